//! Series of treatment sessions, with what differs on single days.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::sessions::{
    Location, SessionDetails, SessionException, SessionOrigin, SessionSeries,
};
use rusqlite::{Connection, Row, named_params, params};

use super::record;
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const COLUMNS: &str = "id, created_at, updated_at, deleted_at, origin, calendar_uid, calendar_sequence, kind, title, \
    provider, place_name, place_room, place_directions, travel_minutes, phone, note, start_local, zone, minutes, all_day, \
    rrule, rdates, exdates, counts_hours, video_url, bring, ends_before_local, calendar_source, \
    starts_from_local, provider_person";

/// Stores a series, new or changed, with exactly the exceptions it carries.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, series: &SessionSeries) -> Result<(), StoreError> {
    let conn = w.conn();
    let details = &series.details;
    let (origin, uid, sequence, source) = match &series.origin {
        SessionOrigin::Manual => ("manual", None, None, ""),
        SessionOrigin::Calendar {
            uid,
            sequence,
            calendar,
        } => (
            "calendar",
            Some(uid.as_str()),
            Some(*sequence),
            calendar.as_str(),
        ),
    };
    conn.prepare_cached(
        "INSERT INTO sessions (id, created_at, updated_at, deleted_at, origin, calendar_uid, calendar_sequence, kind, title, \
         provider, place_name, place_room, place_directions, travel_minutes, phone, note, start_local, zone, minutes, all_day, \
         rrule, rdates, exdates, counts_hours, video_url, bring, ends_before_local, calendar_source, \
         starts_from_local, provider_person) \
         VALUES (:id, :created_at, :updated_at, :deleted_at, :origin, :uid, :sequence, :kind, :title, :provider, :place_name, \
         :place_room, :place_directions, :travel_minutes, :phone, :note, :start_local, :zone, :minutes, :all_day, :rrule, \
         :rdates, :exdates, :counts_hours, :video_url, :bring, :ends_before, :source, :starts_from, \
         :provider_person) \
         ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at, updated_at = excluded.updated_at, \
         deleted_at = excluded.deleted_at, origin = excluded.origin, calendar_uid = excluded.calendar_uid, \
         calendar_sequence = excluded.calendar_sequence, kind = excluded.kind, title = excluded.title, \
         provider = excluded.provider, place_name = excluded.place_name, place_room = excluded.place_room, \
         place_directions = excluded.place_directions, travel_minutes = excluded.travel_minutes, phone = excluded.phone, \
         note = excluded.note, start_local = excluded.start_local, zone = excluded.zone, minutes = excluded.minutes, \
         all_day = excluded.all_day, rrule = excluded.rrule, rdates = excluded.rdates, exdates = excluded.exdates, \
         counts_hours = excluded.counts_hours, video_url = excluded.video_url, bring = excluded.bring, \
         ends_before_local = excluded.ends_before_local, calendar_source = excluded.calendar_source, \
         starts_from_local = excluded.starts_from_local, provider_person = excluded.provider_person",
    )?
    .execute(named_params! {
        ":id": columns::id(series.id),
        ":created_at": columns::instant(series.created_at)?,
        ":updated_at": columns::instant(series.updated_at)?,
        ":deleted_at": columns::instant_opt(series.deleted_at)?,
        ":origin": origin,
        ":uid": uid,
        ":sequence": sequence,
        ":kind": columns::word(&details.kind)?,
        ":title": details.title,
        ":provider": details.provider,
        ":provider_person": details.provider_person.map(columns::id),
        ":place_name": details.place.name,
        ":place_room": details.place.room,
        ":place_directions": details.place.directions,
        ":travel_minutes": details.place.travel_minutes,
        ":phone": details.phone,
        ":note": details.note,
        ":start_local": columns::wall_clock(details.start),
        ":zone": details.zone,
        ":minutes": details.minutes,
        ":all_day": details.all_day,
        ":rrule": details.rrule,
        ":rdates": columns::json(&details.rdates)?,
        ":exdates": columns::json(&details.exdates)?,
        ":counts_hours": details.counts_hours,
        ":source": source,
        ":video_url": details.video_url,
        ":bring": columns::json(&details.bring)?,
        ":ends_before": series.ends_before.map(columns::wall_clock),
        ":starts_from": series.starts_from.map(columns::wall_clock),
    })?;
    let id = columns::id(series.id);
    conn.prepare_cached("DELETE FROM session_exceptions WHERE session = ?1")?
        .execute([id])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO session_exceptions (session, recurrence_local, recurrence_at, cancelled, start_local, minutes, title, \
         place, sequence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for exception in &series.exceptions {
        insert.execute(params![
            id,
            columns::wall_clock(exception.recurrence_id),
            columns::instant(exception.recurrence_at)?,
            exception.cancelled,
            exception.start.map(columns::wall_clock),
            exception.minutes,
            exception.title,
            exception.place,
            exception.sequence,
        ])?;
    }
    conn.prepare_cached("DELETE FROM session_changes WHERE session = ?1")?
        .execute([id])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO session_changes (session, recurrence_local, recurrence_at, cancelled, start_local, minutes, title, place) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for change in &series.own_changes {
        insert.execute(params![
            id,
            columns::wall_clock(change.recurrence_id),
            columns::instant(change.recurrence_at)?,
            change.cancelled,
            change.start.map(columns::wall_clock),
            change.minutes,
            change.title,
            change.place,
        ])?;
    }
    Ok(())
}

/// Every series that is not deleted, in the order they were added.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<SessionSeries>, StoreError> {
    collect(r.conn(), "WHERE deleted_at IS NULL")
}

