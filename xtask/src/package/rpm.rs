//! The RPM package, made by `rpmbuild` from the same files as the Debian one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::deb::Programs;
use super::stage::{Stage, filled};
use super::{Release, Texts};
use crate::console::{Context as _, Outcome};
use crate::{places, tools};

const DOC: &str = "usr/share/doc/evenkeel";
const LICENCES: &str = "usr/share/licenses/evenkeel";

/// Makes it; says where it lies.
pub fn make(
    release: &Release,
    programs: &Programs<'_>,
    texts: &Texts,
    out: &Path,
    work: &Path,
) -> Outcome<PathBuf> {
    let stage = Stage::new(work.join("rpm"), release)?;
    stage.common(programs.window, programs.agent)?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let path = places::root().join(name);
        let text = fs::read(&path).or_fail(format!("read {}", path.display()))?;
        stage.put(&format!("{LICENCES}/{name}"), &text, 0o644)?;
    }
    stage.put_packed(&format!("{LICENCES}/third-party"), &texts.notices)?;
    stage.put_packed(&format!("{DOC}/sbom.cdx.json"), &texts.sbom)?;
    stage.settle()?;

    let top = work.join("rpmbuild");
    if top.exists() {
        fs::remove_dir_all(&top).or_fail(format!("remove {}", top.display()))?;
    }
    fs::create_dir_all(&top).or_fail(format!("make {}", top.display()))?;
    let spec = top.join("evenkeel.spec");
    let text = filled(release, "linux/evenkeel.spec")?
        .replace("@RPM_DATE@", &release.rpm_date)
        .replace("@STAGE@", &stage.root.display().to_string());
    fs::write(&spec, text).or_fail(format!("write {}", spec.display()))?;
    let machine = std::env::consts::ARCH;
    tools::must(
        Command::new("rpmbuild")
            .args(["--quiet", "-bb", "--target", machine])
            .args(["--define", "_buildhost build.invalid"])
            .args(["--define", "use_source_date_epoch_as_buildtime 1"])
            .args(["--define", "clamp_mtime_to_source_date_epoch 1"])
            .args(["--define", "source_date_epoch_from_changelog 0"])
            // Packed on one thread: more of them cut the bytes elsewhere.
            .args(["--define", "_binary_payload w6.xzdio"])
            .arg("--define")
            .arg(format!("_topdir {}", top.display()))
            .arg(&spec)
            .env("SOURCE_DATE_EPOCH", release.epoch.to_string()),
    )?;
    let name = format!("evenkeel-{}-1.{machine}.rpm", release.version);
    let made = top.join("RPMS").join(machine).join(&name);
    let file = out.join(name);
    fs::copy(&made, &file).or_fail(format!("copy {}", made.display()))?;
    Ok(file)
}

/// The files in it, as the package itself says.
pub fn contents(file: &Path) -> Outcome<Vec<String>> {
    let listed = tools::read(
        Command::new("rpm")
            .args(["-qlp", "--nosignature"])
            .arg(file),
    )?;
    Ok(String::from_utf8_lossy(&listed)
        .lines()
        .map(str::to_owned)
        .collect())
}
