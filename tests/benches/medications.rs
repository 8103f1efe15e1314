//! Medicines: every screen of them under 60 ms with four doses a day for ten years, and at most four times the cost of one year. What adds up
//! every dose there ever was (the list, one medicine) may cost as many times as there is more of it.

use evenkeel_tests::lived::medicine;
use serde_json::{Value, json};

use crate::Question;

fn question(name: &'static str, command: &'static str, input: Value, most_ratio: f64) -> Question {
    Question {
        name,
        command,
        input,
        most_ms: 60.0,
        most_ratio,
    }
}

pub fn questions() -> Vec<Question> {
    let one = json!({ "id": medicine() });
    vec![
        question("medicines, today", "medications_today", json!({}), 4.0),
        question("medicines, list", "medications_list", json!({}), 10.0),
        question("medicines, one", "medications_detail", one.clone(), 10.0),
        question("medicines, history", "medications_history", one, 4.0),
        question("medicines, page", "medications_page", json!({}), 4.0),
        question(
            "medicines, before a visit",
            "medications_visit",
            json!({ "with_use": true }),
            4.0,
        ),
    ]
}
