//! Help now: public help always, own people as far as they may be seen.
//!
//! Owns what the lock screen may show: only people and lines the person chose, in a card sealed with a key of its own that the
//! system's password store keeps. Without a password store there is no card, and nothing else changes.

use std::sync::LazyLock;

use evenkeel_domain::ErrorCode;
use evenkeel_domain::help::{HelpView, PublicHelp};
use evenkeel_domain::people::{HelpCard, HelpPerson, Person};
use evenkeel_store::{card, tables};
use secrecy::SecretSlice;

use crate::app::App;
use crate::error::Outcome;
use crate::ports::KeyName;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

static PUBLIC: LazyLock<Option<PublicHelp>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../content/help.json")).ok());

/// What Help now shows at this moment.
///
/// # Errors
/// [`ErrorCode::Internal`] when the built-in data cannot be read (a test refuses that).
pub fn get(app: &App, _: Nothing) -> Outcome<HelpView> {
    let public = PUBLIC.clone().ok_or(ErrorCode::Internal)?;
    let open = app.with_unlocked(|vault| {
        vault.map(|vault| {
            vault.read(tables::people::all).map(|people| {
                let callable = people.iter().filter(|one| one.entry.in_crisis);
                callable.map(shown).collect::<Vec<_>>()
            })
        })
    });
    match open {
        Some(people) => Ok(HelpView {
            public,
            own: HelpCard {
                people: people?,
                lines: Vec::new(),
            },
            own_locked: false,
        }),
        None => Ok(HelpView {
            public,
            own: before_unlock(app).unwrap_or_default(),
            own_locked: true,
        }),
    }
}

fn shown(person: &Person) -> HelpPerson {
    HelpPerson {
        name: person.entry.name.clone(),
        phone: person.entry.phone().to_owned(),
        when: person.entry.when.clone(),
    }
}

/// A card that cannot be read is no card: help must not wait for it.
fn before_unlock(app: &App) -> Option<HelpCard> {
    if !card::exists(app.folder()) {
        return None;
    }
    let key = app.ports.keys.get(KeyName::Card).ok().flatten()?;
    card::read(app.folder(), &key).ok().flatten()
}

/// Says before anything is written whether somebody can be shown before unlocking: that needs the password store.
pub(crate) fn can_show_before_unlock(app: &App) -> Outcome<()> {
    if app.is_demo() {
        Ok(())
    } else {
        key(app).map(drop)
    }
}

/// Makes the card anew after people were written. What was written stays written: a card that cannot be made is taken away, so
/// that it shows nobody who was not chosen, and the next unlock makes it anew.
pub(crate) fn card_follows(app: &App, vault: &mut UnlockedVault) {
    if refresh_card(app, vault).is_err() {
        tracing::warn!("the help card could not be made anew");
        if card::remove(app.folder()).is_err() {
            tracing::warn!("the old help card could not be taken away");
        }
    }
}

/// Writes the card anew after people changed: exactly those who were chosen, or no card at all.
pub(crate) fn refresh_card(app: &App, vault: &mut UnlockedVault) -> Outcome<()> {
    vault.check_place()?;
    let people = vault.read(tables::people::all)?;
    let chosen: Vec<HelpPerson> = people
        .iter()
        .filter(|person| person.entry.in_crisis && person.entry.before_unlock)
        .map(shown)
        .collect();
    if app.is_demo() {
        card::remove(app.folder())?;
        return Ok(());
    }
    if chosen.is_empty() {
        card::remove(app.folder())?;
        // Without its key no copy of a card shows anybody. Who is not on it any more must not come back with an old file.
        if app.ports.keys.remove(KeyName::Card).is_err() {
            tracing::debug!("the password store kept the key of the help card");
        }
        return Ok(());
    }
    let wanted = HelpCard {
        people: chosen,
        lines: Vec::new(),
    };
    if before_unlock(app).as_ref() == Some(&wanted) {
        return Ok(());
    }
    // Another card, another key: an older file that is put back opens with none.
    let key = app.new_key(KeyName::Card)?;
    card::write(app.folder(), &key, &wanted, &*app.ports.entropy)?;
    Ok(())
}

fn key(app: &App) -> Outcome<SecretSlice<u8>> {
    app.get_or_create_key(KeyName::Card)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_numbers_can_be_read() {
        let public = PUBLIC
            .as_ref()
            .expect("somebody may need these numbers tonight");
        assert!(
            public
                .lines
                .iter()
                .any(|line| line.call.as_deref() == Some("988")),
            "988 must be there"
        );
        assert!(
            public
                .lines
                .iter()
                .any(|line| line.call.as_deref() == Some("911")),
            "911 must be there"
        );
    }
}
