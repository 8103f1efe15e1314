//! Insights: what the records add up to, and the review of a week.
//!
//! Owns which stretches are counted and keeping their sums. What is counted, shown and found is
//! [`evenkeel_domain::insights`]'s. Sums are kept only to be quick: one that cannot be written is counted again next time, and
//! nobody hears of it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{NaiveDate, NaiveTime};
use evenkeel_domain::calendar::Window;
use evenkeel_domain::checkins::day_of;
use evenkeel_domain::insights::days::{DAYS, since};
use evenkeel_domain::insights::findings::{self, Looked};
use evenkeel_domain::insights::review::{check_week, coming, is_asked_on, week_under_review};
use evenkeel_domain::insights::{
    self, BLOCK_WEEKS, DaysInsight, Finding, HoursInsight, Insights, InsightsRange, Part, Prompt,
    Review, ReviewQuestion, ReviewSave, Summary, ahead, back, block,
};
use evenkeel_domain::program::{self, WeekHours};
use evenkeel_domain::reminder::{ReminderKind, ReminderRequest};
use evenkeel_domain::time::{Now, monday};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::UnlockedVault;
use crate::wire::Nothing;
use crate::{returns, sessions};

/// Most weeks of hours that are shown.
const MOST_HOURS_WEEKS: u64 = 26;
/// When a Sunday's review is reminded of.
const REVIEW_AT: (u32, u32) = (17, 0);
/// How many Sundays ahead are handed to the agenda.
const REVIEWS_AHEAD: u64 = 18;

/// Input of `insights_get`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InsightsAsk {
    /// How far back to look.
    pub range: InsightsRange,
}

/// Input of `insights_week`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewAsk {
    /// The week's Monday; none for the one to look back at now.
    pub monday: Option<NaiveDate>,
}

/// A week to look back at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewView {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Its Sunday.
    pub sunday: NaiveDate,
    /// It is not over yet.
    pub running: bool,
    /// At most three.
    pub findings: Vec<Finding>,
    /// Fewer than three could be said.
    pub early: bool,
    /// What is asked: what was asked before when there is an answer.
    pub question: ReviewQuestion,
    /// What the person wrote; none when nothing was written.
    pub review: Option<Review>,
    /// The last review before this week that has a plan for the week after it.
    pub last: Option<Review>,
    /// The Monday of the week before; none before anything was written.
    pub earlier: Option<NaiveDate>,
    /// The Monday of the week after; none for the newest that can be looked back at.
    pub later: Option<NaiveDate>,
}

/// Whether Today asks to look back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewDue {
    /// The week's Monday; none when it is neither Sunday nor Monday, or when nothing was ever written.
    pub monday: Option<NaiveDate>,
    /// Its Sunday.
    pub sunday: Option<NaiveDate>,
    /// The person has written something about that week.
    pub done: bool,
}

/// What the records of a range add up to.
///
/// # Errors
/// The disk.
pub fn get(app: &App, vault: &mut UnlockedVault, input: InsightsAsk) -> Outcome<Insights> {
    let now = app.now();
    let today = now.local().date();
    let first = vault.read(tables::insights::first_day)?;
    let from = insights::range_from(input.range, today, first);
    let weeks = weeks_between(from, monday(today)) + 1;
    let weeks_a_bar = insights::weeks_a_bar(weeks);
    let mut parts = parts(vault, from, today, weeks_a_bar)?;
    for prompt in open_prompts(vault, &now)? {
        let part = parts
            .iter_mut()
            .find(|part| part.from <= prompt.date && prompt.date <= part.to);
        if let Some(part) = part {
            part.summary.still_open(&prompt);
        }
    }
    let days = returns::states(vault, back(today, DAYS - 1), today)?;
    let made_on = vault.created_on(&now)?;
    let hours = hours(vault, from, &now)?;
    Ok(insights::view::insights(
        input.range,
        (from, today),
        first,
        (weeks_a_bar, &parts),
        DaysInsight::of(since(days, made_on, first)),
        HoursInsight::of(hours),
    ))
}

