//! Dose days as another program worked them out, replayed with ours.
//!
//! Owns what the operations of a case mean, and telling differences apart: a slot that is lost, one that is there twice or should not be, a
//! wrong day or time, and an unanswered one that counts as something else. The other program is `oracle/doses.py`, which says how times
//! are written.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use evenkeel_domain::Id;
use evenkeel_domain::medications::{
    Course, Dose, DoseAnswer, DoseClock, DoseEntry, DoseMove, DoseNote, DoseShape, DoseSpan, DueAt,
    Medication, MedicationEntry, Pause, PauseReason, ScheduleEntry, SchedulePart, ScheduleVersion,
    SlotKey, SlotState,
};
use evenkeel_domain::share::ShareFlag;
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::words::Lang;
use serde::Deserialize;
use serde_json::Value;

/// One medication for some weeks.
#[derive(Debug, Deserialize)]
pub struct DoseCase {
    /// How many days it is counted as.
    pub d: u64,
    /// The zones: home, and where the journey goes.
    pub z: Vec<String>,
    /// When it begins.
    pub b: i64,
    /// What is done, and what must be there then.
    pub o: Vec<Vec<Value>>,
}

/// What was compared, and what differed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct DoseTally {
    /// Days.
    pub days: u64,
    /// Slots, each time they were looked at.
    pub slots: u64,
    /// Answers whose slot was looked up.
    pub answers: u64,
    /// Slots on another day, at another time or in another zone.
    pub wrong_day: u64,
    /// Slots that are there twice or should not be there.
    pub doubled: u64,
    /// Slots that are missing.
    pub lost: u64,
    /// Slots that are not recorded and count as anything else, or the other way round.
    pub not_recorded: u64,
    /// Other states, and counts.
    pub other: u64,
    /// Checksums that do not agree.
    pub sums: u64,
    /// The first differences in words.
    pub words: Vec<String>,
}

impl DoseTally {
    /// How many differences there are.
    #[must_use]
    pub const fn different(&self) -> u64 {
        self.wrong_day + self.doubled + self.lost + self.not_recorded + self.other + self.sums
    }

    fn say(&mut self, words: String) {
        if self.words.len() < 3 {
            self.words.push(words);
        }
    }

    /// Adds another one.
    pub fn add(&mut self, other: Self) {
        self.days += other.days;
        self.slots += other.slots;
        self.answers += other.answers;
        self.wrong_day += other.wrong_day;
        self.doubled += other.doubled;
        self.lost += other.lost;
        self.not_recorded += other.not_recorded;
        self.other += other.other;
        self.sums += other.sums;
        for words in other.words {
            self.say(words);
        }
    }
}

fn base() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2024, 1, 1)
        .unwrap()
        .and_time(NaiveTime::MIN)
}

fn local(minutes: i64) -> NaiveDateTime {
    base() + Duration::minutes(minutes)
}

fn instant(minutes: i64) -> DateTime<Utc> {
    local(minutes).and_utc()
}

fn day(days: i64) -> NaiveDate {
    local(days * 1440).date()
}

fn minutes(at: NaiveDateTime) -> i64 {
    (at - base()).num_minutes()
}

fn days(date: NaiveDate) -> i64 {
    minutes(date.and_time(NaiveTime::MIN)) / 1440
}

fn id(kind: u8, number: i64) -> Id {
    let mut random = [0; 10];
    random[0] = kind;
    Id::new(instant(number), random)
}

fn int(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

fn time(value: &Value) -> NaiveTime {
    local(int(value)).time()
}

fn times(value: &Value) -> Vec<NaiveTime> {
    value.as_array().unwrap().iter().map(time).collect()
}

fn shape(told: &Value) -> DoseShape {
    let told = told.as_array().unwrap();
    let number = |at: usize| int(&told[at]);
    match told[0].as_str().unwrap() {
        "d" => DoseShape::Daily {
            times: times(&told[1]),
        },
        "w" => DoseShape::Weekly {
            weekdays: told[1]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| Weekday::try_from(u8::try_from(int(one)).unwrap()).unwrap())
                .collect(),
            times: times(&told[2]),
        },
        "n" => DoseShape::EveryDays {
            every: u16::try_from(number(1)).unwrap(),
            times: times(&told[2]),
        },
        "k" => DoseShape::EveryWeeks {
            every: u8::try_from(number(1)).unwrap(),
            times: times(&told[2]),
        },
        "m" => DoseShape::EveryMonths {
            every: u8::try_from(number(1)).unwrap(),
            day: u8::try_from(number(2)).unwrap(),
            times: times(&told[3]),
        },
        "h" => DoseShape::AfterHours {
            hours: u8::try_from(number(1)).unwrap(),
            first: local(number(2)),
        },
        "g" => DoseShape::AfterGiven {
            every: u16::try_from(number(1)).unwrap(),
            span: if told[2] == "w" {
                DoseSpan::Weeks
            } else {
                DoseSpan::Days
            },
            first: day(number(3)),
            at: time(&told[4]),
        },
        _ => DoseShape::AsNeeded {
            limit: String::new(),
        },
    }
}

