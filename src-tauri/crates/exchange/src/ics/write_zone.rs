//! Writing `VTIMEZONE`: the rules of a zone in a calendar file.
//!
//! Owns turning clock changes into blocks of a `VTIMEZONE`. The changes come from the zone data this program resolves with, so that
//! a phone shows the hour that we show; a file of fixed rules from older data would not.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty, ICalendarValue,
};
use chrono::{DateTime, Duration, Utc};
use evenkeel_domain::calendar::{self, ClockChange};

use super::write::push;

/// Days around the present that the rules always cover: what [`calendar::zone_like`] asks for, and a month.
const BACK: i64 = 366 + 31;
const AHEAD: i64 = 731 + 31;

/// Adds the rules of `zone` for all that lies between `from` and `to`, and around `now`; the number of the component.
pub(super) fn add(
    components: &mut Vec<ICalendarComponent>,
    zone: &str,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Option<u32> {
    let by = |at: DateTime<Utc>, days| at.checked_add_signed(Duration::days(days)).unwrap_or(at);
    let (from, to) = (from.min(by(now, -BACK)), to.max(by(now, AHEAD)));
    let mut blocks: Vec<Vec<ClockChange>> = Vec::new();
    for change in calendar::clock_changes(zone, from, to) {
        match blocks.iter_mut().find(|block| same(block, &change)) {
            Some(block) => block.push(change),
            None => blocks.push(vec![change]),
        }
    }
    let ids: Vec<u32> = blocks
        .iter()
        .filter_map(|block| push(components, written(block)?))
        .collect();
    let mut component = ICalendarComponent::new(ICalendarComponentType::VTimezone);
    component.add_property(ICalendarProperty::Tzid, zone);
    component.component_ids = ids;
    push(components, component)
}

/// Whether a change is one more of a block.
fn same(block: &[ClockChange], change: &ClockChange) -> bool {
    block.first().is_some_and(|first| {
        (first.before, first.after, first.summer, &first.name)
            == (change.before, change.after, change.summer, &change.name)
    })
}

fn written(block: &[ClockChange]) -> Option<ICalendarComponent> {
    let first = block.first()?;
    let mut component = ICalendarComponent::new(if first.summer {
        ICalendarComponentType::Daylight
    } else {
        ICalendarComponentType::Standard
    });
    // A change is written on the clock that it ends.
    let wall = |change: &ClockChange| {
        PartialDateTime::from_naive_timestamp(change.at.timestamp() + i64::from(change.before))
    };
    component.add_property(ICalendarProperty::Dtstart, wall(first));
    component.add_property(ICalendarProperty::Tzoffsetfrom, offset(first.before));
    component.add_property(ICalendarProperty::Tzoffsetto, offset(first.after));
    component.add_property(ICalendarProperty::Tzname, first.name.as_str());
    let more: Vec<ICalendarValue> = block
        .iter()
        .skip(1)
        .map(|change| ICalendarValue::from(wall(change)))
        .collect();
    if !more.is_empty() {
        component
            .entries
            .push(ICalendarEntry::new(ICalendarProperty::Rdate).with_values(more));
    }
    Some(component)
}

/// Hours and minutes from UTC. No zone has had seconds for half a century.
fn offset(seconds: i32) -> PartialDateTime {
    let away = seconds.unsigned_abs();
    PartialDateTime {
        tz_hour: u8::try_from(away / 3600).ok(),
        tz_minute: u8::try_from(away % 3600 / 60).ok(),
        tz_minus: seconds < 0,
        ..PartialDateTime::default()
    }
}
