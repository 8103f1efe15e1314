//! Saved means saved: killed at any moment, and with the power cut at any moment.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::time::Duration;

use evenkeel_domain::Id;
use evenkeel_domain::time::Clocks;
use evenkeel_store::{
    OpenError, Presence, Store, StoreError, UnlockWith, Vault, backup, new_keys, tables::cravings,
};
use evenkeel_tests::SeededEntropy;

use crate::support::fast_dir;
use crate::support::powerloss::{
    self, BACKUP, FOLDER, Fault, JOB, Names, changes, cut, cut_forgetful, with_any_end, with_fault,
};
use crate::support::vaults::{
    NEW, OLD, cost, craving, create, create_in, now, pass, store, unlock,
};

/// What a child does until it is killed or done. It prints a line only after the store has said that it is durable.
#[test]
#[ignore = "no test: the work that other tests interrupt, in a process of its own"]
fn work_that_gets_interrupted() {
    let folder = std::env::var_os(FOLDER).expect("started by the tests below only");
    let folder = Path::new(&folder);
    match std::env::var(JOB).unwrap().as_str() {
        "write" => write_on_and_on(
            unlock(&store(folder).unwrap(), OLD).unwrap(),
            u64::from(std::process::id()),
        ),
        "write-carelessly" => {
            let mut vault = unlock(&store(folder).unwrap(), OLD).unwrap();
            vault.weaken_for_control_run().unwrap();
            write_on_and_on(vault, 1);
        }
        "write-through-a-fault" => {
            let Ok(mut vault) = unlock(&store(folder).unwrap(), OLD) else {
                return;
            };
            for n in 0..FAULTY_WRITES {
                let entry = craving(Id::new(now(), [n; 10]), &"it will pass. ".repeat(20));
                match vault.write(|w| cravings::insert(w, &entry)) {
                    Ok(()) => say(&format!("{} 1", entry.id)),
                    Err(error) => {
                        assert!(
                            matches!(
                                error,
                                StoreError::DiskFull | StoreError::Io(_) | StoreError::Reopen(_)
                            ),
                            "a fault of the disk is called that: {error:?}"
                        );
                        say("refused");
                    }
                }
            }
        }
        "change-passphrase" => {
            let store = store(folder).unwrap();
            let mut vault = unlock(&store, OLD).unwrap();
            vault
                .change_passphrase(&pass(NEW), cost(), &SeededEntropy::new(7))
                .unwrap();
            say("changed");
            vault.lock().unwrap();
        }
        "hold" => {
            let mut vault = unlock(&store(folder).unwrap(), OLD).unwrap();
            vault
                .write(|w| cravings::insert(w, &craving(Id::new(now(), [1; 10]), "mine")))
                .unwrap();
            say("holding");
            let mut go = String::new();
            std::io::stdin().read_line(&mut go).unwrap();
            let after =
                vault.write(|w| cravings::insert(w, &craving(Id::new(now(), [2; 10]), "too")));
            say(&format!("{:?}", after.map_err(|error| error.code())));
            vault.lock().unwrap();
        }
        "new-keys" => {
            let store = store(folder).unwrap();
            let mut vault = unlock(&store, OLD).unwrap();
            let (passphrase, entropy) = (pass(NEW), SeededEntropy::new(7));
            new_keys::make(
                &mut vault,
                &new_keys::NewKeys {
                    passphrase: &passphrase,
                    cost: cost(),
                    keyring: None,
                    now: now(),
                    entropy: &entropy,
                },
            )
            .unwrap();
            say("renewed");
            vault.lock().unwrap();
        }
        "remove-old-copies" => {
            let store = store(folder).unwrap();
            let mut vault = unlock(&store, NEW).unwrap();
            new_keys::remove_old_copies(&mut vault, now()).unwrap();
            say("removed");
            vault.lock().unwrap();
        }
        "create" => {
            let store = store(folder).unwrap();
            drop(create_in(&store, 3).unwrap());
            say("created");
        }
        "restore" => {
            let store = store(folder).unwrap();
            let file = std::env::var_os(BACKUP).unwrap();
            let (passphrase, clocks) = (pass(OLD), Clocks::wall(now()));
            let with = UnlockWith::Passphrase(&passphrase);
            let allowed = store.may_replace(Some(with), &clocks).unwrap();
            backup::restore_over(&store, Path::new(&file), with, allowed, &clocks).unwrap();
            say("restored");
        }
        other => panic!("unknown job {other}"),
    }
}

