//! Today: what comes next, and how the week stands.

use chrono::{Days, Duration, NaiveDate};
use evenkeel_domain::calendar::Window;
use evenkeel_domain::cravings::CravingOutcome;
use evenkeel_domain::sessions::Occurrence;
use evenkeel_domain::time::{LivedDays, Now, monday};
use evenkeel_domain::today::{DayPeak, NextSession, TodayView};
use evenkeel_store::tables;

use crate::app::App;
use crate::error::Outcome;
use crate::sessions;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// How far ahead the next session is looked for, in days.
const LOOK_AHEAD: i64 = 120;

/// What Today shows.
///
/// # Errors
/// The disk.
pub fn get(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<TodayView> {
    let now = app.now();
    let local = now.local();
    let series = vault.read(tables::sessions::all)?;
    let monday = monday(local.date());
    let (week, _) = sessions::gather(vault, sessions::days(monday, 7, &now)?, &now)?;
    let profile = vault.read(tables::program::current)?.entry;
    let hours = crate::program::week_hours(vault, &profile, local.date(), &now)?;
    let ahead = Window::new(
        now.at - Duration::days(1),
        now.at + Duration::days(LOOK_AHEAD),
    );
    let coming = sessions::taking_place(&series, ahead, &now);
    let next = coming
        .into_iter()
        .find(|session| session.end > now.at)
        .map(|session| next(vault, session, &now))
        .transpose()?;

    let since = week_ago(local.date());
    let cravings = vault.read(|db| {
        let days = LivedDays::new(since.min(monday), local.date());
        tables::cravings::since(db, days.instants().start)
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

    Ok(TodayView {
        now: local,
        next,
        hours,
        week,
        cravings_this_week: u32::try_from(in_week.len()).unwrap_or(u32::MAX),
        cravings_passed: u32::try_from(passed).unwrap_or(u32::MAX),
        craving_peaks,
        has_sessions: !series.is_empty(),
        has_plan: vault.read(tables::plan::current)?.version > 0,
        zone: now.zone,
    })
}

fn week_ago(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(6)).unwrap_or(day)
}

fn next(vault: &mut UnlockedVault, session: Occurrence, now: &Now) -> Outcome<NextSession> {
    let left = (session.start - now.at).num_seconds().max(0);
    let near = session.start - now.at <= sessions::NEAR;
    // What was noted about it (on the way) is not in the plain schedule.
    let session = sessions::noted(vault, session, now)?;
    let settings = vault.read(tables::settings::get)?.reminders;
    let near = if near {
        Some(vault.read(tables::program::current)?.entry.policy)
    } else {
        None
    };
    Ok(NextSession {
        running: session.start <= now.at,
        minutes_left: u32::try_from((left + 59) / 60).unwrap_or(u32::MAX),
        leave_by: sessions::leave_by(&session, &settings),
        near,
        session,
    })
}
