//! What was announced is settled: reminders follow every change, late where they must, and no answer waits for them or is lost with
//! them.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::Duration;
use evenkeel_core::event::{Event, Topic};
use evenkeel_core::ports::{KeyName, KeyStore, KeyStoreError, Ports};
use evenkeel_core::{App, agenda, commands, vault};
use evenkeel_domain::reminder::ReminderKind;
use evenkeel_domain::vault::LockReason;
use evenkeel_tests::{
    MemoryKeys, PASSPHRASE, PresetPicker, RecordingBrowser, RecordingNotifier, SeededEntropy,
    SetClock, StillReminders,
};
use secrecy::SecretSlice;
use serde_json::{Value, json};

use crate::support::reminding::{House, morning};

/// Asks and settles nothing, as if the answer had only just gone out.
fn answer(house: &House, command: &str, input: Value) -> Value {
    commands::call(&house.ana.app, command, input).unwrap()
}

fn log(house: &House) -> Value {
    let craving = json!({ "when": { "kind": "now" }, "entry": { "intensity": 7 } });
    answer(house, "cravings_log", craving)
}

/// How often the agenda that lies beside the vault reminds of a second number.
fn asked(house: &House) -> usize {
    let key = house.ana.keys.get(KeyName::Agenda).unwrap();
    let agenda = evenkeel_store::agenda::read(&house.folder, key.as_ref());
    let items = agenda.unwrap().unwrap().items.into_iter();
    items
        .filter(|item| item.kind == ReminderKind::Rerate)
        .count()
}

fn told(house: &House) -> Vec<Event> {
    std::mem::take(&mut *house.ana.events.lock().unwrap())
}

/// A folder in the place of the agenda: nothing can be written there, and nothing read.
fn block(house: &House) {
    let place = house.folder.join("agenda.bin");
    fs::remove_file(&place).unwrap();
    fs::create_dir(place).unwrap();
}

fn clear(house: &House) {
    fs::remove_dir(house.folder.join("agenda.bin")).unwrap();
}

#[test]
fn reminders_follow_once_the_answer_is_out_and_the_screens_hear_of_both() {
    let house = House::new();
    drop(told(&house));
    drop(log(&house));
    assert_eq!(asked(&house), 0, "saving waits for one write only");
    assert_eq!(told(&house), [Event::Changed(vec![Topic::Cravings])]);
    agenda::settle(&house.ana.app);
    assert_eq!(asked(&house), 2);
    assert_eq!(
        told(&house),
        [Event::Changed(vec![Topic::Reminders])],
        "who shows reminders asks again when there is something new to read"
    );
    agenda::settle(&house.ana.app);
    assert!(told(&house).is_empty(), "it is settled once");
}

#[test]
fn what_has_nothing_to_do_with_reminders_leaves_the_agenda_alone() {
    let house = House::new();
    let page = json!({ "id": null, "revision": null, "content": { "body": "x" } });
    drop(answer(&house, "journal_save", page));
    assert!(!agenda::is_stale(&house.ana.app));
    drop(log(&house));
    assert!(agenda::is_stale(&house.ana.app));
}

#[test]
fn choices_are_settled_before_they_are_answered() {
    let house = House::new();
    drop(log(&house));
    let mut settings = answer(&house, "settings_get", json!({}));
    settings["reminders"]["on"] = json!(false);
    drop(answer(&house, "settings_set", settings));
    assert!(
        !house.folder.join("agenda.bin").exists(),
        "who turned reminders off is not reminded a moment later"
    );
    assert!(
        !agenda::is_stale(&house.ana.app),
        "and it is not done twice"
    );
}

#[test]
fn a_lock_right_after_an_answer_takes_what_is_due_with_it() {
    for reason in [LockReason::Idle, LockReason::QuickExit, LockReason::Asked] {
        let house = House::new();
        drop(log(&house));
        vault::close(&house.ana.app, reason);
        assert!(house.ana.is_locked());
        assert_eq!(asked(&house), 2, "{reason:?}");
    }
}

#[test]
fn what_could_not_be_written_is_seen_and_tried_again_and_no_answer_is_lost() {
    let house = House::new();
    let made = |house: &House| answer(house, "reminders_health", json!({}))["agenda_made"].clone();
    assert_eq!(made(&house), true);
    block(&house);
    let craving = house.ana.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 7 } }),
    );
    let list = house
        .ana
        .ask("cravings_list", json!({ "before": null, "limit": 9 }));
    assert_eq!(list["items"][0]["id"], craving["id"], "it is saved");
    assert_eq!(made(&house), false, "and the reminder screen says so");
    agenda::on_tick(&house.ana.app);
    assert_eq!(made(&house), false, "still");
    clear(&house);
    agenda::on_tick(&house.ana.app);
    assert_eq!(made(&house), true);
    assert_eq!(asked(&house), 2, "late, and there");
    // The lock does not hang on it either.
    block(&house);
    drop(log(&house));
    house.ana.lock();
    assert!(house.ana.is_locked());
    clear(&house);
    house.ana.unlock();
    assert_eq!(asked(&house), 4, "the next unlock makes it anew");
}

#[test]
fn an_unlock_that_cannot_write_the_agenda_lets_in_and_tries_again() {
    let house = House::new();
    drop(log(&house));
    house.ana.lock();
    block(&house);
    house.ana.unlock();
    clear(&house);
    house.ana.clock.set(morning() + Duration::minutes(1));
    agenda::on_tick(&house.ana.app);
    assert_eq!(asked(&house), 2);
}

/// A password store with a mistake in it.
#[derive(Default)]
struct Breaking {
    keys: MemoryKeys,
    breaks: AtomicBool,
}

impl KeyStore for Breaking {
    fn get(&self, name: KeyName) -> Result<Option<SecretSlice<u8>>, KeyStoreError> {
        assert!(!self.breaks.load(Ordering::SeqCst), "a mistake");
        self.keys.get(name)
    }

    fn set(&self, name: KeyName, key: &SecretSlice<u8>) -> Result<(), KeyStoreError> {
        self.keys.set(name, key)
    }

    fn remove(&self, name: KeyName) -> Result<(), KeyStoreError> {
        self.keys.remove(name)
    }
}

#[test]
fn no_mistake_in_what_comes_before_a_lock_leaves_the_vault_open() {
    let dir = tempfile::tempdir().unwrap();
    let keys = Arc::<Breaking>::default();
    let ports = Ports {
        clock: Arc::new(SetClock::new(morning(), "America/Chicago")),
        keys: keys.clone(),
        entropy: Arc::new(SeededEntropy::new(7)),
        notifier: Arc::<RecordingNotifier>::default(),
        picker: Arc::<PresetPicker>::default(),
        browser: Arc::<RecordingBrowser>::default(),
        agent: Arc::<StillReminders>::default(),
    };
    let app = App::new(ports, dir.path().join("data"));
    let new = json!({ "passphrase": PASSPHRASE, "agenda_mode": "keyring" });
    drop(commands::call(&app, "vault_create", new).unwrap());
    let craving = json!({ "when": { "kind": "now" }, "entry": { "intensity": 7 } });
    drop(commands::call(&app, "cravings_log", craving).unwrap());
    keys.breaks.store(true, Ordering::SeqCst);
    vault::close(&app, LockReason::Idle);
    assert!(!app.is_unlocked());
}