/// Entries written through a disk that fails once.
const FAULTY_WRITES: u8 = 4;

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("did {line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn write_on_and_on(mut vault: Vault, seed: u64) {
    let entropy = SeededEntropy::new(seed);
    for n in 0..400u32 {
        let mut random = [0; 10];
        evenkeel_store::Entropy::fill(&entropy, &mut random);
        let mut entry = craving(Id::new(now(), random), &"it will pass. ".repeat(20));
        vault.write(|w| cravings::insert(w, &entry)).unwrap();
        say(&format!("{} 1", entry.id));
        if n % 3 == 0 {
            entry.revision = 2;
            entry.entry.intensity = 2;
            vault.write(|w| cravings::update(w, &entry)).unwrap();
            say(&format!("{} 2", entry.id));
        }
    }
}

/// What a child had promised: which craving, in which revision.
fn promises<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<(Id, u32)> {
    lines
        .into_iter()
        .filter_map(|line| line.split_once("did ").map(|(_, said)| said))
        .filter_map(|said| said.split_once(' '))
        .map(|(id, revision)| (Id::parse(id).unwrap(), revision.parse().unwrap()))
        .collect()
}

/// Promises that were not kept.
fn broken(vault: &mut Vault, promised: &[(Id, u32)]) -> Vec<(Id, u32)> {
    promised
        .iter()
        .filter(|(id, revision)| {
            let found = vault.read(|r| cravings::get(r, *id));
            !found.is_ok_and(|craving| {
                craving.revision >= *revision && (*revision == 1 || craving.entry.intensity == 2)
            })
        })
        .copied()
        .collect()
}

/// A small generator of pauses: which run waits how long is the same every time.
fn pseudo_random(n: u64) -> u64 {
    let mut x = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x ^= x >> 31;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ (x >> 29)
}

#[test]
fn r01_killed_two_hundred_times_nothing_promised_is_missing() {
    const RUNS: u64 = 200;
    let dir = fast_dir();
    let folder = dir.path().join("data");
    create(&folder).vault.lock().unwrap();
    let mut promised = Vec::new();
    for run in 0..RUNS {
        let mut child = powerloss::start(powerloss::child("write", &folder));
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        while !first.contains("did ") {
            first.clear();
            assert_ne!(
                out.read_line(&mut first).unwrap(),
                0,
                "run {run}: the child must come to write something"
            );
        }
        // Any moment of a write: between nothing and some writes later.
        std::thread::sleep(Duration::from_micros(pseudo_random(run) % 12_000));
        child.kill().unwrap();
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        child.wait().unwrap();
        // A line that was cut off in the middle was no promise that anybody could read.
        let whole = rest.rfind('\n').map_or("", |end| &rest[..end]);
        let now_promised = promises(std::iter::once(first.trim_end()).chain(whole.lines()));
        assert!(!now_promised.is_empty());
        let mut vault = unlock(&store(&folder).unwrap(), OLD)
            .unwrap_or_else(|error| panic!("run {run}: {error}"));
        assert_eq!(
            broken(&mut vault, &now_promised),
            [],
            "run {run}: promised and not there"
        );
        promised.extend(now_promised);
        vault.lock().unwrap();
    }
    let mut vault = unlock(&store(&folder).unwrap(), OLD).unwrap();
    assert_eq!(
        broken(&mut vault, &promised),
        [],
        "and after all of them everything is still there"
    );
    let key = vault.export_raw_key_for_support();
    vault.lock().unwrap();
    integrity(&folder, &key);
    assert!(
        promised.len() as u64 >= RUNS,
        "{} promises in {RUNS} runs",
        promised.len()
    );
}

