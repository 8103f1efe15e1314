//! What a check-in is, when it is due and when it is over.

use chrono::NaiveDate;

use super::*;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn at(d: u32, h: u32, m: u32) -> NaiveDateTime {
    day(d).and_hms_opt(h, m, 0).unwrap()
}

fn asked(items: &[CheckinItem]) -> CheckinEntry {
    CheckinEntry {
        asked: items.to_vec(),
        ..CheckinEntry::default()
    }
}

#[test]
fn answered_skipped_and_not_asked_are_three_things() {
    let entry = CheckinEntry {
        mood: Some(0),
        ..asked(&[CheckinItem::Mood, CheckinItem::Stress])
    };
    assert_eq!(entry.check(), Ok(()));
    assert!(
        entry.answered(CheckinItem::Mood),
        "zero is an answer, not a gap"
    );
    assert!(
        !entry.answered(CheckinItem::Stress) && entry.asked.contains(&CheckinItem::Stress),
        "asked and skipped can be told from"
    );
    assert!(
        !entry.asked.contains(&CheckinItem::Pain),
        "what was never asked"
    );
    assert_eq!(entry.status(), CheckinStatus::Partial);
    assert_eq!(
        asked(&[CheckinItem::Mood]).status(),
        CheckinStatus::Skipped,
        "asked, and nothing said"
    );
    let none_of_them = CheckinEntry {
        halt: Some(Halt {
            hungry: false,
            angry: false,
            lonely: false,
            tired: false,
        }),
        ..asked(&[CheckinItem::Halt])
    };
    assert_eq!(
        none_of_them.status(),
        CheckinStatus::Answered,
        "none of the four is an answer"
    );
    let prefer_not = CheckinEntry {
        used_today: Some(UsedToday::PreferNot),
        ..asked(&[CheckinItem::UsedToday])
    };
    assert_eq!(
        prefer_not.status(),
        CheckinStatus::Answered,
        "not wanting to say is an answer"
    );
}

#[test]
fn what_cannot_be_right_is_told_by_its_field() {
    let field = |entry: CheckinEntry| entry.check().map_err(|e| (e.code, e.field));
    let all = || asked(&CheckinItem::ALL);
    for (what, entry, code, name) in [
        ("nothing asked", asked(&[]), ErrorCode::BadInput, "asked"),
        (
            "asked twice",
            asked(&[CheckinItem::Mood, CheckinItem::Mood]),
            ErrorCode::Duplicate,
            "asked",
        ),
        (
            "an answer nobody asked for",
            CheckinEntry {
                pain: Some(3),
                ..asked(&[CheckinItem::Mood])
            },
            ErrorCode::BadInput,
            "asked",
        ),
        (
            "mood 11",
            CheckinEntry {
                mood: Some(11),
                ..all()
            },
            ErrorCode::NumberOutOfRange,
            "mood",
        ),
        (
            "25 hours of sleep",
            CheckinEntry {
                sleep_hours: Some(25),
                ..all()
            },
            ErrorCode::NumberOutOfRange,
            "sleep_hours",
        ),
        (
            "sleep quality 5",
            CheckinEntry {
                sleep_quality: Some(5),
                ..all()
            },
            ErrorCode::NumberOutOfRange,
            "sleep_quality",
        ),
        (
            "a long good thing",
            CheckinEntry {
                good_thing: "x".repeat(501),
                ..all()
            },
            ErrorCode::TextTooLong,
            "good_thing",
        ),
    ] {
        assert_eq!(field(entry), Err((code, name.to_owned())), "{what}");
    }
}

#[test]
fn two_in_the_morning_belongs_to_the_evening_before() {
    let settings = CheckinSettings::default();
    assert_eq!(day_of(at(12, 2, 0)), day(11));
    assert_eq!(
        settings.part_at(at(12, 2, 0)),
        Some(CheckinPart::Evening),
        "still that evening"
    );
    assert_eq!(day_of(at(12, 4, 0)), day(12));
    assert_eq!(
        settings.part_at(at(12, 4, 0)),
        None,
        "a new day, and its morning has not begun"
    );
    assert_eq!(
        settings.part_at(at(12, 9, 0)),
        Some(CheckinPart::Morning),
        "on the minute"
    );
    assert_eq!(settings.part_at(at(12, 19, 59)), Some(CheckinPart::Morning));
    assert_eq!(settings.part_at(at(12, 20, 0)), Some(CheckinPart::Evening));
}

