//! One window to a data folder, as a courtesy: a second start brings the first window forward instead of opening another.
//!
//! Owns the name on the session bus. Refuses to own safety: two writers are kept apart by the file lock in the store, which
//! needs no bus. Everything here fails open, and within a bounded time: without a bus, or with a first window that does not
//! answer, the second one simply starts and says at unlock that the vault is in use.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use evenkeel_domain::Id;
use zbus::blocking::{Connection, connection};

use crate::options::Wanted;

/// How long a second start waits for the first window before it goes on alone.
const PATIENCE: Duration = Duration::from_millis(1200);
/// How often, and how far apart, a window asks for the name while one that is just closing still holds it.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(250);

const OBJECT: &str = "/org/evenkeel/Window";
const INTERFACE: &str = "org.evenkeel.Window1";

/// The bus name of the window that looks after `folder`. Two folders are two programs that do not know of each other.
#[must_use]
pub fn bus_name(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("org.evenkeel.Evenkeel.Window.f{:016x}", hasher.finish())
}

/// Asks the window that owns `name` to come forward, and to show what is wanted. True when it said that it did.
#[must_use]
pub fn ask_first(name: &str, wanted: Option<Wanted>) -> bool {
    let (answer, answered) = mpsc::channel();
    let name = name.to_owned();
    // Connecting has no time limit of its own, so the wait is bounded here.
    thread::spawn(move || {
        let asked = show(&name, wanted).is_ok();
        answer.send(asked).ok();
    });
    answered.recv_timeout(PATIENCE).unwrap_or(false)
}

fn show(name: &str, wanted: Option<Wanted>) -> zbus::Result<()> {
    let bus = connection::Builder::session()?
        .method_timeout(PATIENCE)
        .build()?;
    let (name, interface) = (Some(name), Some(INTERFACE));
    let forward = || bus.call_method(name, OBJECT, interface, "Show", &());
    // A window of before an update knows neither; it comes forward all the same.
    match wanted {
        Some(Wanted::Reminder(id)) => bus
            .call_method(name, OBJECT, interface, "ShowReminder", &id.to_string())
            .or_else(|_| forward()),
        Some(Wanted::QuickEntry) => bus
            .call_method(name, OBJECT, interface, "ShowQuickEntry", &())
            .or_else(|_| forward()),
        None => forward(),
    }
    .map(|_| ())
}

struct WindowInterface {
    show: Box<dyn Fn(Option<Wanted>) + Send + Sync>,
}

#[zbus::interface(name = "org.evenkeel.Window1")]
impl WindowInterface {
    fn show(&self) {
        (self.show)(None);
    }

    /// Anything that is not an id brings the window forward and means nothing more.
    fn show_reminder(&self, id: &str) {
        (self.show)(Id::parse(id).map(Wanted::Reminder));
    }

    fn show_quick_entry(&self) {
        (self.show)(Some(Wanted::QuickEntry));
    }
}

/// Takes `name` and calls `show` whenever a later start asks for the window, with what it wants shown. Without a bus nothing happens.
pub fn serve(name: String, show: impl Fn(Option<Wanted>) + Send + Sync + 'static) {
    thread::spawn(move || {
        let Ok(bus) = connection::Builder::session()
            .and_then(|bus| {
                bus.serve_at(
                    OBJECT,
                    WindowInterface {
                        show: Box::new(show),
                    },
                )
            })
            .and_then(connection::Builder::build)
        else {
            tracing::info!("no session bus: a second start cannot find this window");
            return;
        };
        if take(&bus, &name) {
            // The name lives as long as the connection, and the connection as long as this process.
            loop {
                thread::park();
            }
        }
    });
}

fn take(bus: &Connection, name: &str) -> bool {
    for _ in 0..TRIES {
        if bus
            .request_name_with_flags(name, zbus::fdo::RequestNameFlags::DoNotQueue.into())
            .is_ok()
        {
            return true;
        }
        thread::sleep(BETWEEN_TRIES);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_has_its_own_valid_name() {
        let here = bus_name(Path::new("/home/a/.local/share/evenkeel"));
        let there = bus_name(Path::new("/home/b/.local/share/evenkeel"));
        assert_ne!(
            here, there,
            "a demonstration must not bring the real window forward"
        );
        assert!(
            zbus::names::WellKnownName::try_from(here.as_str()).is_ok(),
            "the bus would refuse {here}"
        );
    }
}
