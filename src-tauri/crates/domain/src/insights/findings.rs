//! The few sentences of a week's review.
//!
//! Owns the fixed rules by which they are chosen. Every finding has its number and what it is out of, none under three. The rules:
//!
//! 1. What one week is too short for (a skill, a time of day, a trigger, minutes to ease) is looked for in the four weeks that end
//!    with it; the rest in the week itself.
//! 2. There are four subjects, in this order: what came after a skill, when and why cravings came, having been there, how the
//!    person was. Each subject has its own findings in a fixed order, see [`subjects`].
//! 3. The first finding of each subject is taken, subject by subject, until there are three; then the second of each, and so on.
//!    With fewer findings there are fewer sentences, and the screen says that it is early.
//!
//! Nothing here says whether a week was good.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::review::ReviewQuestion;
use super::summary::{Summary, mean};
use super::{FINDING_FROM, view};
use crate::program::WeekHours;
use crate::vocabulary::Term;

/// How many findings a review has at most.
pub const MOST: usize = 3;

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum Finding {
    /// The number fell after this skill.
    Skill {
        /// Which.
        skill: Term,
        /// By how much on average, above 0.
        fall: f64,
        /// How often it was measured in four weeks.
        n: u32,
    },
    /// Cravings of this week that passed.
    Passed {
        /// How many.
        passed: u32,
        /// Out of how many logged.
        n: u32,
    },
    /// How long it usually took until a craving had eased, in four weeks.
    Ease {
        /// Minutes.
        minutes: u32,
        /// Out of how many that eased.
        n: u32,
    },
    /// The time at which most cravings came, in four weeks.
    Time {
        /// 0 is Monday.
        weekday: u8,
        /// 0 is midnight to 4.
        block: u8,
        /// How many came then.
        n: u32,
        /// Out of how many.
        of: u32,
    },
    /// The trigger named most often, in four weeks.
    Trigger {
        /// Which.
        trigger: Term,
        /// For how many cravings.
        n: u32,
        /// Out of how many.
        of: u32,
    },
    /// Hours in the program this week.
    Hours {
        /// Minutes noted as attended.
        credited: u32,
        /// Minutes prescribed; none when the program gave no number.
        prescribed: Option<u32>,
    },
    /// Days of this week on which something was written.
    Written {
        /// How many.
        days: u32,
    },
    /// How sure of staying on one's goal, this week.
    Confidence {
        /// The mean, 0-10.
        mean: f64,
        /// Answers.
        n: u32,
        /// The mean of the week before; none when there were too few answers.
        before: Option<f64>,
    },
    /// Hours slept, this week.
    Sleep {
        /// The mean.
        mean: f64,
        /// Answers.
        n: u32,
    },
}

/// What a review looks at.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// The week.
    pub week: &'a Summary,
    /// The week before it.
    pub before: &'a Summary,
    /// The four weeks that end with it.
    pub four: &'a Summary,
    /// The week's hours in the program; none when there is no program.
    pub hours: Option<&'a WeekHours>,
}

/// At most three findings.
#[must_use]
pub fn findings(looked: Looked<'_>) -> Vec<Finding> {
    let subjects = subjects(looked);
    let deepest = subjects.iter().map(Vec::len).max().unwrap_or(0);
    (0..deepest)
        .flat_map(|turn| subjects.iter().filter_map(move |subject| subject.get(turn)))
        .take(MOST)
        .cloned()
        .collect()
}

/// Everything that can be said, by subject, in the order in which it is taken.
fn subjects(looked: Looked<'_>) -> [Vec<Finding>; 4] {
    let Looked {
        week,
        before,
        four,
        hours,
    } = looked;
    let skill = view::skills(four)
        .into_iter()
        .find_map(|row| match row.mean_change {
            Some(change) if change < 0.0 => Some(Finding::Skill {
                skill: row.skill,
                fall: -change,
                n: row.measured,
            }),
            _ => None,
        });
    let passed = (week.cravings >= FINDING_FROM && week.passed > 0).then_some(Finding::Passed {
        passed: week.passed,
        n: week.cravings,
    });
    let ease = view::ease(four);
    let ease = ease.minutes.map(|minutes| Finding::Ease {
        minutes,
        n: ease.eased,
    });
    let heat = view::heat(four);
    let time = heat.spot.map(|spot| Finding::Time {
        weekday: spot.weekday,
        block: spot.block,
        n: spot.n,
        of: heat.timed,
    });
    let trigger = view::triggers(four)
        .into_iter()
        .next()
        .filter(|row| !row.few)
        .map(|row| Finding::Trigger {
            trigger: row.trigger,
            n: row.n,
            of: four.cravings,
        });
    let hours = hours
        .filter(|week| week.credited > 0)
        .map(|week| Finding::Hours {
            credited: week.credited,
            prescribed: week.prescribed,
        });
    let days = week.days_logged + week.days_told + week.days_none;
    let written = (days >= FINDING_FROM).then_some(Finding::Written { days });
    let number = |sum: &super::summary::NumberSum| {
        mean(i64::from(sum.sum), sum.n).filter(|_| sum.n >= FINDING_FROM)
    };
    let confidence = number(&week.confidence).map(|mean| Finding::Confidence {
        mean,
        n: week.confidence.n,
        before: number(&before.confidence),
    });
    let sleep = number(&week.sleep).map(|mean| Finding::Sleep {
        mean,
        n: week.sleep.n,
    });
    let list = |all: Vec<Option<Finding>>| all.into_iter().flatten().collect();
    [
        list(vec![skill, passed, ease]),
        list(vec![time, trigger]),
        list(vec![hours, written]),
        list(vec![confidence, sleep]),
    ]
}

/// The question that goes with some findings: about the first of them that can be asked about, or else one of four that fit any
/// week, each in its turn. `week` counts weeks.
#[must_use]
pub fn question(findings: &[Finding], week: u64) -> ReviewQuestion {
    let about = findings.iter().find_map(|finding| match finding {
        Finding::Time { .. } => Some(ReviewQuestion::Time),
        Finding::Trigger { .. } => Some(ReviewQuestion::Trigger),
        _ => None,
    });
    about.unwrap_or(match week % 4 {
        0 => ReviewQuestion::GoodMoment,
        1 => ReviewQuestion::HardMoment,
        2 => ReviewQuestion::WhoHelped,
        _ => ReviewQuestion::WhatRested,
    })
}
