//! The care team page: everybody with what follows from who they are, when they are seen next, and what to ask them.

use std::collections::HashSet;

use chrono::{Duration, NaiveDate};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::people::{Person, PersonGroup, PersonQuestion, PersonRole};
use evenkeel_domain::plan::PlanContent;
use evenkeel_domain::sessions::{Occurrence, SessionSeries};
use evenkeel_domain::share::RecipientRole;
use evenkeel_domain::time::Now;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::known;
use crate::app::App;
use crate::error::Outcome;
use crate::sessions;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// How far ahead the next visit is looked for, in days.
const AHEAD: i64 = 400;

/// Somebody as the care team page shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamMember {
    /// The person.
    pub person: Person,
    /// Where they stand on the page.
    pub group: PersonGroup,
    /// What a report for them is proposed to be; none when it was not said who they are.
    pub recipient: Option<RecipientRole>,
    /// The next session with them; none when none is planned.
    pub next: Option<Occurrence>,
    /// How many questions for them are open.
    pub open_questions: u32,
    /// What was agreed that they may be told holds today.
    pub consent_holds: bool,
}

/// Everybody, and the day it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Today on the laptop's wall clock.
    pub today: NaiveDate,
    /// In the person's order.
    pub members: Vec<TeamMember>,
}

/// One person's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonPage {
    /// Today on the laptop's wall clock.
    pub today: NaiveDate,
    /// Who it is.
    pub member: TeamMember,
    /// What to ask them, open ones first, each in the order they were written in.
    pub questions: Vec<PersonQuestion>,
}

/// Where somebody stands, to be told before they are deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonStanding {
    /// In the plan as it is now.
    pub in_plan: bool,
    /// On Help now.
    pub in_crisis: bool,
    /// How many series of sessions with them go on.
    pub sessions: u32,
    /// Questions for them, which are deleted with them.
    pub questions: u32,
}

/// Everybody, as the care team page shows them.
///
/// # Errors
/// The disk.
pub fn team(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Team> {
    let now = app.now();
    let people = vault.read(tables::people::all)?;
    let visits = next_visits(vault, &now)?;
    let questions = vault.read(tables::person_questions::all)?;
    let members = people
        .into_iter()
        .map(|person| member(person, &visits, &questions, &now))
        .collect();
    Ok(Team {
        today: now.local().date(),
        members,
    })
}

/// Those who were removed and can be taken back, the last one first. A plan that names them goes on doing so.
///
/// # Errors
/// The disk.
pub fn removed(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Vec<Person>> {
    let mut removed = vault.read(tables::people::all_with_deleted)?;
    removed.retain(|person| person.deleted_at.is_some());
    removed.sort_by_key(|person| std::cmp::Reverse(person.deleted_at));
    Ok(removed)
}

/// One person's page.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::NotFound`].
pub fn get(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<PersonPage> {
    let now = app.now();
    let person = known(vault, input.id)?;
    let visits = next_visits(vault, &now)?;
    let mut questions = vault.read(|db| tables::person_questions::of_person(db, input.id))?;
    questions.sort_by_key(|one| one.asked_at.is_some());
    Ok(PersonPage {
        today: now.local().date(),
        member: member(person, &visits, &questions, &now),
        questions,
    })
}

fn member(
    person: Person,
    visits: &[Occurrence],
    questions: &[PersonQuestion],
    now: &Now,
) -> TeamMember {
    let open = questions
        .iter()
        .filter(|one| one.person == person.id && one.is_open())
        .count();
    let next = visits
        .iter()
        .find(|one| one.provider_person == Some(person.id));
    TeamMember {
        group: person.entry.group(),
        recipient: person.entry.role.map(PersonRole::recipient),
        next: next.cloned(),
        open_questions: u32::try_from(open).unwrap_or(u32::MAX),
        consent_holds: person.entry.consent.holds_on(now.local().date()),
        person,
    }
}

/// The next session with each of the own people that has not ended and takes place, in order of start.
pub(super) fn next_visits(vault: &mut UnlockedVault, now: &Now) -> Outcome<Vec<Occurrence>> {
    let mut series = vault.read(tables::sessions::all)?;
    series.retain(|one| one.details.provider_person.is_some());
    let window = Window::new(now.at, now.at + Duration::days(AHEAD));
    let mut seen: HashSet<Option<Id>> = HashSet::new();
    Ok(sessions::taking_place(&series, window, now)
        .into_iter()
        .filter(|one| one.end > now.at && seen.insert(one.provider_person))
        .collect())
}

/// Where somebody stands.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::NotFound`].
pub fn standing(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<PersonStanding> {
    let now = app.now();
    let person = known(vault, input.id)?;
    let (plan, series, questions) = vault.read(|db| {
        Ok((
            tables::plan::current(db)?,
            tables::sessions::all(db)?,
            tables::person_questions::of_person(db, input.id)?,
        ))
    })?;
    let in_plan = plan
        .items
        .iter()
        .any(|item| matches!(&item.content, PlanContent::Person { person } if *person == input.id));
    let window = Window::new(now.at, now.at + Duration::days(AHEAD));
    let goes_on = |one: &&SessionSeries| {
        one.details.provider_person == Some(input.id)
            && !sessions::taking_place(std::slice::from_ref(*one), window, &now).is_empty()
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(PersonStanding {
        in_plan,
        in_crisis: person.entry.in_crisis,
        sessions: count(series.iter().filter(goes_on).count()),
        questions: count(questions.len()),
    })
}
