//! Entries made while the vault is locked, on their way into it.
//!
//! Owns what can be said without a key (a craving in a number, default words and one line; the answer to a pop-up; a second
//! number), and the rules an entry is held to when it comes back: a file in a folder is anybody's, until it was checked. Refuses to
//! own sealing, files and the merging itself.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::calendar;
use crate::cravings::{Craving, CravingEntry};
use crate::error::{ErrorCode, Invalid};
use crate::reminder::SlotName;
use crate::text::{self, at_most, bounded, in_range};
use crate::time::{FARTHEST_CLOCK, Moment, Now, Precision, too_old};
use crate::vocabulary::{TRIGGERS, Term};
use crate::words::Lang;

/// No more quick entries than this wait at a time.
pub const MOST_WAITING: usize = 256;

/// No more answers to pop-ups and second numbers than this wait at a time, one for each slot and one for each craving. They have room
/// of their own, and take none from quick entries. At four doses a day it is enough for more than two years.
pub const MOST_ANSWERS: usize = 4_096;

/// No more entries than this are taken within an hour: anybody at the lock screen can write some.
pub const MOST_AN_HOUR: usize = 12;

/// From this number on the next step is offered after an entry.
const HIGH: u8 = 7;

/// Most words picked for one entry.
const MOST_TRIGGERS: usize = 20;

/// The version of entry this build writes. It reads this one, and version 1, which knows quick entries only.
pub const INBOX_VERSION: u32 = 2;

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

/// One entry as it is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InboxEntry {
    /// Something was written down.
    Craving(LockedCraving),
    /// A pop-up was answered.
    Dose(DosePressed),
    /// A second number was given.
    Rerate(LockedRerate),
}

/// A quick entry: everything a craving needs that cannot be known later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedCraving {
    /// The id the craving will have: merging the same entry twice is noticed by it.
    pub id: Id,
    /// When, as lived.
    pub occurred: Moment,
    /// Language the person was using.
    pub lang: Lang,
    /// What the person said.
    pub entry: QuickEntry,
}

/// "Taken" or "Done" was pressed on a pop-up while nobody had the vault open. Anybody at the screen can press it, so whatever comes of
/// it says that it was pressed there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DosePressed {
    /// The [`SlotName`] on the pop-up; `parse` gives it for every entry that passed its check.
    pub slot: String,
    /// The id the dose will have: whatever counts from it has named it already.
    pub id: Id,
    /// When it was pressed, as lived.
    pub taken: Moment,
}

/// What became of an answer that was handed to whoever keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// It is in the vault, now or since an earlier time.
    Kept,
    /// It names nothing that is in this vault: it is set aside.
    Foreign,
}

/// A second number for a craving, given while the vault is locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedRerate {
    /// Of which craving.
    pub craving: Id,
    /// 0 (none) to 10 (the strongest ever).
    pub intensity: u8,
    /// When, as lived.
    pub given: Moment,
}

/// As this build writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<T> {
    version: u32,
    what: T,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum WhatRef<'a> {
    Craving(&'a LockedCraving),
    Dose(&'a DosePressed),
    Rerate(&'a LockedRerate),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Craving(LockedCraving),
    Dose(DosePressed),
    Rerate(LockedRerate),
}

/// As version 1 wrote it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    version: u32,
    id: Id,
    occurred: Moment,
    lang: Lang,
    entry: QuickEntry,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum AnyVersion {
    Now(Written<What>),
    First(First),
}

impl Serialize for InboxEntry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written {
            version: INBOX_VERSION,
            what: match self {
                Self::Craving(craving) => WhatRef::Craving(craving),
                Self::Dose(dose) => WhatRef::Dose(dose),
                Self::Rerate(rerate) => WhatRef::Rerate(rerate),
            },
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for InboxEntry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        match AnyVersion::deserialize(deserializer)? {
            AnyVersion::Now(Written {
                version: INBOX_VERSION,
                what,
            }) => Ok(match what {
                What::Craving(craving) => Self::Craving(craving),
                What::Dose(dose) => Self::Dose(dose),
                What::Rerate(rerate) => Self::Rerate(rerate),
            }),
            AnyVersion::First(First {
                version: 1,
                id,
                occurred,
                lang,
                entry,
            }) => Ok(Self::Craving(LockedCraving {
                id,
                occurred,
                lang,
                entry,
            })),
            AnyVersion::Now(_) | AnyVersion::First(_) => Err(D::Error::custom(
                "no version of an entry that this build knows",
            )),
        }
    }
}

impl InboxEntry {
    /// Checks an entry that comes from outside: anybody who can write to the folder could have made it.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Craving(craving) => craving.check(),
            Self::Dose(dose) => dose.check(),
            Self::Rerate(rerate) => rerate.check(),
        }
    }
}

