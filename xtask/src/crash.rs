//! Kills the core again and again, in New keys and a restore too, and looks that nothing that was answered as saved is missing or
//! there twice.
//!
//! Owns the words on the command line. What is killed and what is looked at is `tests/it/crash.rs`.

use crate::console::{Fail, Outcome};
use crate::tools;

/// Ten thousand kills, or as many as `--runs` says, at moments that `--seed` decides.
pub fn crash(args: &[String]) -> Outcome {
    let (mut runs, mut seed) = (10_000_u64, 1_u64);
    let mut rest = args.iter();
    while let Some(name) = rest.next() {
        let place = match name.as_str() {
            "--runs" => &mut runs,
            "--seed" => &mut seed,
            other => return Err(Fail::usage(format!("`{other}` is not understood here"))),
        };
        *place = rest
            .next()
            .and_then(|value| value.parse().ok())
            .ok_or_else(|| Fail::usage(format!("{name} takes a whole number")))?;
    }
    tools::must(
        tools::cargo([
            "test",
            "--package",
            "evenkeel-tests",
            "--test",
            "it",
            "--",
            "--ignored",
            "--exact",
            "crash::as_many_kills_as_asked_for",
            "--nocapture",
        ])
        .env("EVENKEEL_CRASH_RUNS", runs.to_string())
        .env("EVENKEEL_CRASH_SEED", seed.to_string()),
    )
}
