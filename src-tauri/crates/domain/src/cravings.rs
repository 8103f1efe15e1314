//! The craving record (CARE.md B1) and what makes one valid.
//!
//! Owns the full record, also the parts that today's form does not ask yet. Does not rank, count or compare cravings.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ErrorCode, Invalid};
use crate::text::{self, at_most, bounded, in_range};
use crate::time::{Moment, When};
use crate::vocabulary::{self, Choice};
use crate::words::Lang;
use crate::{Id, share::ShareFlag};

/// How a craving ended. `LeftUnsaid` is a real answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CravingOutcome {
    /// It passed.
    Passed,
    /// It is still here.
    StillHere,
    /// Used some.
    UsedSome,
    /// Used.
    Used,
    /// The person chose not to say.
    LeftUnsaid,
}

/// A feeling and how strong it was, 0 (not at all) to 3 (a lot).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Feeling {
    /// Which feeling, from [`vocabulary::EMOTIONS`] or an own word.
    pub feeling: Choice,
    /// 0-3.
    pub strength: u8,
}

/// Hungry, angry, lonely, tired. `None`: not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Halt {
    /// Hungry.
    pub hungry: bool,
    /// Angry.
    pub angry: bool,
    /// Lonely.
    pub lonely: bool,
    /// Tired.
    pub tired: bool,
}

/// A coping skill tried during this craving, in the order tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkillUsed {
    /// Which, from [`vocabulary::SKILLS`] or an own word.
    pub skill: Choice,
    /// Minutes spent, 0-600. `None`: not said.
    pub minutes: Option<u16>,
    /// How much it helped, 0 (not) to 4 (very much). `None`: not asked or skipped.
    pub helpfulness: Option<u8>,
}

/// A later number for the same craving. `intensity` none: asked and skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rerate {
    /// When it was answered or skipped.
    pub at: DateTime<Utc>,
    /// 0-10, or none when the question was skipped.
    pub intensity: Option<u8>,
}

/// What a person says about a craving: the form's content, used for logging and for correcting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingEntry {
    /// 0 (none) to 10 (the strongest ever).
    pub intensity: u8,
    /// May be empty: "just an urge".
    #[serde(default)]
    pub substances: Vec<Choice>,
    /// What set it off.
    #[serde(default)]
    pub triggers: Vec<Choice>,
    /// The main one of `triggers`, for ranking.
    #[serde(default)]
    pub trigger_main: Option<Choice>,
    /// What was going on, up to 500 characters.
    #[serde(default)]
    pub situation: String,
    /// Kind of place.
    #[serde(default)]
    pub place: Option<Choice>,
    /// With whom.
    #[serde(default)]
    pub company: Option<Choice>,
    /// Feelings with their strength.
    #[serde(default)]
    pub emotions: Vec<Feeling>,
    /// Signs in the body.
    #[serde(default)]
    pub body: Vec<Choice>,
    /// Hungry, angry, lonely, tired; none when not asked.
    #[serde(default)]
    pub halt: Option<Halt>,
    /// The thought that came with it, up to 10,000 characters.
    #[serde(default)]
    pub thought: String,
    /// "How sure are you that you can get through this?" 0-10; none when not asked.
    #[serde(default)]
    pub confidence: Option<u8>,
    /// Skills tried, in order.
    #[serde(default)]
    pub skills: Vec<SkillUsed>,
    /// Lines of the plan that were used.
    #[serde(default)]
    pub plan_items: Vec<Id>,
    /// A person of the person's own list who was contacted.
    #[serde(default)]
    pub contacted: Option<Id>,
    /// How it ended; none when not said yet.
    #[serde(default)]
    pub outcome: Option<CravingOutcome>,
    /// Free note, up to 10,000 characters.
    #[serde(default)]
    pub note: String,
    /// Whether it may go into an export.
    #[serde(default)]
    pub share: ShareFlag,
}