/// Prompts of a day that is not over, without an answer. Not kept with the sums: tomorrow they count.
fn open_prompts(vault: &mut UnlockedVault, now: &Now) -> Outcome<Vec<Prompt>> {
    let today = day_of(now.local());
    // Somebody's last day may be two days from here: the widest two zones are more than a day apart.
    let last = ahead(today, 2);
    let (mut prompts, checkins) = vault.read(|db| {
        Ok((
            tables::insights::prompts(db, today, last)?,
            tables::checkins::between(db, today, last)?,
        ))
    })?;
    prompts.retain(|prompt| {
        !checkins
            .iter()
            .any(|said| (said.date, said.part) == (prompt.date, prompt.part))
    });
    Ok(prompts)
}

fn weeks_between(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from((to - from).num_days() / 7).unwrap_or(0)
}

/// The range in stretches of `weeks` weeks, oldest first.
fn parts(
    vault: &mut UnlockedVault,
    from: NaiveDate,
    today: NaiveDate,
    weeks: u32,
) -> Outcome<Vec<Part>> {
    let (each, first) = if weeks < BLOCK_WEEKS {
        (1, monday(from))
    } else {
        (BLOCK_WEEKS, block(from))
    };
    let sums = sums(vault, each, first, today)?;
    let together = usize::try_from((weeks / each).max(1)).unwrap_or(1);
    Ok(sums
        .chunks(together)
        .filter_map(|chunk| {
            let (from, _) = chunk.first()?;
            Some(Part {
                from: *from,
                to: ahead(*from, u64::from(weeks) * 7 - 1),
                summary: Summary::total(chunk.iter().map(|(_, summary)| summary)),
            })
        })
        .collect())
}

/// The sums of all stretches of `each` weeks from the one that begins on `first` to the one `last` lies in. What was not kept is
/// counted, and kept.
fn sums(
    vault: &mut UnlockedVault,
    each: u32,
    first: NaiveDate,
    last: NaiveDate,
) -> Outcome<Vec<(NaiveDate, Summary)>> {
    let days = u64::from(each) * 7;
    let mut kept: BTreeMap<NaiveDate, Summary> = vault
        .read(|db| tables::insights::kept(db, each, first, last))?
        .into_iter()
        .collect();
    let mut made = Vec::new();
    let mut begin = first;
    while begin <= last {
        if let Entry::Vacant(missing) = kept.entry(begin) {
            let end = ahead(begin, days - 1);
            let summary = if each == 1 {
                vault.read(|db| tables::insights::count(db, begin, end))?
            } else {
                let weeks = sums(vault, 1, begin, end)?;
                Summary::total(weeks.iter().map(|(_, summary)| summary))
            };
            made.push((begin, end));
            missing.insert(summary);
        }
        let next = ahead(begin, days);
        if next <= begin {
            break;
        }
        begin = next;
    }
    if !made.is_empty() {
        let written = vault.write(|tx| {
            made.iter()
                .filter_map(|(begin, end)| Some((begin, end, kept.get(begin)?)))
                .try_for_each(|(begin, end, summary)| {
                    tables::insights::keep(tx, each, *begin, *end, summary)
                })
        });
        if written.is_err() {
            tracing::warn!("sums could not be kept; they are counted again next time");
        }
    }
    Ok(kept.into_iter().collect())
}

/// The hours of the weeks from `from` on, at most the last 26.
fn hours(vault: &mut UnlockedVault, from: NaiveDate, now: &Now) -> Outcome<Vec<WeekHours>> {
    let this = monday(now.local().date());
    let from = monday(from).max(back(this, (MOST_HOURS_WEEKS - 1) * 7));
    let weeks = weeks_between(from, this) + 1;
    let program = vault.read(tables::program::current)?.entry;
    // A session belongs to the day its own clock shows.
    let days = sessions::lived_days(from, u32::try_from(weeks * 7).unwrap_or(7))?;
    let (occurrences, _) = sessions::gather(vault, days.window(), now)?;
    let occurrences = sessions::since_made(vault, occurrences, now)?;
    Ok((0..weeks)
        .map(|week| program::hours(ahead(from, week * 7), &occurrences, &program, now.at))
        .collect())
}

