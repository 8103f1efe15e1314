//! Choices about how Evenkeel behaves.
//!
//! Owns two sets: what must be known before unlocking (language, look; nothing personal, kept in clear) and what is kept in the vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::checkins::CheckinSettings;
use crate::error::Invalid;
use crate::lessons::ReadingSettings;
use crate::reminder::ReminderSettings;
use crate::text::in_range;
use crate::words::Lang;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Choices that hold before unlocking. They tell nothing about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeviceSettings {
    /// Language; none until chosen (then the system's).
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: Theme,
    /// Text size in percent of the normal size, 80-200.
    pub text_percent: u16,
}

impl Default for DeviceSettings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: Theme::Auto,
            text_percent: 100,
        }
    }
}

impl DeviceSettings {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.text_percent, 80, 200, "text_percent")
    }
}

/// What reminders need when the system has no password store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgendaMode {
    /// Sealed with a key in the system's password store.
    #[default]
    Keyring,
    /// Times and neutral words only, with the key beside it: hides from a glance, from nobody else.
    TimesOnly,
    /// No reminders while locked.
    Off,
}

/// Choices kept in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VaultSettings {
    /// Lock after this many minutes without a touch, 1-30.
    pub lock_after_minutes: u16,
    /// How reminders work while locked.
    pub agenda_mode: AgendaMode,
    /// What is reminded of, and how much it says.
    pub reminders: ReminderSettings,
    /// How lessons are shown.
    #[serde(default)]
    pub reading: ReadingSettings,
    /// When and what check-ins ask.
    pub checkins: CheckinSettings,
}

impl Default for VaultSettings {
    fn default() -> Self {
        Self {
            lock_after_minutes: 5,
            agenda_mode: AgendaMode::default(),
            reminders: ReminderSettings::default(),
            reading: ReadingSettings::default(),
            checkins: CheckinSettings::default(),
        }
    }
}

impl VaultSettings {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.lock_after_minutes, 1, 30, "lock_after_minutes")?;
        self.reminders.check()?;
        self.checkins.check()
    }
}
