//! The streams behind the timeline, each read through an index of its own, and the full-text search over all of them.
//!
//! Owns the SQL of streams and search. Each stream gives at most one item more than a page, so that merging them (the domain's
//! work) knows whether there is a next page. What is searched is kept current by triggers of the schema, so that no writer can
//! forget it; the text itself stays in the records' own tables.

use chrono::{Duration, NaiveDate, NaiveTime};
use evenkeel_domain::calendar;
use evenkeel_domain::checkins::Checkin;
use evenkeel_domain::cravings::Rerate;
use evenkeel_domain::time::{LivedDays, Moment, Precision};
use evenkeel_domain::timeline::{
    Look, Piece, Search, TimelineCursor, TimelineFilter, TimelineItem, TimelineKind, TimelineWhat,
    excerpt,
};
use evenkeel_domain::vocabulary::Choice;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::checkins;
use crate::columns::{self, get as column};
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

/// Days as lived, as bounds for an index by instant (wide) and for the wall clock (exact).
pub(super) struct Span {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) from_local: String,
    pub(super) to_local: String,
}

impl Span {
    /// From the first to the last day, both included; none when no day can lie in it.
    pub(super) fn of_days(
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<Option<Self>, StoreError> {
        // What the columns can hold: 1678 to 2261.
        let first = NaiveDate::from_ymd_opt(1678, 1, 1).unwrap_or_default();
        let last = NaiveDate::from_ymd_opt(2261, 12, 31).unwrap_or_default();
        let from = from.unwrap_or(first).max(first);
        let to = to.unwrap_or(last).min(last);
        if from > to {
            return Ok(None);
        }
        let instants = LivedDays::new(from, to).instants();
        let end = to.succ_opt().unwrap_or(to);
        Ok(Some(Self {
            from: columns::instant(instants.start)?,
            to: columns::instant(instants.end)?,
            from_local: columns::wall_clock(from.and_time(NaiveTime::MIN)),
            to_local: columns::wall_clock(end.and_time(NaiveTime::MIN)),
        }))
    }
}

/// One stream of stored records, newest first, after `before`, at most `most` items. Sessions are not stored one by one and give
/// an empty stream here.
///
/// # Errors
/// Database errors.
pub fn stream(
    r: &Read<'_>,
    kind: TimelineKind,
    filter: &TimelineFilter,
    before: Option<&TimelineCursor>,
    most: u32,
) -> Result<Vec<TimelineItem>, StoreError> {
    let Some((table, with_text, read)) = source(kind) else {
        return Ok(Vec::new());
    };
    let Some(span) = Span::of_days(filter.from, filter.to)? else {
        return Ok(Vec::new());
    };
    let sql = stream_sql(table, with_text, filter);
    let (at, id) = place(kind, before)?;
    let mut statement = r.conn().prepare_cached(&sql)?;
    let mut rows = statement.query(named_params! {
        ":from": span.from,
        ":to": span.to,
        ":from_local": span.from_local,
        ":to_local": span.to_local,
        ":at": at,
        ":id": id,
        ":share": filter.share.as_ref().map(columns::word).transpose()?,
        ":most": most,
    })?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(read(r.conn(), row)?);
    }
    Ok(items)
}

/// Which conditions there are decides which index serves them, so they are spelled out rather than made optional.
fn stream_sql(table: &str, with_text: &str, filter: &TimelineFilter) -> String {
    let mut sql = format!(
        "SELECT * FROM {table} WHERE deleted_at IS NULL AND occurred_at BETWEEN :from AND :to \
         AND occurred_local >= :from_local AND occurred_local < :to_local AND (occurred_at, id) < (:at, :id)"
    );
    if filter.share.is_some() {
        sql.push_str(" AND share = :share");
    } else {
        sql.push_str(" AND :share IS NULL");
    }
    if filter.has_text {
        sql.push_str(with_text);
    }
    sql.push_str(" ORDER BY occurred_at DESC, id DESC LIMIT :most");
    sql
}

