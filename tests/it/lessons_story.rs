//! Rosa reads lesson 9: in English on the bus, in Spanish at home, over a restart.

use evenkeel_domain::content::Lesson;
use evenkeel_domain::lessons::{LessonState, QuizAnswer};
use evenkeel_domain::{ErrorCode, Lang};
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn at(text: &str) -> chrono::DateTime<chrono::Utc> {
    text.parse().unwrap()
}

fn open(rosa: &Patient, lang: &str) -> (Lesson, Value) {
    let view = rosa.ask("lessons_open", json!({ "lang": lang, "id": "cravings" }));
    (
        serde_json::from_value(view["lesson"].clone()).unwrap(),
        view["progress"].clone(),
    )
}

fn state() -> LessonState {
    let answer = |question: &str, options: &[&str], first_try| QuizAnswer {
        question: question.into(),
        options: options.iter().map(ToString::to_string).collect(),
        first_try,
    };
    LessonState {
        sections_done: vec!["a-pull".into(), "the-chain".into()],
        place: Some("quiz".into()),
        answers: vec![
            answer("chain", &["trigger", "thought"], false),
            answer("strong-craving", &["act-now"], true),
        ],
        reflection: "Llamé a mi hermana. <b>Ayudó</b> 🌊".into(),
        ..LessonState::default()
    }
}

#[test]
fn a_change_of_language_and_a_restart_keep_place_answers_and_words() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let rosa = Patient::start(folder.clone(), at("2026-10-05T14:00:00Z"));
    let _ = rosa.first_run();
    let (english, fresh) = open(&rosa, "en");
    assert_eq!(english.lang, Lang::En);
    assert_eq!(
        fresh["started"], "2026-10-05T14:00:00Z",
        "opening it is remembered"
    );
    let _ = rosa.ask(
        "lessons_progress_save",
        json!({ "id": "cravings", "state": state() }),
    );
    drop(rosa);

    let rosa = Patient::start(folder, at("2026-10-06T01:00:00Z"));
    rosa.unlock();
    let (spanish, progress) = open(&rosa, "es");
    assert_eq!(spanish.lang, Lang::Es, "the words are Spanish now");
    let kept: LessonState = serde_json::from_value(progress["state"].clone()).unwrap();
    assert_eq!(
        kept,
        state(),
        "place, half an answer and her own words are as she left them"
    );
    assert_eq!(
        progress["started"], "2026-10-05T14:00:00Z",
        "she began yesterday, not today"
    );
    let score = spanish.score(&kept.answers);
    assert_eq!(
        (score.right, score.of),
        (1, 3),
        "an answer given in English counts in Spanish; half an answer counts as none"
    );
    assert_eq!(
        english.score(&kept.answers),
        score,
        "both languages judge alike"
    );
    let cards = rosa.ask("lessons_list", json!({ "lang": "es" }));
    let titles: Vec<&str> = cards
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["title"].as_str().unwrap())
        .collect();
    let course: Vec<usize> = [
        "Seguir con vida: sobredosis y naloxona",
        "Los detonantes",
        "Las ganas vienen y se van",
    ]
    .iter()
    .filter_map(|title| titles.iter().position(|there| there == title))
    .collect();
    assert!(
        course.len() == 3 && course.is_sorted(),
        "the list speaks the same language, in the order of the course: {titles:?}"
    );
}

#[test]
fn a_lesson_once_finished_stays_finished() {
    let dir = tempfile::tempdir().unwrap();
    let rosa = Patient::start(dir.path().join("data"), at("2026-10-05T14:00:00Z"));
    let _ = rosa.first_run();
    let _ = open(&rosa, "en");
    let save = |done: bool| {
        let state = LessonState { done, ..state() };
        rosa.ask(
            "lessons_progress_save",
            json!({ "id": "cravings", "state": state }),
        )
    };
    assert_eq!(save(true)["finished"], "2026-10-05T14:00:00Z");
    rosa.clock.set(at("2026-10-07T09:00:00Z"));
    let again = save(false);
    assert_eq!(
        again["finished"], "2026-10-05T14:00:00Z",
        "reading on takes nothing back"
    );
    assert_eq!(
        again["state"]["done"], false,
        "and she may still say that she is not done with it"
    );
}

#[test]
fn what_cannot_be_progress_is_refused_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let rosa = Patient::start(dir.path().join("data"), at("2026-10-05T14:00:00Z"));
    let _ = rosa.first_run();
    let _ = rosa.ask(
        "lessons_progress_save",
        json!({ "id": "cravings", "state": state() }),
    );
    let long = "🌊".repeat(10_001);
    let many: Vec<String> = (0..51).map(|at| at.to_string()).collect();
    for (state, code) in [
        (json!({ "reflection": long }), ErrorCode::TextTooLong),
        (json!({ "sections_done": many }), ErrorCode::TooMany),
        (
            json!({ "confidence_after": 11 }),
            ErrorCode::NumberOutOfRange,
        ),
        (json!({ "place": "" }), ErrorCode::TextEmpty),
        (json!({ "grade": 1 }), ErrorCode::BadInput),
    ] {
        let refused = rosa.refused(
            "lessons_progress_save",
            json!({ "id": "cravings", "state": state }),
        );
        assert_eq!(refused.code, code, "{refused:?}");
    }
    for id in ["no-such-lesson", "../../keys.json"] {
        assert_eq!(
            rosa.refused("lessons_open", json!({ "lang": "en", "id": id }))
                .code,
            ErrorCode::NotFound,
            "{id}"
        );
        assert_eq!(
            rosa.refused(
                "lessons_progress_save",
                json!({ "id": id, "state": state() })
            )
            .code,
            ErrorCode::NotFound,
            "{id}"
        );
    }
    let kept: LessonState = serde_json::from_value(open(&rosa, "en").1["state"].clone()).unwrap();
    assert_eq!(kept, state(), "what was there before is there still");
}
