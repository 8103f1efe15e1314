//! The history of one medication, fourteen days at a time.
//!
//! Owns paging. Days without anything are left out, also where months of them lie between two doses.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use evenkeel_domain::medications::Dose;
use evenkeel_domain::time::Now;
use evenkeel_store::tables;

use super::read::Everything;
use super::wire::{DoseView, HistoryAsk, HistoryDay, MedicationHistory};
use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Days on one page.
const PAGE: usize = 14;

/// Days that are looked at in one go.
const STEP: u64 = 28;

/// A page of the history, newest first: up to today, or from the day before `before` on.
///
/// # Errors
/// [`ErrorCode::NotFound`](evenkeel_domain::ErrorCode::NotFound).
pub fn history(
    app: &App,
    vault: &mut UnlockedVault,
    input: HistoryAsk,
) -> Outcome<MedicationHistory> {
    let now = app.now();
    let medication = vault.read(|db| tables::medications::get(db, input.id))?;
    let today = now.local().date();
    let newest = input
        .before
        .and_then(|day| day.pred_opt())
        // Who flew west sees what they wrote on a day that has not come here yet.
        .unwrap_or_else(|| today.succ_opt().unwrap_or(today));
    let first = vault.read(|db| first_day(db, &medication))?;
    let mut days: Vec<HistoryDay> = Vec::new();
    let mut to = newest;
    while days.len() <= PAGE && first.is_some_and(|first| first <= to) {
        let from = to.checked_sub_days(Days::new(STEP - 1)).unwrap_or(to);
        let one = vault.read(|db| Everything::of_days(db, medication.clone(), from, to))?;
        days.extend(days_of(&one, from, to, &now));
        let Some(before) = from.pred_opt() else { break };
        to = before;
    }
    let more = days.len() > PAGE || first.is_some_and(|first| first <= to);
    days.truncate(PAGE);
    Ok(MedicationHistory {
        next: days.last().filter(|_| more).map(|day| day.date),
        days,
    })
}

/// The first day anything can be known of: of the schedules, or of a dose before them.
fn first_day(
    db: &evenkeel_store::Read<'_>,
    medication: &evenkeel_domain::medications::Medication,
) -> Result<Option<NaiveDate>, evenkeel_store::StoreError> {
    let scheduled = tables::medications::schedules(db, medication.id)?
        .iter()
        .map(|version| version.from.date())
        .min();
    let dosed = tables::doses::first_day(db, medication.id)?;
    Ok(scheduled.into_iter().chain(dosed).min())
}

/// The days of a span on which something was due or noted, newest first. What is still to come is not history.
fn days_of(one: &Everything, from: NaiveDate, to: NaiveDate, now: &Now) -> Vec<HistoryDay> {
    let seen = one.course().at(now);
    let slots = seen.slots(from, to);
    let mut days: BTreeMap<NaiveDate, (Vec<DoseView>, Vec<Dose>)> = BTreeMap::new();
    for (slot, view) in slots.items.iter().zip(one.views(&slots.items)) {
        if slot.at <= now.at || slot.dose.is_some() {
            days.entry(slot.date).or_default().0.push(view);
        }
    }
    for dose in &one.doses {
        let day = dose.occurred.local.date();
        if dose.entry.slot.is_none() && (from..=to).contains(&day) {
            days.entry(day).or_default().1.push(dose.clone());
        }
    }
    days.into_iter()
        .rev()
        .map(|(date, (slots, mut extra))| {
            extra.sort_by_key(|dose| (dose.occurred.at, dose.id));
            HistoryDay { date, slots, extra }
        })
        .collect()
}
