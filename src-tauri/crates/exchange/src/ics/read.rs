//! A whole calendar file.
//!
//! Owns the limits, the sorting of events into series, exceptions and cancellations, and the choice between versions of the same
//! event. The syntax itself (folding, escapes, parameters) is calcard's.

use std::collections::{HashMap, HashSet};

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarMethod, ICalendarProperty,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{DateTime, Utc};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{ImportNote, SkipReason, Skipped};
use evenkeel_domain::text as bounds;

use super::changed::changed_date;
use super::decode::decode;
use super::event::{Event, Read, has_clock_change};
use super::later::spread;
use super::text::tidy_line;
use super::zones::Zones;
use super::{
    IcsCancelled, IcsChange, IcsError, IcsImport, IcsSeries, ImportDefaults, LARGEST, MOST_EVENTS,
    MOST_SKIPPED,
};

/// Rules in one file that give no date. No calendar program writes one; looking at each costs time, so a file full of them is refused.
const MOST_EMPTY_RULES: usize = 20;

/// What [`IcsImport::calendar`] begins with when only the writing program is known.
pub(super) const WRITTEN_BY: &str = "program: ";

/// Reads a calendar file. What cannot be read is left out and counted.
///
/// # Errors
/// [`IcsError`] when nothing of the file can be read. A file that stops in the middle is refused whole.
pub fn parse(bytes: &[u8], defaults: ImportDefaults<'_>) -> Result<IcsImport, IcsError> {
    within(bytes, defaults, Limits::FOREIGN)
}

/// How much is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    bytes: usize,
    events: usize,
}

impl Limits {
    /// Of a file from anywhere.
    const FOREIGN: Self = Self {
        bytes: LARGEST,
        events: MOST_EVENTS,
    };
    /// Of a file that was just written here: a long list makes a long file.
    pub(super) const OWN: Self = Self {
        bytes: usize::MAX,
        events: usize::MAX,
    };
}

/// As [`parse`], within `limits`.
pub(super) fn within(
    bytes: &[u8],
    defaults: ImportDefaults<'_>,
    limits: Limits,
) -> Result<IcsImport, IcsError> {
    if bytes.len() > limits.bytes {
        return Err(IcsError::TooLarge);
    }
    let text = decode(bytes)?;
    let calendars = calendars(&text)?;
    let events = calendars
        .iter()
        .flat_map(|ical| &ical.components)
        .filter(|c| is_event(c))
        .count();
    if events > limits.events {
        return Err(IcsError::TooMany);
    }
    if events == 0 {
        return Err(IcsError::Nothing);
    }
    let mut reader = Reader {
        out: IcsImport {
            name: String::new(),
            calendar: String::new(),
            whole: true,
            uids: HashSet::new(),
            series: Vec::new(),
            loose: Vec::new(),
            cancelled: Vec::new(),
            skipped: Vec::new(),
            skipped_total: 0,
        },
        window: Window::ahead(start_of_today(defaults)),
        now: defaults.now,
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
    now: DateTime<Utc>,
    empty_rules: usize,
}

/// All events of one UID: the newest version of the series, the newest of each changed date, and of each date from which on all
/// change. Where the newest version stands there at several starts these are several series ([`super::shared`]).
#[derive(Default)]
struct Family<'a> {
    order: usize,
    masters: Vec<Event<'a>>,
    changes: Vec<Event<'a>>,
}

