//! When a medication is due: shown before it is saved, and saved as another version.
//!
//! Owns what is kept and what it is numbered. From when on a version may begin, and what it would give, is the domain's: a version never
//! changes and a change never reaches back.

use chrono::NaiveDateTime;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::medications::{
    Coming, MOST_SCHEDULES, Medication, MedicationEntry, ScheduleVersion, preview as rule,
    to_the_minute,
};
use evenkeel_domain::time::Now;
use evenkeel_store::tables;

use super::read::{self, Everything};
use super::wire::{PreviewDose, SchedulePreview, ScheduleSave};
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;

/// Most versions of one schedule.
const MOST_VERSIONS: u32 = 2_000;

/// What a schedule would give.
///
/// # Errors
/// As [`schedule_save`].
pub fn preview(
    app: &App,
    vault: &mut UnlockedVault,
    input: ScheduleSave,
) -> Outcome<SchedulePreview> {
    let now = app.now();
    let (mut one, version) = wanted(app, vault, input, &now)?;
    one.versions.push(version.clone());
    let shown = rule(one.course(), &version, &now);
    let dose = |coming: &Coming<'_>| PreviewDose {
        date: coming.date,
        local: coming.local,
        label: read::label(coming.label, &one.medication).to_owned(),
        shifted: coming.shifted,
        about: coming.about,
    };
    Ok(SchedulePreview {
        tomorrow_date: shown.tomorrow_date,
        tomorrow: shown.tomorrow.iter().map(dose).collect(),
        next: shown.next.iter().map(dose).collect(),
        notes: shown.notes,
    })
}

/// Saves a schedule as another version from a moment on; the first one, or one after it.
///
/// # Errors
/// Every bound of the entry; [`ErrorCode::ChangeInPast`] for a change from a moment that is over, [`ErrorCode::DateTooOld`] for a first
/// version more than a year back, [`ErrorCode::ScheduleNeverFires`] when no dose would ever be due, [`ErrorCode::EndBeforeStart`] when
/// it begins after the medication was stopped, [`ErrorCode::NotFound`], [`ErrorCode::TooMany`].
pub fn schedule_save(
    app: &App,
    vault: &mut UnlockedVault,
    input: ScheduleSave,
) -> Outcome<ScheduleVersion> {
    let now = app.now();
    if input.medication.is_none() {
        return Err(CommandError::in_field(ErrorCode::BadInput, "medication"));
    }
    let (_, version) = wanted(app, vault, input, &now)?;
    vault.write(|tx| {
        if tables::medications::clock(tx)?.is_none() {
            tables::medications::put_clock(tx, &now.zone, &now.zone)?;
        }
        tables::medications::insert_version(tx, &version)
    })?;
    app.changed(&[Topic::Medications]);
    Ok(version)
}

/// The version that is meant, checked, with the medication it is of.
fn wanted(
    app: &App,
    vault: &mut UnlockedVault,
    input: ScheduleSave,
    now: &Now,
) -> Outcome<(Everything, ScheduleVersion)> {
    let entry = input.entry.checked()?;
    let one = match input.medication {
        Some(id) => read::one_around_today(vault, id, now)?,
        None => unsaved(app, now),
    };
    if one.medication.deleted_at.is_some() {
        return Err(ErrorCode::NotFound.into());
    }
    let number = one
        .versions
        .iter()
        .filter(|version| Some(version.schedule) == input.schedule)
        .map(|version| version.version)
        .max();
    if input.schedule.is_some() && number.is_none() {
        return Err(CommandError::in_field(ErrorCode::NotFound, "schedule"));
    }
    let mut schedules: Vec<_> = one.versions.iter().map(|one| one.schedule).collect();
    schedules.dedup();
    if number.is_some_and(|number| number >= MOST_VERSIONS)
        || (number.is_none() && schedules.len() >= MOST_SCHEDULES)
    {
        return Err(CommandError::new(ErrorCode::TooMany));
    }
    let from: NaiveDateTime = {
        let seen = one.course().at(now);
        let from = input.from.map_or_else(
            || seen.change_from(input.schedule, &entry.clock),
            to_the_minute,
        );
        seen.check_change(input.schedule, from, &entry)?;
        from
    };
    let version = ScheduleVersion {
        id: app.new_id(now),
        medication: one.medication.id,
        schedule: input.schedule.unwrap_or_else(|| app.new_id(now)),
        version: number.unwrap_or(0).saturating_add(1),
        saved_at: now.at,
        from,
        entry,
    };
    Ok((one, version))
}

/// Stands for a medication that is not saved yet.
fn unsaved(app: &App, now: &Now) -> Everything {
    Everything {
        medication: Medication {
            id: app.new_id(now),
            created_at: now.at,
            updated_at: now.at,
            deleted_at: None,
            revision: 1,
            position: 0,
            lang: app.lang(),
            entry: MedicationEntry::default(),
        },
        versions: Vec::new(),
        pauses: Vec::new(),
        moves: Vec::new(),
        doses: Vec::new(),
    }
}
