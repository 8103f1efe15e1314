//! The inbox: entries that were sealed while the vault was locked, one file each.
//!
//! Owns sealing to the vault's public key, the files, and taking them in: each exactly once, also when that is cut off. Answers to
//! pop-ups are opened and handed on, and their files stay until whoever keeps them says that they are kept. Refuses to own what an
//! entry may say and what it becomes ([`evenkeel_domain::inbox`]).
//!
//! Whoever can write to the folder can put a file here, and can replace the public key. So what is found is checked like anything
//! from outside, what does not open or breaks a rule is moved to `quarantine/inbox/` and never deleted, and nothing is sealed to a
//! key that the two key files do not agree on.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::Id;
use evenkeel_domain::cravings::{MOST_RERATES, Rerate};
use evenkeel_domain::inbox::{
    DosePressed, InboxEntry, InboxNews, LockedCraving, LockedRerate, MOST_ANSWERS, MOST_WAITING,
    QUICK_ENTRY,
};
use evenkeel_domain::time::Now;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{OpenError, StoreError, is_symlink_refusal};
use crate::folder::{DataFolder, INBOX, exists, private_subfolder, real_folder};
use crate::handle::Write;
use crate::header;
use crate::secret::{Entropy, random};
use crate::small_file;
use crate::staging::{self, QUARANTINE};
use crate::store::{Presence, Store, presence};
use crate::tables::cravings;
use crate::vault::{Vault, VaultRow};

const ENDING: &str = "age";

/// Sizes an entry is padded to, so that the file says no more about its length than this.
const SIZES: [usize; 3] = [1024, 4 * 1024, 16 * 1024];
/// What `age` adds is a third of a kilobyte.
const MOST_SEALED: u64 = 17 * 1024;
/// Names tried before giving up; two would be one too many to believe in.
const NAMES: u32 = 64;
/// More files than this of either kind are not even looked at in one unlock; ours are never more than [`MOST_WAITING`] and
/// [`MOST_ANSWERS`].
const MOST_LOOKED_AT: usize = 4_096;

/// What the names of answers to pop-ups and of second numbers begin with. Nothing else tells them from quick entries.
const ANSWER: &str = "a-";

/// Why an entry could not be kept. It was not.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// [`MOST_WAITING`] entries wait already.
    #[error("the inbox is full")]
    Full,
    /// As many were written within an hour as may be.
    #[error("many entries within an hour")]
    Often,
    /// The two key files name different keys, so somebody changed one of them.
    #[error("the inbox key is in doubt")]
    KeyDoubtful,
    /// The entry does not fit into the largest size.
    #[error("the entry is too large")]
    TooLarge,
    /// There is no whole vault here, or the disk refused.
    #[error(transparent)]
    Vault(#[from] OpenError),
}

impl InboxError {
    /// The code that crosses to the screen.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::Full => ErrorCode::InboxFull,
            Self::Often => ErrorCode::InboxOften,
            Self::KeyDoubtful => ErrorCode::InboxKeyDoubtful,
            Self::TooLarge => ErrorCode::TextTooLong,
            Self::Vault(error) => error.code(),
        }
    }
}

impl From<io::Error> for InboxError {
    fn from(error: io::Error) -> Self {
        Self::Vault(error.into())
    }
}

/// Seals a quick entry to the vault's public key. Returns only when it is durable: `Ok` means that it survives a power cut.
///
/// # Errors
/// [`InboxError`]; then nothing of it stays on the disk.
pub fn put(store: &Store, entry: &LockedCraving, entropy: &dyn Entropy) -> Result<(), InboxError> {
    let key = public_key(store.folder())?;
    let inbox = store.folder().subfolder(INBOX)?;
    if quick_entries(&inbox)?.len() >= MOST_WAITING {
        return Err(InboxError::Full);
    }
    let sealed = seal(&InboxEntry::Craving(entry.clone()), &key)?;
    Ok(small_file::write_atomic(&free(&inbox, entropy)?, &sealed)?)
}

/// Seals the answer to a pop-up in the same way. One for each slot: a later one takes the place of the one before it. For programs
/// that have no claim on the folder, too: the window may have the vault open meanwhile.
///
/// # Errors
/// [`InboxError`]; then what was there before is still there.
pub fn put_answer(folder: &DataFolder, pressed: &DosePressed) -> Result<(), InboxError> {
    let about = format!("slot {}", pressed.slot);
    put_named(folder, &about, &InboxEntry::Dose(pressed.clone()))
}

