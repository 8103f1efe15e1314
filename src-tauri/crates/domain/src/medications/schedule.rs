//! Schedules of a medication, in versions, and the names of the dose slots they give.
//!
//! Owns the shapes a schedule can have and their bounds. Which slots lie in a span of days is [`super`]'s expansion; zone rules are
//! [`crate::calendar`]'s.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;

/// Most parts of one schedule (a taper has many).
pub const MOST_PARTS: usize = 60;

/// Most schedules of one medication that run side by side.
pub const MOST_SCHEDULES: usize = 10;

/// Most times of one day in one part.
pub const MOST_TIMES: usize = 24;

/// Longest "every n hours from the last one".
pub const LONGEST_EVERY_HOURS: u8 = 72;

/// A dose counts as taken late this many minutes after it was due, unless the person chose another threshold.
pub const LATE_AFTER_MIN: u16 = 60;

/// Whose clock a schedule goes by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum DoseClock {
    /// The wall clock where the laptop is: eight in the morning is eight in the morning everywhere.
    #[default]
    Here,
    /// The wall clock of one zone, wherever the laptop is.
    Home {
        /// IANA zone.
        zone: String,
    },
}

/// Days or weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoseSpan {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
}

/// When doses are due. Exactly one shape each; times are distinct and in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum DoseShape {
    /// At these times every day.
    Daily {
        /// 1 to [`MOST_TIMES`] times.
        times: Vec<NaiveTime>,
    },
    /// At these times on these days of the week.
    Weekly {
        /// 1 to 7 days.
        #[ts(as = "Vec<String>")]
        weekdays: Vec<Weekday>,
        /// 1 to [`MOST_TIMES`] times.
        times: Vec<NaiveTime>,
    },
    /// At these times every `every` days, counted from the part's first day.
    EveryDays {
        /// 2-366.
        every: u16,
        /// 1 to [`MOST_TIMES`] times.
        times: Vec<NaiveTime>,
    },
    /// At these times every `every` weeks, on the weekday of the part's first day.
    EveryWeeks {
        /// 1-52.
        every: u8,
        /// 1 to [`MOST_TIMES`] times.
        times: Vec<NaiveTime>,
    },
    /// At these times every `every` months on the `day`; a month that is shorter has it on its last day.
    EveryMonths {
        /// 1-12.
        every: u8,
        /// 1-31.
        day: u8,
        /// 1 to [`MOST_TIMES`] times.
        times: Vec<NaiveTime>,
    },
    /// Elapsed hours after the last one that was taken.
    AfterHours {
        /// 1 to [`LONGEST_EVERY_HOURS`].
        hours: u8,
        /// When the first one is due.
        first: NaiveDateTime,
    },
    /// Days or weeks after the day the last one was given, at a time of day (an injection).
    AfterGiven {
        /// 1-366 days, 1-52 weeks.
        every: u16,
        /// Days or weeks.
        span: DoseSpan,
        /// The day the first one is due.
        first: NaiveDate,
        /// Time of day.
        at: NaiveTime,
    },
    /// When it is needed: never due.
    AsNeeded {
        /// The label's own words about how much is allowed, up to 500 characters; may be empty.
        limit: String,
    },
    /// As the label says: text only, never due.
    AsLabel {
        /// The words, up to 500 characters.
        text: String,
    },
}

/// A part of a schedule: a shape for some days, with the label's words for them. A taper is several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SchedulePart {
    /// First day, by the schedule's clock. "Every n …" counts from it.
    pub from: NaiveDate,
    /// Last day, included; none while it goes on. Parts of one schedule share no day.
    pub until: Option<NaiveDate>,
    /// When.
    pub shape: DoseShape,
    /// The label's words for this part, up to 500 characters; empty: the medication's own.
    #[serde(default)]
    pub label: String,
}

/// What is typed about a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScheduleEntry {
    /// Its parts in order; none: the schedule ends with this version.
    pub parts: Vec<SchedulePart>,
    /// Whose clock.
    #[serde(default)]
    pub clock: DoseClock,
    /// Minutes after which an answer counts as late, 5-720.
    pub late_after_min: u16,
}

/// One version of a schedule. Never changed once saved: a change is another version from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScheduleVersion {
    /// Its id: what a slot names.
    pub id: Id,
    /// The medication.
    pub medication: Id,
    /// The schedule; the same through its versions.
    pub schedule: Id,
    /// Counts versions of the schedule, from 1.
    pub version: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Its slots are those at or after this wall-clock time (by its own clock), up to the `from` of the next version.
    pub from: NaiveDateTime,
    /// What it says.
    pub entry: ScheduleEntry,
}

/// The name of one dose slot. It never changes: not with the zone, not with the clocks, not with what is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SlotKey {
    /// [`ScheduleVersion::id`].
    pub version: Id,
    /// The date it is due on, by the schedule's clock. One due at 23:30 and answered after midnight belongs to the evening before.
    pub date: NaiveDate,
    /// Place in the day, from 0, by the order of the part's times.
    pub place: u8,
    /// For shapes that count from the last dose: that dose; none for the first.
    pub after: Option<Id>,
}

/// The one slot of an injection that the person moved to another time; what came before stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseMove {
    /// Which slot.
    pub slot: SlotKey,
    /// When it is due instead, wall clock of its schedule.
    pub to: NaiveDateTime,
    /// When that was said.
    pub saved_at: DateTime<Utc>,
}

/// Why a medication is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// In a hospital or another place that gives it.
    Hospital,
    /// The prescriber said so.
    Prescriber,
    /// It ran out.
    RanOut,
    /// Another reason.
    Other,
}

/// Days on which a medication is not due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// Its id.
    pub id: Id,
    /// The medication.
    pub medication: Id,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included; none while it goes on.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: PauseReason,
    /// In the person's words, up to 500 characters; may be empty.
    #[serde(default)]
    pub note: String,
    /// When it was deleted.
    pub deleted_at: Option<DateTime<Utc>>,
}
