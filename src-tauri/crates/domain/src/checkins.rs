//! Check-ins: a few quick questions in the morning and in the evening, and three kinds of missing kept apart.
//!
//! Owns the record, what makes one valid, which day and part the present belongs to, when a part is open and when it is over, and
//! how prompts back off when nobody answers. Refuses to own: charts and means over many check-ins, showing prompts.
//!
//! An item is *answered* when it has a value, *asked and skipped* when it is named in [`CheckinEntry::asked`] without a value, and
//! *not asked* when it is not named there. None of the three is zero.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::cravings::Halt;
use crate::error::{ErrorCode, Invalid};
use crate::reminder::COVERS_DAYS;
use crate::share::ShareFlag;
use crate::text::{self, at_most, bounded, in_range};
use crate::time::Moment;
use crate::words::Lang;

/// Most items one part may ask: more than five taps is a form, not a check-in.
pub const MOST_ITEMS: usize = 5;
/// A day ends at this hour: who answers at two in the morning means the evening before.
pub const DAY_TURNS_AT: Duration = Duration::hours(4);
/// After this many days with prompts and no answer there is one prompt a day.
pub const QUIET_DAYS: u64 = 3;
/// How many days ahead prompts are planned: as far as the reminders of sessions, so that a check-in goes on being asked about while
/// the app stays closed.
pub const PROMPT_DAYS: u64 = COVERS_DAYS.unsigned_abs();

/// Which of the two check-ins of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckinPart {
    /// After getting up.
    Morning,
    /// Looking back on the day.
    Evening,
}

impl CheckinPart {
    /// Both, in the order of the day.
    pub const ALL: [Self; 2] = [Self::Morning, Self::Evening];
}

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckinItem {
    /// Hours slept.
    SleepHours,
    /// How the sleep was.
    SleepQuality,
    /// Mood.
    Mood,
    /// How sure of staying on one's goal today.
    Confidence,
    /// The strongest craving today.
    CravingPeak,
    /// Stress.
    Stress,
    /// Hungry, angry, lonely, tired.
    Halt,
    /// Pain.
    Pain,
    /// Whether the person used today.
    UsedToday,
    /// Whether medicines were taken as planned.
    MedsOk,
    /// Whether the person was in touch with someone.
    Connected,
    /// One good thing, in own words.
    GoodThing,
    /// What the person means to do today, in own words.
    Intention,
}

impl CheckinItem {
    /// Every item, in the order they are asked.
    pub const ALL: [Self; 13] = [
        Self::SleepHours,
        Self::SleepQuality,
        Self::Mood,
        Self::CravingPeak,
        Self::Stress,
        Self::Confidence,
        Self::Halt,
        Self::Pain,
        Self::UsedToday,
        Self::MedsOk,
        Self::Connected,
        Self::GoodThing,
        Self::Intention,
    ];
}

/// "Did you use today?" Not wanting to say is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UsedToday {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The person prefers not to say.
    PreferNot,
}

/// What a person says in a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinEntry {
    /// What was asked, in order. An item in here without a value was skipped.
    pub asked: Vec<CheckinItem>,
    /// 0 (very low) to 10 (very good).
    #[serde(default)]
    pub mood: Option<u8>,
    /// 0 (none) to 10 (the strongest ever).
    #[serde(default)]
    pub craving_peak: Option<u8>,
    /// 0 (not sure at all) to 10 (completely sure).
    #[serde(default)]
    pub confidence: Option<u8>,
    /// 0 (none) to 10 (the most).
    #[serde(default)]
    pub stress: Option<u8>,
    /// 0 (none) to 10 (the worst).
    #[serde(default)]
    pub pain: Option<u8>,
    /// Whole hours, 0-24.
    #[serde(default)]
    pub sleep_hours: Option<u8>,
    /// 0 (very poor) to 4 (very good).
    #[serde(default)]
    pub sleep_quality: Option<u8>,
    /// Hungry, angry, lonely, tired. All false: asked, and none of them.
    #[serde(default)]
    pub halt: Option<Halt>,
    /// Whether the person used today.
    #[serde(default)]
    pub used_today: Option<UsedToday>,
    /// Medicines taken as planned.
    #[serde(default)]
    pub meds_ok: Option<bool>,
    /// In touch with someone.
    #[serde(default)]
    pub connected: Option<bool>,
    /// One good thing, up to 500 characters; empty when not said.
    #[serde(default)]
    pub good_thing: String,
    /// What the person means to do today, up to 500 characters; empty when not said.
    #[serde(default)]
    pub intention: String,
    /// Whether it may go into an export.
    #[serde(default)]
    pub share: ShareFlag,
}