/// Seals a second number in the same way, one for each craving.
///
/// # Errors
/// As [`put_answer`].
pub fn put_rerate(folder: &DataFolder, rerate: &LockedRerate) -> Result<(), InboxError> {
    let about = format!("craving {}", rerate.craving);
    put_named(folder, &about, &InboxEntry::Rerate(rerate.clone()))
}

fn put_named(folder: &DataFolder, about: &str, entry: &InboxEntry) -> Result<(), InboxError> {
    let key = public_key(folder)?;
    let inbox = folder.subfolder(INBOX)?;
    // A name that says nothing: who knows neither the version of the schedule nor the craving cannot find out which it is.
    let digest = Sha256::digest(about.as_bytes());
    let name = HEXLOWER.encode(digest.get(..16).unwrap_or_default());
    let path = inbox.join(format!("{ANSWER}{name}.{ENDING}"));
    if !exists(&path)? && answers(&inbox)?.len() >= MOST_ANSWERS {
        return Err(InboxError::Full);
    }
    let sealed = seal(entry, &key)?;
    // The window sweeps half-written files when it starts and may take ours along; the second try is then undisturbed.
    small_file::write_atomic(&path, &sealed)
        .or_else(|_| small_file::write_atomic(&path, &sealed))?;
    Ok(())
}

/// The key that entries are sealed to, where there is a vault and nobody changed one of its key files.
fn public_key(folder: &DataFolder) -> Result<String, InboxError> {
    match presence(folder)? {
        Presence::Vault => {}
        Presence::Nothing => return Err(OpenError::NoVault.into()),
        Presence::HeaderMissing => return Err(OpenError::HeaderMissing.into()),
        Presence::DatabaseMissing => return Err(OpenError::DatabaseMissing.into()),
    }
    let headers = header::candidates(folder)?;
    let Some((header, _)) = headers.first() else {
        return Err(OpenError::HeaderMissing.into());
    };
    let key = header.inbox_public_key();
    if headers
        .iter()
        .any(|(other, _)| other.inbox_public_key() != key)
    {
        return Err(InboxError::KeyDoubtful);
    }
    Ok(key.to_owned())
}

