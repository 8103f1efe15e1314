//! How it says things, and what it says about itself.

use evenkeel_domain::cravings::CravingEntry;
use evenkeel_domain::share::{ExportScope, ShareKind};
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::{Lang, words};

use super::super::Records;
use super::life::*;

#[test]
fn the_cover_tells_what_is_in_and_what_is_not() {
    let build_cover = |scope: &ExportScope| {
        let report = build(scope, &life().records(), "9.8.7", &now()).unwrap();
        format!("{:?}", report.sections.last())
    };
    let cover = build_cover(&scope(&[ShareKind::Cravings, ShareKind::Plan], false));
    for expected in [
        "M. Ortiz",
        "J. R.",
        "Thursday's talk",
        "Counselor or therapist",
        "Cravings, Relapse-prevention plan",
        "Check-ins, Sessions, Lessons, Medicines, Questions for the care team, Returns to use, Journal pages, Notes and own words",
        "(28 days)",
        "No end date",
        "9.8.7",
        "When a treatment program covered by 42 CFR part 2 keeps or passes on this record, this notice applies:",
        "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
        "Mar 1, 2026",
        "Mar 28, 2026",
    ] {
        assert!(
            cover.contains(expected),
            "the cover does not say {expected:?}: {cover}"
        );
    }
    let quiet = build_cover(&ExportScope {
        name_left_out: false,
        ..scope(&[ShareKind::Cravings], false)
    });
    assert!(
        !quiet.contains("Left out"),
        "what was left out can be used against a person: they may keep it to themselves"
    );
    let ends = build_cover(&ExportScope {
        expires: Some(day("2026-06-30")),
        ..scope(&[ShareKind::Cravings], false)
    });
    assert!(ends.contains("Jun 30, 2026"), "{ends}");
}

#[test]
fn the_notice_is_the_short_statement_word_for_word_in_both_languages() {
    // 42 CFR 2.32 as amended in 2024. Older wordings ("unauthorized disclosure") are still around and are wrong now.
    for lang in Lang::ALL {
        let notice = words::say(lang, "report-part2", &[]);
        assert!(
            notice.contains(
                "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
            ),
            "{lang:?}: {notice}"
        );
    }
}

#[test]
fn words_of_a_person_come_back_as_typed() {
    let hostile = format!(
        "<script>window.__pwned = 1</script> \u{202e}olleh {{ $n }} \"&<b>{}",
        "🌊".repeat(9_000)
    );
    let mut life = life();
    life.cravings = vec![craving(
        1,
        "2026-03-06T18:40:00",
        CravingEntry {
            note: hostile.clone(),
            triggers: vec![own(&hostile.chars().take(200).collect::<String>())],
            ..entry(7)
        },
    )];
    let report = build(
        &scope(&[ShareKind::Cravings], true),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    assert!(
        report.texts().contains(&hostile.as_str()),
        "nothing is cut, filtered or read as a message of ours"
    );
}

#[test]
fn every_sentence_exists_in_both_languages() {
    let catalogue = |text: &str| -> std::collections::BTreeSet<String> {
        text.lines()
            .filter_map(|line| line.split_once(" = ").map(|(id, _)| id))
            .filter(|id| id.starts_with("report-") || id.starts_with("reader-"))
            .map(str::to_owned)
            .collect()
    };
    let en = catalogue(include_str!("../../../../../../ui/messages/en/report.ftl"));
    let es = catalogue(include_str!("../../../../../../ui/messages/es/report.ftl"));
    assert_eq!(en, es, "a sentence in one language only");
    let life = life();
    for lang in Lang::ALL {
        for own_words in [false, true] {
            let scope = ExportScope {
                lang,
                ..scope(&ShareKind::ALL, own_words)
            };
            for records in [
                life.records(),
                Records {
                    cravings: &[],
                    returns: &[],
                    lang: Lang::En,
                    checkins: &[],
                    prompts: &[],
                    journal: &[],
                    occurrences: &[],
                    program: None,
                    session_notes: &[],
                    lessons: &[],
                    plan: None,
                    medications: &[],
                    people: &[],
                    questions: &[],
                    labels: &Labels::default(),
                },
            ] {
                for text in build(&scope, &records, "0.1.0", &now()).unwrap().texts() {
                    for mark in ["report-", "word-", "session-kind-", "{$", "{ $"] {
                        assert!(
                            !text.contains(mark),
                            "{lang:?}: an id stands where words should: {text}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn dates_are_said_the_way_the_reader_says_them() {
    let said = |lang| {
        let report = build(
            &ExportScope {
                lang,
                ..scope(&[ShareKind::Cravings], false)
            },
            &life().records(),
            "0.1.0",
            &now(),
        )
        .unwrap();
        table(&report, 1)[0][0].replace('\u{202f}', " ")
    };
    assert_eq!(said(Lang::En), "Fri, Mar 6, 2026, 6:40 PM");
    assert!(
        said(Lang::Es).starts_with("vie, 6 de mar de 2026"),
        "{}",
        said(Lang::Es)
    );
}
