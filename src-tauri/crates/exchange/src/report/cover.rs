//! The cover: who made this for whom, what is in it and what is not, and what follows for the reader.

use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::share::{ExportScope, RecipientRole, ShareKind};
use evenkeel_domain::time::Now;

use super::wording::Wording;

fn role_id(role: RecipientRole) -> &'static str {
    match role {
        RecipientRole::Counselor => "report-role-counselor",
        RecipientRole::Doctor => "report-role-doctor",
        RecipientRole::Family => "report-role-family",
        RecipientRole::Court => "report-role-court",
        RecipientRole::Employer => "report-role-employer",
        RecipientRole::Other => "report-role-other",
    }
}

/// Days from first to last, both counted.
pub(super) fn day_count(first: chrono::NaiveDate, last: chrono::NaiveDate) -> i64 {
    (last - first).num_days().saturating_add(1).max(0)
}

pub(super) fn section(
    scope: &ExportScope,
    version: &str,
    now: &Now,
    wording: &Wording<'_>,
) -> Section {
    let mut rows = Vec::new();
    if !scope.prepared_by.trim().is_empty() {
        rows.push(Fact::new(
            wording.say("report-by"),
            scope.prepared_by.clone(),
        ));
    }
    rows.push(Fact::new(
        wording.say("report-for"),
        scope.recipient.clone(),
    ));
    rows.push(Fact::new(
        wording.say("report-role"),
        wording.say(role_id(scope.role)),
    ));
    if !scope.purpose.trim().is_empty() {
        rows.push(Fact::new(wording.say("report-why"), scope.purpose.clone()));
    }
    let days = day_count(scope.from, scope.to).to_string();
    let dates = [
        ("from", wording.date(scope.from)),
        ("to", wording.date(scope.to)),
        ("days", days),
    ];
    let dates: Vec<(&str, &str)> = dates
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    rows.push(Fact::new(
        wording.say("report-dates"),
        wording.with("report-dates-value", &dates),
    ));

    let (mut inside, mut outside): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for kind in ShareKind::ALL {
        let name = wording.say(kind.message());
        if scope.kinds.contains(&kind) {
            inside.push(name)
        } else {
            outside.push(name)
        }
    }
    let own_words = wording.say("report-kind-own-words");
    if scope.own.is_empty() {
        outside.push(own_words)
    } else {
        inside.push(own_words)
    }
    rows.push(Fact::new(wording.say("report-inside"), inside.join(", ")));
    if scope.name_left_out && !outside.is_empty() {
        rows.push(Fact::new(
            wording.say("report-left-out"),
            outside.join(", "),
        ));
    }
    let expiry = match scope.expires {
        Some(day) => wording.with("report-expiry-date", &[("date", &wording.date(day))]),
        None => wording.say("report-expiry-none"),
    };
    rows.push(Fact::new(wording.say("report-expiry"), expiry));
    rows.push(Fact::new(
        wording.say("report-take-back"),
        wording.say("report-take-back-value"),
    ));
    rows.push(Fact::new(
        wording.say("report-made"),
        wording.with(
            "report-made-value",
            &[
                ("date", &wording.date(now.local().date())),
                ("version", version),
            ],
        ),
    ));
    Section {
        heading: wording.say("report-cover"),
        blocks: vec![
            Block::Notice {
                text: wording.say("report-self-reported"),
            },
            Block::Facts { rows },
            Block::Notice {
                text: wording.say("report-part2"),
            },
        ],
    }
}
