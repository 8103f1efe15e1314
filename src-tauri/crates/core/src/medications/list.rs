//! The list of medicines, one of them with all that belongs to it, and the page to print.

use chrono::Duration;
use evenkeel_domain::Id;
use evenkeel_domain::checkins::day_of;
use evenkeel_domain::medications::{Adherence, CourseNow, DoseShape};
use evenkeel_domain::plan::PlanContent;
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_store::tables;

use super::read::{self, Everything};
use super::wire::{
    AsNeededView, MedicationDetail, MedicationSummary, MedicationsPage, PageMedicine, RefillView,
    ScheduleNow,
};
use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Every medication, in the person's order.
///
/// # Errors
/// The disk.
pub fn list(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<Vec<MedicationSummary>> {
    let now = app.now();
    let today = day_of(now.local());
    read::around_today(vault, &now)?
        .iter()
        .map(|one| {
            let seen = one.course().at(&now);
            Ok(MedicationSummary {
                schedules: one.schedules_now(&now),
                next: one.next(&seen),
                paused: one.paused_on(today),
                refill: refill(vault, one, &seen)?,
                adherence: adherence(vault, one, &now)?,
                medication: one.medication.clone(),
            })
        })
        .collect()
}

/// One medication with all that belongs to it, also a deleted one.
///
/// # Errors
/// [`ErrorCode::NotFound`](evenkeel_domain::ErrorCode::NotFound).
pub fn detail(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<MedicationDetail> {
    let now = app.now();
    let one = read::one_around_today(vault, input.id, &now)?;
    let seen = one.course().at(&now);
    let entry = &one.medication.entry;
    let (prescriber, pharmacy, plan) = vault.read(|db| {
        Ok((
            read::person(db, entry.prescriber)?,
            read::person(db, entry.pharmacy)?,
            tables::plan::current(db)?,
        ))
    })?;
    let mut schedules = one.versions.clone();
    schedules.sort_by_key(|version| std::cmp::Reverse((version.saved_at, version.id)));
    let mut pauses = one.pauses.clone();
    pauses.reverse();
    let mut moves = one.moves.clone();
    moves.reverse();
    Ok(MedicationDetail {
        prescriber,
        pharmacy,
        now: one.schedules_now(&now),
        schedules,
        pauses,
        moves,
        adherence: adherence(vault, &one, &now)?,
        refill: refill(vault, &one, &seen)?,
        today: one.views(&seen.today()),
        next: one.next(&seen),
        paused: one.paused_on(day_of(now.local())),
        as_needed: as_needed(vault, &one, &now)?,
        in_plan: plan.items.iter().any(|item| {
            matches!(&item.content, PlanContent::Medication { medication, .. } if *medication == input.id)
        }),
        medication: one.medication.clone(),
    })
}

/// My medicines now, to print.
///
/// # Errors
/// The disk.
pub fn page(app: &App, vault: &mut UnlockedVault, _: Nothing) -> Outcome<MedicationsPage> {
    let now = app.now();
    let today = now.local().date();
    let mut medicines = Vec::new();
    for one in read::around_today(vault, &now)? {
        let entry = &one.medication.entry;
        if entry.stopped.is_some_and(|last| last < today) {
            continue;
        }
        let schedules = one.schedules_now(&now);
        let counted_from_giving = schedules.iter().any(|schedule| {
            let parts = &schedule.version.entry.parts;
            parts
                .iter()
                .any(|part| matches!(part.shape, DoseShape::AfterGiven { .. }))
        });
        let (prescriber, pharmacy, last) = vault.read(|db| {
            Ok((
                read::person(db, entry.prescriber)?,
                read::person(db, entry.pharmacy)?,
                if counted_from_giving {
                    tables::doses::last_taken(db, one.medication.id)?
                } else {
                    None
                },
            ))
        })?;
        medicines.push(PageMedicine {
            schedules,
            prescriber,
            pharmacy,
            paused: one.paused_on(day_of(now.local())),
            last_given: last.map(|dose| dose.occurred),
            medication: one.medication,
        });
    }
    Ok(MedicationsPage {
        made: Moment {
            at: now.at,
            zone: now.zone.clone(),
            local: now.local(),
            precision: Precision::Exact,
        },
        medicines,
    })
}

/// Whether there is a medication that is due at times, now or later. One that is taken as needed is not.
///
/// # Errors
/// The disk.
pub(crate) fn any_scheduled(vault: &mut UnlockedVault, now: &Now) -> Outcome<bool> {
    let today = now.local().date();
    let all = vault.read(|db| {
        tables::medications::all(db)?
            .into_iter()
            .map(|medication| Everything::without_doses(db, medication))
            .collect::<Result<Vec<_>, _>>()
    })?;
    Ok(all.iter().any(|one| {
        one.schedules_now(now).iter().any(|schedule| {
            schedule
                .version
                .entry
                .parts
                .iter()
                .any(|part| part.shape.is_due() && part.until.is_none_or(|until| until >= today))
        })
    }))
}

/// How many of the due doses were taken, since the first one.
pub(super) fn adherence(
    vault: &mut UnlockedVault,
    one: &Everything,
    now: &Now,
) -> Outcome<Option<Adherence>> {
    let all = vault.read(|db| Everything::of_always(db, one.medication.clone()))?;
    Ok(all.course().at(now).adherence())
}

/// What is left, where that is counted.
pub(super) fn refill(
    vault: &mut UnlockedVault,
    one: &Everything,
    seen: &CourseNow<'_>,
) -> Outcome<Option<RefillView>> {
    let Some(counted) = &one.medication.entry.refill else {
        return Ok(None);
    };
    let id = one.medication.id;
    let taken = vault.read(|db| tables::doses::taken_after(db, id, counted.counted.at))?;
    Ok(seen.left(taken).map(|left| RefillView {
        medication: id,
        name: one.medication.entry.name.clone(),
        left: left.doses,
        count_again: left.count_again,
        last_day: left.last_day,
        about: left.about,
        due: left.due,
    }))
}

/// How often it was taken lately, of a medication that is taken as it is needed.
pub(super) fn as_needed(
    vault: &mut UnlockedVault,
    one: &Everything,
    now: &Now,
) -> Outcome<Option<AsNeededView>> {
    let found = one
        .schedules_now(now)
        .into_iter()
        .find_map(|ScheduleNow { part, .. }| {
            let part = part?;
            match part.shape {
                DoseShape::AsNeeded { limit } => Some((limit, part.label)),
                _ => None,
            }
        });
    let Some((limit, label)) = found else {
        return Ok(None);
    };
    let id: Id = one.medication.id;
    let (taken_24h, last) = vault.read(|db| {
        Ok((
            tables::doses::taken_after(db, id, now.at - Duration::hours(24))?,
            tables::doses::last_taken(db, id)?,
        ))
    })?;
    Ok(Some(AsNeededView {
        medication: id,
        name: one.medication.entry.name.clone(),
        label: read::label(&label, &one.medication).to_owned(),
        limit,
        taken_24h,
        last: last.map(|dose| dose.occurred),
    }))
}
