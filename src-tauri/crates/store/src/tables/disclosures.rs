//! The record of what was handed over. Never deleted: it is the person's own proof.

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::share::{Disclosure, DisclosureState};
use rusqlite::{Row, params};

use super::audit;
use super::record::one;
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const COLUMNS: &str = "id, at, scope, file_name, sha256, revoked_at, state";

/// Records that a file is to be made, was made, or could not be.
///
/// # Errors
/// [`StoreError::Duplicate`]; database errors.
pub fn insert(w: &Write<'_>, disclosure: &Disclosure) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO disclosures (id, at, scope, file_name, sha256, revoked_at, state) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            columns::id(disclosure.id),
            columns::instant(disclosure.at)?,
            columns::json(&disclosure.scope)?,
            disclosure.file_name,
            disclosure.sha256,
            columns::instant_opt(disclosure.revoked_at)?,
            columns::word(&disclosure.state)?,
        ])?;
    exported(w, disclosure)
}

/// Says of one that was begun how it ended, and the name its file got.
///
/// # Errors
/// [`StoreError::NotFound`]; database errors.
pub fn finish(w: &Write<'_>, disclosure: &Disclosure) -> Result<(), StoreError> {
    one(w
        .conn()
        .prepare_cached("UPDATE disclosures SET state = ?2, file_name = ?3 WHERE id = ?1")?
        .execute(params![
            columns::id(disclosure.id),
            columns::word(&disclosure.state)?,
            disclosure.file_name,
        ])?)?;
    exported(w, disclosure)
}

fn exported(w: &Write<'_>, disclosure: &Disclosure) -> Result<(), StoreError> {
    if disclosure.state == DisclosureState::Made {
        audit::record(w, audit::Event::Exported, 1, disclosure.at)?;
    }
    Ok(())
}

/// The last `limit`, newest first.
///
/// # Errors
/// Database errors.
pub fn newest(r: &Read<'_>, limit: u32) -> Result<Vec<Disclosure>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM disclosures ORDER BY at DESC, id DESC LIMIT ?1"
    ))?;
    let mut rows = statement.query([limit])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

/// Marks one as taken back; the first mark stays.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn revoke(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<Disclosure, StoreError> {
    let conn = w.conn();
    one(conn
        .prepare_cached(
            "UPDATE disclosures SET revoked_at = coalesce(revoked_at, ?2) WHERE id = ?1",
        )?
        .execute(params![columns::id(id), columns::instant(at)?])?)?;
    let mut statement =
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM disclosures WHERE id = ?1"))?;
    let mut rows = statement.query([columns::id(id)])?;
    read(rows.next()?.ok_or(StoreError::NotFound)?)
}

fn read(row: &Row<'_>) -> Result<Disclosure, StoreError> {
    Ok(Disclosure {
        id: columns::to_id(column(row, "id")?),
        at: columns::to_instant(column(row, "at")?),
        scope: columns::from_json(&column::<String>(row, "scope")?)?,
        file_name: column(row, "file_name")?,
        sha256: column(row, "sha256")?,
        state: columns::from_word(column(row, "state")?)?,
        revoked_at: column::<Option<i64>>(row, "revoked_at")?.map(columns::to_instant),
    })
}
