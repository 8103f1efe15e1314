//! A calendar file and a paper handout, through the whole core: looked at first, added once, still there after a restart.

use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use data_encoding::BASE64;
use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

const PROGRAM: &[u8] = include_bytes!("../fixtures/calendar/samples/program-12-weeks.ics");
/// Four times a week, three hours, twelve weeks: 48 sessions.
const PLAIN: &[u8] = include_bytes!("../fixtures/calendar/samples/program-48-sessions.ics");

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
    assert_eq!(code(b"<html></html>"), ErrorCode::NotACalendar);
    assert_eq!(
        code(&vec![b'x'; 3 * 1024 * 1024]),
        ErrorCode::CalendarTooLarge
    );
    assert_eq!(
        code(b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"),
        ErrorCode::CalendarEmpty
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
        .ask("sessions_undelete", json!({ "id": saved["id"] }));
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

#[test]
fn a_program_from_a_file_is_twelve_of_twelve_hours_and_a_newer_file_leaves_what_was_noted() {
    let marcus = Marcus::new();
    let preview = marcus.preview(PLAIN);
    let lines = preview["lines"].as_array().unwrap();
    assert!(
        lines
            .iter()
            .all(|line| line["kind_guessed"] == true && line["counts_hours"] == true),
        "the titles say what they are, and that is shown as a guess"
    );
    // He knows better about one: it is a peer group, and its hours count.
    let talk = lines[1]["series"].clone();
    let done = marcus.at.ask(
        "sessions_import_apply",
        json!({
            "token": preview["token"],
            "choices": [{ "series": talk, "kind": "peer_support", "counts_hours": true }],
            "remove": null,
        }),
    );
    assert_eq!(done["added"], 2);
    let _ = marcus.at.ask(
        "program_save",
        json!({ "based_on": 0, "weeks": 12, "entry": {
            "start": "2026-09-14", "planned_end": null,
            "phases": [{ "kind": "iop", "from": "2026-09-14", "until": "2026-12-06", "minutes_a_week": 720, "weekdays": [] }],
            "policy": { "most_misses": null, "notice_hours": null, "late_counts_as_missed": null, "call_whom": "", "phone": "", "note": "" },
        } }),
    );
    for monday in ["2026-09-14", "2026-10-26", "2026-11-02", "2026-11-30"] {
        let week = marcus.at.ask("program_week", json!({ "day": monday }));
        assert_eq!(
            (&week["planned"], &week["prescribed"]),
            (&json!(720), &json!(720)),
            "the week of {monday}: 12 of 12 hours"
        );
    }

    // He was there on the first evening, and moves one later evening by hand.
    marcus.at.clock.set(at("2026-09-15T15:00:00Z"));
    let there = marcus.coming("2026-09-14", 7);
    let first = json!({ "series": there[0]["series"], "recurrence_id": there[0]["recurrence_id"] });
    let wednesday =
        json!({ "series": there[1]["series"], "recurrence_id": there[1]["recurrence_id"] });
    let _ = marcus.at.ask(
        "sessions_attendance_set",
        json!({ "key": first, "status": "attended", "reason": null }),
    );
    let _ = marcus.at.ask(
        "sessions_occurrence_change",
        json!({ "key": wednesday, "change": { "cancelled": false, "start": "2026-09-16T17:00:00", "minutes": null, "place": null } }),
    );

    // The program sends a new file: half an hour later, another room, and the talks are gone from it.
    let newer = String::from_utf8(PLAIN.to_vec())
        .unwrap()
        .replace("20260914T180000", "20260914T183000")
        .replace("20260914T210000", "20260914T213000");
    let talks = newer.rfind("BEGIN:VEVENT").unwrap();
    let newer = format!("{}END:VCALENDAR\r\n", &newer[..talks]);
    let preview = marcus.preview(newer.as_bytes());
    let changes: Vec<&Value> = preview["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["change"])
        .collect();
    assert_eq!(changes, ["changed", "missing"]);
    assert_eq!(
        preview["lines"][0]["differences"][0],
        json!({ "kind": "time", "before": "18:00:00", "after": "18:30:00" })
    );
    let kept = marcus.at.ask(
        "sessions_import_apply",
        json!({ "token": preview["token"], "choices": [], "remove": [] }),
    );
    assert_eq!((&kept["changed"], &kept["removed"]), (&json!(1), &json!(0)));
    let week = marcus.coming("2026-09-14", 7);
    let seen: Vec<(&str, &Value)> = week
        .iter()
        .map(|one| {
            (
                one["local_start"].as_str().unwrap(),
                &one["attendance"]["status"],
            )
        })
        .collect();
    assert_eq!(
        seen[0].1, "attended",
        "where he was, he was, whatever time the new file says: {seen:?}"
    );
    assert!(
        seen.iter()
            .any(|(start, _)| *start == "2026-09-16T17:00:00"),
        "what he moved by hand stays moved: {seen:?}"
    );
    assert!(
        seen.iter()
            .any(|(start, _)| *start == "2026-09-17T17:00:00"),
        "and the talks stay until he takes them off: {seen:?}"
    );
    assert_eq!(
        marcus
            .series()
            .iter()
            .find(|one| one["series"]["id"] == talk)
            .unwrap()["series"]["details"]["kind"],
        "peer_support",
        "what he said about them too"
    );

    let again = marcus.preview(newer.as_bytes());
    assert_eq!(
        marcus
            .at
            .refused(
                "sessions_import_apply",
                json!({ "token": again["token"], "choices": [], "remove": [there[0]["series"]] })
            )
            .code,
        ErrorCode::BadInput,
        "only what the preview offered can be taken off"
    );
    let off = marcus.at.ask(
        "sessions_import_apply",
        json!({ "token": again["token"], "choices": [], "remove": [talk] }),
    );
    assert_eq!(
        off["removed"], 1,
        "the same preview is still good after a refusal"
    );
    assert_eq!(marcus.series().len(), 1);
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_rule_that_says_too_much_or_nothing_invents_no_sessions() {
    let marcus = Marcus::new();
    let weekly = |rule: &str| {
        ics(
            "",
            &[&format!(
                "UID:{rule}\nSUMMARY:Group\nDTSTART;TZID=America/Chicago:20261005T180000\nDURATION:PT1H\nRRULE:{rule}"
            )],
        )
    };
    for (rule, expected) in [
        (
            "FREQ=WEEKLY;BYDAY=1MO;COUNT=3",
            vec!["2026-10-05", "2026-10-12", "2026-10-19"],
        ),
        (
            "FREQ=WEEKLY;BYDAY=+1MO,-3TU;COUNT=4",
            vec!["2026-10-05", "2026-10-06", "2026-10-12", "2026-10-13"],
        ),
        (
            "FREQ=DAILY;BYDAY=1MO;COUNT=2",
            vec!["2026-10-05", "2026-10-12"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=1MO;COUNT=2",
            vec!["2026-10-05", "2026-11-02"],
        ),
    ] {
        let fresh = Marcus::new();
        let _ = fresh.apply(&fresh.preview(weekly(rule).as_bytes()));
        let days: Vec<String> = fresh
            .coming("2026-10-01", 60)
            .iter()
            .map(|one| text(&one["local_start"])[..10].to_owned())
            .collect();
        assert_eq!(days, expected, "{rule}");
    }
    for rule in [
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=-3",
        "FREQ=WEEKLY;INTERVAL=0",
    ] {
        let preview = marcus.preview(weekly(rule).as_bytes());
        assert_eq!(
            (&preview["lines"], &preview["skipped"][0]["reason"]),
            (&json!([]), &json!("rule_unreadable")),
            "{rule} is not for ever"
        );
    }
}

fn ics(method: &str, events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|lines| format!("BEGIN:VEVENT\nDTSTAMP:20260801T000000Z\n{lines}\nEND:VEVENT\n"))
        .collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{method}{events}END:VCALENDAR\n")
}

#[test]
fn a_session_written_in_utc_is_told_by_the_clock_on_the_wall_everywhere() {
    let marcus = Marcus::new();
    // Monday evening at eight in Chicago, as a server writes it.
    let file = ics(
        "",
        &[
            "UID:utc\nSUMMARY:Group therapy\nDTSTART:20261006T010000Z\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;COUNT=4",
        ],
    );
    let _ = marcus.apply(&marcus.preview(file.as_bytes()));
    marcus.at.clock.set(at("2026-10-05T14:30:00Z"));
    marcus.at.unlock_if_locked();
    let today = marcus.at.ask("today_get", json!({}));
    assert_eq!(
        (
            &today["next"]["session"]["local_start"],
            &today["next"]["session"]["device_start"]
        ),
        (&json!("2026-10-05T20:00:00"), &Value::Null),
        "who goes by the date on Today must not come a day late: {}",
        today["next"]
    );
    let one = marcus.coming("2026-10-05", 3).remove(0);
    let key = json!({ "series": one["series"], "recurrence_id": one["recurrence_id"] });
    let page = |key: &Value| marcus.at.ask("sessions_occurrence_get", key.clone());
    assert_eq!(
        page(&key)["occurrence"]["local_start"],
        "2026-10-05T20:00:00"
    );
    let next = marcus.at.ask("reminders_get", json!({}))["next"].to_string();
    assert!(
        next.contains("8:00") && !next.contains("UTC"),
        "the reminder says eight: {next}"
    );
    // Moved by the clock on the wall, and noted: both come back as said.
    let _ = marcus.at.ask(
        "sessions_occurrence_change",
        json!({ "key": key, "change": { "cancelled": false, "start": "2026-10-05T21:00:00", "minutes": null, "place": null } }),
    );
    let moved = page(&key);
    assert_eq!(
        (
            &moved["occurrence"]["local_start"],
            &moved["change"]["start"]
        ),
        (&json!("2026-10-05T21:00:00"), &json!("2026-10-05T21:00:00"))
    );
    marcus.at.clock.set(at("2026-10-06T05:00:00Z"));
    marcus.at.unlock_if_locked();
    let _ = marcus.at.ask(
        "sessions_attendance_set",
        json!({ "key": key, "status": "attended" }),
    );
    let there = marcus.coming("2026-10-05", 1).remove(0);
    assert_eq!(
        (&there["local_start"], &there["attendance"]["status"]),
        (&json!("2026-10-05T21:00:00"), &json!("attended"))
    );
    let week = marcus
        .at
        .ask("sessions_week", json!({ "day": "2026-10-05" }));
    assert_eq!(
        week["hours"]["credited"], 120,
        "the hours are Monday's, in Monday's week: {}",
        week["hours"]
    );
}

#[test]
fn what_was_asked_ahead_of_a_session_that_went_is_kept_and_takes_no_hours() {
    let marcus = Marcus::new();
    let group = |hour: &str, more: &str| {
        ics(
            "",
            &[&format!(
                "UID:g\n{more}SUMMARY:Group therapy\nDTSTART;TZID=America/Chicago:20261005T{hour}0000\nDURATION:PT3H\nRRULE:FREQ=WEEKLY;COUNT=6"
            )],
        )
    };
    let _ = marcus.apply(&marcus.preview(group("18", "").as_bytes()));
    let one = marcus.coming("2026-10-19", 1).remove(0);
    let key = json!({ "series": one["series"], "recurrence_id": one["recurrence_id"] });
    let mut entry = marcus.at.ask("sessions_occurrence_get", key.clone())["entry"].clone();
    entry["questions"] = json!(["What about weekends?"]);
    let _ = marcus.at.ask(
        "sessions_occurrence_save",
        json!({ "key": key, "based_on": null, "entry": entry }),
    );
    let newer = group(
        "17",
        "SEQUENCE:1\nEXDATE;TZID=America/Chicago:20261019T170000\n",
    );
    let _ = marcus.apply(&marcus.preview(newer.as_bytes()));
    let day = marcus.coming("2026-10-19", 1);
    assert_eq!(
        (
            day.len(),
            &day[0]["cancelled"],
            &day[0]["attendance"]["kept"]
        ),
        (1, &json!(true), &json!(true)),
        "its words are there, and it is plain that nobody meets: {day:?}"
    );
    marcus.at.clock.set(at("2026-10-21T15:00:00Z"));
    marcus.at.unlock_if_locked();
    let due = marcus.at.ask("sessions_attendance_due", json!({}));
    assert!(
        !due.to_string().contains("2026-10-19"),
        "nobody is asked whether they were there: {due}"
    );
    let page = marcus.at.ask("sessions_occurrence_get", key);
    assert_eq!(page["entry"]["questions"], json!(["What about weekends?"]));
}

#[test]
fn a_day_that_was_called_off_stays_off_when_the_series_comes_back_to_it() {
    let marcus = Marcus::new();
    let group = |sequence: u32, first: &str| {
        ics(
            "",
            &[&format!(
                "UID:z\nSEQUENCE:{sequence}\nSUMMARY:Group\nDTSTART;TZID=America/Chicago:{first}T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=9"
            )],
        )
    };
    let _ = marcus.apply(&marcus.preview(group(1, "20261006").as_bytes()));
    let off = marcus.coming("2026-11-03", 1).remove(0);
    let key = json!({ "series": off["series"], "recurrence_id": off["recurrence_id"] });
    let _ = marcus.at.ask(
        "sessions_occurrence_change",
        json!({ "key": key, "change": { "cancelled": true } }),
    );
    let _ = marcus.apply(&marcus.preview(group(2, "20261007").as_bytes()));
    assert_eq!(
        marcus.coming("2026-11-03", 2).len(),
        1,
        "on Wednesdays nothing is left of the Tuesday"
    );
    let _ = marcus.apply(&marcus.preview(group(3, "20261006").as_bytes()));
    assert_eq!(
        marcus.coming("2026-11-03", 1)[0]["cancelled"],
        true,
        "who said they will not be there is not expected again by a newer file"
    );
}

#[test]
fn sessions_with_one_name_are_kept_apart_and_answers_change_nothing() {
    let marcus = Marcus::new();
    let one = |day: &str| {
        format!(
            "UID:no-uid@hospital\nSUMMARY:Visit\nDTSTART;TZID=America/Chicago:202610{day}T180000\nDURATION:PT3H"
        )
    };
    let four = [one("06"), one("08"), one("13"), one("15")];
    let file = ics("", &four.each_ref().map(String::as_str));
    let done = marcus.apply(&marcus.preview(file.as_bytes()));
    assert_eq!(done["added"], 4, "four visits are four");
    let changes = |file: &str| -> Vec<(String, String)> {
        marcus.preview(file.as_bytes())["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| (text(&line["first"]), text(&line["change"])))
            .collect()
    };
    let noted = marcus.coming("2026-10-06", 1).remove(0);
    let key = json!({ "series": noted["series"], "recurrence_id": noted["recurrence_id"] });
    marcus.at.clock.set(at("2026-10-07T15:00:00Z"));
    marcus.at.unlock_if_locked();
    let _ = marcus.at.ask(
        "sessions_attendance_set",
        json!({ "key": key, "status": "attended" }),
    );
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
        let file = ics("", &order.map(|place| four[place].as_str()));
        assert!(
            changes(&file)
                .iter()
                .all(|(_, change)| change == "unchanged"),
            "the same four in the order {order:?}: {:?}",
            changes(&file)
        );
        let _ = marcus.apply(&marcus.preview(file.as_bytes()));
    }
    let fewer = ics("", &[&four[1], &four[2]]);
    let said = changes(&fewer);
    assert!(
        said.iter()
            .all(|(_, change)| change != "changed" && change != "new"),
        "a program that leaves past visits out changes none: {said:?}"
    );
    let last = ics("", &[&four[3]]);
    assert!(
        !changes(&last)
            .iter()
            .any(|(_, change)| change == "changed" || change == "new"),
        "nor does one that has a single one left: {:?}",
        changes(&last)
    );
    let _ = marcus.apply(&marcus.preview(fewer.as_bytes()));
    let there = marcus.coming("2026-10-06", 14);
    let days: Vec<(String, Value)> = there
        .iter()
        .map(|one| {
            (
                text(&one["local_start"]),
                one["attendance"]["status"].clone(),
            )
        })
        .collect();
    assert_eq!(
        days[0],
        ("2026-10-06T18:00:00".to_owned(), json!("attended")),
        "what was noted is where it was noted"
    );
    assert_eq!(
        days[1..]
            .iter()
            .filter(|(_, status)| !status.is_null())
            .count(),
        0,
        "and on no other visit: {days:?}"
    );
    for method in ["REPLY", "COUNTER"] {
        let answer = ics(
            &format!("METHOD:{method}\n"),
            &[
                "UID:no-uid@hospital\nSEQUENCE:1\nSUMMARY:Declined\nDTSTART;TZID=America/Chicago:20261006T090000\nDURATION:PT3H",
            ],
        );
        let preview = marcus.preview(answer.as_bytes());
        assert_eq!(
            (&preview["lines"], &preview["skipped"][0]["reason"]),
            (&json!([]), &json!("proposal")),
            "{method}"
        );
    }
    let windows = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:w\r\nDTSTAMP:20260801T000000Z\r\nSUMMARY:Dana\x92s group \x96 caf\xe9\r\nDTSTART;TZID=\"Mountain Standard Time (Mexico)\":20261007T100000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let _ = marcus.apply(&marcus.preview(windows));
    let visit = marcus.coming("2026-10-07", 1).remove(0);
    assert_eq!(
        (&visit["title"], &visit["zone"]),
        (&json!("Dana’s group – café"), &json!("America/Mazatlan")),
        "as Windows writes it"
    );
}
