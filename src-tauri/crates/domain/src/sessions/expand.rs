//! Expanding a series to its occurrences.
//!
//! Owns the order of things: the starts that the schedule gives on the wall clock, then what differs on single days, and only then
//! the zone is asked when that is. Everything is bounded: the window, the occurrences.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};

use super::{Occurrence, SessionDetails, SessionException, SessionSeries};
use crate::Id;
use crate::calendar::{ClockShift, MOST_OCCURRENCES, Resolved, Schedule, Window, Zone};

/// The occurrences of one series, in order of their start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences {
    /// What takes place, and what was cancelled.
    pub items: Vec<Occurrence>,
    /// There were more than [`MOST_OCCURRENCES`]; the rest is not here.
    pub truncated: bool,
}

/// One start of a series, before it is dressed as an [`Occurrence`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The start the series gives, wall clock.
    pub recurrence_id: NaiveDateTime,
    /// When it begins, really.
    pub resolved: Resolved,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// Length in minutes.
    pub minutes: u32,
    /// Position in the exceptions of the one that changed it.
    pub exception: Option<usize>,
    /// It does not take place.
    pub cancelled: bool,
}

/// The starts of a series in a window, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starts {
    /// The starts.
    pub items: Vec<Start>,
    /// There were more than [`MOST_OCCURRENCES`]; the rest is not here.
    pub truncated: bool,
}

impl SessionSeries {
    /// Its occurrences that touch `window`. `device_zone` is the laptop's zone, for the second clock of each.
    ///
    /// A stored rule that cannot be read gives the first start and the single dates only.
    #[must_use]
    pub fn occurrences(&self, window: Window, device_zone: &str) -> Occurrences {
        let details = &self.details;
        let in_force = self.in_force();
        let exceptions = &*in_force.exceptions;
        if far_away(details, exceptions, window) {
            return Occurrences {
                items: Vec::new(),
                truncated: false,
            };
        }
        let (here, device) = (Zone::named(&details.zone), Zone::named(device_zone));
        let starts = starts_in(details, exceptions, in_force.own_from, window, &here);
        let ended = |start: &&Start| {
            self.ends_before.is_none_or(|end| start.recurrence_id < end)
                // Where it really takes place: a date may have been moved to a later day.
                && self
                    .starts_from
                    .is_none_or(|from| start.resolved.local >= from)
        };
        let items = starts
            .items
            .iter()
            .filter(ended)
            .map(|start| dress(self.id, details, exceptions, start, &here, &device))
            .collect();
        Occurrences {
            items,
            truncated: starts.truncated,
        }
    }

    /// The occurrence whose start the series gives as `recurrence_id`, wherever it was moved to. None when the series does not give
    /// it.
    #[must_use]
    pub fn occurrence(
        &self,
        recurrence_id: NaiveDateTime,
        device_zone: &str,
    ) -> Option<Occurrence> {
        let in_force = self.in_force();
        let moved = in_force
            .exceptions
            .iter()
            .find(|exception| exception.recurrence_id == recurrence_id)
            .and_then(|exception| exception.start);
        // Starts are found by where the rule gives them; what was moved is kept by where it went.
        [recurrence_id, moved.unwrap_or(recurrence_id)]
            .into_iter()
            .find_map(|near| {
                let at = near.and_utc();
                let window = Window::new(
                    at.checked_sub_signed(Duration::days(2))?,
                    at.checked_add_signed(Duration::days(2))?,
                );
                self.occurrences(window, device_zone)
                    .items
                    .into_iter()
                    .find(|one| one.recurrence_id == recurrence_id)
            })
    }
}

impl SessionDetails {
    /// When it starts, and starts again.
    #[must_use]
    pub fn schedule(&self) -> Schedule<'_> {
        Schedule {
            start: self.start,
            zone: &self.zone,
            rrule: self.rrule.as_deref(),
            rdates: &self.rdates,
            exdates: &self.exdates,
        }
    }

    /// The starts in `window` of a series that has no id yet.
    #[must_use]
    pub fn starts(&self, exceptions: &[SessionException], window: Window) -> Starts {
        let here = Zone::named(&self.zone);
        starts_in(self, exceptions, exceptions.len(), window, &here)
    }
}

/// Whether a plain series lies days outside the window whatever its zone. Years of single sessions are most of what a list has to
/// pass over, and this needs no zone.
fn far_away(details: &SessionDetails, exceptions: &[SessionException], window: Window) -> bool {
    if !exceptions.is_empty() || !details.rdates.is_empty() {
        return false;
    }
    let (from, to) = (window.from().naive_utc(), window.to().naive_utc());
    let slack = Duration::days(3);
    let over = details.rrule.is_none()
        && details
            .start
            .checked_add_signed(slack)
            .is_some_and(|latest| latest < from);
    over || details
        .start
        .checked_sub_signed(slack)
        .is_some_and(|earliest| earliest > to)
}

