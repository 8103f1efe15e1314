//! The window of Evenkeel: a Tauri app around the core.
//!
//! Owns the order of starting and closing, the one web view and everything it is forbidden, and the way from its page to core's
//! list of commands and back. Refuses to own rules: what a command does is core's, what it looks like is the page's.

#[cfg(target_os = "linux")]
mod clipboard;
pub mod commands;
pub mod compose;
#[cfg(target_os = "linux")]
mod engine_feature;
pub mod engine_folder;
#[cfg(target_os = "linux")]
pub mod instance;
pub mod lock_and_exit;
pub mod options;
pub mod picker;
pub mod quick_exit;
pub mod shell;
pub mod start;
pub mod window;
