use super::*;
use crate::calendar::Window;
use crate::error::ErrorCode;
use crate::sessions::{Location, SessionDetails, SessionKind, WeeklySession};
use chrono::{Days, Months, NaiveTime};
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn form(rhythm: Rhythm, every: u32, weekdays: Vec<Weekday>, from: NaiveDate) -> WeeklySession {
    WeeklySession {
        kind: SessionKind::GroupPrevention,
        title: String::new(),
        provider: String::new(),
        provider_person: None,
        place: Location::default(),
        phone: String::new(),
        video_url: String::new(),
        bring: Vec::new(),
        note: String::new(),
        from,
        until: None,
        weeks: None,
        times: None,
        weekdays,
        rhythm,
        every,
        start: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
        minutes: 180,
        zone: None,
        counts_hours: None,
    }
}

fn days(details: &SessionDetails) -> Vec<NaiveDate> {
    let from = details.start.and_utc() - chrono::Duration::days(2);
    details
        .starts(&[], Window::ahead(from))
        .items
        .iter()
        .map(|one| one.recurrence_id.date())
        .collect()
}

fn told(form: &WeeklySession) -> Vec<String> {
    days(
        &form
            .details("America/Chicago")
            .expect("a form that is right"),
    )
    .iter()
    .map(ToString::to_string)
    .collect()
}

#[test]
fn every_second_tuesday_is_every_second_tuesday() {
    let tuesdays = WeeklySession {
        times: Some(4),
        ..form(Rhythm::Weeks, 2, vec![Weekday::Tue], date("2026-12-02"))
    };
    assert_eq!(
        told(&tuesdays),
        ["2026-12-08", "2026-12-22", "2027-01-05", "2027-01-19"]
    );
}

#[test]
fn the_31st_is_the_last_day_of_a_short_month_by_hand_and_does_not_come_there_from_a_file() {
    let by_hand = WeeklySession {
        times: Some(5),
        ..form(
            Rhythm::MonthDay { day: 31 },
            1,
            Vec::new(),
            date("2026-12-02"),
        )
    };
    assert_eq!(
        told(&by_hand),
        [
            "2026-12-31",
            "2027-01-31",
            "2027-02-28",
            "2027-03-31",
            "2027-04-30"
        ]
    );
    let details = by_hand.details("America/Chicago").unwrap();
    let from_file = SessionDetails {
        rrule: Some("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270501T000000".to_owned()),
        ..details
    };
    let found: Vec<String> = days(&from_file).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["2026-12-31", "2027-01-31", "2027-03-31"]);
    assert_eq!(
        from_file.typed(),
        None,
        "and the form does not make one of the other"
    );
    let leap = WeeklySession {
        times: Some(3),
        ..form(
            Rhythm::MonthDay { day: 30 },
            1,
            Vec::new(),
            date("2028-01-15"),
        )
    };
    assert_eq!(told(&leap), ["2028-01-30", "2028-02-29", "2028-03-30"]);
}

#[test]
fn a_weekday_of_the_month_is_counted_from_its_beginning_or_its_end() {
    for (nth, expected) in [
        (1, ["2026-12-04", "2027-01-01", "2027-02-05"]),
        (3, ["2026-12-18", "2027-01-15", "2027-02-19"]),
        (-1, ["2026-12-25", "2027-01-29", "2027-02-26"]),
    ] {
        let weekday = Weekday::Fri;
        let fridays = WeeklySession {
            times: Some(3),
            ..form(
                Rhythm::MonthWeekday { nth, weekday },
                1,
                Vec::new(),
                date("2026-12-02"),
            )
        };
        assert_eq!(told(&fridays), expected, "number {nth}");
    }
}

#[test]
fn daily_until_a_day_and_for_so_many_times() {
    let until = WeeklySession {
        until: Some(date("2026-12-08")),
        ..form(Rhythm::Days, 3, Vec::new(), date("2026-12-02"))
    };
    assert_eq!(told(&until), ["2026-12-02", "2026-12-05", "2026-12-08"]);
    let times = WeeklySession {
        until: None,
        times: Some(2),
        ..until
    };
    assert_eq!(told(&times), ["2026-12-02", "2026-12-05"]);
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let base = || form(Rhythm::Days, 1, Vec::new(), date("2026-12-02"));
    let refused = |form: WeeklySession| form.details("UTC").unwrap_err();
    let far = ErrorCode::NumberOutOfRange;
    for (form, code, field) in [
        (
            WeeklySession {
                every: 0,
                times: Some(2),
                ..base()
            },
            far,
            "every",
        ),
        (
            WeeklySession {
                every: 53,
                times: Some(2),
                ..base()
            },
            far,
            "every",
        ),
        (
            WeeklySession {
                times: Some(0),
                ..base()
            },
            far,
            "times",
        ),
        (
            WeeklySession {
                times: Some(732),
                ..base()
            },
            far,
            "times",
        ),
        (
            WeeklySession {
                times: Some(80),
                every: 10,
                ..base()
            },
            far,
            "times",
        ),
        (
            WeeklySession {
                rhythm: Rhythm::MonthDay { day: 32 },
                times: Some(2),
                ..base()
            },
            far,
            "month_day",
        ),
        (
            WeeklySession {
                rhythm: Rhythm::MonthWeekday {
                    nth: 5,
                    weekday: Weekday::Mon,
                },
                times: Some(2),
                ..base()
            },
            far,
            "nth",
        ),
        (
            WeeklySession {
                times: Some(2),
                weeks: Some(2),
                ..base()
            },
            ErrorCode::BadInput,
            "until",
        ),
        (
            WeeklySession {
                rhythm: Rhythm::MonthDay { day: 1 },
                until: Some(date("2026-12-20")),
                ..base()
            },
            ErrorCode::EndBeforeStart,
            "until",
        ),
    ] {
        assert_eq!(refused(form), Invalid::new(code, field));
    }
}

