//! The running program: one instance, the loop, signals, the tray, opening the window, stopping.
//!
//! Owns what is only there when it really runs. The steps of a look at the clock are [`crate::Engine`]'s.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use evenkeel_core::ports::{Clock as _, Notice, Notifier as _};
use evenkeel_domain::Id;
use evenkeel_domain::reminder::{AgendaState, AgentStatus, ReminderAction};
use evenkeel_domain::words::say;
use evenkeel_os::{
    AgentLink, Instance, InstanceError, OnAction, OsEntropy, OsKeyStore, OsNotifier, Paths,
    PathsError, SystemClock, Waker, write_status,
};
use evenkeel_store::{DataFolder, OpenError};

#[cfg(unix)]
use crate::anew::{Look, OwnFile, answers, calm};
use crate::engine::{Engine, GROUP, Parts};

/// What somebody asked of the running program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Open the window, with what the pop-up of this opaque id is about.
    Open(Option<Id>),
    /// Open the window where something can be written down at once.
    QuickEntry,
    /// Show this one again in ten minutes.
    Snooze(Id),
    /// This one is answered.
    Answer(Id),
    /// Stop reminders and quit.
    Stop,
}

/// Why the program ended without a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Somebody asked it to: a person in the tray, or the system at logout.
    Asked,
    /// Another one runs for this data folder.
    RunsAlready,
    /// The program was taken off the machine.
    TakenOff,
}

/// Why the program cannot run.
#[derive(Debug)]
pub enum Cannot {
    /// No data folder.
    Paths(PathsError),
    /// The data folder cannot be used.
    Folder(OpenError),
    /// The lock cannot be taken.
    Lock(std::io::Error),
}

impl std::fmt::Display for Cannot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Paths(error) => error.fmt(f),
            Self::Folder(error) => error.fmt(f),
            Self::Lock(error) => error.fmt(f),
        }
    }
}

/// A password store that was absent at the start of a process stays absent for it. Once one is there the program starts itself anew,
/// first after five minutes, then ever more seldom, and at last gives up until the next login.
const ANEW_AFTER: Duration = Duration::from_secs(300);
const ANEW_MOST: u32 = 24;

/// How soon to look again while another file lies in this program's place.
#[cfg(unix)]
const SOON: Duration = Duration::from_secs(2);

/// A tray that could not be put up is tried again after this long.
const TRAY_AGAIN: Duration = Duration::from_secs(60);

