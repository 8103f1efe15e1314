//! What page one says of cravings: days add up, ties are ties, gaps are gaps.

use chrono::{Days, Duration};
use evenkeel_domain::checkins::{Checkin, CheckinPart};
use evenkeel_domain::cravings::{Craving, CravingEntry, Rerate, SkillUsed};
use evenkeel_domain::inbox::QUICK_ENTRY;
use evenkeel_domain::report::Block;
use evenkeel_domain::share::{ExportScope, ShareFlag, ShareKind};
use evenkeel_domain::time::{Now, Precision};
use proptest::collection::vec;
use proptest::prelude::*;

use super::super::craving_days::CravingDays;
use super::super::period::Period;
use super::life::*;
use super::page_one::{CARE, answered, has, of, page_one, said};

proptest! {
    #[test]
    fn the_four_sorts_of_days_add_up_to_the_days_that_have_begun(
        length in 0_u64..90,
        today in 0_u64..120,
        cravings in vec((0_u64..100, any::<bool>()), 0..40),
        checkins in vec((0_u64..100, any::<bool>(), proptest::option::of(0_u8..=10)), 0..60),
    ) {
        let from = day("2026-01-01");
        let now = Now { at: utc((from + Days::new(today)).and_hms_opt(12, 0, 0).unwrap()), zone: ZONE.into() };
        let period = Period::between(from, from + Days::new(length), &now);
        let held: Vec<Craving> = cravings.iter().map(|(offset, held)| {
            let mut one = craving(1, &format!("{}T12:00:00", from + Days::new(*offset)), entry(5));
            if *held { one.entry.share = ShareFlag::Never; }
            one
        }).collect();
        let answers: Vec<Checkin> = checkins.iter().map(|(offset, evening, peak)| {
            let part = if *evening { CheckinPart::Evening } else { CheckinPart::Morning };
            answered(from + Days::new(*offset), part, *peak, None)
        }).collect();
        let chosen: Vec<&Craving> = held.iter().filter(|one| one.entry.share != ShareFlag::Never).collect();
        let all: Vec<&Checkin> = answers.iter().collect();
        let days = CravingDays::of(&chosen, &all, &period);
        prop_assert_eq!(days.written + days.told + days.none + days.nothing, days.all);
        prop_assert_eq!(days.all, i64::try_from((length + 1).min(today + 1)).unwrap());
        prop_assert!([days.written, days.told, days.none, days.nothing].iter().all(|n| *n >= 0), "{:?}", days);
        // A plain count of what is known, day by day.
        let (mut written, mut told, mut none) = (0, 0, 0);
        for day in from.iter_days().take(usize::try_from(days.all).unwrap()) {
            let peak = answers.iter().filter(|one| one.date == day).filter_map(|one| one.entry.craving_peak).max();
            if chosen.iter().any(|one| one.occurred.local.date() == day) {
                written += 1;
            } else if let Some(peak) = peak {
                if peak > 0 { told += 1 } else { none += 1 }
            }
        }
        prop_assert_eq!((days.written, days.told, days.none), (written, told, none));
    }
}

#[test]
fn a_craving_that_is_held_back_leaves_a_day_of_which_nothing_is_known() {
    let days = |cravings: Vec<Craving>| {
        let mut life = life();
        life.cravings = cravings;
        life.checkins = vec![answered(
            day("2026-03-02"),
            CheckinPart::Evening,
            Some(0),
            None,
        )];
        said(&life, &[ShareKind::Cravings, ShareKind::Checkins])
    };
    let mut never = craving(1, "2026-03-05T12:00:00", entry(9));
    never.entry.share = ShareFlag::Never;
    let mut deleted = craving(2, "2026-03-06T12:00:00", entry(9));
    deleted.deleted_at = Some(deleted.created_at);
    let without = days(Vec::new());
    has(
        &without,
        "0 of the 1 day of which something is known",
        "zero of all days would be read as none",
    );
    has(
        &without,
        "Days with one written down: 0",
        "none is in the file",
    );
    has(
        &without,
        "+ days with the answer \u{201c}none\u{201d}: 1",
        "the one evening that said so",
    );
    has(
        &without,
        "+ days with nothing in this file, so not known: 27",
        "and nothing of the rest",
    );
    assert_eq!(
        days(vec![never, deleted]),
        without,
        "held back or deleted: as if it had never been written"
    );
}

