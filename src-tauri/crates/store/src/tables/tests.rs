//! What goes into a table comes out of it; lists are complete; deleting can be taken back.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use evenkeel_domain::content::{ChoiceOption, Question, Task};
use evenkeel_domain::cravings::{
    Craving, CravingCursor, CravingEntry, CravingOutcome, Feeling, Halt, Rerate, SkillUsed,
};
use evenkeel_domain::drafts::Draft;
use evenkeel_domain::lessons::{
    AsideAnswer, Asked, Due, LessonAssignment, LessonProgress, LessonState, QuizAnswer,
};
use evenkeel_domain::link::SessionLink;
use evenkeel_domain::people::{Consent, Person, PersonEntry, PersonPhone, PersonRole};
use evenkeel_domain::plan::{Plan, PlanContent, PlanItem, PlanSection};
use evenkeel_domain::sessions::{
    Location, SessionDetails, SessionException, SessionKind, SessionOrigin, SessionSeries,
};
use evenkeel_domain::settings::VaultSettings;
use evenkeel_domain::share::{
    Disclosure, DisclosureState, ExportScope, RecipientRole, ShareFlag, ShareKind,
};
use evenkeel_domain::time::{Moment, Precision};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::{Id, Lang};
use proptest::prelude::*;

use crate::StoreError;
use crate::tables::{
    self, audit, cravings, disclosures, drafts, lessons, people, plan, sessions, settings,
};
use crate::testing::{Place as Folder, now};

pub(crate) fn id(n: u64) -> Id {
    let [a, b, c, d, e, f, g, h] = n.to_be_bytes();
    Id::new(now(), [0, 0, a, b, c, d, e, f, g, h])
}

fn local() -> chrono::NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 1)
        .unwrap()
        .and_hms_nano_opt(1, 30, 0, 123_456_789)
        .unwrap()
}

/// A craving with every field filled, each with something that could be mixed up or cut off.
pub(crate) fn full_craving(n: u64, at: DateTime<Utc>) -> Craving {
    Craving {
        id: id(n),
        occurred: Moment {
            at,
            zone: "America/New_York".into(),
            local: local(),
            precision: Precision::About,
        },
        created_at: at + Duration::nanoseconds(1),
        updated_at: at + Duration::seconds(2),
        deleted_at: None,
        revision: 1,
        lang: Lang::Es,
        prompt_id: Some("evening".into()),
        rerates: vec![
            Rerate {
                at: at + Duration::minutes(15),
                intensity: Some(4),
                prompt_id: Some("rerate-15".into()),
            },
            Rerate {
                at: at + Duration::minutes(45),
                intensity: None,
                prompt_id: None,
            },
        ],
        entry: CravingEntry {
            intensity: 10,
            substances: vec![
                Term::Builtin("alcohol".into()),
                Term::Custom("la \"chela\"".into()),
            ],
            triggers: vec![
                Term::Custom("events.argument".into()),
                Term::Builtin("events.argument".into()),
            ],
            trigger_main: Some(Term::Builtin("events.argument".into())),
            situation: "<script>alert(1)</script>".into(),
            place: Some(Term::Custom("שוק".into())),
            company: Some(Term::Builtin("alone".into())),
            emotions: vec![Feeling {
                feeling: Term::Builtin("numb".into()),
                strength: 0,
            }],
            body: vec![Term::Builtin("none".into())],
            halt: Some(Halt {
                hungry: true,
                angry: false,
                lonely: true,
                tired: false,
            }),
            thought: "🌊".repeat(10_000),
            confidence: Some(0),
            skills: vec![
                SkillUsed {
                    skill: Term::Builtin("delay".into()),
                    minutes: Some(0),
                    helpfulness: Some(4),
                    at: Some(at + Duration::minutes(1)),
                },
                SkillUsed {
                    skill: Term::Custom("knit".into()),
                    minutes: None,
                    helpfulness: None,
                    at: None,
                },
            ],
            plan_items: vec![id(7), id(8)],
            contacted: Some(id(9)),
            session: Some(SessionLink {
                series: id(10),
                recurrence_id: local(),
            }),
            outcome: Some(CravingOutcome::LeftUnsaid),
            note: "line one\r\nline two\0 with a NUL and a trailing space ".into(),
            share: ShareFlag::Never,
        },
    }
}

