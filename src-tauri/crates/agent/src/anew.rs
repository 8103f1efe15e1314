//! Noticing that the file of the running program was replaced, as an upgrade does, or removed, as taking the package off does.
//!
//! Owns what counts as replaced and how long to wait before it is believed. An upgrade reads no home and ends nobody's programs: it
//! puts another file in this one's place, and this program looks at that place at each tick. Refuses to become a program that does
//! not answer: the old one then goes on.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use evenkeel_core::ports::Clock;

/// A file that was replaced is left alone for this long: the other files of the package come in the same moment.
const SETTLES: Duration = Duration::from_secs(5);
/// A file that is gone for this long was taken off, and not only moved aside for a moment.
const GONE: Duration = Duration::from_secs(60);
/// A pop-up that was shown this long ago has been answered or left: only the process that showed it hears its buttons.
const QUIET: Duration = Duration::from_secs(120);
/// How long the new program may take to say its version.
const ANSWERS: Duration = Duration::from_secs(30);

/// What one file is told from another by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    device: u64,
    number: u64,
    /// When it was last written to: the number of a file that is gone is given to another one.
    written: (i64, i64),
}

impl Mark {
    /// Whether both are one file. The number of a program that runs is given to no other.
    const fn is(self, other: Self) -> bool {
        self.device == other.device && self.number == other.number
    }
}

/// What has become of this program's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// It lies there as it did, or it is too early to tell.
    Same,
    /// Another program lies in its place.
    Replaced,
    /// There is none any more.
    Gone,
}

/// The place of this program's file, and what was seen there.
#[derive(Debug)]
pub(crate) struct OwnFile {
    path: PathBuf,
    mine: Mark,
    other: Option<(Mark, Duration)>,
    refused: Option<Mark>,
    gone: Option<Duration>,
}

impl OwnFile {
    /// The file of the running program. None where the system does not tell, or no longer finds it there: then nothing is looked at.
    ///
    /// What lies at its place now is taken for it. That is true but for an upgrade in this very moment, and it can never make a
    /// program start itself again and again.
    pub(crate) fn find() -> Option<Self> {
        Self::at(std::env::current_exe().ok()?)
    }

    fn at(path: PathBuf) -> Option<Self> {
        let mine = mark(&path).ok()?;
        Some(Self {
            path,
            mine,
            other: None,
            refused: None,
            gone: None,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether something is under way, so that the next look should come soon.
    pub(crate) const fn unsettled(&self) -> bool {
        self.other.is_some()
    }

    /// Looks. `elapsed` is the stopwatch.
    pub(crate) fn look(&mut self, elapsed: Duration) -> Look {
        match mark(&self.path) {
            Ok(found) => {
                self.gone = None;
                if found.is(self.mine) || Some(found) == self.refused {
                    self.other = None;
                    return Look::Same;
                }
                match self.other {
                    Some((seen, since)) if seen == found => {
                        if elapsed.saturating_sub(since) >= SETTLES {
                            return Look::Replaced;
                        }
                    }
                    _ => self.other = Some((found, elapsed)),
                }
                Look::Same
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.other = None;
                let since = *self.gone.get_or_insert(elapsed);
                if elapsed.saturating_sub(since) >= GONE {
                    Look::Gone
                } else {
                    Look::Same
                }
            }
            // A place that cannot be looked at says nothing.
            Err(_) => Look::Same,
        }
    }

    /// What lies there now is not to be tried again.
    pub(crate) fn refuse(&mut self) {
        self.refused = self.other.take().map(|(mark, _)| mark);
    }
}

fn mark(path: &Path) -> std::io::Result<Mark> {
    use std::os::unix::fs::MetadataExt as _;
    let found = std::fs::metadata(path)?;
    if !found.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    Ok(Mark {
        device: found.dev(),
        number: found.ino(),
        written: (found.mtime(), found.mtime_nsec()),
    })
}

/// Whether a fresh start disturbs nobody: nothing was shown lately and nothing is due before the next look.
pub(crate) fn calm(since_shown: Option<Duration>, wait: Duration) -> bool {
    since_shown.is_none_or(|since| since >= QUIET) && wait >= evenkeel_os::LONGEST_WAIT
}

/// Whether the program at `path` runs on this machine: it says its version.
pub(crate) fn answers(path: &Path, clock: &dyn Clock) -> bool {
    let mut command = Command::new(path);
    command.arg("--version");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    let begun = clock.elapsed();
    while clock.elapsed().saturating_sub(begun) < ANSWERS {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(_) => break,
        }
    }
    child.kill().ok();
    child.wait().ok();
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn program(folder: &Path, text: &str) -> PathBuf {
        let path = folder.join("new");
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o700))
            .unwrap();
        path
    }

