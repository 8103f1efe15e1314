//! `quick.json`: when the last quick entries were written, so that nobody at the lock screen fills the inbox in a minute.
//!
//! Owns the file and the count of an hour, by the clock that cannot be set; after a start of the machine by the wall clock. Refuses to
//! own the entries. The file is gone with the next unlock; whoever can write to the folder needs no lock screen and gets around it.

use chrono::Duration;
use evenkeel_domain::inbox::MOST_AN_HOUR;
use evenkeel_domain::time::{ClockMark, Clocks};
use serde::{Deserialize, Serialize};

use crate::folder::DataFolder;
use crate::small_file;

const FILE: &str = "quick.json";
const MOST: u64 = 8 * 1024;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    entries: Vec<ClockMark>,
}

impl Written {
    /// Those of the last hour. A file that is none of ours counts as none written.
    fn load(folder: &DataFolder, clocks: &Clocks) -> Self {
        let file = small_file::read_bounded(&folder.file(FILE), MOST)
            .ok()
            .flatten()
            .unwrap_or_default();
        let mut written: Self = serde_json::from_slice(&file).unwrap_or_default();
        written.entries.retain(|entry| {
            let passed = clocks
                .passed_since(entry)
                .unwrap_or_else(|| clocks.at - entry.at);
            (Duration::zero()..Duration::hours(1)).contains(&passed)
        });
        written
    }
}

/// Whether another one may be written now.
#[must_use]
pub fn has_room(folder: &DataFolder, clocks: &Clocks) -> bool {
    Written::load(folder, clocks).entries.len() < MOST_AN_HOUR
}

/// Notes that one was written.
///
/// # Errors
/// Disk errors; the entry counts all the same.
pub fn note(folder: &DataFolder, clocks: &Clocks) -> std::io::Result<()> {
    let mut written = Written::load(folder, clocks);
    written.entries.push(clocks.mark());
    let bytes = serde_json::to_vec(&written)?;
    small_file::write_atomic(&folder.file(FILE), &bytes)
}

/// The vault was opened: the count begins anew.
///
/// # Errors
/// Disk errors.
pub fn forget(folder: &DataFolder) -> std::io::Result<()> {
    match std::fs::remove_file(folder.file(FILE)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{fast_dir, now};

    fn clocks(wall: i64, since_boot: u64, boot: u128) -> Clocks {
        Clocks {
            at: now() + Duration::seconds(wall),
            since_boot: std::time::Duration::from_secs(since_boot),
            boot: Some(boot),
        }
    }

    #[test]
    fn twelve_an_hour_by_the_clock_that_cannot_be_set() {
        let dir = fast_dir();
        let folder = DataFolder::open(&dir.path().join("data")).unwrap();
        for n in 0..12 {
            assert!(
                has_room(&folder, &clocks(n * 60, 1_000 + n.unsigned_abs() * 60, 1)),
                "entry {n}"
            );
            note(&folder, &clocks(n * 60, 1_000 + n.unsigned_abs() * 60, 1)).unwrap();
        }
        assert!(!has_room(&folder, &clocks(720, 1_720, 1)));
        assert!(
            !has_room(&folder, &clocks(86_400, 1_721, 1)),
            "a clock set forward makes no room"
        );
        assert!(
            !has_room(&folder, &clocks(-86_400, 1_722, 1)),
            "nor one set back"
        );
        assert!(
            !has_room(&folder, &clocks(800, 20, 2)),
            "nor a start of the machine"
        );
        assert!(
            has_room(&folder, &clocks(3_600, 4_600, 1)),
            "the first is an hour old"
        );
        note(&folder, &clocks(3_600, 4_600, 1)).unwrap();
        assert!(
            !has_room(&folder, &clocks(3_601, 4_601, 1)),
            "and made room for one"
        );
        forget(&folder).unwrap();
        forget(&folder).unwrap();
        assert!(has_room(&folder, &clocks(3_602, 4_602, 1)));
    }

    #[test]
    fn a_file_that_is_none_keeps_nobody_from_writing() {
        let dir = fast_dir();
        let folder = DataFolder::open(&dir.path().join("data")).unwrap();
        for bytes in [&b""[..], b"{", &[0xFF; 20_000]] {
            std::fs::write(folder.file(FILE), bytes).unwrap();
            assert!(has_room(&folder, &clocks(0, 0, 1)));
        }
    }
}
