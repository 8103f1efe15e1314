//! One instance of a program per data folder, held by an operating-system file lock.
//!
//! Owns the lock file. The lock goes with the process, however it ends, so there is no stale lock to clean up.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Being the only one. Dropping it lets the next one in.
#[derive(Debug)]
pub struct Instance {
    _file: File,
}

/// Why this process cannot be the only one.
#[derive(Debug, thiserror::Error)]
pub enum InstanceError {
    /// Another process is.
    #[error("another one is running")]
    Taken,
    /// The lock file cannot be made or locked.
    #[error("the lock file cannot be used")]
    File(#[from] std::io::Error),
}

impl Instance {
    /// Takes the lock, without waiting.
    ///
    /// # Errors
    /// [`InstanceError`].
    pub fn take(path: &Path) -> Result<Self, InstanceError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options
                .mode(0o600)
                .custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC);
        }
        let file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(InstanceError::Taken),
            Err(TryLockError::Error(error)) => Err(InstanceError::File(error)),
        }
    }

    /// Whether somebody holds the lock now.
    #[must_use]
    pub fn taken(path: &Path) -> bool {
        path.exists() && matches!(Self::take(path), Err(InstanceError::Taken))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agent.lock");
        assert!(!Instance::taken(&path), "nobody yet");
        let first = Instance::take(&path).unwrap();
        assert!(
            matches!(Instance::take(&path), Err(InstanceError::Taken)),
            "a second one is refused"
        );
        assert!(Instance::taken(&path), "and others can see it");
        drop(first);
        assert!(
            !Instance::taken(&path) && Instance::take(&path).is_ok(),
            "when it ends the next one may start"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("elsewhere");
        std::fs::write(&target, "keep").unwrap();
        let path = folder.path().join("agent.lock");
        std::os::unix::fs::symlink(&target, &path).unwrap();
        assert!(
            matches!(Instance::take(&path), Err(InstanceError::File(_))),
            "a planted link must not make us touch another file"
        );
    }
}
