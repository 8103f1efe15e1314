//! When things happen: wall-clock times, zones, recurrence.
//!
//! Owns every rule about zones and repetition, and is the only place that knows the libraries behind them; everything outside
//! sees chrono types. Refuses to own files (`exchange` reads calendars), the present (it is passed in) and what a session is
//! ([`crate::sessions`]).

mod clocks;
mod expand;
mod rule;
mod zone;

pub use clocks::{ClockChange, ClockRule, clock_changes, zone_like};
pub use expand::{
    Occurrences, Start, Starts, Window, expand, occurrence, recurrences, recurrences_on, starts,
};
pub use rule::{Rule, RuleError};
pub use zone::{Resolved, to_instant, to_local, zone_exists, zone_name};

/// How far ahead sessions are worked out, in days: two years.
pub const HORIZON_DAYS: i64 = 731;

/// Most occurrences of one series in one window.
pub const MOST_OCCURRENCES: usize = 2_000;
