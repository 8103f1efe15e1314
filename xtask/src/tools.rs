//! Starting other programs: always in a named folder, output on stderr, one clear line when one fails.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::people::{Fail, Outcome, While as _, say};
use crate::places;

/// `cargo` in the repository's root. Cargo names itself in `CARGO` when it started us.
pub fn cargo<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(places::root());
    // Set by cargo for the program it runs; a cargo below must find out for itself.
    for (name, _) in std::env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// `npm` in a folder of the repository.
pub fn npm<S: AsRef<OsStr>>(folder: &Path, args: impl IntoIterator<Item = S>) -> Command {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(name);
    command
        .args(args)
        .current_dir(folder)
        .env("npm_config_fund", "false")
        .env("npm_config_audit", "false")
        .env("npm_config_update_notifier", "false");
    command
}

/// Shows the command, runs it with stdout and stderr on our stderr, and fails when it fails.
pub fn must(command: &mut Command) -> Outcome {
    say(format!("    $ {}", shown(command)));
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::from(std::io::stderr()))
        .status()
        .or_fail(format!("start {}", command.get_program().display()))?;
    ended(command, status)
}

/// Two commands side by side, each as [`must`] runs it. What the second says is kept in the file `log` and shown when the
/// first is through, so that a person can read both.
pub fn both(first: &mut Command, second: &mut Command, log: &Path) -> Outcome {
    say(format!("    $ {}   (beside the next)", shown(second)));
    let file = File::create(log).or_fail(format!("write {}", log.display()))?;
    let errors = file
        .try_clone()
        .or_fail(format!("write {}", log.display()))?;
    let mut beside = second
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors)
        .spawn()
        .or_fail(format!("start {}", second.get_program().display()))?;
    let outcome = must(first);
    let status = beside
        .wait()
        .or_fail(format!("wait for {}", second.get_program().display()))?;
    say(format!("    $ {}", shown(second)));
    let said = std::fs::read(log).or_fail(format!("read {}", log.display()))?;
    say(String::from_utf8_lossy(&said));
    outcome.and(ended(second, status))
}

fn ended(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() {
        Ok(())
    } else {
        Err(Fail::new(format!(
            "`{}` ended with {status}",
            shown(command)
        )))
    }
}

/// Like [`must`], and gives back what the program wrote to stdout.
pub fn read(command: &mut Command) -> Outcome<Vec<u8>> {
    let out = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .or_fail(format!("start {}", command.get_program().display()))?;
    ended(command, out.status).map(|()| out.stdout)
}

/// Where a program lies on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|candidate| candidate.is_file())
}

fn shown(command: &Command) -> String {
    let mut line = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}
