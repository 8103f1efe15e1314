//! Check-ins: which are chosen, what the first page says of them, and one table with all, below it the person's own words when they
//! were chosen.
//!
//! Never what was said about use or about medicine: these are kinds of their own that no report holds, and nothing here tells
//! whether they were answered. Not answered stays apart from zero, and "skipped" from both.

use chrono::NaiveTime;
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{OwnKind, OwnWhat, ShareFlag};

use super::Records;
use super::count::{mean, printed};
use super::own::Own;
use super::period::Period;
use super::wording::Wording;

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

/// The check-ins of the days, and how often one was asked for and the day ended without it.
pub(crate) struct Chosen<'a> {
    pub(crate) list: Vec<&'a Checkin>,
    pub(crate) unanswered: usize,
}

/// Those of the days in order, without deleted ones and those marked "never".
pub(crate) fn choose<'a>(records: &Records<'a>, period: &Period<'_>) -> Chosen<'a> {
    let mut list: Vec<&Checkin> = records
        .checkins
        .iter()
        .filter(|checkin| checkin.deleted_at.is_none())
        .filter(|checkin| checkin.entry.share != ShareFlag::Never)
        .filter(|checkin| period.holds(checkin.date))
        .collect();
    list.sort_by_key(|checkin| (checkin.date, checkin.part, checkin.id));
    // One that is held back is as if it were not there: else what is missing here would tell that there is one.
    let answered = |date, part| list.iter().any(|one| (one.date, one.part) == (date, part));
    let unanswered = records
        .prompts
        .iter()
        .filter(|(date, part)| period.holds(*date) && !answered(*date, *part))
        .filter(|(date, _)| *date < period.day_of(period.now()))
        .count();
    Chosen { list, unanswered }
}

pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let list = chosen.list.as_slice();
    let heading = wording.say("report-kind-checkins");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: wording.say("report-checkins-none"),
            }],
        };
    }
    let mut head = vec![wording.say("report-checkin-when")];
    head.extend(
        NUMBERS
            .iter()
            .map(|(_, _, name)| wording.say(&format!("report-checkin-{name}"))),
    );
    let mut blocks = vec![
        Block::Table {
            caption: wording.with("report-checkins-caption", &[("n", &list.len().to_string())]),
            head,
            rows: list.iter().map(|checkin| row(checkin, wording)).collect(),
        },
        Block::Paragraph {
            text: wording.say("report-checkins-note"),
        },
    ];
    let rows: Vec<Fact> = list
        .iter()
        .flat_map(|checkin| own_words(checkin, wording))
        .collect();
    blocks.extend(wording.titled("report-own-words", rows));
    Section { heading, blocks }
}

/// The lines of the first page: how many, and means with what they are out of. Empty when nothing was asked for.
pub(super) fn facts(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Fact> {
    let Chosen { list, unanswered } = chosen;
    if list.is_empty() && *unanswered == 0 {
        return Vec::new();
    }
    let skipped = list.iter().filter(|one| skipped(one)).count();
    let mut rows = vec![Fact::new(
        wording.say("report-checkins-written"),
        wording.with(
            "report-checkins-written-value",
            &[
                ("n", &(list.len() - skipped).to_string()),
                ("skipped", &skipped.to_string()),
            ],
        ),
    )];
    if *unanswered > 0 {
        rows.push(Fact::new(
            wording.say("report-checkins-unanswered"),
            wording.with(
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
            wording.say(&format!("report-checkin-{name}")),
            wording.with(
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

fn when(checkin: &Checkin, wording: &Wording<'_>) -> String {
    let part = match checkin.part {
        CheckinPart::Morning => "report-checkin-morning",
        CheckinPart::Evening => "report-checkin-evening",
    };
    let mut when = format!("{}\n{}", wording.date(checkin.date), wording.say(part));
    if let Some(late) = wording.late(checkin.occurred.at, checkin.created_at) {
        when.push('\n');
        when.push_str(&late);
    }
    when
}

fn row(checkin: &Checkin, wording: &Wording<'_>) -> Vec<String> {
    let skipped = skipped(checkin);
    let mut cells = vec![when(checkin, wording)];
    cells.extend(
        NUMBERS
            .iter()
            .map(|(item, number, _)| match number(&checkin.entry) {
                Some(number) => number.to_string(),
                None if !checkin.entry.asked.contains(item) => wording.say("report-not-asked"),
                None if skipped => wording.say("report-checkin-skipped"),
                None => wording.say("report-no-answer"),
            }),
    );
    cells
}

fn own_words(checkin: &Checkin, wording: &Wording<'_>) -> Vec<Fact> {
    let at = checkin.date.and_time(NaiveTime::MIN);
    [
        (
            "report-checkin-good",
            OwnWhat::GoodThing,
            &checkin.entry.good_thing,
        ),
        (
            "report-checkin-intention",
            OwnWhat::Intention,
            &checkin.entry.intention,
        ),
    ]
    .into_iter()
    .filter_map(|(label, what, text)| {
        let own = Own::of(OwnKind::Checkins, what, checkin.id, Some(at), text);
        let text = wording.own_line(own)?;
        Some(Fact::new(
            format!("{}\n{}", when(checkin, wording), wording.say(label)),
            text,
        ))
    })
    .collect()
}
