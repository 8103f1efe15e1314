//! Whether the person was there, as they noted it: kind by kind and session by session.
//!
//! Owns how what was noted reads: with what it is out of, and with "not noted" apart from "missed". The hours of the program are
//! [`super::attended`]'s.

use std::collections::BTreeMap;

use evenkeel_domain::report::{Block, Fact};
use evenkeel_domain::sessions::{AttendanceStatus, Occurrence, OccurrenceRecord};
use evenkeel_domain::share::{OwnKind, OwnWhat};
use evenkeel_domain::vocabulary::Term;

use super::attended::hours;
use super::own::Own;
use super::wording::Wording;

/// How many sessions ended in which way.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Took place and are over.
    over: u32,
    there: u32,
    late: u32,
    left_early: u32,
    missed: u32,
    excused: u32,
    made_up: u32,
    not_noted: u32,
    /// Minutes credited.
    minutes: u32,
}

impl Count {
    fn add(&mut self, session: &Occurrence) {
        let noted = session.attendance.as_ref();
        let status = noted.and_then(|noted| noted.status);
        self.over += 1;
        self.minutes = self
            .minutes
            .saturating_add(noted.map_or(0, |noted| noted.minutes_credited));
        self.there += u32::from(status.is_some_and(AttendanceStatus::was_there));
        self.missed += u32::from(status.is_some_and(AttendanceStatus::was_missed));
        match status {
            Some(AttendanceStatus::Late) => self.late += 1,
            Some(AttendanceStatus::LeftEarly) => self.left_early += 1,
            Some(AttendanceStatus::MissedExcused) => self.excused += 1,
            None | Some(AttendanceStatus::NotSaid) => self.not_noted += 1,
            Some(AttendanceStatus::Attended | AttendanceStatus::Missed) => {}
        }
        self.made_up += u32::from(noted.is_some_and(|noted| noted.made_up));
    }
}

/// Sessions that took place and are over, or about which something was noted.
fn counted<'a>(
    list: &'a [&'a Occurrence],
    wording: &'a Wording<'_>,
) -> impl Iterator<Item = &'a Occurrence> {
    list.iter().copied().filter(|session| {
        let noted = session
            .attendance
            .as_ref()
            .is_some_and(|noted| noted.status.is_some());
        session.asks_attendance() && (noted || session.end <= wording.period.now())
    })
}

/// Attendance kind by kind; none when nothing was noted at all.
pub(super) fn by_kind(list: &[&Occurrence], wording: &Wording<'_>) -> Option<Block> {
    let mut kinds: BTreeMap<String, Count> = BTreeMap::new();
    for session in counted(list, wording) {
        kinds
            .entry(wording.say(&session.kind.message()))
            .or_default()
            .add(session);
    }
    let total: u32 = kinds.values().map(|count| count.over).sum();
    let silent = kinds.values().all(|count| count.not_noted == count.over);
    if silent {
        return None;
    }
    let rows = kinds
        .into_iter()
        .map(|(kind, count)| {
            vec![
                kind,
                count.over.to_string(),
                count.there.to_string(),
                count.late.to_string(),
                count.left_early.to_string(),
                wording.with(
                    "report-kind-missed-value",
                    &[
                        ("n", &count.missed.to_string()),
                        ("excused", &count.excused.to_string()),
                    ],
                ),
                count.not_noted.to_string(),
                hours(count.minutes),
            ]
        })
        .collect();
    let head = [
        "kind",
        "over",
        "there",
        "late",
        "early",
        "missed",
        "not-noted",
        "hours",
    ]
    .iter()
    .map(|name| wording.say(&format!("report-attendance-{name}")))
    .collect();
    Some(Block::Table {
        caption: wording.with("report-attendance-caption", &[("n", &total.to_string())]),
        head,
        rows,
    })
}

/// What the list says about one session; none when nothing was noted and it is not over.
pub(super) fn state(session: &Occurrence, wording: &Wording<'_>) -> Option<String> {
    let noted = session.attendance.as_ref();
    let Some(status) = noted.and_then(|noted| noted.status) else {
        return (session.asks_attendance() && session.end <= wording.period.now())
            .then(|| wording.say("report-state-not-noted"));
    };
    let id = match status {
        AttendanceStatus::Attended => "attended",
        AttendanceStatus::Late => "late",
        AttendanceStatus::LeftEarly => "left-early",
        AttendanceStatus::Missed => "missed",
        AttendanceStatus::MissedExcused => "excused",
        AttendanceStatus::NotSaid => "not-said",
    };
    let mut lines = vec![wording.say(&format!("report-state-{id}"))];
    let reason: Option<&Term> = noted.and_then(|noted| noted.reason.as_ref());
    lines.extend(reason.and_then(|reason| told(reason, wording)));
    if noted.is_some_and(|noted| noted.made_up) {
        lines.push(wording.say("report-state-made-up"));
    }
    if noted.is_some_and(|noted| noted.makeup_for.is_some()) {
        lines.push(wording.say("report-state-makeup"));
    }
    if session.moved {
        lines.push(wording.with(
            "report-session-moved",
            &[("from", &wording.moment(session.recurrence_id))],
        ));
    }
    Some(lines.join("\n"))
}

/// A reason as it is printed. That a craving or use was behind it is more than attendance says: it reads like no reason.
pub(super) fn told(reason: &Term, wording: &Wording<'_>) -> Option<String> {
    match reason {
        Term::Builtin(id) if id == "missed.craving_use" => None,
        Term::Builtin(_) => Some(wording.plain(reason)),
        Term::Custom(text) => wording
            .own_line(Own::shared(OwnKind::Sessions, OwnWhat::Reason, "", text))
            .map(str::to_owned),
    }
}

/// The person's own lines about sessions: takeaway, questions, homework. Free text, and asked for as such.
pub(super) fn notes(list: &[&OccurrenceRecord], wording: &Wording<'_>) -> Vec<Fact> {
    list.iter()
        .filter_map(|record| {
            let entry = &record.entry;
            let mut lines: Vec<String> = Vec::new();
            if !entry.takeaway.trim().is_empty() {
                lines.push(entry.takeaway.clone());
            }
            let mut say = |id: &str, text: &str| lines.push(wording.with(id, &[("text", text)]));
            for question in &entry.questions {
                say("report-session-question", question);
            }
            for homework in &entry.homework_in {
                let id = if homework.done {
                    "report-session-homework-done"
                } else {
                    "report-session-homework-open"
                };
                say(id, &homework.text);
            }
            for homework in &entry.homework_out {
                say("report-session-homework-next", homework);
            }
            let text = lines.join("\n");
            let key = format!("{}/{}", record.key.series, record.key.recurrence_id);
            let at = Some(record.session.local_start);
            let own = Own::of(OwnKind::Sessions, OwnWhat::SessionNote, key, at, &text);
            let text = wording.own_line(own)?.to_owned();
            Some(Fact::new(wording.moment(record.session.local_start), text))
        })
        .collect()
}
