//! Journal entries, what they point to as rows of their own so that a session can ask for its entries, and every earlier version.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::journal::{JournalContent, JournalEntry, JournalLink};
use evenkeel_domain::timeline::TimelineKind;
use rusqlite::{Connection, Row, named_params, params};

use super::{one, search};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const COLUMNS: &str = "id, occurred_at, occurred_zone, occurred_local, occurred_precision, created_at, updated_at, deleted_at, \
    revision, lang, title, body, share";

const INSERT: &str = "INSERT INTO journal (id, occurred_at, occurred_zone, occurred_local, occurred_precision, created_at, \
    updated_at, deleted_at, revision, lang, title, body, share) VALUES (:id, :occurred_at, :occurred_zone, :occurred_local, \
    :occurred_precision, :created_at, :updated_at, :deleted_at, :revision, :lang, :title, :body, :share)";

const UPDATE: &str = "UPDATE journal SET occurred_at = :occurred_at, occurred_zone = :occurred_zone, \
    occurred_local = :occurred_local, occurred_precision = :occurred_precision, created_at = :created_at, \
    updated_at = :updated_at, deleted_at = :deleted_at, revision = :revision, lang = :lang, title = :title, body = :body, \
    share = :share WHERE id = :id";

/// Stores a new entry.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken; database errors.
pub fn insert(w: &Write<'_>, entry: &JournalEntry) -> Result<(), StoreError> {
    put_row(w.conn(), INSERT, entry)?;
    insert_links(w.conn(), entry)?;
    found(w.conn(), entry.id)
}

/// Replaces an entry by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when `entry.revision` is not the next one.
pub fn update(w: &Write<'_>, entry: &JournalEntry) -> Result<(), StoreError> {
    let before = get(w, entry.id)?;
    if before.revision.checked_add(1) != Some(entry.revision) {
        return Err(StoreError::Stale);
    }
    w.conn()
        .prepare_cached(
            "INSERT INTO journal_versions (entry, revision, replaced_at, content) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            columns::id(entry.id),
            before.revision,
            columns::instant(entry.updated_at)?,
            columns::json(&before)?
        ])?;
    one(put_row(w.conn(), UPDATE, entry)?)?;
    w.conn()
        .prepare_cached("DELETE FROM journal_links WHERE entry = ?1")?
        .execute([columns::id(entry.id)])?;
    insert_links(w.conn(), entry)?;
    found(w.conn(), entry.id)
}

/// One entry, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<JournalEntry, StoreError> {
    let mut statement = r
        .conn()
        .prepare_cached(&format!("SELECT {COLUMNS} FROM journal WHERE id = ?1"))?;
    let mut rows = statement.query([columns::id(id)])?;
    read(r.conn(), rows.next()?.ok_or(StoreError::NotFound)?)
}

/// Earlier versions of an entry, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<JournalEntry>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT content FROM journal_versions WHERE entry = ?1 ORDER BY revision",
    )?;
    let mut rows = statement.query([columns::id(id)])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(columns::from_json(&column::<String>(row, "content")?)?);
    }
    Ok(out)
}

/// Entries of the days from `from` to `to` as lived, both included, oldest first.
///
/// # Errors
/// Database errors.
pub fn between(
    r: &Read<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<JournalEntry>, StoreError> {
    let Some(span) = super::timeline::Span::of_days(Some(from), Some(to))? else {
        return Ok(Vec::new());
    };
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal WHERE deleted_at IS NULL AND occurred_at BETWEEN ?1 AND ?2 \
         AND occurred_local >= ?3 AND occurred_local < ?4 ORDER BY occurred_at, id"
    ))?;
    let mut rows = statement.query(params![span.from, span.to, span.from_local, span.to_local])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(r.conn(), row)?);
    }
    Ok(out)
}

