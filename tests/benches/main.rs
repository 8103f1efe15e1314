//! How long questions take with ten years of data, and how much longer than with one (`cargo xtask bench`).
//!
//! Owns the list of questions with their budgets. Prints divan's table, then each question's median over one year and over ten,
//! taken in turns in the same run, and their ratio: a ratio says something on any machine, milliseconds only on this one. Nothing
//! here fails a build.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark prints, and one that cannot go on stops"
)]

mod insights;
mod medications;
mod sessions;
mod timeline;

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use divan::Bencher;
use evenkeel_tests::Patient;
use evenkeel_tests::lived::{Span, lived};
use serde_json::Value;

/// Something a screen asks for.
pub struct Question {
    /// What it is called in the tables.
    pub name: &'static str,
    /// The command.
    pub command: &'static str,
    /// Its input.
    pub input: Value,
    /// Most milliseconds with ten years of data.
    pub most_ms: f64,
    /// Most times its cost with one year.
    pub most_ratio: f64,
}

impl std::fmt::Display for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Every question. A new part of the app adds its module's list here.
static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    [
        insights::questions(),
        medications::questions(),
        sessions::questions(),
        timeline::questions(),
    ]
    .into_iter()
    .flatten()
    .collect()
});

struct Life {
    patient: Mutex<Patient>,
    _folder: tempfile::TempDir,
}

impl Life {
    fn of(span: Span) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let patient = lived(&folder.path().join("data"), span);
        Self {
            patient: Mutex::new(patient),
            _folder: folder,
        }
    }

    fn patient(&self) -> MutexGuard<'_, Patient> {
        self.patient.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

static ONE_YEAR: LazyLock<Life> = LazyLock::new(|| Life::of(Span::OneYear));
static TEN_YEARS: LazyLock<Life> = LazyLock::new(|| Life::of(Span::TenYears));

#[divan::bench(args = QUESTIONS.iter())]
fn one_year(bencher: Bencher, question: &Question) {
    let patient = ONE_YEAR.patient();
    bencher.bench_local(|| patient.ask(question.command, question.input.clone()));
}

#[divan::bench(args = QUESTIONS.iter())]
fn ten_years(bencher: Bencher, question: &Question) {
    let patient = TEN_YEARS.patient();
    bencher.bench_local(|| patient.ask(question.command, question.input.clone()));
}

#[allow(
    clippy::disallowed_methods,
    reason = "a stopwatch is what a benchmark is made of"
)]
fn took(patient: &Patient, question: &Question) -> Duration {
    let begun = Instant::now();
    drop(divan::black_box(
        patient.ask(question.command, question.input.clone()),
    ));
    begun.elapsed()
}

fn median(mut all: Vec<Duration>) -> f64 {
    all.sort_unstable();
    all[all.len() / 2].as_secs_f64() * 1_000.0
}

fn ratios() {
    const RUNS: usize = 41;
    println!(
        "\n{:<34} {:>9} {:>9} {:>7}   budget",
        "median of 41, in turns", "1 y, ms", "10 y, ms", "ratio"
    );
    for question in QUESTIONS.iter() {
        let (year, decade) = (ONE_YEAR.patient(), TEN_YEARS.patient());
        let runs: Vec<_> = (0..RUNS)
            .map(|_| (took(&year, question), took(&decade, question)))
            .collect();
        let (year, decade) = runs.into_iter().unzip();
        let (year, decade) = (median(year), median(decade));
        println!(
            "{:<34} {year:>9.2} {decade:>9.2} {:>7.2}   {} ms, {}",
            question.name,
            decade / year,
            question.most_ms,
            question.most_ratio
        );
    }
}

fn main() {
    divan::main();
    // `cargo test --benches` and `--list` only want to know that it starts.
    if std::env::args().any(|arg| arg == "--bench") {
        ratios();
    }
}
