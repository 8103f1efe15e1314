//! What was noted about a session, when the session itself changes: it follows, it never speaks for another one, and it counts once.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Rosa is in a program of four evenings a week.
struct Rosa {
    _dir: tempfile::TempDir,
    p: Patient,
    series: String,
}

fn evenings() -> Value {
    json!({
        "kind": "group_prevention", "title": "", "from": "2026-10-05", "until": null, "weeks": 8,
        "weekdays": ["Mon", "Tue", "Wed", "Thu"], "start": "18:00:00", "minutes": 180,
    })
}

impl Rosa {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let p = Patient::start(dir.path().join("data"), at("2026-10-04T15:00:00Z"));
        let _ = p.first_run();
        Self {
            _dir: dir,
            p,
            series: String::new(),
        }
    }

    fn in_program() -> Self {
        let mut rosa = Self::new();
        let saved = rosa.p.ask(
            "sessions_save",
            json!({ "id": null, "session": evenings() }),
        );
        rosa.series = saved["id"].as_str().unwrap().to_owned();
        rosa
    }

    fn from_file(lines: &str) -> Self {
        let mut rosa = Self::new();
        rosa.import(lines);
        rosa.series = rosa.list("2026-10-05", 7)[0]["series"]
            .as_str()
            .unwrap()
            .to_owned();
        rosa
    }

    fn import(&self, lines: &str) -> Value {
        let file = format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\nBEGIN:VEVENT\nUID:one\nDTSTAMP:20260801T000000Z\nSUMMARY:Group\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        let preview = self.p.ask(
            "sessions_import_preview",
            json!({ "base64": BASE64.encode(file.as_bytes()) }),
        );
        let _ = self.p.ask(
            "sessions_import_apply",
            json!({ "token": preview["token"] }),
        );
        preview
    }

    fn is(&self, now: &str) {
        self.p.clock.set(at(now));
    }

    fn key(&self, local: &str) -> Value {
        json!({ "series": self.series, "recurrence_id": local })
    }

    fn was(&self, local: &str, status: &str) -> Value {
        self.p.ask(
            "sessions_attendance_set",
            json!({ "key": self.key(local), "status": status }),
        )
    }

    fn page(&self, local: &str) -> Value {
        self.p.ask("sessions_occurrence_get", self.key(local))
    }

    fn change(&self, local: &str, change: Value) -> Value {
        let mut whole =
            json!({ "cancelled": false, "start": null, "minutes": null, "place": null });
        for (name, value) in change.as_object().unwrap() {
            whole[name] = value.clone();
        }
        self.p.ask(
            "sessions_occurrence_change",
            json!({ "key": self.key(local), "change": whole }),
        )
    }

    fn list(&self, from: &str, days: u32) -> Vec<Value> {
        self.p
            .ask("sessions_list", json!({ "from": from, "days": days }))["items"]
            .as_array()
            .unwrap()
            .clone()
    }

    /// Start and answer of every session that is shown, what is called off aside.
    fn shown(&self, from: &str, days: u32) -> Vec<(String, String)> {
        self.list(from, days)
            .iter()
            .filter(|one| one["cancelled"] == false)
            .map(|one| {
                let status = one["attendance"]["status"].as_str().unwrap_or("-");
                (
                    one["local_start"].as_str().unwrap().to_owned(),
                    status.to_owned(),
                )
            })
            .collect()
    }

    fn week(&self, day: &str) -> Value {
        self.p.ask("program_week", json!({ "day": day }))
    }

    /// How many of the next ten reminders are about the session of this name.
    fn reminded(&self, local: &str) -> usize {
        let view = self.p.ask("reminders_get", json!({}));
        view["next"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["target"]["recurrence_id"] == local)
            .count()
    }
}

fn moved_to(start: &str) -> Value {
    json!({ "start": start })
}

