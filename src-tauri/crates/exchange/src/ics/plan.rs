//! What importing a file would change.
//!
//! Owns the comparison of a file with the sessions already written down. Pure: the same plan makes the preview and is carried out.
//! Ids survive: a series known by its UID is updated in place, and what only the person can know about it (kind, with whom, phone,
//! room, directions, travel time, whether hours count) stays theirs.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{
    ImportChange, ImportDone, ImportLine, ImportNote, Place, SessionDetails, SessionException,
    SessionKind, SessionOrigin, SessionSeries, SkipReason, Skipped,
};

use super::{ChangedDate, IcsImport, IcsSeries, ImportDefaults, MOST_SKIPPED};

/// What to show, and what to do when the person says yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPlan {
    /// The calendar's own name; may be empty.
    pub calendar_name: String,
    /// One line per series, in the order of the file.
    pub lines: Vec<ImportLine>,
    /// Series to write: new ones, and known ones with their id.
    pub save: Vec<SessionSeries>,
    /// Series to take off the list.
    pub remove: Vec<Id>,
    /// What was left out, at most [`MOST_SKIPPED`].
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub skipped_total: u32,
    /// The counts, once carried out.
    pub done: ImportDone,
}

/// Compares `import` with the `existing` series (deleted ones may be among them; importing one again brings it back under its id).
/// `new_id` makes ids for new series.
#[must_use]
pub fn plan(
    existing: &[SessionSeries],
    import: IcsImport,
    defaults: ImportDefaults<'_>,
    mut new_id: impl FnMut() -> Id,
) -> ImportPlan {
    let mut known: HashMap<&str, &SessionSeries> = HashMap::new();
    for series in existing {
        if let SessionOrigin::Calendar { uid, .. } = &series.origin {
            let better = known
                .get(uid.as_str())
                .is_none_or(|other| other.deleted_at.is_some());
            if better {
                known.insert(uid, series);
            }
        }
    }
    let mut planner = Planner {
        window: Window::ahead(defaults.now),
        now: defaults.now,
        out: ImportPlan {
            calendar_name: import.name,
            lines: Vec::new(),
            save: Vec::new(),
            remove: Vec::new(),
            skipped: import.skipped,
            skipped_total: import.skipped_total,
            done: ImportDone {
                added: 0,
                changed: 0,
                unchanged: 0,
                cancelled: 0,
            },
        },
    };

    let mut loose: Vec<(String, Vec<ChangedDate>)> = Vec::new();
    for change in import.loose {
        match loose.iter_mut().find(|(uid, _)| *uid == change.uid) {
            Some((_, dates)) => dates.push(change.date),
            None => loose.push((change.uid, vec![change.date])),
        }
    }
    let in_file: HashSet<String> = import
        .series
        .iter()
        .map(|series| series.uid.clone())
        .collect();
    for mut series in import.series {
        // Only files that hold several calendars split a series from its changes.
        if let Some((_, dates)) = loose.iter().find(|(uid, _)| *uid == series.uid) {
            merge(&series.details, &mut series.exceptions, dates);
        }
        planner.series(known.get(series.uid.as_str()).copied(), series, &mut new_id);
    }
    for (uid, dates) in loose.into_iter().filter(|(uid, _)| !in_file.contains(uid)) {
        match known
            .get(uid.as_str())
            .copied()
            .filter(|series| series.deleted_at.is_none())
        {
            Some(series) => planner.dates_of(series, &dates),
            None => planner.orphans(uid, &dates, defaults.device_zone, &mut new_id),
        }
    }
    for gone in import.cancelled {
        match known
            .get(gone.uid.as_str())
            .copied()
            .filter(|series| series.deleted_at.is_none())
        {
            Some(series) if sequence(series) <= gone.sequence => planner.cancel(series),
            Some(series) => planner.line(
                &series.details,
                &series.exceptions,
                ImportChange::Unchanged,
                Vec::new(),
            ),
            None => planner.skip(gone.title, SkipReason::Cancelled),
        }
    }
    planner.out
}

const fn sequence(series: &SessionSeries) -> u32 {
    match &series.origin {
        SessionOrigin::Calendar { sequence, .. } => *sequence,
        SessionOrigin::Manual => 0,
    }
}

/// Puts changed dates into a series; a higher or equal SEQUENCE replaces.
fn merge(details: &SessionDetails, exceptions: &mut Vec<SessionException>, dates: &[ChangedDate]) {
    for date in dates {
        let new = date.in_series(details, None);
        match exceptions.iter_mut().find(|old| {
            old.recurrence_at == new.recurrence_at || old.recurrence_id == new.recurrence_id
        }) {
            Some(old) if old.sequence <= new.sequence => {
                *old = SessionException {
                    recurrence_id: old.recurrence_id,
                    ..new
                }
            }
            Some(_) => {}
            None => exceptions.push(new),
        }
    }
}

struct Planner {
    window: Window,
    now: DateTime<Utc>,
    out: ImportPlan,
}

impl Planner {
    fn skip(&mut self, title: String, reason: SkipReason) {
        self.out.skipped_total = self.out.skipped_total.saturating_add(1);
        if self.out.skipped.len() < MOST_SKIPPED {
            self.out.skipped.push(Skipped { title, reason });
        }
    }

