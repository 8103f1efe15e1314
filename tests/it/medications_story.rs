//! Marisol's medicines through some weeks: what is due, what became of it, and that nothing she said is ever turned into something else.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use evenkeel_domain::inbox::DosePressed;
use evenkeel_domain::reminder::SlotName;
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id, calendar};
use evenkeel_store::{DataFolder, inbox};
use evenkeel_tests::Patient;
use serde_json::{Value, json};

const CHICAGO: &str = "America/Chicago";

struct Weeks {
    _dir: tempfile::TempDir,
    folder: std::path::PathBuf,
    marisol: Patient,
}

impl Weeks {
    /// Monday morning, before the first dose.
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("data");
        let marisol = Patient::start(folder.clone(), instant("2026-12-07 07:00", CHICAGO));
        let _ = marisol.first_run();
        Self {
            _dir: dir,
            folder,
            marisol,
        }
    }

    fn at(&self, local: &str) {
        self.marisol.clock.set(instant(local, CHICAGO));
        self.marisol.unlock_if_locked();
    }

    /// What the reminder program does when "Taken" is pressed.
    fn press(&self, pressed: &DosePressed) {
        let folder = DataFolder::open(&self.folder).unwrap();
        inbox::put_answer(&folder, pressed).unwrap();
    }

    fn ask(&self, command: &str, input: Value) -> Value {
        self.marisol.ask(command, input)
    }

    fn refused(&self, command: &str, input: Value) -> (ErrorCode, Option<String>) {
        let error = self.marisol.refused(command, input);
        (error.code, error.field)
    }

    fn medicine(&self, name: &str) -> Value {
        let saved = self.ask("medications_save", json!({ "entry": { "name": name } }));
        saved["id"].clone()
    }

    fn schedule(&self, medication: &Value, shape: Value) -> Value {
        self.ask(
            "medications_schedule_save",
            json!({ "medication": medication, "entry": entry(json!([part("2026-12-07", Value::Null, shape)])) }),
        )
    }

    fn due(&self) -> Vec<Value> {
        let today = self.ask("medications_today", json!({}));
        today["due"].as_array().unwrap().clone()
    }

    fn states(&self) -> Vec<(String, String)> {
        self.due()
            .iter()
            .map(|dose| (text(&dose["local"]), text(&dose["state"])))
            .collect()
    }

    fn record(&self, dose: &Value, answer: &str) -> Value {
        self.ask("doses_record", said(dose, answer))
    }

    fn detail(&self, id: &Value) -> Value {
        self.ask("medications_detail", json!({ "id": id }))
    }

    fn history(&self, id: &Value) -> Vec<(String, Vec<(String, String)>)> {
        let page = self.ask("medications_history", json!({ "id": id }));
        page["days"]
            .as_array()
            .unwrap()
            .iter()
            .map(|day| {
                let slots = day["slots"].as_array().unwrap();
                let slots = slots
                    .iter()
                    .map(|slot| (text(&slot["local"]), text(&slot["state"])))
                    .collect();
                (text(&day["date"]), slots)
            })
            .collect()
    }
}

