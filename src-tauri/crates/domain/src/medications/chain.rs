//! Shapes that count from the last dose: there is exactly one open slot, and each answer gives the next.
//!
//! Owns which dose the next one is counted from and when it is due. A pause puts it off to the first day after it; a move puts it where
//! the person said. Undoing an answer gives back the slot of before.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::line::{Line, Piece};
use super::seen::{Chain, Count, CourseNow, Last, Name};
use super::{Dose, DoseAnswer, DoseShape, DoseSpan, Slot, SlotKey, SlotKind, SlotState};
use crate::Id;
use crate::calendar::ClockShift;

/// When the slot was due that a dose answered.
pub(super) struct WasDue<'a> {
    pub local: NaiveDateTime,
    pub zone: &'a str,
    pub at: DateTime<Utc>,
}

/// When the slot of a dose was due, as it was kept with the answer.
pub(super) fn due_of<'a>(seen: &CourseNow<'a>, dose: &'a Dose) -> Option<WasDue<'a>> {
    let due = dose.due.as_ref()?;
    let zone = seen.zones.get(&due.zone);
    let resolved = zone.resolve(due.local);
    // An hour that comes twice: elapsed hours may mean its second time.
    let at = (resolved.shift == ClockShift::Fold)
        .then(|| elapsed_due(seen, dose))
        .flatten()
        .filter(|at| zone.local(*at) == due.local)
        .unwrap_or(resolved.at);
    Some(WasDue {
        local: resolved.local,
        zone: &due.zone,
        at,
    })
}

fn elapsed_due(seen: &CourseNow<'_>, dose: &Dose) -> Option<DateTime<Utc>> {
    let key = dose.entry.slot?;
    let (_, part) = seen.part(&key)?;
    let DoseShape::AfterHours { hours, .. } = part.shape else {
        return None;
    };
    let mut before = seen.course.doses.iter();
    let before = before.find(|one| Some(one.id) == key.after)?;
    before
        .occurred
        .at
        .checked_add_signed(Duration::hours(i64::from(hours)))
}

pub(super) const fn kind(shape: &DoseShape) -> SlotKind {
    match shape {
        DoseShape::AfterHours { .. } => SlotKind::AfterHours,
        DoseShape::AfterGiven { .. } => SlotKind::AfterGiven,
        _ => SlotKind::Fixed,
    }
}

/// Where each chain of each schedule stands.
pub(super) fn chains<'a>(seen: &CourseNow<'a>) -> BTreeMap<(Id, usize), Chain<'a>> {
    let mut chains: BTreeMap<(Id, usize), Chain<'a>> = BTreeMap::new();
    for line in &seen.lines {
        for number in line.pieces.iter().filter_map(|piece| piece.chain) {
            chains.entry((line.schedule, number)).or_default();
        }
    }
    if chains.is_empty() {
        return chains;
    }
    let doses = seen.live_doses();
    let followed: HashSet<Id> = doses
        .iter()
        .filter_map(|dose| dose.entry.slot?.after)
        .collect();
    for dose in doses {
        let Some((schedule, piece, number)) = place_of(seen, dose) else {
            continue;
        };
        let Some(chain) = chains.get_mut(&(schedule, number)) else {
            continue;
        };
        let at = counts_at(seen, dose);
        let order = |dose: &Dose, at: DateTime<Utc>| (at, dose.created_at, dose.id);
        let last = chain.last.get_or_insert(Last {
            head: dose,
            piece,
            base: dose,
            at,
        });
        if order(dose, at) > order(last.base, last.at) {
            (last.base, last.at) = (dose, at);
        }
        let is_end = |dose: &Dose| !followed.contains(&dose.id);
        let rank = |dose: &'a Dose| (is_end(dose), order(dose, counts_at(seen, dose)));
        if rank(dose) > rank(last.head) {
            (last.head, last.piece) = (dose, piece);
        }
    }
    chains
}

/// The schedule, the piece and the chain that a dose is of.
fn place_of(seen: &CourseNow<'_>, dose: &Dose) -> Option<(Id, usize, usize)> {
    let key = dose.entry.slot?;
    let (version, part) = seen.part(&key)?;
    let line = seen
        .lines
        .iter()
        .find(|line| line.schedule == version.schedule)?;
    let (index, piece) = line
        .pieces
        .iter()
        .enumerate()
        .find(|(_, piece)| piece.version.id == version.id && piece.part.from == part.from)?;
    Some((line.schedule, index, piece.chain?))
}

