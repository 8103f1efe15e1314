//! The review of a week: what the person answered and what they mean to do.
//!
//! Owns the record, its bounds, and which week is looked back at. What is found is [`super::findings`]'s.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ahead, back};
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, bounded};
use crate::time::monday;

/// What a review asks. Kept with the answer, so that an old answer keeps its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewQuestion {
    /// What is different at the time most cravings came?
    Time,
    /// What could be done when the most frequent trigger comes next?
    Trigger,
    /// Which moment was a good one?
    GoodMoment,
    /// Which moment was hard, and what got you through?
    HardMoment,
    /// Who helped?
    WhoHelped,
    /// What gave rest?
    WhatRested,
}

/// A review as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The week's Monday.
    pub monday: NaiveDate,
    /// What was asked.
    pub question: ReviewQuestion,
    /// The answer, up to 10,000 characters; empty when not said.
    pub answer: String,
    /// One thing for the week to come, up to 500 characters; empty when not said.
    pub plan: String,
    /// When it was first written.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Input of `insights_week_save`. With both texts empty the review is taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewSave {
    /// The week's Monday.
    pub monday: NaiveDate,
    /// What was asked.
    pub question: ReviewQuestion,
    /// The answer.
    pub answer: String,
    /// One thing for the week to come.
    pub plan: String,
}

impl ReviewSave {
    /// Nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        text::is_blank(&self.answer) && text::is_blank(&self.plan)
    }

    /// Checks every bound. `today` is on the laptop's wall clock.
    ///
    /// # Errors
    /// The field that breaks its rule.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        check_week(self.monday, today)?;
        bounded(&self.answer, text::LONG, "answer")?;
        bounded(&self.plan, text::SHORT, "plan")
    }
}

/// Whether `day` names a week that has begun: a Monday, not before 1900 and not in the future.
///
/// # Errors
/// [`ErrorCode::BadInput`], [`ErrorCode::DateTooOld`] or [`ErrorCode::DateInFuture`].
pub fn check_week(day: NaiveDate, today: NaiveDate) -> Result<(), Invalid> {
    if day.weekday() != Weekday::Mon {
        return Err(Invalid::new(ErrorCode::BadInput, "monday"));
    }
    if day.year() < 1900 {
        return Err(Invalid::new(ErrorCode::DateTooOld, "monday"));
    }
    if day > today {
        return Err(Invalid::new(ErrorCode::DateInFuture, "monday"));
    }
    Ok(())
}

/// The week that is looked back at on `today`: on a Sunday the one that ends, on any other day the one before.
#[must_use]
pub fn week_under_review(today: NaiveDate) -> NaiveDate {
    match today.weekday() {
        Weekday::Sun => monday(today),
        _ => back(monday(today), 7),
    }
}

/// Whether Today asks for it: on Sunday and on Monday.
#[must_use]
pub fn is_asked_on(today: NaiveDate) -> bool {
    matches!(today.weekday(), Weekday::Sun | Weekday::Mon)
}

/// The coming reviews after `local`, with the one of today even when its time is past: Sundays at `time`, `weeks` of them.
#[must_use]
pub fn coming(
    local: NaiveDateTime,
    time: NaiveTime,
    weeks: u64,
) -> Vec<(NaiveDate, NaiveDateTime)> {
    let this = monday(local.date());
    (0..weeks)
        .map(|week| ahead(this, week * 7))
        .map(|monday| (monday, ahead(monday, 6).and_time(time)))
        .collect()
}
