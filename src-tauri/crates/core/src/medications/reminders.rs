//! What medicines want the person reminded of, and the answers that were pressed on pop-ups while the vault was locked.
//!
//! Owns the names under which doses go into the agenda and the words of each moment. Which moments there are is the domain's; repeats, quiet
//! hours and showing are the agenda's and the agent's.

use chrono::Days;
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::inbox::{DosePressed, Pressed};
use evenkeel_domain::medications::{
    Dose, DoseAnswer, DoseEntry, DoseMoment, DoseMomentKind, DoseNote, DueAt, Medication, SlotKey,
    SlotKind,
};
use evenkeel_domain::reminder::{
    ReminderKind, ReminderRequest, ReminderText, RequestWords, SlotName,
};
use evenkeel_domain::time::Now;
use evenkeel_domain::words::{Arg, Lang, say};
use evenkeel_store::{StoreError, device, tables};

use super::read::Everything;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Days around the present whose doses decide what is still owed.
const AROUND: u64 = 5;

/// Every moment of every medication inside a window.
///
/// # Errors
/// The disk.
pub(crate) fn reminder_requests(
    vault: &mut UnlockedVault,
    window: Window,
    now: &Now,
) -> Outcome<Vec<ReminderRequest>> {
    let lang = lang(vault);
    let today = now.local().date();
    let from = today.checked_sub_days(Days::new(AROUND)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(AROUND)).unwrap_or(today);
    let mut requests = Vec::new();
    for one in super::of_days(vault, from, to)? {
        let counted = one.medication.entry.refill.as_ref();
        let taken = match counted.map(|refill| refill.counted.at) {
            Some(counted) => {
                vault.read(|db| tables::doses::taken_after(db, one.medication.id, counted))?
            }
            None => 0,
        };
        let seen = one.course().at(now);
        requests.extend(
            seen.moments(window.from(), window.to(), taken)
                .iter()
                .map(|moment| request(&one, moment, lang)),
        );
    }
    Ok(requests)
}

/// The language of the screens.
fn lang(vault: &UnlockedVault) -> Lang {
    device::settings(vault.folder().path())
        .lang
        .unwrap_or_default()
}

fn request(one: &Everything, moment: &DoseMoment<'_>, lang: Lang) -> ReminderRequest {
    let medication = &one.medication;
    let subject = medication.id.to_string();
    let given = moment.slot_kind == Some(SlotKind::AfterGiven);
    let words = Some(words(medication, moment, given, lang));
    let by_the_clock = |kind, name| {
        ReminderRequest::by_the_clock(kind, name, subject.clone(), moment.local, moment.zone)
    };
    let after = |key: &SlotKey| {
        key.after
            .map_or_else(|| "-".to_owned(), |id| id.to_string())
    };
    let plain = match (moment.kind, &moment.slot) {
        (DoseMomentKind::Dose, Some(key)) if !given => {
            let slot = SlotName {
                version: key.version,
                date: key.date,
                place: u16::from(key.place),
                after: key.after,
            };
            return ReminderRequest {
                at: moment.at,
                words,
                floating: moment.floating,
                repeats: medication.entry.reminders.repeats,
                ends: Some(calendar::to_local(moment.ends, moment.zone)),
                follow_up_min: moment.follow_up_min,
                ..ReminderRequest::dose(&slot, subject, moment.local, moment.zone)
            };
        }
        (DoseMomentKind::Refill, _) | (_, None) => {
            let counted = medication.entry.refill.as_ref();
            let counted = counted.map_or(0, |refill| refill.counted.at.timestamp());
            by_the_clock(
                ReminderKind::Refill,
                format!("refill|{}|{counted}", medication.id),
            )
        }
        (DoseMomentKind::Dose, Some(key)) => by_the_clock(
            ReminderKind::Injection,
            format!("given|{}|{}", key.version, after(key)),
        ),
        (DoseMomentKind::InjectionAhead(days), Some(key)) => by_the_clock(
            ReminderKind::Injection,
            format!("ahead|{}|{}|{days}", key.version, after(key)),
        ),
        (DoseMomentKind::DueSince, Some(key)) => by_the_clock(
            ReminderKind::Injection,
            format!("since|{}|{}", key.version, after(key)),
        ),
    };
    ReminderRequest {
        words,
        floating: moment.floating,
        ..plain
    }
}

fn words(
    medication: &Medication,
    moment: &DoseMoment<'_>,
    given: bool,
    lang: Lang,
) -> RequestWords {
    let (name, days) = match moment.kind {
        DoseMomentKind::Dose if given => ("given", 0),
        DoseMomentKind::Dose => ("dose", 0),
        DoseMomentKind::InjectionAhead(days) => ("ahead", i64::from(days)),
        DoseMomentKind::DueSince => ("since", 0),
        DoseMomentKind::Refill => ("refill", 0),
    };
    let told = |level: &str| {
        say(
            lang,
            &format!("reminder-medicine-{level}-{name}"),
            &[("days", Arg::Number(days))],
        )
    };
    let reason = medication.entry.reminders.reason.trim();
    let mut full = told("full");
    if !reason.is_empty() {
        full.push(' ');
        full.push_str(reason);
    }
    RequestWords {
        kind: ReminderText::new(&say(lang, "reminder-medicine-title", &[]), &told("kind")),
        full: ReminderText::new(&medication.entry.name, &full),
    }
}

/// Keeps a dose that was pressed on a pop-up while the vault was locked: on its own slot, once, and marked as pressed there.
///
/// # Errors
/// The disk.
pub(crate) fn keep_pressed(
    vault: &mut UnlockedVault,
    pressed: DosePressed,
    now: &Now,
) -> Outcome<Pressed> {
    let Some(slot) = SlotName::parse(&pressed.slot) else {
        return Ok(Pressed::Foreign);
    };
    let Ok(place) = u8::try_from(slot.place) else {
        return Ok(Pressed::Foreign);
    };
    let key = SlotKey {
        version: slot.version,
        date: slot.date,
        place,
        after: slot.after,
    };
    let found = vault.read(|db| {
        if tables::doses::find(db, pressed.id)?.is_some() {
            return Ok(None);
        }
        let version = match tables::medications::version(db, key.version) {
            Ok(version) => version,
            Err(StoreError::NotFound) => return Ok(Some(None)),
            Err(error) => return Err(error),
        };
        let medication = tables::medications::get(db, version.medication)?;
        let from = key
            .date
            .checked_sub_days(Days::new(AROUND))
            .unwrap_or(key.date);
        let to = key
            .date
            .checked_add_days(Days::new(AROUND))
            .unwrap_or(key.date);
        Ok(Some(Some(Everything::of_days(db, medication, from, to)?)))
    })?;
    let one = match found {
        None => return Ok(Pressed::Kept),
        Some(None) => return Ok(Pressed::Foreign),
        Some(Some(one)) => one,
    };
    let due = one.course().at(now).slot(&key).map(|slot| DueAt {
        local: slot.local,
        zone: slot.zone.to_owned(),
    });
    let dose = Dose {
        id: pressed.id,
        created_at: pressed.taken.at,
        updated_at: pressed.taken.at,
        occurred: pressed.taken,
        deleted_at: None,
        revision: 1,
        lang: lang(vault),
        due,
        while_locked: true,
        entry: DoseEntry {
            medication: one.medication.id,
            slot: Some(key),
            answer: DoseAnswer::Taken,
            reason: None,
            note: DoseNote::default(),
        },
    };
    vault.write(|tx| tables::doses::insert(tx, &dose))?;
    Ok(Pressed::Kept)
}
