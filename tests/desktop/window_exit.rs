//! The window as a person gets it, with its network filter: it does not start without the filter, reaches nobody, leaves
//! only private files where they belong, comes forward instead of opening twice, and goes when it is asked to.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use rustix::process::Signal;

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_support::{
    Home, Window, automation_window, files_under, inet_successes, plain_window,
};

/// Whether the window went as it promises: in order, or ended by its own limit because the machine gave it no time for that.
fn went(status: ExitStatus) -> bool {
    status.success() || status.signal() == Some(Signal::KILL.as_raw())
}

/// Release builds start with the filter or not at all.
#[test]
fn it_does_not_start_when_the_network_cannot_be_shut() {
    let home = Home::new();
    let trace = home.folder("trace");
    let tried = home
        .inside(Path::new("strace"))
        .args([
            "-f",
            "-qq",
            "-e",
            "trace=seccomp",
            "-e",
            "inject=seccomp:error=EPERM",
            "-o",
        ])
        .arg(&trace)
        .arg(plain_window())
        .output()
        .expect("strace runs the window");
    let said = String::from_utf8_lossy(&tried.stderr);
    assert!(
        fs::read_to_string(&trace)
            .expect("a trace")
            .contains("(INJECTED)"),
        "the kernel was never asked for the filter"
    );
    assert_eq!(
        tried.status.code(),
        Some(77),
        "the window ran on with an open network: {said}"
    );
    assert!(
        said.contains("did not start") && said.contains("Nothing was changed"),
        "a person has to learn why: {said}"
    );
    assert!(
        !home.data().exists(),
        "a refusal to start must touch nothing"
    );
}

/// No network socket and private files only, by looking at the calls of the window and every process of the engine.
#[test]
fn it_reaches_nobody_and_leaves_private_files_only() {
    let home = Home::new();
    let trace = home.folder("trace");
    let mut strace = home.inside(Path::new("strace"));
    strace
        .args([
            "-f",
            "-q",
            "-e",
            "trace=socket,openat,open,creat,mkdir,mkdirat",
            "-e",
            "signal=none",
            "-o",
        ])
        .arg(&trace)
        .arg(plain_window());
    let window = Window::start(&mut strace);
    wait_for("the engine's own network process", PATIENCE, || {
        crate::window_support::family(window.process)
            .into_iter()
            .find(|process| name_of(*process).contains("WebKitNetwork"))
    });
    window.signal(Signal::TERM);
    wait_for("the window to end", PATIENCE, || {
        window.is_gone().then_some(())
    });
    let left: Vec<_> = files_under(&home.folder("run"))
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.to_string_lossy().contains("evenkeel"))
        .collect();
    let process = window.process.to_string();
    // The reminder program it started stays, and the tracer with it.
    let trace = home.traced(window, &trace);
    let in_order = trace.lines().any(|line| {
        line.strip_prefix(&process)
            .is_some_and(|rest| rest.trim_start().starts_with("+++ exited with 0"))
    });
    assert!(
        trace.contains("AF_UNIX"),
        "the trace saw no socket at all, so it proves nothing"
    );
    let reached = inet_successes(&trace);
    assert!(
        reached.is_empty(),
        "something got a way to the network:\n{}",
        reached.join("\n")
    );

    let elsewhere: Vec<&str> = trace
        .lines()
        .filter_map(created)
        .filter(|path| !may_write(path, &home))
        .collect();
    assert!(
        elsewhere.is_empty(),
        "the window wrote outside of its places:\n{}",
        elsewhere.join("\n")
    );
    for (path, _) in files_under(&home.data()) {
        let mode = fs::metadata(&path).expect("a file").mode() & 0o777;
        assert_eq!(mode, 0o600, "others may read {}", path.display());
    }
    // Traced on a busy machine, its own limit may end it before it has cleared away.
    assert!(
        left.is_empty() || !in_order,
        "the engine's folder is to go with the window: {left:?}"
    );
}

/// The path a traced call made something at, if it did.
fn created(line: &str) -> Option<&str> {
    let makes = line.contains("O_CREAT") || line.contains(" creat(") || line.contains(" mkdir");
    if !makes || line.contains("= -1 ") {
        return None;
    }
    line.split('"').nth(1)
}

