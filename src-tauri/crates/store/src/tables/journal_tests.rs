//! Check-ins, journal, timeline and search: what goes in comes out, in order, and can be found.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use evenkeel_domain::checkins::{Checkin, CheckinEntry, CheckinItem, CheckinPart, UsedToday};
use evenkeel_domain::cravings::{Craving, Halt};
use evenkeel_domain::journal::{JournalContent, JournalEntry, JournalLink};
use evenkeel_domain::medications::{
    Dose, DoseAnswer, DoseEntry, DoseNote, Medication, MedicationEntry,
};
use evenkeel_domain::people::{Person, PersonEntry, PersonQuestion};
use evenkeel_domain::returns::{Return, ReturnEntry};
use evenkeel_domain::sessions::{
    Homework, OccurrenceEntry, OccurrenceKey, OccurrenceRecord, RecordedSession, SessionKind,
};
use evenkeel_domain::share::ShareFlag;
use evenkeel_domain::time::{Moment, Precision};
use evenkeel_domain::timeline::{
    TimelineCursor, TimelineFilter, TimelineItem, TimelineKind, merge, search,
};
use evenkeel_domain::{Id, Lang};
use proptest::prelude::*;

use super::tests::full_craving;
use super::{
    checkins, cravings, doses, journal, medications, people, person_questions, returns, search,
    search_index, session_records, sessions, timeline,
};
use crate::testing::{Place as Folder, now};
use crate::{StoreError, Vault};

fn id(n: u64) -> Id {
    let [a, b, c, d, e, f, g, h] = n.to_be_bytes();
    Id::new(now(), [1, 0, a, b, c, d, e, f, g, h])
}

fn moment(at: DateTime<Utc>) -> Moment {
    Moment {
        at,
        zone: "America/Chicago".into(),
        local: (at - Duration::hours(6)).naive_utc(),
        precision: Precision::Exact,
    }
}

fn entry(n: u64, at: DateTime<Utc>, title: &str, body: &str) -> JournalEntry {
    JournalEntry {
        id: id(n),
        occurred: moment(at),
        created_at: at + Duration::hours(30),
        updated_at: at + Duration::hours(30),
        deleted_at: None,
        revision: 1,
        lang: Lang::Es,
        content: JournalContent {
            title: title.into(),
            body: body.into(),
            share: ShareFlag::Ask,
            links: Vec::new(),
        },
    }
}

fn checkin(n: u64, date: NaiveDate, part: CheckinPart, at: DateTime<Utc>) -> Checkin {
    Checkin {
        id: id(n),
        date,
        part,
        occurred: moment(at),
        created_at: at,
        updated_at: at,
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        entry: CheckinEntry {
            asked: CheckinItem::ALL.to_vec(),
            mood: Some(0),
            craving_peak: None,
            confidence: Some(10),
            stress: Some(3),
            pain: None,
            sleep_hours: Some(24),
            sleep_quality: Some(4),
            halt: Some(Halt {
                hungry: false,
                angry: true,
                lonely: false,
                tired: false,
            }),
            used_today: Some(UsedToday::PreferNot),
            meds_ok: Some(false),
            connected: None,
            good_thing: "Mañana \0 vi el \"mar\"".into(),
            intention: String::new(),
            share: ShareFlag::Never,
        },
    }
}

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn found(vault: &mut Vault, typed: &str) -> Vec<TimelineItem> {
    let query = search(typed).unwrap();
    let filter = TimelineFilter::default();
    vault
        .read(|r| search::find(r, &query, &filter, None, 100))
        .unwrap()
        .items
}

fn ids(items: &[TimelineItem]) -> Vec<Id> {
    items.iter().map(|item| item.id).collect()
}

