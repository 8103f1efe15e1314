//! What can be found: the words of every record that is not deleted, and the full-text search over them.
//!
//! Owns one row for each such record with its words as the search reads them, whatever they were written in. [`follow`] brings that row
//! up to date after a record was written, deleted or taken back; [`check`] says whether anybody forgot to call it. What a kind of
//! record has to say is in [`source`], and nowhere else.

use chrono::NaiveDateTime;
use evenkeel_domain::Id;
use evenkeel_domain::timeline::{
    Look, Piece, Search, TimelineCursor, TimelineFilter, TimelineItem, TimelineKind,
};
use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::timeline::{Source, Span, record, source};
use crate::columns;
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// Before and after a hit. Control characters in this order are typed by nobody; where a text holds them all the same, its hits
/// are not marked rather than marked wrongly.
const OPEN: &str = "\u{2}\u{1}";
const CLOSE: &str = "\u{1}\u{2}";
/// Stands where a snippet leaves text out.
const GAP: &str = "…";
/// Words around a hit.
const SNIPPET_WORDS: u32 = 28;
/// Most matches looked at for one page: filters that fit almost nothing end here and go on with the next page.
const MOST_LOOKED_AT: usize = 2_000;
/// The same where each text itself has to be read and looked through.
const MOST_READ: usize = 1_000;
/// Records of one instant have keys of their own up to here: a millisecond.
const SAME_INSTANT: i64 = 1_000_000;

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

/// What a search found, newest first, with its hits marked.
pub struct Found {
    /// At most `most` items.
    pub items: Vec<TimelineItem>,
    /// Where to go on; none at the end.
    pub next: Option<TimelineCursor>,
}

/// Records whose text holds what is looked for and that pass the filter, newest first.
///
/// # Errors
/// Database errors.
pub fn find(
    r: &Read<'_>,
    wanted: &Search,
    filter: &TimelineFilter,
    before: Option<&TimelineCursor>,
    most: u32,
) -> Result<Found, StoreError> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut found = Found {
        items: Vec::new(),
        next: None,
    };
    let Some(span) = Span::of_days(filter.from, filter.to)? else {
        return Ok(found);
    };
    let conn = r.conn();
    let after = after(conn, before)?;
    // Pictures alone stand in no index: then every text is looked at, the newest first.
    let mut statement = conn.prepare_cached(if wanted.query.is_some() {
        MATCHING
    } else {
        EVERY_TEXT
    })?;
    let mut rows = match &wanted.query {
        Some(query) => statement.query(named_params! {
            ":open": OPEN,
            ":close": CLOSE,
            ":gap": GAP,
            ":words": SNIPPET_WORDS,
            ":query": query,
            ":from": span.from,
            ":to": span.to,
            ":after": after,
        }),
        None => statement.query(named_params! {
            ":from": span.from,
            ":to": span.to,
            ":after": after,
        }),
    }?;
    let bound = if wanted.look.is_empty() {
        MOST_LOOKED_AT
    } else {
        MOST_READ
    };
    let mut looked_at = 0;
    let mut last: Option<(TimelineKind, [u8; 16], String)> = None;
    while let Some(row) = rows.next()? {
        if found.items.len() >= most || looked_at >= bound {
            if let Some((kind, id, recurrence)) = &last {
                found.next = Some(record(conn, *kind, *id, recurrence)?.cursor());
            }
            break;
        }
        looked_at += 1;
        let kind: TimelineKind = columns::from_word(row.get(0)?)?;
        let (id, recurrence): ([u8; 16], String) = (row.get(1)?, row.get(2)?);
        last = Some((kind, id, recurrence.clone()));
        if !filter.wants(kind) {
            continue;
        }
        let texts = if wanted.look.is_empty() {
            None
        } else {
            let texts: (String, String) = (row.get(5)?, row.get(6)?);
            if !wanted.look.fits(&[&texts.0, &texts.1]) {
                continue;
            }
            Some(texts)
        };
        let mut item = record(conn, kind, id, &recurrence)?;
        if !filter.holds_day(item.occurred.local.date())
            || filter.share.is_some_and(|share| item.share != Some(share))
        {
            continue;
        }
        let (title, snippet): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        mark(&mut item, title.as_deref(), snippet.as_deref());
        if let Some((title, body)) = texts {
            mark_looked(&mut item, &wanted.look, &title, &body);
        }
        found.items.push(item);
    }
    Ok(found)
}

