//! The ledger: which reminders were shown, are being shown, or could not be.
//!
//! Owns the marks and how long they are kept. It lies in clear beside the agenda, so it holds opaque ids, says nothing about when
//! something was shown, and forgets what the agenda no longer holds. Written before and after each pop-up, so that a kill in
//! between may repeat that one and no other. A snooze is a mark too, so that it outlives a kill, sleep and a restart.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::{Agenda, AgendaItem, Decision, QuietHours};
use crate::id::Id;
use crate::time::Now;

/// How long a snoozed reminder stays away.
pub const SNOOZE: Duration = Duration::minutes(10);

/// The longest pause before a notification service that did not take a pop-up is asked again. A longer one could let a reminder
/// miss the half hour in which it is still shown by itself.
const LONGEST_PAUSE: Duration = Duration::minutes(5);

/// What became of one reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", deny_unknown_fields)]
pub enum Mark {
    /// About to be shown. Found at a start, it means that the program ended in between: it may have been seen or not.
    Showing {
        /// When.
        at: DateTime<Utc>,
        /// How many times it was tried, this one included.
        tries: u32,
        /// When it should have come, where that is not its own time: after a snooze.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<DateTime<Utc>>,
    },
    /// The notification service took it.
    Shown,
    /// It was part of a summary of missed ones.
    Folded,
    /// The notification service did not take it.
    NotShown {
        /// When it was last tried.
        at: DateTime<Utc>,
        /// How many times it was tried.
        tries: u32,
        /// When it should have come, where that is not its own time: after a snooze.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<DateTime<Utc>>,
    },
    /// Shown, and to be shown once more.
    Snoozed {
        /// When.
        until: DateTime<Utc>,
    },
}

impl Mark {
    /// Whether nothing is left to do for it.
    #[must_use]
    pub const fn done(&self) -> bool {
        matches!(self, Self::Shown | Self::Folded)
    }

    /// Whether it may be tried (again) at `now`.
    ///
    /// A start that finds "showing" tries at once, because the person may not have seen it. After that, and after a refusal of
    /// the notification service, the pause doubles from one minute to [`LONGEST_PAUSE`]. A clock that went back never makes it
    /// wait.
    fn may_try(&self, now: DateTime<Utc>) -> bool {
        match self.pause() {
            _ if self.done() => false,
            Some((at, pause)) => now < at || now - at >= pause,
            None => true,
        }
    }

    /// When it was tried last and how long to wait from then.
    fn pause(&self) -> Option<(DateTime<Utc>, Duration)> {
        match self {
            Self::Shown | Self::Folded | Self::Snoozed { .. } => None,
            Self::Showing { at, tries, .. } if *tries <= 1 => Some((*at, Duration::zero())),
            Self::Showing { at, tries, .. } | Self::NotShown { at, tries, .. } => {
                let doubled =
                    Duration::minutes(2_i64.saturating_pow(tries.saturating_sub(1).min(6)));
                Some((*at, doubled.min(LONGEST_PAUSE)))
            }
        }
    }

    const fn tries(&self) -> u32 {
        match self {
            Self::Showing { tries, .. } | Self::NotShown { tries, .. } => *tries,
            Self::Shown | Self::Folded | Self::Snoozed { .. } => 0,
        }
    }

    /// When it should have come, where that is not the reminder's own time.
    const fn due(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Showing { due, .. } | Self::NotShown { due, .. } => *due,
            Self::Snoozed { until } => Some(*until),
            Self::Shown | Self::Folded => None,
        }
    }
}

/// What became of the reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// 1.
    pub version: u32,
    /// By the id of the reminder.
    pub marks: BTreeMap<Id, Mark>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            version: 1,
            marks: BTreeMap::new(),
        }
    }
}

impl Ledger {
    /// When `item` is to be shown (again) on a laptop with these quiet hours; none when nothing is left to do for it.
    #[must_use]
    pub fn due(
        &self,
        item: &AgendaItem,
        now: &Now,
        quiet: Option<&QuietHours>,
    ) -> Option<DateTime<Utc>> {
        let own = || item.due(quiet, &now.zone).at;
        match self.marks.get(&item.id) {
            None => Some(own()),
            Some(mark) if mark.done() => None,
            // A clock that was set back can put the reminder itself into the future again: never early.
            Some(mark) => Some(mark.due().map_or_else(own, |due| due.max(item.at))),
        }
    }

