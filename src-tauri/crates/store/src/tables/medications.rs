//! Medications, their schedules in versions, their pauses, and the doses that were moved. The doses themselves are [`super::doses`]'s.
//!
//! Owns that a version of a schedule is written once. A medication is dated by when it was started, as far as that is known, else by
//! when it was put on the list; when it was stopped stands beside that, so that the timeline can say both.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::medications::{
    DoseMove, Medication, MedicationEntry, Pause, ScheduleVersion, SlotKey,
};
use evenkeel_domain::time::{Moment, Precision};
use evenkeel_domain::{Id, medications};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::record::{self, Head, Kept, Put};
use super::search_index;
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

const TABLE: &str = "medications";
const VERSIONS: Kept = Kept(TABLE);
const PAUSES: &str = "medication_pauses";

/// Stores a new medication. `zone` is where it is put on the list.
///
/// # Errors
/// [`StoreError::Duplicate`] when its id is taken; database errors.
pub fn insert(w: &Write<'_>, medication: &Medication, zone: &str) -> Result<(), StoreError> {
    put(w.conn(), record::insert, medication, zone)
}

/// Replaces a medication by its next revision and keeps the one before.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, [`StoreError::Stale`] when its revision is not the next one.
pub fn update(w: &Write<'_>, medication: &Medication) -> Result<(), StoreError> {
    let conn = w.conn();
    let before = get(w, medication.id)?;
    let zone: String = conn
        .prepare_cached("SELECT occurred_zone FROM medications WHERE id = ?1")?
        .query_row([columns::id(medication.id)], |row| row.get(0))?;
    VERSIONS.keep(conn, (before.revision, &before), &head(medication, &zone))?;
    put(conn, record::update, medication, &zone)
}

/// One medication, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(r: &Read<'_>, id: Id) -> Result<Medication, StoreError> {
    record::get(r.conn(), TABLE, id, read)
}

/// Every medication that is not deleted, in the person's order.
///
/// # Errors
/// Database errors.
pub fn all(r: &Read<'_>) -> Result<Vec<Medication>, StoreError> {
    record::select(
        r.conn(),
        TABLE,
        "WHERE deleted_at IS NULL ORDER BY position, id",
        &[],
        read,
    )
}

/// Earlier versions of a medication and when each was replaced, oldest first.
///
/// # Errors
/// Database errors.
pub fn versions(r: &Read<'_>, id: Id) -> Result<Vec<(DateTime<Utc>, Medication)>, StoreError> {
    VERSIONS.all(r.conn(), id)
}

/// Marks a medication deleted. What was noted of it is found no more.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), TABLE, id, at)?;
    doses_follow(w.conn(), id)
}

/// Takes a deletion back, with what was noted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub fn undelete(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), TABLE, id)?;
    doses_follow(w.conn(), id)
}

/// What is said with doses is found as long as their medication is there.
fn doses_follow(conn: &Connection, medication: Id) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM doses WHERE medication = ?1 AND deleted_at IS NULL AND said = 1",
    )?;
    let mut rows = statement.query([columns::id(medication)])?;
    let mut said = Vec::new();
    while let Some(row) = rows.next()? {
        said.push(columns::to_id(row.get(0)?));
    }
    said.into_iter().try_for_each(|dose| {
        search_index::follow(
            conn,
            evenkeel_domain::timeline::TimelineKind::Dose,
            dose,
            None,
        )
    })
}

/// Puts the medications in this order. Those that are not named keep their places behind them.
///
/// # Errors
/// Database errors.
pub fn order(w: &Write<'_>, ids: &[Id]) -> Result<(), StoreError> {
    let mut statement = w
        .conn()
        .prepare_cached("UPDATE medications SET position = ?2 WHERE id = ?1")?;
    for (position, id) in (0i64..).zip(ids) {
        statement.execute(params![columns::id(*id), position])?;
    }
    Ok(())
}

