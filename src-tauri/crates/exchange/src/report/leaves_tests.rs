//! A report tells nothing by what is missing: two vaults that differ only in what must not leave give the same report, byte for byte.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::calendar::{ClockShift, to_instant};
use evenkeel_domain::checkins::{Checkin, CheckinPart};
use evenkeel_domain::cravings::{Craving, CravingEntry, CravingOutcome};
use evenkeel_domain::journal::{JournalContent, JournalEntry};
use evenkeel_domain::lessons::LessonCard;
use evenkeel_domain::medications::{
    Course, Dose, DoseAnswer, DoseClock, DoseEntry, DoseNote, DoseShape, DueAt, Medication,
    MedicationEntry, ScheduleEntry, SchedulePart, ScheduleVersion, SlotKey,
};
use evenkeel_domain::people::{Person, PersonQuestion};
use evenkeel_domain::plan::{LapseStep, Plan, PlanContent, PlanItem, PlanSection};
use evenkeel_domain::program::ProgramEntry;
use evenkeel_domain::returns::{Return, ReturnEntry};
use evenkeel_domain::sessions::{
    Attendance, AttendanceStatus, Occurrence, OccurrenceEntry, OccurrenceKey, OccurrenceRecord,
    RecordedSession, SessionKind,
};
use evenkeel_domain::share::{ExportScope, RecipientRole, ShareFlag, ShareKind};
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::{Id, Lang};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Records, editions, keep_what_is_there, own_lines};

const ZONE: &str = "America/Chicago";
const ROLES: [RecipientRole; 6] = [
    RecipientRole::Counselor,
    RecipientRole::Doctor,
    RecipientRole::Family,
    RecipientRole::Court,
    RecipientRole::Employer,
    RecipientRole::Other,
];

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn at(day: u64, hour: u32) -> NaiveDateTime {
    let day = first().checked_add_days(Days::new(day)).unwrap();
    day.and_hms_opt(hour, 15, 0).unwrap()
}

fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    to_instant(local, ZONE).at
}

fn id(kind: u8, number: usize) -> Id {
    let mut bytes = [kind; 10];
    bytes[9] = u8::try_from(number).unwrap();
    Id::new(DateTime::UNIX_EPOCH, bytes)
}

fn now() -> Now {
    Now {
        at: utc(at(40, 12)),
        zone: ZONE.into(),
    }
}

fn moment(local: NaiveDateTime) -> Moment {
    Moment {
        at: utc(local),
        zone: ZONE.into(),
        local,
        precision: Precision::Exact,
    }
}

/// What is said about use, and what is marked "never", in one made-up life; both can be put into another life instead.
#[derive(Debug, Clone)]
struct Secrets {
    outcomes: Vec<Option<CravingOutcome>>,
    returns: Vec<(u64, u32)>,
    answers: Vec<(u8, Option<bool>)>,
    because_of_use: Vec<bool>,
    plan: Vec<u8>,
}

/// The rest of a life.
#[derive(Debug, Clone)]
struct Days28 {
    cravings: Vec<(u64, u32, u8)>,
    checkins: Vec<(u64, bool, Option<u8>)>,
    sessions: Vec<(u64, bool)>,
}

#[derive(Default)]
struct Life {
    cravings: Vec<Craving>,
    returns: Vec<Return>,
    checkins: Vec<Checkin>,
    prompts: Vec<(NaiveDate, CheckinPart)>,
    journal: Vec<JournalEntry>,
    occurrences: Vec<Occurrence>,
    program: ProgramEntry,
    notes: Vec<OccurrenceRecord>,
    lessons: Vec<LessonCard>,
    plan: Option<Plan>,
    people: Vec<Person>,
    medicines: Vec<(Medication, Vec<ScheduleVersion>, Vec<Dose>)>,
    questions: Vec<PersonQuestion>,
    labels: Labels,
}

