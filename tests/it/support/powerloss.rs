//! Child processes that are killed, and the folder a power cut would leave.
//!
//! Owns compiling and driving `plshim.c`, and rebuilding a folder from what it kept. A child is this test binary again,
//! running one ignored "test" that is no test but the work to be interrupted.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// What is told to a child, and read back by it.
pub const JOB: &str = "EVENKEEL_TEST_JOB";
/// The data folder the child works on.
pub const FOLDER: &str = "EVENKEEL_TEST_FOLDER";

/// A backup file the child is to restore.
pub const BACKUP: &str = "EVENKEEL_TEST_BACKUP";

/// When names become durable; see `plshim.c`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// With an fsync of their folder.
    Strict,
    /// With any fsync.
    Relaxed,
}

impl Names {
    pub const BOTH: [Self; 2] = [Self::Strict, Self::Relaxed];

    const fn word(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Relaxed => "relaxed",
        }
    }
}

/// A child of this binary that runs `job` on `folder`.
pub fn child(job: &str, folder: &Path) -> Command {
    child_of("durability::work_that_gets_interrupted", job, folder)
}

/// The same for another test that is no test.
pub fn child_of(work: &str, job: &str, folder: &Path) -> Command {
    // Not `current_exe`: a build that runs meanwhile may have replaced the file.
    let mut command = Command::new("/proc/self/exe");
    command
        .args([
            "--ignored",
            "--exact",
            work,
            "--nocapture",
            "--test-threads=1",
        ])
        .env(JOB, job)
        .env(FOLDER, folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Starts it.
pub fn start(mut command: Command) -> Child {
    command.spawn().unwrap()
}

/// The shim, compiled once.
pub fn shim() -> &'static Path {
    static SHIM: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    &SHIM
        .get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let out = dir.path().join("plshim.so");
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("it/support/plshim.c");
            let compiled = Command::new("cc")
                .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
                .arg(&out)
                .arg(source)
                .args(["-ldl", "-lpthread"])
                .output()
                .unwrap();
            assert!(
                compiled.status.success(),
                "{}",
                String::from_utf8_lossy(&compiled.stderr)
            );
            (dir, out)
        })
        .1
}

/// What a child did before the power went.
pub struct Cut {
    /// Lines it had printed: what it had promised.
    pub lines: Vec<String>,
    /// Whether it was cut off (or came to its end).
    pub was_cut: bool,
    /// The folder as the power cut left it.
    pub after: tempfile::TempDir,
}

impl Cut {
    /// The data folder in [`Cut::after`].
    pub fn folder(&self) -> PathBuf {
        self.after.path().join("data")
    }
}

/// Runs `job` on a copy of `folder` and cuts the power before its `nth` change.
pub fn cut(job: &str, folder: &Path, backup: Option<&Path>, names: Names, nth: u64) -> Cut {
    cut_with(job, folder, backup, names, nth, None)
}

/// As [`cut`], as if the program had forgotten to sync `files` or `folders`.
pub fn cut_forgetful(job: &str, folder: &Path, names: Names, nth: u64, forgotten: &str) -> Cut {
    cut_with(job, folder, None, names, nth, Some(forgotten))
}

fn cut_with(
    job: &str,
    folder: &Path,
    backup: Option<&Path>,
    names: Names,
    nth: u64,
    forgotten: Option<&str>,
) -> Cut {
    let made = |work: &Path| {
        let mut command = child(job, work);
        if let Some(backup) = backup {
            command.env(BACKUP, backup);
        }
        command
    };
    cut_child(made, folder, names, nth, forgotten)
}

/// How many changes `job` makes to a copy of `folder` until it comes to its end.
pub fn changes(job: &str, folder: &Path) -> u64 {
    let dir = super::fast_dir();
    let (work, shadow) = (dir.path().join("data"), dir.path().join("shadow"));
    copy(folder, &work);
    fs::create_dir(&shadow).unwrap();
    let count = dir.path().join("count");
    let mut command = child(job, &work);
    command
        .env("LD_PRELOAD", shim())
        .env("PLSHIM_DIR", &work)
        .env("PLSHIM_SHADOW", &shadow)
        .env("PLSHIM_MODEL", Names::Strict.word())
        .env("PLSHIM_COUNT", &count);
    let output = start(command).wait_with_output().unwrap();
    assert!(output.status.success(), "{job} must come to its end");
    let text = fs::read_to_string(count).unwrap();
    text.trim().parse().unwrap()
}

