//! A small life in which every field that a person can write holds a planted word, and how tests ask for a report of it.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::calendar::ClockShift;
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart, UsedToday};
use evenkeel_domain::cravings::{Craving, CravingEntry, CravingOutcome, Feeling, SkillUsed};
use evenkeel_domain::journal::{JournalContent, JournalEntry};
use evenkeel_domain::lessons::{LessonCard, LessonProgress, LessonState, QuizAnswer};
use evenkeel_domain::people::{
    Consent, Person, PersonEntry, PersonPhone, PersonQuestion, PersonRole,
};
use evenkeel_domain::plan::{LapseStep, Plan, PlanContent, PlanItem, PlanSection, SignKind};
use evenkeel_domain::program::{AttendancePolicy, ProgramEntry};
use evenkeel_domain::report::{Block, Report};
use evenkeel_domain::returns::{Return, ReturnAnswer, ReturnEntry, SubstanceUsed};
use evenkeel_domain::sessions::{
    Location, Occurrence, OccurrenceEntry, OccurrenceRecord, RecordedSession, SessionKind,
};
use evenkeel_domain::share::{ExportScope, RecipientRole, ShareFlag, ShareKind};
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::{Id, Invalid, Lang};

use super::super::{Records, own_lines};

pub(super) const ZONE: &str = "America/Chicago";

pub(super) fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn now() -> Now {
    Now {
        at: "2026-04-20T18:00:00Z".parse().unwrap(),
        zone: ZONE.into(),
    }
}

pub(super) fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    evenkeel_domain::calendar::to_instant(local, ZONE).at
}

pub(super) fn id(number: u8) -> Id {
    Id::new(DateTime::UNIX_EPOCH, [number; 10])
}

/// The returns to use that are picked where they are chosen: one that may go in, and one marked "never".
pub(super) const PICKED_USES: [u8; 2] = [90, 91];

/// The pages that are picked where journal pages are chosen: one that may go in, and four that may not for another reason.
pub(super) const PICKED: [u8; 5] = [80, 82, 83, 84, 85];

/// Stands for "every own line is ticked" until the records are known.
pub(super) const ALL_OWN: &str = "*";

/// The report of `scope`. Where every own line is to be ticked, it finds out which there are, as the screen does.
pub(super) fn build(
    scope: &ExportScope,
    records: &Records<'_>,
    version: &str,
    now: &Now,
) -> Result<Report, Invalid> {
    let mut scope = scope.clone();
    if scope.own == [ALL_OWN] {
        scope.own = own_lines(&scope, records, now)?
            .into_iter()
            .map(|line| line.key)
            .collect();
    }
    super::super::build(&scope, records, version, now)
}

pub(super) fn scope(kinds: &[ShareKind], own_words: bool) -> ExportScope {
    ExportScope {
        topics: Vec::new(),
        label: String::new(),
        returns: if kinds.contains(&ShareKind::Returns) {
            PICKED_USES.map(id).to_vec()
        } else {
            Vec::new()
        },
        own: if own_words {
            vec![ALL_OWN.to_owned()]
        } else {
            Vec::new()
        },
        recipient: "M. Ortiz".into(),
        recipient_person: None,
        role: RecipientRole::Counselor,
        purpose: "Thursday's talk".into(),
        prepared_by: "J. R.".into(),
        kinds: kinds.to_vec(),
        from: day("2026-03-01"),
        to: day("2026-03-28"),
        free_text: false,
        pages: if kinds.contains(&ShareKind::Journal) {
            PICKED.map(id).to_vec()
        } else {
            Vec::new()
        },
        name_left_out: true,
        expires: None,
        lang: Lang::En,
        stop_read: false,
    }
}

pub(super) fn craving(number: u8, local: &str, entry: CravingEntry) -> Craving {
    let local = at(local);
    Craving {
        id: id(number),
        occurred: Moment {
            at: utc(local),
            zone: ZONE.into(),
            local,
            precision: Precision::Exact,
        },
        created_at: utc(local) + Duration::minutes(5),
        updated_at: utc(local) + Duration::minutes(5),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        prompt_id: None,
        rerates: Vec::new(),
        entry,
    }
}

