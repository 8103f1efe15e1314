//! The days a report is about, seen from the present.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::calendar::to_local;
use evenkeel_domain::share::ExportScope;
use evenkeel_domain::time::Now;

/// The first and the last day, as lived, both included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Period<'a> {
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    now: &'a Now,
}

impl<'a> Period<'a> {
    pub(crate) const fn new(scope: &ExportScope, now: &'a Now) -> Self {
        Self::between(scope.from, scope.to, now)
    }

    pub(crate) const fn between(from: NaiveDate, to: NaiveDate, now: &'a Now) -> Self {
        Self { from, to, now }
    }

    /// The present.
    pub(crate) const fn now(&self) -> DateTime<Utc> {
        self.now.at
    }

    /// Whether a day belongs to it.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The same of a time as lived.
    pub(crate) fn holds_time(&self, local: NaiveDateTime) -> bool {
        self.holds(local.date())
    }

    /// The day an instant fell on, in the laptop's zone.
    pub(crate) fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        to_local(at, &self.now.zone).date()
    }

    /// The last day of it that has begun. Days after it can hold no entry yet.
    pub(crate) fn last_day_so_far(&self) -> NaiveDate {
        self.to.min(self.now.local().date())
    }
}
