//! What page one says of cravings: how many, the days by what is known of them, the strongest and the usual one. When, why and what came
//! after are [`super::patterns`]'.

use evenkeel_domain::checkins::Checkin;
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::inbox::QUICK_ENTRY;
use evenkeel_domain::report::{Block, Fact};
use evenkeel_domain::vocabulary::custom::WordList;

use super::super::Chosen;
use super::super::count::{middle, printed};
use super::super::cover::day_count;
use super::super::craving_days::CravingDays;
use super::super::weeks::Weeks;
use super::super::wording::{Wording, brief};
use super::patterns::{chart, grid, skills, triggers};
use super::{WORD, none};

/// What is counted of the cravings, where they were chosen.
pub(super) fn counted_cravings(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Block> {
    let weeks = Weeks::of(&wording.period);
    let checkins = chosen
        .checkins
        .as_ref()
        .map(|checkins| checkins.list.as_slice());
    chosen.cravings.as_ref().map_or_else(Vec::new, |cravings| {
        // A court and family are not told what was left out.
        let mut blocks = craved(&cravings.list, checkins, false, &weeks, wording);
        // The section has the heading already.
        if matches!(blocks.first(), Some(Block::Subheading { .. })) {
            blocks.remove(0);
        }
        blocks
    })
}

pub(super) fn craved(
    list: &[&Craving],
    checkins: Option<&[&Checkin]>,
    absent_named: bool,
    weeks: &Weeks,
    wording: &Wording<'_>,
) -> Vec<Block> {
    let mut rows = vec![
        written(list, wording),
        days(Some(list), checkins, absent_named, wording),
    ];
    rows.extend(strongest(list, checkins, wording));
    rows.extend(usual(list, wording));
    let mut blocks = wording.titled("report-kind-cravings", rows);
    if list.is_empty() {
        return blocks;
    }
    blocks.extend(chart(list, weeks, wording));
    blocks.push(grid(list, wording));
    blocks.push(Block::Facts {
        rows: vec![triggers(list, wording), skills(list, wording)],
    });
    blocks
}

fn written(list: &[&Craving], wording: &Wording<'_>) -> Fact {
    if list.is_empty() {
        return none("report-logged", "report-cravings-none", wording);
    }
    let mut value = wording.with("report-logged-value", &[("n", &list.len().to_string())]);
    let quick = list
        .iter()
        .filter(|craving| craving.prompt_id.as_deref() == Some(QUICK_ENTRY))
        .count();
    if quick > 0 {
        value.push('\n');
        value.push_str(&wording.with("report-logged-quick", &[("n", &quick.to_string())]));
    }
    Fact::new(wording.say("report-logged"), value)
}

/// The days by what this file says of them; the lines add up to the sum. `absent_named`: that check-ins were not chosen is said.
pub(super) fn days(
    list: Option<&[&Craving]>,
    checkins: Option<&[&Checkin]>,
    absent_named: bool,
    wording: &Wording<'_>,
) -> Fact {
    let count = CravingDays::of(
        list.unwrap_or_default(),
        checkins.unwrap_or_default(),
        &wording.period,
    );
    let label = wording.say("report-days-craving");
    let chosen = day_count(wording.period.from, wording.period.to);
    let in_all = chosen.to_string();
    if count.all == 0 {
        return Fact::new(
            label,
            wording.with("report-days-to-come", &[("of", &in_all)]),
        );
    }
    let mut parts = Vec::new();
    let mut part = |id: &str, n: i64| parts.push(wording.with(id, &[("n", &n.to_string())]));
    if list.is_some() {
        part("report-days-written", count.written);
    }
    if checkins.is_some() {
        let told = if list.is_some() {
            "report-days-told"
        } else {
            "report-days-told-any"
        };
        part(told, count.told);
        part("report-days-none", count.none);
    }
    part("report-days-nothing", count.nothing);
    let all = count.all.to_string();
    // Zero of all the days would be read as days without a craving, though nobody said so.
    let mut lines = vec![match (count.with(), count.none) {
        (0, 0) => wording.with("report-days-unknown", &[("of", &all)]),
        (0, known) => wording.with("report-days-known", &[("of", &known.to_string())]),
        (with, _) => wording.with(
            "report-days-with",
            &[("n", &with.to_string()), ("of", &all)],
        ),
    }];
    lines.extend(parts);
    let mut sum = wording.with("report-days-together", &[("n", &all)]);
    if count.all < chosen {
        sum.push_str(". ");
        sum.push_str(&wording.with("report-days-so-far", &[("n", &all), ("of", &in_all)]));
    }
    lines.push(sum);
    if absent_named && checkins.is_none() {
        lines.push(wording.say("report-checkins-not-in"));
    }
    Fact::new(label, lines.join("\n"))
}

/// The strongest that is known with its day and where it is from; where that is a check-in, the strongest written down as well.
fn strongest(
    list: &[&Craving],
    checkins: Option<&[&Checkin]>,
    wording: &Wording<'_>,
) -> Option<Fact> {
    let peak = list.iter().map(|craving| craving.entry.intensity).max();
    let mut lines = Vec::new();
    let told = checkins
        .unwrap_or_default()
        .iter()
        .filter_map(|checkin| Some((checkin.entry.craving_peak?, checkin.date)))
        .filter(|(told, _)| *told > peak.unwrap_or(0))
        .max_by_key(|(told, date)| (*told, std::cmp::Reverse(*date)));
    let mut written = "report-peak-on";
    if let Some((told, date)) = told {
        written = "report-peak-written";
        lines.push(wording.with(
            "report-peak-told",
            &[("n", &told.to_string()), ("date", &wording.date(date))],
        ));
    }
    if let Some(peak) = peak {
        let mut equal = list
            .iter()
            .filter(|craving| craving.entry.intensity == peak);
        let first = equal.next()?;
        let more = equal.count();
        let trigger = first
            .entry
            .trigger_main
            .as_ref()
            .or(first.entry.triggers.first())
            .map(|trigger| brief(&wording.term(WordList::Triggers, trigger), WORD));
        let date = wording.date(first.occurred.local.date());
        let n = peak.to_string();
        let mut line = wording.with(written, &[("n", &n), ("date", &date)]);
        if let Some(trigger) = trigger {
            line = format!("{line} ({trigger})");
        }
        lines.push(line);
        if more > 0 {
            lines.push(wording.with("report-peak-more", &[("n", &more.to_string())]));
        }
    }
    (!lines.is_empty()).then(|| Fact::new(wording.say("report-peak"), lines.join("\n")))
}

fn usual(list: &[&Craving], wording: &Wording<'_>) -> Option<Fact> {
    let middle = middle(&strengths(list))?;
    Some(Fact::new(
        wording.say("report-usual"),
        wording.with(
            "report-of-ten-from",
            &[("value", &printed(middle)), ("n", &list.len().to_string())],
        ),
    ))
}

pub(super) fn strengths(list: &[&Craving]) -> Vec<i64> {
    list.iter()
        .map(|craving| i64::from(craving.entry.intensity))
        .collect()
}
