//! What somebody's life may hang on must be said: the facts of each safety lesson and of Help now, in both languages.
//!
//! Owns how a fact is looked for: in what a person reads, not in a quiz or the title of a source. The facts and where each has to
//! stand are `fixtures/safety/facts.toml`. Each is also taken out of its place once, and must be missed there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use evenkeel_domain::Lang;
use evenkeel_domain::content;
use serde::Deserialize;

use crate::lessons_gates::lessons;
use crate::lessons_words::{catalogue_files, messages};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    what: String,
    en: Vec<String>,
    es: Vec<String>,
    r#in: Vec<String>,
}

impl Fact {
    fn phrases(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }

    fn is_in(&self, lang: Lang, text: &str) -> bool {
        self.phrases(lang)
            .iter()
            .any(|phrase| text.contains(phrase.as_str()))
    }
}

/// The messages that Help now shows, in its order.
const HELP_NOW: &[&str] = &[
    "help_overdose_wake",
    "help_overdose_signs",
    "help-naloxone-call",
    "help-naloxone-naloxone",
    "help-naloxone-breathe",
    "help-naloxone-side",
    "help-naloxone-stay",
    "help_overdose_law",
    "help_stimulants_signs",
];
/// The lessons that speak of danger to life or of rights. One that is not named by any fact is a mistake in the list.
const SAFETY_LESSONS: &[&str] = &[
    "privacy-and-rights",
    "overdose-and-naloxone",
    "withdrawal",
    "medicines",
    "alcohol",
    "opioids-and-fentanyl",
    "stimulants",
    "other-substances",
    "first-hour",
    "mood-worry-trauma",
];

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn facts() -> Vec<Fact> {
    let source = fs::read_to_string(tests().join("fixtures/safety/facts.toml")).unwrap();
    toml::from_str::<Facts>(&source).unwrap().fact
}

/// As a reader meets it: words only, without regard to capitals, quotation marks or how lines break.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .replace(['“', '”', '«', '»', '"'], "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Every place a fact may have to stand in, with what it says: lessons without their quiz, Help now, and each message.
fn places(lang: Lang) -> BTreeMap<String, String> {
    let mut places: BTreeMap<String, String> = lessons(lang)
        .into_iter()
        .map(|lesson| {
            let lines: Vec<String> = lesson
                .sections
                .iter()
                .flat_map(|section| &section.blocks)
                .flat_map(|block| block.lines())
                .map(content::plain)
                .collect();
            (format!("lesson:{}", lesson.id), plain(&lines.join(" ")))
        })
        .collect();
    let messages: BTreeMap<String, String> = catalogue_files(lang)
        .iter()
        .flat_map(|path| messages(&fs::read_to_string(path).unwrap()))
        .map(|(id, text)| (id, plain(&text)))
        .collect();
    let help_now = HELP_NOW.iter().map(|id| {
        messages
            .get(*id)
            .unwrap_or_else(|| panic!("{id} has no words in {}", lang.tag()))
            .as_str()
    });
    places.insert(
        "help_now".to_owned(),
        help_now.collect::<Vec<_>>().join(" "),
    );
    places.extend(
        messages
            .into_iter()
            .map(|(id, text)| (format!("message:{id}"), text)),
    );
    places
}

/// What the facts of a place do not find in its text.
fn missing<'a>(lang: Lang, facts: &'a [Fact], place: &str, text: &str) -> Vec<&'a str> {
    facts
        .iter()
        .filter(|fact| fact.r#in.iter().any(|wanted| wanted == place))
        .filter(|fact| !fact.is_in(lang, text))
        .map(|fact| fact.what.as_str())
        .collect()
}

#[test]
fn what_a_life_may_hang_on_is_said_in_both_languages() {
    let facts = facts();
    for lang in Lang::ALL {
        let places = places(lang);
        for wanted in facts.iter().flat_map(|fact| &fact.r#in) {
            let text = places
                .get(wanted)
                .unwrap_or_else(|| panic!("there is no place called {wanted}"));
            assert_eq!(
                missing(lang, &facts, wanted, text),
                Vec::<&str>::new(),
                "{wanted} in {} leaves this out",
                lang.tag()
            );
        }
    }
}

#[test]
fn a_fact_that_is_taken_out_is_missed() {
    let facts = facts();
    for lang in Lang::ALL {
        let places = places(lang);
        for fact in &facts {
            for place in &fact.r#in {
                let without = fact
                    .phrases(lang)
                    .iter()
                    .fold(places[place].clone(), |text, phrase| {
                        text.replace(phrase.as_str(), " ")
                    });
                assert!(
                    missing(lang, &facts, place, &without).contains(&fact.what.as_str()),
                    "\"{}\" can be taken out of {place} in {} unnoticed",
                    fact.what,
                    lang.tag()
                );
            }
        }
    }
}

#[test]
fn every_safety_lesson_and_the_whole_of_help_now_are_held() {
    let facts = facts();
    let held: BTreeSet<&str> = facts
        .iter()
        .flat_map(|fact| &fact.r#in)
        .map(String::as_str)
        .collect();
    for lesson in SAFETY_LESSONS {
        assert!(
            held.contains(format!("lesson:{lesson}").as_str()),
            "no fact has to stand in {lesson}"
        );
    }
    let read = |path: &str| fs::read_to_string(Path::new(&tests()).join(path)).unwrap();
    let screen = read("../ui/src/features/help/Help.svelte");
    for id in HELP_NOW.iter().filter(|id| id.contains('_')) {
        assert!(
            screen.contains(&format!("t(\"{id}\")")),
            "{id} is written, but Help now does not show it"
        );
    }
    let steps = read("../src-tauri/content/help.json");
    for step in HELP_NOW
        .iter()
        .filter_map(|id| id.strip_prefix("help-naloxone-"))
    {
        assert!(
            steps.contains(&format!("\"{step}\"")),
            "the step {step} is written, but Help now does not show it"
        );
    }
}
