//! People of the person's own who may be called (Help now, plan).
//!
//! Owns names, numbers and the choice to show someone before unlocking. The wider care team comes with its own capability.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, bounded, required};

/// What is typed about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// Name, up to 200 characters.
    pub name: String,
    /// Phone number as typed; may be empty. Digits, spaces and `+()-.*#/,;x` only, 3-30 digits.
    #[serde(default)]
    pub phone: String,
    /// When they can be called, up to 200 characters.
    #[serde(default)]
    pub when: String,
    /// The day they said "yes, you may call"; none when not asked yet.
    #[serde(default)]
    pub may_call_since: Option<NaiveDate>,
    /// Shown in Help now also before unlocking. Off unless chosen.
    #[serde(default)]
    pub before_unlock: bool,
}

/// A person of the own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Id.
    pub id: Id,
    /// When added.
    pub created_at: DateTime<Utc>,
    /// When last changed.
    pub updated_at: DateTime<Utc>,
    /// When deleted; kept until purged.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Place in the list, from 0.
    pub position: u32,
    /// What is known.
    pub entry: PersonEntry,
}

/// Most people on the list.
pub const MOST: usize = 100;

impl PersonEntry {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        required(&self.name, text::NAME, "name")?;
        bounded(&self.when, text::NAME, "when")?;
        check_phone(&self.phone, "phone")
    }
}

/// Checks a phone number that may be empty. Kept as typed: numbers differ by country.
///
/// # Errors
/// [`ErrorCode::PhoneInvalid`].
pub fn check_phone(phone: &str, field: &str) -> Result<(), Invalid> {
    if phone.is_empty() {
        return Ok(());
    }
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let allowed = phone
        .chars()
        .all(|c| c.is_ascii_digit() || " +()-.*#/,;x".contains(c));
    if !allowed || !(3..=30).contains(&digits) || phone.len() > 60 {
        return Err(Invalid::new(ErrorCode::PhoneInvalid, field));
    }
    Ok(())
}

/// What the lock screen may show of the person's own: only people they chose. Sealed with a key of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HelpCard {
    /// People, in order.
    pub people: Vec<HelpPerson>,
    /// Lines of the plan, in order.
    pub lines: Vec<String>,
}

/// A person on the help card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HelpPerson {
    /// Name.
    pub name: String,
    /// Number.
    pub phone: String,
    /// When they can be called.
    pub when: String,
}