#[test]
fn days_of_a_craving_are_joined_and_never_counted_twice() {
    let mut life = life();
    life.cravings = vec![
        craving(1, "2026-03-28T23:30:00", entry(4)),
        craving(2, "2026-03-01T00:10:00", entry(5)),
        craving(3, "2026-03-01T09:10:00", entry(5)),
    ];
    life.checkins = vec![
        answered(day("2026-03-01"), CheckinPart::Evening, Some(6), None),
        answered(day("2026-03-02"), CheckinPart::Evening, Some(6), None),
        answered(day("2026-03-03"), CheckinPart::Evening, Some(0), None),
        answered(day("2026-03-04"), CheckinPart::Evening, None, None),
    ];
    let text = said(&life, &CARE);
    for line in [
        "3 cravings",
        "3 of 28 days",
        "Days with one written down: 2",
        "+ days with one said in a check-in only: 1",
        "+ days with the answer \u{201c}none\u{201d}: 1",
        "+ days with nothing in this file, so not known: 24",
        "= 28 days",
    ] {
        has(&text, line, "both evenings belong to the chosen days");
    }
    let alone = said(&life, &[ShareKind::Cravings]);
    has(
        &alone,
        "+ days with nothing in this file, so not known: 26",
        "check-ins are not in it",
    );
    has(
        &alone,
        "Check-ins are not in this report.",
        "and that is said where their days would stand",
    );
    assert!(
        !alone.contains("in a check-in") && !alone.contains("the answer"),
        "what was not chosen is not counted as zero: {alone}"
    );
    life.cravings.clear();
    life.checkins.clear();
    for kinds in [&[ShareKind::Cravings][..], &CARE] {
        let unknown = said(&life, kinds);
        has(
            &unknown,
            "Not known: nothing in this file says so for any of the 28 days",
            "not known leads",
        );
        assert!(!unknown.contains("0 of 28 days"), "{unknown}");
    }
    has(
        &said(&life, &CARE),
        "+ days with the answer \u{201c}none\u{201d}: 0",
        "asked for, and nobody said none",
    );
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
    has(
        &page_one(&of(&life, &scope)),
        "1 of 3 days",
        "18, 19 and 20 April have begun, the other ten have not",
    );
    has(
        &page_one(&of(&life, &scope)),
        "= 3 days. Only 3 of the 13 days have come so far.",
        "and the page says so",
    );
    let to_come = ExportScope {
        from: day("2026-05-01"),
        to: day("2026-05-02"),
        ..scope
    };
    has(
        &page_one(&of(&life, &to_come)),
        "None of the 2 days has come yet.",
        "no sum of no days",
    );
}

#[test]
fn the_strongest_has_its_day_and_a_stronger_one_of_a_check_in_is_not_lost() {
    let mut life = life();
    let strong = CravingEntry {
        triggers: vec![word("events.argument")],
        ..entry(7)
    };
    life.cravings = vec![
        craving(1, "2026-03-06T18:40:00", strong),
        craving(2, "2026-03-09T18:40:00", entry(7)),
        craving(3, "2026-03-10T18:40:00", entry(2)),
    ];
    life.checkins = vec![answered(
        day("2026-03-12"),
        CheckinPart::Evening,
        Some(9),
        None,
    )];
    let text = said(&life, &CARE);
    for line in [
        "Strongest written down: 7 of 10 on Fri, Mar 6, 2026 (Argument)",
        "As strong one more time",
        "7 of 10 (middle of 3)",
    ] {
        has(&text, line, "strongest and usual");
    }
    assert!(
        text.contains("\n9 of 10, said in a check-in on Thu, Mar 12, 2026\nStrongest written down"),
        "the highest of all comes first: {text}"
    );
    life.checkins = vec![answered(
        day("2026-03-12"),
        CheckinPart::Evening,
        Some(7),
        None,
    )];
    let text = said(&life, &CARE);
    assert!(!text.contains("said in a check-in on "), "not stronger");
    has(
        &text,
        "7 of 10, written down on Fri, Mar 6, 2026 (Argument)",
        "and where it is from",
    );
}

#[test]
fn a_week_without_a_craving_is_a_gap_in_the_line() {
    let mut life = life();
    life.cravings = vec![
        craving(1, "2026-03-02T18:40:00", entry(8)),
        craving(2, "2026-03-03T18:40:00", entry(5)),
        craving(3, "2026-03-17T18:40:00", entry(3)),
    ];
    let report = of(&life, &scope(&[ShareKind::Cravings], false));
    let points = report.sections[0]
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Chart { points, most, .. } => {
                assert_eq!(*most, 10);
                Some(points)
            }
            _ => None,
        })
        .expect("a line");
    let told: Vec<(Option<u32>, u32)> = points.iter().map(|one| (one.tenths, one.n)).collect();
    assert_eq!(
        told,
        [
            (None, 0),
            (Some(65), 2),
            (None, 0),
            (Some(30), 1),
            (None, 0)
        ],
        "Sunday, March 1, and then four weeks"
    );
    assert_eq!(points[2].words, "From Mar 9: nothing was written");
    assert_eq!(points[1].words, "From Mar 2: 6.5 of 10 (middle of 2)");
}

