//! When things happen: wall-clock times, zones, recurrence.
//!
//! Owns every rule about zones and repetition, and is the only place that knows the libraries behind them; everything outside
//! sees chrono types. Refuses to own files (`exchange` reads calendars), the present (it is passed in) and what it is that repeats:
//! it knows no noun.

mod clocks;
mod rule;
mod schedule;
mod window;
mod zone;

pub use clocks::{ClockChange, ClockRule, clock_changes, zone_like};
pub use rule::{Rule, RuleError};
pub use schedule::Schedule;
pub use window::Window;
pub(crate) use zone::Zone;
pub use zone::{ClockShift, Resolved, to_instant, to_local, zone_exists, zone_name};

/// How far ahead starts are worked out, in days: two years.
pub const HORIZON_DAYS: i64 = 731;

/// Most starts of one schedule in one window.
pub const MOST_OCCURRENCES: usize = 2_000;
