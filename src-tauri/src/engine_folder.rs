//! A folder for what the web engine insists on writing.
//!
//! Owns its place (the session's own memory-backed folder where there is one), its mode and its end. The engine runs
//! without storage, so what lands here is an empty skeleton; it goes all the same when the window goes. Its name has a part that nobody
//! can know beforehand: where all users share one folder, somebody else could take the name and keep the window from opening.

use std::fs;
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
    make_in(&base)
}

fn make_in(base: &Path) -> io::Result<PathBuf> {
    sweep(base);
    let prefix = format!("{NAME}{}-", std::process::id());
    let mut builder = tempfile::Builder::new();
    // Never one that was there.
    builder.prefix(&prefix).rand_bytes(16);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    Ok(builder.tempdir_in(base)?.keep())
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
            // Windows of earlier versions had nothing behind the number.
            .map(|rest| rest.split_once('-').map_or(rest, |(process, _)| process))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_somebody_took_beforehand_keeps_no_window_from_opening() {
        let base = tempfile::tempdir().unwrap();
        let process = std::process::id();
        // A file: a folder of this process would be an old one of ours, and be cleared away.
        fs::write(base.path().join(format!("{NAME}{process}")), b"taken").unwrap();
        let one = make_in(base.path()).unwrap();
        fs::create_dir(one.join("skeleton")).unwrap();
        let name = one.file_name().unwrap().to_str().unwrap();
        assert!(
            name.len() > NAME.len() + process.to_string().len() + 16,
            "{name} can be guessed"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&one).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o700, "the folder is the owner's alone");
        }
        let two = make_in(base.path()).unwrap();
        assert_ne!(one.file_name(), two.file_name());
        assert!(
            !one.exists(),
            "what a window of this number left is cleared away"
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_windows_that_are_no_more_left_behind_goes() {
        let base = tempfile::tempdir().unwrap();
        // No process has a number like that.
        let gone = base.path().join(format!("{NAME}4194999-abc"));
        let alive = base.path().join(format!("{NAME}1-abc"));
        let other = base.path().join("evenkeel-webcam");
        for folder in [&gone, &alive, &other] {
            fs::create_dir(folder).unwrap();
        }
        make_in(base.path()).unwrap();
        assert!(!gone.exists());
        assert!(alive.exists(), "a window that runs keeps its own");
        assert!(other.exists(), "and what is nobody's of ours stays");
    }
}
