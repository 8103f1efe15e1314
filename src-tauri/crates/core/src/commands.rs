//! The one list of commands: everything a screen can ask for.
//!
//! Owns names, who may call while locked, how long a screen waits, and the turning of JSON into typed input and back. The window
//! and the bridge answer from this list; the window's capability file and the TypeScript are made from it, and tests find them
//! stale.

use std::sync::LazyLock;

use evenkeel_domain::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::{Config, ExportError, TS, TypeVisitor};

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::{
    backup, checkins, cravings, drafts, help, inbox, insights, journal, lessons, medications,
    people, plan, program, qr, reminders, returns, sessions, settings, share, skills, timeline,
    today, vault, words,
};

type Always = Box<dyn Fn(&App, Value) -> Outcome<Value> + Send + Sync>;
type Unlocked = Box<dyn Fn(&App, &mut UnlockedVault, Value) -> Outcome<Value> + Send + Sync>;

/// How a command runs.
pub enum Run {
    /// Whether locked or not; sees nothing of the vault by itself.
    Always(Always),
    /// Only while the vault is open.
    Unlocked(Unlocked),
}

/// How long a screen waits for an answer before it says that the call got lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// For what reads or writes the open vault.
    Usual,
    /// For what may derive a key or take a whole file, itself or in front of it: seconds on slow machines.
    Long,
    /// For as long as a person takes in a dialog of the system.
    Unlimited,
}

impl Patience {
    /// In milliseconds, if there is an end to it.
    #[must_use]
    pub const fn millis(self) -> Option<u32> {
        match self {
            Self::Usual => Some(20_000),
            Self::Long => Some(120_000),
            Self::Unlimited => None,
        }
    }
}

/// One command.
pub struct Command {
    /// Its name, `noun_verb`.
    pub name: &'static str,
    /// How long a screen waits for it.
    pub patience: Patience,
    /// How it runs.
    pub run: Run,
    /// TypeScript name of its input.
    pub input: fn(&Config) -> String,
    /// TypeScript name of its output.
    pub output: fn(&Config) -> String,
    /// Writes both types and all they need into the folder of the configuration.
    pub export: fn(&Config) -> Result<(), ExportError>,
}

impl Command {
    fn long(mut self) -> Self {
        self.patience = Patience::Long;
        self
    }

    fn unlimited(mut self) -> Self {
        self.patience = Patience::Unlimited;
        self
    }
}

fn parse<I: DeserializeOwned>(input: Value) -> Outcome<I> {
    // serde's message may quote a person's text, so it is dropped.
    serde_json::from_value(input).map_err(|_| CommandError::in_field(ErrorCode::BadInput, "input"))
}

fn answer<O: Serialize>(output: &O) -> Outcome<Value> {
    serde_json::to_value(output).map_err(|_| ErrorCode::Internal.into())
}

/// Writes the types inside a list: a list itself has no file, so nothing would write what it is a list of.
struct Within<'a> {
    config: &'a Config,
    result: Result<(), ExportError>,
}

impl TypeVisitor for Within<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let written = T::export_all(self.config);
        if self.result.is_ok() {
            self.result = written;
        }
    }
}

