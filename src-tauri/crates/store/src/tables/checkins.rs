//! Check-ins, every earlier version of each, and which of them were prompted.

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinPart};
use evenkeel_domain::timeline::TimelineKind;
use evenkeel_domain::{Id, calendar};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{one, search};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

pub(super) const COLUMNS: &str = "id, date, part, occurred_at, occurred_zone, occurred_local, occurred_precision, created_at, \
    updated_at, deleted_at, revision, lang, asked, mood, craving_peak, confidence, stress, pain, sleep_hours, sleep_quality, \
    halt, used_today, meds_ok, connected, good_thing, intention, share";

const INSERT: &str = "INSERT INTO checkins (id, date, part, occurred_at, occurred_zone, occurred_local, occurred_precision, \
    created_at, updated_at, deleted_at, revision, lang, asked, mood, craving_peak, confidence, stress, pain, sleep_hours, \
    sleep_quality, halt, used_today, meds_ok, connected, good_thing, intention, share) \
    VALUES (:id, :date, :part, :occurred_at, :occurred_zone, :occurred_local, :occurred_precision, :created_at, :updated_at, \
    :deleted_at, :revision, :lang, :asked, :mood, :craving_peak, :confidence, :stress, :pain, :sleep_hours, :sleep_quality, \
    :halt, :used_today, :meds_ok, :connected, :good_thing, :intention, :share)";

const UPDATE: &str = "UPDATE checkins SET date = :date, part = :part, occurred_at = :occurred_at, \
    occurred_zone = :occurred_zone, occurred_local = :occurred_local, occurred_precision = :occurred_precision, \
    created_at = :created_at, updated_at = :updated_at, deleted_at = :deleted_at, revision = :revision, lang = :lang, \
    asked = :asked, mood = :mood, craving_peak = :craving_peak, confidence = :confidence, stress = :stress, pain = :pain, \
    sleep_hours = :sleep_hours, sleep_quality = :sleep_quality, halt = :halt, used_today = :used_today, meds_ok = :meds_ok, \
    connected = :connected, good_thing = :good_thing, intention = :intention, share = :share WHERE id = :id";

/// Stores a new check-in.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken or its day and part have one; database errors.
pub fn insert(w: &Write<'_>, checkin: &Checkin) -> Result<(), StoreError> {
    put_row(w.conn(), INSERT, checkin)?;
    found(w.conn(), checkin.id)
}

/// Replaces a check-in by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when `checkin.revision` is not the next one.
pub fn update(w: &Write<'_>, checkin: &Checkin) -> Result<(), StoreError> {
    let before = get(w, checkin.id)?;
    if before.revision.checked_add(1) != Some(checkin.revision) {
        return Err(StoreError::Stale);
    }
    w.conn()
        .prepare_cached(
            "INSERT INTO checkin_versions (checkin, revision, replaced_at, content) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            columns::id(checkin.id),
            before.revision,
            columns::instant(checkin.updated_at)?,
            columns::json(&before)?
        ])?;
    one(put_row(w.conn(), UPDATE, checkin)?)?;
    found(w.conn(), checkin.id)
}

/// One check-in, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Checkin, StoreError> {
    let mut statement = r
        .conn()
        .prepare_cached(&format!("SELECT {COLUMNS} FROM checkins WHERE id = ?1"))?;
    let mut rows = statement.query([columns::id(id)])?;
    read(rows.next()?.ok_or(StoreError::NotFound)?)
}

/// The check-in of a day and part; none when there is none that is not deleted.
///
/// # Errors
/// Database errors.
pub fn of(r: &Read<'_>, date: NaiveDate, part: CheckinPart) -> Result<Option<Checkin>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM checkins WHERE date = ?1 AND part = ?2 AND deleted_at IS NULL"
    ))?;
    let mut rows = statement.query(params![columns::day(date), columns::word(&part)?])?;
    rows.next()?.map(read).transpose()
}

/// Check-ins of the days from `from` to `to`, both included, by day and part, morning first.
///
/// # Errors
/// Database errors.
pub fn between(r: &Read<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Checkin>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM checkins WHERE deleted_at IS NULL AND date BETWEEN ?1 AND ?2 ORDER BY date, part DESC"
    ))?;
    let mut rows = statement.query(params![columns::day(from), columns::day(to)])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

/// Earlier versions of a check-in, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<Checkin>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT content FROM checkin_versions WHERE checkin = ?1 ORDER BY revision",
    )?;
    let mut rows = statement.query([columns::id(id)])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(columns::from_json(&column::<String>(row, "content")?)?);
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
        .prepare_cached("UPDATE checkins SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL")?
        .execute(params![columns::id(id), columns::instant(at)?])?)?;
    found(w.conn(), id)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted; [`StoreError::Duplicate`] when its day and part have another now.
pub fn restore(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    one(w
        .conn()
        .prepare_cached(
            "UPDATE checkins SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL",
        )?
        .execute([columns::id(id)])?)?;
    found(w.conn(), id)
}

fn found(conn: &Connection, id: Id) -> Result<(), StoreError> {
    search::follow(conn, TimelineKind::Checkin, id, None)
}

