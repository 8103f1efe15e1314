//! What is to be taken: slots, repeats, answers, and clocks that travel.

use super::*;

const LA: &str = "America/Los_Angeles";
const LONDON: &str = "Europe/London";

fn slot(day: &str, place: u16) -> SlotName {
    SlotName {
        version: opaque("version"),
        date: day.parse().unwrap(),
        place,
        after: None,
    }
}

/// Due at a wall time, repeated twice.
fn dose(local: &str, place: u16) -> ReminderRequest {
    let local: NaiveDateTime = local.parse().unwrap();
    ReminderRequest {
        repeats: 2,
        ..ReminderRequest::dose(
            &slot(&local.date().to_string(), place),
            "list".to_owned(),
            local,
            ZONE,
        )
    }
}

fn words() -> RequestWords {
    RequestWords {
        kind: ReminderText::new("Medicine", "It is time for a medicine."),
        full: ReminderText::new("Naltrexone 50 mg", "One tablet. For my kids."),
    }
}

fn planned(
    requests: &[ReminderRequest],
    level: ReminderLevel,
    previous: Option<&Agenda>,
) -> Agenda {
    let now = noon();
    let settings = ReminderSettings {
        dose: OtherReminders { on: true, level },
        quiet: Some(QuietHours {
            from: "22:00:00".parse().unwrap(),
            until: "07:00:00".parse().unwrap(),
        }),
        ..ReminderSettings::default()
    };
    let planning = Planning {
        now: &now,
        lang: Lang::En,
        settings: &settings,
        more_after: false,
        previous,
        late_phone: "",
    };
    plan(&[], requests, &planning, &opaque)
}

fn at(local: &str, zone: &str) -> Now {
    Now {
        at: calendar::to_instant(local.parse().unwrap(), zone).at,
        zone: zone.to_owned(),
    }
}

/// Looks once, with a service that takes everything.
fn look(now: &Now, agenda: &Agenda, ledger: &mut Ledger) -> Vec<Decision> {
    ledger.settle(now, agenda);
    let decisions = decide(now, agenda, ledger);
    for decision in &decisions {
        ledger.begin(decision, now);
        ledger.finish(decision, true, now);
    }
    decisions
}

fn shows(decisions: &[Decision]) -> usize {
    decisions
        .iter()
        .filter(|one| matches!(one, Decision::Show { .. }))
        .count()
}

#[test]
fn an_unanswered_dose_comes_again_as_often_as_chosen_and_then_no_more() {
    let agenda = planned(
        &[dose("2026-11-23T18:00:00", 1)],
        ReminderLevel::Neutral,
        None,
    );
    let mut ledger = Ledger::default();
    let mut came = Vec::new();
    for minute in 0..180 {
        let now = minutes(&at("2026-11-23T17:55:00", ZONE), minute);
        if shows(&look(&now, &agenda, &mut ledger)) > 0 {
            came.push(now.local().format("%H:%M").to_string());
        }
        // Killed and started anew after every look: only what is written counts.
        let on_disk = serde_json::to_vec(&ledger).unwrap();
        ledger = serde_json::from_slice(&on_disk).unwrap();
    }
    assert_eq!(came, ["18:00", "18:20", "18:40"], "once, and twice more");
}

#[test]
fn repeating_ends_with_the_answer_with_the_next_slot_and_at_the_quiet_hours() {
    let times = |request: ReminderRequest, answered: Option<&str>| {
        let agenda = planned(&[request], ReminderLevel::Neutral, None);
        let id = agenda.items[0].id;
        let mut ledger = Ledger::default();
        let mut came = Vec::new();
        for minute in 0..(60 * 18) {
            let now = minutes(&at("2026-11-23T17:55:00", ZONE), minute);
            let wall = now.local().format("%H:%M").to_string();
            if answered == Some(&wall) {
                ledger.answer(id, None);
            }
            if !look(&now, &agenda, &mut ledger).is_empty() {
                came.push(wall);
            }
        }
        came
    };
    let evening = || dose("2026-11-23T18:00:00", 1);
    assert_eq!(times(evening(), Some("18:10")), ["18:00"], "answered");
    assert_eq!(
        times(evening(), Some("18:30")),
        ["18:00", "18:20"],
        "answered later"
    );
    let next = ReminderRequest {
        ends: Some("2026-11-23T18:20:00".parse().unwrap()),
        ..evening()
    };
    assert_eq!(
        times(next, None),
        ["18:00"],
        "at twenty past the next one is due, and speaks for itself"
    );
    assert_eq!(
        times(dose("2026-11-23T21:50:00", 1), None),
        ["21:50"],
        "no repeat in the quiet hours, and none when they end: nobody knows then whether it was taken"
    );
    let agenda = planned(
        &[dose("2026-11-23T23:30:00", 1)],
        ReminderLevel::Neutral,
        None,
    );
    let decisions = decide(
        &at("2026-11-23T23:30:00", ZONE),
        &agenda,
        &Ledger::default(),
    );
    assert!(
        matches!(&decisions[..], [Decision::Show { silent: true, .. }]),
        "the hour that was chosen for it is kept, without a sound"
    );
}

