//! What the patient chose about reminders.
//!
//! Owns the choices, their ranges and their defaults, and reading what an earlier version kept. Which reminders follow from them
//! is [`super::plan`]'s.

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use super::{QuietHours, ReminderKind};
use crate::error::{ErrorCode, Invalid};
use crate::sessions::SessionKind;
use crate::text::{at_most, in_range};

/// Most reminders for one session.
pub const MOST_TIMES: usize = 4;

/// How much a pop-up may say to whoever looks at the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderLevel {
    /// Only that something is planned, and when. The default.
    #[default]
    Neutral,
    /// Also what kind of thing it is.
    Kind,
    /// Also the title, the place and the phone number.
    Full,
}

impl ReminderLevel {
    /// Every level, the one that says least first.
    pub const ALL: [Self; 3] = [Self::Neutral, Self::Kind, Self::Full];
}

/// When a session is reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderTime {
    /// So many minutes before the start, 0-1,440; 0 is the start itself.
    Before(u16),
    /// On the day before, at this time of day, noon or later.
    EveningBefore(NaiveTime),
    /// When it is time to leave: the way there and the margin. At the start where nobody has to travel.
    LeaveBy,
}

/// What differs for one kind of session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KindReminders {
    /// Which kind.
    pub kind: SessionKind,
    /// Whether sessions of this kind are reminded of.
    pub on: bool,
    /// When; none for the same as all others. Up to [`MOST_TIMES`].
    pub times: Option<Vec<ReminderTime>>,
    /// How much they say; none for the same as all others.
    pub level: Option<ReminderLevel>,
}

/// The choices about something that is not a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OtherReminders {
    /// Whether there are any.
    pub on: bool,
    /// How much they say.
    pub level: ReminderLevel,
}

impl Default for OtherReminders {
    fn default() -> Self {
        Self {
            on: true,
            level: ReminderLevel::Neutral,
        }
    }
}

/// What the patient chose about reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderSettings {
    /// Whether there are any.
    pub on: bool,
    /// How much those of sessions say.
    pub level: ReminderLevel,
    /// When sessions are reminded of. Up to [`MOST_TIMES`]; none means no reminder of sessions.
    pub times: Vec<ReminderTime>,
    /// Minutes added to the way there, 0-120.
    pub leave_margin_min: u16,
    /// What differs for single kinds of session, each at most once.
    pub kinds: Vec<KindReminders>,
    /// To look again at something some minutes after it was written down.
    pub rerate: OtherReminders,
    /// Check-ins of the day.
    pub checkin: OtherReminders,
    /// The review of the week.
    pub review: OtherReminders,
    /// What is to be taken at some time.
    pub dose: OtherReminders,
    /// What is given on a day: ahead of it, and once it is due.
    pub injection: OtherReminders,
    /// What runs out soon.
    pub refill: OtherReminders,
    /// Hours without a sound; none when there are none.
    pub quiet: Option<QuietHours>,
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self {
            on: true,
            level: ReminderLevel::Neutral,
            times: vec![ReminderTime::Before(120), ReminderTime::LeaveBy],
            leave_margin_min: 10,
            kinds: Vec::new(),
            rerate: OtherReminders::default(),
            checkin: OtherReminders::default(),
            review: OtherReminders::default(),
            dose: OtherReminders::default(),
            injection: OtherReminders::default(),
            refill: OtherReminders::default(),
            quiet: None,
        }
    }
}

/// The choices as any version wrote them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    on: Option<bool>,
    level: Option<ReminderLevel>,
    times: Option<Vec<ReminderTime>>,
    leave_margin_min: Option<u16>,
    kinds: Option<Vec<KindReminders>>,
    rerate: Option<OtherReminders>,
    checkin: Option<OtherReminders>,
    review: Option<OtherReminders>,
    dose: Option<OtherReminders>,
    injection: Option<OtherReminders>,
    refill: Option<OtherReminders>,
    quiet: Option<QuietHours>,
    /// Of the first version: minutes of the one early reminder, or null for none. It always had the one to leave by.
    #[serde(default, deserialize_with = "given")]
    ahead_min: Option<Option<u16>>,
}

