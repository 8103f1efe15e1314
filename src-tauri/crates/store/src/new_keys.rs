//! New keys for a vault that somebody else may have had the key of, and what is left on this laptop under the old ones.
//!
//! Owns the order that makes it all or nothing: everything is prepared in a staging folder, one rename is the moment it counts
//! ([`crate::staging`]), and a kill at any step leaves the old vault or the new one. Owns telling copies under the old keys from
//! others, by vault and MAC. Refuses to own copies that were carried somewhere else: those open with what opened them, for ever.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use evenkeel_domain::vault::OldCopies;
use secrecy::ExposeSecret;

use crate::backup_file::{self, Opened};
use crate::columns;
use crate::database::Database;
use crate::error::{OpenError, StoreError};
use crate::folder::{BACKUPS, DataFolder, INBOX, exists};
use crate::header::{self, Header};
use crate::kdf::KdfCost;
use crate::recovery::RecoveryCode;
use crate::secret::{Entropy, KeyringSecret, MasterKey, Passphrase};
use crate::small_file;
use crate::staging::{QUARANTINE, Staging, Why};
use crate::store::stage_around;
use crate::tables;
use crate::vault::Vault;

/// More entries of a folder than this are not looked at; ours hold a handful.
const MOST_LOOKED_AT: usize = 4_096;

/// What new keys are made from.
pub struct NewKeys<'a> {
    /// The passphrase from now on, already judged good enough.
    pub passphrase: &'a Passphrase,
    /// From [`KdfCost::calibrate`].
    pub cost: KdfCost,
    /// What the keyring will hold from now on, where the vault has a keyring slot. The caller puts it there afterwards.
    pub keyring: Option<&'a KeyringSecret>,
    /// The present.
    pub now: DateTime<Utc>,
    /// Where keys come from.
    pub entropy: &'a dyn Entropy,
}

/// Gives the open vault a new master key, and with it a new database key, a new recovery code and a new key for entries written
/// while locked. The vault goes on being open. What was there before, under the old keys, is set aside.
///
/// At any kill the old vault opens with what opened it, or the new one with the new passphrase, never neither.
///
/// # Errors
/// Disk errors. Then the old keys count, unless [`Vault::check_passphrase`] says otherwise; in that case the code was never
/// shown, and another one has to be made.
pub fn make(vault: &mut Vault, new: &NewKeys<'_>) -> Result<RecoveryCode, OpenError> {
    let vault_id = vault.vault_id;
    let master = MasterKey::random(new.entropy);
    let recovery = RecoveryCode::random(new.entropy);
    let identity = age::x25519::Identity::generate();
    let mut header = vault.header.emptied(&identity.to_public().to_string());
    header.set_passphrase(&master, new.passphrase, new.cost, new.entropy)?;
    header.set_recovery(&master, &recovery, new.entropy)?;
    header.set_keyring(&master, new.keyring, new.entropy)?;
    let sealed = header.sealed(&master)?;

    let staging = Staging::new(&vault.folder)?;
    let prepared =
        copy_under(vault, &staging, &master, &header, &identity).and_then(|generation| {
            let state = stage_around(&staging, &sealed, &master, vault_id, generation)?;
            // Nothing may have the old file open when it is moved away.
            vault.close_database()?;
            Ok((generation, state))
        });
    let (generation, state) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => {
            staging.discard();
            return Err(error);
        }
    };
    let placed = staging.make_ready(&vault.folder, new.now, Why::NewKeys);
    if !crate::staging::is_ready(&vault.folder) {
        placed?;
    }
    // From here on only the new keys open it, also when what follows is cut off: the next start, or the next use, finishes it.
    vault.take_over(header, master, generation, state);
    crate::staging::finish(&vault.folder)?;
    vault.parts()?;
    Ok(recovery)
}

/// The database, copied under the new key, checked, and with what it says of its keys brought up to date. Answers its number.
fn copy_under(
    vault: &mut Vault,
    staging: &Staging,
    master: &MasterKey,
    header: &Header,
    identity: &age::x25519::Identity,
) -> Result<u64, OpenError> {
    let path = staging.file("vault.db");
    let key = master.database_key(&vault.vault_id);
    let here = {
        let parts = vault.parts()?;
        parts.database.copy_into(&path, &key)?;
        tables::count_rows(&parts.database.conn)?
    };
    let copy = Database::open(&path, &key)?;
    copy.quick_check()?;
    if tables::count_rows(&copy.conn)? != here {
        return Err(OpenError::DatabaseDamaged);
    }
    let generation: i64 = copy.conn.query_row(
        "UPDATE vault SET generation = generation + 1, header_generation = ?1, inbox_identity = ?2 WHERE id = 1
         RETURNING generation",
        // EXPOSE: the inbox identity is kept inside the encrypted database.
        rusqlite::params![columns::count(header.generation())?, identity.to_string().expose_secret()],
        |row| row.get(0),
    )?;
    copy.accept()?;
    copy.close()?;
    u64::try_from(generation).map_err(|_| OpenError::DatabaseDamaged)
}

