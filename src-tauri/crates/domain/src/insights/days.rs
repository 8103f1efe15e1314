//! Up to ninety days, each with what was said about it. Never a counter that goes back to nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::checkins::{Checkin, UsedToday};
use crate::returns::{DayState, UseDay};

/// How many days the calendar shows at most.
pub const DAYS: u64 = 90;

/// Days in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DayRun {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// How many.
    pub days: u32,
}

/// The calendar with what it adds up to. The four counts make up all its days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DaysInsight {
    /// Every day from [`since`] on, oldest first; the last one is today.
    pub days: Vec<UseDay>,
    /// Days of which the person said: no use.
    pub none: u32,
    /// Days with use told.
    pub some: u32,
    /// Days of which the person said: not sure.
    pub not_sure: u32,
    /// Days nobody said anything about.
    pub not_logged: u32,
    /// The longest row of days without use; none without such a day. A day nobody said anything about ends a row: it is not known.
    pub longest: Option<DayRun>,
}

impl DaysInsight {
    /// Counts them.
    #[must_use]
    pub fn of(days: Vec<UseDay>) -> Self {
        let count = |state: DayState| {
            u32::try_from(days.iter().filter(|day| day.state == state).count()).unwrap_or(u32::MAX)
        };
        let mut longest: Option<DayRun> = None;
        for row in days.chunk_by(|a, b| a.state == b.state) {
            let (Some(first), Some(last)) = (row.first(), row.last()) else {
                continue;
            };
            let length = u32::try_from(row.len()).unwrap_or(u32::MAX);
            // Of two rows of one length the later one: it is nearer.
            if first.state == DayState::None
                && longest.as_ref().is_none_or(|run| run.days <= length)
            {
                longest = Some(DayRun {
                    from: first.day,
                    to: last.day,
                    days: length,
                });
            }
        }
        Self {
            none: count(DayState::None),
            some: count(DayState::Some),
            not_sure: count(DayState::NotSure),
            not_logged: count(DayState::NotLogged),
            longest,
            days,
        }
    }
}

/// The days from the one on that Evenkeel can know of: the day the vault was made, or an earlier one the person wrote about.
/// `first` is the first day any craving or check-in is about. Days before it were never open to be filled, so they are not shown
/// as empty. The last day always stays.
#[must_use]
pub fn since(days: Vec<UseDay>, made_on: NaiveDate, first: Option<NaiveDate>) -> Vec<UseDay> {
    let told = days
        .iter()
        .find(|day| day.state != DayState::NotLogged)
        .map(|day| day.day);
    let last = days.last().map(|day| day.day);
    let begin = [Some(made_on), first, told, last]
        .into_iter()
        .flatten()
        .min();
    days.into_iter()
        .filter(|day| begin.is_none_or(|begin| day.day >= begin))
        .collect()
}

/// What a check-in says about use on its day. "I prefer not to say" says nothing.
#[must_use]
pub fn told_in(checkin: &Checkin) -> Option<DayState> {
    match checkin.entry.used_today? {
        UsedToday::Yes => Some(DayState::Some),
        UsedToday::No => Some(DayState::None),
        UsedToday::PreferNot => None,
    }
}
