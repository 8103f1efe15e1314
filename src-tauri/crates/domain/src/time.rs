//! When things happened.
//!
//! Owns the record of a moment as a person lived it: the instant, the zone they were in and what the wall clock said.
//! Zone rules themselves live in [`crate::calendar`]; the present is always passed in.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar;
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

/// The Monday of the week that `day` lies in.
#[must_use]
pub fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
        .unwrap_or(day)
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
