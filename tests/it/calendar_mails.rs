//! Calendar messages about single dates, and files in which one time is said in another way than its neighbours.

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::sessions::{ImportChange, ImportNote, SessionSeries};
use evenkeel_exchange::ics::{self, ImportDefaults, ImportPlan};
use evenkeel_tests::oracle;

const ZONE: &str = "America/Chicago";
const CHICAGO: &str =
    "DTSTART;TZID=America/Chicago:20261012T180000\nDTEND;TZID=America/Chicago:20261012T193000";
const NEW_YORK: &str =
    "DTSTART;TZID=America/New_York:20261012T180000\nDTEND;TZID=America/New_York:20261012T193000";
const WEEKLY: &str = "RRULE:FREQ=WEEKLY;COUNT=4";

fn now() -> DateTime<Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

fn defaults() -> ImportDefaults<'static> {
    ImportDefaults {
        device_zone: ZONE,
        now: now(),
    }
}

/// A calendar around `events`, each the lines of one event named 1. `head` is what the calendar says of itself.
fn calendar(head: &str, events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|lines| {
            format!("BEGIN:VEVENT\nUID:1\nDTSTAMP:20260801T000000Z\nSUMMARY:Group\n{lines}\nEND:VEVENT\n")
        })
        .collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{head}{events}END:VCALENDAR\n")
}

fn file(events: &[&str]) -> String {
    calendar("", events)
}

fn mail(event: &str) -> String {
    calendar("METHOD:REQUEST\n", &[event])
}

fn cancel(event: &str) -> String {
    calendar("METHOD:CANCEL\n", &[event])
}

/// A list into which files are imported one after the other, as a person says yes to each.
#[derive(Default)]
struct Schedule {
    series: Vec<SessionSeries>,
    made: u8,
}

impl Schedule {
    fn of(files: &[&str]) -> Self {
        let mut schedule = Self::default();
        for file in files {
            let _ = schedule.import(file);
        }
        schedule
    }

    fn import(&mut self, file: &str) -> ImportPlan {
        let import = ics::parse(file.as_bytes(), defaults()).expect("a calendar file");
        let made = &mut self.made;
        let plan = ics::plan(&self.series, import, defaults(), || {
            *made += 1;
            Id::new(now(), [*made; 10])
        });
        for new in &plan.save {
            match self.series.iter_mut().find(|old| old.id == new.id) {
                Some(old) => old.clone_from(new),
                None => self.series.push(new.clone()),
            }
        }
        for gone in &plan.remove {
            for series in &mut self.series {
                if series.id == *gone {
                    series.deleted_at = Some(now());
                }
            }
        }
        plan
    }

    /// What takes place: start by the laptop's clock, minutes, title.
    fn dates(&self) -> Vec<String> {
        let there: Vec<SessionSeries> = self
            .series
            .iter()
            .filter(|one| one.deleted_at.is_none())
            .cloned()
            .collect();
        oracle::occurrences(&there, Window::ahead(now()), ZONE)
            .iter()
            .map(|one| {
                let start = evenkeel_domain::calendar::to_local(one.start, ZONE);
                if one.all_day {
                    return format!("{} all day", one.local_start.format("%m-%d"));
                }
                let minutes = (one.end - one.start).num_minutes();
                format!("{} {minutes}", start.format("%m-%d %H:%M"))
            })
            .collect()
    }
}

