//! Doses: what was said of a slot, or of one without a slot, with every earlier version.

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::medications::{Dose, DoseAnswer, DoseEntry, DoseNote, DueAt, SlotKey};
use evenkeel_domain::vocabulary::Term;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::record::{self, Head, Kept, Put};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const TABLE: &str = "doses";
const VERSIONS: Kept = Kept(TABLE);

/// Stores a new dose.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken; database errors.
pub fn insert(w: &Write<'_>, dose: &Dose) -> Result<(), StoreError> {
    put(w.conn(), record::insert, dose)
}

/// Replaces a dose by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when its revision is not the next one.
pub fn update(w: &Write<'_>, dose: &Dose) -> Result<(), StoreError> {
    let before = get(w, dose.id)?;
    VERSIONS.keep(w.conn(), (before.revision, &before), &head(dose))?;
    put(w.conn(), record::update, dose)
}

/// One dose, also one that was taken back.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Dose, StoreError> {
    record::get(r.conn(), TABLE, id, read)
}

/// The dose of this id, if there ever was one, also one that was taken back.
///
/// # Errors
/// Database errors.
pub fn find(r: &Read<'_>, id: Id) -> Result<Option<Dose>, StoreError> {
    match get(r, id) {
        Ok(dose) => Ok(Some(dose)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Earlier versions of a dose and when each was replaced, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<(DateTime<Utc>, Dose)>, StoreError> {
    VERSIONS.all(r.conn(), id)
}

/// Takes a dose back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that was not taken back.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), TABLE, id, at)
}

/// Puts a dose that was taken back where it was.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that was taken back.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), TABLE, id)
}

/// What was said of the slots of a medication whose date lies between two days, both included, in the order it was said.
///
/// # Errors
/// Database errors.
pub fn of_slots(
    r: &Read<'_>,
    medication: Id,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Dose>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE medication = ?1 AND deleted_at IS NULL AND slot_date IS NOT NULL AND slot_date BETWEEN ?2 AND ?3 \
         ORDER BY created_at, id",
        params![
            columns::id(medication),
            columns::day(from),
            columns::day(to)
        ],
        read,
    )
}

/// What was said of one slot, in the order it was said.
///
/// # Errors
/// Database errors.
pub fn of_slot(r: &Read<'_>, medication: Id, slot: SlotKey) -> Result<Vec<Dose>, StoreError> {
    let mut doses = of_slots(r, medication, slot.date, slot.date)?;
    doses.retain(|dose| dose.entry.slot == Some(slot));
    Ok(doses)
}

/// Every dose of a medication at `from` or later and before `to`, oldest first.
///
/// # Errors
/// Database errors.
pub fn between(
    r: &Read<'_>,
    medication: Id,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Dose>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE medication = ?1 AND deleted_at IS NULL AND occurred_at >= ?2 AND occurred_at < ?3 ORDER BY occurred_at, id",
        params![
            columns::id(medication),
            columns::instant(from)?,
            columns::instant(to)?
        ],
        read,
    )
}

/// Every dose of a medication, oldest first.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>, medication: Id) -> Result<Vec<Dose>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE medication = ?1 AND deleted_at IS NULL ORDER BY occurred_at, id",
        params![columns::id(medication)],
        read,
    )
}

/// The last dose of a medication that was taken.
///
/// # Errors
/// Database errors.
pub fn last_taken(r: &Read<'_>, medication: Id) -> Result<Option<Dose>, StoreError> {
    Ok(record::select(
        r.conn(),
        TABLE,
        "WHERE medication = ?1 AND deleted_at IS NULL AND answer = 'taken' ORDER BY occurred_at DESC, id DESC LIMIT 1",
        params![columns::id(medication)],
        read,
    )?
    .pop())
}

/// Most doses of one version from which the next one could be counted, with those they were counted from.
const LATEST: u32 = 10;

/// The latest doses of a version of a schedule, newest first: enough to know from which the next one counts.
///
/// # Errors
/// Database errors.
pub fn latest_of_version(r: &Read<'_>, version: Id) -> Result<Vec<Dose>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE version = ?1 AND version IS NOT NULL AND deleted_at IS NULL ORDER BY occurred_at DESC LIMIT ?2",
        params![columns::id(version), LATEST],
        read,
    )
}

/// How many doses were taken after `after`, by instants.
///
/// # Errors
/// Database errors.
pub fn taken_after(r: &Read<'_>, medication: Id, after: DateTime<Utc>) -> Result<u32, StoreError> {
    Ok(r.conn()
        .prepare_cached(
            "SELECT count(*) FROM doses WHERE medication = ?1 AND deleted_at IS NULL AND occurred_at > ?2 AND answer = 'taken'",
        )?
        .query_row(
            params![columns::id(medication), columns::instant(after)?],
            |row| row.get(0),
        )?)
}

