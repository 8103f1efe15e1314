//! What was noted with doses: withdrawal, whether it lasted, side effects.
//!
//! Owns the counts for one card, each with how often nothing was noted. What was not noted is never taken for none.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Dose, DoseAnswer, Lasted};
use crate::checkins::day_of;
use crate::vocabulary::Term;

/// How many numbers there were and how they lay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// How many.
    pub n: u32,
    /// The lowest; none without any.
    pub min: Option<u8>,
    /// Ten times the median, so that halves can be said; none without any.
    pub median_tenths: Option<u16>,
    /// The highest; none without any.
    pub max: Option<u8>,
}

/// Whether doses lasted until the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LastedCounts {
    /// They did.
    pub yes: u32,
    /// They did not.
    pub no: u32,
    /// Not sure.
    pub not_sure: u32,
    /// Days with a dose on which that was not noted.
    pub not_noted: u32,
}

/// A side effect and how often it was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EffectCount {
    /// Which.
    pub effect: Term,
    /// How often, above "none".
    pub n: u32,
    /// How strong at most, 1-3.
    pub strongest: u8,
}

/// What was noted in a span of days. A note is asked for at most once a day, so "not noted" counts days with a dose.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteCounts {
    /// Withdrawal, 0-10.
    pub withdrawal: Spread,
    /// Days with a dose on which no such number was noted.
    pub withdrawal_not_noted: u32,
    /// Whether each lasted until the next one.
    pub lasted: LastedCounts,
    /// Side effects, the strongest first.
    pub side_effects: Vec<EffectCount>,
    /// Days on which side effects were noted, or that there were none.
    pub side_effects_noted: u32,
    /// Days with a dose on which nothing was noted about side effects, not even that there were none.
    pub side_effects_not_noted: u32,
}

/// The lived day in whose list what was noted with a dose stands: that of its slot, else that on which it was taken.
#[must_use]
pub fn day(dose: &Dose) -> NaiveDate {
    match (&dose.entry.slot, &dose.due) {
        (Some(_), Some(due)) => day_of(due.local),
        _ => day_of(dose.occurred.local),
    }
}

impl Spread {
    /// Of these numbers.
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = u8>) -> Self {
        let mut sorted: Vec<u8> = numbers.into_iter().collect();
        sorted.sort_unstable();
        let middle = sorted.len() / 2;
        let at = |index: usize| sorted.get(index).copied().map(u16::from);
        let low = if sorted.len() % 2 == 1 {
            at(middle)
        } else {
            middle.checked_sub(1).and_then(at)
        };
        Self {
            n: many(sorted.len()),
            min: sorted.first().copied(),
            median_tenths: at(middle).zip(low).map(|(high, low)| (high + low) * 5),
            max: sorted.last().copied(),
        }
    }
}

impl NoteCounts {
    /// Of the doses whose day lies between `first` and `last`, both included. Deleted ones are passed over.
    #[must_use]
    pub fn of(doses: &[Dose], first: NaiveDate, last: NaiveDate) -> Self {
        let mine: Vec<&Dose> = doses
            .iter()
            .filter(|dose| dose.deleted_at.is_none() && (first..=last).contains(&day(dose)))
            .collect();
        let days = |wanted: &dyn Fn(&Dose) -> bool| -> BTreeSet<NaiveDate> {
            let found = mine.iter().filter(|dose| wanted(dose));
            found.map(|dose| day(dose)).collect()
        };
        let taken = days(&|dose| dose.entry.answer == DoseAnswer::Taken);
        let without = |noted: BTreeSet<NaiveDate>| many(taken.difference(&noted).count());
        let lasted = |wanted: Lasted| {
            let found = mine
                .iter()
                .filter(|dose| dose.entry.note.lasted == Some(wanted));
            many(found.count())
        };
        let mut effects: BTreeMap<&Term, (u32, u8)> = BTreeMap::new();
        let noted = mine
            .iter()
            .flat_map(|dose| dose.entry.note.side_effects.iter().flatten());
        for one in noted.filter(|one| one.severity > 0) {
            let (n, strongest) = effects.entry(&one.effect).or_default();
            *n += 1;
            *strongest = (*strongest).max(one.severity);
        }
        let mut side_effects: Vec<EffectCount> = effects
            .into_iter()
            .map(|(effect, (n, strongest))| EffectCount {
                effect: effect.clone(),
                n,
                strongest,
            })
            .collect();
        side_effects.sort_by_key(|one| Reverse((one.strongest, one.n)));
        let told = days(&|dose| dose.entry.note.side_effects.is_some());
        Self {
            withdrawal: Spread::of(mine.iter().filter_map(|dose| dose.entry.note.withdrawal)),
            withdrawal_not_noted: without(days(&|dose| dose.entry.note.withdrawal.is_some())),
            lasted: LastedCounts {
                yes: lasted(Lasted::Yes),
                no: lasted(Lasted::No),
                not_sure: lasted(Lasted::NotSure),
                not_noted: without(days(&|dose| dose.entry.note.lasted.is_some())),
            },
            side_effects,
            side_effects_noted: many(told.len()),
            side_effects_not_noted: without(told),
        }
    }
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
