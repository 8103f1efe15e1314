//! Logging cravings, finding, correcting, deleting them and taking that back; and what comes after the first number: a skill, a
//! second number, how it went.
//!
//! Refuses to own when to ask again ([`evenkeel_domain::cravings::prompts`]) and which skill to offer first
//! ([`crate::skills`]).

use chrono::NaiveDateTime;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::cravings::prompts::{LOOKS_BACK, PromptState, RerateDue};
use evenkeel_domain::cravings::{
    Craving, CravingCorrection, CravingCursor, CravingEnd, CravingPage, CravingRerate,
    CravingSkill, MOST_RERATES, NewCraving, Rerate, SkillUsed,
};
use evenkeel_domain::link::SessionLink;
use evenkeel_domain::plan::{PlanContent, PlanItem};
use evenkeel_domain::reminder::{Occasion, ReminderKind};
use evenkeel_domain::sessions::Occurrence;
use evenkeel_domain::text::at_most;
use evenkeel_domain::time::Now;
use evenkeel_domain::words::Lang;
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::agenda;
use crate::app::{App, Noun, Room};
use crate::commands::{ById, Nothing};
use crate::error::{CommandError, Outcome};

/// Most cravings on one page.
pub const PAGE: u32 = 100;

/// Input of `cravings_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingsAsk {
    /// The end of the page before; none for the newest.
    pub before: Option<CravingCursor>,
    /// How many, 1-100.
    pub limit: u32,
}

/// A later number as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RerateSeen {
    /// 0-10; none when it was skipped.
    pub intensity: Option<u8>,
    /// Whole minutes after the craving.
    pub minutes: u32,
    /// On the wall clock of the place it was lived in.
    pub local: NaiveDateTime,
}

/// What a craving said before a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingBefore {
    /// When it was replaced, on the wall clock of the place it was lived in.
    pub replaced_local: NaiveDateTime,
    /// What stood there.
    pub craving: Craving,
}

/// One craving with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingStory {
    /// As it stands.
    pub craving: Craving,
    /// When it was written, on the wall clock of the place it was lived in; none when that was within a day of it.
    pub written_local: Option<NaiveDateTime>,
    /// Later numbers, in order.
    pub rerates: Vec<RerateSeen>,
    /// The newest number known.
    pub last: u8,
    /// Minutes until it eased, when it did.
    pub eased_after: Option<u32>,
    /// A second number still says something.
    pub takes_rerate: bool,
    /// The prompt that asks for it now.
    pub due: Option<RerateDue>,
    /// Lines of the plan that were used and still stand in it.
    pub plan_lines: Vec<PlanItem>,
    /// The session it is brought to; none when there is none or it is no longer there.
    pub session: Option<Occurrence>,
    /// What it said before, newest first.
    pub before: Vec<CravingBefore>,
}

/// Stores a craving. Answers only once it is durable.
///
/// # Errors
/// A field that breaks its rule, a time in the future, or the disk.
pub fn log(app: &App, room: &mut Room, input: NewCraving) -> Outcome<Craving> {
    input.entry.check()?;
    let now = app.now();
    let craving = Craving {
        id: app.new_id(&now),
        occurred: input.when.resolve(&now, "when")?,
        created_at: now.at,
        updated_at: now.at,
        deleted_at: None,
        revision: 1,
        lang: spoken(app),
        asked_by: None,
        rerates: Vec::new(),
        entry: input.entry,
    };
    room.vault
        .write(|tx| tables::cravings::insert(tx, &craving))?;
    app.changed(&[Noun::Cravings]);
    Ok(craving)
}

/// A page of cravings, newest first.
///
/// # Errors
/// A limit outside 1-100.
pub fn list(_: &App, room: &mut Room, input: CravingsAsk) -> Outcome<CravingPage> {
    evenkeel_domain::text::in_range(input.limit, 1, PAGE, "limit")?;
    Ok(room
        .vault
        .read(|db| tables::cravings::page(db, input.before.as_ref(), input.limit))?)
}

/// One craving, also a deleted one.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn get(_: &App, room: &mut Room, input: ById) -> Outcome<Craving> {
    Ok(room.vault.read(|db| tables::cravings::get(db, input.id))?)
}

/// Replaces what was said, keeping what stood there before.
///
/// # Errors
/// [`ErrorCode::Stale`] when it was changed since, and every bound of the entry.
pub fn correct(app: &App, room: &mut Room, input: CravingCorrection) -> Outcome<Craving> {
    let now = app.now();
    let occurred = input
        .when
        .map(|when| when.resolve(&now, "when"))
        .transpose()?;
    let craving = room.vault.read(|db| tables::cravings::get(db, input.id))?;
    input.entry.check_correction(&craving.entry)?;
    if craving.revision != input.revision || craving.deleted_at.is_some() {
        return Err(ErrorCode::Stale.into());
    }
    let corrected = Craving {
        occurred: occurred.unwrap_or(craving.occurred),
        updated_at: now.at,
        revision: craving.revision + 1,
        entry: input.entry,
        ..craving
    };
    room.vault
        .write(|tx| tables::cravings::update(tx, &corrected))?;
    ask_anew(app, room, &corrected);
    app.changed(&[Noun::Cravings]);
    Ok(corrected)
}

