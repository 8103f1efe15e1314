//! The details, kind by kind.

use chrono::Duration;
use evenkeel_domain::checkins::{CheckinEntry, CheckinItem, CheckinPart};
use evenkeel_domain::cravings::CravingEntry;
use evenkeel_domain::lessons::{Due, DueWhen, LessonDue};
use evenkeel_domain::program::{Phase, PhaseKind};
use evenkeel_domain::report::Block;
use evenkeel_domain::sessions::{Attendance, AttendanceStatus};
use evenkeel_domain::share::{ShareFlag, ShareKind};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::{Lang, words};

use super::super::Records;
use super::life::*;

#[test]
fn what_was_written_late_says_so() {
    let mut late = craving(1, "2026-03-06T18:40:00", entry(7));
    late.created_at = late.occurred.at + Duration::hours(75);
    let mut same_day = craving(2, "2026-03-07T18:40:00", entry(7));
    same_day.created_at = same_day.occurred.at + Duration::hours(24);
    let mut life = life();
    life.cravings = vec![late, same_day];
    let report = build(
        &scope(&[ShareKind::Cravings], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let rows = table(&report, 1);
    assert!(
        rows[0][0].ends_with("written 3 days later"),
        "memory of three days ago reads differently: {:?}",
        rows[0]
    );
    assert!(
        !rows[1][0].contains("later"),
        "a day is not late: {:?}",
        rows[1]
    );
}

#[test]
fn planned_hours_leave_out_what_does_not_take_place() {
    let mut life = life();
    let mut cancelled = session(20, "2026-03-03T18:00:00", "cancelled");
    cancelled.cancelled = true;
    let mut court = session(21, "2026-03-04T18:00:00", "court");
    court.counts_hours = false;
    let mut moved = session(22, "2026-03-05T19:00:00", "moved");
    moved.moved = true;
    moved.end = moved.start + Duration::minutes(90);
    life.occurrences = vec![
        moved,
        session(23, "2026-03-02T18:00:00", "planned"),
        cancelled,
        court,
    ];
    let report = build(
        &scope(&[ShareKind::Sessions], true),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let summary = format!("{:?}", report.sections.get(1));
    assert!(
        summary.contains("3 sessions (moved: 1), 1 cancelled"),
        "{summary}"
    );
    let weeks = tables(&report, 1).remove(0);
    assert_eq!(
        weeks.last().map(|week| &week[2..]),
        Some(["4.5".to_owned(), "4.5".to_owned(), "0".to_owned()].as_slice()),
        "three hours and an hour and a half, nothing else, and none of it noted"
    );
    let rows = tables(&report, 1).remove(1);
    assert_eq!(
        rows.iter()
            .map(|row| row[1].lines().next().unwrap())
            .collect::<Vec<_>>(),
        ["planned", "cancelled", "court", "moved"],
        "by time"
    );
    assert_eq!(
        rows[1][4], "cancelled",
        "a cancelled session is told, not dropped"
    );
}

#[test]
fn check_ins_are_told_without_use_and_medicine_and_never_as_zero() {
    let report = build(
        &scope(&[ShareKind::Checkins], false),
        &life().records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let rows = table(&report, 1);
    assert_eq!(rows.len(), 1, "one check-in of these days may go in");
    assert_eq!(
        rows[0][1..],
        ["6", "7"],
        "mood and sleep were answered; what never was has no column"
    );
    let text = format!("{:?}", report.sections[1]);
    for said in ["Yes", "yes", "Did you use", "as planned"] {
        assert!(
            !text.contains(said),
            "the answer about use or medicine is told: {said}"
        );
    }
    assert!(text.contains("1, and skipped: 0"), "{text}");
    assert!(
        text.contains("7 on average (n = 1)"),
        "with what it is out of"
    );
    assert!(
        text.contains("3. Not the same as zero."),
        "three were asked for and have no answer in here; that one of them is held back is not told, the day before is another report's: {text}"
    );

    let mut life = life();
    life.checkins[0].entry = CheckinEntry {
        asked: vec![CheckinItem::Mood, CheckinItem::UsedToday],
        share: ShareFlag::Ask,
        ..serde_json::from_value(serde_json::json!({ "asked": ["mood"] })).unwrap()
    };
    let report = build(
        &scope(&[ShareKind::Checkins], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    assert!(
        text_of(&report).contains("One check-in, without an answer that a report can hold."),
        "skipped is told, not drawn as an empty table"
    );
}

#[test]
fn lessons_that_were_due_are_told_with_how_many_were_finished() {
    let mut life = life();
    life.program.start = Some(day("2026-03-02"));
    for (lesson, week) in life.lessons.iter_mut().zip([1, 9]) {
        lesson.due = Some(LessonDue {
            due: Due::Week { week },
            when: DueWhen::Later,
            week: Some(week),
            at: None,
            session_title: String::new(),
            session_kind: None,
            cancelled: false,
        });
    }
    let text = text_of(
        &build(
            &scope(&[ShareKind::Lessons], false),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap(),
    );
    assert!(
        text.contains("Due by then\n1 of 1 finished"),
        "one was due in week 1 and is done; week 9 is after these days: {text}"
    );
    assert!(
        text.contains(
            "1 of 1 that were due by then are done\n2 of 2 opened in these days are done"
        ),
        "page one says the same, and apart from it what was opened: {text}"
    );
}

#[test]
fn a_page_stands_whole_with_both_its_times() {
    let mut life = life();
    life.journal[0].content.body = "ñ".repeat(100_000);
    let report = build(
        &scope(&[ShareKind::Journal], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let section = &report.sections[1];
    let Some(Block::Facts { rows }) = section.blocks.last() else {
        panic!("pages are names and values: {section:?}");
    };
    let whole: String = rows.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(
        whole,
        "ñ".repeat(100_000),
        "the longest page there can be is not cut"
    );
    assert!(
        rows[0].label.contains("written 2 days later"),
        "when it happened and when it was written: {}",
        rows[0].label
    );
}

#[test]
fn an_empty_kind_says_that_it_is_empty() {
    let empty = Records {
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
    };
    let text = text_of(&build(&scope(&ShareKind::ALL, true), &empty, "0.1.0", &now()).unwrap());
    for sentence in [
        "report-cravings-none",
        "report-checkins-none",
        "report-journal-none",
        "report-sessions-none",
        "report-lessons-none",
        "report-plan-none",
    ] {
        assert!(
            text.contains(&words::say(Lang::En, sentence, &[])),
            "{sentence}: silence would read as zero"
        );
    }
    assert!(
        !text.contains("Strongest"),
        "no number is made out of nothing"
    );
}

#[test]
fn attendance_is_told_with_what_it_is_out_of_and_not_noted_is_not_missed() {
    let noted = |number, local: &str, status, minutes| {
        let mut session = session(number, local, "");
        session.attendance = Some(Attendance {
            status: Some(status),
            reason: Some(word("missed.sick")).filter(|_| AttendanceStatus::was_missed(status)),
            minutes_credited: minutes,
            made_up: false,
            makeup_for: None,
            has_notes: false,
            on_my_way: false,
            kept: false,
        });
        session
    };
    let mut life = life();
    life.program.phases = vec![Phase {
        kind: PhaseKind::Iop,
        from: at("2026-03-02T00:00:00").date(),
        until: None,
        minutes_a_week: Some(540),
        weekdays: Vec::new(),
    }];
    life.occurrences = vec![
        noted(20, "2026-03-02T18:00:00", AttendanceStatus::Attended, 180),
        noted(21, "2026-03-03T18:00:00", AttendanceStatus::Late, 150),
        noted(
            22,
            "2026-03-04T18:00:00",
            AttendanceStatus::MissedExcused,
            0,
        ),
        session(23, "2026-03-05T18:00:00", ""),
    ];
    let report = build(
        &scope(&[ShareKind::Sessions], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let weeks = tables(&report, 1).remove(0);
    assert_eq!(
        weeks
            .iter()
            .find(|week| week[1] != "0")
            .map(|week| &week[1..]),
        Some(["5.5", "9", "3", "1"].map(str::to_owned).as_slice()),
        "attended, prescribed, not noted, missed"
    );
    let states: Vec<String> = tables(&report, 1)
        .remove(1)
        .iter()
        .map(|row| row[3].clone())
        .collect();
    assert_eq!(
        states,
        [
            "there",
            "there, came late",
            "missed, excused\nI was sick",
            "not noted"
        ]
    );
}

#[test]
fn the_longest_entry_still_fits() {
    let most: Vec<Term> = (0..200).map(|n| own(&format!("{n:0>200}"))).collect();
    let mut life = life();
    life.cravings = vec![craving(
        1,
        "2026-03-06T18:40:00",
        CravingEntry {
            triggers: most,
            note: "x".repeat(10_000),
            ..entry(7)
        },
    )];
    let built = build(
        &scope(&[ShareKind::Cravings], true),
        &life.records(),
        "0.1.0",
        &now(),
    );
    assert!(
        built.is_ok(),
        "whatever the app lets a person write, it can hand over: {:?}",
        built.err()
    );
}

#[test]
fn check_ins_take_a_row_a_day_and_mornings_are_not_evenings() {
    let said = |number, date: &str, part, asked: &[CheckinItem], mood| {
        let mut one = checkin(number, date, "", ShareFlag::Ask, false);
        one.part = part;
        one.entry = CheckinEntry {
            asked: asked.to_vec(),
            mood,
            ..CheckinEntry::default()
        };
        one
    };
    let (morning, evening) = (CheckinPart::Morning, CheckinPart::Evening);
    let mood = [CheckinItem::Mood];
    let both = [CheckinItem::Mood, CheckinItem::Stress];
    let mut life = life();
    life.checkins = vec![
        said(1, "2026-03-06", evening, &mood, Some(3)),
        said(2, "2026-03-06", morning, &mood, Some(9)),
        said(3, "2026-03-07", evening, &both, None),
        said(4, "2026-03-08", evening, &both, Some(5)),
        said(5, "2026-03-09", evening, &[CheckinItem::Stress], None),
    ];
    life.checkins[3].entry.stress = Some(2);
    life.checkins[2].entry.good_thing = "one answer".into();
    let report = build(
        &scope(&[ShareKind::Checkins], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let rows = table(&report, 1);
    let cells: Vec<&[String]> = rows.iter().map(|row| &row[1..]).collect();
    assert_eq!(
        cells,
        [
            ["9", "3", "not asked"],
            ["\u{2013}", "asked, no answer", "asked, no answer"],
            ["\u{2013}", "5", "2"],
            ["\u{2013}", "not asked", "skipped"],
        ],
        "morning's mood, evening's mood, evening's stress: four kinds of nothing stay apart"
    );
    let text = text_of(&report);
    for mean in [
        "Mood, morning\n9 on average (n = 1)",
        "Mood, evening\n4 on average (n = 2)",
    ] {
        assert!(text.contains(mean), "{mean:?} is not mixed: {text}");
    }
}

#[test]
fn check_ins_that_asked_everything_fit_two_tables() {
    let mut life = life();
    for (place, part) in [CheckinPart::Morning, CheckinPart::Evening]
        .into_iter()
        .enumerate()
    {
        let entry = &mut life.checkins[place].entry;
        entry.mood = Some(1);
        entry.craving_peak = Some(2);
        entry.confidence = Some(3);
        entry.stress = Some(4);
        entry.pain = Some(5);
        entry.sleep_hours = Some(6);
        entry.sleep_quality = Some(3);
        life.checkins[place].part = part;
        life.checkins[place].date = day("2026-03-06");
    }
    let report = build(
        &scope(&[ShareKind::Checkins], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let all = tables(&report, 1);
    assert_eq!(all.len(), 2, "fourteen columns are more than a sheet holds");
    assert_eq!(all[0][0][1..], ["1", "2", "3", "4", "5", "6", "3"]);
}
