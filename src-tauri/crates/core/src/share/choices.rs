//! What can be ticked one by one before a report is made: own lines, returns to use, questions for coming sessions.
//!
//! Owns finding them. Which lines there are the report says itself; what is ticked to begin with is the screen's.

use chrono::{Days, NaiveDate, NaiveDateTime};
use evenkeel_domain::Id;
use evenkeel_domain::share::{
    ExportScope, MOST_PAGES, OwnLine, RecipientRole, ShareFlag, ShareKind, speaks_of_use,
};
use evenkeel_domain::time::{LivedDays, Now};
use evenkeel_domain::vocabulary::custom::{Labels, WordList};
use evenkeel_domain::vocabulary::{self, Term};
use evenkeel_domain::words::{self, Lang};
use evenkeel_exchange::report::{self, Records};
use evenkeel_store::tables;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::material::Material;
use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// Input of `share_choices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareChoicesAsk {
    /// Who will read it.
    pub role: RecipientRole,
    /// The reader, where they were picked from the own people.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub person: Option<Id>,
    /// Which kinds.
    pub kinds: Vec<ShareKind>,
    /// First day, as lived.
    pub from: NaiveDate,
    /// Last day, as lived, included.
    pub to: NaiveDate,
    /// Language of the screen.
    pub lang: Lang,
}

/// What can be ticked one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareChoices {
    /// Own lines, in the order of the report.
    pub own: Vec<OwnLine>,
    /// Returns to use and cravings that ended in use, newest first; none for those who may not be told.
    pub uses: Vec<UseChoice>,
    /// There are more of them in these days than are listed, so not all can be ticked.
    pub more_uses: bool,
    /// Questions noted for coming sessions; none for those who do not give care.
    pub topics: Vec<TopicChoice>,
}

/// What a [`UseChoice`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UseRecord {
    /// A return to use.
    Return,
    /// A craving that ended in use.
    Craving,
}

/// One thing said about use that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UseChoice {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: UseRecord,
    /// When, as lived.
    pub occurred: NaiveDateTime,
    /// What was used, in the language of the screen; may be empty.
    pub words: String,
}

/// A question noted for a coming session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TopicChoice {
    /// The question, whole: it may be longer than a line of the report.
    pub text: String,
    /// The session it was noted for.
    pub session: NaiveDateTime,
    /// It may speak of use: not ticked to begin with.
    pub speaks_of_use: bool,
}

/// How far ahead questions for coming sessions are looked for, in days.
const TOPICS_AHEAD: u64 = 14;

/// What could be ticked one by one for such a report.
///
/// # Errors
/// Kinds, days or a role that break a rule.
pub fn choices(
    app: &App,
    vault: &mut UnlockedVault,
    input: ShareChoicesAsk,
) -> Outcome<ShareChoices> {
    let now = app.now();
    let ShareChoicesAsk {
        role,
        person,
        kinds,
        from,
        to,
        lang,
    } = input;
    // What is picked one by one is what is asked for here, so its kind alone may be named without a pick.
    let scope = ExportScope {
        recipient_person: person,
        ..ExportScope::asking(role, kinds, from, to, lang)
    };
    scope.check_days_and_kinds()?;
    let material = Material::read(vault, &scope, &now)?;
    let labels = material.labels();
    let courses = material.courses();
    let records = material.records(lang, &labels, &courses)?;
    let own = report::own_lines(&scope, &records, &now)?;
    let mut uses = if role.may_hold(ShareKind::Returns) {
        uses(&scope, &records, &labels, lang, &now)
    } else {
        Vec::new()
    };
    let more_uses = uses.len() > MOST_PAGES;
    uses.truncate(MOST_PAGES);
    let topics = if role.gives_care() {
        topics(vault, &now)?
    } else {
        Vec::new()
    };
    Ok(ShareChoices {
        own,
        uses,
        more_uses,
        topics,
    })
}

fn uses(
    scope: &ExportScope,
    records: &Records<'_>,
    labels: &Labels,
    lang: Lang,
    now: &Now,
) -> Vec<UseChoice> {
    let word = |choice: &Term| match labels.of(WordList::Substances, choice) {
        Some(label) => label.to_owned(),
        None => match choice {
            Term::Builtin(id) => words::say(lang, &vocabulary::message(id), &[]),
            Term::Custom(own) => own.clone(),
        },
    };
    let (returns, cravings) = report::uses(scope, records, now);
    let mut all: Vec<UseChoice> = returns
        .into_iter()
        .map(|one| UseChoice {
            id: one.id,
            kind: UseRecord::Return,
            occurred: one.occurred.local,
            words: joined(
                one.entry
                    .substances
                    .iter()
                    .map(|used| word(&used.substance)),
            ),
        })
        .chain(cravings.into_iter().map(|one| UseChoice {
            id: one.id,
            kind: UseRecord::Craving,
            occurred: one.occurred.local,
            words: joined(one.entry.substances.iter().map(word)),
        }))
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse((one.occurred, one.id)));
    all
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// The questions noted for sessions that are still to come, the next session first.
fn topics(vault: &mut UnlockedVault, now: &Now) -> Outcome<Vec<TopicChoice>> {
    let today = now.local().date();
    let last = today
        .checked_add_days(Days::new(TOPICS_AHEAD))
        .unwrap_or(today);
    let window = LivedDays::new(today, last).window();
    let mut found: Vec<_> = vault
        .read(|db| tables::session_records::between(db, window.from(), window.to()))?
        .into_iter()
        .map(|one| one.record)
        .filter(|record| record.session.start > now.at)
        .filter(|record| record.entry.share != ShareFlag::Never)
        .collect();
    found.sort_by_key(|record| (record.session.start, record.key.series));
    Ok(found
        .into_iter()
        .flat_map(|record| {
            let session = record.session.local_start;
            record
                .entry
                .questions
                .into_iter()
                .map(move |text| TopicChoice {
                    speaks_of_use: speaks_of_use(&text),
                    text,
                    session,
                })
        })
        .collect())
}
