//! `package`: a `.deb` and an `.rpm` of the two programs, with what belongs to them, and the attempt to use them.
//!
//! Owns: which build is packed, what is in a package and how it is checked. Refuses: builds for tests, a package without the
//! reminder program, one larger than [`LARGEST`], and texts that say why somebody has this program. Signs nothing and sends nothing
//! anywhere (docs/releasing.md).

mod binaries;
mod checks;
mod deb;
mod json;
mod needs;
mod notices;
mod parts;
mod rpm;
mod sbom;
mod stage;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::console::{Context as _, Fail, Outcome, answer, say};
use crate::steps::Steps;
use crate::{places, tools, ui};

use deb::Programs;

/// A package is at most this large, in bytes.
const LARGEST: u64 = 25_000_000;
const WINDOW: &str = "evenkeel";
const AGENT: &str = "evenkeel-agent";

/// What stands in every package of one release.
pub struct Release {
    version: String,
    /// Unix seconds of the commit.
    epoch: u64,
    /// The commit's day, `2026-12-01`.
    day: String,
    /// The commit's moment, as CycloneDX wants it.
    stamp: String,
    /// As Debian's changelogs want it.
    mail_date: String,
    /// As RPM's changelogs want it.
    rpm_date: String,
    publisher: String,
    contact: String,
}

/// Texts that are made from the list of parts.
pub struct Texts {
    notices: String,
    sbom: String,
}

/// `package [--try] [--out DIR] [--version-is V]`, `package --look PROGRAM...`
pub fn package(args: &[String]) -> Outcome {
    if let Some(("--look", programs)) = args
        .split_first()
        .map(|(first, rest)| (first.as_str(), rest))
    {
        for program in programs {
            binaries::look(Path::new(program))?;
            say(format!("    {program} may be packed"));
        }
        return Ok(());
    }
    let mut trying = false;
    let mut out = places::target().join("packages");
    let mut version = None;
    let mut words = args.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--try" => trying = true,
            "--out" => out = PathBuf::from(value(word, words.next())?),
            "--version-is" => version = Some(value(word, words.next())?.to_owned()),
            other => {
                return Err(Fail::usage(format!(
                    "package takes --try, --out DIR, --version-is V or --look PROGRAM..., not `{other}`"
                )));
            }
        }
    }
    needs::all(trying)?;
    let mut release = Release::of_this_commit()?;
    if let Some(version) = version {
        release.version = version;
    }
    let mut steps = Steps::new();
    steps.step("packages of the UI", || ui::install(&ui::folder()))?;
    steps.step("UI", ui::build)?;
    let (window, agent) = steps.step(
        "both programs, release (many minutes the first time)",
        build,
    )?;
    steps.step("what was built", || {
        binaries::look(&window)?;
        binaries::look(&agent)
    })?;
    let texts = steps.step("licences and list of parts", || {
        let parts = parts::all(&triple()?)?;
        say(format!("    {} packages are built in", parts.len()));
        Ok(Texts {
            notices: notices::write(&parts)?,
            sbom: sbom::write(&release, &parts),
        })
    })?;
    let work = places::target().join("package-work");
    fs::create_dir_all(&out).or_fail(format!("make {}", out.display()))?;
    let programs = Programs {
        window: &window,
        agent: &agent,
    };
    let deb = steps.step(".deb", || {
        deb::make(&release, &programs, &texts, &out, &work)
    })?;
    let rpm = steps.step(".rpm", || {
        rpm::make(&release, &programs, &texts, &out, &work)
    })?;
    steps.step("what is in them", || {
        checks::contents(".deb", &deb, &deb::contents(&deb)?, LARGEST)?;
        checks::contents(".rpm", &rpm, &rpm::contents(&rpm)?, LARGEST)
    })?;
    steps.step("what the linters say", || checks::lint(&deb, &rpm, &work))?;
    steps.step("checksums", || {
        let list = out.join(format!("evenkeel-{}.cdx.json", release.version));
        fs::write(&list, &texts.sbom).or_fail(format!("write {}", list.display()))?;
        checks::sums(&out, &[&deb, &rpm, &list])
    })?;
    if trying {
        steps.step(
            "installed, used, upgraded and removed in a clean root",
            || checks::try_in_a_clean_root(&deb, &work),
        )?;
    }
    if release.contact.ends_with(".example") {
        say(
            "\n==> packaging/publisher.conf still names nobody. Set it before you give these packages to people.",
        );
    }
    steps.table();
    answer(deb.display())?;
    answer(rpm.display())
}

fn value<'a>(option: &str, value: Option<&'a String>) -> Outcome<&'a str> {
    value
        .map(String::as_str)
        .ok_or_else(|| Fail::usage(format!("{option} wants a value")))
}

