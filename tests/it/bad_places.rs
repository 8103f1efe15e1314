//! A full disk and a folder that can only be read: what there is stays readable, deleting and locking work, nothing is called saved that
//! is not.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use evenkeel_domain::ErrorCode;
use evenkeel_store::{backup, export_file};
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::{Value, json};

use crate::support::fast_dir;
use crate::support::powerloss::{self, FOLDER, JOB, child_of, copy};
use crate::support::vaults::{pass, store};

const BALLAST: &str = "ballast.bin";

fn evening() -> chrono::DateTime<chrono::Utc> {
    "2026-10-06T23:12:00Z".parse().unwrap()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("did {line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}

fn log(patient: &Patient, note: &str) -> Result<Value, evenkeel_core::CommandError> {
    patient.call(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 4, "note": note } }),
    )
}

/// What a child does in a bad place.
#[test]
#[ignore = "no test: the work of the tests below, in a process of its own"]
fn work_in_a_bad_place() {
    let dir = PathBuf::from(std::env::var_os(FOLDER).expect("started by the tests below only"));
    let folder = dir.join("data");
    match std::env::var(JOB).unwrap().as_str() {
        "fill" => fill(&folder),
        "read" => read(&folder),
        "backup" => {
            let store = store(&folder).unwrap();
            let mut vault = crate::support::vaults::unlock(&store, PASSPHRASE).unwrap();
            let present = evenkeel_domain::time::Now {
                at: evening(),
                zone: "UTC".into(),
            };
            let made = backup::create(&mut vault, &dir.join("shelf"), &present);
            say(&made.map_or_else(|error| format!("{:?}", error.code()), |_| "made".into()));
        }
        "export" => {
            let made = export_file::write_new(&dir.join("shelf"), "x.html", &vec![7; 300_000]);
            say(&made.map_or_else(|error| format!("{:?}", error.code()), |_| "made".into()));
        }
        "upgrade" => {
            let opened = store(&folder).and_then(|store| {
                crate::support::vaults::unlock(&store, PASSPHRASE)?
                    .lock()
                    .map(|()| drop(store))
            });
            say(&opened.map_or_else(|error| format!("{:?}", error.code()), |()| "made".into()));
        }
        other => panic!("unknown job {other}"),
    }
}

fn fill(folder: &Path) {
    let omar = Patient::start(folder.to_owned(), evening());
    omar.unlock();
    let told = || omar.ask("vault_status", json!({}))["little_room"] == true;
    let whole = size(&folder.join(BALLAST));
    say(&format!("ballast {whole}"));
    assert!(!told(), "nothing is wrong with the disk");
    let mut first = None;
    for n in 0..5_000 {
        let before = size(&folder.join(BALLAST));
        match log(&omar, &format!("{n} {}", "it will pass ".repeat(150))) {
            Ok(saved) => {
                say(&format!("saved {n}"));
                first.get_or_insert(saved["id"].clone());
                if size(&folder.join(BALLAST)) < before {
                    say("gave half");
                    assert!(told(), "who wrote is told that the disk is full");
                }
            }
            Err(error) => {
                assert_eq!(error.code, ErrorCode::DiskFull, "entry {n}");
                say("full");
                break;
            }
        }
    }
    assert_eq!(
        size(&folder.join(BALLAST)),
        whole / 2,
        "the other half is for deleting and locking"
    );
    let list = omar.ask("cravings_list", json!({ "before": null, "limit": 1 }));
    say(&format!("total {}", list["total"]));
    let id = first.unwrap();
    omar.ask("cravings_delete", json!({ "id": id }));
    say("deleted");
    evenkeel_core::agenda::on_tick(&omar.app);
    assert!(told(), "there is no room yet");
    omar.lock();
    assert!(omar.is_locked());
    assert!(!told(), "nothing is said of the vault while it is locked");
    omar.unlock();
    assert_eq!(
        told(),
        size(&folder.join(BALLAST)) < whole,
        "it is said for as long as the room could not be kept again"
    );
    say("opened again");
    omar.ask("vault_lock", json!({ "reason": "asked" }));
    say("locked");
}

