//! What is told as saved lies where the vault is looked for, whatever somebody did to the files meanwhile.

use std::fs;
use std::path::Path;

use crate::tables::cravings;
use crate::tables::tests::full_craving;
use crate::testing::{CHEAP, Place, Seeded, now, pass};
use crate::{
    CreateOptions, OpenError, OpenNotice, StoreError, UnlockOptions, UnlockWith, Vault, backup,
};
use evenkeel_domain::time::Now;

const PASS: &str = "slate violin harbor";

fn open(place: &Place) -> Result<(Vault, Vec<OpenNotice>), OpenError> {
    place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass(PASS)),
            UnlockOptions {
                now: now(),
                accept_older: false,
            },
        )
        .map(|opened| (opened.vault, opened.notices))
}

/// Open, with one entry that was saved before anything happened.
fn opened() -> (Place, Vault) {
    let place = Place::new();
    place.create(PASS, 1).vault.lock().unwrap();
    let (mut vault, _) = open(&place).unwrap();
    log(&mut vault, 1).unwrap();
    (place, vault)
}

fn log(vault: &mut Vault, n: u64) -> Result<(), StoreError> {
    vault.write(|w| cravings::insert(w, &full_craving(n, now())))
}

fn total(vault: &mut Vault) -> u32 {
    vault.read(|r| cravings::page(r, None, 50)).unwrap().total
}

/// Every file below `folder` with what is in it.
fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
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

type Harm = (&'static str, fn(&Place));

/// What a cleaning tool, a sync tool, a stick that is pulled out and a home that is put back can do.
const HARMS: &[Harm] = &[
    ("the folder removed", |place| {
        fs::remove_dir_all(place.path("")).unwrap();
    }),
    ("the folder emptied", |place| {
        fs::remove_dir_all(place.path("")).unwrap();
        fs::create_dir(place.path("")).unwrap();
    }),
    ("vault.db removed", |place| {
        fs::remove_file(place.path("vault.db")).unwrap();
    }),
    ("vault.db and its -wal removed", |place| {
        fs::remove_file(place.path("vault.db")).unwrap();
        fs::remove_file(place.path("vault.db-wal")).unwrap();
    }),
    ("vault.db replaced by a copy", |place| {
        let copy = place.dir.path().join("copy");
        fs::copy(place.path("vault.db"), &copy).unwrap();
        fs::rename(&copy, place.path("vault.db")).unwrap();
    }),
    ("vault.db replaced by a link to itself", |place| {
        let away = place.dir.path().join("away.db");
        fs::rename(place.path("vault.db"), &away).unwrap();
        std::os::unix::fs::symlink(&away, place.path("vault.db")).unwrap();
    }),
    ("the folder replaced by a copy", |place| {
        let away = place.dir.path().join("away");
        fs::rename(place.path(""), &away).unwrap();
        fs::create_dir(place.path("")).unwrap();
        for entry in fs::read_dir(&away).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), place.path("").join(entry.file_name())).unwrap();
            }
        }
    }),
];

#[test]
fn r10_what_cannot_be_found_again_is_not_called_saved_and_nothing_is_made_in_its_place() {
    for (harm, doing) in HARMS {
        let (place, mut vault) = opened();
        doing(&place);
        let before = files(&place.path(""));
        for n in 2..5 {
            let answer = log(&mut vault, n);
            assert!(
                matches!(answer, Err(StoreError::Gone)),
                "{harm}: entry {n} was called saved: {answer:?}"
            );
        }
        assert_eq!(
            total(&mut vault),
            1,
            "{harm}: what can still be read is what was saved before, and can be copied"
        );
        let changed =
            vault.change_passphrase(&pass("copper lantern meadow"), CHEAP, &Seeded::new(5));
        assert!(
            matches!(changed, Err(OpenError::Gone)),
            "{harm}: {changed:?}"
        );
        let present = Now {
            at: now(),
            zone: "UTC".into(),
        };
        let backed_up = backup::create(&mut vault, place.dir.path(), &present);
        assert!(
            matches!(backed_up, Err(StoreError::Gone)),
            "{harm}: {backed_up:?}"
        );
        let created = place.store.create(&CreateOptions {
            passphrase: &pass("another one"),
            cost: CHEAP,
            now: now(),
            entropy: &Seeded::new(3),
        });
        assert!(
            matches!(created, Err(OpenError::VaultExists)),
            "{harm}: a vault is open, so none is made"
        );
        let locked = vault.lock();
        assert!(matches!(locked, Err(OpenError::Gone)), "{harm}: {locked:?}");
        assert_eq!(
            files(&place.path("")),
            before,
            "{harm}: no file may be made or changed"
        );
    }
}

