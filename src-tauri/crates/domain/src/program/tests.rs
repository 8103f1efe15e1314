use super::*;
use crate::calendar::ClockShift;
use crate::sessions::{Attendance, AttendanceStatus, Location, Occurrence, SessionKind};
use chrono::NaiveDateTime;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn phase(kind: PhaseKind, from: &str, until: Option<&str>, hours: Option<u32>) -> Phase {
    Phase {
        kind,
        from: day(from),
        until: until.map(day),
        minutes_a_week: hours.map(|hours| hours * 60),
        weekdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu],
    }
}

/// Twelve weeks from Monday, 14 September 2026, twelve hours each; then twelve of step-down with two.
fn program() -> ProgramEntry {
    ProgramEntry {
        start: Some(day("2026-09-14")),
        planned_end: Some(day("2026-12-06")),
        phases: vec![
            phase(PhaseKind::Iop, "2026-09-14", Some("2026-12-06"), Some(12)),
            Phase {
                weekdays: vec![Weekday::Mon],
                ..phase(PhaseKind::StepDown, "2026-12-07", None, Some(2))
            },
        ],
        policy: AttendancePolicy::default(),
    }
}

fn session(local: &str, minutes: i64, status: Option<AttendanceStatus>) -> Occurrence {
    let start = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    let end = start + chrono::Duration::minutes(minutes);
    Occurrence {
        series: crate::Id::new(start.and_utc(), [1; 10]),
        recurrence_id: start,
        start: start.and_utc(),
        end: end.and_utc(),
        local_start: start,
        local_end: end,
        zone: "UTC".to_owned(),
        device_start: None,
        shift: ClockShift::None,
        all_day: false,
        cancelled: false,
        moved: false,
        kind: SessionKind::GroupPrevention,
        title: String::new(),
        provider: String::new(),
        provider_person: None,
        place: Location::default(),
        phone: String::new(),
        video_url: String::new(),
        bring: Vec::new(),
        note: String::new(),
        counts_hours: true,
        attendance: status.map(|status| Attendance {
            status: Some(status),
            reason: None,
            minutes_credited: if status.was_there() {
                u32::try_from(minutes).unwrap()
            } else {
                0
            },
            made_up: false,
            makeup_for: None,
            has_notes: false,
            on_my_way: false,
            kept: false,
        }),
    }
}

#[test]
fn the_week_of_the_program_is_counted_from_its_first_day() {
    let program = program();
    let on = |text: &str| program.progress_on(day(text));
    assert_eq!(on("2026-09-10"), ProgramProgress::Before { days: 4 });
    let week = |week| ProgramProgress::Running { week, of: Some(12) };
    assert_eq!(on("2026-09-14"), week(1));
    assert_eq!(on("2026-09-20"), week(1), "a week has seven days");
    assert_eq!(on("2026-10-12"), week(5));
    assert_eq!(
        on("2026-12-06"),
        week(12),
        "the last day is in the last week"
    );
    assert_eq!(on("2026-12-07"), ProgramProgress::Over);
    assert_eq!(
        ProgramEntry::default().progress_on(day("2026-09-14")),
        ProgramProgress::NotSaid,
        "nothing is assumed"
    );
    let open = ProgramEntry {
        planned_end: None,
        ..program.clone()
    };
    assert_eq!(
        open.progress_on(day("2026-10-12")),
        ProgramProgress::Running { week: 5, of: None },
        "without a planned end there is no 'of'"
    );
    assert_eq!(
        end_after_weeks(day("2026-09-14"), 12),
        Ok(day("2026-12-06"))
    );
}

#[test]
fn phases_follow_one_another_and_an_open_one_goes_on() {
    let program = program();
    let kind = |text: &str| {
        program
            .phase_on(day(text))
            .and_then(|position| program.phases.get(position))
            .map(|phase| phase.kind)
    };
    assert_eq!(kind("2026-09-13"), None, "before the first");
    assert_eq!(kind("2026-12-06"), Some(PhaseKind::Iop));
    assert_eq!(kind("2026-12-07"), Some(PhaseKind::StepDown));
    assert_eq!(
        kind("2027-03-01"),
        Some(PhaseKind::StepDown),
        "step-down begins after the planned end and is not cut off by it"
    );
}

