//! What importing a file would change.
//!
//! Owns the comparison of a file with the sessions already written down. Pure: the same plan makes the preview and is carried out.
//! Ids survive: a series known by its UID is updated in place, and what only the person can know about it (kind, with whom, phone, video
//! link, what to bring, room, directions, travel time, whether hours count, what they changed on single days, where they let it
//! end) stays theirs.

mod asked;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::{HORIZON_DAYS, Window};
use evenkeel_domain::sessions::{
    ImportChange, ImportDifference, ImportDone, ImportLine, ImportNote, SessionDetails,
    SessionException, SessionKind, SessionOrigin, SessionSeries, SkipReason, Skipped,
};

use super::alike::{self, ByTimes};
use super::detached_instances;
use super::diff::{Side, differences};
use super::merge_local;
use super::off;
use super::read::{WRITTEN_BY, start_of_today};
use super::shared::tell_apart;
use super::this_and_future::spread;
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
    /// Series to write only if the person says so.
    pub asked: Vec<Asked>,
    /// New series that are over, to write only if the person brings in what was before today.
    pub over: Vec<SessionSeries>,
    /// How many sessions are in them.
    pub past_over: u32,
    /// Series that the file takes off the list, unless the person keeps them.
    pub remove: Vec<Id>,
    /// Series that are not in the file any more, or that an older-looking file calls off: off the list only if the person says so.
    pub missing: Vec<Id>,
    /// What was left out, at most [`MOST_SKIPPED`].
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub skipped_total: u32,
    /// The counts, once carried out.
    pub done: ImportDone,
}

/// A series that is written only if the person says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What to write then.
    pub series: SessionSeries,
    /// What to write otherwise, so that a newer file finds the series of the list; none to leave it as it is.
    pub otherwise: Option<SessionSeries>,
}