fn instant(local: &str, zone: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    calendar::to_instant(local, zone).at
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn part(from: &str, until: Value, shape: Value) -> Value {
    json!({ "from": from, "until": until, "shape": shape })
}

fn entry(parts: Value) -> Value {
    json!({ "parts": parts, "late_after_min": 60 })
}

fn daily(times: &[&str]) -> Value {
    json!({ "kind": "daily", "times": times })
}

fn said(dose: &Value, answer: &str) -> Value {
    json!({ "medication": dose["medication"], "slot": dose["slot"], "answer": answer, "when": { "kind": "now" }, "again": false })
}

fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    wanted
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

#[test]
fn a_dose_is_noted_with_one_press_and_twice_only_when_it_is_meant() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Bupropion");
    let _ = weeks.schedule(&id, daily(&["08:00:00", "20:00:00"]));
    weeks.at("2026-12-07 08:10");
    assert_eq!(
        weeks.states(),
        pairs(&[
            ("2026-12-07T08:00:00", "due"),
            ("2026-12-07T20:00:00", "future")
        ])
    );
    let morning = weeks.due()[0].clone();
    let kept = weeks.record(&morning, "taken");
    assert_eq!(
        (&kept["already"], &kept["next"]),
        (&Value::Null, &json!("2026-12-07T20:00:00"))
    );
    assert_eq!(weeks.due()[0]["state"], "taken");

    let asked = weeks.record(&morning, "taken");
    assert_eq!(
        (&asked["dose"], &asked["already"]["id"]),
        (&Value::Null, &kept["dose"]["id"]),
        "the second press asks and writes nothing"
    );
    let mut again = said(&morning, "taken");
    again["again"] = json!(true);
    let twice = weeks.ask("doses_record", again);
    assert!(twice["dose"].is_object(), "and is never refused");
    let slot = weeks.due()[0].clone();
    assert_eq!(
        (
            slot["state"].as_str(),
            slot["others"].as_array().unwrap().len()
        ),
        (Some("taken"), 1),
        "it counts once, and both show"
    );

    weeks.at("2026-12-07 21:30");
    let evening = weeks.due()[1].clone();
    let late = weeks.record(&evening, "taken");
    assert_eq!(weeks.due()[1]["state"], "taken_late");
    let _ = weeks.ask("doses_delete", json!({ "id": late["dose"]["id"] }));
    assert_eq!(
        weeks.due()[1]["state"],
        "due",
        "taken back, it is as if nothing had been said"
    );
    let _ = weeks.ask("doses_undelete", json!({ "id": late["dose"]["id"] }));
    assert_eq!(weeks.due()[1]["state"], "taken_late");
}

#[test]
fn half_past_eleven_at_night_stays_the_evening_it_was() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Quetiapine");
    let _ = weeks.schedule(&id, daily(&["23:30:00"]));
    weeks.at("2026-12-08 00:40");
    assert_eq!(
        weeks.states(),
        pairs(&[("2026-12-07T23:30:00", "due")]),
        "at twenty to one it is still last night's"
    );
    let _ = weeks.record(&weeks.due()[0], "taken");
    weeks.at("2026-12-08 09:00");
    assert_eq!(weeks.states(), pairs(&[("2026-12-08T23:30:00", "future")]));
    assert_eq!(
        weeks.history(&id),
        [(
            "2026-12-07".to_owned(),
            pairs(&[("2026-12-07T23:30:00", "taken_late")])
        )],
        "seventy minutes late, on Monday"
    );
}

#[test]
fn nothing_said_is_never_anything_else_and_can_be_said_later() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Naltrexone");
    let _ = weeks.schedule(&id, daily(&["08:00:00"]));
    weeks.at("2026-12-09 07:30");
    assert_eq!(
        weeks.history(&id),
        [
            (
                "2026-12-08".to_owned(),
                pairs(&[("2026-12-08T08:00:00", "not_recorded")])
            ),
            (
                "2026-12-07".to_owned(),
                pairs(&[("2026-12-07T08:00:00", "not_recorded")])
            ),
        ]
    );
    let page = weeks.ask("medications_history", json!({ "id": id }));
    let monday = page["days"][1]["slots"][0].clone();
    let mut told = said(&monday, "taken");
    told["when"] = json!({ "kind": "local", "local": "2026-12-07T08:05:00", "precision": "about" });
    let kept = weeks.ask("doses_record", told);
    assert_eq!(
        (
            &kept["dose"]["due"]["local"],
            &kept["dose"]["occurred"]["local"]
        ),
        (&json!("2026-12-07T08:00:00"), &json!("2026-12-07T08:05:00")),
        "due, taken and written are three times"
    );
    let mut tomorrow = said(&monday, "taken");
    tomorrow["when"] =
        json!({ "kind": "local", "local": "2026-12-10T08:00:00", "precision": "exact" });
    assert_eq!(
        weeks.refused("doses_record", tomorrow),
        (ErrorCode::DateInFuture, Some("when".to_owned()))
    );
    for change in [
        json!({ "date": "2026-12-06" }),
        json!({ "place": 3 }),
        json!({ "date": "2027-12-06" }),
    ] {
        let mut nowhere = said(&monday, "taken");
        for (name, value) in change.as_object().unwrap() {
            nowhere["slot"][name] = value.clone();
        }
        assert!(
            weeks.marisol.call("doses_record", nowhere).is_err(),
            "no answer is put to the nearest time: {change}"
        );
    }
}

