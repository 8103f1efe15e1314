//! The journal export: from a scope and the records to the report a counselor reads.
//!
//! Owns what goes in and what stays out, in one function ([`choose`]): kinds, dates as lived, deleted records, records marked
//! "never", free text. Everything after it sees only what was chosen. Owns the order of the page: cover, one page first, detail
//! after. Refuses to own sealing (`crate::sealed`), reading the vault and the clock. Writes no score and no advice; says every
//! number with what it is out of; never turns "no entry" into zero.
//!
//! Not in any report of this version: whether anything was used, except where a person's own page says so and was picked. How a
//! craving ended is printed only as "it passed" or "still there"; every other answer, and no answer, look the same; of a check-in
//! the answers about use and medicine are left out. Use is a kind of its own that is off unless chosen (CARE.md D4).

mod attendance;
mod checkins;
mod count;
mod cover;
mod cravings;
mod lessons;
mod pages;
mod plan;
mod sessions;
mod summary;
mod voice;

use chrono::{Days, NaiveDate};
use evenkeel_domain::Invalid;
use evenkeel_domain::checkins::{Checkin, CheckinPart};
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::journal::JournalEntry;
use evenkeel_domain::lessons::{LessonCard, LessonDue};
use evenkeel_domain::people::Person;
use evenkeel_domain::plan::Plan;
use evenkeel_domain::program::ProgramEntry;
use evenkeel_domain::report::Report;
use evenkeel_domain::sessions::{Occurrence, OccurrenceRecord};
use evenkeel_domain::share::{ExportScope, ShareFlag, ShareKind};
use evenkeel_domain::time::Now;
use evenkeel_domain::vocabulary::own::Labels;

use voice::Voice;

/// What the vault holds. May hold more than the scope asks for: [`build`] leaves the rest out.
#[derive(Debug, Clone, Copy)]
pub struct Records<'a> {
    /// Cravings, in any order.
    pub cravings: &'a [Craving],
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
    /// The person's own list, for names in the plan. Phone numbers are never printed.
    pub people: &'a [Person],
    /// What the person calls words today.
    pub labels: &'a Labels,
}

/// What was chosen. `None`: that kind stays out.
struct Chosen<'a> {
    cravings: Option<Vec<&'a Craving>>,
    checkins: Option<CheckinParts<'a>>,
    pages: Option<Vec<&'a JournalEntry>>,
    sessions: Option<SessionParts<'a>>,
    lessons: Option<LessonParts<'a>>,
    plan: Option<PlanParts<'a>>,
}

/// The check-ins of the days, and how many more were asked for.
struct CheckinParts<'a> {
    list: Vec<&'a Checkin>,
    unanswered: usize,
}

/// The lessons that were opened in the days, and those that were due by their end.
struct LessonParts<'a> {
    list: Vec<&'a LessonCard>,
    due: Vec<&'a LessonCard>,
}

/// The sessions of the days, with what the program prescribes and what was noted.
struct SessionParts<'a> {
    list: Vec<&'a Occurrence>,
    program: Option<&'a ProgramEntry>,
    notes: Vec<&'a OccurrenceRecord>,
}

/// The plan with the people it may name.
struct PlanParts<'a> {
    plan: &'a Plan,
    people: &'a [Person],
}

/// The first day on which a lesson is due: its session's, or that of its week of the program.
fn day_due(due: &LessonDue, start: Option<NaiveDate>) -> Option<NaiveDate> {
    let of_week = || {
        let weeks = u64::from(due.week?.checked_sub(1)?);
        start?.checked_add_days(Days::new(weeks * 7))
    };
    due.at.map(|at| at.date()).or_else(of_week)
}

