//! A return to use, told by the person, and what a day was.
//!
//! Owns the record and its bounds. Every question may be left open, and "I prefer not to say" is an answer of its own
//! ([`ReturnEntry::unsaid`]), kept apart from not asked. Refuses to own any counter: nothing here ever goes back to zero.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::calendar;
use crate::cravings::{Feeling, Halt, known, terms};
use crate::error::{ErrorCode, Invalid};
use crate::link::SessionLink;
use crate::share::ShareFlag;
use crate::text::{self, at_most, bounded, in_range};
use crate::time::{Moment, When};
use crate::vocabulary::{self, Term};
use crate::words::Lang;

/// An answer to a yes-or-no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReturnAnswer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    NotSure,
    /// Chose not to say.
    PreferNot,
}

/// A question that can be answered with "I prefer not to say".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReturnQuestion {
    /// What was used.
    Substances,
    /// What came before.
    Triggers,
    /// Hungry, angry, lonely, tired.
    Halt,
    /// Warning signs seen.
    Signs,
    /// Feelings after.
    Feelings,
    /// Whether one of the dangers was there.
    Safety,
}

/// Something that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SubstanceUsed {
    /// Which, from [`vocabulary::SUBSTANCES`] or an own word.
    pub substance: Term,
    /// How much, in the person's own words, up to 200 characters; may be empty.
    pub amount: String,
}

/// Dangers. All false: asked, and none of them. `None` where this stands: not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnSafety {
    /// An overdose, or signs of one.
    pub overdose: bool,
    /// Hurt.
    pub injury: bool,
    /// Mixed with alcohol, opioids or sedatives.
    pub mixed: bool,
}

/// What a person says about a return to use.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ReturnEntry {
    /// What was used. May be empty.
    pub substances: Vec<SubstanceUsed>,
    /// What came before.
    pub triggers: Vec<Term>,
    /// Hungry, angry, lonely, tired before; none when not asked.
    pub halt: Option<Halt>,
    /// Warning signs of the plan that were seen (ids of plan items).
    pub signs: Vec<Id>,
    /// Warning signs in own words, up to 500 characters.
    pub signs_text: String,
    /// Alone?
    pub alone: Option<ReturnAnswer>,
    /// Naloxone at hand?
    pub naloxone: Option<ReturnAnswer>,
    /// Feelings after, with their strength.
    pub feelings: Vec<Feeling>,
    /// What the person did next, up to 500 characters.
    pub next: String,
    /// Told someone?
    pub told: Option<ReturnAnswer>,
    /// "What I would do at the first sign", up to 10,000 characters.
    pub lesson: String,
    /// Dangers; none when not asked.
    pub safety: Option<ReturnSafety>,
    /// Questions answered with "I prefer not to say".
    pub unsaid: Vec<ReturnQuestion>,
    /// The craving it came from.
    pub craving: Option<Id>,
    /// The session to bring it to.
    pub session: Option<SessionLink>,
    /// Whether it may go into an export. Asked each time unless said otherwise.
    pub share: ShareFlag,
}

/// A return to use as it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Return {
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
    /// What the person said.
    pub entry: ReturnEntry,
}

/// Input of `returns_log`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewReturn {
    /// When.
    pub when: When,
    /// What.
    pub entry: ReturnEntry,
}

/// Input of `returns_correct`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnCorrection {
    /// Which one.
    pub id: Id,
    /// The revision the person was looking at.
    pub revision: u32,
    /// A new time; none keeps the old one.
    pub when: Option<When>,
    /// The whole corrected entry.
    pub entry: ReturnEntry,
}

/// Where a list continues: the last item of the page before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnCursor {
    /// `occurred.at` of the last item.
    pub at: DateTime<Utc>,
    /// `id` of the last item.
    pub id: Id,
}

/// A page, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnPage {
    /// At most the number asked for.
    pub items: Vec<Return>,
    /// Where the next page begins; none at the end.
    pub next: Option<ReturnCursor>,
}

/// What a day was, for a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// The person said: no use.
    None,
    /// Use was told.
    Some,
    /// The person said: not sure.
    NotSure,
    /// Nobody said anything. Not the same as none.
    NotLogged,
}

/// One day of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UseDay {
    /// The day as lived.
    pub day: NaiveDate,
    /// What it was.
    pub state: DayState,
}

/// What a day was: use that was told anywhere outweighs what was said about the day as a whole.
#[must_use]
pub const fn day_state(use_told: bool, said: Option<DayState>) -> DayState {
    match (use_told, said) {
        (true, _) => DayState::Some,
        (false, Some(said)) => said,
        (false, None) => DayState::NotLogged,
    }
}

