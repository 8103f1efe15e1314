//! The benches.

use crate::people::Outcome;
use crate::tools;

/// `cargo bench` on the tests crate; further words are passed on as filters.
pub fn bench(filters: &[String]) -> Outcome {
    let mut command = tools::cargo(["bench", "--package", "evenkeel-tests", "--benches", "--"]);
    command.args(filters);
    tools::must(&mut command)
}
