//! The weeks of a report, for what is told week by week.
//!
//! Owns that there are never more of them than fit one page: a long report takes several weeks together, and says how many.

use chrono::{Days, NaiveDate};
use evenkeel_domain::time::monday;

use super::period::Period;

/// Most stretches a page shows: a quarter of a year week by week.
pub(super) const MOST: usize = 13;

/// One stretch of whole weeks, cut at the ends of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
}

impl Stretch {
    pub(super) fn holds(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The days of the report that have begun, in order, from Monday to Sunday each or several such weeks together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weeks {
    pub(super) list: Vec<Stretch>,
    /// How many weeks stand together in each.
    pub(super) each: u64,
}

impl Weeks {
    pub(super) fn of(period: &Period<'_>) -> Self {
        let (first, last) = (period.from, period.last_day_so_far());
        if last < first {
            return Self {
                list: Vec::new(),
                each: 1,
            };
        }
        let weeks = (monday(last) - monday(first)).num_days() / 7 + 1;
        let each = u64::try_from(weeks)
            .unwrap_or(1)
            .div_ceil(u64::try_from(MOST).unwrap_or(1));
        let mut list = Vec::new();
        let mut from = monday(first);
        while from <= last {
            let next = from
                .checked_add_days(Days::new(each * 7))
                .unwrap_or(NaiveDate::MAX);
            list.push(Stretch {
                from: from.max(first),
                to: next.pred_opt().unwrap_or(last).min(last),
            });
            if next <= from {
                break;
            }
            from = next;
        }
        Self { list, each }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use evenkeel_domain::time::Now;
    use proptest::prelude::*;

    fn now(day: NaiveDate) -> Now {
        Now {
            at: day.and_hms_opt(18, 0, 0).unwrap().and_utc(),
            zone: "UTC".into(),
        }
    }

    proptest! {
        #[test]
        fn every_day_that_has_begun_is_in_one_stretch_and_there_are_never_many(
            offset in 0_u64..3_000, length in 0_u64..1_200, today in 0_u64..1_200,
        ) {
            let from = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(offset);
            let to = from + Days::new(length);
            let now = now(from + Days::new(today));
            let period = Period::between(from, to, &now);
            let weeks = Weeks::of(&period);
            prop_assert!(weeks.list.len() <= MOST, "{} stretches", weeks.list.len());
            let mut day = from;
            for stretch in &weeks.list {
                prop_assert_eq!(stretch.from, day, "no day is left out and none stands twice");
                prop_assert!(stretch.from <= stretch.to);
                day = stretch.to + Days::new(1);
            }
            prop_assert_eq!(day, period.last_day_so_far() + Days::new(1));
        }
    }
}
