//! A calendar file and a paper handout, through the whole core: looked at first, added once, still there after a restart.

use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use data_encoding::BASE64;
use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

const PROGRAM: &[u8] = include_bytes!("../fixtures/calendar/samples/program-12-weeks.ics");

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Marcus got a file from his program and a handout from a meeting.
struct Marcus {
    _dir: tempfile::TempDir,
    data: PathBuf,
    at: Patient,
}

impl Marcus {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let patient = Patient::start(data.clone(), at("2026-09-01T15:00:00Z"));
        let _ = patient.first_run();
        Self {
            _dir: dir,
            data,
            at: patient,
        }
    }

    fn preview(&self, bytes: &[u8]) -> Value {
        self.at.ask(
            "sessions_import_preview",
            json!({ "base64": BASE64.encode(bytes) }),
        )
    }

    fn apply(&self, preview: &Value) -> Value {
        self.at.ask(
            "sessions_import_apply",
            json!({ "token": preview["token"] }),
        )
    }

    fn coming(&self, from: &str, days: u32) -> Vec<Value> {
        let list = self
            .at
            .ask("sessions_list", json!({ "from": from, "days": days }));
        list["items"].as_array().unwrap().clone()
    }

    fn series(&self) -> Vec<Value> {
        self.at.ask("sessions_series", json!({}))["items"]
            .as_array()
            .unwrap()
            .clone()
    }
}

fn handout() -> Value {
    json!({
        "kind": "group_early", "title": "", "from": "2026-09-14", "until": null, "weeks": 12,
        "weekdays": ["Mon", "Tue", "Wed", "Thu"], "start": "18:00:00", "minutes": 180,
    })
}

#[test]
fn a_file_is_looked_at_first_and_added_once() {
    let marcus = Marcus::new();
    let preview = marcus.preview(PROGRAM);
    assert_eq!(preview["lines"].as_array().unwrap().len(), 3);
    assert_eq!(marcus.series().len(), 0, "looking adds nothing");

    let done = marcus.apply(&preview);
    assert_eq!((&done["added"], &done["changed"]), (&json!(3), &json!(0)));
    let there = marcus.coming("2026-09-01", 122);
    let planned = there.iter().filter(|one| one["cancelled"] == false).count();
    assert_eq!(planned, 49, "as many as the program means");
    let days: Vec<&str> = there
        .iter()
        .map(|one| one["local_start"].as_str().unwrap())
        .collect();
    assert!(
        days.contains(&"2026-10-30T18:00:00") && days.contains(&"2026-11-02T18:00:00"),
        "six in the evening before and after the change"
    );

    assert_eq!(
        marcus
            .at
            .refused(
                "sessions_import_apply",
                json!({ "token": preview["token"] })
            )
            .code,
        ErrorCode::PreviewGone,
        "yes is said once"
    );
    let again = marcus.preview(PROGRAM);
    assert!(
        again["lines"]
            .as_array()
            .unwrap()
            .iter()
            .all(|line| line["change"] == "unchanged"),
        "the same file changes nothing"
    );
    let _ = marcus.apply(&again);
    assert_eq!(marcus.series().len(), 3, "and adds nothing a second time");
}

#[test]
fn a_preview_waits_an_hour_and_a_newer_one_takes_its_place() {
    let marcus = Marcus::new();
    let first = marcus.preview(PROGRAM);
    let second = marcus.preview(PROGRAM);
    assert_eq!(
        marcus
            .at
            .refused("sessions_import_apply", json!({ "token": first["token"] }))
            .code,
        ErrorCode::PreviewGone,
        "what is looked at last counts"
    );
    marcus
        .at
        .clock
        .set(at("2026-09-01T15:00:00Z") + Duration::minutes(61));
    assert_eq!(
        marcus
            .at
            .refused("sessions_import_apply", json!({ "token": second["token"] }))
            .code,
        ErrorCode::PreviewGone,
        "an old look is no yes"
    );
    assert_eq!(marcus.series().len(), 0);
}

