//! Damaged calendar files: whatever stands in one as an event is on the list or left out with a reason.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar;
use evenkeel_exchange::ics::{self, ImportDefaults, ImportPlan};
use proptest::prelude::*;

const CHICAGO: &str = "America/Chicago";

fn now() -> DateTime<Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

fn plan(text: &str) -> ImportPlan {
    let defaults = ImportDefaults {
        device_zone: CHICAGO,
        now: now(),
    };
    let import = ics::parse(text.as_bytes(), defaults).expect("a calendar file");
    let mut number = 0_u32;
    ics::plan(&[], import, defaults, || {
        number += 1;
        let mut random = [0; 10];
        random[..4].copy_from_slice(&number.to_be_bytes());
        Id::new(now(), random)
    })
}

/// The lines of a file with `many` events, one a day, every other with an alarm.
fn lines(many: u32) -> Vec<String> {
    let mut lines: Vec<String> = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Other//EN"]
        .map(str::to_owned)
        .to_vec();
    for number in 0..many {
        let day = start(number).format("%Y%m%dT%H%M%S");
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:event-{number}@program.example"));
        lines.push("DTSTAMP:20260901T000000Z".to_owned());
        lines.push(format!("SUMMARY:Group {number}"));
        lines.push(format!("DESCRIPTION:Room {number}"));
        lines.push(format!("DTSTART;TZID=America/Chicago:{day}"));
        lines.push("DURATION:PT2H".to_owned());
        if number % 2 == 0 {
            for alarm in [
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT15M",
                "END:VALARM",
            ] {
                lines.push(alarm.to_owned());
            }
        }
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines
}

fn start(number: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 10, 6)
        .unwrap()
        .checked_add_days(chrono::Days::new(u64::from(number)))
        .unwrap()
        .and_hms_opt(18, 0, 0)
        .unwrap()
}

/// Lines that damaged files have too many of.
const STRAY: [&str; 22] = [
    "END:VEVENT",
    "END:VALARM",
    "END:VTODO",
    "END:VTIMEZONE",
    "END:STANDARD",
    "BEGIN:VEVENT",
    "BEGIN:VALARM",
    "End: 9:00 PM",
    "END: 9:00 PM",
    "Begin: 6:00 PM",
    "End: tonight",
    "Bring your workbook",
    "Location: Oak Street",
    "Duration: 3 hours",
    "Status: cancelled for visitors",
    "https://program.example/a?b=c;d",
    "...",
    "---",
    "",
    " ",
    "\t  \t",
    "\u{a0}",
];

#[derive(Debug, Clone)]
enum Damage {
    /// A line too many.
    Stray(usize, usize),
    /// An end of an event or alarm, or the begin of an event, is missing.
    Missing(usize),
    /// Blanks behind a line.
    Blanks(usize, &'static str),
    /// Blanks around the word of a begin or end.
    Around(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<usize>(), 0..STRAY.len()).prop_map(|(at, which)| Damage::Stray(at, which)),
        2 => any::<usize>().prop_map(Damage::Missing),
        1 => (any::<usize>(), prop::sample::select(vec![" ", "\t", "   ", "\u{a0}", "\u{200b}"]))
            .prop_map(|(at, blanks)| Damage::Blanks(at, blanks)),
        1 => any::<usize>().prop_map(Damage::Around),
    ]
}

/// Not "END: 9:00 PM": with a blank before it that is the rest of the line above, whose time nobody can read then.
fn edge(line: &str) -> bool {
    let name = line
        .strip_prefix("BEGIN:")
        .or_else(|| line.strip_prefix("END:"));
    name.is_some_and(|name| name.chars().all(|letter| letter.is_ascii_uppercase()))
}

fn damaged(mut lines: Vec<String>, damages: &[Damage]) -> Vec<String> {
    for one in damages {
        // First and last line stay: without them it is no file.
        let inside = lines.len() - 2;
        match one {
            Damage::Stray(at, which) => lines.insert(1 + at % inside, STRAY[*which].to_owned()),
            Damage::Missing(at) => {
                let edges: Vec<usize> = (1..=inside)
                    .filter(|place| {
                        ["BEGIN:VEVENT", "END:VEVENT", "END:VALARM"].contains(&lines[*place].trim())
                    })
                    .collect();
                if let Some(place) = edges.get(at % edges.len().max(1)) {
                    lines.remove(*place);
                }
            }
            Damage::Blanks(at, blanks) => lines[1 + at % inside].push_str(blanks),
            Damage::Around(at) => {
                let edges: Vec<usize> = (1..=inside).filter(|place| edge(&lines[*place])).collect();
                if let Some(place) = edges.get(at % edges.len().max(1)) {
                    lines[*place] = format!(" {} ", lines[*place].replace(':', " : "));
                }
            }
        }
    }
    lines
}