#[test]
fn a_full_week_says_twelve_of_twelve_hours() {
    let attended = Some(AttendanceStatus::Attended);
    let week: Vec<Occurrence> = ["12", "13", "14", "15"]
        .map(|day| session(&format!("2026-10-{day} 18:00"), 180, attended))
        .into();
    let now = day("2026-10-18").and_time(chrono::NaiveTime::MIN).and_utc();
    let hours = hours(day("2026-10-12"), &week, &program(), now);
    assert_eq!(
        (hours.credited, hours.planned, hours.prescribed, hours.split),
        (720, 720, Some(720), false)
    );
    assert_eq!((hours.sessions, hours.attended, hours.missed), (4, 4, 0));
}

#[test]
fn what_was_not_noted_is_neither_attended_nor_missed() {
    let week = [
        session("2026-10-12 18:00", 180, Some(AttendanceStatus::Attended)),
        session("2026-10-13 18:00", 180, None),
        session(
            "2026-10-14 18:00",
            180,
            Some(AttendanceStatus::MissedExcused),
        ),
        session("2026-10-15 18:00", 180, None),
        Occurrence {
            cancelled: true,
            ..session("2026-10-16 18:00", 180, None)
        },
        Occurrence {
            counts_hours: false,
            ..session("2026-10-17 10:00", 60, None)
        },
        session("2026-10-19 18:00", 180, None),
    ];
    let now = day("2026-10-15").and_time(chrono::NaiveTime::MIN).and_utc();
    let hours = hours(day("2026-10-12"), &week, &program(), now);
    assert_eq!(hours.credited, 180);
    assert_eq!(
        hours.not_noted, 180,
        "Tuesday is over and nobody said anything"
    );
    assert_eq!(
        hours.planned, 720,
        "Monday to Thursday; what is cancelled, does not count or is next week is not in it"
    );
    assert_eq!((hours.sessions, hours.attended, hours.missed), (4, 1, 1));
}

#[test]
fn hours_of_a_week_with_two_phases_are_split_by_their_days() {
    let now = day("2027-01-01").and_time(chrono::NaiveTime::MIN).and_utc();
    let prescribed = |program: &ProgramEntry, monday: &str| {
        let hours = hours(day(monday), &[], program, now);
        (hours.prescribed, hours.split)
    };
    let mut changes_on_wednesday = program();
    if let [iop, step_down] = changes_on_wednesday.phases.as_mut_slice() {
        iop.until = Some(day("2026-11-10"));
        step_down.from = day("2026-11-11");
        step_down.weekdays = vec![Weekday::Wed, Weekday::Fri];
    }
    assert_eq!(
        prescribed(&changes_on_wednesday, "2026-11-09"),
        (Some(6 * 60 + 2 * 60), true),
        "two of four days at twelve hours, and both days of the new phase"
    );
    assert_eq!(
        prescribed(&changes_on_wednesday, "2026-11-16"),
        (Some(120), false)
    );

    let mut days_not_said = changes_on_wednesday.clone();
    for phase in &mut days_not_said.phases {
        phase.weekdays.clear();
    }
    assert_eq!(
        prescribed(&days_not_said, "2026-11-09"),
        (Some(206 + 86), true),
        "two sevenths of twelve hours and five sevenths of two, to the minute"
    );
    assert_eq!(
        prescribed(
            &ProgramEntry {
                phases: vec![phase(PhaseKind::Iop, "2026-09-16", None, Some(12))],
                ..program()
            },
            "2026-09-14"
        ),
        (Some(360), true),
        "begun on a Wednesday: Wednesday and Thursday of four days"
    );
    assert_eq!(
        prescribed(
            &ProgramEntry {
                phases: vec![phase(PhaseKind::Iop, "2026-09-14", None, None)],
                ..program()
            },
            "2026-09-14"
        ),
        (None, false),
        "a program that said no number gets none"
    );
}

