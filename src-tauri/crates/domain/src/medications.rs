//! Medications a person takes, when each dose is due, and what became of it.
//!
//! Owns the record of a medication, its schedules in versions, the dose slots they give, the answers to them and every count made
//! from those. Refuses to own: advice. Nothing here checks interactions, adds doses up to an amount, or says that another may be
//! taken; a label's words are kept as printed. Reminders are [`crate::reminder`]'s, files are exchange's.
//!
//! A dose slot is named by the version of its schedule, its local date and its place in the day ([`SlotKey`]). Whatever records an
//! answer names the slot; nothing is ever matched to the nearest time.

mod adherence;
mod chain;
mod change;
mod check;
mod coming;
mod course;
mod dose;
mod line;
mod moments;
mod notes;
mod preview;
mod refill;
mod schedule;
mod seen;
mod shape;
mod slot;

pub use adherence::{Adherence, LEAST_DUE};
pub use change::FIRST_BACK_DAYS;
pub use check::to_the_minute;
pub use coming::Coming;
pub use course::{MOST_DAYS, MOST_SLOTS, Slots};
pub use dose::{Dose, DoseAnswer, DoseEntry, DoseNote, DueAt, Lasted, MOST_EFFECTS, SideEffect};
pub use moments::{DoseMoment, DoseMomentKind};
pub use notes::{EffectCount, LastedCounts, NoteCounts, Spread, day as note_day};
pub use preview::{Preview, ScheduleNote, preview};
pub use refill::{Left, TWICE_WITHIN};
pub use schedule::{
    DoseClock, DoseMove, DoseShape, DoseSpan, LATE_AFTER_MIN, LONGEST_EVERY_HOURS, MOST_PARTS,
    MOST_SCHEDULES, MOST_TIMES, Pause, PauseReason, ScheduleEntry, SchedulePart, ScheduleVersion,
    SlotKey,
};
pub use seen::{Course, CourseNow, OPEN_AT_LEAST};
pub use slot::{Slot, SlotKind, SlotState};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::share::ShareFlag;
use crate::time::Moment;
use crate::words::Lang;

/// Most medications that are kept at a time.
pub const MOST: usize = 100;

/// Most repeats of one reminder.
pub const MOST_REPEATS: u8 = 3;

/// What a medication is for, roughly: what a prescriber sorts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MedicationKind {
    /// For alcohol use.
    Alcohol,
    /// For opioid use.
    Opioid,
    /// For nicotine.
    Nicotine,
    /// For mental health.
    MentalHealth,
    /// Anything else.
    #[default]
    Other,
}

/// The form it comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MedicationForm {
    /// Tablet or capsule.
    #[default]
    Tablet,
    /// Film that melts in the mouth.
    Film,
    /// Liquid.
    Liquid,
    /// Injection.
    Injection,
    /// Patch.
    Patch,
    /// Implant.
    Implant,
    /// Nasal or mouth spray.
    Spray,
    /// Anything else.
    Other,
}

/// How somebody wants to be reminded of one medication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DoseReminders {
    /// Whether there are any.
    pub on: bool,
    /// How often a reminder is repeated until it is answered, 0-3.
    pub repeats: u8,
    /// The person's own reason, shown at the fullest wording only; up to 200 characters, may be empty.
    pub reason: String,
}

impl Default for DoseReminders {
    fn default() -> Self {
        Self {
            on: true,
            repeats: 1,
            reason: String::new(),
        }
    }
}

/// How many doses were left when the person counted, and when they want to hear that it is time for a refill. Doses and not tablets:
/// how many tablets make a dose stands on the label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Refill {
    /// Doses left when counted, 0-9999.
    pub doses_left: u32,
    /// When they were counted. Doses taken after it are counted off.
    pub counted: Moment,
    /// Remind so many days before they are used up, 0-60.
    pub days_before: u8,
    /// At this time of day.
    pub at: NaiveTime,
}

/// What is typed about a medication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MedicationEntry {
    /// Name as on the label, up to 200 characters.
    pub name: String,
    /// What it is for, in the person's own words, up to 200 characters; may be empty.
    #[serde(default)]
    pub purpose: String,
    /// What it is for, roughly.
    #[serde(default)]
    pub kind: MedicationKind,
    /// Its form.
    #[serde(default)]
    pub form: MedicationForm,
    /// The label's text as printed, up to 500 characters; may be empty.
    #[serde(default)]
    pub label: String,
    /// Who prescribes it: one of the people.
    #[serde(default)]
    pub prescriber: Option<Id>,
    /// Where it is filled: one of the people.
    #[serde(default)]
    pub pharmacy: Option<Id>,
    /// First day of taking it, as far as known.
    #[serde(default)]
    pub started: Option<NaiveDate>,
    /// Last day of taking it; none while it goes on.
    #[serde(default)]
    pub stopped: Option<NaiveDate>,
    /// Why it was stopped, up to 500 characters; may be empty.
    #[serde(default)]
    pub stop_reason: String,
    /// A note for the prescriber, up to 10,000 characters; may be empty.
    #[serde(default)]
    pub note: String,
    /// Reminders.
    #[serde(default)]
    pub reminders: DoseReminders,
    /// What is left, when the person wants that counted.
    #[serde(default)]
    pub refill: Option<Refill>,
    /// Whether it may go into an export. Asked each time unless said otherwise.
    #[serde(default)]
    pub share: ShareFlag,
}

/// A medication of the person's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Medication {
    /// Its id.
    pub id: Id,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted; kept until it is purged so that it can come back.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, from 1. A change must name the revision it saw.
    pub revision: u32,
    /// Place in the list, from 0.
    pub position: u32,
    /// Language the person was using.
    pub lang: Lang,
    /// What is known.
    pub entry: MedicationEntry,
}

#[cfg(test)]
mod check_tests;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
