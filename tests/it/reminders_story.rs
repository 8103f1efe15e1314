//! Reminders from the person's side: a session goes in, the vault is locked, the window closes, and the pop-up comes.
//!
//! The whole core makes the agenda; the agent's own steps read it from disk with the key in the password store and show it. Only
//! clock, password store and notification service are stand-ins.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Duration;
use evenkeel_agent::{Engine, Parts};
use evenkeel_core::agenda;
use evenkeel_core::ports::Notice;
use evenkeel_domain::Lang;
use evenkeel_domain::reminder::{AgendaState, Mark, NotifierState};
use evenkeel_store::{DataFolder, ledger};
use evenkeel_tests::Patient;
use serde_json::json;

use crate::support::reminding::{House, at, morning};

#[test]
fn it_comes_at_its_minute_with_the_vault_locked_and_says_nothing_to_a_bystander() {
    let house = House::new();
    house.evening("2026-10-05", Some(25));
    house.ana.lock();
    assert!(house.ana.is_locked(), "the point of it");
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-06T05:00:00Z"));
    assert_eq!(
        agent.said(),
        [
            (
                "2026-10-05T21:00:00+00:00".to_owned(),
                "Reminder: You have something planned at 6:00 PM.".to_owned()
            ),
            (
                "2026-10-05T22:25:00+00:00".to_owned(),
                "Reminder: It is time to get going. You have something planned at 6:00 PM."
                    .to_owned()
            ),
        ],
        "two hours before, and travel plus ten minutes before; on the second"
    );
    let (_, notice) = &agent.heard[0];
    assert_eq!(
        notice.actions,
        [
            ("open".to_owned(), "Open".to_owned()),
            ("snooze".to_owned(), "In 10 minutes".to_owned())
        ],
        "two buttons: open the window, and later"
    );
}

