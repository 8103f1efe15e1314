//! What a person notes about one session: whether they were there, homework, a takeaway, questions.
//!
//! Owns the record and its bounds. It is kept apart from the series and carries the session's own day and time, so that it
//! outlives every edit of the series and every new import of its file.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use super::SessionKind;
use crate::Id;
use crate::error::{ErrorCode, Invalid};
use crate::link::SessionLink;
use crate::share::ShareFlag;
use crate::text::{self, bounded, in_range};
use crate::variants::all;
use crate::vocabulary::{MISSED_REASONS, Term};

/// Names one occurrence: the series, and the start the series gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceKey {
    /// The series.
    pub series: Id,
    /// The start the series gives, wall clock in the series' zone.
    pub recurrence_id: NaiveDateTime,
}

impl From<&SessionLink> for OccurrenceKey {
    fn from(link: &SessionLink) -> Self {
        Self {
            series: link.series,
            recurrence_id: link.recurrence_id,
        }
    }
}

/// Whether the person was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceStatus {
    /// There, from beginning to end.
    Attended,
    /// There, came late.
    Late,
    /// There, left before the end.
    LeftEarly,
    /// Not there.
    Missed,
    /// Not there, and the program excused it.
    MissedExcused,
    /// The person would rather not say. An answer: it is not asked again and counts nothing.
    NotSaid,
}

impl AttendanceStatus {
    /// Every answer, in the order shown.
    pub const ALL: [Self; Self::VARIANTS.len()] = all(Self::VARIANTS);

    /// Whether the person was there for at least a part.
    #[must_use]
    pub const fn was_there(self) -> bool {
        matches!(self, Self::Attended | Self::Late | Self::LeftEarly)
    }

    /// Whether the person was not there, excused or not.
    #[must_use]
    pub const fn was_missed(self) -> bool {
        matches!(self, Self::Missed | Self::MissedExcused)
    }
}

/// Homework that was due at a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Homework {
    /// What it is, up to 500 characters.
    pub text: String,
    /// It is done.
    pub done: bool,
}

/// What the person can note about one session. Everything may stay empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct OccurrenceEntry {
    /// Whether they were there; none when not said yet.
    pub status: Option<AttendanceStatus>,
    /// Why not, or not to the end.
    pub reason: Option<Term>,
    /// The missed session this one makes up for.
    pub makeup_for: Option<OccurrenceKey>,
    /// Minutes the program counts, 0-1,440; none for the usual: the whole session when there, none when not.
    pub minutes_credited: Option<u32>,
    /// Homework that was due, at most 20.
    pub homework_in: Vec<Homework>,
    /// Homework for next time, at most 20, each up to 500 characters.
    pub homework_out: Vec<String>,
    /// One line to keep, up to 500 characters.
    pub takeaway: String,
    /// Questions for next time, at most 20, each up to 500 characters.
    pub questions: Vec<String>,
    /// Mood before, 0-10.
    pub mood_before: Option<u8>,
    /// Mood after, 0-10.
    pub mood_after: Option<u8>,
    /// Since when the person is on the way there.
    pub on_my_way: Option<DateTime<Utc>>,
    /// Whether takeaway, questions and homework may go into an export.
    pub share: ShareFlag,
}

/// Most lines of homework or questions of one session.
const MOST_LINES: usize = 20;