#[test]
fn an_answer_about_the_old_time_does_not_silence_the_new_one() {
    let rosa = Rosa::in_program();
    rosa.is("2026-10-06T21:30:00Z");
    assert_ne!(rosa.reminded("2026-10-06T18:00:00"), 0, "before that");
    let _ = rosa
        .p
        .ask("sessions_on_my_way", rosa.key("2026-10-06T18:00:00"));
    assert_eq!(
        rosa.reminded("2026-10-06T18:00:00"),
        0,
        "who is on the way is not reminded"
    );
    let done = rosa.change("2026-10-06T18:00:00", moved_to("2026-10-06T20:00:00"));
    let page = rosa.page("2026-10-06T18:00:00");
    assert_eq!(
        page["entry"]["on_my_way"],
        Value::Null,
        "they were on the way to six o'clock, not to eight"
    );
    assert_ne!(
        rosa.reminded("2026-10-06T18:00:00"),
        0,
        "eight o'clock is reminded of"
    );
    let _ = rosa.p.ask("sessions_undo", json!({ "undo": done["undo"] }));
    assert_ne!(
        rosa.page("2026-10-06T18:00:00")["entry"]["on_my_way"],
        Value::Null,
        "taken back, they are on the way again"
    );

    let _ = rosa.was("2026-10-07T18:00:00", "missed_excused");
    let _ = rosa.change("2026-10-07T18:00:00", moved_to("2026-10-09T18:00:00"));
    assert_eq!(
        rosa.page("2026-10-07T18:00:00")["entry"]["status"],
        Value::Null,
        "they could not come on Wednesday; nobody said so of Friday"
    );
    assert_eq!(
        rosa.week("2026-10-09")["missed"],
        0,
        "and nothing is missed ahead"
    );
    let _ = rosa.was("2026-10-08T18:00:00", "missed");
    let _ = rosa.change("2026-10-08T18:00:00", moved_to("2026-10-08T19:00:00"));
    assert_eq!(
        rosa.page("2026-10-08T18:00:00")["entry"]["status"],
        "missed",
        "an hour later on the same day is still the evening they cannot come"
    );

    rosa.is("2026-10-06T03:00:00Z");
    let _ = rosa.was("2026-10-05T18:00:00", "attended");
    let _ = rosa.change("2026-10-05T18:00:00", moved_to("2026-10-16T18:00:00"));
    assert_eq!(
        rosa.week("2026-10-16")["credited"],
        0,
        "nobody was where they could not have been yet"
    );
}

#[test]
fn saying_why_leaves_the_minutes_that_count() {
    let rosa = Rosa::in_program();
    rosa.is("2026-10-06T03:00:00Z");
    let monday = rosa.key("2026-10-05T18:00:00");
    let _ = rosa.was("2026-10-05T18:00:00", "late");
    let page = rosa.page("2026-10-05T18:00:00");
    let mut entry = page["entry"].clone();
    entry["minutes_credited"] = json!(150);
    let _ = rosa.p.ask(
        "sessions_occurrence_save",
        json!({ "key": monday, "based_on": page["noted_at"], "entry": entry }),
    );
    let _ = rosa.p.ask(
        "sessions_attendance_set",
        json!({ "key": monday, "status": "late", "reason": { "id": "missed.transport" } }),
    );
    assert_eq!(
        rosa.week("2026-10-05")["credited"],
        150,
        "the reason changes no hours"
    );
    let _ = rosa.was("2026-10-05T18:00:00", "attended");
    assert_eq!(
        rosa.week("2026-10-05")["credited"],
        180,
        "another answer is counted anew"
    );
}

#[test]
fn what_was_called_off_was_not_missed() {
    let rosa = Rosa::in_program();
    let missed = || rosa.p.ask("program_get", json!({}))["missed"]["total"].clone();
    rosa.is("2026-10-07T15:00:00Z");
    let _ = rosa.was("2026-10-05T18:00:00", "missed");
    let _ = rosa.was("2026-10-06T18:00:00", "missed");
    assert_eq!(missed(), 2, "two evenings");
    let _ = rosa.change("2026-10-05T18:00:00", json!({ "cancelled": true }));
    assert_eq!(missed(), 1, "one of them never took place");
    let to_make_up = rosa.page("2026-10-07T18:00:00")["to_make_up"].clone();
    assert_eq!(
        to_make_up.as_array().unwrap().len(),
        1,
        "nobody has to make up for what was called off"
    );

    let _ = rosa.was("2026-10-08T18:00:00", "missed_excused");
    let _ = rosa.p.ask(
        "sessions_later",
        json!({ "key": rosa.key("2026-10-08T18:00:00"), "session": null }),
    );
    rosa.is("2026-10-10T15:00:00Z");
    assert_eq!(missed(), 1, "the program ended before that Thursday");
    assert_eq!(
        rosa.week("2026-10-05")["planned"],
        360,
        "Tuesday and Wednesday were on"
    );
}

