//! Stand-ins for the machine: a clock one can set, a keyring in memory, a notifier that records, randomness that repeats.
//!
//! Owns the only fakes of this repository. Each passes the contract tests that the real ones in `evenkeel-os` pass.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a stand-in that cannot work must stop the test"
)]

mod app;
pub mod contracts;
pub mod doses;
pub mod lived;
pub mod oracle;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

pub use app::{PASSPHRASE, Patient};
use chrono::{DateTime, Utc};
use evenkeel_core::ports::{
    AgentHealth, AgentMissing, Browser, BrowserMissing, Clock, Entropy, KeyName, KeyStore,
    KeyStoreError, Notice, Notifier, NotifyError, Picker, PickerMissing, ReminderAgent,
};
use evenkeel_domain::time::Now;
use secrecy::{ExposeSecret, SecretSlice};

/// A clock that stands still until it is set.
pub struct SetClock {
    now: Mutex<Now>,
    elapsed: Mutex<Duration>,
    boot: AtomicU64,
}

impl SetClock {
    /// Stands at `at` in `zone`.
    #[must_use]
    pub fn new(at: DateTime<Utc>, zone: &str) -> Self {
        Self {
            now: Mutex::new(Now {
                at,
                zone: zone.to_owned(),
            }),
            elapsed: Mutex::new(Duration::from_secs(1_000)),
            boot: AtomicU64::new(1),
        }
    }

    /// Sets the wall clock. Going forward also lets that much time pass; going back lets none.
    pub fn set(&self, at: DateTime<Utc>) {
        let mut now = self.now.lock().unwrap();
        *self.elapsed.lock().unwrap() += (at - now.at).to_std().unwrap_or_default();
        now.at = at;
    }

    /// Somebody sets the wall clock, and no time goes by.
    pub fn jump(&self, at: DateTime<Utc>) {
        self.now.lock().unwrap().at = at;
    }

    /// Time goes by, and the wall clock with it.
    pub fn pass(&self, by: Duration) {
        *self.elapsed.lock().unwrap() += by;
        self.now.lock().unwrap().at += by;
    }

    /// The machine is off until `at`, and was started half a minute ago.
    pub fn restart(&self, at: DateTime<Utc>) {
        *self.elapsed.lock().unwrap() = Duration::from_secs(30);
        self.boot.fetch_add(1, Ordering::SeqCst);
        self.now.lock().unwrap().at = at;
    }

    /// Travels to another zone.
    pub fn travel(&self, zone: &str) {
        self.now.lock().unwrap().zone = zone.to_owned();
    }
}

impl Clock for SetClock {
    fn now(&self) -> Now {
        self.now.lock().unwrap().clone()
    }

    fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap()
    }

    fn boot(&self) -> Option<u128> {
        Some(u128::from(self.boot.load(Ordering::SeqCst)))
    }
}

/// A password store in memory. Can be told to be missing.
#[derive(Default)]
pub struct MemoryKeys {
    keys: Mutex<HashMap<KeyName, Vec<u8>>>,
    missing: AtomicBool,
}

impl MemoryKeys {
    /// From now on no password store answers, or it does again.
    pub fn set_missing(&self, missing: bool) {
        self.missing.store(missing, Ordering::SeqCst);
    }

    fn there(&self) -> Result<(), KeyStoreError> {
        if self.missing.load(Ordering::SeqCst) {
            Err(KeyStoreError::Missing)
        } else {
            Ok(())
        }
    }
}

impl KeyStore for MemoryKeys {
    fn get(&self, name: KeyName) -> Result<Option<SecretSlice<u8>>, KeyStoreError> {
        self.there()?;
        Ok(self
            .keys
            .lock()
            .unwrap()
            .get(&name)
            .map(|key| SecretSlice::from(key.clone())))
    }

    fn set(&self, name: KeyName, key: &SecretSlice<u8>) -> Result<(), KeyStoreError> {
        self.there()?;
        // EXPOSE: a stand-in keeps it in memory.
        self.keys
            .lock()
            .unwrap()
            .insert(name, key.expose_secret().to_vec());
        Ok(())
    }

    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError> {
        self.there()?;
        self.keys.lock().unwrap().remove(&name);
        Ok(())
    }
}

