//! The person's own people.

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::people::{Person, PersonEntry};
use rusqlite::{Row, named_params};

use super::record;
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const COLUMNS: &str = "id, created_at, updated_at, deleted_at, position, name, phone, call_when, may_call_since, before_unlock";

/// Stores somebody, new or changed.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, person: &Person) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO people (id, created_at, updated_at, deleted_at, position, name, phone, call_when, may_call_since, \
             before_unlock) VALUES (:id, :created_at, :updated_at, :deleted_at, :position, :name, :phone, :call_when, \
             :may_call_since, :before_unlock) \
             ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at, updated_at = excluded.updated_at, \
             deleted_at = excluded.deleted_at, position = excluded.position, name = excluded.name, phone = excluded.phone, \
             call_when = excluded.call_when, may_call_since = excluded.may_call_since, before_unlock = excluded.before_unlock",
        )?
        .execute(named_params! {
            ":id": columns::id(person.id),
            ":created_at": columns::instant(person.created_at)?,
            ":updated_at": columns::instant(person.updated_at)?,
            ":deleted_at": columns::instant_opt(person.deleted_at)?,
            ":position": person.position,
            ":name": person.entry.name,
            ":phone": person.entry.phone,
            ":call_when": person.entry.when,
            ":may_call_since": person.entry.may_call_since.map(|day| day.to_string()),
            ":before_unlock": person.entry.before_unlock,
        })?;
    Ok(())
}

/// Everybody who is not deleted, in the person's order.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<Person>, StoreError> {
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM people WHERE deleted_at IS NULL ORDER BY position, id"
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

/// Marks somebody deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is nobody who is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), "people", id, at)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is nobody who is deleted.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), "people", id)
}

fn read(row: &Row<'_>) -> Result<Person, StoreError> {
    let day = column::<Option<String>>(row, "may_call_since")?;
    Ok(Person {
        id: columns::to_id(column(row, "id")?),
        created_at: columns::to_instant(column(row, "created_at")?),
        updated_at: columns::to_instant(column(row, "updated_at")?),
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        position: column(row, "position")?,
        entry: PersonEntry {
            name: column(row, "name")?,
            phone: column(row, "phone")?,
            when: column(row, "call_when")?,
            may_call_since: day
                .map(|text| {
                    text.parse::<NaiveDate>()
                        .map_err(|_| StoreError::BadRow("day"))
                })
                .transpose()?,
            before_unlock: column(row, "before_unlock")?,
        },
    })
}
