//! The bounds of everything that is typed about medications.
//!
//! Owns what is refused, and in which field. Whatever is refused loses nothing: the form still has it. Nothing here takes longer the more
//! somebody sends: lists are counted before they are looked at.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::{
    DoseAnswer, DoseClock, DoseEntry, DoseMove, DoseNote, DoseShape, DoseSpan, LONGEST_EVERY_HOURS,
    MOST_EFFECTS, MOST_PARTS, MOST_REPEATS, MOST_TIMES, MedicationEntry, Pause, ScheduleEntry,
    SchedulePart, SlotKey,
};
use crate::calendar::zone_name;
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, at_most, bounded, in_range, required};
use crate::time::too_old;
use crate::vocabulary::{SIDE_EFFECTS, SKIP_REASONS, Term};

/// Years that a date of a schedule may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// How far an injection can be moved, in days either way.
const MOVED_MOST: i64 = 366;

fn date(date: NaiveDate, field: &str) -> Result<(), Invalid> {
    if date.year() < *YEARS.start() {
        return Err(Invalid::new(ErrorCode::DateTooOld, field));
    }
    in_range(date.year(), *YEARS.start(), *YEARS.end(), field)
}

fn span(from: NaiveDate, until: Option<NaiveDate>, field: &str) -> Result<(), Invalid> {
    let Some(until) = until else { return Ok(()) };
    date(until, field)?;
    if until < from {
        return Err(Invalid::new(ErrorCode::EndBeforeStart, field));
    }
    Ok(())
}

impl MedicationEntry {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct.
    pub fn check(&self) -> Result<(), Invalid> {
        required(&self.name, text::NAME, "name")?;
        bounded(&self.purpose, text::NAME, "purpose")?;
        bounded(&self.label, text::SHORT, "label")?;
        if let Some(started) = self.started {
            date(started, "started")?;
        }
        let since = self.started.unwrap_or(NaiveDate::MIN);
        span(since, self.stopped, "stopped")?;
        bounded(&self.stop_reason, text::SHORT, "stop_reason")?;
        bounded(&self.note, text::LONG, "note")?;
        in_range(self.reminders.repeats, 0, MOST_REPEATS, "reminders.repeats")?;
        bounded(&self.reminders.reason, text::NAME, "reminders.reason")?;
        if let Some(refill) = &self.refill {
            in_range(refill.doses_left, 0, 9_999, "refill.doses_left")?;
            in_range(refill.days_before, 0, 60, "refill.days_before")?;
            if too_old(refill.counted.at) {
                return Err(Invalid::new(ErrorCode::DateTooOld, "refill.counted"));
            }
        }
        Ok(())
    }
}

impl ScheduleEntry {
    /// Puts parts, times and days of the week in order, cuts times to whole minutes, spells the zone as the database does, and checks
    /// every bound.
    ///
    /// # Errors
    /// As [`Self::check`]; parts are named by their place in the order of their first days.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        at_most(&self.parts, MOST_PARTS, "parts")?;
        self.parts.sort_by_key(|part| part.from);
        for (index, part) in self.parts.iter_mut().enumerate() {
            part.tidy(&format!("parts.{index}.shape"))?;
        }
        if let DoseClock::Home { zone } = &mut self.clock {
            *zone = zone_name(zone)
                .ok_or_else(|| Invalid::new(ErrorCode::UnknownZone, "clock.zone"))?;
        }
        self.check()?;
        Ok(self)
    }

    /// Checks every bound of an entry that is in order.
    ///
    /// # Errors
    /// The first field that breaks its rule: [`ErrorCode::PartsOverlap`] for parts that share days or are not in order,
    /// [`ErrorCode::ScheduleNeverFires`] for a part under which no dose would ever be due, and the usual ones.
    pub fn check(&self) -> Result<(), Invalid> {
        at_most(&self.parts, MOST_PARTS, "parts")?;
        let mut before: Option<&SchedulePart> = None;
        for (index, part) in self.parts.iter().enumerate() {
            let name = format!("parts.{index}");
            part.check(&name)?;
            if before.is_some_and(|earlier| earlier.until.is_none_or(|until| until >= part.from)) {
                return Err(Invalid::new(
                    ErrorCode::PartsOverlap,
                    &format!("{name}.from"),
                ));
            }
            before = Some(part);
        }
        if let DoseClock::Home { zone } = &self.clock
            && zone_name(zone).is_none()
        {
            return Err(Invalid::new(ErrorCode::UnknownZone, "clock.zone"));
        }
        in_range(self.late_after_min, 5, 720, "late_after_min")
    }
}