fn read(folder: &Path) {
    let omar = Patient::start(folder.to_owned(), evening());
    let status = omar.ask("vault_status", json!({}));
    assert_eq!(status["problem"], Value::Null, "{status}");
    let wrong = omar.refused("vault_unlock", json!({ "passphrase": "something else" }));
    assert_eq!(wrong.code, ErrorCode::WrongPassphrase);
    let opened = omar.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    say(&format!("opened {}", opened["notices"]));
    let list = omar.ask("cravings_list", json!({ "before": null, "limit": 50 }));
    say(&format!("total {}", list["total"]));
    omar.ask("help_get", json!({}));
    omar.ask("today_get", json!({}));
    for _ in 0..2 {
        assert_eq!(
            log(&omar, "lost?").unwrap_err().code,
            ErrorCode::DiskRefused
        );
    }
    let changed = json!({ "old": PASSPHRASE, "new": "another harbor lantern nine maple" });
    assert_eq!(
        omar.refused("vault_change_passphrase", changed).code,
        ErrorCode::DiskRefused
    );
    say("refused");
    omar.lock();
    omar.unlock();
    omar.lock();
    say("locked");
}

/// The shim, compiled once.
fn shim() -> &'static Path {
    static SHIM: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    &SHIM
        .get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let out = dir.path().join("place.so");
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("it/support/place.c");
            let compiled = Command::new("cc")
                .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
                .arg(&out)
                .arg(source)
                .arg("-ldl")
                .output()
                .unwrap();
            assert!(
                compiled.status.success(),
                "{}",
                String::from_utf8_lossy(&compiled.stderr)
            );
            (dir, out)
        })
        .1
}

/// Runs `job` over `dir`, where there is this much room, or where nothing can be written.
fn run(job: &str, dir: &Path, room: Option<u64>) -> Vec<String> {
    let mut command = child_of("bad_places::work_in_a_bad_place", job, dir);
    command.env("LD_PRELOAD", shim()).env("PLACE_DIR", dir);
    match room {
        Some(room) => command.env("PLACE_ROOM", room.to_string()),
        None => command.env("PLACE_READ_ONLY", "1"),
    };
    command.stderr(std::process::Stdio::piped());
    let output = powerloss::start(command).wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{job}, room {room:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_once("did ").map(|(_, said)| said.to_owned()))
        .collect()
}

fn held(dir: &Path) -> u64 {
    fs::read_dir(dir)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                held(&entry.path())
            } else {
                entry.metadata().unwrap().len()
            }
        })
        .sum()
}

/// A vault with three entries, locked.
fn locked(dir: &Path) {
    let omar = Patient::start(dir.join("data"), evening());
    let _ = omar.first_run();
    for note in ["one", "two", "three"] {
        log(&omar, note).unwrap();
    }
    omar.lock();
}

#[test]
fn r07_on_a_full_disk_an_entry_gets_room_and_deleting_and_locking_work() {
    let dir = fast_dir();
    locked(dir.path());
    let room = held(dir.path()) + 512 * 1024;
    let said = run("fill", dir.path(), Some(room));
    let saved = said
        .iter()
        .filter(|line| line.starts_with("saved "))
        .count();
    assert_eq!(said[0], "ballast 2097152", "{said:?}");
    assert_eq!(
        said.iter().filter(|line| *line == "gave half").count(),
        1,
        "the disk was full once, and the entry was saved all the same: {said:?}"
    );
    let end: Vec<&str> = said
        .iter()
        .map(String::as_str)
        .skip_while(|line| *line != "full")
        .collect();
    assert_eq!(
        end,
        [
            "full",
            &format!("total {}", saved + 3),
            "deleted",
            "opened again",
            "locked"
        ]
    );
    let omar = Patient::start(dir.path().join("data"), evening());
    omar.unlock();
    let list = omar.ask("cravings_list", json!({ "before": null, "limit": 1 }));
    assert_eq!(
        list["total"],
        json!(saved + 2),
        "everything that was called saved, without the one that was deleted"
    );
    assert_eq!(
        size(&dir.path().join("data").join(BALLAST)),
        2_097_152,
        "with room again, room is kept again"
    );
    let told = || omar.ask("vault_status", json!({}))["little_room"] == true;
    assert!(!told(), "and nothing is said of it any more");
    // The same without unlocking anew: somebody emptied the trash meanwhile.
    fs::File::options()
        .write(true)
        .open(dir.path().join("data").join(BALLAST))
        .unwrap()
        .set_len(1_048_576)
        .unwrap();
    assert!(told());
    evenkeel_core::agenda::on_tick(&omar.app);
    assert!(!told(), "it goes away by itself");
    assert_eq!(size(&dir.path().join("data").join(BALLAST)), 2_097_152);
}

