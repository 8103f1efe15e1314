//! Two medicines of the story: one each morning since the third week, noted on most days, and one that is taken as it is needed.

use chrono::{Days, Duration, NaiveDate, NaiveTime};
use evenkeel_domain::calendar;
use evenkeel_domain::medications::{
    Dose, DoseAnswer, DoseClock, DoseEntry, DoseNote, DoseShape, DueAt, LATE_AFTER_MIN, Lasted,
    Medication, MedicationEntry, MedicationForm, MedicationKind, ScheduleEntry, SchedulePart,
    ScheduleVersion, SideEffect, SlotKey,
};
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::words::{Lang, say};

use super::shared::word;
use crate::app::App;

/// The day the first one begins, from the start of the story.
const BEGINS: u64 = 14;
/// Of each so many mornings one was not noted, and one was skipped.
const NOT_NOTED: u64 = 9;
const SKIPPED: u64 = 16;

/// A medication with its one schedule and its doses.
pub(super) struct Medicine {
    pub(super) medication: Medication,
    pub(super) version: ScheduleVersion,
    pub(super) doses: Vec<Dose>,
}

pub(super) fn seeded(app: &App, now: &Now, lang: Lang, start: NaiveDate) -> Vec<Medicine> {
    let begins = start.checked_add_days(Days::new(BEGINS)).unwrap_or(start);
    let daily = DoseShape::Daily {
        times: vec![time(8, 0)],
    };
    let needed = DoseShape::AsNeeded {
        limit: say(lang, "demo-medicine-2-limit", &[]),
    };
    let mut first = medicine(app, now, lang, (1, begins), daily);
    first.medication.entry.kind = MedicationKind::Alcohol;
    for day in 0.. {
        let Some(date) = begins.checked_add_days(Days::new(day)) else {
            break;
        };
        let minute = u32::try_from(day * 7 % 25).unwrap_or(0);
        let lived = calendar::to_instant(date.and_time(time(8, minute)), &now.zone);
        if lived.at >= now.at {
            break;
        }
        if day % NOT_NOTED == NOT_NOTED - 1 {
            continue;
        }
        let skipped = day % SKIPPED == SKIPPED - 1;
        let mut dose = dose(app, now, lang, &first.version, (lived.at, lived.local));
        dose.due = Some(DueAt {
            local: date.and_time(time(8, 0)),
            zone: now.zone.clone(),
        });
        dose.entry.slot = Some(SlotKey {
            version: first.version.id,
            date,
            place: 0,
            after: None,
        });
        if skipped {
            dose.entry.answer = DoseAnswer::Skipped;
            dose.entry.reason = Some(word("skip.forgot"));
        } else if day % 10 == 3 {
            dose.entry.note = DoseNote {
                withdrawal: None,
                lasted: Some(Lasted::Yes),
                side_effects: Some(vec![SideEffect {
                    effect: word("effect.nausea"),
                    severity: if day < 20 { 2 } else { 1 },
                }]),
                text: String::new(),
            };
        }
        first.doses.push(dose);
    }
    let mut second = medicine(app, now, lang, (2, begins), needed);
    second.medication.entry.kind = MedicationKind::Nicotine;
    second.medication.entry.form = MedicationForm::Other;
    for hours in [3, 9, 30, 52] {
        let at = now.at - Duration::hours(hours);
        let local = calendar::to_local(at, &now.zone);
        let dose = dose(app, now, lang, &second.version, (at, local));
        second.doses.push(dose);
    }
    vec![first, second]
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

fn medicine(
    app: &App,
    now: &Now,
    lang: Lang,
    (number, begins): (u32, NaiveDate),
    shape: DoseShape,
) -> Medicine {
    let told = |name: &str| say(lang, &format!("demo-medicine-{number}-{name}"), &[]);
    let saved_at = calendar::to_instant(begins.and_time(NaiveTime::MIN), &now.zone).at;
    let saved = Now {
        at: saved_at,
        zone: now.zone.clone(),
    };
    let medication = Medication {
        id: app.new_id(&saved),
        created_at: saved_at,
        updated_at: saved_at,
        deleted_at: None,
        revision: 1,
        position: number - 1,
        lang,
        entry: MedicationEntry {
            name: told("name"),
            purpose: told("purpose"),
            label: told("label"),
            started: Some(begins),
            ..MedicationEntry::default()
        },
    };
    let version = ScheduleVersion {
        id: app.new_id(&saved),
        medication: medication.id,
        schedule: app.new_id(&saved),
        version: 1,
        saved_at,
        from: begins.and_time(NaiveTime::MIN),
        entry: ScheduleEntry {
            parts: vec![SchedulePart {
                from: begins,
                until: None,
                shape,
                label: String::new(),
            }],
            clock: DoseClock::Here,
            late_after_min: LATE_AFTER_MIN,
        },
    };
    Medicine {
        medication,
        version,
        doses: Vec::new(),
    }
}

fn dose(
    app: &App,
    now: &Now,
    lang: Lang,
    version: &ScheduleVersion,
    (at, local): (chrono::DateTime<chrono::Utc>, chrono::NaiveDateTime),
) -> Dose {
    let lived = Now {
        at,
        zone: now.zone.clone(),
    };
    Dose {
        id: app.new_id(&lived),
        occurred: Moment {
            at,
            zone: now.zone.clone(),
            local,
            precision: Precision::Exact,
        },
        created_at: at,
        updated_at: at,
        deleted_at: None,
        revision: 1,
        lang,
        due: None,
        while_locked: false,
        entry: DoseEntry {
            medication: version.medication,
            slot: None,
            answer: DoseAnswer::Taken,
            reason: None,
            note: DoseNote::default(),
        },
    }
}
