//! What is there only while the vault is unlocked: the open database and what is remembered beside it.
//!
//! Owns that all of it goes together when the vault locks. How a change is taken back and what importing does is
//! [`crate::sessions`]'s.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::sessions::{OccurrenceKey, OccurrenceRecord, SessionSeries};
use evenkeel_domain::time::Now;
use evenkeel_exchange::ics::ImportPlan;
use evenkeel_store::{Vault, tables};

use crate::error::Outcome;

/// A running timer holds back the idle lock for at most this long.
pub const TIMER_HOLDS: Duration = Duration::from_secs(30 * 60);

/// The open database and what lives only as long as it is open.
pub struct UnlockedVault {
    /// The open database.
    database: Vault,
    /// Opened by the recovery code: a new passphrase is due.
    pub(crate) needs_new_passphrase: bool,
    /// The person was told, when they asked for a lock, that the files are not where they were. The next time it locks all the same.
    pub(crate) told_of_loss: bool,
    /// A calendar file that was read and waits to be applied.
    pub(crate) import: Option<PendingImport>,
    /// What stood before the last changes of the schedule.
    pub(crate) undo: Vec<UndoEntry>,
    /// Locks after this long without a touch.
    pub(crate) lock_after: Duration,
    /// A skill's timer runs until then (of [`Clock::elapsed`](crate::ports::Clock)): looking at a wave is not being away.
    pub(crate) timer_until: Duration,
}

impl UnlockedVault {
    /// Just opened. It locks after `lock_after` without a touch.
    pub(crate) const fn new(
        database: Vault,
        lock_after: Duration,
        needs_new_passphrase: bool,
    ) -> Self {
        Self {
            database,
            needs_new_passphrase,
            told_of_loss: false,
            import: None,
            undo: Vec::new(),
            lock_after,
            timer_until: Duration::ZERO,
        }
    }

    /// The database alone, to close it.
    pub(crate) fn into_database(self) -> Vault {
        self.database
    }

    /// The day this vault was made, by the clock of this laptop. Before it Evenkeel was not there: nothing that is missing on an
    /// earlier day was left out by the person.
    pub(crate) fn created_on(&mut self, now: &Now) -> Outcome<NaiveDate> {
        let at = self.read(tables::vault::created_at)?;
        Ok(calendar::to_local(at, &now.zone).date())
    }
}

impl Deref for UnlockedVault {
    type Target = Vault;

    fn deref(&self) -> &Vault {
        &self.database
    }
}

impl DerefMut for UnlockedVault {
    fn deref_mut(&mut self) -> &mut Vault {
        &mut self.database
    }
}

/// A calendar file that was read and compared, waiting for the person's yes.
pub(crate) struct PendingImport {
    pub(crate) token: String,
    pub(crate) plan: ImportPlan,
    pub(crate) made_at: DateTime<Utc>,
}

/// What stood before one change of the schedule.
#[derive(Debug, Default)]
pub(crate) struct UndoEntry {
    pub(crate) token: String,
    pub(crate) series: Vec<SeriesChange>,
    pub(crate) records: Vec<RecordChange>,
}

#[derive(Debug)]
pub(crate) struct SeriesChange {
    pub(crate) before: Option<SessionSeries>,
    pub(crate) after: SessionSeries,
}

#[derive(Debug)]
pub(crate) struct RecordChange {
    /// Under which name it stands now.
    pub(crate) now: OccurrenceKey,
    pub(crate) before: Option<OccurrenceRecord>,
    /// What stands now; none when it was removed.
    pub(crate) after: Option<OccurrenceRecord>,
}
