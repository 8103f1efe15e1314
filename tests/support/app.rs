//! A whole Evenkeel without a window, for stories of named patients.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use evenkeel_core::ports::Ports;
use evenkeel_core::{App, CommandError, Event, agenda, commands, demo};
use evenkeel_domain::ErrorCode;
use serde_json::{Value, json};

use crate::{
    MemoryKeys, PresetPicker, RecordingBrowser, RecordingNotifier, SeededEntropy, SetClock,
    StillReminders,
};

/// A passphrase that is strong enough.
pub const PASSPHRASE: &str = "quiet harbor lantern seven maple";

/// Somebody with a laptop.
pub struct Patient {
    /// The program.
    pub app: App,
    /// Its clock.
    pub clock: Arc<SetClock>,
    /// Its password store.
    pub keys: Arc<MemoryKeys>,
    /// Its pop-ups.
    pub notifier: Arc<RecordingNotifier>,
    /// Its dialogs.
    pub picker: Arc<PresetPicker>,
    /// Its browser.
    pub browser: Arc<RecordingBrowser>,
    /// What happened.
    pub events: Arc<Mutex<Vec<Event>>>,
}

impl Patient {
    /// Starts Evenkeel over `folder` at `at` in Chicago.
    #[must_use]
    pub fn start(folder: PathBuf, at: DateTime<Utc>) -> Self {
        Self::start_with(folder, at, Arc::default())
    }

    /// The same with a password store that outlives one start.
    #[must_use]
    pub fn start_with(folder: PathBuf, at: DateTime<Utc>, keys: Arc<MemoryKeys>) -> Self {
        Self::with(at, keys, |ports| App::new(ports, folder))
    }

    /// Starts the demonstration over `folder`: a fictional person's life, the first time, and what was left of it after that.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn demo(folder: PathBuf, at: DateTime<Utc>) -> Self {
        let patient = Self::with(at, Arc::default(), |ports| App::demo(ports, folder));
        demo::begin(&patient.app).unwrap();
        patient
    }

    fn with(at: DateTime<Utc>, keys: Arc<MemoryKeys>, app: impl FnOnce(Ports) -> App) -> Self {
        let clock = Arc::new(SetClock::new(at, "America/Chicago"));
        let notifier = Arc::<RecordingNotifier>::default();
        let picker = Arc::<PresetPicker>::default();
        let browser = Arc::<RecordingBrowser>::default();
        let seed =
            u64::from(at.timestamp_subsec_nanos()) ^ u64::try_from(at.timestamp()).unwrap_or(7);
        let ports = Ports {
            clock: clock.clone(),
            keys: keys.clone(),
            entropy: Arc::new(SeededEntropy::new(seed)),
            notifier: notifier.clone(),
            picker: picker.clone(),
            browser: browser.clone(),
            agent: Arc::new(StillReminders::default()),
        };
        let app = app(ports);
        let events = Arc::<Mutex<Vec<Event>>>::default();
        let heard = events.clone();
        app.on_event(move |event| heard.lock().unwrap().push(event.clone()));
        Self {
            app,
            clock,
            keys,
            notifier,
            picker,
            browser,
            events,
        }
    }

    /// Calls a command, as the window does: what it changed is settled once it has answered.
    ///
    /// # Errors
    /// What the command answers.
    pub fn call(&self, command: &str, input: Value) -> Result<Value, CommandError> {
        let answer = commands::call(&self.app, command, input);
        agenda::settle(&self.app);
        answer
    }

    /// Calls a command that must succeed.
    ///
    /// # Panics
    /// When it does not.
    pub fn ask(&self, command: &str, input: Value) -> Value {
        match self.call(command, input) {
            Ok(answer) => answer,
            #[allow(clippy::panic, reason = "a test that cannot go on says where")]
            Err(error) => panic!("{command} should have worked: {error:?}"),
        }
    }

    /// Calls a command that must not succeed.
    ///
    /// # Panics
    /// When it does.
    pub fn refused(&self, command: &str, input: Value) -> CommandError {
        self.call(command, input).err().unwrap_or_else(|| {
            #[allow(clippy::panic, reason = "a test that cannot go on says where")]
            {
                panic!("{command} should have been refused")
            }
        })
    }

    /// First run: makes the vault and gives the recovery code.
    pub fn first_run(&self) -> String {
        let made = self.ask(
            "vault_create",
            json!({ "passphrase": PASSPHRASE, "agenda_mode": "keyring" }),
        );
        made["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Unlocks with the usual passphrase.
    pub fn unlock(&self) {
        drop(self.ask("vault_unlock", json!({ "passphrase": PASSPHRASE })));
    }

    /// The same, after time in which it may have locked by itself.
    pub fn unlock_if_locked(&self) {
        if self.is_locked() {
            self.unlock();
        }
    }

    /// Locks.
    pub fn lock(&self) {
        drop(self.ask("vault_lock", json!({ "reason": "asked" })));
    }

    /// Whether a command answers that the vault is locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        commands::call(&self.app, "settings_get", json!({}))
            .err()
            .is_some_and(|error| error.code == ErrorCode::Locked)
    }
}
