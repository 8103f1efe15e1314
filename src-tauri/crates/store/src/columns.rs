//! How a value of the domain becomes a column and back.
//!
//! Owns the two or three forms that every table shares: instants are whole nanoseconds since 1970 (UTC), wall-clock times
//! are ISO text, ids are the 16 bytes of a UUID, lists are JSON text. Knows no table.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::time::Moment;
use evenkeel_domain::vocabulary::Term;
use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;

const WALL_CLOCK: &str = "%Y-%m-%dT%H:%M:%S%.f";

/// Nanoseconds since 1970. Years before 1678 and after 2261 do not fit and are refused.
pub(crate) fn instant(at: DateTime<Utc>) -> Result<i64, StoreError> {
    at.timestamp_nanos_opt().ok_or(StoreError::TooLarge)
}

pub(crate) fn instant_opt(at: Option<DateTime<Utc>>) -> Result<Option<i64>, StoreError> {
    at.map(instant).transpose()
}

pub(crate) fn to_instant(nanos: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_nanos(nanos)
}

pub(crate) fn wall_clock(local: NaiveDateTime) -> String {
    local.format(WALL_CLOCK).to_string()
}

pub(crate) fn to_wall_clock(text: &str) -> Result<NaiveDateTime, StoreError> {
    NaiveDateTime::parse_from_str(text, WALL_CLOCK).map_err(|_| StoreError::BadRow("wall clock"))
}

pub(crate) fn day(day: NaiveDate) -> String {
    day.to_string()
}

pub(crate) fn to_day(text: &str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|_| StoreError::BadRow("day"))
}

/// The four `occurred_…` columns.
pub(crate) fn occurred(row: &Row<'_>) -> Result<Moment, StoreError> {
    Ok(Moment {
        at: to_instant(get(row, "occurred_at")?),
        zone: get(row, "occurred_zone")?,
        local: to_wall_clock(&get::<String>(row, "occurred_local")?)?,
        precision: from_word(get(row, "occurred_precision")?)?,
    })
}

pub(crate) fn id(id: Id) -> [u8; 16] {
    id.uuid().into_bytes()
}

pub(crate) fn to_id(bytes: [u8; 16]) -> Id {
    Id::from_uuid(uuid::Uuid::from_bytes(bytes))
}

pub(crate) fn count(n: u64) -> Result<i64, StoreError> {
    i64::try_from(n).map_err(|_| StoreError::TooLarge)
}

/// JSON text of a list or of a term.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::BadRow("json"))
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::BadRow("json"))
}

/// The word of an enum that is one word in JSON, as bare text for a column (`still_here`).
pub(crate) fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(StoreError::BadRow("word")),
    }
}

pub(crate) fn from_word<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|_| StoreError::BadRow("word"))
}

/// A column by name, with the domain's error when it is of the wrong kind.
pub(crate) fn get<T: rusqlite::types::FromSql>(row: &Row<'_>, name: &str) -> Result<T, StoreError> {
    row.get(name).map_err(StoreError::from)
}

/// A word and whether it is the person's own: the two columns of a term.
pub(crate) fn split(term: &Term) -> (&str, bool) {
    match term {
        Term::Builtin(word) => (word, false),
        Term::Custom(word) => (word, true),
    }
}

/// The term of those two columns.
pub(crate) fn term(word: String, own: bool) -> Term {
    if own {
        Term::Custom(word)
    } else {
        Term::Builtin(word)
    }
}
