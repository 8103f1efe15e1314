//! Passphrases from a person's side: what may be made of them, what still opens, and what the demonstration gives away.

use chrono::{DateTime, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::passphrase::{PassphraseUse, judge, listed};
use evenkeel_exchange::sealed;
use evenkeel_store::{CreateOptions, DataFolder, Passphrase, Store};
use evenkeel_tests::{PASSPHRASE, Patient, SeededEntropy};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::support::vaults::cost;

fn now() -> DateTime<Utc> {
    "2026-10-05T14:00:00Z".parse().unwrap()
}

/// What looks like the usual passphrase and is not.
fn look_alikes() -> Vec<String> {
    let (start, end) = PASSPHRASE.split_at(5);
    vec![
        format!("{PASSPHRASE}\u{200B}"),
        format!("{PASSPHRASE}\u{FEFF}"),
        format!("{PASSPHRASE}\u{200E}"),
        format!("{start}\u{AD}{end}"),
        format!("\u{2060}{PASSPHRASE}"),
        format!("{PASSPHRASE} "),
        format!(" {PASSPHRASE}"),
        format!("{PASSPHRASE}\u{3000}"),
    ]
}

#[test]
fn one_that_could_not_be_typed_again_is_refused_when_it_is_made_and_when_it_is_changed() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), now());
    for typed in look_alikes() {
        let refused = ana.refused(
            "vault_create",
            json!({ "passphrase": typed, "agenda_mode": "off" }),
        );
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::PassphraseUnseen, Some("passphrase")),
            "{typed:?}"
        );
        let judged = ana.ask(
            "vault_passphrase_check",
            json!({ "passphrase": typed, "purpose": "vault" }),
        );
        let reason = judged["reasons"][0].as_str().unwrap();
        assert!(
            reason == "invisible_character" || reason == "outer_blank",
            "the reason is said while it is typed: {judged}"
        );
    }
    assert_eq!(
        ana.ask("vault_status", json!({}))["state"],
        "none",
        "nothing was made"
    );
    let _ = ana.first_run();
    for typed in look_alikes() {
        let change = json!({ "old": PASSPHRASE, "new": typed });
        assert_eq!(
            ana.refused("vault_change_passphrase", change).code,
            ErrorCode::PassphraseUnseen,
            "{typed:?}"
        );
    }
    let emoji = "👩\u{200D}🚀 ❤\u{FE0F} marmalade in October";
    let change = json!({ "old": PASSPHRASE, "new": emoji });
    let _ = ana.ask("vault_change_passphrase", change);
    ana.lock();
    let _ = ana.ask("vault_unlock", json!({ "passphrase": emoji }));
}

#[test]
fn what_was_typed_is_tried_first_and_then_without_what_nobody_sees() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), now());
    let _ = ana.first_run();
    let made = ana.ask("backup_create", json!({ "folder": dir.path() }));
    for typed in look_alikes() {
        ana.lock();
        let opened = ana.ask("vault_unlock", json!({ "passphrase": typed }));
        assert_eq!(opened["wrong_tries"], 0, "{typed:?} was no wrong try");
        let _ = ana.ask("vault_renew_recovery", json!({ "passphrase": typed }));
        let there = Patient::start(dir.path().join(format!("there-{}", typed.len())), now());
        if there.ask("vault_status", json!({}))["state"] == "none" {
            let secret = json!({ "kind": "passphrase", "passphrase": typed });
            let _ = there.ask(
                "backup_restore",
                json!({ "path": made["path"], "secret": secret }),
            );
        }
    }
    ana.lock();
    assert_eq!(
        ana.refused("vault_unlock", json!({ "passphrase": "quiet harbor" }))
            .code,
        ErrorCode::WrongPassphrase
    );
}

#[test]
fn a_vault_that_was_made_with_something_invisible_opens_as_it_was_made_and_can_be_changed() {
    for (seed, made) in look_alikes().into_iter().enumerate() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let store = Store::open(DataFolder::open(&folder).unwrap()).unwrap();
        let created = store
            .create(&CreateOptions {
                passphrase: &Passphrase::from_typed(made.clone()).unwrap(),
                cost: cost(),
                now: now(),
                entropy: &SeededEntropy::new(u64::try_from(seed).unwrap()),
            })
            .unwrap();
        created.vault.lock().unwrap();
        drop(store);
        let ana = Patient::start(folder, now());
        assert_eq!(
            ana.refused("vault_unlock", json!({ "passphrase": PASSPHRASE }))
                .code,
            ErrorCode::WrongPassphrase,
            "{made:?} is another passphrase"
        );
        let _ = ana.ask("vault_unlock", json!({ "passphrase": made }));
        let change = json!({ "old": made, "new": PASSPHRASE });
        let _ = ana.ask("vault_change_passphrase", change);
        ana.lock();
        ana.unlock();
    }
}

