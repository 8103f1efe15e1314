//! What the desktop says about sleep and locks reaches the program, and the laptop waits until the program is done.
//!
//! A stand-in for logind and the screen saver speaks on the test's own bus; the listener is another process that takes this bus for
//! the system's.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use evenkeel_os::signals::{self, Signal};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

use crate::agent_support::{PATIENCE, wait_for};

const SESSION: &str = "/org/freedesktop/login1/session/_31";

struct Logind(Arc<Mutex<Vec<UnixStream>>>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    fn inhibit(
        &self,
        what: &str,
        _who: &str,
        _why: &str,
        mode: &str,
    ) -> zbus::fdo::Result<OwnedFd> {
        if (what, mode) != ("sleep", "delay") {
            return Err(zbus::fdo::Error::AccessDenied(
                "only a delay of sleep is ours to ask for".to_owned(),
            ));
        }
        let (ours, theirs) =
            UnixStream::pair().map_err(|error| zbus::fdo::Error::Failed(error.to_string()))?;
        self.0.lock().unwrap().push(ours);
        Ok(OwnedFd::from(std::os::fd::OwnedFd::from(theirs)))
    }

    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
        OwnedObjectPath::try_from(SESSION).unwrap()
    }
}

/// Whether the other end of a delay was let go.
fn let_go(delay: &UnixStream) -> bool {
    delay.set_nonblocking(true).unwrap();
    let mut delay = delay;
    matches!(delay.read(&mut [0]), Ok(0))
}

#[test]
fn sleep_waits_for_the_lock_and_every_lock_of_the_desktop_is_heard() {
    // Every window on this desktop hears that the screen locks, and leaves.
    let _screen = crate::screen();
    crate::session();
    let delays = Arc::<Mutex<Vec<UnixStream>>>::default();
    let bus = zbus::blocking::connection::Builder::session()
        .and_then(|bus| bus.serve_at("/org/freedesktop/login1", Logind(Arc::clone(&delays))))
        .and_then(|bus| bus.name("org.freedesktop.login1"))
        .and_then(|bus| bus.name("org.freedesktop.ScreenSaver"))
        .and_then(zbus::blocking::connection::Builder::build)
        .unwrap();
    let mut listener = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "signals::listener", "--ignored", "--nocapture"])
        .env(
            "DBUS_SYSTEM_BUS_ADDRESS",
            std::env::var_os("DBUS_SESSION_BUS_ADDRESS").unwrap(),
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (heard, hear) = mpsc::channel();
    let output = listener.stdout.take().unwrap();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // The test harness writes its own words on the same line now and then.
            if let Some((_, signal)) = line.split_once("signal:") {
                heard.send(signal.to_owned()).ok();
            }
        }
    });
    let manager = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager");
    let say = |(path, interface): (&str, &str), member: &str, body: bool| {
        bus.emit_signal(None::<&str>, path, interface, member, &(body,))
            .unwrap();
    };

    wait_for("the wish to be waited for", PATIENCE, || {
        (!delays.lock().unwrap().is_empty()).then_some(())
    });
    say(manager, "PrepareForSleep", true);
    assert_eq!(
        hear.recv_timeout(PATIENCE).as_deref(),
        Ok("Sleep"),
        "going to sleep is heard"
    );
    assert!(
        !let_go(&delays.lock().unwrap()[0]),
        "the laptop waits while the vault is being locked"
    );
    listener
        .stdin
        .as_mut()
        .unwrap()
        .write_all(b"locked\n")
        .unwrap();
    wait_for("the laptop to be let go", PATIENCE, || {
        let_go(&delays.lock().unwrap()[0]).then_some(())
    });
    say(manager, "PrepareForSleep", false);
    assert_eq!(
        hear.recv_timeout(PATIENCE).as_deref(),
        Ok("Awake"),
        "waking up is heard"
    );
    wait_for("the wish for the next time", PATIENCE, || {
        (delays.lock().unwrap().len() == 2).then_some(())
    });

    // The other listeners tell nobody when they are ready: each signal is said until it is heard. What was said once too often may be
    // heard at any later time, so locks are counted, said and heard.
    let (locks_said, locks_heard) = (Cell::new(0), Cell::new(0));
    let heard = |longest: Duration| {
        let one = hear.recv_timeout(longest).ok()?;
        locks_heard.set(locks_heard.get() + u32::from(one == "SessionLocked"));
        Some(one)
    };
    let until_heard = |expected: &str, say: &dyn Fn()| {
        wait_for(expected, PATIENCE, || {
            say();
            locks_said.set(locks_said.get() + u32::from(expected == "SessionLocked"));
            heard(Duration::from_millis(200)).filter(|one| one == expected)
        });
        while heard(Duration::from_millis(300)).is_some() {}
    };
    until_heard("SessionLocked", &|| {
        bus.emit_signal(
            None::<&str>,
            SESSION,
            "org.freedesktop.login1.Session",
            "Lock",
            &(),
        )
        .unwrap();
    });
    until_heard("UserSwitched", &|| {
        let changed = HashMap::from([("Active", Value::from(false))]);
        let body = (
            "org.freedesktop.login1.Session",
            changed,
            Vec::<String>::new(),
        );
        bus.emit_signal(
            None::<&str>,
            SESSION,
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            &body,
        )
        .unwrap();
    });
    until_heard("SessionLocked", &|| {
        say(
            (
                "/org/freedesktop/ScreenSaver",
                "org.freedesktop.ScreenSaver",
            ),
            "ActiveChanged",
            true,
        );
    });
    // More often than a lock was ever said: if each of these locked, more would be heard than was said.
    for _ in 0..=locks_said.get() {
        say(
            (
                "/org/freedesktop/ScreenSaver",
                "org.freedesktop.ScreenSaver",
            ),
            "ActiveChanged",
            false,
        );
    }
    while heard(Duration::from_millis(500)).is_some() {}
    assert!(
        locks_heard.get() <= locks_said.get(),
        "a screen saver that goes off locks nothing"
    );
    drop(listener.stdin.take());
    assert!(
        listener.wait().unwrap().success(),
        "the listener ends in order"
    );
}

/// The other process of the test above.
#[test]
#[ignore = "runs as a process of its own, started by the test above"]
fn listener() {
    let (line, lines) = mpsc::channel();
    let lines = Mutex::new(lines);
    let sleeping = Mutex::new(true);
    signals::listen(Arc::new(move |signal| {
        writeln!(std::io::stdout(), "signal:{signal:?}").unwrap();
        // The first time it goes to sleep, it says when it is ready.
        if signal == Signal::Sleep && std::mem::take(&mut *sleeping.lock().unwrap()) {
            lines.lock().unwrap().recv_timeout(PATIENCE).unwrap();
        }
    }));
    for read in std::io::stdin().lines() {
        line.send(read.unwrap()).unwrap();
    }
}
