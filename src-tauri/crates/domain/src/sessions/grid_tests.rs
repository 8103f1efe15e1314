use super::*;
use crate::sessions::Location;
use chrono::{DateTime, NaiveTime, Utc};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn now(text: &str, zone: &str) -> Now {
    Now {
        at: text.parse::<DateTime<Utc>>().unwrap(),
        zone: zone.to_owned(),
    }
}

/// A session on the wall clock of `zone`.
fn session(zone: &str, local: NaiveDateTime, minutes: i64) -> Occurrence {
    let start = calendar::to_instant(local, zone);
    let end = start.at + Duration::minutes(minutes);
    Occurrence {
        series: Id::new(start.at, [1; 10]),
        recurrence_id: local,
        start: start.at,
        end,
        local_start: start.local,
        local_end: calendar::to_local(end, zone),
        zone: zone.to_owned(),
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
        attendance: None,
    }
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

const CHICAGO: &str = "America/Chicago";

#[test]
fn a_night_session_stands_on_both_days_and_one_that_ends_at_midnight_on_one() {
    let night = session(CHICAGO, at("2026-11-18 22:30"), 180);
    let late = session(CHICAGO, at("2026-11-20 21:00"), 180);
    let here = now("2026-11-18T12:00:00Z", CHICAGO);
    let days = week_days(day("2026-11-16"), &[night, late], &here);
    let part = |position: usize| {
        let one = &days[position].blocks[0];
        (one.from, one.to, one.from_before, one.goes_on)
    };
    assert_eq!(
        part(2),
        (1_350, 1_440, false, true),
        "Wednesday, to midnight"
    );
    assert_eq!(part(3), (0, 90, true, false), "the rest is Thursday's");
    assert_eq!(
        part(4),
        (1_260, 1_440, false, false),
        "it ends with the day"
    );
    assert!(days[5].blocks.is_empty(), "nothing is left for Saturday");
    assert_eq!(
        drawn_hours(&days),
        (0, 1_440),
        "the hours after midnight are drawn"
    );
}

#[test]
fn the_hours_drawn_are_those_of_the_program() {
    let here = now("2026-11-18T12:00:00Z", CHICAGO);
    let drawn = |sessions: &[Occurrence]| {
        let (from, to) = drawn_hours(&week_days(day("2026-11-16"), sessions, &here));
        (from / 60, to / 60)
    };
    let evening = session(CHICAGO, at("2026-11-18 18:00"), 180);
    let morning = session(CHICAGO, at("2026-11-19 09:30"), 60);
    let early = session(CHICAGO, at("2026-11-19 00:15"), 30);
    let late = session(CHICAGO, at("2026-11-19 22:00"), 30);
    assert_eq!(drawn(&[]), (8, 18), "a week without sessions is a day");
    assert_eq!(
        drawn(std::slice::from_ref(&evening)),
        (16, 22),
        "an evening is not below an empty morning"
    );
    assert_eq!(
        drawn(std::slice::from_ref(&morning)),
        (6, 12),
        "six hours at least"
    );
    assert_eq!(drawn(&[evening, morning]), (8, 22), "both are there");
    assert_eq!(drawn(&[early]), (0, 6), "no hour before midnight");
    assert_eq!(drawn(&[late]), (18, 24), "and none after it");
}

#[test]
fn the_night_the_clocks_go_back_draws_what_was_lived() {
    let fold = session(CHICAGO, at("2026-11-01 01:30"), 45);
    let here = now("2026-10-30T12:00:00Z", CHICAGO);
    let days = week_days(day("2026-10-26"), &[fold], &here);
    let block = &days[6].blocks[0];
    assert_eq!(
        (block.from, block.to),
        (90, 135),
        "an end on the second half past one must not turn the block over"
    );
}

#[test]
fn the_laptops_clock_gives_the_place_and_the_programs_is_kept_beside_it() {
    let evening = session(CHICAGO, at("2026-11-18 18:00"), 180);
    let away = now("2026-11-18T12:00:00Z", "Asia/Tokyo");
    let days = week_days(day("2026-11-16"), std::slice::from_ref(&evening), &away);
    let block = &days[3].blocks[0];
    assert_eq!(
        (block.from, block.session.program_start),
        (540, Some(at("2026-11-18 18:00"))),
        "six in the evening in Chicago is nine on Thursday morning in Tokyo"
    );
    let home = now("2026-11-18T12:00:00Z", CHICAGO);
    let days = week_days(day("2026-11-16"), &[evening], &home);
    assert_eq!(
        days[2].blocks[0].session.program_start, None,
        "at home one clock is enough"
    );
}

#[test]
fn how_it_stands_is_said_for_each_case() {
    use crate::sessions::Attendance;
    let here = now("2026-11-18T20:00:00Z", "UTC");
    let of = |local: &str, status: Option<AttendanceStatus>, made_up: bool| {
        let mut one = session("UTC", at(local), 60);
        one.attendance = status.map(|status| Attendance {
            status: Some(status),
            reason: None,
            minutes_credited: 0,
            made_up,
            makeup_for: None,
            has_notes: false,
            on_my_way: false,
            kept: false,
        });
        standing(&one, &here)
    };
    assert_eq!(
        of("2026-11-18 21:00", None, false),
        SessionStanding::Planned
    );
    assert_eq!(
        of("2026-11-18 19:30", None, false),
        SessionStanding::Running
    );
    assert_eq!(
        of("2026-11-18 18:00", None, false),
        SessionStanding::NotNoted,
        "nothing noted is not missed"
    );
    assert_eq!(
        of("2026-11-17 18:00", Some(AttendanceStatus::Missed), true),
        SessionStanding::MadeUp
    );
    assert_eq!(
        of(
            "2026-11-17 18:00",
            Some(AttendanceStatus::MissedExcused),
            false
        ),
        SessionStanding::Excused
    );
}

#[test]
fn a_month_is_drawn_in_whole_weeks() {
    let (first, begins, weeks) = month_span(day("2026-11-25"));
    assert_eq!(
        (first, begins, weeks),
        (day("2026-11-01"), day("2026-10-26"), 6),
        "November 2026 begins on a Sunday"
    );
    assert_eq!(
        month_span(day("2027-02-10")).2,
        4,
        "February of 2027 fits four"
    );
    let all_day = Occurrence {
        all_day: true,
        ..session(CHICAGO, at("2026-11-26 00:00"), 0)
    };
    let group = session(CHICAGO, at("2026-11-26 09:00"), 60);
    let here = now("2026-11-18T12:00:00Z", CHICAGO);
    let month = month_days(first, begins, weeks, &[group, all_day], &here);
    let thursday = &month[4][3];
    assert_eq!(thursday.day, day("2026-11-26"));
    let standings: Vec<_> = thursday.sessions.iter().map(|one| one.standing).collect();
    assert_eq!(
        standings,
        [SessionStanding::Note, SessionStanding::Planned],
        "a note on the day comes first"
    );
    assert!(!month[0][0].inside && month[0][6].inside);
}

proptest! {
    #[test]
    fn nothing_lies_over_anything_else_and_no_minute_is_lost(
        starts in proptest::collection::vec((0_i64..7 * 1_440, 5_i64..720), 0..40)
    ) {
        let monday_first = day("2026-06-01");
        let here = now("2026-06-03T12:00:00Z", "UTC");
        let mut sessions: Vec<Occurrence> = starts
            .iter()
            .map(|(from, minutes)| {
                let local = monday_first.and_time(NaiveTime::MIN) + Duration::minutes(*from);
                session("UTC", local, *minutes)
            })
            .collect();
        sessions.sort_by_key(|one| one.start);
        let days = week_days(monday_first, &sessions, &here);
        let mut drawn = 0;
        for one in &days {
            for (position, a) in one.blocks.iter().enumerate() {
                prop_assert!(a.lane < a.lanes, "a block stands in one of its places");
                prop_assert!(a.from < a.to && a.to <= 1_440);
                drawn += i64::from(a.to - a.from);
                for b in &one.blocks[position + 1..] {
                    let meet = a.from < b.to && b.from < a.to;
                    prop_assert!(!meet || (a.lane != b.lane && a.lanes == b.lanes),
                        "two that meet stand side by side, in as many places");
                }
            }
        }
        let week_end = 7 * 1_440;
        let lived: i64 = starts.iter().map(|(from, minutes)| (from + minutes).min(week_end) - from).sum();
        prop_assert_eq!(drawn, lived, "each minute of the week is drawn once");
        let brute: Vec<bool> = sessions
            .iter()
            .enumerate()
            .map(|(i, a)| sessions.iter().enumerate().any(|(j, b)| i != j && a.start < b.end && b.start < a.end))
            .collect();
        prop_assert_eq!(overlapping(&sessions), brute, "overlaps are said for every session that has one");
    }
}
