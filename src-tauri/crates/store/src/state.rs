//! `state.json`: what is known about the vault while it is locked. Nothing personal.
//!
//! Owns the count of wrong tries with the wait that follows from it, and the watermark. Losing this file loses no data: a
//! missing, damaged or foreign one counts as empty, so that it can never lock a person out.
//!
//! The watermark is the number of the last commit that this folder has seen. A second one lies elsewhere ([`second_mark`]), for
//! whoever can write to this folder can take this file away. It is written *after* a commit is durable and
//! may lag behind after a power loss; it never leads. A database whose own number is lower was put back from an older copy,
//! or lost its `-wal`.

use chrono::{DateTime, Duration, Utc};
use data_encoding::{BASE64, HEXLOWER};
use evenkeel_domain::time::{ClockMark, Clocks};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::folder::DataFolder;
use crate::secret::WatermarkMacKey;
use crate::small_file::{self, Sync};

const MAX_BYTES: u64 = 4 * 1024;
const VERSION: u32 = 1;
const SECOND_MARK: &[u8] = b"evenkeel second mark v1\0";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {
    version: u32,
    pub(crate) failed_attempts: u32,
    pub(crate) last_failed_at: Option<DateTime<Utc>>,
    /// What both clocks said then: the wait goes by the one that cannot be set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_failed: Option<ClockMark>,
    watermark: Option<Watermark>,
    /// The first 16 bytes of the database when it last opened here: they tell another database from a damaged one.
    database_salt: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Watermark {
    generation: u64,
    mac: String,
}

impl State {
    pub(crate) fn load(folder: &DataFolder) -> Self {
        let file = small_file::read_bounded(&folder.state(), MAX_BYTES)
            .ok()
            .flatten()
            .unwrap_or_default();
        match serde_json::from_slice::<Self>(&file) {
            Ok(state) if state.version == VERSION => state,
            _ => Self {
                version: VERSION,
                ..Self::default()
            },
        }
    }

    pub(crate) fn save(&self, folder: &DataFolder, sync: Sync) -> std::io::Result<()> {
        small_file::write_atomic_with(&folder.state(), &self.to_bytes(), sync)
    }

    /// Notes the watermark after a commit, without waiting for the disk and, where the file keeps its length, in place: making
    /// and renaming a file for every entry would make the next sync of the database twice as slow. A power cut may leave this
    /// file damaged, and a damaged one counts as empty, which the watermark is made for.
    pub(crate) fn note(&self, folder: &DataFolder) -> std::io::Result<()> {
        let bytes = self.to_bytes();
        match small_file::overwrite_same_length(&folder.state(), &bytes) {
            Ok(true) => Ok(()),
            _ => self.save(folder, Sync::Lazy),
        }
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let state = Self {
            version: VERSION,
            ..self.clone()
        };
        serde_json::to_vec(&state).unwrap_or_default()
    }

    pub(crate) fn set_watermark(&mut self, generation: u64, key: &WatermarkMacKey) {
        self.watermark = Some(Watermark {
            generation,
            mac: BASE64.encode(&mac(generation, key)),
        });
    }

    /// The lowest number the database may have; `None` when this folder does not know (no file, or not of this vault).
    pub(crate) fn watermark(&self, key: &WatermarkMacKey) -> Option<u64> {
        let mark = self.watermark.as_ref()?;
        let given = BASE64.decode(mark.mac.as_bytes()).ok()?;
        bool::from(mac(mark.generation, key).ct_eq(given.as_slice())).then_some(mark.generation)
    }

    pub(crate) fn set_database_salt(&mut self, salt: [u8; 16]) {
        self.database_salt = Some(HEXLOWER.encode(&salt));
    }

    /// Whether a database that starts with `found` is a different file from the one that last opened here, rather than the
    /// same one with a few flipped bits. Two random salts differ in about 64 of 128 bits.
    pub(crate) fn is_other_database(&self, found: [u8; 16]) -> bool {
        let Some(known) = self
            .database_salt
            .as_ref()
            .and_then(|text| HEXLOWER.decode(text.as_bytes()).ok())
        else {
            return false;
        };
        known.len() == found.len()
            && known
                .iter()
                .zip(found)
                .map(|(a, b)| (a ^ b).count_ones())
                .sum::<u32>()
                > 24
    }

    /// Counts a wrong try.
    pub(crate) fn count_wrong_try(&mut self, clocks: &Clocks) {
        self.failed_attempts = self.failed_attempts.saturating_add(1);
        self.last_failed_at = Some(clocks.at);
        self.last_failed = Some(clocks.mark());
    }

    /// The vault was opened: who tried before was told of.
    pub(crate) fn forget_wrong_tries(&mut self) {
        self.failed_attempts = 0;
        self.last_failed_at = None;
        self.last_failed = None;
    }

    /// When the next try is let through, by the wall clock as it is; `None` when at once. The wait goes by the clock that cannot be
    /// set; where the machine was started anew, it is never longer than from its start.
    pub(crate) fn retry_at(&self, clocks: &Clocks) -> Option<DateTime<Utc>> {
        let at = self.last_failed_at?;
        let last = self.last_failed.unwrap_or(ClockMark {
            at,
            since_boot_ms: 0,
            boot: None,
        });
        let left = wait_after(self.failed_attempts) - clocks.passed_at_least_since(&last);
        (left > Duration::zero())
            .then(|| clocks.at.checked_add_signed(left))
            .flatten()
    }
}

/// The watermark as it is kept outside the folder, in the system's password store: which vault, which commit, and a MAC over them. Not
/// secret. A restored backup counts on from beyond it ([`beyond`]), so that an old mark that could not be taken away says nothing
/// against a vault that was put in place since.
pub(crate) fn second_mark(vault_id: &[u8; 16], generation: u64, key: &WatermarkMacKey) -> Vec<u8> {
    let mut mark = SECOND_MARK.to_vec();
    mark.extend_from_slice(vault_id);
    mark.extend_from_slice(&generation.to_le_bytes());
    let tag = mac_over(&mark, key);
    mark.extend_from_slice(&tag);
    mark
}

/// How long one mark is.
const SECOND_MARK_BYTES: usize = SECOND_MARK.len() + 16 + 8 + 32;
/// Of so many keys that a vault had before, the marks go on being kept.
const MOST_FORMER: usize = 3;

/// The number that says of keys that they were given up: everything under them is older than what there was since.
pub(crate) const GIVEN_UP: u64 = u64::MAX;

/// The highest number in `marks` that is one of this vault under these keys. Several marks stand one behind the other.
pub(crate) fn read_second_marks(
    marks: &[u8],
    vault_id: &[u8; 16],
    key: &WatermarkMacKey,
) -> Option<u64> {
    let marks = marks.chunks(SECOND_MARK_BYTES);
    marks
        .filter_map(|mark| read_second_mark(mark, vault_id, key))
        .max()
}

/// Of `marks`, those of this vault under keys it had before, the newest first. Whether they are true is for who has those keys.
pub(crate) fn former_marks(marks: &[u8], vault_id: &[u8; 16], key: &WatermarkMacKey) -> Vec<u8> {
    marks
        .chunks_exact(SECOND_MARK_BYTES)
        .filter(|mark| {
            mark.strip_prefix(SECOND_MARK)
                .is_some_and(|rest| rest.starts_with(vault_id))
                && read_second_mark(mark, vault_id, key).is_none()
        })
        .take(MOST_FORMER)
        .flatten()
        .copied()
        .collect()
}

fn read_second_mark(mark: &[u8], vault_id: &[u8; 16], key: &WatermarkMacKey) -> Option<u64> {
    let rest = mark.strip_prefix(SECOND_MARK)?;
    let rest = rest.strip_prefix(vault_id.as_slice())?;
    let (number, tag) = rest.split_first_chunk::<8>()?;
    let covered = mark.get(..mark.len().checked_sub(tag.len())?)?;
    bool::from(mac_over(covered, key).ct_eq(tag)).then_some(u64::from_le_bytes(*number))
}

/// The number from which a database counts on that takes the place of one whose mark is `mark`: beyond what any mark of that one says,
/// also where the one beside it lags after a power cut.
pub(crate) const fn beyond(mark: u64) -> u64 {
    mark.saturating_add(1_024)
}

/// How long to wait after this many wrong tries in a row. The key derivation is what stops guessing; this only takes the
/// pace out of somebody trying at the keyboard, and never shuts the owner out for long.
pub(crate) fn wait_after(failed: u32) -> Duration {
    Duration::seconds(match failed {
        0..=2 => 0,
        3 => 5,
        4 => 15,
        5 => 30,
        6..=9 => 60,
        _ => 300,
    })
}

fn mac(generation: u64, key: &WatermarkMacKey) -> [u8; 32] {
    let mut covered = b"evenkeel watermark v1\0".to_vec();
    covered.extend_from_slice(&generation.to_le_bytes());
    mac_over(&covered, key)
}

fn mac_over(covered: &[u8], key: &WatermarkMacKey) -> [u8; 32] {
    // EXPOSE: the MAC is keyed with it. HMAC takes keys of every length.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.expose_secret()) else {
        unreachable!("HMAC takes a key of 32 bytes")
    };
    mac.update(covered);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn waiting_grows_and_ends_at_five_minutes() {
        let mut before = Duration::zero();
        for failed in 0..100 {
            let wait = wait_after(failed);
            assert!(
                wait >= before && wait <= Duration::minutes(5),
                "{failed} tries: {wait}"
            );
            before = wait;
        }
        assert_eq!(
            wait_after(2),
            Duration::zero(),
            "two slips of the finger cost nothing"
        );
    }

    fn clocks(wall: i64, since_boot: u64, boot: u128) -> Clocks {
        Clocks {
            at: at(wall),
            since_boot: std::time::Duration::from_secs(since_boot),
            boot: Some(boot),
        }
    }

    fn after_fifty_tries() -> State {
        let mut state = State::default();
        for _ in 0..50 {
            state.count_wrong_try(&clocks(0, 1_000, 1));
        }
        state
    }

    #[test]
    fn setting_the_clock_neither_ends_the_wait_nor_makes_it_longer() {
        let state = after_fifty_tries();
        assert_eq!(state.retry_at(&clocks(1, 1_001, 1)), Some(at(300)));
        assert_eq!(state.retry_at(&clocks(300, 1_300, 1)), None, "it ends");
        assert_eq!(
            state.retry_at(&clocks(-86_400, 1_010, 1)),
            Some(at(-86_400 + 290)),
            "a clock that went back a day: what is left is left, and no more"
        );
        assert_eq!(
            state.retry_at(&clocks(86_400, 1_010, 1)),
            Some(at(86_400 + 290)),
            "nor does a clock that went forward end it"
        );
        assert_eq!(state.retry_at(&clocks(-86_400, 1_300, 1)), None);
    }

    #[test]
    fn after_a_start_of_the_machine_the_wait_is_never_longer_than_from_there() {
        let state = after_fifty_tries();
        assert_eq!(
            state.retry_at(&clocks(200, 20, 2)),
            Some(at(300)),
            "the wall clock counts the time it was off"
        );
        assert_eq!(
            state.retry_at(&clocks(-86_400, 20, 2)),
            Some(at(-86_400 + 280)),
            "set back meanwhile, it goes by how long the machine runs"
        );
        assert_eq!(state.retry_at(&clocks(-86_400, 300, 2)), None);
        // From a version that did not note the other clock.
        let state = State {
            last_failed: None,
            ..state
        };
        assert_eq!(state.retry_at(&clocks(100, 1_100, 1)), Some(at(300)));
    }

    #[test]
    fn a_watermark_needs_its_key() {
        let key = WatermarkMacKey::from_bytes(&[1; 32]).unwrap();
        let other = WatermarkMacKey::from_bytes(&[2; 32]).unwrap();
        let mut state = State::default();
        state.set_watermark(41, &key);
        assert_eq!(state.watermark(&key), Some(41), "our own mark is read");
        assert_eq!(
            state.watermark(&other),
            None,
            "another vault's mark says nothing about this one"
        );
        if let Some(mark) = state.watermark.as_mut() {
            mark.generation = 1_000_000;
        }
        assert_eq!(
            state.watermark(&key),
            None,
            "a mark that somebody raised must not lock the owner out"
        );
    }

    #[test]
    fn a_second_mark_speaks_of_its_own_vault_only() {
        let key = WatermarkMacKey::from_bytes(&[1; 32]).unwrap();
        let other = WatermarkMacKey::from_bytes(&[2; 32]).unwrap();
        let vault = [3; 16];
        let mark = second_mark(&vault, 41, &key);
        assert_eq!(read_second_mark(&mark, &vault, &key), Some(41));
        assert_eq!(read_second_mark(&mark, &[9; 16], &key), None);
        assert_eq!(read_second_mark(&mark, &vault, &other), None);
        for bit in 0..mark.len() * 8 {
            let mut bad = mark.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(
                read_second_mark(&bad, &vault, &key),
                None,
                "bit {bit}: a mark that somebody changed must keep nobody out"
            );
        }
        for length in 0..mark.len() {
            assert_eq!(
                read_second_mark(&mark[..length], &vault, &key),
                None,
                "{length} bytes"
            );
        }
    }

    #[test]
    fn a_broken_state_file_counts_as_empty() {
        let dir = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(&dir.path().join("d")).unwrap();
        for bytes in [&b""[..], b"{", b"[1,2]", &[0xFF; 5_000], br#"{"version":9,"failed_attempts":1,"last_failed_at":null,"watermark":null,"database_salt":null}"#] {
            std::fs::write(folder.state(), bytes).unwrap();
            assert_eq!(State::load(&folder).failed_attempts, 0, "{:?}", bytes.get(..20));
        }
    }
}
