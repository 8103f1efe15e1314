//! Rosa makes the lists her own: words added, hidden, renamed, regrouped; nothing that was written changes.

use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn rosa() -> (tempfile::TempDir, Patient) {
    let dir = tempfile::tempdir().unwrap();
    let rosa = Patient::start(
        dir.path().join("data"),
        "2026-10-05T14:00:00Z".parse().unwrap(),
    );
    let _ = rosa.first_run();
    (dir, rosa)
}

fn list(rosa: &Patient, which: &str) -> Value {
    rosa.ask("words_list", json!({}))["lists"]
        .as_array()
        .unwrap()
        .iter()
        .find(|list| list["list"] == which)
        .unwrap()
        .clone()
}

/// A word of a list and the group it is in.
fn find(rosa: &Patient, which: &str, key: &Value) -> Option<(Value, Value)> {
    list(rosa, which)["groups"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|group| {
            let words = group["words"].as_array().unwrap();
            let word = words.iter().find(|word| word["key"] == *key)?;
            Some((group["group"].clone(), word.clone()))
        })
}

fn new_word(which: &str, label: &str) -> Value {
    json!({ "list": which, "key": null, "label": label, "group": null, "hidden": false })
}

fn log(rosa: &Patient, triggers: Value) -> Value {
    rosa.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 6, "triggers": triggers } }),
    )
}

#[test]
fn renaming_shows_the_new_name_and_rewrites_no_history() {
    let (_dir, rosa) = rosa();
    let rain = json!({ "own": "rain" });
    let logged = log(&rosa, json!([rain, { "id": "times.payday" }]));
    let (group, word) = find(&rosa, "triggers", &rain).expect("typed once, offered from then on");
    assert_eq!((group, &word["label"]), (json!("own"), &Value::Null));

    for (key, label, group) in [
        (&rain, "When it rains", json!("times")),
        (
            &json!({ "id": "times.payday" }),
            "Friday money",
            Value::Null,
        ),
    ] {
        rosa.ask(
            "words_save",
            json!({ "list": "triggers", "key": key, "label": label, "group": group, "hidden": false }),
        );
    }
    let (group, word) = find(&rosa, "triggers", &rain).unwrap();
    assert_eq!(
        (group, word["label"].as_str()),
        (json!("times"), Some("When it rains"))
    );
    let again = rosa.ask("cravings_get", json!({ "id": logged["id"] }));
    assert_eq!(again, logged, "the record says what it said");

    let lines = rosa.ask(
        "share_choices",
        json!({ "role": "counselor", "kinds": ["cravings"], "from": "2026-10-01", "to": "2026-10-05", "lang": "en" }),
    );
    let keys: Vec<&serde_json::Value> = lines["own"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["key"])
        .collect();
    let report = rosa
        .ask(
            "share_preview",
            json!({ "scope": {
                "recipient": "Ms. Rivera", "role": "counselor", "purpose": "", "prepared_by": "Rosa", "lang": "en",
                "kinds": ["cravings"], "from": "2026-10-01", "to": "2026-10-05", "own": keys,
                "name_left_out": true, "expires": null, "stop_read": false,
            } }),
        )
        .to_string();
    assert!(
        report.contains("When it rains") && report.contains("Friday money"),
        "the report calls it what Rosa calls it: {report}"
    );

    rosa.lock();
    rosa.unlock();
    assert_eq!(
        find(&rosa, "triggers", &rain).unwrap().1["label"],
        "When it rains"
    );
    rosa.ask(
        "words_reset",
        json!({ "list": "triggers", "key": { "id": "times.payday" } }),
    );
    assert_eq!(
        find(&rosa, "triggers", &json!({ "id": "times.payday" }))
            .unwrap()
            .1["label"],
        Value::Null,
        "as it came"
    );
}

#[test]
fn hiding_takes_a_word_out_of_sight_and_out_of_no_record() {
    let (_dir, rosa) = rosa();
    let key = json!({ "id": "cold_water" });
    rosa.ask(
        "words_save",
        json!({ "list": "skills", "key": key, "label": null, "group": null, "hidden": true }),
    );
    let offered = rosa
        .ask("skills_list", json!({ "craving": null }))
        .to_string();
    assert!(!offered.contains("cold_water"), "not offered any more");
    assert_eq!(find(&rosa, "skills", &key).unwrap().1["hidden"], true);
    log(&rosa, json!([]));
    rosa.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": {
            "intensity": 5, "skills": [{ "skill": key, "minutes": 5, "helpfulness": null }] } }),
    );
    rosa.ask(
        "words_save",
        json!({ "list": "skills", "key": key, "label": null, "group": null, "hidden": false }),
    );
    assert!(
        rosa.ask("skills_list", json!({ "craving": null }))
            .to_string()
            .contains("cold_water")
    );

    let guitar = rosa.ask("words_save", new_word("skills", "Play the guitar"));
    assert_eq!(guitar["key"], json!({ "own": "Play the guitar" }));
    assert!(
        rosa.ask("skills_list", json!({ "craving": null }))
            .to_string()
            .contains("Play the guitar"),
        "an own skill is one to try like any other"
    );
}