/// The moment of `now`, to the second it is.
fn exactly(now: &Now) -> Moment {
    Moment {
        at: now.at,
        zone: now.zone.clone(),
        local: now.local(),
        precision: Precision::Exact,
    }
}

fn check_id(id: Id, field: &'static str) -> Result<(), Invalid> {
    if id.uuid().get_version_num() != 7 {
        return Err(Invalid::new(ErrorCode::BadInput, field));
    }
    Ok(())
}

fn check_moment(moment: &Moment, field: &'static str) -> Result<(), Invalid> {
    bounded(&moment.zone, text::NAME, field)?;
    if !calendar::zone_exists(&moment.zone) {
        return Err(Invalid::new(ErrorCode::UnknownZone, field));
    }
    let apart = moment.local - moment.at.naive_utc();
    if apart.abs() > FARTHEST_CLOCK {
        return Err(Invalid::new(ErrorCode::BadInput, field));
    }
    if too_old(moment.at) {
        return Err(Invalid::new(ErrorCode::DateTooOld, field));
    }
    Ok(())
}

/// The same moment, or about now where a clock that ran ahead would put it into the future, in which nothing was lived yet.
fn not_ahead(moment: Moment, now: &Now) -> Moment {
    if moment.at > now.at {
        Moment {
            precision: Precision::About,
            ..exactly(now)
        }
    } else {
        moment
    }
}

impl DosePressed {
    /// Pressed at `now`.
    #[must_use]
    pub fn new(slot: &SlotName, id: Id, now: &Now) -> Self {
        Self {
            slot: slot.to_string(),
            id,
            taken: exactly(now),
        }
    }

    /// Checks what comes from outside.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self) -> Result<(), Invalid> {
        if SlotName::parse(&self.slot).is_none() {
            return Err(Invalid::new(ErrorCode::BadInput, "slot"));
        }
        check_id(self.id, "id")?;
        check_moment(&self.taken, "taken")
    }

    /// As it may be recorded at `now`: never in the future.
    #[must_use]
    pub fn at(self, now: &Now) -> Self {
        Self {
            taken: not_ahead(self.taken, now),
            ..self
        }
    }
}

impl LockedRerate {
    /// Given at `now`.
    ///
    /// # Errors
    /// A number over 10.
    pub fn new(craving: Id, intensity: u8, now: &Now) -> Result<Self, Invalid> {
        in_range(intensity, 0, 10, "intensity")?;
        Ok(Self {
            craving,
            intensity,
            given: exactly(now),
        })
    }

    /// Checks what comes from outside.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self) -> Result<(), Invalid> {
        check_id(self.craving, "craving")?;
        in_range(self.intensity, 0, 10, "intensity")?;
        check_moment(&self.given, "given")
    }
}

impl LockedCraving {
    /// An entry made at `now`.
    ///
    /// # Errors
    /// What [`QuickEntry::check`] refuses.
    pub fn new(id: Id, entry: QuickEntry, lang: Lang, now: &Now) -> Result<Self, Invalid> {
        entry.check()?;
        Ok(Self {
            id,
            occurred: exactly(now),
            lang,
            entry,
        })
    }

