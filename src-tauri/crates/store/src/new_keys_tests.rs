//! New keys: the same vault under keys that nobody had before, and what is left of the old ones.

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};

use evenkeel_domain::time::Now;
use evenkeel_domain::vault::OldCopies;

use super::{NewKeys, keep_copy, make, old_copies, remove_old_copies};
use crate::handle::Read;
use crate::tables::cravings;
use crate::tables::search_index;
use crate::tables::tests::full_craving;
use crate::testing::{CHEAP, Place, Seeded, fast_dir, now, pass};
use crate::{
    KeyringSecret, OpenError, Passphrase, RecoveryCode, StoreError, UnlockOptions, UnlockWith,
    Vault, backup,
};

const OLD: &str = "slate violin harbor";
const NEW: &str = "copper lantern meadow";

/// No two times the same keys.
static SEED: AtomicU64 = AtomicU64::new(77);

const OPEN: UnlockOptions = UnlockOptions {
    now: chrono::DateTime::UNIX_EPOCH,
    accept_older: false,
};

fn present() -> Now {
    Now {
        at: now(),
        zone: "America/Chicago".into(),
    }
}

fn renew(
    vault: &mut Vault,
    passphrase: &Passphrase,
    keyring: Option<&KeyringSecret>,
) -> RecoveryCode {
    make(
        vault,
        &NewKeys {
            passphrase,
            cost: CHEAP,
            keyring,
            now: now(),
            entropy: &Seeded::new(SEED.fetch_add(1, Ordering::SeqCst)),
        },
    )
    .unwrap()
}

fn opened(place: &Place, with: UnlockWith<'_>) -> Result<Vault, OpenError> {
    place.store.unlock(with, OPEN).map(|opened| {
        assert_eq!(opened.notices, [], "nothing to tell");
        opened.vault
    })
}

fn everything(r: &Read<'_>) -> Result<Vec<String>, StoreError> {
    let mut lines = Vec::new();
    for (table, _) in crate::tables::count_rows(r.conn())? {
        if table == "vault" {
            continue;
        }
        let mut statement = r
            .conn()
            .prepare(&format!("SELECT rowid, * FROM \"{table}\" ORDER BY 1"))
            .or_else(|_| {
                r.conn()
                    .prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1"))
            })?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let cells: Vec<String> = (0..columns)
                .map(|n| format!("{:?}", row.get_ref(n).unwrap()))
                .collect();
            lines.push(format!("{table}: {}", cells.join("|")));
        }
    }
    Ok(lines)
}

#[test]
fn everything_is_there_afterwards_and_only_what_is_new_opens_it() {
    let place = Place::new();
    let made = place.create(OLD, 1);
    let (mut vault, old_code) = (made.vault, made.recovery);
    let secret = KeyringSecret::random(&Seeded::new(5));
    vault
        .set_keyring_slot(Some(&secret), &Seeded::new(3))
        .unwrap();
    for n in 1..40 {
        vault
            .write(|w| cravings::insert(w, &full_craving(n, now())))
            .unwrap();
    }
    let before = vault.read(everything).unwrap();
    let (inbox, schema) = (
        vault.inbox_public_key().to_owned(),
        vault.read(|r| Ok(schema_of(r))).unwrap(),
    );
    let fresh = KeyringSecret::random(&Seeded::new(6));
    let new_pass = pass(NEW);
    let code = renew(&mut vault, &new_pass, Some(&fresh));

    assert_eq!(
        vault.read(everything).unwrap(),
        before,
        "row for row, while it stays open"
    );
    assert_eq!(
        vault.read(|r| Ok(schema_of(r))).unwrap(),
        schema,
        "and table for table"
    );
    assert!(
        vault.write(search_index::check).unwrap(),
        "what can be found is what there is"
    );
    assert_ne!(
        vault.inbox_public_key(),
        inbox,
        "quick entries are sealed to a new key"
    );
    vault
        .write(|w| cravings::insert(w, &full_craving(41, now())))
        .unwrap();
    vault.lock().unwrap();

    assert!(matches!(
        opened(&place, UnlockWith::Passphrase(&pass(OLD))),
        Err(OpenError::WrongPassphrase)
    ));
    assert!(matches!(
        opened(&place, UnlockWith::RecoveryCode(&old_code)),
        Err(OpenError::WrongRecoveryCode)
    ));
    assert!(matches!(
        opened(&place, UnlockWith::Keyring(&secret)),
        Err(OpenError::WrongKeyringSecret)
    ));
    // Three wrong ones make the next wait.
    fs::remove_file(place.path("state.json")).unwrap();
    for with in [
        UnlockWith::Passphrase(&new_pass),
        UnlockWith::RecoveryCode(&code),
        UnlockWith::Keyring(&fresh),
    ] {
        let mut vault = place.store.unlock(with, OPEN).unwrap().vault;
        assert_eq!(
            vault.read(|r| cravings::page(r, None, 100)).unwrap().total,
            40
        );
        vault.lock().unwrap();
    }
}

fn schema_of(r: &Read<'_>) -> Vec<String> {
    let mut statement = r
        .conn()
        .prepare(
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1",
        )
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    let mut all: Vec<String> = rows.map(Result::unwrap).collect();
    all.push(
        r.conn()
            .query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))
            .unwrap()
            .to_string(),
    );
    all
}

