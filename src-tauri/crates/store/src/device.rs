//! `device.json`: what must be known before unlocking. Says nothing about the person.
//!
//! Owns the file. A missing or damaged one counts as never chosen.

use std::path::Path;

use evenkeel_domain::settings::{AgendaMode, DeviceSettings};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::folder::DataFolder;
use crate::small_file;

const FILE: &str = "device.json";
const MOST: u64 = 16 * 1024;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Device {
    settings: DeviceSettings,
    agenda_mode: AgendaMode,
    recovery_unconfirmed: bool,
}

/// Language and look.
#[must_use]
pub fn settings(folder: &Path) -> DeviceSettings {
    load(folder).settings
}

/// Keeps language and look. Makes the data folder when it is missing: the language is chosen before the first vault.
///
/// # Errors
/// Disk errors.
pub fn set_settings(folder: &Path, settings: &DeviceSettings) -> Result<(), StoreError> {
    change(folder, |device| device.settings = settings.clone())
}

/// How reminders work while locked, as the vault last said.
#[must_use]
pub fn agenda_mode(folder: &Path) -> AgendaMode {
    load(folder).agenda_mode
}

/// Keeps it for the agent.
///
/// # Errors
/// Disk errors.
pub fn set_agenda_mode(folder: &Path, mode: AgendaMode) -> Result<(), StoreError> {
    if agenda_mode(folder) == mode && small_file::open_existing(&folder.join(FILE)).is_ok() {
        return Ok(());
    }
    change(folder, |device| device.agenda_mode = mode)
}

/// Whether the recovery code was shown and not typed back yet.
#[must_use]
pub fn recovery_unconfirmed(folder: &Path) -> bool {
    load(folder).recovery_unconfirmed
}

/// Keeps that.
///
/// # Errors
/// Disk errors.
pub fn set_recovery_unconfirmed(folder: &Path, unconfirmed: bool) -> Result<(), StoreError> {
    change(folder, |device| device.recovery_unconfirmed = unconfirmed)
}

fn load(folder: &Path) -> Device {
    small_file::read_bounded(&folder.join(FILE), MOST)
        .ok()
        .flatten()
        .and_then(|file| serde_json::from_slice::<Device>(&file).ok())
        .filter(|device| device.settings.check().is_ok())
        .unwrap_or_default()
}

fn change(folder: &Path, how: impl FnOnce(&mut Device)) -> Result<(), StoreError> {
    let open = DataFolder::open(folder).map_err(|error| StoreError::Reopen(Box::new(error)))?;
    let mut device = load(open.path());
    how(&mut device);
    let bytes = serde_json::to_vec(&device).map_err(|_| StoreError::BadRow("device"))?;
    Ok(small_file::write_atomic(&open.file(FILE), &bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use evenkeel_domain::Lang;

    #[test]
    fn choices_made_before_the_first_vault_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        assert_eq!(
            settings(&folder),
            DeviceSettings::default(),
            "nothing chosen, nothing on disk"
        );
        assert!(!folder.exists(), "asking makes no folder");
        let chosen = DeviceSettings {
            lang: Some(Lang::Es),
            text_percent: 150,
            ..DeviceSettings::default()
        };
        set_settings(&folder, &chosen).unwrap();
        set_agenda_mode(&folder, AgendaMode::TimesOnly).unwrap();
        set_recovery_unconfirmed(&folder, true).unwrap();
        assert_eq!(
            settings(&folder),
            chosen,
            "one choice must not undo another"
        );
        assert_eq!(agenda_mode(&folder), AgendaMode::TimesOnly);
        assert!(recovery_unconfirmed(&folder));
        std::fs::write(folder.join(FILE), b"\xFF\xFE damaged").unwrap();
        assert_eq!(
            settings(&folder),
            DeviceSettings::default(),
            "a damaged file counts as never chosen"
        );
    }
}
