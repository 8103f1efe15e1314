//! What leaves and what does not, and that every number is true and says what it is out of.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use evenkeel_domain::calendar::ClockShift;
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart, UsedToday};
use evenkeel_domain::cravings::{
    Craving, CravingEntry, CravingOutcome, Feeling, Rerate, SkillUsed,
};
use evenkeel_domain::journal::{JournalContent, JournalEntry};
use evenkeel_domain::lessons::{
    Due, DueWhen, LessonCard, LessonDue, LessonProgress, LessonState, QuizAnswer,
};
use evenkeel_domain::people::{Person, PersonEntry};
use evenkeel_domain::plan::{LapseStep, Plan, PlanContent, PlanItem, PlanSection, SignKind};
use evenkeel_domain::program::{AttendancePolicy, Phase, PhaseKind, ProgramEntry};
use evenkeel_domain::report::{Block, Report};
use evenkeel_domain::returns::{Return, ReturnAnswer, ReturnEntry, SubstanceUsed};
use evenkeel_domain::sessions::{
    Attendance, AttendanceStatus, Location, Occurrence, OccurrenceEntry, OccurrenceRecord,
    RecordedSession, SessionKind,
};
use evenkeel_domain::share::{ExportScope, RecipientRole, ShareFlag, ShareKind};
use evenkeel_domain::time::{Moment, Now, Precision};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::{Labels, Word, WordList};
use evenkeel_domain::{ErrorCode, Id, Invalid, Lang, words};

use super::{Records, own_lines};

const ZONE: &str = "America/Chicago";

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Now {
    Now {
        at: "2026-04-20T18:00:00Z".parse().unwrap(),
        zone: ZONE.into(),
    }
}

fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    evenkeel_domain::calendar::to_instant(local, ZONE).at
}

fn id(number: u8) -> Id {
    Id::new(DateTime::UNIX_EPOCH, [number; 10])
}

/// The pages that are picked where journal pages are chosen: one that may go in, and four that may not for another reason.
/// The same of returns to use: one that may go in, and one marked "never".
const PICKED_USES: [u8; 2] = [90, 91];
const PICKED: [u8; 5] = [80, 82, 83, 84, 85];

/// Stands for "every own line is ticked" until the records are known.
const ALL_OWN: &str = "*";

/// The report of `scope`. Where every own line is to be ticked, it finds out which there are, as the screen does.
fn build(
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
    super::build(&scope, records, version, now)
}

fn scope(kinds: &[ShareKind], own_words: bool) -> ExportScope {
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

fn craving(number: u8, local: &str, entry: CravingEntry) -> Craving {
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

fn entry(intensity: u8) -> CravingEntry {
    serde_json::from_value(serde_json::json!({ "intensity": intensity })).unwrap()
}

fn own(text: &str) -> Term {
    Term::Custom(text.into())
}

fn word(id: &str) -> Term {
    Term::Builtin(id.into())
}

fn session(number: u8, local: &str, title: &str) -> Occurrence {
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

fn record(number: u8, local: &str, takeaway: &str, share: ShareFlag) -> OccurrenceRecord {
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

fn lesson(id: &str, started: &str, finished: Option<&str>) -> LessonCard {
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
struct Life {
    cravings: Vec<Craving>,
    returns: Vec<Return>,
    checkins: Vec<Checkin>,
    prompts: Vec<(NaiveDate, CheckinPart)>,
    journal: Vec<JournalEntry>,
    occurrences: Vec<Occurrence>,
    program: ProgramEntry,
    session_notes: Vec<OccurrenceRecord>,
    lessons: Vec<LessonCard>,
    plan: Plan,
    people: Vec<Person>,
    labels: Labels,
}

impl Life {
    fn records(&self) -> Records<'_> {
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
            people: &self.people,
            labels: &self.labels,
        }
    }
}

/// A return to use whose own words begin with `words`.
fn a_return(number: u8, local: &str, words: &str, share: ShareFlag) -> Return {
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

fn checkin(number: u8, date: &str, words: &str, share: ShareFlag, deleted: bool) -> Checkin {
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

fn page(number: u8, local: &str, words: &str, share: ShareFlag, deleted: bool) -> JournalEntry {
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

fn life() -> Life {
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
                phone: "NEVER-5551234".into(),
                when: "NEVER-when".into(),
                may_call_since: None,
                before_unlock: true,
            },
        }],
        labels: Labels::default(),
    }
}

fn text_of(report: &Report) -> String {
    report.texts().join("\n")
}

/// Every planted word that `text` holds, by its first part.
fn planted<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.starts_with(mark))
        .collect()
}

