//! A whole program from a calendar file: twelve weeks in which nobody opens the window, awake and asleep, and with the reminder
//! process killed two hundred times. What is shown is compared with a list worked out here, from the calendar of a wall and nothing
//! of the program's own.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use data_encoding::{BASE64, HEXLOWER};
use evenkeel_agent::{Engine, Parts};
use evenkeel_core::ports::{Clock as _, KeyName, KeyStore as _, Notice, Notifier, NotifyError};
use evenkeel_store::DataFolder;
use evenkeel_tests::{MemoryKeys, SeededEntropy, SetClock};
use secrecy::{ExposeSecret as _, SecretSlice};
use serde_json::{Value, json};

use crate::support::reminding::{House, at};

/// The night before it all begins: nothing is due yet.
const BEGIN: &str = "2026-09-13T05:00:00Z";
const END: &str = "2026-12-06T06:00:00Z";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The sessions of the file, read off it by a person: wall-clock starts in Chicago.
fn sessions() -> Vec<NaiveDateTime> {
    let mut all = Vec::new();
    for week in 0..12 {
        let monday = day("2026-09-14") + Duration::weeks(week);
        for offset in [0, 2, 4] {
            all.push(
                (monday + Duration::days(offset))
                    .and_hms_opt(18, 0, 0)
                    .unwrap(),
            );
        }
        all.push((monday + Duration::days(3)).and_hms_opt(17, 0, 0).unwrap());
    }
    // No group on Columbus Day; the one before Thanksgiving is a day earlier, and on Thanksgiving there is none.
    let gone = ["2026-10-12", "2026-11-25", "2026-11-26"].map(day);
    all.retain(|start| !gone.contains(&start.date()));
    all.push(day("2026-11-24").and_hms_opt(18, 30, 0).unwrap());
    for saturday in ["2026-10-03", "2026-10-31", "2026-11-14"] {
        all.push(day(saturday).and_hms_opt(10, 0, 0).unwrap());
    }
    all.sort();
    assert_eq!(
        all.len(),
        49,
        "48 sessions of the plan, 2 fewer, 3 with the family"
    );
    all
}

/// Chicago in the autumn of 2026: five hours behind, and six from the first of November on.
fn instant(wall: NaiveDateTime) -> DateTime<Utc> {
    let summer = wall < day("2026-11-01").and_hms_opt(2, 0, 0).unwrap();
    wall.and_utc() + Duration::hours(if summer { 5 } else { 6 })
}

fn clock(wall: NaiveDateTime) -> String {
    wall.format("%-I:%M %p").to_string()
}

/// The program in the vault, which is then locked and never opened again.
fn house(times: Value) -> House {
    let house = House::new();
    house.ana.clock.set(at(BEGIN));
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["reminders"]["times"] = times;
    // Only sessions are counted here.
    for other in ["rerate", "checkin", "review"] {
        settings["reminders"][other]["on"] = json!(false);
    }
    house.tell("settings_set", settings);
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/calendar/samples/program-12-weeks.ics");
    let file = BASE64.encode(&std::fs::read(file).unwrap());
    let preview = house
        .ana
        .ask("sessions_import_preview", json!({ "base64": file }));
    house.tell(
        "sessions_import_apply",
        json!({ "token": preview["token"] }),
    );
    house.ana.lock();
    house
}

/// Two hours before and the start, with their words, by time.
fn two_each() -> Vec<(DateTime<Utc>, String)> {
    let mut all: Vec<_> = sessions()
        .into_iter()
        .flat_map(|start| {
            let ahead = format!("You have something planned at {}.", clock(start));
            let now = format!("You have something planned now, at {}.", clock(start));
            [
                (instant(start) - Duration::hours(2), ahead),
                (instant(start), now),
            ]
        })
        .collect();
    all.sort();
    all
}

