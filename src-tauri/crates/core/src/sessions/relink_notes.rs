//! Linking notes to their sessions again after a series has changed.
//!
//! Owns finding the same session again after its series was changed: the one at the same instant, on whatever clock it is written
//! now, else by the day it falls on. What finds no session any more stays under its old name and is shown as it was noted.

use std::collections::HashSet;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{
    OccurrenceKey, OccurrenceRecord, Recorded, SessionDetails, SessionSeries,
};
use evenkeel_store::{StoreError, Write, tables};

/// A record and the name it gets.
pub(super) type Move<'a> = (&'a OccurrenceRecord, OccurrenceKey);

/// The start that `details` give at the instant `at`; where they give none, the one on the day of `recurrence_id`: the same one when
/// there is one, otherwise the only one of that day.
pub(super) fn same(
    details: &SessionDetails,
    recurrence_id: NaiveDateTime,
    at: DateTime<Utc>,
) -> Option<NaiveDateTime> {
    let noon = recurrence_id.date().and_hms_opt(12, 0, 0)?.and_utc();
    let window = Window::new(noon - Duration::days(3), noon + Duration::days(3));
    let near: Vec<NaiveDateTime> = details
        .starts(&[], window)
        .items
        .iter()
        .map(|start| start.recurrence_id)
        .collect();
    let same_instant =
        |start: &&NaiveDateTime| calendar::to_instant(**start, &details.zone).at == at;
    if let Some(same) = near.iter().find(same_instant) {
        return Some(*same);
    }
    let of_day: Vec<&NaiveDateTime> = near
        .iter()
        .filter(|start| start.date() == recurrence_id.date())
        .collect();
    match of_day.as_slice() {
        [only] => Some(**only),
        several => several
            .iter()
            .find(|one| ***one == recurrence_id)
            .map(|one| **one),
    }
}

/// Which `records` get another name, because `series` gives their day another start or is another series. Only those that `chosen`
/// says yes to.
pub(super) fn moves<'a>(
    records: &'a [Recorded],
    series: &SessionSeries,
    chosen: impl Fn(NaiveDateTime) -> bool,
) -> Vec<Move<'a>> {
    let mut taken: HashSet<OccurrenceKey> = records.iter().map(|one| one.record.key).collect();
    let mut moves = Vec::new();
    for record in records.iter().map(|one| &one.record) {
        let id = record.key.recurrence_id;
        if !chosen(id) {
            continue;
        }
        let Some(recurrence_id) = same(&series.details, id, record.session.recurrence_at) else {
            continue;
        };
        let to = OccurrenceKey {
            series: series.id,
            recurrence_id,
        };
        if to != record.key && taken.insert(to) {
            moves.push((record, to));
        }
    }
    moves
}

/// Gives records their new names.
pub(super) fn carry_out(tx: &Write<'_>, moves: &[Move<'_>], zone: &str) -> Result<(), StoreError> {
    for (record, to) in moves {
        let at = calendar::to_instant(to.recurrence_id, zone).at;
        tables::session_records::rename(tx, record.key, *to, at)?;
    }
    Ok(())
}

/// Lets the person's changes of single days follow a series that was changed from `before`.
pub(super) fn own_changes(series: &mut SessionSeries, before: &SessionDetails) {
    if *before == series.details {
        return;
    }
    let details = series.details.clone();
    let mut taken = HashSet::new();
    series.own_changes.retain_mut(|own| {
        let Some(same) = same(&details, own.recurrence_id, own.recurrence_at) else {
            // A day that was called off stays called off, should the series come back to it; other changes have nothing to change.
            return own.cancelled && taken.insert(own.recurrence_id);
        };
        own.recurrence_id = same;
        own.recurrence_at = calendar::to_instant(same, &details.zone).at;
        taken.insert(same)
    });
}
