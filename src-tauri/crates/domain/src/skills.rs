//! Coping skills: what each one's screen does, and which to offer first to this person.
//!
//! Owns the ranking and the shape of the skill screens. What a skill is called and says lives in
//! `ui/messages/*/skills.ftl`; what came after it is measured by [`crate::cravings::change`]; adding up is the store's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::plan::PlanSection;
use crate::vocabulary::{self, Term};

/// Fewer measured tries than this are no finding.
pub const FINDING_FROM: u32 = 3;

/// What leads through a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum Guide {
    /// Only words.
    Words,
    /// A quiet timer.
    Timer {
        /// How long.
        seconds: u32,
    },
    /// A wave that rises and falls once.
    Wave {
        /// How long.
        seconds: u32,
    },
    /// Breathing in and out.
    Breath {
        /// Seconds in.
        inward: u32,
        /// Seconds out.
        outward: u32,
        /// How long.
        seconds: u32,
    },
    /// One small step after another, at the person's own pace.
    Steps {
        /// How many.
        count: u32,
    },
}

/// Where a skill's screen leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkillLink {
    /// The plan.
    Plan,
    /// The people one may call.
    People,
    /// A new journal entry.
    Journal,
    /// The coming sessions.
    Sessions,
}

/// What a skill's screen does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkillScreen {
    /// What leads through it.
    pub guide: Guide,
    /// It turns to the body: the screen says that eyes may stay open.
    pub eyes_open: bool,
    /// The lines of the plan it shows.
    pub shows: Option<PlanSection>,
    /// Where it leads.
    pub link: Option<SkillLink>,
}

/// What is known of one skill from everything logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillTally {
    /// Which.
    pub skill: Term,
    /// How often it was tried.
    pub uses: u32,
    /// How often a number was given after it.
    pub measured: u32,
    /// All measured changes added up.
    pub change: i64,
}

/// How a skill stands with this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Measured three times or more, and the number fell on average.
    Fell,
    /// Not measured often enough to say anything.
    NotKnown,
    /// Measured three times or more, and the number did not fall on average.
    NotFallen,
}

/// One skill in the person's order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkillView {
    /// Which.
    pub skill: Term,
    /// How it stands.
    pub standing: Standing,
    /// How often it was tried in all.
    pub uses: u32,
    /// How many numbers `mean_change` is the mean of; the measured tries in all while there is no finding.
    pub measured: u32,
    /// Mean change of the number after it; none under [`FINDING_FROM`] measured tries.
    pub mean_change: Option<f64>,
    /// The finding is about cravings with the same triggers as this one.
    pub like_this: bool,
    /// It stands in the person's plan.
    pub in_plan: bool,
    /// What its screen does.
    pub screen: SkillScreen,
}

/// The order while nothing is known: what can be begun at once, anywhere and alone comes first.
pub const DEFAULT_ORDER: &[&str] = &[
    "urge_surfing",
    "breathing",
    "delay",
    "call",
    "move",
    "grounding",
    "leave",
    "cold_water",
    "reasons",
    "play_tape",
    "eat_drink",
    "busy_hands",
    "talk_back",
    "music",
    "switch_thought",
    "muscle_relaxation",
    "open_plan",
    "journal",
    "shower",
    "meeting",
    "prayer",
    "say_no",
    "rest",
    "ask_prescriber",
];

/// What the screen of `skill` does. A skill of the person's own has words and a note, no guide.
#[must_use]
pub fn screen(skill: &Term) -> SkillScreen {
    let id = match skill {
        Term::Builtin(id) => id.as_str(),
        Term::Custom(_) => "",
    };
    let guide = match id {
        "urge_surfing" => Guide::Wave { seconds: 180 },
        "breathing" => Guide::Breath {
            inward: 4,
            outward: 6,
            seconds: 180,
        },
        "delay" => Guide::Timer { seconds: 900 },
        "move" | "busy_hands" => Guide::Timer { seconds: 600 },
        "prayer" => Guide::Timer { seconds: 300 },
        "rest" => Guide::Timer { seconds: 1_200 },
        "grounding" => Guide::Steps { count: 5 },
        "muscle_relaxation" => Guide::Steps { count: 6 },
        "play_tape" | "switch_thought" | "talk_back" | "say_no" => Guide::Steps { count: 3 },
        _ => Guide::Words,
    };
    let shows = match id {
        "leave" => Some(PlanSection::SafePlaces),
        "call" => Some(PlanSection::People),
        "reasons" => Some(PlanSection::Reasons),
        "play_tape" => Some(PlanSection::HighRisk),
        _ => None,
    };
    let link = match id {
        "call" | "ask_prescriber" => Some(SkillLink::People),
        "leave" | "reasons" | "open_plan" => Some(SkillLink::Plan),
        "journal" => Some(SkillLink::Journal),
        "meeting" => Some(SkillLink::Sessions),
        _ => None,
    };
    SkillScreen {
        guide,
        eyes_open: matches!(
            id,
            "urge_surfing" | "breathing" | "muscle_relaxation" | "prayer"
        ),
        shows,
        link,
    }
}

