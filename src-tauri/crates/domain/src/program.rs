//! The treatment program as the person was given it: dates, phases, hours, attendance policy.
//!
//! Owns the record, its bounds, "week 5 of 12" and the hours of a week. Every number in it is the program's: nothing is assumed,
//! and what was not said stays not said. Which sessions there are is [`crate::sessions`]'s.

mod policy;
mod week;

use chrono::{DateTime, Days, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

pub use policy::AttendancePolicy;
pub use week::{Prescribed, WeekHours, hours, prescribed_between};

use crate::error::{ErrorCode, Invalid};
use crate::text::{self, in_range};
use crate::variants::all;

/// Most minutes a program can prescribe, or a schedule hold, in one week: 80 hours.
pub const MOST_MINUTES_A_WEEK: u32 = 4_800;
/// Most phases.
const MOST_PHASES: usize = 20;
/// Longest program, in days: ten years of continuing care.
const LONGEST_DAYS: i64 = 3_660;

/// What a phase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// Assessment.
    Assessment,
    /// Detox, where needed.
    Detox,
    /// Intensive outpatient program.
    Iop,
    /// Smaller, less frequent groups.
    StepDown,
    /// Continuing care.
    Continuing,
}

impl PhaseKind {
    /// Every kind, in the usual order.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);
}

/// One phase of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// What it is.
    pub kind: PhaseKind,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; none when open: then it lasts until the next phase, or the planned end.
    pub until: Option<NaiveDate>,
    /// Minutes the program prescribes per week, 1-4,800; none when it said no number.
    pub minutes_a_week: Option<u32>,
    /// The days it usually meets; empty when not said. They split the hours of a week in which a phase begins or ends.
    #[serde(default)]
    #[ts(as = "Vec<String>")]
    pub weekdays: Vec<Weekday>,
}

/// What is typed about the program.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ProgramEntry {
    /// First day; none when not said.
    pub start: Option<NaiveDate>,
    /// Planned last day; none when not said.
    pub planned_end: Option<NaiveDate>,
    /// The phases, in order of their first day.
    pub phases: Vec<Phase>,
    /// The attendance policy.
    pub policy: AttendancePolicy,
}

/// The program as it stands. Every saved version is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Counts the saved versions; 0 while nothing was saved.
    pub version: u32,
    /// When this version was saved; none while nothing was.
    pub saved_at: Option<DateTime<Utc>>,
    /// What it says.
    pub entry: ProgramEntry,
}

/// Where a day lies in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum ProgramProgress {
    /// No first day was given.
    NotSaid,
    /// It has not begun.
    Before {
        /// Days until it does.
        days: u32,
    },
    /// It runs.
    Running {
        /// Which week it is, from 1; weeks are counted from the first day.
        week: u32,
        /// Out of how many; none without a planned end.
        of: Option<u32>,
    },
    /// The planned end has passed.
    Over,
}

impl ProgramEntry {
    /// Puts the phases in order and checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule; phases are named by their place in the order of their first days.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        if let (Some(start), Some(end)) = (self.start, self.planned_end) {
            span(start, end, "planned_end")?;
        }
        text::at_most(&self.phases, MOST_PHASES, "phases")?;
        self.phases.sort_by_key(|phase| phase.from);
        let mut before: Option<&Phase> = None;
        for (index, phase) in self.phases.iter_mut().enumerate() {
            phase.weekdays.sort_by_key(Weekday::num_days_from_monday);
            phase.weekdays.dedup();
            let field = |name: &str| format!("phases.{index}.{name}");
            if let Some(until) = phase.until {
                span(phase.from, until, &field("until"))?;
            }
            in_range(
                phase.minutes_a_week.unwrap_or(1),
                1,
                MOST_MINUTES_A_WEEK,
                &field("minutes_a_week"),
            )?;
            let shares = before.is_some_and(|earlier| {
                earlier.from == phase.from || earlier.until.is_some_and(|until| until >= phase.from)
            });
            if shares {
                return Err(Invalid::new(ErrorCode::PhasesOverlap, &field("from")));
            }
            before = Some(phase);
        }
        self.policy.check()?;
        Ok(self)
    }

    /// The position of the phase that `day` belongs to.
    #[must_use]
    pub fn phase_on(&self, day: NaiveDate) -> Option<usize> {
        let position = self.phases.iter().rposition(|phase| phase.from <= day)?;
        let phase = self.phases.get(position)?;
        let last = phase.until.or(self.planned_end);
        // An open phase that begins after the planned end goes on all the same: the end was planned for what came before.
        let over = last.is_some_and(|last| last >= phase.from && day > last);
        (!over).then_some(position)
    }

    /// Where `day` lies in the program.
    #[must_use]
    pub fn progress_on(&self, day: NaiveDate) -> ProgramProgress {
        let Some(start) = self.start else {
            return ProgramProgress::NotSaid;
        };
        let days = (day - start).num_days();
        if days < 0 {
            return ProgramProgress::Before {
                days: u32::try_from(-days).unwrap_or(u32::MAX),
            };
        }
        if self.planned_end.is_some_and(|end| day > end) {
            return ProgramProgress::Over;
        }
        let weeks = |days: i64| u32::try_from(days / 7 + 1).unwrap_or(u32::MAX);
        ProgramProgress::Running {
            week: weeks(days),
            of: self.planned_end.map(|end| weeks((end - start).num_days())),
        }
    }
}

/// The last of `weeks` whole weeks from `start` on.
///
/// # Errors
/// [`ErrorCode::NumberOutOfRange`] outside 1-520.
pub fn end_after_weeks(start: NaiveDate, weeks: u32) -> Result<NaiveDate, Invalid> {
    in_range(weeks, 1, 520, "weeks")?;
    start
        .checked_add_days(Days::new(u64::from(weeks) * 7 - 1))
        .ok_or_else(|| Invalid::new(ErrorCode::NumberOutOfRange, "weeks"))
}

fn span(from: NaiveDate, until: NaiveDate, field: &str) -> Result<(), Invalid> {
    let days = (until - from).num_days();
    if days < 0 {
        return Err(Invalid::new(ErrorCode::EndBeforeStart, field));
    }
    in_range(days, 0, LONGEST_DAYS, field)
}

#[cfg(test)]
mod tests;
