//! What is left of a medication, and what is taken as it is needed.
//!
//! Owns counting off, never below zero in silence and never in the way of a record, and how many were taken in the last 24 hours by
//! instants. Refuses to say whether another may be taken.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};

use super::seen::CourseNow;
use super::{Dose, DoseAnswer, DoseShape, Refill};
use crate::Id;

/// The same medicine noted twice within this time, without a slot, is asked about.
pub const TWICE_WITHIN: Duration = Duration::minutes(5);

/// What is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// Doses left, never below zero.
    pub doses: u32,
    /// More were taken than there were: count again.
    pub count_again: bool,
    /// The day on which the last one that is left is due; none when nothing is left, or that cannot be said or lies years ahead.
    pub last_day: Option<NaiveDate>,
    /// Doses vary, so the day is only about right.
    pub about: bool,
    /// When the person wants to hear of it, on the wall clock where they are; none without a day.
    pub remind: Option<NaiveDateTime>,
    /// That has come, or nothing is left.
    pub due: bool,
}

impl CourseNow<'_> {
    /// Doses that were taken after what is left was counted, of those that were read; zero when nothing is counted.
    #[must_use]
    pub fn taken_since_count(&self) -> u32 {
        let Some(refill) = &self.course.medication.entry.refill else {
            return 0;
        };
        self.taken(|at| at > refill.counted.at)
    }

    /// How many were taken in the last 24 hours, by instants.
    #[must_use]
    pub fn taken_24h(&self) -> u32 {
        let since = self.now.at.checked_sub_signed(Duration::hours(24));
        self.taken(|at| since.is_none_or(|since| at > since) && at <= self.now.at)
    }

    fn taken(&self, wanted: impl Fn(DateTime<Utc>) -> bool) -> u32 {
        let doses = self.live_doses().into_iter();
        let taken =
            doses.filter(|dose| dose.entry.answer == DoseAnswer::Taken && wanted(dose.occurred.at));
        u32::try_from(taken.count()).unwrap_or(u32::MAX)
    }

    /// What is left after `taken` doses since it was counted; none when that is not counted.
    #[must_use]
    pub fn left(&self, taken: u32) -> Option<Left> {
        let Refill {
            doses_left,
            days_before,
            at,
            ..
        } = self.course.medication.entry.refill.as_ref()?;
        let doses = doses_left.saturating_sub(taken);
        let last_day = usize::try_from(doses)
            .ok()
            .filter(|doses| *doses > 0)
            .and_then(|doses| Some(self.coming(doses).get(doses - 1)?.date));
        let remind = last_day
            .and_then(|day| day.checked_sub_signed(Duration::days(i64::from(*days_before))))
            .map(|day| day.and_time(*at));
        let due = doses == 0 || remind.is_some_and(|remind| remind <= self.now.local());
        Some(Left {
            doses,
            count_again: taken > *doses_left,
            last_day,
            about: self.varies(),
            remind,
            due,
        })
    }

    /// Whether any part that rules now or later is not fixed by the calendar.
    fn varies(&self) -> bool {
        self.lines.iter().any(|line| {
            let now = self.wall(&line.pieces);
            line.pieces.iter().any(|piece| {
                let over = now.is_some_and(|now| piece.end <= now);
                let varies = piece.part.shape.is_chain()
                    || matches!(piece.part.shape, DoseShape::AsNeeded { .. });
                piece.start < piece.end && !over && varies
            })
        })
    }

    /// What is there already where the same dose would be noted again: an answer to that slot, or without a slot one within
    /// [`TWICE_WITHIN`]. The latest of them; it is asked about and never refused.
    #[must_use]
    pub fn already(&self, slot: Option<&super::SlotKey>, at: DateTime<Utc>) -> Option<&Dose> {
        let order = |dose: &&Dose| (dose.created_at, dose.id);
        match slot {
            Some(key) => self.answers_to(key).iter().copied().max_by_key(order),
            None => {
                let near = |dose: &&Dose| {
                    dose.entry.slot.is_none() && (dose.occurred.at - at).abs() <= TWICE_WITHIN
                };
                self.live_doses().into_iter().filter(near).max_by_key(order)
            }
        }
    }

    /// Whether a note with a dose may be asked for: at most one on a lived day.
    #[must_use]
    pub fn may_ask_note(&self, day: NaiveDate) -> bool {
        let noted = |dose: &&Dose| !dose.entry.note.is_empty() && super::notes::day(dose) == day;
        !self.live_doses().iter().any(noted)
    }

    /// The latest dose that was taken or given.
    #[must_use]
    pub fn last_taken(&self) -> Option<Id> {
        let doses = self.live_doses().into_iter();
        doses
            .filter(|dose| dose.entry.answer == DoseAnswer::Taken)
            .max_by_key(|dose| (dose.occurred.at, dose.created_at, dose.id))
            .map(|dose| dose.id)
    }
}
