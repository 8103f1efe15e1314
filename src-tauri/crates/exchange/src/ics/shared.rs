//! Events that share one UID without being versions of each other.
//!
//! Owns telling them apart: by their start, whatever the order of the file and whichever of them it still holds. Some programs give
//! every event the same UID; what was noted about one must never end up on another.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{SessionDetails, SessionOrigin, SessionSeries};

use super::IcsImport;
use super::text::uid;

/// What stands between the UID of the file and the start.
const MARK: char = '#';
const START: &str = "%Y%m%dT%H%M%SZ";

/// The name of one of several: the UID of the file and its start.
fn name(shared: &str, start: DateTime<Utc>) -> String {
    uid(&format!("{shared}{MARK}{}", start.format(START)))
}

/// The UID that the file gave, of a name made by [`name`] or one that is it already.
fn given(name: &str) -> &str {
    name.rsplit_once(MARK)
        .filter(|(_, start)| chrono::NaiveDateTime::parse_from_str(start, START).is_ok())
        .map_or(name, |(given, _)| given)
}

fn start(details: &SessionDetails) -> DateTime<Utc> {
    calendar::to_instant(details.start, &details.zone).at
}

/// Gives what shares a UID the name under which it is known, or one of its own. Everything else keeps its UID.
pub(super) fn tell_apart(import: &mut IcsImport, existing: &[SessionSeries]) {
    let mut known: HashMap<&str, Vec<(&str, &SessionDetails)>> = HashMap::new();
    for series in existing {
        if let SessionOrigin::Calendar { uid, .. } = &series.origin {
            let same = known.entry(given(uid)).or_default();
            // One that is still on the list is found before one that was deleted.
            let at = if series.deleted_at.is_none() {
                0
            } else {
                same.len()
            };
            same.insert(at, (uid, &series.details));
        }
    }
    let mut times: HashMap<String, HashSet<DateTime<Utc>>> = HashMap::new();
    for series in &import.series {
        let same = times.entry(series.uid.clone()).or_default();
        same.insert(start(&series.details));
    }
    for gone in &import.cancelled {
        let same = times.entry(gone.uid.clone()).or_default();
        same.extend(gone.start);
    }
    let shared = |uid: &str| {
        times.get(uid).is_some_and(|times| times.len() > 1)
            || known
                .get(uid)
                .is_some_and(|known| known.iter().any(|(name, _)| *name != uid))
    };
    let named = |uid: &str, at: DateTime<Utc>, wall: Option<&SessionDetails>| {
        let same = known.get(uid).map(Vec::as_slice).unwrap_or_default();
        // A time without a zone is another instant on a journey, and still the same time.
        let found = same
            .iter()
            .find(|(_, details)| start(details) == at)
            .or_else(|| {
                same.iter()
                    .find(|(_, own)| wall.is_some_and(|wall| own.start == wall.start))
            });
        found.map_or_else(|| name(uid, at), |(name, _)| (*name).to_owned())
    };
    let mut renamed: Vec<(String, String)> = Vec::new();
    for series in &mut import.series {
        if shared(&series.uid) {
            let own = named(&series.uid, start(&series.details), Some(&series.details));
            renamed.push((std::mem::replace(&mut series.uid, own.clone()), own));
        }
    }
    for gone in &mut import.cancelled {
        if let Some(at) = gone.start.filter(|_| shared(&gone.uid)) {
            let own = named(&gone.uid, at, None);
            renamed.push((std::mem::replace(&mut gone.uid, own.clone()), own));
        }
    }
    for (uid, _) in &renamed {
        import.uids.remove(uid);
    }
    import.uids.extend(renamed.into_iter().map(|(_, own)| own));
}