#[test]
fn a_split_with_a_session_that_makes_up_for_another_can_be_taken_back() {
    let rosa = Rosa::in_program();
    rosa.is("2026-10-08T15:00:00Z");
    let _ = rosa.was("2026-10-06T18:00:00", "missed");
    let wednesday = rosa.key("2026-10-07T18:00:00");
    let entry = json!({ "status": "attended", "makeup_for": rosa.key("2026-10-06T18:00:00") });
    let _ = rosa.p.ask(
        "sessions_occurrence_save",
        json!({ "key": wednesday, "based_on": null, "entry": entry }),
    );
    let before = rosa.list("2026-10-05", 14);
    let mut later = evenings();
    later["from"] = json!("2026-10-06");
    later["start"] = json!("17:00:00");
    let done = rosa.p.ask(
        "sessions_later",
        json!({ "key": rosa.key("2026-10-06T18:00:00"), "session": later }),
    );
    let _ = rosa.p.ask("sessions_undo", json!({ "undo": done["undo"] }));
    assert_eq!(
        rosa.list("2026-10-05", 14),
        before,
        "all of it is as it was, what makes up for what too"
    );
}

#[test]
fn the_place_of_a_past_day_changes_no_hours() {
    let rosa = Rosa::in_program();
    rosa.is("2026-10-06T15:00:00Z");
    let _ = rosa.was("2026-10-05T18:00:00", "attended");
    let mut mornings = evenings();
    mornings["start"] = json!("09:00:00");
    mornings["minutes"] = json!(120);
    let _ = rosa.p.ask(
        "sessions_save",
        json!({ "id": rosa.series, "session": mornings }),
    );
    let _ = rosa.change("2026-10-05T09:00:00", json!({ "place": "Annex" }));
    let monday = &rosa.list("2026-10-05", 1)[0];
    assert_eq!(
        (
            &monday["local_start"],
            &monday["attendance"]["minutes_credited"]
        ),
        (&json!("2026-10-05T18:00:00"), &json!(180)),
        "they were there from six to nine"
    );
}

#[test]
fn the_same_instant_on_another_clock_is_the_same_session() {
    // Monday and Tuesday at eight in the evening, written as a server writes it: the day after.
    let rosa = Rosa::from_file(
        "DTSTART:20261006T010000Z\nDTEND:20261006T023000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU,WE;COUNT=6",
    );
    rosa.is("2026-10-07T15:00:00Z");
    let _ = rosa.was("2026-10-06T01:00:00", "attended");
    let _ = rosa.was("2026-10-07T01:00:00", "missed");
    let _ = rosa.change("2026-10-13T01:00:00", json!({ "cancelled": true }));
    let before = rosa.shown("2026-10-05", 14);
    assert_eq!(
        before[0],
        ("2026-10-05T20:00:00".to_owned(), "attended".to_owned()),
        "as it stands on the wall"
    );
    let preview = rosa.import(
        "SEQUENCE:1\nDTSTART;TZID=America/Chicago:20261005T200000\nDTEND;TZID=America/Chicago:20261005T213000\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=6",
    );
    assert_eq!(
        rosa.shown("2026-10-05", 14),
        before,
        "every answer stays with its evening, and what was called off stays off"
    );
    let said = preview["lines"][0]["differences"].to_string();
    assert!(
        !said.contains("added") && !said.contains("removed"),
        "no date came or went: {said}"
    );
}

#[test]
fn a_day_that_a_file_moves_is_in_one_place_with_its_notes() {
    let weekly = "DTSTART;TZID=America/Chicago:20261001T180000\nDTEND;TZID=America/Chicago:20261001T193000\nRRULE:FREQ=WEEKLY;COUNT=6";
    let rosa = Rosa::from_file(weekly);
    let entry = json!({ "questions": ["What about the weekend?"] });
    let _ = rosa.p.ask(
        "sessions_occurrence_save",
        json!({ "key": rosa.key("2026-10-08T18:00:00"), "based_on": null, "entry": entry }),
    );
    let _ = rosa.was("2026-10-15T18:00:00", "missed_excused");
    let moved = |from: &str, to: &str| {
        format!(
            "END:VEVENT\nBEGIN:VEVENT\nUID:one\nDTSTAMP:20260901T000000Z\nSUMMARY:Group\nRECURRENCE-ID;TZID=America/Chicago:{from}T180000\nDTSTART;TZID=America/Chicago:{to}T180000\nDTEND;TZID=America/Chicago:{to}T193000"
        )
    };
    let _ = rosa.import(&format!(
        "{weekly}\n{}\n{}",
        moved("20261008", "20261014"),
        moved("20261015", "20261020")
    ));
    assert!(
        rosa.list("2026-10-05", 7).is_empty(),
        "nothing is left where it was: {:?}",
        rosa.list("2026-10-05", 7)
    );
    let there = rosa.list("2026-10-12", 7);
    assert_eq!(
        (there.len(), &there[0]["attendance"]["has_notes"]),
        (1, &json!(true)),
        "the question went along"
    );
    assert_eq!(
        rosa.shown("2026-10-19", 3),
        [("2026-10-20T18:00:00".to_owned(), "-".to_owned())],
        "who could not come on the 15th has said nothing of the 20th"
    );
    rosa.is("2026-10-19T15:00:00Z");
    assert_ne!(
        rosa.reminded("2026-10-15T18:00:00"),
        0,
        "and is reminded of it"
    );
}

