//! Questions for one of the own people: "ask Dr. R. about the sleepless nights".
//!
//! Owns the record and its bounds. That they go with their person, and come back with them, is the use case's.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::error::Invalid;
use crate::text;
use crate::time::Moment;

/// Most questions that one person can have, asked or not.
pub const MOST_QUESTIONS: usize = 200;

/// Something to ask one of the own people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonQuestion {
    /// Its id.
    pub id: Id,
    /// Whom to ask.
    pub person: Id,
    /// When it was written down, as lived.
    pub written: Moment,
    /// When it was deleted; kept until purged.
    pub deleted_at: Option<DateTime<Utc>>,
    /// The question, up to 500 characters.
    pub text: String,
    /// When it was ticked off as asked; none while it is open.
    pub asked_at: Option<DateTime<Utc>>,
}

impl PersonQuestion {
    /// Checks its text.
    ///
    /// # Errors
    /// Empty, or over 500 characters.
    pub fn check(&self) -> Result<(), Invalid> {
        text::required(&self.text, text::SHORT, "text")
    }

    /// Whether it is still to be asked.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.asked_at.is_none() && self.deleted_at.is_none()
    }
}
