//! `ballast.bin`: room that is kept for a full disk.
//!
//! Owns the file: two megabytes of nothing, half of them for what somebody writes down when the disk has just filled up, the rest for
//! deleting and locking, which need a little room themselves. Knows neither.

use std::fs;
use std::io;

use crate::folder::DataFolder;
use crate::small_file;

const FILE: &str = "ballast.bin";
/// How large it is.
const SIZE: u64 = 2 * 1024 * 1024;
/// What stays for deleting and locking when the first half was given away.
const LAST: u64 = SIZE / 2;

/// How much is given away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// An entry is to be kept: half of it, once.
    Entry,
    /// Something is to be deleted, or the vault locked: all that is left.
    Leaving,
}

/// Puts it there, unless it is. On a disk without room for it there is none.
pub(crate) fn keep(folder: &DataFolder) -> io::Result<()> {
    match fs::symlink_metadata(folder.file(FILE)) {
        Ok(found) if found.len() == SIZE || !found.is_file() => Ok(()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => small_file::write_atomic(&folder.file(FILE), &filling()),
    }
}

/// Whether none of it lies there, or only a part: it was given away, or there was no room for it yet. What somebody put in its place
/// says nothing about the disk.
pub(crate) fn is_given(folder: &DataFolder) -> bool {
    match fs::symlink_metadata(folder.file(FILE)) {
        Ok(found) => found.is_file() && found.len() < SIZE,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Whether the disk has room for it, and as much again: while it is being put there nothing else may run out of room. Where the system
/// does not say, it is tried.
pub(crate) fn has_room(folder: &DataFolder) -> bool {
    #[cfg(unix)]
    if let Ok(disk) = rustix::fs::statvfs(folder.path()) {
        return disk.f_bavail.saturating_mul(disk.f_frsize) >= 2 * SIZE;
    }
    true
}

/// Gives room away. Answers whether there was any to give.
pub(crate) fn release(folder: &DataFolder, need: Need) -> io::Result<bool> {
    let path = folder.file(FILE);
    let size = match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() => found.len(),
        Ok(_) => return Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    match need {
        Need::Entry if size <= LAST => return Ok(false),
        Need::Entry => {
            let mut options = fs::OpenOptions::new();
            options.write(true);
            small_file::private(&mut options);
            let file = options.open(&path)?;
            file.set_len(LAST)?;
            file.sync_all()?;
        }
        Need::Leaving => fs::remove_file(&path)?,
    }
    small_file::sync_folder(folder.path())?;
    Ok(true)
}

/// Bytes that no file system makes smaller. They say nothing and are the same for everybody.
fn filling() -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut bytes = Vec::new();
    while u64::try_from(bytes.len()).unwrap_or(SIZE) < SIZE {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_half_is_for_deleting_and_locking_only() {
        let dir = crate::testing::fast_dir();
        let folder = DataFolder::open(&dir.path().join("data")).unwrap();
        assert!(
            !release(&folder, Need::Leaving).unwrap(),
            "none was put there"
        );
        assert!(is_given(&folder));
        keep(&folder).unwrap();
        assert!(!is_given(&folder));
        let size = || fs::metadata(folder.file(FILE)).map_or(0, |found| found.len());
        assert_eq!(size(), SIZE);
        assert!(release(&folder, Need::Entry).unwrap());
        assert_eq!(size(), LAST);
        assert!(is_given(&folder), "and who wrote is told");
        assert!(
            !release(&folder, Need::Entry).unwrap(),
            "entries get the first half and no more"
        );
        assert!(release(&folder, Need::Leaving).unwrap());
        assert!(!release(&folder, Need::Leaving).unwrap(), "it is gone");
        keep(&folder).unwrap();
        assert_eq!(size(), SIZE, "and comes back where there is room");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_its_place_is_left_alone() {
        let dir = crate::testing::fast_dir();
        let folder = DataFolder::open(&dir.path().join("data")).unwrap();
        let target = dir.path().join("target");
        fs::write(&target, vec![1; 3 * 1024 * 1024]).unwrap();
        std::os::unix::fs::symlink(&target, folder.file(FILE)).unwrap();
        keep(&folder).unwrap();
        for need in [Need::Entry, Need::Leaving] {
            assert!(!release(&folder, need).unwrap());
        }
        assert!(!is_given(&folder), "nobody is told of a full disk for it");
        assert_eq!(fs::metadata(&target).unwrap().len(), 3 * 1024 * 1024);
    }
}
