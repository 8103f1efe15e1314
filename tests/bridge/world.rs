//! The world the core runs in here: stand-ins for the machine, and the real reminder engine on the same clock.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use evenkeel_agent::{Engine, Parts};
use evenkeel_core::ports::{Clock as _, Notice, Ports};
use evenkeel_core::{App, Event, Noun, demo};
use evenkeel_os::OsEntropy;
use evenkeel_store::DataFolder;
use evenkeel_tests::{MemoryKeys, PresetPicker, RecordingNotifier, SetClock, StillReminders};

use crate::args::Args;

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
    notifier: Arc<RecordingNotifier>,
    engine: Mutex<Engine>,
    parts: Parts,
    changed: Arc<Mutex<Vec<Noun>>>,
}

impl World {
    /// Sets it up over the folder of the arguments.
    pub fn new(args: &Args) -> anyhow::Result<Self> {
        let start = args.start();
        let clock = Arc::new(SetClock::new(start.at, &start.zone));
        let keys = Arc::<MemoryKeys>::default();
        let notifier = Arc::<RecordingNotifier>::default();
        let picker = Arc::<PresetPicker>::default();
        let ports = Ports {
            clock: clock.clone(),
            keys: keys.clone(),
            entropy: Arc::new(OsEntropy),
            notifier: notifier.clone(),
            picker: picker.clone(),
            reminders: Arc::new(StillReminders::default()),
        };
        let app = if args.demo {
            App::demo(ports, args.data.clone())
        } else {
            App::new(ports, args.data.clone())
        };
        let changed = Arc::<Mutex<Vec<Noun>>>::default();
        let heard = changed.clone();
        app.on_event(move |event| {
            if let Event::Changed(nouns) = event {
                heard
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .extend(nouns);
            }
        });
        if args.demo {
            demo::seed(&app)?;
        }
        let parts = Parts {
            clock: clock.clone(),
            keys: keys.clone(),
            notifier: notifier.clone(),
            folder: DataFolder::open(&args.data)?,
        };
        let engine = Mutex::new(Engine::new(parts.clone()));
        Ok(Self {
            app,
            clock,
            notified: Mutex::default(),
            picker,
            keys,
            notifier,
            engine,
            parts,
            changed,
        })
    }

    /// Moves the clock. Awake, the reminder engine looks at every moment at which something is due on the way; asleep, it looks
    /// once at the end, as after a lid was opened.
    pub fn set_clock(&self, to: DateTime<Utc>, asleep: bool) {
        let mut engine = held(&self.engine);
        self.look(&mut engine);
        if !asleep {
            loop {
                match engine
                    .next_due(&self.clock.now())
                    .filter(|next| *next <= to)
                {
                    Some(next) => self.clock.set(next),
                    None => break,
                }
                self.look(&mut engine);
            }
        }
        self.clock.set(to);
        self.look(&mut engine);
    }

    /// Ends the reminder engine without a word and starts a new one over what lies on disk.
    pub fn restart_agent(&self) {
        let mut engine = held(&self.engine);
        *engine = Engine::new(self.parts.clone());
        self.look(&mut engine);
    }

    fn look(&self, engine: &mut Engine) {
        let before = self.notifier.shown().len();
        let now = engine.tick().now.at;
        held(&self.notified).extend(
            self.notifier
                .shown()
                .into_iter()
                .skip(before)
                .map(|notice| (now, notice)),
        );
    }

    /// What changed since this was asked last.
    pub fn take_changed(&self) -> Vec<Noun> {
        std::mem::take(&mut *held(&self.changed))
    }
}

/// The value, also after a panic elsewhere.
pub fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
