//! Handing over a journal, through the whole core: what was chosen leaves, sealed, once, and is written down; nothing else does.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::report::Report;
use evenkeel_exchange::sealed;
use evenkeel_tests::{PASSPHRASE, Patient};
use secrecy::SecretString;
use serde_json::{Value, json};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Ana's laptop with a few entries, and a USB stick.
struct Desk {
    _dir: tempfile::TempDir,
    data: PathBuf,
    stick: PathBuf,
    ana: Patient,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (data, stick) = (dir.path().join("data"), dir.path().join("stick"));
        fs::create_dir(&stick).unwrap();
        let ana = Patient::start(data.clone(), at("2026-03-20T18:00:00Z"));
        let _ = ana.first_run();
        Self {
            _dir: dir,
            data,
            stick,
            ana,
        }
    }

    fn log(&self, local: &str, entry: Value) -> Value {
        let mut full = json!({ "intensity": 6 });
        full.as_object_mut()
            .unwrap()
            .extend(entry.as_object().unwrap().clone());
        let when = json!({ "kind": "local", "local": local, "precision": "exact" });
        self.ana
            .ask("cravings_log", json!({ "when": when, "entry": full }))
    }

    fn scope(&self, change: Value) -> Value {
        let mut scope = json!({
            "recipient": "CANARY-recipient", "role": "counselor", "purpose": "CANARY-purpose", "prepared_by": "CANARY-author",
            "kinds": ["cravings", "sessions", "lessons", "plan"], "from": "2026-03-01", "to": "2026-03-20",
            "pages": [], "name_left_out": true, "expires": null, "lang": "en", "stop_read": false,
        });
        scope
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        scope
    }

    /// The scope with every own line ticked.
    fn with_own_words(&self, change: Value) -> Value {
        let mut scope = self.scope(change);
        let ask = ["role", "kinds", "from", "to", "lang"]
            .map(|name| (name.to_owned(), scope[name].clone()));
        let choices = self
            .ana
            .ask("share_choices", Value::Object(ask.into_iter().collect()));
        let keys: Vec<Value> = choices["own"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["key"].clone())
            .collect();
        scope["own"] = json!(keys);
        scope
    }

    /// In both languages, the one asked for first.
    fn editions(&self, scope: &Value) -> Vec<Report> {
        serde_json::from_value(self.ana.ask("share_preview", json!({ "scope": scope }))).unwrap()
    }

    fn preview(&self, scope: &Value) -> Report {
        self.editions(scope).swap_remove(0)
    }

    fn words(&self) -> String {
        let made = self
            .ana
            .ask("share_suggest_passphrase", json!({ "lang": "en" }));
        made["passphrase"].as_str().unwrap().to_owned()
    }

    fn order(&self, scope: &Value, words: &str) -> Value {
        json!({ "scope": scope, "passphrase": words, "vault_passphrase": PASSPHRASE, "folder": self.stick })
    }

    fn export(&self, scope: &Value, words: &str) -> (PathBuf, Value) {
        let done = self.ana.ask("share_export", self.order(scope, words));
        (
            PathBuf::from(done["path"].as_str().unwrap()),
            done["disclosure"].clone(),
        )
    }

    fn handed_over(&self) -> Vec<Value> {
        self.ana
            .ask("share_list", json!({}))
            .as_array()
            .unwrap()
            .clone()
    }

    fn on_the_stick(&self) -> Vec<String> {
        fs::read_dir(&self.stick)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }
}

fn open(path: &Path, words: &str) -> Vec<Report> {
    sealed::open(
        &fs::read(path).unwrap(),
        &SecretString::from(words.to_owned()),
    )
    .unwrap()
}

fn holds(report: &Report, text: &str) -> bool {
    report.texts().iter().any(|one| one.contains(text))
}

