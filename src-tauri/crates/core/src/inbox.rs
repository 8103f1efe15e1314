//! Writing something down while the vault is locked, and taking it in at the next unlock.
//!
//! Owns the way from the lock screen's form to a sealed file, and the request for that form from outside the window (the tray,
//! the command line). Sealing and files are the store's. Never tells how many entries wait: the lock screen shows nothing of what
//! was logged, and a number would. How often is the store's to count.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::cravings::CravingRerate;
use evenkeel_domain::inbox::{InboxNews, LockedCraving, LockedRerate, QuickEntry};
use evenkeel_domain::time::Now;
use evenkeel_store::{Store, inbox, quick_pace, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;
use crate::{agenda, cravings};

/// Answer of `inbox_wanted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InboxWanted {
    /// Somebody asked for the quick entry from outside the window, or pressed a reminder that asks for a second number. Asking clears
    /// it.
    pub wanted: bool,
    /// It is the second number of something: nothing but a number is asked for, and `inbox_rerate` takes it.
    pub again: bool,
}

/// Input of `inbox_rerate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InboxRerate {
    /// 0 (none) to 10 (the strongest ever).
    pub intensity: u8,
}

/// Answer of `inbox_log`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InboxSaved {
    /// The number was a high one: the next step is offered, in words that say nothing of it.
    pub offer_help: bool,
}

/// Keeps an entry without opening the vault. Answers only once it is durable. When the vault was opened in the meantime, it goes
/// where every craving goes.
///
/// # Errors
/// A bound, more than so many within an hour, a full inbox, a key that is in doubt, no vault, or the disk.
pub fn log(app: &App, input: QuickEntry) -> Outcome<InboxSaved> {
    let now = app.now();
    let offer_help = input.is_high();
    let entry = LockedCraving::new(app.new_id(&now), input, app.lang(), &now)?;
    // The vault is held meanwhile: an unlock finds the entry, or comes after it.
    let open = app.with_unlocked(|vault| match vault {
        Some(vault) => {
            let craving = entry.clone().into_craving(&now);
            vault.write(|tx| tables::cravings::insert(tx, &craving))?;
            Outcome::Ok(true)
        }
        None => {
            app.with_store(|store| put(app, store, &entry))?;
            Ok(false)
        }
    })?;
    if open {
        app.changed(&[Topic::Cravings]);
    } else {
        ask_again(app, entry, &now);
    }
    Ok(InboxSaved { offer_help })
}

/// Anybody can write one: so many an hour, and no more. Whoever opens the vault has no such bound.
fn put(app: &App, store: &Store, entry: &LockedCraving) -> Outcome<()> {
    let clocks = app.clocks();
    if !quick_pace::has_room(store.folder(), &clocks) {
        return Err(ErrorCode::InboxOften.into());
    }
    inbox::put(store, entry, &*app.ports.entropy)?;
    if quick_pace::note(store.folder(), &clocks).is_err() {
        tracing::warn!("a quick entry could not be counted");
    }
    Ok(())
}

/// The second number is asked for like that of any other craving, by the program that has no key either.
fn ask_again(app: &App, entry: LockedCraving, now: &Now) {
    if app.is_demo() {
        return;
    }
    for request in entry.into_craving(now).rerate_requests(now) {
        if agenda::add_while_locked(app, &request).is_err() {
            tracing::warn!("a second number will not be asked for by itself");
        }
    }
}

/// Whether the quick entry was asked for from outside since the last time this was asked.
///
/// # Errors
/// None.
pub fn wanted(app: &App, _: Nothing) -> Outcome<InboxWanted> {
    let quick = app.take_quick_entry_request();
    let again = app.pressed_reminder().is_some_and(|(id, news)| {
        news && !app.is_unlocked() && agenda::craving_asked_about(app, id).is_some()
    });
    Ok(InboxWanted {
        wanted: quick || again,
        again: again && !quick,
    })
}

/// Keeps the second number that the pressed reminder asks for, without opening the vault. Answers only once it is durable. One for each
/// craving: a later one takes the place of the one before it, and none takes a place from a quick entry. When the vault was opened in
/// the meantime, it goes where every number goes.
///
/// # Errors
/// A number over 10, [`ErrorCode::Stale`] when no such reminder was pressed or it is no longer asked for, a key that is in doubt, no
/// vault, or the disk.
pub fn rerate(app: &App, input: InboxRerate) -> Outcome<Nothing> {
    let now = app.now();
    let asked = app.pressed_reminder();
    let craving = asked.and_then(|(id, _)| agenda::craving_asked_about(app, id));
    let Some(craving) = craving else {
        return Err(ErrorCode::Stale.into());
    };
    let given = LockedRerate::new(craving, input.intensity, &now)?;
    app.with_unlocked(|vault| match vault {
        Some(vault) => {
            let input = CravingRerate {
                id: craving,
                intensity: Some(given.intensity),
                prompt_id: None,
            };
            cravings::rerate(app, vault, input).map(drop)
        }
        None => app.with_store(|store| Ok(inbox::put_rerate(store.folder(), &given)?)),
    })?;
    if agenda::ask_no_more_about(app, craving).is_err() {
        tracing::warn!("a second number may be asked for once more");
    }
    Ok(Nothing {})
}

/// Takes in what waits. What cannot be taken in now stays where it is, and nobody is kept out for it.
pub(crate) fn merge(app: &App, vault: &mut UnlockedVault) -> InboxNews {
    if quick_pace::forget(vault.folder()).is_err() {
        tracing::warn!("quick entries are still counted");
    }
    agenda::take_in_inbox(app, vault).unwrap_or_else(|_| {
        tracing::warn!("quick entries could not be taken in; they wait");
        InboxNews {
            waiting: inbox::waiting(vault.folder()),
            ..InboxNews::default()
        }
    })
}
