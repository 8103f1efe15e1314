//! Calendar files that other programs really write, one small file for each fault that was met in one of them.
//!
//! The files are in `fixtures/calendar/cases`. Each says what is on the list, what is left out and why, and what the person is told;
//! siblings of each case are held by [`super::calendar_damage`].

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{
    ImportChange, ImportDifference, ImportNote, SessionSeries, SkipReason,
};
use evenkeel_exchange::ics::{self, ImportDefaults, ImportPlan};

const CHICAGO: &str = "America/Chicago";

fn now() -> DateTime<Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

fn bytes(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/calendar/cases");
    std::fs::read(format!("{folder}/{name}.ics")).expect(name)
}

fn plan(existing: &[SessionSeries], name: &str) -> ImportPlan {
    let defaults = ImportDefaults {
        device_zone: CHICAGO,
        now: now(),
    };
    let import = ics::parse(&bytes(name), defaults).expect(name);
    let mut number = u8::try_from(existing.len()).unwrap() * 20;
    ics::plan(existing, import, defaults, || {
        number += 1;
        Id::new(now(), [number; 10])
    })
}

/// Everything on the list after one file: day, time, minutes, title, and the zone when it is not the laptop's.
fn on_list(plan: &ImportPlan) -> Vec<String> {
    let window = Window::new(
        "2026-09-01T00:00:00Z".parse().unwrap(),
        "2027-09-01T00:00:00Z".parse().unwrap(),
    );
    evenkeel_tests::oracle::occurrences(&plan.save, window, CHICAGO)
        .iter()
        .map(|one| {
            // A session in UTC is told by the laptop's clock.
            let utc = one.zone == "UTC";
            let wall = one.device_start.filter(|_| utc).unwrap_or(one.local_start);
            let when = if one.all_day {
                one.local_start.format("%m-%d").to_string()
            } else {
                format!("{} {}", wall.format("%m-%d %H:%M"), one.minutes())
            };
            let zone = if utc || one.zone == CHICAGO {
                String::new()
            } else {
                format!(" {}", one.zone)
            };
            format!("{when} {}{zone}", one.title)
        })
        .collect()
}

/// One file: what is on the list, and the titles left out with their reasons.
fn check(name: &str, list: &[&str], left_out: &[(&str, SkipReason)]) {
    let plan = plan(&[], name);
    assert_eq!(on_list(&plan), list, "{name}: what is on the list");
    let skipped: Vec<(&str, SkipReason)> = plan
        .skipped
        .iter()
        .map(|one| (one.title.as_str(), one.reason))
        .collect();
    assert_eq!(skipped, left_out, "{name}: what is left out");
}

/// As [`check`], with nothing left out.
fn all(name: &str, list: &[&str]) {
    check(name, list, &[]);
}

fn notes(name: &str) -> Vec<ImportNote> {
    let plan = plan(&[], name);
    plan.lines.into_iter().flat_map(|line| line.notes).collect()
}

const SIX: [&str; 6] = [
    "10-06 18:00 180 Evening group",
    "10-07 10:00 60 Individual session",
    "10-08 18:00 120 Family night",
    "10-13 18:00 180 Evening group",
    "10-20 18:00 180 Evening group",
    "10-27 18:00 180 Evening group",
];
const THREE: [&str; 3] = [
    "10-06 18:00 120 Evening group",
    "10-07 10:00 60 Individual session",
    "10-08 18:00 120 Family night",
];

