//! Returns to use, and cravings that ended in use: those that were ticked one by one, and whether anything may be told of how cravings
//! ended.
//!
//! Owns the rule that a report must not tell by what is missing. The end of a craving, and every count made from it, is printed only when
//! there is something to tick and all of it was ticked: with one left out "passed 8 of 9" would tell of it, and with nothing to tick the
//! column's being there would tell that there was nothing.

use std::collections::BTreeSet;

use evenkeel_domain::Id;
use evenkeel_domain::cravings::{Craving, CravingOutcome};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::returns::{Return, ReturnAnswer};
use evenkeel_domain::share::{ExportScope, OwnKind, OwnWhat, ShareFlag, ShareKind};
use evenkeel_domain::vocabulary::custom::WordList;

use super::Records;
use super::own::Own;
use super::period::Period;
use super::wording::Wording;

/// What was ticked, oldest first.
pub(crate) struct Chosen<'a> {
    pub(crate) returns: Vec<&'a Return>,
    pub(crate) cravings: Vec<&'a Craving>,
}

impl Chosen<'_> {
    fn len(&self) -> usize {
        self.returns.len().saturating_add(self.cravings.len())
    }
}

/// Whether a craving was told to have ended in use.
#[must_use]
pub const fn ended_in_use(craving: &Craving) -> bool {
    matches!(
        craving.entry.outcome,
        Some(CravingOutcome::Used | CravingOutcome::UsedSome)
    )
}

/// Every one of the days that could be ticked: not deleted and not marked "never".
pub(crate) fn tickable<'a>(records: &Records<'a>, period: &Period<'_>) -> Chosen<'a> {
    let mut returns: Vec<&Return> = records
        .returns
        .iter()
        .filter(|one| one.deleted_at.is_none() && one.entry.share != ShareFlag::Never)
        .filter(|one| period.holds_time(one.occurred.local))
        .collect();
    returns.sort_by_key(|one| (one.occurred.at, one.id));
    let mut cravings: Vec<&Craving> = records
        .cravings
        .iter()
        .filter(|one| one.deleted_at.is_none() && one.entry.share != ShareFlag::Never)
        .filter(|one| period.holds_time(one.occurred.local) && ended_in_use(one))
        .collect();
    cravings.sort_by_key(|one| (one.occurred.at, one.id));
    Chosen { returns, cravings }
}

/// Those that were ticked, and whether that is all there are and at least one.
pub(crate) fn choose<'a>(
    scope: &ExportScope,
    records: &Records<'a>,
    period: &Period<'_>,
) -> (Chosen<'a>, bool) {
    let all = tickable(records, period);
    if !scope.kinds.contains(&ShareKind::Returns) {
        let none = Chosen {
            returns: Vec::new(),
            cravings: Vec::new(),
        };
        return (none, false);
    }
    let ticked: BTreeSet<&Id> = scope.returns.iter().collect();
    let whole = all.len();
    let chosen = Chosen {
        returns: all
            .returns
            .into_iter()
            .filter(|one| ticked.contains(&one.id))
            .collect(),
        cravings: all
            .cravings
            .into_iter()
            .filter(|one| ticked.contains(&one.id))
            .collect(),
    };
    let every = whole > 0 && chosen.len() == whole;
    (chosen, every)
}

pub(super) fn section(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Section {
    let heading = wording.say("report-kind-returns");
    let mut blocks = vec![Block::Paragraph {
        text: wording.with("report-returns-note", &[("n", &chosen.len().to_string())]),
    }];
    if !chosen.returns.is_empty() {
        blocks.push(Block::Table {
            caption: wording.with(
                "report-returns-caption",
                &[("n", &chosen.returns.len().to_string())],
            ),
            head: ["when", "what", "before", "alone", "told", "safety"]
                .iter()
                .map(|name| wording.say(&format!("report-return-{name}")))
                .collect(),
            rows: chosen.returns.iter().map(|one| row(one, wording)).collect(),
        });
    }
    if !chosen.cravings.is_empty() {
        blocks.push(Block::Table {
            caption: wording.with(
                "report-returns-cravings",
                &[("n", &chosen.cravings.len().to_string())],
            ),
            head: ["when", "what", "ended"]
                .iter()
                .map(|name| wording.say(&format!("report-return-{name}")))
                .collect(),
            rows: chosen
                .cravings
                .iter()
                .map(|one| {
                    let some = one.entry.outcome == Some(CravingOutcome::UsedSome);
                    vec![
                        wording.lived(&one.occurred),
                        wording.terms(
                            one.entry
                                .substances
                                .iter()
                                .map(|word| (WordList::Substances, word)),
                        ),
                        wording.say(if some {
                            "report-ended-used-some"
                        } else {
                            "report-ended-used"
                        }),
                    ]
                })
                .collect(),
        });
    }
    let rows: Vec<Fact> = chosen
        .returns
        .iter()
        .filter_map(|one| own_words(one, wording))
        .collect();
    blocks.extend(wording.titled("report-own-words", rows));
    Section { heading, blocks }
}

fn answer(given: Option<ReturnAnswer>, wording: &Wording<'_>) -> String {
    wording.say(match given {
        Some(ReturnAnswer::Yes) => "report-answer-yes",
        Some(ReturnAnswer::No) => "report-answer-no",
        Some(ReturnAnswer::NotSure) => "report-answer-not-sure",
        Some(ReturnAnswer::PreferNot) | None => "report-not-said",
    })
}

fn row(one: &Return, wording: &Wording<'_>) -> Vec<String> {
    let entry = &one.entry;
    let mut when = wording.lived(&one.occurred);
    if let Some(late) = wording.late(one.occurred.at, one.created_at) {
        when.push('\n');
        when.push_str(&late);
    }
    let safety = match entry.safety {
        None => wording.say("report-not-said"),
        Some(safety) => {
            let told: Vec<String> = [
                (safety.overdose, "report-return-overdose"),
                (safety.injury, "report-return-injury"),
                (safety.mixed, "report-return-mixed"),
            ]
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, id)| wording.say(id))
            .collect();
            if told.is_empty() {
                wording.say("report-return-no-danger")
            } else {
                told.join(", ")
            }
        }
    };
    vec![
        when,
        wording.terms(
            entry
                .substances
                .iter()
                .map(|used| (WordList::Substances, &used.substance)),
        ),
        wording.terms(entry.triggers.iter().map(|word| (WordList::Triggers, word))),
        answer(entry.alone, wording),
        answer(entry.told, wording),
        safety,
    ]
}

/// Everything typed about one return is one line with one tick; marked, whatever its words are.
fn own_words(one: &Return, wording: &Wording<'_>) -> Option<Fact> {
    let entry = &one.entry;
    let amounts = entry.substances.iter().map(|used| used.amount.as_str());
    let rest = [&entry.signs_text, &entry.next, &entry.lesson];
    let all: Vec<&str> = amounts
        .chain(rest.into_iter().map(String::as_str))
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    let text = all.join("\n");
    let at = Some(one.occurred.local);
    let own = Own::of(OwnKind::Returns, OwnWhat::ReturnWords, one.id, at, &text).marked();
    let text = wording.own_line(own)?.to_owned();
    Some(Fact::new(wording.lived(&one.occurred), text))
}
