//! Puts the program together: which adapter stands behind which port, and where everything lies.
//!
//! Owns that choice and nothing else. The demonstration gets adapters of its own, so that a throw-away vault leaves nothing
//! in the password store, starts no reminder program and never touches what starts at login.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use evenkeel_core::ports::{
    AgentHealth, AgentMissing, KeyName, KeyStore, KeyStoreError, Ports, ReminderAgent,
};
use evenkeel_core::{App, demo};
use evenkeel_domain::words::Lang;
use evenkeel_os::{AgentLink, OsBrowser, OsEntropy, OsKeyStore, OsNotifier, Paths, SystemClock};
use secrecy::SecretSlice;
use tauri::{AppHandle, Runtime};

use crate::options::{Options, Wanted};
use crate::picker::SystemPicker;

/// How the name of a demonstration's folder begins.
const DEMO_PREFIX: &str = "evenkeel-demo-";

/// Where this start keeps its data.
#[derive(Debug, Clone)]
pub struct Home {
    /// The data folder.
    pub folder: PathBuf,
    /// It is a throw-away one with a fictional person's life.
    pub demo: bool,
    /// To be removed at the end.
    pub throw_away: Option<PathBuf>,
    paths: Paths,
    /// What it was started for.
    pub wanted: Option<Wanted>,
}

/// Gives up the network, readable files and memory dumps, before there is a second thread. False: the program must not run.
#[must_use]
pub fn harden() -> bool {
    #[cfg(all(target_os = "linux", not(feature = "automation")))]
    let done = evenkeel_os::harden::everything().is_ok();
    // WebDriver reaches the window over loopback.
    #[cfg(all(target_os = "linux", feature = "automation"))]
    let done = evenkeel_os::harden::without_network_lock().is_ok();
    #[cfg(not(target_os = "linux"))]
    let done = true;
    done
}

/// The language of a sentence said before any choice can be read.
#[must_use]
pub fn system_language() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_ascii_lowercase().starts_with("es") => Lang::Es,
        _ => Lang::En,
    }
}

/// Where this start keeps its data: the person's folder, or for the demonstration a new one that goes when the window goes for good
/// (one that was locked comes back to its own).
///
/// # Errors
/// No folder is known or can be made.
pub fn home(options: &Options) -> anyhow::Result<Home> {
    let paths = Paths::find()?;
    if !options.demo {
        return Ok(Home {
            folder: paths.data.clone(),
            demo: false,
            throw_away: None,
            paths,
            wanted: None,
        });
    }
    let folder = match options.demo_folder.as_deref().and_then(left_behind) {
        Some(folder) => folder,
        None => tempfile::Builder::new()
            .prefix(DEMO_PREFIX)
            .tempdir()?
            .keep(),
    };
    let paths = Paths {
        data: folder.clone(),
        own_data: true,
        ..paths
    };
    Ok(Home {
        folder: folder.clone(),
        demo: true,
        throw_away: Some(folder),
        paths,
        wanted: None,
    })
}

/// Whether `name` can be the name of a demonstration's folder: nothing in it leads to another place.
#[must_use]
pub fn is_demo_folder(name: &str) -> bool {
    name.strip_prefix(DEMO_PREFIX).is_some_and(|own| {
        !own.is_empty() && own.bytes().all(|letter| letter.is_ascii_alphanumeric())
    })
}

/// The folder of a demonstration that was locked and comes back, as long as it is a folder and no link to one.
fn left_behind(name: &str) -> Option<PathBuf> {
    let folder = std::env::temp_dir().join(name);
    let is_folder = std::fs::symlink_metadata(&folder).is_ok_and(|found| found.is_dir());
    (is_demo_folder(name) && is_folder).then_some(folder)
}

/// The core over the real machine.
///
/// # Errors
/// The demonstration's fictional life cannot be written.
pub fn app<R: Runtime>(handle: &AppHandle<R>, home: &Home) -> anyhow::Result<App> {
    let (keys, agent): (Arc<dyn KeyStore>, Arc<dyn ReminderAgent>) = if home.demo {
        (Arc::new(NoKeys), Arc::new(NoReminders))
    } else {
        (
            Arc::new(OsKeyStore::new(&home.paths.scope())),
            Arc::new(AgentLink::new(home.paths.clone())),
        )
    };
    let ports = Ports {
        clock: Arc::new(SystemClock::new()),
        keys,
        entropy: Arc::new(OsEntropy),
        notifier: Arc::new(OsNotifier::start(None)),
        picker: Arc::new(SystemPicker::new(handle)),
        browser: Arc::new(OsBrowser),
        agent,
    };
    if !home.demo {
        return Ok(App::new(ports, home.folder.clone()));
    }
    let app = App::demo(ports, home.folder.clone());
    demo::begin(&app)?;
    Ok(app)
}

/// Starts the reminder program, beside the window and after it, so that nobody waits for it.
pub fn start_agent(home: &Home) {
    if home.demo {
        return;
    }
    let link = AgentLink::new(home.paths.clone());
    thread::spawn(move || {
        if link.start().is_err() {
            tracing::warn!("no reminder program could be started; Settings says so");
        }
    });
}

/// A throw-away vault is opened by its passphrase alone.
struct NoKeys;

impl KeyStore for NoKeys {
    fn get(&self, _name: KeyName) -> Result<Option<SecretSlice<u8>>, KeyStoreError> {
        Err(KeyStoreError::Missing)
    }

    fn set(&self, _name: KeyName, _key: &SecretSlice<u8>) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Missing)
    }

    fn remove(&self, _name: KeyName) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Missing)
    }
}

/// A fictional person needs no reminding.
struct NoReminders;

impl ReminderAgent for NoReminders {
    fn health(&self) -> AgentHealth {
        AgentHealth::default()
    }

    fn start(&self) -> Result<(), AgentMissing> {
        Err(AgentMissing)
    }

    fn starts_at_login(&self) -> bool {
        false
    }

    fn set_start_at_login(&self, _on: bool) -> Result<(), AgentMissing> {
        Err(AgentMissing)
    }
}
