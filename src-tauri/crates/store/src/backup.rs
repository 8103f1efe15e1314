//! Backups: one file each, complete, and checked before it counts.
//!
//! Owns the format, making, looking at and restoring one. Where it goes is the person's choice; when, the caller's.
//!
//! Layout: 8 bytes of magic, 4 bytes of header length (little end first), the header (`keys.json` as it is), the encrypted
//! database, 32 bytes of SHA-256 over everything before. It opens with what opened the vault when it was made.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek, SeekFrom, Write as _};
use std::path::Path;

use chrono::{DateTime, Utc};
use evenkeel_domain::share::BackupInfo;
use evenkeel_domain::time::Now;
use sha2::{Digest, Sha256};

use crate::database::{Database, PAGE};
use crate::error::{OpenError, StoreError};
use crate::folder::DataFolder;
use crate::header::{self, Header, UnlockWith};
use crate::place;
use crate::secret::DatabaseKey;
use crate::small_file::{self, TEMP_SUFFIX};
use crate::staging::Staging;
use crate::state::State;
use crate::store::{Store, stage_around};
use crate::tables::{self, audit};
use crate::vault::{Vault, VaultRow, check_schema};

const MAGIC: &[u8; 8] = b"EVKBKUP1";
const PREFIX: u64 = 12;
const SUM: u64 = 32;
/// A database of ten busy years is far below a hundredth of this.
const MOST_DATABASE: u64 = 16 * 1024 * 1024 * 1024;

/// Makes a backup in `folder`, under a name nothing has, opens it again from there and compares it with the vault before it
/// counts.
///
/// # Errors
/// [`StoreError::PlaceUnsuitable`] for something that is no folder or lies in the data folder, [`StoreError::VerifyMismatch`]
/// when what was written does not read back (the file is removed); disk errors.
pub fn create(vault: &mut Vault, folder: &Path, now: &Now) -> Result<BackupInfo, StoreError> {
    place::check_folder(folder)?;
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
/// [`OpenError::BackupNotOne`], [`OpenError::BackupDamaged`], [`OpenError::NewerVersion`]; disk errors.
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
    store.folder().subfolder(crate::inbox::FOLDER)?;
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

/// A copy of a vault that is about to be upgraded, in `backups/`, checked like any other.
pub(crate) fn before_migration(
    folder: &DataFolder,
    database: &Database,
    header: &Header,
    key: &DatabaseKey,
    schema: u32,
    now: DateTime<Utc>,
) -> Result<(), OpenError> {
    let shelf = folder.subfolder("backups")?;
    let name = format!(
        "before-upgrade-from-{schema}-{}.evkbackup",
        now.format("%Y%m%d-%H%M%S")
    );
    let path = write(folder, database, header, &shelf, &name)?;
    if let Err(error) = verify(&path, folder, database, header, key) {
        drop(fs::remove_file(&path));
        return Err(error.into());
    }
    Ok(())
}

/// A private file in the data folder that goes away with this.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new(folder: &DataFolder, purpose: &str) -> Result<Self, io::Error> {
        let path = folder.file(&format!("{purpose}{TEMP_SUFFIX}"));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Self(path)),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.0));
    }
}

fn write(
    folder: &DataFolder,
    database: &Database,
    header: &Header,
    to: &Path,
    name: &str,
) -> Result<std::path::PathBuf, StoreError> {
    let snapshot = Scratch::new(folder, "snapshot")?;
    database.snapshot_into(&snapshot.0)?;
    let header = header
        .as_written()
        .map_err(|error| StoreError::Reopen(Box::new(error)))?;
    let length = u32::try_from(header.len()).map_err(|_| StoreError::TooLarge)?;
    place::write_new_with(to, name, |file| {
        let mut source = small_file::open_existing(&snapshot.0)?;
        let mut out = Summed {
            inner: &mut *file,
            sum: Sha256::new(),
        };
        out.write_all(MAGIC)?;
        out.write_all(&length.to_le_bytes())?;
        out.write_all(&header)?;
        io::copy(&mut source, &mut out)?;
        let sum = out.sum.finalize();
        file.write_all(&sum)
    })
}

