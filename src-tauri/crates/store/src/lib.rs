//! The vault on disk.
//!
//! Owns every byte that Evenkeel leaves in its data folder: keys, the encrypted database and its tables, agenda, card,
//! ledger, backups. Refuses to own: what a craving or a session *is* (the domain's), what is worth reminding of (core's),
//! clocks, randomness and the keyring (passed in by the caller), words a person reads.
//!
//! # Using it
//!
//! ```text
//! let folder = DataFolder::open(path)?;            // anybody, also the agent: makes the folder private
//! let store = Store::open(folder)?;                // the one writer; InUse when there is another
//! match store.presence()? { Presence::Nothing => …, Presence::Vault => …, … }
//!
//! let cost = KdfCost::calibrate(&elapsed)?;
//! let Created { vault, recovery } = store.create(&CreateOptions { passphrase: &p, cost, now, entropy })?;
//! show_once(&recovery.to_show_once());
//!
//! let Opened { mut vault, notices } =
//!     store.unlock(UnlockWith::Passphrase(&p), UnlockOptions { now, accept_older: false })?;
//! vault.write(|w| tables::cravings::insert(w, &craving))?;      // Ok = survives a power cut
//! let page = vault.read(|r| tables::cravings::page(r, None, 50))?;
//! vault.lock()?;                                                // or drop it
//! ```
//!
//! `store` outlives its vaults and keeps the claim on the folder, so that locking and unlocking in one process never lets
//! another writer in between.

#![cfg_attr(
    test,
    allow(
        clippy::cloned_ref_to_slice_refs,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unwrap_used,
        reason = "a test that cannot go on says why; the library itself is checked without this"
    )
)]

#[cfg(all(feature = "cheap-kdf", not(debug_assertions)))]
compile_error!("the cheap key derivation is for tests; a release build must not have it");

pub mod agenda;
pub mod backup;
mod backup_file;
mod ballast;
pub mod card;
mod columns;
mod database;
pub mod device;
mod error;
pub mod export_file;
mod folder;
mod handle;
mod header;
pub mod inbox;
mod kdf;
pub mod ledger;
mod lost;
mod migrations;
mod names;
pub mod new_keys;
#[cfg(all(test, unix))]
mod odd_files_tests;
mod owner;
mod place;
pub mod quick_pace;
mod recovery;
mod schema;
mod sealed_file;
mod secret;
pub mod set_aside;
mod small_file;
mod staging;
mod state;
mod store;
pub mod tables;
#[cfg(test)]
mod testing;
mod vault;

pub use error::{OpenError, StoreError};
pub use folder::{DataFolder, lock_file};
pub use handle::{Read, Write};
pub use header::UnlockWith;
pub use kdf::KdfCost;
pub use owner::MayReplace;
pub use recovery::{RECOVERY_CODE_CHARS, RecoveryCode, RecoveryCodeTypo};
pub use secret::{Entropy, KeyringSecret, Passphrase, PassphraseLength};
pub use store::{
    CreateOptions, Created, OpenNotice, Opened, Presence, SecondMark, Store, UnlockOptions,
};
pub use vault::Vault;
