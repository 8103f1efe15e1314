//! Counting the records of a stretch of days.
//!
//! Owns [`Summary`]: what is counted and how two stretches are added. Counting a month gives the same as counting its weeks and
//! adding them up, so that a stretch that did not change need not be counted again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};

use crate::checkins::{Checkin, CheckinItem, CheckinPart, CheckinStatus};
use crate::cravings::{Craving, CravingOutcome};
use crate::time::Precision;
use crate::vocabulary::Term;

/// Hours in one block of the heat map.
pub const BLOCK_HOURS: u32 = 4;
/// Blocks in a day.
pub const BLOCKS: u8 = 6;

/// A prompt that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The day it asked about.
    pub date: NaiveDate,
    /// The part of it.
    pub part: CheckinPart,
    /// What the wall clock said when it was shown.
    pub local: NaiveDateTime,
}

/// The records of a stretch of days. May hold more than the stretch.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts<'a> {
    /// Cravings, deleted ones left out.
    pub cravings: &'a [Craving],
    /// Check-ins, deleted ones left out.
    pub checkins: &'a [Checkin],
    /// Prompts for check-ins that were shown.
    pub prompts: &'a [Prompt],
}

/// One weekday and block of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// Cravings logged.
    pub n: u32,
    /// Their numbers added up.
    pub sum: u32,
    /// Check-ins asked for.
    pub asked: u32,
    /// Of these, answered, at least in part.
    pub answered: u32,
}

/// One trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerSum {
    /// Cravings it was named for.
    pub n: u32,
    /// Their numbers added up.
    pub sum: u32,
    /// The strongest.
    pub max: u8,
}

/// One skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillSum {
    /// How often it was tried.
    pub uses: u32,
    /// How often a number came after it.
    pub measured: u32,
    /// The measured changes added up.
    pub change: i64,
}

/// A number that check-ins ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberSum {
    /// Answers.
    pub n: u32,
    /// The answers added up.
    pub sum: u32,
    /// Asked in a check-in and left open.
    pub skipped: u32,
}

/// What the records of a stretch of days add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Cravings logged.
    pub cravings: u32,
    /// Of these, ended with "it passed".
    pub passed: u32,
    /// Of these, the person said how they ended ("I would rather not say" is not said).
    pub ended: u32,
    /// Their numbers added up.
    pub sum: u32,
    /// The strongest; none when nothing was logged.
    pub peak: Option<u8>,
    /// Days with a craving logged.
    pub days_logged: u32,
    /// Other days whose check-in tells of one.
    pub days_told: u32,
    /// Days whose check-in says there was none.
    pub days_none: u32,
    /// By weekday (0 is Monday) times six plus block of four hours. Cells without anything are left out.
    pub cells: BTreeMap<u8, Cell>,
    /// Cravings of which only the day is known; they are in no cell.
    pub untimed: u32,
    /// By trigger. A craving counts for each of its triggers.
    #[serde(with = "pairs")]
    pub triggers: BTreeMap<Term, TriggerSum>,
    /// By skill.
    #[serde(with = "pairs")]
    pub skills: BTreeMap<Term, SkillSum>,
    /// Cravings with a second number.
    pub rerated: u32,
    /// Whole minutes until a craving had eased (`Craving::minutes_to_ease`), and how many took that long.
    pub ease: BTreeMap<u32, u32>,
    /// How sure of staying on one's goal, 0-10.
    pub confidence: NumberSum,
    /// Hours slept.
    pub sleep: NumberSum,
    /// Check-ins answered, at least in part.
    pub checkins: u32,
}

/// The cell of a wall-clock time.
#[must_use]
pub fn cell_of(local: NaiveDateTime) -> u8 {
    let weekday = local.weekday().num_days_from_monday();
    u8::try_from(weekday * u32::from(BLOCKS) + local.hour() / BLOCK_HOURS).unwrap_or(0)
}

impl Summary {
    /// Goes up when a count changes its meaning: sums kept from before are then counted anew.
    pub const SHAPE: u32 = 1;

    /// Counts what belongs to the days from `first` to `last`, both included.
    #[must_use]
    pub fn of(first: NaiveDate, last: NaiveDate, facts: Facts<'_>) -> Self {
        let within = |day: NaiveDate| first <= day && day <= last;
        let mut summary = Self::default();
        let mut logged = BTreeSet::new();
        for craving in facts.cravings {
            let day = craving.occurred.local.date();
            if within(day) {
                logged.insert(day);
                summary.count_craving(craving);
            }
        }
        summary.days_logged = count(logged.len());
        let mut peaks: BTreeMap<NaiveDate, u8> = BTreeMap::new();
        for checkin in facts.checkins.iter().filter(|one| within(one.date)) {
            summary.count_checkin(checkin);
            if let Some(peak) = checkin.entry.craving_peak {
                let day = peaks.entry(checkin.date).or_default();
                *day = peak.max(*day);
            }
        }
        for (day, peak) in &peaks {
            if !logged.contains(day) {
                summary.days_told += u32::from(*peak > 0);
                summary.days_none += u32::from(*peak == 0);
            }
        }
        for prompt in facts.prompts.iter().filter(|one| within(one.date)) {
            let answered = facts.checkins.iter().any(|checkin| {
                (checkin.date, checkin.part) == (prompt.date, prompt.part) && answered(checkin)
            });
            let cell = summary.cells.entry(cell_of(prompt.local)).or_default();
            cell.asked += 1;
            cell.answered += u32::from(answered);
        }
        summary
    }

