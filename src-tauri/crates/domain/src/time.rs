//! When things happened.
//!
//! Owns the record of a moment as a person lived it: the instant, the zone they were in and what the wall clock said; and the days
//! made of such moments.
//! Zone rules themselves live in [`crate::calendar`]; the present is always passed in.

use std::ops::Range;
use std::time::Duration as Elapsed;

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{self, Window};
use crate::error::{ErrorCode, Invalid};

/// The present, read once by a use case: the instant and the laptop's IANA zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The laptop's zone, an IANA name such as `America/Chicago`.
    pub zone: String,
}

impl Now {
    /// What the wall clock says now, in the laptop's zone.
    #[must_use]
    pub fn local(&self) -> NaiveDateTime {
        calendar::to_local(self.at, &self.zone)
    }
}

/// The wall clock and the clock that counts since the machine was started, read together. The second cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    /// The instant by the wall clock.
    pub at: DateTime<Utc>,
    /// Since the machine was started, asleep or not.
    pub since_boot: Elapsed,
    /// Names this start of the machine; none where the system does not say.
    pub boot: Option<u128>,
}

/// What both clocks said at some moment, to be kept on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockMark {
    /// The instant by the wall clock.
    pub at: DateTime<Utc>,
    /// Milliseconds since the machine was started.
    pub since_boot_ms: u64,
    /// Which start of the machine it was.
    pub boot: Option<u128>,
}

impl Clocks {
    /// Only the wall clock is known.
    #[must_use]
    pub const fn wall(at: DateTime<Utc>) -> Self {
        Self {
            at,
            since_boot: Elapsed::ZERO,
            boot: None,
        }
    }

    /// What they say, to be kept.
    #[must_use]
    pub fn mark(&self) -> ClockMark {
        ClockMark {
            at: self.at,
            since_boot_ms: u64::try_from(self.since_boot.as_millis()).unwrap_or(u64::MAX),
            boot: self.boot,
        }
    }

    /// How much time went by since `mark` by the clock that cannot be set; none when the machine was started anew in between.
    #[must_use]
    pub fn passed_since(&self, mark: &ClockMark) -> Option<Duration> {
        let same = self.boot.is_some() && self.boot == mark.boot;
        let passed = self
            .since_boot
            .checked_sub(Elapsed::from_millis(mark.since_boot_ms))
            .filter(|_| same)?;
        Duration::from_std(passed).ok()
    }

    /// The same where the machine may have been started anew: then by the wall clock, and by how long the machine has been running
    /// where that one was set back.
    #[must_use]
    pub fn passed_at_least_since(&self, mark: &ClockMark) -> Duration {
        self.passed_since(mark).unwrap_or_else(|| {
            let by_the_wall = self.at - mark.at;
            if by_the_wall >= Duration::zero() {
                by_the_wall
            } else {
                Duration::from_std(self.since_boot).unwrap_or_default()
            }
        })
    }
}

/// The Monday of the week that `day` lies in.
#[must_use]
pub fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
        .unwrap_or(day)
}

/// No wall clock stands further than this from UTC, and no two of them from each other.
pub const FARTHEST_CLOCK: Duration = Duration::hours(26);

/// Days as they were lived, each on the wall clock of the place it was lived in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LivedDays {
    first: NaiveDate,
    last: NaiveDate,
}

impl LivedDays {
    /// From the first to the last day, both included.
    #[must_use]
    pub const fn new(first: NaiveDate, last: NaiveDate) -> Self {
        Self { first, last }
    }

    /// So many days from the first on; none beyond the calendar.
    #[must_use]
    pub fn count_from(first: NaiveDate, count: u32) -> Option<Self> {
        let end = first.checked_add_days(Days::new(u64::from(count)))?;
        Some(Self::new(first, end.pred_opt()?))
    }

    /// Whether a time that a wall clock showed lies in these days.
    #[must_use]
    pub fn holds(&self, local: NaiveDateTime) -> bool {
        (self.first..=self.last).contains(&local.date())
    }

