//! One page first: the numbers patient and counselor read side by side.
//!
//! Owns their order. Which numbers, and what each is out of, is each section's.

use evenkeel_domain::report::{Block, Fact, Section};

use super::wording::Wording;
use super::{Chosen, checkins, cravings, lessons, sessions};

/// `None` when there is nothing to count.
pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Option<Section> {
    let mut blocks = Vec::new();
    let mut part = |title: &str, rows: Vec<Fact>| {
        if rows.is_empty() {
            return;
        }
        blocks.push(Block::Subheading {
            text: wording.say(title),
        });
        blocks.push(Block::Facts { rows });
    };
    // Where there is nothing to count, the section below says so in words.
    if let Some(list) = &chosen.cravings {
        part("report-kind-cravings", cravings::facts(list, wording));
    }
    if let Some(chosen) = &chosen.checkins {
        part("report-kind-checkins", checkins::facts(chosen, wording));
    }
    if let Some(chosen) = &chosen.sessions {
        part("report-kind-sessions", sessions::facts(chosen, wording));
    }
    if let Some(chosen) = &chosen.lessons {
        part("report-kind-lessons", lessons::facts(chosen, wording));
    }
    if blocks.is_empty() {
        return None;
    }
    blocks.push(Block::Paragraph {
        text: wording.say("report-missing"),
    });
    Some(Section {
        heading: wording.say("report-summary"),
        blocks,
    })
}
