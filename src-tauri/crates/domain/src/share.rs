//! What leaves the laptop, to whom, and the record of it.
//!
//! Owns the scope of an export and the disclosure record. The document itself is [`crate::report`]; sealing is done elsewhere.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::Id;
use crate::error::{ErrorCode, Invalid};
use crate::text;
use crate::variants::all;
use crate::words::Lang;

/// Whether one record may go into an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShareFlag {
    /// Decided export by export.
    #[default]
    Ask,
    /// Never leaves, whatever the scope says.
    Never,
    /// The person is fine with it.
    Ok,
}

/// Who will read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecipientRole {
    /// Counselor or therapist.
    Counselor,
    /// Doctor, nurse or prescriber.
    Doctor,
    /// Family.
    Family,
    /// Court, probation, lawyer of another side: needs the stop screen.
    Court,
    /// Employer: needs the stop screen.
    Employer,
    /// Someone else.
    Other,
}

impl RecipientRole {
    /// Whether the stop screen comes first.
    #[must_use]
    pub const fn needs_stop(self) -> bool {
        matches!(self, Self::Court | Self::Employer)
    }
}

/// Most journal pages in one report.
pub const MOST_PAGES: usize = 200;

/// A kind of record that can be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum ShareKind {
    /// Cravings.
    Cravings,
    /// Check-ins of the day, without what they say about use.
    Checkins,
    /// Treatment sessions.
    Sessions,
    /// Lessons and their progress.
    Lessons,
    /// The relapse-prevention plan.
    Plan,
    /// Journal pages, each picked by itself.
    Journal,
}

impl ShareKind {
    /// Every kind, in the order of the export.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);

    /// The message with its name.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Cravings => "report-kind-cravings",
            Self::Checkins => "report-kind-checkins",
            Self::Sessions => "report-kind-sessions",
            Self::Lessons => "report-kind-lessons",
            Self::Plan => "report-kind-plan",
            Self::Journal => "report-kind-journal",
        }
    }
}

/// What the person chose to hand over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportScope {
    /// Name of the reader, up to 200 characters.
    pub recipient: String,
    /// Who they are.
    pub role: RecipientRole,
    /// Why, up to 500 characters.
    pub purpose: String,
    /// The name the person wants on it; may be empty.
    pub prepared_by: String,
    /// Which kinds.
    pub kinds: Vec<ShareKind>,
    /// First day, as lived.
    pub from: NaiveDate,
    /// Last day, as lived, included.
    pub to: NaiveDate,
    /// Notes, situations, thoughts and reflections too. Off unless chosen. Says nothing about journal pages, which are picked.
    pub free_text: bool,
    /// The journal pages that were picked, at most [`MOST_PAGES`]; none unless journal pages are among the kinds.
    #[serde(default)]
    pub pages: Vec<Id>,
    /// Whether the cover names the kinds that were left out by choice.
    pub name_left_out: bool,
    /// The person asks the reader to delete it after this day.
    pub expires: Option<NaiveDate>,
    /// Language of the document.
    pub lang: Lang,
    /// The person has read the stop screen (needed for court and employer).
    pub stop_read: bool,
}

impl ExportScope {
    /// Checks bounds and that there is something to share.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        text::required(&self.recipient, text::NAME, "recipient")?;
        text::bounded(&self.purpose, text::SHORT, "purpose")?;
        text::bounded(&self.prepared_by, text::NAME, "prepared_by")?;
        if self.kinds.is_empty() {
            return Err(Invalid::new(ErrorCode::NothingSelected, "kinds"));
        }
        text::at_most(&self.kinds, ShareKind::ALL.len(), "kinds")?;
        text::at_most(&self.pages, MOST_PAGES, "pages")?;
        let journal = self.kinds.contains(&ShareKind::Journal);
        if journal && self.pages.is_empty() {
            return Err(Invalid::new(ErrorCode::NothingSelected, "pages"));
        }
        if !journal && !self.pages.is_empty() {
            return Err(Invalid::new(ErrorCode::BadInput, "pages"));
        }
        if self.to < self.from {
            return Err(Invalid::new(ErrorCode::EndBeforeStart, "to"));
        }
        if self.role.needs_stop() && !self.stop_read {
            return Err(Invalid::new(ErrorCode::BadInput, "stop_read"));
        }
        Ok(())
    }
}

/// The record that something was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Its id.
    pub id: Id,
    /// When the file was made.
    pub at: DateTime<Utc>,
    /// What it holds and for whom.
    pub scope: ExportScope,
    /// File name, without folder.
    pub file_name: String,
    /// SHA-256 of the file, 64 hex digits.
    pub sha256: String,
    /// When the person marked it as taken back. A file already given cannot be pulled back.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A finished export: where it is, and the record of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportDone {
    /// Full path of the file.
    pub path: String,
    /// The record.
    pub disclosure: Disclosure,
}

/// A finished or inspected backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupInfo {
    /// Full path of the file.
    pub path: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Size in bytes.
    pub bytes: u64,
}
