//! Taking a change of the schedule back.
//!
//! Owns what stood before, for as long as the vault is open and nobody changed the same thing again. One token for each change;
//! the newest few can be taken back.

use evenkeel_domain::ErrorCode;
use evenkeel_domain::sessions::{OccurrenceKey, OccurrenceRecord, SessionSeries};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::unlocked::{RecordChange, SeriesChange, UndoEntry, UnlockedVault};
use crate::wire::Nothing;

/// How many changes can be taken back.
const KEPT: usize = 20;

/// Names a change that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoToken {
    /// The token.
    pub undo: String,
}

impl UndoEntry {
    /// A series as it is now, and as it stood; none when there was none.
    pub(super) fn series(&mut self, after: &SessionSeries, before: Option<SessionSeries>) {
        self.series.push(SeriesChange {
            before,
            after: after.clone(),
        });
    }

    /// A record as it stood, and as it is now; none when nothing had been, or is, noted.
    pub(super) fn record(
        &mut self,
        now: OccurrenceKey,
        before: Option<OccurrenceRecord>,
        after: Option<OccurrenceRecord>,
    ) {
        self.records.push(RecordChange { now, before, after });
    }

    /// Keeps it and gives the token that takes it back.
    pub(super) fn keep(mut self, app: &App, vault: &mut UnlockedVault) -> UndoToken {
        let token = app.new_id(&app.now()).to_string();
        self.token.clone_from(&token);
        if vault.undo.len() >= KEPT {
            vault.undo.remove(0);
        }
        vault.undo.push(self);
        UndoToken { undo: token }
    }
}

/// Takes one change back, all of it or nothing.
///
/// # Errors
/// [`ErrorCode::NotFound`] for a token that was used or is too old, [`ErrorCode::Stale`] when the same thing was changed since.
pub fn undo(app: &App, vault: &mut UnlockedVault, input: UndoToken) -> Outcome<Nothing> {
    let position = vault
        .undo
        .iter()
        .position(|before| before.token == input.undo)
        .ok_or(ErrorCode::NotFound)?;
    let before = vault.undo.remove(position);
    let stale = vault.read(|db| {
        for one in &before.series {
            if tables::sessions::get(db, one.after.id)? != one.after {
                return Ok(true);
            }
        }
        for one in &before.records {
            let now = tables::session_records::get(db, one.now)?;
            if now.map(|now| now.record) != one.after {
                return Ok(true);
            }
        }
        Ok(false)
    })?;
    if stale {
        return Err(ErrorCode::Stale.into());
    }
    let now = app.now();
    vault.write(|tx| {
        for series in before.series.iter().filter_map(|one| one.before.as_ref()) {
            tables::sessions::put(tx, series)?;
        }
        for one in &before.records {
            match &one.before {
                Some(record) => {
                    if record.key != one.now {
                        let at = record.session.recurrence_at;
                        tables::session_records::rename(tx, one.now, record.key, at)?;
                    }
                    tables::session_records::put(tx, record)?;
                }
                None => tables::session_records::remove(tx, one.now)?,
            }
        }
        for one in before.series.iter().filter(|one| one.before.is_none()) {
            tables::sessions::delete(tx, one.after.id, now.at)?;
        }
        Ok(())
    })?;
    app.changed(&[Topic::Sessions]);
    Ok(Nothing {})
}
