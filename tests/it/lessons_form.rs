//! Gates for the form of the built-in lessons: the same in both languages, every drawing, screen and link there, all twenty-four,
//! and no claim of a review that did not happen.
//!
//! As in [`crate::lessons_gates`], each is tried on the real lessons and on a planted fault.

use std::fs;
use std::path::PathBuf;

use evenkeel_domain::Lang;
use evenkeel_domain::content::{Awaited, Block, Inline, Lesson, Target};
use evenkeel_exchange::lessons::files;
use evenkeel_exchange::markdown;

use crate::lessons_gates::{all_lines, lessons, planted};

fn blind_picture(lesson: &Lesson, drawings: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    if lesson.picture.alt.split_whitespace().count() < 8 {
        faults.push(format!("{}: the drawing is not described", lesson.id));
    }
    if !drawings.contains(&lesson.picture.id) {
        faults.push(format!(
            "{}: there is no drawing {}",
            lesson.id, lesson.picture.id
        ));
    }
    faults
}

fn ui(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../ui/src")
        .join(path)
}

/// The drawings of the window by their ids: the names of their files, as `drawings/index.ts` reads them.
fn drawings() -> Vec<String> {
    fs::read_dir(ui("features/lessons/drawings"))
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let name = name.strip_suffix(".svelte")?;
            let mut id = String::new();
            for letter in name.chars() {
                if letter.is_uppercase() && !id.is_empty() {
                    id.push('-');
                }
                id.extend(letter.to_lowercase());
            }
            Some(id)
        })
        .filter(|id| id != "drawing")
        .collect()
}

