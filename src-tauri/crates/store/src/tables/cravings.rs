//! Cravings, with triggers and skills as rows of their own so that they can be ranked, and every earlier version.
//!
//! Every way in and out keeps the tallies of [`super::skills`] in step, in the same transaction.

use chrono::{DateTime, Utc};
use evenkeel_domain::Id;
use evenkeel_domain::cravings::{
    Craving, CravingCursor, CravingEntry, CravingPage, CravingWritten,
};
use evenkeel_domain::link::SessionLink;
use evenkeel_domain::vocabulary::Term;
use rusqlite::{Connection, Row, named_params, params};

use super::record::{self, Head, Put, Versions};
use super::{skills, words};
use crate::columns::{self, get as column, split, term};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const TABLE: &str = "cravings";
const VERSIONS: Versions = Versions {
    table: "craving_versions",
    of: "craving",
};

/// Stores a new craving.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken; database errors.
pub fn insert(w: &Write<'_>, craving: &Craving) -> Result<(), StoreError> {
    put(w.conn(), record::insert, craving)?;
    insert_children(w.conn(), craving)?;
    if craving.deleted_at.is_none() {
        skills::count_in(w.conn(), craving.id)?;
    }
    Ok(())
}

/// Replaces a craving by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when `craving.revision` is not the next one.
pub fn update(w: &Write<'_>, craving: &Craving) -> Result<(), StoreError> {
    let before = get(w, craving.id)?;
    VERSIONS.keep(w.conn(), (before.revision, &before), &head(craving))?;
    replace(w, craving)
}

/// Replaces a craving by the same one with more said (a later number, a skill): nothing that stood there goes, so no earlier
/// version is kept.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn amend(w: &Write<'_>, craving: &Craving) -> Result<(), StoreError> {
    replace(w, craving)
}

fn replace(w: &Write<'_>, craving: &Craving) -> Result<(), StoreError> {
    let conn = w.conn();
    let id = columns::id(craving.id);
    let counted = is_live(conn, craving.id)?;
    if counted {
        skills::count_out(conn, craving.id)?;
    }
    put(conn, record::update, craving)?;
    conn.prepare_cached("DELETE FROM craving_triggers WHERE craving = ?1")?
        .execute([id])?;
    conn.prepare_cached("DELETE FROM craving_skills WHERE craving = ?1")?
        .execute([id])?;
    insert_children(conn, craving)?;
    if craving.deleted_at.is_none() {
        skills::count_in(conn, craving.id)?;
    }
    Ok(())
}

fn is_live(conn: &Connection, id: Id) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached("SELECT 1 FROM cravings WHERE id = ?1 AND deleted_at IS NULL")?
        .exists([columns::id(id)])?)
}

/// One craving, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Craving, StoreError> {
    record::get(r.conn(), TABLE, id, read)
}

/// Earlier versions of a craving and when each was replaced, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<(DateTime<Utc>, Craving)>, StoreError> {
    VERSIONS.all(r.conn(), id)
}

/// Marks it deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), TABLE, id, at)?;
    skills::count_out(w.conn(), id)
}

/// Takes a deletion back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), TABLE, id)?;
    skills::count_in(w.conn(), id)
}

/// A page, newest first, beginning after `before`.
///
/// # Errors
/// Database errors.
pub fn page(
    r: &Read<'_>,
    before: Option<&CravingCursor>,
    limit: u32,
) -> Result<CravingPage, StoreError> {
    let conn = r.conn();
    let total = skills::rows(r, "cravings")?;
    let before = before.map(|cursor| (cursor.at, cursor.id));
    let (items, more) = record::page(conn, TABLE, before, limit, read)?;
    let next = items.last().filter(|_| more).map(|last| CravingCursor {
        at: last.occurred.at,
        id: last.id,
    });
    let written = items
        .iter()
        .filter_map(|craving| {
            Some(CravingWritten {
                id: craving.id,
                local: craving.written_local()?,
            })
        })
        .collect();
    Ok(CravingPage {
        items,
        next,
        total,
        written,
    })
}

/// Cravings that happened at `from` or later and before `to`, oldest first.
///
/// # Errors
/// Database errors.
pub fn between(
    r: &Read<'_>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Craving>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL AND occurred_at >= ?1 AND occurred_at < ?2 ORDER BY occurred_at, id",
        params![columns::instant(from)?, columns::instant(to)?],
        read,
    )
}

/// Cravings that happened at `from` or later, oldest first.
///
/// # Errors
/// Database errors.
pub fn since(r: &Read<'_>, from: DateTime<Utc>) -> Result<Vec<Craving>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL AND occurred_at >= ?1 ORDER BY occurred_at, id",
        params![columns::instant(from)?],
        read,
    )
}

/// Cravings to be brought to one session, oldest first.
///
/// # Errors
/// Database errors.
pub fn for_session(r: &Read<'_>, link: &SessionLink) -> Result<Vec<Craving>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE session = ?1 AND session_recurrence = ?2 AND deleted_at IS NULL ORDER BY occurred_at, id",
        params![
            columns::id(link.series),
            columns::wall_clock(link.recurrence_id)
        ],
        read,
    )
}

