//! One craving with all that belongs to it: what came after, what of the plan was used, where it is brought, what it said before.

use chrono::NaiveDateTime;
use evenkeel_domain::calendar;
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::cravings::prompts::RerateDue;
use evenkeel_domain::inbox::QUICK_ENTRY;
use evenkeel_domain::plan::PlanItem;
use evenkeel_domain::sessions::Occurrence;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::sessions;
use crate::unlocked::UnlockedVault;
use crate::wire::ById;

/// A later number as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RerateSeen {
    /// 0-10; none when it was skipped.
    pub intensity: Option<u8>,
    /// Whole minutes after the craving.
    pub minutes: u32,
    /// On the wall clock of the place it was lived in.
    pub local: NaiveDateTime,
}

/// What a craving said before a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingBefore {
    /// When it was replaced, on the wall clock of the place it was lived in.
    pub replaced_local: NaiveDateTime,
    /// What stood there.
    pub craving: Craving,
}

/// One craving with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingDetail {
    /// As it stands.
    pub craving: Craving,
    /// When it was written, on the wall clock of the place it was lived in; none when that was within a day of it.
    pub written_local: Option<NaiveDateTime>,
    /// It was written on the lock screen, where anybody can.
    pub while_locked: bool,
    /// Later numbers, in order.
    pub rerates: Vec<RerateSeen>,
    /// The newest number known.
    pub last: u8,
    /// Minutes until it eased, when it did.
    pub eased_after: Option<u32>,
    /// A second number still says something.
    pub takes_rerate: bool,
    /// The prompt that asks for it now.
    pub due: Option<RerateDue>,
    /// Lines of the plan that were used and still stand in it.
    pub plan_lines: Vec<PlanItem>,
    /// The session it is brought to; none when there is none or it is no longer there.
    pub session: Option<Occurrence>,
    /// What it said before, newest first.
    pub before: Vec<CravingBefore>,
}

/// One craving with all that belongs to it, also a deleted one.
///
/// # Errors
/// [`evenkeel_domain::ErrorCode::NotFound`].
pub fn detail(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<CravingDetail> {
    let now = app.now();
    let (craving, versions, plan) = vault.read(|db| {
        Ok((
            tables::cravings::get(db, input.id)?,
            tables::cravings::versions(db, input.id)?,
            tables::plan::current(db)?,
        ))
    })?;
    let session = match &craving.entry.session {
        Some(link) => vault.read(|db| sessions::linked(db, link.into(), &now.zone))?,
        None => None,
    };
    let lived = |at| calendar::to_local(at, &craving.occurred.zone);
    let minutes = |whole: i64| u32::try_from(whole.max(0)).unwrap_or(u32::MAX);
    Ok(CravingDetail {
        written_local: craving.written_local(),
        while_locked: craving.prompt_id.as_deref() == Some(QUICK_ENTRY),
        rerates: craving
            .rerates
            .iter()
            .map(|rerate| RerateSeen {
                intensity: rerate.intensity,
                minutes: minutes((rerate.at - craving.occurred.at).num_minutes()),
                local: lived(rerate.at),
            })
            .collect(),
        last: craving.last_number(),
        eased_after: craving.minutes_to_ease().map(minutes),
        takes_rerate: craving.takes_rerate(now.at),
        due: craving.due(now.at),
        plan_lines: plan
            .items
            .into_iter()
            .filter(|item| craving.entry.plan_items.contains(&item.id))
            .collect(),
        session,
        before: versions
            .into_iter()
            .rev()
            .map(|(replaced, craving)| CravingBefore {
                replaced_local: lived(replaced),
                craving,
            })
            .collect(),
        craving,
    })
}
