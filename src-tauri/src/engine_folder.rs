//! A folder for what the web engine insists on writing.
//!
//! Owns its place (the session's own memory-backed folder where there is one), its mode and its end. The engine runs
//! without storage, so what lands here is an empty skeleton; it goes all the same when the window goes.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

const NAME: &str = "evenkeel-web-";

/// Makes the folder and clears away those of windows that are no more.
///
/// # Errors
/// No folder can be made, or what stands in its place is not ours.
pub fn make() -> io::Result<PathBuf> {
    let base = std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute() && path.is_dir())
        .unwrap_or_else(std::env::temp_dir);
    sweep(&base);
    let folder = base.join(format!("{NAME}{}", std::process::id()));
    // Fails when something is there already: a stranger's folder is never used.
    private(&mut DirBuilder::new()).create(&folder)?;
    Ok(folder)
}

#[cfg(unix)]
fn private(builder: &mut DirBuilder) -> &mut DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700)
}

#[cfg(not(unix))]
fn private(builder: &mut DirBuilder) -> &mut DirBuilder {
    builder
}

fn sweep(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(process) = name
            .to_str()
            .and_then(|name| name.strip_prefix(NAME))
            .and_then(|process| process.parse::<u32>().ok())
        else {
            continue;
        };
        let stale = process == std::process::id() || is_gone(process);
        if stale && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

/// Where this cannot be told, every other process counts as alive and its folder stays.
fn is_gone(process: u32) -> bool {
    cfg!(target_os = "linux") && !Path::new("/proc").join(process.to_string()).exists()
}
