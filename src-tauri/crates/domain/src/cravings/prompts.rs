//! When to ask "how strong is it now?" again.
//!
//! Owns the two prompts, 15 and 45 minutes after a craving, and what became of each. Asking is done by the window and by the
//! reminder program; both may be skipped, and a skip is kept apart from silence. Whoever gave a number since is not asked again,
//! whenever that was: the second prompt is for those who said nothing to the first.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::prompt_kind::GIVES_UP;
pub use super::prompt_kind::PromptKind;
use super::{Craving, CravingOutcome};
use crate::Id;
use crate::reminder::{ReminderKind, ReminderRequest};
use crate::time::{Now, Precision};

/// From this number on a craving is asked about again.
pub const STILL_STRONG: u8 = 4;
/// A number given this long before its prompt counts as its answer.
const EARLY: Duration = Duration::minutes(5);
/// Written later than this, there is no "now" to ask about.
const WRITTEN_WITHIN: Duration = Duration::minutes(15);

/// What became of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PromptState {
    /// Its time has not come.
    Waiting,
    /// It asks now.
    Open,
    /// A number was given.
    Answered,
    /// The person skipped it.
    Skipped,
    /// It asked, and nobody said anything.
    Unanswered,
}

/// One prompt of one craving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Which.
    pub kind: PromptKind,
    /// When it asks.
    pub due: DateTime<Utc>,
    /// Until when an answer is its answer.
    pub until: DateTime<Utc>,
    /// What became of it.
    pub state: PromptState,
}

/// A craving that waits for its second number now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RerateDue {
    /// Which craving.
    pub craving: Id,
    /// The prompt's id, to be handed back as `prompt_id`.
    pub prompt_id: String,
    /// When the craving was, on the wall clock.
    pub occurred_local: NaiveDateTime,
    /// Its first number.
    pub first: u8,
    /// The newest number known.
    pub last: u8,
}

impl Craving {
    /// The prompts this craving has, seen from `now`. A craving that was written later, deleted, or said to be over asks
    /// nothing more; what was asked before that stays told.
    #[must_use]
    pub fn prompts(&self, now: DateTime<Utc>) -> Vec<Prompt> {
        let lived_now = self.occurred.precision == Precision::Exact
            && self.created_at - self.occurred.at <= WRITTEN_WITHIN;
        if !lived_now || self.deleted_at.is_some() {
            return Vec::new();
        }
        let over = matches!(
            self.entry.outcome,
            Some(
                CravingOutcome::Passed
                    | CravingOutcome::UsedSome
                    | CravingOutcome::Used
                    | CravingOutcome::LeftUnsaid
            )
        );
        PromptKind::ALL
            .into_iter()
            .filter_map(|kind| self.prompt(kind, now))
            .filter(|prompt| {
                !(over && matches!(prompt.state, PromptState::Waiting | PromptState::Open))
            })
            .collect()
    }

    fn prompt(&self, kind: PromptKind, now: DateTime<Utc>) -> Option<Prompt> {
        let due = self.occurred.at + kind.after();
        let until = self.occurred.at + kind.until();
        let counts_from = due - EARLY;
        let given = self
            .rerates
            .iter()
            .any(|rerate| rerate.at < counts_from && rerate.intensity.is_some());
        let strong = self.entry.intensity >= STILL_STRONG;
        // Below four a skill that was tried is still worth its one number: without it nobody learns what helps.
        let measures =
            kind == PromptKind::First && self.entry.intensity > 0 && !self.entry.skills.is_empty();
        if given || !(strong || measures) {
            return None;
        }
        let answer = self
            .rerates
            .iter()
            .filter(|rerate| rerate.at >= counts_from && rerate.at < until)
            .map(|rerate| rerate.intensity)
            .reduce(|first, later| first.or(later));
        let state = match answer {
            Some(Some(_)) => PromptState::Answered,
            Some(None) => PromptState::Skipped,
            None if now < due => PromptState::Waiting,
            None if now < until => PromptState::Open,
            None => PromptState::Unanswered,
        };
        Some(Prompt {
            kind,
            due,
            until,
            state,
        })
    }

