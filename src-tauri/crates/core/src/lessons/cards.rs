//! The lessons that come with Evenkeel, and the card that each has in a list.

use std::sync::LazyLock;

use evenkeel_domain::content::Lesson;
use evenkeel_domain::lessons::{LessonCard, LessonDue};
use evenkeel_domain::words::Lang;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Input of `lessons_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonsAsk {
    /// Language of the titles.
    pub lang: Lang,
}

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

/// The cards of every lesson, each with its progress and when it is due.
pub(crate) fn cards(
    vault: &mut UnlockedVault,
    lang: Lang,
    due: impl Fn(&str) -> Option<LessonDue>,
) -> Outcome<Vec<LessonCard>> {
    let mut progress = vault.read(tables::lessons::all)?;
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
                .position(|progress| progress.lesson == lesson.id)
                .map(|at| progress.swap_remove(at)),
            due: due(&lesson.id),
        })
        .collect())
}
