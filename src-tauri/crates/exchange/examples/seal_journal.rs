//! Makes a sealed journal export from JSON, for the browser ring: `seal_journal OUT < input.json`.
//!
//! The whole way of a real export except the vault: scope and records in, the same report, the same container, the real number
//! of rounds. The salt and nonce are the caller's, so that a run can be repeated. With `editions` in it, these reports are sealed as they
//! are: what the page makes of a report is tried with reports that say a lot. Not part of the app.

use std::io::Read;

use evenkeel_domain::checkins::{Checkin, CheckinPart};
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::lessons::LessonCard;
use evenkeel_domain::people::{Person, PersonQuestion};
use evenkeel_domain::plan::Plan;
use evenkeel_domain::report::Report;
use evenkeel_domain::returns::Return;
use evenkeel_domain::sessions::Occurrence;
use evenkeel_domain::share::ExportScope;
use evenkeel_domain::time::Now;
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::words::Lang;
use evenkeel_exchange::report::{Records, editions, own_lines};
use evenkeel_exchange::sealed::{Randomness, Rounds, open, seal};
use secrecy::SecretString;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    passphrase: String,
    now: chrono::DateTime<chrono::Utc>,
    zone: String,
    salt: [u8; 16],
    nonce: [u8; 12],
    scope: ExportScope,
    /// Every own line there is gets its tick.
    #[serde(default)]
    tick_all: bool,
    #[serde(default)]
    editions: Vec<Report>,
    cravings: Vec<Craving>,
    #[serde(default)]
    returns: Vec<Return>,
    #[serde(default)]
    checkins: Vec<Checkin>,
    #[serde(default)]
    prompts: Vec<(chrono::NaiveDate, CheckinPart)>,
    #[serde(default)]
    journal: Vec<JournalEntry>,
    occurrences: Vec<Occurrence>,
    lessons: Vec<LessonCard>,
    plan: Option<Plan>,
    people: Vec<Person>,
    #[serde(default)]
    questions: Vec<PersonQuestion>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::args().nth(1).ok_or("name the file to write")?;
    let mut json = String::new();
    std::io::stdin().read_to_string(&mut json)?;
    let input: Input = serde_json::from_str(&json)?;
    let labels = Labels::default();
    let records = |lang| Records {
        lang,
        cravings: &input.cravings,
        returns: &input.returns,
        checkins: &input.checkins,
        prompts: &input.prompts,
        journal: &input.journal,
        occurrences: &input.occurrences,
        program: None,
        session_notes: &[],
        lessons: &input.lessons,
        plan: input.plan.as_ref(),
        medications: &[],
        people: &input.people,
        questions: &input.questions,
        labels: &labels,
    };
    let now = Now {
        at: input.now,
        zone: input.zone.clone(),
    };
    let mut scope = input.scope;
    if input.tick_all {
        let lines = own_lines(&scope, &records(scope.lang), &now)?;
        scope.own = lines.into_iter().map(|line| line.key).collect();
    }
    let first = scope.lang;
    let others = Lang::ALL.into_iter().filter(|lang| *lang != first);
    let all: Vec<_> = std::iter::once(first).chain(others).map(records).collect();
    let report = if input.editions.is_empty() {
        editions(&scope, &all, env!("CARGO_PKG_VERSION"), &now)?
    } else {
        input.editions
    };
    let passphrase = SecretString::from(input.passphrase);
    let random = Randomness {
        salt: input.salt,
        nonce: input.nonce,
    };
    let file = seal(
        &report,
        &scope.label,
        &passphrase,
        Rounds::PRODUCTION,
        random,
    )?;
    std::fs::write(&out, &file)?;
    std::fs::write(format!("{out}.json"), serde_json::to_vec(&report)?)?;
    if open(&std::fs::read(&out)?, &passphrase)? != report {
        return Err("what was written is not what was sealed".into());
    }
    Ok(())
}
