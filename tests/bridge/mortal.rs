//! A notification service that ends the reminder process at a chosen point of a pop-up.
//!
//! Owns the two points between which a kill matters: marked but not shown, shown but not marked. What lies on disk afterwards is
//! what a killed process leaves, because the engine writes nothing on its way out.

use std::panic::resume_unwind;
use std::sync::{Arc, Mutex};

use evenkeel_core::ports::{Notice, Notifier, NotifyError};
use evenkeel_tests::RecordingNotifier;
use serde::{Deserialize, Serialize};

use crate::world::held;

/// Where the reminder process dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KillAt {
    /// Here and now.
    Now,
    /// At the next pop-up: after it was marked, before it is shown.
    BeforeShow,
    /// At the next pop-up: after it was shown, before that is marked.
    AfterShow,
}

/// Shows through `inner`, or dies.
pub struct MortalNotifier {
    inner: Arc<RecordingNotifier>,
    next: Mutex<Option<KillAt>>,
}

/// What unwinds instead of a process that ends.
struct Killed;

impl MortalNotifier {
    /// Lives until told otherwise.
    pub fn new(inner: Arc<RecordingNotifier>) -> Self {
        Self {
            inner,
            next: Mutex::new(None),
        }
    }

    /// Where it dies next.
    pub fn set(&self, at: Option<KillAt>) {
        *held(&self.next) = at;
    }

    fn dies_at(&self, here: KillAt) {
        let dies = held(&self.next).take_if(|at| *at == here).is_some();
        if dies {
            resume_unwind(Box::new(Killed));
        }
    }
}

impl Notifier for MortalNotifier {
    fn show(&self, notice: &Notice) -> Result<(), NotifyError> {
        self.dies_at(KillAt::BeforeShow);
        let answer = self.inner.show(notice);
        self.dies_at(KillAt::AfterShow);
        answer
    }

    fn check(&self) -> Result<(), NotifyError> {
        self.inner.check()
    }
}
