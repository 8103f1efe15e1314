//! Whether reminders can work here, and trying one.

use evenkeel_domain::reminder;
use evenkeel_domain::settings::AgendaMode;
use evenkeel_store::device;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::{App, Noun, Room};
use crate::commands::Nothing;
use crate::error::Outcome;
use crate::ports::{KeyName, Notice};

/// What works and what does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemindersHealth {
    /// How reminders work while locked.
    pub mode: AgendaMode,
    /// The system has a password store that answers.
    pub keyring: bool,
    /// The agent runs.
    pub agent: bool,
    /// It has a tray.
    pub tray: bool,
    /// A notification service answers.
    pub notifications: bool,
    /// The agent can read the agenda.
    pub agenda_readable: bool,
    /// The agent starts at login.
    pub starts_at_login: bool,
}

/// Input of `reminders_login_set`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LoginSet {
    /// Start at login.
    pub on: bool,
}

/// What works and what does not, so that nobody waits for a reminder that cannot come.
///
/// # Errors
/// None in practice.
pub fn health(app: &App, _: Nothing) -> Outcome<RemindersHealth> {
    let agent = app.ports.reminders.health();
    Ok(RemindersHealth {
        mode: device::agenda_mode(app.folder()),
        keyring: app.ports.keys.get(KeyName::Agenda).is_ok(),
        agent: agent.running,
        tray: agent.tray,
        notifications: app.ports.notifier.check().is_ok(),
        agenda_readable: agent.agenda_readable,
        starts_at_login: app.ports.reminders.starts_at_login(),
    })
}

/// Shows one pop-up now, to see that they come.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::NotifierMissing`].
pub fn test(app: &App, _: &mut Room, _: Nothing) -> Outcome<Nothing> {
    let now = app.now();
    let text = reminder::test_text(crate::settings::lang(app));
    app.ports.notifier.show(&Notice {
        id: app.new_id(&now).to_string(),
        title: text.title,
        body: text.body,
        silent: false,
        actions: Vec::new(),
    })?;
    Ok(Nothing {})
}

/// Makes the agent start at login, or not any more.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::AgentMissing`].
pub fn login_set(app: &App, _: &mut Room, input: LoginSet) -> Outcome<Nothing> {
    app.ports.reminders.set_start_at_login(input.on)?;
    app.changed(&[Noun::Reminders]);
    Ok(Nothing {})
}
