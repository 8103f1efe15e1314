//! With whom a session is, where that is one of the person's own people.
//!
//! Owns the name: it is the one they have today. A series keeps the name they had when it was written, for when they are gone for good.

use std::collections::HashMap;

use evenkeel_domain::people::{Person, PersonRole};
use evenkeel_domain::sessions::{Occurrence, WeeklySession};
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::{Read, StoreError, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Outcome};
use crate::unlocked::UnlockedVault;

/// With whom a session is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionPerson {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// What they are; none when not said.
    pub role: Option<PersonRole>,
    /// The number that is called; empty when there is none.
    pub phone: String,
}

/// Gives sessions the names that their people have today. Deleted people keep theirs.
pub(super) fn name(db: &Read<'_>, items: &mut [Occurrence]) -> Result<(), StoreError> {
    if items.iter().all(|one| one.provider_person.is_none()) {
        return Ok(());
    }
    let people: HashMap<Id, Person> = tables::people::all_with_deleted(db)?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    for item in items {
        if let Some(person) = item.provider_person.and_then(|id| people.get(&id)) {
            item.provider.clone_from(&person.entry.name);
        }
    }
    Ok(())
}

/// With whom a session is, as its page shows it. None for somebody who is not on the list any more.
pub(super) fn shown(
    db: &Read<'_>,
    session: &Occurrence,
) -> Result<Option<SessionPerson>, StoreError> {
    let Some(id) = session.provider_person else {
        return Ok(None);
    };
    let people = tables::people::all(db)?;
    Ok(people
        .into_iter()
        .find(|one| one.id == id)
        .map(|person| SessionPerson {
            id,
            role: person.entry.role,
            phone: person.entry.phone().to_owned(),
            name: person.entry.name,
        }))
}

/// Writes the name of whom the form picked into it, so that the series goes on saying it.
pub(super) fn written(vault: &mut UnlockedVault, form: &mut WeeklySession) -> Outcome<()> {
    let Some(id) = form.provider_person else {
        return Ok(());
    };
    match vault.read(|db| tables::people::get(db, id)) {
        Ok(person) => {
            form.provider = person.entry.name;
            Ok(())
        }
        Err(StoreError::NotFound) => Err(CommandError::in_field(
            ErrorCode::NotFound,
            "provider_person",
        )),
        Err(error) => Err(error.into()),
    }
}
