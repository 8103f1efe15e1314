//! The name of one dose: which version of a schedule, which day, which place in that day.
//!
//! Owns how it is written and read, and the name of a dose that is due some time after an answer. Which slots there are is the
//! schedule's; nothing here knows what is taken.

use std::fmt;

use chrono::{Duration, NaiveDate};

use crate::calendar;
use crate::id::Id;
use crate::time::Moment;

/// What the name in a request begins with. An agenda, which may lie beside its own key, holds the name without it.
const BEGIN: &str = "dose|";

/// Names one dose for good: whatever records it, the pop-up included, names this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotName {
    /// The version of the schedule.
    pub version: Id,
    /// The day it belongs to, on the wall clock it is due by. One of the evening belongs to that day, also when it is answered after
    /// midnight.
    pub date: NaiveDate,
    /// Its place in that day, from 0.
    pub place: u16,
    /// The dose it counts from, where the schedule counts from the last one.
    pub after: Option<Id>,
}

impl fmt::Display for SlotName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{BEGIN}{}", self.in_agenda())
    }
}

impl SlotName {
    /// Reads a name that [`SlotName`] wrote; none for anything else.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::parse_in_agenda(name.strip_prefix(BEGIN)?)
    }

    /// The name as an agenda has it.
    pub(super) fn in_agenda(&self) -> String {
        let after = self
            .after
            .map_or_else(|| "-".to_owned(), |dose| dose.to_string());
        format!("{}|{}|{}|{after}", self.version, self.date, self.place)
    }

    pub(super) fn parse_in_agenda(name: &str) -> Option<Self> {
        let mut parts = name.split('|');
        let found = Self {
            version: Id::parse(parts.next()?)?,
            date: parts.next()?.parse().ok()?,
            place: parts.next()?.parse().ok()?,
            after: match parts.next()? {
                "-" => None,
                dose => Some(Id::parse(dose)?),
            },
        };
        // One slot has one name, so that nothing is due under a second one.
        (parts.next().is_none() && found.in_agenda() == name).then_some(found)
    }

    /// The slot that is due `minutes` after `dose` of the same schedule was taken, on the clock of where it was taken.
    #[must_use]
    pub fn following(&self, dose: Id, taken: &Moment, minutes: u32) -> Self {
        let at = taken.at + Duration::minutes(i64::from(minutes));
        Self {
            version: self.version,
            date: calendar::to_local(at, &taken.zone).date(),
            place: 0,
            after: Some(dose),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_uuid(uuid::Uuid::from_bytes([n; 16]))
    }

    #[test]
    fn a_slot_has_one_name() {
        for after in [None, Some(id(9))] {
            let slot = SlotName {
                version: id(7),
                date: "2026-10-05".parse().unwrap(),
                place: 5,
                after,
            };
            let name = slot.to_string();
            assert_eq!(SlotName::parse(&name), Some(slot), "{name}");
            assert!(name.len() <= crate::reminder::ReminderRequest::NAME);
            for strange in [
                name.to_uppercase(),
                name.replace("|5|", "|05|"),
                name.replace("2026-10-05", "2026-10-5"),
                name.replace("2026-10-05", "2026-02-30"),
                format!("{name}|"),
                name.replace("dose|", ""),
                name.replace("|-", "|"),
            ] {
                assert!(
                    strange == name || SlotName::parse(&strange).is_none(),
                    "{strange} would be a second name of it"
                );
            }
        }
    }

    #[test]
    fn one_that_follows_belongs_to_the_day_it_is_due_on() {
        let slot = SlotName {
            version: id(7),
            date: "2026-10-05".parse().unwrap(),
            place: 3,
            after: None,
        };
        // 10 in the evening in Chicago.
        let taken = Moment {
            at: "2026-10-06T03:00:00Z".parse().unwrap(),
            zone: "America/Chicago".to_owned(),
            local: "2026-10-05T22:00:00".parse().unwrap(),
            precision: crate::time::Precision::Exact,
        };
        assert_eq!(
            slot.following(id(9), &taken, 8 * 60).to_string(),
            format!("dose|{}|2026-10-06|0|{}", id(7), id(9)),
            "six in the morning is the next day"
        );
        assert_eq!(
            slot.following(id(9), &taken, 90).date,
            slot.date,
            "half past eleven is not, by the clock on the wall"
        );
    }
}
