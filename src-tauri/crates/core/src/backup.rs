//! Backups: one encrypted file that can be restored, and choosing where.

use std::path::Path;

use evenkeel_domain::ErrorCode;
use evenkeel_domain::share::BackupInfo;
use evenkeel_store::{Passphrase, RecoveryCode, UnlockWith, backup};
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
/// [`ErrorCode::InUse`] while a vault is open; a secret that does not fit; a damaged backup; the disk. Then nothing has changed.
pub fn restore(app: &App, input: BackupRestore) -> Outcome<Nothing> {
    if app.is_unlocked() {
        return Err(ErrorCode::InUse.into());
    }
    let now = app.now();
    let path = Path::new(&input.path);
    app.with_store(|store| match input.secret {
        BackupSecret::Passphrase { passphrase } => {
            let passphrase = Passphrase::from_typed(passphrase)
                .map_err(|_| CommandError::in_field(ErrorCode::PassphraseLength, "passphrase"))?;
            Ok(backup::restore(
                store,
                path,
                UnlockWith::Passphrase(&passphrase),
                now.at,
            )?)
        }
        BackupSecret::RecoveryCode { code } => {
            let code = RecoveryCode::parse(&code)
                .map_err(|_| CommandError::in_field(ErrorCode::RecoveryCodeTypo, "code"))?;
            Ok(backup::restore(
                store,
                path,
                UnlockWith::RecoveryCode(&code),
                now.at,
            )?)
        }
    })?;
    marks::reset_marks(&app.ports);
    app.changed(&[Topic::Vault]);
    Ok(Nothing {})
}
