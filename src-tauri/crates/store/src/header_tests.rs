//! The header against damage and malice.

use std::fs;

use crate::header::{self, MAX_BYTES, Source};
use crate::kdf::begun;
use crate::testing::{CHEAP, Place, Seeded, now, pass};
use crate::{OpenError, OpenNotice, UnlockOptions, UnlockWith};

fn at_now() -> UnlockOptions {
    UnlockOptions {
        now: now(),
        accept_older: false,
    }
}

/// A header with its checksum set right, whatever else is wrong with it: anybody can compute that.
fn with_right_sum(text: &str) -> Vec<u8> {
    let mark = "\"sha256\": \"";
    let at = text.rfind(mark).unwrap() + mark.len();
    let covered = &text[..at];
    let sum = data_encoding::HEXLOWER.encode(&<sha2::Sha256 as sha2::Digest>::digest(covered));
    format!("{covered}{sum}\"\n}}\n").into_bytes()
}

#[test]
fn every_single_bit_flipped_in_one_file_is_mended_from_the_other() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let good = fs::read(place.path("keys.json")).unwrap();
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        fs::write(place.path("keys.json"), &bad).unwrap();
        let (found, source) = header::load(place.store.folder())
            .unwrap_or_else(|error| panic!("bit {bit}: the copy must be used, got {error}"));
        assert_eq!(
            source,
            Source::Copy,
            "bit {bit}: the damaged file must not be believed"
        );
        assert_eq!(
            found.as_written().unwrap(),
            good,
            "bit {bit}: the copy is the whole header"
        );
    }
    // Opened once more with the damage still there: the person is told, and both files are whole again.
    let unlocked = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass("slate violin harbor")),
            at_now(),
        )
        .unwrap();
    assert_eq!(unlocked.notices, [OpenNotice::HeaderRestored]);
    assert_eq!(
        fs::read(place.path("keys.json")).unwrap(),
        good,
        "and the file is mended"
    );
}

#[test]
fn damage_in_both_files_is_called_damage_and_not_a_wrong_passphrase() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let good = fs::read(place.path("keys.json")).unwrap();
    for at in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[at] ^= 0x04;
        for name in ["keys.json", "keys.json.bak"] {
            fs::write(place.path(name), &bad).unwrap();
        }
        let answer = place.store.unlock(
            UnlockWith::Passphrase(&pass("slate violin harbor")),
            at_now(),
        );
        assert!(
            matches!(answer, Err(OpenError::HeaderDamaged)),
            "byte {at}: {answer:?}"
        );
        assert_eq!(
            fs::read(place.path("keys.json")).unwrap(),
            bad,
            "byte {at}: nothing on disk may change"
        );
    }
    for name in ["keys.json", "keys.json.bak"] {
        fs::remove_file(place.path(name)).unwrap();
    }
    let answer = place.store.unlock(
        UnlockWith::Passphrase(&pass("slate violin harbor")),
        at_now(),
    );
    assert!(
        matches!(answer, Err(OpenError::HeaderMissing)),
        "{answer:?}"
    );
    fs::write(place.path("keys.json.bak"), &good).unwrap();
    let unlocked = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass("slate violin harbor")),
            at_now(),
        )
        .unwrap();
    assert_eq!(
        unlocked.notices,
        [OpenNotice::HeaderRestored],
        "the copy alone is enough"
    );
}

