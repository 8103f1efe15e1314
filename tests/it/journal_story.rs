//! Check-ins, journal, timeline and search from a person's side: what is asked and what is missing, what is written and found
//! again, what survives a kill.

use chrono::{DateTime, Utc};
use evenkeel_core::Event;
use evenkeel_core::event::Topic;
use evenkeel_core::ports::{KeyName, KeyStore as _};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::reminder::Mark;
use evenkeel_store::ledger;
use evenkeel_tests::Patient;
use serde_json::{Value, json};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

struct House {
    _dir: tempfile::TempDir,
    folder: std::path::PathBuf,
    ana: Patient,
}

/// Ana in Chicago at `when`, with a vault.
fn house(when: &str) -> House {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let ana = Patient::start(folder.clone(), at(when));
    let _ = ana.first_run();
    House {
        _dir: dir,
        folder,
        ana,
    }
}

fn entry(more: Value) -> Value {
    let mut entry =
        json!({ "asked": ["mood", "craving_peak", "stress", "used_today", "good_thing"] });
    for (name, value) in more.as_object().unwrap() {
        entry[name] = value.clone();
    }
    entry
}

fn save(ana: &Patient, part: &str, revision: Value, more: Value) -> Value {
    ana.ask(
        "checkins_save",
        json!({ "date": null, "part": part, "revision": revision, "entry": entry(more) }),
    )
}

fn statuses(ana: &Patient, from: &str, to: &str) -> Vec<(String, String)> {
    let list = ana.ask("checkins_list", json!({ "from": from, "to": to }));
    list["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| {
            let word = |part: &str| day[part]["status"].as_str().unwrap().to_owned();
            (word("morning"), word("evening"))
        })
        .collect()
}

fn page(text: &str) -> Value {
    json!({ "id": null, "content": { "body": text } })
}