/// Runs until it is asked to stop. `again` counts how often it started itself anew.
///
/// # Errors
/// [`Cannot`].
pub fn run(again: u32) -> Result<Ended, Cannot> {
    // Before anything else: later, another file may lie at this place.
    #[cfg(unix)]
    let mut own_file = OwnFile::find();
    let paths = Paths::find().map_err(Cannot::Paths)?;
    let folder = DataFolder::open(&paths.data).map_err(Cannot::Folder)?;
    // Before the lock: whoever sees it held may ask this program to end, and is heard.
    let waker = Waker::default();
    let stop = end_signals(&waker);
    let instance = match Instance::take(&AgentLink::lock_file(folder.path())) {
        Ok(instance) => instance,
        Err(InstanceError::Taken) => return Ok(Ended::RunsAlready),
        Err(InstanceError::File(error)) => return Err(Cannot::Lock(error)),
    };
    tracing::info!("reminders are on");

    let (wishes, heard) = mpsc::channel();
    #[cfg(target_os = "linux")]
    {
        let waker = waker.clone();
        // After sleep the clock is looked at right away.
        evenkeel_os::signals::listen(Arc::new(move |_| waker.wake()));
    }
    let on_action: OnAction = {
        let (wishes, waker) = (wishes.clone(), waker.clone());
        Arc::new(move |pop_up, action| {
            if let Some(wish) = wish(pop_up, action) {
                wishes.send(wish).ok();
                waker.wake();
            }
        })
    };
    let notifier = Arc::new(OsNotifier::start(Some(on_action)));
    let clock = Arc::new(SystemClock::new());
    let parts = Parts {
        clock: clock.clone(),
        keys: Arc::new(OsKeyStore::new(&paths.scope())),
        notifier: notifier.clone(),
        entropy: Arc::new(OsEntropy),
        folder: folder.clone(),
    };
    let mut engine = Engine::new(parts);

    #[cfg(target_os = "linux")]
    let mut tray: Option<crate::tray::Up> = None;
    #[cfg(target_os = "linux")]
    let mut tray_tried: Option<Duration> = None;
    let mut told: Option<AgentStatus> = None;
    let begun = clock.elapsed();
    #[cfg(unix)]
    let mut shown_at: Option<Duration> = None;
    loop {
        let tick = engine.tick();
        #[cfg(unix)]
        if tick.shown > 0 {
            shown_at = Some(clock.elapsed());
        }
        #[cfg(target_os = "linux")]
        let tray_seen = {
            let face = face(&engine, &tick.now);
            let elapsed = clock.elapsed();
            if tray.is_none()
                && tray_tried.is_none_or(|tried| elapsed.saturating_sub(tried) >= TRAY_AGAIN)
            {
                tray_tried = Some(elapsed);
                tray = crate::tray::Up::try_new(face.clone(), wishes.clone(), waker.clone());
            }
            if let Some(tray) = &tray {
                tray.say(&face);
            }
            tray.as_ref().is_some_and(crate::tray::Up::seen)
        };
        #[cfg(not(target_os = "linux"))]
        let tray_seen = false;
        let status = engine.status(tray_seen);
        if told.as_ref() != Some(&status) {
            match write_status(folder.path(), &status) {
                Ok(()) => told = Some(status),
                Err(error) => tracing::warn!(%error, "the status cannot be written"),
            }
        }
        if stop.load(Ordering::SeqCst) {
            break;
        }
        if engine.agenda_state() == AgendaState::NoKeyring
            && again < ANEW_MOST
            && clock.elapsed().saturating_sub(begun) >= anew_after(again)
        {
            tracing::info!("starting anew to look for the password store");
            let program = std::env::current_exe().map_err(Cannot::Lock)?;
            drop(instance);
            return start_anew(&program, again.saturating_add(1));
        }
        #[cfg(unix)]
        if let Some(file) = &mut own_file {
            let elapsed = clock.elapsed();
            let since_shown = shown_at.map(|shown| elapsed.saturating_sub(shown));
            match file.look(elapsed) {
                Look::Same => {}
                Look::Replaced if !calm(since_shown, tick.wait) => {}
                Look::Replaced if answers(file.path(), &*clock) => {
                    tracing::info!("another version lies in this program's place; starting it");
                    drop(instance);
                    return start_anew(file.path(), 0);
                }
                Look::Replaced => {
                    tracing::warn!("what lies in this program's place does not run here");
                    file.refuse();
                }
                Look::Gone => {
                    tracing::info!("this program was taken off the machine");
                    drop(instance);
                    return Ok(Ended::TakenOff);
                }
            }
        }
        #[cfg(unix)]
        let wait = match &own_file {
            Some(file) if file.unsettled() => tick.wait.min(SOON),
            _ => tick.wait,
        };
        #[cfg(not(unix))]
        let wait = tick.wait;
        if waker.wait(wait) == evenkeel_os::Woke::Called && grant(&heard, &paths, &mut engine) {
            let text = say(engine.lang(), "tray-quit-told", &[]);
            let farewell = Notice {
                id: "stopped".to_owned(),
                title: say(engine.lang(), "tray-title", &[]),
                body: text,
                silent: false,
                actions: Vec::new(),
            };
            // It was said in the menu already; a desktop without pop-ups hears it there only.
            notifier.show(&farewell).ok();
            break;
        }
    }
    tracing::info!("reminders are stopped");
    drop(instance);
    Ok(Ended::Asked)
}

fn anew_after(again: u32) -> Duration {
    ANEW_AFTER
        .saturating_mul(2_u32.saturating_pow(again))
        .min(Duration::from_secs(3_600))
}

/// Replaces this process by a fresh one, which is told how often it started itself for want of a password store.
fn start_anew(program: &Path, again: u32) -> Result<Ended, Cannot> {
    let mut command = Command::new(program);
    command.arg(format!("--again={again}"));
    #[cfg(unix)]
    return Err(Cannot::Lock(std::os::unix::process::CommandExt::exec(
        &mut command,
    )));
    #[cfg(not(unix))]
    command.spawn().map(|_| Ended::Asked).map_err(Cannot::Lock)
}

/// What a pressed button means. A summary is about several reminders and opens the window by itself; so does one pop-up for several
/// of one minute, which leads where all of them stand.
fn wish(pop_up: &str, action: &str) -> Option<Wish> {
    if let Some(first) = pop_up.strip_prefix(GROUP) {
        return (action == ReminderAction::Open.name()).then_some(Wish::Open(Id::parse(first)));
    }
    let id = Id::parse(pop_up);
    match ReminderAction::named(action)? {
        // The window has the page where one says so, with the number to call.
        ReminderAction::Open | ReminderAction::OnMyWay | ReminderAction::CallLate => {
            Some(Wish::Open(id))
        }
        ReminderAction::Snooze => id.map(Wish::Snooze),
        ReminderAction::Done | ReminderAction::Taken => id.map(Wish::Answer),
    }
}

