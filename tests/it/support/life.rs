//! A small life that fills every table of the vault, written and compared.
//!
//! Owns what the kept vaults hold: [`of`] says it for every schema, [`Life::write`] puts it in, [`Life::compare`] reads it back. A
//! migration that adds a table or a field lets [`of`] say what a vault of an older schema reads as, and fills the new one.

mod records;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use evenkeel_domain::Lang;
use evenkeel_domain::calendar::Window;
use evenkeel_domain::checkins::Checkin;
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::drafts::Draft;
use evenkeel_domain::insights::{Review, ReviewQuestion, Summary};
use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::lessons::{AsideAnswer, Asked, Due, LessonAssignment, LessonProgress};
use evenkeel_domain::link::SessionLink;
use evenkeel_domain::medications::{Dose, DoseMove, Medication, Pause, ScheduleVersion};
use evenkeel_domain::people::{HelpPerson, Person, PersonQuestion, PersonRole};
use evenkeel_domain::plan::Plan;
use evenkeel_domain::program::Program;
use evenkeel_domain::returns::{DayState, Return};
use evenkeel_domain::sessions::{
    AttendanceStatus, Homework, OccurrenceEntry, OccurrenceRecord, RecordedSession, SessionSeries,
};
use evenkeel_domain::settings::VaultSettings;
use evenkeel_domain::share::{Disclosure, ShareFlag};
use evenkeel_domain::timeline::{self, TimelineFilter};
use evenkeel_domain::vocabulary::Term;
use evenkeel_domain::vocabulary::custom::{Word, WordList};
use evenkeel_store::tables::{
    audit, checkins, cravings, disclosures, doses, drafts, insights, journal, lessons, medications,
    people, person_questions, plan, program, returns, search, search_index, session_records,
    sessions, settings, skills, words,
};
use evenkeel_store::{Read, StoreError, Vault, Write};

use self::records::day;
use super::vaults;

const ZONE: &str = "America/Chicago";
const LESSON: &str = "triggers";
/// The oldest schema of which a vault is kept.
pub const OLDEST: u32 = 9;

/// A Monday afternoon.
pub fn present() -> DateTime<Utc> {
    "2026-10-05T20:00:00Z".parse().unwrap()
}

/// One record as it was first told, and as it was corrected.
pub struct Told<T> {
    first: T,
    now: T,
}

/// Everything that is in such a vault.
pub struct Life {
    people: Vec<Person>,
    questions: Vec<PersonQuestion>,
    plans: Vec<Plan>,
    program: Program,
    series: SessionSeries,
    record: OccurrenceRecord,
    craving: Told<Craving>,
    deleted: Craving,
    told: Told<Return>,
    day: (NaiveDate, DayState),
    checkin: Told<Checkin>,
    entry: Told<JournalEntry>,
    progress: LessonProgress,
    due: LessonAssignment,
    asked: Asked,
    aside: AsideAnswer,
    settings: VaultSettings,
    word: Word,
    draft: Draft,
    disclosure: Disclosure,
    review: Review,
    medicine: Option<Medicine>,
}

/// A medication with everything that belongs to one. Schema 14 brought them.
pub struct Medicine {
    medication: Told<Medication>,
    version: ScheduleVersion,
    pause: Pause,
    moved: DoseMove,
    dose: Told<Dose>,
}