#[test]
fn after_sleep_a_repeat_is_part_of_one_summary() {
    let agenda = planned(
        &[
            dose("2026-11-23T18:00:00", 1),
            dose("2026-11-23T18:05:00", 2),
        ],
        ReminderLevel::Neutral,
        None,
    );
    let mut ledger = Ledger::default();
    look(&at("2026-11-23T18:00:00", ZONE), &agenda, &mut ledger);
    let woke = at("2026-11-23T20:00:00", ZONE);
    let decisions = look(&woke, &agenda, &mut ledger);
    assert!(
        matches!(&decisions[..], [Decision::Fold { items, .. }] if items.len() == 2),
        "one summary, each slot once: {decisions:?}"
    );
    assert!(
        look(&minutes(&woke, 60), &agenda, &mut ledger).is_empty(),
        "and no repeat behind it"
    );
}

#[test]
fn two_of_one_minute_come_each_by_itself_and_three_as_one_that_opens_the_list() {
    let at_six = |count: u16| -> Vec<ReminderRequest> {
        (0..count).map(|n| dose("2026-11-23T18:00:00", n)).collect()
    };
    let six = at("2026-11-23T18:00:00", ZONE);
    let two = planned(&at_six(2), ReminderLevel::Full, None);
    let decisions = decide(&six, &two, &Ledger::default());
    assert_eq!((decisions.len(), shows(&decisions)), (2, 2));
    let own: Vec<_> = decisions.iter().flat_map(Decision::ids).collect();
    assert_ne!(own[0], own[1], "a button answers its own slot");
    for decision in &decisions {
        assert_eq!(
            decision.actions(),
            [
                ReminderAction::Open,
                ReminderAction::Taken,
                ReminderAction::Snooze
            ]
        );
    }
    let twelve = planned(&at_six(12), ReminderLevel::Full, None);
    let mut ledger = Ledger::default();
    let decisions = look(&six, &twelve, &mut ledger);
    assert!(
        matches!(&decisions[..], [Decision::Group { items, .. }] if items.len() == 12),
        "{decisions:?}"
    );
    assert_eq!(
        decisions[0].actions(),
        [ReminderAction::Open],
        "none of them is answered for the others"
    );
    assert_eq!(
        decisions[0].text(&six, &twelve).body,
        "It is time for 12 things you planned. Open Evenkeel to see them."
    );
    let again = look(&minutes(&six, 20), &twelve, &mut ledger);
    assert!(
        matches!(&again[..], [Decision::Group { items, .. }] if items.len() == 12),
        "and they are repeated as one"
    );
    assert_eq!(
        again[0].text(&minutes(&six, 20), &twelve).body,
        "This was for 6:00 PM. It is time for 12 things you planned. Open Evenkeel to see them."
    );
}

#[test]
fn what_floats_goes_by_the_clock_on_the_wall_wherever_it_is() {
    let floating = dose("2026-11-24T08:00:00", 0);
    let home = ReminderRequest {
        floating: false,
        ..dose("2026-11-24T08:00:00", 1)
    };
    let agenda = planned(
        &[floating.clone(), home.clone()],
        ReminderLevel::Neutral,
        None,
    );
    let first_at = |zone: &str, place: &str| {
        let mut ledger = Ledger::default();
        (0..24 * 60).find_map(|minute| {
            let now = minutes(&at("2026-11-23T23:00:00", zone), minute);
            let shown = look(&now, &agenda, &mut ledger);
            let mine = shown.iter().any(|one| {
                matches!(one, Decision::Show { item, .. } if item.slot.as_ref().unwrap().contains(place))
            });
            mine.then(|| now.local().format("%H:%M").to_string())
        })
    };
    assert_eq!(first_at(LA, "|0|").as_deref(), Some("08:00"));
    assert_eq!(first_at(LONDON, "|0|").as_deref(), Some("08:00"));
    assert_eq!(
        first_at(LA, "|1|").as_deref(),
        Some("05:00"),
        "eight in New York, where it is at home"
    );
}

