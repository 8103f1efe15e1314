//! The relapse-prevention plan: every version that was ever saved, unchanged.

use evenkeel_domain::plan::{Plan, PlanItem, PlanVersion};
use rusqlite::{OptionalExtension, params};

use crate::columns;
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// Saves the next version.
///
/// # Errors
/// [`StoreError::Stale`] when `plan.version` is not the next one; database errors.
pub fn insert(w: &Write<'_>, plan: &Plan) -> Result<(), StoreError> {
    let conn = w.conn();
    if newest_version(w)?.checked_add(1) != Some(plan.version) {
        return Err(StoreError::Stale);
    }
    let saved_at = plan
        .saved_at
        .ok_or(StoreError::BadRow("plan without time"))?;
    conn.prepare_cached("INSERT INTO plan_versions (version, saved_at, reason, reviewed_with) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![plan.version, columns::instant(saved_at)?, plan.reason, plan.reviewed_with])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO plan_items (version, position, id, section, content) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, item) in (0i64..).zip(&plan.items) {
        insert.execute(params![
            plan.version,
            position,
            columns::id(item.id),
            columns::word(&item.section)?,
            columns::json(&item.content)?
        ])?;
    }
    Ok(())
}

/// The plan as it stands; version 0 and empty while nothing was saved.
///
/// # Errors
/// Database errors.
pub fn current(r: &Read<'_>) -> Result<Plan, StoreError> {
    match newest_version(r)? {
        0 => Ok(Plan {
            version: 0,
            saved_at: None,
            saved_on: None,
            reason: String::new(),
            reviewed_with: String::new(),
            items: Vec::new(),
        }),
        version => at_version(r, version),
    }
}

/// The plan as it stood in one version.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn at_version(r: &Read<'_>, version: u32) -> Result<Plan, StoreError> {
    let conn = r.conn();
    let (saved_at, reason, reviewed_with) = conn
        .prepare_cached(
            "SELECT saved_at, reason, reviewed_with FROM plan_versions WHERE version = ?1",
        )?
        .query_row([version], |row| {
            Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?))
        })?;
    let mut statement = conn.prepare_cached(
        "SELECT id, section, content FROM plan_items WHERE version = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([version])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(PlanItem {
            id: columns::to_id(row.get(0)?),
            section: columns::from_word(row.get(1)?)?,
            content: columns::from_json(&row.get::<_, String>(2)?)?,
        });
    }
    Ok(Plan {
        version,
        saved_at: Some(columns::to_instant(saved_at)),
        saved_on: None,
        reason,
        reviewed_with,
        items,
    })
}

/// Saved versions, newest first, at most `limit`.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, limit: u32) -> Result<Vec<PlanVersion>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT version, saved_at, reason, reviewed_with, \
         (SELECT count(*) FROM plan_items WHERE plan_items.version = plan_versions.version) \
         FROM plan_versions ORDER BY version DESC LIMIT ?1",
    )?;
    let mut rows = statement.query([limit])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(PlanVersion {
            version: row.get(0)?,
            saved_at: columns::to_instant(row.get(1)?),
            reason: row.get(2)?,
            reviewed_with: row.get(3)?,
            items: row.get(4)?,
        });
    }
    Ok(out)
}

fn newest_version(r: &Read<'_>) -> Result<u32, StoreError> {
    let version: Option<u32> = r
        .conn()
        .prepare_cached("SELECT version FROM plan_versions ORDER BY version DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(version.unwrap_or(0))
}
