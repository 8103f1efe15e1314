//! What every dated record has in common: the columns it begins with, deleting and taking that back, earlier versions, a page by key.
//!
//! Owns plain functions that take a table's name. Names of tables and columns are ours and fixed; only values come from outside, and
//! those are bound. Refuses to own what a record says: each noun's file reads and writes its own columns.
//!
//! Four kinds have a table of versions of their own ([`Versions`]). Every kind since keeps its versions in `record_versions`
//! ([`Kept`]); a trigger of its table removes them with the record.

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::time::Moment;
use evenkeel_domain::words::Lang;
use rusqlite::{Connection, Row, ToSql, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::search_index;
use crate::columns::{self, get as column};
use crate::error::StoreError;

/// What every dated record begins with.
pub(super) struct Head {
    pub(super) id: Id,
    pub(super) occurred: Moment,
    pub(super) created_at: DateTime<Utc>,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) deleted_at: Option<DateTime<Utc>>,
    pub(super) revision: u32,
    pub(super) lang: Lang,
}

/// The columns of [`Head`].
const HEAD: &str = "id, occurred_at, occurred_zone, occurred_local, occurred_precision, created_at, updated_at, deleted_at, \
    revision, lang";

/// How a row of one table is read.
pub(super) type Reader<T> = fn(&Connection, &Row<'_>) -> Result<T, StoreError>;

/// The columns of a noun's own, by name, with their values.
pub(super) type Own<'a> = &'a [(&'a str, &'a dyn ToSql)];

/// [`insert`] or [`update`].
pub(super) type Put = fn(&Connection, &str, &Head, Own<'_>) -> Result<(), StoreError>;

/// Reads what a dated record begins with.
pub(super) fn head(row: &Row<'_>) -> Result<Head, StoreError> {
    Ok(Head {
        id: columns::to_id(column(row, "id")?),
        occurred: columns::occurred(row)?,
        created_at: columns::to_instant(column(row, "created_at")?),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        revision: column(row, "revision")?,
        lang: columns::from_word(column(row, "lang")?)?,
    })
}

/// Stores a new record. `own` are the noun's own columns, and their values.
pub(super) fn insert(
    conn: &Connection,
    table: &str,
    head: &Head,
    own: Own<'_>,
) -> Result<(), StoreError> {
    let names = names(own);
    let values: Vec<String> = names.iter().map(|name| format!(":{name}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        values.join(", ")
    );
    write(conn, table, &sql, head, own).map(|_| ())
}

/// Puts a record in the place of the one of its id.
pub(super) fn update(
    conn: &Connection,
    table: &str,
    head: &Head,
    own: Own<'_>,
) -> Result<(), StoreError> {
    let set: Vec<String> = names(own)
        .iter()
        .map(|name| format!("{name} = :{name}"))
        .collect();
    let sql = format!("UPDATE {table} SET {} WHERE id = :id", set.join(", "));
    one(write(conn, table, &sql, head, own)?)
}

fn names<'a>(own: Own<'a>) -> Vec<&'a str> {
    let own = own.iter().map(|(name, _)| name.trim_start_matches(':'));
    HEAD.split(", ").chain(own).collect()
}

fn write(
    conn: &Connection,
    table: &str,
    sql: &str,
    head: &Head,
    own: Own<'_>,
) -> Result<usize, StoreError> {
    let Head {
        occurred,
        revision,
        created_at,
        updated_at,
        deleted_at,
        ..
    } = head;
    let (id, lang) = (columns::id(head.id), columns::word(&head.lang)?);
    let (at, local) = (
        columns::instant(occurred.at)?,
        columns::wall_clock(occurred.local),
    );
    let precision = columns::word(&occurred.precision)?;
    let (created, updated) = (
        columns::instant(*created_at)?,
        columns::instant(*updated_at)?,
    );
    let deleted = columns::instant_opt(*deleted_at)?;
    let mut values: Vec<(&str, &dyn ToSql)> = vec![
        (":id", &id),
        (":occurred_at", &at),
        (":occurred_zone", &occurred.zone),
        (":occurred_local", &local),
        (":occurred_precision", &precision),
        (":created_at", &created),
        (":updated_at", &updated),
        (":deleted_at", &deleted),
        (":revision", revision),
        (":lang", &lang),
    ];
    values.extend_from_slice(own);
    let changed = conn.prepare_cached(sql)?.execute(values.as_slice())?;
    found(conn, table, head.id)?;
    Ok(changed)
}

/// Marks a record of any table deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub(super) fn delete(
    conn: &Connection,
    table: &str,
    id: Id,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    one(conn
        .prepare_cached(&format!(
            "UPDATE {table} SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL"
        ))?
        .execute(params![columns::id(id), columns::instant(at)?])?)?;
    found(conn, table, id)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub(super) fn undelete(conn: &Connection, table: &str, id: Id) -> Result<(), StoreError> {
    one(conn
        .prepare_cached(&format!(
            "UPDATE {table} SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL"
        ))?
        .execute([columns::id(id)])?)?;
    found(conn, table, id)
}

/// The search follows whatever is done to a record in which something can be found.
fn found(conn: &Connection, table: &str, id: Id) -> Result<(), StoreError> {
    match search_index::kind_of(table) {
        Some(kind) => search_index::follow(conn, kind, id, None),
        None => Ok(()),
    }
}

/// One record, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub(super) fn get<T>(
    conn: &Connection,
    table: &str,
    id: Id,
    read: Reader<T>,
) -> Result<T, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?;
    let mut rows = statement.query([columns::id(id)])?;
    read(conn, rows.next()?.ok_or(StoreError::NotFound)?)
}

