//! What Today shows: computed, never stored.
//!
//! Owns the shape. The numbers are counted by the use case.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::program::{AttendancePolicy, WeekHours};
use crate::sessions::Occurrence;

/// The present on this laptop's wall clock, so that screens need no clock of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TodayView {
    /// The wall clock.
    pub now: NaiveDateTime,
    /// The laptop's zone.
    pub zone: String,
    /// The next session that has not ended and takes place; none when nothing is planned.
    pub next: Option<NextSession>,
    /// Sessions of this week (Monday to Sunday), cancelled ones too.
    pub week: Vec<Occurrence>,
    /// The hours of this week.
    pub hours: WeekHours,
    /// Cravings logged since Monday.
    pub cravings_this_week: u32,
    /// Of these, ended with "it passed".
    pub cravings_passed: u32,
    /// Strongest of the last seven days, day by day; none where nothing was logged (not zero).
    pub craving_peaks: Vec<DayPeak>,
    /// Whether any session is known at all.
    pub has_sessions: bool,
    /// Whether a plan was saved.
    pub has_plan: bool,
}

/// The next session with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NextSession {
    /// The session.
    pub session: Occurrence,
    /// Wall clock by which to leave, when travel minutes are known.
    pub leave_by: Option<NaiveDateTime>,
    /// It has begun.
    pub running: bool,
    /// Whole minutes until it begins; 0 when running.
    pub minutes_left: u32,
    /// It begins within three hours or runs: time to set out, or to call. Then what the program says about being late.
    pub near: Option<AttendancePolicy>,
}

/// A day's strongest craving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DayPeak {
    /// The day.
    pub day: NaiveDate,
    /// The strongest; none when nothing was logged.
    pub peak: Option<u8>,
    /// How many were logged.
    pub count: u32,
}
