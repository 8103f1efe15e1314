//! What to show now. Pure: the same clock, agenda and ledger give the same answer.
//!
//! Owns the rules of lateness and of summaries. Owns no clock, no ledger file and no notification.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};

use super::{Agenda, AgendaItem, Decision, Ledger, ReminderKind};
use crate::id::Id;
use crate::time::Now;

/// A reminder that is less late than this is still shown; an older one becomes part of a summary.
pub const LATE: Duration = Duration::minutes(30);

/// A reminder that is less late than this comes at its time, as far as a person can tell.
pub const ON_TIME: Duration = Duration::minutes(2);

/// No more late ones than this at one time, those that are on time counted in; what is over joins the summary.
pub const AT_ONCE: usize = 3;

/// No more than this at one time even when all are on time: four sessions at six are four reminders, and none of them was missed.
pub const ON_TIME_AT_ONCE: usize = 6;

/// So many doses of the same minute are one pop-up.
pub const GROUP_FROM: usize = 3;

/// What to show at `now`: nothing early, each reminder once, late ones within [`LATE`] on their own, all older ones together, and
/// what would make a pile ([`AT_ONCE`], [`ON_TIME_AT_ONCE`]) with them. [`GROUP_FROM`] doses of the same minute are one. Where the agenda was not made for the present
/// ([`Agenda::misses`]) it asks once to open the app.
#[must_use]
pub fn decide(now: &Now, agenda: &Agenda, ledger: &Ledger) -> Vec<Decision> {
    let silent = agenda
        .quiet
        .is_some_and(|quiet| quiet.hold(now.at, &now.zone));
    let mut fresh: Vec<Fresh<'_>> = Vec::new();
    let mut missed: Vec<&AgendaItem> = Vec::new();
    let follow_ups = ledger.follow_ups(agenda);
    for item in agenda.items.iter().chain(&follow_ups) {
        let Some(due) = ledger.owes(item, now, agenda) else {
            continue;
        };
        if now.at - due < LATE {
            fresh.push(Fresh {
                due,
                item,
                with: Vec::new(),
            });
        } else {
            missed.push(item);
        }
    }
    fresh.sort_by_key(|one| (one.due, one.item.id));
    fresh.dedup_by_key(|one| one.item.id);
    let (groups, fresh) = together(fresh);
    let mut fresh = start_speaks(fresh);
    // By time, so the late ones come first.
    let on_time = fresh
        .iter()
        .filter(|one| now.at - one.due < ON_TIME)
        .count();
    let most = on_time.clamp(AT_ONCE, ON_TIME_AT_ONCE);
    let over = (fresh.len() + groups.len()).saturating_sub(most);
    let over = over.min(fresh.len());
    for one in fresh.drain(..over) {
        missed.push(one.item);
        missed.extend(one.with);
    }
    missed.sort_by_key(|item| (item.at, item.id));
    missed.dedup_by_key(|item| item.id);
    let mut out = Vec::with_capacity(fresh.len() + 1);
    if !missed.is_empty() {
        out.push(Decision::Fold {
            items: missed.into_iter().cloned().collect(),
            silent,
        });
    }
    out.extend(groups.into_iter().map(|(due, items)| Decision::Group {
        items: items.into_iter().cloned().collect(),
        due,
        silent,
    }));
    out.extend(fresh.into_iter().map(|one| Decision::Show {
        item: Box::new(one.item.clone()),
        due: one.due,
        silent,
        with: one.with.iter().map(|item| item.id).collect(),
    }));
    if let Some(item) = agenda.opener(now)
        && let Some(due) = ledger.owes(&item, now, agenda)
    {
        out.push(Decision::Show {
            item: Box::new(item),
            due,
            silent,
            with: Vec::new(),
        });
    }
    out
}

/// Those that are due at the same minute, by when they are due.
type Groups<'a> = Vec<(DateTime<Utc>, Vec<&'a AgendaItem>)>;

/// Takes out what is shown as one pop-up: [`GROUP_FROM`] or more that are to be answered and were due at the same minute.
fn together(fresh: Vec<Fresh<'_>>) -> (Groups<'_>, Vec<Fresh<'_>>) {
    let minute = |one: &Fresh<'_>| one.due.timestamp().div_euclid(60);
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for one in &fresh {
        if one.item.kind == ReminderKind::Dose {
            *counts.entry(minute(one)).or_default() += 1;
        }
    }
    let (grouped, left): (Vec<_>, Vec<_>) = fresh.into_iter().partition(|one| {
        one.item.kind == ReminderKind::Dose
            && counts
                .get(&minute(one))
                .is_some_and(|count| *count >= GROUP_FROM)
    });
    let mut groups: BTreeMap<i64, (DateTime<Utc>, Vec<&AgendaItem>)> = BTreeMap::new();
    for one in grouped {
        let group = groups
            .entry(minute(&one))
            .or_insert_with(|| (one.due, Vec::new()));
        group.1.push(one.item);
    }
    (groups.into_values().collect(), left)
}

/// One that is still shown by itself.
struct Fresh<'a> {
    due: DateTime<Utc>,
    item: &'a AgendaItem,
    with: Vec<&'a AgendaItem>,
}

/// Where a session is due to start, "time to leave" for the same session is over: the start speaks for both.
fn start_speaks(fresh: Vec<Fresh<'_>>) -> Vec<Fresh<'_>> {
    let starting: BTreeSet<Id> = fresh
        .iter()
        .filter(|one| one.item.kind == ReminderKind::Start)
        .filter_map(|one| one.item.session)
        .collect();
    let over = |one: &Fresh<'_>| {
        one.item.kind == ReminderKind::LeaveBy
            && one.item.session.is_some_and(|id| starting.contains(&id))
    };
    let (over, mut left): (Vec<_>, Vec<_>) = fresh.into_iter().partition(over);
    for start in &mut left {
        if start.item.kind == ReminderKind::Start {
            start.with = over
                .iter()
                .map(|one| one.item)
                .filter(|item| item.session == start.item.session)
                .collect();
        }
    }
    left
}

/// The next moment after `now` at which [`decide`] may have something to show.
#[must_use]
pub fn next_due(now: &Now, agenda: &Agenda, ledger: &Ledger) -> Option<DateTime<Utc>> {
    agenda
        .items
        .iter()
        .chain(&ledger.follow_ups(agenda))
        .filter_map(|item| ledger.next(item, now, agenda.quiet.as_ref()))
        .filter(|due| *due > now.at)
        .min()
}
