//! The rules of [`plan`], [`decide`] and the texts, one sentence each. The simulated years are in `year.rs` and `year_words.rs`.

mod deciding;
mod doses;
mod planning;
mod words;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

use super::*;
use crate::calendar::{self, ClockShift};
use crate::id::Id;
use crate::sessions::{Location, Occurrence, SessionKind};
use crate::time::Now;
use crate::words::Lang;

pub(super) fn opaque(name: &str) -> Id {
    // FNV-1a, twice with different seeds: any stable spread will do for a test.
    let half = |seed: u64| {
        name.bytes().fold(seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let both =
        (u128::from(half(0xcbf2_9ce4_8422_2325)) << 64) | u128::from(half(0x9e37_79b9_7f4a_7c15));
    Id::from_uuid(uuid::Uuid::from_u128(both))
}

pub(super) fn session(local: NaiveDateTime, zone: &str, travel: Option<u16>) -> Occurrence {
    let start = calendar::to_instant(local, zone);
    let end = start.at + Duration::hours(3);
    Occurrence {
        series: opaque("series"),
        recurrence_id: local,
        start: start.at,
        end,
        local_start: start.local,
        local_end: calendar::to_local(end, zone),
        zone: zone.to_owned(),
        device_start: None,
        shift: ClockShift::None,
        all_day: false,
        cancelled: false,
        moved: false,
        kind: SessionKind::GroupPrevention,
        title: "Relapse prevention".to_owned(),
        provider: "Dana".to_owned(),
        provider_person: None,
        place: Location {
            name: "12 Oak Street".to_owned(),
            travel_minutes: travel,
            ..Location::default()
        },
        phone: "5550100".to_owned(),
        video_url: String::new(),
        bring: Vec::new(),
        note: String::new(),
        counts_hours: true,
        attendance: None,
    }
}

pub(super) fn agenda_of(sessions: &[Occurrence], now: &Now, previous: Option<&Agenda>) -> Agenda {
    let settings = ReminderSettings::default();
    plan(
        sessions,
        &[],
        &Planning {
            now,
            lang: Lang::En,
            settings: &settings,
            more_after: false,
            previous,
            late_phone: "",
        },
        &opaque,
    )
}

pub(super) const ZONE: &str = "America/New_York";

/// Four evenings a week for a year, half of them with a way of twenty minutes.
pub(super) fn year_of_sessions() -> Vec<Occurrence> {
    let first = NaiveDate::from_ymd_opt(2026, 7, 6).unwrap();
    (0..364)
        .filter(|day| matches!(day % 7, 0 | 1 | 3 | 4))
        .map(|day| {
            session(
                (first + Duration::days(day)).and_hms_opt(18, 0, 0).unwrap(),
                ZONE,
                (day % 2 == 0).then_some(20),
            )
        })
        .collect()
}

fn noon() -> Now {
    Now {
        at: Utc.with_ymd_and_hms(2026, 11, 23, 17, 0, 0).unwrap(),
        zone: ZONE.to_owned(),
    }
}

fn evening(travel: Option<u16>) -> Occurrence {
    session(
        NaiveDate::from_ymd_opt(2026, 11, 23)
            .unwrap()
            .and_hms_opt(18, 0, 0)
            .unwrap(),
        ZONE,
        travel,
    )
}

/// Something else to be reminded of, so many minutes after [`noon`].
fn request(kind: ReminderKind, after: i64) -> ReminderRequest {
    let at = noon().at + Duration::minutes(after);
    ReminderRequest::at_instant(kind, format!("{kind:?}|{after}"), String::new(), at, ZONE)
}

fn minutes(now: &Now, minutes: i64) -> Now {
    Now {
        at: now.at + Duration::minutes(minutes),
        zone: now.zone.clone(),
    }
}
