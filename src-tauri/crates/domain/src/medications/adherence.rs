//! How many of the due doses were taken, and beside it always what else became of them.
//!
//! Owns the counts. Not recorded is its own count and part of no other; what was paused was not due. A count says nothing about a person.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seen::CourseNow;
use super::{Dose, DoseAnswer, Slot, SlotState};
use crate::checkins::day_of;

/// Under so many due doses no number is shown: it would say more than is known.
pub const LEAST_DUE: u32 = 5;

/// What became of the doses of a medication, from its first slot on or in a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Adherence {
    /// The day of the first slot that is counted.
    pub since: NaiveDate,
    /// How many were due: those of the next four counts, late ones once.
    pub due: u32,
    /// Taken, late ones among them.
    pub taken: u32,
    /// Taken later than the schedule's threshold.
    pub late: u32,
    /// Not taken, knowingly.
    pub skipped: u32,
    /// Nothing was said.
    pub not_recorded: u32,
    /// In a pause: not among those that were due.
    pub paused: u32,
    /// The most days in a row without a dose that was taken, from the first due day to yesterday, days in a pause left out; lived days,
    /// which turn at four in the morning. None before one such day is over.
    pub longest_gap_days: Option<u32>,
}

impl CourseNow<'_> {
    /// The counts since the first slot; none under [`LEAST_DUE`] due doses, and for what is never due.
    #[must_use]
    pub fn adherence(&self) -> Option<Adherence> {
        let (first, last) = self.reach()?;
        let found = self.counts(first, last)?;
        (found.due >= LEAST_DUE).then_some(found)
    }

    /// The counts of the slots listed under the days from `first` to `last`, whose time has come or that are answered; none without any.
    #[must_use]
    pub fn counts(&self, first: NaiveDate, last: NaiveDate) -> Option<Adherence> {
        let mut found: Option<Adherence> = None;
        let mut from = first;
        while from <= last {
            let until = from
                .checked_add_days(Days::new(super::MOST_DAYS - 1))
                .unwrap_or(last)
                .min(last);
            for slot in self.slots(from, until).items {
                self.count(&mut found, &slot);
            }
            let Some(next) = until.succ_opt() else { break };
            from = next;
        }
        if let Some(found) = &mut found {
            found.longest_gap_days = self.longest_gap(found.since, last);
        }
        found
    }

    fn count(&self, found: &mut Option<Adherence>, slot: &Slot<'_>) {
        let paused = slot.state == SlotState::Paused;
        let over = slot.dose.is_some() || slot.at <= self.now.at;
        if !(slot.state.counts() || paused && over) {
            return;
        }
        let counts = found.get_or_insert(Adherence {
            since: slot.date,
            due: 0,
            taken: 0,
            late: 0,
            skipped: 0,
            not_recorded: 0,
            paused: 0,
            longest_gap_days: None,
        });
        counts.since = counts.since.min(slot.date);
        if slot.state.counts() {
            counts.due += 1;
        }
        match slot.state {
            SlotState::Taken => counts.taken += 1,
            SlotState::TakenLate => {
                counts.taken += 1;
                counts.late += 1;
            }
            SlotState::Skipped => counts.skipped += 1,
            SlotState::NotRecorded => counts.not_recorded += 1,
            SlotState::Paused => counts.paused += 1,
            SlotState::Future | SlotState::Due => {}
        }
    }

    /// The first and the last day that can have a slot with something to count.
    fn reach(&self) -> Option<(NaiveDate, NaiveDate)> {
        let pieces = self.lines.iter().flat_map(|line| &line.pieces);
        let ruling = pieces.filter(|piece| piece.part.shape.is_due() && piece.start < piece.end);
        let begins = ruling.map(|piece| piece.start.date());
        let doses = self.live_doses();
        let told = doses.iter().filter_map(|dose| Some(dose.entry.slot?.date));
        let here = self.now.local().date().checked_add_days(Days::new(2))?;
        let first = begins.chain(told.clone()).min()?;
        Some((first, told.chain([here]).max()?))
    }

    fn longest_gap(&self, first: NaiveDate, last: NaiveDate) -> Option<u32> {
        let yesterday = day_of(self.now.local()).pred_opt()?;
        let stopped = self.course.medication.entry.stopped;
        let last = last.min(yesterday).min(stopped.unwrap_or(yesterday));
        let doses = self.live_doses().into_iter();
        let taken: BTreeSet<NaiveDate> = doses
            .filter(|dose| dose.entry.answer == DoseAnswer::Taken)
            .map(lived_day)
            .collect();
        let mut longest = None;
        let mut run = 0_u32;
        for day in first.iter_days().take_while(|day| *day <= last) {
            if taken.contains(&day) {
                run = 0;
            } else if self.pause_on(day).is_none() {
                run += 1;
            }
            longest = longest.max(Some(run));
        }
        longest
    }
}

fn lived_day(dose: &Dose) -> NaiveDate {
    day_of(dose.occurred.local)
}