#[test]
fn rules_of_other_programs_are_read_where_the_form_can_say_them() {
    let start = date("2026-12-08");
    let read =
        |rule| Rhythm::of_rule(rule, start).map(|read| (read.rhythm, read.every, read.weekdays));
    let tuesday = vec![Weekday::Tue];
    let second = Rhythm::MonthWeekday {
        nth: 2,
        weekday: Weekday::Tue,
    };
    for (rule, expected) in [
        (
            "FREQ=WEEKLY;INTERVAL=2",
            Some((Rhythm::Weeks, 2, tuesday.clone())),
        ),
        (
            "INTERVAL=2;FREQ=WEEKLY;BYDAY=TU;WKST=MO",
            Some((Rhythm::Weeks, 2, tuesday)),
        ),
        ("FREQ=DAILY;COUNT=9", Some((Rhythm::Days, 1, Vec::new()))),
        (
            "FREQ=MONTHLY",
            Some((Rhythm::MonthDay { day: 8 }, 1, Vec::new())),
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            Some((Rhythm::MonthDay { day: 31 }, 1, Vec::new())),
        ),
        ("FREQ=MONTHLY;BYDAY=2TU", Some((second, 1, Vec::new()))),
        (
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
            Some((second, 1, Vec::new())),
        ),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", None),
        ("FREQ=MONTHLY;BYMONTHDAY=31", None),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", None),
        ("FREQ=MONTHLY;BYDAY=2TU,4TU", None),
        ("FREQ=MONTHLY;BYDAY=5TU", None),
        ("FREQ=DAILY;BYDAY=MO,TU", None),
        ("FREQ=WEEKLY;BYDAY=TU;BYHOUR=8,18", None),
        ("FREQ=YEARLY", None),
        ("FREQ=WEEKLY;INTERVAL=60", None),
        ("", None),
        ("nonsense", None),
    ] {
        assert_eq!(read(rule), expected, "{rule}");
    }
}

fn any_rhythm() -> impl Strategy<Value = (Rhythm, Vec<Weekday>)> {
    let weekday = prop::sample::select(ALL_DAYS.to_vec());
    let weekdays = prop::sample::subsequence(ALL_DAYS.to_vec(), 1..=7);
    prop_oneof![
        weekdays.prop_map(|days| (Rhythm::Weeks, days)),
        Just((Rhythm::Days, Vec::new())),
        (1_u8..=31).prop_map(|day| (Rhythm::MonthDay { day }, Vec::new())),
        (prop::sample::select(vec![1_i8, 2, 3, 4, -1]), weekday)
            .prop_map(|(nth, weekday)| (Rhythm::MonthWeekday { nth, weekday }, Vec::new())),
    ]
}

/// The days of a form by counting on the fingers, without any rule.
fn by_counting(form: &WeeklySession, last: NaiveDate) -> Vec<NaiveDate> {
    let fits = |day: NaiveDate| form.rhythm.falls_on(&form.weekdays, day);
    let Some(first) = form.from.iter_days().take(70).find(|day| fits(*day)) else {
        return Vec::new();
    };
    let every = i64::from(form.every);
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let steps = |day: NaiveDate| match form.rhythm {
        Rhythm::Weeks => (crate::time::monday(day) - crate::time::monday(first)).num_days() / 7,
        Rhythm::Days => (day - first).num_days(),
        _ => month(day) - month(first),
    };
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| fits(*day) && steps(*day) % every == 0)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever is typed, the list has the days that counting gives, and the form comes back as it was typed.
    #[test]
    fn a_typed_rhythm_gives_the_days_that_counting_gives(
        (rhythm, weekdays) in any_rhythm(),
        every in 1_u32..=6,
        from in 0_u64..1_500,
        long in 0_u64..=24,
    ) {
        let from = date("2026-01-01") + Days::new(from);
        let until = from + Months::new(u32::try_from(long).unwrap()) ;
        let until = until.min(from + Days::new(700));
        let form = WeeklySession { until: Some(until), ..form(rhythm, every, weekdays, from) };
        let expected = by_counting(&form, until);
        match form.details("America/Chicago") {
            Err(refused) => {
                prop_assert_eq!(refused, Invalid::new(ErrorCode::EndBeforeStart, "until"));
                prop_assert!(expected.is_empty());
            }
            Ok(details) => {
                prop_assert_eq!(days(&details), expected.clone());
                let again = details.typed().expect("typed by hand");
                prop_assert_eq!((again.rhythm, again.every), (rhythm, every));
                prop_assert_eq!(again.details("Asia/Tokyo").unwrap(), details);
                let times = WeeklySession {
                    until: None,
                    times: u32::try_from(expected.len()).ok(),
                    ..form
                };
                prop_assert_eq!(days(&times.details("America/Chicago").unwrap()), expected);
            }
        }
    }
}
