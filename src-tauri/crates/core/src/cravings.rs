//! Logging cravings, finding, correcting, deleting them and taking that back; and what comes after the first number: a skill, a
//! second number, how it went.
//!
//! Refuses to own when to ask again ([`evenkeel_domain::cravings::prompts`]) and which skill to offer first
//! ([`crate::skills`]).

use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::cravings::prompts::{LOOKS_BACK, RerateDue};
use evenkeel_domain::cravings::{
    Craving, CravingCorrection, CravingCursor, CravingEnd, CravingPage, CravingRerate,
    CravingSkill, MOST_RERATES, NewCraving, Rerate, SkillUsed,
};
use evenkeel_domain::link::SessionLink;
use evenkeel_domain::plan::PlanContent;
use evenkeel_domain::reminder::ReminderRequest;
use evenkeel_domain::text::at_most;
use evenkeel_domain::time::Now;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod detail;

pub use detail::{CravingBefore, CravingDetail, RerateSeen, detail};

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Most cravings on one page.
pub const PAGE: u32 = 100;

/// Input of `cravings_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingsAsk {
    /// The end of the page before; none for the newest.
    pub before: Option<CravingCursor>,
    /// How many, 1-100.
    pub limit: u32,
}

/// Stores a craving. Answers only once it is durable.
///
/// # Errors
/// A field that breaks its rule, a time in the future, or the disk.
pub fn log(app: &App, vault: &mut UnlockedVault, input: NewCraving) -> Outcome<Craving> {
    input.entry.check()?;
    let now = app.now();
    let craving = Craving {
        id: app.new_id(&now),
        occurred: input.when.resolve(&now, "when")?,
        created_at: now.at,
        updated_at: now.at,
        deleted_at: None,
        revision: 1,
        lang: app.lang(),
        prompt_id: None,
        rerates: Vec::new(),
        entry: input.entry,
    };
    vault.write(|tx| tables::cravings::insert(tx, &craving))?;
    app.changed(&[Topic::Cravings]);
    Ok(craving)
}

/// A page of cravings, newest first.
///
/// # Errors
/// A limit outside 1-100.
pub fn list(_: &App, vault: &mut UnlockedVault, input: CravingsAsk) -> Outcome<CravingPage> {
    evenkeel_domain::text::in_range(input.limit, 1, PAGE, "limit")?;
    Ok(vault.read(|db| tables::cravings::page(db, input.before.as_ref(), input.limit))?)
}

/// One craving, also a deleted one.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn get(_: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Craving> {
    Ok(vault.read(|db| tables::cravings::get(db, input.id))?)
}

/// Replaces what was said, keeping what stood there before.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was changed since, and every bound of the entry.
pub fn correct(app: &App, vault: &mut UnlockedVault, input: CravingCorrection) -> Outcome<Craving> {
    let now = app.now();
    let occurred = input
        .when
        .map(|when| when.resolve(&now, "when"))
        .transpose()?;
    let craving = vault.read(|db| tables::cravings::get(db, input.id))?;
    input.entry.check_correction(&craving.entry)?;
    if craving.revision != input.revision || craving.deleted_at.is_some() {
        return Err(ErrorCode::Stale.into());
    }
    let corrected = Craving {
        occurred: occurred.unwrap_or(craving.occurred),
        updated_at: now.at,
        revision: craving.revision + 1,
        entry: input.entry,
        ..craving
    };
    vault.write(|tx| tables::cravings::update(tx, &corrected))?;
    app.changed(&[Topic::Cravings]);
    Ok(corrected)
}

/// Deletes it, until it is taken back or purged.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::cravings::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::Cravings]);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    vault.write(|tx| tables::cravings::undelete(tx, input.id))?;
    app.changed(&[Topic::Cravings]);
    Ok(Nothing {})
}

/// A later number, or that the question was skipped. Added to what is there; nothing said before changes. Each prompt has one
/// answer: a number after it counts as given unasked, and a second skip of it says nothing new.
///
/// # Errors
/// A number outside 0-10, more than [`MOST_RERATES`], [`ErrorCode::DateTooOld`] when the craving is too long ago to be measured,
/// [`ErrorCode::Stale`] when it was deleted.
pub fn rerate(app: &App, vault: &mut UnlockedVault, input: CravingRerate) -> Outcome<Craving> {
    input.check()?;
    let now = app.now();
    let mut craving = live(vault, input.id)?;
    if !craving.takes_rerate(now.at) {
        return Err(CommandError::in_field(ErrorCode::DateTooOld, "id"));
    }
    let answered = input.prompt_id.is_some()
        && craving
            .rerates
            .iter()
            .any(|before| before.prompt_id == input.prompt_id);
    if answered && input.intensity.is_none() {
        return Ok(craving);
    }
    craving.rerates.push(Rerate {
        at: now.at,
        intensity: input.intensity,
        prompt_id: input.prompt_id.filter(|_| !answered),
    });
    at_most(&craving.rerates, MOST_RERATES, "intensity")?;
    craving.updated_at = now.at;
    amend(app, vault, &craving)?;
    Ok(craving)
}

