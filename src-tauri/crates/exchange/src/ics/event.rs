//! One `VEVENT`.
//!
//! Owns reading its properties into domain types. What belongs together (an event, its exceptions, older versions of it) is
//! put together in [`super::read`].

use std::collections::{BTreeSet, HashSet};

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarProperty, ICalendarValue,
};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use evenkeel_domain::calendar::{self, Rule};
use evenkeel_domain::sessions::{
    ImportNote, Location, SessionDetails, SessionException, SessionKind, SkipReason, Start,
};
use evenkeel_domain::text as bounds;

use super::decode::is_blank;
use super::place;
use super::repeat::rule_text;
use super::stamp;
use super::text::{digest, meant, tidy, tidy_line, uid};
use super::zones::{FileTime, Zones};

/// Single dates kept per series, as [`SessionDetails::check`] allows.
pub(super) const MOST_DATES: usize = 2_000;
/// Longest all-day event that becomes a note on each of its days.
const MOST_DAYS: i64 = 62;
/// Length of an event that gives none.
const NO_END_MINUTES: u32 = 60;

/// What every event says, whatever becomes of it.
pub(super) struct Event<'a> {
    pub component: &'a ICalendarComponent,
    /// The zones of its calendar.
    pub zones: &'a Zones<'a>,
    pub uid: String,
    pub sequence: u32,
    /// DTSTAMP, to choose between two of the same sequence.
    pub stamp: Option<DateTime<Utc>>,
    pub cancelled: bool,
    pub title: String,
    /// DTSTART, when it can be read.
    pub start: Option<FileTime>,
    /// The same as an instant.
    pub at: Option<DateTime<Utc>>,
    /// The offset that DTSTART has, in seconds east of UTC, when it has one of its own.
    pub offset: Option<i32>,
    /// RECURRENCE-ID, when it changes a date of another event.
    pub changes: Option<FileTime>,
    /// RECURRENCE-ID has RANGE=THISANDFUTURE.
    pub and_later: bool,
    /// It has a reminder of its own.
    pub alarm: bool,
    cut: bool,
}

/// A series as read.
pub(super) struct Read {
    pub details: SessionDetails,
    /// Single dates that have a length of their own.
    pub exceptions: Vec<SessionException>,
    pub notes: Vec<ImportNote>,
    /// Its single dates that the file gives in UTC, on the wall clock of the series.
    pub instants: Vec<NaiveDateTime>,
    /// Days that are taken out whole.
    pub days_off: BTreeSet<NaiveDate>,
    /// It had a rule that gave no date.
    pub empty_rule: bool,
}

impl<'a> Event<'a> {
    pub(super) fn read(
        component: &'a ICalendarComponent,
        zones: &'a Zones<'a>,
        alarms: &[bool],
        cancel_all: bool,
    ) -> Self {
        let (title, cut) = tidy_line(
            &meant(text_of(component, &ICalendarProperty::Summary)),
            bounds::NAME,
        );
        let changes_entry = component.property(&ICalendarProperty::RecurrenceId);
        let changes = changes_entry.and_then(|entry| first_time(entry, zones));
        let start = component
            .property(&ICalendarProperty::Dtstart)
            .and_then(|entry| first_time(entry, zones));
        let start = whole_day(component, start, zones.device());
        let named = component.uid().map(uid).filter(|uid| !uid.is_empty());
        Self {
            uid: named.unwrap_or_else(|| digest(&format!("{start:?} {title}"))),
            sequence: integer(component, &ICalendarProperty::Sequence),
            stamp: component
                .property(&ICalendarProperty::Dtstamp)
                .and_then(|entry| first_time(entry, zones))
                .map(|stamp| stamp.instant(zones.device())),
            cancelled: cancel_all || is_cancelled(component, &title),
            offset: component
                .property(&ICalendarProperty::Dtstart)
                .and_then(ICalendarEntry::tz_id)
                .and_then(stamp::offset)
                .filter(|seconds| *seconds != 0),
            title,
            and_later: changes_entry
                .is_some_and(|entry| entry.has_parameter(&ICalendarParameterName::Range)),
            alarm: component.component_ids.iter().any(|id| {
                usize::try_from(*id)
                    .ok()
                    .and_then(|id| alarms.get(id))
                    .copied()
                    .unwrap_or(false)
            }),
            at: start.as_ref().map(|start| start.instant(zones.device())),
            start,
            changes,
            cut,
            component,
            zones,
        }
    }

    /// Which of two versions of an event is newer: the higher SEQUENCE, then the later stamp.
    pub(super) const fn version(&self) -> (u32, Option<DateTime<Utc>>) {
        (self.sequence, self.stamp)
    }

