//! Starts the reminder program. The first thing is giving up what it does not need; without that it does not run.

use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    if let Err(error) = evenkeel_os::harden::everything() {
        return refuse(&error.to_string());
    }
    evenkeel_os::log::start();
    let again = std::env::args()
        .skip(1)
        .find_map(|word| word.strip_prefix("--again=")?.parse().ok())
        .unwrap_or(0);
    match evenkeel_agent::run(again) {
        Ok(evenkeel_agent::Ended::Asked | evenkeel_agent::Ended::RunsAlready) => ExitCode::SUCCESS,
        Err(error) => refuse(&error.to_string()),
    }
}

fn refuse(why: &str) -> ExitCode {
    // Nobody may be reading the standard error; then there is no better place to say it.
    drop(writeln!(
        std::io::stderr(),
        "evenkeel-agent does not start: {why}"
    ));
    ExitCode::from(70)
}
