//! Starts the bridge: the real core over loopback HTTP, with the UI built for a browser.

use std::process::Command;

use crate::console::{Context as _, Fail, Outcome};
use crate::{places, tools, ui};

/// Builds what is needed and runs `evenkeel-bridge` with the given words until it ends.
pub fn bridge(args: &[String]) -> Outcome {
    if !args
        .iter()
        .any(|arg| arg == "--data" || arg.starts_with("--data="))
    {
        return Err(Fail::usage(
            "bridge needs --data DIR, the folder it may write to",
        ));
    }
    ui::install(&ui::folder())?;
    ui::build_for_bridge()?;
    tools::must(&mut tools::cargo([
        "build",
        "--package",
        "evenkeel-tests",
        "--bin",
        "evenkeel-bridge",
    ]))?;
    // Not `must`: its stdout is the token, for whoever called us.
    let status = Command::new(places::debug_exe("evenkeel-bridge"))
        .args(args)
        .status()
        .or_fail("start the bridge")?;
    if status.success() {
        Ok(())
    } else {
        Err(Fail::new(format!("the bridge ended with {status}")))
    }
}
