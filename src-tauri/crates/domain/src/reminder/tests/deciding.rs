//! What is shown, and when.

use super::*;

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
        ledger.begin(decision, &woke);
        ledger.finish(decision, true, &woke);
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
        ledger.settle(now, &agenda);
        let decisions = decide(now, &agenda, ledger);
        for decision in &decisions {
            ledger.begin(decision, now);
            ledger.finish(decision, true, now);
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
        ledger.settle(now, agenda);
        let decisions = decide(now, agenda, ledger);
        for decision in &decisions {
            ledger.begin(decision, now);
            ledger.finish(decision, taken, now);
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
        ledger.settle(&right, &anew);
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
            ledger.begin(&decision, &now);
            ledger.finish(&decision, false, &now);
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
                ledger.begin(&decision, &now);
                ledger.finish(&decision, taken, &now);
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
            Decision::Show { .. } | Decision::Group { .. } => 0,
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