#[test]
fn the_hours_of_today_are_those_of_the_program_wherever_the_laptop_is() {
    let rosa = Rosa::new();
    let sunday = json!({
        "kind": "group_early", "title": "", "from": "2026-10-04", "until": null, "weeks": 3, "weekdays": ["Sun"],
        "start": "20:00:00", "minutes": 180, "zone": "America/New_York",
    });
    let _ = rosa
        .p
        .ask("sessions_save", json!({ "id": null, "session": sunday }));
    rosa.p.clock.travel("Europe/London");
    let today = rosa.p.ask("today_get", json!({}));
    assert_eq!(
        today["hours"],
        rosa.week("2026-10-04"),
        "one week, one number"
    );
    assert_eq!(today["hours"]["planned"], 180, "Sunday evening is in it");
}

#[test]
fn a_phase_that_begins_after_its_last_day_of_the_week_asks_nothing_of_it() {
    let rosa = Rosa::in_program();
    let program = rosa.p.ask("program_get", json!({}));
    let phases = json!([
        { "kind": "assessment", "from": "2026-10-01", "until": "2026-10-09", "minutes_a_week": null, "weekdays": [] },
        { "kind": "iop", "from": "2026-10-10", "until": null, "minutes_a_week": 720, "weekdays": ["Mon", "Tue", "Wed", "Thu"] },
    ]);
    let mut entry = program["program"]["entry"].clone();
    entry["phases"] = phases;
    let _ = rosa.p.ask(
        "program_save",
        json!({ "based_on": program["program"]["version"], "weeks": null, "entry": entry }),
    );
    let week = rosa.week("2026-10-05");
    assert_eq!(
        (&week["prescribed"], &week["planned"]),
        (&Value::Null, &json!(720)),
        "nobody prescribed zero hours for a week with twelve"
    );
}

/// The starts of the session that a lesson, a page and a craving point to, as each of them shows it.
fn pointed_to(rosa: &Rosa, page: &Value, craving: &Value) -> [Value; 3] {
    let lessons = rosa.p.ask("lessons_list", json!({ "lang": "en" }));
    let lesson = lessons
        .as_array()
        .unwrap()
        .iter()
        .find(|card| card["id"] == "triggers")
        .unwrap()["due"]["at"]
        .clone();
    let view = rosa.p.ask("journal_get", json!({ "id": page["id"] }));
    let detail = rosa
        .p
        .ask("cravings_detail", json!({ "id": craving["id"] }));
    [
        lesson,
        view["links"][0]["session"]["local_start"].clone(),
        detail["session"]["local_start"].clone(),
    ]
}

#[test]
fn what_points_to_a_session_finds_it_wherever_the_person_moved_it() {
    let rosa = Rosa::in_program();
    rosa.is("2026-10-05T15:00:00Z");
    let id = "2026-10-15T18:00:00";
    let key = rosa.key(id);
    let with_kind = json!({ "kind": "session", "series": rosa.series, "recurrence_id": id });
    drop(rosa.p.ask(
        "lessons_assign",
        json!({ "lesson": "triggers", "due": with_kind }),
    ));
    let page = rosa.p.ask(
        "journal_save",
        json!({ "id": null, "content": { "body": "Ask about Friday.", "links": [with_kind] } }),
    );
    let craving = rosa.p.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 6, "session": key } }),
    );
    // By hours, by days, and as far as a day may be moved, to either side.
    for start in [
        "2026-10-15T20:00:00",
        "2026-10-19T10:00:00",
        "2026-12-20T18:00:00",
        "2027-10-15T18:00:00",
        "2025-10-15T18:00:00",
        id,
    ] {
        drop(rosa.change(id, moved_to(start)));
        assert_eq!(
            pointed_to(&rosa, &page, &craving),
            [json!(start), json!(start), json!(start)],
            "lesson, page and craving say when it is: {start}"
        );
    }
}

#[test]
fn a_session_that_the_person_moved_before_the_series_began_is_in_the_timeline() {
    let rosa = Rosa::in_program();
    rosa.is("2026-10-05T15:00:00Z");
    drop(rosa.change("2026-10-15T18:00:00", moved_to("2026-09-20T18:00:00")));
    let ask = json!({ "filter": { "kinds": ["session"] }, "before": null, "limit": 10 });
    let items = rosa.p.ask("timeline_list", ask)["items"].clone();
    assert_eq!(items[0]["occurred"]["local"], "2026-09-20T18:00:00");
}
