//! The person's own people: who gives care, who stands by them, who else there is.
//!
//! Owns names, numbers, what they may be told, and two choices that are never implied by being on the list: who may be called in a crisis,
//! and who of these is shown before unlocking. When somebody is seen next is read from the sessions, never kept here.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, bounded, required};

mod questions;
mod role;

pub use questions::{MOST_QUESTIONS, PersonQuestion};
pub use role::{PersonGroup, PersonRole};

/// Most numbers of one person.
pub const MOST_PHONES: usize = 6;
/// Longest label of a number, in characters.
pub const PHONE_LABEL: usize = 40;

/// A phone number of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonPhone {
    /// What the number is, such as "office", up to 40 characters; may be empty.
    #[serde(default)]
    pub label: String,
    /// The number as typed. Digits, spaces and `+()-.*#/,;x` only, 3-30 digits.
    pub number: String,
}

/// What the person agreed somebody may be told: a note for themselves, not a form that a program signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Consent {
    /// What they may be told, up to 500 characters; empty when nothing was agreed.
    pub scope: String,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day, included; none when no end was agreed.
    pub until: Option<NaiveDate>,
    /// The day on which the person took it back.
    pub taken_back: Option<NaiveDate>,
}

impl Consent {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        bounded(&self.scope, text::SHORT, "consent.scope")?;
        let days = [self.from, self.until, self.taken_back];
        if text::is_blank(&self.scope) && days.iter().any(Option::is_some) {
            return Err(Invalid::new(ErrorCode::TextEmpty, "consent.scope"));
        }
        for (end, field) in [
            (self.until, "consent.until"),
            (self.taken_back, "consent.taken_back"),
        ] {
            if let (Some(from), Some(end)) = (self.from, end)
                && end < from
            {
                return Err(Invalid::new(ErrorCode::EndBeforeStart, field));
            }
        }
        Ok(())
    }

    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        !text::is_blank(&self.scope)
            && self.from.is_none_or(|from| day >= from)
            && self.until.is_none_or(|until| day <= until)
            && self.taken_back.is_none_or(|back| day < back)
    }
}

/// What is typed about a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// Name, up to 200 characters.
    pub name: String,
    /// What they are to the person; none when not said.
    #[serde(default)]
    pub role: Option<PersonRole>,
    /// Where they work, up to 200 characters.
    #[serde(default)]
    pub organization: String,
    /// Numbers, at most [`MOST_PHONES`]. The first is the one that is called.
    #[serde(default)]
    pub phones: Vec<PersonPhone>,
    /// The number for nights and weekends; may be empty. The same rule as for the others.
    #[serde(default)]
    pub after_hours: String,
    /// Address, up to 500 characters.
    #[serde(default)]
    pub address: String,
    /// When they can be called, up to 200 characters.
    #[serde(default)]
    pub when: String,
    /// What to call them for, up to 500 characters.
    #[serde(default)]
    pub call_for: String,
    /// The day they said "yes, you may call"; none when not asked yet.
    #[serde(default)]
    pub may_call_since: Option<NaiveDate>,
    /// Stands on Help now: may be called in a crisis. Off unless chosen.
    #[serde(default)]
    pub in_crisis: bool,
    /// Shown in Help now also before unlocking; only with `in_crisis`. Off unless chosen.
    #[serde(default)]
    pub before_unlock: bool,
    /// What the person agreed they may be told.
    #[serde(default)]
    pub consent: Consent,
}

/// A person of the own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Id.
    pub id: Id,
    /// When added.
    pub created_at: DateTime<Utc>,
    /// When last changed.
    pub updated_at: DateTime<Utc>,
    /// When deleted; kept until purged.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Place in the list, from 0.
    pub position: u32,
    /// What is known.
    pub entry: PersonEntry,
}

/// Most people on the list.
pub const MOST: usize = 100;

impl PersonEntry {
    /// Somebody of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// The number that is called; empty when there is none.
    #[must_use]
    pub fn phone(&self) -> &str {
        self.phones.first().map_or("", |phone| &phone.number)
    }

    /// Where they stand on the care team page.
    #[must_use]
    pub fn group(&self) -> PersonGroup {
        self.role.map_or(PersonGroup::Other, PersonRole::group)
    }

    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        required(&self.name, text::NAME, "name")?;
        bounded(&self.organization, text::NAME, "organization")?;
        text::at_most(&self.phones, MOST_PHONES, "phones")?;
        for (index, phone) in self.phones.iter().enumerate() {
            bounded(&phone.label, PHONE_LABEL, &format!("phones.{index}.label"))?;
            let field = format!("phones.{index}.number");
            if text::is_blank(&phone.number) {
                return Err(Invalid::new(ErrorCode::PhoneInvalid, &field));
            }
            check_phone(&phone.number, &field)?;
        }
        check_phone(&self.after_hours, "after_hours")?;
        bounded(&self.address, text::SHORT, "address")?;
        bounded(&self.when, text::NAME, "when")?;
        bounded(&self.call_for, text::SHORT, "call_for")?;
        if self.before_unlock && !self.in_crisis {
            return Err(Invalid::new(ErrorCode::BadInput, "before_unlock"));
        }
        self.consent.check()
    }
}

