//! The program and what was noted about sessions: what goes in comes out, and notes outlive their series.

use chrono::{Duration, NaiveDate, Weekday};
use evenkeel_domain::program::{AttendancePolicy, Phase, PhaseKind, Program, ProgramEntry};
use evenkeel_domain::sessions::{
    AttendanceStatus, Homework, OccurrenceEntry, OccurrenceKey, OccurrenceRecord, RecordedSession,
    SessionKind, SessionSeries,
};
use evenkeel_domain::share::ShareFlag;
use evenkeel_domain::vocabulary::Term;

use super::tests::series;
use crate::StoreError;
use crate::tables::{self, program, session_records, sessions};
use crate::testing::{Place as Folder, now};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

/// A record with every field filled, each with something that could be mixed up.
fn record(of: &SessionSeries, days: i64) -> OccurrenceRecord {
    let recurrence_id = of.details.start + Duration::days(days);
    let start = now() + Duration::days(days);
    OccurrenceRecord {
        key: OccurrenceKey {
            series: of.id,
            recurrence_id,
        },
        created_at: now(),
        updated_at: now() + Duration::seconds(5),
        session: RecordedSession {
            recurrence_at: start - Duration::hours(1),
            start,
            end: start + Duration::minutes(170),
            local_start: recurrence_id + Duration::hours(1),
            zone: "America/Chicago".into(),
            kind: SessionKind::FamilyEducation,
            title: "Grupo \u{201c}familia\u{201d}".into(),
            counts_hours: true,
        },
        entry: OccurrenceEntry {
            status: Some(AttendanceStatus::LeftEarly),
            reason: Some(Term::Custom("the bus strike".into())),
            makeup_for: None,
            minutes_credited: Some(90),
            homework_in: vec![Homework {
                text: "page 12".into(),
                done: true,
            }],
            homework_out: vec!["page 13".into(), "call Rosa".into()],
            takeaway: "\u{1f30a} it passes".into(),
            questions: vec!["How long?".into()],
            mood_before: Some(0),
            mood_after: Some(10),
            on_my_way: Some(start - Duration::minutes(40)),
            share: ShareFlag::Never,
        },
    }
}

#[test]
fn every_version_of_the_program_stays_and_the_newest_is_read() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    assert_eq!(
        vault.read(program::current).unwrap().version,
        0,
        "nothing saved, nothing assumed"
    );
    let first = Program {
        version: 1,
        saved_at: Some(now()),
        entry: ProgramEntry {
            start: Some(day("2026-09-14")),
            planned_end: None,
            phases: vec![
                Phase {
                    kind: PhaseKind::Detox,
                    from: day("2026-09-10"),
                    until: Some(day("2026-09-13")),
                    minutes_a_week: None,
                    weekdays: Vec::new(),
                },
                Phase {
                    kind: PhaseKind::StepDown,
                    from: day("2026-09-14"),
                    until: None,
                    minutes_a_week: Some(4_800),
                    weekdays: vec![Weekday::Mon, Weekday::Sun],
                },
            ],
            policy: AttendancePolicy {
                most_misses: Some(0),
                notice_hours: Some(48),
                late_counts_as_missed: Some(15),
                call_whom: "Front desk".into(),
                phone: "555-0100".into(),
                note: "Bring a doctor's note.".into(),
            },
        },
    };
    vault.write(|w| program::insert(w, &first)).unwrap();
    assert_eq!(vault.read(program::current).unwrap(), first);
    assert!(
        matches!(
            vault.write(|w| program::insert(w, &first)),
            Err(StoreError::Stale)
        ),
        "a version is never written over"
    );
    let second = Program {
        version: 2,
        entry: ProgramEntry::default(),
        ..first
    };
    vault.write(|w| program::insert(w, &second)).unwrap();
    assert_eq!(vault.read(program::current).unwrap(), second);
}

#[test]
fn what_was_noted_comes_back_whole_and_in_order() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let owner = series(1);
    let (early, late) = (record(&owner, 1), record(&owner, 3));
    vault
        .write(|w| {
            sessions::put(w, &owner)?;
            session_records::put(w, &late)?;
            session_records::put(w, &early)
        })
        .unwrap();
    let found = vault
        .read(|r| session_records::of_series(r, owner.id))
        .unwrap();
    let records: Vec<&OccurrenceRecord> = found.iter().map(|one| &one.record).collect();
    assert_eq!(records, [&early, &late]);
    let window = vault
        .read(|r| session_records::between(r, early.session.start, late.session.start))
        .unwrap();
    assert_eq!(
        window.iter().map(|one| &one.record).collect::<Vec<_>>(),
        [&early],
        "the first instant belongs to the window, the last does not"
    );
    let changed = OccurrenceRecord {
        entry: OccurrenceEntry {
            status: Some(AttendanceStatus::NotSaid),
            ..OccurrenceEntry::default()
        },
        ..early.clone()
    };
    vault.write(|w| session_records::put(w, &changed)).unwrap();
    assert_eq!(
        vault
            .read(|r| session_records::get(r, early.key))
            .unwrap()
            .map(|one| one.record),
        Some(changed),
        "what was taken out is gone, not mixed with what was there"
    );
    vault
        .write(|w| session_records::remove(w, early.key))
        .unwrap();
    assert_eq!(
        vault.read(|r| session_records::get(r, early.key)).unwrap(),
        None
    );
}

#[test]
fn a_missed_session_is_made_up_by_one_that_was_attended() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let owner = series(1);
    let mut missed = record(&owner, 1);
    missed.entry.status = Some(AttendanceStatus::Missed);
    let mut other = record(&owner, 3);
    other.entry.makeup_for = Some(missed.key);
    other.entry.status = None;
    let made_up = |vault: &mut crate::Vault, key| {
        vault
            .read(|r| session_records::get(r, key))
            .unwrap()
            .is_some_and(|one| one.made_up)
    };
    vault
        .write(|w| {
            sessions::put(w, &owner)?;
            session_records::put(w, &missed)?;
            session_records::put(w, &other)
        })
        .unwrap();
    assert!(
        !made_up(&mut vault, missed.key),
        "planning to make up for it is not making up for it"
    );
    other.entry.status = Some(AttendanceStatus::Late);
    vault.write(|w| session_records::put(w, &other)).unwrap();
    assert!(made_up(&mut vault, missed.key));

    let renamed = OccurrenceKey {
        recurrence_id: missed.key.recurrence_id + Duration::minutes(30),
        ..missed.key
    };
    vault
        .write(|w| session_records::rename(w, missed.key, renamed, now()))
        .unwrap();
    assert!(
        made_up(&mut vault, renamed),
        "the session that makes up for it follows the new name"
    );
}

#[test]
fn purging_a_series_never_takes_what_was_noted() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let (noted, bare) = (series(1), series(2));
    let record = record(&noted, 1);
    vault
        .write(|w| {
            sessions::put(w, &noted)?;
            sessions::put(w, &bare)?;
            session_records::put(w, &record)?;
            sessions::delete(w, noted.id, now())?;
            sessions::delete(w, bare.id, now())
        })
        .unwrap();
    let later = now() + Duration::days(400);
    assert_eq!(
        vault.write(|w| tables::purge(w, later, later)).unwrap(),
        1,
        "only the one nobody noted anything about goes"
    );
    assert!(vault.read(|r| sessions::get(r, noted.id)).is_ok());
    assert!(
        vault
            .read(|r| session_records::get(r, record.key))
            .unwrap()
            .is_some()
    );
}
