//! The attendance policy, typed from the program's handbook.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Invalid;
use crate::people::check_phone;
use crate::text::{self, bounded, in_range};

/// What the program's handbook says about missing sessions. Every number may be missing: then the handbook did not say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct AttendancePolicy {
    /// Most sessions one may miss, 0-500.
    pub most_misses: Option<u32>,
    /// Notice the program wants, in hours, 0-720.
    pub notice_hours: Option<u32>,
    /// From how many minutes late on it counts as missed, 1-720.
    pub late_counts_as_missed: Option<u32>,
    /// Whom to call, up to 200 characters.
    pub call_whom: String,
    /// Their number; see [`crate::people::check_phone`].
    pub phone: String,
    /// Anything else it says, up to 10,000 characters.
    pub note: String,
}

impl AttendancePolicy {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.most_misses.unwrap_or(0), 0, 500, "policy.most_misses")?;
        in_range(
            self.notice_hours.unwrap_or(0),
            0,
            720,
            "policy.notice_hours",
        )?;
        in_range(
            self.late_counts_as_missed.unwrap_or(1),
            1,
            720,
            "policy.late_counts_as_missed",
        )?;
        bounded(&self.call_whom, text::NAME, "policy.call_whom")?;
        check_phone(&self.phone, "policy.phone")?;
        bounded(&self.note, text::LONG, "policy.note")
    }

    /// Whether anything was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
