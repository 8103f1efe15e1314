//! Tomás and his twelve weeks: the paper handout, the hours, a missed evening and its make-up, the November clock change, a
//! move in the middle of it all, and step-down.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

struct Tomas {
    _dir: tempfile::TempDir,
    p: Patient,
}

/// Monday to Thursday, six to nine in the evening, twelve weeks from 14 September 2026.
fn handout() -> Value {
    json!({
        "kind": "group_prevention", "title": "", "from": "2026-09-14", "until": null, "weeks": 12,
        "weekdays": ["Mon", "Tue", "Wed", "Thu"], "start": "18:00:00", "minutes": 180,
        "place": { "name": "Oak Street", "room": "", "directions": "", "travel_minutes": 25 },
        "video_url": "https://video.example/j/77", "bring": ["workbook"],
    })
}

impl Tomas {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let p = Patient::start(dir.path().join("data"), at("2026-09-12T15:00:00Z"));
        let _ = p.first_run();
        Self { _dir: dir, p }
    }

    /// The same, with the handout typed in. Gives the series' id.
    fn in_program() -> (Self, String) {
        let tomas = Self::new();
        let saved = tomas
            .p
            .ask("sessions_save", json!({ "id": null, "session": handout() }));
        let id = saved["id"].as_str().unwrap().to_owned();
        (tomas, id)
    }

    fn is(&self, now: &str) {
        self.p.clock.set(at(now));
    }

    fn list(&self, from: &str, days: u32) -> Vec<Value> {
        let list = self
            .p
            .ask("sessions_list", json!({ "from": from, "days": days }));
        list["items"].as_array().unwrap().clone()
    }

    fn starts(&self, from: &str, days: u32) -> Vec<String> {
        let start = |one: &Value| {
            let off = if one["cancelled"] == true { " off" } else { "" };
            format!("{}{off}", one["local_start"].as_str().unwrap())
        };
        self.list(from, days).iter().map(start).collect()
    }

    fn week(&self, day: &str) -> Value {
        self.p.ask("program_week", json!({ "day": day }))
    }

    fn was(&self, key: &Value, status: &str) -> Value {
        self.p.ask(
            "sessions_attendance_set",
            json!({ "key": key, "status": status }),
        )
    }

    fn due(&self) -> Vec<Value> {
        self.p.ask("sessions_attendance_due", json!({}))["items"]
            .as_array()
            .unwrap()
            .clone()
    }
}

fn key(series: &str, local: &str) -> Value {
    json!({ "series": series, "recurrence_id": local })
}

fn key_of(occurrence: &Value) -> Value {
    json!({ "series": occurrence["series"], "recurrence_id": occurrence["recurrence_id"] })
}

fn program() -> Value {
    json!({
        "start": "2026-09-14", "planned_end": null,
        "phases": [
            { "kind": "iop", "from": "2026-09-14", "until": "2026-12-06", "minutes_a_week": 720,
              "weekdays": ["Mon", "Tue", "Wed", "Thu"] },
            { "kind": "step_down", "from": "2026-12-07", "until": null, "minutes_a_week": 90, "weekdays": ["Mon"] },
        ],
        "policy": { "most_misses": 6, "notice_hours": 48, "late_counts_as_missed": 15,
                    "call_whom": "Front desk", "phone": "555-0100", "note": "" },
    })
}

