//! The one list of commands, from outside: locked means locked for every one of them, and no input can hurt.

use evenkeel_core::commands::{self, Run};
use evenkeel_domain::ErrorCode;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn at() -> chrono::DateTime<chrono::Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

/// Inputs that fit no command: missing, extra, wrong kinds, huge, hostile.
fn strange() -> Vec<Value> {
    vec![
        Value::Null,
        json!({}),
        json!([]),
        json!("text"),
        json!(-1),
        json!(9_223_372_036_854_775_807_u64),
        json!({ "id": "not-an-id" }),
        json!({ "id": "../../keys.json" }),
        json!({ "id": -1, "limit": -5 }),
        json!({ "limit": 1e308 }),
        json!({ "limit": 18_446_744_073_709_551_615_u64 }),
        json!({ "unknown": true }),
        json!({ "passphrase": ["a"], "path": { "a": 1 } }),
        json!({ "path": "/proc/self/mem" }),
        json!({ "path": "\u{0}" }),
        json!({ "base64": "A".repeat(9 << 20) }),
        json!({ "key": "x".repeat(1 << 20), "json": "x".repeat(1 << 20) }),
    ]
}

#[test]
fn every_data_command_answers_locked_before_it_looks_at_its_input() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), at());
    let never_made = commands::list()
        .iter()
        .filter(|command| matches!(command.run, Run::Unlocked(_)));
    for command in never_made {
        assert_eq!(
            ana.refused(command.name, json!({})).code,
            ErrorCode::Locked,
            "{}: no vault is a shut door too",
            command.name
        );
    }
    let _ = ana.first_run();
    ana.lock();
    for command in commands::list() {
        if let Run::Unlocked(_) = command.run {
            for input in strange() {
                assert_eq!(
                    ana.refused(command.name, input).code,
                    ErrorCode::Locked,
                    "{}: a locked vault must not tell a good input from a bad one",
                    command.name
                );
            }
        }
    }
}

#[test]
fn no_input_makes_a_command_panic_or_change_anything() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), at());
    let _ = ana.first_run();
    let before = ana.ask("cravings_list", json!({ "before": null, "limit": 100 }));
    for command in commands::list() {
        // These two end what the others need; they have stories of their own.
        if matches!(command.name, "vault_lock") {
            continue;
        }
        for input in strange() {
            if let Err(error) = ana.call(command.name, input.clone()) {
                assert_ne!(
                    error.code,
                    ErrorCode::Internal,
                    "{}: a strange input is the input's fault, not the program's",
                    command.name
                );
            }
        }
    }
    assert_eq!(
        ana.ask("cravings_list", json!({ "before": null, "limit": 100 })),
        before,
        "nothing may have been written"
    );
    assert_eq!(
        ana.refused("no_such_command", json!({})).code,
        ErrorCode::BadInput,
        "an unknown name is told so"
    );
}

#[test]
fn names_are_noun_and_verb_and_appear_once() {
    let mut seen = std::collections::HashSet::new();
    for command in commands::list() {
        assert!(
            seen.insert(command.name),
            "{} is in the list twice",
            command.name
        );
        assert!(
            command.name.contains('_')
                && command
                    .name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_'),
            "{} must be usable as a capability's name",
            command.name
        );
    }
}
