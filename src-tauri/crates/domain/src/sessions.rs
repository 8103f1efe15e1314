//! Treatment sessions: the series a program gives, what differs on single days, and the occurrences that follow (CARE.md B3).
//!
//! Owns the record and its bounds. When occurrences fall is [`crate::calendar`]'s; attendance comes with its own capability.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;
use crate::calendar;
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, bounded, in_range};

/// Kind of session (CARE.md V5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// Intake or assessment.
    Intake,
    /// Individual counseling.
    Individual,
    /// Group: early recovery skills.
    GroupEarly,
    /// Group: relapse prevention.
    GroupPrevention,
    /// Group: process.
    GroupProcess,
    /// Group: skills (CBT, DBT).
    GroupSkills,
    /// Education class.
    Class,
    /// Family session.
    Family,
    /// Family education group.
    FamilyEducation,
    /// Social-support group.
    SocialSupport,
    /// Medication visit.
    Medication,
    /// Medical visit.
    Medical,
    /// Psychiatric visit.
    Psychiatric,
    /// Psychologist visit.
    Psychologist,
    /// Case management.
    CaseManagement,
    /// Peer support.
    PeerSupport,
    /// Drug or alcohol test.
    Test,
    /// Treatment-plan review.
    PlanReview,
    /// Step-down group.
    StepDown,
    /// Continuing-care or alumni group.
    ContinuingCare,
    /// 12-step meeting.
    TwelveStep,
    /// Other mutual-help meeting.
    MutualHelp,
    /// Court or probation.
    Court,
    /// Work or school.
    Work,
    /// Anything else; what a calendar file's event is until the person says.
    Other,
}

impl SessionKind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 25] = [
        Self::GroupEarly,
        Self::GroupPrevention,
        Self::GroupProcess,
        Self::GroupSkills,
        Self::Individual,
        Self::Class,
        Self::Family,
        Self::FamilyEducation,
        Self::Medication,
        Self::Medical,
        Self::Psychiatric,
        Self::Psychologist,
        Self::CaseManagement,
        Self::PeerSupport,
        Self::SocialSupport,
        Self::Intake,
        Self::Test,
        Self::PlanReview,
        Self::StepDown,
        Self::ContinuingCare,
        Self::TwelveStep,
        Self::MutualHelp,
        Self::Court,
        Self::Work,
        Self::Other,
    ];

    /// Whether it counts as program hours unless the person says otherwise.
    #[must_use]
    pub const fn counts_hours(self) -> bool {
        !matches!(
            self,
            Self::TwelveStep | Self::MutualHelp | Self::Court | Self::Work | Self::Test
        )
    }
}

/// Where a series came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum SessionOrigin {
    /// Typed in.
    Manual,
    /// Read from a calendar file.
    Calendar {
        /// The event's UID in that file.
        uid: String,
        /// Its SEQUENCE; a lower one never replaces a higher one.
        sequence: u32,
    },
}

/// Where it takes place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Place {
    /// Name or address as given, up to 500 characters.
    pub name: String,
    /// Room.
    pub room: String,
    /// How to get there.
    pub directions: String,
    /// Minutes to get there, 0-600; none when not said.
    pub travel_minutes: Option<u16>,
}

/// Everything about a series that a person can type or a calendar file can give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionDetails {
    /// Kind of session.
    pub kind: SessionKind,
    /// What the person calls it, up to 200 characters. Only ever shown unlocked.
    pub title: String,
    /// With whom, up to 200 characters.
    #[serde(default)]
    pub provider: String,
    /// Where.
    #[serde(default)]
    pub place: Place,
    /// Phone number of the place.
    #[serde(default)]
    pub phone: String,
    /// Notes, also a calendar file's description, up to 10,000 characters.
    #[serde(default)]
    pub note: String,
    /// Wall-clock start of the first occurrence in `zone`.
    pub start: NaiveDateTime,
    /// IANA zone the program runs in.
    pub zone: String,
    /// Length in minutes, 0-1,440. 0 together with `all_day` only.
    pub minutes: u32,
    /// A note on the day: no hours, no reminder.
    #[serde(default)]
    pub all_day: bool,
    /// RFC 5545 rule without the `RRULE:` prefix; none for one-off sessions.
    #[serde(default)]
    pub rrule: Option<String>,
    /// More starts, wall clock in `zone`.
    #[serde(default)]
    pub rdates: Vec<NaiveDateTime>,
    /// Starts that do not take place, wall clock in `zone`.
    #[serde(default)]
    pub exdates: Vec<NaiveDateTime>,
    /// Whether its hours count for the program.
    pub counts_hours: bool,
}

