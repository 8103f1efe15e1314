//! What a form would put on the schedule, before it is saved.

use chrono::NaiveDateTime;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::load::{self, Overlaps};
use super::{SessionSave, series_of};
use crate::app::{App, Room};
use crate::error::Outcome;

/// What a form would put on the schedule. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionPreview {
    /// How many sessions.
    pub sessions: u32,
    /// Their minutes in all.
    pub minutes: u32,
    /// The first, wall clock in the program's zone.
    pub first: Option<NaiveDateTime>,
    /// The last.
    pub last: Option<NaiveDateTime>,
    /// Minutes of the fullest week it is in, together with everything else that is planned.
    pub fullest_week: u32,
    /// What takes place at the same time. Allowed; the person is told.
    pub overlaps: Overlaps,
}

/// Says what saving this form would put on the schedule.
///
/// # Errors
/// As `sessions_save`, except for a week that is too long: that is a number here.
pub fn preview(app: &App, room: &mut Room, input: SessionSave) -> Outcome<SessionPreview> {
    let now = app.now();
    let known = room.vault.read(tables::sessions::all)?;
    let series = series_of(app, &now, &known, input)?;
    let load = load::look(&known, &series, &load::Around::All, &now);
    let minutes = load
        .own
        .iter()
        .map(evenkeel_domain::sessions::Occurrence::minutes)
        .fold(0_u32, u32::saturating_add);
    Ok(SessionPreview {
        sessions: u32::try_from(load.own.len()).unwrap_or(u32::MAX),
        minutes,
        first: load.own.first().map(|one| one.local_start),
        last: load.own.last().map(|one| one.local_start),
        fullest_week: load.fullest_week,
        overlaps: load.overlaps,
    })
}
