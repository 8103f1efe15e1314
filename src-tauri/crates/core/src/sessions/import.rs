//! What the person says to a calendar file.
//!
//! Owns turning a plan and its answers into what is written: which series, of what kind, from which day on. What a file says is
//! [`evenkeel_exchange::ics`]'s.

use std::collections::HashSet;

use chrono::NaiveTime;
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{ImportChange, ImportDone, SessionSeries};
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id, Invalid};
use evenkeel_exchange::ics::{Asked, ImportPlan};

use super::ImportApply;

/// What is written, and what is taken off.
pub(super) struct Decided {
    pub(super) save: Vec<SessionSeries>,
    pub(super) remove: Vec<Id>,
    pub(super) done: ImportDone,
}

/// Whether a line is written when the person says nothing about it.
const fn usual(change: ImportChange) -> Option<bool> {
    match change {
        ImportChange::New | ImportChange::Changed => Some(true),
        ImportChange::Older | ImportChange::Alike => Some(false),
        ImportChange::Unchanged | ImportChange::Cancelled | ImportChange::Missing => None,
    }
}

/// What to write and what to take off, with the person's choices in it.
pub(super) fn decided(
    plan: &ImportPlan,
    input: &ImportApply,
    now: &Now,
) -> Result<Decided, Invalid> {
    let bad = |field| Invalid::new(ErrorCode::BadInput, field);
    let choosable: HashSet<Id> = plan
        .lines
        .iter()
        .filter(|line| usual(line.change).is_some())
        .map(|line| line.series)
        .collect();
    let taken: HashSet<Id> = match &input.take {
        Some(take) => {
            let take: HashSet<Id> = take.iter().copied().collect();
            if !take.is_subset(&choosable) {
                return Err(bad("take"));
            }
            take
        }
        None => plan
            .lines
            .iter()
            .filter(|line| usual(line.change) == Some(true))
            .map(|line| line.series)
            .collect(),
    };
    let mut save: Vec<SessionSeries> = plan
        .save
        .iter()
        .filter(|series| taken.contains(&series.id) || !choosable.contains(&series.id))
        .cloned()
        .collect();
    for Asked { series, otherwise } in &plan.asked {
        if taken.contains(&series.id) {
            save.push(series.clone());
        } else {
            save.extend(otherwise.clone());
        }
    }
    if input.past {
        save.extend(plan.over.iter().cloned());
    } else {
        let past = |series: &SessionSeries| {
            plan.lines
                .iter()
                .any(|line| line.series == series.id && line.past > 0)
        };
        for series in save.iter_mut().filter(|series| past(series)) {
            let today = now.local().date().and_time(NaiveTime::MIN);
            let midnight = calendar::to_instant(today, &now.zone).at;
            series.starts_from = Some(calendar::to_local(midnight, &series.details.zone));
        }
    }
    for choice in &input.choices {
        let known = plan
            .save
            .iter()
            .chain(plan.asked.iter().map(|one| &one.series));
        if !known.into_iter().any(|series| series.id == choice.series) {
            return Err(bad("choices"));
        }
        if let Some(series) = save.iter_mut().find(|series| series.id == choice.series) {
            series.details.kind = choice.kind;
            series.details.counts_hours = choice.counts_hours && !series.details.all_day;
        }
    }
    let mut remove = input.remove.clone().unwrap_or_else(|| plan.remove.clone());
    remove.sort();
    remove.dedup();
    if remove
        .iter()
        .any(|id| !plan.remove.contains(id) && !plan.missing.contains(id))
    {
        return Err(bad("remove"));
    }
    let count = |wanted: &[ImportChange]| {
        let lines = plan
            .lines
            .iter()
            .filter(|line| taken.contains(&line.series) && wanted.contains(&line.change));
        u32::try_from(lines.count()).unwrap_or(u32::MAX)
    };
    let over = if input.past { plan.over.len() } else { 0 };
    let done = ImportDone {
        added: count(&[ImportChange::New, ImportChange::Alike])
            .saturating_add(u32::try_from(over).unwrap_or(u32::MAX)),
        changed: count(&[ImportChange::Changed, ImportChange::Older]),
        removed: u32::try_from(remove.len()).unwrap_or(u32::MAX),
        ..plan.done
    };
    Ok(Decided { save, remove, done })
}
