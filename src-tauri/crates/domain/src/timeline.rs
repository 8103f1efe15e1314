//! Everything that was logged, in one stream: cravings, check-ins, journal, returns to use, questions, sessions, medications and what was
//! said of doses; newest first.
//!
//! Owns the shape of the stream, its order, its filters, and how typed words become a search that cannot be a syntax error.
//! Refuses to own the records themselves: an item shows one, it does not replace it. Finding words in text is the database's.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::Id;
use crate::checkins::{CheckinPart, CheckinStatus, UsedToday};
use crate::cravings::CravingOutcome;
use crate::error::{ErrorCode, Invalid};
use crate::medications::DoseAnswer;
use crate::sessions::{AttendanceStatus, SessionKind};
use crate::share::ShareFlag;
use crate::text::{self, bounded, in_range};
use crate::time::Moment;
use crate::variants::all;
use crate::vocabulary::Term;

mod look;

pub use look::{Look, Search, search};

/// Most items on one page.
pub const PAGE: u32 = 100;
/// Most characters of a text shown in the stream; the rest is on the record's own page.
pub const EXCERPT_CHARS: usize = 280;
/// Most words one search looks for.
const MOST_WORDS: usize = 16;

/// What an item of the stream is. The order decides between items of the same instant.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// A craving.
    Craving,
    /// A check-in.
    Checkin,
    /// A journal entry.
    Journal,
    /// A return to use.
    Return,
    /// A question for one of the own people.
    Question,
    /// A session that has begun.
    Session,
    /// A dose of which more was said than that it was taken.
    Dose,
    /// A medication that was started, paused or stopped.
    Medication,
}

impl TimelineKind {
    /// Every kind.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);
}

/// A piece of text; `hit` marks what a search found. All pieces together are the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// It is what was looked for.
    pub hit: bool,
}

/// What the record behind an item is, with what the stream shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum TimelineWhat {
    /// A craving.
    Craving {
        /// 0-10.
        intensity: u8,
        /// The last later number that was given; none when there is none.
        later: Option<u8>,
        /// The main trigger, else the first one.
        trigger: Option<Term>,
        /// How it ended.
        outcome: Option<CravingOutcome>,
    },
    /// A check-in.
    Checkin {
        /// The day it is about.
        date: NaiveDate,
        /// Which part of it.
        part: CheckinPart,
        /// Answered, in part, or skipped.
        status: CheckinStatus,
        /// How many items have an answer.
        answers: u32,
        /// Out of how many.
        asked: u32,
        /// Mood, 0-10; none when not answered.
        mood: Option<u8>,
        /// Whether the person used that day; none when not answered.
        used_today: Option<UsedToday>,
    },
    /// A journal entry.
    Journal {
        /// How many things it points to.
        links: u32,
    },
    /// A return to use. What was used, and how much, stays on its own page.
    Return,
    /// A question for one of the own people.
    Question {
        /// Whom to ask.
        person: Id,
        /// Their name.
        name: String,
        /// It was asked.
        asked: bool,
    },
    /// A session.
    Session {
        /// The start the series gives, wall clock: with the item's id it names the one session.
        recurrence_id: NaiveDateTime,
        /// What kind.
        session: SessionKind,
        /// How long, in minutes.
        minutes: u32,
        /// Whether the person was there; none when not noted.
        status: Option<AttendanceStatus>,
    },
    /// A dose with a note, or one that was skipped for a reason. What was noted stays on its own page.
    Dose {
        /// Of which medication.
        medication: Id,
        /// Its name.
        name: String,
        /// Taken or skipped.
        answer: DoseAnswer,
        /// Why it was skipped.
        reason: Option<Term>,
    },
    /// A medication.
    Medication {
        /// Which; the item's id is that of the pause where it is one.
        medication: Id,
        /// Its name.
        name: String,
        /// What happened.
        change: MedicationChange,
        /// Last day of a pause; none while it goes on, and with anything else.
        until: Option<NaiveDate>,
    },
}

