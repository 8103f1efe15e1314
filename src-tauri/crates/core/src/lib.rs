//! Use cases: what a person can do with Evenkeel, one module per noun.
//!
//! Owns the one list of commands ([`commands`]), the ports ([`ports`]) and the rule that nothing of the vault can be touched
//! while it is locked: a data command is a function that takes the [`UnlockedVault`], so it cannot be written without one.
//! Refuses to own: windows, D-Bus, files by themselves, words.

pub mod agenda;
pub mod app;
pub mod backup;
pub mod checkins;
pub mod commands;
pub mod cravings;
pub mod demo;
pub mod drafts;
pub mod error;
pub mod event;
pub mod help;
pub mod inbox;
pub mod insights;
pub mod journal;
pub mod lessons;
mod marks;
pub mod medications;
pub mod passphrases;
pub mod people;
pub mod plan;
pub mod ports;
pub mod program;
pub mod qr;
pub mod reminders;
pub mod returns;
pub mod sessions;
pub mod settings;
pub mod share;
pub mod skills;
pub mod timeline;
pub mod today;
pub mod unlocked;
pub mod vault;
pub mod wire;
pub mod words;

pub use app::{App, lock_file};
pub use error::{CommandError, Outcome};
pub use evenkeel_domain as domain;
pub use event::{Event, Topic};
pub use unlocked::UnlockedVault;
