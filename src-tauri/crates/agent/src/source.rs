//! Where the agenda comes from: the file beside the vault, and its key.
//!
//! Owns reading it again when it changed, and saying why it cannot be read. Never makes a key: "no entry" in the password store means
//! that the window has not made one yet, or that it is gone; both are for the window to put right.

use std::path::Path;
use std::time::{Duration, SystemTime};

use evenkeel_core::ports::{KeyName, KeyStore, KeyStoreError};
use evenkeel_domain::reminder::{Agenda, AgendaState};
use evenkeel_domain::settings::AgendaMode;
use evenkeel_store::{agenda, device};
use secrecy::SecretSlice;

/// A password store that did not give the key is asked again after this long.
const ASK_AGAIN: Duration = Duration::from_secs(60);

/// The agenda as last read.
#[derive(Debug)]
pub(crate) struct Source {
    seen: Option<Stamp>,
    asked: Option<Duration>,
    agenda: Option<Agenda>,
    state: AgendaState,
}

/// What tells one version of the files from the next without reading them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    mode: AgendaMode,
    file: Option<(SystemTime, u64)>,
}

impl Source {
    pub(crate) const fn new() -> Self {
        Self {
            seen: None,
            asked: None,
            agenda: None,
            state: AgendaState::None,
        }
    }

    pub(crate) const fn agenda(&self) -> Option<&Agenda> {
        self.agenda.as_ref()
    }

    pub(crate) const fn state(&self) -> AgendaState {
        self.state
    }

    /// Reads the agenda if it changed since the last time, or if its key could not be had and it is time to ask again. `elapsed` is
    /// the stopwatch, not the wall clock: a clock that was set must not keep us from asking.
    pub(crate) fn refresh(&mut self, folder: &Path, keys: &dyn KeyStore, elapsed: Duration) {
        let stamp = Stamp {
            mode: device::agenda_mode(folder),
            file: file_stamp(&folder.join("agenda.bin")),
        };
        let waits = matches!(
            self.state,
            AgendaState::NoKeyring
                | AgendaState::KeyringLocked
                | AgendaState::NoKey
                | AgendaState::Damaged
        );
        let again = waits
            && self
                .asked
                .is_none_or(|asked| elapsed.saturating_sub(asked) >= ASK_AGAIN);
        if self.seen.as_ref() == Some(&stamp) && !again {
            return;
        }
        self.asked = Some(elapsed);
        let (state, agenda) = match read(folder, keys, &stamp) {
            Ok(Some(agenda)) => (AgendaState::Read, Some(agenda)),
            Ok(None) => (
                if stamp.mode == AgendaMode::Off {
                    AgendaState::Off
                } else {
                    AgendaState::None
                },
                None,
            ),
            Err(state) => (state, None),
        };
        if state != self.state {
            tracing::info!(?state, "agenda");
        }
        // An agenda that was read before is still right when the password store stops answering or a write was caught halfway.
        let keep = matches!(state, AgendaState::NoKeyring | AgendaState::KeyringLocked)
            && self.agenda.is_some()
            && self.seen.as_ref() == Some(&stamp);
        if !keep {
            self.agenda = agenda;
        }
        self.state = state;
        self.seen = Some(stamp);
    }
}

fn file_stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let found = std::fs::symlink_metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}

fn read(folder: &Path, keys: &dyn KeyStore, stamp: &Stamp) -> Result<Option<Agenda>, AgendaState> {
    if stamp.mode == AgendaMode::Off || stamp.file.is_none() {
        return Ok(None);
    }
    let key = match stamp.mode {
        AgendaMode::Keyring => Some(key(keys)?),
        AgendaMode::TimesOnly | AgendaMode::Off => None,
    };
    // The store has checked it against its limits; what it cannot open or does not know the version of is the window's to replace.
    Ok(agenda::read(folder, key.as_ref())
        .map_err(|_| AgendaState::Damaged)?
        .map(Agenda::resolved))
}

fn key(keys: &dyn KeyStore) -> Result<SecretSlice<u8>, AgendaState> {
    match keys.get(KeyName::Agenda) {
        Ok(Some(key)) => Ok(key),
        Ok(None) => Err(AgendaState::NoKey),
        Err(KeyStoreError::Missing) => Err(AgendaState::NoKeyring),
        Err(KeyStoreError::Refused | KeyStoreError::TimedOut) => Err(AgendaState::KeyringLocked),
    }
}
