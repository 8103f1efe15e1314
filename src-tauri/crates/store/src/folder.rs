//! The data folder: where it is, whose it is, who may write.
//!
//! Owns the folder's modes, the names of the files in it and the writer's lock. Does not know what is in the files.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::OpenError;
use crate::small_file;

/// The folder of the quick entries that wait, in the data folder.
pub(crate) const INBOX: &str = "inbox";
/// The folder of the backups that Evenkeel makes by itself, in the data folder.
pub(crate) const BACKUPS: &str = "backups";

/// The folder that holds everything. Opening it makes it private; it does not claim the vault (the agent opens it too).
#[derive(Debug, Clone)]
pub struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// Opens the folder at `path`, making it (0700) when it is missing. Its parent must exist or be creatable.
    /// A folder of our own that others may read is tightened, with everything in it.
    ///
    /// # Errors
    /// [`OpenError::FolderUnsafe`] for a link, a foreign owner or something that is no folder; disk errors.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        match fs::symlink_metadata(path) {
            Ok(found) => {
                if !found.is_dir() {
                    return Err(OpenError::FolderUnsafe);
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
        tighten(path, Depth::All)?;
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
        let file = options.open(self.file("lock"))?;
        if !file.metadata()?.is_file() {
            return Err(OpenError::FolderUnsafe);
        }
        match file.try_lock() {
            Ok(()) => Ok(Claim(file)),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.file("keys.json")
    }

    pub(crate) fn keys_copy(&self) -> PathBuf {
        self.file("keys.json.bak")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.file("vault.db")
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.file("state.json")
    }

    /// A private subfolder, made when missing.
    pub(crate) fn subfolder(&self, name: &str) -> Result<PathBuf, io::Error> {
        let path = self.file(name);
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(io::Error::from(io::ErrorKind::InvalidInput)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                create_private_dir(&path)?;
                small_file::sync_folder(&self.root)?;
            }
            Err(error) => return Err(error),
        }
        Ok(path)
    }

    /// Removes what a crash left half-written. Only the writer may do this.
    pub(crate) fn sweep(&self) -> io::Result<()> {
        sweep(&self.root)?;
        let inbox = self.file(INBOX);
        match fs::symlink_metadata(&inbox) {
            Ok(found) if found.is_dir() => sweep(&inbox),
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
pub(crate) struct Claim(File);

impl Drop for Claim {
    fn drop(&mut self) {
        drop(self.0.unlock());
    }
}

/// Whether the path is taken by anything at all (a link counts).
pub(crate) fn exists(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
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

#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "modes exist on Unix only"))]
enum Depth {
    All,
    Here,
}

/// Takes away what others may do with the folder and with what is in it; refuses what belongs to somebody else.
#[cfg(unix)]
fn tighten(path: &Path, depth: Depth) -> Result<(), OpenError> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let me = rustix::process::geteuid().as_raw();
    let found = fs::symlink_metadata(path)?;
    if found.uid() != me {
        return Err(OpenError::FolderUnsafe);
    }
    if found.is_symlink() {
        // Links inside are refused where they are opened; here they are only not followed.
        return Ok(());
    }
    let wanted = if found.is_dir() { 0o700 } else { 0o600 };
    if found.permissions().mode() & 0o7777 != wanted {
        fs::set_permissions(path, fs::Permissions::from_mode(wanted))?;
    }
    if found.is_dir() && depth == Depth::All {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            // One level of folders below ours (inbox, backups, quarantine) holds plain files only.
            let below = if path.parent().is_some() && entry.file_type()?.is_dir() {
                Depth::All
            } else {
                Depth::Here
            };
            match tighten(&entry.path(), below) {
                // Somebody's temp file may vanish while we look.
                Err(OpenError::DiskRefused) if !exists(&entry.path())? => {}
                other => other?,
            }
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn tighten(_path: &Path, _depth: Depth) -> Result<(), OpenError> {
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
