//! The days of a report by what this file says of cravings on them.
//!
//! Owns the arithmetic that adds up: each day that has begun is counted once. Sees only what was chosen, so that a record that is
//! held back leaves its day as if it had never been written. "Nothing" is not "none": none is counted only where a check-in says so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use evenkeel_domain::checkins::Checkin;
use evenkeel_domain::cravings::Craving;

use super::cover::day_count;
use super::period::Period;

/// How many days of each sort. The four add up to `all`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CravingDays {
    /// A craving was written down.
    pub(super) written: i64,
    /// None was written down, but a check-in tells of one.
    pub(super) told: i64,
    /// A check-in says there was none, and nothing says otherwise.
    pub(super) none: i64,
    /// This file says nothing.
    pub(super) nothing: i64,
    /// The days of the report that have begun.
    pub(super) all: i64,
}

impl CravingDays {
    /// Counts what was chosen. Days that have not begun are in none.
    pub(super) fn of(cravings: &[&Craving], checkins: &[&Checkin], period: &Period<'_>) -> Self {
        let so_far = |day: &NaiveDate| (period.from..=period.last_day_so_far()).contains(day);
        let written: BTreeSet<NaiveDate> = cravings
            .iter()
            .map(|craving| craving.occurred.local.date())
            .filter(so_far)
            .collect();
        let mut peaks: BTreeMap<NaiveDate, u8> = BTreeMap::new();
        for checkin in checkins {
            if let Some(peak) = checkin.entry.craving_peak
                && so_far(&checkin.date)
                && !written.contains(&checkin.date)
            {
                let day = peaks.entry(checkin.date).or_default();
                *day = peak.max(*day);
            }
        }
        let told = number(peaks.values().filter(|peak| **peak > 0).count());
        let none = number(peaks.len()) - told;
        let written = number(written.len());
        let all = day_count(period.from, period.last_day_so_far());
        Self {
            written,
            told,
            none,
            nothing: all - written - told - none,
            all,
        }
    }

    /// Days of which this file says that there was a craving.
    pub(super) const fn with(&self) -> i64 {
        self.written + self.told
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
