//! Words that may not stand before a patient, in lessons and in every message of the product.
//!
//! Owns the two lists and the reading of message files. Every list is tried on a sentence that breaks it.

use std::fs;
use std::path::PathBuf;

use evenkeel_domain::Lang;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::lessons_gates::{HIGHEST_GRADE, LONGEST_MEAN, LOWEST_EASE};
use crate::lessons_readability::{Measure, words};

/// Never, in English. A star stands for any ending.
const BANNED_EN: &[&str] = &[
    "addict",
    "addicts",
    "alcoholic*",
    "abuse*",
    "abusing",
    "abusive",
    "clean*",
    "dirty",
    "habit*",
    "junkie*",
    "failed",
    "failure*",
    "noncompliant*",
    "non compliant*",
    "noncompliance",
    "opioid replacement",
    "substitution",
    "relapse*",
    "lapsed",
    "drunk*",
    "crackhead*",
    "user",
    "users",
];
/// Never, in Spanish.
const BANNED_ES: &[&str] = &[
    "adicto*",
    "adicta*",
    "drogadict*",
    "toxicóman*",
    "alcohólic*",
    "abuso*",
    "abusa*",
    "limpio*",
    "limpia",
    "limpias",
    "sucio*",
    "sucia*",
    "hábito*",
    "vicio*",
    "vicios*",
    "fracas*",
    "fallid*",
    "incumpli*",
    "sustitución",
    "recaída*",
    "recaer",
    "recayó",
    "borrach*",
];
/// What may stay: the name of the course, and medicine for a disorder.
const ALLOWED: &[&str] = &["relapse prevention", "prevención de recaídas"];
/// Speaking to somebody as "tú" where the product says "usted".
const INFORMAL_ES: &[&str] = &[
    "tú",
    "tu",
    "tus",
    "ti",
    "contigo",
    "tienes",
    "puedes",
    "quieres",
    "eres",
    "estás",
    "sabes",
    "necesitas",
    "debes",
    "tuyo",
    "tuya",
    "vos",
];
/// In a lesson these may stand: how often naloxone is given is what saves a life. Nothing else about amounts is allowed.
const ALLOWED_IN_LESSONS: &[&str] = &[
    "another dose of naloxone",
    "second dose of naloxone",
    "otra dosis de naloxona",
    "segunda dosis de naloxona",
];
/// Never in a lesson: doses, promises, scolding, marks.
const NEVER_IN_LESSONS: &[&str] = &[
    "mg",
    "milligram*",
    "miligramo*",
    "dose*",
    "dosis",
    "guarantee*",
    "garantiz*",
    "cure*",
    "curar*",
    "curad*",
    "must",
    "shame*",
    "vergüenza",
    "wrong",
    "incorrect*",
    "mistake*",
    "error*",
    "equivoc*",
    "culpa*",
    "fault",
    "blame*",
    "willpower",
    "fuerza de voluntad",
    "score",
    "puntos",
    "nota final",
    "you will never",
    "nunca más",
    "always works",
    "siempre funciona",
    "usted tiene un trastorno",
    "you have a disorder",
];

/// The first words of `list` that stand in `text`, if any, apart from what is `allowed`.
fn first_of(list: &[&str], allowed: &[&str], text: &str) -> Option<String> {
    // Hyphens part words here: "non-compliant" and "non compliant" are one phrase.
    let spaced = text.replace(['-', '/', '\u{2011}'], " ");
    let mut line = format!(" {} ", words(&spaced).collect::<Vec<_>>().join(" "));
    for phrase in allowed {
        line = line.replace(&format!(" {phrase} "), " ");
    }
    list.iter()
        .find(|phrase| match phrase.strip_suffix('*') {
            Some(start) => line.contains(&format!(" {start}")),
            None => line.contains(&format!(" {phrase} ")),
        })
        .map(|phrase| (*phrase).to_owned())
}

/// What must not be said in any text of the product, if `text` says it.
pub fn banned(lang: Lang, text: &str) -> Option<String> {
    match lang {
        Lang::En => first_of(BANNED_EN, ALLOWED, text),
        Lang::Es => first_of(BANNED_ES, ALLOWED, text).or_else(|| first_of(INFORMAL_ES, &[], text)),
    }
}

/// What must not be said in a lesson, if `text` says it.
pub fn unkind(text: &str) -> Option<String> {
    first_of(NEVER_IN_LESSONS, ALLOWED_IN_LESSONS, text)
}

/// Every message of one file, as id and text without placeholders.
pub fn messages(source: &str) -> Vec<(String, String)> {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(partial, _)| partial);
    let mut found = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                for pattern in message
                    .value
                    .iter()
                    .chain(message.attributes.iter().map(|attribute| &attribute.value))
                {
                    let mut text = String::new();
                    read(pattern, &mut text);
                    found.push((message.id.name.to_owned(), text));
                }
            }
            Entry::Term(term) => {
                let mut text = String::new();
                read(&term.value, &mut text);
                found.push((term.id.name.to_owned(), text));
            }
            _ => {}
        }
    }
    found
}

