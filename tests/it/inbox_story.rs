//! Rosa at two in the morning: the laptop is locked, and she writes it down all the same.

use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn night() -> chrono::DateTime<chrono::Utc> {
    "2026-10-06T07:12:00Z".parse().unwrap()
}

fn cravings(rosa: &Patient) -> Vec<Value> {
    rosa.ask("cravings_list", json!({ "before": null, "limit": 100 }))["items"]
        .as_array()
        .unwrap()
        .clone()
}

fn unlock(rosa: &Patient) -> Value {
    rosa.ask(
        "vault_unlock",
        json!({ "passphrase": evenkeel_tests::PASSPHRASE }),
    )["inbox"]
        .clone()
}

#[test]
fn what_was_written_at_night_is_there_in_the_morning_as_it_was_lived() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let rosa = Patient::start(folder.clone(), night());
    let _ = rosa.first_run();
    rosa.lock();
    rosa.ask(
        "inbox_log",
        json!({ "intensity": 8, "triggers": ["people.alone", "body.poor_sleep"], "note": "cannot sleep" }),
    );
    rosa.clock.set(night() + chrono::Duration::minutes(40));
    for (number, offered) in [(5, false), (6, false), (7, true), (10, true)] {
        let other = tempfile::tempdir().unwrap();
        let other = Patient::start(other.path().join("data"), night());
        let _ = other.first_run();
        other.lock();
        assert_eq!(
            other.ask("inbox_log", json!({ "intensity": number })),
            json!({ "offer_help": offered }),
            "the next step is offered from 7 on"
        );
    }
    rosa.ask("inbox_log", json!({ "intensity": 5 }));
    assert!(rosa.is_locked(), "writing opens nothing");
    drop(rosa);

    // Another start, in another zone, hours later.
    let rosa = Patient::start(folder, night() + chrono::Duration::hours(9));
    rosa.clock.travel("America/New_York");
    assert_eq!(
        unlock(&rosa),
        json!({
            "merged": 2, "set_aside": 0, "waiting": 0,
            "first": "2026-10-06T02:12:00", "last": "2026-10-06T02:52:00",
        }),
        "how many, and when they were written: whoever did not write them sees it"
    );
    let found = cravings(&rosa);
    assert_eq!(found.len(), 2);
    let first = &found[1];
    assert_eq!(first["entry"]["intensity"], 8);
    assert_eq!(first["occurred"]["local"], "2026-10-06T02:12:00");
    assert_eq!(
        first["occurred"]["zone"], "America/Chicago",
        "the zone of that night"
    );
    assert_eq!(first["asked_by"], "quick-entry");
    let detail = rosa.ask("cravings_detail", json!({ "id": first["id"] }));
    assert_eq!(
        detail["while_locked"], true,
        "anybody can write on the lock screen, so it says that it was written there"
    );
    assert_eq!(
        first["entry"]["triggers"],
        json!([{ "id": "people.alone" }, { "id": "body.poor_sleep" }])
    );
    rosa.lock();
    assert_eq!(
        unlock(&rosa)["merged"],
        0,
        "a second unlock brings nothing twice"
    );
    assert_eq!(cravings(&rosa).len(), 2);
}

#[test]
fn bad_input_is_refused_in_words_and_nothing_is_kept_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let rosa = Patient::start(dir.path().join("data"), night());
    let entry = json!({ "intensity": 5 });
    assert_eq!(
        rosa.refused("inbox_log", entry.clone()).code,
        ErrorCode::NoVault,
        "before the first run there is nothing to seal it to"
    );
    let _ = rosa.first_run();
    rosa.lock();
    for (input, code, field) in [
        (
            json!({ "intensity": 11 }),
            ErrorCode::NumberOutOfRange,
            "intensity",
        ),
        (json!({ "intensity": -1 }), ErrorCode::BadInput, "input"),
        (
            json!({ "intensity": 5, "note": "x".repeat(1 << 20) }),
            ErrorCode::TextTooLong,
            "note",
        ),
        (
            json!({ "intensity": 5, "triggers": ["my own word"] }),
            ErrorCode::UnknownWord,
            "triggers",
        ),
        (
            json!({ "intensity": 5, "triggers": vec!["times.night"; 200] }),
            ErrorCode::TooMany,
            "triggers",
        ),
        (
            json!({ "intensity": 5, "thought": "more than asked" }),
            ErrorCode::BadInput,
            "input",
        ),
    ] {
        let refused = rosa.refused("inbox_log", input);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (code, Some(field))
        );
    }
    assert_eq!(unlock(&rosa)["merged"], 0);
}