#[test]
fn r10_dropping_an_open_vault_touches_nothing_that_took_its_place() {
    for (harm, doing) in HARMS {
        let (place, vault) = opened();
        doing(&place);
        let before = files(&place.path(""));
        drop(vault);
        assert_eq!(files(&place.path("")), before, "{harm}");
    }
}

#[test]
fn r10_what_was_put_back_can_be_written_again_and_is_there_once() {
    let (place, mut vault) = opened();
    let away = place.dir.path().join("away");
    fs::rename(place.path(""), &away).unwrap();
    assert!(matches!(log(&mut vault, 2), Err(StoreError::Gone)));
    fs::rename(&away, place.path("")).unwrap();
    log(&mut vault, 2).unwrap();
    vault.lock().unwrap();
    let (mut vault, notices) = open(&place).unwrap();
    assert_eq!(
        (total(&mut vault), notices),
        (2, Vec::new()),
        "what was refused was in no file, so that trying again does not make two"
    );
}

#[test]
fn r10_a_log_that_is_taken_away_costs_nothing_that_was_called_saved() {
    let takes: [Harm; 2] = [
        ("removed", |place| {
            fs::remove_file(place.path("vault.db-wal")).unwrap();
        }),
        ("replaced by an older one", |place| {
            let copy = place.dir.path().join("copy");
            fs::copy(place.path("vault.db-wal"), &copy).unwrap();
            fs::rename(&copy, place.path("vault.db-wal")).unwrap();
        }),
    ];
    for (harm, doing) in takes {
        // Saved after it happened, and locked in order.
        let (place, mut vault) = opened();
        doing(&place);
        log(&mut vault, 2).unwrap();
        // As after a kill: no lock, and only what lies in the folder now.
        let there = Place::new();
        for name in ["keys.json", "keys.json.bak", "state.json", "vault.db"] {
            fs::copy(place.path(name), there.path(name)).unwrap();
        }
        let (mut other, _) = open(&there).unwrap_or_else(|error| panic!("-wal {harm}: {error}"));
        assert_eq!(
            total(&mut other),
            2,
            "-wal {harm}: both lie in the database itself by then"
        );
        drop(vault);

        // Nothing more saved, and looked at now and then: as if the power went after that.
        let (place, mut vault) = opened();
        doing(&place);
        vault.secure().unwrap();
        let there = Place::new();
        for name in ["keys.json", "keys.json.bak", "state.json", "vault.db"] {
            fs::copy(place.path(name), there.path(name)).unwrap();
        }
        let (mut other, _) = open(&there).unwrap_or_else(|error| panic!("-wal {harm}: {error}"));
        assert_eq!(total(&mut other), 1, "-wal {harm}: nothing hangs on it");
        drop(vault);

        // Nothing more saved: the lock folds in what was.
        let (place, vault) = opened();
        doing(&place);
        vault.lock().unwrap();
        drop(fs::remove_file(place.path("vault.db-wal")));
        let (mut vault, _) = open(&place).unwrap_or_else(|error| panic!("-wal {harm}: {error}"));
        assert_eq!(total(&mut vault), 1, "-wal {harm}: the lock kept it");
    }
}
