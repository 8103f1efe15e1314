//! Insights from a person's side: whatever was written, corrected, taken away and brought back, in whatever zone, the screen shows
//! what somebody would count by hand; and the look back at a week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{
    DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, Timelike, Utc, Weekday,
};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::checkins::Checkin;
use evenkeel_domain::cravings::{Craving, CravingOutcome};
use evenkeel_domain::vocabulary::Term;
use evenkeel_tests::Patient;
use proptest::prelude::*;
use serde_json::{Value, json};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

struct House {
    _dir: tempfile::TempDir,
    ana: Patient,
    made: DateTime<Utc>,
}

fn house(when: &str) -> House {
    let dir = tempfile::tempdir().unwrap();
    let ana = Patient::start(dir.path().join("data"), at(when));
    let _ = ana.first_run();
    House {
        _dir: dir,
        ana,
        made: at(when),
    }
}

impl House {
    fn local(&self) -> NaiveDateTime {
        evenkeel_core::ports::Clock::now(&*self.ana.clock).local()
    }

    fn cravings(&self) -> Vec<Craving> {
        let page = self
            .ana
            .ask("cravings_list", json!({ "before": null, "limit": 100 }));
        assert_eq!(page["next"], Value::Null, "the test reads one page");
        serde_json::from_value(page["items"].clone()).unwrap()
    }

    fn checkins(&self) -> Vec<Checkin> {
        let today = self.local().date();
        let list = self.ana.ask(
            "checkins_list",
            // The widest two zones are more than a day apart, so somebody's last day may be two days from here.
            json!({ "from": today - Days::new(300), "to": today + Days::new(2) }),
        );
        let days = list["days"].as_array().unwrap();
        days.iter()
            .flat_map(|day| ["morning", "evening"].map(|part| day[part]["checkin"].clone()))
            .filter(|checkin| !checkin.is_null())
            .map(|checkin| serde_json::from_value(checkin).unwrap())
            .collect()
    }

    fn insights(&self, range: &str) -> Value {
        self.ana.ask("insights_get", json!({ "range": range }))
    }
}

fn date(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}

/// Close enough for a mean that was added up in another order.
fn near(value: &Value, expected: Option<f64>, what: &str) {
    match expected {
        None => assert_eq!(*value, Value::Null, "{what}"),
        Some(expected) => assert!(
            (value.as_f64().unwrap() - expected).abs() < 1e-9,
            "{what}: {value} is not {expected}"
        ),
    }
}

fn mean(numbers: &[u8]) -> Option<f64> {
    let sum: f64 = numbers.iter().map(|number| f64::from(*number)).sum();
    (!numbers.is_empty()).then(|| sum / numbers.len() as f64)
}

