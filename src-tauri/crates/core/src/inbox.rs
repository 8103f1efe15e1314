//! Writing something down while the vault is locked, and taking it in at the next unlock.
//!
//! Owns the way from the lock screen's form to a sealed file, and the request for that form from outside the window (the tray,
//! the command line). Sealing and files are the store's. Never tells how many entries wait: the lock screen shows nothing of what
//! was logged, and a number would. How often is the store's to count.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::inbox::{InboxNews, LockedCraving, QuickEntry};
use evenkeel_domain::time::Now;
use evenkeel_store::{Store, inbox, quick_pace, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::agenda;
use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// Answer of `inbox_wanted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InboxWanted {
    /// Somebody asked for the quick entry from outside the window. Asking clears it.
    pub wanted: bool,
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
    Ok(InboxWanted {
        wanted: app.take_quick_entry_request(),
    })
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
