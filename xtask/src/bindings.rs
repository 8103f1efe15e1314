//! Writes anew what is made from the Rust types and the list of commands: `ui/src/lib/bindings` and the window's capability file.
//! The same tests that find them stale write them when asked to.

use crate::console::Outcome;
use crate::tools;

/// Runs the tests of what is made in writing mode.
pub fn bindings() -> Outcome {
    tools::must(
        tools::cargo(["test", "--workspace", "--test", "it", "bindings"])
            .env("EVENKEEL_WRITE_BINDINGS", "1"),
    )
}
