//! What a person changes on one day of a series, beside what its calendar file says.
//!
//! Owns how the two lie over each other: the person's change wins in each thing it says, and what it does not say stays the
//! file's. A file can never take a person's change away, and undoing the change shows the file's day again.

use std::borrow::Cow;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SessionException, SessionSeries};
use crate::calendar;
use crate::error::Invalid;
use crate::text::{self, bounded, in_range};

/// What the person changes on one day. Nothing set means: as the series says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct OccurrenceChange {
    /// It does not take place.
    pub cancelled: bool,
    /// New wall-clock start in the series' zone.
    pub start: Option<NaiveDateTime>,
    /// New length in minutes, 5-720.
    pub minutes: Option<u32>,
    /// New place, up to 500 characters.
    pub place: Option<String>,
}

impl OccurrenceChange {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.minutes.unwrap_or(5), 5, 720, "minutes")?;
        bounded(
            self.place.as_deref().unwrap_or_default(),
            text::SHORT,
            "place",
        )?;
        Ok(())
    }
}

/// The exceptions of a series with the person's own changes laid over them.
pub(crate) struct InForce<'a> {
    /// The exceptions.
    pub(crate) exceptions: Cow<'a, [SessionException]>,
    /// From here on they are the person's alone: without a date of the series under them they mean nothing.
    pub(crate) own_from: usize,
}

impl SessionSeries {
    /// What differs on single days, all told.
    pub(crate) fn in_force(&self) -> InForce<'_> {
        let own_from = self.exceptions.len();
        if self.own_changes.is_empty() {
            return InForce {
                exceptions: Cow::Borrowed(&self.exceptions),
                own_from,
            };
        }
        let mut exceptions = self.exceptions.clone();
        for own in &self.own_changes {
            let same = |file: &&mut SessionException| {
                file.recurrence_id == own.recurrence_id || file.recurrence_at == own.recurrence_at
            };
            match exceptions.iter_mut().take(own_from).find(same) {
                Some(file) => {
                    file.cancelled |= own.cancelled;
                    file.start = own.start.or(file.start);
                    file.minutes = own.minutes.or(file.minutes);
                    file.title = own.title.clone().or_else(|| file.title.take());
                    file.place = own.place.clone().or_else(|| file.place.take());
                }
                None => exceptions.push(own.clone()),
            }
        }
        InForce {
            exceptions: Cow::Owned(exceptions),
            own_from,
        }
    }

    /// What differs on days from `start` on, all told.
    #[must_use]
    pub fn changes_from(&self, start: NaiveDateTime) -> Vec<SessionException> {
        let in_force = self.in_force();
        let later = |one: &&SessionException| one.recurrence_id >= start;
        in_force.exceptions.iter().filter(later).cloned().collect()
    }

    /// What the person changed on the day of `recurrence_id`.
    #[must_use]
    pub fn own_change(&self, recurrence_id: NaiveDateTime) -> OccurrenceChange {
        self.own_changes
            .iter()
            .find(|own| own.recurrence_id == recurrence_id)
            .map_or_else(OccurrenceChange::default, |own| OccurrenceChange {
                cancelled: own.cancelled,
                start: own.start,
                minutes: own.minutes,
                place: own.place.clone(),
            })
    }

    /// Sets what the person changes on the day of `recurrence_id`, in place of what they changed before.
    pub fn set_own_change(&mut self, recurrence_id: NaiveDateTime, change: OccurrenceChange) {
        self.own_changes
            .retain(|own| own.recurrence_id != recurrence_id);
        if change.is_none() {
            return;
        }
        self.own_changes.push(SessionException {
            recurrence_id,
            recurrence_at: calendar::to_instant(recurrence_id, &self.details.zone).at,
            cancelled: change.cancelled,
            start: change.start,
            minutes: change.minutes,
            title: None,
            place: change.place,
            sequence: 0,
        });
        self.own_changes.sort_by_key(|own| own.recurrence_id);
    }
}
