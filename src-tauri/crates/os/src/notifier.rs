//! Pop-ups through the desktop's notification service.
//!
//! Owns the one thread on which `notify-rust` is ever called. Called from an async worker it would start a runtime inside a runtime
//! and bring the program down, so its functions are reachable only with a token that exists on that thread alone. Owns the
//! record of what the service took and what it refused. Does not decide what is shown, and writes no words of it into the log.

use std::collections::{BTreeSet, VecDeque};
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender, TrySendError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use evenkeel_core::ports::{Notice, Notifier, NotifyError};
use notify_rust::{Hint, Notification, NotificationHandle, Timeout, Urgency};

/// The longest anybody waits for the service to take a pop-up.
const LIMIT: Duration = Duration::from_secs(5);

/// Pop-ups that may wait for their turn.
const QUEUE: usize = 8;

/// Pop-ups whose buttons are listened to at one time. Older ones stay on the screen; their buttons then do nothing.
const MOST_LISTENING: usize = 8;

/// A reminder stays on the screen as long as it counts as fresh.
const ON_SCREEN_MS: u32 = 30 * 60 * 1_000;

/// The desktop file the pop-ups belong to, and the icon's name.
const DESKTOP_ENTRY: &str = "org.evenkeel.Evenkeel";

/// What a service calls a click on the pop-up itself.
const DEFAULT: &str = "default";

/// Called with the pop-up's id and the action's name when a button was pressed. Runs on a thread of its own.
pub type OnAction = Arc<dyn Fn(&str, &str) + Send + Sync>;

/// The desktop's notification service.
#[derive(Debug)]
pub struct OsNotifier {
    jobs: SyncSender<Job>,
    limit: Duration,
    record: Arc<Mutex<Record>>,
}

/// What became of the pop-ups of this process.
#[derive(Debug, Default)]
struct Record {
    /// Handed over, no answer yet.
    on_the_way: BTreeSet<String>,
    /// Taken after the caller had stopped waiting. Asked again for one of them, the answer is "shown".
    taken_late: VecDeque<String>,
    delivered: u64,
    failed: u64,
}

enum Job {
    Show(Notice, SyncSender<Result<(), NotifyError>>),
    Check(SyncSender<Result<(), NotifyError>>),
}

/// What does the real work; only the tests of this module have another one.
type Backend = dyn Fn(&Notice, &OwnThread) -> Result<(), NotifyError> + Send;
type Checker = dyn Fn(&OwnThread) -> Result<(), NotifyError> + Send;

/// Exists on the notification thread only: it cannot be made elsewhere, sent there, or held by an async task.
struct OwnThread(PhantomData<*const ()>);

impl OsNotifier {
    /// Starts the thread. `on_action` hears of pressed buttons.
    #[must_use]
    pub fn start(on_action: Option<OnAction>) -> Self {
        let listening = Arc::new(AtomicUsize::new(0));
        Self::with(
            LIMIT,
            Box::new(move |notice, here| show(notice, on_action.as_ref(), &listening, here)),
            Box::new(check),
        )
    }

    fn with(limit: Duration, backend: Box<Backend>, checker: Box<Checker>) -> Self {
        let (jobs, work) = mpsc::sync_channel(QUEUE);
        let record = Arc::<Mutex<Record>>::default();
        let seen = Arc::clone(&record);
        let started = std::thread::Builder::new()
            .name("notify".to_owned())
            .spawn(move || run(&work, &seen, &*backend, &*checker));
        if let Err(error) = started {
            // Without the thread every call finds the channel closed and says so.
            tracing::error!(%error, "no thread for notifications");
        }
        Self {
            jobs,
            limit,
            record,
        }
    }

    /// How many the service took and how many it did not, since the start.
    #[must_use]
    pub fn counts(&self) -> (u64, u64) {
        let record = lock(&self.record);
        (record.delivered, record.failed)
    }

