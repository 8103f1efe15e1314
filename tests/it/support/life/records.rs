//! The single records of a small life, each with every field filled that one can fill.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use evenkeel_domain::calendar;
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart, UsedToday};
use evenkeel_domain::content::{ChoiceOption, Question, Task};
use evenkeel_domain::cravings::{Craving, CravingOutcome, Feeling, Halt, Rerate, SkillUsed};
use evenkeel_domain::journal::{JournalContent, JournalEntry, JournalLink};
use evenkeel_domain::lessons::{Asked, LessonProgress, LessonState, QuizAnswer};
use evenkeel_domain::link::SessionLink;
use evenkeel_domain::medications::{
    Dose, DoseAnswer, DoseClock, DoseEntry, DoseMove, DoseNote, DoseReminders, DoseShape, DoseSpan,
    DueAt, Lasted, Medication, MedicationEntry, MedicationForm, MedicationKind, Pause, PauseReason,
    Refill, ScheduleEntry, SchedulePart, ScheduleVersion, SideEffect, SlotKey,
};
use evenkeel_domain::people::{
    Consent, Person, PersonEntry, PersonPhone, PersonQuestion, PersonRole,
};
use evenkeel_domain::plan::{Plan, PlanContent, PlanItem, PlanSection};
use evenkeel_domain::program::{AttendancePolicy, Phase, PhaseKind, Program, ProgramEntry};
use evenkeel_domain::returns::{Return, ReturnAnswer, ReturnEntry, SubstanceUsed};
use evenkeel_domain::sessions::{
    Location, Rhythm, SessionException, SessionKind, SessionOrigin, SessionSeries, WeeklySession,
};
use evenkeel_domain::share::{
    Disclosure, DisclosureState, ExportScope, RecipientRole, ShareFlag, ShareKind,
};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::{Id, Lang, Moment, Precision};

use super::{LESSON, Medicine, Told, ZONE, present};
use crate::support::vaults;

/// The Monday of the present, and so many days after it.
pub(super) fn day(after: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 5).unwrap() + Duration::days(after)
}

pub(super) fn id(n: u8) -> Id {
    Id::new(present() - Duration::days(20), [n; 10])
}

pub(super) fn moment(at: DateTime<Utc>) -> Moment {
    Moment {
        at,
        zone: ZONE.into(),
        local: calendar::to_local(at, ZONE),
        precision: Precision::About,
    }
}

pub(super) fn word(id: &str) -> Term {
    Term::Builtin(id.into())
}

/// What schemas before the thirteenth could say: one number, and everybody on the list may be called in a crisis.
pub(super) fn older_person(n: u8, name: &str, before_unlock: bool) -> Person {
    Person {
        id: id(n),
        created_at: present(),
        updated_at: present(),
        deleted_at: None,
        position: u32::from(n),
        entry: PersonEntry {
            name: name.into(),
            phones: vec![PersonPhone {
                label: String::new(),
                number: "+1 (555) 0100".into(),
            }],
            when: "evenings".into(),
            may_call_since: Some(day(-40)),
            in_crisis: true,
            before_unlock,
            ..PersonEntry::default()
        },
    }
}

pub(super) fn person(n: u8, name: &str, role: PersonRole, before_unlock: bool) -> Person {
    let older = older_person(n, name, before_unlock);
    Person {
        entry: PersonEntry {
            name: name.into(),
            role: Some(role),
            organization: "Río Norte \"clinic\"".into(),
            phones: vec![
                PersonPhone {
                    label: "office".into(),
                    number: "+1 (555) 0100".into(),
                },
                PersonPhone {
                    label: "móvil".into(),
                    number: "555 0101 x9".into(),
                },
            ],
            after_hours: "555-0102".into(),
            address: "4 Oak Street\nsecond floor".into(),
            when: "evenings".into(),
            call_for: "sleepless nights".into(),
            may_call_since: Some(day(-40)),
            in_crisis: before_unlock,
            before_unlock,
            consent: Consent {
                scope: "whether I was there, nothing else".into(),
                from: Some(day(-40)),
                until: Some(day(50)),
                taken_back: Some(day(-1)),
            },
        },
        ..older
    }
}

