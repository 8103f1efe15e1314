//! Lessons: which are chosen, what the first page says of them, and every one opened in the days.

use chrono::{DateTime, Days, NaiveDate, Utc};
use evenkeel_domain::lessons::{LessonCard, LessonDue};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{OwnKind, OwnWhat, ShareFlag};

use super::Records;
use super::own::Own;
use super::period::Period;
use super::wording::Wording;

/// When it was finished, if that was not after the report's last day.
fn finished(lesson: &LessonCard, wording: &Wording<'_>) -> Option<DateTime<Utc>> {
    lesson
        .progress
        .as_ref()?
        .finished
        .filter(|at| wording.period.day_of(*at) <= wording.period.to)
}

/// The lessons that were opened in the days, and those that were due by their end.
pub(crate) struct Chosen<'a> {
    pub(crate) list: Vec<&'a LessonCard>,
    pub(crate) due: Vec<&'a LessonCard>,
}

pub(crate) fn choose<'a>(records: &Records<'a>, period: &Period<'_>) -> Chosen<'a> {
    let opened = |lesson: &&LessonCard| {
        lesson.progress.as_ref().is_some_and(|progress| {
            period.holds(period.day_of(progress.started))
                || progress
                    .finished
                    .is_some_and(|at| period.holds(period.day_of(at)))
        })
    };
    let due = |lesson: &&LessonCard| {
        lesson
            .due
            .as_ref()
            .filter(|due| !due.cancelled)
            .and_then(|due| day_due(due, records.program?.start))
            .is_some_and(|day| day <= period.last_day_so_far())
    };
    Chosen {
        list: records.lessons.iter().filter(opened).collect(),
        due: records.lessons.iter().filter(due).collect(),
    }
}

/// The first day on which a lesson is due: its session's, or that of its week of the program.
fn day_due(due: &LessonDue, start: Option<NaiveDate>) -> Option<NaiveDate> {
    let of_week = || {
        let weeks = u64::from(due.week?.checked_sub(1)?);
        start?.checked_add_days(Days::new(weeks * 7))
    };
    due.at.map(|at| at.date()).or_else(of_week)
}

/// For the first page: how many are done, of those that were due and of those that were opened.
pub(super) fn line(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Fact {
    let mut lines = Vec::new();
    for (id, list) in [
        ("report-lessons-due", &chosen.due),
        ("report-lessons-opened", &chosen.list),
    ] {
        if !list.is_empty() {
            let (n, of) = (done(list, wording), list.len().to_string());
            lines.push(wording.with(id, &[("n", &n), ("of", &of)]));
        }
    }
    if chosen.list.is_empty() {
        lines.push(wording.say("report-lessons-none"));
    }
    if chosen.due.is_empty() {
        lines.push(wording.say("report-lessons-undated"));
    }
    Fact::new(wording.say("report-kind-lessons"), lines.join("\n"))
}

fn done(list: &[&LessonCard], wording: &Wording<'_>) -> String {
    list.iter()
        .filter(|lesson| finished(lesson, wording).is_some())
        .count()
        .to_string()
}

/// The lines above the table.
pub(super) fn facts(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Fact> {
    let line = |label: &str, value: &str, list: &[&LessonCard]| {
        let (n, of) = (done(list, wording), list.len().to_string());
        Fact::new(
            wording.say(label),
            wording.with(value, &[("n", &n), ("of", &of)]),
        )
    };
    let mut rows = Vec::new();
    if !chosen.list.is_empty() {
        rows.push(line(
            "report-finished",
            "report-finished-value",
            &chosen.list,
        ));
    }
    if !chosen.due.is_empty() {
        rows.push(line("report-due", "report-due-value", &chosen.due));
    }
    rows
}

pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let list = chosen.list.as_slice();
    let heading = wording.say("report-kind-lessons");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: wording.say("report-lessons-none"),
            }],
        };
    }
    let mut blocks = vec![Block::Table {
        caption: wording.with("report-lessons-caption", &[("n", &list.len().to_string())]),
        head: ["title", "started", "finished", "questions", "sure"]
            .iter()
            .map(|name| wording.say(&format!("report-lesson-{name}")))
            .collect(),
        rows: list
            .iter()
            .filter_map(|lesson| row(lesson, wording))
            .collect(),
    }];
    let rows: Vec<Fact> = list
        .iter()
        .filter_map(|lesson| lesson.progress.as_ref().map(|progress| (lesson, progress)))
        .filter(|(_, progress)| wording.period.day_of(progress.updated_at) <= wording.period.to)
        .filter(|(_, progress)| progress.state.share != ShareFlag::Never)
        .filter_map(|(lesson, progress)| {
            let text = &progress.state.reflection;
            let own = Own::of(
                OwnKind::Lessons,
                OwnWhat::Reflection,
                &lesson.id,
                None,
                text,
            );
            let text = wording.own_line(own)?;
            Some(Fact::new(lesson.title.clone(), text))
        })
        .collect();
    blocks.extend(wording.titled("report-reflections", rows));
    Section { heading, blocks }
}

fn row(lesson: &LessonCard, wording: &Wording<'_>) -> Option<Vec<String>> {
    let progress = lesson.progress.as_ref()?;
    let started = wording.period.day_of(progress.started);
    // Answers carry no day of their own: what was changed after the last day is not part of these days.
    let within = wording.period.day_of(progress.updated_at) <= wording.period.to;
    let questions = if within && !progress.state.answers.is_empty() {
        let right = progress
            .state
            .answers
            .iter()
            .filter(|answer| answer.first_try)
            .count()
            .to_string();
        wording.with(
            "report-n-of",
            &[
                ("n", &right),
                ("of", &progress.state.answers.len().to_string()),
            ],
        )
    } else {
        wording.say("report-no-answer-yet")
    };
    Some(vec![
        lesson.title.clone(),
        if started < wording.period.from {
            wording.say("report-before")
        } else {
            wording.date(started)
        },
        finished(lesson, wording).map_or_else(
            || wording.say("report-not-finished"),
            |at| wording.date(wording.period.day_of(at)),
        ),
        questions,
        match progress.state.confidence_after.filter(|_| within) {
            Some(sure) => wording.with("report-of-ten", &[("n", &sure.to_string())]),
            None => wording.say("report-no-answer-yet"),
        },
    ])
}
