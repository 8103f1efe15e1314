//! Public help: numbers and steps that are the same for everyone, readable without a vault.
//!
//! Owns the shape of the data in `src-tauri/content/help.json`. Every number is data with the day it was checked and where,
//! never code; a test looks that no screen and no lesson spells one that is not in there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::people::HelpCard;

/// A number or text line to reach help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// Names its sentences: `help-<id>-name`, `help-<id>-what`.
    pub id: String,
    /// To call, as printed on a poster; none when it is text only.
    pub call: Option<String>,
    /// To send a text to; none when it is voice only.
    pub text: Option<String>,
    /// The word to send, where one decides who answers.
    pub text_word: Option<TextWord>,
    /// The day this number was last checked at its source.
    pub checked_on: NaiveDate,
    /// The page of whoever runs the line, where the number was checked.
    pub source: String,
}

/// The word to text in each language: it decides in which language somebody answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TextWord {
    /// For English; none when any message will do.
    pub en: Option<String>,
    /// For Spanish; none when any message will do.
    pub es: Option<String>,
}

/// A number that a lesson names and Help now does not list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NamedNumber {
    /// The digits to call.
    pub number: String,
    /// How it is spelled with letters, where it is.
    pub spelled: Option<String>,
    /// The day it was last checked at its source.
    pub checked_on: NaiveDate,
    /// The page where it was checked.
    pub source: String,
}

/// The public help of one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PublicHelp {
    /// ISO 3166 country code.
    pub country: String,
    /// Lines in the order shown.
    pub lines: Vec<HelpLine>,
    /// Numbers that lessons name beside these: here, so that no number stands anywhere without a day and a source.
    pub named_in_lessons: Vec<NamedNumber>,
    /// Ids of the steps for an overdose, in order: `help-naloxone-<id>`.
    pub overdose_steps: Vec<String>,
}

/// What Help now shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HelpView {
    /// Public help: always there.
    pub public: PublicHelp,
    /// Own people and lines: everything while unlocked, only what was opted in before that.
    pub own: HelpCard,
    /// Whether own entries may be missing because the vault is locked.
    pub own_locked: bool,
}
