//! Putting a whole new vault in place: a first one, or one from a backup.
//!
//! Owns the order that makes it all or nothing. Everything is prepared in a staging folder; one rename of that folder is
//! the moment it counts. What follows (old files to quarantine, new files to their places) can be cut off anywhere and is
//! finished at the next start, before anything is opened. Nothing that was there is deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::folder::{DataFolder, create_private_dir, exists, private_subfolder, real_folder};
// `TARGET` names the quarantine folder that a placement uses, so that finishing it later uses the same.
pub(crate) use crate::names::QUARANTINE;
use crate::names::{OLD_KEYS, READY, TARGET};
use crate::small_file::{self, TEMP_SUFFIX};

/// Files that describe the old vault and must not outlive it beside a new one.
const OLD_ONLY: &[&str] = &["vault.db-wal", "agenda.bin", "agenda.key", "card.bin"];
/// Files of the new vault, in the order they are put in place; the header comes last.
const NEW: &[&str] = &["state.json", "vault.db", "keys.json.bak", "keys.json"];

/// Why the vault that is there makes room; it stands in the name of its place in the quarantine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// A vault that was made or restored takes its place.
    Replaced,
    /// It is the same vault under keys that count no more: nobody is offered it again.
    NewKeys,
}

impl Why {
    const fn ending(self) -> &'static str {
        match self {
            Self::Replaced => "",
            Self::NewKeys => OLD_KEYS,
        }
    }
}

/// A folder in which a new vault is prepared. Dropped without [`Staging::commit`], it stays for the sweep at next start.
pub(crate) struct Staging {
    path: PathBuf,
}

impl Staging {
    pub(crate) fn new(folder: &DataFolder) -> io::Result<Self> {
        let path = folder.file(&format!("incoming{TEMP_SUFFIX}"));
        if exists(&path)? {
            fs::remove_dir_all(&path)?;
        }
        create_private_dir(&path)?;
        Ok(Self { path })
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Removes the staging folder and what is in it.
    pub(crate) fn discard(self) {
        drop(fs::remove_dir_all(&self.path));
    }

    /// From here on the new vault counts, whatever happens.
    pub(crate) fn commit(self, folder: &DataFolder, now: DateTime<Utc>) -> io::Result<()> {
        self.make_ready(folder, now, Why::Replaced)?;
        finish(folder)
    }

    /// The moment it counts, without what follows. When this fails, [`is_ready`] says whether it counts all the same.
    pub(crate) fn make_ready(
        self,
        folder: &DataFolder,
        now: DateTime<Utc>,
        why: Why,
    ) -> io::Result<()> {
        if why == Why::NewKeys {
            // What can fail fails before it counts: nobody is there to be told which keys it is afterwards.
            folder.subfolder(QUARANTINE)?;
        }
        let name = free_quarantine_name(folder, now, why)?;
        small_file::write_atomic(&self.file(TARGET), name.as_bytes())?;
        small_file::sync_folder(&self.path)?;
        fs::rename(&self.path, folder.file(READY))?;
        small_file::sync_folder(folder.path())
    }
}

/// Whether a new vault counts that is not in its place yet.
pub(crate) fn is_ready(folder: &DataFolder) -> bool {
    exists(&folder.file(READY)).unwrap_or(false)
}

/// Finishes a placement that was cut off. Does nothing when there is none.
pub(crate) fn finish(folder: &DataFolder) -> io::Result<()> {
    let Some(ready) = real_folder(folder.file(READY))? else {
        return Ok(());
    };
    let name = small_file::read_bounded(&ready.join(TARGET), 64)?
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        .unwrap_or_else(|| "unnamed".to_owned());
    let quarantine = Quarantine { folder, name };
    if exists(&ready.join("vault.db"))? {
        // The old -wal goes first: beside the new database it would be taken for its own.
        for name in OLD_ONLY {
            quarantine.take(name)?;
        }
        small_file::sync_folder(folder.path())?;
    }
    for name in NEW {
        if exists(&ready.join(name))? {
            quarantine.take(name)?;
            fs::rename(ready.join(name), folder.file(name))?;
            small_file::sync_folder(folder.path())?;
        }
    }
    fs::remove_dir_all(&ready)?;
    small_file::sync_folder(folder.path())
}

/// Moves files out of the way, into `quarantine/<name>/`.
struct Quarantine<'a> {
    folder: &'a DataFolder,
    name: String,
}

impl Quarantine<'_> {
    fn take(&self, name: &str) -> io::Result<()> {
        let from = self.folder.file(name);
        if !exists(&from)? {
            return Ok(());
        }
        let shelf = private_subfolder(&self.folder.subfolder(QUARANTINE)?, &self.name)?;
        fs::rename(from, free_name(&shelf, name)?)?;
        small_file::sync_folder(&shelf)
    }
}

/// A name in `shelf` that nothing has, so that a rename never overwrites.
pub(crate) fn free_name(shelf: &Path, name: &str) -> io::Result<PathBuf> {
    let mut path = shelf.join(name);
    let mut n = 2u32;
    while exists(&path)? {
        path = shelf.join(format!("{name}.{n}"));
        n = n.saturating_add(1);
    }
    Ok(path)
}

fn free_quarantine_name(folder: &DataFolder, now: DateTime<Utc>, why: Why) -> io::Result<String> {
    let stamp = now.format("%Y%m%d-%H%M%S").to_string();
    let ending = why.ending();
    let mut name = format!("{stamp}{ending}");
    let mut n = 2u32;
    while exists(&folder.file(QUARANTINE).join(&name))? {
        name = format!("{stamp}-{n}{ending}");
        n = n.saturating_add(1);
    }
    Ok(name)
}
