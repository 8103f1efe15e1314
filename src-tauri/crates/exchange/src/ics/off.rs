//! `EXDATE`s and cancellations of dates that their series does not have.
//!
//! Owns finding them: a program that moved a series to another hour and calls a date off by the old one means a date, and nobody can
//! tell which without asking it.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{DATES_NAMED, SessionDetails, SessionException};

/// The dates in `window` that are taken out of a series and that it does not give. Of `days` any start on them counts.
pub(super) fn no_date(
    details: &SessionDetails,
    exceptions: &[SessionException],
    days: &BTreeSet<NaiveDate>,
    window: Window,
) -> Vec<NaiveDateTime> {
    let cancelled = exceptions
        .iter()
        .filter(|one| one.cancelled)
        .map(|one| one.recurrence_id);
    let off: Vec<NaiveDateTime> = details.exdates.iter().copied().chain(cancelled).collect();
    none_of(details, off, days, window)
}

/// Those of `off` in `window` that `details` do not give, whatever they take out themselves.
pub(super) fn none_of(
    details: &SessionDetails,
    off: Vec<NaiveDateTime>,
    days: &BTreeSet<NaiveDate>,
    window: Window,
) -> Vec<NaiveDateTime> {
    let at = |wall: NaiveDateTime| calendar::to_instant(wall, &details.zone).at;
    let off: BTreeSet<NaiveDateTime> = off
        .into_iter()
        .filter(|wall| (window.from()..window.to()).contains(&at(*wall)))
        .collect();
    let (Some(first), Some(last)) = (off.first(), off.last()) else {
        return Vec::new();
    };
    let around = Duration::days(2);
    let (Some(from), Some(to)) = (
        first.checked_sub_signed(around),
        last.checked_add_signed(around),
    ) else {
        return Vec::new();
    };
    let whole = SessionDetails {
        exdates: Vec::new(),
        ..details.clone()
    };
    let (given, cut) = whole.schedule().starts(from, to);
    if cut {
        return Vec::new();
    }
    let there: HashSet<NaiveDate> = given.iter().map(NaiveDateTime::date).collect();
    let given: HashSet<DateTime<Utc>> = given.into_iter().map(at).collect();
    off.into_iter()
        .filter(|wall| {
            let day = wall.date();
            let by_day = details.all_day || days.contains(&day);
            !(given.contains(&at(*wall)) || by_day && there.contains(&day))
        })
        .take(DATES_NAMED)
        .collect()
}
