//! Whether a database holds the tables, views and triggers of its schema and no others.
//!
//! Owns the comparison. A trigger is a program that runs with every write: one that somebody else put into the file could take
//! entries away as they are written. Whoever can do that has the key; this finds it in a vault that comes from elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use crate::error::OpenError;
use crate::migrations::{self, MIGRATIONS, Migration};

/// What stands in `sqlite_schema`: kind, name, table, and for what runs by itself its text. The text of a table is left out, for
/// SQLite writes it anew, in its own words, when a column is added.
type Things = BTreeSet<(String, String, String, String)>;

/// Compares it with what the steps up to `schema` make.
///
/// # Errors
/// [`OpenError::DatabaseDamaged`] when something is missing or foreign.
pub(crate) fn check(conn: &Connection, schema: u32) -> Result<(), OpenError> {
    static EXPECTED: Mutex<BTreeMap<u32, Things>> = Mutex::new(BTreeMap::new());
    let mut known = EXPECTED.lock().unwrap_or_else(PoisonError::into_inner);
    let expected = match known.entry(schema) {
        std::collections::btree_map::Entry::Occupied(found) => found.into_mut(),
        std::collections::btree_map::Entry::Vacant(place) => place.insert(made_by_steps(schema)?),
    };
    if things(conn)? == *expected {
        Ok(())
    } else {
        Err(OpenError::DatabaseDamaged)
    }
}

fn made_by_steps(schema: u32) -> Result<Things, OpenError> {
    let mut conn = Connection::open_in_memory()?;
    let steps: Vec<Migration> = MIGRATIONS
        .iter()
        .copied()
        .filter(|step| step.to <= schema)
        .collect();
    migrations::run(&mut conn, 0, &steps)?;
    things(&conn)
}

fn things(conn: &Connection) -> Result<Things, OpenError> {
    let mut statement = conn.prepare(
        "SELECT type, name, tbl_name, CASE WHEN type IN ('trigger', 'view') THEN sql ELSE '' END FROM sqlite_schema",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
