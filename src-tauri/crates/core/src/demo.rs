//! A fictional person's twelve weeks, for trying Evenkeel without typing anything of one's own.
//!
//! Owns the story: a throw-away vault is filled through the same types and tables as a real one. The window labels it on every
//! screen, and no reminder is made from it. Its words are in `ui/messages/*/demo.ftl`.

mod checkins;
mod cravings;
mod journal;
mod lessons;
mod medications;
mod people;
mod program;
mod returns;
mod shared;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use evenkeel_domain::calendar;
use evenkeel_domain::people::{Person, PersonRole};
use evenkeel_domain::plan::{LapseStep, Plan, PlanContent, PlanItem, PlanSection, SignKind};
use evenkeel_domain::sessions::{
    Location, Rhythm, SessionDetails, SessionException, SessionKind, SessionOrigin, SessionSeries,
    WeeklySession,
};
use evenkeel_domain::settings::AgendaMode;
use evenkeel_domain::time::Now;
use evenkeel_domain::vault::{NewVault, VaultState};
use evenkeel_domain::words::{Lang, say};
use evenkeel_store::{device, tables};

use self::shared::{WEEKS, word};
use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;
use crate::{passphrases, vault};

/// The Monday without a group, in days from the first one.
const HOLIDAY: u64 = 49;
/// The talk that was moved, and to when.
const MOVED: (u64, u64) = (WEEKS * 7 + 1, WEEKS * 7 + 2);

/// Makes the throw-away vault and fills it, unless it was made before and only locked: then it waits to be opened.
///
/// # Errors
/// As [`seed`].
pub fn begin(app: &App) -> Outcome<()> {
    if vault::status(app, Nothing {})?.state == VaultState::None {
        return seed(app);
    }
    Ok(())
}

/// Makes the throw-away vault and fills it. The vault is unlocked afterwards.
///
/// # Errors
/// The disk, or a vault that is there already.
pub fn seed(app: &App) -> Outcome<()> {
    let lang = app.lang();
    vault::create(
        app,
        NewVault {
            passphrase: passphrases::demo(lang),
            agenda_mode: AgendaMode::Off,
        },
    )?;
    device::set_recovery_unconfirmed(app.folder(), false)?;
    device::set_agenda_mode(app.folder(), AgendaMode::Off)?;
    device::set_demo_passphrase(app.folder(), true)?;
    let now = app.now();
    app.with_unlocked(|vault| vault.map_or(Ok(()), |vault| fill(app, vault, &now, lang)))?;
    app.changed(&[
        Topic::Cravings,
        Topic::Checkins,
        Topic::Journal,
        Topic::Returns,
        Topic::Sessions,
        Topic::Program,
        Topic::Plan,
        Topic::People,
        Topic::Lessons,
        Topic::Medications,
    ]);
    Ok(())
}

