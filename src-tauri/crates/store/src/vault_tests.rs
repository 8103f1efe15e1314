//! The life of a vault, as stories.

use crate::testing::{CHEAP, Place, Seeded, fast_dir, now, pass};
use crate::{
    OpenError, OpenNotice, Presence, RecoveryCode, StoreError, UnlockOptions, UnlockWith, backup,
};
use chrono::Duration;
use evenkeel_domain::time::Now;

const AT: UnlockOptions = UnlockOptions {
    now: chrono::DateTime::UNIX_EPOCH,
    accept_older: false,
};

fn at_now() -> UnlockOptions {
    UnlockOptions {
        now: now(),
        accept_older: false,
    }
}

#[test]
fn a_vault_is_made_locked_and_opened_again() {
    let place = Place::new();
    assert_eq!(
        place.store.presence().unwrap(),
        Presence::Nothing,
        "an empty folder is a first run"
    );
    assert!(matches!(
        place.store.unlock(UnlockWith::Passphrase(&pass("x")), AT),
        Err(OpenError::NoVault)
    ));
    let created = place.create("slate violin harbor", 1);
    let id = created.vault.id();
    created.vault.lock().unwrap();
    assert_eq!(place.store.presence().unwrap(), Presence::Vault);
    assert!(
        !place.path("vault.db-wal").exists(),
        "locking folds the log in"
    );
    let unlocked = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass("slate violin harbor")),
            at_now(),
        )
        .unwrap();
    assert_eq!(unlocked.vault.id(), id, "it is the same vault");
    assert!(
        unlocked.notices.is_empty(),
        "nothing to tell: {:?}",
        unlocked.notices
    );
}

#[test]
fn a_second_vault_never_buries_the_first() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let again = place.store.create(&crate::CreateOptions {
        passphrase: &pass("other"),
        cost: CHEAP,
        now: now(),
        entropy: &Seeded::new(2),
    });
    assert!(matches!(again, Err(OpenError::VaultExists)));
    assert!(
        place
            .store
            .unlock(
                UnlockWith::Passphrase(&pass("slate violin harbor")),
                at_now()
            )
            .is_ok()
    );
}

#[test]
fn wrong_tries_are_counted_slowed_down_and_told() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let mut time = now();
    for _ in 0..3 {
        let wrong = place.store.unlock(
            UnlockWith::Passphrase(&pass("wrong")),
            UnlockOptions {
                now: time,
                accept_older: false,
            },
        );
        assert!(
            matches!(wrong, Err(OpenError::WrongPassphrase)),
            "{wrong:?}"
        );
        time += Duration::seconds(1);
    }
    let passphrase = pass("slate violin harbor");
    let right = UnlockWith::Passphrase(&passphrase);
    let early = place.store.unlock(
        right,
        UnlockOptions {
            now: time,
            accept_older: false,
        },
    );
    let Err(OpenError::TooManyTries { retry_at }) = early else {
        panic!("the fourth try has to wait: {early:?}")
    };
    assert!(
        retry_at > time && retry_at <= time + Duration::seconds(5),
        "five seconds at most after three tries"
    );
    let unlocked = place
        .store
        .unlock(
            right,
            UnlockOptions {
                now: retry_at,
                accept_older: false,
            },
        )
        .unwrap();
    assert!(
        matches!(
            unlocked.notices.as_slice(),
            [OpenNotice::WrongTries {
                count: 3,
                last_at: Some(_)
            }]
        ),
        "the owner is told that somebody tried: {:?}",
        unlocked.notices
    );
    unlocked.vault.lock().unwrap();
    let next = place
        .store
        .unlock(
            right,
            UnlockOptions {
                now: retry_at,
                accept_older: false,
            },
        )
        .unwrap();
    assert!(next.notices.is_empty(), "and told once");
}

#[test]
fn the_recovery_code_opens_and_a_new_passphrase_can_be_set() {
    let place = Place::new();
    let created = place.create("slate violin harbor", 1);
    let shown = created.recovery.to_show_once().to_string();
    created.vault.lock().unwrap();

    let code = RecoveryCode::parse(&shown.to_lowercase()).unwrap();
    let mut unlocked = place
        .store
        .unlock(UnlockWith::RecoveryCode(&code), at_now())
        .unwrap();
    unlocked
        .vault
        .change_passphrase(&pass("a new one entirely"), CHEAP, &Seeded::new(9))
        .unwrap();
    unlocked.vault.lock().unwrap();
    assert!(matches!(
        place.store.unlock(
            UnlockWith::Passphrase(&pass("slate violin harbor")),
            at_now()
        ),
        Err(OpenError::WrongPassphrase)
    ));
    let mut again = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass("a new one entirely")),
            at_now(),
        )
        .unwrap();

    let fresh = again.vault.renew_recovery_code(&Seeded::new(10)).unwrap();
    again.vault.lock().unwrap();
    assert!(
        matches!(
            place
                .store
                .unlock(UnlockWith::RecoveryCode(&code), at_now()),
            Err(OpenError::WrongRecoveryCode)
        ),
        "a renewed code makes the old paper worthless"
    );
    assert!(
        place
            .store
            .unlock(UnlockWith::RecoveryCode(&fresh), at_now())
            .is_ok(),
        "and the new one opens"
    );
}

