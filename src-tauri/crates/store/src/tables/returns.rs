//! Returns to use with every earlier version, and what was said about a day as a whole.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::returns::{DayState, Return, ReturnCursor, ReturnEntry, ReturnPage};
use evenkeel_domain::time::Moment;
use evenkeel_domain::timeline::TimelineKind;
use evenkeel_domain::vocabulary::own::WordList;
use rusqlite::{Connection, Row, named_params, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::cravings::read_session;
use super::{one, search, words};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const COLUMNS: &str = "id, occurred_at, occurred_zone, occurred_local, occurred_precision, created_at, updated_at, \
    deleted_at, revision, lang, substances, triggers, halt, signs, signs_text, alone, naloxone, feelings, next, told, lesson, \
    safety, unsaid, craving, session, session_recurrence, share";

const PUT: &str = "INSERT INTO returns (id, occurred_at, occurred_zone, occurred_local, occurred_precision, created_at, \
    updated_at, deleted_at, revision, lang, substances, triggers, halt, signs, signs_text, alone, naloxone, feelings, next, \
    told, lesson, safety, unsaid, craving, session, session_recurrence, share) \
    VALUES (:id, :occurred_at, :occurred_zone, :occurred_local, :occurred_precision, :created_at, \
    :updated_at, :deleted_at, :revision, :lang, :substances, :triggers, :halt, :signs, :signs_text, :alone, :naloxone, \
    :feelings, :next, :told, :lesson, :safety, :unsaid, :craving, :session, :session_recurrence, :share)";

const REPLACE: &str = " ON CONFLICT (id) DO UPDATE SET occurred_at = excluded.occurred_at, \
    occurred_zone = excluded.occurred_zone, occurred_local = excluded.occurred_local, \
    occurred_precision = excluded.occurred_precision, updated_at = excluded.updated_at, deleted_at = excluded.deleted_at, \
    revision = excluded.revision, lang = excluded.lang, substances = excluded.substances, triggers = excluded.triggers, \
    halt = excluded.halt, signs = excluded.signs, signs_text = excluded.signs_text, alone = excluded.alone, \
    naloxone = excluded.naloxone, feelings = excluded.feelings, next = excluded.next, told = excluded.told, \
    lesson = excluded.lesson, safety = excluded.safety, unsaid = excluded.unsaid, craving = excluded.craving, \
    session = excluded.session, session_recurrence = excluded.session_recurrence, share = excluded.share";

/// Stores a new record.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken; database errors.
pub fn insert(w: &Write<'_>, record: &Return) -> Result<(), StoreError> {
    put(w.conn(), PUT, record)?;
    found(w.conn(), record.id)?;
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
    if before.revision.checked_add(1) != Some(record.revision) {
        return Err(StoreError::Stale);
    }
    w.conn()
        .prepare_cached(
            "INSERT INTO return_versions (return, revision, replaced_at, content) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            columns::id(record.id),
            before.revision,
            columns::instant(record.updated_at)?,
            columns::json(&before)?
        ])?;
    put(w.conn(), &format!("{PUT}{REPLACE}"), record)?;
    found(w.conn(), record.id)
}

/// One record, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Return, StoreError> {
    collect(
        r.conn(),
        &format!("SELECT {COLUMNS} FROM returns WHERE id = ?1"),
        params![columns::id(id)],
    )?
    .pop()
    .ok_or(StoreError::NotFound)
}

/// Earlier versions of a record and when each was replaced, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<(DateTime<Utc>, Return)>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT replaced_at, content FROM return_versions WHERE return = ?1 ORDER BY revision",
    )?;
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

/// Marks it deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    one(w
        .conn()
        .prepare_cached("UPDATE returns SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL")?
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
            "UPDATE returns SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL",
        )?
        .execute([columns::id(id)])?)?;
    found(w.conn(), id)
}

fn found(conn: &Connection, id: Id) -> Result<(), StoreError> {
    search::follow(conn, TimelineKind::Return, id, None)
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
    // One more than asked for says whether there is a next page.
    let ask = i64::from(limit).saturating_add(1);
    let mut items = match before {
        None => collect(
            r.conn(),
            &format!(
                "SELECT {COLUMNS} FROM returns WHERE deleted_at IS NULL ORDER BY occurred_at DESC, id DESC LIMIT ?1"
            ),
            params![ask],
        )?,
        Some(cursor) => collect(
            r.conn(),
            &format!(
                "SELECT {COLUMNS} FROM returns WHERE deleted_at IS NULL AND (occurred_at, id) < (?2, ?3) \
                 ORDER BY occurred_at DESC, id DESC LIMIT ?1"
            ),
            params![ask, columns::instant(cursor.at)?, columns::id(cursor.id)],
        )?,
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|last| ReturnCursor {
        at: last.occurred.at,
        id: last.id,
    });
    Ok(ReturnPage { items, next })
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

fn put(conn: &Connection, sql: &str, record: &Return) -> Result<(), StoreError> {
    let entry = &record.entry;
    conn.prepare_cached(sql)?.execute(named_params! {
        ":id": columns::id(record.id),
        ":occurred_at": columns::instant(record.occurred.at)?,
        ":occurred_zone": record.occurred.zone,
        ":occurred_local": columns::wall_clock(record.occurred.local),
        ":occurred_precision": columns::word(&record.occurred.precision)?,
        ":created_at": columns::instant(record.created_at)?,
        ":updated_at": columns::instant(record.updated_at)?,
        ":deleted_at": columns::instant_opt(record.deleted_at)?,
        ":revision": record.revision,
        ":lang": columns::word(&record.lang)?,
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
    })?;
    Ok(())
}

fn collect(
    conn: &Connection,
    sql: &str,
    parameters: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Return>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

fn read(row: &Row<'_>) -> Result<Return, StoreError> {
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
    Ok(Return {
        id: columns::to_id(column(row, "id")?),
        occurred: Moment {
            at: columns::to_instant(column(row, "occurred_at")?),
            zone: column(row, "occurred_zone")?,
            local: columns::to_wall_clock(&column::<String>(row, "occurred_local")?)?,
            precision: columns::from_word(column(row, "occurred_precision")?)?,
        },
        created_at: columns::to_instant(column(row, "created_at")?),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        revision: column(row, "revision")?,
        lang: columns::from_word(column(row, "lang")?)?,
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
