//! Sessions that are over: brought in only when the person says so, and asked about by nobody.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

struct Ana {
    _dir: tempfile::TempDir,
    p: Patient,
}

impl Ana {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let p = Patient::start(dir.path().join("data"), at("2026-10-05T14:00:00Z"));
        let _ = p.first_run();
        Self { _dir: dir, p }
    }

    fn preview(&self, bytes: &[u8]) -> Value {
        self.p.ask(
            "sessions_import_preview",
            json!({ "base64": BASE64.encode(bytes) }),
        )
    }

    fn apply(&self, preview: &Value, more: Value) -> Value {
        let mut input = json!({ "token": preview["token"] });
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        self.p.ask("sessions_import_apply", input)
    }

    /// Day and time of everything on the list from 1 September on.
    fn list(&self) -> Vec<String> {
        let list = self.p.ask(
            "sessions_list",
            json!({ "from": "2026-09-01", "days": 120 }),
        );
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["local_start"].as_str().unwrap()[5..16].to_owned())
            .collect()
    }

    fn due(&self) -> usize {
        let due = self.p.ask("sessions_attendance_due", json!({}));
        due["items"].as_array().unwrap().len()
    }

    fn week(&self, day: &str) -> Value {
        self.p.ask("program_week", json!({ "day": day }))
    }
}

/// A group on Mondays since September, and a class that is over.
fn running(hour: &str, sequence: u32) -> Vec<u8> {
    format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Other//EN\nX-WR-CALNAME:Program\n\
         BEGIN:VEVENT\nUID:group\nDTSTAMP:20260801T000000Z\nSEQUENCE:{sequence}\nSUMMARY:IOP group\n\
         DTSTART;TZID=America/Chicago:20260907T{hour}0000\nDURATION:PT3H\nRRULE:FREQ=WEEKLY;COUNT=8\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:class\nDTSTAMP:20260801T000000Z\nSUMMARY:Skills class\n\
         DTSTART;TZID=America/Chicago:20260901T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\n\
         END:VCALENDAR\n"
    )
    .into_bytes()
}