#[test]
fn of_the_journal_only_the_pages_that_were_picked_leave_and_of_a_check_in_nothing_about_use() {
    let desk = Desk::new();
    let page = |body: &str, share: &str| {
        let page = json!({ "id": null, "when": { "kind": "now" }, "revision": null, "content": { "body": body, "share": share } });
        desk.ana.ask("journal_save", page)["id"].clone()
    };
    let checkin = json!({ "asked": ["mood", "used_today", "good_thing"], "mood": 4, "used_today": "yes", "good_thing": "CANARY-good" });
    drop(desk.ana.ask(
        "checkins_save",
        json!({ "date": null, "part": "evening", "revision": null, "entry": checkin }),
    ));
    let picked = page("CANARY-picked", "ask");
    let _other = page("CANARY-other", "ok");
    let private = page("CANARY-private", "never");
    let kinds = json!(["checkins", "journal"]);
    let scope = desk.scope(json!({ "kinds": kinds, "pages": [picked, private] }));
    let seen = desk.preview(&scope);
    assert!(holds(&seen, "CANARY-picked"), "the page she ticked");
    assert!(
        !holds(&seen, "CANARY-other"),
        "a page that may go in and was not ticked stays here"
    );
    assert!(
        !holds(&seen, "CANARY-private"),
        "never means never, ticked or not"
    );
    assert!(holds(&seen, "4 on average (n = 1)"), "her mood");
    for told in ["Did you use", "yes", "Yes", "CANARY-good"] {
        assert!(
            !holds(&seen, told),
            "use is in no report, and her own words were not chosen: {told}"
        );
    }
    let words = desk.words();
    let (path, disclosure) = desk.export(&scope, &words);
    assert_eq!(open(&path, &words), desk.editions(&scope));
    assert_eq!(
        disclosure["scope"]["pages"],
        json!([scope["pages"][0]]),
        "which pages were handed over is written down, and no page that was not"
    );
    assert_eq!(
        desk.ana
            .refused(
                "share_preview",
                json!({ "scope": desk.scope(json!({ "kinds": kinds })) })
            )
            .field
            .as_deref(),
        Some("pages"),
        "journal pages without a page are asked about, not left out in silence"
    );
    let before_pages = desk.scope(json!({}));
    let mut old = before_pages.as_object().unwrap().clone();
    old.remove("pages");
    assert_eq!(
        desk.ana.ask("share_preview", json!({ "scope": old })),
        desk.ana
            .ask("share_preview", json!({ "scope": before_pages })),
        "a scope written down before there were pages reads as one without"
    );
}

#[test]
fn the_counselor_opens_what_the_patient_saw_and_nothing_else() {
    let desk = Desk::new();
    desk.log(
        "2026-03-06T18:40:00",
        json!({ "intensity": 8, "note": "CANARY-note", "thought": "CANARY-thought" }),
    );
    let scope = desk.scope(json!({}));
    let seen = desk.preview(&scope);
    let words = desk.words();
    assert_eq!(
        words.split(' ').count(),
        7,
        "seven words are what holds, not the derivation"
    );
    let (path, disclosure) = desk.export(&scope, &words);
    assert_eq!(
        open(&path, &words),
        desk.editions(&scope),
        "the preview is the file, string for string"
    );
    assert!(
        !holds(&seen, "CANARY-note") && !holds(&seen, "CANARY-thought"),
        "free text was not chosen"
    );
    assert!(
        holds(&seen, "CANARY-recipient"),
        "the cover names the reader"
    );
    assert_eq!(
        path.file_name().unwrap(),
        "journal-2026-03-20.html",
        "a file's name is read by whoever sees the folder"
    );
    let bytes = fs::read(&path).unwrap();
    assert!(
        !String::from_utf8_lossy(&bytes).contains("CANARY"),
        "nothing is readable without the words"
    );
    let hash = data_encoding::HEXLOWER.encode(&<sha2::Sha256 as sha2::Digest>::digest(&bytes));
    assert_eq!(
        disclosure["sha256"], hash,
        "the record names this very file"
    );
    let with_words = desk.preview(&desk.with_own_words(json!({})));
    assert!(
        holds(&with_words, "CANARY-note") && holds(&with_words, "CANARY-thought"),
        "and chosen free text goes in"
    );
}

#[test]
fn a_deleted_or_private_entry_never_leaves() {
    let desk = Desk::new();
    let gone = desk.log("2026-03-06T18:40:00", json!({ "note": "NEVER-deleted" }));
    let _ = desk.ana.ask("cravings_delete", json!({ "id": gone["id"] }));
    desk.log(
        "2026-03-07T18:40:00",
        json!({ "note": "NEVER-private", "share": "never" }),
    );
    desk.log("2026-02-28T23:59:00", json!({ "note": "NEVER-before" }));
    desk.log(
        "2026-03-01T00:00:00",
        json!({ "note": "INSIDE-first-minute" }),
    );
    let report = desk.preview(&desk.with_own_words(json!({})));
    assert!(
        holds(&report, "INSIDE-first-minute"),
        "the first day belongs to the days"
    );
    assert!(
        !holds(&report, "NEVER"),
        "deleted, private and earlier entries stay: {:?}",
        report.texts()
    );
}

