//! The UI's packages and its two builds: for the window (`ui/dist`) and for the browser ring (`ui/dist-bridge`).

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::console::{Context as _, Outcome, say};
use crate::{places, tools};

/// Written into `node_modules` when `npm ci` went through: the lock file it went through with.
const STAMP: &str = ".installed-from";

/// The folder of the UI.
pub fn folder() -> PathBuf {
    places::root().join("ui")
}

/// `npm ci`, only when the lock file is another than the last time.
pub fn install(folder: &Path) -> Outcome {
    let lock = fs::read(folder.join("package-lock.json"))
        .or_fail(format!("read package-lock.json in {}", folder.display()))?;
    let stamp = folder.join("node_modules").join(STAMP);
    if fs::read(&stamp).is_ok_and(|seen| seen == lock) {
        say("    packages are as the lock file says");
        return Ok(());
    }
    tools::must(&mut tools::npm(folder, ["ci"]))?;
    fs::write(&stamp, lock).or_fail("note which lock file was installed")
}

/// The UI as the window serves it. `tauri::generate_context!` needs it, so it comes before every Rust build.
pub fn build() -> Outcome {
    build_into("dist", "build")
}

/// The UI as the bridge serves it, for a browser.
pub fn build_for_bridge() -> Outcome {
    build_into("dist-bridge", "build:bridge")
}

/// Builds unless the same sources were built the last time: a new `dist` makes cargo compile the window anew.
fn build_into(output: &str, script: &str) -> Outcome {
    let ui = folder();
    let stamp = ui.join("node_modules").join(format!(".built-{output}"));
    let sources = digest(&ui)?;
    let built = ui.join(output).join("index.html").is_file();
    if built && fs::read_to_string(&stamp).is_ok_and(|seen| seen == sources) {
        say(format!("    ui/{output} is as its sources say"));
        return Ok(());
    }
    tools::must(&mut tools::npm(&ui, ["run", script]))?;
    fs::write(&stamp, sources).or_fail("note which sources were built")
}

/// A digest of every file of the UI that is not made from others.
fn digest(ui: &Path) -> Outcome<String> {
    let mut files = Vec::new();
    let mut folders = vec![ui.to_owned()];
    while let Some(folder) = folders.pop() {
        let doing = format!("look into {}", folder.display());
        for entry in fs::read_dir(&folder).or_fail(&doing)? {
            let path = entry.or_fail(&doing)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let made = name == "node_modules" || name.starts_with("dist") || name == "ids.ts";
            if made {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file)
            .or_fail(format!("read {}", file.display()))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}
