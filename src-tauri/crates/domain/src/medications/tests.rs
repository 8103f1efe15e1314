use chrono::Duration;

use super::fixture::*;
use super::*;
use crate::error::{ErrorCode, Invalid};
use crate::time::Now;

use DoseAnswer::{Skipped, Taken};

#[test]
fn an_evening_dose_answered_after_midnight_belongs_to_the_evening() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("23:30"));
    let late = now("2026-11-11 00:40");
    let today = kept.course().at(&late).today();
    assert_eq!(
        today.iter().map(|slot| slot.key.date).collect::<Vec<_>>(),
        [day("2026-11-10")],
        "the list is still that of the tenth, and nothing of the eleventh is on it"
    );
    drop(today);
    kept.answer("2026-11-10 23:30", Taken, &late);
    assert_eq!(
        kept.told(&late, "2026-11-10", "2026-11-11"),
        ["2026-11-10 23:30 taken_late", "2026-11-11 23:30 future"]
    );
}

#[test]
fn nothing_said_is_not_recorded_when_the_day_is_over_and_not_before_four_hours() {
    let kept = Kept::with("2026-11-01 00:00", daily("02:00 08:00"));
    for (at, wanted) in [
        ("2026-11-10 01:59", ["future", "future"]),
        ("2026-11-10 02:00", ["due", "future"]),
        ("2026-11-10 05:59", ["due", "future"]),
        ("2026-11-10 06:00", ["not_recorded", "future"]),
        ("2026-11-11 03:59", ["not_recorded", "due"]),
        ("2026-11-11 04:00", ["not_recorded", "not_recorded"]),
    ] {
        let told = kept.told(&now(at), "2026-11-10", "2026-11-10");
        let states: Vec<&str> = told
            .iter()
            .map(|one| one.rsplit(' ').next().unwrap())
            .collect();
        assert_eq!(states, wanted, "{at}");
    }
}

#[test]
fn a_time_that_does_not_exist_is_later_and_one_that_exists_twice_is_due_once() {
    let kept = Kept::with("2026-01-01 00:00", daily("01:30 02:30"));
    let at = now("2026-12-01 12:00");
    let course = kept.course();
    let seen = course.at(&at);
    let spring = seen.slots(day("2026-03-08"), day("2026-03-08")).items;
    let said: Vec<_> = spring.iter().map(|one| (one.local, one.shifted)).collect();
    assert_eq!(
        said,
        [
            (wall("2026-03-08 01:30"), false),
            (wall("2026-03-08 03:30"), true)
        ]
    );
    let autumn = seen.slots(day("2026-11-01"), day("2026-11-01")).items;
    assert_eq!(autumn.len(), 2, "01:30 comes twice that night");
    assert_eq!(autumn[0].at.to_rfc3339(), "2026-11-01T05:30:00+00:00");
}

#[test]
fn the_thirty_first_is_the_last_day_of_a_short_month() {
    let shape = DoseShape::EveryMonths {
        every: 1,
        day: 31,
        times: clocks("09:00"),
    };
    let kept = Kept::with("2027-01-15 00:00", shape);
    let told = kept.told(&now("2027-01-15 00:00"), "2027-01-01", "2027-06-30");
    let dates: Vec<&str> = told
        .iter()
        .map(|one| one.split(' ').next().unwrap())
        .collect();
    assert_eq!(
        dates,
        [
            "2027-01-31",
            "2027-02-28",
            "2027-03-31",
            "2027-04-30",
            "2027-05-31",
            "2027-06-30"
        ]
    );
    let said = kept.versions[0].entry.notes();
    assert_eq!(said, [ScheduleNote::ShortMonth { day: 31 }]);
}

#[test]
fn what_counts_by_days_weeks_and_months_counts_from_its_own_first_day() {
    let times = || clocks("09:00");
    for (shape, wanted) in [
        (
            DoseShape::EveryDays {
                every: 3,
                times: times(),
            },
            ["2026-11-05", "2026-11-08", "2026-11-11"],
        ),
        (
            DoseShape::EveryWeeks {
                every: 2,
                times: times(),
            },
            ["2026-11-05", "2026-11-19", "2026-12-03"],
        ),
        (
            DoseShape::EveryMonths {
                every: 3,
                day: 4,
                times: times(),
            },
            ["2026-12-04", "2027-03-04", "2027-06-04"],
        ),
        (
            DoseShape::Weekly {
                weekdays: vec![chrono::Weekday::Mon, chrono::Weekday::Thu],
                times: times(),
            },
            ["2026-11-05", "2026-11-09", "2026-11-12"],
        ),
    ] {
        let kept = Kept::with("2026-11-05 00:00", shape.clone());
        let told = kept.told(&now("2026-11-05 00:00"), "2026-11-01", "2027-12-31");
        let dates: Vec<&str> = told
            .iter()
            .take(3)
            .map(|one| one.split(' ').next().unwrap())
            .collect();
        assert_eq!(dates, wanted, "{shape:?}");
    }
}

