//! The journal: free writing.
//!
//! Owns the entry, its bounds and what it may point to. Content is kept exactly as typed. Refuses to own: searching, and what else
//! happened that day ([`crate::timeline`]).

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::error::{ErrorCode, Invalid};
use crate::share::ShareFlag;
use crate::text::{self, at_most, bounded};
use crate::time::{Moment, When};
use crate::words::Lang;

/// Longest entry, in characters.
pub const BODY_CHARS: usize = 100_000;
/// Most things one entry points to.
pub const MOST_LINKS: usize = 50;

/// Something an entry points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum JournalLink {
    /// A line of the plan.
    Plan {
        /// The plan item's id; it keeps it through the versions of the plan.
        item: Id,
    },
    /// A session this is to be brought to.
    Session {
        /// The series.
        series: Id,
        /// The start the series gives, wall clock: with `series` it names the one session.
        recurrence_id: NaiveDateTime,
    },
    /// A craving.
    Craving {
        /// Its id.
        id: Id,
    },
}

/// What a person writes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalContent {
    /// A heading, up to 200 characters; may be empty.
    #[serde(default)]
    pub title: String,
    /// The text, up to 100,000 characters.
    pub body: String,
    /// Whether it may go into an export.
    #[serde(default)]
    pub share: ShareFlag,
    /// What it points to.
    #[serde(default)]
    pub links: Vec<JournalLink>,
}

impl JournalContent {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct; [`ErrorCode::TextEmpty`] when there is neither heading nor text.
    pub fn check(&self) -> Result<(), Invalid> {
        bounded(&self.title, text::NAME, "title")?;
        bounded(&self.body, BODY_CHARS, "body")?;
        if text::is_blank(&self.title) && text::is_blank(&self.body) {
            return Err(Invalid::new(ErrorCode::TextEmpty, "body"));
        }
        at_most(&self.links, MOST_LINKS, "links")?;
        for (index, link) in self.links.iter().enumerate() {
            if self.links.iter().take(index).any(|earlier| earlier == link) {
                return Err(Invalid::new(ErrorCode::Duplicate, "links"));
            }
        }
        Ok(())
    }
}

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalEntry {
    /// Its id.
    pub id: Id,
    /// What time it is about, as lived.
    pub occurred: Moment,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted; kept until it is purged so that it can come back.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, from 1. A change must name the revision it saw.
    pub revision: u32,
    /// Language the person was using.
    pub lang: Lang,
    /// What the person wrote.
    pub content: JournalContent,
}

impl JournalEntry {
    /// Written more than a day after what it is about.
    #[must_use]
    pub fn written_late(&self) -> bool {
        self.created_at - self.occurred.at > Duration::hours(24)
    }
}

/// Input of `journal_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalSave {
    /// Which entry to change; none for a new one.
    pub id: Option<Id>,
    /// The revision the person was looking at; needed with `id`.
    #[serde(default)]
    pub revision: Option<u32>,
    /// What time it is about. None: now for a new entry, unchanged for an old one.
    #[serde(default)]
    pub when: Option<When>,
    /// The whole entry.
    pub content: JournalContent,
    /// The draft it was written in, thrown away in the same step, so that no crash can bring the same entry twice.
    #[serde(default)]
    pub draft: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writing(body: &str) -> JournalContent {
        JournalContent {
            body: body.to_owned(),
            ..JournalContent::default()
        }
    }

    #[test]
    fn a_long_night_fits_and_a_megabyte_is_told() {
        assert_eq!(
            writing(&"ñ".repeat(BODY_CHARS)).check(),
            Ok(()),
            "a hundred thousand letters, whatever their bytes"
        );
        assert_eq!(
            writing(&"a".repeat(1_048_576)).check(),
            Err(Invalid::new(ErrorCode::TextTooLong, "body")),
            "too long is said, never cut"
        );
        assert_eq!(
            writing(" \n ").check(),
            Err(Invalid::new(ErrorCode::TextEmpty, "body"))
        );
        let only_title = JournalContent {
            title: "Good day".to_owned(),
            ..writing("")
        };
        assert_eq!(only_title.check(), Ok(()), "a heading alone is an entry");
    }

    #[test]
    fn the_same_link_counts_once() {
        let id = Id::new(DateTime::UNIX_EPOCH, [1; 10]);
        let link = JournalLink::Craving { id };
        let mut content = writing("x");
        content.links = vec![link.clone(), JournalLink::Plan { item: id }];
        assert_eq!(
            content.check(),
            Ok(()),
            "two kinds of thing may share nothing but an id"
        );
        content.links.push(link);
        assert_eq!(
            content.check(),
            Err(Invalid::new(ErrorCode::Duplicate, "links"))
        );
    }
}