/// When use was told as the end of a craving, at `from` or later and before `to`: the wall clock as lived.
///
/// # Errors
/// Database errors.
pub fn used_between(
    r: &Read<'_>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<chrono::NaiveDateTime>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT occurred_local FROM cravings WHERE outcome IN ('used', 'used_some') AND deleted_at IS NULL \
         AND occurred_at >= ?1 AND occurred_at < ?2",
    )?;
    let mut rows = statement.query(params![columns::instant(from)?, columns::instant(to)?])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(columns::to_wall_clock(&row.get::<_, String>(0)?)?);
    }
    Ok(out)
}

fn head(craving: &Craving) -> Head {
    Head {
        id: craving.id,
        occurred: craving.occurred.clone(),
        created_at: craving.created_at,
        updated_at: craving.updated_at,
        deleted_at: craving.deleted_at,
        revision: craving.revision,
        lang: craving.lang,
    }
}

fn put(conn: &Connection, how: Put, craving: &Craving) -> Result<(), StoreError> {
    let entry = &craving.entry;
    let json_opt = |term: &Option<Term>| term.as_ref().map(columns::json).transpose();
    how(
        conn,
        TABLE,
        &head(craving),
        named_params! {
            ":asked_by": craving.prompt_id,
            ":intensity": entry.intensity,
            ":substances": columns::json(&entry.substances)?,
            ":situation": entry.situation,
            ":place": json_opt(&entry.place)?,
            ":company": json_opt(&entry.company)?,
            ":emotions": columns::json(&entry.emotions)?,
            ":body": columns::json(&entry.body)?,
            ":halt": entry.halt.as_ref().map(columns::json).transpose()?,
            ":thought": entry.thought,
            ":confidence": entry.confidence,
            ":plan_items": columns::json(&entry.plan_items)?,
            ":contacted": entry.contacted.map(columns::id),
            ":outcome": entry.outcome.as_ref().map(columns::word).transpose()?,
            ":note": entry.note,
            ":share": columns::word(&entry.share)?,
            ":rerates": columns::json(&craving.rerates)?,
            ":session": entry.session.as_ref().map(|link| columns::id(link.series)),
            ":session_recurrence": entry.session.as_ref().map(|link| columns::wall_clock(link.recurrence_id)),
        },
    )
}

fn insert_children(conn: &Connection, craving: &Craving) -> Result<(), StoreError> {
    let id = columns::id(craving.id);
    let mut trigger = conn.prepare_cached(
        "INSERT INTO craving_triggers (craving, position, word, own, main) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, term) in (0i64..).zip(&craving.entry.triggers) {
        let (word, own) = split(term);
        let main = craving.entry.trigger_main.as_ref() == Some(term);
        trigger.execute(params![id, position, word, own, main])?;
    }
    words::offer_from(conn, &craving.entry, craving.updated_at)?;
    skills::insert(conn, craving)
}

fn read(conn: &Connection, row: &Row<'_>) -> Result<Craving, StoreError> {
    let Head {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
    } = record::head(row)?;
    let key = columns::id(id);
    let (triggers, trigger_main) = read_triggers(conn, key)?;
    let json = |name: &str| column::<String>(row, name);
    let json_opt = |name: &str| -> Result<Option<Term>, StoreError> {
        column::<Option<String>>(row, name)?
            .map(|text| columns::from_json(&text))
            .transpose()
    };
    Ok(Craving {
        id,
        occurred,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
        prompt_id: column(row, "asked_by")?,
        rerates: columns::from_json(&json("rerates")?)?,
        entry: CravingEntry {
            intensity: column(row, "intensity")?,
            substances: columns::from_json(&json("substances")?)?,
            triggers,
            trigger_main,
            situation: column(row, "situation")?,
            place: json_opt("place")?,
            company: json_opt("company")?,
            emotions: columns::from_json(&json("emotions")?)?,
            body: columns::from_json(&json("body")?)?,
            halt: column::<Option<String>>(row, "halt")?
                .map(|text| columns::from_json(&text))
                .transpose()?,
            thought: column(row, "thought")?,
            confidence: column(row, "confidence")?,
            skills: skills::read(conn, key)?,
            plan_items: columns::from_json(&json("plan_items")?)?,
            contacted: column::<Option<[u8; 16]>>(row, "contacted")?.map(columns::to_id),
            session: read_session(row)?,
            outcome: column::<Option<String>>(row, "outcome")?
                .map(columns::from_word)
                .transpose()?,
            note: column(row, "note")?,
            share: columns::from_word(column(row, "share")?)?,
        },
    })
}

fn read_triggers(conn: &Connection, id: [u8; 16]) -> Result<(Vec<Term>, Option<Term>), StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT word, own, main FROM craving_triggers WHERE craving = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([id])?;
    let (mut triggers, mut main) = (Vec::new(), None);
    while let Some(row) = rows.next()? {
        let trigger = term(row.get(0)?, row.get(1)?);
        if row.get(2)? {
            main = Some(trigger.clone());
        }
        triggers.push(trigger);
    }
    Ok((triggers, main))
}

/// The session a record is brought to.
pub(super) fn read_session(row: &Row<'_>) -> Result<Option<SessionLink>, StoreError> {
    let series: Option<[u8; 16]> = column(row, "session")?;
    let recurrence: Option<String> = column(row, "session_recurrence")?;
    series
        .zip(recurrence)
        .map(|(series, recurrence)| {
            Ok(SessionLink {
                series: columns::to_id(series),
                recurrence_id: columns::to_wall_clock(&recurrence)?,
            })
        })
        .transpose()
}