/// Stores a version of a schedule. It never changes from then on.
///
/// # Errors
/// [`StoreError::Stale`] when its number is not the next one of its schedule; database errors.
pub fn insert_version(w: &Write<'_>, version: &ScheduleVersion) -> Result<(), StoreError> {
    let conn = w.conn();
    let last: u32 = conn
        .prepare_cached(
            "SELECT coalesce(max(version), 0) FROM medication_schedules WHERE schedule = ?1",
        )?
        .query_row([columns::id(version.schedule)], |row| row.get(0))?;
    if last.checked_add(1) != Some(version.version) {
        return Err(StoreError::Stale);
    }
    conn.prepare_cached(
        "INSERT INTO medication_schedules (id, medication, schedule, version, saved_at, from_local, content) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        columns::id(version.id),
        columns::id(version.medication),
        columns::id(version.schedule),
        version.version,
        columns::instant(version.saved_at)?,
        columns::wall_clock(version.from),
        columns::json(&version.entry)?,
    ])?;
    Ok(())
}

/// Every version of every schedule of a medication, by schedule and version.
///
/// # Errors
/// Database errors.
pub fn schedules(r: &Read<'_>, medication: Id) -> Result<Vec<ScheduleVersion>, StoreError> {
    record::select(
        r.conn(),
        "medication_schedules",
        "WHERE medication = ?1 ORDER BY schedule, version",
        params![columns::id(medication)],
        read_version,
    )
}

/// One version of a schedule.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn version(r: &Read<'_>, id: Id) -> Result<ScheduleVersion, StoreError> {
    record::get(r.conn(), "medication_schedules", id, read_version)
}

fn read_version(_: &Connection, row: &Row<'_>) -> Result<ScheduleVersion, StoreError> {
    Ok(ScheduleVersion {
        id: columns::to_id(column(row, "id")?),
        medication: columns::to_id(column(row, "medication")?),
        schedule: columns::to_id(column(row, "schedule")?),
        version: column(row, "version")?,
        saved_at: columns::to_instant(column(row, "saved_at")?),
        from: columns::to_wall_clock(&column::<String>(row, "from_local")?)?,
        entry: columns::from_json(&column::<String>(row, "content")?)?,
    })
}

/// Stores a pause, new or changed, as seen from `zone`.
///
/// # Errors
/// Database errors.
pub fn put_pause(
    w: &Write<'_>,
    pause: &Pause,
    at: DateTime<Utc>,
    zone: &str,
) -> Result<(), StoreError> {
    let begins = day_moment(pause.from, NaiveTime::MIN, zone);
    w.conn()
        .prepare_cached(
            "INSERT INTO medication_pauses (id, medication, occurred_at, occurred_zone, occurred_local, created_at, deleted_at, \
             first_day, last_day, reason, note) VALUES (:id, :medication, :at, :zone, :local, :created, :deleted, :from, :until, \
             :reason, :note) ON CONFLICT (id) DO UPDATE SET occurred_at = excluded.occurred_at, \
             occurred_zone = excluded.occurred_zone, occurred_local = excluded.occurred_local, deleted_at = excluded.deleted_at, \
             first_day = excluded.first_day, last_day = excluded.last_day, reason = excluded.reason, note = excluded.note",
        )?
        .execute(named_params! {
            ":id": columns::id(pause.id),
            ":medication": columns::id(pause.medication),
            ":at": columns::instant(begins.at)?,
            ":zone": begins.zone,
            ":local": columns::wall_clock(begins.local),
            ":created": columns::instant(at)?,
            ":deleted": columns::instant_opt(pause.deleted_at)?,
            ":from": columns::day(pause.from),
            ":until": pause.until.map(columns::day),
            ":reason": columns::word(&pause.reason)?,
            ":note": pause.note,
        })?;
    Ok(())
}

/// A pause, also a deleted one.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn pause(r: &Read<'_>, id: Id) -> Result<Pause, StoreError> {
    record::get(r.conn(), PAUSES, id, read_pause)
}

