//! Small vaults for tests of files.

use chrono::{DateTime, Utc};
use evenkeel_domain::cravings::{Craving, CravingEntry};
use evenkeel_domain::time::{Moment, Precision};
use evenkeel_domain::{Id, Lang};
use evenkeel_store::{
    CreateOptions, Created, DataFolder, KdfCost, OpenError, Passphrase, Store, UnlockOptions,
    UnlockWith, Vault,
};
use evenkeel_tests::SeededEntropy;
use std::path::Path;
use std::time::Duration;

pub const OLD: &str = "slate violin harbor";
pub const NEW: &str = "copper lantern meadow";

pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

pub fn pass(text: &str) -> Passphrase {
    Passphrase::from_typed(text.to_owned()).unwrap()
}

pub fn cost() -> KdfCost {
    KdfCost::calibrate(&|| Duration::ZERO).unwrap()
}

pub fn store(folder: &Path) -> Result<Store, OpenError> {
    Store::open(DataFolder::open(folder)?)
}

pub fn create(folder: &Path) -> Created {
    create_in(&store(folder).unwrap(), 1).unwrap()
}

pub fn create_in(store: &Store, seed: u64) -> Result<Created, OpenError> {
    store.create(&CreateOptions {
        passphrase: &pass(OLD),
        cost: cost(),
        now: now(),
        entropy: &SeededEntropy::new(seed),
    })
}

pub fn unlock(store: &Store, passphrase: &str) -> Result<Vault, OpenError> {
    store
        .unlock(
            UnlockWith::Passphrase(&pass(passphrase)),
            UnlockOptions {
                now: now(),
                accept_older: false,
            },
        )
        .map(|unlocked| unlocked.vault)
}

pub fn craving(id: Id, note: &str) -> Craving {
    Craving {
        id,
        occurred: Moment {
            at: now(),
            zone: "America/Chicago".into(),
            local: now().naive_utc(),
            precision: Precision::Exact,
        },
        created_at: now(),
        updated_at: now(),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        prompt_id: None,
        rerates: Vec::new(),
        entry: CravingEntry {
            note: note.to_owned(),
            ..CravingEntry::of(6)
        },
    }
}
