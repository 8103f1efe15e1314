//! Vaults as earlier versions left them, kept and opened.
//!
//! Owns `tests/fixtures/vaults`: one vault of every released schema from the ninth on, each with a row in every table, and one whose
//! passphrase a newer version would not take. None is ever made again. Whoever adds a migration keeps the schema before it, while the
//! program still writes it: `cargo xtask keep-vault`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Duration;
use evenkeel_core::ports::{KeyName, KeyStore as _};
use evenkeel_store::{RecoveryCode, UnlockOptions, UnlockWith, Vault, agenda, backup};
use evenkeel_tests::{MemoryKeys, PASSPHRASE, Patient};
use secrecy::{ExposeSecret as _, SecretSlice};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::support::fast_dir;
use crate::support::life::{self, OLDEST};
use crate::support::vaults::{pass, store};

/// `cargo xtask keep-vault` sets it.
const KEEP: &str = "EVENKEEL_KEEP_VAULT";
const KEYS: [(&str, KeyName); 3] = [
    ("agenda", KeyName::Agenda),
    ("card", KeyName::Card),
    ("remember", KeyName::Remember),
];
const QUICK: &str = "written while it was locked";

/// A passphrase with a letter in two parts and, at its end, a character that nobody sees. This version takes it.
const ODD: &str = "cafe\u{301} harbor lantern seven\u{200B}";
const ODD_VAULT: &str = "invisible-character";
const ODD_NOTE: &str = "kept behind an odd passphrase";

/// What opens a kept vault, besides the passphrase of every test.
#[derive(Serialize, Deserialize)]
struct Opens {
    /// The version of the program that made it.
    made_by: String,
    recovery_code: String,
    /// What the password store held, in hexadecimal.
    password_store: BTreeMap<String, String>,
}

fn shelf() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vaults")
}

pub fn kept(schema: u32) -> PathBuf {
    shelf().join(format!("schema-{schema}"))
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn open(folder: &Path, with: UnlockWith<'_>) -> Vault {
    let options = UnlockOptions {
        now: life::present() + Duration::hours(2),
        accept_older: false,
    };
    store(folder).unwrap().unlock(with, options).unwrap().vault
}

/// Makes a vault with everything in it, and all files that lie beside one, in `folder`. Answers its schema.
pub fn make(folder: &Path) -> u32 {
    let data = folder.join("data");
    let keys = Arc::<MemoryKeys>::default();
    let ana = Patient::start_with(data.clone(), life::present(), Arc::clone(&keys));
    let code = ana.first_run();
    ana.ask("vault_confirm_recovery", json!({ "code": code }));
    ana.ask(
        "vault_remember_set",
        json!({ "on": true, "passphrase": PASSPHRASE }),
    );
    ana.lock();
    drop(ana);

    let mut vault = open(&data, UnlockWith::Passphrase(&pass(PASSPHRASE)));
    let schema = schema_of(&mut vault);
    let whole = life::of(schema);
    vault.write(|w| whole.write(w)).unwrap();
    vault.lock().unwrap();

    // Opened and locked as a person does: the agenda and the card lie beside it from then on.
    let ana = Patient::start_with(data, life::present(), Arc::clone(&keys));
    ana.unlock();
    ana.lock();
    ana.ask("inbox_log", json!({ "intensity": 6, "note": QUICK }));
    drop(ana);
    let opens = Opens {
        made_by: env!("CARGO_PKG_VERSION").to_owned(),
        recovery_code: code,
        password_store: KEYS
            .iter()
            .map(|(name, key)| {
                let secret = keys.get(*key).unwrap().unwrap();
                let hex = data_encoding::HEXLOWER.encode(secret.expose_secret());
                ((*name).to_owned(), hex)
            })
            .collect(),
    };
    let text = serde_json::to_string_pretty(&opens).unwrap();
    fs::write(folder.join("opens.json"), text + "\n").unwrap();
    schema
}

fn schema_of(vault: &mut Vault) -> u32 {
    let report = vault.engine_report().unwrap();
    let (_, schema) = report
        .iter()
        .find(|(name, _)| name == "user_version")
        .unwrap();
    schema.parse().unwrap()
}

/// The schema that this program writes.
pub(crate) fn newest() -> u32 {
    let dir = fast_dir();
    let mut vault = crate::support::vaults::create(&dir.path().join("data")).vault;
    schema_of(&mut vault)
}

/// How many rows each table has, asked without this program.
fn rows(database: &Path, key: &str) -> (u32, BTreeMap<String, i64>) {
    let raw = rusqlite::Connection::open(database).unwrap();
    raw.execute_batch(&format!("PRAGMA key = \"x'{key}'\";"))
        .unwrap();
    let schema = raw
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    let mut tables = raw
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let counted = names
        .map(|name| {
            let name = name.unwrap();
            let rows = raw
                .query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
                    row.get(0)
                })
                .unwrap();
            (name, rows)
        })
        .collect();
    (schema, counted)
}