    /// Whether it has more than one date.
    pub(super) fn repeats(&self) -> bool {
        self.component.has_property(&ICalendarProperty::Rrule)
            || self.component.has_property(&ICalendarProperty::Rdate)
    }

    /// Whether its title or its status may mean that it was called off, without saying so as a program says it.
    pub(super) fn maybe_off(&self) -> bool {
        let status = text_of(self.component, &ICalendarProperty::Status).to_ascii_uppercase();
        !self.cancelled && (title_says_off(&self.title) || status.starts_with("CANCEL"))
    }

    /// Where it takes place.
    pub(super) fn place(&self) -> (String, bool) {
        place::read(self.component)
    }

    /// Start and length: the start as written, and minutes. A missing end gives an hour, and says so in the third value.
    ///
    /// # Errors
    /// No start, an end before the start, or longer than a day.
    pub(super) fn span(&self) -> Result<(FileTime, u32, Option<ImportNote>), SkipReason> {
        let zones = self.zones;
        let start = self.start.clone().ok_or(SkipReason::NoStart)?;
        let length = match (
            self.component.property(&ICalendarProperty::Dtend),
            self.component.property(&ICalendarProperty::Duration),
        ) {
            (Some(entry), _) => first_time(entry, zones)
                .map(|end| self.end_day(end))
                .map(|end| between(&start, &end.beside(Some(&start)), zones)),
            (None, Some(entry)) => entry.values.iter().find_map(|value| match value {
                ICalendarValue::Duration(duration) => {
                    Some(Duration::seconds(duration.as_seconds()))
                }
                _ => None,
            }),
            (None, None) => None,
        };
        let Some(length) = length else {
            return Ok(match start {
                FileTime::Day(_) => (start, 0, None),
                FileTime::Instant(_) | FileTime::Wall { .. } => {
                    (start, NO_END_MINUTES, Some(ImportNote::NoEndTime))
                }
            });
        };
        if length < Duration::zero() {
            return Err(SkipReason::EndBeforeStart);
        }
        if matches!(start, FileTime::Day(_)) {
            let days = length.num_days();
            return if days > MOST_DAYS {
                Err(SkipReason::TooLong)
            } else {
                u32::try_from(days)
                    .map(|days| (start, days, None))
                    .map_err(|_| SkipReason::TooLong)
            };
        }
        if length.is_zero() {
            return Ok((start, NO_END_MINUTES, Some(ImportNote::NoEndTime)));
        }
        minutes(length)
            .map(|minutes| (start, minutes, None))
            .ok_or(SkipReason::TooLong)
    }

    /// The end of a whole day that is written as a time is a day too.
    fn end_day(&self, end: FileTime) -> FileTime {
        if !matches!(self.start, Some(FileTime::Day(_))) {
            return end;
        }
        let device = self.zones.device();
        midnight(&end, device).map_or(end, FileTime::Day)
    }