#[test]
fn r08_a_full_disk_leaves_no_half_backup_or_export_and_costs_nothing() {
    for job in ["backup", "export"] {
        let (mut made, mut refused) = (0, 0);
        for extra in (0..12).map(|n| n * 160 * 1024) {
            let dir = fast_dir();
            locked(dir.path());
            fs::create_dir(dir.path().join("shelf")).unwrap();
            fs::remove_file(dir.path().join("data").join(BALLAST)).unwrap();
            let said = run(job, dir.path(), Some(held(dir.path()) + extra));
            let there = fs::read_dir(dir.path().join("shelf")).unwrap().count();
            match said.as_slice() {
                [word] if word == "made" => {
                    made += 1;
                    assert_eq!(there, 1, "{job}, {extra} bytes");
                }
                [word] if word == "DiskFull" => {
                    refused += 1;
                    assert_eq!(
                        there, 0,
                        "{job}, {extra} bytes: something half stayed there"
                    );
                }
                other => panic!("{job}, {extra} bytes: {other:?}"),
            }
            let omar = Patient::start(dir.path().join("data"), evening());
            omar.unlock();
            let list = omar.ask("cravings_list", json!({ "before": null, "limit": 1 }));
            assert_eq!(list["total"], 3, "{job}, {extra} bytes");
        }
        assert!(
            made > 1 && refused > 1,
            "{job}: {made} made, {refused} refused"
        );
    }
}

#[test]
fn r08_an_upgrade_on_a_full_disk_leaves_the_vault_as_it_was_and_goes_through_with_room() {
    let shelf = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vaults");
    let from = shelf.join(format!("schema-{}", crate::support::life::OLDEST));
    let (mut made, mut refused) = (0, 0);
    for extra in (0..12).map(|n| n * 240 * 1024) {
        let dir = fast_dir();
        copy(&from.join("data"), &dir.path().join("data"));
        let before = fs::read(dir.path().join("data/vault.db")).unwrap();
        let said = run("upgrade", dir.path(), Some(held(dir.path()) + extra));
        let after = fs::read(dir.path().join("data/vault.db")).unwrap();
        let backups = fs::read_dir(dir.path().join("data/backups"));
        let backups = backups.map_or(0, Iterator::count);
        match said.as_slice() {
            [word] if word == "made" => {
                made += 1;
                assert_ne!(after, before, "{extra} bytes");
                assert_eq!(backups, 1, "{extra} bytes: the vault of before is kept");
            }
            [word] if word == "DiskFull" => {
                refused += 1;
                assert!(after == before, "{extra} bytes: it was changed");
                assert_eq!(backups, 0, "{extra} bytes: something half stayed there");
            }
            other => panic!("{extra} bytes: {other:?}"),
        }
        let store = store(&dir.path().join("data")).unwrap();
        let passphrase = pass(PASSPHRASE);
        let opened = store.unlock(
            evenkeel_store::UnlockWith::Passphrase(&passphrase),
            evenkeel_store::UnlockOptions {
                now: evening(),
                accept_older: false,
            },
        );
        let opened = opened.unwrap_or_else(|error| panic!("{extra} bytes: {error}"));
        assert!(opened.notices.is_empty(), "{extra} bytes");
    }
    assert!(made > 1 && refused > 1, "{made} made, {refused} refused");
}

#[test]
fn r09_a_folder_that_can_only_be_read_is_read_and_says_so() {
    for killed in [false, true] {
        for lock_file in [true, false] {
            let dir = fast_dir();
            locked(dir.path());
            let work = fast_dir();
            if killed {
                // What is only in the -wal is read too.
                let omar = Patient::start(dir.path().join("data"), evening());
                omar.unlock();
                log(&omar, "four").unwrap();
                copy(&dir.path().join("data"), &work.path().join("data"));
                assert!(size(&work.path().join("data/vault.db-wal")) > 0);
            } else {
                copy(&dir.path().join("data"), &work.path().join("data"));
            }
            // The copy is as private as the vault was.
            evenkeel_store::DataFolder::open(&work.path().join("data")).unwrap();
            if !lock_file {
                fs::remove_file(work.path().join("data/lock")).unwrap();
            }
            let before = everything(work.path());
            let total = if killed { 4 } else { 3 };
            assert_eq!(
                run("read", work.path(), None),
                [
                    "opened [\"read_only\"]".to_owned(),
                    format!("total {total}"),
                    "refused".to_owned(),
                    "locked".to_owned()
                ],
                "killed before: {killed}, with its lock file: {lock_file}"
            );
            assert_eq!(everything(work.path()), before, "not a byte was changed");
        }
    }
}

fn everything(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
