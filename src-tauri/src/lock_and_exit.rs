//! How the window goes. Locking is closing: the process ends, and with it everything it held in memory.
//!
//! Owns the order (out of sight, last draft, database closed, fresh copy if one is wanted, end) and the time limit. Refuses
//! to own why: that is [`LockReason`]. A window that hangs cannot hold this up: the work runs beside it, and a second
//! thread ends the process when the limit is reached.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use evenkeel_domain::vault::LockReason;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::{options, window};

/// The build that tests drive is given longer, so that what they see is the order of closing and never how busy the machine is.
const LENIENCE: u64 = if cfg!(feature = "automation") { 100 } else { 1 };
/// From the first word of closing to the end of the process, at most.
pub const LIMIT: Duration = Duration::from_millis(950 * LENIENCE);
/// How long the page gets to hand over what is half typed. It saves drafts as they are typed, so this is the last second's.
const LAST_DRAFT: Duration = Duration::from_millis(250);
/// How long the main loop gets to say whether the window is in view.
const GLANCE: Duration = Duration::from_millis(100);
/// How long closing the database may take before the end comes anyway. What was saved was saved with a full sync.
const CLOSE_DATABASE: Duration = Duration::from_millis(400 * LENIENCE);

/// How often, and how far apart, a folder is removed until it stays away.
const CLEARING: u32 = 5;
const CLEARING_PAUSE: Duration = Duration::from_millis(10);

/// What the page is told, with the reason; it hands over its draft and answers with `vault_lock`.
pub const EVENT: &str = "closing";

/// What closing needs to know, and the one flag that keeps it from happening twice.
pub struct Closing {
    begun: AtomicBool,
    closed: AtomicBool,
    draft: (Mutex<bool>, Condvar),
    close: Box<dyn Fn(LockReason) + Send + Sync>,
    end: Ending,
}

/// What is left behind when the window is gone.
#[derive(Debug, Clone, Default)]
pub struct Ending {
    /// Folders nobody needs afterwards.
    pub leftovers: Vec<PathBuf>,
    /// The folder of a demonstration. A fresh copy is told of it and comes back to it; without one it goes too.
    pub throw_away: Option<PathBuf>,
}

impl Ending {
    /// The arguments of a fresh copy.
    fn again(&self) -> Vec<String> {
        let name = self
            .throw_away
            .as_deref()
            .and_then(Path::file_name)
            .and_then(OsStr::to_str);
        name.map(|name| format!("{}{name}", options::DEMO_FOLDER))
            .into_iter()
            .collect()
    }

    /// Removes what nobody needs afterwards. A command that was under way may put something back, so it looks again.
    fn clear_away(&self, comes_back: bool) {
        let folders = self.leftovers.iter();
        for folder in folders.chain(self.throw_away.iter().filter(|_| !comes_back)) {
            for _ in 0..CLEARING {
                std::fs::remove_dir_all(folder).ok();
                thread::sleep(CLEARING_PAUSE);
                if !folder.exists() {
                    break;
                }
            }
        }
    }
}

impl Closing {
    /// `close` closes the database; `end` says what is left behind.
    #[must_use]
    pub fn new(close: impl Fn(LockReason) + Send + Sync + 'static, end: Ending) -> Self {
        Self {
            begun: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            draft: (Mutex::new(false), Condvar::new()),
            close: Box::new(close),
            end,
        }
    }

    /// The page has handed over its draft.
    pub fn draft_saved(&self) {
        let (saved, news) = &self.draft;
        *saved.lock().unwrap_or_else(PoisonError::into_inner) = true;
        news.notify_all();
    }

    /// The database is closed for good: no command may open anything any more.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    fn wait_for_draft(&self) {
        let (saved, news) = &self.draft;
        let waiting = saved.lock().unwrap_or_else(PoisonError::into_inner);
        // Whether it came in time changes nothing about what follows.
        drop(news.wait_timeout_while(waiting, LAST_DRAFT, |saved| !*saved));
    }
}

