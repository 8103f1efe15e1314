//! What is in the agenda.

use super::*;

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
        let requests: Vec<_> = checkins
            .iter()
            .map(|local| {
                let name = local.to_string();
                ReminderRequest::by_the_clock(
                    ReminderKind::Checkin,
                    name,
                    String::new(),
                    *local,
                    ZONE,
                )
            })
            .collect();
        plan(&[], &requests, &planning, &opaque)
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
        ledger.begin(&decision, &now);
        ledger.finish(&decision, true, &now);
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
fn the_agenda_is_bounded_and_warns_before_it_runs_out() {
    let now = noon();
    let settings = ReminderSettings::default();
    let first = evening(None).local_start;
    let flood: Vec<_> = (0..7_000)
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
fn where_there_is_no_room_no_reminder_before_the_end_that_is_told_is_missing() {
    let now = noon();
    // The evening before comes long before the others of the same session, and it is among these that the list is cut.
    let settings = ReminderSettings {
        times: vec![
            ReminderTime::EveningBefore(NaiveTime::from_hms_opt(20, 0, 0).unwrap()),
            ReminderTime::Before(0),
        ],
        ..ReminderSettings::default()
    };
    let first = evening(None).local_start;
    let sessions: Vec<_> = (0..6_200)
        .map(|n| session(first + Duration::minutes(n * 25), ZONE, None))
        .collect();
    let planning = Planning {
        now: &now,
        lang: Lang::En,
        settings: &settings,
        more_after: false,
        previous: None,
        late_phone: "",
    };
    let agenda = plan(&sessions, &[], &planning, &opaque);
    let kept: Vec<_> = agenda
        .items
        .iter()
        .filter(|item| item.kind != ReminderKind::Horizon)
        .map(|item| item.at)
        .collect();
    let wanted: Vec<_> = sessions
        .iter()
        .flat_map(|session| reminder_times(session, &settings))
        .map(|(_, at)| at)
        .filter(|at| *at > now.at)
        .collect();
    assert!(wanted.len() > MAX_ITEMS, "the list is full");
    let end = agenda.covers_until;
    let before = |all: &[DateTime<Utc>]| all.iter().filter(|at| **at < end).count();
    let with = |all: &[DateTime<Utc>]| all.iter().filter(|at| **at <= end).count();
    assert_eq!(before(&kept), before(&wanted), "none is missing before");
    assert!(with(&kept) < with(&wanted), "one is missing there");
}

#[test]
fn where_there_is_no_room_check_ins_give_way_to_sessions() {
    let now = noon();
    let settings = ReminderSettings::default();
    let first = evening(None).local_start;
    // Two reminders each, spread over the same 120 days as the check-ins.
    let sessions: Vec<_> = (0..5_990)
        .map(|n| session(first + Duration::minutes(n * 28), ZONE, None))
        .collect();
    let checkins: Vec<_> = (0..240)
        .map(|half_day| request(ReminderKind::Checkin, 60 + half_day * 12 * 60))
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
        (5_990, 5_990),
        "every session keeps its reminders"
    );
    assert_eq!(
        of(ReminderKind::Checkin),
        MAX_ITEMS - 1 - 2 * 5_990,
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
fn what_is_added_while_locked_says_nothing_and_is_known_again() {
    let now = noon();
    let mut agenda = agenda_of(&[evening(None)], &now, None);
    let craving = request(ReminderKind::Rerate, 15);
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
    let again = |requests: &[ReminderRequest], settings: &ReminderSettings, previous: &Agenda| {
        let planning = Planning {
            now: &later,
            lang: Lang::En,
            settings,
            more_after: false,
            previous: Some(previous),
            late_phone: "",
        };
        plan(&[evening(None)], requests, &planning, &opaque)
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
