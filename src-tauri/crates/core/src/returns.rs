//! Returns to use: telling, finding, correcting, deleting and taking that back; and what days were.
//!
//! Nothing here counts towards or against anybody: it stores what was told and answers what is known of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveDateTime};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar;
use evenkeel_domain::insights::days::told_in;
use evenkeel_domain::returns::{
    DayState, NewReturn, Return, ReturnCorrection, ReturnCursor, ReturnPage, UseDay, day_state,
};
use evenkeel_domain::sessions::Occurrence;
use evenkeel_domain::text::in_range;
use evenkeel_domain::time::LivedDays;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::sessions;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Most records on one page.
pub const PAGE: u32 = 100;
/// Most days of one calendar.
const LONGEST: u32 = 4_000;

/// Input of `returns_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnsAsk {
    /// The end of the page before; none for the newest.
    pub before: Option<ReturnCursor>,
    /// How many, 1-100.
    pub limit: u32,
}

/// What a record said before a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnBefore {
    /// When it was replaced, on the wall clock of the place it was lived in.
    pub replaced_local: NaiveDateTime,
    /// What stood there.
    pub record: Return,
}

/// One record with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnDetail {
    /// As it stands.
    pub record: Return,
    /// When it was written, on the wall clock of the place it was lived in; none when that was within a day of it.
    pub written_local: Option<NaiveDateTime>,
    /// One of the dangers was there: help comes first.
    pub flagged: bool,
    /// The session it is brought to; none when there is none or it is no longer there.
    pub session: Option<Occurrence>,
    /// What it said before, newest first.
    pub before: Vec<ReturnBefore>,
}

/// Input of `returns_days`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UseDaysAsk {
    /// The last day; none for today on the laptop's wall clock.
    pub to: Option<NaiveDate>,
    /// How many days up to it, 1-4,000.
    pub days: u32,
}

/// Input of `returns_day_set`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UseDaySet {
    /// Which day.
    pub day: NaiveDate,
    /// What the person says it was; none (or not logged) takes that back.
    pub state: Option<DayState>,
}

/// Stores a record. Answers only once it is durable.
///
/// # Errors
/// A field that breaks its rule, a time in the future, or the disk.
pub fn log(app: &App, vault: &mut UnlockedVault, input: NewReturn) -> Outcome<Return> {
    input.entry.check()?;
    let now = app.now();
    let record = Return {
        id: app.new_id(&now),
        occurred: input.when.resolve(&now, "when")?,
        created_at: now.at,
        updated_at: now.at,
        deleted_at: None,
        revision: 1,
        lang: app.lang(),
        entry: input.entry,
    };
    vault.write(|tx| tables::returns::insert(tx, &record))?;
    app.changed(&[Topic::Returns]);
    Ok(record)
}

/// A page, newest first.
///
/// # Errors
/// A limit outside 1-100.
pub fn list(_: &App, vault: &mut UnlockedVault, input: ReturnsAsk) -> Outcome<ReturnPage> {
    in_range(input.limit, 1, PAGE, "limit")?;
    Ok(vault.read(|db| tables::returns::page(db, input.before.as_ref(), input.limit))?)
}

/// One record with all that belongs to it, also a deleted one.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn detail(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<ReturnDetail> {
    let now = app.now();
    let (record, versions) = vault.read(|db| {
        Ok((
            tables::returns::get(db, input.id)?,
            tables::returns::versions(db, input.id)?,
        ))
    })?;
    let session = match &record.entry.session {
        Some(link) => vault.read(|db| sessions::linked(db, link.into(), &now.zone))?,
        None => None,
    };
    Ok(ReturnDetail {
        written_local: record.written_local(),
        flagged: record.entry.flagged(),
        session,
        before: versions
            .into_iter()
            .rev()
            .map(|(replaced, before)| ReturnBefore {
                replaced_local: calendar::to_local(replaced, &record.occurred.zone),
                record: before,
            })
            .collect(),
        record,
    })
}

/// Replaces what was said, keeping what stood there before.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was changed since, and every bound of the entry.
pub fn correct(app: &App, vault: &mut UnlockedVault, input: ReturnCorrection) -> Outcome<Return> {
    let now = app.now();
    let occurred = input
        .when
        .map(|when| when.resolve(&now, "when"))
        .transpose()?;
    let record = vault.read(|db| tables::returns::get(db, input.id))?;
    input.entry.check_correction(&record.entry)?;
    if record.revision != input.revision || record.deleted_at.is_some() {
        return Err(ErrorCode::Stale.into());
    }
    let corrected = Return {
        occurred: occurred.unwrap_or(record.occurred),
        updated_at: now.at,
        revision: record.revision + 1,
        entry: input.entry,
        ..record
    };
    vault.write(|tx| tables::returns::update(tx, &corrected))?;
    app.changed(&[Topic::Returns]);
    Ok(corrected)
}

