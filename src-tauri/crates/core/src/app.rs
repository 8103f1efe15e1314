//! The running program: ports, the vault (locked, or an [`UnlockedVault`]), and who wants to hear of changes.
//!
//! Owns locking and unlocking as such, idle time, noticing that the clock was set, and announcing what changed. Knows no noun.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::time::{Clocks, Now};
use evenkeel_domain::vault::LockReason;
use evenkeel_domain::words::Lang;
use evenkeel_store::{DataFolder, OpenError, Store, device};
use secrecy::SecretSlice;

use crate::error::Outcome;
use crate::event::{Event, Topic};
use crate::marks;
use crate::ports::{KeyName, Ports};
use crate::unlocked::{TIMER_HOLDS, UnlockedVault};

/// The file on which a window that looks after the data folder at `folder` holds a lock.
pub use evenkeel_store::lock_file;

type Listener = Box<dyn Fn(&Event) + Send + Sync>;

enum LockState {
    Locked,
    Unlocked(Box<UnlockedVault>),
}

/// A wall clock that is off by less was not set: the system brings it back in small steps.
const CLOCK_DRIFTS: TimeDelta = TimeDelta::seconds(30);

/// The program without a window: every command goes through [`crate::commands::call`].
pub struct App {
    pub(crate) ports: Ports,
    folder: PathBuf,
    demo: bool,
    /// The claim on the folder, taken when first needed and kept: locking lets no other writer in between.
    store: Mutex<Option<Store>>,
    vault: Mutex<LockState>,
    touched: Mutex<Duration>,
    /// When the stopwatch began by the wall clock, and the zone, as last seen.
    clock_seen: Mutex<Option<(DateTime<Utc>, String)>>,
    /// The reminder a pop-up was pressed for, until somebody with an open vault asks.
    reminder: Mutex<Option<Id>>,
    /// It was pressed and the lock screen was not told yet.
    reminder_fresh: AtomicBool,
    /// The quick entry was asked for and not shown yet.
    quick_entry_requested: AtomicBool,
    /// The vault's files were not where they had been when it was locked: nothing is written beside what lies there now.
    gone: AtomicBool,
    /// What was announced and is not yet written into what lies beside the vault.
    unsettled: Mutex<HashSet<Topic>>,
    listeners: Mutex<Vec<Listener>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in one command must not make every later one panic too.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// A program over `folder`, with the vault locked. Touches nothing on disk.
    #[must_use]
    pub fn new(ports: Ports, folder: PathBuf) -> Self {
        let touched = Mutex::new(ports.clock.elapsed());
        Self {
            ports,
            folder,
            demo: false,
            store: Mutex::new(None),
            vault: Mutex::new(LockState::Locked),
            touched,
            clock_seen: Mutex::new(None),
            reminder: Mutex::new(None),
            reminder_fresh: AtomicBool::new(false),
            quick_entry_requested: AtomicBool::new(false),
            gone: AtomicBool::new(false),
            unsettled: Mutex::default(),
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

    /// The present.
    #[must_use]
    pub fn now(&self) -> Now {
        self.ports.clock.now()
    }

    /// The present by both clocks: for waits that setting one of them must not shorten.
    #[must_use]
    pub fn clocks(&self) -> Clocks {
        self.ports.clock.clocks()
    }

    /// The language words are made in.
    #[must_use]
    pub fn lang(&self) -> Lang {
        device::settings(&self.folder).lang.unwrap_or_default()
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

    /// The key of this name, made now when there is none. Only ever for keys that seal what can be written anew at any time.
    pub(crate) fn get_or_create_key(&self, name: KeyName) -> Outcome<SecretSlice<u8>> {
        match self.ports.keys.get(name)? {
            Some(key) => Ok(key),
            None => self.new_key(name),
        }
    }

    /// A new key of this name in the place of the one before it: what that one sealed opens no more.
    pub(crate) fn new_key(&self, name: KeyName) -> Outcome<SecretSlice<u8>> {
        let mut bytes = vec![0; 32];
        self.ports.entropy.fill(&mut bytes);
        let key = SecretSlice::from(bytes);
        self.ports.keys.set(name, &key)?;
        Ok(key)
    }

    /// Tells everyone who listens, and remembers it until it is settled.
    pub(crate) fn changed(&self, topics: &[Topic]) {
        self.unsettle(topics.iter().copied());
        self.tell(&Event::Changed(topics.to_vec()));
    }

    /// Whether one of these was announced and is not settled.
    pub(crate) fn is_unsettled(&self, mut these: impl Iterator<Item = Topic>) -> bool {
        let unsettled = held(&self.unsettled);
        these.any(|topic| unsettled.contains(&topic))
    }

    /// These are still to be settled.
    pub(crate) fn unsettle(&self, these: impl Iterator<Item = Topic>) {
        held(&self.unsettled).extend(these);
    }

    /// Whatever was announced so far is being settled. To be called before reading what to settle: what is announced meanwhile
    /// is for the next time.
    pub(crate) fn begin_settling(&self) {
        held(&self.unsettled).clear();
    }

    fn tell(&self, event: &Event) {
        for listener in held(&self.listeners).iter() {
            listener(event);
        }
    }

    /// A pop-up of this opaque id was pressed: what it is about is shown as soon as the vault is open.
    pub fn reminder_pressed(&self, id: Id) {
        *held(&self.reminder) = Some(id);
        self.reminder_fresh.store(true, Ordering::SeqCst);
        // The lock screen can answer one that asks for a number.
        self.changed(&[Topic::Reminders, Topic::Inbox]);
    }

    /// The reminder that was pressed last, and whether that is news. Asking clears the news, and nothing else.
    pub(crate) fn pressed_reminder(&self) -> Option<(Id, bool)> {
        let id = (*held(&self.reminder))?;
        Some((id, self.reminder_fresh.swap(false, Ordering::SeqCst)))
    }

    /// The reminder that was pressed last, once.
    pub(crate) fn take_reminder(&self) -> Option<Id> {
        held(&self.reminder).take()
    }

    /// Somebody asked for the quick entry from outside: the window shows it as soon as it can, whether locked or open.
    pub fn request_quick_entry(&self) {
        self.quick_entry_requested.store(true, Ordering::SeqCst);
        self.changed(&[Topic::Inbox]);
    }

    /// Whether it was asked for; asking clears it.
    pub(crate) fn take_quick_entry_request(&self) -> bool {
        self.quick_entry_requested.swap(false, Ordering::SeqCst)
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
        match &*held(&self.vault) {
            LockState::Unlocked(vault) => {
                let held_until = vault.timer_until.min(touched.saturating_add(TIMER_HOLDS));
                now.saturating_sub(touched.max(held_until.min(now))) >= vault.lock_after
            }
            LockState::Locked => false,
        }
    }

    /// Whether something may be written beside the vault: not in a folder that was emptied or replaced under an open one.
    ///
    /// # Errors
    /// [`ErrorCode::VaultGone`](evenkeel_domain::ErrorCode::VaultGone).
    pub(crate) fn check_place(&self) -> Outcome<()> {
        if self.gone.load(Ordering::SeqCst) {
            return Err(OpenError::Gone.into());
        }
        Ok(self.with_unlocked(|vault| vault.map_or(Ok(()), |vault| vault.check_place()))?)
    }

    /// Whether the vault is unlocked.
    #[must_use]
    pub fn is_unlocked(&self) -> bool {
        matches!(&*held(&self.vault), LockState::Unlocked(_))
    }

    /// The same without waiting for what runs: a vault that is being worked with counts as unlocked. For the thread that draws the
    /// window, which has to be able to leave at any moment.
    #[must_use]
    pub fn seems_unlocked(&self) -> bool {
        match self.vault.try_lock() {
            Ok(vault) => matches!(*vault, LockState::Unlocked(_)),
            Err(TryLockError::Poisoned(left)) => {
                matches!(*left.into_inner(), LockState::Unlocked(_))
            }
            Err(TryLockError::WouldBlock) => true,
        }
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

    /// Looks at the unlocked vault, if it is. Nobody locks or unlocks it meanwhile.
    pub(crate) fn with_unlocked<T>(&self, look: impl FnOnce(Option<&mut UnlockedVault>) -> T) -> T {
        match &mut *held(&self.vault) {
            LockState::Unlocked(vault) => look(Some(vault)),
            LockState::Locked => look(None),
        }
    }

    /// From now on the vault is unlocked.
    pub(crate) fn unlock(&self, vault: UnlockedVault) {
        *held(&self.vault) = LockState::Unlocked(Box::new(vault));
        self.gone.store(false, Ordering::SeqCst);
        self.touch();
        self.changed(&[Topic::Vault]);
    }

    /// Locks: checkpoints and closes the database and wipes the keys. Fine when it was locked. `last` is done before, while nobody
    /// else can come in.
    /// Whoever shows a window ends its process afterwards; that is the only wipe that needs no faith.
    pub(crate) fn lock(&self, reason: LockReason, last: impl FnOnce(&mut UnlockedVault)) {
        let mut mark = None;
        let was_unlocked = {
            // Held until the database is closed: whoever locks at the same time returns no sooner than that.
            let mut state = held(&self.vault);
            if let LockState::Unlocked(vault) = &mut *state
                && catch_unwind(AssertUnwindSafe(|| last(vault))).is_err()
            {
                // Nothing that goes wrong in there may leave the vault open.
                tracing::error!("what is done before a lock panicked");
            }
            match std::mem::replace(&mut *state, LockState::Locked) {
                LockState::Unlocked(vault) => {
                    let vault = vault.into_database();
                    let reached = vault.second_mark();
                    match vault.lock() {
                        Ok(()) => mark = Some(reached).filter(|_| !self.demo),
                        Err(OpenError::Gone) => {
                            self.gone.store(true, Ordering::SeqCst);
                            tracing::error!("the vault was not where it had been opened");
                        }
                        Err(_) => tracing::warn!(
                            "the database did not close in order; it repairs itself at the next unlock"
                        ),
                    }
                    true
                }
                LockState::Locked => false,
            }
        };
        if was_unlocked {
            self.tell(&Event::Locked(reason));
            self.changed(&[Topic::Vault]);
            // Last: a password store may take its time, and the window does not wait for it.
            if let Some(mark) = mark {
                marks::keep(&self.ports, mark);
            }
        }
    }
}
