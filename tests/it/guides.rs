//! What people read outside the program: the guides and the leaflets, in both languages.
//!
//! Owns the rules for them. What a patient reads is as easy and as kind as a lesson; what it calls a button is on a screen, word for word;
//! a number in it is one that was checked; and both languages have the same parts. Each rule is tried on a text that breaks it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use evenkeel_domain::Lang;

use crate::lessons_gates::{HIGHEST_GRADE, LONGEST_MEAN, LOWEST_EASE};
use crate::lessons_readability::Measure;
use crate::lessons_words::{banned, catalogue_files, messages};
use crate::safety_numbers::unchecked_numbers;

fn page(name: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a patient reads on paper or beside the program.
fn for_patients() -> Vec<(Lang, &'static str, String)> {
    let leaflet = |text: String| {
        let from = text.find("<!-- patient -->").expect("a page for patients");
        let to = text
            .find("<!-- officer -->")
            .expect("a page for the privacy officer");
        text[from..to].to_owned()
    };
    vec![
        (
            Lang::En,
            "docs/patient-guide.md",
            page("docs/patient-guide.md"),
        ),
        (
            Lang::Es,
            "docs/patient-guide.es.md",
            page("docs/patient-guide.es.md"),
        ),
        (
            Lang::En,
            "docs/leaflet.html",
            leaflet(page("docs/leaflet.html")),
        ),
        (
            Lang::Es,
            "docs/leaflet.es.html",
            leaflet(page("docs/leaflet.es.html")),
        ),
    ]
}

/// The sentences of a page: no marks, no addresses, a paragraph or an item of a list as one line.
fn lines(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut tag = false;
    for letter in text.chars() {
        match letter {
            '<' => tag = true,
            '>' if tag => {
                tag = false;
                plain.push(' ');
            }
            _ if tag => {}
            other => plain.push(other),
        }
    }
    let mut found = Vec::new();
    let mut line = String::new();
    for raw in plain.lines().chain([""]) {
        let raw = raw.trim();
        let item = raw.trim_start_matches(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, '-' | '#' | '.' | ' ')
        });
        if raw.is_empty()
            || raw.starts_with(['-', '#'])
            || raw.starts_with(|l: char| l.is_ascii_digit())
        {
            if !line.trim().is_empty() {
                found.push(line.clone());
            }
            line.clear();
        }
        line.push(' ');
        line.push_str(
            if raw.starts_with(['-', '#']) || raw.contains(". ") && raw.len() != item.len() {
                item
            } else {
                raw
            },
        );
    }
    found
        .iter()
        .map(|line| {
            let line = without_addresses(line).replace(['*', '`'], "");
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// `[words](address)` without the address.
fn without_addresses(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("](") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once(')').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace('[', "")
}

/// What a page says is on the screen: `*slanted*` in Markdown, `<i>` in HTML.
fn on_the_screen(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split("<i>")
        .skip(1)
        .filter_map(|part| part.split("</i>").next())
        .map(str::to_owned)
        .collect();
    let bold_out = text.replace("**", "");
    if !text.contains("<i>") {
        for paragraph in bold_out.split("\n\n") {
            found.extend(paragraph.split('*').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
        .iter()
        .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn said_on_screens(lang: Lang) -> BTreeSet<String> {
    catalogue_files(lang)
        .iter()
        .flat_map(|path| messages(&fs::read_to_string(path).unwrap()))
        .map(|(_, text)| text)
        .collect()
}

/// What is wrong with a text for patients.
fn faults(lang: Lang, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = lines(text);
    let measure = Measure::of(lang, &lines);
    let easy = match lang {
        Lang::En => measure.grade() <= HIGHEST_GRADE,
        Lang::Es => measure.ease() >= LOWEST_EASE,
    };
    if !easy || measure.sentence_length() > LONGEST_MEAN {
        faults.push(format!(
            "hard to read: grade {:.1}, ease {:.1}, {:.1} words a sentence",
            measure.grade(),
            measure.ease(),
            measure.sentence_length()
        ));
    }
    for line in &lines {
        faults.extend(banned(lang, line).map(|word| format!("says \"{word}\": {line}")));
        faults.extend(
            unchecked_numbers(line)
                .into_iter()
                .map(|number| format!("{number} is not in help.json: {line}")),
        );
    }
    let screens = said_on_screens(lang);
    faults.extend(
        on_the_screen(text)
            .into_iter()
            .filter(|words| !screens.contains(words))
            .map(|words| format!("\"{words}\" is on no screen")),
    );
    faults
}

#[test]
fn what_a_patient_reads_is_easy_kind_and_names_what_is_on_the_screen() {
    for (lang, name, text) in for_patients() {
        let text = text
            .replace("*slanted letters*", "slanted letters")
            .replace("*letra inclinada*", "letra inclinada");
        let text = text.split("\n*Ver").next().unwrap_or_default();
        assert!(
            on_the_screen(text).len() > 4,
            "{name}: no word of a screen was met"
        );
        assert_eq!(faults(lang, text), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_guide_that_breaks_a_rule_is_noticed() {
    for (lang, text, why) in [
        (Lang::En, "Open *Sesions* now.", "is on no screen"),
        (Lang::Es, "Abra *Sesion* ahora.", "is on no screen"),
        (Lang::En, "Open <i>Sesions</i> now.", "is on no screen"),
        (Lang::En, "If you had a relapse, call us.", "says"),
        (Lang::Es, "Si tuvo una recaída, llame.", "says"),
        (Lang::En, "Call 912 now.", "help.json"),
        (
            Lang::En,
            "Organizational confidentiality considerations necessitate comprehensive authentication methodologies.",
            "hard to read",
        ),
    ] {
        let found = faults(lang, text);
        assert!(
            found.iter().any(|fault| fault.contains(why)),
            "{text}: {found:?}"
        );
    }
    assert_eq!(
        lines(
            "# Head\n\nOne [page](a/b.md) for *you*.\nStill it.\n\n- first\n  more\n- second\n1. third\n"
        ),
        [
            "Head",
            "One page for you. Still it.",
            "first more",
            "second",
            "third"
        ]
    );
}

#[test]
fn both_languages_have_the_same_parts() {
    let parts = |text: &str| {
        let heads = text.lines().filter(|line| line.starts_with("## ")).count();
        let items = text.lines().filter(|line| line.starts_with("- ")).count();
        let steps = text
            .lines()
            .filter(|line| {
                line.starts_with(|letter: char| letter.is_ascii_digit()) && line.contains(". ")
            })
            .count();
        let tags =
            ["<h1", "<h2", "<li", "<p", "<section", "<td"].map(|tag| text.matches(tag).count());
        (heads, items, steps, on_the_screen(text).len(), tags)
    };
    for (en, es) in [
        ("docs/patient-guide.md", "docs/patient-guide.es.md"),
        ("docs/leaflet.html", "docs/leaflet.es.html"),
    ] {
        assert_eq!(parts(&page(en)), parts(&page(es)), "{en} and {es}");
    }
}

#[test]
fn the_contact_for_reporters_is_said_in_one_place() {
    // Guides and leaflets leave room to write; an address in them would be a second setting.
    let settings = page("packaging/publisher.conf");
    let contact = settings
        .lines()
        .find_map(|line| line.strip_prefix("contact = "))
        .expect("an address");
    assert!(page("SECURITY.md").contains(contact));
    for name in [
        "docs/patient-guide.md",
        "docs/patient-guide.es.md",
        "docs/counselor-guide.md",
        "docs/program-guide.md",
        "docs/leaflet.html",
        "docs/leaflet.es.html",
    ] {
        let address = |word: &&str| word.find('@').is_some_and(|at| at > 0);
        assert_eq!(page(name).split_whitespace().find(address), None, "{name}");
    }
}
