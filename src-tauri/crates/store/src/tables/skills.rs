//! Skills tried during cravings: their rows, and the tallies that ranking reads.
//!
//! Owns the tallies: what is added when a craving comes in is taken away when it goes, so that neither ranking nor a list's
//! total counts the years. Deleted cravings count for nothing. A test compares them with counting everything anew.

use std::collections::BTreeSet;

use evenkeel_domain::Id;
use evenkeel_domain::cravings::{Craving, SkillUsed};
use evenkeel_domain::skills::SkillTally;
use evenkeel_domain::vocabulary::Term;
use rusqlite::{Connection, OptionalExtension, params};

use crate::columns::{self, split, term};
use crate::error::StoreError;
use crate::handle::Read;

/// How many cravings with one trigger are looked at: the newest ones.
const NEWEST: i64 = 100;
/// How many triggers of a craving are looked at, the main one first.
const TRIGGERS: usize = 4;

pub(super) fn insert(conn: &Connection, craving: &Craving) -> Result<(), StoreError> {
    let id = columns::id(craving.id);
    let mut statement = conn.prepare_cached(
        "INSERT INTO craving_skills (craving, position, word, own, minutes, helpfulness, tried_at, change) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let changes = craving.skill_changes();
    for ((position, used), change) in (0i64..).zip(&craving.entry.skills).zip(changes) {
        let (word, own) = split(&used.skill);
        statement.execute(params![
            id,
            position,
            word,
            own,
            used.minutes,
            used.helpfulness,
            columns::instant_opt(used.at)?,
            change
        ])?;
    }
    Ok(())
}

pub(super) fn read(conn: &Connection, craving: [u8; 16]) -> Result<Vec<SkillUsed>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT word, own, minutes, helpfulness, tried_at FROM craving_skills WHERE craving = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([craving])?;
    let mut skills = Vec::new();
    while let Some(row) = rows.next()? {
        skills.push(SkillUsed {
            skill: term(row.get(0)?, row.get(1)?),
            minutes: row.get(2)?,
            helpfulness: row.get(3)?,
            at: row.get::<_, Option<i64>>(4)?.map(columns::to_instant),
        });
    }
    Ok(skills)
}

/// A craving comes in (new, or its deletion was taken back).
pub(super) fn count_in(conn: &Connection, craving: Id) -> Result<(), StoreError> {
    add_rows(conn, "cravings", 1)?;
    conn.prepare_cached(
        "INSERT INTO skill_tallies (word, own, uses, measured, change) \
         SELECT word, own, count(*), count(change), coalesce(sum(change), 0) FROM craving_skills \
         WHERE craving = ?1 GROUP BY word, own \
         ON CONFLICT (word, own) DO UPDATE SET uses = uses + excluded.uses, measured = measured + excluded.measured, \
         change = change + excluded.change",
    )?
    .execute([columns::id(craving)])?;
    Ok(())
}

/// A craving goes (deleted, or about to be replaced).
pub(super) fn count_out(conn: &Connection, craving: Id) -> Result<(), StoreError> {
    add_rows(conn, "cravings", -1)?;
    conn.prepare_cached(
        "UPDATE skill_tallies SET uses = uses - gone.n, measured = measured - gone.m, change = change - gone.c \
         FROM (SELECT word, own, count(*) AS n, count(change) AS m, coalesce(sum(change), 0) AS c FROM craving_skills \
         WHERE craving = ?1 GROUP BY word, own) AS gone \
         WHERE skill_tallies.word = gone.word AND skill_tallies.own = gone.own",
    )?
    .execute([columns::id(craving)])?;
    Ok(())
}

/// One record more or less of a noun.
pub(super) fn add_rows(conn: &Connection, noun: &str, by: i64) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO tallies (noun, rows) VALUES (?1, max(?2, 0)) ON CONFLICT (noun) DO UPDATE SET rows = rows + ?2",
    )?
    .execute(params![noun, by])?;
    Ok(())
}

/// How many records of a noun there are that are not deleted.
///
/// # Errors
/// Database errors.
pub fn rows(r: &Read<'_>, noun: &str) -> Result<u32, StoreError> {
    let rows: Option<u32> = r
        .conn()
        .prepare_cached("SELECT rows FROM tallies WHERE noun = ?1")?
        .query_row([noun], |row| row.get(0))
        .optional()?;
    Ok(rows.unwrap_or(0))
}

/// Every skill that was ever tried, added up over all cravings that are not deleted.
///
/// # Errors
/// Database errors.
pub fn tallies(r: &Read<'_>) -> Result<Vec<SkillTally>, StoreError> {
    collect(
        r.conn(),
        "SELECT word, own, uses, measured, change FROM skill_tallies WHERE uses > 0 ORDER BY uses DESC, word, own",
        params![],
    )
}

/// The same over the newest cravings that share a trigger with one craving, itself left out. Looks at a fixed number of them,
/// however many years there are.
///
/// # Errors
/// Database errors.
pub fn tallies_like(
    r: &Read<'_>,
    craving: Id,
    triggers: &[Term],
) -> Result<Vec<SkillTally>, StoreError> {
    let conn = r.conn();
    let own = columns::id(craving);
    let mut shared: BTreeSet<[u8; 16]> = BTreeSet::new();
    let mut newest = conn.prepare_cached(
        "SELECT craving FROM craving_triggers WHERE word = ?1 AND own = ?2 ORDER BY craving DESC LIMIT ?3",
    )?;
    for trigger in triggers.iter().take(TRIGGERS) {
        let (word, is_own) = split(trigger);
        let mut rows = newest.query(params![word, is_own, NEWEST])?;
        while let Some(row) = rows.next()? {
            shared.insert(row.get(0)?);
        }
    }
    shared.remove(&own);
    let mut tried = conn.prepare_cached(
        "SELECT craving_skills.word, craving_skills.own, craving_skills.change FROM cravings \
         JOIN craving_skills ON craving_skills.craving = cravings.id WHERE cravings.id = ?1 AND cravings.deleted_at IS NULL",
    )?;
    let mut out: Vec<SkillTally> = Vec::new();
    for id in shared {
        let mut rows = tried.query([id])?;
        while let Some(row) = rows.next()? {
            let skill = term(row.get(0)?, row.get(1)?);
            let change: Option<i64> = row.get(2)?;
            let measured = u32::from(change.is_some());
            let change = change.unwrap_or(0);
            if let Some(known) = out.iter_mut().find(|tally| tally.skill == skill) {
                known.uses += 1;
                known.measured += measured;
                known.change += change;
            } else {
                out.push(SkillTally {
                    skill,
                    uses: 1,
                    measured,
                    change,
                });
            }
        }
    }
    Ok(out)
}

fn collect(
    conn: &Connection,
    sql: &str,
    parameters: &[&dyn rusqlite::ToSql],
) -> Result<Vec<SkillTally>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(SkillTally {
            skill: term(row.get(0)?, row.get(1)?),
            uses: row.get(2)?,
            measured: row.get(3)?,
            change: row.get(4)?,
        });
    }
    Ok(out)
}
