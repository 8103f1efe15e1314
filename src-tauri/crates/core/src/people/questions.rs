//! Questions for the person's own people: written down from anywhere, ticked off as asked, shown before the visit.

use chrono::{Duration, NaiveDateTime};
use evenkeel_domain::people::{MOST_QUESTIONS, Person, PersonQuestion};
use evenkeel_domain::sessions::OccurrenceKey;
use evenkeel_domain::text;
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{known, team};
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// How long before a visit its questions stand on Today.
const BEFORE_THE_VISIT: Duration = Duration::hours(24);

/// Input of `people_question_add`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuestionAdd {
    /// Whom to ask.
    pub person: Id,
    /// The question, up to 500 characters.
    pub text: String,
}

/// Input of `people_question_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuestionSave {
    /// Which one.
    pub id: Id,
    /// The question as it is to stand.
    pub text: String,
    /// Whether it was asked.
    pub asked: bool,
}

/// The questions to take to a visit that comes within a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitQuestions {
    /// Whom to ask.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// The session with them.
    pub key: OccurrenceKey,
    /// Its start on the program's clock.
    pub start: NaiveDateTime,
    /// The open questions, in the order they were written in.
    pub questions: Vec<PersonQuestion>,
}

/// Writes a question down for somebody.
///
/// # Errors
/// Empty or too long; [`ErrorCode::NotFound`] for somebody who is not on the list; [`ErrorCode::TooMany`] over two hundred.
pub fn question_add(
    app: &App,
    vault: &mut UnlockedVault,
    input: QuestionAdd,
) -> Outcome<PersonQuestion> {
    let QuestionAdd { person, text } = input;
    text::required(&text, text::SHORT, "text")?;
    known(vault, person)?;
    let there = vault.read(|db| tables::person_questions::of_person(db, person))?;
    if there.len() >= MOST_QUESTIONS {
        return Err(CommandError::in_field(ErrorCode::TooMany, "text"));
    }
    let now = app.now();
    let question = PersonQuestion {
        id: app.new_id(&now),
        person,
        written: written(&now),
        deleted_at: None,
        text,
        asked_at: None,
    };
    vault.write(|tx| tables::person_questions::put(tx, &question))?;
    app.changed(&[Topic::People]);
    Ok(question)
}

fn written(now: &Now) -> Moment {
    Moment {
        at: now.at,
        zone: now.zone.clone(),
        local: now.local(),
        precision: Precision::Exact,
    }
}

/// Changes the words of a question, or ticks it off as asked, or opens it again.
///
/// # Errors
/// Empty or too long; [`ErrorCode::NotFound`].
pub fn question_save(
    app: &App,
    vault: &mut UnlockedVault,
    input: QuestionSave,
) -> Outcome<PersonQuestion> {
    let QuestionSave { id, text, asked } = input;
    let before = vault.read(|db| tables::person_questions::get(db, id))?;
    if before.deleted_at.is_some() {
        return Err(ErrorCode::NotFound.into());
    }
    let question = PersonQuestion {
        text,
        asked_at: asked.then(|| before.asked_at.unwrap_or(app.now().at)),
        ..before
    };
    question.check()?;
    vault.write(|tx| tables::person_questions::put(tx, &question))?;
    app.changed(&[Topic::People]);
    Ok(question)
}

/// Deletes a question, until it is taken back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn question_delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::person_questions::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::People]);
    Ok(Nothing {})
}

/// Takes that back. Of somebody who is deleted themselves it cannot be: it comes back with them.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn question_undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let question = vault.read(|db| tables::person_questions::get(db, input.id))?;
    known(vault, question.person)?;
    vault.write(|tx| tables::person_questions::undelete(tx, input.id))?;
    app.changed(&[Topic::People]);
    Ok(Nothing {})
}

/// The open questions for everybody who is seen within a day, the next visit first.
///
/// # Errors
/// The disk.
pub fn questions_soon(
    app: &App,
    vault: &mut UnlockedVault,
    _: Nothing,
) -> Outcome<Vec<VisitQuestions>> {
    let now = app.now();
    let all = vault.read(tables::person_questions::all)?;
    if !all.iter().any(PersonQuestion::is_open) {
        return Ok(Vec::new());
    }
    let people: Vec<Person> = vault.read(tables::people::all)?;
    let next = team::next_visits(vault, &now)?;
    let mut visits: Vec<VisitQuestions> = Vec::new();
    // In order of start, as the visits are.
    for session in next {
        let Some(id) = session.provider_person else {
            continue;
        };
        let soon = session.start - now.at <= BEFORE_THE_VISIT;
        let Some(person) = people.iter().find(|one| one.id == id).filter(|_| soon) else {
            continue;
        };
        let open = |one: &&PersonQuestion| one.person == id && one.is_open();
        let questions: Vec<_> = all.iter().filter(open).cloned().collect();
        if !questions.is_empty() {
            visits.push(VisitQuestions {
                person: id,
                name: person.entry.name.clone(),
                key: session.key(),
                start: session.local_start,
                questions,
            });
        }
    }
    Ok(visits)
}