pub(super) fn entry(intensity: u8) -> CravingEntry {
    serde_json::from_value(serde_json::json!({ "intensity": intensity })).unwrap()
}

pub(super) fn own(text: &str) -> Term {
    Term::Custom(text.into())
}

pub(super) fn word(id: &str) -> Term {
    Term::Builtin(id.into())
}

pub(super) fn session(number: u8, local: &str, title: &str) -> Occurrence {
    let local_start = at(local);
    Occurrence {
        series: id(number),
        recurrence_id: local_start,
        start: utc(local_start),
        end: utc(local_start) + Duration::hours(3),
        local_start,
        local_end: local_start + Duration::hours(3),
        zone: ZONE.into(),
        device_start: None,
        shift: ClockShift::None,
        all_day: false,
        cancelled: false,
        moved: false,
        kind: SessionKind::GroupSkills,
        title: title.into(),
        provider: "PROVIDER-SHOWN".into(),
        provider_person: None,
        place: Location {
            name: "NEVER-place".into(),
            room: "NEVER-room".into(),
            directions: "NEVER-directions".into(),
            travel_minutes: None,
        },
        phone: "NEVER-phone".into(),
        video_url: "https://never.example/NEVER-link".into(),
        bring: vec!["NEVER-bring".into()],
        note: "FREE-session-note".into(),
        counts_hours: true,
        attendance: None,
    }
}

pub(super) fn record(
    number: u8,
    local: &str,
    takeaway: &str,
    share: ShareFlag,
) -> OccurrenceRecord {
    let session = session(number, local, "");
    OccurrenceRecord {
        key: session.key(),
        created_at: session.end,
        updated_at: session.end,
        session: RecordedSession::of(&session, &session.zone),
        entry: OccurrenceEntry {
            takeaway: takeaway.into(),
            share,
            ..OccurrenceEntry::default()
        },
    }
}

pub(super) fn lesson(id: &str, started: &str, finished: Option<&str>) -> LessonCard {
    LessonCard {
        id: id.into(),
        number: 8,
        title: format!("LESSON-{id}"),
        summary: String::new(),
        minutes: 5,
        sections: 4,
        picture: "wave".into(),
        progress: Some(LessonProgress {
            lesson: id.into(),
            version: 1,
            started: utc(at(started)),
            finished: finished.map(|text| utc(at(text))),
            updated_at: utc(at(finished.unwrap_or(started))),
            state: LessonState {
                answers: vec![
                    QuizAnswer {
                        question: "q1".into(),
                        options: vec!["a".into()],
                        first_try: true,
                    },
                    QuizAnswer {
                        question: "q2".into(),
                        options: vec!["a".into()],
                        first_try: false,
                    },
                ],
                confidence_after: Some(7),
                reflection: format!("FREE-reflection-{id}"),
                ..LessonState::default()
            },
        }),
        due: None,
    }
}

/// Records with a planted word in every field a person can write, named for what may carry it out.
pub(super) struct Life {
    pub(super) cravings: Vec<Craving>,
    pub(super) returns: Vec<Return>,
    pub(super) checkins: Vec<Checkin>,
    pub(super) prompts: Vec<(NaiveDate, CheckinPart)>,
    pub(super) journal: Vec<JournalEntry>,
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) program: ProgramEntry,
    pub(super) session_notes: Vec<OccurrenceRecord>,
    pub(super) lessons: Vec<LessonCard>,
    pub(super) plan: Plan,
    pub(super) people: Vec<Person>,
    pub(super) questions: Vec<PersonQuestion>,
    pub(super) labels: Labels,
}

impl Life {
    pub(super) fn records(&self) -> Records<'_> {
        Records {
            cravings: &self.cravings,
            returns: &self.returns,
            lang: Lang::En,
            checkins: &self.checkins,
            prompts: &self.prompts,
            journal: &self.journal,
            occurrences: &self.occurrences,
            program: Some(&self.program),
            session_notes: &self.session_notes,
            lessons: &self.lessons,
            plan: Some(&self.plan),
            medications: &[],
            people: &self.people,
            questions: &self.questions,
            labels: &self.labels,
        }
    }
}

