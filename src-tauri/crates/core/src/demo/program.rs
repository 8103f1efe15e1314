//! The fictional person's program, and what they noted about their sessions.

use chrono::{Days, Duration, NaiveDate, Weekday};
use evenkeel_domain::calendar::Window;
use evenkeel_domain::program::{AttendancePolicy, Phase, PhaseKind, Program, ProgramEntry};
use evenkeel_domain::sessions::{
    AttendanceStatus, Occurrence, OccurrenceEntry, OccurrenceRecord, RecordedSession, SessionSeries,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::{Lang, say};

use super::shared::{WEEKS, word};

/// Twelve weeks, then step-down.
pub(super) fn program(now: &Now, lang: Lang, start: NaiveDate) -> Program {
    let day = |days: u64| start.checked_add_days(Days::new(days)).unwrap_or(start);
    let last = day(WEEKS * 7 - 1);
    Program {
        version: 1,
        saved_at: Some(now.at),
        entry: ProgramEntry {
            start: Some(start),
            planned_end: Some(last),
            phases: vec![
                Phase {
                    kind: PhaseKind::Iop,
                    from: start,
                    until: Some(last),
                    minutes_a_week: Some(600),
                    weekdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu],
                },
                Phase {
                    kind: PhaseKind::StepDown,
                    from: day(WEEKS * 7),
                    until: None,
                    minutes_a_week: Some(90),
                    weekdays: vec![Weekday::Mon],
                },
            ],
            policy: AttendancePolicy {
                most_misses: Some(6),
                notice_hours: Some(24),
                late_counts_as_missed: Some(15),
                call_whom: say(lang, "demo-front-desk", &[]),
                phone: "555-0100".to_owned(),
                note: String::new(),
            },
        },
    }
}

/// What was noted about every session that is over but the last: that one is asked about.
pub(super) fn records(series: &[SessionSeries], now: &Now, lang: Lang) -> Vec<OccurrenceRecord> {
    let window = Window::new(now.at - Duration::days(120), now.at);
    let mut over: Vec<Occurrence> = series
        .iter()
        .flat_map(|one| one.occurrences(window, &now.zone).items)
        .filter(|one| one.takes_place() && one.end <= now.at)
        .collect();
    over.sort_by_key(|one| (one.start, one.series));
    over.pop();
    over.iter()
        .enumerate()
        .map(|(number, one)| OccurrenceRecord {
            key: one.key(),
            created_at: one.end,
            updated_at: one.end,
            session: RecordedSession::of(one, &one.zone),
            entry: entry(number, lang),
        })
        .collect()
}

fn entry(number: usize, lang: Lang) -> OccurrenceEntry {
    let (status, reason) = match number {
        n if n % 17 == 5 => (AttendanceStatus::MissedExcused, Some("missed.sick")),
        n if n % 13 == 9 => (AttendanceStatus::LeftEarly, Some("missed.transport")),
        n if n % 11 == 7 => (AttendanceStatus::Late, Some("missed.work")),
        _ => (AttendanceStatus::Attended, None),
    };
    let takeaway = match number % 6 {
        1 => say(lang, "demo-takeaway-1", &[]),
        4 => say(lang, "demo-takeaway-2", &[]),
        _ => String::new(),
    };
    OccurrenceEntry {
        status: Some(status),
        reason: reason.map(word),
        takeaway: if status.was_there() {
            takeaway
        } else {
            String::new()
        },
        minutes_credited: (status == AttendanceStatus::LeftEarly).then_some(90),
        ..OccurrenceEntry::default()
    }
}