/// The pauses of a medication that are not deleted, oldest first.
///
/// # Errors
/// Database errors.
pub fn pauses(r: &Read<'_>, medication: Id) -> Result<Vec<Pause>, StoreError> {
    record::select(
        r.conn(),
        PAUSES,
        "WHERE medication = ?1 AND deleted_at IS NULL ORDER BY first_day, id",
        params![columns::id(medication)],
        read_pause,
    )
}

/// Marks a pause deleted.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is not deleted.
pub fn delete_pause(w: &Write<'_>, id: Id, at: DateTime<Utc>) -> Result<(), StoreError> {
    record::delete(w.conn(), PAUSES, id, at)
}

/// Takes that back.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none that is deleted.
pub fn undelete_pause(w: &Write<'_>, id: Id) -> Result<(), StoreError> {
    record::undelete(w.conn(), PAUSES, id)
}

fn read_pause(_: &Connection, row: &Row<'_>) -> Result<Pause, StoreError> {
    Ok(Pause {
        id: columns::to_id(column(row, "id")?),
        medication: columns::to_id(column(row, "medication")?),
        from: columns::to_day(&column::<String>(row, "first_day")?)?,
        until: column::<Option<String>>(row, "last_day")?
            .map(|day| columns::to_day(&day))
            .transpose()?,
        reason: columns::from_word(column(row, "reason")?)?,
        note: column(row, "note")?,
        deleted_at: column::<Option<i64>>(row, "deleted_at")?.map(columns::to_instant),
    })
}

/// Says that one slot is due at another time. The last word counts.
///
/// # Errors
/// Database errors.
pub fn put_move(w: &Write<'_>, moved: &DoseMove) -> Result<(), StoreError> {
    let SlotKey {
        version,
        date,
        place,
        after,
    } = moved.slot;
    w.conn()
        .prepare_cached(
            "INSERT INTO dose_moves (version, slot_date, slot_place, slot_after, to_local, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (version, slot_date, slot_place, slot_after) DO UPDATE SET to_local = excluded.to_local, \
             saved_at = excluded.saved_at",
        )?
        .execute(params![
            columns::id(version),
            columns::day(date),
            place,
            after.map(|id| columns::id(id).to_vec()).unwrap_or_default(),
            columns::wall_clock(moved.to),
            columns::instant(moved.saved_at)?,
        ])?;
    Ok(())
}

/// The moved doses of a medication, oldest first.
///
/// # Errors
/// Database errors.
pub fn moves(r: &Read<'_>, medication: Id) -> Result<Vec<DoseMove>, StoreError> {
    record::select(
        r.conn(),
        "dose_moves",
        "WHERE version IN (SELECT id FROM medication_schedules WHERE medication = ?1) ORDER BY saved_at, version, slot_date",
        params![columns::id(medication)],
        |_, row| {
            let after: Vec<u8> = column(row, "slot_after")?;
            let after = match <[u8; 16]>::try_from(after.as_slice()) {
                Ok(id) => Some(columns::to_id(id)),
                Err(_) if after.is_empty() => None,
                Err(_) => return Err(StoreError::BadRow("slot")),
            };
            Ok(DoseMove {
                slot: SlotKey {
                    version: columns::to_id(column(row, "version")?),
                    date: columns::to_day(&column::<String>(row, "slot_date")?)?,
                    place: column(row, "slot_place")?,
                    after,
                },
                to: columns::to_wall_clock(&column::<String>(row, "to_local")?)?,
                saved_at: columns::to_instant(column(row, "saved_at")?),
            })
        },
    )
}

