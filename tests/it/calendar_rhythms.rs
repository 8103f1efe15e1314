//! Rhythms typed by hand, through the whole core: what the form says beforehand is what the list then has, a file made of it and
//! read back has the same days, and a change from one day on goes by the same rhythm.

use chrono::{DateTime, Utc};
use evenkeel_domain::calendar::Window;
use evenkeel_domain::sessions::{CalendarScope, CalendarTitles, SessionSeries};
use evenkeel_domain::words::Lang;
use evenkeel_exchange::ics;
use evenkeel_tests::Patient;
use evenkeel_tests::oracle;
use serde_json::{Value, json};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A form with the fields of `more` set.
fn form(more: &Value) -> Value {
    let mut form = json!({
        "kind": "medication", "title": "", "from": "2026-12-02", "until": null, "weekdays": [],
        "start": "18:00:00", "minutes": 90,
    });
    for (name, value) in more.as_object().expect("an object") {
        form[name] = value.clone();
    }
    form
}

/// What is typed, the days it means, and how the rule of the file begins.
fn cases() -> Vec<(Value, Vec<&'static str>, &'static str)> {
    vec![
        (
            json!({ "weekdays": ["Tue"], "every": 2, "times": 3 }),
            vec!["2026-12-08", "2026-12-22", "2027-01-05"],
            "INTERVAL=2",
        ),
        (
            json!({ "rhythm": { "kind": "days" }, "every": 3, "until": "2026-12-09" }),
            vec!["2026-12-02", "2026-12-05", "2026-12-08"],
            "FREQ=DAILY",
        ),
        (
            json!({ "rhythm": { "kind": "month_day", "day": 31 }, "times": 4 }),
            vec!["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"],
            "BYSETPOS=-1",
        ),
        (
            json!({ "rhythm": { "kind": "month_day", "day": 29 }, "every": 2, "times": 3 }),
            vec!["2026-12-29", "2027-02-28", "2027-04-29"],
            "BYSETPOS=-1",
        ),
        (
            json!({ "rhythm": { "kind": "month_weekday", "nth": 2, "weekday": "Tue" }, "times": 3 }),
            vec!["2026-12-08", "2027-01-12", "2027-02-09"],
            "BYDAY=2TU",
        ),
        (
            json!({ "rhythm": { "kind": "month_weekday", "nth": -1, "weekday": "Fri" }, "times": 3 }),
            vec!["2026-12-25", "2027-01-29", "2027-02-26"],
            "BYDAY=-1FR",
        ),
    ]
}

#[test]
fn the_days_that_were_said_are_the_days_on_the_list_in_the_file_and_in_the_file_read_back() {
    for (more, days, rule) in cases() {
        let dir = tempfile::tempdir().unwrap();
        let ana = Patient::start(dir.path().join("data"), at("2026-12-02T15:00:00Z"));
        let _ = ana.first_run();
        let session = form(&more);
        let said = ana.ask(
            "sessions_preview",
            json!({ "id": null, "session": session.clone() }),
        );
        let first = format!("{}T18:00:00", days[0]);
        let last = format!("{}T18:00:00", days[days.len() - 1]);
        assert_eq!(
            (
                &said["sessions"],
                &said["minutes"],
                &said["first"],
                &said["last"]
            ),
            (
                &json!(days.len()),
                &json!(days.len() * 90),
                &json!(first),
                &json!(last)
            ),
            "said before it is saved: {more}"
        );
        let saved = ana.ask("sessions_save", json!({ "id": null, "session": session }));
        let list = ana.ask(
            "sessions_list",
            json!({ "from": "2026-12-01", "days": 400 }),
        );
        let on_list: Vec<&str> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["local_start"].as_str().unwrap()[..10])
            .collect();
        assert_eq!(on_list, days, "{more}");

        let series: SessionSeries = serde_json::from_value(saved).unwrap();
        let scope = CalendarScope {
            from: None,
            to: None,
            titles: CalendarTitles::Neutral,
            places: false,
            notes: false,
            alarm: false,
            lang: Lang::En,
        };
        let now = at("2026-12-02T15:00:00Z");
        let window = Window::ahead(now - chrono::Duration::days(2));
        let file = ics::write(&[series], &scope, window, "America/Chicago", now).unwrap();
        let text = String::from_utf8(file.bytes.clone())
            .unwrap()
            .replace("\r\n ", "");
        assert!(
            text.matches("BEGIN:VEVENT").count() == 1 && text.contains(rule),
            "one event with its rule: {text}"
        );
        let (again, _) = oracle::import(&file.bytes).expect("our own file");
        let read: Vec<String> = again
            .iter()
            .flat_map(|one| one.occurrences(window, "America/Chicago").items)
            .map(|one| one.local_start.date().to_string())
            .collect();
        assert_eq!(read, days, "{more}: read back");
    }
}

#[test]
fn a_change_from_one_day_on_goes_by_the_same_rhythm() {
    for (more, days, _) in cases() {
        let dir = tempfile::tempdir().unwrap();
        let ana = Patient::start(dir.path().join("data"), at("2026-12-02T15:00:00Z"));
        let _ = ana.first_run();
        let saved = ana.ask(
            "sessions_save",
            json!({ "id": null, "session": form(&more) }),
        );
        let key =
            json!({ "series": saved["id"], "recurrence_id": format!("{}T18:00:00", days[1]) });
        let mut later = ana.ask("sessions_occurrence_get", key.clone())["later"].clone();
        assert_eq!(
            (&later["every"], &later["rhythm"]),
            (
                more.get("every").unwrap_or(&json!(1)),
                more.get("rhythm").unwrap_or(&json!({ "kind": "weeks" }))
            )
        );
        later["start"] = json!("09:00:00");
        let _ = ana.ask("sessions_later", json!({ "key": key, "session": later }));
        let list = ana.ask(
            "sessions_list",
            json!({ "from": "2026-12-01", "days": 400 }),
        );
        let found: Vec<&str> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["local_start"].as_str().unwrap())
            .collect();
        let expected: Vec<String> = days
            .iter()
            .enumerate()
            .map(|(at, day)| format!("{day}T{}", if at == 0 { "18:00:00" } else { "09:00:00" }))
            .collect();
        assert_eq!(found, expected, "{more}");
    }
}

#[test]
fn two_years_of_every_day_are_said_to_the_last_one() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), at("2026-12-02T15:00:00Z"));
    let _ = ana.first_run();
    let days = json!({ "kind": "days" });
    for end in [
        json!({ "rhythm": days, "times": 731 }),
        json!({ "rhythm": days, "until": "2028-12-01" }),
    ] {
        let said = ana.ask(
            "sessions_preview",
            json!({ "id": null, "session": form(&end) }),
        );
        assert_eq!(
            (&said["sessions"], &said["minutes"], &said["last"]),
            (&json!(731), &json!(731 * 90), &json!("2028-12-01T18:00:00")),
            "{end}"
        );
    }
    let whole = json!({ "rhythm": days, "until": "2028-12-02" });
    let said = ana.ask(
        "sessions_preview",
        json!({ "id": null, "session": form(&whole) }),
    );
    assert_eq!(
        (&said["sessions"], &said["last"]),
        (&json!(732), &json!("2028-12-02T18:00:00")),
        "the longest that can be typed"
    );
}
