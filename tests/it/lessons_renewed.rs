//! Rosa read lesson 9 before it was written anew. Her place, answers and words come along; what no longer fits is kept in sight.
//!
//! The lessons of a build cannot be changed from outside, so the vault is: it says what it would say had she read an earlier
//! version with other questions.

use chrono::DateTime;
use evenkeel_domain::Lang;
use evenkeel_domain::content::{ChoiceOption, Question, Task};
use evenkeel_domain::lessons::{Asked, LessonState, QuizAnswer};
use evenkeel_store::tables;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

use crate::support::vaults;

fn at(text: &str) -> DateTime<chrono::Utc> {
    text.parse().unwrap()
}

fn answer(question: &str, options: &[&str]) -> QuizAnswer {
    QuizAnswer {
        question: question.into(),
        options: options.iter().map(ToString::to_string).collect(),
        first_try: true,
    }
}

/// "Where can you break the chain?" as it might have stood once, with another right answer.
fn once() -> Question {
    let option = |id: &str, text: &str, right| ChoiceOption {
        id: id.into(),
        text: text.into(),
        right,
        feedback: "Sí.".into(),
    };
    Question {
        id: "where-to-break".into(),
        prompt: "¿Dónde se rompe la cadena?".into(),
        task: Task::Choice {
            options: vec![
                option("trigger-only", "En el desencadenante", true),
                option("thought-only", "En el pensamiento", false),
                option("each-link", "En cada eslabón", false),
            ],
        },
    }
}

/// What stands in the vault becomes what an earlier version of the lesson would have left there.
fn as_if_read_before(folder: &std::path::Path) {
    let store = vaults::store(folder).unwrap();
    let mut vault = vaults::unlock(&store, evenkeel_tests::PASSPHRASE).unwrap();
    let mut progress = vault
        .read(|r| tables::lessons::get(r, "cravings"))
        .unwrap()
        .unwrap();
    progress.version = 0;
    progress.state.sections_done.push("a-part-that-was".into());
    progress.state.place = Some("a-part-that-was".into());
    progress
        .state
        .answers
        .push(answer("a-question-that-was", &["some-option"]));
    vault
        .write(|w| {
            tables::lessons::put(w, &progress)?;
            tables::lessons::answers::ask(
                w,
                "cravings",
                &Asked {
                    version: 0,
                    lang: Lang::Es,
                    question: once(),
                },
            )
        })
        .unwrap();
    vault.lock().unwrap();
}

fn open(rosa: &Patient) -> Value {
    rosa.ask("lessons_open", json!({ "lang": "en", "id": "cravings" }))
}

#[test]
fn a_lesson_written_anew_keeps_place_words_and_every_answer() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let rosa = Patient::start(folder.clone(), at("2026-10-05T14:00:00Z"));
    let _ = rosa.first_run();
    let state = LessonState {
        sections_done: vec!["a-pull".into(), "the-chain".into()],
        answers: vec![
            answer("strong-craving", &["act-now"]),
            answer("where-to-break", &["trigger-only"]),
        ],
        reflection: "Llamé a mi hermana.".into(),
        confidence_after: Some(6),
        bookmarked: true,
        ..LessonState::default()
    };
    let _ = rosa.ask(
        "lessons_progress_save",
        json!({ "id": "cravings", "state": state, "lang": "es" }),
    );
    rosa.lock();
    drop(rosa);
    as_if_read_before(&folder);

    let rosa = Patient::start(folder, at("2026-10-09T14:00:00Z"));
    rosa.unlock();
    let view = open(&rosa);
    assert_eq!(
        view["renewed_from"], 0,
        "she is told that it was written anew"
    );
    let kept: LessonState = serde_json::from_value(view["progress"]["state"].clone()).unwrap();
    assert_eq!(
        kept.answers,
        [answer("strong-craving", &["act-now"])],
        "the answer to a question that is the same is an answer still"
    );
    assert_eq!(
        kept.place.as_deref(),
        Some("the-chain"),
        "a part that is gone sends her to the last one she read"
    );
    assert_eq!(
        (
            kept.reflection.as_str(),
            kept.confidence_after,
            kept.bookmarked
        ),
        ("Llamé a mi hermana.", Some(6), true),
        "what is hers is hers"
    );
    let aside: Vec<(String, String, String)> = view["aside"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["question"].as_str().unwrap().to_owned(),
                one["prompt"].as_str().unwrap().to_owned(),
                one["picked"][0].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(
        aside,
        [
            (
                "a-question-that-was".into(),
                String::new(),
                "some-option".into()
            ),
            (
                "where-to-break".into(),
                "¿Dónde se rompe la cadena?".into(),
                "En el desencadenante".into()
            ),
        ],
        "answers to other questions are kept in the words they were given in"
    );
    assert_eq!(
        view["progress"]["started"], "2026-10-05T14:00:00Z",
        "she began when she began"
    );

    let again = open(&rosa);
    assert_eq!(
        (
            &again["renewed_from"],
            again["aside"].as_array().unwrap().len()
        ),
        (&Value::Null, 2),
        "told once, kept in sight for good"
    );
    rosa.lock();
    rosa.unlock();
    assert_eq!(open(&rosa)["aside"].as_array().unwrap().len(), 2);
}
