//! One page first: the numbers patient and counselor read side by side.
//!
//! Owns which numbers, and that each says what it is out of. A day without an entry is counted as a day without an entry.

use std::collections::{BTreeSet, HashMap};

use evenkeel_domain::cravings::{Craving, CravingOutcome};
use evenkeel_domain::lessons::LessonCard;
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::sessions::Occurrence;
use evenkeel_domain::share::ExportScope;
use evenkeel_domain::vocabulary::Choice;
use evenkeel_domain::vocabulary::own::WordList;

use super::count::{mean, middle, printed};
use super::cover::day_count;
use super::voice::Voice;
use super::{Chosen, LessonParts};

/// How many triggers and skills the first page names.
const TOP: usize = 3;

/// `None` when there is nothing to count.
pub(super) fn section(
    scope: &ExportScope,
    chosen: &Chosen<'_>,
    voice: &Voice<'_>,
) -> Option<Section> {
    let mut blocks = Vec::new();
    let mut part = |title: &str, rows: Vec<Fact>| {
        blocks.push(Block::Subheading {
            text: voice.say(title),
        });
        blocks.push(Block::Facts { rows });
    };
    if let Some(list) = &chosen.cravings {
        part("report-kind-cravings", cravings(scope, list, voice));
    }
    if let Some(parts) = chosen
        .checkins
        .as_ref()
        .filter(|parts| !parts.list.is_empty() || parts.unanswered > 0)
    {
        let rows = super::checkins::facts(&parts.list, parts.unanswered, voice);
        part("report-kind-checkins", rows);
    }
    // Where there is nothing to count, the section below says so in words.
    if let Some(parts) = chosen
        .sessions
        .as_ref()
        .filter(|parts| !parts.list.is_empty())
    {
        let mut rows = sessions(&parts.list, voice);
        rows.extend(super::attendance::facts(scope, parts, voice));
        part("report-kind-sessions", rows);
    }
    if let Some(parts) = chosen
        .lessons
        .as_ref()
        .filter(|parts| !parts.list.is_empty() || !parts.due.is_empty())
    {
        part("report-kind-lessons", lessons(parts, voice));
    }
    if blocks.is_empty() {
        return None;
    }
    blocks.push(Block::Paragraph {
        text: voice.say("report-missing"),
    });
    Some(Section {
        heading: voice.say("report-summary"),
        blocks,
    })
}

fn cravings(scope: &ExportScope, list: &[&Craving], voice: &Voice<'_>) -> Vec<Fact> {
    let mut rows = Vec::new();
    let n = list.len().to_string();
    let days: BTreeSet<_> = list
        .iter()
        .map(|craving| craving.occurred.local.date())
        .collect();
    let all = day_count(scope.from, voice.last_day_so_far());
    let with = i64::try_from(days.len()).unwrap_or(i64::MAX);
    let (on, of, empty) = (
        with.to_string(),
        all.max(with).to_string(),
        (all - with).max(0).to_string(),
    );
    rows.push(Fact::new(
        voice.say("report-logged"),
        voice.with(
            "report-logged-value",
            &[("n", &n), ("days", &on), ("of", &of)],
        ),
    ));
    rows.push(Fact::new(
        voice.say("report-empty-days"),
        voice.with("report-empty-days-value", &[("n", &empty), ("of", &of)]),
    ));

    let strength: Vec<i64> = list
        .iter()
        .map(|craving| i64::from(craving.entry.intensity))
        .collect();
    let Some(peak) = strength.iter().max() else {
        return rows;
    };
    rows.push(Fact::new(
        voice.say("report-peak"),
        voice.with("report-of-ten", &[("n", &peak.to_string())]),
    ));
    if let Some(usual) = middle(&strength) {
        rows.push(Fact::new(
            voice.say("report-usual"),
            voice.with(
                "report-of-ten-from",
                &[("value", &printed(usual)), ("n", &n)],
            ),
        ));
    }
    let passed = list
        .iter()
        .filter(|craving| craving.entry.outcome == Some(CravingOutcome::Passed))
        .count()
        .to_string();
    rows.push(Fact::new(
        voice.say("report-passed"),
        voice.with("report-n-of", &[("n", &passed), ("of", &n)]),
    ));

    let changes: Vec<i64> = list.iter().filter_map(|craving| change(craving)).collect();
    let rated = changes.len().to_string();
    rows.push(Fact::new(
        voice.say("report-rated-again"),
        voice.with("report-n-of", &[("n", &rated), ("of", &n)]),
    ));
    if let Some(mean) = mean(&changes) {
        rows.push(Fact::new(
            voice.say("report-change"),
            voice.with(
                "report-change-value",
                &[("value", &printed(mean)), ("n", &rated)],
            ),
        ));
    }
    let minutes: Vec<i64> = list
        .iter()
        .filter_map(|craving| craving.minutes_to_ease())
        .collect();
    if let Some(usual) = middle(&minutes) {
        let count = minutes.len().to_string();
        rows.push(Fact::new(
            voice.say("report-ease"),
            voice.with(
                "report-ease-value",
                &[("value", &printed(usual)), ("n", &count)],
            ),
        ));
    }
    rows.extend(triggers(list, voice));
    rows.extend(skills(list, voice));
    rows
}

