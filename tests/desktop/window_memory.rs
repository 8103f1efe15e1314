//! After a lock, no process of the window holds what a person wrote or the passphrase, wherever in its memory one looks.
//!
//! The memory of every process that carries this home is read page by page, of the window that left as long as it lives, of its engine,
//! of the fresh lock screen and of the reminder program. The driver is not one of them: it carried the words itself.

use std::fs::{self, File};
use std::io::{BufRead as _, Cursor};
use std::os::unix::fs::FileExt as _;

use evenkeel_core::ports::Clock as _;
use evenkeel_os::SystemClock;
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::json;

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_driver::Driven;
use crate::window_support::{Home, automation_window, is_seen};

const ENTER: &str = "\u{E007}";
const PLANTED: &str = "Zwergpinguin behind the blue door 4417";
const PAGE: usize = 4096;
/// Of an entry of `/proc/PID/pagemap`: the page is in memory, or in swap.
const THERE: u64 = 0b11 << 62;

/// Every process that was started with this home around it, the driver aside, by number and name.
fn processes(home: &Home) -> Vec<(u32, String)> {
    let mark = home.path().to_string_lossy().into_owned();
    fs::read_dir("/proc")
        .expect("processes")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|process| {
            fs::read(format!("/proc/{process}/environ"))
                .is_ok_and(|around| String::from_utf8_lossy(&around).contains(&mark))
        })
        .map(|process| {
            let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
            (process, name.trim_end().to_owned())
        })
        .filter(|(_, name)| !name.starts_with("WebKitWebDriver"))
        .collect()
}

/// Which of `words` lie in the memory of a process, and how many bytes were looked at. None when it ended meanwhile.
fn search(process: u32, words: &[Vec<u8>]) -> Option<(Vec<usize>, usize)> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps"))
        .ok()
        .filter(|maps| !maps.is_empty())?;
    let memory = File::open(format!("/proc/{process}/mem")).ok()?;
    let pages = File::open(format!("/proc/{process}/pagemap")).ok()?;
    let (mut found, mut read) = (Vec::new(), 0);
    for line in maps.lines() {
        let (range, rest) = line.split_once(' ')?;
        let (from, to) = range.split_once('-')?;
        let (from, to) = (
            usize::from_str_radix(from, 16).ok()?,
            usize::from_str_radix(to, 16).ok()?,
        );
        if !rest.starts_with('r') || rest.contains("[v") {
            continue;
        }
        let mut entries = vec![0; (to - from) / PAGE * 8];
        let got = pages
            .read_at(&mut entries, u64::try_from(from / PAGE * 8).ok()?)
            .unwrap_or(0);
        let mut run = Vec::new();
        for (number, entry) in entries[..got].chunks_exact(8).enumerate() {
            let entry = u64::from_le_bytes(entry.try_into().ok()?);
            let mut page = [0; PAGE];
            let place = u64::try_from(from + number * PAGE).ok()?;
            if entry & THERE != 0 && memory.read_exact_at(&mut page, place).is_ok() {
                run.extend_from_slice(&page);
                continue;
            }
            read += run.len();
            look(&std::mem::take(&mut run), words, &mut found);
        }
        read += run.len();
        look(&run, words, &mut found);
    }
    Some((found, read))
}

fn look(bytes: &[u8], words: &[Vec<u8>], found: &mut Vec<usize>) {
    for (number, word) in words.iter().enumerate() {
        let mut rest = Cursor::new(bytes);
        while !found.contains(&number) && rest.skip_until(word[0]).is_ok_and(|skipped| skipped > 0)
        {
            let at = usize::try_from(rest.position()).unwrap() - 1;
            if bytes[at..].starts_with(word) {
                found.push(number);
            }
        }
    }
}

/// As UTF-8 and as the engine keeps text that is not Latin.
fn forms(text: &str) -> [Vec<u8>; 2] {
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes().to_vec(), wide]
}

/// What lies in the memory of any process of this home: process, name, how many of the forms.
fn holders(home: &Home, words: &[Vec<u8>]) -> Vec<(u32, String, usize)> {
    let mut looked_at = 0;
    let holders = processes(home)
        .into_iter()
        .filter_map(|(process, name)| {
            let (found, read) = search(process, words)?;
            assert!(read > 0, "the memory of {name} could not be read");
            looked_at += read;
            (!found.is_empty()).then_some((process, name, found.len()))
        })
        .collect();
    assert!(
        looked_at > 10_000_000,
        "only {looked_at} bytes: nothing was looked at"
    );
    holders
}

#[test]
fn after_a_lock_no_process_of_the_window_holds_what_was_written_or_the_passphrase() {
    let home = Home::new();
    let ana = Patient::start(home.data(), SystemClock::new().now().at);
    drop(ana.first_run());
    ana.lock();
    drop(ana);
    let window = Driven::start(&home, &automation_window(), &[]);
    window.type_into("input[type=password]", &format!("{PASSPHRASE}{ENTER}"));
    wait_for("the vault to open", PATIENCE, || {
        (window.call("vault_status", &json!({}))["ok"]["state"] == "open").then_some(())
    });
    let logged = window.call(
        "cravings_log",
        &json!({ "when": { "kind": "now" }, "entry": { "intensity": 6, "note": PLANTED, "thought": PLANTED } }),
    );
    assert!(logged.get("ok").is_some(), "{logged}");
    window.script("location.hash = '#/journal'; return true", vec![]);
    window.read(PLANTED);

    let words: Vec<Vec<u8>> = [PLANTED, PASSPHRASE].into_iter().flat_map(forms).collect();
    assert!(
        holders(&home, &words)
            .iter()
            .any(|(process, ..)| *process == window.process),
        "the window holds what it shows, so the search sees what is there"
    );

    window.press_to_exit("Lock");
    wait_for("the window to leave", PATIENCE, || {
        window.is_gone().then_some(())
    });
    let left = window.process;
    drop(window);
    wait_for("a fresh lock screen", PATIENCE, || {
        processes(&home)
            .into_iter()
            .find(|(process, name)| *process != left && name == "evenkeel" && is_seen(*process))
    });
    let holders = holders(&home, &words);
    assert!(
        holders.is_empty(),
        "something of what was written, or of the passphrase, is still in memory: {holders:?}"
    );
}
