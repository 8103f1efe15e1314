//! When lessons are due.

use evenkeel_domain::lessons::{Due, LessonAssignment};
use rusqlite::{Row, named_params};

use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// Keeps when a lesson is due, in the place of what stood there.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, assignment: &LessonAssignment) -> Result<(), StoreError> {
    let (week, series, recurrence) = match &assignment.due {
        Due::Week { week } => (Some(*week), None, None),
        Due::Session {
            series,
            recurrence_id,
        } => (
            None,
            Some(columns::id(*series)),
            Some(columns::wall_clock(*recurrence_id)),
        ),
    };
    w.conn()
        .prepare_cached(
            "INSERT INTO lesson_assignments (lesson, created_at, week, series, recurrence_local) \
             VALUES (:lesson, :created_at, :week, :series, :recurrence_local) \
             ON CONFLICT (lesson) DO UPDATE SET created_at = excluded.created_at, week = excluded.week, \
             series = excluded.series, recurrence_local = excluded.recurrence_local",
        )?
        .execute(named_params! {
            ":lesson": assignment.lesson,
            ":created_at": columns::instant(assignment.created_at)?,
            ":week": week,
            ":series": series,
            ":recurrence_local": recurrence,
        })?;
    Ok(())
}

/// Forgets when a lesson is due. Fine when nobody had said.
///
/// # Errors
/// Database errors.
pub fn remove(w: &Write<'_>, lesson: &str) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached("DELETE FROM lesson_assignments WHERE lesson = ?1")?
        .execute([lesson])?;
    Ok(())
}

/// Every lesson that is due at some time, by lesson id.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<LessonAssignment>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT lesson, created_at, week, series, recurrence_local FROM lesson_assignments ORDER BY lesson",
    )?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

fn read(row: &Row<'_>) -> Result<LessonAssignment, StoreError> {
    let week: Option<u32> = column(row, "week")?;
    let series: Option<[u8; 16]> = column(row, "series")?;
    let recurrence: Option<String> = column(row, "recurrence_local")?;
    let due = match (week, series, recurrence) {
        (Some(week), _, _) => Due::Week { week },
        (None, Some(series), Some(recurrence)) => Due::Session {
            series: columns::to_id(series),
            recurrence_id: columns::to_wall_clock(&recurrence)?,
        },
        _ => return Err(StoreError::BadRow("lesson assignment")),
    };
    Ok(LessonAssignment {
        lesson: column(row, "lesson")?,
        due,
        created_at: columns::to_instant(column(row, "created_at")?),
    })
}
