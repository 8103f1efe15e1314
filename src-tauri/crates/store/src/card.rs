//! `card.bin`: what the lock screen's help card may show of the person's own people, by their choice.
//!
//! Owns the file and its sealing. Who is on it was decided elsewhere.

use std::path::Path;

use evenkeel_domain::people::HelpCard;
use secrecy::SecretSlice;

use crate::agenda::remove_file;
use crate::error::StoreError;
use crate::sealed_file::{self, Kind};
use crate::secret::Entropy;

const FILE: &str = "card.bin";
const KIND: Kind = Kind {
    magic: b"EVKCARD1",
    step: 4 * 1024,
    most: 256 * 1024,
};

/// Whether there is a card at all.
#[must_use]
pub fn exists(folder: &Path) -> bool {
    crate::folder::exists(&folder.join(FILE)).unwrap_or(false)
}

/// Writes the card, sealed with `key` (32 bytes, from the system's password store).
///
/// # Errors
/// [`StoreError::TooLarge`] over 256 KiB; disk errors.
pub fn write(
    folder: &Path,
    key: &SecretSlice<u8>,
    card: &HelpCard,
    entropy: &dyn Entropy,
) -> Result<(), StoreError> {
    sealed_file::write(&folder.join(FILE), &KIND, key, card, entropy)
}

/// Reads the card. `None` when there is none.
///
/// # Errors
/// [`StoreError::VerifyMismatch`] when it does not open with this key or is damaged; disk errors.
pub fn read(folder: &Path, key: &SecretSlice<u8>) -> Result<Option<HelpCard>, StoreError> {
    sealed_file::read(&folder.join(FILE), &KIND, key)
}

/// Removes it; fine when there was none.
///
/// # Errors
/// Disk errors.
pub fn remove(folder: &Path) -> Result<(), StoreError> {
    remove_file(&folder.join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Seeded;
    use evenkeel_domain::people::HelpPerson;

    #[test]
    fn only_who_was_chosen_is_on_it_and_only_the_key_shows_them() {
        let dir = tempfile::tempdir().unwrap();
        let key = SecretSlice::from(vec![7; 32]);
        let person = HelpPerson {
            name: "Canary Jones".into(),
            phone: "555 0100".into(),
            when: "evenings".into(),
        };
        let card = HelpCard {
            people: vec![person],
            lines: Vec::new(),
        };
        write(dir.path(), &key, &card, &Seeded::new(1)).unwrap();
        assert!(exists(dir.path()));
        assert_eq!(read(dir.path(), &key).unwrap(), Some(card));
        assert!(read(dir.path(), &SecretSlice::from(vec![8; 32])).is_err());
        let bytes = std::fs::read(dir.path().join("card.bin")).unwrap();
        assert!(
            !bytes.windows(6).any(|w| w == b"Canary"),
            "a name must not be readable in the file"
        );
        remove(dir.path()).unwrap();
        assert!(!exists(dir.path()));
    }
}