    /// The instants between which everything lies that was lived on these days, wherever that was: what an index by instant is
    /// asked. They hold more than the days do; [`Self::holds`] says what belongs to them.
    #[must_use]
    pub fn instants(&self) -> Range<DateTime<Utc>> {
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let end = self.last.succ_opt().unwrap_or(self.last);
        let from = midnight(self.first).checked_sub_signed(FARTHEST_CLOCK);
        let to = midnight(end).checked_add_signed(FARTHEST_CLOCK);
        from.unwrap_or(DateTime::<Utc>::MIN_UTC)..to.unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// The same as a window to look for sessions in.
    #[must_use]
    pub fn window(&self) -> Window {
        let Range { start, end } = self.instants();
        Window::new(start, end)
    }
}

/// How exactly the person knows when it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the minute.
    #[default]
    Exact,
    /// Around that time.
    About,
    /// Only the day is known; the time of day means nothing.
    Day,
}

/// A moment as lived: the instant and the wall clock of the place it was lived in. Moving to another zone later changes neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// IANA zone the person was in.
    pub zone: String,
    /// What the wall clock said there.
    pub local: NaiveDateTime,
    /// How exactly it is known.
    pub precision: Precision,
}

/// What a form says about when something happened. The screen never does zone arithmetic: it sends what the person typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum When {
    /// Just now.
    Now,
    /// At this wall-clock time, in the laptop's zone.
    Local {
        /// Wall-clock time as typed.
        local: NaiveDateTime,
        /// How exactly it is known.
        precision: Precision,
    },
}

/// A clock may run a little behind the one an entry was typed against; more than this ahead is the future.
const FUTURE_GRACE: Duration = Duration::minutes(2);

/// Before 1900: nobody means that, and old zone rules are guesses there.
pub(crate) fn too_old(at: DateTime<Utc>) -> bool {
    at < DateTime::from_timestamp(-2_208_988_800, 0).unwrap_or_default()
}

impl When {
    /// The lived moment this means, seen from `now`.
    ///
    /// # Errors
    /// [`ErrorCode::DateInFuture`] when it has not happened yet, [`ErrorCode::DateTooOld`] before 1900.
    pub fn resolve(&self, now: &Now, field: &str) -> Result<Moment, Invalid> {
        match self {
            Self::Now => Ok(Moment {
                at: now.at,
                zone: now.zone.clone(),
                local: now.local(),
                precision: Precision::Exact,
            }),
            Self::Local { local, precision } => {
                let resolved = calendar::to_instant(*local, &now.zone);
                let future = match precision {
                    Precision::Day => local.date() > now.local().date(),
                    Precision::Exact | Precision::About => resolved.at > now.at + FUTURE_GRACE,
                };
                if future {
                    return Err(Invalid::new(ErrorCode::DateInFuture, field));
                }
                if too_old(resolved.at) {
                    return Err(Invalid::new(ErrorCode::DateTooOld, field));
                }
                Ok(Moment {
                    at: resolved.at,
                    zone: now.zone.clone(),
                    local: resolved.local,
                    precision: *precision,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_lived_on_a_day_lies_between_its_instants_wherever_it_was_lived() {
        let day: NaiveDate = "2026-10-06".parse().unwrap();
        let days = LivedDays::new(day, day);
        for zone in ["Pacific/Kiritimati", "UTC", "Etc/GMT+12"] {
            for time in ["00:00:00", "23:59:59"] {
                let local = day.and_time(time.parse().unwrap());
                let at = calendar::to_instant(local, zone).at;
                assert!(days.instants().contains(&at), "{time} {zone}");
                assert!(days.holds(local));
            }
        }
        let next = day.succ_opt().unwrap().and_time(NaiveTime::MIN);
        assert!(days.instants().contains(&next.and_utc()));
        assert!(!days.holds(next), "holds more than the day, and says so");
    }

    #[test]
    fn days_at_the_ends_of_the_calendar_are_days() {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let instants = LivedDays::new(day, day).instants();
            assert!(instants.start < instants.end, "{day}");
        }
        assert_eq!(LivedDays::count_from(NaiveDate::MAX, 7), None);
        let monday: NaiveDate = "2026-10-05".parse().unwrap();
        let sunday: NaiveDate = "2026-10-11".parse().unwrap();
        assert_eq!(
            LivedDays::count_from(monday, 7),
            Some(LivedDays::new(monday, sunday))
        );
    }
}
