//! What the vault holds: one file per noun, its rows written and read.
//!
//! Owns SQL. Functions that take [`Read`] only read; those that take [`Write`] are part of one durable transaction. Whether
//! a record is *valid* was checked by the domain before it came here; the columns hold the same bounds once more, so that a
//! fault of ours becomes an error and not a wrong row.
//!
//! Ids are the 16 bytes of a UUIDv7. Deleting is marking: a deleted record is kept, can be restored, and is gone only after
//! [`purge`]. Lists are paged by key.

use chrono::{DateTime, Utc};

use crate::columns;
use crate::error::StoreError;
use crate::handle::{Read, Write};

pub mod audit;
pub mod checkins;
pub mod cravings;
pub mod disclosures;
pub mod doses;
pub mod drafts;
pub mod insights;
pub mod journal;
pub mod lessons;
pub mod medications;
pub mod people;
pub mod person_questions;
pub mod plan;
pub mod program;
mod record;
pub mod returns;
pub mod search;
pub mod search_index;
pub mod session_records;
pub mod sessions;
pub mod settings;
pub mod skills;
pub mod timeline;
pub mod vault;
pub mod words;

/// A table of the vault.
struct Table {
    /// Its name.
    name: &'static str,
    /// Which of its deleted records may go for good, as SQL; none where nothing is marked deleted.
    purged: Option<&'static str>,
}

const fn plain(name: &'static str) -> Table {
    Table { name, purged: None }
}

const fn deletable(name: &'static str) -> Table {
    Table {
        name,
        purged: Some("TRUE"),
    }
}

/// Every table: counted when a backup is compared with its vault, and purged where records are marked deleted.
const TABLES: &[Table] = &[
    plain("audit"),
    plain("checkin_prompts"),
    plain("checkin_versions"),
    deletable("checkins"),
    plain("craving_skills"),
    plain("craving_triggers"),
    plain("craving_versions"),
    deletable("cravings"),
    plain("disclosures"),
    plain("dose_moves"),
    deletable("doses"),
    plain("drafts"),
    plain("insight_sums"),
    deletable("journal"),
    plain("journal_links"),
    plain("journal_versions"),
    plain("lesson_answers_aside"),
    plain("lesson_assignments"),
    plain("lesson_progress"),
    plain("lesson_questions"),
    plain("medication_clock"),
    deletable("medication_pauses"),
    plain("medication_schedules"),
    deletable("medications"),
    Table {
        name: "people",
        // A plan that was saved goes on naming who stands in it.
        purged: Some(
            "NOT EXISTS (SELECT 1 FROM plan_items WHERE section = 'people' \
             AND replace(json_extract(content, '$.person'), '-', '') = lower(hex(people.id)))",
        ),
    },
    deletable("person_questions"),
    plain("plan_items"),
    plain("plan_versions"),
    plain("program_phases"),
    plain("program_versions"),
    plain("record_versions"),
    plain("return_versions"),
    deletable("returns"),
    plain("search_entries"),
    plain("session_changes"),
    plain("session_exceptions"),
    plain("session_records"),
    Table {
        name: "sessions",
        // What was noted about a session outlives its series.
        purged: Some(
            "NOT EXISTS (SELECT 1 FROM session_records WHERE session_records.session = sessions.id)",
        ),
    },
    plain("settings"),
    plain("skill_tallies"),
    plain("tallies"),
    plain("use_days"),
    plain("vault"),
    plain("week_reviews"),
    plain("words"),
];

/// When the vault was made.
///
/// # Errors
/// Database errors.
pub fn made_at(r: &Read<'_>) -> Result<DateTime<Utc>, StoreError> {
    let at: i64 = r
        .conn()
        .prepare_cached("SELECT created_at FROM vault WHERE id = 1")?
        .query_row([], |row| row.get(0))?;
    Ok(columns::to_instant(at))
}

/// How many rows each table has, by name. Used to compare a backup with the vault it was made from.
///
/// # Errors
/// Database errors.
pub fn counts(r: &Read<'_>) -> Result<Vec<(&'static str, u64)>, StoreError> {
    count_rows(r.conn())
}

pub(crate) fn count_rows(
    conn: &rusqlite::Connection,
) -> Result<Vec<(&'static str, u64)>, StoreError> {
    let mut there = conn.prepare(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)",
    )?;
    let mut counted = Vec::with_capacity(TABLES.len());
    for Table { name, .. } in TABLES {
        // An older schema, copied before it is brought up, has not all of them yet.
        if !there.query_row([name], |row| row.get(0))? {
            continue;
        }
        let rows: i64 = conn.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
            row.get(0)
        })?;
        counted.push((*name, u64::try_from(rows).unwrap_or(0)));
    }
    Ok(counted)
}

/// Removes for good what was deleted before `before`, with its earlier versions. Says how many records went.
///
/// # Errors
/// Database errors.
pub fn purge(w: &Write<'_>, before: DateTime<Utc>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let before = columns::instant(before)?;
    let mut gone = 0;
    for Table { name, purged } in TABLES {
        if let Some(which) = purged {
            gone += w.conn().execute(
                &format!("DELETE FROM {name} WHERE deleted_at < ?1 AND {which}"),
                [before],
            )?;
        }
    }
    let gone = u64::try_from(gone).unwrap_or(u64::MAX);
    if gone > 0 {
        audit::record(w, audit::Event::Purged, gone, now)?;
    }
    Ok(gone)
}

#[cfg(test)]
mod program_tests;
#[cfg(test)]
mod return_tests;
#[cfg(test)]
mod skill_tests;
#[cfg(test)]
fn counts_of(vault: &mut crate::Vault) -> Vec<(&'static str, u64)> {
    vault.read(counts).unwrap()
}

#[cfg(test)]
mod journal_tests;
#[cfg(test)]
pub(crate) mod tests;
