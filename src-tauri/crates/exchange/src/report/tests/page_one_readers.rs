//! Page one for a court, an employer and family, and that it stays short for everybody.

use chrono::Days;
use evenkeel_domain::checkins::CheckinPart;
use evenkeel_domain::cravings::{CravingEntry, Rerate, SkillUsed};
use evenkeel_domain::report::Block;
use evenkeel_domain::sessions::AttendanceStatus;
use evenkeel_domain::share::{ExportScope, RecipientRole, ShareKind};
use evenkeel_domain::{Lang, words};

use super::life::*;
use super::page_one::{CARE, answered, because, for_role, has, nine_hours, noted, of, page_one};

#[test]
fn an_employer_reads_dates_and_hours_and_nothing_else() {
    let mut life = life();
    life.program.policy.most_misses = Some(6);
    life.occurrences = vec![
        noted(1, "2026-03-02T18:00:00", AttendanceStatus::Attended, 180),
        noted(2, "2026-03-02T09:00:00", AttendanceStatus::Late, 45),
        because(
            noted(3, "2026-03-03T18:00:00", AttendanceStatus::Missed, 0),
            word("missed.sick"),
        ),
        noted(4, "2026-03-09T18:00:00", AttendanceStatus::LeftEarly, 120),
    ];
    for session in &mut life.occurrences {
        session.title = "NEVER-title".into();
        session.provider = "NEVER-provider".into();
    }
    for lang in Lang::ALL {
        let report = of(
            &life,
            &for_role(RecipientRole::Employer, &[ShareKind::Sessions], lang),
        );
        assert_eq!(
            report.sections.len(),
            2,
            "page one and what is about the report"
        );
        assert_eq!(report.title, words::say(lang, "report-title-employer", &[]));
        let rows = table(&report, 0);
        let hours: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(
            hours,
            ["3.8", "2"],
            "the days on which the person was there"
        );
        let text = text_of(&report).to_lowercase();
        for word in [
            "treatment",
            "tratamiento",
            "program",
            "session",
            "sesi",
            "42 cfr",
            "part 2",
            "parte 2",
            "group",
            "grupo",
            "sick",
            "enferm",
            "missed",
            "falt",
            "craving",
            "ganas",
            "substance",
            "consum",
            "recover",
            "recuper",
            "relapse",
            "reca",
            "left out",
            "fuera",
            "evenkeel",
            "why-it-was-made",
            "never-",
            "counsel",
            "clinic",
            "patient",
            "paciente",
        ] {
            assert!(
                !text.contains(word),
                "{lang:?}: {word:?} tells what the hours were for: {text}"
            );
        }
    }
}

#[test]
fn many_days_of_an_employer_stand_on_a_page_of_their_own() {
    let mut life = life();
    life.occurrences = (1..=21)
        .map(|number| {
            noted(
                number,
                &format!("2026-03-{number:02}T18:00:00"),
                AttendanceStatus::Attended,
                60,
            )
        })
        .collect();
    let scope = for_role(RecipientRole::Employer, &[ShareKind::Sessions], Lang::En);
    let report = of(&life, &scope);
    assert_eq!(report.sections.len(), 3);
    assert_eq!(table(&report, 1).len(), 21);
    has(&page_one(&report), "21 hours on 21 days", "in all");
    assert!(
        report.sections[0]
            .blocks
            .iter()
            .all(|block| !matches!(block, Block::Table { .. })),
        "twelve weeks of days do not fit one sheet"
    );
}

#[test]
fn a_court_reads_attendance_by_the_rule_and_the_longer_statement() {
    let mut life = life();
    life.program.phases = nine_hours();
    life.program.policy.late_counts_as_missed = Some(15);
    life.occurrences = vec![
        noted(1, "2026-03-02T18:00:00", AttendanceStatus::Late, 160),
        because(
            noted(2, "2026-03-03T18:00:00", AttendanceStatus::Missed, 0),
            own("FREE-reason"),
        ),
    ];
    for lang in Lang::ALL {
        let scope = ExportScope {
            name_left_out: true,
            ..for_role(RecipientRole::Court, &[ShareKind::Sessions], lang)
        };
        let report = of(&life, &scope);
        let text = text_of(&report);
        has(
            &text,
            words::say(lang, "report-part2-long", &[])
                .lines()
                .next()
                .unwrap(),
            "the statement",
        );
        for planted in ["FREE-", "SESSION-", "PROVIDER-"] {
            assert!(
                !text.contains(planted),
                "{planted}: no own words for a court: {text}"
            );
        }
        assert!(
            !text.contains(&words::say(lang, "report-left-out", &[])),
            "a list to ask for: {text}"
        );
    }
    let scope = for_role(RecipientRole::Court, &[ShareKind::Sessions], Lang::En);
    let page = page_one(&of(&life, &scope));
    has(
        &page,
        "2: 1 not there, 1 so late that it counts as missed. How many the program allows is not known.",
        "the late one counts",
    );
    has(
        &page,
        "The program counts late as missed from 15 minutes on. That session stands under \u{201c}there\u{201d} above.",
        "by the rule",
    );
    has(
        &page,
        "There 1 + not there 1 + not noted 0 = 2",
        "and was there all the same",
    );
    assert!(!page.contains("of 10"), "nothing but attendance: {page}");
}