fn timeline(ana: &Patient, filter: Value) -> Vec<Value> {
    let ask = json!({ "filter": filter, "before": null, "limit": 100 });
    ana.ask("timeline_list", ask)["items"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn an_evening_check_in_is_asked_answered_corrected_and_taken_back() {
    // Monday, 20:30 in Chicago.
    let ana = house("2026-10-06T01:30:00Z").ana;
    let due = ana.ask("checkins_due", json!({}));
    assert_eq!(
        due["due"],
        json!({ "date": "2026-10-05", "part": "evening", "questions": 5 })
    );
    assert_eq!(
        due["change_times"],
        json!(false),
        "nobody was kept waiting yet"
    );

    let told = save(
        &ana,
        "evening",
        Value::Null,
        json!({ "mood": 0, "used_today": "prefer_not" }),
    );
    assert_eq!(told["entry"]["mood"], json!(0), "zero is an answer");
    assert_eq!(told["entry"]["stress"], Value::Null, "skipped is not zero");
    assert_eq!(
        ana.ask("checkins_due", json!({}))["due"],
        Value::Null,
        "asked once, answered once"
    );
    assert_eq!(
        ana.refused(
            "checkins_save",
            json!({ "date": null, "part": "evening", "revision": null, "entry": entry(json!({ "mood": 9 })) })
        )
        .code,
        ErrorCode::Stale,
        "a second answer is a correction and has to say of what"
    );
    let corrected = save(&ana, "evening", json!(1), json!({ "mood": 3 }));
    assert_eq!(
        (&corrected["id"], &corrected["revision"]),
        (&told["id"], &json!(2))
    );
    assert_eq!(
        corrected["occurred"], told["occurred"],
        "correcting does not move it"
    );

    let by_id = json!({ "id": told["id"] });
    drop(ana.ask("checkins_delete", by_id.clone()));
    assert_ne!(
        ana.ask("checkins_due", json!({}))["due"],
        Value::Null,
        "taken back is to be asked again"
    );
    drop(ana.ask("checkins_undelete", by_id.clone()));
    drop(ana.ask("checkins_delete", by_id.clone()));
    drop(ana.ask("checkins_skip", json!({ "date": null, "part": "evening" })));
    assert_eq!(
        ana.refused("checkins_undelete", by_id).code,
        ErrorCode::Stale,
        "the evening has another answer now"
    );
    assert_eq!(
        statuses(&ana, "2026-10-05", "2026-10-05"),
        [("open".to_owned(), "skipped".to_owned())]
    );
}

#[test]
fn at_two_in_the_morning_it_is_still_that_evening() {
    let ana = house("2026-10-06T07:00:00Z").ana;
    assert_eq!(
        ana.ask("checkins_due", json!({}))["due"]["date"],
        json!("2026-10-05")
    );
    assert_eq!(
        save(&ana, "evening", Value::Null, json!({ "mood": 4 }))["date"],
        json!("2026-10-05")
    );
}

#[test]
fn the_three_kinds_of_missing_stay_apart() {
    // Monday, 9:30 in Chicago.
    let ana = house("2026-10-05T14:30:00Z").ana;
    // The morning's card is seen and left alone; the evening passes with the laptop off.
    drop(ana.ask("checkins_due", json!({})));
    ana.clock.set(at("2026-10-07T14:30:00Z"));
    ana.unlock_if_locked();
    drop(ana.ask("checkins_due", json!({})));
    drop(ana.ask("checkins_skip", json!({ "date": null, "part": "morning" })));
    let said = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        statuses(&ana, "2026-10-01", "2026-10-31"),
        [
            said("expired", "not_prompted"),
            said("not_prompted", "not_prompted"),
            said("skipped", "open")
        ],
        "asked without an answer, never asked, and skipped are three things; days before the first and after today are not listed"
    );
    let late = ana.ask(
        "checkins_save",
        json!({ "date": "2026-10-05", "part": "morning", "revision": null, "entry": entry(json!({ "mood": 6 })) }),
    );
    assert_eq!(
        late["occurred"]["precision"],
        json!("day"),
        "an answer for an earlier day says so"
    );
    assert_eq!(
        late["created_at"],
        json!("2026-10-07T14:30:00Z"),
        "and keeps when it was written"
    );
    assert_eq!(
        ana.refused(
            "checkins_save",
            json!({ "date": "2026-10-08", "part": "morning", "revision": null, "entry": entry(json!({})) })
        )
        .code,
        ErrorCode::DateInFuture
    );
}

#[test]
fn a_pop_up_that_was_shown_while_locked_counts_as_asked() {
    let House { folder, ana, _dir } = house("2026-10-05T13:00:00Z");
    // The agent shows what the agenda holds and marks it; here everything was shown.
    ana.lock();
    let key = ana.keys.get(KeyName::Agenda).unwrap();
    let agenda = evenkeel_store::agenda::read(&folder, key.as_ref())
        .unwrap()
        .unwrap();
    let checkins: Vec<_> = agenda
        .items
        .iter()
        .filter(|item| item.kind == evenkeel_domain::reminder::ReminderKind::Checkin)
        .collect();
    let first_three: Vec<_> = checkins
        .iter()
        .take(6)
        .map(|item| item.local.to_string())
        .collect();
    assert_eq!(
        first_three,
        [
            "2026-10-05 09:00:00",
            "2026-10-05 20:00:00",
            "2026-10-06 09:00:00",
            "2026-10-06 20:00:00",
            "2026-10-07 09:00:00",
            "2026-10-07 20:00:00"
        ],
        "both parts for three days"
    );
    assert_eq!(
        checkins.get(6).unwrap().local.to_string(),
        "2026-10-08 20:00:00",
        "then once a day, if nobody answers while it is locked"
    );
    let mut book = ledger::read(&folder).unwrap();
    for item in checkins.iter().take(6) {
        book.marks.insert(item.id, Mark::Shown);
    }
    ledger::write(&folder, &book).unwrap();

    // Thursday, 9:30.
    ana.clock.set(at("2026-10-08T14:30:00Z"));
    ana.unlock();
    let expired = ("expired".to_owned(), "expired".to_owned());
    assert_eq!(
        statuses(&ana, "2026-10-05", "2026-10-07"),
        vec![expired; 3],
        "the pop-ups were seen by somebody or by nobody, but they were there"
    );
    assert_eq!(
        ana.ask("checkins_due", json!({})),
        json!({ "due": null, "change_times": true }),
        "after three days without an answer the morning stays silent"
    );
    ana.clock.set(at("2026-10-09T01:30:00Z"));
    ana.unlock_if_locked();
    let due = ana.ask("checkins_due", json!({}));
    assert_eq!(
        (&due["due"]["part"], &due["change_times"]),
        (&json!("evening"), &json!(true))
    );
    drop(ana.ask("checkins_confirm_times", json!({})));
    assert_eq!(
        ana.ask("checkins_due", json!({}))["change_times"],
        json!(false),
        "the question was answered"
    );
}

#[test]
fn changing_the_times_starts_a_clean_count_and_bad_times_are_told() {
    let ana = house("2026-10-06T01:30:00Z").ana;
    let mut settings = ana.ask("settings_get", json!({}));
    settings["checkins"]["evening_at"] = json!("21:15:00");
    let kept = ana.ask("settings_set", settings.clone());
    assert_eq!(kept["checkins"]["times_chosen_on"], json!("2026-10-05"));
    assert_eq!(
        ana.ask("checkins_due", json!({}))["due"]["part"],
        json!("morning"),
        "the evening begins later now"
    );
    settings["checkins"]["morning_at"] = json!("22:00:00");
    assert_eq!(
        ana.refused("settings_set", settings).field.as_deref(),
        Some("morning_at")
    );
}

#[test]
fn a_page_is_written_found_changed_and_taken_back() {
    let ana = house("2026-10-06T01:30:00Z").ana;
    drop(ana.ask(
        "drafts_save",
        json!({ "key": "journal.new", "json": "{\"body\":\"half\"}" }),
    ));
    let kept = || ana.ask("drafts_load", json!({ "key": "journal.new" }))["kept"].clone();
    assert_eq!(kept(), Value::Null, "just left: nothing is said about when");
    let later: chrono::DateTime<chrono::Utc> = "2026-10-08T14:00:00Z".parse().unwrap();
    ana.clock.set(later);
    ana.unlock_if_locked();
    assert_eq!(
        kept(),
        "2026-10-05T20:30:00",
        "what was begun on Monday evening is found with Monday evening"
    );
    let mut wanted = page("Hoy vi el mar. <script>alert(1)</script>");
    wanted["draft"] = json!("journal.new");
    let saved = ana.ask("journal_save", wanted);
    assert_eq!(
        ana.ask("drafts_load", json!({ "key": "journal.new" }))["json"],
        Value::Null,
        "the draft went with the save: a kill after it cannot bring the page twice"
    );
    assert!(
        ana.events
            .lock()
            .unwrap()
            .contains(&Event::Changed(vec![Topic::Journal])),
        "screens that show it ask again"
    );
    let found = timeline(&ana, json!({ "search": "mar" }));
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0]["excerpt"][1],
        json!({ "text": "mar", "hit": true }),
        "the hit is a range of the text, not markup: {}",
        found[0]["excerpt"]
    );
    let changed = ana.ask(
        "journal_save",
        json!({ "id": saved["id"], "revision": 1, "content": { "body": "Hoy vi el río." } }),
    );
    assert_eq!(changed["revision"], json!(2));
    assert_eq!(
        ana.refused(
            "journal_save",
            json!({ "id": saved["id"], "revision": 1, "content": { "body": "x" } })
        )
        .code,
        ErrorCode::Stale
    );
    assert_eq!(
        timeline(&ana, json!({ "search": "mar" })),
        Vec::<Value>::new(),
        "what it said before is not found"
    );
    let versions = ana.ask("journal_versions", json!({ "id": saved["id"] }));
    assert_eq!(
        versions["items"][0]["entry"]["content"]["body"], saved["content"]["body"],
        "but it is kept"
    );
    drop(ana.ask("journal_delete", json!({ "id": saved["id"] })));
    assert_eq!(timeline(&ana, json!({})), Vec::<Value>::new());
    drop(ana.ask("journal_undelete", json!({ "id": saved["id"] })));
    assert_eq!(timeline(&ana, json!({ "search": "rio" })).len(), 1);
}

