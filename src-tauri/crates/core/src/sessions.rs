//! Treatment sessions: the coming weeks, typing one in, importing a calendar file.

use std::collections::HashSet;

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, Utc};
use data_encoding::BASE64;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::reminder::{self, ReminderSettings};
use evenkeel_domain::sessions::{
    ImportChoice, ImportDone, ImportPreview, Occurrence, OccurrenceKey, Recorded, SessionKind,
    SessionOrigin, SessionSeries, WeeklySession, put_records,
};
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_exchange::ics;
use evenkeel_store::{Read, StoreError, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod attendance;
mod export;
mod follow;
mod import;
mod later;
mod link;
mod load;
mod occurrence;
mod preview;
mod undo;
mod views;

pub use attendance::{
    AttendanceDue, AttendanceSet, OccurrenceSave, attendance_due, attendance_set, occurrence_save,
    on_my_way,
};
pub use export::{CalendarAsk, CalendarExport, export, export_preview};
pub use later::{LaterDone, LaterSave, later};
pub use link::link_open;
pub use load::Overlaps;
pub(crate) use occurrence::{NEAR, linked, noted};
pub use occurrence::{
    OccurrenceChangeSave, OccurrenceChanged, OccurrenceTime, OccurrenceView, occurrence_change,
    occurrence_get,
};
pub use preview::{PreviewAsk, SessionPreview, preview};
pub use undo::{Before, UndoToken, undo};
pub use views::{GridAsk, month, week};

use crate::agenda;
use crate::app::{App, Noun, Room};
use crate::commands::{ById, Nothing};
use crate::error::{CommandError, Outcome};

/// A calendar file that was read and compared, waiting for the person's yes.
pub struct Pending {
    token: String,
    plan: ics::ImportPlan,
    made_at: DateTime<Utc>,
}

/// Longest time a preview waits for its yes.
const PREVIEW_WAITS: chrono::Duration = chrono::Duration::hours(1);
/// Longest list asked for at once, in days.
const LONGEST_LIST: i64 = 400;

/// Input of `sessions_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionsAsk {
    /// First day on the laptop's wall clock; none for today.
    pub from: Option<NaiveDate>,
    /// How many days, 1-400.
    pub days: u32,
}

/// The sessions of some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionList {
    /// Today on the laptop's wall clock.
    pub today: NaiveDate,
    /// The laptop's zone.
    pub zone: String,
    /// Cancelled ones and notes on the day too, in order of start.
    pub items: Vec<Occurrence>,
    /// More than can be shown: the list was cut.
    pub truncated: bool,
}

/// Input of `sessions_save`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionSave {
    /// Which series to change; none for a new one.
    pub id: Option<Id>,
    /// What was typed.
    pub session: WeeklySession,
}

/// Input of `sessions_import_preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarFile {
    /// The file's bytes, base64.
    pub base64: String,
}

/// Input of `sessions_import_apply`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportApply {
    /// The preview's token.
    pub token: String,
    /// What the person says about new and changed series.
    #[serde(default)]
    pub choices: Vec<ImportChoice>,
    /// Which of the cancelled and missing series to take off the list; none for those the file cancels.
    #[serde(default)]
    pub remove: Option<Vec<Id>>,
    /// Which of the new, changed, older and alike series to write; none for the new and the changed ones.
    #[serde(default)]
    pub take: Option<Vec<Id>>,
    /// Bring in the sessions that were before today.
    #[serde(default)]
    pub past: bool,
}

/// Sessions of the days asked for.
///
/// # Errors
/// Days outside 1-400.
pub fn list(app: &App, room: &mut Room, input: SessionsAsk) -> Outcome<SessionList> {
    evenkeel_domain::text::in_range(i64::from(input.days), 1, LONGEST_LIST, "days")?;
    let now = app.now();
    let from = input.from.unwrap_or_else(|| now.local().date());
    let window = days(from, input.days, &now)?;
    let (items, truncated) = gather(room, window, &now)?;
    Ok(SessionList {
        today: now.local().date(),
        zone: now.zone,
        items,
        truncated,
    })
}

/// `count` days from `from`, on whatever clock a session goes by.
pub(crate) fn lived_days(from: NaiveDate, count: u32) -> Outcome<LivedDays> {
    LivedDays::count_from(from, count).ok_or(CommandError::in_field(ErrorCode::BadInput, "from"))
}

/// The window of `count` days from `from` on the laptop's wall clock.
pub(crate) fn days(from: NaiveDate, count: u32, now: &Now) -> Outcome<Window> {
    let end = from
        .checked_add_days(Days::new(u64::from(count)))
        .ok_or(CommandError::in_field(ErrorCode::BadInput, "from"))?;
    let at =
        |day: NaiveDate| calendar::to_instant(day.and_time(chrono::NaiveTime::MIN), &now.zone).at;
    Ok(Window::new(at(from), at(end)))
}