    fn ask(
        &self,
        job: impl FnOnce(SyncSender<Result<(), NotifyError>>) -> Job,
    ) -> Result<(), NotifyError> {
        let (reply, answer) = mpsc::sync_channel(1);
        match self.jobs.try_send(job(reply)) {
            Ok(()) => answer
                .recv_timeout(self.limit)
                .unwrap_or(Err(NotifyError::TimedOut)),
            Err(TrySendError::Full(_)) => Err(NotifyError::TimedOut),
            Err(TrySendError::Disconnected(_)) => Err(NotifyError::Missing),
        }
    }
}

impl Notifier for OsNotifier {
    fn show(&self, notice: &Notice) -> Result<(), NotifyError> {
        {
            let mut record = lock(&self.record);
            if let Some(place) = record.taken_late.iter().position(|id| *id == notice.id) {
                record.taken_late.remove(place);
                return Ok(());
            }
            if !record.on_the_way.insert(notice.id.clone()) {
                return Err(NotifyError::TimedOut);
            }
        }
        let answer = self.ask(|reply| Job::Show(notice.clone(), reply));
        let mut record = lock(&self.record);
        match answer {
            Ok(()) => record.delivered += 1,
            Err(_) => record.failed += 1,
        }
        answer
    }

    fn check(&self) -> Result<(), NotifyError> {
        self.ask(Job::Check)
    }
}

fn lock(record: &Mutex<Record>) -> MutexGuard<'_, Record> {
    record.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The notification thread.
fn run(work: &Receiver<Job>, record: &Mutex<Record>, backend: &Backend, checker: &Checker) {
    let here = OwnThread(PhantomData);
    while let Ok(job) = work.recv() {
        match job {
            Job::Show(notice, reply) => {
                let answer = catch_unwind(AssertUnwindSafe(|| backend(&notice, &here)))
                    .unwrap_or(Err(NotifyError::Refused));
                let mut record = lock(record);
                record.on_the_way.remove(&notice.id);
                if reply.send(answer).is_err() && answer.is_ok() {
                    record.taken_late.push_back(notice.id);
                    if record.taken_late.len() > 64 {
                        record.taken_late.pop_front();
                    }
                }
            }
            Job::Check(reply) => {
                let answer = catch_unwind(AssertUnwindSafe(|| checker(&here)))
                    .unwrap_or(Err(NotifyError::Refused));
                // Nobody may be waiting any more.
                reply.send(answer).ok();
            }
        }
    }
}

fn check(_: &OwnThread) -> Result<(), NotifyError> {
    notify_rust::get_capabilities()
        .map(drop)
        .map_err(|error| meaning(&error))
}

fn show(
    notice: &Notice,
    on_action: Option<&OnAction>,
    listening: &Arc<AtomicUsize>,
    _: &OwnThread,
) -> Result<(), NotifyError> {
    let able = notify_rust::get_capabilities().map_err(|error| meaning(&error))?;
    let has = |name: &str| able.iter().any(|one| one == name);
    let mut pop_up = Notification::new();
    pop_up
        .appname("Evenkeel")
        .icon(DESKTOP_ENTRY)
        .summary(&notice.title)
        .body(&body(&notice.body, has("body-markup")))
        .hint(Hint::DesktopEntry(DESKTOP_ENTRY.to_owned()))
        .urgency(Urgency::Normal)
        .timeout(Timeout::Milliseconds(ON_SCREEN_MS));
    if notice.silent {
        pop_up.hint(Hint::SuppressSound(true));
    }
    let buttons = on_action.filter(|_| has("actions") && !notice.actions.is_empty());
    if buttons.is_some() {
        for (name, words) in &notice.actions {
            pop_up.action(name, words);
        }
        // A click on the pop-up itself does what its first button does.
        if let Some((_, words)) = notice.actions.first() {
            pop_up.action(DEFAULT, words);
        }
    }
    let handle = pop_up.show().map_err(|error| meaning(&error))?;
    if handle.id() == 0 {
        // The specification knows no pop-up 0: a service that answers so has shown nothing.
        return Err(NotifyError::Refused);
    }
    if let Some(on_action) = buttons {
        listen(handle, notice, Arc::clone(on_action), listening);
    }
    Ok(())
}

