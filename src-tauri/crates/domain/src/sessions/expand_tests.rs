//! Which dates a series takes place on, by example. All other series are compared with another program's reading of them.

use super::*;
use crate::sessions::{Location, SessionKind};

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    wall(text).and_utc()
}

/// Every night at half past two in New York, over the spring change of 14 March 2027.
fn nights() -> SessionDetails {
    SessionDetails {
        kind: SessionKind::PeerSupport,
        title: String::new(),
        provider: String::new(),
        provider_person: None,
        place: Location::default(),
        phone: String::new(),
        video_url: String::new(),
        bring: Vec::new(),
        note: String::new(),
        start: wall("2027-03-13 02:30"),
        zone: "America/New_York".to_owned(),
        minutes: 60,
        all_day: false,
        rrule: Some("FREQ=DAILY;COUNT=3".to_owned()),
        rdates: Vec::new(),
        exdates: Vec::new(),
        counts_hours: false,
    }
}

fn moved(id: &str, at: &str, to: Option<&str>) -> SessionException {
    SessionException {
        recurrence_id: wall(id),
        recurrence_at: utc(at),
        cancelled: to.is_none(),
        start: to.map(wall),
        minutes: None,
        title: None,
        place: None,
        sequence: 0,
    }
}

fn march() -> Window {
    Window::new(utc("2027-03-01 00:00"), utc("2027-04-01 00:00"))
}

fn locals(
    details: &SessionDetails,
    exceptions: &[SessionException],
    window: Window,
) -> Vec<String> {
    let found = details.starts(exceptions, window).items;
    found
        .iter()
        .map(|one| {
            format!(
                "{}{}",
                one.resolved.local.format("%d %H:%M"),
                if one.cancelled { " off" } else { "" }
            )
        })
        .collect()
}

#[test]
fn a_change_finds_its_date_by_instant_or_by_wall_clock() {
    assert_eq!(
        locals(&nights(), &[], march()),
        ["13 02:30", "14 03:30", "15 02:30"]
    );
    let by_instant = moved(
        "2027-03-14 03:30",
        "2027-03-14 07:30",
        Some("2027-03-14 20:00"),
    );
    assert_eq!(
        locals(&nights(), &[by_instant], march()),
        ["13 02:30", "14 20:00", "15 02:30"],
        "a file that names the date in UTC means the session that the clock change moved; no ghost stays behind"
    );
    let by_wall = moved(
        "2027-03-14 02:30",
        "2027-03-14 06:30",
        Some("2027-03-14 20:00"),
    );
    assert_eq!(
        locals(&nights(), &[by_wall], march()),
        ["13 02:30", "14 20:00", "15 02:30"],
        "when newer zone rules moved the instant since, the wall clock still names the date"
    );
}

#[test]
fn a_date_taken_out_is_out_however_it_is_named() {
    for named in ["2027-03-14 02:30", "2027-03-14 03:30"] {
        let details = SessionDetails {
            exdates: vec![wall(named)],
            ..nights()
        };
        assert_eq!(
            locals(&details, &[], march()),
            ["13 02:30", "15 02:30"],
            "named as {named}"
        );
    }
}

#[test]
fn sessions_move_into_and_out_of_what_is_asked_for() {
    let april = moved(
        "2027-03-15 02:30",
        "2027-03-15 06:30",
        Some("2027-04-20 10:00"),
    );
    assert_eq!(
        locals(&nights(), std::slice::from_ref(&april), march()),
        ["13 02:30", "14 03:30"],
        "gone from March"
    );
    let window = Window::new(utc("2027-04-01 00:00"), utc("2027-05-01 00:00"));
    assert_eq!(
        locals(&nights(), &[april], window),
        ["20 10:00"],
        "and there in April"
    );
}

#[test]
fn the_way_past_what_is_far_away_skips_nothing_near() {
    let once = |start: &str, zone: &str| SessionSeries {
        id: Id::new(utc("2027-03-01 00:00"), [1; 10]),
        created_at: utc("2027-03-01 00:00"),
        updated_at: utc("2027-03-01 00:00"),
        deleted_at: None,
        origin: crate::sessions::SessionOrigin::Manual,
        details: SessionDetails {
            rrule: None,
            minutes: 1_440,
            start: wall(start),
            zone: zone.to_owned(),
            ..nights()
        },
        exceptions: Vec::new(),
        own_changes: Vec::new(),
        starts_from: None,
        ends_before: None,
    };
    let window = Window::new(utc("2027-06-10 00:00"), utc("2027-06-10 00:01"));
    for zone in ["Pacific/Kiritimati", "Pacific/Niue", "UTC"] {
        for hour in 0..120 {
            let start = wall("2027-06-07 00:00") + Duration::hours(hour);
            let series = once(&start.format("%Y-%m-%d %H:%M").to_string(), zone);
            assert_eq!(
                series.occurrences(window, "UTC").items.len(),
                series.details.starts(&[], window).items.len(),
                "{start} in {zone}"
            );
        }
    }
}

#[test]
fn a_cancelled_date_stays_visible_and_one_that_never_was_does_not_appear() {
    let off = moved("2027-03-15 02:30", "2027-03-15 06:30", None);
    let never = moved("2027-03-20 02:30", "2027-03-20 06:30", None);
    assert_eq!(
        locals(&nights(), &[off, never], march()),
        ["13 02:30", "14 03:30", "15 02:30 off"]
    );
}

#[test]
fn a_session_under_way_is_still_there_and_one_that_is_over_is_not() {
    let at = |from: &str| {
        locals(
            &nights(),
            &[],
            Window::new(utc(from), utc("2027-03-14 00:00")),
        )
    };
    assert_eq!(
        at("2027-03-13 08:29"),
        ["13 02:30"],
        "one minute before its end"
    );
    assert_eq!(at("2027-03-13 08:30"), Vec::<String>::new(), "at its end");
}

#[test]
fn a_note_on_the_day_lasts_that_day_also_when_it_has_25_hours() {
    let details = SessionDetails {
        all_day: true,
        minutes: 0,
        rrule: None,
        start: wall("2026-11-01 00:00"),
        ..nights()
    };
    let found = details
        .starts(&[], Window::ahead(utc("2026-10-01 00:00")))
        .items;
    assert_eq!(
        found
            .iter()
            .map(|one| (one.end - one.resolved.at).num_hours())
            .collect::<Vec<_>>(),
        [25]
    );
}

#[test]
fn two_years_and_two_thousand_dates_are_the_most() {
    let details = SessionDetails {
        rrule: Some("FREQ=DAILY;BYHOUR=6,10,14,18".to_owned()),
        ..nights()
    };
    let found = details.starts(&[], Window::ahead(utc("2027-03-01 00:00")));
    assert_eq!(
        (found.items.len(), found.truncated),
        (MOST_OCCURRENCES, true),
        "and that there are more is told"
    );
    let one_a_day = SessionDetails {
        rrule: Some("FREQ=DAILY".to_owned()),
        ..nights()
    };
    let found = one_a_day.starts(&[], Window::ahead(utc("2028-01-01 00:00")));
    assert_eq!(
        (found.items.len(), found.truncated),
        (731, false),
        "an endless rule ends with the window"
    );
}

#[test]
fn a_damaged_rule_still_shows_the_first_date() {
    let details = SessionDetails {
        rrule: Some("FREQ=NEVER".to_owned()),
        ..nights()
    };
    assert_eq!(
        locals(&details, &[], march()),
        ["13 02:30"],
        "what was written down does not vanish"
    );
}