    /// The series this event is, with what had to be decided.
    ///
    /// # Errors
    /// Why it cannot be one.
    pub(super) fn details(&self) -> Result<Read, SkipReason> {
        let zones = self.zones;
        let (start, length, no_end) = self.span()?;
        let mut notes: Vec<ImportNote> = no_end.into_iter().collect();
        let rules: Vec<&ICalendarEntry> = self
            .component
            .properties(&ICalendarProperty::Rrule)
            .collect();
        if rules.len() > 1 || self.component.has_property(&ICalendarProperty::Exrule) {
            return Err(SkipReason::RuleUnreadable);
        }
        let all_day = matches!(start, FileTime::Day(_));
        let zone = match &start {
            FileTime::Day(_) => zones.device().to_owned(),
            FileTime::Wall { zone, note, .. } => {
                notes.extend(*note);
                zone.clone()
            }
            // A repeating time in UTC stays in UTC: its days of the week are UTC's.
            FileTime::Instant(at) if !rules.is_empty() => match self.offset {
                Some(seconds) => {
                    let (zone, note) = zones.of_offset(seconds, *at);
                    notes.extend(note);
                    zone
                }
                None => "UTC".to_owned(),
            },
            FileTime::Instant(at) => {
                let zone = zones.of_utc();
                // The wall clock of the hour that comes twice in the fall says only one of its two instants.
                let wall = calendar::to_local(*at, &zone);
                if calendar::to_instant(wall, &zone).at == *at {
                    zone
                } else {
                    "UTC".to_owned()
                }
            }
        };
        let first = start.wall_in(&zone);
        let more = self.dates(&ICalendarProperty::Rdate, &zone, first);
        let less = self.dates(&ICalendarProperty::Exdate, &zone, first);
        if more.unreadable || less.unreadable {
            notes.push(ImportNote::DatesUnreadable);
        }
        let (mut rdates, mut exdates) = (more.walls, less.walls);
        if all_day {
            notes.push(ImportNote::AllDay);
            if length > 1 {
                if !rules.is_empty() {
                    return Err(SkipReason::TooLong);
                }
                rdates.extend(
                    (1..i64::from(length))
                        .filter_map(|day| first.checked_add_signed(Duration::days(day))),
                );
            }
        }
        let rrule = match rules.first() {
            Some(entry) => rule_text(entry, first, &zone, all_day)?,
            None => None,
        };
        let empty_rule = rrule.is_none() && !rules.is_empty();
        if empty_rule {
            notes.push(ImportNote::NoMoreDates);
        }
        if rrule
            .as_deref()
            .is_some_and(|rule| Rule::parse(rule, first, &zone).is_ok_and(|rule| rule.endless()))
        {
            notes.push(ImportNote::NoEnd);
        }
        if rdates.len() > MOST_DATES || exdates.len() > MOST_DATES {
            notes.push(ImportNote::Truncated);
            rdates.truncate(MOST_DATES);
            exdates.truncate(MOST_DATES);
        }
        let (place, place_cut) = self.place();
        let (note, note_cut) = tidy(
            &meant(text_of(self.component, &ICalendarProperty::Description)),
            bounds::LONG,
        );
        if self.cut || place_cut || note_cut {
            notes.push(ImportNote::TextCut);
        }
        let guess = SessionKind::guess(&self.title);
        let mut details = SessionDetails {
            kind: guess.unwrap_or(SessionKind::Other),
            title: self.title.clone(),
            provider: String::new(),
            provider_person: None,
            place: Location {
                name: place,
                ..Location::default()
            },
            phone: String::new(),
            video_url: String::new(),
            bring: Vec::new(),
            note,
            start: first,
            zone,
            minutes: if all_day { 0 } else { length },
            all_day,
            rrule,
            rdates,
            exdates,
            counts_hours: !all_day && guess.is_some_and(SessionKind::counts_hours),
        };
        if !all_day {
            // A day taken out takes out every start of that day.
            let room = MOST_DATES.saturating_sub(details.exdates.len());
            let starts = details.schedule().starts_on(&less.days, room);
            details.exdates.extend(starts);
        }
        details.check().map_err(|_| SkipReason::RuleUnreadable)?;
        let out: HashSet<NaiveDateTime> = details.exdates.iter().copied().collect();
        let exceptions = more
            .periods
            .into_iter()
            .filter(|(wall, minutes)| !all_day && *minutes != length && !out.contains(wall))
            .map(|(wall, minutes)| SessionException {
                recurrence_id: wall,
                recurrence_at: calendar::to_instant(wall, &details.zone).at,
                cancelled: false,
                start: None,
                minutes: Some(minutes),
                title: None,
                place: None,
                sequence: 0,
            })
            .collect();
        Ok(Read {
            details,
            exceptions,
            notes,
            instants: more.instants,
            days_off: less.days,
            empty_rule,
        })
    }
}

/// Whole minutes of a session: more than none, a day at most. Seconds round up, so that nothing of it is lost.
pub(super) fn minutes(length: Duration) -> Option<u32> {
    if length <= Duration::zero() || length > Duration::days(1) {
        return None;
    }
    u32::try_from((length.num_seconds() + 59) / 60).ok()
}

/// From start to end. In one zone it is the difference on the wall, so that a first date in a clock change does not lengthen all.
pub(super) fn between(start: &FileTime, end: &FileTime, zones: &Zones<'_>) -> Duration {
    match (start, end) {
        (FileTime::Day(from), FileTime::Day(to)) => *to - *from,
        (
            FileTime::Wall {
                local: from,
                zone: a,
                ..
            },
            FileTime::Wall {
                local: to, zone: b, ..
            },
        ) if a == b => *to - *from,
        _ => end.instant(zones.device()) - start.instant(zones.device()),
    }
}

fn first_time(entry: &ICalendarEntry, zones: &Zones<'_>) -> Option<FileTime> {
    entry
        .values
        .iter()
        .find_map(ICalendarValue::as_partial_date_time)
        .and_then(|value: &PartialDateTime| zones.time(entry, value))
}

/// Lines that say that an event lasts whole days, however its times are written.
const WHOLE_DAY: [&str; 3] = [
    "X-MICROSOFT-CDO-ALLDAYEVENT",
    "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT",
    "X-FUNAMBOL-ALLDAY",
];

