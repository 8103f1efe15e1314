//! The journal pages that the person picked, each as it was written.
//!
//! Owns that a long page is told in parts rather than cut. Which pages is the scope's.

use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::report::{Block, Fact, MAX_TEXT, Section};

use super::voice::Voice;

pub(super) fn section(list: &[&JournalEntry], voice: &Voice<'_>) -> Section {
    let heading = voice.say("report-kind-journal");
    let blocks = if list.is_empty() {
        vec![Block::Paragraph {
            text: voice.say("report-journal-none"),
        }]
    } else {
        vec![
            Block::Paragraph {
                text: voice.with("report-journal-note", &[("n", &list.len().to_string())]),
            },
            Block::Facts {
                rows: list.iter().flat_map(|page| parts(page, voice)).collect(),
            },
        ]
    };
    Section { heading, blocks }
}

fn parts(page: &JournalEntry, voice: &Voice<'_>) -> Vec<Fact> {
    let mut label = voice.lived(&page.occurred);
    if let Some(late) = voice.late(page.occurred.at, page.created_at) {
        label.push('\n');
        label.push_str(&late);
    }
    let title = page.content.title.trim();
    if !title.is_empty() {
        label.push('\n');
        label.push_str(title);
    }
    let letters: Vec<char> = page.content.body.chars().collect();
    let mut parts: Vec<Fact> = letters
        .chunks(MAX_TEXT)
        .map(|part| Fact::new(label.clone(), part.iter().collect::<String>()))
        .collect();
    if parts.is_empty() {
        parts.push(Fact::new(label, String::new()));
    }
    parts
}
