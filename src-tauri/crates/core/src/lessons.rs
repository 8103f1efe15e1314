//! Lessons: the list, one lesson, and how far the person is.

use std::sync::LazyLock;

use evenkeel_domain::content::Lesson;
use evenkeel_domain::lessons::{LessonCard, LessonProgress, LessonState, LessonView};
use evenkeel_domain::words::Lang;
use evenkeel_domain::{ErrorCode, text};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::{App, Noun, Room};
use crate::error::Outcome;

static BUILT_IN: LazyLock<[Vec<Lesson>; 2]> = LazyLock::new(|| {
    [Lang::En, Lang::Es].map(|lang| {
        let mut lessons = evenkeel_exchange::lessons::builtin(lang).unwrap_or_default();
        lessons.sort_by_key(|lesson| lesson.number);
        lessons
    })
});

pub(crate) fn built_in(lang: Lang) -> &'static [Lesson] {
    let [en, es] = &*BUILT_IN;
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// Input of `lessons_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonsAsk {
    /// Language of the titles.
    pub lang: Lang,
}

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
}

/// Every lesson with its progress, in the order of the course.
///
/// # Errors
/// The disk.
pub fn list(_: &App, room: &mut Room, input: LessonsAsk) -> Outcome<Vec<LessonCard>> {
    cards(room, input.lang)
}

pub(crate) fn cards(room: &mut Room, lang: Lang) -> Outcome<Vec<LessonCard>> {
    let progress = room.vault.read(tables::lessons::all)?;
    Ok(built_in(lang)
        .iter()
        .map(|lesson| LessonCard {
            id: lesson.id.clone(),
            number: lesson.number,
            title: lesson.title.clone(),
            summary: lesson.summary.clone(),
            minutes: lesson.minutes,
            sections: u32::try_from(lesson.sections.len()).unwrap_or(u32::MAX),
            picture: lesson.picture.id.clone(),
            progress: progress
                .iter()
                .find(|progress| progress.lesson == lesson.id)
                .cloned(),
        })
        .collect())
}

/// One lesson. Opening it the first time is remembered.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn open(app: &App, room: &mut Room, input: LessonOpen) -> Outcome<LessonView> {
    let lesson = built_in(input.lang)
        .iter()
        .find(|lesson| lesson.id == input.id)
        .ok_or(ErrorCode::NotFound)?
        .clone();
    let progress = match room.vault.read(|db| tables::lessons::get(db, &input.id))? {
        Some(progress) => progress,
        None => {
            let now = app.now();
            let progress = LessonProgress {
                lesson: lesson.id.clone(),
                version: lesson.version,
                started: now.at,
                finished: None,
                updated_at: now.at,
                state: LessonState::default(),
            };
            room.vault.write(|tx| tables::lessons::put(tx, &progress))?;
            app.changed(&[Noun::Lessons]);
            progress
        }
    };
    Ok(LessonView { lesson, progress })
}

/// Keeps how far the person is. Finished once is finished for good; reading on does not take it back.
///
/// # Errors
/// [`ErrorCode::NotFound`] for a lesson that is not there, and every bound.
pub fn progress_save(
    app: &App,
    room: &mut Room,
    input: LessonProgressSave,
) -> Outcome<LessonProgress> {
    input.state.check()?;
    text::required(&input.id, text::NAME, "id")?;
    let lesson = built_in(Lang::En)
        .iter()
        .find(|lesson| lesson.id == input.id)
        .ok_or(ErrorCode::NotFound)?;
    let now = app.now();
    let before = room.vault.read(|db| tables::lessons::get(db, &input.id))?;
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
    room.vault.write(|tx| tables::lessons::put(tx, &progress))?;
    app.changed(&[Noun::Lessons]);
    Ok(progress)
}
