//! Every lesson opened in the chosen days.

use chrono::{DateTime, Utc};
use evenkeel_domain::lessons::LessonCard;
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::ShareFlag;

use super::voice::Voice;

/// When it was finished, if that was not after the report's last day.
pub(super) fn finished(lesson: &LessonCard, voice: &Voice<'_>) -> Option<DateTime<Utc>> {
    lesson
        .progress
        .as_ref()?
        .finished
        .filter(|at| voice.day_of(*at) <= voice.to)
}

pub(super) fn section(list: &[&LessonCard], voice: &Voice<'_>) -> Section {
    let heading = voice.say("report-kind-lessons");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: voice.say("report-lessons-none"),
            }],
        };
    }
    let mut blocks = vec![Block::Table {
        caption: voice.with("report-lessons-caption", &[("n", &list.len().to_string())]),
        head: ["title", "started", "finished", "questions", "sure"]
            .iter()
            .map(|name| voice.say(&format!("report-lesson-{name}")))
            .collect(),
        rows: list
            .iter()
            .filter_map(|lesson| row(lesson, voice))
            .collect(),
    }];
    if voice.free_text {
        let rows: Vec<Fact> = list
            .iter()
            .filter_map(|lesson| lesson.progress.as_ref().map(|progress| (lesson, progress)))
            .filter(|(_, progress)| voice.day_of(progress.updated_at) <= voice.to)
            .filter(|(_, progress)| {
                progress.state.share != ShareFlag::Never
                    && !progress.state.reflection.trim().is_empty()
            })
            .map(|(lesson, progress)| {
                Fact::new(lesson.title.clone(), progress.state.reflection.clone())
            })
            .collect();
        blocks.extend(voice.titled("report-reflections", rows));
    }
    Section { heading, blocks }
}

fn row(lesson: &LessonCard, voice: &Voice<'_>) -> Option<Vec<String>> {
    let progress = lesson.progress.as_ref()?;
    let started = voice.day_of(progress.started);
    // Answers carry no day of their own: what was changed after the last day is not part of these days.
    let within = voice.day_of(progress.updated_at) <= voice.to;
    let questions = if within && !progress.state.answers.is_empty() {
        let right = progress
            .state
            .answers
            .iter()
            .filter(|answer| answer.first_try)
            .count()
            .to_string();
        voice.with(
            "report-n-of",
            &[
                ("n", &right),
                ("of", &progress.state.answers.len().to_string()),
            ],
        )
    } else {
        voice.say("report-no-answer-yet")
    };
    Some(vec![
        lesson.title.clone(),
        if started < voice.from {
            voice.say("report-before")
        } else {
            voice.date(started)
        },
        finished(lesson, voice).map_or_else(
            || voice.say("report-not-finished"),
            |at| voice.date(voice.day_of(at)),
        ),
        questions,
        match progress.state.confidence_after.filter(|_| within) {
            Some(sure) => voice.with("report-of-ten", &[("n", &sure.to_string())]),
            None => voice.say("report-no-answer-yet"),
        },
    ])
}