#[test]
fn a_doctored_header_with_a_right_checksum_gains_nothing() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let good = String::from_utf8(fs::read(place.path("keys.json")).unwrap()).unwrap();
    let passphrase = pass("slate violin harbor");

    // Another inbox key: the MAC does not fit, the copy is used, the owner is told.
    let other = age::x25519::Identity::generate().to_public().to_string();
    let start = good.find("age1").unwrap();
    let end = start + good[start..].find('"').unwrap();
    let doctored = with_right_sum(&good.replace(&good[start..end], &other));
    fs::write(place.path("keys.json"), &doctored).unwrap();
    let unlocked = place
        .store
        .unlock(UnlockWith::Passphrase(&passphrase), at_now())
        .unwrap();
    assert_eq!(
        unlocked.notices,
        [OpenNotice::HeaderAltered],
        "somebody changed it, and it did not work"
    );
    assert!(!unlocked.vault.inbox_public_key().contains(&other));
    unlocked.vault.lock().unwrap();

    // Another number in both files: the right one is found, and told.
    let renumbered = with_right_sum(&good.replace("\"generation\": 1", "\"generation\": 7"));
    assert_ne!(renumbered, good.as_bytes(), "something was changed");
    for name in ["keys.json", "keys.json.bak"] {
        fs::write(place.path(name), &renumbered).unwrap();
    }
    let unlocked = place
        .store
        .unlock(UnlockWith::Passphrase(&passphrase), at_now())
        .unwrap();
    assert_eq!(
        unlocked.notices,
        [OpenNotice::HeaderAltered],
        "the passphrase is right, so nobody is kept out"
    );
    unlocked.vault.lock().unwrap();
    assert_eq!(
        fs::read(place.path("keys.json")).unwrap(),
        good.as_bytes(),
        "and the file is as it was"
    );

    // Another MAC in both files: nothing says what else was changed.
    let start = good.find("\"mac\": \"").unwrap() + "\"mac\": \"".len();
    let mut other = good.clone();
    other.replace_range(start..start + 4, "AAAA");
    for name in ["keys.json", "keys.json.bak"] {
        fs::write(place.path(name), with_right_sum(&other)).unwrap();
    }
    let answer = place
        .store
        .unlock(UnlockWith::Passphrase(&passphrase), at_now());
    assert!(
        matches!(answer, Err(OpenError::HeaderDamaged)),
        "{answer:?}"
    );
    fs::remove_file(place.path("keys.json.bak")).unwrap();

    // Cheaper key derivation than the slot was sealed with: the slot does not open.
    let cheaper = with_right_sum(&good.replace("\"passes\": 1", "\"passes\": 2"));
    fs::write(place.path("keys.json"), &cheaper).unwrap();
    let answer = place
        .store
        .unlock(UnlockWith::Passphrase(&passphrase), at_now());
    assert!(
        matches!(answer, Err(OpenError::WrongPassphrase)),
        "parameters are part of what is sealed: {answer:?}"
    );
}

#[test]
fn another_vaults_slots_do_not_fit() {
    let (mine, theirs) = (Place::new(), Place::new());
    mine.create("slate violin harbor", 1).vault.lock().unwrap();
    theirs.create("an attackers own", 2).vault.lock().unwrap();
    for name in ["keys.json", "keys.json.bak"] {
        fs::copy(theirs.path(name), mine.path(name)).unwrap();
    }
    let answer = mine
        .store
        .unlock(UnlockWith::Passphrase(&pass("an attackers own")), at_now());
    assert!(
        matches!(answer, Err(OpenError::DatabaseDamaged)),
        "their key opens their database only: {answer:?}"
    );
}

#[test]
fn an_older_header_is_noticed() {
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let old = fs::read(place.path("keys.json")).unwrap();
    vault
        .change_passphrase(&pass("the new passphrase"), CHEAP, &Seeded::new(2))
        .unwrap();
    vault.lock().unwrap();
    for name in ["keys.json", "keys.json.bak"] {
        fs::write(place.path(name), &old).unwrap();
    }
    let unlocked = place
        .store
        .unlock(
            UnlockWith::Passphrase(&pass("slate violin harbor")),
            at_now(),
        )
        .unwrap();
    assert_eq!(
        unlocked.notices,
        [OpenNotice::HeaderOlder],
        "an old passphrase that fits again must be told"
    );
}

const OLD: &str = "slate violin harbor";
const NEW: &str = "the new passphrase";

/// Locked, after a change of passphrase; the header from before it and the one after it.
fn two_headers() -> (Place, Vec<u8>, Vec<u8>) {
    let place = Place::new();
    let mut vault = place.create(OLD, 1).vault;
    let old = fs::read(place.path("keys.json")).unwrap();
    vault
        .change_passphrase(&pass(NEW), CHEAP, &Seeded::new(2))
        .unwrap();
    vault.lock().unwrap();
    let new = fs::read(place.path("keys.json")).unwrap();
    (place, old, new)
}

