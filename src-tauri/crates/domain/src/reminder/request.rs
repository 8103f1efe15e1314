//! What else can be reminded of besides sessions.
//!
//! Owns the shape in which any noun hands its moments to the agenda. Which moments there are is that noun's own rule.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};

use super::{ReminderKind, RequestWords, SlotName};
use crate::calendar;

/// How many days ahead the agenda reaches.
pub const COVERS_DAYS: i64 = 120;

/// Reminders that were due this shortly before the agenda was made anew stay in it, so that one nobody saw is not lost.
pub const KEPT_PAST: Duration = Duration::hours(48);

/// Most times a reminder that nobody answered is shown again.
pub const MOST_REPEATS: u8 = 3;

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
    /// IANA zone. Of a floating one that in which it was planned.
    pub zone: String,
    /// Its own words; none for those of the catalogue of reminders.
    pub words: Option<RequestWords>,
    /// `local` is meant on the laptop's wall clock wherever it is: whoever reads the agenda resolves it there, also while locked.
    pub floating: bool,
    /// How often it is shown again while nobody answers, up to [`MOST_REPEATS`]. Worked out from this one, never asked for by more of
    /// them.
    pub repeats: u8,
    /// The wall time, on the same clock, from which on it is not repeated: that of the next one.
    pub ends: Option<NaiveDateTime>,
    /// Where the next one depends on the answer: minutes after it at which that one is due. Needs [`ReminderRequest::can_take`].
    pub follow_up_min: Option<u32>,
    /// It can be answered on the pop-up; then its name is a [`SlotName`].
    pub can_take: bool,
}

impl ReminderRequest {
    /// Longest name, in bytes.
    pub const NAME: usize = 120;

    /// Something to be taken at a wall time: answered on the pop-up, on the laptop's clock wherever it is, not repeated. Change the
    /// fields for anything else.
    #[must_use]
    pub fn dose(slot: &SlotName, subject: String, local: NaiveDateTime, zone: &str) -> Self {
        Self {
            floating: true,
            can_take: true,
            ..Self::by_the_clock(ReminderKind::Dose, slot.to_string(), subject, local, zone)
        }
    }

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
            words: None,
            floating: false,
            repeats: 0,
            ends: None,
            follow_up_min: None,
            can_take: false,
        }
    }

    /// What its reminder's opaque id is made of: the name together with the instant, or with the wall time of one that floats. A
    /// dose is its slot, and a refill the count it is worked out from: nothing else about them can make another one of them.
    #[must_use]
    pub fn agenda_name(&self) -> String {
        if matches!(self.kind, ReminderKind::Dose | ReminderKind::Refill) {
            self.name.clone()
        } else if self.floating {
            format!("{}|{}", self.name, self.local)
        } else {
            format!("{}|{}", self.name, self.at.timestamp())
        }
    }

    /// The slot, where it is one and can be answered.
    #[must_use]
    pub fn slot(&self) -> Option<SlotName> {
        SlotName::parse(&self.name).filter(|_| self.can_take)
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
            at,
            ..Self::by_the_clock(kind, name, subject, calendar::to_local(at, zone), zone)
        }
    }
}
