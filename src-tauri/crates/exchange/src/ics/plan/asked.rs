//! What a plan asks the person about.
//!
//! Owns the lines that change nothing unless they say so: what looks older than the list, what looks like one on it, what is called
//! off; and counting what was before today.

use evenkeel_domain::sessions::{
    ImportChange, ImportNote, SessionDetails, SessionException, SessionOrigin, SessionSeries,
};

use chrono::NaiveDateTime;

use super::{Asked, Planner, merge, sequence, side_of};
use crate::ics::ChangedDate;
use crate::ics::diff::{Side, differences};

impl Planner<'_> {
    /// Dates that look older than what is known about them and say something else: the person chooses. False when they say the same.
    pub(super) fn older_dates(&mut self, old: &SessionSeries, dates: &[ChangedDate]) -> bool {
        let mut exceptions = old.exceptions.clone();
        let dates: Vec<ChangedDate> = dates
            .iter()
            .filter(|date| !date.and_later)
            .map(|date| {
                let id = date.in_series(&old.details).recurrence_id;
                let known = exceptions.iter().find(|one| one.recurrence_id == id);
                ChangedDate {
                    sequence: known.map_or(0, |one| one.sequence).max(date.sequence),
                    ..date.clone()
                }
            })
            .collect();
        merge(&old.details, &mut exceptions, &dates);
        let side = Side {
            details: &old.details,
            exceptions: &exceptions,
        };
        let found = differences(side_of(old), side, self.window);
        if found.is_empty() {
            return false;
        }
        self.line(old.id, side, ImportChange::Older, found, Vec::new());
        self.out.asked.push(Asked {
            series: SessionSeries {
                updated_at: self.now,
                exceptions,
                ..old.clone()
            },
            otherwise: None,
        });
        true
    }

    /// How many sessions of a series were before today.
    pub(super) fn past(&self, details: &SessionDetails, exceptions: &[SessionException]) -> u32 {
        let starts = details.starts(exceptions, self.past);
        let over = starts
            .items
            .iter()
            .filter(|start| !start.cancelled && start.resolved.at < self.past.to());
        u32::try_from(over.count()).unwrap_or(u32::MAX)
    }

    /// Says which dates the last line calls off that it does not have.
    pub(super) fn off(&mut self, dates: Vec<NaiveDateTime>) {
        if let Some(line) = self.out.lines.last_mut() {
            line.off_no_date = dates;
        }
    }

    /// A series that takes place just when `old` does. Unless the person wants both, it is the same one under a new name.
    pub(super) fn alike(&mut self, old: &SessionSeries, series: SessionSeries) {
        let otherwise = matches!(old.origin, SessionOrigin::Calendar { .. }).then(|| {
            self.known_anew.insert(old.id);
            SessionSeries {
                origin: series.origin.clone(),
                ..old.clone()
            }
        });
        self.out.asked.push(Asked { series, otherwise });
    }

    pub(super) fn cancel(&mut self, old: &SessionSeries, as_of: u32) {
        let mut notes = vec![ImportNote::Cancelled];
        if sequence(old) <= as_of {
            self.out.remove.push(old.id);
        } else {
            notes.push(ImportNote::LooksOlder);
            self.out.missing.push(old.id);
        }
        self.known(old, ImportChange::Cancelled, notes);
    }
}
