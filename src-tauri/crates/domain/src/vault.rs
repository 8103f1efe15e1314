//! What the screens may know about the vault without holding anything of it.
//!
//! Owns the states and inputs of making, opening and closing. Keys and files are the store's.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar;
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
    /// Open, and the room that is kept for a full disk is not there: the disk is nearly full.
    pub little_room: bool,
    /// A backup takes its place only with its own passphrase or code, or once both were lost for a day.
    pub owner_asked: bool,
    /// Somebody said that both are lost.
    pub lost: Option<LostWaitView>,
    /// Vaults that were set aside and can be put back, the newest first.
    pub set_aside: Vec<SetAsideView>,
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

/// The wait after somebody said at the lock screen that passphrase and code are both lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostWait {
    /// From then on a backup may take the place.
    pub until: DateTime<Utc>,
    /// It is over.
    pub over: bool,
}

/// The same as the lock screen says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LostWaitView {
    /// From then on, on the laptop's wall clock.
    pub until: NaiveDateTime,
    /// It is over.
    pub over: bool,
}

impl LostWait {
    /// As it is said in `zone`.
    #[must_use]
    pub fn view(self, zone: &str) -> LostWaitView {
        LostWaitView {
            until: calendar::to_local(self.until, zone),
            over: self.over,
        }
    }
}

/// A vault that was set aside because a backup took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Names it for putting it back.
    pub name: String,
    /// When it was set aside.
    pub at: DateTime<Utc>,
}

/// The same as the lock screen says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAsideView {
    /// Names it for putting it back.
    pub name: String,
    /// When it was set aside, on the laptop's wall clock.
    pub at: NaiveDateTime,
}

impl SetAside {
    /// As it is said in `zone`.
    #[must_use]
    pub fn view(self, zone: &str) -> SetAsideView {
        SetAsideView {
            at: calendar::to_local(self.at, zone),
            name: self.name,
        }
    }
}

/// What lies in the data folder under keys the vault had before new ones were made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OldCopies {
    /// Backup files, those made before an upgrade among them.
    pub backups: u32,
    /// Vaults that were set aside.
    pub set_aside: u32,
}

impl OldCopies {
    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.backups == 0 && self.set_aside == 0
    }
}

/// What `vault_new_keys` gives.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewKeysMade {
    /// The new recovery code in groups, this once.
    pub code: String,
    /// A backup under the new keys lies in the data folder, and was read back.
    pub backed_up: bool,
    /// What lies there under the old ones.
    pub old: OldCopies,
}

/// Something about the vault that its owner should know. None of them stopped it from opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnlockNotice {
    /// The key file was damaged, missing or older than its copy; the copy was used and put in its place.
    HeaderRestored,
    /// The key file was altered by somebody without the keys; the copy was used and put in its place.
    HeaderAltered,
    /// The key file is an older one: a passphrase or code that was changed since may fit again.
    HeaderOlder,
    /// The key for entries written while locked is not this vault's.
    InboxKeyChanged,
    /// An older database was opened because the person said so.
    OlderAccepted,
    /// The folder can only be read: nothing can be saved.
    ReadOnly,
    /// An older key file lies beside the newer one, and its passphrase or code was given. The newer one still counts.
    OlderSecret,
    /// The note of how new the data should be is missing, beside a vault that has lived.
    MarkMissing,
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