#[test]
fn twelve_weeks_from_the_handout_to_twelve_of_twelve_hours() {
    let (tomas, series) = Tomas::in_program();
    let before = tomas.p.ask("program_get", json!({}));
    assert_eq!(
        (&before["program"]["version"], &before["week"]["prescribed"]),
        (&json!(0), &Value::Null),
        "no number is assumed before the program said one"
    );
    let saved = tomas.p.ask(
        "program_save",
        json!({ "based_on": 0, "weeks": 12, "entry": program() }),
    );
    assert_eq!(saved["entry"]["planned_end"], "2026-12-06");

    let all = tomas.list("2026-09-14", 84);
    assert_eq!(all.len(), 48);
    let minutes: i64 = all
        .iter()
        .map(|one| {
            let instant = |name: &str| at(one[name].as_str().unwrap());
            (instant("end") - instant("start")).num_minutes()
        })
        .sum();
    assert_eq!(minutes, 144 * 60);
    assert!(
        all.iter()
            .all(|one| one["local_start"].as_str().unwrap().ends_with("T18:00:00")),
        "six in the evening on both sides of the November change"
    );
    assert_eq!(
        (&all[27]["start"], &all[28]["start"]),
        (
            &json!("2026-10-29T23:00:00Z"),
            &json!("2026-11-03T00:00:00Z")
        ),
        "and an hour later in UTC after it"
    );

    // He answers the one question after every session, twelve weeks long.
    for (number, session) in all.iter().enumerate() {
        tomas.is(session["end"].as_str().unwrap());
        let due = tomas.due();
        assert_eq!(due.len(), 1, "one session, one question (number {number})");
        assert_eq!(key_of(&due[0]), key_of(session));
        let _ = tomas.was(&key_of(session), "attended");
        assert!(tomas.due().is_empty(), "answered is answered");
    }
    for monday in ["2026-09-14", "2026-10-26", "2026-11-02", "2026-11-30"] {
        let week = tomas.week(monday);
        assert_eq!(
            (&week["credited"], &week["planned"], &week["prescribed"]),
            (&json!(720), &json!(720), &json!(720)),
            "the week of {monday}: 12 of 12 hours"
        );
    }
    let view = tomas.p.ask("program_get", json!({}));
    assert_eq!(
        view["progress"],
        json!({ "kind": "running", "week": 12, "of": 12 })
    );
    tomas.is("2026-12-08T16:00:00Z");
    let view = tomas.p.ask("program_get", json!({}));
    assert_eq!(view["progress"], json!({ "kind": "over" }));
    assert_eq!(view["phase"], 1, "step-down has begun");
    assert_eq!(view["week"]["prescribed"], 90);
    assert_eq!(
        tomas.p.ask("today_get", json!({}))["hours"]["prescribed"],
        90,
        "Today says the same"
    );
    let _ = series;
}

#[test]
fn a_missed_evening_is_noted_with_its_reason_and_made_up_for() {
    let (tomas, series) = Tomas::in_program();
    let _ = tomas.p.ask(
        "program_save",
        json!({ "based_on": 0, "weeks": 12, "entry": program() }),
    );
    tomas.is("2026-09-18T15:00:00Z");
    let wednesday = key(&series, "2026-09-16T18:00:00");
    let _ = tomas.p.ask(
        "sessions_attendance_set",
        json!({ "key": wednesday, "status": "missed_excused", "reason": { "id": "missed.sick" } }),
    );
    let thursday = key(&series, "2026-09-17T18:00:00");
    let _ = tomas.was(&thursday, "late");
    let friday = tomas.p.ask(
        "sessions_save",
        json!({ "id": null, "session": {
            "kind": "individual", "title": "", "from": "2026-09-18", "until": null, "weekdays": [],
            "start": "09:00:00", "minutes": 60,
        } }),
    );
    let friday = key(friday["id"].as_str().unwrap(), "2026-09-18T09:00:00");
    let page = tomas.p.ask("sessions_occurrence_get", friday.clone());
    let offered: Vec<Value> = page["to_make_up"]
        .as_array()
        .unwrap()
        .iter()
        .map(key_of)
        .collect();
    assert_eq!(
        offered,
        std::slice::from_ref(&wednesday),
        "only what was missed can be made up for"
    );
    let _ = tomas.p.ask(
        "sessions_occurrence_save",
        json!({ "key": friday, "based_on": null, "entry": {
            "status": "attended", "makeup_for": wednesday, "takeaway": "Ask for help sooner.",
            "homework_out": ["page 4"], "mood_before": 3, "mood_after": 6,
        } }),
    );
    let late = tomas.p.ask("sessions_occurrence_get", thursday.clone());
    for (entry, code, field) in [
        (
            json!({ "status": "late", "makeup_for": wednesday }),
            ErrorCode::Duplicate,
            "makeup_for",
        ),
        (
            json!({ "status": "left_early", "minutes_credited": 200 }),
            ErrorCode::NumberOutOfRange,
            "minutes_credited",
        ),
    ] {
        let refused = tomas.p.refused(
            "sessions_occurrence_save",
            json!({ "key": thursday, "based_on": late["noted_at"], "entry": entry }),
        );
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (code, Some(field)),
            "one session makes up for one, and who left early was not there for longer than it took"
        );
    }
    let week = tomas.list("2026-09-14", 7);
    assert_eq!(week[2]["attendance"]["made_up"], true);
    assert_eq!(
        week[2]["attendance"]["reason"],
        json!({ "id": "missed.sick" })
    );
    assert_eq!(week[2]["attendance"]["minutes_credited"], 0);
    let hours = tomas.week("2026-09-18");
    assert_eq!(hours["credited"], 180 + 60, "Thursday and the make-up");
    assert_eq!(
        hours["not_noted"], 360,
        "Monday and Tuesday are over and nobody said anything: not missed"
    );
    let view = tomas.p.ask("program_get", json!({}));
    assert_eq!(
        view["missed"],
        json!({ "total": 1, "excused": 1, "made_up": 1 })
    );
    assert_eq!(
        tomas
            .p
            .refused(
                "sessions_occurrence_save",
                json!({ "key": friday, "based_on": null, "entry": { "status": "late" } })
            )
            .code,
        ErrorCode::Stale,
        "a form that began before the last save does not write over it"
    );
    assert_eq!(
        tomas
            .p
            .refused(
                "sessions_occurrence_save",
                json!({ "key": thursday, "based_on": null, "entry": { "makeup_for": thursday } })
            )
            .code,
        ErrorCode::Stale
    );
    let refused = tomas.p.refused(
        "sessions_attendance_set",
        json!({ "key": key(&series, "2026-09-21T18:00:00"), "status": "attended" }),
    );
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::DateInFuture, Some("status")),
        "nobody was at a session that is still to come"
    );
    let _ = tomas.p.ask(
        "sessions_attendance_set",
        json!({ "key": key(&series, "2026-09-21T18:00:00"), "status": "missed_excused" }),
    );
}

