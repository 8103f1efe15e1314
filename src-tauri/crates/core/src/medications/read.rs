//! A medication with all that says when it is due, read from the vault, and its slots as screens show them.
//!
//! Owns which doses are read for which question: a few days for what a screen shows, all of them only for counts that begin with the
//! first one.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime};
use evenkeel_domain::Id;
use evenkeel_domain::checkins::day_of;
use evenkeel_domain::medications::{
    Course, CourseNow, Dose, DoseMove, Medication, Pause, SchedulePart, ScheduleVersion, Slot,
    note_day,
};
use evenkeel_domain::people::Person;
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_store::{Read, StoreError, tables};

use super::wire::{DoseView, MedicationPerson, ScheduleNow};
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Days around today that what is due now can lie in, however the clocks stand.
const AROUND: u64 = 5;

/// A medication and everything that was kept of it, as far as it was read.
pub(crate) struct Everything {
    pub(crate) medication: Medication,
    pub(crate) versions: Vec<ScheduleVersion>,
    pub(crate) pauses: Vec<Pause>,
    pub(crate) moves: Vec<DoseMove>,
    pub(crate) doses: Vec<Dose>,
}

impl Everything {
    /// For the rules.
    pub(crate) fn course(&self) -> Course<'_> {
        Course {
            medication: &self.medication,
            versions: &self.versions,
            pauses: &self.pauses,
            moves: &self.moves,
            doses: &self.doses,
        }
    }

    /// Without any dose.
    pub(super) fn without_doses(db: &Read<'_>, medication: Medication) -> Result<Self, StoreError> {
        let id = medication.id;
        Ok(Self {
            medication,
            versions: tables::medications::schedules(db, id)?,
            pauses: tables::medications::pauses(db, id)?,
            moves: tables::medications::moves(db, id)?,
            doses: Vec::new(),
        })
    }

    /// With the doses of the days from `from` to `to`, of their slots and without one, and the latest ones of each schedule that
    /// counts from them.
    pub(crate) fn of_days(
        db: &Read<'_>,
        medication: Medication,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Self, StoreError> {
        let mut all = Self::without_doses(db, medication)?;
        let id = all.medication.id;
        let lived = LivedDays::new(from, to).instants();
        let mut doses = tables::doses::between(db, id, lived.start, lived.end)?;
        doses.extend(tables::doses::of_slots(db, id, from, to)?);
        for version in &all.versions {
            if version.entry.parts.iter().any(|part| part.shape.is_chain()) {
                doses.extend(tables::doses::latest_of_version(db, version.id)?);
            }
        }
        doses.sort_by_key(|dose| dose.id);
        doses.dedup_by_key(|dose| dose.id);
        all.doses = doses;
        Ok(all)
    }

    /// With every dose there is.
    pub(crate) fn of_always(db: &Read<'_>, medication: Medication) -> Result<Self, StoreError> {
        let mut all = Self::without_doses(db, medication)?;
        all.doses = tables::doses::all(db, all.medication.id)?;
        Ok(all)
    }

    /// Days on which something was noted with a dose.
    fn noted_days(&self) -> BTreeSet<NaiveDate> {
        self.doses
            .iter()
            .filter(|dose| dose.deleted_at.is_none() && !dose.entry.note.is_empty())
            .map(note_day)
            .collect()
    }

    /// Slots as screens show them.
    pub(super) fn views(&self, slots: &[Slot<'_>]) -> Vec<DoseView> {
        let noted = self.noted_days();
        slots.iter().map(|slot| self.view(slot, &noted)).collect()
    }

    fn view(&self, slot: &Slot<'_>, noted: &BTreeSet<NaiveDate>) -> DoseView {
        let entry = &self.medication.entry;
        DoseView {
            medication: self.medication.id,
            name: entry.name.clone(),
            label: label(slot.label, &self.medication).to_owned(),
            slot: slot.key,
            local: slot.local,
            zone: slot.zone.to_owned(),
            at: slot.at,
            shifted: slot.shifted,
            moved: slot.moved,
            state: slot.state,
            dose: slot.dose.cloned(),
            others: slot.others.iter().map(|dose| (*dose).clone()).collect(),
            late_after_min: slot.late_after_min,
            ask_note: !noted.contains(&slot.day),
            belongs_to_day: slot.day,
        }
    }

    /// The next dose that waits.
    pub(super) fn next(&self, seen: &CourseNow<'_>) -> Option<DoseView> {
        seen.next_due()
            .map(|slot| self.view(&slot, &self.noted_days()))
    }

    /// The pause today lies in.
    pub(super) fn paused_on(&self, day: NaiveDate) -> Option<Pause> {
        let holds = |pause: &&Pause| {
            pause.deleted_at.is_none()
                && pause.from <= day
                && pause.until.is_none_or(|until| day <= until)
        };
        self.pauses.iter().find(holds).cloned()
    }

    /// Its schedules as they stand, those that ended left out.
    pub(super) fn schedules_now(&self, now: &Now) -> Vec<ScheduleNow> {
        if self
            .medication
            .entry
            .stopped
            .is_some_and(|last| last < now.local().date())
        {
            return Vec::new();
        }
        ruling(&self.versions, now)
            .into_iter()
            .filter_map(|(version, later)| schedule_now(version, later, now))
            .collect()
    }
}

/// The label's words for one dose: those of its part, else the medication's own.
pub(super) fn label<'a>(part: &'a str, medication: &'a Medication) -> &'a str {
    if part.is_empty() {
        &medication.entry.label
    } else {
        part
    }
}

/// The wall clock that a version goes by.
pub(super) fn wall(version: &ScheduleVersion, now: &Now) -> NaiveDateTime {
    evenkeel_domain::calendar::to_local(now.at, version.entry.clock.zone(&now.zone))
}

/// Of each schedule the version that rules now, or the first one to come, and those that follow it.
pub(super) fn ruling<'a>(
    versions: &'a [ScheduleVersion],
    now: &Now,
) -> Vec<(&'a ScheduleVersion, Vec<&'a ScheduleVersion>)> {
    let mut in_order: Vec<&ScheduleVersion> = versions.iter().collect();
    in_order.sort_by_key(|version| (version.schedule, version.from, version.version));
    in_order
        .chunk_by(|a, b| a.schedule == b.schedule)
        .filter_map(|versions| {
            let at = versions
                .iter()
                .rposition(|version| version.from <= wall(version, now))
                .unwrap_or(0);
            let (now, later) = versions.get(at..)?.split_first()?;
            Some((*now, later.to_vec()))
        })
        .collect()
}

