//! Lessons: the list, one lesson, and how far the person is.
//!
//! Owns reading and what is kept of it. When lessons are due and what is suggested is [`week`]'s; finding words is
//! [`search`]'s.

mod cards;
pub mod search;
pub mod week;

pub use cards::LessonsAsk;
pub(crate) use cards::{built_in, cards};
use evenkeel_domain::content::Lesson;
use evenkeel_domain::lessons::{
    Asked, LessonCard, LessonProgress, LessonState, LessonView, ReadingSettings, renew,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::Lang;
use evenkeel_domain::{ErrorCode, text};
use evenkeel_store::{StoreError, Write, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;

/// Input of `lessons_open`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonOpen {
    /// Language of the lesson.
    pub lang: Lang,
    /// Which one.
    pub id: String,
}

/// Input of `lessons_progress_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonProgressSave {
    /// Which lesson.
    pub id: String,
    /// How far.
    pub state: LessonState,
    /// The language on screen, to keep the questions in the words they were answered in; none for the app's.
    #[serde(default)]
    pub lang: Option<Lang>,
}

/// Every lesson with its progress, in the order of the course.
///
/// # Errors
/// The disk.
pub fn list(app: &App, vault: &mut UnlockedVault, input: LessonsAsk) -> Outcome<Vec<LessonCard>> {
    let now = app.now();
    let dates = week::Dates::read(vault, &now)?;
    cards(vault, input.lang, |id| dates.of(id))
}

/// One lesson. Opening it the first time is remembered. One that was written anew since takes the person's way through it
/// over: what still fits stays, what does not is set aside and shown.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn open(app: &App, vault: &mut UnlockedVault, input: LessonOpen) -> Outcome<LessonView> {
    let lesson = in_lang(input.lang, &input.id)?;
    let now = app.now();
    let (progress, renewed_from) = match vault.read(|db| tables::lessons::get(db, &input.id))? {
        Some(progress) if progress.version != lesson.version => {
            let from = progress.version;
            (taken_over(app, vault, lesson, progress, &now)?, Some(from))
        }
        Some(progress) => (progress, None),
        None => (begin(app, vault, lesson, &now)?, None),
    };
    let dates = week::Dates::read(vault, &now)?;
    Ok(LessonView {
        lesson: lesson.clone(),
        progress,
        due: dates.of(&lesson.id),
        renewed_from,
        aside: vault.read(|db| tables::lessons::answers::aside(db, &lesson.id))?,
        reading: vault.read(tables::settings::get)?.reading,
    })
}

fn in_lang(lang: Lang, id: &str) -> Outcome<&'static Lesson> {
    Ok(built_in(lang)
        .iter()
        .find(|lesson| lesson.id == id)
        .ok_or(ErrorCode::NotFound)?)
}

fn begin(
    app: &App,
    vault: &mut UnlockedVault,
    lesson: &Lesson,
    now: &Now,
) -> Outcome<LessonProgress> {
    let progress = LessonProgress {
        lesson: lesson.id.clone(),
        version: lesson.version,
        started: now.at,
        finished: None,
        updated_at: now.at,
        state: LessonState::default(),
    };
    vault.write(|tx| tables::lessons::put(tx, &progress))?;
    app.changed(&[Topic::Lessons]);
    Ok(progress)
}

fn taken_over(
    app: &App,
    vault: &mut UnlockedVault,
    lesson: &Lesson,
    before: LessonProgress,
    now: &Now,
) -> Outcome<LessonProgress> {
    let asked = vault.read(|db| tables::lessons::answers::asked(db, &lesson.id))?;
    let renewed = renew(lesson, before.version, before.state.clone(), &asked, now.at);
    let progress = LessonProgress {
        version: lesson.version,
        state: renewed.state,
        ..before
    };
    vault.write(|tx| {
        tables::lessons::answers::set_aside(tx, &lesson.id, &renewed.aside)?;
        keep_questions(tx, lesson, &progress.state)?;
        tables::lessons::put(tx, &progress)
    })?;
    app.changed(&[Topic::Lessons]);
    Ok(progress)
}

/// Keeps each answered question as it stands now.
fn keep_questions(tx: &Write<'_>, lesson: &Lesson, state: &LessonState) -> Result<(), StoreError> {
    for answer in &state.answers {
        if let Some(question) = lesson.question(&answer.question) {
            tables::lessons::answers::ask(
                tx,
                &lesson.id,
                &Asked {
                    version: lesson.version,
                    lang: lesson.lang,
                    question: question.clone(),
                },
            )?;
        }
    }
    Ok(())
}

/// Keeps how far the person is. Finished once is finished for good; reading on does not take it back.
///
/// # Errors
/// [`ErrorCode::NotFound`] for a lesson that is not there, and every bound.
pub fn progress_save(
    app: &App,
    vault: &mut UnlockedVault,
    input: LessonProgressSave,
) -> Outcome<LessonProgress> {
    input.state.check()?;
    text::required(&input.id, text::NAME, "id")?;
    let lang = input.lang.unwrap_or_else(|| app.lang());
    let lesson = in_lang(lang, &input.id)?;
    let now = app.now();
    let before = vault.read(|db| tables::lessons::get(db, &input.id))?;
    let finished = before
        .as_ref()
        .and_then(|progress| progress.finished)
        .or_else(|| input.state.done.then_some(now.at));
    let progress = LessonProgress {
        lesson: input.id,
        version: lesson.version,
        started: before.map_or(now.at, |progress| progress.started),
        finished,
        updated_at: now.at,
        state: input.state,
    };
    vault.write(|tx| {
        keep_questions(tx, lesson, &progress.state)?;
        tables::lessons::put(tx, &progress)
    })?;
    app.changed(&[Topic::Lessons]);
    Ok(progress)
}

/// Keeps how the person likes to read, for every lesson.
///
/// # Errors
/// The disk.
pub fn reading_set(
    app: &App,
    vault: &mut UnlockedVault,
    input: ReadingSettings,
) -> Outcome<ReadingSettings> {
    let mut settings = vault.read(tables::settings::get)?;
    settings.reading = input;
    vault.write(|tx| tables::settings::put(tx, &settings))?;
    app.changed(&[Topic::Settings]);
    Ok(input)
}
