//! What reminders are to come and what they say, whether they can work here, and where a pressed one leads.
//!
//! Owns the views of the reminder screen. Making the agenda is [`crate::agenda`]'s; the rules are
//! [`evenkeel_domain::reminder`]'s.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::reminder::{
    self, About, AgendaItem, Ledger, QuietHours, ReminderKind, ReminderLevel, ReminderText,
    WARN_DAYS,
};
use evenkeel_domain::settings::{AgendaMode, VaultSettings};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::Lang;
use evenkeel_store::{device, ledger, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::agenda;
use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::ports::{KeyName, Notice};
use crate::sessions::taking_place;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// How many of the coming reminders the screen lists.
const LISTED: usize = 10;

/// What works and what does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemindersHealth {
    /// How reminders work while locked.
    pub mode: AgendaMode,
    /// The system has a password store that answers.
    pub keyring: bool,
    /// The agent runs.
    pub agent: bool,
    /// It has a tray.
    pub tray: bool,
    /// A notification service answers.
    pub notifications: bool,
    /// The agent can read the agenda.
    pub agenda_readable: bool,
    /// There is an agenda beside the vault that this window can read.
    pub agenda_made: bool,
    /// The agent starts at login.
    pub starts_at_login: bool,
    /// Reminders that were due and could not be shown so far.
    pub not_shown: u32,
}

/// Input of `reminders_login_set`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LoginSet {
    /// Start at login.
    pub on: bool,
}

/// Where a reminder leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "to", deny_unknown_fields)]
pub enum ReminderTarget {
    /// One date of a series.
    Session {
        /// The series.
        series: Id,
        /// The date, as its series has it.
        recurrence_id: NaiveDateTime,
    },
    /// Something else, in its noun's own terms.
    Request {
        /// What for.
        kind: ReminderKind,
        /// A record's id, a part of the day; may be empty.
        subject: String,
    },
}

/// One reminder to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComingReminder {
    /// Its opaque id, the one on the pop-up.
    pub id: Id,
    /// When it will be shown.
    pub at: DateTime<Utc>,
    /// The same on the laptop's wall clock.
    pub local: NaiveDateTime,
    /// What for.
    pub kind: ReminderKind,
    /// Exactly what it will say here.
    pub text: ReminderText,
    /// It comes without a sound, because of the quiet hours.
    pub silent: bool,
    /// It waits for the end of the quiet hours.
    pub waits: bool,
    /// The person asked for it again later.
    pub snoozed: bool,
    /// Where it leads; none for one about the app itself.
    pub target: Option<ReminderTarget>,
}

/// What an example is an example of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderThing {
    /// Sessions.
    Session,
    /// To look again at a craving.
    Rerate,
    /// Check-ins.
    Checkin,
    /// The review of the week.
    Review,
    /// A medicine at its time.
    Dose,
    /// A shot, ahead of its day.
    Injection,
    /// A medicine that runs out soon.
    Refill,
}

/// What a pop-up about something says at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReminderExample {
    /// About what.
    pub thing: ReminderThing,
    /// At which level.
    pub level: ReminderLevel,
    /// What it says.
    pub text: ReminderText,
}

/// Why reminders end before long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RemindersEndWhy {
    /// No session is known after that day.
    Schedule,
    /// The agenda could not be made anew, or holds no more.
    Agenda,
}

/// Reminders end in fewer than 14 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemindersEnd {
    /// The last day with reminders, on the laptop's wall clock.
    pub day: NaiveDate,
    /// Days from today to that day.
    pub days_left: u32,
    /// Why.
    pub why: RemindersEndWhy,
}

/// How far reminders reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemindersOutlook {
    /// Set when they end in fewer than 14 days.
    pub ends: Option<RemindersEnd>,
}

/// What the reminder screen shows besides the choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemindersView {
    /// The laptop's wall clock.
    pub now: NaiveDateTime,
    /// The next ten at most, by time.
    pub next: Vec<ComingReminder>,
    /// How many are planned in all.
    pub planned: u32,
    /// What a pop-up says, per thing and level. Of sessions: the next one, or an invented one.
    pub examples: Vec<ReminderExample>,
    /// The example of sessions is an invented one.
    pub invented: bool,
    /// How far they reach.
    pub outlook: RemindersOutlook,
    /// Set when what comes after one of them depends on an answer.
    pub answer: Option<AnswerLeads>,
}

/// What an answer has to do with the next reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerLeads {
    /// The next one comes once the pop-up is answered, also while the vault is locked.
    OnPopUp,
    /// The next one comes only once the vault was opened.
    InApp,
}