/// Whether there is any series that is not deleted.
///
/// # Errors
/// Database errors.
pub fn any(r: &Read<'_>) -> Result<bool, StoreError> {
    Ok(r.conn()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sessions WHERE deleted_at IS NULL)")?
        .query_row([], |row| row.get(0))?)
}

/// Every series, deleted ones too: an import must recognise what the person threw away.
///
/// # Errors
/// Database errors.
pub fn all_with_deleted(r: &Read<'_>) -> Result<Vec<SessionSeries>, StoreError> {
    collect(r.conn(), "")
}

/// One series, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<SessionSeries, StoreError> {
    let mut statement = r
        .conn()
        .prepare_cached(&format!("SELECT {COLUMNS} FROM sessions WHERE id = ?1"))?;
    let key = columns::id(id);
    let mut rows = statement.query([key])?;
    let row = rows.next()?.ok_or(StoreError::NotFound)?;
    let mut single = SingleDays::of(r.conn(), Some(key))?;
    read(row, &mut single)
}

/// Marks it deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), "sessions", id, at)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), "sessions", id)
}

fn collect(conn: &Connection, filter: &str) -> Result<Vec<SessionSeries>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM sessions {filter} ORDER BY id"
    ))?;
    let mut rows = statement.query([])?;
    let mut single = SingleDays::of(conn, None)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row, &mut single)?);
    }
    Ok(out)
}

/// What differs on single days, by series.
struct SingleDays {
    file: HashMap<[u8; 16], Vec<SessionException>>,
    own: HashMap<[u8; 16], Vec<SessionException>>,
}

impl SingleDays {
    /// Of one series, or of all of them: then in one go, since asking for each costs more than reading it.
    fn of(conn: &Connection, series: Option<[u8; 16]>) -> Result<Self, StoreError> {
        Ok(Self {
            file: read_exceptions(conn, series, "session_exceptions", "sequence")?,
            // A person's change has no SEQUENCE: it is not the file's to count.
            own: read_exceptions(conn, series, "session_changes", "0 AS sequence")?,
        })
    }
}

fn read(row: &Row<'_>, single: &mut SingleDays) -> Result<SessionSeries, StoreError> {
    let id: [u8; 16] = column(row, "id")?;
    let origin = match column::<Option<String>>(row, "calendar_uid")? {
        None => SessionOrigin::Manual,
        Some(uid) => SessionOrigin::Calendar {
            uid,
            sequence: column(row, "calendar_sequence")?,
            calendar: column(row, "calendar_source")?,
        },
    };
    Ok(SessionSeries {
        id: columns::to_id(id),
        created_at: columns::to_instant(column(row, "created_at")?),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        origin,
        details: SessionDetails {
            kind: columns::from_word(column(row, "kind")?)?,
            title: column(row, "title")?,
            provider: column(row, "provider")?,
            provider_person: column::<Option<[u8; 16]>>(row, "provider_person")?
                .map(columns::to_id),
            place: Location {
                name: column(row, "place_name")?,
                room: column(row, "place_room")?,
                directions: column(row, "place_directions")?,
                travel_minutes: column(row, "travel_minutes")?,
            },
            phone: column(row, "phone")?,
            video_url: column(row, "video_url")?,
            bring: columns::from_json(&column::<String>(row, "bring")?)?,
            note: column(row, "note")?,
            start: columns::to_wall_clock(&column::<String>(row, "start_local")?)?,
            zone: column(row, "zone")?,
            minutes: column(row, "minutes")?,
            all_day: column(row, "all_day")?,
            rrule: column(row, "rrule")?,
            rdates: columns::from_json::<Vec<NaiveDateTime>>(&column::<String>(row, "rdates")?)?,
            exdates: columns::from_json::<Vec<NaiveDateTime>>(&column::<String>(row, "exdates")?)?,
            counts_hours: column(row, "counts_hours")?,
        },
        exceptions: single.file.remove(&id).unwrap_or_default(),
        own_changes: single.own.remove(&id).unwrap_or_default(),
        starts_from: column::<Option<String>>(row, "starts_from_local")?
            .map(|text| columns::to_wall_clock(&text))
            .transpose()?,
        ends_before: column::<Option<String>>(row, "ends_before_local")?
            .map(|text| columns::to_wall_clock(&text))
            .transpose()?,
    })
}

fn read_exceptions(
    conn: &Connection,
    series: Option<[u8; 16]>,
    table: &str,
    sequence: &str,
) -> Result<HashMap<[u8; 16], Vec<SessionException>>, StoreError> {
    let which = if series.is_some() {
        "session = ?1"
    } else {
        "?1 IS NULL"
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT session, recurrence_local, recurrence_at, cancelled, start_local, minutes, title, place, {sequence} \
         FROM {table} WHERE {which} ORDER BY session, recurrence_local"
    ))?;
    let mut rows = statement.query([series])?;
    let mut out: HashMap<[u8; 16], Vec<SessionException>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let found = SessionException {
            recurrence_id: columns::to_wall_clock(&column::<String>(row, "recurrence_local")?)?,
            recurrence_at: columns::to_instant(column(row, "recurrence_at")?),
            cancelled: column(row, "cancelled")?,
            start: column::<Option<String>>(row, "start_local")?
                .map(|text| columns::to_wall_clock(&text))
                .transpose()?,
            minutes: column(row, "minutes")?,
            title: column(row, "title")?,
            place: column(row, "place")?,
            sequence: column(row, "sequence")?,
        };
        out.entry(column(row, "session")?).or_default().push(found);
    }
    Ok(out)
}
