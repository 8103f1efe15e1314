//! Choices that are kept in the vault: one row.
//!
//! Owns that only what a person chose is stored. Everything else is read from the defaults of the version that reads, so that a
//! better default reaches whoever never chose. Whatever an earlier version wrote into the row counts as chosen.

use evenkeel_domain::reminder::ReminderSettings;
use evenkeel_domain::settings::VaultSettings;
use rusqlite::OptionalExtension;
use serde_json::{Map, Value, json};

use crate::columns;
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// The choices; the defaults for whatever was never chosen.
///
/// # Errors
/// Database errors.
pub fn get(r: &Read<'_>) -> Result<VaultSettings, StoreError> {
    get_over(r, VaultSettings::default())
}

/// The choices over these defaults. Those that decide privacy are the ones a person began with, whatever `defaults` say.
///
/// # Errors
/// Database errors.
pub fn get_over(r: &Read<'_>, defaults: VaultSettings) -> Result<VaultSettings, StoreError> {
    let chosen = carried_over(chosen(r)?);
    let merged = over_defaults(value(&defaults.with_private_defaults())?, chosen);
    serde_json::from_value(merged).map_err(|_| StoreError::BadRow("settings"))
}

/// Stores what differs from what stands, beside what was chosen before.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, settings: &VaultSettings) -> Result<(), StoreError> {
    let stands = get(w)?;
    let mut all = carried_over(chosen(w)?);
    choose(&mut all, &value(&stands)?, &value(settings)?);
    if all == json!({}) {
        return Ok(());
    }
    w.conn()
        .prepare_cached(
            "INSERT INTO settings (id, content) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET content = excluded.content",
        )?
        .execute([columns::json(&all)?])?;
    Ok(())
}

