//! Public help: numbers and steps that are the same for everyone, readable without a vault.
//!
//! Owns the shape of the data in `src-tauri/content/help.json`. Numbers are data with the day they were last checked, never code.

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
    /// The word to send, when one is needed.
    pub text_word: Option<String>,
}

/// The public help of one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PublicHelp {
    /// ISO 3166 country code.
    pub country: String,
    /// The day every number was last checked.
    pub last_checked: NaiveDate,
    /// Lines in the order shown.
    pub lines: Vec<HelpLine>,
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
