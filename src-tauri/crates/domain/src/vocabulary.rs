//! The default words a person can pick from: triggers, feelings, substances, places, company, skills.
//!
//! Owns the ids and their groups. What an id is called lives in `ui/messages/*/vocabulary.ftl` as `word-<id with - for .>`.
//! An id is never renamed or given another meaning once released.

pub mod custom;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ErrorCode, Invalid};
use crate::text;

/// One word of a list: a default word, or the person's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum Term {
    /// An id of this module. Saved as `id`.
    #[serde(rename = "id")]
    Builtin(String),
    /// The person's own word, up to 200 characters. Saved as `own`.
    #[serde(rename = "own")]
    Custom(String),
}

impl Term {
    /// Checks that an id is known and an own word is bounded.
    ///
    /// # Errors
    /// [`ErrorCode::UnknownWord`], [`ErrorCode::TextEmpty`] or [`ErrorCode::TextTooLong`].
    pub fn check(&self, list: &[&str], field: &str) -> Result<(), Invalid> {
        match self {
            Self::Builtin(id) if list.contains(&id.as_str()) => Ok(()),
            Self::Builtin(_) => Err(Invalid::new(ErrorCode::UnknownWord, field)),
            Self::Custom(own) => text::required(own, text::NAME, field),
        }
    }
}

/// Triggers in eight groups; the part before the dot is the group.
pub const TRIGGERS: &[&str] = &[
    "feelings.stressed",
    "feelings.sad",
    "feelings.angry",
    "feelings.anxious",
    "feelings.bored",
    "feelings.lonely",
    "feelings.ashamed",
    "feelings.excited",
    "feelings.numb",
    "feelings.jealous",
    "feelings.hopeless",
    "body.hungry",
    "body.tired",
    "body.pain",
    "body.sick",
    "body.poor_sleep",
    "body.hormones",
    "body.caffeine",
    "body.arousal",
    "people.used_with",
    "people.partner",
    "people.family",
    "people.boss",
    "people.ex",
    "people.seller",
    "people.crowd",
    "people.alone",
    "places.home_spot",
    "places.bar",
    "places.neighborhood",
    "places.car",
    "places.work",
    "places.party",
    "places.store",
    "places.hotel",
    "things.gear",
    "things.ads",
    "things.music",
    "things.media",
    "things.smell",
    "things.money",
    "things.phone",
    "times.morning",
    "times.after_work",
    "times.night",
    "times.weekend",
    "times.payday",
    "times.holiday",
    "times.anniversary",
    "times.after_session",
    "times.day_off",
    "events.argument",
    "events.bad_news",
    "events.good_news",
    "events.legal",
    "events.work",
    "events.money",
    "events.medical",
    "events.loss",
    "events.change",
    "events.idle",
    "thoughts.just_one",
    "thoughts.deserve",
    "thoughts.nobody_knows",
    "thoughts.already_blew",
    "thoughts.testing",
    "thoughts.old_days",
    "thoughts.trauma",
];

/// The few of [`TRIGGERS`] that the lock screen offers. Somebody may be looking, so each must read as what anybody's day is made of.
pub const QUICK_TRIGGERS: &[&str] = &[
    "feelings.stressed",
    "feelings.bored",
    "feelings.angry",
    "feelings.anxious",
    "body.tired",
    "body.poor_sleep",
    "people.alone",
    "events.argument",
    "times.after_work",
    "times.payday",
    "events.bad_news",
    "events.good_news",
];

/// Feelings, each rated 0-3.
pub const EMOTIONS: &[&str] = &[
    "calm", "happy", "hopeful", "proud", "sad", "angry", "anxious", "ashamed", "guilty", "lonely",
    "bored", "numb",
];

/// Substances.
pub const SUBSTANCES: &[&str] = &[
    "alcohol",
    "fentanyl",
    "heroin",
    "rx_opioid",
    "cocaine",
    "meth",
    "stimulant",
    "sedative",
    "cannabis",
    "synthetic_cannabinoid",
    "hallucinogen",
    "mdma",
    "ketamine",
    "inhalant",
    "kratom",
    "tianeptine",
    "ghb",
    "xylazine",
    "nicotine",
    "gabapentin",
    "other",
    "not_said",
];

/// Kinds of place. No coordinates are ever kept.
pub const PLACES: &[&str] = &[
    "home",
    "work",
    "car",
    "store",
    "bar",
    "friend",
    "online",
    "outside",
    "treatment",
    "other",
];

