//! Reports with known truth: `known_reports OUT COUNT`. Makes sealed files of invented people, and beside each the true answers to the
//! fifteen questions a counselor asks of page one.
//!
//! Owns the invented lives and their truth, which is counted here in plain loops and never asked of the report. Pictures of the pages are
//! made by `tests/e2e/report-pictures.mjs`; who reads them is not decided here. Not part of the app.

mod life;
mod records;
mod truth;

use std::fs;
use std::path::Path;

use evenkeel_domain::time::Now;
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_exchange::report::{Records, editions};
use evenkeel_exchange::sealed::{Randomness, Rounds, seal};
use secrecy::SecretString;

/// Told with the files: nothing in them is anybody's.
const PASSPHRASE: &str = "river lantern copper window gentle orbit maple";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("name a folder")?;
    let count: u32 = args.next().ok_or("say how many")?.parse()?;
    let out = Path::new(&out);
    for folder in ["files", "keys", "reader"] {
        fs::create_dir_all(out.join(folder))?;
    }
    fs::write(out.join("files/passphrase.txt"), PASSPHRASE)?;
    fs::write(out.join("reader/questions.md"), truth::question_sheet())?;
    for number in 0..count {
        let life = life::Life::invented(number);
        let made = records::Made::of(&life)?;
        let now = Now {
            at: records::utc(life.now),
            zone: records::ZONE.into(),
        };
        let labels = Labels::default();
        let all: Vec<Records<'_>> = made.each_language(&labels);
        let scope = records::scope(&life);
        let reports = editions(&scope, &all, env!("CARGO_PKG_VERSION"), &now)?;
        let byte = u8::try_from(number % 251)?;
        let random = Randomness {
            salt: [byte; 16],
            nonce: [byte; 12],
        };
        let passphrase = SecretString::from(PASSPHRASE.to_owned());
        let file = seal(&reports, "", &passphrase, Rounds::PRODUCTION, random)?;
        let name = format!("{number:02}");
        fs::write(out.join(format!("files/{name}.html")), file)?;
        let key = serde_json::to_vec_pretty(&truth::answers(&life))?;
        fs::write(out.join(format!("keys/{name}.json")), key)?;
    }
    Ok(())
}