fn fill(app: &App, vault: &mut UnlockedVault, now: &Now, lang: Lang) -> Outcome<()> {
    let today = now.local().date();
    let monday = today
        .checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))
        .unwrap_or(today);
    let start = monday
        .checked_sub_days(Days::new((WEEKS - 1) * 7))
        .unwrap_or(monday);
    let people = people::people(app, now, lang);
    let questions = people::questions(app, now, lang, &people);
    let plan = plan(app, now, lang, &people);
    let sessions = sessions(app, now, lang, start, &people)?;
    let program = program::program(now, lang, start);
    let records = program::records(&sessions, now, lang);
    let journal = journal::entries(app, now, lang, start, &plan, &sessions);
    let cravings = cravings::seeded(app, now, lang, start, &plan);
    let (returns, days) = returns::seeded(app, now, lang, start);
    let medicines = medications::seeded(app, now, lang, start);
    let lessons = lessons::progress(now, lang);
    let due = lessons::due(now, lang);
    vault.write(|tx| {
        for person in &people {
            tables::people::put(tx, person)?;
        }
        for question in &questions {
            tables::person_questions::put(tx, question)?;
        }
        tables::plan::insert(tx, &plan)?;
        for series in &sessions {
            tables::sessions::put(tx, series)?;
        }
        tables::program::insert(tx, &program)?;
        for record in &records {
            tables::session_records::put(tx, record)?;
        }
        for craving in &cravings {
            tables::cravings::insert(tx, craving)?;
        }
        checkins::write(app, tx, now, lang, start)?;
        for entry in &journal {
            tables::journal::insert(tx, entry)?;
        }
        for told in &returns {
            tables::returns::insert(tx, told)?;
        }
        for (day, state) in &days {
            tables::returns::put_day(tx, *day, Some(*state), now.at)?;
        }
        for medicine in &medicines {
            tables::medications::insert(tx, &medicine.medication, &now.zone)?;
            tables::medications::insert_version(tx, &medicine.version)?;
            for dose in &medicine.doses {
                tables::doses::insert(tx, dose)?;
            }
        }
        tables::medications::put_clock(tx, &now.zone, &now.zone)?;
        for lesson in &lessons {
            tables::lessons::put(tx, lesson)?;
        }
        for assignment in &due {
            tables::lessons::due::put(tx, assignment)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn plan(app: &App, now: &Now, lang: Lang, people: &[Person]) -> Plan {
    let text = |id: &str| say(lang, id, &[]);
    let line = |id: &str| PlanContent::Line { text: text(id) };
    let mut contents = vec![
        (PlanSection::Reasons, line("demo-plan-reason-1")),
        (PlanSection::Reasons, line("demo-plan-reason-2")),
        (
            PlanSection::WarningSigns,
            PlanContent::Sign {
                text: text("demo-plan-sign-1"),
                sign: SignKind::Behavior,
            },
        ),
        (
            PlanSection::WarningSigns,
            PlanContent::Sign {
                text: text("demo-plan-sign-2"),
                sign: SignKind::Thought,
            },
        ),
        (
            PlanSection::Triggers,
            PlanContent::Trigger {
                trigger: word("times.after_work"),
            },
        ),
        (
            PlanSection::Triggers,
            PlanContent::Trigger {
                trigger: word("events.argument"),
            },
        ),
        (
            PlanSection::Triggers,
            PlanContent::Trigger {
                trigger: word("people.alone"),
            },
        ),
        (
            PlanSection::HighRisk,
            PlanContent::Situation {
                text: text("demo-plan-situation"),
                likelihood: Some(2),
                first_move: text("demo-plan-first-move"),
                second_move: text("demo-plan-second-move"),
            },
        ),
        (PlanSection::DailyBasics, line("demo-plan-daily")),
        (
            PlanSection::Skills,
            PlanContent::Skill {
                skill: word("call"),
                note: String::new(),
            },
        ),
        (
            PlanSection::Skills,
            PlanContent::Skill {
                skill: word("move"),
                note: String::new(),
            },
        ),
        (
            PlanSection::Skills,
            PlanContent::Skill {
                skill: word("urge_surfing"),
                note: String::new(),
            },
        ),
        (PlanSection::SafePlaces, line("demo-plan-place")),
        (
            PlanSection::LapseSteps,
            PlanContent::Lapse {
                step: LapseStep::GetSafe,
                text: text("demo-plan-lapse-safe"),
            },
        ),
        (
            PlanSection::LapseSteps,
            PlanContent::Lapse {
                step: LapseStep::Tell,
                text: text("demo-plan-lapse-tell"),
            },
        ),
    ];
    let callable = people.iter().filter(|person| person.entry.in_crisis);
    contents.extend(callable.map(|person| {
        (
            PlanSection::People,
            PlanContent::Person { person: person.id },
        )
    }));
    Plan {
        version: 1,
        saved_at: Some(now.at),
        saved_on: None,
        reason: text("demo-plan-why"),
        reviewed_with: text("demo-counselor"),
        items: contents
            .into_iter()
            .map(|(section, content)| PlanItem {
                id: app.new_id(now),
                section,
                content,
            })
            .collect(),
    }
}

fn sessions(
    app: &App,
    now: &Now,
    lang: Lang,
    start: NaiveDate,
    people: &[Person],
) -> Outcome<Vec<SessionSeries>> {
    let counselor = people
        .iter()
        .find(|person| person.entry.role == Some(PersonRole::IndividualCounselor))
        .map(|person| person.id);
    let place = Location {
        name: say(lang, "demo-place", &[]),
        travel_minutes: Some(25),
        ..Location::default()
    };
    let day = |weeks: u64| start.checked_add_days(Days::new(weeks * 7));
    let evening = NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default();
    let afternoon = NaiveTime::from_hms_opt(16, 0, 0).unwrap_or_default();
    let weekly =
        |kind, weekdays: &[Weekday], from: NaiveDate, until, start, minutes, provider: &str| {
            WeeklySession {
                kind,
                title: String::new(),
                provider: say(lang, provider, &[]),
                provider_person: counselor.filter(|_| kind == SessionKind::Individual),
                place: place.clone(),
                phone: "555-0100".to_owned(),
                video_url: String::new(),
                bring: Vec::new(),
                note: String::new(),
                from,
                until,
                weeks: None,
                times: None,
                rhythm: Rhythm::Weeks,
                every: 1,
                weekdays: weekdays.to_vec(),
                start,
                minutes,
                zone: None,
                counts_hours: None,
            }
        };
    let after = day(WEEKS).unwrap_or(start);
    [
        weekly(
            SessionKind::GroupPrevention,
            &[Weekday::Mon, Weekday::Wed, Weekday::Thu],
            start,
            after.pred_opt(),
            evening,
            180,
            "demo-counselor-group",
        ),
        weekly(
            SessionKind::Individual,
            &[Weekday::Tue],
            start,
            day(WEEKS + 8),
            afternoon,
            50,
            "demo-counselor",
        ),
        weekly(
            SessionKind::StepDown,
            &[Weekday::Mon],
            after,
            day(WEEKS + 12),
            evening,
            90,
            "demo-counselor-group",
        ),
    ]
    .into_iter()
    .map(|session| {
        let details = session.details(&now.zone)?;
        let own_changes = changes(&details, start);
        Ok(SessionSeries {
            id: app.new_id(now),
            created_at: now.at,
            updated_at: now.at,
            deleted_at: None,
            origin: SessionOrigin::Manual,
            details,
            exceptions: Vec::new(),
            own_changes,
            starts_from: None,
            ends_before: None,
        })
    })
    .collect()
}

/// What no program is without: a holiday without a group, and a talk that was moved to another day.
fn changes(details: &SessionDetails, start: NaiveDate) -> Vec<SessionException> {
    let (day, to) = match details.kind {
        SessionKind::GroupPrevention => (HOLIDAY, None),
        SessionKind::Individual => (MOVED.0, Some(MOVED.1)),
        _ => return Vec::new(),
    };
    let on = |day: u64| {
        let date = start.checked_add_days(Days::new(day))?;
        Some(date.and_time(details.start.time()))
    };
    on(day)
        .map(|wall| SessionException {
            recurrence_id: wall,
            recurrence_at: calendar::to_instant(wall, &details.zone).at,
            cancelled: to.is_none(),
            start: to.and_then(on),
            minutes: None,
            title: None,
            place: None,
            sequence: 0,
        })
        .into_iter()
        .collect()
}
