//! The rules of [`plan`], [`decide`] and the texts, one sentence each. The simulated year is in `year.rs`.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

use super::*;
use crate::calendar;
use crate::id::Id;
use crate::sessions::{ClockShift, Occurrence, Place, SessionKind};
use crate::time::Now;
use crate::words::Lang;

pub(super) fn opaque(name: &str) -> Id {
    // FNV-1a, twice with different seeds: any stable spread will do for a test.
    let half = |seed: u64| {
        name.bytes().fold(seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let both =
        (u128::from(half(0xcbf2_9ce4_8422_2325)) << 64) | u128::from(half(0x9e37_79b9_7f4a_7c15));
    Id::from_uuid(uuid::Uuid::from_u128(both))
}

pub(super) fn session(local: NaiveDateTime, zone: &str, travel: Option<u16>) -> Occurrence {
    let start = calendar::to_instant(local, zone);
    let end = start.at + Duration::hours(3);
    Occurrence {
        series: opaque("series"),
        recurrence_id: local,
        start: start.at,
        end,
        local_start: start.local,
        local_end: calendar::to_local(end, zone),
        zone: zone.to_owned(),
        device_start: None,
        shift: ClockShift::None,
        all_day: false,
        cancelled: false,
        moved: false,
        kind: SessionKind::GroupPrevention,
        title: "Relapse prevention".to_owned(),
        provider: "Dana".to_owned(),
        place: Place {
            name: "12 Oak Street".to_owned(),
            travel_minutes: travel,
            ..Place::default()
        },
        phone: "5550100".to_owned(),
        video_url: String::new(),
        bring: Vec::new(),
        note: String::new(),
        counts_hours: true,
        attendance: None,
    }
}

pub(super) fn agenda_of(sessions: &[Occurrence], now: &Now, previous: Option<&Agenda>) -> Agenda {
    let settings = ReminderSettings::default();
    plan(
        sessions,
        &[],
        &Planning {
            now,
            lang: Lang::En,
            settings: &settings,
            more_after: false,
            previous,
            late_phone: "",
        },
        &opaque,
    )
}

pub(super) const ZONE: &str = "America/New_York";

/// Four evenings a week for a year, half of them with a way of twenty minutes.
pub(super) fn year_of_sessions() -> Vec<Occurrence> {
    let first = NaiveDate::from_ymd_opt(2026, 7, 6).unwrap();
    (0..364)
        .filter(|day| matches!(day % 7, 0 | 1 | 3 | 4))
        .map(|day| {
            session(
                (first + Duration::days(day)).and_hms_opt(18, 0, 0).unwrap(),
                ZONE,
                (day % 2 == 0).then_some(20),
            )
        })
        .collect()
}

fn noon() -> Now {
    Now {
        at: Utc.with_ymd_and_hms(2026, 11, 23, 17, 0, 0).unwrap(),
        zone: ZONE.to_owned(),
    }
}

fn evening(travel: Option<u16>) -> Occurrence {
    session(
        NaiveDate::from_ymd_opt(2026, 11, 23)
            .unwrap()
            .and_hms_opt(18, 0, 0)
            .unwrap(),
        ZONE,
        travel,
    )
}

/// Something else to be reminded of, so many minutes after [`noon`].
fn occasion(kind: ReminderKind, after: i64) -> Occasion {
    let at = noon().at + Duration::minutes(after);
    Occasion::at_instant(kind, format!("{kind:?}|{after}"), String::new(), at, ZONE)
}

fn minutes(now: &Now, minutes: i64) -> Now {
    Now {
        at: now.at + Duration::minutes(minutes),
        zone: now.zone.clone(),
    }
}

#[test]
fn two_reminders_by_default() {
    let agenda = agenda_of(&[evening(Some(25))], &noon(), None);
    let leads: Vec<_> = agenda
        .items
        .iter()
        .map(|item| (item.kind, item.lead_min))
        .collect();
    assert_eq!(
        leads,
        [(ReminderKind::Ahead, 120), (ReminderKind::LeaveBy, 35)],
        "two hours before, and travel plus ten minutes"
    );
    let agenda = agenda_of(&[evening(None)], &noon(), None);
    let leads: Vec<_> = agenda
        .items
        .iter()
        .map(|item| (item.kind, item.lead_min))
        .collect();
    assert_eq!(
        leads,
        [(ReminderKind::Ahead, 120), (ReminderKind::Start, 0)],
        "nobody travels: at the start"
    );
    let agenda = agenda_of(&[evening(Some(180))], &noon(), None);
    let leads: Vec<_> = agenda
        .items
        .iter()
        .map(|item| (item.kind, item.lead_min))
        .collect();
    assert_eq!(
        leads,
        [(ReminderKind::LeaveBy, 190)],
        "a long way: one reminder, to leave"
    );
}

#[test]
fn what_the_quiet_hours_hold_back_comes_once_for_a_session() {
    let now = noon();
    let day = now.local().date() + Duration::days(1);
    let early = session(day.and_hms_opt(8, 0, 0).unwrap(), &now.zone, Some(20));
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let of = |quiet| {
        let settings = ReminderSettings {
            times: vec![
                ReminderTime::EveningBefore(clock(23)),
                ReminderTime::Before(180),
                ReminderTime::Before(90),
                ReminderTime::LeaveBy,
            ],
            quiet,
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
        let agenda = plan(std::slice::from_ref(&early), &[], &planning, &opaque);
        agenda
            .items
            .iter()
            .map(|item| (item.kind, item.lead_min))
            .collect::<Vec<_>>()
    };
    let all = of(None);
    assert_eq!(
        all.len(),
        4,
        "without quiet hours each comes at its own time"
    );
    let held = of(Some(QuietHours {
        from: clock(22),
        until: clock(7),
    }));
    assert_eq!(
        held,
        all[2..],
        "at seven the nearest of three speaks, and then it is time to leave"
    );
}

#[test]
fn quiet_hours_never_bring_two_check_ins_in_the_same_minute() {
    let now = noon();
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let day = now.local().date();
    let at = |days: i64, hour| (day + Duration::days(days)).and_time(clock(hour));
    let of = |from, until, checkins: &[NaiveDateTime]| {
        let settings = ReminderSettings {
            quiet: Some(QuietHours {
                from: clock(from),
                until: clock(until),
            }),
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
        let occasions: Vec<_> = checkins
            .iter()
            .map(|local| {
                let name = local.to_string();
                Occasion::by_the_clock(ReminderKind::Checkin, name, String::new(), *local, ZONE)
            })
            .collect();
        plan(&[], &occasions, &planning, &opaque)
            .items
            .iter()
            .map(|item| {
                let due = item.due(settings.quiet.as_ref(), ZONE);
                (calendar::to_local(due.at, ZONE), due.silent)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(20, 7, &[at(0, 20), at(1, 6)]),
        [(at(0, 20), true), (at(1, 7), false)],
        "the evening's would not be due any more at seven: it comes at its time without a sound"
    );
    assert_eq!(
        of(20, 3, &[at(0, 20)]),
        [(at(1, 3), false)],
        "at three it is still that evening"
    );
    assert_eq!(
        of(13, 20, &[at(1, 14), at(1, 18)]),
        [(at(1, 20), false)],
        "two parts of one day held to the same minute: the later one is due then"
    );
}

#[test]
fn cancelled_sessions_and_notes_on_a_day_remind_of_nothing() {
    let cancelled = Occurrence {
        cancelled: true,
        ..evening(None)
    };
    let note = Occurrence {
        all_day: true,
        ..evening(None)
    };
    assert!(
        agenda_of(&[cancelled, note], &noon(), None)
            .items
            .is_empty(),
        "nothing takes place at an hour"
    );
    let settings = ReminderSettings {
        on: false,
        ..ReminderSettings::default()
    };
    let now = noon();
    let planning = Planning {
        now: &now,
        lang: Lang::En,
        settings: &settings,
        more_after: true,
        previous: None,
        late_phone: "",
    };
    assert!(
        plan(&[evening(None)], &[], &planning, &opaque)
            .items
            .is_empty(),
        "off means off"
    );
}

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
        let occasions = [
            ReminderKind::Rerate,
            ReminderKind::Checkin,
            ReminderKind::Review,
        ]
        .map(|kind| occasion(kind, 60));
        let day_after = evening(None).local_start + Duration::days(1);
        let agenda = plan(
            &[evening(Some(25)), session(day_after, ZONE, None)],
            &occasions,
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
        place: Place::default(),
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
fn a_session_typed_in_late_does_not_remind_of_the_past() {
    let soon = minutes(&noon(), 5 * 60); // 17:00, an hour before
    let agenda = agenda_of(&[evening(None)], &soon, None);
    let kinds: Vec<_> = agenda.items.iter().map(|item| item.kind).collect();
    assert_eq!(
        kinds,
        [ReminderKind::Start],
        "two hours before was over when it was typed in"
    );
}

#[test]
fn a_new_agenda_keeps_what_nobody_saw_yet() {
    let sessions = [evening(None)];
    let before = agenda_of(&sessions, &noon(), None);
    // The agent was down at 16:00; at 16:10 something else is changed and the agenda is made anew.
    let now = minutes(&noon(), 4 * 60 + 10);
    let after = agenda_of(&sessions, &now, Some(&before));
    let decisions = decide(&now, &after, &Ledger::default());
    assert!(
        matches!(&decisions[..], [Decision::Show { item, .. }] if item.kind == ReminderKind::Ahead),
        "ten minutes late is still shown"
    );
    let gone = agenda_of(&[], &now, Some(&before));
    assert!(
        decide(&now, &gone, &Ledger::default()).is_empty(),
        "a session that was deleted reminds of nothing"
    );
}

#[test]
fn a_moved_session_reminds_again_at_its_new_time() {
    let before = agenda_of(&[evening(None)], &noon(), None);
    let mut ledger = Ledger::default();
    let now = minutes(&noon(), 4 * 60);
    for decision in decide(&now, &before, &ledger) {
        ledger.begin(&decision, now.at);
        ledger.finish(&decision, true, now.at);
    }
    let mut moved = evening(None);
    moved.start += Duration::hours(1);
    moved.local_start += Duration::hours(1);
    let after = agenda_of(&[moved], &now, Some(&before));
    let later = minutes(&noon(), 5 * 60);
    assert!(
        matches!(
            &decide(&later, &after, &ledger)[..],
            [Decision::Show { .. }]
        ),
        "the old reminder was for another time"
    );
}

#[test]
fn late_by_half_an_hour_becomes_a_summary_that_still_tells_what_is_to_come() {
    let agenda = agenda_of(&[evening(None)], &noon(), None);
    let at = |m: i64| minutes(&noon(), 4 * 60 + m);
    assert!(
        decide(&at(-1), &agenda, &Ledger::default()).is_empty(),
        "a minute early is early"
    );
    assert!(
        matches!(
            &decide(&at(29), &agenda, &Ledger::default())[..],
            [Decision::Show { .. }]
        ),
        "29 minutes late is shown"
    );
    let late = at(30);
    let decisions = decide(&late, &agenda, &Ledger::default());
    assert!(
        matches!(&decisions[..], [Decision::Fold { items, .. }] if items.len() == 1),
        "30 minutes late is folded"
    );
    assert_eq!(
        decisions[0].text(&late, &agenda).body,
        "1 reminder could not be shown at its time. You have something planned at 6:00 PM.",
        "the session itself is still ahead"
    );
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
        "This was for 6:00 PM. You have something planned now, at 6:00 PM.",
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
fn the_start_speaks_for_the_time_to_leave() {
    let settings = ReminderSettings {
        times: vec![ReminderTime::LeaveBy, ReminderTime::Before(0)],
        leave_margin_min: 0,
        ..ReminderSettings::default()
    };
    let now = noon();
    let planning = Planning {
        now: &now,
        lang: Lang::En,
        settings: &settings,
        more_after: false,
        previous: None,
        late_phone: "",
    };
    // Another session at the same hour, for which one has to leave and which is not reminded of at its start.
    let other = Occurrence {
        series: opaque("another"),
        ..evening(Some(15))
    };
    let agenda = plan(&[evening(Some(20)), other], &[], &planning, &opaque);
    let agenda = Agenda {
        items: agenda
            .items
            .iter()
            .filter(|item| item.leave_min == 20 || item.kind == ReminderKind::LeaveBy)
            .cloned()
            .collect(),
        ..agenda
    };
    let of = |minutes: u32, kind| {
        let mut of = agenda.items.iter();
        of.find(|item| item.leave_min == minutes && item.kind == kind)
            .unwrap()
            .id
    };
    let (leave, start) = (of(20, ReminderKind::LeaveBy), of(20, ReminderKind::Start));
    let woke = minutes(&now, 6 * 60 + 3);
    let mut ledger = Ledger::default();
    let decisions = decide(&woke, &agenda, &ledger);
    assert_eq!(
        decisions.iter().map(Decision::ids).collect::<Vec<_>>(),
        [vec![of(15, ReminderKind::LeaveBy)], vec![start, leave]],
        "three minutes after the start: one pop-up about this session, and the other session keeps its own"
    );
    for decision in &decisions {
        ledger.begin(decision, woke.at);
        ledger.finish(decision, true, woke.at);
    }
    assert_eq!(
        ledger.marks.get(&leave),
        Some(&Mark::Shown),
        "settled with it"
    );
    assert!(
        decide(&minutes(&woke, 1), &agenda, &ledger).is_empty(),
        "and it does not come after it"
    );
}

#[test]
fn a_clock_set_back_repeats_nothing_and_one_set_ahead_loses_nothing() {
    let agenda = agenda_of(&[evening(None)], &noon(), None);
    let mut ledger = Ledger::default();
    let run = |now: &Now, ledger: &mut Ledger| {
        ledger.settle(now.at, &agenda);
        let decisions = decide(now, &agenda, ledger);
        for decision in &decisions {
            ledger.begin(decision, now.at);
            ledger.finish(decision, true, now.at);
        }
        decisions
    };
    assert_eq!(run(&minutes(&noon(), 240), &mut ledger).len(), 1, "16:00");
    assert_eq!(
        run(&minutes(&noon(), 120), &mut ledger).len(),
        0,
        "set back to 14:00"
    );
    assert_eq!(
        run(&minutes(&noon(), 241), &mut ledger).len(),
        0,
        "16:01 again: shown already"
    );
    let folded = run(&minutes(&noon(), 525_600), &mut ledger);
    assert!(
        matches!(&folded[..], [Decision::Fold { items, .. }, Decision::Show { item, .. }]
            if items.len() == 1 && item.kind == ReminderKind::Horizon),
        "a year ahead: one summary, and the request to open the app"
    );
    assert_eq!(
        run(&minutes(&noon(), 242), &mut ledger).len(),
        0,
        "right again: nothing yet"
    );
    assert!(
        matches!(
            &run(&minutes(&noon(), 360), &mut ledger)[..],
            [Decision::Show { .. }]
        ),
        "18:00: the reminder that was only in the summary"
    );
}

#[test]
fn an_agenda_that_was_made_for_other_days_asks_once_to_be_made_anew() {
    let right = noon();
    let days = |days: i64| minutes(&right, days * 24 * 60);
    let asked = |now: &Now, agenda: &Agenda, ledger: &mut Ledger, taken: bool| {
        ledger.settle(now.at, agenda);
        let decisions = decide(now, agenda, ledger);
        for decision in &decisions {
            ledger.begin(decision, now.at);
            ledger.finish(decision, taken, now.at);
        }
        decisions
            .iter()
            .map(|decision| decision.text(now, agenda).body)
            .collect::<Vec<_>>()
    };
    let request = ["Please open Evenkeel soon, so that your reminders can go on."];
    // Opened while the clock was three days ahead, in 2020, or four months ago.
    for (made, why) in [(3, "ahead"), (-2_500, "behind"), (-121, "months ago")] {
        let agenda = agenda_of(&[evening(None)], &days(made), None);
        let mut ledger = Ledger::default();
        assert!(
            asked(&right, &agenda, &mut ledger, false) == request,
            "{why}"
        );
        assert_eq!(
            asked(&minutes(&right, 1), &agenda, &mut ledger, true),
            request,
            "{why}: the service was away"
        );
        for later in [2, 60, 600] {
            let later = minutes(&right, later);
            assert!(
                !asked(&later, &agenda, &mut ledger, true).contains(&request[0].to_owned()),
                "{why}: once"
            );
        }
        let anew = agenda_of(&[evening(None)], &right, None);
        ledger.settle(right.at, &anew);
        assert!(ledger.marks.is_empty(), "{why}: forgotten with it");
    }
    let agenda = agenda_of(&[], &right, None);
    for minute in [-59, 0, 120 * 24 * 60] {
        assert!(
            !agenda.misses(minutes(&right, minute).at),
            "a clock that is put right by a little is no reason to ask"
        );
    }
    let mut night = agenda_of(&[], &days(3), None);
    night.quiet = Some(QuietHours {
        from: NaiveTime::from_hms_opt(11, 0, 0).unwrap(),
        until: NaiveTime::from_hms_opt(13, 0, 0).unwrap(),
    });
    let mut ledger = Ledger::default();
    assert!(
        asked(&right, &night, &mut ledger, true).is_empty(),
        "not in the quiet hours"
    );
    assert_eq!(
        asked(&minutes(&right, 60), &night, &mut ledger, true),
        request,
        "but after them"
    );
}

#[test]
fn a_refusing_notification_service_is_asked_again_but_not_hammered() {
    let agenda = agenda_of(&[evening(None)], &noon(), None);
    let mut ledger = Ledger::default();
    let mut tries = 0;
    for minute in 0..(24 * 60) {
        let now = minutes(&noon(), 240 + minute);
        for decision in decide(&now, &agenda, &ledger) {
            ledger.begin(&decision, now.at);
            ledger.finish(&decision, false, now.at);
            tries += 1;
        }
    }
    assert!(
        (6..=2 * 24 * 12).contains(&tries),
        "{tries} tries of two reminders in a day: often enough to reach somebody, no more than every five minutes"
    );
    assert_eq!(
        ledger.not_shown(),
        2,
        "the window can say that two were not shown"
    );
    let now = minutes(&noon(), 240 + 25 * 60);
    let decisions = decide(&now, &agenda, &ledger);
    assert!(
        matches!(&decisions[..], [Decision::Fold { items, .. }] if items.len() == 2),
        "when it answers again: one summary"
    );
}

#[test]
fn a_notification_service_that_was_away_for_a_while_still_shows_what_is_not_late() {
    let agenda = agenda_of(&[evening(None)], &noon(), None);
    for away in 1..25 {
        let mut ledger = Ledger::default();
        let mut came = None;
        for minute in 0..60 {
            let now = minutes(&noon(), 240 + minute);
            for decision in decide(&now, &agenda, &ledger) {
                let taken = minute >= away;
                ledger.begin(&decision, now.at);
                ledger.finish(&decision, taken, now.at);
                if taken {
                    came = Some((matches!(decision, Decision::Show { .. }), minute - away));
                }
            }
        }
        assert!(
            matches!(came, Some((true, after)) if after <= 5),
            "away for {away} minutes, then shown by itself within five: {came:?}"
        );
    }
}

#[test]
fn the_clock_change_moves_no_session() {
    // Autumn: 01:30 comes twice; spring: 02:30 does not exist.
    let now = Now {
        at: Utc.with_ymd_and_hms(2026, 10, 31, 12, 0, 0).unwrap(),
        zone: ZONE.to_owned(),
    };
    let fold = session(
        NaiveDate::from_ymd_opt(2026, 11, 1)
            .unwrap()
            .and_hms_opt(1, 30, 0)
            .unwrap(),
        ZONE,
        None,
    );
    let after = session(
        NaiveDate::from_ymd_opt(2026, 11, 1)
            .unwrap()
            .and_hms_opt(18, 0, 0)
            .unwrap(),
        ZONE,
        None,
    );
    let agenda = agenda_of(&[fold, after], &now, None);
    let starts: Vec<_> = agenda
        .items
        .iter()
        .filter(|item| item.kind == ReminderKind::Start)
        .map(|item| item.at.to_rfc3339())
        .collect();
    assert_eq!(
        starts,
        ["2026-11-01T05:30:00+00:00", "2026-11-01T23:00:00+00:00"],
        "the first 01:30, and 18:00 stays 18:00"
    );
    assert_eq!(
        agenda.clone().resolved(),
        agenda,
        "resolving again under the same rules changes nothing"
    );
    let now = Now {
        at: Utc.with_ymd_and_hms(2027, 3, 13, 12, 0, 0).unwrap(),
        zone: ZONE.to_owned(),
    };
    let gap = session(
        NaiveDate::from_ymd_opt(2027, 3, 14)
            .unwrap()
            .and_hms_opt(2, 30, 0)
            .unwrap(),
        ZONE,
        None,
    );
    let agenda = agenda_of(&[gap], &now, None);
    let start = agenda
        .items
        .iter()
        .find(|item| item.kind == ReminderKind::Start)
        .unwrap();
    assert_eq!(
        start.at.to_rfc3339(),
        "2027-03-14T07:30:00+00:00",
        "02:30 moves forward to 03:30"
    );
    assert_eq!(agenda.clone().resolved(), agenda, "and stays there");
}

#[test]
fn old_rules_in_the_file_give_way_to_the_rules_of_this_build() {
    let mut agenda = agenda_of(&[evening(None)], &noon(), None);
    let right = agenda.clone();
    for item in &mut agenda.items {
        item.at += Duration::hours(1); // as if the zone had still been an hour off when the file was written
    }
    assert_eq!(agenda.resolved(), right, "wall time and zone decide, late");
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

#[test]
fn the_agenda_is_bounded_and_warns_before_it_runs_out() {
    let now = noon();
    let settings = ReminderSettings::default();
    let first = evening(None).local_start;
    let flood: Vec<_> = (0..3_000)
        .map(|n| session(first + Duration::minutes(n), ZONE, None))
        .collect();
    let planning = Planning {
        now: &now,
        lang: Lang::En,
        settings: &settings,
        more_after: false,
        previous: None,
        late_phone: "",
    };
    let agenda = plan(&flood, &[], &planning, &opaque);
    assert_eq!(agenda.items.len(), MAX_ITEMS, "bounded");
    assert_eq!(
        agenda.check(),
        Ok(()),
        "what is written is what may be read"
    );
    assert!(
        agenda
            .items
            .iter()
            .any(|item| item.kind == ReminderKind::Horizon),
        "what does not fit is announced"
    );
    let year = year_of_sessions();
    let planning = Planning {
        more_after: true,
        ..planning
    };
    let agenda = plan(&year, &[], &planning, &opaque);
    assert!(
        agenda
            .items
            .iter()
            .all(|item| item.start() <= now.at + Duration::days(COVERS_DAYS)),
        "at most 120 days"
    );
    let horizon = agenda
        .items
        .iter()
        .find(|item| item.kind == ReminderKind::Horizon)
        .unwrap();
    let left = agenda.covers_until - horizon.at;
    assert!(
        left >= Duration::days(WARN_DAYS) && left < Duration::days(WARN_DAYS + 1),
        "told about two weeks before: {left}"
    );
    assert_eq!(
        horizon.local.time(),
        NaiveTime::from_hms_opt(10, 0, 0).unwrap(),
        "in the morning"
    );
}

#[test]
fn where_there_is_no_room_check_ins_give_way_to_sessions() {
    let now = noon();
    let settings = ReminderSettings::default();
    let first = evening(None).local_start;
    // Two reminders each, spread over the same 120 days as the check-ins.
    let sessions: Vec<_> = (0..990)
        .map(|n| session(first + Duration::minutes(n * 170), ZONE, None))
        .collect();
    let checkins: Vec<_> = (0..240)
        .map(|half_day| occasion(ReminderKind::Checkin, 60 + half_day * 12 * 60))
        .collect();
    let planning = Planning {
        now: &now,
        lang: Lang::En,
        settings: &settings,
        more_after: false,
        previous: None,
        late_phone: "",
    };
    let agenda = plan(&sessions, &checkins, &planning, &opaque);
    let of = |kind| agenda.items.iter().filter(|item| item.kind == kind).count();
    assert_eq!(agenda.items.len(), MAX_ITEMS, "bounded");
    assert_eq!(
        (of(ReminderKind::Ahead), of(ReminderKind::Start)),
        (990, 990),
        "every session keeps its reminders"
    );
    assert_eq!(
        of(ReminderKind::Checkin),
        MAX_ITEMS - 1 - 2 * 990,
        "check-ins have what is left"
    );
    assert!(
        agenda.items[0].kind == ReminderKind::Checkin,
        "and the nearest of them stay"
    );
    assert!(
        agenda.covers_until > now.at + Duration::days(119),
        "so the sessions are complete as far as ever"
    );
}

#[test]
fn a_doctored_agenda_is_refused() {
    let agenda = agenda_of(&[evening(None)], &noon(), None);
    let newer = Agenda {
        version: AGENDA_VERSION + 1,
        ..agenda.clone()
    };
    assert_eq!(
        newer.check(),
        Err(AgendaFault::Newer),
        "a newer build's agenda is not guessed at"
    );
    let mut long = agenda;
    long.items[0].text.body = "x".repeat(BODY_CHARS + 1);
    assert_eq!(
        long.check(),
        Err(AgendaFault::Limits),
        "no build writes such a text"
    );
}

#[test]
fn many_at_one_time_are_no_pile() {
    let now = noon();
    let five: Vec<_> = (0..5)
        .map(|n| session(evening(None).local_start + Duration::minutes(n), ZONE, None))
        .collect();
    let agenda = agenda_of(&five, &now, None);
    let due = minutes(&noon(), 245);
    let decisions = decide(&due, &agenda, &Ledger::default());
    let shown: Vec<_> = decisions
        .iter()
        .filter(|decision| matches!(decision, Decision::Show { .. }))
        .collect();
    assert_eq!(
        shown.len(),
        AT_ONCE,
        "no more than that many pop-ups at one time"
    );
    assert!(
        matches!(&decisions[0], Decision::Fold { items, .. } if items.len() == 2),
        "the rest in one summary, so that none is lost"
    );
    assert_eq!(
        shown.last().unwrap().ids(),
        [agenda.items[4].id],
        "the newest are the ones shown"
    );
}

#[test]
fn what_is_due_at_the_same_minute_comes_at_that_minute() {
    let now = noon();
    let at_six = |count: u32| {
        let sessions: Vec<_> = (0..count)
            .map(|n| Occurrence {
                series: opaque(&format!("series {n}")),
                ..evening(None)
            })
            .collect();
        agenda_of(&sessions, &now, None)
    };
    let came = |agenda: &Agenda, late: i64| {
        let decisions = decide(&minutes(&now, 240 + late), agenda, &Ledger::default());
        let folded = decisions.iter().map(|decision| match decision {
            Decision::Fold { items, .. } => items.len(),
            Decision::Show { .. } => 0,
        });
        let folded: usize = folded.sum();
        let all: usize = decisions.iter().map(|decision| decision.ids().len()).sum();
        (all - folded, folded)
    };
    assert_eq!(
        came(&at_six(4), 0),
        (4, 0),
        "nothing was missed, so nothing may say so"
    );
    assert_eq!(
        came(&at_six(4), 1),
        (4, 0),
        "a minute of looking around is no lateness"
    );
    assert_eq!(came(&at_six(4), 2), (3, 1), "late ones are no pile");
    assert_eq!(came(&at_six(6), 0), (ON_TIME_AT_ONCE, 0), "six");
    assert_eq!(
        came(&at_six(9), 0),
        (ON_TIME_AT_ONCE, 3),
        "and what is over in one summary"
    );
}

#[test]
fn what_is_added_while_locked_says_nothing_and_is_known_again() {
    let now = noon();
    let mut agenda = agenda_of(&[evening(None)], &now, None);
    let craving = occasion(ReminderKind::Rerate, 15);
    let id = opaque("random");
    assert!(agenda.add(&craving, id), "there is room for it");
    assert!(agenda.add(&craving, id), "said twice");
    let of_it: Vec<_> = agenda
        .items
        .iter()
        .filter(|item| item.kind == ReminderKind::Rerate)
        .collect();
    assert_eq!(of_it.len(), 1, "it is one reminder all the same");
    assert_eq!(
        of_it[0].text.body, "You wanted to come back to Evenkeel for a moment.",
        "neutral, whatever was chosen"
    );
    assert_eq!(agenda.check(), Ok(()), "what is written may be read");
    let settings = ReminderSettings {
        rerate: OtherReminders {
            on: true,
            level: ReminderLevel::Kind,
        },
        ..ReminderSettings::default()
    };
    let later = minutes(&now, 20);
    let again = |occasions: &[Occasion], settings: &ReminderSettings, previous: &Agenda| {
        let planning = Planning {
            now: &later,
            lang: Lang::En,
            settings,
            more_after: false,
            previous: Some(previous),
            late_phone: "",
        };
        plan(&[evening(None)], occasions, &planning, &opaque)
    };
    let after = again(std::slice::from_ref(&craving), &settings, &agenda);
    let kept = after.items.iter().find(|item| item.id == id).unwrap();
    assert_eq!(
        kept.text.body, "How strong is it now?",
        "the vault knows it again: same reminder, with the words that were chosen"
    );
    let third = again(std::slice::from_ref(&craving), &settings, &after);
    assert!(
        third.items.iter().any(|item| item.id == id),
        "and the next time too, so that what was shown stays shown"
    );
    assert!(
        !again(&[], &settings, &agenda)
            .items
            .iter()
            .any(|item| item.id == id),
        "rated in the meantime: nothing left to remind of"
    );
    let off = ReminderSettings {
        rerate: OtherReminders {
            on: false,
            ..OtherReminders::default()
        },
        ..settings
    };
    let mut off = again(std::slice::from_ref(&craving), &off, &agenda);
    assert!(
        !off.items.iter().any(|item| item.id == id),
        "turned off in the vault"
    );
    assert!(
        !off.add(&craving, id),
        "turned off holds for the locked screen too"
    );
}
