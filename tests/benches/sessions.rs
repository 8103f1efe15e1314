//! The week, the month and Today: as fast with ten years of programs as with one.

use serde_json::json;

use crate::Question;

/// What the sessions' screen and Today ask.
pub fn questions() -> Vec<Question> {
    let question = |name, command, input, most_ms| Question {
        name,
        command,
        input,
        most_ms,
        most_ratio: 1.5,
    };
    let within = |day: &str| json!({ "day": day });
    vec![
        question(
            "sessions: this week",
            "sessions_week",
            within("2036-03-12"),
            5.0,
        ),
        question(
            "sessions: this month",
            "sessions_month",
            within("2036-03-12"),
            15.0,
        ),
        question(
            "sessions: a month ahead",
            "sessions_month",
            within("2036-05-12"),
            15.0,
        ),
        question("today", "today_get", json!({}), 16.0),
    ]
}
