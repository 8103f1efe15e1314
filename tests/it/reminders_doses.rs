//! Reminders of what is to be taken, from the agenda to the sealed answer, by the very same program that runs at home: pressed while
//! the vault is locked, killed in between, and a year of pop-ups in which no word says what they are for.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use evenkeel_core::ports::{Clock as _, KeyName, KeyStore as _};
use evenkeel_domain::Id;
use evenkeel_domain::Lang;
use evenkeel_domain::inbox::DosePressed;
use evenkeel_domain::reminder::{
    Agenda, OtherReminders, Planning, ReminderKind, ReminderLevel, ReminderRequest,
    ReminderSettings, ReminderText, RequestWords, SlotName, plan,
};
use evenkeel_domain::time::Now;
use evenkeel_store::{
    DataFolder, Passphrase, Store, UnlockOptions, UnlockWith, agenda, inbox, ledger,
};
use evenkeel_tests::{PASSPHRASE, SeededEntropy};
use serde_json::json;

use crate::support::reminding::{Agent, House, at, morning};

const ZONE: &str = "America/Chicago";

fn version(n: u8) -> Id {
    Id::new(morning(), [n; 10])
}

fn dose(n: u8, local: NaiveDateTime, zone: &str) -> ReminderRequest {
    let slot = SlotName {
        version: version(n),
        date: local.date(),
        place: 0,
        after: None,
    };
    ReminderRequest {
        repeats: 1,
        words: Some(RequestWords {
            kind: ReminderText::new("Medicine", "It is time for a medicine."),
            full: ReminderText::new("Naltrexone 50 mg", "One tablet with food. For my kids."),
        }),
        ..ReminderRequest::dose(&slot, "list".to_owned(), local, zone)
    }
}

fn opaque(name: &str) -> Id {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, name).hash(&mut hasher);
        hasher.finish().to_be_bytes()
    };
    Id::opaque([half(1), half(2)].concat().try_into().unwrap())
}

fn planned(
    requests: &[ReminderRequest],
    level: ReminderLevel,
    lang: Lang,
    now: DateTime<Utc>,
    previous: Option<&Agenda>,
) -> Agenda {
    let other = OtherReminders { on: true, level };
    let settings = ReminderSettings {
        dose: other,
        injection: other,
        refill: other,
        ..ReminderSettings::default()
    };
    let now = Now {
        at: now,
        zone: ZONE.to_owned(),
    };
    let planning = Planning {
        now: &now,
        lang,
        settings: &settings,
        more_after: false,
        previous,
        late_phone: "",
    };
    plan(&[], requests, &planning, &opaque)
}

/// Puts an agenda of these beside the vault, as the window would.
fn put(house: &House, agenda: &Agenda) {
    let key = house.ana.keys.get(KeyName::Agenda).unwrap().unwrap();
    agenda::write(&house.folder, Some(&key), agenda, &SeededEntropy::new(3)).unwrap();
}

fn locked(requests: &[ReminderRequest], level: ReminderLevel) -> House {
    let house = House::new();
    house.ana.lock();
    put(&house, &planned(requests, level, Lang::En, morning(), None));
    house
}

fn sealed(house: &House) -> Vec<PathBuf> {
    let Ok(found) = fs::read_dir(house.folder.join("inbox")) else {
        return Vec::new();
    };
    found.map(|entry| entry.unwrap().path()).collect()
}

/// What the answers say that wait, by somebody who has the passphrase. The house is given up.
fn answers(house: House) -> Vec<DosePressed> {
    let folder = house.folder.clone();
    let (_dir, ana) = house.split();
    let now = ana.app.now();
    drop(ana);
    let store = Store::open(DataFolder::open(&folder).unwrap()).unwrap();
    let passphrase = Passphrase::from_typed(PASSPHRASE.to_owned()).unwrap();
    let mut vault = store
        .unlock(
            UnlockWith::Passphrase(&passphrase),
            UnlockOptions {
                now: now.at,
                accept_older: false,
            },
        )
        .unwrap()
        .vault;
    let found = inbox::merge(&mut vault, &now).unwrap();
    found.answers.into_iter().map(|one| one.pressed).collect()
}

