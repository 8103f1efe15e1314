//! Logging cravings, finding, correcting, deleting them and taking that back.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::cravings::{
    Craving, CravingCorrection, CravingCursor, CravingPage, NewCraving,
};
use evenkeel_domain::words::Lang;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::{App, Noun, Room};
use crate::commands::{ById, Nothing};
use crate::error::Outcome;

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
pub fn log(app: &App, room: &mut Room, input: NewCraving) -> Outcome<Craving> {
    input.entry.check()?;
    let now = app.now();
    let craving = Craving {
        id: app.new_id(&now),
        occurred: input.when.resolve(&now, "when")?,
        created_at: now.at,
        updated_at: now.at,
        deleted_at: None,
        revision: 1,
        lang: spoken(app),
        asked_by: None,
        rerates: Vec::new(),
        entry: input.entry,
    };
    room.vault
        .write(|tx| tables::cravings::insert(tx, &craving))?;
    app.changed(&[Noun::Cravings]);
    Ok(craving)
}

/// A page of cravings, newest first.
///
/// # Errors
/// A limit outside 1-100.
pub fn list(_: &App, room: &mut Room, input: CravingsAsk) -> Outcome<CravingPage> {
    evenkeel_domain::text::in_range(input.limit, 1, PAGE, "limit")?;
    Ok(room
        .vault
        .read(|db| tables::cravings::page(db, input.before.as_ref(), input.limit))?)
}

/// One craving, also a deleted one.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn get(_: &App, room: &mut Room, input: ById) -> Outcome<Craving> {
    Ok(room.vault.read(|db| tables::cravings::get(db, input.id))?)
}

/// Replaces what was said, keeping what stood there before.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was changed since, and every bound of the entry.
pub fn correct(app: &App, room: &mut Room, input: CravingCorrection) -> Outcome<Craving> {
    input.entry.check()?;
    let now = app.now();
    let occurred = input
        .when
        .map(|when| when.resolve(&now, "when"))
        .transpose()?;
    let craving = room.vault.read(|db| tables::cravings::get(db, input.id))?;
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
    room.vault
        .write(|tx| tables::cravings::update(tx, &corrected))?;
    app.changed(&[Noun::Cravings]);
    Ok(corrected)
}

/// Deletes it, until it is taken back or purged.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, room: &mut Room, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    room.vault
        .write(|tx| tables::cravings::delete(tx, input.id, now.at))?;
    app.changed(&[Noun::Cravings]);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn restore(app: &App, room: &mut Room, input: ById) -> Outcome<Nothing> {
    room.vault
        .write(|tx| tables::cravings::restore(tx, input.id))?;
    app.changed(&[Noun::Cravings]);
    Ok(Nothing {})
}

fn spoken(app: &App) -> Lang {
    crate::settings::lang(app)
}