/// A series of sessions, or a single one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionSeries {
    /// Its id.
    pub id: Id,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted; kept until purged.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Where it came from.
    pub origin: SessionOrigin,
    /// What it is.
    pub details: SessionDetails,
    /// What differs on single days.
    pub exceptions: Vec<SessionException>,
}

/// One occurrence that differs from its series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionException {
    /// The start the series gives, wall clock in the series' zone.
    pub recurrence_id: NaiveDateTime,
    /// The same start as an instant, for files that name it in UTC.
    pub recurrence_at: DateTime<Utc>,
    /// It does not take place.
    pub cancelled: bool,
    /// New wall-clock start in the series' zone; none when unchanged.
    pub start: Option<NaiveDateTime>,
    /// New length in minutes; none when unchanged.
    pub minutes: Option<u32>,
    /// New title; none when unchanged.
    pub title: Option<String>,
    /// New place name; none when unchanged.
    pub place: Option<String>,
    /// SEQUENCE of the calendar file's override; 0 when typed.
    pub sequence: u32,
}

/// What the clock change did to a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockShift {
    /// Nothing.
    #[default]
    None,
    /// The written time does not exist that day; it was moved forward by the gap.
    Gap,
    /// The written time comes twice that day; the first is meant.
    Fold,
}

/// One session on one day, as screens and reminders see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Occurrence {
    /// The series it belongs to.
    pub series: Id,
    /// The start the series gives, wall clock: with `series` it names this occurrence.
    pub recurrence_id: NaiveDateTime,
    /// Start.
    pub start: DateTime<Utc>,
    /// End.
    pub end: DateTime<Utc>,
    /// Wall-clock start in `zone`.
    pub local_start: NaiveDateTime,
    /// Wall-clock end in `zone`.
    pub local_end: NaiveDateTime,
    /// The program's zone.
    pub zone: String,
    /// Wall-clock start on the laptop's own clock, when that differs.
    pub device_start: Option<NaiveDateTime>,
    /// What the clock change did.
    pub shift: ClockShift,
    /// A note on the day.
    pub all_day: bool,
    /// It does not take place.
    pub cancelled: bool,
    /// It was moved from `recurrence_id`.
    pub moved: bool,
    /// Kind of session.
    pub kind: SessionKind,
    /// Title.
    pub title: String,
    /// With whom.
    pub provider: String,
    /// Where.
    pub place: Place,
    /// Phone number of the place.
    pub phone: String,
    /// Notes of the series.
    pub note: String,
    /// Whether its hours count.
    pub counts_hours: bool,
}

/// A weekly session typed from a paper handout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WeeklySession {
    /// Kind.
    pub kind: SessionKind,
    /// Title; may be empty, then the kind's name is shown.
    pub title: String,
    /// With whom.
    #[serde(default)]
    pub provider: String,
    /// Where.
    #[serde(default)]
    pub place: Place,
    /// Phone number of the place.
    #[serde(default)]
    pub phone: String,
    /// Notes.
    #[serde(default)]
    pub note: String,
    /// First day it can fall on.
    pub from: NaiveDate,
    /// Last day it can fall on. Give this or `weeks`, unless it is a single session.
    pub until: Option<NaiveDate>,
    /// For how many weeks, counted from `from`, 1-104.
    #[serde(default)]
    pub weeks: Option<u32>,
    /// On which weekdays; empty for a single session on `from`.
    #[ts(as = "Vec<String>")]
    pub weekdays: Vec<Weekday>,
    /// Start on the wall clock.
    pub start: NaiveTime,
    /// Length in minutes, 5-720.
    pub minutes: u32,
    /// IANA zone; none for the laptop's.
    #[serde(default)]
    pub zone: Option<String>,
    /// Whether its hours count; none for the kind's default.
    #[serde(default)]
    pub counts_hours: Option<bool>,
}

