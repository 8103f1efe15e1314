//! One page first: the numbers patient and counselor read side by side.
//!
//! Owns their order. Which numbers, and what each is out of, is each section's.

use evenkeel_domain::report::{Block, Section};

use super::Part;
use super::wording::Wording;

/// `None` when there is nothing to count.
pub(super) fn section(parts: &[Part], wording: &Wording<'_>) -> Option<Section> {
    let mut blocks: Vec<Block> = parts
        .iter()
        // Where there is nothing to count, the section below says so in words.
        .flat_map(|part| wording.titled(part.kind.message(), part.facts.clone()))
        .collect();
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
