//! When a lesson is due: in a week of the program or at one session, as the person typed it from their program.
//!
//! Owns the counting of program weeks and of what is done. Refuses to own when a session takes place: that is asked of
//! [`crate::sessions`] and handed in.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LessonCard, LessonSuggestion};
use crate::Id;
use crate::error::Invalid;
use crate::sessions::SessionKind;
use crate::text::in_range;
use crate::time::monday;

/// Most weeks of a program.
pub const MOST_WEEKS: u32 = 104;
/// Days of a week.
const WEEK: u64 = 7;

/// When a lesson is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Due {
    /// In a week of the program.
    Week {
        /// Which one, 1-104, counted from the program's first day.
        week: u32,
    },
    /// At one session.
    Session {
        /// The series it belongs to.
        series: Id,
        /// The start the series gives, wall clock.
        recurrence_id: NaiveDateTime,
    },
}

impl Due {
    /// Checks the bounds of a week.
    ///
    /// # Errors
    /// A week outside 1-104.
    pub fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Week { week } => in_range(*week, 1, MOST_WEEKS, "week"),
            Self::Session { .. } => Ok(()),
        }
    }
}

/// That a lesson is due then. One for each lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonAssignment {
    /// The lesson's id.
    pub lesson: String,
    /// When it is due.
    pub due: Due,
    /// When that was written down.
    pub created_at: DateTime<Utc>,
}

/// Where a due lesson stands from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DueWhen {
    /// In a week that is over.
    Earlier,
    /// In the week that runs now.
    ThisWeek,
    /// Later.
    Later,
    /// Nobody can say: the program's first day is not known, or the session is gone.
    Unknown,
}

/// A due lesson, with what can be said of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonDue {
    /// As it was written down.
    pub due: Due,
    /// Where that stands from today.
    pub when: DueWhen,
    /// The week of the program it falls in; none when that cannot be said.
    pub week: Option<u32>,
    /// The session's wall-clock start; none for a week, or when the session is gone.
    pub at: Option<NaiveDateTime>,
    /// The session's title; may be empty, then its kind is shown.
    pub session_title: String,
    /// The session's kind; none for a week, or when the session is gone.
    pub session_kind: Option<SessionKind>,
    /// The session does not take place.
    pub cancelled: bool,
}

/// One week as lessons see it: seven days of the program, or from Monday while its first day is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgramWeek {
    /// The program's first day, if known.
    pub start: Option<NaiveDate>,
    /// First day of the week that runs now.
    pub from: NaiveDate,
    /// Its number from 1; none before the program begins or while its first day is not known.
    pub number: Option<u32>,
}

impl ProgramWeek {
    /// The week `today` is in.
    #[must_use]
    pub fn of(start: Option<NaiveDate>, today: NaiveDate) -> Self {
        let number = start.and_then(|start| week_number(start, today));
        let from = match (start, number) {
            (Some(start), Some(number)) => first_day(start, number).unwrap_or(today),
            _ => monday(today),
        };
        Self {
            start,
            from,
            number,
        }
    }

    /// Its last day.
    #[must_use]
    pub fn to(&self) -> NaiveDate {
        self.from
            .checked_add_days(Days::new(WEEK - 1))
            .unwrap_or(self.from)
    }

    /// Where a week of the program stands from today.
    #[must_use]
    pub fn when_week(&self, week: u32) -> DueWhen {
        match (self.start, self.number) {
            (Some(_), Some(now)) => match week.cmp(&now) {
                std::cmp::Ordering::Less => DueWhen::Earlier,
                std::cmp::Ordering::Equal => DueWhen::ThisWeek,
                std::cmp::Ordering::Greater => DueWhen::Later,
            },
            // The first day is known and still to come.
            (Some(_), None) => DueWhen::Later,
            (None, _) => DueWhen::Unknown,
        }
    }

    /// Where a day stands from this week.
    #[must_use]
    pub fn when_day(&self, day: NaiveDate) -> DueWhen {
        if day < self.from {
            DueWhen::Earlier
        } else if day > self.to() {
            DueWhen::Later
        } else {
            DueWhen::ThisWeek
        }
    }

    /// The program's week a day falls in.
    #[must_use]
    pub fn number_of(&self, day: NaiveDate) -> Option<u32> {
        week_number(self.start?, day)
    }
}

fn week_number(start: NaiveDate, day: NaiveDate) -> Option<u32> {
    let days = u32::try_from((day - start).num_days()).ok()?;
    Some(days / 7 + 1)
}

