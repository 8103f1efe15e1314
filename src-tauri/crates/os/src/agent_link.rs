//! The window's side of the reminder program: does it run, what can it not do, start it.
//!
//! Owns the small status file the agent leaves in the data folder (no text and no time of a reminder) and starting the program that
//! lies beside this one.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use evenkeel_core::ports::{AgentHealth, AgentMissing, ReminderAgent};
use evenkeel_domain::reminder::{AgendaState, AgentStatus, NotifierState};

use crate::autostart::{Autostart, AutostartState};
use crate::instance::Instance;
use crate::paths::Paths;

/// A status has about 120 bytes.
const LONGEST: u64 = 4_096;

/// The reminder program of this package, for this data folder.
#[derive(Debug, Clone)]
pub struct AgentLink {
    paths: Paths,
}

impl AgentLink {
    /// For these places.
    #[must_use]
    pub const fn new(paths: Paths) -> Self {
        Self { paths }
    }

    /// The lock the running agent holds.
    #[must_use]
    pub fn lock_file(data: &Path) -> PathBuf {
        data.join("agent.lock")
    }

    /// None without a home to put the entry in, and for a data folder of one's own: the entry could not say which one is meant, and
    /// the program would start over another.
    fn autostart(&self) -> Option<Autostart> {
        let config = self
            .paths
            .config
            .as_deref()
            .filter(|_| !self.paths.own_data)?;
        Some(Autostart::new(config, &self.paths.agent()))
    }

    /// An entry that still names the place a package was moved from would start nothing.
    fn repair_autostart(&self) {
        if let Some(entry) = self.autostart()
            && entry.state() == AutostartState::Elsewhere
            && let Err(error) = entry.turn_on()
        {
            tracing::warn!(%error, "the entry that starts reminders at login is out of date");
        }
    }

    fn runs(&self) -> bool {
        Instance::taken(&Self::lock_file(&self.paths.data))
    }
}

impl ReminderAgent for AgentLink {
    fn health(&self) -> AgentHealth {
        if !self.runs() {
            return AgentHealth::default();
        }
        let Some(status) = read_status(&self.paths.data) else {
            return AgentHealth {
                running: true,
                ..AgentHealth::default()
            };
        };
        AgentHealth {
            running: true,
            tray: status.tray,
            notifications: status.notifier == NotifierState::Works,
            agenda_readable: matches!(
                status.agenda,
                AgendaState::Read | AgendaState::None | AgendaState::Off
            ),
            not_shown: status.not_shown,
        }
    }

    fn start(&self) -> Result<(), AgentMissing> {
        self.repair_autostart();
        if self.runs() {
            return Ok(());
        }
        let mut command = Command::new(self.paths.agent());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        if std::env::var_os("EVENKEEL_LOG").is_none() {
            command.stderr(Stdio::null());
        }
        #[cfg(unix)]
        {
            // Ctrl+C in the terminal that started the window ends the window, not the reminders.
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
        }
        let mut child = command.spawn().map_err(|error| {
            tracing::warn!(%error, "the reminder program could not be started");
            AgentMissing
        })?;
        // Somebody has to take note of its end, or it stays behind as a zombie of this process.
        let reaper = std::thread::Builder::new()
            .name("agent".to_owned())
            .spawn(move || drop(child.wait()));
        if let Err(error) = reaper {
            tracing::debug!(%error, "nobody waits for the reminder program");
        }
        Ok(())
    }

    fn starts_at_login(&self) -> bool {
        self.autostart()
            .is_some_and(|entry| entry.state() != AutostartState::Off)
    }

    fn set_start_at_login(&self, on: bool) -> Result<(), AgentMissing> {
        let entry = self.autostart().ok_or(AgentMissing)?;
        let done = if on {
            entry.turn_on()
        } else {
            entry.turn_off()
        };
        done.map_err(|error| {
            tracing::warn!(%error, "start at login could not be changed");
            AgentMissing
        })
    }
}

fn status_file(data: &Path) -> PathBuf {
    data.join("agent.json")
}

/// What the agent last said about itself; none when it never did or the file is not one.
#[must_use]
pub fn read_status(data: &Path) -> Option<AgentStatus> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_CLOEXEC,
    );
    let file = options.open(status_file(data)).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

