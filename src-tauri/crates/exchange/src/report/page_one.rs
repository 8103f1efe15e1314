//! Page one: what its reader has to know first, on one sheet.
//!
//! Owns which reader gets which page ([`docs/report.md`](../../../../../../docs/report.md) lists them) and what stands on all of them. Every list on
//! it is bounded, so that twelve weeks and five topics fit. The name and the days stand above it, from the report itself; who it is for,
//! why, and how long to keep it is at the end, in [`super::cover`].

mod care;
mod court;
mod cravings;
mod employer;
mod family;
mod patterns;

use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{ExportScope, RecipientRole};

use super::Chosen;
use super::wording::Wording;

/// Most characters of a word of the person's own.
const WORD: usize = 40;

/// The message with the heading of the whole report. An employer's says nothing of what the hours were for.
pub(super) const fn title(role: RecipientRole) -> &'static str {
    match role {
        RecipientRole::Court => "report-title-court",
        RecipientRole::Employer => "report-title-employer",
        RecipientRole::Counselor
        | RecipientRole::Doctor
        | RecipientRole::Family
        | RecipientRole::Other => "report-title",
    }
}

pub(super) fn section(scope: &ExportScope, chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let blocks = match scope.role {
        RecipientRole::Counselor | RecipientRole::Doctor | RecipientRole::Other => {
            care::blocks(scope, chosen, wording)
        }
        RecipientRole::Family => family::blocks(chosen, wording),
        RecipientRole::Court => court::blocks(chosen, wording),
        RecipientRole::Employer => employer::blocks(chosen, wording),
    };
    let heading = wording.say(match scope.role {
        RecipientRole::Employer => "report-title-employer",
        RecipientRole::Court => "report-attendance",
        _ => "report-summary",
    });
    Section { heading, blocks }
}

/// What comes after page one for an employer: the days one by one, where they are too many for it.
pub(super) fn employer_days(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Option<Section> {
    employer::days(chosen, wording)
}

/// For readers whose page one does not count cravings, though they were chosen: the same counts, to stand with the details.
pub(super) fn cravings_elsewhere(
    scope: &ExportScope,
    chosen: &Chosen<'_>,
    wording: &Wording<'_>,
) -> Vec<Block> {
    match scope.role {
        RecipientRole::Family | RecipientRole::Court => cravings::counted_cravings(chosen, wording),
        _ => Vec::new(),
    }
}

/// That nobody checked it, and what this report does not say. The same words whatever the vault holds: they tell nothing.
fn notice(silent: &str, wording: &Wording<'_>) -> Block {
    Block::Notice {
        text: format!(
            "{} {}",
            wording.say("report-self-reported"),
            wording.say(silent)
        ),
    }
}

/// A line that says in words that there is nothing to count.
fn none(label: &str, sentence: &str, wording: &Wording<'_>) -> Fact {
    Fact::new(wording.say(label), wording.say(sentence))
}