type ReadItem = fn(&Connection, &Row<'_>) -> Result<TimelineItem, StoreError>;

/// Table, condition for having text, and reader of a stored kind.
fn source(kind: TimelineKind) -> Option<(&'static str, &'static str, ReadItem)> {
    match kind {
        TimelineKind::Craving => Some((
            "cravings",
            " AND (situation <> '' OR thought <> '' OR note <> '')",
            craving,
        )),
        TimelineKind::Checkin => Some((
            "checkins",
            " AND (good_thing <> '' OR intention <> '')",
            |_, row| checkin(row),
        )),
        TimelineKind::Journal => Some(("journal", "", journal)),
        TimelineKind::Return => Some((
            "returns",
            " AND (signs_text <> '' OR next <> '' OR lesson <> '')",
            |_, row| going_back(row),
        )),
        TimelineKind::Session => None,
    }
}

/// Where a stream goes on after `before`, which may be of another kind. Kinds of the same instant follow each other in their order:
/// a later kind has that instant still before it (no id is that high), an earlier one has it behind it (no id is that low).
fn place(
    kind: TimelineKind,
    before: Option<&TimelineCursor>,
) -> Result<(i64, Vec<u8>), StoreError> {
    let Some(cursor) = before else {
        return Ok((i64::MAX, vec![0xFF; 17]));
    };
    let id = match kind.cmp(&cursor.kind) {
        std::cmp::Ordering::Less => Vec::new(),
        std::cmp::Ordering::Equal => columns::id(cursor.id).to_vec(),
        std::cmp::Ordering::Greater => vec![0xFF; 17],
    };
    Ok((columns::instant(cursor.at)?, id))
}

fn craving(conn: &Connection, row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    let id: [u8; 16] = column(row, "id")?;
    let trigger = conn
        .prepare_cached(
            "SELECT word, own FROM craving_triggers WHERE craving = ?1 ORDER BY main DESC, position LIMIT 1",
        )?
        .query_row([id], |row| {
            let (word, own): (String, bool) = (row.get(0)?, row.get(1)?);
            Ok(if own {
                Choice::Own(word)
            } else {
                Choice::Id(word)
            })
        })
        .optional()?;
    let rerates: Vec<Rerate> = columns::from_json(&column::<String>(row, "rerates")?)?;
    let parts = texts(row, ["situation", "thought", "note"])?;
    let what = TimelineWhat::Craving {
        intensity: column(row, "intensity")?,
        later: rerates.iter().rev().find_map(|rerate| rerate.intensity),
        trigger,
        outcome: column::<Option<String>>(row, "outcome")?
            .map(columns::from_word)
            .transpose()?,
    };
    item(row, what, "", &joined(&parts))
}

fn checkin(row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    let Checkin {
        date, part, entry, ..
    } = checkins::read(row)?;
    let what = TimelineWhat::Checkin {
        date,
        part,
        status: entry.status(),
        answers: u32::try_from(entry.answers()).unwrap_or(u32::MAX),
        asked: u32::try_from(entry.asked.len()).unwrap_or(u32::MAX),
        mood: entry.mood,
        used_today: entry.used_today,
    };
    item(row, what, "", &joined(&[entry.good_thing, entry.intention]))
}

fn journal(conn: &Connection, row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    let id: [u8; 16] = column(row, "id")?;
    let links: u32 = conn
        .prepare_cached("SELECT count(*) FROM journal_links WHERE entry = ?1")?
        .query_row([id], |row| row.get(0))?;
    let (title, body): (String, String) = (column(row, "title")?, column(row, "body")?);
    item(row, TimelineWhat::Journal { links }, &title, &body)
}

fn going_back(row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    item(
        row,
        TimelineWhat::Return,
        "",
        &joined(&texts(row, ["signs_text", "next", "lesson"])?),
    )
}

fn texts(row: &Row<'_>, names: [&str; 3]) -> Result<Vec<String>, StoreError> {
    names
        .into_iter()
        .map(|name| column::<String>(row, name))
        .collect()
}

/// Texts with a line break between those that say something.
fn joined(parts: &[String]) -> String {
    let said: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    said.join("\n")
}

fn item(
    row: &Row<'_>,
    what: TimelineWhat,
    title: &str,
    body: &str,
) -> Result<TimelineItem, StoreError> {
    let occurred = columns::occurred(row)?;
    let written_at = columns::to_instant(column(row, "created_at")?);
    let (excerpt, cut) = excerpt(body);
    Ok(TimelineItem {
        id: columns::to_id(column(row, "id")?),
        written_late: written_at - occurred.at > Duration::hours(24),
        written: Some(calendar::to_local(written_at, &occurred.zone)),
        occurred,
        share: Some(columns::from_word(column(row, "share")?)?),
        what,
        title: if title.is_empty() {
            Vec::new()
        } else {
            vec![plain(title)]
        },
        excerpt,
        cut,
    })
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        hit: false,
    }
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
pub fn search(
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
        let key: i64 = row.get(0)?;
        let kind: TimelineKind = columns::from_word(row.get(1)?)?;
        let (id, recurrence): ([u8; 16], String) = (row.get(2)?, row.get(3)?);
        last = Some((kind, id, recurrence.clone()));
        if !filter.wants(kind) {
            continue;
        }
        let texts = if wanted.look.is_empty() {
            None
        } else {
            let texts = texts_of(conn, key)?;
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
        let (title, snippet): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
        mark(&mut item, title.as_deref(), snippet.as_deref());
        if let Some((title, body)) = texts {
            mark_looked(&mut item, &wanted.look, &title, &body);
        }
        found.items.push(item);
    }
    Ok(found)
}

/// What the full-text search finds, with hits marked.
const MATCHING: &str = "SELECT e.key, e.kind, e.record, e.recurrence_local, highlight(search, 0, :open, :close), \
     snippet(search, 1, :open, :close, :gap, :words) FROM search \
     CROSS JOIN search_entries AS e ON e.key = search.rowid \
     WHERE search MATCH :query AND search.rowid >= :from AND search.rowid <= :to AND search.rowid < :after \
     ORDER BY search.rowid DESC";

/// Everything that can be found, in the same columns.
const EVERY_TEXT: &str = "SELECT key, kind, record, recurrence_local, NULL, NULL FROM search_entries \
     WHERE key >= :from AND key <= :to AND key < :after ORDER BY key DESC";

/// Title and text of an entry, whole.
fn texts_of(conn: &Connection, key: i64) -> Result<(String, String), StoreError> {
    let texts = conn
        .prepare_cached("SELECT title, body FROM search_texts WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(texts.unwrap_or_default())
}

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

fn record(
    conn: &Connection,
    kind: TimelineKind,
    id: [u8; 16],
    recurrence: &str,
) -> Result<TimelineItem, StoreError> {
    if kind == TimelineKind::Session {
        return session(conn, id, recurrence);
    }
    let (table, _, read) = source(kind).ok_or(StoreError::BadRow("search entry"))?;
    let mut statement = conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?;
    let mut rows = statement.query([id])?;
    read(
        conn,
        rows.next()?.ok_or(StoreError::BadRow("search entry"))?,
    )
}

/// A session about which something was noted, as it stood then.
fn session(
    conn: &Connection,
    series: [u8; 16],
    recurrence: &str,
) -> Result<TimelineItem, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM session_records WHERE session = ?1 AND recurrence_local = ?2",
    )?;
    let mut rows = statement.query(params![series, recurrence])?;
    let row = rows.next()?.ok_or(StoreError::BadRow("search entry"))?;
    let (start, end): (i64, i64) = (column(row, "start_at")?, column(row, "end_at")?);
    let (start, end) = (columns::to_instant(start), columns::to_instant(end));
    let (title, body): (String, String) = (column(row, "title")?, column(row, "noted")?);
    let (excerpt, cut) = excerpt(&body);
    Ok(TimelineItem {
        id: columns::to_id(series),
        occurred: Moment {
            at: start,
            zone: column(row, "zone")?,
            local: columns::to_wall_clock(&column::<String>(row, "start_local")?)?,
            precision: Precision::Exact,
        },
        written: None,
        written_late: false,
        share: None,
        what: TimelineWhat::Session {
            recurrence_id: columns::to_wall_clock(recurrence)?,
            session: columns::from_word(column(row, "kind")?)?,
            minutes: u32::try_from((end - start).num_minutes()).unwrap_or(u32::MAX),
            status: column::<Option<String>>(row, "status")?
                .map(columns::from_word)
                .transpose()?,
        },
        title: if title.is_empty() {
            Vec::new()
        } else {
            vec![plain(&title)]
        },
        excerpt,
        cut,
    })
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

/// Makes the search anew from the records. What it finds must be the same afterwards; tests hold that.
///
/// # Errors
/// Database errors.
pub fn rebuild_search(w: &Write<'_>) -> Result<(), StoreError> {
    w.conn()
        .execute("INSERT INTO search (search) VALUES ('rebuild')", [])?;
    Ok(())
}

/// Whether the search holds exactly the words of the records: every one that is not deleted and has text, and no other.
///
/// # Errors
/// Database errors, also when the index and the texts differ.
pub fn check_search(w: &Write<'_>) -> Result<bool, StoreError> {
    let conn = w.conn();
    conn.execute(
        "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
        params![],
    )?;
    let differing: i64 = conn.query_row(
        "WITH expected (record, kind) AS ( \
           SELECT id, 'craving' FROM cravings WHERE deleted_at IS NULL AND (situation <> '' OR thought <> '' OR note <> '') \
           UNION ALL SELECT id, 'checkin' FROM checkins WHERE deleted_at IS NULL AND (good_thing <> '' OR intention <> '') \
           UNION ALL SELECT id, 'return' FROM returns WHERE deleted_at IS NULL AND (signs_text <> '' OR next <> '' OR lesson <> '') \
           UNION ALL SELECT hex(session) || recurrence_local, 'session' FROM session_records WHERE noted <> '' \
           UNION ALL SELECT id, 'journal' FROM journal WHERE deleted_at IS NULL), \
         found (record, kind) AS ( \
           SELECT CASE kind WHEN 'session' THEN hex(record) || recurrence_local ELSE record END, kind FROM search_entries) \
         SELECT (SELECT count(*) FROM (SELECT record, kind FROM expected EXCEPT SELECT record, kind FROM found)) \
              + (SELECT count(*) FROM (SELECT record, kind FROM found EXCEPT SELECT record, kind FROM expected))",
        [],
        |row| row.get(0),
    )?;
    Ok(differing == 0)
}

/// How the database would read a stream, for tests.
#[cfg(test)]
pub(super) fn plan_of(
    r: &Read<'_>,
    kind: TimelineKind,
    filter: &TimelineFilter,
) -> Result<Option<String>, StoreError> {
    let Some((table, with_text, _)) = source(kind) else {
        return Ok(None);
    };
    let sql = format!(
        "EXPLAIN QUERY PLAN {}",
        stream_sql(table, with_text, filter)
    );
    let mut statement = r.conn().prepare(&sql)?;
    let mut rows = statement.raw_query();
    let mut plan = String::new();
    while let Some(row) = rows.next()? {
        plan.push_str(&row.get::<_, String>(3)?);
        plan.push('\n');
    }
    Ok(Some(plan))
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
