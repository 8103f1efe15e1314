//! Merging a newer file into a known series: what is local stays.
//!
//! Owns what only the person can know about it, and what a newer message said about one of its dates.

use std::collections::HashSet;

use chrono::NaiveDateTime;
use evenkeel_domain::sessions::{Location, SessionDetails, SessionException, SessionSeries};

/// What a file says, with what only the person can know about the series.
pub(super) fn own(own: &SessionDetails, file: SessionDetails) -> SessionDetails {
    SessionDetails {
        kind: own.kind,
        provider: own.provider.clone(),
        provider_person: own.provider_person,
        phone: own.phone.clone(),
        video_url: own.video_url.clone(),
        bring: own.bring.clone(),
        place: Location {
            name: file.place.name.clone(),
            ..own.place.clone()
        },
        counts_hours: own.counts_hours && !file.all_day,
        ..file
    }
}

/// The changed dates of a file of the series with `sequence`, and those of `old` that were said later than it. A date that the
/// series had and does not have any more is no date to change.
pub(super) fn newer_dates(
    old: &SessionSeries,
    details: &mut SessionDetails,
    sequence: u32,
    mut exceptions: Vec<SessionException>,
) -> Vec<SessionException> {
    let newer: Vec<&SessionException> = old
        .exceptions
        .iter()
        .filter(|one| one.sequence > sequence)
        .collect();
    let starts = || newer.iter().map(|one| one.recurrence_id);
    let (Some(first), Some(last)) = (starts().min(), starts().max()) else {
        return exceptions;
    };
    // Where all later dates were changed, the rule was given an end ([`super::this_and_future`]).
    let ended = old.details.rrule.as_deref().filter(|own| {
        let rule = details.rrule.as_deref().unwrap_or_default();
        own.strip_prefix(rule)
            .is_some_and(|rest| !rule.is_empty() && rest.starts_with(";UNTIL="))
    });
    if let Some(ended) = ended {
        details.rrule = Some(ended.to_owned());
    }
    let given = |details: &SessionDetails| -> (HashSet<NaiveDateTime>, bool) {
        let (starts, cut) = details.schedule().starts(first, last);
        (starts.into_iter().collect(), cut)
    };
    let ((before, _), (now, cut)) = (given(&old.details), given(details));
    for one in newer {
        if !cut && before.contains(&one.recurrence_id) && !now.contains(&one.recurrence_id) {
            continue;
        }
        let known = exceptions.iter_mut().find(|new| {
            new.recurrence_id == one.recurrence_id || new.recurrence_at == one.recurrence_at
        });
        match known {
            Some(new) if new.sequence < one.sequence => new.clone_from(one),
            Some(_) => {}
            None => exceptions.push(one.clone()),
        }
    }
    exceptions
}