#[test]
fn one_evening_moves_is_cut_short_and_called_off_and_comes_back() {
    let (tomas, series) = Tomas::in_program();
    let monday = key(&series, "2026-09-21T18:00:00");
    let change = |change: Value| {
        tomas.p.ask(
            "sessions_occurrence_change",
            json!({ "key": monday, "change": change }),
        )
    };
    let moved = change(json!({ "start": "2026-09-25T10:00:00", "minutes": 90 }));
    assert_eq!(
        tomas.starts("2026-09-21", 7),
        [
            "2026-09-22T18:00:00",
            "2026-09-23T18:00:00",
            "2026-09-24T18:00:00",
            "2026-09-25T10:00:00"
        ]
    );
    assert_eq!(moved["overlaps"]["total"], 0);
    let page = tomas.p.ask("sessions_occurrence_get", monday.clone());
    assert_eq!(page["occurrence"]["local_end"], "2026-09-25T11:30:00");
    assert_eq!(page["occurrence"]["moved"], true);
    assert_eq!(page["leave_by"], "2026-09-25T09:25:00");
    assert_eq!(page["video_address"], "https://video.example/j/77");
    let _ = tomas
        .p
        .ask("sessions_undo", json!({ "undo": moved["undo"] }));
    assert_eq!(tomas.starts("2026-09-21", 1), ["2026-09-21T18:00:00"]);
    assert_eq!(
        tomas
            .p
            .refused("sessions_undo", json!({ "undo": moved["undo"] }))
            .code,
        ErrorCode::NotFound,
        "once"
    );

    let off = change(json!({ "cancelled": true }));
    assert_eq!(tomas.starts("2026-09-21", 1), ["2026-09-21T18:00:00 off"]);
    let _ = change(json!({ "minutes": 60 }));
    assert_eq!(
        tomas
            .p
            .refused("sessions_undo", json!({ "undo": off["undo"] }))
            .code,
        ErrorCode::Stale,
        "taking back what was changed again would undo more than was asked"
    );
    let onto_tuesday = change(json!({ "start": "2026-09-22T20:00:00" }));
    assert_eq!(
        onto_tuesday["overlaps"]["total"], 1,
        "Tuesday's own session is at that time: allowed, and said"
    );
    let _ = change(json!({}));
    assert_eq!(tomas.starts("2026-09-21", 1), ["2026-09-21T18:00:00"]);
    for (bad, code, field) in [
        (
            json!({ "minutes": 4 }),
            ErrorCode::NumberOutOfRange,
            "minutes",
        ),
        (
            json!({ "minutes": 1500 }),
            ErrorCode::NumberOutOfRange,
            "minutes",
        ),
        (
            json!({ "start": "2028-09-21T18:00:00" }),
            ErrorCode::DateTooFar,
            "start",
        ),
        (
            json!({ "start": "2026-02-31T18:00:00" }),
            ErrorCode::BadInput,
            "input",
        ),
    ] {
        let refused = tomas.p.refused(
            "sessions_occurrence_change",
            json!({ "key": monday, "change": bad }),
        );
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (code, Some(field))
        );
    }
    assert_eq!(
        tomas
            .p
            .refused(
                "sessions_occurrence_get",
                key(&series, "2026-09-20T18:00:00")
            )
            .code,
        ErrorCode::NotFound,
        "there is no session on a Sunday"
    );
}