#[test]
fn logged_while_open_it_goes_where_every_craving_goes() {
    let dir = tempfile::tempdir().unwrap();
    let rosa = Patient::start(dir.path().join("data"), night());
    let _ = rosa.first_run();
    rosa.ask("inbox_log", json!({ "intensity": 3 }));
    assert_eq!(
        cravings(&rosa).len(),
        1,
        "the door was opened in the meantime"
    );
    let inbox = dir.path().join("data/inbox");
    assert_eq!(std::fs::read_dir(inbox).unwrap().count(), 0);
}

#[test]
fn the_wish_for_it_is_heard_once() {
    let dir = tempfile::tempdir().unwrap();
    let rosa = Patient::start(dir.path().join("data"), night());
    let wanted = || {
        rosa.ask("inbox_wanted", json!({}))["wanted"]
            .as_bool()
            .unwrap()
    };
    assert!(!wanted());
    rosa.app.request_quick_entry();
    assert!(wanted(), "somebody chose it in the tray");
    assert!(!wanted(), "and it is shown once");
}

/// Four encodings of the same words; none of them may be on the disk.
fn forms(canary: &str) -> Vec<Vec<u8>> {
    let utf16 = |big: bool| -> Vec<u8> {
        canary
            .encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    vec![
        canary.as_bytes().to_vec(),
        utf16(false),
        utf16(true),
        data_encoding::BASE64.encode(canary.as_bytes()).into_bytes(),
    ]
}

#[test]
fn r21_nothing_of_a_quick_entry_can_be_read_from_the_disk() {
    const CANARY: &str = "perched-quick-canary-";
    let dir = tempfile::tempdir().unwrap();
    let rosa = Patient::start(dir.path().join("data"), night());
    let _ = rosa.first_run();
    rosa.lock();
    rosa.ask(
        "inbox_log",
        json!({ "intensity": 9, "triggers": ["times.payday"], "note": CANARY.repeat(3) }),
    );
    let look = |when: &str| {
        let mut folders = vec![dir.path().to_owned()];
        let mut files = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                files += 1;
                let bytes = std::fs::read(&path).unwrap();
                for form in forms(CANARY).into_iter().chain(forms("times.payday")) {
                    assert!(
                        !bytes.windows(form.len()).any(|window| window == form),
                        "{when}: {} holds it in clear",
                        path.display()
                    );
                }
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                assert!(!name.contains("2026"), "{when}: {name} tells a time");
            }
        }
        assert!(files > 3, "{when}: the search must look at something");
    };
    look("sealed");
    unlock(&rosa);
    look("merged");
    rosa.lock();
    look("locked again");
}

/// What the agent would read: kind and minutes from `night`, in order.
fn agenda(rosa: &Patient, folder: &std::path::Path) -> Vec<(String, i64, String)> {
    use evenkeel_core::ports::{KeyName, KeyStore as _};
    let key = rosa.keys.get(KeyName::Agenda).unwrap().unwrap();
    let agenda = evenkeel_store::agenda::read(folder, Some(&key))
        .unwrap()
        .unwrap();
    let mut items: Vec<_> = agenda
        .items
        .iter()
        .map(|item| {
            let kind = serde_json::to_value(item.kind).unwrap();
            (
                kind.as_str().unwrap().to_owned(),
                (item.at - night()).num_minutes(),
                format!("{} {}", item.text.title, item.text.body),
            )
        })
        .filter(|(kind, _, _)| kind == "rerate")
        .collect();
    items.sort();
    items
}

#[test]
fn the_second_number_is_asked_for_also_while_it_stays_locked() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let rosa = Patient::start(folder.clone(), night());
    let _ = rosa.first_run();
    rosa.lock();
    rosa.ask("inbox_log", json!({ "intensity": 2 }));
    assert_eq!(agenda(&rosa, &folder), [], "a two is not asked about again");
    rosa.ask("inbox_log", json!({ "intensity": 8, "note": "canary" }));
    let waiting = agenda(&rosa, &folder);
    let minutes = |items: &[(String, i64, String)]| -> Vec<i64> {
        items.iter().map(|(_, minutes, _)| *minutes).collect()
    };
    assert_eq!(minutes(&waiting), [15, 45]);
    for (_, _, text) in &waiting {
        for word in ["craving", "canary", "8"] {
            assert!(
                !text.to_lowercase().contains(word),
                "a pop-up over a locked screen says {word:?}: {text}"
            );
        }
    }
    rosa.clock.set(night() + chrono::Duration::minutes(20));
    unlock(&rosa);
    assert_eq!(
        minutes(&agenda(&rosa, &folder)),
        [15, 45],
        "after the unlock each is still asked for, and once"
    );
    let due = rosa.ask("cravings_due", json!({}));
    assert!(
        due.to_string().contains("rerate-15"),
        "and it waits for its second number like any other: {due}"
    );
}

