//! One session on one day, with what was noted about it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::minutes_between;
use super::{
    Attendance, Location, OccurrenceEntry, OccurrenceKey, OccurrenceRecord, RecordedSession,
    SessionKind, SessionSeries,
};
use crate::Id;
use crate::calendar::{self, ClockShift, Window};

/// One session on one day, as screens and reminders see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Occurrence {
    /// The series it belongs to.
    pub series: Id,
    /// The start the series gives, wall clock: with `series` it names this occurrence.
    pub recurrence_id: NaiveDateTime,
    /// Start.
    pub start: DateTime<Utc>,
    /// End.
    pub end: DateTime<Utc>,
    /// Wall-clock start in `zone`.
    pub local_start: NaiveDateTime,
    /// Wall-clock end in `zone`.
    pub local_end: NaiveDateTime,
    /// The program's zone.
    pub zone: String,
    /// Wall-clock start on the laptop's own clock, when that differs.
    pub device_start: Option<NaiveDateTime>,
    /// What the clock change did.
    pub shift: ClockShift,
    /// A note on the day.
    pub all_day: bool,
    /// It does not take place.
    pub cancelled: bool,
    /// It was moved from `recurrence_id`.
    pub moved: bool,
    /// Kind of session.
    pub kind: SessionKind,
    /// Title.
    pub title: String,
    /// With whom.
    pub provider: String,
    /// With whom, where that is one of the own people.
    pub provider_person: Option<Id>,
    /// Where, without the link that `video_url` is.
    pub place: Location,
    /// Phone number of the place.
    pub phone: String,
    /// Web address of a video session: the one in the place of this day alone, else the one of the series, else the one in the place
    /// of the series; may be empty.
    pub video_url: String,
    /// What to bring.
    pub bring: Vec<String>,
    /// Notes of the series.
    pub note: String,
    /// Whether its hours count.
    pub counts_hours: bool,
    /// What the person noted about it; none when nothing.
    pub attendance: Option<Attendance>,
}

impl Occurrence {
    /// What names it.
    #[must_use]
    pub const fn key(&self) -> OccurrenceKey {
        OccurrenceKey {
            series: self.series,
            recurrence_id: self.recurrence_id,
        }
    }

    /// Planned length in minutes; 0 for notes on the day.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        if self.all_day {
            0
        } else {
            minutes_between(self.start, self.end)
        }
    }

    /// Whether it takes place at a time of day.
    #[must_use]
    pub const fn takes_place(&self) -> bool {
        !self.cancelled && !self.all_day
    }

    /// Whether the person is asked if they were there, once it is over: sessions that count hours, meetings, tests, court.
    #[must_use]
    pub const fn asks_attendance(&self) -> bool {
        self.takes_place() && (self.counts_hours || !matches!(self.kind, SessionKind::Work))
    }
}

/// A record and whether another session made up for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The record.
    pub record: OccurrenceRecord,
    /// A session that the person attended makes up for it.
    pub made_up: bool,
}

impl OccurrenceRecord {
    /// What was noted, as far as it speaks of the session as it stands now. "On my way" is about one start, and an answer that was
    /// given ahead is about one day: neither says anything about another.
    #[must_use]
    pub fn entry_for(&self, now: &Occurrence) -> OccurrenceEntry {
        let mut entry = self.entry.clone();
        if self.noted_ahead() && now.start != self.session.start {
            entry.on_my_way = None;
            let day = calendar::to_local(now.start, &self.session.zone).date();
            if day != self.session.local_start.date() {
                entry.status = None;
                entry.reason = None;
                entry.minutes_credited = None;
            }
        }
        entry
    }
}

impl RecordedSession {
    /// The session of an occurrence, as it stands now. Its series names it on the clock of `series_zone`.
    #[must_use]
    pub fn of(occurrence: &Occurrence, series_zone: &str) -> Self {
        Self {
            recurrence_at: calendar::to_instant(occurrence.recurrence_id, series_zone).at,
            start: occurrence.start,
            end: occurrence.end,
            local_start: occurrence.local_start,
            zone: occurrence.zone.clone(),
            kind: occurrence.kind,
            title: occurrence.title.clone(),
            counts_hours: occurrence.counts_hours,
        }
    }
}

