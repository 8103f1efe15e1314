//! Splitting a series: this session and all later ones (RFC 5545, THISANDFUTURE).
//!
//! Owns the split. The series as it was ends before that day, and a new typed series goes on from there; of a series from a
//! calendar file the end is the person's own, so that the next import of the same file cannot bring back what was replaced.
//! What was noted, and what was changed on single days, goes to the side its day is on.

use chrono::{Datelike, Duration, NaiveDateTime, Weekday};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{
    Occurrence, OccurrenceKey, SessionException, SessionOrigin, SessionSeries, WeeklySession,
};
use evenkeel_domain::time::{Now, monday};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conflicts::{self, Overlaps};
use super::find::find;
use super::relink_notes;
use super::undo::UndoToken;
use super::with_whom;
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::{UndoEntry, UnlockedVault};

/// Input of `sessions_later`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LaterSave {
    /// The first session that is different.
    pub key: OccurrenceKey,
    /// What takes place from then on; none: nothing does, the series ends.
    pub session: Option<WeeklySession>,
}

/// What a split did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LaterDone {
    /// The series up to that day.
    pub before: SessionSeries,
    /// The series from that day on; none when it ends.
    pub after: Option<SessionSeries>,
    /// Takes it back.
    pub undo: String,
    /// What takes place at the same time. Allowed; the person is told.
    pub overlaps: Overlaps,
}

/// The form for "this and all later ones": the same session on the same days, from this day on. None for single sessions, notes on
/// the day, and sessions that are kept only for what was noted.
pub(super) fn form(
    series: &SessionSeries,
    occurrence: &Occurrence,
    now: &Now,
) -> Option<WeeklySession> {
    let details = &series.details;
    let repeats = details.rrule.is_some() || !details.rdates.is_empty();
    let kept = occurrence
        .attendance
        .as_ref()
        .is_some_and(|noted| noted.kept);
    if !repeats || kept || details.all_day {
        return None;
    }
    let from = occurrence.recurrence_id.date();
    let ahead = Window::ahead(occurrence.start - Duration::days(1));
    let later: Vec<NaiveDateTime> = series
        .occurrences(ahead, &now.zone)
        .items
        .iter()
        .map(|one| one.recurrence_id)
        .filter(|id| *id >= occurrence.recurrence_id)
        .collect();
    let until = details
        .typed()
        .and_then(|typed| typed.until)
        .or_else(|| later.last().map(NaiveDateTime::date));
    // A rule that the form cannot say offers the days that it has within two weeks.
    let soon = monday(from).checked_add_days(chrono::Days::new(14))?;
    let mut weekdays: Vec<Weekday> = later
        .iter()
        .filter(|id| id.date() < soon)
        .map(|id| id.weekday())
        .collect();
    weekdays.sort_by_key(Weekday::num_days_from_monday);
    weekdays.dedup();
    let form = details.form_from(from, until, weekdays);
    Some(WeeklySession {
        minutes: form.minutes.clamp(5, 720),
        ..form
    })
}