fn triple() -> Outcome<String> {
    let told = tools::read(Command::new("rustc").arg("-vV"))?;
    String::from_utf8_lossy(&told)
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| Fail::new("rustc does not say for which system it builds"))
}

/// Builds both programs and copies them without the paths of this machine.
fn build() -> Outcome<(PathBuf, PathBuf)> {
    let root = places::root();
    let target = places::target();
    let home = std::env::var_os("CARGO_HOME").map_or_else(
        || {
            std::env::var_os("HOME")
                .map(|home| Path::new(&home).join(".cargo"))
                .unwrap_or_default()
        },
        PathBuf::from,
    );
    // Whoever panics or logs names files of the source, not folders of the builder.
    let flags = [
        format!("--remap-path-prefix={}=/cargo", home.display()),
        format!("--remap-path-prefix={}=/evenkeel", root.display()),
    ];
    tools::must(
        tools::cargo([
            "build",
            "--release",
            "--locked",
            "--package",
            "evenkeel",
            "--package",
            "evenkeel-agent",
        ])
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        // OpenSSL keeps the day it was built; it is always this one.
        .env("SOURCE_DATE_EPOCH", "0"),
    )?;
    let folder = target.join("package-work").join("programs");
    fs::create_dir_all(&folder).or_fail(format!("make {}", folder.display()))?;
    let copy = |name: &str| {
        let from = target.join("release").join(name);
        let to = folder.join(name);
        let bytes = fs::read(&from).or_fail(format!("read {}", from.display()))?;
        let bytes = binaries::without(&bytes, &target.display().to_string());
        fs::write(&to, bytes).or_fail(format!("write {}", to.display()))?;
        fs::set_permissions(&to, fs::Permissions::from_mode(0o755))
            .or_fail(format!("write {}", to.display()))?;
        // Which compilers took part is nobody's business on a person's machine.
        tools::read(
            Command::new("strip")
                .args(["--strip-all", "--remove-section=.comment"])
                .arg(&to),
        )?;
        Ok(to)
    };
    Ok((copy(WINDOW)?, copy(AGENT)?))
}

impl Release {
    fn of_this_commit() -> Outcome<Self> {
        let root = places::root();
        let git = |args: &[&str]| {
            tools::read(Command::new("git").args(args).current_dir(&root))
                .map(|told| String::from_utf8_lossy(&told).trim().to_owned())
        };
        let epoch = match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(told) => told,
            Err(_) => {
                if !git(&["status", "--porcelain"])?.is_empty() {
                    say("==> not everything is committed: nobody else can make this package again");
                }
                git(&["log", "-1", "--format=%ct"])?
            }
        };
        let epoch: u64 = epoch
            .parse()
            .map_err(|_| Fail::new(format!("\"{epoch}\" is no time of a commit")))?;
        let date = |format: &str| {
            tools::read(
                Command::new("date")
                    .args(["--utc", "--date", &format!("@{epoch}"), format])
                    .env("LC_ALL", "C"),
            )
            .map(|told| String::from_utf8_lossy(&told).trim().to_owned())
        };
        let settings = root.join("packaging/publisher.conf");
        let settings =
            fs::read_to_string(&settings).or_fail(format!("read {}", settings.display()))?;
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            epoch,
            day: date("+%Y-%m-%d")?,
            stamp: date("+%Y-%m-%dT%H:%M:%SZ")?,
            mail_date: date("+%a, %d %b %Y %H:%M:%S +0000")?,
            rpm_date: date("+%a %b %d %Y")?,
            publisher: setting(&settings, "name")?,
            contact: setting(&settings, "contact")?,
        })
    }
}

/// A line `name = value` of the publisher's settings.
fn setting(text: &str, name: &str) -> Outcome<String> {
    text.lines()
        .filter_map(|line| line.split_once('='))
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().to_owned())
        .filter(|value| !value.is_empty() && !value.contains(['<', '>']))
        .ok_or_else(|| Fail::new(format!("packaging/publisher.conf does not say its {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_setting_names_the_publisher_everywhere() {
        let root = places::root();
        let settings = fs::read_to_string(root.join("packaging/publisher.conf")).unwrap();
        let contact = setting(&settings, "contact").unwrap();
        let page = fs::read_to_string(root.join("SECURITY.md")).unwrap();
        assert!(
            page.contains(&contact),
            "SECURITY.md gives reporters the address in packaging/publisher.conf"
        );
        assert!(setting("contact =", "contact").is_err());
        assert!(setting("# name\n", "name").is_err());
    }

    #[test]
    fn the_version_is_the_one_the_changelog_ends_with() {
        let text = fs::read_to_string(places::root().join("CHANGELOG.md")).unwrap();
        let heading = format!("## {} (20", env!("CARGO_PKG_VERSION"));
        assert!(
            text.contains(&heading),
            "no \"{heading}..\" in CHANGELOG.md"
        );
    }
}
