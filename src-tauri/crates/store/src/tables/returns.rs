//! Returns to use with every earlier version, and what was said about a day as a whole.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::returns::{DayState, Return, ReturnCursor, ReturnEntry, ReturnPage};
use evenkeel_domain::vocabulary::custom::WordList;
use rusqlite::{Connection, Row, named_params, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::cravings::read_session;
use super::record::{self, Head, Put, Versions};
use super::words;
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const TABLE: &str = "returns";
const VERSIONS: Versions = Versions {
    table: "return_versions",
    of: "return",
};

/// Stores a new record.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken; database errors.
pub fn insert(w: &Write<'_>, record: &Return) -> Result<(), StoreError> {
    put(w.conn(), record::insert, record)?;
    let substances = record.entry.substances.iter().map(|used| &used.substance);
    words::offer_all(
        w.conn(),
        WordList::Substances,
        substances,
        record.created_at,
    )?;
    words::offer_all(
        w.conn(),
        WordList::Triggers,
        &record.entry.triggers,
        record.created_at,
    )
}

/// Replaces a record by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when `record.revision` is not the next one.
pub fn update(w: &Write<'_>, record: &Return) -> Result<(), StoreError> {
    let before = get(w, record.id)?;
    VERSIONS.keep(w.conn(), (before.revision, &before), &head(record))?;
    put(w.conn(), record::update, record)
}

/// One record, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Return, StoreError> {
    record::get(r.conn(), TABLE, id, read)
}

/// Earlier versions of a record and when each was replaced, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<(DateTime<Utc>, Return)>, StoreError> {
    VERSIONS.all(r.conn(), id)
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

/// A page, newest first, beginning after `before`.
///
/// # Errors
/// Database errors.
pub fn page(
    r: &Read<'_>,
    before: Option<&ReturnCursor>,
    limit: u32,
) -> Result<ReturnPage, StoreError> {
    let before = before.map(|cursor| (cursor.at, cursor.id));
    let (items, more) = record::page(r.conn(), TABLE, before, limit, read)?;
    let next = items.last().filter(|_| more).map(|last| ReturnCursor {
        at: last.occurred.at,
        id: last.id,
    });
    Ok(ReturnPage { items, next })
}

/// Returns that happened at `from` or later and before `to`, oldest first, without deleted ones.
///
/// # Errors
/// Database errors.
pub fn between(
    r: &Read<'_>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Return>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL AND occurred_at >= ?1 AND occurred_at < ?2 ORDER BY occurred_at, id",
        params![columns::instant(from)?, columns::instant(to)?],
        read,
    )
}

/// When returns happened, at `from` or later and before `to`: the wall clock as lived.
///
/// # Errors
/// Database errors.
pub fn lived_between(
    r: &Read<'_>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<NaiveDateTime>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT occurred_local FROM returns WHERE deleted_at IS NULL AND occurred_at >= ?1 AND occurred_at < ?2",
    )?;
    let mut rows = statement.query(params![columns::instant(from)?, columns::instant(to)?])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(columns::to_wall_clock(&row.get::<_, String>(0)?)?);
    }
    Ok(out)
}

/// What the person said about a day as a whole; none takes it back.
///
/// # Errors
/// Database errors.
pub fn put_day(
    w: &Write<'_>,
    day: NaiveDate,
    state: Option<DayState>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let conn = w.conn();
    match state {
        None | Some(DayState::NotLogged) => {
            conn.prepare_cached("DELETE FROM use_days WHERE day = ?1")?
                .execute([day.to_string()])?;
        }
        Some(state) => {
            conn.prepare_cached(
                "INSERT INTO use_days (day, state, updated_at) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (day) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at",
            )?
            .execute(params![
                day.to_string(),
                columns::word(&state)?,
                columns::instant(at)?
            ])?;
        }
    }
    Ok(())
}