#[test]
fn an_emoji_alone_is_found_and_so_is_arabic_without_its_vowel_signs() {
    let house = house("2026-10-05T14:00:00Z");
    let ana = &house.ana;
    let _ = ana.ask("journal_save", page("It rose 🌊 and fell"));
    let _ = ana.ask("journal_save", page("قَرَأْتُ كِتَابًا جَدِيدًا"));
    let hits = |search: &str| {
        timeline(ana, json!({ "search": search }))
            .iter()
            .flat_map(|item| item["excerpt"].as_array().unwrap().clone())
            .filter(|piece| piece["hit"] == true)
            .map(|piece| piece["text"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(hits("🌊"), ["🌊"]);
    assert_eq!(hits("🌊 rose"), ["rose"]);
    assert_eq!(hits("كتابا"), ["كِتَابًا"]);
    assert_eq!(hits("كِتَابًا جديدا"), ["كِتَابًا", "جَدِيدًا"]);
    assert!(timeline(ana, json!({ "search": "🦆" })).is_empty());
    assert!(timeline(ana, json!({ "search": "🌊", "kinds": ["craving"] })).is_empty());
}

#[test]
fn a_megabyte_is_refused_with_its_field_and_its_draft_is_kept() {
    let ana = house("2026-10-06T01:30:00Z").ana;
    let body = "a".repeat(1 << 20);
    let error = ana.refused("journal_save", page(&body));
    assert_eq!(
        (error.code, error.field.as_deref()),
        (ErrorCode::TextTooLong, Some("body"))
    );
    let draft = json!({ "body": body }).to_string();
    drop(ana.ask(
        "drafts_save",
        json!({ "key": "journal.new", "json": draft }),
    ));
    assert_eq!(
        ana.ask("drafts_load", json!({ "key": "journal.new" }))["json"],
        json!(draft),
        "too long to keep as a page is not too long to keep while it is being shortened"
    );
    let ahead = json!({ "id": null, "content": { "body": "x" },
        "when": { "kind": "local", "local": "2026-10-07T10:00:00", "precision": "exact" } });
    assert_eq!(
        ana.refused("journal_save", ahead).code,
        ErrorCode::DateInFuture
    );
}

#[test]
fn a_page_about_earlier_keeps_both_times() {
    let ana = house("2026-10-06T01:30:00Z").ana;
    let saved = ana.ask(
        "journal_save",
        json!({ "id": null, "content": { "body": "That Saturday" },
            "when": { "kind": "local", "local": "2026-10-03T22:00:00", "precision": "about" } }),
    );
    assert_eq!(saved["occurred"]["local"], json!("2026-10-03T22:00:00"));
    assert_eq!(saved["created_at"], json!("2026-10-06T01:30:00Z"));
    let item = &timeline(&ana, json!({}))[0];
    assert_eq!(
        (&item["written_late"], &item["written"]),
        (&json!(true), &json!("2026-10-05T20:30:00"))
    );
}

#[test]
fn a_page_is_brought_to_one_session_and_survives_it() {
    let ana = house("2026-10-06T01:30:00Z").ana;
    let session = json!({ "kind": "individual", "title": "", "from": "2026-10-07", "until": null, "weeks": 2,
        "weekdays": ["Wed"], "start": "16:00:00", "minutes": 50 });
    let series = ana.ask("sessions_save", json!({ "id": null, "session": session }));
    let link = json!({ "kind": "session", "series": series["id"], "recurrence_id": "2026-10-07T16:00:00" });
    let mut wanted = page("Ask about Friday.");
    wanted["content"]["links"] = json!([link]);
    let saved = ana.ask("journal_save", wanted);
    let view = ana.ask("journal_get", json!({ "id": saved["id"] }));
    assert_eq!(
        view["links"][0]["session"]["local_start"],
        json!("2026-10-07T16:00:00")
    );
    let brought = ana.ask("journal_linked", json!({ "link": link }));
    assert_eq!(
        brought["items"].as_array().unwrap().len(),
        1,
        "the session finds what to bring"
    );
    drop(ana.ask("sessions_delete", json!({ "id": series["id"] })));
    let view = ana.ask("journal_get", json!({ "id": saved["id"] }));
    assert_eq!(
        view["links"],
        json!([{ "kind": "gone", "link": link }]),
        "the page stays, and says that the session is gone"
    );
}

#[test]
fn everything_stands_in_one_stream_newest_first_and_every_filter_holds() {
    let ana = house("2026-10-05T14:30:00Z").ana;
    let session = json!({ "kind": "group_prevention", "title": "Evening group", "from": "2026-09-07", "until": null, "weeks": 6,
        "weekdays": ["Mon", "Thu"], "start": "18:00:00", "minutes": 180 });
    drop(ana.ask("sessions_save", json!({ "id": null, "session": session })));
    drop(ana.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 7, "note": "the drive home" } }),
    ));
    drop(save(
        &ana,
        "morning",
        Value::Null,
        json!({ "mood": 6, "good_thing": "the drive was short" }),
    ));
    let mut shared = page("drive again");
    shared["content"]["share"] = json!("ok");
    drop(ana.ask("journal_save", shared));
    ana.clock.set(at("2026-10-06T01:30:00Z"));
    ana.unlock_if_locked();
    assert_eq!(
        timeline(&ana, json!({ "kinds": ["return"] })),
        Vec::<Value>::new()
    );
    let kinds = |filter: Value| -> Vec<String> {
        timeline(&ana, filter)
            .iter()
            .map(|item| item["what"]["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = kinds(json!({}));
    assert_eq!(
        all[..4],
        ["session", "craving", "checkin", "journal"],
        "newest first; the running group is on top"
    );
    assert_eq!(
        all.len(),
        3 + 9,
        "and the eight groups before it, none of those to come"
    );
    assert_eq!(
        kinds(json!({ "kinds": ["journal", "craving"] })),
        ["craving", "journal"]
    );
    assert_eq!(kinds(json!({ "share": "ok" })), ["journal"]);
    assert_eq!(
        kinds(json!({ "has_text": true })),
        ["craving", "checkin", "journal"]
    );
    assert_eq!(
        kinds(json!({ "search": "drive" })),
        ["craving", "checkin", "journal"]
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );
    assert_eq!(
        kinds(json!({ "search": "drive", "kinds": ["checkin"] })),
        ["checkin"]
    );
    assert_eq!(
        kinds(json!({ "search": "drive", "share": "ok" })),
        ["journal"]
    );
    assert_eq!(
        kinds(json!({ "search": "drive", "to": "2026-10-04" })),
        Vec::<String>::new()
    );
    assert_eq!(
        kinds(json!({ "search": "?!" })),
        Vec::<String>::new(),
        "no word, nothing found, no error"
    );
    assert_eq!(
        kinds(json!({ "from": "2026-09-07", "to": "2026-09-10" })),
        ["session", "session"],
        "days as lived, both ends included"
    );
    assert_eq!(
        ana.refused("timeline_list", json!({ "filter": { "from": "2026-10-02", "to": "2026-10-01" }, "before": null, "limit": 5 }))
            .field
            .as_deref(),
        Some("to")
    );

    drop(ana.ask(
        "returns_log",
        json!({ "when": { "kind": "now" }, "entry": { "lesson": "leave the drive to Rosa" } }),
    ));
    assert_eq!(
        kinds(json!({ "kinds": ["return"] })),
        ["return"],
        "a return to use stands among the rest, told as one"
    );
    assert_eq!(kinds(json!({ "search": "drive rosa" })), ["return"]);

    let group = &timeline(&ana, json!({ "kinds": ["session"] }))[0];
    let key = json!({ "series": group["id"], "recurrence_id": group["what"]["recurrence_id"] });
    let mut entry = ana.ask("sessions_occurrence_get", key.clone())["entry"].clone();
    entry["takeaway"] = json!("let Rosa drive");
    entry["questions"] = json!(["Who drives on Friday?"]);
    drop(ana.ask(
        "sessions_occurrence_save",
        json!({ "key": key, "based_on": null, "entry": entry }),
    ));
    assert_eq!(
        kinds(json!({ "search": "drives friday" })),
        ["session"],
        "what was noted about a session is found like everything else"
    );
    assert_eq!(
        kinds(json!({ "search": "rosa", "kinds": ["session"] })),
        ["session"]
    );

    let mut seen = Vec::new();
    let mut before = Value::Null;
    loop {
        let page = ana.ask(
            "timeline_list",
            json!({ "filter": {}, "before": before, "limit": 2 }),
        );
        seen.extend(page["items"].as_array().unwrap().clone());
        before = page["next"].clone();
        if before.is_null() {
            break;
        }
        assert!(seen.len() < 40, "paging must come to an end");
    }
    assert_eq!(
        seen,
        timeline(&ana, json!({})),
        "page by page it is the same stream"
    );
}

#[test]
fn ten_years_are_made_the_same_every_time_and_hold_what_they_promise() {
    let dir = tempfile::tempdir().unwrap();
    let ana = evenkeel_tests::lived::lived(
        &dir.path().join("data"),
        evenkeel_tests::lived::Span::OneYear,
    );
    let total = ana.ask("cravings_list", json!({ "before": null, "limit": 1 }))["total"].clone();
    assert_eq!(total, json!(4_000));
    let found = timeline(&ana, json!({ "search": "lighthouse " }));
    assert!(
        !found.is_empty() && found.len() < 40,
        "a rare word is rare: {}",
        found.len()
    );
    assert_eq!(
        timeline(&ana, json!({ "kinds": ["session"] })).len(),
        100,
        "a page full of sessions"
    );
}
