//! Everything that can go wrong with the vault on disk.
//!
//! Owns two lists: what opening can answer ([`OpenError`]) and what using an open vault can answer ([`StoreError`]).
//! Neither ever carries a person's text, a path or a key. The words a person reads are not here.

use chrono::{DateTime, Utc};
use evenkeel_domain::ErrorCode;

/// Why a vault could not be made, opened or restored. Nothing on disk was changed unless the variant says so.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no vault in this folder.
    #[error("there is no vault here")]
    NoVault,
    /// There is one already; making another would bury it.
    #[error("a vault is here already")]
    VaultExists,
    /// The passphrase does not open its slot, and the header is otherwise whole.
    #[error("the passphrase does not fit")]
    WrongPassphrase,
    /// The recovery code is well formed but belongs to another vault, or was renewed since.
    #[error("the recovery code does not fit")]
    WrongRecoveryCode,
    /// The recovery code has a typing error; found by its check characters, before any key work.
    #[error("the recovery code has a typing error")]
    RecoveryCodeTypo(#[from] crate::recovery::RecoveryCodeTypo),
    /// What the keyring holds does not open its slot.
    #[error("the keyring's secret does not fit")]
    WrongKeyringSecret,
    /// This vault has no keyring slot.
    #[error("the vault has no keyring slot")]
    NoKeyringSlot,
    /// Several wrong tries; the next one counts from this instant on.
    #[error("too many tries; wait")]
    TooManyTries {
        /// When the next try is let through.
        retry_at: DateTime<Utc>,
    },
    /// `keys.json` and its copy are both damaged.
    #[error("the key file is damaged")]
    HeaderDamaged,
    /// `keys.json` and its copy are both missing while a database is there.
    #[error("the key file is missing")]
    HeaderMissing,
    /// The key file is there, the database is not, or it is empty.
    #[error("the database is missing or empty")]
    DatabaseMissing,
    /// The keys are right and the database is damaged.
    #[error("the database is damaged")]
    DatabaseDamaged,
    /// The database belongs to another vault.
    #[error("the database belongs to another vault")]
    VaultMismatch,
    /// The database is older than the last one used in this folder.
    #[error("the database is older than the one last used")]
    RolledBack,
    /// Written by a newer Evenkeel; left untouched.
    #[error("written by a newer version")]
    NewerVersion,
    /// Another process has the vault.
    #[error("another process has the vault")]
    InUse,
    /// The folder, or a file in it, is a link, belongs to somebody else, or is not what it should be.
    #[error("the data folder is not safe to use")]
    FolderUnsafe,
    /// The key file asks for more memory or time than is sane (or for none).
    #[error("the key file asks for an impossible key derivation")]
    KdfTooCostly,
    /// The machine has too little memory for this vault's key derivation.
    #[error("too little memory to derive the key")]
    OutOfMemory,
    /// The linked database engine is not the one that was reviewed (no encryption, too old, built differently).
    #[error("the database engine is not the reviewed one: {0}")]
    EngineUnfit(&'static str),
    /// Not a backup of Evenkeel.
    #[error("not a backup")]
    NotABackup,
    /// A backup that is damaged or cut off.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// Nothing could be written: the disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Nothing could be read or written: no permission, read-only, gone.
    #[error("the disk refused")]
    DiskRefused,
    /// Another fault of reading or writing.
    #[error("reading or writing did not work: {0}")]
    Io(std::io::ErrorKind),
}

impl OpenError {
    /// The code that crosses to the screen.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::NoVault => ErrorCode::NoVault,
            Self::VaultExists => ErrorCode::VaultExists,
            Self::WrongPassphrase => ErrorCode::WrongPassphrase,
            Self::WrongRecoveryCode => ErrorCode::WrongRecoveryCode,
            Self::RecoveryCodeTypo(_) => ErrorCode::RecoveryCodeTypo,
            Self::WrongKeyringSecret | Self::NoKeyringSlot => ErrorCode::KeyringRefused,
            Self::TooManyTries { .. } => ErrorCode::TooManyTries,
            Self::HeaderDamaged => ErrorCode::HeaderDamaged,
            Self::HeaderMissing => ErrorCode::HeaderMissing,
            Self::DatabaseMissing => ErrorCode::DatabaseMissing,
            Self::DatabaseDamaged => ErrorCode::DatabaseDamaged,
            Self::VaultMismatch => ErrorCode::VaultMismatch,
            Self::RolledBack => ErrorCode::RolledBack,
            Self::NewerVersion => ErrorCode::NewerVersion,
            Self::InUse => ErrorCode::InUse,
            Self::FolderUnsafe => ErrorCode::FolderUnsafe,
            Self::KdfTooCostly | Self::OutOfMemory => ErrorCode::KdfTooCostly,
            Self::EngineUnfit(_) => ErrorCode::Internal,
            Self::NotABackup => ErrorCode::NotABackup,
            Self::BackupDamaged => ErrorCode::BackupDamaged,
            Self::DiskFull => ErrorCode::DiskFull,
            Self::DiskRefused => ErrorCode::DiskRefused,
            Self::Io(_) => ErrorCode::DiskError,
        }
    }
}

