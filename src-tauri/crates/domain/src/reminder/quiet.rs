//! Hours in which nothing may make a sound.
//!
//! Owns when they hold and when they end. What happens to a reminder that falls into them is [`super::due`]'s.

use chrono::{DateTime, Days, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar;
use crate::error::{ErrorCode, Invalid};

/// Hours on the laptop's wall clock, every day. May run over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// They begin at this time of day.
    pub from: NaiveTime,
    /// They end at this time of day, which is not in them.
    pub until: NaiveTime,
}

impl QuietHours {
    /// Checks that there is time left outside them.
    ///
    /// # Errors
    /// [`ErrorCode::NumberOutOfRange`] in `quiet` when both ends are the same.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.from == self.until {
            return Err(Invalid::new(ErrorCode::NumberOutOfRange, "quiet"));
        }
        Ok(())
    }

    /// When the quiet hours that hold at `at` on a wall clock in `zone` end; none when there are none then.
    #[must_use]
    pub fn end_after(&self, at: DateTime<Utc>, zone: &str) -> Option<DateTime<Utc>> {
        let local = calendar::to_local(at, zone);
        let time = local.time();
        let over_midnight = self.from > self.until;
        let evening = time >= self.from && (over_midnight || time < self.until);
        let morning = over_midnight && time < self.until;
        let day = if morning || (evening && !over_midnight) {
            local.date()
        } else if evening {
            local.date().checked_add_days(Days::new(1))?
        } else {
            return None;
        };
        let end = calendar::to_instant(day.and_time(self.until), zone).at;
        // A clock that goes back inside the quiet hours can put their end before now; then they are over.
        (end > at).then_some(end)
    }

    /// Whether they hold at `at` on a wall clock in `zone`.
    #[must_use]
    pub fn hold(&self, at: DateTime<Utc>, zone: &str) -> bool {
        self.end_after(at, zone).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: &str = "America/Chicago";

    fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        calendar::to_instant(text.parse().unwrap(), ZONE).at
    }

    fn end(from: &str, until: &str, now: &str) -> Option<DateTime<Utc>> {
        QuietHours {
            from: time(from),
            until: time(until),
        }
        .end_after(at(now), ZONE)
    }

    #[test]
    fn the_night_is_quiet_on_both_sides_of_midnight() {
        let morning = Some(at("2026-10-06T07:00:00"));
        assert_eq!(end("22:00", "07:00", "2026-10-05T21:59:00"), None);
        assert_eq!(end("22:00", "07:00", "2026-10-05T22:00:00"), morning);
        assert_eq!(end("22:00", "07:00", "2026-10-06T06:59:00"), morning);
        assert_eq!(
            end("22:00", "07:00", "2026-10-06T07:00:00"),
            None,
            "the end itself is loud again"
        );
        assert_eq!(
            end("13:00", "15:00", "2026-10-05T14:00:00"),
            Some(at("2026-10-05T15:00:00")),
            "a nap within one day"
        );
        assert_eq!(end("13:00", "15:00", "2026-10-05T15:00:00"), None);
    }

    #[test]
    fn the_night_of_the_clock_change_ends_by_the_wall_clock() {
        // Clocks go back on 1 November 2026: the night has an hour more.
        assert_eq!(
            end("22:00", "07:00", "2026-10-31T22:00:00"),
            Some(at("2026-11-01T07:00:00")),
            "seven by the clock on the wall"
        );
        assert_eq!(
            at("2026-11-01T07:00:00") - at("2026-10-31T22:00:00"),
            chrono::Duration::hours(10),
            "which is ten hours later"
        );
    }

    #[test]
    fn quiet_all_day_is_not_a_choice() {
        let all = QuietHours {
            from: time("08:00"),
            until: time("08:00"),
        };
        assert!(
            all.check().is_err(),
            "whoever wants silence turns reminders off, and is told what that means"
        );
    }
}
