//! Sessions: which are chosen, the hours week by week, and each as planned, with what the person noted about being there.
//!
//! Title, kind, time and with whom; never the place, the phone number or directions: nobody needs them to read this.

use std::collections::BTreeSet;

use evenkeel_domain::program::ProgramEntry;
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::sessions::{Occurrence, OccurrenceRecord, SessionKind};
use evenkeel_domain::share::{OwnKind, OwnWhat, ShareFlag};

use super::Records;
use super::attendance;
use super::attended::{Attended, hours};
use super::own::Own;
use super::period::Period;
use super::weeks::{Stretch, Weeks};
use super::wording::Wording;

/// The sessions of the days, with what the program prescribes and what was noted.
pub(crate) struct Chosen<'a> {
    pub(crate) list: Vec<&'a Occurrence>,
    pub(crate) program: Option<&'a ProgramEntry>,
    pub(crate) notes: Vec<&'a OccurrenceRecord>,
}

/// Those of the days in order; of what was noted, all that is not marked "never".
pub(crate) fn choose<'a>(records: &Records<'a>, period: &Period<'_>) -> Chosen<'a> {
    let mut list: Vec<&Occurrence> = records
        .occurrences
        .iter()
        .filter(|session| period.holds_time(session.local_start))
        .collect();
    list.sort_by_key(|session| (session.start, session.series));
    let mut notes: Vec<&OccurrenceRecord> = records
        .session_notes
        .iter()
        .filter(|record| record.entry.share != ShareFlag::Never)
        .filter(|record| period.holds_time(record.session.local_start))
        .collect();
    notes.sort_by_key(|record| (record.session.start, record.key.series));
    Chosen {
        list,
        program: records.program,
        notes,
    }
}

/// The line above the tables. Empty where there is nothing to count: the section says so in words.
pub(super) fn facts(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Fact> {
    if chosen.list.is_empty() {
        return Vec::new();
    }
    vec![planned(&chosen.list, wording)]
}

fn planned(list: &[&Occurrence], wording: &Wording<'_>) -> Fact {
    let planned: Vec<_> = list
        .iter()
        .filter(|session| !session.cancelled && !session.all_day)
        .collect();
    let cancelled = list
        .iter()
        .filter(|session| session.cancelled)
        .count()
        .to_string();
    let moved = planned
        .iter()
        .filter(|session| session.moved)
        .count()
        .to_string();
    Fact::new(
        wording.say("report-planned"),
        wording.with(
            "report-planned-value",
            &[
                ("n", &planned.len().to_string()),
                ("moved", &moved),
                ("cancelled", &cancelled),
            ],
        ),
    )
}

/// Hours week by week, weeks that lie in the days only in part included.
fn weeks(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Option<Block> {
    let weeks: Vec<(Stretch, Attended)> = Weeks::of(&wording.period)
        .list
        .into_iter()
        .map(|week| (week, Attended::between(chosen, week.from, week.to, wording)))
        .filter(|(_, attended)| attended.planned > 0 || attended.credited > 0)
        .collect();
    if weeks.is_empty() {
        return None;
    }
    let prescribed = weeks.iter().any(|(_, one)| one.prescribed.is_some());
    let of = if prescribed {
        "report-week-of"
    } else {
        "report-week-of-planned"
    };
    Some(Block::Table {
        caption: wording.say("report-attendance-weeks"),
        head: [
            "report-week-days",
            "report-week-hours",
            of,
            "report-week-open",
            "report-week-missed",
        ]
        .iter()
        .map(|id| wording.say(id))
        .collect(),
        rows: weeks
            .iter()
            .map(|(week, one)| {
                let of = match one.prescribed {
                    Some(minutes) => hours(minutes),
                    None if prescribed => wording.say("report-none-given"),
                    None => hours(one.planned),
                };
                vec![
                    wording.days(week.from, week.to),
                    hours(one.credited),
                    of,
                    hours(one.open),
                    one.missed.to_string(),
                ]
            })
            .collect(),
    })
}

pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let list = chosen.list.as_slice();
    let heading = wording.say("report-kind-sessions");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: wording.say("report-sessions-none"),
            }],
        };
    }
    let mut blocks = vec![Block::Paragraph {
        text: wording.say("report-sessions-note"),
    }];
    blocks.extend(weeks(chosen, wording));
    blocks.push(table(list, wording));
    blocks.extend(attendance::by_kind(list, wording));
    // A note belongs to the series: once is enough.
    let mut seen = BTreeSet::new();
    let rows: Vec<Fact> = list
        .iter()
        .filter(|session| seen.insert(session.series))
        .filter_map(|session| {
            let own = Own::of(
                OwnKind::Sessions,
                OwnWhat::SeriesNote,
                session.series,
                None,
                &session.note,
            );
            let note = wording.own_line(own)?;
            Some(Fact::new(name(session, wording), note))
        })
        .collect();
    blocks.extend(wording.titled("report-session-notes", rows));
    let rows = attendance::notes(&chosen.notes, wording);
    blocks.extend(wording.titled("report-session-own", rows));
    Section { heading, blocks }
}

