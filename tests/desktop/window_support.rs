//! What the tests of the window share: where its programs lie, and reading a trace.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Lines of an `strace -f` log in which a socket other than a local one was given out. A call that another process
/// interrupted stands on two lines: how it began, and how it ended.
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
        if foreign && !ended.contains("= -1 ") {
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
            } else if kind.is_file() {
                if let Ok(bytes) = fs::read(entry.path()) {
                    found.push((entry.path(), bytes));
                }
            }
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
}