/// What SQLite and SQLCipher themselves say about the file.
fn integrity(folder: &Path, key: &str) {
    let raw = rusqlite::Connection::open(folder.join("vault.db")).unwrap();
    raw.execute_batch(&format!("PRAGMA key = \"x'{key}'\";"))
        .unwrap();
    let answer: String = raw
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(answer, "ok");
    let mut statement = raw.prepare("PRAGMA cipher_integrity_check").unwrap();
    assert!(
        !statement.exists([]).unwrap(),
        "every page must carry its right HMAC"
    );
}

#[test]
fn r02_the_power_goes_sixty_times_and_nothing_promised_is_missing() {
    const RUNS: u64 = 60;
    let dir = fast_dir();
    let folder = dir.path().join("data");
    create(&folder).vault.lock().unwrap();
    let mut kept = 0;
    for run in 0..RUNS {
        let names = Names::BOTH[(run % 2) as usize];
        let nth = 1 + pseudo_random(run) % 1_200;
        let cut = cut("write", &folder, None, names, nth);
        assert!(
            cut.was_cut,
            "run {run}: the child ended by itself before change {nth}"
        );
        let promised = promises(cut.lines.iter().map(String::as_str));
        let mut vault = unlock(&store(&cut.folder()).unwrap(), OLD)
            .unwrap_or_else(|error| panic!("run {run} ({names:?}, change {nth}): {error}"));
        assert_eq!(
            broken(&mut vault, &promised),
            [],
            "run {run} ({names:?}, change {nth}): promised and lost"
        );
        kept += promised.len();
        let key = vault.export_raw_key_for_support();
        vault.lock().unwrap();
        integrity(&cut.folder(), &key);
    }
    assert!(kept > 1_000, "only {kept} promises were put to the test");
}

#[test]
fn r02_control_a_careless_vault_loses_what_it_promised() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    create(&folder).vault.lock().unwrap();
    let lost: usize = (0..6)
        .map(|run| {
            let cut = cut(
                "write-carelessly",
                &folder,
                None,
                Names::Relaxed,
                150 + pseudo_random(run) % 600,
            );
            let promised = promises(cut.lines.iter().map(String::as_str));
            match unlock(&store(&cut.folder()).unwrap(), OLD) {
                Ok(mut vault) => broken(&mut vault, &promised).len(),
                // The watermark outlived what it counts: noticed, but lost all the same.
                Err(OpenError::RolledBack) => promised.len(),
                Err(error) => panic!("{error}"),
            }
        })
        .sum();
    assert!(
        lost > 0,
        "with synchronous=NORMAL entries must be lost, or the simulated power cut proves nothing"
    );
}

#[test]
fn r05_whichever_write_or_sync_fails_it_is_told_and_nothing_promised_is_missing() {
    let last = usize::from(FAULTY_WRITES);
    let (mut refused, mut went_on, mut steps) = (0, 0, 0);
    for errno in [libc::EIO, libc::ENOSPC] {
        for nth in 1.. {
            assert!(nth < 1_000, "the work must come to an end");
            let dir = fast_dir();
            let folder = dir.path().join("data");
            create(&folder).vault.lock().unwrap();
            let Fault { lines, met } = with_fault("write-through-a-fault", &folder, nth, errno);
            let said: Vec<&str> = lines
                .iter()
                .filter_map(|line| line.split_once("did ").map(|(_, said)| said))
                .collect();
            let promised = promises(lines.iter().map(String::as_str));
            if let Some(at) = said.iter().position(|line| *line == "refused") {
                refused += 1;
                went_on += usize::from(
                    said.len() == last && (at == last - 1 || said.last() != Some(&"refused")),
                );
            }
            let mut vault = unlock(&store(&folder).unwrap(), OLD)
                .unwrap_or_else(|error| panic!("errno {errno} at change {nth}: {error}"));
            assert_eq!(
                broken(&mut vault, &promised),
                [],
                "errno {errno} at change {nth}: promised and not there"
            );
            let key = vault.export_raw_key_for_support();
            vault.lock().unwrap();
            integrity(&folder, &key);
            if !met {
                assert_eq!(said.len(), last, "nothing failed any more: {said:?}");
                break;
            }
            steps += 1;
        }
    }
    assert!(
        steps > 60 && refused > 20,
        "{steps} faults, of which {refused} met a write"
    );
    assert!(
        went_on * 2 > refused,
        "after a fault that is over, writing must go on: {went_on} of {refused}"
    );
}

