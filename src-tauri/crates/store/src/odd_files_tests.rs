//! Links, pipes and folders in every place where a file of ours is looked for: nothing hangs, and what lies elsewhere is left alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use evenkeel_domain::inbox::{LockedCraving, QuickEntry};
use evenkeel_domain::people::HelpCard;
use evenkeel_domain::reminder::{Agenda, Ledger};
use evenkeel_domain::settings::DeviceSettings;
use evenkeel_domain::time::Now;
use evenkeel_domain::{Id, Lang};
use secrecy::SecretSlice;

use crate::tables::cravings;
use crate::tables::tests::full_craving;
use crate::testing::{Place, Seeded, now, pass};
use crate::{
    DataFolder, Store, UnlockOptions, UnlockWith, agenda, backup, card, device, export_file, inbox,
    ledger,
};

const PASS: &str = "slate violin harbor";

const NAMES: &[&str] = &[
    "lock",
    "keys.json",
    "keys.json.bak",
    "vault.db",
    "vault.db-wal",
    "vault.db-journal",
    "state.json",
    "device.json",
    "agenda.bin",
    "agenda.key",
    "card.bin",
    "ledger.json",
    "ballast.bin",
    "inbox",
    "inbox/strange.age",
    "quarantine",
    "quarantine/inbox",
    "backups",
    "incoming.ready",
    "incoming.evktmp",
    "snapshot.evktmp",
    "verify.evktmp",
];