/// Every session. With whom is a column only where somebody's name was ticked.
fn table(list: &[&Occurrence], wording: &Wording<'_>) -> Block {
    let providers: Vec<Option<&str>> = list
        .iter()
        .map(|session| {
            let own = Own::shared(OwnKind::Sessions, OwnWhat::Provider, "", &session.provider);
            wording.own_line(own)
        })
        .collect();
    let named = providers.iter().any(Option::is_some);
    let mut head = vec!["when", "what", "length", "state"];
    if named {
        head.insert(2, "with");
    }
    Block::Table {
        caption: wording.with("report-sessions-caption", &[("n", &list.len().to_string())]),
        head: head
            .iter()
            .map(|name| wording.say(&format!("report-session-{name}")))
            .collect(),
        rows: list
            .iter()
            .zip(providers)
            .map(|(session, provider)| {
                let mut cells = row(session, wording);
                if named {
                    let with =
                        provider.map_or_else(|| wording.say("report-none-given"), str::to_owned);
                    cells.insert(2, with);
                }
                cells
            })
            .collect(),
    }
}

/// The title where it was ticked, and the kind where it is known and says something else.
fn name(session: &Occurrence, wording: &Wording<'_>) -> String {
    let own = Own::shared(OwnKind::Sessions, OwnWhat::Title, "", &session.title);
    let title = wording.own_line(own);
    let kind = (session.kind != SessionKind::Other).then(|| wording.say(&session.kind.message()));
    match (title, kind) {
        (None, Some(kind)) => kind,
        (None, None) => wording.say(&SessionKind::Other.message()),
        (Some(title), Some(kind)) if kind != title => format!("{title}\n{kind}"),
        (Some(title), _) => title.to_owned(),
    }
}

fn row(session: &Occurrence, wording: &Wording<'_>) -> Vec<String> {
    let when = if session.all_day {
        wording.date(session.local_start.date())
    } else {
        format!(
            "{} \u{2013} {}",
            wording.moment(session.local_start),
            wording.time(session.local_end)
        )
    };
    let length = if session.all_day {
        wording.say("report-session-note-only")
    } else {
        wording.with(
            "report-minutes",
            &[(
                "n",
                &(session.end - session.start).num_minutes().to_string(),
            )],
        )
    };
    let state = if session.cancelled {
        wording.say("report-session-cancelled")
    } else if let Some(noted) = attendance::state(session, wording) {
        noted
    } else if session.moved {
        wording.with(
            "report-session-moved",
            &[("from", &wording.moment(session.recurrence_id))],
        )
    } else {
        wording.say("report-session-planned")
    };
    vec![when, name(session, wording), length, state]
}
