//! How long a person waits, beside a bare Tauri window on the same machine in the same minutes.
//!
//! The times are printed (`cargo xtask test` shows them; by hand with `--nocapture`) and held to a generous bound, because the
//! machine that runs this may be busy. The budget itself is 1.10 of the bare window.

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_driver::Driven;
use crate::window_support::{Home, automation_window, example};
use evenkeel_tests::Patient;

const ROUNDS: usize = 5;
/// Not the budget: a machine with two busy cores and an unoptimised build must not fail for that.
const BOUND: f64 = 1.6;

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
fn memory(window: &Driven) -> u64 {
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
                .parse::<u64>()
                .ok()
        })
        .sum()
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[test]
fn the_lock_screen_comes_about_as_fast_as_a_bare_window() {
    let _screen = crate::screen();
    let home = Home::new();
    let ana = Patient::start(
        home.data(),
        evenkeel_core::ports::Clock::now(&evenkeel_os::SystemClock::new()).at,
    );
    drop(ana.first_run());
    ana.lock();
    drop(ana);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let (mut our_memory, mut bare_memory) = (0, 0);
    for _ in 0..ROUNDS {
        let window = Driven::start(&home, &example("bare"), &[]);
        bare.push(first_paint(&window));
        bare_memory = memory(&window);
        drop(window);
        let window = Driven::start(&home, &automation_window(), &[]);
        window.see("input[type=password]");
        ours.push(first_paint(&window));
        our_memory = memory(&window);
    }
    let (ours, bare) = (middle(ours), middle(bare));
    println!(
        "start to first paint: lock screen {ours:.0} ms, bare window {bare:.0} ms, ratio {:.2}",
        ours / bare
    );
    println!(
        "memory: {our_memory} kB, bare window {bare_memory} kB, ratio {:.2}",
        our_memory as f64 / bare_memory as f64
    );
    assert!(
        ours < bare * BOUND,
        "the lock screen takes {:.2} times as long as a bare window",
        ours / bare
    );
}