#[test]
fn a_check_in_comes_back_as_it_was_told_and_there_is_one_a_part() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let told = checkin(1, day(5), CheckinPart::Evening, now());
    vault.write(|w| checkins::insert(w, &told)).unwrap();
    assert_eq!(
        vault
            .read(|r| checkins::of(r, day(5), CheckinPart::Evening))
            .unwrap(),
        Some(told.clone()),
        "nothing said may be lost, nothing unsaid become zero"
    );
    assert_eq!(
        vault
            .read(|r| checkins::of(r, day(5), CheckinPart::Morning))
            .unwrap(),
        None
    );
    let second = Checkin {
        id: id(2),
        ..told.clone()
    };
    assert!(
        matches!(
            vault.write(|w| checkins::insert(w, &second)),
            Err(StoreError::Duplicate)
        ),
        "two answers for one evening would be counted twice"
    );

    let corrected = Checkin {
        revision: 2,
        entry: CheckinEntry {
            mood: None,
            ..told.entry.clone()
        },
        ..told.clone()
    };
    vault.write(|w| checkins::update(w, &corrected)).unwrap();
    assert_eq!(
        vault.read(|r| checkins::versions(r, told.id)).unwrap(),
        [told.clone()],
        "what was said first is kept"
    );
    assert!(matches!(
        vault.write(|w| checkins::update(w, &corrected)),
        Err(StoreError::Stale)
    ));

    vault
        .write(|w| checkins::delete(w, told.id, now()))
        .unwrap();
    vault.write(|w| checkins::insert(w, &second)).unwrap();
    assert!(
        vault.write(|w| checkins::undelete(w, told.id)).is_err(),
        "an old answer does not come back beside a new one"
    );
}

#[test]
fn prompts_are_noted_once() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let note = |w: &crate::Write<'_>, d| {
        checkins::note_prompt(w, day(d), CheckinPart::Morning, now(), "UTC")
    };
    vault
        .write(|w| {
            note(w, 5)
                .and_then(|()| note(w, 5))
                .and_then(|()| note(w, 7))
        })
        .unwrap();
    assert_eq!(
        vault
            .read(|r| checkins::prompted(r, day(5), day(6)))
            .unwrap(),
        [(day(5), CheckinPart::Morning)]
    );
    assert_eq!(vault.read(checkins::first_day).unwrap(), Some(day(5)));
}

#[test]
fn a_journal_entry_comes_back_with_what_it_points_to() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let mut told = entry(1, now(), "חדש", "line\r\nline\0 ");
    told.content.links = vec![
        JournalLink::Session {
            series: id(7),
            recurrence_id: day(3).and_hms_opt(18, 0, 0).unwrap(),
        },
        JournalLink::Plan { item: id(8) },
        JournalLink::Craving { id: id(9) },
    ];
    vault.write(|w| journal::insert(w, &told)).unwrap();
    assert_eq!(vault.read(|r| journal::get(r, told.id)).unwrap(), told);
    for link in &told.content.links {
        assert_eq!(
            vault.read(|r| journal::linked(r, link, 5)).unwrap(),
            [told.clone()],
            "whoever opens the session, line or craving finds the entry"
        );
    }
    let other_evening = JournalLink::Session {
        series: id(7),
        recurrence_id: day(4).and_hms_opt(18, 0, 0).unwrap(),
    };
    assert_eq!(
        vault
            .read(|r| journal::linked(r, &other_evening, 5))
            .unwrap(),
        [],
        "bring it to this session, not to every one of the series"
    );
    let changed = JournalEntry {
        revision: 2,
        content: JournalContent {
            body: "new".into(),
            links: Vec::new(),
            ..told.content.clone()
        },
        ..told.clone()
    };
    vault.write(|w| journal::update(w, &changed)).unwrap();
    assert_eq!(vault.read(|r| journal::get(r, told.id)).unwrap(), changed);
    assert_eq!(
        vault.read(|r| journal::versions(r, told.id)).unwrap(),
        [told]
    );
}

