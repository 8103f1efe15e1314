//! What every call of the page reaches: the core behind one door, and the way out.
//!
//! Owns running a command off the main thread, turning a panic into an error, settling what a command changed once its answer
//! is on its way, and ending the window when a lock was asked for or nobody has touched it for too long.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use evenkeel_core::{App, CommandError, Event, agenda, commands};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::vault::LockReason;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Runtime};

use crate::lock_and_exit::{self, Closing};
use crate::options::Wanted;

/// What the page hears when topics changed: their names, never what changed in them.
pub const CHANGED: &str = "changed";
/// How often idleness is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How often the clock is looked at: whether it was set.
const LOOK_AT_CLOCK: Duration = Duration::from_secs(5);

/// Tauri's state: one per process.
pub struct Shell {
    app: Arc<App>,
    closing: Arc<Closing>,
}

impl Shell {
    /// A shell over `app` that closes by `closing`.
    #[must_use]
    pub fn new(app: Arc<App>, closing: Arc<Closing>) -> Self {
        Self { app, closing }
    }

    /// Runs one command of the list where it may take its time.
    ///
    /// # Errors
    /// What the command answers; [`ErrorCode::Internal`] when it panicked.
    pub async fn call(&self, name: &'static str, input: Value) -> Result<Value, CommandError> {
        if self.closing.is_closed() {
            return Err(CommandError::new(ErrorCode::Locked));
        }
        let app = Arc::clone(&self.app);
        let ran =
            tauri::async_runtime::spawn_blocking(move || commands::call(&app, name, input)).await;
        self.settle();
        ran.unwrap_or_else(|_| {
            tracing::error!(command = name, "a command panicked");
            Err(CommandError::new(ErrorCode::Internal))
        })
    }

    /// Beside the answer, which does not wait for it.
    fn settle(&self) {
        if agenda::is_stale(&self.app) {
            let app = Arc::clone(&self.app);
            tauri::async_runtime::spawn_blocking(move || agenda::settle(&app));
        }
    }

    /// The reason a `vault_lock` gives, if it is one.
    #[must_use]
    pub fn reason_of(input: &Value) -> Option<LockReason> {
        serde_json::from_value(input.get("reason")?.clone()).ok()
    }

    /// The vault is locked: the window goes. One that shows a lock screen already stays, unless it was told to vanish.
    pub fn locked<R: Runtime>(&self, app: &AppHandle<R>, reason: LockReason) {
        self.closing.draft_saved();
        if !reason.shows_lock_screen() {
            self.lock_and_exit(app, reason);
        }
    }

    /// Ends the window, for `reason`.
    pub fn lock_and_exit<R: Runtime>(&self, app: &AppHandle<R>, reason: LockReason) {
        lock_and_exit::lock_and_exit(app, &self.closing, reason, self.app.is_unlocked());
    }

    /// Something is to be shown as soon as it can be.
    pub fn want(&self, wanted: Wanted) {
        match wanted {
            Wanted::Reminder(id) => self.app.reminder_pressed(id),
            Wanted::QuickEntry => self.app.request_quick_entry(),
        }
    }

    /// Passes on to the page what changed, and ends the window when the vault was locked.
    pub fn listen<R: Runtime>(&self, handle: &AppHandle<R>) {
        let handle = handle.clone();
        let closing = Arc::clone(&self.closing);
        self.app.on_event(move |event| match event {
            Event::Changed(topics) => {
                // A page that is gone hears nothing and misses nothing.
                handle.emit(CHANGED, topics).ok();
            }
            Event::Locked(reason) => {
                lock_and_exit::lock_and_exit(&handle, &closing, *reason, false)
            }
        });
    }

    /// Locks by itself when nobody has touched an open vault for as long as the person chose.
    pub fn watch_idleness<R: Runtime>(&self, handle: &AppHandle<R>) {
        let app = Arc::clone(&self.app);
        let closing = Arc::clone(&self.closing);
        let handle = handle.clone();
        thread::spawn(move || {
            loop {
                thread::sleep(LOOK);
                if app.idle_too_long() {
                    lock_and_exit::lock_and_exit(&handle, &closing, LockReason::Idle, true);
                }
            }
        });
    }

    /// Keeps the reminders right when the clock is set, or the laptop travels, while the window is open; and tries again what could
    /// not be written.
    pub fn watch_clock(&self) {
        let app = Arc::clone(&self.app);
        thread::spawn(move || {
            loop {
                agenda::on_tick(&app);
                thread::sleep(LOOK_AT_CLOCK);
            }
        });
    }

    /// Being asked to end, by the desktop at log-out or by a person in a terminal, is a lock like any other.
    #[cfg(target_os = "linux")]
    pub fn watch_signals<R: Runtime>(&self, handle: &AppHandle<R>) {
        use tokio::signal::unix::{SignalKind, signal};
        for kind in [
            SignalKind::terminate(),
            SignalKind::interrupt(),
            SignalKind::hangup(),
        ] {
            let app = Arc::clone(&self.app);
            let closing = Arc::clone(&self.closing);
            let handle = handle.clone();
            tauri::async_runtime::spawn(async move {
                let Ok(mut asked) = signal(kind) else {
                    return;
                };
                if asked.recv().await.is_some() {
                    lock_and_exit::lock_and_exit(
                        &handle,
                        &closing,
                        LockReason::Close,
                        app.is_unlocked(),
                    );
                }
            });
        }
    }

    /// The system ends the process by itself.
    #[cfg(not(target_os = "linux"))]
    pub fn watch_signals<R: Runtime>(&self, _handle: &AppHandle<R>) {}

    /// Locks an open vault when the laptop goes to sleep, or somebody else may be in front of it.
    #[cfg(target_os = "linux")]
    pub fn watch_desktop<R: Runtime>(&self, handle: &AppHandle<R>) {
        use evenkeel_os::signals::{self, Signal};
        let app = Arc::clone(&self.app);
        let closing = Arc::clone(&self.closing);
        let handle = handle.clone();
        signals::listen(Arc::new(move |signal| {
            let reason = match signal {
                Signal::Sleep => LockReason::Suspend,
                Signal::SessionLocked | Signal::UserSwitched => LockReason::SessionLock,
                Signal::Awake => return,
            };
            // A lock screen holds nothing, so it may stay.
            if app.is_unlocked() {
                lock_and_exit::lock_and_exit(&handle, &closing, reason, true);
                // Returning lets the laptop sleep. By then this process has ended.
                thread::sleep(lock_and_exit::LIMIT);
            }
        }));
    }

    /// No such signal is heard here yet.
    #[cfg(not(target_os = "linux"))]
    pub fn watch_desktop<R: Runtime>(&self, _handle: &AppHandle<R>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_exit_is_understood_even_when_nothing_is_open() {
        assert_eq!(
            Shell::reason_of(&serde_json::json!({ "reason": "quick_exit" })),
            Some(LockReason::QuickExit),
            "the window would stay on screen"
        );
        assert_eq!(
            Shell::reason_of(&serde_json::json!({ "reason": "no such" })),
            None
        );
        assert_eq!(Shell::reason_of(&serde_json::json!([])), None);
    }
}
