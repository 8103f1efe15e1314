//! Taking the schedule out as a calendar file, for a phone: what goes into it is the person's choice, and little by default.
//!
//! Owns the choice and what the preview says. The file format is `exchange`'s. A calendar file is not encrypted, and whoever opens
//! the phone's calendar reads it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::HORIZON_DAYS;
use crate::error::{ErrorCode, Invalid};
use crate::words::Lang;

/// What sessions are called in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalendarTitles {
    /// "Appointment", all of them.
    #[default]
    Neutral,
    /// The kind of session.
    Kind,
    /// The person's own titles.
    Full,
}

/// What a calendar file for a phone holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarScope {
    /// First day on the laptop's wall clock; none for today.
    pub from: Option<NaiveDate>,
    /// Last day; none for two years after the first.
    pub to: Option<NaiveDate>,
    /// What sessions are called.
    pub titles: CalendarTitles,
    /// Place, room, phone number and link go along.
    pub places: bool,
    /// Notes go along.
    pub notes: bool,
    /// The phone rings two hours before.
    pub alarm: bool,
    /// Language of the words that are not the person's own.
    pub lang: Lang,
}

impl CalendarScope {
    /// Checks the days.
    ///
    /// # Errors
    /// The last day before the first, or more than two years after it.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        let from = self.from.unwrap_or(today);
        let Some(to) = self.to else {
            return Ok(());
        };
        if to < from {
            return Err(Invalid::new(ErrorCode::EndBeforeStart, "to"));
        }
        if (to - from).num_days() >= HORIZON_DAYS {
            return Err(Invalid::new(ErrorCode::NumberOutOfRange, "to"));
        }
        Ok(())
    }
}

/// One series as the file shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarLine {
    /// Its title in the file.
    pub title: String,
    /// Its place in the file; empty when none goes along.
    pub place: String,
    /// Its notes in the file; empty when none go along.
    pub note: String,
    /// How many dates.
    pub count: u32,
    /// The first start, wall clock in `zone`.
    pub first: NaiveDateTime,
    /// The last start.
    pub last: NaiveDateTime,
    /// Usual length in minutes; 0 for notes on the day.
    pub minutes: u32,
    /// Its zone.
    pub zone: String,
    /// A note on the day.
    pub all_day: bool,
}

/// Series named in a preview.
pub const LINES_NAMED: usize = 200;

/// What a calendar file would hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarPreview {
    /// The series in it, at most [`LINES_NAMED`], by their first date.
    pub lines: Vec<CalendarLine>,
    /// How many series in all.
    pub series: u32,
    /// How many dates in all.
    pub dates: u32,
    /// Notes on days that stay out, because only full titles say anything about them.
    pub day_notes_left_out: u32,
    /// First day in the file.
    pub from: NaiveDate,
    /// Last day it can hold.
    pub to: NaiveDate,
    /// The name the file will have.
    pub file_name: String,
}

/// A calendar file that was written and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarDone {
    /// Where it is.
    pub path: String,
    /// How many dates are in it.
    pub dates: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_cannot_be_are_named() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let scope = |from, to| CalendarScope {
            from,
            to,
            titles: CalendarTitles::Neutral,
            places: false,
            notes: false,
            alarm: true,
            lang: Lang::En,
        };
        let today = day("2026-11-25");
        assert_eq!(scope(None, None).check(today), Ok(()));
        assert_eq!(
            scope(None, Some(day("2026-11-24"))).check(today),
            Err(Invalid::new(ErrorCode::EndBeforeStart, "to")),
            "yesterday is before today"
        );
        assert_eq!(
            scope(Some(today), Some(day("2028-11-25"))).check(today),
            Err(Invalid::new(ErrorCode::NumberOutOfRange, "to")),
            "sessions are known two years ahead"
        );
        assert_eq!(
            scope(Some(today), Some(day("2028-11-24"))).check(today),
            Ok(())
        );
    }
}
