//! Killed again and again, over the whole core: logging while open, quick entries while locked, and merging them.
//!
//! A child does what a person does, over and over: writes down while locked, unlocks, logs, locks. Now and then one makes New keys
//! first, or a backup that it puts back over the vault. It says a word for each entry only after the command has answered. The parent
//! kills it at any moment, unlocks, and looks: every word that was said is in the vault exactly once, and nothing is there twice.
//! [`every_entry_is_there_once_after_five_hundred_kills`] runs with the others; `cargo xtask crash` runs as many as it is told.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::time::Duration;

use evenkeel_domain::ErrorCode;
use evenkeel_tests::{MemoryKeys, PASSPHRASE, Patient};
use serde_json::{Value, json};

use crate::support::fast_dir;
use crate::support::powerloss::{self, FOLDER, JOB, Names};

/// How many kills `cargo xtask crash` asks for, and with which seed.
const RUNS: &str = "EVENKEEL_CRASH_RUNS";
const SEED: &str = "EVENKEEL_CRASH_SEED";
/// What makes this child's words its own.
const WORD: &str = "EVENKEEL_TEST_WORD";
/// The passphrase that opens the vault when a child begins.
const OPENS: &str = "EVENKEEL_TEST_OPENS";
/// New keys go from the usual passphrase to this one and back.
const OTHER: &str = "copper lantern meadow violin";

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
    let opens = std::env::var(OPENS).unwrap();
    // Each child has a time and a chance of its own, as each start of a real program has.
    let (warm, number) = word.split_at(word.len().min(1));
    let start = match (warm, number.parse::<i64>()) {
        ("r", Ok(run)) => 10 + run,
        (_, Ok(warm)) => 1 + warm,
        _ => 1,
    };
    let patient = patient(Path::new(&folder), start);
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
    let log = |note: &str| {
        let entry = json!({ "intensity": 4, "note": note });
        let input = json!({ "when": { "kind": "now" }, "entry": entry });
        patient.ask("cravings_log", input);
        say(note);
    };
    let unlock = |passphrase: &str| {
        patient.ask("vault_unlock", json!({ "passphrase": passphrase }));
    };
    let live = |passphrase: &str| {
        for round in 0..200 {
            for n in 0..3 {
                quick(&format!("{word}-{round}-q{n}"));
            }
            say("at the door");
            unlock(passphrase);
            say("at home");
            for n in 0..2 {
                log(&format!("{word}-{round}-o{n}"));
            }
            patient.lock();
        }
    };
    match std::env::var(JOB).unwrap().as_str() {
        "live" => live(&opens),
        "renew" => {
            unlock(&opens);
            log(&format!("{word}-before"));
            say("at the old keys");
            let new = other(&opens);
            patient.ask("vault_new_keys", json!({ "old": opens, "new": new }));
            say("at the new keys");
            log(&format!("{word}-after"));
            patient.ask("vault_old_copies_remove", json!({}));
            say("at the end of the old keys");
            patient.lock();
            live(new);
        }
        "restore" => {
            unlock(&opens);
            log(&format!("{word}-before"));
            let stick = Path::new(&folder).with_file_name("stick");
            std::fs::create_dir_all(&stick).unwrap();
            let made = patient.ask("backup_create", json!({ "folder": stick }));
            patient.lock();
            // After the backup: what waits on the lock screen is not in it, and comes home all the same.
            quick(&format!("{word}-between"));
            say("at the backup");
            let own = json!({ "kind": "passphrase", "passphrase": opens });
            let input = json!({ "path": made["path"], "secret": own, "own": own });
            patient.ask("backup_restore", input);
            say("at the restored vault");
            live(&opens);
        }
        "quick" => (0..8).for_each(|n| quick(&format!("{word}-q{n}"))),
        "merge" => {
            unlock(&opens);
            say("merged");
            patient.lock();
        }
        other => panic!("unknown job {other}"),
    }
}

fn child(job: &str, folder: &Path, word: &str, opens: &str) -> std::process::Command {
    let mut command = powerloss::child_of("crash::a_person_who_gets_interrupted", job, folder);
    command.env(WORD, word).env(OPENS, opens);
    command
}

fn other(passphrase: &str) -> &'static str {
    if passphrase == OTHER {
        PASSPHRASE
    } else {
        OTHER
    }
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

/// Which of the two passphrases opens the vault: one of them does, and the other does not.
fn what_opens(folder: &Path, when: &str) -> &'static str {
    let mut opening = [PASSPHRASE, OTHER].into_iter().filter(|passphrase| {
        let patient = patient(folder, LATER);
        match patient.call("vault_unlock", json!({ "passphrase": passphrase })) {
            Ok(_) => {
                patient.lock();
                true
            }
            Err(error) => {
                assert_eq!(error.code, ErrorCode::WrongPassphrase, "{when}: {error:?}");
                false
            }
        }
    });
    let found = opening.next();
    let found = found.unwrap_or_else(|| panic!("{when}: neither passphrase opens"));
    assert_eq!(opening.next(), None, "{when}: both passphrases open");
    found
}