#[test]
fn a_program_that_cannot_be_right_names_its_field() {
    let refused = |entry: ProgramEntry| entry.checked().unwrap_err();
    let error = |code, field: &str| Invalid::new(code, field);
    assert!(program().checked().is_ok());
    assert_eq!(
        refused(ProgramEntry {
            planned_end: Some(day("2026-09-13")),
            ..program()
        }),
        error(ErrorCode::EndBeforeStart, "planned_end")
    );
    let with = |phase: Phase| ProgramEntry {
        phases: vec![program().phases.remove(0), phase],
        ..program()
    };
    assert_eq!(
        refused(with(phase(PhaseKind::StepDown, "2026-12-06", None, None))),
        error(ErrorCode::PhasesOverlap, "phases.1.from"),
        "one day cannot be in two phases"
    );
    assert_eq!(
        refused(with(phase(
            PhaseKind::StepDown,
            "2026-12-07",
            Some("2026-12-01"),
            None
        ))),
        error(ErrorCode::EndBeforeStart, "phases.1.until")
    );
    assert_eq!(
        refused(with(phase(
            PhaseKind::StepDown,
            "2026-12-07",
            None,
            Some(81)
        ))),
        error(ErrorCode::NumberOutOfRange, "phases.1.minutes_a_week"),
        "81 hours a week are a typing error"
    );
    let policy = |policy| ProgramEntry {
        policy,
        ..program()
    };
    assert_eq!(
        refused(policy(AttendancePolicy {
            phone: "call me".to_owned(),
            ..AttendancePolicy::default()
        })),
        error(ErrorCode::PhoneInvalid, "policy.phone")
    );
    assert_eq!(
        refused(policy(AttendancePolicy {
            notice_hours: Some(721),
            ..AttendancePolicy::default()
        })),
        error(ErrorCode::NumberOutOfRange, "policy.notice_hours")
    );
}

proptest! {
    #[test]
    fn the_parts_of_a_week_never_exceed_the_largest_prescription(
        change in 0_i64..7, first in 1_u32..=4_800, second in 1_u32..=4_800, days in 0_u8..128,
    ) {
        let monday = day("2026-11-09");
        let weekdays: Vec<Weekday> = (0..7_u8).filter(|bit| days & (1 << bit) != 0)
            .filter_map(|bit| Weekday::try_from(bit).ok()).collect();
        let split_at = monday + chrono::Duration::days(change);
        let of = |from: NaiveDate, minutes| Phase {
            kind: PhaseKind::Iop, from, until: None, minutes_a_week: Some(minutes), weekdays: weekdays.clone(),
        };
        let program = ProgramEntry {
            phases: vec![of(monday - chrono::Duration::days(7), first), of(split_at, second)],
            ..ProgramEntry::default()
        }.checked().unwrap();
        let week = hours(monday, &[], &program, monday.and_time(chrono::NaiveTime::MIN).and_utc());
        let total = week.prescribed.unwrap();
        prop_assert!(total <= first.max(second) + 1, "{total} of {first} and {second}");
        prop_assert!(total + 1 >= first.min(second), "{total} of {first} and {second}");
    }
}

#[test]
fn a_part_of_a_week_is_prescribed_its_share_of_the_usual_days() {
    let program = program();
    let between = |from: &str, to: &str| prescribed_between(day(from), day(to), &program);
    let whole = between("2026-11-02", "2026-11-29");
    assert_eq!(
        (whole.minutes, whole.in_part),
        (Some(48 * 60), false),
        "four whole weeks of twelve hours"
    );
    let part = between("2026-11-03", "2026-11-30");
    assert_eq!(
        (part.minutes, part.in_part),
        (Some((9 + 36 + 3) * 60), true),
        "without the first Monday, with the last: three of four usual days, three weeks, one of four"
    );
    assert_eq!(
        between("2026-11-06", "2026-11-08").minutes,
        None,
        "Friday to Sunday asks nothing of anybody, which is not zero hours prescribed"
    );
    assert_eq!(between("2026-11-05", "2026-11-04").minutes, None, "no day");
}

proptest! {
    #[test]
    fn days_prescribe_as_much_together_as_their_weeks(weeks in 1_u64..30, offset in 0_u64..20) {
        let program = program();
        let from = day("2026-08-31") + Days::new(offset * 7);
        let to = from + Days::new(weeks * 7 - 1);
        let sum = (0..weeks)
            .filter_map(|week| hours(from + Days::new(week * 7), &[], &program, from.and_time(chrono::NaiveTime::MIN).and_utc()).prescribed)
            .sum::<u32>();
        prop_assert_eq!(prescribed_between(from, to, &program).minutes.unwrap_or(0), sum);
    }
}
