use evenkeel_domain::content::{Block, Inline, SectionKind, Tone, plain};
use proptest::prelude::*;

use super::*;

const FRONT: &str = r#"id = "tides"
number = 1
slug = "tides"
version = 1
title = "Tides"
summary = "Water comes and goes."
minutes = 4
reviewed_on = "2026-11-23"
clinician_reviewed = false
reflection = "What did you see?"

[picture]
id = "tide"
alt = "A wave."

[try_it]
target = "plan"
label = "Open my plan"
hint = "Look at it."

[[quiz]]
id = "one"
prompt = "Which?"
[quiz.task]
kind = "choice"
options = [
  { id = "a", text = "This", right = true, feedback = "Yes." },
  { id = "b", text = "That", right = false, feedback = "Close." },
]

[[sources]]
key = "sea"
text = "A book about the sea"
url = "https://example.org/sea"
"#;

fn lesson(body: &str) -> Result<Lesson, LessonError> {
    parse(Lang::En, &format!("+++\n{FRONT}+++\n{body}"))
}

/// A body in a section of its own.
fn section(body: &str) -> Result<Vec<Block>, LessonError> {
    lesson(&format!("## Head {{#head}}\n\n{body}\n"))
        .map(|lesson| lesson.sections[0].blocks.clone())
}

/// Where `needle` stands in the file, counted from 1.
fn line_of(body: &str, needle: &str) -> usize {
    let file = format!("+++\n{FRONT}+++\n## Head {{#head}}\n\n{body}\n");
    file.lines().position(|line| line.contains(needle)).unwrap() + 1
}

fn with(from: &str, to: &str) -> Result<Lesson, LessonError> {
    assert!(FRONT.contains(from), "the planted fault must land");
    parse(
        Lang::En,
        &format!(
            "+++\n{}+++\n## Head {{#head}}\n\nText.\n",
            FRONT.replace(from, to)
        ),
    )
}

#[test]
fn what_a_lesson_may_use_comes_through_as_typed_parts() {
    let body = "## What it is {#what}\n\nWater *comes* and **goes**.[^sea] See [the book](https://example.org/sea).\n\n\
        ## Do {#do .practice}\n\n1. Look.\n2. Wait.\n\n- one\n- two\n\n> [!IMPORTANT]\n> Mind the tide.\n\n> A note.\n>\n> And more.\n";
    let lesson = lesson(body).unwrap();
    let kinds: Vec<_> = lesson
        .sections
        .iter()
        .map(|s| (s.id.as_str(), s.title.as_str(), s.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("what", "What it is", SectionKind::Facts),
            ("do", "Do", SectionKind::Practice)
        ],
        "headings carry id and kind"
    );
    let Block::Paragraph { text } = &lesson.sections[0].blocks[0] else {
        panic!("the first block is a paragraph")
    };
    assert_eq!(
        plain(text),
        "Water comes and goes. See the book.",
        "words stay in order and marks do not show"
    );
    assert!(
        text.contains(&Inline::Cite {
            source: "sea".into()
        }),
        "the source of the sentence is kept"
    );
    assert!(text.iter().any(|part| matches!(part, Inline::Link { to, .. } if to.as_str() == "https://example.org/sea")), "a link keeps its address");
    let forms: Vec<_> = lesson.sections[1]
        .blocks
        .iter()
        .map(|b| (std::mem::discriminant(b), b.lines().len()))
        .collect();
    assert_eq!(forms.len(), 4, "steps, list and two callouts");
    assert!(
        matches!(&lesson.sections[1].blocks[0], Block::Steps { items } if items.len() == 2),
        "numbered items are steps"
    );
    assert!(
        matches!(
            &lesson.sections[1].blocks[2],
            Block::Callout {
                tone: Tone::Safety,
                ..
            }
        ),
        "an important quote is about safety"
    );
    assert!(
        matches!(&lesson.sections[1].blocks[3], Block::Callout { tone: Tone::Note, paragraphs } if paragraphs.len() == 2),
        "another quote is a note"
    );
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let unix = format!("+++\n{FRONT}+++\n## Head {{#head}}\n\nOne\ntwo.\n");
    let windows = format!("\u{feff}{}", unix.replace('\n', "\r\n"));
    assert_eq!(
        parse(Lang::En, &unix),
        parse(Lang::En, &windows),
        "an editor's habits must not change a lesson"
    );
    assert!(parse(Lang::En, &unix).is_ok(), "and both are lessons");
}

#[test]
fn raw_html_is_only_characters() {
    for html in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<style>body{display:none}</style>",
        "<svg/onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<!-- hidden -->",
        "<details open ontoggle=alert(1)>",
    ] {
        for body in [
            html.to_owned(),
            format!("Before {html} after."),
            format!("- {html}"),
            format!("> {html}"),
        ] {
            let blocks = section(&body);
            assert!(blocks.is_ok(), "{body:?} is harmless: {blocks:?}");
            for line in blocks.unwrap().iter().flat_map(Block::lines) {
                assert!(
                    plain(line).contains(html),
                    "{body:?} shows as the characters it is written with"
                );
                assert!(
                    line.iter().all(|part| matches!(part, Inline::Text { .. })),
                    "{body:?} makes nothing but text"
                );
            }
        }
    }
}

