//! From an older schema to the one this program knows.
//!
//! Owns the numbered steps, frozen by their hash once released, and the rule that a step and its number are one
//! transaction. Making the copy that comes first is [`crate::vault`]'s work.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::OpenError;

/// One step: the schema number it leads to, and the SQL that leads there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) to: u32,
    pub(crate) sql: &'static str,
}

/// Every step there has ever been. A released one is never edited; a mistake is mended by the next.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    to: 1,
    sql: include_str!("sql/0001.sql"),
}];

/// The schema this program reads and writes.
pub(crate) fn newest(steps: &[Migration]) -> u32 {
    steps.iter().map(|step| step.to).max().unwrap_or(0)
}

/// Takes the database from schema `from` to the newest of `steps`.
pub(crate) fn run(conn: &mut Connection, from: u32, steps: &[Migration]) -> Result<(), OpenError> {
    for step in steps.iter().filter(|step| step.to > from) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(step.sql)?;
        tx.pragma_update(None, "user_version", step.to)?;
        {
            let mut broken = tx.prepare("PRAGMA foreign_key_check")?;
            if broken.exists([])? {
                return Err(OpenError::DatabaseDamaged);
            }
        }
        let answer: String = tx.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if answer != "ok" {
            return Err(OpenError::DatabaseDamaged);
        }
        tx.commit()?;
    }
    Ok(())
}
