//! `report`: page one of invented people's reports as pictures, and apart from them the true answers to the questions asked of it.
//!
//! Owns the order of the two steps. The lives and their truth are `evenkeel-exchange`'s example `known_reports`; opening the files and
//! taking the pictures is `tests/e2e/report-pictures.mjs`. Who reads the pictures, and how it went, is told in `docs/report.md`.

use std::path::PathBuf;
use std::process::Command;

use crate::console::{Fail, Outcome, say};
use crate::{places, tools, ui};

const USUAL: &str = "50";

/// Makes the files, the keys and the pictures.
pub fn report(args: &[String]) -> Outcome {
    let (mut vaults, mut out) = (USUAL.to_owned(), None);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let value = rest
            .next()
            .ok_or_else(|| Fail::usage(format!("{arg} needs a value")))?;
        match arg.as_str() {
            "--vaults" if value.parse::<u32>().is_ok() => vaults.clone_from(value),
            "--out" => out = Some(PathBuf::from(value)),
            other => return Err(Fail::usage(format!("`{other}` is not understood here"))),
        }
    }
    let out = out.unwrap_or_else(|| places::target().join("known-reports"));
    // The whole workspace, as the test command builds it: for one package alone cargo would compile the libraries anew.
    tools::must(&mut tools::cargo([
        "build",
        "--workspace",
        "--example",
        "known_reports",
    ]))?;
    tools::must(
        Command::new(places::debug_exe("examples/known_reports"))
            .arg(&out)
            .arg(&vaults),
    )?;
    let folder = places::root().join("tests/e2e");
    ui::install(&folder)?;
    tools::must(
        Command::new("node")
            .current_dir(&folder)
            .arg("report-pictures.mjs")
            .arg(std::path::absolute(&out).unwrap_or_else(|_| out.clone())),
    )?;
    say(format!(
        "    pictures and questions: {}\n    true answers, not for the readers: {}",
        out.join("reader").display(),
        out.join("keys").display()
    ));
    Ok(())
}
