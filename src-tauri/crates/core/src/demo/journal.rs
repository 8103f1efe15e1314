//! The demo's journal: a handful of entries over twelve weeks, one of them to bring to a session and one written days later.

use chrono::{Days, Duration, NaiveDate, NaiveTime};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::journal::{JournalContent, JournalEntry, JournalLink};
use evenkeel_domain::plan::{Plan, PlanContent};
use evenkeel_domain::sessions::SessionSeries;
use evenkeel_domain::share::ShareFlag;
use evenkeel_domain::time::Now;
use evenkeel_domain::words::{Lang, say};
use evenkeel_domain::{Moment, Precision};

use crate::app::App;

/// Days after the start, hour, share flag, days until it was written.
const ENTRIES: &[(u64, u32, ShareFlag, i64)] = &[
    (3, 21, ShareFlag::Ask, 0),
    (12, 22, ShareFlag::Never, 0),
    (24, 7, ShareFlag::Ok, 2),
    (37, 20, ShareFlag::Ask, 0),
    (55, 21, ShareFlag::Ok, 0),
    (68, 19, ShareFlag::Ask, 0),
    (76, 22, ShareFlag::Ask, 0),
];

/// The entries of the days from `start` to the present.
pub(super) fn entries(
    app: &App,
    now: &Now,
    lang: Lang,
    start: NaiveDate,
    plan: &Plan,
    sessions: &[SessionSeries],
) -> Vec<JournalEntry> {
    let text = |id: &str| say(lang, id, &[]);
    let mut entries = Vec::new();
    for (number, (days, hour, share, later)) in (1_u32..).zip(ENTRIES) {
        let lived = start
            .checked_add_days(Days::new(*days))
            .zip(NaiveTime::from_hms_opt(*hour, 20, 0))
            .map(|(day, time)| calendar::to_instant(day.and_time(time), &now.zone));
        let Some(lived) = lived.filter(|lived| lived.at + Duration::days(*later) < now.at) else {
            continue;
        };
        let written = lived.at + Duration::days(*later);
        entries.push(JournalEntry {
            id: app.new_id(&Now {
                at: lived.at,
                zone: now.zone.clone(),
            }),
            occurred: Moment {
                at: lived.at,
                zone: now.zone.clone(),
                local: lived.local,
                precision: if *later > 0 {
                    Precision::About
                } else {
                    Precision::Exact
                },
            },
            created_at: written,
            updated_at: written,
            deleted_at: None,
            revision: 1,
            lang,
            content: JournalContent {
                title: text(&format!("demo-journal-title-{number}")),
                body: text(&format!("demo-journal-body-{number}")),
                share: *share,
                links: Vec::new(),
            },
        });
    }
    if let Some(last) = entries.last_mut() {
        last.content.links = next_session(now, sessions)
            .into_iter()
            .chain(plan_line(plan))
            .collect();
    }
    entries
}

/// The next session there is, to bring the last entry to.
fn next_session(now: &Now, sessions: &[SessionSeries]) -> Option<JournalLink> {
    let ahead = Window::new(now.at, now.at + Duration::days(14));
    sessions
        .iter()
        .flat_map(|series| series.occurrences(ahead, &now.zone).items)
        .min_by_key(|occurrence| occurrence.start)
        .map(|occurrence| JournalLink::Session {
            series: occurrence.series,
            recurrence_id: occurrence.recurrence_id,
        })
}

/// The plan's line about what to do in a hard situation.
fn plan_line(plan: &Plan) -> Option<JournalLink> {
    plan.items
        .iter()
        .find(|item| matches!(item.content, PlanContent::Situation { .. }))
        .map(|item| JournalLink::Plan { item: item.id })
}
