//! The agenda: everything the agent may know while the vault is locked.
//!
//! Owns its shape, its limits and working the instants out again. How it is made is [`super::plan`]'s, what is shown of it
//! [`super::decide`]'s.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    BODY_CHARS, MOST_REPEATS, QuietHours, ReminderAction, ReminderKind, ReminderRequest,
    ReminderText, SlotName, TITLE_CHARS,
    text::{self, When},
};
use crate::calendar;
use crate::id::Id;
use crate::time::Now;
use crate::words::Lang;

/// The version of agenda this build writes and the highest it reads.
pub const AGENDA_VERSION: u32 = 4;

/// No more items than this: what is taken six times a day of twelve kinds for all [`super::COVERS_DAYS`] is 8,640, and there is room for
/// sessions and the rest beside it.
pub const MAX_ITEMS: usize = 12_000;

/// What the name of a request for a second number begins with; the craving's id follows.
const RERATE: &str = "rerate|";

/// Longest lead of a reminder, in minutes.
const LONGEST_LEAD: u32 = 60 * 24 * 7;

/// The next one after an answer is due within so many minutes: a year, and a leap day.
const FARTHEST_NEXT: u32 = 60 * 24 * 366;

/// Shown this long after its own time, a reminder to leave, of the start or of a dose says so.
pub(super) const SAID_LATE: Duration = Duration::minutes(5);

/// An agenda that was made so much later than the present was made by a clock that was wrong.
const MADE_LATER: Duration = Duration::hours(1);

/// One reminder to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Opaque: says nothing without the vault. The same request at the same time keeps its id when the agenda is made anew.
    pub id: Id,
    /// When to show it, quiet hours aside.
    pub at: DateTime<Utc>,
    /// Wall time of what it reminds of, in `zone`.
    pub local: NaiveDateTime,
    /// IANA zone of what it reminds of.
    pub zone: String,
    /// Minutes between `at` and what it reminds of; of [`ReminderKind::Evening`] by the wall clock.
    pub lead_min: u32,
    /// Minutes before the start at which one has to leave; 0 where nobody travels.
    #[serde(default)]
    pub leave_min: u32,
    /// What it is for.
    #[serde(with = "super::kind_in_agenda")]
    pub kind: ReminderKind,
    /// Which session it reminds of: opaque, and the same for all reminders of one date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Id>,
    /// The name of a [`ReminderRequest`] that may be added or answered while locked, so that the vault knows it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The [`SlotName`] of one that can be answered on the pop-up, without what it begins with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// `local` is meant on the laptop's wall clock wherever it is; `at` and `zone` are those of where the agenda was made.
    #[serde(default, skip_serializing_if = "is_default")]
    pub floating: bool,
    /// How often it is shown again while nobody answers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub repeats: u8,
    /// The wall time from which on it is not shown again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveDateTime>,
    /// Minutes after the answer at which the next one is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_min: Option<u32>,
    /// The final allowed words.
    pub text: ReminderText,
    /// What can be done on the pop-up.
    pub actions: Vec<ReminderAction>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl AgendaItem {
    /// One that says these words at an instant and can be opened, and nothing else.
    pub(super) fn bare(
        id: Id,
        kind: ReminderKind,
        at: DateTime<Utc>,
        local: NaiveDateTime,
        zone: &str,
        text: ReminderText,
    ) -> Self {
        Self {
            id,
            at,
            local,
            zone: zone.to_owned(),
            lead_min: 0,
            leave_min: 0,
            kind,
            session: None,
            name: None,
            slot: None,
            floating: false,
            repeats: 0,
            ends: None,
            follow_up_min: None,
            text,
            actions: vec![ReminderAction::Open],
        }
    }

    /// When to show it on a laptop in `zone`, quiet hours aside.
    #[must_use]
    pub fn at_in(&self, zone: &str) -> DateTime<Utc> {
        if self.floating && zone != self.zone {
            calendar::to_instant(self.local, zone).at
        } else {
            self.at
        }
    }

    /// From when on it is not repeated on a laptop in `zone`.
    pub(super) fn ends_in(&self, zone: &str) -> Option<DateTime<Utc>> {
        let zone = if self.floating { zone } else { &self.zone };
        self.ends.map(|ends| calendar::to_instant(ends, zone).at)
    }

    /// The slot that an answer on its pop-up names.
    #[must_use]
    pub fn slot_name(&self) -> Option<SlotName> {
        SlotName::parse_in_agenda(self.slot.as_ref()?)
    }

    /// When what it reminds of begins.
    #[must_use]
    pub fn start(&self) -> DateTime<Utc> {
        if self.kind == ReminderKind::Evening {
            return calendar::to_instant(self.local, &self.zone).at;
        }
        self.at + Duration::minutes(i64::from(self.lead_min))
    }

    /// When one has to leave for it.
    #[must_use]
    pub fn leave(&self) -> DateTime<Utc> {
        self.start() - Duration::minutes(i64::from(self.leave_min))
    }

    /// When to show it by the zone rules of this build.
    fn resolved_at(&self) -> DateTime<Utc> {
        let lead = Duration::minutes(i64::from(self.lead_min));
        match self.kind {
            // The start was resolved by the same policy (a gap moves forward, a fold takes the first), so this is the identity
            // unless the rules changed.
            ReminderKind::Ahead | ReminderKind::LeaveBy | ReminderKind::Start => {
                calendar::to_instant(self.local, &self.zone).at - lead
            }
            ReminderKind::Evening => self
                .local
                .checked_sub_signed(lead)
                .map_or(self.at, |evening| {
                    calendar::to_instant(evening, &self.zone).at
                }),
            ReminderKind::Checkin
            | ReminderKind::Review
            | ReminderKind::Injection
            | ReminderKind::Refill => calendar::to_instant(self.local, &self.zone).at,
            // One that counts from an answer is an instant; its wall time says it to the minute, but not the second.
            ReminderKind::Dose if !self.floating && self.is_after_an_answer() => self.at,
            ReminderKind::Dose => calendar::to_instant(self.local, &self.zone).at,
            // An instant from the start: some minutes after something.
            ReminderKind::Rerate | ReminderKind::Horizon => self.at,
        }
    }

    fn is_after_an_answer(&self) -> bool {
        self.slot_name().is_some_and(|slot| slot.after.is_some())
    }

    /// The words as shown on a laptop in `device_zone`: where the wall clock there differs from the one of the session, the
    /// place whose clock is meant is added.
    #[must_use]
    pub fn shown(&self, device_zone: &str, lang: Lang) -> ReminderText {
        if !self.kind.of_session()
            || device_zone == self.zone
            || calendar::to_local(self.start(), device_zone) == self.local
        {
            return self.text.clone();
        }
        let note = text::zone_note(lang, &self.zone);
        ReminderText::new(&self.text.title, &format!("{} {note}", self.text.body))
    }

    /// The words of its own pop-up when it is shown at `now`. "It starts now" is not true for long: shown [`SAID_LATE`] after its
    /// time, it says first which time it was for, and once its session has begun so long ago, when that was.
    #[must_use]
    pub fn said(&self, now: &Now, lang: Lang) -> ReminderText {
        let shown = self.shown(&now.zone, lang);
        if self.kind.of_session() && now.at - self.start() >= SAID_LATE {
            let told = text::When::said_at(self.at, self.local, &self.zone);
            let tells = text::When::said_at(now.at, self.local, &self.zone);
            if let Some(body) = text::begun(self.kind, told, tells, &shown.body) {
                return ReminderText::new(&shown.title, &body);
            }
        }
        let hurries = matches!(
            self.kind,
            ReminderKind::LeaveBy | ReminderKind::Start | ReminderKind::Dose
        );
        let at = self.at_in(&now.zone);
        if !hurries || now.at - at < SAID_LATE {
            return shown;
        }
        // A session is spoken of by its own clock, everything else by the one on the wall here.
        let zone = if self.kind.of_session() {
            &self.zone
        } else {
            &now.zone
        };
        let own = calendar::to_local(at, zone).time();
        let late = text::late_words(lang, own);
        ReminderText::new(&shown.title, &format!("{late} {}", shown.body))
    }
}