type Oddity = (&'static str, fn(&Path, &Path));

const ODDITIES: &[Oddity] = &[
    ("a link to a file", |at, elsewhere| {
        std::os::unix::fs::symlink(elsewhere.join("file"), at).unwrap();
    }),
    ("a link to a folder", |at, elsewhere| {
        std::os::unix::fs::symlink(elsewhere, at).unwrap();
    }),
    ("a link to nothing", |at, elsewhere| {
        std::os::unix::fs::symlink(elsewhere.join("nothing"), at).unwrap();
    }),
    ("a second name of a file", |at, elsewhere| {
        fs::hard_link(elsewhere.join("file"), at).unwrap();
    }),
    ("a pipe", |at, _| {
        assert!(Command::new("mkfifo").arg(at).status().unwrap().success());
    }),
    ("a folder", |at, _| fs::create_dir(at).unwrap()),
];

/// What it answers is another test's.
fn asked<T>(_: T) {}

/// Everything that reads or writes in the data folder. What each answers is not asked here.
fn everything(data: &Path, shelf: &Path) {
    let key = SecretSlice::from(vec![7; 32]);
    let made = Agenda {
        version: 1,
        made_at: now(),
        covers_until: now(),
        lang: Lang::En,
        quiet: None,
        off: Vec::new(),
        items: Vec::new(),
    };
    asked(device::settings(data));
    drop(device::set_settings(
        data,
        &DeviceSettings {
            lang: Some(Lang::Es),
            ..DeviceSettings::default()
        },
    ));
    for key in [Some(&key), None] {
        drop(agenda::read(data, key));
        drop(agenda::write(data, key, &made, &Seeded::new(1)));
    }
    drop(card::read(data, &key));
    drop(card::write(
        data,
        &key,
        &HelpCard::default(),
        &Seeded::new(2),
    ));
    drop(ledger::read(data));
    drop(ledger::write(data, &Ledger::default()));
    let present = Now {
        at: now(),
        zone: "UTC".into(),
    };
    let said = QuickEntry {
        intensity: 6,
        triggers: Vec::new(),
        note: String::new(),
    };
    let entry = LockedCraving::new(Id::new(now(), [3; 10]), said, Lang::En, &present).unwrap();
    let Ok(store) = DataFolder::open(data).and_then(Store::open) else {
        return;
    };
    drop(store.presence());
    asked(store.has_keyring_slot());
    asked(store.retry_at(&evenkeel_domain::time::Clocks::wall(now())));
    drop(inbox::put(&store, &entry, &Seeded::new(3)));
    asked(inbox::waiting(store.folder()));
    let opened = store.unlock(
        UnlockWith::Passphrase(&pass(PASS)),
        UnlockOptions {
            now: now(),
            accept_older: true,
        },
    );
    let mut made = None;
    if let Ok(mut opened) = opened {
        opened.vault.keep_ballast();
        drop(inbox::merge(&mut opened.vault, &present));
        drop(
            opened
                .vault
                .write(|w| cravings::insert(w, &full_craving(9, now()))),
        );
        made = backup::create(&mut opened.vault, shelf, &present).ok();
        asked(opened.vault.make_room(true));
        drop(opened.vault.renew_recovery_code(&Seeded::new(4)));
        drop(opened.vault.lock());
    }
    if let Some(made) = made {
        drop(backup::inspect(Path::new(&made.path)));
        drop(backup::restore(
            &store,
            Path::new(&made.path),
            UnlockWith::Passphrase(&pass(PASS)),
            now(),
        ));
    }
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

#[test]
fn r38_nothing_in_a_files_place_is_followed_waited_on_or_written_through() {
    for name in NAMES {
        for (what, put) in ODDITIES {
            let place = Place::new();
            place.create(PASS, 1).vault.lock().unwrap();
            let (elsewhere, shelf) = (
                place.dir.path().join("elsewhere"),
                place.dir.path().join("shelf"),
            );
            fs::create_dir(&elsewhere).unwrap();
            fs::create_dir(&shelf).unwrap();
            // As long as state.json is, which is written in place.
            let precious = vec![b'x'; fs::read(place.path("state.json")).unwrap().len()];
            fs::write(elsewhere.join("file"), &precious).unwrap();
            fs::write(elsewhere.join("mine.age"), b"mine").unwrap();
            let there = names(&elsewhere);
            let at = place.path(name);
            if at.is_dir() {
                fs::remove_dir_all(&at).unwrap();
            } else {
                drop(fs::remove_file(&at));
            }
            fs::create_dir_all(at.parent().unwrap()).unwrap();
            put(&at, &elsewhere);
            let Place { dir, store } = place;
            drop(store);
            everything(&dir.path().join("data"), &shelf);
            assert_eq!(names(&elsewhere), there, "{what} at {name}");
            assert_eq!(
                fs::read(elsewhere.join("file")).unwrap(),
                precious,
                "{what} at {name}: written through"
            );
            assert_eq!(
                fs::read(elsewhere.join("mine.age")).unwrap(),
                b"mine",
                "{what} at {name}"
            );
        }
    }
}

#[test]
fn r38_an_export_or_backup_is_not_written_through_a_link() {
    let place = Place::new();
    let mut vault = place.create(PASS, 1).vault;
    let (elsewhere, shelf) = (
        place.dir.path().join("elsewhere"),
        place.dir.path().join("shelf"),
    );
    fs::create_dir(&shelf).unwrap();
    let present = Now {
        at: now(),
        zone: "UTC".into(),
    };
    let name = present
        .local()
        .format("evenkeel-%Y-%m-%d.evkbackup")
        .to_string();
    for wanted in [name.as_str(), "x.html"] {
        fs::write(&elsewhere, b"precious").unwrap();
        std::os::unix::fs::symlink(&elsewhere, shelf.join(wanted)).unwrap();
    }
    let made = backup::create(&mut vault, &shelf, &present).unwrap();
    assert_ne!(Path::new(&made.path), shelf.join(&name));
    let written = export_file::write_new(&shelf, "x.html", b"export").unwrap();
    assert_ne!(written, shelf.join("x.html"));
    for (into, what) in [
        (shelf.join("pipe"), "a pipe"),
        (shelf.join("file"), "a file"),
    ] {
        if what == "a pipe" {
            Command::new("mkfifo").arg(&into).status().unwrap();
        } else {
            fs::write(&into, b"").unwrap();
        }
        assert!(
            export_file::write_new(&into, "x.html", b"export").is_err(),
            "{what} is no folder"
        );
    }
    assert_eq!(fs::read(&elsewhere).unwrap(), b"precious");
}