#[test]
fn what_was_never_asked_is_not_called_unanswered() {
    let status = |date, prompted| slot(date, day(12), None, prompted).status;
    assert_eq!(status(day(11), true), CheckinStatus::Expired);
    assert_eq!(status(day(11), false), CheckinStatus::NotPrompted);
    assert_eq!(
        status(day(12), true),
        CheckinStatus::Open,
        "today can still be answered"
    );
}

fn past(morning: (bool, bool), evening: (bool, bool)) -> CheckinDay {
    // (prompted, skipped by the person)
    let one = |part, (prompted, skipped): (bool, bool)| {
        let checkin = skipped.then(|| Checkin {
            id: Id::new(DateTime::UNIX_EPOCH, [0; 10]),
            date: day(1),
            part,
            occurred: Moment {
                at: DateTime::UNIX_EPOCH,
                zone: "UTC".to_owned(),
                local: at(1, 9, 0),
                precision: crate::Precision::Exact,
            },
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            deleted_at: None,
            revision: 1,
            lang: Lang::En,
            entry: asked(&[CheckinItem::Mood]),
        });
        slot(day(1), day(12), checkin, prompted)
    };
    CheckinDay {
        date: day(1),
        morning: one(CheckinPart::Morning, morning),
        evening: one(CheckinPart::Evening, evening),
    }
}

#[test]
fn after_three_days_without_an_answer_only_the_evening_is_prompted() {
    let unanswered = past((true, false), (true, false));
    let skipped = past((true, true), (true, false));
    let silent = past((false, false), (false, false));
    assert_eq!(
        unanswered_days(&[unanswered.clone(), unanswered.clone(), skipped.clone()]),
        2
    );
    assert_eq!(
        unanswered_days(&[skipped, unanswered.clone()]),
        0,
        "a skip is an answer to the prompt"
    );
    assert_eq!(
        unanswered_days(&[silent, unanswered]),
        0,
        "a day on which nobody was asked is not held against anybody"
    );

    let settings = CheckinSettings::default();
    let fresh = coming_prompts(&settings, at(12, 8, 0), 0, &[]);
    let of_day = |list: &[(NaiveDate, CheckinPart)], d| {
        list.iter()
            .filter(|(date, _)| *date == day(d))
            .map(|(_, part)| *part)
            .collect::<Vec<_>>()
    };
    for d in [12, 13, 14] {
        assert_eq!(of_day(&fresh, d), CheckinPart::ALL, "both on day {d}");
    }
    assert_eq!(
        of_day(&fresh, 15),
        [CheckinPart::Evening],
        "if nobody answers for three days, it asks once a day, also while locked"
    );
    assert_eq!(
        fresh.len(),
        6 + 117,
        "and as far as the agenda reaches: it does not fall silent because the app stayed closed"
    );

    let tired = coming_prompts(&settings, at(12, 8, 0), QUIET_DAYS, &[]);
    assert_eq!(of_day(&tired, 12), [CheckinPart::Evening]);
    let late = coming_prompts(&settings, at(12, 9, 0), 0, &[CheckinPart::Evening]);
    assert_eq!(
        of_day(&late, 12),
        [],
        "a time that has come and a part that is answered are not prompted again"
    );
    for d in [13, 14, 15] {
        assert_eq!(
            of_day(&late, d),
            CheckinPart::ALL,
            "today is answered, so three days from tomorrow are asked about twice: day {d}"
        );
    }
    assert_eq!(of_day(&late, 16), [CheckinPart::Evening]);
    let off = CheckinSettings {
        on: false,
        ..settings
    };
    assert_eq!(coming_prompts(&off, at(12, 8, 0), 0, &[]), []);
}

#[test]
fn times_that_make_no_day_are_refused() {
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
    let with = |morning_at, evening_at| {
        CheckinSettings {
            morning_at,
            evening_at,
            ..CheckinSettings::default()
        }
        .check()
        .map_err(|e| e.field)
    };
    assert_eq!(with(time(4, 0), time(23, 59)), Ok(()));
    assert_eq!(
        with(time(3, 59), time(20, 0)),
        Err("morning_at".to_owned()),
        "before the day turns"
    );
    assert_eq!(with(time(9, 0), time(9, 0)), Err("evening_at".to_owned()));
    let six = CheckinSettings {
        evening: CheckinItem::ALL.into_iter().take(6).collect(),
        ..CheckinSettings::default()
    };
    assert_eq!(
        six.check().map_err(|e| e.code),
        Err(ErrorCode::TooMany),
        "six questions are no quick check-in"
    );
}
