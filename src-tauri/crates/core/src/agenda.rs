//! What the reminder agent may know while the vault is locked.
//!
//! Owns making the agenda anew once something it is made from has changed ([`settle`]), the table of which topics those are and
//! what each wants reminded of ([`REMINDED`]), and the one thing that is added without the vault ([`add_while_locked`]). Which
//! reminders there are and what they say is [`evenkeel_domain::reminder`]'s; sealing is the store's; showing is the agent's.

use std::collections::BTreeMap;

use chrono::Duration;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::inbox::{DosePressed, InboxNews, Pressed};
use evenkeel_domain::reminder::{
    self, About, Agenda, COVERS_DAYS, KEPT_PAST, Mark, Planning, ReminderKind, ReminderRequest,
};
use evenkeel_domain::sessions::{Occurrence, put_records};
use evenkeel_domain::settings::{AgendaMode, VaultSettings};
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::{agenda as sealed, device, inbox, ledger, tables};
use secrecy::SecretSlice;

use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::ports::KeyName;
use crate::sessions::taking_place;
use crate::unlocked::UnlockedVault;
use crate::{checkins, cravings, insights, medications};

/// What a topic wants reminded of inside a window: what is to come and what of the last two days is still owed. It reads only.
type RemindersOf = fn(&mut UnlockedVault, Window, &Now) -> Outcome<Vec<ReminderRequest>>;

/// Lets a topic note which of its pop-ups were shown while nobody looked, before the agent's ledger forgets them.
type OnShown = fn(&mut UnlockedVault, &BTreeMap<Id, Mark>, &Now) -> Outcome<()>;

/// Keeps the answer to a pop-up that was given while the vault was locked. It may be handed the same one again, after a kill: one whose
/// id is kept already is kept. Whatever it keeps says that it was pressed on the lock screen, where anybody can press it.
///
/// # Errors
/// Whatever may go better next time: the answer waits on.
type OnPressed = fn(&mut UnlockedVault, DosePressed, &Now) -> Outcome<Pressed>;

/// A topic whose changes make the agenda another one.
struct Reminded {
    topic: Topic,
    reminders: Option<RemindersOf>,
    on_shown: Option<OnShown>,
    on_pressed: Option<OnPressed>,
}

impl Reminded {
    const fn of(topic: Topic) -> Self {
        Self {
            topic,
            reminders: None,
            on_shown: None,
            on_pressed: None,
        }
    }
}

/// Every topic that has to do with reminders.
const REMINDED: &[Reminded] = &[
    // Reminders of sessions follow the schedule, and say the number of the attendance policy.
    Reminded::of(Topic::Sessions),
    Reminded::of(Topic::Program),
    // Which reminders are wanted, and in which language.
    Reminded::of(Topic::Settings),
    Reminded {
        reminders: Some(cravings::reminder_requests),
        ..Reminded::of(Topic::Cravings)
    },
    Reminded {
        reminders: Some(checkins::reminder_requests),
        on_shown: Some(checkins::note_shown),
        ..Reminded::of(Topic::Checkins)
    },
    Reminded {
        reminders: Some(insights::reminder_requests),
        ..Reminded::of(Topic::Insights)
    },
    Reminded {
        reminders: Some(medications::reminder_requests),
        on_pressed: Some(medications::keep_pressed),
        ..Reminded::of(Topic::Medications)
    },
];

fn topics() -> impl Iterator<Item = Topic> {
    REMINDED.iter().map(|row| row.topic)
}

/// Who keeps answers to pop-ups: no topic, or one.
fn keeper() -> Option<(Topic, OnPressed)> {
    REMINDED
        .iter()
        .find_map(|row| Some((row.topic, row.on_pressed?)))
}

/// Takes in what waits in the inbox: quick entries, second numbers, and answers to pop-ups where a topic keeps them. Without one
/// these wait, untouched.
///
/// # Errors
/// The disk; then nothing was taken in.
pub(crate) fn take_in_inbox(app: &App, vault: &mut UnlockedVault) -> Outcome<InboxNews> {
    take_in(app, vault, keeper())
}