#[test]
fn on_the_day_of_a_flight_nothing_is_due_twice_and_nothing_is_lost() {
    let evening = dose("2026-11-23T20:00:00", 1);
    // Westwards: eight was shown in New York, and comes once more by the wall in Los Angeles.
    let agenda = planned(std::slice::from_ref(&evening), ReminderLevel::Neutral, None);
    let mut ledger = Ledger::default();
    for minute in 0..90 {
        let now = minutes(&at("2026-11-23T19:30:00", ZONE), minute);
        look(&now, &agenda, &mut ledger);
    }
    let remade = {
        let there = at("2026-11-23T18:00:00", LA);
        let request = ReminderRequest {
            repeats: 2,
            ..ReminderRequest::dose(&slot("2026-11-23", 1), "list".to_owned(), evening.local, LA)
        };
        let settings = ReminderSettings::default();
        let planning = Planning {
            now: &there,
            lang: Lang::En,
            settings: &settings,
            more_after: false,
            previous: Some(&agenda),
            late_phone: "",
        };
        plan(&[], &[request], &planning, &opaque)
    };
    for (what, agenda) in [
        ("locked all the way", &agenda),
        ("made anew there", &remade),
    ] {
        let mut ledger = ledger.clone();
        for minute in 0..300 {
            let now = minutes(&at("2026-11-23T18:00:00", LA), minute);
            let again = look(&now, agenda, &mut ledger);
            assert!(again.is_empty(), "{what}: {again:?}");
        }
    }
    // And what only a summary told of stays told.
    let mut told = Ledger::default();
    let folded = look(&at("2026-11-23T21:00:00", ZONE), &agenda, &mut told);
    assert!(matches!(&folded[..], [Decision::Fold { .. }]));
    for minute in 0..300 {
        let now = minutes(&at("2026-11-23T18:30:00", LA), minute);
        assert!(look(&now, &agenda, &mut told).is_empty(), "told twice");
    }
    // Eastwards: the clock jumps over eight.
    let landed = at("2026-11-23T20:20:00", LONDON);
    let decisions = decide(&landed, &agenda, &Ledger::default());
    assert_eq!(shows(&decisions), 1, "twenty minutes late it is shown");
    assert_eq!(
        decisions[0].text(&landed, &agenda).body,
        "This was for 8:00 PM. It is time for something you planned."
    );
    let later = at("2026-11-23T21:00:00", LONDON);
    assert!(
        matches!(
            &decide(&later, &agenda, &Ledger::default())[..],
            [Decision::Fold { .. }]
        ),
        "and an hour late it is told of"
    );
}

#[test]
fn a_clock_that_ran_ahead_loses_no_dose() {
    let agenda = planned(
        &[dose("2026-11-23T20:00:00", 1)],
        ReminderLevel::Neutral,
        None,
    );
    let mut ledger = Ledger::default();
    let wrong = look(&at("2026-11-23T21:00:00", ZONE), &agenda, &mut ledger);
    assert!(matches!(&wrong[..], [Decision::Fold { .. }]));
    assert!(look(&at("2026-11-23T17:00:00", ZONE), &agenda, &mut ledger).is_empty());
    assert_eq!(
        shows(&look(
            &at("2026-11-23T20:00:00", ZONE),
            &agenda,
            &mut ledger
        )),
        1,
        "right again, it comes at its time"
    );
}

#[test]
fn the_level_decides_the_words_and_the_button() {
    let request = ReminderRequest {
        words: Some(words()),
        ..dose("2026-11-23T18:00:00", 0)
    };
    let said = |level| {
        let agenda = planned(std::slice::from_ref(&request), level, None);
        let item = agenda.items[0].clone();
        (item.text.title, item.text.body, item.actions[1])
    };
    let own = |title: &str, body: &str, action| (title.to_owned(), body.to_owned(), action);
    assert_eq!(
        said(ReminderLevel::Neutral),
        own(
            "Reminder",
            "It is time for something you planned.",
            ReminderAction::Done
        )
    );
    assert_eq!(
        said(ReminderLevel::Kind),
        own(
            "Medicine",
            "It is time for a medicine.",
            ReminderAction::Taken
        )
    );
    assert_eq!(
        said(ReminderLevel::Full),
        own(
            "Naltrexone 50 mg",
            "One tablet. For my kids.",
            ReminderAction::Taken
        )
    );
    let times = planned(std::slice::from_ref(&request), ReminderLevel::Full, None).times_only();
    assert_eq!(
        times.items[0].actions,
        [
            ReminderAction::Open,
            ReminderAction::Done,
            ReminderAction::Snooze
        ]
    );
    let json = serde_json::to_string(&times).unwrap();
    for word in ["dose", "medic", "tablet", "naltrexone", "taken", "kids"] {
        assert!(
            !json.to_lowercase().contains(word),
            "its key lies beside it, and it says {word:?}: {json}"
        );
    }
}

