use super::fixture::*;
use super::*;
use crate::error::{ErrorCode, Invalid};
use crate::vocabulary::Term;

fn refused(parts: Vec<SchedulePart>) -> (ErrorCode, String) {
    let wrong = entry(parts).checked().expect_err("it must be refused");
    (wrong.code, wrong.field)
}

#[test]
fn every_schedule_that_cannot_be_is_refused_where_it_is_wrong() {
    use ErrorCode::{
        BadInput, DateTooOld, Duplicate, EndBeforeStart, NumberOutOfRange, PartsOverlap,
        ScheduleNeverFires, TextEmpty, TextTooLong, TooMany,
    };
    let one = |shape| vec![part("2026-11-01", None, shape)];
    let short = |shape| vec![part("2026-11-02", Some("2026-11-04"), shape)];
    let many = |every, times: &str| DoseShape::EveryDays {
        every,
        times: clocks(times),
    };
    let months = |every, day| DoseShape::EveryMonths {
        every,
        day,
        times: clocks("08:00"),
    };
    let given = |every, span, first: &str| DoseShape::AfterGiven {
        every,
        span,
        first: day(first),
        at: clock("10:00"),
    };
    let weekly = |weekdays| DoseShape::Weekly {
        weekdays,
        times: clocks("08:00"),
    };
    let hours = |hours, first: &str| DoseShape::AfterHours {
        hours,
        first: wall(first),
    };
    let text = |text: String| DoseShape::AsLabel { text };
    let nothing = || DoseShape::Daily { times: Vec::new() };
    use chrono::Weekday::{Fri, Mon};
    for (parts, code, field) in [
        (one(nothing()), ScheduleNeverFires, "parts.0.shape.times"),
        (one(daily("08:00 08:00")), Duplicate, "parts.0.shape.times"),
        (
            one(weekly(vec![])),
            ScheduleNeverFires,
            "parts.0.shape.weekdays",
        ),
        (
            one(weekly(vec![Mon, Mon])),
            Duplicate,
            "parts.0.shape.weekdays",
        ),
        (
            short(weekly(vec![Fri])),
            ScheduleNeverFires,
            "parts.0.until",
        ),
        (short(months(1, 31)), ScheduleNeverFires, "parts.0.until"),
        (
            one(many(0, "08:00")),
            NumberOutOfRange,
            "parts.0.shape.every",
        ),
        (
            one(many(367, "08:00")),
            NumberOutOfRange,
            "parts.0.shape.every",
        ),
        (one(months(0, 1)), NumberOutOfRange, "parts.0.shape.every"),
        (one(months(13, 1)), NumberOutOfRange, "parts.0.shape.every"),
        (one(months(1, 0)), NumberOutOfRange, "parts.0.shape.day"),
        (one(months(1, 32)), NumberOutOfRange, "parts.0.shape.day"),
        (
            one(given(0, DoseSpan::Days, "2026-11-01")),
            NumberOutOfRange,
            "parts.0.shape.every",
        ),
        (
            one(given(53, DoseSpan::Weeks, "2026-11-01")),
            NumberOutOfRange,
            "parts.0.shape.every",
        ),
        (
            one(given(4, DoseSpan::Weeks, "2026-10-31")),
            BadInput,
            "parts.0.shape.first",
        ),
        (
            short(given(4, DoseSpan::Weeks, "2026-11-05")),
            ScheduleNeverFires,
            "parts.0.shape.first",
        ),
        (
            one(hours(0, "2026-11-01 08:00")),
            NumberOutOfRange,
            "parts.0.shape.hours",
        ),
        (
            one(hours(73, "2026-11-01 08:00")),
            NumberOutOfRange,
            "parts.0.shape.hours",
        ),
        (
            one(hours(8, "9999-11-01 08:00")),
            NumberOutOfRange,
            "parts.0.shape.first",
        ),
        (one(text(String::new())), TextEmpty, "parts.0.shape.text"),
        (
            one(text("x".repeat(501))),
            TextTooLong,
            "parts.0.shape.text",
        ),
        (
            vec![part("0001-01-01", None, daily("08:00"))],
            DateTooOld,
            "parts.0.from",
        ),
        (
            vec![part("9999-12-31", None, daily("08:00"))],
            NumberOutOfRange,
            "parts.0.from",
        ),
        (
            vec![part("2026-11-02", Some("2026-11-01"), daily("08:00"))],
            EndBeforeStart,
            "parts.0.until",
        ),
        (
            vec![
                part("2026-11-05", None, daily("08:00")),
                part("2026-11-01", Some("2026-11-05"), daily("08:00")),
            ],
            PartsOverlap,
            "parts.1.from",
        ),
        (
            vec![part("2026-11-01", None, daily("08:00")); 2],
            PartsOverlap,
            "parts.1.from",
        ),
        (
            vec![part("2026-11-01", None, daily("08:00")); 10_000],
            TooMany,
            "parts",
        ),
        (
            one(DoseShape::Daily {
                times: vec![clock("08:00"); 1_000_000],
            }),
            TooMany,
            "parts.0.shape.times",
        ),
    ] {
        assert_eq!(refused(parts), (code, field.to_owned()));
    }
    let mut nowhere = entry(one(daily("08:00")));
    nowhere.clock = DoseClock::Home {
        zone: "Mars/Olympus".to_owned(),
    };
    let wrong = nowhere.clone().checked().unwrap_err();
    assert_eq!(wrong, Invalid::new(ErrorCode::UnknownZone, "clock.zone"));
    assert_eq!(nowhere.check().unwrap_err(), wrong);
    for late in [0, 4, 721] {
        let mut slow = entry(one(daily("08:00")));
        slow.late_after_min = late;
        assert_eq!(slow.check().unwrap_err().field, "late_after_min");
    }
}

