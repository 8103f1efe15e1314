//! When sessions take place, compared with what another program says.
//!
//! Owns the form in which dates are compared: start in UTC, minutes, title; a note on the day is its day and title. The other
//! program's side is `fixtures/calendar/make_golden.py`.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::sessions::{CalendarScope, CalendarTitles, Occurrence, SessionSeries};
use evenkeel_domain::words::Lang;
use evenkeel_exchange::ics::{self, ImportDefaults};
use serde::{Deserialize, Serialize};

/// One schedule, and its dates by the other program.
#[derive(Debug, Serialize, Deserialize)]
pub struct Case {
    /// The calendar file.
    pub ics: String,
    /// Its dates, sorted.
    pub dates: Vec<String>,
}

/// The laptop's zone in every comparison.
const ZONE: &str = "UTC";

fn day(y: i32, m: u32, d: u32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(y, m, d)
        .unwrap()
        .and_time(NaiveTime::MIN)
        .and_utc()
}

/// The days compared: 2026 and 2027, as in the script.
#[must_use]
pub fn window() -> Window {
    Window::new(day(2026, 1, 1), day(2027, 12, 31))
}

/// What a file is read against: the first day compared.
#[must_use]
pub fn defaults() -> ImportDefaults<'static> {
    ImportDefaults {
        device_zone: ZONE,
        now: day(2026, 1, 1),
    }
}

/// The series that importing `bytes` into an empty list would write, and what would be left out.
///
/// # Errors
/// Why the file cannot be read.
pub fn import(bytes: &[u8]) -> Result<(Vec<SessionSeries>, String), ics::IcsError> {
    let file = ics::parse(bytes, defaults())?;
    let mut number = 0_u32;
    let plan = ics::plan(&[], file, defaults(), || {
        number += 1;
        let mut random = [0; 10];
        random[..4].copy_from_slice(&number.to_be_bytes());
        Id::new(day(2026, 1, 1), random)
    });
    Ok((plan.save, format!("{:?}", plan.skipped)))
}

/// Every occurrence that takes place, in order of start.
///
/// # Panics
/// When a series is too long to be compared.
#[must_use]
pub fn occurrences(series: &[SessionSeries], window: Window, device_zone: &str) -> Vec<Occurrence> {
    let mut all = Vec::new();
    for one in series {
        let found = one.occurrences(window, device_zone);
        assert!(
            !found.truncated,
            "no schedule here is long enough to be cut"
        );
        all.extend(found.items.into_iter().filter(|one| !one.cancelled));
    }
    all.sort_by(|a, b| (a.start, &a.title).cmp(&(b.start, &b.title)));
    all
}

/// The dates of `series` in the form that is compared, sorted.
#[must_use]
pub fn dates(series: &[SessionSeries]) -> Vec<String> {
    let mut dates: Vec<String> = occurrences(series, window(), ZONE)
        .iter()
        .map(line)
        .collect();
    dates.sort();
    dates
}

fn line(one: &Occurrence) -> String {
    if one.all_day {
        return format!("{} {}", one.local_start.format("%Y%m%d"), one.title);
    }
    format!(
        "{}+{} {}",
        one.start.format("%Y%m%dT%H%M"),
        (one.end - one.start).num_minutes(),
        one.title
    )
}

/// What differs between our reading of a case and the other program's; none when nothing does.
#[must_use]
pub fn difference(case: &Case) -> Option<String> {
    let (ours, skipped) = match import(case.ics.as_bytes()) {
        Ok((series, skipped)) => (dates(&series), skipped),
        Err(error) => return Some(format!("not read: {error}\n{}", case.ics)),
    };
    told(&ours, &case.dates).map(|words| format!("{words}, left out {skipped}\n{}", case.ics))
}

/// A case as a calendar file of ours, with our dates of it.
///
/// # Errors
/// The file cannot be read or written.
pub fn written(case: &Case) -> anyhow::Result<Case> {
    let (series, _) = import(case.ics.as_bytes())?;
    let scope = CalendarScope {
        from: None,
        to: None,
        titles: CalendarTitles::Full,
        places: true,
        notes: true,
        alarm: true,
        lang: Lang::En,
    };
    let file = ics::write(&series, &scope, window(), ZONE, defaults().now)?;
    Ok(Case {
        ics: String::from_utf8(file.bytes)?,
        dates: dates(&series),
    })
}

/// What is missing from `ours` and what is there too much; none when both lists are the same.
#[must_use]
pub fn told(ours: &[String], theirs: &[String]) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let without = |some: &[String], others: &[String]| -> Vec<String> {
        some.iter()
            .filter(|one| !others.contains(one))
            .take(12)
            .cloned()
            .collect()
    };
    Some(format!(
        "missing {:?}, too much {:?}",
        without(theirs, ours),
        without(ours, theirs)
    ))
}
