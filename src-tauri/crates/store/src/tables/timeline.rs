//! The streams behind the timeline, each read through an index of its own.
//!
//! Owns the SQL of streams. Each stream gives at most one item more than a page, so that merging them (the domain's work) knows
//! whether there is a next page. Finding words in them is [`super::search`]'s.

use chrono::{Duration, NaiveDate, NaiveTime};
use evenkeel_domain::calendar;
use evenkeel_domain::checkins::Checkin;
use evenkeel_domain::cravings::Rerate;
use evenkeel_domain::medications::Dose;
use evenkeel_domain::time::{LivedDays, Moment, Precision};
use evenkeel_domain::timeline::{
    MedicationChange, Piece, TimelineCursor, TimelineFilter, TimelineItem, TimelineKind,
    TimelineWhat, excerpt,
};
use evenkeel_domain::vocabulary::Term;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::search_index::{Source, source};
use super::{checkins, doses};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::Read;

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
    let Some(read) = reader(kind) else {
        return Ok(Vec::new());
    };
    if filter.share.is_some() && !carries_flag(kind) {
        return Ok(Vec::new());
    }
    let Some(span) = Span::of_days(filter.from, filter.to)? else {
        return Ok(Vec::new());
    };
    let sql = stream_sql(kind, filter);
    let (at, id) = page_bounds(kind, before)?;
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
fn stream_sql(kind: TimelineKind, filter: &TimelineFilter) -> String {
    let Source {
        table,
        texts,
        found,
        ..
    } = source(kind);
    // When a medication was started stands in its row, and so does when it was stopped; its pauses are rows of their own.
    let (table, texts): (&str, &[&str]) = if kind == TimelineKind::Medication {
        ("medication_changes", &["text"])
    } else {
        (table, texts)
    };
    let mut sql = format!(
        "SELECT * FROM {table} WHERE {found} AND occurred_at BETWEEN :from AND :to \
         AND occurred_local >= :from_local AND occurred_local < :to_local AND (occurred_at, id) < (:at, :id)"
    );
    if filter.share.is_some() {
        sql.push_str(" AND share = :share");
    } else {
        sql.push_str(" AND :share IS NULL");
    }
    // A page of the journal is text.
    if filter.has_text && kind != TimelineKind::Journal {
        sql.push_str(&format!(" AND ({} <> '')", texts.join(" <> '' OR ")));
    }
    sql.push_str(" ORDER BY occurred_at DESC, id DESC LIMIT :most");
    sql
}

/// Whether a record of a kind says that it may be shared, or not.
const fn carries_flag(kind: TimelineKind) -> bool {
    // A dose goes where its medication may go.
    !matches!(
        kind,
        TimelineKind::Question | TimelineKind::Session | TimelineKind::Dose
    )
}

type ReadItem = fn(&Connection, &Row<'_>) -> Result<TimelineItem, StoreError>;

/// How a kind's stream is read; none for sessions, which are worked out.
const fn reader(kind: TimelineKind) -> Option<ReadItem> {
    match kind {
        TimelineKind::Craving => Some(craving),
        TimelineKind::Checkin => Some(checkin),
        TimelineKind::Journal => Some(journal),
        TimelineKind::Return => Some(going_back),
        TimelineKind::Dose => Some(dose),
        TimelineKind::Medication => Some(medication),
        TimelineKind::Question => Some(question),
        TimelineKind::Session => None,
    }
}

/// Where a stream goes on after `before`, which may be of another kind. Kinds of the same instant follow each other in their order:
/// a later kind has that instant still before it (no id is that high), an earlier one has it behind it (no id is that low).
fn page_bounds(
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
                Term::Custom(word)
            } else {
                Term::Builtin(word)
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

fn checkin(conn: &Connection, row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    let Checkin {
        date, part, entry, ..
    } = checkins::read(conn, row)?;
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

fn going_back(_: &Connection, row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    item(
        row,
        TimelineWhat::Return,
        "",
        &joined(&texts(row, ["signs_text", "next", "lesson"])?),
    )
}

fn dose(conn: &Connection, row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    let Dose { entry, .. } = doses::read(conn, row)?;
    let own: String = column(row, "own_words")?;
    let name = conn
        .prepare_cached("SELECT name FROM medications WHERE id = ?1")?
        .query_row([columns::id(entry.medication)], |row| row.get(0))?;
    let what = TimelineWhat::Dose {
        medication: entry.medication,
        name,
        answer: entry.answer,
        reason: entry.reason,
    };
    item(row, what, "", &joined(&[own, entry.note.text]))
}

/// A row of `medication_changes`; of the table itself where words were found: then that it was started.
fn medication(_: &Connection, row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    let (of, change, text, until) = if row.as_ref().column_index("change").is_ok() {
        let until = column::<Option<String>>(row, "until")?
            .map(|day| columns::to_day(&day))
            .transpose()?;
        (
            column(row, "medication")?,
            columns::from_word(column(row, "change")?)?,
            column::<String>(row, "text")?,
            until,
        )
    } else {
        let text = joined(&[
            column(row, "purpose")?,
            column(row, "label")?,
            column(row, "note")?,
            column(row, "stop_reason")?,
        ]);
        (column(row, "id")?, MedicationChange::Started, text, None)
    };
    let name: String = column(row, "name")?;
    let what = TimelineWhat::Medication {
        medication: columns::to_id(of),
        name: name.clone(),
        change,
        until,
    };
    item(row, what, &name, &text)
}

/// A question, with the name that whom to ask has today.
fn question(conn: &Connection, row: &Row<'_>) -> Result<TimelineItem, StoreError> {
    let person: [u8; 16] = column(row, "person")?;
    let name = conn
        .prepare_cached("SELECT name FROM people WHERE id = ?1")?
        .query_row([person], |row| row.get(0))?;
    let occurred = columns::occurred(row)?;
    let (excerpt, cut) = excerpt(&column::<String>(row, "text")?);
    Ok(TimelineItem {
        id: columns::to_id(column(row, "id")?),
        written: Some(occurred.local),
        written_late: false,
        occurred,
        share: None,
        what: TimelineWhat::Question {
            person: columns::to_id(person),
            name,
            asked: column::<Option<i64>>(row, "asked_at")?.is_some(),
        },
        title: Vec::new(),
        excerpt,
        cut,
    })
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
        share: match what {
            TimelineWhat::Dose { .. } => None,
            _ => Some(columns::from_word(column(row, "share")?)?),
        },
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

pub(super) fn record(
    conn: &Connection,
    kind: TimelineKind,
    id: [u8; 16],
    recurrence: &str,
) -> Result<TimelineItem, StoreError> {
    if kind == TimelineKind::Session {
        return session(conn, id, recurrence);
    }
    let read = reader(kind).ok_or(StoreError::BadRow("search entry"))?;
    let table = source(kind).table;
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

/// How the database would read a stream, for tests.
#[cfg(test)]
pub(super) fn plan_of(
    r: &Read<'_>,
    kind: TimelineKind,
    filter: &TimelineFilter,
) -> Result<Option<String>, StoreError> {
    if reader(kind).is_none() || (filter.share.is_some() && !carries_flag(kind)) {
        return Ok(None);
    }
    let sql = format!("EXPLAIN QUERY PLAN {}", stream_sql(kind, filter));
    let mut statement = r.conn().prepare(&sql)?;
    let mut rows = statement.raw_query();
    let mut plan = String::new();
    while let Some(row) = rows.next()? {
        plan.push_str(&row.get::<_, String>(3)?);
        plan.push('\n');
    }
    Ok(Some(plan))
}
