//! Overrides by the person: what they change on one day of a series, beside what its calendar file says.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Window;
    use crate::sessions::{SessionDetails, SessionKind, SessionOrigin, WeeklySession};
    use chrono::{DateTime, Duration, NaiveTime, Utc, Weekday};

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        wall(text).and_utc()
    }

    fn details() -> SessionDetails {
        WeeklySession {
            kind: SessionKind::GroupEarly,
            title: String::new(),
            provider: String::new(),
            provider_person: None,
            place: crate::sessions::Location::default(),
            phone: String::new(),
            video_url: String::new(),
            bring: Vec::new(),
            note: String::new(),
            from: wall("2026-09-14 00:00").date(),
            until: None,
            weeks: Some(12),
            times: None,
            rhythm: crate::sessions::Rhythm::Weeks,
            every: 1,
            weekdays: vec![Weekday::Mon],
            start: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
            minutes: 60,
            zone: Some("UTC".to_owned()),
            counts_hours: None,
        }
        .details("UTC")
        .unwrap()
    }

    fn mondays() -> SessionSeries {
        SessionSeries {
            id: crate::Id::new(utc("2026-09-01 00:00"), [1; 10]),
            created_at: utc("2026-09-01 00:00"),
            updated_at: utc("2026-09-01 00:00"),
            deleted_at: None,
            origin: SessionOrigin::Calendar {
                uid: "a".to_owned(),
                sequence: 0,
                calendar: String::new(),
            },
            details: details(),
            exceptions: Vec::new(),
            own_changes: Vec::new(),
            starts_from: None,
            ends_before: None,
        }
    }

    fn days(series: &SessionSeries, from: &str, to: &str) -> Vec<String> {
        series
            .occurrences(Window::new(utc(from), utc(to)), "UTC")
            .items
            .iter()
            .map(|one| {
                let off = if one.cancelled { " off" } else { "" };
                format!(
                    "{}+{}{off}",
                    one.local_start.format("%d %H:%M"),
                    one.minutes()
                )
            })
            .collect()
    }

    #[test]
    fn a_day_moved_far_is_where_it_went_and_nowhere_else() {
        let mut series = mondays();
        let change = OccurrenceChange {
            start: Some(wall("2026-11-04 10:00")),
            ..OccurrenceChange::default()
        };
        series.set_own_change(wall("2026-09-21 18:00"), change);
        assert_eq!(
            days(&series, "2026-09-14 00:00", "2026-10-01 00:00"),
            ["14 18:00+60", "28 18:00+60"]
        );
        assert_eq!(
            days(&series, "2026-11-03 00:00", "2026-11-06 00:00"),
            ["04 10:00+60"],
            "also when nothing but November is looked at"
        );
        let found = series.occurrence(wall("2026-09-21 18:00"), "UTC");
        assert_eq!(
            found.map(|one| one.local_start),
            Some(wall("2026-11-04 10:00"))
        );
    }

    #[test]
    fn the_persons_change_wins_in_what_it_says_and_the_file_in_the_rest() {
        let mut series = mondays();
        let id = wall("2026-09-21 18:00");
        series.exceptions.push(SessionException {
            recurrence_id: id,
            recurrence_at: id.and_utc(),
            cancelled: false,
            start: Some(wall("2026-09-22 18:00")),
            minutes: Some(90),
            title: None,
            place: None,
            sequence: 1,
        });
        let shorter = OccurrenceChange {
            minutes: Some(30),
            ..OccurrenceChange::default()
        };
        series.set_own_change(id, shorter.clone());
        let week = |series: &SessionSeries| days(series, "2026-09-20 00:00", "2026-09-24 00:00");
        assert_eq!(week(&series), ["22 18:00+30"]);
        assert_eq!(series.own_change(id), shorter);
        series.set_own_change(id, OccurrenceChange::default());
        assert_eq!(week(&series), ["22 18:00+90"], "the file's day again");
    }

    #[test]
    fn a_change_of_a_day_that_the_series_lost_makes_no_ghost() {
        let mut series = mondays();
        let moved = OccurrenceChange {
            start: Some(wall("2026-09-23 10:00")),
            ..OccurrenceChange::default()
        };
        series.set_own_change(wall("2026-09-22 18:00"), moved);
        assert_eq!(
            days(&series, "2026-09-20 00:00", "2026-09-26 00:00"),
            ["21 18:00+60"],
            "no Tuesday was ever planned"
        );
    }

    #[test]
    fn what_was_let_end_stays_ended() {
        let mut series = mondays();
        series.ends_before = Some(wall("2026-09-28 00:00"));
        assert_eq!(
            days(&series, "2026-09-01 00:00", "2026-12-31 00:00"),
            ["14 18:00+60", "21 18:00+60"]
        );
        series.details.start += Duration::minutes(-30);
        assert_eq!(
            days(&series, "2026-09-27 00:00", "2026-09-30 00:00"),
            Vec::<String>::new(),
            "another time of day does not bring it back"
        );
    }
}