#[test]
fn a_time_without_a_zone_is_in_the_zone_of_its_series() {
    let new_york = [
        "10-12 17:00 90",
        "10-19 17:00 90",
        "10-26 17:00 90",
        "11-02 17:00 90",
    ];
    let without_second = [new_york[0], new_york[2], new_york[3]];
    let moved = [new_york[0], "10-20 17:00 90", new_york[2], new_york[3]];
    let dates = |events: &[&str]| Schedule::of(&[&file(events)]).dates();
    let with = |more: &str| format!("{NEW_YORK}\n{WEEKLY}\n{more}");
    assert_eq!(
        dates(&[&with("EXDATE:20261019T180000")]),
        without_second,
        "a date taken out"
    );
    assert_eq!(
        dates(&[&format!("{NEW_YORK}\nRDATE:20261019T180000")]),
        ["10-12 17:00 90", "10-19 17:00 90"],
        "one more date"
    );
    assert_eq!(
        dates(&["DTSTART;TZID=America/New_York:20261012T180000\nDTEND:20261012T193000"]),
        ["10-12 17:00 90"],
        "the end"
    );
    assert_eq!(
        dates(&[
            "DTSTART:20261012T220000Z\nDURATION:PT90M\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261019T220000"
        ]),
        ["10-12 17:00 90"],
        "beside a start in UTC it is in UTC"
    );
    let change = "SEQUENCE:1\nRECURRENCE-ID:20261019T180000\nDTSTART;TZID=America/New_York:20261020T180000\nDURATION:PT90M";
    assert_eq!(
        dates(&[change, &with("")]),
        moved,
        "the date that is moved, whatever the order"
    );
    let series = mail(&with(""));
    assert_eq!(
        Schedule::of(&[&series, &mail(change)]).dates(),
        moved,
        "the same in a message of its own"
    );
    assert_eq!(
        Schedule::of(&[
            &series,
            &cancel("SEQUENCE:1\nRECURRENCE-ID:20261019T180000")
        ])
        .dates(),
        without_second,
        "and in a cancellation"
    );
}

#[test]
fn a_message_that_names_a_date_by_its_day_finds_the_session_of_that_day() {
    let series = mail(&format!("{CHICAGO}\n{WEEKLY}"));
    let day = "SEQUENCE:1\nRECURRENCE-ID;VALUE=DATE:20261019";
    assert_eq!(
        Schedule::of(&[&series, &cancel(day)]).dates(),
        ["10-12 18:00 90", "10-26 18:00 90", "11-02 18:00 90"],
        "a session that does not take place is off the list"
    );
    let moved = mail(&format!(
        "{day}\nDTSTART;TZID=America/Chicago:20261020T180000\nDURATION:PT90M"
    ));
    let mut schedule = Schedule::of(&[&series, &moved]);
    assert_eq!(
        schedule.dates(),
        [
            "10-12 18:00 90",
            "10-20 18:00 90",
            "10-26 18:00 90",
            "11-02 18:00 90"
        ],
        "one that was moved is there once"
    );
    let again = schedule.import(&moved);
    assert_eq!(
        again
            .lines
            .iter()
            .map(|line| line.change)
            .collect::<Vec<_>>(),
        [ImportChange::Unchanged],
        "and stays so when the message is read again"
    );
}

#[test]
fn a_moved_date_of_a_series_nobody_has_is_one_date() {
    let rid = "RECURRENCE-ID;TZID=America/Chicago:20261019T180000";
    let to = |sequence: u32, day: &str| {
        mail(&format!(
            "{rid}\nSEQUENCE:{sequence}\nDTSTART;TZID=America/Chicago:202610{day}T180000\nDURATION:PT90M"
        ))
    };
    let mut schedule = Schedule::of(&[&to(0, "20")]);
    assert_eq!(schedule.dates(), ["10-20 18:00 90"], "it takes place");
    let again = schedule.import(&to(0, "20"));
    assert_eq!(
        again
            .lines
            .iter()
            .map(|line| line.change)
            .collect::<Vec<_>>(),
        [ImportChange::Unchanged],
        "the same message again changes nothing"
    );
    assert_eq!(schedule.dates(), ["10-20 18:00 90"]);
    let _ = schedule.import(&to(1, "21"));
    assert_eq!(schedule.dates(), ["10-21 18:00 90"], "moved once more");

    let mut off = Schedule::of(&[&to(0, "20")]);
    let _ = off.import(&cancel(&format!("{rid}\nSEQUENCE:1")));
    assert_eq!(off.dates(), [""; 0], "called off");

    let series = format!("{CHICAGO}\n{WEEKLY}");
    let change =
        format!("{rid}\nSEQUENCE:1\nDTSTART;TZID=America/Chicago:20261020T180000\nDURATION:PT90M");
    let whole = Schedule::of(&[&to(1, "20"), &file(&[&series, &change])]);
    assert_eq!(
        whole.dates(),
        [
            "10-12 18:00 90",
            "10-20 18:00 90",
            "10-26 18:00 90",
            "11-02 18:00 90"
        ],
        "when its series comes, the date is there once, where it was moved to"
    );
    assert_eq!(whole.series.len(), 1, "and all is one series");

    let day = mail("RECURRENCE-ID;VALUE=DATE:20261019\nDTSTART;VALUE=DATE:20261019");
    assert_eq!(
        Schedule::of(&[&day]).dates(),
        ["10-19 all day"],
        "a note on the day has no hours"
    );
}

