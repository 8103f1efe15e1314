//! Entries made while the vault is locked, on their way into it.
//!
//! Owns what can be said without a key (a number, default words, one line: own words are in the vault), and the rules an
//! entry is held to when it comes back: a file in a folder is anybody's, until it was checked. Refuses to own sealing,
//! files and the merging itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::calendar;
use crate::cravings::{Craving, CravingEntry};
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, at_most, bounded, in_range};
use crate::time::{FARTHEST_CLOCK, Moment, Now, Precision, too_old};
use crate::vocabulary::{TRIGGERS, Term};
use crate::words::Lang;

/// No more entries than this wait at a time.
pub const MOST_WAITING: usize = 256;

/// From this number on the next step is offered after an entry.
const HIGH: u8 = 7;

/// Most words picked for one entry.
const MOST_TRIGGERS: usize = 20;

/// The version of entry this build writes and the only one it reads.
pub const INBOX_VERSION: u32 = 1;

/// What [`Craving::prompt_id`] says of an entry made while locked.
pub const QUICK_ENTRY: &str = "quick-entry";

/// What a person says while the vault is locked. Input of `inbox_log`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuickEntry {
    /// 0 (none) to 10 (the strongest ever).
    pub intensity: u8,
    /// Default words only: ids of [`TRIGGERS`], at most 20.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// One line, up to 500 characters.
    #[serde(default)]
    pub note: String,
}

impl QuickEntry {
    /// Whether the next step is offered after it.
    #[must_use]
    pub const fn is_high(&self) -> bool {
        self.intensity >= HIGH
    }

    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct.
    pub fn check(&self) -> Result<(), Invalid> {
        in_range(self.intensity, 0, 10, "intensity")?;
        at_most(&self.triggers, MOST_TRIGGERS, "triggers")?;
        for (index, word) in self.triggers.iter().enumerate() {
            if !TRIGGERS.contains(&word.as_str()) {
                return Err(Invalid::new(ErrorCode::UnknownWord, "triggers"));
            }
            if self.triggers.iter().take(index).any(|other| other == word) {
                return Err(Invalid::new(ErrorCode::Duplicate, "triggers"));
            }
        }
        bounded(&self.note, text::SHORT, "note")
    }
}

/// One entry as it is sealed: everything a craving needs that cannot be known later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InboxEntry {
    /// [`INBOX_VERSION`].
    pub version: u32,
    /// The id the craving will have: merging the same entry twice is noticed by it.
    pub id: Id,
    /// When, as lived.
    pub occurred: Moment,
    /// Language the person was using.
    pub lang: Lang,
    /// What the person said.
    pub entry: QuickEntry,
}

impl InboxEntry {
    /// An entry made at `now`.
    ///
    /// # Errors
    /// What [`QuickEntry::check`] refuses.
    pub fn new(id: Id, entry: QuickEntry, lang: Lang, now: &Now) -> Result<Self, Invalid> {
        entry.check()?;
        Ok(Self {
            version: INBOX_VERSION,
            id,
            occurred: Moment {
                at: now.at,
                zone: now.zone.clone(),
                local: now.local(),
                precision: Precision::Exact,
            },
            lang,
            entry,
        })
    }

    /// Checks an entry that comes from outside: anybody who can write to the folder could have made it.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.version != INBOX_VERSION {
            return Err(Invalid::new(ErrorCode::NewerVersion, "version"));
        }
        if self.id.uuid().get_version_num() != 7 {
            return Err(Invalid::new(ErrorCode::BadInput, "id"));
        }
        bounded(&self.occurred.zone, text::NAME, "occurred")?;
        if !calendar::zone_exists(&self.occurred.zone) {
            return Err(Invalid::new(ErrorCode::UnknownZone, "occurred"));
        }
        let apart = self.occurred.local - self.occurred.at.naive_utc();
        if apart.abs() > FARTHEST_CLOCK {
            return Err(Invalid::new(ErrorCode::BadInput, "occurred"));
        }
        if too_old(self.occurred.at) {
            return Err(Invalid::new(ErrorCode::DateTooOld, "occurred"));
        }
        self.entry.check()
    }

    /// The craving it becomes at `now`.
    ///
    /// A clock that ran ahead when it was written must not put a craving into the future, where no list and no week shows it: such an
    /// entry counts as "about now".
    #[must_use]
    pub fn into_craving(self, now: &Now) -> Craving {
        let occurred = if self.occurred.at > now.at {
            Moment {
                at: now.at,
                zone: now.zone.clone(),
                local: now.local(),
                precision: Precision::About,
            }
        } else {
            self.occurred
        };
        let triggers: Vec<Term> = self.entry.triggers.into_iter().map(Term::Builtin).collect();
        Craving {
            id: self.id,
            created_at: occurred.at,
            updated_at: occurred.at,
            occurred,
            deleted_at: None,
            revision: 1,
            lang: self.lang,
            prompt_id: Some(QUICK_ENTRY.to_owned()),
            rerates: Vec::new(),
            entry: CravingEntry {
                trigger_main: match triggers.as_slice() {
                    [only] => Some(only.clone()),
                    _ => None,
                },
                triggers,
                note: self.entry.note,
                ..CravingEntry::of(self.entry.intensity)
            },
        }
    }
}

