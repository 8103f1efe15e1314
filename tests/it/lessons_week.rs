//! Sam's program hands out two lessons a week. He types them in, reads, moves a session, and looks at what is suggested.

use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn at(text: &str) -> chrono::DateTime<chrono::Utc> {
    text.parse().unwrap()
}

/// Sam on the Wednesday his program begins, with a class on Wednesdays and Fridays for six weeks.
fn sam(dir: &tempfile::TempDir) -> (Patient, Value) {
    let sam = Patient::start(dir.path().join("data"), at("2026-10-21T14:00:00Z"));
    let _ = sam.first_run();
    let series = sam.ask(
        "sessions_save",
        json!({
            "id": null,
            "session": {
                "kind": "class", "title": "Tonight: triggers", "from": "2026-10-21", "until": null, "weeks": 6,
                "weekdays": ["Wed", "Fri"], "start": "18:00:00", "minutes": 90,
            },
        }),
    );
    let id = series["id"].clone();
    (sam, id)
}

fn week(sam: &Patient) -> Value {
    sam.ask("lessons_week", json!({ "lang": "en" }))
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|card| card["id"].as_str().unwrap())
        .collect()
}

fn due_in(sam: &Patient, lesson: &str, week: u32) -> Value {
    sam.ask(
        "lessons_assign",
        json!({ "lesson": lesson, "due": { "kind": "week", "week": week } }),
    )
}

fn done(sam: &Patient, lesson: &str) {
    let _ = sam.ask(
        "lessons_progress_save",
        json!({ "id": lesson, "state": { "done": true } }),
    );
}

#[test]
fn lessons_are_due_by_the_week_of_the_program_also_over_the_clock_change() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, _) = sam(&dir);
    let _ = due_in(&sam, "triggers", 1);
    let _ = due_in(&sam, "cravings", 2);
    let first = week(&sam);
    assert_eq!(
        (&first["week"], &first["from"], &first["to"]),
        (&json!(1), &json!("2026-10-21"), &json!("2026-10-27")),
        "week 1 begins with the program's first session"
    );
    assert_eq!(ids(&first["due"]), ["triggers"]);
    assert_eq!(
        (&first["assigned"], &first["assigned_done"], &first["done"]),
        (&json!(2), &json!(0), &json!(0))
    );

    // 1 November: the clocks go back. Tuesday 23:59 in Chicago is still week 2, Wednesday 00:01 is week 3.
    sam.clock.set(at("2026-11-04T05:59:00Z"));
    assert_eq!(week(&sam)["week"], 2, "late on the last evening of week 2");
    sam.clock.set(at("2026-11-04T06:01:00Z"));
    let third = week(&sam);
    assert_eq!(third["week"], 3, "just after midnight, by the wall clock");
    assert_eq!(ids(&third["due"]), Vec::<&str>::new());
    assert_eq!(
        ids(&third["open"]),
        ["triggers", "cravings"],
        "what was due before and is not done stays in sight"
    );
    done(&sam, "triggers");
    let third = week(&sam);
    assert_eq!(ids(&third["open"]), ["cravings"]);
    assert_eq!(
        (&third["assigned"], &third["assigned_done"]),
        (&json!(2), &json!(1)),
        "counted out of what the program gave, not out of all lessons"
    );
}

#[test]
fn weeks_are_counted_from_the_programs_first_day_once_it_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, _) = sam(&dir);
    assert_eq!(
        week(&sam)["counted_from"],
        "2026-10-21",
        "until then from the first session"
    );
    let mut program = sam.ask("program_get", json!({}))["program"].clone();
    program["entry"]["start"] = json!("2026-10-12");
    let _ = sam.ask(
        "program_save",
        json!({ "based_on": program["version"], "entry": program["entry"] }),
    );
    let said = week(&sam);
    assert_eq!(
        (&said["counted_from"], &said["week"], &said["from"]),
        (&json!("2026-10-12"), &json!(2), &json!("2026-10-19")),
        "the intake nine days before is when the program began"
    );
}

