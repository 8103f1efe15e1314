//! Own lines: whatever a person typed that can go into a report, each with a tick of its own.
//!
//! Owns what such a line is and how it is named while a report is being made. Which lines there are is found by the report itself
//! (`evenkeel_exchange::report`), so that what is listed and what is printed cannot differ.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longest key of an own line, in characters.
pub const KEY: usize = 300;

/// What kind of record an own line stands in; one press ticks a whole kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnKind {
    /// Cravings.
    Cravings,
    /// Check-ins.
    Checkins,
    /// Sessions: titles, with whom, text of the calendar, notes.
    Sessions,
    /// Lessons.
    Lessons,
    /// The plan.
    Plan,
    /// Medications and doses.
    Medications,
    /// Questions noted for people who give care.
    Questions,
    /// Returns to use that were ticked themselves.
    Returns,
    /// Words the person added to the lists, or gave another name.
    Words,
}

/// What an own line is of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnWhat {
    /// What was going on.
    Situation,
    /// A thought.
    Thought,
    /// A note.
    Note,
    /// A good thing of the day.
    GoodThing,
    /// What the day is for.
    Intention,
    /// A session's title.
    Title,
    /// With whom.
    Provider,
    /// What the calendar or the person says about a series.
    SeriesNote,
    /// Takeaway, questions and homework of one session.
    SessionNote,
    /// Why a session was missed, in own words.
    Reason,
    /// What the person thinks of a lesson.
    Reflection,
    /// A line of the plan.
    PlanLine,
    /// Why the plan was changed.
    PlanReason,
    /// With whom it was looked through.
    PlanReviewedWith,
    /// A question for one of the own people.
    Question,
    /// What was used, and what was written about it.
    ReturnWords,
    /// What a medication is for.
    MedicinePurpose,
    /// The text of its label.
    MedicineLabel,
    /// Why it was stopped or paused.
    MedicineReason,
    /// A word of a list.
    Word,
}

/// One own line that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnLine {
    /// Names it in [`super::ExportScope::own`]; says nothing to a person.
    pub key: String,
    /// Its kind.
    pub kind: OwnKind,
    /// What it is.
    pub what: OwnWhat,
    /// When, as lived; none where it belongs to no moment.
    pub when: Option<NaiveDateTime>,
    /// The line itself.
    pub text: String,
    /// It may speak of use or of a medicine for it: not ticked to begin with.
    pub speaks_of_use: bool,
}