/// Entries that point to `link`, newest first, at most `limit`.
///
/// # Errors
/// Database errors.
pub fn linked(
    r: &Read<'_>,
    link: &JournalLink,
    limit: u32,
) -> Result<Vec<JournalEntry>, StoreError> {
    let (_, target, recurrence) = split(link);
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal WHERE deleted_at IS NULL AND id IN (SELECT entry FROM journal_links \
         WHERE target = ?1 AND recurrence_local IS ?2) ORDER BY occurred_at DESC, id DESC LIMIT ?3"
    ))?;
    let mut rows = statement.query(params![
        columns::id(target),
        recurrence.map(columns::wall_clock),
        limit
    ])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(r.conn(), row)?);
    }
    Ok(out)
}

/// Marks it deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    one(w
        .conn()
        .prepare_cached("UPDATE journal SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL")?
        .execute(params![columns::id(id), columns::instant(at)?])?)?;
    found(w.conn(), id)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub fn restore(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    one(w
        .conn()
        .prepare_cached(
            "UPDATE journal SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL",
        )?
        .execute([columns::id(id)])?)?;
    found(w.conn(), id)
}

fn found(conn: &Connection, id: Id) -> Result<(), StoreError> {
    search::follow(conn, TimelineKind::Journal, id, None)
}

fn put_row(conn: &Connection, sql: &str, entry: &JournalEntry) -> Result<usize, StoreError> {
    Ok(conn.prepare_cached(sql)?.execute(named_params! {
        ":id": columns::id(entry.id),
        ":occurred_at": columns::instant(entry.occurred.at)?,
        ":occurred_zone": entry.occurred.zone,
        ":occurred_local": columns::wall_clock(entry.occurred.local),
        ":occurred_precision": columns::word(&entry.occurred.precision)?,
        ":created_at": columns::instant(entry.created_at)?,
        ":updated_at": columns::instant(entry.updated_at)?,
        ":deleted_at": columns::instant_opt(entry.deleted_at)?,
        ":revision": entry.revision,
        ":lang": columns::word(&entry.lang)?,
        ":title": entry.content.title,
        ":body": entry.content.body,
        ":share": columns::word(&entry.content.share)?,
    })?)
}

const fn split(link: &JournalLink) -> (&'static str, Id, Option<NaiveDateTime>) {
    match link {
        JournalLink::Plan { item } => ("plan", *item, None),
        JournalLink::Session {
            series,
            recurrence_id,
        } => ("session", *series, Some(*recurrence_id)),
        JournalLink::Craving { id } => ("craving", *id, None),
    }
}

fn insert_links(conn: &Connection, entry: &JournalEntry) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO journal_links (entry, position, kind, target, recurrence_local) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, link) in (0i64..).zip(&entry.content.links) {
        let (kind, target, recurrence) = split(link);
        statement.execute(params![
            columns::id(entry.id),
            position,
            kind,
            columns::id(target),
            recurrence.map(columns::wall_clock)
        ])?;
    }
    Ok(())
}

fn read(conn: &Connection, row: &Row<'_>) -> Result<JournalEntry, StoreError> {
    let id: [u8; 16] = column(row, "id")?;
    Ok(JournalEntry {
        id: columns::to_id(id),
        occurred: columns::occurred(row)?,
        created_at: columns::to_instant(column(row, "created_at")?),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        revision: column(row, "revision")?,
        lang: columns::from_word(column(row, "lang")?)?,
        content: JournalContent {
            title: column(row, "title")?,
            body: column(row, "body")?,
            share: columns::from_word(column(row, "share")?)?,
            links: read_links(conn, id)?,
        },
    })
}

fn read_links(conn: &Connection, id: [u8; 16]) -> Result<Vec<JournalLink>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, target, recurrence_local FROM journal_links WHERE entry = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([id])?;
    let mut links = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        let target = columns::to_id(row.get(1)?);
        let recurrence: Option<String> = row.get(2)?;
        links.push(match (kind.as_str(), recurrence) {
            ("plan", None) => JournalLink::Plan { item: target },
            ("craving", None) => JournalLink::Craving { id: target },
            ("session", Some(local)) => JournalLink::Session {
                series: target,
                recurrence_id: columns::to_wall_clock(&local)?,
            },
            _ => return Err(StoreError::BadRow("journal link")),
        });
    }
    Ok(links)
}