/// Last second number minus first number; none when it was not rated again.
fn change(craving: &Craving) -> Option<i64> {
    let last = craving
        .rerates
        .iter()
        .rev()
        .find_map(|rerate| rerate.intensity)?;
    Some(i64::from(last) - i64::from(craving.entry.intensity))
}

/// Most frequent first; equal ones in the order they first came up.
fn ranked<'a>(
    found: impl Iterator<Item = (&'a Choice, Option<i64>)>,
) -> Vec<(&'a Choice, usize, Vec<i64>)> {
    let mut order: Vec<&Choice> = Vec::new();
    let mut groups: HashMap<&Choice, (usize, Vec<i64>)> = HashMap::new();
    for (choice, number) in found {
        let group = groups.entry(choice).or_insert_with(|| {
            order.push(choice);
            (0, Vec::new())
        });
        group.0 += 1;
        group.1.extend(number);
    }
    let mut all: Vec<_> = order
        .into_iter()
        .filter_map(|choice| {
            groups
                .remove(choice)
                .map(|(count, numbers)| (choice, count, numbers))
        })
        .collect();
    all.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    all.truncate(TOP);
    all
}

fn triggers(list: &[&Craving], voice: &Voice<'_>) -> Option<Fact> {
    let n = list.len().to_string();
    let found = list.iter().flat_map(|craving| {
        let strength = i64::from(craving.entry.intensity);
        craving
            .entry
            .triggers
            .iter()
            .map(move |trigger| (trigger, Some(strength)))
    });
    let rows = ranked(found)
        .into_iter()
        .map(|(trigger, count, strengths)| {
            let (count, mean) = (
                count.to_string(),
                mean(&strengths).map(printed).unwrap_or_default(),
            );
            let value = voice.with(
                "report-trigger-value",
                &[("n", &count), ("of", &n), ("mean", &mean)],
            );
            (voice.choice(WordList::Triggers, trigger), value)
        });
    named("report-top-triggers", merged(rows), voice)
}

fn skills(list: &[&Craving], voice: &Voice<'_>) -> Option<Fact> {
    let found = list.iter().flat_map(|craving| {
        craving
            .entry
            .skills
            .iter()
            .zip(craving.skill_changes())
            .map(|(used, change)| (&used.skill, change.map(i64::from)))
    });
    let rows = ranked(found).into_iter().map(|(skill, count, changes)| {
        let (count, rated) = (count.to_string(), changes.len().to_string());
        let value = match mean(&changes) {
            Some(mean) => voice.with(
                "report-skill-value",
                &[("n", &count), ("mean", &printed(mean)), ("rated", &rated)],
            ),
            None => voice.with("report-skill-unrated", &[("n", &count)]),
        };
        (voice.choice(WordList::Skills, skill), value)
    });
    named("report-top-skills", merged(rows), voice)
}

/// Own words that are not printed all have one name; a second line under it would tell nothing, so only the first is kept.
fn merged(rows: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    rows.filter(|(name, _)| seen.insert(name.clone())).collect()
}

fn named(label: &str, rows: Vec<(String, String)>, voice: &Voice<'_>) -> Option<Fact> {
    if rows.is_empty() {
        return None;
    }
    let lines: Vec<String> = rows
        .into_iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    Some(Fact::new(voice.say(label), lines.join("\n")))
}

fn sessions(list: &[&Occurrence], voice: &Voice<'_>) -> Vec<Fact> {
    let planned: Vec<_> = list
        .iter()
        .filter(|session| !session.cancelled && !session.all_day)
        .collect();
    let cancelled = list
        .iter()
        .filter(|session| session.cancelled)
        .count()
        .to_string();
    let moved = planned
        .iter()
        .filter(|session| session.moved)
        .count()
        .to_string();
    let minutes: i64 = planned
        .iter()
        .filter(|session| session.counts_hours)
        .map(|session| (session.end - session.start).num_minutes())
        .sum();
    #[allow(
        clippy::cast_precision_loss,
        reason = "minutes of a program are far below 2^52"
    )]
    let hours = printed(minutes as f64 / 60.0);
    vec![
        Fact::new(
            voice.say("report-planned"),
            voice.with(
                "report-planned-value",
                &[
                    ("n", &planned.len().to_string()),
                    ("moved", &moved),
                    ("cancelled", &cancelled),
                ],
            ),
        ),
        Fact::new(
            voice.say("report-hours"),
            voice.with("report-hours-value", &[("hours", &hours)]),
        ),
    ]
}

fn lessons(parts: &LessonParts<'_>, voice: &Voice<'_>) -> Vec<Fact> {
    let finished = |list: &[&LessonCard]| {
        list.iter()
            .filter(|lesson| super::lessons::finished(lesson, voice).is_some())
            .count()
            .to_string()
    };
    let line = |label: &str, value: &str, list: &[&LessonCard]| {
        let (n, of) = (finished(list), list.len().to_string());
        Fact::new(
            voice.say(label),
            voice.with(value, &[("n", &n), ("of", &of)]),
        )
    };
    let mut rows = Vec::new();
    if !parts.list.is_empty() {
        rows.push(line(
            "report-finished",
            "report-finished-value",
            &parts.list,
        ));
    }
    if !parts.due.is_empty() {
        rows.push(line("report-due", "report-due-value", &parts.due));
    }
    rows
}
