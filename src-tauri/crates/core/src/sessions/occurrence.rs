//! One session on one day: look at it, note what happened, change it for that day.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar;
use evenkeel_domain::program::AttendancePolicy;
use evenkeel_domain::sessions::{
    AttendanceStatus, Occurrence, OccurrenceChange, OccurrenceEntry, OccurrenceKey,
    OccurrenceRecord, Recorded, RecordedSession, SessionOrigin, SessionSeries, WeeklySession,
    is_servers_clock, put_records,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::vocabulary::Choice;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::load::{self, Overlaps};
use super::undo::{Before, UndoToken};
use crate::app::{App, Room};
use crate::commands::Nothing;
use crate::error::{CommandError, Outcome};

/// How far a single day may be moved, in days.
const FARTHEST_MOVE: i64 = 366;
/// How long a session that is over is asked about.
const ASKED_FOR: Duration = Duration::days(7);
/// How far back a missed session can still be made up for.
const MAKEUP_FOR: Duration = Duration::days(120);
/// How long before its start a session is near: time to set out, or to call.
pub(crate) const NEAR: Duration = Duration::hours(3);

/// How one session stands to the present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OccurrenceTime {
    /// Later than the next hours.
    Ahead,
    /// It begins within three hours.
    Near,
    /// It has begun and is not over.
    Running,
    /// It is over.
    Over,
}

/// One session with everything its page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceView {
    /// The session.
    pub occurrence: Occurrence,
    /// What was noted; empty when nothing was.
    pub entry: OccurrenceEntry,
    /// When that was last written; send it back as `based_on`.
    pub noted_at: Option<DateTime<Utc>>,
    /// What the person changed on this day.
    pub change: OccurrenceChange,
    /// How it stands to the present.
    pub time: OccurrenceTime,
    /// The wall clock by which to leave, when travel minutes are known.
    pub leave_by: Option<NaiveDateTime>,
    /// Its days and times come from a calendar file.
    pub from_file: bool,
    /// It is one of several.
    pub repeats: bool,
    /// There is a form for the whole series.
    pub changeable: bool,
    /// Other people in treatment are usually there: notes should not name them.
    pub in_group: bool,
    /// The form for "this and all later ones", filled in; none for a single session and one that is kept only for its notes.
    pub later: Option<WeeklySession>,
    /// Homework that was given at an earlier session of the series and is not in `entry` yet.
    pub homework_before: Vec<String>,
    /// Questions that were written down at an earlier session of the series.
    pub questions_before: Vec<String>,
    /// Missed sessions that nothing makes up for yet, newest first.
    pub to_make_up: Vec<Occurrence>,
    /// What the program says about missing sessions.
    pub policy: AttendancePolicy,
    /// The address that opening the video link would open, as a browser reads it; none without a link.
    pub video_address: Option<String>,
}

/// Input of `sessions_occurrence_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceSave {
    /// Which session.
    pub key: OccurrenceKey,
    /// `noted_at` of what the form began with.
    pub based_on: Option<DateTime<Utc>>,
    /// What was noted.
    pub entry: OccurrenceEntry,
}

/// Input of `sessions_attendance_set`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttendanceSet {
    /// Which session.
    pub key: OccurrenceKey,
    /// Whether the person was there; none to take the answer out.
    pub status: Option<AttendanceStatus>,
    /// Why not, or not to the end.
    #[serde(default)]
    pub reason: Option<Choice>,
}

/// Sessions that are over and about which nothing was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttendanceDue {
    /// The sessions, newest first.
    pub items: Vec<Occurrence>,
}

/// Input of `sessions_occurrence_change`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceChangeSave {
    /// Which session.
    pub key: OccurrenceKey,
    /// What differs on this day; empty to let it be as the series says.
    pub change: OccurrenceChange,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceChanged {
    /// Takes it back.
    pub undo: String,
    /// What takes place at the same time. Allowed; the person is told.
    pub overlaps: Overlaps,
}

pub(super) struct Found {
    pub(super) series: SessionSeries,
    pub(super) occurrence: Occurrence,
    pub(super) recorded: Option<Recorded>,
}

