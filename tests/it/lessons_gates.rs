//! Gates for the built-in lessons: easy to read, true to their sources, kind, and the same in both languages.
//!
//! Each gate is a function from lessons to faults. It is tried twice: on the real lessons, where it must find nothing, and
//! on a lesson with a fault planted in it, where it must find that.

use evenkeel_domain::Lang;
use evenkeel_domain::content::{self, Block, Lesson, SectionKind, Task};
use evenkeel_exchange::lessons::{builtin, files};
use evenkeel_exchange::markdown;

use crate::lessons_readability::Measure;
use crate::lessons_words::{banned, unkind};

/// Words of a lesson without its quiz.
const MOST_WORDS: usize = 350;
/// Mean words of a sentence.
pub const LONGEST_MEAN: f64 = 12.0;
/// Flesch-Kincaid grade, English.
pub const HIGHEST_GRADE: f64 = 6.0;
/// Fernandez Huerta, Spanish.
pub const LOWEST_EASE: f64 = 65.0;
/// Questions of each lesson.
const QUESTIONS: usize = 3;

pub fn lessons(lang: Lang) -> Vec<Lesson> {
    let lessons = builtin(lang).expect("every built-in lesson can be read");
    assert!(
        !lessons.is_empty(),
        "no lessons, so nothing would be checked"
    );
    lessons
}

/// Every line a person may read in a lesson.
pub fn all_lines(lesson: &Lesson) -> Vec<String> {
    let titles = lesson.sections.iter().map(|section| section.title.clone());
    let rest = [
        lesson.title.clone(),
        lesson.picture.alt.clone(),
        lesson.try_it.label.clone(),
    ];
    let groups = lesson
        .quiz
        .iter()
        .filter_map(|question| match &question.task {
            Task::Sort { groups, .. } => Some(groups.iter().map(|group| group.label.clone())),
            _ => None,
        });
    lesson
        .body()
        .into_iter()
        .chain(lesson.quiz_lines())
        .chain(titles)
        .chain(rest)
        .chain(groups.flatten())
        .collect()
}

fn hard_to_read(lesson: &Lesson) -> Vec<String> {
    let mut faults = Vec::new();
    let body = Measure::of(lesson.lang, &lesson.body());
    if body.words > MOST_WORDS {
        faults.push(format!("{}: {} words", lesson.id, body.words));
    }
    for (what, lines) in [("text", lesson.body()), ("quiz", lesson.quiz_lines())] {
        let measure = Measure::of(lesson.lang, &lines);
        let easy = match lesson.lang {
            Lang::En => measure.grade() <= HIGHEST_GRADE,
            Lang::Es => measure.ease() >= LOWEST_EASE,
        };
        if !easy || measure.sentence_length() > LONGEST_MEAN {
            faults.push(format!(
                "{} ({what}): grade {:.1}, ease {:.1}, {:.1} words a sentence",
                lesson.id,
                measure.grade(),
                measure.ease(),
                measure.sentence_length()
            ));
        }
    }
    faults
}

fn unsourced(lesson: &Lesson) -> Vec<String> {
    let mut faults = Vec::new();
    let mut cited = Vec::new();
    for section in &lesson.sections {
        for block in &section.blocks {
            let sources: Vec<&str> = block.lines().into_iter().flat_map(content::cited).collect();
            let figures = block
                .lines()
                .into_iter()
                .any(|line| content::plain(line).chars().any(|c| c.is_ascii_digit()));
            // In a section of facts every block says where it is from, unless it only explains the one before.
            if sources.is_empty()
                && (figures
                    || (section.kind == SectionKind::Facts
                        && !explains(lesson, section.id.as_str(), block)))
            {
                faults.push(format!(
                    "{}#{}: {:?}",
                    lesson.id,
                    section.id,
                    block.lines().first().map(|line| content::plain(line))
                ));
            }
            cited.extend(sources);
        }
    }
    faults.extend(
        lesson
            .sources
            .iter()
            .filter(|source| !cited.contains(&source.key.as_str()))
            .map(|source| format!("{}: {} is never cited", lesson.id, source.key)),
    );
    if lesson.sources.is_empty() {
        faults.push(format!("{}: no source", lesson.id));
    }
    faults
}