impl CheckinEntry {
    /// Whether `item` has a value.
    #[must_use]
    pub fn answered(&self, item: CheckinItem) -> bool {
        match item {
            CheckinItem::SleepHours => self.sleep_hours.is_some(),
            CheckinItem::SleepQuality => self.sleep_quality.is_some(),
            CheckinItem::Mood => self.mood.is_some(),
            CheckinItem::Confidence => self.confidence.is_some(),
            CheckinItem::CravingPeak => self.craving_peak.is_some(),
            CheckinItem::Stress => self.stress.is_some(),
            CheckinItem::Halt => self.halt.is_some(),
            CheckinItem::Pain => self.pain.is_some(),
            CheckinItem::UsedToday => self.used_today.is_some(),
            CheckinItem::MedsOk => self.meds_ok.is_some(),
            CheckinItem::Connected => self.connected.is_some(),
            CheckinItem::GoodThing => !text::is_blank(&self.good_thing),
            CheckinItem::Intention => !text::is_blank(&self.intention),
        }
    }

    /// How many of the items asked have a value.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.asked
            .iter()
            .filter(|item| self.answered(**item))
            .count()
    }

    /// Answered, answered in part, or skipped.
    #[must_use]
    pub fn status(&self) -> CheckinStatus {
        match self.answers() {
            0 => CheckinStatus::Skipped,
            some if some < self.asked.len() => CheckinStatus::Partial,
            _ => CheckinStatus::Answered,
        }
    }

    /// Checks every bound. An answer to something that was not asked is refused: nobody could tell later what it meant.
    ///
    /// # Errors
    /// The first field that breaks its rule, named as in this struct.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.asked.is_empty() {
            return Err(Invalid::new(ErrorCode::BadInput, "asked"));
        }
        at_most(&self.asked, CheckinItem::ALL.len(), "asked")?;
        distinct(&self.asked, "asked")?;
        for (value, most, field) in [
            (self.mood, 10, "mood"),
            (self.craving_peak, 10, "craving_peak"),
            (self.confidence, 10, "confidence"),
            (self.stress, 10, "stress"),
            (self.pain, 10, "pain"),
            (self.sleep_hours, 24, "sleep_hours"),
            (self.sleep_quality, 4, "sleep_quality"),
        ] {
            in_range(value.unwrap_or(0), 0, most, field)?;
        }
        bounded(&self.good_thing, text::SHORT, "good_thing")?;
        bounded(&self.intention, text::SHORT, "intention")?;
        for item in CheckinItem::ALL {
            if self.answered(item) && !self.asked.contains(&item) {
                return Err(Invalid::new(ErrorCode::BadInput, "asked"));
            }
        }
        Ok(())
    }
}

fn distinct(items: &[CheckinItem], field: &str) -> Result<(), Invalid> {
    for (index, item) in items.iter().enumerate() {
        if items.iter().take(index).any(|earlier| earlier == item) {
            return Err(Invalid::new(ErrorCode::Duplicate, field));
        }
    }
    Ok(())
}

/// A check-in of one day and part. There is one of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Checkin {
    /// Its id.
    pub id: Id,
    /// The day it is about; see [`day_of`].
    pub date: NaiveDate,
    /// Which part of it.
    pub part: CheckinPart,
    /// When it was answered; for an earlier day the usual time of that part, known to the day.
    pub occurred: Moment,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When it was last corrected.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted; kept until it is purged so that it can come back.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts corrections, from 1. A correction must name the revision it saw.
    pub revision: u32,
    /// Language the person was using.
    pub lang: Lang,
    /// What the person said.
    pub entry: CheckinEntry,
}

/// What became of a day's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckinStatus {
    /// Every item asked has an answer.
    Answered,
    /// Some have.
    Partial,
    /// The person said "skip".
    Skipped,
    /// It was prompted, and the day ended without an answer.
    Expired,
    /// It was never prompted and never answered.
    NotPrompted,
    /// Its time is not over yet, and nothing is answered.
    Open,
}

/// One part of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinSlot {
    /// What became of it.
    pub status: CheckinStatus,
    /// The check-in, when there is one.
    pub checkin: Option<Checkin>,
}

/// A day with both parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinDay {
    /// The day.
    pub date: NaiveDate,
    /// Its morning.
    pub morning: CheckinSlot,
    /// Its evening.
    pub evening: CheckinSlot,
}

/// Choices about check-ins, kept in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinSettings {
    /// Whether Evenkeel asks by itself. Answering is possible either way.
    pub on: bool,
    /// When the morning begins, wall clock, 04:00 to 15:59.
    pub morning_at: NaiveTime,
    /// When the evening begins, wall clock, later than the morning.
    pub evening_at: NaiveTime,
    /// What the morning asks, one to five items.
    pub morning: Vec<CheckinItem>,
    /// What the evening asks, one to five items.
    pub evening: Vec<CheckinItem>,
    /// The day the person last chose or confirmed the times; days before it no longer count as unanswered.
    pub times_chosen_on: Option<NaiveDate>,
}

