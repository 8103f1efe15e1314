//! What a person at the terminal sees: progress, times, and the one line that says why it stopped.
//!
//! Everything goes to stderr. Stdout is kept for answers another program reads (the path of a screenshot).

use std::fmt::Display;
use std::io::Write as _;
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
pub trait While<T> {
    /// `doing` reads on from "could not".
    fn or_fail(self, doing: impl Display) -> Outcome<T>;
}

impl<T> While<T> for std::io::Result<T> {
    fn or_fail(self, doing: impl Display) -> Outcome<T> {
        self.map_err(|error| Fail::new(format!("could not {doing}: {error}")))
    }
}

/// One line to the person.
pub fn say(line: impl Display) {
    // Nobody is there to be told when stderr is gone.
    drop(writeln!(std::io::stderr(), "{line}"));
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

/// Named steps one after the other, each with its time.
#[derive(Debug)]
pub struct Steps {
    began: Instant,
    done: Vec<(String, f64)>,
    left_out: Vec<(String, String)>,
}

impl Steps {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self {
            began: clock(),
            done: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Runs one step; when it fails, the line that says so names it.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        say(format!(
            "\n==> {name}   ({} so far)",
            duration(self.began.elapsed().as_secs_f64())
        ));
        let began = clock();
        let outcome = work();
        let took = began.elapsed().as_secs_f64();
        match outcome {
            Ok(value) => {
                say(format!("==> {name}: done in {}", duration(took)));
                self.done.push((name.to_owned(), took));
                Ok(value)
            }
            Err(fail) => Err(Fail {
                words: Some(format!(
                    "stopped at step \"{name}\" after {}: {}",
                    duration(took),
                    fail.words.as_deref().unwrap_or("see above")
                )),
                ..fail
            }),
        }
    }

    /// Notes a step that this machine cannot do, and why.
    pub fn leave_out(&mut self, name: &str, why: &str) {
        say(format!("\n==> {name}: left out, {why}"));
        self.left_out.push((name.to_owned(), why.to_owned()));
    }

    /// The table at the end.
    pub fn table(&self) {
        let width = self
            .done
            .iter()
            .map(|(name, _)| name.chars().count())
            .max()
            .unwrap_or(0)
            .max(5);
        say("");
        for (name, seconds) in &self.done {
            say(format!("  {name:<width$}  {:>12}", duration(*seconds)));
        }
        for (name, why) in &self.left_out {
            say(format!("  {name:<width$}      left out  ({why})"));
        }
        say(format!(
            "  {:<width$}  {:>12}",
            "whole",
            duration(self.began.elapsed().as_secs_f64())
        ));
    }
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

    #[test]
    fn a_failed_step_is_named_and_its_exit_code_kept() {
        let mut steps = Steps::new();
        let fail = steps
            .step("weigh the anchor", || -> Outcome { Err(Fail::quiet(7)) })
            .expect_err("the step failed");
        assert_eq!(fail.code, 7, "the caller sees the code of the program");
        let words = fail.words.expect("a person is told");
        assert!(
            words.contains("weigh the anchor"),
            "the step is named: {words}"
        );
    }
}
