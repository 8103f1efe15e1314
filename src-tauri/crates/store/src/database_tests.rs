//! The database against damage: it is found, named, and never becomes data; nothing on disk changes.

use std::fs;
use std::path::Path;

use crate::tables::cravings;
use crate::tables::tests::full_craving;
use crate::testing::{Place, now, pass};
use crate::{OpenError, UnlockOptions, UnlockWith, Vault};
use chrono::Duration;

const PASS: &str = "slate violin harbor";

fn open(place: &Place) -> Result<Vault, OpenError> {
    place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass(PASS)),
            UnlockOptions {
                now: now(),
                accept_older: false,
            },
        )
        .map(|unlocked| unlocked.vault)
}

/// A craving of about a page, so that the tests below meet every kind of page without taking minutes.
fn craving(n: u64) -> evenkeel_domain::cravings::Craving {
    let mut craving = full_craving(n, now() + Duration::minutes(i64::try_from(n).unwrap()));
    craving.entry.thought = "it will pass ".repeat(400);
    craving
}

/// A vault with `n` cravings.
fn filled(n: u64) -> Place {
    let place = Place::new();
    let mut vault = place.create(PASS, 1).vault;
    for i in 0..n {
        vault.write(|w| cravings::insert(w, &craving(i))).unwrap();
    }
    vault.lock().unwrap();
    place
}

/// Everything stored, or the error of whoever noticed.
fn everything(place: &Place) -> Result<Vec<evenkeel_domain::cravings::Craving>, String> {
    let mut vault = open(place).map_err(|error| format!("{error:?}"))?;
    let all = vault
        .read(|r| cravings::since(r, now() - Duration::days(1)))
        .map_err(|error| format!("{error:?}"))?;
    drop(vault);
    Ok(all)
}

#[test]
fn every_setting_is_what_was_decided() {
    let place = Place::new();
    let mut vault = place.create(PASS, 1).vault;
    let report = vault.engine_report().unwrap();
    let value = |name: &str| {
        report
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .unwrap()
    };
    let newest = crate::migrations::newest(crate::migrations::MIGRATIONS).to_string();
    for (name, expected) in [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("wal_autocheckpoint", "256"),
        ("temp_store", "2"),
        ("mmap_size", "0"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("secure_delete", "1"),
        ("defensive", "true"),
        ("cipher_status", "1"),
        ("cipher_provider", "openssl"),
        ("cipher_memory_security", "0"),
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
        ("user_version", newest.as_str()),
    ] {
        // A build without memory mapping reports nothing for it.
        let found = value(name);
        assert!(
            found == expected || (name == "mmap_size" && found.is_empty()),
            "{name} is {found:?}, not {expected:?}"
        );
    }
    assert!(
        value("cipher_version").starts_with("4."),
        "{}",
        value("cipher_version")
    );
    assert!(
        value("cipher_log_level").is_empty() || value("cipher_log_level") == "NONE",
        "{}",
        value("cipher_log_level")
    );
    let options: Vec<&str> = value("compile_options").split(' ').collect();
    assert!(
        options.contains(&"TEMP_STORE=3"),
        "temporary files must not be able to reach the disk"
    );
    assert!(
        options.contains(&"DQS=0"),
        "double-quoted text is never a literal"
    );
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "{}",
        rusqlite::version()
    );
    let openssl = value("cipher_provider_version");
    let number: Vec<u32> = openssl
        .split(' ')
        .nth(1)
        .unwrap()
        .split('.')
        .map(|part| {
            part.trim_matches(|c: char| !c.is_ascii_digit())
                .parse()
                .unwrap_or(0)
        })
        .collect();
    assert!(
        number >= vec![3, 6],
        "OpenSSL 3.6 or later, found {openssl}"
    );
}

#[test]
fn nothing_can_be_attached_to_the_vault() {
    let place = Place::new();
    let mut vault = place.create(PASS, 1).vault;
    let target = place.dir.path().join("copy.db");
    fs::write(&target, b"").unwrap();
    // Outside a transaction, where SQLite itself would not mind; named in the text and as a bound value.
    let conn = &vault.parts().unwrap().database.conn;
    let name = target.to_str().unwrap();
    for attached in [
        conn.execute("ATTACH DATABASE ?1 AS leak KEY ''", [name]),
        conn.execute(&format!("ATTACH DATABASE '{name}' AS leak KEY ''"), []),
    ] {
        assert_eq!(
            attached.unwrap_err().sqlite_error_code(),
            Some(rusqlite::ErrorCode::AuthorizationForStatementDenied),
            "a plain copy beside the vault must be impossible"
        );
    }
}

