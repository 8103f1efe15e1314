//! One card for the visit with the prescriber: what was since the last one, each number with what it is out of.
//!
//! Owns what is gathered for it. Days with and without use stand there only when they are asked for.

use chrono::{Days, Duration, NaiveDate};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::medications::{Dose, DoseAnswer, LEAST_DUE, NoteCounts, Spread, note_day};
use evenkeel_domain::people::PersonQuestion;
use evenkeel_domain::returns::DayState;
use evenkeel_domain::sessions::{Occurrence, SessionKind};
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_store::tables;

use super::read::{self, Everything};
use super::wire::{VisitAsk, VisitCard, VisitDays, VisitMedicine};
use crate::app::App;
use crate::error::Outcome;
use crate::returns;
use crate::sessions;
use crate::unlocked::UnlockedVault;

/// Days that are looked back where no visit is known.
const DAYS: u64 = 30;

/// How far back a visit is looked for.
const FARTHEST: i64 = 366;

/// The card.
///
/// # Errors
/// [`ErrorCode::NotFound`](evenkeel_domain::ErrorCode::NotFound) for somebody who is not on the list of people.
pub fn visit(app: &App, vault: &mut UnlockedVault, input: VisitAsk) -> Outcome<VisitCard> {
    let now = app.now();
    let until = now.local().date();
    let person = match input.person {
        Some(id) => vault.read(|db| {
            tables::people::get(db, id)?;
            read::person(db, Some(id))
        })?,
        None => None,
    };
    let with = person.as_ref().map(|person| person.id);
    let last = last_visit(vault, with, &now)?;
    let questions = match with {
        Some(person) => vault
            .read(|db| tables::person_questions::of_person(db, person))?
            .into_iter()
            .filter(PersonQuestion::is_open)
            .map(|question| question.text)
            .collect(),
        None => Vec::new(),
    };
    let since = last.unwrap_or_else(|| until.checked_sub_days(Days::new(DAYS)).unwrap_or(until));
    let mut medicines = Vec::new();
    for one in read::of_days(vault, since, until)? {
        medicines.extend(medicine(&one, since, until, &now));
    }
    let lived = LivedDays::new(since, until);
    let cravings = vault.read(|db| {
        let span = lived.instants();
        tables::cravings::between(db, span.start, span.end)
    })?;
    let days = if input.with_use {
        Some(use_days(vault, since, until)?)
    } else {
        None
    };
    Ok(VisitCard {
        person,
        since,
        since_visit: last.is_some(),
        until,
        medicines,
        cravings: Spread::of(
            cravings
                .iter()
                .filter(|craving| lived.holds(craving.occurred.local))
                .map(|craving| craving.entry.intensity),
        ),
        days,
        questions,
    })
}

/// The day of the last session with somebody that has ended, today's not; of the last visit about medicines where it is with nobody in
/// particular, or none with them is known.
fn last_visit(
    vault: &mut UnlockedVault,
    person: Option<Id>,
    now: &Now,
) -> Outcome<Option<NaiveDate>> {
    let series = vault.read(tables::sessions::all)?;
    let past = Window::new(now.at - Duration::days(FARTHEST), now.at);
    let today = now.local().date();
    let over: Vec<_> = sessions::taking_place(&series, past, now)
        .into_iter()
        .filter(|session| session.end <= now.at && session.local_start.date() < today)
        .collect();
    let last = |with: &dyn Fn(&Occurrence) -> bool| {
        let mine = over.iter().filter(|session| with(session));
        mine.map(|session| session.local_start.date()).max()
    };
    Ok(person
        .and_then(|person| last(&|session| session.provider_person == Some(person)))
        .or_else(|| last(&|session| session.kind == SessionKind::Medication)))
}

/// One medicine in that time; none where nothing of it was due or noted.
fn medicine(one: &Everything, from: NaiveDate, to: NaiveDate, now: &Now) -> Option<VisitMedicine> {
    let counts = one.course().at(now).counts(from, to);
    let mine = one
        .doses
        .iter()
        .filter(|dose| (from..=to).contains(&note_day(dose)));
    if counts.is_none() && mine.clone().next().is_none() {
        return None;
    }
    let due = counts.as_ref().map_or(0, |counts| counts.due);
    let noted = NoteCounts::of(&one.doses, from, to);
    let beside = |dose: &&Dose| dose.entry.slot.is_none() && dose.entry.answer == DoseAnswer::Taken;
    Some(VisitMedicine {
        medication: one.medication.id,
        name: one.medication.entry.name.clone(),
        counts: counts.filter(|counts| counts.due >= LEAST_DUE),
        few: if due < LEAST_DUE { due } else { 0 },
        as_needed: count(mine.filter(beside).count()),
        withdrawal: noted.withdrawal,
        withdrawal_not_noted: noted.withdrawal_not_noted,
        lasted: noted.lasted,
        side_effects: noted.side_effects,
        side_effects_noted: noted.side_effects_noted,
        side_effects_not_noted: noted.side_effects_not_noted,
        note: one.medication.entry.note.clone(),
    })
}

fn use_days(vault: &mut UnlockedVault, from: NaiveDate, to: NaiveDate) -> Outcome<VisitDays> {
    let days = returns::states(vault, from, to)?;
    let of = |state| count(days.iter().filter(|day| day.state == state).count());
    let (some, none) = (of(DayState::Some), of(DayState::None));
    Ok(VisitDays {
        some,
        none,
        not_said: count(days.len()).saturating_sub(some + none),
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