#[test]
fn what_is_only_out_of_order_is_put_in_order() {
    let odd = DoseShape::Weekly {
        weekdays: vec![chrono::Weekday::Fri, chrono::Weekday::Mon],
        times: vec![clock("20:00"), "08:00:59".parse().unwrap()],
    };
    let mut wanted = entry(vec![
        part("2026-12-01", None, odd),
        part("2026-11-01", Some("2026-11-30"), daily("08:00")),
    ]);
    wanted.clock = DoseClock::Home {
        zone: "america/chicago".to_owned(),
    };
    let kept = wanted.checked().unwrap();
    assert_eq!(kept.parts[0].from, day("2026-11-01"));
    assert_eq!(kept.parts[1].shape.times(), clocks("08:00 20:00"));
    let zone = "America/Chicago".to_owned();
    assert_eq!(kept.clock, DoseClock::Home { zone });
    assert_eq!(kept.check(), Ok(()));
}

#[test]
fn a_medicine_is_not_stopped_before_it_was_begun() {
    let mut one = medication().entry;
    assert_eq!(one.check(), Ok(()));
    one.started = Some(day("2026-11-02"));
    one.stopped = Some(day("2026-11-01"));
    let wrong = one.check().unwrap_err();
    assert_eq!(wrong, Invalid::new(ErrorCode::EndBeforeStart, "stopped"));
    one.stopped = Some(day("2026-11-02"));
    assert_eq!(one.check(), Ok(()));
    one.reminders.repeats = 4;
    assert_eq!(one.check().unwrap_err().field, "reminders.repeats");
    one.name = " ".to_owned();
    assert_eq!(one.check().unwrap_err().code, ErrorCode::TextEmpty);
}

#[test]
fn an_answer_keeps_to_what_can_be_answered() {
    let key = SlotKey {
        version: id(1, 0),
        date: day("2026-11-01"),
        place: 0,
        after: None,
    };
    let said = |text: &str| Some(Term::Builtin(text.to_owned()));
    let plain = DoseEntry {
        medication: id(9, 0),
        slot: Some(key),
        answer: DoseAnswer::Skipped,
        reason: said("skip.forgot"),
        note: DoseNote::default(),
    };
    assert_eq!(plain.check(), Ok(()));
    let field = |change: &dyn Fn(&mut DoseEntry)| {
        let mut one = plain.clone();
        change(&mut one);
        one.check().unwrap_err().field
    };
    assert_eq!(field(&|one| one.reason = said("skip.nothing")), "reason");
    assert_eq!(field(&|one| one.answer = DoseAnswer::Taken), "reason");
    assert_eq!(field(&|one| one.slot = None), "slot");
    assert_eq!(
        field(&|one| one.slot = Some(SlotKey { place: 24, ..key })),
        "slot.place"
    );
    assert_eq!(
        field(&|one| one.note.withdrawal = Some(11)),
        "note.withdrawal"
    );
    let twice = SideEffect {
        effect: Term::Builtin("effect.nausea".to_owned()),
        severity: 1,
    };
    assert_eq!(
        field(&|one| one.note.side_effects = Some(vec![twice.clone(); 2])),
        "note.side_effects.1.effect"
    );
    assert_eq!(
        field(&|one| one.note.side_effects = Some(vec![twice.clone(); 21])),
        "note.side_effects"
    );
}