impl SchedulePart {
    fn tidy(&mut self, field: &str) -> Result<(), Invalid> {
        match &mut self.shape {
            DoseShape::Weekly { weekdays, times } => {
                at_most(weekdays, 7, &format!("{field}.weekdays"))?;
                weekdays.sort_by_key(Weekday::num_days_from_monday);
                tidy_times(times, field)
            }
            DoseShape::Daily { times }
            | DoseShape::EveryDays { times, .. }
            | DoseShape::EveryWeeks { times, .. }
            | DoseShape::EveryMonths { times, .. } => tidy_times(times, field),
            DoseShape::AfterHours { first, .. } => {
                *first = first.date().and_time(minute(first.time()));
                Ok(())
            }
            DoseShape::AfterGiven { at, .. } => {
                *at = minute(*at);
                Ok(())
            }
            DoseShape::AsNeeded { .. } | DoseShape::AsLabel { .. } => Ok(()),
        }
    }

    /// Checks every bound; fields are named under `field`.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self, field: &str) -> Result<(), Invalid> {
        let sub = |name: &str| format!("{field}.{name}");
        date(self.from, &sub("from"))?;
        span(self.from, self.until, &sub("until"))?;
        bounded(&self.label, text::SHORT, &sub("label"))?;
        self.shape.check(&sub("shape"))?;
        let never = || Invalid::new(ErrorCode::ScheduleNeverFires, &sub("until"));
        let (first, name) = match &self.shape {
            DoseShape::AsNeeded { .. } | DoseShape::AsLabel { .. } => return Ok(()),
            DoseShape::AfterHours { first, .. } => (Some(first.date()), "shape.first"),
            DoseShape::AfterGiven { first, .. } => (Some(*first), "shape.first"),
            _ => {
                let last = self.until.unwrap_or(NaiveDate::MAX);
                (self.dates(self.from, last).next(), "until")
            }
        };
        let first = first.ok_or_else(never)?;
        if first < self.from {
            return Err(Invalid::new(ErrorCode::BadInput, &sub(name)));
        }
        if self.holds(first) {
            Ok(())
        } else {
            Err(Invalid::new(ErrorCode::ScheduleNeverFires, &sub(name)))
        }
    }
}

impl DoseShape {
    fn check(&self, field: &str) -> Result<(), Invalid> {
        let sub = |name: &str| format!("{field}.{name}");
        match self {
            Self::Daily { times } => check_times(times, field),
            Self::Weekly { weekdays, times } => {
                if weekdays.is_empty() {
                    return Err(Invalid::new(
                        ErrorCode::ScheduleNeverFires,
                        &sub("weekdays"),
                    ));
                }
                at_most(weekdays, 7, &sub("weekdays"))?;
                let twice = weekdays
                    .iter()
                    .enumerate()
                    .any(|(index, day)| weekdays.iter().take(index).any(|one| one == day));
                if twice {
                    return Err(Invalid::new(ErrorCode::Duplicate, &sub("weekdays")));
                }
                check_times(times, field)
            }
            Self::EveryDays { every, times } => {
                in_range(*every, 2, 366, &sub("every"))?;
                check_times(times, field)
            }
            Self::EveryWeeks { every, times } => {
                in_range(*every, 1, 52, &sub("every"))?;
                check_times(times, field)
            }
            Self::EveryMonths { every, day, times } => {
                in_range(*every, 1, 12, &sub("every"))?;
                in_range(*day, 1, 31, &sub("day"))?;
                check_times(times, field)
            }
            Self::AfterHours { hours, first } => {
                in_range(*hours, 1, LONGEST_EVERY_HOURS, &sub("hours"))?;
                date(first.date(), &sub("first"))
            }
            Self::AfterGiven {
                every, span, first, ..
            } => {
                let most = match span {
                    DoseSpan::Days => 366,
                    DoseSpan::Weeks => 52,
                };
                in_range(*every, 1, most, &sub("every"))?;
                date(*first, &sub("first"))
            }
            Self::AsNeeded { limit } => bounded(limit, text::SHORT, &sub("limit")),
            Self::AsLabel { text } => required(text, text::SHORT, &sub("text")),
        }
    }
}

fn minute(time: NaiveTime) -> NaiveTime {
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
}

