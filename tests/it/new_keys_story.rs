//! Ana's partner learned the passphrase, and has a copy of the key file on a stick: what new keys take away, and what they keep.

use std::fs;
use std::path::{Path, PathBuf};

use evenkeel_core::ports::{KeyName, KeyStore};
use evenkeel_domain::ErrorCode;
use evenkeel_store::{agenda, card};
use evenkeel_tests::{PASSPHRASE, Patient};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::powerloss::copy;
use crate::support::vaults::{store, unlock};

const NEW: &str = "copper lantern meadow violin";

fn at() -> chrono::DateTime<chrono::Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

/// Ana with a little of everything, and what her partner kept.
struct House {
    ana: Patient,
    code: String,
    dir: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let ana = Patient::start(dir.path().join("data"), at());
        let code = ana.first_run();
        ana.ask("vault_confirm_recovery", json!({ "code": code }));
        for n in 0..12 {
            let entry = json!({ "intensity": 6, "note": format!("evening {n}") });
            ana.ask(
                "cravings_log",
                json!({ "when": { "kind": "now" }, "entry": entry }),
            );
        }
        let rosa = json!({
            "name": "Rosa", "phones": [{ "label": "", "number": "555 0100" }], "in_crisis": true, "before_unlock": true
        });
        ana.ask("people_save", json!({ "id": null, "entry": rosa }));
        ana.ask(
            "vault_remember_set",
            json!({ "on": true, "passphrase": PASSPHRASE }),
        );
        let stick = dir.path().join("stick");
        fs::create_dir(&stick).unwrap();
        let made = ana.ask("backup_create", json!({ "folder": stick }));
        // As an upgrade leaves one.
        fs::create_dir_all(dir.path().join("data/backups")).unwrap();
        fs::copy(
            made["path"].as_str().unwrap(),
            dir.path()
                .join("data/backups/before-upgrade-from-10.evkbackup"),
        )
        .unwrap();
        Self { ana, code, dir }
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn cravings(&self) -> u64 {
        self.ana
            .ask("cravings_list", json!({ "before": null, "limit": 100 }))["total"]
            .as_u64()
            .unwrap()
    }

