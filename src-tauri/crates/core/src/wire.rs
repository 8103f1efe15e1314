//! Small types that many commands take or answer.
//!
//! Owns those that belong to no noun. A noun's own inputs and answers stand beside its use cases.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say, or nothing to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Names a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ById {
    /// Which one.
    pub id: evenkeel_domain::Id,
}
