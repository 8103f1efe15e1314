//! Choices about how Evenkeel behaves, before and after unlocking.

use std::time::Duration;

use evenkeel_domain::settings::{DeviceSettings, VaultSettings, WindowSize};
use evenkeel_domain::vocabulary::{self, Vocabulary};
use evenkeel_store::{device, tables};

use crate::agenda;
use crate::app::App;
use crate::checkins;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// Choices that hold before unlocking. What cannot be read counts as never chosen.
///
/// # Errors
/// None in practice.
pub fn device_get(app: &App, _: Nothing) -> Outcome<DeviceSettings> {
    Ok(device::settings(app.folder()))
}

/// Keeps them.
///
/// # Errors
/// A bound, or the disk.
pub fn device_set(app: &App, input: DeviceSettings) -> Outcome<DeviceSettings> {
    input.check()?;
    app.check_place()?;
    device::set_settings(app.folder(), &input)?;
    app.changed(&[Topic::Settings]);
    Ok(input)
}

/// How large the window was when it was last left; none when that is not known.
#[must_use]
pub fn window_size(app: &App) -> Option<WindowSize> {
    device::window(app.folder())
}

/// Keeps how large the window is, for the next time. One that cannot be kept is forgotten: nobody has to hear of that.
pub fn save_window_size(app: &App, size: WindowSize) {
    if app.check_place().is_err() || device::set_window(app.folder(), size).is_err() {
        tracing::warn!("the size of the window could not be kept");
    }
}

/// Choices kept in the vault.
///
/// # Errors
/// The disk.
pub fn get(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<VaultSettings> {
    Ok(vault.read(tables::settings::get)?)
}

/// Keeps them and makes the agenda anew.
///
/// # Errors
/// A bound, or the disk.
pub fn set(
    app: &App,
    vault: &mut UnlockedVault,
    mut input: VaultSettings,
) -> Outcome<VaultSettings> {
    input.check()?;
    let before = vault.read(tables::settings::get)?;
    checkins::chosen(&before.checkins, &app.now(), &mut input.checkins);
    let words = before.substances != input.substances;
    let now = app.now();
    vault.write(|tx| {
        tables::settings::put(tx, &input)?;
        tables::words::offer_substances(tx, &input.substances.mine, now.at)
    })?;
    vault.lock_after = lock_after(&input);
    app.changed(&[Topic::Settings, Topic::Checkins]);
    if words {
        app.changed(&[Topic::Words]);
    }
    // At once: whoever turned reminders on asks next whether they work.
    agenda::refresh(app, vault)?;
    app.changed(&[Topic::Reminders]);
    Ok(input)
}

pub(crate) fn lock_after(settings: &VaultSettings) -> Duration {
    Duration::from_secs(u64::from(settings.lock_after_minutes) * 60)
}

/// Every default word a person can pick from.
///
/// # Errors
/// None.
pub fn vocabulary_get(_: &App, _: Nothing) -> Outcome<Vocabulary> {
    Ok(vocabulary::all())
}