/// Blocks of a section of facts that state no fact of their own, by lesson, section and place. Each was looked at by a person.
const EXPLAINS: &[(&str, &str, usize)] = &[
    // "This is about many people ...": how to read the finding above it.
    ("cravings", "take-it-seriously", 1),
    // The four links, introduced and cited in the line above.
    ("cravings", "the-chain", 1),
];

fn explains(lesson: &Lesson, section: &str, block: &Block) -> bool {
    EXPLAINS.iter().any(|(id, part, at)| {
        *id == lesson.id
            && *part == section
            && lesson.sections.iter().any(|section| {
                section.id == *part
                    && section
                        .blocks
                        .get(*at)
                        .is_some_and(|there| std::ptr::eq(there, block))
            })
    })
}

fn hurtful(lesson: &Lesson) -> Vec<String> {
    let said = all_lines(lesson).into_iter().filter_map(|line| {
        banned(lesson.lang, &line)
            .or_else(|| unkind(&line))
            .map(|word| (word, line))
    });
    let mut faults: Vec<String> = said
        .map(|(word, line)| format!("{}: {word} in {line:?}", lesson.id))
        .collect();
    // No length of a craving: people differ, and a number would be a promise.
    if lesson.id == "cravings" {
        faults.extend(
            lesson
                .body()
                .into_iter()
                .filter(|line| line.to_lowercase().contains("minut"))
                .map(|line| format!("cravings: a length in {line:?}")),
        );
    }
    faults
}

fn bare_quiz(lesson: &Lesson) -> Vec<String> {
    let mut faults = Vec::new();
    if lesson.quiz.len() != QUESTIONS {
        faults.push(format!("{}: {} questions", lesson.id, lesson.quiz.len()));
    }
    for question in &lesson.quiz {
        if let Task::Choice { options } = &question.task {
            // "No." alone helps nobody on; a wrong pick hears what is right about it and what to look at.
            for option in options
                .iter()
                .filter(|option| !option.right && option.feedback.split_whitespace().count() < 8)
            {
                faults.push(format!(
                    "{}/{}/{}: short answer {:?}",
                    lesson.id, question.id, option.id, option.feedback
                ));
            }
        }
    }
    faults
}

/// Puts `to` in the place of `from` in one lesson file and reads it.
pub fn planted(lang: Lang, name: &str, from: &str, to: &str) -> Lesson {
    let (_, source) = files(lang)
        .iter()
        .find(|(file, _)| *file == name)
        .expect("a lesson of that name");
    assert!(
        source.contains(from),
        "the fault has no place to go: {from:?}"
    );
    markdown::parse(lang, &source.replacen(from, to, 1)).expect("the fault is not one of form")
}

#[test]
fn every_lesson_is_easy_to_read() {
    for lesson in Lang::ALL.into_iter().flat_map(lessons) {
        assert_eq!(
            hard_to_read(&lesson),
            Vec::<String>::new(),
            "shorter words, shorter sentences"
        );
    }
    let long = "In consequence of a considerable interruption of consumption, physiological tolerance diminishes substantially, \
        whereupon administration of previously unremarkable quantities may precipitate catastrophic respiratory insufficiency.";
    let lesson = planted(
        Lang::En,
        "03-overdose-and-naloxone",
        "Not sure? Act as if it is an overdose.[^cdc-od]",
        &format!("{}[^cdc-od]", long.repeat(8)),
    );
    assert!(
        !hard_to_read(&lesson).is_empty(),
        "a page of officialese must go red"
    );
    let lang = "Como consecuencia de una interrupción considerable del consumo, la tolerancia fisiológica disminuye sustancialmente, \
        circunstancia en la cual la administración de cantidades anteriormente habituales puede precipitar insuficiencia respiratoria.";
    let lesson = planted(
        Lang::Es,
        "03-overdose-and-naloxone",
        "Actúe como si fuera una sobredosis.",
        &lang.repeat(8),
    );
    assert!(!hard_to_read(&lesson).is_empty(), "in Spanish too");
    let wordy = "We walk on. ".repeat(120);
    let lesson = planted(Lang::En, "08-triggers", "Small is fine.", &wordy);
    assert!(
        hard_to_read(&lesson)
            .iter()
            .any(|fault| fault.contains("words")),
        "a lesson longer than a tired person can take must go red"
    );
}

