//! Page one for those who give care, and for somebody else who gets the same kinds: what to talk about, then the numbers in one order.

use chrono::NaiveDate;
use evenkeel_domain::checkins::Checkin;
use evenkeel_domain::report::{Block, Fact};
use evenkeel_domain::share::{ExportScope, ShareKind};

use super::super::attended::Attended;
use super::super::count::{mean, printed};
use super::super::weeks::Weeks;
use super::super::wording::Wording;
use super::super::{Chosen, lessons, plan};
use super::cravings::{craved, days};
use super::none;
use super::notice;

pub(super) fn blocks(
    scope: &ExportScope,
    chosen: &Chosen<'_>,
    wording: &Wording<'_>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    if scope.role.gives_care() {
        blocks.extend(topics(scope, wording));
    }
    let silent = if chosen.medications.is_some() {
        "report-silent-medicines"
    } else {
        "report-silent"
    };
    blocks.push(notice(silent, wording));
    if let Some(sessions) = &chosen.sessions {
        let rows = if sessions.list.is_empty() {
            vec![none("report-attended", "report-sessions-none", wording)]
        } else {
            let attended = Attended::of(sessions, wording);
            let policy = sessions.program.map(|program| &program.policy);
            vec![
                attended.hours(wording),
                attended.sessions(wording),
                attended.misses(policy, false, wording),
            ]
        };
        blocks.extend(wording.titled("report-one-sessions", rows));
    }
    let weeks = Weeks::of(&wording.period);
    let checkins = chosen
        .checkins
        .as_ref()
        .map(|checkins| checkins.list.as_slice());
    match &chosen.cravings {
        Some(cravings) => {
            let named = scope.name_left_out;
            blocks.extend(craved(&cravings.list, checkins, named, &weeks, wording));
        }
        None if checkins.is_some() => {
            let rows = vec![days(None, checkins, scope.name_left_out, wording)];
            blocks.extend(wording.titled("report-kind-cravings", rows));
        }
        None => {}
    }
    let mut rows = Vec::new();
    match checkins {
        Some(list) => rows.push(confidence(list, &weeks, wording)),
        None if scope.name_left_out => {
            rows.push(none("report-confidence", "report-checkins-not-in", wording));
        }
        // The person would rather not say what they left out.
        None => {}
    }
    if let Some(lessons) = &chosen.lessons {
        rows.push(lessons::line(lessons, wording));
    }
    if scope.kinds.contains(&ShareKind::Plan) {
        rows.push(plan::changed(chosen.plan.as_ref(), wording));
    }
    blocks.extend(wording.titled("report-one-more", rows));
    blocks.push(Block::Paragraph {
        text: wording.say("report-missing"),
    });
    blocks
}

/// What the person wants to talk about, first of all. Each line was ticked by itself.
fn topics(scope: &ExportScope, wording: &Wording<'_>) -> [Block; 2] {
    let text = wording.say("report-topics");
    let lines = if scope.topics.is_empty() {
        Block::Paragraph {
            text: wording.say("report-topics-none"),
        }
    } else {
        Block::List {
            items: scope.topics.clone(),
        }
    };
    [Block::Subheading { text }, lines]
}

/// How sure of staying on one's goal, week by week, each with how many answers.
fn confidence(list: &[&Checkin], weeks: &Weeks, wording: &Wording<'_>) -> Fact {
    let answers: Vec<(NaiveDate, i64)> = list
        .iter()
        .filter_map(|checkin| Some((checkin.date, i64::from(checkin.entry.confidence?))))
        .collect();
    let value = if answers.is_empty() {
        wording.say("report-confidence-none")
    } else {
        let mut told: Vec<String> = weeks
            .list
            .iter()
            .map(|week| {
                let inside: Vec<i64> = answers
                    .iter()
                    .filter(|(day, _)| week.holds(*day))
                    .map(|(_, sure)| *sure)
                    .collect();
                let day = wording.short(week.from);
                match mean(&inside) {
                    Some(mean) => wording.with(
                        "report-confidence-week",
                        &[
                            ("day", &day),
                            ("mean", &printed(mean)),
                            ("n", &inside.len().to_string()),
                        ],
                    ),
                    None => wording.with("report-confidence-gap", &[("day", &day)]),
                }
            })
            // A day, its number and how many answers stay in one line.
            .map(|week| week.replace(' ', "\u{a0}"))
            .collect();
        if weeks.each > 1 {
            told.push(wording.with("report-weeks-each", &[("n", &weeks.each.to_string())]));
        }
        told.join("; ")
    };
    Fact::new(wording.say("report-confidence"), value)
}
