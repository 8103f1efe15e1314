//! Overrides of one date and all later ones (`RANGE=THISANDFUTURE`).
//!
//! Owns their spreading over the dates of a series: each later date gets the same shift, length, title and place, and what is said
//! about a single date keeps the last word. Kept as single dates, so that everything else needs to know only one kind of change.
//!
//! A rule without an end would go on as it was after the last date written down, at a time that is no longer true. It therefore
//! ends with the third new year from now; a newer file carries it on.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use evenkeel_domain::calendar::{self, Rule};
use evenkeel_domain::sessions::{SessionDetails, SessionException};

use super::ChangedDate;

/// The series has more later dates than can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

/// Puts `later` changes into a series. `instants` are single dates that the file gives in UTC, on that wall clock: they are moved by so much time, as
/// recurring-ical-events moves them, and all others to another time of day.
///
/// # Errors
/// [`TooMany`]; then nothing was changed.
pub(super) fn spread(
    details: &mut SessionDetails,
    exceptions: &mut Vec<SessionException>,
    later: &[ChangedDate],
    instants: &[NaiveDateTime],
    now: DateTime<Utc>,
) -> Result<(), TooMany> {
    let mut overrides: Vec<SessionException> =
        later.iter().map(|date| date.in_series(details)).collect();
    overrides.sort_by_key(|one| (one.recurrence_id, one.sequence));
    let Some(first) = overrides.first().map(|one| one.recurrence_id) else {
        return Ok(());
    };
    let ended = ended(details, first, now);
    let Some(end_of_time) = NaiveDate::from_ymd_opt(2200, 1, 1) else {
        return Ok(());
    };
    let (walls, cut) = ended
        .as_ref()
        .unwrap_or(details)
        .schedule()
        .starts(first, end_of_time.and_time(NaiveTime::MIN));
    if cut {
        return Err(TooMany);
    }
    if let Some(ended) = ended {
        *details = ended;
    }
    let instants: HashSet<NaiveDateTime> = instants.iter().copied().collect();
    let mut by_wall = HashMap::new();
    let mut by_instant = HashMap::new();
    for (position, one) in exceptions.iter().enumerate().rev() {
        by_wall.insert(one.recurrence_id, position);
        by_instant.insert(one.recurrence_at, position);
    }
    // Both lists are in order, so that each override is found by going on from the one before.
    let mut coming = overrides.iter().peekable();
    let mut latest = None;
    for wall in walls {
        while let Some(next) = coming.next_if(|next| next.recurrence_id <= wall) {
            latest = Some(next);
        }
        let Some(latest) = latest else {
            continue;
        };
        let at = calendar::to_instant(wall, &details.zone).at;
        let by_time = instants.contains(&wall);
        let change = at_date(latest, wall, at, by_time.then_some(details.zone.as_str()));
        let known = by_wall
            .get(&wall)
            .into_iter()
            .chain(by_instant.get(&at))
            .min()
            .and_then(|position| exceptions.get_mut(*position));
        match known {
            // A period gave its length only; the rest follows the change.
            Some(one) if only_length(one) => {
                let minutes = one.minutes;
                *one = change;
                one.minutes = minutes;
            }
            Some(_) => {}
            None => {
                by_wall.insert(wall, exceptions.len());
                by_instant.insert(at, exceptions.len());
                exceptions.push(change);
            }
        }
    }
    exceptions.sort_by_key(|one| one.recurrence_id);
    Ok(())
}

/// The override `latest` as it falls on the date `wall`; `by_time` is the zone of the series where time counts and not the clock.
fn at_date(
    latest: &SessionException,
    wall: NaiveDateTime,
    at: DateTime<Utc>,
    by_time: Option<&str>,
) -> SessionException {
    let shift = latest
        .start
        .map(|start| start.signed_duration_since(latest.recurrence_id));
    SessionException {
        recurrence_id: wall,
        recurrence_at: at,
        start: shift.and_then(|by| match by_time {
            Some(zone) => Some(calendar::to_local(at.checked_add_signed(by)?, zone)),
            None => wall.checked_add_signed(by),
        }),
        ..latest.clone()
    }
}

/// A series with a rule that goes on for ever, with an end; none when it has one.
fn ended(
    details: &SessionDetails,
    first: NaiveDateTime,
    now: DateTime<Utc>,
) -> Option<SessionDetails> {
    let text = details.rrule.as_deref()?;
    let rule = Rule::parse(text, details.start, &details.zone).ok()?;
    let year = first.year().max(now.year()) + 2;
    rule.endless().then(|| SessionDetails {
        rrule: Some(format!("{text};UNTIL={year}1231T235959")),
        ..details.clone()
    })
}

/// What a period in a list of dates leaves behind.
const fn only_length(one: &SessionException) -> bool {
    !one.cancelled
        && one.start.is_none()
        && one.title.is_none()
        && one.place.is_none()
        && one.minutes.is_some()
        && one.sequence == 0
}