    /// The prompts that still ask, as moments of the agenda; `now.zone` is where the person is. A craving written down while
    /// locked gives the same names, so that it goes on as one reminder after the unlock.
    #[must_use]
    pub fn rerate_requests(&self, now: &Now) -> Vec<ReminderRequest> {
        self.prompts(now.at)
            .into_iter()
            .filter(|prompt| matches!(prompt.state, PromptState::Waiting | PromptState::Open))
            .map(|prompt| {
                ReminderRequest::at_instant(
                    ReminderKind::Rerate,
                    format!("rerate|{}|{}", self.id, prompt.kind.after().num_minutes()),
                    self.id.to_string(),
                    prompt.due,
                    &now.zone,
                )
            })
            .collect()
    }

    /// The prompt that asks now, if one does.
    #[must_use]
    pub fn due(&self, now: DateTime<Utc>) -> Option<RerateDue> {
        self.prompts(now)
            .into_iter()
            .find(|prompt| prompt.state == PromptState::Open)
            .map(|prompt| RerateDue {
                craving: self.id,
                prompt_id: prompt.kind.id().to_owned(),
                occurred_local: self.occurred.local,
                first: self.entry.intensity,
                last: self.last_number(),
            })
    }
}

/// How far back a craving can lie and still ask.
pub const LOOKS_BACK: Duration = GIVES_UP;

#[cfg(test)]
mod tests {
    use super::super::tests::{answered, craving, minute, tried};
    use super::*;

    fn states(one: &Craving, at: i64) -> Vec<(PromptKind, PromptState)> {
        one.prompts(minute(at))
            .into_iter()
            .map(|prompt| (prompt.kind, prompt.state))
            .collect()
    }

    use PromptKind::{First, Second};
    use PromptState::{Answered, Open, Skipped, Unanswered, Waiting};

    #[test]
    fn a_strong_one_is_asked_at_15_and_at_45_minutes() {
        let one = craving(6);
        assert_eq!(states(&one, 14), [(First, Waiting), (Second, Waiting)]);
        assert_eq!(states(&one, 15), [(First, Open), (Second, Waiting)]);
        assert_eq!(states(&one, 45), [(First, Unanswered), (Second, Open)]);
        assert_eq!(
            states(&one, 120),
            [(First, Unanswered), (Second, Unanswered)],
            "silence is kept apart from a skip and from a number"
        );
    }

    #[test]
    fn whoever_gave_a_number_is_not_asked_again_however_strong_it_still_is() {
        for number in [0, 3, 4, 10] {
            let mut one = craving(9);
            one.rerates = vec![answered(0, Some(number))];
            assert_eq!(states(&one, 1), [], "nothing waits to pop up");
            assert_eq!(states(&one, 16), [], "and no banner asks");
            assert_eq!(states(&one, 121), [], "what never asked was not unanswered");
            one.rerates = vec![answered(16, Some(number))];
            assert_eq!(states(&one, 46), [(First, Answered)]);
        }
    }

    #[test]
    fn a_skip_is_a_skip_and_the_next_may_still_ask() {
        let mut one = craving(6);
        one.rerates = vec![answered(15, None)];
        assert_eq!(states(&one, 46), [(First, Skipped), (Second, Open)]);
    }

    #[test]
    fn a_number_just_before_its_minute_is_its_answer() {
        let mut one = craving(6);
        one.rerates = vec![answered(11, Some(5))];
        assert_eq!(
            states(&one, 16),
            [(First, Answered)],
            "who gave a number is asked neither five minutes later nor at the second time"
        );
    }

    #[test]
    fn a_weak_one_is_asked_once_and_only_to_measure_a_skill() {
        let mut one = craving(3);
        assert_eq!(states(&one, 16), []);
        one.entry.skills = vec![tried("call", Some(minute(1)))];
        assert_eq!(states(&one, 16), [(First, Open)]);
        one.entry.intensity = 0;
        assert_eq!(states(&one, 16), [], "nothing can fall below nothing");
    }

    #[test]
    fn what_is_over_deleted_or_written_later_asks_nothing() {
        let mut over = craving(9);
        over.rerates = vec![answered(15, None)];
        over.entry.outcome = Some(CravingOutcome::Passed);
        assert_eq!(
            states(&over, 46),
            [(First, Skipped)],
            "what was asked before stays told"
        );
        let mut deleted = craving(9);
        deleted.deleted_at = Some(minute(1));
        assert_eq!(states(&deleted, 16), []);
        let mut later = craving(9);
        later.created_at = minute(60);
        assert_eq!(states(&later, 61), []);
        let mut still = craving(9);
        still.entry.outcome = Some(CravingOutcome::StillHere);
        assert_eq!(states(&still, 16), [(First, Open), (Second, Waiting)]);
    }
}
