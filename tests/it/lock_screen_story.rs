//! At Ana's locked laptop, somebody who is not Ana: what the lock screen lets them do, and how she gets back what is hers.

use chrono::{DateTime, Duration, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_tests::{PASSPHRASE, Patient};
use serde_json::{Value, json};

const THEIRS: &str = "copper lantern meadow violin";

fn at() -> DateTime<Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

fn by(passphrase: &str) -> Value {
    json!({ "kind": "passphrase", "passphrase": passphrase })
}

/// Ana's vault, locked, and the path of a backup of somebody else's.
struct House {
    ana: Patient,
    code: String,
    foreign: String,
    dir: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let ana = Patient::start(dir.path().join("data"), at());
        let code = ana.first_run();
        let entry = json!({ "intensity": 3, "note": "mine" });
        ana.ask(
            "cravings_log",
            json!({ "when": { "kind": "now" }, "entry": entry }),
        );
        ana.lock();
        let other = Patient::start(dir.path().join("other"), at());
        let made = json!({ "passphrase": THEIRS, "agenda_mode": "off" });
        other.ask("vault_create", made);
        let made = other.ask("backup_create", json!({ "folder": dir.path() }));
        let foreign = made["path"].as_str().unwrap().to_owned();
        Self {
            ana,
            code,
            foreign,
            dir,
        }
    }

    fn again(self, at: DateTime<Utc>) -> Self {
        drop(self.ana);
        Self {
            ana: Patient::start(self.dir.path().join("data"), at),
            ..self
        }
    }

    fn status(&self, field: &str) -> Value {
        self.ana.ask("vault_status", json!({}))[field].clone()
    }

    fn restore(&self, own: &Value) -> Result<Value, ErrorCode> {
        let input = json!({ "path": self.foreign, "secret": by(THEIRS), "own": own });
        self.ana
            .call("backup_restore", input)
            .map_err(|error| error.code)
    }

    fn cravings(&self) -> u64 {
        self.ana
            .ask("cravings_list", json!({ "before": null, "limit": 10 }))["total"]
            .as_u64()
            .unwrap()
    }
}