#[test]
fn links_that_are_not_https_are_refused_with_their_line() {
    for link in [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](http://example.org)",
        "[x](file:///etc/passwd)",
        "[x](//example.org)",
        "[x](/relative)",
        "[x](#place)",
        "[x]()",
        "<javascript:alert(1)>",
        "<http://example.org>",
        "<somebody@example.org>",
        "[x][ref]\n\n[ref]: vbscript:x",
        "[x](https://user:pass@example.org)",
    ] {
        let body = format!("First.\n\nHere there {link}");
        let got = section(&body);
        assert_eq!(
            got,
            Err(LessonError::Link {
                line: line_of(&body, "Here")
            }),
            "{link} must never be shown as a link"
        );
    }
}

#[test]
fn what_has_no_place_is_named_with_its_line() {
    for (body, what) in [
        ("![a](https://example.org/track.png)", "a picture"),
        ("![a](x \"y\")", "a picture"),
        ("```\ncode\n```", "a block of code"),
        ("    code", "a block of code"),
        ("***", "a ruler"),
        ("# Big", "a heading of another level"),
        ("### Small", "a heading of another level"),
        ("> ## In a quote", "a heading inside another block"),
        ("- a\n  - b", "a list inside another block"),
        ("> - a", "a list inside another block"),
        ("> > a", "a quote inside another block"),
        ("- a\n\n  b", "a second paragraph in a list item"),
        ("- > a", "a quote inside another block"),
        ("[^sea]: note", "a footnote"),
        (">", "an empty note"),
        ("-", "an empty line of text"),
    ] {
        let got = section(body);
        assert!(
            matches!(got, Err(LessonError::Unsupported { what: told, line }) if told == what && line >= line_of(body, body.lines().next().unwrap())),
            "{body:?}: {got:?} should name {what}"
        );
    }
    assert_eq!(
        section("Cited.[^nowhere]"),
        Err(LessonError::UnknownSource {
            line: line_of("Cited.[^nowhere]", "Cited")
        }),
        "a source must be listed"
    );
    assert!(
        matches!(
            lesson("Lost words.\n\n## Head {#head}\n\nText."),
            Err(LessonError::Unsupported {
                what: "text before the first heading",
                ..
            })
        ),
        "text belongs to a section"
    );
    assert_eq!(
        lesson("## No id\n\nText."),
        Err(LessonError::Field {
            field: "section.id"
        }),
        "progress needs an id to hang on"
    );
    assert_eq!(
        lesson("## A {#a}\n\nT.\n\n## B {#a}\n\nT."),
        Err(LessonError::Twice { field: "section" }),
        "two sections cannot share progress"
    );
    assert_eq!(
        lesson("## A {#a .shiny}\n\nT."),
        Err(LessonError::Field {
            field: "section.kind"
        }),
        "a kind nobody knows is a slip of the pen"
    );
}

#[test]
fn faults_in_the_front_matter_are_told_apart() {
    assert_eq!(
        parse(Lang::En, "## Only text"),
        Err(LessonError::NoFrontMatter),
        "no fence, no lesson"
    );
    assert_eq!(
        parse(Lang::En, ""),
        Err(LessonError::NoFrontMatter),
        "an empty file is no lesson"
    );
    assert_eq!(
        with("number = 1", "number = \"one\""),
        Err(LessonError::FrontMatter { line: 3 }),
        "the line of the wrong kind"
    );
    assert_eq!(
        with("minutes = 4", "minutes = 4\nscript = \"x\""),
        Err(LessonError::FrontMatter { line: 9 }),
        "an unknown field is a slip of the pen"
    );
    assert_eq!(
        with("number = 1", "number = 0"),
        Err(LessonError::Field { field: "number" }),
        "lessons count from 1"
    );
    assert_eq!(
        with("slug = \"tides\"", "slug = \"../../etc\""),
        Err(LessonError::Field { field: "slug" }),
        "no path from a file"
    );
    assert_eq!(
        with("alt = \"A wave.\"", "alt = \" \""),
        Err(LessonError::Field {
            field: "picture.alt"
        }),
        "a drawing without words"
    );
    assert_eq!(
        with("right = false", "right = true"),
        Err(LessonError::Field {
            field: "quiz.options.right"
        }),
        "two right answers"
    );
    assert_eq!(
        with("id = \"b\"", "id = \"a\""),
        Err(LessonError::Twice {
            field: "quiz.options.id"
        }),
        "two options with one id"
    );
    assert!(
        matches!(
            with("https://example.org/sea", "javascript:alert(1)"),
            Err(LessonError::FrontMatter { .. })
        ),
        "a source's address is https"
    );
    assert!(
        matches!(
            with("target = \"plan\"", "target = \"casino\""),
            Err(LessonError::FrontMatter { .. })
        ),
        "a screen that does not exist"
    );
    assert!(
        with(
            "target = \"plan\"",
            "target = \"plan\"\nwaits_for = \"goals\""
        )
        .is_ok(),
        "a lesson may open the plan until its own screen is there"
    );
    assert!(
        matches!(
            with(
                "target = \"plan\"",
                "target = \"plan\"\nwaits_for = \"casino\""
            ),
            Err(LessonError::FrontMatter { .. })
        ),
        "nobody waits for a screen that will not come"
    );
    assert_eq!(
        with(
            "target = \"plan\"",
            "target = \"help_now\"\nwaits_for = \"goals\""
        ),
        Err(LessonError::Field {
            field: "try_it.waits_for"
        }),
        "who opens the right screen waits for none"
    );
}

