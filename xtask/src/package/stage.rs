//! The files of a package, laid out as they will lie on a person's machine.
//!
//! Owns which file goes where, and the gate on words: whoever lists the packages of a machine, opens its menus or reads its manual
//! learns nothing about why somebody has this program.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Release;
use crate::console::{Context as _, Fail, Outcome};
use crate::{places, tools};

/// Words that must stand in no text of a package that is not inside the programs. Beginnings of words, in small letters.
const SAYS_WHY: [&str; 24] = [
    "treatment",
    "tratamiento",
    "recover",
    "recuper",
    "craving",
    "antojo",
    "ansia",
    "relapse",
    "reca\u{ed}da",
    "addict",
    "adicc",
    "substance",
    "sustancia",
    "sober",
    "sobri",
    "rehab",
    "therap",
    "terap",
    "patient",
    "paciente",
    "counsel",
    "consejer",
    "outpatient",
    "ambulatori",
];

/// The icon at each size that desktops ask for.
const ICONS: [(u32, &str); 10] = [
    (16, "16x16.png"),
    (22, "22x22.png"),
    (24, "24x24.png"),
    (32, "32x32.png"),
    (48, "48x48.png"),
    (64, "64x64.png"),
    (96, "96x96.png"),
    (128, "128x128.png"),
    (256, "128x128@2x.png"),
    (512, "icon.png"),
];

/// A text of `packaging/`, with the values of this release in it.
pub fn filled(release: &Release, name: &str) -> Outcome<String> {
    let path = places::root().join("packaging").join(name);
    let text = fs::read_to_string(&path).or_fail(format!("read {}", path.display()))?;
    let filled = text
        .replace("@VERSION@", &release.version)
        .replace("@DATE@", &release.day)
        .replace("@PUBLISHER@", &release.publisher)
        .replace("@CONTACT@", &release.contact);
    neutral(name, &filled)?;
    Ok(filled)
}

/// Refuses a text that says why somebody has this program.
pub fn neutral(name: &str, text: &str) -> Outcome {
    let small = text.to_lowercase();
    match SAYS_WHY.iter().find(|word| {
        small.match_indices(*word).any(|(at, _)| {
            !small
                .get(..at)
                .unwrap_or_default()
                .ends_with(char::is_alphanumeric)
        })
    }) {
        None => Ok(()),
        Some(word) => Err(Fail::new(format!(
            "{name} says \"{word}\": everybody who uses the machine can read it"
        ))),
    }
}

/// A folder that becomes a package.
pub struct Stage<'a> {
    pub root: PathBuf,
    release: &'a Release,
}

impl<'a> Stage<'a> {
    /// An empty one in place of what was there.
    pub fn new(root: PathBuf, release: &'a Release) -> Outcome<Self> {
        if root.exists() {
            fs::remove_dir_all(&root).or_fail(format!("remove {}", root.display()))?;
        }
        fs::create_dir_all(&root).or_fail(format!("make {}", root.display()))?;
        Ok(Self { root, release })
    }

    /// Puts one file there.
    pub fn put(&self, place: &str, bytes: &[u8], mode: u32) -> Outcome {
        let path = self.root.join(place);
        let doing = format!("write {}", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).or_fail(&doing)?;
        }
        fs::write(&path, bytes).or_fail(&doing)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).or_fail(&doing)
    }

    fn copy(&self, from: &Path, place: &str, mode: u32) -> Outcome {
        let bytes = fs::read(from).or_fail(format!("read {}", from.display()))?;
        self.put(place, &bytes, mode)
    }

    /// A text, packed so that the same text gives the same bytes.
    pub fn put_packed(&self, place: &str, text: &str) -> Outcome {
        self.put(place, text.as_bytes(), 0o644)?;
        tools::read(
            Command::new("gzip")
                .args(["-9nf"])
                .arg(self.root.join(place)),
        )
        .map(drop)
    }

    /// What both kinds of package have: programs, menu entry, icons, manual.
    pub fn common(&self, window: &Path, agent: &Path) -> Outcome {
        self.copy(window, "usr/bin/evenkeel", 0o755)?;
        self.copy(agent, "usr/bin/evenkeel-agent", 0o755)?;
        for (from, place) in [
            (
                "linux/org.evenkeel.Evenkeel.desktop",
                "usr/share/applications/org.evenkeel.Evenkeel.desktop",
            ),
            (
                "linux/org.evenkeel.Evenkeel.metainfo.xml",
                "usr/share/metainfo/org.evenkeel.Evenkeel.metainfo.xml",
            ),
        ] {
            self.put(place, filled(self.release, from)?.as_bytes(), 0o644)?;
        }
        let icons = places::root().join("icons");
        for (size, file) in ICONS {
            let place =
                format!("usr/share/icons/hicolor/{size}x{size}/apps/org.evenkeel.Evenkeel.png");
            self.copy(&icons.join(file), &place, 0o644)?;
        }
        for (file, place) in [
            ("icon.svg", "scalable/apps/org.evenkeel.Evenkeel.svg"),
            (
                "tray-symbolic.svg",
                "symbolic/apps/org.evenkeel.Evenkeel-symbolic.svg",
            ),
        ] {
            self.copy(
                &icons.join(file),
                &format!("usr/share/icons/hicolor/{place}"),
                0o644,
            )?;
        }
        for program in ["evenkeel", "evenkeel-agent"] {
            for (from, place) in [
                (
                    format!("linux/{program}.1"),
                    format!("usr/share/man/man1/{program}.1"),
                ),
                (
                    format!("linux/{program}.es.1"),
                    format!("usr/share/man/es/man1/{program}.1"),
                ),
            ] {
                self.put_packed(&place, &filled(self.release, &from)?)?;
            }
        }
        Ok(())
    }

    /// Every file gets the time of the commit, and every folder the usual mode.
    pub fn settle(&self) -> Outcome {
        let stamp = format!("@{}", self.release.epoch);
        let find =
            |args: &[&str]| tools::read(Command::new("find").arg(&self.root).args(args)).map(drop);
        find(&["-type", "d", "-exec", "chmod", "755", "{}", "+"])?;
        find(&[
            "-exec",
            "touch",
            "--no-dereference",
            "--date",
            &stamp,
            "{}",
            "+",
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_says_why_somebody_has_the_program_is_refused() {
        for told in [
            "A companion for treatment",
            "Log a craving",
            "Para su recuperación",
            "Pacientes",
        ] {
            assert!(neutral("a text", told).is_err(), "{told}");
        }
        for plain in [
            "Private calendar, journal and reminders",
            "it is irrecoverable",
        ] {
            assert!(neutral("a text", plain).is_ok(), "{plain}");
        }
    }

    #[test]
    fn every_size_of_the_icon_is_that_size() {
        for (size, file) in ICONS {
            let bytes = fs::read(places::root().join("icons").join(file)).unwrap();
            let number = |at: usize| {
                bytes.get(at..at + 4).map(|four| {
                    four.iter()
                        .fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte))
                })
            };
            assert_eq!((number(16), number(20)), (Some(size), Some(size)), "{file}");
        }
    }
}