/// What a vault of `schema` holds. What only a later schema can hold stands here behind its number.
pub fn of(schema: u32) -> Life {
    assert!(schema >= OLDEST, "no vault of schema {schema} is kept");
    let mut series = records::series();
    if schema >= 13 {
        series.details.provider_person = Some(records::id(2));
    }
    let session = series
        .occurrences(Window::new(present() - Duration::days(14), present()), ZONE)
        .items
        .into_iter()
        .find(|one| one.takes_place())
        .unwrap();
    let link = SessionLink {
        series: series.id,
        recurrence_id: session.recurrence_id,
    };
    let people = if schema < 13 {
        vec![
            records::older_person(1, "Rosa Ñandú", true),
            records::older_person(2, "Mr. O'Neil", false),
        ]
    } else {
        vec![
            records::person(1, "Rosa Ñandú", PersonRole::Family, true),
            records::person(2, "Mr. O'Neil", PersonRole::Psychologist, false),
        ]
    };
    let questions = if schema < 13 {
        Vec::new()
    } else {
        vec![
            records::question(21, people[1].id, "¿Por qué duermo mal? quicksand", false),
            records::question(22, people[1].id, "What about work?", true),
        ]
    };
    let plans = records::plans(people[0].id);
    let craving = records::craving(&plans[1], people[0].id, &link);
    Life {
        record: OccurrenceRecord {
            key: session.key(),
            created_at: session.end,
            updated_at: session.end,
            session: RecordedSession::of(&session, ZONE),
            entry: OccurrenceEntry {
                status: Some(AttendanceStatus::LeftEarly),
                reason: Some(Term::Builtin("missed.transport".into())),
                minutes_credited: Some(90),
                homework_in: vec![Homework {
                    text: "the worksheet about evenings".into(),
                    done: true,
                }],
                homework_out: vec!["ask about the bus".into()],
                takeaway: "La ola sube y baja: lighthouse".into(),
                questions: vec!["What if it comes back at night?".into()],
                mood_before: Some(3),
                mood_after: Some(6),
                on_my_way: Some(session.start - Duration::minutes(30)),
                share: ShareFlag::Ok,
                ..OccurrenceEntry::default()
            },
        },
        told: records::told(craving.now.id, &link),
        entry: records::entry(craving.now.id, plans[1].items[0].id, &link),
        deleted: Craving {
            deleted_at: Some(present() - Duration::hours(1)),
            ..vaults::craving(records::id(9), "taken out again")
        },
        day: (day(4), DayState::NotSure),
        checkin: records::checkin(),
        progress: records::progress(),
        due: LessonAssignment {
            lesson: LESSON.into(),
            due: Due::Week { week: 3 },
            created_at: present(),
        },
        asked: records::asked(),
        aside: AsideAnswer {
            question: "q2".into(),
            version: 1,
            lang: Lang::Es,
            prompt: "¿Cuál?".into(),
            picked: vec!["¿la segunda?".into()],
            first_try: false,
            set_aside_at: present() - Duration::days(2),
        },
        settings: VaultSettings {
            lock_after_minutes: 17,
            ..VaultSettings::default()
        },
        word: Word {
            list: WordList::Triggers,
            key: Term::Custom("rain".into()),
            label: Some("When it rains".into()),
            group: None,
            hidden: false,
        },
        draft: Draft {
            key: "journal.new".into(),
            json: "{\"body\": \"half a sen".into(),
        },
        disclosure: records::disclosure(schema),
        review: Review {
            monday: day(-28),
            question: ReviewQuestion::WhoHelped,
            answer: "Rosa, on Tuesday".into(),
            plan: "call before the weekend".into(),
            created_at: present(),
            updated_at: present(),
        },
        medicine: (schema >= 14).then(|| records::medicine(people[0].id)),
        program: records::programme(),
        people,
        questions,
        plans,
        series,
        craving,
    }
}

impl Medicine {
    fn compare(&self, r: &Read<'_>, when: &str) -> Result<(), StoreError> {
        let Self {
            medication,
            version,
            pause,
            moved,
            dose,
        } = self;
        let id = medication.now.id;
        assert_eq!(
            medications::all(r)?,
            std::slice::from_ref(&medication.now),
            "{when}: medication"
        );
        let before = [(medication.now.updated_at, medication.first.clone())];
        assert_eq!(
            medications::versions(r, id)?,
            before,
            "{when}: medication before"
        );
        assert_eq!(
            medications::schedules(r, id)?,
            std::slice::from_ref(version),
            "{when}: schedule"
        );
        assert_eq!(
            medications::pauses(r, id)?,
            std::slice::from_ref(pause),
            "{when}: pause"
        );
        assert_eq!(
            medications::moves(r, id)?,
            std::slice::from_ref(moved),
            "{when}: moved dose"
        );
        let clock = (ZONE.to_owned(), "Europe/Madrid".to_owned());
        assert_eq!(medications::clock(r)?, Some(clock), "{when}: clock");
        assert_eq!(
            doses::all(r, id)?,
            std::slice::from_ref(&dose.now),
            "{when}: dose"
        );
        let before = [(dose.now.updated_at, dose.first.clone())];
        assert_eq!(
            doses::versions(r, dose.now.id)?,
            before,
            "{when}: dose before"
        );
        for (typed, id) in [("clinic", id), ("queasy", dose.now.id)] {
            let query = timeline::search(typed).unwrap();
            let found = search::find(r, &query, &TimelineFilter::default(), None, 9)?.items;
            assert!(
                found.iter().any(|item| item.id == id),
                "{when}: {typed} is found"
            );
        }
        Ok(())
    }
}

