//! The running program: ports, the door to the vault, and who wants to hear of changes.
//!
//! Owns the door (shut, or open with a [`Room`] behind it), idle time, noticing that the clock was set, and events. Knows no noun.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use evenkeel_domain::time::Now;
use evenkeel_domain::vault::LockReason;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::{DataFolder, Store, Vault};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::commands::{self, Run};
use crate::error::{CommandError, Outcome};
use crate::ports::Ports;

/// What a change was about. Never what changed in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// Open, locked, settings of it.
    Vault,
    /// Somebody wants to write something down from outside the window.
    Inbox,
    /// Cravings.
    Cravings,
    /// Returns to use, and what was said about days.
    Returns,
    /// Check-ins.
    Checkins,
    /// The journal.
    Journal,
    /// Treatment sessions.
    Sessions,
    /// The program profile.
    Program,
    /// The plan.
    Plan,
    /// People.
    People,
    /// Reviews of weeks.
    Insights,
    /// Lessons.
    Lessons,
    /// Own words.
    Words,
    /// Settings.
    Settings,
    /// Exports and backups.
    Share,
    /// The agenda.
    Reminders,
}

/// Something the window should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// These nouns changed: ask again if you show them.
    Changed(Vec<Noun>),
    /// The vault was locked, for this reason.
    Locked(LockReason),
}

type Listener = Box<dyn Fn(&Event) + Send + Sync>;

enum Door {
    Shut,
    Open(Box<Room>),
}

/// What is behind the open door: the vault and what lives only as long as it is open.
pub struct Room {
    /// The open vault.
    pub(crate) vault: Vault,
    /// Opened by the recovery code: a new passphrase is due.
    pub(crate) needs_new_passphrase: bool,
    /// A calendar file that was read and waits to be applied.
    pub(crate) import: Option<crate::sessions::Pending>,
    /// What stood before the last changes of the schedule.
    pub(crate) undo: Vec<crate::sessions::Before>,
    /// Locks after this long without a touch.
    pub(crate) lock_after: Duration,
    /// A skill's timer runs until then (of [`Clock::elapsed`](crate::ports::Clock)): looking at a wave is not being away.
    pub(crate) timer_until: Duration,
}

/// A running timer holds back the idle lock for at most this long.
pub const TIMER_HOLDS: Duration = Duration::from_secs(30 * 60);

/// A wall clock that is off by less was not set: the system brings it back in small steps.
const CLOCK_DRIFTS: TimeDelta = TimeDelta::seconds(30);

/// The program without a window: every command goes through [`App::call`].
pub struct App {
    pub(crate) ports: Ports,
    folder: PathBuf,
    demo: bool,
    /// The claim on the folder, taken when first needed and kept: locking lets no other writer in between.
    store: Mutex<Option<Store>>,
    door: Mutex<Door>,
    touched: Mutex<Duration>,
    /// When the stopwatch began by the wall clock, and the zone, as last seen.
    clock_seen: Mutex<Option<(DateTime<Utc>, String)>>,
    /// The reminder a pop-up was pressed for, until somebody with an open vault asks.
    reminder: Mutex<Option<Id>>,
    /// The quick entry was asked for and not shown yet.
    wish: AtomicBool,
    listeners: Mutex<Vec<Listener>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in one command must not make every later one panic too.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// A program over `folder`, with the door shut. Touches nothing on disk.
    #[must_use]
    pub fn new(ports: Ports, folder: PathBuf) -> Self {
        let touched = Mutex::new(ports.clock.elapsed());
        Self {
            ports,
            folder,
            demo: false,
            store: Mutex::new(None),
            door: Mutex::new(Door::Shut),
            touched,
            clock_seen: Mutex::new(None),
            reminder: Mutex::new(None),
            wish: AtomicBool::new(false),
            listeners: Mutex::new(Vec::new()),
        }
    }

    /// The same over a throw-away folder with a fictional person's life: screens label it.
    #[must_use]
    pub fn demo(ports: Ports, folder: PathBuf) -> Self {
        Self {
            demo: true,
            ..Self::new(ports, folder)
        }
    }

