//! The log: what the programs say about themselves, on the standard error.
//!
//! Owns where it goes and who may write to it. Only our own crates are heard: a library's debug line about a message on the bus could
//! hold the words of a reminder. Our crates never put a person's words into a line. Of a panic only the place in the program is said:
//! what it was about can be a value that a person typed.

use std::io::Write as _;
use std::panic;

use tracing_subscriber::EnvFilter;

/// Turns the log on. `EVENKEEL_LOG` may be `error`, `warn`, `info` (default) or `debug`.
/// From here on a panic says its place and nothing else.
pub fn start() {
    panic::set_hook(Box::new(|panicked| {
        let (file, line) = panicked
            .location()
            .map_or(("an unknown place", 0), |place| {
                (place.file(), place.line())
            });
        // Without a standard error there is nobody to tell.
        writeln!(
            std::io::stderr(),
            "evenkeel: a panic at {file}:{line}; what it was about is not said"
        )
        .ok();
    }));
    let level = match std::env::var("EVENKEEL_LOG").as_deref() {
        Ok("error") => "error",
        Ok("warn") => "warn",
        Ok("debug") => "debug",
        _ => "info",
    };
    // A target matches by prefix, so `evenkeel` covers every crate of the product and nothing else.
    let filter = EnvFilter::new(format!("off,evenkeel={level}"));
    if tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init()
        .is_err()
    {
        tracing::debug!("the log is on already");
    }
}
