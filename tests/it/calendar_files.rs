//! Calendar files as programs really hand them out, and as they should not be.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Timelike, Utc};
use evenkeel_domain::calendar::{ClockShift, Window};
use evenkeel_domain::sessions::{
    ImportChange, ImportDifference, ImportNote, MovedDate, Occurrence, SessionKind, SkipReason,
};
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_exchange::ics::{self, IcsError, IcsImport, ImportDefaults, ImportPlan};

/// Every occurrence of a file that takes place, in order.
fn occurrences(file: &IcsImport, window: Window, device_zone: &str) -> Vec<Occurrence> {
    let mut number = 0;
    let plan = ics::plan(&[], file.clone(), on_first_september(device_zone), || {
        number += 1;
        Id::new(utc(2026, 9, 1), [number; 10])
    });
    evenkeel_tests::oracle::occurrences(&plan.save, window, device_zone)
}

const PROGRAM: &[u8] = include_bytes!("../fixtures/calendar/samples/program-12-weeks.ics");
const OFFICE: &[u8] = include_bytes!("../fixtures/calendar/samples/office-windows-zones.ics");
const PLAIN: &[u8] = include_bytes!("../fixtures/calendar/samples/program-48-sessions.ics");
const WEB: &[u8] = include_bytes!("../fixtures/calendar/samples/web-utc-floating-allday.ics");

const CHICAGO: &str = "America/Chicago";

fn utc(y: i32, m: u32, d: u32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(y, m, d)
        .unwrap()
        .and_hms_opt(0, 0, 0)
        .unwrap()
        .and_utc()
}

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn on_first_september(zone: &str) -> ImportDefaults<'_> {
    ImportDefaults {
        device_zone: zone,
        now: utc(2026, 9, 1),
    }
}

fn read(bytes: &[u8]) -> IcsImport {
    ics::parse(bytes, on_first_september(CHICAGO)).expect("a calendar file")
}

/// A calendar around `events`, each the lines of one VEVENT.
fn file(events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|lines| format!("BEGIN:VEVENT\nDTSTAMP:20260801T000000Z\n{lines}\nEND:VEVENT\n"))
        .collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{events}END:VCALENDAR\n")
}

fn plan(existing: &ImportPlan, bytes: &[u8]) -> ImportPlan {
    let mut number = 100;
    ics::plan(
        &existing.save,
        read(bytes),
        on_first_september(CHICAGO),
        || {
            number += 1;
            Id::new(utc(2026, 9, 1), [number; 10])
        },
    )
}

fn first_plan(bytes: &[u8]) -> ImportPlan {
    let mut number = 0;
    ics::plan(&[], read(bytes), on_first_september(CHICAGO), || {
        number += 1;
        Id::new(utc(2026, 9, 1), [number; 10])
    })
}

#[test]
fn the_three_samples_take_place_when_their_readme_says() {
    // Windows zone names, UTC and X-WR-TIMEZONE must win over the laptop's own zone, whichever that is.
    for device in [CHICAGO, "Asia/Kathmandu"] {
        for (name, bytes, count, first, last, first_utc, last_utc) in [
            (
                "program-12-weeks.ics",
                PROGRAM,
                49,
                "2026-09-14 18:00",
                "2026-12-04 18:00",
                "2026-09-14 23:00",
                "2026-12-05 00:00",
            ),
            (
                "office-windows-zones.ics",
                OFFICE,
                18,
                "2026-10-13 17:30",
                "2026-12-15 17:30",
                "2026-10-13 21:30",
                "2026-12-15 22:30",
            ),
            (
                "web-utc-floating-allday.ics",
                WEB,
                10,
                "2026-11-01 18:00",
                "2026-12-26 07:00",
                "2026-11-02 02:00",
                "2026-12-26 15:00",
            ),
        ] {
            let import = ics::parse(bytes, on_first_september(device)).expect(name);
            assert_eq!(import.skipped_total, 0, "{name}: nothing is left out");
            let found = occurrences(
                &import,
                Window::new(utc(2026, 9, 1), utc(2027, 1, 1)),
                device,
            );
            let (head, tail) = (found.first().unwrap(), found.last().unwrap());
            assert_eq!(
                found.len(),
                count,
                "{name} on a laptop in {device}: how many"
            );
            assert_eq!(
                (head.local_start, tail.local_start),
                (wall(first), wall(last)),
                "{name}: first and last on the wall"
            );
            assert_eq!(
                (head.start.naive_utc(), tail.start.naive_utc()),
                (wall(first_utc), wall(last_utc)),
                "{name}: first and last as instants"
            );
        }
    }
}

