//! The moments a medication wants the person reminded of.
//!
//! Owns which: each dose as it is due, an injection seven and two days ahead and then once a day for as long as it is owed, and a refill.
//! What a reminder says, repeats and quiet hours are [`crate::reminder`]'s.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, Utc};

use super::chain::days;
use super::seen::CourseNow;
use super::{DoseShape, Slot, SlotKey, SlotKind, SlotState};
use crate::Id;
use crate::checkins::{DAY_TURNS_AT, day_of};

/// Days before an injection on which it is announced.
const AHEAD: [u16; 2] = [7, 2];

/// What a moment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DoseMomentKind {
    /// A dose is due.
    Dose,
    /// An injection is due in so many days.
    InjectionAhead(u16),
    /// An injection has been due since its slot's date.
    DueSince,
    /// It is time for a refill.
    Refill,
}

/// One moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoseMoment<'a> {
    /// What it is about.
    pub kind: DoseMomentKind,
    /// The slot that an answer names; none for a refill.
    pub slot: Option<SlotKey>,
    /// How that slot comes about; none for a refill.
    pub slot_kind: Option<SlotKind>,
    /// When, on the wall clock in `zone`.
    pub local: NaiveDateTime,
    /// IANA zone.
    pub zone: &'a str,
    /// Whether it goes by the clock where the laptop is: then `local` stands and the instant follows the zone.
    pub floating: bool,
    /// The instant, seen from here.
    pub at: DateTime<Utc>,
    /// From when on nothing is said of it any more: the next slot, or the end of its day.
    pub ends: DateTime<Utc>,
    /// The next one is due so many minutes after the answer, where it is counted from it.
    pub follow_up_min: Option<u32>,
}

