//! When a reminder is shown, given the quiet hours.
//!
//! Owns the rule of what happens to a reminder that falls into them: it waits for their end when it is still of use then;
//! otherwise it comes at its own time without a sound. Nobody oversleeps a session because of quiet hours, and nothing is lost.

use chrono::{DateTime, Utc};

use super::{AgendaItem, QuietHours, ReminderKind};
use crate::calendar;
use crate::checkins::day_of;

/// When a reminder is shown, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The instant.
    pub at: DateTime<Utc>,
    /// Without a sound.
    pub silent: bool,
}

impl AgendaItem {
    /// When it is shown on a laptop in `zone` whose quiet hours are `quiet`.
    ///
    /// What reminds ahead of a session waits for the end of the quiet hours if one can still get there in time from then on. What
    /// says "leave now" or "it starts" cannot wait, what is to be taken is due at the hour that was chosen for it, and what a person
    /// asked for minutes ago should not wait: these come at their time without a sound. A check-in waits as long as its day lasts; one whose day would be over comes at its own time without a
    /// sound, because the next morning asks about something else, with the same words. Everything else waits. Of several check-ins
    /// that wait for the same minute, [`super::plan`] keeps the last: it is the one that is due then.
    #[must_use]
    pub fn due(&self, quiet: Option<&QuietHours>, zone: &str) -> Due {
        let own = self.at_in(zone);
        let loud = Due {
            at: own,
            silent: false,
        };
        let Some(end) = quiet.and_then(|quiet| quiet.end_after(own, zone)) else {
            return loud;
        };
        let waits = match self.kind {
            ReminderKind::Evening | ReminderKind::Ahead => end <= self.leave(),
            ReminderKind::LeaveBy
            | ReminderKind::Start
            | ReminderKind::Rerate
            | ReminderKind::Dose => false,
            ReminderKind::Checkin => {
                let day = |at| day_of(calendar::to_local(at, zone));
                day(end) == day(own)
            }
            ReminderKind::Review
            | ReminderKind::Injection
            | ReminderKind::Refill
            | ReminderKind::Horizon => true,
        };
        if waits {
            Due {
                at: end,
                silent: false,
            }
        } else {
            Due {
                silent: true,
                ..loud
            }
        }
    }
}
