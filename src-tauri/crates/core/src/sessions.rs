//! Treatment sessions: the coming weeks, and typing one in.
//!
//! Owns the series as a whole. One session on one day, calendar files and the views of week and month have modules of their own.

use chrono::NaiveDate;
use evenkeel_domain::sessions::{Occurrence, SessionOrigin, SessionSeries, WeeklySession};
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod attendance;
mod conflicts;
mod export;
mod find;
mod import;
mod link;
mod occurrence;
mod preview;
mod relink_notes;
mod schedule;
mod split_series;
mod undo;
mod views;
mod with_whom;

pub use attendance::{
    AttendanceDue, AttendanceSet, OccurrenceSave, attendance_due, attendance_set, occurrence_save,
    on_my_way,
};
pub use conflicts::Overlaps;
pub use export::{CalendarAsk, CalendarExport, export, export_preview};
pub(crate) use find::{linked, noted, one};
pub use import::{CalendarFile, ImportApply, import_apply, import_preview};
pub use link::link_open;
pub(crate) use occurrence::NEAR;
pub use occurrence::{
    OccurrenceChangeSave, OccurrenceChanged, OccurrenceTime, OccurrenceView, occurrence_change,
    occurrence_get,
};
pub use preview::{PreviewAsk, SessionPreview, preview};
pub(crate) use schedule::{
    days, gather, leave_by, lived_days, records_about, since_made, taking_place,
};
pub use split_series::{LaterDone, LaterSave, later};
pub use undo::{UndoToken, undo};
pub use views::{GridAsk, month, week};
pub use with_whom::SessionPerson;

use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Longest list asked for at once, in days.
const LONGEST_LIST: i64 = 400;

/// Input of `sessions_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionsAsk {
    /// First day on the laptop's wall clock; none for today.
    pub from: Option<NaiveDate>,
    /// How many days, 1-400.
    pub days: u32,
}

/// The sessions of some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionList {
    /// Today on the laptop's wall clock.
    pub today: NaiveDate,
    /// The laptop's zone.
    pub zone: String,
    /// Cancelled ones and notes on the day too, in order of start.
    pub items: Vec<Occurrence>,
    /// More than can be shown: the list was cut.
    pub truncated: bool,
}

/// Input of `sessions_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionSave {
    /// Which series to change; none for a new one.
    pub id: Option<Id>,
    /// What was typed.
    pub session: WeeklySession,
}

/// Sessions of the days asked for.
///
/// # Errors
/// Days outside 1-400.
pub fn list(app: &App, vault: &mut UnlockedVault, input: SessionsAsk) -> Outcome<SessionList> {
    evenkeel_domain::text::in_range(i64::from(input.days), 1, LONGEST_LIST, "days")?;
    let now = app.now();
    let from = input.from.unwrap_or_else(|| now.local().date());
    let window = days(from, input.days, &now)?;
    let (items, truncated) = gather(vault, window, &now)?;
    Ok(SessionList {
        today: now.local().date(),
        zone: now.zone,
        items,
        truncated,
    })
}

/// A series with the form it can be changed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeriesView {
    /// The series.
    pub series: SessionSeries,
    /// What to put into the form; none for series that came from a file or that the form cannot say.
    pub typed: Option<WeeklySession>,
}

/// Every series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeriesList {
    /// The series, oldest first.
    pub items: Vec<SeriesView>,
}

/// Every series, for the list of what is planned.
///
/// # Errors
/// The disk.
pub fn series(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<SeriesList> {
    let all = vault.read(tables::sessions::all)?;
    let view = |series: SessionSeries| {
        let typed = matches!(series.origin, SessionOrigin::Manual)
            .then(|| series.details.typed())
            .flatten();
        SeriesView { series, typed }
    };
    Ok(SeriesList {
        items: all.into_iter().map(view).collect(),
    })
}

/// Adds a typed session or changes one. Changing keeps what was noted, and what differs on single days as long as the day still
/// exists. Of a
/// series from a calendar file only what the file cannot say is changed, so that the next import still fits.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::NotFound`]; [`ErrorCode::TooMany`] over 5,000 series;
/// [`ErrorCode::WeekTooLong`].
pub fn save(
    app: &App,
    vault: &mut UnlockedVault,
    mut input: SessionSave,
) -> Outcome<SessionSeries> {
    with_whom::written(vault, &mut input.session)?;
    let now = app.now();
    let known = vault.read(tables::sessions::all)?;
    let series = series_of(app, &now, &known, input)?;
    conflicts::check(&known, &series, conflicts::Around::All, &now, "minutes")?;
    let records = vault.read(|db| tables::session_records::of_series(db, series.id))?;
    let moves = relink_notes::moves(&records, &series, |_| true);
    vault.write(|tx| {
        tables::sessions::put(tx, &series)?;
        relink_notes::carry_out(tx, &moves, &series.details.zone)
    })?;
    app.changed(&[Topic::Sessions]);
    Ok(series)
}

/// The series a form means: a new one, or a known one as it would be.
fn series_of(
    app: &App,
    now: &Now,
    known: &[SessionSeries],
    input: SessionSave,
) -> Outcome<SessionSeries> {
    Ok(match input.id {
        Some(id) => {
            let old = known
                .iter()
                .find(|series| series.id == id)
                .cloned()
                .ok_or(ErrorCode::NotFound)?;
            let details = match old.origin {
                SessionOrigin::Manual => input.session.details(&now.zone)?,
                SessionOrigin::Calendar { .. } => old.details.with_own(&input.session)?,
            };
            let before = old.details.clone();
            let mut series = SessionSeries {
                updated_at: now.at,
                details,
                ..old
            };
            relink_notes::own_changes(&mut series, &before);
            series
        }
        None => {
            let details = input.session.details(&now.zone)?;
            if known.len() >= 5_000 {
                return Err(ErrorCode::TooMany.into());
            }
            SessionSeries {
                id: app.new_id(now),
                created_at: now.at,
                updated_at: now.at,
                deleted_at: None,
                origin: SessionOrigin::Manual,
                details,
                exceptions: Vec::new(),
                own_changes: Vec::new(),
                starts_from: None,
                ends_before: None,
            }
        }
    })
}

/// Deletes a series, until it is taken back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::sessions::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::Sessions]);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    vault.write(|tx| tables::sessions::undelete(tx, input.id))?;
    app.changed(&[Topic::Sessions]);
    Ok(Nothing {})
}