/// By whose clock medicines go: the home zone, and the zone about which the question was last settled. None before the first schedule.
///
/// # Errors
/// Database errors.
pub fn clock(r: &Read<'_>) -> Result<Option<(String, String)>, StoreError> {
    Ok(r.conn()
        .prepare_cached("SELECT home_zone, settled_zone FROM medication_clock WHERE id = 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Keeps both.
///
/// # Errors
/// Database errors.
pub fn put_clock(w: &Write<'_>, home: &str, settled: &str) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO medication_clock (id, home_zone, settled_zone) VALUES (1, ?1, ?2) \
             ON CONFLICT (id) DO UPDATE SET home_zone = excluded.home_zone, settled_zone = excluded.settled_zone",
        )?
        .execute(params![home, settled])?;
    Ok(())
}

/// A time of a day of which no more is known.
fn day_moment(day: NaiveDate, time: NaiveTime, zone: &str) -> Moment {
    let resolved = calendar::to_instant(day.and_time(time), zone);
    Moment {
        at: resolved.at,
        zone: zone.to_owned(),
        local: resolved.local,
        precision: Precision::Day,
    }
}

/// The last minute of a day: what was stopped that day had been taken until then.
fn evening() -> NaiveTime {
    NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default()
}

fn head(medication: &Medication, zone: &str) -> Head {
    let occurred = medication.entry.started.map_or_else(
        || Moment {
            at: medication.created_at,
            zone: zone.to_owned(),
            local: calendar::to_local(medication.created_at, zone),
            precision: Precision::Exact,
        },
        |day| day_moment(day, NaiveTime::MIN, zone),
    );
    Head {
        id: medication.id,
        occurred,
        created_at: medication.created_at,
        updated_at: medication.updated_at,
        deleted_at: medication.deleted_at,
        revision: medication.revision,
        lang: medication.lang,
    }
}

fn put(conn: &Connection, how: Put, medication: &Medication, zone: &str) -> Result<(), StoreError> {
    let entry = &medication.entry;
    let stopped = entry.stopped.map(|day| day_moment(day, evening(), zone));
    how(
        conn,
        TABLE,
        &head(medication, zone),
        named_params! {
            ":position": medication.position,
            ":name": entry.name,
            ":purpose": entry.purpose,
            ":kind": columns::word(&entry.kind)?,
            ":form": columns::word(&entry.form)?,
            ":label": entry.label,
            ":prescriber": entry.prescriber.map(columns::id),
            ":pharmacy": entry.pharmacy.map(columns::id),
            ":started": entry.started.map(columns::day),
            ":stopped": entry.stopped.map(columns::day),
            ":stopped_at": columns::instant_opt(stopped.as_ref().map(|moment| moment.at))?,
            ":stopped_local": stopped.as_ref().map(|moment| columns::wall_clock(moment.local)),
            ":stop_reason": entry.stop_reason,
            ":note": entry.note,
            ":reminders": columns::json(&entry.reminders)?,
            ":refill": entry.refill.as_ref().map(columns::json).transpose()?,
            ":share": columns::word(&entry.share)?,
        },
    )
}

fn read(_: &Connection, row: &Row<'_>) -> Result<Medication, StoreError> {
    let Head {
        id,
        occurred: _,
        created_at,
        updated_at,
        deleted_at,
        revision,
        lang,
    } = record::head(row)?;
    let day = |name| -> Result<Option<NaiveDate>, StoreError> {
        column::<Option<String>>(row, name)?
            .map(|text| columns::to_day(&text))
            .transpose()
    };
    let person = |name| -> Result<Option<Id>, StoreError> {
        Ok(column::<Option<[u8; 16]>>(row, name)?.map(columns::to_id))
    };
    Ok(Medication {
        id,
        created_at,
        updated_at,
        deleted_at,
        revision,
        position: column(row, "position")?,
        lang,
        entry: MedicationEntry {
            name: column(row, "name")?,
            purpose: column(row, "purpose")?,
            kind: columns::from_word(column(row, "kind")?)?,
            form: columns::from_word(column(row, "form")?)?,
            label: column(row, "label")?,
            prescriber: person("prescriber")?,
            pharmacy: person("pharmacy")?,
            started: day("started")?,
            stopped: day("stopped")?,
            stop_reason: column(row, "stop_reason")?,
            note: column(row, "note")?,
            reminders: columns::from_json(&column::<String>(row, "reminders")?)?,
            refill: column::<Option<String>>(row, "refill")?
                .map(|text| columns::from_json::<medications::Refill>(&text))
                .transpose()?,
            share: columns::from_word(column(row, "share")?)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use evenkeel_domain::Lang;
    use evenkeel_domain::medications::{
        Dose, DoseAnswer, DoseEntry, DoseNote, ScheduleEntry, ScheduleVersion,
    };

    use super::*;
    use crate::tables::{count_rows, doses, purge};
    use crate::testing::{Place, now};

    fn id(n: u8) -> Id {
        Id::new(now(), [n; 10])
    }

    fn medication() -> Medication {
        Medication {
            id: id(1),
            created_at: now(),
            updated_at: now(),
            deleted_at: None,
            revision: 1,
            position: 0,
            lang: Lang::En,
            entry: MedicationEntry {
                name: "Naltrexone".into(),
                ..MedicationEntry::default()
            },
        }
    }

    fn version() -> ScheduleVersion {
        ScheduleVersion {
            id: id(2),
            medication: id(1),
            schedule: id(3),
            version: 1,
            saved_at: now(),
            from: now().naive_utc(),
            entry: ScheduleEntry {
                parts: Vec::new(),
                clock: evenkeel_domain::medications::DoseClock::Here,
                late_after_min: 60,
            },
        }
    }

    fn dose() -> Dose {
        Dose {
            id: id(4),
            occurred: Moment {
                at: now(),
                zone: "UTC".into(),
                local: now().naive_utc(),
                precision: Precision::Exact,
            },
            created_at: now(),
            updated_at: now(),
            deleted_at: None,
            revision: 1,
            lang: Lang::En,
            due: None,
            while_locked: false,
            entry: DoseEntry {
                medication: id(1),
                slot: None,
                answer: DoseAnswer::Taken,
                reason: None,
                note: DoseNote {
                    text: "felt fine".into(),
                    ..DoseNote::default()
                },
            },
        }
    }

    #[test]
    fn a_version_of_a_schedule_is_written_once() {
        let place = Place::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        vault
            .write(|w| {
                insert(w, &medication(), "UTC")?;
                insert_version(w, &version())
            })
            .unwrap();
        assert!(matches!(
            vault.write(|w| insert_version(w, &version())),
            Err(StoreError::Stale)
        ));
        let changed = vault.write(|w| {
            w.conn()
                .execute("UPDATE medication_schedules SET from_local = ''", [])?;
            Ok(())
        });
        assert!(changed.is_err(), "what was due must stay what it was");
        assert_eq!(vault.read(|r| schedules(r, id(1))).unwrap(), [version()]);
    }

    #[test]
    fn with_a_purged_medication_goes_everything_that_was_said_of_it() {
        let place = Place::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        let corrected = Dose {
            revision: 2,
            updated_at: now() + Duration::minutes(1),
            ..dose()
        };
        let renamed = Medication {
            revision: 2,
            ..medication()
        };
        let before = vault.read(|r| count_rows(r.conn())).unwrap();
        vault
            .write(|w| {
                insert(w, &medication(), "UTC")?;
                update(w, &renamed)?;
                insert_version(w, &version())?;
                doses::insert(w, &dose())?;
                doses::update(w, &corrected)?;
                delete(w, id(1), now())
            })
            .unwrap();
        assert_eq!(
            vault.read(|r| doses::versions(r, id(4))).unwrap().len(),
            1,
            "until it is purged all of it can come back"
        );
        vault
            .write(|w| purge(w, now() + Duration::days(1), now()).map(|_| ()))
            .unwrap();
        let mut after = vault.read(|r| count_rows(r.conn())).unwrap();
        after.retain(|(name, _)| *name != "audit");
        let mut before = before;
        before.retain(|(name, _)| *name != "audit");
        assert_eq!(after, before, "nothing of it is left in any table");
    }
}