#[test]
fn an_entry_counts_on_the_day_it_was_lived_also_after_a_journey() {
    let desk = Desk::new();
    desk.ana.clock.travel("Asia/Tokyo");
    // 01:30 on 20 March in Tokyo is still the 19th in Chicago.
    desk.log("2026-03-20T01:30:00", json!({ "note": "LIVED-in-tokyo" }));
    desk.ana.clock.travel("America/Chicago");
    let on = |day: &str| desk.preview(&desk.with_own_words(json!({ "from": day, "to": day })));
    assert!(
        holds(&on("2026-03-20"), "LIVED-in-tokyo"),
        "it was the 20th where Ana was"
    );
    assert!(
        !holds(&on("2026-03-19"), "LIVED-in-tokyo"),
        "the laptop's later zone does not move her evening"
    );
}

#[test]
fn refusals_leave_no_file_and_no_record() {
    let desk = Desk::new();
    let words = desk.words();
    let scope = desk.scope(json!({}));
    let order = |change: Value| {
        let mut order = desk.order(&scope, &words);
        order
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        order
    };
    let cases = [
        (
            json!({ "vault_passphrase": "not her passphrase" }),
            ErrorCode::WrongPassphrase,
            "someone else at her open laptop",
        ),
        (
            json!({ "passphrase": "password1234" }),
            ErrorCode::ExportPassphraseWeak,
            "a passphrase that is guessed at once",
        ),
        (
            json!({ "passphrase": "CANARY-recipient" }),
            ErrorCode::ExportPassphraseWeak,
            "the reader's own name",
        ),
        (
            json!({ "folder": desk.stick.join("nothing here") }),
            ErrorCode::PathNotFolder,
            "a folder that is not there",
        ),
        (
            json!({ "scope": desk.scope(json!({ "kinds": [] })) }),
            ErrorCode::NothingSelected,
            "nothing chosen",
        ),
        (
            json!({ "scope": desk.scope(json!({ "role": "court", "kinds": ["sessions"] })) }),
            ErrorCode::BadInput,
            "a court without the stop screen",
        ),
        (
            json!({ "scope": desk.scope(json!({ "from": "2026-03-21" })) }),
            ErrorCode::EndBeforeStart,
            "days that run backwards",
        ),
    ];
    for (change, code, what) in cases {
        let refusal = desk.ana.refused("share_export", order(change));
        assert_eq!(refusal.code, code, "{what}");
        assert_eq!(
            desk.on_the_stick(),
            Vec::<String>::new(),
            "{what}: no file may stay behind"
        );
        assert_eq!(
            desk.handed_over(),
            Vec::<Value>::new(),
            "{what}: nothing was handed over, so nothing is on record"
        );
    }
    let preview = desk.ana.refused(
        "share_preview",
        json!({ "scope": desk.scope(json!({ "role": "employer", "kinds": ["sessions"] })) }),
    );
    assert_eq!(
        (preview.code, preview.field.as_deref()),
        (ErrorCode::BadInput, Some("stop_read")),
        "not even a preview"
    );
}

#[test]
fn the_passphrase_of_everything_opens_no_file() {
    let desk = Desk::new();
    let scope = desk.scope(json!({}));
    for dressed in [
        PASSPHRASE.to_owned(),
        PASSPHRASE.to_uppercase(),
        PASSPHRASE.replace(' ', "   "),
        format!("{PASSPHRASE}\u{200b}"),
    ] {
        let refusal = desk
            .ana
            .refused("share_export", desk.order(&scope, &dressed));
        assert!(
            matches!(
                refusal.code,
                ErrorCode::OwnPassphraseReused | ErrorCode::PassphraseUnseen
            ),
            "{dressed:?}: told by voice it is the passphrase of the vault: {:?}",
            refusal.code
        );
        assert_eq!(refusal.field.as_deref(), Some("passphrase"));
    }
    assert_eq!(desk.on_the_stick(), Vec::<String>::new());
    assert_eq!(desk.handed_over(), Vec::<Value>::new());
}

