//! The schedule as a calendar file for a phone: the same dates as on the list, and nothing that was not chosen.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{CalendarScope, CalendarTitles, SessionException, SessionSeries};
use evenkeel_domain::words::Lang;
use evenkeel_exchange::ics::{self, ImportDefaults, Written};
use evenkeel_tests::oracle::{self, Case};
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::{Value, json};

const GOLDEN: &str = include_str!("../fixtures/calendar/golden.json");
const PROGRAM: &[u8] = include_bytes!("../fixtures/calendar/samples/program-48-sessions.ics");
const WEB: &[u8] = include_bytes!("../fixtures/calendar/samples/web-utc-floating-allday.ics");
/// What `PROGRAM` becomes; read by python-icalendar and recurring-ical-events when it was made.
const EXPORTED: &str = include_str!("../fixtures/calendar/exported.ics");

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn september() -> DateTime<Utc> {
    at("2026-09-01T12:00:00Z")
}

fn scope() -> CalendarScope {
    CalendarScope {
        from: None,
        to: None,
        titles: CalendarTitles::Neutral,
        places: false,
        notes: false,
        alarm: true,
        lang: Lang::En,
    }
}

/// The series of a file as an import writes them.
fn series(bytes: &[u8]) -> Vec<SessionSeries> {
    oracle::import(bytes).expect("a calendar file").0
}

fn written(series: &[SessionSeries], scope: &CalendarScope, now: DateTime<Utc>) -> Written {
    ics::write(
        series,
        scope,
        Window::ahead(september()),
        "America/Chicago",
        now,
    )
    .expect("text can always be written")
}

fn text(file: &Written) -> String {
    String::from_utf8(file.bytes.clone()).unwrap()
}

/// Lines with their folds undone.
fn unfolded(file: &Written) -> String {
    text(file).replace("\r\n ", "")
}

#[test]
fn what_600_schedules_become_has_the_same_dates_titles_and_lengths() {
    let cases: Vec<Case> = serde_json::from_str(GOLDEN).unwrap();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let file = oracle::written(case).expect("can be written");
            assert_eq!(file.dates, case.dates, "the list itself is right");
            oracle::difference(&file)
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} files say something else than the list:\n{}",
        wrong.len(),
        cases.len(),
        wrong.iter().take(3).cloned().collect::<String>()
    );
}

#[test]
fn the_file_of_a_program_is_the_one_that_was_looked_at() {
    let file = written(&series(PROGRAM), &scope(), september());
    assert_eq!(
        text(&file),
        EXPORTED.replace('\n', "\r\n"),
        "every byte that goes onto a phone was read by people and by other programs"
    );
    assert_eq!(file.dates.len(), 48, "all of the program");
}

#[test]
fn nothing_leaves_that_was_not_chosen() {
    let mut all = series(PROGRAM);
    for one in &mut all {
        one.details.provider = "CANARY-provider".to_owned();
        one.details.phone = "CANARY-phone".to_owned();
        one.details.video_url = "https://canary.example/CANARY".to_owned();
        one.details.bring = vec!["CANARY-bring".to_owned()];
        one.details.place.directions = "CANARY-directions".to_owned();
    }
    let file = written(&all, &scope(), september());
    let bytes = unfolded(&file).to_lowercase();
    for word in [
        "relapse",
        "counseling",
        "individual",
        "oak street",
        "workbook",
        "555-0100",
        "canary",
        "oakstreet",
        "evenkeel",
        "location",
        "description:bring",
        "iop",
        "session",
        "treatment",
    ] {
        assert!(!bytes.contains(word), "{word} must stay here");
    }
    let events = bytes.matches("begin:vevent").count();
    for line in ["class:private", "summary:appointment", "trigger:-pt2h"] {
        assert_eq!(bytes.matches(line).count(), events, "{line} in each");
    }
    assert!(
        !unfolded(&written(
            &all,
            &CalendarScope {
                alarm: false,
                ..scope()
            },
            september()
        ))
        .contains("VALARM"),
        "no alarm when none is wanted"
    );
}

