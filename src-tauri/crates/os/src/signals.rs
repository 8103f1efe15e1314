//! Desktop signals: going to sleep, awake again, session locked, another user at the screen.
//!
//! Owns listening to logind and the screen saver over D-Bus, and asking logind to wait a moment before sleep. A bus that is absent is
//! quietly no signal. Decides nothing about locking.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The machine is about to sleep; it waits until the handler has returned (a few seconds at most).
    Sleep,
    /// The machine woke up.
    Awake,
    /// The session was locked, or the screen saver came on.
    SessionLocked,
    /// Another user's session is in front.
    UserSwitched,
}

/// What hears of signals. Runs on threads of this module, possibly on two at once.
pub type OnSignal = Arc<dyn Fn(Signal) + Send + Sync>;

/// Listens until the process ends.
pub fn listen(on: OnSignal) {
    let spawn = |name: &str, work: Box<dyn FnOnce() -> zbus::Result<()> + Send>| {
        let started = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                if let Err(error) = work() {
                    // No bus, no logind, no screen saver: normal on many desktops. The error names services, never people.
                    tracing::debug!(%error, "a source of desktop signals is absent");
                }
            });
        if let Err(error) = started {
            tracing::warn!(%error, "no thread for desktop signals");
        }
    };
    let (a, b, c) = (Arc::clone(&on), Arc::clone(&on), Arc::clone(&on));
    spawn("sleep", Box::new(move || sleep(&a)));
    spawn("session-lock", Box::new(move || session_lock(&b)));
    spawn("session-user", Box::new(move || session_user(&c)));
    spawn("screen-saver", Box::new(move || screen_saver(&on)));
}

fn sleep(on: &OnSignal) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let manager = Proxy::new(&bus, LOGIND, "/org/freedesktop/login1", MANAGER)?;
    let hold = || -> Option<OwnedFd> {
        manager
            .call("Inhibit", &("sleep", "Evenkeel", "Evenkeel", "delay"))
            .ok()
    };
    // Listening first: a machine that goes to sleep between the two lines must not go unheard.
    let signals = manager.receive_signal("PrepareForSleep")?;
    let held = Mutex::new(hold());
    for message in signals {
        let Ok(begins) = message.body().deserialize::<bool>() else {
            continue;
        };
        let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
        if begins {
            on(Signal::Sleep);
            // Letting go is what tells logind that we are ready.
            *held = None;
        } else {
            on(Signal::Awake);
            *held = hold();
        }
    }
    Ok(())
}

fn own_session(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
    let manager = Proxy::new(bus, LOGIND, "/org/freedesktop/login1", MANAGER)?;
    let by_process = manager.call("GetSessionByPID", &(std::process::id(),));
    by_process.or_else(|error| match std::env::var("XDG_SESSION_ID") {
        Ok(id) => manager.call("GetSession", &(id,)),
        Err(_) => Err(error),
    })
}

fn session_lock(on: &OnSignal) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let path = own_session(&bus)?;
    let session = Proxy::new(&bus, LOGIND, path, "org.freedesktop.login1.Session")?;
    for _ in session.receive_signal("Lock")? {
        on(Signal::SessionLocked);
    }
    Ok(())
}

fn session_user(on: &OnSignal) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let path = own_session(&bus)?;
    let properties = Proxy::new(&bus, LOGIND, path, "org.freedesktop.DBus.Properties")?;
    for message in properties.receive_signal("PropertiesChanged")? {
        let body = message.body();
        let Ok((_, changed, _)) =
            body.deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>()
        else {
            continue;
        };
        if changed
            .get("Active")
            .and_then(|value| bool::try_from(value).ok())
            == Some(false)
        {
            on(Signal::UserSwitched);
        }
    }
    Ok(())
}

fn screen_saver(on: &OnSignal) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let saver = Proxy::new(
        &bus,
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
    )?;
    for message in saver.receive_signal("ActiveChanged")? {
        if message.body().deserialize::<bool>().unwrap_or(false) {
            on(Signal::SessionLocked);
        }
    }
    Ok(())
}
