//! Matching the series of a file with known series that have another UID.
//!
//! Owns two ways to know one again: by its times, because some programs give every event a new UID with each export; and by the
//! names that files made from this list carry ([`super::write`]). Whether it is the same one is the person's to say.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::{HORIZON_DAYS, Window};
use evenkeel_domain::sessions::{SessionDetails, SessionException, SessionOrigin, SessionSeries};

use super::IcsImport;
use super::write;

/// The dates of a series that take place, each with its end.
type Times = Vec<(DateTime<Utc>, DateTime<Utc>)>;

/// What is on the list, by when it takes place.
pub(super) struct ByTimes<'a> {
    by_times: HashMap<Times, Vec<&'a SessionSeries>>,
    window: Window,
}

fn times(details: &SessionDetails, exceptions: &[SessionException], window: Window) -> Times {
    details
        .starts(exceptions, window)
        .items
        .iter()
        .filter(|start| !start.cancelled)
        .map(|start| (start.resolved.at, start.end))
        .collect()
}

impl<'a> ByTimes<'a> {
    /// Of everything on the list that the file does not name.
    pub(super) fn new(existing: &'a [SessionSeries], import: &IcsImport, window: Window) -> Self {
        let mut by_times: HashMap<Times, Vec<&SessionSeries>> = HashMap::new();
        for series in existing.iter().filter(|one| one.deleted_at.is_none()) {
            let named = match &series.origin {
                SessionOrigin::Calendar { uid, .. } => import.uids.contains(uid),
                SessionOrigin::Manual => false,
            };
            let times = times(&series.details, &series.exceptions, window);
            if !named && !times.is_empty() {
                by_times.entry(times).or_default().push(series);
            }
        }
        Self { by_times, window }
    }

    /// The one on the list that takes place just when this one does, once. Two single dates need the same title too: more than one
    /// thing may begin at ten o'clock.
    pub(super) fn take(
        &mut self,
        details: &SessionDetails,
        exceptions: &[SessionException],
    ) -> Option<&'a SessionSeries> {
        let times = times(details, exceptions, self.window);
        let same = self.by_times.get_mut(&times)?;
        let title = |one: &SessionDetails| one.title.trim().to_lowercase();
        let by_title = same
            .iter()
            .position(|one| title(&one.details) == title(details));
        let found = by_title.or((times.len() > 1 && !same.is_empty()).then_some(0))?;
        let kind = same.get(found)?.details.all_day;
        (kind == details.all_day).then(|| same.remove(found))
    }
}

/// Whether `uid` looks like one that a file made here carries.
fn may_be_own(uid: &str) -> bool {
    uid.len() == write::UID_LENGTH && uid.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Takes what came from this list out of the import: which series of the list it is of.
pub(super) fn take_own(
    import: &mut IcsImport,
    existing: &[SessionSeries],
    now: DateTime<Utc>,
) -> Vec<Id> {
    if !import.uids.iter().any(|uid| may_be_own(uid)) {
        return Vec::new();
    }
    let mut names: HashMap<String, Id> = HashMap::new();
    let half = Duration::days(HORIZON_DAYS);
    for series in existing.iter().filter(|one| one.deleted_at.is_none()) {
        names.insert(write::uid(series.id, None), series.id);
        for window in [Window::new(now - half, now), Window::ahead(now)] {
            for one in series.occurrences(window, &series.details.zone).items {
                names.insert(write::uid(series.id, Some(one.recurrence_id)), series.id);
            }
        }
    }
    let mut own: Vec<Id> = Vec::new();
    let mut seen = HashSet::new();
    let mut is_own = |uid: &str| {
        let id = names.get(uid).copied();
        if let Some(id) = id
            && seen.insert(id)
        {
            own.push(id);
        }
        id.is_some()
    };
    import.series.retain(|one| !is_own(&one.uid));
    import.detached.retain(|one| !is_own(&one.uid));
    import.cancelled.retain(|one| !is_own(&one.uid));
    own
}