#[test]
fn an_injection_counts_from_the_day_it_was_given_can_be_moved_and_is_owed() {
    let mut kept = Kept::with(
        "2026-11-01 00:00",
        DoseShape::AfterGiven {
            every: 4,
            span: DoseSpan::Weeks,
            first: day("2026-11-02"),
            at: clock("10:00"),
        },
    );
    let given = now("2026-11-04 15:00");
    kept.answer("2026-11-02 10:00", Taken, &given);
    assert_eq!(
        kept.told(&given, "2026-11-01", "2027-01-31"),
        ["2026-11-02 10:00 taken_late", "2026-12-02 10:00 future"],
        "four weeks from the fourth and not from the second"
    );
    let key = kept.course().at(&given).next_due().unwrap().key;
    let to = wall("2026-12-05 10:00");
    let here = kept.course();
    assert_eq!(here.at(&given).check_move(&key, to), Ok(()));
    let past = here.at(&given).check_move(&key, wall("2026-11-04 14:00"));
    assert_eq!(past.unwrap_err().code, ErrorCode::ChangeInPast);
    kept.moves.push(DoseMove {
        slot: key,
        to,
        saved_at: given.at,
    });
    assert_eq!(
        kept.told(&given, "2026-11-01", "2027-01-31"),
        ["2026-11-02 10:00 taken_late", "2026-12-05 10:00 future"]
    );
    // Nobody went: days later it is still on the list, and said once a day.
    let later = now("2026-12-09 12:00");
    let course = kept.course();
    let seen = course.at(&later);
    let today = seen.today();
    assert_eq!((today.len(), today[0].key), (1, key));
    assert_eq!(today[0].state, SlotState::NotRecorded);
    let at = |from: &Now, days: i64| (from.at, from.at + Duration::days(days));
    let (from, to) = at(&later, 3);
    let said = seen.moments(from, to, 0);
    let words: Vec<_> = said
        .iter()
        .map(|one| (one.kind, one.local.to_string()))
        .collect();
    assert_eq!(
        words,
        [
            (DoseMomentKind::DueSince, "2026-12-10 10:00:00".to_owned()),
            (DoseMomentKind::DueSince, "2026-12-11 10:00:00".to_owned()),
            (DoseMomentKind::DueSince, "2026-12-12 10:00:00".to_owned()),
        ]
    );
    let (from, to) = at(&given, 40);
    let early: Vec<_> = course.at(&given).moments(from, to, 0);
    let kinds: Vec<_> = early
        .iter()
        .take(3)
        .map(|one| (one.kind, one.local.date()))
        .collect();
    assert_eq!(
        kinds,
        [
            (DoseMomentKind::InjectionAhead(7), day("2026-11-28")),
            (DoseMomentKind::InjectionAhead(2), day("2026-12-03")),
            (DoseMomentKind::Dose, day("2026-12-05")),
        ]
    );
}

#[test]
fn elapsed_hours_go_on_over_a_clock_change_and_a_skip_counts_from_when_it_was_due() {
    let mut kept = Kept::with(
        "2026-10-31 00:00",
        DoseShape::AfterHours {
            hours: 12,
            first: wall("2026-10-31 20:00"),
        },
    );
    let told = now("2026-10-31 20:10");
    kept.answer("2026-10-31 20:00", Taken, &told);
    let next = kept.course().at(&told).next_due().unwrap().local;
    assert_eq!(
        next,
        wall("2026-11-01 07:10"),
        "twelve hours, one of them twice"
    );
    let skipped = now("2026-11-01 09:00");
    kept.answer("2026-11-01 07:10", Skipped, &skipped);
    let next = kept.course().at(&skipped).next_due().unwrap().local;
    assert_eq!(next, wall("2026-11-01 19:10"), "from when it was due");
    let days_later = now("2026-11-05 09:00");
    kept.answer("2026-11-01 19:10", Skipped, &days_later);
    let next = kept.course().at(&days_later).next_due().unwrap().local;
    assert_eq!(
        next,
        wall("2026-11-05 19:10"),
        "nobody has to skip each one that lies between"
    );
}