#[test]
fn twelve_weeks_awake_show_the_list_and_nothing_else() {
    let house = house(json!([{ "before": 120 }, "leave_by"]));
    let mut agent = house.agent();
    agent.jump_awake_until(at(END));
    let shown: Vec<_> = agent
        .heard
        .iter()
        .map(|(when, notice)| (*when, notice.body.clone()))
        .collect();
    assert_eq!(
        shown,
        two_each(),
        "each of 98, at its minute, in twelve weeks in which nobody opened the window"
    );
}

/// When the laptop sleeps: every night, and some hours of most days. The same for everybody who asks.
fn sleeps() -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let mut all = Vec::new();
    let mut seed = 20_260_914_u64;
    let mut dice = |sides: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((seed >> 33) % sides).unwrap()
    };
    let mut today = day("2026-09-13");
    while today < day("2026-12-05") {
        let noon = instant(today.and_hms_opt(12, 0, 0).unwrap());
        // A nap in the afternoon, from none to six hours, at an odd minute.
        let from = noon + Duration::minutes(dice(360));
        let until = from + Duration::minutes(1 + dice(360));
        if dice(3) > 0 {
            all.push((from, until));
        }
        // Every other weekend the laptop stays in its bag.
        let weekend =
            today.weekday() == chrono::Weekday::Fri && today.iso_week().week().is_multiple_of(2);
        let night = instant(today.and_hms_opt(23, 30, 0).unwrap());
        let days = if weekend { 2 } else { 0 };
        let morning = instant(
            (today + Duration::days(1 + days))
                .and_hms_opt(7, 10, 0)
                .unwrap(),
        );
        all.push((night, morning));
        today += Duration::days(1 + days);
    }
    all
}

/// What must be shown to somebody whose laptop sleeps like that: at its minute, at the waking if that is under half an hour late,
/// and otherwise one summary at the waking.
fn with_sleep() -> Vec<(DateTime<Utc>, String)> {
    let sleeps = sleeps();
    let mut shown = Vec::new();
    let mut missed: BTreeMap<DateTime<Utc>, usize> = BTreeMap::new();
    let mut told: BTreeMap<DateTime<Utc>, Vec<NaiveDateTime>> = BTreeMap::new();
    for start in sessions() {
        for (due, lead) in [
            (instant(start) - Duration::hours(2), true),
            (instant(start), false),
        ] {
            let waking = sleeps
                .iter()
                .find(|(from, until)| due > *from && due < *until)
                .map_or(due, |(_, until)| *until);
            if waking - due < TimeDelta::minutes(30) {
                let body = if lead {
                    format!("You have something planned at {}.", clock(start))
                } else if waking - due < TimeDelta::minutes(5) {
                    format!("You have something planned now, at {}.", clock(start))
                } else {
                    format!("What you had planned began at {}.", clock(start))
                };
                shown.push((waking, body));
            } else {
                *missed.entry(waking).or_default() += 1;
                if lead && instant(start) > waking {
                    told.entry(waking).or_default().push(start);
                }
            }
        }
    }
    for (waking, count) in missed {
        let mut body = if count == 1 {
            "1 reminder could not be shown at its time.".to_owned()
        } else {
            format!("{count} reminders could not be shown at their time.")
        };
        if let Some(start) = told.get(&waking).and_then(|all| all.first()) {
            body.push_str(&format!(
                " You have something planned at {}.",
                clock(*start)
            ));
        }
        shown.push((waking, body));
    }
    shown.sort();
    shown
}