/// A craving of which only the number was said.
pub(crate) fn bare_craving(n: u64, at: DateTime<Utc>) -> Craving {
    let full = full_craving(n, at);
    Craving {
        prompt_id: None,
        rerates: Vec::new(),
        entry: CravingEntry::of(0),
        ..full
    }
}

#[test]
fn a_craving_comes_back_as_it_was_told() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let (full, bare) = (
        full_craving(1, now()),
        bare_craving(2, now() - Duration::days(40_000)),
    );
    vault
        .write(|w| {
            cravings::insert(w, &full)?;
            cravings::insert(w, &bare)
        })
        .unwrap();
    assert_eq!(
        vault.read(|r| cravings::get(r, full.id)).unwrap(),
        full,
        "nothing said may be lost or changed"
    );
    assert_eq!(
        vault.read(|r| cravings::get(r, bare.id)).unwrap(),
        bare,
        "what was not said stays unsaid, not zero"
    );
    let again = vault.write(|w| cravings::insert(w, &full));
    assert!(
        matches!(again, Err(StoreError::Duplicate)),
        "the same id is never stored twice: {again:?}"
    );
}

#[test]
fn correcting_keeps_what_was_said_before() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let first = full_craving(1, now());
    let mut second = first.clone();
    second.revision = 2;
    second.entry.intensity = 3;
    second.entry.triggers = vec![Term::Builtin("body.tired".into())];
    second.entry.trigger_main = None;
    second.entry.skills.clear();
    vault.write(|w| cravings::insert(w, &first)).unwrap();
    vault.write(|w| cravings::update(w, &second)).unwrap();
    assert_eq!(
        vault.read(|r| cravings::get(r, first.id)).unwrap(),
        second,
        "the correction counts"
    );
    assert_eq!(
        vault.read(|r| cravings::versions(r, first.id)).unwrap(),
        [(second.updated_at, first.clone())],
        "and the first telling is kept"
    );
    assert!(
        matches!(
            vault.write(|w| cravings::update(w, &second)),
            Err(StoreError::Stale)
        ),
        "a correction of something that changed meanwhile is refused"
    );
    let unknown = Craving {
        id: id(99),
        ..second
    };
    assert!(matches!(
        vault.write(|w| cravings::update(w, &unknown)),
        Err(StoreError::NotFound)
    ));
}

#[test]
fn deleting_is_taken_back_and_purging_is_not() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let craving = full_craving(1, now());
    vault.write(|w| cravings::insert(w, &craving)).unwrap();
    vault
        .write(|w| cravings::delete(w, craving.id, now()))
        .unwrap();
    assert_eq!(
        vault.read(|r| cravings::page(r, None, 10)).unwrap().items,
        [],
        "deleted is off the list"
    );
    assert!(
        matches!(
            vault.write(|w| cravings::delete(w, craving.id, now())),
            Err(StoreError::NotFound)
        ),
        "once"
    );
    vault.write(|w| cravings::undelete(w, craving.id)).unwrap();
    assert_eq!(
        vault.read(|r| cravings::page(r, None, 10)).unwrap().items,
        [craving.clone()],
        "taken back is as before"
    );
    assert!(matches!(
        vault.write(|w| cravings::undelete(w, craving.id)),
        Err(StoreError::NotFound)
    ));

    vault
        .write(|w| cravings::delete(w, craving.id, now()))
        .unwrap();
    let kept = vault.write(|w| tables::purge(w, now(), now())).unwrap();
    assert_eq!(kept, 0, "what was deleted just now is not purged");
    let gone = vault
        .write(|w| tables::purge(w, now() + Duration::days(30), now() + Duration::days(30)))
        .unwrap();
    assert_eq!(gone, 1);
    assert!(matches!(
        vault.read(|r| cravings::get(r, craving.id)),
        Err(StoreError::NotFound)
    ));
    let counts = vault.read(tables::counts).unwrap();
    for table in [
        "cravings",
        "craving_triggers",
        "craving_skills",
        "craving_versions",
    ] {
        assert!(
            counts.contains(&(table, 0)),
            "{table} must hold nothing of it any more: {counts:?}"
        );
    }
}

