//! Coping skills: which to offer first, and the timer that holds back the idle lock.

use std::time::Duration;

use evenkeel_domain::Id;
use evenkeel_domain::plan::PlanContent;
use evenkeel_domain::skills::{SkillView, rank};
use evenkeel_domain::text::in_range;
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::{WordList, words_of};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::{TIMER_HOLDS, UnlockedVault};
use crate::wire::Nothing;

/// Input of `skills_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkillsAsk {
    /// The craving it is for: what helped with the same triggers counts first. None for the list by itself.
    pub craving: Option<Id>,
}

/// Input of `skills_timer`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkillsTimer {
    /// How long the timer still runs, 0-1,800; 0 when it was stopped.
    pub seconds: u32,
}

/// Every skill, the most helpful for this person first.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::NotFound`] for a craving that is not there.
pub fn list(_: &App, vault: &mut UnlockedVault, input: SkillsAsk) -> Outcome<Vec<SkillView>> {
    let (all, here, plan, words) = vault.read(|db| {
        let here = match input.craving {
            Some(id) => {
                let entry = tables::cravings::get(db, id)?.entry;
                let mut triggers: Vec<Term> = entry.trigger_main.into_iter().collect();
                for trigger in entry.triggers {
                    if !triggers.contains(&trigger) {
                        triggers.push(trigger);
                    }
                }
                tables::skills::tallies_like(db, id, &triggers)?
            }
            None => Vec::new(),
        };
        Ok((
            tables::skills::tallies(db)?,
            here,
            tables::plan::current(db)?,
            words_of(WordList::Skills, &tables::words::all(db)?),
        ))
    })?;
    let planned: Vec<Term> = plan
        .items
        .into_iter()
        .filter_map(|item| match item.content {
            PlanContent::Skill { skill, .. } => Some(skill),
            _ => None,
        })
        .collect();
    let own: Vec<Term> = words
        .iter()
        .filter(|word| matches!(word.key, Term::Custom(_)))
        .map(|word| word.key.clone())
        .collect();
    let hidden: Vec<Term> = words
        .into_iter()
        .filter(|word| word.hidden)
        .map(|word| word.key)
        .collect();
    Ok(rank(&all, &here, &planned, &own, &hidden))
}

/// A skill's timer was started or stopped: while it runs the vault does not lock for idleness, for at most half an hour after
/// the last touch. Every other lock works as ever.
///
/// # Errors
/// More than half an hour.
pub fn timer(app: &App, vault: &mut UnlockedVault, input: SkillsTimer) -> Outcome<Nothing> {
    let most = u32::try_from(TIMER_HOLDS.as_secs()).unwrap_or(u32::MAX);
    in_range(input.seconds, 0, most, "seconds")?;
    vault.timer_until = app.ports.clock.elapsed() + Duration::from_secs(u64::from(input.seconds));
    Ok(Nothing {})
}
