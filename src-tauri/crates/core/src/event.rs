//! What changed, and what the window is told of it.
//!
//! Owns the closed list of topics. Refuses to own what changed in one: whoever shows it asks again.

use evenkeel_domain::vault::LockReason;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a change was about. Never what changed in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Open, locked, settings of it.
    Vault,
    /// Somebody wants to write something down from outside the window.
    Inbox,
    /// Cravings.
    Cravings,
    /// Returns to use, and what was said about days.
    Returns,
    /// Check-ins.
    Checkins,
    /// The journal.
    Journal,
    /// Treatment sessions.
    Sessions,
    /// The program profile.
    Program,
    /// The plan.
    Plan,
    /// People.
    People,
    /// Reviews of weeks.
    Insights,
    /// Medications and doses.
    Medications,
    /// Lessons.
    Lessons,
    /// Own words.
    Words,
    /// Settings.
    Settings,
    /// Exports and backups.
    Share,
    /// The agenda.
    Reminders,
}

/// Something the window should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// These topics changed: ask again if you show them.
    Changed(Vec<Topic>),
    /// The vault was locked, for this reason.
    Locked(LockReason),
}