fn schedule_now(
    version: &ScheduleVersion,
    later: Vec<&ScheduleVersion>,
    now: &Now,
) -> Option<ScheduleNow> {
    let today = wall(version, now).date();
    let goes_on = |part: &SchedulePart| part.until.is_none_or(|until| until >= today);
    if later.is_empty() && !version.entry.parts.iter().any(goes_on) {
        return None;
    }
    let part = version.entry.parts.iter().find(|part| part.holds(today));
    let then = version
        .entry
        .parts
        .iter()
        .filter(|part| part.from > today)
        .min_by_key(|part| part.from);
    Some(ScheduleNow {
        version: version.clone(),
        part: part.cloned(),
        then: then.cloned(),
        later: later.first().map(|version| (*version).clone()),
    })
}

/// Every medication of the list, with the doses of some days.
pub(crate) fn of_days(
    vault: &mut UnlockedVault,
    from: NaiveDate,
    to: NaiveDate,
) -> Outcome<Vec<Everything>> {
    Ok(vault.read(|db| {
        tables::medications::all(db)?
            .into_iter()
            .map(|medication| Everything::of_days(db, medication, from, to))
            .collect()
    })?)
}

/// Every medication of the list, with the doses around today.
pub(super) fn around_today(vault: &mut UnlockedVault, now: &Now) -> Outcome<Vec<Everything>> {
    let today = day_of(now.local());
    let from = today.checked_sub_days(Days::new(AROUND)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(AROUND)).unwrap_or(today);
    of_days(vault, from, to)
}

/// One medication, also a deleted one, with the doses around today.
pub(super) fn one_around_today(
    vault: &mut UnlockedVault,
    id: Id,
    now: &Now,
) -> Outcome<Everything> {
    let today = day_of(now.local());
    let from = today.checked_sub_days(Days::new(AROUND)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(AROUND)).unwrap_or(today);
    Ok(vault.read(|db| {
        let medication = tables::medications::get(db, id)?;
        Everything::of_days(db, medication, from, to)
    })?)
}

/// Somebody a medication names, also one who left the list.
pub(super) fn person(
    db: &Read<'_>,
    id: Option<Id>,
) -> Result<Option<MedicationPerson>, StoreError> {
    let Some(id) = id else { return Ok(None) };
    match tables::people::get(db, id) {
        Ok(Person {
            id,
            deleted_at,
            entry,
            ..
        }) => Ok(Some(MedicationPerson {
            id,
            phone: entry.phone().to_owned(),
            name: entry.name,
            gone: deleted_at.is_some(),
        })),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
