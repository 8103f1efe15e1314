//! Killed again and again, over the whole core: logging while open, quick entries while locked, and merging them.
//!
//! A child does what a person does, over and over: writes down while locked, unlocks, logs, locks. It says a word for each entry only
//! after the command has answered. The parent kills it at any moment, unlocks, and looks: every word that was said is in the vault
//! exactly once, and nothing is there twice. [`every_entry_is_there_once_after_five_hundred_kills`] runs with the others;
//! `cargo xtask crash` runs as many as it is told.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::time::Duration;

use evenkeel_tests::{MemoryKeys, Patient};
use serde_json::{Value, json};

use crate::support::fast_dir;
use crate::support::powerloss::{self, FOLDER, JOB, Names};

/// How many kills `cargo xtask crash` asks for, and with which seed.
const RUNS: &str = "EVENKEEL_CRASH_RUNS";
const SEED: &str = "EVENKEEL_CRASH_SEED";
/// What makes this child's words its own.
const WORD: &str = "EVENKEEL_TEST_WORD";

/// When the parent looks, in seconds: after every child.
const LATER: i64 = 10_000_000;
/// A few writes.
const SHORT: Duration = Duration::from_millis(12);
/// Runs in one folder before a new one is begun, so that looking stays quick.
const RUNS_PER_FOLDER: u64 = 250;

fn at() -> chrono::DateTime<chrono::Utc> {
    "2026-10-06T07:12:00Z".parse().unwrap()
}

/// The password store is another process's and survives; here it is made anew, and nothing that is tested leans on it.
fn patient(folder: &Path, seconds: i64) -> Patient {
    let keys = MemoryKeys::default();
    keys.set_missing(true);
    Patient::start_with(
        folder.to_owned(),
        at() + chrono::Duration::seconds(seconds),
        std::sync::Arc::new(keys),
    )
}

fn made(folder: &Path) {
    let patient = patient(folder, 0);
    let _ = patient.first_run();
    patient.lock();
}

