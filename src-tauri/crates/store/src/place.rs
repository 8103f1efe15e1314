//! Whether the open database is still the one that lies at its path.
//!
//! Owns what makes a file the same file (device and inode, whatever it is called). A program that has a file open goes on
//! writing into it after somebody removed or replaced it, and hears of no error: whoever promises that something is saved
//! asks here first.

use std::path::{Path, PathBuf};

/// Where an open database lies, and which files were there when it was opened.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    database: PathBuf,
    log: PathBuf,
    opened: Option<Identity>,
    opened_log: Option<Identity>,
}

/// What has become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Both files are where they were.
    Here,
    /// The database is; its `-wal` was removed or replaced. What is only in there is lost unless it is folded in.
    LogGone,
    /// The database itself is not.
    Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    device: u64,
    inode: u64,
}

impl Place {
    /// The place of the database at `path`, which has just been opened.
    pub(crate) fn of(path: &Path) -> Self {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let log = PathBuf::from(log);
        Self {
            opened: identity(path),
            opened_log: identity(&log),
            database: path.to_owned(),
            log,
        }
    }

    /// Looks again. As long as the file is open, no other one can have its number.
    pub(crate) fn standing(&self) -> Standing {
        match (self.opened, identity(&self.database)) {
            (Some(before), Some(now)) if before == now => {}
            _ => return Standing::Gone,
        }
        if self.opened_log.is_none() || self.opened_log == identity(&self.log) {
            Standing::Here
        } else {
            Standing::LogGone
        }
    }
}

/// `None` for anything but a regular file; a link is none.
#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::symlink_metadata(path).ok()?;
    found.is_file().then(|| Identity {
        device: found.dev(),
        inode: found.ino(),
    })
}

/// An open file cannot be removed there; whether anything lies at the path is all that is asked.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    let found = std::fs::symlink_metadata(path).ok()?;
    found.is_file().then_some(Identity {
        device: 0,
        inode: 0,
    })
}

#[cfg(all(test, unix))]
#[path = "place_tests.rs"]
mod tests;
