//! The relapse-prevention plan: one live document, kept in immutable versions.
//!
//! Owns the sections, the items and their bounds. How often an item was used is counted elsewhere, from cravings.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::Id;
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, at_most, bounded, in_range, required};
use crate::variants::all;
use crate::vocabulary::{self, Term};

/// A section of the plan, in the order shown and printed.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    TS,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum PlanSection {
    /// My reasons.
    Reasons,
    /// Warning signs.
    WarningSigns,
    /// Top triggers.
    Triggers,
    /// High-risk situations, each with a first and a second move.
    HighRisk,
    /// What keeps each day steady.
    DailyBasics,
    /// Coping skills, ranked.
    Skills,
    /// People to call.
    People,
    /// Safe places.
    SafePlaces,
    /// Things to remove from home.
    RemoveFromHome,
    /// Medicines that help.
    Medicines,
    /// If I use: get safe, tell someone, back to the plan, learn.
    LapseSteps,
    /// In an emergency.
    Emergency,
}

impl PlanSection {
    /// Every section in order.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);
}

/// What kind of warning sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignKind {
    /// A thought.
    Thought,
    /// A feeling.
    Feeling,
    /// Something the person does.
    Behavior,
}

/// Which step after a lapse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LapseStep {
    /// Stop and get safe.
    GetSafe,
    /// Tell someone.
    Tell,
    /// Go back to the plan.
    BackToPlan,
    /// Learn from it.
    Learn,
}

/// What an item says; its shape belongs to its section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum PlanContent {
    /// One line of text, up to 500 characters (reasons, daily basics, safe places, remove from home, medicines, emergency).
    Line {
        /// The line.
        text: String,
    },
    /// A warning sign.
    Sign {
        /// The sign, up to 500 characters.
        text: String,
        /// Thought, feeling or behavior.
        sign: SignKind,
    },
    /// A trigger, ranked by its place in the list.
    Trigger {
        /// From the list or an own word.
        trigger: Term,
    },
    /// A high-risk situation.
    Situation {
        /// The situation, up to 500 characters.
        text: String,
        /// How likely, 0-3; none when not said.
        likelihood: Option<u8>,
        /// First move, up to 500 characters.
        first_move: String,
        /// Second move, up to 500 characters.
        second_move: String,
    },
    /// A coping skill, ranked by its place in the list.
    Skill {
        /// From the list or an own word.
        skill: Term,
        /// A reminder to oneself, up to 500 characters.
        note: String,
    },
    /// A person of the own list.
    Person {
        /// Who.
        person: Id,
    },
    /// A medication of the person's list, among the medicines that help.
    Medication {
        /// Which.
        medication: Id,
        /// Its name when this version was saved; written in by whoever saves it, so that an old version keeps its words.
        #[serde(default)]
        text: String,
    },
    /// A step after a lapse.
    Lapse {
        /// Which of the four.
        step: LapseStep,
        /// What exactly, up to 500 characters.
        text: String,
    },
}

/// One item of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanItem {
    /// Its id; stays the same through versions while the item lives, so that cravings can link to it.
    pub id: Id,
    /// Its section.
    pub section: PlanSection,
    /// What it says.
    pub content: PlanContent,
}

/// The plan as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Version, from 1; 0 while nothing was ever saved.
    pub version: u32,
    /// When this version was saved.
    pub saved_at: Option<DateTime<Utc>>,
    /// The day that was, by the clock of the laptop it is read on; told by who knows that clock.
    #[serde(default)]
    pub saved_on: Option<NaiveDate>,
    /// Why it changed, up to 500 characters.
    pub reason: String,
    /// With whom it was reviewed, up to 200 characters.
    pub reviewed_with: String,
    /// Items in order within their sections.
    pub items: Vec<PlanItem>,
}

/// An item as typed: a known id keeps it the same item, none makes a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanDraftItem {
    /// The item it is, if it was there before.
    pub id: Option<Id>,
    /// Its section.
    pub section: PlanSection,
    /// What it says.
    pub content: PlanContent,
}

/// Input of `plan_save`: the whole plan as it should stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanDraft {
    /// The version the person was looking at.
    pub based_on: u32,
    /// Why it changed; may be empty.
    #[serde(default)]
    pub reason: String,
    /// With whom it was reviewed; may be empty.
    #[serde(default)]
    pub reviewed_with: String,
    /// Every item.
    pub items: Vec<PlanDraftItem>,
}

/// A saved version, for the list of versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanVersion {
    /// Version number.
    pub version: u32,
    /// When.
    pub saved_at: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// With whom.
    pub reviewed_with: String,
    /// How many items.
    pub items: u32,
}

impl PlanDraft {
    /// Checks every bound, and that each item has the shape of its section.
    ///
    /// # Errors
    /// The first rule broken; the field is `items.<index>`.
    pub fn check(&self) -> Result<(), Invalid> {
        bounded(&self.reason, text::SHORT, "reason")?;
        bounded(&self.reviewed_with, text::NAME, "reviewed_with")?;
        at_most(&self.items, 300, "items")?;
        for (index, item) in self.items.iter().enumerate() {
            item.content
                .check(item.section, &format!("items.{index}"))?;
        }
        Ok(())
    }
}

impl PlanContent {
    fn check(&self, section: PlanSection, field: &str) -> Result<(), Invalid> {
        use PlanSection as S;
        let fits = match self {
            Self::Line { .. } => matches!(
                section,
                S::Reasons
                    | S::DailyBasics
                    | S::SafePlaces
                    | S::RemoveFromHome
                    | S::Medicines
                    | S::Emergency
            ),
            Self::Sign { .. } => section == S::WarningSigns,
            Self::Trigger { .. } => section == S::Triggers,
            Self::Situation { .. } => section == S::HighRisk,
            Self::Skill { .. } => section == S::Skills,
            Self::Person { .. } => section == S::People,
            Self::Medication { .. } => section == S::Medicines,
            Self::Lapse { .. } => section == S::LapseSteps,
        };
        if !fits {
            return Err(Invalid::new(ErrorCode::BadInput, field));
        }
        match self {
            Self::Line { text } | Self::Sign { text, .. } | Self::Lapse { text, .. } => {
                required(text, text::SHORT, field)
            }
            Self::Trigger { trigger } => trigger.check(vocabulary::TRIGGERS, field),
            Self::Situation {
                text,
                likelihood,
                first_move,
                second_move,
            } => {
                required(text, text::SHORT, field)?;
                in_range(likelihood.unwrap_or(0), 0, 3, field)?;
                bounded(first_move, text::SHORT, field)?;
                bounded(second_move, text::SHORT, field)
            }
            Self::Skill { skill, note } => {
                skill.check(vocabulary::SKILLS, field)?;
                bounded(note, text::SHORT, field)
            }
            Self::Person { .. } => Ok(()),
            Self::Medication { text, .. } => bounded(text, text::NAME, field),
        }
    }
}