/// Leaves the agent's status for the window.
///
/// # Errors
/// The file cannot be written.
pub fn write_status(data: &Path, status: &AgentStatus) -> std::io::Result<()> {
    let text = serde_json::to_vec(status).map_err(std::io::Error::other)?;
    // The suffix is the store's own, so that what a crash leaves behind is swept with the rest.
    let mut file = tempfile::Builder::new()
        .suffix(".evktmp")
        .tempfile_in(data)?;
    file.write_all(&text)?;
    // Not synced: a status is worth nothing after a power cut.
    file.persist(status_file(data))
        .map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(folder: &Path) -> AgentLink {
        AgentLink::new(Paths {
            data: folder.to_owned(),
            own_data: false,
            config: Some(folder.join("config")),
            programs: folder.join("bin"),
        })
    }

    const STATUS: AgentStatus = AgentStatus {
        version: 1,
        agenda: AgendaState::Read,
        notifier: NotifierState::Works,
        tray: false,
        not_shown: 0,
    };

    #[test]
    fn only_a_running_agent_is_healthy() {
        let folder = tempfile::tempdir().unwrap();
        let link = link(folder.path());
        write_status(folder.path(), &STATUS).unwrap();
        assert_eq!(
            link.health(),
            AgentHealth::default(),
            "what a dead agent once said counts for nothing"
        );
        let held = Instance::take(&AgentLink::lock_file(folder.path())).unwrap();
        let health = AgentHealth {
            running: true,
            tray: false,
            notifications: true,
            agenda_readable: true,
            not_shown: 0,
        };
        assert_eq!(link.health(), health, "a running one is believed");
        write_status(
            folder.path(),
            &AgentStatus {
                agenda: AgendaState::KeyringLocked,
                ..STATUS
            },
        )
        .unwrap();
        assert!(!link.health().agenda_readable, "and says what it cannot do");
        std::fs::write(status_file(folder.path()), "{").unwrap();
        assert_eq!(
            link.health(),
            AgentHealth {
                running: true,
                ..AgentHealth::default()
            },
            "a damaged status claims nothing"
        );
        drop(held);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_or_a_link_in_the_statuss_place_claims_nothing_and_hangs_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let path = status_file(folder.path());
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &path,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        assert_eq!(read_status(folder.path()), None);
        std::fs::remove_file(&path).unwrap();
        let elsewhere = folder.path().join("elsewhere");
        write_status(folder.path(), &STATUS).unwrap();
        std::fs::rename(&path, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        assert_eq!(read_status(folder.path()), None, "no link is followed");
        std::fs::remove_file(&path).unwrap();
        std::fs::rename(&elsewhere, &path).unwrap();
        assert_eq!(read_status(folder.path()), Some(STATUS));
    }

    #[test]
    fn a_missing_program_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(
            link(folder.path()).start(),
            Err(AgentMissing),
            "no reminders, and nobody is told otherwise"
        );
    }

    #[test]
    fn start_at_login_is_a_choice() {
        let folder = tempfile::tempdir().unwrap();
        let link = link(folder.path());
        assert!(!link.starts_at_login(), "not by itself");
        link.set_start_at_login(true).unwrap();
        assert!(link.starts_at_login(), "on");
        link.set_start_at_login(false).unwrap();
        assert!(!link.starts_at_login(), "off");
        let mut own = link;
        own.paths.own_data = true;
        assert_eq!(
            own.set_start_at_login(true),
            Err(AgentMissing),
            "at login it would start over another folder"
        );
    }

    #[test]
    fn an_entry_from_before_a_move_is_repaired() {
        let folder = tempfile::tempdir().unwrap();
        let link = link(folder.path());
        let config = folder.path().join("config");
        Autostart::new(&config, Path::new("/opt/old/evenkeel-agent"))
            .turn_on()
            .unwrap();
        // The program is not there to be started; the entry is put right all the same.
        assert_eq!(link.start(), Err(AgentMissing), "nothing to start");
        assert_eq!(
            Autostart::new(&config, &link.paths.agent()).state(),
            AutostartState::On,
            "the next login finds it"
        );
    }
}