/// A medication of which nothing but its doses matters.
fn medication(now: DateTime<Utc>) -> Medication {
    Medication {
        id: id(9, 0),
        created_at: now,
        updated_at: now,
        deleted_at: None,
        revision: 1,
        position: 0,
        lang: Lang::En,
        entry: MedicationEntry {
            name: "M".to_owned(),
            purpose: String::new(),
            kind: Default::default(),
            form: Default::default(),
            label: String::new(),
            prescriber: None,
            pharmacy: None,
            started: None,
            stopped: None,
            stop_reason: String::new(),
            note: String::new(),
            reminders: Default::default(),
            refill: None,
            share: ShareFlag::default(),
        },
    }
}

struct Life<'c> {
    case: &'c DoseCase,
    now: Now,
    medication: Medication,
    versions: Vec<ScheduleVersion>,
    pauses: BTreeMap<i64, Pause>,
    moves: Vec<DoseMove>,
    doses: Vec<Dose>,
    tally: DoseTally,
}

/// Replays a case.
///
/// # Panics
/// When a line is no case.
#[must_use]
pub fn replay(case: &DoseCase) -> DoseTally {
    let at = instant(case.b);
    let mut life = Life {
        case,
        now: Now {
            at,
            zone: case.z[0].clone(),
        },
        medication: medication(at),
        versions: Vec::new(),
        pauses: BTreeMap::new(),
        moves: Vec::new(),
        doses: Vec::new(),
        tally: DoseTally {
            days: case.d,
            ..DoseTally::default()
        },
    };
    for op in &case.o {
        life.step(op);
    }
    life.tally
}

