//! Today: what comes next, and how the week stands.

use chrono::{Datelike, Days, Duration, NaiveDate};
use evenkeel_domain::calendar::Window;
use evenkeel_domain::cravings::CravingOutcome;
use evenkeel_domain::sessions::Occurrence;
use evenkeel_domain::time::Now;
use evenkeel_domain::today::{DayPeak, NextSession, TodayView};
use evenkeel_store::tables;

use crate::app::{App, Room};
use crate::error::Outcome;
use crate::lessons::LessonsAsk;
use crate::{agenda, lessons, sessions};

/// Minutes on top of the way there.
const LEAVE_MARGIN: i64 = 10;
/// How far ahead the next session is looked for, in days.
const LOOK_AHEAD: i64 = 120;

/// What Today shows.
///
/// # Errors
/// The disk.
pub fn get(app: &App, room: &mut Room, input: LessonsAsk) -> Outcome<TodayView> {
    let now = app.now();
    let local = now.local();
    let series = room.vault.read(tables::sessions::all)?;
    let monday = monday(local.date());
    let (week, _) = sessions::within(&series, sessions::days(monday, 7, &now)?, &now);
    let ahead = Window::new(
        now.at - Duration::days(1),
        now.at + Duration::days(LOOK_AHEAD),
    );
    let coming = agenda::occurrences(&series, ahead, &now);
    let next = coming
        .into_iter()
        .find(|session| session.end > now.at)
        .map(|session| next(session, &now));

    let since = week_ago(local.date());
    let cravings = room.vault.read(|db| {
        tables::cravings::since(
            db,
            evenkeel_domain::calendar::to_instant(
                since.min(monday).and_time(chrono::NaiveTime::MIN),
                &now.zone,
            )
            .at - Duration::days(1),
        )
    })?;
    let this_week = |day: NaiveDate| day >= monday && day <= local.date();
    let in_week: Vec<_> = cravings
        .iter()
        .filter(|craving| this_week(craving.occurred.local.date()))
        .collect();
    let passed = in_week
        .iter()
        .filter(|craving| craving.entry.outcome == Some(CravingOutcome::Passed))
        .count();
    let craving_peaks = (0..7)
        .filter_map(|offset| since.checked_add_days(Days::new(offset)))
        .map(|day| {
            let of_day = cravings
                .iter()
                .filter(|craving| craving.occurred.local.date() == day);
            let count = u32::try_from(of_day.clone().count()).unwrap_or(u32::MAX);
            DayPeak {
                day,
                peak: of_day.map(|craving| craving.entry.intensity).max(),
                count,
            }
        })
        .collect();

    let dates = lessons::week::Dates::read(room, &now)?;
    let cards = lessons::cards(room, input.lang, &dates)?;
    let unfinished = |card: &&evenkeel_domain::lessons::LessonCard| {
        card.progress
            .as_ref()
            .is_none_or(|progress| progress.finished.is_none())
    };
    let lesson = cards
        .iter()
        .filter(unfinished)
        // The one that was begun comes before the next new one.
        .min_by_key(|card| (card.progress.is_none(), card.number))
        .cloned();
    let counted =
        |session: &&Occurrence| session.counts_hours && !session.cancelled && !session.all_day;
    let minutes = |list: Vec<&Occurrence>| -> u32 {
        list.iter()
            .map(|session| u32::try_from((session.end - session.start).num_minutes()).unwrap_or(0))
            .sum()
    };
    Ok(TodayView {
        now: local,
        next,
        minutes_past: minutes(
            week.iter()
                .filter(counted)
                .filter(|session| session.end <= now.at)
                .collect(),
        ),
        minutes_planned: minutes(week.iter().filter(counted).collect()),
        week,
        cravings_this_week: u32::try_from(in_week.len()).unwrap_or(u32::MAX),
        cravings_passed: u32::try_from(passed).unwrap_or(u32::MAX),
        craving_peaks,
        lesson,
        has_sessions: !series.is_empty(),
        has_plan: room.vault.read(tables::plan::current)?.version > 0,
        zone: now.zone,
    })
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
        .unwrap_or(day)
}

fn week_ago(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(6)).unwrap_or(day)
}

fn next(session: Occurrence, now: &Now) -> NextSession {
    let leave_by = session
        .place
        .travel_minutes
        .filter(|minutes| *minutes > 0)
        .map(|minutes| {
            let leave = session.start - Duration::minutes(i64::from(minutes) + LEAVE_MARGIN);
            evenkeel_domain::calendar::to_local(leave, &session.zone)
        });
    let left = (session.start - now.at).num_seconds().max(0);
    NextSession {
        running: session.start <= now.at,
        minutes_left: u32::try_from((left + 59) / 60).unwrap_or(u32::MAX),
        leave_by,
        session,
    }
}
