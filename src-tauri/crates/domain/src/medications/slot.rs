//! One dose slot, dressed: when it is due, where, and what became of it.
//!
//! Owns what the states mean. Which slots there are is [`super::Course`]'s.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Dose, SlotKey};
use crate::Id;

/// What became of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SlotState {
    /// Its time has not come.
    Future,
    /// Its time has come, and the day it belongs to is not over.
    Due,
    /// Taken, before it was due or within the schedule's own threshold.
    Taken,
    /// Taken later than that.
    TakenLate,
    /// Not taken, knowingly.
    Skipped,
    /// Its day is over, and nothing was said. It can still be answered, and never becomes anything else by itself.
    NotRecorded,
    /// In a pause: not due, and in no count but that of paused ones, whatever was told of it.
    Paused,
}

impl SlotState {
    /// Whether it counts as due: what "of so many" says.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(
            self,
            Self::Taken | Self::TakenLate | Self::Skipped | Self::NotRecorded
        )
    }

    /// Whether an answer is still waited for, now or later today or on another day.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Future | Self::Due)
    }
}

/// How a slot comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotKind {
    /// At a time that the schedule says.
    Fixed,
    /// So many elapsed hours after the last one.
    AfterHours,
    /// So many days after the day the last one was given.
    AfterGiven,
}

/// One slot, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot<'a> {
    /// Its name.
    pub key: SlotKey,
    /// The schedule it is of.
    pub schedule: Id,
    /// How it comes about.
    pub kind: SlotKind,
    /// The date it is listed under, by the schedule's clock: that of its name, or where it was moved to.
    pub date: NaiveDate,
    /// The lived day it is on the list of; that day turns at four in the morning.
    pub day: NaiveDate,
    /// When it is due on the wall clock in `zone`, as it is lived: after a time that does not exist has moved forward.
    pub local: NaiveDateTime,
    /// IANA zone. Of a slot that goes by the clock where one is: the present one, or the one it was answered in.
    pub zone: &'a str,
    /// Whether it goes by the clock where one is.
    pub floating: bool,
    /// The instant it is due.
    pub at: DateTime<Utc>,
    /// The clocks jump over its time that day, so it is due as much later.
    pub shifted: bool,
    /// The person moved it.
    pub moved: bool,
    /// Minutes after which an answer counts as late.
    pub late_after_min: u16,
    /// The label's words of its part; empty: the medication's own.
    pub label: &'a str,
    /// What became of it.
    pub state: SlotState,
    /// The answer that counts.
    pub dose: Option<&'a Dose>,
    /// Further answers to the same slot, in the order they were written.
    pub others: Vec<&'a Dose>,
}
