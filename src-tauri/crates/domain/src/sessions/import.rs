//! What the preview of a calendar file says, and what the person decides about it.

use chrono::{NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SessionKind;
use crate::Id;

/// What the preview of a calendar file says about one series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportLine {
    /// Names the line when the person decides about it: the series' id, which a new series will have.
    pub series: Id,
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
    /// Kind of session: the person's for known series, else a guess from the title.
    pub kind: SessionKind,
    /// The kind is a guess.
    pub kind_guessed: bool,
    /// Whether its hours count for the program: the person's for known series, else what is usual for the kind.
    pub counts_hours: bool,
    /// What is different from the list, for changed series.
    pub differences: Vec<ImportDifference>,
    /// What the person should know about it.
    pub notes: Vec<ImportNote>,
    /// Dates that the file calls off and that it does not have, at most [`DATES_NAMED`].
    pub off_no_date: Vec<NaiveDateTime>,
    /// How many of its sessions were before today, for new series: they come along only if the person says so.
    pub past: u32,
}

/// Dates named one by one in a difference; the rest is only counted.
pub const DATES_NAMED: usize = 6;

/// One thing that is different from what is on the list. Dates are those still to come, wall clock in the series' zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum ImportDifference {
    /// The title.
    Title {
        /// What it was.
        before: String,
    },
    /// The place.
    Place {
        /// What it was; may be empty.
        before: String,
        /// What it is; may be empty.
        after: String,
    },
    /// The usual time of day.
    Time {
        /// What it was.
        before: NaiveTime,
        /// What it is.
        after: NaiveTime,
    },
    /// The usual length.
    Length {
        /// Minutes it was.
        before: u32,
        /// Minutes it is.
        after: u32,
    },
    /// The zone.
    Zone {
        /// What it was.
        before: String,
    },
    /// The notes.
    Note,
    /// Dates that were not there.
    Added {
        /// How many.
        count: u32,
        /// The first of them, at most [`DATES_NAMED`].
        dates: Vec<NaiveDateTime>,
    },
    /// Dates that are not there any more, or do not take place.
    Removed {
        /// How many.
        count: u32,
        /// The first of them, at most [`DATES_NAMED`].
        dates: Vec<NaiveDateTime>,
    },
    /// Single dates that were moved.
    Moved {
        /// How many.
        count: u32,
        /// The first of them, at most [`DATES_NAMED`].
        dates: Vec<MovedDate>,
    },
    /// Single dates with another title, place or length.
    Single {
        /// How many.
        count: u32,
    },
}

/// A date that was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MovedDate {
    /// When it was.
    pub before: NaiveDateTime,
    /// When it is.
    pub after: NaiveDateTime,
}

/// What the person says about a series of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportChoice {
    /// Which line.
    pub series: Id,
    /// Kind of session.
    pub kind: SessionKind,
    /// Whether its hours count. Notes on the day count none whatever this says.
    pub counts_hours: bool,
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
    /// Known, and the file looks older than the list and says something else: the list stays unless the person takes what the file
    /// says.
    Older,
    /// Not known by name, but it takes place just when one on the list does: it is not added unless the person says so.
    Alike,
    /// Known, and the file says that it will not take place any more: it is taken off the list unless the person keeps it.
    Cancelled,
    /// Known from this calendar, with dates to come, and not in the file any more: it stays unless the person takes it off.
    Missing,
}

/// What the reader decided or could not do; each has its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportNote {
    /// No zone in the file: the calendar's own zone was taken.
    ZoneFromCalendar,
    /// No zone in the file: the laptop's zone was taken.
    ZoneFromDevice,
    /// A zone nobody knows by name, but with rules of its own in the file: the zone that has them was taken.
    ZoneByRules,
    /// A zone nobody knows: the laptop's zone was taken.
    ZoneUnknown,
    /// Only letters for a zone, such as EST: the zone that people mean by them was taken.
    ZoneByLetters,
    /// Its title or status may mean that it was called off.
    MaybeCancelled,
    /// What the file says looks older than the list.
    LooksOlder,
    /// It is in a file that came from this list.
    Own,
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
    /// Some single dates, more or less, cannot be read.
    DatesUnreadable,
    /// The rule never gives a date, such as a 30 February: the first date was taken.
    NoMoreDates,
    /// It is over: no dates are left to come.
    Over,
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
    /// It changes one date and all later ones of a session that is not there, or that has more dates than can be kept.
    ChangesLater,
    /// It ends before its first date.
    NoDates,
    /// It is somebody's proposal or answer, not the program's own word.
    Proposal,
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
    /// Every kind, in the order shown.
    pub kinds: Vec<SessionKind>,
    /// Kinds whose hours usually count, for when the person picks another kind.
    pub kinds_that_count: Vec<SessionKind>,
    /// What was left out, at most 200.
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub skipped_total: u32,
    /// IANA zone of the laptop: times of another one are told with theirs.
    pub zone: String,
    /// How many sessions were in series that are over: they come along only if the person says so.
    pub past_over: u32,
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
    /// Series taken off.
    pub removed: u32,
}
