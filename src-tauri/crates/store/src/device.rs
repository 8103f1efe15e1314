//! `device.json`: what must be known before unlocking. Says nothing about the person.
//!
//! Owns the file. A missing or damaged one counts as never chosen; a view or a window's size that means nothing counts as never
//! chosen by itself, so that the language stays.

use std::path::Path;

use evenkeel_domain::settings::{AgendaMode, DeviceSettings, SheetView, WindowSize};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::error::StoreError;
use crate::folder::DataFolder;
use crate::small_file;

const FILE: &str = "device.json";
const MOST: u64 = 16 * 1024;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Device {
    #[serde(deserialize_with = "with_a_known_view")]
    settings: DeviceSettings,
    agenda_mode: AgendaMode,
    recovery_unconfirmed: bool,
    #[serde(deserialize_with = "sound_or_none")]
    window: Option<WindowSize>,
    demo_passphrase: bool,
}

/// The settings; a view nobody knows counts as never chosen.
fn with_a_known_view<'de, D: Deserializer<'de>>(from: D) -> Result<DeviceSettings, D::Error> {
    let mut value = Value::deserialize(from)?;
    if let Some(settings) = value.as_object_mut() {
        let known = settings
            .get("view")
            .is_some_and(|view| SheetView::deserialize(view).is_ok());
        if !known {
            settings.remove("view");
        }
    }
    serde_json::from_value(value).map_err(serde::de::Error::custom)
}

/// A size a window can have, or none.
fn sound_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<WindowSize>, D::Error> {
    let value = Value::deserialize(from)?;
    Ok(serde_json::from_value::<WindowSize>(value)
        .ok()
        .filter(WindowSize::is_sound))
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

/// How large the window was when it was last left; none when that is not known.
#[must_use]
pub fn window(folder: &Path) -> Option<WindowSize> {
    load(folder).window
}

/// Keeps it, where there is a data folder: a window that was opened and closed again leaves nothing.
///
/// # Errors
/// Disk errors.
pub fn set_window(folder: &Path, size: WindowSize) -> Result<(), StoreError> {
    if !size.is_sound() || !folder.is_dir() || window(folder) == Some(size) {
        return Ok(());
    }
    change(folder, |device| device.window = Some(size))
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

/// Whether a throw-away vault still opens with the passphrase that everybody may know.
#[must_use]
pub fn demo_passphrase(folder: &Path) -> bool {
    load(folder).demo_passphrase
}

/// Keeps that.
///
/// # Errors
/// Disk errors.
pub fn set_demo_passphrase(folder: &Path, still: bool) -> Result<(), StoreError> {
    change(folder, |device| device.demo_passphrase = still)
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
    fn a_file_of_an_older_version_keeps_its_choices() {
        let dir = tempfile::tempdir().unwrap();
        let old =
            r#"{"settings":{"lang":"es","theme":"dark","text_percent":150},"agenda_mode":"off"}"#;
        std::fs::write(dir.path().join(FILE), old).unwrap();
        let found = settings(dir.path());
        assert_eq!((found.lang, found.text_percent), (Some(Lang::Es), 150));
        assert_eq!(
            found.quick_exit_ms, 600,
            "what it did not know is as it was"
        );
    }

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
        let size = WindowSize {
            width: 1_300,
            height: 900,
            maximized: false,
        };
        set_window(&folder, size).unwrap();
        assert_eq!(window(&folder), Some(size));
        assert_eq!(settings(&folder), chosen, "nor does a window's size");
        std::fs::write(folder.join(FILE), b"\xFF\xFE damaged").unwrap();
        assert_eq!(
            settings(&folder),
            DeviceSettings::default(),
            "a damaged file counts as never chosen"
        );
    }

    #[test]
    fn a_size_or_a_view_that_means_nothing_falls_back_alone() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let size = WindowSize {
            width: 1_300,
            height: 900,
            maximized: true,
        };
        set_window(&folder, size).unwrap();
        assert!(!folder.exists(), "a window alone makes no folder");
        let chosen = DeviceSettings {
            lang: Some(Lang::Es),
            view: SheetView::Month,
            ..DeviceSettings::default()
        };
        set_settings(&folder, &chosen).unwrap();
        set_window(&folder, size).unwrap();
        let good: Value =
            serde_json::from_slice(&std::fs::read(folder.join(FILE)).unwrap()).unwrap();
        for window_was in [
            serde_json::json!({ "width": -5, "height": 900, "maximized": false }),
            serde_json::json!({ "width": 1e9, "height": 900, "maximized": false }),
            serde_json::json!({ "width": 0, "height": 0, "maximized": false }),
            serde_json::json!("large"),
            serde_json::json!([1, 2]),
            Value::Null,
        ] {
            let mut damaged = good.clone();
            damaged["window"] = window_was.clone();
            std::fs::write(folder.join(FILE), damaged.to_string()).unwrap();
            assert_eq!(window(&folder), None, "{window_was}");
            assert_eq!(settings(&folder), chosen, "{window_was}");
        }
        for view in [serde_json::json!("year"), serde_json::json!(7), Value::Null] {
            let mut damaged = good.clone();
            damaged["settings"]["view"] = view.clone();
            std::fs::write(folder.join(FILE), damaged.to_string()).unwrap();
            assert_eq!(settings(&folder).view, SheetView::Week, "{view}");
            assert_eq!(settings(&folder).lang, Some(Lang::Es), "{view}");
            assert_eq!(window(&folder), Some(size), "{view}");
        }
        let mut older = good;
        older.as_object_mut().unwrap().remove("window");
        older["settings"].as_object_mut().unwrap().remove("view");
        std::fs::write(folder.join(FILE), older.to_string()).unwrap();
        assert_eq!(
            settings(&folder).lang,
            Some(Lang::Es),
            "a file from before there was a view is read"
        );
    }
}
