//! The journal pages that the person picked, each as it was written.
//!
//! Owns that a long page is told in parts rather than cut. Which pages were picked is the scope's.

use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::report::{Block, Fact, MAX_TEXT, Section};
use evenkeel_domain::share::{ExportScope, ShareFlag};

use super::Records;
use super::period::Period;
use super::wording::Wording;

/// The picked pages of the days, oldest first, without deleted ones and those marked "never".
pub(crate) fn choose<'a>(
    scope: &ExportScope,
    records: &Records<'a>,
    period: &Period<'_>,
) -> Vec<&'a JournalEntry> {
    let mut chosen: Vec<&JournalEntry> = records
        .journal
        .iter()
        .filter(|page| scope.pages.contains(&page.id))
        .filter(|page| page.deleted_at.is_none())
        .filter(|page| page.content.share != ShareFlag::Never)
        .filter(|page| period.holds_time(page.occurred.local))
        .collect();
    chosen.sort_by_key(|page| (page.occurred.at, page.id));
    chosen
}

pub(super) fn section(list: &[&JournalEntry], wording: &Wording<'_>) -> Section {
    let heading = wording.say("report-kind-journal");
    let blocks = if list.is_empty() {
        vec![Block::Paragraph {
            text: wording.say("report-journal-none"),
        }]
    } else {
        vec![
            Block::Paragraph {
                text: wording.with("report-journal-note", &[("n", &list.len().to_string())]),
            },
            Block::Facts {
                rows: list.iter().flat_map(|page| parts(page, wording)).collect(),
            },
        ]
    };
    Section { heading, blocks }
}

fn parts(page: &JournalEntry, wording: &Wording<'_>) -> Vec<Fact> {
    let mut label = wording.lived(&page.occurred);
    if let Some(late) = wording.late(page.occurred.at, page.created_at) {
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
