//! What a schedule would give, shown before it is saved.
//!
//! Owns what is due tomorrow, the next ones, and what has to be said first: that a short month has the 31st on its last day, that the
//! clocks jump over a time, that days between two parts have nothing.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seen::Course;
use super::{Coming, DoseShape, ScheduleEntry, ScheduleVersion};
use crate::time::Now;

/// Most of the next ones.
const SHOWN: usize = 10;

/// Most that can be due on two days.
const TWO_DAYS: usize = 2 * super::MOST_TIMES + 72;

/// What is to be said before a schedule is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum ScheduleNote {
    /// A month that does not have this day has it on its last day.
    ShortMonth {
        /// 29-31.
        day: u8,
    },
    /// The clocks jump over its time that day, so it is due later.
    Shifted {
        /// When it is due, wall clock.
        local: NaiveDateTime,
    },
    /// No dose is due on these days, between two parts.
    Gap {
        /// The first of them.
        from: NaiveDate,
        /// The last of them.
        until: NaiveDate,
    },
}

/// What a schedule would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview<'a> {
    /// Tomorrow, by the schedule's clock.
    pub tomorrow_date: NaiveDate,
    /// What of this schedule is due tomorrow, by this version or the one before it.
    pub tomorrow: Vec<Coming<'a>>,
    /// The next ones, at most ten, from the beginning of this version on.
    pub next: Vec<Coming<'a>>,
    /// What is to be said first.
    pub notes: Vec<ScheduleNote>,
}

/// What `version` would give. `course` has it among its versions, with the earlier ones of its schedule, and what was taken, paused and
/// moved so far.
#[must_use]
pub fn preview<'a>(course: Course<'a>, version: &'a ScheduleVersion, now: &'a Now) -> Preview<'a> {
    let seen = course.at(now);
    let here = seen.clock_of(version);
    let tomorrow_date = here.date().succ_opt().unwrap_or(here.date());
    let mine = |one: &Coming<'a>| one.schedule == version.schedule;
    let all: Vec<Coming<'a>> = seen.coming(TWO_DAYS * super::MOST_SCHEDULES);
    let next: Vec<Coming<'a>> = all
        .iter()
        .filter(|one| mine(one) && one.local >= version.from)
        .take(SHOWN)
        .copied()
        .collect();
    let mut notes = version.entry.notes();
    let shifted = next.iter().filter(|one| one.shifted);
    notes.extend(shifted.map(|one| ScheduleNote::Shifted { local: one.local }));
    Preview {
        tomorrow_date,
        tomorrow: all
            .into_iter()
            .filter(|one| mine(one) && one.date == tomorrow_date)
            .collect(),
        next,
        notes,
    }
}

impl ScheduleEntry {
    /// What is to be said of it whenever it begins.
    #[must_use]
    pub fn notes(&self) -> Vec<ScheduleNote> {
        let mut notes: Vec<ScheduleNote> = Vec::new();
        for part in &self.parts {
            if let DoseShape::EveryMonths { day, .. } = part.shape
                && day > 28
                && !notes.contains(&ScheduleNote::ShortMonth { day })
            {
                notes.push(ScheduleNote::ShortMonth { day });
            }
        }
        for pair in self.parts.windows(2) {
            let [before, after] = pair else { continue };
            let from = before.until.and_then(|until| until.succ_opt());
            if let Some((from, until)) = from.zip(after.from.pred_opt())
                && from <= until
            {
                notes.push(ScheduleNote::Gap { from, until });
            }
        }
        notes
    }
}
