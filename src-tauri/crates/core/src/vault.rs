//! Making, opening, closing the vault, and its keys.

use std::cell::Cell;

use evenkeel_domain::ErrorCode;
use evenkeel_domain::inbox::InboxNews;
use evenkeel_domain::passphrase::{self, PassphraseStrength, PassphraseUse};
use evenkeel_domain::settings::AgendaMode;
use evenkeel_domain::vault::{
    LockReason, LostWaitView, NewRecoveryCode, NewVault, UnlockNotice, Unlocked, VaultState,
    VaultStatus,
};
use evenkeel_domain::words::Lang;
use evenkeel_store::{
    KdfCost, KeyringSecret, OpenNotice, Passphrase, Presence, RecoveryCode, UnlockOptions,
    UnlockWith, device, set_aside, tables,
};
use secrecy::{ExposeSecret, SecretSlice};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::passphrases::{self, Suggested};
use crate::ports::KeyName;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;
use crate::{agenda, help, inbox, marks, settings};

pub mod new_keys;

/// Input of `vault_passphrase_check`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PassphraseCheck {
    /// As typed.
    pub passphrase: String,
    /// What it is for.
    pub purpose: PassphraseUse,
}

/// Input of `vault_suggest_passphrase`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestAsk {
    /// Language of the words.
    pub lang: Lang,
}

/// Input of `vault_unlock`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockPassphrase {
    /// As typed.
    pub passphrase: String,
    /// Open a database older than the last one used here: only after the person was told and said yes.
    #[serde(default)]
    pub accept_older: bool,
}

/// Input of `vault_unlock_recovery` and `vault_confirm_recovery`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CodeTyped {
    /// As typed.
    pub code: String,
}

/// Input of `vault_lock`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LockAsk {
    /// Why.
    pub reason: LockReason,
}

/// Input of `vault_set_passphrase`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PassphraseNew {
    /// The new one.
    pub passphrase: String,
}

/// Input of `vault_change_passphrase`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PassphraseChange {
    /// The one in use.
    pub old: String,
    /// The new one.
    pub new: String,
}

/// Input of commands that need the passphrase again.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PassphraseAgain {
    /// The one in use.
    pub passphrase: String,
}

/// Input of `vault_remember_set`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RememberSet {
    /// Let the system's password store open the vault.
    pub on: bool,
    /// The passphrase in use.
    pub passphrase: String,
}

/// Words in a suggested passphrase for the vault: over 60 bits, behind a derivation that costs 64 MiB at the least.
const VAULT_WORDS: u32 = 6;

