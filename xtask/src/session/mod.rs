//! A private desktop for one command: X server, D-Bus session, unlocked keyring, notification daemon, own folders.
//!
//! Owns: starting these, telling when they are ready, and that nothing of them is left afterwards, however the command
//! or this program ends. Refuses to own: what is tested in it.
//!
//! Programs in it find, besides the usual variables:
//! - `EVENKEEL_SESSION`: the session's folder. Also the mark by which everything started in it is found and ended.
//! - `EVENKEEL_SESSION_NOTIFICATIONS`: a file with one line per notification shown, tab-separated: Unix seconds, app
//!   name, urgency, title, text (line breaks and tabs in them are blanks).
//! - `EVENKEEL_SESSION_BUTTON`: a file to write the words of a notification's button into; `dunstctl context` then
//!   presses it.

mod reaper;
mod services;

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::console::{Context as _, Fail, Outcome, clock, say};
use crate::places;

pub use reaper::reap;

/// The hidden command that cleans up after a session.
pub const REAP: &str = "reap-session";
/// The variable every process of a session carries.
pub const MARK: &str = "EVENKEEL_SESSION";

/// Of the person's own desktop; none of it may be seen from inside.
const NOT_FOR_INSIDE: &[&str] = &[
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "SESSION_MANAGER",
    "DESKTOP_SESSION",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_ID",
    "XDG_SESSION_DESKTOP",
    "GNOME_KEYRING_CONTROL",
    "SSH_AUTH_SOCK",
    "AT_SPI_BUS_ADDRESS",
    "GTK_MODULES",
    "GTK_THEME",
    "LC_ALL",
    "LC_MESSAGES",
    "LANGUAGE",
    "EVENKEEL_DATA_DIR",
];

/// A running private desktop. Dropping it ends everything in it and removes its folder.
#[derive(Debug)]
pub struct Session {
    folder: PathBuf,
    set: Vec<(&'static str, OsString)>,
    children: Vec<Child>,
    reaper: Option<(Child, ChildStdin)>,
}

impl Session {
    /// Starts the services and waits until each answers.
    pub fn start() -> Outcome<Self> {
        let folder = make_folder()?;
        let mut session = Self {
            set: Vec::new(),
            children: Vec::new(),
            reaper: None,
            folder,
        };
        session.reaper = Some(reaper::spawn(&session.folder)?);
        session.make_homes()?;
        match services::start(&mut session) {
            Ok(()) => Ok(session),
            Err(fail) => {
                session.show_logs();
                Err(fail)
            }
        }
    }

    /// A command that runs inside.
    pub fn inside(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        self.enter(&mut command);
        command
    }

    /// Makes a command run inside.
    pub fn enter<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        for name in NOT_FOR_INSIDE {
            command.env_remove(name);
        }
        command.envs(self.set.iter().map(|(name, value)| (name, value)))
    }