/// A return to use whose own words begin with `words`.
pub(super) fn a_return(number: u8, local: &str, words: &str, share: ShareFlag) -> Return {
    let local = at(local);
    Return {
        id: id(number),
        occurred: Moment {
            at: utc(local),
            zone: ZONE.into(),
            local,
            precision: Precision::Exact,
        },
        created_at: utc(local) + Duration::minutes(5),
        updated_at: utc(local) + Duration::minutes(5),
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        entry: ReturnEntry {
            substances: vec![SubstanceUsed {
                substance: word("alcohol"),
                amount: format!("{words}-amount"),
            }],
            signs_text: format!("{words}-signs"),
            next: format!("{words}-next"),
            lesson: format!("{words}-lesson"),
            told: Some(ReturnAnswer::Yes),
            share,
            ..ReturnEntry::default()
        },
    }
}

pub(super) fn checkin(
    number: u8,
    date: &str,
    words: &str,
    share: ShareFlag,
    deleted: bool,
) -> Checkin {
    let local = at(&format!("{date}T21:00:00"));
    Checkin {
        id: id(number),
        date: day(date),
        part: CheckinPart::Evening,
        occurred: Moment {
            at: utc(local),
            zone: ZONE.into(),
            local,
            precision: Precision::Exact,
        },
        created_at: utc(local),
        updated_at: utc(local),
        deleted_at: deleted.then(|| utc(local)),
        revision: 1,
        lang: Lang::En,
        entry: CheckinEntry {
            asked: CheckinItem::ALL.to_vec(),
            mood: Some(6),
            sleep_hours: Some(7),
            used_today: Some(UsedToday::Yes),
            meds_ok: Some(false),
            good_thing: words.into(),
            share,
            ..serde_json::from_value(serde_json::json!({ "asked": ["mood"] })).unwrap()
        },
    }
}

pub(super) fn page(
    number: u8,
    local: &str,
    words: &str,
    share: ShareFlag,
    deleted: bool,
) -> JournalEntry {
    let local = at(local);
    JournalEntry {
        id: id(number),
        occurred: Moment {
            at: utc(local),
            zone: ZONE.into(),
            local,
            precision: Precision::Exact,
        },
        created_at: utc(local) + Duration::hours(50),
        updated_at: utc(local) + Duration::hours(50),
        deleted_at: deleted.then(|| utc(local)),
        revision: 1,
        lang: Lang::En,
        content: JournalContent {
            title: format!("{words}-title"),
            body: format!("{words}-body"),
            share,
            links: Vec::new(),
        },
    }
}

