//! The difference between a known series and a newer file.
//!
//! Owns telling a person the difference between the list and a newer file: title, place, time, length, and which dates to come are
//! more, fewer or moved. Dates at the same instant are the same, on whatever clock they are written; the others are paired by the
//! day they fall on, so that a new time of day is one difference and not forty.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{
    DATES_NAMED, ImportDifference, MovedDate, SessionDetails, SessionException, Start,
};

/// A series as it is or will be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub details: &'a SessionDetails,
    pub exceptions: &'a [SessionException],
}

/// A date that takes place, with what a person sees of it.
struct Seen {
    recurrence_id: NaiveDateTime,
    start: NaiveDateTime,
    at: DateTime<Utc>,
    /// What is said about this date alone.
    own: (Option<u32>, Option<String>, Option<String>),
}

/// Everything that is different inside `window`.
pub(super) fn differences(
    before: Side<'_>,
    after: Side<'_>,
    window: Window,
) -> Vec<ImportDifference> {
    let (old, new) = (before.details, after.details);
    let mut found = Vec::new();
    if old.title != new.title {
        found.push(ImportDifference::Title {
            before: old.title.clone(),
        });
    }
    if old.place.name != new.place.name {
        found.push(ImportDifference::Place {
            before: old.place.name.clone(),
            after: new.place.name.clone(),
        });
    }
    let timed = !old.all_day && !new.all_day;
    let shift = new.start.time().signed_duration_since(old.start.time());
    // Another way to write the same time of day is told as another zone.
    let was = calendar::to_instant(old.start, &old.zone).at;
    let same_time = calendar::to_local(was, &new.zone).time() == new.start.time();
    if timed && !shift.is_zero() && !same_time {
        found.push(ImportDifference::Time {
            before: old.start.time(),
            after: new.start.time(),
        });
    }
    if timed && old.minutes != new.minutes {
        found.push(ImportDifference::Length {
            before: old.minutes,
            after: new.minutes,
        });
    }
    if old.zone != new.zone {
        found.push(ImportDifference::Zone {
            before: old.zone.clone(),
        });
    }
    if old.note != new.note {
        found.push(ImportDifference::Note);
    }
    dates(&mut found, seen(before, window), seen(after, window), shift);
    found
}

fn seen(side: Side<'_>, window: Window) -> Vec<Seen> {
    let starts = side.details.starts(side.exceptions, window);
    let own = |start: &Start| {
        start
            .exception
            .and_then(|position| side.exceptions.get(position))
            .map(|one| (one.minutes, one.title.clone(), one.place.clone()))
            .unwrap_or_default()
    };
    starts
        .items
        .iter()
        .filter(|start| !start.cancelled)
        .map(|start| Seen {
            recurrence_id: start.recurrence_id,
            start: start.resolved.local,
            at: start.resolved.at,
            own: own(start),
        })
        .collect()
}

fn dates(found: &mut Vec<ImportDifference>, before: Vec<Seen>, after: Vec<Seen>, shift: Duration) {
    let mut days: BTreeMap<NaiveDate, (Vec<Seen>, Vec<Seen>)> = BTreeMap::new();
    let mut single = 0;
    let mut olds: HashMap<DateTime<Utc>, Vec<Seen>> = HashMap::new();
    for one in before {
        olds.entry(one.at).or_default().push(one);
    }
    for one in after {
        match olds.get_mut(&one.at).and_then(Vec::pop) {
            Some(old) => single += u32::from(old.own != one.own),
            None => days.entry(one.start.date()).or_default().1.push(one),
        }
    }
    for one in olds.into_values().flatten() {
        days.entry(one.start.date()).or_default().0.push(one);
    }
    for (olds, news) in days.values_mut() {
        olds.sort_by_key(|one| one.at);
        news.sort_by_key(|one| one.at);
    }
    let (mut gone, mut new, mut moved) = (Vec::new(), Vec::new(), Vec::new());
    for (olds, news) in days.into_values() {
        let pairs = olds.len().min(news.len());
        let (mut olds, mut news) = (olds.into_iter(), news.into_iter());
        for (old, one) in olds.by_ref().zip(news.by_ref()).take(pairs) {
            let expected = old.start.checked_add_signed(shift);
            if one.start != old.start && Some(one.start) != expected {
                moved.push(MovedDate {
                    before: old.start,
                    after: one.start,
                });
            } else if one.own != old.own {
                single += 1;
            }
        }
        gone.extend(olds);
        new.extend(news);
    }
    // A date that went to another day is one that moved.
    gone.retain(|old| {
        let same = new
            .iter()
            .position(|one| one.recurrence_id.date() == old.recurrence_id.date());
        match same {
            Some(position) => {
                let one = new.remove(position);
                moved.push(MovedDate {
                    before: old.start,
                    after: one.start,
                });
                false
            }
            None => true,
        }
    });
    moved.sort_by_key(|one| one.before);
    let named = |some: &[Seen]| some.iter().take(DATES_NAMED).map(|one| one.start).collect();
    if !new.is_empty() {
        found.push(ImportDifference::Added {
            count: count(new.len()),
            dates: named(&new),
        });
    }
    if !gone.is_empty() {
        found.push(ImportDifference::Removed {
            count: count(gone.len()),
            dates: named(&gone),
        });
    }
    if !moved.is_empty() {
        let count = count(moved.len());
        moved.truncate(DATES_NAMED);
        found.push(ImportDifference::Moved {
            count,
            dates: moved,
        });
    }
    if single > 0 {
        found.push(ImportDifference::Single { count: single });
    }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