/// The first day of a medication of which something was noted; none without a dose.
///
/// # Errors
/// Database errors.
pub fn first_day(r: &Read<'_>, medication: Id) -> Result<Option<NaiveDate>, StoreError> {
    let first: Option<String> = r
        .conn()
        .prepare_cached(
            "SELECT occurred_local FROM doses WHERE medication = ?1 AND deleted_at IS NULL ORDER BY occurred_at, id LIMIT 1",
        )?
        .query_row([columns::id(medication)], |row| row.get(0))
        .optional()?;
    first
        .map(|text| columns::to_wall_clock(&text).map(|local| local.date()))
        .transpose()
}

fn head(dose: &Dose) -> Head {
    Head {
        id: dose.id,
        occurred: dose.occurred.clone(),
        created_at: dose.created_at,
        updated_at: dose.updated_at,
        deleted_at: dose.deleted_at,
        revision: dose.revision,
        lang: dose.lang,
    }
}

/// What can be found of a dose besides its note: the person's own words for a reason and for side effects.
fn own_words(entry: &DoseEntry) -> String {
    let effects = entry.note.side_effects.iter().flatten();
    let own: Vec<&str> = entry
        .reason
        .iter()
        .chain(effects.map(|effect| &effect.effect))
        .filter_map(|term| match term {
            Term::Custom(own) => Some(own.as_str()),
            Term::Builtin(_) => None,
        })
        .collect();
    own.join("\n")
}

/// Whether a dose says more than that it was taken: those stand in the timeline.
fn says_something(entry: &DoseEntry) -> bool {
    let DoseNote {
        withdrawal,
        lasted,
        side_effects,
        text,
    } = &entry.note;
    withdrawal.is_some()
        || lasted.is_some()
        || side_effects.as_ref().is_some_and(|noted| !noted.is_empty())
        || !text.is_empty()
        || (entry.answer == DoseAnswer::Skipped && entry.reason.is_some())
}

fn put(conn: &Connection, how: Put, dose: &Dose) -> Result<(), StoreError> {
    let entry = &dose.entry;
    let note = &entry.note;
    let slot = entry.slot.as_ref();
    how(
        conn,
        TABLE,
        &head(dose),
        named_params! {
            ":medication": columns::id(entry.medication),
            ":version": slot.map(|slot| columns::id(slot.version)),
            ":slot_date": slot.map(|slot| columns::day(slot.date)),
            ":slot_place": slot.map(|slot| slot.place),
            ":slot_after": slot.and_then(|slot| slot.after).map(columns::id),
            ":due_local": dose.due.as_ref().map(|due| columns::wall_clock(due.local)),
            ":due_zone": dose.due.as_ref().map(|due| due.zone.as_str()),
            ":while_locked": dose.while_locked,
            ":answer": columns::word(&entry.answer)?,
            ":reason": entry.reason.as_ref().map(columns::json).transpose()?,
            ":withdrawal": note.withdrawal,
            ":lasted": note.lasted.as_ref().map(columns::word).transpose()?,
            ":side_effects": note.side_effects.as_ref().map(columns::json).transpose()?,
            ":note": note.text,
            ":own_words": own_words(entry),
            ":said": says_something(entry),
        },
    )
}

pub(super) fn read(_: &Connection, row: &Row<'_>) -> Result<Dose, StoreError> {
    let Head {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
    } = record::head(row)?;
    let slot = match column::<Option<[u8; 16]>>(row, "version")? {
        Some(version) => Some(SlotKey {
            version: columns::to_id(version),
            date: columns::to_day(&column::<String>(row, "slot_date")?)?,
            place: column(row, "slot_place")?,
            after: column::<Option<[u8; 16]>>(row, "slot_after")?.map(columns::to_id),
        }),
        None => None,
    };
    let due = match column::<Option<String>>(row, "due_local")? {
        Some(local) => Some(DueAt {
            local: columns::to_wall_clock(&local)?,
            zone: column(row, "due_zone")?,
        }),
        None => None,
    };
    let json = |name| column::<Option<String>>(row, name);
    Ok(Dose {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
        due,
        while_locked: column(row, "while_locked")?,
        entry: DoseEntry {
            medication: columns::to_id(column(row, "medication")?),
            slot,
            answer: columns::from_word(column(row, "answer")?)?,
            reason: json("reason")?
                .map(|text| columns::from_json(&text))
                .transpose()?,
            note: DoseNote {
                withdrawal: column(row, "withdrawal")?,
                lasted: json("lasted")?.map(columns::from_word).transpose()?,
                side_effects: json("side_effects")?
                    .map(|text| columns::from_json(&text))
                    .transpose()?,
                text: column(row, "note")?,
            },
        },
    })
}