#[test]
fn a_lesson_due_at_a_session_goes_where_the_session_goes() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, series) = sam(&dir);
    let due =
        json!({ "kind": "session", "series": series, "recurrence_id": "2026-10-23T18:00:00" });
    let stands = sam.ask(
        "lessons_assign",
        json!({ "lesson": "triggers", "due": due }),
    );
    assert_eq!(stands["at"], "2026-10-23T18:00:00");
    assert_eq!(stands["session_title"], "Tonight: triggers");
    assert_eq!(
        (&stands["week"], &stands["when"]),
        (&json!(1), &json!("this_week"))
    );
    assert_eq!(ids(&week(&sam)["due"]), ["triggers"]);

    let _ = sam.ask("sessions_delete", json!({ "id": series }));
    let gone = sam.ask("lessons_list", json!({ "lang": "en" }));
    let card = gone
        .as_array()
        .unwrap()
        .iter()
        .find(|card| card["id"] == "triggers")
        .unwrap();
    assert_eq!(
        card["due"]["when"], "unknown",
        "a session that is gone is said to be gone, and the lesson is not lost"
    );
    let _ = sam.ask("sessions_undelete", json!({ "id": series }));
    assert_eq!(ids(&week(&sam)["due"]), ["triggers"], "and back again");

    let _ = sam.ask("lessons_unassign", json!({ "lessons": ["triggers"] }));
    assert_eq!(week(&sam)["assigned"], 0);
}

#[test]
fn a_whole_course_is_spread_over_the_weeks_and_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, _) = sam(&dir);
    sam.clock.set(at("2026-10-28T14:00:00Z"));
    done(&sam, "triggers");
    let _ = due_in(&sam, "cravings", 9);
    let spread = sam.ask("lessons_spread", json!({ "per_week": 2 }));
    let list = sam.ask("lessons_list", json!({ "lang": "en" }));
    let weeks: Vec<(u64, Option<u64>)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|card| {
            (
                card["number"].as_u64().unwrap(),
                card["due"]["week"].as_u64(),
            )
        })
        .collect();
    let mut fresh = Vec::new();
    for (number, week) in &weeks {
        match number {
            8 => assert_eq!(*week, None, "what is done needs no week"),
            9 => assert_eq!(*week, Some(9), "what has a week keeps it"),
            _ => fresh.push(week.unwrap()),
        }
    }
    for (at, week) in fresh.iter().enumerate() {
        assert_eq!(
            *week,
            2 + at as u64 / 2,
            "two a week, from the week that runs now"
        );
    }
    let _ = sam.ask("lessons_unassign", json!({ "lessons": spread["lessons"] }));
    assert_eq!(week(&sam)["assigned"], 1, "taken back, and only that");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, series) = sam(&dir);
    let _ = due_in(&sam, "triggers", 1);
    let due_week = |week: i64| json!({ "kind": "week", "week": week });
    for (lesson, due, code) in [
        ("no-such-lesson", due_week(1), ErrorCode::NotFound),
        ("../../keys.json", due_week(1), ErrorCode::NotFound),
        ("triggers", due_week(0), ErrorCode::NumberOutOfRange),
        ("triggers", due_week(105), ErrorCode::NumberOutOfRange),
        ("triggers", due_week(-1), ErrorCode::BadInput),
        (
            "triggers",
            json!({ "kind": "session", "series": series, "recurrence_id": "2026-10-24T18:00:00" }),
            ErrorCode::NotFound,
        ),
        (
            "triggers",
            json!({ "kind": "session", "series": "01890a5d-ac96-774b-bcce-b302099a8057", "recurrence_id": "2026-10-23T18:00:00" }),
            ErrorCode::NotFound,
        ),
    ] {
        let refused = sam.refused("lessons_assign", json!({ "lesson": lesson, "due": due }));
        assert_eq!(refused.code, code, "{lesson} {due}");
    }
    for per_week in [0, 6] {
        assert_eq!(
            sam.refused("lessons_spread", json!({ "per_week": per_week }))
                .code,
            ErrorCode::NumberOutOfRange
        );
    }
    let many: Vec<String> = (0..101).map(|at| at.to_string()).collect();
    assert_eq!(
        sam.refused("lessons_unassign", json!({ "lessons": many }))
            .code,
        ErrorCode::TooMany
    );
    assert_eq!(
        ids(&week(&sam)["due"]),
        ["triggers"],
        "what stood there stands"
    );
}

fn craving(sam: &Patient, triggers: &[&str], skills: &[&str]) {
    let _ = sam.ask(
        "cravings_log",
        json!({
            "when": { "kind": "now" },
            "entry": {
                "intensity": 6,
                "triggers": triggers.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>(),
                "skills": skills.iter().map(|id| json!({ "skill": { "id": id }, "minutes": null, "helpfulness": null })).collect::<Vec<_>>(),
            },
        }),
    );
}

