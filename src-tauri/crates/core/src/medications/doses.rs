//! What is said of a dose: taken or skipped, corrected, noted, taken back.
//!
//! Owns that an answer names its slot and nothing is matched to the nearest time, that a second answer is asked about once and never
//! refused, and that the future is. What a slot's state is afterwards follows from the records.

use chrono::{Days, NaiveDate};
use evenkeel_domain::checkins::day_of;
use evenkeel_domain::medications::{
    Dose, DoseAnswer, DoseEntry, DueAt, Medication, SlotKey, SlotKind, note_day,
};
use evenkeel_domain::time::{Moment, Now};
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::{Read, StoreError, tables};

use super::read::{self, Everything};
use super::wire::{DoseCorrection, DoseNoteSave, DoseRecord, DoseRecorded};
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Days around a slot in which everything lies that can name it.
const AROUND: u64 = 3;

/// Keeps what is said of a dose. Where there is an answer already, that is handed back and asked about, unless it is meant again.
///
/// # Errors
/// [`ErrorCode::NotFound`] for a medication that is not there, or (in `slot`) for a slot that its schedules do not have;
/// [`ErrorCode::DateInFuture`] for what has not happened yet; every bound of the entry.
pub fn record(app: &App, vault: &mut UnlockedVault, input: DoseRecord) -> Outcome<DoseRecorded> {
    let now = app.now();
    let occurred = input.when.resolve(&now, "when")?;
    let entry = DoseEntry {
        medication: input.medication,
        slot: input.slot,
        answer: input.answer,
        reason: input.reason,
        note: input.note,
    };
    entry.check()?;
    let (one, found) = place(vault, &entry, &occurred, &now)?;
    let (slot, due) = found.unzip();
    let entry = DoseEntry { slot, ..entry };
    if !input.again {
        let seen = one.course().at(&now);
        if let Some(already) = seen.already(entry.slot.as_ref(), occurred.at) {
            return Ok(DoseRecorded {
                dose: None,
                ask_note: false,
                next: one.next(&seen).map(|next| next.local),
                already: Some(already.clone()),
            });
        }
    }
    let dose = Dose {
        id: app.new_id(&now),
        occurred,
        created_at: now.at,
        updated_at: now.at,
        deleted_at: None,
        revision: 1,
        lang: app.lang(),
        due,
        while_locked: false,
        entry,
    };
    vault.write(|tx| tables::doses::insert(tx, &dose))?;
    app.changed(&[Topic::Medications]);
    let after = read::one_around_today(vault, dose.entry.medication, &now)?;
    let seen = after.course().at(&now);
    Ok(DoseRecorded {
        ask_note: dose.entry.answer == DoseAnswer::Taken && seen.may_ask_note(note_day(&dose)),
        next: after.next(&seen).map(|next| next.local),
        dose: Some(dose),
        already: None,
    })
}

/// The medication with the doses around a slot, and the slot as it is named now with when it was due.
fn place(
    vault: &mut UnlockedVault,
    entry: &DoseEntry,
    occurred: &Moment,
    now: &Now,
) -> Outcome<(Everything, Option<(SlotKey, DueAt)>)> {
    let about = entry
        .slot
        .map_or_else(|| occurred.local.date(), |slot| slot.date);
    let one = vault.read(|db| {
        let medication = there(db, entry.medication)?;
        around(db, medication, about)
    })?;
    let Some(key) = entry.slot else {
        return Ok((one, None));
    };
    let due = due(&one, &key, now)?;
    Ok((one, Some(due)))
}

/// A slot and when it was due. One that counts from another dose is known by that, whatever date it was thought to be on.
fn due(one: &Everything, key: &SlotKey, now: &Now) -> Outcome<(SlotKey, DueAt)> {
    let seen = one.course().at(now);
    let slot = seen
        .slot(key)
        .ok_or(CommandError::in_field(ErrorCode::NotFound, "slot"))?;
    // Tomorrow's may be taken tonight. What is due next week has not happened, unless the next one counts from it.
    let tomorrow = day_of(now.local()).succ_opt();
    if slot.kind == SlotKind::Fixed && tomorrow.is_some_and(|tomorrow| slot.day > tomorrow) {
        return Err(CommandError::in_field(ErrorCode::DateInFuture, "slot"));
    }
    let due = DueAt {
        local: slot.local,
        zone: slot.zone.to_owned(),
    };
    Ok((slot.key, due))
}

fn there(db: &Read<'_>, id: Id) -> Result<Medication, StoreError> {
    let medication = tables::medications::get(db, id)?;
    if medication.deleted_at.is_some() {
        return Err(StoreError::NotFound);
    }
    Ok(medication)
}

fn around(db: &Read<'_>, medication: Medication, day: NaiveDate) -> Result<Everything, StoreError> {
    let from = day.checked_sub_days(Days::new(AROUND)).unwrap_or(day);
    let to = day.checked_add_days(Days::new(AROUND)).unwrap_or(day);
    Everything::of_days(db, medication, from, to)
}

/// Replaces what was said of a dose, keeping what stood there before. Its medication and its slot stay.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was changed since, [`ErrorCode::DateInFuture`], and every bound of the entry.
pub fn correct(app: &App, vault: &mut UnlockedVault, input: DoseCorrection) -> Outcome<Dose> {
    let now = app.now();
    let occurred = input
        .when
        .map(|when| when.resolve(&now, "when"))
        .transpose()?;
    input.entry.check()?;
    let dose = standing(vault, input.id, input.revision)?;
    if (input.entry.medication, input.entry.slot) != (dose.entry.medication, dose.entry.slot) {
        return Err(CommandError::in_field(ErrorCode::BadInput, "slot"));
    }
    keep(
        app,
        vault,
        Dose {
            occurred: occurred.unwrap_or(dose.occurred),
            updated_at: now.at,
            revision: dose.revision + 1,
            entry: input.entry,
            ..dose
        },
    )
}

/// Puts a note with a dose, or another one in its place.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was changed since, and every bound of the note.
pub fn note(app: &App, vault: &mut UnlockedVault, input: DoseNoteSave) -> Outcome<Dose> {
    let now = app.now();
    input.note.check("note")?;
    let dose = standing(vault, input.id, input.revision)?;
    keep(
        app,
        vault,
        Dose {
            updated_at: now.at,
            revision: dose.revision + 1,
            entry: DoseEntry {
                note: input.note,
                ..dose.entry
            },
            ..dose
        },
    )
}

fn standing(vault: &mut UnlockedVault, id: Id, revision: u32) -> Outcome<Dose> {
    let dose = vault.read(|db| tables::doses::get(db, id))?;
    if dose.revision != revision || dose.deleted_at.is_some() {
        return Err(ErrorCode::Stale.into());
    }
    Ok(dose)
}

fn keep(app: &App, vault: &mut UnlockedVault, dose: Dose) -> Outcome<Dose> {
    vault.write(|tx| tables::doses::update(tx, &dose))?;
    app.changed(&[Topic::Medications]);
    Ok(dose)
}

/// Takes a dose back: every count is as before it.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn take_back(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::doses::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}

/// Puts a dose that was taken back where it was.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    vault.write(|tx| tables::doses::undelete(tx, input.id))?;
    app.changed(&[Topic::Medications]);
    Ok(Nothing {})
}
