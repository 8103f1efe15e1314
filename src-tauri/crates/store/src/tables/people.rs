//! The person's own people.

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::people::{Consent, Person, PersonEntry};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{person_questions, record};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const COLUMNS: &str = "id, created_at, updated_at, deleted_at, position, name, call_when, may_call_since, before_unlock, role, \
    organization, phones, after_hours, address, call_for, in_crisis, consent_scope, consent_from, consent_until, consent_back";

/// Stores somebody, new or changed.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, person: &Person) -> Result<(), StoreError> {
    let entry = &person.entry;
    w.conn()
        .prepare_cached(
            "INSERT INTO people (id, created_at, updated_at, deleted_at, position, name, call_when, may_call_since, before_unlock, \
             role, organization, phones, after_hours, address, call_for, in_crisis, consent_scope, consent_from, consent_until, \
             consent_back) VALUES (:id, :created_at, :updated_at, :deleted_at, :position, :name, :call_when, :may_call_since, \
             :before_unlock, :role, :organization, :phones, :after_hours, :address, :call_for, :in_crisis, :consent_scope, \
             :consent_from, :consent_until, :consent_back) \
             ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at, updated_at = excluded.updated_at, \
             deleted_at = excluded.deleted_at, position = excluded.position, name = excluded.name, \
             call_when = excluded.call_when, may_call_since = excluded.may_call_since, before_unlock = excluded.before_unlock, \
             role = excluded.role, organization = excluded.organization, phones = excluded.phones, \
             after_hours = excluded.after_hours, address = excluded.address, call_for = excluded.call_for, \
             in_crisis = excluded.in_crisis, consent_scope = excluded.consent_scope, consent_from = excluded.consent_from, \
             consent_until = excluded.consent_until, consent_back = excluded.consent_back",
        )?
        .execute(named_params! {
            ":id": columns::id(person.id),
            ":created_at": columns::instant(person.created_at)?,
            ":updated_at": columns::instant(person.updated_at)?,
            ":deleted_at": columns::instant_opt(person.deleted_at)?,
            ":position": person.position,
            ":name": entry.name,
            ":call_when": entry.when,
            ":may_call_since": entry.may_call_since.map(columns::day),
            ":before_unlock": entry.before_unlock,
            ":role": entry.role.as_ref().map(columns::word).transpose()?,
            ":organization": entry.organization,
            ":phones": columns::json(&entry.phones)?,
            ":after_hours": entry.after_hours,
            ":address": entry.address,
            ":call_for": entry.call_for,
            ":in_crisis": entry.in_crisis,
            ":consent_scope": entry.consent.scope,
            ":consent_from": entry.consent.from.map(columns::day),
            ":consent_until": entry.consent.until.map(columns::day),
            ":consent_back": entry.consent.taken_back.map(columns::day),
        })?;
    Ok(())
}

/// Everybody who is not deleted, in the person's order.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<Person>, StoreError> {
    collect(r, "WHERE deleted_at IS NULL")
}

fn collect(r: &Read<'_>, which: &str) -> Result<Vec<Person>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM people {which} ORDER BY position, id"
    ))?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}

/// Somebody, also when deleted: old plan versions still name them.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Person, StoreError> {
    let mut statement = r
        .conn()
        .prepare_cached(&format!("SELECT {COLUMNS} FROM people WHERE id = ?1"))?;
    let mut rows = statement.query([columns::id(id)])?;
    read(rows.next()?.ok_or(StoreError::NotFound)?)
}

/// Everybody, deleted ones too: whoever names them goes on naming them.
///
/// # Errors
/// Database errors.
pub fn all_with_deleted(r: &Read<'_>) -> Result<Vec<Person>, StoreError> {
    collect(r, "")
}

/// Marks somebody deleted, and the questions for them.
///
/// # Errors
/// [`StoreError::NotFound`] when there is nobody who is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), "people", id, at)?;
    person_questions::go_with(w, id, at)
}

/// Takes a deletion back, with the questions that were deleted by it.
///
/// # Errors
/// [`StoreError::NotFound`] when there is nobody who is deleted.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    let deleted: Option<i64> = w
        .conn()
        .prepare_cached("SELECT deleted_at FROM people WHERE id = ?1")?
        .query_row([columns::id(id)], |row| row.get(0))
        .optional()?
        .flatten();
    record::undelete(w.conn(), "people", id)?;
    match deleted.map(columns::to_instant) {
        Some(deleted) => person_questions::come_back_with(w, id, deleted),
        None => Ok(()),
    }
}

fn day(row: &Row<'_>, name: &str) -> Result<Option<NaiveDate>, StoreError> {
    column::<Option<String>>(row, name)?
        .map(|text| columns::to_day(&text))
        .transpose()
}

fn read(row: &Row<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        id: columns::to_id(column(row, "id")?),
        created_at: columns::to_instant(column(row, "created_at")?),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        position: column(row, "position")?,
        entry: PersonEntry {
            name: column(row, "name")?,
            role: column::<Option<String>>(row, "role")?
                .map(columns::from_word)
                .transpose()?,
            organization: column(row, "organization")?,
            phones: columns::from_json(&column::<String>(row, "phones")?)?,
            after_hours: column(row, "after_hours")?,
            address: column(row, "address")?,
            when: column(row, "call_when")?,
            call_for: column(row, "call_for")?,
            may_call_since: day(row, "may_call_since")?,
            in_crisis: column(row, "in_crisis")?,
            before_unlock: column(row, "before_unlock")?,
            consent: Consent {
                scope: column(row, "consent_scope")?,
                from: day(row, "consent_from")?,
                until: day(row, "consent_until")?,
                taken_back: day(row, "consent_back")?,
            },
        },
    })
}
