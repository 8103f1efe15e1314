//! The craving record and what makes one valid.
//!
//! Owns the full record. When to ask for a second number is [`prompts`]'s, what changed after a skill is [`change`]'s. Does
//! not rank, count or compare cravings.

pub mod change;
mod prompt_kind;
pub mod prompts;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::prompt_kind::PromptKind;
use crate::calendar;
use crate::error::{ErrorCode, Invalid};
use crate::link::SessionLink;
use crate::text::{self, at_most, bounded, in_range};
use crate::time::{Moment, When};
use crate::vocabulary::{self, Term};
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
    pub feeling: Term,
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
    pub skill: Term,
    /// Minutes spent, 0-600. `None`: not said.
    pub minutes: Option<u16>,
    /// How much it helped, 0 (not) to 4 (very much). `None`: not asked or skipped.
    pub helpfulness: Option<u8>,
    /// When it was begun. `None`: told afterwards, the minute is not known.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
}

/// A later number for the same craving. `intensity` none: asked and skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rerate {
    /// When it was answered or skipped.
    pub at: DateTime<Utc>,
    /// 0-10, or none when the question was skipped.
    pub intensity: Option<u8>,
    /// Which prompt asked ([`prompts::PromptKind::id`]); none when the person came on their own or the skill's screen asked.
    /// Saved as `asked_by`.
    #[serde(default, rename = "asked_by")]
    pub prompt_id: Option<String>,
}

/// What a person says about a craving: the form's content, used for logging and for correcting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingEntry {
    /// 0 (none) to 10 (the strongest ever).
    pub intensity: u8,
    /// May be empty: "just an urge".
    #[serde(default)]
    pub substances: Vec<Term>,
    /// What set it off.
    #[serde(default)]
    pub triggers: Vec<Term>,
    /// The main one of `triggers`, for ranking.
    #[serde(default)]
    pub trigger_main: Option<Term>,
    /// What was going on, up to 500 characters.
    #[serde(default)]
    pub situation: String,
    /// Kind of place.
    #[serde(default)]
    pub place: Option<Term>,
    /// With whom.
    #[serde(default)]
    pub company: Option<Term>,
    /// Feelings with their strength.
    #[serde(default)]
    pub emotions: Vec<Feeling>,
    /// Signs in the body.
    #[serde(default)]
    pub body: Vec<Term>,
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
    /// The session to bring it to.
    #[serde(default)]
    pub session: Option<SessionLink>,
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
    /// Counts changes of the entry, from 1. A correction must name the revision it saw.
    pub revision: u32,
    /// Language the person was using.
    pub lang: Lang,
    /// Which prompt asked for it; none when the person came on their own. Saved as `asked_by`.
    #[serde(rename = "asked_by")]
    pub prompt_id: Option<String>,
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

    /// What the wall clock said when it was written, in the zone it was lived in; none when that was within a day of it.
    #[must_use]
    pub fn written_local(&self) -> Option<NaiveDateTime> {
        self.written_late()
            .then(|| calendar::to_local(self.created_at, &self.occurred.zone))
    }

    /// The newest number known: the last answer to "how strong is it now?", or the first number.
    #[must_use]
    pub fn last_number(&self) -> u8 {
        self.rerates
            .iter()
            .rev()
            .find_map(|rerate| rerate.intensity)
            .unwrap_or(self.entry.intensity)
    }

    /// Whether a later number still says something about this craving: within [`RERATE_WITHIN`] of it.
    #[must_use]
    pub fn takes_rerate(&self, now: DateTime<Utc>) -> bool {
        self.deleted_at.is_none() && now - self.occurred.at <= RERATE_WITHIN
    }
}

/// A second number later than this after the craving measures something else.
pub const RERATE_WITHIN: Duration = Duration::hours(12);
/// Most later numbers of one craving.
pub const MOST_RERATES: usize = 20;
/// Most skills of one craving.
pub const MOST_SKILLS: usize = 30;

/// Input of `cravings_rerate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingRerate {
    /// Which craving.
    pub id: Id,
    /// 0-10; none when the person skips the question. A skip is stored as a skip.
    pub intensity: Option<u8>,
    /// The prompt that asked ([`prompts::PromptKind::id`]); none when none did.
    pub prompt_id: Option<String>,
}