#[test]
fn bad_words_are_refused_in_words() {
    let (_dir, rosa) = rosa();
    for (input, code, field) in [
        (new_word("triggers", "  "), ErrorCode::TextEmpty, "label"),
        (
            new_word("triggers", &"x".repeat(1 << 20)),
            ErrorCode::TextTooLong,
            "label",
        ),
        (
            new_word("triggers", " payday "),
            ErrorCode::Duplicate,
            "label",
        ),
        (
            json!({ "list": "triggers", "key": { "id": "no.such" }, "label": null, "group": null, "hidden": true }),
            ErrorCode::UnknownWord,
            "key",
        ),
        (
            json!({ "list": "skills", "key": null, "label": "Swim", "group": "times", "hidden": false }),
            ErrorCode::UnknownWord,
            "group",
        ),
        (
            json!({ "list": "skills", "key": null, "label": null, "group": null, "hidden": false }),
            ErrorCode::TextEmpty,
            "label",
        ),
    ] {
        let refused = rosa.refused("words_save", input);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (code, Some(field))
        );
    }
    let room = list(&rosa, "triggers")["room"].as_u64().unwrap();
    for n in 0..room {
        rosa.ask("words_save", new_word("triggers", &format!("word {n}")));
    }
    assert_eq!(list(&rosa, "triggers")["room"], 0);
    let full = rosa.refused("words_save", new_word("triggers", "one too many"));
    assert_eq!(
        (full.code, full.field.as_deref()),
        (ErrorCode::TooMany, Some("list"))
    );
    // A full list can still be changed.
    rosa.ask(
        "words_save",
        json!({ "list": "triggers", "key": { "own": "word 0" }, "label": "one more", "group": null, "hidden": false }),
    );
}

#[test]
fn which_substances_are_hers_is_asked_once_and_kept_in_order() {
    let (_dir, rosa) = rosa();
    let mine = || rosa.ask("words_list", json!({}))["my_substances"].clone();
    assert_eq!(mine(), Value::Null, "nobody asked yet");
    let keep = |chosen: Value| {
        let mut settings = rosa.ask("settings_get", json!({}));
        settings["substances"] = json!({ "asked": true, "mine": chosen });
        rosa.call("settings_set", settings)
    };
    keep(json!([])).unwrap();
    assert_eq!(mine(), json!([]), "left out is an answer too");
    let chosen = json!([{ "id": "alcohol" }, { "own": "kava" }]);
    keep(chosen.clone()).unwrap();
    assert_eq!(mine(), chosen);
    assert!(
        find(&rosa, "substances", &json!({ "own": "kava" })).is_some(),
        "an own word is offered at every craving from then on"
    );
    // A change of any other choice leaves it alone.
    let mut settings = rosa.ask("settings_get", json!({}));
    settings["lock_after_minutes"] = json!(17);
    rosa.ask("settings_set", settings);
    assert_eq!(mine(), chosen);
    rosa.ask(
        "words_reset",
        json!({ "list": "substances", "key": { "own": "kava" } }),
    );
    assert_eq!(
        mine(),
        json!([{ "id": "alcohol" }]),
        "taken out of the list, it no longer stands first"
    );
    let mut settings = rosa.ask("settings_get", json!({}));
    settings["lock_after_minutes"] = json!(5);
    rosa.ask("settings_set", settings);
    assert!(
        find(&rosa, "substances", &json!({ "own": "kava" })).is_none(),
        "and nothing brings it back by the way"
    );

    for (bad, code) in [
        (json!([{ "id": "unheard_of" }]), ErrorCode::UnknownWord),
        (
            json!([{ "id": "alcohol" }, { "id": "alcohol" }]),
            ErrorCode::Duplicate,
        ),
        (json!([{ "own": " " }]), ErrorCode::TextEmpty),
        (json!([{ "own": "x".repeat(201) }]), ErrorCode::TextTooLong),
        (
            Value::Array(
                (0..31)
                    .map(|n| json!({ "own": format!("own {n}") }))
                    .collect(),
            ),
            ErrorCode::TooMany,
        ),
    ] {
        let error = keep(bad).unwrap_err();
        assert_eq!(
            (error.code, error.field.as_deref()),
            (code, Some("substances"))
        );
    }
    assert_eq!(mine(), json!([{ "id": "alcohol" }]), "what was there stays");
    rosa.lock();
    assert_eq!(
        rosa.refused("words_list", json!({})).code,
        ErrorCode::Locked,
        "nobody sees it on the lock screen"
    );
}
