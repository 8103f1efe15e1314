//! A week and a month as they are drawn: where each session stands, and what stands beside it.
//!
//! Owns places (day, minutes, lane) and how a session stands (planned, running, attended, …). Places follow the laptop's own
//! clock, so that the line of the present is true; where the program's clock says something else, a session carries that too.
//! Counting hours is [`crate::program`]'s.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttendanceStatus, Occurrence, SessionKind};
use crate::Id;
use crate::calendar::{self, ClockShift};
use crate::program::WeekHours;
use crate::time::{Now, monday};

/// Minutes of a day on a wall clock.
const DAY: u32 = 1_440;
const HOUR: u32 = 60;
/// The hours of a week without sessions, in minutes from midnight: eight to six.
const EMPTY: (u32, u32) = (8 * HOUR, 18 * HOUR);
/// At least so many minutes are drawn, so that a single session has a day around it.
const LEAST: u32 = 6 * HOUR;

/// How a session stands, seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionStanding {
    /// Still to come.
    Planned,
    /// Taking place now.
    Running,
    /// Over, and nothing was noted. Not the same as missed.
    NotNoted,
    /// The person was there.
    Attended,
    /// There, came late.
    Late,
    /// There, left before the end.
    LeftEarly,
    /// Not there.
    Missed,
    /// Not there, and the program excused it.
    Excused,
    /// Not there, and another session made up for it.
    MadeUp,
    /// The person would rather not say.
    NotSaid,
    /// Does not take place.
    Cancelled,
    /// A note on the day, without a time.
    Note,
}

/// A session as a week or a month shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionGlance {
    /// The series it belongs to.
    pub series: Id,
    /// The start the series gives: with `series` it names this occurrence.
    pub recurrence_id: NaiveDateTime,
    /// Start on the laptop's clock.
    pub start: NaiveDateTime,
    /// End on the laptop's clock.
    pub end: NaiveDateTime,
    /// Start on the program's clock, when that says something else.
    pub program_start: Option<NaiveDateTime>,
    /// The program's zone.
    pub zone: String,
    /// Kind of session.
    pub kind: SessionKind,
    /// What the person calls it; may be empty.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// It has a video link.
    pub video: bool,
    /// Length in minutes; 0 for notes on the day.
    pub minutes: u32,
    /// Whether its hours count.
    pub counts_hours: bool,
    /// How it stands.
    pub standing: SessionStanding,
    /// It was moved from the day and time its series gives.
    pub moved_from: Option<NaiveDateTime>,
    /// What the clock change did.
    pub shift: ClockShift,
    /// Another session takes place at the same time.
    pub overlaps: bool,
}

/// The part of a session that lies on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridBlock {
    /// The session.
    pub session: SessionGlance,
    /// First minute of the day it covers, 0-1,439.
    pub from: u32,
    /// The minute after the last, 1-1,440.
    pub to: u32,
    /// Which of the places side by side, from 0.
    pub lane: u32,
    /// How many places side by side there are here.
    pub lanes: u32,
    /// It began the day before.
    pub from_before: bool,
    /// It goes on the next day.
    pub goes_on: bool,
}

/// One day of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridDay {
    /// The day.
    pub day: NaiveDate,
    /// Notes on the day.
    pub notes: Vec<SessionGlance>,
    /// Sessions, in order of start.
    pub blocks: Vec<GridBlock>,
}

/// A week, Monday to Sunday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WeekGrid {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Today on the laptop's clock.
    pub today: NaiveDate,
    /// The minute of today that it is now.
    pub now: u32,
    /// The laptop's zone.
    pub zone: String,
    /// First minute to draw, a whole hour.
    pub from: u32,
    /// The minute after the last to draw, a whole hour.
    pub to: u32,
    /// Seven days.
    pub days: Vec<GridDay>,
    /// Its hours.
    pub hours: WeekHours,
    /// There is more than can be shown.
    pub truncated: bool,
    /// There is any series at all; without one the screen offers the first step.
    pub has_series: bool,
}

/// One day of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MonthDay {
    /// The day.
    pub day: NaiveDate,
    /// It belongs to the month that is shown, not to the one before or after.
    pub inside: bool,
    /// Notes on the day first, then sessions in order of start.
    pub sessions: Vec<SessionGlance>,
}

/// One week of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MonthWeek {
    /// Its seven days.
    pub days: Vec<MonthDay>,
    /// Its hours.
    pub hours: WeekHours,
}

/// A month in whole weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MonthGrid {
    /// The first day of the month.
    pub first: NaiveDate,
    /// Today on the laptop's clock.
    pub today: NaiveDate,
    /// The laptop's zone.
    pub zone: String,
    /// Its weeks, four to six.
    pub weeks: Vec<MonthWeek>,
    /// There is more than can be shown.
    pub truncated: bool,
    /// There is any series at all.
    pub has_series: bool,
}

