//! What the use cases need from the machine they run on.
//!
//! Owns the traits and their promises. Implements none of them: `evenkeel-os` does (the window adds [`Picker`]), and tests bring
//! their own. Each implementation passes the same contract test.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use evenkeel_domain::time::{Clocks, Now};
pub use evenkeel_store::Entropy;
use secrecy::SecretSlice;

/// Tells the time. The only way a use case learns it.
pub trait Clock: Send + Sync {
    /// The instant and the laptop's zone, read now.
    fn now(&self) -> Now;
    /// Time since some fixed point that never goes back and goes on while the laptop sleeps. For measuring how long, never for when.
    fn elapsed(&self) -> Duration;
    /// Names this start of the machine; none where the system does not say. The same for every program as long as the machine runs.
    fn boot(&self) -> Option<u128>;
    /// Both clocks, read now.
    fn clocks(&self) -> Clocks {
        Clocks {
            at: self.now().at,
            since_boot: self.elapsed(),
            boot: self.boot(),
        }
    }
}

/// What can go wrong with the system's password store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyStoreError {
    /// No service answers.
    #[error("no password store answers")]
    Missing,
    /// It is locked and was not unlocked, or it said no.
    #[error("the password store refused")]
    Refused,
    /// No answer in time.
    #[error("the password store did not answer in time")]
    TimedOut,
}

/// Which of our keys is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyName {
    /// Seals the agenda.
    Agenda,
    /// Seals the help card of the lock screen.
    Card,
    /// Opens the vault by itself (opt-in).
    Remember,
    /// No key: how new the vault was when it was last opened or locked here.
    Mark,
}

/// The system's password store. Convenience only: everything works without it, and "no entry" never means "create" or "delete".
pub trait KeyStore: Send + Sync {
    /// The key, or none when there is no such entry.
    ///
    /// # Errors
    /// The store is missing, refuses or does not answer in time (3 s at most).
    fn get(&self, name: KeyName) -> Result<Option<SecretSlice<u8>>, KeyStoreError>;
    /// Stores the key, replacing an older one.
    ///
    /// # Errors
    /// As [`KeyStore::get`].
    fn set(&self, name: KeyName, key: &SecretSlice<u8>) -> Result<(), KeyStoreError>;
    /// Removes the key; fine when there was none.
    ///
    /// # Errors
    /// As [`KeyStore::get`].
    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError>;
}

/// A pop-up as it is handed to the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Opaque id of the reminder; never a person's words.
    pub id: String,
    /// First line.
    pub title: String,
    /// The rest; may be empty.
    pub body: String,
    /// Without a sound.
    pub silent: bool,
    /// Buttons: action name and its words.
    pub actions: Vec<(String, String)>,
}

/// What can go wrong with showing a pop-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotifyError {
    /// No notification service answers.
    #[error("no notification service answers")]
    Missing,
    /// It did not take the pop-up.
    #[error("the notification service did not take it")]
    Refused,
    /// No answer in time.
    #[error("the notification service did not answer in time")]
    TimedOut,
}

/// Shows pop-ups.
pub trait Notifier: Send + Sync {
    /// Shows it and returns once the system took it.
    ///
    /// # Errors
    /// It was not shown.
    fn show(&self, notice: &Notice) -> Result<(), NotifyError>;
    /// Whether pop-ups can work here at all.
    ///
    /// # Errors
    /// Why not.
    fn check(&self) -> Result<(), NotifyError>;
}

/// Lets the person choose a folder or file. None: they changed their mind.
pub trait Picker: Send + Sync {
    /// A folder to write to.
    ///
    /// # Errors
    /// No dialog can be shown here.
    fn folder(&self) -> Result<Option<PathBuf>, PickerMissing>;
    /// A backup file to read.
    ///
    /// # Errors
    /// No dialog can be shown here.
    fn backup_file(&self) -> Result<Option<PathBuf>, PickerMissing>;
}

/// Opens the person's web browser.
pub trait Browser: Send + Sync {
    /// Hands over an address that the person saw and clicked. Returns once the system took it.
    ///
    /// # Errors
    /// Nothing on this system opens web addresses.
    fn open(&self, address: &str) -> Result<(), BrowserMissing>;
}

/// No browser can be opened here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no browser can be opened")]
pub struct BrowserMissing;

/// No dialog can be shown here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no dialog can be shown")]
pub struct PickerMissing;

/// What the agent last said about itself, and starting it.
pub trait ReminderAgent: Send + Sync {
    /// Whether the agent runs, and what it cannot do.
    fn health(&self) -> AgentHealth;
    /// Starts it, unless it runs.
    ///
    /// # Errors
    /// It cannot be started.
    fn start(&self) -> Result<(), AgentMissing>;
    /// Whether it starts at login.
    fn starts_at_login(&self) -> bool;
    /// Makes it start at login, or not any more.
    ///
    /// # Errors
    /// The entry cannot be written.
    fn set_start_at_login(&self, on: bool) -> Result<(), AgentMissing>;
}

/// What the agent can do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AgentHealth {
    /// It runs.
    pub running: bool,
    /// A tray shows it.
    pub tray: bool,
    /// A notification service answers.
    pub notifications: bool,
    /// It can read the agenda.
    pub agenda_readable: bool,
    /// Reminders that were due and could not be shown so far.
    pub not_shown: u32,
}

/// The agent cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the reminder agent cannot be reached")]
pub struct AgentMissing;

/// Everything the use cases need from the machine.
#[derive(Clone)]
pub struct Ports {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The system's password store.
    pub keys: Arc<dyn KeyStore>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Pop-ups (the test pop-up in Settings; the agent has its own).
    pub notifier: Arc<dyn Notifier>,
    /// Dialogs.
    pub picker: Arc<dyn Picker>,
    /// The person's web browser.
    pub browser: Arc<dyn Browser>,
    /// The reminder agent.
    pub agent: Arc<dyn ReminderAgent>,
}