#[test]
fn words_that_look_like_lines_of_the_format_end_and_begin_nothing() {
    for name in ["a01_raw_lines_end", "a01b_raw_line_end_only"] {
        all(name, &SIX);
    }
    let five: Vec<&str> = SIX
        .into_iter()
        .filter(|one| !one.ends_with("Family night"))
        .collect();
    all("a01c_blank_and_raw_lines", &five);
    let group = &plan(&[], "a01b_raw_line_end_only").save[0].details;
    assert_eq!(
        group.note, "Starts 6 PM sharp\nEnd: 9:00 PM\nBring your workbook",
        "and nothing of them is lost"
    );
    all(
        "a38_raw_lines_look_like_properties",
        &[
            "10-06 18:00 60 Evening group",
            "10-13 18:00 60 Evening group",
            "10-20 18:00 60 Evening group",
        ],
    );
    let group = &plan(&[], "a38_raw_lines_look_like_properties").save[0].details;
    assert_eq!(group.place.name, "12 Oak Street");
    assert_eq!(
        group.note,
        "Details of the evening\nLocation: Oak Street house\nDuration: 3 hours\nStatus: cancelled for visitors\n\
         Repeat: every week\nSequence: 9"
    );
    assert_eq!(
        notes("a38_raw_lines_look_like_properties"),
        [ImportNote::NoEndTime],
        "and nobody is asked whether it was called off"
    );
    all(
        "a38b_raw_begin_only",
        &[
            "10-06 18:00 120 Evening group",
            "10-07 10:00 60 Individual session",
            "10-13 18:00 120 Evening group",
            "10-20 18:00 120 Evening group",
        ],
    );
}

#[test]
fn an_end_too_many_and_one_too_few_lose_no_event() {
    for name in [
        "a18_missing_end_event",
        "a18b_missing_end_alarm",
        "a18c_extra_end_alarm",
    ] {
        all(name, &THREE);
    }
    all(
        "a18e_outlook_2023_with_end",
        &[
            "10-05 18:00 180 Evening group",
            "10-07 10:00 60 Individual session",
            "10-08 18:00 120 Family night",
            "10-12 18:00 180 Evening group",
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
        ],
    );
    for name in ["a33_alarm_first", "a33b_alarm_first_without_end"] {
        all(name, &["10-12 18:00 180 Evening group"]);
    }
    for name in ["a18d_outlook_2023", "a25_no_end_calendar"] {
        let defaults = ImportDefaults {
            device_zone: CHICAGO,
            now: now(),
        };
        assert_eq!(
            ics::parse(&bytes(name), defaults),
            Err(ics::IcsError::Truncated),
            "{name}: a file that stops in the middle is told as one"
        );
    }
}

#[test]
fn blanks_change_nothing() {
    all(
        "a44_blank_line_after_begin",
        &[
            "10-06 18:00 120 Evening group",
            "10-07 10:00 60 Individual session",
            "10-13 18:00 120 Evening group",
            "10-20 18:00 120 Evening group",
            "10-27 18:00 120 Evening group",
        ],
    );
    check(
        "a44b_blanks_after_values",
        &[],
        &[("Evening group", SkipReason::Cancelled)],
    );
    check(
        "a41_status_blank",
        &[
            "10-05 18:00 180 Evening group",
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
        ],
        &[("Family night", SkipReason::Cancelled)],
    );
    check(
        "a41c_status_cases",
        &[
            "10-11 18:00 60 'DECLINED'",
            "10-12 18:00 60 'Cancelled, see note'",
        ],
        &[
            ("'cancelled'", SkipReason::Cancelled),
            ("'Cancelled'", SkipReason::Cancelled),
            ("' CANCELLED'", SkipReason::Cancelled),
            ("'CANCELLED'", SkipReason::Cancelled),
            ("'CANCELED '", SkipReason::Cancelled),
        ],
    );
    assert_eq!(
        notes("a41c_status_cases"),
        [ImportNote::MaybeCancelled],
        "what is neither said nor unsaid is asked about"
    );
    all(
        "a42_sequence_blank",
        &[
            "10-05 16:00 180 Evening group",
            "10-12 16:00 180 Evening group",
            "10-19 16:00 180 Evening group",
            "10-26 16:00 180 Evening group",
        ],
    );
    all("a12_blank_before_time", &["10-12 18:00 180 Evening group"]);
    all("a17_blanks_in_params", &["10-12 Clinic closed"]);
    all(
        "a17b_blanks_in_params_timed",
        &[
            "10-12 18:00 180 Evening group America/New_York",
            "10-19 18:00 180 Evening group America/New_York",
            "10-26 18:00 180 Evening group America/New_York",
        ],
    );
}