#[test]
fn a_window_of_time_holds_its_start_and_not_its_end() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let hour = Duration::hours(1);
    let all: Vec<_> = (0..3u8)
        .map(|n| bare_craving(u64::from(n), now() + hour * i32::from(n)))
        .collect();
    vault
        .write(|w| all.iter().try_for_each(|c| cravings::insert(w, c)))
        .unwrap();
    assert_eq!(
        vault
            .read(|r| cravings::between(r, now(), now() + hour * 2))
            .unwrap(),
        all[..2]
    );
    assert_eq!(
        vault.read(|r| cravings::since(r, now() + hour)).unwrap(),
        all[1..]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn paging_shows_every_craving_once_newest_first(
        minutes in proptest::collection::vec(0i64..20, 0..40),
        deleted in proptest::collection::vec(any::<bool>(), 40),
        limit in 1u32..9,
    ) {
        let place = Folder::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        // Many share a minute: the cursor must not skip or repeat those.
        let all: Vec<_> = (0u64..).zip(&minutes).map(|(n, m)| bare_craving(n, now() + Duration::minutes(*m))).collect();
        vault.write(|w| {
            for (craving, gone) in all.iter().zip(&deleted) {
                cravings::insert(w, craving)?;
                if *gone { cravings::delete(w, craving.id, now())?; }
            }
            Ok(())
        }).unwrap();
        let mut expected: Vec<_> = all.iter().zip(&deleted).filter(|(_, gone)| !**gone).map(|(c, _)| c.clone()).collect();
        expected.sort_by_key(|c| std::cmp::Reverse((c.occurred.at, c.id)));
        let mut seen = Vec::new();
        let mut cursor: Option<CravingCursor> = None;
        loop {
            let page = vault.read(|r| cravings::page(r, cursor.as_ref(), limit)).unwrap();
            prop_assert_eq!(page.total as usize, expected.len());
            prop_assert!(page.items.len() <= limit as usize);
            seen.extend(page.items);
            match page.next { Some(next) => cursor = Some(next), None => break }
            prop_assert!(seen.len() <= expected.len(), "paging must come to an end");
        }
        prop_assert_eq!(seen, expected);
    }
}

pub(super) fn series(n: u64) -> SessionSeries {
    SessionSeries {
        id: id(n),
        created_at: now(),
        updated_at: now() + Duration::seconds(1),
        deleted_at: None,
        origin: SessionOrigin::Calendar {
            uid: "event@example.org".into(),
            sequence: 3,
            calendar: "Evening track".into(),
        },
        details: SessionDetails {
            kind: SessionKind::GroupEarly,
            title: "Group <b>A</b>".into(),
            provider: "María".into(),
            provider_person: Some(id(77)),
            place: Location {
                name: "Main St 1".into(),
                room: "204".into(),
                directions: "back door".into(),
                travel_minutes: Some(35),
            },
            phone: "+1 555 0100".into(),
            video_url: "https://video.example/j/1".into(),
            bring: vec!["workbook".into(), "water".into()],
            note: "bring the workbook".into(),
            start: local(),
            zone: "America/Chicago".into(),
            minutes: 180,
            all_day: false,
            rrule: Some("FREQ=WEEKLY;BYDAY=MO,WE,FR".into()),
            rdates: vec![local() + Duration::days(1)],
            exdates: vec![local() + Duration::days(2), local() + Duration::days(3)],
            counts_hours: true,
        },
        exceptions: vec![SessionException {
            recurrence_id: local(),
            recurrence_at: now(),
            cancelled: false,
            start: Some(local() + Duration::hours(1)),
            minutes: Some(90),
            title: Some("moved".into()),
            place: Some("Room 3".into()),
            sequence: 4,
        }],
        own_changes: vec![SessionException {
            recurrence_id: local() + Duration::days(4),
            recurrence_at: now(),
            cancelled: true,
            start: None,
            minutes: None,
            title: None,
            place: None,
            sequence: 0,
        }],
        starts_from: Some(local() - Duration::days(1)),
        ends_before: Some(local() + Duration::days(60)),
    }
}

