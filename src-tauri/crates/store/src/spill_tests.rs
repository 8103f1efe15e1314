//! What does not fit into the memory of the engine goes nowhere in clear: sorting, copying and importing with a cache of ten pages, every
//! call that writes or makes a file seen from outside.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::Duration;
use evenkeel_domain::time::Now;

use crate::tables::cravings;
use crate::tables::tests::full_craving;
use crate::testing::{CHEAP, Place, Seeded, now, pass};
use crate::{backup, new_keys};

const FOLDER: &str = "EVENKEEL_TEST_FOLDER";
const PLANTED: &str = "Zwergpinguin";
/// Written by the child itself: the trace must show it, or it shows nothing.
const SEEN: &str = "Kontrollpinguin";
const ROWS: usize = 400;

/// More than the engine sorts without writing down what it has, one text after the other.
#[test]
#[ignore = "no test: the work that is watched from outside"]
fn work_that_is_watched() {
    let folder = std::env::var_os(FOLDER).expect("started by the test below only");
    let folder = Path::new(&folder);
    let place = Place::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let conn = &vault.parts().unwrap().database.conn;
    conn.execute_batch("PRAGMA cache_size = 10; PRAGMA cache_spill = 1;")
        .unwrap();
    // An import: many rows at once.
    vault
        .write(|w| {
            for n in 0..ROWS {
                let at = now() + Duration::minutes(i64::try_from(n).unwrap());
                let mut craving = full_craving(u64::try_from(n).unwrap(), at);
                craving.entry.thought = format!("{PLANTED} {n} ").repeat(400);
                cravings::insert(w, &craving)?;
            }
            Ok(())
        })
        .unwrap();
    let conn = &vault.parts().unwrap().database.conn;
    // A sort of all texts, by something that no index knows; grouping; and a table of the engine's own.
    for sorted in [
        "SELECT thought FROM cravings ORDER BY substr(thought, -40, 9), random()",
        "SELECT DISTINCT thought || hex(id) FROM cravings",
        "SELECT thought FROM cravings UNION SELECT thought || 'x' FROM cravings",
    ] {
        let mut rows = conn.prepare(sorted).unwrap();
        let mut rows = rows.query([]).unwrap();
        let mut seen = 0;
        while let Some(row) = rows.next().unwrap() {
            seen += usize::from(row.get::<_, String>(0).unwrap().contains(PLANTED));
        }
        assert!(seen >= ROWS, "{sorted}: {seen}");
    }
    // Copies: one as it is, by VACUUM INTO, and one under another key. VACUUM in place is refused to everybody.
    let at = Now {
        at: now(),
        zone: "UTC".into(),
    };
    backup::create(&mut vault, folder, &at).unwrap();
    new_keys::make(
        &mut vault,
        &new_keys::NewKeys {
            passphrase: &pass("copper lantern meadow"),
            cost: CHEAP,
            keyring: None,
            now: now(),
            entropy: &Seeded::new(7),
        },
    )
    .unwrap();
    vault.lock().unwrap();
    std::fs::write(folder.join("control"), SEEN).unwrap();
}

/// The words in the ways in which a trace shows them: as they are, and two bytes for a letter.
fn ways(words: &str) -> [String; 2] {
    let wide = words.chars().fold(String::new(), |mut wide, letter| {
        write!(wide, "{letter}\\0").unwrap();
        wide
    });
    [words.to_owned(), wide]
}

#[test]
fn r23_sorting_copying_and_importing_with_ten_pages_of_cache_write_nothing_in_clear() {
    let dir = crate::testing::fast_dir();
    let trace = dir.path().join("trace");
    let output = Command::new("strace")
        .args(["-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-s", "200000", "-o"])
        .arg(&trace)
        .args([
            "-e",
            "trace=open,openat,creat,memfd_create,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg",
        ])
        // Not `current_exe`: a build that runs meanwhile may have replaced the file.
        .arg(format!("/proc/{}/exe", std::process::id()))
        .args([
            "--ignored",
            "--exact",
            "database::spill_tests::work_that_is_watched",
            "--nocapture",
        ])
        .env(FOLDER, dir.path())
        .stdin(Stdio::null())
        .output()
        .expect("strace is needed");
    assert!(output.status.success(), "{output:?}");
    let trace = String::from_utf8_lossy(&std::fs::read(trace).unwrap()).into_owned();
    assert!(
        trace.contains(SEEN),
        "control: what is written in clear is seen"
    );
    let writes = trace.matches("pwrite64(").count();
    assert!(
        writes > 1_000,
        "all of it went through the cache: {writes} writes of pages"
    );
    for way in ways(PLANTED) {
        let found = trace.lines().find(|line| line.contains(&way));
        assert!(
            found.is_none(),
            "a person's words were written: {:.200}",
            found.unwrap_or_default()
        );
    }
    // Neither is a file made that nobody would look for, in clear or not.
    let strange: Vec<&str> = trace
        .lines()
        .filter(|line| line.contains("memfd_create(") || line.contains("etilqs_"))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}
