//! Treatment sessions: the series a program gives, what differs on single days, and the occurrences that follow.
//!
//! Owns the records and their bounds, also of what was noted about a session. When a schedule starts is [`crate::calendar`]'s;
//! what the program prescribes is [`crate::program`]'s.

mod change;
mod expand;
mod export;
pub mod grid;
mod guess;
mod import;
mod kind;
mod link;
mod occurrence;
mod record;
mod rhythm;
mod series;
mod weekly;

pub use change::OccurrenceChange;
pub use expand::{Occurrences, Start, Starts};
pub use export::{
    CalendarDone, CalendarLine, CalendarPreview, CalendarScope, CalendarTitles, LINES_NAMED,
};
pub use import::{
    DATES_NAMED, ImportChange, ImportChoice, ImportDifference, ImportDone, ImportLine, ImportNote,
    ImportPreview, MovedDate, SkipReason, Skipped,
};
pub use kind::SessionKind;
pub use link::{link_in_place, video_address};
pub use occurrence::{Occurrence, Recorded, is_servers_clock, put_records};
pub use record::{
    Attendance, AttendanceStatus, Homework, OccurrenceEntry, OccurrenceKey, OccurrenceRecord,
    RecordedSession,
};
pub use rhythm::Rhythm;
pub use series::{Location, SessionDetails, SessionException, SessionOrigin, SessionSeries};
pub use weekly::WeeklySession;