pub(super) fn life() -> Life {
    let full = CravingEntry {
        substances: vec![word("alcohol"), own("FREE-own-substance")],
        triggers: vec![word("events.argument"), own("FREE-own-trigger")],
        trigger_main: Some(word("events.argument")),
        situation: "FREE-situation".into(),
        place: Some(own("FREE-own-place")),
        company: Some(own("FREE-own-company")),
        emotions: vec![Feeling {
            feeling: own("FREE-own-feeling"),
            strength: 2,
        }],
        thought: "FREE-thought".into(),
        confidence: Some(6),
        skills: vec![
            SkillUsed {
                skill: word("call"),
                minutes: Some(15),
                helpfulness: Some(3),
                at: None,
            },
            SkillUsed {
                skill: own("FREE-own-skill"),
                minutes: None,
                helpfulness: None,
                at: None,
            },
        ],
        outcome: Some(CravingOutcome::Passed),
        note: "FREE-note".into(),
        ..entry(7)
    };
    let outside = |text: &str| CravingEntry {
        note: text.into(),
        triggers: vec![own(text)],
        ..entry(10)
    };
    let mut deleted = craving(3, "2026-03-10T12:00:00", outside("NEVER-deleted"));
    deleted.deleted_at = Some(utc(at("2026-03-10T13:00:00")));
    let private = craving(
        4,
        "2026-03-11T12:00:00",
        CravingEntry {
            share: ShareFlag::Never,
            ..outside("NEVER-private")
        },
    );
    let mut private_lesson = lesson(
        "private",
        "2026-03-06T10:00:00",
        Some("2026-03-06T10:30:00"),
    );
    if let Some(progress) = &mut private_lesson.progress {
        progress.state.share = ShareFlag::Never;
        progress.state.reflection = "NEVER-private-reflection".into();
    }
    let item = |number: u8, section, content| PlanItem {
        id: id(number),
        section,
        content,
    };
    Life {
        cravings: vec![
            craving(1, "2026-03-06T18:40:00", full),
            craving(2, "2026-02-28T23:59:00", outside("NEVER-day-before")),
            craving(5, "2026-03-29T00:00:00", outside("NEVER-day-after")),
            deleted,
            private,
        ],
        returns: vec![
            a_return(90, "2026-03-08T20:00:00", "USE-picked", ShareFlag::Ask),
            a_return(91, "2026-03-09T20:00:00", "NEVER-return", ShareFlag::Never),
            a_return(92, "2026-03-10T20:00:00", "NEVER-unpicked", ShareFlag::Ok),
            a_return(
                93,
                "2026-02-27T20:00:00",
                "NEVER-return-before",
                ShareFlag::Ok,
            ),
        ],
        checkins: vec![
            checkin(70, "2026-03-06", "FREE-good", ShareFlag::Ask, false),
            checkin(
                71,
                "2026-02-28",
                "NEVER-checkin-before",
                ShareFlag::Ask,
                false,
            ),
            checkin(
                72,
                "2026-03-29",
                "NEVER-checkin-after",
                ShareFlag::Ask,
                false,
            ),
            checkin(
                73,
                "2026-03-07",
                "NEVER-checkin-private",
                ShareFlag::Never,
                false,
            ),
            checkin(
                74,
                "2026-03-08",
                "NEVER-checkin-deleted",
                ShareFlag::Ask,
                true,
            ),
        ],
        prompts: vec![
            (day("2026-02-28"), CheckinPart::Evening),
            (day("2026-03-06"), CheckinPart::Evening),
            (day("2026-03-07"), CheckinPart::Evening),
            (day("2026-03-09"), CheckinPart::Evening),
            (day("2026-03-09"), CheckinPart::Morning),
        ],
        journal: vec![
            page(
                80,
                "2026-03-09T22:00:00",
                "JOURNAL-picked",
                ShareFlag::Ask,
                false,
            ),
            page(
                81,
                "2026-03-09T23:00:00",
                "NEVER-not-picked",
                ShareFlag::Ok,
                false,
            ),
            page(
                82,
                "2026-03-10T22:00:00",
                "NEVER-page-private",
                ShareFlag::Never,
                false,
            ),
            page(
                83,
                "2026-03-10T23:00:00",
                "NEVER-page-deleted",
                ShareFlag::Ok,
                true,
            ),
            page(
                84,
                "2026-02-28T23:59:00",
                "NEVER-page-before",
                ShareFlag::Ok,
                false,
            ),
            page(
                85,
                "2026-03-29T00:00:00",
                "NEVER-page-after",
                ShareFlag::Ok,
                false,
            ),
        ],
        occurrences: vec![
            session(20, "2026-03-02T18:00:00", "SESSION-inside"),
            session(21, "2026-02-27T18:00:00", "NEVER-session-before"),
            session(22, "2026-03-29T18:00:00", "NEVER-session-after"),
        ],
        program: ProgramEntry {
            policy: AttendancePolicy {
                call_whom: "NEVER-whom".into(),
                phone: "NEVER-policy-phone".into(),
                note: "NEVER-policy".into(),
                ..AttendancePolicy::default()
            },
            ..ProgramEntry::default()
        },
        session_notes: vec![
            record(20, "2026-03-02T18:00:00", "FREE-takeaway", ShareFlag::Ask),
            record(
                23,
                "2026-03-03T18:00:00",
                "NEVER-takeaway",
                ShareFlag::Never,
            ),
            record(
                24,
                "2026-02-03T18:00:00",
                "NEVER-takeaway-before",
                ShareFlag::Ask,
            ),
        ],
        lessons: vec![
            lesson(
                "triggers",
                "2026-03-05T10:00:00",
                Some("2026-03-05T10:30:00"),
            ),
            lesson("later", "2026-04-02T10:00:00", None),
            private_lesson,
        ],
        plan: Plan {
            version: 2,
            saved_at: Some(utc(at("2026-03-11T09:00:00"))),
            saved_on: None,
            reason: "FREE-plan-reason".into(),
            reviewed_with: "FREE-plan-reviewer".into(),
            items: vec![
                item(
                    40,
                    PlanSection::Reasons,
                    PlanContent::Line {
                        text: "PLAN-reason".into(),
                    },
                ),
                item(
                    41,
                    PlanSection::WarningSigns,
                    PlanContent::Sign {
                        text: "PLAN-sign".into(),
                        sign: SignKind::Thought,
                    },
                ),
                item(
                    42,
                    PlanSection::Triggers,
                    PlanContent::Trigger {
                        trigger: own("PLAN-trigger"),
                    },
                ),
                item(
                    43,
                    PlanSection::HighRisk,
                    PlanContent::Situation {
                        text: "PLAN-situation".into(),
                        likelihood: Some(2),
                        first_move: "PLAN-first".into(),
                        second_move: String::new(),
                    },
                ),
                item(
                    44,
                    PlanSection::Skills,
                    PlanContent::Skill {
                        skill: word("urge_surfing"),
                        note: "FREE-skill-note".into(),
                    },
                ),
                item(
                    45,
                    PlanSection::People,
                    PlanContent::Person { person: id(60) },
                ),
                item(
                    46,
                    PlanSection::LapseSteps,
                    PlanContent::Lapse {
                        step: LapseStep::Tell,
                        text: "PLAN-lapse".into(),
                    },
                ),
            ],
        },
        people: vec![Person {
            id: id(60),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            deleted_at: None,
            position: 0,
            entry: PersonEntry {
                name: "PLAN-person".into(),
                role: Some(PersonRole::Doctor),
                organization: "NEVER-organization".into(),
                phones: vec![PersonPhone {
                    label: "NEVER-label".into(),
                    number: "NEVER-5551234".into(),
                }],
                after_hours: "NEVER-5551235".into(),
                address: "NEVER-address".into(),
                when: "NEVER-when".into(),
                call_for: "NEVER-call-for".into(),
                may_call_since: None,
                in_crisis: true,
                before_unlock: true,
                consent: Consent {
                    scope: "NEVER-consent".into(),
                    ..Consent::default()
                },
            },
        }],
        questions: vec![
            question(1, 60, "QUESTION-open", false, false),
            question(2, 60, "NEVER-asked", true, false),
            question(3, 60, "NEVER-deleted-question", false, true),
            // Nobody on the list.
            question(4, 61, "NEVER-question-of-nobody", false, false),
        ],
        labels: Labels::default(),
    }
}

