//! How long a person waits, beside a bare Tauri window on the same machine in the same minutes.
//!
//! The times are printed, and held only to what no busy machine reaches: a wait for something that does not answer. The memory is
//! held to a bound. The budget itself is 1.10 of the bare window's start and 1.15 of its memory.

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_driver::Driven;
use crate::window_support::{Home, automation_window, example};
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::{Value, json};
use std::io::Write as _;

const ROUNDS: usize = 5;
/// Milliseconds of the best of all rounds; not the budget.
const ENDLESS: f64 = 300_000.0;

/// Milliseconds from the start of the process to its first painted text, by the kernel's and the engine's clocks.
fn first_paint(window: &Driven) -> f64 {
    let painted = wait_for("the first paint", PATIENCE, || {
        window
            .script(
                "const paint = performance.getEntriesByName('first-contentful-paint')[0];
                 return paint ? performance.timeOrigin + paint.startTime : null;",
                Vec::new(),
            )
            .as_f64()
    });
    painted - started(window.process)
}

/// When a process began, in milliseconds since 1970. The kernel counts in hundredths of a second.
fn started(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("the window runs");
    let (_, fields) = stat.rsplit_once(") ").expect("a stat line");
    let ticks: f64 = fields
        .split(' ')
        .nth(19)
        .and_then(|ticks| ticks.parse().ok())
        .expect("a start time");
    let system = std::fs::read_to_string("/proc/stat").expect("the kernel's counters");
    let boot: f64 = system
        .lines()
        .find_map(|line| line.strip_prefix("btime "))
        .and_then(|boot| boot.parse().ok())
        .expect("the boot time");
    // The boot time is whole seconds; the uptime tells the rest.
    let uptime = std::fs::read_to_string("/proc/uptime").expect("the uptime");
    let uptime: f64 = uptime
        .split(' ')
        .next()
        .and_then(|up| up.parse().ok())
        .expect("the uptime");
    let now = evenkeel_core::ports::Clock::now(&evenkeel_os::SystemClock::new())
        .at
        .timestamp_millis();
    #[allow(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
    let exact = now as f64 - uptime * 1_000.0;
    assert!(
        (exact / 1_000.0 - boot).abs() < 5.0,
        "the clocks of the machine disagree"
    );
    exact + ticks * 10.0
}

/// Kilobytes of the window and every process of the engine, shared pages divided among those who share them.
fn memory(window: &Driven) -> f64 {
    crate::window_support::family(window.process)
        .into_iter()
        .filter(|process| {
            !std::fs::read_to_string(format!("/proc/{process}/comm"))
                .unwrap_or_default()
                .starts_with("evenkeel-agent")
        })
        .filter_map(|process| {
            let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
            rollup
                .lines()
                .find_map(|line| line.strip_prefix("Pss:"))?
                .trim()
                .trim_end_matches(" kB")
                .parse::<f64>()
                .ok()
        })
        .sum()
}

/// The best of several: whatever else the machine did can only have made it longer.
fn best(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

#[test]
fn the_lock_screen_takes_about_the_memory_of_a_bare_window_and_its_times_are_told() {
    let home = Home::new();
    let ana = Patient::start(
        home.data(),
        evenkeel_core::ports::Clock::now(&evenkeel_os::SystemClock::new()).at,
    );
    drop(ana.first_run());
    ana.lock();
    drop(ana);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let (mut our_memory, mut bare_memory) = (Vec::new(), Vec::new());
    let (mut unlock, mut log) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let window = Driven::start(&home, &example("bare"), &[]);
        bare.push(first_paint(&window));
        bare_memory.push(memory(&window));
        drop(window);
        let window = Driven::start(&home, &automation_window(), &[]);
        window.see("input[type=password]");
        ours.push(first_paint(&window));
        our_memory.push(memory(&window));
        unlock.push(answered(
            &window,
            "vault_unlock",
            &json!({ "passphrase": PASSPHRASE }),
        ));
        log.push(answered(&window, "cravings_log", &craving()));
    }
    let (ours, bare) = (best(&ours), best(&bare));
    let (our_memory, bare_memory) = (best(&our_memory), best(&bare_memory));
    let (unlock, log) = (best(&unlock), best(&log));
    let told = format!(
        "start to first paint: lock screen {ours:.0} ms, bare window {bare:.0} ms, ratio {:.2}\n\
         memory at the lock screen: {our_memory:.0} kB, bare window {bare_memory:.0} kB, ratio {:.2}\n\
         unlock, with the cheap derivation of tests: {unlock:.0} ms; a craving on disk: {log:.0} ms\n",
        ours / bare,
        our_memory / bare_memory,
    );
    // Past the harness, which keeps the words of tests that pass to itself.
    write!(std::io::stderr(), "{told}").expect("a place to say it");
    assert!(ours < ENDLESS, "the lock screen waits for something");
    assert!(
        our_memory < bare_memory * 1.3,
        "the lock screen takes {:.2} times the memory",
        our_memory / bare_memory
    );
}

/// Milliseconds until a command answers in the page.
fn answered(window: &Driven, command: &str, input: &Value) -> f64 {
    let told = window.script_async(
        "const [command, input, done] = arguments;
         const begun = performance.now();
         window.__TAURI_INTERNALS__.invoke(command, { input }).then(() => done(performance.now() - begun), (error) => done(error));",
        vec![json!(command), input.clone()],
    );
    told.as_f64()
        .unwrap_or_else(|| panic!("{command} was refused: {told}"))
}

fn craving() -> Value {
    json!({
        "when": { "kind": "now" },
        "entry": { "intensity": 6, "note": "It came after work." }
    })
}
