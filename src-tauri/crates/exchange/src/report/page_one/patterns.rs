//! Cravings over the weeks and in the week, what came before them and what came after.
//!
//! Owns when something is too little to be told: a week without any is a gap, equally frequent triggers are a tie, and a skill is named from
//! three measured tries on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Timelike};
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::report::{Block, ChartPoint, Fact, GridRow};
use evenkeel_domain::time::Precision;
use evenkeel_domain::vocabulary::custom::WordList;

use super::super::count::{mean, middle, middle_tenths, printed};
use super::super::weeks::Weeks;
use super::super::wording::{Wording, brief};
use super::WORD;
use super::cravings::strengths;

/// How many triggers are named at least, where there are as many; those that are as frequent as the last stand with it.
const TRIGGERS: usize = 3;

/// Most triggers of one frequency that are named.
const MOST_TIED: usize = 4;

/// Fewer measured tries of a skill say nothing.
const MEASURED: usize = 3;

/// Most skills that are named.
const MOST_SKILLS: usize = 5;

/// The parts of a day, six hours each.
const PARTS: [&str; 4] = ["night", "morning", "afternoon", "evening"];

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// How strong cravings were, week by week. Nothing written is a gap.
pub(super) fn chart(list: &[&Craving], weeks: &Weeks, wording: &Wording<'_>) -> Option<Block> {
    if weeks.list.len() < 2 {
        return None;
    }
    let points = weeks
        .list
        .iter()
        .map(|week| {
            let inside: Vec<&Craving> = list
                .iter()
                .filter(|craving| week.holds(craving.occurred.local.date()))
                .copied()
                .collect();
            let strengths = strengths(&inside);
            let label = wording.short(week.from);
            let n = inside.len().to_string();
            let words = match middle(&strengths) {
                Some(middle) => wording.with(
                    "report-chart-point",
                    &[("day", &label), ("value", &printed(middle)), ("n", &n)],
                ),
                None => wording.with("report-chart-gap", &[("day", &label)]),
            };
            ChartPoint {
                label,
                tenths: middle_tenths(&strengths),
                n: u32::try_from(inside.len()).unwrap_or(u32::MAX),
                words,
            }
        })
        .collect();
    Some(Block::Chart {
        caption: wording.with(
            "report-chart-caption",
            &[("weeks", &weeks.each.to_string())],
        ),
        most: 10,
        points,
    })
}

/// When: by weekday and part of the day, as the clock there showed it.
pub(super) fn grid(list: &[&Craving], wording: &Wording<'_>) -> Block {
    let mut counts = [[0_u32; DAYS.len()]; PARTS.len()];
    let mut timed = 0_u32;
    for craving in list {
        let local = craving.occurred.local;
        if craving.occurred.precision == Precision::Day {
            continue;
        }
        let part = usize::try_from(local.hour() / 6).unwrap_or(0);
        let day = usize::try_from(local.weekday().num_days_from_monday()).unwrap_or(0);
        if let Some(count) = counts.get_mut(part).and_then(|row| row.get_mut(day)) {
            *count += 1;
            timed += 1;
        }
    }
    let n = list.len().to_string();
    let mut caption = wording.with(
        "report-when-caption",
        &[("n", &timed.to_string()), ("of", &n)],
    );
    let columns: Vec<String> = DAYS
        .iter()
        .map(|day| wording.say(&format!("report-day-{day}")))
        .collect();
    let rows: Vec<GridRow> = PARTS
        .iter()
        .zip(counts)
        .map(|(part, counts)| GridRow {
            label: wording.say(&format!("report-part-{part}")),
            counts: counts.to_vec(),
        })
        .collect();
    if timed > 0 {
        let most = most(&columns, &rows, wording);
        caption.push(' ');
        caption.push_str(&most.unwrap_or_else(|| wording.say("report-when-even")));
    }
    Block::Grid {
        caption,
        columns,
        rows,
    }
}

/// The cells with the most, where they stand out: three cravings or more, in three cells at most.
fn most(columns: &[String], rows: &[GridRow], wording: &Wording<'_>) -> Option<String> {
    let most = rows
        .iter()
        .flat_map(|row| row.counts.iter())
        .max()
        .copied()?;
    let cells: Vec<String> = rows
        .iter()
        .flat_map(|row| {
            row.counts
                .iter()
                .zip(columns)
                .filter(|(count, _)| **count == most)
                .map(|(_, day)| format!("{day} {}", row.label))
        })
        .collect();
    (most >= 3 && cells.len() <= 3).then(|| {
        wording.with(
            "report-when-most",
            &[("cells", &cells.join(", ")), ("n", &most.to_string())],
        )
    })
}