/// Cuts `job` off before its 1st, 2nd, 3rd … change until it comes to its end, under both models of names.
fn at_every_step(
    job: &str,
    folder: &Path,
    backup: Option<&Path>,
    check: impl Fn(&str, bool, &Path),
) -> u64 {
    let mut steps = 0;
    for names in Names::BOTH {
        for nth in 1.. {
            assert!(nth < 2_000, "{job} must come to an end");
            let cut = cut(job, folder, backup, names, nth);
            let done = cut.lines.iter().any(|line| line.contains("did "));
            check(
                &format!("{job}, {names:?}, cut before change {nth}"),
                done,
                &cut.folder(),
            );
            if !cut.was_cut {
                assert!(done, "{job} ended without having done its work");
                break;
            }
            steps += 1;
        }
    }
    steps
}

/// Cuts `job` off before each of its last changes, and before every so manieth of those that come earlier.
fn at_the_steps_that_count(job: &str, folder: &Path, check: impl Fn(&str, bool, &Path)) -> usize {
    const LAST: u64 = 60;
    let all = changes(job, folder);
    let few = all.saturating_sub(LAST);
    let early = (1..few).step_by(usize::try_from(few / 24 + 1).unwrap());
    let steps: Vec<u64> = early.chain(few.max(1)..=all).collect();
    for names in Names::BOTH {
        for nth in &steps {
            let cut = cut(job, folder, None, names, *nth);
            let done = cut.lines.iter().any(|line| line.contains("did "));
            assert!(cut.was_cut, "{job} ended before change {nth} of {all}");
            check(
                &format!("{job}, {names:?}, cut before change {nth} of {all}"),
                done,
                &cut.folder(),
            );
        }
    }
    steps.len()
}

#[test]
fn r47_a_change_of_passphrase_cut_off_anywhere_leaves_the_old_or_the_new() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    create(&folder).vault.lock().unwrap();
    let steps = at_every_step("change-passphrase", &folder, None, |when, done, after| {
        let store = store(after).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert!(
            !(done && opens(&store, OLD)),
            "{when}: it was said to be changed, and the old one opens"
        );
        // Between the two files the newer one counts and the other is still the older: the new passphrase puts that right.
        let (new, old) = (opens(&store, NEW), opens(&store, OLD));
        assert!(old || new, "{when}: neither passphrase opens");
        assert!(!(old && new), "{when}: both passphrases open");
    });
    assert!(steps > 20, "only {steps} steps were cut");
}

#[test]
fn r47_control_without_its_syncs_the_change_would_be_lost() {
    const TO_THE_END: u64 = 1_000_000;
    let dir = fast_dir();
    let folder = dir.path().join("data");
    create(&folder).vault.lock().unwrap();
    for (names, forgotten) in [(Names::Relaxed, "files"), (Names::Strict, "folders")] {
        let cut = cut_forgetful("change-passphrase", &folder, names, TO_THE_END, forgotten);
        assert!(
            cut.lines.iter().any(|line| line.contains("did changed")),
            "the child must have done its work"
        );
        let kept = store(&cut.folder()).is_ok_and(|store| unlock(&store, NEW).is_ok());
        assert!(
            !kept,
            "without syncing {forgotten} the new passphrase must be lost, or the test above proves nothing"
        );
    }
}