#[test]
fn a_pause_is_in_no_count_and_what_counts_from_the_last_one_is_due_after_it() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00"));
    for date in 1..=9 {
        let at = format!("2026-11-0{date} 08:00");
        kept.answer(&at, Taken, &now(&at));
    }
    let later = now("2026-11-13 12:00");
    let before = kept.course().at(&later).adherence().unwrap();
    assert_eq!((before.due, before.taken, before.not_recorded), (12, 9, 3));
    assert_eq!(before.longest_gap_days, Some(3));
    kept.pause("2026-11-10", Some("2026-11-11"));
    let paused = kept.course().at(&later).adherence().unwrap();
    assert_eq!(
        (paused.due, paused.not_recorded, paused.paused),
        (10, 1, 2),
        "paused days are neither due nor not recorded"
    );
    assert_eq!(paused.longest_gap_days, Some(1));

    let mut shot = Kept::with(
        "2026-11-01 00:00",
        DoseShape::AfterGiven {
            every: 10,
            span: DoseSpan::Days,
            first: day("2026-11-01"),
            at: clock("10:00"),
        },
    );
    shot.pause("2026-10-30", Some("2026-11-20"));
    let next = shot.course().at(&later).next_due().unwrap();
    assert_eq!(
        (next.local, next.key.date),
        (wall("2026-11-21 10:00"), day("2026-11-01"))
    );
    shot.pause("2026-11-20", None);
    assert_eq!(
        shot.course().at(&later).next_due(),
        None,
        "nobody knows when"
    );
}

#[test]
fn a_second_answer_counts_once_and_a_taken_one_before_a_skipped_one() {
    let mut kept = Kept::with("2026-11-10 00:00", daily("08:00"));
    let at = now("2026-11-10 08:05");
    kept.answer("2026-11-10 08:00", Skipped, &at);
    let taken = kept.answer("2026-11-10 08:00", Taken, &at);
    let course = kept.course();
    let seen = course.at(&at);
    let slot = seen
        .slots(day("2026-11-10"), day("2026-11-10"))
        .items
        .remove(0);
    assert_eq!(
        (slot.state, slot.dose.unwrap().id),
        (SlotState::Taken, taken)
    );
    assert_eq!(slot.others.len(), 1, "both show");
    let already = seen.already(Some(&slot.key), at.at).map(|dose| dose.id);
    assert_eq!(already, Some(taken));
}

#[test]
fn as_needed_is_counted_by_instants_and_asked_about_within_five_minutes() {
    let mut kept = Kept::with(
        "2026-10-01 00:00",
        DoseShape::AsNeeded {
            limit: "no more than 4 a day".to_owned(),
        },
    );
    // The clocks fall back in this night: 24 hours before 09:00 it was 10:00.
    for at in ["2026-10-31 09:59", "2026-10-31 10:01", "2026-11-01 08:58"] {
        kept.dose(None, Taken, &now(at));
    }
    let at = now("2026-11-01 09:00");
    let course = kept.course();
    let seen = course.at(&at);
    assert_eq!(seen.taken_24h(), 2);
    assert!(seen.already(None, at.at).is_some());
    assert!(seen.already(None, at.at + Duration::minutes(4)).is_none());
    assert_eq!(seen.adherence(), None);
    assert_eq!(seen.today(), []);
}

#[test]
fn what_is_left_is_never_below_nothing_in_silence() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00 20:00"));
    let at = now("2026-11-10 12:00");
    kept.medication.entry.refill = Some(Refill {
        doses_left: 10,
        counted: Moment {
            at: at.at,
            zone: at.zone.clone(),
            local: at.local(),
            precision: crate::time::Precision::Exact,
        },
        days_before: 3,
        at: clock("10:00"),
    });
    // The one of this morning is open, and is taken from what is left too.
    let left = |kept: &Kept, taken: u32| kept.course().at(&at).left(taken).unwrap();
    let full = left(&kept, 0);
    assert_eq!((full.doses, full.last_day), (10, Some(day("2026-11-14"))));
    assert_eq!(full.remind, Some(wall("2026-11-11 10:00")));
    assert!(!full.due && !full.about);
    let none = left(&kept, 10);
    assert_eq!((none.doses, none.count_again, none.due), (0, false, true));
    let over = left(&kept, 12);
    assert_eq!((over.doses, over.count_again), (0, true));
    kept.pause("2026-11-11", Some("2026-11-12"));
    assert_eq!(left(&kept, 0).last_day, Some(day("2026-11-16")));
}