impl Life {
    fn records(&self, lang: Lang) -> Records<'_> {
        Records {
            cravings: &self.cravings,
            returns: &self.returns,
            checkins: &self.checkins,
            prompts: &self.prompts,
            journal: &self.journal,
            occurrences: &self.occurrences,
            program: Some(&self.program),
            session_notes: &self.notes,
            lessons: &self.lessons,
            plan: self.plan.as_ref(),
            medications: &[],
            people: &self.people,
            questions: &self.questions,
            labels: &self.labels,
            lang,
        }
    }

    fn courses(&self) -> Vec<Course<'_>> {
        self.medicines
            .iter()
            .map(|(medication, versions, doses)| Course {
                medication,
                versions,
                pauses: &[],
                moves: &[],
                doses,
            })
            .collect()
    }

    fn bytes(&self, scope: &ExportScope) -> Vec<u8> {
        let courses = self.courses();
        let records = Lang::ALL.map(|lang| Records {
            medications: &courses,
            ..self.records(lang)
        });
        let mut scope = scope.clone();
        keep_what_is_there(&mut scope, &records[0], &now()).unwrap();
        if scope.returns.is_empty() {
            scope.kinds.retain(|kind| *kind != ShareKind::Returns);
        }
        if scope.pages.is_empty() {
            scope.kinds.retain(|kind| *kind != ShareKind::Journal);
        }
        if scope.kinds.is_empty() {
            return Vec::new();
        }
        serde_json::to_vec(&editions(&scope, &records, "0.1.0", &now()).unwrap()).unwrap()
    }

    fn own_keys(&self, scope: &ExportScope, marked_too: bool) -> Vec<String> {
        let courses = self.courses();
        let records = Records {
            medications: &courses,
            ..self.records(Lang::En)
        };
        own_lines(scope, &records, &now())
            .unwrap()
            .into_iter()
            .filter(|line| marked_too || !line.speaks_of_use)
            .map(|line| line.key)
            .collect()
    }
}

fn craving(number: usize, local: NaiveDateTime, intensity: u8, note: &str) -> Craving {
    Craving {
        id: id(1, number),
        occurred: moment(local),
        created_at: utc(local) + Duration::minutes(5),
        updated_at: utc(local) + Duration::minutes(5),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        prompt_id: None,
        rerates: Vec::new(),
        entry: CravingEntry {
            triggers: vec![Term::Builtin("events.argument".into())],
            note: note.into(),
            ..CravingEntry::of(intensity)
        },
    }
}

fn a_return(number: usize, local: NaiveDateTime, share: ShareFlag) -> Return {
    Return {
        id: id(2, number),
        occurred: moment(local),
        created_at: utc(local),
        updated_at: utc(local),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        entry: ReturnEntry {
            next: "went home".into(),
            share,
            ..ReturnEntry::default()
        },
    }
}

fn checkin(number: usize, day: u64, morning: bool, mood: Option<u8>) -> Checkin {
    let local = at(day, if morning { 8 } else { 20 });
    serde_json::from_value(serde_json::json!({
        "id": id(3, number), "date": local.date(), "part": if morning { "morning" } else { "evening" },
        "occurred": moment(local), "created_at": utc(local), "updated_at": utc(local), "deleted_at": null, "revision": 1,
        "lang": "en", "entry": { "asked": ["mood", "used_today", "meds_ok"], "mood": mood },
    }))
    .unwrap()
}

fn session(number: usize, day: u64, missed: bool, because_of_use: bool) -> Occurrence {
    let local = at(day, 17);
    Occurrence {
        series: id(4, number),
        recurrence_id: local,
        start: utc(local),
        end: utc(local) + Duration::hours(3),
        local_start: local,
        local_end: local + Duration::hours(3),
        zone: ZONE.into(),
        device_start: None,
        shift: ClockShift::None,
        all_day: false,
        cancelled: false,
        moved: false,
        kind: SessionKind::ALL[1],
        title: "Thursday group".into(),
        provider: "Ana R.".into(),
        provider_person: None,
        place: Default::default(),
        phone: String::new(),
        video_url: String::new(),
        bring: Vec::new(),
        note: "room 4".into(),
        counts_hours: true,
        attendance: Some(attendance(missed, because_of_use)),
    }
}

fn attendance(missed: bool, because_of_use: bool) -> Attendance {
    Attendance {
        status: Some(if missed {
            AttendanceStatus::Missed
        } else {
            AttendanceStatus::Attended
        }),
        reason: (missed && because_of_use).then(|| Term::Builtin("missed.craving_use".into())),
        minutes_credited: if missed { 0 } else { 180 },
        made_up: false,
        makeup_for: None,
        has_notes: false,
        on_my_way: false,
        kept: false,
    }
}

fn note(number: usize, day: u64, text: &str, share: ShareFlag) -> OccurrenceRecord {
    let local = at(day, 17);
    let of = session(number, day, false, false);
    OccurrenceRecord {
        key: OccurrenceKey {
            series: id(4, number),
            recurrence_id: local,
        },
        entry: OccurrenceEntry {
            takeaway: text.into(),
            share,
            ..OccurrenceEntry::default()
        },
        ..serde_json::from_value(serde_json::json!({
            "key": { "series": id(4, number), "recurrence_id": local },
            "session": RecordedSession::of(&of, ZONE), "entry": {}, "created_at": utc(local), "updated_at": utc(local),
        }))
        .unwrap()
    }
}