#[test]
fn suggestions_rest_on_three_entries_name_their_numbers_and_are_never_more_than_two() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, _) = sam(&dir);
    craving(&sam, &["feelings.stressed"], &["breathing"]);
    craving(&sam, &["feelings.stressed", "times.payday"], &[]);
    assert_eq!(
        week(&sam)["suggestions"],
        json!([]),
        "two entries are no pattern"
    );
    craving(&sam, &["times.payday"], &[]);
    let tied: Vec<Value> = serde_json::from_value(week(&sam)["suggestions"].clone()).unwrap();
    assert!(
        tied.iter()
            .all(|one| one["reason"]["kind"] != "top_trigger"),
        "two that are level are not one that leads: {tied:?}"
    );
    craving(&sam, &["feelings.stressed"], &[]);
    let said = week(&sam)["suggestions"].clone();
    assert_eq!(
        (
            &said[0]["reason"],
            &said[0]["n"],
            &said[0]["of"],
            &said[0]["lesson"]
        ),
        (
            &json!({ "kind": "top_trigger", "trigger": { "id": "feelings.stressed" } }),
            &json!(3),
            &json!(4),
            &json!("triggers")
        )
    );
    assert!(said.as_array().unwrap().len() <= 2);

    done(&sam, "triggers");
    let after = week(&sam)["suggestions"].clone();
    assert!(
        after
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["lesson"] != "triggers"),
        "what is read is not suggested again"
    );
    // A month on, what was is not what is.
    sam.clock.set(at("2026-11-25T14:00:00Z"));
    assert_eq!(week(&sam)["suggestions"], json!([]));
}

#[test]
fn words_are_found_in_both_languages_without_accents() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, _) = sam(&dir);
    let find = |lang: &str, query: &str| {
        sam.ask("lessons_search", json!({ "lang": lang, "query": query }))
    };
    let english = find("en", "NALOX breath");
    assert_eq!(ids(&english)[0], "overdose-and-naloxone");
    assert_eq!(english[0]["lang"], "en");
    let line = english[0]["line"]["text"].as_str().unwrap();
    let units: Vec<u16> = line.encode_utf16().collect();
    for span in english[0]["line"]["spans"].as_array().unwrap() {
        let (start, end) = (
            usize::try_from(span["start"].as_u64().unwrap()).unwrap(),
            usize::try_from(span["end"].as_u64().unwrap()).unwrap(),
        );
        let found = String::from_utf16(&units[start..end])
            .unwrap()
            .to_lowercase();
        assert!(
            found == "nalox" || found == "breath",
            "{found:?} was not looked for"
        );
    }
    assert!(
        ids(&find("es", "respiracion")).contains(&"overdose-and-naloxone"),
        "respiración is found without its accent"
    );
    let other = find("en", "detonantes");
    assert_eq!(
        (ids(&other)[0], &other[0]["lang"]),
        ("triggers", &json!("es")),
        "a Spanish word finds the lesson while the app speaks English"
    );
    assert_eq!(
        ids(&find("en", "cravings"))[0],
        "cravings",
        "the lesson of that name comes first"
    );
    for nothing in [
        "",
        "  ",
        "zzzz",
        "naloxone zzzz",
        "<script>",
        "%",
        "\"); --",
    ] {
        assert_eq!(find("en", nothing), json!([]), "{nothing:?}");
    }
    assert_eq!(
        sam.refused(
            "lessons_search",
            json!({ "lang": "en", "query": "a".repeat(201) })
        )
        .code,
        ErrorCode::TextTooLong
    );
}

#[test]
fn how_somebody_likes_to_read_is_kept_and_changes_no_other_setting() {
    let dir = tempfile::tempdir().unwrap();
    let (sam, _) = sam(&dir);
    let mut settings = sam.ask("settings_get", json!({}));
    settings["lock_after_minutes"] = json!(17);
    let _ = sam.ask("settings_set", settings);
    let wanted = json!({ "size": "largest", "spacing": "wide" });
    let _ = sam.ask("lessons_reading_set", wanted.clone());
    sam.lock();
    sam.unlock();
    let view = sam.ask("lessons_open", json!({ "lang": "en", "id": "triggers" }));
    assert_eq!(view["reading"], wanted, "over a lock, for every lesson");
    assert_eq!(sam.ask("settings_get", json!({}))["lock_after_minutes"], 17);
    assert_eq!(
        sam.refused(
            "lessons_reading_set",
            json!({ "size": "huge", "spacing": "wide" })
        )
        .code,
        ErrorCode::BadInput
    );
}
