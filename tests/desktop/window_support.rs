//! What the tests of the window share: where its programs lie, and reading a trace.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use std::sync::MutexGuard;

use crate::agent_support::{PATIENCE, wait_for};

/// An example of the window's package, in the same build as this test.
pub fn example(name: &str) -> PathBuf {
    let me = std::env::current_exe().expect("a test knows where it is");
    let profile = me
        .parent()
        .and_then(Path::parent)
        .expect("tests lie in the profile's deps folder");
    let path = profile.join("examples").join(name);
    assert!(
        path.is_file(),
        "{} is not built: cargo build --workspace --examples",
        path.display()
    );
    path
}

/// The window as a person gets it, with its network filter.
pub fn plain_window() -> PathBuf {
    PathBuf::from(
        std::env::var_os("EVENKEEL_WINDOW")
            .expect("EVENKEEL_WINDOW names the window to test; `cargo xtask test` sets it"),
    )
}

/// The window that lets WebDriver in.
pub fn automation_window() -> PathBuf {
    PathBuf::from(std::env::var_os("EVENKEEL_WINDOW_AUTOMATION").expect(
        "EVENKEEL_WINDOW_AUTOMATION names the window for WebDriver; `cargo xtask test` sets it",
    ))
}

/// Lines of an `strace -f` log in which a socket other than a local one was given out. A call that another process
/// interrupted stands on two lines: how it began, and how it ended. `?` is the answer of a process that was ended in the
/// call: it got nothing. A call without any answer counts as given out.
pub fn inet_successes(trace: &str) -> Vec<String> {
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut found = Vec::new();
    for line in trace.lines() {
        let (process, call) = line.split_once(' ').unwrap_or(("", line));
        let call = call.trim_start();
        let (opened, ended) = match (
            call.split_once(" <unfinished ...>"),
            call.starts_with("<... socket resumed>"),
        ) {
            (Some((opened, _)), _) => {
                begun.insert(process, opened);
                continue;
            }
            (None, true) => (begun.remove(process).unwrap_or("socket(unseen"), call),
            (None, false) => (call, call),
        };
        let foreign = opened.starts_with("socket(") && !opened.starts_with("socket(AF_UNIX");
        let nothing = ended.contains("= -1 ") || ended.trim_end().ends_with(" = ?");
        if foreign && !nothing {
            found.push(format!("{process} {opened} {ended}"));
        }
    }
    found
}

/// Every file below `folder`, with what is in it. What vanishes while one looks is left out.
pub fn files_under(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file()
                && let Ok(bytes) = fs::read(entry.path())
            {
                found.push((entry.path(), bytes));
            }
        }
    }
    found
}

/// A person's home, and windows over it.
///
/// Holds the screen: a window starts a reminder program with a tray of its own.
pub struct Home {
    dir: tempfile::TempDir,
    _screen: MutexGuard<'static, ()>,
}

impl Home {
    pub fn new() -> Self {
        crate::session();
        let screen = crate::screen();
        let dir = tempfile::tempdir().expect("a home");
        for name in ["home", "run", "tmp"] {
            let folder = dir.path().join(name);
            fs::create_dir(&folder).expect("a home");
            fs::set_permissions(&folder, PermissionsExt::from_mode(0o700)).expect("a home");
        }
        Self {
            dir,
            _screen: screen,
        }
    }

    /// Where everything a window of this home writes must lie.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The data folder; nothing makes it but the window.
    pub fn data(&self) -> PathBuf {
        self.dir.path().join("home/.local/share/evenkeel")
    }

    /// A folder of the home.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// `program` with this home around it. The session bus stays the desktop's.
    pub fn inside(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("HOME", self.folder("home"))
            .env("XDG_RUNTIME_DIR", self.folder("run"))
            .env("TMPDIR", self.folder("tmp"))
            // Graphics libraries ask the password file for the home, not the environment.
            .env("XDG_CACHE_HOME", self.folder("home/.cache"))
            .stdin(Stdio::null());
        for name in [
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "EVENKEEL_DATA_DIR",
        ] {
            command.env_remove(name);
        }
        command
    }
}