#[test]
fn who_said_ahead_that_they_miss_an_evening_misses_it_whenever_it_is() {
    let (tomas, series) = Tomas::in_program();
    tomas.is("2026-09-15T15:00:00Z");
    let _ = tomas.was(&key(&series, "2026-09-14T18:00:00"), "attended");
    let _ = tomas.was(&key(&series, "2026-09-16T18:00:00"), "missed");
    let mut earlier = handout();
    earlier["start"] = json!("17:00:00");
    let _ = tomas
        .p
        .ask("sessions_save", json!({ "id": series, "session": earlier }));
    let wednesday = tomas.p.ask(
        "sessions_occurrence_get",
        key(&series, "2026-09-16T17:00:00"),
    );
    assert_eq!(
        (
            &wednesday["occurrence"]["local_start"],
            &wednesday["occurrence"]["attendance"]["status"]
        ),
        (&json!("2026-09-16T17:00:00"), &json!("missed")),
        "it is at the new hour, and they will not be there"
    );
    let monday = tomas.p.ask(
        "sessions_occurrence_get",
        key(&series, "2026-09-14T17:00:00"),
    );
    assert_eq!(
        monday["occurrence"]["local_start"], "2026-09-14T18:00:00",
        "where they were stays where it was"
    );
}

#[test]
fn this_and_all_later_ones_change_and_what_was_before_stays() {
    let (tomas, series) = Tomas::in_program();
    tomas.is("2026-10-16T15:00:00Z");
    let _ = tomas.was(&key(&series, "2026-10-13T18:00:00"), "attended");
    // A question for a session still to come, and one evening off after the change.
    let _ = tomas.p.ask(
        "sessions_occurrence_save",
        json!({ "key": key(&series, "2026-10-20T18:00:00"), "based_on": null,
                "entry": { "questions": ["Can I come earlier?"] } }),
    );
    let _ = tomas.p.ask(
        "sessions_occurrence_change",
        json!({ "key": key(&series, "2026-10-21T18:00:00"), "change": { "cancelled": true } }),
    );
    let monday = key(&series, "2026-10-19T18:00:00");
    let mut form = tomas.p.ask("sessions_occurrence_get", monday.clone())["later"].clone();
    assert_eq!(
        (&form["from"], &form["until"], &form["weekdays"]),
        (
            &json!("2026-10-19"),
            &json!("2026-12-06"),
            &json!(["Mon", "Tue", "Wed", "Thu"])
        ),
        "the form begins with how it is now"
    );
    let same = tomas.p.ask(
        "sessions_preview",
        json!({ "id": null, "instead_of": monday, "session": form }),
    );
    assert_eq!(
        same["overlaps"]["total"], 0,
        "what it replaces is not at the same time"
    );
    form["start"] = json!("09:00:00");
    form["weekdays"] = json!(["Mon", "Tue", "Wed"]);
    let done = tomas
        .p
        .ask("sessions_later", json!({ "key": monday, "session": form }));
    assert_eq!(
        tomas.starts("2026-10-12", 14),
        [
            "2026-10-12T18:00:00",
            "2026-10-13T18:00:00",
            "2026-10-14T18:00:00",
            "2026-10-15T18:00:00",
            "2026-10-19T09:00:00",
            "2026-10-20T09:00:00",
            "2026-10-21T09:00:00 off",
        ],
        "the evening that was off is off in the morning too"
    );
    let new = done["after"]["id"].as_str().unwrap();
    let page = tomas
        .p
        .ask("sessions_occurrence_get", key(new, "2026-10-20T09:00:00"));
    assert_eq!(
        page["entry"]["questions"],
        json!(["Can I come earlier?"]),
        "the note went along with its day"
    );
    assert_eq!(
        tomas.week("2026-10-13")["credited"],
        180,
        "what was before stays"
    );
    let _ = tomas
        .p
        .ask("sessions_undo", json!({ "undo": done["undo"] }));
    assert_eq!(
        tomas.starts("2026-10-19", 7),
        [
            "2026-10-19T18:00:00",
            "2026-10-20T18:00:00",
            "2026-10-21T18:00:00 off",
            "2026-10-22T18:00:00"
        ],
        "taken back whole"
    );
    let page = tomas.p.ask(
        "sessions_occurrence_get",
        key(&series, "2026-10-20T18:00:00"),
    );
    assert_eq!(page["entry"]["questions"], json!(["Can I come earlier?"]));

    let ended = tomas
        .p
        .ask("sessions_later", json!({ "key": monday, "session": null }));
    assert_eq!(ended["after"], Value::Null);
    assert!(
        tomas
            .starts("2026-10-19", 60)
            .iter()
            .all(|start| start.starts_with("2026-10-20")),
        "nothing takes place any more; only the day with a note is still shown"
    );
}

