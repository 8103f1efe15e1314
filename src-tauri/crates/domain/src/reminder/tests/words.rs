//! What a pop-up says.

use super::*;

#[test]
fn neutral_words_say_a_time_and_nothing_else() {
    let betraying = [
        "session",
        "treatment",
        "group",
        "recover",
        "craving",
        "relapse",
        "counsel",
        "therap",
        "clinic",
        "program",
        "medic",
        "drug",
        "alcohol",
        "support",
        "sesi",
        "tratamiento",
        "grupo",
        "recupera",
        "ganas",
        "reca",
        "consej",
        "terap",
        "cl\u{ed}nica",
        "programa",
        "droga",
        "apoyo",
        "check-in",
        "oak",
        "dana",
        "5550100",
    ];
    for lang in Lang::ALL {
        let now = noon();
        let settings = ReminderSettings {
            times: vec![
                ReminderTime::EveningBefore(NaiveTime::from_hms_opt(20, 0, 0).unwrap()),
                ReminderTime::Before(120),
                ReminderTime::LeaveBy,
            ],
            ..ReminderSettings::default()
        };
        let planning = Planning {
            now: &now,
            lang,
            settings: &settings,
            more_after: true,
            previous: None,
            late_phone: "",
        };
        let requests = [
            ReminderKind::Rerate,
            ReminderKind::Checkin,
            ReminderKind::Review,
            ReminderKind::Dose,
            ReminderKind::Injection,
            ReminderKind::Refill,
        ]
        .map(|kind| request(kind, 60));
        let day_after = evening(None).local_start + Duration::days(1);
        let agenda = plan(
            &[evening(Some(25)), session(day_after, ZONE, None)],
            &requests,
            &planning,
            &opaque,
        );
        let kinds: std::collections::BTreeSet<_> = agenda
            .items
            .iter()
            .map(|item| format!("{:?}", item.kind))
            .collect();
        assert_eq!(
            kinds.len(),
            ReminderKind::ALL.len(),
            "every kind is looked at: {kinds:?}"
        );
        let missed = Decision::Fold {
            items: agenda.items.clone(),
            silent: false,
        }
        .text(&now, &agenda);
        for text in agenda
            .items
            .iter()
            .map(|item| item.text.clone())
            .chain([missed, test_text(lang)])
        {
            let said = format!("{} {}", text.title, text.body).to_lowercase();
            for word in betraying {
                assert!(
                    !said.contains(word),
                    "{word:?} would tell a bystander: {said:?}"
                );
            }
            assert!(
                !said.contains("reminder-") && !said.contains('{'),
                "every sentence has its words: {said:?}"
            );
        }
    }
}

#[test]
fn the_patient_may_choose_to_see_more() {
    let now = noon();
    let with = |level| {
        let settings = ReminderSettings {
            level,
            ..ReminderSettings::default()
        };
        let planning = Planning {
            now: &now,
            lang: Lang::En,
            settings: &settings,
            more_after: false,
            previous: None,
            late_phone: "",
        };
        plan(&[evening(Some(25))], &[], &planning, &opaque)
    };
    let full = with(ReminderLevel::Full);
    assert_eq!(
        full.items[1].text.title, "Relapse prevention, 6:00 PM",
        "the title as the patient wrote it"
    );
    assert_eq!(
        full.items[1].text.body,
        "It is time to leave. It starts at 6:00 PM. Where: 12 Oak Street. If you will be late, call 5550100.",
        "place and number, the number as typed"
    );
    assert_eq!(
        with(ReminderLevel::Neutral).items[0].text.body,
        "You have something planned at 6:00 PM.",
        "the default"
    );
    assert_eq!(
        full.times_only(),
        with(ReminderLevel::Neutral),
        "a key beside the file means neutral words, whatever was chosen"
    );
}

