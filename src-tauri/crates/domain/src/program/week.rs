//! The hours of one week: credited, planned, prescribed; and what is prescribed for any stretch of days.
//!
//! Owns how they are counted. A week runs from Monday to Sunday, and a session belongs to the day it begins on, on the program's
//! wall clock.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Phase, ProgramEntry};
use crate::sessions::Occurrence;
use crate::time::monday;

/// The hours of one week, in minutes. Only sessions that count hours are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WeekHours {
    /// The week's Monday.
    pub monday: NaiveDate,
    /// Minutes the person noted as attended.
    pub credited: u32,
    /// Minutes of sessions that are over and about which nothing was noted. Not the same as missed.
    pub not_noted: u32,
    /// Minutes of all sessions that take place this week.
    pub planned: u32,
    /// Minutes the program prescribes this week; none when it said no number.
    pub prescribed: Option<u32>,
    /// The week belongs to a phase only in part, or to two phases: the prescribed minutes were split by days.
    pub split: bool,
    /// Sessions that take place this week.
    pub sessions: u32,
    /// Of these, the person was there.
    pub attended: u32,
    /// Of these, missed.
    pub missed: u32,
}

/// Counts the week that begins on `monday`. `occurrences` may hold more than that week; `now` tells what is over.
#[must_use]
pub fn hours(
    monday: NaiveDate,
    occurrences: &[Occurrence],
    program: &ProgramEntry,
    now: DateTime<Utc>,
) -> WeekHours {
    let (prescribed, split) = prescribed(monday, program, |_| true);
    let mut week = WeekHours {
        monday,
        credited: 0,
        not_noted: 0,
        planned: 0,
        prescribed,
        split,
        sessions: 0,
        attended: 0,
        missed: 0,
    };
    let inside = |occurrence: &&Occurrence| {
        (0..7).contains(&(occurrence.local_start.date() - monday).num_days())
            && occurrence.takes_place()
    };
    for occurrence in occurrences.iter().filter(inside) {
        let noted = occurrence.attendance.as_ref();
        let status = noted.and_then(|noted| noted.status);
        // What was credited counts also where the session itself does not: the person said so.
        week.credited = week
            .credited
            .saturating_add(noted.map_or(0, |noted| noted.minutes_credited));
        if !occurrence.counts_hours {
            continue;
        }
        let minutes = occurrence.minutes();
        week.sessions += 1;
        week.planned = week.planned.saturating_add(minutes);
        match status {
            None if occurrence.end <= now => {
                week.not_noted = week.not_noted.saturating_add(minutes);
            }
            Some(status) if status.was_there() => week.attended += 1,
            Some(status) if status.was_missed() => week.missed += 1,
            _ => {}
        }
    }
    week
}

/// What the program prescribes for some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prescribed {
    /// Minutes; none when it said no number for any of the days.
    pub minutes: Option<u32>,
    /// A week lies in the days only in part, or was split between phases: its minutes were shared out by days.
    pub in_part: bool,
}

/// The minutes prescribed for the days from `from` to `to`, both included. A week of which only some days lie in them gives the
/// share of its usual days, or of its days where the phase names none.
#[must_use]
pub fn prescribed_between(from: NaiveDate, to: NaiveDate, program: &ProgramEntry) -> Prescribed {
    let mut all = Prescribed {
        minutes: None,
        in_part: false,
    };
    let mut start = monday(from);
    while start <= to && from <= to {
        let (minutes, split) = prescribed(start, program, |day| (from..=to).contains(&day));
        if let Some(minutes) = minutes {
            all.minutes = Some(all.minutes.unwrap_or(0).saturating_add(minutes));
            all.in_part |= split;
        }
        let Some(next) = start.checked_add_days(Days::new(7)) else {
            break;
        };
        start = next;
    }
    all
}

/// The minutes prescribed in the week of `monday` for the days that `holds` names, and whether they were split.
///
/// A phase that covers the whole week gives all its minutes. Where it covers only some of its usual days, it gives the same
/// share of its minutes. Without usual days a week that only one phase touches counts whole, and two phases share by days.
fn prescribed(
    monday: NaiveDate,
    program: &ProgramEntry,
    holds: impl Fn(NaiveDate) -> bool,
) -> (Option<u32>, bool) {
    let days: Vec<(NaiveDate, usize)> = (0..7)
        .filter_map(|offset| monday.checked_add_days(Days::new(offset)))
        .filter_map(|day| Some((day, program.phase_on(day)?)))
        .collect();
    let mut total = None;
    let mut split = false;
    for (position, phase) in program.phases.iter().enumerate() {
        let covered: Vec<NaiveDate> = days
            .iter()
            .filter(|(day, of)| *of == position && holds(*day))
            .map(|(day, _)| *day)
            .collect();
        let Some(minutes) = phase.minutes_a_week.filter(|_| !covered.is_empty()) else {
            continue;
        };
        let (part, whole) = share(phase, &covered, days.len());
        // A phase that begins after its last usual day of the week asks nothing of that week.
        if part == 0 {
            continue;
        }
        split |= part < whole;
        let minutes = (u64::from(minutes) * part + whole / 2) / whole.max(1);
        let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
        total = Some(total.unwrap_or(0_u32).saturating_add(minutes));
    }
    (total, split)
}

fn share(phase: &Phase, covered: &[NaiveDate], days_in_phases: usize) -> (u64, u64) {
    let count = |n: usize| u64::try_from(n).unwrap_or(0);
    if phase.weekdays.is_empty() {
        return (count(covered.len()), count(days_in_phases));
    }
    let met = covered
        .iter()
        .filter(|day| phase.weekdays.contains(&day.weekday()))
        .count();
    (count(met), count(phase.weekdays.len()))
}
