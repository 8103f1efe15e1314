//! About this report, at its end: who made it for whom and why, what is in it, and what follows for the reader.
//!
//! Owns who is told what about the report itself. A court and an employer are not told what was left out; an employer not why it was made,
//! what is in it, or by which law a treatment record is protected.

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
    let employer = scope.role == RecipientRole::Employer;
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
    if !employer {
        rows.push(Fact::new(
            wording.say("report-role"),
            wording.say(role_id(scope.role)),
        ));
        if !scope.purpose.trim().is_empty() {
            rows.push(Fact::new(wording.say("report-why"), scope.purpose.clone()));
        }
    }
    rows.push(Fact::new(
        wording.say("report-dates"),
        wording.with(
            "report-dates-value",
            &[
                ("from", &wording.date(scope.from)),
                ("to", &wording.date(scope.to)),
                ("days", &day_count(scope.from, scope.to).to_string()),
            ],
        ),
    ));
    if !employer {
        rows.extend(inside(scope, wording));
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
    let date = wording.date(now.local().date());
    rows.push(Fact::new(
        wording.say("report-made"),
        if employer {
            date
        } else {
            wording.with(
                "report-made-value",
                &[("date", &date), ("version", version)],
            )
        },
    ));
    let mut blocks = vec![Block::Facts { rows }];
    // A court has the longer one on its first page. For family it protects nothing, and names what the person is treated for.
    if matches!(
        scope.role,
        RecipientRole::Counselor | RecipientRole::Doctor | RecipientRole::Other
    ) {
        blocks.push(Block::Notice {
            text: wording.say("report-part2"),
        });
    }
    Section {
        heading: wording.say("report-cover"),
        blocks,
    }
}

/// What is in it, and what was left out where the person wants that said.
fn inside(scope: &ExportScope, wording: &Wording<'_>) -> Vec<Fact> {
    let (mut inside, mut outside): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for kind in ShareKind::ALL {
        let name = wording.say(kind.message());
        if scope.kinds.contains(&kind) {
            inside.push(name)
        } else if scope.role.may_hold(kind) {
            outside.push(name)
        }
    }
    if !scope.own.is_empty() {
        inside.push(wording.say("report-kind-own-words"));
    } else if scope.role.may_read_own_words() {
        outside.push(wording.say("report-kind-own-words"));
    }
    let mut rows = vec![Fact::new(wording.say("report-inside"), inside.join(", "))];
    if scope.name_left_out && !scope.role.needs_stop() && !outside.is_empty() {
        rows.push(Fact::new(
            wording.say("report-left-out"),
            outside.join(", "),
        ));
    }
    rows
}
