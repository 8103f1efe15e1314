//! The journal: writing, changing, deleting, and what an entry points to.

use chrono::{DateTime, NaiveDateTime, Utc};
use evenkeel_domain::calendar;
use evenkeel_domain::cravings::Craving;
use evenkeel_domain::drafts::check_key;
use evenkeel_domain::journal::{JournalEntry, JournalLink, JournalSave};
use evenkeel_domain::plan::PlanContent;
use evenkeel_domain::sessions::{Occurrence, OccurrenceKey};
use evenkeel_domain::time::When;
use evenkeel_domain::{ErrorCode, Id};
use evenkeel_store::{Read, StoreError, tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::error::Outcome;
use crate::event::Topic;
use crate::sessions;
use crate::unlocked::UnlockedVault;
use crate::wire::{ById, Nothing};

/// Most entries shown with a session.
const MOST_LINKED: u32 = 20;

/// An entry with what it points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalView {
    /// The entry.
    pub entry: JournalEntry,
    /// When it was written down, on the wall clock where it was lived.
    pub written: NaiveDateTime,
    /// Written more than a day after what it is about.
    pub written_late: bool,
    /// What it points to, in order.
    pub links: Vec<LinkedThing>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum LinkedThing {
    /// A line of the plan.
    Plan {
        /// The plan item's id.
        item: Id,
        /// What it says now.
        content: PlanContent,
    },
    /// A session.
    Session {
        /// The session as it stands now.
        session: Box<Occurrence>,
    },
    /// A craving.
    Craving {
        /// The craving as it stands now.
        craving: Box<Craving>,
    },
    /// It is not there any more. The link is kept.
    Gone {
        /// What the link says.
        link: JournalLink,
    },
}

/// Input of `journal_linked`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkedAsk {
    /// What the entries point to.
    pub link: JournalLink,
}

/// Entries that point to one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalList {
    /// The entries, newest first.
    pub items: Vec<JournalEntry>,
}

/// Keeps an entry: a new one, or the next revision of one. Answers only once it is durable; its draft goes in the same step.
///
/// # Errors
/// Every bound of the content, a time in the future, [`ErrorCode::Stale`] when it was changed since.
pub fn save(app: &App, vault: &mut UnlockedVault, input: JournalSave) -> Outcome<JournalEntry> {
    input.content.check()?;
    if let Some(draft) = &input.draft {
        check_key(draft)?;
    }
    let now = app.now();
    let when = |when: Option<When>| when.map(|when| when.resolve(&now, "when")).transpose();
    let entry = match input.id {
        None => JournalEntry {
            id: app.new_id(&now),
            occurred: input.when.unwrap_or(When::Now).resolve(&now, "when")?,
            created_at: now.at,
            updated_at: now.at,
            deleted_at: None,
            revision: 1,
            lang: app.lang(),
            content: input.content,
        },
        Some(id) => {
            let known = vault.read(|db| tables::journal::get(db, id))?;
            if Some(known.revision) != input.revision || known.deleted_at.is_some() {
                return Err(ErrorCode::Stale.into());
            }
            JournalEntry {
                occurred: when(input.when)?.unwrap_or(known.occurred),
                updated_at: now.at,
                revision: known.revision + 1,
                content: input.content,
                ..known
            }
        }
    };
    vault.write(|tx| {
        if entry.revision == 1 {
            tables::journal::insert(tx, &entry)?;
        } else {
            tables::journal::update(tx, &entry)?;
        }
        input
            .draft
            .as_deref()
            .map_or(Ok(()), |draft| tables::drafts::remove(tx, draft))
    })?;
    app.changed(&[Topic::Journal]);
    Ok(entry)
}

/// One entry with what it points to, also a deleted one.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn get(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<JournalView> {
    let zone = app.now().zone;
    Ok(vault.read(|db| {
        let entry = tables::journal::get(db, input.id)?;
        let links = entry
            .content
            .links
            .iter()
            .map(|link| linked_thing(db, link, &zone))
            .collect::<Result<_, _>>()?;
        Ok(JournalView {
            written: written(&entry, entry.created_at),
            written_late: entry.written_late(),
            entry,
            links,
        })
    })?)
}

fn linked_thing(db: &Read<'_>, link: &JournalLink, zone: &str) -> Result<LinkedThing, StoreError> {
    let found = match link {
        JournalLink::Plan { item } => tables::plan::current(db)?
            .items
            .into_iter()
            .find(|line| line.id == *item)
            .map(|line| LinkedThing::Plan {
                item: line.id,
                content: line.content,
            }),
        JournalLink::Session {
            series,
            recurrence_id,
        } => {
            let key = OccurrenceKey {
                series: *series,
                recurrence_id: *recurrence_id,
            };
            sessions::linked(db, key, zone)?.map(|session| LinkedThing::Session {
                session: Box::new(session),
            })
        }
        JournalLink::Craving { id } => match tables::cravings::get(db, *id) {
            Ok(craving) if craving.deleted_at.is_none() => Some(LinkedThing::Craving {
                craving: Box::new(craving),
            }),
            Ok(_) | Err(StoreError::NotFound) => None,
            Err(error) => return Err(error),
        },
    };
    Ok(found.unwrap_or_else(|| LinkedThing::Gone { link: link.clone() }))
}

/// Entries that point to a session, a craving or a plan line: what to bring, what was thought about it.
///
/// # Errors
/// The disk.
pub fn linked(_: &App, vault: &mut UnlockedVault, input: LinkedAsk) -> Outcome<JournalList> {
    Ok(JournalList {
        items: vault.read(|db| tables::journal::linked(db, &input.link, MOST_LINKED))?,
    })
}

/// An entry as it stood before a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalVersion {
    /// The entry as it stood.
    pub entry: JournalEntry,
    /// When this was written, on the wall clock where the entry was lived.
    pub written: NaiveDateTime,
}

/// Earlier versions of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalVersions {
    /// The newest first.
    pub items: Vec<JournalVersion>,
}

/// What an entry said before each change.
///
/// # Errors
/// The disk.
pub fn versions(_: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<JournalVersions> {
    let stored = vault.read(|db| tables::journal::versions(db, input.id))?;
    Ok(JournalVersions {
        items: stored
            .into_iter()
            .rev()
            .map(|entry| JournalVersion {
                written: written(&entry, entry.updated_at),
                entry,
            })
            .collect(),
    })
}

fn written(entry: &JournalEntry, at: DateTime<Utc>) -> NaiveDateTime {
    calendar::to_local(at, &entry.occurred.zone)
}

/// Deletes an entry, until it is taken back or purged.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn delete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    let now = app.now();
    vault.write(|tx| tables::journal::delete(tx, input.id, now.at))?;
    app.changed(&[Topic::Journal]);
    Ok(Nothing {})
}

/// Takes a deletion back.
///
/// # Errors
/// [`ErrorCode::NotFound`].
pub fn undelete(app: &App, vault: &mut UnlockedVault, input: ById) -> Outcome<Nothing> {
    vault.write(|tx| tables::journal::undelete(tx, input.id))?;
    app.changed(&[Topic::Journal]);
    Ok(Nothing {})
}