/// Every skill in this person's order.
///
/// First what made the number fall, the largest mean fall first; then what is not known yet: the plan's skills in the plan's
/// order, own ones, the rest in [`DEFAULT_ORDER`]; last what was measured and did not fall. `here` are the tallies of cravings
/// with the same triggers: where they are a finding they decide, else `all` does. `plan` is in the plan's order; `own` are
/// the person's own skills beyond those in `all`; `hidden` are left out unless they were measured to help.
#[must_use]
pub fn rank(
    all: &[SkillTally],
    here: &[SkillTally],
    plan: &[Term],
    own: &[Term],
    hidden: &[Term],
) -> Vec<SkillView> {
    let mut known: Vec<Term> = Vec::new();
    let defaults = DEFAULT_ORDER
        .iter()
        .map(|id| Term::Builtin((*id).to_owned()));
    // An id that this version does not know still stands in old entries; it has words of its own nowhere, so it is not offered.
    let offered = all
        .iter()
        .map(|tally| &tally.skill)
        .filter(|skill| match skill {
            Term::Builtin(id) => vocabulary::SKILLS.contains(&id.as_str()),
            Term::Custom(_) => true,
        });
    for skill in plan
        .iter()
        .chain(own)
        .chain(offered)
        .cloned()
        .chain(defaults)
    {
        if !known.contains(&skill) {
            known.push(skill);
        }
    }
    let find = |list: &[SkillTally], skill: &Term| {
        list.iter().find(|tally| tally.skill == *skill).cloned()
    };
    let mut views: Vec<(SkillTally, SkillView)> = known
        .into_iter()
        .map(|skill| {
            let total = find(all, &skill).unwrap_or(SkillTally {
                skill: skill.clone(),
                uses: 0,
                measured: 0,
                change: 0,
            });
            let like = find(here, &skill).filter(|tally| tally.measured >= FINDING_FROM);
            let like_this = like.is_some();
            let uses = total.uses;
            let told = like.unwrap_or(total);
            let finding = told.measured >= FINDING_FROM;
            let view = SkillView {
                standing: match (finding, told.change < 0) {
                    (false, _) => Standing::NotKnown,
                    (true, true) => Standing::Fell,
                    (true, false) => Standing::NotFallen,
                },
                uses,
                measured: told.measured,
                mean_change: finding.then(|| mean(told.change, told.measured)),
                like_this,
                in_plan: plan.contains(&skill),
                screen: screen(&skill),
                skill,
            };
            (told, view)
        })
        .filter(|(_, view)| view.standing == Standing::Fell || !hidden.contains(&view.skill))
        .collect();
    // Stable: equal ones keep the order in which they were listed above.
    views.sort_by(|(a, seen_a), (b, seen_b)| {
        let means = match seen_a.standing {
            Standing::NotKnown => std::cmp::Ordering::Equal,
            // Means compared as fractions, so that rounding never decides.
            Standing::Fell | Standing::NotFallen => {
                (a.change * i64::from(b.measured)).cmp(&(b.change * i64::from(a.measured)))
            }
        };
        seen_a.standing.cmp(&seen_b.standing).then(means)
    });
    views.into_iter().map(|(_, view)| view).collect()
}