/// What every feature of the window says about itself.
fn every_feature() -> String {
    let mut folders: Vec<_> = fs::read_dir(ui("features"))
        .unwrap()
        .map(|entry| entry.unwrap().path().join("feature.ts"))
        .filter(|path| path.is_file())
        .collect();
    folders.sort();
    folders
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn both_languages_teach_the_same() {
    let (english, spanish) = (lessons(Lang::En), lessons(Lang::Es));
    let ids = |lessons: &[Lesson]| {
        lessons
            .iter()
            .map(|lesson| lesson.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&english),
        ids(&spanish),
        "the same lessons in the same order"
    );
    for (en, es) in english.iter().zip(&spanish) {
        assert_eq!(
            en.differs_from(es),
            Vec::<String>::new(),
            "{}: progress and answers must fit both languages",
            en.id
        );
        for (here, there) in all_lines(en).iter().zip(&all_lines(es)) {
            assert!(
                here != there || here.chars().all(|c| !c.is_alphabetic()),
                "{}: {here:?} was not translated",
                en.id
            );
        }
    }
    for (name, from, to, part) in [
        ("08-triggers", "{#three-moves}", "{#tres-cosas}", "sections"),
        (
            "08-triggers",
            "que usted cambió de idea.",
            "que usted cambió de idea.\n\nOtra cosa.[^matrix-info]",
            "sections",
        ),
        ("08-triggers", "id = \"payday\"", "id = \"pago\"", "quiz"),
        (
            "08-triggers",
            "text = \"El día de pago\", group = \"outer\"",
            "text = \"El día de pago\", group = \"inner\"",
            "quiz",
        ),
        (
            "09-cravings",
            "text = \"Ganas\", place = 3",
            "text = \"Ganas\", place = 2",
            "quiz",
        ),
        (
            "03-overdose-and-naloxone",
            "target = \"help_now\"",
            "target = \"plan\"",
            "try_it",
        ),
        (
            "03-overdose-and-naloxone",
            "id = \"on-their-side\"",
            "id = \"stones-and-ripples\"",
            "picture",
        ),
        (
            "03-overdose-and-naloxone",
            "version = 2",
            "version = 3",
            "version",
        ),
    ] {
        let to = if name == "09-cravings" {
            (to, Some(("place = 2 },\n]", "place = 3 },\n]")))
        } else {
            (to, None)
        };
        let (_, source) = files(Lang::Es)
            .iter()
            .find(|(file, _)| *file == name)
            .unwrap();
        let mut source = source.replacen(from, to.0, 1);
        if let Some((from, to)) = to.1 {
            source = source.replacen(from, to, 1);
        }
        let other = markdown::parse(Lang::Es, &source).expect("the fault is not one of form");
        let en = english.iter().find(|lesson| lesson.id == other.id).unwrap();
        assert_eq!(
            en.differs_from(&other),
            [part],
            "{to:?} in Spanish only must go red"
        );
    }
}

#[test]
fn every_drawing_exists_and_is_described() {
    let drawings = drawings();
    for lesson in Lang::ALL.into_iter().flat_map(lessons) {
        assert_eq!(
            blind_picture(&lesson, &drawings),
            Vec::<String>::new(),
            "somebody listens to this lesson"
        );
    }
    let mut lesson = lessons(Lang::En).remove(0);
    lesson.picture.alt = "A drawing.".into();
    assert_eq!(
        blind_picture(&lesson, &drawings).len(),
        1,
        "a description that describes nothing must go red"
    );
    lesson.picture.id = "lost".into();
    assert_eq!(
        blind_picture(&lesson, &drawings).len(),
        2,
        "a drawing that is not there must go red"
    );
}

/// Targets that no feature of the window gives a path. `said` is what all of them say together.
fn pathless(said: &str) -> Vec<Target> {
    let paths = said
        .split("lessonTarget: {")
        .skip(1)
        .filter_map(|part| part.split('}').next())
        .collect::<String>();
    Target::ALL
        .into_iter()
        .filter(|target| {
            let name = serde_json::to_value(target).unwrap();
            !paths.contains(&format!(" {}: ", name.as_str().unwrap()))
        })
        .collect()
}

fn unclear_try_it(lesson: &Lesson) -> Vec<String> {
    let mut faults = Vec::new();
    let verb = lesson
        .try_it
        .label
        .split_whitespace()
        .next()
        .unwrap_or_default();
    if verb.chars().count() < 3 {
        faults.push(format!("{}: a button says what it does", lesson.id));
    }
    if lesson.try_it.hint.split_whitespace().count() < 4 {
        faults.push(format!("{}: what to do there is not said", lesson.id));
    }
    if !lesson.try_it.fits() {
        faults.push(format!(
            "{}: it waits for a screen and opens another",
            lesson.id
        ));
    }
    faults
}

#[test]
fn every_try_it_now_opens_a_screen() {
    // `features.test.ts` holds each path to the screens.
    let said = every_feature();
    assert_eq!(pathless(&said), [], "a target without a path opens nothing");
    assert_eq!(
        pathless(&said.replacen("lessonTarget: { skills: ", "lessonTarget: { skill: ", 1)),
        [Target::Skills],
        "a target without a path must go red"
    );
    for lesson in Lang::ALL.into_iter().flat_map(lessons) {
        assert_eq!(unclear_try_it(&lesson), Vec::<String>::new());
    }
    let mut lesson = lessons(Lang::En).remove(0);
    lesson.try_it.label = "Go".into();
    lesson.try_it.hint = "Look.".into();
    lesson.try_it.target = Target::HelpNow;
    lesson.try_it.waits_for = Some(Awaited::Goals);
    assert_eq!(unclear_try_it(&lesson).len(), 3, "each fault must go red");
    let (_, source) = &files(Lang::En)[0];
    for (from, to) in [
        ("target = \"", "target = \"casino_"),
        ("[try_it]\n", "[try_it]\nwaits_for = \"casino\"\n"),
    ] {
        let planted = source
            .replacen("waits_for", "waited_for", 1)
            .replacen(from, to, 1);
        assert!(
            markdown::parse(Lang::En, &planted).is_err(),
            "{to:?} names no screen and must not be built in"
        );
    }
}

/// Addresses of a lesson that are not plain https, or that stand bare among the words.
fn odd_links(lesson: &Lesson) -> Vec<String> {
    fn links(line: &[Inline], out: &mut Vec<String>) {
        for part in line {
            match part {
                Inline::Link { to, text } => {
                    out.push(to.as_str().to_owned());
                    links(text, out);
                }
                Inline::Emphasis { text } | Inline::Strong { text } => links(text, out),
                Inline::Text { .. } | Inline::Cite { .. } => {}
            }
        }
    }
    let mut addresses: Vec<String> = lesson
        .sources
        .iter()
        .filter_map(|source| source.url.as_ref())
        .map(|url| url.as_str().to_owned())
        .collect();
    for line in lesson
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .flat_map(Block::lines)
    {
        links(line, &mut addresses);
    }
    let odd = addresses
        .into_iter()
        .filter(|address| !address.starts_with("https://") || address.contains(char::is_whitespace))
        .map(|address| format!("{}: {address}", lesson.id));
    let bare = all_lines(lesson)
        .into_iter()
        .chain(lesson.sources.iter().map(|source| source.text.clone()))
        .filter(|line| line.contains("http") || line.contains("www."))
        .map(|line| format!("{}: a bare address in {line:?}", lesson.id));
    odd.chain(bare).collect()
}

#[test]
fn links_are_web_addresses_and_nothing_else() {
    for lesson in Lang::ALL.into_iter().flat_map(lessons) {
        assert_eq!(odd_links(&lesson), Vec::<String>::new());
    }
    let bare = planted(
        Lang::En,
        "08-triggers",
        "Small is fine.",
        "See http://example.org now.",
    );
    assert_eq!(odd_links(&bare).len(), 1, "a bare address must go red");
    let (_, source) = files(Lang::En)
        .iter()
        .find(|(name, _)| *name == "09-cravings")
        .unwrap();
    for url in [
        "http://doi.org/x",
        "javascript:alert(1)",
        "https://doi.org/a b",
    ] {
        let planted = source.replacen("https://doi.org/10.1001/jamapsychiatry.2022.1240", url, 1);
        assert!(planted.contains(url));
        assert!(
            markdown::parse(Lang::En, &planted).is_err(),
            "{url} must not become the address of a source"
        );
    }
}

/// Which of the course's numbers are missing or there twice.
fn gaps(lessons: &[Lesson]) -> Vec<u32> {
    (1..=24)
        .filter(|number| {
            lessons
                .iter()
                .filter(|lesson| lesson.number == *number)
                .count()
                != 1
        })
        .collect()
}

#[test]
fn the_course_has_twenty_four_lessons() {
    for lang in Lang::ALL {
        let mut course = lessons(lang);
        assert_eq!(course.len(), 24);
        assert_eq!(gaps(&course), Vec::<u32>::new(), "{}", lang.tag());
        course.remove(4);
        assert_eq!(gaps(&course), [5], "a lesson that is missing must go red");
    }
}

/// Lessons that say a clinician has read them.
fn claims_review(lessons: &[Lesson]) -> Vec<&str> {
    lessons
        .iter()
        .filter(|lesson| lesson.clinician_reviewed)
        .map(|lesson| lesson.id.as_str())
        .collect()
}

#[test]
fn no_lesson_claims_a_review_that_did_not_happen() {
    for lang in Lang::ALL {
        let mut course = lessons(lang);
        assert_eq!(
            claims_review(&course),
            Vec::<&str>::new(),
            "no clinician has read any lesson yet; docs/known-limits.md says so"
        );
        course[0].clinician_reviewed = true;
        assert_eq!(claims_review(&course).len(), 1, "a claim must go red");
    }
}
