//! Medications of the days: of each what was due, what became of it, and the counts with what they are out of.
//!
//! Owns what is chosen: nothing deleted, nothing marked "never", and only what was due or noted in the days. When a dose was due and what
//! state it is in is the domain's. A name is printed, since without it nothing could be read; what a medicine is for, the label, reasons
//! and notes are own lines, each with its tick. What was not recorded is called that and nothing else.

use evenkeel_domain::medications::{
    Adherence, Course, Dose, DoseAnswer, LEAST_DUE, Pause, PauseReason, Slot, SlotState,
};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{OwnKind, OwnWhat, ShareFlag};
use evenkeel_domain::time::Now;

use super::Records;
use super::own::Own;
use super::period::Period;
use super::wording::Wording;

/// Most medications in one report; each takes a few blocks of its section.
const MOST: usize = 60;

/// The medications that may go in, in the person's order.
pub(crate) struct Chosen<'a> {
    courses: Vec<Course<'a>>,
    now: &'a Now,
}

pub(crate) fn choose<'a>(records: &Records<'a>, now: &'a Now) -> Chosen<'a> {
    let mut courses: Vec<Course<'a>> = records
        .medications
        .iter()
        .filter(|one| one.medication.deleted_at.is_none())
        .filter(|one| one.medication.entry.share != ShareFlag::Never)
        .copied()
        .collect();
    courses.sort_by_key(|one| (one.medication.position, one.medication.id));
    courses.truncate(MOST);
    Chosen { courses, now }
}

pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let mut blocks = Vec::new();
    for course in &chosen.courses {
        blocks.extend(medicine(*course, chosen.now, wording));
    }
    let id = if blocks.is_empty() {
        "report-medicines-none"
    } else {
        "report-medicines-note"
    };
    blocks.insert(
        0,
        Block::Paragraph {
            text: wording.say(id),
        },
    );
    Section {
        heading: wording.say("report-kind-medications"),
        blocks,
    }
}

/// One medication; nothing where nothing of it was due or noted in these days.
fn medicine<'a>(course: Course<'a>, now: &'a Now, wording: &Wording<'_>) -> Vec<Block> {
    let period: &Period<'_> = &wording.period;
    let seen = course.at(now);
    let found = seen.counts(period.from, period.last_day_so_far());
    let slots = seen.slots(period.from, period.last_day_so_far()).items;
    let slots: Vec<Slot<'_>> = slots
        .into_iter()
        .filter(|slot| slot.at <= now.at || slot.dose.is_some())
        .collect();
    let mut beside: Vec<&Dose> = course
        .doses
        .iter()
        .filter(|dose| dose.deleted_at.is_none() && dose.entry.slot.is_none())
        .filter(|dose| period.holds_time(dose.occurred.local))
        .collect();
    beside.sort_by_key(|dose| (dose.occurred.at, dose.id));
    // An injection that waits for the end of a pause has no dose in these days, and yet there is something to say.
    let pauses: Vec<Fact> = pauses(&course, wording)
        .map(|pause| Fact::new(wording.say("report-medicine-pause"), paused(pause, wording)))
        .collect();
    if slots.is_empty() && beside.is_empty() && pauses.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Subheading {
        text: course.medication.entry.name.clone(),
    }];
    let mut facts = counts(found.as_ref(), beside.len(), wording);
    facts.extend(pauses);
    blocks.push(Block::Facts { rows: facts });
    let mut rows: Vec<Vec<String>> = slots
        .iter()
        .flat_map(|slot| slot_rows(slot, &course, wording))
        .collect();
    rows.extend(beside.iter().map(|dose| {
        cells(
            wording.say("report-dose-not-due"),
            Some(dose),
            wording.say("report-dose-taken"),
            String::new(),
            wording,
        )
    }));
    if !rows.is_empty() {
        blocks.push(Block::Table {
            caption: wording.with("report-medicine-doses", &[("n", &rows.len().to_string())]),
            head: ["due", "taken", "written", "state", "reason", "version"]
                .iter()
                .map(|name| wording.say(&format!("report-dose-head-{name}")))
                .collect(),
            rows,
        });
    }
    let noted = slots
        .iter()
        .flat_map(|slot| slot.dose.iter().chain(&slot.others).copied());
    let own = own_words(&course, noted.chain(beside.iter().copied()), wording);
    blocks.extend(wording.titled("report-own-words", own));
    blocks
}

fn counts(found: Option<&Adherence>, beside: usize, wording: &Wording<'_>) -> Vec<Fact> {
    let mut rows = Vec::new();
    let mut row = |name: &str, value: String| rows.push(Fact::new(wording.say(name), value));
    if let Some(found) = found {
        let share = if found.due >= LEAST_DUE {
            wording.with(
                "report-medicine-of",
                &[
                    ("n", &found.taken.to_string()),
                    ("of", &found.due.to_string()),
                ],
            )
        } else {
            wording.with("report-medicine-few", &[("n", &found.due.to_string())])
        };
        row("report-medicine-taken", share);
        row("report-medicine-late", found.late.to_string());
        row("report-medicine-skipped", found.skipped.to_string());
        row(
            "report-medicine-not-recorded",
            found.not_recorded.to_string(),
        );
        row("report-medicine-paused", found.paused.to_string());
        if let Some(gap) = found.longest_gap_days {
            row("report-medicine-gap", gap.to_string());
        }
    }
    if beside > 0 {
        row("report-medicine-beside", beside.to_string());
    }
    rows
}

