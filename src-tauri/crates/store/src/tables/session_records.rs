//! What was noted about single sessions: attendance, homework, a takeaway, questions.

use chrono::{DateTime, NaiveDateTime, Utc};
use evenkeel_domain::sessions::{
    OccurrenceEntry, OccurrenceKey, OccurrenceRecord, Recorded, RecordedSession,
};
use evenkeel_domain::timeline::TimelineKind;
use rusqlite::{Connection, Row, named_params, params};

use super::record::one;
use super::search_index;
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// `made_up` says whether the person attended a session that makes up for this one.
const SELECT: &str = "SELECT r.session, r.recurrence_local, r.recurrence_at, r.created_at, r.updated_at, r.start_at, r.end_at, \
    r.start_local, r.zone, r.kind, r.title, r.counts_hours, r.status, r.reason, r.makeup_session, r.makeup_local, \
    r.minutes_credited, r.homework_in, r.homework_out, r.takeaway, r.questions, r.mood_before, r.mood_after, r.on_my_way_at, \
    r.share, EXISTS (SELECT 1 FROM session_records m WHERE m.makeup_session = r.session AND m.makeup_local = r.recurrence_local \
    AND m.status IN ('attended', 'late', 'left_early')) AS made_up FROM session_records r";

/// Stores a record, new or changed.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such series; database errors.
pub fn put(w: &Write<'_>, record: &OccurrenceRecord) -> Result<(), StoreError> {
    let OccurrenceRecord {
        key,
        created_at,
        updated_at,
        session,
        entry,
    } = record;
    w.conn()
        .prepare_cached(
            "INSERT INTO session_records (session, recurrence_local, recurrence_at, created_at, updated_at, start_at, end_at, \
             start_local, zone, kind, title, counts_hours, status, reason, makeup_session, makeup_local, minutes_credited, \
             homework_in, homework_out, takeaway, questions, mood_before, mood_after, on_my_way_at, share, noted) \
             VALUES (:session, :recurrence_local, :recurrence_at, :created_at, :updated_at, :start_at, :end_at, :start_local, \
             :zone, :kind, :title, :counts_hours, :status, :reason, :makeup_session, :makeup_local, :minutes_credited, \
             :homework_in, :homework_out, :takeaway, :questions, :mood_before, :mood_after, :on_my_way_at, :share, :noted) \
             ON CONFLICT (session, recurrence_local) DO UPDATE SET recurrence_at = excluded.recurrence_at, \
             created_at = excluded.created_at, updated_at = excluded.updated_at, start_at = excluded.start_at, \
             end_at = excluded.end_at, start_local = excluded.start_local, zone = excluded.zone, kind = excluded.kind, \
             title = excluded.title, counts_hours = excluded.counts_hours, status = excluded.status, reason = excluded.reason, \
             makeup_session = excluded.makeup_session, makeup_local = excluded.makeup_local, \
             minutes_credited = excluded.minutes_credited, homework_in = excluded.homework_in, \
             homework_out = excluded.homework_out, takeaway = excluded.takeaway, questions = excluded.questions, \
             mood_before = excluded.mood_before, mood_after = excluded.mood_after, on_my_way_at = excluded.on_my_way_at, \
             share = excluded.share, noted = excluded.noted",
        )?
        .execute(named_params! {
            ":session": columns::id(key.series),
            ":recurrence_local": columns::wall_clock(key.recurrence_id),
            ":recurrence_at": columns::instant(session.recurrence_at)?,
            ":created_at": columns::instant(*created_at)?,
            ":updated_at": columns::instant(*updated_at)?,
            ":start_at": columns::instant(session.start)?,
            ":end_at": columns::instant(session.end)?,
            ":start_local": columns::wall_clock(session.local_start),
            ":zone": session.zone,
            ":kind": columns::word(&session.kind)?,
            ":title": session.title,
            ":counts_hours": session.counts_hours,
            ":status": entry.status.as_ref().map(columns::word).transpose()?,
            ":reason": entry.reason.as_ref().map(columns::json).transpose()?,
            ":makeup_session": entry.makeup_for.map(|key| columns::id(key.series)),
            ":makeup_local": entry.makeup_for.map(|key| columns::wall_clock(key.recurrence_id)),
            ":minutes_credited": entry.minutes_credited,
            ":homework_in": columns::json(&entry.homework_in)?,
            ":homework_out": columns::json(&entry.homework_out)?,
            ":takeaway": entry.takeaway,
            ":questions": columns::json(&entry.questions)?,
            ":mood_before": entry.mood_before,
            ":mood_after": entry.mood_after,
            ":on_my_way_at": columns::instant_opt(entry.on_my_way)?,
            ":share": columns::word(&entry.share)?,
            ":noted": noted(entry),
        })?;
    found(w.conn(), *key)
}

fn found(conn: &Connection, key: OccurrenceKey) -> Result<(), StoreError> {
    search_index::follow(
        conn,
        TimelineKind::Session,
        key.series,
        Some(key.recurrence_id),
    )
}

/// The person's own words about a session, line by line: what the search reads.
fn noted(entry: &OccurrenceEntry) -> String {
    let homework = entry.homework_in.iter().map(|one| &one.text);
    let lines: Vec<&str> = std::iter::once(&entry.takeaway)
        .chain(&entry.questions)
        .chain(&entry.homework_out)
        .chain(homework)
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// The start of the first session about which something was noted.
///
/// # Errors
/// Database errors.
pub fn first_start(r: &Read<'_>) -> Result<Option<DateTime<Utc>>, StoreError> {
    let first: Option<i64> = r
        .conn()
        .prepare_cached("SELECT min(start_at) FROM session_records")?
        .query_row([], |row| row.get(0))?;
    Ok(first.map(columns::to_instant))
}

/// Removes a record for good. Taking that back is the caller's: it keeps what it removed.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn remove(w: &Write<'_>, key: OccurrenceKey) -> Result<(), StoreError> {
    one(w
        .conn()
        .prepare_cached("DELETE FROM session_records WHERE session = ?1 AND recurrence_local = ?2")?
        .execute(params![
            columns::id(key.series),
            columns::wall_clock(key.recurrence_id)
        ])?)?;
    found(w.conn(), key)
}