fn every_set_of_kinds() -> Vec<Vec<ShareKind>> {
    (1_u8..128)
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

#[test]
fn only_what_was_chosen_leaves() {
    let life = life();
    for kinds in every_set_of_kinds() {
        for own_words in [false, true] {
            for lang in Lang::ALL {
                let scope = ExportScope {
                    lang,
                    ..scope(&kinds, own_words)
                };
                let text = text_of(&build(&scope, &life.records(), "0.1.0", &now()).unwrap());
                let case = format!("kinds {kinds:?}, own words {own_words}, {lang:?}");
                assert_eq!(
                    planted(&text, "NEVER"),
                    Vec::<&str>::new(),
                    "outside the days, deleted, marked never or needed by nobody: {case}"
                );
                if !own_words {
                    assert_eq!(
                        planted(&text, "FREE"),
                        Vec::<&str>::new(),
                        "own lines were not ticked: {case}"
                    );
                }
                let has = |mark: &str| !planted(&text, mark).is_empty();
                for (mark, kind, what) in [
                    ("SESSION", ShareKind::Sessions, "titles of sessions"),
                    ("PROVIDER", ShareKind::Sessions, "who leads a session"),
                    ("PLAN", ShareKind::Plan, "lines of the plan"),
                    ("USE", ShareKind::Returns, "words about a return to use"),
                ] {
                    assert_eq!(
                        has(mark),
                        own_words && kinds.contains(&kind),
                        "{what}: {case}"
                    );
                }
                for kind in kinds.iter().filter(|kind| **kind != ShareKind::Journal) {
                    assert!(
                        text.contains(&words::say(lang, kind.message(), &[])),
                        "{kind:?} has its section: {case}"
                    );
                }
                assert_eq!(
                    has("LESSON"),
                    kinds.contains(&ShareKind::Lessons),
                    "lessons: {case}"
                );
                assert_eq!(
                    has("JOURNAL"),
                    kinds.contains(&ShareKind::Journal),
                    "journal pages: {case}"
                );
                let sleep = words::say(lang, "report-checkin-sleep", &[]);
                assert_eq!(
                    text.contains(&sleep),
                    kinds.contains(&ShareKind::Checkins),
                    "check-ins: {case}"
                );
                let argument = words::say(lang, "word-events-argument", &[]);
                assert_eq!(
                    text.contains(&argument),
                    kinds.contains(&ShareKind::Cravings),
                    "cravings: {case}"
                );
            }
        }
    }
}

#[test]
fn every_own_line_can_be_ticked_and_is_printed_then() {
    let text = text_of(
        &build(
            &scope(&ShareKind::ALL, true),
            &life().records(),
            "0.1.0",
            &now(),
        )
        .unwrap(),
    );
    for mark in [
        "FREE-own-substance",
        "FREE-own-trigger",
        "FREE-situation",
        "FREE-own-place",
        "FREE-own-company",
        "FREE-own-feeling",
        "FREE-thought",
        "FREE-own-skill",
        "FREE-note",
        "FREE-session-note",
        "FREE-takeaway",
        "FREE-good",
        "JOURNAL-picked-title",
        "JOURNAL-picked-body",
        "FREE-reflection-triggers",
        "FREE-plan-reason",
        "FREE-plan-reviewer",
        "FREE-skill-note",
        "PLAN-reason",
        "PLAN-sign",
        "PLAN-trigger",
        "PLAN-situation",
        "PLAN-first",
        "PLAN-person",
        "PLAN-lapse",
        "SESSION-inside",
        "USE-picked-amount",
        "USE-picked-signs",
        "USE-picked-next",
        "USE-picked-lesson",
    ] {
        assert!(
            text.contains(mark),
            "{mark} was chosen and is missing: the counselor would read half a story"
        );
    }
}

#[test]
fn a_day_counts_by_the_clock_on_the_wall_there() {
    // Half past eleven at night in Chicago is the next day in UTC.
    let mut life = life();
    life.cravings = vec![
        craving(1, "2026-03-28T23:30:00", entry(4)),
        craving(2, "2026-03-01T00:10:00", entry(5)),
    ];
    let text = text_of(
        &build(
            &scope(&[ShareKind::Cravings], false),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap(),
    );
    assert!(
        text.contains("2 cravings, on 2 of 28 days"),
        "both evenings belong to the chosen days: {text}"
    );
}

#[test]
fn nothing_says_whether_anything_was_used() {
    let ended = |outcome| {
        let mut life = life();
        life.cravings = vec![craving(
            1,
            "2026-03-06T18:40:00",
            CravingEntry {
                outcome,
                ..entry(7)
            },
        )];
        build(
            &scope(&[ShareKind::Cravings], true),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap()
    };
    let silent = ended(None);
    for outcome in [
        CravingOutcome::Passed,
        CravingOutcome::StillHere,
        CravingOutcome::Used,
        CravingOutcome::UsedSome,
        CravingOutcome::LeftUnsaid,
    ] {
        assert_eq!(
            ended(Some(outcome)),
            silent,
            "{outcome:?} must look like no answer: that one passed would tell of the one that did not"
        );
    }
}

#[test]
fn the_first_page_counts_right_and_says_out_of_what() {
    let mut life = life();
    let mut first = craving(
        1,
        "2026-03-06T18:40:00",
        CravingEntry {
            triggers: vec![word("events.argument")],
            skills: vec![SkillUsed {
                skill: word("call"),
                minutes: None,
                helpfulness: None,
                at: None,
            }],
            outcome: Some(CravingOutcome::Passed),
            ..entry(8)
        },
    );
    first.rerates = vec![
        Rerate {
            at: first.occurred.at + Duration::minutes(15),
            intensity: Some(5),
            prompt_id: None,
        },
        Rerate {
            at: first.occurred.at + Duration::minutes(45),
            intensity: Some(2),
            prompt_id: None,
        },
    ];
    let mut second = craving(
        2,
        "2026-03-06T21:00:00",
        CravingEntry {
            triggers: vec![word("events.argument")],
            ..entry(5)
        },
    );
    second.rerates = vec![Rerate {
        at: second.occurred.at + Duration::minutes(15),
        intensity: None,
        prompt_id: None,
    }];
    let third = craving(3, "2026-03-20T09:00:00", entry(2));
    life.cravings = vec![third, first, second];
    let report = build(
        &scope(&[ShareKind::Cravings], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let summary = format!("{:?}", report.sections.get(1));
    for (expected, why) in [
        (
            "3 cravings, on 2 of 28 days",
            "days with an entry out of all days",
        ),
        (
            "26 of 28",
            "days without an entry stay visible and are not zero",
        ),
        ("8 of 10", "the strongest"),
        ("5 of 10 (middle of 3)", "the usual strength with its n"),
        ("1 of 3", "passed and rated again, out of all"),
        (
            "\u{2212}6 on average (n = 1)",
            "the change, of those rated again only",
        ),
        (
            "45 minutes (middle of 1)",
            "time to ease is the first time at two or half",
        ),
        (
            "2 of 3, average strength 6.5",
            "a trigger with count and mean",
        ),
        (
            "used once, change \u{2212}6 on average (n = 1)",
            "a skill with its measured effect",
        ),
    ] {
        assert!(
            summary.contains(expected),
            "{why}: no {expected:?} in {summary}"
        );
    }
    let rows = table(&report, 2);
    assert!(rows[0][0].contains("6:40"), "oldest first: {:?}", rows[0]);
    assert_eq!(
        rows[1][8], "asked, no answer",
        "asked and skipped is not the same as not asked"
    );
    assert_eq!(rows[2][8], "not asked", "and not the same as a zero");
    assert_eq!(rows[0][8], "5 of 10 after 15 min\n2 of 10 after 45 min");
}

fn table(report: &Report, section: usize) -> Vec<Vec<String>> {
    let blocks = &report.sections[section].blocks;
    blocks
        .iter()
        .find_map(|block| {
            if let Block::Table { rows, .. } = block {
                Some(rows.clone())
            } else {
                None
            }
        })
        .expect("a table")
}

#[test]
fn days_that_have_not_come_yet_are_not_days_without_an_entry() {
    let mut life = life();
    life.cravings = vec![craving(1, "2026-04-18T12:00:00", entry(3))];
    let scope = ExportScope {
        from: day("2026-04-18"),
        to: day("2026-04-30"),
        ..scope(&[ShareKind::Cravings], false)
    };
    let text = text_of(&build(&scope, &life.records(), "0.1.0", &now()).unwrap());
    assert!(
        text.contains("1 craving, on 1 of 3 days"),
        "18, 19 and 20 April have begun, the other ten have not: {text}"
    );
}

#[test]
fn what_was_written_late_says_so() {
    let mut late = craving(1, "2026-03-06T18:40:00", entry(7));
    late.created_at = late.occurred.at + Duration::hours(75);
    let mut same_day = craving(2, "2026-03-07T18:40:00", entry(7));
    same_day.created_at = same_day.occurred.at + Duration::hours(24);
    let mut life = life();
    life.cravings = vec![late, same_day];
    let report = build(
        &scope(&[ShareKind::Cravings], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let rows = table(&report, 2);
    assert!(
        rows[0][0].ends_with("written 3 days later"),
        "memory of three days ago reads differently: {:?}",
        rows[0]
    );
    assert!(
        !rows[1][0].contains("later"),
        "a day is not late: {:?}",
        rows[1]
    );
}

#[test]
fn planned_hours_leave_out_what_does_not_take_place() {
    let mut life = life();
    let mut cancelled = session(20, "2026-03-03T18:00:00", "cancelled");
    cancelled.cancelled = true;
    let mut court = session(21, "2026-03-04T18:00:00", "court");
    court.counts_hours = false;
    let mut moved = session(22, "2026-03-05T19:00:00", "moved");
    moved.moved = true;
    moved.end = moved.start + Duration::minutes(90);
    life.occurrences = vec![
        moved,
        session(23, "2026-03-02T18:00:00", "planned"),
        cancelled,
        court,
    ];
    let report = build(
        &scope(&[ShareKind::Sessions], true),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let summary = format!("{:?}", report.sections.get(1));
    assert!(
        summary.contains("3 sessions (moved: 1), 1 cancelled"),
        "{summary}"
    );
    assert!(
        summary.contains("\"4.5\""),
        "three hours and an hour and a half, nothing else: {summary}"
    );
    let rows = table(&report, 2);
    assert_eq!(
        rows.iter()
            .map(|row| row[1].lines().next().unwrap())
            .collect::<Vec<_>>(),
        ["planned", "cancelled", "court", "moved"],
        "by time"
    );
    assert_eq!(
        rows[1][4], "cancelled",
        "a cancelled session is told, not dropped"
    );
}

#[test]
fn a_word_is_printed_as_it_is_called_today_and_own_names_only_with_their_tick() {
    let mut life = life();
    let renamed = |list, key, label: &str| Word {
        label: Some(label.into()),
        ..Word::untouched(list, key)
    };
    life.labels = Labels::new(&[
        renamed(WordList::Triggers, own("FREE-own-trigger"), "FREE-today"),
        renamed(WordList::Triggers, word("events.argument"), "FREE-fight"),
        renamed(WordList::Skills, word("events.argument"), "FREE-wrong-list"),
    ]);
    let printed = |own_words| {
        text_of(
            &build(
                &scope(&[ShareKind::Cravings], own_words),
                &life.records(),
                "0.1.0",
                &now(),
            )
            .unwrap(),
        )
    };
    let full = printed(true);
    for label in ["FREE-today", "FREE-fight"] {
        assert!(full.contains(label), "{label} is what it is called: {full}");
    }
    assert!(
        !full.contains("FREE-own-trigger"),
        "and not what it was called"
    );
    assert!(
        !full.contains("FREE-wrong-list"),
        "a name belongs to its list"
    );
    let plain = printed(false);
    assert!(
        !plain.contains("FREE-"),
        "own names are the person's words: {plain}"
    );
    assert!(
        plain.contains(&words::say(Lang::En, "word-events-argument", &[])),
        "a default word stays readable without them"
    );
}

#[test]
fn check_ins_are_told_without_use_and_medicine_and_never_as_zero() {
    let report = build(
        &scope(&[ShareKind::Checkins], false),
        &life().records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let rows = table(&report, 2);
    assert_eq!(rows.len(), 1, "one check-in of these days may go in");
    assert_eq!(
        rows[0][1..],
        [
            "6",
            "asked, no answer",
            "asked, no answer",
            "asked, no answer",
            "asked, no answer",
            "7",
            "asked, no answer"
        ],
        "mood and sleep were answered, the rest was asked"
    );
    let text = text_of(&report);
    for said in ["Yes", "yes", "Did you use", "as planned"] {
        assert!(
            !text.contains(said),
            "the answer about use or medicine is told: {said}"
        );
    }
    assert!(text.contains("1, and skipped: 0"), "{text}");
    assert!(
        text.contains("7 on average (n = 1)"),
        "with what it is out of"
    );
    assert!(
        text.contains("3. Not the same as zero."),
        "three were asked for and have no answer in here; that one of them is held back is not told, the day before is another report's: {text}"
    );

    let mut life = life();
    life.checkins[0].entry = CheckinEntry {
        asked: vec![CheckinItem::Mood, CheckinItem::UsedToday],
        share: ShareFlag::Ask,
        ..serde_json::from_value(serde_json::json!({ "asked": ["mood"] })).unwrap()
    };
    let report = build(
        &scope(&[ShareKind::Checkins], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let rows = table(&report, 2);
    assert_eq!(
        (rows[0][1].as_str(), rows[0][2].as_str()),
        ("skipped", "not asked"),
        "three kinds of nothing stay apart"
    );
}

#[test]
fn nothing_tells_whether_the_question_about_use_was_answered() {
    let told = |used: Option<UsedToday>, meds: Option<bool>| {
        let mut life = life();
        life.checkins[0].entry = CheckinEntry {
            asked: CheckinItem::ALL.to_vec(),
            used_today: used,
            meds_ok: meds,
            ..serde_json::from_value(serde_json::json!({ "asked": ["mood"] })).unwrap()
        };
        build(
            &scope(&[ShareKind::Checkins], true),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap()
    };
    let skipped = told(None, None);
    for (used, meds) in [
        (Some(UsedToday::Yes), None),
        (Some(UsedToday::No), None),
        (None, Some(false)),
    ] {
        assert_eq!(
            told(used, meds),
            skipped,
            "{used:?}, {meds:?}: the report must be the same, letter for letter"
        );
    }
}

#[test]
fn lessons_that_were_due_are_told_with_how_many_were_finished() {
    let mut life = life();
    life.program.start = Some(day("2026-03-02"));
    for (lesson, week) in life.lessons.iter_mut().zip([1, 9]) {
        lesson.due = Some(LessonDue {
            due: Due::Week { week },
            when: DueWhen::Later,
            week: Some(week),
            at: None,
            session_title: String::new(),
            session_kind: None,
            cancelled: false,
        });
    }
    let text = text_of(
        &build(
            &scope(&[ShareKind::Lessons], false),
            &life.records(),
            "0.1.0",
            &now(),
        )
        .unwrap(),
    );
    assert!(
        text.contains("Due by then\n1 of 1 finished"),
        "one was due in week 1 and is done; week 9 is after these days: {text}"
    );
}

#[test]
fn a_page_stands_whole_with_both_its_times() {
    let mut life = life();
    life.journal[0].content.body = "ñ".repeat(100_000);
    let report = build(
        &scope(&[ShareKind::Journal], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let section = report.sections.last().unwrap();
    let Some(Block::Facts { rows }) = section.blocks.last() else {
        panic!("pages are names and values: {section:?}");
    };
    let whole: String = rows.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(
        whole,
        "ñ".repeat(100_000),
        "the longest page there can be is not cut"
    );
    assert!(
        rows[0].label.contains("written 2 days later"),
        "when it happened and when it was written: {}",
        rows[0].label
    );
}

#[test]
fn journal_pages_are_picked_one_by_one_or_not_at_all() {
    let records = life();
    let refused =
        |scope: ExportScope| build(&scope, &records.records(), "0.1.0", &now()).unwrap_err();
    let none = refused(ExportScope {
        pages: Vec::new(),
        ..scope(&[ShareKind::Journal], true)
    });
    assert_eq!(
        (none.code, none.field.as_str()),
        (ErrorCode::NothingSelected, "pages")
    );
    let unasked = refused(ExportScope {
        pages: vec![id(80)],
        ..scope(&[ShareKind::Plan], true)
    });
    assert_eq!(
        unasked.code,
        ErrorCode::BadInput,
        "pages without the kind are a mistake, not a guess"
    );
    let many = refused(ExportScope {
        pages: (0..201).map(|_| id(80)).collect(),
        ..scope(&[ShareKind::Journal], true)
    });
    assert_eq!(many.code, ErrorCode::TooMany);
}

#[test]
fn an_empty_kind_says_that_it_is_empty() {
    let empty = Records {
        cravings: &[],
        returns: &[],
        lang: Lang::En,
        checkins: &[],
        prompts: &[],
        journal: &[],
        occurrences: &[],
        program: None,
        session_notes: &[],
        lessons: &[],
        plan: None,
        people: &[],
        labels: &Labels::default(),
    };
    let text = text_of(&build(&scope(&ShareKind::ALL, true), &empty, "0.1.0", &now()).unwrap());
    for sentence in [
        "report-cravings-none",
        "report-checkins-none",
        "report-journal-none",
        "report-sessions-none",
        "report-lessons-none",
        "report-plan-none",
    ] {
        assert!(
            text.contains(&words::say(Lang::En, sentence, &[])),
            "{sentence}: silence would read as zero"
        );
    }
    assert!(
        !text.contains("Strongest"),
        "no number is made out of nothing"
    );
}

#[test]
fn the_cover_tells_what_is_in_and_what_is_not() {
    let build_cover = |scope: &ExportScope| {
        format!(
            "{:?}",
            build(scope, &life().records(), "9.8.7", &now())
                .unwrap()
                .sections[0]
        )
    };
    let cover = build_cover(&scope(&[ShareKind::Cravings, ShareKind::Plan], false));
    for expected in [
        "M. Ortiz",
        "J. R.",
        "Thursday's talk",
        "Counselor or therapist",
        "Cravings, Relapse-prevention plan",
        "Check-ins, Sessions, Lessons, Returns to use, Journal pages, Notes and own words",
        "(28 days)",
        "Self-reported",
        "No end date",
        "9.8.7",
        "When a treatment program covered by 42 CFR part 2 keeps or passes on this record, this notice applies:",
        "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
        "Mar 1, 2026",
        "Mar 28, 2026",
    ] {
        assert!(
            cover.contains(expected),
            "the cover does not say {expected:?}: {cover}"
        );
    }
    let quiet = build_cover(&ExportScope {
        name_left_out: false,
        ..scope(&[ShareKind::Cravings], false)
    });
    assert!(
        !quiet.contains("Left out"),
        "what was left out can be used against a person: they may keep it to themselves"
    );
    let ends = build_cover(&ExportScope {
        expires: Some(day("2026-06-30")),
        ..scope(&[ShareKind::Cravings], false)
    });
    assert!(ends.contains("Jun 30, 2026"), "{ends}");
}

#[test]
fn the_notice_is_the_short_statement_word_for_word_in_both_languages() {
    // 42 CFR 2.32 as amended in 2024. Older wordings ("unauthorized disclosure") are still around and are wrong now.
    for lang in Lang::ALL {
        let notice = words::say(lang, "report-part2", &[]);
        assert!(
            notice.contains(
                "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
            ),
            "{lang:?}: {notice}"
        );
    }
}

#[test]
fn a_court_or_an_employer_needs_the_stop_screen() {
    for role in [RecipientRole::Court, RecipientRole::Employer] {
        let unread = ExportScope {
            role,
            ..scope(&[ShareKind::Sessions], false)
        };
        let refused = build(&unread, &life().records(), "0.1.0", &now())
            .map_err(|error| (error.code, error.field));
        assert_eq!(
            refused,
            Err((ErrorCode::BadInput, "stop_read".to_owned())),
            "{role:?}: not even a preview before it was read"
        );
        let read = ExportScope {
            stop_read: true,
            ..unread
        };
        assert!(build(&read, &life().records(), "0.1.0", &now()).is_ok());
    }
}

#[test]
fn words_of_a_person_come_back_as_typed() {
    let hostile = format!(
        "<script>window.__pwned = 1</script> \u{202e}olleh {{ $n }} \"&<b>{}",
        "🌊".repeat(9_000)
    );
    let mut life = life();
    life.cravings = vec![craving(
        1,
        "2026-03-06T18:40:00",
        CravingEntry {
            note: hostile.clone(),
            triggers: vec![own(&hostile.chars().take(200).collect::<String>())],
            ..entry(7)
        },
    )];
    let report = build(
        &scope(&[ShareKind::Cravings], true),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    assert!(
        report.texts().contains(&hostile.as_str()),
        "nothing is cut, filtered or read as a message of ours"
    );
}

#[test]
fn the_longest_entry_still_fits() {
    let most: Vec<Term> = (0..200).map(|n| own(&format!("{n:0>200}"))).collect();
    let mut life = life();
    life.cravings = vec![craving(
        1,
        "2026-03-06T18:40:00",
        CravingEntry {
            triggers: most,
            note: "x".repeat(10_000),
            ..entry(7)
        },
    )];
    let built = build(
        &scope(&[ShareKind::Cravings], true),
        &life.records(),
        "0.1.0",
        &now(),
    );
    assert!(
        built.is_ok(),
        "whatever the app lets a person write, it can hand over: {:?}",
        built.err()
    );
}

#[test]
fn every_sentence_exists_in_both_languages() {
    let catalogue = |text: &str| -> std::collections::BTreeSet<String> {
        text.lines()
            .filter_map(|line| line.split_once(" = ").map(|(id, _)| id))
            .filter(|id| id.starts_with("report-") || id.starts_with("reader-"))
            .map(str::to_owned)
            .collect()
    };
    let en = catalogue(include_str!("../../../../../ui/messages/en/report.ftl"));
    let es = catalogue(include_str!("../../../../../ui/messages/es/report.ftl"));
    assert_eq!(en, es, "a sentence in one language only");
    let life = life();
    for lang in Lang::ALL {
        for own_words in [false, true] {
            let scope = ExportScope {
                lang,
                ..scope(&ShareKind::ALL, own_words)
            };
            for records in [
                life.records(),
                Records {
                    cravings: &[],
                    returns: &[],
                    lang: Lang::En,
                    checkins: &[],
                    prompts: &[],
                    journal: &[],
                    occurrences: &[],
                    program: None,
                    session_notes: &[],
                    lessons: &[],
                    plan: None,
                    people: &[],
                    labels: &Labels::default(),
                },
            ] {
                for text in build(&scope, &records, "0.1.0", &now()).unwrap().texts() {
                    for mark in ["report-", "word-", "session-kind-", "{$", "{ $"] {
                        assert!(
                            !text.contains(mark),
                            "{lang:?}: an id stands where words should: {text}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn dates_are_said_the_way_the_reader_says_them() {
    let said = |lang| {
        let report = build(
            &ExportScope {
                lang,
                ..scope(&[ShareKind::Cravings], false)
            },
            &life().records(),
            "0.1.0",
            &now(),
        )
        .unwrap();
        table(&report, 2)[0][0].replace('\u{202f}', " ")
    };
    assert_eq!(said(Lang::En), "Fri, Mar 6, 2026, 6:40 PM");
    assert!(
        said(Lang::Es).starts_with("vie, 6 de mar de 2026"),
        "{}",
        said(Lang::Es)
    );
}

#[test]
fn attendance_is_told_with_what_it_is_out_of_and_not_noted_is_not_missed() {
    let noted = |number, local: &str, status, minutes| {
        let mut session = session(number, local, "");
        session.attendance = Some(Attendance {
            status: Some(status),
            reason: Some(word("missed.sick")).filter(|_| AttendanceStatus::was_missed(status)),
            minutes_credited: minutes,
            made_up: false,
            makeup_for: None,
            has_notes: false,
            on_my_way: false,
            kept: false,
        });
        session
    };
    let mut life = life();
    life.program.phases = vec![Phase {
        kind: PhaseKind::Iop,
        from: at("2026-03-02T00:00:00").date(),
        until: None,
        minutes_a_week: Some(540),
        weekdays: Vec::new(),
    }];
    life.occurrences = vec![
        noted(20, "2026-03-02T18:00:00", AttendanceStatus::Attended, 180),
        noted(21, "2026-03-03T18:00:00", AttendanceStatus::Late, 150),
        noted(
            22,
            "2026-03-04T18:00:00",
            AttendanceStatus::MissedExcused,
            0,
        ),
        session(23, "2026-03-05T18:00:00", ""),
    ];
    let report = build(
        &scope(&[ShareKind::Sessions], false),
        &life.records(),
        "0.1.0",
        &now(),
    )
    .unwrap();
    let summary = format!("{:?}", report.sections.get(1));
    for said in [
        "2 of 4 sessions that took place",
        "1 of 2 attended",
        "1 (excused: 1, made up for: 0)",
        "1 of 4. Not the same as missed.",
        "5.5 of 9",
    ] {
        assert!(summary.contains(said), "{said}: {summary}");
    }
    let states: Vec<String> = table(&report, 2).iter().map(|row| row[4].clone()).collect();
    assert_eq!(
        states,
        [
            "there",
            "there, came late",
            "missed, excused\nI was sick",
            "not noted"
        ]
    );
}
