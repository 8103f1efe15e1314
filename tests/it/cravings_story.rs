//! Ana at nine in the evening: a number, a skill, a second number, and what the weeks teach.

use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use evenkeel_core::ports::{KeyName, KeyStore};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::reminder::ReminderKind;
use evenkeel_store::agenda;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

/// Nine in the evening in Chicago.
fn nine() -> DateTime<Utc> {
    "2026-10-06T02:00:00Z".parse().unwrap()
}

struct Evening {
    _dir: tempfile::TempDir,
    folder: PathBuf,
    ana: Patient,
}

impl Evening {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let ana = Patient::start(folder.clone(), nine());
        let _ = ana.first_run();
        Self {
            _dir: dir,
            folder,
            ana,
        }
    }

    fn log(&self, entry: Value) -> Value {
        self.ana.ask(
            "cravings_log",
            json!({ "when": { "kind": "now" }, "entry": entry }),
        )
    }

    fn later(&self, from: DateTime<Utc>, minutes: i64) {
        self.ana.clock.set(from + Duration::minutes(minutes));
    }

    fn rerate(&self, craving: &Value, number: Value, prompt_id: Value) -> Value {
        let input = json!({ "id": craving["id"], "intensity": number, "prompt_id": prompt_id });
        self.ana.ask("cravings_rerate", input)
    }

    fn skill(&self, craving: &Value, skill: &str, more: (Value, Value)) -> Value {
        let input = json!({ "id": craving["id"], "skill": { "id": skill }, "minutes": more.0, "helpfulness": more.1 });
        self.ana.ask("cravings_skill_add", input)
    }

    fn due(&self) -> Vec<String> {
        let due = self.ana.ask("cravings_due", json!({}));
        due.as_array()
            .unwrap()
            .iter()
            .map(|one| one["prompt_id"].as_str().unwrap().to_owned())
            .collect()
    }

    fn first_skill(&self, craving: Value) -> Value {
        self.ana.ask("skills_list", json!({ "craving": craving }))[0].clone()
    }
}

