//! When sessions take place, against other programs' reading of RFC 5545.
//!
//! `fixtures/calendar/golden.json` holds random schedules around clock changes and their dates as python-icalendar and
//! recurring-ical-events give them; `make_golden.py` beside it made the file.

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{SessionOrigin, SessionSeries};
use evenkeel_domain::{Id, sessions::Occurrence};
use evenkeel_exchange::ics::{self, IcsImport, ImportDefaults};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    ics: String,
    starts: Vec<String>,
}

const GOLDEN: &str = include_str!("../fixtures/calendar/golden.json");

fn utc(y: i32, m: u32, d: u32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(y, m, d)
        .unwrap()
        .and_hms_opt(0, 0, 0)
        .unwrap()
        .and_utc()
}

/// Every occurrence of a file that takes place, in order.
pub fn occurrences(import: &IcsImport, window: Window, device_zone: &str) -> Vec<Occurrence> {
    let mut all = Vec::new();
    for (number, series) in import.series.iter().enumerate() {
        let series = SessionSeries {
            id: Id::new(utc(2026, 1, 1), [u8::try_from(number).unwrap(); 10]),
            created_at: utc(2026, 1, 1),
            updated_at: utc(2026, 1, 1),
            deleted_at: None,
            origin: SessionOrigin::Calendar {
                uid: series.uid.clone(),
                sequence: series.sequence,
            },
            details: series.details.clone(),
            exceptions: series.exceptions.clone(),
        };
        let found = calendar::expand(&series, window, device_zone);
        assert!(
            !found.truncated,
            "no schedule here is long enough to be cut"
        );
        all.extend(found.items.into_iter().filter(|one| !one.cancelled));
    }
    all.sort_by(|a, b| (a.start, &a.title).cmp(&(b.start, &b.title)));
    all
}

#[test]
fn every_date_of_320_random_schedules_agrees_with_the_other_program() {
    let cases: Vec<Case> = serde_json::from_str(GOLDEN).expect("the fixture is JSON");
    assert!(cases.len() >= 200, "a handful of schedules proves nothing");
    let mut wrong = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let import = ics::parse(
            case.ics.as_bytes(),
            ImportDefaults {
                device_zone: "UTC",
                now: utc(2026, 1, 1),
            },
        )
        .expect("a calendar file");
        let window = Window::new(utc(2026, 1, 1), utc(2027, 12, 31));
        let ours: Vec<String> = occurrences(&import, window, "UTC")
            .iter()
            .map(|one| format!("{} {}", one.start.format("%Y%m%dT%H%M"), one.title))
            .collect();
        if ours != case.starts {
            let missing: Vec<&String> = case
                .starts
                .iter()
                .filter(|one| !ours.contains(one))
                .collect();
            let extra: Vec<&String> = ours
                .iter()
                .filter(|one| !case.starts.contains(one))
                .collect();
            wrong.push(format!(
                "schedule {number}: missing {missing:?}, extra {extra:?}, skipped {:?}\n{}",
                import.skipped, case.ics
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} schedules differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.iter().take(3).cloned().collect::<String>()
    );
}
