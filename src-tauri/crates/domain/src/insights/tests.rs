use chrono::{Datelike as _, Duration, NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::days::{DAYS, since};
use super::findings::{Looked, question};
use super::review::{check_week, coming, is_asked_on, week_under_review};
use super::summary::{Cell, NumberSum, SkillSum, TriggerSum, cell_of};
use super::view::{heat, skills, triggers};
use super::*;
use crate::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart};
use crate::cravings::{Craving, CravingEntry, CravingOutcome, Rerate, SkillUsed};
use crate::program::WeekHours;
use crate::returns::{DayState, UseDay};
use crate::vocabulary::Term;
use crate::{ErrorCode, Id, Lang, Moment, Precision, calendar};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn word(id: &str) -> Term {
    Term::Builtin(id.to_owned())
}

/// Zones on both sides of the date line, and one whose clocks change in the weeks that are drawn.
const ZONES: [&str; 3] = ["America/Chicago", "Pacific/Kiritimati", "Pacific/Pago_Pago"];

fn craving(local: chrono::NaiveDateTime, zone: &str, intensity: u8) -> Craving {
    let lived = calendar::to_instant(local, zone);
    Craving {
        id: Id::new(lived.at, [intensity; 10]),
        occurred: Moment {
            at: lived.at,
            zone: zone.to_owned(),
            local: lived.local,
            precision: Precision::Exact,
        },
        created_at: lived.at,
        updated_at: lived.at,
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        prompt_id: None,
        rerates: Vec::new(),
        entry: CravingEntry::of(intensity),
    }
}

fn checkin(date: NaiveDate, part: CheckinPart, entry: CheckinEntry) -> Checkin {
    let lived = calendar::to_instant(date.and_time(NaiveTime::MIN), "UTC");
    Checkin {
        id: Id::new(lived.at, [0; 10]),
        date,
        part,
        occurred: Moment {
            at: lived.at,
            zone: "UTC".into(),
            local: lived.local,
            precision: Precision::Exact,
        },
        created_at: lived.at,
        updated_at: lived.at,
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        entry,
    }
}

/// The first day that is drawn: the clocks of Chicago go forward on its sixth day and the weeks begin on it.
fn first() -> NaiveDate {
    day("2026-03-02")
}

prop_compose! {
    fn any_craving()(
        minutes in 0_i64..(56 * 1_440),
        zone in 0_usize..3,
        intensity in 0_u8..=10,
        after in proptest::collection::vec((1_i64..700, proptest::option::of(0_u8..=10)), 0..3),
        triggers in proptest::collection::vec(0_usize..4, 0..4),
        skill in proptest::option::of((0_usize..3, proptest::option::of(0_i64..60))),
        outcome in proptest::option::of(0_u8..5),
        whole_day in proptest::bool::weighted(0.1),
    ) -> Craving {
        let local = first().and_time(NaiveTime::MIN) + Duration::minutes(minutes);
        let mut one = craving(local, ZONES[zone], intensity);
        let at = one.occurred.at;
        one.rerates = after.into_iter().map(|(minutes, intensity)| Rerate {
            at: at + Duration::minutes(minutes),
            intensity,
            prompt_id: None,
        }).collect();
        one.rerates.sort_by_key(|again| again.at);
        let names = ["events.argument", "body.tired", "times.payday", "people.alone"];
        one.entry.triggers = triggers.into_iter().map(|index| word(names[index])).collect();
        one.entry.skills = skill.into_iter().map(|(index, begun)| SkillUsed {
            skill: if index == 2 { Term::Custom("tea".into()) } else { word(["breathing", "call"][index]) },
            minutes: None,
            helpfulness: None,
            at: begun.map(|minutes| at + Duration::minutes(minutes)),
        }).collect();
        one.entry.outcome = outcome.map(|index| [
            CravingOutcome::Passed, CravingOutcome::StillHere, CravingOutcome::UsedSome,
            CravingOutcome::Used, CravingOutcome::LeftUnsaid,
        ][usize::from(index)]);
        if whole_day {
            one.occurred.precision = Precision::Day;
        }
        one
    }
}

