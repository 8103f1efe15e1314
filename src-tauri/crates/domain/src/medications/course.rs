//! Which dose slots a medication has, and what became of each.
//!
//! Owns the expansion of schedules, the one way to slots for Today, lists, counts, reminders and export. Every span is bounded. Refuses to
//! own what screens do with it, and reading any of it from somewhere.

use std::collections::{BTreeMap, HashSet};

use chrono::{Days, Duration, NaiveDate, NaiveTime};

use super::chain;
use super::line::{Piece, Zones, lines};
use super::seen::{Course, CourseNow, Name};
use super::{SchedulePart, ScheduleVersion, Slot, SlotKey, SlotKind, SlotState};
use crate::calendar::ClockShift;
use crate::checkins::day_of;
use crate::time::Now;

/// Longest span of days that is looked at in one go: ten years.
pub const MOST_DAYS: u64 = 3_660;

/// Most slots of one medication that are listed in one go.
pub const MOST_SLOTS: usize = 60_000;

/// Slots in the order they are due.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slots<'a> {
    /// The slots.
    pub items: Vec<Slot<'a>>,
    /// The span was longer than [`MOST_DAYS`], or there were more than [`MOST_SLOTS`]; the rest is not here.
    pub truncated: bool,
}

impl<'a> Course<'a> {
    /// What there is to know of it at `now`.
    #[must_use]
    pub fn at(self, now: &'a Now) -> CourseNow<'a> {
        let mine = self.medication.id;
        let there = self.medication.deleted_at.is_none();
        let pauses = self.pauses.iter();
        let mut seen = CourseNow {
            course: self,
            now,
            lines: if there {
                lines(self.versions, self.medication.entry.stopped)
            } else {
                Vec::new()
            },
            zones: Zones::default(),
            pauses: pauses
                .filter(|one| one.medication == mine && one.deleted_at.is_none())
                .collect(),
            versions: self.versions.iter().map(|one| (one.id, one)).collect(),
            answers: BTreeMap::new(),
            chains: BTreeMap::new(),
        };
        if there {
            for dose in seen.live_doses() {
                if let Some(name) = dose.entry.slot.and_then(|key| seen.name(&key)) {
                    seen.answers.entry(name).or_default().push(dose);
                }
            }
            seen.chains = chain::chains(&seen);
        }
        seen
    }
}

impl<'a> CourseNow<'a> {
    /// The slots listed under the days from `first` to `last`, both included.
    #[must_use]
    pub fn slots(&self, first: NaiveDate, last: NaiveDate) -> Slots<'a> {
        let Some((first, last, mut truncated)) = bounded(first, last) else {
            return Slots::default();
        };
        let mut items = Vec::new();
        let mut answered: HashSet<SlotKey> = HashSet::new();
        let ruling = |piece: &&Piece| piece.start < piece.end;
        'all: for line in &self.lines {
            for piece in line.pieces.iter().filter(ruling) {
                let times = piece.part.shape.times();
                let from = first.max(piece.start.date());
                for date in piece.part.dates(from, last.min(piece.end.date())) {
                    for (place, time) in (0_u8..).zip(times) {
                        if !piece.rules_at(date.and_time(*time)) {
                            continue;
                        }
                        if items.len() >= MOST_SLOTS {
                            truncated = true;
                            break 'all;
                        }
                        let slot = self.fixed(piece.version, piece.part, date, place, *time);
                        if slot.dose.is_some() {
                            answered.insert(slot.key);
                        }
                        items.push(slot);
                    }
                }
            }
        }
        // What was answered stays, whatever a later version or a last day says about its time.
        let told = self.answers.keys().filter(|name| match name {
            Name::Fixed(key) => (first..=last).contains(&key.date) && !answered.contains(key),
            Name::First { .. } | Name::After { .. } => true,
        });
        let counted = self
            .chains
            .keys()
            .filter_map(|chain| self.open_slot(*chain));
        let others = told.filter_map(|name| self.answered(name)).chain(counted);
        items.extend(others.filter(|slot| (first..=last).contains(&slot.date)));
        items.sort_by_key(|slot| (slot.at, slot.schedule, slot.key));
        truncated |= items.len() > MOST_SLOTS;
        items.truncate(MOST_SLOTS);
        Slots { items, truncated }
    }

    /// The slot of that name, if there is one.
    #[must_use]
    pub fn slot(&self, key: &SlotKey) -> Option<Slot<'a>> {
        let name = self.name(key)?;
        if let Name::Fixed(key) = name
            && !self.answers.contains_key(&name)
        {
            let all = self.slots(key.date, key.date).items;
            return all.into_iter().find(|slot| slot.key == key);
        }
        let open = self
            .chains
            .keys()
            .filter_map(|chain| self.open_slot(*chain));
        self.answered(&name)
            .into_iter()
            .chain(open)
            .find(|slot| self.name(&slot.key) == Some(name))
    }

    /// What is on today's list: the slots of the lived day that now belongs to, and those of before that are still open or, where the
    /// next one counts from them, still owed. Without those that are paused.
    #[must_use]
    pub fn today(&self) -> Vec<Slot<'a>> {
        let today = day_of(self.now.local());
        let near = |days: i64| {
            today
                .checked_add_signed(Duration::days(days))
                .unwrap_or(today)
        };
        let mut items = self.slots(near(-3), near(3)).items;
        for slot in self.owed() {
            if items.iter().all(|one| one.key != slot.key) {
                items.push(slot);
            }
        }
        items.retain(|slot| {
            slot.state != SlotState::Paused
                && (slot.day == today || slot.state == SlotState::Due || self.is_owed(slot))
        });
        items.sort_by_key(|slot| (slot.at, slot.schedule, slot.key));
        items
    }

    /// The earliest slot that waits for an answer: open, still to come, or owed.
    #[must_use]
    pub fn next_due(&self) -> Option<Slot<'a>> {
        let today = day_of(self.now.local());
        let day = |days: u64| today.checked_add_days(Days::new(days)).unwrap_or(today);
        let early = today.checked_sub_days(Days::new(3)).unwrap_or(today);
        let owed = self.owed();
        // A year, and then some for the first days of a part.
        [(early, day(9)), (day(10), day(69)), (day(70), day(800))]
            .into_iter()
            .find_map(|(first, last)| {
                let coming = self.slots(first, last).items.into_iter();
                let coming = coming.filter(|slot| slot.state.waits() && slot.dose.is_none());
                coming.min_by_key(|slot| (slot.at, slot.key))
            })
            .into_iter()
            .chain(owed)
            .min_by_key(|slot| (slot.at, slot.key))
    }

    /// The slots from which the next one is counted and whose day is over: a late injection is owed until somebody says something.
    fn owed(&self) -> Vec<Slot<'a>> {
        let open = self
            .chains
            .keys()
            .filter_map(|chain| self.open_slot(*chain));
        open.filter(|slot| self.is_owed(slot)).collect()
    }

    /// A slot that the calendar fixes.
    fn fixed(
        &self,
        version: &'a ScheduleVersion,
        part: &'a SchedulePart,
        date: NaiveDate,
        place: u8,
        time: NaiveTime,
    ) -> Slot<'a> {
        let key = SlotKey {
            version: version.id,
            date,
            place,
            after: None,
        };
        let (dose, others) = self.answer(&Name::Fixed(key));
        let clock = &version.entry.clock;
        let there = dose.and_then(|dose| dose.due.as_ref());
        let zone = match there {
            Some(due) if clock.floats() => due.zone.as_str(),
            _ => clock.zone(&self.now.zone),
        };
        let due = self.zones.get(zone).resolve(date.and_time(time));
        self.dressed(Slot {
            key,
            schedule: version.schedule,
            kind: SlotKind::Fixed,
            date,
            day: date,
            local: due.local,
            zone,
            floating: clock.floats(),
            at: due.at,
            shifted: due.shift == ClockShift::Gap,
            moved: false,
            late_after_min: version.entry.late_after_min,
            label: &part.label,
            state: SlotState::Future,
            dose,
            others,
        })
    }

    /// The slot that somebody answered, from what was kept with the answer.
    fn answered(&self, name: &Name) -> Option<Slot<'a>> {
        let (dose, others) = self.answer(name);
        let dose = dose?;
        let key = dose.entry.slot?;
        let (version, part) = self.part(&key)?;
        if let Name::Fixed(key) = name {
            let time = part.shape.times().get(usize::from(key.place))?;
            return Some(self.fixed(version, part, key.date, key.place, *time));
        }
        let clock = &version.entry.clock;
        let due = chain::due_of(self, dose);
        let local = due.as_ref().map_or(dose.occurred.local, |due| due.local);
        Some(self.dressed(Slot {
            key,
            schedule: version.schedule,
            kind: chain::kind(&part.shape),
            date: local.date(),
            day: local.date(),
            local,
            zone: due.as_ref().map_or(&dose.occurred.zone, |due| due.zone),
            floating: clock.floats(),
            at: due.as_ref().map_or(dose.occurred.at, |due| due.at),
            shifted: false,
            moved: self.moved(&key).is_some(),
            late_after_min: version.entry.late_after_min,
            label: &part.label,
            state: SlotState::Future,
            dose: Some(dose),
            others,
        }))
    }
}

/// A span that can be looked at, and whether it was cut; none when it is empty.
fn bounded(first: NaiveDate, last: NaiveDate) -> Option<(NaiveDate, NaiveDate, bool)> {
    let first = first.max(NaiveDate::from_ymd_opt(1, 1, 1)?);
    let last = last.min(NaiveDate::from_ymd_opt(9999, 12, 30)?);
    let most = first
        .checked_add_days(Days::new(MOST_DAYS - 1))
        .unwrap_or(last);
    (first <= last).then_some((first, last.min(most), last > most))
}