/// A logged craving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Craving {
    /// Its id.
    pub id: Id,
    /// When it happened, as lived.
    pub occurred: Moment,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When it was last corrected.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted; kept until it is purged so that it can come back.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts corrections, from 1. A correction must name the revision it saw.
    pub revision: u32,
    /// Language the person was using.
    pub lang: Lang,
    /// Which prompt asked for it; none when the person came on their own.
    pub asked_by: Option<String>,
    /// Later numbers, in order.
    pub rerates: Vec<Rerate>,
    /// What the person said.
    pub entry: CravingEntry,
}

impl Craving {
    /// Minutes until a re-rating of 2 or less, or of half the first number or less. `None` while there is none.
    #[must_use]
    pub fn minutes_to_ease(&self) -> Option<i64> {
        let ease = (self.entry.intensity / 2).max(2);
        self.rerates
            .iter()
            .find(|rerate| rerate.intensity.is_some_and(|intensity| intensity <= ease))
            .map(|rerate| (rerate.at - self.occurred.at).num_minutes().max(0))
    }

    /// Written more than a day after it happened (printed in exports).
    #[must_use]
    pub fn written_late(&self) -> bool {
        self.created_at - self.occurred.at > Duration::hours(24)
    }
}

/// Input of `cravings_log`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewCraving {
    /// When.
    pub when: When,
    /// What.
    pub entry: CravingEntry,
}

/// Input of `cravings_correct`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingCorrection {
    /// Which craving.
    pub id: Id,
    /// The revision the person was looking at.
    pub revision: u32,
    /// A new time; none keeps the old one.
    pub when: Option<When>,
    /// The whole corrected entry.
    pub entry: CravingEntry,
}

/// Where a list continues: the last item of the page before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingCursor {
    /// `occurred.at` of the last item.
    pub at: DateTime<Utc>,
    /// `id` of the last item.
    pub id: Id,
}

/// A page of cravings, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingPage {
    /// At most the number asked for.
    pub items: Vec<Craving>,
    /// Where the next page begins; none at the end.
    pub next: Option<CravingCursor>,
    /// How many there are in all, deleted ones not counted.
    pub total: u32,
}

impl CravingEntry {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.intensity, 0, 10, "intensity")?;
        choices(&self.substances, vocabulary::SUBSTANCES, 30, "substances")?;
        choices(&self.triggers, vocabulary::TRIGGERS, 200, "triggers")?;
        if let Some(main) = &self.trigger_main
            && !self.triggers.contains(main)
        {
            return Err(Invalid::new(ErrorCode::UnknownWord, "trigger_main"));
        }
        bounded(&self.situation, text::SHORT, "situation")?;
        if let Some(place) = &self.place {
            place.check(vocabulary::PLACES, "place")?;
        }
        if let Some(company) = &self.company {
            company.check(vocabulary::COMPANY, "company")?;
        }
        at_most(&self.emotions, 24, "emotions")?;
        for emotion in &self.emotions {
            emotion.feeling.check(vocabulary::EMOTIONS, "emotions")?;
            in_range(emotion.strength, 0, 3, "emotions")?;
        }
        choices(&self.body, vocabulary::BODY, 20, "body")?;
        bounded(&self.thought, text::LONG, "thought")?;
        if let Some(confidence) = self.confidence {
            in_range(confidence, 0, 10, "confidence")?;
        }
        at_most(&self.skills, 30, "skills")?;
        for used in &self.skills {
            used.skill.check(vocabulary::SKILLS, "skills")?;
            in_range(used.minutes.unwrap_or(0), 0, 600, "skills")?;
            in_range(used.helpfulness.unwrap_or(0), 0, 4, "skills")?;
        }
        at_most(&self.plan_items, 50, "plan_items")?;
        bounded(&self.note, text::LONG, "note")
    }
}

fn choices(chosen: &[Choice], list: &[&str], most: usize, field: &str) -> Result<(), Invalid> {
    at_most(chosen, most, field)?;
    for (index, choice) in chosen.iter().enumerate() {
        choice.check(list, field)?;
        if chosen.iter().take(index).any(|earlier| earlier == choice) {
            return Err(Invalid::new(ErrorCode::Duplicate, field));
        }
    }
    Ok(())
}
