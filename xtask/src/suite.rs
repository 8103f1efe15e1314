//! `test` and `check`: every step CI runs, in the order in which a mistake shows soonest.
//!
//! All Rust steps take the whole workspace with tests among the targets, so that cargo settles on one set of
//! features and compiles each dependency once. The two builds of the window differ in one feature of its own package;
//! each is kept under its own folder, with the agent beside it.

use std::fs;
use std::path::PathBuf;

use crate::console::{Context as _, Outcome, say};
use crate::steps::Steps;
use crate::{places, tools, ui};

/// The window with its network filter, for the desktop ring in `EVENKEEL_WINDOW`.
const PLAIN: &str = "plain";
/// The window that answers WebDriver, for the desktop ring in `EVENKEEL_WINDOW_AUTOMATION`.
const AUTOMATION: &str = "automation";
/// `check`: what can be said without running anything.
pub fn check() -> Outcome {
    let mut steps = Steps::new();
    steps.step("packages of the UI", || ui::install(&ui::folder()))?;
    steps.step("UI", ui::build)?;
    formatting(&mut steps)?;
    steps.step("UI: formatting, linters, types", || ui_script("check"))?;
    clippy(&mut steps)?;
    steps.table();
    Ok(())
}

/// `test`: everything.
pub fn test() -> Outcome {
    let mut steps = Steps::new();
    formatting(&mut steps)?;
    steps.step("packages of the UI", || ui::install(&ui::folder()))?;
    steps.step("UI for the window", ui::build)?;
    steps.step("UI for the bridge", ui::build_for_bridge)?;
    // The tools of the UI use one core most of the time, and need nothing that cargo makes.
    steps.beside(
        &places::target().join("suite").join("ui.log"),
        |cargo| {
            licences(cargo)?;
            clippy(cargo)?;
            cargo.step("build, tests included", build)?;
            cargo.step("build the window for WebDriver", build_automation)?;
            rust_tests(cargo)
        },
        |npm| {
            npm.step("UI: formatting, linters, types", || ui_script("check"))?;
            ui_tests(npm)
        },
    )?;
    browser_tests(&mut steps)?;
    steps.step("the real app on a real desktop", desktop)?;
    steps.table();
    say("\neverything passed");
    Ok(())
}

fn ui_script(name: &str) -> Outcome {
    tools::must(&mut tools::npm(&ui::folder(), ["run", name]))
}

/// Where the reporters of ours tell how long each test took.
fn times(ring: &str) -> Outcome<PathBuf> {
    let folder = places::target().join("suite");
    fs::create_dir_all(&folder).or_fail(format!("make {}", folder.display()))?;
    Ok(folder.join(format!("{ring}.times")))
}

fn ui_tests(steps: &mut Steps) -> Outcome {
    let told = times("ui")?;
    steps.step("UI: unit tests", || {
        let reporters = ["--reporter=default", "--reporter=./tests/times.ts"];
        let mut tests = tools::npm(&ui::folder(), ["run", "test", "--"]);
        tools::must(tests.args(reporters).env("EVENKEEL_TIMES", &told))
    })?;
    steps.slowest.read("UI", &told)
}

fn browser_tests(steps: &mut Steps) -> Outcome {
    let e2e = places::root().join("tests").join("e2e");
    let told = times("browser")?;
    steps.step("packages of the browser tests", || ui::install(&e2e))?;
    steps.step("the product in Chromium", || {
        let mut tests = tools::npm(&e2e, ["test", "--"]);
        tests.args([
            "--test-reporter=tap",
            "--test-reporter-destination=stdout",
            "--test-reporter=./times.mjs",
        ]);
        let destination = format!("--test-reporter-destination={}", told.display());
        tools::must(tests.arg(destination))
    })?;
    steps.slowest.read("browser", &told)
}

fn formatting(steps: &mut Steps) -> Outcome {
    steps.step("Rust: formatting", || {
        tools::must(&mut tools::cargo(["fmt", "--all", "--check"]))
    })
}

fn licences(steps: &mut Steps) -> Outcome {
    const NAME: &str = "licences and sources of dependencies";
    if tools::find("cargo-deny").is_none() {
        steps.leave_out(NAME, "cargo-deny is not installed");
        return Ok(());
    }
    steps.step(NAME, || {
        tools::must(&mut tools::cargo([
            "deny", "check", "licenses", "sources", "bans",
        ]))
    })
}

fn clippy(steps: &mut Steps) -> Outcome {
    steps.step("clippy", || {
        tools::must(&mut tools::cargo([
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))?;
        // Not a test cargo runs by itself, so `--all-targets` leaves it out.
        tools::must(&mut tools::cargo([
            "clippy",
            "--workspace",
            "--test",
            "desktop",
            "--",
            "-D",
            "warnings",
        ]))
    })
}

fn build() -> Outcome {
    tools::must(&mut tools::cargo([
        "build",
        "--workspace",
        "--lib",
        "--bins",
        "--tests",
        "--examples",
    ]))?;
    keep(PLAIN)
}

/// The tests that make up lives by chance take the same ones each time, so that a run says something about the change and not about
/// luck. New ones are looked for with another number, which the caller sets.
fn rust_tests(steps: &mut Steps) -> Outcome {
    const SEED: &str = "PROPTEST_RNG_SEED";
    let said = steps.step("Rust tests", || {
        let mut tests = tools::cargo(["test", "--workspace"]);
        if std::env::var_os(SEED).is_none() {
            tests.env(SEED, "20261125");
        }
        tools::must_hear(&mut tests, &places::target().join("suite").join("rust.log"))
    })?;
    steps.slowest.cargo(&said);
    Ok(())
}

fn build_automation() -> Outcome {
    // With the test among the targets the dependencies keep the features they were built with above.
    tools::must(&mut tools::cargo([
        "build",
        "--workspace",
        "--bin",
        "evenkeel",
        "--bin",
        "evenkeel-agent",
        "--test",
        "desktop",
        "--features",
        "evenkeel/automation",
    ]))?;
    keep(AUTOMATION)
}

fn window_folder(name: &str) -> PathBuf {
    places::target().join("windows").join(name)
}

/// Keeps the window just built, before the next build takes its place.
fn keep(name: &str) -> Outcome {
    let folder = window_folder(name);
    fs::create_dir_all(&folder).or_fail("make a folder for the window")?;
    for program in ["evenkeel", "evenkeel-agent"] {
        let from = places::debug_exe(program);
        let to = folder.join(from.file_name().unwrap_or_default());
        if to.exists() {
            fs::remove_file(&to).or_fail(format!("remove {}", to.display()))?;
        }
        // A link where it can be one: cargo replaces its file, it does not write into it.
        fs::hard_link(&from, &to)
            .or_else(|_| fs::copy(&from, &to).map(|_| ()))
            .or_fail(format!("keep {}", from.display()))?;
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn desktop() -> Outcome {
    let session = crate::session::Session::start()?;
    let mut tests = tools::cargo([
        "test",
        "--workspace",
        "--test",
        "desktop",
        "--features",
        "evenkeel/automation",
    ]);
    session
        .enter(&mut tests)
        .env("EVENKEEL_WINDOW", window_folder(PLAIN).join("evenkeel"))
        .env(
            "EVENKEEL_WINDOW_AUTOMATION",
            window_folder(AUTOMATION).join("evenkeel"),
        );
    let outcome = tools::must(&mut tests);
    if outcome.is_err() {
        session.keep_logs();
    }
    outcome
}

#[cfg(not(target_os = "linux"))]
fn desktop() -> Outcome {
    Err(crate::console::Fail::new("the desktop ring needs Linux"))
}
