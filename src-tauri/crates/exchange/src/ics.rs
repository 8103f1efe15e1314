//! Calendar files (iCalendar, RFC 5545) as treatment sessions.
//!
//! Owns what an `.ics` file means for Evenkeel: which events become series, what is left out and why, which zone a time without
//! one is in, and what a second import of the same file changes. Refuses to own zone rules and repetition
//! ([`evenkeel_domain::calendar`]), and reminders inside the file, which are ignored: Evenkeel reminds by its own settings.
//!
//! A file is read whole or not at all.

mod alike;
mod changed;
mod dates;
mod decode;
mod detached_instances;
mod diff;
mod event;
mod invitation;
mod layout;
mod lines;
mod merge_local;
mod off;
mod place;
mod plan;
mod read;
mod recurrence_set;
mod repeat;
mod shared;
mod stamp;
mod text;
mod this_and_future;
mod write;
mod write_zone;
mod zones;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::sessions::{ImportNote, SessionDetails, SessionException, Skipped};

pub use plan::{Asked, ImportPlan, plan};
pub use read::parse;
pub(crate) use write::{PRODID, uid};
pub use write::{Written, dates, write};
use zones::FileTime;

/// Largest file read, in bytes: 2 MB.
pub const LARGEST: usize = 2 * 1024 * 1024;

/// Most events in one file.
pub const MOST_EVENTS: usize = 5_000;

/// Skipped events that are named one by one; the rest is only counted.
pub const MOST_SKIPPED: usize = 200;

/// What a file is read against.
#[derive(Debug, Clone, Copy)]
pub struct ImportDefaults<'a> {
    /// The laptop's IANA zone, for times that name none.
    pub device_zone: &'a str,
    /// The present.
    pub now: DateTime<Utc>,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IcsError {
    /// Not a calendar file.
    #[error("not a calendar file")]
    NotACalendar,
    /// Only the beginning of one.
    #[error("the calendar file stops in the middle")]
    Truncated,
    /// Over [`LARGEST`].
    #[error("the calendar file is too large")]
    TooLarge,
    /// Over [`MOST_EVENTS`].
    #[error("the calendar file has too many events")]
    TooMany,
    /// A calendar without a single event.
    #[error("the calendar file has no events")]
    Empty,
}

impl IcsError {
    /// The code the screens know it by.
    #[must_use]
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::NotACalendar => ErrorCode::NotACalendar,
            Self::Truncated => ErrorCode::CalendarTruncated,
            Self::TooLarge => ErrorCode::CalendarTooLarge,
            Self::TooMany => ErrorCode::CalendarTooMany,
            Self::Empty => ErrorCode::CalendarEmpty,
        }
    }
}

/// Everything a calendar file says that Evenkeel can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsImport {
    /// The calendar's own name, at most 200 characters; may be empty.
    pub name: String,
    /// Which calendar it is, to know a newer file of it by; empty when the file does not say.
    pub calendar: String,
    /// It says all there is of its calendar, and is no message about some of it.
    pub is_full_export: bool,
    /// The UID of every event, also of those left out.
    pub uids: HashSet<String>,
    /// The series, in the order of the file.
    pub series: Vec<IcsSeries>,
    /// Changes to single dates of series that are not in the file.
    pub detached: Vec<IcsChange>,
    /// Series that the file cancels.
    pub cancelled: Vec<IcsCancelled>,
    /// What was left out, at most [`MOST_SKIPPED`].
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub skipped_total: u32,
}

/// One event with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsSeries {
    /// Its UID; events without one get a stable one made of their start and title.
    pub uid: String,
    /// Its SEQUENCE.
    pub sequence: u32,
    /// What it is.
    pub details: SessionDetails,
    /// Single dates that differ.
    pub exceptions: Vec<SessionException>,
    /// What the reader decided.
    pub notes: Vec<ImportNote>,
    /// None of its dates are from today on, or within two years.
    pub over: bool,
    /// Dates that the file calls off and that it does not have.
    pub off_no_date: Vec<NaiveDateTime>,
}

/// A change to one date of a series that the file itself does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsChange {
    /// UID of the series.
    pub uid: String,
    /// The change.
    pub date: ChangedDate,
}

/// A single changed date, in instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedDate {
    /// The start it changes.
    pub original: DateTime<Utc>,
    /// The same start as the file names it: a day, or a time without a zone, says when only beside a series.
    named: FileTime,
    /// The zone of both, when the file gives one.
    zone: Option<String>,
    /// It and all later ones.
    pub and_later: bool,
    /// It does not take place.
    pub cancelled: bool,
    /// When it starts now; none for cancellations.
    pub start: Option<DateTime<Utc>>,
    /// The day it is on now, when it has no time of day any more.
    day: Option<NaiveDate>,
    /// How long it lasts now, in minutes.
    pub minutes: Option<u32>,
    /// Its title; may be empty.
    pub title: String,
    /// Its place; may be empty.
    pub place: String,
    /// Its SEQUENCE.
    pub sequence: u32,
}

/// A series that the file cancels as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsCancelled {
    /// Its UID.
    pub uid: String,
    /// Its start, when the file says it.
    pub start: Option<DateTime<Utc>>,
    /// Its SEQUENCE.
    pub sequence: u32,
    /// Its title, at most 200 characters; may be empty.
    pub title: String,
}