/// The session of this name: as its series gives it, or as it was noted when the series does not give it any more.
pub(super) fn find(room: &mut Room, key: OccurrenceKey, now: &Now) -> Outcome<Found> {
    let (series, recorded) = room.vault.read(|db| {
        Ok((
            tables::sessions::get(db, key.series)?,
            tables::session_records::get(db, key)?,
        ))
    })?;
    let given = series
        .deleted_at
        .is_none()
        .then(|| calendar::occurrence(&series, key.recurrence_id, &now.zone))
        .flatten();
    let mut items: Vec<Occurrence> = given.into_iter().collect();
    let records: Vec<Recorded> = recorded.iter().cloned().collect();
    let window = calendar::Window::new(
        records
            .first()
            .map_or(now.at, |one| one.record.session.start)
            - Duration::days(1),
        records.first().map_or(now.at, |one| one.record.session.end) + Duration::days(1),
    );
    put_records(
        &mut items,
        &records,
        std::slice::from_ref(&series),
        window,
        &now.zone,
    );
    let occurrence = items.pop().ok_or(ErrorCode::NotFound)?;
    Ok(Found {
        series,
        occurrence,
        recorded,
    })
}

/// The same session with what was noted about it.
pub(crate) fn noted(room: &mut Room, session: Occurrence, now: &Now) -> Outcome<Occurrence> {
    let recorded = room
        .vault
        .read(|db| tables::session_records::get(db, session.key()))?;
    let mut items = vec![session.clone()];
    let window = calendar::Window::new(session.start, session.end);
    let records: Vec<Recorded> = recorded.into_iter().collect();
    put_records(&mut items, &records, &[], window, &now.zone);
    Ok(items.pop().unwrap_or(session))
}

/// One session with everything its page shows.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn occurrence_get(app: &App, room: &mut Room, key: OccurrenceKey) -> Outcome<OccurrenceView> {
    let now = app.now();
    let Found {
        series,
        occurrence,
        recorded,
    } = find(room, key, &now)?;
    let (of_series, program, settings) = room.vault.read(|db| {
        Ok((
            tables::session_records::of_series(db, series.id)?,
            tables::program::current(db)?,
            tables::settings::get(db)?,
        ))
    })?;
    let entry = recorded
        .as_ref()
        .map(|one| one.record.entry.clone())
        .unwrap_or_default();
    let mut change = series.own_change(key.recurrence_id);
    if is_servers_clock(&series.details.zone) {
        change.start = change
            .start
            .map(|utc| calendar::to_local(utc.and_utc(), &now.zone));
    }
    let before = of_series
        .iter()
        .map(|one| &one.record)
        .filter(|record| record.session.start < occurrence.start && record.key != key)
        .max_by_key(|record| record.session.start);
    let homework_before = before
        .map(|record| record.entry.homework_out.clone())
        .unwrap_or_default()
        .into_iter()
        .filter(|text| !entry.homework_in.iter().any(|known| known.text == *text))
        .collect();
    let questions_before = before
        .map(|record| record.entry.questions.clone())
        .unwrap_or_default();
    let to_make_up = missed(room, &now, key)?;
    let video_address =
        evenkeel_domain::sessions::video_address(&occurrence.video_url, "video_url")
            .ok()
            .flatten()
            .map(String::from);
    Ok(OccurrenceView {
        time: time_of(&occurrence, now.at),
        leave_by: super::leave_by(&occurrence, &settings.reminders),
        from_file: matches!(series.origin, SessionOrigin::Calendar { .. }),
        repeats: series.details.rrule.is_some() || !series.details.rdates.is_empty(),
        changeable: series.deleted_at.is_none()
            && match series.origin {
                SessionOrigin::Manual => series.details.typed().is_some(),
                SessionOrigin::Calendar { .. } => !series.details.all_day,
            },
        in_group: occurrence.kind.in_group(),
        later: super::later::form(&series, &occurrence, &now),
        change,
        noted_at: recorded.map(|one| one.record.updated_at),
        entry,
        homework_before,
        questions_before,
        to_make_up,
        policy: program.entry.policy,
        video_address,
        occurrence,
    })
}

fn time_of(occurrence: &Occurrence, now: DateTime<Utc>) -> OccurrenceTime {
    if occurrence.end <= now {
        OccurrenceTime::Over
    } else if occurrence.start <= now {
        OccurrenceTime::Running
    } else if occurrence.start - now <= NEAR {
        OccurrenceTime::Near
    } else {
        OccurrenceTime::Ahead
    }
}