pub(super) fn question(n: u8, person: Id, text: &str, asked: bool) -> PersonQuestion {
    PersonQuestion {
        id: id(n),
        person,
        written: moment(present() - Duration::hours(5)),
        deleted_at: None,
        text: text.into(),
        asked_at: asked.then(present),
    }
}

pub(super) fn plans(person: Id) -> Vec<Plan> {
    let item = |n: u8, section, content| PlanItem {
        id: id(n),
        section,
        content,
    };
    let first = Plan {
        version: 1,
        saved_at: Some(present() - Duration::days(9)),
        saved_on: None,
        reason: "first".into(),
        reviewed_with: String::new(),
        items: vec![item(
            11,
            PlanSection::Reasons,
            PlanContent::Line {
                text: "my own bed".into(),
            },
        )],
    };
    let second = Plan {
        version: 2,
        saved_at: Some(present() - Duration::days(2)),
        saved_on: None,
        reason: "calmer".into(),
        reviewed_with: "R.".into(),
        items: vec![
            item(
                12,
                PlanSection::HighRisk,
                PlanContent::Situation {
                    text: "payday".into(),
                    likelihood: Some(2),
                    first_move: "leave the card with Rosa".into(),
                    second_move: "walk home the long way".into(),
                },
            ),
            item(13, PlanSection::People, PlanContent::Person { person }),
        ],
    };
    vec![first, second]
}

pub(super) fn programme() -> Program {
    Program {
        version: 1,
        saved_at: Some(present()),
        entry: ProgramEntry {
            start: Some(day(-21)),
            planned_end: Some(day(62)),
            phases: vec![Phase {
                kind: PhaseKind::Iop,
                from: day(-21),
                until: Some(day(62)),
                minutes_a_week: Some(540),
                weekdays: vec![Weekday::Mon, Weekday::Wed, Weekday::Thu],
            }],
            policy: AttendancePolicy {
                most_misses: Some(4),
                notice_hours: Some(24),
                late_counts_as_missed: Some(15),
                call_whom: "the front desk".into(),
                phone: "555-0100".into(),
                note: "before noon".into(),
            },
        },
    }
}

/// Three evenings a week from a calendar file: one date that the file moves, and one that the person called off.
pub(super) fn series() -> SessionSeries {
    let weekly = WeeklySession {
        kind: SessionKind::GroupEarly,
        title: "Evening group <b>A</b>".into(),
        provider: "María".into(),
        provider_person: None,
        place: Location {
            name: "Main St 1".into(),
            room: "204".into(),
            directions: "back door".into(),
            travel_minutes: Some(35),
        },
        phone: "+1 555 0100".into(),
        video_url: "https://video.example/j/1".into(),
        bring: vec!["workbook".into()],
        note: "bring the workbook".into(),
        from: day(-21),
        until: None,
        weeks: Some(12),
        times: None,
        rhythm: Rhythm::default(),
        every: 1,
        weekdays: vec![Weekday::Mon, Weekday::Wed, Weekday::Thu],
        start: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
        minutes: 180,
        zone: None,
        counts_hours: None,
    };
    let change = |days: i64, cancelled: bool| {
        let wall = day(days).and_time(weekly.start);
        SessionException {
            recurrence_id: wall,
            recurrence_at: calendar::to_instant(wall, ZONE).at,
            cancelled,
            start: (!cancelled).then(|| wall + Duration::hours(1)),
            minutes: (!cancelled).then_some(90),
            title: None,
            place: (!cancelled).then(|| "Room 3".into()),
            // Only a file counts its changes.
            sequence: if cancelled { 0 } else { 2 },
        }
    };
    SessionSeries {
        id: id(3),
        created_at: present() - Duration::days(20),
        updated_at: present() - Duration::days(19),
        deleted_at: None,
        origin: SessionOrigin::Calendar {
            uid: "event@example.org".into(),
            sequence: 3,
            calendar: "Evening track".into(),
        },
        details: weekly.details(ZONE).unwrap(),
        exceptions: vec![change(7, false)],
        own_changes: vec![change(9, true)],
        starts_from: None,
        ends_before: None,
    }
}