/// A slot, with each answer to it in a row of its own.
fn slot_rows(slot: &Slot<'_>, course: &Course<'_>, wording: &Wording<'_>) -> Vec<Vec<String>> {
    let version = course
        .versions
        .iter()
        .find(|version| version.id == slot.key.version)
        .map(|version| version.version.to_string())
        .unwrap_or_default();
    let mut due = wording.moment(slot.local);
    if slot.moved {
        due.push('\n');
        due.push_str(&wording.say("report-dose-moved"));
    }
    if slot.shifted {
        due.push('\n');
        due.push_str(&wording.say("report-dose-shifted"));
    }
    let state = wording.say(state_id(slot.state));
    let mut rows = vec![cells(
        due.clone(),
        slot.dose,
        state,
        version.clone(),
        wording,
    )];
    rows.extend(slot.others.iter().map(|other| {
        let again = wording.say(match other.entry.answer {
            DoseAnswer::Taken => "report-dose-again-taken",
            DoseAnswer::Skipped => "report-dose-again-skipped",
        });
        cells(due.clone(), Some(other), again, version.clone(), wording)
    }));
    rows
}

fn cells(
    due: String,
    dose: Option<&Dose>,
    mut state: String,
    version: String,
    wording: &Wording<'_>,
) -> Vec<String> {
    let nothing = || wording.say("report-dose-nothing");
    let Some(dose) = dose else {
        return vec![due, nothing(), nothing(), state, nothing(), version];
    };
    if dose.while_locked {
        state.push('\n');
        state.push_str(&wording.say("report-dose-while-locked"));
    }
    let taken = match dose.entry.answer {
        DoseAnswer::Taken => wording.lived(&dose.occurred),
        DoseAnswer::Skipped => nothing(),
    };
    let written = evenkeel_domain::calendar::to_local(dose.created_at, &dose.occurred.zone);
    let reason = dose.entry.reason.as_ref();
    vec![
        due,
        taken,
        wording.moment(written),
        state,
        reason.map_or_else(nothing, |reason| wording.plain(reason)),
        version,
    ]
}

const fn state_id(state: SlotState) -> &'static str {
    match state {
        SlotState::Future => "report-dose-future",
        SlotState::Due => "report-dose-due",
        SlotState::Taken => "report-dose-taken",
        SlotState::TakenLate => "report-dose-late",
        SlotState::Skipped => "report-dose-skipped",
        SlotState::NotRecorded => "report-dose-not-recorded",
        SlotState::Paused => "report-dose-paused",
    }
}

/// What the person typed about the medicine and its doses, each line where it was ticked. All of it speaks of medicine by its place.
fn own_words<'a>(
    course: &Course<'a>,
    doses: impl Iterator<Item = &'a Dose>,
    wording: &Wording<'_>,
) -> Vec<Fact> {
    let entry = &course.medication.entry;
    let id = course.medication.id;
    let mut rows = Vec::new();
    for (name, what, text) in [
        (
            "report-medicine-purpose",
            OwnWhat::MedicinePurpose,
            &entry.purpose,
        ),
        (
            "report-medicine-label",
            OwnWhat::MedicineLabel,
            &entry.label,
        ),
        (
            "report-medicine-reason",
            OwnWhat::MedicineReason,
            &entry.stop_reason,
        ),
        ("report-medicine-own-note", OwnWhat::Note, &entry.note),
    ] {
        let own = Own::of(OwnKind::Medications, what, id, None, text).marked();
        if let Some(text) = wording.own_line(own) {
            rows.push(Fact::new(wording.say(name), text));
        }
    }
    for pause in pauses(course, wording) {
        let own = Own::of(
            OwnKind::Medications,
            OwnWhat::MedicineReason,
            pause.id,
            None,
            &pause.note,
        );
        if let Some(text) = wording.own_line(own.marked()) {
            rows.push(Fact::new(wording.date(pause.from), text));
        }
    }
    for dose in doses {
        let at = Some(dose.occurred.local);
        let own = Own::of(
            OwnKind::Medications,
            OwnWhat::Note,
            dose.id,
            at,
            &dose.entry.note.text,
        );
        if let Some(text) = wording.own_line(own.marked()) {
            rows.push(Fact::new(wording.lived(&dose.occurred), text));
        }
    }
    rows
}

/// The pauses that reach into the days.
fn pauses<'a>(course: &Course<'a>, wording: &Wording<'_>) -> impl Iterator<Item = &'a Pause> {
    let (from, to) = (wording.period.from, wording.period.to);
    let mine = course.medication.id;
    let there = move |pause: &&Pause| pause.deleted_at.is_none() && pause.medication == mine;
    let inside =
        move |pause: &&Pause| pause.from <= to && pause.until.is_none_or(|until| from <= until);
    course.pauses.iter().filter(there).filter(inside)
}

/// The days of a pause and its reason from the list.
fn paused(pause: &Pause, wording: &Wording<'_>) -> String {
    let reason = wording.say(match pause.reason {
        PauseReason::Hospital => "report-medicine-pause-hospital",
        PauseReason::Prescriber => "report-medicine-pause-prescriber",
        PauseReason::RanOut => "report-medicine-pause-ran-out",
        PauseReason::Other => "report-medicine-pause-other",
    });
    let from = wording.date(pause.from);
    match pause.until {
        Some(until) => wording.with(
            "report-medicine-pause-days",
            &[
                ("from", &from),
                ("to", &wording.date(until)),
                ("reason", &reason),
            ],
        ),
        None => wording.with(
            "report-medicine-pause-open",
            &[("from", &from), ("reason", &reason)],
        ),
    }
}
