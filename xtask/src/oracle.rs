//! Compares when sessions take place with another program's reading of RFC 5545, and which doses are due with another program's reading of
//! our rules, on schedules and lives nobody has seen before.
//!
//! Owns the private Python with pinned packages and the passing of files between the two programs. What a schedule looks like is
//! `tests/fixtures/calendar/make_golden.py`'s, what a life looks like `tests/oracle/doses.py`'s, the comparison `evenkeel-oracle`'s.
//! Needs the network once, for the packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::console::{Context as _, Fail, Outcome, say};
use crate::{places, tools};

const USUAL_RUNS: &str = "2000";

/// Days of each life that is told wrong on purpose.
const CONTROL_DAYS: &str = "2000";

/// The rules that `doses.py` can break.
const FAULTS: [&str; 7] = ["day", "twice", "lost", "state", "late", "undo", "pause"];

/// Makes schedules, reads them, writes them out again, and compares both ways.
pub fn oracle(args: &[String]) -> Outcome {
    let (mut runs, mut seed) = (USUAL_RUNS.to_owned(), "1".to_owned());
    let (mut days, mut control) = (String::new(), false);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let slot = match arg.as_str() {
            "--control" => {
                control = true;
                continue;
            }
            "--doses" => &mut days,
            "--runs" => &mut runs,
            "--seed" => &mut seed,
            other => return Err(Fail::usage(format!("`{other}` is not understood here"))),
        };
        *slot = rest
            .next()
            .filter(|text| text.parse::<u64>().is_ok())
            .cloned()
            .ok_or_else(|| Fail::usage(format!("{arg} needs a number")))?;
    }
    let folder = places::target().join("oracle");
    let script = places::root().join("tests/fixtures/calendar/make_golden.py");
    let python = python(&folder)?;
    tools::must(&mut tools::cargo([
        "build",
        "--package",
        "evenkeel-tests",
        "--bin",
        "evenkeel-oracle",
    ]))?;
    if control || !days.is_empty() {
        return doses(&python, &days, &seed, control);
    }
    let out = folder.join("written.jsonl");
    let other = |args: &[&str]| {
        let mut command = Command::new(&python);
        command.arg(&script).args(args);
        command
    };
    let ours = |mode: &str| {
        let mut command = Command::new(places::debug_exe("evenkeel-oracle"));
        command.arg(mode).arg(&out);
        command
    };
    say(format!("    {runs} schedules, seed {seed}"));
    let read = piped(
        other(&["--lines", "--cases", &runs, "--seed", &seed]).stdin(Stdio::null()),
        &mut ours("read"),
    );
    let file = fs::File::open(&out).or_fail("open the files that were written")?;
    let written = piped(other(&["--read"]).stdin(file), &mut ours("written"));
    read.and(written)
}

/// Makes lives and replays them; with `control` also some that are told wrong, each of which has to be noticed.
fn doses(python: &Path, days: &str, seed: &str, control: bool) -> Outcome {
    let script = places::root().join("tests/oracle/doses.py");
    let run = |days: &str, fault: Option<&str>| {
        let mut lives = Command::new(python);
        lives.arg(&script).args(["--days", days, "--seed", seed]);
        if let Some(fault) = fault {
            lives.args(["--fault", fault]);
        }
        let mut ours = Command::new(places::debug_exe("evenkeel-oracle"));
        piped(lives.stdin(Stdio::null()), ours.arg("doses"))
    };
    if control {
        for fault in FAULTS {
            say(format!("    with a planted fault: {fault}"));
            if run(CONTROL_DAYS, Some(fault)).is_ok() {
                return Err(Fail::new(format!("the fault `{fault}` was not noticed")));
            }
        }
    }
    if days.is_empty() {
        return Ok(());
    }
    say(format!("    {days} dose days, seed {seed}"));
    run(days, None)
}

/// A Python of our own with the packages of `requirements.txt`.
pub(crate) fn python(folder: &Path) -> Outcome<PathBuf> {
    let wanted = places::root().join("tests/fixtures/calendar/requirements.txt");
    let list = fs::read_to_string(&wanted).or_fail("read requirements.txt")?;
    let (venv, mark) = (folder.join("venv"), folder.join("installed.txt"));
    let python = if cfg!(windows) {
        venv.join("Scripts/python.exe")
    } else {
        venv.join("bin/python")
    };
    if fs::read_to_string(&mark).is_ok_and(|there| there == list) {
        return Ok(python);
    }
    fs::create_dir_all(folder).or_fail("make a folder for Python")?;
    let system = ["python3", "python"]
        .into_iter()
        .find_map(tools::find)
        .ok_or_else(|| Fail::new("the oracle needs python3 with venv"))?;
    tools::must(
        Command::new(system)
            .args(["-m", "venv", "--clear"])
            .arg(&venv),
    )?;
    tools::must(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
            ])
            .arg(&wanted),
    )?;
    fs::write(&mark, list).or_fail("note what is installed")?;
    Ok(python)
}

/// Runs `from` into `into`.
fn piped(from: &mut Command, into: &mut Command) -> Outcome {
    let mut first = from
        .stdout(Stdio::piped())
        .spawn()
        .or_fail("start python")?;
    let stream = first
        .stdout
        .take()
        .ok_or_else(|| Fail::new("python has no output"))?;
    let second = into
        .stdin(stream)
        .status()
        .or_fail("start evenkeel-oracle")?;
    let first = first.wait().or_fail("wait for python")?;
    if !first.success() {
        return Err(Fail::new(format!("the other program ended with {first}")));
    }
    if second.success() {
        Ok(())
    } else {
        Err(Fail::new("the two programs do not agree"))
    }
}
