//! The relapse-prevention plan as it stands, section by section. Its lines are the plan: choosing the plan chooses them.
//!
//! Notes to oneself beside a skill and the reason for the last change are free text. People are named, never with their number.

use evenkeel_domain::people::Person;
use evenkeel_domain::plan::{LapseStep, Plan, PlanContent, PlanItem, PlanSection, SignKind};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::vocabulary::custom::WordList;

use super::Records;
use super::wording::Wording;

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
    if wording.free_text && !plan.reason.trim().is_empty() {
        about.push(Fact::new(
            wording.say("report-plan-reason"),
            plan.reason.clone(),
        ));
    }
    if wording.free_text && !plan.reviewed_with.trim().is_empty() {
        about.push(Fact::new(
            wording.say("report-plan-reviewed"),
            plan.reviewed_with.clone(),
        ));
    }
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
        if items.is_empty() {
            empty.push(name);
            continue;
        }
        blocks.push(Block::Subheading { text: name });
        blocks.push(if section == PlanSection::HighRisk {
            situations(&items, wording)
        } else {
            Block::List {
                items: items
                    .iter()
                    .map(|item| line(item, chosen, wording))
                    .collect(),
            }
        });
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

fn situations(items: &[&PlanItem], wording: &Wording<'_>) -> Block {
    let or_none = |text: &str| {
        if text.trim().is_empty() {
            wording.say("report-none-given")
        } else {
            text.to_owned()
        }
    };
    Block::Table {
        caption: wording.with(
            "report-situations-caption",
            &[("n", &items.len().to_string())],
        ),
        head: ["what", "likely", "first", "second"]
            .iter()
            .map(|name| wording.say(&format!("report-situation-{name}")))
            .collect(),
        rows: items
            .iter()
            .filter_map(|item| match &item.content {
                PlanContent::Situation {
                    text,
                    likelihood,
                    first_move,
                    second_move,
                } => Some(vec![
                    text.clone(),
                    match likelihood {
                        Some(n) => wording.with("report-of-three", &[("n", &n.to_string())]),
                        None => wording.say("report-not-said"),
                    },
                    or_none(first_move),
                    or_none(second_move),
                ]),
                _ => None,
            })
            .collect(),
    }
}

fn line(item: &PlanItem, chosen: &Chosen<'_>, wording: &Wording<'_>) -> String {
    let after = |name: String, text: &str| {
        if text.trim().is_empty() {
            name
        } else {
            format!("{name}: {text}")
        }
    };
    match &item.content {
        PlanContent::Line { text } | PlanContent::Situation { text, .. } => text.clone(),
        PlanContent::Sign { text, sign } => after(
            wording.say(match sign {
                SignKind::Thought => "report-sign-thought",
                SignKind::Feeling => "report-sign-feeling",
                SignKind::Behavior => "report-sign-behavior",
            }),
            text,
        ),
        PlanContent::Trigger { trigger } => wording.own(WordList::Triggers, trigger),
        PlanContent::Skill { skill, note } => after(
            wording.own(WordList::Skills, skill),
            if wording.free_text { note } else { "" },
        ),
        PlanContent::Person { person } => chosen
            .people
            .iter()
            .find(|known| known.id == *person && known.deleted_at.is_none())
            .map_or_else(
                || wording.say("report-plan-person-gone"),
                |known| known.entry.name.clone(),
            ),
        PlanContent::Lapse { step, text } => after(
            wording.say(match step {
                LapseStep::GetSafe => "report-lapse-safe",
                LapseStep::Tell => "report-lapse-tell",
                LapseStep::BackToPlan => "report-lapse-plan",
                LapseStep::Learn => "report-lapse-learn",
            }),
            text,
        ),
    }
}