/// Checks a phone number that may be empty. Kept as typed: numbers differ by country.
///
/// # Errors
/// [`ErrorCode::PhoneInvalid`].
pub fn check_phone(phone: &str, field: &str) -> Result<(), Invalid> {
    if phone.is_empty() {
        return Ok(());
    }
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let allowed = phone
        .chars()
        .all(|c| c.is_ascii_digit() || " +()-.*#/,;x".contains(c));
    if !allowed || !(3..=30).contains(&digits) || phone.len() > 60 {
        return Err(Invalid::new(ErrorCode::PhoneInvalid, field));
    }
    Ok(())
}

/// What the lock screen may show of the person's own: only people they chose. Sealed with a key of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HelpCard {
    /// People, in order.
    pub people: Vec<HelpPerson>,
    /// Lines of the plan, in order.
    pub lines: Vec<String>,
}

/// A person on the help card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HelpPerson {
    /// Name.
    pub name: String,
    /// Number.
    pub phone: String,
    /// When they can be called.
    pub when: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    fn phone(number: &str) -> PersonPhone {
        PersonPhone {
            label: "office".into(),
            number: number.into(),
        }
    }

    fn refused(entry: &PersonEntry) -> String {
        let invalid = entry.check().unwrap_err();
        format!("{:?} {}", invalid.code, invalid.field)
    }

    #[test]
    fn a_name_is_enough_and_nothing_is_chosen_by_it() {
        let ana = PersonEntry::named("Ana");
        assert_eq!(ana.check(), Ok(()));
        assert!(!ana.in_crisis && !ana.before_unlock, "both are asked");
        assert_eq!(ana.phone(), "");
        assert_eq!(ana.group(), PersonGroup::Other, "who they are was not said");
    }

    #[test]
    fn every_field_is_bounded() {
        let ana = || PersonEntry::named("Ana");
        let long = "x".repeat(501);
        for (entry, wanted) in [
            (PersonEntry::named("\u{200B} "), "TextEmpty name"),
            (
                PersonEntry {
                    organization: long.clone(),
                    ..ana()
                },
                "TextTooLong organization",
            ),
            (
                PersonEntry {
                    phones: vec![phone("555 0100"); MOST_PHONES + 1],
                    ..ana()
                },
                "TooMany phones",
            ),
            (
                PersonEntry {
                    phones: vec![phone("555 0100"), phone("call me")],
                    ..ana()
                },
                "PhoneInvalid phones.1.number",
            ),
            (
                PersonEntry {
                    phones: vec![phone("")],
                    ..ana()
                },
                "PhoneInvalid phones.0.number",
            ),
            (
                PersonEntry {
                    phones: vec![PersonPhone {
                        label: "x".repeat(PHONE_LABEL + 1),
                        number: "911".into(),
                    }],
                    ..ana()
                },
                "TextTooLong phones.0.label",
            ),
            (
                PersonEntry {
                    after_hours: "12".into(),
                    ..ana()
                },
                "PhoneInvalid after_hours",
            ),
            (
                PersonEntry {
                    address: long.clone(),
                    ..ana()
                },
                "TextTooLong address",
            ),
            (
                PersonEntry {
                    when: long.clone(),
                    ..ana()
                },
                "TextTooLong when",
            ),
            (
                PersonEntry {
                    call_for: long.clone(),
                    ..ana()
                },
                "TextTooLong call_for",
            ),
            (
                PersonEntry {
                    before_unlock: true,
                    ..ana()
                },
                "BadInput before_unlock",
            ),
            (
                PersonEntry {
                    consent: Consent {
                        scope: long,
                        ..Consent::default()
                    },
                    ..ana()
                },
                "TextTooLong consent.scope",
            ),
            (
                PersonEntry {
                    consent: Consent {
                        until: day("2026-10-01"),
                        ..Consent::default()
                    },
                    ..ana()
                },
                "TextEmpty consent.scope",
            ),
            (
                PersonEntry {
                    consent: Consent {
                        scope: "attendance".into(),
                        from: day("2026-10-02"),
                        until: day("2026-10-01"),
                        taken_back: None,
                    },
                    ..ana()
                },
                "EndBeforeStart consent.until",
            ),
        ] {
            assert_eq!(refused(&entry), wanted);
        }
    }

    #[test]
    fn consent_holds_from_its_first_to_its_last_day_and_not_once_it_is_taken_back() {
        let mut consent = Consent {
            scope: "attendance only".into(),
            from: day("2026-10-02"),
            until: day("2026-10-31"),
            taken_back: None,
        };
        let holds = |consent: &Consent, text: &str| consent.holds_on(text.parse().unwrap());
        assert!(!holds(&consent, "2026-10-01"));
        assert!(holds(&consent, "2026-10-02") && holds(&consent, "2026-10-31"));
        assert!(!holds(&consent, "2026-11-01"));
        consent.taken_back = day("2026-10-10");
        assert!(holds(&consent, "2026-10-09") && !holds(&consent, "2026-10-10"));
        assert!(!Consent::default().holds_on("2026-10-05".parse().unwrap()));
    }
}