fn press(agent: &mut Agent) -> bool {
    let (_, last) = agent.heard.last().unwrap();
    let id = Id::parse(&last.id).unwrap();
    agent.engine.answer(id)
}

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

#[test]
fn pressed_while_locked_it_is_sealed_with_its_slot_and_nothing_more_is_shown() {
    // Half past eleven in the evening, answered after midnight.
    let house = locked(
        &[dose(1, local("2026-10-05T23:30:00"), ZONE)],
        ReminderLevel::Neutral,
    );
    let mut agent = house.agent();
    agent.jump_awake_until(at("2026-10-06T05:05:00Z"));
    assert_eq!(
        agent.bodies(),
        [
            "It is time for something you planned.",
            "This was for 11:30 PM. It is time for something you planned."
        ],
        "once, and once more"
    );
    let buttons: Vec<&str> = agent.heard[0]
        .1
        .actions
        .iter()
        .map(|(_, words)| words.as_str())
        .collect();
    assert_eq!(buttons, ["Open", "Done", "In 10 minutes"]);
    house.ana.clock.set(at("2026-10-06T05:40:00Z"));
    assert!(press(&mut agent));
    let first = sealed(&house);
    assert_eq!(first.len(), 1);
    house.ana.clock.set(at("2026-10-06T05:50:00Z"));
    assert!(press(&mut agent), "a second press changes nothing");
    assert_eq!(sealed(&house), first);
    drop(agent);
    let mut fresh = house.agent();
    fresh.jump_awake_until(at("2026-10-06T15:00:00Z"));
    assert_eq!(
        fresh.heard,
        [],
        "nor does a program that starts anew say more"
    );
    let found = answers(house);
    assert_eq!(found.len(), 1);
    assert_eq!(
        SlotName::parse(&found[0].slot).unwrap().date,
        "2026-10-05".parse::<NaiveDate>().unwrap(),
        "it belongs to the evening before"
    );
    assert_eq!(
        found[0].taken.local,
        local("2026-10-06T00:40:00"),
        "and was taken when it was pressed first"
    );
}

#[test]
fn where_it_cannot_be_kept_the_answer_is_no() {
    let house = locked(
        &[dose(1, local("2026-10-05T12:00:00"), ZONE)],
        ReminderLevel::Neutral,
    );
    let mut agent = house.agent();
    agent.jump_awake_until(at("2026-10-05T17:01:00Z"));
    let keys = house.folder.join("keys.json");
    let whole = fs::read(&keys).unwrap();
    let copy = house.folder.join("keys.json.bak");
    let whole_copy = fs::read(&copy).unwrap();
    for path in [&keys, &copy] {
        fs::write(path, b"{}").unwrap();
    }
    assert!(!press(&mut agent), "the window is opened instead");
    assert_eq!(sealed(&house).len(), 0);
    fs::write(&keys, whole).unwrap();
    fs::write(&copy, whole_copy).unwrap();
    agent.jump_awake_until(at("2026-10-05T17:30:00Z"));
    assert_eq!(
        agent.heard.len(),
        2,
        "and it is repeated, not taken for done"
    );
    assert!(press(&mut agent));
}

#[test]
fn an_answer_that_names_nothing_of_this_vault_is_set_aside_and_keeps_nothing_else_out() {
    let house = locked(
        &[dose(1, local("2026-10-05T12:00:00"), ZONE)],
        ReminderLevel::Neutral,
    );
    let mut agent = house.agent();
    agent.jump_awake_until(at("2026-10-05T17:01:00Z"));
    assert!(press(&mut agent));
    assert_eq!(sealed(&house).len(), 1);
    house.ana.ask("inbox_log", json!({ "intensity": 3 }));
    let told = house
        .ana
        .ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(told["inbox"]["merged"], 1, "the quick entry");
    assert_eq!(told["inbox"]["waiting"], 0);
    assert_eq!(told["inbox"]["set_aside"], 1);
    assert_eq!(sealed(&house), Vec::<PathBuf>::new());
}

