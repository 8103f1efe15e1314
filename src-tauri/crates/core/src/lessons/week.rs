//! When lessons are due, this week's lessons, and what the person's own entries suggest.
//!
//! Owns bringing together what the person typed, the sessions and the cravings. Counting is
//! [`evenkeel_domain::lessons`]'s. Nothing in here leaves the laptop, and nothing is a grade.

use chrono::{Duration, NaiveDate};
use evenkeel_domain::lessons::{
    Due, DueWhen, Facts, LessonAssignment, LessonCard, LessonDue, LessonSuggestion, LessonsWeek,
    MOST_SUGGESTIONS, ProgramWeek, suggest,
};
use evenkeel_domain::sessions::{Occurrence, SessionSeries};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::Lang;
use evenkeel_domain::{ErrorCode, text};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cards::{LessonsAsk, built_in, cards};
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// Own entries of this many days are looked at.
const LOOK_BACK: u32 = 30;
/// Most lessons changed at once.
const MOST_AT_ONCE: usize = 100;

/// Input of `lessons_assign`: one lesson is due then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonAssign {
    /// Which lesson.
    pub lesson: String,
    /// When it is due.
    pub due: Due,
}

/// Input of `lessons_unassign`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonsUnassign {
    /// Which lessons, up to 100.
    pub lessons: Vec<String>,
}

/// Input of `lessons_spread`: every lesson that is neither done nor due yet, in the order of the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonsSpread {
    /// How many a week, 1-5.
    pub per_week: u32,
}

/// What `lessons_spread` gave a week to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonsSpreadDone {
    /// The lessons, so that it can be taken back.
    pub lessons: Vec<String>,
}

/// What is known about when lessons are due.
pub(crate) struct Dates {
    week: ProgramWeek,
    due: Vec<(String, LessonDue)>,
}

impl Dates {
    /// Reads it.
    pub(crate) fn read(vault: &mut UnlockedVault, now: &Now) -> Outcome<Self> {
        let assignments = vault.read(tables::lessons::due::all)?;
        let series = vault.read(tables::sessions::all)?;
        let week = ProgramWeek::of(program_start(vault, &series)?, now.local().date());
        let due = assignments
            .into_iter()
            .map(|assignment| {
                let due = stands(&week, assignment.due, &series, now);
                (assignment.lesson, due)
            })
            .collect();
        Ok(Self { week, due })
    }

    /// When this lesson is due, if it is.
    pub(crate) fn of(&self, lesson: &str) -> Option<LessonDue> {
        self.due
            .iter()
            .find(|(id, _)| id == lesson)
            .map(|(_, due)| due.clone())
    }
}

/// The day weeks are counted from: the program's first day, else that of the first session that counts for it.
fn program_start(
    vault: &mut UnlockedVault,
    series: &[SessionSeries],
) -> Outcome<Option<NaiveDate>> {
    let said = vault.read(tables::program::current)?.entry.start;
    let first = series
        .iter()
        .filter(|series| series.deleted_at.is_none() && series.details.counts_hours)
        .map(|series| series.details.start.date())
        .min();
    Ok(said.or(first))
}

fn stands(week: &ProgramWeek, due: Due, series: &[SessionSeries], now: &Now) -> LessonDue {
    let nowhere = LessonDue {
        due: due.clone(),
        when: DueWhen::Unknown,
        week: None,
        at: None,
        session_title: String::new(),
        session_kind: None,
        cancelled: false,
    };
    match &due {
        Due::Week { week: number } => LessonDue {
            when: week.when_week(*number),
            week: Some(*number),
            ..nowhere
        },
        Due::Session { .. } => match occurrence(&due, series, now) {
            Some(session) => {
                let day = session.local_start.date();
                LessonDue {
                    when: week.when_day(day),
                    week: week.number_of(day),
                    at: Some(session.local_start),
                    session_title: session.title,
                    session_kind: Some(session.kind),
                    cancelled: session.cancelled,
                    ..nowhere
                }
            }
            None => nowhere,
        },
    }
}

/// The session a lesson is due at, if it is still there.
fn occurrence(due: &Due, series: &[SessionSeries], now: &Now) -> Option<Occurrence> {
    let Due::Session {
        series: id,
        recurrence_id,
    } = due
    else {
        return None;
    };
    let series = series
        .iter()
        .find(|series| series.id == *id && series.deleted_at.is_none())?;
    series.occurrence(*recurrence_id, &now.zone)
}

/// This week's lessons.
///
/// # Errors
/// The disk.
pub fn get(app: &App, vault: &mut UnlockedVault, input: LessonsAsk) -> Outcome<LessonsWeek> {
    let now = app.now();
    let dates = Dates::read(vault, &now)?;
    let cards = cards(vault, input.lang, |id| dates.of(id))?;
    let suggestions = suggestions(vault, &cards, &now)?;
    Ok(LessonsWeek::of(&dates.week, &cards, suggestions))
}