/// Tells "null" from "not there".
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u16>>, D::Error> {
    Option::<u16>::deserialize(deserializer).map(Some)
}

impl<'de> Deserialize<'de> for ReminderSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let usual = Self::default();
        let old = |ahead: Option<u16>| -> Vec<ReminderTime> {
            ahead
                .map(ReminderTime::Before)
                .into_iter()
                .chain([ReminderTime::LeaveBy])
                .collect()
        };
        Ok(Self {
            on: written.on.unwrap_or(usual.on),
            level: written.level.unwrap_or(usual.level),
            times: written
                .times
                .or_else(|| written.ahead_min.map(old))
                .unwrap_or(usual.times),
            leave_margin_min: written.leave_margin_min.unwrap_or(usual.leave_margin_min),
            kinds: written.kinds.unwrap_or(usual.kinds),
            rerate: written.rerate.unwrap_or(usual.rerate),
            checkin: written.checkin.unwrap_or(usual.checkin),
            review: written.review.unwrap_or(usual.review),
            dose: written.dose.unwrap_or(usual.dose),
            injection: written.injection.unwrap_or(usual.injection),
            refill: written.refill.unwrap_or(usual.refill),
            quiet: written.quiet,
        })
    }
}

impl ReminderSettings {
    /// Checks the ranges.
    ///
    /// # Errors
    /// [`ErrorCode::NumberOutOfRange`], [`ErrorCode::TooMany`] or [`ErrorCode::Duplicate`] in the field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        check_times(&self.times)?;
        in_range(self.leave_margin_min, 0, 120, "leave_margin_min")?;
        at_most(&self.kinds, SessionKind::ALL.len(), "kinds")?;
        for (index, one) in self.kinds.iter().enumerate() {
            if self
                .kinds
                .iter()
                .skip(index + 1)
                .any(|other| other.kind == one.kind)
            {
                return Err(Invalid::new(ErrorCode::Duplicate, "kinds"));
            }
            check_times(one.times.as_deref().unwrap_or_default())?;
        }
        self.quiet.as_ref().map_or(Ok(()), QuietHours::check)
    }

    fn own(&self, kind: SessionKind) -> Option<&KindReminders> {
        self.kinds.iter().find(|own| own.kind == kind)
    }

    /// When sessions of this kind are reminded of. Empty for never.
    #[must_use]
    pub fn times_of(&self, kind: SessionKind) -> &[ReminderTime] {
        match self.own(kind) {
            _ if !self.on => &[],
            Some(own) if !own.on => &[],
            Some(own) => own.times.as_deref().unwrap_or(&self.times),
            None => &self.times,
        }
    }

    /// How much reminders of this kind of session say.
    #[must_use]
    pub fn level_of(&self, kind: SessionKind) -> ReminderLevel {
        self.own(kind)
            .and_then(|own| own.level)
            .unwrap_or(self.level)
    }

    /// The choices about what is not a session; none for the kinds nobody chooses about.
    #[must_use]
    pub const fn other(&self, kind: ReminderKind) -> Option<OtherReminders> {
        match kind {
            ReminderKind::Rerate => Some(self.rerate),
            ReminderKind::Checkin => Some(self.checkin),
            ReminderKind::Review => Some(self.review),
            ReminderKind::Dose => Some(self.dose),
            ReminderKind::Injection => Some(self.injection),
            ReminderKind::Refill => Some(self.refill),
            ReminderKind::Evening
            | ReminderKind::Ahead
            | ReminderKind::LeaveBy
            | ReminderKind::Start
            | ReminderKind::Horizon => None,
        }
    }
}

