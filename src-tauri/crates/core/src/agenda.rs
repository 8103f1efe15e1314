//! What the reminder agent may know while the vault is locked.
//!
//! Owns making the agenda anew after every change, collecting what each noun wants reminded of ([`NOUNS`]), and the one thing
//! that is added without the vault ([`add_while_locked`]). Which reminders there are and what they say is
//! [`evenkeel_domain::reminder`]'s; sealing is the store's; showing is the agent's.

use std::collections::BTreeMap;

use chrono::Duration;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::reminder::{
    self, About, Agenda, COVERS_DAYS, KEPT_PAST, Occasion, Planning, ReminderKind,
};
use evenkeel_domain::sessions::{Occurrence, SessionSeries, put_records};
use evenkeel_domain::settings::{AgendaMode, VaultSettings};
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::{agenda as sealed, device, tables};
use secrecy::SecretSlice;

use crate::app::{App, Noun, Room};
use crate::error::Outcome;
use crate::help::keep_or_make;
use crate::ports::KeyName;

/// What a noun wants reminded of inside a window: what is to come and what of the last two days is still owed. It reads only.
pub(crate) type OccasionsOf = fn(&mut Room, Window, &Now) -> Outcome<Vec<Occasion>>;

/// The nouns besides sessions that have something to remind of, one line each.
const NOUNS: &[OccasionsOf] = &[
    crate::cravings::occasions,
    crate::checkins::occasions,
    crate::insights::occasions,
];