/// Everything the agent may know while the vault is locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// [`AGENDA_VERSION`] of the build that wrote it.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Reminders of sessions are complete up to this instant.
    pub covers_until: DateTime<Utc>,
    /// Language of the tray and of summaries.
    pub lang: Lang,
    /// Hours without a sound, on the laptop's wall clock wherever it is.
    #[serde(default)]
    pub quiet: Option<QuietHours>,
    /// What the patient wants no reminder of, among what may be added while locked.
    #[serde(default)]
    pub off: Vec<ReminderKind>,
    /// What is to come (and what was due shortly before it was made), by time.
    pub items: Vec<AgendaItem>,
}

/// Why an agenda that was read cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgendaFault {
    /// Written by a newer build.
    #[error("the agenda was written by a newer version")]
    Newer,
    /// More items, longer texts or other leads than any build writes.
    #[error("the agenda breaks its own limits")]
    Limits,
}

impl Agenda {
    /// Checks an agenda that was read from disk.
    ///
    /// # Errors
    /// [`AgendaFault`] for a newer version or broken limits.
    pub fn check(&self) -> Result<(), AgendaFault> {
        if self.version > AGENDA_VERSION {
            return Err(AgendaFault::Newer);
        }
        let fits = |item: &AgendaItem| {
            item.text.title.chars().count() <= TITLE_CHARS
                && item.text.body.chars().count() <= BODY_CHARS
                && item.zone.len() <= 64
                && item.lead_min <= LONGEST_LEAD
                && item.leave_min <= LONGEST_LEAD
                && item.actions.len() <= ReminderAction::ALL.len()
                && item.repeats <= MOST_REPEATS
                && item.follow_up_min.is_none_or(|min| min <= FARTHEST_NEXT)
                && item
                    .slot
                    .as_ref()
                    .is_none_or(|slot| slot.len() <= ReminderRequest::NAME)
                && item
                    .name
                    .as_ref()
                    .is_none_or(|name| name.len() <= ReminderRequest::NAME)
        };
        if self.items.len() > MAX_ITEMS
            || self.off.len() > ReminderKind::ALL.len()
            || !self.items.iter().all(fits)
        {
            return Err(AgendaFault::Limits);
        }
        Ok(())
    }