/// Lines that begin an event, however they are written.
fn begun(lines: &[String]) -> usize {
    lines
        .iter()
        .filter(|line| {
            let plain: String = line.chars().filter(|c| c.is_ascii_graphic()).collect();
            plain.eq_ignore_ascii_case("BEGIN:VEVENT")
        })
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_stands_in_a_damaged_file_as_an_event_is_on_the_list_or_left_out(
        many in 1_u32..6,
        damages in prop::collection::vec(damage(), 0..6),
    ) {
        let lines = damaged(lines(many), &damages);
        let text = lines.join("\r\n");
        let plan = plan(&text);
        let accounted = plan.save.len() + usize::try_from(plan.skipped_total).unwrap();
        let begun = begun(&lines);
        let missing = damages.iter().any(|one| matches!(one, Damage::Missing(_)));
        prop_assert!(
            accounted == begun || (missing && accounted > begun),
            "{begun} begin, {accounted} are on the list or left out:\n{text}"
        );
        let found: BTreeSet<NaiveDateTime> = plan
            .save
            .iter()
            .map(|series| calendar::to_local(calendar::to_instant(series.details.start, &series.details.zone).at, CHICAGO))
            .collect();
        let expected: BTreeSet<NaiveDateTime> = (0..many).map(start).collect();
        prop_assert_eq!(found, expected, "every session is at its time:\n{}", text);
    }

    #[test]
    fn a_time_in_any_form_is_that_time_and_with_anything_behind_it_is_none(
        day in 0_u64..700, hour in 0_u32..24, minute in 0_u32..60, second in 0_u32..60,
        form in 0_usize..FORMS.len(), zone in 0_usize..ZONES.len(), rest in "[QqPpMm!#/]{1,3}",
    ) {
        let wall = NaiveDate::from_ymd_opt(2026, 10, 6).unwrap()
            .checked_add_days(chrono::Days::new(day)).unwrap()
            .and_hms_opt(hour, minute, second).unwrap();
        let (form, keeps) = FORMS[form];
        let wall = match keeps {
            1 => wall.date().and_hms_opt(hour, 0, 0).unwrap(),
            2 => wall.date().and_hms_opt(hour, minute, 0).unwrap(),
            _ => wall,
        };
        let (zone, east) = ZONES[zone];
        let written = format!("{}{zone}", wall.format(form));
        let at = match east {
            Some(minutes) => wall.and_utc() - chrono::Duration::minutes(minutes),
            None => calendar::to_instant(wall, CHICAGO).at,
        };
        prop_assert_eq!(read(&written), Some(at), "{}", written);
        let odd = format!("{written}{rest}");
        prop_assert_eq!(read(&odd), None, "{} is half read", odd);
    }
}

#[test]
fn a_time_in_utc_in_the_hour_that_comes_twice_is_that_time() {
    for hour in ["06", "07"] {
        let written = format!("20271107T{hour}3000Z");
        let at = format!("2027-11-07T{hour}:30:00Z").parse().ok();
        assert_eq!(
            read(&written),
            at,
            "{written}: half past one in Chicago, of which there are two that night"
        );
    }
}

/// Forms of a date with a time, and how much of the clock each keeps: hours, minutes, all.
const FORMS: [(&str, u8); 9] = [
    ("%Y%m%dT%H%M%S", 3),
    ("%Y%m%dt%H%M%S", 3),
    ("%Y%m%dT%H%M", 2),
    ("%Y%m%dT%H", 1),
    ("%Y-%m-%dT%H:%M:%S", 3),
    ("%Y-%m-%d %H:%M", 2),
    ("%Y/%m/%dT%H%M%S", 3),
    ("%Y%m%dT%H%M%S000", 3),
    ("%Y%m%dT%H%M%S.250", 3),
];

/// Zones behind a time, and minutes east of UTC.
const ZONES: [(&str, Option<i64>); 8] = [
    ("", None),
    ("Z", Some(0)),
    ("z", Some(0)),
    (" Z", Some(0)),
    ("-0500", Some(-300)),
    ("-02:30", Some(-150)),
    ("+0545", Some(345)),
    ("-05", Some(-300)),
];

/// When a session takes place whose start is written so; none when it is left out.
fn read(written: &str) -> Option<DateTime<Utc>> {
    let text = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Group\nDTSTART:{written}\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    let plan = plan(&text);
    let series = plan.save.first()?;
    (!series.details.all_day)
        .then(|| calendar::to_instant(series.details.start, &series.details.zone).at)
}