#[test]
fn twelve_weeks_with_a_laptop_that_sleeps_show_late_ones_once_and_fold_old_ones() {
    let house = house(json!([{ "before": 120 }, "leave_by"]));
    let mut agent = house.agent();
    agent.look();
    for (from, until) in sleeps() {
        agent.jump_awake_until(from);
        agent.sleep_until(until);
        agent.look();
    }
    agent.jump_awake_until(at(END));
    let mut shown: Vec<_> = agent
        .heard
        .iter()
        .map(|(when, notice)| (*when, notice.body.clone()))
        .collect();
    shown.sort();
    let expected = with_sleep();
    let summaries = expected
        .iter()
        .filter(|(_, body)| body.contains("could not be shown"))
        .count();
    assert!(
        summaries > 10 && expected.len() > 60,
        "the sleeps must matter: {summaries} summaries among {}",
        expected.len()
    );
    assert_eq!(shown, expected, "and the pop-ups are those of the list");
}

// With kills.

const FOLDER: &str = "EVENKEEL_TEST_REMINDER_FOLDER";
const KILLS: usize = 200;

/// What the child leaves outside the data folder: the clock, the key (there is no password store here) and what was shown.
struct Desk(PathBuf);

impl Desk {
    fn now(&self) -> DateTime<Utc> {
        std::fs::read_to_string(self.0.join("now"))
            .unwrap()
            .parse()
            .unwrap()
    }

    fn set_now(&self, now: DateTime<Utc>) {
        let new = self.0.join("now.new");
        std::fs::write(&new, now.to_rfc3339()).unwrap();
        std::fs::rename(new, self.0.join("now")).unwrap();
    }

    fn shown(&self) -> Vec<String> {
        std::fs::read_to_string(self.0.join("shown"))
            .unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    fn keys(&self) -> Arc<MemoryKeys> {
        let key = std::fs::read_to_string(self.0.join("key")).unwrap();
        let keys = Arc::<MemoryKeys>::default();
        keys.set(
            KeyName::Agenda,
            &SecretSlice::from(HEXLOWER.decode(key.as_bytes()).unwrap()),
        )
        .unwrap();
        keys
    }
}

/// A screen that outlives the process: one line per pop-up, in one write.
struct Screen {
    desk: Desk,
    clock: Arc<SetClock>,
}

fn say(what: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "step {what}").unwrap();
    out.flush().unwrap();
}

impl Notifier for Screen {
    fn show(&self, notice: &Notice) -> Result<(), NotifyError> {
        say("marked");
        let line = format!("{} {}\n", self.clock.now().at.to_rfc3339(), notice.id);
        std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(self.desk.0.join("shown"))
            .and_then(|mut file| file.write_all(line.as_bytes()))
            .map_err(|_| NotifyError::Refused)?;
        say("shown");
        Ok(())
    }

    fn check(&self) -> Result<(), NotifyError> {
        Ok(())
    }
}

