//! The real programs on a real desktop: X server, D-Bus session, gnome-keyring, notification daemon.
//!
//! `cargo xtask test` runs this; by hand: `cargo xtask session -- cargo test -p evenkeel-tests --test desktop --features evenkeel/automation`.
//! Without such a desktop every test here fails and says so: a reminder that was never on a screen was not tested.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "this whole program is a test: what cannot go on has to stop it"
)]

mod agent;
mod agent_support;
mod signals;
mod window_attack;
mod window_clipboard;
mod window_dead_page;
mod window_driver;
mod window_exit;
mod window_lock;
mod window_memory;
mod window_story;
mod window_support;
mod window_times;
mod window_when;

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// There is one screen and one list of what was shown on it: a test that shows pop-ups holds this while it does.
static SCREEN: Mutex<()> = Mutex::new(());

/// Takes the screen.
pub fn screen() -> MutexGuard<'static, ()> {
    SCREEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The private desktop's folder.
///
/// # Panics
/// Outside of one.
pub fn session() -> PathBuf {
    let folder = std::env::var_os("EVENKEEL_SESSION");
    PathBuf::from(folder.expect("this needs a desktop of its own: cargo xtask session -- cargo test -p evenkeel-tests --test desktop"))
}
