//! The inbox: entries that were sealed while the vault was locked, one file each.
//!
//! Owns sealing to the vault's public key, the files, and taking them in at unlock: each exactly once, also when that is cut off.
//! Refuses to own what an entry may say and what it becomes ([`evenkeel_domain::inbox`]).
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
use evenkeel_domain::inbox::{InboxEntry, InboxNews, MOST_WAITING, QUICK_ENTRY};
use evenkeel_domain::time::Now;
use zeroize::Zeroizing;

use crate::error::{OpenError, StoreError, is_symlink_refusal};
use crate::folder::{DataFolder, INBOX, create_private_dir, exists};
use crate::handle::Write;
use crate::header;
use crate::secret::{Entropy, random};
use crate::small_file;
use crate::staging::{self, QUARANTINE};
use crate::store::{Presence, Store};
use crate::tables::cravings;
use crate::vault::{Vault, VaultRow};

const ENDING: &str = "age";

/// Sizes an entry is padded to, so that the file says no more about its length than this.
const SIZES: [usize; 3] = [1024, 4 * 1024, 16 * 1024];
/// What `age` adds is a third of a kilobyte.
const MOST_SEALED: u64 = 17 * 1024;
/// Names tried before giving up; two would be one too many to believe in.
const NAMES: u32 = 64;
/// More files than this are not even looked at in one unlock; ours are never more than [`MOST_WAITING`].
const MOST_LOOKED_AT: usize = 4_096;

/// Why an entry could not be kept. It was not.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// [`MOST_WAITING`] entries wait already.
    #[error("the inbox is full")]
    Full,
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

/// Seals an entry to the vault's public key. Returns only when it is durable: `Ok` means that it survives a power cut.
///
/// # Errors
/// [`InboxError`]; then nothing of it stays on the disk.
pub fn put(store: &Store, entry: &InboxEntry, entropy: &dyn Entropy) -> Result<(), InboxError> {
    match store.presence()? {
        Presence::Vault => {}
        Presence::Nothing => return Err(OpenError::NoVault.into()),
        Presence::HeaderMissing => return Err(OpenError::HeaderMissing.into()),
        Presence::DatabaseMissing => return Err(OpenError::DatabaseMissing.into()),
    }
    let folder = store.folder();
    let (header, _) = header::load(folder)?;
    if header::load_copy(folder)
        .is_some_and(|copy| copy.inbox_public_key() != header.inbox_public_key())
    {
        return Err(InboxError::KeyDoubtful);
    }
    let inbox = folder.subfolder(INBOX)?;
    if names(&inbox)?.len() >= MOST_WAITING {
        return Err(InboxError::Full);
    }
    let sealed = seal(entry, header.inbox_public_key())?;
    Ok(small_file::write_atomic(&free(&inbox, entropy)?, &sealed)?)
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

/// Takes what waits into the open vault, in the order it was written, in one transaction; then removes the files. A kill between the
/// two is harmless: an entry whose id is in the vault already is not inserted again.
///
/// # Errors
/// Database errors; then nothing was taken in and every file is where it was.
pub fn merge(vault: &mut Vault, now: &Now) -> Result<InboxNews, StoreError> {
    let folder = vault.folder().clone();
    let inbox = folder.file(INBOX);
    if !exists(&inbox)? {
        return Ok(InboxNews::default());
    }
    let found = names(&inbox)?;
    if found.is_empty() {
        return Ok(InboxNews::default());
    }
    let identity: age::x25519::Identity = VaultRow::read(vault.parts()?.database)
        .map_err(|error| StoreError::Reopen(Box::new(error)))?
        .inbox_identity
        .parse()
        .map_err(|_| StoreError::BadRow("inbox identity"))?;

    let mut sorted = Sorted::default();
    for path in found.into_iter().take(MOST_LOOKED_AT) {
        match read(&path, &identity) {
            Ok(Some(entry)) => sorted.add(entry, path),
            Ok(None) => sorted.strange.push(path),
            // The disk refused: it stays where it is and is tried again at the next unlock.
            Err(_) => {}
        }
    }
    let Sorted { good, mut strange } = sorted;
    // In order of their ids, which is the order of writing.
    let done: Vec<_> = good.into_values().take(MOST_WAITING).collect();
    let taken = vault.write(|w| {
        let mut fates = Vec::with_capacity(done.len());
        for (entry, _) in &done {
            fates.push(take_in(w, entry, now)?);
        }
        Ok(fates)
    })?;
    let (mut merged, mut finished) = (0u32, Vec::new());
    for ((_, paths), fate) in done.into_iter().zip(taken) {
        match fate {
            Fate::Inserted => {
                merged = merged.saturating_add(1);
                finished.extend(paths);
            }
            Fate::Known => finished.extend(paths),
            Fate::Strange => strange.extend(paths),
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
    Ok(InboxNews {
        merged,
        set_aside,
        waiting: waiting(&folder),
    })
}

/// How many entries wait, as far as the folder can be read.
#[must_use]
pub fn waiting(folder: &DataFolder) -> u32 {
    names(&folder.file(INBOX)).map_or(0, |found| u32::try_from(found.len()).unwrap_or(u32::MAX))
}

/// What was found, entries by id with the files that hold them.
#[derive(Default)]
struct Sorted {
    good: BTreeMap<Id, (InboxEntry, Vec<PathBuf>)>,
    strange: Vec<PathBuf>,
}

impl Sorted {
    fn add(&mut self, entry: InboxEntry, path: PathBuf) {
        match self.good.get_mut(&entry.id) {
            None => {
                self.good.insert(entry.id, (entry, vec![path]));
            }
            Some((first, paths)) if *first == entry => paths.push(path),
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

fn take_in(w: &Write<'_>, entry: &InboxEntry, now: &Now) -> Result<Fate, StoreError> {
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
    let shelf = folder.subfolder(QUARANTINE)?.join(INBOX);
    if !exists(&shelf)? {
        create_private_dir(&shelf)?;
        small_file::sync_folder(small_file::parent(&shelf)?)?;
    }
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