fn both<I: TS + 'static, O: TS + 'static>(config: &Config) -> Result<(), ExportError> {
    let mut within = Within {
        config,
        result: Ok(()),
    };
    O::visit_generics(&mut within);
    for result in [I::export_all(config), O::export_all(config), within.result] {
        match result {
            // Plain types such as `null` have no file of their own.
            Ok(()) | Err(ExportError::CannotBeExported(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn always<I, O>(name: &'static str, run: fn(&App, I) -> Outcome<O>) -> Command
where
    I: DeserializeOwned + TS + 'static,
    O: Serialize + TS + 'static,
{
    Command {
        name,
        patience: Patience::Usual,
        run: Run::Always(Box::new(move |app, input| {
            answer(&run(app, parse(input)?)?)
        })),
        input: I::name,
        output: O::name,
        export: both::<I, O>,
    }
}

fn unlocked<I, O>(name: &'static str, run: fn(&App, &mut UnlockedVault, I) -> Outcome<O>) -> Command
where
    I: DeserializeOwned + TS + 'static,
    O: Serialize + TS + 'static,
{
    Command {
        name,
        patience: Patience::Usual,
        run: Run::Unlocked(Box::new(move |app, vault, input| {
            answer(&run(app, vault, parse(input)?)?)
        })),
        input: I::name,
        output: O::name,
        export: both::<I, O>,
    }
}

static LIST: LazyLock<Vec<Command>> = LazyLock::new(|| {
    vec![
        always("vault_status", vault::status).long(),
        always("vault_passphrase_check", vault::passphrase_check).long(),
        always("vault_suggest_passphrase", vault::suggest_passphrase).long(),
        always("vault_create", vault::create).long(),
        always("vault_unlock", vault::unlock).long(),
        always("vault_unlock_recovery", vault::unlock_recovery).long(),
        always("vault_unlock_remembered", vault::unlock_remembered).long(),
        always("vault_lock", vault::lock).long(),
        always("vault_lost", vault::lost).long(),
        always("vault_touch", vault::touch).long(),
        unlocked("vault_confirm_recovery", vault::confirm_recovery).long(),
        unlocked("vault_set_passphrase", vault::set_passphrase).long(),
        unlocked("vault_change_passphrase", vault::change_passphrase).long(),
        unlocked("vault_renew_recovery", vault::renew_recovery).long(),
        unlocked("vault_remember_set", vault::remember_set).long(),
        unlocked("vault_new_keys", vault::new_keys::make).long(),
        unlocked("vault_old_copies", vault::new_keys::old_copies).long(),
        unlocked(
            "vault_old_copies_remove",
            vault::new_keys::remove_old_copies,
        )
        .long(),
        always("settings_device_get", settings::device_get),
        always("settings_device_set", settings::device_set),
        unlocked("settings_get", settings::get),
        unlocked("settings_set", settings::set),
        always("vocabulary_get", settings::vocabulary_get),
        unlocked("words_list", words::list),
        unlocked("words_save", words::save),
        unlocked("words_reset", words::reset),
        always("help_get", help::get),
        unlocked("today_get", today::get),
        always("inbox_log", inbox::log),
        always("inbox_wanted", inbox::wanted),
        always("inbox_rerate", inbox::rerate),
        unlocked("cravings_log", cravings::log),
        unlocked("cravings_list", cravings::list),
        unlocked("cravings_get", cravings::get),
        unlocked("cravings_correct", cravings::correct),
        unlocked("cravings_delete", cravings::delete),
        unlocked("cravings_undelete", cravings::undelete),
        unlocked("cravings_rerate", cravings::rerate),
        unlocked("cravings_skill_add", cravings::skill_add),
        unlocked("cravings_outcome", cravings::outcome),
        unlocked("cravings_due", cravings::due),
        unlocked("cravings_detail", cravings::detail),
        unlocked("cravings_for_session", cravings::for_session),
        unlocked("skills_list", skills::list),
        unlocked("skills_timer", skills::timer),
        unlocked("returns_log", returns::log),
        unlocked("returns_list", returns::list),
        unlocked("returns_detail", returns::detail),
        unlocked("returns_correct", returns::correct),
        unlocked("returns_delete", returns::delete),
        unlocked("returns_undelete", returns::undelete),
        unlocked("returns_days", returns::days),
        unlocked("returns_day_set", returns::day_set),
        unlocked("checkins_due", checkins::due),
        unlocked("checkins_get", checkins::get),
        unlocked("checkins_save", checkins::save),
        unlocked("checkins_skip", checkins::skip),
        unlocked("checkins_list", checkins::list),
        unlocked("checkins_delete", checkins::delete),
        unlocked("checkins_undelete", checkins::undelete),
        unlocked("checkins_confirm_times", checkins::confirm_times),
        unlocked("journal_save", journal::save),
        unlocked("journal_get", journal::get),
        unlocked("journal_delete", journal::delete),
        unlocked("journal_undelete", journal::undelete),
        unlocked("journal_versions", journal::versions),
        unlocked("journal_linked", journal::linked),
        unlocked("timeline_list", timeline::list),
        unlocked("sessions_list", sessions::list),
        unlocked("sessions_week", sessions::week),
        unlocked("sessions_month", sessions::month),
        unlocked("sessions_series", sessions::series),
        unlocked("sessions_save", sessions::save),
        unlocked("sessions_delete", sessions::delete),
        unlocked("sessions_undelete", sessions::undelete),
        unlocked("sessions_preview", sessions::preview),
        unlocked("sessions_later", sessions::later),
        unlocked("sessions_undo", sessions::undo),
        unlocked("sessions_occurrence_get", sessions::occurrence_get),
        unlocked("sessions_occurrence_save", sessions::occurrence_save),
        unlocked("sessions_occurrence_change", sessions::occurrence_change),
        unlocked("sessions_attendance_set", sessions::attendance_set),
        unlocked("sessions_attendance_due", sessions::attendance_due),
        unlocked("sessions_on_my_way", sessions::on_my_way),
        always("sessions_link_open", sessions::link_open),
        unlocked("program_get", program::get),
        unlocked("program_save", program::save),
        unlocked("program_week", program::week),
        unlocked("sessions_import_preview", sessions::import_preview).long(),
        unlocked("sessions_import_apply", sessions::import_apply).long(),
        unlocked("sessions_export_preview", sessions::export_preview),
        unlocked("sessions_export", sessions::export),
        unlocked("insights_get", insights::get),
        unlocked("insights_week", insights::week),
        unlocked("insights_week_save", insights::week_save),
        unlocked("insights_due", insights::due),
        unlocked("lessons_list", lessons::list),
        unlocked("lessons_open", lessons::open),
        unlocked("lessons_progress_save", lessons::progress_save),
        unlocked("lessons_reading_set", lessons::reading_set),
        unlocked("lessons_week", lessons::week::get),
        unlocked("lessons_assign", lessons::week::assign),
        unlocked("lessons_unassign", lessons::week::unassign),
        unlocked("lessons_spread", lessons::week::spread),
        unlocked("lessons_search", lessons::search::find),
        unlocked("medications_today", medications::today),
        unlocked("medications_list", medications::list),
        unlocked("medications_detail", medications::detail),
        unlocked("medications_history", medications::history),
        unlocked("medications_save", medications::save),
        unlocked("medications_delete", medications::delete),
        unlocked("medications_undelete", medications::undelete),
        unlocked("medications_order", medications::order),
        unlocked("medications_schedule_preview", medications::preview),
        unlocked("medications_schedule_save", medications::schedule_save),
        unlocked("medications_pause_save", medications::pause_save),
        unlocked("medications_pause_delete", medications::pause_delete),
        unlocked("medications_pause_undelete", medications::pause_undelete),
        unlocked("medications_move_dose", medications::move_dose),
        unlocked("medications_zone_answer", medications::zone_answer),
        unlocked("medications_page", medications::page),
        unlocked("medications_visit", medications::visit),
        unlocked("doses_record", medications::record),
        unlocked("doses_correct", medications::correct),
        unlocked("doses_note", medications::note),
        unlocked("doses_delete", medications::take_back),
        unlocked("doses_undelete", medications::dose_undelete),
        unlocked("plan_get", plan::get),
        unlocked("plan_save", plan::save),
        unlocked("plan_versions", plan::versions),
        unlocked("qr_session", qr::session),
        unlocked("qr_week", qr::week),
        unlocked("qr_people", qr::people),
        unlocked("qr_plan", qr::plan),
        unlocked("people_list", people::list),
        unlocked("people_save", people::save),
        unlocked("people_delete", people::delete),
        unlocked("people_undelete", people::undelete),
        unlocked("people_team", people::team),
        unlocked("people_get", people::get),
        unlocked("people_removed", people::removed),
        unlocked("people_standing", people::standing),
        unlocked("people_question_add", people::question_add),
        unlocked("people_question_save", people::question_save),
        unlocked("people_question_delete", people::question_delete),
        unlocked("people_question_undelete", people::question_undelete),
        unlocked("people_questions_soon", people::questions_soon),
        unlocked("drafts_save", drafts::save),
        unlocked("drafts_load", drafts::load),
        unlocked("drafts_discard", drafts::discard),
        unlocked("reminders_get", reminders::get),
        unlocked("reminders_outlook", reminders::outlook),
        unlocked("reminders_asked", reminders::asked),
        always("reminders_health", reminders::health),
        unlocked("reminders_test", reminders::test),
        unlocked("reminders_login_set", reminders::login_set),
        always("folder_pick", backup::folder_pick).unlimited(),
        always("backup_pick", backup::file_pick).unlimited(),
        unlocked("share_choices", share::choices).long(),
        unlocked("share_preview", share::preview).long(),
        unlocked("share_suggest_passphrase", share::suggest_passphrase).long(),
        unlocked("share_export", share::export).long(),
        unlocked("share_list", share::list).long(),
        unlocked("share_revoke", share::revoke).long(),
        unlocked("backup_create", backup::create).long(),
        always("backup_inspect", backup::inspect).long(),
        always("backup_restore", backup::restore).long(),
        always("backup_put_back", backup::put_back).long(),
    ]
});

/// Every command, in a fixed order.
#[must_use]
pub fn list() -> &'static [Command] {
    &LIST
}

/// The command of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Command> {
    LIST.iter().find(|command| command.name == name)
}

/// Whether it takes something away: that must go through on a full disk too.
fn deletes(name: &str) -> bool {
    name.ends_with("_delete") || name.ends_with("_discard")
}

/// Runs one command of the list. On a full disk it gets room that was kept for that, once. Whoever calls it lets [`crate::agenda::settle`] follow once the answer is on its way.
///
/// # Errors
/// [`ErrorCode::BadInput`] for a name or input that does not fit, [`ErrorCode::Locked`] for a data command while the vault is
/// locked (before its input is even looked at), and whatever the use case answers.
pub fn call(app: &App, name: &str, input: Value) -> Outcome<Value> {
    let command = find(name).ok_or(CommandError::in_field(ErrorCode::BadInput, "command"))?;
    match &command.run {
        Run::Always(run) => run(app, input),
        Run::Unlocked(run) => app.with_unlocked(|vault| match vault {
            Some(vault) => {
                // What takes long writes files of its own, and is not done twice.
                let again = (command.patience == Patience::Usual).then(|| input.clone());
                let answer = run(app, vault, input);
                match (&answer, again) {
                    (Err(full), Some(input))
                        if full.code == ErrorCode::DiskFull && vault.make_room(deletes(name)) =>
                    {
                        // Its owner is told that the disk is full, also where this goes through.
                        app.changed(&[Topic::Vault]);
                        run(app, vault, input)
                    }
                    _ => answer,
                }
            }
            None => Err(ErrorCode::Locked.into()),
        }),
    }
}
