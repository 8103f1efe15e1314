//! One session on one day.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Place, SessionKind};
use crate::Id;

/// What the clock change did to a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockShift {
    /// Nothing.
    #[default]
    None,
    /// The written time does not exist that day; it was moved forward by the gap.
    Gap,
    /// The written time comes twice that day; the first is meant.
    Fold,
}

/// One session on one day, as screens and reminders see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Occurrence {
    /// The series it belongs to.
    pub series: Id,
    /// The start the series gives, wall clock: with `series` it names this occurrence.
    pub recurrence_id: NaiveDateTime,
    /// Start.
    pub start: DateTime<Utc>,
    /// End.
    pub end: DateTime<Utc>,
    /// Wall-clock start in `zone`.
    pub local_start: NaiveDateTime,
    /// Wall-clock end in `zone`.
    pub local_end: NaiveDateTime,
    /// The program's zone.
    pub zone: String,
    /// Wall-clock start on the laptop's own clock, when that differs.
    pub device_start: Option<NaiveDateTime>,
    /// What the clock change did.
    pub shift: ClockShift,
    /// A note on the day.
    pub all_day: bool,
    /// It does not take place.
    pub cancelled: bool,
    /// It was moved from `recurrence_id`.
    pub moved: bool,
    /// Kind of session.
    pub kind: SessionKind,
    /// Title.
    pub title: String,
    /// With whom.
    pub provider: String,
    /// Where.
    pub place: Place,
    /// Phone number of the place.
    pub phone: String,
    /// Notes of the series.
    pub note: String,
    /// Whether its hours count.
    pub counts_hours: bool,
}
