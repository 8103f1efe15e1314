//! Codes on the screen that a phone's camera takes along: sessions, people, a line of the plan.
//!
//! Owns what goes into each and in which order the pages come. Nothing is written and nothing is sent; whoever sees the screen can read
//! the code, so a session says no more than a time unless the person asks for its name. The codes themselves are exchange's.

use chrono::{Days, NaiveTime};
use evenkeel_domain::calendar::Window;
use evenkeel_domain::people::Person;
use evenkeel_domain::plan::PlanContent;
use evenkeel_domain::sessions::{CalendarTitles, Occurrence, OccurrenceKey};
use evenkeel_domain::time::{Now, monday};
use evenkeel_domain::vocabulary::{self, Term};
use evenkeel_domain::{ErrorCode, Lang, words};
use evenkeel_exchange::qr::{self, QrFault};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::sessions;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// Most pages of one answer: more sessions than any week has, and everybody on the list.
const MOST_PAGES: usize = 100;

/// Input of `qr_session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QrSession {
    /// Which session.
    pub session: OccurrenceKey,
    /// What it is called in the code.
    pub titles: CalendarTitles,
}

/// Input of `qr_week`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QrWeek {
    /// What the sessions are called in the codes.
    pub titles: CalendarTitles,
}

/// What a code is of, for the words beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum QrOf {
    /// A session.
    Session {
        /// Which.
        session: Box<Occurrence>,
    },
    /// A person.
    Person {
        /// Their name.
        name: String,
    },
    /// A line of the plan.
    Line {
        /// The line.
        text: String,
    },
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QrPage {
    /// What it is of.
    pub of: QrOf,
    /// Its squares, row by row: `1` is dark. As many rows as there are squares in one, without the border.
    pub rows: Vec<String>,
}

/// Codes, to be shown one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QrPages {
    /// At most a hundred; none when there is nothing to show.
    pub pages: Vec<QrPage>,
}

/// One session as an appointment.
///
/// # Errors
/// [`ErrorCode::NotFound`]; also for one that is called off or has no time of day: no phone should remind of it.
pub fn session(app: &App, vault: &mut UnlockedVault, input: QrSession) -> Outcome<QrPages> {
    let now = app.now();
    let found = sessions::one(vault, input.session, &now)?;
    if !goes(&found) {
        return Err(ErrorCode::NotFound.into());
    }
    Ok(QrPages {
        pages: vec![appointment(app, found, input.titles, &now)?],
    })
}

/// What is left of this week, a code for each session.
///
/// # Errors
/// The disk.
pub fn week(app: &App, vault: &mut UnlockedVault, input: QrWeek) -> Outcome<QrPages> {
    let now = app.now();
    let end = monday(now.local().date())
        .checked_add_days(Days::new(7))
        .ok_or(ErrorCode::BadInput)?
        .and_time(NaiveTime::MIN);
    let window = Window::new(
        now.at,
        evenkeel_domain::calendar::to_instant(end, &now.zone).at,
    );
    let series = vault.read(tables::sessions::all)?;
    let pages = sessions::taking_place(&series, window, &now)
        .into_iter()
        .filter(|one| goes(one) && one.start > now.at)
        .take(MOST_PAGES)
        .map(|one| appointment(app, one, input.titles, &now))
        .collect::<Outcome<_>>()?;
    Ok(QrPages { pages })
}

/// Everybody who has a number, as contacts.
///
/// # Errors
/// The disk.
pub fn people(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<QrPages> {
    let pages = vault
        .read(tables::people::all)?
        .iter()
        .filter(|one| !one.entry.phone().is_empty())
        .take(MOST_PAGES)
        .map(contact)
        .collect::<Outcome<_>>()?;
    Ok(QrPages { pages })
}

/// The lines of the plan as text, its people as contacts, in the order of the plan.
///
/// # Errors
/// The disk.
pub fn plan(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<QrPages> {
    let (plan, people) =
        vault.read(|db| Ok((tables::plan::current(db)?, tables::people::all(db)?)))?;
    let lang = app.lang();
    let pages = plan
        .items
        .into_iter()
        .filter_map(|item| match item.content {
            // Somebody who was deleted since has no number to take along.
            PlanContent::Person { person } => {
                people.iter().find(|one| one.id == person).map(contact)
            }
            content => Some(line(words_of(content, lang))),
        })
        .take(MOST_PAGES)
        .collect::<Outcome<_>>()?;
    Ok(QrPages { pages })
}

fn line(text: String) -> Outcome<QrPage> {
    Ok(QrPage {
        rows: rows(&text)?,
        of: QrOf::Line { text },
    })
}

/// A line of the plan in words.
fn words_of(content: PlanContent, lang: Lang) -> String {
    let word = |term: Term| match term {
        Term::Builtin(id) => words::say(lang, &vocabulary::message(&id), &[]),
        Term::Custom(own) => own,
    };
    let parts = match content {
        PlanContent::Line { text }
        | PlanContent::Sign { text, .. }
        | PlanContent::Lapse { text, .. }
        | PlanContent::Medication { text, .. } => vec![text],
        PlanContent::Trigger { trigger } => vec![word(trigger)],
        PlanContent::Situation {
            text,
            first_move,
            second_move,
            ..
        } => vec![text, first_move, second_move],
        PlanContent::Skill { skill, note } => vec![word(skill), note],
        PlanContent::Person { .. } => Vec::new(),
    };
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join("\n")
}

/// What a phone may remind of.
const fn goes(session: &Occurrence) -> bool {
    !session.cancelled && !session.all_day
}

fn appointment(
    app: &App,
    session: Occurrence,
    titles: CalendarTitles,
    now: &Now,
) -> Outcome<QrPage> {
    let text = qr::appointment(&session, titles, app.lang(), now.at).map_err(refused)?;
    Ok(QrPage {
        rows: rows(&text)?,
        of: QrOf::Session {
            session: Box::new(session),
        },
    })
}

fn contact(person: &Person) -> Outcome<QrPage> {
    let entry = &person.entry;
    let phones: Vec<&str> = entry
        .phones
        .iter()
        .map(|phone| phone.number.as_str())
        .chain([entry.after_hours.as_str()])
        .collect();
    let text = qr::contact(&entry.name, &phones);
    Ok(QrPage {
        rows: rows(&text)?,
        of: QrOf::Person {
            name: person.entry.name.clone(),
        },
    })
}

fn rows(text: &str) -> Outcome<Vec<String>> {
    let matrix = qr::encode(text).map_err(refused)?;
    Ok(matrix
        .dark
        .chunks(matrix.side)
        .map(|row| {
            row.iter()
                .map(|dark| if *dark { '1' } else { '0' })
                .collect()
        })
        .collect())
}

fn refused(fault: QrFault) -> CommandError {
    CommandError::new(match fault {
        QrFault::TooLong => ErrorCode::TextTooLong,
        QrFault::NotMade => ErrorCode::Internal,
    })
}