fn page(number: usize, day: u64, share: ShareFlag) -> JournalEntry {
    let local = at(day, 21);
    JournalEntry {
        id: id(5, number),
        occurred: moment(local),
        created_at: utc(local),
        updated_at: utc(local),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        content: JournalContent {
            title: "a page".into(),
            body: format!("page {number}"),
            share,
            links: Vec::new(),
        },
    }
}

fn life(days: &Days28, secrets: &Secrets) -> Life {
    let reasons = secrets.because_of_use.iter().copied().cycle();
    let outcomes = secrets.outcomes.iter().copied().cycle();
    let answers = secrets.answers.iter().copied().cycle();
    let line = |number, section, content| PlanItem {
        id: id(6, number),
        section,
        content,
    };
    let mut items = vec![line(
        0,
        PlanSection::Reasons,
        PlanContent::Line {
            text: "my daughter".into(),
        },
    )];
    items.extend(secrets.plan.iter().enumerate().map(|(place, which)| {
        let text = format!("line {which}");
        match which % 3 {
            0 => line(
                place + 1,
                PlanSection::Medicines,
                PlanContent::Line { text },
            ),
            1 => line(
                place + 1,
                PlanSection::RemoveFromHome,
                PlanContent::Line { text },
            ),
            _ => line(
                place + 1,
                PlanSection::LapseSteps,
                PlanContent::Lapse {
                    step: LapseStep::Tell,
                    text,
                },
            ),
        }
    }));
    Life {
        cravings: days
            .cravings
            .iter()
            .zip(outcomes)
            .enumerate()
            .map(|(place, (&(day, hour, intensity), outcome))| {
                let mut one = craving(place, at(day, hour), intensity, "on the bus");
                one.entry.outcome = outcome;
                one
            })
            .collect(),
        returns: secrets
            .returns
            .iter()
            .enumerate()
            .map(|(place, &(day, hour))| a_return(place, at(day, hour), ShareFlag::Ok))
            .collect(),
        checkins: days
            .checkins
            .iter()
            .zip(answers)
            .enumerate()
            .map(|(place, (&(day, morning, mood), (used, meds)))| {
                let mut one = checkin(place, day, morning, mood);
                one.entry.used_today = serde_json::from_value(match used % 4 {
                    0 => serde_json::json!("yes"),
                    1 => serde_json::json!("no"),
                    2 => serde_json::json!("prefer_not"),
                    _ => serde_json::Value::Null,
                })
                .unwrap();
                one.entry.meds_ok = meds;
                one
            })
            .collect(),
        prompts: days
            .checkins
            .iter()
            .map(|(day, ..)| (at(*day, 8).date(), CheckinPart::Morning))
            .collect(),
        occurrences: days
            .sessions
            .iter()
            .zip(reasons)
            .enumerate()
            .map(|(place, (&(day, missed), because))| session(place, day, missed, because))
            .collect(),
        notes: vec![note(0, 3, "to breathe", ShareFlag::Ask)],
        journal: vec![page(0, 2, ShareFlag::Ask)],
        plan: Some(Plan {
            version: 2,
            saved_at: Some(utc(at(5, 9))),
            saved_on: None,
            reason: String::new(),
            reviewed_with: String::new(),
            items,
        }),
        ..Life::default()
    }
}

fn scope(role: RecipientRole, lang: Lang, weeks: u64) -> ExportScope {
    let kinds = ShareKind::ALL
        .into_iter()
        .filter(|kind| role.may_hold(*kind))
        .collect();
    let last = first().checked_add_days(Days::new(weeks * 7 - 1)).unwrap();
    ExportScope {
        recipient: "M. Ortiz".into(),
        recipient_person: None,
        prepared_by: "J. R.".into(),
        name_left_out: true,
        stop_read: true,
        ..ExportScope::asking(role, kinds, first(), last, lang)
    }
}