#[test]
fn a_date_that_becomes_a_whole_day_has_no_hours_and_is_told() {
    let closed = "SUMMARY:Clinic closed\nRECURRENCE-ID;TZID=America/Chicago:20261019T180000\nDTSTART;VALUE=DATE:20261019\nDTEND;VALUE=DATE:20261020";
    let series = format!("{CHICAGO}\n{WEEKLY}");
    let left = ["10-12 18:00 90", "10-26 18:00 90", "11-02 18:00 90"];
    let mut one = Schedule::default();
    let plan = one.import(&file(&[&series, closed]).replace("SUMMARY:Group\nSUMMARY", "SUMMARY"));
    assert_eq!(one.dates(), left, "nobody meets for a minute at midnight");
    let titles: Vec<_> = one.series[0]
        .exceptions
        .iter()
        .map(|one| (one.cancelled, one.title.as_deref()))
        .collect();
    assert_eq!(
        titles,
        [(true, Some("Clinic closed"))],
        "the day still says what it says"
    );
    assert!(
        plan.lines[0].notes.contains(&ImportNote::DatesUnreadable),
        "and the person is told to ask"
    );
    let mails = Schedule::of(&[&mail(&series), &mail(closed)]);
    assert_eq!(mails.dates(), left, "the same in a message of its own");
}

#[test]
fn versions_of_one_event_are_found_over_all_calendars_of_a_file() {
    let old = mail(&format!("{CHICAGO}\n{WEEKLY}"));
    let new = mail(&format!("SEQUENCE:1\n{CHICAGO}\n{WEEKLY}").replace("T18", "T17"));
    let off = cancel(&format!("SEQUENCE:1\n{CHICAGO}\n{WEEKLY}"));
    let first = |files: &[&str]| Schedule::of(&[&files.concat()]).dates().first().cloned();
    let count = |files: &[&str]| Schedule::of(&[&files.concat()]).dates().len();
    assert_eq!(count(&[&old, &old]), 4, "twice the same is once");
    for files in [[&*old, &*new], [&*new, &*old]] {
        assert_eq!(
            (count(&files), first(&files).as_deref()),
            (4, Some("10-12 17:00 150")),
            "only the newer"
        );
    }
    assert_eq!(count(&[&old, &off]), 0, "called off further down");
    let mut known = Schedule::of(&[&old]);
    let plan = known.import(&[&*old, &*off].concat());
    assert_eq!(plan.remove.len(), 1, "also when it was on the list");
}

#[test]
fn dates_that_a_message_adds_are_added_and_take_nothing_away() {
    let series = mail(&format!("{CHICAGO}\n{WEEKLY}"));
    let more = calendar(
        "METHOD:ADD\n",
        &["SEQUENCE:1\nDTSTART;TZID=America/Chicago:20261015T100000\nDURATION:PT60M"],
    );
    let all = [
        "10-12 18:00 90",
        "10-15 10:00 60",
        "10-19 18:00 90",
        "10-26 18:00 90",
        "11-02 18:00 90",
    ];
    let mut schedule = Schedule::of(&[&series, &more]);
    assert_eq!(schedule.dates(), all);
    let _ = schedule.import(&more);
    assert_eq!(schedule.dates(), all, "once, however often it is read");
    assert_eq!(
        Schedule::of(&[&[series, more.clone()].concat()]).dates(),
        all,
        "in one file too"
    );
    assert_eq!(
        Schedule::of(&[&more]).dates(),
        ["10-15 10:00 60"],
        "and without its series"
    );
}