/// A name that nothing has, so that no entry ever takes another's place. By chance, not by time: the name of a file outlives its dates
/// in every copy.
fn free(inbox: &Path, entropy: &dyn Entropy) -> io::Result<PathBuf> {
    for _ in 0..NAMES {
        let name = HEXLOWER.encode(&random::<16>(entropy));
        let path = inbox.join(format!("{name}.{ENDING}"));
        if !exists(&path)? {
            return Ok(path);
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

fn seal(entry: &InboxEntry, public_key: &str) -> Result<Vec<u8>, InboxError> {
    let mut plain = Zeroizing::new(serde_json::to_vec(entry).map_err(|_| InboxError::TooLarge)?);
    let size = SIZES
        .into_iter()
        .find(|size| plain.len() <= *size)
        .ok_or(InboxError::TooLarge)?;
    // JSON may end in white space.
    plain.resize(size, b' ');
    let recipient: age::x25519::Recipient =
        public_key.parse().map_err(|_| OpenError::HeaderDamaged)?;
    age::encrypt(&recipient, &plain).map_err(|_| OpenError::HeaderDamaged.into())
}

/// What was found and taken in.
#[derive(Debug, Default)]
pub struct Merged {
    /// For the person. Answers to pop-ups are not in it: they are told of where they are kept.
    pub news: InboxNews,
    /// Second numbers that were put in.
    pub rerates: u32,
    /// Answers to pop-ups, in the order they were given.
    pub answers: Vec<Answer>,
}

/// An answer to a pop-up that was opened and waits to be kept.
#[derive(Debug)]
pub struct Answer {
    /// What it says. It was checked.
    pub pressed: DosePressed,
    file: PathBuf,
}

/// The answer is kept: its file goes. One that stays all the same is handed on again at the next unlock.
pub fn kept(answer: &Answer) {
    drop(fs::remove_file(&answer.file));
}

/// The answer is about nothing that is in the vault: its file goes to the quarantine.
///
/// # Errors
/// Disk errors; then it waits on.
pub fn set_aside(folder: &DataFolder, answer: &Answer) -> io::Result<()> {
    put_aside(folder, &answer.file)
}

/// Takes what waits into the open vault, in the order it was written, in one transaction; then removes the files. A kill between the
/// two is harmless: an entry whose id is in the vault already is not inserted again. Answers to pop-ups are handed on as they are.
///
/// # Errors
/// Database errors; then nothing was taken in and every file is where it was.
pub fn merge(vault: &mut Vault, now: &Now) -> Result<Merged, StoreError> {
    let folder = vault.folder().clone();
    let Some(inbox) = existing(&folder)? else {
        return Ok(Merged::default());
    };
    let (quick, answers) = (quick_entries(&inbox)?, answers(&inbox)?);
    if quick.is_empty() && answers.is_empty() {
        return Ok(Merged::default());
    }
    let identity: age::x25519::Identity = VaultRow::read(vault.parts()?.database)
        .map_err(|error| StoreError::Reopen(Box::new(error)))?
        .inbox_identity
        .parse()
        .map_err(|_| StoreError::BadRow("inbox identity"))?;

    let mut sorted = Sorted::default();
    let quick = quick.into_iter().take(MOST_LOOKED_AT);
    for path in quick.chain(answers.into_iter().take(MOST_LOOKED_AT)) {
        match read(&path, &identity) {
            Ok(Some(entry)) => sorted.add(entry, path),
            Ok(None) => sorted.strange.push(path),
            // The disk refused: it stays where it is and is tried again at the next unlock.
            Err(_) => {}
        }
    }
    let Sorted {
        good,
        rerates,
        mut answers,
        mut strange,
    } = sorted;
    // In order of their ids, which is the order of writing.
    let done: Vec<_> = good.into_values().take(MOST_WAITING).collect();
    let (taken, rated) = vault.write(|w| {
        let mut fates = Vec::with_capacity(done.len());
        for (entry, _) in &done {
            fates.push(take_in(w, entry, now)?);
        }
        // Behind the cravings: one of them may be about one that waited beside it.
        let mut rated = Vec::with_capacity(rerates.len());
        for (rerate, _) in &rerates {
            rated.push(rate(w, rerate, now)?);
        }
        Ok((fates, rated))
    })?;
    let (mut merged, mut finished) = (0u32, Vec::new());
    let mut written = Vec::new();
    for ((entry, paths), fate) in done.into_iter().zip(taken) {
        match fate {
            Fate::Inserted => {
                merged = merged.saturating_add(1);
                written.push(entry.into_craving(now).occurred);
                finished.extend(paths);
            }
            Fate::Known => finished.extend(paths),
            Fate::Strange => strange.extend(paths),
        }
    }
    let mut numbers = 0u32;
    for ((_, path), fate) in rerates.into_iter().zip(rated) {
        match fate {
            Fate::Inserted => {
                numbers = numbers.saturating_add(1);
                finished.push(path);
            }
            Fate::Known => finished.push(path),
            Fate::Strange => strange.push(path),
        }
    }
    for path in finished {
        // One that stays is recognised at the next unlock.
        drop(fs::remove_file(path));
    }
    let mut set_aside = 0u32;
    for path in strange {
        match put_aside(&folder, &path) {
            Ok(()) => set_aside = set_aside.saturating_add(1),
            Err(_) => tracing::warn!("a file in the inbox could not be set aside"),
        }
    }
    small_file::sync_folder(&inbox)?;
    written.sort_by_key(|moment| moment.at);
    answers.sort_by_key(|answer| (answer.pressed.taken.at, answer.pressed.id));
    Ok(Merged {
        news: InboxNews {
            merged,
            set_aside,
            waiting: waiting(&folder),
            first: written.first().map(|moment| moment.local),
            last: written.last().map(|moment| moment.local),
        },
        rerates: numbers,
        answers,
    })
}

/// How many quick entries wait, as far as the folder can be read.
#[must_use]
pub fn waiting(folder: &DataFolder) -> u32 {
    count(folder, quick_entries)
}

/// How many answers to pop-ups and second numbers wait, as far as the folder can be read.
#[must_use]
pub fn answers_waiting(folder: &DataFolder) -> u32 {
    count(folder, answers)
}

fn count(folder: &DataFolder, which: fn(&Path) -> io::Result<Vec<PathBuf>>) -> u32 {
    existing(folder)
        .ok()
        .flatten()
        .and_then(|inbox| which(&inbox).ok())
        .map_or(0, |found| u32::try_from(found.len()).unwrap_or(u32::MAX))
}

/// The inbox, if there is one. A link in its place is refused: what lies where it leads is somebody else's.
fn existing(folder: &DataFolder) -> io::Result<Option<PathBuf>> {
    real_folder(folder.file(INBOX))
}

/// What was found, quick entries by id with the files that hold them.
#[derive(Default)]
struct Sorted {
    good: BTreeMap<Id, (LockedCraving, Vec<PathBuf>)>,
    rerates: Vec<(LockedRerate, PathBuf)>,
    answers: Vec<Answer>,
    strange: Vec<PathBuf>,
}

impl Sorted {
    fn add(&mut self, entry: InboxEntry, path: PathBuf) {
        let craving = match entry {
            InboxEntry::Craving(craving) => craving,
            InboxEntry::Rerate(rerate) => return self.rerates.push((rerate, path)),
            InboxEntry::Dose(pressed) => {
                return self.answers.push(Answer {
                    pressed,
                    file: path,
                });
            }
        };
        match self.good.get_mut(&craving.id) {
            None => {
                self.good.insert(craving.id, (craving, vec![path]));
            }
            Some((first, paths)) if *first == craving => paths.push(path),
            // Two that claim to be the same and are not.
            Some(_) => self.strange.push(path),
        }
    }
}

enum Fate {
    Inserted,
    /// It was taken in before, and only its file was left.
    Known,
    /// Its id belongs to something else.
    Strange,
}

/// A second number for a craving that takes one. It counts as given unasked, as one that is written down beside a question does.
fn rate(w: &Write<'_>, rerate: &LockedRerate, now: &Now) -> Result<Fate, StoreError> {
    let mut craving = match cravings::get(w, rerate.craving) {
        Ok(craving) => craving,
        Err(StoreError::NotFound) => return Ok(Fate::Strange),
        Err(error) => return Err(error),
    };
    let at = rerate.given.at.min(now.at);
    if craving.rerates.iter().any(|before| before.at == at) {
        return Ok(Fate::Known);
    }
    let before = at < craving.occurred.at;
    if before || !craving.takes_rerate(at) || craving.rerates.len() >= MOST_RERATES {
        return Ok(Fate::Strange);
    }
    craving.rerates.push(Rerate {
        at,
        intensity: Some(rerate.intensity),
        prompt_id: None,
    });
    craving.rerates.sort_by_key(|rerate| rerate.at);
    craving.updated_at = now.at;
    cravings::amend(w, &craving)?;
    Ok(Fate::Inserted)
}

fn take_in(w: &Write<'_>, entry: &LockedCraving, now: &Now) -> Result<Fate, StoreError> {
    let craving = entry.clone().into_craving(now);
    match cravings::get(w, entry.id) {
        Ok(known) => {
            // As it was before anybody corrected it.
            let first = cravings::versions(w, entry.id)?.into_iter().next();
            let first = first.map_or(known, |(_, first)| first);
            let same = first.prompt_id.as_deref() == Some(QUICK_ENTRY)
                && first.entry.intensity == craving.entry.intensity
                && first.entry.triggers == craving.entry.triggers
                && first.entry.note == craving.entry.note;
            Ok(if same { Fate::Known } else { Fate::Strange })
        }
        Err(StoreError::NotFound) => {
            cravings::insert(w, &craving)?;
            Ok(Fate::Inserted)
        }
        Err(error) => Err(error),
    }
}

/// `None` for what is no entry of ours: too large, no regular file, another key, not what was sealed, a rule broken.
fn read(path: &Path, identity: &age::x25519::Identity) -> io::Result<Option<InboxEntry>> {
    let file = match small_file::read_bounded(path, MOST_SEALED) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData || is_symlink_refusal(&error) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let Ok(plain) = age::decrypt(identity, &file).map(Zeroizing::new) else {
        return Ok(None);
    };
    Ok(serde_json::from_slice::<InboxEntry>(&plain)
        .ok()
        .filter(|entry| entry.check().is_ok()))
}

fn quick_entries(inbox: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = names(inbox)?;
    found.retain(|path| !is_answer(path));
    Ok(found)
}

fn answers(inbox: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = names(inbox)?;
    found.retain(|path| is_answer(path));
    Ok(found)
}

fn is_answer(path: &Path) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.starts_with(ANSWER))
}

/// The entries' files, in order of their names. Nothing else in the folder is ours to touch.
fn names(inbox: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(inbox)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == ENDING) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn put_aside(folder: &DataFolder, path: &Path) -> io::Result<()> {
    let shelf = private_subfolder(&folder.subfolder(QUARANTINE)?, INBOX)?;
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("unnamed.age");
    fs::rename(path, staging::free_name(&shelf, name)?)?;
    small_file::sync_folder(&shelf)
}

#[cfg(test)]
#[path = "inbox_tests.rs"]
mod tests;