#[test]
fn words_are_found_without_accents_and_marked_where_they_stand() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let first = entry(1, now(), "Señal", "Prevención de recaídas, con mi hermana.");
    let second = entry(2, now() + Duration::minutes(1), "", "prevencion otra vez");
    let secret = entry(3, now(), "", "\u{2}\u{1}prevención\u{1} <b>x</b>");
    vault
        .write(|w| {
            [&first, &second, &secret]
                .into_iter()
                .try_for_each(|e| journal::insert(w, e))
        })
        .unwrap();
    assert_eq!(
        ids(&found(&mut vault, "PREVENCIO")),
        [second.id, secret.id, first.id],
        "newest first, the beginning of a word is enough, accents and capitals do not count"
    );
    assert_eq!(
        found(&mut vault, "prevencio "),
        [],
        "a space says that the word is whole"
    );
    assert_eq!(
        ids(&found(&mut vault, "hermana recaidas")),
        [first.id],
        "every word must be there, in any order"
    );
    let hits = found(&mut vault, "senal hermana");
    let marked: Vec<&str> = hits[0]
        .title
        .iter()
        .chain(&hits[0].excerpt)
        .filter(|piece| piece.hit)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(marked, ["Señal", "hermana"]);
    let whole: String = hits[0].excerpt.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(whole, first.content.body, "the text itself is not touched");
    for typed in [
        "\"", "a\"b", "NEAR(", "body:", "-x", "*", "^x", "(", "AND", "x*y", "%", "'",
    ] {
        if let Some(query) = search(typed) {
            let filter = TimelineFilter::default();
            assert!(
                vault
                    .read(|r| search::find(r, &query, &filter, None, 5))
                    .is_ok(),
                "{typed:?} is something people type, not a mistake"
            );
        }
    }
}

#[test]
fn an_emoji_alone_is_found_and_so_is_a_word_without_its_vowel_signs() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let wave = entry(1, now(), "🌊🎉", "It rose and fell, on payday.");
    let heart = entry(
        2,
        now() + Duration::minutes(1),
        "",
        "Mornings ❤\u{FE0F} again",
    );
    let book = entry(
        3,
        now() + Duration::minutes(2),
        "",
        "قَرَأْتُ كِتَابًا على البحر payday",
    );
    vault
        .write(|w| {
            for one in [&wave, &heart, &book] {
                journal::insert(w, one)?;
            }
            Ok(())
        })
        .unwrap();
    for (typed, wanted) in [
        ("🌊", vec![wave.id]),
        ("🎉", vec![wave.id]),
        ("❤", vec![heart.id]),
        ("❤\u{FE0F}", vec![heart.id]),
        ("payday 🌊", vec![wave.id]),
        ("payday", vec![book.id, wave.id]),
        ("كتابا", vec![book.id]),
        ("كِتَابًا", vec![book.id]),
        ("كتابا payday", vec![book.id]),
        ("🦆", vec![]),
        ("كتب", vec![]),
    ] {
        assert_eq!(ids(&found(&mut vault, typed)), wanted, "{typed:?}");
    }
    let marked = |typed: &str, vault: &mut Vault| {
        found(vault, typed)
            .iter()
            .flat_map(|item| item.title.iter().chain(&item.excerpt))
            .filter(|piece| piece.hit)
            .map(|piece| piece.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(marked("🌊", &mut vault), ["🌊"]);
    assert_eq!(marked("كتاب", &mut vault), ["كِتَابً"]);
    assert_eq!(
        marked("payday 🌊", &mut vault),
        ["🌊", "payday"],
        "what the index found is marked as before"
    );
    vault.write(|w| journal::delete(w, wave.id, now())).unwrap();
    assert_eq!(ids(&found(&mut vault, "🌊")), [], "deleted is not found");
}

#[test]
fn an_emoji_far_back_is_found_by_going_on() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let old = entry(1, now() - Duration::days(900), "", "the first 🌊");
    vault
        .write(|w| {
            journal::insert(w, &old)?;
            for n in 0..2_500_u32 {
                let at = now() + Duration::minutes(n.into());
                journal::insert(w, &entry(10 + u64::from(n), at, "", "calm"))?;
            }
            Ok(())
        })
        .unwrap();
    let filter = TimelineFilter::default();
    let wanted = search("🌊").unwrap();
    let (mut before, mut pages, mut seen) = (None, 0, Vec::new());
    loop {
        let page = vault
            .read(|r| search::find(r, &wanted, &filter, before.as_ref(), 40))
            .unwrap();
        seen.extend(ids(&page.items));
        pages += 1;
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen, [old.id]);
    assert_eq!(
        pages, 3,
        "one look is bounded, and the next goes on where it ended"
    );
}

