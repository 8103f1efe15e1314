//! What leaves and what does not.

use evenkeel_domain::checkins::{CheckinEntry, CheckinItem, UsedToday};
use evenkeel_domain::cravings::{CravingEntry, CravingOutcome};
use evenkeel_domain::share::{ExportScope, RecipientRole, ShareKind};
use evenkeel_domain::vocabulary::custom::{Labels, Word, WordList};
use evenkeel_domain::{ErrorCode, Lang, words};

use super::life::*;

#[test]
fn only_what_was_chosen_leaves() {
    let life = life();
    for kinds in every_set_of_kinds() {
        for own_words in [false, true] {
            for lang in Lang::ALL {
                let scope = ExportScope {
                    lang,
                    ..scope(&kinds, own_words)
                };
                let text = text_of(&build(&scope, &life.records(), "0.1.0", &now()).unwrap());
                let case = format!("kinds {kinds:?}, own words {own_words}, {lang:?}");
                assert_eq!(
                    planted(&text, "NEVER"),
                    Vec::<&str>::new(),
                    "outside the days, deleted, marked never or needed by nobody: {case}"
                );
                if !own_words {
                    assert_eq!(
                        planted(&text, "FREE"),
                        Vec::<&str>::new(),
                        "own lines were not ticked: {case}"
                    );
                }
                let has = |mark: &str| !planted(&text, mark).is_empty();
                for (mark, kind, what) in [
                    ("SESSION", ShareKind::Sessions, "titles of sessions"),
                    ("PROVIDER", ShareKind::Sessions, "who leads a session"),
                    ("PLAN", ShareKind::Plan, "lines of the plan"),
                    (
                        "QUESTION",
                        ShareKind::Questions,
                        "what is still to be asked",
                    ),
                    ("USE", ShareKind::Returns, "words about a return to use"),
                ] {
                    assert_eq!(
                        has(mark),
                        own_words && kinds.contains(&kind),
                        "{what}: {case}"
                    );
                }
                for kind in kinds.iter().filter(|kind| **kind != ShareKind::Journal) {
                    assert!(
                        text.contains(&words::say(lang, kind.message(), &[])),
                        "{kind:?} has its section: {case}"
                    );
                }
                assert_eq!(
                    has("LESSON"),
                    kinds.contains(&ShareKind::Lessons),
                    "lessons: {case}"
                );
                assert_eq!(
                    has("JOURNAL"),
                    kinds.contains(&ShareKind::Journal),
                    "journal pages: {case}"
                );
                let sleep = words::say(lang, "report-checkin-sleep", &[]);
                assert_eq!(
                    text.contains(&sleep),
                    kinds.contains(&ShareKind::Checkins),
                    "check-ins: {case}"
                );
                let argument = words::say(lang, "word-events-argument", &[]);
                assert_eq!(
                    text.contains(&argument),
                    kinds.contains(&ShareKind::Cravings),
                    "cravings: {case}"
                );
            }
        }
    }
}

#[test]
fn every_own_line_can_be_ticked_and_is_printed_then() {
    let text = text_of(
        &build(
            &scope(&ShareKind::ALL, true),
            &life().records(),
            "0.1.0",
            &now(),
        )
        .unwrap(),
    );
    for mark in [
        "FREE-own-substance",
        "FREE-own-trigger",
        "FREE-situation",
        "FREE-own-place",
        "FREE-own-company",
        "FREE-own-feeling",
        "FREE-thought",
        "FREE-own-skill",
        "FREE-note",
        "FREE-session-note",
        "FREE-takeaway",
        "FREE-good",
        "JOURNAL-picked-title",
        "JOURNAL-picked-body",
        "FREE-reflection-triggers",
        "FREE-plan-reason",
        "FREE-plan-reviewer",
        "FREE-skill-note",
        "PLAN-reason",
        "PLAN-sign",
        "PLAN-trigger",
        "PLAN-situation",
        "PLAN-first",
        "PLAN-person",
        "PLAN-lapse",
        "SESSION-inside",
        "USE-picked-amount",
        "USE-picked-signs",
        "USE-picked-next",
        "USE-picked-lesson",
    ] {
        assert!(
            text.contains(mark),
            "{mark} was chosen and is missing: the counselor would read half a story"
        );
    }
}

