//! What a record may point to in another noun.
//!
//! Owns only the shape of the pointer. Whether the other end is still there is asked by whoever shows it: a pointer never
//! keeps anything alive and never makes reading an error.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;

/// One occurrence of a treatment session, to bring a record to ("talk about this on Monday").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionLink {
    /// The series.
    pub series: Id,
    /// The start the series gives, wall clock: names the occurrence.
    pub recurrence_id: NaiveDateTime,
}
