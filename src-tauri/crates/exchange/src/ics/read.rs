//! A whole calendar file.
//!
//! Owns the limits, the sorting of events into series, exceptions and cancellations, and the choice between versions of the same
//! event. The syntax itself (folding, escapes, parameters) is calcard's.

use std::collections::HashMap;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarMethod, ICalendarProperty,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{DateTime, NaiveDateTime, Utc};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{
    ImportNote, SessionDetails, SessionException, SkipReason, Skipped,
};
use evenkeel_domain::text as bounds;

use super::event::{Event, Read, has_clock_change};
use super::text::tidy_line;
use super::zones::Zones;
use super::{
    ChangedDate, IcsCancelled, IcsChange, IcsError, IcsImport, IcsSeries, ImportDefaults, LARGEST,
    MOST_EVENTS, MOST_SKIPPED,
};

/// Rules in one file that give no date. No calendar program writes one; looking at each costs time, so a file full of them is refused.
const MOST_EMPTY_RULES: usize = 20;

/// Reads a calendar file.
///
/// Events that lie wholly before today or beyond two years are left out and counted, like everything that cannot be read.
///
/// # Errors
/// [`IcsError`] when nothing of the file can be read. A file that stops in the middle is refused whole.
pub fn parse(bytes: &[u8], defaults: ImportDefaults<'_>) -> Result<IcsImport, IcsError> {
    if bytes.len() > LARGEST {
        return Err(IcsError::TooLarge);
    }
    let text = decode(bytes)?;
    let calendars = calendars(&text)?;
    let events = calendars
        .iter()
        .flat_map(|ical| &ical.components)
        .filter(|c| is_event(c))
        .count();
    if events > MOST_EVENTS {
        return Err(IcsError::TooMany);
    }
    if events == 0 {
        return Err(IcsError::Nothing);
    }
    let mut reader = Reader {
        out: IcsImport {
            name: String::new(),
            series: Vec::new(),
            loose: Vec::new(),
            cancelled: Vec::new(),
            skipped: Vec::new(),
            skipped_total: 0,
        },
        window: Window::ahead(start_of_today(defaults)),
        empty_rules: 0,
    };
    for ical in &calendars {
        reader.calendar(ical, defaults)?;
    }
    Ok(reader.out)
}

fn start_of_today(defaults: ImportDefaults<'_>) -> DateTime<Utc> {
    let midnight = calendar::to_local(defaults.now, defaults.device_zone)
        .date()
        .and_time(chrono::NaiveTime::MIN);
    calendar::to_instant(midnight, defaults.device_zone).at
}

/// UTF-8 with or without a mark; old exports in Latin-1 still give readable words.
fn decode(bytes: &[u8]) -> Result<String, IcsError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let whole = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let begins = whole
        .get(..15)
        .is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"));
    let ends = whole
        .len()
        .checked_sub(13)
        .and_then(|at| whole.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case("END:VCALENDAR"));
    if begins && ends {
        Ok(whole.to_owned() + "\r\n")
    } else {
        Err(IcsError::NotOne)
    }
}

fn calendars(text: &str) -> Result<Vec<ICalendar>, IcsError> {
    let mut parser = Parser::new(text);
    let mut found = Vec::new();
    // Each call of `entry` consumes at least a line, so this ends; the bound is for the day that it does not.
    for _ in 0..text.len().max(16) {
        match parser.entry() {
            Entry::ICalendar(ical) if is_calendar(&ical) => found.push(ical),
            Entry::Eof => break,
            Entry::TooManyComponents => return Err(IcsError::TooMany),
            _ => {}
        }
    }
    if found.is_empty() {
        Err(IcsError::NotOne)
    } else {
        Ok(found)
    }
}

fn is_calendar(ical: &ICalendar) -> bool {
    ical.components
        .first()
        .is_some_and(|root| root.component_type == ICalendarComponentType::VCalendar)
}

fn is_event(component: &ICalendarComponent) -> bool {
    component.component_type == ICalendarComponentType::VEvent
}

