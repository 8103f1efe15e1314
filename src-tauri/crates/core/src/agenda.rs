//! What the reminder agent may know while the vault is locked.
//!
//! Owns making the agenda anew after every change. Which reminders a session gets and what they say is
//! [`evenkeel_domain::reminder`]'s; sealing is the store's; showing is the agent's.

use chrono::Duration;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::reminder::{self, COVERS_DAYS, KEPT_PAST, Planning};
use evenkeel_domain::sessions::{Occurrence, SessionSeries};
use evenkeel_domain::settings::AgendaMode;
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::{agenda as sealed, device, tables};

use crate::app::{App, Room};
use crate::error::Outcome;
use crate::help::keep_or_make;
use crate::ports::KeyName;

/// Makes the agenda anew from what is in the vault. A missing password store is no error here: reminders then wait for the
/// person's choice, and the screens say so.
pub(crate) fn refresh(app: &App, room: &mut Room) -> Outcome<()> {
    if app.is_demo() {
        return Ok(());
    }
    let settings = room.vault.read(tables::settings::get)?;
    let mode = if settings.reminders.on {
        settings.agenda_mode
    } else {
        AgendaMode::Off
    };
    device::set_agenda_mode(app.folder(), mode)?;
    if mode == AgendaMode::Off {
        sealed::remove(app.folder())?;
        return Ok(());
    }
    let now = app.now();
    let lang = crate::settings::lang(app);
    let series = room.vault.read(tables::sessions::all)?;
    let window = Window::new(now.at - KEPT_PAST, now.at + Duration::days(COVERS_DAYS));
    let coming = occurrences(&series, window, &now);
    let later = Window::new(
        now.at + Duration::days(COVERS_DAYS),
        now.at + Duration::days(calendar::HORIZON_DAYS),
    );
    let more_after = !occurrences(&series, later, &now).is_empty();

    let key = match mode {
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
        AgendaMode::TimesOnly | AgendaMode::Off => None,
    };
    let previous = sealed::read(app.folder(), key.as_ref()).ok().flatten();
    let id_of = |name: &str| Id::from_uuid(room.vault.opaque_id(name));
    let agenda = reminder::plan(
        &coming,
        &Planning {
            now: &now,
            lang,
            settings: &settings.reminders,
            more_after,
            previous: previous.as_ref(),
        },
        &id_of,
    );
    let agenda = if mode == AgendaMode::TimesOnly {
        agenda.times_only()
    } else {
        agenda
    };
    sealed::write(app.folder(), key.as_ref(), &agenda, &*app.ports.entropy)?;
    Ok(())
}

/// Every occurrence of every series inside the window that takes place, in order of start.
pub(crate) fn occurrences(series: &[SessionSeries], window: Window, now: &Now) -> Vec<Occurrence> {
    let mut all: Vec<Occurrence> = series
        .iter()
        .flat_map(|one| calendar::expand(one, window, &now.zone).items)
        .filter(|occurrence| !occurrence.cancelled && !occurrence.all_day)
        .collect();
    all.sort_by(|a, b| a.start.cmp(&b.start).then(a.series.cmp(&b.series)));
    all
}
