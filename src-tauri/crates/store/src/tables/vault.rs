//! The one row of the vault about itself. Owns reading when it was made; the rest of the row belongs to opening and closing.

use chrono::{DateTime, Utc};

use crate::columns;
use crate::error::StoreError;
use crate::handle::Read;

/// When this vault was made. A restored backup keeps the moment of the vault it came from.
///
/// # Errors
/// Database errors.
pub fn created_at(r: &Read<'_>) -> Result<DateTime<Utc>, StoreError> {
    let at: i64 = r
        .conn()
        .prepare_cached("SELECT created_at FROM vault WHERE id = 1")?
        .query_row([], |row| row.get(0))?;
    Ok(columns::to_instant(at))
}
