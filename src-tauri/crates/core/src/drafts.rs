//! Half-typed forms: kept, found again, thrown away.

use evenkeel_domain::drafts::{Draft, check_key};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::{App, Room};
use crate::commands::Nothing;
use crate::error::Outcome;

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
}

/// Keeps a half-typed form.
///
/// # Errors
/// A bad key or too much.
pub fn save(app: &App, room: &mut Room, input: Draft) -> Outcome<Nothing> {
    input.check()?;
    let now = app.now();
    room.vault
        .write(|tx| tables::drafts::put(tx, &input, now.at))?;
    Ok(Nothing {})
}

/// Finds it again.
///
/// # Errors
/// A bad key.
pub fn load(_: &App, room: &mut Room, input: DraftKey) -> Outcome<DraftFound> {
    check_key(&input.key)?;
    let draft = room.vault.read(|db| tables::drafts::get(db, &input.key))?;
    Ok(DraftFound {
        json: draft.map(|draft| draft.json),
    })
}

/// Throws it away; fine when there was none.
///
/// # Errors
/// A bad key.
pub fn discard(_: &App, room: &mut Room, input: DraftKey) -> Outcome<Nothing> {
    check_key(&input.key)?;
    room.vault
        .write(|tx| tables::drafts::remove(tx, &input.key))?;
    Ok(Nothing {})
}