#[test]
#[ignore = "no test: the work that other tests interrupt, in a process of its own"]
fn a_person_who_gets_interrupted() {
    let folder = std::env::var_os(FOLDER).expect("started by the tests below only");
    let word = std::env::var(WORD).unwrap_or_else(|_| "w".to_owned());
    // Each child has a time and a chance of its own, as each start of a real program has.
    let run = word
        .strip_prefix('r')
        .and_then(|run| run.parse::<i64>().ok());
    let patient = patient(Path::new(&folder), run.map_or(1, |run| 10 + run));
    let say = |what: &str| {
        let mut out = std::io::stdout().lock();
        out.write_all(format!("did {what}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    };
    let quick = |note: &str| {
        // So many an hour are taken, and no more.
        patient.clock.pass(Duration::from_secs(6 * 60));
        patient.ask("inbox_log", json!({ "intensity": 6, "note": note }));
        say(note);
    };
    match std::env::var(JOB).unwrap().as_str() {
        "live" => {
            for round in 0..200 {
                for n in 0..3 {
                    quick(&format!("{word}-{round}-q{n}"));
                }
                say("at the door");
                patient.unlock();
                say("at home");
                for n in 0..2 {
                    let note = format!("{word}-{round}-o{n}");
                    patient.ask(
                        "cravings_log",
                        json!({ "when": { "kind": "now" }, "entry": { "intensity": 4, "note": note } }),
                    );
                    say(&note);
                }
                patient.lock();
            }
        }
        "quick" => (0..8).for_each(|n| quick(&format!("{word}-q{n}"))),
        "merge" => {
            patient.unlock();
            say("merged");
            patient.lock();
        }
        other => panic!("unknown job {other}"),
    }
}

fn child(job: &str, folder: &Path, word: &str) -> std::process::Command {
    let mut command = powerloss::child_of("crash::a_person_who_gets_interrupted", job, folder);
    command.env(WORD, word);
    command
}

/// What a child had said before it was gone. A line that was cut off in the middle was said to nobody.
fn said(text: &str) -> Vec<String> {
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole
        .lines()
        .filter_map(|line| line.split_once("did ").map(|(_, said)| said.to_owned()))
        .filter(|said| !said.starts_with("at "))
        .collect()
}

/// Unlocks and counts every note in the vault.
fn notes(folder: &Path) -> BTreeMap<String, usize> {
    let patient = patient(folder, LATER);
    let inbox = patient.ask(
        "vault_unlock",
        json!({ "passphrase": evenkeel_tests::PASSPHRASE }),
    )["inbox"]
        .clone();
    assert_eq!(
        (&inbox["set_aside"], &inbox["waiting"]),
        (&json!(0), &json!(0)),
        "nothing of ours is strange"
    );
    let mut found = BTreeMap::new();
    let mut before = Value::Null;
    loop {
        let page = patient.ask("cravings_list", json!({ "before": before, "limit": 100 }));
        for craving in page["items"].as_array().unwrap() {
            let note = craving["entry"]["note"].as_str().unwrap().to_owned();
            *found.entry(note).or_insert(0) += 1;
        }
        before = page["next"].clone();
        if before.is_null() {
            break;
        }
    }
    patient.lock();
    found
}

/// Every word that was said is there once, and nothing is there twice.
fn look(folder: &Path, promised: &[String], when: &str) -> usize {
    let found = notes(folder);
    for word in promised {
        assert_eq!(
            found.get(word),
            Some(&1),
            "{when}: {word} was answered as saved"
        );
    }
    for (note, times) in &found {
        assert_eq!(*times, 1, "{when}: {note} is there {times} times");
    }
    found.len()
}

/// A small generator: which run waits how long is the same for the same seed.
fn pseudo_random(n: u64) -> u64 {
    let mut x = n.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x ^= x >> 31;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ (x >> 29)
}

/// How long an unlock takes here and now, for a child that waits to be killed in the middle of one.
fn unlocking(folder: &Path) -> Duration {
    let mut child = powerloss::start(child("live", folder, "warm"));
    let mut out = BufReader::new(child.stdout.take().unwrap());
    wait_for(&mut out, "did at the door");
    #[allow(
        clippy::disallowed_methods,
        reason = "how long it takes decides when to kill, and nothing else"
    )]
    let before = std::time::Instant::now();
    wait_for(&mut out, "did at home");
    let took = before.elapsed();
    child.kill().unwrap();
    child.wait().unwrap();
    took
}

/// Reads until `mark` was said. Answers everything heard.
fn wait_for(out: &mut impl BufRead, mark: &str) -> String {
    let mut heard = String::new();
    while !heard.contains(mark) {
        assert_ne!(
            out.read_line(&mut heard).unwrap(),
            0,
            "the child must come to say “{mark}”"
        );
    }
    heard
}

/// Kills `runs` children: one in four while it writes down locked, two while it unlocks and merges, one while it logs in the open vault.
/// Answers how many words they had said.
fn kill_again_and_again(runs: u64, seed: u64) -> usize {
    let mut total = 0;
    let mut run = 0;
    while run < runs {
        let dir = fast_dir();
        let folder = dir.path().join("data");
        made(&folder);
        let unlock = unlocking(&folder);
        let mut promised = Vec::new();
        for _ in 0..RUNS_PER_FOLDER.min(runs - run) {
            let mut child = powerloss::start(child("live", &folder, &format!("r{run}")));
            let mut out = BufReader::new(child.stdout.take().unwrap());
            let chance = pseudo_random(seed ^ run.rotate_left(17));
            let (mark, within) = match run % 4 {
                0 => ("did ", SHORT),
                1 | 2 => ("did at the door", unlock),
                _ => ("did at home", SHORT),
            };
            let mut heard = wait_for(&mut out, mark);
            let within = u64::try_from(within.as_micros()).unwrap().max(1);
            std::thread::sleep(Duration::from_micros(chance % within));
            child.kill().unwrap();
            out.read_to_string(&mut heard).unwrap();
            child.wait().unwrap();
            promised.extend(said(&heard));
            run += 1;
            // The next child unlocks and merges by itself; every so often the whole is looked at in between.
            if run % 25 == 0 {
                look(&folder, &promised, &format!("seed {seed}, run {run}"));
            }
        }
        look(
            &folder,
            &promised,
            &format!("seed {seed}, before run {run}"),
        );
        total += promised.len();
    }
    total
}

#[test]
fn every_entry_is_there_once_after_five_hundred_kills() {
    const RUNS: u64 = 500;
    let said = kill_again_and_again(RUNS, 20_261_006);
    assert!(said as u64 > RUNS, "{said} words in {RUNS} runs");
}

#[test]
#[ignore = "long: `cargo xtask crash` runs it"]
#[allow(
    clippy::print_stdout,
    reason = "whoever asked for a number of kills is told what came of them"
)]
fn as_many_kills_as_asked_for() {
    let number = |name: &str, without: u64| {
        std::env::var(name).map_or(without, |text| text.parse().expect("a number"))
    };
    let (runs, seed) = (number(RUNS, 10_000), number(SEED, 1));
    let said = kill_again_and_again(runs, seed);
    writeln!(
        std::io::stdout(),
        "{runs} kills with seed {seed}: {said} entries were answered as saved, and each is there once"
    )
    .unwrap();
    assert!(said as u64 > runs);
}

