//! Ten years of a life with Evenkeel, made up and always the same: for benchmarks, and for tests that need much of everything.
//!
//! Owns the amounts (40,000 cravings, 7,000 check-ins, 20,000 journal entries, 3,000 sessions, one medicine four times a day over ten
//! years) and the filling,
//! which goes through the same tables as the app. One year holds a tenth of each, as thick as the ten. Another kind of record is
//! one more function here.

use std::path::Path;

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use evenkeel_core::domain::calendar::{self, Window};
use evenkeel_core::domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart, UsedToday};
use evenkeel_core::domain::cravings::{Craving, CravingEntry, CravingOutcome, Rerate, SkillUsed};
use evenkeel_core::domain::journal::{JournalContent, JournalEntry};
use evenkeel_core::domain::medications::{
    Dose, DoseAnswer, DoseClock, DoseEntry, DoseNote, DoseShape, DueAt, LATE_AFTER_MIN, Medication,
    MedicationEntry, ScheduleEntry, SchedulePart, ScheduleVersion, SlotKey,
};
use evenkeel_core::domain::sessions::{
    AttendanceStatus, Location, OccurrenceEntry, OccurrenceRecord, RecordedSession, Rhythm,
    SessionKind, SessionOrigin, SessionSeries, WeeklySession,
};
use evenkeel_core::domain::share::ShareFlag;
use evenkeel_core::domain::time::{Moment, Precision};
use evenkeel_core::domain::vocabulary::{SKILLS, TRIGGERS, Term};
use evenkeel_core::domain::{Id, Lang};
use evenkeel_store::{
    CreateOptions, DataFolder, Entropy, KdfCost, Passphrase, Store, Vault, tables,
};

use crate::{PASSPHRASE, Patient, SeededEntropy};

const ZONE: &str = "America/Chicago";
/// Rows in one transaction: enough to be quick, few enough to stay small.
const BATCH: usize = 2_000;

/// How long a life is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// 4,000 cravings, 700 check-ins, 2,000 journal entries, 300 sessions.
    OneYear,
    /// Ten times that.
    TenYears,
}

impl Span {
    const fn years(self) -> u32 {
        match self {
            Self::OneYear => 1,
            Self::TenYears => 10,
        }
    }
}

/// The evening on which such a life is looked at.
#[must_use]
pub fn present() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2036, 10, 6)
        .unwrap()
        .and_hms_opt(2, 0, 0)
        .unwrap()
        .and_utc()
}

struct Bytes(SeededEntropy);

impl Entropy for Bytes {
    fn fill(&self, buf: &mut [u8]) {
        evenkeel_core::ports::Entropy::fill(&self.0, buf);
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 20) % u64::from(below.max(1))).unwrap()
    }

    fn number(&mut self, below: u32) -> u8 {
        u8::try_from(self.roll(below)).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.roll(u32::try_from(list.len()).unwrap()) as usize]
    }

    /// Now and then.
    fn one_in(&mut self, n: u32) -> bool {
        self.roll(n) == 0
    }
}

const SENTENCES: &[&str] = &[
    "Walked to the river after group and felt lighter.",
    "Hoy llamé a mi hermana antes de que se hiciera tarde.",
    "The drive home was the hard part again.",
    "Dormí mal y todo pesaba más de lo normal.",
    "Payday. I left my card with a friend and it helped.",
    "Cociné algo caliente y me quedé en casa.",
    "An argument at work, then a long quiet evening.",
    "La mañana empezó despacio, con té y un poco de música.",
    "I said no at the party and left before ten.",
    "Mi consejera me preguntó qué me ayuda de verdad.",
    "Rain all day. Fixed the shelf, read two pages.",
    "Vi el mar por primera vez este año.",
];

/// Words that most texts do not have.
const RARE: &[&str] = &["lighthouse", "violín", "telescope", "jengibre"];

impl Dice {
    fn text(&mut self, sentences: u32) -> String {
        let mut text = String::new();
        for _ in 0..sentences {
            text.push_str(self.pick(SENTENCES));
            text.push(' ');
        }
        if self.one_in(400) {
            text.push_str(self.pick(RARE));
        }
        text
    }