#[test]
fn another_time_begins_when_it_is_said_and_leaves_what_was() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Sertraline");
    let first = weeks.schedule(&id, daily(&["08:00:00"]));
    weeks.at("2026-12-07 08:01");
    let _ = weeks.record(&weeks.due()[0], "taken");
    weeks.at("2026-12-09 10:00");
    let before = weeks.ask("medications_history", json!({ "id": id }));
    let back = json!({
        "medication": id, "schedule": first["schedule"], "from": "2026-12-08T00:00:00",
        "entry": entry(json!([part("2026-12-07", Value::Null, daily(&["21:00:00"]))])),
    });
    assert_eq!(
        weeks.refused("medications_schedule_save", back.clone()),
        (ErrorCode::ChangeInPast, Some("from".to_owned()))
    );
    let mut now = back;
    now["from"] = Value::Null;
    let changed = weeks.ask("medications_schedule_save", now);
    assert_eq!(changed["version"], 2);
    let after = weeks.ask("medications_history", json!({ "id": id }));
    assert_eq!(
        before, after,
        "not a word of what was due and said before is another one"
    );
    assert_eq!(
        weeks.states(),
        pairs(&[
            ("2026-12-09T08:00:00", "due"),
            ("2026-12-09T21:00:00", "future")
        ])
    );
}

#[test]
fn a_taper_says_what_is_due_tomorrow_before_it_is_kept() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Buprenorphine");
    let step = |from: &str, until: Value, label: &str, times: &[&str]| {
        let mut step = part(from, until, daily(times));
        step["label"] = json!(label);
        step
    };
    let taper = json!([
        step(
            "2026-12-07",
            json!("2026-12-07"),
            "two films",
            &["08:00:00", "20:00:00"]
        ),
        step("2026-12-08", json!("2026-12-10"), "one film", &["08:00:00"]),
        step(
            "2026-12-13",
            json!("2026-12-14"),
            "half a film",
            &["08:00:00"]
        ),
    ]);
    let wanted = json!({ "medication": id, "entry": entry(taper) });
    let preview = weeks.ask("medications_schedule_preview", wanted.clone());
    assert_eq!(
        preview["tomorrow"],
        json!([{ "date": "2026-12-08", "local": "2026-12-08T08:00:00", "label": "one film", "shifted": false, "about": false }])
    );
    assert_eq!(preview["next"].as_array().unwrap().len(), 7);
    assert_eq!(
        preview["notes"],
        json!([{ "kind": "gap", "from": "2026-12-11", "until": "2026-12-12" }]),
        "days without a dose between two steps are said"
    );
    let _ = weeks.ask("medications_schedule_save", wanted);
    weeks.at("2026-12-14 09:00");
    assert_eq!(weeks.due()[0]["label"], "half a film");
    weeks.at("2026-12-15 09:00");
    assert_eq!(weeks.due(), Vec::<Value>::new(), "and then it is over");
    let shared = json!([
        part("2026-12-20", json!("2026-12-22"), daily(&["08:00:00"])),
        part("2026-12-22", Value::Null, daily(&["09:00:00"])),
    ]);
    let refused = weeks.refused(
        "medications_schedule_preview",
        json!({ "medication": id, "entry": entry(shared) }),
    );
    assert_eq!(refused.0, ErrorCode::PartsOverlap);
    let never = json!([part(
        "2026-11-01",
        json!("2026-11-20"),
        daily(&["08:00:00"])
    )]);
    let refused = weeks.refused(
        "medications_schedule_save",
        json!({ "medication": id, "entry": entry(never) }),
    );
    assert_eq!(refused.0, ErrorCode::ScheduleNeverFires);
}

