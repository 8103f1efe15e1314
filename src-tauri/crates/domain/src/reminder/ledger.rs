//! The ledger: which reminders were shown, are being shown, or could not be.
//!
//! Owns the marks and how long they are kept. It lies in clear beside the agenda, so it holds opaque ids, says nothing about when
//! something was shown, and forgets what the agenda no longer holds. Written before and after each pop-up, so that a kill in
//! between may repeat that one and no other. A snooze is a mark too, and so are an answer given on the pop-up and what comes of it,
//! so that they outlive a kill, sleep and a restart.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::{Agenda, AgendaItem, Decision, QuietHours, SlotName};
use crate::id::Id;
use crate::time::{FARTHEST_CLOCK, Now};

/// How long a snoozed reminder stays away.
pub const SNOOZE: Duration = Duration::minutes(10);

/// The longest pause before a notification service that did not take a pop-up is asked again. A longer one could let a reminder
/// miss the half hour in which it is still shown by itself.
const LONGEST_PAUSE: Duration = Duration::minutes(5);

/// How long a reminder that nobody answered stays away before it is shown again: long enough to do it first, and short enough to be
/// about the same hour.
pub const REPEAT_EVERY: Duration = Duration::minutes(20);

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
        /// How often it was shown before, where it is shown again while nobody answers.
        #[serde(default, skip_serializing_if = "is_none_so_far")]
        shown: u8,
        /// As in [`Mark::Folded`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        off: Option<i16>,
    },
    /// The notification service took it.
    Shown,
    /// It was part of a summary of missed ones.
    Folded {
        /// Of a floating one: the minutes by which the wall clock it came by was ahead of UTC. A slot stays the one it was, whatever
        /// clock the laptop travels to afterwards.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        off: Option<i16>,
    },
    /// The notification service did not take it.
    NotShown {
        /// When it was last tried.
        at: DateTime<Utc>,
        /// How many times it was tried.
        tries: u32,
        /// When it should have come, where that is not its own time: after a snooze.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<DateTime<Utc>>,
        /// As in [`Mark::Showing`].
        #[serde(default, skip_serializing_if = "is_none_so_far")]
        shown: u8,
        /// As in [`Mark::Folded`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        off: Option<i16>,
    },
    /// Shown, and to be shown once more.
    Snoozed {
        /// When.
        until: DateTime<Utc>,
        /// As in [`Mark::Showing`].
        #[serde(default, skip_serializing_if = "is_none_so_far")]
        shown: u8,
        /// As in [`Mark::Folded`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        off: Option<i16>,
    },
    /// Shown, and shown again if nobody answers.
    Again {
        /// When.
        at: DateTime<Utc>,
        /// How often it was shown.
        shown: u8,
        /// As in [`Mark::Folded`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        off: Option<i16>,
    },
    /// The person answered on the pop-up. Nothing more comes of it, except the next one where that depends on the answer.
    Answered {
        /// The next one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<FollowUp>,
    },
}

/// A reminder that came of an answer, before the window knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Its own id: random, and kept when the window takes it into the agenda.
    pub id: Id,
    /// The dose it counts from.
    pub dose: Id,
    /// When it is due.
    pub at: DateTime<Utc>,
    /// Minutes by which the wall clock of the answer is ahead of UTC then.
    pub off: i16,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde asks for it
const fn is_none_so_far(shown: &u8) -> bool {
    *shown == 0
}

