//! Every chosen session: as planned, and what the person noted about being there.
//!
//! Title, kind, time and with whom; never the place, the phone number or directions: nobody needs them to read this.

use std::collections::BTreeSet;

use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::sessions::{Occurrence, SessionKind};

use super::SessionParts;
use super::attendance;
use super::voice::Voice;

pub(super) fn section(parts: &SessionParts<'_>, voice: &Voice<'_>) -> Section {
    let list = parts.list.as_slice();
    let heading = voice.say("report-kind-sessions");
    if list.is_empty() {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: voice.say("report-sessions-none"),
            }],
        };
    }
    let mut blocks = vec![
        Block::Paragraph {
            text: voice.say("report-sessions-note"),
        },
        Block::Table {
            caption: voice.with("report-sessions-caption", &[("n", &list.len().to_string())]),
            head: ["when", "what", "with", "length", "state"]
                .iter()
                .map(|name| voice.say(&format!("report-session-{name}")))
                .collect(),
            rows: list.iter().map(|session| row(session, voice)).collect(),
        },
    ];
    blocks.extend(attendance::by_kind(list, voice));
    if voice.free_text {
        // A note belongs to the series: once is enough.
        let mut seen = BTreeSet::new();
        let rows: Vec<Fact> = list
            .iter()
            .filter(|session| !session.note.trim().is_empty() && seen.insert(session.series))
            .map(|session| Fact::new(name(session, voice), session.note.clone()))
            .collect();
        blocks.extend(voice.titled("report-session-notes", rows));
        let rows = attendance::notes(&parts.notes, voice);
        blocks.extend(voice.titled("report-session-own", rows));
    }
    Section { heading, blocks }
}

/// The title, and the kind where it is known and says something else.
fn name(session: &Occurrence, voice: &Voice<'_>) -> String {
    let kind = (session.kind != SessionKind::Other).then(|| voice.say(&session.kind.message()));
    match (session.title.trim().is_empty(), kind) {
        (true, Some(kind)) => kind,
        (true, None) => voice.say(&SessionKind::Other.message()),
        (false, Some(kind)) if kind != session.title => format!("{}\n{kind}", session.title),
        (false, _) => session.title.clone(),
    }
}

fn row(session: &Occurrence, voice: &Voice<'_>) -> Vec<String> {
    let when = if session.all_day {
        voice.date(session.local_start.date())
    } else {
        format!(
            "{} \u{2013} {}",
            voice.moment(session.local_start),
            voice.time(session.local_end)
        )
    };
    let length = if session.all_day {
        voice.say("report-session-note-only")
    } else {
        voice.with(
            "report-minutes",
            &[(
                "n",
                &(session.end - session.start).num_minutes().to_string(),
            )],
        )
    };
    let with = if session.provider.trim().is_empty() {
        voice.say("report-none-given")
    } else {
        session.provider.clone()
    };
    let state = if session.cancelled {
        voice.say("report-session-cancelled")
    } else if let Some(noted) = attendance::state(session, voice) {
        noted
    } else if session.moved {
        voice.with(
            "report-session-moved",
            &[("from", &voice.moment(session.recurrence_id))],
        )
    } else {
        voice.say("report-session-planned")
    };
    vec![when, name(session, voice), with, length, state]
}
