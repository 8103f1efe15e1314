//! Small sealed files that lie beside the vault and open without it: XChaCha20-Poly1305, padded, bounded.
//!
//! Owns the one format that agenda and card share. Knows neither.
//!
//! Layout: 8 bytes of magic, 24 bytes of nonce, then the sealed text: 4 bytes of length, the content, zeros up to the next
//! step, so that the size of the file says little.

use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::{ExposeSecret, SecretSlice};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::secret::{Entropy, random};
use crate::small_file;

/// What kind of file this is; part of what is authenticated, so that one cannot be put in another's place.
pub(crate) struct Kind {
    pub(crate) magic: &'static [u8; 8],
    /// Sizes are rounded up to a multiple of this.
    pub(crate) step: usize,
    /// Larger ones are neither written nor read.
    pub(crate) most: usize,
}

const NONCE: usize = 24;
const TAG: usize = 16;
const LENGTH: usize = 4;

pub(crate) fn write<T: Serialize>(
    path: &Path,
    kind: &Kind,
    key: &SecretSlice<u8>,
    content: &T,
    entropy: &dyn Entropy,
) -> Result<(), StoreError> {
    let json =
        Zeroizing::new(serde_json::to_vec(content).map_err(|_| StoreError::BadRow("sealed file"))?);
    let length = u32::try_from(json.len()).map_err(|_| StoreError::TooLarge)?;
    let padded = (json.len() + LENGTH).next_multiple_of(kind.step);
    if padded > kind.most {
        return Err(StoreError::TooLarge);
    }
    let mut plain = Zeroizing::new(Vec::with_capacity(padded));
    plain.extend_from_slice(&length.to_le_bytes());
    plain.extend_from_slice(&json);
    plain.resize(padded, 0);
    let nonce: [u8; NONCE] = random(entropy);
    let sealed = cipher(key)?
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &plain,
                aad: kind.magic,
            },
        )
        .map_err(|_| StoreError::TooLarge)?;
    let mut file = Vec::with_capacity(kind.magic.len() + NONCE + sealed.len());
    file.extend_from_slice(kind.magic);
    file.extend_from_slice(&nonce);
    file.extend_from_slice(&sealed);
    Ok(small_file::write_atomic(path, &file)?)
}

/// `None` when there is no file. A file that does not open with this key, or is not one of this kind, is
/// [`StoreError::VerifyMismatch`].
pub(crate) fn read<T: DeserializeOwned>(
    path: &Path,
    kind: &Kind,
    key: &SecretSlice<u8>,
) -> Result<Option<T>, StoreError> {
    let most = kind.magic.len() + NONCE + kind.most + TAG;
    let file = match small_file::read_bounded(path, u64::try_from(most).unwrap_or(u64::MAX)) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Err(StoreError::VerifyMismatch);
        }
        Err(error) => return Err(error.into()),
    };
    open(&file, kind, key).map(Some)
}

fn open<T: DeserializeOwned>(
    file: &[u8],
    kind: &Kind,
    key: &SecretSlice<u8>,
) -> Result<T, StoreError> {
    let rest = file
        .strip_prefix(kind.magic.as_slice())
        .ok_or(StoreError::VerifyMismatch)?;
    let (nonce, sealed) = rest
        .split_first_chunk::<NONCE>()
        .ok_or(StoreError::VerifyMismatch)?;
    let plain = cipher(key)?
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: sealed,
                aad: kind.magic,
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| StoreError::VerifyMismatch)?;
    let (length, content) = plain
        .split_first_chunk::<LENGTH>()
        .ok_or(StoreError::VerifyMismatch)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
    let json = content.get(..length).ok_or(StoreError::VerifyMismatch)?;
    serde_json::from_slice(json).map_err(|_| StoreError::VerifyMismatch)
}

fn cipher(key: &SecretSlice<u8>) -> Result<XChaCha20Poly1305, StoreError> {
    // EXPOSE: the cipher is keyed with it.
    XChaCha20Poly1305::new_from_slice(key.expose_secret()).map_err(|_| StoreError::VerifyMismatch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Seeded;

    const KIND: Kind = Kind {
        magic: b"EVKTEST1",
        step: 1024,
        most: 4096,
    };

    fn key(fill: u8) -> SecretSlice<u8> {
        vec![fill; 32].into()
    }

    #[test]
    fn it_comes_back_with_the_key_and_not_without() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        let words = vec!["canary-one".to_owned(), "canary-two".to_owned()];
        assert!(
            read::<Vec<String>>(&path, &KIND, &key(1))
                .unwrap()
                .is_none(),
            "no file is an answer"
        );
        write(&path, &KIND, &key(1), &words, &Seeded::new(1)).unwrap();
        assert_eq!(
            read::<Vec<String>>(&path, &KIND, &key(1)).unwrap().unwrap(),
            words
        );
        assert!(
            read::<Vec<String>>(&path, &KIND, &key(2)).is_err(),
            "another key opens nothing"
        );
        assert!(
            read::<Vec<String>>(
                &path,
                &Kind {
                    magic: b"EVKOTHER",
                    ..KIND
                },
                &key(1)
            )
            .is_err(),
            "nor another kind"
        );
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            !bytes.windows(6).any(|w| w == b"canary"),
            "nothing is readable in the file"
        );
    }

    #[test]
    fn sizes_are_stepped_so_that_they_say_little() {
        let dir = tempfile::tempdir().unwrap();
        let size = |n: usize| {
            let path = dir.path().join("f");
            write(&path, &KIND, &key(1), &"x".repeat(n), &Seeded::new(1)).unwrap();
            std::fs::metadata(&path).unwrap().len()
        };
        assert_eq!(size(0), size(900), "one session or nine look the same");
        assert_ne!(size(900), size(1_100));
        let too_much = write(
            &dir.path().join("g"),
            &KIND,
            &key(1),
            &"x".repeat(5_000),
            &Seeded::new(1),
        );
        assert!(matches!(too_much, Err(StoreError::TooLarge)));
    }

    #[test]
    fn every_flipped_bit_and_every_length_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        write(&path, &KIND, &key(1), &"content", &Seeded::new(1)).unwrap();
        let good = std::fs::read(&path).unwrap();
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(
                open::<String>(&bad, &KIND, &key(1)).is_err(),
                "bit {bit} flipped must be noticed"
            );
        }
        for length in 0..good.len() {
            assert!(
                open::<String>(&good[..length], &KIND, &key(1)).is_err(),
                "{length} bytes are not the whole file"
            );
        }
    }
}
