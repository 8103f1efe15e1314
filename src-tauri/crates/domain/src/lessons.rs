//! A person's progress through the lessons.
//!
//! Owns progress, answers, when a lesson is due, and what is suggested. The lessons themselves are [`crate::content`]. Never
//! a grade of the person.

mod due;
mod renew;
mod suggest;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::content::Lesson;
use crate::error::Invalid;
use crate::share::ShareFlag;
use crate::text::{self, at_most, bounded, in_range, required};

pub use crate::content::QuizAnswer;
pub use due::{Due, DueWhen, LessonAssignment, LessonDue, LessonsWeek, MOST_WEEKS, ProgramWeek};
pub use renew::{AsideAnswer, Asked, Renewed, renew};
pub use suggest::{
    FEWEST, Facts, LessonSuggestion, MOST_SUGGESTIONS, SuggestionReason, TriggerCount, suggest,
};

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
    /// When it is due, if the person said so.
    pub due: Option<LessonDue>,
}

impl LessonCard {
    /// Whether the person said they are done with it.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.progress
            .as_ref()
            .is_some_and(|progress| progress.state.done)
    }
}

/// An open lesson.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonView {
    /// The lesson in the language asked for.
    pub lesson: Lesson,
    /// Progress.
    pub progress: LessonProgress,
    /// When it is due, if the person said so.
    pub due: Option<LessonDue>,
    /// Set when the lesson was written anew since it was last open: the version read then.
    pub renewed_from: Option<u32>,
    /// Answers to questions that have changed or gone since, newest first. Kept, and shown as what they were.
    pub aside: Vec<AsideAnswer>,
    /// How the person likes to read.
    pub reading: ReadingSettings,
}

/// Size of a lesson's text, on top of the size of the whole window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReadingSize {
    /// As everywhere.
    #[default]
    Normal,
    /// A little larger.
    Large,
    /// Larger.
    Larger,
    /// As large as it gets.
    Largest,
}

/// Room between a lesson's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReadingSpacing {
    /// As everywhere.
    #[default]
    Normal,
    /// More.
    Wide,
    /// Much more.
    Widest,
}

/// How the person likes to read lessons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ReadingSettings {
    /// Size of the text.
    pub size: ReadingSize,
    /// Room between the lines.
    pub spacing: ReadingSpacing,
}
