//! The questions as they were answered, and answers that were set aside when a lesson was written anew.

use evenkeel_domain::lessons::{AsideAnswer, Asked};
use rusqlite::{named_params, params};

use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// Most set-aside answers that are read for one lesson.
const MOST: u32 = 100;

/// Keeps a question as it stands while it is answered. The same version is written once.
///
/// # Errors
/// Database errors.
pub fn ask(w: &Write<'_>, lesson: &str, asked: &Asked) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO lesson_questions (lesson, question, version, lang, content) \
             VALUES (:lesson, :question, :version, :lang, :content) \
             ON CONFLICT (lesson, question) DO UPDATE SET version = excluded.version, lang = excluded.lang, \
             content = excluded.content WHERE version <> excluded.version",
        )?
        .execute(named_params! {
            ":lesson": lesson,
            ":question": asked.question.id,
            ":version": asked.version,
            ":lang": columns::word(&asked.lang)?,
            ":content": columns::json(&asked.question)?,
        })?;
    Ok(())
}

/// The questions of a lesson as they were answered.
///
/// # Errors
/// Database errors.
pub fn asked(r: &Read<'_>, lesson: &str) -> Result<Vec<Asked>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT version, lang, content FROM lesson_questions WHERE lesson = ?1 ORDER BY question",
    )?;
    let mut rows = statement.query([lesson])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Asked {
            version: column(row, "version")?,
            lang: columns::from_word(column(row, "lang")?)?,
            question: columns::from_json(&column::<String>(row, "content")?)?,
        });
    }
    Ok(out)
}

/// Sets answers aside and forgets the questions they were given to.
///
/// # Errors
/// Database errors.
pub fn set_aside(w: &Write<'_>, lesson: &str, answers: &[AsideAnswer]) -> Result<(), StoreError> {
    for answer in answers {
        w.conn()
            .prepare_cached(
                "INSERT INTO lesson_answers_aside (lesson, set_aside_at, question, version, lang, prompt, picked, first_try) \
                 VALUES (:lesson, :set_aside_at, :question, :version, :lang, :prompt, :picked, :first_try) \
                 ON CONFLICT (lesson, set_aside_at, question) DO NOTHING",
            )?
            .execute(named_params! {
                ":lesson": lesson,
                ":set_aside_at": columns::instant(answer.set_aside_at)?,
                ":question": answer.question,
                ":version": answer.version,
                ":lang": columns::word(&answer.lang)?,
                ":prompt": answer.prompt,
                ":picked": columns::json(&answer.picked)?,
                ":first_try": answer.first_try,
            })?;
        w.conn()
            .prepare_cached("DELETE FROM lesson_questions WHERE lesson = ?1 AND question = ?2")?
            .execute(params![lesson, answer.question])?;
    }
    Ok(())
}

/// What was set aside in a lesson, newest first, at most 100.
///
/// # Errors
/// Database errors.
pub fn aside(r: &Read<'_>, lesson: &str) -> Result<Vec<AsideAnswer>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT set_aside_at, question, version, lang, prompt, picked, first_try FROM lesson_answers_aside \
         WHERE lesson = ?1 ORDER BY set_aside_at DESC, question LIMIT ?2",
    )?;
    let mut rows = statement.query(params![lesson, MOST])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(AsideAnswer {
            question: column(row, "question")?,
            version: column(row, "version")?,
            lang: columns::from_word(column(row, "lang")?)?,
            prompt: column(row, "prompt")?,
            picked: columns::from_json(&column::<String>(row, "picked")?)?,
            first_try: column(row, "first_try")?,
            set_aside_at: columns::to_instant(column(row, "set_aside_at")?),
        });
    }
    Ok(out)
}