#[test]
fn a_twelve_week_program_keeps_its_wall_clock_over_the_november_change() {
    let import = read(PROGRAM);
    assert_eq!(import.name, "IOP evening track");
    let found = occurrences(
        &import,
        Window::new(utc(2026, 9, 1), utc(2027, 1, 1)),
        "America/New_York",
    );
    let groups: Vec<_> = found
        .iter()
        .filter(|one| one.title.starts_with("Group") && !one.moved)
        .collect();
    assert!(
        groups
            .iter()
            .all(|one| one.local_start.format("%H:%M").to_string() == "18:00"),
        "six in the evening stays six in the evening"
    );
    assert!(
        groups
            .iter()
            .any(|one| one.start.format("%H:%M").to_string() == "23:00"),
        "summer: five hours behind UTC"
    );
    assert!(
        groups
            .iter()
            .any(|one| one.start.format("%H:%M").to_string() == "00:00"),
        "winter: six hours behind UTC"
    );
    assert!(
        groups.iter().all(|one| one
            .device_start
            .is_some_and(|own| own.format("%H:%M").to_string() == "19:00")),
        "a laptop in New York says seven"
    );

    let moved: Vec<_> = found.iter().filter(|one| one.moved).collect();
    assert_eq!(moved.len(), 1, "one was moved");
    assert_eq!(
        moved
            .first()
            .map(|one| (one.local_start, one.place.name.as_str())),
        Some((wall("2026-11-24 18:30"), "Oak Street 12, room 4"))
    );
    assert!(
        !found
            .iter()
            .any(|one| one.local_start == wall("2026-11-25 18:00")),
        "and is not there twice"
    );
    assert!(
        !found
            .iter()
            .any(|one| one.local_start == wall("2026-10-12 18:00")),
        "the holiday is off"
    );
    assert!(
        !found
            .iter()
            .any(|one| one.local_start == wall("2026-11-26 17:00")),
        "so is the cancelled one"
    );
    let hours: i64 = found
        .iter()
        .filter(|one| one.counts_hours)
        .map(|one| (one.end - one.start).num_minutes())
        .sum();
    assert_eq!(
        hours,
        (35 * 3 + 11 * 3 + 3 * 2) * 60,
        "35 groups and 11 talks of three hours, three family groups of two"
    );
}

#[test]
fn the_program_of_48_sessions_is_144_hours_and_12_in_every_full_week() {
    let import = read(PLAIN);
    let found = occurrences(
        &import,
        Window::new(utc(2026, 9, 1), utc(2027, 1, 1)),
        "America/New_York",
    );
    assert_eq!(found.len(), 48, "four a week for twelve weeks");
    let minutes = |some: &[&Occurrence]| -> i64 {
        some.iter()
            .filter(|one| one.counts_hours)
            .map(|one| (one.end - one.start).num_minutes())
            .sum()
    };
    assert_eq!(
        minutes(&found.iter().collect::<Vec<_>>()),
        144 * 60,
        "all of them count: their titles say what they are"
    );
    for one in &found {
        let hour = if one.title.starts_with("Group") {
            18
        } else {
            17
        };
        assert_eq!(
            (one.local_start.hour(), one.local_end.hour()),
            (hour, hour + 3),
            "{} is at the hour the program says, in summer and in winter",
            one.local_start
        );
    }
    for week in 0..12 {
        let monday = NaiveDate::from_ymd_opt(2026, 9, 14).unwrap() + Duration::weeks(week);
        let days = monday..monday + Duration::weeks(1);
        let of_week: Vec<&Occurrence> = found
            .iter()
            .filter(|one| days.contains(&one.local_start.date()))
            .collect();
        assert_eq!(
            (of_week.len(), minutes(&of_week)),
            (4, 12 * 60),
            "the week of {monday}, also the one in which the clocks change"
        );
    }
}

#[test]
fn an_office_calendar_in_spanish_comes_through_whole() {
    let import = read(OFFICE);
    let series = import.series.first().expect("one series");
    assert_eq!(
        series.details.title,
        "Grupo de prevención de recaídas con la Dra. Núñez y el equipo de la tarde",
        "a folded line is one line, accents are right"
    );
    assert_eq!(
        series.details.place.name, "Sala B; segundo piso",
        "escapes are undone"
    );
    assert_eq!(
        series.details.zone, "America/New_York",
        "a Windows zone name becomes a real one"
    );
    assert!(
        series.notes.contains(&ImportNote::AlarmIgnored),
        "its own reminder is ignored, and that is said"
    );
    assert_eq!(
        (series.sequence, series.details.minutes, series.details.kind),
        (3, 180, SessionKind::GroupPrevention),
        "the title gives the kind away, in Spanish too"
    );
}

#[test]
fn a_web_calendar_says_which_zone_was_taken_and_a_day_note_has_no_hours() {
    let import = read(WEB);
    let by_title = |title: &str| {
        import
            .series
            .iter()
            .find(|one| one.details.title == title)
            .unwrap()
    };
    let open = by_title("Morning meeting (open)");
    assert!(
        open.notes.contains(&ImportNote::ZoneFromCalendar),
        "the file's own zone was taken for a time without one"
    );
    assert!(
        open.notes.contains(&ImportNote::NoEnd),
        "it goes on for ever, and that is said"
    );
    assert_eq!(open.details.minutes, 90);
    let closed = by_title("Clinic closed");
    assert!(
        closed.details.all_day && closed.details.minutes == 0 && !closed.details.counts_hours,
        "a note on the day: no hours"
    );
    assert_eq!(closed.notes, [ImportNote::AllDay]);
    let found = occurrences(
        &import,
        Window::new(utc(2026, 12, 25), utc(2026, 12, 27)),
        CHICAGO,
    );
    let day = found.iter().find(|one| one.all_day).unwrap();
    assert_eq!(
        (day.local_start, day.end - day.start),
        (wall("2026-12-25 00:00"), Duration::days(1)),
        "the whole of that day"
    );
}