impl Default for CheckinSettings {
    fn default() -> Self {
        Self {
            on: true,
            morning_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default(),
            evening_at: NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default(),
            morning: vec![
                CheckinItem::SleepHours,
                CheckinItem::SleepQuality,
                CheckinItem::Mood,
                CheckinItem::Confidence,
                CheckinItem::Intention,
            ],
            evening: vec![
                CheckinItem::Mood,
                CheckinItem::CravingPeak,
                CheckinItem::Stress,
                CheckinItem::UsedToday,
                CheckinItem::GoodThing,
            ],
            times_chosen_on: None,
        }
    }
}

impl CheckinSettings {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        let turn = NaiveTime::MIN + DAY_TURNS_AT;
        let late = NaiveTime::from_hms_opt(16, 0, 0).unwrap_or(turn);
        if self.morning_at < turn || self.morning_at >= late {
            return Err(Invalid::new(ErrorCode::NumberOutOfRange, "morning_at"));
        }
        if self.evening_at <= self.morning_at {
            return Err(Invalid::new(ErrorCode::EndBeforeStart, "evening_at"));
        }
        for (items, field) in [(&self.morning, "morning"), (&self.evening, "evening")] {
            if items.is_empty() {
                return Err(Invalid::new(ErrorCode::BadInput, field));
            }
            at_most(items, MOST_ITEMS, field)?;
            distinct(items, field)?;
        }
        Ok(())
    }

    /// What a part asks.
    #[must_use]
    pub fn items(&self, part: CheckinPart) -> &[CheckinItem] {
        match part {
            CheckinPart::Morning => &self.morning,
            CheckinPart::Evening => &self.evening,
        }
    }

    /// When a part of `date` begins, on the wall clock.
    #[must_use]
    pub fn begins(&self, date: NaiveDate, part: CheckinPart) -> NaiveDateTime {
        date.and_time(match part {
            CheckinPart::Morning => self.morning_at,
            CheckinPart::Evening => self.evening_at,
        })
    }

    /// The part whose time it is at `local`; none before the morning begins.
    #[must_use]
    pub fn part_at(&self, local: NaiveDateTime) -> Option<CheckinPart> {
        let date = day_of(local);
        CheckinPart::ALL
            .into_iter()
            .rev()
            .find(|part| local >= self.begins(date, *part))
    }
}

/// The day `local` belongs to: it turns at four in the morning.
#[must_use]
pub fn day_of(local: NaiveDateTime) -> NaiveDate {
    (local - DAY_TURNS_AT).date()
}

/// What became of a part: what was said counts first; without it, whether the day is over and whether anybody was asked.
#[must_use]
pub fn slot(
    date: NaiveDate,
    today: NaiveDate,
    checkin: Option<Checkin>,
    prompted: bool,
) -> CheckinSlot {
    let status = match &checkin {
        Some(checkin) => checkin.entry.status(),
        None if date >= today => CheckinStatus::Open,
        None if prompted => CheckinStatus::Expired,
        None => CheckinStatus::NotPrompted,
    };
    CheckinSlot { status, checkin }
}

/// How many days before `today`, without a gap, were prompted and left without any answer. `days` are the days before today,
/// newest first. A skip is an answer to the prompt; a day without prompts ends the count, for it says nothing.
#[must_use]
pub fn unanswered_days(days: &[CheckinDay]) -> u64 {
    let unanswered = |day: &&CheckinDay| {
        let slots = [&day.morning, &day.evening];
        slots.iter().all(|slot| slot.checkin.is_none())
            && slots
                .iter()
                .any(|slot| slot.status == CheckinStatus::Expired)
    };
    u64::try_from(days.iter().take_while(unanswered).count()).unwrap_or(u64::MAX)
}

/// Whether a part is prompted on a day with `unanswered` days behind it: both parts for three days, then only the evening.
#[must_use]
pub const fn prompts(part: CheckinPart, unanswered: u64) -> bool {
    matches!(part, CheckinPart::Evening) || unanswered < QUIET_DAYS
}

/// The prompts to come after `local`, [`PROMPT_DAYS`] of them at most, if nobody answers in between. `unanswered` days lie behind today;
/// `done` says which parts of today have an answer: with one, the count begins anew tomorrow.
#[must_use]
pub fn coming_prompts(
    settings: &CheckinSettings,
    local: NaiveDateTime,
    unanswered: u64,
    done: &[CheckinPart],
) -> Vec<(NaiveDate, CheckinPart)> {
    if !settings.on {
        return Vec::new();
    }
    let today = day_of(local);
    let mut coming = Vec::new();
    for ahead in 0..PROMPT_DAYS {
        let Some(date) = today.checked_add_days(Days::new(ahead)) else {
            break;
        };
        let behind = match ahead {
            0 => unanswered,
            _ if done.is_empty() => unanswered.saturating_add(ahead),
            _ => ahead - 1,
        };
        for part in CheckinPart::ALL {
            let over = settings.begins(date, part) <= local || (ahead == 0 && done.contains(&part));
            if !over && prompts(part, behind) {
                coming.push((date, part));
            }
        }
    }
    coming
}

#[cfg(test)]
#[path = "checkins_tests.rs"]
mod tests;