impl WeeklySession {
    /// The series it means.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn details(&self, device_zone: &str) -> Result<SessionDetails, Invalid> {
        in_range(self.minutes, 5, 720, "minutes")?;
        let zone = self.zone.clone().unwrap_or_else(|| device_zone.to_owned());
        let mut weekdays = self.weekdays.clone();
        weekdays.sort_by_key(Weekday::num_days_from_monday);
        weekdays.dedup();
        let (first, rrule) = if weekdays.is_empty() {
            (self.from, None)
        } else {
            let until = self.last_day()?;
            if until < self.from {
                return Err(Invalid::new(ErrorCode::EndBeforeStart, "until"));
            }
            if (until - self.from).num_days() > calendar::HORIZON_DAYS {
                return Err(Invalid::new(ErrorCode::NumberOutOfRange, "until"));
            }
            let first = self
                .from
                .iter_days()
                .take(7)
                .find(|day| weekdays.contains(&chrono::Datelike::weekday(day)))
                .unwrap_or(self.from);
            if first > until {
                return Err(Invalid::new(ErrorCode::EndBeforeStart, "until"));
            }
            let days: Vec<&str> = weekdays.iter().map(|day| rrule_day(*day)).collect();
            (
                first,
                Some(format!(
                    "FREQ=WEEKLY;UNTIL={}T235959;BYDAY={}",
                    until.format("%Y%m%d"),
                    days.join(",")
                )),
            )
        };
        let details = SessionDetails {
            kind: self.kind,
            title: self.title.clone(),
            provider: self.provider.clone(),
            place: self.place.clone(),
            phone: self.phone.clone(),
            note: self.note.clone(),
            start: first.and_time(self.start),
            zone,
            minutes: self.minutes,
            all_day: false,
            rrule,
            rdates: Vec::new(),
            exdates: Vec::new(),
            counts_hours: self
                .counts_hours
                .unwrap_or_else(|| self.kind.counts_hours()),
        };
        details.check()?;
        Ok(details)
    }

    /// The last day, as given or from the number of weeks.
    fn last_day(&self) -> Result<NaiveDate, Invalid> {
        match (self.until, self.weeks) {
            (Some(until), None) => Ok(until),
            (None, Some(weeks)) => {
                in_range(weeks, 1, 104, "weeks")?;
                self.from
                    .checked_add_days(Days::new(u64::from(weeks) * 7 - 1))
                    .ok_or_else(|| Invalid::new(ErrorCode::NumberOutOfRange, "weeks"))
            }
            (Some(_), Some(_)) | (None, None) => Err(Invalid::new(ErrorCode::BadInput, "until")),
        }
    }
}

const fn rrule_day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

impl SessionDetails {
    /// Checks every bound.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), Invalid> {
        bounded(&self.title, text::NAME, "title")?;
        bounded(&self.provider, text::NAME, "provider")?;
        bounded(&self.place.name, text::SHORT, "place")?;
        bounded(&self.place.room, text::NAME, "place")?;
        bounded(&self.place.directions, text::LONG, "place")?;
        in_range(
            self.place.travel_minutes.unwrap_or(0),
            0,
            600,
            "travel_minutes",
        )?;
        bounded(&self.phone, text::NAME, "phone")?;
        bounded(&self.note, text::LONG, "note")?;
        in_range(self.minutes, u32::from(!self.all_day), 1_440, "minutes")?;
        text::at_most(&self.rdates, 2_000, "rdates")?;
        text::at_most(&self.exdates, 2_000, "exdates")?;
        if !calendar::zone_exists(&self.zone) {
            return Err(Invalid::new(ErrorCode::UnknownZone, "zone"));
        }
        Ok(())
    }
}