fn other_text<'a>(root: &'a ICalendarComponent, name: &str) -> Option<&'a str> {
    root.entries
        .iter()
        .find_map(|entry| match (&entry.name, entry.values.first()) {
            (ICalendarProperty::Other(own), Some(ICalendarValue::Text(text)))
                if own.eq_ignore_ascii_case(name) =>
            {
                Some(text.as_str())
            }
            _ => None,
        })
}

struct Reader {
    out: IcsImport,
    window: Window,
    empty_rules: usize,
}

/// All events of one UID: the newest version of the series, and the newest of each changed date.
#[derive(Default)]
struct Family<'a> {
    order: usize,
    master: Option<Event<'a>>,
    changes: HashMap<DateTime<Utc>, Event<'a>>,
}

impl Reader {
    fn skip(&mut self, title: &str, reason: SkipReason) {
        self.out.skipped_total = self.out.skipped_total.saturating_add(1);
        if self.out.skipped.len() < MOST_SKIPPED {
            self.out.skipped.push(Skipped {
                title: title.to_owned(),
                reason,
            });
        }
    }

    fn calendar(&mut self, ical: &ICalendar, defaults: ImportDefaults<'_>) -> Result<(), IcsError> {
        let root = ical.components.first().ok_or(IcsError::NotOne)?;
        let zones = Zones::new(
            ical,
            other_text(root, "X-WR-TIMEZONE"),
            defaults.device_zone,
        );
        if self.out.name.is_empty() {
            self.out.name = other_text(root, "X-WR-CALNAME")
                .map(|name| tidy_line(name, bounds::NAME).0)
                .unwrap_or_default();
        }
        let cancel_all = root
            .property(&ICalendarProperty::Method)
            .is_some_and(|entry| {
                entry.values.first() == Some(&ICalendarValue::Method(ICalendarMethod::Cancel))
            });
        let alarms: Vec<bool> = ical
            .components
            .iter()
            .map(|c| c.component_type == ICalendarComponentType::VAlarm)
            .collect();

        let mut families: HashMap<String, Family<'_>> = HashMap::new();
        for (order, component) in ical.components.iter().enumerate() {
            match component.component_type {
                ICalendarComponentType::VEvent => {}
                ICalendarComponentType::VTodo
                | ICalendarComponentType::VJournal
                | ICalendarComponentType::VFreebusy => {
                    let title = component
                        .property(&ICalendarProperty::Summary)
                        .and_then(|e| e.values.first())
                        .and_then(ICalendarValue::as_text);
                    self.skip(
                        &tidy_line(title.unwrap_or_default(), bounds::NAME).0,
                        SkipReason::NotAnEvent,
                    );
                    continue;
                }
                _ => continue,
            }
            let event = Event::read(component, &zones, cancel_all);
            if component.has_property(&ICalendarProperty::RecurrenceId)
                && (event.changes.is_none() || event.and_later)
            {
                self.skip(
                    &event.title,
                    if event.and_later {
                        SkipReason::ChangesLater
                    } else {
                        SkipReason::NoStart
                    },
                );
                continue;
            }
            let family = families.entry(event.uid.clone()).or_insert_with(|| Family {
                order,
                ..Family::default()
            });
            let slot = match &event.changes {
                None => &mut family.master,
                Some(original) => {
                    let at = original.instant(zones.device());
                    let known = family.changes.remove(&at);
                    let newest = newer(known, event);
                    family.changes.insert(at, newest);
                    continue;
                }
            };
            let known = slot.take();
            *slot = Some(newer(known, event));
        }
        let mut families: Vec<Family<'_>> = families.into_values().collect();
        families.sort_by_key(|family| family.order);
        for family in families {
            self.family(family, &zones, &alarms)?;
        }
        Ok(())
    }

