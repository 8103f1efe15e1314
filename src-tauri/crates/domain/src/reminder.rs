//! Reminders: what is to be shown, when, and with which words.
//!
//! Owns the agenda (what the agent may know while the vault is locked), the ledger (what was shown), and two pure rules:
//! [`plan`] makes the agenda from the coming sessions and [`ReminderRequest`]s, [`decide`] says what to show now. Refuses to own:
//! files, keys, the clock, the notification service. The words come from `ui/messages/*/reminders.ftl`.
//!
//! The rule for missed reminders is the one that people ask of other reminder apps: less than half an hour late is still
//! shown, anything older becomes one summary, never a pile of old pop-ups.

mod agenda;
mod decide;
mod decision;
mod due;
mod ledger;
mod plan;
mod quiet;
mod request;
mod settings;
mod slot;
#[cfg(test)]
mod tests;
mod text;
#[cfg(test)]
mod year;

pub use agenda::{AGENDA_VERSION, Agenda, AgendaFault, AgendaItem, MAX_ITEMS};
pub use decide::{AT_ONCE, GROUP_FROM, LATE, ON_TIME, ON_TIME_AT_ONCE, decide, next_due};
pub use decision::Decision;
pub use due::Due;
pub use ledger::{FollowUp, Ledger, Mark, REPEAT_EVERY, SNOOZE};
pub use plan::{
    About, Planning, WARN_DAYS, example, example_of, leave_min, plan, plan_with, reminder_times,
    subjects_of_shown_reminders,
};
pub use quiet::QuietHours;
pub use request::{COVERS_DAYS, KEPT_PAST, MOST_REPEATS, ReminderRequest};
pub use settings::{
    KindReminders, MOST_TIMES, OtherReminders, ReminderLevel, ReminderSettings, ReminderTime,
};
pub use slot::SlotName;
pub use text::{
    BODY_CHARS, ReminderText, RequestWords, TITLE_CHARS, at_words, clock_words, test_text,
};

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::variants::all;

/// What a reminder is for. Closed, and none of the names that an agenda holds says that somebody is in treatment
/// ([`ReminderKind::in_agenda`]).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// The evening before the day of the start.
    Evening,
    /// Some time before the start.
    Ahead,
    /// Time to leave: the way there and a margin.
    LeaveBy,
    /// At the start.
    Start,
    /// To look again at something some minutes after it was written down.
    Rerate,
    /// A check-in of the day.
    Checkin,
    /// The review of the week.
    Review,
    /// Something to be taken at this time, with a button that answers.
    Dose,
    /// Something that is given on a day: some days ahead of it, and once it is due.
    Injection,
    /// Something runs out in some days.
    Refill,
    /// The agenda runs out soon: the app has to be opened for reminders to go on.
    Horizon,
}

impl ReminderKind {
    /// Every kind.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);

    /// Whether it reminds of a session.
    #[must_use]
    pub const fn of_session(self) -> bool {
        matches!(
            self,
            Self::Evening | Self::Ahead | Self::LeaveBy | Self::Start
        )
    }

    /// Whether it reminds of a [`ReminderRequest`] of another noun.
    #[must_use]
    pub const fn of_request(self) -> bool {
        matches!(
            self,
            Self::Rerate
                | Self::Checkin
                | Self::Review
                | Self::Dose
                | Self::Injection
                | Self::Refill
        )
    }

    /// Whether it may be asked for while the vault is locked ([`Agenda::add`]).
    pub(crate) const fn can_be_added(self) -> bool {
        matches!(self, Self::Rerate | Self::Checkin | Self::Review)
    }

    /// Who gives way where the agenda is full: the higher goes first, and no session loses its place to anything.
    pub(crate) const fn gives_way(self) -> u8 {
        match self {
            Self::Evening | Self::Ahead | Self::LeaveBy | Self::Start | Self::Horizon => 0,
            Self::Dose | Self::Injection | Self::Refill => 1,
            Self::Rerate | Self::Checkin | Self::Review => 2,
        }
    }

    /// The name in an agenda, which may lie beside its own key: there it names nothing that is taken.
    const fn in_agenda(self) -> &'static str {
        match self {
            Self::Evening => "evening",
            Self::Ahead => "ahead",
            Self::LeaveBy => "leave_by",
            Self::Start => "start",
            Self::Rerate => "rerate",
            Self::Checkin => "checkin",
            Self::Review => "review",
            Self::Dose => "slot",
            Self::Injection => "day",
            Self::Refill => "last",
            Self::Horizon => "horizon",
        }
    }
}

/// A kind as an agenda has it.
mod kind_in_agenda {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use super::ReminderKind;

    pub(super) fn serialize<S: Serializer>(
        kind: &ReminderKind,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.in_agenda())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<ReminderKind, D::Error> {
        let name = String::deserialize(deserializer)?;
        ReminderKind::ALL
            .into_iter()
            .find(|kind| kind.in_agenda() == name)
            .ok_or_else(|| D::Error::custom("no kind of reminder"))
    }
}

/// What a person can do on the pop-up itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderAction {
    /// Open the window (locked).
    Open,
    /// It is done, in words that say nothing of what: the same as [`ReminderAction::Taken`].
    Done,
    /// It was taken: kept at once, sealed, without opening anything.
    Taken,
    /// Show it again in ten minutes.
    Snooze,
    /// Open the window where one says "I am on my way". Only where the person chose to see everything.
    OnMyWay,
    /// Open the window with the number to call when one will be late. Only where the person chose to see everything.
    CallLate,
}

impl ReminderAction {
    /// Every action, in the order of the buttons: some desktops show only the first three, and a click on the pop-up itself does
    /// what the first one does.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Done,
        Self::Taken,
        Self::Snooze,
        Self::CallLate,
        Self::OnMyWay,
    ];

    /// Whether it answers the reminder.
    #[must_use]
    pub const fn answers(self) -> bool {
        matches!(self, Self::Done | Self::Taken)
    }

    /// The name the desktop gives back when the button is pressed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Taken => "taken",
            Self::Snooze => "snooze",
            Self::OnMyWay => "on_my_way",
            Self::CallLate => "call_late",
        }
    }

    /// The action of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// How the agent's key to the agenda stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgendaState {
    /// Read and in use.
    Read,
    /// There is none yet.
    None,
    /// The patient chose no reminders while locked, or turned them off.
    Off,
    /// The system's password store does not answer, so its key cannot be had.
    NoKeyring,
    /// The system's password store is locked, or somebody said no.
    KeyringLocked,
    /// The password store answers but has no key for it.
    NoKey,
    /// It does not open with its key, is not an agenda, or is of a newer version.
    Damaged,
}

/// How showing pop-ups went last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotifierState {
    /// A notification service answers.
    Works,
    /// None answers.
    Missing,
    /// One answers, but not in time or with an error.
    Faulty,
}

/// What the agent says about itself, for the window to show. It lies in clear: no text and no time of a reminder is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgentStatus {
    /// 1.
    pub version: u32,
    /// How the agenda stands.
    pub agenda: AgendaState,
    /// How showing pop-ups went last.
    pub notifier: NotifierState,
    /// Whether there is a tray to be seen in.
    pub tray: bool,
    /// Reminders that were due and could not be shown so far.
    pub not_shown: u32,
}