    /// When it can be shown next: at its time, or when it may be tried again.
    pub(super) fn next(
        &self,
        item: &AgendaItem,
        now: &Now,
        quiet: Option<&QuietHours>,
    ) -> Option<DateTime<Utc>> {
        let due = self.due(item, now, quiet)?;
        let again = self.marks.get(&item.id).and_then(Mark::pause);
        Some(again.map_or(due, |(at, pause)| due.max(at + pause)))
    }

    /// The same when it is owed at `now`: its time has come and it may be tried.
    pub(super) fn owes(
        &self,
        item: &AgendaItem,
        now: &Now,
        agenda: &Agenda,
    ) -> Option<DateTime<Utc>> {
        if item.at > now.at {
            return None;
        }
        let may = self
            .marks
            .get(&item.id)
            .is_none_or(|mark| mark.may_try(now.at));
        self.due(item, now, agenda.quiet.as_ref())
            .filter(|due| may && *due <= now.at)
    }

    /// Before showing: says that these are about to be shown.
    pub fn begin(&mut self, decision: &Decision, now: DateTime<Utc>) {
        for id in decision.ids() {
            let mark = self.marks.get(&id);
            let mark = Mark::Showing {
                at: now,
                tries: mark.map_or(0, Mark::tries).saturating_add(1),
                due: mark.and_then(Mark::due),
            };
            self.marks.insert(id, mark);
        }
    }

    /// After showing: says how it went.
    pub fn finish(&mut self, decision: &Decision, taken: bool, now: DateTime<Utc>) {
        for id in decision.ids() {
            let before = self.marks.get(&id);
            let mark = match (taken, decision) {
                (true, Decision::Show { .. }) => Mark::Shown,
                (true, Decision::Fold { .. }) => Mark::Folded,
                (false, _) => Mark::NotShown {
                    at: now,
                    tries: before.map_or(1, Mark::tries),
                    due: before.and_then(Mark::due),
                },
            };
            self.marks.insert(id, mark);
        }
    }

    /// The person pressed "in ten minutes" on a pop-up: it comes once more. Says whether there is such a reminder.
    pub fn snooze(&mut self, id: Id, now: DateTime<Utc>, agenda: &Agenda) -> bool {
        let known = agenda.items.iter().any(|item| item.id == id);
        if known {
            let until = now + SNOOZE;
            self.marks.insert(id, Mark::Snoozed { until });
        }
        known
    }

    /// Puts the ledger in order for `agenda`; says whether anything changed.
    ///
    /// A clock that ran ahead may have put coming reminders into a summary of missed ones. Once the clock is right again they
    /// lie in the future and count as not yet shown. One that was really shown stays shown, so that a clock set back repeats
    /// nothing; and what was snoozed while the clock was ahead is not away for longer than a snooze.
    pub fn settle(&mut self, now: DateTime<Utc>, agenda: &Agenda) -> bool {
        let due: BTreeMap<Id, DateTime<Utc>> = agenda
            .items
            .iter()
            .filter(|item| self.marks.contains_key(&item.id))
            .map(|item| (item.id, item.at))
            .collect();
        let opener = agenda.opener_id();
        let mut changed = false;
        // What left the agenda never comes back with a time that has passed: `plan` sees to that.
        self.marks.retain(|id, mark| {
            if let Mark::Snoozed { until } = mark
                && *until > now + SNOOZE
            {
                *until = now + SNOOZE;
                changed = true;
            }
            let keep = *id == opener
                || due
                    .get(id)
                    .is_some_and(|at| !(matches!(mark, Mark::Folded) && *at > now));
            changed |= !keep;
            keep
        });
        changed
    }

    /// Whether the person asked for `id` again later.
    #[must_use]
    pub fn snoozed(&self, id: Id) -> bool {
        matches!(self.marks.get(&id), Some(Mark::Snoozed { .. }))
    }

    /// How many were due and could not be shown so far.
    #[must_use]
    pub fn not_shown(&self) -> usize {
        self.marks
            .values()
            .filter(|mark| matches!(mark, Mark::NotShown { .. }))
            .count()
    }
}