prop_compose! {
    fn any_checkins()(
        kinds in proptest::collection::vec((0_u8..4, 0_u8..=10, proptest::option::of(0_u8..=10), 0_i64..1_800), 112)
    ) -> (Vec<Checkin>, Vec<Prompt>) {
        let mut said = Vec::new();
        let mut shown = Vec::new();
        for (index, (kind, number, peak, minutes)) in kinds.into_iter().enumerate() {
            let date = ahead(first(), u64::try_from(index / 2).unwrap());
            let part = CheckinPart::ALL[index % 2];
            // 0: never asked. 1: asked, no answer. 2: asked, skipped. 3: answered, asked or not.
            if kind == 1 || kind == 2 || (kind == 3 && number % 2 == 0) {
                shown.push(Prompt { date, part, local: date.and_time(NaiveTime::MIN) + Duration::minutes(minutes) });
            }
            if kind >= 2 {
                let entry = CheckinEntry {
                    asked: vec![CheckinItem::Confidence, CheckinItem::SleepHours, CheckinItem::CravingPeak],
                    confidence: (kind == 3).then_some(number),
                    sleep_hours: (kind == 3 && number > 3).then_some(number),
                    craving_peak: peak.filter(|_| kind == 3),
                    ..CheckinEntry::default()
                };
                said.push(checkin(date, part, entry));
            }
        }
        (said, shown)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn weeks_added_up_are_the_whole_and_every_count_is_what_a_person_would_count(
        cravings in proptest::collection::vec(any_craving(), 0..60),
        (checkins, prompts) in any_checkins(),
    ) {
        let facts = Facts { cravings: &cravings, checkins: &checkins, prompts: &prompts };
        let last = ahead(first(), 55);
        let whole = Summary::of(first(), last, facts);
        let weeks: Vec<Summary> = (0..8)
            .map(|week| ahead(first(), week * 7))
            .map(|monday| Summary::of(monday, ahead(monday, 6), facts))
            .collect();
        prop_assert_eq!(&Summary::total(&weeks), &whole, "a kept week must not change the sum");
        let kept: Summary = serde_json::from_str(&serde_json::to_string(&whole).unwrap()).unwrap();
        prop_assert_eq!(&kept, &whole, "what is kept comes back as it was");

        let lived = |one: &&Craving| {
            let date = one.occurred.local.date();
            first() <= date && date <= last
        };
        let inside: Vec<&Craving> = cravings.iter().filter(lived).collect();
        prop_assert_eq!(whole.cravings as usize, inside.len());
        prop_assert_eq!(whole.peak, inside.iter().map(|one| one.entry.intensity).max());
        for at in 0..42_u8 {
            let here: Vec<&&Craving> = inside.iter()
                .filter(|one| one.occurred.precision != Precision::Day && cell_of(one.occurred.local) == at)
                .collect();
            let asked: Vec<&Prompt> = prompts.iter().filter(|one| cell_of(one.local) == at).collect();
            let answered = asked.iter().filter(|one| checkins.iter().any(|said| {
                said.date == one.date && said.part == one.part && said.entry.confidence.is_some()
            })).count();
            let cell = whole.cells.get(&at).copied().unwrap_or_default();
            prop_assert_eq!(cell, Cell {
                n: u32::try_from(here.len()).unwrap(),
                sum: here.iter().map(|one| u32::from(one.entry.intensity)).sum(),
                asked: u32::try_from(asked.len()).unwrap(),
                answered: u32::try_from(answered).unwrap(),
            });
        }
        for name in ["events.argument", "body.tired", "times.payday", "people.alone"] {
            let named: Vec<u8> = inside.iter()
                .filter(|one| one.entry.triggers.contains(&word(name)))
                .map(|one| one.entry.intensity)
                .collect();
            let sum = whole.triggers.get(&word(name)).copied().unwrap_or_default();
            prop_assert_eq!(sum, TriggerSum {
                n: u32::try_from(named.len()).unwrap(),
                sum: named.iter().map(|number| u32::from(*number)).sum(),
                max: named.iter().copied().max().unwrap_or(0),
            }, "named twice in one craving is still one craving");
        }
        let tea = Term::Custom("tea".into());
        let tried: Vec<Option<i8>> = inside.iter()
            .filter(|one| one.entry.skills.iter().any(|used| used.skill == tea))
            .flat_map(|one| one.skill_changes())
            .collect();
        prop_assert_eq!(whole.skills.get(&tea).copied().unwrap_or_default(), SkillSum {
            uses: u32::try_from(tried.len()).unwrap(),
            measured: u32::try_from(tried.iter().flatten().count()).unwrap(),
            change: tried.iter().flatten().map(|change| i64::from(*change)).sum(),
        });
        let mut minutes: Vec<i64> = inside.iter().filter_map(|one| one.minutes_to_ease()).collect();
        minutes.sort_unstable();
        let middle = minutes.get(minutes.len().saturating_sub(1) / 2).copied();
        let (eased, usual) = whole.usual_ease();
        prop_assert_eq!((eased as usize, usual.map(i64::from)), (minutes.len(), middle));
        let sure: Vec<u8> = checkins.iter().filter_map(|one| one.entry.confidence).collect();
        let left_open = checkins.iter().filter(|one| one.entry.confidence.is_none()).count();
        prop_assert_eq!(whole.confidence, NumberSum {
            n: u32::try_from(sure.len()).unwrap(),
            sum: sure.iter().map(|number| u32::from(*number)).sum(),
            skipped: u32::try_from(left_open).unwrap(),
        }, "left open is neither an answer nor never asked");
        let (mut logged, mut told, mut none) = (0, 0, 0);
        for offset in 0..56 {
            let date = ahead(first(), offset);
            let peaks: Vec<u8> = checkins.iter()
                .filter(|one| one.date == date)
                .filter_map(|one| one.entry.craving_peak)
                .collect();
            if inside.iter().any(|one| one.occurred.local.date() == date) {
                logged += 1;
            } else if peaks.iter().any(|peak| *peak > 0) {
                told += 1;
            } else if !peaks.is_empty() {
                none += 1;
            }
        }
        prop_assert_eq!((whole.days_logged, whole.days_told, whole.days_none), (logged, told, none));
    }
}

#[test]
fn a_craving_belongs_to_the_day_it_was_lived_on() {
    let late = day("2026-03-08").and_hms_opt(23, 30, 0).unwrap();
    let there = craving(late, "Pacific/Kiritimati", 7);
    let here = craving(late, "Pacific/Pago_Pago", 5);
    assert_ne!(
        there.occurred.at.date_naive(),
        here.occurred.at.date_naive(),
        "the two are a day apart in UTC"
    );
    let both = [there, here];
    let facts = Facts {
        cravings: &both,
        ..Facts::default()
    };
    let sunday = Summary::of(day("2026-03-08"), day("2026-03-08"), facts);
    assert_eq!(sunday.cravings, 2, "both lived it late on Sunday");
    assert_eq!(
        heat(&sunday).cells.iter().filter(|cell| cell.n > 0).count(),
        1,
        "Sunday night, also where the clocks changed that morning"
    );
}

#[test]
fn what_nobody_said_is_not_a_zero() {
    let date = day("2026-03-04");
    let shown = |part, hour| Prompt {
        date,
        part,
        local: date.and_hms_opt(hour, 5, 0).unwrap(),
    };
    let said = [checkin(
        date,
        CheckinPart::Evening,
        CheckinEntry {
            asked: vec![CheckinItem::CravingPeak],
            craving_peak: Some(0),
            ..CheckinEntry::default()
        },
    )];
    let prompts = [
        shown(CheckinPart::Morning, 8),
        shown(CheckinPart::Evening, 20),
    ];
    let map = heat(&Summary::of(
        date,
        date,
        Facts {
            checkins: &said,
            prompts: &prompts,
            ..Facts::default()
        },
    ));
    let state = |block: u8| {
        map.cells
            .iter()
            .find(|cell| cell.weekday == 2 && cell.block == block)
            .unwrap()
            .state
    };
    assert_eq!(state(2), CellState::NoAnswer, "asked in the morning");
    assert_eq!(state(5), CellState::NoneLogged, "answered in the evening");
    assert_eq!(state(3), CellState::NotAsked, "and nobody asked at noon");
}

#[test]
fn a_tie_or_two_cravings_are_no_finding() {
    let at = |hour| day("2026-03-06").and_hms_opt(hour, 0, 0).unwrap();
    let count = |list: &[Craving]| {
        heat(&Summary::of(
            first(),
            ahead(first(), 6),
            Facts {
                cravings: list,
                ..Facts::default()
            },
        ))
        .spot
    };
    let evening = craving(at(17), "UTC", 5);
    let morning = craving(at(9), "UTC", 5);
    assert_eq!(count(&[evening.clone(), evening.clone()]), None, "two");
    let three = [evening.clone(), evening.clone(), evening.clone()];
    assert_eq!(
        count(&three),
        Some(HeatSpot {
            weekday: 4,
            block: 4,
            n: 3
        }),
        "Friday, 4 to 8 pm"
    );
    let tie = [&three[..], &[morning.clone(), morning.clone(), morning]].concat();
    assert_eq!(count(&tie), None, "none stands out");
}

fn with_skill(change: i64, measured: u32) -> SkillSum {
    SkillSum {
        uses: measured + 1,
        measured,
        change,
    }
}

#[test]
fn rows_under_three_come_last_and_have_no_mean() {
    let mut sum = Summary::default();
    sum.skills.insert(word("call"), with_skill(-20, 2));
    sum.skills.insert(word("move"), with_skill(-6, 3));
    sum.skills.insert(word("breathing"), with_skill(3, 3));
    let rows = skills(&sum);
    let names: Vec<_> = rows
        .iter()
        .map(|row| (&row.skill, row.mean_change))
        .collect();
    assert_eq!(
        names,
        [
            (&word("move"), Some(-2.0)),
            (&word("breathing"), Some(1.0)),
            (&word("call"), None)
        ],
        "two lucky evenings must not come first"
    );
    let trigger = |n| TriggerSum {
        n,
        sum: 5 * n,
        max: 5,
    };
    sum.triggers.insert(word("body.tired"), trigger(2));
    sum.triggers.insert(word("times.payday"), trigger(4));
    let rows = triggers(&sum);
    assert_eq!(
        rows.iter().map(|row| (row.n, row.mean)).collect::<Vec<_>>(),
        [(4, Some(5.0)), (2, None)]
    );
}

#[test]
fn days_before_the_vault_are_shown_only_from_the_first_one_the_person_wrote_about() {
    let today = day("2026-05-30");
    let begin = back(today, DAYS - 1);
    let states = |told: &[&str]| -> Vec<UseDay> {
        begin
            .iter_days()
            .take_while(|one| *one <= today)
            .map(|one| UseDay {
                day: one,
                state: if told.contains(&one.to_string().as_str()) {
                    DayState::None
                } else {
                    DayState::NotLogged
                },
            })
            .collect()
    };
    let shown = |told: &[&str], made_on: &str, first: Option<&str>| {
        let days = since(states(told), day(made_on), first.map(day));
        assert_eq!(
            days.last().map(|one| one.day),
            Some(today),
            "today is always there"
        );
        (days.len(), days[0].day.to_string())
    };
    assert_eq!(
        shown(&[], "2026-05-30", None),
        (1, "2026-05-30".to_owned()),
        "on the first evening there is one day, not ninety empty ones"
    );
    assert_eq!(
        shown(&["2026-05-29"], "2026-05-30", None),
        (2, "2026-05-29".to_owned())
    );
    assert_eq!(
        shown(&["2026-05-29"], "2026-05-30", Some("2026-05-20")),
        (11, "2026-05-20".to_owned()),
        "a craving or a check-in written about an earlier day begins it too"
    );
    assert_eq!(
        shown(&[], "2025-01-01", Some("2024-01-01")),
        (90, begin.to_string()),
        "never more than ninety"
    );
    assert_eq!(
        shown(&[], "2030-01-01", None),
        (1, "2026-05-30".to_owned()),
        "a clock that was set back leaves today"
    );
}

#[test]
fn a_day_without_a_word_ends_a_run_and_nothing_goes_back_to_zero() {
    let states = [
        DayState::None,
        DayState::None,
        DayState::NotLogged,
        DayState::None,
        DayState::None,
        DayState::Some,
        DayState::None,
    ];
    let days: Vec<UseDay> = states
        .iter()
        .zip(first().iter_days())
        .map(|(state, day)| UseDay { day, state: *state })
        .collect();
    let counted = DaysInsight::of(days);
    assert_eq!(
        (
            counted.none,
            counted.some,
            counted.not_sure,
            counted.not_logged
        ),
        (5, 1, 0, 1),
        "one return to use leaves the other days as they were"
    );
    let longest = counted.longest.unwrap();
    assert_eq!(
        (longest.days, longest.from),
        (2, day("2026-03-05")),
        "of two as long the later one"
    );
    assert_eq!(DaysInsight::of(Vec::new()).longest, None);
}

fn hours(credited: u32) -> WeekHours {
    WeekHours {
        monday: first(),
        credited,
        not_noted: 0,
        planned: 540,
        prescribed: Some(540),
        split: false,
        sessions: 3,
        attended: 2,
        missed: 0,
    }
}

fn kinds(found: &[Finding]) -> Vec<&'static str> {
    found
        .iter()
        .map(|finding| match finding {
            Finding::Skill { .. } => "skill",
            Finding::Passed { .. } => "passed",
            Finding::Ease { .. } => "ease",
            Finding::Time { .. } => "time",
            Finding::Trigger { .. } => "trigger",
            Finding::Hours { .. } => "hours",
            Finding::Written { .. } => "written",
            Finding::Confidence { .. } => "confidence",
            Finding::Sleep { .. } => "sleep",
        })
        .collect()
}