    /// Checks an entry that comes from outside: anybody who can write to the folder could have made it.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self) -> Result<(), Invalid> {
        check_id(self.id, "id")?;
        check_moment(&self.occurred, "occurred")?;
        self.entry.check()
    }

    /// The craving it becomes at `now`.
    ///
    /// A clock that ran ahead when it was written must not put a craving into the future, where no list and no week shows it: such an
    /// entry counts as "about now".
    #[must_use]
    pub fn into_craving(self, now: &Now) -> Craving {
        let occurred = not_ahead(self.occurred, now);
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
    /// When the first of those that were put in was written, on the wall clock of that place.
    #[serde(default)]
    pub first: Option<NaiveDateTime>,
    /// The last of them.
    #[serde(default)]
    pub last: Option<NaiveDateTime>,
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

    fn entry() -> LockedCraving {
        let said = QuickEntry {
            intensity: 7,
            triggers: vec!["times.night".into()],
            note: "cannot sleep".into(),
        };
        LockedCraving::new(Id::new(now().at, [3; 10]), said, Lang::Es, &now()).unwrap()
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
        type Spoil = fn(&mut LockedCraving);
        let spoilt: &[(&str, Spoil)] = &[
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

    fn slot() -> SlotName {
        SlotName {
            version: Id::new(now().at, [5; 10]),
            date: "2026-10-05".parse().unwrap(),
            place: 1,
            after: None,
        }
    }

    #[test]
    fn each_kind_comes_back_and_an_entry_of_version_1_still_does() {
        let id = Id::new(now().at, [4; 10]);
        let all = [
            InboxEntry::Craving(entry()),
            InboxEntry::Dose(DosePressed::new(&slot(), id, &now())),
            InboxEntry::Rerate(LockedRerate::new(id, 10, &now()).unwrap()),
        ];
        for one in all {
            one.check().unwrap();
            let json = serde_json::to_string(&one).unwrap();
            assert_eq!(
                serde_json::from_str::<InboxEntry>(&json).unwrap(),
                one,
                "{json}"
            );
            for other in ["1", "3"] {
                let json = json.replace("\"version\":2", &format!("\"version\":{other}"));
                assert!(
                    serde_json::from_str::<InboxEntry>(&json).is_err(),
                    "another version means something else: {json}"
                );
            }
        }
        let mut first = serde_json::to_value(entry()).unwrap();
        first["version"] = 1.into();
        assert_eq!(
            serde_json::from_value::<InboxEntry>(first.clone()).unwrap(),
            InboxEntry::Craving(entry()),
            "one that waits since before an upgrade is taken in"
        );
        first["version"] = 2.into();
        assert!(serde_json::from_value::<InboxEntry>(first).is_err());
    }

    #[test]
    fn an_answer_that_no_pop_up_can_have_given_is_refused() {
        let good = DosePressed::new(&slot(), Id::new(now().at, [4; 10]), &now());
        good.check().unwrap();
        let bad = [
            DosePressed {
                slot: "dose|x|2026-10-05|0|-".into(),
                ..good.clone()
            },
            DosePressed {
                slot: "rerate|1|15".into(),
                ..good.clone()
            },
            DosePressed {
                id: Id::from_uuid(uuid::Uuid::from_bytes([9; 16])),
                ..good.clone()
            },
            DosePressed {
                taken: Moment {
                    zone: "Nowhere/Land".into(),
                    ..good.taken.clone()
                },
                ..good.clone()
            },
        ];
        for one in bad {
            assert!(one.check().is_err(), "{one:?}");
        }
        let opened = Now {
            at: now().at - Duration::hours(3),
            ..now()
        };
        let held = good.at(&opened).taken;
        assert_eq!(
            (held.at, held.precision),
            (opened.at, Precision::About),
            "a clock that ran ahead puts no dose into the future"
        );
        assert!(LockedRerate::new(Id::new(now().at, [4; 10]), 11, &now()).is_err());
    }
}