    /// The same agenda with each instant worked out again from wall time and zone by the zone rules of *this* build.
    /// A government may change its rules between the day the agenda was made and the day it is read.
    #[must_use]
    pub fn resolved(mut self) -> Self {
        for item in &mut self.items {
            item.at = item.resolved_at();
        }
        self.in_order();
        self
    }

    /// Whether `now` lies outside what it was made for: after its end, or clearly before it was made. Then it may lack what is to
    /// come, because nobody opened the app for months, or because its clock was wrong when the vault was open last.
    #[must_use]
    pub fn misses(&self, now: DateTime<Utc>) -> bool {
        now > self.covers_until || now < self.made_at - MADE_LATER
    }

    /// The request to open the app, where [`Agenda::misses`] the present: nobody but the window can make an agenda. It is said once
    /// for an agenda, and waits for the end of quiet hours.
    pub(super) fn opener(&self, now: &Now) -> Option<AgendaItem> {
        self.misses(now.at).then(|| {
            let local = now.local();
            let text = text::neutral(self.lang, ReminderKind::Horizon, When::same_day(local));
            AgendaItem::bare(
                self.opener_id(),
                ReminderKind::Horizon,
                now.at,
                local,
                &now.zone,
                text,
            )
        })
    }

    /// Made of the opaque ids of what the window put in: another one for every other agenda, and it says as little as they do.
    pub(super) fn opener_id(&self) -> Id {
        let all = self.items.iter().filter(|item| item.name.is_none());
        // Not nothing to begin with, or that of an agenda of one reminder would be the id of that one.
        let mixed = all.fold(1, |mixed, item| mixed ^ item.id.uuid().as_u128());
        Id::from_uuid(uuid::Uuid::from_u128(mixed))
    }

    pub(super) fn in_order(&mut self) {
        self.items.sort_by_key(|item| (item.at, item.id));
    }

    /// The same times with nothing but neutral words: what may lie on disk when its key has to lie beside it.
    #[must_use]
    pub fn times_only(mut self) -> Self {
        for item in &mut self.items {
            let when = When::said_at(item.at, item.local, &item.zone);
            item.text = text::neutral(self.lang, item.kind, when);
            for action in &mut item.actions {
                if *action == ReminderAction::Taken {
                    *action = ReminderAction::Done;
                }
            }
            // A button that carries a number would say whom to call.
            item.actions.retain(|action| {
                matches!(
                    action,
                    ReminderAction::Open | ReminderAction::Done | ReminderAction::Snooze
                )
            });
        }
        self
    }

    /// Adds a request that came up while the vault is locked, with neutral words whatever was chosen. Says whether it is in:
    /// not when the patient wants none of its kind, when it lies outside what the agenda covers, or when there is no room.
    /// `id` is random. A request of a name that is in already is replaced.
    pub fn add(&mut self, request: &ReminderRequest, id: Id) -> bool {
        let room = self.items.len() < MAX_ITEMS;
        if !room
            || !request.kind.can_be_added()
            || self.off.contains(&request.kind)
            || request.name.len() > ReminderRequest::NAME
            || request.at > self.covers_until
        {
            return false;
        }
        self.items
            .retain(|item| item.name.as_ref() != Some(&request.name));
        let text = text::neutral(self.lang, request.kind, When::same_day(request.local));
        self.items.push(AgendaItem {
            name: Some(request.name.clone()),
            actions: vec![ReminderAction::Open, ReminderAction::Snooze],
            ..AgendaItem::bare(
                id,
                request.kind,
                request.at,
                request.local,
                &request.zone,
                text,
            )
        });
        self.in_order();
        true
    }

    /// The craving that the reminder of this id asks a second number for.
    #[must_use]
    pub fn craving_of(&self, reminder: Id) -> Option<Id> {
        let item = self.items.iter().find(|item| item.id == reminder)?;
        let name = item.name.as_ref()?.strip_prefix(RERATE)?;
        Id::parse(name.split('|').next()?)
    }

    /// Takes out what asks for a second number of this craving. Says whether there was any.
    pub fn ask_no_more_about(&mut self, craving: Id) -> bool {
        let before = self.items.len();
        let name = format!("{RERATE}{craving}|");
        self.items.retain(|item| {
            item.name
                .as_ref()
                .is_none_or(|other| !other.starts_with(&name))
        });
        self.items.len() < before
    }

    /// The next reminder that is shown after `now`, if any, and when.
    #[must_use]
    pub fn next_after(&self, now: &Now) -> Option<(DateTime<Utc>, &AgendaItem)> {
        self.items
            .iter()
            .map(|item| (item.due(self.quiet.as_ref(), &now.zone).at, item))
            .filter(|(at, _)| *at > now.at)
            .min_by_key(|(at, item)| (*at, item.id))
    }
}
