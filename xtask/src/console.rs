//! Console output: progress, times, and the one line that says why a command stopped.
//!
//! Everything goes to stderr. Stdout is kept for answers another program reads (the path of a screenshot).

use std::cell::RefCell;
use std::fmt::Display;
use std::fs::File;
use std::io::Write as _;
use std::process::Stdio;
use std::time::Instant;

/// Why a command stopped.
#[derive(Debug)]
pub struct Fail {
    /// What to say; `None` when the failing program has said it already.
    pub words: Option<String>,
    /// Exit code for the shell.
    pub code: u8,
    /// Whether the list of commands helps here.
    pub show_help: bool,
}

impl Fail {
    /// Something did not work.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: Some(words.into()),
            code: 1,
            show_help: false,
        }
    }

    /// The command line was not understood.
    pub fn usage(words: impl Into<String>) -> Self {
        Self {
            words: Some(words.into()),
            code: 2,
            show_help: true,
        }
    }

    /// A program that was only passed through ended with this code and has said why.
    #[cfg_attr(
        not(target_os = "linux"),
        allow(dead_code, reason = "only the desktop passes programs through")
    )]
    pub fn quiet(code: u8) -> Self {
        Self {
            words: None,
            code,
            show_help: false,
        }
    }
}

/// What every command gives back.
pub type Outcome<T = ()> = Result<T, Fail>;

/// Adds what was being done to an I/O error.
pub trait Context<T> {
    /// `doing` reads on from "could not".
    fn or_fail(self, doing: impl Display) -> Outcome<T>;
}

impl<T> Context<T> for std::io::Result<T> {
    fn or_fail(self, doing: impl Display) -> Outcome<T> {
        self.map_err(|error| Fail::new(format!("could not {doing}: {error}")))
    }
}

thread_local! {
    /// Where the words of this thread go while another one speaks to the person.
    static KEPT: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// Works while everything this thread says, and every program it starts, goes into a file.
pub fn kept<T>(file: File, work: impl FnOnce() -> T) -> T {
    let before = KEPT.replace(Some(file));
    let done = work();
    KEPT.set(before);
    done
}

/// One line to the person.
pub fn say(line: impl Display) {
    pass_on(format!("{line}\n").as_bytes());
}

/// What a program said, as it said it.
pub fn pass_on(words: &[u8]) {
    // Nobody is there to be told when stderr is gone.
    drop(KEPT.with_borrow_mut(|kept| match kept {
        Some(file) => file.write_all(words),
        None => std::io::stderr().write_all(words),
    }));
}

/// Where a program that this thread starts writes: to the person, or into the file of [`kept`].
pub fn voice() -> Outcome<Stdio> {
    KEPT.with_borrow(|kept| match kept {
        Some(file) => file.try_clone().map(Stdio::from),
        None => Ok(Stdio::from(std::io::stderr())),
    })
    .or_fail("pass on what a program says")
}

/// One line to the program that called us.
pub fn answer(line: impl Display) -> Outcome {
    writeln!(std::io::stdout(), "{line}").or_fail("write to stdout")
}

/// The instant used for timing steps and for bounded waits.
#[allow(
    clippy::disallowed_methods,
    reason = "build steps are timed, no rule of the app depends on it"
)]
pub fn clock() -> Instant {
    Instant::now()
}

/// `75.3 s` or `12 min 04 s`.
pub fn duration(seconds: f64) -> String {
    if seconds < 100.0 {
        return format!("{seconds:.1} s");
    }
    let whole = seconds.round() as u64;
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        assert_eq!(duration(0.04), "0.0 s");
        assert_eq!(duration(75.31), "75.3 s");
        assert_eq!(duration(724.4), "12 min 04 s");
    }
}
