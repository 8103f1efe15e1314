//! Ends everything that was started in a session, also when the session's own program was killed.
//!
//! A small process of its own holds the reading end of a pipe. However the session's program ends, the pipe closes;
//! then every process that carries the session's mark in its environment, and every descendant of one, is ended, and
//! the session's folder is removed.

use std::collections::HashSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::{MARK, REAP, own_group};
use crate::console::{Context as _, Fail, Outcome, clock};

/// How long processes may take to end by themselves before they are killed.
const GRACE: Duration = Duration::from_secs(3);
/// How long to go on altogether.
const LIMIT: Duration = Duration::from_secs(10);

/// Starts the reaper of the session in `folder`.
pub fn spawn(folder: &Path) -> Outcome<(Child, ChildStdin)> {
    // Not `current_exe`: a build running inside the session may replace the file we were started from.
    let mut command = Command::new("/proc/self/exe");
    own_group(&mut command)
        .arg(REAP)
        .arg(folder)
        .env_remove(MARK)
        .stdin(Stdio::piped())
        .current_dir("/");
    let mut child = command.spawn().or_fail("start the session's reaper")?;
    match child.stdin.take() {
        Some(stdin) => Ok((child, stdin)),
        None => Err(Fail::new("the session's reaper has no stdin")),
    }
}

/// The reaper itself.
pub fn reap(args: &[String]) -> Outcome {
    let [folder] = args else {
        return Err(Fail::usage("the reaper needs one folder"));
    };
    let folder = PathBuf::from(folder);
    let ours = folder
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("evenkeel-"));
    if !folder.is_absolute() || !ours {
        return Err(Fail::usage("that is not the folder of a session"));
    }
    // Ends when the other end is gone, whatever comes before.
    let mut ignored = Vec::new();
    drop(std::io::stdin().read_to_end(&mut ignored));

    let began = clock();
    loop {
        let left = marked(&folder);
        if left.is_empty() || began.elapsed() > LIMIT {
            break;
        }
        signal(
            if began.elapsed() < GRACE {
                "TERM"
            } else {
                "KILL"
            },
            &left,
        );
        sleep(Duration::from_millis(60));
    }
    fs::remove_dir_all(&folder).or_fail(format!("remove {}", folder.display()))
}

/// Every process with the mark, and their descendants.
fn marked(folder: &Path) -> Vec<u32> {
    let mark = format!("{MARK}={}", folder.display());
    let mut parents: Vec<(u32, u32)> = Vec::new();
    let mut found: HashSet<u32> = HashSet::new();
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    for entry in entries.flatten() {
        let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        let Some((state, parent)) = state_and_parent(pid) else {
            continue;
        };
        if state == 'Z' {
            continue;
        }
        parents.push((pid, parent));
        let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
        if environment
            .split(|byte| *byte == 0)
            .any(|entry| entry == mark.as_bytes())
        {
            found.insert(pid);
        }
    }
    loop {
        let before = found.len();
        for (pid, parent) in &parents {
            if found.contains(parent) {
                found.insert(*pid);
            }
        }
        if found.len() == before {
            break;
        }
    }
    found.remove(&std::process::id());
    found.into_iter().collect()
}

/// From `/proc/PID/stat`; the program's name in it is in brackets and may hold anything.
fn state_and_parent(pid: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, after) = stat.rsplit_once(')')?;
    let mut fields = after.split_whitespace();
    let state = fields.next()?.chars().next()?;
    let parent = fields.next()?.parse().ok()?;
    Some((state, parent))
}

fn signal(name: &str, pids: &[u32]) {
    // The shell's own `kill`: std sends no signals, and one that is already gone is no trouble.
    let mut script = String::from("exec 2>/dev/null;");
    for pid in pids {
        script.push_str(&format!(" kill -s {name} {pid};"));
    }
    drop(Command::new("sh").arg("-c").arg(script).status());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_process_and_its_unmarked_child_are_found() {
        let folder = Path::new("/nowhere/evenkeel-test-of-the-reaper");
        let mut parent = Command::new("sh")
            .arg("-c")
            .arg("env -u EVENKEEL_SESSION sleep 600; true")
            .env(MARK, folder)
            .spawn()
            .expect("sh starts");
        // Until the child is one of its own: right after it was born it still carries the mark.
        let found = until(|| {
            let found = marked(folder);
            let child = found.iter().any(|process| {
                fs::read_to_string(format!("/proc/{process}/comm"))
                    .is_ok_and(|comm| comm == "sleep\n")
            });
            child.then_some(found)
        });
        signal("KILL", &found);
        drop(parent.wait());
        assert!(found.contains(&parent.id()), "the marked shell is found");
        assert_eq!(
            found.len(),
            2,
            "its child is found too, though it took the mark off"
        );
        // Who was killed may take a moment to go.
        until(|| marked(folder).is_empty().then_some(()));
    }

    /// Asks until there is an answer. The bound is for a test that would never end, not for how fast the machine is.
    fn until<T>(mut ask: impl FnMut() -> Option<T>) -> T {
        let began = clock();
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            assert!(began.elapsed() < Duration::from_secs(300), "it never came");
            sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn only_a_session_folder_is_ever_removed() {
        for folder in ["/", "/home", "evenkeel-relative"] {
            let fail = reap(&[folder.to_owned()]).expect_err("refused");
            assert_eq!(
                fail.code, 2,
                "{folder} is refused before anything is touched"
            );
        }
    }
}