#[test]
fn of_two_sound_headers_the_newer_counts_wherever_it_lies() {
    for older_in in ["keys.json", "keys.json.bak"] {
        let (place, old, new) = two_headers();
        fs::write(place.path(older_in), &old).unwrap();
        let unlocked = place
            .store
            .unlock(UnlockWith::Passphrase(&pass(NEW)), at_now())
            .unwrap_or_else(|error| panic!("older {older_in}: {error}"));
        let told: &[OpenNotice] = if older_in == "keys.json" {
            &[OpenNotice::HeaderRestored]
        } else {
            &[]
        };
        assert_eq!(unlocked.notices, told, "older {older_in}");
        unlocked.vault.lock().unwrap();
        for name in ["keys.json", "keys.json.bak"] {
            assert_eq!(
                fs::read(place.path(name)).unwrap(),
                new,
                "older {older_in}: both are the newer one now, {name}"
            );
        }
        let answer = place
            .store
            .unlock(UnlockWith::Passphrase(&pass(OLD)), at_now());
        assert!(
            matches!(answer, Err(OpenError::WrongPassphrase)),
            "older {older_in}: the old passphrase is over: {answer:?}"
        );
    }
}

#[test]
fn an_older_header_opened_says_so_and_never_overwrites_the_newer_one() {
    for older_in in ["keys.json", "keys.json.bak"] {
        let (place, old, new) = two_headers();
        let newer_in = if older_in == "keys.json" {
            "keys.json.bak"
        } else {
            "keys.json"
        };
        fs::write(place.path(older_in), &old).unwrap();
        let both_stand = || {
            assert_eq!(fs::read(place.path(older_in)).unwrap(), old, "{older_in}");
            assert_eq!(fs::read(place.path(newer_in)).unwrap(), new, "{newer_in}");
        };
        let mut unlocked = place
            .store
            .unlock(UnlockWith::Passphrase(&pass(OLD)), at_now())
            .unwrap_or_else(|error| panic!("older {older_in}: {error}"));
        assert_eq!(unlocked.notices, [OpenNotice::OlderSecret]);
        assert!(
            unlocked.vault.check_passphrase(&pass(OLD)).is_ok(),
            "asked again, the person can give what they know"
        );
        both_stand();
        unlocked
            .vault
            .change_passphrase(&pass("a third one altogether"), CHEAP, &Seeded::new(3))
            .unwrap();
        unlocked.vault.lock().unwrap();
        for (gone, passphrase) in [(true, OLD), (true, NEW), (false, "a third one altogether")] {
            let answer = place
                .store
                .unlock(UnlockWith::Passphrase(&pass(passphrase)), at_now());
            assert_eq!(answer.is_err(), gone, "{passphrase}: {answer:?}");
            if let Ok(opened) = answer {
                assert!(
                    matches!(opened.notices.as_slice(), [OpenNotice::WrongTries { .. }]),
                    "the number goes on from the newer one: {:?}",
                    opened.notices
                );
            }
        }
    }
    // A wrong one is wrong for both, and one wrong try.
    let (place, old, new) = two_headers();
    fs::write(place.path("keys.json.bak"), &old).unwrap();
    let answer = place
        .store
        .unlock(UnlockWith::Passphrase(&pass("neither")), at_now());
    assert!(matches!(answer, Err(OpenError::WrongPassphrase)));
    let opened = place
        .store
        .unlock(UnlockWith::Passphrase(&pass(NEW)), at_now())
        .unwrap();
    assert!(matches!(
        opened.notices.as_slice(),
        [OpenNotice::WrongTries { count: 1, .. }]
    ));
    drop(opened);
    assert_eq!(fs::read(place.path("keys.json.bak")).unwrap(), new);
}

#[test]
fn a_foreign_header_in_front_does_not_make_the_right_passphrase_wrong() {
    let (mine, theirs) = (Place::new(), Place::new());
    mine.create(OLD, 1).vault.lock().unwrap();
    theirs.create("an attackers own", 2).vault.lock().unwrap();
    let good = fs::read(mine.path("keys.json")).unwrap();
    fs::copy(theirs.path("keys.json"), mine.path("keys.json")).unwrap();
    let opened = mine
        .store
        .unlock(UnlockWith::Passphrase(&pass(OLD)), at_now())
        .unwrap();
    assert_eq!(opened.notices, [OpenNotice::HeaderAltered]);
    opened.vault.lock().unwrap();
    assert_eq!(fs::read(mine.path("keys.json")).unwrap(), good);

    // The other way round: keys that open no database here are no reason to call the database damaged.
    fs::copy(theirs.path("keys.json"), mine.path("keys.json.bak")).unwrap();
    let answer = mine
        .store
        .unlock(UnlockWith::Passphrase(&pass("an attackers own")), at_now());
    assert!(
        matches!(answer, Err(OpenError::WrongPassphrase)),
        "{answer:?}"
    );
    let opened = mine
        .store
        .unlock(UnlockWith::Passphrase(&pass(OLD)), at_now())
        .unwrap();
    assert!(
        matches!(
            opened.notices.as_slice(),
            [OpenNotice::WrongTries { count: 1, .. }]
        ),
        "and it is counted: {:?}",
        opened.notices
    );
}

