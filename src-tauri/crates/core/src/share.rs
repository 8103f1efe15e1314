//! Sharing a journal: preview, seal, write, read back, record.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar;
use evenkeel_domain::passphrase::PassphraseUse;
use evenkeel_domain::report::Report;
use evenkeel_domain::share::{Disclosure, DisclosureState, ExportDone, ExportScope};
use evenkeel_domain::words::Lang;
use evenkeel_exchange::sealed::{self, Randomness, Rounds};
use evenkeel_store::{export_file, tables};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

mod choices;
mod material;

pub use choices::{ShareChoices, ShareChoicesAsk, TopicChoice, UseChoice, UseRecord, choices};
use material::build;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::passphrases::{self, Suggested};
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Input of `share_preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SharePreview {
    /// What is to be handed over.
    pub scope: ExportScope,
}

/// Input of `share_suggest_passphrase`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WordsIn {
    /// Language of the words.
    pub lang: Lang,
}

/// Input of `share_export`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareExport {
    /// What is handed over.
    pub scope: ExportScope,
    /// What the reader will type.
    pub passphrase: String,
    /// The person's own passphrase, again.
    pub vault_passphrase: String,
    /// The folder to write to.
    pub folder: String,
}

/// One that was handed over, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandedOver {
    /// When it was made, on the clock of where the person is now: two on one day are told apart by it.
    pub made: NaiveDateTime,
    /// The record.
    #[serde(flatten)]
    pub disclosure: Disclosure,
}

/// Words in a suggested export passphrase: over 70 bits, so that the derivation is not what holds.
const EXPORT_WORDS: u32 = 7;

/// What the file would hold, in the language asked for first, then in the other: the preview is the file.
///
/// # Errors
/// A scope that breaks a rule.
pub fn preview(app: &App, vault: &mut UnlockedVault, input: SharePreview) -> Outcome<Vec<Report>> {
    Ok(build(vault, input.scope, &app.now())?.1)
}

/// Seven words to be told by voice.
///
/// # Errors
/// [`ErrorCode::Internal`].
pub fn suggest_passphrase(app: &App, _: &mut UnlockedVault, input: WordsIn) -> Outcome<Suggested> {
    passphrases::suggest(app, input.lang, EXPORT_WORDS)
}

/// Seals the report, writes it to a new file, reads it back, and records that it was handed over.
///
/// # Errors
/// The person's own passphrase is wrong, the export passphrase is weak, the scope breaks a rule, the folder cannot be written,
/// or what was written does not read back.
pub fn export(app: &App, vault: &mut UnlockedVault, input: ShareExport) -> Outcome<ExportDone> {
    let ShareExport {
        scope,
        passphrase,
        vault_passphrase,
        folder,
    } = input;
    let passphrase = SecretString::from(passphrase);
    scope.check()?;
    passphrases::fit(
        // EXPOSE: judged, not kept.
        passphrase.expose_secret(),
        PassphraseUse::Export,
        &[&scope.recipient, &scope.prepared_by],
        ErrorCode::ExportPassphraseWeak,
        "passphrase",
    )?;
    let own = passphrases::again(app, vault, vault_passphrase, "vault_passphrase")?;
    if own.sounds_like(&passphrase) {
        // Whoever opens the file would hold the passphrase of everything.
        return Err(CommandError::in_field(
            ErrorCode::OwnPassphraseReused,
            "passphrase",
        ));
    }
    let now = app.now();
    let (scope, editions) = build(vault, scope, &now)?;
    let mut random = Randomness {
        salt: [0; 16],
        nonce: [0; 12],
    };
    app.ports.entropy.fill(&mut random.salt);
    app.ports.entropy.fill(&mut random.nonce);
    let html =
        sealed::seal(&editions, &scope.label, &passphrase, rounds(), random).map_err(|error| {
            match error {
                sealed::SealError::Report(invalid) => CommandError::from(invalid),
                sealed::SealError::TooLarge => ErrorCode::TooMany.into(),
                sealed::SealError::Internal => ErrorCode::Internal.into(),
            }
        })?;
    export_file::leaves_home(Path::new(&folder))?;
    let mut disclosure = Disclosure {
        id: app.new_id(&now),
        at: now.at,
        scope,
        // Neutral on purpose: the name of a file is read by whoever sees the folder.
        file_name: format!("journal-{}.html", now.local().format("%Y-%m-%d")),
        sha256: data_encoding::HEXLOWER.encode(&Sha256::digest(&html)),
        state: DisclosureState::Begun,
        revoked_at: None,
    };
    // Before the file: what cannot be written down is not handed over.
    vault.write(|tx| tables::disclosures::insert(tx, &disclosure))?;
    app.changed(&[Topic::Share]);
    match write_file(vault, &mut disclosure, &folder, &html, |back| {
        back == html && sealed::open(back, &passphrase).ok().as_ref() == Some(&editions)
    }) {
        Ok(path) => {
            app.changed(&[Topic::Share]);
            Ok(ExportDone { path, disclosure })
        }
        Err(error) => {
            disclosure.state = DisclosureState::Failed;
            // Where even this cannot be written, the row says "begun", which is true of what is known.
            drop(vault.write(|tx| tables::disclosures::finish(tx, &disclosure)));
            app.changed(&[Topic::Share]);
            Err(error)
        }
    }
}

/// Writes the file, reads it back, and writes down that it is there. Whatever goes wrong takes the file back.
fn write_file(
    vault: &mut UnlockedVault,
    disclosure: &mut Disclosure,
    folder: &str,
    html: &[u8],
    reads_back: impl Fn(&[u8]) -> bool,
) -> Outcome<String> {
    let path = export_file::write_new(Path::new(folder), &disclosure.file_name, html)?;
    let written = export_file::read(&path, sealed::MAX_FILE as u64)
        .map_err(CommandError::from)
        .and_then(|back| {
            if reads_back(&back) {
                Ok(())
            } else {
                Err(ErrorCode::VerifyMismatch.into())
            }
        })
        .and_then(|()| {
            disclosure.file_name = name_of(&path);
            disclosure.state = DisclosureState::Made;
            Ok(vault.write(|tx| tables::disclosures::finish(tx, disclosure))?)
        });
    match written {
        Ok(()) => Ok(path.display().to_string()),
        Err(error) => {
            export_file::take_back(&path);
            Err(error)
        }
    }
}

#[cfg(not(feature = "cheap-kdf"))]
fn rounds() -> Rounds {
    Rounds::PRODUCTION
}

#[cfg(feature = "cheap-kdf")]
fn rounds() -> Rounds {
    Rounds::cheap_for_tests()
}

fn name_of(path: &Path) -> String {
    PathBuf::from(path)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// What was handed over, newest first, at most two hundred.
///
/// # Errors
/// The disk.
pub fn list(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Vec<HandedOver>> {
    let zone = app.now().zone;
    let newest = vault.read(|db| tables::disclosures::newest(db, 200))?;
    Ok(newest
        .into_iter()
        .map(|disclosure| HandedOver {
            made: calendar::to_local(disclosure.at, &zone),
            disclosure,
        })
        .collect())
}

/// Marks one as taken back. The file itself stays where it went.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn revoke(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Disclosure> {
    let now = app.now();
    let disclosure = vault.write(|tx| tables::disclosures::revoke(tx, input.id, now.at))?;
    app.changed(&[Topic::Share]);
    Ok(disclosure)
}