#[test]
fn every_97th_byte_flipped_in_the_database_is_damage_or_changes_nothing() {
    let place = filled(3);
    let good = fs::read(place.path("vault.db")).unwrap();
    let expected = everything(&place).unwrap();
    let good_state = fs::read(place.path("state.json")).unwrap();
    let after = fs::read(place.path("vault.db")).unwrap();
    assert_eq!(good.len(), after.len());
    let good = after;
    let (mut noticed, mut harmless) = (0, 0);
    let pages = good.len() / 4096;
    for at in (0..good.len()).step_by(97) {
        let mut bad = good.clone();
        bad[at] ^= 0x20;
        fs::write(place.path("vault.db"), &bad).unwrap();
        fs::write(place.path("state.json"), &good_state).unwrap();
        match everything(&place) {
            Err(error) => {
                assert!(
                    error.contains("DatabaseDamaged"),
                    "byte {at}: damage must be called damage: {error}"
                );
                assert!(
                    !place.path("vault.db-wal").exists(),
                    "byte {at}: nothing may be written"
                );
                assert_eq!(
                    fs::read(place.path("vault.db")).unwrap(),
                    bad,
                    "byte {at}: nothing on disk may change"
                );
                noticed += 1;
            }
            // Only a page that is in no use (left over in the free list) can differ without a difference.
            Ok(found) => {
                assert_eq!(
                    found, expected,
                    "byte {at}: what is shown must be what was stored"
                );
                harmless += 1;
            }
        }
        fs::remove_file(place.path("vault.db")).unwrap();
        drop(fs::remove_file(place.path("vault.db-wal")));
    }
    assert!(
        noticed > pages * 40 && harmless * 20 < noticed,
        "{noticed} noticed, {harmless} in {pages} pages unused"
    );
}

/// A vault whose last entries are only in the `-wal`, as after a kill.
fn killed(n: u64) -> Place {
    let place = filled(1);
    let mut vault = open(&place).unwrap();
    for i in 1..=n {
        vault.write(|w| cravings::insert(w, &craving(i))).unwrap();
    }
    let (db, wal) = (
        fs::read(place.path("vault.db")).unwrap(),
        fs::read(place.path("vault.db-wal")).unwrap(),
    );
    let state = fs::read(place.path("state.json")).unwrap();
    drop(vault);
    fs::write(place.path("vault.db"), db).unwrap();
    fs::write(place.path("vault.db-wal"), wal).unwrap();
    fs::write(place.path("state.json"), state).unwrap();
    place
}

fn put_back(place: &Place, files: &[(&str, Vec<u8>)]) {
    for (name, bytes) in files {
        fs::write(place.path(name), bytes).unwrap();
    }
}

#[test]
fn flipped_bytes_in_the_wal_never_lose_an_entry_silently() {
    let place = killed(2);
    let files: Vec<(&str, Vec<u8>)> = ["vault.db", "vault.db-wal", "state.json"]
        .map(|name| (name, fs::read(place.path(name)).unwrap()))
        .to_vec();
    let expected = everything(&place).unwrap();
    assert_eq!(
        expected.len(),
        3,
        "what is only in the -wal is there after a kill"
    );
    let (mut noticed, mut harmless) = (0, 0);
    let wal = files[1].1.clone();
    for at in (0..wal.len()).step_by(97) {
        put_back(&place, &files);
        let mut bad = wal.clone();
        bad[at] ^= 0x08;
        fs::write(place.path("vault.db-wal"), &bad).unwrap();
        match everything(&place) {
            Err(error) => {
                assert!(
                    error.contains("RolledBack") || error.contains("DatabaseDamaged"),
                    "byte {at} of the -wal: {error}"
                );
                noticed += 1;
            }
            Ok(found) => {
                assert_eq!(
                    found, expected,
                    "byte {at} of the -wal: an entry is missing or changed, and nobody said so"
                );
                harmless += 1;
            }
        }
    }
    assert!(noticed > 100, "{noticed} noticed, {harmless} harmless");
}