/// What happened to a medication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MedicationChange {
    /// It was started, or put on the list where no day is known.
    Started,
    /// It was paused.
    Paused,
    /// It was stopped.
    Stopped,
}

impl TimelineWhat {
    /// Its kind alone.
    #[must_use]
    pub const fn kind(&self) -> TimelineKind {
        match self {
            Self::Craving { .. } => TimelineKind::Craving,
            Self::Checkin { .. } => TimelineKind::Checkin,
            Self::Journal { .. } => TimelineKind::Journal,
            Self::Return => TimelineKind::Return,
            Self::Question { .. } => TimelineKind::Question,
            Self::Session { .. } => TimelineKind::Session,
            Self::Dose { .. } => TimelineKind::Dose,
            Self::Medication { .. } => TimelineKind::Medication,
        }
    }
}

/// One item of the stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineItem {
    /// The record's id; for a session the id of its series.
    pub id: Id,
    /// When it happened, as lived.
    pub occurred: Moment,
    /// When it was written down, on the wall clock where it was lived; none for sessions, which are planned.
    pub written: Option<NaiveDateTime>,
    /// It was written more than a day after it happened.
    pub written_late: bool,
    /// Whether it may go into an export; none for sessions and questions, which carry no such choice.
    pub share: Option<ShareFlag>,
    /// What it is.
    pub what: TimelineWhat,
    /// A heading in the person's own words; empty when there is none.
    pub title: Vec<Piece>,
    /// Its text or the start of it, or what a search found with some words around; empty when there is none.
    pub excerpt: Vec<Piece>,
    /// There is more text than `excerpt` shows.
    pub cut: bool,
}

impl TimelineItem {
    /// Its place in the stream.
    #[must_use]
    pub const fn cursor(&self) -> TimelineCursor {
        TimelineCursor {
            at: self.occurred.at,
            kind: self.what.kind(),
            id: self.id,
        }
    }
}

/// A place in the stream: the last item of the page before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineCursor {
    /// `occurred.at` of the last item.
    pub at: DateTime<Utc>,
    /// Its kind.
    pub kind: TimelineKind,
    /// Its id.
    pub id: Id,
}

impl TimelineCursor {
    /// Whether `other` comes after this one: newest first, then by kind, then the later id first.
    #[must_use]
    pub fn before(&self, other: &Self) -> bool {
        let place = |cursor: &Self| {
            (
                std::cmp::Reverse(cursor.at),
                cursor.kind,
                std::cmp::Reverse(cursor.id),
            )
        };
        place(self) < place(other)
    }
}

/// What to show of the stream.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineFilter {
    /// Which kinds; empty for all.
    #[serde(default)]
    pub kinds: Vec<TimelineKind>,
    /// First day, as lived.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day, as lived, included.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Only what carries this flag.
    #[serde(default)]
    pub share: Option<ShareFlag>,
    /// Only what has text.
    #[serde(default)]
    pub has_text: bool,
    /// Words to look for, up to 200 characters; empty for no search.
    #[serde(default)]
    pub search: String,
}

impl TimelineFilter {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        text::at_most(&self.kinds, TimelineKind::ALL.len(), "kinds")?;
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to < from
        {
            return Err(Invalid::new(ErrorCode::EndBeforeStart, "to"));
        }
        bounded(&self.search, text::NAME, "search")
    }

    /// Whether items of this kind are wanted.
    #[must_use]
    pub fn wants(&self, kind: TimelineKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether the day as lived lies inside.
    #[must_use]
    pub fn holds_day(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether something is looked for.
    #[must_use]
    pub fn searches(&self) -> bool {
        !self.search.trim().is_empty()
    }
}

/// Input of `timeline_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineAsk {
    /// What to show.
    #[serde(default)]
    pub filter: TimelineFilter,
    /// The end of the page before; none for the newest.
    pub before: Option<TimelineCursor>,
    /// How many, 1-100.
    pub limit: u32,
}

