//! The window's side of the one list of commands: a wrapper each, and no rules.
//!
//! Owns the names the page can call and the way there: off the main thread, one JSON object in, one JSON value or one
//! [`CommandError`] out. A panic in a command becomes an error. Tests hold this list to core's, to the capability file and
//! to the TypeScript.

#![allow(
    clippy::let_underscore_must_use,
    reason = "the command macro of Tauri binds the outcome to `_` to look at its type"
)]

mod backup;
mod checkins;
mod cravings;
mod drafts;
mod help;
mod inbox;
mod insights;
mod journal;
mod lessons;
mod people;
mod plan;
mod program;
mod reminders;
mod returns;
mod sessions;
mod settings;
mod share;
mod skills;
mod timeline;
mod today;
mod vault;
mod words;

use serde_json::Value;
use tauri::ipc::Invoke;
use tauri::{AppHandle, State, Wry};

use evenkeel_core::CommandError;

use crate::shell::Shell;

/// Makes one wrapper for each name.
macro_rules! wrap {
    ($($name:ident),+ $(,)?) => {$(
        #[tauri::command]
        pub async fn $name(shell: tauri::State<'_, crate::shell::Shell>, input: serde_json::Value) -> Result<serde_json::Value, evenkeel_core::CommandError> {
            shell.call(stringify!($name), input).await
        }
    )+};
}
use wrap;

/// Locks. Locking ends the window, even one that has nothing open and is told to vanish.
#[tauri::command]
async fn vault_lock(
    window: AppHandle,
    shell: State<'_, Shell>,
    input: Value,
) -> Result<Value, CommandError> {
    let reason = Shell::reason_of(&input);
    let answer = shell.call("vault_lock", input).await?;
    if let Some(reason) = reason {
        shell.locked(&window, reason);
    }
    Ok(answer)
}

/// Answers what the page calls.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        vault::vault_status,
        vault::vault_passphrase_check,
        vault::vault_suggest_passphrase,
        vault::vault_create,
        vault::vault_unlock,
        vault::vault_unlock_recovery,
        vault::vault_unlock_remembered,
        vault_lock,
        vault::vault_touch,
        vault::vault_confirm_recovery,
        vault::vault_set_passphrase,
        vault::vault_change_passphrase,
        vault::vault_renew_recovery,
        vault::vault_remember_set,
        settings::settings_device_get,
        settings::settings_device_set,
        settings::settings_get,
        settings::settings_set,
        settings::vocabulary_get,
        words::words_list,
        words::words_save,
        words::words_restore,
        help::help_get,
        today::today_get,
        inbox::inbox_log,
        inbox::inbox_wanted,
        cravings::cravings_log,
        cravings::cravings_list,
        cravings::cravings_get,
        cravings::cravings_correct,
        cravings::cravings_delete,
        cravings::cravings_restore,
        cravings::cravings_rerate,
        cravings::cravings_skill_add,
        cravings::cravings_outcome,
        cravings::cravings_due,
        cravings::cravings_story,
        cravings::cravings_for_session,
        skills::skills_list,
        skills::skills_timer,
        returns::returns_log,
        returns::returns_list,
        returns::returns_story,
        returns::returns_correct,
        returns::returns_delete,
        returns::returns_restore,
        returns::returns_days,
        returns::returns_day_set,
        checkins::checkins_due,
        checkins::checkins_get,
        checkins::checkins_save,
        checkins::checkins_skip,
        checkins::checkins_list,
        checkins::checkins_delete,
        checkins::checkins_restore,
        checkins::checkins_keep_times,
        journal::journal_save,
        journal::journal_get,
        journal::journal_delete,
        journal::journal_restore,
        journal::journal_versions,
        journal::journal_linked,
        timeline::timeline_list,
        sessions::sessions_list,
        sessions::sessions_week,
        sessions::sessions_month,
        sessions::sessions_series,
        sessions::sessions_save,
        sessions::sessions_delete,
        sessions::sessions_restore,
        sessions::sessions_preview,
        sessions::sessions_later,
        sessions::sessions_undo,
        sessions::sessions_occurrence_get,
        sessions::sessions_occurrence_save,
        sessions::sessions_occurrence_change,
        sessions::sessions_attendance_set,
        sessions::sessions_attendance_due,
        sessions::sessions_on_my_way,
        sessions::sessions_link_open,
        program::program_get,
        program::program_save,
        program::program_week,
        sessions::sessions_import_preview,
        sessions::sessions_import_apply,
        sessions::sessions_export_preview,
        sessions::sessions_export,
        insights::insights_get,
        insights::insights_week,
        insights::insights_week_save,
        insights::insights_due,
        lessons::lessons_list,
        lessons::lessons_open,
        lessons::lessons_progress_save,
        lessons::lessons_reading_set,
        lessons::lessons_week,
        lessons::lessons_assign,
        lessons::lessons_unassign,
        lessons::lessons_spread,
        lessons::lessons_search,
        plan::plan_get,
        plan::plan_save,
        plan::plan_versions,
        people::people_list,
        people::people_save,
        people::people_delete,
        people::people_restore,
        drafts::drafts_save,
        drafts::drafts_load,
        drafts::drafts_discard,
        reminders::reminders_get,
        reminders::reminders_outlook,
        reminders::reminders_asked,
        reminders::reminders_health,
        reminders::reminders_test,
        reminders::reminders_login_set,
        backup::folder_pick,
        backup::backup_pick,
        backup::backup_create,
        backup::backup_inspect,
        backup::backup_restore,
        share::share_preview,
        share::share_suggest_passphrase,
        share::share_export,
        share::share_list,
        share::share_revoke,
    ]
}
