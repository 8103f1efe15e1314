//! The relapse-prevention plan: read it, save it whole, see its versions.

use evenkeel_domain::calendar;
use evenkeel_domain::plan::{Plan, PlanContent, PlanDraft, PlanItem, PlanVersion};
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::tables;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// The plan as it stands; version 0 and empty while nothing was saved.
///
/// # Errors
/// The disk.
pub fn get(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Plan> {
    let plan = vault.read(tables::plan::current)?;
    Ok(told(plan, &app.now()))
}

/// With the day it was saved on.
fn told(plan: Plan, now: &Now) -> Plan {
    let saved_on = plan
        .saved_at
        .map(|at| calendar::to_local(at, &now.zone).date());
    Plan { saved_on, ..plan }
}

/// Saves the whole plan as a new version. Older versions stay as they were.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was saved elsewhere since, [`ErrorCode::NotFound`] for a person or a medication that is not on the
/// list, and every bound.
pub fn save(app: &App, vault: &mut UnlockedVault, input: PlanDraft) -> Outcome<Plan> {
    input.check()?;
    let current = vault.read(tables::plan::current)?;
    if current.version != input.based_on {
        return Err(ErrorCode::Stale.into());
    }
    let (people, medications) = vault.read(|db| {
        Ok((
            tables::people::all_with_deleted(db)?,
            tables::medications::all(db)?,
        ))
    })?;
    // Who was removed since stays in a plan that named them; nobody is put into it anew.
    let stays = |id: Id| {
        current
            .items
            .iter()
            .any(|item| matches!(&item.content, PlanContent::Person { person } if *person == id))
    };
    let now = app.now();
    let mut used: Vec<Id> = Vec::new();
    let mut items = Vec::with_capacity(input.items.len());
    for (index, mut item) in input.items.into_iter().enumerate() {
        if let PlanContent::Person { person } = &item.content
            && !people
                .iter()
                .any(|known| known.id == *person && (known.deleted_at.is_none() || stays(*person)))
        {
            return Err(CommandError::in_field(
                ErrorCode::NotFound,
                &format!("items.{index}"),
            ));
        }
        if let PlanContent::Medication { medication, text } = &mut item.content {
            // A line of the version before may stay although its medication was deleted since.
            let stood = current.items.iter().find_map(|known| match &known.content {
                PlanContent::Medication {
                    medication: known,
                    text,
                } if known == medication => Some(text),
                _ => None,
            });
            let listed = medications.iter().find(|known| known.id == *medication);
            *text = listed
                .map(|known| &known.entry.name)
                .or(stood)
                .cloned()
                .ok_or_else(|| {
                    CommandError::in_field(ErrorCode::NotFound, &format!("items.{index}"))
                })?;
        }
        let id = match item.id {
            // An id is kept only when it was this plan's, and once.
            Some(id) if current.items.iter().any(|known| known.id == id) && !used.contains(&id) => {
                id
            }
            _ => app.new_id(&now),
        };
        used.push(id);
        items.push(PlanItem {
            id,
            section: item.section,
            content: item.content,
        });
    }
    let plan = Plan {
        version: current.version + 1,
        saved_at: Some(now.at),
        saved_on: None,
        reason: input.reason,
        reviewed_with: input.reviewed_with,
        items,
    };
    vault.write(|tx| tables::plan::insert(tx, &plan))?;
    app.changed(&[Topic::Plan]);
    Ok(told(plan, &now))
}

/// Saved versions, newest first, at most two hundred.
///
/// # Errors
/// The disk.
pub fn versions(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Vec<PlanVersion>> {
    Ok(vault.read(|db| tables::plan::versions(db, 200))?)
}
