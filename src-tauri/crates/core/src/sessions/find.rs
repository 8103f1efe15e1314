//! Finding one session by its name, with what was noted about it.

use chrono::Duration;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{Occurrence, OccurrenceKey, Recorded, SessionSeries, put_records};
use evenkeel_domain::time::Now;
use evenkeel_store::{Read, StoreError, tables};

use super::with_whom;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

pub(super) struct Found {
    pub(super) series: SessionSeries,
    pub(super) occurrence: Occurrence,
    pub(super) recorded: Option<Recorded>,
}

/// The session of this name: as its series gives it, or as it was noted when the series does not give it any more.
pub(super) fn find(vault: &mut UnlockedVault, key: OccurrenceKey, now: &Now) -> Outcome<Found> {
    let (series, recorded) = vault.read(|db| {
        Ok((
            tables::sessions::get(db, key.series)?,
            tables::session_records::get(db, key)?,
        ))
    })?;
    let given = series
        .deleted_at
        .is_none()
        .then(|| series.occurrence(key.recurrence_id, &now.zone))
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
    vault.read(|db| with_whom::name(db, &mut items))?;
    let occurrence = items.pop().ok_or(ErrorCode::NotFound)?;
    Ok(Found {
        series,
        occurrence,
        recorded,
    })
}

/// The session of this name, as it is shown.
pub(crate) fn one(vault: &mut UnlockedVault, key: OccurrenceKey, now: &Now) -> Outcome<Occurrence> {
    Ok(find(vault, key, now)?.occurrence)
}

/// The session that a record points to, wherever it was moved to. None when its series does not give it any more.
pub(crate) fn linked(
    db: &Read<'_>,
    key: OccurrenceKey,
    device_zone: &str,
) -> Result<Option<Occurrence>, StoreError> {
    match tables::sessions::get(db, key.series) {
        Ok(series) if series.deleted_at.is_none() => {
            Ok(series.occurrence(key.recurrence_id, device_zone))
        }
        Ok(_) | Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The same session with what was noted about it.
pub(crate) fn noted(
    vault: &mut UnlockedVault,
    session: Occurrence,
    now: &Now,
) -> Outcome<Occurrence> {
    let recorded = vault.read(|db| tables::session_records::get(db, session.key()))?;
    let mut items = vec![session.clone()];
    let window = calendar::Window::new(session.start, session.end);
    let records: Vec<Recorded> = recorded.into_iter().collect();
    put_records(&mut items, &records, &[], window, &now.zone);
    Ok(items.pop().unwrap_or(session))
}
