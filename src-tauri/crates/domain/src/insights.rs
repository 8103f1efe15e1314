//! What the records of a stretch of time add up to.
//!
//! Owns the one definition of every number on the Insights screen and in the review of a week: [`Summary`] counts, [`view`] shows,
//! [`findings`] says in a sentence, [`review`] is what the person answers. Refuses to own: reading records, words, advice, scores,
//! and any verdict. A number always comes with what it is out of, and what nobody said is never a zero.
//!
//! A record belongs to the day the person lived it on, wherever that was; a week runs from Monday to Sunday.

pub mod days;
pub mod findings;
pub mod review;
pub mod summary;
pub mod view;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::time::monday;

pub use days::{DayRun, DaysInsight};
pub use findings::{Finding, findings};
pub use review::{Review, ReviewQuestion, ReviewSave};
pub use summary::{Facts, Prompt, Summary};
pub use view::{
    CellState, CravingBar, CravingDays, CravingsInsight, EaseInsight, HeatCell, HeatInsight,
    HeatSpot, HoursInsight, Insights, Part, SkillRow, Trend, TrendPoint, TriggerRow,
};

/// Fewer than this are no finding: they are shown, and called too few.
pub const FINDING_FROM: u32 = 3;
/// "All" begins at most this many weeks ago: a mistyped year must not draw a century of nothing.
pub const MOST_WEEKS: u64 = 40 * 52;
/// Weeks in a block, the larger of the two stretches that are added up ahead of time.
pub const BLOCK_WEEKS: u32 = 4;

/// How far back to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InsightsRange {
    /// This week and the three before it.
    FourWeeks,
    /// This week and the eleven before it.
    TwelveWeeks,
    /// Everything that was written.
    All,
}

/// `days` before `day`.
#[must_use]
pub fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// `days` after `day`.
#[must_use]
pub fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The first day of the block of [`BLOCK_WEEKS`] weeks that `day` lies in. Blocks lie end to end from a fixed Monday on.
#[must_use]
pub fn block(day: NaiveDate) -> NaiveDate {
    let length = i64::from(BLOCK_WEEKS) * 7;
    // A Monday; any would do.
    let first = NaiveDate::from_ymd_opt(2001, 1, 1).unwrap_or_default();
    let into = (day - first).num_days().rem_euclid(length);
    back(day, into.unsigned_abs())
}

/// The first Monday of a range. `first` is the first day anything was written about; none when nothing was.
#[must_use]
pub fn range_from(range: InsightsRange, today: NaiveDate, first: Option<NaiveDate>) -> NaiveDate {
    let this = monday(today);
    match range {
        InsightsRange::FourWeeks => back(this, 3 * 7),
        InsightsRange::TwelveWeeks => back(this, 11 * 7),
        InsightsRange::All => {
            let earliest = back(this, (MOST_WEEKS - 1) * 7);
            first.map_or(this, |first| monday(first).clamp(earliest, this))
        }
    }
}

/// How many weeks one bar of a chart stands for, so that there are at most about forty bars.
#[must_use]
pub const fn weeks_a_bar(weeks: u64) -> u32 {
    match weeks {
        0..=26 => 1,
        27..=104 => BLOCK_WEEKS,
        105..=480 => 3 * BLOCK_WEEKS,
        _ => 13 * BLOCK_WEEKS,
    }
}

#[cfg(test)]
mod tests;