    fn renew(&self) -> Value {
        self.ana
            .ask("vault_new_keys", json!({ "old": PASSPHRASE, "new": NEW }))
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// Whether a raw key reads the bytes as a database, or what of them is one in a backup.
fn reads(bytes: &[u8], key: &str) -> bool {
    let database = match bytes.strip_prefix(b"EVKBKUP1") {
        Some(rest) => {
            let length = u32::from_le_bytes(rest[..4].try_into().unwrap()) as usize;
            &rest[4 + length..rest.len() - 32]
        }
        None => bytes,
    };
    if database.is_empty() || !database.len().is_multiple_of(4096) {
        return false;
    }
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("tried.db");
    fs::write(&path, database).unwrap();
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(&format!("PRAGMA key = \"x'{key}'\";"))
        .unwrap();
    raw.query_row("SELECT count(*) FROM cravings", [], |row| {
        row.get::<_, i64>(0)
    })
    .is_ok()
}

/// What somebody has who copied the folder when he knew the passphrase: its files, the raw key, what wraps it.
struct Kept {
    folder: PathBuf,
    key: String,
    wrapped: Vec<String>,
}

impl Kept {
    fn of(house: &House) -> Self {
        let folder = house.dir.path().join("kept");
        copy(&house.data(), &folder);
        let key = unlock(&store(&folder).unwrap(), PASSPHRASE)
            .unwrap()
            .export_raw_key_for_support()
            .to_string();
        let header: Value =
            serde_json::from_slice(&fs::read(folder.join("keys.json")).unwrap()).unwrap();
        let wrapped = ["passphrase", "recovery", "keyring"]
            .map(|slot| header[slot]["sealed"].as_str().unwrap().to_owned());
        Self {
            folder,
            key,
            wrapped: wrapped.to_vec(),
        }
    }

    /// Files in `folder` that the old key reads, or in which the old key itself lies wrapped.
    fn opens(&self, folder: &Path) -> Vec<PathBuf> {
        let mut open = files(folder);
        open.retain(|path| {
            let bytes = fs::read(path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            reads(&bytes, &self.key) || self.wrapped.iter().any(|slot| text.contains(slot))
        });
        open
    }
}

#[test]
fn after_new_keys_the_old_header_and_the_old_passphrase_open_nothing_that_lies_in_the_folder() {
    let house = House::new();
    let kept = Kept::of(&house);
    assert!(
        kept.opens(&house.data()).len() >= 4,
        "control: what is kept opens database, both headers and the backup: {:?}",
        kept.opens(&house.data())
    );
    let made = house.renew();
    assert_eq!(made["old"], json!({ "backups": 1, "set_aside": 1 }));
    assert_eq!(made["backed_up"], true);
    assert_eq!(
        house.ana.ask("vault_old_copies_remove", json!({})),
        made["old"],
        "after one question everything goes"
    );
    assert_eq!(
        house.ana.ask("vault_old_copies", json!({})),
        json!({ "backups": 0, "set_aside": 0 })
    );
    let words = json!({ "when": { "kind": "now" }, "entry": { "intensity": 3, "note": "safe" } });
    house.ana.ask("cravings_log", words);
    house.ana.lock();
    assert_eq!(kept.opens(&house.data()), Vec::<PathBuf>::new());
    assert!(
        files(&house.data())
            .iter()
            .any(|path| path.extension().is_some_and(|end| end == "evkbackup")),
        "and a backup under the new keys lies there"
    );

    // The old header in the new one's place: its slot opens, and its key fits nothing.
    drop(house.ana);
    for name in ["keys.json", "keys.json.bak"] {
        fs::copy(
            kept.folder.join(name),
            house.dir.path().join("data").join(name),
        )
        .unwrap();
    }
    assert!(unlock(&store(&house.dir.path().join("data")).unwrap(), PASSPHRASE).is_err());
}

#[test]
fn new_keys_lose_nothing_and_renew_what_lies_beside_the_vault() {
    let house = House::new();
    let (keys, data) = (house.ana.keys.clone(), house.data());
    let kept = |name| keys.get(name).unwrap().unwrap();
    let before = (
        kept(KeyName::Agenda),
        kept(KeyName::Card),
        kept(KeyName::Remember),
    );
    let reminders = |key| {
        let agenda = agenda::read(&data, Some(key)).unwrap().unwrap();
        let times: Vec<_> = agenda
            .items
            .iter()
            .map(|item| (item.at, item.kind))
            .collect();
        let ids: Vec<_> = agenda.items.iter().map(|item| item.id).collect();
        (times, ids)
    };
    let (times, ids) = reminders(&before.0);
    assert!(!times.is_empty(), "there is something to be reminded of");
    house.ana.lock();
    house.ana.ask("inbox_log", json!({ "intensity": 5 }));
    house.ana.unlock();
    assert_eq!(house.cravings(), 13);

    let code = house.renew()["code"].as_str().unwrap().to_owned();
    assert_ne!(code, house.code);
    assert_eq!(house.cravings(), 13);
    let (times_after, ids_after) = reminders(&kept(KeyName::Agenda));
    assert!(
        times.iter().all(|one| times_after.contains(one)),
        "what was planned comes"
    );
    assert!(
        ids.iter().all(|id| !ids_after.contains(id)),
        "under names that say nothing to who knew the old ones"
    );
    assert!(
        agenda::read(&data, Some(&before.0)).is_err(),
        "the agenda has a new key"
    );
    assert!(card::read(&data, &before.1).is_err(), "and the card");
    let shown = card::read(&data, &kept(KeyName::Card)).unwrap().unwrap();
    assert_eq!(shown.people[0].name, "Rosa");
    assert_eq!(
        house.ana.ask("vault_status", json!({}))["recovery_unconfirmed"],
        true,
        "until the new code was typed back"
    );
    house
        .ana
        .ask("vault_confirm_recovery", json!({ "code": code }));

    house.ana.lock();
    house.ana.ask("vault_unlock_remembered", json!({}));
    assert_eq!(house.cravings(), 13);
    house.ana.lock();
    house.ana.ask("inbox_log", json!({ "intensity": 4 }));
    let opened = house.ana.ask("vault_unlock", json!({ "passphrase": NEW }));
    assert_eq!(
        (
            &opened["inbox"]["merged"],
            &opened["inbox"]["set_aside"],
            &opened["notices"]
        ),
        (&json!(1), &json!(0), &json!([])),
        "quick entries go to the new key"
    );
    house.ana.lock();
    house
        .ana
        .ask("vault_unlock_recovery", json!({ "code": code }));
    house.ana.lock();
    for (command, input, code) in [
        (
            "vault_unlock",
            json!({ "passphrase": PASSPHRASE }),
            ErrorCode::WrongPassphrase,
        ),
        (
            "vault_unlock_recovery",
            json!({ "code": house.code }),
            ErrorCode::WrongRecoveryCode,
        ),
    ] {
        assert_eq!(house.ana.refused(command, input).code, code);
    }
}

#[test]
fn without_a_password_store_new_keys_work_and_nothing_opens_by_itself_any_more() {
    let house = House::new();
    house.ana.keys.set_missing(true);
    let made = house.renew();
    assert_eq!(made["backed_up"], true);
    house.ana.lock();
    assert_eq!(
        house.ana.ask("vault_status", json!({}))["remembered"],
        false,
        "a slot whose secret could not be kept is not left behind"
    );
    house.ana.ask("vault_unlock", json!({ "passphrase": NEW }));
    assert_eq!(house.cravings(), 12);
}

#[test]
fn nothing_changes_before_the_passphrase_is_right_and_the_new_one_good() {
    let house = House::new();
    for (input, code, field) in [
        (
            json!({ "old": "somebody else's words", "new": NEW }),
            ErrorCode::WrongPassphrase,
            None,
        ),
        (
            json!({ "old": PASSPHRASE, "new": "short" }),
            ErrorCode::PassphraseWeak,
            Some("new"),
        ),
        (
            json!({ "old": PASSPHRASE, "new": PASSPHRASE }),
            ErrorCode::PassphraseSame,
            Some("new"),
        ),
    ] {
        let refused = house.ana.refused("vault_new_keys", input);
        assert_eq!((refused.code, refused.field.as_deref()), (code, field));
    }
    assert_eq!(
        house.ana.ask("vault_status", json!({}))["recovery_unconfirmed"],
        false
    );
    assert!(!house.data().join("quarantine").exists());
    house.ana.lock();
    house.ana.unlock();
    house
        .ana
        .ask("vault_confirm_recovery", json!({ "code": house.code }));
}

#[test]
fn what_waits_under_the_old_key_is_taken_in_first() {
    let house = House::new();
    house.ana.lock();
    house.ana.ask("inbox_log", json!({ "intensity": 5 }));
    let inbox = house.data().join("inbox");
    let entry = files(&inbox).pop().unwrap();
    let name = entry.file_name().unwrap().to_owned();
    let aside = house.dir.path().join("entry.age");
    fs::rename(&entry, &aside).unwrap();
    house.ana.unlock();
    // It comes back while the vault is open: taken in first, then the keys are changed.
    fs::rename(&aside, inbox.join(name)).unwrap();
    house.renew();
    assert_eq!(house.cravings(), 13);
    assert_eq!(files(&inbox).len(), 0);
}

#[test]
fn the_whole_folder_from_before_new_keys_put_back_is_called_older_by_the_second_mark() {
    for written_before in [true, false] {
        let house = House::new();
        house.ana.lock();
        let kept = house.dir.path().join("whole");
        if written_before {
            copy(&house.data(), &kept);
        }
        house.ana.unlock();
        if !written_before {
            // As new as it can be: nothing comes between the copy and the new keys.
            copy(&house.data(), &kept);
        }
        if written_before {
            let entry = json!({ "intensity": 2 });
            house.ana.ask(
                "cravings_log",
                json!({ "when": { "kind": "now" }, "entry": entry }),
            );
        }
        house.renew();
        house.ana.lock();
        // No false notice: neither now nor once the mark was written anew.
        for _ in 0..2 {
            let opened = house.ana.ask("vault_unlock", json!({ "passphrase": NEW }));
            assert_eq!(opened["notices"], json!([]), "new keys raise no notice");
            house.ana.lock();
        }

        let away = house.dir.path().join("away");
        fs::rename(house.data(), &away).unwrap();
        copy(&kept, &house.data());
        let refused = house
            .ana
            .refused("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(
            refused.code,
            ErrorCode::RolledBack,
            "something written between the copy and the new keys: {written_before}"
        );
        let opened = house.ana.ask(
            "vault_unlock",
            json!({ "passphrase": PASSPHRASE, "accept_older": true }),
        );
        assert_eq!(opened["notices"], json!(["older_accepted"]));
        house.ana.lock();

        // The vault with the new keys comes back to where it was, and is not called older for what was opened meanwhile.
        fs::remove_dir_all(house.data()).unwrap();
        fs::rename(&away, house.data()).unwrap();
        let opened = house.ana.ask("vault_unlock", json!({ "passphrase": NEW }));
        assert_eq!(opened["notices"], json!([]));
    }
}

#[test]
fn new_keys_made_where_no_password_store_answered_raise_no_notice_where_one_does() {
    let house = House::new();
    house.ana.lock();
    house.ana.unlock();
    house.ana.keys.set_missing(true);
    house.renew();
    house.ana.lock();
    house.ana.keys.set_missing(false);
    for _ in 0..2 {
        let opened = house.ana.ask("vault_unlock", json!({ "passphrase": NEW }));
        assert_eq!(opened["notices"], json!([]));
        house.ana.lock();
    }
}