#[test]
fn family_reads_how_to_help_and_whom_to_call() {
    let mut life = life();
    life.occurrences = vec![noted(
        1,
        "2026-03-02T18:00:00",
        AttendanceStatus::Attended,
        180,
    )];
    for lang in Lang::ALL {
        let kinds = [
            ShareKind::Cravings,
            ShareKind::Checkins,
            ShareKind::Sessions,
        ];
        let page = page_one(&of(&life, &for_role(RecipientRole::Family, &kinds, lang)));
        for number in ["911", "988", "1-800-662-4357"] {
            assert!(page.contains(number), "{lang:?}: whom to call: {page}");
        }
        assert!(!page.contains('{'), "every number has its place: {page}");
        assert_eq!(
            page.contains("AYUDA"),
            lang == Lang::Es,
            "the word that is answered in Spanish, and none where any will do: {page}"
        );
        for clinical in [
            "report-peak",
            "report-usual",
            "report-top-triggers",
            "report-top-skills",
            "report-confidence",
        ] {
            assert!(
                !page.contains(&words::say(lang, clinical, &[])),
                "{lang:?}: {clinical} is nothing for page one of family: {page}"
            );
        }
    }
}

/// Long enough for the layout to be tested with it, short enough for one sheet (the reader's print test holds that it fits).
#[test]
fn page_one_stays_short_whatever_is_in_the_vault() {
    let mut life = life();
    life.program.phases = nine_hours();
    life.program.policy.most_misses = Some(500);
    life.program.policy.late_counts_as_missed = Some(15);
    let from = day("2025-01-01");
    let long = |number: u64| own(&format!("{number:>0200}"));
    life.cravings = (0..400_u64)
        .map(|number| {
            let entry = CravingEntry {
                triggers: (0..30).map(|word| long(word + number % 7)).collect(),
                skills: (0..10)
                    .map(|word| SkillUsed {
                        skill: long(word),
                        minutes: None,
                        helpfulness: None,
                        at: None,
                    })
                    .collect(),
                ..entry(5)
            };
            let mut one = craving(1, &format!("{}T12:00:00", from + Days::new(number)), entry);
            one.rerates.push(Rerate {
                at: one.occurred.at,
                intensity: Some(2),
                prompt_id: None,
            });
            one
        })
        .collect();
    life.checkins = (0..400)
        .map(|number| {
            answered(
                from + Days::new(number),
                CheckinPart::Morning,
                Some(9),
                Some(7),
            )
        })
        .collect();
    life.occurrences = (0..400_u64)
        .map(|number| {
            let local = format!("{}T18:00:00", from + Days::new(number));
            because(noted(1, &local, AttendanceStatus::Missed, 0), long(number))
        })
        .collect();
    for lang in Lang::ALL {
        for role in [
            RecipientRole::Counselor,
            RecipientRole::Family,
            RecipientRole::Court,
            RecipientRole::Employer,
        ] {
            let kinds: &[ShareKind] = if role == RecipientRole::Employer {
                &[ShareKind::Sessions]
            } else {
                &CARE
            };
            let scope = ExportScope {
                from,
                to: day("2026-03-28"),
                topics: if role.gives_care() {
                    vec!["w".repeat(120); 5]
                } else {
                    Vec::new()
                },
                own: if role.may_read_own_words() {
                    vec![ALL_OWN.into()]
                } else {
                    Vec::new()
                },
                prepared_by: "w".repeat(200),
                ..for_role(role, kinds, lang)
            };
            let report = of(&life, &scope);
            let letters = page_one(&report).chars().count();
            assert!(
                letters < 6_000,
                "{lang:?} {role:?}: {letters} characters on one sheet"
            );
        }
    }
}