    fn share(&mut self) -> ShareFlag {
        match self.roll(20) {
            0 => ShareFlag::Ok,
            1 | 2 => ShareFlag::Never,
            _ => ShareFlag::Ask,
        }
    }

    /// A moment of `day`, by day or evening.
    fn moment(&mut self, day: NaiveDate) -> Moment {
        let minutes = Duration::minutes(i64::from(420 + self.roll(960)));
        let lived = calendar::to_instant(day.and_time(NaiveTime::MIN) + minutes, ZONE);
        Moment {
            at: lived.at,
            zone: ZONE.to_owned(),
            local: lived.local,
            precision: Precision::Exact,
        }
    }

    fn id(&mut self, at: DateTime<Utc>) -> Id {
        let mut random = [0; 10];
        for byte in &mut random {
            *byte = self.number(256);
        }
        Id::new(at, random)
    }
}

/// Fills a new vault at `folder` with such a life and opens it on its last evening, as [`Patient`] with the usual passphrase.
///
/// # Panics
/// When the disk does not do its part.
#[must_use]
pub fn lived(folder: &Path, span: Span) -> Patient {
    {
        let store = Store::open(DataFolder::open(folder).unwrap()).unwrap();
        let passphrase = Passphrase::from_typed(PASSPHRASE.to_owned()).unwrap();
        let created = store
            .create(&CreateOptions {
                passphrase: &passphrase,
                cost: KdfCost {
                    memory_kib: 64,
                    passes: 1,
                    lanes: 1,
                },
                now: present() - Duration::days(366 * i64::from(span.years())),
                entropy: &Bytes(SeededEntropy::new(7)),
            })
            .unwrap();
        let mut vault = created.vault;
        fill(&mut vault, span);
        vault.lock().unwrap();
    }
    let patient = Patient::start(folder.to_path_buf(), present());
    patient.unlock();
    patient
}

/// Fills an open vault with such a life.
///
/// # Panics
/// When the disk does not do its part.
pub fn fill(vault: &mut Vault, span: Span) {
    let days = days(span);
    cravings(vault, &days, 4_000 * span.years());
    checkins(vault, &days, 700 * span.years());
    journal(vault, &days, 2_000 * span.years());
    sessions(vault, &days);
    medicines(vault, &days);
}

/// Every day of it, oldest first.
fn days(span: Span) -> Vec<NaiveDate> {
    let last = present().date_naive() - Days::new(1);
    let first = last - Days::new(u64::from(span.years()) * 365 - 1);
    first.iter_days().take_while(|day| *day <= last).collect()
}

/// The day of the `index`-th of `count` records spread evenly.
fn spread(days: &[NaiveDate], index: u32, count: u32) -> NaiveDate {
    let at = u64::from(index) * u64::try_from(days.len()).unwrap() / u64::from(count);
    days[usize::try_from(at).unwrap()]
}

