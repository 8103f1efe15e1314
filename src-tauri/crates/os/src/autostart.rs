//! Starting the reminder program at login: one file in the desktop's autostart folder (XDG autostart specification).
//!
//! Owns that file's text and whether it is in force. The name in it is neutral: settings programs list it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

const FILE: &str = "org.evenkeel.Evenkeel.desktop";

/// What starts at login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Autostart {
    folder: PathBuf,
    program: PathBuf,
}

/// Whether it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AutostartState {
    /// Yes, this program.
    On,
    /// Yes, but a program at another place: the package was moved. Turning it on again repairs it.
    Elsewhere,
    /// No, or the desktop's settings turned it off.
    Off,
}

/// Why the entry cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum AutostartError {
    /// The path of the program is not text a desktop entry can hold.
    #[error("the program's path cannot be written into a desktop entry")]
    Path,
    /// The folder or file cannot be written.
    #[error("the autostart folder cannot be written")]
    Write(#[from] std::io::Error),
}

impl Autostart {
    /// For the desktop settings in `config` and the program to start.
    #[must_use]
    pub fn new(config: &Path, program: &Path) -> Self {
        Self {
            folder: config.join("autostart"),
            program: program.to_owned(),
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Whether it starts at login.
    #[must_use]
    pub fn state(&self) -> AutostartState {
        let Ok(text) = std::fs::read_to_string(self.file()) else {
            return AutostartState::Off;
        };
        let line = |key: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))
                .map(str::trim)
        };
        if line("Hidden") == Some("true") || line("X-GNOME-Autostart-enabled") == Some("false") {
            return AutostartState::Off;
        }
        match (line("Exec"), quoted(&self.program)) {
            (Some(found), Some(ours)) if found == ours => AutostartState::On,
            (Some(_), _) => AutostartState::Elsewhere,
            (None, _) => AutostartState::Off,
        }
    }

    /// Makes it start at login.
    ///
    /// # Errors
    /// [`AutostartError`].
    pub fn turn_on(&self) -> Result<(), AutostartError> {
        let exec = quoted(&self.program).ok_or(AutostartError::Path)?;
        let text = format!(
            "[Desktop Entry]\nType=Application\nVersion=1.0\nName=Evenkeel\nIcon=org.evenkeel.Evenkeel\nExec={exec}\nTerminal=false\nNoDisplay=true\nX-GNOME-Autostart-enabled=true\n"
        );
        std::fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(self.file()).map_err(|error| error.error)?;
        Ok(())
    }

    /// Makes it not start at login any more. Fine when it did not.
    ///
    /// # Errors
    /// [`AutostartError::Write`].
    pub fn turn_off(&self) -> Result<(), AutostartError> {
        match std::fs::remove_file(self.file()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// A path as one quoted argument of `Exec`: quoted as a shell word, then escaped as a desktop-entry string, `%` doubled.
fn quoted(program: &Path) -> Option<String> {
    let text = program.to_str()?;
    if text.chars().any(char::is_control) {
        return None;
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            // One backslash of the quoting rule is itself a backslash of the string rule: both are written doubled.
            '\\' => out.push_str("\\\\\\\\"),
            '"' | '`' | '$' => {
                out.push_str("\\\\");
                out.push(c);
            }
            '%' => out.push_str("%%"),
            _ => out.push(c),
        }
    }
    out.push('"');
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_off_and_moved() {
        let home = tempfile::tempdir().unwrap();
        let entry = Autostart::new(home.path(), Path::new("/opt/my apps/evenkeel-agent"));
        assert_eq!(
            entry.state(),
            AutostartState::Off,
            "not before it was asked for"
        );
        entry.turn_on().unwrap();
        assert_eq!(entry.state(), AutostartState::On, "on");
        let text = std::fs::read_to_string(entry.file()).unwrap();
        assert!(
            text.contains("\nExec=\"/opt/my apps/evenkeel-agent\"\n"),
            "a path with a space is one word: {text}"
        );
        let moved = Autostart::new(home.path(), Path::new("/usr/bin/evenkeel-agent"));
        assert_eq!(
            moved.state(),
            AutostartState::Elsewhere,
            "the package moved"
        );
        moved.turn_on().unwrap();
        assert_eq!(moved.state(), AutostartState::On, "repaired");
        std::fs::write(moved.file(), text.replace("enabled=true", "enabled=false")).unwrap();
        assert_eq!(
            entry.state(),
            AutostartState::Off,
            "the desktop's own settings turned it off"
        );
        entry.turn_off().unwrap();
        entry.turn_off().unwrap();
        assert_eq!(
            entry.state(),
            AutostartState::Off,
            "off, and off again is fine"
        );
    }

    #[test]
    fn the_entry_tells_a_bystander_nothing() {
        let home = tempfile::tempdir().unwrap();
        let entry = Autostart::new(home.path(), Path::new("/usr/bin/evenkeel-agent"));
        entry.turn_on().unwrap();
        let text = std::fs::read_to_string(entry.file())
            .unwrap()
            .to_lowercase();
        for word in [
            "treatment",
            "recovery",
            "reminder",
            "session",
            "health",
            "sober",
            "therapy",
        ] {
            assert!(
                !text.contains(word),
                "{word:?} in the list of startup programs would tell"
            );
        }
    }

    #[test]
    fn odd_paths_stay_one_word() {
        assert_eq!(
            quoted(Path::new("/a b/$x`\"%\\")).as_deref(),
            Some("\"/a b/\\\\$x\\\\`\\\\\"%%\\\\\\\\\""),
            "quoted and escaped"
        );
        assert_eq!(
            quoted(Path::new("/a\nb")),
            None,
            "a line break could smuggle in another key"
        );
    }
}
