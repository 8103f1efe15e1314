//! Page one: every number is true and says what it is out of.

use chrono::Duration;
use evenkeel_domain::cravings::{CravingEntry, CravingOutcome, Rerate, SkillUsed};
use evenkeel_domain::share::{ExportScope, ShareKind};

use super::life::*;

#[test]
fn a_day_counts_by_the_clock_on_the_wall_there() {
    // Half past eleven at night in Chicago is the next day in UTC.
    let mut life = life();
    life.cravings = vec![
        craving(1, "2026-03-28T23:30:00", entry(4)),
        craving(2, "2026-03-01T00:10:00", entry(5)),
    ];
    let text = text_of(
        &build(
            &scope(&[ShareKind::Cravings], false),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap(),
    );
    assert!(
        text.contains("2 cravings, on 2 of 28 days"),
        "both evenings belong to the chosen days: {text}"
    );
}

#[test]
fn the_first_page_counts_right_and_says_out_of_what() {
    let mut life = life();
    let mut first = craving(
        1,
        "2026-03-06T18:40:00",
        CravingEntry {
            triggers: vec![word("events.argument")],
            skills: vec![SkillUsed {
                skill: word("call"),
                minutes: None,
                helpfulness: None,
                at: None,
            }],
            outcome: Some(CravingOutcome::Passed),
            ..entry(8)
        },
    );
    first.rerates = vec![
        Rerate {
            at: first.occurred.at + Duration::minutes(15),
            intensity: Some(5),
            prompt_id: None,
        },
        Rerate {
            at: first.occurred.at + Duration::minutes(45),
            intensity: Some(2),
            prompt_id: None,
        },
    ];
    let mut second = craving(
        2,
        "2026-03-06T21:00:00",
        CravingEntry {
            triggers: vec![word("events.argument")],
            ..entry(5)
        },
    );
    second.rerates = vec![Rerate {
        at: second.occurred.at + Duration::minutes(15),
        intensity: None,
        prompt_id: None,
    }];
    let third = craving(3, "2026-03-20T09:00:00", entry(2));
    life.cravings = vec![third, first, second];
    let report = build(
        &scope(&[ShareKind::Cravings], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let summary = format!("{:?}", report.sections.get(1));
    for (expected, why) in [
        (
            "3 cravings, on 2 of 28 days",
            "days with an entry out of all days",
        ),
        (
            "26 of 28",
            "days without an entry stay visible and are not zero",
        ),
        ("8 of 10", "the strongest"),
        ("5 of 10 (middle of 3)", "the usual strength with its n"),
        ("1 of 3", "passed and rated again, out of all"),
        (
            "\u{2212}6 on average (n = 1)",
            "the change, of those rated again only",
        ),
        (
            "45 minutes (middle of 1)",
            "time to ease is the first time at two or half",
        ),
        (
            "2 of 3, average strength 6.5",
            "a trigger with count and mean",
        ),
        (
            "used once, change \u{2212}6 on average (n = 1)",
            "a skill with its measured effect",
        ),
    ] {
        assert!(
            summary.contains(expected),
            "{why}: no {expected:?} in {summary}"
        );
    }
    let rows = table(&report, 2);
    assert!(rows[0][0].contains("6:40"), "oldest first: {:?}", rows[0]);
    assert_eq!(
        rows[1][8], "asked, no answer",
        "asked and skipped is not the same as not asked"
    );
    assert_eq!(rows[2][8], "not asked", "and not the same as a zero");
    assert_eq!(rows[0][8], "5 of 10 after 15 min\n2 of 10 after 45 min");
}

#[test]
fn days_that_have_not_come_yet_are_not_days_without_an_entry() {
    let mut life = life();
    life.cravings = vec![craving(1, "2026-04-18T12:00:00", entry(3))];
    let scope = ExportScope {
        from: day("2026-04-18"),
        to: day("2026-04-30"),
        ..scope(&[ShareKind::Cravings], false)
    };
    let text = text_of(&build(&scope, &life.records(), "0.1.0", &now()).unwrap());
    assert!(
        text.contains("1 craving, on 1 of 3 days"),
        "18, 19 and 20 April have begun, the other ten have not: {text}"
    );
}