/// Runs what `made` makes of the path of a copy of `folder`, and cuts the power before its `nth` change.
pub fn cut_child(
    made: impl FnOnce(&Path) -> Command,
    folder: &Path,
    names: Names,
    nth: u64,
    forgotten: Option<&str>,
) -> Cut {
    let dir = super::fast_dir();
    let (work, shadow) = (dir.path().join("data"), dir.path().join("shadow"));
    copy(folder, &work);
    fs::create_dir(&shadow).unwrap();
    let mut command = made(&work);
    command
        .env("LD_PRELOAD", shim())
        .env("PLSHIM_DIR", &work)
        .env("PLSHIM_SHADOW", &shadow)
        .env("PLSHIM_MODEL", names.word())
        .env("PLSHIM_KILL_AFTER", nth.to_string());
    if let Some(forgotten) = forgotten {
        command.env("PLSHIM_DEAF", forgotten);
    }
    let output = start(command).wait_with_output().unwrap();
    let lines = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect();
    let after = super::fast_dir();
    rebuild(&shadow, &after.path().join("data"));
    Cut {
        lines,
        was_cut: !output.status.success(),
        after,
    }
}

/// What a child did on a disk that failed once.
pub struct Fault {
    /// Lines it had printed.
    pub lines: Vec<String>,
    /// Whether it came to the change that was to fail.
    pub met: bool,
}

/// Runs `job` on `folder` itself, with the `nth` change failing once with `errno`.
pub fn with_fault(job: &str, folder: &Path, nth: u64, errno: i32) -> Fault {
    let (fault, survived) = faulty(job, folder, nth, errno);
    assert!(
        survived,
        "{job} must survive a disk that fails once, at change {nth}"
    );
    fault
}

/// The same for work that is given up at the fault. Answers what it printed.
pub fn with_any_end(job: &str, folder: &Path, nth: u64, errno: i32) -> Vec<String> {
    faulty(job, folder, nth, errno).0.lines
}

fn faulty(job: &str, folder: &Path, nth: u64, errno: i32) -> (Fault, bool) {
    let shadow = super::fast_dir();
    let count = shadow.path().join("count");
    let mut command = child(job, folder);
    command
        .env("LD_PRELOAD", shim())
        .env("PLSHIM_DIR", folder)
        .env("PLSHIM_SHADOW", shadow.path())
        .env("PLSHIM_MODEL", "strict")
        .env("PLSHIM_COUNT", &count)
        .env("PLSHIM_FAIL_AT", nth.to_string())
        .env("PLSHIM_FAIL_WITH", errno.to_string());
    let output = start(command).wait_with_output().unwrap();
    // Work that is given up may end before the shim could say how far it came.
    let changes: u64 = fs::read_to_string(count)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    let fault = Fault {
        lines: String::from_utf8_lossy(&output.stdout)
            .lines()
            .map(str::to_owned)
            .collect(),
        met: changes >= nth,
    };
    (fault, output.status.success())
}

/// The folder as the shim kept it: names and contents that were synced, and nothing else.
fn rebuild(shadow: &Path, to: &Path) {
    let text = fs::read_to_string(shadow.join("names")).unwrap();
    let mut lines = text.lines();
    let root = lines.next().unwrap();
    let mut below: HashMap<&str, Vec<(&str, &str, &str)>> = HashMap::new();
    for line in lines {
        let mut parts = line.split('\t');
        let (folder, name, id, kind) = (
            parts.next().unwrap(),
            parts.next().unwrap(),
            parts.next().unwrap(),
            parts.next().unwrap(),
        );
        below.entry(folder).or_default().push((name, id, kind));
    }
    let mut open = vec![(root, to.to_owned())];
    while let Some((folder, path)) = open.pop() {
        fs::create_dir(&path).unwrap();
        for (name, id, kind) in below.remove(folder).unwrap_or_default() {
            if kind == "d" {
                open.push((id, path.join(name)));
            } else {
                // A name that was durable before its content ever was leads to an empty file.
                let content = fs::read(shadow.join("data").join(id)).unwrap_or_default();
                fs::write(path.join(name), content).unwrap();
            }
        }
    }
}

/// Copies a folder of plain files and folders.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}
