//! Feeds the readers of files with ever other damaged ones, for as long as one likes.
//!
//! Owns the words on the command line and the time. What is damaged how, and what is looked at, is `tests/it/fuzz.rs`.

use std::time::Duration;

use crate::console::{Fail, Outcome, clock, say};
use crate::tools;

/// Damaged files for each reader in one round.
const CASES: &str = "20000";

/// Ten minutes, or as many as `--minutes` says. Each round makes other files, told by the number it says.
pub fn fuzz(args: &[String]) -> Outcome {
    let mut minutes = 10_u64;
    let mut rest = args.iter();
    while let Some(name) = rest.next() {
        if name != "--minutes" {
            return Err(Fail::usage(format!("`{name}` is not understood here")));
        }
        minutes = rest
            .next()
            .and_then(|value| value.parse().ok())
            .ok_or_else(|| Fail::usage("--minutes takes a whole number"))?;
    }
    let begun = clock();
    let enough = Duration::from_secs(minutes.saturating_mul(60));
    let mut round = u64::from(std::process::id()) << 32;
    while begun.elapsed() < enough {
        round = round.wrapping_add(1);
        say(format!(
            "round {round}: PROPTEST_RNG_SEED={round} PROPTEST_CASES={CASES}"
        ));
        tools::must(
            tools::cargo(["test", "--workspace", "--test", "it", "--", "fuzz::"])
                .env("PROPTEST_RNG_SEED", round.to_string())
                .env("PROPTEST_CASES", CASES),
        )?;
    }
    Ok(())
}