/// Makes the agenda anew from what is in the vault. A missing password store is no error here: reminders then wait for the
/// person's choice, and the screens say so.
pub(crate) fn refresh(app: &App, room: &mut Room) -> Outcome<()> {
    if app.is_demo() {
        return Ok(());
    }
    let settings = room.vault.read(tables::settings::get)?;
    let mode = mode(&settings);
    // Under another mode it opens with another key, or with none; what is still owed in it goes on.
    let before = (device::agenda_mode(app.folder()) != mode)
        .then(|| on_disk(app))
        .flatten()
        .map(|(_, agenda)| agenda);
    device::set_agenda_mode(app.folder(), mode)?;
    crate::checkins::note_shown(app, room, &app.now())?;
    let key = match mode {
        AgendaMode::Off => {
            sealed::remove(app.folder())?;
            return Ok(());
        }
        AgendaMode::TimesOnly => None,
        AgendaMode::Keyring => match keep_or_make(app, KeyName::Agenda) {
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
    let made = make(app, room, &settings, previous.as_ref(), &app.now())?;
    write(app, key.as_ref(), &made.agenda)
}

/// Makes the agenda anew when the clock was set or the laptop came to another zone while the vault is open: it was made for what the
/// clock said before. To be called every few seconds.
pub fn keep_in_time(app: &App) {
    if !app.clock_jumped() {
        return;
    }
    let done = app.with_room(|room| room.map(|room| refresh(app, room)));
    match done {
        Some(Ok(())) => app.changed(&[Noun::Sessions, Noun::Checkins, Noun::Reminders]),
        Some(Err(_)) => tracing::warn!("the agenda could not be made anew for the new time"),
        // The next unlock makes it.
        None => {}
    }
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
pub(crate) struct Made {
    /// As it is written.
    pub(crate) agenda: Agenda,
    /// What stays in the vault.
    pub(crate) about: BTreeMap<Id, About>,
}

/// Works the agenda out. `previous` is the one before it.
pub(crate) fn make(
    app: &App,
    room: &mut Room,
    settings: &VaultSettings,
    previous: Option<&Agenda>,
    now: &Now,
) -> Outcome<Made> {
    let (agenda, about) = plan_by(reminder::plan_with, app, room, settings, previous, now)?;
    let agenda = if mode(settings) == AgendaMode::TimesOnly {
        agenda.times_only()
    } else {
        agenda
    };
    Ok(Made { agenda, about })
}

/// What the pop-ups that may still be on the screen are about. `previous` is the agenda beside the vault.
pub(crate) fn told_of(
    app: &App,
    room: &mut Room,
    settings: &VaultSettings,
    previous: Option<&Agenda>,
    now: &Now,
) -> Outcome<BTreeMap<Id, (ReminderKind, About)>> {
    plan_by(reminder::told_of, app, room, settings, previous, now)
}

/// One of the rules of [`reminder`] over what is in the vault.
type Rule<T> = fn(&[Occurrence], &[Occasion], &Planning<'_>, &dyn Fn(&str) -> Id) -> T;

fn plan_by<T>(
    rule: Rule<T>,
    app: &App,
    room: &mut Room,
    settings: &VaultSettings,
    previous: Option<&Agenda>,
    now: &Now,
) -> Outcome<T> {
    let coming = Coming::read(room, now)?;
    let policy = room.vault.read(tables::program::current)?.entry.policy;
    let id_of = |name: &str| Id::from_uuid(room.vault.opaque_id(name));
    let planning = Planning {
        now,
        lang: crate::settings::lang(app),
        settings: &settings.reminders,
        more_after: coming.more_after,
        previous,
        late_phone: &policy.phone,
    };
    Ok(rule(&coming.sessions, &coming.occasions, &planning, &id_of))
}

/// What there is to remind of.
pub(crate) struct Coming {
    /// Sessions that take place, by start, with what was noted about them.
    pub(crate) sessions: Vec<Occurrence>,
    /// What the other nouns want reminded of.
    pub(crate) occasions: Vec<Occasion>,
    /// Whether there are sessions later than the agenda reaches.
    pub(crate) more_after: bool,
}

impl Coming {
    /// Reads it from the vault.
    pub(crate) fn read(room: &mut Room, now: &Now) -> Outcome<Self> {
        let series = room.vault.read(tables::sessions::all)?;
        let end = now.at + Duration::days(COVERS_DAYS);
        let window = Window::new(now.at - KEPT_PAST, end);
        let later = Window::new(end, now.at + Duration::days(calendar::HORIZON_DAYS));
        let mut wanted = Vec::new();
        for of_noun in NOUNS {
            wanted.extend(of_noun(room, window, now)?);
        }
        let mut sessions = occurrences(&series, window, now);
        let records = room
            .vault
            .read(|db| crate::sessions::records_about(db, &sessions, window))?;
        put_records(&mut sessions, &records, &[], window, &now.zone);
        Ok(Self {
            sessions,
            occasions: wanted,
            more_after: !occurrences(&series, later, now).is_empty(),
        })
    }
}

/// Adds something to the agenda without the vault: to look again at what was written down on the lock screen. It says neutral
/// words, whatever was chosen. At the next unlock the noun's own [`OccasionsOf`] yields it under the same name and it goes on as
/// one reminder, or does not and it is gone.
///
/// Answers whether it will come. It will not when reminders (or this kind) are off, when no agenda was ever made, or when the
/// password store does not give its key.
///
/// # Errors
/// The disk.
pub fn add_while_locked(app: &App, occasion: &Occasion) -> Outcome<bool> {
    let (key, mut agenda) = match on_disk(app) {
        Some(found) => found,
        None => return Ok(false),
    };
    if !agenda.add(occasion, random_id(app)) {
        return Ok(false);
    }
    write(app, key.as_ref(), &agenda)?;
    app.changed(&[Noun::Reminders]);
    Ok(true)
}

/// Says nothing, not even when it was made: the ledger lies in clear.
fn random_id(app: &App) -> Id {
    let mut random = [0; 16];
    app.ports.entropy.fill(&mut random);
    Id::from_uuid(uuid::Builder::from_random_bytes(random).into_uuid())
}

fn write(app: &App, key: Option<&SecretSlice<u8>>, agenda: &Agenda) -> Outcome<()> {
    Ok(sealed::write(
        app.folder(),
        key,
        agenda,
        &*app.ports.entropy,
    )?)
}

/// Every occurrence of every series inside the window that takes place, in order of start.
pub(crate) fn occurrences(series: &[SessionSeries], window: Window, now: &Now) -> Vec<Occurrence> {
    let mut all: Vec<Occurrence> = series
        .iter()
        .flat_map(|one| one.occurrences(window, &now.zone).items)
        .filter(|occurrence| !occurrence.cancelled && !occurrence.all_day)
        .collect();
    all.sort_by(|a, b| a.start.cmp(&b.start).then(a.series.cmp(&b.series)));
    all
}
