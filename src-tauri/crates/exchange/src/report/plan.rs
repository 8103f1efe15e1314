//! The relapse-prevention plan as it stands, section by section: words of the lists, and typed lines that were ticked.
//!
//! Of lines that were not ticked it says how many there are. Its parts about use and about medicine (steps after a return to use, what is
//! removed from home, medicines) are marked line by line, and without a tick nothing shows that they exist. People are named only with a
//! tick, never with their number.

use evenkeel_domain::people::Person;
use evenkeel_domain::plan::{LapseStep, Plan, PlanContent, PlanItem, PlanSection, SignKind};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{OwnKind, OwnWhat};
use evenkeel_domain::vocabulary::custom::WordList;

use super::Records;
use super::own::Own;
use super::wording::{Wording, brief};

/// Most characters of a reason on the first page; the section has all of it.
const WHY: usize = 160;

/// The plan with the people it may name.
pub(crate) struct Chosen<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) people: &'a [Person],
}

/// The plan as it stands; none when there is none yet.
pub(crate) fn choose<'a>(records: &Records<'a>) -> Option<Chosen<'a>> {
    let plan = records.plan.filter(|plan| plan.version > 0)?;
    Some(Chosen {
        plan,
        people: records.people,
    })
}

/// For the first page: when it changed in these days. What changed, and why, are own lines.
pub(super) fn changed(chosen: Option<&Chosen<'_>>, wording: &Wording<'_>) -> Fact {
    let period = &wording.period;
    let value = match chosen.map(|chosen| chosen.plan) {
        None => wording.say("report-plan-none"),
        Some(plan) => match plan.saved_at.map(|at| period.day_of(at)) {
            None => wording.say("report-plan-undated"),
            Some(day) => {
                let id = if day < period.from {
                    "report-plan-unchanged"
                } else if day > period.to {
                    "report-plan-later"
                } else {
                    "report-plan-changed"
                };
                let mut lines = vec![wording.with(id, &[("date", &wording.date(day))])];
                if period.holds(day) {
                    lines.extend(
                        why(plan, wording)
                            .iter()
                            .map(|fact| brief(&fact.value, WHY)),
                    );
                }
                lines.join("\n")
            }
        },
    };
    Fact::new(wording.say("report-kind-plan"), value)
}

/// Why it changed and with whom it was looked through, each where it was ticked.
fn why(plan: &Plan, wording: &Wording<'_>) -> Vec<Fact> {
    [
        ("report-plan-reason", OwnWhat::PlanReason, &plan.reason),
        (
            "report-plan-reviewed",
            OwnWhat::PlanReviewedWith,
            &plan.reviewed_with,
        ),
    ]
    .into_iter()
    .filter_map(|(label, what, text)| {
        let own = Own::of(OwnKind::Plan, what, plan.version, None, text);
        Some(Fact::new(wording.say(label), wording.own_line(own)?))
    })
    .collect()
}

pub(super) fn section(chosen: Option<&Chosen<'_>>, wording: &Wording<'_>) -> Section {
    let heading = wording.say("report-kind-plan");
    let Some(chosen) = chosen else {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: wording.say("report-plan-none"),
            }],
        };
    };
    let plan = chosen.plan;
    let mut about = Vec::new();
    if let Some(at) = plan.saved_at {
        about.push(Fact::new(
            wording.say("report-plan-saved"),
            wording.date(wording.period.day_of(at)),
        ));
    }
    about.extend(why(plan, wording));
    let mut blocks = vec![Block::Paragraph {
        text: wording.say("report-plan-note"),
    }];
    if !about.is_empty() {
        blocks.push(Block::Facts { rows: about });
    }
    let mut empty = Vec::new();
    for section in PlanSection::ALL {
        let items: Vec<&PlanItem> = plan
            .items
            .iter()
            .filter(|item| item.section == section)
            .collect();
        let name = wording.say(section_id(section));
        let told: Vec<String> = items
            .iter()
            .filter_map(|item| line(item, chosen, wording))
            .collect();
        let held_back = items.len().saturating_sub(told.len());
        if speaks_of_use(section) && told.is_empty() {
            continue;
        }
        if items.is_empty() {
            empty.push(name);
            continue;
        }
        blocks.push(Block::Subheading { text: name });
        if section == PlanSection::HighRisk {
            blocks.extend(situations(&items, wording));
        } else if !told.is_empty() {
            blocks.push(Block::List { items: told });
        }
        if held_back > 0 && !speaks_of_use(section) {
            blocks.push(Block::Paragraph {
                text: wording.with("report-plan-held-back", &[("n", &held_back.to_string())]),
            });
        }
    }
    if !empty.is_empty() {
        blocks.push(Block::Facts {
            rows: vec![Fact::new(
                wording.say("report-plan-empty"),
                empty.join(", "),
            )],
        });
    }
    Section { heading, blocks }
}

