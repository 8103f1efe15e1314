//! The fictional person's lessons: two a week for twelve weeks, most of them read, one begun, the last one still to come.

use chrono::Duration;
use evenkeel_domain::content::{Lesson, Task};
use evenkeel_domain::lessons::{Due, LessonAssignment, LessonProgress, LessonState, QuizAnswer};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::Lang;

use super::shared::WEEKS;
use crate::lessons::built_in;

/// Begun and left in the middle.
const BEGUN: u32 = 22;
/// Not opened yet.
const TO_COME: u32 = 24;
/// Marked to find again.
const BOOKMARKED: [u32; 2] = [3, 9];

const fn week_of(lesson: &Lesson) -> u32 {
    lesson.number.div_ceil(2)
}

/// When each lesson is due.
pub(super) fn due(now: &Now, lang: Lang) -> Vec<LessonAssignment> {
    built_in(lang)
        .iter()
        .map(|lesson| LessonAssignment {
            lesson: lesson.id.clone(),
            due: Due::Week {
                week: week_of(lesson),
            },
            created_at: now.at,
        })
        .collect()
}

/// How far the person is.
pub(super) fn progress(now: &Now, lang: Lang) -> Vec<LessonProgress> {
    built_in(lang)
        .iter()
        .filter(|lesson| lesson.number < TO_COME)
        .map(|lesson| {
            let done = lesson.number != BEGUN;
            let read = if done { lesson.sections.len() } else { 2 };
            let weeks_ago = WEEKS.saturating_sub(u64::from(week_of(lesson)));
            let at = now.at
                - Duration::weeks(i64::try_from(weeks_ago).unwrap_or(0))
                - Duration::hours(20);
            LessonProgress {
                lesson: lesson.id.clone(),
                version: lesson.version,
                started: at,
                finished: done.then(|| at + Duration::minutes(6)),
                updated_at: at + Duration::minutes(6),
                state: LessonState {
                    sections_done: lesson
                        .sections
                        .iter()
                        .take(read)
                        .map(|section| section.id.clone())
                        .collect(),
                    place: lesson
                        .sections
                        .get(read.saturating_sub(1))
                        .map(|section| section.id.clone()),
                    answers: if done { answers(lesson) } else { Vec::new() },
                    confidence_after: done
                        .then(|| u8::try_from(5 + lesson.number % 4).unwrap_or(5)),
                    bookmarked: BOOKMARKED.contains(&lesson.number),
                    done,
                    ..LessonState::default()
                },
            }
        })
        .collect()
}

/// The questions that ask to pick one, answered as the lesson does.
fn answers(lesson: &Lesson) -> Vec<QuizAnswer> {
    lesson
        .quiz
        .iter()
        .filter_map(|question| match &question.task {
            Task::Choice { options } => Some(QuizAnswer {
                question: question.id.clone(),
                options: vec![options.iter().find(|option| option.right)?.id.clone()],
                first_try: true,
            }),
            Task::Order { .. } | Task::Sort { .. } => None,
        })
        .collect()
}