#[test]
fn what_is_deleted_or_purged_is_not_found_and_what_comes_back_is() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let told = entry(1, now(), "", "lighthouse");
    vault.write(|w| journal::insert(w, &told)).unwrap();
    vault.write(|w| journal::delete(w, told.id, now())).unwrap();
    assert_eq!(
        found(&mut vault, "lighthouse"),
        [],
        "deleted is gone from sight"
    );
    vault.write(|w| journal::undelete(w, told.id)).unwrap();
    assert_eq!(ids(&found(&mut vault, "lighthouse")), [told.id]);
    vault.write(|w| journal::delete(w, told.id, now())).unwrap();
    let later = now() + Duration::days(60);
    vault.write(|w| super::purge(w, later, later)).unwrap();
    assert!(vault.write(search_index::check).unwrap());
    assert_eq!(
        vault
            .read(|r| Ok(search_index::key_of(r, told.id)))
            .unwrap(),
        None
    );
    let left = super::counts_of(&mut vault);
    for table in [
        "journal",
        "journal_versions",
        "journal_links",
        "search_entries",
    ] {
        assert!(
            left.contains(&(table, 0)),
            "{table} still holds something: {left:?}"
        );
    }
}

/// One thing somebody does.
#[derive(Debug, Clone)]
enum Step {
    Write(u64, u8, String),
    Correct(u64, String),
    Delete(u64),
    Restore(u64),
    /// Something about one session of a series.
    Note(u64, String),
    /// The session moved, as a newer calendar file moves it.
    Rename(u64, u64),
    Forget(u64),
    Purge,
}

fn step() -> impl Strategy<Value = Step> {
    let words = prop::sample::select(vec!["", "mar", "señal mar", "senal", "lighthouse", "a b c"]);
    prop_oneof![
        4 => (0u64..12, 0u8..7, words.clone()).prop_map(|(n, kind, text)| Step::Write(n, kind, text.to_owned())),
        3 => (0u64..12, words.clone()).prop_map(|(n, text)| Step::Correct(n, text.to_owned())),
        3 => (0u64..4, words).prop_map(|(n, text)| Step::Note(n, text.to_owned())),
        1 => (0u64..4, 0u64..4).prop_map(|(n, to)| Step::Rename(n, to)),
        1 => (0u64..4).prop_map(Step::Forget),
        2 => (0u64..12).prop_map(Step::Delete),
        2 => (0u64..12).prop_map(Step::Restore),
        1 => Just(Step::Purge),
    ]
}

fn session_key(n: u64) -> OccurrenceKey {
    let days = Duration::days(i64::try_from(n).unwrap());
    OccurrenceKey {
        series: id(100),
        recurrence_id: now().naive_utc() + days,
    }
}

/// A series, and a note about its session of day `n`: a takeaway, a question and homework.
fn note(vault: &mut Vault, n: u64, takeaway: &str, question: &str) -> Result<(), StoreError> {
    let mut series = super::tests::series(1);
    series.id = id(100);
    let key = session_key(n);
    let start = key.recurrence_id.and_utc();
    let questions = [question].into_iter().filter(|one| !one.is_empty());
    let record = OccurrenceRecord {
        key,
        created_at: now(),
        updated_at: now(),
        session: RecordedSession {
            recurrence_at: start,
            start,
            end: start + Duration::hours(3),
            local_start: key.recurrence_id,
            zone: "UTC".into(),
            kind: SessionKind::Family,
            title: "Grupo \u{201c}familia\u{201d}".into(),
            counts_hours: true,
        },
        entry: OccurrenceEntry {
            takeaway: takeaway.into(),
            questions: questions.clone().map(str::to_owned).collect(),
            homework_in: questions
                .clone()
                .map(|text| Homework {
                    text: format!("before \"{text}\""),
                    done: false,
                })
                .collect(),
            homework_out: questions.map(|text| format!("after\n{text}")).collect(),
            share: ShareFlag::Never,
            ..OccurrenceEntry::default()
        },
    };
    vault.write(|w| {
        sessions::put(w, &series)?;
        session_records::put(w, &record)
    })
}