    /// The session's own folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the services write what they have to say.
    pub fn logs(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// Copies the logs to where they outlive the session, and says where.
    pub fn keep_logs(&self) {
        let kept = places::target().join("session-logs");
        let copied = fs::create_dir_all(&kept).and_then(|()| {
            for entry in fs::read_dir(self.logs())? {
                let entry = entry?;
                fs::copy(entry.path(), kept.join(entry.file_name()))?;
            }
            Ok(())
        });
        if copied.is_ok() {
            say(format!("    logs of the desktop: {}", kept.display()));
        }
    }

    fn set(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.set.push((name, value.into()));
    }

    fn make_homes(&mut self) -> Outcome {
        self.keep_toolchains();
        self.set(MARK, self.folder.clone());
        for (name, under) in [
            ("HOME", "home"),
            ("XDG_CONFIG_HOME", "home/.config"),
            ("XDG_DATA_HOME", "home/.local/share"),
            ("XDG_STATE_HOME", "home/.local/state"),
            ("XDG_CACHE_HOME", "home/.cache"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ] {
            let path = self.folder.join(under);
            private_folder(&path)?;
            self.set(name, path);
        }
        private_folder(&self.logs())?;
        self.set("XDG_SESSION_TYPE", "x11");
        self.set("GDK_BACKEND", "x11");
        self.set("LANG", "C.UTF-8");
        // Settings of GTK stay in memory: no daemon, no file.
        self.set("GSETTINGS_BACKEND", "memory");
        self.set("LIBGL_ALWAYS_SOFTWARE", "1");
        // WebDriver is spoken over loopback.
        self.set("NO_PROXY", "localhost,127.0.0.1,::1");
        self.set("no_proxy", "localhost,127.0.0.1,::1");
        Ok(())
    }

    /// Another HOME must not send cargo, rustup and npm looking for their things there.
    fn keep_toolchains(&mut self) {
        let Some(home) = std::env::var_os("HOME").map(PathBuf::from) else {
            return;
        };
        for (name, under) in [
            ("CARGO_HOME", ".cargo"),
            ("RUSTUP_HOME", ".rustup"),
            ("npm_config_cache", ".npm"),
            ("npm_config_userconfig", ".npmrc"),
        ] {
            let path = home.join(under);
            if std::env::var_os(name).is_none() && path.exists() {
                self.set(name, path);
            }
        }
    }

    fn show_logs(&self) {
        let Ok(entries) = fs::read_dir(self.logs()) else {
            return;
        };
        for entry in entries.flatten() {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            let lines: Vec<&str> = text.lines().collect();
            for line in lines.iter().skip(lines.len().saturating_sub(12)) {
                say(format!("    {}: {line}", entry.file_name().display()));
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The reaper wakes when its stdin closes; it ends what is left and removes the folder.
        if let Some((mut reaper, stdin)) = self.reaper.take() {
            drop(stdin);
            if let Err(error) = reaper.wait() {
                say(format!(
                    "could not wait for the session to be cleaned up: {error}"
                ));
            }
        }
        for child in &mut self.children {
            // Ended by the reaper; this takes the entry out of the process table.
            drop(child.wait());
        }
    }
}

/// `cargo xtask session -- COMMAND...`
pub fn command(args: &[String]) -> Outcome {
    let args = match args.split_first() {
        Some((dashes, rest)) if dashes == "--" => rest,
        _ => args,
    };
    let Some((program, rest)) = args.split_first() else {
        return Err(Fail::usage("session needs a command to run"));
    };
    let session = Session::start()?;
    let status = session
        .inside(program)
        .args(rest)
        .status()
        .or_fail(format!("start {program}"))?;
    if status.success() {
        return Ok(());
    }
    session.keep_logs();
    Err(Fail::quiet(shell_code(status)))
}

/// What a shell would report: the exit code, or 128 and the signal.
fn shell_code(status: ExitStatus) -> u8 {
    let code = status
        .code()
        .or_else(|| status.signal().map(|signal| 128 + signal))
        .unwrap_or(1);
    u8::try_from(code).unwrap_or(1)
}

/// Asks again and again, at most for `limit`, until there is an answer.
pub fn wait_for<T>(
    what: &str,
    limit: Duration,
    mut ask: impl FnMut() -> Outcome<Option<T>>,
) -> Outcome<T> {
    let began = clock();
    loop {
        if let Some(answer) = ask()? {
            return Ok(answer);
        }
        if began.elapsed() > limit {
            return Err(Fail::new(format!(
                "{what} did not happen within {} s",
                limit.as_secs()
            )));
        }
        sleep(Duration::from_millis(40));
    }
}

/// Sockets live in it, and their paths may be 107 bytes long: so under the system's temp folder, with a short name.
fn make_folder() -> Outcome<PathBuf> {
    let base = std::env::temp_dir();
    for attempt in 0..100_u32 {
        let path = base.join(format!("evenkeel-{}-{attempt}", std::process::id()));
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                return Err(Fail::new(format!(
                    "could not make {}: {error}",
                    path.display()
                )));
            }
        }
    }
    Err(Fail::new(format!(
        "too many old session folders in {}",
        base.display()
    )))
}

fn private_folder(path: &Path) -> Outcome {
    DirBuilder::new()
        .mode(0o700)
        .recursive(true)
        .create(path)
        .or_fail(format!("make {}", path.display()))
}

/// Starts a helper that outlives Ctrl-C at the terminal, so that it can clean up after it.
fn own_group(command: &mut Command) -> &mut Command {
    command.process_group(0).stdout(Stdio::null())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_pass_through() {
        assert_eq!(shell_code(ExitStatus::from_raw(3 << 8)), 3);
        assert_eq!(
            shell_code(ExitStatus::from_raw(9)),
            137,
            "a kill is 128 and the signal, as in a shell"
        );
    }

    #[test]
    fn waiting_is_bounded() {
        let fail =
            wait_for("the tide", Duration::ZERO, || Ok(None::<()>)).expect_err("it never came");
        assert!(
            fail.words.is_some_and(|words| words.contains("the tide")),
            "what was waited for is named"
        );
    }
}