    fn line(
        &mut self,
        details: &SessionDetails,
        exceptions: &[SessionException],
        change: ImportChange,
        notes: Vec<ImportNote>,
    ) {
        let starts = calendar::starts(details, exceptions, self.window);
        let mut locals = starts
            .items
            .iter()
            .filter(|start| !start.cancelled)
            .map(|start| start.resolved.local);
        let first = locals.next();
        let last = locals.next_back().or(first);
        let occurrences = starts.items.iter().filter(|start| !start.cancelled).count();
        self.out.lines.push(ImportLine {
            title: details.title.clone(),
            change,
            occurrences: u32::try_from(occurrences).unwrap_or(u32::MAX),
            first,
            last,
            zone: details.zone.clone(),
            all_day: details.all_day,
            notes,
        });
        let done = &mut self.out.done;
        match change {
            ImportChange::New => done.added += 1,
            ImportChange::Changed => done.changed += 1,
            ImportChange::Unchanged => done.unchanged += 1,
            ImportChange::Cancelled => done.cancelled += 1,
        }
    }

    fn series(
        &mut self,
        known: Option<&SessionSeries>,
        incoming: IcsSeries,
        new_id: &mut impl FnMut() -> Id,
    ) {
        let IcsSeries {
            uid,
            sequence: new_sequence,
            details,
            exceptions,
            notes,
        } = incoming;
        let origin = SessionOrigin::Calendar {
            uid,
            sequence: new_sequence,
        };
        let Some(old) = known else {
            self.line(&details, &exceptions, ImportChange::New, notes);
            let id = new_id();
            self.out.save.push(SessionSeries {
                id,
                created_at: self.now,
                updated_at: self.now,
                deleted_at: None,
                origin,
                details,
                exceptions,
            });
            return;
        };
        let details = SessionDetails {
            kind: old.details.kind,
            provider: old.details.provider.clone(),
            phone: old.details.phone.clone(),
            place: Place {
                name: details.place.name.clone(),
                ..old.details.place.clone()
            },
            counts_hours: old.details.counts_hours && !details.all_day,
            ..details
        };
        let back = old.deleted_at.is_some();
        let older = new_sequence < sequence(old);
        if !back && (older || (old.details == details && old.exceptions == exceptions)) {
            self.line(
                &old.details,
                &old.exceptions,
                ImportChange::Unchanged,
                if older { Vec::new() } else { notes },
            );
            return;
        }
        self.line(
            &details,
            &exceptions,
            if back {
                ImportChange::New
            } else {
                ImportChange::Changed
            },
            notes,
        );
        self.out.save.push(SessionSeries {
            updated_at: self.now,
            deleted_at: None,
            origin,
            details,
            exceptions,
            ..old.clone()
        });
    }

    fn dates_of(&mut self, old: &SessionSeries, dates: &[ChangedDate]) {
        let mut exceptions = old.exceptions.clone();
        merge(&old.details, &mut exceptions, dates);
        if exceptions == old.exceptions {
            self.line(
                &old.details,
                &old.exceptions,
                ImportChange::Unchanged,
                Vec::new(),
            );
            return;
        }
        self.line(&old.details, &exceptions, ImportChange::Changed, Vec::new());
        self.out.save.push(SessionSeries {
            updated_at: self.now,
            exceptions,
            ..old.clone()
        });
    }

    /// Changed dates whose series nobody has: they take place, so they are kept, as single sessions under the same UID. The whole
    /// series, should it come later, replaces them.
    fn orphans(
        &mut self,
        uid: String,
        dates: &[ChangedDate],
        zone: &str,
        new_id: &mut impl FnMut() -> Id,
    ) {
        let mut taking_place = Vec::new();
        for date in dates {
            match (date.cancelled, date.start, date.minutes) {
                (false, Some(start), Some(minutes)) if minutes > 0 => {
                    taking_place.push((date, start, minutes))
                }
                (true, ..) => self.skip(date.title.clone(), SkipReason::Cancelled),
                _ => self.skip(date.title.clone(), SkipReason::Orphan),
            }
        }
        taking_place.sort_by_key(|(_, start, _)| *start);
        let Some((first, start, minutes)) = taking_place.first().copied() else {
            return;
        };
        let details = SessionDetails {
            kind: SessionKind::Other,
            title: first.title.clone(),
            provider: String::new(),
            place: Place {
                name: first.place.clone(),
                ..Place::default()
            },
            phone: String::new(),
            note: String::new(),
            start: calendar::to_local(start, zone),
            zone: zone.to_owned(),
            minutes,
            all_day: false,
            rrule: None,
            rdates: taking_place
                .iter()
                .skip(1)
                .map(|(_, start, _)| calendar::to_local(*start, zone))
                .take(2_000)
                .collect(),
            exdates: Vec::new(),
            counts_hours: SessionKind::Other.counts_hours(),
        };
        let exceptions: Vec<SessionException> = taking_place
            .iter()
            .skip(1)
            .map(|(date, start, _)| {
                ChangedDate {
                    original: *start,
                    ..(*date).clone()
                }
                .in_series(&details, None)
            })
            .filter(|change| {
                change.minutes.is_some() || change.title.is_some() || change.place.is_some()
            })
            .collect();
        if calendar::starts(&details, &exceptions, self.window)
            .items
            .is_empty()
        {
            self.skip(details.title, SkipReason::OutsideHorizon);
            return;
        }
        // SEQUENCE 0, so that any version of the whole series is newer.
        self.series(
            None,
            IcsSeries {
                uid,
                sequence: 0,
                details,
                exceptions,
                notes: Vec::new(),
            },
            new_id,
        );
    }

    fn cancel(&mut self, old: &SessionSeries) {
        self.line(
            &old.details,
            &old.exceptions,
            ImportChange::Cancelled,
            vec![ImportNote::Cancelled],
        );
        self.out.remove.push(old.id);
    }
}
