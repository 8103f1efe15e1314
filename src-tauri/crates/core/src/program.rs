//! The program profile: read it, save it as a new version, and how the week stands.

use chrono::{Duration, NaiveDate};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::program::{
    self, Program, ProgramEntry, ProgramProgress, WeekHours, end_after_weeks,
};
use evenkeel_domain::sessions::AttendanceStatus;
use evenkeel_domain::time::{Now, monday};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::sessions;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// The program with how it stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgramView {
    /// The program; version 0 and empty while nothing was saved.
    pub program: Program,
    /// Today on the laptop's wall clock.
    pub today: NaiveDate,
    /// "Week 5 of 12".
    pub progress: ProgramProgress,
    /// The position of the phase today is in.
    pub phase: Option<u32>,
    /// The hours of this week.
    pub week: WeekHours,
    /// What was missed since the program began.
    pub missed: Missed,
}

/// Missed sessions since the program began (or in the last two years, when no first day was given), as the person noted them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Missed {
    /// Missed in all.
    pub total: u32,
    /// Of these, excused by the program.
    pub excused: u32,
    /// Of these, made up for by another session.
    pub made_up: u32,
}

/// Input of `program_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgramSave {
    /// The version the form began with; 0 for the first.
    pub based_on: u32,
    /// The planned end in whole weeks from the first day, 1-520, in place of a date.
    #[serde(default)]
    pub weeks: Option<u32>,
    /// What was typed.
    pub entry: ProgramEntry,
}

/// Input of `program_week`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WeekAsk {
    /// Any day of the week; none for today.
    pub day: Option<NaiveDate>,
}

/// The program with how it stands today.
///
/// # Errors
/// The disk.
pub fn get(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<ProgramView> {
    let now = app.now();
    let today = now.local().date();
    let program = vault.read(tables::program::current)?;
    let week = week_hours(vault, &program.entry, today, &now)?;
    Ok(ProgramView {
        progress: program.entry.progress_on(today),
        phase: program
            .entry
            .phase_on(today)
            .and_then(|position| u32::try_from(position).ok()),
        missed: missed(vault, program.entry.start, &now)?,
        week,
        today,
        program,
    })
}

/// Saves the program as a new version. Older versions stay as they were.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was saved elsewhere since, and every bound.
pub fn save(app: &App, vault: &mut UnlockedVault, input: ProgramSave) -> Outcome<Program> {
    let ProgramSave {
        based_on,
        weeks,
        mut entry,
    } = input;
    if let Some(weeks) = weeks {
        let start = entry
            .start
            .ok_or(CommandError::in_field(ErrorCode::BadInput, "start"))?;
        entry.planned_end = Some(end_after_weeks(start, weeks)?);
    }
    let entry = entry.checked()?;
    let current = vault.read(tables::program::current)?;
    if current.version != based_on {
        return Err(ErrorCode::Stale.into());
    }
    let program = Program {
        version: current.version + 1,
        saved_at: Some(app.now().at),
        entry,
    };
    vault.write(|tx| tables::program::insert(tx, &program))?;
    app.changed(&[Topic::Program]);
    Ok(program)
}

/// The hours of the week that a day lies in.
///
/// # Errors
/// [`ErrorCode::BadInput`] for a day outside the calendar.
pub fn week(app: &App, vault: &mut UnlockedVault, input: WeekAsk) -> Outcome<WeekHours> {
    let now = app.now();
    let day = input.day.unwrap_or_else(|| now.local().date());
    let program = vault.read(tables::program::current)?;
    week_hours(vault, &program.entry, day, &now)
}

/// The hours of the week that `day` lies in.
pub(crate) fn week_hours(
    vault: &mut UnlockedVault,
    program: &ProgramEntry,
    day: NaiveDate,
    now: &Now,
) -> Outcome<WeekHours> {
    let monday = monday(day);
    // A session belongs to the day its own clock shows.
    let week = sessions::lived_days(monday, 7)?;
    let (occurrences, _) = sessions::gather(vault, week.window(), now)?;
    let occurrences = sessions::since_made(vault, occurrences, now)?;
    Ok(program::hours(monday, &occurrences, program, now.at))
}

fn missed(vault: &mut UnlockedVault, start: Option<NaiveDate>, now: &Now) -> Outcome<Missed> {
    let earliest = now.at - Duration::days(evenkeel_domain::calendar::HORIZON_DAYS);
    let from = match start {
        Some(start) => sessions::days(start, 1, now)?.from(),
        None => earliest,
    };
    let (sessions, _) = sessions::gather(vault, Window::new(from, now.at), now)?;
    let mut missed = Missed::default();
    // The same ones that a week counts: what was called off was not missed, and the program counts its own sessions.
    let counted = sessions
        .iter()
        .filter(|one| one.takes_place() && one.counts_hours && one.start < now.at)
        .filter_map(|one| one.attendance.as_ref());
    for noted in counted {
        if !noted.status.is_some_and(AttendanceStatus::was_missed) {
            continue;
        }
        missed.total += 1;
        missed.excused += u32::from(noted.status == Some(AttendanceStatus::MissedExcused));
        missed.made_up += u32::from(noted.made_up);
    }
    Ok(missed)
}