fn in_batches<T>(
    vault: &mut Vault,
    records: &[T],
    put: impl Fn(&evenkeel_store::Write<'_>, &T) -> Result<(), evenkeel_store::StoreError>,
) {
    for batch in records.chunks(BATCH) {
        vault
            .write(|tx| batch.iter().try_for_each(|record| put(tx, record)))
            .unwrap();
    }
}

/// The one medicine of such a life.
#[must_use]
pub fn medicine() -> Id {
    Id::new(DateTime::UNIX_EPOCH, [7; 10])
}

/// Four times a day; one in twenty was not noted, and now and then something was said.
fn medicines(vault: &mut Vault, days: &[NaiveDate]) {
    let mut dice = Dice(0x5EED_0005);
    let first = days[0];
    let begun = calendar::to_instant(first.and_time(NaiveTime::MIN), ZONE).at;
    let times: Vec<NaiveTime> = [8, 12, 16, 20]
        .map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
        .to_vec();
    let medication = Medication {
        id: medicine(),
        created_at: begun,
        updated_at: begun,
        deleted_at: None,
        revision: 1,
        position: 0,
        lang: Lang::En,
        entry: MedicationEntry {
            name: "Acamprosate".into(),
            ..MedicationEntry::default()
        },
    };
    let version = ScheduleVersion {
        id: Id::new(begun, [8; 10]),
        medication: medication.id,
        schedule: Id::new(begun, [9; 10]),
        version: 1,
        saved_at: begun,
        from: first.and_time(NaiveTime::MIN),
        entry: ScheduleEntry {
            parts: vec![SchedulePart {
                from: first,
                until: None,
                shape: DoseShape::Daily {
                    times: times.clone(),
                },
                label: String::new(),
            }],
            clock: DoseClock::Here,
            late_after_min: LATE_AFTER_MIN,
        },
    };
    let mut all = Vec::new();
    for date in days {
        for (place, time) in (0_u8..).zip(&times) {
            let late = Duration::minutes(i64::from(dice.roll(90)));
            let lived = calendar::to_instant(date.and_time(*time) + late, ZONE);
            if dice.one_in(20) {
                continue;
            }
            all.push(Dose {
                id: dice.id(lived.at),
                occurred: Moment {
                    at: lived.at,
                    zone: ZONE.to_owned(),
                    local: lived.local,
                    precision: Precision::Exact,
                },
                created_at: lived.at,
                updated_at: lived.at,
                deleted_at: None,
                revision: 1,
                lang: Lang::En,
                due: Some(DueAt {
                    local: date.and_time(*time),
                    zone: ZONE.to_owned(),
                }),
                while_locked: false,
                entry: DoseEntry {
                    medication: medication.id,
                    slot: Some(SlotKey {
                        version: version.id,
                        date: *date,
                        place,
                        after: None,
                    }),
                    answer: DoseAnswer::Taken,
                    reason: None,
                    note: DoseNote {
                        withdrawal: dice.one_in(40).then(|| dice.number(11)),
                        ..DoseNote::default()
                    },
                },
            });
        }
    }
    vault
        .write(|tx| {
            tables::medications::insert(tx, &medication, ZONE)?;
            tables::medications::insert_version(tx, &version)
        })
        .unwrap();
    in_batches(vault, &all, tables::doses::insert);
}

fn cravings(vault: &mut Vault, days: &[NaiveDate], count: u32) {
    let mut dice = Dice(0x5EED_0001);
    let word = |id: &str| Term::Builtin(id.to_owned());
    let all: Vec<Craving> = (0..count)
        .map(|index| {
            let occurred = dice.moment(spread(days, index, count));
            let intensity = dice.number(11);
            let trigger = word(dice.pick(TRIGGERS));
            Craving {
                id: dice.id(occurred.at),
                created_at: occurred.at,
                updated_at: occurred.at,
                deleted_at: None,
                revision: 1,
                lang: Lang::En,
                prompt_id: None,
                rerates: if dice.one_in(2) {
                    vec![Rerate {
                        at: occurred.at + Duration::minutes(15),
                        prompt_id: None,
                        intensity: (!dice.one_in(4)).then(|| dice.number(u32::from(intensity) + 1)),
                    }]
                } else {
                    Vec::new()
                },
                entry: CravingEntry {
                    substances: vec![word("alcohol")],
                    triggers: vec![trigger.clone()],
                    trigger_main: Some(trigger),
                    place: Some(word("home")),
                    confidence: dice.one_in(2).then(|| dice.number(11)),
                    skills: vec![SkillUsed {
                        skill: word(dice.pick(SKILLS)),
                        minutes: Some(10),
                        helpfulness: Some(dice.number(5)),
                        at: Some(occurred.at),
                    }],
                    outcome: Some(CravingOutcome::Passed),
                    note: if dice.one_in(3) {
                        dice.text(1)
                    } else {
                        String::new()
                    },
                    share: dice.share(),
                    ..CravingEntry::of(intensity)
                },
                occurred,
            }
        })
        .collect();
    in_batches(vault, &all, tables::cravings::insert);
}

fn checkins(vault: &mut Vault, days: &[NaiveDate], count: u32) {
    let mut dice = Dice(0x5EED_0002);
    let both = |day: &NaiveDate| CheckinPart::ALL.map(|part| (*day, part));
    let all: Vec<Checkin> = days
        .iter()
        .flat_map(both)
        // About four in a hundred are left out, so that there are gaps and the count fits.
        .filter(|_| !dice.one_in(24))
        .take(usize::try_from(count).unwrap())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|(date, part)| {
            let occurred = dice.moment(date);
            let some = |dice: &mut Dice, below| (!dice.one_in(5)).then(|| dice.number(below));
            Checkin {
                id: dice.id(occurred.at),
                date,
                part,
                created_at: occurred.at,
                updated_at: occurred.at,
                deleted_at: None,
                revision: 1,
                lang: Lang::En,
                entry: CheckinEntry {
                    asked: vec![
                        CheckinItem::Mood,
                        CheckinItem::Confidence,
                        CheckinItem::SleepHours,
                        CheckinItem::UsedToday,
                        CheckinItem::GoodThing,
                    ],
                    mood: some(&mut dice, 11),
                    confidence: some(&mut dice, 11),
                    sleep_hours: some(&mut dice, 10),
                    used_today: (!dice.one_in(6)).then_some(UsedToday::No),
                    good_thing: if dice.one_in(3) {
                        dice.text(1)
                    } else {
                        String::new()
                    },
                    ..CheckinEntry::default()
                },
                occurred,
            }
        })
        .collect();
    in_batches(vault, &all, tables::checkins::insert);
}

