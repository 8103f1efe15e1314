//! What a package must hold, what the linters of the systems say to it, and the attempt in a clean root.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::stage::neutral;
use crate::console::{Context as _, Fail, Outcome, say};
use crate::{places, tools};

/// Beginnings of what every package holds.
const MUST_HOLD: [&str; 16] = [
    "/usr/bin/evenkeel",
    "/usr/bin/evenkeel-agent",
    "/usr/share/applications/org.evenkeel.Evenkeel.desktop",
    "/usr/share/metainfo/org.evenkeel.Evenkeel.metainfo.xml",
    "/usr/share/icons/hicolor/16x16/apps/org.evenkeel.Evenkeel.png",
    "/usr/share/icons/hicolor/48x48/apps/org.evenkeel.Evenkeel.png",
    "/usr/share/icons/hicolor/256x256/apps/org.evenkeel.Evenkeel.png",
    "/usr/share/icons/hicolor/512x512/apps/org.evenkeel.Evenkeel.png",
    "/usr/share/icons/hicolor/scalable/apps/org.evenkeel.Evenkeel.svg",
    "/usr/share/icons/hicolor/symbolic/apps/org.evenkeel.Evenkeel-symbolic.svg",
    "/usr/share/man/man1/evenkeel.1.gz",
    "/usr/share/man/man1/evenkeel-agent.1.gz",
    "/usr/share/man/es/man1/evenkeel.1.gz",
    "/usr/share/man/es/man1/evenkeel-agent.1.gz",
    "/usr/share/doc/evenkeel/sbom.cdx.json.gz",
    "third-party.gz",
];

/// Holds the list against [`MUST_HOLD`], and the size against the limit.
pub fn contents(kind: &str, file: &Path, found: &[String], largest: u64) -> Outcome {
    if let Some(missing) = lacks(found) {
        return Err(Fail::new(format!("the {kind} does not hold {missing}")));
    }
    if let Some(odd) = found.iter().find(|place| starts_something(place)) {
        return Err(Fail::new(format!(
            "the {kind} holds {odd}: whether anything starts at login is each person's choice"
        )));
    }
    for place in found {
        neutral("a file name", place)?;
    }
    let size = fs::metadata(file)
        .or_fail(format!("look at {}", file.display()))?
        .len();
    if size > largest {
        return Err(Fail::new(format!(
            "the {kind} has {size} bytes, more than {largest}"
        )));
    }
    say(format!(
        "    {kind}: {:.1} MB, {} files, window and reminder program among them",
        size as f64 / 1e6,
        found.iter().filter(|place| !place.ends_with('/')).count()
    ));
    Ok(())
}

fn lacks(found: &[String]) -> Option<&'static str> {
    MUST_HOLD
        .into_iter()
        .find(|wanted| !found.iter().any(|place| place.ends_with(wanted)))
}

/// Nothing in a package may start by itself for everybody.
fn starts_something(place: &str) -> bool {
    [
        "/etc/",
        "/usr/lib/systemd",
        "/lib/systemd",
        "/usr/share/dbus-1",
        "/usr/share/autostart",
    ]
    .iter()
    .any(|folder| place.starts_with(folder))
}

/// The linters of both systems. Each must be silent; what is not their business stands in an override with its reason.
pub fn lint(deb: &Path, rpm: &Path, work: &Path) -> Outcome {
    let staged = work.join("deb");
    tools::must(
        Command::new("desktop-file-validate")
            .arg(staged.join("usr/share/applications/org.evenkeel.Evenkeel.desktop")),
    )?;
    tools::must(
        Command::new("appstreamcli")
            .args(["validate", "--no-net", "--explain"])
            .arg(staged.join("usr/share/metainfo/org.evenkeel.Evenkeel.metainfo.xml")),
    )?;
    silent(
        Command::new("lintian")
            .args(["--fail-on", "error,warning", "--display-info"])
            .arg("--allow-root")
            .arg(deb),
    )?;
    silent(
        Command::new("rpmlint")
            .arg("--config")
            .arg(places::root().join("packaging/linux/rpmlint.toml"))
            .arg(rpm),
    )
}

fn silent(linter: &mut Command) -> Outcome {
    let name = linter.get_program().display().to_string();
    let out = linter.output().or_fail(format!("start {name}"))?;
    let told = String::from_utf8_lossy(&out.stdout);
    for line in told
        .lines()
        .chain(String::from_utf8_lossy(&out.stderr).lines())
    {
        say(format!("    {name}: {line}"));
    }
    // Whether lintian recognises a library that is built in hangs on its version, so an exception may be one too many.
    let told = told
        .lines()
        .filter(|line| !line.contains("unused-override"));
    let complaint = told.clone().any(|line| {
        [": E: ", ": W: ", ": I: "]
            .iter()
            .any(|mark| line.contains(mark))
            || line.starts_with(['E', 'W', 'I']) && line.get(1..3) == Some(": ")
    });
    if complaint || !out.status.success() {
        return Err(Fail::new(format!("{name} is not content, see above")));
    }
    say(format!("    {name}: content"));
    Ok(())
}

/// One line a file, as `sha256sum --check` reads it.
pub fn sums(out: &Path, files: &[&Path]) -> Outcome {
    let mut command = Command::new("sha256sum");
    command.current_dir(out);
    for file in files {
        command.arg(file.file_name().unwrap_or_default());
    }
    let told = tools::read(&mut command)?;
    let list = out.join("SHA256SUMS");
    fs::write(&list, &told).or_fail(format!("write {}", list.display()))?;
    for line in String::from_utf8_lossy(&told).lines() {
        say(format!("    {line}"));
    }
    Ok(())
}

/// What a person does with a package, in a system that has nothing of ours and none of our tools.
pub fn try_in_a_clean_root(deb: &Path, work: &Path) -> Outcome {
    tools::must(
        Command::new("bash")
            .arg(places::root().join("tests/package/clean-root.sh"))
            .arg(deb)
            .arg(work.join("clean-root"))
            .current_dir(places::root()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_the_reminder_program_is_refused() {
        let whole: Vec<String> = MUST_HOLD.iter().map(|place| format!("/{place}")).collect();
        assert_eq!(lacks(&whole), None);
        let without: Vec<String> = whole
            .iter()
            .filter(|place| !place.ends_with("bin/evenkeel-agent"))
            .cloned()
            .collect();
        assert_eq!(lacks(&without), Some("/usr/bin/evenkeel-agent"));
    }

    #[test]
    fn nothing_in_a_package_starts_by_itself() {
        assert!(starts_something(
            "/etc/xdg/autostart/org.evenkeel.Evenkeel.desktop"
        ));
        assert!(!starts_something(
            "/usr/share/applications/org.evenkeel.Evenkeel.desktop"
        ));
    }
}
