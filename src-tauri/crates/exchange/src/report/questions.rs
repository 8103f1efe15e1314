//! What the person wants to ask: the open questions they noted for one of their own people.
//!
//! Owns whose questions they are: those for the reader, where the reader was picked from the own people, else those for everybody who
//! gives care. Nobody's name is printed beside them. Each is an own line with a tick of its own; those that may be for somebody else are
//! not ticked to begin with.

use evenkeel_domain::people::{PersonGroup, PersonQuestion};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{ExportScope, OwnKind, OwnWhat};

use super::Records;
use super::own::Own;
use super::wording::Wording;

/// The open questions, oldest first.
pub(crate) struct Chosen<'a> {
    pub(crate) list: Vec<&'a PersonQuestion>,
    /// They are for this reader.
    pub(crate) theirs: bool,
}

/// Those that are open, of people who are on the list. When they were written does not matter: they are still to be asked.
pub(crate) fn choose<'a>(scope: &ExportScope, records: &Records<'a>) -> Chosen<'a> {
    let asked = |question: &PersonQuestion| {
        let person = records
            .people
            .iter()
            .find(|one| one.id == question.person && one.deleted_at.is_none());
        person.is_some_and(|person| match scope.recipient_person {
            Some(reader) => person.id == reader,
            None => person.entry.group() == PersonGroup::CareTeam,
        })
    };
    let mut list: Vec<&PersonQuestion> = records
        .questions
        .iter()
        .filter(|one| one.is_open() && asked(one))
        .collect();
    list.sort_by_key(|one| (one.written.at, one.id));
    Chosen {
        list,
        theirs: scope.recipient_person.is_some(),
    }
}

pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let rows: Vec<Fact> = chosen
        .list
        .iter()
        .filter_map(|question| {
            let own = Own::of(
                OwnKind::Questions,
                OwnWhat::Question,
                question.id,
                Some(question.written.local),
                &question.text,
            );
            let own = if chosen.theirs { own } else { own.marked() };
            let text = wording.own_line(own)?;
            Some(Fact::new(wording.date(question.written.local.date()), text))
        })
        .collect();
    let block = if rows.is_empty() {
        Block::Paragraph {
            text: wording.say("report-questions-none"),
        }
    } else {
        Block::Facts { rows }
    };
    Section {
        heading: wording.say("report-kind-questions"),
        blocks: vec![block],
    }
}