#[test]
fn a_long_address_takes_neither_the_number_nor_whose_clock_it_is() {
    let now = noon();
    let mut far = evening(Some(25));
    far.place.name = "Harbor Road Outpatient Center, ".repeat(6);
    far.place.room = "Room 12".to_owned();
    let settings = ReminderSettings {
        level: ReminderLevel::Full,
        ..ReminderSettings::default()
    };
    for (lang, ends) in [
        (
            Lang::En,
            "… If you will be late, call 5550100. (New York time)",
        ),
        (
            Lang::Es,
            "… Si va a llegar tarde, llame al 5550100. (hora de New York)",
        ),
    ] {
        let planning = Planning {
            now: &now,
            lang,
            settings: &settings,
            more_after: false,
            previous: None,
            late_phone: "",
        };
        let agenda = plan(std::slice::from_ref(&far), &[], &planning, &opaque);
        for item in &agenda.items {
            let late = Now {
                at: item.at + Duration::minutes(20),
                zone: "America/Los_Angeles".to_owned(),
            };
            let body = item.said(&late, lang).body;
            assert!(
                body.ends_with(ends) && body.contains("Harbor Road"),
                "only the place is cut: {body}"
            );
        }
        let woke = minutes(&now, 5 * 60);
        let there = Now {
            zone: "America/Los_Angeles".to_owned(),
            ..woke
        };
        let missed = &decide(&there, &agenda, &Ledger::default())[0];
        assert!(
            matches!(missed, Decision::Fold { .. })
                && missed.text(&there, &agenda).body.ends_with(ends),
            "in a summary too"
        );
    }
}

#[test]
fn every_kind_of_session_has_a_name_for_its_pop_up() {
    for lang in Lang::ALL {
        for kind in SessionKind::ALL {
            let now = noon();
            let settings = ReminderSettings {
                level: ReminderLevel::Kind,
                ..ReminderSettings::default()
            };
            let planning = Planning {
                now: &now,
                lang,
                settings: &settings,
                more_after: false,
                previous: None,
                late_phone: "",
            };
            let agenda = plan(
                &[Occurrence {
                    kind,
                    ..evening(None)
                }],
                &[],
                &planning,
                &opaque,
            );
            assert!(
                !agenda.items[0].text.title.contains("session-kind"),
                "{kind:?} has no name in {lang:?}"
            );
        }
    }
}

#[test]
fn a_day_before_the_day_is_named_at_every_level() {
    let now = noon();
    let tomorrow = Occurrence {
        place: Location::default(),
        phone: String::new(),
        ..session(
            evening(None).local_start + Duration::days(1),
            ZONE,
            Some(25),
        )
    };
    let of = |lang, level| {
        let settings = ReminderSettings {
            level,
            times: vec![ReminderTime::Before(1_440 - 60), ReminderTime::Before(120)],
            ..ReminderSettings::default()
        };
        let planning = Planning {
            now: &now,
            lang,
            settings: &settings,
            more_after: false,
            previous: None,
            late_phone: "",
        };
        plan(std::slice::from_ref(&tomorrow), &[], &planning, &opaque)
    };
    let said = |level| {
        let items = of(Lang::En, level).items;
        [0, 1].map(|n: usize| format!("{}: {}", items[n].text.title, items[n].text.body))
    };
    assert_eq!(
        said(ReminderLevel::Neutral),
        [
            "Reminder: You have something planned on Tuesday at 6:00 PM.",
            "Reminder: You have something planned at 6:00 PM."
        ],
        "at seven on Monday a bare \"6:00 PM\" would be taken for today's"
    );
    assert_eq!(
        said(ReminderLevel::Kind)[0],
        "Group: relapse prevention: It starts on Tuesday at 6:00 PM.",
        "no bare time in the title either"
    );
    assert_eq!(
        said(ReminderLevel::Full),
        [
            "Relapse prevention: It starts on Tuesday at 6:00 PM.",
            "Relapse prevention, 6:00 PM: It starts at 6:00 PM."
        ],
        "on the day itself the time is enough"
    );
    assert_eq!(
        of(Lang::Es, ReminderLevel::Full).items[0].text.body,
        "Empieza el martes a las 6:00 p.m.",
        "in Spanish"
    );
    let agenda = of(Lang::En, ReminderLevel::Full).times_only();
    assert_eq!(
        agenda.items[0].text.body, "You have something planned on Tuesday at 6:00 PM.",
        "with the key beside it too"
    );
    let late = minutes(&now, 8 * 60);
    let missed = &decide(&late, &agenda, &Ledger::default())[0];
    assert!(
        missed
            .text(&late, &agenda)
            .body
            .ends_with("You have something planned on Tuesday at 6:00 PM."),
        "and in the summary of missed ones"
    );
}

