use super::*;
use crate::content::{
    Block, ChoiceOption, Inline, Picture, Section, SectionKind, Target, Task, TryIt,
};
use crate::share::ShareFlag;

fn question(id: &str, right: &str) -> Question {
    let option = |id: &str| ChoiceOption {
        id: id.into(),
        text: format!("Option {id}"),
        right: id == right,
        feedback: "Yes.".into(),
    };
    Question {
        id: id.into(),
        prompt: format!("Question {id}?"),
        task: Task::Choice {
            options: vec![option("a"), option("b")],
        },
    }
}

fn lesson(version: u32, sections: &[&str], quiz: Vec<Question>) -> Lesson {
    Lesson {
        id: "tides".into(),
        number: 1,
        slug: "tides".into(),
        version,
        lang: Lang::En,
        title: "Tides".into(),
        summary: "Water moves.".into(),
        minutes: 4,
        picture: Picture {
            id: "tide".into(),
            alt: "A wave.".into(),
        },
        sections: sections
            .iter()
            .map(|id| Section {
                id: (*id).into(),
                title: (*id).into(),
                kind: SectionKind::Practice,
                blocks: vec![Block::Paragraph {
                    text: vec![Inline::Text {
                        text: "Text.".into(),
                    }],
                }],
            })
            .collect(),
        try_it: TryIt {
            target: Target::Plan,
            label: "Open".into(),
            hint: "Look.".into(),
            waits_for: None,
            also: None,
        },
        quiz,
        reflection: "What?".into(),
        sources: Vec::new(),
        reviewed_on: chrono::NaiveDate::MIN,
        clinician_reviewed: false,
    }
}

fn state(place: &str) -> LessonState {
    let answer = |question: &str| QuizAnswer {
        question: question.into(),
        options: vec!["a".into()],
        first_try: true,
    };
    LessonState {
        sections_done: vec!["one".into(), "two".into(), "three".into()],
        place: Some(place.into()),
        answers: vec![answer("stays"), answer("turns"), answer("goes")],
        confidence_after: Some(7),
        reflection: "My own words".into(),
        share: ShareFlag::Never,
        bookmarked: true,
        done: true,
    }
}

fn asked(lang: Lang) -> Vec<Asked> {
    [
        question("stays", "a"),
        question("turns", "a"),
        question("goes", "a"),
    ]
    .into_iter()
    .map(|question| Asked {
        version: 1,
        lang,
        question,
    })
    .collect()
}

/// Version 2: one question as it was, one whose right answer turned over, one gone; section "three" gone.
fn anew() -> Lesson {
    let mut reworded = question("stays", "a");
    reworded.prompt = "Said in better words?".into();
    lesson(
        2,
        &["one", "two", "four"],
        vec![reworded, question("turns", "b")],
    )
}

#[test]
fn what_fits_stays_and_what_does_not_is_kept_aside_in_its_own_words() {
    let renewed = renew(
        &anew(),
        1,
        state("two"),
        &asked(Lang::Es),
        DateTime::UNIX_EPOCH,
    );
    let kept: Vec<_> = renewed
        .state
        .answers
        .iter()
        .map(|answer| answer.question.as_str())
        .collect();
    assert_eq!(
        kept,
        ["stays"],
        "better words for the same question keep the answer"
    );
    let aside: Vec<_> = renewed
        .aside
        .iter()
        .map(|aside| {
            (
                aside.question.as_str(),
                aside.prompt.as_str(),
                aside.picked.join("+"),
                aside.lang,
                aside.version,
            )
        })
        .collect();
    assert_eq!(
        aside,
        [
            (
                "turns",
                "Question turns?",
                "Option a".to_owned(),
                Lang::Es,
                1
            ),
            ("goes", "Question goes?", "Option a".to_owned(), Lang::Es, 1)
        ],
        "an answer to another question is not passed off as an answer to this one, and is not lost"
    );
}

#[test]
fn own_words_and_place_are_not_touched() {
    let renewed = renew(
        &anew(),
        1,
        state("two"),
        &asked(Lang::En),
        DateTime::UNIX_EPOCH,
    );
    let LessonState {
        reflection,
        share,
        bookmarked,
        done,
        confidence_after,
        place,
        sections_done,
        ..
    } = renewed.state;
    assert_eq!(
        (
            reflection.as_str(),
            share,
            bookmarked,
            done,
            confidence_after
        ),
        ("My own words", ShareFlag::Never, true, true, Some(7)),
        "a new version of ours changes nothing of theirs"
    );
    assert_eq!(place.as_deref(), Some("two"), "the place is still there");
    assert_eq!(
        sections_done,
        ["one", "two"],
        "a part that is gone is not counted as read"
    );
}

#[test]
fn a_place_that_is_gone_becomes_the_last_part_read() {
    let renewed = renew(&anew(), 1, state("three"), &[], DateTime::UNIX_EPOCH);
    assert_eq!(
        renewed.state.place.as_deref(),
        Some("two"),
        "nobody is sent back to the start"
    );
    for place in PLACES {
        let renewed = renew(&anew(), 1, state(place), &[], DateTime::UNIX_EPOCH);
        assert_eq!(renewed.state.place.as_deref(), Some(place));
    }
}

#[test]
fn without_the_old_question_an_answer_stays_while_its_options_exist() {
    let renewed = renew(&anew(), 1, state("two"), &[], DateTime::UNIX_EPOCH);
    assert_eq!(
        renewed.state.answers.len(),
        2,
        "nothing says that they changed"
    );
    assert_eq!(
        renewed.aside.first().map(|aside| aside.picked.join("+")),
        Some("a".to_owned()),
        "what is left of the words is the id"
    );
}
