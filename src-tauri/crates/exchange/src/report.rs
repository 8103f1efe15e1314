//! The counselor's report: from a scope and the records to what somebody else reads.
//!
//! Owns which kinds go in ([`choose`]) and the order: page one, the details kind by kind, and about this report. Each section owns what of its
//! kind is chosen (dates as lived, deleted records, records marked "never") and how it reads; what comes after sees only what was
//! chosen ([`Chosen`]). Refuses to own sealing (`crate::sealed`), reading the vault and the clock. Writes no score and no advice; says every
//! number with what it is out of; never turns "no entry" into zero.
//!
//! What a person said about use is in it only where they ticked it, one by one ([`returns`]); what they typed only line by line
//! ([`own`]). Check-in answers about use and medicine, and marked days, are in no report; what became of doses only where medications are
//! among the kinds, for those who give care.

mod attendance;
mod attended;
mod checkins;
mod count;
mod cover;
mod craving_days;
mod cravings;
mod lessons;
mod medications;
mod own;
mod page_one;
mod pages;
mod period;
mod plan;
mod questions;
mod returns;
mod sessions;
mod weeks;
mod wording;

use std::collections::HashSet;

use chrono::NaiveDate;
use evenkeel_domain::Invalid;
use evenkeel_domain::checkins::{Checkin, CheckinPart};
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::lessons::LessonCard;
use evenkeel_domain::medications::Course;
use evenkeel_domain::people::{Person, PersonQuestion};
use evenkeel_domain::plan::Plan;
use evenkeel_domain::program::ProgramEntry;
use evenkeel_domain::report::{Block, Fact, Report, Section};
use evenkeel_domain::returns::Return;
use evenkeel_domain::sessions::{Occurrence, OccurrenceRecord};
use evenkeel_domain::share::{ExportScope, OwnLine, RecipientRole, ShareKind};
use evenkeel_domain::time::Now;
use evenkeel_domain::vocabulary::custom::Labels;
use evenkeel_domain::words::Lang;

use period::Period;
use wording::Wording;

/// What the vault holds. May hold more than the scope asks for: [`build`] leaves the rest out.
#[derive(Debug, Clone, Copy)]
pub struct Records<'a> {
    /// Cravings, in any order.
    pub cravings: &'a [Craving],
    /// Returns to use, in any order.
    pub returns: &'a [Return],
    /// Check-ins, in any order.
    pub checkins: &'a [Checkin],
    /// Which check-ins were asked for, in any order.
    pub prompts: &'a [(NaiveDate, CheckinPart)],
    /// Journal pages, in any order.
    pub journal: &'a [JournalEntry],
    /// Sessions that fall into the scope's days, in any order.
    pub occurrences: &'a [Occurrence],
    /// What the program prescribes; none or empty when nothing was written down.
    pub program: Option<&'a ProgramEntry>,
    /// What was noted about sessions, in any order.
    pub session_notes: &'a [OccurrenceRecord],
    /// Every lesson in the scope's language, with its progress.
    pub lessons: &'a [LessonCard],
    /// The plan as it stands.
    pub plan: Option<&'a Plan>,
    /// Medications with their schedules, pauses and doses, in any order.
    pub medications: &'a [Course<'a>],
    /// The person's own list, for names in the plan. Phone numbers are never printed.
    pub people: &'a [Person],
    /// Questions for them, in any order.
    pub questions: &'a [PersonQuestion],
    /// What the person calls words today.
    pub labels: &'a Labels,
    /// The language the lessons are in.
    pub lang: Lang,
}

/// What was chosen: all that anything made from the records of a scope may see. `None`: that kind stays out.
pub(crate) struct Chosen<'a> {
    pub(crate) cravings: Option<cravings::Chosen<'a>>,
    pub(crate) checkins: Option<checkins::Chosen<'a>>,
    pub(crate) pages: Option<Vec<&'a JournalEntry>>,
    pub(crate) sessions: Option<sessions::Chosen<'a>>,
    pub(crate) lessons: Option<lessons::Chosen<'a>>,
    pub(crate) plan: Option<plan::Chosen<'a>>,
    pub(crate) medications: Option<medications::Chosen<'a>>,
    pub(crate) questions: Option<questions::Chosen<'a>>,
    pub(crate) returns: Option<returns::Chosen<'a>>,
}

