//! The lock screen is no door for others: who may put another vault in place, and how the owner's comes back.

use std::fs;
use std::path::PathBuf;

use chrono::Duration;
use evenkeel_domain::time::{Clocks, Now};

use super::{list, put_back};
use crate::tables::cravings;
use crate::tables::tests::full_craving;
use crate::testing::{CHEAP, Place, Seeded, fast_dir, now, pass};
use crate::{OpenError, OpenNotice, RecoveryCode, UnlockOptions, UnlockWith, backup, new_keys};

const MINE: &str = "slate violin harbor";
const THEIRS: &str = "copper lantern meadow";

/// The machine has run for a while, and `minutes` more.
fn after(minutes: i64) -> Clocks {
    Clocks {
        at: now() + Duration::minutes(minutes),
        since_boot: std::time::Duration::from_secs(10_000 + minutes.unsigned_abs() * 60),
        boot: Some(7),
    }
}

/// My vault with two cravings, my code, and somebody else's backup.
struct House {
    place: Place,
    code: RecoveryCode,
    foreign: PathBuf,
    _shelf: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let place = Place::new();
        let mut made = place.create(MINE, 1);
        for n in 1..3 {
            made.vault
                .write(|w| cravings::insert(w, &full_craving(n, now())))
                .unwrap();
        }
        made.vault.lock().unwrap();
        let other = Place::new();
        let mut vault = other.create(THEIRS, 9).vault;
        let shelf = fast_dir();
        let present = Now {
            at: now(),
            zone: "America/Chicago".into(),
        };
        let foreign = backup::create(&mut vault, shelf.path(), &present).unwrap();
        vault.lock().unwrap();
        Self {
            place,
            code: made.recovery,
            foreign: foreign.path.into(),
            _shelf: shelf,
        }
    }

    fn restore(&self, own: Option<UnlockWith<'_>>, clocks: &Clocks) -> Result<(), OpenError> {
        let allowed = self.place.store.may_replace(own, clocks)?;
        let theirs = pass(THEIRS);
        backup::restore_over(
            &self.place.store,
            &self.foreign,
            UnlockWith::Passphrase(&theirs),
            allowed,
            clocks,
        )
    }

    fn cravings(&self, passphrase: &str, clocks: &Clocks) -> Result<u32, OpenError> {
        let mut opened = self.place.store.unlock_by(
            UnlockWith::Passphrase(&pass(passphrase)),
            UnlockOptions {
                now: clocks.at,
                accept_older: false,
            },
            clocks,
        )?;
        let total = opened
            .vault
            .read(|r| cravings::page(r, None, 10))
            .unwrap()
            .total;
        opened.vault.lock().unwrap();
        Ok(total)
    }
}

#[test]
fn nobody_puts_a_vault_in_place_of_mine_without_my_passphrase_or_code() {
    let house = House::new();
    assert!(matches!(
        house.restore(None, &after(0)),
        Err(OpenError::OwnerNeeded)
    ));
    let wrong = pass(THEIRS);
    assert!(matches!(
        house.restore(Some(UnlockWith::Passphrase(&wrong)), &after(0)),
        Err(OpenError::WrongPassphrase)
    ));
    assert!(list(&house.place.store).is_empty(), "nothing has changed");
    assert_eq!(house.cravings(MINE, &after(1)).unwrap(), 2);
    for own in [
        UnlockWith::Passphrase(&pass(MINE)),
        UnlockWith::RecoveryCode(&house.code),
    ] {
        let house = House::new();
        house.restore(Some(own), &after(0)).unwrap();
        assert_eq!(house.cravings(THEIRS, &after(0)).unwrap(), 0);
    }
}

#[test]
fn who_lost_both_waits_a_day_and_any_unlock_ends_it() {
    let house = House::new();
    let store = &house.place.store;
    assert_eq!(store.lost(&after(0)).unwrap(), None);
    let wait = store.say_lost(&after(0)).unwrap();
    assert_eq!(
        (wait.until, wait.over),
        (now() + Duration::hours(24), false)
    );
    assert!(matches!(
        house.restore(None, &after(60)),
        Err(OpenError::OwnerNeeded)
    ));
    // Somebody sets the clock a day ahead.
    let ahead = Clocks {
        at: now() + Duration::hours(25),
        ..after(61)
    };
    assert!(matches!(
        house.restore(None, &ahead),
        Err(OpenError::OwnerNeeded)
    ));
    assert_eq!(
        house.cravings(MINE, &after(62)).unwrap(),
        2,
        "the owner comes home"
    );
    assert_eq!(store.lost(&after(63)).unwrap(), None, "that ended it");
    assert!(matches!(
        house.restore(None, &after(60 * 30)),
        Err(OpenError::OwnerNeeded)
    ));
    // A second time nobody comes.
    store.say_lost(&after(60 * 30)).unwrap();
    assert!(matches!(
        house.restore(None, &after(60 * 53)),
        Err(OpenError::OwnerNeeded)
    ));
    house.restore(None, &after(60 * 54)).unwrap();
    assert_eq!(house.cravings(THEIRS, &after(60 * 54)).unwrap(), 0);
    assert_eq!(
        store.lost(&after(60 * 54)).unwrap(),
        None,
        "the new vault has no wait"
    );
}