#[test]
fn an_injection_counts_from_the_day_it_was_given_and_is_moved_once() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Vivitrol");
    let _ = weeks.schedule(
        &id,
        json!({ "kind": "after_given", "every": 4, "span": "weeks", "first": "2026-12-10", "at": "10:00:00" }),
    );
    let next = || weeks.detail(&id)["next"].clone();
    assert_eq!(next()["local"], "2026-12-10T10:00:00");
    let moved = json!({ "slot": next()["slot"], "to": "2026-12-14T15:00:00" });
    let _ = weeks.ask("medications_move_dose", moved);
    assert_eq!(
        (&next()["local"], &next()["moved"]),
        (&json!("2026-12-14T15:00:00"), &json!(true))
    );
    weeks.at("2026-12-15 15:30");
    let given = weeks.record(&next(), "taken");
    assert_eq!(
        given["next"], "2027-01-12T10:00:00",
        "four weeks from the day it was given, at its usual hour"
    );
    let gone = json!({ "slot": { "version": next()["slot"]["version"], "date": "2026-12-10", "place": 0, "after": null }, "to": "2026-12-20T10:00:00" });
    assert_eq!(
        weeks.refused("medications_move_dose", gone).0,
        ErrorCode::NotFound,
        "what was given is not moved"
    );
    let _ = weeks.ask("doses_delete", json!({ "id": given["dose"]["id"] }));
    assert_eq!(
        next()["local"],
        "2026-12-14T15:00:00",
        "taken back, the one before is open again"
    );
}

#[test]
fn days_in_the_hospital_are_in_no_count() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Acamprosate");
    let _ = weeks.schedule(&id, daily(&["08:00:00"]));
    for day in 7..=12 {
        weeks.at(&format!("2026-12-{day:02} 08:30"));
        if day != 9 {
            let _ = weeks.record(&weeks.due()[0], "taken");
        }
    }
    weeks.at("2026-12-13 07:00");
    let counts = |weeks: &Weeks| {
        let detail = weeks.detail(&id);
        let found = &detail["adherence"];
        [
            &found["due"],
            &found["taken"],
            &found["not_recorded"],
            &found["paused"],
        ]
        .map(|number| number.as_u64())
    };
    assert_eq!(counts(&weeks), [Some(6), Some(5), Some(1), Some(0)]);
    let pause = weeks.ask(
        "medications_pause_save",
        json!({ "medication": id, "from": "2026-12-09", "until": "2026-12-09", "reason": "hospital" }),
    );
    assert_eq!(counts(&weeks), [Some(5), Some(5), Some(0), Some(1)]);
    let _ = weeks.ask("medications_pause_delete", json!({ "id": pause["id"] }));
    assert_eq!(counts(&weeks), [Some(6), Some(5), Some(1), Some(0)]);
    let _ = weeks.ask("medications_pause_undelete", json!({ "id": pause["id"] }));
    let _ = weeks.ask(
        "medications_pause_save",
        json!({ "medication": id, "from": "2026-12-11", "until": null, "reason": "prescriber" }),
    );
    assert_eq!(
        counts(&weeks),
        [None; 4],
        "under five that were due no share is said"
    );
    weeks.at("2026-12-14 09:00");
    assert_eq!(weeks.due(), Vec::<Value>::new(), "paused is not due");
}