/// What `scope` lets out of the records.
pub(crate) fn choose<'a>(
    scope: &ExportScope,
    records: &Records<'a>,
    period: &Period<'_>,
    now: &'a Now,
) -> Chosen<'a> {
    let wants = |kind: ShareKind| scope.kinds.contains(&kind);
    let (ticked, every) = returns::choose(scope, records, period);
    Chosen {
        cravings: wants(ShareKind::Cravings).then(|| cravings::choose(records, period, every)),
        checkins: wants(ShareKind::Checkins).then(|| checkins::choose(records, period)),
        pages: wants(ShareKind::Journal).then(|| pages::choose(scope, records, period)),
        sessions: wants(ShareKind::Sessions).then(|| sessions::choose(records, period)),
        lessons: wants(ShareKind::Lessons).then(|| lessons::choose(records, period)),
        plan: wants(ShareKind::Plan)
            .then(|| plan::choose(records))
            .flatten(),
        medications: wants(ShareKind::Medications).then(|| medications::choose(records, now)),
        questions: wants(ShareKind::Questions).then(|| questions::choose(scope, records)),
        returns: wants(ShareKind::Returns).then_some(ticked),
    }
}

/// Builds the report that `scope` describes, in the scope's language first and then in every other: the preview and the file alike.
///
/// `version` is the app's version as printed on the cover. Dates and times are printed as lived; `now` only dates the cover and
/// says where "until today" ends.
///
/// # Errors
/// What [`ExportScope::check`] and [`Report::check`] refuse.
pub fn editions(
    scope: &ExportScope,
    records: &[Records<'_>],
    version: &str,
    now: &Now,
) -> Result<Vec<Report>, Invalid> {
    records
        .iter()
        .map(|records| {
            let mut scope = scope.clone();
            scope.lang = records.lang;
            build(&scope, records, version, now)
        })
        .collect()
}

/// The report in the scope's language.
///
/// # Errors
/// What [`ExportScope::check`] and [`Report::check`] refuse.
pub fn build(
    scope: &ExportScope,
    records: &Records<'_>,
    version: &str,
    now: &Now,
) -> Result<Report, Invalid> {
    scope.check()?;
    Ok(assemble(scope, records, version, now)?.0)
}

/// Every own line of the scope's kinds and days that could be ticked, in the order of the page. What the scope ticks does not matter;
/// those of returns to use are listed for every one that could be ticked.
///
/// # Errors
/// What [`Report::check`] refuses.
pub fn own_lines(
    scope: &ExportScope,
    records: &Records<'_>,
    now: &Now,
) -> Result<Vec<OwnLine>, Invalid> {
    let mut scope = scope.clone();
    let period = Period::new(&scope, now);
    let all = returns::tickable(records, &period);
    let ids = all.returns.iter().map(|one| one.id);
    scope.returns = ids.chain(all.cravings.iter().map(|one| one.id)).collect();
    Ok(assemble(&scope, records, "", now)?.1)
}

/// Takes from a scope whatever it ticks that is not there or may not go in: pages and returns that are deleted, marked "never" or of other
/// days, and lines that were changed since into none.
///
/// # Errors
/// What [`Report::check`] refuses.
pub fn keep_what_is_there(
    scope: &mut ExportScope,
    records: &Records<'_>,
    now: &Now,
) -> Result<(), Invalid> {
    let period = Period::new(scope, now);
    let pages = pages::choose(scope, records, &period);
    let (uses, _) = returns::choose(scope, records, &period);
    scope
        .pages
        .retain(|id| pages.iter().any(|page| page.id == *id));
    scope.returns.retain(|id| {
        uses.returns.iter().any(|one| one.id == *id)
            || uses.cravings.iter().any(|one| one.id == *id)
    });
    if !scope.own.is_empty() {
        // Lines of returns that were not ticked are not there either.
        let lines = assemble(scope, records, "", now)?.1;
        let there: HashSet<String> = lines.into_iter().map(|line| line.key).collect();
        scope.own.retain(|key| there.contains(key));
    }
    Ok(())
}

/// What could be ticked under [`ShareKind::Returns`] in the days of `scope`, oldest first: returns to use, then cravings.
#[must_use]
pub fn uses<'a>(
    scope: &ExportScope,
    records: &Records<'a>,
    now: &Now,
) -> (Vec<&'a Return>, Vec<&'a Craving>) {
    let all = returns::tickable(records, &Period::new(scope, now));
    (all.returns, all.cravings)
}