/// Notes that a part was prompted, with the wall clock in `zone`. The first time counts.
///
/// # Errors
/// Database errors.
pub fn note_prompt(
    w: &Write<'_>,
    date: NaiveDate,
    part: CheckinPart,
    at: DateTime<Utc>,
    zone: &str,
) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO checkin_prompts (date, part, prompted_at, prompted_local) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (date, part) DO NOTHING",
        )?
        .execute(params![
            columns::day(date),
            columns::word(&part)?,
            columns::instant(at)?,
            columns::wall_clock(calendar::to_local(at, zone))
        ])?;
    Ok(())
}

/// What was prompted on the days from `from` to `to`, both included.
///
/// # Errors
/// Database errors.
pub fn prompted(
    r: &Read<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NaiveDate, CheckinPart)>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT date, part FROM checkin_prompts WHERE date BETWEEN ?1 AND ?2 ORDER BY date, part DESC",
    )?;
    let mut rows = statement.query(params![columns::day(from), columns::day(to)])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push((
            columns::to_day(&column::<String>(row, "date")?)?,
            columns::from_word(column(row, "part")?)?,
        ));
    }
    Ok(out)
}

/// The first day with a check-in or a prompt; none when there was neither.
///
/// # Errors
/// Database errors.
pub fn first_day(r: &Read<'_>) -> Result<Option<NaiveDate>, StoreError> {
    one_day(
        r,
        "SELECT min(date) FROM (SELECT min(date) AS date FROM checkins WHERE deleted_at IS NULL \
         UNION ALL SELECT min(date) FROM checkin_prompts)",
    )
}

/// The last day with a check-in; none when there is none. It may lie after today: a day lived further east has not come here yet.
///
/// # Errors
/// Database errors.
pub fn last_day(r: &Read<'_>) -> Result<Option<NaiveDate>, StoreError> {
    one_day(r, "SELECT max(date) FROM checkins WHERE deleted_at IS NULL")
}

fn one_day(r: &Read<'_>, sql: &str) -> Result<Option<NaiveDate>, StoreError> {
    let day: Option<String> = r
        .conn()
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?
        .flatten();
    day.map(|text| columns::to_day(&text)).transpose()
}

fn put_row(conn: &Connection, sql: &str, checkin: &Checkin) -> Result<usize, StoreError> {
    let entry = &checkin.entry;
    Ok(conn.prepare_cached(sql)?.execute(named_params! {
        ":id": columns::id(checkin.id),
        ":date": columns::day(checkin.date),
        ":part": columns::word(&checkin.part)?,
        ":occurred_at": columns::instant(checkin.occurred.at)?,
        ":occurred_zone": checkin.occurred.zone,
        ":occurred_local": columns::wall_clock(checkin.occurred.local),
        ":occurred_precision": columns::word(&checkin.occurred.precision)?,
        ":created_at": columns::instant(checkin.created_at)?,
        ":updated_at": columns::instant(checkin.updated_at)?,
        ":deleted_at": columns::instant_opt(checkin.deleted_at)?,
        ":revision": checkin.revision,
        ":lang": columns::word(&checkin.lang)?,
        ":asked": columns::json(&entry.asked)?,
        ":mood": entry.mood,
        ":craving_peak": entry.craving_peak,
        ":confidence": entry.confidence,
        ":stress": entry.stress,
        ":pain": entry.pain,
        ":sleep_hours": entry.sleep_hours,
        ":sleep_quality": entry.sleep_quality,
        ":halt": entry.halt.as_ref().map(columns::json).transpose()?,
        ":used_today": entry.used_today.as_ref().map(columns::word).transpose()?,
        ":meds_ok": entry.meds_ok,
        ":connected": entry.connected,
        ":good_thing": entry.good_thing,
        ":intention": entry.intention,
        ":share": columns::word(&entry.share)?,
    })?)
}

pub(super) fn read(row: &Row<'_>) -> Result<Checkin, StoreError> {
    Ok(Checkin {
        id: columns::to_id(column(row, "id")?),
        date: columns::to_day(&column::<String>(row, "date")?)?,
        part: columns::from_word(column(row, "part")?)?,
        occurred: columns::occurred(row)?,
        created_at: columns::to_instant(column(row, "created_at")?),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        revision: column(row, "revision")?,
        lang: columns::from_word(column(row, "lang")?)?,
        entry: CheckinEntry {
            asked: columns::from_json(&column::<String>(row, "asked")?)?,
            mood: column(row, "mood")?,
            craving_peak: column(row, "craving_peak")?,
            confidence: column(row, "confidence")?,
            stress: column(row, "stress")?,
            pain: column(row, "pain")?,
            sleep_hours: column(row, "sleep_hours")?,
            sleep_quality: column(row, "sleep_quality")?,
            halt: column::<Option<String>>(row, "halt")?
                .map(|text| columns::from_json(&text))
                .transpose()?,
            used_today: column::<Option<String>>(row, "used_today")?
                .map(columns::from_word)
                .transpose()?,
            meds_ok: column(row, "meds_ok")?,
            connected: column(row, "connected")?,
            good_thing: column(row, "good_thing")?,
            intention: column(row, "intention")?,
            share: columns::from_word(column(row, "share")?)?,
        },
    })
}
