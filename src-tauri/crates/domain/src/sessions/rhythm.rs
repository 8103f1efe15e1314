//! How a typed session repeats.
//!
//! Owns the rhythms a person can type, the rule (RFC 5545) that says each, and the way back from a rule. A day that a short month
//! does not have is its last day when a person typed it; in a rule from a calendar file it does not come in that month, and such a
//! rule is none of these.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Invalid;
use crate::text::in_range;

/// Most days, weeks or months from one time to the next.
pub(super) const MOST_EVERY: u32 = 52;
/// Within so many days each rhythm has come once: the longest wait is for a weekday of the month, from one month over the next.
const FIRST_WITHIN: usize = 70;

/// What a typed session goes by, every one or several of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum Rhythm {
    /// Weeks, on the weekdays that are named beside it. Without any it is a single session.
    #[default]
    Weeks,
    /// Days.
    Days,
    /// Months, on a day of the month; on the last day of a month that is shorter.
    MonthDay {
        /// 1 to 31.
        day: u8,
    },
    /// Months, on a weekday of the month.
    MonthWeekday {
        /// 1 to 4 from the beginning, or -1 for the last.
        nth: i8,
        /// Which weekday.
        #[ts(as = "String")]
        weekday: Weekday,
    },
}

/// What a rule says, as far as a person can type it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read<'a> {
    pub(super) rhythm: Rhythm,
    pub(super) every: u32,
    pub(super) weekdays: Vec<Weekday>,
    /// Its `UNTIL`, as written.
    pub(super) until: Option<&'a str>,
    pub(super) counted: bool,
}

impl Rhythm {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub(super) fn check(self) -> Result<(), Invalid> {
        match self {
            Self::Weeks | Self::Days => Ok(()),
            Self::MonthDay { day } => in_range(day, 1, 31, "month_day"),
            Self::MonthWeekday { nth: -1, .. } => Ok(()),
            Self::MonthWeekday { nth, .. } => in_range(nth, 1, 4, "nth"),
        }
    }

    /// The first day of it from `from` on. None for weeks without weekdays.
    pub(super) fn first(self, weekdays: &[Weekday], from: NaiveDate) -> Option<NaiveDate> {
        from.iter_days()
            .take(FIRST_WITHIN)
            .find(|day| self.falls_on(weekdays, *day))
    }

    fn falls_on(self, weekdays: &[Weekday], day: NaiveDate) -> bool {
        let last = u32::from(day.num_days_in_month());
        match self {
            Self::Weeks => weekdays.contains(&day.weekday()),
            Self::Days => true,
            Self::MonthDay { day: wanted } => day.day() == u32::from(wanted).min(last),
            Self::MonthWeekday { nth: -1, weekday } => {
                day.weekday() == weekday && day.day() + 7 > last
            }
            Self::MonthWeekday { nth, weekday } => {
                day.weekday() == weekday && Ok(nth) == i8::try_from(day.day0() / 7 + 1)
            }
        }
    }

