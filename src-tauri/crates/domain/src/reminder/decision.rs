//! One pop-up to show: a reminder, or a summary of missed ones.
//!
//! Owns what it says and what can be done on it. Which there are is [`super::decide`]'s.

use chrono::{DateTime, Utc};

use super::agenda::SAID_LATE;
use super::{Agenda, AgendaItem, ReminderAction, ReminderText, text};
use crate::calendar;
use crate::id::Id;
use crate::time::Now;
use crate::words::{self, Arg};

/// One pop-up to show now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Show this reminder.
    Show {
        /// Which.
        item: Box<AgendaItem>,
        /// When it should have come: its time, the end of the quiet hours, or the end of a snooze.
        due: DateTime<Utc>,
        /// Without a sound.
        silent: bool,
        /// What it says all there is to say about, and what has no pop-up of its own.
        with: Vec<Id>,
    },
    /// Show one pop-up for several that are to be answered and are due at the same minute: it opens where all of them stand, so that
    /// none is answered for another.
    Group {
        /// All of them, at least three.
        items: Vec<AgendaItem>,
        /// When they should have come.
        due: DateTime<Utc>,
        /// Without a sound.
        silent: bool,
    },
    /// Show one summary of reminders that were missed.
    Fold {
        /// All of them, by time.
        items: Vec<AgendaItem>,
        /// Without a sound.
        silent: bool,
    },
}

impl Decision {
    /// The reminders it settles, the one that is shown first.
    #[must_use]
    pub fn ids(&self) -> Vec<Id> {
        match self {
            Self::Show { item, with, .. } => std::iter::once(item.id)
                .chain(with.iter().copied())
                .collect(),
            Self::Group { items, .. } | Self::Fold { items, .. } => {
                items.iter().map(|item| item.id).collect()
            }
        }
    }

    /// The same, each with what the agenda says of it where that is known.
    pub(super) fn parts(&self) -> Vec<(Id, Option<&AgendaItem>)> {
        match self {
            Self::Show { item, with, .. } => std::iter::once((item.id, Some(&**item)))
                .chain(with.iter().map(|id| (*id, None)))
                .collect(),
            Self::Group { items, .. } | Self::Fold { items, .. } => {
                items.iter().map(|item| (item.id, Some(item))).collect()
            }
        }
    }

    /// What can be done on the pop-up.
    #[must_use]
    pub fn actions(&self) -> Vec<ReminderAction> {
        match self {
            Self::Show { item, .. } => item.actions.clone(),
            Self::Group { .. } | Self::Fold { .. } => vec![ReminderAction::Open],
        }
    }

    /// Whether it comes without a sound.
    #[must_use]
    pub const fn silent(&self) -> bool {
        match self {
            Self::Show { silent, .. } | Self::Group { silent, .. } | Self::Fold { silent, .. } => {
                *silent
            }
        }
    }

    /// Its words, seen from `now`. A summary says how many were missed and, when something among them is still to come, what.
    #[must_use]
    pub fn text(&self, now: &Now, agenda: &Agenda) -> ReminderText {
        match self {
            Self::Show { item, .. } => item.said(now, agenda.lang),
            Self::Group { items, .. } => {
                let own = items.first().map_or(now.at, |item| item.at_in(&now.zone));
                let late =
                    (now.at - own >= SAID_LATE).then(|| calendar::to_local(own, &now.zone).time());
                text::together(agenda.lang, items.len(), late)
            }
            Self::Fold { items, .. } => {
                let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
                let title = words::say(agenda.lang, "reminder-missed-title", &[]);
                let mut body = words::say(
                    agenda.lang,
                    "reminder-missed-body",
                    &[("count", Arg::Number(count))],
                );
                if let Some(ahead) = items
                    .iter()
                    .filter(|item| item.kind.of_session() && item.start() > now.at)
                    .min_by_key(|item| item.start())
                {
                    body.push(' ');
                    body.push_str(&ahead.shown(&now.zone, agenda.lang).body);
                }
                ReminderText::new(&title, &body)
            }
        }
    }
}
