//! The Debian package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::stage::{Stage, filled};
use super::{Release, Texts};
use crate::console::{Context as _, Fail, Outcome};
use crate::{places, tools};

const DOC: &str = "usr/share/doc/evenkeel";

/// Makes it; says where it lies.
pub fn make(
    release: &Release,
    programs: &Programs<'_>,
    texts: &Texts,
    out: &Path,
    work: &Path,
) -> Outcome<PathBuf> {
    let stage = Stage::new(work.join("deb"), release)?;
    stage.common(programs.window, programs.agent)?;
    stage.put(
        &format!("{DOC}/copyright"),
        copyright(release)?.as_bytes(),
        0o644,
    )?;
    stage.put_packed(&format!("{DOC}/third-party"), &texts.notices)?;
    stage.put_packed(&format!("{DOC}/sbom.cdx.json"), &texts.sbom)?;
    stage.put_packed(&format!("{DOC}/changelog"), &changelog(release))?;
    stage.put(
        "usr/share/lintian/overrides/evenkeel",
        filled(release, "linux/lintian-overrides")?.as_bytes(),
        0o644,
    )?;

    let size = size_in_kib(&stage.root)?;
    let depends = depends(release, &stage.root, work)?;
    let control = filled(release, "linux/control")?
        .replace("@DEPENDS@", &depends)
        .replace("@SIZE@", &size.to_string())
        .replace("@ARCH@", &architecture()?);
    stage.put("DEBIAN/control", control.as_bytes(), 0o644)?;
    stage.put(
        "DEBIAN/postrm",
        filled(release, "linux/postrm")?.as_bytes(),
        0o755,
    )?;
    stage.put("DEBIAN/md5sums", sums(&stage.root)?.as_bytes(), 0o644)?;
    stage.settle()?;

    let file = out.join(format!(
        "evenkeel_{}_{}.deb",
        release.version,
        architecture()?
    ));
    tools::must(
        Command::new("dpkg-deb")
            .args([
                "--root-owner-group",
                "-Zxz",
                "-z6",
                "--threads-max=1",
                "--build",
            ])
            .arg(&stage.root)
            .arg(&file)
            .env("SOURCE_DATE_EPOCH", release.epoch.to_string()),
    )?;
    Ok(file)
}

/// The two programs.
pub struct Programs<'a> {
    pub window: &'a Path,
    pub agent: &'a Path,
}

/// The files in it, as the package itself says.
pub fn contents(file: &Path) -> Outcome<Vec<String>> {
    let listed = tools::read(Command::new("dpkg-deb").arg("--contents").arg(file))?;
    Ok(String::from_utf8_lossy(&listed)
        .lines()
        .filter_map(|line| line.split_once(" ./").map(|(_, name)| format!("/{name}")))
        .collect())
}

fn architecture() -> Outcome<String> {
    let told = tools::read(Command::new("dpkg").arg("--print-architecture"))?;
    Ok(String::from_utf8_lossy(&told).trim().to_owned())
}

fn size_in_kib(root: &Path) -> Outcome<u64> {
    let told = tools::read(
        Command::new("du")
            .args(["-sk", "--apparent-size"])
            .arg(root),
    )?;
    String::from_utf8_lossy(&told)
        .split_whitespace()
        .next()
        .and_then(|size| size.parse().ok())
        .ok_or_else(|| Fail::new("the size of the package cannot be told"))
}

/// What the programs need, worked out from the libraries they name and from the versions of the symbols they use.
fn depends(release: &Release, root: &Path, work: &Path) -> Outcome<String> {
    let folder = work.join("shlibs");
    let control = folder.join("debian").join("control");
    let doing = format!("write {}", control.display());
    fs::create_dir_all(folder.join("debian")).or_fail(&doing)?;
    // dpkg-shlibdeps asks for the source of a package; these four lines are all it reads of it.
    let source = format!(
        "Source: evenkeel\nMaintainer: {} <{}>\n\nPackage: evenkeel\nArchitecture: any\nDescription: x\n",
        release.publisher, release.contact
    );
    fs::write(&control, source).or_fail(&doing)?;
    let told = tools::read(
        Command::new("dpkg-shlibdeps")
            .args(["-O", "--ignore-missing-info", "--warnings=0"])
            .arg(format!("-e{}", root.join("usr/bin/evenkeel").display()))
            .arg(format!(
                "-e{}",
                root.join("usr/bin/evenkeel-agent").display()
            ))
            .current_dir(&folder),
    )?;
    let told = String::from_utf8_lossy(&told);
    let depends = told
        .lines()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .ok_or_else(|| Fail::new("dpkg-shlibdeps did not say what the programs need"))?;
    if !depends.contains("libwebkit2gtk-4.1-0") {
        return Err(Fail::new(format!(
            "the window does not need WebKit, says dpkg-shlibdeps: {depends}"
        )));
    }
    Ok(depends.to_owned())
}

fn copyright(release: &Release) -> Outcome<String> {
    let path = places::root().join("LICENSE-MIT");
    let text = fs::read_to_string(&path).or_fail(format!("read {}", path.display()))?;
    let mit: Vec<String> = text
        .lines()
        .skip_while(|line| line.starts_with("Copyright") || line.trim().is_empty())
        .map(|line| match line.trim_end() {
            "" => " .".to_owned(),
            line => format!(" {line}"),
        })
        .collect();
    Ok(filled(release, "linux/copyright")?.replace("@MIT@", &mit.join("\n")))
}

/// In the words of the package, not of CHANGELOG.md: that one says what the program is for.
fn changelog(release: &Release) -> String {
    format!(
        "evenkeel ({}) unstable; urgency=medium\n\n  * Version {}.\n\n -- {} <{}>  {}\n",
        release.version, release.version, release.publisher, release.contact, release.mail_date
    )
}

fn sums(root: &Path) -> Outcome<String> {
    let told = tools::read(
        Command::new("sh")
            .arg("-c")
            .arg("find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum")
            .current_dir(root),
    )?;
    Ok(String::from_utf8_lossy(&told).into_owned())
}