fn suggestions(
    vault: &mut UnlockedVault,
    cards: &[LessonCard],
    now: &Now,
) -> Outcome<Vec<LessonSuggestion>> {
    let since = now.at - Duration::days(i64::from(LOOK_BACK));
    let cravings = vault.read(|db| tables::cravings::since(db, since))?;
    let facts = Facts::of(&cravings);
    let mut list: Vec<LessonSuggestion> = Vec::new();
    for (numbers, reason, n, of) in suggest(&facts) {
        let lesson = numbers.iter().find_map(|number| {
            cards
                .iter()
                .find(|card| card.number == *number && !card.is_done())
                .filter(|card| list.iter().all(|said| said.lesson != card.id))
        });
        if let Some(card) = lesson.filter(|_| list.len() < MOST_SUGGESTIONS) {
            list.push(LessonSuggestion {
                lesson: card.id.clone(),
                number: card.number,
                title: card.title.clone(),
                reason,
                n,
                of,
                days: LOOK_BACK,
            });
        }
    }
    Ok(list)
}

fn known(lesson: &str) -> Outcome<()> {
    text::required(lesson, text::NAME, "lesson")?;
    if built_in(Lang::En).iter().any(|known| known.id == lesson) {
        Ok(())
    } else {
        Err(ErrorCode::NotFound.into())
    }
}

/// A lesson is due then, in the place of what was said before.
///
/// # Errors
/// [`ErrorCode::NotFound`] for a lesson or a session that is not there; a week outside 1-104.
pub fn assign(app: &App, vault: &mut UnlockedVault, input: LessonAssign) -> Outcome<LessonDue> {
    known(&input.lesson)?;
    input.due.check()?;
    let now = app.now();
    let series = vault.read(tables::sessions::all)?;
    if matches!(input.due, Due::Session { .. }) && occurrence(&input.due, &series, &now).is_none() {
        return Err(CommandError::in_field(ErrorCode::NotFound, "session"));
    }
    let assignment = LessonAssignment {
        lesson: input.lesson,
        due: input.due,
        created_at: now.at,
    };
    vault.write(|tx| tables::lessons::due::put(tx, &assignment))?;
    app.changed(&[Topic::Lessons]);
    let week = ProgramWeek::of(program_start(vault, &series)?, now.local().date());
    Ok(stands(&week, assignment.due, &series, &now))
}

/// These lessons are due at no time. Fine when they were not.
///
/// # Errors
/// More than 100 at once.
pub fn unassign(app: &App, vault: &mut UnlockedVault, input: LessonsUnassign) -> Outcome<Nothing> {
    text::at_most(&input.lessons, MOST_AT_ONCE, "lessons")?;
    for lesson in &input.lessons {
        text::required(lesson, text::NAME, "lessons")?;
    }
    vault.write(|tx| {
        for lesson in &input.lessons {
            tables::lessons::due::remove(tx, lesson)?;
        }
        Ok(())
    })?;
    app.changed(&[Topic::Lessons]);
    Ok(Nothing {})
}

/// Gives each lesson that is neither done nor due a week, from the one that runs now on (from the first before the program
/// begins).
///
/// # Errors
/// `per_week` outside 1-5.
pub fn spread(
    app: &App,
    vault: &mut UnlockedVault,
    input: LessonsSpread,
) -> Outcome<LessonsSpreadDone> {
    text::in_range(input.per_week, 1, 5, "per_week")?;
    let now = app.now();
    let dates = Dates::read(vault, &now)?;
    let first = dates.week.number.unwrap_or(1);
    let free: Vec<LessonCard> = cards(vault, Lang::En, |id| dates.of(id))?
        .into_iter()
        .filter(|card| !card.is_done() && card.due.is_none())
        .collect();
    let assignments: Vec<LessonAssignment> = (0..)
        .zip(free)
        .map(|(at, card): (u32, LessonCard)| LessonAssignment {
            lesson: card.id,
            due: Due::Week {
                week: (first + at / input.per_week).min(evenkeel_domain::lessons::MOST_WEEKS),
            },
            created_at: now.at,
        })
        .collect();
    vault.write(|tx| {
        for assignment in &assignments {
            tables::lessons::due::put(tx, assignment)?;
        }
        Ok(())
    })?;
    app.changed(&[Topic::Lessons]);
    Ok(LessonsSpreadDone {
        lessons: assignments
            .into_iter()
            .map(|assignment| assignment.lesson)
            .collect(),
    })
}