#[test]
fn a_time_is_read_to_its_end_or_left_out() {
    let six = "10-12 18:00 180 Evening group";
    for name in [
        "a02_millis_z",
        "a03_no_seconds_z",
        "a04b_offset_colon_whole",
        "a05b_tzid_gmt_colon",
        "a06_iso_dashes",
        "a13_value_date_with_time",
        "a32_tzone_custom",
        "a32b_tzone_utc",
    ] {
        all(name, &[six]);
    }
    all("a04_offset_colon", &["10-12 15:30 180 Evening group"]);
    all("a29_hour24", &["10-12 20:00 240 Evening group"]);
    all("a30_millis_no_dot", &["10-12 23:00 180 Evening group"]);
    all("a30b_hour_only", &["10-12 18:00 210 Evening group"]);
    check(
        "a31_five_digits",
        &[],
        &[("Evening group", SkipReason::NoStart)],
    );
    all("a13b_value_datetime_without_time", &["10-12 Clinic closed"]);
    all(
        "a40_duration_words",
        &[
            "10-06 18:00 180 one",
            "10-07 18:00 90 two",
            "10-08 18:00 60 three",
            "10-09 18:00 60 four",
            "10-10 18:00 180 five",
        ],
    );
    assert_eq!(
        notes("a40_duration_words"),
        [ImportNote::NoEndTime, ImportNote::NoEndTime],
        "two lengths cannot be read, and that is said"
    );
    all("a19_allday_as_24h", &["10-12 Clinic closed"]);
    all(
        "a19b_allday_3days_as_time",
        &[
            "10-12 Clinic closed",
            "10-13 Clinic closed",
            "10-14 Clinic closed",
        ],
    );
}

#[test]
fn empty_values_say_nothing() {
    let once = ["10-12 18:00 180 Evening group"];
    for name in [
        "a35_empty_values",
        "a35b_empty_rule_only",
        "a35d_empty_recurrence_id",
        "a15_empty_tzid",
    ] {
        all(name, &once);
    }
    all(
        "a35c_empty_exdate",
        &[
            "10-12 18:00 180 Evening group",
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
        ],
    );
    check(
        "a39_folded_count_zero",
        &[],
        &[("Evening group", SkipReason::RuleUnreadable)],
    );
}

#[test]
fn a_zone_called_by_letters_is_the_one_the_file_spells_out() {
    let new_york = |day: &str| format!("{day} 18:00 180 Evening group America/New_York");
    for (name, days) in [
        (
            "a05_tzid_colon_unquoted",
            &["10-12", "10-19", "10-26", "11-02"][..],
        ),
        (
            "a10_tzid_est_with_rules",
            &["10-12", "10-19", "10-26", "11-02", "11-09"],
        ),
        (
            "a36_one_year_rules",
            &["10-12", "10-19", "10-26", "11-02", "11-09", "11-16"],
        ),
    ] {
        let days: Vec<String> = days.iter().map(|day| new_york(day)).collect();
        assert_eq!(on_list(&plan(&[], name)), days, "{name}");
    }
    let zone = |name: &str| {
        let plan = plan(&[], name);
        (
            plan.save[0].details.zone.clone(),
            plan.lines[0].notes.clone(),
        )
    };
    let by = |zone: &str, note: ImportNote| (zone.to_owned(), vec![note]);
    assert_eq!(zone("a10b_tzid_mst_with_rules").0, "America/Denver");
    assert_eq!(zone("a10e_tzid_pst_with_rules").0, "America/Los_Angeles");
    assert_eq!(
        zone("a10c_tzid_est_bare"),
        by("America/New_York", ImportNote::ZoneByLetters),
        "asks to check one time"
    );
    assert_eq!(
        zone("a10d_tzid_cst_bare"),
        by(CHICAGO, ImportNote::ZoneByLetters)
    );
    assert_eq!(
        zone("a34_short_zone_other_vtimezone"),
        by("Europe/London", ImportNote::ZoneByRules)
    );
    let arizona = &plan(&[], "a10f_tzid_mst_all_year").save[0].details;
    assert_eq!(
        calendar::to_instant(arizona.start, &arizona.zone).at,
        "2026-10-13T01:00:00Z".parse::<DateTime<Utc>>().unwrap(),
        "the same letters where no clock is changed in summer"
    );
}

