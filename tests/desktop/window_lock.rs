//! Locking is leaving: the process that held the key ends, and what comes back is another one that never had it.

use std::fs;

use evenkeel_core::ports::Clock as _;
use evenkeel_os::SystemClock;
use evenkeel_tests::{PASSPHRASE, Patient};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_driver::Driven;
use crate::window_support::{Home, automation_window, is_seen};

const ENTER: &str = "\u{E007}";

/// A home with a vault in it, locked.
fn home() -> Home {
    let home = Home::new();
    let ana = Patient::start(home.data(), SystemClock::new().now().at);
    drop(ana.first_run());
    ana.lock();
    home
}

fn unlocked(home: &Home) -> Driven {
    let window = Driven::start(home, &automation_window(), &[]);
    window.type_into("input[type=password]", &format!("{PASSPHRASE}{ENTER}"));
    wait_for("the vault to open", PATIENCE, || {
        (window.call("vault_status", &json!({}))["ok"]["state"] == "open").then_some(())
    });
    window.read("Quick exit");
    window
}

/// Windows of this home, by process.
fn windows(home: &Home) -> Vec<(u32, String)> {
    let mark = home.path().to_string_lossy().into_owned();
    fs::read_dir("/proc")
        .expect("processes")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|process| {
            fs::read_to_string(format!("/proc/{process}/comm"))
                .is_ok_and(|name| name.trim_end() == "evenkeel")
        })
        .filter(|process| {
            fs::read(format!("/proc/{process}/environ"))
                .is_ok_and(|around| String::from_utf8_lossy(&around).contains(&mark))
        })
        .map(|process| {
            (
                process,
                fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default(),
            )
        })
        .collect()
}

/// Waits until the window is gone: the key stays in memory no longer than its process lives.
fn gone(window: &Driven) {
    wait_for("the window to leave", PATIENCE, || {
        window.is_gone().then_some(())
    });
}

#[test]
fn lock_ends_the_process_and_another_one_shows_the_lock_screen() {
    let home = home();
    let window = unlocked(&home);
    window.press_to_exit("Lock");
    gone(&window);
    let fresh = wait_for("a fresh lock screen", PATIENCE, || {
        windows(&home)
            .into_iter()
            .find(|(process, _)| is_seen(*process))
    });
    assert_ne!(
        fresh.0, window.process,
        "the process that held the key is the one that is still there"
    );
    assert!(
        fresh.1.contains("--fresh-copy"),
        "it was started by the window that left: {}",
        fresh.1
    );
    assert!(
        !home.data().join("vault.db-wal").exists(),
        "the database was not closed in order"
    );
    drop(window);

    // And it opens again: the lock on the folder went with the process.
    kill_process(
        Pid::from_raw(i32::try_from(fresh.0).unwrap()).unwrap(),
        Signal::KILL,
    )
    .unwrap();
    wait_for("the lock screen to go", PATIENCE, || {
        windows(&home).is_empty().then_some(())
    });
    drop(unlocked(&home));
}

#[test]
fn quick_exit_brings_no_window_back() {
    let home = home();
    let window = unlocked(&home);
    window.press_to_exit("Quick exit");
    gone(&window);
    // A copy is started before the window that asked for it ends, so by now it would be there.
    assert!(
        windows(&home).is_empty(),
        "a window came back by itself in front of whoever walked in"
    );
    drop(window);
    assert!(
        windows(&home).is_empty(),
        "nor did one when the driver had gone"
    );
}

#[test]
fn what_is_half_typed_survives_being_asked_to_end() {
    let home = home();
    let window = unlocked(&home);
    let kept = window.call(
        "drafts_save",
        &json!({ "key": "journal", "json": "{\"note\":\"half a sen\"}" }),
    );
    assert!(kept.get("ok").is_some(), "the draft was not taken: {kept}");
    kill_process(
        Pid::from_raw(i32::try_from(window.process).unwrap()).unwrap(),
        Signal::TERM,
    )
    .unwrap();
    gone(&window);
    assert!(
        !home.data().join("vault.db-wal").exists(),
        "the database was not closed in order"
    );
    drop(window);
    let again = unlocked(&home);
    let found = again.call("drafts_load", &json!({ "key": "journal" }));
    assert!(
        found["ok"]["json"]
            .as_str()
            .is_some_and(|text| text.contains("half a sen")),
        "the words are lost: {found}"
    );
}

#[test]
fn a_vault_that_is_open_elsewhere_is_said_to_be() {
    let home = home();
    let window = unlocked(&home);
    let ana = Patient::start(home.data(), SystemClock::new().now().at);
    let refused = ana.refused("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(
        refused.code,
        evenkeel_domain::ErrorCode::InUse,
        "two writers on one vault"
    );
    drop(window);
}
