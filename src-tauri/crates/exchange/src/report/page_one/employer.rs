//! Page one for an employer: dates and hours, and not a word about what they were for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use evenkeel_domain::report::{Block, Fact, Section};
use evenkeel_domain::sessions::AttendanceStatus;

use super::super::Chosen;
use super::super::attended::hours;
use super::super::weeks::Weeks;
use super::super::wording::Wording;

/// Most days that stand one by one on the page itself.
const MOST_DAYS: usize = 20;

/// The days with the minutes that count.
fn attended(chosen: &Chosen<'_>, wording: &Wording<'_>) -> BTreeMap<NaiveDate, u32> {
    let mut days = BTreeMap::new();
    let list = chosen.sessions.iter().flat_map(|sessions| &sessions.list);
    for session in list.filter(|session| session.takes_place()) {
        let there = session.attendance.as_ref().filter(|noted| {
            noted.status.is_some_and(AttendanceStatus::was_there) && noted.minutes_credited > 0
        });
        let day = session.local_start.date();
        if let Some(noted) = there.filter(|_| day <= wording.period.last_day_so_far()) {
            let minutes: &mut u32 = days.entry(day).or_default();
            *minutes = minutes.saturating_add(noted.minutes_credited);
        }
    }
    days
}

pub(super) fn blocks(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Block> {
    let days = attended(chosen, wording);
    let mut blocks = vec![Block::Notice {
        text: wording.say("report-self-reported"),
    }];
    if days.is_empty() {
        blocks.push(Block::Paragraph {
            text: wording.say("report-employer-none"),
        });
        return blocks;
    }
    let total: u32 = days.values().sum();
    let mut rows = vec![Fact::new(
        wording.say("report-employer-total"),
        wording.with(
            "report-employer-total-value",
            &[("hours", &hours(total)), ("n", &days.len().to_string())],
        ),
    )];
    if days.len() > MOST_DAYS {
        rows.extend(Weeks::of(&wording.period).list.iter().filter_map(|week| {
            let minutes: u32 = days
                .iter()
                .filter(|(day, _)| week.holds(**day))
                .map(|(_, minutes)| minutes)
                .sum();
            (minutes > 0).then(|| {
                Fact::new(
                    format!(
                        "{} \u{2013} {}",
                        wording.short(week.from),
                        wording.short(week.to)
                    ),
                    wording.with("report-employer-hours", &[("hours", &hours(minutes))]),
                )
            })
        }));
        blocks.push(Block::Facts { rows });
    } else {
        blocks.push(Block::Facts { rows });
        blocks.push(table(&days, wording));
    }
    blocks
}

pub(super) fn days(chosen: &Chosen<'_>, wording: &Wording<'_>) -> Option<Section> {
    let days = attended(chosen, wording);
    (days.len() > MOST_DAYS).then(|| Section {
        heading: wording.say("report-employer-days"),
        blocks: vec![table(&days, wording)],
    })
}

fn table(days: &BTreeMap<NaiveDate, u32>, wording: &Wording<'_>) -> Block {
    Block::Table {
        caption: wording.with("report-employer-caption", &[("n", &days.len().to_string())]),
        head: vec![
            wording.say("report-employer-date"),
            wording.say("report-employer-hours-head"),
        ],
        rows: days
            .iter()
            .map(|(day, minutes)| vec![wording.date(*day), hours(*minutes)])
            .collect(),
    }
}
