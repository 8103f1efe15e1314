//! The programs speak about themselves, never about the person: not in a log at its loudest, not when they panic.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;

use data_encoding::BASE64;
use evenkeel_core::commands;
use evenkeel_store::{UnlockOptions, UnlockWith};
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::{Value, json};

use crate::export_planted::{typed, written};
use crate::support::vaults::{pass, store};
use crate::support::{fast_dir, life};

const FOLDER: &str = "EVENKEEL_TEST_FOLDER";
const PLANTED: &str = "Zwergpinguin behind the blue door";

/// This binary again, doing `work` over `folder`.
fn child(work: &str, folder: &Path) -> Output {
    Command::new("/proc/self/exe")
        .args(["--ignored", "--exact", work, "--nocapture"])
        .env(FOLDER, folder)
        .env("EVENKEEL_LOG", "debug")
        .env("RUST_BACKTRACE", "full")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn folder() -> PathBuf {
    std::env::var_os(FOLDER)
        .expect("started by the tests below only")
        .into()
}

#[test]
#[ignore = "no test: a program that panics over what a person typed"]
fn a_program_that_panics() {
    evenkeel_os::log::start();
    let refused = PLANTED.parse::<u8>().map_err(|_| PLANTED.to_owned());
    for ended in [
        std::thread::spawn(|| panic!("{PLANTED}")).join(),
        std::thread::spawn(|| panic!("Zwergpinguin")).join(),
        std::thread::Builder::new()
            .name(PLANTED.to_owned())
            .spawn(move || assert_eq!(refused.unwrap(), 0))
            .unwrap()
            .join(),
        std::thread::spawn(|| drop(PLANTED[..PLANTED.len() + 1].to_owned())).join(),
    ] {
        assert!(ended.is_err());
    }
}

#[test]
fn r28_a_panic_says_its_place_and_nothing_of_what_it_was_about() {
    let dir = tempfile::tempdir().unwrap();
    let output = child("silence::a_program_that_panics", dir.path());
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    for stream in [&output.stderr, &output.stdout] {
        let text = String::from_utf8_lossy(stream);
        for words in ["Zwerg", "blue door"] {
            assert!(
                !text.contains(words),
                "a panic told a person's words: {text}"
            );
        }
    }
    let places = said.matches("silence.rs:").count();
    assert_eq!(places, 4, "each of them says where: {said}");
    // Both programs begin so, before they know anything.
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    for first in ["src/start.rs", "crates/agent/src/main.rs"] {
        let text = fs::read_to_string(source.join(first)).unwrap();
        assert!(
            text.contains("    evenkeel_os::log::start();\n"),
            "{first} must turn it on"
        );
    }
}

/// A log into which everything goes, also what the programs never let through.
fn log_everything(file: &Path) {
    let file = Mutex::new(fs::File::create(file).unwrap());
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(file)
        .init();
}

/// Ana, with a row in every table, and every text that she typed.
fn lived_in(data: &Path) -> (Patient, Vec<String>) {
    let ana = Patient::start(data.to_owned(), life::present());
    let code = ana.first_run();
    ana.lock();
    drop(ana);
    let passphrase = pass(PASSPHRASE);
    let options = UnlockOptions {
        now: life::present() + chrono::Duration::hours(2),
        accept_older: false,
    };
    let unlock = UnlockWith::Passphrase(&passphrase);
    let mut vault = store(data).unwrap().unlock(unlock, options).unwrap().vault;
    vault
        .write(|w| life::of(crate::kept_vaults::newest()).write(w))
        .unwrap();
    let key = vault.export_raw_key_for_support();
    vault.lock().unwrap();
    let mut planted: Vec<String> = written(&data.join("vault.db"), &key)
        .into_iter()
        .filter(|text| typed(text))
        .collect();
    planted.extend([code, key.to_string(), PASSPHRASE.to_owned()]);
    (Patient::start(data.to_owned(), life::present()), planted)
}

/// Every command, with what fits none of them and holds the person's words.
fn call_everything(ana: &Patient) {
    let file = BASE64.encode(format!("BEGIN:VCALENDAR\r\nSUMMARY:{PLANTED}\r\n").as_bytes());
    let inputs = [
        json!({}),
        json!(PLANTED),
        json!({ PLANTED: PLANTED }),
        json!({ "id": PLANTED, "limit": 10, "before": null, "text": PLANTED, "query": PLANTED }),
        json!({ "passphrase": PLANTED, "old": PLANTED, "new": PLANTED, "code": PLANTED, "secret": PLANTED }),
        json!({ "path": format!("/nowhere/{PLANTED}"), "folder": format!("/nowhere/{PLANTED}"), "entry": { "note": PLANTED } }),
        json!({ "base64": file, "note": PLANTED, "intensity": 6, "when": { "kind": "now" } }),
        json!({ "before": null, "limit": 50 }),
    ];
    for command in commands::list() {
        if command.name == "vault_lock" {
            continue;
        }
        for input in &inputs {
            drop(ana.call(command.name, input.clone()));
        }
    }
}

#[test]
#[ignore = "no test: a day with everything that can be logged"]
fn a_day_with_everything_logged() {
    let folder = folder();
    log_everything(&folder.join("log"));
    let data = folder.join("data");
    let (ana, mut planted) = lived_in(&data);
    planted.push(PLANTED.to_owned());
    ana.ask("inbox_log", json!({ "intensity": 6, "note": PLANTED }));
    ana.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    call_everything(&ana);
    ana.unlock_if_locked();
    let entry = json!({ "intensity": 3, "note": PLANTED, "thought": PLANTED });
    let input = json!({ "when": { "kind": "now" }, "entry": entry });
    ana.ask("cravings_log", input);
    let made = ana.ask("backup_create", json!({ "folder": folder }));
    ana.lock();
    // Nothing of ours panicked over any of it; what the log would say of a refusal was said.
    ana.refused("vault_unlock", json!({ "passphrase": PLANTED }));
    let by = json!({ "kind": "passphrase", "passphrase": PASSPHRASE });
    let over = json!({ "path": made["path"], "secret": by, "own": by });
    ana.ask("backup_restore", over);
    drop(ana);

    // Damage of every file, where the engine itself would have something to say.
    for name in ["vault.db", "keys.json", "state.json"] {
        let mut bytes = fs::read(data.join(name)).unwrap();
        let at = bytes.len() / 3;
        bytes[at] ^= 0x20;
        fs::write(data.join(name), bytes).unwrap();
        let ana = Patient::start(data.clone(), life::present());
        drop(ana.call("vault_unlock", json!({ "passphrase": PASSPHRASE })));
    }
    fs::write(
        folder.join("planted"),
        serde_json::to_vec(&planted).unwrap(),
    )
    .unwrap();
    tracing::trace!("{}", "the end of the day");
}

#[test]
fn r29_the_loudest_log_and_the_standard_error_hold_no_word_of_a_person() {
    let dir = fast_dir();
    let output = child("silence::a_day_with_everything_logged", dir.path());
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "",
        "neither we nor the database engine write past the log"
    );
    let log = fs::read_to_string(dir.path().join("log")).unwrap();
    assert!(
        log.contains("TRACE") && log.contains("the end of the day"),
        "the log must hear everything: {log}"
    );
    let planted: Value =
        serde_json::from_slice(&fs::read(dir.path().join("planted")).unwrap()).unwrap();
    let planted: Vec<&str> = planted
        .as_array()
        .unwrap()
        .iter()
        .map(|words| words.as_str().unwrap())
        .collect();
    assert!(planted.len() > 40, "only {} were planted", planted.len());
    let heard = [log, String::from_utf8_lossy(&output.stdout).into_owned()];
    for words in planted {
        for text in &heard {
            assert!(!text.contains(words), "the log holds “{words}”: {text}");
        }
    }
}
