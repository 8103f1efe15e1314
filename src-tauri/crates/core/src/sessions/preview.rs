//! What a form would put on the schedule, before it is saved.

use chrono::NaiveDateTime;
use evenkeel_domain::Id;
use evenkeel_domain::sessions::{OccurrenceKey, WeeklySession};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conflicts::{self, Overlaps};
use super::find::find;
use super::{SessionSave, series_of, split_series};
use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Input of `sessions_preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewAsk {
    /// Which series would be changed; none for a new one.
    pub id: Option<Id>,
    /// The first session of a series that the form would replace from there on; none otherwise.
    #[serde(default)]
    pub instead_of: Option<OccurrenceKey>,
    /// What was typed.
    pub session: WeeklySession,
}

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
pub fn preview(app: &App, vault: &mut UnlockedVault, input: PreviewAsk) -> Outcome<SessionPreview> {
    let PreviewAsk {
        id,
        instead_of,
        session,
    } = input;
    let now = app.now();
    let mut known = vault.read(tables::sessions::all)?;
    let series = series_of(app, &now, &known, SessionSave { id, session })?;
    if let Some(key) = instead_of {
        // What it replaces is not at the same time.
        let found = find(vault, key, &now)?;
        let end = split_series::end_before(&found.series, key.recurrence_id, &now);
        for one in known.iter_mut().filter(|one| one.id == key.series) {
            one.ends_before = Some(end);
        }
    }
    let load = conflicts::look(&known, &series, &conflicts::Around::All, &now);
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
