//! Check-ins: what is due, answering, skipping, correcting, and the days as they stand.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, NaiveDate};
use evenkeel_domain::calendar::Window;
use evenkeel_domain::checkins::{
    self, Checkin, CheckinDay, CheckinEntry, CheckinItem, CheckinPart, CheckinSettings,
    CheckinSlot, PROMPT_DAYS, QUIET_DAYS, day_of, slot,
};
use evenkeel_domain::drafts::check_key;
use evenkeel_domain::reminder::{Mark, ReminderKind, ReminderRequest};
use evenkeel_domain::settings::VaultSettings;
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::{ErrorCode, Id, Invalid, calendar};
use evenkeel_store::{Read, StoreError, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::medications;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// How many days back unanswered prompts are counted; after [`QUIET_DAYS`] of them more change nothing.
const LOOKED_BACK: u64 = 14;

/// Longest list asked for at once, in days.
const LONGEST_LIST: u64 = 400;

/// What check-ins ask of the person now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinsDue {
    /// The part that waits for an answer; none when nothing does, or when the person wants no prompts.
    pub due: Option<CheckinDue>,
    /// Nobody answered for three days: is another time of day better?
    pub change_times: bool,
}

/// A part that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinDue {
    /// The day.
    pub date: NaiveDate,
    /// The part of it.
    pub part: CheckinPart,
    /// How many questions it has.
    pub questions: u32,
}

/// Names a part of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinAsk {
    /// The day; none for today (which turns at four in the morning).
    pub date: Option<NaiveDate>,
    /// The part of it.
    pub part: CheckinPart,
}

/// A part with what it asks and what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinView {
    /// The day.
    pub date: NaiveDate,
    /// It is today.
    pub is_today: bool,
    /// The part of it.
    pub part: CheckinPart,
    /// What to ask, in order: what was asked when there is a check-in, else what the settings say.
    pub ask: Vec<CheckinItem>,
    /// The check-in, when there is one.
    pub checkin: Option<Checkin>,
}

/// Input of `checkins_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinSave {
    /// The day; none for today.
    pub date: Option<NaiveDate>,
    /// The part of it.
    pub part: CheckinPart,
    /// The revision the person was looking at; none when there was no check-in yet.
    pub revision: Option<u32>,
    /// The whole check-in.
    pub entry: CheckinEntry,
    /// The draft it was filled in, thrown away in the same step.
    #[serde(default)]
    pub draft: Option<String>,
}

/// Input of `checkins_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinsAsk {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included; at most 400 days. Days that are yet to come are left out.
    pub to: NaiveDate,
}

/// The days asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinDays {
    /// One for each day, oldest first. Empty before the first check-in or prompt.
    pub days: Vec<CheckinDay>,
    /// Today, which turns at four in the morning.
    pub today: NaiveDate,
}

