//! What the tests of this crate share: repeatable randomness, a cheap cost, a folder with a vault in it.

use std::path::PathBuf;
use std::sync::Mutex;

use chrono::{DateTime, Utc};

use crate::{CreateOptions, Created, DataFolder, Entropy, KdfCost, Passphrase, Store};

/// Repeatable bytes; every call goes on where the last one stopped.
pub(crate) struct Seeded(Mutex<u64>);

impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mutex::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1))
    }
}

impl Entropy for Seeded {
    fn fill(&self, buf: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for byte in buf {
            *state ^= *state << 13;
            *state ^= *state >> 7;
            *state ^= *state << 17;
            *byte = (*state >> 24) as u8;
        }
    }
}

pub(crate) const CHEAP: KdfCost = KdfCost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

pub(crate) fn pass(text: &str) -> Passphrase {
    Passphrase::from_typed(text.to_owned()).unwrap()
}

/// A temp folder with a store in it.
pub(crate) struct Place {
    pub(crate) dir: tempfile::TempDir,
    pub(crate) store: Store,
}

impl Place {
    pub(crate) fn new() -> Self {
        let dir = fast_dir();
        let store = Store::open(DataFolder::open(&dir.path().join("data")).unwrap()).unwrap();
        Self { dir, store }
    }

    pub(crate) fn create(&self, passphrase: &str, seed: u64) -> Created {
        self.store
            .create(&CreateOptions {
                passphrase: &pass(passphrase),
                cost: CHEAP,
                now: now(),
                entropy: &Seeded::new(seed),
            })
            .unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join("data").join(name)
    }
}

/// A temporary folder in memory where there is one: these tests open vaults thousands of times, and a real disk's pace is
/// not what they ask about.
pub(crate) fn fast_dir() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}
