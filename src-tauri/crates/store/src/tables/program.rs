//! The program profile: every version that was ever saved, unchanged.

use chrono::NaiveDate;
use evenkeel_domain::program::{AttendancePolicy, Phase, Program, ProgramEntry};
use rusqlite::{OptionalExtension, Row, params};

use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// Saves the next version.
///
/// # Errors
/// [`StoreError::Stale`] when `program.version` is not the next one; database errors.
pub fn insert(w: &Write<'_>, program: &Program) -> Result<(), StoreError> {
    let conn = w.conn();
    if newest_version(w)?.checked_add(1) != Some(program.version) {
        return Err(StoreError::Stale);
    }
    let saved_at = program
        .saved_at
        .ok_or(StoreError::BadRow("program without time"))?;
    let ProgramEntry {
        start,
        planned_end,
        phases,
        policy,
    } = &program.entry;
    conn.prepare_cached(
        "INSERT INTO program_versions (version, saved_at, start_day, planned_end, most_misses, notice_hours, \
         late_counts_as_missed, call_whom, phone, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        program.version,
        columns::instant(saved_at)?,
        start.map(day),
        planned_end.map(day),
        policy.most_misses,
        policy.notice_hours,
        policy.late_counts_as_missed,
        policy.call_whom,
        policy.phone,
        policy.note,
    ])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO program_phases (version, position, kind, from_day, until_day, minutes_a_week, weekdays) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (position, phase) in (0i64..).zip(phases) {
        insert.execute(params![
            program.version,
            position,
            columns::word(&phase.kind)?,
            day(phase.from),
            phase.until.map(day),
            phase.minutes_a_week,
            columns::json(&phase.weekdays)?,
        ])?;
    }
    Ok(())
}

/// The program as it stands; version 0 and empty while nothing was saved.
///
/// # Errors
/// Database errors.
pub fn current(r: &Read<'_>) -> Result<Program, StoreError> {
    let version = newest_version(r)?;
    if version == 0 {
        return Ok(Program {
            version: 0,
            saved_at: None,
            entry: ProgramEntry::default(),
        });
    }
    let conn = r.conn();
    let mut statement = conn.prepare_cached(
        "SELECT saved_at, start_day, planned_end, most_misses, notice_hours, late_counts_as_missed, call_whom, phone, note \
         FROM program_versions WHERE version = ?1",
    )?;
    let mut rows = statement.query([version])?;
    let row = rows.next()?.ok_or(StoreError::NotFound)?;
    Ok(Program {
        version,
        saved_at: Some(columns::to_instant(column(row, "saved_at")?)),
        entry: ProgramEntry {
            start: day_column(row, "start_day")?,
            planned_end: day_column(row, "planned_end")?,
            phases: phases(r, version)?,
            policy: AttendancePolicy {
                most_misses: column(row, "most_misses")?,
                notice_hours: column(row, "notice_hours")?,
                late_counts_as_missed: column(row, "late_counts_as_missed")?,
                call_whom: column(row, "call_whom")?,
                phone: column(row, "phone")?,
                note: column(row, "note")?,
            },
        },
    })
}

fn phases(r: &Read<'_>, version: u32) -> Result<Vec<Phase>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT kind, from_day, until_day, minutes_a_week, weekdays FROM program_phases WHERE version = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([version])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Phase {
            kind: columns::from_word(column(row, "kind")?)?,
            from: day_column(row, "from_day")?.ok_or(StoreError::BadRow("day"))?,
            until: day_column(row, "until_day")?,
            minutes_a_week: column(row, "minutes_a_week")?,
            weekdays: columns::from_json(&column::<String>(row, "weekdays")?)?,
        });
    }
    Ok(out)
}

fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn day_column(row: &Row<'_>, name: &str) -> Result<Option<NaiveDate>, StoreError> {
    column::<Option<String>>(row, name)?
        .map(|text| {
            NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| StoreError::BadRow("day"))
        })
        .transpose()
}

fn newest_version(r: &Read<'_>) -> Result<u32, StoreError> {
    let version: Option<u32> = r
        .conn()
        .prepare_cached("SELECT version FROM program_versions ORDER BY version DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(version.unwrap_or(0))
}