/// Does what was wished for; says whether stopping was among it.
fn grant(heard: &Receiver<Wish>, paths: &Paths, engine: &mut Engine) -> bool {
    let mut open = None;
    let mut stop = false;
    for wish in heard.try_iter() {
        match wish {
            Wish::Open(about) => open = Some(about.map(|id| format!("--reminder={id}"))),
            Wish::QuickEntry => open = Some(Some("--quick-entry".to_owned())),
            Wish::Snooze(id) => {
                if !engine.snooze(id) {
                    tracing::info!("a pop-up that is not in the agenda any more was snoozed");
                }
            }
            Wish::Answer(id) => {
                if !engine.answer(id) {
                    open = Some(Some(format!("--reminder={id}")));
                }
            }
            Wish::Stop => stop = true,
        }
    }
    // Ten impatient clicks are one wish.
    if let Some(argument) = open {
        open_window(paths, argument);
    }
    stop
}

/// Opens the window that lies beside this program. It shows the lock screen, or comes to the front when it is open. Other programs
/// can see the argument, so it is an opaque id or a neutral word.
fn open_window(paths: &Paths, argument: Option<String>) {
    let mut command = Command::new(paths.window());
    command.args(argument);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    match command.spawn() {
        Ok(mut window) => {
            // Its end has to be noticed, or it stays behind as a zombie of this process.
            let waiting = std::thread::Builder::new()
                .name("window".to_owned())
                .spawn(move || drop(window.wait()));
            if let Err(error) = waiting {
                tracing::debug!(%error, "nobody waits for the window");
            }
        }
        Err(error) => tracing::warn!(%error, "the window could not be opened"),
    }
}

#[cfg(target_os = "linux")]
fn face(engine: &Engine, now: &evenkeel_domain::time::Now) -> crate::tray::Face {
    let lang = engine.lang();
    let next = engine.tray_words(now);
    let unknown = matches!(
        engine.agenda_state(),
        AgendaState::NoKeyring
            | AgendaState::KeyringLocked
            | AgendaState::NoKey
            | AgendaState::Damaged
    ) && engine.agenda().is_none();
    let off = engine.agenda_state() == AgendaState::Off;
    crate::tray::Face {
        lang,
        next: crate::tray::next_line(lang, next.as_deref(), off, unknown),
    }
}

/// Listens for the system's wish that the program ends (logout, `kill`, Ctrl+C).
fn end_signals(waker: &Waker) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    {
        let (flag, waker) = (Arc::clone(&stop), waker.clone());
        let (ready, listening) = mpsc::channel();
        let work = move || -> std::io::Result<()> {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .build()?;
            runtime.block_on(async {
                use tokio::signal::unix::{SignalKind, signal};
                let mut terminate = signal(SignalKind::terminate())?;
                let mut interrupt = signal(SignalKind::interrupt())?;
                ready.send(()).ok();
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
                flag.store(true, Ordering::SeqCst);
                waker.wake();
                Ok(())
            })
        };
        let started = std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                if let Err(error) = work() {
                    tracing::warn!(%error, "the end signals are not heard");
                }
            });
        if let Err(error) = started {
            tracing::warn!(%error, "no thread for the end signals");
        }
        // From here on a wish to end is heard; without this, one that comes early would end the process in the middle of a step. A
        // thread that failed has dropped its end, and nobody waits.
        listening.recv().ok();
    }
    stop
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_means_what_it_says() {
        let id = "0199a3f0-0000-4000-8000-000000000001";
        let known = Id::parse(id);
        assert_eq!(wish(id, "open"), Some(Wish::Open(known)));
        assert_eq!(
            wish(id, "call_late"),
            Some(Wish::Open(known)),
            "the page has the number, large"
        );
        assert_eq!(wish(id, "on_my_way"), Some(Wish::Open(known)));
        assert_eq!(wish(id, "snooze"), known.map(Wish::Snooze));
        let summary = format!("summary-{id}");
        assert_eq!(
            wish(&summary, "open"),
            Some(Wish::Open(None)),
            "a summary is about several: the window opens by itself"
        );
        assert_eq!(wish(&summary, "snooze"), None);
        assert_eq!(wish(id, "__closed"), None, "closed by hand");
        for action in ["done", "taken"] {
            assert_eq!(
                wish(id, action),
                known.map(Wish::Answer),
                "two words for one answer"
            );
        }
        let group = format!("group-{id}");
        assert_eq!(
            wish(&group, "open"),
            Some(Wish::Open(known)),
            "one for several leads where all of them stand"
        );
        for action in ["done", "taken", "snooze"] {
            assert_eq!(
                wish(&group, action),
                None,
                "and answers none of them for the others"
            );
        }
    }
}
