//! Another version of a schedule, and a move of one dose: what may be said from when on.
//!
//! Owns that a change never reaches back. It begins now or later, by whichever clock is later where it changes the clock too, and after
//! every dose that was taken ahead of its time, so that none of them is due a second time.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::seen::CourseNow;
use super::{
    DoseClock, DoseShape, ScheduleEntry, SchedulePart, ScheduleVersion, SlotKey, SlotKind,
    to_the_minute,
};
use crate::Id;
use crate::error::{ErrorCode, Invalid};

/// How many days back the first version of a schedule may begin, and how many days ahead any version.
pub const FIRST_BACK_DAYS: u64 = 366;

impl CourseNow<'_> {
    /// The earliest wall-clock time from which another version of a schedule with the clock `clock` can begin: what it begins with
    /// where nothing else is said. Without a schedule it is now.
    #[must_use]
    pub fn change_from(&self, schedule: Option<Id>, clock: &DoseClock) -> NaiveDateTime {
        let wall = |clock: &DoseClock| {
            let zone = crate::calendar::Zone::named(clock.zone(&self.now.zone));
            to_the_minute(zone.local(self.now.at))
        };
        let mut from = wall(clock);
        let versions = self.course.versions.iter();
        let mine = versions.filter(|version| Some(version.schedule) == schedule);
        for version in mine {
            from = from.max(wall(&version.entry.clock));
        }
        let doses = self.live_doses().into_iter();
        let answered = doses.filter_map(|dose| {
            let key = dose.entry.slot?;
            let (version, part) = self.part(&key)?;
            let mine = Some(version.schedule) == schedule;
            let time = part.shape.times().get(usize::from(key.place))?;
            mine.then(|| key.date.and_time(*time))
        });
        let minute = TimeDelta::minutes(1);
        let after = answered
            .filter_map(|local| local.checked_add_signed(minute))
            .max();
        after.map_or(from, |after| from.max(after))
    }

    /// Checks that a version of a schedule can begin at `from`. `entry` has been checked by itself.
    ///
    /// # Errors
    /// In `from`: [`ErrorCode::ChangeInPast`], [`ErrorCode::DateTooOld`] for a first version more than a year back,
    /// [`ErrorCode::DateTooFar`] more than a year ahead, [`ErrorCode::EndBeforeStart`] after the medication was stopped. In `parts`:
    /// [`ErrorCode::ScheduleNeverFires`] when no dose would ever be due from then on.
    pub fn check_change(
        &self,
        schedule: Option<Id>,
        from: NaiveDateTime,
        entry: &ScheduleEntry,
    ) -> Result<(), Invalid> {
        let refuse = |code| Err(Invalid::new(code, "from"));
        let now = self.change_from(None, &entry.clock);
        let mine = |version: &&ScheduleVersion| Some(version.schedule) == schedule;
        let is_first = !self.course.versions.iter().any(|version| mine(&version));
        if is_first {
            let oldest = now.checked_sub_days(Days::new(FIRST_BACK_DAYS));
            if oldest.is_some_and(|oldest| from < oldest) {
                return refuse(ErrorCode::DateTooOld);
            }
        } else if to_the_minute(from) < self.change_from(schedule, &entry.clock) {
            return refuse(ErrorCode::ChangeInPast);
        }
        let farthest = now.checked_add_days(Days::new(FIRST_BACK_DAYS));
        if farthest.is_none_or(|farthest| from > farthest) {
            return refuse(ErrorCode::DateTooFar);
        }
        let stopped = self.course.medication.entry.stopped;
        if stopped.is_some_and(|stopped| stopped < from.date()) {
            return refuse(ErrorCode::EndBeforeStart);
        }
        let ends = entry.parts.is_empty() && !is_first;
        if ends || entry.parts.iter().any(|part| fires(part, from, stopped)) {
            Ok(())
        } else {
            Err(Invalid::new(ErrorCode::ScheduleNeverFires, "parts"))
        }
    }

    /// Checks that a dose can be moved to `to`: it is the open one of a schedule that counts from the day it was given.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] in `slot`; [`ErrorCode::ChangeInPast`] in `to`.
    pub fn check_move(&self, slot: &SlotKey, to: NaiveDateTime) -> Result<(), Invalid> {
        let found = self
            .slot(slot)
            .filter(|slot| slot.kind == SlotKind::AfterGiven && slot.dose.is_none())
            .ok_or_else(|| Invalid::new(ErrorCode::NotFound, "slot"))?;
        let here = to_the_minute(self.zones.get(found.zone).local(self.now.at));
        if to < here {
            return Err(Invalid::new(ErrorCode::ChangeInPast, "to"));
        }
        Ok(())
    }
}

/// Whether a part has anything to say at or after `from`, and before the last day.
fn fires(part: &SchedulePart, from: NaiveDateTime, stopped: Option<NaiveDate>) -> bool {
    let last = part.until.into_iter().chain(stopped).min();
    let last = last.unwrap_or(NaiveDate::MAX);
    let start = from.max(part.from.and_time(NaiveTime::MIN));
    if start.date() > last {
        return false;
    }
    match &part.shape {
        DoseShape::AsNeeded { .. } | DoseShape::AsLabel { .. } => true,
        DoseShape::AfterHours { first, .. } => first.date() <= last,
        DoseShape::AfterGiven { first, at, .. } => {
            let passed = *first <= start.date() && *at < start.time();
            let day = (*first).max(start.date());
            let day = if passed { day.succ_opt() } else { Some(day) };
            day.is_some_and(|day| day <= last)
        }
        shape => part.dates(start.date(), last).take(2).any(|date| {
            shape
                .times()
                .iter()
                .any(|time| date.and_time(*time) >= from)
        }),
    }
}
