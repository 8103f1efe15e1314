//! Small files, written atomically and read whole.
//!
//! Owns the one way they are written (temp file in the same folder, sync, rename, sync the folder) and the one way they
//! are read (bounded, never through a link, only regular files). Knows nothing of what is in them.
//! Only `std` is used here, so that the power-loss shim of the tests sees every call.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Ending of every temp file; what carries it in the data folder at start is left over from a crash.
pub(crate) const TEMP_SUFFIX: &str = ".evktmp";

/// Whether the bytes must be on the disk before the call returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sync {
    /// Yes: file and folder are synced.
    Full,
    /// No: for what may lag behind after a power loss (the watermark), never for anything acknowledged.
    Lazy,
}

/// Puts `bytes` at `path`, replacing what was there. At any kill the old or the new content is there, never a mixture.
pub(crate) fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_atomic_with(path, bytes, Sync::Full)
}

/// As [`write_atomic`], with a choice about syncing.
pub(crate) fn write_atomic_with(path: &Path, bytes: &[u8], sync: Sync) -> io::Result<()> {
    let parent = parent(path)?;
    let (temp, mut file) = create_temp(parent)?;
    let written = (|| {
        file.write_all(bytes)?;
        if sync == Sync::Full {
            file.sync_all()?;
        }
        drop(file);
        refuse_special(path)?;
        fs::rename(&temp, path)?;
        if sync == Sync::Full {
            sync_folder(parent)
        } else {
            Ok(())
        }
    })();
    if written.is_err() {
        // The temp file may already be renamed or gone; what stays is removed at the next start.
        drop(fs::remove_file(&temp));
    }
    written
}

/// Overwrites an existing regular file that has exactly the length of `bytes`; says whether it did. Not for anything that
/// must survive.
pub(crate) fn overwrite_same_length(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut options = OpenOptions::new();
    options.write(true);
    private(&mut options);
    let mut file = options.open(path)?;
    let found = file.metadata()?;
    if !found.is_file() || found.len() != u64::try_from(bytes.len()).unwrap_or(u64::MAX) {
        return Ok(false);
    }
    // Under another name it is somebody else's file as well.
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&found) != 1 {
        return Ok(false);
    }
    file.write_all(bytes)?;
    Ok(true)
}

/// Makes a file that has a second name elsewhere one of its own, with the same content: what is written into it from then on is not
/// written into somebody else's. Does nothing where there is no such file.
#[cfg(unix)]
pub(crate) fn unshare(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let shared = fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.nlink() > 1);
    if !shared {
        return Ok(());
    }
    let parent = parent(path)?;
    let mut from = open_existing(path)?;
    let (temp, mut to) = create_temp(parent)?;
    let made = io::copy(&mut from, &mut to)
        .and_then(|_| to.sync_all())
        .and_then(|()| fs::rename(&temp, path));
    if made.is_err() {
        drop(fs::remove_file(&temp));
    }
    made?;
    sync_folder(parent)
}

/// Files there have one name.
#[cfg(not(unix))]
pub(crate) fn unshare(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// A new private file in `folder` under a name nobody uses.
pub(crate) fn create_temp(folder: &Path) -> io::Result<(PathBuf, File)> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    for _ in 0..1_000 {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{}-{n}{TEMP_SUFFIX}", std::process::id()));
        match create_new(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

/// Creates a file that must not exist, readable and writable by its owner only.
pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    private(&mut options);
    options.open(path)
}

/// Opens an existing regular file for reading; never through a link, never a pipe or device (and without waiting on one).
pub(crate) fn open_existing(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    private(&mut options);
    let file = options.open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    Ok(file)
}

/// Reads a regular file of at most `limit` bytes. The size is checked before memory is taken, and again while reading.
///
/// `Ok(None)` when there is no such file.
pub(crate) fn read_bounded(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match open_existing(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let size = file.metadata()?.len();
    if size > limit {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    Ok(Some(bytes))
}

/// Makes renames and removals in `folder` durable. Where folders cannot be synced there is nothing to do.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

pub(crate) fn parent(path: &Path) -> io::Result<&Path> {
    path.parent()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))
}

/// Something other than a regular file sits where a file should go: refuse, and leave it as it is.
fn refuse_special(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(()),
        Ok(_) => Err(io::Error::from(io::ErrorKind::InvalidInput)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
pub(crate) fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    // NONBLOCK so that a pipe put in a file's place cannot hang the program; regular files ignore it.
    let flags =
        rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::CLOEXEC;
    options
        .mode(0o600)
        .custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
}

#[cfg(not(unix))]
pub(crate) fn private(_options: &mut OpenOptions) {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_is_replaced_whole_and_is_private() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("keys.json");
        write_atomic(&path, b"one").unwrap();
        write_atomic(&path, b"two, longer").unwrap();
        assert_eq!(
            read_bounded(&path, 100).unwrap().unwrap(),
            b"two, longer",
            "the last write wins"
        );
        let left: Vec<_> = fs::read_dir(dir.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(left, ["keys.json"], "no temp file may stay behind");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "nobody else may read it");
        }
    }

    #[test]
    fn too_large_is_refused_and_missing_is_not_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        assert!(
            read_bounded(&path, 10).unwrap().is_none(),
            "a missing file is an answer, not a fault"
        );
        fs::write(&path, vec![0u8; 11]).unwrap();
        assert!(
            read_bounded(&path, 10).is_err(),
            "eleven bytes do not fit into ten"
        );
        // A hole of a terabyte: the size is refused before any memory is taken.
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_len(1 << 40)
            .unwrap();
        assert!(
            read_bounded(&path, 10).is_err(),
            "a terabyte is refused by its size"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_folders_are_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        fs::write(&target, b"precious").unwrap();
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(&target, &link).unwrap();
        assert!(
            read_bounded(&link, 100).is_err(),
            "a link is not followed when reading"
        );
        assert!(
            write_atomic(&link, b"overwritten").is_err(),
            "a link is not replaced when writing"
        );
        let pipe = dir.path().join("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        assert!(
            read_bounded(&pipe, 100).is_err(),
            "a pipe is refused, and reading it does not hang"
        );
        assert!(
            read_bounded(dir.path(), 100).is_err(),
            "a folder is not a file"
        );
        assert_eq!(
            fs::read(&target).unwrap(),
            b"precious",
            "what the link points at is untouched"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes in proptest::collection::vec(any::<u8>(), 0..5_000)) {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("f");
            write_atomic(&path, &bytes).unwrap();
            prop_assert_eq!(read_bounded(&path, 5_000).unwrap().unwrap(), bytes, "every byte comes back");
        }
    }
}
