//! Finding words: the full-text search over what [`super::search_index`] keeps, page by page, with its hits marked.
//!
//! Owns the queries, the bounds of one page and the marks. Which words there are is the index's.

use evenkeel_domain::timeline::{
    Look, Piece, Search, TimelineCursor, TimelineFilter, TimelineItem, TimelineKind,
};
use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::timeline::{Span, record};
use crate::columns;
use crate::error::StoreError;
use crate::handle::Read;

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
