//! Series to occurrences.
//!
//! Owns the order of things: expand on the wall clock, take out and add single dates, put the exceptions in, and only then ask
//! the zone when that is. Everything is bounded: the window, the occurrences, the rules.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use jiff::tz::TimeZone;

use super::rule::{Rule, Walls};
use super::zone::{self, Resolved};
use super::{HORIZON_DAYS, MOST_OCCURRENCES};
use crate::Id;
use crate::sessions::{ClockShift, Occurrence, SessionDetails, SessionException, SessionSeries};

/// From when to when, as instants; never longer than [`HORIZON_DAYS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Window {
    /// From `from` (included) to `to` (excluded), cut to two years. Empty when `to` is not after `from`.
    #[must_use]
    pub fn new(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        let longest = from
            .checked_add_signed(Duration::days(HORIZON_DAYS))
            .unwrap_or(from);
        Self {
            from,
            to: to.min(longest),
        }
    }

    /// The two years that start at `from`.
    #[must_use]
    pub fn ahead(from: DateTime<Utc>) -> Self {
        Self::new(from, DateTime::<Utc>::MAX_UTC)
    }

    /// Its first instant.
    #[must_use]
    pub const fn from(&self) -> DateTime<Utc> {
        self.from
    }

    /// The first instant after it.
    #[must_use]
    pub const fn to(&self) -> DateTime<Utc> {
        self.to
    }

    fn overlaps(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        start < self.to && end > self.from
    }
}

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

/// The occurrences of `series` that touch `window`. `device_zone` is the laptop's zone, for the second clock of each.
///
/// A stored rule that cannot be read gives the first start and the single dates only.
#[must_use]
pub fn expand(series: &SessionSeries, window: Window, device_zone: &str) -> Occurrences {
    let details = &series.details;
    let in_force = series.in_force();
    let exceptions = &*in_force.exceptions;
    if far_away(details, exceptions, window) {
        return Occurrences {
            items: Vec::new(),
            truncated: false,
        };
    }
    let (here, device) = (zone::find(&details.zone), zone::find(device_zone));
    let starts = starts_in(details, exceptions, in_force.own_from, window, &here);
    let ended = |start: &&Start| {
        series
            .ends_before
            .is_none_or(|end| start.recurrence_id < end)
            // Where it really takes place: a date may have been moved to a later day.
            && series
                .starts_from
                .is_none_or(|from| start.resolved.local >= from)
    };
    let items = starts
        .items
        .iter()
        .filter(ended)
        .map(|start| dress(series.id, details, exceptions, start, &here, &device))
        .collect();
    Occurrences {
        items,
        truncated: starts.truncated,
    }
}

/// The occurrence of `series` whose start the series gives as `recurrence_id`, wherever it was moved to. None when the series
/// does not give it.
#[must_use]
pub fn occurrence(
    series: &SessionSeries,
    recurrence_id: NaiveDateTime,
    device_zone: &str,
) -> Option<Occurrence> {
    let in_force = series.in_force();
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
            expand(series, window, device_zone)
                .items
                .into_iter()
                .find(|one| one.recurrence_id == recurrence_id)
        })
}