pub(super) fn craving(plan: &Plan, person: Id, link: &SessionLink) -> Told<Craving> {
    let at = present() - Duration::days(3);
    let mut first = Craving {
        occurred: moment(at),
        created_at: at,
        updated_at: at,
        lang: Lang::Es,
        prompt_id: Some("evening".into()),
        rerates: vec![Rerate {
            at: at + Duration::minutes(15),
            prompt_id: Some("rerate-15".into()),
            intensity: Some(4),
        }],
        ..vaults::craving(id(4), "after work, on the bus")
    };
    let entry = &mut first.entry;
    entry.intensity = 8;
    entry.substances = vec![word("alcohol"), Term::Custom("la \"chela\"".into())];
    entry.triggers = vec![word("events.argument"), word("people.alone")];
    entry.trigger_main = Some(word("people.alone"));
    entry.situation = "<script>alert(1)</script>".into();
    entry.place = Some(word("home"));
    entry.company = Some(word("alone"));
    entry.emotions = vec![Feeling {
        feeling: word("sad"),
        strength: 2,
    }];
    entry.body = vec![word("none")];
    entry.halt = Some(Halt {
        hungry: true,
        angry: false,
        lonely: true,
        tired: false,
    });
    entry.thought = "no one will know 🌊".into();
    entry.confidence = Some(0);
    entry.skills = vec![SkillUsed {
        skill: word("delay"),
        minutes: Some(10),
        helpfulness: Some(3),
        at: Some(at + Duration::minutes(1)),
    }];
    entry.plan_items = vec![plan.items[0].id];
    entry.contacted = Some(person);
    entry.session = Some(link.clone());
    entry.outcome = Some(CravingOutcome::Passed);
    let mut now = Craving {
        revision: 2,
        updated_at: at + Duration::hours(2),
        ..first.clone()
    };
    now.entry.intensity = 7;
    now.entry.note = "after work, on the bus, by the harbor".into();
    Told { first, now }
}

pub(super) fn told(craving: Id, link: &SessionLink) -> Told<Return> {
    let at = present() - Duration::days(6);
    let first = Return {
        id: id(5),
        occurred: moment(at),
        created_at: at + Duration::days(1),
        updated_at: at + Duration::days(1),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        entry: ReturnEntry {
            substances: vec![SubstanceUsed {
                substance: word("alcohol"),
                amount: "two".into(),
            }],
            triggers: vec![word("times.after_work")],
            signs_text: "stopped sleeping".into(),
            alone: Some(ReturnAnswer::Yes),
            naloxone: Some(ReturnAnswer::NotSure),
            next: "group tonight".into(),
            told: Some(ReturnAnswer::PreferNot),
            lesson: "weekends need a plan".into(),
            craving: Some(craving),
            session: Some(link.clone()),
            ..ReturnEntry::default()
        },
    };
    let mut now = Return {
        revision: 2,
        updated_at: at + Duration::days(2),
        ..first.clone()
    };
    now.entry.told = Some(ReturnAnswer::Yes);
    Told { first, now }
}

