//! The reminder program: tray and reminders, while the vault is locked and the window is closed.
//!
//! Owns the loop that looks at the clock, reads the agenda, asks [`evenkeel_domain::reminder::decide`] and shows what it says; the
//! tray; opening the window. Holds no vault key and no WebView, and never opens a network socket. Decides nothing about what a
//! reminder says: the words are in the agenda, exactly as the patient allowed them.

#[cfg(unix)]
mod anew;
mod engine;
mod program;
mod source;
#[cfg(target_os = "linux")]
mod tray;
mod when;

pub use engine::{Engine, Parts, Tick};
pub use program::{Ended, run};