/// Puts what was noted into the occurrences of `window`. A recorded session that its series does not give any more is added, so
/// that nothing that was noted goes out of sight; `series` gives its place and people. What was noted about attendance from its
/// start on keeps the time it was noted at; what was noted ahead speaks of the session as it was then
/// ([`OccurrenceRecord::entry_for`]).
pub fn put_records(
    items: &mut Vec<Occurrence>,
    records: &[Recorded],
    series: &[SessionSeries],
    window: Window,
    device_zone: &str,
) {
    let by_wall: HashMap<OccurrenceKey, usize> = items
        .iter()
        .enumerate()
        .map(|(position, item)| (item.key(), position))
        .collect();
    let by_instant: HashMap<(Id, DateTime<Utc>), usize> = items
        .iter()
        .enumerate()
        .map(|(position, item)| {
            let at = calendar::to_instant(item.recurrence_id, &item.zone).at;
            ((item.series, at), position)
        })
        .collect();
    for Recorded { record, made_up } in records {
        let found = by_wall
            .get(&record.key)
            .or_else(|| by_instant.get(&(record.key.series, record.session.recurrence_at)))
            .and_then(|position| items.get_mut(*position));
        if let Some(item) = found {
            let speaks = OccurrenceRecord {
                entry: record.entry_for(item),
                ..record.clone()
            };
            item.attendance = Some(speaks.attendance(*made_up, false));
            if record.entry.status.is_some() && !record.noted_ahead() {
                at_its_time(item, record, device_zone);
            }
            continue;
        }
        let inside = record.session.start < window.to() && record.session.end > window.from();
        let owner = series.iter().find(|one| one.id == record.key.series);
        // One that was only moved out of the window is where it was moved to.
        let elsewhere = |owner: &SessionSeries| {
            owner.deleted_at.is_none()
                && owner
                    .occurrence(record.key.recurrence_id, device_zone)
                    .is_some()
        };
        if let Some(owner) = owner.filter(|owner| inside && !elsewhere(owner)) {
            items.push(kept(record, *made_up, owner, device_zone));
        }
    }
    for item in items.iter_mut() {
        item.at_home(device_zone);
    }
    items.sort_by(|a, b| a.start.cmp(&b.start).then(a.series.cmp(&b.series)));
}

/// Whether `zone` is only how some programs write: nobody lives by UTC, so its times are told by the laptop's clock.
#[must_use]
pub fn is_servers_clock(zone: &str) -> bool {
    zone == "UTC"
}

impl Occurrence {
    /// A session that a file gives in UTC is told by the clock on the person's wall, with the day it has there.
    fn at_home(&mut self, device_zone: &str) {
        if self.all_day || !is_servers_clock(&self.zone) {
            return;
        }
        device_zone.clone_into(&mut self.zone);
        self.local_start = calendar::to_local(self.start, device_zone);
        self.local_end = calendar::to_local(self.end, device_zone);
        self.device_start = None;
    }
}

fn at_its_time(item: &mut Occurrence, record: &OccurrenceRecord, device_zone: &str) {
    let session = &record.session;
    if item.start == session.start && item.end == session.end {
        return;
    }
    item.start = session.start;
    item.end = session.end;
    item.local_start = session.local_start;
    item.local_end = calendar::to_local(session.end, &session.zone);
    item.zone.clone_from(&session.zone);
    item.device_start = device_start(session.start, session.local_start, device_zone);
}

fn device_start(
    start: DateTime<Utc>,
    local_start: NaiveDateTime,
    device_zone: &str,
) -> Option<NaiveDateTime> {
    let device = calendar::to_local(start, device_zone);
    (device != local_start).then_some(device)
}

fn kept(
    record: &OccurrenceRecord,
    made_up: bool,
    owner: &SessionSeries,
    device_zone: &str,
) -> Occurrence {
    let session = &record.session;
    let details = &owner.details;
    let (place, video_url) = details.place_and_video(None);
    Occurrence {
        series: owner.id,
        recurrence_id: record.key.recurrence_id,
        start: session.start,
        end: session.end,
        local_start: session.local_start,
        local_end: calendar::to_local(session.end, &session.zone),
        zone: session.zone.clone(),
        device_start: device_start(session.start, session.local_start, device_zone),
        shift: ClockShift::None,
        all_day: false,
        // What was written down ahead of one that was gone before its time keeps its words, but it takes nobody's hours and
        // nobody is asked about it.
        cancelled: record.noted_ahead()
            && (record.entry.status.is_none()
                || owner.deleted_at.unwrap_or(owner.updated_at) <= session.start),
        moved: false,
        kind: session.kind,
        title: session.title.clone(),
        provider: details.provider.clone(),
        provider_person: details.provider_person,
        place,
        phone: details.phone.clone(),
        video_url,
        bring: details.bring.clone(),
        note: details.note.clone(),
        counts_hours: session.counts_hours,
        attendance: Some(record.attendance(made_up, true)),
    }
}
