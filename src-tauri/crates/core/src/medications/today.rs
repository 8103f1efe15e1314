//! What is due today, for Today and for the list of medicines.

use evenkeel_domain::checkins::day_of;

use super::list::{as_needed, refill};
use super::read;
use super::wire::MedicationsToday;
use super::zone;
use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// What is due on the day that now is, what of before is still open, and what is taken as it is needed.
///
/// # Errors
/// The disk.
pub fn today(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<MedicationsToday> {
    let now = app.now();
    let all = read::around_today(vault, &now)?;
    let mut due = Vec::new();
    let mut needed = Vec::new();
    let mut refills = Vec::new();
    for one in &all {
        let seen = one.course().at(&now);
        due.extend(one.views(&seen.today()));
        needed.extend(as_needed(vault, one, &now)?);
        refills.extend(refill(vault, one, &seen)?.filter(|left| left.due || left.count_again));
    }
    // Medicines keep the person's order where they are due together.
    due.sort_by_key(|dose| dose.at);
    Ok(MedicationsToday {
        date: day_of(now.local()),
        due,
        as_needed: needed,
        zone_question: zone::question(vault, &all, &now)?,
        refills,
        any: !all.is_empty(),
    })
}
