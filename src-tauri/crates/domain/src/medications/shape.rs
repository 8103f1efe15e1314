//! The dates a shape gives: worked out, not searched from its beginning.
//!
//! Owns the arithmetic of days, weeks and months. Knows no clock and no zone.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::{DoseShape, ScheduleEntry, SchedulePart};

impl DoseShape {
    /// The times of day of a shape that the calendar fixes; empty for the others.
    #[must_use]
    pub fn times(&self) -> &[NaiveTime] {
        match self {
            Self::Daily { times }
            | Self::Weekly { times, .. }
            | Self::EveryDays { times, .. }
            | Self::EveryWeeks { times, .. }
            | Self::EveryMonths { times, .. } => times,
            Self::AfterHours { .. }
            | Self::AfterGiven { .. }
            | Self::AsNeeded { .. }
            | Self::AsLabel { .. } => &[],
        }
    }

    /// Whether each next one is counted from the last.
    #[must_use]
    pub const fn is_chain(&self) -> bool {
        matches!(self, Self::AfterHours { .. } | Self::AfterGiven { .. })
    }

    /// Whether doses of it are ever due.
    #[must_use]
    pub const fn is_due(&self) -> bool {
        !matches!(self, Self::AsNeeded { .. } | Self::AsLabel { .. })
    }
}

impl ScheduleEntry {
    /// Whether doses of any of its parts are ever due.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.parts.iter().any(|part| part.shape.is_due())
    }
}

impl SchedulePart {
    /// Whether `date` is one of its days.
    #[must_use]
    pub fn holds(&self, date: NaiveDate) -> bool {
        date >= self.from && self.until.is_none_or(|until| date <= until)
    }

    /// The dates between `first` and `last` (both included) on which it is due, in order. None for shapes that the calendar does not
    /// fix.
    pub(super) fn dates(&self, first: NaiveDate, last: NaiveDate) -> Dates<'_> {
        let first = first.max(self.from);
        let last = self.until.map_or(last, |until| until.min(last));
        let every = |step: u64| {
            let behind = u64::try_from((first - self.from).num_days()).unwrap_or(0);
            let ahead = (step - behind % step) % step;
            Dates::Every {
                next: first.checked_add_days(Days::new(ahead)),
                step,
                last,
                on: None,
            }
        };
        match &self.shape {
            DoseShape::Daily { .. } => every(1),
            DoseShape::Weekly { weekdays, .. } => Dates::Every {
                next: Some(first),
                step: 1,
                last,
                on: Some(weekdays),
            },
            DoseShape::EveryDays { every: n, .. } => every(u64::from(*n).max(1)),
            DoseShape::EveryWeeks { every: n, .. } => every(u64::from(*n).max(1) * 7),
            DoseShape::EveryMonths { every, day, .. } => {
                let step = i64::from((*every).max(1));
                // The first one is the first such day that the part has; from its month on they are counted.
                let own = month_of(self.from);
                let there = day_in(own, *day).is_some_and(|date| date >= self.from);
                let anchor = if there { own } else { own + 1 };
                let behind = (month_of(first) - anchor).max(0);
                Dates::Months {
                    month: anchor + behind - behind % step,
                    step,
                    day: *day,
                    first,
                    last,
                }
            }
            DoseShape::AfterHours { .. }
            | DoseShape::AfterGiven { .. }
            | DoseShape::AsNeeded { .. }
            | DoseShape::AsLabel { .. } => Dates::None,
        }
    }
}

/// The months since the year 0.
pub(super) fn month_of(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// The `day` of a month, or its last day when it is shorter.
pub(super) fn day_in(month: i64, day: u8) -> Option<NaiveDate> {
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    let month = u32::try_from(month.rem_euclid(12)).ok()? + 1;
    (28..=u32::from(day.max(1)))
        .rev()
        .chain([u32::from(day.clamp(1, 28))])
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

/// Dates, one after the other.
pub(super) enum Dates<'a> {
    /// There are none.
    None,
    /// Every so many days, or those of them that are on these days of the week.
    Every {
        next: Option<NaiveDate>,
        step: u64,
        last: NaiveDate,
        on: Option<&'a [Weekday]>,
    },
    /// On a day of every so many months.
    Months {
        month: i64,
        step: i64,
        day: u8,
        first: NaiveDate,
        last: NaiveDate,
    },
}

impl Iterator for Dates<'_> {
    type Item = NaiveDate;

    fn next(&mut self) -> Option<NaiveDate> {
        match self {
            Self::None => None,
            Self::Every {
                next,
                step,
                last,
                on,
            } => loop {
                let date = (*next).filter(|date| *date <= *last)?;
                *next = date.checked_add_days(Days::new(*step));
                if on.is_none_or(|days| days.contains(&date.weekday())) {
                    return Some(date);
                }
            },
            Self::Months {
                month,
                step,
                day,
                first,
                last,
            } => loop {
                let date = day_in(*month, *day).filter(|date| *date <= *last)?;
                *month += *step;
                if date >= *first {
                    return Some(date);
                }
            },
        }
    }
}