impl Return {
    /// Written more than a day after it happened.
    #[must_use]
    pub fn written_local(&self) -> Option<NaiveDateTime> {
        (self.created_at - self.occurred.at > Duration::hours(24))
            .then(|| calendar::to_local(self.created_at, &self.occurred.zone))
    }
}

impl ReturnEntry {
    /// Whether one of the dangers was there: then help comes first.
    #[must_use]
    pub fn flagged(&self) -> bool {
        self.safety
            .is_some_and(|safety| safety.overdose || safety.injury || safety.mixed)
    }

    /// Checks every bound of a new entry.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct.
    pub fn check(&self) -> Result<(), Invalid> {
        self.check_words(&[])
    }

    /// The same for a correction: words that stood there `before` stay allowed, also when this version does not know them.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check_correction(&self, before: &Self) -> Result<(), Invalid> {
        let ids: Vec<&str> = before
            .substances
            .iter()
            .map(|used| &used.substance)
            .chain(&before.triggers)
            .chain(before.feelings.iter().map(|felt| &felt.feeling))
            .filter_map(|term| match term {
                Term::Builtin(id) => Some(id.as_str()),
                Term::Custom(_) => None,
            })
            .collect();
        self.check_words(&ids)
    }

    fn check_words(&self, before: &[&str]) -> Result<(), Invalid> {
        at_most(&self.substances, 30, "substances")?;
        for (index, used) in self.substances.iter().enumerate() {
            known(
                &used.substance,
                vocabulary::SUBSTANCES,
                before,
                "substances",
            )?;
            bounded(&used.amount, text::NAME, "substances")?;
            let earlier = self.substances.iter().take(index);
            if earlier
                .map(|one| &one.substance)
                .any(|one| *one == used.substance)
            {
                return Err(Invalid::new(ErrorCode::Duplicate, "substances"));
            }
        }
        terms(
            &self.triggers,
            vocabulary::TRIGGERS,
            before,
            200,
            "triggers",
        )?;
        at_most(&self.signs, 50, "signs")?;
        bounded(&self.signs_text, text::SHORT, "signs_text")?;
        at_most(&self.feelings, 24, "feelings")?;
        for felt in &self.feelings {
            known(&felt.feeling, vocabulary::EMOTIONS, before, "feelings")?;
            in_range(felt.strength, 0, 3, "feelings")?;
        }
        bounded(&self.next, text::SHORT, "next")?;
        bounded(&self.lesson, text::LONG, "lesson")?;
        at_most(&self.unsaid, 6, "unsaid")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_record_is_a_record() {
        let entry = ReturnEntry::default();
        assert_eq!(entry.check(), Ok(()), "every question can be skipped");
        assert_eq!(
            entry.share,
            ShareFlag::Ask,
            "it never goes into an export unasked"
        );
        assert!(!entry.flagged());
    }

    #[test]
    fn one_danger_is_enough_for_help_and_none_of_them_is_an_answer() {
        let with = |safety| ReturnEntry {
            safety: Some(safety),
            ..ReturnEntry::default()
        };
        assert!(!with(ReturnSafety::default()).flagged());
        for safety in [
            ReturnSafety {
                overdose: true,
                ..ReturnSafety::default()
            },
            ReturnSafety {
                injury: true,
                ..ReturnSafety::default()
            },
            ReturnSafety {
                mixed: true,
                ..ReturnSafety::default()
            },
        ] {
            assert!(with(safety).flagged(), "{safety:?} needs help at once");
        }
    }

    #[test]
    fn silence_about_a_day_is_not_a_day_without_use() {
        assert_eq!(day_state(false, None), DayState::NotLogged);
        assert_eq!(day_state(false, Some(DayState::None)), DayState::None);
        assert_eq!(day_state(false, Some(DayState::NotSure)), DayState::NotSure);
        assert_eq!(
            day_state(true, Some(DayState::None)),
            DayState::Some,
            "what was told in a record is not unsaid by a mark on a calendar"
        );
    }

    #[test]
    fn what_is_out_of_bounds_is_told_with_its_field() {
        let mut entry = ReturnEntry {
            lesson: "x".repeat(text::LONG + 1),
            ..ReturnEntry::default()
        };
        assert_eq!(
            entry.check(),
            Err(Invalid::new(ErrorCode::TextTooLong, "lesson"))
        );
        entry.lesson.clear();
        let used = |amount: &str| SubstanceUsed {
            substance: Term::Builtin("alcohol".into()),
            amount: amount.into(),
        };
        entry.substances = vec![used("two"), used("three")];
        assert_eq!(
            entry.check(),
            Err(Invalid::new(ErrorCode::Duplicate, "substances"))
        );
        entry.substances = vec![used(&"x".repeat(201))];
        assert_eq!(
            entry.check(),
            Err(Invalid::new(ErrorCode::TextTooLong, "substances"))
        );
    }
}