#[test]
fn files_that_are_none_are_refused_whole() {
    let cut = PROGRAM.get(..PROGRAM.len() - 300).unwrap();
    for (what, bytes) in [
        ("an empty file", b"".as_slice()),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()),
        (
            "a web page",
            b"<html><body>BEGIN:VCALENDAR</body></html>".as_slice(),
        ),
        (
            "an address card",
            b"BEGIN:VCARD\nFN:A\nEND:VCARD\n".as_slice(),
        ),
        (
            "the beginning of a file in UTF-16",
            b"\xff\xfeB\0E\0G\0I\0N\0".as_slice(),
        ),
    ] {
        assert_eq!(
            ics::parse(bytes, on_first_september(CHICAGO)),
            Err(IcsError::NotACalendar),
            "{what} is not a calendar file"
        );
    }
    assert_eq!(
        ics::parse(cut, on_first_september(CHICAGO)),
        Err(IcsError::Truncated),
        "half a program is not added, and the person is told to get the file once more"
    );
    assert_eq!(
        ics::parse(file(&[]).as_bytes(), on_first_september(CHICAGO)),
        Err(IcsError::Empty),
        "a calendar without events has nothing to add"
    );
    assert_eq!(IcsError::NotACalendar.code(), ErrorCode::NotACalendar);
}

#[test]
fn three_megabytes_and_six_thousand_events_are_refused() {
    let event = "UID:x\nSUMMARY:x\nDTSTART:20261001T100000Z\nDURATION:PT1H";
    let big = file(&[event]).replace(
        "SUMMARY:x",
        &format!("SUMMARY:{}", "x".repeat(3 * 1024 * 1024)),
    );
    assert_eq!(
        ics::parse(big.as_bytes(), on_first_september(CHICAGO)),
        Err(IcsError::TooLarge)
    );
    let events: Vec<String> = (0..6_000)
        .map(|n| event.replace('x', &format!("x{n}")))
        .collect();
    let many: Vec<&str> = events.iter().map(String::as_str).collect();
    assert_eq!(
        ics::parse(file(&many).as_bytes(), on_first_september(CHICAGO)),
        Err(IcsError::TooMany)
    );
    let import = read(file(many.get(..5_000).unwrap()).as_bytes());
    assert_eq!(import.series.len(), 5_000, "five thousand are read");
}

#[test]
fn an_unknown_zone_is_the_laptops_and_said() {
    let import = read(
        file(&["UID:1\nSUMMARY:Odd\nDTSTART;TZID=Customized Time Zone:20261001T180000\nDURATION:PT1H"])
            .replace("BEGIN:VEVENT", "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0317\nTZOFFSETTO:+0317\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT")
            .as_bytes(),
    );
    let series = import.series.first().unwrap();
    assert_eq!(
        (series.details.zone.as_str(), series.details.start),
        (CHICAGO, wall("2026-10-01 18:00"))
    );
    assert_eq!(series.notes, [ImportNote::ZoneUnknown]);
}

#[test]
fn a_date_given_in_utc_is_moved_by_so_much_time_also_over_the_clock_change() {
    // Found by the oracle (seed 20261126, schedule 11389).
    let import = read(
        file(&[
            "UID:1\nSUMMARY:Group\nDTSTART;TZID=America/Los_Angeles:20261011T010000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\n\
             RDATE:20261101T221000Z\nRDATE;TZID=America/Los_Angeles:20261102T140000",
            "UID:1\nSUMMARY:Later\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Los_Angeles:20261012T010000\n\
             DTSTART;TZID=America/Los_Angeles:20261011T013000\nDURATION:PT1H\nSEQUENCE:1",
        ])
        .as_bytes(),
    );
    let starts: Vec<_> = import.series[0]
        .exceptions
        .iter()
        .map(|one| one.start.unwrap())
        .collect();
    assert_eq!(
        starts,
        [
            wall("2026-10-11 01:30"),
            wall("2026-10-31 15:40"),
            wall("2026-11-01 14:30"),
        ],
        "23 and a half hours earlier: by time where the file gives UTC, by the clock where it names the zone"
    );
}

#[test]
fn a_known_zone_inside_an_odd_name_is_found() {
    let zone = |name: &str| {
        let event =
            format!("UID:1\nSUMMARY:Odd\nDTSTART;TZID={name}:20261001T180000\nDURATION:PT1H");
        let import = read(file(&[&event]).as_bytes());
        let series = import.series.first().unwrap();
        (series.details.zone.clone(), series.notes.clone())
    };
    for name in [
        "/freeassociation.sourceforge.net/America/New_York",
        "/softwarestudio.org/Olson_20011030_5/America/New_York",
        "/freeassociation.sourceforge.net/Tzfile/America/New_York",
        "America/New_York 1",
        "Eastern Daylight Time",
    ] {
        assert_eq!(
            zone(name),
            ("America/New_York".to_owned(), vec![]),
            "{name}"
        );
    }
    for name in [
        "/example.org/",
        "Nowhere/Land",
        "7",
        "/UTC+99",
        "Daylight Time",
    ] {
        assert_eq!(
            zone(name),
            (CHICAGO.to_owned(), vec![ImportNote::ZoneUnknown]),
            "{name} is guessed at by nobody"
        );
    }
}

