//! What leaves the laptop, to whom, and the record of it.
//!
//! Owns the scope of an export, what may be ticked for whom, and the disclosure record. The document itself is [`crate::report`]; sealing is
//! done elsewhere.

pub mod own;
mod use_words;

pub use own::{OwnKind, OwnLine, OwnWhat};
pub use use_words::speaks_of_use;

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

    /// Whether the person's care is this reader's work: only they may be told about use, and what the person wants to talk about.
    #[must_use]
    pub const fn gives_care(self) -> bool {
        matches!(self, Self::Counselor | Self::Doctor)
    }

    /// Whether own words may go in at all. A court and an employer get none, whoever wrote them.
    #[must_use]
    pub const fn may_read_own_words(self) -> bool {
        !self.needs_stop()
    }

    /// Whether a kind can be offered for this reader.
    #[must_use]
    pub const fn may_hold(self, kind: ShareKind) -> bool {
        match self {
            Self::Counselor | Self::Doctor => true,
            Self::Family | Self::Other => !matches!(
                kind,
                ShareKind::Returns | ShareKind::Medications | ShareKind::Questions
            ),
            Self::Court => !matches!(
                kind,
                ShareKind::Returns
                    | ShareKind::Medications
                    | ShareKind::Questions
                    | ShareKind::Journal
            ),
            Self::Employer => matches!(kind, ShareKind::Sessions),
        }
    }
}

/// Most journal pages in one report, and most returns to use and cravings that ended in use.
pub const MOST_PAGES: usize = 200;
/// Most own lines in one report.
pub const MOST_OWN: usize = 5_000;
/// Most lines under "I want to talk about".
pub const MOST_TOPICS: usize = 5;
/// Longest such line, in characters.
pub const TOPIC: usize = 120;
/// Longest label on the locked page, in characters.
pub const LABEL: usize = 60;

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
    /// Medications, and what became of each dose.
    Medications,
    /// Questions noted for people who give care.
    Questions,
    /// Returns to use and cravings that ended in use, each picked by itself.
    Returns,
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
            Self::Medications => "report-kind-medications",
            Self::Questions => "report-kind-questions",
            Self::Returns => "report-kind-returns",
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
    /// The reader, where they were picked from the own people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub recipient_person: Option<Id>,
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
    /// Only in records made before own words were ticked one by one: all of them went in. No new scope may say so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub free_text: bool,
    /// What the person wants to talk about: at most [`MOST_TOPICS`] lines of [`TOPIC`] characters, for those who give care.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The own lines that were ticked ([`OwnLine::key`]), at most [`MOST_OWN`].
    #[serde(default)]
    pub own: Vec<String>,
    /// The returns to use, and the cravings that ended in use, that were ticked, at most [`MOST_PAGES`]; none unless returns are
    /// among the kinds.
    #[serde(default)]
    pub returns: Vec<Id>,
    /// The journal pages that were picked, at most [`MOST_PAGES`]; none unless journal pages are among the kinds.
    #[serde(default)]
    pub pages: Vec<Id>,
    /// What the locked page says besides, up to [`LABEL`] characters; anybody who has the file can read it. May be empty.
    #[serde(default)]
    pub label: String,
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
    /// A scope to ask what could be ticked for it; nothing is.
    #[must_use]
    pub fn asking(
        role: RecipientRole,
        kinds: Vec<ShareKind>,
        from: NaiveDate,
        to: NaiveDate,
        lang: Lang,
    ) -> Self {
        Self {
            recipient: String::new(),
            recipient_person: None,
            role,
            purpose: String::new(),
            prepared_by: String::new(),
            kinds,
            from,
            to,
            free_text: false,
            topics: Vec::new(),
            own: Vec::new(),
            returns: Vec::new(),
            pages: Vec::new(),
            label: String::new(),
            name_left_out: false,
            expires: None,
            lang,
            stop_read: false,
        }
    }

    /// Checks kinds and days alone, without what is picked one by one.
    ///
    /// # Errors
    /// The first of them that breaks its rule.
    pub fn check_days_and_kinds(&self) -> Result<(), Invalid> {
        text::at_most(&self.kinds, ShareKind::ALL.len(), "kinds")?;
        if !self.kinds.iter().all(|kind| self.role.may_hold(*kind)) {
            return Err(Invalid::new(ErrorCode::BadInput, "kinds"));
        }
        if self.to < self.from {
            return Err(Invalid::new(ErrorCode::EndBeforeStart, "to"));
        }
        Ok(())
    }

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
        self.check_days_and_kinds()?;
        self.picked(ShareKind::Journal, &self.pages, "pages")?;
        self.picked(ShareKind::Returns, &self.returns, "returns")?;
        text::at_most(&self.own, MOST_OWN, "own")?;
        for key in &self.own {
            text::bounded(key, own::KEY, "own")?;
        }
        if self.free_text || (!self.own.is_empty() && !self.role.may_read_own_words()) {
            return Err(Invalid::new(ErrorCode::BadInput, "own"));
        }
        text::at_most(&self.topics, MOST_TOPICS, "topics")?;
        for topic in &self.topics {
            text::required(topic, TOPIC, "topics")?;
        }
        if !self.topics.is_empty() && !self.role.gives_care() {
            return Err(Invalid::new(ErrorCode::BadInput, "topics"));
        }
        text::bounded(&self.label, LABEL, "label")?;
        if self.role.needs_stop() && !self.stop_read {
            return Err(Invalid::new(ErrorCode::BadInput, "stop_read"));
        }
        Ok(())
    }

    /// What is picked one by one is picked where its kind is, and nowhere else.
    fn picked(&self, kind: ShareKind, ids: &[Id], field: &'static str) -> Result<(), Invalid> {
        text::at_most(ids, MOST_PAGES, field)?;
        match (self.kinds.contains(&kind), ids.is_empty()) {
            (true, true) => Err(Invalid::new(ErrorCode::NothingSelected, field)),
            (false, false) => Err(Invalid::new(ErrorCode::BadInput, field)),
            _ => Ok(()),
        }
    }

    /// Whether an own line was ticked.
    #[must_use]
    pub fn holds_own(&self, key: &str) -> bool {
        self.own.iter().any(|one| one == key)
    }
}

/// How far making a file came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DisclosureState {
    /// The file was written, read back and is where its reader can get it.
    #[default]
    Made,
    /// It was begun and not finished: the program ended on the way. A file may be there.
    Begun,
    /// It could not be made; what was there of it was taken back.
    Failed,
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
    /// Whether there is a file.
    #[serde(default)]
    pub state: DisclosureState,
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
