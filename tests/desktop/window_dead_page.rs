//! The page dies, or hangs: what it showed last must not stay on the screen, and one can leave without it.

use std::fs;
use std::path::Path;
use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_driver::Driven;
use crate::window_lock::{gone, home, unlocked, windows};
use crate::window_support::{Home, family, is_seen};

/// The process that draws the page of this window.
fn page_of(window: &Driven) -> Pid {
    let page = wait_for("the process of the page", PATIENCE, || {
        family(window.process).into_iter().find(|process| {
            fs::read_to_string(format!("/proc/{process}/comm"))
                .is_ok_and(|name| name.starts_with("WebKitWebProc"))
        })
    });
    Pid::from_raw(i32::try_from(page).unwrap()).unwrap()
}

/// Presses keys on the keyboard of this desktop, with the window in front.
fn press(home: &Home, window: &Driven, keys: &[&str]) {
    let found = home
        .inside(Path::new("xdotool"))
        .args(["search", "--all", "--onlyvisible", "--pid"])
        .arg(window.process.to_string())
        .args(["--name", "Evenkeel"])
        .output()
        .unwrap();
    let found = String::from_utf8(found.stdout).unwrap();
    let place = found.lines().next().expect("the window is on the screen");
    let pressed = Command::new("xdotool")
        .args(["windowfocus", "--sync", place, "key"])
        .args(keys)
        .status()
        .unwrap();
    assert!(pressed.success(), "no keys were pressed");
}

/// As the kernel does when memory runs out.
#[test]
fn when_the_process_of_the_page_dies_the_vault_locks_and_a_lock_screen_comes() {
    let home = home();
    let window = unlocked(&home);
    kill_process(page_of(&window), Signal::KILL).unwrap();
    gone(&window);
    let fresh = wait_for("a fresh lock screen", PATIENCE, || {
        windows(&home)
            .into_iter()
            .find(|(process, _)| is_seen(*process))
    });
    assert_ne!(
        fresh.0, window.process,
        "the process that held the key is the one that is still there"
    );
    assert!(
        !home.data().join("vault.db-wal").exists(),
        "the database was not closed in order"
    );
}

/// Stopped, the page hears no key and draws nothing.
#[test]
fn a_page_that_hangs_keeps_nobody_from_leaving() {
    for keys in [&["Escape", "Escape"][..], &["ctrl+q"]] {
        let home = home();
        let window = unlocked(&home);
        let page = page_of(&window);
        kill_process(page, Signal::STOP).unwrap();
        press(&home, &window, keys);
        gone(&window);
        assert!(
            windows(&home).is_empty(),
            "a window came back by itself in front of whoever walked in"
        );
        assert!(
            !home.data().join("vault.db-wal").exists(),
            "the database was not closed in order"
        );
        // A stopped process ends only when it goes on.
        kill_process(page, Signal::CONT).ok();
    }
}