/// `own_from`: exceptions from this position on count only where the series gives their date.
fn starts_in(
    details: &SessionDetails,
    exceptions: &[SessionException],
    own_from: usize,
    window: Window,
    here: &Zone,
) -> Starts {
    let lead = Duration::minutes(i64::from(details.minutes)) + Duration::days(2);
    let edge = |at: DateTime<Utc>, by: Duration| {
        let wall = here.local(at);
        wall.checked_add_signed(by).unwrap_or(wall)
    };
    let schedule = details.schedule();
    let given = schedule.walls(
        here,
        edge(window.from(), -lead),
        edge(window.to(), Duration::days(2)),
    );

    let mut by_wall: HashMap<NaiveDateTime, Vec<usize>> = HashMap::new();
    let mut by_instant: HashMap<DateTime<Utc>, Vec<usize>> = HashMap::new();
    for (position, exception) in exceptions.iter().enumerate() {
        by_wall
            .entry(exception.recurrence_id)
            .or_default()
            .push(position);
        by_instant
            .entry(exception.recurrence_at)
            .or_default()
            .push(position);
    }

    let mut changed: HashSet<usize> = HashSet::new();
    let mut items = Vec::new();
    for wall in given.times {
        let resolved = here.resolve(wall);
        let named = [by_wall.get(&wall), by_instant.get(&resolved.at)];
        if named.iter().any(Option::is_some) {
            changed.extend(named.into_iter().flatten().flatten());
            continue;
        }
        items.push(Start {
            recurrence_id: wall,
            resolved,
            end: end(details.all_day, resolved, details.minutes, here),
            minutes: details.minutes,
            exception: None,
            cancelled: false,
        });
    }
    for (position, exception) in exceptions.iter().enumerate() {
        // A cancellation of something that does not take place anyway is nothing to show.
        if exception.cancelled && !changed.contains(&position) {
            continue;
        }
        let minutes = exception.minutes.unwrap_or(details.minutes);
        let resolved = here.resolve(exception.start.unwrap_or(exception.recurrence_id));
        // What was moved here from far away is looked for where it came from.
        let gone = |id| schedule.walls(here, id, id).times.is_empty();
        if position >= own_from
            && !changed.contains(&position)
            && (!window.overlaps(resolved.at, end(details.all_day, resolved, minutes, here))
                || gone(exception.recurrence_id))
        {
            continue;
        }
        items.push(Start {
            recurrence_id: exception.recurrence_id,
            resolved,
            end: end(details.all_day, resolved, minutes, here),
            minutes,
            exception: Some(position),
            cancelled: exception.cancelled,
        });
    }
    items.retain(|start| window.overlaps(start.resolved.at, start.end));
    items.sort_by_key(|start| (start.resolved.at, start.recurrence_id));
    let truncated = given.cut || items.len() > MOST_OCCURRENCES;
    items.truncate(MOST_OCCURRENCES);
    Starts { items, truncated }
}

/// Sessions last their minutes, whatever the clocks do meanwhile. A note on the day lasts to the next midnight.
fn end(all_day: bool, start: Resolved, minutes: u32, here: &Zone) -> DateTime<Utc> {
    if all_day {
        let next = start.local.date().succ_opt().unwrap_or(start.local.date());
        return here.resolve(next.and_time(NaiveTime::MIN)).at;
    }
    start
        .at
        .checked_add_signed(Duration::minutes(i64::from(minutes)))
        .unwrap_or(start.at)
}

fn dress(
    id: Id,
    details: &SessionDetails,
    exceptions: &[SessionException],
    start: &Start,
    here: &Zone,
    device: &Zone,
) -> Occurrence {
    let exception = start
        .exception
        .and_then(|position| exceptions.get(position));
    let (place, video_url) = details.place_and_video(exception.and_then(|e| e.place.as_deref()));
    let device_start = device.local(start.resolved.at);
    Occurrence {
        series: id,
        recurrence_id: start.recurrence_id,
        start: start.resolved.at,
        end: start.end,
        local_start: start.resolved.local,
        local_end: here.local(start.end),
        zone: details.zone.clone(),
        device_start: (!details.all_day && device_start != start.resolved.local)
            .then_some(device_start),
        shift: if details.all_day {
            ClockShift::None
        } else {
            start.resolved.shift
        },
        all_day: details.all_day,
        cancelled: start.cancelled,
        moved: exception
            .and_then(|e| e.start)
            .is_some_and(|moved| moved != start.recurrence_id),
        kind: details.kind,
        title: exception
            .and_then(|e| e.title.clone())
            .unwrap_or_else(|| details.title.clone()),
        provider: details.provider.clone(),
        provider_person: details.provider_person,
        place,
        phone: details.phone.clone(),
        video_url,
        bring: details.bring.clone(),
        note: details.note.clone(),
        counts_hours: details.counts_hours && !details.all_day,
        attendance: None,
    }
}

#[cfg(test)]
#[path = "expand_tests.rs"]
mod tests;
