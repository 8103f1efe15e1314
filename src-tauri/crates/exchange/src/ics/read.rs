//! Reading a whole calendar file.
//!
//! Owns the limits, and the sorting of events into series, exceptions and cancellations. The syntax itself (folding, escapes, parameters) is calcard's.

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
use super::event::{Event, Read, has_clock_change, other_text};
use super::off;
use super::recurrence_set::RecurrenceSet;
use super::text::tidy_line;
use super::this_and_future::spread;
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
        return Err(IcsError::Empty);
    }
    let mut reader = Reader {
        out: IcsImport {
            name: String::new(),
            calendar: String::new(),
            is_full_export: true,
            uids: HashSet::new(),
            series: Vec::new(),
            detached: Vec::new(),
            cancelled: Vec::new(),
            skipped: Vec::new(),
            skipped_total: 0,
        },
        window: Window::ahead(start_of_today(defaults)),
        now: defaults.now,
        empty_rules: 0,
    };
    let sources: Vec<Source<'_>> = calendars
        .iter()
        .filter_map(|ical| Source::new(ical, defaults))
        .collect();
    let mut sets = RecurrenceSets::default();
    for source in &sources {
        reader.calendar(source, &mut sets);
    }
    for set in sets.list {
        reader.recurrence_set(set)?;
    }
    Ok(reader.out)
}

pub(super) fn start_of_today(defaults: ImportDefaults<'_>) -> DateTime<Utc> {
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
        Err(IcsError::NotACalendar)
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

/// A calendar of the file, with what its times and events are read by.
struct Source<'a> {
    root: &'a ICalendarComponent,
    components: &'a [ICalendarComponent],
    zones: Zones<'a>,
    /// Which components are alarms.
    alarms: Vec<bool>,
}

impl<'a> Source<'a> {
    fn new(ical: &'a ICalendar, defaults: ImportDefaults<'_>) -> Option<Self> {
        let root = ical.components.first()?;
        Some(Self {
            root,
            components: &ical.components,
            zones: Zones::new(ical, other_text(root, "X-WR-TIMEZONE"), defaults),
            alarms: ical
                .components
                .iter()
                .map(|c| c.component_type == ICalendarComponentType::VAlarm)
                .collect(),
        })
    }
}

/// The events of all calendars of a file by their UID, in the order in which each first stands there.
#[derive(Default)]
struct RecurrenceSets<'a> {
    list: Vec<RecurrenceSet<'a>>,
    places: HashMap<String, usize>,
}

impl<'a> RecurrenceSets<'a> {
    fn of(&mut self, uid: &str) -> Option<&mut RecurrenceSet<'a>> {
        let place = match self.places.get(uid) {
            Some(place) => *place,
            None => {
                self.places.insert(uid.to_owned(), self.list.len());
                self.list.push(RecurrenceSet::default());
                self.list.len() - 1
            }
        };
        self.list.get_mut(place)
    }
}

struct Reader {
    out: IcsImport,
    window: Window,
    now: DateTime<Utc>,
    empty_rules: usize,
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

    fn calendar<'a>(&mut self, source: &'a Source<'a>, sets: &mut RecurrenceSets<'a>) {
        let root = source.root;
        self.whose(root);
        let method = root
            .property(&ICalendarProperty::Method)
            .and_then(|entry| entry.values.first());
        let cancel_all = method == Some(&ICalendarValue::Method(ICalendarMethod::Cancel));
        // Anything but a published calendar is a message about some events.
        self.out.is_full_export &=
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
        let adds = method == Some(&ICalendarValue::Method(ICalendarMethod::Add));
        for component in source.components {
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
            let mut event = Event::read(component, &source.zones, &source.alarms, cancel_all);
            if answers {
                self.skip(&event.title, SkipReason::Proposal);
                continue;
            }
            self.out.uids.insert(event.uid.clone());
            if component.has_property(&ICalendarProperty::RecurrenceId) && event.changes.is_none() {
                self.skip(&event.title, SkipReason::NoStart);
                continue;
            }
            if adds && event.changes.is_none() {
                // One date more is a change of a date that the series does not have.
                if event.repeats() {
                    self.skip(&event.title, SkipReason::RuleUnreadable);
                    continue;
                }
                event.changes.clone_from(&event.start);
                if event.changes.is_none() {
                    self.skip(&event.title, SkipReason::NoStart);
                    continue;
                }
            }
            match sets.of(&event.uid) {
                Some(set) if event.changes.is_none() => set.masters.push(event),
                Some(set) => set.changes.push(event),
                None => {}
            }
        }
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

    fn recurrence_set(&mut self, mut set: RecurrenceSet<'_>) -> Result<(), IcsError> {
        set.settle();
        // A changed date belongs to the series that repeats.
        let host = set.masters.iter().position(Event::repeats).unwrap_or(0);
        let mut changes = set.newest_changes(host);
        if set.masters.is_empty() {
            for (original, event) in changes {
                self.detached(original, &event);
            }
            return Ok(());
        }
        for (place, master) in set.masters.into_iter().enumerate() {
            let own = if place == host {
                std::mem::take(&mut changes)
            } else {
                Vec::new()
            };
            self.series(master, &own)?;
        }
        Ok(())
    }

    fn series(
        &mut self,
        master: Event<'_>,
        changes: &[(DateTime<Utc>, Event<'_>)],
    ) -> Result<(), IcsError> {
        if master.cancelled {
            self.out.cancelled.push(IcsCancelled {
                start: master.at,
                uid: master.uid,
                sequence: master.sequence,
                title: master.title,
            });
            return Ok(());
        }
        let read = master.details();
        if read.as_ref().map_or_else(
            |reason| *reason == SkipReason::NoDates,
            |read| read.empty_rule,
        ) {
            self.empty_rules += 1;
            if self.empty_rules > MOST_EMPTY_RULES {
                return Err(IcsError::NotACalendar);
            }
        }
        let Read {
            mut details,
            mut exceptions,
            mut notes,
            instants,
            days_off,
            ..
        } = match read {
            Ok(read) => read,
            Err(reason) => {
                self.skip(&master.title, reason);
                return Ok(());
            }
        };
        if master.alarm {
            notes.push(ImportNote::AlarmIgnored);
        }
        if master.maybe_off() || changes.iter().any(|(_, event)| event.maybe_off()) {
            notes.push(ImportNote::MaybeCancelled);
        }
        let mut later = Vec::new();
        for (original, event) in changes {
            match changed_date(*original, event) {
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
        let off_no_date = off::no_date(&details, &exceptions, &days_off, self.window);
        let starts = details.starts(&exceptions, self.window);
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
            off_no_date,
        });
        Ok(())
    }

    fn detached(&mut self, original: DateTime<Utc>, event: &Event<'_>) {
        match changed_date(original, event) {
            Ok(date) => self.out.detached.push(IcsChange {
                uid: event.uid.clone(),
                date,
            }),
            Err(reason) => self.skip(&event.title, reason),
        }
    }
}
