//! What happened at one session: whether the person was there, what was noted, and what is still to be asked.

use chrono::{DateTime, Duration, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{
    AttendanceStatus, Occurrence, OccurrenceEntry, OccurrenceKey, OccurrenceRecord, RecordedSession,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::vocabulary::Term;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::find::{Found, find};
use super::schedule::{gather, since_made};
use super::undo::UndoToken;
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::{UndoEntry, UnlockedVault};
use crate::wire::Nothing;

/// How long a session that is over is asked about.
const ASKED_FOR: Duration = Duration::days(7);

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
    pub reason: Option<Term>,
}

/// Sessions that are over and about which nothing was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttendanceDue {
    /// The sessions, newest first.
    pub items: Vec<Occurrence>,
}

/// Notes what happened at one session. An empty note takes the record away.
///
/// # Errors
/// A field that breaks its rule, [`ErrorCode::DateInFuture`] for having been at a session that has not begun,
/// [`ErrorCode::Stale`] when it was changed since, [`ErrorCode::NotFound`] for a session to make up for that was not missed.
pub fn occurrence_save(
    app: &App,
    vault: &mut UnlockedVault,
    input: OccurrenceSave,
) -> Outcome<UndoToken> {
    let OccurrenceSave {
        key,
        based_on,
        entry,
    } = input;
    let now = app.now();
    let found = find(vault, key, &now)?;
    let known = found.recorded.as_ref().map(|one| one.record.updated_at);
    if known != based_on {
        return Err(ErrorCode::Stale.into());
    }
    if let Some(other) = entry.makeup_for {
        let recorded = vault.read(|db| tables::session_records::get(db, other))?;
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
    write_entry(app, vault, &now, found, entry)
}

/// Answers whether the person was there, and leaves everything else that was noted.
///
/// # Errors
/// As [`occurrence_save`].
pub fn attendance_set(
    app: &App,
    vault: &mut UnlockedVault,
    input: AttendanceSet,
) -> Outcome<UndoToken> {
    let now = app.now();
    let found = find(vault, input.key, &now)?;
    let before = found
        .recorded
        .as_ref()
        .map(|one| one.record.entry_for(&found.occurrence))
        .unwrap_or_default();
    let missed = input.status.is_some_and(AttendanceStatus::was_missed);
    let there = |status: Option<AttendanceStatus>| status.is_some_and(AttendanceStatus::was_there);
    // Minutes stand for an answer; where the session has none of its own they are all there is.
    let own_minutes = !found.occurrence.counts_hours && there(before.status) && there(input.status);
    let entry = OccurrenceEntry {
        status: input.status,
        reason: input.reason,
        makeup_for: before.makeup_for.filter(|_| !missed),
        minutes_credited: before.minutes_credited.filter(|minutes| {
            before.status == input.status || (own_minutes && *minutes <= found.occurrence.minutes())
        }),
        ..before
    };
    write_entry(app, vault, &now, found, entry)
}

/// Notes that the person is on the way, or not after all when they had said so.
///
/// # Errors
/// [`ErrorCode::NotFound`]; [`ErrorCode::BadInput`] for a session that is over or does not take place.
pub fn on_my_way(app: &App, vault: &mut UnlockedVault, key: OccurrenceKey) -> Outcome<UndoToken> {
    let now = app.now();
    let found = find(vault, key, &now)?;
    if !found.occurrence.takes_place() || found.occurrence.end <= now.at {
        return Err(CommandError::in_field(ErrorCode::BadInput, "key"));
    }
    let before = found
        .recorded
        .as_ref()
        .map(|one| one.record.entry_for(&found.occurrence))
        .unwrap_or_default();
    let entry = OccurrenceEntry {
        on_my_way: before.on_my_way.is_none().then_some(now.at),
        ..before
    };
    write_entry(app, vault, &now, found, entry)
}

fn write_entry(
    app: &App,
    vault: &mut UnlockedVault,
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
    vault.write(|tx| match (empty, &before) {
        (true, Some(_)) => tables::session_records::remove(tx, key),
        (true, None) => Ok(()),
        (false, _) => tables::session_records::put(tx, &record),
    })?;
    let mut undo = UndoEntry::default();
    if !(empty && before.is_none()) {
        undo.record(key, before, (!empty).then_some(record));
    }
    let token = undo.keep(app, vault);
    app.changed(&[Topic::Sessions]);
    Ok(token)
}

/// Sessions of the last seven days that are over and about which nothing was noted, newest first: the one gentle question.
///
/// # Errors
/// The disk.
pub fn attendance_due(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<AttendanceDue> {
    let now = app.now();
    let window = calendar::Window::new(now.at - ASKED_FOR, now.at);
    let (items, _) = gather(vault, window, &now)?;
    let items = since_made(vault, items, &now)?;
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