    /// Takes out a prompt that was counted and can still be answered: nobody has left it without an answer yet.
    pub fn still_open(&mut self, prompt: &Prompt) {
        if let Some(cell) = self.cells.get_mut(&cell_of(prompt.local)) {
            cell.asked = cell.asked.saturating_sub(1);
        }
    }

    fn count_craving(&mut self, craving: &Craving) {
        let entry = &craving.entry;
        let number = entry.intensity;
        self.cravings += 1;
        self.passed += u32::from(entry.outcome == Some(CravingOutcome::Passed));
        self.ended += u32::from(!matches!(
            entry.outcome,
            None | Some(CravingOutcome::LeftUnsaid)
        ));
        self.sum += u32::from(number);
        self.peak = self.peak.max(Some(number));
        if craving.occurred.precision == Precision::Day {
            self.untimed += 1;
        } else {
            let cell = self
                .cells
                .entry(cell_of(craving.occurred.local))
                .or_default();
            cell.n += 1;
            cell.sum += u32::from(number);
        }
        for trigger in entry.triggers.iter().collect::<BTreeSet<_>>() {
            let of = self.triggers.entry(trigger.clone()).or_default();
            of.n += 1;
            of.sum += u32::from(number);
            of.max = of.max.max(number);
        }
        for (used, change) in entry.skills.iter().zip(craving.skill_changes()) {
            let of = self.skills.entry(used.skill.clone()).or_default();
            of.uses += 1;
            of.measured += u32::from(change.is_some());
            of.change += i64::from(change.unwrap_or(0));
        }
        self.rerated += u32::from(
            craving
                .rerates
                .iter()
                .any(|again| again.intensity.is_some()),
        );
        if let Some(minutes) = craving.minutes_to_ease() {
            *self
                .ease
                .entry(u32::try_from(minutes).unwrap_or(u32::MAX))
                .or_default() += 1;
        }
    }

    fn count_checkin(&mut self, checkin: &Checkin) {
        let entry = &checkin.entry;
        self.checkins += u32::from(answered(checkin));
        self.confidence.take(
            entry.confidence,
            entry.asked.contains(&CheckinItem::Confidence),
        );
        self.sleep.take(
            entry.sleep_hours,
            entry.asked.contains(&CheckinItem::SleepHours),
        );
    }

    /// Adds another stretch. The two must not share a day.
    pub fn add(&mut self, other: &Self) {
        self.cravings += other.cravings;
        self.passed += other.passed;
        self.ended += other.ended;
        self.sum += other.sum;
        self.peak = self.peak.max(other.peak);
        self.days_logged += other.days_logged;
        self.days_told += other.days_told;
        self.days_none += other.days_none;
        self.untimed += other.untimed;
        self.rerated += other.rerated;
        self.checkins += other.checkins;
        self.confidence.add(other.confidence);
        self.sleep.add(other.sleep);
        for (at, cell) in &other.cells {
            let own = self.cells.entry(*at).or_default();
            own.n += cell.n;
            own.sum += cell.sum;
            own.asked += cell.asked;
            own.answered += cell.answered;
        }
        for (word, of) in &other.triggers {
            let own = self.triggers.entry(word.clone()).or_default();
            own.n += of.n;
            own.sum += of.sum;
            own.max = own.max.max(of.max);
        }
        for (word, of) in &other.skills {
            let own = self.skills.entry(word.clone()).or_default();
            own.uses += of.uses;
            own.measured += of.measured;
            own.change += of.change;
        }
        for (minutes, n) in &other.ease {
            *self.ease.entry(*minutes).or_default() += n;
        }
    }

    /// All of them added up.
    #[must_use]
    pub fn total<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut total = Self::default();
        for one in all {
            total.add(one);
        }
        total
    }

    /// How many cravings eased, and the middle of the minutes that took (the lower middle of an even number).
    #[must_use]
    pub fn usual_ease(&self) -> (u32, Option<u32>) {
        let eased: u32 = self.ease.values().sum();
        let middle = eased.div_ceil(2);
        let mut passed = 0;
        for (minutes, n) in &self.ease {
            passed += n;
            if passed >= middle && eased > 0 {
                return (eased, Some(*minutes));
            }
        }
        (eased, None)
    }
}

impl NumberSum {
    fn take(&mut self, answer: Option<u8>, asked: bool) {
        match answer {
            Some(number) => {
                self.n += 1;
                self.sum += u32::from(number);
            }
            None => self.skipped += u32::from(asked),
        }
    }

    fn add(&mut self, other: Self) {
        self.n += other.n;
        self.sum += other.sum;
        self.skipped += other.skipped;
    }

    /// The mean; none without an answer.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        mean(i64::from(self.sum), self.n)
    }
}

/// `sum` over `n`; none of nothing.
#[must_use]
pub fn mean(sum: i64, n: u32) -> Option<f64> {
    // Sums of numbers up to 24 stay far below where a float skips whole numbers.
    #[allow(clippy::cast_precision_loss, reason = "see above")]
    let sum = sum as f64;
    (n > 0).then(|| sum / f64::from(n))
}

fn answered(checkin: &Checkin) -> bool {
    checkin.entry.status() != CheckinStatus::Skipped
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A map whose keys are not text, as a list of pairs.
mod pairs {
    use std::collections::BTreeMap;

    use serde::de::DeserializeOwned;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(map)
    }

    pub(super) fn deserialize<'de, K, V, D>(from: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: DeserializeOwned + Ord,
        V: DeserializeOwned,
        D: Deserializer<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(from)?.into_iter().collect())
    }
}