impl Life {
    /// Whom Help now shows while the vault is open: everybody, until calling somebody in a crisis became a choice of its own.
    pub fn help_now(&self) -> Vec<HelpPerson> {
        let callable = self.people.iter().filter(|one| one.entry.in_crisis);
        callable
            .map(|one| HelpPerson {
                name: one.entry.name.clone(),
                phone: "+1 (555) 0100".into(),
                when: "evenings".into(),
            })
            .collect()
    }

    /// Puts it into an empty vault.
    pub fn write(&self, w: &Write<'_>) -> Result<(), StoreError> {
        for person in &self.people {
            people::put(w, person)?;
        }
        for question in &self.questions {
            person_questions::put(w, question)?;
        }
        for version in &self.plans {
            plan::insert(w, version)?;
        }
        program::insert(w, &self.program)?;
        sessions::put(w, &self.series)?;
        session_records::put(w, &self.record)?;
        cravings::insert(w, &self.craving.first)?;
        cravings::update(w, &self.craving.now)?;
        cravings::insert(w, &self.deleted)?;
        returns::insert(w, &self.told.first)?;
        returns::update(w, &self.told.now)?;
        returns::put_day(w, self.day.0, Some(self.day.1), present())?;
        checkins::insert(w, &self.checkin.first)?;
        checkins::update(w, &self.checkin.now)?;
        let (date, part) = (self.checkin.now.date, self.checkin.now.part);
        checkins::note_prompt(w, date, part, self.checkin.first.created_at, ZONE)?;
        journal::insert(w, &self.entry.first)?;
        journal::update(w, &self.entry.now)?;
        lessons::put(w, &self.progress)?;
        lessons::due::put(w, &self.due)?;
        lessons::answers::ask(w, LESSON, &self.asked)?;
        lessons::answers::set_aside(w, LESSON, std::slice::from_ref(&self.aside))?;
        settings::put(w, &self.settings)?;
        words::put(w, &self.word, present())?;
        drafts::put(w, &self.draft, present())?;
        disclosures::insert(w, &self.disclosure)?;
        insights::put_review(w, &self.review)?;
        if let Some(medicine) = &self.medicine {
            medications::insert(w, &medicine.medication.first, ZONE)?;
            medications::update(w, &medicine.medication.now)?;
            medications::insert_version(w, &medicine.version)?;
            medications::put_pause(w, &medicine.pause, present(), ZONE)?;
            medications::put_move(w, &medicine.moved)?;
            medications::put_clock(w, ZONE, "Europe/Madrid")?;
            doses::insert(w, &medicine.dose.first)?;
            doses::update(w, &medicine.dose.now)?;
        }
        // Far from every other day, so that nothing throws it away again.
        insights::keep(w, 1, day(-280), day(-274), &Summary::default())
    }