pub(super) fn checkin() -> Told<Checkin> {
    let at = present() - Duration::days(1);
    let first = Checkin {
        id: id(6),
        date: calendar::to_local(at, ZONE).date(),
        part: CheckinPart::Evening,
        occurred: moment(at),
        created_at: at,
        updated_at: at,
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        entry: CheckinEntry {
            asked: vec![
                CheckinItem::Mood,
                CheckinItem::SleepHours,
                CheckinItem::UsedToday,
                CheckinItem::GoodThing,
            ],
            mood: Some(0),
            sleep_hours: Some(7),
            used_today: Some(UsedToday::PreferNot),
            good_thing: "soup with my sister".into(),
            ..CheckinEntry::default()
        },
    };
    let mut now = Checkin {
        revision: 2,
        updated_at: at + Duration::minutes(9),
        ..first.clone()
    };
    now.entry.mood = Some(6);
    Told { first, now }
}

pub(super) fn entry(craving: Id, line: Id, link: &SessionLink) -> Told<JournalEntry> {
    let at = present() - Duration::days(2);
    let first = JournalEntry {
        id: id(7),
        occurred: moment(at),
        created_at: at,
        updated_at: at,
        deleted_at: None,
        revision: 1,
        lang: Lang::Es,
        content: JournalContent {
            title: "El mar".into(),
            body: "Vi el mar y llamé a mi hermana.\nשלום".into(),
            share: ShareFlag::Never,
            links: vec![
                JournalLink::Craving { id: craving },
                JournalLink::Plan { item: line },
                JournalLink::Session {
                    series: link.series,
                    recurrence_id: link.recurrence_id,
                },
            ],
        },
    };
    let mut now = JournalEntry {
        revision: 2,
        updated_at: at + Duration::minutes(5),
        ..first.clone()
    };
    now.content.title = "El mar, otra vez".into();
    Told { first, now }
}

pub(super) fn progress() -> LessonProgress {
    LessonProgress {
        lesson: LESSON.into(),
        version: 1,
        started: present() - Duration::days(3),
        finished: Some(present() - Duration::days(3) + Duration::minutes(9)),
        updated_at: present() - Duration::days(2),
        state: LessonState {
            sections_done: vec!["what".into()],
            place: Some("quiz".into()),
            answers: vec![QuizAnswer {
                question: "q1".into(),
                options: vec!["b".into(), "a".into()],
                first_try: false,
            }],
            confidence_after: Some(0),
            reflection: "I noticed the evenings.".into(),
            share: ShareFlag::Ok,
            bookmarked: true,
            done: true,
        },
    }
}

pub(super) fn asked() -> Asked {
    let option = |id: &str, right| ChoiceOption {
        id: id.into(),
        text: format!("¿{id}?"),
        right,
        feedback: "Sí.".into(),
    };
    Asked {
        version: 1,
        lang: Lang::Es,
        question: Question {
            id: "q1".into(),
            prompt: "¿Qué?".into(),
            task: Task::Choice {
                options: vec![option("a", true), option("b", false)],
            },
        },
    }
}

pub(super) fn disclosure(schema: u32) -> Disclosure {
    // Before schema 12 own words went in all or none.
    let line_by_line = schema >= 12;
    Disclosure {
        id: id(8),
        at: present() - Duration::days(1),
        scope: ExportScope {
            recipient: "Dr. R.".into(),
            recipient_person: None,
            role: RecipientRole::Counselor,
            purpose: "weekly".into(),
            prepared_by: String::new(),
            kinds: vec![ShareKind::Cravings, ShareKind::Plan],
            pages: Vec::new(),
            from: day(-7),
            to: day(0),
            free_text: false,
            topics: line_by_line.then(|| "sleep".into()).into_iter().collect(),
            own: line_by_line.then(|| "note/1".into()).into_iter().collect(),
            returns: Vec::new(),
            label: if line_by_line { "for Dr. R." } else { "" }.into(),
            name_left_out: true,
            expires: None,
            lang: Lang::En,
            stop_read: false,
        },
        file_name: "journal-2026-10-04.html".into(),
        sha256: "ab".repeat(32),
        state: DisclosureState::Made,
        revoked_at: None,
    }
}

