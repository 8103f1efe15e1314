//! Which zone a time in a calendar file is in.
//!
//! Owns the translation of other programs' zone names (Windows, Exchange, path-like) into IANA names, and the decision for times
//! that name none. The rules of the zones are the domain's; the `VTIMEZONE` blocks of a file are read for names only.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{ICalendar, ICalendarEntry};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::ImportNote;

/// A time as the file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FileTime {
    /// A day.
    Day(NaiveDate),
    /// An instant, from a time in UTC or with an offset.
    Instant(DateTime<Utc>),
    /// A wall-clock time in a zone, and what had to be decided for it.
    Wall {
        local: NaiveDateTime,
        zone: String,
        note: Option<ImportNote>,
    },
}

impl FileTime {
    /// The wall clock of `zone` at this time. Days count from their first minute.
    pub(super) fn wall_in(&self, zone: &str) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(chrono::NaiveTime::MIN),
            Self::Instant(at) => calendar::to_local(*at, zone),
            Self::Wall {
                local, zone: own, ..
            } if own == zone => *local,
            Self::Wall {
                local, zone: own, ..
            } => calendar::to_local(calendar::to_instant(*local, own).at, zone),
        }
    }

    /// The instant; days start in `zone`.
    pub(super) fn instant(&self, zone: &str) -> DateTime<Utc> {
        match self {
            Self::Day(day) => calendar::to_instant(day.and_time(chrono::NaiveTime::MIN), zone).at,
            Self::Instant(at) => *at,
            Self::Wall {
                local, zone: own, ..
            } => calendar::to_instant(*local, own).at,
        }
    }
}

/// The zones of one file.
pub(super) struct Zones<'a> {
    named: TzResolver<&'a str>,
    /// Zone of the calendar, if it names a known one.
    calendar: Option<String>,
    device: String,
}

impl<'a> Zones<'a> {
    pub(super) fn new(ical: &'a ICalendar, calendar_zone: Option<&str>, device: &str) -> Self {
        let named = ical.build_tz_resolver();
        let calendar = calendar_zone.and_then(|name| iana(name, &named));
        Self {
            named,
            calendar,
            device: device.to_owned(),
        }
    }

    pub(super) fn device(&self) -> &str {
        &self.device
    }

    /// The zone of times that name none, and how it was chosen.
    pub(super) fn of_floating(&self) -> (String, ImportNote) {
        match &self.calendar {
            Some(zone) => (zone.clone(), ImportNote::ZoneFromCalendar),
            None => (self.device.clone(), ImportNote::ZoneFromDevice),
        }
    }

    /// The zone in which a single event given in UTC is shown.
    pub(super) fn of_utc(&self) -> String {
        self.calendar.clone().unwrap_or_else(|| self.device.clone())
    }

    /// Reads one date or date-time value of `entry`. `None` when it is no date, or lies outside the years 1900 to 2200.
    pub(super) fn time(&self, entry: &ICalendarEntry, value: &PartialDateTime) -> Option<FileTime> {
        let parsed = value.to_date_time()?;
        if !(1900..=2200).contains(&parsed.date_time.year()) {
            return None;
        }
        if !value.has_time() {
            return Some(FileTime::Day(parsed.date_time.date()));
        }
        if let Some(offset) = parsed.offset {
            let at = offset.from_local_datetime(&parsed.date_time).single()?;
            return Some(FileTime::Instant(at.with_timezone(&Utc)));
        }
        let local = parsed.date_time;
        Some(match entry.tz_id() {
            Some(name) => match iana(name, &self.named) {
                Some(zone) if is_utc(&zone) => FileTime::Instant(local.and_utc()),
                Some(zone) => FileTime::Wall {
                    local,
                    zone,
                    note: None,
                },
                None => FileTime::Wall {
                    local,
                    zone: self.device.clone(),
                    note: Some(ImportNote::ZoneUnknown),
                },
            },
            None => {
                let (zone, note) = self.of_floating();
                FileTime::Wall {
                    local,
                    zone,
                    note: Some(note),
                }
            }
        })
    }
}

fn is_utc(zone: &str) -> bool {
    matches!(
        zone,
        "UTC"
            | "Etc/UTC"
            | "Etc/GMT"
            | "GMT"
            | "Etc/Zulu"
            | "Zulu"
            | "Etc/UCT"
            | "UCT"
            | "Etc/Universal"
            | "Universal"
    )
}

/// The IANA name behind a zone name of any program.
fn iana(name: &str, named: &TzResolver<&str>) -> Option<String> {
    let name = name.trim();
    if name.len() > 200 {
        return None;
    }
    // Our database first: it is newer than the one behind the translation table.
    calendar::zone_name(name).or_else(|| match named.resolve(name)? {
        Tz::Tz(zone) => calendar::zone_name(zone.name()),
        Tz::Fixed(_) | Tz::Floating => None,
    })
}
