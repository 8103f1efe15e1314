//! Ids of records: UUID version 7, so that ids made later sort later.
//!
//! Owns the shape of an id. Does not make randomness or read a clock: both are passed in.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// The id of any stored record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(as = "String")]
pub struct Id(Uuid);

impl Id {
    /// An id for something written at `now`, with ten random bytes from the caller's entropy.
    /// Times before 1970 count as 1970.
    #[must_use]
    pub fn new(now: DateTime<Utc>, random: [u8; 10]) -> Self {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// An id of nothing but chance, from the caller's entropy: it says nothing, not even when it was made.
    #[must_use]
    pub const fn opaque(random: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(random).into_uuid())
    }

    /// The id behind a UUID read from a file or database.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The UUID itself.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// Reads the hyphenated form. `None` when it is not a UUID.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_sort_later() {
        let early = Id::new(DateTime::from_timestamp_millis(1_000).unwrap(), [255; 10]);
        let late = Id::new(DateTime::from_timestamp_millis(1_001).unwrap(), [0; 10]);
        assert!(
            early.to_string() < late.to_string(),
            "lists paged by id must follow the order of writing"
        );
        assert_eq!(
            Id::parse(&early.to_string()),
            Some(early),
            "an id must survive being written as text"
        );
        assert_eq!(
            Id::parse("not-an-id"),
            None,
            "text that is no id must not become one"
        );
    }
}
