//! Insights: each range and the review of a week under 60 ms, and at most four times the cost with ten times the data.

use serde_json::{Value, json};

use crate::Question;

fn question(name: &'static str, command: &'static str, input: Value) -> Question {
    Question {
        name,
        command,
        input,
        most_ms: 60.0,
        most_ratio: 4.0,
    }
}

/// What the Insights screens ask.
pub fn questions() -> Vec<Question> {
    let of = |name, range| question(name, "insights_get", json!({ "range": range }));
    vec![
        of("insights: four weeks", "four_weeks"),
        of("insights: twelve weeks", "twelve_weeks"),
        of("insights: everything", "all"),
        question(
            "insights: the review of a week",
            "insights_week",
            json!({ "monday": null }),
        ),
    ]
}