/// The weeks that a month touches: the first Monday to draw, and how many weeks.
#[must_use]
pub fn month_span(day: NaiveDate) -> (NaiveDate, NaiveDate, u32) {
    let first = day.with_day(1).unwrap_or(day);
    let next = first
        .checked_add_months(chrono::Months::new(1))
        .unwrap_or(first);
    let begins = monday(first);
    let days = (next - begins).num_days();
    let weeks = u32::try_from((days + 6) / 7).unwrap_or(6);
    (first, begins, weeks)
}

/// How a session stands at `now`.
#[must_use]
pub fn standing(session: &Occurrence, now: &Now) -> SessionStanding {
    if session.cancelled {
        return SessionStanding::Cancelled;
    }
    if session.all_day {
        return SessionStanding::Note;
    }
    let noted = session.attendance.as_ref();
    match noted.and_then(|noted| noted.status) {
        Some(AttendanceStatus::Attended) => SessionStanding::Attended,
        Some(AttendanceStatus::Late) => SessionStanding::Late,
        Some(AttendanceStatus::LeftEarly) => SessionStanding::LeftEarly,
        Some(status) if status.was_missed() && noted.is_some_and(|noted| noted.made_up) => {
            SessionStanding::MadeUp
        }
        Some(AttendanceStatus::MissedExcused) => SessionStanding::Excused,
        Some(AttendanceStatus::Missed) => SessionStanding::Missed,
        Some(AttendanceStatus::NotSaid) => SessionStanding::NotSaid,
        None if session.start > now.at => SessionStanding::Planned,
        None if session.end > now.at => SessionStanding::Running,
        None => SessionStanding::NotNoted,
    }
}

/// What a week or a month shows of each session, in the order given.
fn glances(sessions: &[Occurrence], now: &Now) -> Vec<SessionGlance> {
    let overlapping = overlapping(sessions);
    sessions
        .iter()
        .zip(overlapping)
        .map(|(session, overlaps)| glance(session, overlaps, now))
        .collect()
}

fn glance(session: &Occurrence, overlaps: bool, now: &Now) -> SessionGlance {
    // A note belongs to the day it names, on whatever clock that was written.
    let (start, end) = if session.all_day {
        (session.local_start, session.local_end)
    } else {
        (
            calendar::to_local(session.start, &now.zone),
            calendar::to_local(session.end, &now.zone),
        )
    };
    SessionGlance {
        series: session.series,
        recurrence_id: session.recurrence_id,
        start,
        end,
        program_start: (start != session.local_start).then_some(session.local_start),
        zone: session.zone.clone(),
        kind: session.kind,
        title: session.title.clone(),
        place: session.place.name.clone(),
        video: !session.video_url.is_empty(),
        minutes: session.minutes(),
        counts_hours: session.counts_hours,
        standing: standing(session, now),
        moved_from: session.moved.then_some(session.recurrence_id),
        shift: session.shift,
        overlaps,
    }
}

/// Which sessions take place at the same time as another one. `sessions` is in order of start.
fn overlapping(sessions: &[Occurrence]) -> Vec<bool> {
    let mut marks = vec![false; sessions.len()];
    let mut latest: Option<(usize, chrono::DateTime<chrono::Utc>)> = None;
    for (position, session) in sessions.iter().enumerate() {
        if !session.takes_place() {
            continue;
        }
        if let Some((before, end)) = latest
            && session.start < end
        {
            for marked in [before, position] {
                if let Some(mark) = marks.get_mut(marked) {
                    *mark = true;
                }
            }
        }
        if latest.is_none_or(|(_, end)| session.end > end) {
            latest = Some((position, session.end));
        }
    }
    marks
}

/// The minutes of `day` that a session covers, and whether it comes from the day before and goes on the next. None when it does
/// not touch the day.
fn covered(session: &SessionGlance, day: NaiveDate) -> Option<(u32, u32, bool, bool)> {
    let (first, last) = (session.start.date(), session.end.date());
    let minute = |at: NaiveDateTime| at.time().num_seconds_from_midnight() / 60;
    if day < first {
        return None;
    }
    let from = if day == first {
        minute(session.start)
    } else {
        0
    };
    if last <= first {
        // On the night the clocks go back an end can stand before its start; the length is what was lived.
        let to = minute(session.end);
        let to = if to > from {
            to
        } else {
            (from + session.minutes).min(DAY)
        };
        return (day == first).then_some((from, to.max(from + 1), false, false));
    }
    let ends_here = day == last;
    let to = if ends_here { minute(session.end) } else { DAY };
    if day > last || to == 0 {
        return None;
    }
    // What ends at midnight does not go on the next day.
    let goes_on = !ends_here && session.end != next_midnight(day);
    Some((from, to, day > first, goes_on))
}

fn next_midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(chrono::NaiveTime::MIN) + Duration::days(1)
}

