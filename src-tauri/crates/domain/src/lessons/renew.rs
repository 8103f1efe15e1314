//! Carrying a person's progress over to a new version of a lesson.
//!
//! Owns the rule: everything that still fits stays; an answer to a question that has changed or gone is set aside in the
//! words it was given in, and never thrown away. Own words, the share flag and the mark are not touched.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LessonState, QuizAnswer};
use crate::content::{Lesson, Question};
use crate::words::Lang;

/// Places of a lesson that are no section.
const PLACES: [&str; 3] = ["try", "quiz", "reflection"];

/// A question as it stood when it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The lesson's version then.
    pub version: u32,
    /// The language then.
    pub lang: Lang,
    /// The question then.
    pub question: Question,
}

/// An answer to a question that has changed or gone since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AsideAnswer {
    /// The question's id.
    pub question: String,
    /// The lesson's version it was given in.
    pub version: u32,
    /// The language of the words below.
    pub lang: Lang,
    /// What was asked; empty when that is not known any more.
    pub prompt: String,
    /// What was answered, in words.
    pub picked: Vec<String>,
    /// Whether the first try was right.
    pub first_try: bool,
    /// When it was set aside.
    pub set_aside_at: DateTime<Utc>,
}

/// What is left, and what was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// What still fits.
    pub state: LessonState,
    /// What does not.
    pub aside: Vec<AsideAnswer>,
}

/// Takes `state`, kept at `version` of a lesson, over to `lesson` as it is now. `asked` are the questions as they stood.
#[must_use]
pub fn renew(
    lesson: &Lesson,
    version: u32,
    mut state: LessonState,
    asked: &[Asked],
    now: DateTime<Utc>,
) -> Renewed {
    let mut aside = Vec::new();
    let mut kept = Vec::new();
    for answer in std::mem::take(&mut state.answers) {
        let then = asked
            .iter()
            .find(|asked| asked.question.id == answer.question);
        if still_fits(lesson, &answer, then) {
            kept.push(answer);
        } else {
            aside.push(set_aside(answer, version, lesson.lang, then, now));
        }
    }
    state.answers = kept;
    let here = |id: &str| lesson.sections.iter().any(|section| section.id == id);
    state.sections_done.retain(|id| here(id));
    if let Some(place) = state.place.take() {
        let last_read = || {
            lesson
                .sections
                .iter()
                .rev()
                .find(|section| state.sections_done.contains(&section.id))
                .map(|section| section.id.clone())
        };
        state.place = if here(&place) || PLACES.contains(&place.as_str()) {
            Some(place)
        } else {
            last_read()
        };
    }
    Renewed { state, aside }
}

fn still_fits(lesson: &Lesson, answer: &QuizAnswer, then: Option<&Asked>) -> bool {
    let Some(question) = lesson.question(&answer.question) else {
        return false;
    };
    match then {
        Some(then) => then.question.same_answer(question),
        None => answer
            .options
            .iter()
            .all(|pick| question.words_of(pick).is_some()),
    }
}

fn set_aside(
    answer: QuizAnswer,
    version: u32,
    lang: Lang,
    then: Option<&Asked>,
    now: DateTime<Utc>,
) -> AsideAnswer {
    let picked = answer
        .options
        .iter()
        .map(|pick| {
            then.and_then(|then| then.question.words_of(pick))
                .unwrap_or_else(|| pick.clone())
        })
        .collect();
    AsideAnswer {
        question: answer.question,
        version: then.map_or(version, |then| then.version),
        lang: then.map_or(lang, |then| then.lang),
        prompt: then.map_or_else(String::new, |then| then.question.prompt.clone()),
        picked,
        first_try: answer.first_try,
        set_aside_at: now,
    }
}

#[cfg(test)]
mod tests;