#[test]
fn a_share_that_fails_leaves_nothing_behind_but_the_record_that_it_failed() {
    let desk = Desk::new();
    let (scope, words) = (desk.scope(json!({})), desk.words());
    // Every name it could get is taken: nothing can be written there.
    for n in 1..=999 {
        let name = match n {
            1 => "journal-2026-03-20.html".to_owned(),
            n => format!("journal-2026-03-20-{n}.html"),
        };
        fs::write(desk.stick.join(name), b"").unwrap();
    }
    let _ = desk.ana.refused("share_export", desk.order(&scope, &words));
    assert_eq!(
        desk.on_the_stick().len(),
        999,
        "no file more, whole or half"
    );
    let record = desk.handed_over();
    assert_eq!(record.len(), 1);
    assert_eq!(
        record[0]["state"], "failed",
        "whoever looks later reads that nothing left"
    );
    let made = fs::remove_file(desk.stick.join("journal-2026-03-20-7.html"));
    made.unwrap();
    let (path, disclosure) = desk.export(&scope, &words);
    assert_eq!(disclosure["state"], "made");
    assert_eq!(disclosure["file_name"], "journal-2026-03-20-7.html");
    assert!(path.ends_with("journal-2026-03-20-7.html"));
    assert!(
        desk.handed_over()
            .iter()
            .any(|one| one["file_name"] == "journal-2026-03-20-7.html" && one["state"] == "made"),
        "the record names the file as it is called"
    );
}

#[test]
fn what_is_ticked_and_not_there_is_not_written_down_as_handed_over() {
    let desk = Desk::new();
    let one = desk.log(
        "2026-03-06T18:40:00",
        json!({ "note": "INSIDE", "outcome": "used" }),
    );
    let never = desk.log(
        "2026-03-07T18:40:00",
        json!({ "outcome": "used", "share": "never" }),
    );
    let mut scope = desk.with_own_words(json!({ "kinds": ["cravings", "returns"] }));
    scope["returns"] = json!([one["id"], never["id"]]);
    scope["own"]
        .as_array_mut()
        .unwrap()
        .push(json!("note/of-nobody"));
    let (_, disclosure) = desk.export(&scope, &desk.words());
    assert_eq!(disclosure["scope"]["returns"], json!([one["id"]]));
    assert_eq!(
        disclosure["scope"]["own"].as_array().unwrap().len(),
        1,
        "{disclosure}"
    );
}

#[test]
fn two_files_of_one_day_share_nothing_that_could_open_both() {
    let desk = Desk::new();
    let (scope, words) = (desk.scope(json!({})), desk.words());
    let (first, _) = desk.export(&scope, &words);
    let kept = fs::read(&first).unwrap();
    let (second, _) = desk.export(&scope, &words);
    assert_ne!(first, second, "the second file has a name of its own");
    assert_eq!(
        fs::read(&first).unwrap(),
        kept,
        "the first one, perhaps given away already, is untouched"
    );
    let field = |path: &Path, name: &str| {
        let text = fs::read_to_string(path).unwrap();
        let (_, rest) = text.split_once(&format!("\"{name}\":\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    for name in ["salt", "nonce", "data"] {
        assert_ne!(
            field(&first, name),
            field(&second, name),
            "{name} was used twice: with one key a nonce twice gives the text away"
        );
    }
}

#[test]
fn what_was_handed_over_stays_on_record_and_can_be_marked_as_taken_back() {
    let desk = Desk::new();
    let (path, _) = desk.export(&desk.scope(json!({})), &desk.words());
    let bytes = fs::read(&path).unwrap();
    let before = desk.handed_over();
    assert_eq!(before.len(), 1);
    assert_eq!(before[0]["scope"]["recipient"], "CANARY-recipient");
    assert_eq!(before[0]["revoked_at"], Value::Null);
    assert_eq!(
        before[0]["made"], "2026-03-20T13:00:00",
        "two of one day are told apart by the time on her clock"
    );
    desk.ana.clock.set(at("2026-03-25T12:00:00Z"));
    let revoked = desk
        .ana
        .ask("share_revoke", json!({ "id": before[0]["id"] }));
    assert_eq!(revoked["revoked_at"], "2026-03-25T12:00:00Z");
    assert_eq!(
        fs::read(&path).unwrap(),
        bytes,
        "the file itself stays where it went, as the screen says"
    );
    desk.ana.lock();
    desk.ana.unlock();
    let mut after = desk.handed_over();
    for one in &mut after {
        one.as_object_mut().unwrap().remove("made");
    }
    assert_eq!(after, [revoked], "the record outlives the day");
    for file in fs::read_dir(&desk.data).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            let bytes = fs::read(file.path()).unwrap();
            assert!(
                !String::from_utf8_lossy(&bytes).contains("CANARY"),
                "{:?} tells who was trusted",
                file.file_name()
            );
        }
    }
}

