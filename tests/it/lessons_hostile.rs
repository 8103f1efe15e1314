//! Lessons somebody wrote to do harm: what of them gets through is text, and the rest is a clear error.
//!
//! The lessons that do get through are committed as `tests/fixtures/lessons/hostile.json`, as trees of typed parts. The tests
//! of the window render that file with the real page of a lesson, on screen and for paper.
//! `EVENKEEL_WRITE_FIXTURES=1` writes it anew.

use std::path::PathBuf;

use evenkeel_domain::Lang;
use evenkeel_domain::content::{Inline, Lesson, MAX_TEXT, plain};
use evenkeel_exchange::markdown::{self, LessonError};

/// Markup that runs in careless programs, one a line; each would set `__pwned`.
const CORPUS: &str = include_str!("../fixtures/markup.txt");

fn committed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/lessons/hostile.json")
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Front matter with `words` in every field that holds words.
fn front(words: &str) -> String {
    let words = quoted(words);
    format!(
        r#"id = "hostile"
number = 9
slug = "hostile"
version = 1
title = {words}
summary = {words}
minutes = 4
reviewed_on = "2026-11-25"
clinician_reviewed = false
reflection = {words}

[picture]
id = "chain-over-a-wave"
alt = {words}

[try_it]
target = "plan"
label = {words}
hint = {words}

[[quiz]]
id = "pick"
prompt = {words}
[quiz.task]
kind = "choice"
options = [
  {{ id = "a", text = {words}, right = true, feedback = {words} }},
  {{ id = "b", text = {words}, right = false, feedback = {words} }},
]

[[quiz]]
id = "order"
prompt = {words}
[quiz.task]
kind = "order"
when_right = {words}
when_other = {words}
options = [
  {{ id = "a", text = {words}, place = 1 }},
  {{ id = "b", text = {words}, place = 2 }},
]

[[quiz]]
id = "sort"
prompt = {words}
[quiz.task]
kind = "sort"
groups = [ {{ id = "x", label = {words} }}, {{ id = "y", label = {words} }} ]
options = [
  {{ id = "a", text = {words}, group = "x", feedback = {words} }},
  {{ id = "b", text = {words}, group = "y", feedback = {words} }},
]

[[sources]]
key = "sea"
text = {words}
url = "https://example.org/sea"
"#
    )
}

fn parse(front: &str, body: &str) -> Result<Lesson, LessonError> {
    markdown::parse(Lang::En, &format!("+++\n{front}+++\n{body}"))
}

fn section(body: &str) -> Result<Lesson, LessonError> {
    parse(&front("Words"), &format!("## Head {{#head}}\n\n{body}\n"))
}

fn corpus() -> Vec<&'static str> {
    let lines: Vec<&str> = CORPUS
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    assert!(lines.len() > 40, "the corpus was not found");
    lines
}

/// Every part of a line of text, however deep.
fn parts(line: &[Inline], out: &mut Vec<Inline>) {
    for part in line {
        out.push(part.clone());
        match part {
            Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
                parts(text, out)
            }
            Inline::Text { .. } | Inline::Cite { .. } => {}
        }
    }
}

/// One lesson with everything of the corpus that may stand in a lesson, in every place where words may stand.
fn everything() -> Lesson {
    let mut body = String::new();
    let mut at = 0;
    for (name, form) in [
        ("inside", "Before {} after."),
        ("alone", "{}"),
        ("item", "- {}"),
        ("note", "> {}"),
    ] {
        let fitting: Vec<String> = corpus()
            .iter()
            .map(|line| form.replace("{}", line))
            .filter(|line| section(line).is_ok())
            .collect();
        assert!(
            fitting.len() > 20,
            "{name}: most of the corpus is harmless text, and should be tried on the screen: {}",
            fitting.len()
        );
        for chunk in fitting.chunks(18) {
            at += 1;
            body.push_str(&format!(
                "## {name} {at} <img src=x onerror=window.__pwned=1> {{#part-{at}}}\n\n"
            ));
            for line in chunk {
                body.push_str(line);
                body.push_str("\n\n<!-- -->\n\n");
            }
        }
    }
    parse(
        &front("<img src=x onerror=window.__pwned=1>\"'><script>window.__pwned=1</script>"),
        &body,
    )
    .unwrap_or_else(|fault| panic!("what fits alone fits together: {fault}"))
}

