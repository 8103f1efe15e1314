//! Which lesson the person's own entries point to.
//!
//! Owns when that may be said at all: from three entries on, at most two at a time, each with the numbers it rests on.
//! A suggestion is about a lesson, never about the person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cravings::Craving;
use crate::vocabulary::Term;

/// Nothing is said on fewer entries than this.
pub const FEWEST: u32 = 3;
/// Most suggestions at a time.
pub const MOST_SUGGESTIONS: usize = 2;
/// Up to this many different skills count as few.
const FEW_SKILLS: u32 = 2;

// By number: a place in the course stays, whatever a lesson is called.
const TRIGGERS: u32 = 8;
const RIDE: u32 = 10;
const SWITCH: u32 = 11;

/// How often one trigger was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriggerCount {
    /// Which.
    pub trigger: Term,
    /// In how many cravings.
    pub n: u32,
}

/// What the cravings of some days hold, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// How many cravings.
    pub cravings: u32,
    /// In how many of them at least one trigger was named.
    pub with_trigger: u32,
    /// The trigger named most; none when two share the first place or none was named.
    pub top: Option<TriggerCount>,
    /// How many different skills were tried.
    pub skills: u32,
    /// In how many the four of HALT were asked and answered.
    pub halt_asked: u32,
    /// In how many of those at least one of the four was there.
    pub halt: u32,
}

impl Facts {
    /// Counts `cravings`.
    #[must_use]
    pub fn of(cravings: &[Craving]) -> Self {
        let mut counts: Vec<TriggerCount> = Vec::new();
        let mut skills: Vec<&Term> = Vec::new();
        let mut facts = Self::default();
        for entry in cravings.iter().map(|craving| &craving.entry) {
            facts.cravings += 1;
            facts.with_trigger += u32::from(!entry.triggers.is_empty());
            let mut seen: Vec<&Term> = Vec::new();
            for trigger in &entry.triggers {
                if seen.contains(&trigger) {
                    continue;
                }
                seen.push(trigger);
                match counts.iter_mut().find(|count| count.trigger == *trigger) {
                    Some(count) => count.n += 1,
                    None => counts.push(TriggerCount {
                        trigger: trigger.clone(),
                        n: 1,
                    }),
                }
            }
            for used in &entry.skills {
                if !skills.contains(&&used.skill) {
                    skills.push(&used.skill);
                }
            }
            if let Some(halt) = entry.halt {
                facts.halt_asked += 1;
                facts.halt += u32::from(halt.hungry || halt.angry || halt.lonely || halt.tired);
            }
        }
        facts.skills = u32::try_from(skills.len()).unwrap_or(u32::MAX);
        let most = counts.iter().map(|count| count.n).max().unwrap_or(0);
        let mut first = counts.into_iter().filter(|count| count.n == most);
        facts.top = match (first.next(), first.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        };
        facts
    }
}

/// Why a lesson is suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SuggestionReason {
    /// One trigger was there more often than any other.
    TopTrigger {
        /// Which.
        trigger: Term,
    },
    /// Few different skills were tried, or none.
    FewSkills {
        /// How many.
        skills: u32,
    },
    /// Hunger, anger, loneliness or tiredness came along.
    Halt,
}

/// A lesson that fits what the person wrote down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonSuggestion {
    /// The lesson's id.
    pub lesson: String,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Why.
    pub reason: SuggestionReason,
    /// In how many entries.
    pub n: u32,
    /// Out of how many.
    pub of: u32,
    /// Counted over this many days.
    pub days: u32,
}

/// Reasons that hold, with the lessons they point to, best first; each with n and out of how many. The caller names the
/// lessons, leaves out those that are done, and takes the first [`MOST_SUGGESTIONS`].
#[must_use]
pub fn suggest(facts: &Facts) -> Vec<(&'static [u32], SuggestionReason, u32, u32)> {
    let mut list: Vec<(&'static [u32], SuggestionReason, u32, u32)> = Vec::new();
    if let Some(top) = facts.top.as_ref().filter(|top| top.n >= FEWEST) {
        list.push((
            &[TRIGGERS],
            SuggestionReason::TopTrigger {
                trigger: top.trigger.clone(),
            },
            top.n,
            facts.with_trigger,
        ));
    }
    if facts.cravings >= FEWEST && facts.skills <= FEW_SKILLS {
        list.push((
            &[RIDE, SWITCH],
            SuggestionReason::FewSkills {
                skills: facts.skills,
            },
            facts.cravings,
            facts.cravings,
        ));
    }
    if facts.halt >= FEWEST {
        list.push((
            &[SWITCH],
            SuggestionReason::Halt,
            facts.halt,
            facts.halt_asked,
        ));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn top(n: u32) -> Option<TriggerCount> {
        Some(TriggerCount {
            trigger: Term::Builtin("feelings.stressed".into()),
            n,
        })
    }

    #[test]
    fn two_entries_say_nothing() {
        let facts = Facts {
            cravings: 2,
            with_trigger: 2,
            top: top(2),
            skills: 0,
            halt_asked: 2,
            halt: 2,
        };
        assert_eq!(
            suggest(&facts),
            [],
            "two entries are a coincidence, not a pattern"
        );
    }

    #[test]
    fn three_entries_say_what_they_rest_on() {
        let facts = Facts {
            cravings: 9,
            with_trigger: 7,
            top: top(3),
            skills: 1,
            halt_asked: 4,
            halt: 3,
        };
        let said: Vec<_> = suggest(&facts)
            .into_iter()
            .map(|(lessons, _, n, of)| (lessons, n, of))
            .collect();
        assert_eq!(
            said,
            [
                (&[TRIGGERS][..], 3, 7),
                (&[RIDE, SWITCH][..], 9, 9),
                (&[SWITCH][..], 3, 4)
            ],
            "each number stands out of how many it was counted"
        );
    }

    #[test]
    fn who_tries_three_skills_needs_no_hint() {
        let facts = Facts {
            cravings: 20,
            skills: 3,
            ..Facts::default()
        };
        assert_eq!(suggest(&facts), []);
    }
}