/// A medicine, due each morning of the days, and what was said of each: taken, skipped, or nothing.
fn medicine(number: usize, said: &[Option<bool>]) -> (Medication, Vec<ScheduleVersion>, Vec<Dose>) {
    let medication = Medication {
        id: id(21, number),
        created_at: utc(at(0, 1)),
        updated_at: utc(at(0, 1)),
        deleted_at: None,
        revision: 1,
        position: 0,
        lang: Lang::En,
        entry: MedicationEntry {
            name: format!("Zebradrine {number}"),
            purpose: "the mornings".into(),
            label: "one a day".into(),
            note: "my stomach".into(),
            ..MedicationEntry::default()
        },
    };
    let version = ScheduleVersion {
        id: id(22, number),
        medication: medication.id,
        schedule: id(23, number),
        version: 1,
        saved_at: utc(at(0, 1)),
        from: at(0, 0),
        entry: ScheduleEntry {
            parts: vec![SchedulePart {
                from: first(),
                until: None,
                shape: DoseShape::Daily {
                    times: vec![at(0, 8).time()],
                },
                label: String::new(),
            }],
            clock: DoseClock::Here,
            late_after_min: 60,
        },
    };
    let doses = (0..)
        .zip(said)
        .filter_map(|(day, said)| {
            let taken = (*said)?;
            let local = at(day, 9);
            Some(Dose {
                id: id(24, number * 30 + usize::try_from(day).unwrap()),
                occurred: moment(local),
                created_at: utc(local),
                updated_at: utc(local),
                deleted_at: None,
                revision: 1,
                lang: Lang::En,
                due: Some(DueAt {
                    local: at(day, 8),
                    zone: ZONE.into(),
                }),
                while_locked: false,
                entry: DoseEntry {
                    medication: medication.id,
                    slot: Some(SlotKey {
                        version: version.id,
                        date: at(day, 8).date(),
                        place: 0,
                        after: None,
                    }),
                    answer: if taken {
                        DoseAnswer::Taken
                    } else {
                        DoseAnswer::Skipped
                    },
                    reason: (!taken).then(|| Term::Custom("a zebra".into())),
                    note: DoseNote {
                        withdrawal: Some(7),
                        text: "striped".into(),
                        ..DoseNote::default()
                    },
                },
            })
        })
        .collect();
    (medication, vec![version], doses)
}

/// The same without the kinds that are picked one by one.
fn nothing_picked(role: RecipientRole, lang: Lang) -> ExportScope {
    let mut scope = scope(role, lang, 4);
    scope
        .kinds
        .retain(|kind| !matches!(kind, ShareKind::Returns | ShareKind::Journal));
    scope
}

fn outcome() -> impl Strategy<Value = Option<CravingOutcome>> {
    prop_oneof![
        Just(None),
        Just(Some(CravingOutcome::Passed)),
        Just(Some(CravingOutcome::StillHere)),
        Just(Some(CravingOutcome::Used)),
        Just(Some(CravingOutcome::UsedSome)),
        Just(Some(CravingOutcome::LeftUnsaid)),
    ]
}

prop_compose! {
    fn secrets()(
        outcomes in vec(outcome(), 1..6),
        returns in vec((0_u64..28, 0_u32..24), 0..4),
        answers in vec((0_u8..4, any::<Option<bool>>()), 1..6),
        because_of_use in vec(any::<bool>(), 1..4),
        plan in vec(0_u8..9, 0..4),
    ) -> Secrets {
        Secrets { outcomes, returns, answers, because_of_use, plan }
    }
}