fn take_in(
    app: &App,
    vault: &mut UnlockedVault,
    keeper: Option<(Topic, OnPressed)>,
) -> Outcome<InboxNews> {
    let now = app.now();
    let found = inbox::merge(vault, &now)?;
    let mut news = found.news;
    if news.merged > 0 || found.rerates > 0 {
        app.changed(&[Topic::Cravings]);
    }
    let Some((topic, on_pressed)) = keeper else {
        return Ok(news);
    };
    let mut kept = false;
    for answer in &found.answers {
        match on_pressed(vault, answer.pressed.clone().at(&now), &now) {
            Ok(Pressed::Kept) => {
                inbox::kept(answer);
                kept = true;
            }
            Ok(Pressed::Foreign) => match inbox::set_aside(vault.folder(), answer) {
                Ok(()) => news.set_aside = news.set_aside.saturating_add(1),
                Err(_) => tracing::warn!("an answer to a pop-up could not be set aside"),
            },
            Err(_) => tracing::warn!("an answer to a pop-up could not be kept; it waits"),
        }
    }
    if kept {
        app.changed(&[topic]);
    }
    Ok(news)
}

/// Whether something was announced that the agenda does not know yet.
#[must_use]
pub fn is_stale(app: &App) -> bool {
    app.is_unsettled(topics())
}

/// Makes the agenda anew if something was announced that it is made from. To be called once an answer is on its way, and every few
/// seconds: what could not be written is tried again. What was saved stays saved meanwhile, and its reminder comes late.
pub fn settle(app: &App) {
    if is_stale(app) {
        app.with_unlocked(|vault| vault.map(|vault| settle_in(app, vault)));
    }
}

/// The same for whoever has the vault open already.
pub(crate) fn settle_in(app: &App, vault: &mut UnlockedVault) {
    if !is_stale(app) {
        return;
    }
    match refresh(app, vault) {
        Ok(()) => app.changed(&[Topic::Reminders]),
        Err(_) => tracing::warn!("the agenda could not be made anew"),
    }
}

/// Looks whether the clock was set or the laptop came to another zone while the vault is open: the agenda was made for what the
/// clock said before. Takes in what was pressed on pop-ups meanwhile. Settles all that, and whatever else waits, and looks after the
/// files of the vault and the room that is kept for a full disk. To be called every few seconds.
pub fn on_tick(app: &App) {
    // The next unlock makes it anew anyway.
    if app.clock_jumped() && app.is_unlocked() {
        app.changed(&[Topic::Sessions, Topic::Checkins, Topic::Medications]);
    }
    // The reminder program has no key: what was pressed there while the vault is open lies in the inbox.
    if keeper().is_some() {
        app.with_unlocked(|vault| {
            if let Some(vault) = vault
                && inbox::answers_waiting(vault.folder()) > 0
                && take_in_inbox(app, vault).is_err()
            {
                tracing::warn!("answers to pop-ups could not be taken in; they wait");
            }
        });
    }
    // Somebody may take the -wal away between two entries; what was called saved must not hang on it until the next one.
    let safe = app.with_unlocked(|vault| vault.is_none_or(|vault| vault.secure().is_ok()));
    if !safe {
        tracing::warn!("the vault does not lie where it was opened");
    }
    // A demonstration keeps no room on the disk.
    if !app.is_demo() && app.with_unlocked(|vault| vault.is_some_and(|vault| vault.renew_ballast()))
    {
        app.changed(&[Topic::Vault]);
    }
    settle(app);
}

/// Makes the agenda anew from what is in the vault, whatever was announced. A missing password store is no error here: reminders
/// then wait for the person's choice, and the screens say so.
///
/// # Errors
/// The disk. It stays stale then.
pub(crate) fn refresh(app: &App, vault: &mut UnlockedVault) -> Outcome<()> {
    app.begin_settling();
    let made = make_anew(app, vault);
    if made.is_err() {
        app.unsettle(topics());
    }
    made
}

