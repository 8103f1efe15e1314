//! Importing a calendar file: what it would do, and doing it once the person has said yes.
//!
//! Owns turning a plan and its answers into what is written: which series, of what kind, from which day on. What a file says is
//! [`evenkeel_exchange::ics`]'s.

use std::collections::HashSet;

use chrono::{Duration, NaiveTime};
use data_encoding::BASE64;
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{
    ImportChange, ImportChoice, ImportDone, ImportPreview, SessionKind, SessionSeries,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::{ErrorCode, Id, Invalid};
use evenkeel_exchange::ics::{self, Asked, ImportPlan};
use evenkeel_store::{StoreError, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::relink_notes;
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::event::Topic;
use crate::unlocked::{PendingImport, UnlockedVault};

/// Longest time a preview waits for its yes.
const PREVIEW_WAITS: Duration = Duration::hours(1);
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

/// Reads a calendar file and says what importing it would do. Nothing is written.
///
/// # Errors
/// Not a calendar, too large, too many events, or nothing in it that can be used.
pub fn import_preview(
    app: &App,
    vault: &mut UnlockedVault,
    input: CalendarFile,
) -> Outcome<ImportPreview> {
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
    let existing = vault.read(tables::sessions::all_with_deleted)?;
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
    vault.import = Some(PendingImport {
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
pub fn import_apply(
    app: &App,
    vault: &mut UnlockedVault,
    input: ImportApply,
) -> Outcome<ImportDone> {
    let now = app.now();
    let fits = vault.import.as_ref().is_some_and(|pending| {
        pending.token == input.token && now.at - pending.made_at < PREVIEW_WAITS
    });
    let Some(pending) = vault.import.take_if(|_| fits) else {
        return Err(ErrorCode::PreviewGone.into());
    };
    let decided = match decided(&pending.plan, &input, &now) {
        Ok(decided) => decided,
        Err(error) => {
            vault.import = Some(pending);
            return Err(error.into());
        }
    };
    let written = vault.write(|tx| {
        for series in &decided.save {
            let mut series = series.clone();
            match tables::sessions::get(tx, series.id) {
                Ok(before) => relink_notes::own_changes(&mut series, &before.details),
                Err(StoreError::NotFound) => {}
                Err(error) => return Err(error),
            }
            tables::sessions::put(tx, &series)?;
            let records = tables::session_records::of_series(tx, series.id)?;
            let moves = relink_notes::moves(&records, &series, |_| true);
            relink_notes::carry_out(tx, &moves, &series.details.zone)?;
        }
        for id in &decided.remove {
            tables::sessions::delete(tx, *id, now.at)?;
        }
        Ok(())
    });
    if let Err(error) = written {
        // Nothing was written; the same preview may be tried again.
        vault.import = Some(pending);
        return Err(error.into());
    }
    app.changed(&[Topic::Sessions]);
    Ok(decided.done)
}

/// What is written, and what is taken off.
struct Decided {
    save: Vec<SessionSeries>,
    remove: Vec<Id>,
    done: ImportDone,
}

/// Whether a line is written when the person says nothing about it.
const fn usual(change: ImportChange) -> Option<bool> {
    match change {
        ImportChange::New | ImportChange::Changed => Some(true),
        ImportChange::Older | ImportChange::Alike => Some(false),
        ImportChange::Unchanged | ImportChange::Cancelled | ImportChange::Missing => None,
    }
}

/// What to write and what to take off, with the person's choices in it.
fn decided(plan: &ImportPlan, input: &ImportApply, now: &Now) -> Result<Decided, Invalid> {
    let bad = |field| Invalid::new(ErrorCode::BadInput, field);
    let choosable: HashSet<Id> = plan
        .lines
        .iter()
        .filter(|line| usual(line.change).is_some())
        .map(|line| line.series)
        .collect();
    let taken: HashSet<Id> = match &input.take {
        Some(take) => {
            let take: HashSet<Id> = take.iter().copied().collect();
            if !take.is_subset(&choosable) {
                return Err(bad("take"));
            }
            take
        }
        None => plan
            .lines
            .iter()
            .filter(|line| usual(line.change) == Some(true))
            .map(|line| line.series)
            .collect(),
    };
    let mut save: Vec<SessionSeries> = plan
        .save
        .iter()
        .filter(|series| taken.contains(&series.id) || !choosable.contains(&series.id))
        .cloned()
        .collect();
    for Asked { series, otherwise } in &plan.asked {
        if taken.contains(&series.id) {
            save.push(series.clone());
        } else {
            save.extend(otherwise.clone());
        }
    }
    if input.past {
        save.extend(plan.over.iter().cloned());
    } else {
        let past = |series: &SessionSeries| {
            plan.lines
                .iter()
                .any(|line| line.series == series.id && line.past > 0)
        };
        for series in save.iter_mut().filter(|series| past(series)) {
            let today = now.local().date().and_time(NaiveTime::MIN);
            let midnight = calendar::to_instant(today, &now.zone).at;
            series.starts_from = Some(calendar::to_local(midnight, &series.details.zone));
        }
    }
    for choice in &input.choices {
        let known = plan
            .save
            .iter()
            .chain(plan.asked.iter().map(|one| &one.series));
        if !known.into_iter().any(|series| series.id == choice.series) {
            return Err(bad("choices"));
        }
        if let Some(series) = save.iter_mut().find(|series| series.id == choice.series) {
            series.details.kind = choice.kind;
            series.details.counts_hours = choice.counts_hours && !series.details.all_day;
        }
    }
    let mut remove = input.remove.clone().unwrap_or_else(|| plan.remove.clone());
    remove.sort();
    remove.dedup();
    if remove
        .iter()
        .any(|id| !plan.remove.contains(id) && !plan.missing.contains(id))
    {
        return Err(bad("remove"));
    }
    let count = |wanted: &[ImportChange]| {
        let lines = plan
            .lines
            .iter()
            .filter(|line| taken.contains(&line.series) && wanted.contains(&line.change));
        u32::try_from(lines.count()).unwrap_or(u32::MAX)
    };
    let over = if input.past { plan.over.len() } else { 0 };
    let done = ImportDone {
        added: count(&[ImportChange::New, ImportChange::Alike])
            .saturating_add(u32::try_from(over).unwrap_or(u32::MAX)),
        changed: count(&[ImportChange::Changed, ImportChange::Older]),
        removed: u32::try_from(remove.len()).unwrap_or(u32::MAX),
        ..plan.done
    };
    Ok(Decided { save, remove, done })
}