impl<'a> CourseNow<'a> {
    /// The moments from `from` (included) to `to` (excluded), in order; none when the person wants no reminders of this medication.
    /// `taken` doses were taken since what is left was counted. Nothing is said of what was due before the schedule was saved.
    #[must_use]
    pub fn moments(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        taken: u32,
    ) -> Vec<DoseMoment<'a>> {
        if !self.course.medication.entry.reminders.on {
            return Vec::new();
        }
        let day = |at: DateTime<Utc>, by: i64| {
            let at = at.checked_add_signed(Duration::days(by)).unwrap_or(at);
            at.date_naive()
        };
        let slots = self.slots(day(from, -3), day(to, 3)).items;
        let mut all = Vec::new();
        for (index, slot) in slots.iter().enumerate() {
            let waits = slot.state.waits() && slot.dose.is_none();
            if !waits || slot.kind == SlotKind::AfterGiven {
                continue;
            }
            let next = slots
                .iter()
                .skip(index + 1)
                .find(|next| next.schedule == slot.schedule && next.at > slot.at);
            let open = self.open_until(slot);
            all.push(DoseMoment {
                ends: next.map_or(open, |next| next.at.min(open)),
                ..self.moment(DoseMomentKind::Dose, slot, slot.local)
            });
        }
        for (chain, slot) in self.open_counted() {
            if slot.kind == SlotKind::AfterGiven {
                self.given(chain, &slot, to, &mut all);
            }
        }
        all.extend(self.refill_moment(taken));
        all.retain(|one| {
            let saved = one.slot.and_then(|key| self.version(key.version));
            let known = saved.is_none_or(|version| one.at >= version.saved_at);
            known && from <= one.at && one.at < to
        });
        all.sort_by_key(|one| (one.at, one.kind));
        all
    }

    /// An injection: ahead of it, as it is due, and once a day for as long as it is owed.
    fn given(
        &self,
        chain: (Id, usize),
        slot: &Slot<'a>,
        to: DateTime<Utc>,
        all: &mut Vec<DoseMoment<'a>>,
    ) {
        let interval = self.interval(slot);
        let known = slot.key.after.and_then(|after| {
            let doses = self.live_doses().into_iter();
            doses
                .filter(|dose| dose.id == after)
                .map(|dose| dose.created_at)
                .next()
        });
        for before in AHEAD {
            let early = slot.local.checked_sub_days(Days::new(u64::from(before)));
            let Some(local) = early.filter(|_| interval > u64::from(before)) else {
                continue;
            };
            let one = self.moment(DoseMomentKind::InjectionAhead(before), slot, local);
            if slot.state == SlotState::Future && known.is_none_or(|known| one.at >= known) {
                all.push(DoseMoment {
                    follow_up_min: None,
                    ..one
                });
            }
        }
        all.push(self.moment(DoseMomentKind::Dose, slot, slot.local));
        let ends = self.chain_ends(chain);
        for after in 1.. {
            let Some(local) = slot.local.checked_add_days(Days::new(after)) else {
                break;
            };
            let one = self.moment(DoseMomentKind::DueSince, slot, local);
            if local >= ends || one.at >= to || self.is_stopped(local.date()) {
                break;
            }
            if self.pause_on(local.date()).is_none() {
                all.push(one);
            }
        }
    }

    fn moment(
        &self,
        kind: DoseMomentKind,
        slot: &Slot<'a>,
        local: NaiveDateTime,
    ) -> DoseMoment<'a> {
        let zone = self.zones.get(slot.zone);
        let (at, local) = if local == slot.local {
            (slot.at, local)
        } else {
            let resolved = zone.resolve(local);
            (resolved.at, resolved.local)
        };
        let turns = day_of(local).succ_opt().and_then(|next| {
            next.and_time(chrono::NaiveTime::MIN)
                .checked_add_signed(DAY_TURNS_AT)
        });
        DoseMoment {
            kind,
            slot: Some(slot.key),
            slot_kind: Some(slot.kind),
            local,
            zone: slot.zone,
            floating: slot.floating && slot.kind != SlotKind::AfterHours,
            at,
            ends: turns.map_or(at, |turns| zone.resolve(turns).at),
            follow_up_min: self.follow_up(slot),
        }
    }

    /// Whoever counts on from an answer without the vault knows of no end: only where nothing is known to end it.
    fn follow_up(&self, slot: &Slot<'a>) -> Option<u32> {
        if self.has_an_end(slot) {
            return None;
        }
        let (_, part) = self.part(&slot.key)?;
        match part.shape {
            DoseShape::AfterHours { hours, .. } => Some(u32::from(hours) * 60),
            DoseShape::AfterGiven { every, span, .. } => {
                u32::try_from(days(every, span) * 24 * 60).ok()
            }
            _ => None,
        }
    }

    /// Whether a last day, another part or version, or a pause to come ends the chain of `slot`.
    fn has_an_end(&self, slot: &Slot<'a>) -> bool {
        let lines = self
            .lines
            .iter()
            .filter(|line| line.schedule == slot.schedule);
        let mut pieces = lines.flat_map(|line| &line.pieces);
        let ends = pieces.any(|piece| {
            piece.version.id == slot.key.version
                && piece.rules_at(slot.local)
                && piece.end != NaiveDateTime::MAX
        });
        let mut pauses = self.pauses.iter();
        let day = slot.local.date();
        ends || pauses.any(|pause| pause.until.is_none_or(|until| day <= until))
    }

    fn interval(&self, slot: &Slot<'a>) -> u64 {
        match self.part(&slot.key).map(|(_, part)| &part.shape) {
            Some(DoseShape::AfterGiven { every, span, .. }) => days(*every, *span),
            _ => 0,
        }
    }

    fn chain_ends(&self, (schedule, number): (Id, usize)) -> NaiveDateTime {
        let line = self.lines.iter().find(|line| line.schedule == schedule);
        let pieces = line.into_iter().flat_map(|line| &line.pieces);
        let mine = pieces.filter(|piece| piece.chain == Some(number));
        mine.map(|piece| piece.end)
            .max()
            .unwrap_or(NaiveDateTime::MIN)
    }

    fn is_stopped(&self, day: NaiveDate) -> bool {
        let stopped = self.course.medication.entry.stopped;
        stopped.is_some_and(|stopped| stopped < day)
    }

    fn refill_moment(&self, taken: u32) -> Option<DoseMoment<'a>> {
        let counted = self.course.medication.entry.refill.as_ref()?.counted.at;
        let local = self.left(taken)?.remind?;
        let zone = self.now.zone.as_str();
        let resolved = self.zones.get(zone).resolve(local);
        (resolved.at >= counted).then_some(DoseMoment {
            kind: DoseMomentKind::Refill,
            slot: None,
            slot_kind: None,
            local: resolved.local,
            zone,
            floating: true,
            at: resolved.at,
            ends: resolved.at.checked_add_signed(Duration::hours(24))?,
            follow_up_min: None,
        })
    }
}
