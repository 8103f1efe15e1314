//! A home with a patient in it and the reminder agent beside her, both on one clock.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use evenkeel_agent::{Engine, Parts};
use evenkeel_core::ports::{Clock as _, Notice};
use evenkeel_domain::Id;
use evenkeel_store::DataFolder;
use evenkeel_tests::{Patient, RecordingNotifier, SeededEntropy, SetClock};
use serde_json::{Value, json};

/// Monday, 9 in the morning in Chicago.
pub fn morning() -> DateTime<Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub struct House {
    _dir: tempfile::TempDir,
    pub folder: PathBuf,
    pub ana: Patient,
}

impl House {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let ana = Patient::start(folder.clone(), morning());
        let _ = ana.first_run();
        // These stories are about sessions; check-ins have their own.
        let mut settings = ana.ask("settings_get", json!({}));
        settings["checkins"]["on"] = json!(false);
        drop(ana.ask("settings_set", settings));
        Self {
            _dir: dir,
            folder,
            ana,
        }
    }

    /// The folder, kept as long as this is, and the patient.
    pub fn split(self) -> (tempfile::TempDir, Patient) {
        (self._dir, self.ana)
    }

    pub fn tell(&self, command: &str, input: Value) {
        drop(self.ana.ask(command, input));
    }

    /// Types in a session on one day at 18:00.
    pub fn evening(&self, day: &str, travel: Option<u16>) -> Value {
        self.session(
            json!({ "from": day, "until": null, "weekdays": [] }),
            travel,
        )
    }

    pub fn session(&self, when: Value, travel: Option<u16>) -> Value {
        let mut session = json!({
            "kind": "group_prevention", "title": "Relapse prevention with Dana", "phone": "555-0100", "start": "18:00:00", "minutes": 180,
            "place": { "name": "12 Oak Street", "room": "", "directions": "", "travel_minutes": travel },
        });
        session
            .as_object_mut()
            .unwrap()
            .extend(when.as_object().unwrap().clone());
        self.ana
            .ask("sessions_save", json!({ "id": null, "session": session }))
    }

    /// A fresh agent over what lies on disk, with a notification service of its own.
    pub fn agent(&self) -> Agent {
        let notifier = Arc::<RecordingNotifier>::default();
        let parts = Parts {
            clock: self.ana.clock.clone(),
            keys: self.ana.keys.clone(),
            notifier: notifier.clone(),
            entropy: Arc::new(SeededEntropy::new(1)),
            folder: DataFolder::open(&self.folder).unwrap(),
        };
        Agent {
            engine: Engine::new(parts),
            notifier,
            clock: self.ana.clock.clone(),
            heard: Vec::new(),
        }
    }
}

pub struct Agent {
    pub engine: Engine,
    pub notifier: Arc<RecordingNotifier>,
    pub clock: Arc<SetClock>,
    /// Each pop-up with the time it came.
    pub heard: Vec<(DateTime<Utc>, Notice)>,
}

impl Agent {
    /// One look at the clock.
    pub fn look(&mut self) -> std::time::Duration {
        let before = self.notifier.shown().len();
        let tick = self.engine.tick();
        let new = self.notifier.shown().split_off(before);
        self.heard
            .extend(new.into_iter().map(|notice| (tick.now.at, notice)));
        tick.wait
    }

    /// Stays awake until then, looking as often as it says itself.
    pub fn stay_awake_until(&mut self, end: DateTime<Utc>) {
        loop {
            let wait = Duration::from_std(self.look())
                .unwrap()
                .max(Duration::milliseconds(1));
            let now = self.clock.now().at;
            if now >= end {
                return;
            }
            self.clock.set((now + wait).min(end));
        }
    }

    /// Stays awake until then, without stopping at moments at which nothing is due.
    pub fn jump_awake_until(&mut self, end: DateTime<Utc>) {
        self.look();
        while let Some(next) = self
            .engine
            .next_due(&self.clock.now())
            .filter(|next| *next <= end)
        {
            self.clock.set(next);
            self.look();
        }
        self.clock.set(end);
        self.look();
    }

    /// The person presses a button of the pop-up that came last.
    pub fn snooze(&mut self) {
        let (_, last) = self.heard.last().unwrap();
        let id = Id::parse(&last.id).unwrap();
        assert!(self.engine.snooze(id), "it is still in the agenda");
    }

    pub fn sleep_until(&mut self, end: DateTime<Utc>) {
        self.clock.set(end);
    }

    pub fn said(&self) -> Vec<(String, String)> {
        self.heard
            .iter()
            .map(|(when, notice)| {
                (
                    when.to_rfc3339(),
                    format!("{}: {}", notice.title, notice.body),
                )
            })
            .collect()
    }

    pub fn bodies(&self) -> Vec<&str> {
        self.heard
            .iter()
            .map(|(_, notice)| notice.body.as_str())
            .collect()
    }
}