#[test]
fn flipped_bytes_in_the_wal_are_told_also_where_the_state_file_went_with_them() {
    let place = killed(2);
    let files: Vec<(&str, Vec<u8>)> = ["vault.db", "vault.db-wal"]
        .map(|name| (name, fs::read(place.path(name)).unwrap()))
        .to_vec();
    let expected = everything(&place).unwrap();
    let wal = files[1].1.clone();
    let mut lost = 0;
    for at in (0..wal.len()).step_by(997) {
        put_back(&place, &files);
        drop(fs::remove_file(place.path("state.json")));
        let mut bad = wal.clone();
        bad[at] ^= 0x08;
        fs::write(place.path("vault.db-wal"), &bad).unwrap();
        let opened = place.store.unlock(
            UnlockWith::Passphrase(&pass(PASS)),
            UnlockOptions {
                now: now(),
                accept_older: false,
            },
        );
        let Ok(mut opened) = opened else { continue };
        let found = opened
            .vault
            .read(|r| cravings::since(r, now() - Duration::days(1)))
            .unwrap();
        lost += usize::from(found != expected);
        assert_eq!(
            opened.notices,
            [crate::OpenNotice::MarkMissing],
            "byte {at}: {} entries of 3, and nobody said that some may be missing",
            found.len()
        );
    }
    assert!(lost > 5, "only {lost} flips cost anything");
}

#[test]
fn a_wal_that_is_gone_or_of_another_time_is_noticed() {
    let place = killed(3);
    let files: Vec<(&str, Vec<u8>)> = ["vault.db", "vault.db-wal", "state.json"]
        .map(|name| (name, fs::read(place.path(name)).unwrap()))
        .to_vec();
    fs::remove_file(place.path("vault.db-wal")).unwrap();
    assert!(
        matches!(open(&place), Err(OpenError::RolledBack)),
        "the last entries are gone, and that is said"
    );
    put_back(&place, &files[..1]);
    let accepted = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass(PASS)),
            UnlockOptions {
                now: now(),
                accept_older: true,
            },
        )
        .unwrap();
    assert_eq!(
        accepted.notices,
        [crate::OpenNotice::OlderAccepted],
        "an older copy is better than none, when the person says so"
    );
    drop(accepted);
    assert!(open(&place).is_ok(), "and it is asked once");

    // A -wal of an earlier time beside a database that went on.
    put_back(&place, &files);
    let mut vault = open(&place).unwrap();
    vault
        .write(|w| cravings::insert(w, &full_craving(9, now())))
        .unwrap();
    vault.lock().unwrap();
    fs::write(place.path("vault.db-wal"), &files[1].1).unwrap();
    let answer = open(&place);
    assert!(
        matches!(
            answer,
            Err(OpenError::RolledBack | OpenError::DatabaseDamaged)
        ),
        "an old -wal must not undo what came after: {answer:?}"
    );
}

#[test]
fn an_older_database_is_noticed() {
    let place = filled(1);
    let old = fs::read(place.path("vault.db")).unwrap();
    let mut vault = open(&place).unwrap();
    vault
        .write(|w| cravings::insert(w, &full_craving(5, now())))
        .unwrap();
    vault.lock().unwrap();
    fs::write(place.path("vault.db"), &old).unwrap();
    assert!(matches!(open(&place), Err(OpenError::RolledBack)));
    assert_eq!(
        fs::read(place.path("vault.db")).unwrap(),
        old,
        "refused and left as it was"
    );
    assert!(
        told_of_a_missing_mark(&place),
        "without the state file nobody is locked out, and nobody is left in the dark"
    );
}

/// Whether an unlock says that the note of how new the database should be was missing, and says it once.
fn told_of_a_missing_mark(place: &Place) -> bool {
    let at_now = UnlockOptions {
        now: now(),
        accept_older: false,
    };
    let told: Vec<bool> = ["damaged", "missing", "whole again"]
        .into_iter()
        .map(|state| {
            match state {
                "damaged" => {
                    let mut bytes = fs::read(place.path("state.json")).unwrap_or_default();
                    bytes.insert(0, b' ');
                    bytes.push(b'}');
                    fs::write(place.path("state.json"), bytes).unwrap();
                }
                "missing" => fs::remove_file(place.path("state.json")).unwrap(),
                _ => {}
            }
            let opened = place
                .store
                .unlock(UnlockWith::Passphrase(&pass(PASS)), at_now)
                .unwrap();
            opened.vault.lock().unwrap();
            opened.notices == [crate::OpenNotice::MarkMissing]
        })
        .collect();
    told == [true, true, false]
}

