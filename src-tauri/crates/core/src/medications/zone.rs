//! By whose clock medicines go when the laptop came to another zone: asked once a journey.
//!
//! Owns when that is asked and what follows from the answer. Unanswered, they go by the clock where the laptop is, as they did.

use chrono::NaiveDateTime;
use evenkeel_domain::calendar;
use evenkeel_domain::medications::{DoseClock, Medication, ScheduleEntry, ScheduleVersion};
use evenkeel_domain::time::Now;
use evenkeel_store::tables;

use super::read::{self, Everything};
use super::wire::{MedicationName, ZoneAnswer, ZoneQuestion};
use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// What is to be asked now, if anything is. Whoever is home again is not asked: the journey is over.
pub(super) fn question(
    vault: &mut UnlockedVault,
    all: &[Everything],
    now: &Now,
) -> Outcome<Option<ZoneQuestion>> {
    let Some((home, settled)) = vault.read(tables::medications::clock)? else {
        return Ok(None);
    };
    if now.zone == home {
        if settled != home {
            vault.write(|tx| tables::medications::put_clock(tx, &home, &home))?;
        }
        return Ok(None);
    }
    let same_clock = calendar::to_local(now.at, &settled) == now.local();
    if now.zone == settled || same_clock {
        return Ok(None);
    }
    let medications: Vec<MedicationName> = all
        .iter()
        .filter(|one| going_by_the_place(one, now).next().is_some())
        .map(|one| MedicationName {
            id: one.medication.id,
            name: one.medication.entry.name.clone(),
        })
        .collect();
    Ok((!medications.is_empty()).then(|| ZoneQuestion {
        from_zone: settled,
        to_zone: now.zone.clone(),
        medications,
    }))
}

/// The versions of a medication that are in force, have times of day, and go by the clock of the place.
fn going_by_the_place<'a>(
    one: &'a Everything,
    now: &Now,
) -> impl Iterator<Item = &'a ScheduleVersion> {
    let local = now.local();
    let running = is_running(&one.medication, local);
    read::ruling(&one.versions, now)
        .into_iter()
        .flat_map(|(version, later)| std::iter::once(version).chain(later))
        .filter(move |version| {
            running
                && version.entry.clock == DoseClock::Here
                && version.entry.parts.iter().any(|part| {
                    part.shape.is_due() && part.until.is_none_or(|until| until >= local.date())
                })
        })
}

fn is_running(medication: &Medication, local: NaiveDateTime) -> bool {
    medication.deleted_at.is_none()
        && medication
            .entry
            .stopped
            .is_none_or(|last| last >= local.date())
}

/// Keeps the answer. Those that are to go by the clock of before get a version that does; what was due until now stays.
///
/// # Errors
/// The disk.
pub fn zone_answer(app: &App, vault: &mut UnlockedVault, input: ZoneAnswer) -> Outcome<Nothing> {
    let now = app.now();
    let all = read::around_today(vault, &now)?;
    let Some(asked) = question(vault, &all, &now)? else {
        return Ok(Nothing {});
    };
    let home = vault
        .read(tables::medications::clock)?
        .map_or_else(|| now.zone.clone(), |(home, _)| home);
    let mut changed = Vec::new();
    if !input.keep_here {
        let clock = DoseClock::Home {
            zone: asked.from_zone.clone(),
        };
        for one in &all {
            let seen = one.course().at(&now);
            for version in going_by_the_place(one, &now) {
                let newest = one
                    .versions
                    .iter()
                    .chain(&changed)
                    .filter(|other| other.schedule == version.schedule)
                    .map(|other| other.version)
                    .max();
                changed.push(ScheduleVersion {
                    id: app.new_id(&now),
                    version: newest.unwrap_or(0).saturating_add(1),
                    saved_at: now.at,
                    from: seen
                        .change_from(Some(version.schedule), &clock)
                        .max(version.from),
                    entry: ScheduleEntry {
                        clock: clock.clone(),
                        ..version.entry.clone()
                    },
                    ..version.clone()
                });
            }
        }
    }
    vault.write(|tx| {
        changed
            .iter()
            .try_for_each(|version| tables::medications::insert_version(tx, version))?;
        tables::medications::put_clock(tx, &home, &now.zone)
    })?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}
