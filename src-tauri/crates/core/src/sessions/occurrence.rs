//! One session on one day: look at it, change it for that day.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar;
use evenkeel_domain::program::AttendancePolicy;
use evenkeel_domain::sessions::{
    AttendanceStatus, Occurrence, OccurrenceChange, OccurrenceEntry, OccurrenceKey,
    OccurrenceRecord, RecordedSession, SessionOrigin, WeeklySession, is_servers_clock,
};
use evenkeel_domain::time::Now;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conflicts::{self, Overlaps};
use super::find::{Found, find};
use super::schedule::{gather, leave_by};
use super::split_series;
use super::undo::UndoToken;
use super::with_whom::{self, SessionPerson};
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::{UndoEntry, UnlockedVault};

/// How far a single day may be moved, in days.
const FARTHEST_MOVE: i64 = 366;
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
    /// With whom, where that is one of the own people.
    pub with: Option<SessionPerson>,
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

/// One session with everything its page shows.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn occurrence_get(
    app: &App,
    vault: &mut UnlockedVault,
    key: OccurrenceKey,
) -> Outcome<OccurrenceView> {
    let now = app.now();
    let Found {
        series,
        occurrence,
        recorded,
    } = find(vault, key, &now)?;
    let (of_series, program, settings) = vault.read(|db| {
        Ok((
            tables::session_records::of_series(db, series.id)?,
            tables::program::current(db)?,
            tables::settings::get(db)?,
        ))
    })?;
    let entry = recorded
        .as_ref()
        .map(|one| one.record.entry_for(&occurrence))
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
    let to_make_up = missed(vault, &now, key)?;
    let video_address =
        evenkeel_domain::sessions::video_address(&occurrence.video_url, "video_url")
            .ok()
            .flatten()
            .map(String::from);
    let with = vault.read(|db| with_whom::shown(db, &occurrence))?;
    Ok(OccurrenceView {
        with,
        time: time_of(&occurrence, now.at),
        leave_by: leave_by(&occurrence, &settings.reminders),
        from_file: matches!(series.origin, SessionOrigin::Calendar { .. }),
        repeats: series.details.rrule.is_some() || !series.details.rdates.is_empty(),
        changeable: series.deleted_at.is_none()
            && match series.origin {
                SessionOrigin::Manual => series.details.typed().is_some(),
                SessionOrigin::Calendar { .. } => !series.details.all_day,
            },
        in_group: occurrence.kind.in_group(),
        later: split_series::form(&series, &occurrence, &now),
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
fn missed(vault: &mut UnlockedVault, now: &Now, but: OccurrenceKey) -> Outcome<Vec<Occurrence>> {
    let window = calendar::Window::new(now.at - MAKEUP_FOR, now.at);
    let (items, _) = gather(vault, window, now)?;
    let open = |item: &Occurrence| {
        item.key() != but
            && item.takes_place()
            && item.attendance.as_ref().is_some_and(|noted| {
                !noted.made_up && noted.status.is_some_and(AttendanceStatus::was_missed)
            })
    };
    Ok(items.into_iter().rev().filter(open).take(50).collect())
}

/// Moves, cancels or shortens one session, or lets it be as the series says. What was noted about it stays.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::NotFound`]; [`ErrorCode::WeekTooLong`]; [`ErrorCode::DateTooFar`]
/// for a day more than a year away from where it was.
pub fn occurrence_change(
    app: &App,
    vault: &mut UnlockedVault,
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
        occurrence: was,
    } = find(vault, key, &now)?;
    let mut series = before.clone();
    if is_servers_clock(&series.details.zone) {
        change.start = change
            .start
            .map(|local| calendar::to_instant(local, &now.zone).at.naive_utc());
    }
    let own = before.own_change(key.recurrence_id);
    let same_time = own.start == change.start && own.minutes == change.minutes;
    series.set_own_change(key.recurrence_id, change);
    series.updated_at = now.at;
    let moved = series
        .occurrence(key.recurrence_id, &now.zone)
        .filter(|_| before.deleted_at.is_none())
        .ok_or(ErrorCode::NotFound)?;
    let others = vault.read(tables::sessions::all)?;
    let overlaps = conflicts::check(
        &others,
        &series,
        conflicts::Around::Day(&moved),
        &now,
        "minutes",
    )?;

    let mut undo = UndoEntry::default();
    undo.series(&series, Some(before));
    // What was noted moves with its session.
    let record = recorded.map(|one| one.record).map(|old| {
        let session = RecordedSession::of(&moved, &series.details.zone);
        let new = OccurrenceRecord {
            updated_at: now.at,
            session: if same_time {
                // It was noted at its time, which its series may give otherwise by now.
                RecordedSession {
                    start: was.start,
                    end: was.end,
                    local_start: was.local_start,
                    zone: was.zone.clone(),
                    ..session
                }
            } else {
                session
            },
            entry: if same_time {
                old.entry_for(&was)
            } else {
                moved_entry(&old, &was, &moved, &now)
            },
            ..old.clone()
        };
        undo.record(old.key, Some(old), Some(new.clone()));
        new
    });
    vault.write(|tx| {
        tables::sessions::put(tx, &series)?;
        match &record {
            Some(record) => tables::session_records::put(tx, record),
            None => Ok(()),
        }
    })?;
    let UndoToken { undo } = undo.keep(app, vault);
    app.changed(&[Topic::Sessions]);
    Ok(OccurrenceChanged { undo, overlaps })
}

/// What was noted about a session that the person moves. An answer about the old time says nothing about one that is still to come:
/// they are reminded, and asked, again.
fn moved_entry(
    old: &OccurrenceRecord,
    was: &Occurrence,
    moved: &Occurrence,
    now: &Now,
) -> OccurrenceEntry {
    let mut entry = old.entry_for(was);
    if moved.start == was.start || moved.start <= now.at {
        return entry;
    }
    entry.on_my_way = None;
    let missed_that_day = moved.local_start.date() == was.local_start.date()
        && entry.status.is_some_and(AttendanceStatus::was_missed);
    if !missed_that_day {
        entry.status = None;
        entry.reason = None;
        entry.minutes_credited = None;
    }
    entry
}