#[test]
fn twelve_an_hour_and_no_more_whatever_is_done_to_the_clock() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let rosa = Patient::start(folder.clone(), night());
    let _ = rosa.first_run();
    rosa.lock();
    let entry = || json!({ "intensity": 9 });
    for _ in 0..12 {
        rosa.ask("inbox_log", entry());
    }
    assert_eq!(
        rosa.refused("inbox_log", entry()).code,
        ErrorCode::InboxOften
    );
    rosa.clock.jump(night() + chrono::Duration::days(1));
    assert_eq!(
        rosa.refused("inbox_log", entry()).code,
        ErrorCode::InboxOften
    );
    rosa.clock.jump(night());
    drop(rosa);

    let rosa = Patient::start(folder, night());
    assert_eq!(
        rosa.refused("inbox_log", entry()).code,
        ErrorCode::InboxOften,
        "a start of the program makes no room"
    );
    rosa.clock.pass(std::time::Duration::from_secs(3_601));
    rosa.ask("inbox_log", entry());
    let found = unlock(&rosa);
    assert_eq!(found["merged"], 13);
    for _ in 0..20 {
        rosa.ask("inbox_log", entry());
    }
    assert_eq!(
        cravings(&rosa).len(),
        33,
        "who has the vault open has no such bound"
    );
    rosa.lock();
    rosa.ask("inbox_log", entry());
}

/// The ids of what asks for a second number, by time.
fn asking(rosa: &Patient, folder: &std::path::Path) -> Vec<evenkeel_domain::Id> {
    use evenkeel_core::ports::{KeyName, KeyStore as _};
    let key = rosa.keys.get(KeyName::Agenda).unwrap().unwrap();
    let agenda = evenkeel_store::agenda::read(folder, Some(&key))
        .unwrap()
        .unwrap();
    let rerate = evenkeel_domain::reminder::ReminderKind::Rerate;
    let items = agenda.items.iter().filter(|item| item.kind == rerate);
    items.map(|item| item.id).collect()
}

#[test]
fn a_second_number_is_given_where_its_reminder_was_pressed_and_nothing_is_opened() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let rosa = Patient::start(folder.clone(), night());
    let _ = rosa.first_run();
    // One written down with the vault open, one without.
    let open = rosa.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 8 } }),
    );
    rosa.lock();
    rosa.clock.set(night() + chrono::Duration::minutes(1));
    rosa.ask("inbox_log", json!({ "intensity": 9 }));
    let ids = asking(&rosa, &folder);
    assert_eq!(ids.len(), 4, "each after 15 and after 45 minutes");
    let nothing = json!({ "wanted": false, "again": false });
    assert_eq!(rosa.ask("inbox_wanted", json!({})), nothing);
    assert_eq!(
        rosa.refused("inbox_rerate", json!({ "intensity": 3 })).code,
        ErrorCode::Stale,
        "nobody asked for a number"
    );
    for (minute, number) in [(15, 4), (16, 2)] {
        rosa.clock.set(night() + chrono::Duration::minutes(minute));
        rosa.app.reminder_pressed(asking(&rosa, &folder)[0]);
        assert_eq!(
            rosa.ask("inbox_wanted", json!({})),
            json!({ "wanted": true, "again": true }),
            "the lock screen asks for the number"
        );
        assert_eq!(
            rosa.ask("inbox_wanted", json!({})),
            nothing,
            "and once, so that one can go on to unlock"
        );
        assert_eq!(
            rosa.refused("inbox_rerate", json!({ "intensity": 11 }))
                .code,
            ErrorCode::NumberOutOfRange
        );
        rosa.ask("inbox_rerate", json!({ "intensity": number }));
    }
    assert!(rosa.is_locked(), "writing opens nothing");
    assert_eq!(
        asking(&rosa, &folder),
        [],
        "whoever gave a number is not asked again, also while it stays locked"
    );
    rosa.clock.set(night() + chrono::Duration::minutes(60));
    assert_eq!(unlock(&rosa)["merged"], 1, "one quick entry");
    let numbers: Vec<(bool, Value, Value)> = cravings(&rosa)
        .into_iter()
        .map(|craving| {
            let rerates = craving["rerates"].as_array().unwrap();
            assert_eq!(rerates.len(), 1);
            (
                craving["id"] == open["id"],
                rerates[0]["intensity"].clone(),
                rerates[0]["at"].clone(),
            )
        })
        .collect();
    assert_eq!(
        numbers,
        [
            (false, json!(2), json!("2026-10-06T07:28:00Z")),
            (true, json!(4), json!("2026-10-06T07:27:00Z")),
        ],
        "each at its craving, with the minute it was given"
    );
    assert!(
        !rosa
            .ask("cravings_due", json!({}))
            .to_string()
            .contains("rerate")
    );
}