/// Compares a range with what is counted by hand from the raw records.
fn by_hand(house: &House, range: &str, prompts: &BTreeMap<(NaiveDate, String), NaiveDateTime>) {
    let view = house.insights(range);
    let (from, today) = (date(&view["from"]), date(&view["today"]));
    let this_sunday = today + Days::new(u64::from(6 - today.weekday().num_days_from_monday()));
    // A block of several weeks may begin before the range does; nothing was written there.
    let inside = |day: NaiveDate| from <= day && day <= this_sunday;
    let cravings: Vec<Craving> = house
        .cravings()
        .into_iter()
        .filter(|one| inside(one.occurred.local.date()))
        .collect();
    let all_checkins = house.checkins();
    let checkins: Vec<&Checkin> = all_checkins.iter().filter(|one| inside(one.date)).collect();

    assert_eq!(view["cravings"]["total"], cravings.len());
    let numbers: Vec<u8> = cravings.iter().map(|one| one.entry.intensity).collect();
    assert_eq!(view["cravings"]["peak"], json!(numbers.iter().max()));
    near(&view["cravings"]["mean"], mean(&numbers), "mean of all");
    let passed = cravings
        .iter()
        .filter(|one| one.entry.outcome == Some(CravingOutcome::Passed))
        .count();
    assert_eq!(view["cravings"]["passed"], passed);

    let mut seen = 0;
    for (index, bar) in view["cravings"]["bars"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
    {
        let (first, last) = (date(&bar["from"]), date(&bar["to"]));
        let last = if last == today { this_sunday } else { last };
        let of_bar: Vec<u8> = cravings
            .iter()
            .filter(|one| (first..=last).contains(&one.occurred.local.date()))
            .map(|one| one.entry.intensity)
            .collect();
        assert_eq!(bar["n"], of_bar.len(), "bar {first}");
        assert_eq!(bar["peak"], json!(of_bar.iter().max()), "bar {first}");
        seen += of_bar.len();
        let sure: Vec<u8> = checkins
            .iter()
            .filter(|one| (first..=last).contains(&one.date))
            .filter_map(|one| one.entry.confidence)
            .collect();
        let point = &view["confidence"]["points"][index];
        assert_eq!(point["n"], sure.len(), "point {first}");
        near(&point["mean"], mean(&sure), "point");
    }
    assert_eq!(seen, cravings.len(), "every craving is in one bar");

    for cell in view["heat"]["cells"].as_array().unwrap() {
        let (weekday, block) = (
            cell["weekday"].as_u64().unwrap(),
            cell["block"].as_u64().unwrap(),
        );
        let here = |local: NaiveDateTime| {
            u64::from(local.weekday().num_days_from_monday()) == weekday
                && u64::from(local.hour() / 4) == block
        };
        let of_cell: Vec<u8> = cravings
            .iter()
            .filter(|one| here(one.occurred.local))
            .map(|one| one.entry.intensity)
            .collect();
        assert_eq!(cell["n"], of_cell.len());
        near(&cell["mean"], mean(&of_cell), "cell");
        // A day turns at four in the morning: until then its prompts can still be answered.
        let open_from = (house.local() - Duration::hours(4)).date();
        let said_to = |day: NaiveDate, part: &str| {
            all_checkins.iter().any(|one| {
                one.date == day && serde_json::to_value(one.part).unwrap() == json!(part)
            })
        };
        let asked: Vec<&(NaiveDate, String)> = prompts
            .iter()
            .filter(|((day, _), local)| inside(*day) && here(**local))
            .filter(|((day, part), _)| *day < open_from || said_to(*day, part))
            .map(|(key, _)| key)
            .collect();
        let answered = asked
            .iter()
            .filter(|(day, part)| {
                checkins.iter().any(|said| {
                    said.date == *day
                        && serde_json::to_value(said.part).unwrap() == json!(part)
                        && said.entry.answers() > 0
                })
            })
            .count();
        assert_eq!(
            (&cell["asked"], &cell["answered"]),
            (&json!(asked.len()), &json!(answered)),
            "weekday {weekday}, block {block}"
        );
    }

    let mut named: BTreeMap<Term, Vec<u8>> = BTreeMap::new();
    for one in &cravings {
        for trigger in one.entry.triggers.iter().collect::<BTreeSet<_>>() {
            named
                .entry(trigger.clone())
                .or_default()
                .push(one.entry.intensity);
        }
    }
    let rows = view["triggers"].as_array().unwrap();
    assert_eq!(rows.len(), named.len());
    for row in rows {
        let of_row = &named[&serde_json::from_value::<Term>(row["trigger"].clone()).unwrap()];
        assert_eq!(row["n"], of_row.len());
        assert_eq!(row["max"], json!(of_row.iter().max()));
        near(
            &row["mean"],
            mean(of_row).filter(|_| of_row.len() >= 3),
            "trigger",
        );
    }

    let mut changes: BTreeMap<Term, Vec<Option<i8>>> = BTreeMap::new();
    let mut minutes = Vec::new();
    for one in &cravings {
        for (used, change) in one.entry.skills.iter().zip(one.skill_changes()) {
            changes.entry(used.skill.clone()).or_default().push(change);
        }
        minutes.extend(one.minutes_to_ease());
    }
    for row in view["skills"].as_array().unwrap() {
        let of_row = &changes[&serde_json::from_value::<Term>(row["skill"].clone()).unwrap()];
        let measured: Vec<f64> = of_row
            .iter()
            .flatten()
            .map(|change| f64::from(*change))
            .collect();
        assert_eq!(
            (&row["uses"], &row["measured"]),
            (&json!(of_row.len()), &json!(measured.len()))
        );
        let change = measured.iter().sum::<f64>() / measured.len() as f64;
        near(
            &row["mean_change"],
            (measured.len() >= 3).then_some(change),
            "skill",
        );
    }
    minutes.sort_unstable();
    assert_eq!(view["ease"]["eased"], minutes.len());
    let middle = (minutes.len() >= 3).then(|| minutes[(minutes.len() - 1) / 2]);
    assert_eq!(view["ease"]["minutes"], json!(middle));
    let asked_to_sleep: Vec<u8> = checkins
        .iter()
        .filter_map(|one| one.entry.sleep_hours)
        .collect();
    near(&view["sleep"]["mean"], mean(&asked_to_sleep), "sleep");

    let days = view["days"]["days"].as_array().unwrap();
    let now = evenkeel_core::ports::Clock::now(&*house.ana.clock);
    let made_on = evenkeel_domain::calendar::to_local(house.made, &now.zone).date();
    let wrote = house
        .cravings()
        .iter()
        .map(|one| one.occurred.local.date())
        .chain(all_checkins.iter().map(|one| one.date))
        .chain([made_on, today])
        .min()
        .unwrap();
    let begins = date(&days[0]["day"]);
    let known_from = wrote.max(today - Days::new(89));
    assert!(
        // Before four in the morning a check-in is asked for the day before, and who travels west lives a day again.
        begins <= known_from && known_from - begins <= Duration::days(2),
        "the days begin on {begins}, and something is known from {known_from} on"
    );
    assert_eq!(
        i64::try_from(days.len()).unwrap(),
        (today - begins).num_days() + 1,
        "every day since is there"
    );
    assert_eq!(date(&days[days.len() - 1]["day"]), today);
    for one in days {
        let day = date(&one["day"]);
        let used = house.cravings().iter().any(|craving| {
            craving.occurred.local.date() == day
                && matches!(
                    craving.entry.outcome,
                    Some(CravingOutcome::Used | CravingOutcome::UsedSome)
                )
        });
        let said: Vec<Value> = all_checkins
            .iter()
            .filter(|said| said.date == day)
            .map(|said| serde_json::to_value(said.entry.used_today).unwrap())
            .collect();
        let state = if used || said.contains(&json!("yes")) {
            "some"
        } else if said.contains(&json!("no")) {
            "none"
        } else {
            "not_logged"
        };
        assert_eq!(one["state"], state, "{day}");
    }
}

/// One thing a person does.
#[derive(Debug, Clone)]
enum Step {
    Wait(i64),
    Travel(usize),
    Log(u8, i64, Vec<usize>, Option<usize>),
    Again(u8),
    Skill(usize),
    Correct(usize, u8, i64),
    Delete(usize),
    Restore,
    Prompted,
    Answer(bool, Option<u8>, Option<u8>, Option<u8>),
    Skip(bool),
    Look,
}

fn step() -> impl Strategy<Value = Step> {
    let answer = (
        any::<bool>(),
        proptest::option::of(0_u8..=10),
        proptest::option::of(0_u8..=12),
        proptest::option::of(0_u8..3),
    );
    prop_oneof![
        4 => (10_i64..2_000).prop_map(Step::Wait),
        1 => (0_usize..3).prop_map(Step::Travel),
        6 => (0_u8..=10, 0_i64..20_000, proptest::collection::vec(0_usize..3, 0..3), proptest::option::of(0_usize..5))
            .prop_map(|(n, ago, triggers, end)| Step::Log(n, ago, triggers, end)),
        3 => (0_u8..=10).prop_map(Step::Again),
        2 => (0_usize..2).prop_map(Step::Skill),
        2 => (0_usize..9, 0_u8..=10, 0_i64..20_000).prop_map(|(which, n, ago)| Step::Correct(which, n, ago)),
        1 => (0_usize..9).prop_map(Step::Delete),
        1 => Just(Step::Restore),
        3 => Just(Step::Prompted),
        4 => answer.prop_map(|(morning, sure, sleep, used)| Step::Answer(morning, sure, sleep, used)),
        1 => any::<bool>().prop_map(Step::Skip),
        1 => Just(Step::Look),
    ]
}

const TRIGGERS: [&str; 2] = ["events.argument", "body.tired"];

fn triggers(list: &[usize]) -> Vec<Value> {
    let mut words: Vec<Value> = list
        .iter()
        .map(|index| match TRIGGERS.get(*index) {
            Some(id) => json!({ "id": id }),
            None => json!({ "own": "the blue bridge" }),
        })
        .collect();
    words.sort_by_key(Value::to_string);
    words.dedup();
    words
}

struct Told {
    /// What was prompted, and the wall clock at the first time.
    prompts: BTreeMap<(NaiveDate, String), NaiveDateTime>,
    deleted: Vec<Value>,
}

fn take(house: &House, told: &mut Told, step: &Step) {
    let ana = &house.ana;
    let ago = |minutes: i64| {
        let local = house.local() - Duration::minutes(minutes);
        json!({ "kind": "local", "local": local, "precision": "exact" })
    };
    let part = |morning: bool| if morning { "morning" } else { "evening" };
    match step {
        Step::Wait(minutes) => {
            let now = evenkeel_core::ports::Clock::now(&*ana.clock).at;
            ana.clock.set(now + Duration::minutes(*minutes));
            ana.unlock_if_locked();
        }
        Step::Travel(index) => ana
            .clock
            .travel(["America/Chicago", "Pacific/Kiritimati", "Pacific/Pago_Pago"][*index]),
        Step::Log(number, minutes, named, end) => {
            let ends = ["passed", "still_here", "used_some", "used", "left_unsaid"];
            let entry = json!({
                "intensity": number, "triggers": triggers(named), "outcome": end.map(|index| ends[index]),
            });
            let when = if minutes % 3 == 0 {
                json!({ "kind": "now" })
            } else {
                ago(*minutes)
            };
            drop(ana.ask("cravings_log", json!({ "when": when, "entry": entry })));
        }
        Step::Again(number) => {
            if let Some(one) = house.cravings().first() {
                drop(ana.call(
                    "cravings_rerate",
                    json!({ "id": one.id, "intensity": number, "prompt_id": null }),
                ));
            }
        }
        Step::Skill(index) => {
            if let Some(one) = house.cravings().first() {
                let skill = [json!({ "id": "breathing" }), json!({ "own": "ginger tea" })];
                drop(ana.call(
                    "cravings_skill_add",
                    json!({ "id": one.id, "skill": skill[*index], "minutes": null, "helpfulness": null }),
                ));
            }
        }
        Step::Correct(which, number, minutes) => {
            if let Some(one) = house.cravings().get(*which) {
                let mut entry = serde_json::to_value(&one.entry).unwrap();
                entry["intensity"] = json!(number);
                let when = (minutes % 2 == 0).then(|| ago(*minutes));
                drop(ana.ask(
                    "cravings_correct",
                    json!({ "id": one.id, "revision": one.revision, "when": when, "entry": entry }),
                ));
            }
        }
        Step::Delete(which) => {
            if let Some(one) = house.cravings().get(*which) {
                drop(ana.ask("cravings_delete", json!({ "id": one.id })));
                told.deleted.push(json!({ "id": one.id }));
            }
        }
        Step::Restore => {
            if let Some(id) = told.deleted.pop() {
                drop(ana.ask("cravings_undelete", id));
            }
        }
        Step::Prompted => {
            let due = ana.ask("checkins_due", json!({}))["due"].clone();
            if !due.is_null() {
                let key = (date(&due["date"]), due["part"].as_str().unwrap().to_owned());
                told.prompts.entry(key).or_insert_with(|| house.local());
            }
        }
        Step::Answer(morning, sure, sleep, used) => {
            let ask = json!({ "date": null, "part": part(*morning) });
            let known = ana.ask("checkins_get", ask)["checkin"].clone();
            let used = used.map(|index| ["yes", "no", "prefer_not"][usize::from(index)]);
            drop(ana.ask(
                "checkins_save",
                json!({
                    "date": null, "part": part(*morning), "revision": known["revision"],
                    "entry": {
                        "asked": ["confidence", "sleep_hours", "used_today"],
                        "confidence": sure, "sleep_hours": sleep, "used_today": used,
                    },
                }),
            ));
        }
        Step::Skip(morning) => {
            // Refused where there is a check-in already, as it should be.
            drop(ana.call(
                "checkins_skip",
                json!({ "date": null, "part": part(*morning) }),
            ));
        }
        Step::Look => by_hand(house, "four_weeks", &told.prompts),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 40, ..ProptestConfig::with_cases(6) })]

    #[test]
    fn whatever_was_written_the_screen_shows_what_is_counted_by_hand(
        begin in prop_oneof![Just("2026-03-06T22:00:00Z"), Just("2026-10-30T22:00:00Z")],
        steps in proptest::collection::vec(step(), 40..70),
    ) {
        let house = house(begin);
        let mut told = Told { prompts: BTreeMap::new(), deleted: Vec::new() };
        for step in &steps {
            take(&house, &mut told, step);
        }
        // A last look from home: what was lived on a day that has not come here yet is looked at when it has.
        house.ana.clock.travel("Pacific/Kiritimati");
        for range in ["four_weeks", "twelve_weeks", "all"] {
            by_hand(&house, range, &told.prompts);
        }
    }
}

