//! `cargo xtask`: the tasks of this repository.
//!
//! Owns: the order of builds and checks, their timing, and the private desktop they run in.
//! Refuses to own: installing system packages (`x` does that) and any rule of the app.

mod bench;
mod bindings;
mod bridge;
mod codes;
mod console;
mod crash;
#[cfg(test)]
mod documented;
mod fuzz;
mod keep;
mod oracle;
#[cfg(target_os = "linux")]
mod package;
mod places;
mod report;
mod run;
#[cfg(target_os = "linux")]
mod session;
mod slowest;
mod steps;
mod suite;
mod tools;
mod ui;

use std::process::ExitCode;

use console::{Fail, Outcome, say};

const HELP: &str = "\
cargo xtask <command>      (on Debian, ./x <command> also installs what is missing)

  run [--demo]             build the app and open its window
  run --headless [--demo]  the same on a private virtual desktop; prints the path of a screenshot and ends
  test                     everything CI runs, with the time of each step
  check                    the quick part of it: formatting, clippy, types of the UI
  bridge --data DIR [--port N] [--now RFC3339]
                           the real core over loopback HTTP, for tests in a browser
  oracle [--runs N] [--seed S]
                           compare the dates of N fresh schedules with python-icalendar's (needs python3, and the network once)
  oracle --doses N [--seed S] [--control]
                           compare the slots of N fresh dose days with another program's; --control: see planted faults noticed
  codes [--runs N] [--seed S] [--spoil]
                           have zbar and python-icalendar read N (200) QR codes of appointments; --spoil shows that it would tell
  bench [NAME]             how long questions take with ten years of data, and how much longer than with one
  crash [--runs N] [--seed S]
                           kill the core N times (10,000) at any moment, and look that every saved entry is there once
  fuzz [--minutes N]       feed the readers of files with damaged ones for N minutes (10)
  report [--vaults N] [--out DIR]
                           page one of N (50) invented people's reports as pictures, with true answers apart (needs pdftoppm)
  package [--try] [--out DIR] [--version-is V]
                           a .deb and an .rpm from the release build; --try installs, uses, upgrades and removes it in a clean root
  package --look PROGRAM...
                           only say whether a program may be packed
  bindings                 write the TypeScript and the capability file made from the Rust types and the list of commands
  keep-vault               keep a vault of this schema for the tests of later ones; before adding a migration
  session -- COMMAND...    run COMMAND on a private desktop: X server, D-Bus, keyring, notification daemon
";

fn main() -> ExitCode {
    let mut args: Vec<String> = Vec::new();
    for arg in std::env::args_os().skip(1) {
        match arg.into_string() {
            Ok(text) => args.push(text),
            Err(_) => return tell(Err(Fail::usage("an argument is not valid UTF-8"))),
        }
    }
    let (command, rest) = match args.split_first() {
        Some((first, rest)) => (first.as_str(), rest),
        None => ("help", &[][..]),
    };
    tell(match command {
        "run" => run::run(rest),
        "test" => none(rest).and_then(|()| suite::test()),
        "check" => none(rest).and_then(|()| suite::check()),
        "bridge" => bridge::bridge(rest),
        "codes" => codes::codes(rest),
        "oracle" => oracle::oracle(rest),
        "bench" => bench::bench(rest),
        "crash" => crash::crash(rest),
        "fuzz" => fuzz::fuzz(rest),
        "report" => report::report(rest),
        #[cfg(target_os = "linux")]
        "package" => package::package(rest),
        "bindings" => none(rest).and_then(|()| bindings::bindings()),
        "keep-vault" => none(rest).and_then(|()| keep::keep()),
        #[cfg(target_os = "linux")]
        "session" => session::command(rest),
        #[cfg(target_os = "linux")]
        session::REAP => session::reap(rest),
        "help" | "-h" | "--help" => {
            say(HELP);
            Ok(())
        }
        other => Err(Fail::usage(format!("there is no command `{other}`"))),
    })
}

fn none(rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(Fail::usage(format!("`{extra}` is not understood here"))),
    }
}

fn tell(outcome: Outcome) -> ExitCode {
    let Err(fail) = outcome else {
        return ExitCode::SUCCESS;
    };
    if let Some(words) = &fail.words {
        say(format!("xtask: {words}"));
    }
    if fail.show_help {
        say(HELP);
    }
    ExitCode::from(fail.code)
}
