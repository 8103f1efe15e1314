//! Backups: making one that is checked before it counts, looking at one, and restoring it.
//!
//! Where a backup goes is the person's choice; when, the caller's. Its format is [`crate::backup_file`]'s.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};
use evenkeel_domain::share::BackupInfo;
use evenkeel_domain::time::{Clocks, Now};

use crate::backup_file::{Opened, verify, write};
use crate::database::Database;
use crate::error::{OpenError, StoreError};
use crate::export_file;
use crate::folder::INBOX;
use crate::header::{Header, UnlockWith};
use crate::owner::MayReplace;
use crate::small_file;
use crate::staging::Staging;
use crate::state::{State, beyond};
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
    vault.check_place()?;
    export_file::leaves_home(folder)?;
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

/// Puts a backup in place where there is no vault whose owner could be asked. As [`restore_over`].
///
/// # Errors
/// [`OpenError::OwnerNeeded`] where there is one, and what [`restore_over`] answers.
pub fn restore(
    store: &Store,
    path: &Path,
    with: UnlockWith<'_>,
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    let clocks = Clocks::wall(now);
    let allowed = store.may_replace(None, &clocks)?;
    restore_over(store, path, with, allowed, &clocks)
}

/// Puts a backup in place. A vault that is there already is moved to `quarantine`, never deleted. At any kill the old or the
/// new vault opens.
///
/// # Errors
/// [`OpenError::InUse`] while a vault is open, [`OpenError::WrongPassphrase`] or [`OpenError::WrongRecoveryCode`] for a secret
/// of another time (which counts as a wrong try), and what [`inspect`] answers. Then nothing has changed.
#[allow(
    clippy::needless_pass_by_value,
    reason = "leave to replace a vault is used up by replacing it"
)]
pub fn restore_over(
    store: &Store,
    path: &Path,
    with: UnlockWith<'_>,
    _allowed: MayReplace,
    clocks: &Clocks,
) -> Result<(), OpenError> {
    // A vault that this process has open would go on writing to the file that is moved away.
    if store.has_open_vault() {
        return Err(OpenError::InUse);
    }
    let mut backup = Opened::open(path)?;
    let header = Header::from_backup(&backup.header)?;
    store.let_through(clocks)?;
    let staging = Staging::new(store.folder())?;
    let prepared = extract(&mut backup, &staging)
        .and_then(|()| stage_checked(store, &header, &backup.header, &staging, with));
    if let Err(error) = prepared {
        staging.discard();
        return Err(store.noting_a_wrong_try(error, clocks));
    }
    staging.commit(store.folder(), clocks.at)?;
    store.folder().subfolder(INBOX)?;
    store.end_lost_wait();
    Ok(())
}

fn extract(backup: &mut Opened, staging: &Staging) -> Result<(), OpenError> {
    let mut extracted = small_file::create_new(&staging.file("vault.db"))?;
    backup.copy_database(&mut extracted)?;
    Ok(extracted.sync_all()?)
}

/// Opens the database that lies in `staging` with what opens its header, checks it, and puts beside it what belongs there.
pub(crate) fn stage_checked(
    store: &Store,
    header: &Header,
    header_bytes: &[u8],
    staging: &Staging,
    with: UnlockWith<'_>,
) -> Result<(), OpenError> {
    let master = header.open_slot(with)?;
    if !header.mac_fits(&master)? {
        return Err(OpenError::BackupDamaged);
    }
    let vault_id = header.vault_id()?;
    let generation = {
        let path = staging.file("vault.db");
        let database =
            Database::open(&path, &master.database_key(&vault_id)).map_err(damaged_backup)?;
        check_schema(&database).map_err(damaged_backup)?;
        let row = VaultRow::read(&database).map_err(damaged_backup)?;
        if row.vault_id != vault_id {
            return Err(OpenError::BackupDamaged);
        }
        database.quick_check().map_err(damaged_backup)?;
        database.accept()?;
        // Of the same vault as the one here, it is older, and its owner puts it there all the same: it counts on from beyond every
        // mark that says so.
        let mark = State::load(store.folder()).watermark(&master.watermark_mac_key(&vault_id));
        let generation = match mark {
            Some(mark) => {
                let generation = beyond(mark.max(row.generation));
                database.conn.execute(
                    "UPDATE vault SET generation = ?1 WHERE id = 1",
                    [crate::columns::count(generation)?],
                )?;
                generation
            }
            None => row.generation,
        };
        database.close()?;
        generation
    };
    stage_around(staging, header_bytes, &master, vault_id, generation).map(drop)
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
