//! What a report is made of: everything of the vault that one of some days can hold, and the report in every language.
//!
//! Owns reading it. What of it goes in is `evenkeel_exchange::report`'s.

use chrono::NaiveDate;
use evenkeel_domain::ErrorCode;
use evenkeel_domain::checkins::{Checkin, CheckinPart};
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::lessons::LessonCard;
use evenkeel_domain::medications::Course;
use evenkeel_domain::people::{Person, PersonQuestion};
use evenkeel_domain::plan::Plan;
use evenkeel_domain::program::Program;
use evenkeel_domain::report::Report;
use evenkeel_domain::returns::Return;
use evenkeel_domain::sessions::{Occurrence, OccurrenceRecord};
use evenkeel_domain::share::{ExportScope, ShareKind};
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_domain::vocabulary::custom::{Labels, Word};
use evenkeel_domain::words::Lang;
use evenkeel_exchange::report::{self, Records};
use evenkeel_store::tables;

use crate::error::Outcome;
use crate::medications::Everything;
use crate::unlocked::UnlockedVault;

/// Everything of the vault that a report of some days can hold.
pub(super) struct Material {
    cravings: Vec<Craving>,
    returns: Vec<Return>,
    checkins: Vec<Checkin>,
    prompts: Vec<(NaiveDate, CheckinPart)>,
    pages: Vec<JournalEntry>,
    occurrences: Vec<Occurrence>,
    program: Program,
    session_notes: Vec<OccurrenceRecord>,
    lessons: Vec<(Lang, Vec<LessonCard>)>,
    plan: Plan,
    people: Vec<Person>,
    medications: Vec<Everything>,
    questions: Vec<PersonQuestion>,
    words: Vec<Word>,
}

impl Material {
    pub(super) fn read(vault: &mut UnlockedVault, scope: &ExportScope, now: &Now) -> Outcome<Self> {
        // Holds more than the days; the report itself keeps what was lived inside them.
        let window = LivedDays::new(scope.from, scope.to).window();
        let (occurrences, _) = crate::sessions::gather(vault, window, now)?;
        let occurrences = crate::sessions::since_made(vault, occurrences, now)?;
        let dates = crate::lessons::week::Dates::read(vault, now)?;
        let mut lessons = Vec::new();
        for lang in Lang::ALL {
            lessons.push((lang, crate::lessons::cards(vault, lang, |id| dates.of(id))?));
        }
        let medications = if scope.kinds.contains(&ShareKind::Medications) {
            crate::medications::of_days(vault, scope.from, scope.to)?
        } else {
            Vec::new()
        };
        Ok(vault.read(|db| {
            Ok(Self {
                cravings: tables::cravings::between(db, window.from(), window.to())?,
                returns: tables::returns::between(db, window.from(), window.to())?,
                checkins: tables::checkins::between(db, scope.from, scope.to)?,
                prompts: tables::checkins::prompted(db, scope.from, scope.to)?,
                pages: tables::journal::between(db, scope.from, scope.to)?,
                occurrences,
                program: tables::program::current(db)?,
                session_notes: tables::session_records::between(db, window.from(), window.to())?
                    .into_iter()
                    .map(|one| one.record)
                    .collect(),
                lessons,
                plan: tables::plan::current(db)?,
                people: tables::people::all(db)?,
                medications,
                questions: tables::person_questions::all(db)?,
                words: tables::words::all(db)?,
            })
        })?)
    }

    pub(super) fn labels(&self) -> Labels {
        Labels::new(&self.words)
    }

    /// The medications as the report reads them.
    pub(super) fn courses(&self) -> Vec<Course<'_>> {
        self.medications.iter().map(Everything::course).collect()
    }

    pub(super) fn records<'a>(
        &'a self,
        lang: Lang,
        labels: &'a Labels,
        courses: &'a [Course<'a>],
    ) -> Outcome<Records<'a>> {
        let (_, lessons) = self
            .lessons
            .iter()
            .find(|(its, _)| *its == lang)
            .ok_or(ErrorCode::Internal)?;
        Ok(Records {
            cravings: &self.cravings,
            returns: &self.returns,
            checkins: &self.checkins,
            prompts: &self.prompts,
            journal: &self.pages,
            occurrences: &self.occurrences,
            program: Some(&self.program.entry),
            session_notes: &self.session_notes,
            lessons,
            plan: Some(&self.plan),
            medications: courses,
            people: &self.people,
            questions: &self.questions,
            labels,
            lang,
        })
    }
}

/// The report in every language, and the scope with those of the picks that went in: what is written down as handed over is what left.
pub(super) fn build(
    vault: &mut UnlockedVault,
    mut scope: ExportScope,
    now: &Now,
) -> Outcome<(ExportScope, Vec<Report>)> {
    scope.check()?;
    let material = Material::read(vault, &scope, now)?;
    let labels = material.labels();
    let courses = material.courses();
    let others = Lang::ALL.into_iter().filter(|lang| *lang != scope.lang);
    let mut records = Vec::new();
    for lang in std::iter::once(scope.lang).chain(others) {
        records.push(material.records(lang, &labels, &courses)?);
    }
    if let Some(records) = records.first() {
        report::keep_what_is_there(&mut scope, records, now)?;
        scope.check()?;
    }
    let editions = report::editions(&scope, &records, env!("CARGO_PKG_VERSION"), now)?;
    Ok((scope, editions))
}