#[test]
#[ignore = "no test: the reminder process that another test kills"]
fn the_process_that_gets_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let desk = Desk(folder.clone());
    let clock = Arc::new(SetClock::new(desk.now(), "America/Chicago"));
    let mut engine = Engine::new(Parts {
        clock: clock.clone(),
        keys: desk.keys(),
        notifier: Arc::new(Screen {
            desk: Desk(folder.clone()),
            clock: clock.clone(),
        }),
        entropy: Arc::new(SeededEntropy::new(1)),
        folder: DataFolder::open(&folder.join("data")).unwrap(),
    });
    // One look for each line it is given, so that it does not run away from the one who kills it.
    let mut turns = std::io::stdin().lines();
    while turns.next().is_some() {
        say("due");
        engine.tick();
        say("settled");
        let Some(next) = engine.next_due(&clock.now()) else {
            break;
        };
        desk.set_now(next);
        clock.set(next);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn twelve_weeks_with_two_hundred_kills_lose_nothing_and_repeat_only_what_was_on_the_screen() {
    let house = house(
        json!([{ "evening_before": "20:00:00" }, { "before": 120 }, { "before": 30 }, { "before": 0 }]),
    );
    let dir = crate::support::fast_dir();
    let desk = Desk(dir.path().to_owned());
    let data = dir.path().join("data");
    drop(DataFolder::open(&data).unwrap());
    for name in ["agenda.bin", "device.json"] {
        std::fs::copy(house.folder.join(name), data.join(name)).unwrap();
    }
    let key = house.ana.keys.get(KeyName::Agenda).unwrap().unwrap();
    // EXPOSE: the child has no password store but this file.
    std::fs::write(dir.path().join("key"), HEXLOWER.encode(key.expose_secret())).unwrap();
    desk.set_now(at(BEGIN));

    let mut seed = 7_u64;
    let mut dice = |sides: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let mut kills = 0;
    let mut in_a_row = 0;
    loop {
        let mut child = Command::new("/proc/self/exe")
            .args([
                "--ignored",
                "--exact",
                "reminders_program::the_process_that_gets_killed",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(FOLDER, dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut turns = child.stdin.take().unwrap();
        let mut steps = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap)
            .filter(|line| line.contains("step "));
        let mut killed = false;
        // One that has nothing left to do takes no more turns.
        while !killed && turns.write_all(b"go\n").is_ok() {
            // Three times in a row would make it wait for minutes before it tries that one again, as for one that brings it down.
            // Then it dies behind a reminder that was shown and marked, which is one more place to be killed at.
            let dies_after = (kills < KILLS && in_a_row < 2).then(|| 1 + dice(4));
            let dies_settled = kills < KILLS && in_a_row >= 2;
            let (mut step, mut was_shown) = (0, false);
            let ended = loop {
                let Some(line) = steps.next() else {
                    break true;
                };
                step += 1;
                was_shown |= line.contains("shown");
                let settled = line.contains("settled");
                if was_shown && settled {
                    in_a_row = 0;
                }
                if dies_after == Some(step) || (dies_settled && was_shown && settled) {
                    // Not always right behind the line, but anywhere up to the next.
                    for _ in 0..dice(40_000) {
                        std::hint::spin_loop();
                    }
                    child.kill().unwrap();
                    killed = true;
                    in_a_row += usize::from(!settled);
                    break false;
                }
                if settled {
                    break false;
                }
            };
            if ended {
                break;
            }
        }
        let ended = child.wait().unwrap();
        if killed && !ended.success() {
            kills += 1;
        } else {
            assert!(ended.success(), "a process nobody killed ends in order");
            break;
        }
    }
    assert_eq!(kills, KILLS, "the kills fell on the way, not after it");

    let mut expected: Vec<DateTime<Utc>> = sessions()
        .into_iter()
        .flat_map(|start| {
            let evening = (start.date() - Duration::days(1))
                .and_hms_opt(20, 0, 0)
                .unwrap();
            let before = |minutes| instant(start) - Duration::minutes(minutes);
            [instant(evening), before(120), before(30), before(0)]
        })
        .collect();
    expected.sort();
    // Each pop-up once, by the time it came first; a repeat has to stand right behind it.
    let mut once: Vec<(DateTime<Utc>, String)> = Vec::new();
    let mut repeats = 0;
    for line in desk.shown() {
        let (when, id) = line.split_once(' ').unwrap();
        if once.last().is_some_and(|(_, last)| last == id) {
            repeats += 1;
        } else {
            once.push((when.parse().unwrap(), id.to_owned()));
        }
    }
    let ids: std::collections::BTreeSet<&String> = once.iter().map(|(_, id)| id).collect();
    assert_eq!(
        (once.len(), ids.len()),
        (expected.len(), expected.len()),
        "each of 196 came, and none came again later"
    );
    for ((came, _), due) in once.iter().zip(&expected) {
        let late = *came - *due;
        assert!(
            late >= TimeDelta::zero() && late < TimeDelta::minutes(5),
            "due at {due}, came at {came}: killed twice in a row it comes a few minutes late, never early and never later"
        );
    }
    assert!(
        repeats > 0 && repeats <= KILLS,
        "{repeats} repeats: some kills fell between showing and marking, and none repeated more than its own"
    );
}