/// Every record that `rest` (from `WHERE` on) picks, in its order.
pub(super) fn select<T>(
    conn: &Connection,
    table: &str,
    rest: &str,
    values: &[&dyn ToSql],
    read: Reader<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT * FROM {table} {rest}"))?;
    let mut rows = statement.query(values)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(conn, row)?);
    }
    Ok(out)
}

/// A page, newest first, beginning after the record of that instant and id; and whether there is another one.
pub(super) fn page<T>(
    conn: &Connection,
    table: &str,
    before: Option<(DateTime<Utc>, Id)>,
    limit: u32,
    read: Reader<T>,
) -> Result<(Vec<T>, bool), StoreError> {
    // One more than asked for says whether there is a next page.
    let ask = i64::from(limit).saturating_add(1);
    let mut items = match before {
        None => select(
            conn,
            table,
            "WHERE deleted_at IS NULL ORDER BY occurred_at DESC, id DESC LIMIT ?1",
            params![ask],
            read,
        )?,
        Some((at, id)) => select(
            conn,
            table,
            "WHERE deleted_at IS NULL AND (occurred_at, id) < (?2, ?3) ORDER BY occurred_at DESC, id DESC LIMIT ?1",
            params![ask, columns::instant(at)?, columns::id(id)],
            read,
        )?,
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    Ok((items, more))
}

/// Where the earlier versions of a kind are kept: the table, and its column that names the record.
pub(super) struct Versions {
    pub(super) table: &'static str,
    pub(super) of: &'static str,
}

impl Versions {
    /// Keeps `before`, which stood at `revision` and is replaced `at` by the record `after`.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the revision of `after` is not the next one.
    pub(super) fn keep<T: Serialize>(
        &self,
        conn: &Connection,
        (revision, before): (u32, &T),
        after: &Head,
    ) -> Result<(), StoreError> {
        if revision.checked_add(1) != Some(after.revision) {
            return Err(StoreError::Stale);
        }
        let Self { table, of } = self;
        conn.prepare_cached(&format!(
            "INSERT INTO {table} ({of}, revision, replaced_at, content) VALUES (?1, ?2, ?3, ?4)"
        ))?
        .execute(params![
            columns::id(after.id),
            revision,
            columns::instant(after.updated_at)?,
            columns::json(before)?
        ])?;
        Ok(())
    }

    /// Earlier versions of a record and when each was replaced, oldest first.
    pub(super) fn all<T: DeserializeOwned>(
        &self,
        conn: &Connection,
        id: Id,
    ) -> Result<Vec<(DateTime<Utc>, T)>, StoreError> {
        let Self { table, of } = self;
        let mut statement = conn.prepare_cached(&format!(
            "SELECT replaced_at, content FROM {table} WHERE {of} = ?1 ORDER BY revision"
        ))?;
        let mut rows = statement.query([columns::id(id)])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push((
                columns::to_instant(column(row, "replaced_at")?),
                columns::from_json(&column::<String>(row, "content")?)?,
            ));
        }
        Ok(out)
    }
}

/// The earlier versions of a kind in `record_versions`, by the name of its table.
pub(super) struct Kept(pub(super) &'static str);

impl Kept {
    /// Keeps `before`, which stood at `revision` and is replaced `at` by the record `after`.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the revision of `after` is not the next one.
    pub(super) fn keep<T: Serialize>(
        &self,
        conn: &Connection,
        (revision, before): (u32, &T),
        after: &Head,
    ) -> Result<(), StoreError> {
        if revision.checked_add(1) != Some(after.revision) {
            return Err(StoreError::Stale);
        }
        conn.prepare_cached(
            "INSERT INTO record_versions (kind, record, revision, replaced_at, content) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            self.0,
            columns::id(after.id),
            revision,
            columns::instant(after.updated_at)?,
            columns::json(before)?
        ])?;
        Ok(())
    }

    /// Earlier versions of a record and when each was replaced, oldest first.
    pub(super) fn all<T: DeserializeOwned>(
        &self,
        conn: &Connection,
        id: Id,
    ) -> Result<Vec<(DateTime<Utc>, T)>, StoreError> {
        let mut statement = conn.prepare_cached(
            "SELECT replaced_at, content FROM record_versions WHERE kind = ?1 AND record = ?2 ORDER BY revision",
        )?;
        let mut rows = statement.query(params![self.0, columns::id(id)])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push((
                columns::to_instant(column(row, "replaced_at")?),
                columns::from_json(&column::<String>(row, "content")?)?,
            ));
        }
        Ok(out)
    }
}

/// One row changed, or there was none to change.
pub(super) fn one(changed: usize) -> Result<(), StoreError> {
    if changed == 0 {
        Err(StoreError::NotFound)
    } else {
        Ok(())
    }
}
