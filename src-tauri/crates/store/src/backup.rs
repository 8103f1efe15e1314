//! Backups: making one that is checked before it counts, looking at one, and restoring it.
//!
//! Where a backup goes is the person's choice; when, the caller's. Its format is [`crate::backup_file`]'s.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};
use evenkeel_domain::share::BackupInfo;
use evenkeel_domain::time::Now;

use crate::backup_file::{Opened, verify, write};
use crate::database::Database;
use crate::error::{OpenError, StoreError};
use crate::export_file;
use crate::folder::INBOX;
use crate::header::{Header, UnlockWith};
use crate::small_file;
use crate::staging::Staging;
use crate::state::State;
use crate::store::{Store, stage_around};
use crate::tables::audit;
use crate::vault::{Vault, VaultRow, check_schema};

/// Makes a backup in `folder`, under a name nothing has, opens it again from there and compares it with the vault before it
/// counts.
///
/// # Errors
/// [`StoreError::PlaceUnsuitable`] for something that is no folder or lies in the data folder, [`StoreError::VerifyMismatch`]
/// when what was written does not read back (the file is removed); disk errors.
pub fn create(vault: &mut Vault, folder: &Path, now: &Now) -> Result<BackupInfo, StoreError> {
    export_file::check_folder(folder)?;
    if fs::canonicalize(folder)?.starts_with(vault.folder().path()) {
        return Err(StoreError::PlaceUnsuitable);
    }
    let name = format!("evenkeel-{}.evkbackup", now.local().format("%Y-%m-%d"));
    let parts = vault.parts()?;
    let path = write(parts.folder, parts.database, parts.header, folder, &name)?;
    if let Err(error) = verify(&path, parts.folder, parts.database, parts.header, parts.key) {
        // What does not read back is worse than none: somebody would rely on it.
        drop(fs::remove_file(&path));
        return Err(error);
    }
    let bytes = fs::metadata(&path)?.len();
    vault.write(|w| audit::record(w, audit::Event::BackedUp, 1, now.at))?;
    Ok(BackupInfo {
        path: path.display().to_string(),
        made_at: now.at,
        bytes,
    })
}

/// Looks at a backup without opening what is in it: that it is one, whole, and made by this version or an earlier one.
///
/// # Errors
/// [`OpenError::NotABackup`], [`OpenError::BackupDamaged`], [`OpenError::NewerVersion`]; disk errors.
pub fn inspect(path: &Path) -> Result<BackupInfo, OpenError> {
    let mut backup = Opened::open(path)?;
    backup.copy_database(&mut io::sink())?;
    Header::from_backup(&backup.header)?;
    let made_at = backup
        .file
        .metadata()?
        .modified()
        .map(DateTime::<Utc>::from)?;
    Ok(BackupInfo {
        path: path.display().to_string(),
        made_at,
        bytes: backup.size,
    })
}

/// Puts a backup in place. A vault that is there already is moved to `quarantine`, never deleted. At any kill the old or the
/// new vault opens.
///
/// # Errors
/// [`OpenError::InUse`] while a vault is open, [`OpenError::WrongPassphrase`] or [`OpenError::WrongRecoveryCode`] for a secret
/// of another time, and what [`inspect`] answers. Then nothing has changed.
pub fn restore(
    store: &Store,
    path: &Path,
    with: UnlockWith<'_>,
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    // A vault that this process has open would go on writing to the file that is moved away.
    if store.has_open_vault() {
        return Err(OpenError::InUse);
    }
    let mut backup = Opened::open(path)?;
    let header = Header::from_backup(&backup.header)?;
    if let Some(retry_at) = State::load(store.folder()).retry_at(now) {
        return Err(OpenError::TooManyTries { retry_at });
    }
    let staging = Staging::new(store.folder())?;
    let prepared = prepare(&mut backup, &header, &staging, with);
    if let Err(error) = prepared {
        staging.discard();
        return Err(error);
    }
    staging.commit(store.folder(), now)?;
    store.folder().subfolder(INBOX)?;
    Ok(())
}

fn prepare(
    backup: &mut Opened,
    header: &Header,
    staging: &Staging,
    with: UnlockWith<'_>,
) -> Result<(), OpenError> {
    let database_path = staging.file("vault.db");
    let mut extracted = small_file::create_new(&database_path)?;
    backup.copy_database(&mut extracted)?;
    extracted.sync_all()?;
    drop(extracted);
    let master = header.open_slot(with)?;
    if !header.mac_fits(&master)? {
        return Err(OpenError::BackupDamaged);
    }
    let vault_id = header.vault_id()?;
    let generation = {
        let database = Database::open(&database_path, &master.database_key(&vault_id))
            .map_err(damaged_backup)?;
        check_schema(&database)?;
        let row = VaultRow::read(&database).map_err(damaged_backup)?;
        if row.vault_id != vault_id {
            return Err(OpenError::BackupDamaged);
        }
        database.quick_check().map_err(damaged_backup)?;
        database.accept()?;
        database.close()?;
        row.generation
    };
    stage_around(staging, &backup.header, &master, vault_id, generation)
}

fn damaged_backup(error: OpenError) -> OpenError {
    match error {
        OpenError::DatabaseDamaged | OpenError::DatabaseMissing | OpenError::VaultMismatch => {
            OpenError::BackupDamaged
        }
        other => other,
    }
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
