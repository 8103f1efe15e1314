//! What can be found: one row for every record that is not deleted and says something, with its words as the search reads them.
//!
//! Owns where each kind of record stands and which columns are its words ([`source`]), and keeping the rows true: [`follow`] brings one
//! up to date after a record was written, deleted or taken back; [`check`] says whether anybody forgot to call it. Finding is
//! [`super::search`]'s.

use chrono::NaiveDateTime;
use evenkeel_domain::Id;
use evenkeel_domain::timeline::TimelineKind;
use rusqlite::{Connection, OptionalExtension, params};

use crate::columns;
use crate::error::StoreError;
#[cfg(test)]
use crate::handle::Read;
use crate::handle::Write;

/// Records of one instant have keys of their own up to here: a millisecond.
const SAME_INSTANT: i64 = 1_000_000;

/// Where a kind of record stands, and its words in it.
pub(super) struct Source {
    /// The table.
    pub(super) table: &'static str,
    /// The column that names the record.
    pub(super) id: &'static str,
    /// The column that names the occurrence besides; empty text where one id names the record.
    pub(super) recurrence: &'static str,
    /// The column of its instant.
    pub(super) at: &'static str,
    /// The column of its title; empty text where it has none.
    pub(super) title: &'static str,
    /// The columns of its text.
    pub(super) texts: &'static [&'static str],
    /// Which records can be found.
    pub(super) found: &'static str,
}

/// Every kind of record that stands in the timeline.
pub(super) const fn source(kind: TimelineKind) -> Source {
    const DATED: Source = Source {
        table: "",
        id: "id",
        recurrence: "''",
        at: "occurred_at",
        title: "''",
        texts: &[],
        found: "deleted_at IS NULL",
    };
    match kind {
        TimelineKind::Craving => Source {
            table: "cravings",
            texts: &["situation", "thought", "note"],
            ..DATED
        },
        TimelineKind::Checkin => Source {
            table: "checkins",
            texts: &["good_thing", "intention"],
            ..DATED
        },
        TimelineKind::Journal => Source {
            table: "journal",
            title: "title",
            texts: &["body"],
            ..DATED
        },
        TimelineKind::Return => Source {
            table: "returns",
            texts: &["signs_text", "next", "lesson"],
            ..DATED
        },
        TimelineKind::Question => Source {
            table: "person_questions",
            texts: &["text"],
            ..DATED
        },
        // One about which nothing was noted is on the calendar only, and its title with it.
        TimelineKind::Session => Source {
            table: "session_records",
            id: "session",
            recurrence: "recurrence_local",
            at: "start_at",
            title: "title",
            texts: &["noted"],
            found: "noted <> ''",
        },
        TimelineKind::Dose => Source {
            table: "doses",
            texts: &["own_words", "note"],
            // Those that say more than that one was taken, as long as their medication is there.
            found: "deleted_at IS NULL AND said = 1 AND EXISTS (SELECT 1 FROM medications AS m \
                    WHERE m.id = medication AND m.deleted_at IS NULL)",
            ..DATED
        },
        TimelineKind::Medication => Source {
            table: "medications",
            title: "name",
            texts: &["purpose", "label", "note", "stop_reason"],
            ..DATED
        },
    }
}

/// The kind of record that a table holds; none where nothing can be found in it.
pub(super) fn kind_of(table: &str) -> Option<TimelineKind> {
    TimelineKind::ALL
        .into_iter()
        .find(|kind| source(*kind).table == table)
}

/// What can be found of the records of a source, as a query: id, recurrence, instant, title, text.
fn words(source: &Source) -> String {
    let Source {
        table,
        id,
        recurrence,
        at,
        title,
        texts,
        found,
        ..
    } = source;
    let body = texts.join(" || char(10) || ");
    let says = texts.join(" <> '' OR ");
    format!(
        "SELECT {id}, {recurrence}, {at}, {title}, {body} FROM {table} WHERE {found} AND ({title} <> '' OR {says} <> '')"
    )
}