impl TimelineAsk {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.limit, 1, PAGE, "limit")?;
        self.filter.check()
    }
}

/// A page of the stream, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelinePage {
    /// At most the number asked for.
    pub items: Vec<TimelineItem>,
    /// Where the next page begins; none at the end.
    pub next: Option<TimelineCursor>,
    /// Today on the laptop's wall clock, for headings such as "today".
    pub today: NaiveDate,
}

/// One page out of several streams that are each in order and each hold at least one item more than `limit`, or all there are.
#[must_use]
pub fn merge(
    streams: Vec<Vec<TimelineItem>>,
    limit: u32,
) -> (Vec<TimelineItem>, Option<TimelineCursor>) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut all: Vec<TimelineItem> = streams.into_iter().flatten().collect();
    all.sort_by_key(|item| {
        (
            std::cmp::Reverse(item.occurred.at),
            item.what.kind(),
            std::cmp::Reverse(item.id),
        )
    });
    let more = all.len() > limit;
    all.truncate(limit);
    let next = all.last().filter(|_| more).map(TimelineItem::cursor);
    (all, next)
}

/// The start of a text for the stream, and whether there is more.
#[must_use]
pub fn excerpt(text: &str) -> (Vec<Piece>, bool) {
    let shown = text.trim();
    if shown.is_empty() {
        return (Vec::new(), false);
    }
    let start: String = shown.chars().take(EXCERPT_CHARS).collect();
    let cut = start.len() < shown.len();
    (
        vec![Piece {
            text: start,
            hit: false,
        }],
        cut,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn item(minute: i64, what: TimelineWhat, n: u8) -> TimelineItem {
        let at = DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        TimelineItem {
            id: Id::new(DateTime::UNIX_EPOCH, [n; 10]),
            occurred: Moment {
                at,
                zone: "UTC".to_owned(),
                local: at.naive_utc(),
                precision: crate::Precision::Exact,
            },
            written: Some(at.naive_utc()),
            written_late: false,
            share: None,
            what,
            title: Vec::new(),
            excerpt: Vec::new(),
            cut: false,
        }
    }

    #[test]
    fn streams_become_one_and_the_page_knows_where_it_ends() {
        let craving = TimelineWhat::Craving {
            intensity: 3,
            later: None,
            trigger: None,
            outcome: None,
        };
        let journal = TimelineWhat::Journal { links: 0 };
        let streams = vec![
            vec![item(9, journal.clone(), 1), item(2, journal, 2)],
            vec![item(9, craving.clone(), 4), item(9, craving, 3)],
        ];
        let (page, next) = merge(streams, 3);
        let found: Vec<_> = page.iter().map(|i| (i.what.kind(), i.id)).collect();
        let id = |n: u8| Id::new(DateTime::UNIX_EPOCH, [n; 10]);
        assert_eq!(
            found,
            [
                (TimelineKind::Craving, id(4)),
                (TimelineKind::Craving, id(3)),
                (TimelineKind::Journal, id(1))
            ],
            "newest first, then by kind, then the later id"
        );
        let next = next.unwrap();
        assert_eq!(next, page.last().unwrap().cursor());
        assert!(page.first().unwrap().cursor().before(&next));
        assert!(!next.before(&next));
    }

    #[test]
    fn an_excerpt_says_when_there_is_more() {
        let (pieces, cut) = excerpt(&"ñ".repeat(EXCERPT_CHARS));
        assert!(!cut && pieces.len() == 1);
        let (pieces, cut) = excerpt(&"ñ".repeat(EXCERPT_CHARS + 1));
        assert!(cut);
        assert_eq!(pieces[0].text.chars().count(), EXCERPT_CHARS);
        assert_eq!(excerpt(" \n"), (Vec::new(), false), "nothing to show");
    }
}
