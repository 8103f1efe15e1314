//! Sessions as a calendar file, for a phone.
//!
//! Owns what such a file says and what it does not: neutral titles unless the person chose others, private, no place, no notes, no
//! name of this program, and UIDs that stay the same from file to file and tell nothing. Each series keeps its rule where other
//! programs read the rule as we do; every date that the rule alone would get wrong is written out. The dates in the file are
//! exactly those on the list.

use std::collections::{BTreeMap, BTreeSet};

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarAction, ICalendarClassification, ICalendarComponent,
    ICalendarComponentType, ICalendarDuration, ICalendarEntry, ICalendarMethod, ICalendarParameter,
    ICalendarProperty, ICalendarValue, ICalendarValueType,
};
use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::{self, ClockShift, Window};
use evenkeel_domain::sessions::{
    CalendarLine, CalendarScope, CalendarTitles, Occurrence, SessionDetails, SessionSeries,
};
use evenkeel_domain::words;
use sha2::{Digest, Sha256};

use super::{IcsError, ImportDefaults, read, write_zone};

/// A calendar file, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// The series in it, by their first date.
    pub lines: Vec<CalendarLine>,
    /// Every date in it: start, and length in minutes. In order.
    pub dates: Vec<(DateTime<Utc>, i64)>,
    /// Notes on days that stayed out.
    pub day_notes_left_out: u32,
}

/// Hours before a session at which the phone rings.
const ALARM_HOURS: u32 = 2;

/// Writes the dates of `series` in `window` that take place.
///
/// # Errors
/// [`std::fmt::Error`] when the text cannot be put together.
pub fn write(
    series: &[SessionSeries],
    scope: &CalendarScope,
    window: Window,
    device_zone: &str,
    now: DateTime<Utc>,
) -> Result<Written, std::fmt::Error> {
    let mut writer = Writer {
        scope,
        device_zone,
        now,
        events: Vec::new(),
        zones: BTreeMap::new(),
        lines: Vec::new(),
        dates: Vec::new(),
        day_notes_left_out: 0,
    };
    for one in series {
        let dates: Vec<Occurrence> = one
            .occurrences(window, device_zone)
            .items
            .into_iter()
            .filter(|date| !date.cancelled)
            .collect();
        writer.series(one, &dates);
    }
    writer
        .lines
        .sort_by(|a, b| (a.first, &a.title).cmp(&(b.first, &b.title)));
    writer.dates.sort_unstable();
    let mut text = String::new();
    writer.calendar().write_to(&mut text)?;
    Ok(Written {
        bytes: text.into_bytes(),
        lines: writer.lines,
        dates: writer.dates,
        day_notes_left_out: writer.day_notes_left_out,
    })
}

/// Every date of a calendar file between two instants: start, and length in minutes. In order.
///
/// # Errors
/// The file cannot be read.
pub fn dates(
    bytes: &[u8],
    defaults: ImportDefaults<'_>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, i64)>, IcsError> {
    let file = read::within(bytes, defaults, read::Limits::OWN)?;
    let window = Window::new(from, to);
    let mut dates: Vec<(DateTime<Utc>, i64)> = file
        .series
        .iter()
        .flat_map(|series| series.details.starts(&series.exceptions, window).items)
        .filter(|start| !start.cancelled)
        .map(|start| {
            (
                start.resolved.at,
                (start.end - start.resolved.at).num_minutes(),
            )
        })
        .collect();
    dates.sort_unstable();
    Ok(dates)
}

/// An event with what belongs inside it.
struct Event {
    component: ICalendarComponent,
    alarm: Option<ICalendarComponent>,
}

struct Writer<'a> {
    scope: &'a CalendarScope,
    device_zone: &'a str,
    now: DateTime<Utc>,
    events: Vec<Event>,
    /// Zones used, with the instants they are used between.
    zones: BTreeMap<String, (DateTime<Utc>, DateTime<Utc>)>,
    lines: Vec<CalendarLine>,
    dates: Vec<(DateTime<Utc>, i64)>,
    day_notes_left_out: u32,
}

