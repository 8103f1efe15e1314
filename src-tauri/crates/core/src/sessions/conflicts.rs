//! What a change of the schedule would run into: other sessions at the same time, and weeks that are too full.
//!
//! Owns two looks at a schedule before it is written: what would take place at the same time (allowed, and said), and weeks of
//! more hours than anybody has (refused).

use std::collections::{HashMap, HashSet};

use chrono::{Duration, NaiveDate};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::program::MOST_MINUTES_A_WEEK;
use evenkeel_domain::sessions::{Occurrence, SessionKind, SessionSeries};
use evenkeel_domain::time::{Now, monday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Outcome};

/// Most overlapping sessions that are named.
const NAMED: usize = 5;

/// What takes place at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Overlaps {
    /// The first of them, at most five.
    pub items: Vec<Occurrence>,
    /// How many there are in all.
    pub total: u32,
}

/// Which part of a series is looked at.
pub(super) enum Around<'a> {
    /// All that is to come, two years at most.
    All,
    /// One occurrence and its week.
    Day(&'a Occurrence),
}

/// What a series holds.
pub(super) struct Load {
    pub(super) own: Vec<Occurrence>,
    pub(super) overlaps: Overlaps,
    pub(super) fullest_week: u32,
}

/// Looks at `series` among the `others` (itself may be among them).
pub(super) fn look(
    others: &[SessionSeries],
    series: &SessionSeries,
    around: &Around<'_>,
    now: &Now,
) -> Load {
    let window = match around {
        Around::All => {
            let first = calendar::to_instant(series.details.start, &series.details.zone).at;
            Window::ahead(first - Duration::days(8))
        }
        Around::Day(one) => Window::new(one.start - Duration::days(8), one.end + Duration::days(8)),
    };
    let takes_time = |one: &Occurrence| one.takes_place() && one.kind != SessionKind::Work;
    let mut own = series.occurrences(window, &now.zone).items;
    if matches!(around, Around::All) {
        // The days before the first one are taken from the two years that a series may last.
        let end = window.to();
        let last_days = Window::new(end, end + Duration::days(10));
        let known: HashSet<_> = own.iter().map(|one| one.recurrence_id).collect();
        let more = series.occurrences(last_days, &now.zone).items;
        own.extend(
            more.into_iter()
                .filter(|one| !known.contains(&one.recurrence_id)),
        );
    }
    own.retain(Occurrence::takes_place);
    let mut rest: Vec<Occurrence> = others
        .iter()
        .filter(|other| other.id != series.id)
        .flat_map(|other| other.occurrences(window, &now.zone).items)
        .filter(Occurrence::takes_place)
        .collect();
    // A day that is moved may meet another one of its own series.
    if let Around::Day(day) = around {
        let same = own
            .iter()
            .filter(|one| one.recurrence_id != day.recurrence_id);
        rest.extend(same.cloned());
    }
    rest.sort_by_key(|one| one.start);

    let chosen: Vec<&Occurrence> = own
        .iter()
        .filter(|one| match around {
            Around::All => true,
            Around::Day(day) => one.recurrence_id == day.recurrence_id,
        })
        .collect();
    let mut overlaps = Overlaps::default();
    for other in &rest {
        let meets = |one: &&Occurrence| one.start < other.end && other.start < one.end;
        if chosen.iter().any(meets) {
            overlaps.total = overlaps.total.saturating_add(1);
            if overlaps.items.len() < NAMED {
                overlaps.items.push(other.clone());
            }
        }
    }

    let mut weeks: HashMap<NaiveDate, u32> = HashMap::new();
    for one in chosen.iter().filter(|one| takes_time(one)) {
        weeks.insert(monday(one.local_start.date()), 0);
    }
    let others = rest.iter().filter(|one| one.series != series.id);
    for one in own.iter().chain(others).filter(|one| takes_time(one)) {
        if let Some(minutes) = weeks.get_mut(&monday(one.local_start.date())) {
            *minutes = minutes.saturating_add(one.minutes());
        }
    }
    Load {
        fullest_week: weeks.into_values().max().unwrap_or(0),
        overlaps,
        own,
    }
}

/// The same, and refuses a week that cannot be.
///
/// # Errors
/// [`ErrorCode::WeekTooLong`] naming `field`.
pub(super) fn check(
    others: &[SessionSeries],
    series: &SessionSeries,
    around: Around<'_>,
    now: &Now,
    field: &str,
) -> Outcome<Overlaps> {
    let load = look(others, series, &around, now);
    if load.fullest_week > MOST_MINUTES_A_WEEK {
        return Err(CommandError::in_field(ErrorCode::WeekTooLong, field));
    }
    Ok(load.overlaps)
}
