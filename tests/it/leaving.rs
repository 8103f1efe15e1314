//! Leaving while something runs: who asks whether a vault is open, in order to leave, waits for nobody.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use evenkeel_core::ports::{Entropy, Ports};
use evenkeel_core::{App, commands};
use evenkeel_tests::{
    MemoryKeys, PASSPHRASE, PresetPicker, RecordingBrowser, RecordingNotifier, SeededEntropy,
    SetClock, StillReminders,
};
use serde_json::json;

use crate::support::fast_dir;
use crate::support::life;

/// Randomness that, once told to, is only given when somebody lets it.
struct Held {
    random: SeededEntropy,
    holds: AtomicBool,
    asked: Mutex<mpsc::Sender<()>>,
    given: Mutex<mpsc::Receiver<()>>,
}

impl Entropy for Held {
    fn fill(&self, buf: &mut [u8]) {
        if self.holds.swap(false, Ordering::SeqCst) {
            self.asked.lock().unwrap().send(()).unwrap();
            self.given.lock().unwrap().recv().unwrap();
        }
        self.random.fill(buf);
    }
}

#[test]
fn a_command_that_runs_holds_nobody_up_who_wants_to_leave() {
    let dir = fast_dir();
    let (asked, hears) = mpsc::channel();
    let (give, given) = mpsc::channel();
    let entropy = Arc::new(Held {
        random: SeededEntropy::new(7),
        holds: AtomicBool::new(false),
        asked: Mutex::new(asked),
        given: Mutex::new(given),
    });
    let ports = Ports {
        clock: Arc::new(SetClock::new(life::present(), "America/Chicago")),
        keys: Arc::<MemoryKeys>::default(),
        entropy: entropy.clone(),
        notifier: Arc::<RecordingNotifier>::default(),
        picker: Arc::<PresetPicker>::default(),
        browser: Arc::<RecordingBrowser>::default(),
        agent: Arc::new(StillReminders::default()),
    };
    let app = Arc::new(App::new(ports, dir.path().join("data")));
    assert!(!app.seems_unlocked());
    let new = json!({ "passphrase": PASSPHRASE, "agenda_mode": "off" });
    commands::call(&app, "vault_create", new).unwrap();
    assert!(app.seems_unlocked());

    entropy.holds.store(true, Ordering::SeqCst);
    let working = thread::spawn({
        let app = Arc::clone(&app);
        move || {
            let log = json!({ "when": { "kind": "now" }, "entry": { "intensity": 5 } });
            commands::call(&app, "cravings_log", log)
        }
    });
    hears.recv().unwrap();
    // In the middle of a command; this would wait for it for ever if it waited at all.
    assert!(app.seems_unlocked());
    give.send(()).unwrap();
    working.join().unwrap().unwrap();

    commands::call(&app, "vault_lock", json!({ "reason": "quick_exit" })).unwrap();
    assert!(!app.seems_unlocked());
}