#[test]
fn sessions_come_back_and_are_replaced_whole() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let first = series(1);
    vault.write(|w| sessions::put(w, &first)).unwrap();
    assert_eq!(vault.read(sessions::all).unwrap(), [first.clone()]);
    let mut changed = first.clone();
    changed.origin = SessionOrigin::Manual;
    changed.details.rrule = None;
    changed.details.place.travel_minutes = None;
    changed.exceptions.clear();
    vault.write(|w| sessions::put(w, &changed)).unwrap();
    assert_eq!(
        vault.read(|r| sessions::get(r, first.id)).unwrap(),
        changed,
        "exceptions that are gone must not linger"
    );
    vault
        .write(|w| sessions::delete(w, first.id, now()))
        .unwrap();
    assert_eq!(vault.read(sessions::all).unwrap(), []);
    assert_eq!(
        vault.read(sessions::all_with_deleted).unwrap().len(),
        1,
        "an import must still recognise it"
    );
    vault.write(|w| sessions::undelete(w, first.id)).unwrap();
    assert_eq!(vault.read(sessions::all).unwrap(), [changed]);
}

#[test]
fn every_version_of_the_plan_stays_as_it_was() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    assert_eq!(
        vault.read(plan::current).unwrap().version,
        0,
        "nothing saved yet"
    );
    let item = |n: u64, text: &str| PlanItem {
        id: id(n),
        section: PlanSection::Reasons,
        content: PlanContent::Line { text: text.into() },
    };
    let first = Plan {
        version: 1,
        saved_at: Some(now()),
        saved_on: None,
        reason: "first".into(),
        reviewed_with: "R.".into(),
        items: vec![item(2, "my daughter"), item(1, "my own bed")],
    };
    let second = Plan {
        version: 2,
        reason: "calmer".into(),
        items: vec![item(1, "my own bed")],
        ..first.clone()
    };
    vault.write(|w| plan::insert(w, &first)).unwrap();
    assert!(
        matches!(
            vault.write(|w| plan::insert(w, &first)),
            Err(StoreError::Stale)
        ),
        "a version is saved once"
    );
    vault.write(|w| plan::insert(w, &second)).unwrap();
    assert_eq!(vault.read(plan::current).unwrap(), second);
    assert_eq!(
        vault.read(|r| plan::at_version(r, 1)).unwrap(),
        first,
        "the old version is unchanged, order included"
    );
    let versions = vault.read(|r| plan::versions(r, 10)).unwrap();
    assert_eq!(
        versions
            .iter()
            .map(|v| (v.version, v.items))
            .collect::<Vec<_>>(),
        [(2, 1), (1, 2)],
        "newest first"
    );
}

fn asked(version: u32, prompt: &str) -> Asked {
    let option = |id: &str, right| ChoiceOption {
        id: id.into(),
        text: format!("¿{id}?"),
        right,
        feedback: "Sí.".into(),
    };
    Asked {
        version,
        lang: Lang::Es,
        question: Question {
            id: "q1".into(),
            prompt: prompt.into(),
            task: Task::Choice {
                options: vec![option("a", true), option("b", false)],
            },
        },
    }
}

#[test]
fn a_question_is_kept_as_it_stood_when_it_was_first_answered_in_a_version() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let keep = |vault: &mut crate::Vault, asked: &Asked| {
        vault
            .write(|w| lessons::answers::ask(w, "triggers", asked))
            .unwrap();
        vault
            .read(|r| lessons::answers::asked(r, "triggers"))
            .unwrap()
    };
    let first = asked(1, "¿Qué?");
    assert_eq!(keep(&mut vault, &first), [first.clone()]);
    assert_eq!(
        keep(&mut vault, &asked(1, "otra vez")),
        [first],
        "the same version is written once, not at every pause in reading"
    );
    let second = asked(2, "¿Cuál?");
    assert_eq!(
        keep(&mut vault, &second),
        [second.clone()],
        "a later version takes its place"
    );
    let aside = AsideAnswer {
        question: "q1".into(),
        version: 2,
        lang: Lang::Es,
        prompt: second.question.prompt,
        picked: vec!["¿b?".into()],
        first_try: false,
        set_aside_at: now(),
    };
    vault
        .write(|w| lessons::answers::set_aside(w, "triggers", std::slice::from_ref(&aside)))
        .unwrap();
    assert_eq!(
        vault
            .read(|r| lessons::answers::aside(r, "triggers"))
            .unwrap(),
        [aside],
        "what was set aside comes back in its words"
    );
    assert_eq!(
        vault
            .read(|r| lessons::answers::asked(r, "triggers"))
            .unwrap(),
        [],
        "its question is not held against the next answer"
    );
}