/// Every occurrence inside the window with what was noted about it, cancelled ones and notes on the day too. A session that is
/// not on the schedule any more is there when something was noted about it.
pub(crate) fn gather(
    room: &mut Room,
    window: Window,
    now: &Now,
) -> Outcome<(Vec<Occurrence>, bool)> {
    let all = room.vault.read(tables::sessions::all_with_deleted)?;
    let known: Vec<SessionSeries> = all
        .iter()
        .filter(|series| series.deleted_at.is_none())
        .cloned()
        .collect();
    let (mut items, truncated) = within(&known, window, now);
    let records = room.vault.read(|db| records_about(db, &items, window))?;
    put_records(&mut items, &records, &all, window, &now.zone);
    Ok((items, truncated))
}

/// Leaves out what was before the vault was made, unless the person said whether they were there: nobody is asked about days on which
/// Evenkeel was not there, and they count nowhere.
pub(crate) fn since_made(
    room: &mut Room,
    items: Vec<Occurrence>,
    now: &Now,
) -> Outcome<Vec<Occurrence>> {
    let made = room.vault.read(tables::made_at)?;
    let first = calendar::to_local(made, &now.zone).date();
    Ok(items
        .into_iter()
        .filter(|one| {
            let answered = one
                .attendance
                .as_ref()
                .is_some_and(|noted| noted.status.is_some());
            answered || one.local_start.date() >= first
        })
        .collect())
}

/// What was noted about the sessions of a window: about each that lay in it when it was noted, and about each of `items` that was
/// moved into it since.
pub(crate) fn records_about(
    db: &Read<'_>,
    items: &[Occurrence],
    window: Window,
) -> Result<Vec<Recorded>, StoreError> {
    let longest = Duration::days(2);
    let from = window.from().checked_sub_signed(longest);
    let to = window.to().checked_add_signed(longest);
    let mut records = tables::session_records::between(
        db,
        from.unwrap_or(window.from()),
        to.unwrap_or(window.to()),
    )?;
    let known: HashSet<OccurrenceKey> = records.iter().map(|one| one.record.key).collect();
    for item in items.iter().filter(|item| item.moved) {
        if !known.contains(&item.key()) {
            records.extend(tables::session_records::get(db, item.key())?);
        }
    }
    Ok(records)
}

/// The program's wall clock by which to leave for a session, the same as its reminder says. None when the way is not known.
pub(crate) fn leave_by(session: &Occurrence, settings: &ReminderSettings) -> Option<NaiveDateTime> {
    let minutes = reminder::leave_min(session, settings)?;
    let leave = session.start - Duration::minutes(i64::from(minutes));
    Some(calendar::to_local(leave, &session.zone))
}

/// Every occurrence inside the window, cancelled ones and notes on the day too.
pub(crate) fn within(
    series: &[SessionSeries],
    window: Window,
    now: &Now,
) -> (Vec<Occurrence>, bool) {
    let mut items = Vec::new();
    let mut truncated = false;
    for one in series {
        let found = one.occurrences(window, &now.zone);
        truncated |= found.truncated;
        items.extend(found.items);
    }
    items.sort_by(|a, b| a.start.cmp(&b.start).then(a.series.cmp(&b.series)));
    (items, truncated)
}

/// A series with the form it can be changed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeriesView {
    /// The series.
    pub series: SessionSeries,
    /// What to put into the form; none for series that came from a file or that the form cannot say.
    pub typed: Option<WeeklySession>,
}

/// Every series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeriesList {
    /// The series, oldest first.
    pub items: Vec<SeriesView>,
}

/// Every series, for the list of what is planned.
///
/// # Errors
/// The disk.
pub fn series(_: &App, room: &mut Room, _: Nothing) -> Outcome<SeriesList> {
    let all = room.vault.read(tables::sessions::all)?;
    let view = |series: SessionSeries| {
        let typed = matches!(series.origin, SessionOrigin::Manual)
            .then(|| series.details.typed())
            .flatten();
        SeriesView { series, typed }
    };
    Ok(SeriesList {
        items: all.into_iter().map(view).collect(),
    })
}

/// Adds a typed session or changes one. Changing keeps what was noted, and what differs on single days as long as the day still
/// exists. Of a
/// series from a calendar file only what the file cannot say is changed, so that the next import still fits.
///
/// # Errors
/// A field that breaks its rule; [`ErrorCode::NotFound`]; [`ErrorCode::TooMany`] over 5,000 series;
/// [`ErrorCode::WeekTooLong`].
pub fn save(app: &App, room: &mut Room, input: SessionSave) -> Outcome<SessionSeries> {
    let now = app.now();
    let known = room.vault.read(tables::sessions::all)?;
    let series = series_of(app, &now, &known, input)?;
    load::check(&known, &series, load::Around::All, &now, "minutes")?;
    let records = room
        .vault
        .read(|db| tables::session_records::of_series(db, series.id))?;
    let moves = follow::moves(&records, &series, |_| true);
    room.vault.write(|tx| {
        tables::sessions::put(tx, &series)?;
        follow::carry_out(tx, &moves, &series.details.zone)
    })?;
    after_change(app, room);
    Ok(series)
}

