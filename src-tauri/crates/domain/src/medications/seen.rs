//! A medication with its schedules, pauses, moves and doses, seen from a moment.
//!
//! Owns what is looked up in it (whose part a slot is, what answers it, what pauses it) and the states of slots. Which slots there are is
//! [`super::course`]'s.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::line::{Line, Piece, Zones};
use super::{
    Dose, DoseAnswer, DoseMove, Medication, Pause, SchedulePart, ScheduleVersion, Slot, SlotKey,
    SlotKind, SlotState,
};
use crate::Id;
use crate::checkins::{DAY_TURNS_AT, day_of};
use crate::time::{Now, Precision};

/// A slot stays open at least this long after it was due, also when its day is over before.
pub const OPEN_AT_LEAST: Duration = Duration::hours(4);

/// One medication and everything that says when it is due and what became of it, as it was read.
///
/// `doses` are all that are kept; where only some days are asked about, those whose slot lies in them will do, with the latest ones of
/// each schedule that counts from the last dose.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    /// The medication. A deleted one has no slots.
    pub medication: &'a Medication,
    /// Its schedules, every version of each, in any order.
    pub versions: &'a [ScheduleVersion],
    /// Its pauses. Deleted ones are passed over.
    pub pauses: &'a [Pause],
    /// What was moved.
    pub moves: &'a [DoseMove],
    /// Its doses, in any order. Deleted ones are passed over.
    pub doses: &'a [Dose],
}

/// What an answer answers. Of a shape that counts from the last dose there is one slot after each dose, whatever its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Name {
    Fixed(SlotKey),
    First { version: Id, part: NaiveDate },
    After { schedule: Id, dose: Id },
}

/// A [`Course`] seen from a moment.
pub struct CourseNow<'a> {
    pub(super) course: Course<'a>,
    pub(super) now: &'a Now,
    pub(super) lines: Vec<Line<'a>>,
    pub(super) zones: Zones<'a>,
    pub(super) pauses: Vec<&'a Pause>,
    pub(super) versions: HashMap<Id, &'a ScheduleVersion>,
    pub(super) answers: BTreeMap<Name, Vec<&'a Dose>>,
    pub(super) chains: BTreeMap<(Id, usize), Chain<'a>>,
}

/// What a chain of doses stands at.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chain<'a> {
    pub last: Option<Last<'a>>,
}

/// What the next slot of a chain counts from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Last<'a> {
    /// The dose whose slot was the last one: the next slot names it.
    pub head: &'a Dose,
    /// The position of the piece that slot is of.
    pub piece: usize,
    /// The latest dose, from which it is counted; nearly always the same.
    pub base: &'a Dose,
    /// When that was: taken, or due and skipped.
    pub at: DateTime<Utc>,
}

/// A dose as what comes next is counted from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count<'a> {
    /// The position of the piece it is of; what comes next is of that one or a later one.
    pub piece: usize,
    /// When it was taken, or due and skipped.
    pub at: DateTime<Utc>,
    /// Where.
    pub zone: &'a str,
    /// The day on the wall clock there.
    pub day: NaiveDate,
    /// When it was said that it was skipped; none of one that was taken.
    pub skipped: Option<DateTime<Utc>>,
}