#[test]
fn an_answer_brings_the_next_one_though_the_program_was_killed() {
    let request = ReminderRequest {
        follow_up_min: Some(8 * 60),
        repeats: 0,
        ..dose(1, local("2026-10-05T12:00:00"), ZONE)
    };
    let house = locked(&[request], ReminderLevel::Neutral);
    let mut agent = house.agent();
    agent.jump_awake_until(at("2026-10-05T17:05:00Z"));
    assert!(press(&mut agent));
    drop(agent);
    let mut agent = house.agent();
    agent.jump_awake_until(at("2026-10-06T01:10:00Z"));
    let came: Vec<_> = agent.heard.iter().map(|(when, _)| *when).collect();
    assert_eq!(came, [at("2026-10-06T01:05:00Z")], "eight hours later");
    assert!(press(&mut agent), "and it can be answered like the first");
    assert!(
        agent
            .engine
            .next_due(&house.ana.clock.now())
            .is_some_and(|next| next == at("2026-10-06T09:10:00Z"))
    );
    let found = answers(house);
    let slots: Vec<SlotName> = found
        .iter()
        .map(|one| SlotName::parse(&one.slot).unwrap())
        .collect();
    assert_eq!(
        slots[1],
        slots[0].following(found[0].id, &found[0].taken, 8 * 60),
        "the second names the dose it counts from, by the rule that the vault goes by"
    );
}

/// Words that would say what it is. Of a name, a label and a reason, any part; of the lists, any word that begins so.
const NAMED: [&str; 8] = [
    "naltrexone",
    "50 mg",
    "food",
    "kids",
    "vivitrol",
    "dr. r",
    "380 mg",
    "hijos",
];
const OF_MEDICINE: [&str; 36] = [
    "medic",
    "medik",
    "pill",
    "dose",
    "dosis",
    "dosing",
    "tablet",
    "tableta",
    "pastill",
    "capsul",
    "cápsul",
    "drug",
    "droga",
    "shot",
    "inject",
    "inyec",
    "vacun",
    "refill",
    "resurt",
    "reponer",
    "prescri",
    "receta",
    "pharm",
    "farmac",
    "take",
    "taken",
    "took",
    "tomad",
    "tomar",
    "tome",
    "milligram",
    "miligram",
    "remed",
    "treatment",
    "tratamiento",
    "therap",
];

fn betrays(text: &str) -> Vec<&'static str> {
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    NAMED
        .into_iter()
        .filter(|name| small.contains(name))
        .chain(
            OF_MEDICINE
                .into_iter()
                .filter(|start| words.iter().any(|word| word.starts_with(start))),
        )
        .collect()
}

/// Everything that can be asked for: doses of one and of many, by the wall and at home, from the last one; a shot; a refill.
fn everything(now: DateTime<Utc>, zone: &str) -> Vec<ReminderRequest> {
    let today = Now {
        at: now,
        zone: zone.to_owned(),
    }
    .local()
    .date();
    let named = |kind, name: String, day: NaiveDate| ReminderRequest {
        words: Some(RequestWords {
            kind: ReminderText::new("Your next shot", "It is due soon."),
            full: ReminderText::new("Vivitrol 380 mg", "Ask Dr. R. For my kids."),
        }),
        ..ReminderRequest::by_the_clock(
            kind,
            name,
            String::new(),
            day.and_hms_opt(10, 0, 0).unwrap(),
            zone,
        )
    };
    (-2..30)
        .filter_map(|offset| today.checked_add_signed(Duration::days(offset)))
        .flat_map(|day| {
            let hour = |hour| day.and_hms_opt(hour, 0, 0).unwrap();
            [
                dose(1, hour(8), zone),
                dose(2, hour(8), zone),
                dose(3, hour(8), zone),
                dose(4, hour(13), zone),
                ReminderRequest {
                    floating: false,
                    follow_up_min: Some(300),
                    ..dose(5, hour(20), zone)
                },
                named(
                    ReminderKind::Injection,
                    format!("injection|vivitrol|{day}"),
                    day,
                ),
                named(
                    ReminderKind::Refill,
                    format!("refill|naltrexone|{day}"),
                    day,
                ),
            ]
        })
        .collect()
}