/// Company.
pub const COMPANY: &[&str] = &[
    "alone",
    "family",
    "partner",
    "friends_use",
    "friends_not",
    "coworkers",
    "strangers",
    "other",
];

/// Signs in the body.
pub const BODY: &[&str] = &[
    "tight_chest",
    "racing_heart",
    "sweaty",
    "restless",
    "stomach",
    "headache",
    "pain",
    "tired",
    "none",
];

/// Coping skills.
pub const SKILLS: &[&str] = &[
    "urge_surfing",
    "delay",
    "leave",
    "call",
    "breathing",
    "grounding",
    "muscle_relaxation",
    "move",
    "eat_drink",
    "rest",
    "play_tape",
    "switch_thought",
    "reasons",
    "talk_back",
    "meeting",
    "prayer",
    "music",
    "cold_water",
    "busy_hands",
    "journal",
    "shower",
    "open_plan",
    "say_no",
    "ask_prescriber",
];

/// Why a session was missed, or left early.
pub const MISSED_REASONS: &[&str] = &[
    "missed.sick",
    "missed.transport",
    "missed.work",
    "missed.child_care",
    "missed.forgot",
    "missed.court",
    "missed.craving_use",
    "missed.not_want",
    "missed.other",
];

/// Why a dose was skipped.
pub const SKIP_REASONS: &[&str] = &[
    "skip.forgot",
    "skip.side_effect",
    "skip.ran_out",
    "skip.felt_fine",
    "skip.told_to",
    "skip.not_want",
    "skip.other",
];

/// Side effects of medicines, each rated 0-3.
pub const SIDE_EFFECTS: &[&str] = &[
    "effect.nausea",
    "effect.constipation",
    "effect.headache",
    "effect.sleepy",
    "effect.cannot_sleep",
    "effect.sweating",
    "effect.dizzy",
    "effect.mood",
    "effect.sexual",
    "effect.injection_site",
    "effect.dry_mouth",
    "effect.other",
];

/// The lists as the screens get them, so that no screen keeps a list of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Vocabulary {
    /// Trigger ids, `group.word`.
    pub triggers: Vec<String>,
    /// The few of them that the lock screen offers.
    pub quick_triggers: Vec<String>,
    /// Feeling ids.
    pub emotions: Vec<String>,
    /// Substance ids.
    pub substances: Vec<String>,
    /// Place ids.
    pub places: Vec<String>,
    /// Company ids.
    pub company: Vec<String>,
    /// Body sign ids.
    pub body: Vec<String>,
    /// Coping skill ids.
    pub skills: Vec<String>,
    /// Reasons for a missed session.
    pub missed_reasons: Vec<String>,
    /// Reasons for a skipped dose.
    pub skip_reasons: Vec<String>,
    /// Side effects.
    pub side_effects: Vec<String>,
    /// Session kinds.
    pub session_kinds: Vec<crate::sessions::SessionKind>,
}

/// Every default word.
#[must_use]
pub fn all() -> Vocabulary {
    let owned = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect();
    Vocabulary {
        triggers: owned(TRIGGERS),
        quick_triggers: owned(QUICK_TRIGGERS),
        emotions: owned(EMOTIONS),
        substances: owned(SUBSTANCES),
        places: owned(PLACES),
        company: owned(COMPANY),
        body: owned(BODY),
        skills: owned(SKILLS),
        missed_reasons: owned(MISSED_REASONS),
        skip_reasons: owned(SKIP_REASONS),
        side_effects: owned(SIDE_EFFECTS),
        session_kinds: crate::sessions::SessionKind::ALL.to_vec(),
    }
}

/// The id of the message that names a default word.
#[must_use]
pub fn message(id: &str) -> String {
    format!("word-{}", id.replace('.', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{self, Lang};

    #[test]
    fn every_word_has_its_words_in_both_languages() {
        for id in [
            TRIGGERS,
            EMOTIONS,
            SUBSTANCES,
            PLACES,
            COMPANY,
            BODY,
            SKILLS,
            MISSED_REASONS,
            SKIP_REASONS,
            SIDE_EFFECTS,
        ]
        .concat()
        {
            for lang in Lang::ALL {
                assert!(
                    words::has(lang, &message(id)),
                    "{id} would show as a bare id in {}",
                    lang.tag()
                );
            }
        }
    }
}
