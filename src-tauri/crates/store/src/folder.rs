//! The data folder: where it is, whose it is, who may write.
//!
//! Owns the folder's modes and the writer's lock. The names of the files in it are [`names`]'s. Does not know what is in the files.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::error::OpenError;
use crate::names::{self, Own, Shelf};
pub(crate) use crate::names::{BACKUPS, INBOX};
use crate::small_file;

/// The folder that holds everything. Opening it makes it private; it does not claim the vault (the agent opens it too).
#[derive(Debug, Clone)]
pub struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// Opens the folder at `path`, making it (0700) when it is missing. Its parent must exist or be creatable.
    /// A folder of our own that others may read is tightened, with everything of ours in it.
    ///
    /// # Errors
    /// [`OpenError::FolderUnsafe`] for a link, a foreign owner or something that is no folder; [`OpenError::FolderTaken`] for a folder
    /// that holds other things and no vault, which is left as it is; disk errors.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        match fs::symlink_metadata(path) {
            Ok(found) => {
                if !found.is_dir() {
                    return Err(OpenError::FolderUnsafe);
                }
                if !is_ours(path)? {
                    return Err(OpenError::FolderTaken);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent)?;
                }
                create_private_dir(path)?;
                small_file::sync_folder(small_file::parent(path)?)?;
            }
            Err(error) => return Err(error.into()),
        }
        tighten(path, Shelf::Root)?;
        // Links above the folder (a home on another disk) are the system's business; from here on there are none.
        let root = fs::canonicalize(path)?;
        Ok(Self { root })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// Makes this process the only writer, for as long as the answer lives. The lock belongs to the open file, so a
    /// killed process leaves nothing behind that could stop the next one.
    ///
    /// # Errors
    /// [`OpenError::InUse`] when another process has it; disk errors.
    pub(crate) fn claim(&self) -> Result<Claim, OpenError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        small_file::private(&mut options);
        let (file, read_only) = match options.open(lock_file(&self.root)) {
            Ok(file) => (file, false),
            // A folder that nobody can write can still be read.
            Err(error) if cannot_be_written(&error) => {
                match small_file::open_existing(&lock_file(&self.root)) {
                    Ok(file) => (file, true),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {
                        return Ok(Claim {
                            file: None,
                            read_only: true,
                        });
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            Err(error) => return Err(error.into()),
        };
        if !file.metadata()?.is_file() {
            return Err(OpenError::FolderUnsafe);
        }
        match file.try_lock() {
            Ok(()) => Ok(Claim {
                file: Some(file),
                read_only,
            }),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.file(names::KEYS)
    }

    pub(crate) fn keys_copy(&self) -> PathBuf {
        self.file(names::KEYS_COPY)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.file(names::DATABASE)
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.file("state.json")
    }

    /// A private subfolder, made when missing.
    pub(crate) fn subfolder(&self, name: &str) -> Result<PathBuf, io::Error> {
        private_subfolder(&self.root, name)
    }

    /// Removes what a crash left half-written. Only the writer may do this.
    pub(crate) fn sweep(&self) -> io::Result<()> {
        sweep(&self.root)?;
        match real_folder(self.file(INBOX)) {
            Ok(Some(inbox)) => sweep(&inbox),
            _ => Ok(()),
        }
    }
}

fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if name.contains(small_file::TEMP_SUFFIX) {
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
}

/// The writer's lock. Let go by saying so, not only by closing: a child that this process is just starting holds a copy of
/// the open file for a moment, and closing alone would leave the lock with it.
#[derive(Debug)]
pub(crate) struct Claim {
    /// None in a folder that cannot be written and where nobody ever wrote one.
    file: Option<File>,
    read_only: bool,
}

impl Claim {
    /// Whether the folder can only be read.
    pub(crate) const fn is_read_only(&self) -> bool {
        self.read_only
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            drop(file.unlock());
        }
    }
}

/// Whether the place refused because nothing may be written there.
fn cannot_be_written(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

/// The file that the one writer of the data folder at `root` holds a lock on.
#[must_use]
pub fn lock_file(root: &Path) -> PathBuf {
    root.join(names::LOCK)
}

/// Whether the path is taken by anything at all (a link counts).
pub(crate) fn exists(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The folder at `path` as it is there; `None` when nothing is. A link is refused, and so is anything else.
pub(crate) fn real_folder(path: PathBuf) -> io::Result<Option<PathBuf>> {
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => Ok(Some(path)),
        Ok(_) => Err(io::Error::from(io::ErrorKind::InvalidInput)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The folder `name` in `parent`, made private when missing; a link in its place is refused.
pub(crate) fn private_subfolder(parent: &Path, name: &str) -> io::Result<PathBuf> {
    let path = parent.join(name);
    if let Some(found) = real_folder(path.clone())? {
        return Ok(found);
    }
    create_private_dir(&path)?;
    small_file::sync_folder(parent)?;
    Ok(path)
}

#[cfg(unix)]
pub(crate) fn create_private_dir(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    fs::DirBuilder::new().mode(0o700).create(path)?;
    // An odd umask can only take bits away from the owner; give them back.
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
pub(crate) fn create_private_dir(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

/// Whether the folder at `path` is one of ours to use: with nothing in it but names of ours, or with a vault. Whoever keeps other
/// things beside a vault may go on doing so.
fn is_ours(path: &Path) -> io::Result<bool> {
    // A vault whose header is gone is still one.
    if has_keys(path) || exists(&path.join(names::DATABASE))? {
        return Ok(true);
    }
    for entry in fs::read_dir(path)? {
        let name = entry?.file_name();
        let known = name
            .to_str()
            .is_some_and(|name| Shelf::Root.holds(name).is_some() || names::is_of_the_system(name));
        if !known {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a key file lies in this folder that says it is one of ours.
pub(crate) fn has_keys(path: &Path) -> bool {
    [names::KEYS, names::KEYS_COPY].iter().any(|name| {
        let mut start = [0_u8; names::KEYS_BEGIN.len()];
        small_file::open_existing(&path.join(name))
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok_and(|()| start == names::KEYS_BEGIN)
    })
}

/// Takes away what others may do with the folder and with what is ours in it; refuses what belongs to somebody else. What is not
/// ours stays as it is, and nothing is looked for in it.
#[cfg(unix)]
fn tighten(path: &Path, shelf: Shelf) -> Result<(), OpenError> {
    private_mode(path, 0o700)?;
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(own) = name.to_str().and_then(|name| shelf.holds(name)) else {
            continue;
        };
        let path = entry.path();
        let done = match (own, fs::symlink_metadata(&path)) {
            (Own::File | Own::Either(_), Ok(found)) if found.is_file() => {
                private_mode(&path, 0o600)
            }
            (Own::Folder(below) | Own::Either(below), Ok(found)) if found.is_dir() => {
                tighten(&path, below)
            }
            // Links and whatever else stands in a place of ours are refused where they are opened; here they are left alone.
            (_, Ok(_)) => Ok(()),
            (_, Err(error)) => Err(error.into()),
        };
        match done {
            // Somebody's temp file may vanish while we look.
            Err(OpenError::DiskRefused) if !exists(&path)? => {}
            other => other?,
        }
    }
    Ok(())
}

#[cfg(unix)]
fn private_mode(path: &Path, wanted: u32) -> Result<(), OpenError> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let found = fs::symlink_metadata(path)?;
    if found.uid() != rustix::process::geteuid().as_raw() {
        return Err(OpenError::FolderUnsafe);
    }
    if found.permissions().mode() & 0o7777 != wanted {
        fs::set_permissions(path, fs::Permissions::from_mode(wanted))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn tighten(_path: &Path, _shelf: Shelf) -> Result<(), OpenError> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_loose_folder_is_tightened_with_everything_in_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data");
        fs::create_dir_all(path.join("inbox")).unwrap();
        fs::write(path.join("keys.json"), b"x").unwrap();
        fs::write(path.join("inbox/1.age"), b"x").unwrap();
        for p in [
            path.clone(),
            path.join("inbox"),
            path.join("keys.json"),
            path.join("inbox/1.age"),
        ] {
            fs::set_permissions(&p, fs::Permissions::from_mode(0o777)).unwrap();
        }
        DataFolder::open(&path).unwrap();
        assert_eq!(mode(&path), 0o700, "the folder is the owner's alone");
        assert_eq!(mode(&path.join("inbox")), 0o700, "and so are folders in it");
        assert_eq!(mode(&path.join("keys.json")), 0o600, "and files in it");
        assert_eq!(
            mode(&path.join("inbox/1.age")),
            0o600,
            "at every depth we use"
        );
    }

    fn with_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_folder_that_holds_other_things_is_refused_and_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("work");
        fs::create_dir_all(path.join(".git/hooks")).unwrap();
        fs::write(path.join("tool"), b"#!/bin/sh").unwrap();
        fs::write(path.join(".git/hooks/pre-commit"), b"#!/bin/sh").unwrap();
        // Names that others use as well make nothing ours.
        fs::write(path.join("lock"), b"").unwrap();
        fs::write(path.join("keys.json"), b"{ \"mine\": true }").unwrap();
        for (below, mode) in [
            ("tool", 0o4755),
            (".git/hooks/pre-commit", 0o755),
            (".git", 0o2775),
            ("keys.json", 0o644),
            ("", 0o755),
        ] {
            with_mode(&path.join(below), mode);
        }
        assert!(
            matches!(DataFolder::open(&path), Err(OpenError::FolderTaken)),
            "a folder with other things in it is nobody's data folder"
        );
        for (below, wanted) in [
            ("tool", 0o4755),
            (".git/hooks/pre-commit", 0o755),
            (".git", 0o2775),
            ("keys.json", 0o644),
            ("", 0o755),
        ] {
            assert_eq!(mode(&path.join(below)), wanted, "{below:?} was touched");
        }
    }

    #[test]
    fn what_lies_beside_a_vault_keeps_its_mode() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data");
        fs::create_dir_all(path.join("inbox/theirs")).unwrap();
        fs::create_dir_all(path.join("photos")).unwrap();
        fs::create_dir_all(path.join("quarantine/20261123-150000")).unwrap();
        for (below, mode) in [
            ("vault.db", 0o644),
            ("run.sh", 0o755),
            ("photos/one.jpg", 0o644),
            ("inbox/theirs/one.age", 0o644),
            ("inbox/note.txt", 0o644),
            ("quarantine/20261123-150000/keys.json.2", 0o644),
        ] {
            fs::write(path.join(below), b"x").unwrap();
            with_mode(&path.join(below), mode);
        }
        with_mode(&path.join("photos"), 0o755);
        DataFolder::open(&path).unwrap();
        for (below, wanted) in [
            ("vault.db", 0o600),
            ("run.sh", 0o755),
            ("photos", 0o755),
            ("photos/one.jpg", 0o644),
            ("inbox/theirs/one.age", 0o644),
            ("inbox/note.txt", 0o644),
            ("quarantine/20261123-150000/keys.json.2", 0o600),
        ] {
            assert_eq!(mode(&path.join(below)), wanted, "{below}");
        }
    }

    #[test]
    fn an_empty_folder_and_one_that_only_the_system_wrote_into_are_free_to_use() {
        let dir = tempfile::tempdir().unwrap();
        for left in [
            None,
            Some("lost+found"),
            Some(".DS_Store"),
            Some("device.json"),
        ] {
            let path = dir.path().join(left.unwrap_or("empty"));
            fs::create_dir(&path).unwrap();
            if let Some(left) = left {
                fs::write(path.join(left), b"").unwrap();
            }
            assert!(DataFolder::open(&path).is_ok(), "{left:?}");
        }
    }

    #[test]
    fn a_link_or_a_file_in_the_folders_place_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let elsewhere = dir.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
        assert!(
            matches!(DataFolder::open(&link), Err(OpenError::FolderUnsafe)),
            "a link could lead anywhere"
        );
        let file = dir.path().join("file");
        fs::write(&file, b"").unwrap();
        assert!(
            matches!(DataFolder::open(&file), Err(OpenError::FolderUnsafe)),
            "a file is no folder"
        );
    }

    #[test]
    fn what_belongs_to_somebody_else_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("keys.json"), b"x").unwrap();
        // Giving a file away takes the rights of the system's administrator; without them nobody can set this trap either.
        if std::os::unix::fs::chown(path.join("keys.json"), Some(65_534), None).is_err() {
            return;
        }
        assert!(
            matches!(DataFolder::open(&path), Err(OpenError::FolderUnsafe)),
            "somebody else's file in our folder"
        );
        fs::remove_file(path.join("keys.json")).unwrap();
        std::os::unix::fs::chown(&path, Some(65_534), None).unwrap();
        assert!(
            matches!(DataFolder::open(&path), Err(OpenError::FolderUnsafe)),
            "somebody else's folder"
        );
    }

    #[test]
    fn only_one_claim_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(&dir.path().join("data")).unwrap();
        let first = folder.claim().unwrap();
        assert!(
            matches!(folder.claim(), Err(OpenError::InUse)),
            "a second writer is turned away"
        );
        drop(first);
        assert!(
            folder.claim().is_ok(),
            "a claim that was let go can be taken"
        );
    }

    #[test]
    fn a_link_in_the_locks_place_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(&dir.path().join("data")).unwrap();
        let target = dir.path().join("target");
        fs::write(&target, b"precious").unwrap();
        std::os::unix::fs::symlink(&target, folder.file("lock")).unwrap();
        assert!(folder.claim().is_err(), "a link is not followed");
        assert_eq!(
            fs::read(&target).unwrap(),
            b"precious",
            "and its target is untouched"
        );
    }
}
