//! A hostile page in the real window: what it can call, whom it can reach, what it leaves.
//!
//! The page in `fixtures/attack` tries what a script that got in would try. The list of what it got is exact: a new hole
//! and a closed one both show. At the same time the process and its children are traced from outside, because the content
//! policy is no barrier against a name lookup and only the kernel's word counts.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_support::{example, files_under, inet_successes};

/// What the page is told it may have. Everything else must be `blocked`.
const GRANTED: [(&str, &str); 3] = [
    ("granted vault_status", "answered"),
    // A refusal comes back in the form that the screens know.
    (
        "granted refusal",
        r#"{"code":"bad_input","field":"input","retryable":false}"#,
    ),
    ("granted listen", "answered"),
];

/// Granted by the engine whatever one tells it, and worth nothing to a thief. Each has its reason.
const WORTHLESS: [(&str, &str); 4] = [
    // A module can do what a script can do, and reaches the same closed doors.
    ("wasm", "compiled"),
    // The engine says yes before it looks; the trace says whether anything left.
    ("beacon", "true"),
    // Both live in memory and end with the window; the scan of every file says so.
    ("caches", "kept while the window lives"),
    ("session_storage", "evenkeel-storage-canary"),
];

/// A name that only our own look-up asks for, to see that the stand-in hears.
const CONTROL: &str = "evenkeel-control.example";

struct Attack {
    results: BTreeMap<String, String>,
    trace: String,
    folder: tempfile::TempDir,
    /// All that a resolver on a UNIX socket was asked; none where this machine allows no stand-in for one.
    asked: Option<String>,
}

/// Where the C library looks for a resolver that answers over a UNIX socket, which no filter on internet sockets keeps anybody from.
const RESOLVER: &str = "/run/nscd/socket";

/// A resolver that notes what it is asked and answers nothing.
fn resolver(socket: &Path) -> Arc<Mutex<Vec<u8>>> {
    let listener = UnixListener::bind(socket).expect("a stand-in for the resolver");
    let heard = Arc::<Mutex<Vec<u8>>>::default();
    let noted = Arc::clone(&heard);
    thread::spawn(move || {
        for asked in listener.incoming().flatten() {
            let noted = Arc::clone(&noted);
            thread::spawn(move || {
                asked.set_read_timeout(Some(Duration::from_secs(1))).ok();
                let mut question = [0; 1_024];
                let length = (&asked).read(&mut question).unwrap_or(0);
                noted.lock().unwrap().extend_from_slice(&question[..length]);
            });
        }
    });
    heard
}

/// The words that run a program in a folder tree of its own, in which the resolver is `socket`. None where the system permits none.
fn with_resolver(socket: &Path) -> Option<Vec<String>> {
    // The folder of running services is replaced as a whole: on most machines it has no place for this one.
    let place = format!(
        "mount -t tmpfs none /run && mkdir -p {} && touch {RESOLVER} && mount --bind {} {RESOLVER} && exec \"$@\"",
        Path::new(RESOLVER).parent()?.display(),
        socket.display(),
    );
    [&["-m"][..], &["-r", "-m"]].into_iter().find_map(|own| {
        let mut words = vec!["unshare".to_owned()];
        words.extend(own.iter().map(|word| (*word).to_owned()));
        words.extend(["--propagation", "private", "sh", "-c", &place, "sh"].map(str::to_owned));
        let works = Command::new(&words[0])
            .args(&words[1..])
            .arg("true")
            .stderr(Stdio::null())
            .status();
        works.is_ok_and(|status| status.success()).then_some(words)
    })
}

