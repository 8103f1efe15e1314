//! Sharing a journal: preview, seal, write, read back, record.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate, NaiveDateTime};
use evenkeel_domain::calendar;
use evenkeel_domain::checkins::{Checkin, CheckinPart};
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::lessons::LessonCard;
use evenkeel_domain::passphrase::PassphraseUse;
use evenkeel_domain::people::Person;
use evenkeel_domain::plan::Plan;
use evenkeel_domain::program::Program;
use evenkeel_domain::report::Report;
use evenkeel_domain::returns::Return;
use evenkeel_domain::sessions::{Occurrence, OccurrenceRecord};
use evenkeel_domain::share::{
    Disclosure, DisclosureState, ExportDone, ExportScope, MOST_PAGES, OwnLine, RecipientRole,
    ShareFlag, ShareKind, speaks_of_use,
};
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_domain::vocabulary::custom::{Labels, Word, WordList};
use evenkeel_domain::vocabulary::{self, Term};
use evenkeel_domain::words::{self, Lang};
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

/// Input of `share_choices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareChoicesAsk {
    /// Who will read it.
    pub role: RecipientRole,
    /// Which kinds.
    pub kinds: Vec<ShareKind>,
    /// First day, as lived.
    pub from: NaiveDate,
    /// Last day, as lived, included.
    pub to: NaiveDate,
    /// Language of the screen.
    pub lang: Lang,
}

/// What can be ticked one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareChoices {
    /// Own lines, in the order of the report.
    pub own: Vec<OwnLine>,
    /// Returns to use and cravings that ended in use, newest first; none for those who may not be told.
    pub uses: Vec<UseChoice>,
    /// Questions noted for coming sessions; none for those who do not give care.
    pub topics: Vec<TopicChoice>,
}

/// What a [`UseChoice`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UseRecord {
    /// A return to use.
    Return,
    /// A craving that ended in use.
    Craving,
}

/// One thing said about use that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UseChoice {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: UseRecord,
    /// When, as lived.
    pub occurred: NaiveDateTime,
    /// What was used, in the language of the screen; may be empty.
    pub words: String,
}

/// A question noted for a coming session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TopicChoice {
    /// The question, whole: it may be longer than a line of the report.
    pub text: String,
    /// The session it was noted for.
    pub session: NaiveDateTime,
    /// It may speak of use: not ticked to begin with.
    pub speaks_of_use: bool,
}

/// How far ahead questions for coming sessions are looked for, in days.
const TOPICS_AHEAD: u64 = 14;

/// What the file would hold, in the language asked for first, then in the other: the preview is the file.
///
/// # Errors
/// A scope that breaks a rule.
pub fn preview(app: &App, vault: &mut UnlockedVault, input: SharePreview) -> Outcome<Vec<Report>> {
    Ok(build(vault, input.scope, &app.now())?.1)
}

/// What could be ticked one by one for such a report.
///
/// # Errors
/// Kinds, days or a role that break a rule.
pub fn choices(
    app: &App,
    vault: &mut UnlockedVault,
    input: ShareChoicesAsk,
) -> Outcome<ShareChoices> {
    let now = app.now();
    let ShareChoicesAsk {
        role,
        kinds,
        from,
        to,
        lang,
    } = input;
    // What is picked one by one is what is asked for here, so its kind alone may be named without a pick.
    let scope = ExportScope::asking(role, kinds, from, to, lang);
    scope.check_days_and_kinds()?;
    let material = Material::read(vault, &scope, &now)?;
    let labels = material.labels();
    let records = material.records(lang, &labels)?;
    let own = report::own_lines(&scope, &records, &now)?;
    let uses = if role.may_hold(ShareKind::Returns) {
        uses(&scope, &records, &labels, lang, &now)
    } else {
        Vec::new()
    };
    let topics = if role.gives_care() {
        topics(vault, &now)?
    } else {
        Vec::new()
    };
    Ok(ShareChoices { own, uses, topics })
}

