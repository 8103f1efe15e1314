//! Tomás takes his week, a line of his plan and his people to his phone, by the codes on the screen.

use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn tomas() -> (tempfile::TempDir, Patient) {
    let dir = tempfile::tempdir().unwrap();
    // A Tuesday, nine in the morning in Chicago.
    let tomas = Patient::start(
        dir.path().join("data"),
        "2026-09-15T14:00:00Z".parse().unwrap(),
    );
    let _ = tomas.first_run();
    (dir, tomas)
}

fn weekly(tomas: &Patient) -> Value {
    tomas.ask(
        "sessions_save",
        json!({ "id": null, "session": {
            "kind": "group_prevention", "title": "Group with Dana", "provider": "Dana",
            "from": "2026-09-14", "until": null, "start": "18:00:00", "minutes": 180, "zone": "America/Chicago",
            "weekdays": ["Mon", "Tue", "Wed", "Thu"], "weeks": 4
        } }),
    )
}

fn pages(answer: &Value) -> &Vec<Value> {
    answer["pages"].as_array().unwrap()
}

/// A square of squares, each `0` or `1`, with the three corners every reader looks for.
fn is_a_code(page: &Value) {
    let rows: Vec<&str> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_str().unwrap())
        .collect();
    assert!(rows.len() >= 21, "the smallest code there is");
    for row in &rows {
        assert_eq!(row.len(), rows.len(), "as many squares across as down");
        assert!(row.bytes().all(|square| matches!(square, b'0' | b'1')));
    }
    let last = rows.len() - 7;
    assert!(
        rows[0].starts_with("1111111")
            && rows[0].ends_with("1111111")
            && rows[last].starts_with("1111111"),
        "a corner is missing, and no camera finds it"
    );
}

#[test]
fn what_is_left_of_the_week_is_a_code_for_each_session() {
    let (_dir, tomas) = tomas();
    assert!(
        pages(&tomas.ask("qr_week", json!({ "titles": "neutral" }))).is_empty(),
        "nothing planned is no code, and no error"
    );
    weekly(&tomas);
    let week = tomas.ask("qr_week", json!({ "titles": "neutral" }));
    let days: Vec<&str> = pages(&week)
        .iter()
        .map(|page| page["of"]["session"]["local_start"].as_str().unwrap())
        .collect();
    assert_eq!(
        days,
        [
            "2026-09-15T18:00:00",
            "2026-09-16T18:00:00",
            "2026-09-17T18:00:00"
        ],
        "Monday is over, and next week is not this one"
    );
    for page in pages(&week) {
        is_a_code(page);
    }
    let named = tomas.ask("qr_week", json!({ "titles": "full" }));
    assert_ne!(
        pages(&week)[0]["rows"],
        pages(&named)[0]["rows"],
        "the name is in it only when it is asked for"
    );
}

#[test]
fn a_session_that_does_not_take_place_has_no_code() {
    let (_dir, tomas) = tomas();
    let series = weekly(&tomas)["id"].clone();
    let key = json!({ "series": series, "recurrence_id": "2026-09-16T18:00:00" });
    let one = tomas.ask("qr_session", json!({ "session": key, "titles": "neutral" }));
    assert_eq!(pages(&one).len(), 1);
    is_a_code(&pages(&one)[0]);
    tomas.ask(
        "sessions_occurrence_change",
        json!({ "key": key, "change": { "cancelled": true, "start": null, "minutes": null, "place": null } }),
    );
    let refused = tomas.refused("qr_session", json!({ "session": key, "titles": "neutral" }));
    assert_eq!(
        refused.code,
        ErrorCode::NotFound,
        "a phone must not ring for what was called off"
    );
    let week = tomas.ask("qr_week", json!({ "titles": "neutral" }));
    assert_eq!(pages(&week).len(), 2, "nor for it among the others");
}

#[test]
fn the_plan_goes_line_by_line_and_people_with_their_numbers() {
    let (_dir, tomas) = tomas();
    let save = |name: &str, phone: &str| {
        let phones: Vec<Value> = Some(phone)
            .filter(|number| !number.is_empty())
            .map(|number| json!({ "label": "", "number": number }))
            .into_iter()
            .collect();
        tomas.ask(
            "people_save",
            json!({ "id": null, "entry": { "name": name, "phones": phones } }),
        )
    };
    let ana = save("Ana", "+1 555 0100")["id"].clone();
    save("Nobody's number", "");
    let people = tomas.ask("qr_people", json!({}));
    assert_eq!(
        pages(&people).len(),
        1,
        "a contact without a number helps nobody"
    );
    assert_eq!(
        pages(&people)[0]["of"],
        json!({ "kind": "person", "name": "Ana" })
    );

    let long = "ñ".repeat(500);
    let item = |section: &str, content: Value| json!({ "id": null, "section": section, "content": content });
    tomas.ask(
        "plan_save",
        json!({ "based_on": 0, "reason": "", "reviewed_with": "", "items": [
            item("reasons", json!({ "kind": "line", "text": long })),
            item("people", json!({ "kind": "person", "person": ana })),
        ] }),
    );
    let plan = tomas.ask("qr_plan", json!({}));
    assert_eq!(
        pages(&plan)
            .iter()
            .map(|page| page["of"]["kind"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["line", "person"],
        "the longest line there can be has its code, whole"
    );
    assert_eq!(pages(&plan)[0]["of"]["text"], json!(long));
    tomas.ask("people_delete", json!({ "id": ana }));
    assert_eq!(
        pages(&tomas.ask("qr_plan", json!({}))).len(),
        1,
        "somebody who was deleted leaves the rest as it is"
    );
}
