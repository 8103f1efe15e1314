//! Starts the reminder program. The first thing is giving up what it does not need; without that it does not run.

use std::io::Write as _;
use std::process::ExitCode;

/// What kind of build this is. `cargo xtask package` looks for it in the file, and packs no other kind.
const BUILD_MARK: &str = if cfg!(debug_assertions) {
    "evenkeel-build-mark:debug;"
} else if cfg!(feature = "automation") {
    "evenkeel-build-mark:automation;"
} else {
    "evenkeel-build-mark:release;"
};

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    if let Err(error) = evenkeel_os::harden::everything() {
        return refuse(&error.to_string());
    }
    if std::env::args().nth(1).as_deref() == Some("--version") {
        return version();
    }
    evenkeel_os::log::start();
    let again = std::env::args()
        .skip(1)
        .find_map(|word| word.strip_prefix("--again=")?.parse().ok())
        .unwrap_or(0);
    match evenkeel_agent::run(again) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => refuse(&error.to_string()),
    }
}

/// Says the version. With `EVENKEEL_LOG` also what kind of build it is, which keeps the mark in the file.
fn version() -> ExitCode {
    let mut out = std::io::stdout();
    let mut said = writeln!(out, "evenkeel-agent {}", env!("CARGO_PKG_VERSION"));
    if std::env::var_os("EVENKEEL_LOG").is_some() {
        said = said.and_then(|()| writeln!(out, "{BUILD_MARK}"));
    }
    match said {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
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