/// The start as a day where it is a midnight and the file says that whole days are meant.
fn whole_day(
    component: &ICalendarComponent,
    start: Option<FileTime>,
    device: &str,
) -> Option<FileTime> {
    let says = WHOLE_DAY.iter().any(|name| {
        let value = other_text(component, name).unwrap_or_default();
        value.eq_ignore_ascii_case("TRUE") || value == "1"
    });
    let start = start?;
    match midnight(&start, device).filter(|_| says) {
        Some(day) => Some(FileTime::Day(day)),
        None => Some(start),
    }
}

/// The day that begins at `time`, on its own wall or, where it has none, on the laptop's.
fn midnight(time: &FileTime, device: &str) -> Option<NaiveDate> {
    let wall = match time {
        FileTime::Day(day) => return Some(*day),
        FileTime::Wall { local, .. } => *local,
        FileTime::Instant(at) => calendar::to_local(*at, device),
    };
    (wall.time() == NaiveTime::MIN).then(|| wall.date())
}

/// As the standard spells it, or as the United States do; or in the title of an event that takes nobody's time any more, as an office
/// program writes what its owner called off.
fn is_cancelled(component: &ICalendarComponent, title: &str) -> bool {
    let status = text_of(component, &ICalendarProperty::Status)
        .trim_matches(|c: char| is_blank(c) || c == '"');
    ["CANCELLED", "CANCELED"]
        .iter()
        .any(|word| status.eq_ignore_ascii_case(word))
        || (title_says_off(title) && is_free(component))
}

/// Whether a title begins with the word for an event that was called off, set apart from the rest: "Canceled: Group", "[Cancelada]
/// Grupo".
fn title_says_off(title: &str) -> bool {
    const WORDS: [&str; 4] = ["canceled", "cancelled", "cancelado", "cancelada"];
    const MORE: [&str; 3] = [" event", " meeting", " appointment"];
    let title = title
        .trim_start_matches(|c: char| is_blank(c) || matches!(c, '[' | '(' | '*'))
        .to_lowercase();
    let title = title.strip_prefix("evento ").unwrap_or(&title);
    WORDS
        .iter()
        .find_map(|word| title.strip_prefix(word))
        .map(|rest| {
            let more = MORE.iter().find_map(|more| rest.strip_prefix(more));
            more.unwrap_or(rest).trim_start_matches(is_blank)
        })
        .is_some_and(|rest| rest.starts_with([':', '-', '\u{2013}', '\u{2014}', ']', ')', '*']))
}

/// Whether it takes nobody's time.
fn is_free(component: &ICalendarComponent) -> bool {
    text_of(component, &ICalendarProperty::Transp).eq_ignore_ascii_case("TRANSPARENT")
        || other_text(component, "X-MICROSOFT-CDO-BUSYSTATUS")
            .is_some_and(|status| status.eq_ignore_ascii_case("FREE"))
}

/// A line that is no part of the format.
pub(super) fn other_text<'a>(component: &'a ICalendarComponent, name: &str) -> Option<&'a str> {
    component
        .entries
        .iter()
        .find_map(|entry| match (&entry.name, entry.values.first()) {
            (ICalendarProperty::Other(own), Some(ICalendarValue::Text(text)))
                if own.eq_ignore_ascii_case(name) =>
            {
                Some(text.trim_matches(is_blank))
            }
            _ => None,
        })
}

pub(super) fn text_of<'a>(
    component: &'a ICalendarComponent,
    property: &ICalendarProperty,
) -> &'a str {
    component
        .property(property)
        .and_then(|entry| entry.values.first())
        .and_then(ICalendarValue::as_text)
        .unwrap_or_default()
}

/// A number that is not below zero. One that is too large stands for the largest: some programs count in thousandths of a second.
fn integer(component: &ICalendarComponent, property: &ICalendarProperty) -> u32 {
    component
        .property(property)
        .and_then(|entry| entry.values.first())
        .and_then(ICalendarValue::as_integer)
        .map_or(0, |value| u32::try_from(value.max(0)).unwrap_or(u32::MAX))
}

/// Whether any start in `details` falls into a clock change.
pub(super) fn has_clock_change(starts: &[Start]) -> bool {
    starts
        .iter()
        .any(|start| start.resolved.shift != calendar::ClockShift::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_that_it_is_off_only_where_the_word_stands_apart() {
        for title in [
            "Canceled: Evening group",
            "CANCELLED - Evening group",
            "Cancelada: Grupo",
            " Cancelado : Grupo",
            "[Canceled] Group",
            "Cancelled event: Group",
            "Evento cancelado: Grupo",
        ] {
            assert!(title_says_off(title), "{title}");
        }
        for title in [
            "Cancelled checks, a class",
            "Group: canceled?",
            "Cancelada",
            "",
            "Can: opener",
        ] {
            assert!(!title_says_off(title), "{title}");
        }
    }
}
