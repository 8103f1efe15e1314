//! The private desktop, from outside: what a command finds in it, and that nothing of it is left.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Five minutes: longer than the busiest machine needs.
const LOOKS: u32 = 12_000;
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

fn session(script: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["session", "--", "sh", "-c", script]);
    command
}

/// Processes that carry the mark of the session in `folder`.
fn left_of(folder: &Path) -> Vec<String> {
    let mark = format!("EVENKEEL_SESSION={}", folder.display());
    fs::read_dir("/proc")
        .expect("Linux")
        .flatten()
        .filter(|entry| {
            fs::read(entry.path().join("environ"))
                .unwrap_or_default()
                .split(|byte| *byte == 0)
                .any(|entry| entry == mark.as_bytes())
        })
        .map(|entry| fs::read_to_string(entry.path().join("comm")).unwrap_or_default())
        .collect()
}

#[test]
fn a_command_finds_a_whole_desktop_of_its_own() {
    let script = r#"
        has() {
            dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
                org.freedesktop.DBus.NameHasOwner "string:$1"
        }
        has org.freedesktop.secrets
        has org.freedesktop.Notifications
        xdotool getdisplaygeometry
        echo "$HOME $XDG_RUNTIME_DIR $TMPDIR"
        stat -c %a "$XDG_RUNTIME_DIR"
        echo "$EVENKEEL_SESSION"
        exit 7
    "#;
    let out = session(script).output().expect("xtask starts");
    let told = String::from_utf8_lossy(&out.stdout);
    let lines: Vec<&str> = told.lines().map(str::trim).collect();
    let [keyring, daemon, screen, folders, mode, folder] = lines[..] else {
        panic!(
            "six answers, not: {told}\n{}",
            String::from_utf8_lossy(&out.stderr)
        );
    };
    assert_eq!(keyring, "boolean true", "a keyring answers");
    assert_eq!(daemon, "boolean true", "a notification daemon answers");
    assert_eq!(screen, "1280 800", "there is a screen to paint on");
    for place in folders.split(' ') {
        assert!(
            place.starts_with(folder),
            "{place} is the session's own, not the person's"
        );
    }
    assert_eq!(mode, "700", "sockets and keys are nobody else's business");
    assert_eq!(
        out.status.code(),
        Some(7),
        "the command's own exit code comes through"
    );
    assert!(!Path::new(folder).exists(), "the folder is gone");
    assert_eq!(
        left_of(Path::new(folder)),
        Vec::<String>::new(),
        "nothing runs on"
    );
}

#[test]
fn nothing_is_left_when_the_session_itself_is_killed() {
    let mut child = session("setsid -f sleep 600; echo $EVENKEEL_SESSION; exec sleep 600")
        .stdout(Stdio::piped())
        .spawn()
        .expect("xtask starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe"))
        .read_line(&mut line)
        .expect("it speaks");
    let folder = PathBuf::from(line.trim());
    assert_eq!(
        fs::metadata(&folder)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777,
        0o700
    );
    let runs = |names: &[String]| {
        names.iter().any(|name| name.trim() == "Xvfb")
            && names.iter().filter(|name| name.trim() == "sleep").count() == 2
    };
    // The shell says its line before it becomes the second sleep.
    let mut before = left_of(&folder);
    for _ in 0..LOOKS {
        if runs(&before) {
            break;
        }
        sleep(BETWEEN_LOOKS);
        before = left_of(&folder);
    }
    assert!(
        runs(&before),
        "the desktop runs, and a process that ran away from its parent: {before:?}"
    );

    child.kill().expect("killed with no chance to clean up");
    child.wait().expect("gone");

    // The reaper ends by itself after two minutes; looking is all that happens here.
    for _ in 0..LOOKS {
        if !folder.exists() {
            break;
        }
        sleep(BETWEEN_LOOKS);
    }
    assert!(!folder.exists(), "the folder is gone");
    assert_eq!(left_of(&folder), Vec::<String>::new(), "nothing runs on");
}