/// The most frequent triggers; those that were named equally often stand in one line.
pub(super) fn triggers(list: &[&Craving], wording: &Wording<'_>) -> Fact {
    // By what is printed: own words that stay out are one name, and counted once for each craving.
    let mut found: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let mut without = 0_usize;
    for craving in list {
        let names: BTreeSet<String> = craving
            .entry
            .triggers
            .iter()
            .map(|trigger| wording.term(WordList::Triggers, trigger))
            .collect();
        without += usize::from(names.is_empty());
        for name in names {
            let strengths = found.entry(name).or_default();
            strengths.push(i64::from(craving.entry.intensity));
        }
    }
    let mut ranks: BTreeMap<std::cmp::Reverse<usize>, Vec<String>> = BTreeMap::new();
    for (name, strengths) in &found {
        let mean = mean(strengths).map(printed).unwrap_or_default();
        let name = brief(name, WORD);
        let told = format!(
            "{name} ({})",
            wording.with("report-trigger-mean", &[("mean", &mean)])
        );
        let rank = ranks.entry(std::cmp::Reverse(strengths.len())).or_default();
        rank.push(told);
    }
    let several = list.iter().any(|craving| craving.entry.triggers.len() > 1);
    let n = list.len().to_string();
    let mut named = 0;
    let mut lines = Vec::new();
    for (std::cmp::Reverse(count), names) in ranks {
        if named >= TRIGGERS {
            break;
        }
        named += names.len();
        let id = if names.len() > 1 {
            "report-trigger-tied"
        } else {
            "report-trigger-value"
        };
        let mut told: Vec<String> = names.iter().take(MOST_TIED).cloned().collect();
        if let Some(rest) = names.len().checked_sub(MOST_TIED).filter(|rest| *rest > 0) {
            told.push(wording.with("report-and-more", &[("n", &rest.to_string())]));
        }
        let value = wording.with(id, &[("n", &count.to_string()), ("of", &n)]);
        lines.push(format!("{value}: {}", told.join(", ")));
    }
    if without > 0 {
        lines.push(wording.with(
            "report-trigger-none",
            &[("n", &without.to_string()), ("of", &n)],
        ));
    }
    if several {
        lines.push(wording.say("report-trigger-several"));
    }
    Fact::new(wording.say("report-top-triggers"), lines.join("\n"))
}

/// What came after a skill, where it was measured often enough to be told; the largest fall first.
pub(super) fn skills(list: &[&Craving], wording: &Wording<'_>) -> Fact {
    let mut found: BTreeMap<String, (usize, Vec<i64>)> = BTreeMap::new();
    for craving in list {
        for (used, change) in craving.entry.skills.iter().zip(craving.skill_changes()) {
            let name = wording.term(WordList::Skills, &used.skill);
            let skill = found.entry(name).or_default();
            skill.0 += 1;
            skill.1.extend(change.map(i64::from));
        }
    }
    let tried = found.len();
    let mut ranked: Vec<(f64, String, usize, usize)> = found
        .into_iter()
        .filter(|(_, (_, changes))| changes.len() >= MEASURED)
        .filter_map(|(name, (uses, changes))| Some((mean(&changes)?, name, uses, changes.len())))
        .collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let mut lines: Vec<String> = ranked
        .iter()
        .take(MOST_SKILLS)
        .map(|(mean, name, uses, rated)| {
            let value = wording.with(
                "report-skill-value",
                &[
                    ("mean", &printed(*mean)),
                    ("rated", &rated.to_string()),
                    ("n", &uses.to_string()),
                ],
            );
            format!("{}: {value}", brief(name, WORD))
        })
        .collect();
    let rest = ranked.len().saturating_sub(MOST_SKILLS);
    if rest > 0 {
        lines.push(wording.with("report-and-more", &[("n", &rest.to_string())]));
    }
    let few = tried - ranked.len();
    if tried == 0 {
        lines.push(wording.say("report-skill-none"));
    } else if few > 0 {
        let id = if ranked.is_empty() {
            "report-skill-few-all"
        } else {
            "report-skill-few"
        };
        lines.push(wording.with(id, &[("n", &few.to_string())]));
    }
    lines.push(wording.say("report-skill-note"));
    Fact::new(wording.say("report-top-skills"), lines.join("\n"))
}