#[test]
fn two_of_a_name_are_asked_about_and_a_deleted_one_comes_back_with_its_history() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Nicotine Gum");
    let twin = json!({ "entry": { "name": " nicotiné  gum" } });
    assert_eq!(
        weeks.refused("medications_save", twin.clone()),
        (ErrorCode::MedicationSameName, Some("name".to_owned()))
    );
    let mut both = twin;
    both["also"] = json!(true);
    let _ = weeks.ask("medications_save", both);
    let _ = weeks.schedule(
        &id,
        json!({ "kind": "as_needed", "limit": "24 pieces a day" }),
    );
    let needed = json!({ "medication": id, "answer": "taken", "when": { "kind": "now" },
        "note": { "text": "zebra stripes" } });
    let one = weeks.ask("doses_record", needed.clone());
    weeks.at("2026-12-07 07:04");
    let asked = weeks.ask("doses_record", needed.clone());
    assert_eq!(
        asked["already"]["id"], one["dose"]["id"],
        "four minutes later it may be a second press"
    );
    weeks.at("2026-12-07 07:06");
    assert!(weeks.ask("doses_record", needed)["dose"].is_object());
    let today = weeks.ask("medications_today", json!({}));
    assert_eq!(
        (
            &today["as_needed"][0]["taken_24h"],
            &today["as_needed"][0]["limit"]
        ),
        (&json!(2), &json!("24 pieces a day"))
    );
    let found = || {
        let ask = json!({ "filter": { "search": "zebra" }, "before": null, "limit": 9 });
        weeks.ask("timeline_list", ask)["items"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(found(), 2);
    let _ = weeks.ask("medications_delete", json!({ "id": id }));
    assert_eq!(found(), 0, "with the medicine goes what was said of it");
    let _ = weeks.ask("medications_undelete", json!({ "id": id }));
    assert_eq!(found(), 2);
    let plan = json!({ "based_on": 0, "items": [
        { "id": null, "section": "medicines", "content": { "kind": "medication", "medication": id } },
    ] });
    let saved = weeks.ask("plan_save", plan);
    assert_eq!(saved["items"][0]["content"]["text"], "Nicotine Gum");
    assert_eq!(weeks.detail(&id)["in_plan"], true);
}

#[test]
fn what_is_left_follows_what_was_taken_and_never_stands_in_the_way() {
    let weeks = Weeks::new();
    let saved = weeks.ask(
        "medications_save",
        json!({ "entry": { "name": "Gabapentin", "refill": {
            "doses_left": 2, "days_before": 3, "at": "10:00:00",
            "counted": { "at": "2026-12-07T12:00:00Z", "zone": CHICAGO, "local": "2026-12-07T06:00:00", "precision": "exact" },
        } } }),
    );
    let id = saved["id"].clone();
    let _ = weeks.schedule(&id, daily(&["08:00:00", "12:00:00", "16:00:00"]));
    weeks.at("2026-12-07 17:00");
    let mut doses = Vec::new();
    for dose in weeks.due() {
        doses.push(weeks.record(&dose, "taken"));
    }
    let left = || {
        let found = weeks.detail(&id)["refill"].clone();
        (found["left"].as_u64(), found["count_again"].as_bool())
    };
    assert_eq!(
        left(),
        (Some(0), Some(true)),
        "three taken of two: count again"
    );
    let _ = weeks.ask("doses_delete", json!({ "id": doses[2]["dose"]["id"] }));
    let _ = weeks.ask("doses_delete", json!({ "id": doses[1]["dose"]["id"] }));
    assert_eq!(
        left(),
        (Some(1), Some(false)),
        "it follows what is taken back"
    );
}

#[test]
fn with_a_medicine_that_is_due_the_check_in_asks_nothing_about_medicines() {
    let weeks = Weeks::new();
    weeks.at("2026-12-07 09:00");
    let mut chosen = weeks.ask("settings_get", json!({}));
    chosen["checkins"]["morning"] = json!(["mood", "meds_ok"]);
    let _ = weeks.ask("settings_set", chosen);
    let asks = || {
        let mut asked = Vec::new();
        for part in ["morning", "evening"] {
            let view = weeks.ask("checkins_get", json!({ "date": null, "part": part }));
            asked.extend(view["ask"].as_array().unwrap().clone());
        }
        asked.contains(&json!("meds_ok"))
    };
    assert!(asks());
    let id = weeks.medicine("Nicotine gum");
    let _ = weeks.schedule(&id, json!({ "kind": "as_needed", "limit": "" }));
    assert!(asks(), "what is taken as needed is never due");
    let other = weeks.medicine("Disulfiram");
    let _ = weeks.schedule(&other, daily(&["07:30:00"]));
    assert!(!asks());
    let _ = weeks.ask("medications_delete", json!({ "id": other }));
    assert!(asks());
}

#[test]
fn a_journey_is_asked_about_once_and_doubles_no_dose() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Lithium");
    let _ = weeks.schedule(&id, daily(&["08:00:00"]));
    weeks.at("2026-12-07 08:00");
    let _ = weeks.record(&weeks.due()[0], "taken");
    // Tuesday morning in Madrid, three at night in Chicago.
    weeks
        .marisol
        .clock
        .set(instant("2026-12-08 10:00", "Europe/Madrid"));
    weeks.marisol.clock.travel("Europe/Madrid");
    weeks.marisol.unlock_if_locked();
    let question = || weeks.ask("medications_today", json!({}))["zone_question"].clone();
    assert_eq!(
        (&question()["from_zone"], &question()["to_zone"]),
        (&json!(CHICAGO), &json!("Europe/Madrid"))
    );
    assert_eq!(weeks.due()[0]["local"], "2026-12-08T08:00:00");
    assert_eq!(weeks.due()[0]["zone"], "Europe/Madrid");
    let _ = weeks.record(&weeks.due()[0], "taken");
    let _ = weeks.ask("medications_zone_answer", json!({ "keep_here": false }));
    assert_eq!(question(), Value::Null);
    let tuesday = weeks.due();
    assert_eq!(tuesday.len(), 1, "no second dose on the day of the flight");
    assert_eq!(tuesday[0]["state"], "taken_late");
    let next = weeks.detail(&id)["next"].clone();
    assert_eq!(
        (&next["zone"], instant("2026-12-09 08:00", CHICAGO)),
        (
            &json!(CHICAGO),
            next["at"].as_str().unwrap().parse().unwrap()
        ),
        "from then on by the clock at home"
    );
    weeks
        .marisol
        .clock
        .set(instant("2026-12-08 10:00", "Europe/Madrid") + Duration::days(3));
    weeks.marisol.clock.travel(CHICAGO);
    weeks.marisol.unlock_if_locked();
    assert_eq!(question(), Value::Null, "home again, nothing is asked");
}