/// Opens copies of the vault in `from` in every way there is, and finds everything that was put into it.
fn check(from: &Path, schema: u32) {
    let when = format!("schema {schema}");
    let opens: Opens = serde_json::from_slice(&fs::read(from.join("opens.json")).unwrap()).unwrap();
    let dir = fast_dir();
    let fresh = |name: &str| {
        let folder = dir.path().join(name);
        copy(&from.join("data"), &folder);
        folder
    };
    let life = life::of(schema);

    let data = fresh("passphrase");
    let mut vault = open(&data, UnlockWith::Passphrase(&pass(PASSPHRASE)));
    life.compare(&mut vault, &when);
    let newest = schema_of(&mut vault);
    let key = vault.export_raw_key_for_support();
    vault.lock().unwrap();
    let before_upgrade = fs::read_dir(data.join("backups")).map_or(0, Iterator::count);
    assert_eq!(
        before_upgrade,
        usize::from(schema < newest),
        "{when}: an upgrade leaves the vault of before beside it"
    );

    // The file as it lies in the repository, which nothing has touched yet.
    let (found, tables) = rows(&fresh("untouched").join("vault.db"), &key);
    assert_eq!(found, schema, "{when}: it is what its name says");
    let empty: Vec<_> = tables.iter().filter(|(_, rows)| **rows == 0).collect();
    assert!(
        tables.len() > 30 && empty.is_empty(),
        "{when}: these tables hold nothing, so nothing is known about them: {empty:?}"
    );

    let code = RecoveryCode::parse(&opens.recovery_code).unwrap();
    let mut vault = open(&fresh("code"), UnlockWith::RecoveryCode(&code));
    life.compare(&mut vault, &format!("{when}, by its recovery code"));
    vault.lock().unwrap();

    // And as the whole program finds it, with the files beside the vault.
    let data = fresh("app");
    let keys = Arc::<MemoryKeys>::default();
    for (name, key) in KEYS {
        let hex = opens.password_store[name].as_bytes();
        let secret = SecretSlice::from(data_encoding::HEXLOWER.decode(hex).unwrap());
        keys.set(key, &secret).unwrap();
    }
    let agenda_key = keys.get(KeyName::Agenda).unwrap().unwrap();
    let agenda = agenda::read(&data, Some(&agenda_key)).unwrap().unwrap();
    assert!(
        agenda.covers_until > life::present() + Duration::days(7),
        "{when}: the reminder program reads what it left"
    );
    let ana = Patient::start_with(data, life::present() + Duration::hours(2), keys);
    let help = ana.ask("help_get", json!({})).to_string();
    assert!(
        help.contains("Rosa Ñandú") && !help.contains("O'Neil"),
        "{when}: the card shows whom the person chose: {help}"
    );
    let opened = ana.ask("vault_unlock_remembered", json!({}));
    assert_eq!(opened["inbox"]["merged"], 1, "{when}: {opened}");
    let help = ana.ask("help_get", json!({}));
    assert_eq!(
        help["own"]["people"],
        json!(life.help_now()),
        "{when}: Help now shows whom it showed"
    );
    let list = ana.ask("cravings_list", json!({ "before": null, "limit": 50 }));
    assert_eq!(
        list["items"][0]["entry"]["note"], QUICK,
        "{when}: what was sealed before the upgrade comes in: {list}"
    );
    ana.lock();
}

#[test]
fn every_kept_vault_opens_with_everything_that_was_put_into_it() {
    let mut found = 0;
    for schema in OLDEST..=newest() {
        if kept(schema).is_dir() {
            check(&kept(schema), schema);
            found += 1;
        }
    }
    assert!(found > 0, "there is nothing to open");
}

/// So that a table that is added without a row for it is noticed with the migration, not when its vault is to be kept.
#[test]
fn a_vault_to_keep_can_be_made_of_this_schema_too() {
    let dir = fast_dir();
    let schema = make(dir.path());
    check(dir.path(), schema);
}

/// `cargo xtask keep-vault` lets this test write what it would miss.
#[test]
fn every_schema_that_was_left_behind_has_its_kept_vault() {
    let newest = newest();
    if std::env::var_os(KEEP).is_some() {
        assert!(
            !kept(newest).exists(),
            "schema {newest} is kept already; a kept vault is never made again"
        );
        make(&kept(newest));
    }
    for schema in OLDEST..newest.max(OLDEST + 1) {
        assert!(
            kept(schema).is_dir(),
            "schema {schema} was left behind and nothing of it is kept: go back to the commit before the migration and run \
             `cargo xtask keep-vault` there"
        );
    }
}

#[test]
fn a_passphrase_with_an_invisible_character_goes_on_opening_vault_and_backup() {
    let from = shelf().join(ODD_VAULT);
    let dir = fast_dir();
    let data = dir.path().join("data");
    copy(&from.join("data"), &data);
    let note = |ana: &Patient| {
        let list = ana.ask("cravings_list", json!({ "before": null, "limit": 5 }));
        assert_eq!(list["items"][0]["entry"]["note"], ODD_NOTE, "{list}");
    };
    let ana = Patient::start(data, life::present());
    ana.refused(
        "vault_unlock",
        json!({ "passphrase": ODD.trim_end_matches('\u{200B}') }),
    );
    ana.ask("vault_unlock", json!({ "passphrase": ODD }));
    note(&ana);
    ana.lock();
    drop(ana);

    let file = from.join("kept.evkbackup");
    let elsewhere = dir.path().join("elsewhere");
    let place = store(&elsewhere).unwrap();
    backup::inspect(&file).unwrap();
    let odd = pass(ODD);
    backup::restore(&place, &file, UnlockWith::Passphrase(&odd), life::present()).unwrap();
    drop(place);
    let ana = Patient::start(elsewhere, life::present());
    ana.ask("vault_unlock", json!({ "passphrase": ODD }));
    note(&ana);
}