#[test]
fn the_keyring_slot_comes_and_goes() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let secret = crate::KeyringSecret::random(&Seeded::new(77));
    assert!(!place.store.has_keyring_slot());
    vault
        .set_keyring_slot(Some(&secret), &Seeded::new(3))
        .unwrap();
    vault.lock().unwrap();
    assert!(place.store.has_keyring_slot());
    let other = crate::KeyringSecret::random(&Seeded::new(78));
    assert!(matches!(
        place.store.unlock(UnlockWith::Keyring(&other), at_now()),
        Err(OpenError::WrongKeyringSecret)
    ));
    let mut vault = place
        .store
        .unlock(UnlockWith::Keyring(&secret), at_now())
        .unwrap()
        .vault;
    vault.set_keyring_slot(None, &Seeded::new(4)).unwrap();
    vault.lock().unwrap();
    assert!(matches!(
        place.store.unlock(UnlockWith::Keyring(&secret), at_now()),
        Err(OpenError::NoKeyringSlot)
    ));
    assert!(
        place
            .store
            .unlock(
                UnlockWith::Passphrase(&pass("slate violin harbor")),
                at_now()
            )
            .is_ok()
    );
}

#[test]
fn asking_for_the_passphrase_again_works_on_the_open_vault() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    assert!(vault.check_passphrase(&pass("slate violin harbor")).is_ok());
    assert!(matches!(
        vault.check_passphrase(&pass("no")),
        Err(StoreError::WrongPassphrase)
    ));
    vault
        .change_passphrase(&pass("next passphrase"), CHEAP, &Seeded::new(5))
        .unwrap();
    assert!(
        matches!(
            vault.check_passphrase(&pass("slate violin harbor")),
            Err(StoreError::WrongPassphrase)
        ),
        "the old one is over"
    );
    assert!(vault.check_passphrase(&pass("next passphrase")).is_ok());
}

#[test]
fn the_same_passphrase_typed_on_another_keyboard_opens() {
    let place = Place::new();
    place
        .create("café\u{a0}junto al río", 1)
        .vault
        .lock()
        .unwrap();
    let decomposed = pass("cafe\u{301} junto al ri\u{301}o");
    assert!(
        place
            .store
            .unlock(UnlockWith::Passphrase(&decomposed), at_now())
            .is_ok(),
        "NFC and NFD are the same passphrase"
    );
    for typed in [
        "café junto al río ",
        "\u{200B}café junto al río",
        "café junto\u{AD} al río\u{FEFF}",
    ] {
        assert!(
            place
                .store
                .unlock(UnlockWith::Passphrase(&pass(typed)), at_now())
                .is_ok(),
            "{typed:?} looks the same, and nothing else was meant"
        );
    }
}

#[test]
fn a_passphrase_with_something_invisible_in_it_opens_as_it_was_made() {
    for (seed, made) in [
        "slate violin harbor\u{200B}",
        "slate violin harbor\u{FEFF}",
        "slate\u{AD} violin harbor",
        "\u{200E}slate violin harbor",
        "slate violin harbor ",
        " slate violin harbor",
    ]
    .into_iter()
    .enumerate()
    {
        let place = Place::new();
        let mut vault = place.create(made, seed as u64).vault;
        assert!(vault.check_passphrase(&pass(made)).is_ok(), "{made:?}");
        let shelf = fast_dir();
        let backup = backup::create(
            &mut vault,
            shelf.path(),
            &Now {
                at: now(),
                zone: "America/Chicago".into(),
            },
        )
        .unwrap();
        vault.lock().unwrap();
        let mut opened = place
            .store
            .unlock(UnlockWith::Passphrase(&pass(made)), at_now())
            .unwrap();
        assert!(
            opened.notices.is_empty(),
            "{made:?} is right at the first try, so no wrong one is counted"
        );
        opened
            .vault
            .change_passphrase(&pass("seen by everybody"), CHEAP, &Seeded::new(9))
            .unwrap();
        opened.vault.lock().unwrap();
        let there = Place::new();
        let path = std::path::Path::new(&backup.path);
        backup::restore(
            &there.store,
            path,
            UnlockWith::Passphrase(&pass(made)),
            now(),
        )
        .unwrap();
        assert!(
            there
                .store
                .unlock(
                    UnlockWith::Passphrase(&pass("slate violin harbor")),
                    at_now()
                )
                .is_err(),
            "what was made with it is not guessed without it"
        );
        assert!(
            there
                .store
                .unlock(UnlockWith::Passphrase(&pass(made)), at_now())
                .is_ok(),
            "{made:?} opens the backup too"
        );
    }
}

#[test]
fn two_forms_of_one_wrong_passphrase_are_one_wrong_try() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let wrong = place.store.unlock(
        UnlockWith::Passphrase(&pass(" something else\u{200B}")),
        at_now(),
    );
    assert!(
        matches!(wrong, Err(OpenError::WrongPassphrase)),
        "{wrong:?}"
    );
    let opened = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass("slate violin harbor ")),
            at_now(),
        )
        .unwrap();
    assert!(
        matches!(
            opened.notices.as_slice(),
            [OpenNotice::WrongTries { count: 1, .. }]
        ),
        "{:?}",
        opened.notices
    );
}

