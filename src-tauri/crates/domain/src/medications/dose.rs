//! The answer to a dose slot, or a dose without one.
//!
//! Owns what can be said of a dose. "Not recorded" is no answer and no record: it is what a slot without one is called, and it never
//! becomes another state by itself.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SlotKey;
use crate::Id;
use crate::time::Moment;
use crate::vocabulary::Term;
use crate::words::Lang;

/// Most side effects noted with one dose.
pub const MOST_EFFECTS: usize = 20;

/// What the person says of a slot. Whether it was late follows from the times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoseAnswer {
    /// Taken, or given.
    Taken,
    /// Not taken, knowingly.
    Skipped,
}

/// Whether a dose lasted until the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Lasted {
    /// It did.
    Yes,
    /// It did not.
    No,
    /// Not sure.
    NotSure,
}

/// A side effect and how strong it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SideEffect {
    /// From [`crate::vocabulary::SIDE_EFFECTS`] or an own word.
    pub effect: Term,
    /// 0 (none) to 3 (strong).
    pub severity: u8,
}

/// An optional note with a dose; one a day and medication. What was not noted is none, never 0.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DoseNote {
    /// Withdrawal, 0 (none) to 10 (the strongest ever).
    pub withdrawal: Option<u8>,
    /// Whether the one before lasted until this one.
    pub lasted: Option<Lasted>,
    /// Side effects; none: not asked. Empty: asked, and there were none.
    pub side_effects: Option<Vec<SideEffect>>,
    /// In the person's words, up to 500 characters; may be empty.
    pub text: String,
}

/// What is said of a dose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseEntry {
    /// The medication.
    pub medication: Id,
    /// The slot it answers; none for one that is taken as needed or beside the schedule.
    pub slot: Option<SlotKey>,
    /// Taken or skipped.
    pub answer: DoseAnswer,
    /// Why it was skipped, from [`crate::vocabulary::SKIP_REASONS`] or an own word; none when not said, and with one that was taken.
    #[serde(default)]
    pub reason: Option<Term>,
    /// The note.
    #[serde(default)]
    pub note: DoseNote,
}

/// When a slot was due where the person was as they answered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DueAt {
    /// Wall-clock time.
    pub local: NaiveDateTime,
    /// IANA zone.
    pub zone: String,
}

/// A dose as it was told: due, taken and written are three times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// Its id; shapes that count from the last dose name it.
    pub id: Id,
    /// When it was taken, as lived; of a skipped one when that was said. Never in the future.
    pub occurred: Moment,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When it was last corrected.
    pub updated_at: DateTime<Utc>,
    /// When it was taken back; kept until it is purged so that it can come back.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts corrections, from 1. A correction must name the revision it saw.
    pub revision: u32,
    /// Language the person was using.
    pub lang: Lang,
    /// When its slot was due; none without one.
    pub due: Option<DueAt>,
    /// Pressed on a pop-up or the lock screen while the vault was locked: anybody at the laptop could have.
    pub while_locked: bool,
    /// What was said.
    pub entry: DoseEntry,
}