    fn own(folder: &Path) -> OwnFile {
        let path = folder.join("evenkeel-agent");
        std::fs::write(&path, "old").unwrap();
        // A program that runs keeps its file, also where no name is left of it.
        std::fs::hard_link(&path, folder.join("running")).unwrap();
        OwnFile::at(path).unwrap()
    }

    #[test]
    fn another_file_in_its_place_is_believed_once_it_has_settled() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = own(dir.path());
        assert_eq!(file.look(SECOND), Look::Same, "nothing happened");
        std::fs::rename(program(dir.path(), "one"), file.path()).unwrap();
        assert_eq!(file.look(SECOND * 10), Look::Same, "seen, not yet believed");
        assert!(file.unsettled(), "the next look comes soon");
        std::fs::rename(program(dir.path(), "two"), file.path()).unwrap();
        assert_eq!(
            file.look(SECOND * 20),
            Look::Same,
            "yet another one: the upgrade is still under way"
        );
        assert_eq!(file.look(SECOND * 24), Look::Same, "four seconds are few");
        assert_eq!(file.look(SECOND * 25), Look::Replaced);
    }

    #[test]
    fn a_file_written_to_or_touched_is_the_same_program() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = own(dir.path());
        std::fs::write(file.path(), "longer than before").unwrap();
        assert_eq!(file.look(SECOND), Look::Same);
        assert_eq!(file.look(SECOND * 100), Look::Same);
    }

    #[test]
    fn one_that_does_not_answer_is_not_tried_again_and_the_next_one_is() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = own(dir.path());
        std::fs::rename(program(dir.path(), "broken"), file.path()).unwrap();
        file.look(SECOND);
        assert_eq!(file.look(SECOND * 10), Look::Replaced);
        file.refuse();
        assert_eq!(file.look(SECOND * 20), Look::Same);
        assert_eq!(file.look(SECOND * 40), Look::Same);
        std::fs::rename(program(dir.path(), "mended"), file.path()).unwrap();
        file.look(SECOND * 50);
        assert_eq!(file.look(SECOND * 60), Look::Replaced);
    }

    #[test]
    fn a_file_that_is_gone_for_a_moment_is_not_gone() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = own(dir.path());
        let aside = dir.path().join("aside");
        std::fs::rename(file.path(), &aside).unwrap();
        assert_eq!(file.look(SECOND), Look::Same);
        std::fs::rename(&aside, file.path()).unwrap();
        assert_eq!(file.look(SECOND * 50), Look::Same, "back, and the same one");
        std::fs::remove_file(file.path()).unwrap();
        assert_eq!(file.look(SECOND * 80), Look::Same, "the minute begins anew");
        assert_eq!(file.look(SECOND * 140), Look::Gone);
    }

    #[test]
    fn a_fresh_start_waits_for_a_calm_moment() {
        let longest = evenkeel_os::LONGEST_WAIT;
        assert!(calm(None, longest), "nothing was shown, nothing is due");
        assert!(
            !calm(None, SECOND * 3),
            "a reminder is due in three seconds"
        );
        assert!(
            !calm(Some(SECOND * 5), longest),
            "somebody may be about to press its button"
        );
        assert!(calm(Some(SECOND * 600), longest));
    }

    #[test]
    fn only_a_program_that_says_its_version_is_taken() {
        let dir = tempfile::tempdir().unwrap();
        let clock = evenkeel_os::SystemClock::new();
        let fine = program(dir.path(), "#!/bin/sh\ntest \"$1\" = --version\n");
        // A shell is asked to run it while other tests start programs: the file may still be open for writing in one of them.
        assert!(
            std::iter::repeat_with(|| answers(&fine, &clock))
                .take(20)
                .any(|fine| fine)
        );
        let broken = program(dir.path(), "#!/bin/sh\nexit 70\n");
        assert!(!answers(&broken, &clock), "it refuses to run here");
        let foreign = program(dir.path(), "\u{7f}ELF of another machine");
        assert!(!answers(&foreign, &clock), "it cannot run here");
        assert!(
            !answers(&dir.path().join("none"), &clock),
            "it is not there"
        );
    }
}
