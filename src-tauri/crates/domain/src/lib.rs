//! The nouns of Evenkeel and their rules.
//!
//! Owns: what a craving, a check-in, a journal entry, a treatment session, a plan, a person, a lesson's progress *is*, what
//! makes one valid, and every rule that needs only its arguments. Refuses to own: files, databases, clocks, randomness, windows.
//! Whatever happens here happens the same way every time it is asked.

pub mod calendar;
pub mod checkins;
pub mod content;
pub mod cravings;
pub mod drafts;
pub mod error;
pub mod help;
pub mod id;
pub mod inbox;
pub mod insights;
pub mod journal;
pub mod lessons;
pub mod link;
pub mod medications;
pub mod passphrase;
pub mod people;
pub mod plan;
pub mod program;
pub mod reminder;
pub mod report;
pub mod returns;
pub mod sessions;
pub mod settings;
pub mod share;
pub mod skills;
pub mod text;
pub mod time;
pub mod timeline;
pub mod today;
mod variants;
pub mod vault;
pub mod vocabulary;
pub mod words;

pub use error::{ErrorCode, Invalid};
pub use id::Id;
pub use time::{Moment, Precision, When};
pub use words::Lang;