/// Deletes it, until it is taken back or purged.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, room: &mut Room, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    room.vault
        .write(|tx| tables::cravings::delete(tx, input.id, now.at))?;
    let craving = room.vault.read(|db| tables::cravings::get(db, input.id))?;
    ask_anew(app, room, &craving);
    app.changed(&[Noun::Cravings]);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn restore(app: &App, room: &mut Room, input: ById) -> Outcome<Nothing> {
    room.vault
        .write(|tx| tables::cravings::restore(tx, input.id))?;
    let craving = room.vault.read(|db| tables::cravings::get(db, input.id))?;
    ask_anew(app, room, &craving);
    app.changed(&[Noun::Cravings]);
    Ok(Nothing {})
}

/// A later number, or that the question was skipped. Added to what is there; nothing said before changes.
///
/// # Errors
/// A number outside 0-10, more than [`MOST_RERATES`], [`ErrorCode::DateTooOld`] when the craving is too long ago to be measured,
/// [`ErrorCode::Stale`] when it was deleted.
pub fn rerate(app: &App, room: &mut Room, input: CravingRerate) -> Outcome<Craving> {
    input.check()?;
    let now = app.now();
    let mut craving = live(room, input.id)?;
    if !craving.takes_rerate(now.at) {
        return Err(CommandError::in_field(ErrorCode::DateTooOld, "id"));
    }
    craving.rerates.push(Rerate {
        at: now.at,
        intensity: input.intensity,
        asked_by: input.asked_by,
    });
    at_most(&craving.rerates, MOST_RERATES, "intensity")?;
    craving.updated_at = now.at;
    amend(app, room, &craving)?;
    Ok(craving)
}

/// Begins a skill, or says how the one just tried went: the newest skill of the craving, when it is the same one and nothing
/// was said about it yet. Lines of the plan that name the skill are linked.
///
/// # Errors
/// A bound of the skill, more than thirty of them, [`ErrorCode::Stale`] when the craving was deleted.
pub fn skill_add(app: &App, room: &mut Room, input: CravingSkill) -> Outcome<Craving> {
    let now = app.now();
    let mut craving = live(room, input.id)?;
    let mut used = SkillUsed {
        skill: input.skill,
        minutes: input.minutes,
        helpfulness: input.helpfulness,
        at: Some(now.at),
    };
    let before = craving.entry.clone();
    let open = craving.entry.skills.last_mut().filter(|last| {
        last.skill == used.skill && last.minutes.is_none() && last.helpfulness.is_none()
    });
    if let Some(last) = open {
        used.at = last.at;
        *last = used;
    } else {
        let plan = room.vault.read(tables::plan::current)?;
        for item in &plan.items {
            let named =
                matches!(&item.content, PlanContent::Skill { skill, .. } if *skill == used.skill);
            if named && !craving.entry.plan_items.contains(&item.id) {
                craving.entry.plan_items.push(item.id);
            }
        }
        craving.entry.skills.push(used);
    }
    craving.entry.check_correction(&before)?;
    craving.revision += 1;
    craving.updated_at = now.at;
    amend(app, room, &craving)?;
    Ok(craving)
}

/// How it went. An answer that replaces another keeps the one before.
///
/// # Errors
/// [`ErrorCode::Stale`] when the craving was deleted.
pub fn outcome(app: &App, room: &mut Room, input: CravingEnd) -> Outcome<Craving> {
    let now = app.now();
    let mut craving = live(room, input.id)?;
    let first = craving.entry.outcome.is_none();
    if craving.entry.outcome == input.outcome {
        return Ok(craving);
    }
    craving.entry.outcome = input.outcome;
    craving.revision += 1;
    craving.updated_at = now.at;
    if first {
        amend(app, room, &craving)?;
    } else {
        room.vault
            .write(|tx| tables::cravings::update(tx, &craving))?;
        ask_anew(app, room, &craving);
        app.changed(&[Noun::Cravings]);
    }
    Ok(craving)
}

/// Cravings that wait for a second number now, newest first.
///
/// # Errors
/// The disk.
pub fn due(app: &App, room: &mut Room, _: Nothing) -> Outcome<Vec<RerateDue>> {
    let now = app.now();
    let recent = room
        .vault
        .read(|db| tables::cravings::since(db, now.at - LOOKS_BACK))?;
    Ok(recent
        .iter()
        .rev()
        .filter_map(|craving| craving.due(now.at))
        .collect())
}