/// Makes a backup of the open vault inside the data folder, checked like any other.
///
/// # Errors
/// [`StoreError::VerifyMismatch`] when what was written does not read back (the file is removed); disk errors.
pub fn keep_copy(vault: &mut Vault, now: DateTime<Utc>) -> Result<(), StoreError> {
    let parts = vault.parts()?;
    let shelf = parts.folder.subfolder(BACKUPS)?;
    let name = format!("after-new-keys-{}.evkbackup", now.format("%Y%m%d-%H%M%S"));
    let path = backup_file::write(parts.folder, parts.database, parts.header, &shelf, &name)?;
    let checked = backup_file::verify(&path, parts.folder, parts.database, parts.header, parts.key);
    if checked.is_err() {
        drop(fs::remove_file(&path));
    }
    checked
}

/// What lies in the data folder under keys that this vault had before. A copy of another vault is none of it.
///
/// # Errors
/// Disk errors.
pub fn old_copies(vault: &Vault) -> Result<OldCopies, StoreError> {
    let found = Found::look(vault)?;
    Ok(OldCopies {
        backups: u32::try_from(found.backups.len()).unwrap_or(u32::MAX),
        set_aside: u32::try_from(found.set_aside.len()).unwrap_or(u32::MAX),
    })
}

/// Removes what [`old_copies`] tells of, for good. Only once a backup under the present keys lies in the data folder and reads back:
/// it is made when there is none. Answers what went.
///
/// # Errors
/// The backup could not be made (then nothing is removed); disk errors (then some may be left, and are found again).
pub fn remove_old_copies(vault: &mut Vault, now: DateTime<Utc>) -> Result<OldCopies, StoreError> {
    let found = Found::look(vault)?;
    if found.backups.is_empty() && found.set_aside.is_empty() {
        return Ok(OldCopies::default());
    }
    if !found.has_present_copy {
        keep_copy(vault, now)?;
    }
    let mut removed = OldCopies::default();
    for path in found.backups {
        fs::remove_file(path)?;
        removed.backups = removed.backups.saturating_add(1);
    }
    for path in found.set_aside {
        fs::remove_dir_all(path)?;
        removed.set_aside = removed.set_aside.saturating_add(1);
    }
    for shelf in [BACKUPS, QUARANTINE] {
        let shelf = vault.folder.file(shelf);
        if exists(&shelf)? {
            small_file::sync_folder(&shelf)?;
        }
    }
    Ok(removed)
}

/// What was found of this vault in the data folder.
#[derive(Default)]
struct Found {
    /// Backups under old keys.
    backups: Vec<PathBuf>,
    /// Folders in the quarantine that hold a vault under old keys, and none of anybody else.
    set_aside: Vec<PathBuf>,
    /// A backup under the present keys is there, whole.
    has_present_copy: bool,
}

/// Whose a header is, seen from the open vault.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Present,
    Old,
    AnotherVaults,
}

impl Found {
    fn look(vault: &Vault) -> Result<Self, StoreError> {
        let mut found = Self::default();
        for path in entries(&vault.folder, BACKUPS)? {
            let Ok(mut backup) = Opened::open(&path) else {
                continue;
            };
            let Ok(header) = Header::from_backup(&backup.header) else {
                continue;
            };
            match whose(&header, vault) {
                Keys::Old => found.backups.push(path),
                Keys::Present if backup.copy_database(&mut io::sink()).is_ok() => {
                    found.has_present_copy = true;
                }
                Keys::Present | Keys::AnotherVaults => {}
            }
        }
        for path in entries(&vault.folder, QUARANTINE)? {
            let is_folder = fs::symlink_metadata(&path)?.is_dir();
            if is_folder && path.file_name().is_some_and(|name| name != INBOX) {
                let keys = keys_in(&path, vault)?;
                // With anything else in there, it is not this vault's alone to throw away.
                if !keys.is_empty() && keys.iter().all(|keys| *keys == Keys::Old) {
                    found.set_aside.push(path);
                }
            }
        }
        Ok(found)
    }
}

/// Whose the headers in a folder are, as far as they can be read.
fn keys_in(folder: &Path, vault: &Vault) -> Result<Vec<Keys>, StoreError> {
    let mut keys = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST_LOOKED_AT) {
        let path = entry?.path();
        let is_header = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with("keys.json"));
        if is_header && let Some(header) = header::in_file(&path) {
            keys.push(whose(&header, vault));
        }
    }
    Ok(keys)
}

fn whose(header: &Header, vault: &Vault) -> Keys {
    if header.vault_id().ok() != Some(vault.vault_id) {
        Keys::AnotherVaults
    } else if header.mac_fits(&vault.master).unwrap_or(false) {
        Keys::Present
    } else {
        Keys::Old
    }
}

/// What lies in a folder of the data folder; nothing when there is no such folder.
fn entries(folder: &DataFolder, name: &str) -> Result<Vec<PathBuf>, StoreError> {
    let path = folder.file(name);
    if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir()) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)?.take(MOST_LOOKED_AT) {
        found.push(entry?.path());
    }
    Ok(found)
}

#[cfg(test)]
#[path = "new_keys_tests.rs"]
mod tests;