/// One waiting thread per pop-up, as many as [`MOST_LISTENING`].
fn listen(
    handle: NotificationHandle,
    notice: &Notice,
    on_action: OnAction,
    listening: &Arc<AtomicUsize>,
) {
    if listening.fetch_add(1, Ordering::SeqCst) >= MOST_LISTENING {
        listening.fetch_sub(1, Ordering::SeqCst);
        return;
    }
    let (count, id) = (Arc::clone(listening), notice.id.clone());
    let known: Vec<String> = notice
        .actions
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let started = std::thread::Builder::new()
        .name("pop-up".to_owned())
        .spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                handle.wait_for_action(|action| {
                    if let Some(pressed) = pressed(&known, action) {
                        on_action(&id, pressed);
                    }
                });
            }));
            count.fetch_sub(1, Ordering::SeqCst);
            if outcome.is_err() {
                tracing::warn!("waiting for a pop-up's button ended in a fault");
            }
        });
    if started.is_err() {
        listening.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Which of our buttons is meant by what the service says: a name of ours, or a click on the pop-up itself, which means the first
/// one. Closing it, or anything else, means none.
fn pressed<'a>(known: &'a [String], said: &str) -> Option<&'a str> {
    if said == DEFAULT {
        return known.first().map(String::as_str);
    }
    known.iter().find(|name| *name == said).map(String::as_str)
}

/// A body as the service reads it: escaped only where it reads markup, because elsewhere the escapes would be seen.
fn body(text: &str, markup: bool) -> String {
    if markup {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    } else {
        text.to_owned()
    }
}

fn meaning(error: &notify_rust::error::Error) -> NotifyError {
    told(&error.to_string())
}