/// What is due. Showing it is a prompt, and is noted as one: a part that nobody was asked about must not look unanswered.
///
/// # Errors
/// The disk.
pub fn due(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<CheckinsDue> {
    let now = app.now();
    let local = now.local();
    let (date, settings, unanswered, done) = vault.read(|db| standing(db, &now))?;
    let medicines = medications::any_scheduled(vault, &now)?;
    let due = settings
        .part_at(local)
        .filter(|part| settings.on && !done.contains(part) && checkins::prompts(*part, unanswered))
        .map(|part| CheckinDue {
            date,
            part,
            questions: u32::try_from(to_ask(&settings, part, medicines).len()).unwrap_or(0),
        });
    if let Some(due) = &due {
        let noted = vault
            .read(|db| tables::checkins::prompted(db, date, date))?
            .contains(&(date, due.part));
        if !noted {
            vault
                .write(|tx| tables::checkins::note_prompt(tx, date, due.part, now.at, &now.zone))?;
        }
    }
    Ok(CheckinsDue {
        change_times: settings.on && unanswered >= QUIET_DAYS && done.is_empty(),
        due,
    })
}

/// Today, the choices, how many days lie unanswered behind it, and which parts of today have an answer.
type Standing = (NaiveDate, CheckinSettings, u64, Vec<CheckinPart>);

fn standing(db: &Read<'_>, now: &Now) -> Result<Standing, StoreError> {
    let today = day_of(now.local());
    let settings = tables::settings::get(db)?.checkins;
    let first = today
        .checked_sub_days(Days::new(LOOKED_BACK))
        .unwrap_or(today)
        .max(settings.times_chosen_on.unwrap_or(NaiveDate::MIN));
    let mut behind = days(db, first, today, today)?;
    let now_day = behind.pop();
    behind.reverse();
    let done = now_day
        .map(|day| {
            [
                (CheckinPart::Morning, day.morning),
                (CheckinPart::Evening, day.evening),
            ]
            .into_iter()
            .filter(|(_, slot)| slot.checkin.is_some())
            .map(|(part, _)| part)
            .collect()
        })
        .unwrap_or_default();
    Ok((today, settings, checkins::unanswered_days(&behind), done))
}

fn days(
    db: &Read<'_>,
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<CheckinDay>, StoreError> {
    let prompted: HashSet<_> = tables::checkins::prompted(db, from, to)?
        .into_iter()
        .collect();
    let mut said: HashMap<_, Checkin> = tables::checkins::between(db, from, to)?
        .into_iter()
        .map(|checkin| ((checkin.date, checkin.part), checkin))
        .collect();
    let mut one = |date, part| -> CheckinSlot {
        let key = (date, part);
        slot(date, today, said.remove(&key), prompted.contains(&key))
    };
    Ok(from
        .iter_days()
        .take_while(|date| *date <= to)
        .map(|date| CheckinDay {
            date,
            morning: one(date, CheckinPart::Morning),
            evening: one(date, CheckinPart::Evening),
        })
        .collect())
}

/// What a part asks. Of medicines it does not ask where each dose has its own place to say what became of it.
fn to_ask(settings: &CheckinSettings, part: CheckinPart, medicines: bool) -> Vec<CheckinItem> {
    let mut items = settings.items(part).to_vec();
    if medicines {
        items.retain(|item| *item != CheckinItem::MedsOk);
    }
    items
}

/// The day meant, checked: not in the future, not before 1900.
fn meant(date: Option<NaiveDate>, now: &Now) -> Result<(NaiveDate, bool), Invalid> {
    let today = day_of(now.local());
    let date = date.unwrap_or(today);
    if date > today {
        return Err(Invalid::new(ErrorCode::DateInFuture, "date"));
    }
    if NaiveDate::from_ymd_opt(1900, 1, 1).is_some_and(|first| date < first) {
        return Err(Invalid::new(ErrorCode::DateTooOld, "date"));
    }
    Ok((date, date == today))
}

/// A part with what it asks.
///
/// # Errors
/// A day in the future or too long ago.
pub fn get(app: &App, vault: &mut UnlockedVault, input: CheckinAsk) -> Outcome<CheckinView> {
    let now = app.now();
    let (date, is_today) = meant(input.date, &now)?;
    let (settings, checkin) = vault.read(|db| {
        Ok((
            tables::settings::get(db)?.checkins,
            tables::checkins::of(db, date, input.part)?,
        ))
    })?;
    let medicines = medications::any_scheduled(vault, &now)?;
    let ask = checkin.as_ref().map_or_else(
        || to_ask(&settings, input.part, medicines),
        |checkin| checkin.entry.asked.clone(),
    );
    Ok(CheckinView {
        date,
        is_today,
        part: input.part,
        ask,
        checkin,
    })
}

/// Keeps a check-in: a new one, or a correction of the one there is, with what stood there before.
///
/// # Errors
/// Every bound of the entry; [`ErrorCode::Stale`] when it was changed, or answered somewhere else, since.
pub fn save(app: &App, vault: &mut UnlockedVault, input: CheckinSave) -> Outcome<Checkin> {
    input.entry.check()?;
    if let Some(draft) = &input.draft {
        check_key(draft)?;
    }
    let now = app.now();
    let (date, is_today) = meant(input.date, &now)?;
    let (settings, known) = vault.read(|db| {
        Ok((
            tables::settings::get(db)?.checkins,
            tables::checkins::of(db, date, input.part)?,
        ))
    })?;
    if known.as_ref().map(|checkin| checkin.revision) != input.revision {
        return Err(ErrorCode::Stale.into());
    }
    let checkin = match known {
        Some(known) => Checkin {
            updated_at: now.at,
            revision: known.revision + 1,
            entry: input.entry,
            ..known
        },
        None => Checkin {
            id: app.new_id(&now),
            date,
            part: input.part,
            occurred: lived(&settings, date, input.part, is_today, &now),
            created_at: now.at,
            updated_at: now.at,
            deleted_at: None,
            revision: 1,
            lang: app.lang(),
            entry: input.entry,
        },
    };
    vault.write(|tx| {
        if checkin.revision == 1 {
            tables::checkins::insert(tx, &checkin)?;
        } else {
            tables::checkins::update(tx, &checkin)?;
        }
        input
            .draft
            .as_deref()
            .map_or(Ok(()), |draft| tables::drafts::remove(tx, draft))
    })?;
    app.changed(&[Topic::Checkins]);
    Ok(checkin)
}

/// When a check-in was lived: now, or for an earlier day the usual time of that part, known to the day.
fn lived(
    settings: &CheckinSettings,
    date: NaiveDate,
    part: CheckinPart,
    is_today: bool,
    now: &Now,
) -> Moment {
    if is_today {
        return Moment {
            at: now.at,
            zone: now.zone.clone(),
            local: now.local(),
            precision: Precision::Exact,
        };
    }
    let resolved = calendar::to_instant(settings.begins(date, part), &now.zone);
    Moment {
        at: resolved.at,
        zone: now.zone.clone(),
        local: resolved.local,
        precision: Precision::Day,
    }
}

/// Skips a part: asked, and nothing said. Taking it back is `checkins_delete`.
///
/// # Errors
/// [`ErrorCode::Stale`] when there is a check-in already.
pub fn skip(app: &App, vault: &mut UnlockedVault, input: CheckinAsk) -> Outcome<Checkin> {
    let ask = get(app, vault, input.clone())?;
    let entry = CheckinEntry {
        asked: ask.ask,
        ..CheckinEntry::default()
    };
    save(
        app,
        vault,
        CheckinSave {
            date: input.date,
            part: input.part,
            revision: None,
            entry,
            draft: None,
        },
    )
}

/// The days as they stand: what was answered, what was skipped, what expired, what was never asked. Up to today, or to the last day
/// with a check-in where that is later.
///
/// # Errors
/// More than 400 days, or an end before the start.
pub fn list(app: &App, vault: &mut UnlockedVault, input: CheckinsAsk) -> Outcome<CheckinDays> {
    if input.to < input.from {
        return Err(CommandError::in_field(ErrorCode::EndBeforeStart, "to"));
    }
    let span = u64::try_from((input.to - input.from).num_days()).unwrap_or(u64::MAX);
    evenkeel_domain::text::in_range(span, 0, LONGEST_LIST - 1, "to")?;
    let today = day_of(app.now().local());
    let days = vault.read(|db| {
        let Some(first) = tables::checkins::first_day(db)? else {
            return Ok(Vec::new());
        };
        // Who flew west sees what they wrote on a day that has not come here yet.
        let last = tables::checkins::last_day(db)?.map_or(today, |day| day.max(today));
        let (from, to) = (input.from.max(first), input.to.min(last));
        if to < from {
            return Ok(Vec::new());
        }
        days(db, from, to, today)
    })?;
    Ok(CheckinDays { days, today })
}

/// Deletes a check-in, until it is taken back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::checkins::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::Checkins]);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`]; [`ErrorCode::Stale`] when that day and part were answered anew since.
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let taken = vault.read(|db| {
        let gone = tables::checkins::get(db, input.id)?;
        tables::checkins::of(db, gone.date, gone.part)
    })?;
    if taken.is_some() {
        return Err(ErrorCode::Stale.into());
    }
    vault.write(|tx| tables::checkins::undelete(tx, input.id))?;
    app.changed(&[Topic::Checkins]);
    Ok(Nothing {})
}

/// The person looked at the times and keeps them: the question goes away and both prompts come again.
///
/// # Errors
/// The disk.
pub fn confirm_times(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<VaultSettings> {
    let mut chosen = vault.read(tables::settings::get)?;
    chosen.checkins.times_chosen_on = Some(day_of(app.now().local()));
    vault.write(|tx| tables::settings::put(tx, &chosen))?;
    app.changed(&[Topic::Settings, Topic::Checkins]);
    Ok(chosen)
}

/// Choices as they are to be kept: who changed the times, or turned prompts on, starts with a clean count.
pub(crate) fn chosen(before: &CheckinSettings, now: &Now, input: &mut CheckinSettings) {
    let times =
        |settings: &CheckinSettings| (settings.on, settings.morning_at, settings.evening_at);
    if times(before) != times(input) {
        input.times_chosen_on = Some(day_of(now.local()));
    }
}

/// The prompts for the agenda: those to come, and the one whose time it is and that has no answer yet.
///
/// # Errors
/// The disk.
pub(crate) fn reminder_requests(
    vault: &mut UnlockedVault,
    window: Window,
    now: &Now,
) -> Outcome<Vec<ReminderRequest>> {
    let local = now.local();
    let (today, settings, unanswered, done) = vault.read(|db| standing(db, now))?;
    let owed = settings
        .part_at(local)
        .filter(|part| settings.on && !done.contains(part) && checkins::prompts(*part, unanswered))
        .map(|part| (today, part));
    Ok(owed
        .into_iter()
        .chain(checkins::coming_prompts(
            &settings, local, unanswered, &done,
        ))
        .map(|(date, part)| request(&settings, date, part, now))
        .filter(|request| request.at >= window.from() && request.at < window.to())
        .collect())
}

fn request(
    settings: &CheckinSettings,
    date: NaiveDate,
    part: CheckinPart,
    now: &Now,
) -> ReminderRequest {
    let part_name = match part {
        CheckinPart::Morning => "morning",
        CheckinPart::Evening => "evening",
    };
    ReminderRequest::by_the_clock(
        ReminderKind::Checkin,
        format!("checkin|{date}|{part_name}"),
        part_name.to_owned(),
        settings.begins(date, part),
        &now.zone,
    )
}

/// Notes the prompts that were shown while nobody looked: what the agent's ledger has a mark for. A pop-up that cannot be told any
/// more (the times were changed since) is left out: better "not asked" than "did not answer".
///
/// # Errors
/// The disk.
pub(crate) fn note_shown(
    vault: &mut UnlockedVault,
    marks: &BTreeMap<Id, Mark>,
    now: &Now,
) -> Outcome<()> {
    let today = day_of(now.local());
    let first = today
        .checked_sub_days(Days::new(PROMPT_DAYS))
        .unwrap_or(today);
    let (settings, noted) = vault.read(|db| {
        Ok((
            tables::settings::get(db)?.checkins,
            tables::checkins::prompted(db, first, today)?,
        ))
    })?;
    let shown: Vec<_> = first
        .iter_days()
        .take_while(|date| *date <= today)
        .flat_map(|date| CheckinPart::ALL.map(|part| (date, part)))
        .filter(|slot| !noted.contains(slot))
        .filter_map(|(date, part)| {
            let request = request(&settings, date, part, now);
            let id = Id::from_uuid(vault.opaque_id(&request.agenda_name()));
            let seen = matches!(
                marks.get(&id),
                Some(Mark::Shown | Mark::Folded { .. } | Mark::Showing { .. })
            );
            seen.then_some((date, part, request.at))
        })
        .collect();
    if !shown.is_empty() {
        vault.write(|tx| {
            shown.iter().try_for_each(|(date, part, at)| {
                tables::checkins::note_prompt(tx, *date, *part, *at, &now.zone)
            })
        })?;
    }
    Ok(())
}
