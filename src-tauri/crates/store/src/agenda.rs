//! `agenda.bin`: what the reminder agent may read while the vault is locked.
//!
//! Owns the file, its sealing and the key that lies beside a times-only agenda. What is in it was decided elsewhere: in the
//! times-only form only instants and neutral words, because its key hides it from a glance and from nobody else.

use std::path::Path;

use evenkeel_domain::reminder::Agenda;
use secrecy::{ExposeSecret, SecretSlice};

use crate::error::StoreError;
use crate::folder::exists;
use crate::sealed_file::{self, Kind};
use crate::secret::Entropy;
use crate::small_file;

const FILE: &str = "agenda.bin";
const KEY_FILE: &str = "agenda.key";
const KIND: Kind = Kind {
    magic: b"EVKAGND1",
    step: 16 * 1024,
    // Every item at its limits fits, so that a full agenda can always be written.
    most: 24 * 1024 * 1024,
};

/// Writes the agenda, sealed with `key` (32 bytes, from the system's password store). Without a key it is a times-only
/// agenda, sealed with a key that lies beside it; the caller passes one that says nothing but times.
///
/// # Errors
/// [`StoreError::TooLarge`] over 24 MiB; disk errors.
pub fn write(
    folder: &Path,
    key: Option<&SecretSlice<u8>>,
    agenda: &Agenda,
    entropy: &dyn Entropy,
) -> Result<(), StoreError> {
    let path = folder.join(FILE);
    match key {
        Some(key) => {
            sealed_file::write(&path, &KIND, key, agenda, entropy)?;
            // A key beside it would belong to an agenda of before.
            remove_file(&folder.join(KEY_FILE))
        }
        None => {
            let key = match key_beside(folder)? {
                Some(key) => key,
                None => {
                    let mut bytes = vec![0; 32];
                    entropy.fill(&mut bytes);
                    let key = SecretSlice::from(bytes);
                    // EXPOSE: this key is meant to lie beside the file.
                    small_file::write_atomic(&folder.join(KEY_FILE), key.expose_secret())?;
                    key
                }
            };
            sealed_file::write(&path, &KIND, &key, agenda, entropy)
        }
    }
}

/// Reads the agenda with `key`, or with the key beside it. `None` when there is none.
///
/// # Errors
/// [`StoreError::VerifyMismatch`] when it does not open with this key, is damaged or breaks its own limits; disk errors.
pub fn read(folder: &Path, key: Option<&SecretSlice<u8>>) -> Result<Option<Agenda>, StoreError> {
    let path = folder.join(FILE);
    let agenda: Option<Agenda> = match key {
        Some(key) => sealed_file::read(&path, &KIND, key)?,
        None => match key_beside(folder)? {
            Some(key) => sealed_file::read(&path, &KIND, &key)?,
            None if exists(&path)? => return Err(StoreError::VerifyMismatch),
            None => None,
        },
    };
    if agenda
        .as_ref()
        .is_some_and(|agenda| agenda.check().is_err())
    {
        return Err(StoreError::VerifyMismatch);
    }
    Ok(agenda)
}

/// Whether the agenda that is there is sealed with the key beside it (times only).
///
/// # Errors
/// Disk errors.
pub fn is_times_only(folder: &Path) -> Result<bool, StoreError> {
    Ok(exists(&folder.join(KEY_FILE))?)
}

/// Removes the agenda and a key beside it; fine when there was none.
///
/// # Errors
/// Disk errors.
pub fn remove(folder: &Path) -> Result<(), StoreError> {
    remove_file(&folder.join(FILE))?;
    remove_file(&folder.join(KEY_FILE))
}

fn key_beside(folder: &Path) -> Result<Option<SecretSlice<u8>>, StoreError> {
    let found = small_file::read_bounded(&folder.join(KEY_FILE), 32)?;
    Ok(found
        .filter(|bytes| bytes.len() == 32)
        .map(SecretSlice::from))
}

pub(crate) fn remove_file(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Ok(()) => Ok(small_file::sync_folder(small_file::parent(path)?)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Seeded, now};
    use evenkeel_domain::Lang;

    fn agenda() -> Agenda {
        Agenda {
            version: 1,
            made_at: now(),
            covers_until: now(),
            lang: Lang::En,
            quiet: None,
            off: Vec::new(),
            items: Vec::new(),
        }
    }

    #[test]
    fn the_agenda_opens_with_its_key_only() {
        let dir = tempfile::tempdir().unwrap();
        let key = SecretSlice::from(vec![7; 32]);
        assert!(read(dir.path(), Some(&key)).unwrap().is_none());
        write(dir.path(), Some(&key), &agenda(), &Seeded::new(1)).unwrap();
        assert_eq!(read(dir.path(), Some(&key)).unwrap(), Some(agenda()));
        assert!(
            read(dir.path(), None).is_err(),
            "without the key it stays shut"
        );
        assert!(!is_times_only(dir.path()).unwrap());
    }

    #[test]
    fn a_times_only_agenda_carries_its_key_and_loses_it_again() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), None, &agenda(), &Seeded::new(1)).unwrap();
        assert!(is_times_only(dir.path()).unwrap());
        assert_eq!(read(dir.path(), None).unwrap(), Some(agenda()));
        let key = SecretSlice::from(vec![7; 32]);
        write(dir.path(), Some(&key), &agenda(), &Seeded::new(2)).unwrap();
        assert!(
            !dir.path().join("agenda.key").exists(),
            "with a password store no key may lie beside it"
        );
        remove(dir.path()).unwrap();
        remove(dir.path()).unwrap();
        assert!(
            read(dir.path(), Some(&key)).unwrap().is_none(),
            "removed is removed"
        );
    }
}