#[test]
fn a_review_says_three_things_about_three_subjects_and_less_when_there_is_less() {
    let nothing = Summary::default();
    let quiet = Looked {
        week: &nothing,
        before: &nothing,
        four: &nothing,
        hours: None,
    };
    assert!(
        findings(quiet).is_empty(),
        "with nothing written nothing is said"
    );

    let mut four = Summary {
        cravings: 9,
        ..Summary::default()
    };
    four.skills.insert(word("call"), with_skill(-9, 3));
    four.triggers.insert(
        word("times.payday"),
        TriggerSum {
            n: 4,
            sum: 20,
            max: 7,
        },
    );
    let week = Summary {
        cravings: 5,
        passed: 4,
        days_logged: 4,
        confidence: NumberSum {
            n: 5,
            sum: 30,
            skipped: 0,
        },
        ..Summary::default()
    };
    let hours = hours(450);
    let full = Looked {
        week: &week,
        before: &nothing,
        four: &four,
        hours: Some(&hours),
    };
    let found = findings(full);
    assert_eq!(kinds(&found), ["skill", "trigger", "hours"]);
    assert_eq!(question(&found, 1), ReviewQuestion::Trigger);

    let alone = Looked {
        four: &nothing,
        hours: None,
        ..full
    };
    assert_eq!(
        kinds(&findings(alone)),
        ["passed", "written", "confidence"],
        "what is missing makes room for what is there"
    );
    let thin = Summary {
        cravings: 2,
        passed: 2,
        days_logged: 2,
        confidence: NumberSum {
            n: 2,
            sum: 20,
            skipped: 0,
        },
        ..Summary::default()
    };
    let thin = Looked {
        week: &thin,
        ..quiet
    };
    assert!(findings(thin).is_empty(), "two of anything are no finding");
}

