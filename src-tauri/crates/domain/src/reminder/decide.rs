//! What to show now. Pure: the same clock, agenda and ledger give the same answer.
//!
//! Owns the rules of lateness and of summaries. Owns no clock, no ledger file and no notification.

use chrono::{DateTime, Duration, Utc};

use super::{Agenda, AgendaItem, ReminderAction, ReminderText};
use crate::id::Id;
use crate::time::Now;
use crate::words::{self, Arg};

/// A reminder that is less late than this is still shown; an older one becomes part of a summary (CARE.md G3).
pub const LATE: Duration = Duration::minutes(30);

/// No more pop-ups than this at one time; what is over joins the summary.
pub const AT_ONCE: usize = 3;

/// One pop-up to show now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Show this reminder.
    Show {
        /// Which.
        item: AgendaItem,
    },
    /// Show one summary of reminders that were missed.
    Fold {
        /// All of them, by time.
        items: Vec<AgendaItem>,
    },
}

impl Decision {
    /// The reminders it settles.
    #[must_use]
    pub fn ids(&self) -> Vec<Id> {
        match self {
            Self::Show { item, .. } => vec![item.id],
            Self::Fold { items, .. } => items.iter().map(|item| item.id).collect(),
        }
    }

    /// What can be done on the pop-up.
    #[must_use]
    pub fn actions(&self) -> Vec<ReminderAction> {
        match self {
            Self::Show { item, .. } => item.actions.clone(),
            Self::Fold { .. } => vec![ReminderAction::Open],
        }
    }

    /// Its words, seen from `now`. A summary says how many were missed and, when something among them is still to come, what.
    #[must_use]
    pub fn text(&self, now: &Now, agenda: &Agenda) -> ReminderText {
        match self {
            Self::Show { item, .. } => item.shown(&now.zone, agenda.lang),
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
                    .filter(|item| item.start() > now.at)
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

/// What to show at `now`: nothing early, each reminder once, late ones within [`LATE`] on their own, all older ones together.
#[must_use]
pub fn decide(now: &Now, agenda: &Agenda, ledger: &super::Ledger) -> Vec<Decision> {
    let mut fresh: Vec<&AgendaItem> = Vec::new();
    let mut missed: Vec<&AgendaItem> = Vec::new();
    for item in due(now.at, agenda, ledger) {
        if now.at - item.at < LATE {
            fresh.push(item)
        } else {
            missed.push(item)
        }
    }
    fresh.sort_by_key(|item| (item.at, item.id));
    let over = fresh.len().saturating_sub(AT_ONCE);
    missed.extend(fresh.drain(..over));
    missed.sort_by_key(|item| (item.at, item.id));
    missed.dedup_by_key(|item| item.id);
    let mut out = Vec::with_capacity(fresh.len() + 1);
    if !missed.is_empty() {
        out.push(Decision::Fold {
            items: missed.into_iter().cloned().collect(),
        });
    }
    fresh.dedup_by_key(|item| item.id);
    out.extend(
        fresh
            .into_iter()
            .map(|item| Decision::Show { item: item.clone() }),
    );
    out
}

fn due<'a>(
    now: DateTime<Utc>,
    agenda: &'a Agenda,
    ledger: &super::Ledger,
) -> impl Iterator<Item = &'a AgendaItem> {
    agenda.items.iter().filter(move |item| {
        item.at <= now
            && ledger
                .marks
                .get(&item.id)
                .is_none_or(|mark| mark.may_try(now))
    })
}
