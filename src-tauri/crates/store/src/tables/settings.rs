//! Choices that are kept in the vault: one row.

use evenkeel_domain::reminder::ReminderSettings;
use evenkeel_domain::settings::VaultSettings;
use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::columns;
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// The choices; the defaults for whatever was never chosen.
///
/// # Errors
/// Database errors.
pub fn get(r: &Read<'_>) -> Result<VaultSettings, StoreError> {
    let stored: Option<String> = r
        .conn()
        .prepare_cached("SELECT content FROM settings WHERE id = 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let Some(stored) = stored else {
        return Ok(VaultSettings::default());
    };
    let defaults = serde_json::to_value(VaultSettings::default())
        .map_err(|_| StoreError::BadRow("settings"))?;
    let merged = over_defaults(defaults, carried_over(columns::from_json(&stored)?));
    serde_json::from_value(merged).map_err(|_| StoreError::BadRow("settings"))
}

/// Stores them.
///
/// # Errors
/// Database errors.
pub fn put(w: &Write<'_>, settings: &VaultSettings) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO settings (id, content) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET content = excluded.content",
        )?
        .execute([columns::json(settings)?])?;
    Ok(())
}

/// What an earlier version kept about reminders, in the shape of this one: the type itself knows how to read it.
fn carried_over(mut stored: Value) -> Value {
    if let Some(found) = stored.get_mut("reminders")
        && let Ok(known) = serde_json::from_value::<ReminderSettings>(found.clone())
        && let Ok(value) = serde_json::to_value(known)
    {
        *found = value;
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
    use evenkeel_domain::reminder::ReminderTime;
    use serde_json::json;

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
