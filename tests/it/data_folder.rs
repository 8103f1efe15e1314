//! Whose folder it is: what is ours in it and nobody else's, and what is somebody else's and left alone.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use evenkeel_domain::ErrorCode;
use evenkeel_store::DataFolder;
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::json;

use crate::kept_vaults;
use crate::support::fast_dir;
use crate::support::life;

/// Everything below `folder`, the folder itself left out.
fn everything(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

/// A new kind of file that is not on the list of names would stay readable for others, and be taken for somebody else's.
#[test]
fn every_file_of_a_life_is_known_as_ours_and_made_private() {
    let dir = fast_dir();
    kept_vaults::make(dir.path());
    let data = dir.path().join("data");
    // An upgrade leaves a copy of the vault of before, and the reminder program what it has to say.
    let older = dir.path().join("older");
    kept_vaults::copy(&kept_vaults::kept(life::OLDEST).join("data"), &older);
    let ana = Patient::start(older.clone(), life::present());
    ana.unlock();
    ana.lock();
    drop(ana);
    assert!(older.join("backups").is_dir());
    for name in ["agent.json", "agent.lock", "ledger.json"] {
        fs::write(data.join(name), b"{}").unwrap();
    }

    for folder in [data, older] {
        let all = everything(&folder);
        assert!(all.len() > 8, "{all:?}");
        for path in &all {
            let loose = if path.is_dir() { 0o755 } else { 0o644 };
            fs::set_permissions(path, fs::Permissions::from_mode(loose)).unwrap();
        }
        DataFolder::open(&folder).unwrap();
        for path in &all {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(
                mode,
                wanted,
                "{} is not on the list of names (store, names.rs)",
                path.display()
            );
        }
    }
}

#[test]
fn a_folder_with_other_things_is_said_to_be_one_and_nothing_is_left_in_it() {
    let dir = fast_dir();
    let folder = dir.path().join("work");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("tool"), b"#!/bin/sh").unwrap();
    fs::set_permissions(folder.join("tool"), fs::Permissions::from_mode(0o4755)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let ana = Patient::start(folder.clone(), life::present());
    let status = ana.ask("vault_status", json!({}));
    assert_eq!(status["problem"], "folder_taken", "{status}");
    let settings = ana.ask("settings_device_get", json!({}));
    for (command, input) in [
        ("settings_device_set", settings),
        (
            "vault_create",
            json!({ "passphrase": PASSPHRASE, "agenda_mode": "off" }),
        ),
        ("inbox_log", json!({ "intensity": 6 })),
    ] {
        let refused = ana.refused(command, input);
        assert_eq!(refused.code, ErrorCode::FolderTaken, "{command}");
    }
    evenkeel_core::settings::save_window_size(
        &ana.app,
        serde_json::from_value(json!({ "width": 1_000, "height": 800, "maximized": false }))
            .unwrap(),
    );
    assert_eq!(everything(&folder), [folder.join("tool")]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    assert_eq!(
        (mode(&folder), mode(&folder.join("tool"))),
        (0o755, 0o4755),
        "modes of what is not ours were changed"
    );
}
