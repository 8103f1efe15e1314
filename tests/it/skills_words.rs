//! What a skill's screen says to somebody in a hard minute: at most ninety words, short and easy, kind, in both languages.

use std::collections::BTreeMap;

use evenkeel_domain::Lang;
use evenkeel_domain::skills::{Guide, screen};
use evenkeel_domain::vocabulary::{SKILLS, Term, message};

use crate::lessons_readability::{Measure, words};
use crate::lessons_words::{banned, catalogue_files, messages, unkind};

/// Most words on one screen, title and every step together.
const MOST_WORDS: usize = 90;

fn catalogue(lang: Lang) -> BTreeMap<String, String> {
    catalogue_files(lang)
        .into_iter()
        .flat_map(|path| messages(&std::fs::read_to_string(path).unwrap()))
        .collect()
}

/// Everything the screen of one skill says, in the order shown.
fn lines(all: &BTreeMap<String, String>, skill: &str) -> Vec<String> {
    let shape = screen(&Term::Builtin(skill.to_owned()));
    let mut ids = vec![message(skill), format!("skills_{skill}_text")];
    if shape.eyes_open {
        ids.push("skills_eyes_open".to_owned());
    }
    match shape.guide {
        Guide::Steps { count } => {
            ids.extend((1..=count).map(|step| format!("skills_{skill}_{step}")));
            let beyond = format!("skills_{skill}_{}", count + 1);
            assert!(!all.contains_key(&beyond), "{beyond} is never shown");
        }
        Guide::Wave { .. } => {
            ids.extend(["rise", "top", "fall"].map(|part| format!("skills_wave_{part}")));
        }
        Guide::Breath { .. } => {
            ids.extend(["in", "out"].map(|part| format!("skills_breath_{part}")));
        }
        Guide::Words | Guide::Timer { .. } => {}
    }
    ids.iter()
        .map(|id| {
            all.get(id)
                .unwrap_or_else(|| panic!("{id} has no words: the screen would be empty there"))
                .clone()
        })
        .collect()
}

fn faults(lang: Lang, skill: &str, lines: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let count: usize = lines.iter().map(|line| words(line).count()).sum();
    if count > MOST_WORDS {
        found.push(format!("{skill}: {count} words"));
    }
    let measure = Measure::of(lang, lines);
    if measure.sentence_length() > 12.0 {
        found.push(format!(
            "{skill}: {:.1} words a sentence",
            measure.sentence_length()
        ));
    }
    match lang {
        Lang::En if measure.grade() > 6.0 => {
            found.push(format!("{skill}: grade {:.1}", measure.grade()));
        }
        Lang::Es if measure.ease() < 65.0 => {
            found.push(format!("{skill}: ease {:.1}", measure.ease()));
        }
        _ => {}
    }
    for line in lines {
        if let Some(word) = banned(lang, line).or_else(|| unkind(line)) {
            found.push(format!("{skill}: \"{word}\""));
        }
    }
    found
}

#[test]
fn every_skill_says_little_and_says_it_plainly() {
    for lang in Lang::ALL {
        let all = catalogue(lang);
        let wrong: Vec<String> = SKILLS
            .iter()
            .flat_map(|skill| faults(lang, skill, &lines(&all, skill)))
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", lang.tag());
    }
}

#[test]
fn the_gate_sees_what_is_too_long_or_too_hard() {
    let long = vec!["One two three. ".repeat(31)];
    assert!(
        !faults(Lang::En, "long", &long).is_empty(),
        "ninety-three words"
    );
    let hard = vec![
        "Subsequently consider reconceptualizing your psychophysiological activation accordingly."
            .to_owned(),
    ];
    assert!(!faults(Lang::En, "hard", &hard).is_empty());
    let scolding = vec!["Do not be an addict.".to_owned()];
    assert!(!faults(Lang::En, "scolding", &scolding).is_empty());
}

#[test]
fn rubber_bands_and_other_aversions_are_not_offered() {
    for lang in Lang::ALL {
        for (id, text) in catalogue(lang) {
            if id.starts_with("skills_") {
                let text = text.to_lowercase();
                for word in [
                    "rubber band",
                    "snap ",
                    "pinch",
                    "liga en la muñeca",
                    "pellizc",
                ] {
                    assert!(!text.contains(word), "{id} hurts instead of helping");
                }
            }
        }
    }
}
