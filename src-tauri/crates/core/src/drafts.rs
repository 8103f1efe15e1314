//! Half-typed forms: kept, found again, thrown away.

use chrono::{Duration, NaiveDateTime};
use evenkeel_domain::calendar;
use evenkeel_domain::drafts::{Draft, check_key};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// Names a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftKey {
    /// Which form.
    pub key: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftFound {
    /// The draft's JSON; none when there is none.
    pub json: Option<String>,
    /// The wall clock when it was last kept, where that was an hour ago or more: a form that asks "when" offers this time then, for
    /// what was begun on Monday did not happen on Wednesday. None for one that was just left.
    pub kept: Option<NaiveDateTime>,
}

/// A draft that was left for less than this is gone on with as if nobody had left.
const JUST_LEFT: Duration = Duration::hours(1);

/// Keeps a half-typed form.
///
/// # Errors
/// A bad key or too much.
pub fn save(app: &App, vault: &mut UnlockedVault, input: Draft) -> Outcome<Nothing> {
    input.check()?;
    let now = app.now();
    vault.write(|tx| tables::drafts::put(tx, &input, now.at))?;
    Ok(Nothing {})
}

/// Finds it again.
///
/// # Errors
/// A bad key.
pub fn load(app: &App, vault: &mut UnlockedVault, input: DraftKey) -> Outcome<DraftFound> {
    check_key(&input.key)?;
    let now = app.now();
    let found = vault.read(|db| tables::drafts::get(db, &input.key))?;
    Ok(match found {
        None => DraftFound {
            json: None,
            kept: None,
        },
        Some((draft, at)) => DraftFound {
            json: Some(draft.json),
            kept: (now.at - at >= JUST_LEFT).then(|| calendar::to_local(at, &now.zone)),
        },
    })
}

/// Throws it away; fine when there was none.
///
/// # Errors
/// A bad key.
pub fn discard(_: &App, vault: &mut UnlockedVault, input: DraftKey) -> Outcome<Nothing> {
    check_key(&input.key)?;
    vault.write(|tx| tables::drafts::remove(tx, &input.key))?;
    Ok(Nothing {})
}
