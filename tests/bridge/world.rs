//! The world the core runs in here: stand-ins for the machine, and the real reminder engine on the same clock.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use evenkeel_agent::{Engine, Parts};
use evenkeel_core::ports::{Clock as _, Notice, Ports};
use evenkeel_core::{App, Event, Topic, demo};
use evenkeel_domain::Id;
use evenkeel_domain::reminder::ReminderAction;
use evenkeel_os::OsEntropy;
use evenkeel_store::DataFolder;
use evenkeel_tests::{
    MemoryKeys, PresetPicker, RecordingBrowser, RecordingNotifier, SetClock, StillReminders,
};

use crate::args::Args;
use crate::mortal::{KillAt, MortalNotifier};

/// Everything behind the HTTP door.
pub struct World {
    /// The program.
    pub app: App,
    /// Its clock.
    pub clock: Arc<SetClock>,
    /// What was shown, and when on that clock.
    pub notified: Mutex<Vec<(DateTime<Utc>, Notice)>>,
    /// Its dialogs.
    pub picker: Arc<PresetPicker>,
    /// Its password store.
    pub keys: Arc<MemoryKeys>,
    /// Its pop-ups.
    pub notifier: Arc<RecordingNotifier>,
    reminders: Arc<StillReminders>,
    /// Where the reminder process dies next.
    mortal: Arc<MortalNotifier>,
    /// None while it is dead.
    engine: Mutex<Option<Engine>>,
    kills: AtomicU32,
    /// Whether a killed one is started anew at once, as a desktop does that looks after it.
    rises: AtomicBool,
    parts: Parts,
    changed: Arc<Mutex<Vec<Topic>>>,
}

impl World {
    /// Sets it up over the folder of the arguments.
    pub fn new(args: &Args) -> anyhow::Result<Self> {
        let start = args.start();
        let clock = Arc::new(SetClock::new(start.at, &start.zone));
        let keys = Arc::<MemoryKeys>::default();
        let notifier = Arc::<RecordingNotifier>::default();
        let picker = Arc::<PresetPicker>::default();
        let reminders = Arc::<StillReminders>::default();
        let mortal = Arc::new(MortalNotifier::new(notifier.clone()));
        let ports = Ports {
            clock: clock.clone(),
            keys: keys.clone(),
            entropy: Arc::new(OsEntropy),
            notifier: notifier.clone(),
            picker: picker.clone(),
            browser: Arc::<RecordingBrowser>::default(),
            agent: reminders.clone(),
        };
        let app = if args.demo {
            App::demo(ports, args.data.clone())
        } else {
            App::new(ports, args.data.clone())
        };
        let changed = Arc::<Mutex<Vec<Topic>>>::default();
        let heard = changed.clone();
        app.on_event(move |event| {
            if let Event::Changed(topics) = event {
                heard
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .extend(topics);
            }
        });
        if args.demo {
            demo::seed(&app)?;
        }
        let parts = Parts {
            clock: clock.clone(),
            keys: keys.clone(),
            notifier: mortal.clone(),
            entropy: Arc::new(OsEntropy),
            folder: DataFolder::open(&args.data)?,
        };
        let engine = Mutex::new(Some(Engine::new(parts.clone())));
        Ok(Self {
            app,
            clock,
            notified: Mutex::default(),
            picker,
            keys,
            notifier,
            reminders,
            mortal,
            engine,
            kills: AtomicU32::new(0),
            rises: AtomicBool::new(true),
            parts,
            changed,
        })
    }

    /// Moves the clock. Awake, the reminder engine looks at every moment at which something is due on the way; asleep, it looks
    /// once at the end, as after a lid was opened. A dead one looks at nothing.
    pub fn set_clock(&self, to: DateTime<Utc>, asleep: bool) {
        let mut engine = held(&self.engine);
        self.look(&mut engine);
        if !asleep {
            loop {
                let now = self.clock.now();
                let next = engine.as_ref().and_then(|engine| engine.next_due(&now));
                match next.filter(|next| *next <= to) {
                    Some(next) => self.clock.set(next),
                    None => break,
                }
                self.look(&mut engine);
            }
        }
        self.clock.set(to);
        self.look(&mut engine);
    }

    /// Ends the reminder process without a word, if it lives, and starts a new one over what lies on disk.
    pub fn restart_agent(&self) {
        let mut engine = held(&self.engine);
        if engine.is_some() {
            self.kills.fetch_add(1, Ordering::SeqCst);
        }
        self.mortal.set(None);
        self.rises.store(true, Ordering::SeqCst);
        *engine = Some(Engine::new(self.parts.clone()));
        self.reminders.set_gone(false);
        self.look(&mut engine);
    }

    /// Kills the reminder process now, or at that point of the next pop-up. `rises`: a new one is started at once; otherwise it
    /// stays dead until [`World::restart_agent`].
    pub fn kill_agent(&self, at: KillAt, rises: bool) {
        self.rises.store(rises, Ordering::SeqCst);
        if at == KillAt::Now {
            let mut engine = held(&self.engine);
            self.died(&mut engine);
            self.look(&mut engine);
        } else {
            self.mortal.set(Some(at));
        }
    }

    /// Presses a button of a pop-up, as the person at the screen would.
    pub fn press(&self, pop_up: &str, action: &str) -> bool {
        let id = Id::parse(pop_up.strip_prefix("group-").unwrap_or(pop_up));
        match (ReminderAction::named(action), id) {
            (Some(ReminderAction::Snooze), Some(id)) => held(&self.engine)
                .as_mut()
                .is_some_and(|engine| engine.snooze(id)),
            (Some(action), Some(id)) if action.answers() => {
                let kept = held(&self.engine)
                    .as_mut()
                    .is_some_and(|engine| engine.answer(id));
                if !kept {
                    self.app.reminder_pressed(id);
                }
                true
            }
            (Some(ReminderAction::Snooze) | None, _) => false,
            (Some(_), Some(id)) => {
                self.app.reminder_pressed(id);
                true
            }
            (Some(_), None) => true,
        }
    }

    /// How the reminder process stands: whether it lives, how often it was killed, when it shows something next.
    pub fn agent(&self) -> (bool, u32, Option<DateTime<Utc>>) {
        let engine = held(&self.engine);
        let next = engine
            .as_ref()
            .and_then(|engine| engine.next_due(&self.clock.now()));
        (engine.is_some(), self.kills.load(Ordering::SeqCst), next)
    }

    fn died(&self, engine: &mut Option<Engine>) {
        self.kills.fetch_add(1, Ordering::SeqCst);
        let rises = self.rises.load(Ordering::SeqCst);
        *engine = rises.then(|| Engine::new(self.parts.clone()));
        self.reminders.set_gone(!rises);
    }

    fn look(&self, engine: &mut Option<Engine>) {
        while let Some(living) = engine.as_mut() {
            let outcome = catch_unwind(AssertUnwindSafe(|| living.tick()));
            self.note_shown();
            if outcome.is_ok() {
                return;
            }
            self.died(engine);
        }
    }

    /// Writes down what was shown since, by the reminder process or by the app itself (the test of the reminder screen).
    pub fn note_shown(&self) {
        let now = self.clock.now().at;
        let mut known = held(&self.notified);
        let new: Vec<_> = self
            .notifier
            .shown()
            .into_iter()
            .skip(known.len())
            .map(|notice| (now, notice))
            .collect();
        known.extend(new);
    }

    /// What changed since this was asked last.
    pub fn take_changed(&self) -> Vec<Topic> {
        std::mem::take(&mut *held(&self.changed))
    }
}

/// The value, also after a panic elsewhere.
pub fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
