//! Treatment sessions: the series a program gives, what differs on single days, and the occurrences that follow (CARE.md B3).
//!
//! Owns the records and their bounds. When occurrences fall is [`crate::calendar`]'s; attendance comes with its own capability.

mod export;
mod guess;
mod import;
mod kind;
mod occurrence;
mod series;
mod weekly;

pub use export::{
    CalendarDone, CalendarLine, CalendarPreview, CalendarScope, CalendarTitles, LINES_NAMED,
};
pub use import::{
    DATES_NAMED, ImportChange, ImportChoice, ImportDifference, ImportDone, ImportLine, ImportNote,
    ImportPreview, MovedDate, SkipReason, Skipped,
};
pub use kind::SessionKind;
pub use occurrence::{ClockShift, Occurrence};
pub use series::{Place, SessionDetails, SessionException, SessionOrigin, SessionSeries};
pub use weekly::WeeklySession;