/// What the full-text search finds, with hits marked.
const MATCHING: &str = "SELECT e.kind, e.record, e.recurrence_local, highlight(search, 0, :open, :close), \
     snippet(search, 1, :open, :close, :gap, :words), e.title, e.body FROM search \
     CROSS JOIN search_entries AS e ON e.key = search.rowid \
     WHERE search MATCH :query AND search.rowid >= :from AND search.rowid <= :to AND search.rowid < :after \
     ORDER BY search.rowid DESC";

/// Everything that can be found, in the same columns.
const EVERY_TEXT: &str = "SELECT kind, record, recurrence_local, NULL, NULL, title, body FROM search_entries \
     WHERE key >= :from AND key <= :to AND key < :after ORDER BY key DESC";

/// Marks what was looked for in the text itself, where the full-text search has marked nothing.
fn mark_looked(item: &mut TimelineItem, look: &Look, title: &str, body: &str) {
    let marked = |pieces: &[Piece]| pieces.iter().any(|piece| piece.hit);
    if !title.is_empty() && !marked(&item.title) {
        item.title = look.mark(title);
    }
    if !marked(&item.excerpt)
        && let Some((pieces, cut)) = look.excerpt(body)
    {
        item.excerpt = pieces;
        item.cut = cut;
    }
}

/// The key after which the search goes on. A record that was deleted since has no key any more; its time is near enough. The
/// sessions of a series are told apart by their time, which a key begins with.
fn after(conn: &Connection, before: Option<&TimelineCursor>) -> Result<i64, StoreError> {
    let Some(cursor) = before else {
        return Ok(i64::MAX);
    };
    let key = conn
        .prepare_cached(
            "SELECT key FROM search_entries WHERE record = ?1 AND kind = ?2 \
             AND (recurrence_local = '' OR key BETWEEN ?3 AND ?3 + 999999)",
        )?
        .query_row(
            params![
                columns::id(cursor.id),
                columns::word(&cursor.kind)?,
                columns::instant(cursor.at)?
            ],
            |row| row.get(0),
        )
        .optional()?;
    key.map_or_else(|| columns::instant(cursor.at), Ok)
}

/// Puts the marked title and snippet in place of the plain ones.
fn mark(item: &mut TimelineItem, title: Option<&str>, snippet: Option<&str>) {
    let text = |pieces: &[Piece]| -> String { pieces.iter().map(|p| p.text.as_str()).collect() };
    if let Some(pieces) = title.and_then(pieces)
        && text(&pieces) == text(&item.title)
    {
        item.title = pieces;
    }
    if let Some(pieces) = snippet.and_then(pieces)
        && pieces.iter().any(|piece| piece.hit)
    {
        let shown = text(&pieces);
        item.cut = shown.starts_with(GAP) || shown.ends_with(GAP);
        item.excerpt = pieces;
    }
}

/// Marked text taken apart. None when the marks do not come in pairs: then the text itself holds them.
fn pieces(marked: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = marked.trim();
    let mut push = |text: &str, hit: bool| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                hit,
            });
        }
    };
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (hit, after) = after.split_once(CLOSE)?;
        if hit.contains(OPEN) || before.contains(CLOSE) {
            return None;
        }
        push(before, false);
        push(hit, true);
        rest = after;
    }
    if rest.contains(CLOSE) {
        return None;
    }
    push(rest, false);
    Some(pieces)
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
