//! Reminders: what is to be shown, when, and with which words.
//!
//! Owns the agenda (what the agent may know while the vault is locked), the ledger (what was shown), and two pure rules:
//! [`plan`] makes the agenda from the coming sessions, [`decide`] says what to show now. Refuses to own: files, keys, the
//! clock, the notification service. The words come from `ui/messages/*/reminders.ftl`.
//!
//! The rule for missed reminders is the one people asked other apps for (CARE.md G3): less than half an hour late is still
//! shown, anything older becomes one summary, never a pile of old pop-ups.

mod decide;
mod ledger;
mod plan;
#[cfg(test)]
mod year;

pub use decide::{AT_ONCE, Decision, LATE, decide};
pub use ledger::{Ledger, Mark};
pub use plan::{COVERS_DAYS, KEPT_PAST, MAX_ITEMS, Planning, WARN_DAYS, plan, reminder_times};

use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar;
use crate::id::Id;
use crate::words::{self, Arg, Lang};

/// The version of agenda this build writes and the highest it reads.
pub const AGENDA_VERSION: u32 = 1;

/// Longest title of a notification, in characters.
pub const TITLE_CHARS: usize = 80;

/// Longest body of a notification, in characters.
pub const BODY_CHARS: usize = 240;

/// How much a pop-up may say to whoever looks at the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderLevel {
    /// Only that something is planned, and when. The default.
    #[default]
    Neutral,
    /// Also what kind of session it is.
    Kind,
    /// Also the title, the place and the phone number.
    Full,
}

/// What a reminder is for. Closed, and none of the names says that somebody is in treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// Some time before the start.
    Ahead,
    /// Time to leave: the way there plus ten minutes.
    LeaveBy,
    /// At the start, when no way has to be travelled.
    Start,
    /// The agenda runs out soon: the app has to be opened for reminders to go on.
    Horizon,
}

/// What a person can do on the pop-up itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderAction {
    /// Open the window (locked).
    Open,
}

/// The words of one pop-up, exactly as the patient allowed them to be seen. Plain text without markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReminderText {
    /// One line, up to [`TITLE_CHARS`] characters.
    pub title: String,
    /// Up to [`BODY_CHARS`] characters.
    pub body: String,
}

impl ReminderText {
    /// Makes the words fit a notification: no line breaks or control characters, bounded.
    #[must_use]
    pub fn new(title: &str, body: &str) -> Self {
        Self {
            title: one_line(title, TITLE_CHARS),
            body: one_line(body, BODY_CHARS),
        }
    }
}

/// Text on one line: control characters, line separators and direction overrides become spaces, runs of space become one,
/// and what is too long ends in "…".
fn one_line(text: &str, limit: usize) -> String {
    let calm: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') { ' ' } else { c })
        .collect();
    let joined = calm.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.chars().count() <= limit {
        return joined;
    }
    joined
        .chars()
        .take(limit.saturating_sub(1))
        .chain(['…'])
        .collect()
}

/// One reminder to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Opaque: says nothing without the vault. The same occasion at the same time keeps its id when the agenda is made anew.
    pub id: Id,
    /// When to show it.
    pub at: DateTime<Utc>,
    /// Wall time of what it reminds of, in `zone`.
    pub local: NaiveDateTime,
    /// IANA zone of what it reminds of.
    pub zone: String,
    /// Minutes between `at` and what it reminds of.
    pub lead_min: u32,
    /// What it is for.
    pub kind: ReminderKind,
    /// The final allowed words.
    pub text: ReminderText,
    /// What can be done on the pop-up.
    pub actions: Vec<ReminderAction>,
}

impl AgendaItem {
    /// When what it reminds of begins.
    #[must_use]
    pub fn start(&self) -> DateTime<Utc> {
        self.at + Duration::minutes(i64::from(self.lead_min))
    }

    /// Whether it reminds of a session, and not of the app itself.
    #[must_use]
    pub const fn of_session(&self) -> bool {
        matches!(
            self.kind,
            ReminderKind::Ahead | ReminderKind::LeaveBy | ReminderKind::Start
        )
    }

    /// The words as shown on a laptop in `device_zone`: where the wall clock there differs from the one of the session, the
    /// place whose clock is meant is added.
    #[must_use]
    pub fn shown(&self, device_zone: &str, lang: Lang) -> ReminderText {
        if !self.of_session()
            || device_zone == self.zone
            || calendar::to_local(self.start(), device_zone) == self.local
        {
            return self.text.clone();
        }
        let place = self
            .zone
            .rsplit('/')
            .next()
            .unwrap_or(&self.zone)
            .replace('_', " ");
        let note = words::say(lang, "reminder-zone-note", &[("place", Arg::Text(&place))]);
        ReminderText::new(&self.text.title, &format!("{} {note}", self.text.body))
    }
}

/// What the patient chose about reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReminderSettings {
    /// Whether there are any.
    pub on: bool,
    /// How much they say.
    pub level: ReminderLevel,
    /// Minutes before the start for the early one, 5 to 1,440. `None`: only the one to leave by, or at the start.
    pub ahead_min: Option<u32>,
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self {
            on: true,
            level: ReminderLevel::Neutral,
            ahead_min: Some(120),
        }
    }
}

impl ReminderSettings {
    /// Checks the ranges.
    ///
    /// # Errors
    /// [`crate::ErrorCode::NumberOutOfRange`] in `ahead_min`.
    pub fn check(&self) -> Result<(), crate::Invalid> {
        match self.ahead_min {
            Some(minutes) if !(5..=1_440).contains(&minutes) => Err(crate::Invalid::new(
                crate::ErrorCode::NumberOutOfRange,
                "ahead_min",
            )),
            _ => Ok(()),
        }
    }
}