#[test]
fn one_name_for_all_events_loses_none_of_them() {
    for name in ["a07_one_uid_other_stamps", "a07b_one_uid_same_stamps"] {
        all(
            name,
            &[
                "10-06 18:00 120 Evening group",
                "10-07 10:00 120 Individual session",
                "10-08 18:00 120 Family night",
                "10-13 18:00 120 Evening group",
            ],
        );
        let known = plan(&[], name).save;
        let again = plan(&known, name);
        assert_eq!(
            (again.save, again.missing),
            (vec![], vec![]),
            "{name}: the same file again finds each of them"
        );
    }
}

#[test]
fn what_an_office_program_calls_off_in_the_title_is_off() {
    check(
        "a45_canceled_in_title",
        &[
            "10-05 18:00 180 Evening group",
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
        ],
        &[("Canceled: Family night", SkipReason::Cancelled)],
    );
}

#[test]
fn a_date_called_off_that_is_none_is_said() {
    for name in ["a14b_orphan_cancel", "a14c_exdate_old_hour"] {
        let plan = plan(&[], name);
        assert_eq!(
            on_list(&plan).len(),
            4,
            "{name}: nobody guesses which one is meant"
        );
        assert_eq!(
            plan.lines[0].off_no_date,
            ["2026-10-12T18:00:00".parse().unwrap()],
            "{name}"
        );
    }
    all(
        "a14_orphan_override",
        &[
            "10-05 19:00 180 Evening group",
            "10-12 19:00 180 Evening group",
            "10-13 10:00 180 Evening group",
            "10-19 19:00 180 Evening group",
            "10-26 19:00 180 Evening group",
        ],
    );
    for name in ["a28_allday_until_eve", "a35c_empty_exdate"] {
        assert_eq!(plan(&[], name).lines[0].off_no_date, [], "{name}");
    }
}

#[test]
fn what_was_escaped_twice_reads_as_text() {
    let plan = plan(&[], "a27_double_escape");
    let details = &plan.save[0].details;
    assert_eq!(
        (
            details.title.as_str(),
            details.place.name.as_str(),
            details.note.as_str()
        ),
        (
            "Group & Family, week 1",
            "Oak St & 4th",
            "Bring notebook\nPark behind the house\nRing twice"
        )
    );
}