#[test]
fn what_was_noted_about_sessions_is_found_page_by_page() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    for n in 0..5 {
        note(&mut vault, n, "the tide turns", "¿Cuánto dura?").unwrap();
    }
    note(&mut vault, 5, "", "").unwrap();
    let keys = |items: &[TimelineItem]| -> Vec<i64> {
        items
            .iter()
            .map(|item| (item.occurred.at - now()).num_days())
            .collect()
    };
    for typed in ["tide", "cuanto", "after", "before dura", "familia"] {
        assert_eq!(
            keys(&found(&mut vault, typed)),
            [4, 3, 2, 1, 0],
            "{typed}: takeaway, question, homework and title, newest first; the session without a note is not there"
        );
    }
    let hit = &found(&mut vault, "cuanto")[0];
    assert!(
        hit.excerpt.iter().any(|p| p.hit && p.text == "Cuánto"),
        "{:?}",
        hit.excerpt
    );
    assert_eq!((hit.id, hit.what.kind()), (id(100), TimelineKind::Session));

    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let filter = TimelineFilter::default();
        let text = search("tide").unwrap();
        let page = vault
            .read(|r| search::find(r, &text, &filter, before.as_ref(), 2))
            .unwrap();
        seen.extend(keys(&page.items));
        assert!(seen.len() <= 5, "paging must come to an end: {seen:?}");
        let Some(next) = page.next else { break };
        before = Some(next);
    }
    assert_eq!(
        seen,
        [4, 3, 2, 1, 0],
        "sessions of one series are told apart"
    );

    note(&mut vault, 4, "the ebb", "").unwrap();
    vault
        .write(|w| session_records::remove(w, session_key(3)))
        .unwrap();
    assert_eq!(
        keys(&found(&mut vault, "tide")),
        [2, 1, 0],
        "changed and forgotten"
    );
    assert_eq!(keys(&found(&mut vault, "ebb")), [4]);
    assert!(vault.write(search_index::check).unwrap());
}

/// The medication of every dose here.
const DOSED: u64 = 300;

/// Whoever takes the last record of all away takes the medication of the doses with it.
fn dosed(n: u64) -> Id {
    id(if n == 11 { DOSED } else { n })
}

fn medication(n: u64, at: DateTime<Utc>) -> Medication {
    Medication {
        id: id(n),
        created_at: at,
        updated_at: at,
        deleted_at: None,
        revision: 1,
        position: 0,
        lang: Lang::En,
        entry: MedicationEntry {
            name: "Mar azul".into(),
            ..MedicationEntry::default()
        },
    }
}

fn dose(n: u64, at: DateTime<Utc>, note: &str) -> Dose {
    Dose {
        id: id(n),
        occurred: moment(at),
        created_at: at,
        updated_at: at,
        deleted_at: None,
        revision: 1,
        lang: Lang::En,
        due: None,
        while_locked: false,
        entry: DoseEntry {
            medication: id(DOSED),
            slot: None,
            answer: DoseAnswer::Taken,
            reason: None,
            note: DoseNote {
                text: note.into(),
                ..DoseNote::default()
            },
        },
    }
}

/// Somebody to ask, of their own for each question.
fn whom(n: u64) -> Person {
    Person {
        id: id(200 + n),
        created_at: now(),
        updated_at: now(),
        deleted_at: None,
        position: 0,
        entry: PersonEntry::named("Dr. R."),
    }
}

