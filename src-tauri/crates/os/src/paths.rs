//! Where things lie: the data folder, the programs of the package, the folder of what starts at login.
//!
//! Owns the names of places. Makes no folder: the store makes and checks the data folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The places this start uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Everything the product keeps (docs/privacy.md lists it). Absolute.
    pub data: PathBuf,
    /// `data` is not the default one: tests, a throw-away vault, a stick.
    pub own_data: bool,
    /// The folder of the desktop's own settings; what starts at login lies in its `autostart`. None without a home.
    pub config: Option<PathBuf>,
    /// The folder of the running program; its siblings are the rest of the package.
    pub programs: PathBuf,
}

/// Why no place can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathsError {
    /// Neither `EVENKEEL_DATA_DIR` nor a data folder nor a home is known.
    #[error("no data folder is known: set EVENKEEL_DATA_DIR or HOME")]
    NoHome,
    /// `EVENKEEL_DATA_DIR` is not an absolute path.
    #[error("EVENKEEL_DATA_DIR must be an absolute path")]
    Relative,
    /// The system does not tell where the running program lies.
    #[error("the place of the running program is unknown")]
    NoProgram,
}

impl Paths {
    /// The places as the environment of this process says.
    ///
    /// # Errors
    /// [`PathsError`].
    pub fn find() -> Result<Self, PathsError> {
        let program = std::env::current_exe().map_err(|_| PathsError::NoProgram)?;
        let programs = program.parent().ok_or(PathsError::NoProgram)?.to_owned();
        Self::from(&|name| std::env::var_os(name).map(PathBuf::from), programs)
    }

    fn from(
        variable: &dyn Fn(&str) -> Option<PathBuf>,
        programs: PathBuf,
    ) -> Result<Self, PathsError> {
        // The base directory specification: an empty or relative path counts as not set.
        let folder = |name: &str| variable(name).filter(|path| path.is_absolute());
        let home = folder("HOME");
        let own = variable("EVENKEEL_DATA_DIR").filter(|path| !path.as_os_str().is_empty());
        if own.as_ref().is_some_and(|path| !path.is_absolute()) {
            return Err(PathsError::Relative);
        }
        let own_data = own.is_some();
        let data = match own {
            Some(path) => path,
            None => folder("XDG_DATA_HOME")
                .or_else(|| home.as_ref().map(|home| home.join(".local/share")))
                .ok_or(PathsError::NoHome)?
                .join("evenkeel"),
        };
        let config = folder("XDG_CONFIG_HOME").or_else(|| home.map(|home| home.join(".config")));
        Ok(Self {
            data,
            own_data,
            config,
            programs,
        })
    }

    /// The reminder program of this package.
    #[must_use]
    pub fn agent(&self) -> PathBuf {
        self.programs.join(program("evenkeel-agent"))
    }

    /// The window of this package.
    #[must_use]
    pub fn window(&self) -> PathBuf {
        self.programs.join(program("evenkeel"))
    }

    /// Tells this data folder apart from others in places shared by all of them (the password store). Empty for the default one.
    #[must_use]
    pub fn scope(&self) -> String {
        if self.own_data {
            format!("-{:016x}", spread(self.data.as_os_str()))
        } else {
            String::new()
        }
    }
}

fn program(name: &str) -> PathBuf {
    Path::new(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// FNV-1a: only to tell folders apart, never for secrecy.
fn spread(text: &OsStr) -> u64 {
    text.as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Result<Paths, PathsError> {
        let pairs: Vec<(String, PathBuf)> = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), PathBuf::from(value)))
            .collect();
        Paths::from(
            &|name| {
                pairs
                    .iter()
                    .find(|(known, _)| known == name)
                    .map(|(_, value)| value.clone())
            },
            PathBuf::from("/opt/evenkeel"),
        )
    }

    #[test]
    fn the_data_folder_follows_the_base_directory_rules() {
        let data = |pairs: &[(&str, &str)]| with(pairs).map(|paths| paths.data);
        assert_eq!(
            data(&[("HOME", "/home/ana")]),
            Ok("/home/ana/.local/share/evenkeel".into()),
            "from the home"
        );
        assert_eq!(
            data(&[("HOME", "/home/ana"), ("XDG_DATA_HOME", "/d")]),
            Ok("/d/evenkeel".into()),
            "as the desktop says"
        );
        assert_eq!(
            data(&[("HOME", "/home/ana"), ("XDG_DATA_HOME", "d")]),
            Ok("/home/ana/.local/share/evenkeel".into()),
            "relative counts as unset"
        );
        assert_eq!(
            data(&[("EVENKEEL_DATA_DIR", "/media/stick")]),
            Ok("/media/stick".into()),
            "the person's own, without a home"
        );
        assert_eq!(
            data(&[("EVENKEEL_DATA_DIR", "stick")]),
            Err(PathsError::Relative),
            "a relative one would depend on where it was started"
        );
        assert_eq!(data(&[]), Err(PathsError::NoHome), "said, not guessed");
    }

    #[test]
    fn another_data_folder_has_keys_of_its_own() {
        let usual = with(&[("HOME", "/home/ana")]).unwrap().scope();
        let stick = with(&[("EVENKEEL_DATA_DIR", "/media/stick")])
            .unwrap()
            .scope();
        let demo = with(&[("EVENKEEL_DATA_DIR", "/tmp/demo")]).unwrap().scope();
        assert_eq!(usual, "", "the default keeps its plain name");
        assert!(
            stick != demo && stick != usual,
            "a throw-away vault must never replace the real one's key"
        );
    }
}