impl Home {
    /// Ends all that a window of this home started on its own, the reminder program above all.
    fn end_what_is_left(&self, but: Option<u32>) {
        let mark = self.dir.path().to_string_lossy().into_owned();
        for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let Some(process) = entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse::<u32>().ok())
                .filter(|process| Some(*process) != but)
            else {
                continue;
            };
            let surroundings = fs::read(entry.path().join("environ")).unwrap_or_default();
            let marked = surroundings
                .windows(mark.len())
                .any(|part| part == mark.as_bytes());
            if marked {
                kill(process);
            }
        }
    }

    /// The whole trace: every traced process is ended, and the tracer has written its last line. A tracer that is
    /// killed itself leaves a call without its answer behind.
    pub fn traced(&self, mut tracer: Window, trace: &Path) -> String {
        wait_for("the tracer to end with what it traced", PATIENCE, || {
            // Again and again: one that is being born has no name of this home on it yet.
            self.end_what_is_left(Some(tracer.child.id()));
            tracer.ended()
        });
        fs::read_to_string(trace).expect("a trace")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        self.end_what_is_left(None);
    }
}

fn kill(process: u32) {
    if let Some(process) = i32::try_from(process)
        .ok()
        .and_then(rustix::process::Pid::from_raw)
    {
        rustix::process::kill_process(process, rustix::process::Signal::KILL).ok();
    }
}

/// A running window, ended when the test is done with it.
pub struct Window {
    child: Child,
    /// The window's own process, also when a tracer stands between.
    pub process: u32,
}

impl Window {
    /// Starts `command` and waits until something of it can be seen.
    pub fn start(command: &mut Command) -> Self {
        let child = command.spawn().expect("the window starts");
        let mut window = Self {
            process: child.id(),
            child,
        };
        let process = wait_for("a window to be seen", PATIENCE, || {
            assert!(
                window.child.try_wait().expect("a child").is_none(),
                "the window ended by itself"
            );
            family(window.child.id())
                .into_iter()
                .find(|process| is_seen(*process))
        });
        window.process = process;
        window
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: rustix::process::Signal) {
        let process =
            rustix::process::Pid::from_raw(i32::try_from(self.process).expect("a process id"))
                .expect("a process id");
        rustix::process::kill_process(process, signal).expect("the window is there");
    }

    /// Whether the window's own process is gone, whatever still stands around it.
    pub fn is_gone(&self) -> bool {
        fs::read_to_string(format!("/proc/{}/stat", self.process))
            .map_or(true, |stat| stat.contains(") Z "))
    }

    /// Whether it ended by now, and how.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("a child")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        for process in family(self.child.id()) {
            kill(process);
        }
        self.child.wait().ok();
    }
}

/// Whether a window of this process is on the screen.
pub fn is_seen(process: u32) -> bool {
    let found = Command::new("xdotool")
        .args([
            "search",
            "--all",
            "--onlyvisible",
            "--pid",
            &process.to_string(),
            "--name",
            "Evenkeel",
        ])
        .stderr(Stdio::null())
        .output()
        .expect("xdotool looks at the screen");
    !found.stdout.is_empty()
}

/// A process and all that came from it, itself first.
pub fn family(process: u32) -> Vec<u32> {
    let mut found = vec![process];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        next += 1;
        for task in fs::read_dir(format!("/proc/{parent}/task"))
            .into_iter()
            .flatten()
            .flatten()
        {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            found.extend(
                children
                    .split_whitespace()
                    .filter_map(|child| child.parse::<u32>().ok()),
            );
        }
    }
    found
}

#[test]
fn a_trace_with_a_network_socket_is_noticed() {
    let given = |trace: &str| inet_successes(trace).len();
    assert_eq!(
        given("11 socket(AF_UNIX, SOCK_STREAM, 0) = 3"),
        0,
        "local sockets carry the desktop"
    );
    assert_eq!(
        given("11 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = -1 EAFNOSUPPORT (refused)"),
        0,
        "refused is refused"
    );
    assert_eq!(
        given("11 socket(AF_INET6, SOCK_STREAM, 0) = 5"),
        1,
        "this one was given out"
    );
    let torn = "11 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE <unfinished ...>\n12 socket(AF_UNIX, SOCK_STREAM, 0 <unfinished ...>\n12 <... socket resumed>) = 4\n11 <... socket resumed>) = ";
    assert_eq!(
        given(&format!("{torn}-1 EAFNOSUPPORT (refused)")),
        0,
        "refused in two lines"
    );
    assert_eq!(given(&format!("{torn}6")), 1, "given out in two lines");
    assert_eq!(
        given(&format!("{torn}?")),
        0,
        "who was ended in the call has nothing"
    );
    assert_eq!(
        given("11 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP"),
        1,
        "a trace that stops before the answer proves nothing"
    );
}
