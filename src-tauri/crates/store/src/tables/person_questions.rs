//! Questions for the person's own people. The search follows each: every function that writes one brings its words up to date.

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::people::PersonQuestion;
use evenkeel_domain::timeline::TimelineKind;
use rusqlite::{Connection, Row, ToSql, named_params, params};

use super::{record, search_index};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const TABLE: &str = "person_questions";

/// Stores a question, new or changed.
///
/// # Errors
/// Database errors, also when its person is not there.
pub fn put(w: &Write<'_>, question: &PersonQuestion) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO person_questions (id, person, occurred_at, occurred_zone, occurred_local, occurred_precision, deleted_at, \
             text, asked_at) VALUES (:id, :person, :at, :zone, :local, :precision, :deleted_at, :text, :asked_at) \
             ON CONFLICT (id) DO UPDATE SET person = excluded.person, occurred_at = excluded.occurred_at, \
             occurred_zone = excluded.occurred_zone, occurred_local = excluded.occurred_local, \
             occurred_precision = excluded.occurred_precision, deleted_at = excluded.deleted_at, text = excluded.text, \
             asked_at = excluded.asked_at",
        )?
        .execute(named_params! {
            ":id": columns::id(question.id),
            ":person": columns::id(question.person),
            ":at": columns::instant(question.written.at)?,
            ":zone": question.written.zone,
            ":local": columns::wall_clock(question.written.local),
            ":precision": columns::word(&question.written.precision)?,
            ":deleted_at": columns::instant_opt(question.deleted_at)?,
            ":text": question.text,
            ":asked_at": columns::instant_opt(question.asked_at)?,
        })?;
    search_index::follow(w.conn(), TimelineKind::Question, question.id, None)
}

/// Every question that is not deleted, in the order they were written in.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<PersonQuestion>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL ORDER BY occurred_at, id",
        &[],
        read,
    )
}

/// The questions for one person that are not deleted, in the order they were written in.
///
/// # Errors
/// Database errors.
pub fn of_person(r: &Read<'_>, person: Id) -> Result<Vec<PersonQuestion>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE person = ?1 AND deleted_at IS NULL ORDER BY occurred_at, id",
        &[&columns::id(person)],
        read,
    )
}

/// One question, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<PersonQuestion, StoreError> {
    record::get(r.conn(), TABLE, id, read)
}

/// Marks a question deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), TABLE, id, at)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), TABLE, id)
}

/// Marks every question for a person deleted, with them.
pub(super) fn go_with(w: &Write<'_>, person: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    let ids = ids(
        w,
        "WHERE person = ?1 AND deleted_at IS NULL",
        params![columns::id(person)],
    )?;
    ids.into_iter().try_for_each(|id| delete(w, id, at))
}

/// Takes that back, for those that were deleted with them.
pub(super) fn come_back_with(
    w: &Write<'_>,
    person: Id,
    deleted: DateTime<Utc>,
) -> Result<(), StoreError> {
    let ids = ids(
        w,
        "WHERE person = ?1 AND deleted_at = ?2",
        params![columns::id(person), columns::instant(deleted)?],
    )?;
    ids.into_iter().try_for_each(|id| undelete(w, id))
}

fn ids(w: &Write<'_>, which: &str, values: &[&dyn ToSql]) -> Result<Vec<Id>, StoreError> {
    let mut statement = w
        .conn()
        .prepare_cached(&format!("SELECT id FROM {TABLE} {which}"))?;
    let rows = statement.query_map(values, |row| row.get::<_, [u8; 16]>(0))?;
    let mut out = Vec::new();
    for id in rows {
        out.push(columns::to_id(id?));
    }
    Ok(out)
}

fn read(_: &Connection, row: &Row<'_>) -> Result<PersonQuestion, StoreError> {
    Ok(PersonQuestion {
        id: columns::to_id(column(row, "id")?),
        person: columns::to_id(column(row, "person")?),
        written: columns::occurred(row)?,
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
        text: column(row, "text")?,
        asked_at: column::<Option<i64>>(row, "asked_at")?.map(columns::to_instant),
    })
}
