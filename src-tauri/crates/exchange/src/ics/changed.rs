//! One changed date of a series.
//!
//! Owns reading it from its event, and what it means beside its series, which may be in the file or written down long ago.

use chrono::{DateTime, NaiveDateTime, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{SessionDetails, SessionException, SkipReason};

use super::ChangedDate;
use super::event::Event;
use super::zones::{FileTime, Zones};

/// The change that `event` makes of the date that starts at `original`.
///
/// # Errors
/// Why it cannot take place as it says.
pub(super) fn changed_date(
    original: DateTime<Utc>,
    event: &Event<'_>,
    zones: &Zones<'_>,
) -> Result<ChangedDate, SkipReason> {
    let named = event.changes.clone().ok_or(SkipReason::NoStart)?;
    let (start, minutes) = if event.cancelled {
        (None, None)
    } else {
        let (start, minutes, _) = event.span(zones)?;
        (Some(start.instant(zones.device())), Some(minutes))
    };
    Ok(ChangedDate {
        original,
        named,
        and_later: event.and_later,
        cancelled: event.cancelled,
        start,
        minutes,
        title: event.title.clone(),
        place: event.place().0,
        sequence: event.sequence,
    })
}

impl ChangedDate {
    /// This change as an exception of `details`.
    pub(super) fn in_series(&self, details: &SessionDetails) -> SessionException {
        let recurrence_id = self.start_in(details);
        let differs =
            |text: &str, own: &str| (!text.is_empty() && text != own).then(|| text.to_owned());
        SessionException {
            recurrence_id,
            recurrence_at: calendar::to_instant(recurrence_id, &details.zone).at,
            cancelled: self.cancelled,
            start: self
                .start
                .map(|at| calendar::to_local(at, &details.zone))
                .filter(|start| *start != recurrence_id),
            minutes: self
                .minutes
                .filter(|minutes| !details.all_day && *minutes != details.minutes),
            title: differs(&self.title, &details.title).filter(|_| !self.cancelled),
            place: differs(&self.place, &details.place.name).filter(|_| !self.cancelled),
            sequence: self.sequence,
        }
    }

    /// The start it changes, on the wall clock of the series. A day names the start of that day, a time without a zone is in the
    /// series' own.
    fn start_in(&self, details: &SessionDetails) -> NaiveDateTime {
        match &self.named {
            FileTime::Day(day) => day.and_time(details.start.time()),
            named => named
                .without_zone()
                .unwrap_or_else(|| named.wall_in(&details.zone)),
        }
    }
}