prop_compose! {
    fn days()(
        cravings in vec((0_u64..28, 0_u32..24, 0_u8..=10), 0..8),
        checkins in vec((0_u64..28, any::<bool>(), proptest::option::of(0_u8..=10)), 0..8),
        sessions in vec((0_u64..28, any::<bool>()), 0..6),
    ) -> Days28 {
        Days28 { cravings, checkins, sessions }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Nothing ticked, or no more than what is ticked to begin with: the report is the same whatever was said about use.
    #[test]
    fn what_is_said_about_use_changes_no_byte_of_a_report(
        days in days(), one in secrets(), other in secrets(), which in 0_usize..6, spanish in any::<bool>(), ticked in any::<bool>(),
    ) {
        let role = ROLES[which];
        let mut scope = nothing_picked(role, if spanish { Lang::Es } else { Lang::En });
        let (one, other) = (life(&days, &one), life(&days, &other));
        if ticked && role.may_read_own_words() {
            scope.own = one.own_keys(&scope, false);
            prop_assert_eq!(&scope.own, &other.own_keys(&scope, false), "the list itself tells nothing either");
        }
        prop_assert_eq!(one.bytes(&scope), other.bytes(&scope), "{:?}", role);
    }

    /// Medicines not ticked, or not to be had by this reader: the report is the same whatever was taken.
    #[test]
    fn what_is_taken_changes_no_byte_of_a_report_without_medicines(
        days in days(), said in secrets(), taken in vec(vec(any::<Option<bool>>(), 0..28), 1..3), which in 0_usize..6,
        spanish in any::<bool>(),
    ) {
        let role = ROLES[which];
        let mut scope = nothing_picked(role, if spanish { Lang::Es } else { Lang::En });
        let without = life(&days, &said);
        let mut with = life(&days, &said);
        with.medicines = taken.iter().enumerate().map(|(number, said)| medicine(number, said)).collect();
        if role.may_hold(ShareKind::Medications) {
            prop_assert_ne!(with.bytes(&scope), without.bytes(&scope), "ticked, they are there");
            let mut never = life(&days, &said);
            never.medicines = taken.iter().enumerate().map(|(number, said)| medicine(number, said)).collect();
            for (medication, ..) in &mut never.medicines {
                medication.entry.share = ShareFlag::Never;
            }
            prop_assert_eq!(never.bytes(&scope), without.bytes(&scope), "marked never, they are not");
        }
        scope.kinds.retain(|kind| *kind != ShareKind::Medications);
        if role.may_read_own_words() {
            scope.own = with.own_keys(&scope, true);
            prop_assert_eq!(&scope.own, &without.own_keys(&scope, true), "the list itself tells nothing either");
        }
        prop_assert_eq!(with.bytes(&scope), without.bytes(&scope), "{:?}", role);
    }

    /// Whatever is ticked: a record marked "never" is as if it were not there.
    #[test]
    fn what_is_marked_never_changes_no_byte_of_a_report(
        days in days(), said in secrets(), hidden in days(), hidden_said in secrets(), which in 0_usize..6, all in any::<bool>(),
    ) {
        let role = ROLES[which];
        let without = life(&days, &said);
        let mut with = life(&days, &said);
        let never = life(&hidden, &hidden_said);
        with.cravings.extend(never.cravings.into_iter().enumerate().map(|(place, mut one)| {
            one.id = id(11, place);
            one.entry.share = ShareFlag::Never;
            one
        }));
        with.returns.extend((0..2).map(|place| a_return(50 + place, at(3, 3), ShareFlag::Never)));
        let free: Vec<_> = never.checkins.into_iter().enumerate().filter(|(_, one)| {
            !with.checkins.iter().any(|other| (other.date, other.part) == (one.date, one.part))
        }).collect();
        with.checkins.extend(free.into_iter().map(|(place, mut one)| {
            one.id = id(13, place);
            one.entry.share = ShareFlag::Never;
            one
        }));
        with.journal.push(page(9, 4, ShareFlag::Never));
        with.notes.push(note(9, 6, "only mine", ShareFlag::Never));

        let mut scope = scope(role, Lang::En, 4);
        if role.may_read_own_words() {
            scope.own = with.own_keys(&scope, all);
        }
        scope.returns = with.returns.iter().map(|one| one.id).chain(with.cravings.iter().map(|one| one.id)).take(if all { 200 } else { 3 }).collect();
        scope.pages = with.journal.iter().map(|one| one.id).collect();
        if !role.may_hold(ShareKind::Returns) { scope.returns.clear(); }
        if !role.may_hold(ShareKind::Journal) { scope.pages.clear(); }
        prop_assert_eq!(with.bytes(&scope), without.bytes(&scope), "{:?}", role);
    }
}

#[test]
fn how_cravings_ended_is_told_only_when_every_use_is_ticked() {
    let days = Days28 {
        cravings: vec![(1, 9, 5), (2, 9, 6)],
        checkins: Vec::new(),
        sessions: Vec::new(),
    };
    let said = Secrets {
        outcomes: vec![Some(CravingOutcome::Passed), Some(CravingOutcome::Used)],
        returns: vec![(3, 20)],
        answers: vec![(0, None)],
        because_of_use: vec![false],
        plan: Vec::new(),
    };
    let life = life(&days, &said);
    let text = |returns: &[Id]| {
        let mut scope = scope(RecipientRole::Counselor, Lang::En, 4);
        scope.returns = returns.to_vec();
        String::from_utf8(life.bytes(&scope)).unwrap()
    };
    let ended = evenkeel_domain::words::say(Lang::En, "report-ended-passed", &[]);
    let column = format!("\"{ended}\"");
    let (used, went_back) = (id(1, 1), id(2, 0));
    assert!(
        text(&[used, went_back]).contains(&column),
        "everything was ticked: the counselor may read how each ended"
    );
    for some in [&[used][..], &[went_back], &[]] {
        assert!(
            !text(some).contains(&column),
            "with {} of 2 ticked, 'it passed' beside one would tell of the other",
            some.len()
        );
    }
}
