//! Treatment sessions: the series a program gives, what differs on single days, and the occurrences that follow (CARE.md B3).
//!
//! Owns the records and their bounds. When occurrences fall is [`crate::calendar`]'s; attendance comes with its own capability.

mod import;
mod kind;
mod occurrence;
mod series;
mod weekly;

pub use import::{
    ImportChange, ImportDone, ImportLine, ImportNote, ImportPreview, SkipReason, Skipped,
};
pub use kind::SessionKind;
pub use occurrence::{ClockShift, Occurrence};
pub use series::{Place, SessionDetails, SessionException, SessionOrigin, SessionSeries};
pub use weekly::WeeklySession;