/// Changes this session and all later ones, or ends the series before it.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::NotFound`]; [`ErrorCode::BadInput`] for a single session;
/// [`ErrorCode::EndBeforeStart`] when the new form begins before the day it is for; [`ErrorCode::WeekTooLong`].
pub fn later(app: &App, vault: &mut UnlockedVault, input: LaterSave) -> Outcome<LaterDone> {
    let LaterSave { key, session } = input;
    let now = app.now();
    let old = find(vault, key, &now)?;
    if form(&old.series, &old.occurrence, &now).is_none() {
        return Err(CommandError::in_field(ErrorCode::BadInput, "key"));
    }
    let split = key.recurrence_id;
    let mut undo = UndoEntry::default();
    let mut before = old.series.clone();
    before.updated_at = now.at;
    before.ends_before = Some(end_before(&old.series, split, &now));
    if matches!(before.origin, SessionOrigin::Manual) {
        shorten_rule(&mut before, split);
    }

    let mut after = match session {
        None => None,
        Some(mut form) => {
            with_whom::written(vault, &mut form)?;
            if form.from < split.date() {
                return Err(CommandError::in_field(ErrorCode::EndBeforeStart, "from"));
            }
            Some(SessionSeries {
                id: app.new_id(&now),
                created_at: now.at,
                updated_at: now.at,
                deleted_at: None,
                origin: SessionOrigin::Manual,
                details: form.details(&now.zone)?,
                exceptions: Vec::new(),
                own_changes: Vec::new(),
                starts_from: None,
                ends_before: None,
            })
        }
    };
    let mut overlaps = Overlaps::default();
    if let Some(after) = &mut after {
        // What the file or the person changed on a later day stays changed on that day, where the new series has it.
        for change in old.series.changes_from(split) {
            if let Some(same) =
                relink_notes::same(&after.details, change.recurrence_id, change.recurrence_at)
            {
                after.own_changes.push(SessionException {
                    recurrence_id: same,
                    recurrence_at: calendar::to_instant(same, &after.details.zone).at,
                    sequence: 0,
                    ..change
                });
            }
        }
        let mut others = vault.read(tables::sessions::all)?;
        others.retain(|other| other.id != before.id);
        others.push(before.clone());
        overlaps = conflicts::check(&others, after, conflicts::Around::All, &now, "minutes")?;
    }
    before.own_changes.retain(|own| own.recurrence_id < split);

    let records = vault.read(|db| tables::session_records::of_series(db, before.id))?;
    let moves: Vec<_> = after
        .iter()
        .flat_map(|after| relink_notes::moves(&records, after, |id| id >= split))
        .collect();
    undo.series(&before, Some(old.series));
    if let Some(after) = &after {
        undo.series(after, None);
    }
    for (record, to) in &moves {
        let mut renamed = (*record).clone();
        renamed.key = *to;
        // What makes up for one of these does so under its new name.
        if let Some(made_up) = &mut renamed.entry.makeup_for
            && let Some((_, new)) = moves.iter().find(|(other, _)| other.key == *made_up)
        {
            *made_up = *new;
        }
        if let Some(series) = &after {
            let zone = &series.details.zone;
            renamed.session.recurrence_at = calendar::to_instant(to.recurrence_id, zone).at;
        }
        undo.record(*to, Some((*record).clone()), Some(renamed));
    }
    vault.write(|tx| {
        tables::sessions::put(tx, &before)?;
        if let Some(after) = &after {
            tables::sessions::put(tx, after)?;
            relink_notes::carry_out(tx, &moves, &after.details.zone)?;
        }
        Ok(())
    })?;
    let UndoToken { undo } = undo.keep(app, vault);
    app.changed(&[Topic::Sessions]);
    Ok(LaterDone {
        before,
        after,
        undo,
        overlaps,
    })
}

/// Where the series ends so that `split` is not in it any more: before that whole day, unless an earlier session of the same day
/// stays. A newer file may move the time of day, and must not bring the session back by that.
pub(super) fn end_before(series: &SessionSeries, split: NaiveDateTime, now: &Now) -> NaiveDateTime {
    let at = split.and_utc();
    let window = Window::new(at - Duration::days(2), at + Duration::days(2));
    let earlier = series
        .occurrences(window, &now.zone)
        .items
        .iter()
        .any(|one| one.recurrence_id.date() == split.date() && one.recurrence_id < split);
    let end = if earlier {
        split
    } else {
        split.date().and_time(chrono::NaiveTime::MIN)
    };
    end.min(series.ends_before.unwrap_or(end))
}

/// A typed rule says its last day itself, so that the form and other calendars see it too.
fn shorten_rule(series: &mut SessionSeries, split: NaiveDateTime) {
    let Some(mut form) = series.details.typed() else {
        return;
    };
    let Some(last) = split.date().pred_opt().filter(|last| *last >= form.from) else {
        return;
    };
    form.until = form.until.map(|until| until.min(last));
    if let Ok(details) = form.details(&series.details.zone) {
        series.details = details;
    }
}