#[test]
fn what_was_chosen_is_in_it_in_the_language_chosen() {
    let all = series(PROGRAM);
    let say = |titles, lang| {
        unfolded(&written(
            &all,
            &CalendarScope {
                titles,
                lang,
                ..scope()
            },
            september(),
        ))
    };
    assert!(say(CalendarTitles::Neutral, Lang::Es).contains("SUMMARY:Cita\r\n"));
    assert!(say(CalendarTitles::Kind, Lang::En).contains("SUMMARY:Group: relapse prevention\r\n"));
    assert!(say(CalendarTitles::Full, Lang::Es).contains("SUMMARY:Individual counseling\r\n"));
    let places = unfolded(&written(
        &all,
        &CalendarScope {
            places: true,
            ..scope()
        },
        september(),
    ));
    assert!(
        places.contains("LOCATION:Oak Street 12\\, room 2") && !places.contains("workbook"),
        "the place, and still no notes"
    );
    let notes = unfolded(&written(
        &all,
        &CalendarScope {
            notes: true,
            ..scope()
        },
        september(),
    ));
    assert!(notes.contains("DESCRIPTION:Bring your workbook.\\n") && !notes.contains("Oak Street"));
}

#[test]
fn names_of_events_stay_and_tell_nothing() {
    let uids = |file: &Written| -> Vec<String> {
        unfolded(file)
            .lines()
            .filter_map(|line| line.strip_prefix("UID:").map(str::to_owned))
            .collect()
    };
    let all = series(PROGRAM);
    let first = uids(&written(&all, &scope(), september()));
    let later = uids(&written(&all, &scope(), at("2026-10-09T08:00:00Z")));
    assert_eq!(
        first, later,
        "a phone that gets a newer file updates instead of doubling"
    );
    for uid in first {
        assert!(
            uid.len() == 32 && uid.chars().all(|c| c.is_ascii_hexdigit()),
            "{uid} is only digits"
        );
        for one in &all {
            let id = one.id.to_string().replace('-', "");
            assert!(
                !id.contains(&uid[..12]) && !uid.contains(&id[..12]),
                "an id tells when it was made; its digest does not"
            );
        }
    }
}

#[test]
fn lines_are_as_long_as_phones_read_them() {
    let mut all = series(PROGRAM);
    all[0].details.title = "Grupo de prevención de recaídas 🌊 ".repeat(5);
    let full = CalendarScope {
        titles: CalendarTitles::Full,
        places: true,
        notes: true,
        ..scope()
    };
    let file = text(&written(&all, &full, september()));
    assert!(
        file.split("\r\n").all(|line| line.len() <= 75),
        "75 octets, letters whole"
    );
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
    let back = series(file.as_bytes());
    assert_eq!(
        back[0].details.title,
        all[0].details.title.trim(),
        "and put together again"
    );
}

/// A calendar around one event in New York.
fn new_york(start: &str, rule: &str) -> Vec<SessionSeries> {
    series(
        format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//T//EN\nBEGIN:VEVENT\nUID:1\nSUMMARY:Night group\n\
             DTSTART;TZID=America/New_York:{start}\nDURATION:PT1H\n{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
        )
        .as_bytes(),
    )
}

#[test]
fn an_hour_that_is_skipped_is_written_so_that_no_phone_can_drop_it() {
    let nights = new_york("20270312T023000", "RRULE:FREQ=DAILY;COUNT=5");
    let file = written(&nights, &scope(), september());
    let said = unfolded(&file);
    assert!(
        said.contains("EXDATE;TZID=America/New_York:20270314T023000"),
        "the time that does not exist is taken out of the rule"
    );
    assert!(
        said.contains("DTSTART;TZID=America/New_York:20270314T033000"),
        "and the session stands by itself at the time it takes place"
    );
    let back = ics::dates(
        &file.bytes,
        ImportDefaults {
            device_zone: "UTC",
            now: september(),
        },
        september(),
        at("2027-12-01T00:00:00Z"),
    );
    assert_eq!(back, Ok(file.dates), "five nights, each once");
}