/// Puts blocks that meet side by side: no two in one lane overlap, and all that hang together have the same number of lanes.
fn side_by_side(blocks: &mut [GridBlock]) {
    blocks.sort_by_key(|block| (block.from, std::cmp::Reverse(block.to)));
    let mut begun = 0;
    let mut ends: Vec<u32> = Vec::new();
    let close = |blocks: &mut [GridBlock], lanes: usize| {
        for block in blocks {
            block.lanes = u32::try_from(lanes).unwrap_or(u32::MAX).max(1);
        }
    };
    for position in 0..blocks.len() {
        let Some((from, to)) = blocks.get(position).map(|block| (block.from, block.to)) else {
            continue;
        };
        if ends.iter().all(|end| *end <= from) {
            if let Some(group) = blocks.get_mut(begun..position) {
                close(group, ends.len());
            }
            begun = position;
            ends.clear();
        }
        let lane = match ends.iter().position(|end| *end <= from) {
            Some(free) => free,
            None => {
                ends.push(0);
                ends.len() - 1
            }
        };
        if let Some(end) = ends.get_mut(lane) {
            *end = to;
        }
        if let Some(block) = blocks.get_mut(position) {
            block.lane = u32::try_from(lane).unwrap_or(u32::MAX);
        }
    }
    if let Some(group) = blocks.get_mut(begun..) {
        close(group, ends.len());
    }
}

fn on_day(glances: &[SessionGlance], day: NaiveDate) -> GridDay {
    let notes = glances
        .iter()
        .filter(|one| one.standing == SessionStanding::Note || one.minutes == 0)
        .filter(|one| note_covers(one, day))
        .cloned()
        .collect();
    let mut blocks: Vec<GridBlock> = glances
        .iter()
        .filter(|one| one.minutes > 0)
        .filter_map(|one| {
            let (from, to, from_before, goes_on) = covered(one, day)?;
            Some(GridBlock {
                session: one.clone(),
                from,
                to,
                lane: 0,
                lanes: 1,
                from_before,
                goes_on,
            })
        })
        .collect();
    side_by_side(&mut blocks);
    GridDay { day, notes, blocks }
}

/// A note covers its first day and every later one up to its end.
fn note_covers(note: &SessionGlance, day: NaiveDate) -> bool {
    let last = note
        .end
        .checked_sub_signed(Duration::seconds(1))
        .unwrap_or(note.end)
        .date()
        .max(note.start.date());
    (note.start.date()..=last).contains(&day)
}

/// Seven days from `monday`. `sessions` is in order of start and may hold more than the week.
#[must_use]
pub fn week_days(monday: NaiveDate, sessions: &[Occurrence], now: &Now) -> Vec<GridDay> {
    let glances = glances(sessions, now);
    (0..7)
        .filter_map(|offset| monday.checked_add_days(Days::new(offset)))
        .map(|day| on_day(&glances, day))
        .collect()
}

/// The hours to draw, as minutes from midnight: everything that takes place with an hour before and after it, six hours at
/// least, so that a program of evenings does not begin with an empty morning.
#[must_use]
pub fn drawn_hours(days: &[GridDay]) -> (u32, u32) {
    let blocks = days.iter().flat_map(|day| &day.blocks);
    let first = blocks.clone().map(|block| block.from).min();
    let last = blocks.map(|block| block.to).max();
    let (Some(first), Some(last)) = (first, last) else {
        return EMPTY;
    };
    let from = (first / HOUR * HOUR).saturating_sub(HOUR);
    let to = (last.div_ceil(HOUR) * HOUR + HOUR).min(DAY);
    let from = from.min(to.saturating_sub(LEAST));
    (from, to.max(from + LEAST))
}

/// The days of a month's weeks, each with its sessions. A session that goes past midnight stands on the day it begins.
#[must_use]
pub fn month_days(
    first: NaiveDate,
    begins: NaiveDate,
    weeks: u32,
    sessions: &[Occurrence],
    now: &Now,
) -> Vec<Vec<MonthDay>> {
    let glances = glances(sessions, now);
    (0..u64::from(weeks))
        .map(|week| {
            (0..7)
                .filter_map(|day| begins.checked_add_days(Days::new(week * 7 + day)))
                .map(|day| month_day(first, day, &glances))
                .collect()
        })
        .collect()
}

fn month_day(first: NaiveDate, day: NaiveDate, glances: &[SessionGlance]) -> MonthDay {
    let mut sessions: Vec<SessionGlance> = glances
        .iter()
        .filter(|one| {
            if one.minutes == 0 {
                note_covers(one, day)
            } else {
                one.start.date() == day
            }
        })
        .cloned()
        .collect();
    sessions.sort_by_key(|one| (one.minutes > 0, one.start));
    MonthDay {
        day,
        inside: (day.year(), day.month()) == (first.year(), first.month()),
        sessions,
    }
}

/// The minute of the day that it is now.
#[must_use]
pub fn minute_now(now: &Now) -> u32 {
    now.local().time().num_seconds_from_midnight() / 60
}

#[cfg(test)]
#[path = "grid_tests.rs"]
mod tests;
