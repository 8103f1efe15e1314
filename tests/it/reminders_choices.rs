//! What a person can choose about reminders, from her side: how many, how loud, how much they say, later, and where they lead.

use evenkeel_core::agenda;
use evenkeel_domain::Id;
use evenkeel_domain::reminder::{ReminderKind, ReminderRequest};
use serde_json::{Value, json};

use crate::support::reminding::{House, at};

/// Changes the choices about reminders.
fn choose(house: &House, more: Value) {
    let mut settings = house.ana.ask("settings_get", json!({}));
    settings["reminders"]
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    house.tell("settings_set", settings);
}

/// When the pop-ups came and what they said.
fn came(house: &House, until: &str) -> Vec<String> {
    let mut agent = house.agent();
    agent.stay_awake_until(at(until));
    agent
        .heard
        .iter()
        .map(|(when, notice)| {
            let sound = if notice.silent {
                ", without a sound"
            } else {
                ""
            };
            format!("{}{sound}", when.format("%d %H:%M"))
        })
        .collect()
}

#[test]
fn four_reminders_among_them_the_evening_before() {
    let house = House::new();
    choose(
        &house,
        json!({ "times": [{ "evening_before": "20:00:00" }, { "before": 120 }, "leave_by", { "before": 0 }] }),
    );
    house.evening("2026-10-06", Some(25));
    house.ana.lock();
    assert_eq!(
        came(&house, "2026-10-07T05:00:00Z"),
        ["06 01:00", "06 21:00", "06 22:25", "06 23:00"],
        "20:00 the day before, two hours, 35 minutes to get there, and the start, in Chicago"
    );
}

#[test]
fn one_kind_of_session_may_be_left_out() {
    let house = House::new();
    choose(
        &house,
        json!({ "kinds": [{ "kind": "group_prevention", "on": false, "times": null, "level": null }] }),
    );
    house.evening("2026-10-05", None);
    house.ana.lock();
    assert!(
        came(&house, "2026-10-06T05:00:00Z").is_empty(),
        "this kind is off"
    );
}

#[test]
fn quiet_hours_hold_back_what_can_wait_and_take_the_sound_from_what_cannot() {
    let house = House::new();
    choose(
        &house,
        json!({ "quiet": { "from": "21:00:00", "until": "17:30:00" }, "times": [{ "before": 120 }, "leave_by"] }),
    );
    // 18:00, with 5 + 10 minutes to get there: two hours before is quiet, and 17:30 is still early enough.
    house.evening("2026-10-05", Some(5));
    // 18:00 with 50 + 10 minutes: at 17:30 it would be too late to leave.
    house.evening("2026-10-06", Some(50));
    house.ana.lock();
    assert_eq!(
        came(&house, "2026-10-07T05:00:00Z"),
        [
            "05 22:30",
            "05 22:45",
            "06 21:00, without a sound",
            "06 22:00, without a sound"
        ],
        "what would come too late comes at its own time, but makes no sound"
    );
}

#[test]
fn snoozed_it_comes_back_once_and_a_kill_does_not_lose_it() {
    let house = House::new();
    house.evening("2026-10-05", None);
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T21:02:00Z"));
    assert_eq!(agent.heard.len(), 1, "two hours before");
    agent.snooze();
    drop(agent);
    let mut fresh = house.agent();
    fresh.stay_awake_until(at("2026-10-05T22:59:00Z"));
    assert_eq!(
        fresh.said(),
        [(
            "2026-10-05T21:12:00+00:00".to_owned(),
            "Reminder: You have something planned at 6:00 PM.".to_owned()
        )],
        "ten minutes later, once, though the process was another"
    );
    fresh.snooze();
    fresh.sleep_until(at("2026-10-05T23:45:00Z"));
    fresh.look();
    assert_eq!(
        fresh.bodies()[1..],
        ["2 reminders could not be shown at their time."],
        "the laptop slept over the snoozed one and the start: one summary, neither lost nor a pile"
    );
    fresh.stay_awake_until(at("2026-10-06T05:00:00Z"));
    assert_eq!(fresh.heard.len(), 2, "and that is the end of it");
}