#[test]
fn an_older_message_does_not_bring_back_what_was_called_off() {
    let series = mail(&format!("{CHICAGO}\n{WEEKLY}"));
    let off = cancel("SEQUENCE:1\nRECURRENCE-ID;TZID=America/Chicago:20261019T180000");
    let mut schedule = Schedule::of(&[&series, &off]);
    let left = ["10-12 18:00 90", "10-26 18:00 90", "11-02 18:00 90"];
    assert_eq!(schedule.dates(), left);
    let again = schedule.import(&series);
    assert_eq!(
        (schedule.dates(), again.lines[0].change),
        (left.map(str::to_owned).to_vec(), ImportChange::Unchanged),
        "the series is older than what was said about one of its dates"
    );
    let moved = mail(
        "SEQUENCE:1\nRECURRENCE-ID;TZID=America/Chicago:20261019T180000\nDTSTART;TZID=America/Chicago:20261020T180000\nDURATION:PT90M",
    );
    assert_eq!(
        Schedule::of(&[&moved, &series]).dates(),
        [
            "10-12 18:00 90",
            "10-20 18:00 90",
            "10-26 18:00 90",
            "11-02 18:00 90"
        ],
        "what was said about a date before its series came holds too"
    );
    let endless = mail(&format!("{CHICAGO}\nRRULE:FREQ=WEEKLY"));
    let later = mail(
        "SEQUENCE:1\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Chicago:20261026T180000\nDTSTART;TZID=America/Chicago:20261026T190000\nDURATION:PT90M",
    );
    let mut all_later = Schedule::of(&[&endless, &later]);
    assert_eq!(
        all_later.import(&endless).lines[0].change,
        ImportChange::Unchanged,
        "nor does it undo a change of all later dates"
    );
    let newer = mail(&format!("SEQUENCE:1\n{CHICAGO}\n{WEEKLY}"));
    let _ = schedule.import(&newer);
    assert_eq!(schedule.dates().len(), 4, "a newer one says what there is");
}

#[test]
fn in_a_series_of_days_only_the_day_of_a_time_counts() {
    let days = |more: &str| {
        Schedule::of(&[&file(&[&format!(
            "DTSTART;VALUE=DATE:20261012\nRRULE:FREQ=DAILY{more}"
        )])])
        .dates()
    };
    let all = [
        "10-12 all day",
        "10-13 all day",
        "10-14 all day",
        "10-15 all day",
    ];
    for until in [
        "20261015",
        "20261015T000000Z",
        "20261015T050000Z",
        "20261015T235959Z",
        "20261015T000000",
    ] {
        assert_eq!(
            days(&format!(";UNTIL={until}")),
            all,
            "the last day is {until}"
        );
    }
    for out in [
        "EXDATE:20261014T000000Z",
        "EXDATE;TZID=America/New_York:20261014T000000",
        "EXDATE;TZID=America/Chicago:20261014T180000",
        "EXDATE:20261014T000000",
        "EXDATE;VALUE=DATE:20261014",
    ] {
        assert_eq!(
            days(&format!(";COUNT=4\n{out}")),
            [all[0], all[1], all[3]],
            "{out}"
        );
    }
    assert_eq!(
        days(";COUNT=1\nRDATE:20261013T000000Z"),
        [all[0], all[1]],
        "a day more"
    );
}

#[test]
fn hundreds_of_days_taken_out_of_a_long_rule_are_all_out() {
    let days: Vec<String> = (0..700)
        .map(|day| {
            (now().date_naive() + chrono::Duration::days(day * 2))
                .format("%Y%m%d")
                .to_string()
        })
        .collect();
    let event = format!(
        "DTSTART;TZID=America/Chicago:20200101T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=8,18;COUNT=19000\nEXDATE;VALUE=DATE:{}",
        days.join(",")
    );
    let dates = Schedule::of(&[&file(&[&event])]).dates();
    assert_eq!(
        dates[..4],
        [
            "10-06 08:00 60",
            "10-06 18:00 60",
            "10-08 08:00 60",
            "10-08 18:00 60"
        ]
    );
    assert_eq!(dates.len(), 731, "every second day of two years, twice");
}