/// The series a form means: a new one, or a known one as it would be.
fn series_of(
    app: &App,
    now: &Now,
    known: &[SessionSeries],
    input: SessionSave,
) -> Outcome<SessionSeries> {
    Ok(match input.id {
        Some(id) => {
            let old = known
                .iter()
                .find(|series| series.id == id)
                .cloned()
                .ok_or(ErrorCode::NotFound)?;
            let details = match old.origin {
                SessionOrigin::Manual => input.session.details(&now.zone)?,
                SessionOrigin::Calendar { .. } => old.details.with_own(&input.session)?,
            };
            let before = old.details.clone();
            let mut series = SessionSeries {
                updated_at: now.at,
                details,
                ..old
            };
            follow::own_changes(&mut series, &before);
            series
        }
        None => {
            let details = input.session.details(&now.zone)?;
            if known.len() >= 5_000 {
                return Err(ErrorCode::TooMany.into());
            }
            SessionSeries {
                id: app.new_id(now),
                created_at: now.at,
                updated_at: now.at,
                deleted_at: None,
                origin: SessionOrigin::Manual,
                details,
                exceptions: Vec::new(),
                own_changes: Vec::new(),
                starts_from: None,
                ends_before: None,
            }
        }
    })
}

/// Deletes a series, until it is taken back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, room: &mut Room, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    room.vault
        .write(|tx| tables::sessions::delete(tx, input.id, now.at))?;
    after_change(app, room);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn restore(app: &App, room: &mut Room, input: ById) -> Outcome<Nothing> {
    room.vault
        .write(|tx| tables::sessions::restore(tx, input.id))?;
    after_change(app, room);
    Ok(Nothing {})
}

/// Reads a calendar file and says what importing it would do. Nothing is written.
///
/// # Errors
/// Not a calendar, too large, too many events, or nothing in it that can be used.
pub fn import_preview(app: &App, room: &mut Room, input: CalendarFile) -> Outcome<ImportPreview> {
    if input.base64.len() / 4 * 3 > ics::LARGEST + 3 {
        return Err(ErrorCode::CalendarTooLarge.into());
    }
    let bytes = BASE64
        .decode(input.base64.as_bytes())
        .map_err(|_| CommandError::in_field(ErrorCode::BadInput, "base64"))?;
    let now = app.now();
    let defaults = ics::ImportDefaults {
        device_zone: &now.zone,
        now: now.at,
    };
    let import = ics::parse(&bytes, defaults).map_err(|error| CommandError::new(error.code()))?;
    let existing = room.vault.read(tables::sessions::all_with_deleted)?;
    let plan = ics::plan(&existing, import, defaults, || app.new_id(&now));
    let token = app.new_id(&now).to_string();
    let preview = ImportPreview {
        token: token.clone(),
        calendar_name: plan.calendar_name.clone(),
        lines: plan.lines.clone(),
        kinds: SessionKind::ALL.to_vec(),
        kinds_that_count: SessionKind::ALL
            .into_iter()
            .filter(|kind| kind.counts_hours())
            .collect(),
        skipped: plan.skipped.clone(),
        skipped_total: plan.skipped_total,
        zone: now.zone.clone(),
        past_over: plan.past_over,
    };
    room.import = Some(Pending {
        token,
        plan,
        made_at: now.at,
    });
    Ok(preview)
}

/// Carries a preview out, all of it or nothing.
///
/// # Errors
/// [`ErrorCode::PreviewGone`] when it is not the last preview or waited over an hour; a choice about a series that is not in it.
pub fn import_apply(app: &App, room: &mut Room, input: ImportApply) -> Outcome<ImportDone> {
    let now = app.now();
    let fits = room.import.as_ref().is_some_and(|pending| {
        pending.token == input.token && now.at - pending.made_at < PREVIEW_WAITS
    });
    let Some(pending) = room.import.take_if(|_| fits) else {
        return Err(ErrorCode::PreviewGone.into());
    };
    let decided = match import::decided(&pending.plan, &input, &now) {
        Ok(decided) => decided,
        Err(error) => {
            room.import = Some(pending);
            return Err(error.into());
        }
    };
    let written = room.vault.write(|tx| {
        for series in &decided.save {
            let mut series = series.clone();
            match tables::sessions::get(tx, series.id) {
                Ok(before) => follow::own_changes(&mut series, &before.details),
                Err(StoreError::NotFound) => {}
                Err(error) => return Err(error),
            }
            tables::sessions::put(tx, &series)?;
            let records = tables::session_records::of_series(tx, series.id)?;
            let moves = follow::moves(&records, &series, |_| true);
            follow::carry_out(tx, &moves, &series.details.zone)?;
        }
        for id in &decided.remove {
            tables::sessions::delete(tx, *id, now.at)?;
        }
        Ok(())
    });
    if let Err(error) = written {
        // Nothing was written; the same preview may be tried again.
        room.import = Some(pending);
        return Err(error.into());
    }
    after_change(app, room);
    Ok(decided.done)
}

/// What was written stays written and is answered as such: an agenda that cannot be made now is made at the next change or
/// unlock. An error here would make the person type the session a second time.
fn after_change(app: &App, room: &mut Room) {
    if agenda::refresh(app, room).is_err() {
        tracing::warn!("the agenda could not be made anew after a change");
    }
    app.changed(&[Noun::Sessions, Noun::Reminders]);
}