fn tidy_times(times: &mut [NaiveTime], field: &str) -> Result<(), Invalid> {
    at_most(times, MOST_TIMES, &format!("{field}.times"))?;
    for time in times.iter_mut() {
        *time = minute(*time);
    }
    times.sort_unstable();
    Ok(())
}

fn check_times(times: &[NaiveTime], field: &str) -> Result<(), Invalid> {
    let field = format!("{field}.times");
    at_most(times, MOST_TIMES, &field)?;
    if times.is_empty() {
        return Err(Invalid::new(ErrorCode::ScheduleNeverFires, &field));
    }
    for pair in times.windows(2) {
        let [a, b] = pair else { continue };
        if a == b {
            return Err(Invalid::new(ErrorCode::Duplicate, &field));
        }
        if a > b {
            return Err(Invalid::new(ErrorCode::BadInput, &field));
        }
    }
    if times.iter().any(|time| minute(*time) != *time) {
        return Err(Invalid::new(ErrorCode::BadInput, &field));
    }
    Ok(())
}

impl Pause {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        date(self.from, "from")?;
        span(self.from, self.until, "until")?;
        bounded(&self.note, text::SHORT, "note")
    }
}

impl DoseMove {
    /// Checks every bound, and cuts the time to whole minutes. That the slot waits for an answer and is one that can be moved is
    /// [`super::CourseNow::check_move`]'s.
    ///
    /// # Errors
    /// [`ErrorCode::DateTooFar`] further than a year from where it was.
    pub fn check(&self) -> Result<(), Invalid> {
        self.slot.check("slot")?;
        date(self.to.date(), "to")?;
        if (self.to.date() - self.slot.date).num_days().abs() > MOVED_MOST {
            return Err(Invalid::new(ErrorCode::DateTooFar, "to"));
        }
        Ok(())
    }
}

impl SlotKey {
    /// Checks that it can be the name of a slot.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self, field: &str) -> Result<(), Invalid> {
        date(self.date, &format!("{field}.date"))?;
        let most = u8::try_from(MOST_TIMES - 1).unwrap_or(u8::MAX);
        in_range(self.place, 0, most, &format!("{field}.place"))
    }
}

impl DoseEntry {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule. A reason belongs to a skipped dose, and only what was due can be skipped.
    pub fn check(&self) -> Result<(), Invalid> {
        if let Some(slot) = &self.slot {
            slot.check("slot")?;
        }
        match (&self.reason, self.answer) {
            (Some(_), DoseAnswer::Taken) => {
                return Err(Invalid::new(ErrorCode::BadInput, "reason"));
            }
            (Some(reason), DoseAnswer::Skipped) => reason.check(SKIP_REASONS, "reason")?,
            (None, _) => {}
        }
        if self.answer == DoseAnswer::Skipped && self.slot.is_none() {
            return Err(Invalid::new(ErrorCode::BadInput, "slot"));
        }
        self.note.check("note")
    }
}

impl DoseNote {
    /// Whether nothing was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.withdrawal.is_none()
            && self.lasted.is_none()
            && self.side_effects.is_none()
            && text::is_blank(&self.text)
    }

    /// Checks every bound; fields are named under `field`.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self, field: &str) -> Result<(), Invalid> {
        let sub = |name: &str| format!("{field}.{name}");
        in_range(self.withdrawal.unwrap_or(0), 0, 10, &sub("withdrawal"))?;
        bounded(&self.text, text::SHORT, &sub("text"))?;
        let effects = self.side_effects.as_deref().unwrap_or_default();
        at_most(effects, MOST_EFFECTS, &sub("side_effects"))?;
        let mut before: Vec<&Term> = Vec::new();
        for (index, one) in effects.iter().enumerate() {
            let name = sub(&format!("side_effects.{index}"));
            one.effect.check(SIDE_EFFECTS, &format!("{name}.effect"))?;
            in_range(one.severity, 0, 3, &format!("{name}.severity"))?;
            if before.contains(&&one.effect) {
                return Err(Invalid::new(
                    ErrorCode::Duplicate,
                    &format!("{name}.effect"),
                ));
            }
            before.push(&one.effect);
        }
        Ok(())
    }
}

/// A time of a move or of a first dose, to the minute.
#[must_use]
pub fn to_the_minute(local: NaiveDateTime) -> NaiveDateTime {
    local.date().and_time(minute(local.time()))
}
