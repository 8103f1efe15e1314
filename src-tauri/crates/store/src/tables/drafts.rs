//! Half-typed forms.

use chrono::{DateTime, Utc};
use evenkeel_domain::drafts::Draft;
use rusqlite::{OptionalExtension, params};

use crate::columns;
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// Keeps a draft, replacing an earlier one of the same form.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, draft: &Draft, at: DateTime<Utc>) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO drafts (name, content, updated_at) VALUES (?1, ?2, ?3) \
             ON CONFLICT (name) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at",
        )?
        .execute(params![draft.key, draft.json, columns::instant(at)?])?;
    Ok(())
}

/// The draft of one form, if there is one, and when it was last kept.
///
/// # Errors
/// Database errors.
pub fn get(r: &Read<'_>, key: &str) -> Result<Option<(Draft, DateTime<Utc>)>, StoreError> {
    Ok(r.conn()
        .prepare_cached("SELECT name, content, updated_at FROM drafts WHERE name = ?1")?
        .query_row([key], |row| {
            let draft = Draft {
                key: row.get(0)?,
                json: row.get(1)?,
            };
            Ok((draft, columns::to_instant(row.get(2)?)))
        })
        .optional()?)
}

/// Throws a draft away; fine when there was none.
///
/// # Errors
/// Database errors.
pub fn remove(w: &Write<'_>, key: &str) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached("DELETE FROM drafts WHERE name = ?1")?
        .execute([key])?;
    Ok(())
}