/// What was said about the days from `from` to `to`, both included.
///
/// # Errors
/// Database errors.
pub fn days(
    r: &Read<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NaiveDate, DayState)>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT day, state FROM use_days WHERE day >= ?1 AND day <= ?2 ORDER BY day",
    )?;
    let mut rows = statement.query(params![from.to_string(), to.to_string()])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        let day = day.parse().map_err(|_| StoreError::BadRow("day"))?;
        out.push((day, columns::from_word(row.get(1)?)?));
    }
    Ok(out)
}

fn json_opt<T: Serialize>(value: Option<&T>) -> Result<Option<String>, StoreError> {
    value.map(columns::json).transpose()
}

fn word_opt<T: Serialize>(value: Option<&T>) -> Result<Option<String>, StoreError> {
    value.map(columns::word).transpose()
}

fn head(record: &Return) -> Head {
    Head {
        id: record.id,
        occurred: record.occurred.clone(),
        created_at: record.created_at,
        updated_at: record.updated_at,
        deleted_at: record.deleted_at,
        revision: record.revision,
        lang: record.lang,
    }
}

fn put(conn: &Connection, how: Put, record: &Return) -> Result<(), StoreError> {
    let entry = &record.entry;
    how(
        conn,
        TABLE,
        &head(record),
        named_params! {
            ":substances": columns::json(&entry.substances)?,
            ":triggers": columns::json(&entry.triggers)?,
            ":halt": json_opt(entry.halt.as_ref())?,
            ":signs": columns::json(&entry.signs)?,
            ":signs_text": entry.signs_text,
            ":alone": word_opt(entry.alone.as_ref())?,
            ":naloxone": word_opt(entry.naloxone.as_ref())?,
            ":feelings": columns::json(&entry.feelings)?,
            ":next": entry.next,
            ":told": word_opt(entry.told.as_ref())?,
            ":lesson": entry.lesson,
            ":safety": json_opt(entry.safety.as_ref())?,
            ":unsaid": columns::json(&entry.unsaid)?,
            ":craving": entry.craving.map(columns::id),
            ":session": entry.session.as_ref().map(|link| columns::id(link.series)),
            ":session_recurrence": entry.session.as_ref().map(|link| columns::wall_clock(link.recurrence_id)),
            ":share": columns::word(&entry.share)?,
        },
    )
}

fn read(_: &Connection, row: &Row<'_>) -> Result<Return, StoreError> {
    fn json<T: DeserializeOwned>(row: &Row<'_>, name: &str) -> Result<T, StoreError> {
        columns::from_json(&column::<String>(row, name)?)
    }
    fn maybe<T: DeserializeOwned>(row: &Row<'_>, name: &str) -> Result<Option<T>, StoreError> {
        column::<Option<String>>(row, name)?
            .map(|text| columns::from_json(&text))
            .transpose()
    }
    fn word<T: DeserializeOwned>(row: &Row<'_>, name: &str) -> Result<Option<T>, StoreError> {
        column::<Option<String>>(row, name)?
            .map(columns::from_word)
            .transpose()
    }
    let Head {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
    } = record::head(row)?;
    Ok(Return {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
        entry: ReturnEntry {
            substances: json(row, "substances")?,
            triggers: json(row, "triggers")?,
            halt: maybe(row, "halt")?,
            signs: json(row, "signs")?,
            signs_text: column(row, "signs_text")?,
            alone: word(row, "alone")?,
            naloxone: word(row, "naloxone")?,
            feelings: json(row, "feelings")?,
            next: column(row, "next")?,
            told: word(row, "told")?,
            lesson: column(row, "lesson")?,
            safety: maybe(row, "safety")?,
            unsaid: json(row, "unsaid")?,
            craving: column::<Option<[u8; 16]>>(row, "craving")?.map(columns::to_id),
            session: read_session(row)?,
            share: columns::from_word(column(row, "share")?)?,
        },
    })
}
