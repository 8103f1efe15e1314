//! A medication itself: put on the list, changed, removed, brought back, put in order.

use evenkeel_domain::medications::{MOST, Medication};
use evenkeel_domain::text::same_name;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::tables;

use super::wire::{MedicationOrder, MedicationSave};
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Adds or changes a medication.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::MedicationSameName`] when there is another one of this name and it was not said that
/// both are meant; [`ErrorCode::NotFound`] for somebody who is not on the list of people; [`ErrorCode::TooMany`] over a hundred;
/// [`ErrorCode::Stale`] when it was changed since.
pub fn save(app: &App, vault: &mut UnlockedVault, input: MedicationSave) -> Outcome<Medication> {
    let now = app.now();
    input.entry.check()?;
    let (everything, people) =
        vault.read(|db| Ok((tables::medications::all(db)?, tables::people::all(db)?)))?;
    let before = match input.id {
        Some(id) => {
            let known = everything
                .iter()
                .find(|medication| medication.id == id)
                .ok_or(ErrorCode::NotFound)?;
            if input.revision != Some(known.revision) {
                return Err(ErrorCode::Stale.into());
            }
            Some(known.clone())
        }
        None => None,
    };
    // Somebody who left the list since may stay where they stood.
    let stood = before
        .as_ref()
        .map(|known| [known.entry.prescriber, known.entry.pharmacy]);
    for (person, field) in [
        (input.entry.prescriber, "prescriber"),
        (input.entry.pharmacy, "pharmacy"),
    ] {
        let Some(person) = person else { continue };
        let known = people.iter().any(|known| known.id == person)
            || stood.is_some_and(|stood| stood.contains(&Some(person)));
        if !known {
            return Err(CommandError::in_field(ErrorCode::NotFound, field));
        }
    }
    let same = |other: &Medication| {
        Some(other.id) != input.id
            && other.entry.stopped.is_none()
            && same_name(&other.entry.name, &input.entry.name)
    };
    let renamed = before
        .as_ref()
        .is_none_or(|known| !same_name(&known.entry.name, &input.entry.name));
    if !input.also && renamed && everything.iter().any(same) {
        return Err(CommandError::in_field(
            ErrorCode::MedicationSameName,
            "name",
        ));
    }
    let medication = match before {
        Some(known) => Medication {
            updated_at: now.at,
            revision: known.revision + 1,
            entry: input.entry,
            ..known
        },
        None => {
            if everything.len() >= MOST {
                return Err(CommandError::new(ErrorCode::TooMany));
            }
            let position = everything
                .iter()
                .map(|medication| medication.position.saturating_add(1))
                .max()
                .unwrap_or(0);
            Medication {
                id: app.new_id(&now),
                created_at: now.at,
                updated_at: now.at,
                deleted_at: None,
                revision: 1,
                position,
                lang: app.lang(),
                entry: input.entry,
            }
        }
    };
    vault.write(|tx| {
        if medication.revision == 1 {
            tables::medications::insert(tx, &medication, &now.zone)
        } else {
            tables::medications::update(tx, &medication)
        }
    })?;
    app.changed(&[Topic::Medications]);
    Ok(medication)
}

/// Removes a medication, with its history, until it is taken back or purged.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::medications::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}

/// Brings it back.
///
/// # Errors
/// [`ErrorCode::NotFound`]; [`ErrorCode::TooMany`] when a hundred others were added since.
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    if vault.read(tables::medications::all)?.len() >= MOST {
        return Err(CommandError::new(ErrorCode::TooMany));
    }
    vault.write(|tx| tables::medications::undelete(tx, input.id))?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}

/// Puts the medications in another order.
///
/// # Errors
/// [`ErrorCode::BadInput`] unless each one is named once.
pub fn order(app: &App, vault: &mut UnlockedVault, input: MedicationOrder) -> Outcome<Nothing> {
    let everything = vault.read(tables::medications::all)?;
    let mut wanted: Vec<Id> = input.ids.clone();
    let mut known: Vec<Id> = everything.iter().map(|medication| medication.id).collect();
    wanted.sort_unstable();
    known.sort_unstable();
    if wanted != known {
        return Err(CommandError::in_field(ErrorCode::BadInput, "ids"));
    }
    vault.write(|tx| tables::medications::order(tx, &input.ids))?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}
