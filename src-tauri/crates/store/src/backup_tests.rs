//! A backup is made, checked, restored; a bad one is never taken for a good one.

use std::fs;

use chrono::Duration;
use evenkeel_domain::time::Now;

use crate::tables::cravings;
use crate::tables::tests::full_craving;
use crate::testing::{CHEAP, Place, Seeded, fast_dir, now, pass};
use crate::{OpenError, Presence, StoreError, UnlockOptions, UnlockWith, backup};

fn present() -> Now {
    Now {
        at: now(),
        zone: "America/Chicago".into(),
    }
}

const OPEN: fn() -> UnlockOptions = || UnlockOptions {
    now: now(),
    accept_older: false,
};

#[test]
fn a_backup_brings_everything_back_on_another_laptop() {
    let here = Place::new();
    let made = here.create("slate violin harbor", 1);
    let (mut vault, recovery) = (made.vault, made.recovery);
    let craving = full_craving(1, now());
    vault.write(|w| cravings::insert(w, &craving)).unwrap();
    let shelf = fast_dir();
    let first = backup::create(&mut vault, shelf.path(), &present()).unwrap();
    let second = backup::create(&mut vault, shelf.path(), &present()).unwrap();
    assert_ne!(first.path, second.path, "a backup never replaces another");
    assert_eq!(
        fs::read_dir(shelf.path()).unwrap().count(),
        2,
        "and leaves nothing else behind"
    );
    assert!(
        !fs::read_dir(here.path("")).unwrap().any(|e| e
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("evktmp"))
    );
    let bytes = fs::read(&first.path).unwrap();
    assert!(
        !bytes.windows(16).any(|w| w == b"SQLite format 3\0"),
        "the copy is encrypted"
    );

    let there = Place::new();
    let path = std::path::Path::new(&first.path);
    assert_eq!(backup::inspect(path).unwrap().bytes, bytes.len() as u64);
    let wrong = backup::restore(
        &there.store,
        path,
        UnlockWith::Passphrase(&pass("wrong")),
        now(),
    );
    assert!(matches!(wrong, Err(OpenError::WrongPassphrase)));
    assert_eq!(
        there.store.presence().unwrap(),
        Presence::Nothing,
        "a wrong secret changes nothing"
    );
    backup::restore(
        &there.store,
        path,
        UnlockWith::RecoveryCode(&recovery),
        now(),
    )
    .unwrap();
    let mut restored = there
        .store
        .unlock(UnlockWith::Passphrase(&pass("slate violin harbor")), OPEN())
        .unwrap();
    assert!(restored.notices.is_empty(), "{:?}", restored.notices);
    assert_eq!(
        restored
            .vault
            .read(|r| cravings::get(r, craving.id))
            .unwrap(),
        craving
    );
}

#[test]
fn restoring_moves_the_vault_that_was_there_aside() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    vault
        .write(|w| cravings::insert(w, &full_craving(1, now())))
        .unwrap();
    let shelf = fast_dir();
    let made = backup::create(&mut vault, shelf.path(), &present()).unwrap();
    let path = std::path::PathBuf::from(made.path);
    vault
        .write(|w| cravings::insert(w, &full_craving(2, now())))
        .unwrap();
    let passphrase = pass("slate violin harbor");
    let open = backup::restore(
        &place.store,
        &path,
        UnlockWith::Passphrase(&passphrase),
        now(),
    );
    assert!(
        matches!(open, Err(OpenError::InUse)),
        "never under an open vault"
    );
    // Changed since: the backup still opens with the passphrase of its time, and afterwards the vault does too.
    vault
        .change_passphrase(&pass("another one"), CHEAP, &Seeded::new(3))
        .unwrap();
    vault.lock().unwrap();
    backup::restore(
        &place.store,
        &path,
        UnlockWith::Passphrase(&passphrase),
        now() + Duration::hours(1),
    )
    .unwrap();
    let mut restored = place
        .store
        .unlock(UnlockWith::Passphrase(&passphrase), OPEN())
        .unwrap();
    assert_eq!(
        restored
            .vault
            .read(|r| cravings::page(r, None, 9))
            .unwrap()
            .total,
        1,
        "the older state is back without complaint about its age: {:?}",
        restored.notices
    );
    let shelves: Vec<_> = fs::read_dir(place.path("quarantine"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    assert_eq!(shelves.len(), 1);
    for name in ["vault.db", "keys.json", "keys.json.bak", "state.json"] {
        assert!(
            shelves[0].join(name).exists(),
            "{name} of the old vault is kept aside"
        );
    }
}

#[test]
fn a_place_that_is_none_is_refused() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let inside = place.path("backups");
    fs::create_dir(&inside).unwrap();
    for folder in [
        place.path(""),
        inside,
        place.path("keys.json"),
        place.path("nowhere"),
    ] {
        let refused = backup::create(&mut vault, &folder, &present());
        assert!(
            matches!(refused, Err(StoreError::PlaceUnsuitable)),
            "{folder:?}: {refused:?}"
        );
    }
}