fn first_day(start: NaiveDate, number: u32) -> Option<NaiveDate> {
    start.checked_add_days(Days::new(u64::from(number.checked_sub(1)?) * WEEK))
}

/// The lessons of one week, and what the person's own entries suggest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonsWeek {
    /// The program's week, from 1; none before it begins or while its first day is not known.
    pub week: Option<u32>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The day weeks are counted from, if known.
    pub counted_from: Option<NaiveDate>,
    /// Due this week, the earliest first.
    pub due: Vec<LessonCard>,
    /// Due before this week and not done, the earliest first.
    pub open: Vec<LessonCard>,
    /// How many of `due` are done.
    pub done: u32,
    /// How many lessons are due at any time.
    pub assigned: u32,
    /// How many of those are done.
    pub assigned_done: u32,
    /// What to read when nothing is due: the one that was begun, else the next unread. None when all are done.
    pub next: Option<LessonCard>,
    /// At most two.
    pub suggestions: Vec<LessonSuggestion>,
}

impl LessonsWeek {
    /// Puts `cards` into this week. `cards` stand in the order of the course.
    #[must_use]
    pub fn of(
        week: &ProgramWeek,
        cards: &[LessonCard],
        suggestions: Vec<LessonSuggestion>,
    ) -> Self {
        let pick = |wanted: DueWhen| -> Vec<LessonCard> {
            let mut list: Vec<LessonCard> = cards
                .iter()
                .filter(|card| card.due.as_ref().is_some_and(|due| due.when == wanted))
                .cloned()
                .collect();
            // Stable, so that lessons of one week keep the order of the course; those of a week come before those of a session.
            list.sort_by_key(|card| card.due.as_ref().map(|due| (due.week, due.at)));
            list
        };
        let due = pick(DueWhen::ThisWeek);
        let mut open = pick(DueWhen::Earlier);
        open.retain(|card| !card.is_done());
        let assigned = || cards.iter().filter(|card| card.due.is_some());
        let next = cards
            .iter()
            .filter(|card| !card.is_done())
            .min_by_key(|card| (card.progress.is_none(), card.number))
            .cloned();
        Self {
            week: week.number,
            from: week.from,
            to: week.to(),
            counted_from: week.start,
            done: count(due.iter().filter(|card| card.is_done())),
            due,
            open,
            assigned: count(assigned()),
            assigned_done: count(assigned().filter(|card| card.is_done())),
            next,
            suggestions,
        }
    }
}

fn count<'a>(cards: impl Iterator<Item = &'a LessonCard>) -> u32 {
    u32::try_from(cards.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn program_weeks_run_from_its_first_day() {
        let start = Some(day("2026-09-09"));
        for (today, number, from, to) in [
            ("2026-09-09", 1, "2026-09-09", "2026-09-15"),
            ("2026-09-15", 1, "2026-09-09", "2026-09-15"),
            ("2026-09-16", 2, "2026-09-16", "2026-09-22"),
            // Over the clock change of November: days are counted, not hours.
            ("2026-11-04", 9, "2026-11-04", "2026-11-10"),
        ] {
            let week = ProgramWeek::of(start, day(today));
            assert_eq!(
                (week.number, week.from, week.to()),
                (Some(number), day(from), day(to)),
                "{today}"
            );
        }
    }

    #[test]
    fn before_and_without_a_program_a_week_is_the_calendars() {
        let early = ProgramWeek::of(Some(day("2026-09-09")), day("2026-09-06"));
        assert_eq!(
            (early.number, early.from),
            (None, day("2026-08-31")),
            "it has not begun"
        );
        assert_eq!(
            early.when_week(1),
            DueWhen::Later,
            "week 1 is known to be ahead"
        );
        let none = ProgramWeek::of(None, day("2026-09-09"));
        assert_eq!(
            (none.number, none.from, none.to()),
            (None, day("2026-09-07"), day("2026-09-13"))
        );
        assert_eq!(
            none.when_week(1),
            DueWhen::Unknown,
            "nobody knows when week 1 is"
        );
        assert_eq!(
            none.when_day(day("2026-09-13")),
            DueWhen::ThisWeek,
            "a session has a day all the same"
        );
    }

    #[test]
    fn a_week_has_bounds() {
        assert!(Due::Week { week: 1 }.check().is_ok());
        assert!(Due::Week { week: 104 }.check().is_ok());
        for week in [0, 105, u32::MAX] {
            assert!(Due::Week { week }.check().is_err(), "week {week}");
        }
    }
}
