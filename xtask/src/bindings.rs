//! Writes `ui/src/lib/bindings` anew. The same test that finds them stale writes them when asked to.

use crate::console::Outcome;
use crate::tools;

/// Runs the bindings test in writing mode.
pub fn bindings() -> Outcome {
    tools::must(
        tools::cargo(["test", "--workspace", "--test", "it", "bindings"])
            .env("EVENKEEL_WRITE_BINDINGS", "1"),
    )
}