impl Writer<'_> {
    fn series(&mut self, series: &SessionSeries, dates: &[Occurrence]) {
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
            return;
        };
        let details = &series.details;
        if details.all_day && self.scope.titles != CalendarTitles::Full {
            self.day_notes_left_out += count(dates.len());
            return;
        }
        for date in dates {
            self.dates.push(if date.all_day {
                self.whole_day(date.local_start)
            } else {
                (date.start, minutes(date))
            });
            if !details.all_day {
                self.uses(&details.zone, date);
            }
        }
        self.lines.push(CalendarLine {
            title: self.title(first),
            place: self.place(first),
            note: self.note(first),
            count: count(dates.len()),
            first: first.local_start,
            last: last.local_start,
            minutes: details.minutes,
            zone: details.zone.clone(),
            all_day: details.all_day,
        });
        let mut left: BTreeSet<NaiveDateTime> =
            dates.iter().map(|date| date.recurrence_id).collect();
        if let Some(pattern) = Pattern::of(details, dates) {
            let usual = dates
                .iter()
                .find(|date| date.recurrence_id == pattern.first);
            if let Some(usual) = usual {
                self.repeating(series.id, details, &pattern, usual);
                for date in dates.iter().filter(|date| pattern.gives(date)) {
                    left.remove(&date.recurrence_id);
                    if !plain(details, date) {
                        self.changed(series.id, details, date);
                    }
                }
            }
        }
        for date in dates
            .iter()
            .filter(|date| left.contains(&date.recurrence_id))
        {
            self.single(series.id, date);
        }
    }

    /// A note on the day as a file says it: the day, on the wall of whoever reads the file.
    fn whole_day(&self, wall: NaiveDateTime) -> (DateTime<Utc>, i64) {
        let midnight = |wall: NaiveDateTime| {
            calendar::to_instant(wall.date().and_time(NaiveTime::MIN), self.device_zone).at
        };
        let start = midnight(wall);
        let end = wall
            .checked_add_signed(Duration::days(1))
            .map_or(start, midnight);
        (start, (end - start).num_minutes())
    }

    fn uses(&mut self, zone: &str, date: &Occurrence) {
        let span = self
            .zones
            .entry(zone.to_owned())
            .or_insert((date.start, date.end));
        *span = (span.0.min(date.start), span.1.max(date.end));
    }

    /// The series with its rule.
    fn repeating(
        &mut self,
        id: Id,
        details: &SessionDetails,
        pattern: &Pattern,
        usual: &Occurrence,
    ) {
        let mut component = self.event(&uid(id, None), usual);
        // The rule begins on the clock on the wall, and lasts as long as a usual date.
        let end = pattern
            .first
            .checked_add_signed(Duration::minutes(i64::from(details.minutes)))
            .unwrap_or(pattern.first);
        component.entries.push(start_entry(
            details,
            ICalendarProperty::Dtstart,
            pattern.first,
        ));
        component.entries.push(if details.all_day {
            next_day(pattern.first)
        } else {
            start_entry(details, ICalendarProperty::Dtend, end)
        });
        component.entries.push(
            ICalendarEntry::new(ICalendarProperty::Rrule)
                .with_value(ICalendarValue::Text(pattern.rule.clone())),
        );
        for wall in &pattern.off {
            component
                .entries
                .push(start_entry(details, ICalendarProperty::Exdate, *wall));
        }
        self.add(component, usual);
    }

    /// A date of the rule that differs from it.
    fn changed(&mut self, id: Id, details: &SessionDetails, date: &Occurrence) {
        let mut component = self.event(&uid(id, None), date);
        component.entries.push(start_entry(
            details,
            ICalendarProperty::RecurrenceId,
            date.recurrence_id,
        ));
        self.span(&mut component, date);
        self.add(component, date);
    }

    /// A date of its own.
    fn single(&mut self, id: Id, date: &Occurrence) {
        let mut component = self.event(&uid(id, Some(date.recurrence_id)), date);
        self.span(&mut component, date);
        self.add(component, date);
    }

    fn span(&self, component: &mut ICalendarComponent, date: &Occurrence) {
        let entry = |property, wall| zoned(property, &date.zone, wall);
        if date.all_day {
            component
                .entries
                .push(day(ICalendarProperty::Dtstart, date.local_start));
            component.entries.push(next_day(date.local_start));
            return;
        }
        component
            .entries
            .push(entry(ICalendarProperty::Dtstart, date.local_start));
        let length = minutes(date);
        // Over a change of clocks the end on the wall is not the start and the length; the length is what was agreed.
        if (date.local_end - date.local_start).num_minutes() == length {
            component
                .entries
                .push(entry(ICalendarProperty::Dtend, date.local_end));
        } else {
            component.entries.push(
                ICalendarEntry::new(ICalendarProperty::Duration)
                    .with_value(ICalendarDuration::from_seconds(length * 60)),
            );
        }
    }

    /// What every event says.
    fn event(&self, uid: &str, date: &Occurrence) -> ICalendarComponent {
        let mut component = ICalendarComponent::new(ICalendarComponentType::VEvent);
        component.add_uid(uid);
        component.add_dtstamp(PartialDateTime::from_utc_timestamp(self.now.timestamp()));
        component.add_property(ICalendarProperty::Summary, self.title(date));
        component.add_property(
            ICalendarProperty::Class,
            ICalendarValue::Classification(ICalendarClassification::Private),
        );
        for (property, text) in [
            (ICalendarProperty::Location, self.place(date)),
            (ICalendarProperty::Description, self.note(date)),
        ] {
            if !text.is_empty() {
                component.add_property(property, text);
            }
        }
        component
    }

    fn add(&mut self, component: ICalendarComponent, date: &Occurrence) {
        let alarm = (self.scope.alarm && !date.all_day).then(|| {
            let mut alarm = ICalendarComponent::new(ICalendarComponentType::VAlarm);
            alarm.add_property(
                ICalendarProperty::Action,
                ICalendarValue::Action(ICalendarAction::Display),
            );
            alarm.add_property(ICalendarProperty::Description, self.title(date));
            alarm.add_property(
                ICalendarProperty::Trigger,
                ICalendarDuration {
                    neg: true,
                    hours: ALARM_HOURS,
                    ..ICalendarDuration::default()
                },
            );
            alarm
        });
        self.events.push(Event { component, alarm });
    }

    fn title(&self, date: &Occurrence) -> String {
        let say = |id: &str| words::say(self.scope.lang, id, &[]);
        match self.scope.titles {
            CalendarTitles::Neutral => say("sessions-export-neutral"),
            CalendarTitles::Full if !date.title.trim().is_empty() => date.title.clone(),
            CalendarTitles::Kind | CalendarTitles::Full => say(&date.kind.message()),
        }
    }

    fn place(&self, date: &Occurrence) -> String {
        if !self.scope.places {
            return String::new();
        }
        let parts = [date.place.name.trim(), date.place.room.trim()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    fn note(&self, date: &Occurrence) -> String {
        let mut parts = Vec::new();
        if self.scope.places {
            parts.extend([date.phone.trim(), date.video_url.trim()]);
        }
        if self.scope.notes {
            parts.push(date.note.trim());
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n")
    }

    fn calendar(&mut self) -> ICalendar {
        let mut root = ICalendarComponent::new(ICalendarComponentType::VCalendar);
        root.add_property(ICalendarProperty::Version, "2.0");
        root.add_property(ICalendarProperty::Prodid, PRODID);
        root.add_property(
            ICalendarProperty::Method,
            ICalendarValue::Method(ICalendarMethod::Publish),
        );
        let mut components = vec![root];
        let mut top = Vec::new();
        for (zone, span) in &self.zones {
            if zone != UTC {
                top.extend(write_zone::add(&mut components, zone, *span, self.now));
            }
        }
        for event in std::mem::take(&mut self.events) {
            let mut component = event.component;
            if let Some(alarm) = event.alarm {
                component.component_ids.extend(push(&mut components, alarm));
            }
            top.extend(push(&mut components, component));
        }
        if let Some(root) = components.first_mut() {
            root.component_ids = top;
        }
        ICalendar { components }
    }
}

/// Adds a component; its number.
pub(super) fn push(
    components: &mut Vec<ICalendarComponent>,
    component: ICalendarComponent,
) -> Option<u32> {
    let number = u32::try_from(components.len()).ok()?;
    components.push(component);
    Some(number)
}

/// The part of a series that a rule can say.
struct Pattern {
    /// The first date of the rule.
    first: NaiveDateTime,
    /// The rule, with its end as a time.
    rule: String,
    /// Every date that the rule gives.
    given: BTreeSet<NaiveDateTime>,
    /// Those that do not take place as the rule gives them.
    off: Vec<NaiveDateTime>,
}

impl Pattern {
    /// The pattern of `dates`. None when the series has no rule, or one that its dates hardly follow.
    fn of(details: &SessionDetails, dates: &[Occurrence]) -> Option<Self> {
        let rule = details.rrule.as_deref()?;
        let usual: Vec<NaiveDateTime> = dates
            .iter()
            .filter(|date| plain(details, date))
            .map(|date| date.recurrence_id)
            .collect();
        let (first, last) = (*usual.iter().min()?, *usual.iter().max()?);
        let rule = ending(details, rule, last);
        let beginning = SessionDetails {
            start: first,
            rrule: Some(rule.clone()),
            rdates: Vec::new(),
            exdates: Vec::new(),
            ..details.clone()
        };
        let (given, cut) = beginning.schedule().starts(first, last);
        let there: BTreeSet<NaiveDateTime> = dates
            .iter()
            .filter(|date| date.shift != ClockShift::Gap || date.recurrence_id != date.local_start)
            .filter(|date| exists(details, date.recurrence_id))
            .map(|date| date.recurrence_id)
            .collect();
        let (on, off): (Vec<_>, Vec<_>) = given.into_iter().partition(|wall| there.contains(wall));
        if cut || on.len() < 2 || off.len() > on.len() {
            return None;
        }
        Some(Self {
            first,
            rule,
            given: on.into_iter().collect(),
            off,
        })
    }

    fn gives(&self, date: &Occurrence) -> bool {
        self.given.contains(&date.recurrence_id)
    }
}

/// Whether a start is on the wall at all. Where clocks skip it, other programs drop the date, move it, or neither.
fn exists(details: &SessionDetails, wall: NaiveDateTime) -> bool {
    calendar::to_instant(wall, &details.zone).shift != ClockShift::Gap
}

/// Whether a date is just as its series says.
fn plain(details: &SessionDetails, date: &Occurrence) -> bool {
    !date.moved
        && date.local_start == date.recurrence_id
        && date.shift != ClockShift::Gap
        && (date.all_day || minutes(date) == i64::from(details.minutes))
        && date.title == details.title
        && date.place == details.place
}

/// The rule without its own end, ending with `last`.
fn ending(details: &SessionDetails, rule: &str, last: NaiveDateTime) -> String {
    let until = if details.all_day {
        last.format("%Y%m%d").to_string()
    } else {
        let at = calendar::to_instant(last, &details.zone).at;
        format!("{}Z", at.format("%Y%m%dT%H%M%S"))
    };
    rule.split(';')
        .map(str::trim)
        .filter(|part| {
            let name = part.split('=').next().unwrap_or_default().trim();
            !part.is_empty()
                && !name.eq_ignore_ascii_case("COUNT")
                && !name.eq_ignore_ascii_case("UNTIL")
        })
        .map(str::to_owned)
        .chain([format!("UNTIL={until}")])
        .collect::<Vec<_>>()
        .join(";")
}

/// Names no program: whoever opens the file in an editor learns nothing from it.
pub(crate) const PRODID: &str = "-//Calendar//Calendar//EN";

/// The zone that needs no rules in a file.
const UTC: &str = "UTC";

fn start_entry(
    details: &SessionDetails,
    property: ICalendarProperty,
    wall: NaiveDateTime,
) -> ICalendarEntry {
    if details.all_day {
        day(property, wall)
    } else {
        zoned(property, &details.zone, wall)
    }
}

fn zoned(property: ICalendarProperty, zone: &str, wall: NaiveDateTime) -> ICalendarEntry {
    let seconds = wall.and_utc().timestamp();
    if zone == UTC {
        return ICalendarEntry::new(property)
            .with_value(PartialDateTime::from_utc_timestamp(seconds));
    }
    ICalendarEntry::new(property)
        .with_param(ICalendarParameter::tzid(zone.to_owned()))
        .with_value(PartialDateTime::from_naive_timestamp(seconds))
}

fn day(property: ICalendarProperty, wall: NaiveDateTime) -> ICalendarEntry {
    ICalendarEntry::new(property)
        .with_param(ICalendarParameter::value(ICalendarValueType::Date))
        .with_value(PartialDateTime::from_date_timestamp(
            wall.and_utc().timestamp(),
        ))
}

fn next_day(wall: NaiveDateTime) -> ICalendarEntry {
    let next = wall
        .date()
        .succ_opt()
        .map_or(wall, |next| next.and_time(wall.time()));
    day(ICalendarProperty::Dtend, next)
}

/// How long such a name is.
pub(super) const UID_LENGTH: usize = 32;

/// A name that stays the same from file to file and says nothing: not who, not what, not when it was made.
pub(crate) fn uid(series: Id, date: Option<NaiveDateTime>) -> String {
    let date = date.map(|wall| wall.format("%Y%m%dT%H%M%S").to_string());
    let digest = Sha256::digest(format!(
        "calendar file {series} {}",
        date.unwrap_or_default()
    ));
    let mut name = data_encoding::HEXLOWER.encode(&digest);
    name.truncate(UID_LENGTH);
    name
}

fn minutes(date: &Occurrence) -> i64 {
    (date.end - date.start).num_minutes()
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