pub(super) fn medicine(prescriber: Id) -> Medicine {
    let medication = Medication {
        id: id(71),
        created_at: present() - Duration::days(12),
        updated_at: present() - Duration::days(12),
        deleted_at: None,
        revision: 1,
        position: 2,
        lang: Lang::Es,
        entry: MedicationEntry {
            name: "Naltrexona 380 mg".into(),
            purpose: "para pensar menos en la cerveza ñandú".into(),
            kind: MedicationKind::Alcohol,
            form: MedicationForm::Injection,
            label: "One injection every four weeks, at the clinic".into(),
            prescriber: Some(prescriber),
            pharmacy: Some(prescriber),
            started: Some(day(-60)),
            stopped: None,
            stop_reason: String::new(),
            note: "the left side is sore".into(),
            reminders: DoseReminders {
                on: true,
                repeats: 3,
                reason: "por mis hijos".into(),
            },
            refill: Some(Refill {
                doses_left: 3,
                counted: moment(present() - Duration::days(30)),
                days_before: 9,
                at: NaiveTime::from_hms_opt(10, 30, 0).unwrap(),
            }),
            share: ShareFlag::Ok,
        },
    };
    let changed = Medication {
        updated_at: present(),
        revision: 2,
        entry: MedicationEntry {
            stopped: Some(day(-1)),
            stop_reason: "the clinic closed".into(),
            ..medication.entry.clone()
        },
        ..medication.clone()
    };
    let version = ScheduleVersion {
        id: id(72),
        medication: medication.id,
        schedule: id(73),
        version: 1,
        saved_at: present() - Duration::days(12),
        from: day(-60).and_hms_opt(0, 0, 0).unwrap(),
        entry: ScheduleEntry {
            parts: vec![SchedulePart {
                from: day(-60),
                until: None,
                shape: DoseShape::AfterGiven {
                    every: 4,
                    span: DoseSpan::Weeks,
                    first: day(-60),
                    at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
                },
                label: String::new(),
            }],
            clock: DoseClock::Home { zone: ZONE.into() },
            late_after_min: 720,
        },
    };
    let slot = SlotKey {
        version: version.id,
        date: day(-60),
        place: 0,
        after: None,
    };
    let dose = Dose {
        id: id(74),
        occurred: moment(present() - Duration::days(59)),
        created_at: present() - Duration::days(12),
        updated_at: present() - Duration::days(12),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        due: Some(DueAt {
            local: day(-60).and_hms_opt(9, 0, 0).unwrap(),
            zone: ZONE.into(),
        }),
        while_locked: true,
        entry: DoseEntry {
            medication: medication.id,
            slot: Some(slot),
            answer: DoseAnswer::Skipped,
            reason: Some(word("skip.other")),
            note: DoseNote {
                withdrawal: Some(0),
                lasted: Some(Lasted::NotSure),
                side_effects: Some(vec![SideEffect {
                    effect: Term::Custom("queasy".into()),
                    severity: 3,
                }]),
                text: "a ñ ❤".into(),
            },
        },
    };
    let corrected = Dose {
        updated_at: present(),
        revision: 2,
        entry: DoseEntry {
            answer: DoseAnswer::Taken,
            reason: None,
            ..dose.entry.clone()
        },
        ..dose.clone()
    };
    Medicine {
        moved: DoseMove {
            slot: SlotKey {
                date: day(-32),
                after: Some(dose.id),
                ..slot
            },
            to: day(-30).and_hms_opt(11, 0, 0).unwrap(),
            saved_at: present(),
        },
        pause: Pause {
            id: id(75),
            medication: medication.id,
            from: day(-9),
            until: Some(day(-7)),
            reason: PauseReason::Hospital,
            note: "two nights".into(),
            deleted_at: None,
        },
        medication: Told {
            first: medication,
            now: changed,
        },
        version,
        dose: Told {
            first: dose,
            now: corrected,
        },
    }
}
