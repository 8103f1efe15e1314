//! Somebody puts an older copy of Inés's files back. The second mark, in the password store, notices; and says nothing where it should not.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use evenkeel_core::ports::{KeyName, KeyStore as _};
use evenkeel_domain::ErrorCode;
use evenkeel_tests::{MemoryKeys, PASSPHRASE, Patient};
use serde_json::{Value, json};

use crate::support::fast_dir;

fn morning() -> chrono::DateTime<chrono::Utc> {
    "2026-10-06T14:00:00Z".parse().unwrap()
}

fn log(ines: &Patient) {
    ines.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 4 } }),
    );
}

fn total(ines: &Patient) -> Value {
    ines.ask("cravings_list", json!({ "before": null, "limit": 10 }))["total"].clone()
}

fn notices(ines: &Patient) -> Value {
    ines.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }))["notices"].clone()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else if entry.file_name() != "lock" {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Locked, with two entries; in `old` lies the whole folder as it was with one.
fn two_times(dir: &Path, keys: &Arc<MemoryKeys>) -> Patient {
    let ines = Patient::start_with(dir.join("data"), morning(), Arc::clone(keys));
    let _ = ines.first_run();
    log(&ines);
    ines.lock();
    copy(&dir.join("data"), &dir.join("old"));
    ines.unlock();
    log(&ines);
    ines.lock();
    ines
}

#[test]
fn the_whole_folder_of_another_day_put_back_is_noticed_by_the_second_mark() {
    let dir = fast_dir();
    let keys = Arc::<MemoryKeys>::default();
    let ines = two_times(dir.path(), &keys);
    copy(&dir.path().join("old"), &dir.path().join("data"));
    let refused = ines.refused("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(refused.code, ErrorCode::RolledBack);
    let opened = ines.ask(
        "vault_unlock",
        json!({ "passphrase": PASSPHRASE, "accept_older": true }),
    );
    assert_eq!(opened["notices"], json!(["older_accepted"]));
    ines.lock();
    assert_eq!(notices(&ines), json!([]), "and it is asked once");
}

#[test]
fn a_password_store_that_is_missing_or_holds_nothing_is_not_spoken_of() {
    for missing in [true, false] {
        let dir = fast_dir();
        let keys = Arc::<MemoryKeys>::default();
        let ines = two_times(dir.path(), &keys);
        if missing {
            keys.set_missing(true);
        } else {
            keys.remove(KeyName::Mark).unwrap();
        }
        assert_eq!(notices(&ines), json!([]), "nothing to tell");
        ines.lock();
        // Without it an older folder opens as it did before: the mark is a second look and never a condition.
        copy(&dir.path().join("old"), &dir.path().join("data"));
        if !missing {
            keys.remove(KeyName::Mark).unwrap();
        }
        assert_eq!(notices(&ines), json!([]));
        assert_eq!(total(&ines), 1);
    }
}

#[test]
fn a_kill_after_writing_raises_no_false_notice() {
    let dir = fast_dir();
    let keys = Arc::<MemoryKeys>::default();
    let ines = two_times(dir.path(), &keys);
    ines.unlock();
    log(&ines);
    drop(ines);
    let ines = Patient::start_with(dir.path().join("data"), morning(), keys);
    assert_eq!(
        notices(&ines),
        json!([]),
        "the mark may lag and never leads"
    );
    assert_eq!(total(&ines), 3);
}

#[test]
fn a_vault_carried_to_another_laptop_and_back_raises_no_false_notice() {
    let dir = fast_dir();
    let (here, there) = (Arc::<MemoryKeys>::default(), Arc::<MemoryKeys>::default());
    let ines = two_times(dir.path(), &here);
    drop(ines);
    // The other laptop has had a vault of its own, so its password store holds a mark of that. Another hour gives other keys here.
    let earlier = morning() - chrono::Duration::hours(1);
    let other = Patient::start_with(dir.path().join("other"), earlier, Arc::clone(&there));
    let _ = other.first_run();
    for _ in 0..9 {
        log(&other);
    }
    other.lock();
    drop(other);
    copy(&dir.path().join("data"), &dir.path().join("carried"));
    let ines = Patient::start_with(dir.path().join("carried"), morning(), there);
    assert_eq!(notices(&ines), json!([]), "there");
    log(&ines);
    ines.lock();
    drop(ines);
    copy(&dir.path().join("carried"), &dir.path().join("back"));
    let ines = Patient::start_with(dir.path().join("back"), morning(), here);
    assert_eq!(notices(&ines), json!([]), "and back");
    assert_eq!(total(&ines), 3);
}

#[test]
fn a_restored_backup_is_not_called_older_even_where_the_mark_could_not_be_taken_away() {
    for reachable in [true, false] {
        let dir = fast_dir();
        let keys = Arc::<MemoryKeys>::default();
        let ines = Patient::start_with(dir.path().join("data"), morning(), Arc::clone(&keys));
        let _ = ines.first_run();
        log(&ines);
        let made = ines.ask("backup_create", json!({ "folder": dir.path() }));
        for _ in 0..5 {
            log(&ines);
        }
        ines.lock();
        keys.set_missing(!reachable);
        ines.ask(
            "backup_restore",
            json!({
                "path": made["path"], "secret": { "kind": "passphrase", "passphrase": PASSPHRASE },
                "own": { "kind": "passphrase", "passphrase": PASSPHRASE },
            }),
        );
        keys.set_missing(false);
        assert_eq!(
            keys.get(KeyName::Mark).unwrap().is_none(),
            reachable,
            "the mark of the vault of before goes, where it can"
        );
        assert_eq!(
            notices(&ines),
            json!([]),
            "the person put it there and knows (password store reachable: {reachable})"
        );
        assert_eq!(total(&ines), 1);
    }
}

#[test]
fn the_mark_is_written_at_unlock_and_at_lock_and_at_no_other_time() {
    let dir = fast_dir();
    let keys = Arc::<MemoryKeys>::default();
    let ines = two_times(dir.path(), &keys);
    keys.remove(KeyName::Mark).unwrap();
    let there = || keys.get(KeyName::Mark).unwrap().is_some();
    ines.unlock();
    assert!(there(), "at unlock");
    keys.remove(KeyName::Mark).unwrap();
    log(&ines);
    evenkeel_core::agenda::on_tick(&ines.app);
    assert!(
        !there(),
        "a password store that asks would ask at every entry"
    );
    ines.lock();
    assert!(there(), "at lock");
}

#[test]
fn an_old_card_put_back_shows_nobody_who_was_taken_off() {
    let dir = fast_dir();
    let data = dir.path().join("data");
    let ines = Patient::start(data.clone(), morning());
    let _ = ines.first_run();
    let person = |name: &str, shown: bool| json!({ "name": name, "phones": [{ "label": "", "number": "555 0100" }], "in_crisis": true, "before_unlock": shown });
    let lena = ines.ask(
        "people_save",
        json!({ "id": null, "entry": person("Lena", true) }),
    );
    let old = fs::read(data.join("card.bin")).unwrap();
    let shown = |ines: &Patient| {
        let help = ines.ask("help_get", json!({}));
        help["own"]["people"]
            .as_array()
            .unwrap()
            .iter()
            .map(|person| person["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    ines.lock();
    assert_eq!(shown(&ines), ["Lena"]);
    ines.unlock();
    assert_eq!(
        fs::read(data.join("card.bin")).unwrap(),
        old,
        "a card that says the same stays as it is"
    );
    // Somebody else beside her, then without her, and then nobody.
    let omar = ines.ask(
        "people_save",
        json!({ "id": null, "entry": person("Omar", true) }),
    );
    ines.ask(
        "people_save",
        json!({ "id": lena["id"], "entry": person("Lena", false) }),
    );
    let later = fs::read(data.join("card.bin")).unwrap();
    ines.lock();
    assert_eq!(shown(&ines), ["Omar"]);
    fs::write(data.join("card.bin"), &old).unwrap();
    assert_eq!(shown(&ines), [""; 0], "the key it was sealed with is gone");
    fs::write(data.join("card.bin"), &later).unwrap();
    ines.unlock();
    ines.ask("people_delete", json!({ "id": omar["id"] }));
    ines.lock();
    for card in [old, later] {
        fs::write(data.join("card.bin"), card).unwrap();
        assert_eq!(
            shown(&ines),
            [""; 0],
            "nobody is on it, so nothing opens it"
        );
    }
}
