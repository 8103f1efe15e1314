//! The relapse-prevention plan as it stands, section by section. Its lines are the plan: choosing the plan chooses them.
//!
//! Notes to oneself beside a skill and the reason for the last change are free text. People are named, never with their number.

use evenkeel_domain::plan::{LapseStep, PlanContent, PlanItem, PlanSection, SignKind};
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::vocabulary::own::WordList;

use super::PlanParts;
use super::voice::Voice;

pub(super) fn section(parts: Option<&PlanParts<'_>>, voice: &Voice<'_>) -> Section {
    let heading = voice.say("report-kind-plan");
    let Some(parts) = parts else {
        return Section {
            heading,
            blocks: vec![Block::Paragraph {
                text: voice.say("report-plan-none"),
            }],
        };
    };
    let plan = parts.plan;
    let mut about = Vec::new();
    if let Some(at) = plan.saved_at {
        about.push(Fact::new(
            voice.say("report-plan-saved"),
            voice.date(voice.day_of(at)),
        ));
    }
    if voice.free_text && !plan.reason.trim().is_empty() {
        about.push(Fact::new(
            voice.say("report-plan-reason"),
            plan.reason.clone(),
        ));
    }
    if voice.free_text && !plan.reviewed_with.trim().is_empty() {
        about.push(Fact::new(
            voice.say("report-plan-reviewed"),
            plan.reviewed_with.clone(),
        ));
    }
    let mut blocks = vec![Block::Paragraph {
        text: voice.say("report-plan-note"),
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
        let name = voice.say(section_id(section));
        if items.is_empty() {
            empty.push(name);
            continue;
        }
        blocks.push(Block::Subheading { text: name });
        blocks.push(if section == PlanSection::HighRisk {
            situations(&items, voice)
        } else {
            Block::List {
                items: items.iter().map(|item| line(item, parts, voice)).collect(),
            }
        });
    }
    if !empty.is_empty() {
        blocks.push(Block::Facts {
            rows: vec![Fact::new(voice.say("report-plan-empty"), empty.join(", "))],
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

fn situations(items: &[&PlanItem], voice: &Voice<'_>) -> Block {
    let or_none = |text: &str| {
        if text.trim().is_empty() {
            voice.say("report-none-given")
        } else {
            text.to_owned()
        }
    };
    Block::Table {
        caption: voice.with(
            "report-situations-caption",
            &[("n", &items.len().to_string())],
        ),
        head: ["what", "likely", "first", "second"]
            .iter()
            .map(|name| voice.say(&format!("report-situation-{name}")))
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
                        Some(n) => voice.with("report-of-three", &[("n", &n.to_string())]),
                        None => voice.say("report-not-said"),
                    },
                    or_none(first_move),
                    or_none(second_move),
                ]),
                _ => None,
            })
            .collect(),
    }
}

fn line(item: &PlanItem, parts: &PlanParts<'_>, voice: &Voice<'_>) -> String {
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
            voice.say(match sign {
                SignKind::Thought => "report-sign-thought",
                SignKind::Feeling => "report-sign-feeling",
                SignKind::Behavior => "report-sign-behavior",
            }),
            text,
        ),
        PlanContent::Trigger { trigger } => voice.own(WordList::Triggers, trigger),
        PlanContent::Skill { skill, note } => after(
            voice.own(WordList::Skills, skill),
            if voice.free_text { note } else { "" },
        ),
        PlanContent::Person { person } => parts
            .people
            .iter()
            .find(|known| known.id == *person && known.deleted_at.is_none())
            .map_or_else(
                || voice.say("report-plan-person-gone"),
                |known| known.entry.name.clone(),
            ),
        PlanContent::Lapse { step, text } => after(
            voice.say(match step {
                LapseStep::GetSafe => "report-lapse-safe",
                LapseStep::Tell => "report-lapse-tell",
                LapseStep::BackToPlan => "report-lapse-plan",
                LapseStep::Learn => "report-lapse-learn",
            }),
            text,
        ),
    }
}