fn journal(vault: &mut Vault, days: &[NaiveDate], count: u32) {
    let mut dice = Dice(0x5EED_0003);
    let all: Vec<JournalEntry> = (0..count)
        .map(|index| {
            let occurred = dice.moment(spread(days, index, count));
            let sentences = 2 + dice.roll(14);
            JournalEntry {
                id: dice.id(occurred.at),
                created_at: occurred.at,
                updated_at: occurred.at,
                deleted_at: None,
                revision: 1,
                lang: Lang::En,
                content: JournalContent {
                    title: if dice.one_in(3) {
                        dice.text(1)
                    } else {
                        String::new()
                    },
                    body: dice.text(sentences),
                    share: dice.share(),
                    links: Vec::new(),
                },
                occurred,
            }
        })
        .collect();
    in_batches(vault, &all, tables::journal::insert);
}

/// Programs of twelve weeks, four evenings a week, one begun every eight weeks or so: 48 sessions each, with attendance and, for
/// every other one, a takeaway.
fn sessions(vault: &mut Vault, days: &[NaiveDate]) {
    const EVERY: usize = 58;
    let mut dice = Dice(0x5EED_0004);
    let all: Vec<SessionSeries> = days
        .iter()
        .step_by(EVERY)
        .map(|from| {
            let at = from.and_time(NaiveTime::MIN).and_utc();
            let handout = WeeklySession {
                kind: SessionKind::GroupPrevention,
                title: String::new(),
                provider: String::new(),
                provider_person: None,
                place: Location::default(),
                phone: String::new(),
                note: String::new(),
                from: *from,
                until: None,
                weeks: Some(12),
                times: None,
                rhythm: Rhythm::Weeks,
                every: 1,
                weekdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu],
                start: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
                minutes: 180,
                zone: None,
                counts_hours: None,
                bring: Vec::new(),
                video_url: String::new(),
            };
            SessionSeries {
                id: dice.id(at),
                created_at: at,
                updated_at: at,
                deleted_at: None,
                origin: SessionOrigin::Manual,
                details: handout.details(ZONE).unwrap(),
                exceptions: Vec::new(),
                own_changes: Vec::new(),
                starts_from: None,
                ends_before: None,
            }
        })
        .collect();
    in_batches(vault, &all, tables::sessions::put);
    let mut notes: Vec<OccurrenceRecord> = Vec::new();
    for series in &all {
        let from = series.created_at;
        let window = Window::new(from, (from + Duration::weeks(13)).min(present()));
        for session in series.occurrences(window, ZONE).items {
            let taken = dice.one_in(2);
            notes.push(OccurrenceRecord {
                key: session.key(),
                created_at: session.end,
                updated_at: session.end,
                session: RecordedSession::of(&session, &session.zone),
                entry: OccurrenceEntry {
                    status: Some(match dice.roll(8) {
                        0 => AttendanceStatus::Missed,
                        1 => AttendanceStatus::Late,
                        _ => AttendanceStatus::Attended,
                    }),
                    takeaway: if taken {
                        dice.pick(SENTENCES).to_owned()
                    } else {
                        String::new()
                    },
                    ..OccurrenceEntry::default()
                },
            });
        }
    }
    in_batches(vault, &notes, tables::session_records::put);
}