#[test]
fn hostile_headers_are_refused_before_a_derivation_begins() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let good = String::from_utf8(fs::read(place.path("keys.json")).unwrap()).unwrap();
    let passphrase = pass("slate violin harbor");
    let nested = format!(
        "{{\"format\":\"evenkeel keys\",\"version\":1,\"x\":{}{},\n\"sha256\": \"\"\n}}\n",
        "[".repeat(15_000),
        "]".repeat(15_000)
    );
    let cases: Vec<(&str, Vec<u8>)> = vec![
        (
            "4 TiB of memory",
            with_right_sum(&good.replace("\"memory_kib\": 64", "\"memory_kib\": 4294967295")),
        ),
        (
            "2^32 - 1 passes",
            with_right_sum(&good.replace("\"passes\": 1", "\"passes\": 4294967295")),
        ),
        (
            "no lanes",
            with_right_sum(&good.replace("\"lanes\": 1", "\"lanes\": 0")),
        ),
        (
            "a number beyond any type",
            with_right_sum(&good.replace("\"passes\": 1", "\"passes\": 99999999999999999999999")),
        ),
        (
            "a negative number",
            with_right_sum(&good.replace("\"passes\": 1", "\"passes\": -1")),
        ),
        ("nested deep", with_right_sum(&nested)),
        (
            "another key derivation",
            with_right_sum(&good.replace("argon2id v19", "md5")),
        ),
        (
            "a short salt",
            with_right_sum(&good.replace("\"salt\": \"", "\"salt\": \"AA")),
        ),
        (
            "an extra field",
            with_right_sum(&good.replace("\"version\": 1,", "\"version\": 1,\n  \"extra\": 1,")),
        ),
        (
            "a field twice",
            with_right_sum(&good.replace("\"version\": 1,", "\"version\": 1,\n  \"version\": 1,")),
        ),
        (
            "other white space",
            with_right_sum(&good.replace("\"version\": 1,", "\"version\":  1,")),
        ),
        ("empty", Vec::new()),
        ("100 MiB", vec![b'{'; 100 * 1024 * 1024]),
        (
            "just over the cap",
            vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1],
        ),
    ];
    for (what, bytes) in cases {
        for name in ["keys.json", "keys.json.bak"] {
            fs::write(place.path(name), &bytes).unwrap();
        }
        let before = begun::count();
        let answer = place
            .store
            .unlock(UnlockWith::Passphrase(&passphrase), at_now());
        assert!(
            matches!(
                answer,
                Err(OpenError::HeaderDamaged | OpenError::KdfTooCostly)
            ),
            "{what}: {answer:?}"
        );
        assert_eq!(
            begun::count(),
            before,
            "{what}: a derivation was begun, with whatever memory the file asked for"
        );
    }
}

#[test]
fn r42_a_wrong_passphrase_and_the_right_one_do_the_same_work_and_answer_alike() {
    let place = Place::new();
    place.create(OLD, 1).vault.lock().unwrap();
    let (header, _) = header::load(place.store.folder()).unwrap();
    let work = |passphrase: &str| {
        let before = begun::count();
        let answer = header.open_slot(UnlockWith::Passphrase(&pass(passphrase)));
        (begun::count() - before, answer.map(drop))
    };
    let (right, opened) = work(OLD);
    assert!(opened.is_ok());
    for wrong in [
        "s",
        "slate violin harbo",
        "slate violin harbos",
        "SLATE VIOLIN HARBOR",
        "something else altogether",
        &"x".repeat(100_000),
    ] {
        let (done, answer) = work(wrong);
        assert_eq!(
            done,
            right,
            "{} letters: whether it is right shows after the whole derivation and not before",
            wrong.len()
        );
        assert!(
            matches!(answer, Err(OpenError::WrongPassphrase)),
            "one answer for all: {answer:?}"
        );
    }
}