/// Compares `import` with the `existing` series (deleted ones may be among them; importing one again brings it back under its id).
/// `new_id` makes ids for new series.
#[must_use]
pub fn plan(
    existing: &[SessionSeries],
    mut import: IcsImport,
    defaults: ImportDefaults<'_>,
    mut new_id: impl FnMut() -> Id,
) -> ImportPlan {
    tell_apart(&mut import, existing);
    let own = alike::take_own(&mut import, existing, defaults.now);
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
    let window = Window::ahead(defaults.now);
    let today = start_of_today(defaults);
    let mut planner = Planner {
        window,
        past: Window::new(today - Duration::days(HORIZON_DAYS), today),
        by_times: ByTimes::new(existing, &import, window),
        known_anew: HashSet::new(),
        now: defaults.now,
        calendar: import.calendar,
        out: ImportPlan {
            calendar_name: import.name,
            lines: Vec::new(),
            save: Vec::new(),
            asked: Vec::new(),
            over: Vec::new(),
            past_over: 0,
            remove: Vec::new(),
            missing: Vec::new(),
            skipped: import.skipped,
            skipped_total: import.skipped_total,
            done: ImportDone {
                added: 0,
                changed: 0,
                unchanged: 0,
                removed: 0,
            },
        },
    };

    let mut detached: Vec<(String, Vec<ChangedDate>)> = Vec::new();
    for change in import.detached {
        match detached.iter_mut().find(|(uid, _)| *uid == change.uid) {
            Some((_, dates)) => dates.push(change.date),
            None => detached.push((change.uid, vec![change.date])),
        }
    }
    for series in existing.iter().filter(|one| own.contains(&one.id)) {
        planner.known(series, ImportChange::Unchanged, vec![ImportNote::Own]);
    }
    for series in import.series {
        planner.series(known.get(series.uid.as_str()).copied(), series, &mut new_id);
    }
    for (uid, dates) in detached {
        match known
            .get(uid.as_str())
            .copied()
            .filter(|series| series.deleted_at.is_none())
        {
            Some(series) => planner.dates_of(series, &dates),
            None => planner.orphans(uid, dates, defaults.device_zone, &mut new_id),
        }
    }
    for gone in import.cancelled {
        match known
            .get(gone.uid.as_str())
            .copied()
            .filter(|series| series.deleted_at.is_none())
        {
            Some(series) => planner.cancel(series, gone.sequence),
            None => planner.skip(gone.title, SkipReason::Cancelled),
        }
    }
    if import.is_full_export {
        planner.missing(existing, &import.uids);
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
    for date in dates.iter().filter(|date| !date.and_later) {
        let new = date.in_series(details);
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

fn side_of(series: &SessionSeries) -> Side<'_> {
    Side {
        details: &series.details,
        exceptions: &series.exceptions,
    }
}

struct Planner<'a> {
    window: Window,
    /// The two years before today.
    past: Window,
    by_times: ByTimes<'a>,
    /// Series that the file has under another name.
    known_anew: HashSet<Id>,
    now: DateTime<Utc>,
    /// Which calendar the file is of.
    calendar: String,
    out: ImportPlan,
}

impl Planner<'_> {
    /// Puts changed dates, and changes from a date on, into a series.
    fn merge(
        &mut self,
        details: &mut SessionDetails,
        exceptions: &mut Vec<SessionException>,
        dates: &[ChangedDate],
    ) {
        merge(details, exceptions, dates);
        let mut later = Vec::new();
        for date in dates.iter().filter(|date| date.and_later) {
            if date.unlike(details) {
                self.skip(date.title.clone(), SkipReason::ChangesLater);
            } else {
                later.push(date.clone());
            }
        }
        if let Some(first) = later.first() {
            // What an older change of this kind left on later dates gives way.
            exceptions
                .retain(|one| one.recurrence_at < first.original || one.sequence >= first.sequence);
            if spread(details, exceptions, &later, &[], self.now).is_err() {
                self.skip(details.title.clone(), SkipReason::ChangesLater);
            }
        }
    }

    fn skip(&mut self, title: String, reason: SkipReason) {
        self.out.skipped_total = self.out.skipped_total.saturating_add(1);
        if self.out.skipped.len() < MOST_SKIPPED {
            self.out.skipped.push(Skipped { title, reason });
        }
    }

    fn known(&mut self, series: &SessionSeries, change: ImportChange, notes: Vec<ImportNote>) {
        self.line(
            series.id,
            Side {
                details: &series.details,
                exceptions: &series.exceptions,
            },
            change,
            Vec::new(),
            notes,
        );
    }

    fn line(
        &mut self,
        series: Id,
        side: Side<'_>,
        change: ImportChange,
        differences: Vec<ImportDifference>,
        notes: Vec<ImportNote>,
    ) {
        let Side {
            details,
            exceptions,
        } = side;
        let starts = details.starts(exceptions, self.window);
        let mut locals = starts
            .items
            .iter()
            .filter(|start| !start.cancelled)
            .map(|start| start.resolved.local);
        let first = locals.next();
        let last = locals.next_back().or(first);
        let occurrences = starts.items.iter().filter(|start| !start.cancelled).count();
        self.out.lines.push(ImportLine {
            series,
            title: details.title.clone(),
            change,
            occurrences: u32::try_from(occurrences).unwrap_or(u32::MAX),
            first,
            last,
            zone: details.zone.clone(),
            all_day: details.all_day,
            kind: details.kind,
            kind_guessed: change == ImportChange::New
                && SessionKind::guess(&details.title) == Some(details.kind),
            counts_hours: details.counts_hours,
            differences,
            notes,
            off_no_date: Vec::new(),
            past: 0,
        });
        let done = &mut self.out.done;
        match change {
            ImportChange::New => done.added += 1,
            ImportChange::Changed => done.changed += 1,
            ImportChange::Unchanged => done.unchanged += 1,
            // Counted when it is carried out: the person may keep them.
            ImportChange::Cancelled
            | ImportChange::Missing
            | ImportChange::Older
            | ImportChange::Alike => {}
        }
    }

    /// Series of this calendar with dates to come that the file does not name any more.
    fn missing(&mut self, existing: &[SessionSeries], in_file: &HashSet<String>) {
        if self.calendar.is_empty() {
            return;
        }
        let (mut gone, mut shared) = (Vec::new(), false);
        for series in existing.iter().filter(|series| series.deleted_at.is_none()) {
            match &series.origin {
                SessionOrigin::Calendar { uid, calendar, .. } if *calendar == self.calendar => {
                    if in_file.contains(uid) || self.known_anew.contains(&series.id) {
                        shared = true;
                    } else {
                        gone.push(series);
                    }
                }
                SessionOrigin::Calendar { .. } | SessionOrigin::Manual => {}
            }
        }
        // Two calendars may come from the same program. Without a name of its own, a file is a newer one of the same calendar
        // only when it holds something of it.
        if self.calendar.starts_with(WRITTEN_BY) && !shared {
            return;
        }
        for series in gone {
            // As the person has it: they may have let it end already.
            let coming = series.occurrences(self.window, &series.details.zone);
            if coming.items.iter().any(|one| !one.cancelled) {
                self.known(series, ImportChange::Missing, Vec::new());
                self.out.missing.push(series.id);
            }
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
            mut notes,
            over,
            off_no_date,
        } = incoming;
        let origin = SessionOrigin::Calendar {
            uid,
            sequence: new_sequence,
            calendar: self.calendar.clone(),
        };
        let Some(old) = known.filter(|old| !(over && old.deleted_at.is_some())) else {
            let series = SessionSeries {
                id: new_id(),
                created_at: self.now,
                updated_at: self.now,
                deleted_at: None,
                origin,
                details,
                exceptions,
                own_changes: Vec::new(),
                starts_from: None,
                ends_before: None,
            };
            self.fresh(series, over, notes, off_no_date);
            return;
        };
        let mut details = merge_local::own(&old.details, details);
        let exceptions = merge_local::newer_dates(old, &mut details, new_sequence, exceptions);
        let back = old.deleted_at.is_some();
        let older = new_sequence < sequence(old);
        let same = old.details == details && old.exceptions == exceptions;
        if !back && older && !same && !over {
            let side = Side {
                details: &details,
                exceptions: &exceptions,
            };
            let found = differences(side_of(old), side, self.window);
            if !found.is_empty() {
                self.line(old.id, side, ImportChange::Older, found, notes);
                self.off(off_no_date);
                self.out.asked.push(Asked {
                    series: SessionSeries {
                        updated_at: self.now,
                        origin,
                        details,
                        exceptions,
                        ..old.clone()
                    },
                    otherwise: None,
                });
                return;
            }
        }
        if !back && (older || same) {
            if over {
                self.skip(details.title, SkipReason::OutsideHorizon);
                return;
            }
            self.known(
                old,
                ImportChange::Unchanged,
                if older { Vec::new() } else { notes },
            );
            if same && old.origin != origin {
                self.out.save.push(SessionSeries {
                    origin,
                    ..old.clone()
                });
            }
            return;
        }
        let side = Side {
            details: &details,
            exceptions: &exceptions,
        };
        if back {
            let past = self.past(&details, &exceptions);
            self.line(old.id, side, ImportChange::New, Vec::new(), notes);
            if let Some(line) = self.out.lines.last_mut() {
                line.past = past;
            }
        } else {
            if over {
                notes.push(ImportNote::Over);
            }
            let differences = differences(side_of(old), side, self.window);
            self.line(old.id, side, ImportChange::Changed, differences, notes);
        }
        self.off(off_no_date);
        self.out.save.push(SessionSeries {
            updated_at: self.now,
            deleted_at: None,
            origin,
            details,
            exceptions,
            ..old.clone()
        });
    }

    /// A series that is not on the list by its name.
    fn fresh(
        &mut self,
        series: SessionSeries,
        over: bool,
        notes: Vec<ImportNote>,
        off_no_date: Vec<NaiveDateTime>,
    ) {
        let past = self.past(&series.details, &series.exceptions);
        if over {
            self.skip(series.details.title.clone(), SkipReason::OutsideHorizon);
            if past > 0 {
                self.out.past_over = self.out.past_over.saturating_add(past);
                self.out.over.push(series);
            }
            return;
        }
        let same = self.by_times.take(&series.details, &series.exceptions);
        let change = match same {
            Some(_) => ImportChange::Alike,
            None => ImportChange::New,
        };
        self.line(series.id, side_of(&series), change, Vec::new(), notes);
        if let Some(line) = self.out.lines.last_mut() {
            line.off_no_date = off_no_date;
            line.past = past;
        }
        match same {
            Some(old) => self.alike(old, series),
            None => self.out.save.push(series),
        }
    }

    fn dates_of(&mut self, old: &SessionSeries, dates: &[ChangedDate]) {
        let mut details = old.details.clone();
        let mut exceptions = old.exceptions.clone();
        self.merge(&mut details, &mut exceptions, dates);
        let cancelled = dates
            .iter()
            .filter(|date| date.cancelled && !date.and_later)
            .map(|date| date.in_series(&old.details).recurrence_id)
            .filter(|wall| !old.exceptions.iter().any(|one| one.recurrence_id == *wall))
            .collect();
        let none = off::none_of(&old.details, cancelled, &BTreeSet::new(), self.window);
        if exceptions == old.exceptions {
            if !self.older_dates(old, dates) {
                self.known(old, ImportChange::Unchanged, Vec::new());
            }
            self.off(none);
            return;
        }
        let side = Side {
            details: &details,
            exceptions: &exceptions,
        };
        let differences = differences(side_of(old), side, self.window);
        let odd = dates.iter().any(|date| date.unlike(&details));
        let notes = odd.then_some(ImportNote::DatesUnreadable);
        self.line(
            old.id,
            side,
            ImportChange::Changed,
            differences,
            notes.into_iter().collect(),
        );
        self.off(none);
        self.out.save.push(SessionSeries {
            updated_at: self.now,
            details,
            exceptions,
            ..old.clone()
        });
    }

    /// Changed dates whose series nobody has: they take place, so they are kept, as single sessions under the same UID. The whole
    /// series, should it come later, replaces them.
    fn orphans(
        &mut self,
        uid: String,
        dates: Vec<ChangedDate>,
        zone: &str,
        new_id: &mut impl FnMut() -> Id,
    ) {
        let mut taking_place = Vec::new();
        for date in dates {
            if date.and_later {
                self.skip(date.title.clone(), SkipReason::ChangesLater);
            }
            if date.takes_place() {
                taking_place.push(date);
            } else if !date.cancelled {
                self.skip(date.title, SkipReason::Orphan);
            } else if !date.and_later {
                self.skip(date.title, SkipReason::Cancelled);
            }
        }
        let Some((details, exceptions)) = detached_instances::series(taking_place, zone) else {
            return;
        };
        if details.starts(&exceptions, self.window).items.is_empty() {
            self.skip(details.title, SkipReason::OutsideHorizon);
            return;
        }
        let notes = details.all_day.then_some(ImportNote::AllDay);
        // SEQUENCE 0, so that any version of the whole series is newer.
        self.series(
            None,
            IcsSeries {
                uid,
                sequence: 0,
                details,
                exceptions,
                notes: notes.into_iter().collect(),
                over: false,
                off_no_date: Vec::new(),
            },
            new_id,
        );
    }
}