#[test]
fn a_lesson_is_due_at_one_time() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let due = |due: Due| LessonAssignment {
        lesson: "triggers".into(),
        due,
        created_at: now(),
    };
    let week = due(Due::Week { week: 104 });
    let session = due(Due::Session {
        series: id(7),
        recurrence_id: local(),
    });
    for wanted in [&week, &session, &week] {
        vault.write(|w| lessons::due::put(w, wanted)).unwrap();
        assert_eq!(
            vault.read(lessons::due::all).unwrap(),
            [wanted.clone()],
            "what is said last holds"
        );
    }
    let nonsense = vault.write(|w| lessons::due::put(w, &due(Due::Week { week: 105 })));
    assert!(nonsense.is_err(), "the column holds the bound once more");
    vault
        .write(|w| lessons::due::remove(w, "triggers"))
        .unwrap();
    assert_eq!(vault.read(lessons::due::all).unwrap(), []);
    vault
        .write(|w| lessons::due::remove(w, "triggers"))
        .unwrap();
}

#[test]
fn people_lessons_drafts_settings_and_disclosures_come_back() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let person = |n: u64, position: u32| Person {
        id: id(n),
        created_at: now(),
        updated_at: now(),
        deleted_at: None,
        position,
        entry: PersonEntry {
            name: "José".into(),
            role: Some(PersonRole::Psychologist),
            organization: "Río".into(),
            phones: vec![PersonPhone {
                label: "a \"b\"".into(),
                number: "+1 (555) 0100".into(),
            }],
            after_hours: "555 0101".into(),
            address: "4 Oak".into(),
            when: "evenings".into(),
            call_for: "sleep".into(),
            may_call_since: NaiveDate::from_ymd_opt(2026, 10, 1),
            in_crisis: true,
            before_unlock: true,
            consent: Consent {
                scope: "attendance".into(),
                from: NaiveDate::from_ymd_opt(2026, 10, 1),
                until: NaiveDate::from_ymd_opt(2026, 12, 1),
                taken_back: NaiveDate::from_ymd_opt(2026, 11, 1),
            },
        },
    };
    let (late, early) = (person(1, 5), person(2, 0));
    let progress = LessonProgress {
        lesson: "triggers".into(),
        version: 1,
        started: now(),
        finished: Some(now() + Duration::minutes(9)),
        updated_at: now(),
        state: LessonState {
            sections_done: vec!["what".into()],
            place: Some("quiz".into()),
            answers: vec![QuizAnswer {
                question: "q1".into(),
                options: vec!["b".into(), "a".into()],
                first_try: false,
            }],
            confidence_after: Some(0),
            reflection: "I noticed…".into(),
            share: ShareFlag::Ok,
            bookmarked: true,
            done: true,
        },
    };
    let draft = Draft {
        key: "cravings.new".into(),
        json: "{\"half\": \"typ".into(),
    };
    let disclosure = |n: u64| Disclosure {
        id: id(n),
        at: now() + Duration::days(i64::try_from(n).unwrap()),
        scope: ExportScope {
            recipient: "Dr. R.".into(),
            recipient_person: None,
            role: RecipientRole::Counselor,
            purpose: "weekly".into(),
            prepared_by: String::new(),
            kinds: vec![ShareKind::Cravings, ShareKind::Plan, ShareKind::Journal],
            pages: vec![id(9)],
            from: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(),
            to: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
            free_text: false,
            topics: Vec::new(),
            own: vec!["note/1".into()],
            returns: Vec::new(),
            label: String::new(),
            name_left_out: true,
            expires: None,
            lang: Lang::En,
            stop_read: false,
        },
        file_name: "journal-2026-11-23.html".into(),
        sha256: "ab".repeat(32),
        state: DisclosureState::Made,
        revoked_at: None,
    };
    assert_eq!(
        vault.read(settings::get).unwrap(),
        VaultSettings::default(),
        "defaults while nothing was chosen"
    );
    let chosen = VaultSettings {
        lock_after_minutes: 17,
        ..VaultSettings::default()
    };
    vault
        .write(|w| {
            people::put(w, &late)?;
            people::put(w, &early)?;
            lessons::put(w, &progress)?;
            drafts::put(w, &draft, now())?;
            disclosures::insert(w, &disclosure(1))?;
            disclosures::insert(w, &disclosure(2))?;
            settings::put(w, &chosen)
        })
        .unwrap();
    vault.lock().unwrap();
    let mut vault = place
        .store
        .unlock(
            crate::UnlockWith::Passphrase(&crate::testing::pass("slate violin harbor")),
            crate::UnlockOptions {
                now: now(),
                accept_older: false,
            },
        )
        .unwrap()
        .vault;
    assert_eq!(
        vault.read(people::all).unwrap(),
        [early.clone(), late.clone()],
        "in the person's order"
    );
    vault.write(|w| people::delete(w, early.id, now())).unwrap();
    assert_eq!(vault.read(people::all).unwrap(), [late]);
    assert_eq!(
        vault.read(|r| people::get(r, early.id)).unwrap().entry,
        early.entry,
        "old plans still find them"
    );
    assert_eq!(
        vault.read(|r| lessons::get(r, "triggers")).unwrap(),
        Some(progress.clone())
    );
    assert_eq!(vault.read(lessons::all).unwrap(), [progress]);
    assert_eq!(vault.read(|r| lessons::get(r, "other")).unwrap(), None);
    assert_eq!(
        vault.read(|r| drafts::get(r, "cravings.new")).unwrap(),
        Some((draft, now()))
    );
    vault.write(|w| drafts::remove(w, "cravings.new")).unwrap();
    assert_eq!(
        vault.read(|r| drafts::get(r, "cravings.new")).unwrap(),
        None
    );
    assert_eq!(vault.read(settings::get).unwrap(), chosen);
    let newest = vault.read(|r| disclosures::newest(r, 10)).unwrap();
    assert_eq!(newest, [disclosure(2), disclosure(1)], "newest first");
    let revoked = vault
        .write(|w| disclosures::revoke(w, id(1), now()))
        .unwrap();
    assert_eq!(revoked.revoked_at, Some(now()));
    let twice = vault
        .write(|w| disclosures::revoke(w, id(1), now() + Duration::days(1)))
        .unwrap();
    assert_eq!(
        twice.revoked_at,
        Some(now()),
        "the first taking back is the one that counts"
    );
    assert!(matches!(
        vault.write(|w| disclosures::revoke(w, id(77), now())),
        Err(StoreError::NotFound)
    ));
    let diary: Vec<_> = vault
        .read(|r| audit::newest(r, 10))
        .unwrap()
        .iter()
        .map(|line| line.event)
        .collect();
    assert_eq!(
        diary,
        [
            audit::Event::Unlocked,
            audit::Event::Exported,
            audit::Event::Exported
        ]
    );
}

