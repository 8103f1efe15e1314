//! Numbers to call or text are data with a day and a source (`src-tauri/content/help.json`), and true in each language.
//!
//! Owns the rule that no screen, message or lesson spells a number that is not in that file, and what each entry has to carry.

use std::fs;
use std::path::{Path, PathBuf};

use evenkeel_domain::Lang;
use evenkeel_domain::help::PublicHelp;

use crate::lessons_gates::{all_lines, lessons};
use crate::lessons_words::{catalogue_files, messages};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn help() -> PublicHelp {
    serde_json::from_str(&fs::read_to_string(root().join("src-tauri/content/help.json")).unwrap())
        .unwrap()
}

/// Words after which three figures are a number to dial, in both languages.
const BEFORE_A_SHORT_NUMBER: &[&str] = &[
    "call", "text", "tell", "dial", "or", "for", "ask", "danger", "now", "al", "el", "o", "marque",
    "peligro", "ahora",
];

/// What reads as a number to dial or text: with area code, a short code of five or six figures, three figures after a word that
/// asks to call, or a number spelled with letters.
fn numbers(text: &str) -> Vec<String> {
    let tokens: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .map(|token| token.trim_matches('-'))
        .filter(|token| !token.is_empty())
        .collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let all_digits = token.chars().all(|c| c.is_ascii_digit());
        let before = at
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .map(|word| word.to_lowercase());
        let groups: Vec<usize> = token.split('-').map(str::len).collect();
        let grouped = token.chars().all(|c| c.is_ascii_digit() || c == '-')
            && matches!(groups.as_slice(), [1, 3, 3, 4] | [3, 3, 4] | [3, 4]);
        // Capitals only: a path of a drawing has digits and small letters in it.
        let spelled = token.starts_with("1-8")
            && groups.len() >= 3
            && token.chars().any(char::is_alphabetic)
            && !token.chars().any(char::is_lowercase);
        let short = all_digits
            && (matches!(token.len(), 5 | 6)
                || token.len() == 3
                    && before.is_some_and(|word| BEFORE_A_SHORT_NUMBER.contains(&word.as_str())));
        let dialled = grouped || spelled || short;
        if dialled {
            found.push((*token).to_owned());
        }
    }
    found
}

fn known(help: &PublicHelp) -> Vec<String> {
    help.lines
        .iter()
        .flat_map(|line| [line.call.clone(), line.text.clone()])
        .chain(
            help.named_in_lessons
                .iter()
                .flat_map(|named| [Some(named.number.clone()), named.spelled.clone()]),
        )
        .flatten()
        .collect()
}

fn unknown(known: &[String], text: &str) -> Vec<String> {
    numbers(text)
        .into_iter()
        .filter(|number| !known.contains(number))
        .collect()
}

/// Numbers to dial in a text that are not in `help.json`.
pub fn unchecked_numbers(text: &str) -> Vec<String> {
    unknown(&known(&help()), text)
}

/// The files of the screens, tests left out.
fn screens(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "bindings" {
                screens(&path, out);
            }
        } else if name.ends_with(".svelte") {
            out.push(path);
        }
    }
}

#[test]
fn no_screen_message_or_lesson_spells_a_number_that_is_not_checked() {
    let known = known(&help());
    let mut named = 0;
    for lang in Lang::ALL {
        for lesson in lessons(lang) {
            for line in all_lines(&lesson) {
                named += numbers(&line).len();
                assert_eq!(
                    unknown(&known, &line),
                    Vec::<String>::new(),
                    "{} in {}: put it into help.json, with its day and source",
                    lesson.id,
                    lang.tag()
                );
            }
        }
        for path in catalogue_files(lang) {
            for (id, text) in messages(&fs::read_to_string(&path).unwrap()) {
                // Examples of what somebody could type are no numbers of ours.
                if id.contains("placeholder") || id.contains("example") || id.starts_with("demo") {
                    continue;
                }
                named += numbers(&text).len();
                assert_eq!(
                    unknown(&known, &text),
                    Vec::<String>::new(),
                    "{id} in {}",
                    lang.tag()
                );
            }
        }
    }
    assert!(
        named > 40,
        "only {named} numbers were met: the search is broken"
    );
    let mut files = Vec::new();
    screens(&root().join("ui/src"), &mut files);
    assert!(files.len() > 100, "the screens were not found");
    for path in files {
        let source = fs::read_to_string(&path).unwrap();
        // Sentences stand in the catalogues; in a screen only its text between tags could spell a number.
        let markup = source.split("<style").next().unwrap_or_default();
        let markup = markup.rsplit("</script>").next().unwrap_or_default();
        assert_eq!(
            numbers(markup),
            Vec::<String>::new(),
            "{} spells a number itself",
            path.display()
        );
    }
    for (text, number) in [
        ("Call 912 now.", "912"),
        ("Llame al 989.", "989"),
        ("Poison Help: 1-800-222-1223", "1-800-222-1223"),
        ("Text HOME to 741742", "741742"),
        ("Ring 1-800-QUIT-NOT today", "1-800-QUIT-NOT"),
    ] {
        assert_eq!(unknown(&known, text), [number], "{text:?} must go red");
    }
    assert_eq!(
        unknown(
            &known,
            "12 studies with 901 people, 237 of them in 2024, 10,565 in all, on 2026-12-01"
        ),
        Vec::<String>::new(),
        "what is counted is not dialled"
    );
}

#[test]
fn every_number_has_a_day_a_source_and_a_word_that_brings_an_answer_in_ones_language() {
    let help = help();
    for line in &help.lines {
        assert!(
            line.source.starts_with("https://"),
            "{} has no page where it was checked",
            line.id
        );
        assert!(
            line.call.is_some() || line.text.is_some(),
            "{} reaches nobody",
            line.id
        );
        if line.text.is_some() {
            let word = line.text_word.as_ref().unwrap_or_else(|| {
                panic!("{}: a text without a word is answered in English", line.id)
            });
            assert_eq!(
                word.es.as_deref(),
                Some("AYUDA"),
                "{}: in Spanish it is the word that brings somebody who speaks Spanish",
                line.id
            );
            assert_ne!(word.en, word.es, "{}", line.id);
        }
    }
    for named in &help.named_in_lessons {
        assert!(named.source.starts_with("https://"), "{}", named.number);
    }
    let ids: Vec<&str> = help.lines.iter().map(|line| line.id.as_str()).collect();
    for id in ["911", "988", "poison", "crisis_text", "domestic_violence"] {
        assert!(ids.contains(&id), "{id} is missing from Help now");
    }
}

#[test]
fn nobody_who_reads_spanish_is_sent_to_an_answer_in_english() {
    for lesson in lessons(Lang::Es) {
        let lines = all_lines(&lesson);
        let all = lines.join(" ").to_lowercase();
        for line in &lines {
            let line = line.to_lowercase();
            assert!(
                !line.contains("escriba al 988") && !line.contains("texto al 988"),
                "{}: a text to 988 without the word AYUDA brings an English menu: {line:?}",
                lesson.id
            );
        }
        assert!(
            !all.contains("mensaje al 988") || all.contains("palabra ayuda por mensaje al 988"),
            "{}: the word is missing",
            lesson.id
        );
    }
    for lesson in lessons(Lang::En) {
        // English lessons say how to be answered in Spanish wherever 988 is the advice of a section.
        for line in all_lines(&lesson) {
            assert!(
                !line.contains("For Spanish, press 2."),
                "{}: the text word for Spanish is missing: {line:?}",
                lesson.id
            );
        }
    }
}