/// Whether a part of the plan tells of use or of medicine by being there.
const fn speaks_of_use(section: PlanSection) -> bool {
    matches!(
        section,
        PlanSection::RemoveFromHome | PlanSection::Medicines | PlanSection::LapseSteps
    )
}

/// A typed line of an item, if it was ticked.
fn typed<'a>(item: &PlanItem, text: &'a str, wording: &Wording<'_>) -> Option<&'a str> {
    let own = Own::of(OwnKind::Plan, OwnWhat::PlanLine, item.id, None, text);
    wording.own_line(if speaks_of_use(item.section) {
        own.marked()
    } else {
        own
    })
}

const fn section_id(section: PlanSection) -> &'static str {
    match section {
        PlanSection::Reasons => "report-plan-reasons",
        PlanSection::WarningSigns => "report-plan-signs",
        PlanSection::Triggers => "report-plan-triggers",
        PlanSection::HighRisk => "report-plan-situations",
        PlanSection::DailyBasics => "report-plan-daily",
        PlanSection::Skills => "report-plan-skills",
        PlanSection::People => "report-plan-people",
        PlanSection::SafePlaces => "report-plan-places",
        PlanSection::RemoveFromHome => "report-plan-remove",
        PlanSection::Medicines => "report-plan-medicines",
        PlanSection::LapseSteps => "report-plan-lapse",
        PlanSection::Emergency => "report-plan-emergency",
    }
}

/// Situation and both moves are one line with one tick.
fn situations(items: &[&PlanItem], wording: &Wording<'_>) -> Option<Block> {
    let or_none = |text: &str| {
        if text.trim().is_empty() {
            wording.say("report-none-given")
        } else {
            text.to_owned()
        }
    };
    let rows: Vec<Vec<String>> = items
        .iter()
        .filter_map(|item| match &item.content {
            PlanContent::Situation {
                text,
                likelihood,
                first_move,
                second_move,
            } => {
                situation(item, wording)?;
                Some(vec![
                    text.clone(),
                    match likelihood {
                        Some(n) => wording.with("report-of-three", &[("n", &n.to_string())]),
                        None => wording.say("report-not-said"),
                    },
                    or_none(first_move),
                    or_none(second_move),
                ])
            }
            _ => None,
        })
        .collect();
    (!rows.is_empty()).then(|| Block::Table {
        caption: wording.with(
            "report-situations-caption",
            &[("n", &rows.len().to_string())],
        ),
        head: ["what", "likely", "first", "second"]
            .iter()
            .map(|name| wording.say(&format!("report-situation-{name}")))
            .collect(),
        rows,
    })
}

fn situation(item: &PlanItem, wording: &Wording<'_>) -> Option<String> {
    let PlanContent::Situation {
        text,
        first_move,
        second_move,
        ..
    } = &item.content
    else {
        return None;
    };
    let all: Vec<&str> = [text, first_move, second_move]
        .into_iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    typed(item, &all.join(" \u{2192} "), wording).map(str::to_owned)
}

/// An item as it may be printed; none when it is typed and was not ticked.
fn line(item: &PlanItem, chosen: &Chosen<'_>, wording: &Wording<'_>) -> Option<String> {
    let after = |name: String, text: &str| Some(format!("{name}: {text}"));
    match &item.content {
        PlanContent::Line { text } | PlanContent::Medication { text, .. } => {
            typed(item, text, wording).map(str::to_owned)
        }
        PlanContent::Situation { .. } => situation(item, wording),
        PlanContent::Sign { text, sign } => after(
            wording.say(match sign {
                SignKind::Thought => "report-sign-thought",
                SignKind::Feeling => "report-sign-feeling",
                SignKind::Behavior => "report-sign-behavior",
            }),
            typed(item, text, wording)?,
        ),
        PlanContent::Trigger { trigger } => Some(wording.term(WordList::Triggers, trigger)),
        PlanContent::Skill { skill, note } => {
            let name = wording.term(WordList::Skills, skill);
            match typed(item, note, wording) {
                Some(note) => after(name, note),
                None => Some(name),
            }
        }
        PlanContent::Person { person } => {
            let known = chosen
                .people
                .iter()
                .find(|known| known.id == *person && known.deleted_at.is_none());
            match known {
                Some(known) => typed(item, &known.entry.name, wording).map(str::to_owned),
                None => Some(wording.say("report-plan-person-gone")),
            }
        }
        PlanContent::Lapse { step, text } => after(
            wording.say(match step {
                LapseStep::GetSafe => "report-lapse-safe",
                LapseStep::Tell => "report-lapse-tell",
                LapseStep::BackToPlan => "report-lapse-plan",
                LapseStep::Learn => "report-lapse-learn",
            }),
            typed(item, text, wording)?,
        ),
    }
}