/// The instant a dose stands for: when it was taken; of a skipped one when it was due.
fn counts_at<'a>(seen: &CourseNow<'a>, dose: &'a Dose) -> DateTime<Utc> {
    match dose.entry.answer {
        DoseAnswer::Taken => dose.occurred.at,
        DoseAnswer::Skipped => due_of(seen, dose).map_or(dose.occurred.at, |due| due.at),
    }
}

/// When the next one is due: on the wall clock, and where hours were counted the exact instant.
#[derive(Debug, Clone, Copy)]
struct Next {
    local: NaiveDateTime,
    elapsed: Option<DateTime<Utc>>,
}

impl Next {
    const fn wall(local: NaiveDateTime) -> Self {
        Self {
            local,
            elapsed: None,
        }
    }
}

/// Whether what the person moved is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CourseMove {
    AsSaid,
    Never,
}

fn count<'a>(last: &Last<'a>) -> Count<'a> {
    let base = last.base;
    let skipped = base.entry.answer == DoseAnswer::Skipped;
    let due = base.due.as_ref().filter(|_| skipped);
    Count {
        piece: last.piece,
        at: last.at,
        zone: &base.occurred.zone,
        day: due.map_or(base.occurred.local, |due| due.local).date(),
        skipped: skipped.then_some(base.occurred.at),
    }
}

