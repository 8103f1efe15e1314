//! `lost.json`: somebody said at the lock screen that passphrase and code are both lost, so that a backup may take the vault's place
//! after a day.
//!
//! Owns the file and its reckoning: a day by the wall clock, over restarts of the program and the machine, begun anew when the wall
//! clock runs ahead of the clock that counts since the machine was started. Refuses to own who may restore ([`crate::backup`]) and
//! what ends the wait (any unlock, which calls [`cancel`]).
//!
//! Whoever sets the clock while the machine is off, or can write to this folder, gets around it: known, and said.

use chrono::{DateTime, Duration, Utc};
use evenkeel_domain::time::{ClockMark, Clocks};
use evenkeel_domain::vault::LostWait;
use serde::{Deserialize, Serialize};

use crate::folder::DataFolder;
use crate::small_file;

const FILE: &str = "lost.json";
const MOST: u64 = 4 * 1024;
const VERSION: u32 = 1;
/// From saying so until a backup may take the place.
const WAIT: Duration = Duration::hours(24);
/// Clocks drift and are put right by the network; more than this in one start of the machine was somebody's hand.
const DRIFTS: Duration = Duration::minutes(5);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lost {
    version: u32,
    /// When the wait began, by the wall clock.
    begun: DateTime<Utc>,
    /// Both clocks when the machine was first seen running in this start of it; none until the wall clock is past the beginning.
    anchor: Option<ClockMark>,
}

impl Lost {
    fn begin(clocks: &Clocks) -> Self {
        Self {
            version: VERSION,
            begun: clocks.at,
            anchor: Some(clocks.mark()),
        }
    }

    /// As it stands now: begun anew after a jump, with both clocks noted after a start of the machine.
    fn seen(&self, clocks: &Clocks) -> Self {
        let passed = self
            .anchor
            .as_ref()
            .and_then(|anchor| Some((anchor, clocks.passed_since(anchor)?)));
        match passed {
            Some((anchor, passed)) if clocks.at - anchor.at > passed + DRIFTS => {
                Self::begin(clocks)
            }
            Some(_) => self.clone(),
            None => Self {
                anchor: (clocks.at >= self.begun).then(|| clocks.mark()),
                ..self.clone()
            },
        }
    }

    fn wait(&self, clocks: &Clocks) -> LostWait {
        let until = self.begun + WAIT;
        LostWait {
            until,
            over: clocks.at >= until,
        }
    }
}

/// Begins the wait, unless one is going on. Answers how it stands.
///
/// # Errors
/// Disk errors; then nothing has begun.
pub(crate) fn begin(folder: &DataFolder, clocks: &Clocks) -> std::io::Result<LostWait> {
    if let Some(going_on) = look(folder, clocks)? {
        return Ok(going_on);
    }
    let lost = Lost::begin(clocks);
    save(folder, &lost)?;
    Ok(lost.wait(clocks))
}

/// How the wait stands; none when there is none. A file that is none of ours counts as none.
///
/// # Errors
/// Disk errors: a wait that begins anew and cannot be noted is not over.
pub(crate) fn look(folder: &DataFolder, clocks: &Clocks) -> std::io::Result<Option<LostWait>> {
    let Some(lost) = load(folder) else {
        return Ok(None);
    };
    let seen = lost.seen(clocks);
    if seen != lost {
        save(folder, &seen)?;
    }
    Ok(Some(seen.wait(clocks)))
}