    /// Whether this is the demo.
    #[must_use]
    pub const fn is_demo(&self) -> bool {
        self.demo
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Hears every event from now on.
    pub fn on_event(&self, listener: impl Fn(&Event) + Send + Sync + 'static) {
        held(&self.listeners).push(Box::new(listener));
    }

    /// Runs one command of the list.
    ///
    /// # Errors
    /// [`ErrorCode::BadInput`] for a name or input that does not fit, [`ErrorCode::Locked`] for a data command while the door is
    /// shut (before its input is even looked at), and whatever the use case answers.
    pub fn call(&self, name: &str, input: Value) -> Outcome<Value> {
        let command =
            commands::find(name).ok_or(CommandError::in_field(ErrorCode::BadInput, "command"))?;
        match &command.run {
            Run::Always(run) => run(self, input),
            Run::Unlocked(run) => match &mut *held(&self.door) {
                Door::Open(room) => run(self, room, input),
                Door::Shut => Err(ErrorCode::Locked.into()),
            },
        }
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> Now {
        self.ports.clock.now()
    }

    /// Whether the wall clock was set, or tells the time of another zone, since this was asked last.
    pub(crate) fn clock_jumped(&self) -> bool {
        let now = self.now();
        let began = TimeDelta::from_std(self.ports.clock.elapsed())
            .ok()
            .and_then(|elapsed| now.at.checked_sub_signed(elapsed));
        let Some(began) = began else {
            return false;
        };
        let mut seen = held(&self.clock_seen);
        let jumped = seen.as_ref().is_some_and(|(before, zone)| {
            (began - *before).abs() > CLOCK_DRIFTS || *zone != now.zone
        });
        if jumped || seen.is_none() {
            *seen = Some((began, now.zone));
        }
        jumped
    }

    /// A new id at `now`.
    #[must_use]
    pub fn new_id(&self, now: &Now) -> Id {
        let mut random = [0; 10];
        self.ports.entropy.fill(&mut random);
        Id::new(now.at, random)
    }

    /// Tells everyone who listens.
    pub(crate) fn changed(&self, nouns: &[Noun]) {
        self.tell(&Event::Changed(nouns.to_vec()));
    }

    fn tell(&self, event: &Event) {
        for listener in held(&self.listeners).iter() {
            listener(event);
        }
    }

    /// A pop-up of this opaque id was pressed: what it is about is shown as soon as the vault is open.
    pub fn reminder_pressed(&self, id: Id) {
        *held(&self.reminder) = Some(id);
        self.changed(&[Noun::Reminders]);
    }

    /// The reminder that was pressed last, once.
    pub(crate) fn take_reminder(&self) -> Option<Id> {
        held(&self.reminder).take()
    }

    /// Somebody asked for the quick entry from outside: the window shows it as soon as it can, whether locked or open.
    pub fn want_quick_entry(&self) {
        self.wish.store(true, Ordering::SeqCst);
        self.changed(&[Noun::Inbox]);
    }

    /// Whether it was asked for; asking clears it.
    pub(crate) fn take_wish(&self) -> bool {
        self.wish.swap(false, Ordering::SeqCst)
    }

    /// The person did something: idle time begins anew.
    pub fn touch(&self) {
        *held(&self.touched) = self.ports.clock.elapsed();
    }

    /// Whether nobody has touched an open vault for as long as the person chose. While a skill's timer runs nobody is idle, for
    /// at most [`TIMER_HOLDS`] after the last touch; the idle time begins when the timer ends.
    #[must_use]
    pub fn idle_too_long(&self) -> bool {
        let now = self.ports.clock.elapsed();
        let touched = *held(&self.touched);
        match &*held(&self.door) {
            Door::Open(room) => {
                let held_until = room.timer_until.min(touched.saturating_add(TIMER_HOLDS));
                now.saturating_sub(touched.max(held_until.min(now))) >= room.lock_after
            }
            Door::Shut => false,
        }
    }

    /// Whether the door is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(&*held(&self.door), Door::Open(_))
    }

    /// Uses the claimed folder, claiming it first when that is still to do.
    pub(crate) fn with_store<T>(&self, work: impl FnOnce(&Store) -> Outcome<T>) -> Outcome<T> {
        let mut store = held(&self.store);
        let store = match &mut *store {
            Some(store) => store,
            none => none.insert(Store::open(DataFolder::open(&self.folder)?)?),
        };
        work(store)
    }

    /// Looks at the open room, if there is one.
    pub(crate) fn with_room<T>(&self, look: impl FnOnce(Option<&mut Room>) -> T) -> T {
        match &mut *held(&self.door) {
            Door::Open(room) => look(Some(room)),
            Door::Shut => look(None),
        }
    }

    /// Opens the door onto `room`.
    pub(crate) fn enter(&self, room: Room) {
        *held(&self.door) = Door::Open(Box::new(room));
        self.touch();
        self.changed(&[Noun::Vault]);
    }

    /// Shuts the door: checkpoints and closes the database and wipes the keys. Fine when it was shut.
    /// Whoever shows a window ends its process afterwards; that is the only wipe that needs no faith.
    pub fn lock(&self, reason: LockReason) {
        let was_open = {
            // Held until the database is closed: whoever locks at the same time returns no sooner than that.
            let mut door = held(&self.door);
            match std::mem::replace(&mut *door, Door::Shut) {
                Door::Open(room) => {
                    let Room { vault, .. } = *room;
                    if vault.lock().is_err() {
                        tracing::warn!(
                            "the database did not close in order; it repairs itself at the next unlock"
                        );
                    }
                    true
                }
                Door::Shut => false,
            }
        };
        if was_open {
            self.tell(&Event::Locked(reason));
            self.changed(&[Noun::Vault]);
        }
    }
}
