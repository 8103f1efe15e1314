//! The schedule as a calendar file for a phone: what would leave, and writing it.

use std::path::Path;

use chrono::{Days, Duration, NaiveDate};
use evenkeel_domain::ErrorCode;
use evenkeel_domain::calendar::HORIZON_DAYS;
use evenkeel_domain::sessions::{CalendarDone, CalendarPreview, CalendarScope, LINES_NAMED};
use evenkeel_domain::time::Now;
use evenkeel_exchange::ics;
use evenkeel_store::{Passphrase, export_file, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::schedule;
use crate::app::App;
use crate::error::{CommandError, Outcome};
use crate::unlocked::UnlockedVault;

/// Input of `sessions_export_preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarAsk {
    /// What is to go into the file.
    pub scope: CalendarScope,
}

/// Input of `sessions_export`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarExport {
    /// What goes into the file.
    pub scope: CalendarScope,
    /// The person's own passphrase, again: the file is not encrypted.
    pub vault_passphrase: String,
    /// The folder to write to.
    pub folder: String,
}

/// Largest file read back: more than any schedule makes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The first and last day of a scope.
fn days(scope: &CalendarScope, now: &Now) -> Outcome<(NaiveDate, NaiveDate)> {
    let today = now.local().date();
    scope.check(today)?;
    let from = scope.from.unwrap_or(today);
    let span = u64::try_from(HORIZON_DAYS - 1).unwrap_or_default();
    let to = match scope.to {
        Some(to) => to,
        None => from
            .checked_add_days(Days::new(span))
            .ok_or(CommandError::in_field(ErrorCode::BadInput, "from"))?,
    };
    Ok((from, to))
}

fn build(vault: &mut UnlockedVault, scope: &CalendarScope, now: &Now) -> Outcome<ics::Written> {
    let (from, to) = days(scope, now)?;
    let count = u32::try_from((to - from).num_days() + 1).unwrap_or(u32::MAX);
    let window = schedule::days(from, count, now)?;
    let series = vault.read(tables::sessions::all)?;
    ics::write(&series, scope, window, &now.zone, now.at).map_err(|_| ErrorCode::Internal.into())
}

/// What the file would hold.
///
/// # Errors
/// Days that cannot be.
pub fn export_preview(
    app: &App,
    vault: &mut UnlockedVault,
    input: CalendarAsk,
) -> Outcome<CalendarPreview> {
    let now = app.now();
    let (from, to) = days(&input.scope, &now)?;
    let written = build(vault, &input.scope, &now)?;
    let number = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    Ok(CalendarPreview {
        series: number(written.lines.len()),
        dates: number(written.dates.len()),
        lines: written.lines.into_iter().take(LINES_NAMED).collect(),
        day_notes_left_out: written.day_notes_left_out,
        from,
        to,
        file_name: file_name(&now),
    })
}

/// Neutral on purpose: the name of a file is read by whoever sees the folder.
fn file_name(now: &Now) -> String {
    format!("calendar-{}.ics", now.local().format("%Y-%m-%d"))
}

/// Compares every date of the file with the list, writes it under a new name, and reads it back. A file that is not what it should
/// be does not stay.
///
/// # Errors
/// The passphrase is wrong, there is nothing to write, the folder cannot be written, or what was written does not say what the
/// list says.
pub fn export(
    app: &App,
    vault: &mut UnlockedVault,
    input: CalendarExport,
) -> Outcome<CalendarDone> {
    let CalendarExport {
        scope,
        vault_passphrase,
        folder,
    } = input;
    let own = Passphrase::from_typed(vault_passphrase)
        .map_err(|_| CommandError::in_field(ErrorCode::PassphraseLength, "vault_passphrase"))?;
    vault.check_passphrase(&own)?;
    let now = app.now();
    let written = build(vault, &scope, &now)?;
    if written.dates.is_empty() {
        return Err(ErrorCode::NothingSelected.into());
    }
    if !says(&written, &now) {
        return Err(ErrorCode::VerifyMismatch.into());
    }
    let path = export_file::write_new(Path::new(&folder), &file_name(&now), &written.bytes)?;
    if !export_file::read(&path, LARGEST).is_ok_and(|back| back == written.bytes) {
        export_file::take_back(&path);
        return Err(ErrorCode::VerifyMismatch.into());
    }
    Ok(CalendarDone {
        path: path.display().to_string(),
        dates: u32::try_from(written.dates.len()).unwrap_or(u32::MAX),
    })
}

/// Whether the file, read as anybody's calendar file, has just the dates it should have.
fn says(written: &ics::Written, now: &Now) -> bool {
    let (Some((first, _)), Some((last, minutes))) = (written.dates.first(), written.dates.last())
    else {
        return false;
    };
    let defaults = ics::ImportDefaults {
        device_zone: &now.zone,
        now: *first,
    };
    let end = *last + Duration::minutes((*minutes).max(1));
    ics::dates(&written.bytes, defaults, *first, end).is_ok_and(|dates| dates == written.dates)
}
