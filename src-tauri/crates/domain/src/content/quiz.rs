//! Questions of a lesson, and what a right answer to them is.
//!
//! Owns the three kinds of question and the judging. Refuses to own what was answered when ([`crate::lessons`]).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Question {
    /// Stable id, the same in every language: answers are kept by it.
    pub id: String,
    /// What is asked.
    pub prompt: String,
    /// How it is answered.
    pub task: Task,
}

/// How a question is answered, and the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Task {
    /// Pick one.
    Choice {
        /// What to pick from, in the order shown.
        options: Vec<ChoiceOption>,
    },
    /// Put in order.
    Order {
        /// What to put in order, in the (mixed) order shown.
        options: Vec<OrderOption>,
        /// Said when the order is right.
        when_right: String,
        /// Said when it is another one.
        when_other: String,
    },
    /// Put each where it belongs.
    Sort {
        /// Where things can belong.
        groups: Vec<Group>,
        /// What to sort, in the order shown.
        options: Vec<SortOption>,
    },
}

/// Something to pick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChoiceOption {
    /// Stable id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Whether it is right. Exactly one of a question is.
    pub right: bool,
    /// Said at once when it is picked. Kind either way.
    pub feedback: String,
}

/// Something to put in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderOption {
    /// Stable id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Its place, from 1.
    pub place: u16,
}

/// Where things can belong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// Something to sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SortOption {
    /// Stable id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// The group it belongs to.
    pub group: String,
    /// Said once it is sorted, wherever it was put.
    pub feedback: String,
}

/// What somebody answered. Holds ids only, so it survives a change of language and of wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Which question.
    pub question: String,
    /// What was picked: one for a choice; all in the chosen order for an order; each with its group for a sort.
    pub picks: Vec<Pick>,
}

/// One thing picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pick {
    /// Which option.
    pub option: String,
    /// For a sort: the group it was put in.
    pub group: Option<String>,
}

/// How many were right, out of how many. About the questions, never a mark for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Score {
    /// Right ones.
    pub right: u16,
    /// All of them.
    pub of: u16,
}

impl Question {
    /// Whether `answer` is right. `None` while it is not complete, or when it speaks of options this question does not have.
    #[must_use]
    pub fn is_right(&self, answer: &Answer) -> Option<bool> {
        match &self.task {
            Task::Choice { options } => match answer.picks.as_slice() {
                [only] => options.iter().find(|option| option.id == only.option).map(|option| option.right),
                _ => None,
            },
            Task::Order { options, .. } => {
                let places: Option<Vec<u16>> =
                    answer.picks.iter().map(|pick| options.iter().find(|option| option.id == pick.option).map(|o| o.place)).collect();
                let places = places?;
                if !distinct(&answer.picks) || places.len() != options.len() {
                    return None;
                }
                Some(places.is_sorted())
            }
            Task::Sort { groups, options } => {
                if !distinct(&answer.picks) || answer.picks.len() != options.len() {
                    return None;
                }
                let mut all = true;
                for pick in &answer.picks {
                    let option = options.iter().find(|option| option.id == pick.option)?;
                    let put = pick.group.as_ref()?;
                    if !groups.iter().any(|group| group.id == *put) {
                        return None;
                    }
                    all &= option.group == *put;
                }
                Some(all)
            }
        }
    }

    /// Every line somebody reads in it.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.prompt.clone()];
        match &self.task {
            Task::Choice { options } => lines.extend(options.iter().flat_map(|o| [o.text.clone(), o.feedback.clone()])),
            Task::Order { options, when_right, when_other } => {
                lines.extend(options.iter().map(|o| o.text.clone()));
                lines.extend([when_right.clone(), when_other.clone()]);
            }
            Task::Sort { options, .. } => lines.extend(options.iter().flat_map(|o| [o.text.clone(), o.feedback.clone()])),
        }
        lines
    }

    /// What must be the same in every language: kind, ids and the right answer.
    pub(super) fn outline(&self) -> (&str, &'static str, Vec<(&str, String)>) {
        let (kind, options) = match &self.task {
            Task::Choice { options } => ("choice", options.iter().map(|o| (o.id.as_str(), o.right.to_string())).collect()),
            Task::Order { options, .. } => ("order", options.iter().map(|o| (o.id.as_str(), o.place.to_string())).collect()),
            Task::Sort { groups, options } => (
                "sort",
                groups
                    .iter()
                    .map(|g| (g.id.as_str(), "a group".to_owned()))
                    .chain(options.iter().map(|o| (o.id.as_str(), o.group.clone())))
                    .collect(),
            ),
        };
        (self.id.as_str(), kind, options)
    }
}

fn distinct(picks: &[Pick]) -> bool {
    picks.iter().enumerate().all(|(at, pick)| !picks.iter().take(at).any(|earlier| earlier.option == pick.option))
}