#[test]
fn through_a_craving_and_back_to_the_evening() {
    let evening = Evening::new();
    let logged = evening.log(json!({ "intensity": 7, "triggers": [{ "id": "people.alone" }] }));
    let offered = evening.first_skill(logged["id"].clone());
    assert_eq!(
        (&offered["skill"], &offered["mean_change"]),
        (&json!({ "id": "urge_surfing" }), &Value::Null),
        "the first evening something can be begun at once, and nothing is claimed about it"
    );
    drop(evening.skill(&logged, "urge_surfing", (Value::Null, Value::Null)));
    evening.later(nine(), 4);
    drop(evening.skill(&logged, "urge_surfing", (json!(3), json!(3))));
    let eased = evening.rerate(&logged, json!(5), Value::Null);
    assert_eq!(
        eased["entry"]["skills"].as_array().unwrap().len(),
        1,
        "saying how it went is not trying it a second time"
    );
    assert_eq!(eased["entry"]["skills"][0]["helpfulness"], 3);

    assert!(
        evening.due().is_empty(),
        "nobody is asked before a quarter of an hour"
    );
    for minutes in [15, 45] {
        evening.later(nine(), minutes);
        assert!(
            evening.due().is_empty(),
            "who gave a number is not asked again"
        );
    }
    drop(evening.rerate(&logged, json!(2), Value::Null));
    drop(evening.ana.ask(
        "cravings_outcome",
        json!({ "id": logged["id"], "outcome": "passed" }),
    ));

    let detail = evening
        .ana
        .ask("cravings_detail", json!({ "id": logged["id"] }));
    let numbers: Vec<_> = detail["rerates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["minutes"].clone(), one["intensity"].clone()))
        .collect();
    assert_eq!(
        numbers,
        [(json!(4), json!(5)), (json!(45), json!(2))],
        "but may always give another"
    );
    assert_eq!(detail["eased_after"], 45);
    assert_eq!(detail["craving"]["entry"]["outcome"], "passed");
    assert_eq!(
        detail["before"],
        json!([]),
        "what was added that evening took nothing back"
    );
    assert_eq!(detail["craving"]["rerates"][1]["asked_by"], Value::Null);
}

#[test]
fn a_skip_is_an_answer_to_the_first_question_and_not_to_the_second() {
    let evening = Evening::new();
    let logged = evening.log(json!({ "intensity": 7 }));
    evening.later(nine(), 15);
    assert_eq!(evening.due(), ["rerate-15"]);
    drop(evening.rerate(&logged, Value::Null, json!("rerate-15")));
    assert!(evening.due().is_empty(), "a skip is an answer");
    evening.later(nine(), 45);
    assert_eq!(evening.due(), ["rerate-45"], "nothing was said yet");
    drop(evening.rerate(&logged, json!(5), json!("rerate-45")));
    assert!(evening.due().is_empty());
    let detail = evening
        .ana
        .ask("cravings_detail", json!({ "id": logged["id"] }));
    assert_eq!(
        (
            &detail["rerates"][0]["intensity"],
            &detail["craving"]["rerates"][0]["asked_by"]
        ),
        (&Value::Null, &json!("rerate-15")),
        "a skipped question is stored as skipped, not as a number and not as nothing"
    );
}

#[test]
fn after_three_evenings_what_worked_for_her_comes_first() {
    let evening = Evening::new();
    for (day, (skill, after)) in [
        ("music", 8),
        ("call", 3),
        ("music", 7),
        ("call", 4),
        ("music", 7),
        ("call", 2),
    ]
    .into_iter()
    .enumerate()
    {
        let start = nine() + Duration::days(i64::try_from(day).unwrap());
        evening.ana.clock.set(start);
        let logged = evening.log(json!({ "intensity": 7, "triggers": [{ "id": "people.alone" }] }));
        if day == 5 {
            let call = evening
                .ana
                .ask("skills_list", json!({ "craving": null }))
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["skill"]["id"] == "call")
                .cloned()
                .unwrap();
            assert_eq!(
                (&call["mean_change"], &call["measured"]),
                (&Value::Null, &json!(2)),
                "two good evenings are not shown as what works"
            );
        }
        drop(evening.skill(&logged, skill, (Value::Null, Value::Null)));
        evening.later(start, 16);
        drop(evening.rerate(&logged, json!(after), json!("rerate-15")));
    }
    let first = evening.first_skill(Value::Null);
    assert_eq!(first["skill"], json!({ "id": "call" }));
    assert_eq!(
        (
            &first["mean_change"],
            &first["measured"],
            &first["standing"]
        ),
        (&json!(-4.0), &json!(3), &json!("fell"))
    );
    let today = evening.log(json!({ "intensity": 6, "triggers": [{ "id": "people.alone" }] }));
    assert_eq!(
        evening.first_skill(today["id"].clone())["like_this"],
        true,
        "with the same trigger the finding is about that trigger"
    );

    let page = evening
        .ana
        .ask("cravings_list", json!({ "before": null, "limit": 1 }));
    assert_eq!(page["total"], 7);
    let calls = |evening: &Evening| {
        evening
            .ana
            .ask("cravings_list", json!({ "before": null, "limit": 100 }))["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["entry"]["skills"][0]["skill"]["id"] == "call")
            .cloned()
            .collect::<Vec<_>>()
    };
    let gone = calls(&evening)[0]["id"].clone();
    drop(evening.ana.ask("cravings_delete", json!({ "id": gone })));
    assert_eq!(
        evening.first_skill(Value::Null)["mean_change"],
        Value::Null,
        "what was deleted teaches nothing any more"
    );
    drop(evening.ana.ask("cravings_undelete", json!({ "id": gone })));
    assert_eq!(evening.first_skill(Value::Null)["mean_change"], -4.0);
}

#[test]
fn a_correction_keeps_what_it_said_before_and_a_late_entry_both_times() {
    let evening = Evening::new();
    let when = json!({ "kind": "local", "local": "2026-10-03T21:00:00", "precision": "about" });
    let entry = json!({ "intensity": 8, "note": "first words" });
    let logged = evening
        .ana
        .ask("cravings_log", json!({ "when": when, "entry": entry }));
    let id = &logged["id"];
    evening.later(nine(), 2);
    let corrected = json!({ "id": id, "revision": 1, "when": null, "entry": { "intensity": 6, "note": "second words" } });
    drop(evening.ana.ask("cravings_correct", corrected.clone()));
    assert_eq!(
        evening.ana.refused("cravings_correct", corrected).code,
        ErrorCode::Stale
    );
    let detail = evening.ana.ask("cravings_detail", json!({ "id": id }));
    assert_eq!(
        detail["before"][0]["craving"]["entry"]["note"],
        "first words"
    );
    assert_eq!(detail["before"][0]["replaced_local"], "2026-10-05T21:02:00");
    assert_eq!(
        detail["written_local"], "2026-10-05T21:00:00",
        "it happened on Saturday and was written on Monday; both are shown"
    );
    let page = evening
        .ana
        .ask("cravings_list", json!({ "before": null, "limit": 5 }));
    assert_eq!(
        page["written"],
        json!([{ "id": id, "local": "2026-10-05T21:00:00" }])
    );
    assert!(
        evening.due().is_empty(),
        "nobody asks how strong last Saturday is now"
    );
    let late = evening.ana.refused(
        "cravings_rerate",
        json!({ "id": id, "intensity": 2, "prompt_id": null }),
    );
    assert_eq!(late.code, ErrorCode::DateTooOld);
}

#[test]
fn what_is_out_of_bounds_is_told_and_changes_nothing() {
    let evening = Evening::new();
    let logged = evening.log(json!({ "intensity": 7 }));
    let id = &logged["id"];
    for (command, input, code, field) in [
        (
            "cravings_rerate",
            json!({ "id": id, "intensity": 11, "prompt_id": null }),
            ErrorCode::NumberOutOfRange,
            "intensity",
        ),
        (
            "cravings_rerate",
            json!({ "id": id, "intensity": 1, "prompt_id": "somebody" }),
            ErrorCode::BadInput,
            "prompt_id",
        ),
        (
            "cravings_skill_add",
            json!({ "id": id, "skill": { "id": "of_another_version" }, "minutes": null, "helpfulness": null }),
            ErrorCode::UnknownWord,
            "skills",
        ),
        (
            "cravings_skill_add",
            json!({ "id": id, "skill": { "id": "call" }, "minutes": 601, "helpfulness": null }),
            ErrorCode::NumberOutOfRange,
            "skills",
        ),
        (
            "skills_timer",
            json!({ "seconds": 1_801 }),
            ErrorCode::NumberOutOfRange,
            "seconds",
        ),
        (
            "returns_day_set",
            json!({ "day": "2026-10-06", "state": "none" }),
            ErrorCode::DateInFuture,
            "day",
        ),
        (
            "returns_day_set",
            json!({ "day": "1800-01-01", "state": "none" }),
            ErrorCode::DateTooOld,
            "day",
        ),
        (
            "returns_days",
            json!({ "to": null, "days": 0 }),
            ErrorCode::NumberOutOfRange,
            "days",
        ),
        (
            "returns_log",
            json!({ "when": { "kind": "local", "local": "2026-10-09T10:00:00", "precision": "exact" }, "entry": {} }),
            ErrorCode::DateInFuture,
            "when",
        ),
        (
            "returns_log",
            json!({ "when": { "kind": "now" }, "entry": { "lesson": "x".repeat(1 << 20) } }),
            ErrorCode::TextTooLong,
            "lesson",
        ),
    ] {
        let refused = evening.ana.refused(command, input);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (code, Some(field)),
            "{command} must say which field and why"
        );
    }
    let after = evening.ana.ask("cravings_get", json!({ "id": id }));
    assert_eq!(after, logged, "what is refused changes nothing");
    for number in 0..20 {
        drop(evening.rerate(&logged, json!(number % 11), Value::Null));
    }
    assert_eq!(
        evening
            .ana
            .refused(
                "cravings_rerate",
                json!({ "id": id, "intensity": 1, "prompt_id": null })
            )
            .code,
        ErrorCode::TooMany
    );
}