#[test]
fn in_a_year_of_pop_ups_tray_and_summaries_no_word_says_what_they_are_for() {
    for lang in Lang::ALL {
        let house = House::new();
        house.ana.lock();
        let mut said: BTreeSet<String> = BTreeSet::new();
        let mut previous: Option<Agenda> = None;
        let mut agent = house.agent();
        let (mut groups, mut folds, mut answered) = (0, 0, 0);
        for day in 0..365_i64 {
            let midnight = morning() + Duration::days(day);
            let zone = [ZONE, "Europe/Madrid", "America/Los_Angeles"]
                [usize::try_from(day / 40 % 3).unwrap()];
            house.ana.clock.travel(zone);
            if day % 20 == 0 {
                let agenda = planned(
                    &everything(midnight, zone),
                    ReminderLevel::Neutral,
                    lang,
                    midnight,
                    previous.as_ref(),
                );
                put(&house, &agenda);
                let times = serde_json::to_string(&agenda.clone().times_only()).unwrap();
                assert_eq!(betrays(&times), [""; 0], "the file of times");
                previous = Some(agenda);
            }
            match day % 5 {
                // Asleep all day, and one look in the evening.
                0 => house.ana.clock.set(midnight + Duration::hours(20)),
                1 => {
                    agent.jump_awake_until(midnight + Duration::hours(7));
                    if agent
                        .heard
                        .last()
                        .is_some_and(|(_, one)| one.actions.len() > 1)
                    {
                        answered += usize::from(press(&mut agent));
                    }
                    // Killed.
                    let heard = std::mem::take(&mut agent.heard);
                    agent = house.agent();
                    agent.heard = heard;
                }
                _ => {}
            }
            agent.jump_awake_until(midnight + Duration::hours(23));
            said.extend(agent.engine.tray_words(&house.ana.clock.now()));
        }
        for (_, notice) in &agent.heard {
            groups += usize::from(notice.id.starts_with("group-"));
            folds += usize::from(notice.id.starts_with("summary-"));
            said.insert(notice.title.clone());
            said.insert(notice.body.clone());
            said.extend(notice.actions.iter().map(|(_, words)| words.clone()));
            said.extend(notice.actions.iter().map(|(name, _)| name.clone()));
            said.insert(notice.id.clone());
        }
        assert!(
            agent.heard.len() > 700 && groups > 100 && folds > 50 && answered > 30,
            "{lang:?}: {} pop-ups, {groups} for several, {folds} summaries, {answered} answers",
            agent.heard.len()
        );
        for line in &said {
            assert_eq!(betrays(line), [""; 0], "{lang:?} says {line:?}");
        }
        let book = serde_json::to_string(&ledger::read(&house.folder).unwrap()).unwrap();
        assert_eq!(betrays(&book), [""; 0], "the ledger lies in clear: {book}");
        for path in sealed(&house) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            assert_eq!(betrays(&name), [""; 0], "the name of a file says {name:?}");
            let bytes = fs::read(&path).unwrap();
            let version = version(1).to_string();
            assert!(
                !bytes
                    .windows(version.len())
                    .any(|window| window == version.as_bytes()),
                "an answer names its slot in clear"
            );
        }
    }
}

#[test]
fn the_search_finds_what_it_searches_for() {
    let house = locked(
        &[dose(1, local("2026-10-05T12:00:00"), ZONE)],
        ReminderLevel::Full,
    );
    let mut agent = house.agent();
    agent.jump_awake_until(at("2026-10-05T17:01:00Z"));
    let notice = &agent.heard[0].1;
    let text = format!("{} {}", notice.title, notice.body);
    assert_eq!(
        betrays(&text),
        ["naltrexone", "50 mg", "food", "kids", "tablet"],
        "at the level that says all"
    );
    let button = &notice.actions[1];
    assert_eq!(button, &("taken".to_owned(), "Taken".to_owned()));
    assert!(!betrays(&button.1).is_empty());
}