impl<'a> CourseNow<'a> {
    /// The one open slot of a chain; none when its schedule gives no more.
    pub(super) fn open_slot(&self, chain: (Id, usize)) -> Option<Slot<'a>> {
        Some(self.open(chain)?.1)
    }

    fn open(&self, (schedule, number): (Id, usize)) -> Option<(usize, Slot<'a>)> {
        let line = self.lines.iter().find(|line| line.schedule == schedule)?;
        let last = self.chains.get(&(schedule, number))?.last;
        let count = last.as_ref().map(count);
        let (index, piece, next) = self.next_in(line, number, count.as_ref())?;
        let key = SlotKey {
            version: piece.version.id,
            date: next.local.date(),
            place: 0,
            after: last.map(|last| last.head.id),
        };
        let name: Option<Name> = self.name(&key);
        if name.is_none_or(|name| self.is_answered(&name)) {
            return None;
        }
        Some((index, self.put(line, piece, key, next)?))
    }

    /// When the slots after the open one would be due if each were taken as it is due, and the open one now if it is late; at most
    /// `most`. The open one comes first.
    pub(super) fn projected(&self, chain: (Id, usize), most: usize) -> Vec<Slot<'a>> {
        let Some((mut piece, slot)) = self.open(chain) else {
            return Vec::new();
        };
        let Some(line) = self.lines.iter().find(|line| line.schedule == chain.0) else {
            return Vec::new();
        };
        let mut all = vec![slot];
        while let Some(before) = all.last().filter(|_| all.len() < most) {
            if before.state == SlotState::Paused {
                break;
            }
            let at = before.at.max(self.now.at);
            let count = Count {
                piece,
                at,
                zone: before.zone,
                day: self.zones.get(before.zone).local(at).date(),
                skipped: None,
            };
            let Some((index, of, next)) = self.next_in(line, chain.1, Some(&count)) else {
                break;
            };
            // Nothing was answered that it could name, and nothing names it.
            let key = SlotKey {
                version: of.version.id,
                date: next.local.date(),
                place: 0,
                after: before.key.after,
            };
            let unmoved = CourseMove::Never;
            let Some(slot) = self.put_at(line, of, key, next, unmoved) else {
                break;
            };
            if slot.at <= before.at {
                break;
            }
            piece = index;
            all.push(slot);
        }
        all
    }

    /// The piece in which the next one is due, and when.
    fn next_in(
        &self,
        line: &Line<'a>,
        number: usize,
        last: Option<&Count<'a>>,
    ) -> Option<(usize, Piece<'a>, Next)> {
        let from = last.map_or(0, |last| last.piece);
        let pieces = line.pieces.iter().enumerate().skip(from);
        let mut mine =
            pieces.filter(|(_, piece)| piece.chain == Some(number) && piece.start < piece.end);
        mine.find_map(|(index, piece)| {
            let counted = last.and_then(|last| self.counted(piece, last));
            let next = counted
                .filter(|next| next.local >= piece.start)
                .or_else(|| first_in(piece))?;
            piece.rules_at(next.local).then_some((index, *piece, next))
        })
    }

    /// When the next one is due after the last one, by the shape of `piece`.
    fn counted(&self, piece: &Piece<'a>, last: &Count<'a>) -> Option<Next> {
        let clock = &piece.version.entry.clock;
        let zone = clock.zone(last.zone);
        match piece.part.shape {
            DoseShape::AfterHours { hours, .. } => {
                let step = Duration::hours(i64::from(hours.max(1)));
                let mut at = last.at.checked_add_signed(step)?;
                // Whoever skips days later means all of them.
                let behind = last.skipped.map_or(-1, |said| (said - at).num_seconds());
                if behind >= 0 {
                    let steps = behind / step.num_seconds() + 1;
                    let more = step.num_seconds().checked_mul(steps)?;
                    at = at.checked_add_signed(Duration::seconds(more))?;
                }
                Some(Next {
                    local: self.zones.get(zone).local(at),
                    elapsed: Some(at),
                })
            }
            DoseShape::AfterGiven {
                every, span, at, ..
            } => {
                let day = if clock.floats() || last.skipped.is_some() {
                    last.day
                } else {
                    self.zones.get(zone).local(last.at).date()
                };
                let date = day.checked_add_days(Days::new(days(every, span)))?;
                Some(Next::wall(date.and_time(at)))
            }
            _ => None,
        }
    }

    fn put(&self, line: &Line<'a>, piece: Piece<'a>, key: SlotKey, next: Next) -> Option<Slot<'a>> {
        self.put_at(line, piece, key, next, CourseMove::AsSaid)
    }

    /// The open slot as it is due after a move and after pauses.
    fn put_at(
        &self,
        line: &Line<'a>,
        piece: Piece<'a>,
        key: SlotKey,
        next: Next,
        moves: CourseMove,
    ) -> Option<Slot<'a>> {
        let entry = &piece.version.entry;
        let kind = kind(&piece.part.shape);
        let moved = self
            .moved(&key)
            .filter(|_| kind == SlotKind::AfterGiven && moves == CourseMove::AsSaid);
        let mut next = moved.map_or(next, Next::wall);
        for _ in 0..=self.pauses() {
            let Some(until) = self.pause_on(next.local.date()).and_then(|one| one.until) else {
                break;
            };
            next = Next::wall(until.succ_opt()?.and_time(next.local.time()));
        }
        let date = next.local.date();
        let stopped = self.course.medication.entry.stopped;
        if stopped.is_some_and(|stopped| stopped < date) {
            return None;
        }
        let zone_name = entry.clock.zone(&self.now.zone);
        let zone = self.zones.get(zone_name);
        let resolved = zone.resolve(next.local);
        let (local, at) = next
            .elapsed
            .map_or((resolved.local, resolved.at), |at| (zone.local(at), at));
        Some(self.dressed(Slot {
            key,
            schedule: line.schedule,
            kind,
            date,
            day: date,
            local,
            zone: zone_name,
            floating: entry.clock.floats(),
            at,
            shifted: next.elapsed.is_none() && resolved.shift == ClockShift::Gap,
            moved: moved.is_some(),
            late_after_min: entry.late_after_min,
            label: &piece.part.label,
            state: SlotState::Future,
            dose: None,
            others: Vec::new(),
        }))
    }
}

/// When the first one of a piece is due that nothing is counted to.
fn first_in(piece: &Piece<'_>) -> Option<Next> {
    match piece.part.shape {
        DoseShape::AfterHours { first, .. } => Some(Next::wall(first.max(piece.start))),
        DoseShape::AfterGiven { first, at, .. } => {
            Some(Next::wall(on_or_after(first, at, piece.start)?))
        }
        _ => None,
    }
}

/// The first time at `at` on a day from `date` on that is not before `start`.
fn on_or_after(date: NaiveDate, at: NaiveTime, start: NaiveDateTime) -> Option<NaiveDateTime> {
    let date = date.max(start.date());
    let local = date.and_time(at);
    if local >= start {
        Some(local)
    } else {
        date.succ_opt().map(|next| next.and_time(at))
    }
}

/// So many days.
pub(super) const fn days(every: u16, span: DoseSpan) -> u64 {
    let every = if every == 0 { 1 } else { every as u64 };
    match span {
        DoseSpan::Days => every,
        DoseSpan::Weeks => every * 7,
    }
}