#[test]
fn at_the_full_level_one_can_say_that_one_is_late() {
    let house = House::new();
    choose(&house, json!({ "level": "full" }));
    house.evening("2026-10-05", Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T22:30:00Z"));
    let buttons = |n: usize| -> Vec<&str> {
        let (_, notice): &(_, evenkeel_core::ports::Notice) = &agent.heard[n];
        notice
            .actions
            .iter()
            .map(|(name, _)| name.as_str())
            .collect()
    };
    assert_eq!(
        buttons(0),
        ["open", "snooze"],
        "two hours before nobody is late yet"
    );
    assert_eq!(
        buttons(1),
        ["open", "snooze", "call_late", "on_my_way"],
        "time to leave"
    );
    assert!(
        agent.bodies()[1].contains("555-0100"),
        "the number is in the words, for desktops without buttons"
    );
}

/// A session that evening without a number of its own.
fn evening_without_a_number(house: &House) -> Value {
    house.session(
        json!({ "from": "2026-10-05", "until": null, "weekdays": [], "phone": "" }),
        Some(25),
    )
}

#[test]
fn where_a_session_has_no_number_the_one_of_the_attendance_policy_is_called() {
    let house = House::new();
    choose(&house, json!({ "level": "full" }));
    evening_without_a_number(&house);
    let mut program = house.ana.ask("program_get", json!({}))["program"].clone();
    program["entry"]["policy"]["phone"] = json!("555-0177");
    house.tell(
        "program_save",
        json!({ "based_on": program["version"], "entry": program["entry"] }),
    );
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T22:30:00Z"));
    let (_, notice) = &agent.heard[1];
    assert!(
        notice.actions.iter().any(|(name, _)| name == "call_late"),
        "time to leave: one can say that one is late"
    );
    assert!(
        notice.body.ends_with("If you will be late, call 555-0177."),
        "and the number is in the words, saved after the session was: {}",
        notice.body
    );
}

#[test]
fn a_pop_up_still_opens_its_session_after_on_my_way() {
    let house = House::new();
    choose(&house, json!({ "level": "full" }));
    let saved = house.evening("2026-10-05", Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T22:30:00Z"));
    let pressed = Id::parse(&agent.heard[1].1.id).unwrap();
    house.ana.unlock();
    house.tell(
        "sessions_on_my_way",
        json!({ "series": saved["id"], "recurrence_id": "2026-10-05T18:00:00" }),
    );
    house.ana.app.reminder_pressed(pressed);
    assert_eq!(
        house.ana.ask("reminders_asked", json!({}))["target"]["series"],
        saved["id"],
        "on the way and late after all: the page with the number opens"
    );
}

#[test]
fn on_my_way_ends_the_reminders_of_that_session_and_of_no_other() {
    let house = House::new();
    choose(
        &house,
        json!({ "times": [{ "before": 120 }, "leave_by", { "before": 0 }] }),
    );
    let tonight = house.evening("2026-10-05", Some(25));
    house.evening("2026-10-06", Some(25));
    let key = json!({ "series": tonight["id"], "recurrence_id": "2026-10-05T18:00:00" });
    house.ana.clock.set(at("2026-10-05T22:00:00Z"));
    let undo = house.ana.ask("sessions_on_my_way", key.clone());
    house.ana.lock();
    assert_eq!(
        came(&house, "2026-10-07T05:00:00Z"),
        ["06 21:00", "06 22:25", "06 23:00"],
        "she said at five that she is on the way: nothing more tonight, everything tomorrow"
    );
    assert!(undo.is_object(), "and it can be taken back");

    // Who says so by mistake and takes it back is reminded after all.
    let house = House::new();
    let tonight = house.evening("2026-10-05", Some(25));
    let key = json!({ "series": tonight["id"], "recurrence_id": "2026-10-05T18:00:00" });
    house.tell("sessions_on_my_way", key.clone());
    house.tell("sessions_on_my_way", key);
    house.ana.lock();
    assert_eq!(came(&house, "2026-10-06T05:00:00Z").len(), 2);
}

#[test]
fn the_screens_say_the_same_time_to_leave_as_the_reminder() {
    let house = House::new();
    choose(&house, json!({ "leave_margin_min": 20 }));
    let tonight = house.evening("2026-10-05", Some(25));
    let key = json!({ "series": tonight["id"], "recurrence_id": "2026-10-05T18:00:00" });
    let page = house.ana.ask("sessions_occurrence_get", key);
    let today = house.ana.ask("today_get", json!({}));
    assert_eq!(
        (&page["leave_by"], &today["next"]["leave_by"]),
        (&json!("2026-10-05T17:15:00"), &json!("2026-10-05T17:15:00")),
        "25 minutes to get there and the 20 that she wants on top"
    );
    house.ana.lock();
    assert_eq!(
        came(&house, "2026-10-06T05:00:00Z")[1],
        "05 22:15",
        "a quarter past five in Chicago"
    );
}

#[test]
fn a_pressed_pop_up_leads_to_its_session_once_the_vault_is_open() {
    let house = House::new();
    let saved = house.evening("2026-10-05", Some(25));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T22:30:00Z"));
    let pressed = Id::parse(&agent.heard[1].1.id).unwrap();
    house.ana.app.reminder_pressed(pressed);
    assert!(house.ana.is_locked(), "a click opens nothing by itself");
    house.ana.unlock();
    let asked = house.ana.ask("reminders_asked", json!({}));
    assert_eq!(
        asked,
        json!({ "target": { "to": "session", "series": saved["id"], "recurrence_id": "2026-10-05T18:00:00" } }),
        "the session it was about"
    );
    assert_eq!(
        house.ana.ask("reminders_asked", json!({}))["target"],
        Value::Null,
        "asked once, answered once"
    );
    house
        .ana
        .app
        .reminder_pressed(Id::from_uuid(uuid::Uuid::from_u128(7)));
    assert_eq!(
        house.ana.ask("reminders_asked", json!({}))["target"],
        Value::Null,
        "an id from nowhere leads nowhere"
    );
}

#[test]
fn what_is_written_on_the_lock_screen_is_reminded_of_without_the_vault() {
    let house = House::new();
    house.evening("2026-10-05", None);
    choose(&house, json!({ "level": "full" }));
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-05T15:00:00Z"));
    let rerate = ReminderRequest::at_instant(
        ReminderKind::Rerate,
        "rerate|0199a3f0|15".to_owned(),
        String::new(),
        at("2026-10-05T15:15:00Z"),
        "America/Chicago",
    );
    assert!(
        agenda::add_while_locked(&house.ana.app, &rerate).unwrap(),
        "it will come"
    );
    assert!(house.ana.is_locked());
    agent.stay_awake_until(at("2026-10-05T21:00:00Z"));
    assert_eq!(
        agent.said(),
        [
            (
                "2026-10-05T15:15:00+00:00".to_owned(),
                "Reminder: You wanted to come back to Evenkeel for a moment.".to_owned()
            ),
            (
                "2026-10-05T21:00:00+00:00".to_owned(),
                "Relapse prevention with Dana, 6:00 PM: It starts at 6:00 PM. Where: 12 Oak Street. If you will be late, call 555-0100."
                    .to_owned()
            ),
        ],
        "in neutral words, and the sessions come as before"
    );
    house.ana.unlock();
    choose(
        &house,
        json!({ "rerate": { "on": false, "level": "neutral" } }),
    );
    house.ana.lock();
    assert!(
        !agenda::add_while_locked(&house.ana.app, &rerate).unwrap(),
        "who wants none of these gets none on the lock screen either"
    );
    house.ana.keys.set_missing(true);
    assert!(
        !agenda::add_while_locked(&house.ana.app, &rerate).unwrap(),
        "no password store: said, not feigned"
    );
}

#[test]
fn the_list_of_what_comes_says_what_will_really_be_shown() {
    let house = House::new();
    choose(&house, json!({ "level": "kind" }));
    house.session(
        json!({ "from": "2026-10-05", "until": null, "weeks": 6, "weekdays": ["Mon", "Tue"] }),
        Some(25),
    );
    let view = house.ana.ask("reminders_get", json!({}));
    assert_eq!(view["planned"], 24, "twelve evenings, two each");
    let listed = view["next"].as_array().unwrap().clone();
    assert_eq!(listed.len(), 10, "the next ten");
    house.ana.lock();
    let mut agent = house.agent();
    agent.stay_awake_until(at("2026-10-21T05:00:00Z"));
    let shown: Vec<Value> = agent
        .heard
        .iter()
        .map(|(when, notice)| json!([when.timestamp(), notice.id, notice.title, notice.body]))
        .collect();
    let promised: Vec<Value> = listed
        .iter()
        .map(|one| {
            let when: chrono::DateTime<chrono::Utc> = one["at"].as_str().unwrap().parse().unwrap();
            json!([
                when.timestamp(),
                one["id"],
                one["text"]["title"],
                one["text"]["body"]
            ])
        })
        .collect();
    assert_eq!(
        promised,
        shown[..10],
        "word for word and to the second what the screen said"
    );
}

#[test]
fn the_end_of_the_program_is_told_two_weeks_ahead() {
    let house = House::new();
    house.session(
        json!({ "from": "2026-10-05", "until": null, "weeks": 6, "weekdays": ["Mon"] }),
        None,
    );
    let ends = |house: &House| house.ana.ask("reminders_outlook", json!({}))["ends"].clone();
    assert_eq!(
        ends(&house),
        Value::Null,
        "six weeks ahead, and only just typed in"
    );
    house.ana.clock.set(at("2026-11-02T15:00:00Z"));
    assert_eq!(
        ends(&house),
        json!({ "day": "2026-11-09", "days_left": 7, "why": "schedule" }),
        "a week before the last session known"
    );
    choose(&house, json!({ "on": false }));
    assert_eq!(ends(&house), Value::Null, "who wants none is not nagged");
}

#[test]
fn a_password_store_that_is_gone_does_not_hide_that_the_agenda_runs_out() {
    let house = House::new();
    house.session(
        json!({ "from": "2026-10-05", "until": null, "weeks": 52, "weekdays": ["Mon"] }),
        None,
    );
    house.ana.lock();
    house.ana.clock.set(at("2027-01-25T15:00:00Z"));
    // Opened again after four months, with a store that does not answer: the old agenda stays and runs out.
    house.ana.keys.set_missing(true);
    house.ana.unlock();
    house.ana.keys.set_missing(false);
    assert_eq!(
        house.ana.ask("reminders_outlook", json!({}))["ends"],
        json!({ "day": "2027-02-02", "days_left": 8, "why": "agenda" }),
        "the agenda could not be made anew"
    );
    let health = house.ana.ask("reminders_health", json!({}));
    assert_eq!(health["agenda_made"], true, "there is one, for now");
}