#[allow(
    clippy::cast_precision_loss,
    reason = "ten times the cravings of a life are far below 2^52"
)]
fn mean(sum: i64, n: u32) -> f64 {
    sum as f64 / f64::from(n.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(skill: &str, measured: u32, change: i64) -> SkillTally {
        SkillTally {
            skill: Term::Builtin(skill.into()),
            uses: measured + 1,
            measured,
            change,
        }
    }

    fn names(views: &[SkillView]) -> Vec<&str> {
        views
            .iter()
            .map(|view| match &view.skill {
                Term::Builtin(word) | Term::Custom(word) => word.as_str(),
            })
            .collect()
    }

    #[test]
    fn with_nothing_known_every_skill_is_offered_once_in_a_sensible_order() {
        let views = rank(&[], &[], &[], &[], &[]);
        assert_eq!(names(&views), DEFAULT_ORDER);
        let mut sorted: Vec<&str> = DEFAULT_ORDER.to_vec();
        let mut words: Vec<&str> = vocabulary::SKILLS.to_vec();
        sorted.sort_unstable();
        words.sort_unstable();
        assert_eq!(
            sorted, words,
            "a skill of the vocabulary would never be offered"
        );
    }

    #[test]
    fn two_measured_tries_are_no_finding() {
        let views = rank(&[tally("shower", 2, -16)], &[], &[], &[], &[]);
        let shower = views
            .iter()
            .find(|view| view.skill == Term::Builtin("shower".into()))
            .unwrap();
        assert_eq!(
            (shower.mean_change, shower.standing, shower.measured),
            (None, Standing::NotKnown, 2),
            "two lucky evenings must not be shown as what works"
        );
    }

    #[test]
    fn what_worked_comes_first_what_did_not_comes_last_and_the_plan_in_between() {
        let views = rank(
            &[
                tally("music", 3, -3),
                tally("call", 4, -12),
                tally("delay", 5, 0),
                tally("rest", 3, 3),
            ],
            &[],
            &[Term::Builtin("meeting".into()), Term::Custom("knit".into())],
            &[Term::Custom("swim".into())],
            &[Term::Builtin("prayer".into())],
        );
        let order = names(&views);
        assert_eq!(
            order.get(..5).unwrap(),
            ["call", "music", "meeting", "knit", "swim"]
        );
        assert_eq!(order.get(order.len() - 2..).unwrap(), ["delay", "rest"]);
        assert!(!order.contains(&"prayer"), "a hidden skill is not offered");
    }

    #[test]
    fn the_same_triggers_decide_where_they_are_a_finding() {
        let all = [tally("call", 10, -40), tally("move", 10, -20)];
        let here = [tally("move", 3, -18), tally("call", 2, 0)];
        let views = rank(&all, &here, &[], &[], &[]);
        assert_eq!(names(&views).get(..2).unwrap(), ["move", "call"]);
        let (first, second) = (views.first().unwrap(), views.get(1).unwrap());
        assert_eq!(
            (first.mean_change, first.measured, first.like_this),
            (Some(-6.0), 3, true)
        );
        assert_eq!(
            (second.mean_change, second.measured, second.like_this),
            (Some(-4.0), 10, false)
        );
    }

    proptest! {
        #[test]
        fn the_order_is_what_comparing_every_pair_says(
            list in proptest::collection::vec((0..vocabulary::SKILLS.len(), 0_u32..6, -40_i64..20), 0..30),
        ) {
            let mut all: Vec<SkillTally> = Vec::new();
            for (index, measured, change) in list {
                let skill = vocabulary::SKILLS.get(index).unwrap();
                if !all.iter().any(|known| known.skill == Term::Builtin((*skill).into())) {
                    all.push(tally(skill, measured, if measured == 0 { 0 } else { change }));
                }
            }
            let views = rank(&all, &[], &[], &[], &[]);
            prop_assert_eq!(views.len(), vocabulary::SKILLS.len());
            for view in &views {
                let measured = all.iter().find(|one| one.skill == view.skill).map_or(0, |one| one.measured);
                prop_assert_eq!(view.mean_change.is_some(), measured >= FINDING_FROM);
            }
            for pair in views.windows(2) {
                if let [a, b] = pair {
                    let key = |view: &SkillView| match view.mean_change {
                        Some(mean) if mean < 0.0 => (0, mean),
                        None => (1, 0.0),
                        Some(mean) => (2, mean),
                    };
                    let ((group_a, mean_a), (group_b, mean_b)) = (key(a), key(b));
                    prop_assert!(group_a < group_b || group_a == group_b && mean_a <= mean_b + 1e-9);
                }
            }
        }
    }
}