/// An answer of the service carries an error name of the bus. No service behind the name, or no bus at all (then the error is about a
/// socket or an address), means that nobody is there.
fn told(said: &str) -> NotifyError {
    let absent = ["ServiceUnknown", "NameHasNoOwner", "Error.Spawn"];
    if said.contains("Error.") && !absent.iter().any(|name| said.contains(name)) {
        NotifyError::Refused
    } else {
        NotifyError::Missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(id: &str) -> Notice {
        Notice {
            id: id.to_owned(),
            title: "Reminder".to_owned(),
            body: String::new(),
            silent: false,
            actions: Vec::new(),
        }
    }

    fn with(
        backend: impl Fn(&Notice, &OwnThread) -> Result<(), NotifyError> + Send + 'static,
    ) -> OsNotifier {
        within(Duration::from_secs(30), backend)
    }

    fn within(
        limit: Duration,
        backend: impl Fn(&Notice, &OwnThread) -> Result<(), NotifyError> + Send + 'static,
    ) -> OsNotifier {
        OsNotifier::with(limit, Box::new(backend), Box::new(|_| Ok(())))
    }

    #[test]
    fn a_service_that_works_and_one_that_refuses_are_told_apart() {
        let notifier = with(|notice, _| {
            if notice.id == "bad" {
                Err(NotifyError::Refused)
            } else {
                Ok(())
            }
        });
        assert_eq!(notifier.show(&notice("good")), Ok(()), "taken");
        assert_eq!(
            notifier.show(&notice("bad")),
            Err(NotifyError::Refused),
            "refused"
        );
        assert_eq!(notifier.counts(), (1, 1), "both are on record");
    }

    #[test]
    fn a_panic_in_the_library_fails_one_pop_up_and_not_the_next() {
        let notifier = with(|notice, _| {
            if notice.id == "bad" {
                panic!("a runtime inside a runtime")
            } else {
                Ok(())
            }
        });
        assert_eq!(
            notifier.show(&notice("bad")),
            Err(NotifyError::Refused),
            "said, not thrown"
        );
        assert_eq!(
            notifier.show(&notice("good")),
            Ok(()),
            "the thread lives on"
        );
    }

    #[test]
    fn a_slow_service_shows_each_pop_up_once() {
        let (go, wait) = mpsc::channel::<()>();
        let shown = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&shown);
        let notifier = within(Duration::from_millis(50), move |_, _| {
            wait.recv().ok();
            count.fetch_add(1, Ordering::SeqCst);
            Ok(())
        });
        assert_eq!(
            notifier.show(&notice("a")),
            Err(NotifyError::TimedOut),
            "nobody waits for half a minute"
        );
        assert_eq!(
            notifier.show(&notice("a")),
            Err(NotifyError::TimedOut),
            "the same one is not queued twice"
        );
        go.send(()).unwrap();
        while !lock(&notifier.record).taken_late.iter().any(|id| id == "a") {
            std::thread::yield_now();
        }
        assert_eq!(
            notifier.show(&notice("a")),
            Ok(()),
            "it was shown in the meantime"
        );
        assert_eq!(shown.load(Ordering::SeqCst), 1, "and only once");
    }

    #[test]
    fn a_stuck_service_does_not_pile_up_pop_ups() {
        let (_stuck, wait) = mpsc::channel::<()>();
        let notifier = within(Duration::from_millis(50), move |_, _| {
            wait.recv().ok();
            Ok(())
        });
        for n in 0..(QUEUE * 3) {
            assert!(
                notifier.show(&notice(&n.to_string())).is_err(),
                "none is taken"
            );
        }
        assert!(
            lock(&notifier.record).on_the_way.len() <= QUEUE * 3,
            "bounded"
        );
    }

    #[test]
    fn nobody_there_and_somebody_who_refuses_are_told_apart() {
        for said in [
            "org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable",
            "org.freedesktop.DBus.Error.Spawn.ExecFailed: no such program",
            "address error: unsupported transport 'disabled'",
            "I/O error: No such file or directory (os error 2)",
        ] {
            assert_eq!(told(said), NotifyError::Missing, "{said}");
        }
        for said in [
            "org.freedesktop.Notifications.Error.ExcessNotificationGeneration: slow down",
            "org.freedesktop.DBus.Error.NoReply: Message recipient disconnected from message bus without replying",
        ] {
            assert_eq!(told(said), NotifyError::Refused, "{said}");
        }
    }

    #[test]
    fn a_click_on_the_pop_up_opens_and_closing_it_does_nothing() {
        let known = ["open".to_owned(), "snooze".to_owned()];
        assert_eq!(
            pressed(&known, "default"),
            Some("open"),
            "the pop-up itself"
        );
        assert_eq!(pressed(&known, "snooze"), Some("snooze"), "a button");
        assert_eq!(pressed(&known, "__closed"), None, "closed by hand");
        assert_eq!(pressed(&known, "rm -rf"), None, "nothing of ours");
        assert_eq!(pressed(&[], "default"), None, "a pop-up without buttons");
    }

    #[test]
    fn markup_is_escaped_only_where_it_is_read() {
        assert_eq!(
            body("<b>R&D</b>", true),
            "&lt;b&gt;R&amp;D&lt;/b&gt;",
            "a service that reads markup"
        );
        assert_eq!(body("<b>R&D</b>", false), "<b>R&D</b>", "one that does not");
    }

    #[test]
    fn it_can_be_called_from_an_async_worker() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let answer = runtime.block_on(async {
            // The real backend, whatever desktop there is: what counts is that nothing panics on the worker.
            tokio::spawn(async { OsNotifier::start(None).check() }).await
        });
        assert!(answer.is_ok(), "the worker must survive: {answer:?}");
    }
}