    /// The rule of it, every `every` of them, with `end` (such as `UNTIL=…`) where there is one.
    pub(super) fn rule(self, every: u32, weekdays: &[Weekday], end: Option<&str>) -> String {
        let name = |day: &Weekday| rrule_day(*day);
        let (freq, days) = match self {
            Self::Weeks => {
                let days: Vec<&str> = weekdays.iter().map(name).collect();
                ("WEEKLY", Some(format!("BYDAY={}", days.join(","))))
            }
            Self::Days => ("DAILY", None),
            // The last of those days that the month has.
            Self::MonthDay { day } if day > 28 => {
                let days: Vec<String> = (28..=day).map(|one| one.to_string()).collect();
                let days = days.join(",");
                ("MONTHLY", Some(format!("BYMONTHDAY={days};BYSETPOS=-1")))
            }
            Self::MonthDay { day } => ("MONTHLY", Some(format!("BYMONTHDAY={day}"))),
            Self::MonthWeekday { nth, weekday } => {
                let day = rrule_day(weekday);
                ("MONTHLY", Some(format!("BYDAY={nth}{day}")))
            }
        };
        let interval = (every > 1).then(|| format!("INTERVAL={every}"));
        [
            Some(format!("FREQ={freq}")),
            interval,
            end.map(str::to_owned),
            days,
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(";")
    }

    /// What `rule` says, for a series that starts on `start`. None for what a person cannot type.
    pub(super) fn of_rule(rule: &str, start: NaiveDate) -> Option<Read<'_>> {
        let mut read = Read {
            rhythm: Self::Weeks,
            every: 1,
            weekdays: Vec::new(),
            until: None,
            counted: false,
        };
        let (mut freq, mut by_day, mut by_month_day, mut by_set_pos) = (None, None, None, None);
        for part in rule.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => freq = Some(value.to_ascii_uppercase()),
                "INTERVAL" => read.every = value.parse().ok()?,
                "UNTIL" => read.until = Some(value),
                "COUNT" => read.counted = true,
                "BYDAY" => by_day = Some(value.to_ascii_uppercase()),
                "BYMONTHDAY" => by_month_day = Some(value),
                "BYSETPOS" => by_set_pos = Some(value),
                // Where weeks begin matters from the second week on only, and typed weeks begin on Monday.
                "WKST" if value.eq_ignore_ascii_case("MO") => {}
                _ => return None,
            }
        }
        if !(1..=MOST_EVERY).contains(&read.every) {
            return None;
        }
        let named = |days: &str| days.split(',').map(weekday_of).collect::<Option<Vec<_>>>();
        match (freq?.as_str(), by_day.as_deref(), by_month_day, by_set_pos) {
            ("DAILY", None, None, None) => read.rhythm = Self::Days,
            ("WEEKLY", None, None, None) => read.weekdays = vec![start.weekday()],
            ("WEEKLY", Some(days), None, None) => read.weekdays = named(days)?,
            ("MONTHLY", None, None, None) => {
                read.rhythm = Self::on_day(u8::try_from(start.day()).ok()?)?;
            }
            ("MONTHLY", None, Some(days), position) => {
                read.rhythm = Self::of_month_days(days, position)?;
            }
            ("MONTHLY", Some(day), None, position) => {
                read.rhythm = Self::of_month_weekday(day, position)?;
            }
            _ => return None,
        }
        Some(read)
    }

    /// A day that every month has: other days do not come in short months, in a rule that says no more.
    fn on_day(day: u8) -> Option<Self> {
        (1..=28).contains(&day).then_some(Self::MonthDay { day })
    }

    fn of_month_days(days: &str, position: Option<&str>) -> Option<Self> {
        match (days, position) {
            ("-1", None) => Some(Self::MonthDay { day: 31 }),
            (day, None) => Self::on_day(day.parse().ok()?),
            ("28,29", Some("-1")) => Some(Self::MonthDay { day: 29 }),
            ("28,29,30", Some("-1")) => Some(Self::MonthDay { day: 30 }),
            ("28,29,30,31", Some("-1")) => Some(Self::MonthDay { day: 31 }),
            _ => None,
        }
    }

    fn of_month_weekday(day: &str, position: Option<&str>) -> Option<Self> {
        let split = day.len().checked_sub(2)?;
        let (number, name) = day.split_at_checked(split)?;
        let number = match (number, position) {
            ("", Some(position)) => position,
            (number, None) => number,
            _ => return None,
        };
        let nth: i8 = number.parse().ok()?;
        (nth == -1 || (1..=4).contains(&nth)).then_some(Self::MonthWeekday {
            nth,
            weekday: weekday_of(name)?,
        })
    }
}

const fn rrule_day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

fn weekday_of(name: &str) -> Option<Weekday> {
    ALL_DAYS.into_iter().find(|day| rrule_day(*day) == name)
}

const ALL_DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

#[cfg(test)]
#[path = "rhythm_tests.rs"]
mod tests;