/// Brings what can be found of a record up to date with its row. Every function that writes one calls this, also when it is deleted
/// or taken back.
pub(super) fn follow(
    conn: &Connection,
    kind: TimelineKind,
    record: Id,
    recurrence: Option<NaiveDateTime>,
) -> Result<(), StoreError> {
    let source = source(kind);
    let word = columns::word(&kind)?;
    let id = columns::id(record);
    let recurrence = recurrence.map(columns::wall_clock).unwrap_or_default();
    let now: Option<(i64, String, String)> = conn
        .prepare_cached(&format!(
            "{} AND {} = ?1 AND {} = ?2",
            words(&source),
            source.id,
            source.recurrence
        ))?
        .query_row(params![id, recurrence], |row| {
            Ok((row.get(2)?, row.get(3)?, row.get(4)?))
        })
        .optional()?;
    let before: Option<(i64, String, String)> = conn
        .prepare_cached(
            "SELECT key, title, body FROM search_entries WHERE record = ?1 AND kind = ?2 AND recurrence_local = ?3",
        )?
        .query_row(params![id, word, recurrence], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    if let Some((key, title, body)) = before {
        let same = now.as_ref().is_some_and(|(at, now_title, now_body)| {
            (*at..at.saturating_add(SAME_INSTANT)).contains(&key)
                && (now_title, now_body) == (&title, &body)
        });
        if same {
            return Ok(());
        }
        conn.prepare_cached(
            "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)",
        )?
        .execute(params![key, title, body])?;
        conn.prepare_cached("DELETE FROM search_entries WHERE key = ?1")?
            .execute([key])?;
    }
    if let Some((at, title, body)) = now {
        let key: i64 = conn
            .prepare_cached(
                "SELECT coalesce(max(key) + 1, ?1) FROM search_entries WHERE key >= ?1 AND key < ?2",
            )?
            .query_row([at, at.saturating_add(SAME_INSTANT)], |row| row.get(0))?;
        conn.prepare_cached(
            "INSERT INTO search_entries (key, kind, record, recurrence_local, title, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![key, word, id, recurrence, title, body])?;
        conn.prepare_cached("INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)")?
            .execute(params![key, title, body])?;
    }
    Ok(())
}

/// Makes the index anew from the words that can be found. What it finds must be the same afterwards; tests hold that.
///
/// # Errors
/// Database errors.
pub fn rebuild(w: &Write<'_>) -> Result<(), StoreError> {
    w.conn()
        .execute("INSERT INTO search (search) VALUES ('rebuild')", [])?;
    Ok(())
}

/// Whether the search holds exactly the words of the records: of every one that is not deleted and says something, and no other.
///
/// # Errors
/// Database errors, also when the index and the words differ.
pub fn check(w: &Write<'_>) -> Result<bool, StoreError> {
    let conn = w.conn();
    conn.execute(
        "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
        params![],
    )?;
    let mut rows = 0;
    for kind in TimelineKind::ALL {
        let word = columns::word(&kind)?;
        let expected = words(&source(kind));
        let (differing, found): (i64, i64) = conn.query_row(
            &format!(
                "WITH words (record, recurrence, at, title, body) AS ({expected}), \
                 expected AS (SELECT record, recurrence, title, body FROM words), \
                 found AS (SELECT record, recurrence_local, title, body FROM search_entries WHERE kind = ?1) \
                 SELECT (SELECT count(*) FROM (SELECT * FROM expected EXCEPT SELECT * FROM found)) \
                      + (SELECT count(*) FROM (SELECT * FROM found EXCEPT SELECT * FROM expected)), \
                        (SELECT count(*) FROM found)"
            ),
            [word],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if differing != 0 {
            return Ok(false);
        }
        rows += found;
    }
    let all: i64 = conn.query_row("SELECT count(*) FROM search_entries", [], |row| row.get(0))?;
    Ok(rows == all)
}

/// The key an id has in the search, for tests.
#[cfg(test)]
pub(super) fn key_of(r: &Read<'_>, id: evenkeel_domain::Id) -> Option<i64> {
    r.conn()
        .query_row(
            "SELECT key FROM search_entries WHERE record = ?1",
            [columns::id(id)],
            |row| row.get(0),
        )
        .optional()
        .unwrap()
}
