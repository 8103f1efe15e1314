//! One override (`RECURRENCE-ID`): a changed date of a series.
//!
//! Owns reading it from its event, and what it means beside its series, which may be in the file or written down long ago.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{SessionDetails, SessionException, SkipReason};

use super::ChangedDate;
use super::event::Event;
use super::zones::FileTime;

/// The change that `event` makes of the date that starts at `original`.
///
/// # Errors
/// Why it cannot take place as it says.
pub(super) fn changed_date(
    original: DateTime<Utc>,
    event: &Event<'_>,
) -> Result<ChangedDate, SkipReason> {
    let named = event.changes.clone().ok_or(SkipReason::NoStart)?;
    let (start, day, minutes) = if event.cancelled {
        (None, None, None)
    } else {
        let (start, minutes, _) = event.span()?;
        let at = Some(start.instant(event.zones.device()));
        match start {
            FileTime::Day(day) => (at, Some(day), None),
            FileTime::Instant(_) | FileTime::Wall { .. } => (at, None, Some(minutes)),
        }
    };
    let zone = match (&named, &event.start) {
        (FileTime::Wall { zone, .. }, _) if named.without_zone().is_none() => Some(zone.clone()),
        (_, Some(FileTime::Wall { zone, .. })) => Some(zone.clone()),
        _ => None,
    };
    Ok(ChangedDate {
        original,
        named,
        zone,
        and_later: event.and_later,
        cancelled: event.cancelled,
        start,
        day,
        minutes,
        title: event.title.clone(),
        place: event.place().0,
        sequence: event.sequence,
    })
}

impl ChangedDate {
    /// This change as an exception of `details`.
    ///
    /// A session that becomes a whole day has no hour at which anybody meets: it is off, and its title stays to say why. A note on
    /// the day that gets a time of day stays a note on that day.
    pub(super) fn in_series(&self, details: &SessionDetails) -> SessionException {
        let recurrence_id = self.start_in(details);
        let closed = self.day.is_some() && !details.all_day;
        let differs = |text: &str, own: &str| {
            (!self.cancelled && !text.is_empty() && text != own).then(|| text.to_owned())
        };
        let start = match (self.day, self.start) {
            _ if closed => None,
            (Some(day), _) => Some(day.and_time(NaiveTime::MIN)),
            (None, Some(at)) => Some(calendar::to_local(at, &details.zone)),
            (None, None) => None,
        };
        SessionException {
            recurrence_id,
            recurrence_at: calendar::to_instant(recurrence_id, &details.zone).at,
            cancelled: self.cancelled || closed,
            start: start
                .map(|start| {
                    if details.all_day {
                        start.date().and_time(NaiveTime::MIN)
                    } else {
                        start
                    }
                })
                .filter(|start| *start != recurrence_id),
            minutes: self
                .minutes
                .filter(|minutes| !details.all_day && *minutes != details.minutes),
            title: differs(&self.title, &details.title),
            place: differs(&self.place, &details.place.name),
            sequence: self.sequence,
        }
    }

    /// Whether it makes a note on the day of a session, or a session of a note on the day, which one date of a series cannot be.
    pub(super) fn unlike(&self, details: &SessionDetails) -> bool {
        !self.cancelled && self.day.is_some() != details.all_day
    }

    /// The start it changes, on the wall clock of the series. A day names the start of that day, a time without a zone is in the
    /// series' own. Of notes on days only the day counts.
    fn start_in(&self, details: &SessionDetails) -> NaiveDateTime {
        match &self.named {
            named if details.all_day => named.day().and_time(NaiveTime::MIN),
            FileTime::Day(day) => day.and_time(details.start.time()),
            named => named
                .without_zone()
                .unwrap_or_else(|| named.wall_in(&details.zone)),
        }
    }
}