#[test]
fn a_damaged_key_file_keeps_nobody_from_a_backup() {
    let house = House::new();
    for name in ["keys.json", "keys.json.bak"] {
        let mut bytes = fs::read(house.place.path(name)).unwrap();
        bytes[50] ^= 1;
        fs::write(house.place.path(name), bytes).unwrap();
    }
    assert!(!house.place.store.owner_is_asked().unwrap());
    assert!(matches!(
        house.place.store.say_lost(&after(0)),
        Err(OpenError::NoVault)
    ));
    house.restore(None, &after(0)).unwrap();
    assert_eq!(house.cravings(THEIRS, &after(0)).unwrap(), 0);
    assert!(
        list(&house.place.store).is_empty(),
        "what nothing opens is kept, and not offered"
    );
}

#[test]
fn a_vault_that_was_set_aside_is_shown_with_its_day_and_comes_back_with_its_own_passphrase() {
    let house = House::new();
    let store = &house.place.store;
    assert!(list(store).is_empty());
    // The last commit is still in the log when it is set aside.
    {
        let mut vault = store
            .unlock_by(
                UnlockWith::Passphrase(&pass(MINE)),
                UnlockOptions {
                    now: now(),
                    accept_older: false,
                },
                &after(0),
            )
            .unwrap()
            .vault;
        vault
            .write(|w| cravings::insert(w, &full_craving(3, now())))
            .unwrap();
        let copies: Vec<_> = ["vault.db", "vault.db-wal"]
            .map(|name| (name, fs::read(house.place.path(name)).unwrap()))
            .into();
        vault.lock().unwrap();
        for (name, bytes) in copies {
            fs::write(house.place.path(name), bytes).unwrap();
        }
    }
    house
        .restore(Some(UnlockWith::Passphrase(&pass(MINE))), &after(5))
        .unwrap();
    assert_eq!(house.cravings(THEIRS, &after(6)).unwrap(), 0);
    let shown = list(store);
    let [aside] = shown.as_slice() else {
        panic!("one was set aside: {shown:?}")
    };
    assert_eq!(aside.at, now() + Duration::minutes(5));

    let theirs = pass(THEIRS);
    assert!(
        matches!(
            put_back(
                store,
                &aside.name,
                UnlockWith::Passphrase(&theirs),
                &after(7)
            ),
            Err(OpenError::WrongPassphrase)
        ),
        "not with the passphrase of the one that is there"
    );
    for name in ["../data", "20000101-000000", "inbox", ""] {
        assert!(matches!(
            put_back(store, name, UnlockWith::Passphrase(&pass(MINE)), &after(7)),
            Err(OpenError::NoVault)
        ));
    }
    put_back(
        store,
        &aside.name,
        UnlockWith::Passphrase(&pass(MINE)),
        &after(8),
    )
    .unwrap();
    assert_eq!(
        house.cravings(MINE, &after(9)).unwrap(),
        3,
        "with its last word"
    );
    let shown = list(store);
    assert_eq!(shown.len(), 1, "now the other one is set aside: {shown:?}");
    assert_eq!(shown[0].at, now() + Duration::minutes(8));
    put_back(
        store,
        &shown[0].name,
        UnlockWith::Passphrase(&theirs),
        &after(10),
    )
    .unwrap();
    assert_eq!(house.cravings(THEIRS, &after(11)).unwrap(), 0);
}

#[test]
fn what_new_keys_set_aside_is_offered_to_nobody() {
    let place = Place::new();
    let mut vault = place.create(MINE, 1).vault;
    let passphrase = pass(THEIRS);
    let new = new_keys::NewKeys {
        passphrase: &passphrase,
        cost: CHEAP,
        keyring: None,
        now: now(),
        entropy: &Seeded::new(5),
    };
    new_keys::make(&mut vault, &new).unwrap();
    assert!(
        !new_keys::old_copies(&vault).unwrap().is_empty(),
        "it is there"
    );
    vault.lock().unwrap();
    assert!(
        list(&place.store).is_empty(),
        "and whoever knows the old passphrase is not led to it"
    );
}

