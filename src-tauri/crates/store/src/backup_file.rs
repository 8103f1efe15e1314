//! The backup file: written and read whole, or not at all.
//!
//! Owns its format, writing it and comparing what was written with the vault.
//!
//! Layout: 8 bytes of magic, 4 bytes of header length (little end first), the header (`keys.json` as it is), the encrypted
//! database, 32 bytes of SHA-256 over everything before. It opens with what opened the vault when it was made.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek, SeekFrom, Write as _};
use std::path::Path;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::database::{Database, PAGE};
use crate::error::{OpenError, StoreError};
use crate::export_file;
use crate::folder::DataFolder;
use crate::header::{self, Header};
use crate::secret::DatabaseKey;
use crate::small_file::{self, TEMP_SUFFIX};
use crate::tables;
use crate::vault::VaultRow;

const MAGIC: &[u8; 8] = b"EVKBKUP1";
const PREFIX: u64 = 12;
const SUM: u64 = 32;
/// A database of ten busy years is far below a hundredth of this.
const MOST_DATABASE: u64 = 16 * 1024 * 1024 * 1024;

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

/// Writes one into `to`, under a name nothing has.
pub(crate) fn write(
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
    export_file::write_new_with(to, name, |file| {
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
pub(crate) fn verify(
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
pub(crate) struct Opened {
    pub(crate) file: File,
    pub(crate) size: u64,
    pub(crate) header: Vec<u8>,
    database: u64,
}

impl Opened {
    pub(crate) fn open(path: &Path) -> Result<Self, OpenError> {
        let mut file = match small_file::open_existing(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                return Err(OpenError::NotABackup);
            }
            Err(error) => return Err(error.into()),
        };
        let size = file.metadata()?.len();
        let mut prefix = [0u8; 12];
        if size < PREFIX || file.read_exact(&mut prefix).is_err() {
            return Err(OpenError::NotABackup);
        }
        let [magic @ .., a, b, c, d] = prefix;
        if &magic != MAGIC {
            return Err(OpenError::NotABackup);
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
    pub(crate) fn copy_database(&mut self, to: &mut dyn io::Write) -> Result<(), OpenError> {
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