#[test]
fn a_change_begins_neither_in_the_past_nor_where_nothing_comes_of_it() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00"));
    let at = now("2026-11-10 12:00");
    let schedule = Some(kept.versions[0].schedule);
    let taper = entry(vec![part("2026-11-01", Some("2026-11-12"), daily("08:00"))]);
    let code = |kept: &Kept, schedule, from: &str, entry: &ScheduleEntry| {
        let course = kept.course();
        let seen = course.at(&at);
        let found = seen.check_change(schedule, wall(from), entry);
        found.err().map(|wrong| (wrong.code, wrong.field))
    };
    let from = |code| Some((code, "from".to_owned()));
    let never = Some((ErrorCode::ScheduleNeverFires, "parts".to_owned()));
    assert_eq!(code(&kept, schedule, "2026-11-10 12:00", &taper), None);
    assert_eq!(
        code(&kept, schedule, "2026-11-10 11:59", &taper),
        from(ErrorCode::ChangeInPast)
    );
    assert_eq!(code(&kept, schedule, "2026-11-12 08:00", &taper), None);
    assert_eq!(code(&kept, schedule, "2026-11-12 08:01", &taper), never);
    assert_eq!(code(&kept, None, "2026-10-01 08:00", &taper), None);
    assert_eq!(
        code(&kept, None, "2025-10-01 08:00", &taper),
        from(ErrorCode::DateTooOld)
    );
    assert_eq!(
        code(&kept, None, "2028-10-01 08:00", &taper),
        from(ErrorCode::DateTooFar)
    );
    let end = entry(Vec::new());
    assert_eq!(code(&kept, None, "2026-11-10 12:00", &end), never);
    assert_eq!(code(&kept, schedule, "2026-11-10 12:00", &end), None);
    kept.medication.entry.stopped = Some(day("2026-11-10"));
    assert_eq!(
        code(&kept, schedule, "2026-11-11 00:00", &taper),
        from(ErrorCode::EndBeforeStart)
    );
    assert_eq!(code(&kept, schedule, "2026-11-10 12:00", &taper), never);
}

#[test]
fn what_was_not_noted_is_counted_and_is_never_none() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00 20:00"));
    for (due, withdrawal) in [
        ("2026-11-01 08:00", Some(4)),
        ("2026-11-01 20:00", None),
        ("2026-11-02 08:00", None),
        ("2026-11-03 08:00", Some(7)),
    ] {
        kept.answer(due, DoseAnswer::Taken, &now(due));
        kept.doses.last_mut().unwrap().entry.note.withdrawal = withdrawal;
    }
    let effect = |severity| SideEffect {
        effect: Term::Builtin("effect.nausea".to_owned()),
        severity,
    };
    kept.doses[0].entry.note.side_effects = Some(vec![effect(2)]);
    kept.doses[3].entry.note.side_effects = Some(vec![effect(0)]);
    kept.doses[3].entry.note.lasted = Some(Lasted::No);
    let told = NoteCounts::of(&kept.doses, day("2026-11-01"), day("2026-11-30"));
    assert_eq!((told.withdrawal.n, told.withdrawal_not_noted), (2, 1));
    assert_eq!(told.withdrawal.median_tenths, Some(55));
    assert_eq!((told.lasted.no, told.lasted.not_noted), (1, 2));
    assert_eq!(
        (told.side_effects[0].n, told.side_effects[0].strongest),
        (1, 2)
    );
    assert_eq!(
        told.side_effects_not_noted, 1,
        "none at all was said on the third"
    );
}