impl<'a> CourseNow<'a> {
    pub(super) fn live_doses(&self) -> Vec<&'a Dose> {
        let mine = self.course.medication.id;
        let doses = self.course.doses.iter();
        doses
            .filter(|dose| dose.deleted_at.is_none() && dose.entry.medication == mine)
            .collect()
    }

    pub(super) fn version(&self, id: Id) -> Option<&'a ScheduleVersion> {
        self.versions.get(&id).copied()
    }

    /// The part of its version that a slot is of.
    pub(super) fn part(&self, key: &SlotKey) -> Option<(&'a ScheduleVersion, &'a SchedulePart)> {
        let version = self.version(key.version)?;
        let parts = &version.entry.parts;
        let counting = |part: &&SchedulePart| key.after.is_some() && part.shape.is_chain();
        let part = parts
            .iter()
            .find(|part| part.holds(key.date))
            .or_else(|| parts.iter().find(counting))?;
        Some((version, part))
    }

    pub(super) fn name(&self, key: &SlotKey) -> Option<Name> {
        let (version, part) = self.part(key)?;
        Some(match key.after {
            _ if !part.shape.is_chain() => Name::Fixed(*key),
            Some(dose) => Name::After {
                schedule: version.schedule,
                dose,
            },
            None => Name::First {
                version: version.id,
                part: part.from,
            },
        })
    }

    pub(super) fn is_answered(&self, name: &Name) -> bool {
        self.answers.contains_key(name)
    }

    /// Every answer to the slot of that name.
    #[must_use]
    pub fn answers_to(&self, key: &SlotKey) -> &[&'a Dose] {
        self.name(key)
            .and_then(|name| self.answers.get(&name))
            .map_or(&[], Vec::as_slice)
    }

    /// Where the slot after a dose was moved to. The last word counts; another version of the schedule is another word.
    pub(super) fn moved(&self, key: &SlotKey) -> Option<NaiveDateTime> {
        let moves = self.course.moves.iter();
        moves
            .filter(|one| one.slot.version == key.version && one.slot.after == key.after)
            .filter(|one| key.after.is_some() || one.slot.date == key.date)
            .max_by_key(|one| one.saved_at)
            .map(|one| one.to)
    }

    /// The answer that counts, one that was taken before one that was skipped, and the others.
    pub(super) fn answer(&self, name: &Name) -> (Option<&'a Dose>, Vec<&'a Dose>) {
        let Some(all) = self.answers.get(name) else {
            return (None, Vec::new());
        };
        let counts = all.iter().min_by_key(|dose| {
            (
                dose.entry.answer != DoseAnswer::Taken,
                dose.occurred.at,
                dose.created_at,
                dose.id,
            )
        });
        let Some(counts) = counts.copied() else {
            return (None, Vec::new());
        };
        let mut others: Vec<&Dose> = all
            .iter()
            .copied()
            .filter(|one| one.id != counts.id)
            .collect();
        others.sort_by_key(|dose| (dose.created_at, dose.id));
        (Some(counts), others)
    }

    /// The pause a date lies in that ends last.
    pub(super) fn pause_on(&self, date: NaiveDate) -> Option<&'a Pause> {
        let pauses = self.pauses.iter().copied();
        pauses
            .filter(|one| one.from <= date && one.until.is_none_or(|until| date <= until))
            .max_by_key(|one| one.until.unwrap_or(NaiveDate::MAX))
    }

    pub(super) fn pauses(&self) -> usize {
        self.pauses.len()
    }

    pub(super) fn is_owed(&self, slot: &Slot<'a>) -> bool {
        let in_force = |line: &Line<'a>| {
            let now = self.wall(&line.pieces);
            let ruling =
                line.pieces.iter().rev().find(|piece| {
                    piece.start < piece.end && now.is_some_and(|now| piece.start <= now)
                });
            ruling.is_some_and(|piece| {
                piece.chain.is_some() && now.is_some_and(|now| now < piece.end)
            })
        };
        slot.kind != SlotKind::Fixed
            && slot.state == SlotState::NotRecorded
            && slot.dose.is_none()
            && self
                .lines
                .iter()
                .any(|line| line.schedule == slot.schedule && in_force(line))
    }

    /// The wall clock now that a schedule goes by.
    pub(super) fn wall(&self, pieces: &[Piece<'a>]) -> Option<NaiveDateTime> {
        let clock = &pieces.last()?.version.entry.clock;
        Some(
            self.zones
                .get(clock.zone(&self.now.zone))
                .local(self.now.at),
        )
    }

    /// The wall clock now that a version goes by.
    pub(super) fn clock_of(&self, version: &'a ScheduleVersion) -> NaiveDateTime {
        let zone = version.entry.clock.zone(&self.now.zone);
        self.zones.get(zone).local(self.now.at)
    }

    /// With its lived day and its state.
    pub(super) fn dressed(&self, mut slot: Slot<'a>) -> Slot<'a> {
        slot.day = day_of(if slot.floating {
            slot.local
        } else {
            self.zones.get(&self.now.zone).local(slot.at)
        });
        slot.state = self.state(&slot);
        slot
    }

    fn state(&self, slot: &Slot<'a>) -> SlotState {
        if self.pause_on(slot.date).is_some() {
            return SlotState::Paused;
        }
        match slot.dose {
            Some(dose) if dose.entry.answer == DoseAnswer::Skipped => SlotState::Skipped,
            Some(dose) if slot.is_late(dose) => SlotState::TakenLate,
            Some(_) => SlotState::Taken,
            None if self.now.at < slot.at => SlotState::Future,
            None if self.is_open(slot) => SlotState::Due,
            None => SlotState::NotRecorded,
        }
    }

    fn is_open(&self, slot: &Slot<'a>) -> bool {
        // No day is longer than this, whatever its clocks do.
        let over = slot.at.checked_add_signed(Duration::days(3));
        if over.is_some_and(|over| over <= self.now.at) {
            return false;
        }
        self.now.at < self.open_until(slot)
    }

    /// When a slot without an answer becomes one that was not recorded: as its lived day ends, and not before [`OPEN_AT_LEAST`].
    #[must_use]
    pub fn open_until(&self, slot: &Slot<'a>) -> DateTime<Utc> {
        let least = slot.at.checked_add_signed(OPEN_AT_LEAST).unwrap_or(slot.at);
        let turns = day_of(slot.local).succ_opt().and_then(|day| {
            day.and_time(NaiveTime::MIN)
                .checked_add_signed(DAY_TURNS_AT)
        });
        turns.map_or(least, |turns| {
            self.zones.get(slot.zone).resolve(turns).at.max(least)
        })
    }
}

impl Slot<'_> {
    /// Whether `dose` was taken later than the schedule's threshold. Of one that is known to the day only, the day tells.
    #[must_use]
    pub fn is_late(&self, dose: &Dose) -> bool {
        if dose.occurred.precision == Precision::Day {
            return dose.occurred.local.date() > self.local.date();
        }
        let most = Duration::minutes(i64::from(self.late_after_min));
        let limit = self.at.checked_add_signed(most);
        limit.is_some_and(|limit| dose.occurred.at > limit)
    }
}