impl SessionDetails {
    /// These details with what only the person knows, from `form`: kind, with whom, phone, room, directions, travel time, whether
    /// hours count. Title, place, days and times stay: they are the calendar file's to say.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn with_own(&self, form: &WeeklySession) -> Result<Self, Invalid> {
        let details = Self {
            kind: form.kind,
            provider: form.provider.clone(),
            phone: form.phone.clone(),
            place: Place {
                name: self.place.name.clone(),
                ..form.place.clone()
            },
            counts_hours: !self.all_day
                && form
                    .counts_hours
                    .unwrap_or_else(|| form.kind.counts_hours()),
            ..self.clone()
        };
        details.check()?;
        Ok(details)
    }

    /// The form this was typed into, for changing it. None for what the form cannot say: notes on the day, rules from calendar
    /// files, single dates more or less.
    #[must_use]
    pub fn typed(&self) -> Option<WeeklySession> {
        if self.all_day || !self.rdates.is_empty() || !self.exdates.is_empty() {
            return None;
        }
        let (weekdays, until) = match self.rrule.as_deref() {
            None => (Vec::new(), None),
            Some(rule) => {
                let (until, days) = rule
                    .strip_prefix("FREQ=WEEKLY;UNTIL=")?
                    .split_once("T235959;BYDAY=")?;
                let day = |name: &str| ALL_DAYS.into_iter().find(|day| rrule_day(*day) == name);
                let weekdays: Option<Vec<Weekday>> = days.split(',').map(day).collect();
                (
                    weekdays?,
                    Some(NaiveDate::parse_from_str(until, "%Y%m%d").ok()?),
                )
            }
        };
        Some(WeeklySession {
            kind: self.kind,
            title: self.title.clone(),
            provider: self.provider.clone(),
            place: self.place.clone(),
            phone: self.phone.clone(),
            note: self.note.clone(),
            from: self.start.date(),
            until,
            weeks: None,
            weekdays,
            start: self.start.time(),
            minutes: self.minutes,
            zone: Some(self.zone.clone()),
            counts_hours: Some(self.counts_hours),
        })
    }
}

const ALL_DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// What the preview of a calendar file says about one series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportLine {
    /// Title as it will be shown.
    pub title: String,
    /// What happens to it.
    pub change: ImportChange,
    /// How many occurrences fall into the coming two years.
    pub occurrences: u32,
    /// The first of them, wall clock in `zone`.
    pub first: Option<NaiveDateTime>,
    /// The last of them.
    pub last: Option<NaiveDateTime>,
    /// Zone the times are in.
    pub zone: String,
    /// A note on the day.
    pub all_day: bool,
    /// What the person should know about it.
    pub notes: Vec<ImportNote>,
}

/// What an import does to a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportChange {
    /// Not known yet.
    New,
    /// Known, and different now.
    Changed,
    /// Known and the same.
    Unchanged,
    /// Known, and the file says that it will not take place any more: it is taken off the list.
    Cancelled,
}

/// What the reader decided or could not do; each has its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportNote {
    /// No zone in the file: the calendar's own zone was taken.
    ZoneFromCalendar,
    /// No zone in the file: the laptop's zone was taken.
    ZoneFromDevice,
    /// A zone nobody knows: the laptop's zone was taken.
    ZoneUnknown,
    /// The rule has no end: shown two years ahead.
    NoEnd,
    /// More occurrences than can be kept: the rest was cut.
    Truncated,
    /// An all-day event: a note on the day, no hours, no reminder.
    AllDay,
    /// Text was longer than allowed and was cut.
    TextCut,
    /// Its own reminders were ignored; Evenkeel reminds by its own settings.
    AlarmIgnored,
    /// The whole event is cancelled.
    Cancelled,
    /// A start falls into a clock change.
    ClockChange,
    /// The file gives no end: one hour was taken.
    NoEndTime,
}

