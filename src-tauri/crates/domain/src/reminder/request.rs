//! What else can be reminded of besides sessions.
//!
//! Owns the shape in which any noun hands its moments to the agenda. Which moments there are is that noun's own rule.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};

use super::ReminderKind;
use crate::calendar;

/// How many days ahead the agenda reaches.
pub const COVERS_DAYS: i64 = 120;

/// Reminders that were due this shortly before the agenda was made anew stay in it, so that one nobody saw is not lost.
pub const KEPT_PAST: Duration = Duration::hours(48);

/// One moment a noun wants the person reminded of.
///
/// A noun yields the moments that are still to come and those of the last [`KEPT_PAST`] that are still owed, so that one
/// nobody saw yet is not lost when the agenda is made anew. What is no longer wanted (rated already) is left out, and its reminder
/// is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderRequest {
    /// Tells it from every other one, such as `rerate|<id>|15`. The same moment keeps its name. Up to 120 bytes; it stays inside
    /// what is sealed.
    pub name: String,
    /// What it is for; one of those with [`ReminderKind::of_request`].
    pub kind: ReminderKind,
    /// What the window opens for it, in the noun's own terms: the id of a record, a part of the day. May be empty.
    pub subject: String,
    /// When to remind.
    pub at: DateTime<Utc>,
    /// The same on the wall clock in `zone`.
    pub local: NaiveDateTime,
    /// IANA zone.
    pub zone: String,
}

impl ReminderRequest {
    /// Longest name, in bytes.
    pub const NAME: usize = 120;

    /// At a time of day on the wall clock: a check-in, the review of the week.
    #[must_use]
    pub fn by_the_clock(
        kind: ReminderKind,
        name: String,
        subject: String,
        local: NaiveDateTime,
        zone: &str,
    ) -> Self {
        let resolved = calendar::to_instant(local, zone);
        Self {
            name,
            kind,
            subject,
            at: resolved.at,
            local: resolved.local,
            zone: zone.to_owned(),
        }
    }

    /// What its reminder's opaque id is made of: the name together with the instant.
    #[must_use]
    pub fn agenda_name(&self) -> String {
        format!("{}|{}", self.name, self.at.timestamp())
    }

    /// At an instant, such as 15 minutes from now.
    #[must_use]
    pub fn at_instant(
        kind: ReminderKind,
        name: String,
        subject: String,
        at: DateTime<Utc>,
        zone: &str,
    ) -> Self {
        Self {
            name,
            kind,
            subject,
            at,
            local: calendar::to_local(at, zone),
            zone: zone.to_owned(),
        }
    }
}
