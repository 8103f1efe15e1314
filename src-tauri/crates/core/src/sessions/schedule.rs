//! Reading the schedule: which sessions there are in a window, with what was noted about them.

use std::collections::HashSet;

use chrono::{Days, Duration, NaiveDate, NaiveDateTime};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::reminder::{self, ReminderSettings};
use evenkeel_domain::sessions::{Occurrence, OccurrenceKey, Recorded, SessionSeries, put_records};
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_store::{Read, StoreError, tables};

use super::with_whom;
use crate::error::{CommandError, Outcome};
use crate::unlocked::UnlockedVault;

/// `count` days from `from`, on whatever clock a session goes by.
pub(crate) fn lived_days(from: NaiveDate, count: u32) -> Outcome<LivedDays> {
    LivedDays::count_from(from, count).ok_or(CommandError::in_field(ErrorCode::BadInput, "from"))
}

/// The window of `count` days from `from` on the laptop's wall clock.
pub(crate) fn days(from: NaiveDate, count: u32, now: &Now) -> Outcome<Window> {
    let end = from
        .checked_add_days(Days::new(u64::from(count)))
        .ok_or(CommandError::in_field(ErrorCode::BadInput, "from"))?;
    let at =
        |day: NaiveDate| calendar::to_instant(day.and_time(chrono::NaiveTime::MIN), &now.zone).at;
    Ok(Window::new(at(from), at(end)))
}

/// Every occurrence inside the window with what was noted about it, cancelled ones and notes on the day too. A session that is
/// not on the schedule any more is there when something was noted about it.
pub(crate) fn gather(
    vault: &mut UnlockedVault,
    window: Window,
    now: &Now,
) -> Outcome<(Vec<Occurrence>, bool)> {
    let all = vault.read(tables::sessions::all_with_deleted)?;
    let known: Vec<SessionSeries> = all
        .iter()
        .filter(|series| series.deleted_at.is_none())
        .cloned()
        .collect();
    let (mut items, truncated) = within(&known, window, now);
    let records = vault.read(|db| records_about(db, &items, window))?;
    put_records(&mut items, &records, &all, window, &now.zone);
    vault.read(|db| with_whom::name(db, &mut items))?;
    Ok((items, truncated))
}

/// Leaves out what was before the vault was made, unless the person said whether they were there: nobody is asked about days on which
/// Evenkeel was not there, and they count nowhere.
pub(crate) fn since_made(
    vault: &mut UnlockedVault,
    items: Vec<Occurrence>,
    now: &Now,
) -> Outcome<Vec<Occurrence>> {
    let first = vault.created_on(now)?;
    Ok(items
        .into_iter()
        .filter(|one| {
            let answered = one
                .attendance
                .as_ref()
                .is_some_and(|noted| noted.status.is_some());
            answered || one.local_start.date() >= first
        })
        .collect())
}

/// What was noted about the sessions of a window: about each that lay in it when it was noted, and about each of `items` that was
/// moved into it since.
pub(crate) fn records_about(
    db: &Read<'_>,
    items: &[Occurrence],
    window: Window,
) -> Result<Vec<Recorded>, StoreError> {
    let longest = Duration::days(2);
    let from = window.from().checked_sub_signed(longest);
    let to = window.to().checked_add_signed(longest);
    let mut records = tables::session_records::between(
        db,
        from.unwrap_or(window.from()),
        to.unwrap_or(window.to()),
    )?;
    let known: HashSet<OccurrenceKey> = records.iter().map(|one| one.record.key).collect();
    for item in items.iter().filter(|item| item.moved) {
        if !known.contains(&item.key()) {
            records.extend(tables::session_records::get(db, item.key())?);
        }
    }
    Ok(records)
}

/// The program's wall clock by which to leave for a session, the same as its reminder says. None when the way is not known.
pub(crate) fn leave_by(session: &Occurrence, settings: &ReminderSettings) -> Option<NaiveDateTime> {
    let minutes = reminder::leave_min(session, settings)?;
    let leave = session.start - Duration::minutes(i64::from(minutes));
    Some(calendar::to_local(leave, &session.zone))
}

/// Every occurrence inside the window, cancelled ones and notes on the day too.
pub(crate) fn within(
    series: &[SessionSeries],
    window: Window,
    now: &Now,
) -> (Vec<Occurrence>, bool) {
    let mut items = Vec::new();
    let mut truncated = false;
    for one in series {
        let found = one.occurrences(window, &now.zone);
        truncated |= found.truncated;
        items.extend(found.items);
    }
    items.sort_by(|a, b| a.start.cmp(&b.start).then(a.series.cmp(&b.series)));
    (items, truncated)
}

/// Every occurrence of every series inside the window that takes place at a time of day, in order of start.
pub(crate) fn taking_place(series: &[SessionSeries], window: Window, now: &Now) -> Vec<Occurrence> {
    let (mut all, _) = within(series, window, now);
    all.retain(Occurrence::takes_place);
    all
}
