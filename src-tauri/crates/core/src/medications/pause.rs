//! Days on which a medication is not due, and the one dose that is due at another time than its schedule says.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::medications::{DoseMove, Pause, to_the_minute};
use evenkeel_store::tables;

use super::read;
use super::wire::{DoseMoveSave, PauseSave};
use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Pauses a medication, or changes a pause.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::NotFound`].
pub fn pause_save(app: &App, vault: &mut UnlockedVault, input: PauseSave) -> Outcome<Pause> {
    let now = app.now();
    let id = input.id.unwrap_or_else(|| app.new_id(&now));
    let pause = Pause {
        id,
        medication: input.medication,
        from: input.from,
        until: input.until,
        reason: input.reason,
        note: input.note,
        deleted_at: None,
    };
    pause.check()?;
    let (medication, known) = vault.read(|db| {
        let known = input.id.map(|id| tables::medications::pause(db, id));
        Ok((
            tables::medications::get(db, input.medication)?,
            known.transpose()?,
        ))
    })?;
    let other = known
        .as_ref()
        .is_some_and(|known| known.medication != input.medication || known.deleted_at.is_some());
    if medication.deleted_at.is_some() || other {
        return Err(ErrorCode::NotFound.into());
    }
    vault.write(|tx| tables::medications::put_pause(tx, &pause, now.at, &now.zone))?;
    app.changed(&[Topic::Medications]);
    Ok(pause)
}

/// Takes a pause away, until that is taken back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn pause_delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::medications::delete_pause(tx, input.id, now.at))?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}

/// Brings a pause back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn pause_undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    vault.write(|tx| tables::medications::undelete_pause(tx, input.id))?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}

/// Says that the open dose of a schedule that counts from the day it was given is due at another time. What came before stays, and
/// the one after it counts from the day it will be given.
///
/// # Errors
/// [`ErrorCode::NotFound`] for a slot that is not the open one; [`ErrorCode::ChangeInPast`] for a time that is over;
/// [`ErrorCode::DateTooFar`] further than a year away.
pub fn move_dose(app: &App, vault: &mut UnlockedVault, input: DoseMoveSave) -> Outcome<DoseMove> {
    let now = app.now();
    let moved = DoseMove {
        slot: input.slot,
        to: to_the_minute(input.to),
        saved_at: now.at,
    };
    moved.check()?;
    let version = vault.read(|db| tables::medications::version(db, input.slot.version))?;
    let one = read::one_around_today(vault, version.medication, &now)?;
    if one.medication.deleted_at.is_some() {
        return Err(ErrorCode::NotFound.into());
    }
    one.course().at(&now).check_move(&moved.slot, moved.to)?;
    vault.write(|tx| tables::medications::put_move(tx, &moved))?;
    app.changed(&[Topic::Medications]);
    Ok(moved)
}