#[test]
fn the_words_are_what_the_person_allowed_in_their_language() {
    let house = House::new();
    house.tell(
        "settings_device_set",
        json!({ "lang": "es", "theme": "auto", "text_percent": 100 }),
    );
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["reminders"]["level"] = json!("full");
    house.tell("settings_set", settings);
    house.evening("2026-10-05", Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T22:30:00Z"));
    assert_eq!(
        agent.heard[1].1.title, "Relapse prevention with Dana, 6:00 p.m.",
        "the title as typed"
    );
    assert_eq!(
        agent.bodies()[1],
        "Ya es hora de salir. Empieza a las 6:00 p.m. Dónde: 12 Oak Street. Si va a llegar tarde, llame al 555-0100.",
        "in Spanish, with place and number"
    );
    assert_eq!(agent.engine.lang(), Lang::Es, "the tray too");
}

#[test]
fn a_laptop_asleep_at_the_time_shows_it_late_or_in_one_summary() {
    let house = House::new();
    house.session(json!({ "from": "2026-10-05", "until": null, "weeks": 4, "weekdays": ["Mon", "Tue", "Wed", "Thu"] }), Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T20:59:00Z"));
    agent.sleep_until(at("2026-10-05T21:12:00Z"));
    agent.look();
    assert_eq!(
        agent.bodies(),
        ["You have something planned at 6:00 PM."],
        "12 minutes late: shown, once"
    );
    agent.sleep_until(at("2026-10-08T13:00:00Z"));
    agent.look();
    agent.look();
    assert_eq!(
        agent.bodies().last(),
        Some(&"5 reminders could not be shown at their time."),
        "three days later: one summary, no pile, and not again"
    );
    assert_eq!(agent.heard.len(), 2, "one pop-up for three days");
    agent.stay_awake_until(at("2026-10-08T23:30:00Z"));
    assert_eq!(agent.heard.len(), 4, "and the two of that day come in time");
}

#[test]
fn a_clock_that_jumps_repeats_nothing_loses_nothing_and_makes_no_pile() {
    let house = House::new();
    house.session(json!({ "from": "2026-10-05", "until": null, "weeks": 12, "weekdays": ["Mon", "Tue", "Wed", "Thu"] }), None);
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T21:30:00Z"));
    assert_eq!(agent.heard.len(), 1, "the first came");
    for (jump, heard, why) in [
        ("2026-10-05T19:30:00Z", 1, "two hours back"),
        ("1970-01-01T00:00:00Z", 2, "1970, an empty battery"),
        ("2026-10-05T21:31:00Z", 2, "right again"),
    ] {
        house.ana.clock.set(at(jump));
        agent.look();
        assert_eq!(agent.heard.len(), heard, "{why}: nothing is repeated");
    }
    assert_eq!(
        agent.bodies()[1],
        "Please open Evenkeel soon, so that your reminders can go on.",
        "the list was made for other days than those"
    );
    house.ana.clock.set(at("2027-10-05T21:31:00Z"));
    agent.look();
    assert_eq!(
        agent.heard.len(),
        3,
        "a year ahead: at most one summary, and it asks for nothing twice"
    );
    house.ana.clock.set(at("2026-10-05T21:32:00Z"));
    let before = agent.heard.len();
    agent.stay_awake_until(at("2026-10-06T23:30:00Z"));
    let since: Vec<String> = agent.heard[before..]
        .iter()
        .map(|(when, _)| when.to_rfc3339())
        .collect();
    assert_eq!(
        since,
        [
            "2026-10-05T23:00:00+00:00",
            "2026-10-06T21:00:00+00:00",
            "2026-10-06T23:00:00+00:00"
        ],
        "back in the right year every reminder still comes"
    );
}

#[test]
fn a_kill_between_showing_and_marking_repeats_that_one_and_no_other() {
    let house = House::new();
    house.evening("2026-10-05", Some(25));
    house.evening("2026-10-06", Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T22:00:00Z"));
    assert_eq!(agent.heard.len(), 1, "the first was shown and marked");
    house.ana.clock.set(at("2026-10-05T22:25:00Z"));
    agent.look();
    // What lies on disk if the agent dies right after the pop-up came up: the second one still says "showing".
    let mut on_disk = ledger::read(&house.folder).unwrap();
    let second = agent.heard[1].1.id.clone();
    let (id, _) = on_disk
        .marks
        .iter()
        .find(|(id, _)| id.to_string() == second)
        .unwrap();
    let id = *id;
    on_disk.marks.insert(
        id,
        Mark::Showing {
            at: at("2026-10-05T22:25:00Z"),
            tries: 1,
            due: None,
            shown: 0,
            off: None,
        },
    );
    ledger::write(&house.folder, &on_disk).unwrap();
    drop(agent);
    let mut fresh = house.agent();
    fresh.stay_awake_until(at("2026-10-06T05:00:00Z"));
    assert_eq!(
        fresh
            .heard
            .iter()
            .map(|(_, notice)| notice.id.clone())
            .collect::<Vec<_>>(),
        [second],
        "that one, and only that one"
    );
    drop(fresh);
    let mut third = house.agent();
    third.look();
    assert!(
        third.heard.is_empty(),
        "a start without a kill repeats nothing"
    );
}

#[test]
fn the_ledger_is_written_before_and_after() {
    let house = House::new();
    house.evening("2026-10-05", None);
    house.ana.lock();
    let folder = house.folder.clone();
    // A notification service that looks at the ledger at the very moment it shows something.
    struct Peeking(PathBuf, std::sync::Mutex<Vec<Mark>>);
    impl evenkeel_core::ports::Notifier for Peeking {
        fn show(&self, _: &Notice) -> Result<(), evenkeel_core::ports::NotifyError> {
            self.1
                .lock()
                .unwrap()
                .extend(ledger::read(&self.0).unwrap().marks.values());
            Ok(())
        }
        fn check(&self) -> Result<(), evenkeel_core::ports::NotifyError> {
            Ok(())
        }
    }
    let peeking = Arc::new(Peeking(folder.clone(), std::sync::Mutex::default()));
    let parts = Parts {
        clock: house.ana.clock.clone(),
        keys: house.ana.keys.clone(),
        notifier: peeking.clone(),
        entropy: Arc::new(evenkeel_tests::SeededEntropy::new(1)),
        folder: DataFolder::open(&folder).unwrap(),
    };
    let mut engine = Engine::new(parts);
    house.ana.clock.set(at("2026-10-05T21:00:00Z"));
    engine.tick();
    assert!(
        matches!(
            peeking.1.lock().unwrap()[..],
            [Mark::Showing { tries: 1, .. }]
        ),
        "marked before it is shown"
    );
    assert_eq!(
        ledger::read(&folder)
            .unwrap()
            .marks
            .values()
            .collect::<Vec<_>>(),
        [&Mark::Shown],
        "and after"
    );
}

#[test]
fn without_a_notification_service_it_says_so_and_catches_up() {
    let house = House::new();
    house.evening("2026-10-05", Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.notifier.set_missing(true);
    agent.stay_awake_until(at("2026-10-05T21:10:00Z"));
    let status = agent.engine.status(false);
    assert_eq!(
        (status.notifier, status.not_shown),
        (NotifierState::Missing, 1),
        "the window can tell the person"
    );
    agent.notifier.set_missing(false);
    agent.stay_awake_until(at("2026-10-05T21:29:00Z"));
    assert_eq!(
        agent.bodies(),
        ["You have something planned at 6:00 PM."],
        "the desktop was slow to start: shown late, once"
    );
    assert_eq!(
        agent.engine.status(false).not_shown,
        0,
        "and nothing is owed"
    );
}

#[test]
fn a_change_in_the_window_reaches_the_running_agent() {
    let house = House::new();
    let saved = house.evening("2026-10-05", None);
    let mut agent = house.agent();
    agent.look();
    house.tell("sessions_delete", json!({ "id": saved["id"] }));
    house.evening("2026-10-06", None);
    agent.stay_awake_until(at("2026-10-06T21:05:00Z"));
    let times: Vec<String> = agent
        .heard
        .iter()
        .map(|(when, _)| when.to_rfc3339())
        .collect();
    assert_eq!(
        times,
        ["2026-10-06T21:00:00+00:00"],
        "the deleted session is silent, the new one is not"
    );
}

#[test]
fn turned_off_means_silence_and_nothing_left_on_disk() {
    let house = House::new();
    house.evening("2026-10-05", None);
    let mut agent = house.agent();
    agent.look();
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["reminders"]["on"] = json!(false);
    house.tell("settings_set", settings);
    agent.stay_awake_until(at("2026-10-06T05:00:00Z"));
    assert!(
        agent.heard.is_empty(),
        "off is off, for a running agent too"
    );
    assert_eq!(
        agent.engine.agenda_state(),
        AgendaState::Off,
        "and the tray can say so"
    );
    assert!(
        !house.folder.join("agenda.bin").exists(),
        "no list of what will not be shown"
    );
}

#[test]
fn without_the_key_the_agenda_stays_shut_and_the_agent_says_why() {
    let house = House::new();
    house.evening("2026-10-05", None);
    house.ana.lock();
    house.ana.keys.set_missing(true);
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T20:00:00Z"));
    assert_eq!(
        agent.engine.agenda_state(),
        AgendaState::NoKeyring,
        "no password store"
    );
    let before = std::fs::read(house.folder.join("agenda.bin")).unwrap();
    house.ana.keys.set_missing(false);
    agent.stay_awake_until(at("2026-10-05T21:05:00Z"));
    assert_eq!(
        agent.bodies(),
        ["You have something planned at 6:00 PM."],
        "when it is back, so are the reminders"
    );
    assert_eq!(
        std::fs::read(house.folder.join("agenda.bin")).unwrap(),
        before,
        "the agent never writes the agenda"
    );
    house.ana.keys.set_missing(true);
    agent.stay_awake_until(at("2026-10-05T23:05:00Z"));
    assert_eq!(
        agent.heard.len(),
        2,
        "a key that was used once is not needed again for the same agenda"
    );
}

#[test]
fn with_the_key_beside_it_the_agenda_holds_neutral_words_only() {
    let house = House::new();
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["reminders"]["level"] = json!("full");
    settings["agenda_mode"] = json!("times_only");
    house.tell("settings_set", settings);
    house.evening("2026-10-05", Some(25));
    house.ana.lock();
    house.ana.keys.set_missing(true);
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T23:05:00Z"));
    assert_eq!(
        agent.bodies(),
        [
            "You have something planned at 6:00 PM.",
            "It is time to get going. You have something planned at 6:00 PM."
        ],
        "times and nothing else, whatever level was chosen"
    );
    assert!(
        agent
            .heard
            .iter()
            .all(|(_, notice)| notice.title == "Reminder"),
        "no title either"
    );
}

#[test]
fn the_clock_change_and_travel_keep_the_sessions_hour() {
    let house = House::new();
    // Clocks go back on 1 November 2026; the session stays at 18:00 in Chicago.
    house.session(
        json!({ "from": "2026-10-26", "until": "2026-11-03", "weekdays": ["Mon"] }),
        None,
    );
    house.ana.lock();
    let mut agent = house.agent();
    agent.sleep_until(at("2026-10-26T20:00:00Z"));
    agent.stay_awake_until(at("2026-10-26T23:30:00Z"));
    agent.sleep_until(at("2026-11-02T21:30:00Z"));
    house.ana.clock.travel("America/Los_Angeles");
    agent.stay_awake_until(at("2026-11-03T00:30:00Z"));
    let times: Vec<String> = agent
        .heard
        .iter()
        .map(|(when, _)| when.to_rfc3339())
        .collect();
    assert_eq!(
        times,
        [
            "2026-10-26T21:00:00+00:00",
            "2026-10-26T23:00:00+00:00",
            "2026-11-02T22:00:00+00:00",
            "2026-11-03T00:00:00+00:00"
        ],
        "18:00 there before and after, which is an hour later in UTC"
    );
    assert_eq!(
        agent.bodies()[3],
        "You have something planned now, at 6:00 PM. (Chicago time)",
        "two zones west: whose clock is said"
    );
}

#[test]
fn unlocking_renews_the_agenda_before_it_runs_out() {
    let house = House::new();
    house.session(
        json!({ "from": "2026-10-05", "until": null, "weeks": 52, "weekdays": ["Mon"] }),
        None,
    );
    house.ana.lock();
    let mut agent = house.agent();
    agent.look();
    let first = agent.engine.agenda().unwrap().covers_until;
    assert_eq!(
        first,
        morning() + Duration::days(120),
        "a hundred and twenty days"
    );
    house.ana.clock.set(morning() + Duration::days(60));
    house.ana.unlock();
    house.ana.lock();
    agent.look();
    assert_eq!(
        agent.engine.agenda().unwrap().covers_until,
        first + Duration::days(60),
        "opening the app is enough to go on"
    );
    // Nobody opens it for months: it asks to be opened, two weeks before the end.
    agent.sleep_until(first + Duration::days(60) - Duration::days(15));
    let before = agent.heard.len();
    agent.stay_awake_until(first + Duration::days(60) - Duration::days(13));
    let asked = agent.heard[before..]
        .iter()
        .filter(|(_, notice)| notice.body.contains("open Evenkeel"))
        .count();
    assert_eq!(asked, 1, "it says once that reminders would stop");
}

#[test]
fn a_clock_that_is_put_right_while_the_window_is_open_brings_the_reminders_back() {
    let house = House::new();
    agenda::on_tick(&house.ana.app);
    house.ana.clock.set(at("2026-10-12T14:00:00Z"));
    agenda::on_tick(&house.ana.app);
    house.evening("2026-10-06", None);
    let mut agent = house.agent();
    // The clock was a week ahead, and is set right.
    house.ana.clock.set(at("2026-10-05T14:05:00Z"));
    agenda::on_tick(&house.ana.app);
    agent.stay_awake_until(at("2026-10-06T23:30:00Z"));
    assert_eq!(
        agent.bodies(),
        [
            "You have something planned at 6:00 PM.",
            "You have something planned now, at 6:00 PM."
        ],
        "the session of tomorrow is not a thing of the past any more"
    );
}

#[test]
fn a_clock_that_is_put_right_after_locking_makes_it_ask_to_be_opened() {
    let house = House::new();
    house.evening("2026-10-06", None);
    house.ana.clock.set(at("2026-10-12T14:00:00Z"));
    house.ana.unlock_if_locked();
    house.evening("2026-10-14", None);
    house.ana.lock();
    house.ana.clock.set(at("2026-10-05T14:05:00Z"));
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T15:00:00Z"));
    assert_eq!(
        agent.bodies(),
        ["Please open Evenkeel soon, so that your reminders can go on."],
        "nobody but the window knows what comes now"
    );
    drop(agent);
    let mut again = house.agent();
    again.stay_awake_until(at("2026-10-06T05:00:00Z"));
    assert!(
        again.heard.is_empty(),
        "it was asked for once, and another start does not forget that"
    );
    house.ana.unlock();
    house.ana.lock();
    again.stay_awake_until(at("2026-10-06T21:05:00Z"));
    assert_eq!(
        again.bodies(),
        ["You have something planned at 6:00 PM."],
        "once it was opened, tomorrow's session is in again"
    );
}

#[test]
fn another_way_to_keep_the_reminders_forgets_none_that_is_owed() {
    let house = House::new();
    house.evening("2026-10-05", None);
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T20:59:00Z"));
    // Due at four in Chicago, and nobody looked yet.
    house.ana.clock.set(at("2026-10-05T21:05:00Z"));
    house.ana.unlock_if_locked();
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["agenda_mode"] = json!("times_only");
    house.tell("settings_set", settings);
    agent.look();
    assert_eq!(
        agent.bodies(),
        ["You have something planned at 6:00 PM."],
        "it is still shown"
    );
    agent.snooze();
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["agenda_mode"] = json!("keyring");
    house.tell("settings_set", settings);
    agent.stay_awake_until(at("2026-10-05T21:20:00Z"));
    assert_eq!(agent.heard.len(), 2, "and comes again when it was put off");
}

#[test]
fn what_lies_on_disk_tells_no_word_and_no_time() {
    let house = House::new();
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["reminders"]["level"] = json!("full");
    house.tell("settings_set", settings);
    house.evening("2026-10-05", Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T23:30:00Z"));
    evenkeel_os::write_status(&house.folder, &agent.engine.status(true)).unwrap();
    assert_eq!(agent.heard.len(), 2, "both were shown");
    for name in [
        "agenda.bin",
        "ledger.json",
        "agent.json",
        "state.json",
        "device.json",
    ] {
        let bytes = read(&house.folder, name);
        let text = String::from_utf8_lossy(&bytes);
        for word in [
            "Dana",
            "Relapse",
            "Oak Street",
            "555-0100",
            "planned",
            "T21:00",
            "T22:25",
            "T23:00",
            "18:00",
        ] {
            assert!(!text.contains(word), "{name} tells {word:?}: {text}");
        }
    }
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    match std::fs::read(folder.join(name)) {
        Ok(bytes) => bytes,
        Err(error) if name == "device.json" || name == "state.json" => {
            assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{name}");
            Vec::new()
        }
        Err(error) => panic!("{name} should be there: {error}"),
    }
}

#[test]
fn who_wants_reminders_gets_them_after_the_next_login_too() {
    let started = |mode: &str| {
        let dir = tempfile::tempdir().unwrap();
        let ana = Patient::start(dir.path().join("data"), morning());
        drop(ana.ask(
            "vault_create",
            json!({ "passphrase": evenkeel_tests::PASSPHRASE, "agenda_mode": mode }),
        ));
        ana.ask("reminders_health", json!({}))["starts_at_login"] == true
    };
    assert!(
        started("keyring") && started("times_only"),
        "a laptop that was restarted reminds before anybody opens the window"
    );
    assert!(
        !started("off"),
        "who wants none gets no entry in the list of startup programs"
    );
}
