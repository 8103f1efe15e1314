//! The UI's packages and its two builds: for the window (`ui/dist`) and for the browser ring (`ui/dist-bridge`).

use std::fs;
use std::path::{Path, PathBuf};

use crate::people::{Outcome, While as _, say};
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
    tools::must(&mut tools::npm(&folder(), ["run", "build"]))
}

/// The UI as the bridge serves it, for a browser.
pub fn build_for_bridge() -> Outcome {
    tools::must(&mut tools::npm(&folder(), ["run", "build:bridge"]))
}
