//! Keeps a vault of the schema that this version writes, for the tests of every later one.
//!
//! Owns the words on the command line. What is in the vault and where it is kept is `tests/it/kept_vaults.rs`.

use crate::console::Outcome;
use crate::tools;

/// Runs the test that misses kept vaults, in writing mode.
pub fn keep() -> Outcome {
    tools::must(
        tools::cargo([
            "test",
            "--workspace",
            "--test",
            "it",
            "--",
            "--exact",
            "kept_vaults::every_schema_that_was_left_behind_has_its_kept_vault",
        ])
        .env("EVENKEEL_KEEP_VAULT", "1"),
    )
}