/// From the drafts and standards that define them, by the functions that the slots are made with: something else computed would lock
/// everybody out.
#[test]
fn r40_the_ciphers_are_the_ones_of_the_standards() {
    use crate::secret::{MasterKey, SlotKey, slot_key_from_strong};
    use data_encoding::{BASE64, HEXLOWER};
    // RFC 5869, A.3; the first 32 of its 42 bytes.
    let slot = slot_key_from_strong(&[0x0b; 22], &[], "");
    assert_eq!(
        HEXLOWER.encode(slot.expose_secret()),
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    );
    // draft-irtf-cfrg-xchacha, A.3.1; the first 32 of its bytes, because that is what a slot holds.
    let key = SlotKey::from_bytes(&(0x80..0xa0).collect::<Vec<u8>>()).unwrap();
    let nonce: [u8; 24] = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
    let master = MasterKey::from_bytes(b"Ladies and Gentlemen of the clas").unwrap();
    let sealed = super::wrap(&key, &nonce, b"", &master).unwrap();
    let bytes = BASE64.decode(sealed.as_bytes()).unwrap();
    assert_eq!(
        HEXLOWER.encode(&bytes[..32]),
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
    );
    let nonce = BASE64.encode(&nonce);
    let opened = super::unwrap(&key, &nonce, &sealed, b"").unwrap().unwrap();
    assert_eq!(opened.expose_secret(), master.expose_secret());
    assert!(
        super::unwrap(&key, &nonce, &sealed, b"another slot")
            .unwrap()
            .is_none(),
        "what stands around the key is part of its seal"
    );
}

#[test]
fn a_header_of_a_newer_version_is_refused_and_left_untouched() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let good = String::from_utf8(fs::read(place.path("keys.json")).unwrap()).unwrap();
    let newer = with_right_sum(&good.replace(
        "\"version\": 1,",
        "\"version\": 2,\n  \"something_new\": [1, 2],",
    ));
    fs::write(place.path("keys.json"), &newer).unwrap();
    let answer = place.store.unlock(
        UnlockWith::Passphrase(&pass("slate violin harbor")),
        at_now(),
    );
    assert!(matches!(answer, Err(OpenError::NewerVersion)), "{answer:?}");
    assert_eq!(
        fs::read(place.path("keys.json")).unwrap(),
        newer,
        "a newer version's file is not 'mended'"
    );
}

#[test]
fn a_slot_opens_in_its_own_vault_only() {
    let place = Place::new();
    place.create("slate violin harbor", 1).vault.lock().unwrap();
    let good = String::from_utf8(fs::read(place.path("keys.json")).unwrap()).unwrap();
    let start = good.find("\"vault_id\": \"").unwrap() + "\"vault_id\": \"".len();
    let id = &good[start..start + 36];
    let other = format!("00000000{}", &id[8..]);
    for name in ["keys.json", "keys.json.bak"] {
        fs::write(place.path(name), with_right_sum(&good.replace(id, &other))).unwrap();
    }
    let answer = place.store.unlock(
        UnlockWith::Passphrase(&pass("slate violin harbor")),
        at_now(),
    );
    assert!(
        matches!(answer, Err(OpenError::WrongPassphrase)),
        "a slot that was moved to another vault must not even give its key: {answer:?}"
    );
}

/// A header as a real vault has it, kept: whatever this program becomes, it opens. Another program opens it too (docs/formats.md).
#[test]
fn the_kept_header_opens_by_its_passphrase_and_by_its_code() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/formats");
    let vectors: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("vectors.json")).unwrap()).unwrap();
    let vector = &vectors["headers"][0];
    let text = |name: &str| vector[name].as_str().unwrap();
    let file = fs::read(folder.join(text("file"))).unwrap();
    let header = header::Header::from_backup(&file).unwrap();
    let code = crate::RecoveryCode::parse(text("recovery_code")).unwrap();
    for with in [
        UnlockWith::Passphrase(&pass(text("passphrase"))),
        UnlockWith::RecoveryCode(&code),
    ] {
        let master = header.open_slot(with).unwrap();
        // EXPOSE: the kept vector says which key it is.
        let key = data_encoding::HEXLOWER.encode(master.expose_secret());
        assert_eq!(key, text("master_key"));
        assert!(header.mac_fits(&master).unwrap());
    }
    assert_eq!(header.as_written().unwrap(), file, "byte for byte");
}