impl Mark {
    /// Whether nothing is left to do for it.
    #[must_use]
    pub const fn done(&self) -> bool {
        matches!(
            self,
            Self::Shown | Self::Folded { .. } | Self::Answered { .. }
        )
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
            Self::Showing { at, tries, .. } if *tries <= 1 => Some((*at, Duration::zero())),
            Self::Showing { at, tries, .. } | Self::NotShown { at, tries, .. } => {
                let doubled =
                    Duration::minutes(2_i64.saturating_pow(tries.saturating_sub(1).min(6)));
                Some((*at, doubled.min(LONGEST_PAUSE)))
            }
            _ => None,
        }
    }

    const fn tries(&self) -> u32 {
        match self {
            Self::Showing { tries, .. } | Self::NotShown { tries, .. } => *tries,
            _ => 0,
        }
    }

    /// How often it was shown, as far as that still matters.
    const fn shown(&self) -> u8 {
        match self {
            Self::Showing { shown, .. }
            | Self::NotShown { shown, .. }
            | Self::Snoozed { shown, .. }
            | Self::Again { shown, .. } => *shown,
            Self::Shown | Self::Folded { .. } | Self::Answered { .. } => 0,
        }
    }

    const fn off(&self) -> Option<i16> {
        match self {
            Self::Showing { off, .. }
            | Self::Folded { off }
            | Self::NotShown { off, .. }
            | Self::Snoozed { off, .. }
            | Self::Again { off, .. } => *off,
            Self::Shown | Self::Answered { .. } => None,
        }
    }

    /// When it should have come, where that is not the reminder's own time.
    const fn due(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Showing { due, .. } | Self::NotShown { due, .. } => *due,
            Self::Snoozed { until, .. } => Some(*until),
            Self::Again { at, .. } => Some(*at),
            Self::Shown | Self::Folded { .. } | Self::Answered { .. } => None,
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
    ///
    /// One that is shown again because nobody answered keeps the quiet hours: what would fall into them does not come, and neither
    /// does what would come when the next one is due.
    #[must_use]
    pub fn due(
        &self,
        item: &AgendaItem,
        now: &Now,
        quiet: Option<&QuietHours>,
    ) -> Option<DateTime<Utc>> {
        let own = || item.due(quiet, &now.zone).at;
        let Some(mark) = self.marks.get(&item.id) else {
            return Some(own());
        };
        if mark.done() {
            return None;
        }
        if let Mark::Again { at, .. } = mark {
            let over = item
                .ends_in(&now.zone)
                .is_some_and(|end| *at >= end || now.at >= end);
            if over || quiet.is_some_and(|quiet| quiet.hold(*at, &now.zone)) {
                return None;
            }
        }
        // A clock that was set back can put the reminder itself into the future again: never early.
        let begins = self.begins(item, &now.zone);
        Some(match mark.due() {
            Some(due) => due.max(begins),
            // Tried before, by the clock of another place: it is due since then.
            None if mark.off().is_some() => own().min(begins),
            None => own(),
        })
    }

    /// When it is for: one that floats stays where it was when it first came.
    fn begins(&self, item: &AgendaItem, zone: &str) -> DateTime<Utc> {
        self.marks.get(&item.id).and_then(Mark::off).map_or_else(
            || item.at_in(zone),
            |off| (item.local - Duration::minutes(i64::from(off))).and_utc(),
        )
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
        // No wall clock shows it so much sooner: spares a look into the zone's rules for nearly all of them.
        let far = item.at - now.at > FARTHEST_CLOCK;
        if far || self.begins(item, &now.zone) > now.at {
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
    pub fn begin(&mut self, decision: &Decision, now: &Now) {
        for (id, item) in decision.parts() {
            let before = self.marks.get(&id);
            let mark = Mark::Showing {
                at: now.at,
                tries: before.map_or(0, Mark::tries).saturating_add(1),
                due: before.and_then(Mark::due),
                shown: before.map_or(0, Mark::shown),
                off: before
                    .and_then(Mark::off)
                    .or_else(|| item.and_then(|item| off_of(item, &now.zone))),
            };
            self.marks.insert(id, mark);
        }
    }

    /// After showing: says how it went. What is shown again while nobody answers comes [`REPEAT_EVERY`] later.
    pub fn finish(&mut self, decision: &Decision, taken: bool, now: &Now) {
        for (id, item) in decision.parts() {
            let before = self.marks.get(&id);
            let shown = before.map_or(0, Mark::shown);
            let off = before.and_then(Mark::off);
            let mark = match (taken, decision) {
                (true, Decision::Fold { .. }) => Mark::Folded { off },
                (true, _) => match item {
                    Some(item) if shown < item.repeats => Mark::Again {
                        at: now.at + REPEAT_EVERY,
                        shown: shown.saturating_add(1),
                        off,
                    },
                    _ => Mark::Shown,
                },
                (false, _) => Mark::NotShown {
                    at: now.at,
                    tries: before.map_or(1, Mark::tries),
                    due: before.and_then(Mark::due),
                    shown,
                    off,
                },
            };
            self.marks.insert(id, mark);
        }
    }

    /// The person pressed "in ten minutes" on a pop-up: it comes once more. Says whether there is such a reminder that is not
    /// answered.
    pub fn snooze(&mut self, id: Id, now: &Now, agenda: &Agenda) -> bool {
        let Some(item) = self.item(id, agenda) else {
            return false;
        };
        let before = self.marks.get(&id);
        if matches!(before, Some(Mark::Answered { .. })) {
            return false;
        }
        // Putting it off is none of the times it is shown again unasked.
        let shown = match before {
            Some(Mark::Shown) => item.repeats,
            Some(mark) => mark.shown().saturating_sub(1),
            None => 0,
        };
        let off = before
            .and_then(Mark::off)
            .or_else(|| off_of(&item, &now.zone));
        let until = now.at + SNOOZE;
        self.marks.insert(id, Mark::Snoozed { until, shown, off });
        true
    }

    /// The person answered on the pop-up: it is settled, and `next` comes of it. One that itself came of an answer gives its place to
    /// the next: of a chain of answers only the last is kept.
    pub fn answer(&mut self, id: Id, next: Option<FollowUp>) {
        let root = self.marks.iter().find_map(|(root, mark)| match mark {
            Mark::Answered { next: Some(next) } if next.id == id => Some(*root),
            _ => None,
        });
        if let Some(root) = root {
            self.marks.remove(&id);
            self.marks.insert(root, Mark::Answered { next });
        } else {
            self.marks.insert(id, Mark::Answered { next });
        }
    }

    /// Whether the reminder of this id was answered on its pop-up.
    #[must_use]
    pub fn answered(&self, id: Id) -> bool {
        matches!(self.marks.get(&id), Some(Mark::Answered { .. }))
    }

    /// The reminders that came of answers since `agenda` was made, in the words and with the buttons of the one that was answered.
    #[must_use]
    pub fn follow_ups(&self, agenda: &Agenda) -> Vec<AgendaItem> {
        let nexts: BTreeMap<Id, &FollowUp> = self
            .marks
            .iter()
            .filter_map(|(root, mark)| match mark {
                Mark::Answered { next: Some(next) } => Some((*root, next)),
                _ => None,
            })
            .collect();
        if nexts.is_empty() {
            return Vec::new();
        }
        agenda
            .items
            .iter()
            .filter_map(|item| following(item, nexts.get(&item.id)?))
            // The window has taken it in already.
            .filter(|next| agenda.items.iter().all(|item| item.slot != next.slot))
            .collect()
    }

    /// The reminder of this id, be it in the agenda or one that came of an answer.
    #[must_use]
    pub fn item(&self, id: Id, agenda: &Agenda) -> Option<AgendaItem> {
        let planned = agenda.items.iter().find(|item| item.id == id).cloned();
        planned.or_else(|| {
            let mut all = self.follow_ups(agenda).into_iter();
            all.find(|item| item.id == id)
        })
    }

    /// Puts the ledger in order for `agenda`; says whether anything changed.
    ///
    /// A clock that ran ahead may have put coming reminders into a summary of missed ones. Once the clock is right again they
    /// lie in the future and count as not yet shown. One that was really shown stays shown, so that a clock set back repeats
    /// nothing; and what was snoozed while the clock was ahead is not away for longer than a snooze.
    pub fn settle(&mut self, now: &Now, agenda: &Agenda) -> bool {
        let follow_ups = self.follow_ups(agenda);
        let begin: BTreeMap<Id, DateTime<Utc>> = agenda
            .items
            .iter()
            .chain(&follow_ups)
            .filter(|item| self.marks.contains_key(&item.id))
            .map(|item| (item.id, self.begins(item, &now.zone)))
            .collect();
        let opener = agenda.opener_id();
        let mut changed = false;
        // What left the agenda never comes back with a time that has passed: `plan` sees to that.
        self.marks.retain(|id, mark| {
            match mark {
                Mark::Snoozed { until, .. } if *until > now.at + SNOOZE => {
                    *until = now.at + SNOOZE;
                    changed = true;
                }
                Mark::Again { at, .. } if *at > now.at + REPEAT_EVERY => {
                    *mark = Mark::Shown;
                    changed = true;
                }
                _ => {}
            }
            let keep = *id == opener
                || begin
                    .get(id)
                    .is_some_and(|at| !(matches!(mark, Mark::Folded { .. }) && *at > now.at));
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

/// Of a floating one: the minutes by which the wall clock in `zone` is ahead of UTC at its time.
fn off_of(item: &AgendaItem, zone: &str) -> Option<i16> {
    let off = item.local - item.at_in(zone).naive_utc();
    item.floating
        .then(|| i16::try_from(off.num_minutes()).ok())
        .flatten()
}

/// The next one after `item` was answered.
fn following(item: &AgendaItem, next: &FollowUp) -> Option<AgendaItem> {
    let local = (next.at + Duration::minutes(i64::from(next.off))).naive_utc();
    let slot = SlotName {
        date: local.date(),
        place: 0,
        after: Some(next.dose),
        ..item.slot_name()?
    };
    Some(AgendaItem {
        id: next.id,
        at: next.at,
        local,
        slot: Some(slot.in_agenda()),
        floating: false,
        ends: None,
        ..item.clone()
    })
}