fn uses(
    scope: &ExportScope,
    records: &Records<'_>,
    labels: &Labels,
    lang: Lang,
    now: &Now,
) -> Vec<UseChoice> {
    let word = |choice: &Term| match labels.of(WordList::Substances, choice) {
        Some(label) => label.to_owned(),
        None => match choice {
            Term::Builtin(id) => words::say(lang, &vocabulary::message(id), &[]),
            Term::Custom(own) => own.clone(),
        },
    };
    let (returns, cravings) = report::uses(scope, records, now);
    let mut all: Vec<UseChoice> = returns
        .into_iter()
        .map(|one| UseChoice {
            id: one.id,
            kind: UseRecord::Return,
            occurred: one.occurred.local,
            words: joined(
                one.entry
                    .substances
                    .iter()
                    .map(|used| word(&used.substance)),
            ),
        })
        .chain(cravings.into_iter().map(|one| UseChoice {
            id: one.id,
            kind: UseRecord::Craving,
            occurred: one.occurred.local,
            words: joined(one.entry.substances.iter().map(word)),
        }))
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse((one.occurred, one.id)));
    all.truncate(MOST_PAGES);
    all
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// The questions noted for sessions that are still to come, the next session first.
fn topics(vault: &mut UnlockedVault, now: &Now) -> Outcome<Vec<TopicChoice>> {
    let today = now.local().date();
    let last = today
        .checked_add_days(Days::new(TOPICS_AHEAD))
        .unwrap_or(today);
    let window = LivedDays::new(today, last).window();
    let mut found: Vec<_> = vault
        .read(|db| tables::session_records::between(db, window.from(), window.to()))?
        .into_iter()
        .map(|one| one.record)
        .filter(|record| record.session.start > now.at)
        .filter(|record| record.entry.share != ShareFlag::Never)
        .collect();
    found.sort_by_key(|record| (record.session.start, record.key.series));
    Ok(found
        .into_iter()
        .flat_map(|record| {
            let session = record.session.local_start;
            record
                .entry
                .questions
                .into_iter()
                .map(move |text| TopicChoice {
                    speaks_of_use: speaks_of_use(&text),
                    text,
                    session,
                })
        })
        .collect())
}

/// Everything of the vault that a report of some days can hold.
struct Material {
    cravings: Vec<Craving>,
    returns: Vec<Return>,
    checkins: Vec<Checkin>,
    prompts: Vec<(NaiveDate, CheckinPart)>,
    pages: Vec<JournalEntry>,
    occurrences: Vec<Occurrence>,
    program: Program,
    session_notes: Vec<OccurrenceRecord>,
    lessons: Vec<(Lang, Vec<LessonCard>)>,
    plan: Plan,
    people: Vec<Person>,
    words: Vec<Word>,
}

impl Material {
    fn read(vault: &mut UnlockedVault, scope: &ExportScope, now: &Now) -> Outcome<Self> {
        // Holds more than the days; the report itself keeps what was lived inside them.
        let window = LivedDays::new(scope.from, scope.to).window();
        let (occurrences, _) = crate::sessions::gather(vault, window, now)?;
        let occurrences = crate::sessions::since_made(vault, occurrences, now)?;
        let dates = crate::lessons::week::Dates::read(vault, now)?;
        let mut lessons = Vec::new();
        for lang in Lang::ALL {
            lessons.push((lang, crate::lessons::cards(vault, lang, |id| dates.of(id))?));
        }
        Ok(vault.read(|db| {
            Ok(Self {
                cravings: tables::cravings::between(db, window.from(), window.to())?,
                returns: tables::returns::between(db, window.from(), window.to())?,
                checkins: tables::checkins::between(db, scope.from, scope.to)?,
                prompts: tables::checkins::prompted(db, scope.from, scope.to)?,
                pages: tables::journal::between(db, scope.from, scope.to)?,
                occurrences,
                program: tables::program::current(db)?,
                session_notes: tables::session_records::between(db, window.from(), window.to())?
                    .into_iter()
                    .map(|one| one.record)
                    .collect(),
                lessons,
                plan: tables::plan::current(db)?,
                people: tables::people::all(db)?,
                words: tables::words::all(db)?,
            })
        })?)
    }

    fn labels(&self) -> Labels {
        Labels::new(&self.words)
    }

    fn records<'a>(&'a self, lang: Lang, labels: &'a Labels) -> Outcome<Records<'a>> {
        let (_, lessons) = self
            .lessons
            .iter()
            .find(|(its, _)| *its == lang)
            .ok_or(ErrorCode::Internal)?;
        Ok(Records {
            cravings: &self.cravings,
            returns: &self.returns,
            checkins: &self.checkins,
            prompts: &self.prompts,
            journal: &self.pages,
            occurrences: &self.occurrences,
            program: Some(&self.program.entry),
            session_notes: &self.session_notes,
            lessons,
            plan: Some(&self.plan),
            people: &self.people,
            labels,
            lang,
        })
    }
}

/// The report in every language, and the scope with those of the picks that went in: what is written down as handed over is what left.
fn build(
    vault: &mut UnlockedVault,
    mut scope: ExportScope,
    now: &Now,
) -> Outcome<(ExportScope, Vec<Report>)> {
    scope.check()?;
    let material = Material::read(vault, &scope, now)?;
    let labels = material.labels();
    let others = Lang::ALL.into_iter().filter(|lang| *lang != scope.lang);
    let mut records = Vec::new();
    for lang in std::iter::once(scope.lang).chain(others) {
        records.push(material.records(lang, &labels)?);
    }
    if let Some(records) = records.first() {
        report::keep_what_is_there(&mut scope, records, now)?;
        scope.check()?;
    }
    let editions = report::editions(&scope, &records, env!("CARGO_PKG_VERSION"), now)?;
    Ok((scope, editions))
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