fn scope() -> Value {
    json!({
        "recipient": "M. Ortiz", "role": "counselor", "purpose": "", "prepared_by": "", "kinds": ["cravings"],
        "from": "2026-10-01", "to": "2026-10-05", "pages": [], "name_left_out": true, "expires": null,
        "lang": "en", "stop_read": false,
    })
}

#[test]
fn the_passphrase_of_a_report_is_held_to_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), now());
    let _ = ana.first_run();
    let own = "bishop cradle melon onion slate violin";
    let order = |passphrase: &str| json!({ "scope": scope(), "passphrase": passphrase, "vault_passphrase": PASSPHRASE, "folder": dir.path() });
    for typed in [
        format!("{own}\u{200B}"),
        format!("{own} "),
        format!("\u{FEFF}{own}"),
    ] {
        assert_eq!(
            ana.refused("share_export", order(&typed)).code,
            ErrorCode::PassphraseUnseen,
            "{typed:?}"
        );
    }
    let done = ana.ask("share_export", order(own));
    let file = std::fs::read(done["path"].as_str().unwrap()).unwrap();
    for typed in [own.to_owned(), format!(" {own}\u{200B}")] {
        assert!(
            sealed::open(&file, &SecretString::from(typed.clone())).is_ok(),
            "{typed:?} is what the counselor heard"
        );
    }
}

#[test]
fn the_words_that_are_made_say_how_hard_they_are_to_guess_and_are_taken() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), now());
    let _ = ana.first_run();
    for lang in ["en", "es"] {
        for (command, count, purpose, least, most) in [
            ("vault_suggest_passphrase", 6, PassphraseUse::Vault, 60, 65),
            ("share_suggest_passphrase", 7, PassphraseUse::Export, 70, 76),
        ] {
            for _ in 0..50 {
                let made = ana.ask(command, json!({ "lang": lang }));
                let words = made["passphrase"].as_str().unwrap();
                assert_eq!(words.split(' ').count(), count, "{words}");
                assert!(
                    words.chars().all(|c| c.is_ascii_lowercase() || c == ' '),
                    "{words} is typed on any keyboard"
                );
                let bits = made["bits"].as_u64().unwrap();
                assert!(
                    (least..=most).contains(&bits),
                    "{bits} bits: fewer words than the whole list has hold fewer bits"
                );
                if purpose == PassphraseUse::Export {
                    assert_eq!(
                        listed(&words.replace(' ', ", ")).as_deref(),
                        Some(words),
                        "a counselor writes them down as a list"
                    );
                }
                let judged = judge(words, purpose, &[]);
                assert!(judged.acceptable, "{words}: {:?}", judged.reasons);
            }
        }
    }
    // Made by an earlier version, with words that are left out today.
    let before = "govern pill tobacco able sunny trigger";
    let change = json!({ "old": PASSPHRASE, "new": before });
    let _ = ana.ask("vault_change_passphrase", change);
    ana.lock();
    let _ = ana.ask("vault_unlock", json!({ "passphrase": before }));
}

#[test]
fn the_demonstration_can_be_walked_to_its_end() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("evenkeel-demo-a1");
    let demo = Patient::demo(folder.clone(), now());
    let opens = |demo: &Patient| demo.ask("vault_status", json!({}))["demo_passphrase"].clone();
    let said = opens(&demo);
    let passphrase = said
        .as_str()
        .expect("it stands in the line on every screen");
    let craving = json!({ "when": { "kind": "now" }, "entry": { "intensity": 6, "note": "mine" } });
    let logged = demo.ask("cravings_log", craving)["id"].clone();

    // A report asks for the passphrase, and everybody may know this one.
    let stick = dir.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let order = json!({
        "scope": scope(), "passphrase": "bishop cradle melon onion slate violin",
        "vault_passphrase": passphrase, "folder": stick,
    });
    let done = demo.ask("share_export", order);
    assert!(std::path::Path::new(done["path"].as_str().unwrap()).is_file());

    // Locking leads to its own lock screen, also in the fresh copy that comes back to the folder.
    demo.lock();
    assert_eq!(opens(&demo), said, "it stands on the lock screen too");
    let language = json!({ "lang": "es", "theme": "auto", "text_percent": 100 });
    let _ = demo.ask("settings_device_set", language);
    drop(demo);
    let again = Patient::demo(folder, now());
    let status = again.ask("vault_status", json!({}));
    assert_eq!(
        (&status["state"], &status["demo"]),
        (&json!("locked"), &json!(true))
    );
    let passphrase = status["demo_passphrase"].as_str().unwrap().to_owned();
    let _ = again.ask("vault_unlock", json!({ "passphrase": passphrase }));
    assert_eq!(
        again.ask("cravings_get", json!({ "id": logged }))["entry"]["note"],
        "mine",
        "what was tried is still there"
    );

    // A passphrase of somebody's own is nobody else's to see.
    let change = json!({ "old": passphrase, "new": PASSPHRASE });
    let _ = again.ask("vault_change_passphrase", change);
    assert_eq!(
        again.ask("vault_status", json!({}))["demo_passphrase"],
        Value::Null
    );
    let real = Patient::start(dir.path().join("data"), now());
    let _ = real.first_run();
    assert_eq!(
        real.ask("vault_status", json!({}))["demo_passphrase"],
        Value::Null,
        "and a person's vault says nothing of the kind"
    );
}

