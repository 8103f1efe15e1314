//! The details, kind by kind.

use chrono::Duration;
use evenkeel_domain::checkins::{CheckinEntry, CheckinItem, UsedToday};
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
    let rows = table(&report, 2);
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
    assert!(
        summary.contains("\"4.5\""),
        "three hours and an hour and a half, nothing else: {summary}"
    );
    let rows = table(&report, 2);
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
    let rows = table(&report, 2);
    assert_eq!(rows.len(), 1, "one check-in of these days may go in");
    assert_eq!(
        rows[0][1..],
        [
            "6",
            "asked, no answer",
            "asked, no answer",
            "asked, no answer",
            "asked, no answer",
            "7",
            "asked, no answer"
        ],
        "mood and sleep were answered, the rest was asked"
    );
    let text = text_of(&report);
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
    let rows = table(&report, 2);
    assert_eq!(
        (rows[0][1].as_str(), rows[0][2].as_str()),
        ("skipped", "not asked"),
        "three kinds of nothing stay apart"
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
    let section = report.sections.last().unwrap();
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
        people: &[],
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
    let summary = format!("{:?}", report.sections.get(1));
    for said in [
        "2 of 4 sessions that took place",
        "1 of 2 attended",
        "1 (excused: 1, made up for: 0)",
        "1 of 4. Not the same as missed.",
        "5.5 of 9",
    ] {
        assert!(summary.contains(said), "{said}: {summary}");
    }
    let states: Vec<String> = table(&report, 2).iter().map(|row| row[4].clone()).collect();
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