/// Deletes it, until it is taken back or purged.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::returns::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::Returns]);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    vault.write(|tx| tables::returns::undelete(tx, input.id))?;
    app.changed(&[Topic::Returns]);
    Ok(Nothing {})
}

/// What each of some days was, oldest first. A day nobody said anything about is `not_logged`, never `none`.
///
/// # Errors
/// A number of days outside 1-4,000.
pub fn days(app: &App, vault: &mut UnlockedVault, input: UseDaysAsk) -> Outcome<Vec<UseDay>> {
    in_range(input.days, 1, LONGEST, "days")?;
    let now = app.now();
    let to = input.to.unwrap_or_else(|| now.local().date());
    let from = to
        .checked_sub_days(Days::new(u64::from(input.days - 1)))
        .ok_or(CommandError::in_field(ErrorCode::DateTooOld, "to"))?;
    states(vault, from, to)
}

/// What each day from `from` to `to` was, oldest first: what was told of it in a return to use, a craving or a check-in, and what
/// was said about the day as a whole.
///
/// # Errors
/// The disk.
pub(crate) fn states(
    vault: &mut UnlockedVault,
    from: NaiveDate,
    to: NaiveDate,
) -> Outcome<Vec<UseDay>> {
    let (told, said) = told_and_said(vault, from, to)?;
    Ok(from
        .iter_days()
        .take_while(|day| *day <= to)
        .map(|day| UseDay {
            day,
            state: day_state(told.contains(&day), said.get(&day).copied()),
        })
        .collect())
}

/// The days on which a record tells of use, and what was said about whole days.
type ToldAndSaid = (BTreeSet<NaiveDate>, BTreeMap<NaiveDate, DayState>);

fn told_and_said(
    vault: &mut UnlockedVault,
    from: NaiveDate,
    to: NaiveDate,
) -> Outcome<ToldAndSaid> {
    let Range { start, end } = LivedDays::new(from, to).instants();
    let (returns, used, said, checkins) = vault.read(|db| {
        Ok((
            tables::returns::lived_between(db, start, end)?,
            tables::cravings::used_between(db, start, end)?,
            tables::returns::days(db, from, to)?,
            tables::checkins::between(db, from, to)?,
        ))
    })?;
    let in_checkins = |state: DayState| {
        checkins
            .iter()
            .filter(move |checkin| told_in(checkin) == Some(state))
            .map(|checkin| checkin.date)
    };
    let told: BTreeSet<NaiveDate> = returns
        .into_iter()
        .chain(used)
        .map(|local| local.date())
        .chain(in_checkins(DayState::Some))
        .collect();
    // What was said about the day as a whole comes later and counts before what a check-in says.
    let said: BTreeMap<NaiveDate, DayState> = in_checkins(DayState::None)
        .map(|day| (day, DayState::None))
        .chain(said)
        .collect();
    Ok((told, said))
}

/// Keeps what the person says a day was.
///
/// # Errors
/// [`ErrorCode::DateInFuture`], [`ErrorCode::DateTooOld`], [`ErrorCode::DayTold`] when a record tells of use on that day and the
/// answer is another.
pub fn day_set(app: &App, vault: &mut UnlockedVault, input: UseDaySet) -> Outcome<Nothing> {
    let now = app.now();
    if input.day > now.local().date() {
        return Err(CommandError::in_field(ErrorCode::DateInFuture, "day"));
    }
    if NaiveDate::from_ymd_opt(1900, 1, 1).is_some_and(|first| input.day < first) {
        return Err(CommandError::in_field(ErrorCode::DateTooOld, "day"));
    }
    // Kept all the same, it would come true when the record is taken away.
    let other = input.state.is_some_and(|state| state != DayState::Some);
    if other
        && told_and_said(vault, input.day, input.day)?
            .0
            .contains(&input.day)
    {
        return Err(CommandError::in_field(ErrorCode::DayTold, "day"));
    }
    vault.write(|tx| tables::returns::put_day(tx, input.day, input.state, now.at))?;
    app.changed(&[Topic::Returns]);
    Ok(Nothing {})
}