#[test]
fn a_dose_pressed_on_a_pop_up_while_locked_is_on_its_own_slot_once() {
    let weeks = Weeks::new();
    let id = weeks.medicine("Zebrafine");
    let _ = weeks.schedule(&id, daily(&["08:00:00", "12:00:00"]));
    let shown = weeks.due()[0].clone();
    weeks.marisol.lock();
    weeks
        .marisol
        .clock
        .set(instant("2026-12-07 12:30", CHICAGO));
    let slot = format!("dose|{}|2026-12-07|0|-", text(&shown["slot"]["version"]));
    let now = Now {
        at: instant("2026-12-07 08:20", CHICAGO),
        zone: CHICAGO.into(),
    };
    let slot = SlotName::parse(&slot).unwrap();
    let pressed = DosePressed::new(&slot, Id::new(now.at, [9; 10]), &now);
    weeks.press(&pressed);
    weeks.marisol.unlock();
    let kept = weeks.due()[0]["dose"].clone();
    assert_eq!(
        (
            &kept["id"],
            &kept["while_locked"],
            &kept["occurred"]["local"],
            &kept["due"]["local"]
        ),
        (
            &json!(pressed.id),
            &json!(true),
            &json!("2026-12-07T08:20:00"),
            &json!("2026-12-07T08:00:00")
        ),
        "at half past twelve it is still the one of eight"
    );
    assert_eq!(weeks.due()[1]["dose"], Value::Null);
    // The same answer, found again after a kill.
    weeks.marisol.lock();
    weeks.press(&pressed);
    weeks.marisol.unlock();
    assert_eq!(
        weeks.due()[0]["others"],
        json!([]),
        "it is there once, however often it comes"
    );
}
