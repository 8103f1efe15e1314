//! The two moments after a craving at which its number is asked for again.

use chrono::Duration;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The last prompt waits this long after the craving began.
pub(super) const GIVES_UP: Duration = Duration::minutes(120);

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PromptKind {
    /// A quarter of an hour after.
    First,
    /// Three quarters of an hour after.
    Second,
}

impl PromptKind {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// How `prompt_id` names it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::First => "rerate-15",
            Self::Second => "rerate-45",
        }
    }

    /// How long after the craving it asks.
    #[must_use]
    pub const fn after(self) -> Duration {
        match self {
            Self::First => Duration::minutes(15),
            Self::Second => Duration::minutes(45),
        }
    }

    /// How long after the craving it asks no more.
    pub(super) const fn until(self) -> Duration {
        match self {
            Self::First => Self::Second.after(),
            Self::Second => GIVES_UP,
        }
    }
}
