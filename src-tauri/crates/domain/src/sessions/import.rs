//! What the preview of a calendar file says.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the preview of a calendar file says about one series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportLine {
    /// Title as it will be shown.
    pub title: String,
    /// What happens to it.
    pub change: ImportChange,
    /// How many occurrences fall into the coming two years.
    pub occurrences: u32,
    /// The first of them, wall clock in `zone`.
    pub first: Option<NaiveDateTime>,
    /// The last of them.
    pub last: Option<NaiveDateTime>,
    /// Zone the times are in.
    pub zone: String,
    /// A note on the day.
    pub all_day: bool,
    /// What the person should know about it.
    pub notes: Vec<ImportNote>,
}

/// What an import does to a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportChange {
    /// Not known yet.
    New,
    /// Known, and different now.
    Changed,
    /// Known and the same.
    Unchanged,
    /// Known, and the file says that it will not take place any more: it is taken off the list.
    Cancelled,
}

/// What the reader decided or could not do; each has its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportNote {
    /// No zone in the file: the calendar's own zone was taken.
    ZoneFromCalendar,
    /// No zone in the file: the laptop's zone was taken.
    ZoneFromDevice,
    /// A zone nobody knows: the laptop's zone was taken.
    ZoneUnknown,
    /// The rule has no end: shown two years ahead.
    NoEnd,
    /// More occurrences than can be kept: the rest was cut.
    Truncated,
    /// An all-day event: a note on the day, no hours, no reminder.
    AllDay,
    /// Text was longer than allowed and was cut.
    TextCut,
    /// Its own reminders were ignored; Evenkeel reminds by its own settings.
    AlarmIgnored,
    /// The whole event is cancelled.
    Cancelled,
    /// A start falls into a clock change.
    ClockChange,
    /// The file gives no end: one hour was taken.
    NoEndTime,
}

/// Why an event of a file was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// It has no start.
    NoStart,
    /// It ends before it starts.
    EndBeforeStart,
    /// It is longer than a day.
    TooLong,
    /// It repeats more often than daily.
    SubDaily,
    /// Its rule cannot be read.
    RuleUnreadable,
    /// It lies wholly in the past or beyond two years.
    OutsideHorizon,
    /// It is not an event (a task, a free-busy block).
    NotAnEvent,
    /// It changes an event that is not in the file.
    Orphan,
    /// It is cancelled, and it was not on the list.
    Cancelled,
    /// It changes one date and all later ones at once, which is not read yet.
    ChangesLater,
    /// Its rule never gives a date (a 30 February), or ends before it starts.
    NoDates,
}

/// An event that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Skipped {
    /// Its title, cut to 200 characters; may be empty.
    pub title: String,
    /// Why.
    pub reason: SkipReason,
}

/// What importing a calendar file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportPreview {
    /// Names this preview when applying it.
    pub token: String,
    /// The calendar's own name, cut to 200 characters; may be empty.
    pub calendar_name: String,
    /// One line per series.
    pub lines: Vec<ImportLine>,
    /// What was left out, at most 200.
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub skipped_total: u32,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportDone {
    /// New series.
    pub added: u32,
    /// Changed series.
    pub changed: u32,
    /// Series that stayed as they were.
    pub unchanged: u32,
    /// Series taken off because the file cancels them.
    pub cancelled: u32,
}
