//! What may stand on the command line. Owns the words of it; anything else is refused, so that a typing error never
//! silently opens the real vault instead of the demonstration.

use std::ffi::OsString;

use evenkeel_domain::Id;

use crate::compose;

/// A copy started by a window that just locked: it does not look for a first window, because that one is closing.
pub const FRESH_COPY: &str = "--fresh-copy";
const DEMO: &str = "--demo";
/// The throw-away folder of a demonstration that was locked: its name, not its path.
pub const DEMO_FOLDER: &str = "--demo-folder=";
const VERSION: &str = "--version";
/// Started by a click on a pop-up; what follows is its opaque id.
const REMINDER: &str = "--reminder=";
/// Write something down at once: what a person types.
const NEW_CRAVING: &str = "--new-craving";
/// The same as the tray says it. Other users of the laptop can see the arguments of a program, so this one has no such word in it.
const QUICK_ENTRY: &str = "--quick-entry";

/// What a start is for, besides the window itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// What the pop-up of this opaque id is about, once the vault is open.
    Reminder(Id),
    /// To write something down, whether the vault is open or not.
    QuickEntry,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Open a throw-away vault with a fictional person's life.
    pub demo: bool,
    /// The name of the folder it was in before it was locked.
    pub demo_folder: Option<String>,
    /// Started by a window that just locked.
    pub fresh_copy: bool,
    /// Say the version and stop.
    pub version: bool,
    /// What to show.
    pub wanted: Option<Wanted>,
}

impl Options {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// The first argument that means nothing, as far as it can be shown.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut options = Self::default();
        for argument in arguments {
            match argument.to_str() {
                Some(DEMO) => options.demo = true,
                Some(FRESH_COPY) => options.fresh_copy = true,
                Some(VERSION) => options.version = true,
                Some(NEW_CRAVING | QUICK_ENTRY) => options.wanted = Some(Wanted::QuickEntry),
                Some(word) if word.starts_with(DEMO_FOLDER) => {
                    let name = word.strip_prefix(DEMO_FOLDER).unwrap_or_default();
                    if !compose::is_demo_folder(name) {
                        return Err(word.to_owned());
                    }
                    options.demo = true;
                    options.demo_folder = Some(name.to_owned());
                }
                other => {
                    let id = other
                        .and_then(|word| word.strip_prefix(REMINDER))
                        .and_then(Id::parse)
                        .ok_or_else(|| argument.to_string_lossy().into_owned())?;
                    options.wanted = Some(Wanted::Reminder(id));
                }
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_does_not_open_the_real_vault() {
        let read = |arguments: &[&str]| Options::read(arguments.iter().map(OsString::from));
        assert_eq!(
            read(&["--dmeo"]),
            Err("--dmeo".to_owned()),
            "somebody trying the demonstration would have met the real vault"
        );
        assert_eq!(read(&[]), Ok(Options::default()));
        assert_eq!(
            read(&["--demo", "--fresh-copy"]),
            Ok(Options {
                demo: true,
                fresh_copy: true,
                ..Options::default()
            })
        );
    }

    #[test]
    fn a_demonstration_comes_back_to_its_own_folder_and_to_no_other() {
        let read = |word: &str| Options::read([OsString::from(word)]);
        assert_eq!(
            read("--demo-folder=evenkeel-demo-a1B2c3"),
            Ok(Options {
                demo: true,
                demo_folder: Some("evenkeel-demo-a1B2c3".to_owned()),
                ..Options::default()
            })
        );
        for other in [
            "",
            "evenkeel-demo-",
            "evenkeel-demo-../../home",
            "/home/ana",
            "..",
            "evenkeel-demo-a/b",
            "evenkeel-demo-a.b",
            "evenkeel",
        ] {
            assert!(
                read(&format!("--demo-folder={other}")).is_err(),
                "the folder is removed at the end, so {other:?} must not be taken for one"
            );
        }
    }

    #[test]
    fn a_pop_up_brings_its_id_and_nothing_else() {
        let read = |argument: &str| Options::read([OsString::from(argument)]);
        let id = "0199a3f0-0000-4000-8000-000000000001";
        let asked = read(&format!("--reminder={id}")).map(|options| options.wanted);
        assert_eq!(asked, Ok(Id::parse(id).map(Wanted::Reminder)));
        assert!(
            read("--reminder=tonight at six").is_err(),
            "other programs see the arguments: no words in them"
        );
        assert!(read("--reminder").is_err());
    }

    #[test]
    fn writing_something_down_can_be_asked_for_in_two_words_that_mean_the_same() {
        for word in ["--new-craving", "--quick-entry"] {
            let asked = Options::read([OsString::from(word)]).map(|options| options.wanted);
            assert_eq!(asked, Ok(Some(Wanted::QuickEntry)));
        }
    }
}
