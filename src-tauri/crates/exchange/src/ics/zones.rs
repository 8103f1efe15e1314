//! Which zone a time in a calendar file is in (`TZID`, `VTIMEZONE`).
//!
//! Owns the translation of other programs' zone names (Windows, Exchange, path-like) into IANA names, and the decision for times
//! that name none. The rules of the zones are the domain's. Those a file spells out itself are used only to find the zone that
//! has them, when its name says nothing.

use std::collections::HashMap;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty,
    ICalendarValue,
};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};
use evenkeel_domain::calendar::{self, ClockRule};
use evenkeel_domain::sessions::ImportNote;

use super::{ImportDefaults, stamp};

/// Zones of one file that are looked for by their rules; any others are unknown.
const MOST_SPELLED_OUT: usize = 20;
/// Blocks of one zone that are looked at.
const MOST_BLOCKS: usize = 64;
/// Single changes of one block that are looked at.
const MOST_CHANGES: usize = 400;
/// Parts of a name with slashes that are looked at.
const MOST_PARTS: usize = 8;

/// Windows names as the Unicode CLDR table (windowsZones, version 48) has them, where the one of calcard is older.
const WINDOWS: [(&str, &str); 6] = [
    ("Mountain Standard Time (Mexico)", "America/Mazatlan"),
    ("Central Asia Standard Time", "Asia/Bishkek"),
    ("South Sudan Standard Time", "Africa/Juba"),
    ("Alberta Standard Time", "America/Edmonton"),
    ("British Columbia Standard Time", "America/Vancouver"),
    ("Manitoba Standard Time", "America/Winnipeg"),
];

/// Letters that people in the United States write for a zone whose clocks change, whatever half of the year the letters are of.
const LETTERS: [(&str, &str); 14] = [
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("ET", "America/New_York"),
    ("CST", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("CT", "America/Chicago"),
    ("MST", "America/Denver"),
    ("MDT", "America/Denver"),
    ("MT", "America/Denver"),
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
    ("PT", "America/Los_Angeles"),
    ("AKST", "America/Anchorage"),
    ("AKDT", "America/Anchorage"),
];
/// Longest name that is only letters for a zone.
const MOST_LETTERS: usize = 5;

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
    /// The time on the wall of one that names no zone.
    pub(super) fn without_zone(&self) -> Option<NaiveDateTime> {
        match self {
            Self::Wall {
                local,
                note: Some(ImportNote::ZoneFromCalendar | ImportNote::ZoneFromDevice),
                ..
            } => Some(*local),
            _ => None,
        }
    }

    /// This time beside `start`, the start of its series: without a zone of its own it is in that one's.
    pub(super) fn beside(self, start: Option<&Self>) -> Self {
        match (self.without_zone(), start) {
            (Some(local), Some(Self::Instant(_))) => Self::Instant(local.and_utc()),
            (Some(local), Some(Self::Wall { zone, note, .. })) => Self::Wall {
                local,
                zone: zone.clone(),
                note: *note,
            },
            _ => self,
        }
    }

    /// Its day, as it is written.
    pub(super) fn day(&self) -> NaiveDate {
        match self {
            Self::Day(day) => *day,
            Self::Instant(at) => at.date_naive(),
            Self::Wall { local, .. } => local.date(),
        }
    }

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
    /// Zones that no name leads to, or whose name may be that of another, found by their rules.
    spelled_out: HashMap<&'a str, String>,
    /// Every name that the file spells rules out for.
    names: Vec<&'a str>,
    now: DateTime<Utc>,
    /// Zone of the calendar, if it names a known one.
    calendar: Option<String>,
    device: String,
}