    /// Reads all of it back.
    pub fn compare(&self, vault: &mut Vault, when: &str) {
        let compared = vault.read(|r| {
            assert_eq!(people::all(r)?, self.people, "{when}: people");
            let asked = person_questions::all(r)?;
            assert_eq!(asked, self.questions, "{when}: questions for them");
            for version in &self.plans {
                assert_eq!(
                    &plan::at_version(r, version.version)?,
                    version,
                    "{when}: plan"
                );
            }
            assert_eq!(program::current(r)?, self.program, "{when}: program");
            assert_eq!(
                sessions::all(r)?,
                std::slice::from_ref(&self.series),
                "{when}: sessions"
            );
            let record = session_records::get(r, self.record.key)?.map(|one| one.record);
            assert_eq!(record.as_ref(), Some(&self.record), "{when}: attendance");

            let craving = &self.craving;
            assert_eq!(
                cravings::get(r, craving.now.id)?,
                craving.now,
                "{when}: craving"
            );
            let before = [(craving.now.updated_at, craving.first.clone())];
            assert_eq!(
                cravings::versions(r, craving.now.id)?,
                before,
                "{when}: craving before"
            );
            assert_eq!(
                cravings::get(r, self.deleted.id)?,
                self.deleted,
                "{when}: deleted"
            );
            let tried = &craving.now.entry.skills[0].skill;
            let tallies = skills::tallies(r)?;
            assert_eq!(
                tallies
                    .iter()
                    .find(|one| &one.skill == tried)
                    .map(|one| one.uses),
                Some(1),
                "{when}: skills added up"
            );

            let told = &self.told;
            assert_eq!(returns::get(r, told.now.id)?, told.now, "{when}: return");
            let before = [(told.now.updated_at, told.first.clone())];
            assert_eq!(
                returns::versions(r, told.now.id)?,
                before,
                "{when}: return before"
            );
            assert_eq!(
                returns::days(r, self.day.0, self.day.0)?,
                [self.day],
                "{when}: day"
            );

            let checkin = &self.checkin;
            assert_eq!(
                checkins::get(r, checkin.now.id)?,
                checkin.now,
                "{when}: check-in"
            );
            let before = [checkin.first.clone()];
            assert_eq!(
                checkins::versions(r, checkin.now.id)?,
                before,
                "{when}: check-in before"
            );
            let date = checkin.now.date;
            let prompted = checkins::prompted(r, date, date)?;
            assert!(
                prompted.contains(&(date, checkin.now.part)),
                "{when}: prompt"
            );

            let entry = &self.entry;
            assert_eq!(journal::get(r, entry.now.id)?, entry.now, "{when}: journal");
            let before = [entry.first.clone()];
            assert_eq!(
                journal::versions(r, entry.now.id)?,
                before,
                "{when}: journal before"
            );
            for link in &entry.now.content.links {
                assert_eq!(
                    journal::linked(r, link, 9)?,
                    std::slice::from_ref(&entry.now),
                    "{when}: {link:?}"
                );
            }

            let progress = lessons::get(r, LESSON)?;
            assert_eq!(progress.as_ref(), Some(&self.progress), "{when}: lesson");
            assert_eq!(
                lessons::due::all(r)?,
                std::slice::from_ref(&self.due),
                "{when}: lesson due"
            );
            let aside = lessons::answers::aside(r, LESSON)?;
            assert_eq!(
                aside,
                std::slice::from_ref(&self.aside),
                "{when}: answer set aside"
            );
            let asked = lessons::answers::asked(r, LESSON)?;
            assert_eq!(asked, std::slice::from_ref(&self.asked), "{when}: question");

            assert_eq!(settings::get(r)?, self.settings, "{when}: settings");
            assert!(words::all(r)?.contains(&self.word), "{when}: own word");
            let draft = drafts::get(r, &self.draft.key)?;
            assert_eq!(
                draft,
                Some((self.draft.clone(), present())),
                "{when}: draft"
            );
            let given = disclosures::newest(r, 9)?;
            assert_eq!(
                given,
                std::slice::from_ref(&self.disclosure),
                "{when}: what was given away"
            );
            let events = audit::newest(r, 99)?;
            assert!(
                events
                    .iter()
                    .any(|line| line.event == audit::Event::Exported),
                "{when}: diary"
            );
            let review = insights::review(r, self.review.monday)?;
            assert_eq!(review.as_ref(), Some(&self.review), "{when}: review");

            if let Some(medicine) = &self.medicine {
                medicine.compare(r, when)?;
            } else {
                assert_eq!(medications::all(r)?, [], "{when}: no medications");
            }

            for (typed, id) in [
                ("harbor", craving.now.id),
                ("soup", checkin.now.id),
                ("hermana", entry.now.id),
                ("weekends", told.now.id),
            ] {
                let query = timeline::search(typed).unwrap();
                let found = search::find(r, &query, &TimelineFilter::default(), None, 9)?.items;
                let found = serde_json::to_string(&found).unwrap();
                assert!(
                    found.contains(&id.uuid().to_string()),
                    "{when}: {typed} is found"
                );
            }
            for question in self.questions.iter().take(1) {
                let query = timeline::search("quicksand").unwrap();
                let found = search::find(r, &query, &TimelineFilter::default(), None, 9)?.items;
                assert_eq!(found[0].id, question.id, "{when}: a question is found");
            }
            let query = timeline::search("lighthouse").unwrap();
            let found = search::find(r, &query, &TimelineFilter::default(), None, 9)?.items;
            assert_eq!(found.len(), 1, "{when}: a session's words are found");
            Ok(())
        });
        compared.unwrap_or_else(|error| panic!("{when}: {error}"));
        let whole = vault.write(search_index::check);
        assert!(
            whole.unwrap(),
            "{when}: the search agrees with what it searches"
        );
    }
}