/// Remembers what it was asked to show.
#[derive(Default)]
pub struct RecordingNotifier {
    shown: Mutex<Vec<Notice>>,
    missing: AtomicBool,
}

impl RecordingNotifier {
    /// What was shown so far.
    #[must_use]
    pub fn shown(&self) -> Vec<Notice> {
        self.shown.lock().unwrap().clone()
    }

    /// From now on no service answers, or it does again.
    pub fn set_missing(&self, missing: bool) {
        self.missing.store(missing, Ordering::SeqCst);
    }
}

impl Notifier for RecordingNotifier {
    fn show(&self, notice: &Notice) -> Result<(), NotifyError> {
        self.check()?;
        self.shown.lock().unwrap().push(notice.clone());
        Ok(())
    }

    fn check(&self) -> Result<(), NotifyError> {
        if self.missing.load(Ordering::SeqCst) {
            Err(NotifyError::Missing)
        } else {
            Ok(())
        }
    }
}

/// Randomness that repeats for the same seed (xorshift64*; not for secrets).
pub struct SeededEntropy(AtomicU64);

impl SeededEntropy {
    /// Starts at `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed | 1))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, buf: &mut [u8]) {
        for byte in buf {
            let mut state = self.0.load(Ordering::SeqCst);
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            self.0.store(state, Ordering::SeqCst);
            *byte = state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_be_bytes()[0];
        }
    }
}

/// Dialogs that answer with what was set before.
#[derive(Default)]
pub struct PresetPicker {
    folder: Mutex<Option<PathBuf>>,
    file: Mutex<Option<PathBuf>>,
}

impl PresetPicker {
    /// The answer to the next question for a folder.
    pub fn set_folder(&self, folder: Option<PathBuf>) {
        *self.folder.lock().unwrap() = folder;
    }

    /// The answer to the next question for a file.
    pub fn set_file(&self, file: Option<PathBuf>) {
        *self.file.lock().unwrap() = file;
    }
}

impl Picker for PresetPicker {
    fn folder(&self) -> Result<Option<PathBuf>, PickerMissing> {
        Ok(self.folder.lock().unwrap().clone())
    }

    fn backup_file(&self) -> Result<Option<PathBuf>, PickerMissing> {
        Ok(self.file.lock().unwrap().clone())
    }
}

/// A browser that remembers what it was to open.
#[derive(Default)]
pub struct RecordingBrowser {
    opened: Mutex<Vec<String>>,
}

impl RecordingBrowser {
    /// Every address so far.
    #[must_use]
    pub fn opened(&self) -> Vec<String> {
        self.opened.lock().unwrap().clone()
    }
}

impl Browser for RecordingBrowser {
    fn open(&self, address: &str) -> Result<(), BrowserMissing> {
        self.opened.lock().unwrap().push(address.to_owned());
        Ok(())
    }
}

/// An agent that says it runs (unless it is told to say otherwise) and does nothing.
#[derive(Default)]
pub struct StillReminders {
    at_login: AtomicBool,
    gone: AtomicBool,
}

impl StillReminders {
    /// From now on it does not run, or it does again.
    pub fn set_gone(&self, gone: bool) {
        self.gone.store(gone, Ordering::SeqCst);
    }
}

impl ReminderAgent for StillReminders {
    fn health(&self) -> AgentHealth {
        if self.gone.load(Ordering::SeqCst) {
            return AgentHealth::default();
        }
        AgentHealth {
            running: true,
            tray: true,
            notifications: true,
            agenda_readable: true,
            not_shown: 0,
        }
    }

    fn start(&self) -> Result<(), AgentMissing> {
        Ok(())
    }

    fn starts_at_login(&self) -> bool {
        self.at_login.load(Ordering::SeqCst)
    }

    fn set_start_at_login(&self, on: bool) -> Result<(), AgentMissing> {
        self.at_login.store(on, Ordering::SeqCst);
        Ok(())
    }
}