#[test]
fn an_answer_brings_the_next_one_also_after_a_restart_and_into_the_next_agenda() {
    let request = ReminderRequest {
        follow_up_min: Some(8 * 60),
        repeats: 0,
        ..dose("2026-11-23T18:00:00", 0)
    };
    let agenda = planned(std::slice::from_ref(&request), ReminderLevel::Neutral, None);
    let root = agenda.items[0].id;
    let mut ledger = Ledger::default();
    look(&at("2026-11-23T18:00:00", ZONE), &agenda, &mut ledger);
    // Taken at five past six, eight hours later at five past two, and so on.
    let mut taken = at("2026-11-23T18:05:00", ZONE);
    let mut id = root;
    for turn in 1..=4_u8 {
        let next = FollowUp {
            id: opaque(&format!("random {turn}")),
            dose: opaque(&format!("taken {turn}")),
            at: taken.at + Duration::hours(8),
            off: -300,
        };
        ledger.answer(id, Some(next));
        let on_disk = serde_json::to_vec(&ledger).unwrap();
        ledger = serde_json::from_slice(&on_disk).unwrap();
        ledger.settle(&taken, &agenda);
        assert!(
            look(&minutes(&taken, 60), &agenda, &mut ledger).is_empty(),
            "turn {turn}: not yet"
        );
        let due = minutes(&taken, 8 * 60);
        assert_eq!(
            next_due(&taken, &agenda, &ledger),
            Some(due.at),
            "turn {turn}: it is waited for"
        );
        let decisions = look(&due, &agenda, &mut ledger);
        let [Decision::Show { item, .. }] = &decisions[..] else {
            panic!("turn {turn}: {decisions:?}")
        };
        assert_eq!(item.id, next.id);
        assert_eq!(
            item.slot_name().unwrap(),
            SlotName {
                version: opaque("version"),
                date: due.local().date(),
                place: 0,
                after: Some(next.dose),
            },
            "turn {turn}: its slot carries the dose it counts from"
        );
        id = next.id;
        taken = due;
    }
    assert!(ledger.marks.len() <= 2, "a chain does not grow the ledger");
    // The window opens: the answers are in the vault, which now asks for the last one itself.
    let with_next = Agenda {
        items: [agenda.items.clone(), ledger.follow_ups(&agenda)].concat(),
        ..agenda.clone()
    };
    let slot = with_next.items[1].slot_name().unwrap();
    let follows = ReminderRequest {
        can_take: true,
        ..ReminderRequest::at_instant(
            ReminderKind::Dose,
            slot.to_string(),
            "list".to_owned(),
            with_next.items[1].at,
            ZONE,
        )
    };
    let anew = planned(&[follows], ReminderLevel::Neutral, Some(&with_next));
    assert_eq!(
        anew.items.iter().map(|item| item.id).collect::<Vec<_>>(),
        [id],
        "it goes on as one reminder"
    );
    ledger.settle(&taken, &anew);
    assert!(
        look(&minutes(&taken, 5), &anew, &mut ledger).is_empty(),
        "and what was shown is not shown again"
    );
}

#[test]
fn putting_it_off_costs_no_repeat_and_an_answer_ends_it() {
    let agenda = planned(
        &[dose("2026-11-23T18:00:00", 1)],
        ReminderLevel::Neutral,
        None,
    );
    let id = agenda.items[0].id;
    let mut ledger = Ledger::default();
    let six = at("2026-11-23T18:00:00", ZONE);
    look(&six, &agenda, &mut ledger);
    assert!(ledger.snooze(id, &minutes(&six, 2), &agenda));
    let mut came = Vec::new();
    for minute in 3..180 {
        let now = minutes(&six, minute);
        if !look(&now, &agenda, &mut ledger).is_empty() {
            came.push(minute);
        }
    }
    assert_eq!(came, [12, 32, 52], "in ten minutes, and then twice more");
    ledger.answer(id, None);
    assert!(
        !ledger.snooze(id, &minutes(&six, 181), &agenda),
        "there is nothing left to put off"
    );
}

