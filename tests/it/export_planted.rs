//! Whatever a person wrote, in whatever table it stands: it is in no report that did not tick it, whoever the report is for.
//!
//! The words are not listed here. They are read from every column of a vault with a row in every table, so that a field that is added
//! later is looked for, too.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Duration;
use evenkeel_exchange::sealed;
use evenkeel_store::{UnlockOptions, UnlockWith};
use evenkeel_tests::{MemoryKeys, PASSPHRASE, Patient};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::support::vaults::{pass, store};
use crate::support::{fast_dir, life};

/// The kinds that a role is offered and that can be ticked as a whole.
const ROLES: [(&str, &[&str]); 6] = [
    (
        "counselor",
        &[
            "cravings",
            "checkins",
            "sessions",
            "lessons",
            "plan",
            "medications",
        ],
    ),
    (
        "doctor",
        &[
            "cravings",
            "checkins",
            "sessions",
            "lessons",
            "plan",
            "medications",
        ],
    ),
    (
        "family",
        &["cravings", "checkins", "sessions", "lessons", "plan"],
    ),
    (
        "other",
        &["cravings", "checkins", "sessions", "lessons", "plan"],
    ),
    (
        "court",
        &["cravings", "checkins", "sessions", "lessons", "plan"],
    ),
    ("employer", &["sessions"]),
];

/// Every text of every table, and every text inside a text that is JSON.
pub fn written(database: &Path, key: &str) -> BTreeSet<String> {
    let raw = rusqlite::Connection::open(database).unwrap();
    raw.execute_batch(&format!("PRAGMA key = \"x'{key}'\";"))
        .unwrap();
    let mut tables = raw
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut found = BTreeSet::new();
    for name in names {
        let mut rows = raw.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                if let Ok(text) = row.get::<_, String>(column) {
                    match serde_json::from_str::<Value>(&text) {
                        Ok(value) => leaves(&value, &mut found),
                        Err(_) => drop(found.insert(text)),
                    }
                }
            }
        }
    }
    found
}

fn leaves(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(all) => all.iter().for_each(|one| leaves(one, found)),
        Value::Object(all) => all.values().for_each(|one| leaves(one, found)),
        _ => {}
    }
}

/// What a person typed looks like that: more than one word, or letters that no name of ours has. Ids, dates, zones and our own words
/// for things do not.
pub fn typed(text: &str) -> bool {
    text.chars().count() > 4 && (text.contains(' ') || !text.is_ascii())
}

struct Desk {
    _dir: tempfile::TempDir,
    stick: PathBuf,
    ana: Patient,
    planted: Vec<String>,
}

fn desk() -> Desk {
    let dir = fast_dir();
    let (data, stick) = (dir.path().join("data"), dir.path().join("stick"));
    fs::create_dir(&stick).unwrap();
    let keys = Arc::<MemoryKeys>::default();
    let ana = Patient::start_with(data.clone(), life::present(), Arc::clone(&keys));
    let _ = ana.first_run();
    ana.lock();
    drop(ana);
    let options = UnlockOptions {
        now: life::present() + Duration::hours(2),
        accept_older: false,
    };
    let passphrase = pass(PASSPHRASE);
    let unlock = UnlockWith::Passphrase(&passphrase);
    let mut vault = store(&data).unwrap().unlock(unlock, options).unwrap().vault;
    vault
        .write(|w| life::of(crate::kept_vaults::newest()).write(w))
        .unwrap();
    let key = vault.export_raw_key_for_support();
    vault.lock().unwrap();
    let planted = written(&data.join("vault.db"), &key)
        .into_iter()
        .filter(|text| typed(text))
        .collect();
    let ana = Patient::start_with(data, life::present(), keys);
    ana.unlock();
    Desk {
        _dir: dir,
        stick,
        ana,
        planted,
    }
}

impl Desk {
    /// Everything that the file for `role` says, its seal opened, in both languages.
    fn sealed(&self, role: &str, kinds: &[&str], own: &[Value]) -> Vec<String> {
        let today = life::present().date_naive();
        let words = self
            .ana
            .ask("share_suggest_passphrase", json!({ "lang": "en" }))["passphrase"]
            .as_str()
            .unwrap()
            .to_owned();
        let done = self.ana.ask(
            "share_export",
            json!({
                "scope": {
                    "recipient": "R", "role": role, "purpose": "", "prepared_by": "", "kinds": kinds,
                    "from": today - Duration::days(60), "to": today, "own": own, "name_left_out": true, "expires": null,
                    "lang": "en", "stop_read": true,
                },
                "passphrase": words, "vault_passphrase": PASSPHRASE, "folder": self.stick,
            }),
        );
        let file = fs::read(done["path"].as_str().unwrap()).unwrap();
        let editions = sealed::open(&file, &SecretString::from(words)).unwrap();
        assert_eq!(editions.len(), 2, "both languages are in the file");
        editions
            .iter()
            .flat_map(|report| report.texts())
            .map(str::to_owned)
            .collect()
    }

    /// The planted words that stand in `texts`.
    fn found<'a>(&'a self, texts: &[String]) -> Vec<&'a str> {
        self.planted
            .iter()
            .map(String::as_str)
            // What a medicine is called is in a report with medicines: nothing of it could be read without.
            .filter(|word| *word != "Naltrexona 380 mg")
            .filter(|word| texts.iter().any(|text| text.contains(word)))
            .collect()
    }
}

#[test]
fn a_planted_word_of_any_field_is_in_no_report_that_did_not_tick_it() {
    let desk = desk();
    assert!(
        desk.planted.len() > 40,
        "there must be something to look for: {:?}",
        desk.planted
    );
    for (role, kinds) in ROLES {
        let texts = desk.sealed(role, kinds, &[]);
        assert_eq!(
            desk.found(&texts),
            Vec::<&str>::new(),
            "{role}: nothing was ticked"
        );
    }
}

#[test]
fn every_line_that_can_be_ticked_is_in_the_report_when_it_is() {
    let desk = desk();
    let today = life::present().date_naive();
    let (role, kinds) = ROLES[0];
    let choices = desk.ana.ask(
        "share_choices",
        json!({ "role": role, "kinds": kinds, "from": today - Duration::days(60), "to": today, "lang": "en" }),
    );
    let lines = choices["own"].as_array().unwrap().clone();
    assert!(lines.len() > 10, "{lines:?}");
    let keys: Vec<Value> = lines.iter().map(|line| line["key"].clone()).collect();
    let texts = desk.sealed(role, kinds, &keys);
    for line in &lines {
        // A situation of the plan is listed as one line and printed in three cells.
        for part in line["text"].as_str().unwrap().split(" \u{2192} ") {
            assert!(
                texts.iter().any(|text| text.contains(part)),
                "{part:?} was ticked and is missing"
            );
        }
    }
    // And one line alone is the only one.
    let one = lines
        .iter()
        .find(|line| line["what"] == "note")
        .expect("the craving of the fixture has a note");
    let texts = desk.sealed(role, kinds, &[one["key"].clone()]);
    let whole = one["text"].as_str().unwrap();
    let others: Vec<&str> = desk
        .found(&texts)
        .into_iter()
        // What the note said before it was corrected is a part of it.
        .filter(|word| !whole.contains(word))
        .collect();
    assert_eq!(others, Vec::<&str>::new(), "one tick, one line");
    assert!(desk.found(&texts).contains(&whole));
}