/// A clock whose stopwatch goes on by a fixed step each time it is read.
struct Ticking {
    at: chrono::DateTime<chrono::Utc>,
    reads: std::sync::atomic::AtomicU32,
    step: std::time::Duration,
}

impl evenkeel_core::ports::Clock for Ticking {
    fn now(&self) -> evenkeel_domain::time::Now {
        evenkeel_domain::time::Now {
            at: self.at,
            zone: "America/Chicago".to_owned(),
        }
    }

    fn elapsed(&self) -> std::time::Duration {
        self.step * self.reads.fetch_add(1, std::sync::atomic::Ordering::SeqCst)
    }

    fn boot(&self) -> Option<u128> {
        None
    }
}

#[test]
fn the_vault_of_a_busy_day_is_made_dearer_at_a_quick_unlock() {
    use evenkeel_store::{CreateOptions, KdfCost, Store, UnlockOptions, UnlockWith};
    use evenkeel_tests::{
        MemoryKeys, PresetPicker, RecordingBrowser, RecordingNotifier, SeededEntropy,
        StillReminders,
    };
    use std::sync::Arc;

    let at: chrono::DateTime<chrono::Utc> = "2026-10-05T14:00:00Z".parse().unwrap();
    let unlock = |folder: &std::path::Path, step| {
        let app = evenkeel_core::App::new(
            evenkeel_core::ports::Ports {
                clock: Arc::new(Ticking {
                    at,
                    reads: 0.into(),
                    step,
                }),
                keys: Arc::<MemoryKeys>::default(),
                entropy: Arc::new(SeededEntropy::new(5)),
                notifier: Arc::<RecordingNotifier>::default(),
                picker: Arc::<PresetPicker>::default(),
                browser: Arc::<RecordingBrowser>::default(),
                agent: Arc::<StillReminders>::default(),
            },
            folder.to_owned(),
        );
        let opened = evenkeel_core::commands::call(
            &app,
            "vault_unlock",
            serde_json::json!({ "passphrase": evenkeel_tests::PASSPHRASE }),
        )
        .unwrap();
        assert_eq!(opened["notices"], serde_json::json!([]));
        evenkeel_core::vault::close(&app, evenkeel_domain::vault::LockReason::Close);
    };
    let memory = |folder: &std::path::Path| {
        let text = std::fs::read_to_string(folder.join("keys.json")).unwrap();
        let after = text.split("\"memory_kib\": ").nth(1).unwrap();
        after.split(',').next().unwrap().parse::<u32>().unwrap()
    };
    let dir = crate::support::fast_dir();
    let folder = dir.path().join("data");
    let store = Store::open(evenkeel_store::DataFolder::open(&folder).unwrap()).unwrap();
    let passphrase = crate::support::vaults::pass(evenkeel_tests::PASSPHRASE);
    let made = store.create(&CreateOptions {
        passphrase: &passphrase,
        cost: KdfCost {
            memory_kib: 128,
            passes: 1,
            lanes: 1,
        },
        now: at,
        entropy: &SeededEntropy::new(1),
    });
    made.unwrap().vault.lock().unwrap();
    drop(store);
    for (millis, costs) in [(700, 128), (130, 512), (600, 512)] {
        unlock(&folder, std::time::Duration::from_millis(millis));
        assert_eq!(memory(&folder), costs, "an unlock of {millis} ms");
    }
    let store = Store::open(evenkeel_store::DataFolder::open(&folder).unwrap()).unwrap();
    let options = UnlockOptions {
        now: at,
        accept_older: false,
    };
    let opened = store.unlock(UnlockWith::Passphrase(&passphrase), options);
    assert!(opened.unwrap().notices.is_empty());
}

#[test]
fn nothing_is_computed_about_a_passphrase_that_nobody_types() {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), now());
    let long = "slate violin harbor ".repeat(60);
    for typed in [long.clone(), "x ".repeat(500_000)] {
        let judged = ana.ask(
            "vault_passphrase_check",
            json!({ "passphrase": typed, "purpose": "vault" }),
        );
        assert_eq!(
            judged,
            json!({ "acceptable": false, "score": 0, "reasons": ["too_long"] })
        );
        let refused = ana.refused(
            "vault_create",
            json!({ "passphrase": typed, "agenda_mode": "off" }),
        );
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::PassphraseLength, Some("passphrase"))
        );
    }
    let fits: String = long.chars().take(999).chain(['x']).collect();
    ana.ask(
        "vault_create",
        json!({ "passphrase": fits, "agenda_mode": "off" }),
    );
    ana.lock();
    ana.ask("vault_unlock", json!({ "passphrase": fits }));
}