#[test]
fn markup_in_a_lesson_is_text_or_an_error_in_every_place() {
    for line in corpus() {
        for form in [
            "{}",
            "Before {} after.",
            "- {}",
            "1. {}",
            "> {}",
            "> [!IMPORTANT]\n> {}",
        ] {
            let Ok(lesson) = section(&form.replace("{}", line)) else {
                continue;
            };
            let mut found = Vec::new();
            for text in lesson
                .sections
                .iter()
                .flat_map(|s| &s.blocks)
                .flat_map(|block| block.lines())
            {
                parts(text, &mut found);
                assert!(plain(text).chars().count() <= MAX_TEXT);
            }
            for part in found {
                if let Inline::Link { to, .. } = part {
                    assert!(
                        to.as_str().starts_with("https://"),
                        "{line:?} made a link that is not https"
                    );
                }
            }
        }
        match parse(&front(line), "## Head {#head}\n\nText.\n") {
            Ok(lesson) => assert_eq!(
                lesson.title, line,
                "words of the front matter are kept as they are"
            ),
            Err(fault) => assert!(
                matches!(fault, LessonError::ControlCharacter { .. }),
                "{line:?} is only words: {fault}"
            ),
        }
    }
}

#[test]
fn bombs_are_refused_by_name() {
    let table = format!(
        "| a |{}\n|---|\n{}",
        " b |".repeat(500),
        "| x |\n".repeat(5_000)
    );
    let zalgo = format!("o{}", "\u{0301}".repeat(3_000));
    for (what, body) in [
        ("five megabytes", "x".repeat(5 * 1024 * 1024)),
        ("a table without end", table),
        ("a tower of accents", zalgo),
        ("a tower of quotes", ">".repeat(50_000)),
        ("a tower of links", "[".repeat(50_000)),
        ("a line without end", "a ".repeat(30_000)),
        (
            "a page of pictures",
            "![x](https://example.org/x.png)\n\n".repeat(50),
        ),
        (
            "letters that turn the text",
            "safe \u{202e}gpj.exe".to_owned(),
        ),
        ("letters nobody sees", "pass\u{200b}word".to_owned()),
    ] {
        let fault = section(&body).err();
        let said = fault.map(|fault| fault.to_string());
        let said = said.unwrap_or_else(|| panic!("{what} must not become a lesson"));
        assert!(
            !said.is_empty() && said.len() < 120 && !said.contains("xxxx"),
            "{what}: the error names the fault and never quotes the file: {said}"
        );
    }
    for (what, head) in [
        ("brackets", "a = ".to_owned() + &"[".repeat(30_000)),
        ("tables", "[a".to_owned() + &".a".repeat(20_000) + "]"),
        ("the same key", "id = \"a\"\n".repeat(1_000)),
        (
            "a number without end",
            format!("number = {}", "9".repeat(30_000)),
        ),
        (
            "a text without end",
            format!("title = \"{}", "a".repeat(50_000)),
        ),
        (
            "a thousand questions",
            front("Words") + &"[[quiz]]\nid = \"x\"\nprompt = \"x\"\n".repeat(1_000),
        ),
        (
            "a thousand sources",
            front("Words") + &"[[sources]]\nkey = \"x\"\ntext = \"x\"\n".repeat(1_000),
        ),
    ] {
        assert!(
            markdown::parse(
                Lang::En,
                &format!("+++\n{head}\n+++\n## Head {{#head}}\n\nText.\n")
            )
            .is_err(),
            "a bomb of {what} in the front matter"
        );
    }
}

#[test]
fn the_hostile_lesson_the_window_is_tried_with_is_the_one_that_gets_through() {
    let fresh = serde_json::to_string_pretty(&everything()).unwrap() + "\n";
    for needle in ["<script>", "onerror", "javascript:", "<iframe", "<style"] {
        assert!(
            fresh.contains(needle),
            "{needle} should be tried on the screen"
        );
    }
    if std::env::var_os("EVENKEEL_WRITE_FIXTURES").is_some() {
        std::fs::write(committed(), &fresh).unwrap();
    }
    let stands = std::fs::read_to_string(committed()).unwrap_or_default();
    assert!(
        stands == fresh,
        "write it anew: EVENKEEL_WRITE_FIXTURES=1 cargo test -p evenkeel-tests --test it -- lessons_hostile"
    );
}