impl CravingRerate {
    /// Checks both bounds.
    ///
    /// # Errors
    /// The field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.intensity.unwrap_or(0), 0, 10, "intensity")?;
        let known = |id: &String| PromptKind::ALL.iter().any(|kind| kind.id() == id);
        if self.prompt_id.as_ref().is_some_and(|id| !known(id)) {
            return Err(Invalid::new(ErrorCode::BadInput, "prompt_id"));
        }
        Ok(())
    }
}

/// Input of `cravings_skill_add`: begin a skill, or say afterwards how the one just tried went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingSkill {
    /// Which craving.
    pub id: Id,
    /// Which skill.
    pub skill: Term,
    /// Minutes spent, 0-600; none when not said.
    pub minutes: Option<u16>,
    /// 0 (not) to 4 (very much); none when not said.
    pub helpfulness: Option<u8>,
}

/// Input of `cravings_outcome`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingEnd {
    /// Which craving.
    pub id: Id,
    /// How it went; none takes the answer back.
    pub outcome: Option<CravingOutcome>,
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
    /// Which of `items` were written more than a day after they happened, and when.
    pub written: Vec<CravingWritten>,
}

/// A craving of a page that was written more than a day after it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingWritten {
    /// Which craving.
    pub id: Id,
    /// What the wall clock said when it was written, in the zone it was lived in.
    pub local: NaiveDateTime,
}

impl SkillUsed {
    fn check(&self, before: &[&str]) -> Result<(), Invalid> {
        known(&self.skill, vocabulary::SKILLS, before, "skills")?;
        in_range(self.minutes.unwrap_or(0), 0, 600, "skills")?;
        in_range(self.helpfulness.unwrap_or(0), 0, 4, "skills")
    }
}

impl CravingEntry {
    /// A number and nothing else said.
    #[must_use]
    pub fn of(intensity: u8) -> Self {
        Self {
            intensity,
            substances: Vec::new(),
            triggers: Vec::new(),
            trigger_main: None,
            situation: String::new(),
            place: None,
            company: None,
            emotions: Vec::new(),
            body: Vec::new(),
            halt: None,
            thought: String::new(),
            confidence: None,
            skills: Vec::new(),
            plan_items: Vec::new(),
            contacted: None,
            session: None,
            outcome: None,
            note: String::new(),
            share: ShareFlag::default(),
        }
    }

    /// Checks every bound of a new entry.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct.
    pub fn check(&self) -> Result<(), Invalid> {
        self.check_words(&[])
    }

    /// Checks every bound of a corrected entry. Words that stood in it `before` stay allowed, also when this version does not
    /// know them: an old entry can be corrected without losing what an older or later Evenkeel called something.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct.
    pub fn check_correction(&self, before: &Self) -> Result<(), Invalid> {
        self.check_words(&before.ids())
    }

    /// Every id of a vocabulary that stands in it.
    fn ids(&self) -> Vec<&str> {
        self.substances
            .iter()
            .chain(&self.triggers)
            .chain(&self.place)
            .chain(&self.company)
            .chain(self.emotions.iter().map(|emotion| &emotion.feeling))
            .chain(&self.body)
            .chain(self.skills.iter().map(|used| &used.skill))
            .filter_map(|term| match term {
                Term::Builtin(id) => Some(id.as_str()),
                Term::Custom(_) => None,
            })
            .collect()
    }

    fn check_words(&self, before: &[&str]) -> Result<(), Invalid> {
        in_range(self.intensity, 0, 10, "intensity")?;
        terms(
            &self.substances,
            vocabulary::SUBSTANCES,
            before,
            30,
            "substances",
        )?;
        terms(
            &self.triggers,
            vocabulary::TRIGGERS,
            before,
            200,
            "triggers",
        )?;
        if let Some(main) = &self.trigger_main
            && !self.triggers.contains(main)
        {
            return Err(Invalid::new(ErrorCode::UnknownWord, "trigger_main"));
        }
        bounded(&self.situation, text::SHORT, "situation")?;
        if let Some(place) = &self.place {
            known(place, vocabulary::PLACES, before, "place")?;
        }
        if let Some(company) = &self.company {
            known(company, vocabulary::COMPANY, before, "company")?;
        }
        at_most(&self.emotions, 24, "emotions")?;
        for emotion in &self.emotions {
            known(&emotion.feeling, vocabulary::EMOTIONS, before, "emotions")?;
            in_range(emotion.strength, 0, 3, "emotions")?;
        }
        terms(&self.body, vocabulary::BODY, before, 20, "body")?;
        bounded(&self.thought, text::LONG, "thought")?;
        if let Some(confidence) = self.confidence {
            in_range(confidence, 0, 10, "confidence")?;
        }
        at_most(&self.skills, MOST_SKILLS, "skills")?;
        for used in &self.skills {
            used.check(before)?;
        }
        at_most(&self.plan_items, 50, "plan_items")?;
        bounded(&self.note, text::LONG, "note")
    }
}