#[test]
fn a_session_over_the_change_of_clocks_lasts_what_was_agreed() {
    let night = new_york("20261101T003000", "");
    let file = written(&night, &scope(), september());
    assert_eq!(
        file.dates,
        [(at("2026-11-01T04:30:00Z"), 60)],
        "half past midnight, an hour"
    );
    let long = new_york(
        "20261031T233000",
        "DTEND;TZID=America/New_York:20261101T033000",
    );
    let said = unfolded(&written(&long, &scope(), september()));
    assert!(
        said.contains("DURATION:PT4H"),
        "four hours end at half past two on that night's clock: {said}"
    );
}

#[test]
fn a_phone_that_knows_no_zones_finds_the_hours_from_the_file() {
    for zone in [
        "America/Chicago",
        "America/Vancouver",
        "Africa/Casablanca",
        "Australia/Lord_Howe",
    ] {
        let source = String::from_utf8(PROGRAM.to_vec())
            .unwrap()
            .replace("America/Chicago", zone);
        let file = written(&series(source.as_bytes()), &scope(), september());
        let odd = text(&file).replace(zone, "Clinic Time");
        let dates = ics::dates(
            odd.as_bytes(),
            ImportDefaults {
                device_zone: "Asia/Kathmandu",
                now: september(),
            },
            september(),
            at("2027-12-01T00:00:00Z"),
        );
        assert_eq!(
            dates,
            Ok(file.dates),
            "{zone}: by the rules in the file alone"
        );
    }
}

#[test]
fn only_the_days_asked_for_and_notes_on_days_only_with_their_titles() {
    let all = series(PROGRAM);
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    let wall = |day: NaiveDate| -> NaiveDateTime { day.and_hms_opt(0, 0, 0).unwrap() };
    let week = Window::new(
        calendar::to_instant(wall(day("2026-11-02")), "America/Chicago").at,
        calendar::to_instant(wall(day("2026-11-09")), "America/Chicago").at,
    );
    let file = ics::write(&all, &scope(), week, "America/Chicago", september()).unwrap();
    let starts: Vec<String> = file
        .dates
        .iter()
        .map(|(start, minutes)| {
            format!(
                "{} {minutes}",
                calendar::to_local(*start, "America/Chicago").format("%a %d %H:%M")
            )
        })
        .collect();
    assert_eq!(
        starts,
        [
            "Mon 02 18:00 180",
            "Wed 04 18:00 180",
            "Thu 05 17:00 180",
            "Fri 06 18:00 180"
        ]
    );

    let web = series(WEB);
    let plain = written(&web, &scope(), september());
    assert_eq!(plain.day_notes_left_out, 1, "and that is said");
    assert!(!text(&plain).contains("VALUE=DATE"));
    let full = CalendarScope {
        titles: CalendarTitles::Full,
        ..scope()
    };
    let said = unfolded(&written(&web, &full, september()));
    assert!(
        said.contains("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226"),
        "a day is a day on every phone: {said}"
    );
}

#[test]
fn one_odd_note_on_a_day_and_a_journey_do_not_stop_the_file() {
    let mut all = series(WEB);
    all.retain(|one| one.details.all_day);
    let day = all.first_mut().unwrap();
    let first = day.details.start;
    day.exceptions.push(SessionException {
        recurrence_id: first,
        recurrence_at: calendar::to_instant(first, &day.details.zone).at,
        cancelled: false,
        // As files were once read: an hour of the day in a note on the day.
        start: first.checked_add_signed(chrono::Duration::hours(18)),
        minutes: None,
        title: None,
        place: None,
        sequence: 0,
    });
    let full = CalendarScope {
        titles: CalendarTitles::Full,
        ..scope()
    };
    let file = written(&all, &full, september());
    let defaults = ImportDefaults {
        device_zone: "America/Chicago",
        now: september(),
    };
    let back = ics::dates(
        &file.bytes,
        defaults,
        september(),
        at("2027-12-01T00:00:00Z"),
    );
    assert_eq!(
        back,
        Ok(file.dates),
        "read where the laptop is now, a day is that day"
    );
}