#[test]
fn a_skill_after_which_the_number_rose_is_not_praised() {
    let mut four = Summary::default();
    four.skills.insert(word("call"), with_skill(6, 3));
    let empty = Summary::default();
    let looked = Looked {
        week: &empty,
        before: &empty,
        four: &four,
        hours: None,
    };
    assert!(findings(looked).is_empty());
}

#[test]
fn on_sunday_the_week_that_ends_is_looked_back_at() {
    let sunday = day("2026-03-15");
    assert_eq!(week_under_review(sunday), day("2026-03-09"));
    assert_eq!(week_under_review(day("2026-03-16")), day("2026-03-09"));
    assert_eq!(week_under_review(day("2026-03-21")), day("2026-03-09"));
    assert!(is_asked_on(sunday) && is_asked_on(day("2026-03-16")));
    assert!(!is_asked_on(day("2026-03-17")));
    let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap();
    let next = coming(day("2026-03-11").and_time(NaiveTime::MIN), five, 2);
    assert_eq!(
        next.iter()
            .map(|(_, at)| at.to_string())
            .collect::<Vec<_>>(),
        ["2026-03-15 17:00:00", "2026-03-22 17:00:00"]
    );
    let code = |date: &str| check_week(day(date), sunday).err().map(|error| error.code);
    assert_eq!(code("2026-03-09"), None);
    assert_eq!(code("2026-03-10"), Some(ErrorCode::BadInput), "a Tuesday");
    assert_eq!(code("2026-03-16"), Some(ErrorCode::DateInFuture));
    assert_eq!(code("1899-12-25"), Some(ErrorCode::DateTooOld));
}