fn cut(job: &str, folder: &Path, names: Names, nth: u64, deaf: Option<&str>) -> powerloss::Cut {
    powerloss::cut_child(|work| child(job, work, "w"), folder, names, nth, deaf)
}

fn words(cut: &powerloss::Cut) -> Vec<String> {
    said(&format!("{}\n", cut.lines.join("\n")))
}

#[test]
fn r02_a_quick_entry_that_was_answered_survives_a_power_cut_at_any_step() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    made(&folder);
    let (mut steps, mut kept) = (0, 0);
    for names in Names::BOTH {
        for nth in 1.. {
            assert!(nth < 500, "eight entries must come to an end");
            let cut = cut("quick", &folder, names, nth, None);
            let promised = words(&cut);
            look(
                &cut.folder(),
                &promised,
                &format!("{names:?}, before change {nth}"),
            );
            kept += promised.len();
            if !cut.was_cut {
                assert_eq!(promised.len(), 8);
                break;
            }
            steps += 1;
        }
    }
    assert!(steps > 60 && kept > 200, "{steps} steps, {kept} promises");
}

#[test]
fn r02_merging_cut_off_at_any_step_brings_every_entry_once() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    made(&folder);
    let rosa = patient(&folder, 1);
    let promised: Vec<String> = (0..5).map(|n| format!("m{n}")).collect();
    for note in &promised {
        rosa.ask("inbox_log", json!({ "intensity": 6, "note": note }));
    }
    drop(rosa);
    let mut steps = 0;
    for names in Names::BOTH {
        for nth in 1.. {
            assert!(nth < 500, "merging must come to an end");
            let cut = cut("merge", &folder, names, nth, None);
            let found = look(
                &cut.folder(),
                &promised,
                &format!("{names:?}, before change {nth}"),
            );
            assert_eq!(found, promised.len(), "and nothing besides");
            if !cut.was_cut {
                break;
            }
            steps += 1;
        }
    }
    assert!(steps > 30, "only {steps} steps were cut");
}

#[test]
fn r02_control_without_its_syncs_a_quick_entry_would_be_lost() {
    const TO_THE_END: u64 = 1_000_000;
    let dir = fast_dir();
    let folder = dir.path().join("data");
    made(&folder);
    for (names, forgotten) in [(Names::Relaxed, "files"), (Names::Strict, "folders")] {
        let cut = cut("quick", &folder, names, TO_THE_END, Some(forgotten));
        let promised = words(&cut);
        assert_eq!(promised.len(), 8, "the child must have done its work");
        let patient = patient(&cut.folder(), LATER);
        let inbox = patient.ask(
            "vault_unlock",
            json!({ "passphrase": evenkeel_tests::PASSPHRASE }),
        );
        assert!(
            inbox["inbox"]["merged"].as_u64().unwrap() < 8,
            "without syncing {forgotten} entries must be lost, or the tests above prove nothing"
        );
    }
}
