//! New keys, after somebody learned the passphrase: for the vault, for what lies beside it, and in the password store.
//!
//! Owns the order in which what is outside the vault follows the vault. How the vault itself gets its keys, all or nothing, and
//! which copies are old is the store's.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::vault::{NewKeysMade, OldCopies};
use evenkeel_store::inbox::answers_waiting;
use evenkeel_store::{KeyringSecret, device, new_keys as keys};
use secrecy::{ExposeSecret, SecretSlice};

use super::{PassphraseChange, cost, strong};
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::passphrases;
use crate::ports::KeyName;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;
use crate::{agenda, help, inbox, marks};

/// Gives the vault new keys, a new passphrase and a new recovery code, which is shown this once. Afterwards a backup under the new
/// keys lies in the data folder.
///
/// # Errors
/// The old passphrase is wrong, the new one is weak or the same, quick entries wait that cannot be taken in, or the disk. Then the
/// old passphrase still opens, unless the disk failed after the new keys counted: then the new one does.
pub fn make(app: &App, vault: &mut UnlockedVault, input: PassphraseChange) -> Outcome<NewKeysMade> {
    let new = strong(input.new, "new")?;
    let old = passphrases::again(app, vault, input.old, "old")?;
    if old.is_same(&new) {
        return Err(CommandError::in_field(ErrorCode::PassphraseSame, "new"));
    }
    let cost = cost(app)?;
    let now = app.now();
    take_in_what_waits(app, vault)?;
    // What was shown is noted while its ids still mean something.
    if agenda::refresh(app, vault).is_err() {
        tracing::warn!("the agenda could not be made anew before the new keys");
    }
    let secret = vault.has_keyring_slot().then(|| random_key(app));
    let slot = match &secret {
        // EXPOSE: handed over to the type that seals the slot.
        Some(key) => {
            Some(KeyringSecret::from_bytes(key.expose_secret()).ok_or(ErrorCode::Internal)?)
        }
        None => None,
    };
    // Before: a code that nobody came to see, because the program ended in between, has to be made anew.
    device::set_recovery_unconfirmed(app.folder(), true)?;
    let made = keys::make(
        vault,
        &keys::NewKeys {
            passphrase: &new,
            cost,
            keyring: slot.as_ref(),
            now: now.at,
            entropy: &*app.ports.entropy,
        },
    );
    let code = made?;
    vault.needs_new_passphrase = false;
    passphrases::demo_changed(app)?;
    if let Some(key) = secret
        && app.ports.keys.set(KeyName::Remember, &key).is_err()
    {
        // A slot without its secret opens nothing; without the slot nobody is offered it.
        vault.set_keyring_slot(None, &*app.ports.entropy)?;
    }
    renew_what_lies_beside(app, vault);
    let backed_up = keys::keep_copy(vault, now.at).is_ok();
    let old = keys::old_copies(vault).unwrap_or_default();
    app.changed(&[Topic::Vault]);
    Ok(NewKeysMade {
        code: code.to_show_once().to_string(),
        backed_up,
        old,
    })
}

/// What lies in the data folder under keys this vault had before.
///
/// # Errors
/// The disk.
pub fn old_copies(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<OldCopies> {
    Ok(keys::old_copies(vault)?)
}

/// Removes it for good, once a backup under the present keys is there and reads back. Answers what went.
///
/// # Errors
/// The disk. Then some may be left, and a backup under the present keys is there.
pub fn remove_old_copies(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<OldCopies> {
    let removed = keys::remove_old_copies(vault, app.now().at)?;
    app.changed(&[Topic::Vault]);
    Ok(removed)
}

/// What was sealed to the key that is about to go would open no more.
fn take_in_what_waits(app: &App, vault: &mut UnlockedVault) -> Outcome<()> {
    let mut before = u32::MAX;
    loop {
        let waiting = inbox::merge(app, vault)
            .waiting
            .saturating_add(answers_waiting(vault.folder()));
        if waiting == 0 {
            return Ok(());
        }
        if waiting >= before {
            return Err(ErrorCode::DiskError.into());
        }
        before = waiting;
    }
}

/// New keys for the agenda and the help card, where they had one, and both made anew. What lay there under the old ones was set
/// aside with the old vault. Whatever else is kept in the password store of the old keys begins anew here too.
fn renew_what_lies_beside(app: &App, vault: &mut UnlockedVault) {
    // A demonstration has nothing beside it, and the password store holds the keys of the person's own vault.
    if app.is_demo() {
        return;
    }
    for name in [KeyName::Agenda, KeyName::Card] {
        let renewed = match app.ports.keys.get(name) {
            Ok(Some(_)) => app.ports.keys.set(name, &random_key(app)),
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        if renewed.is_err() {
            tracing::warn!("the password store kept a key of before");
        }
    }
    // It says of the keys of before that they were given up.
    marks::keep(&app.ports, vault.second_mark());
    if agenda::refresh(app, vault).is_err() {
        tracing::warn!("the agenda could not be made anew after the new keys");
    }
    help::card_follows(app, vault);
    app.changed(&[Topic::Cravings, Topic::Reminders]);
}

fn random_key(app: &App) -> SecretSlice<u8> {
    let mut bytes = vec![0; 32];
    app.ports.entropy.fill(&mut bytes);
    SecretSlice::from(bytes)
}