#[test]
fn the_file_is_in_the_language_that_was_chosen() {
    let desk = Desk::new();
    let (path, _) = desk.export(&desk.scope(json!({ "lang": "es" })), &desk.words());
    let text = fs::read_to_string(path).unwrap();
    assert!(
        text.contains("<html lang=\"es\">") && text.contains("Este archivo está sellado"),
        "the page speaks Spanish"
    );
}

#[test]
fn a_backup_brings_everything_back_and_is_not_a_report() {
    let desk = Desk::new();
    desk.log("2026-03-06T18:40:00", json!({ "note": "KEPT" }));
    let made = desk
        .ana
        .ask("backup_create", json!({ "folder": desk.stick }));
    let path = made["path"].as_str().unwrap();
    let bytes = fs::read(path).unwrap();
    assert!(
        !String::from_utf8_lossy(&bytes).contains("KEPT"),
        "a lost stick tells nothing"
    );
    desk.log("2026-03-07T18:40:00", json!({ "note": "LATER" }));
    let secret = json!({ "kind": "passphrase", "passphrase": PASSPHRASE });
    assert_eq!(
        desk.ana
            .refused("backup_restore", json!({ "path": path, "secret": secret }))
            .code,
        ErrorCode::InUse,
        "an open vault is never pulled from under a person"
    );
    desk.ana.lock();
    let wrong = json!({ "kind": "passphrase", "passphrase": "somebody else's words here" });
    assert_eq!(
        desk.ana
            .refused("backup_restore", json!({ "path": path, "secret": secret }))
            .code,
        ErrorCode::OwnerNeeded,
        "nobody puts anything in place of a vault without its passphrase"
    );
    for (given, own, field) in [(&wrong, &secret, None), (&secret, &wrong, Some("own"))] {
        let input = json!({ "path": path, "secret": given, "own": own });
        let refused = desk.ana.refused("backup_restore", input);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::WrongPassphrase, field)
        );
    }
    let _ = desk.ana.ask(
        "backup_restore",
        json!({ "path": path, "secret": secret, "own": secret }),
    );
    desk.ana.unlock();
    let page = desk
        .ana
        .ask("cravings_list", json!({ "before": null, "limit": 50 }));
    let text = page.to_string();
    assert!(
        text.contains("KEPT") && !text.contains("LATER"),
        "the vault is as it was when the backup was made: {text}"
    );
    desk.ana.lock();
    let (report, _) = {
        desk.ana.unlock();
        desk.export(&desk.scope(json!({})), &desk.words())
    };
    desk.ana.lock();
    assert_eq!(
        desk.ana
            .refused("backup_inspect", json!({ "path": report }))
            .code,
        ErrorCode::NotABackup,
        "a report cannot be restored, and says so"
    );
}

#[test]
fn it_is_told_when_not_every_use_of_the_days_can_be_ticked() {
    let house = Desk::new();
    let used = |n: usize| {
        house.log(
            &format!("2026-03-{:02}T10:{:02}:00", 1 + n / 60, n % 60),
            json!({ "outcome": "used" }),
        )
    };
    let choices = || {
        house.ana.ask(
            "share_choices",
            json!({ "role": "counselor", "kinds": ["cravings"], "from": "2026-03-01", "to": "2026-03-20", "lang": "en" }),
        )
    };
    for n in 0..200 {
        used(n);
    }
    let all = choices();
    assert_eq!(
        (all["uses"].as_array().unwrap().len(), &all["more_uses"]),
        (200, &json!(false)),
        "so many can be ticked, all of them"
    );
    used(200);
    let some = choices();
    assert_eq!(
        (some["uses"].as_array().unwrap().len(), &some["more_uses"]),
        (200, &json!(true))
    );
}