/// A vault with one entry.
fn lived_in(folder: &Path) {
    let mut vault = create(folder).vault;
    vault
        .write(|w| cravings::insert(w, &craving(Id::new(now(), [1; 10]), "mine")))
        .unwrap();
    vault.lock().unwrap();
}

/// How many entries the vault holds that this passphrase opens; none when it does not open it.
fn entries(store: &Store, passphrase: &str, when: &str) -> Option<u32> {
    let mut vault = match unlock(store, passphrase) {
        Ok(vault) => vault,
        Err(OpenError::WrongPassphrase) => return None,
        Err(error) => panic!("{when}: {error}"),
    };
    let total = vault.read(|r| cravings::page(r, None, 10)).unwrap().total;
    vault.lock().unwrap();
    Some(total)
}

#[test]
fn new_keys_cut_off_anywhere_leave_the_old_or_the_new_vault() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    lived_in(&folder);
    // Until everything is prepared beside the vault there are some hundred writes of pages; of those every so manieth is cut. What
    // puts it in place is cut at each step.
    let steps = at_the_steps_that_count("new-keys", &folder, |when, done, after| {
        let store = store(after).unwrap_or_else(|error| panic!("{when}: {error}"));
        let (old, new) = (entries(&store, OLD, when), entries(&store, NEW, when));
        assert!(
            matches!((old, new), (Some(1), None) | (None, Some(1))),
            "{when}: old {old:?}, new {new:?}"
        );
        assert!(
            !done || new.is_some(),
            "{when}: the keys were said to be new"
        );
    });
    assert!(steps > 60, "only {steps} steps were cut");
}

#[test]
fn new_keys_on_a_disk_that_fails_once_leave_the_old_or_the_new_vault() {
    let mut failed = 0;
    for errno in [libc::EIO, libc::ENOSPC] {
        for nth in (1..240).step_by(5) {
            let dir = fast_dir();
            let folder = dir.path().join("data");
            lived_in(&folder);
            let lines = with_any_end("new-keys", &folder, nth, errno);
            let done = lines.iter().any(|line| line.contains("did renewed"));
            failed += usize::from(!done);
            let when = format!("errno {errno} at change {nth}");
            let store = store(&folder).unwrap_or_else(|error| panic!("{when}: {error}"));
            let (old, new) = (entries(&store, OLD, &when), entries(&store, NEW, &when));
            assert!(
                matches!((old, new), (Some(1), None) | (None, Some(1))),
                "{when}: old {old:?}, new {new:?}"
            );
            assert!(
                !done || new.is_some(),
                "{when}: the keys were said to be new"
            );
        }
    }
    assert!(failed > 20, "only {failed} faults met it");
}

#[test]
fn removing_old_copies_cut_off_anywhere_leaves_the_vault_and_never_less_than_one_backup() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    lived_in(&folder);
    let mut vault = unlock(&store(&folder).unwrap(), OLD).unwrap();
    new_keys::keep_copy(&mut vault, now()).unwrap();
    let (passphrase, entropy) = (pass(NEW), SeededEntropy::new(7));
    new_keys::make(
        &mut vault,
        &new_keys::NewKeys {
            passphrase: &passphrase,
            cost: cost(),
            keyring: None,
            now: now(),
            entropy: &entropy,
        },
    )
    .unwrap();
    vault.lock().unwrap();
    let steps = at_every_step("remove-old-copies", &folder, None, |when, done, after| {
        let store = store(after).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_eq!(entries(&store, NEW, when), Some(1), "{when}");
        let whole = std::fs::read_dir(after.join("backups"))
            .unwrap()
            .filter(|file| backup::inspect(&file.as_ref().unwrap().path()).is_ok())
            .count();
        assert!(whole >= 1, "{when}: no backup is left");
        let mut vault = unlock(&store, NEW).unwrap();
        let old = new_keys::old_copies(&vault).unwrap();
        assert!(
            !done || old.is_empty(),
            "{when}: they were said to be gone: {old:?}"
        );
        new_keys::remove_old_copies(&mut vault, now()).unwrap();
        assert!(
            new_keys::old_copies(&vault).unwrap().is_empty(),
            "{when}: a second try finishes it"
        );
    });
    assert!(steps > 20, "only {steps} steps were cut");
}