#[test]
fn size_and_depth_are_bounded() {
    let begun = "## Head {#head}\n\n";
    assert_eq!(
        lesson(&"x".repeat(5 * 1024 * 1024)),
        Err(LessonError::TooLarge),
        "five megabytes are not a lesson"
    );
    let long = "a".repeat(2_001);
    assert!(
        matches!(
            section(&long),
            Err(LessonError::TooMuch {
                what: "characters in a line",
                ..
            })
        ),
        "a line has an end"
    );
    assert!(
        matches!(
            section(&"p.\n\n".repeat(41)),
            Err(LessonError::TooMuch {
                what: "blocks in a section",
                ..
            })
        ),
        "a section has an end"
    );
    assert!(
        matches!(
            section(&"- i\n".repeat(31)),
            Err(LessonError::TooMuch {
                what: "list items",
                ..
            })
        ),
        "a list has an end"
    );
    let many: String = (0..21)
        .map(|at| format!("## S {{#s{at}}}\n\nT.\n\n"))
        .collect();
    assert!(
        matches!(
            lesson(&many),
            Err(LessonError::TooMuch {
                what: "sections",
                ..
            })
        ),
        "a lesson has an end"
    );
    let deep = "*a **b ".repeat(6) + &"** c*".repeat(6);
    let inside = section(&deep);
    assert!(
        matches!(inside, Err(LessonError::TooMuch { .. }) | Ok(_)),
        "marks in marks in marks end somewhere: {inside:?}"
    );
    for nest in [
        ">".repeat(60_000),
        "- ".repeat(30_000),
        "[".repeat(60_000),
        "*a".repeat(30_000),
        "<".repeat(60_000),
        "`".repeat(60_001),
        "![".repeat(30_000),
    ] {
        assert!(
            lesson(&format!("{begun}{nest}")).is_err(),
            "a tower of {:?} is refused, and quickly",
            nest.chars().take(2).collect::<String>()
        );
    }
    for nest in [
        "a = ".to_owned() + &"[".repeat(60_000),
        "a = ".to_owned() + &"{b=".repeat(20_000),
        "a".to_owned() + &".a".repeat(30_000) + " = 1",
    ] {
        assert!(
            matches!(
                parse(Lang::En, &format!("+++\n{nest}\n+++\n")),
                Err(LessonError::FrontMatter { .. })
            ),
            "so is one in the front matter"
        );
    }
}

#[test]
fn characters_that_lie_about_the_text_are_refused() {
    for c in [
        '\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{200b}', '\u{202e}', '\u{2066}', '\u{feff}',
    ] {
        let body = format!("Fine.\n\nNot {c} fine.");
        assert_eq!(
            section(&body),
            Err(LessonError::ControlCharacter {
                line: line_of(&body, "Not")
            }),
            "{c:?} hides or turns text"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_at_all_makes_it_fall_over(text in "\\PC{0,400}") {
        let _lesson = parse(Lang::En, &text);
        let _body = lesson(&text);
    }

    #[test]
    fn no_mix_of_markdown_makes_it_fall_over_or_lose_its_bounds(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "## H {#h}\n\n", "## I {#i .practice}\n", "- ", "1. ", "> ", "> [!WARNING]\n> ", "*", "**", "_", "`", "[^sea]", "[x](https://a.org)",
                "[x](javascript:1)", "![x](y)", "<script>", "</script>", "<b", ">", "\n", "\n\n", "    ", "word ", "&lt;", "\\", "```\n", "| a | b |\n|---|---|\n", "---\n", "ñ", "🌊",
            ]),
            0..60,
        )
    ) {
        if let Ok(lesson) = lesson(&parts.concat()) {
            for line in lesson.sections.iter().flat_map(|s| &s.blocks).flat_map(Block::lines) {
                prop_assert!(!plain(line).trim().is_empty(), "an empty line would be a gap on the screen");
                prop_assert!(plain(line).chars().count() <= content::MAX_TEXT, "a bound held at parsing holds in the tree");
            }
        }
    }
}
