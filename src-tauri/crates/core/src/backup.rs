//! Backups: one encrypted file that can be restored, and choosing where.

use std::path::Path;

use evenkeel_domain::ErrorCode;
use evenkeel_domain::share::BackupInfo;
use evenkeel_store::{OpenError, Passphrase, RecoveryCode, UnlockWith, backup, set_aside};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::marks;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;

/// What the person chose in a dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Picked {
    /// The full path; none when they changed their mind.
    pub path: Option<String>,
}

/// Input of `backup_create`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupCreate {
    /// The folder to write to.
    pub folder: String,
}

/// Input of `backup_inspect`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupPath {
    /// The backup file.
    pub path: String,
}

/// What opens a backup: what opened the vault when it was made.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum BackupSecret {
    /// The passphrase of that time.
    Passphrase {
        /// As typed.
        passphrase: String,
    },
    /// The recovery code of that time.
    RecoveryCode {
        /// As typed.
        code: String,
    },
}

/// Input of `backup_restore`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupRestore {
    /// The backup file.
    pub path: String,
    /// What opens it.
    pub secret: BackupSecret,
    /// What opens the vault that is there now, where its owner is asked; none once both were lost for a day.
    #[serde(default)]
    pub own: Option<BackupSecret>,
}

/// Input of `backup_put_back`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutBack {
    /// Which of the vaults that were set aside.
    pub name: String,
    /// What opens it.
    pub secret: BackupSecret,
}

/// A secret that was typed, in the form that opens a slot.
enum Typed {
    Passphrase(Passphrase),
    Code(RecoveryCode),
}

impl Typed {
    fn from(secret: BackupSecret, fields: [&str; 2]) -> Outcome<Self> {
        let [passphrase_field, code_field] = fields;
        match secret {
            BackupSecret::Passphrase { passphrase } => Passphrase::from_typed(passphrase)
                .map(Self::Passphrase)
                .map_err(|_| CommandError::in_field(ErrorCode::PassphraseLength, passphrase_field)),
            BackupSecret::RecoveryCode { code } => RecoveryCode::parse(&code)
                .map(Self::Code)
                .map_err(|_| CommandError::in_field(ErrorCode::RecoveryCodeTypo, code_field)),
        }
    }

    const fn with(&self) -> UnlockWith<'_> {
        match self {
            Self::Passphrase(passphrase) => UnlockWith::Passphrase(passphrase),
            Self::Code(code) => UnlockWith::RecoveryCode(code),
        }
    }
}

/// Lets the person choose a folder.
///
/// # Errors
/// [`ErrorCode::PickerMissing`].
pub fn folder_pick(app: &App, _: Nothing) -> Outcome<Picked> {
    Ok(Picked {
        path: app
            .ports
            .picker
            .folder()?
            .map(|path| path.display().to_string()),
    })
}

/// Lets the person choose a backup file.
///
/// # Errors
/// [`ErrorCode::PickerMissing`].
pub fn file_pick(app: &App, _: Nothing) -> Outcome<Picked> {
    Ok(Picked {
        path: app
            .ports
            .picker
            .backup_file()?
            .map(|path| path.display().to_string()),
    })
}

/// Writes a backup into the folder and reads it back before it counts. Sealed as the vault is: it opens with the passphrase
/// and recovery code of today.
///
/// # Errors
/// The folder cannot be written, or what was written does not read back.
pub fn create(app: &App, vault: &mut UnlockedVault, input: BackupCreate) -> Outcome<BackupInfo> {
    let now = app.now();
    let made = backup::create(vault, Path::new(&input.folder), &now)?;
    app.changed(&[Topic::Share]);
    Ok(made)
}

/// Looks at a backup file without opening what is in it.
///
/// # Errors
/// Not a backup, damaged, or made by a newer Evenkeel.
pub fn inspect(_: &App, input: BackupPath) -> Outcome<BackupInfo> {
    Ok(backup::inspect(Path::new(&input.path))?)
}

/// Puts a backup in place of the vault. What was there before is moved aside, never deleted. Only while locked.
///
/// # Errors
/// [`ErrorCode::InUse`] while a vault is open; [`ErrorCode::OwnerNeeded`] where the vault that is there has an owner to be asked;
/// a secret that does not fit (in the field `own` where it is the vault's that is there); a damaged backup; the disk. Then nothing
/// has changed.
pub fn restore(app: &App, input: BackupRestore) -> Outcome<Nothing> {
    if app.is_unlocked() {
        return Err(ErrorCode::InUse.into());
    }
    let secret = Typed::from(input.secret, ["passphrase", "code"])?;
    let own = match input.own {
        Some(own) => Some(Typed::from(own, [OWN, OWN])?),
        None => None,
    };
    let clocks = app.clocks();
    app.with_store(|store| {
        let allowed = store
            .may_replace(own.as_ref().map(Typed::with), &clocks)
            .map_err(of_the_own_one)?;
        let path = Path::new(&input.path);
        Ok(backup::restore_over(
            store,
            path,
            secret.with(),
            allowed,
            &clocks,
        )?)
    })?;
    forget_the_mark(app);
    app.changed(&[Topic::Vault]);
    Ok(Nothing {})
}

/// A demonstration has nothing beside it: the password store holds the mark of the person's own vault.
fn forget_the_mark(app: &App) {
    if !app.is_demo() {
        marks::reset_marks(&app.ports);
    }
}

/// Names the field of what opens the vault that is there.
const OWN: &str = "own";

fn of_the_own_one(error: OpenError) -> CommandError {
    match error {
        OpenError::WrongPassphrase | OpenError::WrongRecoveryCode => {
            CommandError::in_field(error.code(), OWN)
        }
        other => other.into(),
    }
}

/// Puts a vault back that was set aside, with what opens it. What is there now is set aside in turn. Only while locked.
///
/// # Errors
/// [`ErrorCode::InUse`] while a vault is open; [`ErrorCode::NoVault`] when there is none of this name; a secret that does not
/// fit; damage; the disk. Then nothing has changed.
pub fn put_back(app: &App, input: PutBack) -> Outcome<Nothing> {
    if app.is_unlocked() {
        return Err(ErrorCode::InUse.into());
    }
    let secret = Typed::from(input.secret, ["passphrase", "code"])?;
    let clocks = app.clocks();
    app.with_store(|store| {
        Ok(set_aside::put_back(
            store,
            &input.name,
            secret.with(),
            &clocks,
        )?)
    })?;
    forget_the_mark(app);
    app.changed(&[Topic::Vault]);
    Ok(Nothing {})
}