/// What was chosen, as it is stored.
fn chosen(r: &Read<'_>) -> Result<Value, StoreError> {
    let stored: Option<String> = r
        .conn()
        .prepare_cached("SELECT content FROM settings WHERE id = 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    stored.map_or_else(|| Ok(json!({})), |stored| columns::from_json(&stored))
}

fn value(settings: &VaultSettings) -> Result<Value, StoreError> {
    serde_json::to_value(settings).map_err(|_| StoreError::BadRow("settings"))
}

/// Puts into `chosen` what `now` says differently than `stands`. Lists are chosen whole.
fn choose(chosen: &mut Value, stands: &Value, now: &Value) {
    if stands == now {
        return;
    }
    let (Value::Object(stands), Value::Object(now)) = (stands, now) else {
        *chosen = now.clone();
        return;
    };
    if !chosen.is_object() {
        *chosen = Value::Object(Map::new());
    }
    if let Value::Object(chosen) = chosen {
        for (name, now) in now {
            let before = stands.get(name).unwrap_or(&Value::Null);
            if before != now {
                choose(
                    chosen.entry(name.clone()).or_insert(Value::Null),
                    before,
                    now,
                );
            }
        }
    }
}

/// What the first version kept about reminders, in the shape of this one: the type itself knows how to read it.
fn carried_over(mut stored: Value) -> Value {
    if let Some(Value::Object(reminders)) = stored.get_mut("reminders")
        && let Some(ahead) = reminders.remove("ahead_min")
        && !reminders.contains_key("times")
        && let Ok(known) = serde_json::from_value::<ReminderSettings>(json!({ "ahead_min": ahead }))
        && let Ok(times) = serde_json::to_value(known.times)
    {
        reminders.insert("times".to_owned(), times);
    }
    stored
}

/// A choice that came with a later version has its default in a row of an earlier one; one that is gone is ignored.
fn over_defaults(default: Value, stored: Value) -> Value {
    match (default, stored) {
        (Value::Object(mut default), Value::Object(mut stored)) => {
            for (name, value) in &mut default {
                if let Some(found) = stored.remove(name) {
                    *value = over_defaults(value.take(), found);
                }
            }
            Value::Object(default)
        }
        (_, stored) => stored,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Place;
    use evenkeel_domain::reminder::{ReminderLevel, ReminderTime};
    use evenkeel_domain::settings::AgendaMode;

    /// What a later version might ship.
    fn other_defaults() -> VaultSettings {
        let mut other = VaultSettings::default();
        other.reminders.leave_margin_min = 20;
        other.reminders.times = vec![ReminderTime::LeaveBy];
        other.checkins.on = false;
        other.lock_after_minutes = 30;
        other.agenda_mode = AgendaMode::TimesOnly;
        other.reminders.level = ReminderLevel::Full;
        other.reminders.review.level = ReminderLevel::Kind;
        other
    }

    #[test]
    fn another_default_reaches_whoever_never_chose_and_nobody_who_did() {
        let place = Place::new();
        let mut vault = place.create("a passphrase", 1).vault;
        let usual = VaultSettings::default();
        vault.write(|w| put(w, &usual)).unwrap();
        assert_eq!(vault.read(chosen).unwrap(), json!({}), "nothing was chosen");
        let later =
            |vault: &mut crate::Vault| vault.read(|r| get_over(r, other_defaults())).unwrap();
        let read = later(&mut vault);
        assert_eq!(
            (
                read.reminders.leave_margin_min,
                &read.reminders.times,
                read.checkins.on
            ),
            (20, &vec![ReminderTime::LeaveBy], false),
            "who never chose gets the better default"
        );
        assert_eq!(
            (
                read.lock_after_minutes,
                read.agenda_mode,
                read.reminders.level,
                read.reminders.review.level
            ),
            (
                5,
                AgendaMode::Keyring,
                ReminderLevel::Neutral,
                ReminderLevel::Neutral
            ),
            "what decides privacy changes under nobody"
        );

        let mut mine = vault.read(get).unwrap();
        mine.reminders.leave_margin_min = 15;
        mine.lock_after_minutes = 10;
        vault.write(|w| put(w, &mine)).unwrap();
        mine.reminders.leave_margin_min = usual.reminders.leave_margin_min;
        vault.write(|w| put(w, &mine)).unwrap();
        assert_eq!(
            vault.read(chosen).unwrap(),
            json!({ "lock_after_minutes": 10, "reminders": { "leave_margin_min": 10 } }),
            "also who went back to what the default is has chosen it"
        );
        let read = later(&mut vault);
        assert_eq!(
            (
                read.reminders.leave_margin_min,
                read.lock_after_minutes,
                read.checkins.on
            ),
            (10, 10, false),
            "who chose keeps it, and gets the rest"
        );
    }

    #[test]
    fn whatever_an_earlier_version_wrote_counts_as_chosen() {
        let place = Place::new();
        let mut vault = place.create("a passphrase", 1).vault;
        let written = value(&VaultSettings::default()).unwrap();
        vault
            .write(|w| {
                w.conn().execute(
                    "INSERT INTO settings (id, content) VALUES (1, ?1)",
                    [columns::json(&written)?],
                )?;
                Ok(())
            })
            .unwrap();
        let read = vault.read(|r| get_over(r, other_defaults())).unwrap();
        assert_eq!(read, VaultSettings::default());
    }

    #[test]
    fn reminders_chosen_in_the_first_version_stay_chosen() {
        let stored = json!({ "lock_after_minutes": 5, "reminders": { "on": true, "level": "kind", "ahead_min": 45 } });
        let defaults = serde_json::to_value(VaultSettings::default()).unwrap();
        let merged = over_defaults(defaults, carried_over(stored));
        let settings: VaultSettings = serde_json::from_value(merged).unwrap();
        assert_eq!(
            settings.reminders.times,
            [ReminderTime::Before(45), ReminderTime::LeaveBy],
            "45 minutes before must not become two hours by an update"
        );
    }

    #[test]
    fn a_row_of_another_version_is_read_over_the_defaults() {
        let merged = over_defaults(
            json!({"a": 1, "b": {"c": 2, "d": 3}}),
            json!({"b": {"c": 9}, "gone": true}),
        );
        assert_eq!(
            merged,
            json!({"a": 1, "b": {"c": 9, "d": 3}}),
            "new choices get their default, gone ones are dropped"
        );
    }
}