impl From<std::io::Error> for OpenError {
    fn from(error: std::io::Error) -> Self {
        match disk(&error) {
            Disk::Full => Self::DiskFull,
            Disk::Refused => Self::DiskRefused,
            Disk::Unsafe => Self::FolderUnsafe,
            Disk::Other(kind) => Self::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sql;
        match error.sqlite_error_code() {
            Some(Sql::DatabaseBusy | Sql::DatabaseLocked) => Self::InUse,
            Some(Sql::DiskFull) => Self::DiskFull,
            Some(Sql::ReadOnly | Sql::PermissionDenied | Sql::CannotOpen) => Self::DiskRefused,
            Some(Sql::SystemIoFailure) => Self::Io(std::io::ErrorKind::Other),
            Some(Sql::OutOfMemory) => Self::OutOfMemory,
            // What is left while opening (not a database, corrupt, a schema that is not ours) is damage.
            _ => Self::DatabaseDamaged,
        }
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DiskFull => Self::DiskFull,
            StoreError::DiskRefused => Self::DiskRefused,
            StoreError::Io(kind) => Self::Io(kind),
            StoreError::Reopen(inner) => *inner,
            StoreError::NotFound
            | StoreError::Duplicate
            | StoreError::TooLarge
            | StoreError::Stale
            | StoreError::VerifyMismatch
            | StoreError::PlaceUnsuitable
            | StoreError::WrongPassphrase
            | StoreError::BadRow(_)
            | StoreError::Sql(_) => Self::DatabaseDamaged,
        }
    }
}

/// Why an open vault could not do what was asked. Whatever was to be written was not.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such record, or it was purged.
    #[error("no such record")]
    NotFound,
    /// A record with this id, or another thing that may exist once only, is there already.
    #[error("it is there already")]
    Duplicate,
    /// More than may be stored in this place.
    #[error("more than may be stored")]
    TooLarge,
    /// The record was changed since it was read.
    #[error("changed in the meantime")]
    Stale,
    /// A file that was just written did not read back as it should.
    #[error("the file that was written did not read back")]
    VerifyMismatch,
    /// The chosen folder is no place for a backup (not a folder, or inside the data folder).
    #[error("not a place for a backup")]
    PlaceUnsuitable,
    /// The passphrase given again before an important act does not fit.
    #[error("the passphrase does not fit")]
    WrongPassphrase,
    /// Nothing could be written: the disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Nothing could be written: no permission, read-only, gone.
    #[error("the disk refused")]
    DiskRefused,
    /// Another fault of reading or writing.
    #[error("reading or writing did not work: {0}")]
    Io(std::io::ErrorKind),
    /// After a fault the database was closed, and it did not open again.
    #[error("the database did not open again: {0}")]
    Reopen(Box<OpenError>),
    /// A stored row that the domain type does not accept: damage, or a fault of ours.
    #[error("a stored row is not valid: {0}")]
    BadRow(&'static str),
    /// A fault of the database engine or of our SQL.
    #[error("database fault {0}")]
    Sql(i32),
}

impl StoreError {
    /// The code that crosses to the screen.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::NotFound => ErrorCode::NotFound,
            Self::Duplicate => ErrorCode::Duplicate,
            Self::TooLarge => ErrorCode::TooMany,
            Self::Stale => ErrorCode::Stale,
            Self::VerifyMismatch => ErrorCode::VerifyMismatch,
            Self::PlaceUnsuitable => ErrorCode::PathNotFolder,
            Self::WrongPassphrase => ErrorCode::WrongPassphrase,
            Self::DiskFull => ErrorCode::DiskFull,
            Self::DiskRefused => ErrorCode::DiskRefused,
            Self::Io(_) => ErrorCode::DiskError,
            Self::Reopen(inner) => inner.code(),
            Self::BadRow(_) => ErrorCode::DatabaseDamaged,
            Self::Sql(_) => ErrorCode::Internal,
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match disk(&error) {
            Disk::Full => Self::DiskFull,
            Disk::Refused | Disk::Unsafe => Self::DiskRefused,
            Disk::Other(kind) => Self::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sql;
        match &error {
            rusqlite::Error::QueryReturnedNoRows => return Self::NotFound,
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => return Self::BadRow("column"),
            _ => {}
        }
        match error.sqlite_error() {
            Some(e) => match e.code {
                Sql::DiskFull => Self::DiskFull,
                Sql::ReadOnly | Sql::PermissionDenied | Sql::CannotOpen => Self::DiskRefused,
                Sql::SystemIoFailure => Self::Io(std::io::ErrorKind::Other),
                Sql::TooBig => Self::TooLarge,
                Sql::DatabaseCorrupt | Sql::NotADatabase => {
                    Self::Reopen(Box::new(OpenError::DatabaseDamaged))
                }
                Sql::ConstraintViolation
                    if matches!(
                        e.extended_code,
                        rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                            | rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                    ) =>
                {
                    Self::Duplicate
                }
                _ => Self::Sql(e.extended_code),
            },
            None => Self::Sql(0),
        }
    }
}

enum Disk {
    Full,
    Refused,
    Unsafe,
    Other(std::io::ErrorKind),
}

fn disk(error: &std::io::Error) -> Disk {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Disk::Full,
        Kind::PermissionDenied
        | Kind::ReadOnlyFilesystem
        | Kind::NotFound
        | Kind::NotADirectory => Disk::Refused,
        kind => {
            if is_symlink_refusal(error) {
                Disk::Unsafe
            } else {
                Disk::Other(kind)
            }
        }
    }
}

/// Whether the system refused because the last part of a path is a link.
pub(crate) fn is_symlink_refusal(error: &std::io::Error) -> bool {
    #[cfg(unix)]
    {
        error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
            || error.kind() == std::io::ErrorKind::InvalidInput
            || error.kind() == std::io::ErrorKind::IsADirectory
    }
    #[cfg(not(unix))]
    {
        error.kind() == std::io::ErrorKind::InvalidInput
            || error.kind() == std::io::ErrorKind::IsADirectory
    }
}