/// Begins a skill, or says how the one just tried went: the newest skill of the craving, when it is the same one and nothing
/// was said about it yet. Lines of the plan that name the skill are linked.
///
/// # Errors
/// A bound of the skill, more than thirty of them, [`ErrorCode::Stale`] when the craving was deleted.
pub fn skill_add(app: &App, vault: &mut UnlockedVault, input: CravingSkill) -> Outcome<Craving> {
    let now = app.now();
    let mut craving = live(vault, input.id)?;
    let mut used = SkillUsed {
        skill: input.skill,
        minutes: input.minutes,
        helpfulness: input.helpfulness,
        at: Some(now.at),
    };
    let before = craving.entry.clone();
    let open = craving.entry.skills.last_mut().filter(|last| {
        last.skill == used.skill && last.minutes.is_none() && last.helpfulness.is_none()
    });
    if let Some(last) = open {
        used.at = last.at;
        *last = used;
    } else {
        let plan = vault.read(tables::plan::current)?;
        for item in &plan.items {
            let named =
                matches!(&item.content, PlanContent::Skill { skill, .. } if *skill == used.skill);
            if named && !craving.entry.plan_items.contains(&item.id) {
                craving.entry.plan_items.push(item.id);
            }
        }
        craving.entry.skills.push(used);
    }
    craving.entry.check_correction(&before)?;
    craving.revision += 1;
    craving.updated_at = now.at;
    amend(app, vault, &craving)?;
    Ok(craving)
}

/// How it went. An answer that replaces another keeps the one before.
///
/// # Errors
/// [`ErrorCode::Stale`] when the craving was deleted.
pub fn outcome(app: &App, vault: &mut UnlockedVault, input: CravingEnd) -> Outcome<Craving> {
    let now = app.now();
    let mut craving = live(vault, input.id)?;
    let first = craving.entry.outcome.is_none();
    if craving.entry.outcome == input.outcome {
        return Ok(craving);
    }
    craving.entry.outcome = input.outcome;
    craving.revision += 1;
    craving.updated_at = now.at;
    if first {
        amend(app, vault, &craving)?;
    } else {
        vault.write(|tx| tables::cravings::update(tx, &craving))?;
        app.changed(&[Topic::Cravings]);
    }
    Ok(craving)
}

/// Cravings that wait for a second number now, newest first.
///
/// # Errors
/// The disk.
pub fn due(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Vec<RerateDue>> {
    let now = app.now();
    let recent = vault.read(|db| tables::cravings::since(db, now.at - LOOKS_BACK))?;
    Ok(recent
        .iter()
        .rev()
        .filter_map(|craving| craving.due(now.at))
        .collect())
}

/// The second numbers that are still asked for, as moments of the agenda.
pub(crate) fn reminder_requests(
    vault: &mut UnlockedVault,
    _: Window,
    now: &Now,
) -> Outcome<Vec<ReminderRequest>> {
    let recent = vault.read(|db| tables::cravings::since(db, now.at - LOOKS_BACK))?;
    Ok(recent
        .iter()
        .flat_map(|craving| craving.rerate_requests(now))
        .collect())
}

/// Cravings to be brought to one session, oldest first.
///
/// # Errors
/// The disk.
pub fn for_session(
    _: &App,
    vault: &mut UnlockedVault,
    input: SessionLink,
) -> Outcome<Vec<Craving>> {
    Ok(vault.read(|db| tables::cravings::for_session(db, &input))?)
}

/// One craving that is not deleted.
fn live(vault: &mut UnlockedVault, id: evenkeel_domain::Id) -> Outcome<Craving> {
    let craving = vault.read(|db| tables::cravings::get(db, id))?;
    if craving.deleted_at.is_some() {
        return Err(ErrorCode::Stale.into());
    }
    Ok(craving)
}

fn amend(app: &App, vault: &mut UnlockedVault, craving: &Craving) -> Outcome<()> {
    vault.write(|tx| tables::cravings::amend(tx, craving))?;
    app.changed(&[Topic::Cravings]);
    Ok(())
}