fn question(n: u8, person: u8, text: &str, asked: bool, deleted: bool) -> PersonQuestion {
    let at = DateTime::UNIX_EPOCH;
    PersonQuestion {
        id: id(200 + n),
        person: id(person),
        // Long before the days of any report: it is still to be asked.
        written: Moment {
            at,
            zone: "UTC".into(),
            local: at.naive_utc(),
            precision: Precision::Exact,
        },
        deleted_at: deleted.then_some(at),
        text: text.into(),
        asked_at: asked.then_some(at),
    }
}

pub(super) fn text_of(report: &Report) -> String {
    report.texts().join("\n")
}

/// Every planted word that `text` holds, by its first part.
pub(super) fn planted<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.starts_with(mark))
        .collect()
}

pub(super) fn every_set_of_kinds() -> Vec<Vec<ShareKind>> {
    (1_u16..1 << ShareKind::ALL.len())
        .map(|bits| {
            ShareKind::ALL
                .into_iter()
                .enumerate()
                .filter(|(place, _)| bits >> place & 1 == 1)
                .map(|(_, kind)| kind)
                .collect()
        })
        .collect()
}

/// The rows of every table of a section.
pub(super) fn tables(report: &Report, section: usize) -> Vec<Vec<Vec<String>>> {
    report.sections[section]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table { rows, .. } => Some(rows.clone()),
            _ => None,
        })
        .collect()
}

/// Those of the first.
pub(super) fn table(report: &Report, section: usize) -> Vec<Vec<String>> {
    tables(report, section).into_iter().next().expect("a table")
}