/// Answer of `reminders_asked`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReminderAsked {
    /// Where the pressed pop-up leads; none when none was pressed or it is about nothing that is still there.
    pub target: Option<ReminderTarget>,
}

/// What works and what does not, so that nobody waits for a reminder that cannot come.
///
/// # Errors
/// None in practice.
pub fn health(app: &App, _: Nothing) -> Outcome<RemindersHealth> {
    let agent = app.ports.agent.health();
    Ok(RemindersHealth {
        mode: device::agenda_mode(app.folder()),
        keyring: app.ports.keys.get(KeyName::Agenda).is_ok(),
        agent: agent.running,
        tray: agent.tray,
        notifications: app.ports.notifier.check().is_ok(),
        agenda_readable: agent.agenda_readable,
        agenda_made: agenda::on_disk(app).is_some(),
        starts_at_login: app.ports.agent.starts_at_login(),
        not_shown: agent.not_shown,
    })
}

/// The next reminders with their exact words, examples for the choice of words, and how far reminders reach.
///
/// # Errors
/// The disk.
pub fn get(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<RemindersView> {
    let now = app.now();
    let settings = vault.read(tables::settings::get)?;
    let previous = agenda::on_disk(app).map(|(_, agenda)| agenda);
    let made = agenda::make(app, vault, &settings, previous.as_ref(), &now)?;
    let marks = ledger::read(app.folder()).unwrap_or_default();
    let quiet = settings.reminders.quiet;
    let lang = app.lang();
    let mut next: Vec<ComingReminder> = match agenda::mode(&settings) {
        AgendaMode::Off => Vec::new(),
        AgendaMode::Keyring | AgendaMode::TimesOnly => made
            .agenda
            .items
            .iter()
            .filter_map(|item| {
                let target = target(made.about.get(&item.id), item.kind);
                coming(item, &now, quiet.as_ref(), &marks, lang, target)
            })
            .collect(),
    };
    next.sort_by_key(|one| (one.at, one.id));
    let planned = u32::try_from(next.len()).unwrap_or(u32::MAX);
    next.truncate(LISTED);
    let (examples, invented) = examples(vault, lang, &now)?;
    Ok(RemindersView {
        now: now.local(),
        next,
        planned,
        examples,
        invented,
        outlook: outlook_of(app, vault, &settings, &now)?,
        answer: answer_leads(&made.agenda.items),
    })
}

fn answer_leads(items: &[AgendaItem]) -> Option<AnswerLeads> {
    let waits = |item: &AgendaItem| {
        let counts_from_one = item.slot_name().is_some_and(|slot| slot.after.is_some());
        counts_from_one && item.follow_up_min.is_none()
    };
    if items.iter().any(waits) {
        return Some(AnswerLeads::InApp);
    }
    items
        .iter()
        .any(|item| item.follow_up_min.is_some())
        .then_some(AnswerLeads::OnPopUp)
}

fn coming(
    item: &AgendaItem,
    now: &Now,
    quiet: Option<&QuietHours>,
    marks: &Ledger,
    lang: Lang,
    target: Option<ReminderTarget>,
) -> Option<ComingReminder> {
    let at = marks.due(item, now, quiet).filter(|at| *at > now.at)?;
    let snoozed = marks.snoozed(item.id);
    let own = item.due(quiet, &now.zone);
    let then = Now {
        at,
        zone: now.zone.clone(),
    };
    Some(ComingReminder {
        id: item.id,
        at,
        local: calendar::to_local(at, &now.zone),
        kind: item.kind,
        text: item.said(&then, lang),
        silent: quiet.is_some_and(|quiet| quiet.hold(at, &now.zone)),
        waits: at == own.at && own.at > item.at_in(&now.zone),
        snoozed,
        target,
    })
}

fn target(about: Option<&About>, kind: ReminderKind) -> Option<ReminderTarget> {
    match about? {
        About::Session {
            series,
            recurrence_id,
        } => Some(ReminderTarget::Session {
            series: *series,
            recurrence_id: *recurrence_id,
        }),
        About::Request { subject } => Some(ReminderTarget::Request {
            kind,
            subject: subject.clone(),
        }),
        About::Agenda => None,
    }
}

/// What a pop-up says, per thing and level; and whether the session in it is invented.
fn examples(
    vault: &mut UnlockedVault,
    lang: Lang,
    now: &Now,
) -> Outcome<(Vec<ReminderExample>, bool)> {
    let (series, program) =
        vault.read(|db| Ok((tables::sessions::all(db)?, tables::program::current(db)?)))?;
    let late_phone = &program.entry.policy.phone;
    let ahead = Window::new(now.at, now.at + Duration::days(reminder::COVERS_DAYS));
    let next = taking_place(&series, ahead, now)
        .into_iter()
        .find(|session| session.start > now.at);
    let invented = next.is_none();
    let evening = NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default();
    let local = now.local().date().and_time(evening);
    let mut all = Vec::new();
    for level in ReminderLevel::ALL {
        let mut add = |thing, text| all.push(ReminderExample { thing, level, text });
        add(
            ReminderThing::Session,
            reminder::example(next.as_ref(), late_phone, level, lang, local),
        );
        for (thing, kind) in [
            (ReminderThing::Rerate, ReminderKind::Rerate),
            (ReminderThing::Checkin, ReminderKind::Checkin),
            (ReminderThing::Review, ReminderKind::Review),
            (ReminderThing::Dose, ReminderKind::Dose),
            (ReminderThing::Injection, ReminderKind::Injection),
            (ReminderThing::Refill, ReminderKind::Refill),
        ] {
            add(thing, reminder::example_of(kind, level, lang, now.local()));
        }
    }
    Ok((all, invented))
}

/// How far reminders reach, for Today.
///
/// # Errors
/// The disk.
pub fn outlook(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<RemindersOutlook> {
    let settings = vault.read(tables::settings::get)?;
    outlook_of(app, vault, &settings, &app.now())
}

fn outlook_of(
    app: &App,
    vault: &mut UnlockedVault,
    settings: &VaultSettings,
    now: &Now,
) -> Outcome<RemindersOutlook> {
    let none = RemindersOutlook { ends: None };
    if agenda::mode(settings) == AgendaMode::Off {
        return Ok(none);
    }
    let warn = Duration::days(WARN_DAYS);
    let series = vault.read(tables::sessions::all)?;
    // From three weeks back, to tell a program that ends from one that has only just been typed in.
    let around = Window::new(
        now.at - Duration::days(21),
        now.at + Duration::days(reminder::COVERS_DAYS),
    );
    let sessions = taking_place(&series, around, now);
    let Some(last) = sessions.last().filter(|last| last.start > now.at) else {
        return Ok(none);
    };
    let under_way = sessions
        .first()
        .is_some_and(|first| first.start < now.at - warn);
    let reach = agenda::on_disk(app).map(|(_, agenda)| agenda.covers_until);
    let (at, why) = match reach {
        Some(reach) if reach < last.start && reach < now.at + warn => {
            (reach.max(now.at), RemindersEndWhy::Agenda)
        }
        _ if under_way && last.start < now.at + warn => (last.start, RemindersEndWhy::Schedule),
        _ => return Ok(none),
    };
    let day = calendar::to_local(at, &now.zone).date();
    let days_left = (day - now.local().date()).num_days();
    Ok(RemindersOutlook {
        ends: Some(RemindersEnd {
            day,
            days_left: u32::try_from(days_left).unwrap_or(0),
            why,
        }),
    })
}

/// Where the pop-up that was pressed leads, once: the window asks after unlocking.
///
/// # Errors
/// The disk.
pub fn asked(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<ReminderAsked> {
    let Some(id) = app.take_reminder() else {
        return Ok(ReminderAsked { target: None });
    };
    let now = app.now();
    let settings = vault.read(tables::settings::get)?;
    let previous = agenda::on_disk(app).map(|(_, agenda)| agenda);
    let subjects =
        agenda::subjects_of_shown_reminders(app, vault, &settings, previous.as_ref(), &now)?;
    Ok(ReminderAsked {
        target: subjects
            .get(&id)
            .and_then(|(kind, about)| target(Some(about), *kind)),
    })
}

/// Shows one pop-up now, to see that they come.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::NotifierMissing`].
pub fn test(app: &App, _: &mut UnlockedVault, _: Nothing) -> Outcome<Nothing> {
    let now = app.now();
    let text = reminder::test_text(app.lang());
    app.ports.notifier.show(&Notice {
        id: app.new_id(&now).to_string(),
        title: text.title,
        body: text.body,
        silent: false,
        actions: Vec::new(),
    })?;
    Ok(Nothing {})
}

/// Makes the agent start at login, or not any more.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::AgentMissing`].
pub fn login_set(app: &App, _: &mut UnlockedVault, input: LoginSet) -> Outcome<Nothing> {
    app.ports.agent.set_start_at_login(input.on)?;
    app.changed(&[Topic::Reminders]);
    Ok(Nothing {})
}
