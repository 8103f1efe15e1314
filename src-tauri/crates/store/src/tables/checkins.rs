//! Check-ins, every earlier version of each, and which of them were prompted.

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinPart};
use evenkeel_domain::{Id, calendar};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::record::{self, Head, Put, Versions};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const TABLE: &str = "checkins";
const VERSIONS: Versions = Versions {
    table: "checkin_versions",
    of: "checkin",
};

/// Stores a new check-in.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken or its day and part have one; database errors.
pub fn insert(w: &Write<'_>, checkin: &Checkin) -> Result<(), StoreError> {
    put(w.conn(), record::insert, checkin)
}

/// Replaces a check-in by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when `checkin.revision` is not the next one.
pub fn update(w: &Write<'_>, checkin: &Checkin) -> Result<(), StoreError> {
    let before = get(w, checkin.id)?;
    VERSIONS.keep(w.conn(), (before.revision, &before), &head(checkin))?;
    put(w.conn(), record::update, checkin)
}

/// One check-in, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Checkin, StoreError> {
    record::get(r.conn(), TABLE, id, read)
}

/// The check-in of a day and part; none when there is none that is not deleted.
///
/// # Errors
/// Database errors.
pub fn of(r: &Read<'_>, date: NaiveDate, part: CheckinPart) -> Result<Option<Checkin>, StoreError> {
    let mut found = record::select(
        r.conn(),
        TABLE,
        "WHERE date = ?1 AND part = ?2 AND deleted_at IS NULL",
        params![columns::day(date), columns::word(&part)?],
        read,
    )?;
    Ok(found.pop())
}

/// Check-ins of the days from `from` to `to`, both included, by day and part, morning first.
///
/// # Errors
/// Database errors.
pub fn between(r: &Read<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Checkin>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL AND date BETWEEN ?1 AND ?2 ORDER BY date, part DESC",
        params![columns::day(from), columns::day(to)],
        read,
    )
}

/// Earlier versions of a check-in, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<Checkin>, StoreError> {
    let all = VERSIONS.all(r.conn(), id)?;
    Ok(all.into_iter().map(|(_, checkin)| checkin).collect())
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
/// [`StoreError::NotFound`] when there is none that is deleted; [`StoreError::Duplicate`] when its day and part have another now.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), TABLE, id)
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

fn head(checkin: &Checkin) -> Head {
    Head {
        id: checkin.id,
        occurred: checkin.occurred.clone(),
        created_at: checkin.created_at,
        updated_at: checkin.updated_at,
        deleted_at: checkin.deleted_at,
        revision: checkin.revision,
        lang: checkin.lang,
    }
}

fn put(conn: &Connection, how: Put, checkin: &Checkin) -> Result<(), StoreError> {
    let entry = &checkin.entry;
    how(
        conn,
        TABLE,
        &head(checkin),
        named_params! {
            ":date": columns::day(checkin.date),
            ":part": columns::word(&checkin.part)?,
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
        },
    )
}

pub(super) fn read(_: &Connection, row: &Row<'_>) -> Result<Checkin, StoreError> {
    let Head {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
    } = record::head(row)?;
    Ok(Checkin {
        date: columns::to_day(&column::<String>(row, "date")?)?,
        part: columns::from_word(column(row, "part")?)?,
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
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