#[test]
fn years_are_drawn_in_larger_bars_and_lose_nothing() {
    let house = house("2026-03-15T22:00:00Z");
    for (days, number) in [(0, 3), (400, 9), (800, 5), (801, 6), (2_000, 2)] {
        let local = house.local() - Duration::days(days);
        drop(house.ana.ask(
            "cravings_log",
            json!({
                "when": { "kind": "local", "local": local, "precision": "exact" },
                "entry": { "intensity": number },
            }),
        ));
        by_hand(&house, "all", &BTreeMap::new());
    }
    let all = house.insights("all");
    assert_eq!(all["weeks_a_bar"], 12);
    assert!(all["cravings"]["bars"].as_array().unwrap().len() <= 40);
    assert_eq!(house.insights("four_weeks")["weeks_a_bar"], 1);
}

#[test]
fn a_new_vault_says_that_there_is_nothing_yet() {
    let house = house("2026-03-15T22:00:00Z");
    let view = house.insights("all");
    assert_eq!(view["any"], false);
    assert_eq!(view["cravings"]["peak"], Value::Null, "nothing is not zero");
    assert_eq!(view["confidence"]["mean"], Value::Null);
    assert_eq!(view["hours"], Value::Null, "no hours are assumed");
    assert_eq!(
        house.ana.ask("insights_due", json!({}))["monday"],
        Value::Null,
        "with nothing written nobody is asked to look back"
    );
    let coming = house.ana.ask("reminders_get", json!({}))["next"].to_string();
    assert!(!coming.contains("review"), "nor reminded of it");
    let week = house.ana.ask("insights_week", json!({ "monday": null }));
    assert_eq!(
        (&week["findings"], &week["early"]),
        (&json!([]), &json!(true))
    );
}