/// Whether there is a vault, whether it is open, and what keeps it from opening.
///
/// # Errors
/// None in practice: what is wrong with the folder is part of the answer.
pub fn status(app: &App, _: Nothing) -> Outcome<VaultStatus> {
    let mut status = VaultStatus {
        state: VaultState::Locked,
        problem: None,
        remembered: false,
        wait_until: None,
        demo: app.is_demo(),
        demo_passphrase: passphrases::of_demo(app),
        needs_new_passphrase: false,
        recovery_unconfirmed: device::recovery_unconfirmed(app.folder()),
        little_room: false,
        owner_asked: false,
        lost: None,
        set_aside: Vec::new(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        folder: app.folder().display().to_string(),
    };
    let open = app.with_unlocked(|vault| {
        vault.map(|vault| (vault.needs_new_passphrase, vault.lacks_ballast()))
    });
    if let Some((needs_new_passphrase, lacks_ballast)) = open {
        status.state = VaultState::Open;
        status.needs_new_passphrase = needs_new_passphrase;
        status.little_room = lacks_ballast && !app.is_demo();
        return Ok(status);
    }
    let (clocks, zone) = (app.clocks(), app.now().zone);
    let seen = app.with_store(|store| {
        status.remembered = store.has_keyring_slot();
        status.wait_until = store.retry_at(&clocks);
        let aside = set_aside::list(store).into_iter();
        status.set_aside = aside.map(|one| one.view(&zone)).collect();
        // What cannot be told is told when a backup is to be put in place.
        status.owner_asked = store.owner_is_asked().unwrap_or(true);
        let lost = store.lost(&clocks).unwrap_or_default();
        status.lost = lost.map(|wait| wait.view(&zone));
        store.presence().map_err(CommandError::from)
    });
    match seen {
        Ok(presence) => match presence {
            Presence::Nothing => status.state = VaultState::None,
            Presence::Vault => {}
            Presence::HeaderMissing => status.problem = Some(ErrorCode::HeaderMissing),
            Presence::DatabaseMissing => status.problem = Some(ErrorCode::DatabaseMissing),
        },
        Err(error) => status.problem = Some(error.code),
    }
    Ok(status)
}

/// How good a passphrase is, with reasons. Keeps nothing.
///
/// # Errors
/// None.
pub fn passphrase_check(_: &App, input: PassphraseCheck) -> Outcome<PassphraseStrength> {
    Ok(passphrase::judge(&input.passphrase, input.purpose, &[]))
}

/// Six words, one click away.
///
/// # Errors
/// [`ErrorCode::Internal`].
pub fn suggest_passphrase(app: &App, input: SuggestAsk) -> Outcome<Suggested> {
    passphrases::suggest(app, input.lang, VAULT_WORDS)
}

fn typed(passphrase: String, field: &str) -> Outcome<Passphrase> {
    Passphrase::from_typed(passphrase)
        .map_err(|_| CommandError::in_field(ErrorCode::PassphraseLength, field))
}

fn strong(passphrase: String, field: &str) -> Outcome<Passphrase> {
    if passphrase.is_empty() {
        return Err(CommandError::in_field(ErrorCode::PassphraseLength, field));
    }
    passphrases::fit(
        &passphrase,
        PassphraseUse::Vault,
        &[],
        ErrorCode::PassphraseWeak,
        field,
    )?;
    typed(passphrase, field)
}

fn cost(app: &App) -> Outcome<KdfCost> {
    let clock = app.ports.clock.clone();
    Ok(KdfCost::calibrate(&move || clock.elapsed())?)
}

/// Makes a vault where there is none, opens it, and gives its recovery code, this once.
///
/// # Errors
/// A weak passphrase, [`ErrorCode::VaultExists`], or the disk.
pub fn create(app: &App, input: NewVault) -> Outcome<NewRecoveryCode> {
    let NewVault {
        passphrase,
        agenda_mode,
    } = input;
    let passphrase = strong(passphrase, "passphrase")?;
    let cost = cost(app)?;
    let now = app.now();
    let created = app.with_store(|store| {
        Ok(store.create(&evenkeel_store::CreateOptions {
            passphrase: &passphrase,
            cost,
            now: now.at,
            entropy: &*app.ports.entropy,
        })?)
    })?;
    let mut vault = UnlockedVault::new(created.vault, std::time::Duration::ZERO, false);
    let mut settings = vault.read(tables::settings::get)?;
    settings.agenda_mode = agenda_mode;
    vault.write(|tx| tables::settings::put(tx, &settings))?;
    vault.lock_after = settings::lock_after(&settings);
    device::set_recovery_unconfirmed(app.folder(), true)?;
    let code = NewRecoveryCode {
        code: created.recovery.to_show_once().to_string(),
    };
    finish_unlock(app, vault)?;
    // Reminders have to come after a restart of the laptop too, before anybody opens the window. Settings can turn it off.
    if agenda_mode != AgendaMode::Off
        && !app.is_demo()
        && app.ports.agent.set_start_at_login(true).is_err()
    {
        tracing::warn!("reminders do not start at login here; Settings says so");
    }
    Ok(code)
}

/// Opens the vault with the passphrase.
///
/// # Errors
/// Wrong passphrase, a wait, damage: each its own code. Nothing on disk changes but the count of wrong tries.
pub fn unlock(app: &App, input: UnlockPassphrase) -> Outcome<Unlocked> {
    let accept_older = input.accept_older;
    let passphrase = typed(input.passphrase, "passphrase")?;
    open(
        app,
        UnlockWith::Passphrase(&passphrase),
        accept_older,
        false,
    )
}

/// Opens the vault with the recovery code. A new passphrase is due afterwards.
///
/// # Errors
/// A typing error found before anything is tried, a code of another vault, and all of [`unlock`].
pub fn unlock_recovery(app: &App, input: CodeTyped) -> Outcome<Unlocked> {
    let code = parse_code(&input.code)?;
    open(app, UnlockWith::RecoveryCode(&code), false, true)
}

/// Opens the vault with what the system's password store remembers (opt-in).
///
/// # Errors
/// The store is missing, refuses or has nothing, and all of [`unlock`].
pub fn unlock_remembered(app: &App, _: Nothing) -> Outcome<Unlocked> {
    let key = app
        .ports
        .keys
        .get(KeyName::Remember)?
        .ok_or(ErrorCode::KeyringRefused)?;
    // EXPOSE: handed over to the type that opens the slot.
    let secret = KeyringSecret::from_bytes(key.expose_secret()).ok_or(ErrorCode::KeyringRefused)?;
    open(app, UnlockWith::Keyring(&secret), false, false)
}

fn parse_code(typed: &str) -> Outcome<RecoveryCode> {
    RecoveryCode::parse(typed)
        .map_err(|_| CommandError::in_field(ErrorCode::RecoveryCodeTypo, "code"))
}

fn open(
    app: &App,
    with: UnlockWith<'_>,
    accept_older: bool,
    needs_new_passphrase: bool,
) -> Outcome<Unlocked> {
    if app.is_unlocked() {
        return Ok(Unlocked {
            wrong_tries: 0,
            last_wrong_at: None,
            notices: Vec::new(),
            inbox: InboxNews::default(),
        });
    }
    let clocks = app.clocks();
    let options = UnlockOptions {
        now: clocks.at,
        accept_older,
    };
    let answers = Cell::new(!app.is_demo());
    let second_mark = || {
        let mark = answers.get().then(|| marks::read(&app.ports))?;
        answers.set(mark.is_ok());
        mark.ok().flatten()
    };
    let begun = app.ports.clock.elapsed();
    let mut opened = app
        .with_store(|store| Ok(store.unlock_with_mark(with, options, &clocks, &second_mark)?))?;
    let took = app.ports.clock.elapsed().saturating_sub(begun);
    // A key file that is not as it should be is looked at by its owner before it is made anew.
    let calm = opened
        .notices
        .iter()
        .all(|notice| matches!(notice, OpenNotice::WrongTries { .. }));
    if let UnlockWith::Passphrase(passphrase) = with
        && calm
        && opened
            .vault
            .raise_cost(passphrase, took, &*app.ports.entropy)
            .is_err()
    {
        tracing::warn!("the cost of guessing could not be raised");
    }
    if answers.get() {
        marks::keep(&app.ports, opened.vault.second_mark());
    }
    let mut found = Unlocked {
        wrong_tries: 0,
        last_wrong_at: None,
        notices: Vec::new(),
        inbox: InboxNews::default(),
    };
    for notice in opened.notices {
        match notice {
            OpenNotice::WrongTries { count, last_at } => {
                found.wrong_tries = count;
                found.last_wrong_at = last_at;
            }
            OpenNotice::HeaderRestored => found.notices.push(UnlockNotice::HeaderRestored),
            OpenNotice::HeaderAltered => found.notices.push(UnlockNotice::HeaderAltered),
            OpenNotice::HeaderOlder => found.notices.push(UnlockNotice::HeaderOlder),
            OpenNotice::InboxKeyChanged => found.notices.push(UnlockNotice::InboxKeyChanged),
            OpenNotice::ReadOnly => found.notices.push(UnlockNotice::ReadOnly),
            OpenNotice::OlderSecret => found.notices.push(UnlockNotice::OlderSecret),
            OpenNotice::MarkMissing => found.notices.push(UnlockNotice::MarkMissing),
            OpenNotice::OlderAccepted => found.notices.push(UnlockNotice::OlderAccepted),
        }
    }
    let mut vault = opened.vault;
    let lock_after = settings::lock_after(&vault.read(tables::settings::get)?);
    let mut vault = UnlockedVault::new(vault, lock_after, needs_new_passphrase);
    found.inbox = inbox::merge(app, &mut vault);
    finish_unlock(app, vault)?;
    Ok(found)
}

/// What happens at every opening, however it was opened. Reminders or the card that cannot be written keep nobody out.
fn finish_unlock(app: &App, mut vault: UnlockedVault) -> Outcome<()> {
    if agenda::refresh(app, &mut vault).is_err() {
        tracing::warn!("the agenda could not be made anew at unlock");
    }
    if help::refresh_card(app, &mut vault).is_err() {
        tracing::warn!("the help card could not be made anew at unlock");
    }
    if !app.is_demo() {
        vault.keep_ballast();
    }
    app.unlock(vault);
    Ok(())
}

/// Locks: closes the database and wipes the keys. The window ends its process after that.
///
/// # Errors
/// [`ErrorCode::VaultGone`] once, when the person asked for it and the files are not where they were: what is on the screen is all
/// there is. It stays open then, and asked again it locks. Every other reason locks at once: whoever leaves in a hurry leaves.
pub fn lock(app: &App, input: LockAsk) -> Outcome<Nothing> {
    if input.reason == LockReason::Asked {
        app.with_unlocked(|vault| match vault {
            Some(vault) if !vault.told_of_loss => {
                let place = vault.check_place();
                vault.told_of_loss = place.is_err();
                place
            }
            _ => Ok(()),
        })?;
    }
    close(app, input.reason);
    Ok(Nothing {})
}

/// Locks, for `reason`. What the last changes mean for reminders is written down before.
pub fn close(app: &App, reason: LockReason) {
    app.lock(reason, |vault| agenda::settle_in(app, vault));
}

/// Somebody says at the lock screen that passphrase and code are both lost: after a day a backup may take the vault's place. Any unlock
/// ends the wait.
///
/// # Errors
/// [`ErrorCode::NoVault`] where nobody has to be asked; [`ErrorCode::InUse`] while it is open; the disk.
pub fn lost(app: &App, _: Nothing) -> Outcome<LostWaitView> {
    let clocks = app.clocks();
    let wait = app.with_store(|store| Ok(store.say_lost(&clocks)?))?;
    app.changed(&[Topic::Vault]);
    Ok(wait.view(&app.now().zone))
}

/// The person did something: idle time begins anew.
///
/// # Errors
/// None.
pub fn touch(app: &App, _: Nothing) -> Outcome<Nothing> {
    app.touch();
    Ok(Nothing {})
}

/// The person typed the recovery code back: it was written down right.
///
/// # Errors
/// A typing error, or a code that does not fit this vault.
pub fn confirm_recovery(
    app: &App,
    vault: &mut UnlockedVault,
    input: CodeTyped,
) -> Outcome<Nothing> {
    let code = parse_code(&input.code)?;
    vault.check_recovery_code(&code)?;
    vault.check_place()?;
    device::set_recovery_unconfirmed(app.folder(), false)?;
    app.changed(&[Topic::Vault]);
    Ok(Nothing {})
}

/// Sets a passphrase after the recovery code opened the vault.
///
/// # Errors
/// [`ErrorCode::BadInput`] when it was opened otherwise; a weak passphrase; the disk.
pub fn set_passphrase(
    app: &App,
    vault: &mut UnlockedVault,
    input: PassphraseNew,
) -> Outcome<Nothing> {
    if !vault.needs_new_passphrase {
        return Err(ErrorCode::BadInput.into());
    }
    let new = strong(input.passphrase, "passphrase")?;
    vault.change_passphrase(&new, cost(app)?, &*app.ports.entropy)?;
    vault.needs_new_passphrase = false;
    passphrases::demo_changed(app)?;
    app.changed(&[Topic::Vault]);
    Ok(Nothing {})
}

/// Changes the passphrase.
///
/// # Errors
/// The old one is wrong, the new one is weak, or the disk; then the old one still opens.
pub fn change_passphrase(
    app: &App,
    vault: &mut UnlockedVault,
    input: PassphraseChange,
) -> Outcome<Nothing> {
    let new = strong(input.new, "new")?;
    passphrases::again(app, vault, input.old, "old")?;
    vault.change_passphrase(&new, cost(app)?, &*app.ports.entropy)?;
    passphrases::demo_changed(app)?;
    app.changed(&[Topic::Vault]);
    Ok(Nothing {})
}

/// Makes a new recovery code; the old one opens nothing any more.
///
/// # Errors
/// A wrong passphrase, or the disk.
pub fn renew_recovery(
    app: &App,
    vault: &mut UnlockedVault,
    input: PassphraseAgain,
) -> Outcome<NewRecoveryCode> {
    passphrases::again(app, vault, input.passphrase, "passphrase")?;
    let code = vault.renew_recovery_code(&*app.ports.entropy)?;
    device::set_recovery_unconfirmed(app.folder(), true)?;
    app.changed(&[Topic::Vault]);
    Ok(NewRecoveryCode {
        code: code.to_show_once().to_string(),
    })
}

/// Lets the system's password store open the vault, or not any more.
///
/// # Errors
/// A wrong passphrase, no password store, or the disk.
pub fn remember_set(app: &App, vault: &mut UnlockedVault, input: RememberSet) -> Outcome<Nothing> {
    passphrases::again(app, vault, input.passphrase, "passphrase")?;
    if input.on {
        let mut bytes = vec![0; 32];
        app.ports.entropy.fill(&mut bytes);
        let key = SecretSlice::from(bytes);
        // First the password store: a slot without its secret would be useless, a secret without its slot is harmless.
        app.ports.keys.set(KeyName::Remember, &key)?;
        // EXPOSE: handed over to the type that seals the slot.
        let secret = KeyringSecret::from_bytes(key.expose_secret()).ok_or(ErrorCode::Internal)?;
        vault.set_keyring_slot(Some(&secret), &*app.ports.entropy)?;
    } else {
        vault.set_keyring_slot(None, &*app.ports.entropy)?;
        if app.ports.keys.remove(KeyName::Remember).is_err() {
            tracing::warn!("the password store kept an entry that opens nothing any more");
        }
    }
    app.changed(&[Topic::Vault]);
    Ok(Nothing {})
}
