//! One instance of a program per data folder, held by an operating-system file lock.
//!
//! Owns the lock file. The lock goes with the process, however it ends, so there is no stale lock to clean up.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Being the only one. Dropping it lets the next one in.
#[derive(Debug)]
pub struct Instance {
    file: File,
}

impl Drop for Instance {
    fn drop(&mut self) {
        // A program that this one starts shares the open file until it has become itself, and so would the lock. Letting
        // go of it in so many words frees it at once for whoever comes next.
        drop(self.file.unlock());
    }
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
                // NONBLOCK: a pipe put in its place must not hang the program; regular files ignore it.
                .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_CLOEXEC);
        }
        let file = options.open(path)?;
        if !file.metadata()?.is_file() {
            return Err(InstanceError::File(std::io::ErrorKind::InvalidInput.into()));
        }
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
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

/// Whether any process holds a lock on the file at `path`, told without touching it: whoever tried to take it would keep its owner
/// out for that moment. Where this cannot be told, nobody is said to.
#[cfg(target_os = "linux")]
#[must_use]
pub fn is_held(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(file), Ok(locks)) = (
        std::fs::symlink_metadata(path),
        std::fs::read_to_string("/proc/locks"),
    ) else {
        return false;
    };
    // By the number of the file alone: for some file systems the kernel names another device here than there.
    let ours = format!(":{}", file.ino());
    locks.lines().any(|line| {
        let mut words = line.split_whitespace().filter(|word| *word != "->");
        words.nth(1) == Some("FLOCK") && words.nth(3).is_some_and(|file| file.ends_with(&ours))
    })
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

    #[cfg(target_os = "linux")]
    #[test]
    fn a_lock_is_seen_without_touching_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        assert!(!is_held(&path), "there is no file");
        let held = Instance::take(&path).unwrap();
        assert!(is_held(&path));
        drop(held);
        assert!(!is_held(&path), "and nobody holds it any more");
    }

    #[cfg(unix)]
    #[test]
    fn a_child_that_still_shares_the_file_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agent.lock");
        let first = Instance::take(&path).unwrap();
        // What a child process has between being split off and starting its own program.
        let shared = first.file.try_clone().unwrap();
        drop(first);
        assert!(
            Instance::take(&path).is_ok(),
            "the next one must not wait for a child of the last one"
        );
        drop(shared);
    }

    /// With somebody at the other end, and without: both would wait, or write into it.
    #[cfg(unix)]
    #[test]
    fn a_pipe_in_its_place_is_refused_and_hangs_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agent.lock");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &path,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        assert!(
            matches!(Instance::take(&path), Err(InstanceError::File(_))),
            "nobody reads from it"
        );
        let mut options = OpenOptions::new();
        options.read(true);
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
        let reader = options.open(&path).unwrap();
        assert!(
            matches!(Instance::take(&path), Err(InstanceError::File(_))),
            "somebody reads from it"
        );
        assert!(!Instance::taken(&path));
        drop(reader);
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