#[test]
fn a_day_goes_by_before_a_vault_whose_secrets_are_lost_makes_room_and_everybody_sees_it() {
    let house = House::new();
    assert_eq!(
        (house.status("owner_asked"), house.status("lost")),
        (json!(true), Value::Null)
    );
    assert_eq!(house.restore(&Value::Null), Err(ErrorCode::OwnerNeeded));
    let wait = house.ana.ask("vault_lost", json!({}));
    assert_eq!(
        wait,
        json!({ "until": "2026-10-06T09:00:00", "over": false })
    );
    house
        .ana
        .clock
        .pass(std::time::Duration::from_secs(9 * 3_600));
    assert_eq!(house.status("lost"), wait, "the lock screen says so");
    // Restarts of the program and of the machine keep it.
    let house = house.again(at());
    house
        .ana
        .clock
        .pass(std::time::Duration::from_secs(10 * 3_600));
    assert_eq!(house.status("lost"), wait);
    house.ana.clock.restart(at() + Duration::hours(20));
    assert_eq!(house.status("lost"), wait);
    assert_eq!(house.restore(&Value::Null), Err(ErrorCode::OwnerNeeded));
    house
        .ana
        .clock
        .pass(std::time::Duration::from_secs(4 * 3_600));
    assert_eq!(house.status("lost")["over"], true);
    house.restore(&Value::Null).unwrap();
    assert_eq!(house.status("lost"), Value::Null);

    // And Ana, who had lost nothing.
    let refused = house
        .ana
        .refused("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(refused.code, ErrorCode::WrongPassphrase);
    let aside = house.status("set_aside");
    assert_eq!(
        aside[0]["at"], "2026-10-06T09:00:00",
        "she sees that hers was set aside, and when"
    );
    let name = aside[0]["name"].as_str().unwrap().to_owned();
    house.ana.ask(
        "backup_put_back",
        json!({ "name": name, "secret": by(PASSPHRASE) }),
    );
    house.ana.unlock();
    assert_eq!(house.cravings(), 1);
}

#[test]
fn a_clock_set_forward_begins_the_day_anew_and_any_unlock_ends_it() {
    let house = House::new();
    house.ana.ask("vault_lost", json!({}));
    house.ana.clock.jump(at() + Duration::hours(30));
    assert_eq!(house.restore(&Value::Null), Err(ErrorCode::OwnerNeeded));
    assert_eq!(house.status("lost")["until"], "2026-10-07T15:00:00");
    house
        .ana
        .ask("vault_unlock_recovery", json!({ "code": house.code }));
    house.ana.lock();
    assert_eq!(
        house.status("lost"),
        Value::Null,
        "somebody who can open it came"
    );
    house
        .ana
        .clock
        .pass(std::time::Duration::from_secs(40 * 3_600));
    assert_eq!(house.restore(&Value::Null), Err(ErrorCode::OwnerNeeded));
    house
        .restore(&json!({ "kind": "recovery_code", "code": house.code }))
        .unwrap();
}

#[test]
fn where_there_is_no_vault_nobody_has_to_be_asked() {
    let house = House::new();
    let fresh = Patient::start(house.dir.path().join("fresh"), at());
    assert_eq!(fresh.ask("vault_status", json!({}))["owner_asked"], false);
    assert_eq!(
        fresh.refused("vault_lost", json!({})).code,
        ErrorCode::NoVault
    );
    fresh.ask(
        "backup_restore",
        json!({ "path": house.foreign, "secret": by(THEIRS) }),
    );
    fresh.ask("vault_unlock", json!({ "passphrase": THEIRS }));
    assert_eq!(
        fresh.refused("vault_lost", json!({})).code,
        ErrorCode::InUse
    );
    let put_back = json!({ "name": "20261005-140000", "secret": by(THEIRS) });
    assert_eq!(
        fresh.refused("backup_put_back", put_back).code,
        ErrorCode::InUse
    );
}

#[test]
fn every_passphrase_again_is_counted_and_slowed_down_and_told() {
    let scope = json!({
        "recipient": "M. Ortiz", "role": "counselor", "purpose": "", "prepared_by": "", "kinds": ["cravings"],
        "from": "2026-10-01", "to": "2026-10-05", "free_text": false, "pages": [], "name_left_out": true, "expires": null,
        "lang": "en", "stop_read": false,
    });
    let wrong = "somebody else's words here";
    let sealed = "bishop cradle melon onion slate violin";
    for (command, input) in [
        (
            "vault_change_passphrase",
            json!({ "old": wrong, "new": THEIRS }),
        ),
        ("vault_new_keys", json!({ "old": wrong, "new": THEIRS })),
        ("vault_renew_recovery", json!({ "passphrase": wrong })),
        (
            "vault_remember_set",
            json!({ "on": true, "passphrase": wrong }),
        ),
        (
            "share_export",
            json!({ "scope": scope, "passphrase": sealed, "vault_passphrase": wrong, "folder": "/tmp" }),
        ),
        (
            "sessions_export",
            json!({
                "scope": {
                    "from": null, "to": null, "titles": "neutral", "places": false, "notes": false, "alarm": false, "lang": "en",
                },
                "vault_passphrase": wrong, "folder": "/tmp",
            }),
        ),
    ] {
        let house = House::new();
        house.ana.unlock();
        for n in 0..3 {
            let refused = house.ana.refused(command, input.clone());
            assert_eq!(
                refused.code,
                ErrorCode::WrongPassphrase,
                "{command}, try {n}: {refused:?}"
            );
        }
        house.ana.clock.jump(at() - Duration::days(1));
        assert_eq!(
            house.ana.refused(command, input.clone()).code,
            ErrorCode::TooManyTries,
            "{command}: the fourth waits, whatever the clock says"
        );
        house.ana.clock.jump(at());
        house.ana.clock.pass(std::time::Duration::from_secs(10));
        house.ana.lock();
        let opened = house
            .ana
            .ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(opened["wrong_tries"], 3, "{command}: the owner is told");
    }
}

#[test]
fn tries_in_a_restore_are_counted_and_the_clock_set_back_ends_no_wait() {
    let house = House::new();
    for _ in 0..3 {
        assert_eq!(
            house.restore(&by("somebody else's words")),
            Err(ErrorCode::WrongPassphrase)
        );
    }
    house.ana.clock.jump(at() - Duration::days(1));
    assert_eq!(house.restore(&by(PASSPHRASE)), Err(ErrorCode::TooManyTries));
    assert_eq!(
        house
            .ana
            .refused("vault_unlock", json!({ "passphrase": PASSPHRASE }))
            .code,
        ErrorCode::TooManyTries
    );
    house.ana.clock.pass(std::time::Duration::from_secs(6));
    let opened = house
        .ana
        .ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(opened["wrong_tries"], 3);
}