    fn family(
        &mut self,
        family: Family<'_>,
        zones: &Zones<'_>,
        alarms: &[bool],
    ) -> Result<(), IcsError> {
        let mut changes: Vec<(DateTime<Utc>, Event<'_>)> = family.changes.into_iter().collect();
        changes.sort_by_key(|(at, _)| *at);
        let Some(master) = family.master else {
            for (original, event) in changes {
                self.loose(original, &event, zones);
            }
            return Ok(());
        };
        if master.cancelled {
            self.out.cancelled.push(IcsCancelled {
                uid: master.uid,
                sequence: master.sequence,
                title: master.title,
            });
            return Ok(());
        }
        let read = master.details(zones);
        if read.as_ref().map_or_else(
            |reason| *reason == SkipReason::NoDates,
            |read| read.empty_rule,
        ) {
            self.empty_rules += 1;
            if self.empty_rules > MOST_EMPTY_RULES {
                return Err(IcsError::NotOne);
            }
        }
        let Read {
            details, mut notes, ..
        } = match read {
            Ok(read) => read,
            Err(reason) => {
                self.skip(&master.title, reason);
                return Ok(());
            }
        };
        if master.has_alarm(alarms) {
            notes.push(ImportNote::AlarmIgnored);
        }
        let mut exceptions = Vec::new();
        for (original, event) in &changes {
            match changed_date(*original, event, zones) {
                // A day names the start of that day in the series' own zone.
                Ok(date) => exceptions.push(date.in_series(
                    &details,
                    event.changes.as_ref().map(|time| match time {
                        super::zones::FileTime::Day(day) => day.and_time(details.start.time()),
                        other => other.wall_in(&details.zone),
                    }),
                )),
                Err(reason) => self.skip(&event.title, reason),
            }
        }
        let starts = calendar::starts(&details, &exceptions, self.window);
        if starts.items.is_empty() {
            self.skip(&master.title, SkipReason::OutsideHorizon);
            return Ok(());
        }
        if starts.truncated {
            notes.push(ImportNote::Truncated);
        }
        if !details.all_day && has_clock_change(&starts.items) {
            notes.push(ImportNote::ClockChange);
        }
        notes.sort_by_key(|note| *note as u8);
        notes.dedup();
        self.out.series.push(IcsSeries {
            uid: master.uid,
            sequence: master.sequence,
            details,
            exceptions,
            notes,
        });
        Ok(())
    }

    fn loose(&mut self, original: DateTime<Utc>, event: &Event<'_>, zones: &Zones<'_>) {
        match changed_date(original, event, zones) {
            Ok(date) => self.out.loose.push(IcsChange {
                uid: event.uid.clone(),
                date,
            }),
            Err(reason) => self.skip(&event.title, reason),
        }
    }
}

/// The one to keep of two versions: the higher SEQUENCE, then the later stamp, then the later in the file.
fn newer<'a>(known: Option<Event<'a>>, event: Event<'a>) -> Event<'a> {
    match known {
        Some(known) if (known.sequence, known.stamp) > (event.sequence, event.stamp) => known,
        _ => event,
    }
}

fn changed_date(
    original: DateTime<Utc>,
    event: &Event<'_>,
    zones: &Zones<'_>,
) -> Result<ChangedDate, SkipReason> {
    let (start, minutes) = if event.cancelled {
        (None, None)
    } else {
        let (start, minutes, _) = event.span(zones)?;
        (Some(start.instant(zones.device())), Some(minutes))
    };
    Ok(ChangedDate {
        original,
        cancelled: event.cancelled,
        start,
        minutes,
        title: event.title.clone(),
        place: event.place().0,
        sequence: event.sequence,
    })
}

impl ChangedDate {
    /// This change as an exception of `details`. `named` is the start it changes on the series' wall clock, when the file says it
    /// there; otherwise it is worked out from the instant.
    pub(super) fn in_series(
        &self,
        details: &SessionDetails,
        named: Option<NaiveDateTime>,
    ) -> SessionException {
        let recurrence_id =
            named.unwrap_or_else(|| calendar::to_local(self.original, &details.zone));
        let differs =
            |text: &str, own: &str| (!text.is_empty() && text != own).then(|| text.to_owned());
        SessionException {
            recurrence_id,
            recurrence_at: named.map_or(self.original, |wall| {
                calendar::to_instant(wall, &details.zone).at
            }),
            cancelled: self.cancelled,
            start: self
                .start
                .map(|at| calendar::to_local(at, &details.zone))
                .filter(|start| *start != recurrence_id),
            minutes: self
                .minutes
                .filter(|minutes| !details.all_day && *minutes != details.minutes),
            title: differs(&self.title, &details.title).filter(|_| !self.cancelled),
            place: differs(&self.place, &details.place.name).filter(|_| !self.cancelled),
            sequence: self.sequence,
        }
    }
}