impl<'a> Zones<'a> {
    pub(super) fn new(
        ical: &'a ICalendar,
        calendar_zone: Option<&str>,
        defaults: ImportDefaults<'_>,
    ) -> Self {
        let named = ical.build_tz_resolver();
        let calendar = calendar_zone.and_then(|name| iana(name, &named));
        let likely: Vec<&str> = [Some(defaults.device_zone), calendar.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let spelled_out = ical
            .timezones()
            .filter_map(|zone| Some((zone, name_of(zone)?)))
            .filter(|(_, name)| is_short(name) || iana(name, &named).is_none())
            .take(MOST_SPELLED_OUT)
            .filter_map(|(zone, name)| {
                let rules = clock_rules(ical, zone)?;
                // The zone that is really called so comes first.
                let likely: Vec<&str> = [name].into_iter().chain(likely.iter().copied()).collect();
                Some((name, calendar::zone_like(&rules, defaults.now, &likely)?))
            })
            .collect();
        Self {
            named,
            spelled_out,
            names: ical
                .timezones()
                .filter_map(name_of)
                .take(MOST_BLOCKS)
                .collect(),
            now: defaults.now,
            calendar,
            device: defaults.device_zone.to_owned(),
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
        let Some(name) = entry.tz_id().map(str::trim) else {
            let (zone, note) = self.of_floating();
            return Some(FileTime::Wall {
                local,
                zone,
                note: Some(note),
            });
        };
        let offset = stamp::offset(name).filter(|_| !is_short(name) && !self.names.contains(&name));
        if let Some(offset) = offset {
            let at = local.checked_sub_signed(Duration::seconds(i64::from(offset)))?;
            return Some(FileTime::Instant(at.and_utc()));
        }
        let (zone, note) = self.called(name);
        Some(if is_utc(&zone) {
            FileTime::Instant(local.and_utc())
        } else {
            FileTime::Wall { local, zone, note }
        })
    }

    /// The zone that the file calls `name`, and what had to be decided for it.
    fn called(&self, name: &str) -> (String, Option<ImportNote>) {
        if is_short(name)
            && let Some(known) = self.letters(name)
        {
            return known;
        }
        if let Some(zone) = iana(name, &self.named) {
            return (zone, None);
        }
        match self.spelled_out.get(name) {
            Some(zone) => (zone.clone(), Some(ImportNote::ZoneByRules)),
            None => inside(name, &self.named).map_or_else(
                || (self.device.clone(), Some(ImportNote::ZoneUnknown)),
                |zone| (zone, None),
            ),
        }
    }

    /// The zone behind a few letters: the one whose rules the file spells out under them, or under a name that begins with them,
    /// else the one that people mean by them.
    fn letters(&self, name: &str) -> Option<(String, Option<ImportNote>)> {
        if let Some(zone) = self.spelled_out.get(name) {
            let same = zone.eq_ignore_ascii_case(name);
            return Some((zone.clone(), (!same).then_some(ImportNote::ZoneByRules)));
        }
        let longer = |own: &&&str| {
            own.get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
                && own
                    .get(name.len()..)
                    .is_some_and(|rest| rest.starts_with(' '))
        };
        if !self.names.contains(&name)
            && let Some(own) = self.names.iter().find(longer)
        {
            let found = iana(own, &self.named).or_else(|| self.spelled_out.get(own).cloned());
            if let Some(zone) = found {
                return Some((zone, Some(ImportNote::ZoneByRules)));
            }
        }
        let (_, meant) = LETTERS
            .iter()
            .find(|(letters, _)| letters.eq_ignore_ascii_case(name))?;
        let year = Duration::days(366);
        let here = calendar::clock_changes(&self.device, self.now - year, self.now + year)
            .iter()
            .any(|change| change.name.eq_ignore_ascii_case(name));
        let zone = if here { self.device.as_str() } else { *meant };
        Some((zone.to_owned(), Some(ImportNote::ZoneByLetters)))
    }

    /// The zone in which a series goes on that begins `at` with an offset of so many seconds: the laptop's own where its clock shows
    /// that offset then, else one that always does.
    pub(super) fn of_offset(
        &self,
        seconds: i32,
        at: DateTime<Utc>,
    ) -> (String, Option<ImportNote>) {
        let here = calendar::to_local(at, &self.device) - at.naive_utc();
        if here == Duration::seconds(i64::from(seconds)) {
            return (self.device.clone(), Some(ImportNote::ZoneFromDevice));
        }
        // These names count the other way round.
        let sign = if seconds < 0 { '+' } else { '-' };
        let named = (seconds % 3600 == 0)
            .then(|| format!("Etc/GMT{sign}{}", seconds.abs() / 3600))
            .and_then(|name| calendar::zone_name(&name));
        (named.unwrap_or_else(|| "UTC".to_owned()), None)
    }
}

/// Whether a name is only a few letters, which may be those of several zones.
fn is_short(name: &str) -> bool {
    name.len() <= MOST_LETTERS && name.chars().all(|c| c.is_ascii_alphabetic())
}

fn name_of(zone: &ICalendarComponent) -> Option<&str> {
    zone.property(&ICalendarProperty::Tzid)?
        .values
        .first()?
        .as_text()
}

/// The rules a file spells out for a zone. None when a block of them cannot be read.
fn clock_rules(ical: &ICalendar, zone: &ICalendarComponent) -> Option<Vec<ClockRule>> {
    let blocks = zone
        .component_ids
        .iter()
        .filter_map(|id| ical.component_by_id(*id))
        .filter(|block| {
            matches!(
                block.component_type,
                ICalendarComponentType::Standard | ICalendarComponentType::Daylight
            )
        });
    blocks.take(MOST_BLOCKS).map(clock_rule).collect()
}

fn clock_rule(block: &ICalendarComponent) -> Option<ClockRule> {
    let value = |property: &ICalendarProperty| block.property(property)?.values.first();
    let wall = |value: &ICalendarValue| {
        value
            .as_partial_date_time()?
            .to_date_time()
            .map(|read| read.date_time)
    };
    let offset = |property: &ICalendarProperty| {
        let read = value(property)?.as_partial_date_time()?;
        let part = |part: Option<u8>| i32::from(part.unwrap_or(0));
        let seconds = i32::from(read.tz_hour?) * 3600 + part(read.tz_minute) * 60;
        Some(if read.tz_minus { -seconds } else { seconds })
    };
    Some(ClockRule {
        first: wall(value(&ICalendarProperty::Dtstart)?)?,
        before: offset(&ICalendarProperty::Tzoffsetfrom)?,
        after: offset(&ICalendarProperty::Tzoffsetto)?,
        rrule: match value(&ICalendarProperty::Rrule) {
            Some(ICalendarValue::RecurrenceRule(rule)) => Some(rule.to_string()),
            Some(_) => return None,
            None => None,
        },
        rdates: block
            .properties(&ICalendarProperty::Rdate)
            .flat_map(|entry| &entry.values)
            .take(MOST_CHANGES)
            .filter_map(wall)
            .collect(),
    })
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
    // Our database first: it is newer than the one behind the translation table. Then what that table has wrong or not at all.
    let mended = WINDOWS
        .iter()
        .find(|(windows, _)| windows.eq_ignore_ascii_case(name))
        .and_then(|(_, zone)| calendar::zone_name(zone));
    calendar::zone_name(name)
        .or(mended)
        .or_else(|| match named.resolve(name)? {
            Tz::Tz(zone) => calendar::zone_name(zone.name()),
            Tz::Fixed(_) | Tz::Floating => None,
        })
}

/// A known zone inside a name that is none itself: behind a prefix (`/example.org/America/Chicago`), before the number that some
/// servers add (`America/Chicago 1`), or a Windows zone called by its summer name. Asked last: the rules a file spells out say more.
fn inside(name: &str, named: &TzResolver<&str>) -> Option<String> {
    let name = name.trim();
    let bare = name
        .trim_end_matches(|last: char| last.is_ascii_digit())
        .trim_end();
    let standard = bare.replace("Daylight Time", "Standard Time");
    let tails = bare
        .match_indices('/')
        .filter_map(|(at, _)| bare.get(at + 1..))
        .take(MOST_PARTS);
    [bare, standard.as_str()]
        .into_iter()
        .chain(tails)
        .filter(|part| !part.is_empty() && *part != name)
        .find_map(|part| iana(part, named))
}
