//! What the screens may know about the vault without holding anything of it.
//!
//! Owns the states and inputs of making, opening and closing. Keys and files are the store's.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ErrorCode;
use crate::inbox::InboxNews;
use crate::settings::AgendaMode;

/// Whether there is a vault, and whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultState {
    /// None yet: the first run.
    None,
    /// Locked.
    Locked,
    /// Open.
    Open,
}

/// What the window asks first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VaultStatus {
    /// Its state.
    pub state: VaultState,
    /// What already keeps it from opening, seen without any secret (damage, another instance, a newer version).
    pub problem: Option<ErrorCode>,
    /// The password store can open it (opt-in).
    pub remembered: bool,
    /// No try is taken before this.
    pub wait_until: Option<DateTime<Utc>>,
    /// A throw-away vault with a fictional person's life.
    pub demo: bool,
    /// What opens that one, for everybody to see; none where the vault is a person's, or its passphrase was changed.
    pub demo_passphrase: Option<String>,
    /// Opened with the recovery code: a new passphrase must be chosen.
    pub needs_new_passphrase: bool,
    /// The recovery code was shown but not typed back yet.
    pub recovery_unconfirmed: bool,
    /// Evenkeel's version.
    pub version: String,
    /// The folder everything is kept in.
    pub folder: String,
}

/// Input of `vault_create`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewVault {
    /// The passphrase as typed.
    pub passphrase: String,
    /// How reminders work while locked.
    pub agenda_mode: AgendaMode,
}

/// What `vault_create` and `vault_renew_recovery` give: the code, this once.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewRecoveryCode {
    /// The code in groups.
    pub code: String,
}

/// Something about the vault that its owner should know. None of them stopped it from opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnlockNotice {
    /// The key file was damaged or missing; its copy was used and put in its place.
    HeaderRestored,
    /// The key file was altered by somebody without the keys; the copy was used and put in its place.
    HeaderAltered,
    /// The key file is an older one: a passphrase or code that was changed since may fit again.
    HeaderOlder,
    /// The key for entries written while locked is not this vault's.
    InboxKeyChanged,
    /// An older database was opened because the person said so.
    OlderAccepted,
}

/// What an unlock found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlocked {
    /// Wrong tries since it was last open.
    pub wrong_tries: u32,
    /// When the last of them was.
    pub last_wrong_at: Option<DateTime<Utc>>,
    /// What else its owner should know.
    pub notices: Vec<UnlockNotice>,
    /// What became of the entries made while it was locked.
    pub inbox: InboxNews,
}

/// Why the vault is being locked: decides whether a lock screen comes back by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// The person chose Lock.
    Asked,
    /// Nobody touched it for a while.
    Idle,
    /// Quick exit: nothing comes back by itself.
    QuickExit,
    /// The laptop goes to sleep.
    Suspend,
    /// The desktop session was locked.
    SessionLock,
    /// The window was closed.
    Close,
}

impl LockReason {
    /// Whether a fresh lock screen is shown.
    #[must_use]
    pub const fn shows_lock_screen(self) -> bool {
        matches!(self, Self::Asked | Self::Idle)
    }
}