#[test]
fn a_zone_with_an_odd_name_is_known_by_its_rules_and_that_is_said() {
    let rules = "BEGIN:VTIMEZONE\nTZID:Clinic Time\n\
        BEGIN:STANDARD\nDTSTART:16011104T020000\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010311T020000\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\n\
        END:VTIMEZONE\nBEGIN:VEVENT";
    let import = read(
        file(&["UID:1\nSUMMARY:Odd\nDTSTART;TZID=Clinic Time:20261030T180000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5"])
            .replace("BEGIN:VEVENT", rules)
            .as_bytes(),
    );
    let series = import.series.first().unwrap();
    assert_eq!(
        (series.details.zone.as_str(), series.notes.as_slice()),
        ("America/New_York", [ImportNote::ZoneByRules].as_slice()),
        "its clocks are New York's, before and after the change"
    );
}

#[test]
fn a_day_that_never_comes_leaves_the_first_date() {
    let import = read(
        file(&["UID:7\nSUMMARY:31 February\nDTSTART:20270130T100000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"])
            .as_bytes(),
    );
    let found = occurrences(&import, Window::ahead(utc(2026, 9, 1)), CHICAGO);
    assert_eq!(
        found.iter().map(|one| one.start).collect::<Vec<_>>(),
        [utc(2027, 1, 30) + Duration::hours(10)],
        "nothing that takes place is lost"
    );
    assert_eq!(
        import.series.first().unwrap().notes,
        [ImportNote::NoMoreDates],
        "and the person is told to look"
    );
}

#[test]
fn single_dates_that_cannot_be_read_are_told() {
    let import = read(
        file(&["UID:1\nSUMMARY:Group\nDTSTART:20261001T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260231T100000Z"])
            .as_bytes(),
    );
    assert_eq!(
        import.series.first().unwrap().notes,
        [ImportNote::DatesUnreadable],
        "a day off that cannot be read may be a session that does not take place"
    );
}