impl Life<'_> {
    fn zone(&self, number: &Value) -> String {
        self.case.z[usize::try_from(int(number)).unwrap()].clone()
    }

    fn step(&mut self, op: &[Value]) {
        let number = |at: usize| int(&op[at]);
        let until = |at: usize| (int(&op[at]) >= 0).then(|| day(int(&op[at])));
        match op[0].as_str().unwrap() {
            // Time goes by, and somebody looks, in one of the zones.
            ">" => {
                self.now.at += Duration::minutes(number(1));
                self.now.zone = self.zone(&op[2]);
            }
            "v" => self.version(op),
            "p" => {
                self.pauses.insert(
                    number(1),
                    Pause {
                        id: id(3, number(1)),
                        medication: self.medication.id,
                        from: day(number(2)),
                        until: until(3),
                        reason: PauseReason::Hospital,
                        note: String::new(),
                        deleted_at: None,
                    },
                );
            }
            "q" => {
                let now = self.now.at;
                if let Some(pause) = self.pauses.get_mut(&number(1)) {
                    pause.deleted_at = Some(now);
                }
            }
            "m" => {
                let slot = self.key(&op[1..5]);
                self.moves.push(DoseMove {
                    slot,
                    to: local(number(5)),
                    saved_at: self.now.at,
                });
            }
            "x" => self.medication.entry.stopped = Some(day(number(1))),
            // Taken, taken on a day without a time, skipped.
            "t" | "b" | "s" => self.answer(op),
            // As it was needed.
            "n" => {
                let at = self.now.at - Duration::minutes(number(1));
                self.dose(at, None, None, DoseAnswer::Taken, Precision::Exact);
            }
            // Taken back, or that taken back.
            "u" => {
                let now = self.now.at;
                let dose = &mut self.doses[usize::try_from(number(1)).unwrap()];
                dose.deleted_at = dose.deleted_at.is_none().then_some(now);
            }
            "?" | "!" => self.check(op),
            other => unreachable!("{other} is no operation"),
        }
    }

    fn version(&mut self, op: &[Value]) {
        let number = |at: usize| int(&op[at]);
        let parts = op[6].as_array().unwrap().iter().map(|part| SchedulePart {
            from: day(int(&part[0])),
            until: (int(&part[1]) >= 0).then(|| day(int(&part[1]))),
            shape: shape(&part[2]),
            label: String::new(),
        });
        let entry = ScheduleEntry {
            parts: parts.collect(),
            clock: if number(4) == 0 {
                DoseClock::Here
            } else {
                DoseClock::Home {
                    zone: self.case.z[0].clone(),
                }
            },
            late_after_min: u16::try_from(number(5)).unwrap(),
        };
        self.versions.push(ScheduleVersion {
            id: id(1, i64::try_from(self.versions.len()).unwrap()),
            medication: self.medication.id,
            schedule: id(2, number(1)),
            version: u32::try_from(number(2)).unwrap(),
            saved_at: self.now.at,
            from: local(number(3)),
            entry,
        });
    }

    fn key(&self, told: &[Value]) -> SlotKey {
        let after = int(&told[3]);
        SlotKey {
            version: self.versions[usize::try_from(int(&told[0])).unwrap()].id,
            date: day(int(&told[1])),
            place: u8::try_from(int(&told[2])).unwrap(),
            after: (after >= 0).then(|| self.doses[usize::try_from(after).unwrap()].id),
        }
    }

    fn pauses(&self) -> Vec<Pause> {
        self.pauses.values().cloned().collect()
    }

    fn answer(&mut self, op: &[Value]) {
        let key = self.key(&op[1..5]);
        let number = |at: usize| int(&op[at]);
        let due = local(number(2) * 1440 + number(6));
        let zone = self.zone(&op[7]);
        let at = instant(minutes(due) + number(8));
        self.tally.answers += 1;
        let pauses = self.pauses();
        let course = Course {
            medication: &self.medication,
            versions: &self.versions,
            pauses: &pauses,
            moves: &self.moves,
            doses: &self.doses,
        };
        let found = course
            .at(&self.now)
            .slot(&key)
            .map(|slot| (slot.local, slot.at, slot.zone.to_owned()));
        match found {
            Some(found) if found == (due, at, zone.clone()) => {}
            Some(found) => {
                self.tally.wrong_day += 1;
                let words = format!("the slot that is answered: {found:?} and not {due} {zone}");
                self.tally.say(words);
            }
            None => {
                self.tally.lost += 1;
                let words = format!("the slot that is answered is not there: {key:?}");
                self.tally.say(words);
            }
        }
        let occurred = self.now.at - Duration::minutes(number(5));
        let (answer, precision) = match op[0].as_str() {
            Some("s") => (DoseAnswer::Skipped, Precision::Exact),
            Some("b") => (DoseAnswer::Taken, Precision::Day),
            _ => (DoseAnswer::Taken, Precision::Exact),
        };
        self.dose(
            occurred,
            Some(key),
            Some(DueAt { local: due, zone }),
            answer,
            precision,
        );
    }

    fn dose(
        &mut self,
        at: DateTime<Utc>,
        slot: Option<SlotKey>,
        due: Option<DueAt>,
        answer: DoseAnswer,
        precision: Precision,
    ) {
        let here = Now {
            at,
            zone: self.now.zone.clone(),
        };
        self.doses.push(Dose {
            id: id(4, i64::try_from(self.doses.len()).unwrap()),
            occurred: Moment {
                at,
                zone: here.zone.clone(),
                local: here.local(),
                precision,
            },
            created_at: self.now.at,
            updated_at: self.now.at,
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
    }

    fn number_of(&self, id: Id, kind: u8) -> i64 {
        (0..10_000)
            .find(|number| self::id(kind, *number) == id)
            .unwrap_or(-1)
    }

    fn check(&mut self, op: &[Value]) {
        let (first, last) = (day(int(&op[1])), day(int(&op[2])));
        let wanted = op[3].as_str().unwrap();
        let pauses = self.pauses();
        let course = Course {
            medication: &self.medication,
            versions: &self.versions,
            pauses: &pauses,
            moves: &self.moves,
            doses: &self.doses,
        };
        let seen = course.at(&self.now);
        let mut told: Vec<(Vec<i64>, String)> = seen
            .slots(first, last)
            .items
            .iter()
            .map(|slot| {
                let key = vec![
                    self.number_of(slot.key.version, 1),
                    days(slot.key.date),
                    i64::from(slot.key.place),
                    slot.key.after.map_or(-1, |after| self.number_of(after, 4)),
                ];
                let text = format!(
                    "{}.{}.{}.{}@{}:{}:{}{}{}{}",
                    key[0],
                    key[1],
                    key[2],
                    key[3],
                    days(slot.date),
                    minutes(slot.local),
                    minutes(slot.at.naive_utc()),
                    if slot.shifted { "g" } else { "" },
                    if slot.moved { "m" } else { "" },
                    letter(slot.state),
                );
                (key, text)
            })
            .collect();
        told.sort();
        let mut text = told
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        text.push_str(&format!("|{}", seen.taken_24h()));
        if op[0] == "!" {
            text.push('|');
            text.push_str(&seen.counts(first, last).map_or("-".to_owned(), |found| {
                format!(
                    "{},{},{},{},{},{},{},{}",
                    days(found.since),
                    found.due,
                    found.taken,
                    found.late,
                    found.skipped,
                    found.not_recorded,
                    found.paused,
                    found.longest_gap_days.map_or(-1, i64::from),
                )
            }));
        }
        self.tally.slots += u64::try_from(told.len()).unwrap();
        if wanted.contains('|') {
            compare(&text, wanted, &mut self.tally);
        } else if format!("{:x}", crc32(text.as_bytes())) != wanted {
            self.tally.sums += 1;
            self.tally
                .say(format!("not what has the sum {wanted}: {text}"));
        }
    }
}

const fn letter(state: SlotState) -> char {
    match state {
        SlotState::Future => 'f',
        SlotState::Due => 'd',
        SlotState::Taken => 't',
        SlotState::TakenLate => 'l',
        SlotState::Skipped => 's',
        SlotState::NotRecorded => 'n',
        SlotState::Paused => 'p',
    }
}

/// What differs between two lists of slots with their counts.
fn compare(ours: &str, theirs: &str, tally: &mut DoseTally) {
    if ours == theirs {
        return;
    }
    let parts = |text: &str| -> (Vec<String>, String) {
        let (slots, counts) = text.split_once('|').unwrap();
        let slots = slots.split_whitespace().map(str::to_owned).collect();
        (slots, counts.to_owned())
    };
    let ((ours, our_counts), (theirs, their_counts)) = (parts(ours), parts(theirs));
    let split = |slot: &String| -> (String, String, char) {
        let (key, rest) = slot.split_once('@').unwrap();
        let mut when = rest.to_owned();
        let state = when.pop().unwrap();
        (key.to_owned(), when, state)
    };
    let mut left: BTreeMap<String, (String, char)> = BTreeMap::new();
    for (key, when, state) in theirs.iter().map(split) {
        if left.insert(key.clone(), (when, state)).is_some() {
            tally.doubled += 1;
            tally.say(format!("{key} is there once here and twice there"));
        }
    }
    for (key, when, state) in ours.iter().map(split) {
        let Some((their_when, their_state)) = left.remove(&key) else {
            tally.doubled += 1;
            tally.say(format!(
                "{key}@{when}{state} should not be there: {theirs:?}"
            ));
            continue;
        };
        if when != their_when {
            tally.wrong_day += 1;
            tally.say(format!("{key} is due {when} and not {their_when}"));
        }
        if state != their_state {
            if state == 'n' || their_state == 'n' {
                tally.not_recorded += 1;
            } else {
                tally.other += 1;
            }
            tally.say(format!("{key}@{when} is {state} and not {their_state}"));
        }
    }
    for (key, (when, state)) in left {
        tally.lost += 1;
        tally.say(format!("{key}@{when}{state} is missing from {ours:?}"));
    }
    if our_counts != their_counts {
        tally.other += 1;
        tally.say(format!("counts {our_counts} and not {their_counts}"));
    }
}

/// The checksum of zlib.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let low = sum & 1;
            sum = (sum >> 1) ^ (0xEDB8_8320 & low.wrapping_neg());
        }
    }
    !sum
}