/// Missed sessions that nothing makes up for yet, newest first; `but` is the session that may make up for one.
fn missed(room: &mut Room, now: &Now, but: OccurrenceKey) -> Outcome<Vec<Occurrence>> {
    let window = calendar::Window::new(now.at - MAKEUP_FOR, now.at);
    let (items, _) = super::gather(room, window, now)?;
    let open = |item: &Occurrence| {
        item.key() != but
            && item.attendance.as_ref().is_some_and(|noted| {
                !noted.made_up && noted.status.is_some_and(AttendanceStatus::was_missed)
            })
    };
    Ok(items.into_iter().rev().filter(open).take(50).collect())
}

/// Notes what happened at one session. An empty note takes the record away.
///
/// # Errors
/// A field that breaks its rule, [`ErrorCode::DateInFuture`] for having been at a session that has not begun,
/// [`ErrorCode::Stale`] when it was changed since, [`ErrorCode::NotFound`] for a session to make up for that was not missed.
pub fn occurrence_save(app: &App, room: &mut Room, input: OccurrenceSave) -> Outcome<UndoToken> {
    let OccurrenceSave {
        key,
        based_on,
        entry,
    } = input;
    let now = app.now();
    let found = find(room, key, &now)?;
    let known = found.recorded.as_ref().map(|one| one.record.updated_at);
    if known != based_on {
        return Err(ErrorCode::Stale.into());
    }
    if let Some(other) = entry.makeup_for {
        let recorded = room
            .vault
            .read(|db| tables::session_records::get(db, other))?;
        let (was_missed, made_up) = recorded.map_or((false, false), |one| {
            let status = one.record.entry.status;
            (
                status.is_some_and(AttendanceStatus::was_missed),
                one.made_up,
            )
        });
        if other == key || !was_missed {
            return Err(CommandError::in_field(ErrorCode::NotFound, "makeup_for"));
        }
        let ours = found
            .recorded
            .as_ref()
            .is_some_and(|one| one.record.entry.makeup_for == Some(other));
        if made_up && !ours {
            return Err(CommandError::in_field(ErrorCode::Duplicate, "makeup_for"));
        }
    }
    write_entry(app, room, &now, found, entry)
}

/// Answers whether the person was there, and leaves everything else that was noted.
///
/// # Errors
/// As [`occurrence_save`].
pub fn attendance_set(app: &App, room: &mut Room, input: AttendanceSet) -> Outcome<UndoToken> {
    let now = app.now();
    let found = find(room, input.key, &now)?;
    let before = found
        .recorded
        .as_ref()
        .map(|one| one.record.entry.clone())
        .unwrap_or_default();
    let missed = input.status.is_some_and(AttendanceStatus::was_missed);
    let entry = OccurrenceEntry {
        status: input.status,
        reason: input.reason,
        makeup_for: before.makeup_for.filter(|_| !missed),
        minutes_credited: None,
        ..before
    };
    write_entry(app, room, &now, found, entry)
}

/// Notes that the person is on the way, or not after all when they had said so.
///
/// # Errors
/// [`ErrorCode::NotFound`]; [`ErrorCode::BadInput`] for a session that is over or does not take place.
pub fn on_my_way(app: &App, room: &mut Room, key: OccurrenceKey) -> Outcome<UndoToken> {
    let now = app.now();
    let found = find(room, key, &now)?;
    if !found.occurrence.takes_place() || found.occurrence.end <= now.at {
        return Err(CommandError::in_field(ErrorCode::BadInput, "key"));
    }
    let before = found
        .recorded
        .as_ref()
        .map(|one| one.record.entry.clone())
        .unwrap_or_default();
    let entry = OccurrenceEntry {
        on_my_way: before.on_my_way.is_none().then_some(now.at),
        ..before
    };
    write_entry(app, room, &now, found, entry)
}