#[test]
fn editing_a_series_never_loses_what_was_noted() {
    let (tomas, series) = Tomas::in_program();
    tomas.is("2026-10-01T15:00:00Z");
    let tuesday = key(&series, "2026-09-29T18:00:00");
    let _ = tomas.was(&tuesday, "attended");
    let wednesday = key(&series, "2026-09-30T18:00:00");
    let _ = tomas.was(&wednesday, "missed");
    let mut earlier = handout();
    earlier["start"] = json!("17:00:00");
    earlier["minutes"] = json!(120);
    earlier["weekdays"] = json!(["Mon", "Tue", "Thu"]);
    let _ = tomas
        .p
        .ask("sessions_save", json!({ "id": series, "session": earlier }));
    let week = tomas.list("2026-09-28", 4);
    let seen: Vec<(&str, &str)> = week
        .iter()
        .map(|one| {
            (
                one["local_start"].as_str().unwrap(),
                one["attendance"]["status"].as_str().unwrap_or("-"),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("2026-09-28T17:00:00", "-"),
            ("2026-09-29T18:00:00", "attended"),
            ("2026-09-30T18:00:00", "missed"),
            ("2026-10-01T17:00:00", "-"),
        ],
        "what was noted stands at the time it was noted at, also on a day the series has no more"
    );
    assert_eq!(week[2]["attendance"]["kept"], true);
    assert_eq!(tomas.week("2026-09-28")["credited"], 180);
    let _ = tomas.p.ask("sessions_delete", json!({ "id": series }));
    assert_eq!(
        tomas.week("2026-09-28")["credited"],
        180,
        "deleting the series keeps what was noted"
    );
    assert_eq!(tomas.list("2026-09-28", 60).len(), 2);
}

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Oak//EN\r\nBEGIN:VEVENT\r\nUID:oak-1\r\nDTSTAMP:20260901T000000Z\r\n\
SEQUENCE:{seq}\r\nDTSTART;TZID=America/Chicago:20260914T{start}00\r\nDURATION:PT3H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=24\r\n\
SUMMARY:Group\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_file_that_is_read_again_keeps_attendance_notes_and_own_changes() {
    let tomas = Tomas::new();
    let import = |sequence: &str, start: &str| {
        let file = FILE.replace("{seq}", sequence).replace("{start}", start);
        let preview = tomas.p.ask(
            "sessions_import_preview",
            json!({ "base64": BASE64.encode(file.as_bytes()) }),
        );
        tomas.p.ask(
            "sessions_import_apply",
            json!({ "token": preview["token"] }),
        )
    };
    let _ = import("0", "1800");
    let series = tomas.list("2026-09-14", 1)[0]["series"]
        .as_str()
        .unwrap()
        .to_owned();
    tomas.is("2026-09-24T15:00:00Z");
    let _ = tomas.was(&key(&series, "2026-09-21T18:00:00"), "attended");
    let _ = tomas.p.ask(
        "sessions_occurrence_change",
        json!({ "key": key(&series, "2026-09-28T18:00:00"), "change": { "cancelled": true } }),
    );
    let _ = tomas.p.ask(
        "sessions_later",
        json!({ "key": key(&series, "2026-10-05T18:00:00"), "session": {
            "kind": "group_early", "title": "", "from": "2026-10-05", "until": "2026-11-30",
            "weekdays": ["Mon"], "start": "09:00:00", "minutes": 60,
        } }),
    );
    let schedule = [
        "2026-09-21T18:00:00",
        "2026-09-23T18:00:00",
        "2026-09-28T18:00:00 off",
        "2026-09-30T18:00:00",
        "2026-10-05T09:00:00",
        "2026-10-12T09:00:00",
    ];
    assert_eq!(tomas.starts("2026-09-21", 24), schedule);
    let _ = import("0", "1800");
    assert_eq!(
        tomas.starts("2026-09-21", 24),
        schedule,
        "the same file changes nothing of what the person changed"
    );
    let done = import("1", "1730");
    assert_eq!(done["changed"], 1);
    let starts = tomas.starts("2026-09-21", 24);
    assert_eq!(
        starts,
        [
            "2026-09-21T18:00:00",
            "2026-09-23T17:30:00",
            "2026-09-28T17:30:00 off",
            "2026-09-30T17:30:00",
            "2026-10-05T09:00:00",
            "2026-10-12T09:00:00",
        ],
        "the file's new time is taken; the attended evening, the evening off and the own end stay"
    );
    assert_eq!(tomas.week("2026-09-21")["credited"], 180);
}

#[test]
fn too_full_weeks_are_refused_and_meetings_at_one_time_are_said() {
    let (tomas, own) = Tomas::in_program();
    let other = |days: Value, start: &str, minutes: u32| {
        json!({ "id": null, "session": {
            "kind": "twelve_step", "title": "", "from": "2026-09-14", "until": null, "weeks": 2,
            "weekdays": days, "start": start, "minutes": minutes,
        } })
    };
    let preview = tomas
        .p
        .ask("sessions_preview", other(json!(["Tue"]), "20:00:00", 60));
    assert_eq!(
        (&preview["sessions"], &preview["minutes"]),
        (&json!(2), &json!(120))
    );
    assert_eq!(
        preview["overlaps"]["total"], 2,
        "allowed, and said: {preview}"
    );
    let _ = tomas
        .p
        .ask("sessions_save", other(json!(["Tue"]), "20:00:00", 60));
    let moved = tomas.p.ask(
        "sessions_occurrence_change",
        json!({ "key": key(&own, "2026-09-22T18:00:00"), "change": { "cancelled": false, "start": "2026-09-21T19:00:00", "minutes": null, "place": null } }),
    );
    assert_eq!(
        moved["overlaps"]["total"], 1,
        "moved onto another day of its own series, which is said as well: {moved}"
    );
    let week = json!(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    let refused = tomas
        .p
        .refused("sessions_save", other(week, "06:00:00", 600));
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::WeekTooLong, Some("minutes")),
        "twelve and one and seventy hours are more than eighty"
    );
    for (link, field) in [
        ("javascript:alert(1)", "video_url"),
        ("file:///etc/passwd", "video_url"),
    ] {
        let mut session = handout();
        session["video_url"] = json!(link);
        let refused = tomas
            .p
            .refused("sessions_save", json!({ "id": null, "session": session }));
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::LinkUnsafe, Some(field))
        );
    }
}

#[test]
fn only_the_link_in_the_vault_is_opened() {
    let (tomas, series) = Tomas::in_program();
    let monday = key(&series, "2026-09-21T18:00:00");
    let _ = tomas.p.ask("sessions_link_open", monday.clone());
    assert_eq!(tomas.p.browser.opened(), ["https://video.example/j/77"]);
    let mut session = handout();
    session["video_url"] = json!("");
    let _ = tomas
        .p
        .ask("sessions_save", json!({ "id": series, "session": session }));
    assert_eq!(
        tomas.p.refused("sessions_link_open", monday.clone()).code,
        ErrorCode::NotFound
    );
    tomas.p.lock();
    assert_eq!(
        tomas.p.refused("sessions_link_open", monday.clone()).code,
        ErrorCode::Locked
    );
    assert_eq!(tomas.p.browser.opened().len(), 1);
}