/// A term of a list, or one that stood there before.
pub(crate) fn known(
    term: &Term,
    list: &[&str],
    before: &[&str],
    field: &str,
) -> Result<(), Invalid> {
    match term {
        Term::Builtin(id) if before.contains(&id.as_str()) => Ok(()),
        _ => term.check(list, field),
    }
}

/// At most `most` terms of a list (or that stood there before), each once.
pub(crate) fn terms(
    chosen: &[Term],
    list: &[&str],
    before: &[&str],
    most: usize,
    field: &str,
) -> Result<(), Invalid> {
    at_most(chosen, most, field)?;
    for (index, term) in chosen.iter().enumerate() {
        known(term, list, before, field)?;
        if chosen.iter().take(index).any(|earlier| earlier == term) {
            return Err(Invalid::new(ErrorCode::Duplicate, field));
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::time::Precision;

    pub(crate) fn minute(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_791_000_000 + minutes * 60, 0).unwrap()
    }

    pub(crate) fn answered(minutes: i64, intensity: Option<u8>) -> Rerate {
        Rerate {
            at: minute(minutes),
            intensity,
            prompt_id: None,
        }
    }

    pub(crate) fn tried(skill: &str, at: Option<DateTime<Utc>>) -> SkillUsed {
        SkillUsed {
            skill: Term::Builtin(skill.into()),
            minutes: None,
            helpfulness: None,
            at,
        }
    }

    /// A craving at minute 0 of which only the number was said.
    pub(crate) fn craving(intensity: u8) -> Craving {
        Craving {
            id: Id::new(minute(0), [0; 10]),
            occurred: Moment {
                at: minute(0),
                zone: "America/Chicago".into(),
                local: calendar::to_local(minute(0), "America/Chicago"),
                precision: Precision::Exact,
            },
            created_at: minute(0),
            updated_at: minute(0),
            deleted_at: None,
            revision: 1,
            lang: Lang::En,
            prompt_id: None,
            rerates: Vec::new(),
            entry: bare(intensity),
        }
    }

    fn bare(intensity: u8) -> CravingEntry {
        serde_json::from_value(serde_json::json!({ "intensity": intensity })).unwrap()
    }

    fn field(entry: &CravingEntry) -> Option<(ErrorCode, String)> {
        entry.check().err().map(|error| (error.code, error.field))
    }

    #[test]
    fn what_is_out_of_bounds_is_told_with_its_field() {
        assert_eq!(
            field(&bare(11)),
            Some((ErrorCode::NumberOutOfRange, "intensity".into()))
        );
        let own = |n: usize| Term::Custom(format!("own {n}"));
        let mut many = bare(5);
        many.triggers = (0..200).map(own).collect();
        assert_eq!(field(&many), None, "two hundred triggers are allowed");
        many.triggers.push(own(200));
        assert_eq!(field(&many), Some((ErrorCode::TooMany, "triggers".into())));
        let mut long = bare(5);
        long.note = "x".repeat(1 << 20);
        assert_eq!(field(&long), Some((ErrorCode::TextTooLong, "note".into())));
    }

    #[test]
    fn a_word_of_another_version_is_refused_when_new_and_kept_when_it_stood_there() {
        let mut before = bare(5);
        before.triggers = vec![Term::Builtin("times.of_another_version".into())];
        before.skills = vec![tried("skill_of_another_version", None)];
        assert_eq!(
            field(&before),
            Some((ErrorCode::UnknownWord, "triggers".into())),
            "a new entry speaks this version's words"
        );
        let mut after = before.clone();
        after.note = "corrected".into();
        assert_eq!(
            after.check_correction(&before),
            Ok(()),
            "an old entry can be corrected without losing its words"
        );
        after.triggers.push(Term::Builtin("never.heard_of".into()));
        assert!(after.check_correction(&before).is_err());
    }

    #[test]
    fn written_more_than_a_day_later_shows_both_times() {
        let mut late = craving(5);
        late.created_at = minute(24 * 60);
        assert_eq!(late.written_local(), None);
        late.created_at = minute(24 * 60 + 1);
        assert_eq!(
            late.written_local(),
            Some(calendar::to_local(late.created_at, "America/Chicago"))
        );
    }
}
