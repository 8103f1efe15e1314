//! The person's own people: kept, changed, removed, and shown before unlocking only by choice.
//!
//! Owns writing them. What the care team page shows is `team`, what to ask them `questions`.

use evenkeel_domain::people::{MOST, Person, PersonEntry};
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::help;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

mod questions;
mod team;

pub use questions::{
    QuestionAdd, QuestionSave, VisitQuestions, question_add, question_delete, question_save,
    question_undelete, questions_soon,
};
pub use team::{PersonPage, PersonStanding, Team, TeamMember, get, removed, standing, team};

/// Input of `people_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonSave {
    /// Whom to change; none for somebody new.
    pub id: Option<Id>,
    /// What is known.
    pub entry: PersonEntry,
}

/// Everybody, in order.
///
/// # Errors
/// The disk.
pub fn list(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Vec<Person>> {
    Ok(vault.read(tables::people::all)?)
}

/// Somebody who is on the list.
fn known(vault: &mut UnlockedVault, id: Id) -> Outcome<Person> {
    let person = vault.read(|db| tables::people::get(db, id))?;
    if person.deleted_at.is_some() {
        return Err(ErrorCode::NotFound.into());
    }
    Ok(person)
}

/// Adds or changes somebody.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::TooMany`] over a hundred.
pub fn save(app: &App, vault: &mut UnlockedVault, input: PersonSave) -> Outcome<Person> {
    input.entry.check()?;
    if input.entry.before_unlock {
        help::can_show_before_unlock(app)?;
    }
    let now = app.now();
    let everybody = vault.read(tables::people::all)?;
    let person = match input.id {
        Some(id) => {
            let known = everybody
                .into_iter()
                .find(|person| person.id == id)
                .ok_or(ErrorCode::NotFound)?;
            Person {
                updated_at: now.at,
                entry: input.entry,
                ..known
            }
        }
        None => {
            if everybody.len() >= MOST {
                return Err(CommandError::new(ErrorCode::TooMany));
            }
            let position = everybody
                .iter()
                .map(|person| person.position + 1)
                .max()
                .unwrap_or(0);
            Person {
                id: app.new_id(&now),
                created_at: now.at,
                updated_at: now.at,
                deleted_at: None,
                position,
                entry: input.entry,
            }
        }
    };
    vault.write(|tx| tables::people::put(tx, &person))?;
    help::card_follows(app, vault);
    app.changed(&[Topic::People]);
    Ok(person)
}

/// Removes somebody, with the questions for them, until it is taken back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::people::delete(tx, input.id, now.at))?;
    help::card_follows(app, vault);
    app.changed(&[Topic::People]);
    Ok(Nothing {})
}

/// Takes a removal back, with the questions that went with it.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    vault.write(|tx| tables::people::undelete(tx, input.id))?;
    help::card_follows(app, vault);
    app.changed(&[Topic::People]);
    Ok(Nothing {})
}
