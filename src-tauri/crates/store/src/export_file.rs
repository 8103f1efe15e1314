//! Files that leave the data folder: exports and backups, in a folder the person chose.
//!
//! Owns the one rule of where they may go, writing them without ever replacing anything, and reading them back. Knows nothing of what
//! is in them.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::folder::has_keys;
use crate::small_file;

/// Names tried before giving up: `name`, `name-2`, … `name-999`.
const NAMES: u32 = 999;

/// Writes a new file into `folder`, under `wanted` or that name with a number: never over anything. Durable when it returns.
///
/// # Errors
/// [`StoreError::PlaceUnsuitable`] when `folder` is not a folder, or one of ours; disk errors. Then nothing stays behind.
pub fn write_new(folder: &Path, wanted: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    leaves_home(folder)?;
    write_new_with(folder, wanted, |file| file.write_all(bytes))
}

/// As [`write_new`], with the content written by `fill`.
pub(crate) fn write_new_with(
    folder: &Path,
    wanted: &str,
    fill: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> Result<PathBuf, StoreError> {
    check_folder(folder)?;
    let (temp, mut file) = small_file::create_temp(folder)?;
    let placed = (|| {
        fill(&mut file)?;
        file.sync_all()?;
        drop(file);
        let path = reserve(folder, wanted)?;
        // The reserved name is ours and empty; taking its place replaces nothing of anybody's.
        if let Err(error) = fs::rename(&temp, &path) {
            drop(fs::remove_file(&path));
            return Err(error);
        }
        // Some file systems on sticks and shares cannot sync a folder; the file itself is synced.
        drop(small_file::sync_folder(folder));
        Ok(path)
    })();
    if placed.is_err() {
        drop(fs::remove_file(&temp));
    }
    Ok(placed?)
}

/// Removes a file that [`write_new`] made and that is not what it should be. A place that cannot be read back may refuse this too.
pub fn take_back(path: &Path) {
    drop(fs::remove_file(path));
}

/// Reads a regular file of at most `most` bytes.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::TooLarge`]; disk errors.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    match small_file::read_bounded(path, most) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(StoreError::NotFound),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(StoreError::TooLarge),
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn check_folder(folder: &Path) -> Result<(), StoreError> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(StoreError::PlaceUnsuitable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreError::PlaceUnsuitable),
        Err(error) => Err(error.into()),
    }
}

/// Refuses a place inside a folder that holds a vault. What is put there leaves nothing behind when the folder is lost, and is looked
/// for by nobody; some of it would lie in clear beside what is encrypted.
///
/// # Errors
/// [`StoreError::PlaceUnsuitable`], also for what is no folder; disk errors.
pub fn leaves_home(folder: &Path) -> Result<(), StoreError> {
    check_folder(folder)?;
    for place in fs::canonicalize(folder)?.ancestors() {
        if has_keys(place) {
            return Err(StoreError::PlaceUnsuitable);
        }
    }
    Ok(())
}

/// Makes an empty file under a name that nothing had.
fn reserve(folder: &Path, wanted: &str) -> io::Result<PathBuf> {
    let (stem, ending) = wanted.rsplit_once('.').unwrap_or((wanted, ""));
    for n in 1..=NAMES {
        let name = match (n, ending) {
            (1, _) => wanted.to_owned(),
            (_, "") => format!("{stem}-{n}"),
            _ => format!("{stem}-{n}.{ending}"),
        };
        let path = folder.join(name);
        match small_file::create_new(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_ever_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let one = write_new(dir.path(), "journal-2026-11-23.html", b"one").unwrap();
        let two = write_new(dir.path(), "journal-2026-11-23.html", b"two").unwrap();
        assert_eq!(one.file_name().unwrap(), "journal-2026-11-23.html");
        assert_eq!(
            two.file_name().unwrap(),
            "journal-2026-11-23-2.html",
            "the second gets a number"
        );
        assert_eq!(
            (read(&one, 10).unwrap(), read(&two, 10).unwrap()),
            (b"one".to_vec(), b"two".to_vec())
        );
        let names = fs::read_dir(dir.path()).unwrap().count();
        assert_eq!(names, 2, "no temp file stays behind");
        assert!(matches!(read(&one, 2), Err(StoreError::TooLarge)));
        assert!(matches!(
            read(&dir.path().join("none"), 2),
            Err(StoreError::NotFound)
        ));
    }

    #[test]
    fn a_place_that_is_no_folder_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, b"").unwrap();
        for place in [file, dir.path().join("missing")] {
            assert!(matches!(
                write_new(&place, "x", b""),
                Err(StoreError::PlaceUnsuitable)
            ));
        }
    }

    #[test]
    fn a_folder_with_a_vault_is_no_place_for_an_export_at_any_depth_and_by_any_way() {
        let dir = tempfile::tempdir().unwrap();
        let (data, beside) = (dir.path().join("data"), dir.path().join("beside"));
        let below = data.join("quarantine/20261123-150000");
        fs::create_dir_all(&below).unwrap();
        fs::create_dir_all(data.join("inbox")).unwrap();
        fs::create_dir(&beside).unwrap();
        fs::write(data.join("vault.db"), b"x").unwrap();
        fs::write(
            data.join("keys.json"),
            b"{\n  \"format\": \"evenkeel keys\",",
        )
        .unwrap();
        let mut places = vec![
            data.clone(),
            data.join("inbox"),
            below,
            beside.join("../data"),
        ];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(data.join("inbox"), beside.join("link")).unwrap();
            places.push(beside.join("link"));
        }
        for place in places {
            assert!(
                matches!(
                    write_new(&place, "x.ics", b"x"),
                    Err(StoreError::PlaceUnsuitable)
                ),
                "{}",
                place.display()
            );
        }
        assert!(write_new(&beside, "x.ics", b"x").is_ok());
        assert!(
            write_new(dir.path(), "x.ics", b"x").is_ok(),
            "the folder around it is the person's"
        );
        assert_eq!(fs::read_dir(data.join("inbox")).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_under_the_wanted_name_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        fs::write(&target, b"precious").unwrap();
        std::os::unix::fs::symlink(&target, dir.path().join("x.html")).unwrap();
        let written = write_new(dir.path(), "x.html", b"export").unwrap();
        assert_eq!(written.file_name().unwrap(), "x-2.html");
        assert_eq!(
            fs::read(&target).unwrap(),
            b"precious",
            "what the link points at is untouched"
        );
    }
}