fn read(pattern: &Pattern<&str>, out: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression } => expression_words(expression, out),
        }
    }
}

fn expression_words(expression: &Expression<&str>, out: &mut String) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                out.push_str(" / ");
                read(&variant.value, out);
            }
        }
        Expression::Inline(InlineExpression::StringLiteral { value }) => out.push_str(value),
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            expression_words(expression, out)
        }
        // A value stands here at run time; it parts the words around it.
        Expression::Inline(_) => out.push_str(" … "),
    }
}

/// The files of all messages in `lang`.
pub fn catalogue_files(lang: Lang) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../ui/messages")
        .join(lang.tag());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ftl"))
        .collect();
    files.sort();
    files
}

#[test]
fn no_message_of_the_product_uses_a_word_that_hurts() {
    for lang in Lang::ALL {
        let files = catalogue_files(lang);
        assert!(
            files.len() > 5,
            "the catalogues were not found, so nothing was checked"
        );
        let mut read = 0;
        for path in files {
            for (id, text) in messages(&fs::read_to_string(&path).unwrap()) {
                read += 1;
                assert_eq!(
                    banned(lang, &text),
                    None,
                    "{} in {}: say it without blame, person first",
                    id,
                    path.display()
                );
            }
        }
        assert!(
            read > 100,
            "only {read} messages were read; the reader of message files is broken"
        );
    }
}

#[test]
fn the_lists_catch_what_they_are_for() {
    for (lang, text) in [
        (Lang::En, "Help for addicts"),
        (Lang::En, "He is an alcoholic."),
        (Lang::En, "Stay clean!"),
        (Lang::En, "Alcohol abuse, and more"),
        (Lang::En, "You had a relapse."),
        (Lang::En, "The upload failed"),
        (Lang::En, "A non-compliant patient"),
        (Lang::Es, "Ayuda para adictos"),
        (Lang::Es, "Una recaída."),
        (Lang::Es, "Está limpio"),
        (Lang::Es, "El abuso de sustancias"),
        (Lang::Es, "Tú puedes"),
        (Lang::Es, "Escribe tu frase"),
        (Lang::Es, "La copia fracasó"),
    ] {
        assert!(banned(lang, text).is_some(), "{text:?} must go red");
    }
    for (lang, text) in [
        (Lang::En, "My relapse-prevention plan"),
        (Lang::En, "Your relapse prevention group"),
        (Lang::En, "Addiction is treatable; nobody is to blame"),
        (Lang::Es, "Plan de prevención de recaídas"),
        (Lang::Es, "Su plan está aquí"),
        (Lang::Es, "Usted puede"),
    ] {
        assert_eq!(banned(lang, text), None, "{text:?} is fine");
    }
    for text in [
        "Take 4 mg",
        "It works, guaranteed",
        "Wrong answer",
        "Usted se equivocó",
        "Una dosis",
        "A dose of naloxone and a dose of methadone",
        "Take another dose",
    ] {
        assert!(unkind(text).is_some(), "{text:?} has no place in a lesson");
    }
    for text in [
        "Give another spray, in the other nostril.",
        "Give another dose of naloxone.",
        "Dé otra dosis de naloxona.",
    ] {
        assert_eq!(unkind(text), None, "{text:?} saves a life");
    }
    let ftl = "# addict in a comment is fine\nhurt = You { $n ->\n    [one] failed once\n   *[other] went on\n }\n    .title = so dirty\n";
    let said: Vec<_> = messages(ftl)
        .into_iter()
        .filter_map(|(_, text)| banned(Lang::En, &text))
        .collect();
    assert_eq!(
        said,
        ["failed", "dirty"],
        "variants and attributes are read too, comments are not"
    );
}

/// Catalogues that are lists of names, not sentences: the formulas mean nothing there.
const LISTS: &[&str] = &["vocabulary.ftl", "tray.ftl"];
/// The formulas were made on samples of a hundred words; fewer say nothing.
const SOME_WORDS: usize = 100;

#[test]
fn the_words_of_every_screen_are_easy_too() {
    for lang in Lang::ALL {
        let mut measured = 0;
        for path in catalogue_files(lang) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let lines: Vec<String> = messages(&fs::read_to_string(&path).unwrap())
                .into_iter()
                .map(|(_, text)| text)
                .collect();
            let measure = Measure::of(lang, &lines);
            if LISTS.contains(&name.as_str()) || measure.words < SOME_WORDS {
                continue;
            }
            measured += 1;
            let easy = match lang {
                Lang::En => measure.grade() <= HIGHEST_GRADE,
                Lang::Es => measure.ease() >= LOWEST_EASE,
            };
            assert!(
                easy && measure.sentence_length() <= LONGEST_MEAN,
                "{}/{name}: grade {:.1}, ease {:.1}, {:.1} words a sentence",
                lang.tag(),
                measure.grade(),
                measure.ease(),
                measure.sentence_length()
            );
        }
        assert!(measured > 5, "only {measured} catalogues were measured");
    }
}
