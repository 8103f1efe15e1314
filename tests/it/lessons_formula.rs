//! Our reading grade against the one another program gives.

use evenkeel_domain::Lang;
use evenkeel_exchange::lessons::builtin;
use serde::Deserialize;

use crate::lessons_readability::{Measure, syllables};

const GOLDEN: &str = include_str!("../fixtures/lessons/golden.json");

#[derive(Deserialize)]
struct Row {
    lang: Lang,
    id: String,
    lines: Vec<String>,
    words: usize,
    sentences: usize,
    textstat_syllables: usize,
    textstat: f64,
    textstat_spoken: f64,
}

fn shown(measure: Measure, lang: Lang) -> f64 {
    match lang {
        Lang::En => measure.grade(),
        Lang::Es => measure.ease(),
    }
}

fn rows() -> Vec<Row> {
    serde_json::from_str(GOLDEN).expect("the fixture is JSON")
}

/// How far our number may be from textstat's.
const NEAR: f64 = 0.3;

#[test]
fn our_grade_is_the_one_textstat_gives() {
    let mut far = Vec::new();
    for row in rows() {
        let name = format!("{}/{}", row.lang.tag(), row.id);
        let ours = Measure::of(row.lang, &row.lines);
        assert_eq!(
            (ours.words, ours.sentences),
            (row.words, row.sentences),
            "{name}: counting as textstat counts"
        );
        let formula = shown(
            Measure {
                syllables: row.textstat_syllables,
                ..ours
            },
            row.lang,
        );
        assert!(
            (formula - row.textstat).abs() <= NEAR,
            "{name}: the formula gives {formula:.2} on textstat's own syllables, textstat {:.2}",
            row.textstat
        );
        let value = shown(ours, row.lang);
        if (value - row.textstat_spoken).abs() > NEAR {
            far.push(format!(
                "{name}: ours {value:.2}, textstat with spoken syllables {:.2}",
                row.textstat_spoken
            ));
        }
        let stricter = match row.lang {
            Lang::En => value >= row.textstat,
            Lang::Es => value <= row.textstat,
        };
        assert!(
            stricter,
            "{name}: never more lenient than textstat as it comes ({:.2})",
            row.textstat
        );
    }
    assert_eq!(
        far,
        Vec::<String>::new(),
        "further than {NEAR} from textstat"
    );
}

#[test]
fn every_lesson_and_thirty_samples_a_language_were_measured() {
    let rows = rows();
    for lang in Lang::ALL {
        let of = |id: &str| rows.iter().any(|row| row.lang == lang && row.id == id);
        for lesson in builtin(lang).unwrap() {
            assert!(
                of(&lesson.id),
                "{}/{} was never held against textstat: see golden.py",
                lang.tag(),
                lesson.id
            );
        }
        let samples: Vec<f64> = rows
            .iter()
            .filter(|row| row.lang == lang && row.id.starts_with("sample-"))
            .map(|row| row.textstat_spoken)
            .collect();
        assert!(samples.len() >= 30, "{}: samples", lang.tag());
        let spread = samples.iter().copied().fold(f64::MIN, f64::max)
            - samples.iter().copied().fold(f64::MAX, f64::min);
        assert!(
            spread > 4.0,
            "{}: samples that are all alike try nothing ({spread:.1})",
            lang.tag()
        );
    }
}

#[test]
fn syllables_are_counted_by_sound() {
    for (word, count) in [
        ("the", 1),
        ("break", 1),
        ("overdose", 3),
        ("naloxone", 3),
        ("people", 2),
        ("tired", 2),
        ("opened", 2),
        ("wanted", 2),
        ("asked", 1),
        ("places", 2),
        ("changes", 2),
        ("times", 1),
        ("table", 2),
        ("tables", 2),
        ("medication", 4),
        ("lonely", 2),
        ("911", 3),
        ("cfr", 3),
        ("iop", 3),
        ("x", 1),
    ] {
        assert_eq!(syllables(Lang::En, word), count, "{word}");
    }
    for (word, count) in [
        ("día", 2),
        ("guía", 2),
        ("quiere", 2),
        ("ciudad", 2),
        ("ahogo", 3),
        ("lee", 2),
        ("consejería", 5),
        ("averigüe", 4),
        ("estoy", 2),
        ("y", 1),
        ("respiración", 4),
        ("aún", 2),
        ("causa", 2),
        ("construir", 2),
        ("niño", 2),
    ] {
        assert_eq!(syllables(Lang::Es, word), count, "{word}");
    }
}

/// Prints the lesson texts for `tests/fixtures/lessons/golden.py`.
#[test]
#[ignore = "a tool: makes the input of golden.py"]
#[allow(clippy::print_stdout)]
fn lessons_texts_for_golden() {
    for lesson in Lang::ALL
        .into_iter()
        .flat_map(|lang| builtin(lang).unwrap())
    {
        let lines: Vec<String> = lesson
            .body()
            .into_iter()
            .chain(lesson.quiz_lines())
            .map(|line| {
                if line.ends_with(['.', '?', '!']) {
                    line
                } else {
                    format!("{line}.")
                }
            })
            .collect();
        println!(
            "{}",
            serde_json::json!({ "lang": lesson.lang, "id": lesson.id, "lines": lines })
        );
    }
}