/// Locks by closing. `draft` says whether there may be one to hand over: only with an open vault, and a page that lives.
pub fn lock_and_exit<R: Runtime>(
    app: &AppHandle<R>,
    closing: &Arc<Closing>,
    reason: LockReason,
    draft: bool,
) {
    if closing.begun.swap(true, Ordering::SeqCst) {
        return;
    }
    thread::spawn(|| {
        thread::sleep(LIMIT);
        end_now();
    });
    let app = app.clone();
    let closing = Arc::clone(closing);
    thread::spawn(move || {
        let comes_back = reason.shows_lock_screen() && in_view(&app);
        if let Some(window) = app.get_webview_window(window::LABEL) {
            window.hide().ok();
        }
        // A main loop that hangs does not come to it; what this program offered for pasting ends with it all the same.
        #[cfg(target_os = "linux")]
        app.run_on_main_thread(crate::clipboard::forget).ok();
        if draft && app.emit(EVENT, reason).is_ok() {
            closing.wait_for_draft();
        }
        within(CLOSE_DATABASE, {
            let closing = Arc::clone(&closing);
            move || (closing.close)(reason)
        });
        closing.closed.store(true, Ordering::SeqCst);
        if let Some(window) = app.get_webview_window(window::LABEL) {
            window.destroy().ok();
        }
        closing.end.clear_away(comes_back);
        if comes_back && !start_again(&closing.end.again()) {
            closing.end.clear_away(false);
        }
        app.exit(0);
    });
}

/// Runs `work` beside this thread and waits for it no longer than `limit`.
fn within(limit: Duration, work: impl FnOnce() + Send + 'static) -> bool {
    let (done, finished) = mpsc::channel();
    thread::spawn(move || {
        work();
        done.send(()).ok();
    });
    finished.recv_timeout(limit).is_ok()
}

fn in_view<R: Runtime>(app: &AppHandle<R>) -> bool {
    let (answer, answered) = mpsc::channel();
    let app = app.clone();
    // Asking waits for the main loop, which may hang.
    thread::spawn(move || {
        let shown = app.get_webview_window(window::LABEL).is_some_and(|window| {
            window.is_visible().unwrap_or(true) && !window.is_minimized().unwrap_or(false)
        });
        answer.send(shown).ok();
    });
    answered.recv_timeout(GLANCE).unwrap_or(true)
}

/// Whether it could be started.
fn start_again(arguments: &[String]) -> bool {
    let Ok(program) = std::env::current_exe() else {
        return false;
    };
    let started = Command::new(program)
        .arg(options::FRESH_COPY)
        .args(arguments)
        .stdin(Stdio::null())
        .spawn();
    if started.is_err() {
        tracing::warn!("the lock screen could not be started; the launcher still works");
    }
    started.is_ok()
}

/// Ends the process without asking anything of it that could hang.
#[cfg(target_os = "linux")]
fn end_now() {
    rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).ok();
}

/// Ends the process.
#[cfg(not(target_os = "linux"))]
fn end_now() {
    std::process::exit(0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_hangs_does_not_hold_up_closing() {
        let (never, wait) = mpsc::channel::<()>();
        assert!(
            !within(Duration::from_millis(20), move || {
                wait.recv().ok();
            }),
            "closing would wait for a database that never closes"
        );
        drop(never);
        assert!(
            within(Duration::from_secs(600), || {}),
            "work that is done at once counts as done"
        );
    }

    #[test]
    fn a_demonstration_that_comes_back_finds_its_folder_and_one_that_goes_leaves_none() {
        let place = tempfile::tempdir().unwrap();
        let make = |name: &str| {
            let folder = place.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            std::fs::write(folder.join("vault.db"), b"x").unwrap();
            folder
        };
        let end = Ending {
            leftovers: vec![make("engine")],
            throw_away: Some(make("evenkeel-demo-a1B2c3")),
        };
        assert_eq!(end.again(), ["--demo-folder=evenkeel-demo-a1B2c3"]);
        end.clear_away(true);
        let left = |name: &str| place.path().join(name).exists();
        assert!(!left("engine"), "the engine's folder is needed by nobody");
        assert!(
            left("evenkeel-demo-a1B2c3"),
            "the lock screen opens what lies there"
        );
        end.clear_away(false);
        assert!(
            !left("evenkeel-demo-a1B2c3"),
            "and nothing stays at the end"
        );
        assert!(
            Ending::default().again().is_empty(),
            "a real vault is found without a word"
        );
    }

    #[test]
    fn the_last_draft_is_waited_for_but_not_for_ever() {
        let closing = Closing::new(|_| {}, Ending::default());
        closing.wait_for_draft();
        closing.draft_saved();
        closing.wait_for_draft();
        assert!(
            LAST_DRAFT + GLANCE + CLOSE_DATABASE < LIMIT,
            "the parts must fit into the whole, or a lock could outlast its promise"
        );
        assert!(
            cfg!(feature = "automation") || LIMIT < Duration::from_secs(1),
            "the promise is a second"
        );
    }
}
