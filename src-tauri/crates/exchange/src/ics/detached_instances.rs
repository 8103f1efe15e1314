//! Overrides (`RECURRENCE-ID`) whose master event is not in the file.
//!
//! Owns making a series of them that knows each date by the start it was to have, so that a later message about the same date, or
//! the whole series, finds it.

use chrono::{NaiveDateTime, NaiveTime};
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{Location, SessionDetails, SessionException, SessionKind};

use super::ChangedDate;
use super::zones::FileTime;

/// Most dates kept, as [`SessionDetails::check`] allows.
const MOST_DATES: usize = 2_000;

/// The dates as one series: their first starts, and what became of each. None when there are none. `device_zone` is for those that
/// name no zone.
pub(super) fn series(
    mut dates: Vec<ChangedDate>,
    device_zone: &str,
) -> Option<(SessionDetails, Vec<SessionException>)> {
    dates.sort_by_key(|date| date.original);
    dates.truncate(MOST_DATES);
    let first = dates.first()?;
    let all_day = first.day.is_some();
    let zone = match &first.zone {
        Some(zone) if !all_day => zone.as_str(),
        _ => device_zone,
    };
    let guess = SessionKind::guess(&first.title);
    let mut details = SessionDetails {
        kind: guess.unwrap_or(SessionKind::Other),
        title: first.title.clone(),
        provider: String::new(),
        provider_person: None,
        place: Location {
            name: first.place.clone(),
            ..Location::default()
        },
        phone: String::new(),
        video_url: String::new(),
        bring: Vec::new(),
        note: String::new(),
        start: first_start(first, zone, all_day),
        zone: zone.to_owned(),
        minutes: first.minutes.unwrap_or(0),
        all_day,
        rrule: None,
        rdates: Vec::new(),
        exdates: Vec::new(),
        counts_hours: !all_day && guess.is_some_and(SessionKind::counts_hours),
    };
    let exceptions: Vec<SessionException> =
        dates.iter().map(|date| date.in_series(&details)).collect();
    details.rdates = exceptions
        .iter()
        .skip(1)
        .map(|one| one.recurrence_id)
        .collect();
    Some((details, exceptions))
}

/// The start that the first date was to have. One that is named by its day only is taken to be at the time it is at now.
fn first_start(first: &ChangedDate, zone: &str, all_day: bool) -> NaiveDateTime {
    match (&first.named, first.start) {
        (named, _) if all_day => named.day().and_time(NaiveTime::MIN),
        (FileTime::Day(day), Some(at)) => day.and_time(calendar::to_local(at, zone).time()),
        _ => calendar::to_local(first.original, zone),
    }
}

impl ChangedDate {
    /// Whether it is a session, or a note on a day, without its series.
    pub(super) fn takes_place(&self) -> bool {
        !self.cancelled
            && self.start.is_some()
            && (self.day.is_some() || self.minutes.is_some_and(|minutes| minutes > 0))
    }
}
