//! Has another program read our QR codes: zbar the squares, python-icalendar what they say.
//!
//! Owns the passing of pictures between the two programs. What an entry looks like is `evenkeel-oracle`'s.

use std::process::{Command, Stdio};

use crate::console::{Context as _, Fail, Outcome, say};
use crate::{oracle, places, tools};

const USUAL_RUNS: &str = "200";

/// Makes codes, reads them, compares.
pub fn codes(args: &[String]) -> Outcome {
    let (mut runs, mut seed, mut spoil) = (USUAL_RUNS.to_owned(), "1".to_owned(), false);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let slot = match arg.as_str() {
            "--spoil" => {
                spoil = true;
                continue;
            }
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
    if tools::find("zbarimg").is_none() {
        return Err(Fail::new(
            "this needs zbarimg (on Debian: apt install zbar-tools)",
        ));
    }
    let folder = places::target().join("oracle");
    let python = oracle::python(&folder)?;
    tools::must(&mut tools::cargo([
        "build",
        "--workspace",
        "--bin",
        "evenkeel-oracle",
    ]))?;
    say(format!("    {runs} codes, seed {seed}"));
    let mut ours = Command::new(places::debug_exe("evenkeel-oracle"));
    ours.arg("codes")
        .arg(folder.join("codes"))
        .args([&runs, &seed])
        .stdin(Stdio::null());
    let mut theirs = Command::new(python);
    theirs.arg(places::root().join("tests/fixtures/calendar/read_codes.py"));
    if spoil {
        theirs.arg("--spoil");
    }
    let mut making = ours
        .stdout(Stdio::piped())
        .spawn()
        .or_fail("start evenkeel-oracle")?;
    let lines = making
        .stdout
        .take()
        .ok_or_else(|| Fail::new("evenkeel-oracle has no output"))?;
    let read = theirs.stdin(lines).status().or_fail("start python")?;
    let made = making.wait().or_fail("wait for evenkeel-oracle")?;
    if made.success() && read.success() {
        return Ok(());
    }
    Err(Fail::new("the codes do not say what they should"))
}