fn question(n: u64, at: DateTime<Utc>, text: &str) -> PersonQuestion {
    PersonQuestion {
        id: id(n),
        person: whom(n).id,
        written: moment(at),
        deleted_at: None,
        text: text.into(),
        asked_at: None,
    }
}

/// Carries a step out; what is not possible (correcting what is not there) changes nothing.
fn act(vault: &mut Vault, step: &Step) {
    let minute = |n: u64| now() + Duration::minutes(i64::try_from(n / 3).unwrap());
    if let Step::Write(n, ..) = step {
        // Ids are never used twice, not even by two kinds of record.
        let taken = vault.read(|r| {
            Ok(cravings::get(r, id(*n)).is_ok()
                || checkins::get(r, id(*n)).is_ok()
                || returns::get(r, id(*n)).is_ok()
                || medications::get(r, id(*n)).is_ok()
                || doses::get(r, id(*n)).is_ok()
                || person_questions::get(r, id(*n)).is_ok()
                || journal::get(r, id(*n)).is_ok())
        });
        if taken.unwrap() {
            return;
        }
    }
    let done = match step {
        Step::Write(n, 0, text) => {
            let mut craving = full_craving(*n, minute(*n));
            craving.id = id(*n);
            craving.entry.situation = text.clone();
            (craving.entry.thought, craving.entry.note) = (String::new(), text.clone());
            vault.write(|w| cravings::insert(w, &craving))
        }
        Step::Write(n, 1, text) => {
            let mut told = checkin(
                *n,
                day(1 + u32::try_from(*n).unwrap()),
                CheckinPart::Morning,
                minute(*n),
            );
            told.entry.good_thing = text.clone();
            vault.write(|w| checkins::insert(w, &told))
        }
        Step::Write(n, 2, text) => vault.write(|w| {
            let at = minute(*n);
            let record = Return {
                id: id(*n),
                occurred: moment(at),
                created_at: at,
                updated_at: at,
                deleted_at: None,
                revision: 1,
                lang: Lang::En,
                entry: ReturnEntry {
                    lesson: text.clone(),
                    ..ReturnEntry::default()
                },
            };
            returns::insert(w, &record)
        }),
        Step::Write(n, 3, text) => vault.write(|w| {
            people::put(w, &whom(*n))?;
            person_questions::put(w, &question(*n, minute(*n), text))
        }),
        Step::Write(n, 4, text) => vault.write(|w| {
            let mut told = medication(*n, minute(*n));
            told.entry.purpose.clone_from(text);
            medications::insert(w, &told, "America/Chicago")
        }),
        Step::Write(n, 5, text) => vault.write(|w| {
            if medications::get(w, id(DOSED)).is_err() {
                medications::insert(w, &medication(DOSED, now()), "America/Chicago")?;
            }
            doses::insert(w, &dose(*n, minute(*n), text))
        }),
        Step::Write(n, _, text) => {
            vault.write(|w| journal::insert(w, &entry(*n, minute(*n), text, "mar")))
        }
        Step::Correct(n, text) => vault.write(|w| {
            if let Ok(old) = cravings::get(w, id(*n)) {
                let mut new = Craving {
                    revision: old.revision + 1,
                    ..old
                };
                new.entry.note = text.clone();
                new.occurred.at += Duration::minutes(1);
                return cravings::update(w, &new);
            }
            if let Ok(old) = checkins::get(w, id(*n)) {
                let mut new = Checkin {
                    revision: old.revision + 1,
                    ..old
                };
                new.entry.intention = text.clone();
                return checkins::update(w, &new);
            }
            if let Ok(old) = returns::get(w, id(*n)) {
                let mut new = Return {
                    revision: old.revision + 1,
                    ..old
                };
                new.entry.next = text.clone();
                return returns::update(w, &new);
            }
            if let Ok(old) = medications::get(w, id(*n)) {
                let mut new = Medication {
                    revision: old.revision + 1,
                    ..old
                };
                new.entry.stop_reason.clone_from(text);
                new.entry.stopped = Some(day(20));
                return medications::update(w, &new);
            }
            if let Ok(old) = doses::get(w, id(*n)) {
                let mut new = Dose {
                    revision: old.revision + 1,
                    ..old
                };
                new.entry.note.text.clone_from(text);
                return doses::update(w, &new);
            }
            if let Ok(old) = person_questions::get(w, id(*n)) {
                let text = text.clone();
                let new = PersonQuestion { text, ..old };
                return person_questions::put(w, &new);
            }
            let old = journal::get(w, id(*n))?;
            let mut new = JournalEntry {
                revision: old.revision + 1,
                ..old
            };
            new.content.body = text.clone();
            journal::update(w, &new)
        }),
        Step::Delete(n) => vault.write(|w| {
            cravings::delete(w, id(*n), now())
                .or_else(|_| checkins::delete(w, id(*n), now()))
                .or_else(|_| returns::delete(w, id(*n), now()))
                .or_else(|_| medications::delete(w, dosed(*n), now()))
                .or_else(|_| doses::delete(w, id(*n), now()))
                .or_else(|_| match n % 2 {
                    0 => person_questions::delete(w, id(*n), now()),
                    _ => people::delete(w, whom(*n).id, now()),
                })
                .or_else(|_| journal::delete(w, id(*n), now()))
        }),
        Step::Restore(n) => vault.write(|w| {
            cravings::undelete(w, id(*n))
                .or_else(|_| checkins::undelete(w, id(*n)))
                .or_else(|_| returns::undelete(w, id(*n)))
                .or_else(|_| medications::undelete(w, dosed(*n)))
                .or_else(|_| doses::undelete(w, id(*n)))
                .or_else(|_| match n % 2 {
                    0 => person_questions::undelete(w, id(*n)),
                    _ => people::undelete(w, whom(*n).id),
                })
                .or_else(|_| journal::undelete(w, id(*n)))
        }),
        Step::Note(n, text) => note(vault, *n, text, text),
        Step::Rename(n, to) => vault.write(|w| {
            let Some(found) = session_records::get(w, session_key(*n))? else {
                return Ok(());
            };
            if session_records::get(w, session_key(*to))?.is_some() {
                return Ok(());
            }
            let at = session_key(*to).recurrence_id.and_utc();
            session_records::rename(w, found.record.key, session_key(*to), at)
        }),
        Step::Forget(n) => vault.write(|w| session_records::remove(w, session_key(*n))),
        Step::Purge => {
            vault.write(|w| super::purge(w, now() + Duration::days(1), now()).map(|_| ()))
        }
    };
    drop(done);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_search_follows_every_writer_and_equals_one_made_anew(steps in prop::collection::vec(step(), 1..40)) {
        let place = Folder::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        for step in &steps {
            act(&mut vault, step);
        }
        prop_assert!(vault.write(search_index::check).unwrap(), "index and records differ");
        let asked = ["mar", "sen", "lighthouse ", "a b"];
        let before: Vec<_> = asked.iter().map(|typed| found(&mut vault, typed)).collect();
        vault.write(search_index::rebuild).unwrap();
        let after: Vec<_> = asked.iter().map(|typed| found(&mut vault, typed)).collect();
        prop_assert_eq!(before, after, "a search made anew finds the same");
    }

    #[test]
    fn pages_of_the_timeline_show_everything_once_newest_first(
        steps in prop::collection::vec(step(), 1..40),
        limit in 1u32..7,
        share in prop::option::of(Just(ShareFlag::Never)),
        has_text in any::<bool>(),
    ) {
        let place = Folder::new();
        let mut vault = place.create("slate violin harbor", 1).vault;
        for step in &steps {
            act(&mut vault, step);
        }
        let filter = TimelineFilter { share, has_text, ..TimelineFilter::default() };
        let page = |vault: &mut Vault, before: Option<&TimelineCursor>, most: u32| {
            let streams = TimelineKind::ALL
                .into_iter()
                .map(|kind| vault.read(|r| timeline::stream(r, kind, &filter, before, most + 1)).unwrap())
                .collect();
            merge(streams, most)
        };
        let (all, end) = page(&mut vault, None, 1_000);
        prop_assert_eq!(end, None);
        let expected = vault.read(|r| {
            let mut left = 0;
            let listed = medications::get(r, id(DOSED)).is_ok_and(|one| one.deleted_at.is_none());
            for n in (0..12).chain([DOSED]) {
                let text = |parts: &[&String]| parts.iter().any(|part| !part.is_empty());
                let (alive, flag, texts) = if let Ok(c) = cravings::get(r, id(n)) {
                    (c.deleted_at.is_none(), c.entry.share, text(&[&c.entry.situation, &c.entry.thought, &c.entry.note]))
                } else if let Ok(c) = checkins::get(r, id(n)) {
                    (c.deleted_at.is_none(), c.entry.share, text(&[&c.entry.good_thing, &c.entry.intention]))
                } else if let Ok(u) = returns::get(r, id(n)) {
                    (u.deleted_at.is_none(), u.entry.share, text(&[&u.entry.signs_text, &u.entry.next, &u.entry.lesson]))
                } else if let Ok(m) = medications::get(r, id(n)) {
                    // Where it was stopped, that stands there too.
                    let shown = |text: &str| {
                        m.deleted_at.is_none()
                            && share.is_none_or(|s| s == m.entry.share)
                            && (!has_text || !text.is_empty())
                    };
                    left += usize::from(m.entry.stopped.is_some() && shown(&m.entry.stop_reason));
                    (m.deleted_at.is_none(), m.entry.share, text(&[&m.entry.purpose]))
                } else if let Ok(d) = doses::get(r, id(n)) {
                    // Those that say nothing more than that one was taken are on no timeline, and none carries a flag.
                    let said = !d.entry.note.text.is_empty();
                    let shown = d.deleted_at.is_none() && listed && share.is_none() && said;
                    (shown, ShareFlag::Ask, said)
                } else if let Ok(q) = person_questions::get(r, id(n)) {
                    // It carries no flag: whoever asks for one that is marked "never" is not shown it.
                    (q.deleted_at.is_none(), ShareFlag::Ok, text(&[&q.text]))
                } else if let Ok(j) = journal::get(r, id(n)) {
                    (j.deleted_at.is_none(), j.content.share, true)
                } else {
                    continue;
                };
                left += usize::from(alive && share.is_none_or(|s| s == flag) && (!has_text || texts));
            }
            Ok(left)
        }).unwrap();
        prop_assert_eq!(all.len(), expected, "everything that fits the filter, nothing else");
        let mut seen = Vec::new();
        let mut before = None;
        loop {
            let (items, next) = page(&mut vault, before.as_ref(), limit);
            seen.extend(items);
            prop_assert!(seen.len() <= expected, "paging must come to an end");
            match next { Some(next) => before = Some(next), None => break }
        }
        prop_assert_eq!(seen, all);
    }
}

#[test]
fn every_page_is_served_by_an_index() {
    let place = Folder::new();
    let mut vault = place.create("slate violin harbor", 1).vault;
    let plans = vault
        .read(|r| {
            let mut plans = Vec::new();
            for kind in TimelineKind::ALL {
                for share in [None, Some(ShareFlag::Ok)] {
                    for has_text in [false, true] {
                        let filter = TimelineFilter {
                            share,
                            has_text,
                            ..TimelineFilter::default()
                        };
                        // A hundred medications and their pauses are no page, whatever is done with them.
                        if kind == TimelineKind::Medication {
                            continue;
                        }
                        if let Some(plan) = timeline::plan_of(r, kind, &filter)? {
                            plans.push(plan);
                        }
                    }
                }
            }
            Ok(plans)
        })
        .unwrap();
    assert_eq!(
        plans.len(),
        20,
        "questions and doses carry no flag, so two filters ask nothing of them"
    );
    for plan in plans {
        assert!(
            plan.contains("USING INDEX") && !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"),
            "a page must not read or sort everything: {plan}"
        );
    }
}
