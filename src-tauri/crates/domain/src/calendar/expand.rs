//! Series to occurrences.
//!
//! Owns the order of things: expand on the wall clock, take out and add single dates, put the exceptions in, and only then ask
//! the zone when that is. Everything is bounded: the window, the occurrences, the rules.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};
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
    let (here, device) = (zone::find(&details.zone), zone::find(device_zone));
    let starts = starts_in(details, &series.exceptions, window, &here);
    let items = starts
        .items
        .iter()
        .map(|start| {
            dress(
                series.id,
                details,
                &series.exceptions,
                start,
                &here,
                &device,
            )
        })
        .collect();
    Occurrences {
        items,
        truncated: starts.truncated,
    }
}

/// The starts of a series that has no id yet.
#[must_use]
pub fn starts(details: &SessionDetails, exceptions: &[SessionException], window: Window) -> Starts {
    starts_in(details, exceptions, window, &zone::find(&details.zone))
}

fn starts_in(
    details: &SessionDetails,
    exceptions: &[SessionException],
    window: Window,
    here: &TimeZone,
) -> Starts {
    let lead = Duration::minutes(i64::from(details.minutes)) + Duration::days(2);
    let edge = |at: DateTime<Utc>, by: Duration| {
        let wall = zone::local_in(at, here);
        wall.checked_add_signed(by).unwrap_or(wall)
    };
    let walls = walls(
        details,
        here,
        edge(window.from, -lead),
        edge(window.to, Duration::days(2)),
    );

    let named: Vec<(NaiveDateTime, DateTime<Utc>)> = exceptions
        .iter()
        .map(|e| (e.recurrence_id, e.recurrence_at))
        .collect();
    let by_wall: HashSet<NaiveDateTime> = named.iter().map(|(wall, _)| *wall).collect();
    let by_instant: HashSet<DateTime<Utc>> = named.iter().map(|(_, at)| *at).collect();

    let mut changed: HashSet<usize> = HashSet::new();
    let mut items = Vec::new();
    for wall in walls.times {
        let resolved = zone::resolve(wall, here);
        if by_wall.contains(&wall) || by_instant.contains(&resolved.at) {
            changed.extend((0..named.len()).filter(|i| {
                named
                    .get(*i)
                    .is_some_and(|(id, at)| *id == wall || *at == resolved.at)
            }));
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
    let truncated = walls.cut || items.len() > MOST_OCCURRENCES;
    items.truncate(MOST_OCCURRENCES);
    Starts { items, truncated }
}

/// Wall-clock starts from `from` to `to`: first start, rule, single dates more, single dates less.
fn walls(
    details: &SessionDetails,
    here: &TimeZone,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Walls {
    let mut times: BTreeSet<NaiveDateTime> = BTreeSet::new();
    let mut cut = false;
    match details
        .rrule
        .as_deref()
        .map(|rule| Rule::parse_in(rule, details.start, here))
    {
        Some(Ok(rule)) => {
            // Every date the rule gives may be taken out again, so the cap is on what is left, with room for the longest list.
            let walls = rule.walls(from, to, MOST_OCCURRENCES + details.exdates.len() + 1);
            times.extend(walls.times);
            times.insert(details.start);
            cut = walls.cut;
        }
        Some(Err(_)) | None => {
            times.insert(details.start);
        }
    }
    times.extend(&details.rdates);
    let out: HashSet<NaiveDateTime> = details.exdates.iter().copied().collect();
    let out_at: HashSet<DateTime<Utc>> = out
        .iter()
        .map(|wall| zone::resolve(*wall, here).at)
        .collect();
    times.retain(|wall| {
        (from..=to).contains(wall)
            && !out.contains(wall)
            && (out_at.is_empty() || !out_at.contains(&zone::resolve(*wall, here).at))
    });
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
    let mut place = details.place.clone();
    if let Some(name) = exception.and_then(|e| e.place.as_ref()) {
        place.name.clone_from(name);
    }
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
        note: details.note.clone(),
        counts_hours: details.counts_hours && !details.all_day,
    }
}