#[test]
fn a_missing_or_damaged_mark_beside_a_vault_that_has_lived_is_told() {
    assert!(told_of_a_missing_mark(&filled(1)));
    // One that has not lived has nothing to lose.
    let place = Place::new();
    let vault = place.create(PASS, 1).vault;
    fs::remove_file(place.path("state.json")).unwrap();
    drop(vault);
    let opened = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass(PASS)),
            UnlockOptions {
                now: now(),
                accept_older: false,
            },
        )
        .unwrap();
    assert_eq!(opened.notices, []);
}

#[test]
fn a_state_file_of_that_time_does_not_hide_an_older_database_from_the_second_mark() {
    let place = filled(1);
    let old: Vec<(&str, Vec<u8>)> = ["vault.db", "state.json"]
        .map(|name| (name, fs::read(place.path(name)).unwrap()))
        .to_vec();
    let mut vault = open(&place).unwrap();
    vault
        .write(|w| cravings::insert(w, &full_craving(5, now())))
        .unwrap();
    let mark = vault.second_mark();
    vault.lock().unwrap();
    let with = |mark: Option<Vec<u8>>, accept_older| {
        place.store.unlock_with_mark(
            UnlockWith::Passphrase(&pass(PASS)),
            UnlockOptions {
                now: now(),
                accept_older,
            },
            &evenkeel_domain::time::Clocks::wall(now()),
            &|| mark.clone(),
        )
    };
    assert_eq!(
        with(Some(mark.clone()), false).unwrap().notices,
        [],
        "the vault it was made for"
    );
    for state_too in [true, false] {
        put_back(&place, &old);
        if !state_too {
            fs::remove_file(place.path("state.json")).unwrap();
        }
        let answer = with(Some(mark.clone()), false);
        assert!(
            matches!(answer, Err(OpenError::RolledBack)),
            "with its state file of that time: {state_too}: {answer:?}"
        );
        assert_eq!(fs::read(place.path("vault.db")).unwrap(), old[0].1);
    }
    put_back(&place, &old);
    assert_eq!(
        with(Some(mark.clone()), true).unwrap().notices,
        [crate::OpenNotice::OlderAccepted],
        "an older copy is better than none, when the person says so"
    );
    put_back(&place, &old);
    let mut raised = mark.clone();
    let last = raised.len() - 1;
    raised[last] ^= 1;
    for useless in [None, Some(Vec::new()), Some(raised), Some(vec![7; 32])] {
        put_back(&place, &old);
        assert!(
            with(useless, false).is_ok(),
            "what is no mark of ours says nothing and keeps nobody out"
        );
    }
}