fn write_entry(
    app: &App,
    room: &mut Room,
    now: &Now,
    found: Found,
    entry: OccurrenceEntry,
) -> Outcome<UndoToken> {
    entry.check()?;
    let Found {
        series,
        occurrence,
        recorded,
    } = found;
    let partly = matches!(
        entry.status,
        Some(AttendanceStatus::Late | AttendanceStatus::LeftEarly)
    );
    if partly && entry.minutes_credited > Some(occurrence.minutes()) {
        return Err(CommandError::in_field(
            ErrorCode::NumberOutOfRange,
            "minutes_credited",
        ));
    }
    let there = entry.status.is_some_and(AttendanceStatus::was_there);
    if there && occurrence.start > now.at {
        return Err(CommandError::in_field(ErrorCode::DateInFuture, "status"));
    }
    let before = recorded.map(|one| one.record);
    // Under the name it was written under: a file may name the same start on another clock.
    let key = before
        .as_ref()
        .map_or_else(|| occurrence.key(), |record| record.key);
    let empty = entry == OccurrenceEntry::default();
    let record = OccurrenceRecord {
        key,
        created_at: before.as_ref().map_or(now.at, |record| record.created_at),
        updated_at: now.at,
        session: RecordedSession::of(&occurrence, &series.details.zone),
        entry,
    };
    room.vault.write(|tx| match (empty, &before) {
        (true, Some(_)) => tables::session_records::remove(tx, key),
        (true, None) => Ok(()),
        (false, _) => tables::session_records::put(tx, &record),
    })?;
    let mut undo = Before::default();
    if !(empty && before.is_none()) {
        undo.record(key, before, (!empty).then_some(record));
    }
    let token = undo.keep(app, room);
    super::after_change(app, room);
    Ok(token)
}

/// Sessions of the last seven days that are over and about which nothing was noted, newest first: the one gentle question.
///
/// # Errors
/// The disk.
pub fn attendance_due(app: &App, room: &mut Room, _: Nothing) -> Outcome<AttendanceDue> {
    let now = app.now();
    let window = calendar::Window::new(now.at - ASKED_FOR, now.at);
    let (items, _) = super::gather(room, window, &now)?;
    let due = |item: &Occurrence| {
        item.asks_attendance()
            && item.end <= now.at
            && item
                .attendance
                .as_ref()
                .is_none_or(|noted| noted.status.is_none())
    };
    Ok(AttendanceDue {
        items: items.into_iter().rev().filter(due).collect(),
    })
}

/// Moves, cancels or shortens one session, or lets it be as the series says. What was noted about it stays.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::NotFound`]; [`ErrorCode::WeekTooLong`]; [`ErrorCode::DateTooFar`]
/// for a day more than a year away from where it was.
pub fn occurrence_change(
    app: &App,
    room: &mut Room,
    input: OccurrenceChangeSave,
) -> Outcome<OccurrenceChanged> {
    let OccurrenceChangeSave { key, mut change } = input;
    change.check()?;
    if let Some(start) = change.start
        && (start - key.recurrence_id).num_days().abs() > FARTHEST_MOVE
    {
        return Err(CommandError::in_field(ErrorCode::DateTooFar, "start"));
    }
    let now = app.now();
    let Found {
        series: before,
        recorded,
        ..
    } = find(room, key, &now)?;
    let mut series = before.clone();
    if is_servers_clock(&series.details.zone) {
        change.start = change
            .start
            .map(|local| calendar::to_instant(local, &now.zone).at.naive_utc());
    }
    series.set_own_change(key.recurrence_id, change);
    series.updated_at = now.at;
    let moved = calendar::occurrence(&series, key.recurrence_id, &now.zone)
        .filter(|_| before.deleted_at.is_none())
        .ok_or(ErrorCode::NotFound)?;
    let others = room.vault.read(tables::sessions::all)?;
    let overlaps = load::check(&others, &series, load::Around::Day(&moved), &now, "minutes")?;

    let mut undo = Before::default();
    undo.series(&series, Some(before));
    // What was noted moves with its session.
    let record = recorded.map(|one| one.record).map(|old| {
        let new = OccurrenceRecord {
            updated_at: now.at,
            session: RecordedSession::of(&moved, &series.details.zone),
            ..old.clone()
        };
        undo.record(old.key, Some(old), Some(new.clone()));
        new
    });
    room.vault.write(|tx| {
        tables::sessions::put(tx, &series)?;
        match &record {
            Some(record) => tables::session_records::put(tx, record),
            None => Ok(()),
        }
    })?;
    let UndoToken { undo } = undo.keep(app, room);
    super::after_change(app, room);
    Ok(OccurrenceChanged { undo, overlaps })
}
