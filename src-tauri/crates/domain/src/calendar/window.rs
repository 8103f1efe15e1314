//! A bounded stretch of time to look for starts in.

use chrono::{DateTime, Duration, Utc};

use super::HORIZON_DAYS;

/// From when to when, as instants; never longer than [`HORIZON_DAYS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Window {
    /// From `from` (included) to `to` (excluded), cut to two years. Empty when `to` is not after `from`.
    #[must_use]
    pub fn new(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        let longest = from
            .checked_add_signed(Duration::days(HORIZON_DAYS))
            .unwrap_or(from);
        Self {
            from,
            to: to.min(longest),
        }
    }

    /// The two years that start at `from`.
    #[must_use]
    pub fn ahead(from: DateTime<Utc>) -> Self {
        Self::new(from, DateTime::<Utc>::MAX_UTC)
    }

    /// Its first instant.
    #[must_use]
    pub const fn from(&self) -> DateTime<Utc> {
        self.from
    }

    /// The first instant after it.
    #[must_use]
    pub const fn to(&self) -> DateTime<Utc> {
        self.to
    }

    /// Whether something that lasts from `start` to `end` takes place in it, at least in part.
    #[must_use]
    pub fn overlaps(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        start < self.to && end > self.from
    }
}
