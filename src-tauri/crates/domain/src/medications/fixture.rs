//! A medication for the tests beside this file, and short ways to say when.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::*;
use crate::time::{Now, Precision};

pub const NEW_YORK: &str = "America/New_York";

pub fn id(kind: u8, number: i64) -> Id {
    let mut random = [0; 10];
    random[0] = kind;
    Id::new(DateTime::from_timestamp_millis(number).unwrap(), random)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

pub fn clock(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

pub fn clocks(text: &str) -> Vec<NaiveTime> {
    text.split(' ').map(clock).collect()
}

pub fn daily(text: &str) -> DoseShape {
    DoseShape::Daily {
        times: clocks(text),
    }
}

pub fn now_in(zone: &str, local: &str) -> Now {
    Now {
        at: crate::calendar::to_instant(wall(local), zone).at,
        zone: zone.to_owned(),
    }
}

pub fn now(local: &str) -> Now {
    now_in(NEW_YORK, local)
}

pub fn part(from: &str, until: Option<&str>, shape: DoseShape) -> SchedulePart {
    SchedulePart {
        from: day(from),
        until: until.map(day),
        shape,
        label: String::new(),
    }
}

pub fn entry(parts: Vec<SchedulePart>) -> ScheduleEntry {
    ScheduleEntry {
        parts,
        clock: DoseClock::Here,
        late_after_min: LATE_AFTER_MIN,
    }
}

/// Everything that is kept of one medication.
#[derive(Debug, Clone)]
pub struct Kept {
    pub medication: Medication,
    pub versions: Vec<ScheduleVersion>,
    pub pauses: Vec<Pause>,
    pub moves: Vec<DoseMove>,
    pub doses: Vec<Dose>,
}

pub fn medication() -> Medication {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    Medication {
        id: id(9, 0),
        created_at: at,
        updated_at: at,
        deleted_at: None,
        revision: 1,
        position: 0,
        lang: Lang::En,
        entry: serde_json::from_value(serde_json::json!({"name": "Naltrexone"})).unwrap(),
    }
}

impl Kept {
    /// With one schedule of one part that goes on.
    pub fn with(from: &str, shape: DoseShape) -> Self {
        let mut kept = Self {
            medication: medication(),
            versions: Vec::new(),
            pauses: Vec::new(),
            moves: Vec::new(),
            doses: Vec::new(),
        };
        let first = from.split(' ').next().unwrap();
        kept.version(0, from, entry(vec![part(first, None, shape)]));
        kept
    }

    pub fn version(&mut self, schedule: i64, from: &str, entry: ScheduleEntry) {
        let number = self.versions.len();
        self.versions.push(ScheduleVersion {
            id: id(1, i64::try_from(number).unwrap()),
            medication: self.medication.id,
            schedule: id(2, schedule),
            version: u32::try_from(number + 1).unwrap(),
            saved_at: DateTime::UNIX_EPOCH,
            from: wall(from),
            entry,
        });
    }

    pub fn pause(&mut self, from: &str, until: Option<&str>) {
        self.pauses.push(Pause {
            id: id(3, 0),
            medication: self.medication.id,
            from: day(from),
            until: until.map(day),
            reason: PauseReason::Hospital,
            note: String::new(),
            deleted_at: None,
        });
    }

    pub fn course(&self) -> Course<'_> {
        Course {
            medication: &self.medication,
            versions: &self.versions,
            pauses: &self.pauses,
            moves: &self.moves,
            doses: &self.doses,
        }
    }

    /// The slots of some days: date, time, state.
    pub fn told(&self, now: &Now, first: &str, last: &str) -> Vec<String> {
        let slots = self.course().at(now).slots(day(first), day(last)).items;
        let word = |slot: &Slot<'_>| {
            let state = serde_json::to_value(slot.state).unwrap();
            format!(
                "{} {} {}",
                slot.date,
                slot.local.format("%H:%M"),
                state.as_str().unwrap()
            )
        };
        slots.iter().map(word).collect()
    }

    /// Answers the slot that is due on the wall clock at `due`, as if it were said at `now`.
    pub fn answer(&mut self, due: &str, answer: DoseAnswer, now: &Now) -> Id {
        let found = {
            let course = self.course();
            let seen = course.at(now);
            let date = wall(due).date();
            let slots = seen.slots(date, date).items;
            let slot = slots.into_iter().find(|slot| slot.local == wall(due));
            let slot = slot.unwrap_or_else(|| panic!("nothing is due at {due}"));
            let due = DueAt {
                local: slot.local,
                zone: slot.zone.to_owned(),
            };
            (slot.key, due)
        };
        self.dose(Some(found), answer, now)
    }

    pub fn dose(&mut self, slot: Option<(SlotKey, DueAt)>, answer: DoseAnswer, now: &Now) -> Id {
        let new = id(4, i64::try_from(self.doses.len()).unwrap());
        let (slot, due) = slot.unzip();
        self.doses.push(Dose {
            id: new,
            occurred: Moment {
                at: now.at,
                zone: now.zone.clone(),
                local: now.local(),
                precision: Precision::Exact,
            },
            created_at: now.at,
            updated_at: now.at,
            deleted_at: None,
            revision: 1,
            lang: Lang::En,
            due,
            while_locked: false,
            entry: DoseEntry {
                medication: self.medication.id,
                slot,
                answer,
                reason: None,
                note: DoseNote::default(),
            },
        });
        new
    }
}
