//! The single dates of an event: `RDATE`, which it has besides its rule, and `EXDATE`, which it does not have.
//!
//! Owns reading such a list on the wall clock of the series.

use std::collections::BTreeSet;

use calcard::icalendar::{ICalendarPeriod, ICalendarProperty, ICalendarValue};
use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::event::{Event, MOST_DATES, between, minutes};
use super::zones::FileTime;

/// A list of single dates.
#[derive(Default)]
pub(super) struct Dates {
    /// On the wall clock of the series. Days take the series' time of day.
    pub walls: Vec<NaiveDateTime>,
    /// Those that were given in UTC.
    pub instants: Vec<NaiveDateTime>,
    /// Those of an EXDATE list that were given as days.
    pub days: BTreeSet<NaiveDate>,
    /// Those with a length of their own, in minutes.
    pub periods: Vec<(NaiveDateTime, u32)>,
    /// Something in it is no date.
    pub unreadable: bool,
}

impl Event<'_> {
    /// The dates of an RDATE or EXDATE list on the wall clock of the series.
    pub(super) fn dates(
        &self,
        property: &ICalendarProperty,
        zone: &str,
        first: NaiveDateTime,
    ) -> Dates {
        let zones = self.zones;
        let mut dates = Dates::default();
        for entry in self.component.properties(property) {
            for value in &entry.values {
                // One past the limit is enough to know that there were too many.
                if dates.walls.len() > MOST_DATES || dates.days.len() > MOST_DATES {
                    return dates;
                }
                let time = |partial| {
                    zones
                        .time(entry, partial)
                        .map(|time| time.beside(self.start.as_ref()))
                };
                let (partial, length) = match value {
                    ICalendarValue::PartialDateTime(partial) => (partial.as_ref(), None),
                    ICalendarValue::Period(ICalendarPeriod::Range { start, end }) => {
                        let length = time(start)
                            .zip(time(end))
                            .map(|(start, end)| between(&start, &end, zones));
                        (start, length)
                    }
                    ICalendarValue::Period(ICalendarPeriod::Duration { start, duration }) => {
                        (start, Some(Duration::seconds(duration.as_seconds())))
                    }
                    _ => {
                        dates.unreadable = true;
                        continue;
                    }
                };
                match time(partial) {
                    // Of notes on days only the day counts.
                    Some(time) if matches!(self.start, Some(FileTime::Day(_))) => {
                        dates.walls.push(time.day().and_time(first.time()));
                    }
                    Some(FileTime::Day(day)) if *property == ICalendarProperty::Exdate => {
                        dates.days.insert(day);
                        dates.walls.push(day.and_time(first.time()));
                    }
                    Some(FileTime::Day(day)) => dates.walls.push(day.and_time(first.time())),
                    Some(time) => {
                        let wall = time.wall_in(zone);
                        if matches!(time, FileTime::Instant(_)) {
                            dates.instants.push(wall);
                        }
                        dates.walls.push(wall);
                    }
                    None => dates.unreadable = true,
                }
                if let (Some(length), Some(wall)) = (length, dates.walls.last()) {
                    match minutes(length) {
                        Some(minutes) => dates.periods.push((*wall, minutes)),
                        None => dates.unreadable = true,
                    }
                }
            }
        }
        dates
    }
}