#[test]
fn the_old_header_opens_nothing_of_the_new_vault() {
    let place = Place::new();
    let mut vault = place.create(OLD, 1).vault;
    let header = fs::read(place.path("keys.json")).unwrap();
    renew(&mut vault, &pass(NEW), None);
    vault.lock().unwrap();
    for name in ["keys.json", "keys.json.bak"] {
        fs::write(place.path(name), &header).unwrap();
    }
    let tried = place.store.unlock(UnlockWith::Passphrase(&pass(OLD)), OPEN);
    assert!(
        matches!(
            tried,
            Err(OpenError::DatabaseDamaged | OpenError::VaultMismatch)
        ),
        "its slot opens, and its key fits nothing: {tried:?}"
    );
}

#[test]
fn what_was_kept_under_the_old_keys_goes_and_nothing_of_anybody_elses() {
    let place = Place::new();
    let mut vault = place.create(OLD, 1).vault;
    vault
        .write(|w| cravings::insert(w, &full_craving(1, now())))
        .unwrap();
    let shelf = fast_dir();
    let made = backup::create(&mut vault, shelf.path(), &present()).unwrap();
    // As an upgrade leaves one.
    fs::create_dir(place.path("backups")).unwrap();
    fs::copy(
        &made.path,
        place.path("backups/before-upgrade-from-9.evkbackup"),
    )
    .unwrap();
    // Another vault's backup, something that is none, and another vault in the quarantine.
    let other = Place::new();
    let mut others = other.create(OLD, 9).vault;
    let foreign = backup::create(&mut others, shelf.path(), &present()).unwrap();
    others.lock().unwrap();
    fs::copy(&foreign.path, place.path("backups/foreign.evkbackup")).unwrap();
    fs::write(place.path("backups/notes.txt"), b"mine").unwrap();
    fs::create_dir_all(place.path("quarantine/20260101-000000")).unwrap();
    fs::copy(
        other.path("keys.json"),
        place.path("quarantine/20260101-000000/keys.json"),
    )
    .unwrap();
    fs::create_dir_all(place.path("quarantine/inbox")).unwrap();
    fs::write(place.path("quarantine/inbox/a.age"), b"strange").unwrap();

    assert_eq!(
        old_copies(&vault).unwrap(),
        OldCopies::default(),
        "as long as the keys count, nothing is old"
    );
    renew(&mut vault, &pass(NEW), None);
    let found = old_copies(&vault).unwrap();
    assert_eq!(
        found,
        OldCopies {
            backups: 1,
            set_aside: 1
        }
    );
    assert_eq!(remove_old_copies(&mut vault, now()).unwrap(), found);
    assert!(old_copies(&vault).unwrap().is_empty());
    let mut left: Vec<_> = fs::read_dir(place.path("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert!(
        matches!(left.as_slice(), [after, foreign, notes]
            if after.starts_with("after-new-keys-") && foreign == "foreign.evkbackup" && notes == "notes.txt"),
        "a copy under the new keys was made first, and what is not this vault's stays: {left:?}"
    );
    assert!(place.path("quarantine/20260101-000000/keys.json").exists());
    assert!(place.path("quarantine/inbox/a.age").exists());
    // A second time finds nothing, and makes no second copy.
    renew(&mut vault, &pass(OLD), None);
    keep_copy(&mut vault, now()).unwrap();
    assert_eq!(
        old_copies(&vault).unwrap(),
        OldCopies {
            backups: 1,
            set_aside: 1
        }
    );
    remove_old_copies(&mut vault, now()).unwrap();
    assert_eq!(fs::read_dir(place.path("backups")).unwrap().count(), 3);
}

#[test]
fn nothing_goes_before_a_copy_under_the_new_keys_is_there() {
    let place = Place::new();
    let mut vault = place.create(OLD, 1).vault;
    renew(&mut vault, &pass(NEW), None);
    // Something stands where backups are kept, so none can be made.
    fs::write(place.path("backups"), b"in the way").unwrap();
    assert!(remove_old_copies(&mut vault, now()).is_err());
    assert_eq!(
        old_copies(&vault).unwrap(),
        OldCopies {
            backups: 0,
            set_aside: 1
        }
    );
}

#[test]
fn a_disk_that_refuses_before_it_counts_leaves_the_old_keys() {
    let place = Place::new();
    let mut vault = place.create(OLD, 1).vault;
    vault
        .write(|w| cravings::insert(w, &full_craving(1, now())))
        .unwrap();
    // Where everything is prepared stands something that is no folder.
    let passphrase = pass(NEW);
    let new = NewKeys {
        passphrase: &passphrase,
        cost: CHEAP,
        keyring: None,
        now: now(),
        entropy: &Seeded::new(77),
    };
    fs::write(place.path("incoming.evktmp"), b"no folder").unwrap();
    assert!(make(&mut vault, &new).is_err());
    fs::remove_file(place.path("incoming.evktmp")).unwrap();
    assert!(
        vault.check_passphrase(&pass(OLD)).is_ok(),
        "nothing has changed"
    );
    vault
        .write(|w| cravings::insert(w, &full_craving(2, now())))
        .unwrap();
    vault.lock().unwrap();
    let mut again = opened(&place, UnlockWith::Passphrase(&pass(OLD))).unwrap();
    assert_eq!(
        again.read(|r| cravings::page(r, None, 100)).unwrap().total,
        2
    );
    assert!(matches!(
        again.check_passphrase(&passphrase),
        Err(StoreError::WrongPassphrase)
    ));
}
