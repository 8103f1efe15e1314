//! Choices about how Evenkeel behaves.
//!
//! Owns two sets: what must be known before unlocking (language, look; nothing personal, kept in clear) and what is kept in the vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::checkins::CheckinSettings;
use crate::cravings::terms;
use crate::error::Invalid;
use crate::lessons::ReadingSettings;
use crate::reminder::{ReminderLevel, ReminderSettings};
use crate::text::in_range;
use crate::vocabulary::{self, Term};
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

/// Which of the three sheets the calendar opens with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetView {
    /// A week.
    #[default]
    Week,
    /// A list.
    List,
    /// A month.
    Month,
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
    /// Which sheet the calendar opens with: the one looked at last.
    #[serde(default)]
    pub view: SheetView,
    /// Two Esc within this many milliseconds are the quick exit, 600-2000.
    #[serde(default = "quick_exit_ms")]
    pub quick_exit_ms: u16,
    /// That this system shows no icon in a tray was read, and is not to be said again.
    #[serde(default)]
    pub tray_line_off: bool,
}

/// Short enough that nobody leaves by closing two things in a row.
const fn quick_exit_ms() -> u16 {
    600
}

impl Default for DeviceSettings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: Theme::Auto,
            text_percent: 100,
            view: SheetView::Week,
            quick_exit_ms: quick_exit_ms(),
            tray_line_off: false,
        }
    }
}

impl DeviceSettings {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.text_percent, 80, 200, "text_percent")?;
        in_range(self.quick_exit_ms, 600, 2000, "quick_exit_ms")
    }
}

/// How large the window was. Never where: a screen that was there yesterday may be gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Width inside its frame, in the units a page counts in.
    pub width: u32,
    /// Height, likewise.
    pub height: u32,
    /// It filled the screen; `width` and `height` are what it goes back to.
    pub maximized: bool,
}

impl WindowSize {
    /// The smallest that the app can be read in.
    pub const LEAST: (u32, u32) = (360, 480);
    /// No screen is larger; more than this was not a window's size.
    pub const MOST: (u32, u32) = (16_384, 16_384);

    /// Whether a window can be this large at all.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        Self::LEAST.0 <= self.width
            && self.width <= Self::MOST.0
            && Self::LEAST.1 <= self.height
            && self.height <= Self::MOST.1
    }

    /// The same, no larger than a screen with room for `room`, and never smaller than can be read.
    #[must_use]
    pub fn within(self, room: (u32, u32)) -> Self {
        Self {
            width: self.width.min(room.0).max(Self::LEAST.0),
            height: self.height.min(room.1).max(Self::LEAST.1),
            ..self
        }
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
    /// Which substances are the person's.
    #[serde(default)]
    pub substances: MySubstances,
}

/// The substances a person said are theirs: they stand first wherever a substance is asked for. Asked once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MySubstances {
    /// The question was answered, also by leaving it out.
    pub asked: bool,
    /// At most [`MOST_SUBSTANCES`], each once.
    pub mine: Vec<Term>,
}

/// Most substances that can be somebody's own.
pub const MOST_SUBSTANCES: usize = 30;

impl MySubstances {
    /// Checks every bound.
    ///
    /// # Errors
    /// A word that is in no list, one that stands there twice, or too many.
    pub fn check(&self) -> Result<(), Invalid> {
        terms(
            &self.mine,
            vocabulary::SUBSTANCES,
            &[],
            MOST_SUBSTANCES,
            "substances",
        )
    }

    /// Whose they are as far as it was said: none while nobody asked.
    #[must_use]
    pub fn said(self) -> Option<Vec<Term>> {
        self.asked.then_some(self.mine)
    }
}

impl Default for VaultSettings {
    fn default() -> Self {
        Self {
            lock_after_minutes: 5,
            agenda_mode: AgendaMode::default(),
            reminders: ReminderSettings::default(),
            reading: ReadingSettings::default(),
            checkins: CheckinSettings::default(),
            substances: MySubstances::default(),
        }
    }
}

impl VaultSettings {
    /// The same with the defaults that decide who learns what: when the vault locks itself, what lies outside of it, how much a pop-up
    /// says. For whoever never chose them these stay as they were when they began, whatever a later version's defaults are: another
    /// value is asked about first, and the answer stored.
    #[must_use]
    pub const fn with_private_defaults(mut self) -> Self {
        self.lock_after_minutes = 5;
        self.agenda_mode = AgendaMode::Keyring;
        self.reminders.level = ReminderLevel::Neutral;
        self.reminders.rerate.level = ReminderLevel::Neutral;
        self.reminders.checkin.level = ReminderLevel::Neutral;
        self.reminders.review.level = ReminderLevel::Neutral;
        self
    }

    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.lock_after_minutes, 1, 30, "lock_after_minutes")?;
        self.reminders.check()?;
        self.checkins.check()?;
        self.substances.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_privacy_has_the_default_it_always_had() {
        let usual = VaultSettings::default();
        assert_eq!(
            usual.clone().with_private_defaults(),
            usual,
            "another default would reach nobody: ask people first, and store what they answer"
        );
    }

    #[test]
    fn a_window_is_never_larger_than_its_screen_nor_too_small_to_read() {
        let wide = WindowSize {
            width: 2_400,
            height: 1_500,
            maximized: true,
        };
        let fitted = wide.within((1_280, 800));
        assert_eq!(
            (fitted.width, fitted.height, fitted.maximized),
            (1_280, 800, true)
        );
        assert!(wide.within((200, 100)).is_sound(), "a tiny screen");
        assert_eq!(wide.within((4_000, 4_000)), wide, "there is room");
        for (width, height) in [
            (0, 0),
            (359, 800),
            (1_120, 479),
            (16_385, 800),
            (1_120, u32::MAX),
        ] {
            let size = WindowSize {
                width,
                height,
                maximized: false,
            };
            assert!(!size.is_sound(), "{width} x {height}");
        }
    }
}
