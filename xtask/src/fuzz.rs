//! Feeds the readers of files with ever other damaged ones, for as long as one likes.
//!
//! Owns the words on the command line. What is damaged how, how long it goes on and what is looked at, is `tests/it/fuzz.rs`.

use crate::console::{Fail, Outcome, say};
use crate::tools;

/// So many readers are fed at a time.
const BESIDE: &str = "--test-threads=2";

/// Ten minutes of a processor's time for each reader, or as many as `--minutes` says. The number it says first makes the same files again.
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
    let seed = u64::from(std::process::id()) << 32;
    say(format!(
        "PROPTEST_RNG_SEED={seed}, {minutes} minutes for each reader"
    ));
    tools::must(
        tools::cargo(["test", "--workspace", "--test", "it", "--", "fuzz::damaged"])
            .args([BESIDE, "--nocapture"])
            .env("PROPTEST_RNG_SEED", seed.to_string())
            .env("EVENKEEL_FUZZ_MINUTES", minutes.to_string()),
    )
}