#[test]
fn a_dose_taken_ahead_of_a_change_is_not_due_again_after_it() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00 20:00"));
    let early = now("2026-11-10 15:00");
    kept.answer("2026-11-10 20:00", Taken, &early);
    let at = now("2026-11-10 16:00");
    let wanted = entry(vec![part("2026-11-10", None, daily("08:00 20:00"))]);
    let schedule = Some(kept.versions[0].schedule);
    let from = kept
        .course()
        .at(&at)
        .change_from(schedule, &DoseClock::Here);
    assert_eq!(from, wall("2026-11-10 20:01"));
    let refused = kept
        .course()
        .at(&at)
        .check_change(schedule, wall("2026-11-10 16:00"), &wanted);
    assert_eq!(refused, Err(Invalid::new(ErrorCode::ChangeInPast, "from")));
    assert_eq!(
        kept.course().at(&at).check_change(schedule, from, &wanted),
        Ok(())
    );
    kept.version(0, "2026-11-10 20:01", wanted);
    assert_eq!(
        kept.told(&at, "2026-11-10", "2026-11-11"),
        [
            "2026-11-10 08:00 due",
            "2026-11-10 20:00 taken",
            "2026-11-11 08:00 future",
            "2026-11-11 20:00 future"
        ]
    );
}

#[test]
fn what_is_due_tomorrow_is_said_before_a_taper_is_saved() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00"));
    let mut second = part("2026-11-12", Some("2026-11-13"), daily("08:00"));
    second.label = "half a tablet".to_owned();
    kept.version(
        0,
        "2026-11-11 09:00",
        entry(vec![
            part("2026-11-11", Some("2026-11-11"), daily("08:00 20:00")),
            second,
            part("2026-11-16", Some("2026-11-16"), daily("08:00")),
        ]),
    );
    let at = now("2026-11-11 09:00");
    let said = preview(kept.course(), &kept.versions[1], &at);
    let tomorrow: Vec<_> = said
        .tomorrow
        .iter()
        .map(|one| (one.local, one.label))
        .collect();
    assert_eq!(tomorrow, [(wall("2026-11-12 08:00"), "half a tablet")]);
    let next: Vec<_> = said.next.iter().map(|one| one.local.to_string()).collect();
    assert_eq!(
        next,
        [
            "2026-11-11 20:00:00",
            "2026-11-12 08:00:00",
            "2026-11-13 08:00:00",
            "2026-11-16 08:00:00"
        ]
    );
    let (from, until) = (day("2026-11-14"), day("2026-11-15"));
    assert_eq!(said.notes, [ScheduleNote::Gap { from, until }]);
}

#[test]
fn ten_years_of_four_a_day_are_listed_and_more_is_cut_and_says_so() {
    let kept = Kept::with("2026-01-01 00:00", daily("08:00 12:00 16:00 20:00"));
    let at = now("2035-12-31 23:59");
    let course = kept.course();
    let seen = course.at(&at);
    let ten = seen.slots(day("2026-01-01"), day("2035-12-31"));
    assert_eq!((ten.items.len(), ten.truncated), (14_608, false));
    let more = seen.slots(NaiveDate::MIN, NaiveDate::MAX);
    assert!(more.items.is_empty() && more.truncated);
    let more = seen.slots(day("2026-01-01"), NaiveDate::MAX);
    assert!(more.items.len() <= MOST_SLOTS && more.truncated);
    assert_eq!(
        seen.adherence().unwrap().not_recorded,
        14_604,
        "the last day is open"
    );
}

#[test]
fn a_stopped_medicine_has_no_slot_after_its_last_day_and_a_deleted_one_none() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00"));
    let at = now("2026-11-10 12:00");
    kept.answer("2026-11-09 08:00", Taken, &now("2026-11-09 08:00"));
    kept.medication.entry.stopped = Some(day("2026-11-08"));
    assert_eq!(
        kept.told(&at, "2026-11-08", "2026-11-20"),
        ["2026-11-08 08:00 not_recorded", "2026-11-09 08:00 taken"],
        "what was answered stays"
    );
    kept.medication.deleted_at = Some(at.at);
    assert_eq!(
        kept.told(&at, "2026-11-01", "2026-11-20"),
        Vec::<String>::new()
    );
}

#[test]
fn a_medicine_by_home_time_is_due_by_it_wherever_one_is() {
    let mut kept = Kept::with("2026-11-01 00:00", daily("08:00"));
    kept.versions[0].entry.clock = DoseClock::Home {
        zone: NEW_YORK.to_owned(),
    };
    let away = now_in("Asia/Tokyo", "2026-11-10 21:30");
    let course = kept.course();
    let seen = course.at(&away);
    let today = seen.today();
    assert_eq!(today.len(), 1);
    assert_eq!(
        (today[0].local, today[0].zone),
        (wall("2026-11-10 08:00"), NEW_YORK)
    );
    assert_eq!(
        (today[0].state, today[0].floating),
        (SlotState::Future, false)
    );
    assert_eq!(today[0].at.to_rfc3339(), "2026-11-10T13:00:00+00:00");
}