#[test]
fn damage_of_one_that_was_set_aside_is_told_and_changes_nothing() {
    let house = House::new();
    house
        .restore(Some(UnlockWith::Passphrase(&pass(MINE))), &after(0))
        .unwrap();
    let aside = list(&house.place.store).remove(0);
    let database = house
        .place
        .path("quarantine")
        .join(&aside.name)
        .join("vault.db");
    let mut bytes = fs::read(&database).unwrap();
    for byte in bytes.iter_mut().skip(4_096 + 100).take(200) {
        *byte ^= 0x55;
    }
    fs::write(&database, bytes).unwrap();
    let tried = put_back(
        &house.place.store,
        &aside.name,
        UnlockWith::Passphrase(&pass(MINE)),
        &after(1),
    );
    assert!(
        matches!(tried, Err(OpenError::DatabaseDamaged)),
        "{tried:?}"
    );
    assert_eq!(house.cravings(THEIRS, &after(2)).unwrap(), 0);
    assert_eq!(list(&house.place.store).len(), 1);
}

#[test]
fn wrong_tries_count_wherever_a_secret_is_asked_for() {
    let house = House::new();
    let (store, wrong) = (&house.place.store, pass("somebody else's"));
    let wrong = UnlockWith::Passphrase(&wrong);
    assert!(house.restore(Some(wrong), &after(0)).is_err());
    let allowed = store
        .may_replace(Some(UnlockWith::Passphrase(&pass(MINE))), &after(1))
        .unwrap();
    assert!(matches!(
        backup::restore_over(store, &house.foreign, wrong, allowed, &after(1)),
        Err(OpenError::WrongPassphrase)
    ));
    house
        .restore(Some(UnlockWith::Passphrase(&pass(MINE))), &after(2))
        .unwrap();
    let aside = list(store).remove(0).name;
    assert!(put_back(store, &aside, wrong, &after(3)).is_err());
    assert!(put_back(store, &aside, wrong, &after(4)).is_err());
    assert!(put_back(store, &aside, wrong, &after(5)).is_err());
    let soon = Clocks {
        at: after(5).at - Duration::days(2),
        since_boot: after(5).since_boot + std::time::Duration::from_secs(1),
        boot: after(5).boot,
    };
    let right = pass(MINE);
    assert!(
        matches!(
            put_back(store, &aside, UnlockWith::Passphrase(&right), &soon),
            Err(OpenError::TooManyTries { .. })
        ),
        "setting the clock back ends no wait"
    );
    assert!(matches!(
        store.may_replace(None, &soon),
        Err(OpenError::TooManyTries { .. })
    ));
    let mut opened = store
        .unlock_by(
            UnlockWith::Passphrase(&pass(THEIRS)),
            UnlockOptions {
                now: after(6).at,
                accept_older: false,
            },
            &after(6),
        )
        .unwrap();
    assert!(
        matches!(
            opened.notices.as_slice(),
            [OpenNotice::WrongTries { count: 3, .. }]
        ),
        "{:?}",
        opened.notices
    );

    // And inside: before an important act.
    for n in 0..3 {
        assert!(opened.vault.ask_again(&pass("no"), &after(10 + n)).is_err());
    }
    let soon = Clocks {
        since_boot: after(12).since_boot + std::time::Duration::from_secs(1),
        ..after(0)
    };
    assert!(matches!(
        opened.vault.ask_again(&pass(THEIRS), &soon),
        Err(crate::StoreError::TooManyTries)
    ));
    opened.vault.ask_again(&pass(THEIRS), &after(13)).unwrap();
    opened
        .vault
        .write(|w| cravings::insert(w, &full_craving(9, now())))
        .unwrap();
    opened.vault.lock().unwrap();
    let again = store
        .unlock_by(
            UnlockWith::Passphrase(&pass(THEIRS)),
            UnlockOptions {
                now: after(20).at,
                accept_older: false,
            },
            &after(20),
        )
        .unwrap();
    assert!(
        matches!(
            again.notices.as_slice(),
            [OpenNotice::WrongTries { count: 3, .. }]
        ),
        "the owner is told of those inside too: {:?}",
        again.notices
    );
}
