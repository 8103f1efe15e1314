//! How far the person is in each lesson, and in [`answers`] and [`due`] what hangs on it.

pub mod answers;
pub mod due;

use evenkeel_domain::lessons::{LessonProgress, LessonState};
use rusqlite::{Row, named_params};

use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const COLUMNS: &str = "lesson, version, started_at, finished_at, updated_at, sections_done, place, answers, \
    confidence_after, reflection, share, bookmarked, done";

/// Stores progress, new or changed.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, progress: &LessonProgress) -> Result<(), StoreError> {
    let state = &progress.state;
    w.conn()
        .prepare_cached(
            "INSERT INTO lesson_progress (lesson, version, started_at, finished_at, updated_at, sections_done, place, \
             answers, confidence_after, reflection, share, bookmarked, done) \
             VALUES (:lesson, :version, :started_at, :finished_at, :updated_at, :sections_done, :place, :answers, \
             :confidence_after, :reflection, :share, :bookmarked, :done) \
             ON CONFLICT (lesson) DO UPDATE SET version = excluded.version, started_at = excluded.started_at, \
             finished_at = excluded.finished_at, updated_at = excluded.updated_at, sections_done = excluded.sections_done, \
             place = excluded.place, answers = excluded.answers, confidence_after = excluded.confidence_after, \
             reflection = excluded.reflection, share = excluded.share, bookmarked = excluded.bookmarked, \
             done = excluded.done",
        )?
        .execute(named_params! {
            ":lesson": progress.lesson,
            ":version": progress.version,
            ":started_at": columns::instant(progress.started)?,
            ":finished_at": columns::instant_opt(progress.finished)?,
            ":updated_at": columns::instant(progress.updated_at)?,
            ":sections_done": columns::json(&state.sections_done)?,
            ":place": state.place,
            ":answers": columns::json(&state.answers)?,
            ":confidence_after": state.confidence_after,
            ":reflection": state.reflection,
            ":share": columns::word(&state.share)?,
            ":bookmarked": state.bookmarked,
            ":done": state.done,
        })?;
    Ok(())
}

/// Progress in one lesson; `None` while it was never opened.
///
/// # Errors
/// Database errors.
pub fn get(r: &Read<'_>, lesson: &str) -> Result<Option<LessonProgress>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM lesson_progress WHERE lesson = ?1"
    ))?;
    let mut rows = statement.query([lesson])?;
    rows.next()?.map(read).transpose()
}

/// Progress in every lesson that was ever opened, by lesson id.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<LessonProgress>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM lesson_progress ORDER BY lesson"
    ))?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

fn read(row: &Row<'_>) -> Result<LessonProgress, StoreError> {
    Ok(LessonProgress {
        lesson: column(row, "lesson")?,
        version: column(row, "version")?,
        started: columns::to_instant(column(row, "started_at")?),
        finished: column::<Option<i64>>(row, "finished_at")?.map(columns::to_instant),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        state: LessonState {
            sections_done: columns::from_json(&column::<String>(row, "sections_done")?)?,
            place: column(row, "place")?,
            answers: columns::from_json(&column::<String>(row, "answers")?)?,
            confidence_after: column(row, "confidence_after")?,
            reflection: column(row, "reflection")?,
            share: columns::from_word(column(row, "share")?)?,
            bookmarked: column(row, "bookmarked")?,
            done: column(row, "done")?,
        },
    })
}