#[test]
fn twelve_kinds_six_times_a_day_reach_the_whole_time_and_take_no_place_from_a_session() {
    let first = noon().local().date();
    let requests: Vec<ReminderRequest> = (0..COVERS_DAYS)
        .flat_map(|day| (0..72_u32).map(move |n| (day, n)))
        .map(|(day, n)| {
            let day = first + Duration::days(day);
            let local = day.and_hms_opt(6 + n / 5, n % 5 * 10, 0).unwrap();
            dose(
                &local.format("%Y-%m-%dT%H:%M:%S").to_string(),
                u16::try_from(n).unwrap(),
            )
        })
        .collect();
    let agenda = planned(&requests, ReminderLevel::Neutral, None);
    let ahead = requests
        .iter()
        .filter(|request| request.at > noon().at)
        .count();
    assert!(ahead > 8_600);
    assert_eq!(agenda.items.len(), ahead, "all of them");
    assert_eq!(
        agenda.covers_until,
        noon().at + Duration::days(COVERS_DAYS),
        "for all of the time"
    );
    let bytes = serde_json::to_vec(&agenda).unwrap().len();
    assert!(bytes < 5 * 1024 * 1024, "{bytes} bytes");
}

#[test]
fn where_there_is_no_room_a_dose_gives_way_to_a_session_and_a_check_in_to_a_dose() {
    let kinds = |items: &[AgendaItem], kind| items.iter().filter(|item| item.kind == kind).count();
    let now = noon();
    let minute = |n: usize| now.at + Duration::minutes(i64::try_from(n).unwrap() + 1);
    let many = |kind, count: usize, from: usize| -> Vec<ReminderRequest> {
        (0..count)
            .map(|n| {
                let name = match kind {
                    ReminderKind::Dose => SlotName {
                        version: opaque(&n.to_string()),
                        ..slot("2026-11-23", 0)
                    }
                    .to_string(),
                    _ => format!("{kind:?}|{n}"),
                };
                ReminderRequest::at_instant(kind, name, String::new(), minute(from + n), ZONE)
            })
            .collect()
    };
    let settings = ReminderSettings::default();
    let planning = Planning {
        now: &now,
        lang: Lang::En,
        settings: &settings,
        more_after: false,
        previous: None,
        late_phone: "",
    };
    // Two reminders of each session.
    let sessions: Vec<Occurrence> = (0..50)
        .map(|n| Occurrence {
            series: opaque(&format!("series {n}")),
            ..evening(None)
        })
        .collect();
    let requests = [
        many(ReminderKind::Dose, MAX_ITEMS - 300, 0),
        many(ReminderKind::Rerate, 500, 0),
    ]
    .concat();
    let agenda = plan(&sessions, &requests, &planning, &opaque);
    assert_eq!(agenda.items.len(), MAX_ITEMS);
    assert_eq!(
        kinds(&agenda.items, ReminderKind::Ahead),
        50,
        "every session"
    );
    assert_eq!(
        kinds(&agenda.items, ReminderKind::Dose),
        MAX_ITEMS - 300,
        "every dose"
    );
    assert_eq!(
        agenda.covers_until,
        now.at + Duration::days(COVERS_DAYS),
        "that a check-in has no place is no gap"
    );
    let requests = many(ReminderKind::Dose, MAX_ITEMS + 300, 0);
    let agenda = plan(&sessions, &requests, &planning, &opaque);
    assert_eq!(
        kinds(&agenda.items, ReminderKind::Ahead),
        50,
        "every session"
    );
    let last = agenda
        .items
        .iter()
        .filter(|item| item.kind == ReminderKind::Dose)
        .map(|item| item.at)
        .max();
    assert!(
        last.unwrap() < agenda.covers_until
            && agenda.covers_until <= last.unwrap() + Duration::minutes(1),
        "and the end that is told is the true one"
    );
    assert!(
        kinds(&agenda.items, ReminderKind::Horizon) == 1,
        "with the request to open the app before it"
    );
}

#[test]
fn an_agenda_that_an_earlier_version_wrote_is_still_read() {
    let mut old = serde_json::to_value(agenda_of(&[evening(Some(20))], &noon(), None)).unwrap();
    old["version"] = 3.into();
    let read: Agenda = serde_json::from_value(old.clone()).unwrap();
    assert_eq!(read.check(), Ok(()));
    assert!(!read.items.is_empty() && !read.items[0].floating);
    old["version"] = (AGENDA_VERSION + 1).into();
    let read: Agenda = serde_json::from_value(old).unwrap();
    assert_eq!(read.check(), Err(AgendaFault::Newer));
}