fn check_times(times: &[ReminderTime]) -> Result<(), Invalid> {
    at_most(times, MOST_TIMES, "times")?;
    for (index, time) in times.iter().enumerate() {
        let fits = match time {
            ReminderTime::Before(minutes) => *minutes <= 1_440,
            ReminderTime::EveningBefore(at) => at.hour() >= 12,
            ReminderTime::LeaveBy => true,
        };
        if !fits {
            return Err(Invalid::new(ErrorCode::NumberOutOfRange, "times"));
        }
        if times.iter().skip(index + 1).any(|other| other == time) {
            return Err(Invalid::new(ErrorCode::Duplicate, "times"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: serde_json::Value) -> ReminderSettings {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn what_an_earlier_version_kept_still_means_the_same() {
        let with = |ahead: serde_json::Value| {
            read(json!({ "on": true, "level": "full", "ahead_min": ahead }))
        };
        let early = with(json!(45));
        assert_eq!(
            early.times,
            [ReminderTime::Before(45), ReminderTime::LeaveBy],
            "45 minutes before, and to leave by"
        );
        assert_eq!(early.level, ReminderLevel::Full);
        assert_eq!(
            with(json!(null)).times,
            [ReminderTime::LeaveBy],
            "only the one to leave by"
        );
        let kept = read(serde_json::to_value(&early).unwrap());
        assert_eq!(kept, early, "and what is written now comes back as it was");
        assert_eq!(
            read(json!({})),
            ReminderSettings::default(),
            "what was never chosen has its default"
        );
    }

    #[test]
    fn each_reminder_has_its_bounds() {
        let with = |times: Vec<ReminderTime>| {
            ReminderSettings {
                times,
                ..ReminderSettings::default()
            }
            .check()
            .map_err(|invalid| invalid.code)
        };
        let evening =
            |hour| ReminderTime::EveningBefore(NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
        use ReminderTime::{Before, LeaveBy};
        assert_eq!(
            with(vec![Before(0), Before(1_440), LeaveBy, evening(20)]),
            Ok(()),
            "four, and both ends of the range"
        );
        assert_eq!(with(Vec::new()), Ok(()), "none is a choice");
        assert_eq!(
            with(vec![Before(1_441)]),
            Err(ErrorCode::NumberOutOfRange),
            "more than a day"
        );
        assert_eq!(
            with(vec![evening(11)]),
            Err(ErrorCode::NumberOutOfRange),
            "the morning before is no evening"
        );
        assert_eq!(
            with(vec![LeaveBy, LeaveBy]),
            Err(ErrorCode::Duplicate),
            "the same one twice"
        );
        assert_eq!(
            with(vec![Before(1), Before(2), Before(3), Before(4), LeaveBy]),
            Err(ErrorCode::TooMany),
            "a fifth"
        );
    }

    #[test]
    fn one_kind_may_differ() {
        let settings = ReminderSettings {
            kinds: vec![
                KindReminders {
                    kind: SessionKind::Work,
                    on: false,
                    times: None,
                    level: None,
                },
                KindReminders {
                    kind: SessionKind::Court,
                    on: true,
                    times: Some(vec![ReminderTime::Before(1_440)]),
                    level: Some(ReminderLevel::Full),
                },
            ],
            ..ReminderSettings::default()
        };
        assert_eq!(settings.check(), Ok(()));
        assert!(settings.times_of(SessionKind::Work).is_empty(), "work: off");
        assert_eq!(
            settings.times_of(SessionKind::Court),
            [ReminderTime::Before(1_440)],
            "court: a day before"
        );
        assert_eq!(settings.level_of(SessionKind::Court), ReminderLevel::Full);
        assert_eq!(
            settings.level_of(SessionKind::Work),
            ReminderLevel::Neutral,
            "what is not said is as everywhere"
        );
        assert_eq!(settings.times_of(SessionKind::Class).len(), 2);
        let twice = ReminderSettings {
            kinds: [settings.kinds.clone(), settings.kinds.clone()].concat(),
            ..settings
        };
        assert!(
            twice.check().is_err(),
            "two answers for one kind are no answer"
        );
    }
}