/// What became of the entries that waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InboxNews {
    /// Put into the vault, each once.
    pub merged: u32,
    /// Could not be opened or broke a rule: kept in the quarantine folder.
    pub set_aside: u32,
    /// Still waiting, because the disk refused or there were too many.
    pub waiting: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    fn now() -> Now {
        Now {
            at: "2026-10-06T03:12:00Z".parse().unwrap(),
            zone: "America/Chicago".into(),
        }
    }

    fn entry() -> InboxEntry {
        let said = QuickEntry {
            intensity: 7,
            triggers: vec!["times.night".into()],
            note: "cannot sleep".into(),
        };
        InboxEntry::new(Id::new(now().at, [3; 10]), said, Lang::Es, &now()).unwrap()
    }

    #[test]
    fn it_becomes_a_craving_as_it_was_lived() {
        let later = Now {
            at: "2026-10-06T15:00:00Z".parse().unwrap(),
            zone: "Europe/Madrid".into(),
        };
        let made = entry();
        made.check().unwrap();
        let craving = made.into_craving(&later);
        assert_eq!(
            craving.occurred.local.to_string(),
            "2026-10-05 22:12:00",
            "the wall clock of that night, not of the morning it was opened in"
        );
        assert_eq!(craving.occurred.zone, "America/Chicago");
        assert_eq!(craving.created_at, now().at, "it was written then");
        assert_eq!(craving.prompt_id.as_deref(), Some(QUICK_ENTRY));
        assert_eq!((craving.lang, craving.revision), (Lang::Es, 1));
        assert_eq!(
            craving.entry.trigger_main,
            Some(Term::Builtin("times.night".into())),
            "one word picked is the main one"
        );
        assert_eq!(
            craving.entry.check(),
            Ok(()),
            "and it is a craving like any other"
        );
    }

    #[test]
    fn a_clock_that_ran_ahead_puts_nothing_into_the_future() {
        let opened = Now {
            at: now().at - Duration::days(400),
            ..now()
        };
        let craving = entry().into_craving(&opened);
        assert_eq!(craving.occurred.at, opened.at);
        assert_eq!(
            craving.occurred.precision,
            Precision::About,
            "the time is a guess, and says so"
        );
    }

    #[test]
    fn what_nobody_can_have_typed_here_is_refused() {
        type Spoil = fn(&mut InboxEntry);
        let spoilt: &[(&str, Spoil)] = &[
            ("a version to come", |e| e.version = 2),
            ("an id that is no UUIDv7", |e| {
                e.id = Id::from_uuid(uuid::Uuid::from_bytes([9; 16]));
            }),
            ("eleven of ten", |e| e.entry.intensity = 11),
            ("a word that is not in the list", |e| {
                e.entry.triggers = vec!["own word".into()];
            }),
            ("the same word twice", |e| {
                e.entry.triggers = vec!["times.night".into(), "times.night".into()];
            }),
            ("a megabyte", |e| e.entry.note = "x".repeat(1 << 20)),
            ("a zone that does not exist", |e| {
                e.occurred.zone = "Nowhere/Land".into();
            }),
            ("a wall clock of another day", |e| {
                e.occurred.local += Duration::days(2);
            }),
            ("the time before clocks", |e| {
                e.occurred.at = "1815-06-18T00:00:00Z".parse().unwrap();
                e.occurred.local = e.occurred.at.naive_utc();
            }),
        ];
        for (what, spoil) in spoilt {
            let mut bad = entry();
            spoil(&mut bad);
            assert!(bad.check().is_err(), "{what} must not become an entry");
        }
    }
}
