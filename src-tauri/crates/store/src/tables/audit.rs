//! The audit log of the vault: when it was opened, when somebody tried, what left it. Kept inside the vault, names no content.

use chrono::{DateTime, Utc};
use rusqlite::params;

use crate::columns;
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The vault was opened.
    Unlocked,
    /// That many wrong tries came before it was opened.
    WrongTries,
    /// That many files were handed over.
    Exported,
    /// A backup was made and verified.
    BackedUp,
    /// That many deleted records were removed for good.
    Purged,
}

impl Event {
    const ALL: [Self; 5] = [
        Self::Unlocked,
        Self::WrongTries,
        Self::Exported,
        Self::BackedUp,
        Self::Purged,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Unlocked => "unlocked",
            Self::WrongTries => "wrong_tries",
            Self::Exported => "exported",
            Self::BackedUp => "backed_up",
            Self::Purged => "purged",
        }
    }
}

/// One line of the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub event: Event,
    /// How many; 1 where there is nothing to count.
    pub count: u64,
}

/// Writes a line.
///
/// # Errors
/// Database errors.
pub fn record(
    w: &Write<'_>,
    event: Event,
    count: u64,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached("INSERT INTO audit (at, event, count) VALUES (?1, ?2, ?3)")?
        .execute(params![
            columns::instant(at)?,
            event.word(),
            columns::count(count)?
        ])?;
    Ok(())
}

/// The last `limit` lines, newest first.
///
/// # Errors
/// Database errors.
pub fn newest(r: &Read<'_>, limit: u32) -> Result<Vec<Line>, StoreError> {
    let mut statement = r
        .conn()
        .prepare_cached("SELECT at, event, count FROM audit ORDER BY id DESC LIMIT ?1")?;
    let mut rows = statement.query([limit])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get(1)?;
        let event = Event::ALL
            .into_iter()
            .find(|event| event.word() == word)
            .ok_or(StoreError::BadRow("audit"))?;
        lines.push(Line {
            at: columns::to_instant(row.get(0)?),
            event,
            count: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
        });
    }
    Ok(lines)
}
