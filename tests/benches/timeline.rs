//! The timeline and its search: a page under 10 ms, a search under 20 ms, and hardly slower after ten years than after one.

use serde_json::{Value, json};

use crate::Question;

fn question(name: &'static str, filter: Value, most_ms: f64) -> Question {
    Question {
        name,
        command: "timeline_list",
        input: json!({ "filter": filter, "before": null, "limit": 50 }),
        most_ms,
        most_ratio: 1.5,
    }
}

/// What the journal's screen asks.
pub fn questions() -> Vec<Question> {
    vec![
        question("timeline: newest page", json!({}), 10.0),
        question(
            "timeline: journal only",
            json!({ "kinds": ["journal"] }),
            10.0,
        ),
        question(
            "timeline: sessions only",
            json!({ "kinds": ["session"] }),
            10.0,
        ),
        question("timeline: one share flag", json!({ "share": "ok" }), 10.0),
        question("timeline: with text", json!({ "has_text": true }), 10.0),
        question(
            "timeline: one month",
            json!({ "from": "2036-03-01", "to": "2036-03-31" }),
            10.0,
        ),
        question(
            "search: a common word",
            json!({ "search": "hermana " }),
            20.0,
        ),
        question(
            "search: a rare word",
            json!({ "search": "lighthouse " }),
            20.0,
        ),
        question(
            "search: two words",
            json!({ "search": "payday friend " }),
            20.0,
        ),
        question("search: three letters", json!({ "search": "mañ" }), 20.0),
        question(
            "search: half a rare word",
            json!({ "search": "teles" }),
            20.0,
        ),
        question(
            "search: half a common word",
            json!({ "search": "cocin" }),
            20.0,
        ),
        question(
            "search: nothing there",
            json!({ "search": "zeppelin " }),
            20.0,
        ),
    ]
}
