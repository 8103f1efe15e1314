//! Wall-clock time to instants and back.
//!
//! Owns the one daylight-saving policy of Evenkeel and the only access to zone rules: the database bundled with jiff, never the
//! system's, because laptops carry old ones. Refuses to own the laptop's own zone (the clock port says that) and zone names of
//! other programs (`exchange` translates those).

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the clock change did to a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockShift {
    /// Nothing.
    #[default]
    None,
    /// The written time does not exist that day; it was moved forward by the gap.
    Gap,
    /// The written time comes twice that day; the first is meant.
    Fold,
}

/// A wall-clock time resolved in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The wall clock at that instant. Differs from what was asked only for [`ClockShift::Gap`].
    pub local: NaiveDateTime,
    /// What the clocks did.
    pub shift: ClockShift,
}

/// Looks a zone up by its IANA name, any capitals, and gives the name as the database spells it.
/// `None` for names it does not know and for the placeholders `Factory` and `Etc/Unknown`, which are no place.
#[must_use]
pub fn zone_name(zone: &str) -> Option<String> {
    if zone.eq_ignore_ascii_case("Factory") {
        return None;
    }
    lookup(zone)?.iana_name().map(str::to_owned)
}

/// Whether `zone` is an IANA zone with known rules.
#[must_use]
pub fn zone_exists(zone: &str) -> bool {
    zone_name(zone).is_some()
}

/// The instant of a wall-clock time in `zone`, and the wall clock as it will be lived.
///
/// A time in a gap moves forward by the width of the gap (02:30 becomes 03:30): a session or a medicine is never dropped.
/// A time that exists twice means the first. RFC 5545 differs for gaps inside a recurrence (it skips them); we do not, on purpose.
///
/// Callers check [`zone_exists`] where a zone enters the program. An unknown zone counts as UTC here, so that a damaged
/// name shows a wrong hour and never hides a record.
#[must_use]
pub fn to_instant(local: NaiveDateTime, zone: &str) -> Resolved {
    resolve(local, &find(zone))
}

/// The wall clock in `zone` at an instant. An unknown zone counts as UTC.
#[must_use]
pub fn to_local(at: DateTime<Utc>, zone: &str) -> NaiveDateTime {
    local_in(at, &find(zone))
}

/// A zone, found once for many times. An unknown name counts as UTC.
pub(crate) struct Zone(TimeZone);

impl Zone {
    pub(crate) fn named(zone: &str) -> Self {
        Self(find(zone))
    }

    /// As [`to_instant`].
    pub(crate) fn resolve(&self, local: NaiveDateTime) -> Resolved {
        resolve(local, &self.0)
    }

    /// As [`to_local`].
    pub(crate) fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        local_in(at, &self.0)
    }
}

impl From<TimeZone> for Zone {
    fn from(zone: TimeZone) -> Self {
        Self(zone)
    }
}

pub(super) fn find(zone: &str) -> TimeZone {
    lookup(zone).unwrap_or(TimeZone::UTC)
}

fn lookup(zone: &str) -> Option<TimeZone> {
    // A name this long is none, and the database folds its case byte by byte.
    if zone.is_empty() || zone.len() > 64 {
        return None;
    }
    TimeZoneDatabase::bundled()
        .get(zone)
        .ok()
        .filter(|found| !found.is_unknown())
}

pub(super) fn resolve(local: NaiveDateTime, zone: &TimeZone) -> Resolved {
    let plain = Resolved {
        at: local.and_utc(),
        local,
        shift: ClockShift::None,
    };
    let Some(wall) = to_civil(local) else {
        return plain;
    };
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    let shift = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => ClockShift::None,
        AmbiguousOffset::Gap { .. } => ClockShift::Gap,
        AmbiguousOffset::Fold { .. } => ClockShift::Fold,
    };
    let Ok(timestamp) = ambiguous.compatible() else {
        return plain;
    };
    let Some(at) = DateTime::from_timestamp(timestamp.as_second(), 0) else {
        return plain;
    };
    match shift {
        ClockShift::Gap => Resolved {
            at,
            local: local_in(at, zone),
            shift,
        },
        ClockShift::None | ClockShift::Fold => Resolved { at, local, shift },
    }
}

pub(super) fn local_in(at: DateTime<Utc>, zone: &TimeZone) -> NaiveDateTime {
    let Ok(timestamp) = jiff::Timestamp::from_second(at.timestamp()) else {
        return at.naive_utc();
    };
    from_civil(zone.to_datetime(timestamp)).unwrap_or_else(|| at.naive_utc())
}

