//! `device.json`: choices that hold before unlocking. Nothing personal: language, look, how reminders work while locked.
//!
//! Owns the file. The agent reads it too. A missing, damaged or foreign file counts as "nothing chosen yet": it must never keep
//! anybody out.

use std::path::Path;

use evenkeel_domain::settings::{AgendaMode, DeviceSettings};
use serde::{Deserialize, Serialize};

use crate::error::OpenError;
use crate::folder::DataFolder;
use crate::small_file;

const MAX_BYTES: u64 = 4 * 1024;
const NAME: &str = "device.json";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Device {
    settings: Option<DeviceSettings>,
    agenda_mode: AgendaMode,
    recovery_unconfirmed: bool,
}

fn load(folder: &Path) -> Device {
    let bytes = small_file::read_bounded(&folder.join(NAME), MAX_BYTES).ok().flatten().unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn change(folder: &Path, change: impl FnOnce(&mut Device)) -> Result<(), OpenError> {
    let folder = DataFolder::open(folder)?;
    let mut device = load(folder.path());
    let before = device.clone();
    change(&mut device);
    if device == before && folder.path().join(NAME).exists() {
        return Ok(());
    }
    let bytes = serde_json::to_vec(&device).map_err(|error| OpenError::Io(std::io::Error::from(error).kind()))?;
    Ok(small_file::write_atomic(&folder.path().join(NAME), &bytes)?)
}

/// Choices about language and look.
#[must_use]
pub fn settings(folder: &Path) -> DeviceSettings {
    load(folder).settings.filter(|settings| settings.check().is_ok()).unwrap_or_default()
}

/// Keeps them.
///
/// # Errors
/// An unsafe folder, or the disk.
pub fn set_settings(folder: &Path, settings: &DeviceSettings) -> Result<(), OpenError> {
    change(folder, |device| device.settings = Some(settings.clone()))
}

/// How reminders work while locked.
#[must_use]
pub fn agenda_mode(folder: &Path) -> AgendaMode {
    load(folder).agenda_mode
}

/// Keeps how reminders work while locked.
///
/// # Errors
/// An unsafe folder, or the disk.
pub fn set_agenda_mode(folder: &Path, mode: AgendaMode) -> Result<(), OpenError> {
    change(folder, |device| device.agenda_mode = mode)
}

/// Whether the recovery code was shown but not typed back yet.
#[must_use]
pub fn recovery_unconfirmed(folder: &Path) -> bool {
    load(folder).recovery_unconfirmed
}

/// Keeps whether the recovery code waits to be typed back.
///
/// # Errors
/// An unsafe folder, or the disk.
pub fn set_recovery_unconfirmed(folder: &Path, waits: bool) -> Result<(), OpenError> {
    change(folder, |device| device.recovery_unconfirmed = waits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_counts_as_nothing_chosen_and_can_be_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let chosen = DeviceSettings { text_percent: 150, ..DeviceSettings::default() };
        set_settings(&folder, &chosen).unwrap();
        set_agenda_mode(&folder, AgendaMode::TimesOnly).unwrap();
        assert_eq!(settings(&folder), chosen, "a choice must survive a restart");
        assert_eq!(agenda_mode(&folder), AgendaMode::TimesOnly, "one choice must not undo another");
        std::fs::write(folder.join(NAME), b"{\"settings\":{\"text_percent\":9").unwrap();
        assert_eq!(settings(&folder), DeviceSettings::default(), "damage here must not keep anybody out");
        set_settings(&folder, &chosen).unwrap();
        assert_eq!(settings(&folder), chosen, "and it must be possible to choose again");
    }
}