#[test]
fn what_is_right_stays_so() {
    all(
        "a11_tzid_and_z",
        &[
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
            "11-02 17:00 180 Evening group",
            "11-09 17:00 180 Evening group",
        ],
    );
    all("a11b_tzid_utc_and_z", &["10-19 18:00 180 Evening group"]);
    check(
        "a16_until_before_start",
        &[],
        &[("Evening group", SkipReason::NoDates)],
    );
    all(
        "a20_until_day_timed",
        &[
            "10-12 18:00 180 Evening group",
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
        ],
    );
    all(
        "a22_quotes_in_params",
        &[
            "10-06 18:00 120 Evening group",
            "10-07 10:00 60 Individual session",
        ],
    );
    all(
        "a23_lower_case",
        &[
            "10-12 18:00 180 Evening group",
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
        ],
    );
    check(
        "a24_vcal10",
        &["10-13 10:00 60 Individual session"],
        &[(
            "Gruppe \u{fc}ber Ziele und mehr",
            SkipReason::RuleUnreadable,
        )],
    );
    all(
        "a26_override_with_rule",
        &[
            "10-05 18:00 180 Evening group",
            "10-13 18:00 180 Evening group",
            "10-19 18:00 180 Evening group",
            "10-26 18:00 180 Evening group",
        ],
    );
    all("a28_allday_until_eve", &["10-12 Clinic closed"]);
    all(
        "a28b_allday_until_midnight_utc",
        &[
            "10-12 Clinic closed",
            "10-13 Clinic closed",
            "10-14 Clinic closed",
        ],
    );
    all(
        "a43_override_lower_seq",
        &[
            "10-12 10:00 60 Evening group",
            "10-13 15:30 60 Evening group",
            "10-14 10:00 60 Evening group",
            "10-15 10:00 60 Evening group",
            "10-16 10:00 60 Evening group",
        ],
    );
}

#[test]
fn a_file_that_looks_older_and_says_something_else_is_asked_about() {
    let first = plan(&[], "a21_first_seq5");
    let later = plan(&first.save, "a21_later_without_seq");
    let line = &later.lines[0];
    assert_eq!(line.change, ImportChange::Older);
    assert_eq!(
        line.differences,
        [ImportDifference::Time {
            before: "18:00:00".parse().unwrap(),
            after: "16:30:00".parse().unwrap()
        }],
        "this file says 16:30, the list 18:00"
    );
    assert_eq!(later.save, [], "the list stays unless the person says so");
    assert_eq!(
        later.asked[0].series.details.start,
        "2026-10-12T16:30:00".parse().unwrap()
    );
    let same = plan(&first.save, "a21_first_seq5");
    assert_eq!(same.lines[0].change, ImportChange::Unchanged);

    let first = plan(&[], "a21b_first_seq_epoch_ms");
    let later = plan(&first.save, "a21b_later_seq_epoch_ms");
    assert_eq!(
        (later.lines[0].change, later.save[0].details.start),
        (
            ImportChange::Changed,
            "2026-10-12T16:30:00".parse().unwrap()
        ),
        "a program that counts in thousandths of a second counts up all the same"
    );

    let series = plan(&[], "a43b_master_only");
    let mail = plan(&series.save, "a43c_override_mail");
    assert_eq!(
        mail.lines[0].change,
        ImportChange::Changed,
        "a single date has a number of its own"
    );
}

#[test]
fn new_names_for_the_same_times_are_one_of_each() {
    let monday = plan(&[], "a09_export_monday");
    let tuesday = plan(&monday.save, "a09_export_tuesday");
    let changes: Vec<_> = tuesday.lines.iter().map(|line| line.change).collect();
    assert_eq!(
        changes,
        [ImportChange::Alike; 2],
        "looks like one on the list"
    );
    assert_eq!(tuesday.save, []);
    assert_eq!(tuesday.missing, [], "nothing is gone");
    let known: Vec<SessionSeries> = tuesday
        .asked
        .iter()
        .map(|one| one.otherwise.clone().unwrap())
        .collect();
    assert_eq!(
        known.iter().map(|one| one.id).collect::<Vec<_>>(),
        monday.save.iter().map(|one| one.id).collect::<Vec<_>>(),
        "one of each"
    );
    let again = plan(&known, "a09_export_tuesday");
    assert!(
        again
            .lines
            .iter()
            .all(|line| line.change == ImportChange::Unchanged),
        "and the next file finds them by their new names"
    );
}

#[test]
fn every_case_is_looked_at() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/calendar/cases");
    let own = include_str!("calendar_cases.rs");
    let story = include_str!("calendar_past.rs");
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let name = name.trim_end_matches(".ics");
        let quoted = format!("\"{name}\"");
        assert!(
            own.contains(&quoted) || story.contains(&quoted),
            "{name} has no test"
        );
    }
}