#[test]
fn a_mark_on_the_calendar_unsays_no_record() {
    let evening = Evening::new();
    let ana = &evening.ana;
    let told = ana.ask(
        "returns_log",
        json!({ "when": { "kind": "local", "local": "2026-10-04T21:00:00", "precision": "about" }, "entry": {} }),
    );
    let mark = |state: &str| json!({ "day": "2026-10-04", "state": state });
    let refused = ana.refused("returns_day_set", mark("none"));
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::DayTold, Some("day")),
        "said, not silently put back"
    );
    drop(ana.ask("returns_day_set", mark("some")));
    drop(ana.ask("returns_delete", json!({ "id": told["id"] })));
    let day =
        || ana.ask("returns_days", json!({ "to": "2026-10-04", "days": 1 }))[0]["state"].clone();
    assert_eq!(day(), "some", "what was refused does not come true later");
    drop(ana.ask("returns_day_set", mark("none")));
    assert_eq!(
        day(),
        "none",
        "without the record the day is the person's to name"
    );
}

#[test]
fn a_prompt_has_one_answer() {
    let evening = Evening::new();
    let logged = evening.log(json!({ "intensity": 8 }));
    evening.later(nine(), 16);
    let asked = json!("rerate-15");
    drop(evening.rerate(&logged, json!(5), asked.clone()));
    drop(evening.rerate(&logged, Value::Null, asked.clone()));
    let after = evening.rerate(&logged, json!(3), asked);
    let kept: Vec<(&Value, &Value)> = after["rerates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["intensity"], &one["asked_by"]))
        .collect();
    assert_eq!(
        kept,
        [(&json!(5), &json!("rerate-15")), (&json!(3), &Value::Null)],
        "the second number is kept as one given unasked, the second skip is nothing"
    );
}

#[test]
fn a_return_to_use_is_kept_and_no_day_goes_back_to_zero() {
    let evening = Evening::new();
    let ana = &evening.ana;
    for day in ["2026-10-01", "2026-10-02"] {
        drop(ana.ask("returns_day_set", json!({ "day": day, "state": "none" })));
    }
    drop(ana.ask(
        "returns_day_set",
        json!({ "day": "2026-10-03", "state": "not_sure" }),
    ));
    drop(ana.ask(
        "returns_day_set",
        json!({ "day": "2026-10-04", "state": "none" }),
    ));
    let entry = json!({
        "substances": [{ "substance": { "id": "alcohol" }, "amount": "three glasses" }],
        "alone": "yes", "naloxone": "prefer_not", "safety": { "overdose": false, "injury": false, "mixed": true },
        "unsaid": ["triggers"], "lesson": "Call Rosa when the house is empty.",
    });
    // Half past eleven in the evening in Chicago: another day in Greenwich.
    let when = json!({ "kind": "local", "local": "2026-10-04T23:30:00", "precision": "about" });
    let told = ana.ask("returns_log", json!({ "when": when, "entry": entry }));
    let days: Vec<String> = ana
        .ask("returns_days", json!({ "to": null, "days": 6 }))
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["state"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        days,
        [
            "not_logged",
            "none",
            "none",
            "not_sure",
            "some",
            "not_logged"
        ],
        "the day it was lived on, and the days before stay what they were"
    );
    let detail = ana.ask("returns_detail", json!({ "id": told["id"] }));
    assert_eq!(
        (&detail["flagged"], &detail["record"]["entry"]["share"]),
        (&json!(true), &json!("ask")),
        "mixing leads to help, and it leaves the laptop only when asked"
    );

    let mut milder = told["entry"].clone();
    milder["lesson"] = json!("Call Rosa at the first sign.");
    let correction = json!({ "id": told["id"], "revision": 1, "when": null, "entry": milder });
    drop(ana.ask("returns_correct", correction));
    let detail = ana.ask("returns_detail", json!({ "id": told["id"] }));
    assert_eq!(
        detail["before"][0]["record"]["entry"]["lesson"],
        "Call Rosa when the house is empty."
    );
    drop(ana.ask("returns_delete", json!({ "id": told["id"] })));
    assert_eq!(
        ana.ask("returns_days", json!({ "to": "2026-10-04", "days": 1 }))[0]["state"],
        "none",
        "deleted, the day is again what she said it was"
    );
    drop(ana.ask("returns_undelete", json!({ "id": told["id"] })));
    let list = ana.ask("returns_list", json!({ "before": null, "limit": 10 }));
    assert_eq!(list["items"].as_array().unwrap().len(), 1);

    let logged = evening.log(json!({ "intensity": 9, "outcome": "used_some" }));
    assert_eq!(
        ana.ask("returns_days", json!({ "to": null, "days": 1 }))[0]["state"],
        "some",
        "a craving that ended in use says it too"
    );
    drop(ana.ask("cravings_delete", json!({ "id": logged["id"] })));
}

#[test]
fn a_running_timer_holds_back_the_idle_lock_for_half_an_hour_and_no_longer() {
    let evening = Evening::new();
    let ana = &evening.ana;
    evening.later(nine(), 5);
    assert!(
        ana.app.idle_too_long(),
        "five quiet minutes lock without a timer"
    );
    drop(ana.ask("vault_touch", json!({})));
    drop(ana.ask("skills_timer", json!({ "seconds": 900 })));
    evening.later(nine(), 5 + 15);
    assert!(
        !ana.app.idle_too_long(),
        "watching the wave is not being away"
    );
    evening.later(nine(), 5 + 19);
    assert!(
        !ana.app.idle_too_long(),
        "there is time for the second number when it ends"
    );
    evening.later(nine(), 5 + 20);
    assert!(ana.app.idle_too_long(), "then the usual time counts");
    drop(ana.ask("vault_touch", json!({})));
    drop(ana.ask("skills_timer", json!({ "seconds": 600 })));
    drop(ana.ask("skills_timer", json!({ "seconds": 0 })));
    evening.later(nine(), 5 + 20 + 5);
    assert!(
        ana.app.idle_too_long(),
        "a stopped timer holds nothing back"
    );
    drop(ana.ask("vault_touch", json!({})));
    // A page that starts one timer after the other, with nobody there.
    for minutes in [25, 50] {
        drop(ana.ask("skills_timer", json!({ "seconds": 1_800 })));
        evening.later(nine(), 5 + 20 + 5 + minutes);
    }
    assert!(
        ana.app.idle_too_long(),
        "half an hour after the last touch no timer holds it back any more"
    );
}

#[test]
fn a_craving_is_brought_to_a_session_and_outlives_it() {
    let evening = Evening::new();
    let ana = &evening.ana;
    let session = json!({ "id": null, "session": {
        "kind": "individual", "title": "One to one", "from": "2026-10-05", "until": "2026-11-30", "weeks": null,
        "weekdays": ["Tue"], "start": "16:00:00", "minutes": 50 } });
    drop(ana.ask("sessions_save", session));
    let next = ana.ask("sessions_list", json!({ "from": null, "days": 7 }))["items"][0].clone();
    let link = json!({ "series": next["series"], "recurrence_id": next["recurrence_id"] });
    let logged = evening.log(json!({ "intensity": 6, "session": link }));
    let brought = ana.ask("cravings_for_session", link);
    assert_eq!(brought[0]["id"], logged["id"]);
    let detail = ana.ask("cravings_detail", json!({ "id": logged["id"] }));
    assert_eq!(detail["session"]["title"], "One to one");
    drop(ana.ask("sessions_delete", json!({ "id": next["series"] })));
    let detail = ana.ask("cravings_detail", json!({ "id": logged["id"] }));
    assert_eq!(
        (
            &detail["session"],
            detail["craving"]["entry"]["session"].is_null()
        ),
        (&Value::Null, false),
        "a session that is gone takes nothing with it"
    );
}

#[test]
fn the_second_number_is_asked_for_while_it_is_locked_too() {
    let evening = Evening::new();
    let asked = || {
        let key = evening.ana.keys.get(KeyName::Agenda).unwrap();
        let agenda = agenda::read(&evening.folder, key.as_ref())
            .unwrap()
            .unwrap();
        let mut times: Vec<i64> = agenda
            .items
            .iter()
            .filter(|item| item.kind == ReminderKind::Rerate)
            .map(|item| (item.at - nine()).num_minutes())
            .collect();
        times.sort_unstable();
        let said = serde_json::to_string(&agenda).unwrap();
        for told in ["raving", "drink", "people.alone"] {
            assert!(
                !said.contains(told),
                "the agenda must not tell what was logged: {told}"
            );
        }
        times
    };
    let logged = evening
        .log(json!({ "intensity": 7, "triggers": [{ "id": "people.alone" }], "note": "a drink" }));
    assert_eq!(asked(), [15, 45]);
    evening.later(nine(), 12);
    drop(
        evening
            .ana
            .ask("cravings_delete", json!({ "id": logged["id"] })),
    );
    assert_eq!(asked(), [0_i64; 0], "what was deleted is not asked about");
    drop(
        evening
            .ana
            .ask("cravings_undelete", json!({ "id": logged["id"] })),
    );
    assert_eq!(asked(), [15, 45]);
    drop(evening.ana.ask(
        "cravings_outcome",
        json!({ "id": logged["id"], "outcome": "passed" }),
    ));
    assert_eq!(asked(), [0_i64; 0], "it is over");
}

#[test]
fn whoever_gave_a_second_number_is_not_asked_again() {
    let evening = Evening::new();
    let shown = || -> Vec<DateTime<Utc>> {
        let key = evening.ana.keys.get(KeyName::Agenda).unwrap();
        let agenda = agenda::read(&evening.folder, key.as_ref())
            .unwrap()
            .unwrap();
        let items = agenda.items.iter();
        items
            .filter(|item| item.kind == ReminderKind::Rerate)
            .map(|item| item.at)
            .collect()
    };
    // Nine, then at once five: still strong, and said.
    let logged = evening.log(json!({ "intensity": 9 }));
    assert_eq!(shown().len(), 2, "until then it would be asked for");
    drop(evening.rerate(&logged, json!(5), Value::Null));
    assert!(shown().is_empty(), "its pop-ups are withdrawn");
    for minutes in [1, 15, 30, 45, 119] {
        evening.later(nine(), minutes);
        assert!(
            evening.due().is_empty(),
            "no banner after {minutes} minutes"
        );
    }
}