#[test]
fn a_write_that_ends_badly_leaves_nothing() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let refused: Result<(), StoreError> = vault.write(|w| {
        cravings::insert(w, &full_craving(1, now()))?;
        Err(StoreError::Stale)
    });
    assert!(matches!(refused, Err(StoreError::Stale)));
    assert_eq!(
        vault.read(|r| cravings::page(r, None, 1)).unwrap().total,
        0,
        "half a transaction must not be stored"
    );
    vault
        .write(|w| cravings::insert(w, &full_craving(1, now())))
        .unwrap();
}

#[test]
fn lists_are_served_by_their_indexes() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    for (sql, index) in [
        (
            "SELECT id FROM cravings WHERE deleted_at IS NULL ORDER BY occurred_at DESC, id DESC LIMIT 50",
            "cravings_by_time",
        ),
        (
            "SELECT id FROM cravings WHERE deleted_at IS NULL AND (occurred_at, id) < (1, x'00') \
             ORDER BY occurred_at DESC, id DESC LIMIT 50",
            "cravings_by_time",
        ),
        (
            "SELECT id FROM cravings WHERE session = x'00' AND session_recurrence = 'x' AND deleted_at IS NULL",
            "cravings_by_session",
        ),
        (
            "SELECT occurred_local FROM cravings WHERE outcome IN ('used', 'used_some') AND deleted_at IS NULL \
             AND occurred_at >= 1 AND occurred_at < 2",
            "cravings_used",
        ),
        (
            "SELECT craving FROM craving_triggers WHERE word = 'x' AND own = 0 ORDER BY craving DESC LIMIT 100",
            "craving_triggers_by_word",
        ),
        (
            "SELECT id FROM returns WHERE deleted_at IS NULL AND (occurred_at, id) < (1, x'00') \
             ORDER BY occurred_at DESC, id DESC LIMIT 50",
            "returns_by_time",
        ),
        (
            "SELECT id FROM disclosures ORDER BY at DESC, id DESC LIMIT 10",
            "disclosures_by_time",
        ),
        (
            "SELECT count(*) FROM craving_triggers WHERE word = 'x' AND own = 0",
            "craving_triggers_by_word",
        ),
    ] {
        let plan: Vec<String> = vault
            .read(|r| {
                let mut statement = r.conn().prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let rows = statement.query_map([], |row| row.get::<_, String>(3))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .unwrap();
        let text = plan.join("; ");
        assert!(text.contains(index), "{sql}\nmust use {index}, but: {text}");
        assert!(
            !text.contains("TEMP B-TREE"),
            "{sql}\nmust not sort: {text}"
        );
    }
}

/// A plan that was saved keeps the name of who stands in it; whoever stands nowhere is gone after a while, with the questions for them.
#[test]
fn who_stands_in_a_plan_outlives_being_removed_and_nobody_else_does() {
    use super::{person_questions, search_index};
    use evenkeel_domain::people::PersonQuestion;

    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let person = |n: u64| Person {
        id: id(n),
        created_at: now(),
        updated_at: now(),
        deleted_at: None,
        position: 0,
        entry: PersonEntry::named("Rosa"),
    };
    let question = |n: u64, of: u64| PersonQuestion {
        id: id(n),
        person: id(of),
        written: Moment {
            at: now(),
            zone: "UTC".into(),
            local: now().naive_utc(),
            precision: Precision::Exact,
        },
        deleted_at: None,
        text: "why\0 me?".into(),
        asked_at: Some(now()),
    };
    let saved = Plan {
        version: 1,
        saved_at: Some(now()),
        saved_on: None,
        reason: String::new(),
        reviewed_with: String::new(),
        items: vec![PlanItem {
            id: id(50),
            section: PlanSection::People,
            content: PlanContent::Person { person: id(1) },
        }],
    };
    vault
        .write(|w| {
            for n in [1, 2, 3] {
                people::put(w, &person(n))?;
                person_questions::put(w, &question(10 + n, n))?;
            }
            plan::insert(w, &saved)
        })
        .unwrap();
    assert_eq!(
        vault.read(person_questions::all).unwrap(),
        [question(11, 1), question(12, 2), question(13, 3)],
        "as they were told"
    );
    let deleted = now() + Duration::hours(1);
    vault
        .write(|w| {
            people::delete(w, id(1), deleted)?;
            people::delete(w, id(2), deleted)
        })
        .unwrap();
    assert_eq!(
        vault.read(person_questions::all).unwrap(),
        [question(13, 3)],
        "questions go with their person"
    );
    assert!(vault.write(search_index::check).unwrap());
    let later = now() + Duration::days(60);
    vault.write(|w| super::purge(w, later, later)).unwrap();
    let left: Vec<Id> = vault
        .read(people::all_with_deleted)
        .unwrap()
        .into_iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(left, [id(1), id(3)], "who stands in a plan keeps the name");
    let orphan = vault.write(|w| person_questions::put(w, &question(30, 2)));
    assert!(orphan.is_err(), "nobody is asked who is not there");
    assert!(vault.write(search_index::check).unwrap());
}
