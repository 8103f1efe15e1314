//! Sharing a journal: preview, seal, write, read back, record.

use std::path::{Path, PathBuf};

use evenkeel_domain::passphrase::PassphraseUse;
use evenkeel_domain::report::Report;
use evenkeel_domain::share::{Disclosure, ExportDone, ExportScope, ShareFlag};
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::words::Lang;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_exchange::report::{self, Records};
use evenkeel_exchange::sealed::{self, Randomness, Rounds};
use evenkeel_store::{export_file, tables};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

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

/// Words in a suggested export passphrase: over 70 bits, so that the derivation is not what holds.
const EXPORT_WORDS: u32 = 7;

/// What the file would hold: the preview is the file.
///
/// # Errors
/// A scope that breaks a rule.
pub fn preview(app: &App, vault: &mut UnlockedVault, input: SharePreview) -> Outcome<Report> {
    let scope = settled(vault, input.scope)?;
    build(vault, &scope, &app.now())
}

/// The scope with those of the picked pages that may go in: what is written down as handed over is what left.
fn settled(vault: &mut UnlockedVault, mut scope: ExportScope) -> Outcome<ExportScope> {
    scope.check()?;
    if !scope.pages.is_empty() {
        let known = vault.read(|db| tables::journal::between(db, scope.from, scope.to))?;
        let may = |id: &Id| {
            known
                .iter()
                .any(|page| page.id == *id && page.content.share != ShareFlag::Never)
        };
        scope.pages.retain(may);
        scope.check()?;
    }
    Ok(scope)
}

fn build(vault: &mut UnlockedVault, scope: &ExportScope, now: &Now) -> Outcome<Report> {
    scope.check()?;
    // Holds more than the days; the report itself keeps what was lived inside them.
    let window = LivedDays::new(scope.from, scope.to).window();
    let cravings = vault.read(|db| tables::cravings::between(db, window.from(), window.to()))?;
    let (checkins, prompts, pages) = vault.read(|db| {
        Ok((
            tables::checkins::between(db, scope.from, scope.to)?,
            tables::checkins::prompted(db, scope.from, scope.to)?,
            tables::journal::between(db, scope.from, scope.to)?,
        ))
    })?;
    let (occurrences, _) = crate::sessions::gather(vault, window, now)?;
    let occurrences = crate::sessions::since_made(vault, occurrences, now)?;
    let dates = crate::lessons::week::Dates::read(vault, now)?;
    let lessons = crate::lessons::cards(vault, scope.lang, |id| dates.of(id))?;
    let plan = vault.read(tables::plan::current)?;
    let people = vault.read(tables::people::all)?;
    let labels = Labels::new(&vault.read(tables::words::all)?);
    let program = vault.read(tables::program::current)?;
    let session_notes: Vec<_> = vault
        .read(|db| tables::session_records::between(db, window.from(), window.to()))?
        .into_iter()
        .map(|one| one.record)
        .collect();
    let records = Records {
        cravings: &cravings,
        checkins: &checkins,
        prompts: &prompts,
        journal: &pages,
        occurrences: &occurrences,
        program: Some(&program.entry),
        session_notes: &session_notes,
        lessons: &lessons,
        plan: Some(&plan),
        people: &people,
        labels: &labels,
    };
    Ok(report::build(
        scope,
        &records,
        env!("CARGO_PKG_VERSION"),
        now,
    )?)
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
    passphrases::again(app, vault, vault_passphrase, "vault_passphrase")?;
    let now = app.now();
    let scope = settled(vault, scope)?;
    let report = build(vault, &scope, &now)?;
    let mut random = Randomness {
        salt: [0; 16],
        nonce: [0; 12],
    };
    app.ports.entropy.fill(&mut random.salt);
    app.ports.entropy.fill(&mut random.nonce);
    let html =
        sealed::seal(&report, &passphrase, rounds(), random).map_err(|error| match error {
            sealed::SealError::Report(invalid) => CommandError::from(invalid),
            sealed::SealError::TooLarge => ErrorCode::TooMany.into(),
            sealed::SealError::Internal => ErrorCode::Internal.into(),
        })?;
    // Neutral on purpose: the name of a file is read by whoever sees the folder.
    let wanted = format!("journal-{}.html", now.local().format("%Y-%m-%d"));
    let path = export_file::write_new(Path::new(&folder), &wanted, &html)?;
    let back = export_file::read(&path, sealed::MAX_FILE as u64)?;
    if back != html || sealed::open(&back, &passphrase).ok().as_ref() != Some(&report) {
        return Err(ErrorCode::VerifyMismatch.into());
    }
    let disclosure = Disclosure {
        id: app.new_id(&now),
        at: now.at,
        scope,
        file_name: name_of(&path),
        sha256: data_encoding::HEXLOWER.encode(&Sha256::digest(&html)),
        revoked_at: None,
    };
    vault.write(|tx| tables::disclosures::insert(tx, &disclosure))?;
    app.changed(&[Topic::Share]);
    Ok(ExportDone {
        path: path.display().to_string(),
        disclosure,
    })
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
pub fn list(_: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Vec<Disclosure>> {
    Ok(vault.read(|db| tables::disclosures::newest(db, 200))?)
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