/// Whole seconds only: no appointment has a fraction of one.
fn to_civil(local: NaiveDateTime) -> Option<civil::DateTime> {
    let small = |n: u32| i8::try_from(n).ok();
    civil::DateTime::new(
        i16::try_from(local.year()).ok()?,
        small(local.month())?,
        small(local.day())?,
        small(local.hour())?,
        small(local.minute())?,
        small(local.second())?,
        0,
    )
    .ok()
}

fn from_civil(wall: civil::DateTime) -> Option<NaiveDateTime> {
    let date = NaiveDate::from_ymd_opt(
        i32::from(wall.year()),
        u32::try_from(wall.month()).ok()?,
        u32::try_from(wall.day()).ok()?,
    )?;
    let time = NaiveTime::from_hms_opt(
        u32::try_from(wall.hour()).ok()?,
        u32::try_from(wall.minute()).ok()?,
        u32::try_from(wall.second()).ok()?,
    )?;
    Some(date.and_time(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn check(zone: &str, asked: &str, lived: &str, utc: &str, shift: ClockShift) {
        let got = to_instant(wall(asked), zone);
        assert_eq!(
            (got.local, got.at.naive_utc(), got.shift),
            (wall(lived), wall(utc), shift),
            "{asked} in {zone} must be lived at {lived}, which is {utc} UTC"
        );
        assert_eq!(
            to_local(got.at, zone),
            wall(lived),
            "{zone}: the way back must give the clock on the wall"
        );
    }

    #[test]
    fn new_york_springs_forward_and_falls_back() {
        check(
            "America/New_York",
            "2026-03-08 02:30",
            "2026-03-08 03:30",
            "2026-03-08 07:30",
            ClockShift::Gap,
        );
        check(
            "America/New_York",
            "2026-03-08 03:00",
            "2026-03-08 03:00",
            "2026-03-08 07:00",
            ClockShift::None,
        );
        check(
            "America/New_York",
            "2026-11-01 01:30",
            "2026-11-01 01:30",
            "2026-11-01 05:30",
            ClockShift::Fold,
        );
        check(
            "America/New_York",
            "2026-11-01 02:00",
            "2026-11-01 02:00",
            "2026-11-01 07:00",
            ClockShift::None,
        );
    }

    #[test]
    fn cairo_skips_midnight_itself() {
        check(
            "Africa/Cairo",
            "2026-04-24 00:00",
            "2026-04-24 01:00",
            "2026-04-23 22:00",
            ClockShift::Gap,
        );
        check(
            "Africa/Cairo",
            "2026-04-24 00:59",
            "2026-04-24 01:59",
            "2026-04-23 22:59",
            ClockShift::Gap,
        );
    }

    #[test]
    fn lord_howe_moves_by_half_an_hour() {
        check(
            "Australia/Lord_Howe",
            "2026-10-04 02:15",
            "2026-10-04 02:45",
            "2026-10-03 15:45",
            ClockShift::Gap,
        );
        check(
            "Australia/Lord_Howe",
            "2026-04-05 01:45",
            "2026-04-05 01:45",
            "2026-04-04 14:45",
            ClockShift::Fold,
        );
    }

    #[test]
    fn zone_rules_are_those_of_2026() {
        // British Columbia stays on UTC-7 from 2026 on; data of 2025 says UTC-8.
        check(
            "America/Vancouver",
            "2026-12-01 09:00",
            "2026-12-01 09:00",
            "2026-12-01 16:00",
            ClockShift::None,
        );
    }

    #[test]
    fn a_quarter_of_an_hour_is_an_offset_too() {
        check(
            "Asia/Kathmandu",
            "2026-11-23 18:00",
            "2026-11-23 18:00",
            "2026-11-23 12:15",
            ClockShift::None,
        );
    }

    #[test]
    fn zones_are_known_by_name_and_nothing_else_is() {
        assert_eq!(
            zone_name("america/new_york").as_deref(),
            Some("America/New_York"),
            "capitals do not matter"
        );
        assert!(zone_exists("UTC"), "UTC is a zone");
        for odd in [
            "",
            "Eastern Standard Time",
            "Factory",
            "Etc/Unknown",
            "../../etc/passwd",
            "America/New_York\0",
            "Not/A_Zone",
        ] {
            assert!(!zone_exists(odd), "{odd:?} is not an IANA zone");
        }
        assert!(
            !zone_exists(&"A".repeat(1_000_000)),
            "a megabyte is not a zone"
        );
    }

    #[test]
    fn the_edges_of_the_calendar_do_not_panic() {
        for edge in [
            NaiveDateTime::MIN,
            NaiveDateTime::MAX,
            wall("9999-12-31 23:59"),
            wall("0001-01-01 00:00"),
        ] {
            for zone in ["America/Chicago", "Pacific/Kiritimati", "nowhere"] {
                let there = to_instant(edge, zone);
                let _back = to_local(there.at, zone);
            }
        }
    }
}