/// Whether a plain series lies days outside the window whatever its zone. Years of single sessions are most of what a list has to
/// pass over, and this needs no zone.
fn far_away(details: &SessionDetails, exceptions: &[SessionException], window: Window) -> bool {
    if !exceptions.is_empty() || !details.rdates.is_empty() {
        return false;
    }
    let (from, to) = (window.from.naive_utc(), window.to.naive_utc());
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

/// The starts of a series that has no id yet.
#[must_use]
pub fn starts(details: &SessionDetails, exceptions: &[SessionException], window: Window) -> Starts {
    let here = zone::find(&details.zone);
    starts_in(details, exceptions, exceptions.len(), window, &here)
}

/// `own_from`: exceptions from this position on count only where the series gives their date.
fn starts_in(
    details: &SessionDetails,
    exceptions: &[SessionException],
    own_from: usize,
    window: Window,
    here: &TimeZone,
) -> Starts {
    let lead = Duration::minutes(i64::from(details.minutes)) + Duration::days(2);
    let edge = |at: DateTime<Utc>, by: Duration| {
        let wall = zone::local_in(at, here);
        wall.checked_add_signed(by).unwrap_or(wall)
    };
    let given = walls(
        details,
        here,
        edge(window.from, -lead),
        edge(window.to, Duration::days(2)),
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
        let resolved = zone::resolve(wall, here);
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
        let resolved = zone::resolve(exception.start.unwrap_or(exception.recurrence_id), here);
        // What was moved here from far away is looked for where it came from.
        let gone = |id| walls(details, here, id, id).times.is_empty();
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

/// The starts that first start, rule and single dates give from `from` to `to` (wall clock, both included), in order, at most
/// [`MOST_OCCURRENCES`]; and whether there were more. What differs on single days plays no part.
#[must_use]
pub fn recurrences(
    details: &SessionDetails,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> (Vec<NaiveDateTime>, bool) {
    let mut found = walls(details, &zone::find(&details.zone), from, to);
    let cut = found.cut || found.times.len() > MOST_OCCURRENCES;
    found.times.truncate(MOST_OCCURRENCES);
    (found.times, cut)
}

/// The starts that first start, rule and single dates give on any of `days`, in order, at most `most`. Looks at the rule once and
/// not once for each day.
#[must_use]
pub fn recurrences_on(
    details: &SessionDetails,
    days: &BTreeSet<NaiveDate>,
    most: usize,
) -> Vec<NaiveDateTime> {
    let (Some(earliest), Some(latest)) = (days.first(), days.last()) else {
        return Vec::new();
    };
    let here = zone::find(&details.zone);
    let end = latest
        .succ_opt()
        .unwrap_or(*latest)
        .and_time(NaiveTime::MIN);
    let (ruled, single) = (
        SessionDetails {
            rdates: Vec::new(),
            ..details.clone()
        },
        SessionDetails {
            rrule: None,
            ..details.clone()
        },
    );
    let from = |day: &NaiveDate| day.and_time(NaiveTime::MIN);
    let mut found: BTreeSet<NaiveDateTime> =
        walls_up_to(&single, &here, from(earliest), end, usize::MAX)
            .times
            .into_iter()
            .collect();
    let mut next = Some(earliest);
    while let Some(first) = next {
        let walls = walls_up_to(&ruled, &here, from(first), end, usize::MAX);
        // A rule is looked at only so far at a time; where that is its end, it gives nothing more.
        next = walls
            .times
            .last()
            .filter(|_| walls.cut)
            .and_then(|wall| days.range(wall.date().succ_opt()?..).next());
        found.extend(walls.times);
    }
    found
        .into_iter()
        .filter(|wall| days.contains(&wall.date()))
        .take(most)
        .collect()
}

/// Wall-clock starts from `from` to `to`: first start, rule, single dates more, single dates less.
fn walls(
    details: &SessionDetails,
    here: &TimeZone,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Walls {
    // Every date the rule gives may be taken out again, so the cap is on what is left, with room for the longest list.
    let most = MOST_OCCURRENCES + details.exdates.len() + 1;
    walls_up_to(details, here, from, to, most)
}

/// As [`walls`], with at most `most` dates of the rule.
fn walls_up_to(
    details: &SessionDetails,
    here: &TimeZone,
    from: NaiveDateTime,
    to: NaiveDateTime,
    most: usize,
) -> Walls {
    let mut times: BTreeSet<NaiveDateTime> = BTreeSet::new();
    let mut cut = false;
    match details
        .rrule
        .as_deref()
        .map(|rule| Rule::parse_in(rule, details.start, here))
    {
        Some(Ok(rule)) => {
            let walls = rule.walls(from, to, most);
            times.extend(walls.times);
            times.insert(details.start);
            cut = walls.cut;
        }
        Some(Err(_)) | None => {
            times.insert(details.start);
        }
    }
    times.extend(&details.rdates);
    // By instant, so that a date named on another clock, or inside a clock change, is still the same date.
    let out: HashSet<DateTime<Utc>> = details
        .exdates
        .iter()
        .map(|wall| zone::resolve(*wall, here).at)
        .collect();
    times
        .retain(|wall| (from..=to).contains(wall) && !out.contains(&zone::resolve(*wall, here).at));
    Walls {
        times: times.into_iter().collect(),
        cut,
    }
}

/// Sessions last their minutes, whatever the clocks do meanwhile. A note on the day lasts to the next midnight.
fn end(all_day: bool, start: Resolved, minutes: u32, here: &TimeZone) -> DateTime<Utc> {
    if all_day {
        let next = start.local.date().succ_opt().unwrap_or(start.local.date());
        return zone::resolve(next.and_time(NaiveTime::MIN), here).at;
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
    here: &TimeZone,
    device: &TimeZone,
) -> Occurrence {
    let exception = start
        .exception
        .and_then(|position| exceptions.get(position));
    let (place, video_url) = details.place_and_video(exception.and_then(|e| e.place.as_deref()));
    let device_start = zone::local_in(start.resolved.at, device);
    Occurrence {
        series: id,
        recurrence_id: start.recurrence_id,
        start: start.resolved.at,
        end: start.end,
        local_start: start.resolved.local,
        local_end: zone::local_in(start.end, here),
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
