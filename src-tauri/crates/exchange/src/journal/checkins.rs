//! Every chosen check-in: one table, and below it the person's own words when they were chosen.
//!
//! Never what was said about use or about medicine: these are kinds of their own that no report holds, and nothing here tells
//! whether they were answered. Not answered stays apart from zero, and "skipped" from both.

use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart};
use evenkeel_domain::report::{Block, Fact, Section};

use super::count::{mean, printed};
use super::voice::Voice;

/// A number of a check-in and the item it answers.
type Number = (CheckinItem, fn(&CheckinEntry) -> Option<u8>, &'static str);

/// The numbers that are printed, with the name of each in the messages.
const NUMBERS: [Number; 7] = [
    (CheckinItem::Mood, |entry| entry.mood, "mood"),
    (CheckinItem::CravingPeak, |entry| entry.craving_peak, "peak"),
    (CheckinItem::Confidence, |entry| entry.confidence, "sure"),
    (CheckinItem::Stress, |entry| entry.stress, "stress"),
    (CheckinItem::Pain, |entry| entry.pain, "pain"),
    (CheckinItem::SleepHours, |entry| entry.sleep_hours, "sleep"),
    (
        CheckinItem::SleepQuality,
        |entry| entry.sleep_quality,
        "rest",
    ),
];

pub(super) fn section(list: &[&Checkin], voice: &Voice<'_>) -> Section {
    let heading = voice.say("report-kind-checkins");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: voice.say("report-checkins-none"),
            }],
        };
    }
    let mut head = vec![voice.say("report-checkin-when")];
    head.extend(
        NUMBERS
            .iter()
            .map(|(_, _, name)| voice.say(&format!("report-checkin-{name}"))),
    );
    let mut blocks = vec![
        Block::Table {
            caption: voice.with("report-checkins-caption", &[("n", &list.len().to_string())]),
            head,
            rows: list.iter().map(|checkin| row(checkin, voice)).collect(),
        },
        Block::Paragraph {
            text: voice.say("report-checkins-note"),
        },
    ];
    if voice.free_text {
        let rows: Vec<Fact> = list
            .iter()
            .flat_map(|checkin| own_words(checkin, voice))
            .collect();
        blocks.extend(voice.titled("report-own-words", rows));
    }
    Section { heading, blocks }
}

/// The lines of the first page: how many, and means with what they are out of.
/// `unanswered` is how often one was asked for and the day ended without it.
pub(super) fn facts(list: &[&Checkin], unanswered: usize, voice: &Voice<'_>) -> Vec<Fact> {
    let skipped = list.iter().filter(|one| skipped(one)).count();
    let mut rows = vec![Fact::new(
        voice.say("report-checkins-written"),
        voice.with(
            "report-checkins-written-value",
            &[
                ("n", &(list.len() - skipped).to_string()),
                ("skipped", &skipped.to_string()),
            ],
        ),
    )];
    if unanswered > 0 {
        rows.push(Fact::new(
            voice.say("report-checkins-unanswered"),
            voice.with(
                "report-checkins-unanswered-value",
                &[("n", &unanswered.to_string())],
            ),
        ));
    }
    for (_, number, name) in NUMBERS {
        let all: Vec<i64> = list
            .iter()
            .filter_map(|checkin| number(&checkin.entry).map(i64::from))
            .collect();
        let Some(mean) = mean(&all) else { continue };
        rows.push(Fact::new(
            voice.say(&format!("report-checkin-{name}")),
            voice.with(
                "report-checkin-mean",
                &[("value", &printed(mean)), ("n", &all.len().to_string())],
            ),
        ));
    }
    rows
}

/// Nothing that a report could hold was answered. What is held back counts for nothing here: else it would show that there was
/// an answer to it.
fn skipped(checkin: &Checkin) -> bool {
    let entry = &checkin.entry;
    let number = NUMBERS.iter().any(|(_, number, _)| number(entry).is_some());
    !number && entry.good_thing.trim().is_empty() && entry.intention.trim().is_empty()
}

fn when(checkin: &Checkin, voice: &Voice<'_>) -> String {
    let part = match checkin.part {
        CheckinPart::Morning => "report-checkin-morning",
        CheckinPart::Evening => "report-checkin-evening",
    };
    let mut when = format!("{}\n{}", voice.date(checkin.date), voice.say(part));
    if let Some(late) = voice.late(checkin.occurred.at, checkin.created_at) {
        when.push('\n');
        when.push_str(&late);
    }
    when
}

fn row(checkin: &Checkin, voice: &Voice<'_>) -> Vec<String> {
    let skipped = skipped(checkin);
    let mut cells = vec![when(checkin, voice)];
    cells.extend(
        NUMBERS
            .iter()
            .map(|(item, number, _)| match number(&checkin.entry) {
                Some(number) => number.to_string(),
                None if !checkin.entry.asked.contains(item) => voice.say("report-not-asked"),
                None if skipped => voice.say("report-checkin-skipped"),
                None => voice.say("report-no-answer"),
            }),
    );
    cells
}

fn own_words(checkin: &Checkin, voice: &Voice<'_>) -> Vec<Fact> {
    [
        ("report-checkin-good", &checkin.entry.good_thing),
        ("report-checkin-intention", &checkin.entry.intention),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(label, text)| {
        Fact::new(
            format!("{}\n{}", when(checkin, voice), voice.say(label)),
            text.clone(),
        )
    })
    .collect()
}