/// Lets a record, and every record that makes up for it, name its occurrence by another start: the series was changed.
///
/// # Errors
/// [`StoreError::NotFound`]; database errors, also when there is a record under the new name already.
pub fn rename(
    w: &Write<'_>,
    from: OccurrenceKey,
    to: OccurrenceKey,
    to_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let names = params![
        columns::id(from.series),
        columns::wall_clock(from.recurrence_id),
        columns::id(to.series),
        columns::wall_clock(to.recurrence_id),
    ];
    w.conn()
        .prepare_cached(
            "UPDATE session_records SET makeup_session = ?3, makeup_local = ?4 WHERE makeup_session = ?1 AND makeup_local = ?2",
        )?
        .execute(names)?;
    one(w
        .conn()
        .prepare_cached(
            "UPDATE session_records SET session = ?3, recurrence_local = ?4, recurrence_at = ?5 \
             WHERE session = ?1 AND recurrence_local = ?2",
        )?
        .execute(params![
            columns::id(from.series),
            columns::wall_clock(from.recurrence_id),
            columns::id(to.series),
            columns::wall_clock(to.recurrence_id),
            columns::instant(to_at)?,
        ])?)?;
    found(w.conn(), from)?;
    found(w.conn(), to)
}

/// One record; none when nothing was noted.
///
/// # Errors
/// Database errors.
pub fn get(r: &Read<'_>, key: OccurrenceKey) -> Result<Option<Recorded>, StoreError> {
    let mut found = collect(
        r,
        "WHERE r.session = ?1 AND r.recurrence_local = ?2",
        params![
            columns::id(key.series),
            columns::wall_clock(key.recurrence_id)
        ],
    )?;
    Ok(found.pop())
}

/// Records of sessions that began from `from` (included) to `to` (excluded), in order of start.
///
/// # Errors
/// Database errors.
pub fn between(
    r: &Read<'_>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Recorded>, StoreError> {
    collect(
        r,
        "WHERE r.start_at >= ?1 AND r.start_at < ?2 ORDER BY r.start_at",
        params![columns::instant(from)?, columns::instant(to)?],
    )
}

/// Every record of one series, in order of the series' starts.
///
/// # Errors
/// Database errors.
pub fn of_series(r: &Read<'_>, series: evenkeel_domain::Id) -> Result<Vec<Recorded>, StoreError> {
    collect(
        r,
        "WHERE r.session = ?1 ORDER BY r.recurrence_local",
        params![columns::id(series)],
    )
}

fn collect(
    r: &Read<'_>,
    filter: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Recorded>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!("{SELECT} {filter}"))?;
    let mut rows = statement.query(values)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

fn local(row: &Row<'_>, name: &str) -> Result<NaiveDateTime, StoreError> {
    columns::to_wall_clock(&column::<String>(row, name)?)
}

fn read(row: &Row<'_>) -> Result<Recorded, StoreError> {
    let makeup_for = match (
        column::<Option<[u8; 16]>>(row, "makeup_session")?,
        column::<Option<String>>(row, "makeup_local")?,
    ) {
        (Some(series), Some(start)) => Some(OccurrenceKey {
            series: columns::to_id(series),
            recurrence_id: columns::to_wall_clock(&start)?,
        }),
        _ => None,
    };
    Ok(Recorded {
        made_up: column(row, "made_up")?,
        record: OccurrenceRecord {
            key: OccurrenceKey {
                series: columns::to_id(column(row, "session")?),
                recurrence_id: local(row, "recurrence_local")?,
            },
            created_at: columns::to_instant(column(row, "created_at")?),
            updated_at: columns::to_instant(column(row, "updated_at")?),
            session: RecordedSession {
                recurrence_at: columns::to_instant(column(row, "recurrence_at")?),
                start: columns::to_instant(column(row, "start_at")?),
                end: columns::to_instant(column(row, "end_at")?),
                local_start: local(row, "start_local")?,
                zone: column(row, "zone")?,
                kind: columns::from_word(column(row, "kind")?)?,
                title: column(row, "title")?,
                counts_hours: column(row, "counts_hours")?,
            },
            entry: OccurrenceEntry {
                status: column::<Option<String>>(row, "status")?
                    .map(columns::from_word)
                    .transpose()?,
                reason: column::<Option<String>>(row, "reason")?
                    .map(|text| columns::from_json(&text))
                    .transpose()?,
                makeup_for,
                minutes_credited: column(row, "minutes_credited")?,
                homework_in: columns::from_json(&column::<String>(row, "homework_in")?)?,
                homework_out: columns::from_json(&column::<String>(row, "homework_out")?)?,
                takeaway: column(row, "takeaway")?,
                questions: columns::from_json(&column::<String>(row, "questions")?)?,
                mood_before: column(row, "mood_before")?,
                mood_after: column(row, "mood_after")?,
                on_my_way: column::<Option<i64>>(row, "on_my_way_at")?.map(columns::to_instant),
                share: columns::from_word(column(row, "share")?)?,
            },
        },
    })
}
