//! The form a series is typed into.
//!
//! Owns the way from a paper handout to a series and back.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rhythm::{MOST_EVERY, Read, Rhythm};
use super::{Location, SessionDetails, SessionKind};
use crate::Id;
use crate::calendar;
use crate::error::{ErrorCode, Invalid};
use crate::text::in_range;

/// A session typed from a paper handout: a single one, or one that comes again.
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
    /// With whom, where that is one of the own people; whoever is picked gives `provider` their name.
    #[serde(default)]
    pub provider_person: Option<Id>,
    /// Where.
    #[serde(default)]
    pub place: Location,
    /// Phone number of the place.
    #[serde(default)]
    pub phone: String,
    /// Web address of a video session; may be empty.
    #[serde(default)]
    pub video_url: String,
    /// What to bring.
    #[serde(default)]
    pub bring: Vec<String>,
    /// Notes.
    #[serde(default)]
    pub note: String,
    /// First day it can fall on.
    pub from: NaiveDate,
    /// Last day it can fall on. Give this, `weeks` or `times`, unless it is a single session.
    pub until: Option<NaiveDate>,
    /// For how many weeks, counted from `from`, 1-104.
    #[serde(default)]
    pub weeks: Option<u32>,
    /// How many times, 1-731, within two years.
    #[serde(default)]
    pub times: Option<u32>,
    /// On which weekdays, where it goes by weeks; empty for a single session on `from`.
    #[ts(as = "Vec<String>")]
    pub weekdays: Vec<Weekday>,
    /// What it goes by.
    #[serde(default)]
    pub rhythm: Rhythm,
    /// Every how many days, weeks or months it comes, 1-52.
    #[serde(default = "every_one")]
    pub every: u32,
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
        in_range(self.every, 1, MOST_EVERY, "every")?;
        self.rhythm.check()?;
        let mut weekdays = self.weekdays.clone();
        weekdays.sort_by_key(Weekday::num_days_from_monday);
        weekdays.dedup();
        let once = self.rhythm == Rhythm::Weeks && weekdays.is_empty();
        let first = self.rhythm.first(&weekdays, self.from);
        let details = self.single(first.unwrap_or(self.from), device_zone);
        let details = match (once, first) {
            (true, _) => details,
            (false, first) => {
                let until = match self.times {
                    Some(times) => self.day_of(times, &weekdays, &details)?,
                    None => self.last_day()?,
                };
                if until < self.from || first.is_none_or(|first| first > until) {
                    return Err(Invalid::new(ErrorCode::EndBeforeStart, "until"));
                }
                if (until - self.from).num_days() > calendar::HORIZON_DAYS {
                    return Err(Invalid::new(ErrorCode::NumberOutOfRange, "until"));
                }
                let end = format!("UNTIL={}T235959", until.format("%Y%m%d"));
                SessionDetails {
                    rrule: Some(self.rhythm.rule(self.every, &weekdays, Some(&end))),
                    ..details
                }
            }
        };
        details.check()?;
        Ok(details)
    }

    /// The single session on `first` that it would be without coming again.
    fn single(&self, first: NaiveDate, device_zone: &str) -> SessionDetails {
        SessionDetails {
            kind: self.kind,
            title: self.title.clone(),
            provider: self.provider.clone(),
            provider_person: self.provider_person,
            place: self.place.clone(),
            phone: self.phone.clone(),
            video_url: self.video_url.clone(),
            bring: self.bring.clone(),
            note: self.note.clone(),
            start: first.and_time(self.start),
            zone: self.zone.clone().unwrap_or_else(|| device_zone.to_owned()),
            minutes: self.minutes,
            all_day: false,
            rrule: None,
            rdates: Vec::new(),
            exdates: Vec::new(),
            counts_hours: self
                .counts_hours
                .unwrap_or_else(|| self.kind.counts_hours()),
        }
    }

    /// The day on which it comes for the last of `times` times.
    fn day_of(
        &self,
        times: u32,
        weekdays: &[Weekday],
        single: &SessionDetails,
    ) -> Result<NaiveDate, Invalid> {
        if self.until.is_some() || self.weeks.is_some() {
            return Err(Invalid::new(ErrorCode::BadInput, "until"));
        }
        let far = || Invalid::new(ErrorCode::NumberOutOfRange, "times");
        let most = usize::try_from(calendar::HORIZON_DAYS).map_err(|_| far())?;
        let times = usize::try_from(times).map_err(|_| far())?;
        in_range(times, 1, most, "times")?;
        let endless = SessionDetails {
            rrule: Some(self.rhythm.rule(self.every, weekdays, None)),
            ..single.clone()
        };
        let horizon = self
            .from
            .checked_add_days(Days::new(u64::try_from(most).map_err(|_| far())?))
            .ok_or_else(far)?
            .and_time(single.start.time());
        let (dates, _) = endless.schedule().starts(single.start, horizon);
        let last = times.checked_sub(1).and_then(|at| dates.get(at));
        last.map(NaiveDateTime::date).ok_or_else(far)
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

const fn every_one() -> u32 {
    1
}

impl SessionDetails {
    /// These details with what only the person knows, from `form`: kind, with whom, phone, video link, what to bring, room, directions,
    /// travel time, whether hours count. Title, place, days and times stay: they are the calendar file's to say.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn with_own(&self, form: &WeeklySession) -> Result<Self, Invalid> {
        let details = Self {
            kind: form.kind,
            provider: form.provider.clone(),
            provider_person: form.provider_person,
            phone: form.phone.clone(),
            video_url: form.video_url.clone(),
            bring: form.bring.clone(),
            place: Location {
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
        let rule = match self.rrule.as_deref() {
            None => None,
            Some(rule) => Some(Rhythm::of_rule(rule, self.start.date())?),
        };
        let until = match &rule {
            None => None,
            Some(rule) if rule.counted => return None,
            Some(rule) => {
                let day = rule.until?.strip_suffix("T235959")?;
                Some(NaiveDate::parse_from_str(day, "%Y%m%d").ok()?)
            }
        };
        Some(self.form(rule.as_ref(), self.start.date(), until))
    }

    /// The form of these details from `from` to `until`. For a rule that the form cannot say, the days of the week are `weekdays`.
    #[must_use]
    pub fn form_from(
        &self,
        from: NaiveDate,
        until: Option<NaiveDate>,
        weekdays: Vec<Weekday>,
    ) -> WeeklySession {
        let rule = self
            .rrule
            .as_deref()
            .and_then(|rule| Rhythm::of_rule(rule, self.start.date()));
        match rule {
            Some(rule) if self.rdates.is_empty() => self.form(Some(&rule), from, until),
            _ => WeeklySession {
                weekdays,
                ..self.form(None, from, until)
            },
        }
    }

    fn form(
        &self,
        rule: Option<&Read<'_>>,
        from: NaiveDate,
        until: Option<NaiveDate>,
    ) -> WeeklySession {
        WeeklySession {
            kind: self.kind,
            title: self.title.clone(),
            provider: self.provider.clone(),
            provider_person: self.provider_person,
            place: self.place.clone(),
            phone: self.phone.clone(),
            video_url: self.video_url.clone(),
            bring: self.bring.clone(),
            note: self.note.clone(),
            from,
            until,
            weeks: None,
            times: None,
            weekdays: rule.map(|rule| rule.weekdays.clone()).unwrap_or_default(),
            rhythm: rule.map(|rule| rule.rhythm).unwrap_or_default(),
            every: rule.map_or(1, |rule| rule.every),
            start: self.start.time(),
            minutes: self.minutes,
            zone: Some(self.zone.clone()),
            counts_hours: Some(self.counts_hours),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Window;

    fn handout() -> WeeklySession {
        WeeklySession {
            kind: SessionKind::GroupPrevention,
            title: String::new(),
            provider: "Ana R.".to_owned(),
            provider_person: None,
            place: Location {
                name: "Oak Street".to_owned(),
                travel_minutes: Some(25),
                ..Location::default()
            },
            phone: String::new(),
            video_url: String::new(),
            bring: Vec::new(),
            note: String::new(),
            from: NaiveDate::from_ymd_opt(2026, 9, 12).unwrap(),
            until: None,
            weeks: Some(12),
            times: None,
            rhythm: Rhythm::Weeks,
            every: 1,
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
        let found = details.starts(&[], Window::ahead(september)).items;
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
            provider_person: None,
            place: Location {
                name: "Oak Street 12".to_owned(),
                ..Location::default()
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
            provider_person: None,
            place: from_file.place.clone(),
            counts_hours: from_file.counts_hours,
            ..with_own
        };
        assert_eq!(
            file_again, from_file,
            "title, place, days and times are as the file said"
        );
        let far = WeeklySession {
            place: Location {
                travel_minutes: Some(601),
                ..Location::default()
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
