//! When sessions take place, against other programs' reading of RFC 5545.
//!
//! `fixtures/calendar/golden.json` holds random schedules around clock changes and their dates as python-icalendar and
//! recurring-ical-events give them; `make_golden.py` beside it made the file. `cargo xtask oracle` makes fresh ones.

use evenkeel_tests::oracle::{self, Case};

const GOLDEN: &str = include_str!("../fixtures/calendar/golden.json");

#[test]
fn every_date_of_600_random_schedules_agrees_with_the_other_program() {
    let cases: Vec<Case> = serde_json::from_str(GOLDEN).expect("the fixture is JSON");
    assert!(cases.len() >= 500, "a handful of schedules proves nothing");
    for (what, least) in [
        ("Australia/Lord_Howe", 20),
        ("Africa/Casablanca", 20),
        ("RANGE=THISANDFUTURE", 40),
        ("VALUE=PERIOD", 20),
        ("EXDATE;VALUE=DATE:", 40),
        ("BYSETPOS", 40),
        ("STATUS:CANCELLED", 40),
        ("DTSTART;VALUE=DATE", 20),
    ] {
        let with = cases.iter().filter(|case| case.ics.contains(what)).count();
        assert!(with >= least, "only {with} schedules have {what}");
    }
    let wrong: Vec<String> = cases.iter().filter_map(oracle::difference).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} schedules differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.iter().take(3).cloned().collect::<String>()
    );
}