#[test]
fn ten_years_are_at_most_about_forty_bars() {
    let today = day("2026-03-15");
    for (from, weeks) in [
        ("2026-03-09", 1),
        ("2025-09-22", 1),
        ("2025-03-10", 4),
        ("2016-03-14", 12),
    ] {
        let start = range_from(InsightsRange::All, today, Some(day(from)));
        let span = u64::try_from((monday(today) - start).num_days() / 7 + 1).unwrap();
        let each = weeks_a_bar(span);
        assert_eq!(each, if span == 522 { 52 } else { weeks }, "{from}");
        assert!(span.div_ceil(u64::from(each)) <= 41, "{from}");
    }
    assert_eq!(
        range_from(InsightsRange::All, today, Some(day("1900-01-01"))),
        back(monday(today), (MOST_WEEKS - 1) * 7),
        "a mistyped year does not draw a century"
    );
    assert_eq!(block(day("2026-03-15")), block(block(day("2026-03-15"))));
    assert_eq!(block(day("1999-05-05")).weekday(), chrono::Weekday::Mon);
}

/// Every name in `value` with the kind of what stands under it, in order.
fn names(value: &serde_json::Value, path: &str, out: &mut Vec<String>) {
    use serde_json::Value;
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                names(field, &format!("{path}.{name}"), out);
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| names(item, &format!("{path}[]"), out)),
        Value::Number(_) => out.push(path.to_owned()),
        Value::String(_) => out.push(format!("{path}: text")),
        Value::Null | Value::Bool(_) => out.push(format!("{path}: {value}")),
    }
}

#[test]
fn the_shape_of_a_sum_goes_up_with_its_counts() {
    let word = Term::Builtin("w".to_owned());
    let sum = Summary {
        peak: Some(1),
        cells: [(0, Cell::default())].into(),
        triggers: [(word.clone(), TriggerSum::default())].into(),
        skills: [(word, SkillSum::default())].into(),
        ease: [(1, 1)].into(),
        ..Summary::default()
    };
    let mut found = Vec::new();
    names(&serde_json::to_value(&sum).unwrap(), "", &mut found);
    found.sort();
    assert_eq!(
        (Summary::SHAPE, found.join(" ").as_str()),
        (
            1,
            ".cells.0.answered .cells.0.asked .cells.0.n .cells.0.sum .checkins .confidence.n \
         .confidence.skipped .confidence.sum .cravings .days_logged .days_none .days_told \
         .ease.1 .ended .passed .peak .rerated .skills[][].change .skills[][].id: text \
         .skills[][].measured .skills[][].uses .sleep.n .sleep.skipped .sleep.sum .sum \
         .triggers[][].id: text .triggers[][].max .triggers[][].n .triggers[][].sum \
         .untimed"
        ),
        "a count came, went or has another name: raise SHAPE, so that sums kept from before are counted anew"
    );
}
