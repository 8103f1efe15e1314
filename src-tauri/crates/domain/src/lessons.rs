//! A person's way through the lessons (CARE.md B5).
//!
//! Owns progress and answers. The lessons themselves are [`crate::content`]. Never a grade of the person.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::content::Lesson;
use crate::error::Invalid;
use crate::share::ShareFlag;
use crate::text::{self, at_most, bounded, in_range, required};

/// What a person answered to one question; by ids, so that a change of language keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuizAnswer {
    /// The question's id.
    pub question: String,
    /// The chosen option ids; their order is the answer where the question asks for an order.
    pub options: Vec<String>,
    /// Whether the first try was right.
    pub first_try: bool,
}

/// Progress in one lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonProgress {
    /// The lesson's id.
    pub lesson: String,
    /// The lesson's version that was read.
    pub version: u32,
    /// When first opened.
    pub started: DateTime<Utc>,
    /// When finished; none while reading.
    pub finished: Option<DateTime<Utc>>,
    /// When anything last changed.
    pub updated_at: DateTime<Utc>,
    /// What is kept.
    pub state: LessonState,
}

/// The part of the progress a screen writes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct LessonState {
    /// Sections read, by id.
    pub sections_done: Vec<String>,
    /// Where the person is, a section id or `quiz`, `reflection`; none at the start.
    pub place: Option<String>,
    /// Answers so far.
    pub answers: Vec<QuizAnswer>,
    /// "How sure are you that you can use this?" 0-10; none when not said.
    pub confidence_after: Option<u8>,
    /// Own words, up to 10,000 characters.
    pub reflection: String,
    /// Whether the reflection may go into an export.
    pub share: ShareFlag,
    /// Marked to find again.
    pub bookmarked: bool,
    /// The person marked it as done.
    pub done: bool,
}

impl LessonState {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        at_most(&self.sections_done, 50, "sections_done")?;
        for section in &self.sections_done {
            required(section, text::NAME, "sections_done")?;
        }
        if let Some(place) = &self.place {
            required(place, text::NAME, "place")?;
        }
        at_most(&self.answers, 50, "answers")?;
        for answer in &self.answers {
            required(&answer.question, text::NAME, "answers")?;
            at_most(&answer.options, 50, "answers")?;
            for option in &answer.options {
                required(option, text::NAME, "answers")?;
            }
        }
        if let Some(confidence) = self.confidence_after {
            in_range(confidence, 0, 10, "confidence_after")?;
        }
        bounded(&self.reflection, text::LONG, "reflection")
    }
}

/// A lesson in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonCard {
    /// The lesson's id.
    pub id: String,
    /// Its number, 1-24.
    pub number: u32,
    /// Title in the language asked for.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Minutes to read.
    pub minutes: u32,
    /// How many sections it has.
    pub sections: u32,
    /// Its drawing, by id.
    pub picture: String,
    /// Progress; none while unopened.
    pub progress: Option<LessonProgress>,
}

/// An open lesson.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonView {
    /// The lesson in the language asked for.
    pub lesson: Lesson,
    /// Progress.
    pub progress: LessonProgress,
}
