//! Compares our reading and writing of calendar files, and our dose days, with another program's.
//!
//! `evenkeel-oracle read OUT` takes schedules from stdin (one JSON object a line, as `make_golden.py --lines` writes them), compares
//! their dates with ours, and writes each as a calendar file of ours into OUT.
//! `evenkeel-oracle written OUT` takes the other program's dates of those files from stdin and compares again.
//! `evenkeel-oracle doses` takes lives from stdin (one JSON object a line, as `doses.py` writes them), replays each and compares every slot.
//!
//! `evenkeel-oracle codes DIR COUNT SEED` makes QR codes of appointments, for `read_codes.py` to read.
//!
//! Prints what differs first and the counts last; ends with 1 when anything differs.

mod codes;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write, stdin, stdout};
use std::path::Path;

use anyhow::{Context, bail};
use evenkeel_tests::doses::{self, DoseCase, DoseTally};
use evenkeel_tests::oracle::{self, Case};

/// Differences shown in full.
const SHOWN: usize = 3;

#[derive(Default)]
struct Tally {
    schedules: usize,
    dates: usize,
    different: usize,
}

impl Tally {
    fn count(&mut self, dates: usize, difference: Option<String>) -> anyhow::Result<()> {
        self.schedules += 1;
        self.dates += dates;
        if let Some(words) = difference {
            self.different += 1;
            if self.different <= SHOWN {
                writeln!(stdout(), "schedule {}: {words}", self.schedules)?;
            }
        }
        Ok(())
    }
}

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args == ["doses"] {
        return dose_days();
    }
    if let [mode, folder, count, seed] = args.as_slice()
        && mode == "codes"
    {
        return codes::codes(Path::new(folder), count.parse()?, seed.parse()?);
    }
    let (what, tally) = match args.as_slice() {
        [mode, path] if mode == "read" => ("read", read(path)?),
        [mode, path] if mode == "written" => ("written", written(path)?),
        _ => bail!(
            "evenkeel-oracle read OUT | evenkeel-oracle written OUT | evenkeel-oracle doses | evenkeel-oracle codes DIR COUNT SEED"
        ),
    };
    writeln!(
        stdout(),
        "{what}: {} schedules, {} dates, {} differ",
        tally.schedules,
        tally.dates,
        tally.different
    )?;
    if tally.different > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn read(path: &str) -> anyhow::Result<Tally> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut tally = Tally::default();
    for line in stdin().lock().lines() {
        let case: Case = serde_json::from_str(&line?).context("a line that is no schedule")?;
        tally.count(case.dates.len(), oracle::difference(&case))?;
        serde_json::to_writer(&mut out, &oracle::written(&case)?)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(tally)
}

fn written(path: &str) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let ours = BufReader::new(File::open(path)?);
    for (ours, theirs) in ours.lines().zip(stdin().lock().lines()) {
        let ours: Case = serde_json::from_str(&ours?)?;
        let theirs: Vec<String> = serde_json::from_str(&theirs?)?;
        let difference =
            oracle::told(&ours.dates, &theirs).map(|words| format!("{words}\n{}", ours.ics));
        tally.count(theirs.len(), difference)?;
    }
    Ok(tally)
}

fn dose_days() -> anyhow::Result<()> {
    let mut all = DoseTally::default();
    for line in stdin().lock().lines() {
        let case: DoseCase = serde_json::from_str(&line?).context("a line that is no life")?;
        all.add(doses::replay(&case));
    }
    for words in &all.words {
        writeln!(stdout(), "{words}")?;
    }
    writeln!(
        stdout(),
        "doses: {} days, {} slots looked at, {} answers; {} on the wrong day, {} too many, {} lost, {} not recorded and counted as \
         something else or the other way round, {} other",
        all.days,
        all.slots,
        all.answers,
        all.wrong_day,
        all.doubled,
        all.lost,
        all.not_recorded,
        all.other + all.sums
    )?;
    if all.different() > 0 {
        std::process::exit(1);
    }
    Ok(())
}