impl OccurrenceEntry {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        if let Some(reason) = &self.reason {
            reason.check(MISSED_REASONS, "reason")?;
        }
        in_range(
            self.minutes_credited.unwrap_or(0),
            0,
            1_440,
            "minutes_credited",
        )?;
        text::at_most(&self.homework_in, MOST_LINES, "homework_in")?;
        for (index, homework) in self.homework_in.iter().enumerate() {
            text::required(&homework.text, text::SHORT, &format!("homework_in.{index}"))?;
        }
        lines(&self.homework_out, "homework_out")?;
        bounded(&self.takeaway, text::SHORT, "takeaway")?;
        lines(&self.questions, "questions")?;
        in_range(self.mood_before.unwrap_or(0), 0, 10, "mood_before")?;
        in_range(self.mood_after.unwrap_or(0), 0, 10, "mood_after")?;
        if self.makeup_for.is_some() && self.status.is_some_and(AttendanceStatus::was_missed) {
            return Err(Invalid::new(ErrorCode::BadInput, "makeup_for"));
        }
        Ok(())
    }

    /// Whether there is any note beside the attendance.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        !self.homework_in.is_empty()
            || !self.homework_out.is_empty()
            || !text::is_blank(&self.takeaway)
            || !self.questions.is_empty()
            || self.mood_before.is_some()
            || self.mood_after.is_some()
    }

    /// Minutes that count for the program, of a session of `planned` minutes that counts hours or does not.
    #[must_use]
    pub fn credited(&self, planned: u32, counts_hours: bool) -> u32 {
        match (self.status, self.minutes_credited) {
            (Some(status), Some(minutes)) if status.was_there() => minutes,
            (Some(status), None) if status.was_there() && counts_hours => planned,
            _ => 0,
        }
    }
}

fn lines(list: &[String], field: &str) -> Result<(), Invalid> {
    text::at_most(list, MOST_LINES, field)?;
    for (index, line) in list.iter().enumerate() {
        text::required(line, text::SHORT, &format!("{field}.{index}"))?;
    }
    Ok(())
}

/// The session a record is about, as it stood when the record was last written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordedSession {
    /// The start the series gives, as an instant: finds the occurrence again when a file names it on another clock.
    pub recurrence_at: DateTime<Utc>,
    /// Start.
    pub start: DateTime<Utc>,
    /// End.
    pub end: DateTime<Utc>,
    /// Wall-clock start in `zone`.
    pub local_start: NaiveDateTime,
    /// The program's zone.
    pub zone: String,
    /// Kind.
    pub kind: SessionKind,
    /// Title.
    pub title: String,
    /// Whether its hours count.
    pub counts_hours: bool,
}

/// What was noted about one occurrence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceRecord {
    /// Which occurrence.
    pub key: OccurrenceKey,
    /// When it was first written.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The session as it stood then.
    pub session: RecordedSession,
    /// What was noted.
    pub entry: OccurrenceEntry,
}

/// What lists and weeks show of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// Whether the person was there; none when only notes were written.
    pub status: Option<AttendanceStatus>,
    /// Why not, or not to the end.
    pub reason: Option<Term>,
    /// Minutes that count for the program.
    pub minutes_credited: u32,
    /// A missed session that another one made up for.
    pub made_up: bool,
    /// The missed session this one makes up for.
    pub makeup_for: Option<OccurrenceKey>,
    /// There are notes beside the attendance.
    pub has_notes: bool,
    /// The person set out for it.
    pub on_my_way: bool,
    /// The session is not on the schedule any more; it is shown because something was noted about it.
    pub kept: bool,
}

impl OccurrenceRecord {
    /// Whether it was written before the session began.
    #[must_use]
    pub fn noted_ahead(&self) -> bool {
        self.updated_at < self.session.start
    }

    /// Planned length in minutes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        minutes_between(self.session.start, self.session.end)
    }

    /// The summary for lists. `made_up`: another session was attended in its place.
    #[must_use]
    pub fn attendance(&self, made_up: bool, kept: bool) -> Attendance {
        Attendance {
            status: self.entry.status,
            reason: self.entry.reason.clone(),
            minutes_credited: self
                .entry
                .credited(self.minutes(), self.session.counts_hours),
            made_up: made_up && self.entry.status.is_some_and(AttendanceStatus::was_missed),
            makeup_for: self.entry.makeup_for,
            has_notes: self.entry.has_notes(),
            on_my_way: self.entry.on_my_way.is_some(),
            kept,
        }
    }
}

/// Whole minutes from `start` to `end`, 0 when it ends first.
pub(crate) fn minutes_between(start: DateTime<Utc>, end: DateTime<Utc>) -> u32 {
    u32::try_from((end - start).num_minutes()).unwrap_or(0)
}