fn assemble(
    scope: &ExportScope,
    records: &Records<'_>,
    version: &str,
    now: &Now,
) -> Result<(Report, Vec<OwnLine>), Invalid> {
    let period = Period::new(scope, now);
    let wording = Wording::new(scope, period, records.labels);
    let chosen = choose(scope, records, &period, now);
    let parts = if scope.role == RecipientRole::Employer {
        page_one::employer_days(&chosen, &wording)
            .into_iter()
            .collect()
    } else {
        parts(scope, &chosen, &wording)
    };
    let mut sections = vec![page_one::section(scope, &chosen, &wording)];
    sections.extend(parts);
    sections.push(cover::section(scope, version, now, &wording));
    let report = Report {
        lang: scope.lang,
        title: wording.say(page_one::title(scope.role)),
        name: scope.prepared_by.trim().to_owned(),
        days: wording.days(scope.from, scope.to),
        sections,
    };
    report.check()?;
    Ok((report, wording.into_own_lines()))
}

/// The details, kind by kind, each with what is counted of it first.
fn parts(scope: &ExportScope, chosen: &Chosen<'_>, wording: &Wording<'_>) -> Vec<Section> {
    let mut parts = Vec::new();
    if let Some(cravings) = &chosen.cravings {
        let mut section = cravings::section(cravings, wording);
        let mut head = page_one::cravings_elsewhere(scope, chosen, wording);
        head.extend(counted(cravings::facts(cravings, wording)));
        section.blocks.splice(0..0, head);
        parts.push(section);
    }
    if let Some(checkins) = &chosen.checkins {
        let mut section = checkins::section(checkins, wording);
        section
            .blocks
            .splice(0..0, counted(checkins::facts(checkins, wording)));
        parts.push(section);
    }
    if let Some(sessions) = &chosen.sessions {
        let mut section = sessions::section(sessions, wording);
        section
            .blocks
            .splice(0..0, counted(sessions::facts(sessions, wording)));
        parts.push(section);
    }
    if let Some(lessons) = &chosen.lessons {
        let mut section = lessons::section(lessons, wording);
        section
            .blocks
            .splice(0..0, counted(lessons::facts(lessons, wording)));
        parts.push(section);
    }
    if scope.kinds.contains(&ShareKind::Plan) {
        parts.push(plan::section(chosen.plan.as_ref(), wording));
    }
    if let Some(medications) = &chosen.medications {
        parts.push(medications::section(medications, wording));
    }
    if let Some(questions) = &chosen.questions {
        parts.push(questions::section(questions, wording));
    }
    if let Some(returns) = &chosen.returns {
        parts.push(returns::section(returns, wording));
    }
    if let Some(pages) = &chosen.pages {
        parts.push(pages::section(pages, wording));
    }
    parts
}

/// A list of names and values, where there are any.
fn counted(rows: Vec<Fact>) -> Option<Block> {
    (!rows.is_empty()).then_some(Block::Facts { rows })
}

#[cfg(test)]
mod leaves_tests;
#[cfg(test)]
mod tests;