#[test]
fn twenty_minutes_after_the_start_nothing_says_that_it_starts_now() {
    for (level, n, en, es) in [
        (
            ReminderText::new("Group", "It starts now. Where: 12 Oak Street."),
            1,
            "It began at 6:00 PM. Where: 12 Oak Street.",
            "It began at 6:00 PM. Where: 12 Oak Street.",
        ),
        (
            ReminderText::new("Grupo", "Empieza ahora. Dónde: Calle Roble 12."),
            1,
            "Empezó a las 6:00 p.m. Dónde: Calle Roble 12.",
            "Empezó a las 6:00 p.m. Dónde: Calle Roble 12.",
        ),
        (
            ReminderText::new("Group", "It starts at 6:00 PM. Where: 12 Oak Street."),
            0,
            "It began at 6:00 PM. Where: 12 Oak Street.",
            "It began at 6:00 PM. Where: 12 Oak Street.",
        ),
    ] {
        let mut item = agenda_of(&[evening(None)], &noon(), None).items[n].clone();
        item.text = level;
        let late = Now {
            at: item.start() + Duration::minutes(20),
            ..noon()
        };
        assert_eq!(
            (
                item.said(&late, Lang::En).body.as_str(),
                item.said(&late, Lang::Es).body.as_str()
            ),
            (en, es),
            "in the language it was written in"
        );
        let early = Now {
            at: item.start() + Duration::minutes(4),
            ..noon()
        };
        assert_eq!(
            item.said(&early, Lang::En),
            item.text,
            "four minutes are now"
        );
    }
}

#[test]
fn what_hurries_says_which_time_it_was_for_when_it_is_late() {
    let agenda = agenda_of(&[evening(Some(25))], &noon(), None);
    let of_start = agenda_of(&[evening(None)], &noon(), None);
    let said = |agenda: &Agenda, n: usize, late: i64| {
        let item = &agenda.items[n];
        let now = Now {
            at: item.at + Duration::minutes(late),
            ..noon()
        };
        let shown = decide(&now, agenda, &Ledger::default());
        shown.last().unwrap().text(&now, agenda).body
    };
    assert_eq!(
        said(&of_start, 1, 4),
        "You have something planned now, at 6:00 PM.",
        "four minutes are now"
    );
    assert_eq!(
        said(&of_start, 1, 5),
        "What you had planned began at 6:00 PM.",
        "five are not"
    );
    assert_eq!(
        said(&agenda, 1, 12),
        "This was for 5:25 PM. It is time to get going. You have something planned at 6:00 PM.",
        "time to leave: its own time"
    );
    assert_eq!(
        said(&agenda, 0, 12),
        "You have something planned at 6:00 PM.",
        "what reminds ahead is as true as before"
    );
    assert_eq!(
        agenda.items[1]
            .said(
                &Now {
                    at: agenda.items[1].at + Duration::minutes(5),
                    zone: "America/Los_Angeles".to_owned()
                },
                Lang::Es
            )
            .body,
        "Este aviso era para las 5:25 p.m. It is time to get going. You have something planned at 6:00 PM. (hora de New York)",
        "on the wall clock of the session, wherever the laptop is"
    );
}

#[test]
fn away_from_home_the_pop_up_says_whose_clock_it_means() {
    let agenda = agenda_of(&[evening(None)], &noon(), None);
    let there = agenda.items[0].shown("America/Los_Angeles", Lang::En);
    assert_eq!(
        there.body, "You have something planned at 6:00 PM. (New York time)",
        "three hours off: say it"
    );
    assert_eq!(
        agenda.items[0].shown("America/Detroit", Lang::En),
        agenda.items[0].text,
        "another name for the same clock needs no note"
    );
}