/// Why an event of a file was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// It has no start.
    NoStart,
    /// It ends before it starts.
    EndBeforeStart,
    /// It is longer than a day.
    TooLong,
    /// It repeats more often than daily.
    SubDaily,
    /// Its rule cannot be read.
    RuleUnreadable,
    /// It lies wholly in the past or beyond two years.
    OutsideHorizon,
    /// It is not an event (a task, a free-busy block).
    NotAnEvent,
    /// It changes an event that is not in the file.
    Orphan,
    /// It is cancelled, and it was not on the list.
    Cancelled,
    /// It changes one date and all later ones at once, which is not read yet.
    ChangesLater,
    /// Its rule never gives a date (a 30 February), or ends before it starts.
    NoDates,
}

/// An event that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Skipped {
    /// Its title, cut to 200 characters; may be empty.
    pub title: String,
    /// Why.
    pub reason: SkipReason,
}

/// What importing a calendar file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportPreview {
    /// Names this preview when applying it.
    pub token: String,
    /// The calendar's own name, cut to 200 characters; may be empty.
    pub calendar_name: String,
    /// One line per series.
    pub lines: Vec<ImportLine>,
    /// What was left out, at most 200.
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub skipped_total: u32,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportDone {
    /// New series.
    pub added: u32,
    /// Changed series.
    pub changed: u32,
    /// Series that stayed as they were.
    pub unchanged: u32,
    /// Series taken off because the file cancels them.
    pub cancelled: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Window, starts};

    fn handout() -> WeeklySession {
        WeeklySession {
            kind: SessionKind::GroupPrevention,
            title: String::new(),
            provider: "Ana R.".to_owned(),
            place: Place {
                name: "Oak Street".to_owned(),
                travel_minutes: Some(25),
                ..Place::default()
            },
            phone: String::new(),
            note: String::new(),
            from: NaiveDate::from_ymd_opt(2026, 9, 12).unwrap(),
            until: None,
            weeks: Some(12),
            weekdays: vec![
                Weekday::Thu,
                Weekday::Mon,
                Weekday::Tue,
                Weekday::Wed,
                Weekday::Mon,
            ],
            start: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
            minutes: 180,
            zone: None,
            counts_hours: None,
        }
    }

    #[test]
    fn four_evenings_a_week_for_twelve_weeks_are_48_sessions_and_144_hours() {
        let details = handout().details("America/Chicago").unwrap();
        let september = NaiveDate::from_ymd_opt(2026, 9, 1)
            .unwrap()
            .and_time(NaiveTime::MIN)
            .and_utc();
        let found = starts(&details, &[], Window::ahead(september)).items;
        assert_eq!(
            found.len(),
            48,
            "a Saturday handout starts on the Monday after, and twelve of each weekday follow"
        );
        let hours: i64 = found
            .iter()
            .map(|one| (one.end - one.resolved.at).num_hours())
            .sum();
        assert_eq!(hours, 144);
        assert!(
            found
                .iter()
                .all(|one| one.resolved.local.time() == details.start.time()),
            "six in the evening before and after the November change"
        );
        assert!(
            details.counts_hours,
            "a group counts unless the person says otherwise"
        );
    }

    #[test]
    fn what_was_typed_comes_back_into_the_form() {
        let details = handout().details("America/Chicago").unwrap();
        let form = details.typed().expect("typed by hand");
        assert_eq!(
            form.weekdays,
            [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu]
        );
        assert_eq!(
            form.until,
            NaiveDate::from_ymd_opt(2026, 12, 4),
            "the twelve weeks end on a Friday"
        );
        assert_eq!(
            form.details("Asia/Tokyo").unwrap(),
            details,
            "saving it again on a journey changes nothing, not even the zone"
        );

        let once = WeeklySession {
            weekdays: Vec::new(),
            weeks: None,
            ..handout()
        };
        let single = once.details("America/Chicago").unwrap();
        assert_eq!(
            (
                single.rrule.as_deref(),
                single.typed().map(|form| form.weekdays)
            ),
            (None, Some(Vec::new())),
            "once is once"
        );

        let odd = SessionDetails {
            rrule: Some("FREQ=MONTHLY;BYDAY=2TU".to_owned()),
            ..single
        };
        assert_eq!(
            odd.typed(),
            None,
            "a rule the form cannot say is not squeezed into it"
        );
    }

    #[test]
    fn what_a_file_says_is_not_typed_over() {
        let from_file = SessionDetails {
            title: "Group".to_owned(),
            rrule: Some("FREQ=MONTHLY;BYDAY=2TU".to_owned()),
            provider: String::new(),
            place: Place {
                name: "Oak Street 12".to_owned(),
                ..Place::default()
            },
            ..handout().details("America/Chicago").unwrap()
        };
        let form = WeeklySession {
            title: "Mine".to_owned(),
            minutes: 5,
            kind: SessionKind::Test,
            ..handout()
        };
        let with_own = from_file.with_own(&form).unwrap();
        assert_eq!(
            (with_own.provider.as_str(), with_own.place.travel_minutes),
            ("Ana R.", Some(25)),
            "the person's own is taken"
        );
        assert_eq!(
            (with_own.kind, with_own.counts_hours),
            (SessionKind::Test, false),
            "a test counts no hours"
        );
        let file_again = SessionDetails {
            kind: from_file.kind,
            provider: String::new(),
            place: from_file.place.clone(),
            counts_hours: from_file.counts_hours,
            ..with_own
        };
        assert_eq!(
            file_again, from_file,
            "title, place, days and times are as the file said"
        );
        let far = WeeklySession {
            place: Place {
                travel_minutes: Some(601),
                ..Place::default()
            },
            ..handout()
        };
        assert_eq!(
            from_file.with_own(&far),
            Err(Invalid::new(ErrorCode::NumberOutOfRange, "travel_minutes"))
        );
    }

    #[test]
    fn a_form_that_cannot_be_right_names_its_field() {
        let field = |form: WeeklySession| form.details("America/Chicago").unwrap_err();
        let form = handout;
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
        for (what, form, code, name) in [
            (
                "no end",
                WeeklySession {
                    weeks: None,
                    ..form()
                },
                ErrorCode::BadInput,
                "until",
            ),
            (
                "two ends",
                WeeklySession {
                    until: Some(form().from),
                    ..form()
                },
                ErrorCode::BadInput,
                "until",
            ),
            (
                "no weeks",
                WeeklySession {
                    weeks: Some(0),
                    ..form()
                },
                ErrorCode::NumberOutOfRange,
                "weeks",
            ),
            (
                "three years",
                WeeklySession {
                    weeks: Some(156),
                    ..form()
                },
                ErrorCode::NumberOutOfRange,
                "weeks",
            ),
            (
                "an end before the start",
                WeeklySession {
                    weeks: None,
                    until: day(9, 1),
                    ..form()
                },
                ErrorCode::EndBeforeStart,
                "until",
            ),
            (
                "a weekday that does not come",
                WeeklySession {
                    weeks: None,
                    until: day(9, 13),
                    ..form()
                },
                ErrorCode::EndBeforeStart,
                "until",
            ),
            (
                "25 hours",
                WeeklySession {
                    minutes: 1_500,
                    ..form()
                },
                ErrorCode::NumberOutOfRange,
                "minutes",
            ),
            (
                "no zone",
                WeeklySession {
                    zone: Some("Mars/Olympus".to_owned()),
                    ..form()
                },
                ErrorCode::UnknownZone,
                "zone",
            ),
        ] {
            assert_eq!(field(form), Invalid::new(code, name), "{what}");
        }
    }
}
