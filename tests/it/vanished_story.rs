//! Omar's folder goes while he writes: a cleaning tool, a stick pulled out, somebody else at the laptop.

use std::fs;
use std::path::{Path, PathBuf};

use evenkeel_core::vault;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::vault::LockReason;
use evenkeel_tests::Patient;
use serde_json::json;

fn evening() -> chrono::DateTime<chrono::Utc> {
    "2026-10-06T23:12:00Z".parse().unwrap()
}

/// Open, with a person on the lock screen's card and reminders, so that there is something to be made anew.
fn omar(folder: &Path) -> Patient {
    let omar = Patient::start(folder.to_owned(), evening());
    let _ = omar.first_run();
    omar.ask(
        "people_save",
        json!({ "id": null, "entry": {
            "name": "Lena", "phones": [{ "label": "", "number": "555 0100" }], "in_crisis": true, "before_unlock": true
        } }),
    );
    omar
}

fn logged() -> serde_json::Value {
    json!({ "when": { "kind": "now" }, "entry": { "intensity": 7 } })
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    found.sort();
    found
}

type Harm = (&'static str, fn(&Path));

const HARMS: &[Harm] = &[
    ("the folder removed", |folder| {
        fs::remove_dir_all(folder).unwrap();
    }),
    ("the folder emptied", |folder| {
        fs::remove_dir_all(folder).unwrap();
        fs::create_dir(folder).unwrap();
    }),
    ("vault.db removed", |folder| {
        fs::remove_file(folder.join("vault.db")).unwrap();
    }),
    ("vault.db replaced", |folder| {
        let other = folder.with_extension("other");
        fs::write(&other, vec![7; 8192]).unwrap();
        fs::rename(other, folder.join("vault.db")).unwrap();
    }),
];

#[test]
fn r10_everything_that_writes_says_so_once_and_the_lock_says_it_too() {
    for (harm, doing) in HARMS {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let omar = omar(&folder);
        doing(&folder);
        let left = names(&folder);
        for (command, input) in [
            ("cravings_log", logged()),
            ("inbox_log", json!({ "intensity": 7 })),
            (
                "drafts_save",
                json!({ "key": "journal", "json": "\"half a page\"" }),
            ),
            (
                "settings_device_set",
                omar.ask("settings_device_get", json!({})),
            ),
            (
                "vault_renew_recovery",
                json!({ "passphrase": evenkeel_tests::PASSPHRASE }),
            ),
        ] {
            assert_eq!(
                omar.refused(command, input).code,
                ErrorCode::VaultGone,
                "{harm}: {command} was called saved"
            );
        }
        // What runs by itself every few seconds makes nothing either.
        omar.clock.set(evening() + chrono::Duration::hours(3));
        omar.clock.travel("America/New_York");
        evenkeel_core::agenda::on_tick(&omar.app);
        assert_eq!(
            omar.refused("vault_lock", json!({ "reason": "asked" }))
                .code,
            ErrorCode::VaultGone,
            "{harm}: the lock must say that what is on the screen is all there is"
        );
        assert!(
            !omar.is_locked(),
            "{harm}: it stays open, so that it can be copied or put back"
        );
        assert_eq!(
            names(&folder),
            left,
            "{harm}: nothing is made in the place of what is gone"
        );
        omar.lock();
        assert!(omar.is_locked(), "{harm}: asked again, it locks");
        evenkeel_core::settings::save_window_size(
            &omar.app,
            evenkeel_domain::settings::WindowSize {
                width: 1_300,
                height: 900,
                maximized: false,
            },
        );
        assert_eq!(names(&folder), left, "{harm}: nor after the lock");
    }
}

#[test]
fn r10_whoever_has_to_leave_leaves_whatever_became_of_the_files() {
    for reason in ["quick_exit", "idle", "suspend", "session_lock", "close"] {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let omar = omar(&folder);
        fs::remove_dir_all(&folder).unwrap();
        omar.ask("vault_lock", json!({ "reason": reason }));
        assert!(omar.is_locked(), "{reason}");
    }
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let omar = omar(&folder);
    fs::remove_dir_all(&folder).unwrap();
    vault::close(&omar.app, LockReason::Close);
    assert!(omar.is_locked(), "closing the window locks");
}

#[test]
fn r10_a_folder_that_was_put_back_is_written_to_again() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let omar = omar(&folder);
    let away = dir.path().join("away");
    fs::rename(&folder, &away).unwrap();
    let log = |omar: &Patient| omar.call("cravings_log", logged());
    assert_eq!(log(&omar).unwrap_err().code, ErrorCode::VaultGone);
    fs::rename(&away, &folder).unwrap();
    log(&omar).unwrap();
    omar.lock();
    omar.unlock();
    let found = omar.ask("cravings_list", json!({ "before": null, "limit": 10 }));
    assert_eq!(found["total"], 1, "once");
}