fn choose<'a>(scope: &ExportScope, records: &Records<'a>, voice: &Voice<'_>) -> Chosen<'a> {
    let days = scope.from..=scope.to;
    let wants = |kind: ShareKind| scope.kinds.contains(&kind);
    let cravings = wants(ShareKind::Cravings).then(|| {
        let mut chosen: Vec<&Craving> = records
            .cravings
            .iter()
            .filter(|craving| craving.deleted_at.is_none())
            .filter(|craving| craving.entry.share != ShareFlag::Never)
            .filter(|craving| days.contains(&craving.occurred.local.date()))
            .collect();
        chosen.sort_by_key(|craving| (craving.occurred.at, craving.id));
        chosen
    });
    let checkins = wants(ShareKind::Checkins).then(|| {
        let mut chosen: Vec<&Checkin> = records
            .checkins
            .iter()
            .filter(|checkin| checkin.deleted_at.is_none())
            .filter(|checkin| checkin.entry.share != ShareFlag::Never)
            .filter(|checkin| days.contains(&checkin.date))
            .collect();
        chosen.sort_by_key(|checkin| (checkin.date, checkin.part, checkin.id));
        // One that is held back was answered all the same.
        let answered = |date, part| {
            records
                .checkins
                .iter()
                .any(|one| one.deleted_at.is_none() && (one.date, one.part) == (date, part))
        };
        let unanswered = records
            .prompts
            .iter()
            .filter(|(date, part)| days.contains(date) && !answered(*date, *part))
            .filter(|(date, _)| *date < voice.day_of(voice.now()))
            .count();
        CheckinParts {
            list: chosen,
            unanswered,
        }
    });
    let pages = wants(ShareKind::Journal).then(|| {
        let mut chosen: Vec<&JournalEntry> = records
            .journal
            .iter()
            .filter(|page| scope.pages.contains(&page.id))
            .filter(|page| page.deleted_at.is_none())
            .filter(|page| page.content.share != ShareFlag::Never)
            .filter(|page| days.contains(&page.occurred.local.date()))
            .collect();
        chosen.sort_by_key(|page| (page.occurred.at, page.id));
        chosen
    });
    let sessions = wants(ShareKind::Sessions).then(|| {
        let mut chosen: Vec<&Occurrence> = records
            .occurrences
            .iter()
            .filter(|session| days.contains(&session.local_start.date()))
            .collect();
        chosen.sort_by_key(|session| (session.start, session.series));
        let mut notes: Vec<&OccurrenceRecord> = records
            .session_notes
            .iter()
            .filter(|record| record.entry.share != ShareFlag::Never)
            .filter(|record| days.contains(&record.session.local_start.date()))
            .collect();
        notes.sort_by_key(|record| (record.session.start, record.key.series));
        SessionParts {
            list: chosen,
            program: records.program,
            notes,
        }
    });
    let lessons = wants(ShareKind::Lessons).then(|| {
        let opened = |lesson: &&LessonCard| {
            lesson.progress.as_ref().is_some_and(|progress| {
                days.contains(&voice.day_of(progress.started))
                    || progress
                        .finished
                        .is_some_and(|at| days.contains(&voice.day_of(at)))
            })
        };
        let due = |lesson: &&LessonCard| {
            lesson
                .due
                .as_ref()
                .filter(|due| !due.cancelled)
                .and_then(|due| day_due(due, records.program?.start))
                .is_some_and(|day| day <= voice.last_day_so_far())
        };
        LessonParts {
            list: records.lessons.iter().filter(opened).collect(),
            due: records.lessons.iter().filter(due).collect(),
        }
    });
    let plan = records
        .plan
        .filter(|plan| wants(ShareKind::Plan) && plan.version > 0)
        .map(|plan| PlanParts {
            plan,
            people: records.people,
        });
    Chosen {
        cravings,
        checkins,
        pages,
        sessions,
        lessons,
        plan,
    }
}

/// Builds the report that `scope` describes: the preview and the file alike.
///
/// `version` is the app's version as printed on the cover. Dates and times are printed as lived; `now` only dates the cover and
/// says where "until today" ends.
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
    let voice = Voice::new(scope, now, records.labels);
    let chosen = choose(scope, records, &voice);
    let mut sections = vec![cover::section(scope, version, now, &voice)];
    sections.extend(summary::section(scope, &chosen, &voice));
    if let Some(list) = &chosen.cravings {
        sections.push(cravings::section(list, &voice));
    }
    if let Some(parts) = &chosen.checkins {
        sections.push(checkins::section(&parts.list, &voice));
    }
    if let Some(parts) = &chosen.sessions {
        sections.push(sessions::section(parts, &voice));
    }
    if let Some(parts) = &chosen.lessons {
        sections.push(lessons::section(&parts.list, &voice));
    }
    if scope.kinds.contains(&ShareKind::Plan) {
        sections.push(plan::section(chosen.plan.as_ref(), &voice));
    }
    if let Some(list) = &chosen.pages {
        sections.push(pages::section(list, &voice));
    }
    let report = Report {
        lang: scope.lang,
        title: voice.say("report-title"),
        sections,
    };
    report.check()?;
    Ok(report)
}

#[cfg(test)]
mod tests;