#[test]
fn missing_empty_cut_or_foreign_files_never_become_an_empty_vault() {
    let place = filled(2);
    let good = fs::read(place.path("vault.db")).unwrap();
    let refused = |place: &Place, what: &str| {
        let answer = open(place);
        assert!(
            matches!(
                answer,
                Err(OpenError::DatabaseMissing
                    | OpenError::DatabaseDamaged
                    | OpenError::VaultMismatch
                    | OpenError::FolderUnsafe)
            ),
            "{what}: {answer:?}"
        );
    };
    for length in (0..good.len()).step_by(1_777) {
        fs::write(place.path("vault.db"), &good[..length]).unwrap();
        refused(&place, &format!("cut to {length} bytes"));
        assert_eq!(
            fs::metadata(place.path("vault.db")).unwrap().len(),
            length as u64,
            "left as it was"
        );
    }
    for pages in 1..good.len() / 4096 {
        fs::write(place.path("vault.db"), &good[..pages * 4096]).unwrap();
        refused(&place, &format!("cut to {pages} pages"));
    }
    fs::write(place.path("vault.db"), b"").unwrap();
    assert!(
        matches!(open(&place), Err(OpenError::DatabaseMissing)),
        "an empty file is a missing database"
    );
    fs::remove_file(place.path("vault.db")).unwrap();
    assert!(matches!(open(&place), Err(OpenError::DatabaseMissing)));
    assert!(
        !place.path("vault.db").exists(),
        "nothing is created in its place"
    );
    fs::write(place.path("vault.db"), [0u8; 4096]).unwrap();
    refused(&place, "zeros");
    let noise: Vec<u8> = (0..8_192u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    fs::write(place.path("vault.db"), noise).unwrap();
    refused(&place, "noise");
    let plain = rusqlite::Connection::open(place.dir.path().join("plain.db")).unwrap();
    plain
        .execute_batch("CREATE TABLE vault (id INTEGER); PRAGMA user_version = 1;")
        .unwrap();
    drop(plain);
    fs::copy(place.dir.path().join("plain.db"), place.path("vault.db")).unwrap();
    refused(&place, "a plain database");
    fs::remove_file(place.path("vault.db")).unwrap();
    fs::create_dir(place.path("vault.db")).unwrap();
    refused(&place, "a folder");
    fs::remove_dir(place.path("vault.db")).unwrap();
    fs::write(place.path("vault.db"), &good).unwrap();
    assert!(
        open(&place).is_ok(),
        "and with the right file back it opens"
    );
}

#[cfg(unix)]
#[test]
fn links_in_the_databases_place_are_refused_and_not_followed() {
    let place = filled(1);
    let elsewhere = place.dir.path().join("elsewhere.db");
    fs::rename(place.path("vault.db"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, place.path("vault.db")).unwrap();
    assert!(open(&place).is_err(), "a link is refused");
    fs::remove_file(place.path("vault.db")).unwrap();
    fs::rename(&elsewhere, place.path("vault.db")).unwrap();
    let target = place.dir.path().join("target");
    fs::write(&target, b"precious").unwrap();
    std::os::unix::fs::symlink(&target, place.path("vault.db-wal")).unwrap();
    assert!(open(&place).is_err(), "in the -wal's place too");
    assert_eq!(fs::read(&target).unwrap(), b"precious");
}

#[test]
fn another_vaults_database_is_called_that() {
    let (mine, theirs) = (filled(1), Place::new());
    theirs.create("other passphrase", 5).vault.lock().unwrap();
    fs::copy(theirs.path("vault.db"), mine.path("vault.db")).unwrap();
    let answer = open(&mine);
    assert!(
        matches!(answer, Err(OpenError::VaultMismatch)),
        "{answer:?}"
    );
    fs::remove_file(mine.path("state.json")).unwrap();
    let answer = open(&mine);
    assert!(
        matches!(answer, Err(OpenError::DatabaseDamaged)),
        "without the state file it is at least refused: {answer:?}"
    );
}

#[test]
fn a_database_that_says_it_is_another_vaults_is_refused() {
    let place = filled(1);
    let mut vault = open(&place).unwrap();
    vault
        .write(|w| {
            w.conn()
                .execute("UPDATE vault SET vault_id = zeroblob(16)", [])?;
            Ok(())
        })
        .unwrap();
    vault.lock().unwrap();
    assert!(
        matches!(open(&place), Err(OpenError::VaultMismatch)),
        "even when the key fits"
    );
}

/// What somebody with the key can put into a file, and what they could take out of it.
const FOREIGN: &[&str] = &[
    "CREATE TRIGGER helpful AFTER INSERT ON cravings BEGIN UPDATE journal SET deleted_at = 1; END",
    "CREATE TRIGGER insight_craving_insert2 AFTER INSERT ON cravings BEGIN DELETE FROM drafts; END",
    "DROP TRIGGER insight_craving_insert; \
     CREATE TRIGGER insight_craving_insert AFTER INSERT ON cravings BEGIN DELETE FROM drafts; END",
    "CREATE VIEW spare AS SELECT * FROM cravings",
    "DROP TABLE disclosures; CREATE VIEW disclosures (id) AS SELECT 1",
    "CREATE TABLE spare (n INTEGER)",
    "CREATE VIRTUAL TABLE spare USING fts5(words)",
    "CREATE INDEX spare ON cravings (occurred_at)",
    "DROP TRIGGER insight_craving_delete",
    "DROP TABLE drafts",
];

#[test]
fn r72_a_schema_that_is_not_ours_is_damage_in_a_vault_and_in_a_backup() {
    for foreign in FOREIGN {
        let place = filled(2);
        let mut vault = open(&place).unwrap();
        let put_in = vault.write(|w| {
            w.conn().execute_batch(foreign)?;
            Ok(())
        });
        put_in.unwrap_or_else(|error| panic!("{foreign}: {error}"));
        let shelf = crate::testing::fast_dir();
        let present = evenkeel_domain::time::Now {
            at: now(),
            zone: "UTC".into(),
        };
        let backup = if foreign.contains("DROP TABLE") {
            None
        } else {
            Some(crate::backup::create(&mut vault, shelf.path(), &present).unwrap())
        };
        vault.lock().unwrap();
        let before = fs::read(place.path("vault.db")).unwrap();
        let answer = open(&place);
        assert!(
            matches!(answer, Err(OpenError::DatabaseDamaged)),
            "{foreign}: {answer:?}"
        );
        assert_eq!(
            fs::read(place.path("vault.db")).unwrap(),
            before,
            "{foreign}: left as it was"
        );
        let Some(backup) = backup else { continue };
        let there = Place::new();
        let restored = crate::backup::restore(
            &there.store,
            Path::new(&backup.path),
            UnlockWith::Passphrase(&pass(PASS)),
            now(),
        );
        assert!(
            matches!(restored, Err(OpenError::BackupDamaged)),
            "{foreign}: {restored:?}"
        );
        assert!(!there.path("vault.db").exists(), "{foreign}");
    }
}

#[test]
fn a_newer_schema_is_refused_and_left_untouched() {
    let place = filled(1);
    let mut vault = open(&place).unwrap();
    vault
        .write(|w| {
            w.conn().pragma_update(None, "user_version", 99)?;
            Ok(())
        })
        .unwrap();
    vault.lock().unwrap();
    let bytes = fs::read(place.path("vault.db")).unwrap();
    assert!(matches!(open(&place), Err(OpenError::NewerVersion)));
    assert_eq!(
        fs::read(place.path("vault.db")).unwrap(),
        bytes,
        "not a byte may change"
    );
}

#[test]
fn planted_words_are_in_no_file_in_any_encoding() {
    let place = Place::new();
    let mut vault = place.create(PASS, 1).vault;
    let mut craving = full_craving(1, now());
    let canary = "Zwergpinguin-canary-7731";
    craving.entry.note = canary.repeat(200);
    craving.entry.thought = canary.to_owned();
    craving.entry.situation = canary.to_owned();
    vault.write(|w| cravings::insert(w, &craving)).unwrap();
    let draft = evenkeel_domain::drafts::Draft {
        key: "k".into(),
        json: format!("\"{canary}\""),
    };
    vault
        .write(|w| crate::tables::drafts::put(w, &draft, now()))
        .unwrap();
    search(place.dir.path(), canary, "while open");
    let shelf = place.dir.path().join("shelf");
    fs::create_dir(&shelf).unwrap();
    let present = evenkeel_domain::time::Now {
        at: now(),
        zone: "UTC".into(),
    };
    crate::backup::create(&mut vault, &shelf, &present).unwrap();
    vault
        .write(|w| cravings::delete(w, craving.id, now()))
        .unwrap();
    vault.lock().unwrap();
    search(place.dir.path(), canary, "after locking");
    search(place.dir.path(), PASS, "the passphrase");
}

fn search(folder: &Path, canary: &str, when: &str) {
    let utf16: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex = data_encoding::HEXLOWER
        .encode(canary.as_bytes())
        .into_bytes();
    let needles: Vec<Vec<u8>> = (0..3)
        .map(|shift| {
            // Base64 looks different at each of three offsets.
            let text = data_encoding::BASE64.encode(&canary.as_bytes()[shift..]);
            text.as_bytes()[..text.len() - 4].to_vec()
        })
        .chain([canary.as_bytes().to_vec(), utf16, hex])
        .collect();
    let mut files = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            files += 1;
            for needle in &needles {
                assert!(
                    !bytes.windows(needle.len()).any(|w| w == needle.as_slice()),
                    "{when}: found in {path:?}"
                );
            }
        }
    }
    assert!(files >= 4, "the search must have something to search");
}