#[test]
fn a_change_of_all_later_dates_and_of_single_ones_among_them_holds_for_each() {
    let start = "DTSTART;TZID=America/Chicago:20261012T180000\nDURATION:PT60M\nRRULE:FREQ=DAILY";
    let later = "SEQUENCE:1\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Chicago:20261014T180000\nDTSTART;TZID=America/Chicago:20261014T190000\nDURATION:PT60M";
    let third = "SEQUENCE:2\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Chicago:20261018T180000\nDTSTART;TZID=America/Chicago:20261018T100000\nDURATION:PT60M";
    let single = "SEQUENCE:1\nRECURRENCE-ID:20261016T230000Z\nDTSTART;TZID=America/Chicago:20261016T120000\nDURATION:PT60M";
    let dates = Schedule::of(&[&file(&[start, later, third, single])]).dates();
    assert_eq!(
        dates[..8],
        [
            "10-12 18:00 60",
            "10-13 18:00 60",
            "10-14 19:00 60",
            "10-15 19:00 60",
            "10-16 12:00 60",
            "10-17 19:00 60",
            "10-18 10:00 60",
            "10-19 10:00 60",
        ]
    );
    assert_eq!(
        dates.len(),
        724,
        "one on each day of the two years that the laptop looks ahead"
    );
}

#[test]
fn other_spellings_of_the_same_are_read() {
    let dates = |more: &str| Schedule::of(&[&file(&[&format!("{CHICAGO}\n{more}")])]).dates();
    assert_eq!(
        dates("STATUS:CANCELED"),
        [""; 0],
        "as it is spelled in the United States"
    );
    assert_eq!(dates("STATUS:canceled"), [""; 0]);
    let two = ["10-12 18:00 90", "11-12 18:00 90"];
    assert_eq!(
        dates("RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=2"),
        two,
        "the calendar everybody means"
    );
    assert_eq!(
        dates("RRULE:RSCALE=GREGORIAN;SKIP=OMIT;FREQ=MONTHLY;COUNT=2"),
        two
    );
    assert_eq!(
        dates("RRULE:RSCALE=HEBREW;FREQ=MONTHLY;COUNT=2"),
        [""; 0],
        "another one is not guessed at"
    );
    assert_eq!(
        dates("RRULE:FREQ=MONTHLY;BYDAY=-5MO;COUNT=3"),
        [
            "10-12 18:00 90",
            "11-02 18:00 90",
            "03-01 18:00 90",
            "05-03 18:00 90"
        ],
        "the fifth Monday from the end, where a month has one"
    );
}

#[test]
fn what_stands_around_a_calendar_does_not_matter() {
    let plain = file(&[&format!("{CHICAGO}\n{WEEKLY}")]).replace('\n', "\r\n");
    let expected = ics::parse(plain.as_bytes(), defaults()).expect("a calendar file");
    for (what, text) in [
        (
            "carriage returns and one line feed at the end",
            plain.replace("\r\n", "\r") + "\n",
        ),
        ("two marks", format!("\u{feff}\u{feff}{plain}")),
        ("blanks behind every line", plain.replace("\r\n", "  \r\n")),
        (
            "words before it",
            format!("Hello,\r\nhere it is.\r\n\r\n{plain}"),
        ),
        (
            "words behind it",
            format!("{plain}--\r\nsent from a telephone\r\n"),
        ),
    ] {
        let read = ics::parse(text.as_bytes(), defaults());
        assert_eq!(read.as_ref(), Ok(&expected), "{what}");
    }
    let marked = format!("\u{feff}{plain}\u{feff}{}", plain.replace("UID:1", "UID:2"));
    let both = ics::parse(marked.as_bytes(), defaults()).expect("two calendars");
    assert_eq!(both.series.len(), 2, "a mark before each of two");
    for cut in [
        format!("Hello,\r\n{}", &plain[..plain.len() - 40]),
        format!("{plain}{}", &plain[..plain.len() - 40]),
        plain[..plain.len() - 18].to_owned(),
    ] {
        assert_eq!(
            ics::parse(cut.as_bytes(), defaults()),
            Err(ics::IcsError::Truncated),
            "half a calendar is still half a calendar"
        );
    }
}