fn attack() -> Attack {
    let _screen = crate::screen();
    let folder = tempfile::tempdir().expect("a folder for the attack");
    let home = folder.path().join("home");
    let runtime = folder.path().join("run");
    let temporary = folder.path().join("tmp");
    for made in [&home, &runtime, &temporary] {
        fs::create_dir(made).expect("a folder for the attack");
    }
    let trace_folder = tempfile::tempdir().expect("a folder for the trace");
    let trace = trace_folder.path().join("trace");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/attack");
    let socket = trace_folder.path().join("resolver");
    let heard = resolver(&socket);
    let around = with_resolver(&socket);
    let mut command = match &around {
        Some(words) => {
            let mut command = Command::new(&words[0]);
            command.args(&words[1..]).arg("strace");
            command
        }
        None => Command::new("strace"),
    };
    let output = command
        .args(["-f", "-qq", "-e", "trace=socket", "-e", "signal=none", "-o"])
        .arg(&trace)
        .arg(example("attack"))
        .arg(page)
        .env("HOME", &home)
        .env("XDG_RUNTIME_DIR", &runtime)
        .env("TMPDIR", &temporary)
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_CACHE_HOME")
        .env_remove("XDG_STATE_HOME")
        .env_remove("EVENKEEL_DATA_DIR")
        .stdin(Stdio::null())
        .output()
        .expect("strace runs the attack");
    let printed = String::from_utf8_lossy(&output.stdout);
    // Services of the desktop that the window wakes may write to the same place.
    let line = printed
        .lines()
        .find(|line| line.starts_with('{'))
        .unwrap_or_default();
    let results = serde_json::from_str(line).unwrap_or_else(|_| {
        panic!(
            "the page never reported: {:?}\n{printed}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    });
    let asked = around.map(|words| {
        let text = || String::from_utf8_lossy(&heard.lock().unwrap()).into_owned();
        // Asked last: whatever the page got the engine to ask is there by the time this is.
        let own = Command::new(&words[0])
            .args(&words[1..])
            .args(["getent", "hosts", CONTROL])
            .output()
            .expect("getent looks a name up");
        assert!(
            !own.status.success(),
            "the stand-in answers nothing, so somebody else was asked"
        );
        wait_for("the stand-in to hear the control", PATIENCE, || {
            text().contains(CONTROL).then(text)
        })
    });
    Attack {
        results,
        trace: fs::read_to_string(&trace).expect("strace wrote its trace"),
        folder,
        asked,
    }
}

/// The page runs once for all of this: every start of the window costs seconds.
#[test]
fn a_hostile_page_gets_nothing_reaches_nobody_and_leaves_nothing() {
    let attack = attack();

    // What it can call.
    let allowed: BTreeMap<&str, &str> = GRANTED.into_iter().chain(WORTHLESS).collect();
    let mut wrong = Vec::new();
    for (attempt, got) in &attack.results {
        let expected = allowed.get(attempt.as_str()).copied().unwrap_or("blocked");
        if got != expected {
            wrong.push(format!("{attempt}: {got} instead of {expected}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "the window let a hostile page do this:\n{}",
        wrong.join("\n")
    );
    assert!(
        attack.results.len() >= 92,
        "only {} attempts reported: the page broke half way",
        attack.results.len()
    );
    for (control, _) in GRANTED {
        assert!(
            attack.results.contains_key(control),
            "without `{control}` answering, a dead bridge would pass for a safe one"
        );
    }

    // Whom it can reach.
    assert!(
        attack.trace.contains("AF_UNIX"),
        "the trace saw no socket at all, so it proves nothing"
    );
    let reached = inet_successes(&attack.trace);
    assert!(
        reached.is_empty(),
        "the page or the engine got a way to the network:\n{}",
        reached.join("\n")
    );

    // And by a name alone, over the one kind of socket that there is.
    match &attack.asked {
        Some(asked) => {
            let names = asked.replace(CONTROL, "");
            assert!(
                !names.contains(".example"),
                "the engine asked a resolver for a name out of the page: {names:?}"
            );
        }
        None => {
            let said = "no stand-in for a resolver: this machine permits no mount namespace";
            writeln!(std::io::stderr(), "{said}").ok();
        }
    }

    // What it leaves.
    let kept = files_under(attack.folder.path());
    assert!(
        kept.iter()
            .any(|(path, _)| path.ends_with("hsts-storage.sqlite")),
        "the engine's folder was not among what was scanned"
    );
    for (path, bytes) in &kept {
        for canary in [
            "evenkeel-storage-canary",
            "evenkeel-cookie-canary",
            "evenkeel-download-canary",
        ] {
            assert!(
                !contains(bytes, canary),
                "{} keeps what the page stored: {canary}",
                path.display()
            );
        }
    }
    let downloads: Vec<&PathBuf> = kept
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.to_string_lossy().contains("evenkeel-canary"))
        .collect();
    assert!(
        downloads.is_empty(),
        "a page could write a file: {downloads:?}"
    );
}

fn contains(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}