/// A week to look back at.
///
/// # Errors
/// A day that is no Monday, or one in the future.
pub fn week(app: &App, vault: &mut UnlockedVault, input: ReviewAsk) -> Outcome<ReviewView> {
    let now = app.now();
    let today = now.local().date();
    let newest = week_under_review(today);
    let monday = input.monday.unwrap_or(newest);
    check_week(monday, today)?;
    let first = vault.read(tables::insights::first_day)?;
    let findings = findings_of(vault, monday, &now)?;
    let (review, last) = vault.read(|db| {
        Ok((
            tables::insights::review(db, monday)?,
            tables::insights::review_before(db, monday)?,
        ))
    })?;
    let sunday = ahead(monday, 6);
    let week = weeks_between(NaiveDate::MIN, monday);
    Ok(ReviewView {
        monday,
        sunday,
        running: sunday >= today,
        early: findings.len() < findings::MOST,
        question: review.as_ref().map_or_else(
            || findings::question(&findings, week),
            |review| review.question,
        ),
        findings,
        review,
        last,
        earlier: first
            .filter(|first| *first < monday)
            .map(|_| back(monday, 7)),
        later: Some(ahead(monday, 7))
            .filter(|later| *later <= newest.max(evenkeel_domain::time::monday(today))),
    })
}

fn findings_of(vault: &mut UnlockedVault, monday: NaiveDate, now: &Now) -> Outcome<Vec<Finding>> {
    let weeks = sums(vault, 1, back(monday, 3 * 7), monday)?;
    let four = Summary::total(weeks.iter().map(|(_, summary)| summary));
    let empty = Summary::default();
    let of = |day: NaiveDate| {
        weeks
            .iter()
            .find(|(first, _)| *first == day)
            .map_or(&empty, |(_, summary)| summary)
    };
    let program = vault.read(tables::program::current)?.entry;
    let hours = crate::program::week_hours(vault, &program, monday, now)?;
    Ok(insights::findings(Looked {
        week: of(monday),
        before: of(back(monday, 7)),
        four: &four,
        hours: Some(&hours),
    }))
}

/// Keeps what the person wrote about a week, in the place of what stood there; nothing at all takes it away.
///
/// # Errors
/// Every bound.
pub fn week_save(app: &App, vault: &mut UnlockedVault, input: ReviewSave) -> Outcome<Nothing> {
    let now = app.now();
    input.check(now.local().date())?;
    let before = vault.read(|db| tables::insights::review(db, input.monday))?;
    vault.write(|tx| {
        if input.is_empty() {
            return tables::insights::remove_review(tx, input.monday);
        }
        tables::insights::put_review(
            tx,
            &Review {
                monday: input.monday,
                question: input.question,
                answer: input.answer,
                plan: input.plan,
                created_at: before.map_or(now.at, |review| review.created_at),
                updated_at: now.at,
            },
        )
    })?;
    app.changed(&[Topic::Insights]);
    Ok(Nothing {})
}

/// Whether Today asks to look back at a week: on Sunday at the one that ends, on Monday at the one before.
///
/// # Errors
/// The disk.
pub fn due(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<ReviewDue> {
    let today = app.now().local().date();
    let monday = week_under_review(today);
    let (first, review) = vault.read(|db| {
        Ok((
            tables::insights::first_day(db)?,
            tables::insights::review(db, monday)?,
        ))
    })?;
    let asked = is_asked_on(today) && first.is_some_and(|first| first <= ahead(monday, 6));
    Ok(ReviewDue {
        monday: asked.then_some(monday),
        sunday: asked.then_some(ahead(monday, 6)),
        done: review.is_some(),
    })
}

/// The Sundays to look back on: those to come, and the one that is past and has no answer yet. None before anything was written.
///
/// # Errors
/// The disk.
pub(crate) fn reminder_requests(
    vault: &mut UnlockedVault,
    window: Window,
    now: &Now,
) -> Outcome<Vec<ReminderRequest>> {
    let (hour, minute) = REVIEW_AT;
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let this = week_under_review(now.local().date());
    let (first, review) = vault.read(|db| {
        Ok((
            tables::insights::first_day(db)?,
            tables::insights::review(db, this)?,
        ))
    })?;
    // Who has never written anything down has nothing to look back at.
    let Some(first) = first else {
        return Ok(Vec::new());
    };
    let wanted =
        |monday: NaiveDate| ahead(monday, 6) >= first && !(review.is_some() && monday == this);
    Ok(coming(this.and_time(NaiveTime::MIN), time, REVIEWS_AHEAD)
        .into_iter()
        .filter(|(monday, _)| wanted(*monday))
        .map(|(monday, local)| {
            ReminderRequest::by_the_clock(
                ReminderKind::Review,
                format!("review|{monday}"),
                monday.to_string(),
                local,
                &now.zone,
            )
        })
        .filter(|request| request.at >= window.from() && request.at < window.to())
        .collect())
}