#[test]
fn one_date_and_all_later_ones_change_together() {
    let text = file(&[
        "UID:1\nSUMMARY:Group\nDTSTART;TZID=America/Chicago:20261005T180000\nDURATION:PT3H\nRRULE:FREQ=WEEKLY;BYDAY=MO",
        "UID:1\nSUMMARY:Group\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261103T000000Z\nDTSTART;TZID=America/Chicago:20261103T170000\nDURATION:PT2H\nLOCATION:Room 4",
    ]);
    // Named in UTC, where it is Tuesday already.
    let import = read(text.as_bytes());
    let found = occurrences(
        &import,
        Window::new(utc(2026, 10, 21), utc(2026, 11, 18)),
        CHICAGO,
    );
    let seen: Vec<String> = found
        .iter()
        .map(|one| {
            format!(
                "{} {}h {}",
                one.local_start.format("%m-%d %H:%M"),
                (one.end - one.start).num_hours(),
                one.place.name
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            "10-26 18:00 3h ",
            "11-03 17:00 2h Room 4",
            "11-10 17:00 2h Room 4",
            "11-17 17:00 2h Room 4"
        ],
        "each a day later, an hour earlier, an hour shorter, in another room"
    );
    let far = occurrences(
        &import,
        Window::new(utc(2027, 6, 1), utc(2029, 5, 30)),
        CHICAGO,
    );
    assert!(
        far.iter()
            .all(|one| one.local_start.format("%H").to_string() == "17"),
        "no date comes back at the time that is no longer true"
    );
}

#[test]
fn a_period_in_a_list_of_dates_has_its_own_length() {
    let import = read(
        file(&["UID:1\nSUMMARY:Group\nDTSTART:20261001T100000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20261003T100000Z/PT25M,20261005T100000Z/20261005T120000Z"])
            .as_bytes(),
    );
    let found = occurrences(&import, Window::ahead(utc(2026, 9, 1)), "UTC");
    assert_eq!(
        found
            .iter()
            .map(|one| (one.end - one.start).num_minutes())
            .collect::<Vec<_>>(),
        [60, 25, 120]
    );
}

#[test]
fn zones_by_other_names_are_found() {
    for (name, zone) in [
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        (
            "/freeassociation.sourceforge.net/Tzfile/Europe/Ljubljana",
            "Europe/Ljubljana",
        ),
        ("US/Eastern", "US/Eastern"),
        ("america/vancouver", "America/Vancouver"),
    ] {
        let import = read(
            file(&[&format!(
                "UID:1\nSUMMARY:z\nDTSTART;TZID=\"{name}\":20261201T090000\nDURATION:PT1H"
            )])
            .as_bytes(),
        );
        let series = import.series.first().unwrap();
        assert_eq!(
            (series.details.zone.as_str(), series.notes.as_slice()),
            (zone, [].as_slice()),
            "{name} needs no guess"
        );
    }
}

#[test]
fn what_cannot_be_used_is_named_with_its_reason() {
    let import = read(
        file(&[
            "UID:1\nSUMMARY:Every hour\nDTSTART:20261001T100000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY",
            "UID:2\nSUMMARY:Backwards\nDTSTART:20261001T100000Z\nDTEND:20261001T090000Z",
            "UID:3\nSUMMARY:Twenty-five hours\nDTSTART:20261001T100000Z\nDTEND:20261002T110000Z",
            "UID:4\nSUMMARY:No start",
            "UID:5\nSUMMARY:Over\nDTSTART:20250101T100000Z\nDURATION:PT1H",
            "UID:6\nSUMMARY:Far off\nDTSTART:20300101T100000Z\nDURATION:PT1H",
            "UID:7\nSUMMARY:Ended first\nDTSTART:20270130T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270101T000000Z",
            "UID:8\nSUMMARY:Nonsense rule\nDTSTART:20270130T100000Z\nDURATION:PT1H\nRRULE:WEEKLY ON MONDAYS",
            "UID:9\nSUMMARY:Called off\nDTSTART:20261001T100000Z\nDURATION:PT1H\nSTATUS:CANCELLED",
            "UID:10\nSUMMARY:Year 65000\nDTSTART:650001001T100000Z\nDURATION:PT1H",
        ])
        .replace("END:VCALENDAR", "BEGIN:VTODO\nUID:11\nSUMMARY:A task\nEND:VTODO\nEND:VCALENDAR")
        .as_bytes(),
    );
    let plan = ics::plan(&[], import, on_first_september(CHICAGO), || {
        Id::new(utc(2026, 9, 1), [0; 10])
    });
    assert_eq!(plan.save, [], "none of them can be a session");
    let reason = |title: &str| {
        plan.skipped
            .iter()
            .find(|one| one.title == title)
            .map(|one| one.reason)
    };
    for (title, why) in [
        ("Every hour", SkipReason::SubDaily),
        ("Backwards", SkipReason::EndBeforeStart),
        ("Twenty-five hours", SkipReason::TooLong),
        ("No start", SkipReason::NoStart),
        ("Over", SkipReason::OutsideHorizon),
        ("Far off", SkipReason::OutsideHorizon),
        ("Ended first", SkipReason::NoDates),
        ("Nonsense rule", SkipReason::RuleUnreadable),
        ("Called off", SkipReason::Cancelled),
        ("Year 65000", SkipReason::NoStart),
        ("A task", SkipReason::NotAnEvent),
    ] {
        assert_eq!(reason(title), Some(why), "{title}");
    }
    assert_eq!(plan.skipped_total, 11);
}

#[test]
fn a_file_full_of_impossible_rules_is_refused_soon() {
    let events: Vec<String> =
        (0..1_000).map(|n| format!("UID:{n}\nDTSTART:20270130T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")).collect();
    let lines: Vec<&str> = events.iter().map(String::as_str).collect();
    assert_eq!(
        ics::parse(file(&lines).as_bytes(), on_first_september(CHICAGO)),
        Err(IcsError::NotACalendar),
        "nobody's program looks like this"
    );
}

#[test]
fn markup_stays_text_and_long_text_is_cut_and_said() {
    let script = "<script>alert('x')</script><img src=x onerror=alert(1)>";
    let long = "🌊".repeat(12_000);
    let import = read(file(&[&format!("UID:1\nSUMMARY:{script}\nDESCRIPTION:{long}\nLOCATION:קבוצה\u{7}\nDTSTART:20261001T100000Z\nDURATION:PT1H")]).as_bytes());
    let series = import.series.first().unwrap();
    assert_eq!(
        series.details.title, script,
        "kept as typed; screens show text, never markup"
    );
    assert_eq!(series.details.note.chars().count(), 10_000);
    assert_eq!(series.details.place.name, "קבוצה", "a bell is not a letter");
    assert!(series.notes.contains(&ImportNote::TextCut));
}

#[test]
fn line_ends_marks_and_old_encodings_do_not_matter() {
    let unix = String::from_utf8(PROGRAM.to_vec())
        .unwrap()
        .replace("\r\n", "\n");
    let windows = unix.replace('\n', "\r\n");
    let marked = format!("\u{feff}{windows}");
    let expected = read(unix.as_bytes());
    assert_eq!(read(windows.as_bytes()), expected, "CRLF");
    assert_eq!(read(marked.as_bytes()), expected, "a byte order mark");
    let old = unix.replace('\n', "\r");
    assert_eq!(read(old.as_bytes()), expected, "carriage returns alone");
    for (mark, bytes) in [
        (0xff, u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (0xfe, u16::to_be_bytes),
    ] {
        let mut wide = vec![mark, if mark == 0xff { 0xfe } else { 0xff }];
        wide.extend(windows.encode_utf16().flat_map(bytes));
        assert_eq!(
            read(&wide),
            expected,
            "two bytes a letter, as some offices save"
        );
    }
    let spanish = String::from_utf8(OFFICE.to_vec()).unwrap();
    let split = spanish
        .replace("prevenci\u{f3}n", "prevenci#n")
        .into_bytes()
        .split(|byte| *byte == b'#')
        .map(<[u8]>::to_vec)
        .collect::<Vec<_>>()
        .join(b"\xc3\r\n \xb3".as_slice());
    assert_eq!(
        read(&split),
        read(OFFICE),
        "a line folded inside a letter is put together again"
    );
    let latin = file(&["UID:1\nSUMMARY:N#\nDTSTART:20261001T100000Z\nDURATION:PT1H"])
        .replace('#', "ú")
        .chars()
        .map(|c| c as u8)
        .collect::<Vec<u8>>();
    assert_eq!(
        read(&latin).series.first().unwrap().details.title,
        "Nú",
        "Latin-1 still gives words"
    );
}

#[test]
fn a_session_in_the_hour_that_is_skipped_moves_and_is_flagged() {
    let import = ics::parse(
        file(&["UID:1\nSUMMARY:Night group\nDTSTART;TZID=America/New_York:20270313T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"]).as_bytes(),
        on_first_september(CHICAGO),
    )
    .unwrap();
    assert!(
        import
            .series
            .first()
            .unwrap()
            .notes
            .contains(&ImportNote::ClockChange),
        "the preview says so"
    );
    let found = occurrences(
        &import,
        Window::new(utc(2027, 3, 1), utc(2027, 4, 1)),
        CHICAGO,
    );
    let starts: Vec<_> = found
        .iter()
        .map(|one| (one.local_start.format("%d %H:%M").to_string(), one.shift))
        .collect();
    assert_eq!(
        starts,
        [
            ("13 02:30".to_owned(), ClockShift::None),
            ("14 03:30".to_owned(), ClockShift::Gap),
            ("15 02:30".to_owned(), ClockShift::None)
        ],
        "moved forward by the hour, never dropped"
    );
}

#[test]
fn dates_named_in_utc_or_as_days_still_match() {
    let base = "UID:1\nSUMMARY:Group\nDTSTART;TZID=America/Chicago:20261026T180000\nDURATION:PT3H\nRRULE:FREQ=DAILY;COUNT=10";
    let import = read(
        file(&[
            &format!("{base}\nEXDATE:20261028T230000Z\nEXDATE;VALUE=DATE:20261029"),
            "UID:1\nSUMMARY:Group\nRECURRENCE-ID:20261103T000000Z\nDTSTART;TZID=America/Chicago:20261102T190000\nDURATION:PT2H\nSEQUENCE:1",
            "UID:1\nSUMMARY:Group\nRECURRENCE-ID;TZID=America/Chicago:20261102T180000\nDTSTART;TZID=America/Chicago:20261102T200000\nDURATION:PT2H\nSEQUENCE:2",
        ])
        .as_bytes(),
    );
    let found = occurrences(
        &import,
        Window::new(utc(2026, 10, 1), utc(2026, 12, 1)),
        CHICAGO,
    );
    let days: Vec<String> = found
        .iter()
        .map(|one| one.local_start.format("%m-%d %H:%M").to_string())
        .collect();
    assert!(
        !days
            .iter()
            .any(|day| day.starts_with("10-28") || day.starts_with("10-29")),
        "both dates are off: {days:?}"
    );
    assert_eq!(
        days.iter()
            .filter(|day| day.starts_with("11-02"))
            .collect::<Vec<_>>(),
        ["11-02 20:00"],
        "two versions of one change: the newer, once"
    );
    assert_eq!(days.len(), 8);
}

#[test]
fn the_newer_of_two_versions_wins_whatever_their_order() {
    let old = "UID:1\nSUMMARY:Old\nSEQUENCE:1\nDTSTART:20261001T100000Z\nDURATION:PT1H";
    let new = "UID:1\nSUMMARY:New\nSEQUENCE:2\nDTSTART:20261001T120000Z\nDURATION:PT1H";
    for events in [[old, new], [new, old]] {
        let import = read(file(&events).as_bytes());
        assert_eq!(
            import
                .series
                .iter()
                .map(|one| one.details.title.as_str())
                .collect::<Vec<_>>(),
            ["New"]
        );
    }
}

#[test]
fn importing_the_same_file_again_changes_nothing() {
    let first = first_plan(PROGRAM);
    assert_eq!(
        first
            .lines
            .iter()
            .map(|line| line.change)
            .collect::<Vec<_>>(),
        [ImportChange::New; 3]
    );
    assert_eq!(
        first
            .lines
            .iter()
            .map(|line| line.occurrences)
            .collect::<Vec<_>>(),
        [35, 11, 3]
    );
    let again = plan(&first, PROGRAM);
    assert_eq!(again.save, [], "nothing to write");
    assert_eq!(
        (again.done.added, again.done.changed, again.done.unchanged),
        (0, 0, 3)
    );
}

#[test]
fn a_newer_file_updates_in_place_and_keeps_what_the_person_added() {
    let mut first = first_plan(PROGRAM);
    for series in &mut first.save {
        series.details.kind = SessionKind::GroupPrevention;
        series.details.phone = "555-0100".to_owned();
        series.details.place.travel_minutes = Some(25);
    }
    let later = String::from_utf8(PROGRAM.to_vec())
        .unwrap()
        .replace("20260914T180000", "20260914T183000")
        .replace("20260914T210000", "20260914T213000");
    let update = plan(&first, later.as_bytes());
    assert_eq!(
        (
            update.done.added,
            update.done.changed,
            update.done.unchanged
        ),
        (0, 1, 2),
        "only the group moved"
    );
    let (saved, old) = (update.save.first().unwrap(), first.save.first().unwrap());
    assert_eq!(
        (saved.id, saved.created_at),
        (old.id, old.created_at),
        "the same series, so that notes and attendance stay with it"
    );
    assert_eq!(saved.details.start, wall("2026-09-14 18:30"));
    assert_eq!(
        (
            saved.details.kind,
            saved.details.phone.as_str(),
            saved.details.place.travel_minutes
        ),
        (SessionKind::GroupPrevention, "555-0100", Some(25))
    );
}

#[test]
fn an_older_version_never_replaces_a_newer_one() {
    let first = first_plan(OFFICE);
    let old = String::from_utf8(OFFICE.to_vec())
        .unwrap()
        .replace("SEQUENCE:3", "SEQUENCE:2")
        .replace("T173000", "T163000");
    assert_eq!(
        plan(&first, old.as_bytes()).save,
        [],
        "an old mail opened late moves nothing"
    );
}

#[test]
fn a_cancelled_series_comes_off_and_a_deleted_one_comes_back() {
    let mut first = first_plan(OFFICE);
    let cancel = String::from_utf8(OFFICE.to_vec())
        .unwrap()
        .replace("METHOD:PUBLISH", "METHOD:CANCEL")
        .replace("SEQUENCE:3", "SEQUENCE:4");
    let off = plan(&first, cancel.as_bytes());
    let id = first.save.first().unwrap().id;
    assert_eq!(
        (off.remove.as_slice(), off.missing.as_slice()),
        ([id].as_slice(), [].as_slice())
    );
    assert_eq!(
        off.lines.first().map(|line| line.change),
        Some(ImportChange::Cancelled),
        "the preview says it first"
    );

    first.save.first_mut().unwrap().deleted_at = Some(utc(2026, 9, 1));
    let back = plan(&first, OFFICE);
    assert_eq!(
        back.save
            .iter()
            .map(|one| (one.id, one.deleted_at))
            .collect::<Vec<_>>(),
        [(id, None)],
        "under its old id"
    );
}

#[test]
fn one_date_called_off_by_mail_finds_its_series() {
    let first = first_plan(PROGRAM);
    let mail = file(&["UID:group-mwf@oakstreet.example\nSUMMARY:Group\nRECURRENCE-ID:20261117T000000Z\nDTSTART:20261117T000000Z\nDURATION:PT3H\nSEQUENCE:5"])
        .replace("VERSION:2.0", "VERSION:2.0\nMETHOD:CANCEL");
    let update = plan(&first, mail.as_bytes());
    assert_eq!(
        update
            .lines
            .iter()
            .map(|line| (line.change, line.occurrences))
            .collect::<Vec<_>>(),
        [(ImportChange::Changed, 34)],
        "one of 35 is off"
    );
    let stranger = first_plan(mail.as_bytes());
    assert_eq!(
        (
            stranger.save.len(),
            stranger.skipped.first().map(|one| one.reason)
        ),
        (0, Some(SkipReason::Cancelled)),
        "without the series there is nothing to cancel"
    );
}

#[test]
fn a_change_without_its_series_still_takes_place() {
    let part = file(&[
        "UID:9\nSUMMARY:Group moved\nRECURRENCE-ID;TZID=America/Chicago:20261116T180000\nDTSTART;TZID=America/Chicago:20261117T180000\nDURATION:PT3H",
        "UID:9\nSUMMARY:Group short\nRECURRENCE-ID;TZID=America/Chicago:20261118T180000\nDTSTART;TZID=America/Chicago:20261118T190000\nDURATION:PT1H",
    ]);
    let plan = first_plan(part.as_bytes());
    let series = plan.save.first().expect("kept as single sessions");
    let found = series
        .occurrences(Window::new(utc(2026, 11, 1), utc(2026, 12, 1)), CHICAGO)
        .items;
    let seen: Vec<_> = found
        .iter()
        .map(|one| {
            (
                one.local_start,
                one.title.as_str(),
                (one.end - one.start).num_hours(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (wall("2026-11-17 18:00"), "Group moved", 3),
            (wall("2026-11-18 19:00"), "Group short", 1)
        ]
    );
}

#[test]
fn a_newer_file_says_in_words_what_it_changes() {
    let base = |start: &str, more: &str| {
        file(&[&format!(
            "UID:1\nSUMMARY:Group\nLOCATION:Room 2\nDTSTART;TZID=America/Chicago:{start}\nDURATION:PT3H\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=8{more}"
        )])
    };
    let first = first_plan(base("20261102T180000", "").as_bytes());
    let differences = |text: String| {
        let plan = plan(&first, text.as_bytes());
        let line = plan.lines.first().cloned().expect("one line");
        assert_eq!(line.change, ImportChange::Changed);
        line.differences
    };
    let at = |day: &str| wall(&format!("2026-11-{day}"));
    assert_eq!(
        differences(base("20261102T183000", "")),
        [ImportDifference::Time {
            before: at("02 18:00").time(),
            after: at("02 18:30").time()
        }],
        "half an hour later is one difference, not eight dates gone and eight new"
    );
    assert_eq!(
        differences(
            base("20261102T180000", "\nEXDATE;TZID=America/Chicago:20261111T180000\nRDATE;TZID=America/Chicago:20261113T180000")
                .replace("Room 2", "Room 5")
        ),
        [
            ImportDifference::Place {
                before: "Room 2".to_owned(),
                after: "Room 5".to_owned()
            },
            ImportDifference::Added {
                count: 1,
                dates: vec![at("13 18:00")]
            },
            ImportDifference::Removed {
                count: 1,
                dates: vec![at("11 18:00")]
            },
        ]
    );
    let moved = file(&[
        "UID:1\nSUMMARY:Group\nLOCATION:Room 2\nDTSTART;TZID=America/Chicago:20261102T180000\nDURATION:PT3H\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=8",
        "UID:1\nSUMMARY:Group\nLOCATION:Room 2\nRECURRENCE-ID;TZID=America/Chicago:20261104T180000\nDTSTART;TZID=America/Chicago:20261105T170000\nDURATION:PT3H",
        "UID:1\nSUMMARY:Group\nLOCATION:Room 9\nRECURRENCE-ID;TZID=America/Chicago:20261109T180000\nDTSTART;TZID=America/Chicago:20261109T180000\nDURATION:PT3H",
    ]);
    assert_eq!(
        differences(moved),
        [
            ImportDifference::Moved {
                count: 1,
                dates: vec![MovedDate {
                    before: at("04 18:00"),
                    after: at("05 17:00")
                }]
            },
            ImportDifference::Single { count: 1 },
        ],
        "one went to the next day, one to another room"
    );
}

#[test]
fn what_a_newer_file_no_longer_names_is_offered_and_never_taken() {
    let named = |events: &[&str]| {
        file(events).replace("VERSION:2.0", "VERSION:2.0\nX-WR-CALNAME:Evening track")
    };
    let group =
        "UID:1\nSUMMARY:Group\nDTSTART:20261001T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9";
    let talk =
        "UID:2\nSUMMARY:Talk\nDTSTART:20261001T140000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9";
    let broken = "UID:2\nSUMMARY:Talk\nDTSTART:20261001T140000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY";
    let first = first_plan(named(&[group, talk]).as_bytes());
    let talk_id = first.save.get(1).unwrap().id;

    let newer = plan(&first, named(&[group]).as_bytes());
    assert_eq!(
        (newer.missing.as_slice(), newer.remove.as_slice()),
        ([talk_id].as_slice(), [].as_slice()),
        "offered, not done"
    );
    assert_eq!(
        newer.lines.last().map(|line| (line.series, line.change)),
        Some((talk_id, ImportChange::Missing))
    );

    assert_eq!(
        plan(&first, named(&[group, broken]).as_bytes()).missing,
        [],
        "an event that cannot be read is not one that is gone"
    );
    assert_eq!(
        plan(&first, file(&[group]).as_bytes()).missing,
        [],
        "another calendar says nothing about this one"
    );
    let message = named(&[group]).replace("VERSION:2.0", "VERSION:2.0\nMETHOD:REQUEST");
    assert_eq!(
        plan(&first, message.as_bytes()).missing,
        [],
        "an invitation speaks of itself only"
    );
    let nameless = first_plan(file(&[group, talk]).as_bytes());
    assert_eq!(
        plan(&nameless, file(&[group]).as_bytes()).missing.len(),
        1,
        "without a name, the writing program and one event in common are enough"
    );
    let stranger = "UID:3\nSUMMARY:Other\nDTSTART:20261001T140000Z\nDURATION:PT1H";
    assert_eq!(
        plan(&nameless, file(&[stranger]).as_bytes()).missing,
        [],
        "the writing program alone is not"
    );
}

#[test]
fn a_series_that_a_newer_file_ends_is_changed_and_not_left_as_it_was() {
    let until = |day: &str| {
        file(&[&format!(
            "UID:1\nSUMMARY:Group\nDTSTART:20260803T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL={day}T100000Z"
        )])
    };
    let first = first_plan(until("20261001").as_bytes());
    let over = plan(&first, until("20260820").as_bytes());
    let line = over.lines.first().expect("told");
    assert_eq!(
        (line.change, line.occurrences, line.notes.as_slice()),
        (ImportChange::Changed, 0, [ImportNote::Over].as_slice())
    );
    assert_eq!(
        over.save.len(),
        1,
        "otherwise it would remind of sessions that do not take place"
    );
}
