//! The care team from a person's side: who may be called in a crisis, when somebody is seen next, what to ask them, and what becomes of
//! all that when somebody is removed.

use chrono::{DateTime, Duration, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

use crate::kept_vaults;
use crate::support::fast_dir;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

struct House {
    dir: tempfile::TempDir,
    ana: Patient,
}

/// Monday, October 5, nine in the morning in Chicago.
fn house() -> House {
    let dir = fast_dir();
    let ana = Patient::start(dir.path().join("data"), at("2026-10-05T14:00:00Z"));
    let _ = ana.first_run();
    House { dir, ana }
}

impl House {
    fn person(&self, entry: Value) -> Value {
        self.ana
            .ask("people_save", json!({ "id": null, "entry": entry }))
    }

    fn counselor(&self) -> Value {
        self.person(json!({
            "name": "Dr. R.", "role": "individual_counselor",
            "phones": [{ "label": "office", "number": "555 0100" }, { "label": "cell", "number": "555 0101" }],
        }))
    }

    /// Tuesdays at four, with somebody of the list.
    fn talks(&self, person: &Value) -> Value {
        self.ana.ask(
            "sessions_save",
            json!({ "id": null, "session": talk(&person["id"]) }),
        )
    }

    fn member(&self, id: &Value) -> Value {
        self.ana.ask("people_get", json!({ "id": id }))["member"].clone()
    }

    fn question(&self, person: &Value, text: &str) -> Value {
        self.ana.ask(
            "people_question_add",
            json!({ "person": person["id"], "text": text }),
        )
    }

    fn soon(&self) -> Value {
        self.ana.ask("people_questions_soon", json!({}))
    }

    fn help_now(&self) -> Vec<String> {
        names(&self.ana.ask("help_get", json!({}))["own"]["people"])
    }

    fn found(&self, words: &str) -> usize {
        let filter = json!({ "search": words });
        let ask = json!({ "filter": filter, "before": null, "limit": 100 });
        let page = self.ana.ask("timeline_list", ask);
        page["items"].as_array().unwrap().len()
    }
}

fn talk(person: &Value) -> Value {
    json!({
        "kind": "individual", "title": "", "provider": "typed before", "provider_person": person, "from": "2026-10-06",
        "until": "2026-12-15", "weekdays": ["Tue"], "start": "16:00:00", "minutes": 50,
    })
}

fn names(people: &Value) -> Vec<String> {
    let name = |one: &Value| one["name"].as_str().unwrap().to_owned();
    people.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn being_on_the_list_is_not_being_called_in_a_crisis() {
    let house = house();
    let officer = house.person(json!({ "name": "Officer Lee", "role": "probation_officer",
        "phones": [{ "number": "555 0190" }] }));
    house.person(json!({ "name": "Rosa", "role": "family", "phones": [{ "number": "555 0134" }] }));
    assert_eq!(
        house.help_now(),
        [""; 0],
        "nobody is called in a crisis who was not chosen for it, family neither"
    );
    house.person(json!({ "name": "Sam", "in_crisis": true, "phones": [{ "number": "555 0177" }] }));
    assert_eq!(house.help_now(), ["Sam"]);
    let refused = house.ana.refused(
        "people_save",
        json!({ "id": officer["id"], "entry": { "name": "Officer Lee", "before_unlock": true } }),
    );
    assert_eq!(refused.code, ErrorCode::BadInput);
    assert_eq!(
        refused.field.as_deref(),
        Some("before_unlock"),
        "nobody stands on the lock screen who does not stand on Help now"
    );
    house.ana.lock();
    assert_eq!(
        house.help_now(),
        [""; 0],
        "and on the lock screen only those chosen for it"
    );
}

#[test]
fn everyone_on_the_list_of_before_stays_callable_and_shows_what_it_showed() {
    let dir = fast_dir();
    let data = dir.path().join("data");
    kept_vaults::copy(&kept_vaults::kept(12).join("data"), &data);
    let ana = Patient::start(data, crate::support::life::present() + Duration::hours(2));
    ana.unlock();
    let help = ana.ask("help_get", json!({}))["own"]["people"].clone();
    assert_eq!(
        help,
        json!([
            { "name": "Rosa Ñandú", "phone": "+1 (555) 0100", "when": "evenings" },
            { "name": "Mr. O'Neil", "phone": "+1 (555) 0100", "when": "evenings" },
        ])
    );
    let list = ana.ask("people_list", json!({}));
    let shown: Vec<bool> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["entry"]["before_unlock"].as_bool().unwrap())
        .collect();
    assert_eq!(shown, [true, false], "the choice of before is kept");
    ana.lock();
    let help = ana.ask("help_get", json!({}));
    assert_eq!(names(&help["own"]["people"]), ["Rosa Ñandú"]);
}

#[test]
fn the_next_appointment_is_read_from_the_sessions_and_follows_them() {
    let house = house();
    let dr = house.counselor();
    assert_eq!(house.member(&dr["id"])["next"], Value::Null);
    let talks = house.talks(&dr);
    assert_eq!(
        talks["details"]["provider"], "Dr. R.",
        "the session says the name, also once they are gone for good"
    );
    let next = house.member(&dr["id"])["next"].clone();
    assert_eq!(next["local_start"], "2026-10-06T16:00:00");

    let key = json!({ "series": talks["id"], "recurrence_id": "2026-10-06T16:00:00" });
    let page = house.ana.ask("sessions_occurrence_get", key.clone());
    assert_eq!(page["with"]["name"], "Dr. R.");
    assert_eq!(page["with"]["phone"], "555 0100", "the first is called");

    house.ana.ask(
        "sessions_occurrence_change",
        json!({ "key": key, "change": { "cancelled": true } }),
    );
    let next = house.member(&dr["id"])["next"].clone();
    assert_eq!(
        next["local_start"], "2026-10-13T16:00:00",
        "one that does not take place is no appointment"
    );

    house.ana.ask(
        "people_save",
        json!({ "id": dr["id"], "entry": { "name": "Dr. Reyes" } }),
    );
    let list = house
        .ana
        .ask("sessions_list", json!({ "from": "2026-10-13", "days": 1 }));
    assert_eq!(
        list["items"][0]["provider"], "Dr. Reyes",
        "somebody who is called otherwise is so everywhere"
    );
}

#[test]
fn questions_wait_for_the_visit_and_are_ticked_off() {
    let house = house();
    let dr = house.counselor();
    house.talks(&dr);
    let first = house.question(&dr, "Why do I sleep so badly? quicksand");
    house.question(&dr, "What about work?");
    assert_eq!(
        house.soon(),
        json!([]),
        "the visit is thirty hours away: nothing stands on Today yet"
    );
    house.ana.clock.set(at("2026-10-05T22:00:00Z"));
    let soon = house.soon();
    assert_eq!(soon[0]["name"], "Dr. R.");
    assert_eq!(soon[0]["start"], "2026-10-06T16:00:00");
    assert_eq!(soon[0]["questions"].as_array().unwrap().len(), 2);

    house.ana.ask(
        "people_question_save",
        json!({ "id": first["id"], "text": first["text"], "asked": true }),
    );
    assert_eq!(house.soon()[0]["questions"].as_array().unwrap().len(), 1);
    assert_eq!(house.member(&dr["id"])["open_questions"], 1);
    assert_eq!(house.found("quicksand"), 1, "what was asked is found too");
    house.ana.ask(
        "people_question_save",
        json!({ "id": first["id"], "text": "Why do I wake at four?", "asked": false }),
    );
    assert_eq!((house.found("quicksand"), house.found("wake")), (0, 1));
    assert_eq!(house.member(&dr["id"])["open_questions"], 2);

    house
        .ana
        .ask("people_question_delete", json!({ "id": first["id"] }));
    assert_eq!(house.found("wake"), 0);
    house
        .ana
        .ask("people_question_undelete", json!({ "id": first["id"] }));
    assert_eq!(house.found("wake"), 1);

    for (text, code) in [
        ("  ".to_owned(), ErrorCode::TextEmpty),
        ("x".repeat(501), ErrorCode::TextTooLong),
    ] {
        let refused = house.ana.refused(
            "people_question_add",
            json!({ "person": dr["id"], "text": text }),
        );
        assert_eq!(refused.code, code);
    }
}

#[test]
fn somebody_who_is_removed_takes_their_questions_along_and_brings_back_those_alone() {
    let house = house();
    let dr = house.counselor();
    let talks = house.talks(&dr);
    house.question(&dr, "lighthouse");
    let gone = house.question(&dr, "harbor");
    house
        .ana
        .ask("people_question_delete", json!({ "id": gone["id"] }));
    house.ana.clock.set(at("2026-10-05T14:01:00Z"));
    house.ana.ask(
        "plan_save",
        json!({ "based_on": 0, "reason": "", "reviewed_with": "", "items": [
            { "id": null, "section": "people", "content": { "kind": "person", "person": dr["id"] } },
        ] }),
    );
    let standing = house.ana.ask("people_standing", json!({ "id": dr["id"] }));
    assert_eq!(
        standing,
        json!({ "in_plan": true, "in_crisis": false, "sessions": 1, "questions": 1 }),
        "where they stand is known before anything is done"
    );

    house.ana.ask("people_delete", json!({ "id": dr["id"] }));
    assert_eq!(house.found("lighthouse"), 0);
    assert_eq!(
        house
            .ana
            .refused("people_get", json!({ "id": dr["id"] }))
            .code,
        ErrorCode::NotFound
    );
    let key = json!({ "series": talks["id"], "recurrence_id": "2026-10-13T16:00:00" });
    let page = house.ana.ask("sessions_occurrence_get", key);
    assert_eq!(page["with"], Value::Null);
    assert_eq!(page["occurrence"]["provider"], "Dr. R.", "the name stays");
    let plan = house.ana.ask("plan_get", json!({}));
    let saved = house.ana.ask(
        "plan_save",
        json!({ "based_on": 1, "reason": "later", "reviewed_with": "", "items": [
            { "id": plan["items"][0]["id"], "section": "people", "content": plan["items"][0]["content"] },
        ] }),
    );
    assert_eq!(
        saved["version"], 2,
        "a plan that names them can still be saved"
    );
    let removed = house.ana.ask("people_removed", json!({}));
    assert_eq!(removed[0]["entry"]["name"], "Dr. R.");

    house.ana.ask("people_undelete", json!({ "id": dr["id"] }));
    assert_eq!(house.found("lighthouse"), 1, "their question is back");
    assert_eq!(
        house.found("harbor"),
        0,
        "one that was deleted before stays deleted"
    );
}

#[test]
fn nobody_is_put_into_a_plan_once_they_are_removed() {
    let house = house();
    let dr = house.counselor();
    house.ana.ask("people_delete", json!({ "id": dr["id"] }));
    let refused = house.ana.refused(
        "plan_save",
        json!({ "based_on": 0, "reason": "", "reviewed_with": "", "items": [
            { "id": null, "section": "people", "content": { "kind": "person", "person": dr["id"] } },
        ] }),
    );
    assert_eq!(refused.code, ErrorCode::NotFound);
    let refused = house.ana.refused(
        "people_question_add",
        json!({ "person": dr["id"], "text": "?" }),
    );
    assert_eq!(refused.code, ErrorCode::NotFound);
}

#[test]
fn a_session_with_somebody_who_never_was_is_refused() {
    let house = house();
    let nobody = json!("01930000-0000-7000-8000-00000000abcd");
    let refused = house.ana.refused(
        "sessions_save",
        json!({ "id": null, "session": talk(&nobody) }),
    );
    assert_eq!(refused.code, ErrorCode::NotFound);
    assert_eq!(refused.field.as_deref(), Some("provider_person"));
}

#[test]
fn what_they_are_asked_can_go_into_their_report_line_by_line_and_into_no_other() {
    let house = house();
    let dr = house.counselor();
    let nurse = house.person(json!({ "name": "Nurse K.", "role": "nurse" }));
    house.question(&dr, "CANARY for the counselor");
    house.question(&nurse, "CANARY for the nurse");
    let ask = |role: &str, person: &Value| {
        house.ana.ask(
            "share_choices",
            json!({ "role": role, "person": person, "kinds": ["questions"], "from": "2026-09-07", "to": "2026-10-04", "lang": "en" }),
        )["own"]
            .clone()
    };
    let lines = ask("counselor", &dr["id"]);
    assert_eq!(lines.as_array().unwrap().len(), 1, "{lines}");
    assert_eq!(lines[0]["text"], "CANARY for the counselor");
    assert_eq!(lines[0]["speaks_of_use"], false);
    let lines = ask("counselor", &Value::Null);
    assert_eq!(lines.as_array().unwrap().len(), 2);
    assert!(
        lines
            .as_array()
            .unwrap()
            .iter()
            .all(|line| line["speaks_of_use"] == true),
        "for a reader who was typed, nothing is ticked by itself: it may be somebody else's question"
    );

    let report = |own: Value| {
        let scope = json!({
            "recipient": "Dr. R.", "recipient_person": dr["id"], "role": "counselor", "purpose": "", "prepared_by": "",
            "kinds": ["questions"], "from": "2026-09-07", "to": "2026-10-04", "own": own, "name_left_out": false,
            "expires": null, "lang": "en", "stop_read": false,
        });
        house
            .ana
            .ask("share_preview", json!({ "scope": scope }))
            .to_string()
    };
    let key = ask("counselor", &dr["id"])[0]["key"].clone();
    assert!(!report(json!([])).contains("CANARY"), "no tick, no line");
    let told = report(json!([key]));
    assert!(told.contains("CANARY for the counselor") && !told.contains("the nurse"));
    for role in ["family", "court", "employer", "other"] {
        let refused = house.ana.refused(
            "share_choices",
            json!({ "role": role, "kinds": ["questions"], "from": "2026-09-07", "to": "2026-10-04", "lang": "en" }),
        );
        assert_eq!(refused.code, ErrorCode::BadInput, "{role}");
    }
    drop(house.dir);
}

#[test]
fn every_field_of_somebody_is_checked_and_says_which_it_is() {
    let house = house();
    for (entry, field) in [
        (
            json!({ "name": "R", "phones": [{ "number": "555 0100" }, { "number": "home" }] }),
            "phones.1.number",
        ),
        (
            json!({ "name": "R", "after_hours": "at night" }),
            "after_hours",
        ),
        (
            json!({ "name": "R", "call_for": "x".repeat(501) }),
            "call_for",
        ),
        (
            json!({ "name": "R", "consent": { "from": "2026-10-05" } }),
            "consent.scope",
        ),
        (
            json!({ "name": "R", "consent": { "scope": "hours", "from": "2026-10-05", "until": "2026-10-04" } }),
            "consent.until",
        ),
    ] {
        let refused = house
            .ana
            .refused("people_save", json!({ "id": null, "entry": entry }));
        assert_eq!(refused.field.as_deref(), Some(field));
    }
    assert_eq!(house.ana.ask("people_list", json!({})), json!([]));
}
