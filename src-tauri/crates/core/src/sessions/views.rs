//! The week and the month, ready to be drawn.

use chrono::NaiveDate;
use evenkeel_domain::program::{self, ProgramEntry, WeekHours};
use evenkeel_domain::sessions::Occurrence;
use evenkeel_domain::sessions::grid::{
    MonthGrid, MonthWeek, WeekGrid, drawn_hours, minute_now, month_days, month_span, week_days,
};
use evenkeel_domain::time::{Now, monday};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::schedule::{gather, lived_days, since_made};
use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Input of `sessions_week` and `sessions_month`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridAsk {
    /// Any day of the week or month; none for today.
    pub day: Option<NaiveDate>,
}

/// The week that a day lies in.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::BadInput`] for a day outside the calendar; the disk.
pub fn week(app: &App, vault: &mut UnlockedVault, input: GridAsk) -> Outcome<WeekGrid> {
    let now = app.now();
    let today = now.local().date();
    let monday = monday(input.day.unwrap_or(today));
    let gathered = around(vault, monday, 7, &now)?;
    let days = week_days(monday, &gathered.sessions, &now);
    let (from, to) = drawn_hours(&days);
    Ok(WeekGrid {
        monday,
        today,
        now: minute_now(&now),
        from,
        to,
        hours: gathered.hours(monday, &now),
        days,
        zone: now.zone,
        truncated: gathered.truncated,
        has_series: gathered.has_series,
    })
}

/// The month that a day lies in.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::BadInput`] for a day outside the calendar; the disk.
pub fn month(app: &App, vault: &mut UnlockedVault, input: GridAsk) -> Outcome<MonthGrid> {
    let now = app.now();
    let today = now.local().date();
    let (first, begins, weeks) = month_span(input.day.unwrap_or(today));
    let gathered = around(vault, begins, weeks * 7, &now)?;
    let weeks = month_days(first, begins, weeks, &gathered.sessions, &now)
        .into_iter()
        .map(|days| {
            let monday = days.first().map_or(begins, |day| day.day);
            MonthWeek {
                hours: gathered.hours(monday, &now),
                days,
            }
        })
        .collect();
    Ok(MonthGrid {
        first,
        today,
        weeks,
        zone: now.zone,
        truncated: gathered.truncated,
        has_series: gathered.has_series,
    })
}

struct Gathered {
    sessions: Vec<Occurrence>,
    /// Those that count.
    counted: Vec<Occurrence>,
    program: ProgramEntry,
    truncated: bool,
    has_series: bool,
}

impl Gathered {
    fn hours(&self, monday: NaiveDate, now: &Now) -> WeekHours {
        program::hours(monday, &self.counted, &self.program, now.at)
    }
}

/// What takes place in `count` days from `from`, by the clock of the laptop and by that of the program: hours are counted by the
/// program's, which may show another day.
fn around(vault: &mut UnlockedVault, from: NaiveDate, count: u32, now: &Now) -> Outcome<Gathered> {
    let days = lived_days(from, count)?;
    let (sessions, truncated) = gather(vault, days.window(), now)?;
    let counted = since_made(vault, sessions.clone(), now)?;
    let program = vault.read(tables::program::current)?.entry;
    let has_series = !sessions.is_empty() || vault.read(tables::sessions::any)?;
    Ok(Gathered {
        sessions,
        counted,
        program,
        truncated,
        has_series,
    })
}