#[test]
fn every_97th_byte_flipped_and_every_length_is_noticed() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let shelf = fast_dir();
    let made = backup::create(&mut vault, shelf.path(), &present()).unwrap();
    vault.lock().unwrap();
    let good = fs::read(&made.path).unwrap();
    let bad_path = shelf.path().join("bad.evkbackup");
    let passphrase = pass("slate violin harbor");
    let mut tried = 0;
    for at in (0..good.len()).step_by(97).chain(0..16) {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        fs::write(&bad_path, &bad).unwrap();
        let answer = backup::inspect(&bad_path);
        assert!(
            matches!(
                answer,
                Err(OpenError::BackupDamaged | OpenError::NotABackup)
            ),
            "byte {at} flipped: {answer:?}"
        );
        tried += 1;
    }
    assert!(tried > 100);
    for length in (0..good.len())
        .step_by(1_777)
        .chain([0, 1, 11, 12, 13, 43, 44, good.len() - 1])
    {
        fs::write(&bad_path, &good[..length]).unwrap();
        assert!(
            backup::inspect(&bad_path).is_err(),
            "{length} bytes are not a whole backup"
        );
    }
    // With a right sum over wrong content: the sum is no secret, the keys are.
    for at in (12..good.len() - 32).step_by(good.len() / 40) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        let end = bad.len() - 32;
        let sum = <sha2::Sha256 as sha2::Digest>::digest(&bad[..end]);
        bad[end..].copy_from_slice(&sum);
        fs::write(&bad_path, &bad).unwrap();
        let answer = backup::restore(
            &place.store,
            &bad_path,
            UnlockWith::Passphrase(&passphrase),
            now(),
        );
        assert!(
            answer.is_err(),
            "byte {at} doctored: a restore must not take it"
        );
    }
    assert!(
        place
            .store
            .unlock(UnlockWith::Passphrase(&passphrase), OPEN())
            .is_ok(),
        "and the vault is as it was"
    );
    assert!(
        !place.path("quarantine").exists(),
        "nothing was moved aside for a bad backup"
    );
}

#[test]
fn hostile_sizes_are_refused_before_memory_is_taken() {
    let shelf = fast_dir();
    let path = shelf.path().join("hostile");
    let mut file = b"EVKBKUP1".to_vec();
    file.extend_from_slice(&u32::MAX.to_le_bytes());
    file.resize(8_192, 0);
    fs::write(&path, &file).unwrap();
    assert!(
        matches!(backup::inspect(&path), Err(OpenError::BackupDamaged)),
        "four gigabytes of header"
    );
    let sparse = fs::File::create(&path).unwrap();
    sparse.set_len(1 << 42).unwrap();
    assert!(
        matches!(backup::inspect(&path), Err(OpenError::NotABackup)),
        "four terabytes of nothing"
    );
    assert!(
        matches!(backup::inspect(shelf.path()), Err(OpenError::NotABackup)),
        "a folder"
    );
}

#[test]
fn the_copy_before_an_upgrade_is_a_whole_backup() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    vault
        .write(|w| cravings::insert(w, &full_craving(1, now())))
        .unwrap();
    let parts = vault.parts().unwrap();
    crate::backup_file::before_migration(
        parts.folder,
        parts.database,
        parts.header,
        parts.key,
        1,
        now(),
    )
    .unwrap();
    let made: Vec<_> = fs::read_dir(place.path("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(made.len(), 1, "one copy: {made:?}");
    let there = Place::new();
    backup::restore(
        &there.store,
        &made[0],
        UnlockWith::Passphrase(&pass("slate violin harbor")),
        now(),
    )
    .unwrap();
    let mut restored = there
        .store
        .unlock(UnlockWith::Passphrase(&pass("slate violin harbor")), OPEN())
        .unwrap()
        .vault;
    assert_eq!(
        restored.read(|r| cravings::page(r, None, 9)).unwrap().total,
        1,
        "if the upgrade goes wrong, this is what is left"
    );
}

#[test]
fn the_log_of_a_vault_that_was_killed_does_not_leak_into_the_restored_one() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let shelf = fast_dir();
    let made = backup::create(&mut vault, shelf.path(), &present()).unwrap();
    for n in 1..4 {
        vault
            .write(|w| cravings::insert(w, &full_craving(n, now())))
            .unwrap();
    }
    // As a kill leaves it: the entries are in the -wal only.
    let files = ["vault.db", "vault.db-wal", "state.json"]
        .map(|name| (name, fs::read(place.path(name)).unwrap()));
    drop(vault);
    for (name, bytes) in &files {
        fs::write(place.path(name), bytes).unwrap();
    }
    let passphrase = pass("slate violin harbor");
    backup::restore(
        &place.store,
        std::path::Path::new(&made.path),
        UnlockWith::Passphrase(&passphrase),
        now(),
    )
    .unwrap();
    let mut restored = place
        .store
        .unlock(UnlockWith::Passphrase(&passphrase), OPEN())
        .unwrap()
        .vault;
    assert_eq!(
        restored.read(|r| cravings::page(r, None, 9)).unwrap().total,
        0,
        "the backup was made before any entry"
    );
    let shelf = fs::read_dir(place.path("quarantine"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    assert_eq!(
        fs::read(shelf.join("vault.db-wal")).unwrap(),
        files[1].1,
        "and the log is kept with the database it belongs to"
    );
}