#[test]
fn hours_are_those_the_program_gave_and_never_assumed() {
    let house = house("2026-03-15T22:00:00Z");
    let weeks = json!({
        "start": "2026-03-02",
        "phases": [{ "kind": "iop", "from": "2026-03-02", "until": null, "minutes_a_week": 540 }],
    });
    drop(
        house
            .ana
            .ask("program_save", json!({ "based_on": 0, "entry": weeks })),
    );
    let hours = house.insights("twelve_weeks")["hours"].clone();
    assert_eq!(
        hours["weeks"].as_array().unwrap().len(),
        2,
        "weeks before it began are not shown"
    );
    assert_eq!(
        (&hours["credited"], &hours["prescribed"]),
        (&json!(0), &json!(1_080))
    );
}

#[test]
fn on_sunday_the_week_is_looked_back_at_and_the_plan_comes_back_a_week_later() {
    // Sunday, 4 pm in Chicago.
    let house = house("2026-03-15T21:00:00Z");
    let ana = &house.ana;
    for hours in [2, 26, 50] {
        let local = house.local() - Duration::hours(hours);
        drop(ana.ask(
            "cravings_log",
            json!({
                "when": { "kind": "local", "local": local, "precision": "exact" },
                "entry": { "intensity": 6, "triggers": [{ "id": "times.payday" }], "outcome": "passed" },
            }),
        ));
    }
    let due = || ana.ask("insights_due", json!({}));
    assert_eq!(
        (&due()["monday"], &due()["done"]),
        (&json!("2026-03-09"), &json!(false))
    );
    let reviews = || -> Vec<Value> {
        ana.ask("reminders_get", json!({}))["next"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["kind"] == "review")
            .map(|one| one["local"].clone())
            .collect()
    };
    assert_eq!(
        reviews()[0],
        "2026-03-15T17:00:00",
        "at five, by the clock on the wall"
    );

    let week = ana.ask("insights_week", json!({ "monday": null }));
    let kinds: Vec<&str> = week["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["passed", "trigger", "written"]);
    assert_eq!(
        week["findings"][0]["n"], 3,
        "a number comes with what it is out of"
    );
    assert_eq!(week["question"], "trigger");
    let save = |monday: &str, answer: &str, plan: &str| json!({ "monday": monday, "question": "trigger", "answer": answer, "plan": plan });
    drop(ana.ask(
        "insights_week_save",
        save(
            "2026-03-09",
            "Leave my card at home.",
            "Call Ben on Friday.",
        ),
    ));
    assert_eq!(due()["done"], true);
    assert_eq!(
        reviews()[0],
        "2026-03-22T17:00:00",
        "what is done is not reminded of again"
    );

    ana.clock.set(at("2026-03-23T15:00:00Z"));
    ana.unlock_if_locked();
    assert_eq!(
        due()["monday"],
        "2026-03-16",
        "on Monday, of the week that ended"
    );
    let next = ana.ask("insights_week", json!({ "monday": null }));
    assert_eq!(next["last"]["plan"], "Call Ben on Friday.");
    let before = ana.ask("insights_week", json!({ "monday": "2026-03-09" }));
    assert_eq!(before["review"]["answer"], "Leave my card at home.");
    assert_eq!(before["later"], "2026-03-16");

    for (input, code) in [
        (save("2026-03-10", "x", ""), ErrorCode::BadInput),
        (save("2026-03-30", "x", ""), ErrorCode::DateInFuture),
        (
            save("2026-03-16", &"x".repeat(10_001), ""),
            ErrorCode::TextTooLong,
        ),
        (
            save("2026-03-16", "", &"x".repeat(501)),
            ErrorCode::TextTooLong,
        ),
    ] {
        assert_eq!(ana.refused("insights_week_save", input).code, code);
    }
    drop(ana.ask("insights_week_save", save("2026-03-09", " ", "")));
    assert_eq!(
        ana.ask("insights_week", json!({ "monday": "2026-03-09" }))["review"],
        Value::Null,
        "emptied, it is gone"
    );
    ana.clock.set(at("2026-03-25T15:00:00Z"));
    ana.unlock_if_locked();
    assert_eq!(due()["monday"], Value::Null, "and on Wednesday nobody asks");
    assert_eq!(house.local().weekday(), Weekday::Wed);
}

#[test]
fn what_is_kept_of_a_word_goes_with_the_craving() {
    let house = house("2026-03-15T21:00:00Z");
    let logged = house.ana.ask(
        "cravings_log",
        json!({ "when": { "kind": "now" }, "entry": { "intensity": 4, "triggers": [{ "own": "the blue bridge" }] } }),
    );
    assert_eq!(
        house.insights("all")["triggers"].as_array().unwrap().len(),
        1
    );
    drop(
        house
            .ana
            .ask("cravings_delete", json!({ "id": logged["id"] })),
    );
    assert!(
        house.insights("all")["triggers"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_check_in_from_a_day_that_has_not_come_here_yet_is_not_lost() {
    // Noon on the 7th in Kiritimati, still the 6th in Pago Pago.
    let house = house("2026-03-06T22:00:00Z");
    let mut told = Told {
        prompts: BTreeMap::new(),
        deleted: Vec::new(),
    };
    for step in [
        Step::Travel(1),
        Step::Answer(false, Some(7), Some(3), None),
        Step::Travel(2),
    ] {
        take(&house, &mut told, &step);
    }
    assert_eq!(
        house.checkins().len(),
        1,
        "who flies west keeps what they wrote"
    );
    by_hand(&house, "four_weeks", &told.prompts);
}