#[test]
fn nothing_says_whether_anything_was_used() {
    let ended = |outcome| {
        let mut life = life();
        life.cravings = vec![craving(
            1,
            "2026-03-06T18:40:00",
            CravingEntry {
                outcome,
                ..entry(7)
            },
        )];
        build(
            &scope(&[ShareKind::Cravings], true),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap()
    };
    let silent = ended(None);
    for outcome in [
        CravingOutcome::Passed,
        CravingOutcome::StillHere,
        CravingOutcome::Used,
        CravingOutcome::UsedSome,
        CravingOutcome::LeftUnsaid,
    ] {
        assert_eq!(
            ended(Some(outcome)),
            silent,
            "{outcome:?} must look like no answer: that one passed would tell of the one that did not"
        );
    }
}

#[test]
fn nothing_tells_whether_the_question_about_use_was_answered() {
    let told = |used: Option<UsedToday>, meds: Option<bool>| {
        let mut life = life();
        life.checkins[0].entry = CheckinEntry {
            asked: CheckinItem::ALL.to_vec(),
            used_today: used,
            meds_ok: meds,
            ..serde_json::from_value(serde_json::json!({ "asked": ["mood"] })).unwrap()
        };
        build(
            &scope(&[ShareKind::Checkins], true),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap()
    };
    let skipped = told(None, None);
    for (used, meds) in [
        (Some(UsedToday::Yes), None),
        (Some(UsedToday::No), None),
        (None, Some(false)),
    ] {
        assert_eq!(
            told(used, meds),
            skipped,
            "{used:?}, {meds:?}: the report must be the same, letter for letter"
        );
    }
}

#[test]
fn a_word_is_printed_as_it_is_called_today_and_own_names_only_with_their_tick() {
    let mut life = life();
    let renamed = |list, key, label: &str| Word {
        label: Some(label.into()),
        ..Word::untouched(list, key)
    };
    life.labels = Labels::new(&[
        renamed(WordList::Triggers, own("FREE-own-trigger"), "FREE-today"),
        renamed(WordList::Triggers, word("events.argument"), "FREE-fight"),
        renamed(WordList::Skills, word("events.argument"), "FREE-wrong-list"),
    ]);
    let printed = |own_words| {
        text_of(
            &build(
                &scope(&[ShareKind::Cravings], own_words),
                &life.records(),
                "0.1.0",
                &now(),
            )
            .unwrap(),
        )
    };
    let full = printed(true);
    for label in ["FREE-today", "FREE-fight"] {
        assert!(full.contains(label), "{label} is what it is called: {full}");
    }
    assert!(
        !full.contains("FREE-own-trigger"),
        "and not what it was called"
    );
    assert!(
        !full.contains("FREE-wrong-list"),
        "a name belongs to its list"
    );
    let plain = printed(false);
    assert!(
        !plain.contains("FREE-"),
        "own names are the person's words: {plain}"
    );
    assert!(
        plain.contains(&words::say(Lang::En, "word-events-argument", &[])),
        "a default word stays readable without them"
    );
}

#[test]
fn journal_pages_are_picked_one_by_one_or_not_at_all() {
    let records = life();
    let refused =
        |scope: ExportScope| build(&scope, &records.records(), "0.1.0", &now()).unwrap_err();
    let none = refused(ExportScope {
        pages: Vec::new(),
        ..scope(&[ShareKind::Journal], true)
    });
    assert_eq!(
        (none.code, none.field.as_str()),
        (ErrorCode::NothingSelected, "pages")
    );
    let unasked = refused(ExportScope {
        pages: vec![id(80)],
        ..scope(&[ShareKind::Plan], true)
    });
    assert_eq!(
        unasked.code,
        ErrorCode::BadInput,
        "pages without the kind are a mistake, not a guess"
    );
    let many = refused(ExportScope {
        pages: (0..201).map(|_| id(80)).collect(),
        ..scope(&[ShareKind::Journal], true)
    });
    assert_eq!(many.code, ErrorCode::TooMany);
}

#[test]
fn a_court_or_an_employer_needs_the_stop_screen() {
    for role in [RecipientRole::Court, RecipientRole::Employer] {
        let unread = ExportScope {
            role,
            ..scope(&[ShareKind::Sessions], false)
        };
        let refused = build(&unread, &life().records(), "0.1.0", &now())
            .map_err(|error| (error.code, error.field));
        assert_eq!(
            refused,
            Err((ErrorCode::BadInput, "stop_read".to_owned())),
            "{role:?}: not even a preview before it was read"
        );
        let read = ExportScope {
            stop_read: true,
            ..unread
        };
        assert!(build(&read, &life().records(), "0.1.0", &now()).is_ok());
    }
}