/// Opens the file from where it lies and compares what it holds with the vault.
fn verify(
    path: &Path,
    folder: &DataFolder,
    database: &Database,
    header: &Header,
    key: &DatabaseKey,
) -> Result<(), StoreError> {
    let mismatch = |_: OpenError| StoreError::VerifyMismatch;
    let copy = Scratch::new(folder, "verify")?;
    let mut backup = Opened::open(path).map_err(mismatch)?;
    let mut extracted = small_file::create_new(&copy.0)?;
    backup.copy_database(&mut extracted).map_err(mismatch)?;
    extracted.sync_all()?;
    drop(extracted);
    if backup.header != header.as_written().map_err(mismatch)? {
        return Err(StoreError::VerifyMismatch);
    }
    let reopened = Database::open(&copy.0, key).map_err(mismatch)?;
    reopened.quick_check().map_err(mismatch)?;
    let there = tables::count_rows(&reopened.conn)?;
    let here = tables::count_rows(&database.conn)?;
    let same_vault = VaultRow::read(&reopened).map_err(mismatch)?.vault_id
        == header.vault_id().map_err(mismatch)?;
    reopened.accept().map_err(mismatch)?;
    reopened.close().map_err(mismatch)?;
    if there == here && same_vault {
        Ok(())
    } else {
        Err(StoreError::VerifyMismatch)
    }
}

/// A backup file whose frame has been checked: magic, lengths, header size. Its sum is checked while the database is copied.
struct Opened {
    file: File,
    size: u64,
    header: Vec<u8>,
    database: u64,
}

impl Opened {
    fn open(path: &Path) -> Result<Self, OpenError> {
        let mut file = match small_file::open_existing(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                return Err(OpenError::BackupNotOne);
            }
            Err(error) => return Err(error.into()),
        };
        let size = file.metadata()?.len();
        let mut prefix = [0u8; 12];
        if size < PREFIX || file.read_exact(&mut prefix).is_err() {
            return Err(OpenError::BackupNotOne);
        }
        let [magic @ .., a, b, c, d] = prefix;
        if &magic != MAGIC {
            return Err(OpenError::BackupNotOne);
        }
        let header = u64::from(u32::from_le_bytes([a, b, c, d]));
        let database = size
            .checked_sub(PREFIX + SUM)
            .and_then(|rest| rest.checked_sub(header))
            .filter(|database| {
                header <= header::MAX_BYTES && *database > 0 && *database <= MOST_DATABASE
            })
            .filter(|database| database % PAGE == 0)
            .ok_or(OpenError::BackupDamaged)?;
        let mut bytes = vec![0u8; usize::try_from(header).map_err(|_| OpenError::BackupDamaged)?];
        file.read_exact(&mut bytes)
            .map_err(|_| OpenError::BackupDamaged)?;
        Ok(Self {
            file,
            size,
            header: bytes,
            database,
        })
    }

    /// Copies the database out and checks the sum over the whole file.
    fn copy_database(&mut self, to: &mut dyn io::Write) -> Result<(), OpenError> {
        let mut sum = Sha256::new();
        sum.update(MAGIC);
        sum.update(
            u32::try_from(self.header.len())
                .map_err(|_| OpenError::BackupDamaged)?
                .to_le_bytes(),
        );
        sum.update(&self.header);
        let start =
            PREFIX + u64::try_from(self.header.len()).map_err(|_| OpenError::BackupDamaged)?;
        self.file.seek(SeekFrom::Start(start))?;
        let mut out = Summed { inner: to, sum };
        let copied = io::copy(
            &mut io::Read::by_ref(&mut self.file).take(self.database),
            &mut out,
        )?;
        let mut expected = [0u8; 32];
        let whole = copied == self.database && self.file.read_exact(&mut expected).is_ok();
        if whole && out.sum.finalize().as_slice() == expected {
            Ok(())
        } else {
            Err(OpenError::BackupDamaged)
        }
    }
}

/// Writes through and sums up what was written.
struct Summed<W> {
    inner: W,
    sum: Sha256,
}

impl<W: io::Write> io::Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