/// Unlocks and counts every note in the vault.
fn notes(folder: &Path, opens: &str) -> BTreeMap<String, usize> {
    let patient = patient(folder, LATER);
    let inbox = patient.ask("vault_unlock", json!({ "passphrase": opens }))["inbox"].clone();
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
fn look(folder: &Path, opens: &str, promised: &[String], when: &str) -> usize {
    let found = notes(folder, opens);
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

/// How long a child takes from one mark to another here and now, for one that is to be killed between the two.
fn between(nth: u8, job: &str, folder: &Path, [from, to]: [&str; 2]) -> Duration {
    let mut child = powerloss::start(child(job, folder, &format!("w{nth}"), PASSPHRASE));
    let mut out = BufReader::new(child.stdout.take().unwrap());
    wait_for(&mut out, from);
    #[allow(
        clippy::disallowed_methods,
        reason = "how long it takes decides when to kill, and nothing else"
    )]
    let before = std::time::Instant::now();
    wait_for(&mut out, to);
    let took = before.elapsed();
    child.kill().unwrap();
    child.wait().unwrap();
    took
}

/// What a child does, from which mark on it is killed, and within how long.
type Moment = (&'static str, &'static str, Duration);

/// The moments at which children are killed, as long as they last here and now: one in four while it writes down locked, two while it
/// unlocks and merges, one while it logs in the open vault; and one of New keys, one of a restore. The last passphrase is the other one.
fn moments(folder: &Path) -> ([Moment; 4], [Moment; 2]) {
    let unlocking = between(0, "live", folder, ["did at the door", "did at home"]);
    let restore = ["did at the backup", "did at the restored vault"];
    let restoring = between(1, "restore", folder, restore);
    let renew = ["did at the old keys", "did at the end of the old keys"];
    let renewing = between(2, "renew", folder, renew);
    (
        [
            ("live", "did ", SHORT),
            ("live", "did at the door", unlocking),
            ("live", "did at the door", unlocking),
            ("live", "did at home", SHORT),
        ],
        [
            ("renew", renew[0], renewing),
            ("restore", restore[0], restoring),
        ],
    )
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

/// What came of many kills.
struct Came {
    /// Words that were said.
    said: usize,
    /// Kills in New keys before and after which they were the old ones, and in which they were the new ones already.
    renewing: [u64; 2],
    /// Kills in a restore.
    restoring: u64,
}

/// Kills `runs` children at any of [`moments`]; of `every` so many one makes New keys, and one restores a backup over the vault.
fn kill_again_and_again(runs: u64, seed: u64, every: u64) -> Came {
    let mut came = Came {
        said: 0,
        renewing: [0, 0],
        restoring: 0,
    };
    let mut run = 0;
    while run < runs {
        let dir = fast_dir();
        let folder = dir.path().join("data");
        made(&folder);
        let (daily, rare) = moments(&folder);
        let mut opens = OTHER;
        let mut promised = Vec::new();
        for _ in 0..RUNS_PER_FOLDER.min(runs - run) {
            let (job, mark, within) = match run % every {
                0 => rare[0],
                1 => rare[1],
                _ => daily[usize::try_from(run % 4).unwrap()],
            };
            let mut child = powerloss::start(child(job, &folder, &format!("r{run}"), opens));
            let mut out = BufReader::new(child.stdout.take().unwrap());
            let chance = pseudo_random(seed ^ run.rotate_left(17));
            let mut heard = wait_for(&mut out, mark);
            let within = u64::try_from(within.as_micros()).unwrap().max(1);
            std::thread::sleep(Duration::from_micros(chance % within));
            child.kill().unwrap();
            out.read_to_string(&mut heard).unwrap();
            child.wait().unwrap();
            promised.extend(said(&heard));
            let when = format!("seed {seed}, run {run}");
            if job == "renew" {
                let now = what_opens(&folder, &when);
                let renewed = now != opens;
                assert!(
                    renewed || !heard.contains("did at the new keys\n"),
                    "{when}: the keys were said to be new"
                );
                came.renewing[usize::from(renewed)] += 1;
                opens = now;
            }
            came.restoring += u64::from(job == "restore");
            run += 1;
            // The next child unlocks and merges by itself; every so often the whole is looked at in between.
            if job != "live" || run % 25 == 0 {
                look(&folder, opens, &promised, &when);
            }
        }
        let when = format!("seed {seed}, before run {run}");
        look(&folder, opens, &promised, &when);
        came.said += promised.len();
    }
    came
}

#[test]
fn every_entry_is_there_once_after_five_hundred_kills() {
    const RUNS: u64 = 500;
    let came = kill_again_and_again(RUNS, 20_261_006, 25);
    let said = came.said;
    assert!(said as u64 > RUNS, "{said} words in {RUNS} runs");
    assert_eq!(
        (came.renewing.iter().sum(), came.restoring),
        (RUNS / 25, RUNS / 25)
    );
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
    let came = kill_again_and_again(runs, seed, 5);
    let (said, [old, new], restoring) = (came.said, came.renewing, came.restoring);
    writeln!(
        std::io::stdout(),
        "{runs} kills with seed {seed}, {} of them in New keys ({old} left the old ones, {new} the new ones) and {restoring} in a \
         restore: {said} entries were answered as saved, and each is there once",
        old + new
    )
    .unwrap();
    assert!(said as u64 > runs);
}

fn cut(job: &str, folder: &Path, names: Names, nth: u64, deaf: Option<&str>) -> powerloss::Cut {
    powerloss::cut_child(
        |work| child(job, work, "w", PASSPHRASE),
        folder,
        names,
        nth,
        deaf,
    )
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
                PASSPHRASE,
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
                PASSPHRASE,
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
        let inbox = patient.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        assert!(
            inbox["inbox"]["merged"].as_u64().unwrap() < 8,
            "without syncing {forgotten} entries must be lost, or the tests above prove nothing"
        );
    }
}