#[test]
fn every_fact_has_a_source() {
    for lesson in Lang::ALL.into_iter().flat_map(lessons) {
        assert_eq!(
            unsourced(&lesson),
            Vec::<String>::new(),
            "say where it is from, or do not say it"
        );
    }
    let without = planted(
        Lang::En,
        "03-overdose-and-naloxone",
        "is often in other drugs.[^ahrq-od]",
        "is often in other drugs.",
    );
    assert_eq!(
        unsourced(&without).len(),
        1,
        "a fact without a source must go red"
    );
    let figure = planted(
        Lang::En,
        "09-cravings",
        "A craving is a strong pull to use.",
        "In 9 of 10 people a craving is strong.",
    );
    assert_eq!(
        unsourced(&figure).len(),
        1,
        "a figure without a source must go red wherever it stands"
    );
    let idle = planted(
        Lang::En,
        "08-triggers",
        "\n+++\n\n## What",
        "\n[[sources]]\nkey = \"idle\"\ntext = \"Nobody\"\n+++\n\n## What",
    );
    assert_eq!(
        unsourced(&idle),
        ["triggers: idle is never cited"],
        "a source nobody cites must go red"
    );
}

#[test]
fn no_lesson_scolds_promises_diagnoses_or_gives_a_dose() {
    for lesson in Lang::ALL.into_iter().flat_map(lessons) {
        assert_eq!(
            hurtful(&lesson),
            Vec::<String>::new(),
            "say it without blame, person first"
        );
    }
    for (lang, name, from, to) in [
        (
            Lang::En,
            "08-triggers",
            "Small is fine.",
            "An addict needs willpower.",
        ),
        (
            Lang::En,
            "03-overdose-and-naloxone",
            "They may wake up sick or upset.",
            "Give 4 mg.",
        ),
        (
            Lang::En,
            "09-cravings",
            "Yes. Try it early",
            "Wrong. Try it early",
        ),
        (
            Lang::Es,
            "08-triggers",
            "Algo pequeño está bien.",
            "Si tienes una recaída, no pasa nada.",
        ),
        (
            Lang::En,
            "09-cravings",
            "It can come fast.",
            "It is over after 15 minutes.",
        ),
        (
            Lang::Es,
            "09-cravings",
            "Pueden llegar rápido.",
            "Duran unos minutos.",
        ),
    ] {
        assert!(
            !hurtful(&planted(lang, name, from, to)).is_empty(),
            "{to:?} must go red"
        );
    }
}

#[test]
fn every_lesson_asks_three_questions_and_answers_kindly() {
    for lesson in Lang::ALL.into_iter().flat_map(lessons) {
        assert_eq!(
            bare_quiz(&lesson),
            Vec::<String>::new(),
            "nobody can do badly in a quiz of ours"
        );
    }
    let curt = planted(
        Lang::En,
        "08-triggers",
        "Hope is good to have. A plan next to it makes the day easier.",
        "No.",
    );
    assert_eq!(bare_quiz(&curt).len(), 1, "a curt answer must go red");
    let mut two = lessons(Lang::En).remove(0);
    two.quiz.pop();
    assert_eq!(bare_quiz(&two).len(), 1, "a question too few must go red");
}