fn make_anew(app: &App, vault: &mut UnlockedVault) -> Outcome<()> {
    if app.is_demo() {
        return Ok(());
    }
    vault.check_place()?;
    let now = app.now();
    let settings = vault.read(tables::settings::get)?;
    let mode = mode(&settings);
    // Under another mode it opens with another key, or with none; what is still owed in it goes on.
    let before = (device::agenda_mode(app.folder()) != mode)
        .then(|| on_disk(app))
        .flatten()
        .map(|(_, agenda)| agenda);
    device::set_agenda_mode(app.folder(), mode)?;
    tell_of_shown(app, vault, &now)?;
    let key = match mode {
        AgendaMode::Off => {
            sealed::remove(app.folder())?;
            return Ok(());
        }
        AgendaMode::TimesOnly => None,
        AgendaMode::Keyring => match app.get_or_create_key(KeyName::Agenda) {
            Ok(key) => Some(key),
            Err(error)
                if matches!(
                    error.code,
                    ErrorCode::KeyringMissing | ErrorCode::KeyringRefused
                ) =>
            {
                tracing::warn!("no agenda: the password store does not answer");
                return Ok(());
            }
            Err(error) => return Err(error),
        },
    };
    let previous = sealed::read(app.folder(), key.as_ref())
        .ok()
        .flatten()
        .or(before);
    let made = make(app, vault, &settings, previous.as_ref(), &now)?;
    write(app, key.as_ref(), &made.agenda)
}

/// Before the agenda is made anew, which makes the ledger forget.
fn tell_of_shown(app: &App, vault: &mut UnlockedVault, now: &Now) -> Outcome<()> {
    let marks = ledger::read(app.folder())?.marks;
    if marks.is_empty() {
        return Ok(());
    }
    REMINDED
        .iter()
        .filter_map(|row| row.on_shown)
        .try_for_each(|on_shown| on_shown(vault, &marks, now))
}

/// How reminders work while locked: as chosen, or not at all when there are none.
pub(crate) fn mode(settings: &VaultSettings) -> AgendaMode {
    if settings.reminders.on {
        settings.agenda_mode
    } else {
        AgendaMode::Off
    }
}

/// The agenda as it lies beside the vault and its key, if it is there and can be read.
pub(crate) fn on_disk(app: &App) -> Option<(Option<SecretSlice<u8>>, Agenda)> {
    let key = match device::agenda_mode(app.folder()) {
        AgendaMode::Off => return None,
        AgendaMode::TimesOnly => None,
        AgendaMode::Keyring => Some(app.ports.keys.get(KeyName::Agenda).ok().flatten()?),
    };
    let agenda = sealed::read(app.folder(), key.as_ref()).ok().flatten()?;
    Some((key, agenda))
}

/// An agenda, and what each of its reminders is about.
pub(crate) struct PlannedAgenda {
    /// As it is written.
    pub(crate) agenda: Agenda,
    /// What stays in the vault.
    pub(crate) about: BTreeMap<Id, About>,
}

/// Works the agenda out. `previous` is the one before it.
pub(crate) fn make(
    app: &App,
    vault: &mut UnlockedVault,
    settings: &VaultSettings,
    previous: Option<&Agenda>,
    now: &Now,
) -> Outcome<PlannedAgenda> {
    let (agenda, about) = plan_by(reminder::plan_with, app, vault, settings, previous, now)?;
    let agenda = if mode(settings) == AgendaMode::TimesOnly {
        agenda.times_only()
    } else {
        agenda
    };
    Ok(PlannedAgenda { agenda, about })
}

/// What the pop-ups that may still be on the screen are about. `previous` is the agenda beside the vault.
pub(crate) fn subjects_of_shown_reminders(
    app: &App,
    vault: &mut UnlockedVault,
    settings: &VaultSettings,
    previous: Option<&Agenda>,
    now: &Now,
) -> Outcome<BTreeMap<Id, (ReminderKind, About)>> {
    plan_by(
        reminder::subjects_of_shown_reminders,
        app,
        vault,
        settings,
        previous,
        now,
    )
}