#[test]
fn the_grid_counts_by_the_clock_there_and_leaves_out_what_has_no_time() {
    let mut life = life();
    let evening = |number, local: &str| craving(number, local, entry(4));
    let mut whole_day = evening(5, "2026-03-07T12:00:00");
    whole_day.occurred.precision = Precision::Day;
    life.cravings = vec![
        evening(1, "2026-03-06T18:00:00"),
        evening(2, "2026-03-13T23:59:00"),
        evening(3, "2026-03-20T20:00:00"),
        evening(4, "2026-03-09T05:59:00"),
        whole_day,
    ];
    let text = said(&life, &[ShareKind::Cravings]);
    assert!(
        text.contains("When: 4 of 5 cravings by weekday"),
        "one has no time of day: {text}"
    );
    assert!(text.contains("Most: Fri 6 PM to midnight (3)."), "{text}");
    has(&text, "6 PM to midnight: [0, 0, 0, 0, 3, 0, 0]", "Fridays");
    has(
        &text,
        "midnight to 6 AM: [1, 0, 0, 0, 0, 0, 0]",
        "a Monday before six",
    );
    life.cravings.truncate(2);
    let two = said(&life, &[ShareKind::Cravings]);
    assert!(
        !two.contains("Most:") && two.contains("No one time stands out."),
        "two are no pattern: {two}"
    );
}

#[test]
fn triggers_that_are_as_frequent_stand_together() {
    let mut life = life();
    let with = |number, triggers: &[&str], strength| {
        let entry = CravingEntry {
            triggers: triggers.iter().map(|id| word(id)).collect(),
            ..entry(strength)
        };
        craving(
            number,
            &format!("2026-03-{:02}T12:00:00", number + 1),
            entry,
        )
    };
    life.cravings = vec![
        with(1, &["times.after_work", "things.money"], 4),
        with(2, &["times.after_work", "things.money"], 7),
        with(3, &["people.alone"], 5),
        with(
            4,
            &[
                "places.car",
                "places.bar",
                "places.work",
                "places.party",
                "places.store",
            ],
            2,
        ),
        with(5, &[], 2),
    ];
    let text = said(&life, &[ShareKind::Cravings]);
    has(
        &text,
        "2 of 5 each: After work (average 5.5), Money or paycheck (average 5.5)",
        "a tie is a tie",
    );
    has(
        &text,
        "1 of 5 each: Bar or liquor store (average 2), Being alone (average 5), Car (average 2), Party or event (average 2), and 2 more",
        "and the third place has many, four of which are named",
    );
    has(&text, "No trigger given: 1 of 5", "not given is told");
    has(
        &text,
        "A craving can have more than one.",
        "the numbers are more than the cravings",
    );
}

#[test]
fn own_words_that_stay_out_are_one_trigger_counted_once_a_craving() {
    let mut life = life();
    let entry = CravingEntry {
        triggers: vec![own("FREE-one"), own("FREE-two")],
        ..entry(4)
    };
    life.cravings = vec![craving(1, "2026-03-06T18:40:00", entry)];
    let text = said(&life, &[ShareKind::Cravings]);
    has(
        &text,
        "1 of 1: own word (average 4)",
        "two unnamed words, one craving",
    );
}

#[test]
fn a_skill_is_told_from_three_measured_tries_on_and_never_as_the_cause() {
    let mut life = life();
    let tried = |number: u8, skill: &str, after: Option<u8>| {
        let entry = CravingEntry {
            skills: vec![SkillUsed {
                skill: word(skill),
                minutes: None,
                helpfulness: None,
                at: None,
            }],
            ..entry(8)
        };
        let mut one = craving(
            number,
            &format!("2026-03-{:02}T12:00:00", number + 1),
            entry,
        );
        one.rerates.extend(after.map(|intensity| Rerate {
            at: one.occurred.at + Duration::minutes(15),
            intensity: Some(intensity),
            prompt_id: None,
        }));
        one
    };
    life.cravings = vec![
        tried(1, "call", Some(4)),
        tried(2, "call", Some(5)),
        tried(3, "delay", Some(1)),
        tried(4, "delay", Some(1)),
        tried(5, "call", None),
    ];
    let text = said(&life, &[ShareKind::Cravings]);
    has(
        &text,
        "2 skills were tried, each measured fewer than three times: too few to tell",
        "two tries are too few, however far it fell",
    );
    assert!(!text.contains("on average ("), "no skill is told: {text}");
    life.cravings.push(tried(6, "call", Some(6)));
    let text = said(&life, &[ShareKind::Cravings]);
    has(
        &text,
        "Call or text someone: \u{2212}3 on average (3 measured of 4 tries)",
        "with what it is out of",
    );
    assert!(
        text.contains("Strong cravings fall by themselves, too."),
        "a fall is no proof: {text}"
    );
}

#[test]
fn what_was_written_on_the_lock_screen_says_so() {
    let mut life = life();
    let mut quick = craving(1, "2026-03-06T18:40:00", entry(4));
    quick.prompt_id = Some(QUICK_ENTRY.into());
    life.cravings = vec![quick, craving(2, "2026-03-07T18:40:00", entry(4))];
    let report = of(&life, &scope(&[ShareKind::Cravings], false));
    has(
        &page_one(&report),
        "One of these was written on the lock screen, where anybody can write",
        "page one",
    );
    let rows = table(&report, 1);
    let mark = "written on the lock screen, where anybody can write";
    assert!(rows[0][0].ends_with(mark), "{:?}", rows[0]);
    assert!(!rows[1][0].contains(mark), "{:?}", rows[1]);
}