/// Ends the wait; fine when there was none.
///
/// # Errors
/// Disk errors.
pub(crate) fn cancel(folder: &DataFolder) -> std::io::Result<()> {
    match std::fs::remove_file(folder.file(FILE)) {
        Ok(()) => small_file::sync_folder(folder.path()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn load(folder: &DataFolder) -> Option<Lost> {
    let file = small_file::read_bounded(&folder.file(FILE), MOST).ok()??;
    serde_json::from_slice::<Lost>(&file)
        .ok()
        .filter(|lost| lost.version == VERSION)
}

fn save(folder: &DataFolder, lost: &Lost) -> std::io::Result<()> {
    let bytes = serde_json::to_vec(lost)?;
    small_file::write_atomic(&folder.file(FILE), &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{fast_dir, now};

    /// A machine: the wall clock can be set, the other one only goes on.
    struct Machine {
        dir: tempfile::TempDir,
        at: DateTime<Utc>,
        since_boot: u64,
        boot: u128,
    }

    impl Machine {
        fn new() -> Self {
            Self {
                dir: fast_dir(),
                at: now(),
                since_boot: 100,
                boot: 1,
            }
        }

        fn folder(&self) -> DataFolder {
            DataFolder::open(&self.dir.path().join("data")).unwrap()
        }

        fn clocks(&self) -> Clocks {
            Clocks {
                at: self.at,
                since_boot: std::time::Duration::from_secs(self.since_boot),
                boot: Some(self.boot),
            }
        }

        fn hours_pass(&mut self, hours: u64) {
            self.at += Duration::hours(i64::try_from(hours).unwrap());
            self.since_boot += hours * 3_600;
        }

        fn is_off_for(&mut self, hours: i64) {
            self.at += Duration::hours(hours);
            self.since_boot = 30;
            self.boot += 1;
        }

        fn over(&self) -> bool {
            look(&self.folder(), &self.clocks()).unwrap().unwrap().over
        }
    }

    #[test]
    fn it_is_over_after_a_day_whether_the_machine_ran_or_not() {
        let mut machine = Machine::new();
        assert_eq!(look(&machine.folder(), &machine.clocks()).unwrap(), None);
        let begun = begin(&machine.folder(), &machine.clocks()).unwrap();
        assert_eq!(begun.until, now() + Duration::hours(24));
        machine.hours_pass(5);
        assert!(!machine.over());
        assert_eq!(
            begin(&machine.folder(), &machine.clocks()).unwrap(),
            begun,
            "saying it again neither shortens nor lengthens it"
        );
        machine.is_off_for(10);
        assert!(!machine.over());
        machine.hours_pass(2);
        machine.is_off_for(6);
        machine.at += Duration::minutes(55);
        machine.since_boot += 55 * 60;
        assert!(!machine.over(), "five minutes are left");
        machine.hours_pass(1);
        assert!(machine.over());
        cancel(&machine.folder()).unwrap();
        assert_eq!(look(&machine.folder(), &machine.clocks()).unwrap(), None);
        cancel(&machine.folder()).unwrap();
    }

    #[test]
    fn a_clock_that_is_set_forward_begins_it_anew() {
        let mut machine = Machine::new();
        begin(&machine.folder(), &machine.clocks()).unwrap();
        machine.hours_pass(3);
        machine.at += Duration::hours(24);
        assert!(!machine.over(), "the day did not go by");
        let seen = look(&machine.folder(), &machine.clocks()).unwrap().unwrap();
        assert_eq!(seen.until, machine.at + Duration::hours(24));
        // In many small steps it is noticed too.
        for _ in 0..400 {
            machine.at += Duration::minutes(4);
            assert!(!machine.over());
        }
        // The same after a restart of the program only: what is known lies in the file.
        machine.hours_pass(23);
        assert!(!machine.over());
        machine.hours_pass(2);
        assert!(machine.over());
    }

    #[test]
    fn a_clock_that_is_set_back_shortens_nothing() {
        let mut machine = Machine::new();
        begin(&machine.folder(), &machine.clocks()).unwrap();
        machine.at -= Duration::days(3);
        assert!(!machine.over());
        machine.hours_pass(2);
        assert!(!machine.over());
        machine.at += Duration::days(3);
        assert!(!machine.over());
        machine.hours_pass(22);
        assert!(
            machine.over(),
            "put right again, it is as if nothing had been"
        );
    }

    #[test]
    fn a_machine_without_a_battery_for_its_clock_is_not_kept_waiting_for_ever() {
        let mut machine = Machine::new();
        begin(&machine.folder(), &machine.clocks()).unwrap();
        let right = machine.at + Duration::hours(25);
        machine.is_off_for(-24 * 365 * 20);
        assert!(!machine.over());
        // A minute later the network has told it the time.
        machine.at = right;
        machine.since_boot += 60;
        assert!(machine.over());
    }

    #[test]
    fn a_file_that_is_none_counts_as_none() {
        let machine = Machine::new();
        for bytes in [&b""[..], b"{}", &[0xFF; 9_000]] {
            std::fs::write(machine.folder().file(FILE), bytes).unwrap();
            assert_eq!(look(&machine.folder(), &machine.clocks()).unwrap(), None);
        }
    }
}