impl<'a> Family<'a> {
    fn put(&mut self, event: Event<'a>, zones: &Zones<'_>) {
        let at = |event: &Event<'_>| {
            event
                .start
                .as_ref()
                .map(|start| start.instant(zones.device()))
        };
        match self.masters.first() {
            Some(known) if known.version() > event.version() => return,
            Some(known) if known.version() < event.version() => self.masters.clear(),
            // Of two at the same start the later in the file counts; so it does where one has no start to tell it by.
            _ => self.masters.retain(|known| {
                at(known).is_some() && at(&event).is_some() && at(known) != at(&event)
            }),
        }
        self.masters.push(event);
    }

    /// The newest change of each date, and of each date from which on all change, in order. What names no zone is in that of the
    /// series, or, where the file has none, in that of its own new start.
    fn newest_changes(
        &mut self,
        host: usize,
        zones: &Zones<'_>,
    ) -> Vec<(DateTime<Utc>, Event<'a>)> {
        let series = self.masters.get(host).and_then(|one| one.start.as_ref());
        let mut dates: HashMap<(DateTime<Utc>, bool), Event<'a>> = HashMap::new();
        for mut event in std::mem::take(&mut self.changes) {
            let Some(named) = event.changes.take() else {
                continue;
            };
            event.start = event.start.map(|start| start.beside(series));
            let beside = series.or(event.start.as_ref());
            let at = named.clone().beside(beside).instant(zones.device());
            event.changes = Some(named.beside(series));
            let key = (at, event.and_later);
            let known = dates.remove(&key);
            dates.insert(key, newer(known, event));
        }
        let mut dates: Vec<_> = dates
            .into_iter()
            .map(|((at, _), event)| (at, event))
            .collect();
        dates.sort_by_key(|(at, event)| (*at, event.and_later));
        dates
    }
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
        let zones = Zones::new(ical, other_text(root, "X-WR-TIMEZONE"), defaults);
        self.whose(root);
        let method = root
            .property(&ICalendarProperty::Method)
            .and_then(|entry| entry.values.first());
        let cancel_all = method == Some(&ICalendarValue::Method(ICalendarMethod::Cancel));
        // Anything but a published calendar is a message about some events.
        self.out.whole &=
            method.is_none_or(|method| *method == ICalendarValue::Method(ICalendarMethod::Publish));
        // A proposal of somebody, or an answer to one, is not the program's word.
        let answers = matches!(
            method,
            Some(ICalendarValue::Method(
                ICalendarMethod::Counter
                    | ICalendarMethod::Declinecounter
                    | ICalendarMethod::Reply
                    | ICalendarMethod::Refresh
            ))
        );
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
            if answers {
                self.skip(&event.title, SkipReason::Proposal);
                continue;
            }
            self.out.uids.insert(event.uid.clone());
            if component.has_property(&ICalendarProperty::RecurrenceId) && event.changes.is_none() {
                self.skip(&event.title, SkipReason::NoStart);
                continue;
            }
            let family = families.entry(event.uid.clone()).or_insert_with(|| Family {
                order,
                ..Family::default()
            });
            match &event.changes {
                None => family.put(event, &zones),
                Some(_) => family.changes.push(event),
            }
        }
        let mut families: Vec<Family<'_>> = families.into_values().collect();
        families.sort_by_key(|family| family.order);
        for family in families {
            self.family(family, &zones, &alarms)?;
        }
        Ok(())
    }

    /// Name and identity of a calendar; the first that has one counts.
    fn whose(&mut self, root: &ICalendarComponent) {
        let line = |text: Option<&str>| {
            text.map(|text| tidy_line(text, bounds::NAME).0)
                .filter(|text| !text.is_empty())
        };
        let text =
            |property: &ICalendarProperty| root.property(property)?.values.first()?.as_text();
        if self.out.name.is_empty() {
            self.out.name = line(other_text(root, "X-WR-CALNAME"))
                .or_else(|| line(text(&ICalendarProperty::Name)))
                .unwrap_or_default();
        }
        if !self.out.name.is_empty() {
            self.out.calendar = self.out.name.clone();
        } else if self.out.calendar.is_empty() {
            self.out.calendar = line(text(&ICalendarProperty::Prodid))
                .map(|program| format!("{WRITTEN_BY}{program}"))
                .unwrap_or_default();
        }
    }

    fn family(
        &mut self,
        mut family: Family<'_>,
        zones: &Zones<'_>,
        alarms: &[bool],
    ) -> Result<(), IcsError> {
        // A changed date belongs to the series that repeats.
        let host = family.masters.iter().position(Event::repeats).unwrap_or(0);
        let mut changes = family.newest_changes(host, zones);
        if family.masters.is_empty() {
            for (original, event) in changes {
                self.loose(original, &event, zones);
            }
            return Ok(());
        }
        for (place, master) in family.masters.into_iter().enumerate() {
            let own = if place == host {
                std::mem::take(&mut changes)
            } else {
                Vec::new()
            };
            self.series(master, &own, zones, alarms)?;
        }
        Ok(())
    }

    fn series(
        &mut self,
        master: Event<'_>,
        changes: &[(DateTime<Utc>, Event<'_>)],
        zones: &Zones<'_>,
        alarms: &[bool],
    ) -> Result<(), IcsError> {
        if master.cancelled {
            self.out.cancelled.push(IcsCancelled {
                start: master.start.map(|start| start.instant(zones.device())),
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
            mut details,
            mut exceptions,
            mut notes,
            instants,
            ..
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
        let mut later = Vec::new();
        for (original, event) in changes {
            match changed_date(*original, event, zones) {
                Ok(date) if date.and_later && date.unlike(&details) => {
                    self.skip(&event.title, SkipReason::ChangesLater);
                }
                Ok(date) if date.and_later => later.push(date),
                Ok(date) => {
                    if date.unlike(&details) {
                        notes.push(ImportNote::DatesUnreadable);
                    }
                    let change = date.in_series(&details);
                    exceptions.retain(|one| one.recurrence_id != change.recurrence_id);
                    exceptions.push(change);
                }
                Err(reason) => self.skip(&event.title, reason),
            }
        }
        if spread(&mut details, &mut exceptions, &later, &instants, self.now).is_err() {
            self.skip(&master.title, SkipReason::ChangesLater);
        }
        let starts = calendar::starts(&details, &exceptions, self.window);
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
            over: starts.items.is_empty(),
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
        Some(known) if known.version() > event.version() => known,
        _ => event,
    }
}
