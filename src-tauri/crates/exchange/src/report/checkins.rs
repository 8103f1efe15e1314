//! Check-ins: which are chosen, and a row for each day, mornings and evenings in columns of their own; below it the person's own words
//! when they were chosen.
//!
//! Never what was said about use or about medicine: these are kinds of their own that no report holds, and nothing here tells
//! whether they were answered. Not answered stays apart from zero, and "skipped" from both.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart};
use evenkeel_domain::report::{Block, Fact, MAX_COLUMNS, Section};
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
    let mut blocks = tables(list, wording);
    blocks.push(Block::Paragraph {
        text: wording.say("report-checkins-note"),
    });
    let rows: Vec<Fact> = list
        .iter()
        .flat_map(|checkin| own_words(checkin, wording))
        .collect();
    blocks.extend(wording.titled("report-own-words", rows));
    Section { heading, blocks }
}

/// The lines above the table: how many, and means of mornings and of evenings with what they are out of. Empty when nothing was asked for.
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
    for column in columns(list) {
        let all: Vec<i64> = list
            .iter()
            .filter(|checkin| checkin.part == column.part)
            .filter_map(|checkin| (column.number)(&checkin.entry).map(i64::from))
            .collect();
        let Some(mean) = mean(&all) else { continue };
        rows.push(Fact::new(
            column.name(wording),
            wording.with(
                "report-checkin-mean",
                &[("value", &printed(mean)), ("n", &all.len().to_string())],
            ),
        ));
    }
    rows
}

/// One number of one part of the day: a morning's mood is not an evening's.
#[derive(Clone, Copy)]
struct Column {
    part: CheckinPart,
    item: CheckinItem,
    number: fn(&CheckinEntry) -> Option<u8>,
    id: &'static str,
}

impl Column {
    fn name(self, wording: &Wording<'_>) -> String {
        let item = wording.say(&format!("report-checkin-{}", self.id));
        format!("{item}, {}", part_name(self.part, wording))
    }

    fn cell(self, day: &[&Checkin], wording: &Wording<'_>) -> String {
        let Some(checkin) = day.iter().find(|checkin| checkin.part == self.part) else {
            return wording.say("report-checkin-nothing");
        };
        match (self.number)(&checkin.entry) {
            Some(number) => number.to_string(),
            None if !checkin.entry.asked.contains(&self.item) => wording.say("report-not-asked"),
            None if skipped(checkin) => wording.say("report-checkin-skipped"),
            None => wording.say("report-no-answer"),
        }
    }
}

/// Those that have an answer on any day; the others would be empty from top to bottom.
fn columns(list: &[&Checkin]) -> Vec<Column> {
    CheckinPart::ALL
        .into_iter()
        .flat_map(|part| {
            NUMBERS.into_iter().map(move |(item, number, id)| Column {
                part,
                item,
                number,
                id,
            })
        })
        .filter(|column| {
            list.iter().any(|checkin| {
                checkin.part == column.part && (column.number)(&checkin.entry).is_some()
            })
        })
        .collect()
}

fn part_name(part: CheckinPart, wording: &Wording<'_>) -> String {
    wording.say(match part {
        CheckinPart::Morning => "report-checkin-morning",
        CheckinPart::Evening => "report-checkin-evening",
    })
}

/// A row for each day with a check-in. Mornings and evenings get a table each where one would be too wide.
fn tables(list: &[&Checkin], wording: &Wording<'_>) -> Vec<Block> {
    let mut days: BTreeMap<NaiveDate, Vec<&Checkin>> = BTreeMap::new();
    for checkin in list {
        days.entry(checkin.date).or_default().push(checkin);
    }
    let columns = columns(list);
    if columns.is_empty() {
        return vec![Block::Paragraph {
            text: wording.with("report-checkins-silent", &[("n", &list.len().to_string())]),
        }];
    }
    if columns.len() < MAX_COLUMNS {
        return vec![table(&days, &columns, list.len(), wording)];
    }
    CheckinPart::ALL
        .into_iter()
        .map(|part| {
            let columns: Vec<Column> = columns
                .iter()
                .filter(|column| column.part == part)
                .copied()
                .collect();
            let days: BTreeMap<NaiveDate, Vec<&Checkin>> = days
                .iter()
                .filter(|(_, day)| day.iter().any(|checkin| checkin.part == part))
                .map(|(day, all)| (*day, all.clone()))
                .collect();
            let n = list.iter().filter(|checkin| checkin.part == part).count();
            table(&days, &columns, n, wording)
        })
        .collect()
}

fn table(
    days: &BTreeMap<NaiveDate, Vec<&Checkin>>,
    columns: &[Column],
    checkins: usize,
    wording: &Wording<'_>,
) -> Block {
    let mut head = vec![wording.say("report-checkin-when")];
    head.extend(columns.iter().map(|column| column.name(wording)));
    Block::Table {
        caption: wording.with(
            "report-checkins-caption",
            &[
                ("n", &checkins.to_string()),
                ("days", &days.len().to_string()),
            ],
        ),
        head,
        rows: days
            .iter()
            .map(|(date, day)| {
                let mut cells = vec![day_name(*date, day, wording)];
                cells.extend(columns.iter().map(|column| column.cell(day, wording)));
                cells
            })
            .collect(),
    }
}

/// The day, and which of its check-ins were written later.
fn day_name(date: NaiveDate, day: &[&Checkin], wording: &Wording<'_>) -> String {
    let mut lines = vec![wording.date(date)];
    lines.extend(day.iter().filter_map(|checkin| {
        let late = wording.late(checkin.occurred.at, checkin.created_at)?;
        Some(format!("{}: {late}", part_name(checkin.part, wording)))
    }));
    lines.join("\n")
}

/// Nothing that a report could hold was answered. What is held back counts for nothing here: else it would show that there was
/// an answer to it.
fn skipped(checkin: &Checkin) -> bool {
    let entry = &checkin.entry;
    let number = NUMBERS.iter().any(|(_, number, _)| number(entry).is_some());
    !number && entry.good_thing.trim().is_empty() && entry.intention.trim().is_empty()
}

fn when(checkin: &Checkin, wording: &Wording<'_>) -> String {
    let part = part_name(checkin.part, wording);
    let mut when = format!("{}\n{part}", wording.date(checkin.date));
    if let Some(late) = wording.late(checkin.occurred.at, checkin.created_at) {
        when.push('\n');
        when.push_str(&late);
    }
    when
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
