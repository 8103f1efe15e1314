//! `bench`: the questions of `tests/benches` over one year and over ten, with their ratios.

use crate::console::Outcome;
use crate::tools;

/// Builds the benchmarks and runs them; more words go to divan (a part of a name picks questions).
pub fn bench(args: &[String]) -> Outcome {
    let mut command = tools::cargo([
        "bench",
        "--package",
        "evenkeel-tests",
        "--bench",
        "lived",
        "--",
    ]);
    command.args(args);
    tools::must(&mut command)
}