/// Puts the second-number reminders of recent cravings into the agenda. The window asks for this right after a craving was
/// saved, so that saving itself waits for one write only.
///
/// # Errors
/// The disk.
pub fn remind(app: &App, room: &mut Room, _: Nothing) -> Outcome<Nothing> {
    agenda::refresh(app, room)?;
    Ok(Nothing {})
}

/// The agenda anew after a change of a craving that may still ask for a number. What was saved stays saved when it cannot be
/// written: the reminder is then late, not the record lost.
fn ask_anew(app: &App, room: &mut Room, craving: &Craving) {
    if app.now().at - craving.occurred.at > LOOKS_BACK {
        return;
    }
    if agenda::refresh(app, room).is_err() {
        tracing::warn!("the agenda could not be made anew after a second number");
    }
}

/// The second numbers that are still asked for, as moments of the agenda.
pub(crate) fn occasions(room: &mut Room, _: Window, now: &Now) -> Outcome<Vec<Occasion>> {
    let recent = room
        .vault
        .read(|db| tables::cravings::since(db, now.at - LOOKS_BACK))?;
    Ok(recent
        .iter()
        .flat_map(|craving| {
            craving
                .prompts(now.at)
                .into_iter()
                .filter(|prompt| matches!(prompt.state, PromptState::Waiting | PromptState::Open))
                .map(|prompt| {
                    Occasion::at_instant(
                        ReminderKind::Rerate,
                        format!(
                            "rerate|{}|{}",
                            craving.id,
                            prompt.kind.after().num_minutes()
                        ),
                        craving.id.to_string(),
                        prompt.due,
                        &now.zone,
                    )
                })
        })
        .collect())
}

/// One craving with all that belongs to it, also a deleted one.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn story(app: &App, room: &mut Room, input: ById) -> Outcome<CravingStory> {
    let now = app.now();
    let (craving, versions, plan) = room.vault.read(|db| {
        Ok((
            tables::cravings::get(db, input.id)?,
            tables::cravings::versions(db, input.id)?,
            tables::plan::current(db)?,
        ))
    })?;
    let session = match &craving.entry.session {
        Some(link) => occurrence(room, link, &now)?,
        None => None,
    };
    let lived = |at| calendar::to_local(at, &craving.occurred.zone);
    let minutes = |whole: i64| u32::try_from(whole.max(0)).unwrap_or(u32::MAX);
    Ok(CravingStory {
        written_local: craving.written_local(),
        rerates: craving
            .rerates
            .iter()
            .map(|rerate| RerateSeen {
                intensity: rerate.intensity,
                minutes: minutes((rerate.at - craving.occurred.at).num_minutes()),
                local: lived(rerate.at),
            })
            .collect(),
        last: craving.last_number(),
        eased_after: craving.minutes_to_ease().map(minutes),
        takes_rerate: craving.takes_rerate(now.at),
        due: craving.due(now.at),
        plan_lines: plan
            .items
            .into_iter()
            .filter(|item| craving.entry.plan_items.contains(&item.id))
            .collect(),
        session,
        before: versions
            .into_iter()
            .rev()
            .map(|(replaced, craving)| CravingBefore {
                replaced_local: lived(replaced),
                craving,
            })
            .collect(),
        craving,
    })
}

/// Cravings to be brought to one session, oldest first.
///
/// # Errors
/// The disk.
pub fn for_session(_: &App, room: &mut Room, input: SessionLink) -> Outcome<Vec<Craving>> {
    Ok(room
        .vault
        .read(|db| tables::cravings::for_session(db, &input))?)
}

/// The occurrence a record points to, if it is still there.
pub(crate) fn occurrence(
    room: &mut Room,
    link: &SessionLink,
    now: &Now,
) -> Outcome<Option<Occurrence>> {
    let series = room.vault.read(tables::sessions::all)?;
    let Some(one) = series.iter().find(|one| one.id == link.series) else {
        return Ok(None);
    };
    // A day to either side, wherever the laptop stands; a moved occurrence keeps the name its series gave it.
    let at = calendar::to_instant(link.recurrence_id, &one.details.zone).at;
    let window = Window::new(
        at - chrono::Duration::days(60),
        at + chrono::Duration::days(60),
    );
    Ok(calendar::expand(one, window, &now.zone)
        .items
        .into_iter()
        .find(|occurrence| occurrence.recurrence_id == link.recurrence_id))
}

/// One craving that is not deleted.
fn live(room: &mut Room, id: evenkeel_domain::Id) -> Outcome<Craving> {
    let craving = room.vault.read(|db| tables::cravings::get(db, id))?;
    if craving.deleted_at.is_some() {
        return Err(ErrorCode::Stale.into());
    }
    Ok(craving)
}

fn amend(app: &App, room: &mut Room, craving: &Craving) -> Outcome<()> {
    room.vault
        .write(|tx| tables::cravings::amend(tx, craving))?;
    ask_anew(app, room, craving);
    app.changed(&[Noun::Cravings]);
    Ok(())
}

pub(crate) fn spoken(app: &App) -> Lang {
    crate::settings::lang(app)
}