/// Everything the agent may know while the vault is locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// [`AGENDA_VERSION`] of the build that wrote it.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Sessions after this instant are not in it.
    pub covers_until: DateTime<Utc>,
    /// Language of the tray and of summaries.
    pub lang: Lang,
    /// What is to come (and what was due shortly before it was made), by time.
    pub items: Vec<AgendaItem>,
}

/// Why an agenda that was read cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgendaFault {
    /// Written by a newer build.
    #[error("the agenda was written by a newer version")]
    Newer,
    /// More items, longer texts or other leads than any build writes.
    #[error("the agenda breaks its own limits")]
    Limits,
}

impl Agenda {
    /// Checks an agenda that was read from disk.
    ///
    /// # Errors
    /// [`AgendaFault`] for a newer version or broken limits.
    pub fn check(&self) -> Result<(), AgendaFault> {
        if self.version > AGENDA_VERSION {
            return Err(AgendaFault::Newer);
        }
        let fits = |item: &AgendaItem| {
            item.text.title.chars().count() <= TITLE_CHARS
                && item.text.body.chars().count() <= BODY_CHARS
                && item.zone.len() <= 64
                && item.lead_min <= 60 * 24 * 7
                && item.actions.len() <= 3
        };
        if self.items.len() > MAX_ITEMS || !self.items.iter().all(fits) {
            return Err(AgendaFault::Limits);
        }
        Ok(())
    }

    /// The same agenda with each instant worked out again from wall time and zone by the zone rules of *this* build.
    /// A government may change its rules between the day the agenda was made and the day it is read.
    #[must_use]
    pub fn resolved(mut self) -> Self {
        for item in self.items.iter_mut().filter(|item| item.of_session()) {
            // The start was resolved by the same policy (a gap moves forward, a fold takes the first), so this is the identity
            // unless the rules changed.
            item.at = calendar::to_instant(item.local, &item.zone).at
                - Duration::minutes(i64::from(item.lead_min));
        }
        self.items.sort_by_key(|item| (item.at, item.id));
        self
    }

    /// The same times with nothing but neutral words: what may lie on disk when its key has to lie beside it.
    #[must_use]
    pub fn times_only(mut self) -> Self {
        for item in &mut self.items {
            item.text = plan::neutral_text(self.lang, item.kind, item.local);
        }
        self
    }

    /// The next reminder after `now`, if any.
    #[must_use]
    pub fn next_after(&self, now: DateTime<Utc>) -> Option<&AgendaItem> {
        self.items
            .iter()
            .filter(|item| item.at > now)
            .min_by_key(|item| item.at)
    }
}

/// A time of day as people in the product's languages write it: "6:00 PM", "6:00 p. m.".
#[must_use]
pub fn clock_words(lang: Lang, time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let shown = format!("{hour}:{:02}", time.minute());
    let half = if afternoon { "pm" } else { "am" };
    words::say(
        lang,
        "reminder-clock",
        &[("time", Arg::Text(&shown)), ("half", Arg::Text(half))],
    )
}

/// The same with what a language puts before it: "at 6:00 PM", "a las 6:00 p. m.", "a la 1:00 p. m.".
#[must_use]
pub fn at_words(lang: Lang, time: NaiveTime) -> String {
    let one = if time.hour12().1 == 1 { "yes" } else { "no" };
    words::say(
        lang,
        "reminder-at",
        &[
            ("time", Arg::Text(&clock_words(lang, time))),
            ("one", Arg::Text(one)),
        ],
    )
}

/// The words of the pop-up behind "show me one now" in the settings.
#[must_use]
pub fn test_text(lang: Lang) -> ReminderText {
    ReminderText::new(
        &words::say(lang, "reminder-neutral-title", &[]),
        &words::say(lang, "reminder-test-body", &[]),
    )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_fits_a_notification() {
        let text = ReminderText::new("Group\nat\u{202E} six\u{0}", &"word ".repeat(500));
        assert_eq!(
            text.title, "Group at six",
            "line breaks and direction overrides must not reach a pop-up"
        );
        assert_eq!(
            text.body.chars().count(),
            BODY_CHARS,
            "a pop-up is a glance, not a page"
        );
        assert!(text.body.ends_with('…'), "a cut must show");
    }

    #[test]
    fn the_time_of_day_reads_as_people_write_it() {
        let six = NaiveTime::from_hms_opt(18, 5, 0).unwrap();
        assert_eq!(clock_words(Lang::En, six), "6:05 PM", "English");
        assert_eq!(clock_words(Lang::Es, six), "6:05 p. m.", "Spanish");
        assert_eq!(
            clock_words(Lang::En, NaiveTime::MIN),
            "12:00 AM",
            "midnight is twelve, not zero"
        );
        assert_eq!(at_words(Lang::En, six), "at 6:05 PM", "English");
        assert_eq!(at_words(Lang::Es, six), "a las 6:05 p. m.", "Spanish");
        assert_eq!(
            at_words(Lang::Es, NaiveTime::from_hms_opt(13, 30, 0).unwrap()),
            "a la 1:30 p. m.",
            "one o'clock is singular"
        );
    }

    #[test]
    fn a_lead_has_bounds() {
        let with = |ahead_min| {
            ReminderSettings {
                ahead_min,
                ..ReminderSettings::default()
            }
            .check()
            .is_ok()
        };
        assert!(
            with(None) && with(Some(5)) && with(Some(1_440)),
            "the ends of the range are in it"
        );
        assert!(
            !with(Some(4)) && !with(Some(1_441)) && !with(Some(0)),
            "beyond them is refused"
        );
    }
}