fn opens(store: &Store, passphrase: &str) -> bool {
    match unlock(store, passphrase) {
        Ok(vault) => {
            vault.lock().unwrap();
            true
        }
        Err(OpenError::WrongPassphrase) => false,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn making_a_vault_cut_off_anywhere_leaves_none_or_a_whole_one() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    let steps = at_every_step("create", &folder, None, |when, done, after| {
        let store = store(after).unwrap_or_else(|error| panic!("{when}: {error}"));
        match store.presence().unwrap() {
            Presence::Nothing => {
                assert!(!done, "{when}: it was said to be made");
                create_in(&store, 4)
                    .unwrap_or_else(|error| panic!("{when}: a second try must work: {error}"));
            }
            Presence::Vault => assert!(opens(&store, OLD), "{when}: a vault that does not open"),
            other => panic!("{when}: {other:?}"),
        }
    });
    assert!(steps > 40, "only {steps} steps were cut");
}

#[test]
fn a_restore_cut_off_anywhere_leaves_the_old_or_the_new_vault() {
    let dir = fast_dir();
    let (folder, other) = (dir.path().join("data"), dir.path().join("other"));
    // A vault with one entry, and the backup of another vault that has two.
    let mut vault = create(&folder).vault;
    vault
        .write(|w| cravings::insert(w, &craving(Id::new(now(), [1; 10]), "old")))
        .unwrap();
    vault.lock().unwrap();
    let mut vault = create(&other).vault;
    for n in [2, 3] {
        vault
            .write(|w| cravings::insert(w, &craving(Id::new(now(), [n; 10]), "new")))
            .unwrap();
    }
    let present = evenkeel_domain::time::Now {
        at: now(),
        zone: "UTC".into(),
    };
    let made = backup::create(&mut vault, dir.path(), &present).unwrap();
    vault.lock().unwrap();
    let file = std::path::PathBuf::from(made.path);
    let steps = at_every_step("restore", &folder, Some(&file), |when, done, after| {
        let store = store(after).unwrap_or_else(|error| panic!("{when}: {error}"));
        let mut vault = unlock(&store, OLD).unwrap_or_else(|error| panic!("{when}: {error}"));
        let total = vault.read(|r| cravings::page(r, None, 10)).unwrap().total;
        assert!(
            total == 1 || total == 2,
            "{when}: {total} entries are neither the old nor the new vault"
        );
        assert!(!done || total == 2, "{when}: it was said to be restored");
        vault.lock().unwrap();
    });
    assert!(steps > 40, "only {steps} steps were cut");
}

#[test]
fn a_lock_file_that_is_taken_away_lets_nobody_in_under_an_open_vault() {
    let dir = fast_dir();
    let folder = dir.path().join("data");
    create(&folder).vault.lock().unwrap();
    let mut command = powerloss::child("hold", &folder);
    command.stdin(std::process::Stdio::piped());
    let mut child = powerloss::start(command);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("did holding") {
        line.clear();
        assert_ne!(out.read_line(&mut line).unwrap(), 0, "it must come to hold");
    }
    std::fs::remove_file(folder.join("lock")).unwrap();
    for _ in 0..2 {
        let second = store(&folder);
        assert!(
            matches!(second, Err(OpenError::InUse)),
            "the first one still writes: {second:?}"
        );
    }
    child.stdin.take().unwrap().write_all(b"go\n").unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(rest.contains("did Ok(())"), "{rest}");
    let mut vault = unlock(&store(&folder).unwrap(), OLD).unwrap();
    let total = vault.read(|r| cravings::page(r, None, 10)).unwrap().total;
    assert_eq!(total, 2, "and what it wrote is there");
}
