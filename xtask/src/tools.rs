//! Starting other programs: always in a named folder, output where the person reads, one clear line when one
//! fails.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::console::{Context as _, Fail, Outcome, pass_on, say, voice};
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

/// Shows the command, runs it with stdout and stderr where the person reads, and fails when it fails.
pub fn must(command: &mut Command) -> Outcome {
    say(format!("    $ {}", shown(command)));
    let status = command
        .stdin(Stdio::null())
        .stdout(voice()?)
        .stderr(voice()?)
        .status()
        .or_fail(format!("start {}", command.get_program().display()))?;
    ended(command, status)
}

/// Like [`must`], and gives back what was said; it stays in the file `log`. A file and not a pipe: whoever the program left
/// running would hold a pipe open, and this would wait for it.
pub fn must_hear(command: &mut Command, log: &Path) -> Outcome<String> {
    say(format!("    $ {}", shown(command)));
    let listening = format!("write {}", log.display());
    if let Some(folder) = log.parent() {
        std::fs::create_dir_all(folder).or_fail(&listening)?;
    }
    let file = File::create(log).or_fail(&listening)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone().or_fail(&listening)?)
        .stderr(file)
        .spawn()
        .or_fail(format!("start {}", command.get_program().display()))?;
    let mut ear = File::open(log).or_fail(&listening)?;
    let mut said = Vec::new();
    let status = loop {
        // Asked before the last look, so that nothing is said in between.
        let ended = child.try_wait().or_fail(&listening)?;
        let known = said.len();
        ear.read_to_end(&mut said).or_fail(&listening)?;
        pass_on(said.get(known..).unwrap_or_default());
        match ended {
            Some(status) => break status,
            None => sleep(Duration::from_millis(50)),
        }
    };
    ended(command, status).map(|()| String::from_utf8_lossy(&said).into_owned())
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
