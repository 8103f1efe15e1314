//! Journal entries, what they point to as rows of their own so that a session can ask for its entries, and every earlier version.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::journal::{JournalContent, JournalEntry, JournalLink};
use rusqlite::{Connection, Row, named_params, params};

use super::record::{self, Head, Put, Versions};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const TABLE: &str = "journal";
const VERSIONS: Versions = Versions {
    table: "journal_versions",
    of: "entry",
};

/// Stores a new entry.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken; database errors.
pub fn insert(w: &Write<'_>, entry: &JournalEntry) -> Result<(), StoreError> {
    put(w.conn(), record::insert, entry)?;
    insert_links(w.conn(), entry)
}

/// Replaces an entry by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when `entry.revision` is not the next one.
pub fn update(w: &Write<'_>, entry: &JournalEntry) -> Result<(), StoreError> {
    let before = get(w, entry.id)?;
    VERSIONS.keep(w.conn(), (before.revision, &before), &head(entry))?;
    put(w.conn(), record::update, entry)?;
    w.conn()
        .prepare_cached("DELETE FROM journal_links WHERE entry = ?1")?
        .execute([columns::id(entry.id)])?;
    insert_links(w.conn(), entry)
}

/// One entry, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<JournalEntry, StoreError> {
    record::get(r.conn(), TABLE, id, read)
}

/// Earlier versions of an entry, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<JournalEntry>, StoreError> {
    let all = VERSIONS.all(r.conn(), id)?;
    Ok(all.into_iter().map(|(_, entry)| entry).collect())
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
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL AND occurred_at BETWEEN ?1 AND ?2 AND occurred_local >= ?3 AND occurred_local < ?4 \
         ORDER BY occurred_at, id",
        params![span.from, span.to, span.from_local, span.to_local],
        read,
    )
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
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL AND id IN (SELECT entry FROM journal_links WHERE target = ?1 AND recurrence_local IS ?2) \
         ORDER BY occurred_at DESC, id DESC LIMIT ?3",
        params![
            columns::id(target),
            recurrence.map(columns::wall_clock),
            limit
        ],
        read,
    )
}

/// Marks it deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), TABLE, id, at)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), TABLE, id)
}

fn head(entry: &JournalEntry) -> Head {
    Head {
        id: entry.id,
        occurred: entry.occurred.clone(),
        created_at: entry.created_at,
        updated_at: entry.updated_at,
        deleted_at: entry.deleted_at,
        revision: entry.revision,
        lang: entry.lang,
    }
}

fn put(conn: &Connection, how: Put, entry: &JournalEntry) -> Result<(), StoreError> {
    how(
        conn,
        TABLE,
        &head(entry),
        named_params! {
            ":title": entry.content.title,
            ":body": entry.content.body,
            ":share": columns::word(&entry.content.share)?,
        },
    )
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
    let Head {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
    } = record::head(row)?;
    Ok(JournalEntry {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
        content: JournalContent {
            title: column(row, "title")?,
            body: column(row, "body")?,
            share: columns::from_word(column(row, "share")?)?,
            links: read_links(conn, columns::id(id))?,
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