/// One of the rules of [`reminder`] over what is in the vault.
type Rule<T> = fn(&[Occurrence], &[ReminderRequest], &Planning<'_>, &dyn Fn(&str) -> Id) -> T;

fn plan_by<T>(
    rule: Rule<T>,
    app: &App,
    vault: &mut UnlockedVault,
    settings: &VaultSettings,
    previous: Option<&Agenda>,
    now: &Now,
) -> Outcome<T> {
    let inputs = ReminderInputs::read(vault, now)?;
    let policy = vault.read(tables::program::current)?.entry.policy;
    let id_of = |name: &str| Id::from_uuid(vault.opaque_id(name));
    // What came of an answer since the agenda was made goes on under the id it was shown by.
    let with_follow_ups = previous.and_then(|agenda| {
        let more = ledger::read(app.folder()).ok()?.follow_ups(agenda);
        (!more.is_empty()).then(|| {
            let mut agenda = agenda.clone();
            agenda.items.extend(more);
            agenda
        })
    });
    let previous = with_follow_ups.as_ref().or(previous);
    let planning = Planning {
        now,
        lang: app.lang(),
        settings: &settings.reminders,
        more_after: inputs.more_after,
        previous,
        late_phone: &policy.phone,
    };
    Ok(rule(&inputs.sessions, &inputs.requests, &planning, &id_of))
}

/// What there is to remind of.
pub(crate) struct ReminderInputs {
    /// Sessions that take place, by start, with what was noted about them.
    pub(crate) sessions: Vec<Occurrence>,
    /// What the other topics want reminded of.
    pub(crate) requests: Vec<ReminderRequest>,
    /// Whether there are sessions later than the agenda reaches.
    pub(crate) more_after: bool,
}

impl ReminderInputs {
    /// Reads it from the vault.
    pub(crate) fn read(vault: &mut UnlockedVault, now: &Now) -> Outcome<Self> {
        let series = vault.read(tables::sessions::all)?;
        let end = now.at + Duration::days(COVERS_DAYS);
        let window = Window::new(now.at - KEPT_PAST, end);
        let later = Window::new(end, now.at + Duration::days(calendar::HORIZON_DAYS));
        let mut wanted = Vec::new();
        for reminders in REMINDED.iter().filter_map(|row| row.reminders) {
            wanted.extend(reminders(vault, window, now)?);
        }
        let mut sessions = taking_place(&series, window, now);
        let records = vault.read(|db| crate::sessions::records_about(db, &sessions, window))?;
        put_records(&mut sessions, &records, &[], window, &now.zone);
        Ok(Self {
            sessions,
            requests: wanted,
            more_after: !taking_place(&series, later, now).is_empty(),
        })
    }
}

/// The craving that the reminder of this id asks a second number for, as far as it can be known without the vault.
pub(crate) fn craving_asked_about(app: &App, reminder: Id) -> Option<Id> {
    let (_, agenda) = on_disk(app)?;
    agenda.craving_of(reminder)
}

/// A second number was given without the vault: nobody is asked for one of this craving any more.
///
/// # Errors
/// The disk.
pub(crate) fn ask_no_more_about(app: &App, craving: Id) -> Outcome<()> {
    let Some((key, mut agenda)) = on_disk(app) else {
        return Ok(());
    };
    if agenda.ask_no_more_about(craving) {
        write(app, key.as_ref(), &agenda)?;
        app.changed(&[Topic::Reminders]);
    }
    Ok(())
}

/// Adds something to the agenda without the vault: to look again at what was written down on the lock screen. It says neutral
/// words, whatever was chosen. At the next unlock the topic's own row of [`REMINDED`] yields it under the same name and it goes on as
/// one reminder, or does not and it is gone.
///
/// Answers whether it will come. It will not when reminders (or this kind) are off, when no agenda was ever made, or when the
/// password store does not give its key.
///
/// # Errors
/// The disk.
pub fn add_while_locked(app: &App, request: &ReminderRequest) -> Outcome<bool> {
    let (key, mut agenda) = match on_disk(app) {
        Some(found) => found,
        None => return Ok(false),
    };
    if !agenda.add(request, random_id(app)) {
        return Ok(false);
    }
    write(app, key.as_ref(), &agenda)?;
    app.changed(&[Topic::Reminders]);
    Ok(true)
}

/// Says nothing, not even when it was made: the ledger lies in clear.
fn random_id(app: &App) -> Id {
    let mut random = [0; 16];
    app.ports.entropy.fill(&mut random);
    Id::opaque(random)
}

fn write(app: &App, key: Option<&SecretSlice<u8>>, agenda: &Agenda) -> Outcome<()> {
    Ok(sealed::write(
        app.folder(),
        key,
        agenda,
        &*app.ports.entropy,
    )?)
}
