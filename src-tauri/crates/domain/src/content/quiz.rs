//! Questions of a lesson, and what a right answer to them is.
//!
//! Owns the three kinds of question, the shape of an answer, and the judging. Refuses to own what was answered when
//! ([`crate::lessons`]).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person answered to one question; by ids, so that a change of language keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuizAnswer {
    /// The question's id.
    pub question: String,
    /// The chosen option ids; their order is the answer where the question asks for an order.
    pub options: Vec<String>,
    /// Whether the first try was right.
    pub first_try: bool,
}

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
    pub place: u32,
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

/// Stands between option and group in a sorted pick. Ids cannot hold it.
const SORTED: char = ':';

/// How "this option was put into that group" is written in an answer.
#[must_use]
pub fn sorted_into(option: &str, group: &str) -> String {
    format!("{option}{SORTED}{group}")
}

/// How many were right, out of how many. About the questions, never a mark for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Score {
    /// Right ones.
    pub right: u32,
    /// All of them.
    pub of: u32,
}

impl Question {
    /// Whether these option ids are right: one for a choice; all in the chosen order for an order; for a sort each as
    /// [`sorted_into`] writes it. `None` while it is not complete, or when it speaks of options this question does not have.
    #[must_use]
    pub fn is_right(&self, picks: &[String]) -> Option<bool> {
        match &self.task {
            Task::Choice { options } => match picks {
                [only] => options
                    .iter()
                    .find(|option| option.id == *only)
                    .map(|option| option.right),
                _ => None,
            },
            Task::Order { options, .. } => {
                let places: Option<Vec<u32>> = picks
                    .iter()
                    .map(|pick| {
                        options
                            .iter()
                            .find(|option| option.id == *pick)
                            .map(|option| option.place)
                    })
                    .collect();
                let places = places?;
                let complete =
                    distinct(picks.iter().map(String::as_str)) && places.len() == options.len();
                complete.then(|| places.is_sorted())
            }
            Task::Sort { groups, options } => {
                let pairs: Option<Vec<(&str, &str)>> =
                    picks.iter().map(|pick| pick.split_once(SORTED)).collect();
                let pairs = pairs?;
                if !distinct(pairs.iter().map(|(option, _)| *option))
                    || pairs.len() != options.len()
                {
                    return None;
                }
                let mut all = true;
                for (id, put) in pairs {
                    let option = options.iter().find(|option| option.id == id)?;
                    groups.iter().find(|group| group.id == put)?;
                    all &= option.group == put;
                }
                Some(all)
            }
        }
    }

    /// Whether an answer to this question means the same to `other`: same kind, same options, same right answer. Words may differ.
    #[must_use]
    pub fn same_answer(&self, other: &Self) -> bool {
        self.outline() == other.outline()
    }

    /// One pick in words; none when it is not of this question.
    #[must_use]
    pub fn words_of(&self, pick: &str) -> Option<String> {
        match &self.task {
            Task::Choice { options } => options
                .iter()
                .find(|option| option.id == pick)
                .map(|option| option.text.clone()),
            Task::Order { options, .. } => options
                .iter()
                .find(|option| option.id == pick)
                .map(|option| option.text.clone()),
            Task::Sort { groups, options } => {
                let (option, group) = pick.split_once(SORTED)?;
                let option = options.iter().find(|known| known.id == option)?;
                let group = groups.iter().find(|known| known.id == group)?;
                Some(format!("{}: {}", option.text, group.label))
            }
        }
    }

    /// Every line somebody reads in it.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.prompt.clone()];
        match &self.task {
            Task::Choice { options } => lines.extend(
                options
                    .iter()
                    .flat_map(|o| [o.text.clone(), o.feedback.clone()]),
            ),
            Task::Order {
                options,
                when_right,
                when_other,
            } => {
                lines.extend(options.iter().map(|o| o.text.clone()));
                lines.extend([when_right.clone(), when_other.clone()]);
            }
            Task::Sort { options, .. } => lines.extend(
                options
                    .iter()
                    .flat_map(|o| [o.text.clone(), o.feedback.clone()]),
            ),
        }
        lines
    }

    /// What must be the same in every language: kind, ids and the right answer.
    pub(super) fn outline(&self) -> (&str, &'static str, Vec<(&str, String)>) {
        let (kind, options) = match &self.task {
            Task::Choice { options } => (
                "choice",
                options
                    .iter()
                    .map(|o| (o.id.as_str(), o.right.to_string()))
                    .collect(),
            ),
            Task::Order { options, .. } => (
                "order",
                options
                    .iter()
                    .map(|o| (o.id.as_str(), o.place.to_string()))
                    .collect(),
            ),
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

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    ids.into_iter().all(|id| seen.insert(id))
}