/// Ana has a program and a stick to put a file on.
struct Ana {
    _dir: tempfile::TempDir,
    stick: PathBuf,
    at: Patient,
}

impl Ana {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let stick = dir.path().join("stick");
        std::fs::create_dir(&stick).unwrap();
        let at = Patient::start(dir.path().join("data"), september());
        let _ = at.first_run();
        Self {
            _dir: dir,
            stick,
            at,
        }
    }

    fn import(&self) {
        let base64 = data_encoding::BASE64.encode(PROGRAM);
        let preview = self
            .at
            .ask("sessions_import_preview", json!({ "base64": base64 }));
        let _ = self.at.ask(
            "sessions_import_apply",
            json!({ "token": preview["token"], "choices": [], "remove": null }),
        );
    }

    fn scope(&self) -> Value {
        serde_json::to_value(scope()).unwrap()
    }

    fn export(&self, passphrase: &str) -> Value {
        json!({ "scope": self.scope(), "vault_passphrase": passphrase, "folder": self.stick })
    }
}

#[test]
fn the_file_is_looked_at_first_asks_who_is_there_and_replaces_nothing() {
    let ana = Ana::new();
    assert_eq!(
        ana.at
            .refused("sessions_export", ana.export(PASSPHRASE))
            .code,
        ErrorCode::NothingSelected,
        "an empty file helps nobody"
    );
    ana.import();
    let preview = ana
        .at
        .ask("sessions_export_preview", json!({ "scope": ana.scope() }));
    assert_eq!(
        (&preview["dates"], &preview["series"]),
        (&json!(48), &json!(2))
    );
    assert_eq!(
        preview["lines"][0]["title"],
        json!("Appointment"),
        "it shows what leaves, not what is on the list"
    );
    assert_eq!(preview["file_name"], json!("calendar-2026-09-01.ics"));
    assert_eq!(
        std::fs::read_dir(&ana.stick).unwrap().count(),
        0,
        "looking writes nothing"
    );
    assert_eq!(
        ana.at
            .refused("sessions_export", ana.export("not the passphrase at all"))
            .code,
        ErrorCode::WrongPassphrase,
        "an open laptop is not enough to take the schedule along"
    );
    assert_eq!(std::fs::read_dir(&ana.stick).unwrap().count(), 0);

    let done = ana.at.ask("sessions_export", ana.export(PASSPHRASE));
    assert_eq!(done["dates"], json!(48));
    let path = PathBuf::from(done["path"].as_str().unwrap());
    assert_eq!(
        path.file_name().unwrap().to_str(),
        Some("calendar-2026-09-01.ics")
    );
    let (series, _) = oracle::import(&std::fs::read(&path).unwrap()).unwrap();
    let window = Window::ahead(september());
    assert_eq!(
        oracle::occurrences(&series, window, "UTC").len(),
        48,
        "it is a calendar file like any other"
    );
    let second = ana.at.ask("sessions_export", ana.export(PASSPHRASE));
    assert_eq!(
        PathBuf::from(second["path"].as_str().unwrap())
            .file_name()
            .unwrap()
            .to_str(),
        Some("calendar-2026-09-01-2.ics"),
        "the first file is still there"
    );
}

#[test]
fn days_that_cannot_be_are_refused_and_a_folder_that_is_none_too() {
    let ana = Ana::new();
    ana.import();
    let with = |from: &str, to: &str| {
        let mut scope = ana.scope();
        scope["from"] = json!(from);
        scope["to"] = json!(to);
        json!({ "scope": scope })
    };
    for (from, to, code) in [
        ("2026-10-02", "2026-10-01", ErrorCode::EndBeforeStart),
        ("2026-10-01", "2029-10-01", ErrorCode::NumberOutOfRange),
    ] {
        let refused = ana.at.refused("sessions_export_preview", with(from, to));
        assert_eq!((refused.code, refused.field.as_deref()), (code, Some("to")));
    }
    let mut lost = ana.export(PASSPHRASE);
    lost["folder"] = json!(ana.stick.join("nowhere"));
    assert_eq!(
        ana.at.refused("sessions_export", lost).code,
        ErrorCode::PathNotFolder
    );
}