#[test]
fn unless_the_person_says_so_the_list_begins_today_and_a_newer_file_still_fits() {
    let ana = Ana::new();
    let preview = ana.preview(&running("18", 0));
    assert_eq!(
        (&preview["lines"][0]["past"], &preview["past_over"]),
        (&json!(4), &json!(3)),
        "both are told before anything is written"
    );
    let done = ana.apply(&preview, json!({}));
    assert_eq!(done["added"], 1);
    assert_eq!(
        ana.list(),
        ["10-05T18:00", "10-12T18:00", "10-19T18:00", "10-26T18:00"],
        "from today on"
    );
    assert_eq!(ana.due(), 0, "nobody asks about September");

    let newer = ana.preview(&running("17", 1));
    let changes: Vec<&Value> = newer["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["change"])
        .collect();
    assert_eq!(changes, ["changed"], "the same series");
    let _ = ana.apply(&newer, json!({}));
    assert_eq!(
        ana.list(),
        ["10-05T17:00", "10-12T17:00", "10-19T17:00", "10-26T17:00"],
        "and no day of the past comes with it"
    );
}

#[test]
fn what_was_before_evenkeel_counts_nowhere_until_it_is_answered() {
    let ana = Ana::new();
    let preview = ana.preview(&running("18", 0));
    let done = ana.apply(&preview, json!({ "past": true }));
    assert_eq!(done["added"], 2, "the class that is over too");
    assert_eq!(ana.list().len(), 11);
    assert_eq!(
        ana.due(),
        0,
        "no question about a day on which Evenkeel was not there"
    );
    // Wherever that week is counted, and in what would be handed over.
    let report = json!({
        "recipient": "M. Ortiz", "role": "counselor", "purpose": "", "prepared_by": "", "kinds": ["sessions"],
        "from": "2026-09-28", "to": "2026-10-04", "pages": [], "name_left_out": true, "expires": null,
        "lang": "en", "stop_read": false,
    });
    let counted = || {
        let figures = |hours: &Value| {
            ["planned", "not_noted", "missed", "sessions", "credited"]
                .map(|key| hours[key].as_u64().expect(key))
        };
        let schedule = ana.p.ask("sessions_week", json!({ "day": "2026-09-28" }));
        let insights = ana.p.ask("insights_get", json!({ "range": "four_weeks" }));
        let week = insights["hours"]["weeks"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|week| week["monday"] == "2026-09-28");
        let told = ana.p.ask("share_preview", json!({ "scope": report }));
        (
            figures(&ana.week("2026-09-28")),
            figures(&schedule["hours"]),
            week.map(figures).unwrap_or_default(),
            told.to_string().contains("Sep 28, 2026, "),
        )
    };
    assert_eq!(
        counted(),
        ([0; 5], [0; 5], [0; 5], false),
        "nothing of that week counts, and no report tells of it"
    );

    let list = ana
        .p
        .ask("sessions_list", json!({ "from": "2026-09-28", "days": 1 }));
    let one = &list["items"][0];
    let key = json!({ "series": one["series"], "recurrence_id": one["recurrence_id"] });
    let _ = ana.p.ask(
        "sessions_attendance_set",
        json!({ "key": key, "status": "attended" }),
    );
    let answered = [180, 0, 0, 1, 180];
    assert_eq!(
        counted(),
        (answered, answered, answered, true),
        "once it is answered it counts"
    );

    ana.p.clock.set(at("2026-10-06T14:00:00Z"));
    assert_eq!(ana.due(), 1, "yesterday Evenkeel was there");
}

#[test]
fn only_what_is_ticked_is_written() {
    let ana = Ana::new();
    let file = String::from_utf8(running("18", 0))
        .unwrap()
        .replace("20260901T1", "20261006T1");
    let preview = ana.preview(file.as_bytes());
    let class = preview["lines"][1]["series"].clone();
    let done = ana.apply(&preview, json!({ "take": [class] }));
    assert_eq!(done["added"], 1);
    assert_eq!(ana.list(), ["10-06T10:00", "10-13T10:00", "10-20T10:00"]);
    let again = ana.preview(file.as_bytes());
    let changes: Vec<&Value> = again["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["change"])
        .collect();
    assert_eq!(
        changes,
        ["new", "unchanged"],
        "what was left out is offered again"
    );
    let refused = ana.p.refused(
        "sessions_import_apply",
        json!({ "token": again["token"], "take": [class] }),
    );
    assert_eq!(
        refused.field.as_deref(),
        Some("take"),
        "what cannot be chosen is no choice"
    );
}

fn case(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/calendar/cases");
    std::fs::read(format!("{folder}/{name}.ics")).unwrap()
}

#[test]
fn what_was_attended_stays_in_the_timeline_whatever_a_newer_file_says() {
    for (first, then) in [
        ("a46_series", "a46_series_begins_later"),
        ("a08_phase_one", "a08_phase_two"),
    ] {
        let ana = Ana::new();
        let _ = ana.apply(&ana.preview(&case(first)), json!({}));
        ana.p.clock.set(at("2026-10-06T14:00:00Z"));
        let list = ana
            .p
            .ask("sessions_list", json!({ "from": "2026-10-05", "days": 1 }));
        let one = &list["items"][0];
        let key = json!({ "series": one["series"], "recurrence_id": one["recurrence_id"] });
        let _ = ana.p.ask(
            "sessions_attendance_set",
            json!({ "key": key, "status": "attended" }),
        );
        let _ = ana.apply(&ana.preview(&case(then)), json!({}));
        let page = ana.p.ask(
            "timeline_list",
            json!({ "filter": {}, "before": null, "limit": 100 }),
        );
        let attended = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| item.to_string().contains("\"attended\""))
            .count();
        assert_eq!(attended, 1, "{then}: {page}");
    }
}

#[test]
fn a_file_made_from_the_list_is_known_as_ours() {
    let ana = Ana::new();
    let _ = ana.apply(&ana.preview(&running("18", 0)), json!({}));
    let folder = tempfile::tempdir().unwrap();
    for titles in ["neutral", "full"] {
        let done = ana.p.ask(
            "sessions_export",
            json!({
                "scope": { "from": null, "to": null, "titles": titles, "places": false, "notes": false, "alarm": true, "lang": "en" },
                "vault_passphrase": evenkeel_tests::PASSPHRASE,
                "folder": folder.path().display().to_string(),
            }),
        );
        let bytes = std::fs::read(done["path"].as_str().unwrap()).unwrap();
        let preview = ana.preview(&bytes);
        let lines: Vec<(&Value, &Value)> = preview["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| (&line["change"], &line["notes"]))
            .collect();
        assert_eq!(
            lines,
            [(&json!("unchanged"), &json!(["own"]))],
            "{titles}: {preview}"
        );
        let _ = ana.apply(&preview, json!({}));
        assert_eq!(ana.list().len(), 4, "nothing is there twice");
    }
}

#[test]
fn whole_days_that_are_over_are_asked_about_like_sessions() {
    let ana = Ana::new();
    let file = b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Other//EN\nBEGIN:VEVENT\nUID:paper\nDTSTAMP:20260801T000000Z\n\
        SUMMARY:Paperwork day\nDTSTART;VALUE=DATE:20260907\nRRULE:FREQ=WEEKLY;COUNT=6\nEND:VEVENT\nEND:VCALENDAR\n";
    let preview = ana.preview(file);
    assert_eq!(
        preview["lines"][0]["past"], 4,
        "told before anything is written"
    );
    let _ = ana.apply(&preview, json!({}));
    assert_eq!(
        ana.list(),
        ["10-05T00:00", "10-12T00:00"],
        "from today on, today too"
    );
}
