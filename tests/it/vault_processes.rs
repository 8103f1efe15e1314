//! One writer, whoever else is about, and a file that other people's programs can read.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use evenkeel_domain::Id;
use evenkeel_store::{OpenError, tables::cravings};

use crate::support::vaults::{OLD, craving, create, now, store, unlock};

const FOLDER: &str = "EVENKEEL_TEST_FOLDER";

/// A process that has the vault open and waits for a line.
#[test]
#[ignore = "no test: the other process of the tests below"]
fn another_process_that_has_the_vault_open() {
    let folder = std::env::var_os(FOLDER).expect("started by the tests below only");
    let store = store(folder.as_ref()).unwrap();
    let vault = unlock(&store, OLD).unwrap();
    std::io::stdout().write_all(b"open\n").unwrap();
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    vault.lock().unwrap();
}

fn other_process(folder: &std::path::Path) -> std::process::Child {
    let mut child = Command::new("/proc/self/exe")
        .args([
            "--ignored",
            "--exact",
            "vault_processes::another_process_that_has_the_vault_open",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("open\n") {
        line.clear();
        assert_ne!(
            out.read_line(&mut line).unwrap(),
            0,
            "the other process must open the vault"
        );
    }
    child
}

#[cfg(target_os = "linux")]
#[test]
fn a_second_process_is_turned_away_and_let_in_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let created = create(&folder);
    let key = created.vault.export_raw_key_for_support();
    created.vault.lock().unwrap();
    let mut other = other_process(&folder);

    // The other process lets go when it is told to and not before: whoever waited for it here would wait for ever.
    assert!(
        matches!(store(&folder), Err(OpenError::InUse)),
        "there is one writer"
    );
    assert!(
        other.try_wait().unwrap().is_none(),
        "and the answer came while the other still had it"
    );

    // Not even with the key and past our own lock: the database itself is held.
    let raw = rusqlite::Connection::open(folder.join("vault.db")).unwrap();
    raw.busy_timeout(std::time::Duration::ZERO).unwrap();
    raw.execute_batch(&format!("PRAGMA key = \"x'{}'\";", &*key))
        .unwrap();
    let refused = raw.execute("DELETE FROM audit", []).unwrap_err();
    assert_eq!(
        refused.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy),
        "{refused}"
    );
    drop(raw);

    // Stopped in the middle, it still holds; killed, it leaves nothing that stands in the way.
    let pid = rustix::process::Pid::from_raw(i32::try_from(other.id()).unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::STOP).unwrap();
    assert!(
        matches!(store(&folder), Err(OpenError::InUse)),
        "a process that hangs still has it"
    );
    other.kill().unwrap();
    other.wait().unwrap();
    let store = store(&folder).unwrap();
    unlock(&store, OLD).unwrap().lock().unwrap();
}

#[test]
fn within_one_process_the_vault_is_open_once() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    create(&folder).vault.lock().unwrap();
    let first = store(&folder).unwrap();
    assert!(
        matches!(store(&folder), Err(OpenError::InUse)),
        "a second claim is refused"
    );
    let vault = unlock(&first, OLD).unwrap();
    assert!(
        matches!(unlock(&first, OLD), Err(OpenError::InUse)),
        "and so is a second opening"
    );
    vault.lock().unwrap();
    assert!(unlock(&first, OLD).is_ok());
}

#[test]
fn the_file_opens_with_the_key_and_plain_sqlcipher_and_with_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let mut vault = create(&folder).vault;
    let note = "a word that was stored";
    vault
        .write(|w| cravings::insert(w, &craving(Id::new(now(), [7; 10]), note)))
        .unwrap();
    let key = vault.export_raw_key_for_support();
    vault.lock().unwrap();

    let path = folder.join("vault.db");
    let with_key = rusqlite::Connection::open(&path).unwrap();
    with_key
        .execute_batch(&format!("PRAGMA key = \"x'{}'\";", &*key))
        .unwrap();
    let found: String = with_key
        .query_row("SELECT note FROM cravings", [], |row| row.get(0))
        .unwrap();
    assert_eq!(
        found, note,
        "somebody else's SQLCipher reads it, given the key"
    );
    drop(with_key);

    for wrong in [
        None,
        Some("PRAGMA key = 'slate violin harbor';".to_owned()),
        Some(format!("PRAGMA key = \"x'{}'\";", "ab".repeat(32))),
    ] {
        let without = rusqlite::Connection::open(&path).unwrap();
        if let Some(pragma) = &wrong {
            without.execute_batch(pragma).unwrap();
        }
        let answer = without.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        });
        assert_eq!(
            answer.unwrap_err().sqlite_error_code(),
            Some(rusqlite::ErrorCode::NotADatabase),
            "without the key, or with the passphrase itself, it is noise"
        );
    }
}