#[test]
fn odd_and_huge_passphrases_work() {
    for (i, text) in [
        "🦆🪗🧩🛶🪴",
        "nul\0inside",
        "שלום עולם",
        "مرحبا بالعالم",
        "  spaces  ",
        &"long ".repeat(200_000),
    ]
    .into_iter()
    .enumerate()
    {
        let place = Place::new();
        place.create(text, i as u64).vault.lock().unwrap();
        assert!(
            place
                .store
                .unlock(UnlockWith::Passphrase(&pass(text)), at_now())
                .is_ok(),
            "passphrase {i} of {} bytes must open what it locked",
            text.len()
        );
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_any_file_of_the_vault() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    vault.set_keyring_slot(None, &Seeded::new(2)).unwrap();
    let mut names = Vec::new();
    for entry in std::fs::read_dir(place.path("")).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o7777;
        let wanted = if entry.path().is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, wanted, "{:?}", entry.file_name());
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(
        names,
        [
            "inbox",
            "keys.json",
            "keys.json.bak",
            "lock",
            "state.json",
            "vault.db",
            "vault.db-wal"
        ],
        "an open vault has these files and no others"
    );
}

#[test]
fn what_a_crash_left_half_written_is_swept_at_the_next_start() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    std::fs::write(place.path("4711-0.evktmp"), b"half").unwrap();
    std::fs::create_dir(place.path("incoming.evktmp")).unwrap();
    std::fs::write(place.path("incoming.evktmp/vault.db"), b"half").unwrap();
    let folder = place.store.folder().clone();
    let Place { dir, store } = place;
    drop(store);
    let store = crate::Store::open(folder).unwrap();
    let left: Vec<_> = std::fs::read_dir(store.folder().path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("evktmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(
        store
            .unlock(
                UnlockWith::Passphrase(&pass("slate violin harbor")),
                at_now()
            )
            .is_ok()
    );
    drop(dir);
}

/// The cost that stands in `keys.json`.
fn cost_of(place: &Place) -> String {
    let text = std::fs::read_to_string(place.path("keys.json")).unwrap();
    let number = |name: &str| {
        let after = text.split(&format!("\"{name}\": ")).nth(1).unwrap();
        after.split(',').next().unwrap().to_owned()
    };
    format!(
        "{} {} {}",
        number("memory_kib"),
        number("passes"),
        number("lanes")
    )
}

#[test]
fn a_change_of_passphrase_never_makes_guessing_cheaper() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let dearer = crate::KdfCost {
        memory_kib: 256,
        passes: 2,
        lanes: 2,
    };
    vault
        .change_passphrase(&pass("copper lantern meadow"), dearer, &Seeded::new(2))
        .unwrap();
    assert_eq!(cost_of(&place), "256 2 2");
    vault
        .change_passphrase(&pass("a third one altogether"), CHEAP, &Seeded::new(3))
        .unwrap();
    assert_eq!(
        cost_of(&place),
        "256 2 2",
        "measured in a busy moment, it stays what it was"
    );
    vault.lock().unwrap();
    assert!(
        place
            .store
            .unlock(
                UnlockWith::Passphrase(&pass("a third one altogether")),
                at_now()
            )
            .is_ok()
    );
}

#[test]
fn a_quick_unlock_makes_guessing_dearer_and_the_passphrase_stays_what_it_was() {
    use std::time::Duration;
    let place = Place::new();
    let dearer = crate::KdfCost {
        memory_kib: 128,
        passes: 1,
        lanes: 1,
    };
    let created = place.store.create(&crate::CreateOptions {
        passphrase: &pass("slate violin harbor"),
        cost: dearer,
        now: now(),
        entropy: &Seeded::new(1),
    });
    let created = created.unwrap();
    let code = created.recovery;
    let mut vault = created.vault;
    for (took, raised) in [(0, false), (500, false), (2_000, false), (130, true)] {
        let did = vault.raise_cost(
            // What is not seen was typed too; the vault was made without it and must go on opening without it.
            &pass("slate violin harbor\u{200B}"),
            Duration::from_millis(took),
            &Seeded::new(took),
        );
        assert_eq!(did.unwrap(), raised, "{took} ms");
    }
    assert_eq!(cost_of(&place), "512 1 1");
    assert!(
        !vault
            .raise_cost(
                &pass("another"),
                Duration::from_millis(130),
                &Seeded::new(9)
            )
            .unwrap(),
        "what does not open it is not what the next one is sealed with"
    );
    vault.lock().unwrap();
    for with in [
        UnlockWith::Passphrase(&pass("slate violin harbor")),
        UnlockWith::RecoveryCode(&code),
    ] {
        let opened = place.store.unlock(with, at_now()).unwrap();
        assert_eq!(opened.notices, []);
        opened.vault.lock().unwrap();
    }
}