/// Our folder, the engine's, and the compiled drawing routines that the graphics library keeps for every program.
fn may_write(path: &str, home: &Home) -> bool {
    let ours = [
        home.data(),
        home.folder("run"),
        home.folder("tmp"),
        home.folder("home/.cache/mesa_shader_cache"),
    ];
    // Parents of the data folder are made on the way to it.
    let on_the_way = home.data().starts_with(path) || Path::new(path) == home.folder("home/.cache");
    on_the_way
        || ours
            .iter()
            .any(|folder| Path::new(path).starts_with(folder))
        || ["/dev/", "/proc/"]
            .iter()
            .any(|system| path.starts_with(system))
        || !path.starts_with('/')
}

fn name_of(process: u32) -> String {
    fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default()
}

/// Asked to end, it is gone, and so is what it keeps only while it runs. That it takes no longer than its second is held by a
/// limit beside the work (`lock_and_exit.rs`), which the build for tests stretches.
#[test]
fn the_demonstration_leaves_nothing_when_it_is_asked_to_end() {
    let home = Home::new();
    let mut window = Window::start(home.inside(&automation_window()).arg("--demo"));
    let demo = || {
        fs::read_dir(home.folder("tmp"))
            .expect("tmp")
            .flatten()
            .find(|entry| {
                entry
                    .file_name()
                    .to_string_lossy()
                    .starts_with("evenkeel-demo-")
            })
    };
    assert!(
        demo().is_some_and(|folder| folder.path().join("vault.db").is_file()),
        "the demonstration has a vault of its own"
    );
    assert!(!home.data().exists(), "and never touches the person's");
    window.signal(Signal::TERM);
    let status = wait_for("the window to end", PATIENCE, || window.ended());
    assert!(
        status.success(),
        "it left in order, not by a signal: {status}"
    );
    assert!(demo().is_none(), "a fictional life stayed behind");
}

/// With a bus the second start brings the first forward; when the first cannot answer, it does not hang.
#[test]
fn a_second_start_opens_no_second_window_and_never_hangs() {
    let home = Home::new();
    let mut first = Window::start(&mut home.inside(&plain_window()));
    // The name is taken a moment after the window is seen.
    let second = wait_for("a second start to find the first", PATIENCE, || {
        let mut second = home
            .inside(&plain_window())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let ended = wait_for(
            "the second start to end or show itself",
            PATIENCE,
            || match second.try_wait().expect("a child") {
                Some(status) => Some(Some(status)),
                None => crate::window_support::is_seen(second.id()).then_some(None),
            },
        );
        if ended.is_none() {
            second.kill().ok();
            second.wait().ok();
        }
        ended
    });
    assert!(second.success(), "the second start went well: {second}");
    assert!(first.ended().is_none(), "the first one stays");

    // Stopped all the while, the first one cannot answer: the next is seen only if it does not wait for that.
    first.signal(Signal::STOP);
    let third = Window::start(&mut home.inside(&plain_window()));
    assert!(
        first.ended().is_none(),
        "the first one never moved, and the next one was seen"
    );
    first.signal(Signal::CONT);
    drop(third);
}

/// No bus at all is no reason not to start.
#[test]
fn without_a_bus_it_starts_all_the_same() {
    let home = Home::new();
    let mut window = Window::start(
        home.inside(&plain_window())
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:"),
    );
    window.signal(Signal::TERM);
    let status = wait_for("the window to end", PATIENCE, || window.ended());
    assert!(went(status), "and it leaves: {status}");
}

/// A typing error must not open the real vault instead of the demonstration.
#[test]
fn what_it_does_not_know_it_refuses() {
    let home = Home::new();
    let run = |argument: &str| {
        Command::new(plain_window())
            .arg(argument)
            .env("HOME", home.folder("home"))
            .env("LANG", "es_MX.UTF-8")
            .output()
            .expect("it starts")
    };
    let refused = run("--dmeo");
    assert_eq!(refused.status.code(), Some(2), "refused");
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("no conoce"),
        "in the person's language"
    );
    let version = run("--version");
    assert!(
        String::from_utf8_lossy(&version.stdout).contains(env!("CARGO_PKG_VERSION")),
        "the version is told without a window"
    );
    assert!(!home.data().exists(), "neither touches anything");
}
