//! The formats as docs/formats.md says them, opened by a program that was written from that page alone.
//!
//! Owns letting it open the kept files and those that this program has just made. What the page and that program say of a format is
//! theirs (`tests/formats`). The sealed page of the day is opened by it beside the sealed page's own tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use evenkeel_core::ports::{KeyName, KeyStore as _};
use evenkeel_domain::inbox::DosePressed;
use evenkeel_domain::reminder::SlotName;
use evenkeel_store::DataFolder;
use evenkeel_tests::{MemoryKeys, PASSPHRASE, Patient};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::support::fast_dir;
use crate::support::life;

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Lets the other program open what `vectors.json` in `folder` names.
fn opens(folder: &Path) {
    let ran = Command::new("/usr/bin/python3")
        .arg("-B")
        .arg(tests().join("formats/check.py"))
        .arg(folder)
        .output()
        .expect("/usr/bin/python3 with the packages that `x` names for the tests");
    assert!(
        ran.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
}

#[test]
fn every_kept_format_opens_by_a_program_written_from_its_description() {
    opens(&tests().join("fixtures/formats"));
}

/// Otherwise the description would stay true of files that nobody makes any more.
#[test]
fn what_is_written_today_opens_by_it_too() {
    let dir = fast_dir();
    let keys = Arc::<MemoryKeys>::default();
    let ana = Patient::start_with(dir.path().join("data"), life::present(), keys.clone());
    let code = ana.first_run();
    ana.ask("vault_confirm_recovery", json!({ "code": code }));
    let remember = json!({ "on": true, "passphrase": PASSPHRASE });
    ana.ask("vault_remember_set", remember);
    let entry = json!({
        "name": "Rosa Ñandú", "phones": [{ "label": "", "number": "555 0100" }], "in_crisis": true, "before_unlock": true
    });
    ana.ask("people_save", json!({ "id": null, "entry": entry }));
    let when = json!({ "kind": "now" });
    ana.ask(
        "cravings_log",
        json!({ "when": when, "entry": { "intensity": 7, "note": "a line of today" } }),
    );
    let backup = ana.ask("backup_create", json!({ "folder": dir.path() }));
    ana.lock();
    ana.ask(
        "inbox_log",
        json!({ "intensity": 6, "note": "written while it was locked" }),
    );
    let slot = SlotName {
        version: ana.app.new_id(&ana.app.now()),
        date: "2026-10-05".parse().unwrap(),
        place: 1,
        after: None,
    };
    let pressed = DosePressed::new(&slot, ana.app.new_id(&ana.app.now()), &ana.app.now());
    let folder = DataFolder::open(&dir.path().join("data")).unwrap();
    evenkeel_store::inbox::put_answer(&folder, &pressed).unwrap();
    let hex = |name: KeyName| {
        let key = keys.get(name).unwrap().unwrap();
        data_encoding::HEXLOWER.encode(key.expose_secret())
    };
    let asked = json!({ "SELECT note FROM cravings": [["a line of today"]] });
    let vectors: Value = json!({
        "vault": {
            "folder": "data",
            "passphrase": PASSPHRASE,
            "recovery_code": code,
            "remember": hex(KeyName::Remember),
            "agenda_key": hex(KeyName::Agenda),
            "card_key": hex(KeyName::Card),
            "asked": asked,
            "agenda": { "lang": "en" },
            "card": { "people": [{ "name": "Rosa Ñandú", "phone": "555 0100", "when": "" }] },
            "entry": {
                "version": 2,
                "what": { "craving": { "entry": { "intensity": 6, "note": "written while it was locked" } } },
            },
            "answers": [{
                "version": 2,
                "what": { "dose": { "slot": slot.to_string(), "id": pressed.id, "taken": pressed.taken } },
            }],
        },
        "backup": {
            "file": Path::new(backup["path"].as_str().unwrap()).file_name().unwrap().to_str(),
            "passphrase": PASSPHRASE,
            "asked": asked,
        },
    });
    fs::write(dir.path().join("vectors.json"), vectors.to_string()).unwrap();
    opens(dir.path());
}
