//! The window's executable. Owns the order of the first lines: the network is shut before anything else runs, and only
//! then is anything started. What the window does lives in the library beside this file.

use std::process::ExitCode;

fn main() -> ExitCode {
    evenkeel_window::start::start(std::env::args_os().skip(1))
}
