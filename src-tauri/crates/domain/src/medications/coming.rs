//! The doses to come, as far as they can be said.
//!
//! Owns putting fixed slots and those that count from the last dose into one order: the latter as they would be if each were taken when
//! it is due.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};

use super::seen::CourseNow;
use super::{Slot, SlotKind, SlotState};
use crate::Id;

/// How far ahead is looked, in days: ten years.
const FARTHEST: u64 = 3_660;

/// Days that are looked at in one go, first few and then more.
const STEPS: [u64; 4] = [8, 62, 400, FARTHEST];

/// A dose to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming<'a> {
    /// The schedule it is of.
    pub schedule: Id,
    /// Its date, by the schedule's clock.
    pub date: NaiveDate,
    /// When it is due, wall clock.
    pub local: NaiveDateTime,
    /// The instant.
    pub at: DateTime<Utc>,
    /// The clocks jump over its time.
    pub shifted: bool,
    /// The label's words of its part; may be empty.
    pub label: &'a str,
    /// It is counted from one that is not taken yet.
    pub about: bool,
}

impl<'a> Coming<'a> {
    fn of(slot: &Slot<'a>) -> Self {
        Self {
            schedule: slot.schedule,
            date: slot.date,
            local: slot.local,
            at: slot.at,
            shifted: slot.shifted,
            label: slot.label,
            about: slot.kind != SlotKind::Fixed,
        }
    }
}

impl<'a> CourseNow<'a> {
    /// The next `most` doses that wait for an answer, those that are open now among them; fewer when there are no more within ten years.
    #[must_use]
    pub fn coming(&self, most: usize) -> Vec<Coming<'a>> {
        let counted: Vec<Coming<'a>> = self
            .chains
            .keys()
            .flat_map(|chain| self.projected(*chain, most))
            .filter(|slot| slot.state.waits() || self.is_owed(slot))
            .map(|slot| Coming::of(&slot))
            .collect();
        let today = self.now.local().date();
        let first = today.checked_sub_days(Days::new(3)).unwrap_or(today);
        let mut found = Vec::new();
        for days in STEPS {
            let last = today.checked_add_days(Days::new(days)).unwrap_or(today);
            let slots = self.slots(first, last).items;
            let fixed = slots.iter().filter(|slot| {
                slot.kind == SlotKind::Fixed && slot.state.waits() && slot.dose.is_none()
            });
            found = fixed.map(Coming::of).collect::<Vec<_>>();
            let reaches = |one: &&Coming<'a>| one.date <= last;
            found.extend(counted.iter().filter(reaches));
            if found.len() >= most || self.ends_by(last) {
                break;
            }
        }
        found.sort_by_key(|one| (one.at, one.schedule));
        found.truncate(most);
        found
    }

    /// Whether no schedule goes on after `last`.
    fn ends_by(&self, last: NaiveDate) -> bool {
        self.lines
            .iter()
            .flat_map(|line| &line.pieces)
            .filter(|piece| piece.start < piece.end && piece.part.shape.is_due())
            .all(|piece| piece.end.date() <= last)
    }

    /// The open slots from which a next one is counted, one of each chain; paused ones are not among them.
    pub(super) fn open_counted(&self) -> Vec<((Id, usize), Slot<'a>)> {
        let open = self.chains.keys();
        open.filter_map(|chain| Some((*chain, self.open_slot(*chain)?)))
            .filter(|(_, slot)| slot.state != SlotState::Paused)
            .collect()
    }
}