#[test]
fn what_is_no_calendar_is_told_and_leaves_nothing() {
    let marcus = Marcus::new();
    let code = |bytes: &[u8]| {
        marcus
            .at
            .refused(
                "sessions_import_preview",
                json!({ "base64": BASE64.encode(bytes) }),
            )
            .code
    };
    assert_eq!(code(b"<html></html>"), ErrorCode::CalendarNotOne);
    assert_eq!(
        code(&vec![b'x'; 3 * 1024 * 1024]),
        ErrorCode::CalendarTooLarge
    );
    assert_eq!(
        code(b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"),
        ErrorCode::CalendarNothing
    );
    assert_eq!(
        marcus
            .at
            .refused(
                "sessions_import_preview",
                json!({ "base64": "not base64!" })
            )
            .code,
        ErrorCode::BadInput
    );
    assert_eq!(marcus.series().len(), 0, "nothing half-imported");
}

#[test]
fn a_handout_typed_in_is_48_sessions_and_can_be_changed_deleted_and_taken_back() {
    let marcus = Marcus::new();
    let saved = marcus
        .at
        .ask("sessions_save", json!({ "id": null, "session": handout() }));
    let hours = |marcus: &Marcus| -> usize { marcus.coming("2026-09-01", 122).len() * 3 };
    assert_eq!(hours(&marcus), 144, "4 evenings of 3 hours for 12 weeks");

    let mut form = marcus.series()[0]["typed"].clone();
    form["start"] = json!("17:30:00");
    let _ = marcus.at.ask(
        "sessions_save",
        json!({ "id": saved["id"], "session": form }),
    );
    assert!(
        marcus
            .coming("2026-09-01", 122)
            .iter()
            .all(|one| one["local_start"].as_str().unwrap().ends_with("17:30:00")),
        "all of them moved"
    );
    assert_eq!(marcus.series().len(), 1, "changed, not added");

    let _ = marcus
        .at
        .ask("sessions_delete", json!({ "id": saved["id"] }));
    assert_eq!(marcus.coming("2026-09-01", 122).len(), 0);
    let _ = marcus
        .at
        .ask("sessions_restore", json!({ "id": saved["id"] }));
    assert_eq!(hours(&marcus), 144, "as if nothing had happened");
}

#[test]
fn sessions_are_still_there_after_a_restart_and_on_a_journey() {
    let marcus = Marcus::new();
    let preview = marcus.preview(PROGRAM);
    let _ = marcus.apply(&preview);
    let before = marcus.coming("2026-09-01", 122);
    drop(marcus.at);

    let later = Patient::start(marcus.data.clone(), at("2026-09-02T15:00:00Z"));
    assert_eq!(
        later
            .refused("sessions_list", json!({ "from": null, "days": 28 }))
            .code,
        ErrorCode::Locked,
        "not before the passphrase"
    );
    later.unlock();
    let after = later.ask(
        "sessions_list",
        json!({ "from": "2026-09-01", "days": 122 }),
    );
    assert_eq!(after["items"].as_array().unwrap(), &before);

    later.clock.travel("America/New_York");
    let away = later.ask("sessions_list", json!({ "from": "2026-09-14", "days": 1 }));
    let first = &away["items"][0];
    assert_eq!(
        (&first["local_start"], &first["device_start"]),
        (&json!("2026-09-14T18:00:00"), &json!("2026-09-14T19:00:00")),
        "the program's clock, and the laptop's beside it"
    );
}

#[test]
fn a_file_can_be_imported_again_after_its_series_was_deleted() {
    let marcus = Marcus::new();
    let preview = marcus.preview(PROGRAM);
    let _ = marcus.apply(&preview);
    let gone = marcus.series()[0]["series"]["id"].clone();
    let _ = marcus.at.ask("sessions_delete", json!({ "id": gone }));
    let again = marcus.preview(PROGRAM);
    let changes: Vec<&str> = again["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["change"].as_str().unwrap())
        .collect();
    assert_eq!(
        changes.iter().filter(|change| **change == "new").count(),
        1,
        "only the deleted one is new: {changes:?}"
    );
    let _ = marcus.apply(&again);
    let ids: Vec<Value> = marcus
        .series()
        .iter()
        .map(|one| one["series"]["id"].clone())
        .collect();
    assert_eq!(
        (ids.len(), ids.contains(&gone)),
        (3, true),
        "back under its old id"
    );
}

#[test]
fn what_the_person_adds_to_a_file_s_series_outlives_the_next_file() {
    let marcus = Marcus::new();
    let preview = marcus.preview(PROGRAM);
    let _ = marcus.apply(&preview);
    let group = marcus
        .series()
        .iter()
        .map(|one| one["series"].clone())
        .find(|one| one["details"]["title"] == "Group: relapse prevention")
        .unwrap();
    let mut own = handout();
    own["kind"] = json!("group_prevention");
    own["provider"] = json!("Ana R.");
    own["place"] =
        json!({ "name": "typed over", "room": "", "directions": "", "travel_minutes": 25 });
    let saved = marcus.at.ask(
        "sessions_save",
        json!({ "id": group["id"], "session": own }),
    );
    let details = &saved["details"];
    assert_eq!(
        (&details["start"], &details["rrule"], &details["title"]),
        (
            &group["details"]["start"],
            &group["details"]["rrule"],
            &group["details"]["title"]
        ),
        "days, times and title stay the file's"
    );
    assert_eq!(
        (
            &details["provider"],
            &details["place"]["travel_minutes"],
            &details["place"]["name"]
        ),
        (
            &json!("Ana R."),
            &json!(25),
            &json!("Oak Street 12, room 2")
        )
    );

    let again = marcus.preview(PROGRAM);
    assert!(
        again["lines"]
            .as_array()
            .unwrap()
            .iter()
            .all(|line| line["change"] == "unchanged"),
        "the same file still fits"
    );
    let later = String::from_utf8(PROGRAM.to_vec())
        .unwrap()
        .replace("20260914T180000", "20260914T183000")
        .replace("20260914T210000", "20260914T213000");
    let changed = marcus.preview(later.as_bytes());
    let _ = marcus.apply(&changed);
    assert_eq!(marcus.series().len(), 3, "updated, not doubled");
    let first = &marcus.coming("2026-09-14", 1)[0];
    assert_eq!(
        (
            &first["local_start"],
            &first["provider"],
            &first["place"]["travel_minutes"]
        ),
        (&json!("2026-09-14T18:30:00"), &json!("Ana R."), &json!(25)),
        "the file's new time, the person's own words"
    );
}
