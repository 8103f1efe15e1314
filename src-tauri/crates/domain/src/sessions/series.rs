//! A series as it is written down: what it is, where it came from, what differs on single days.
//!
//! Owns the record and its bounds.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SessionKind;
use super::link::{link_in_place, video_address};
use crate::Id;
use crate::calendar;
use crate::error::{ErrorCode, Invalid};
use crate::text::{self, bounded, in_range};

/// Most things to bring to one session.
const MOST_TO_BRING: usize = 20;

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
        /// Which calendar it came from: the calendar's own name, or the program that wrote the file; empty when neither is known.
        calendar: String,
    },
}

/// Where it takes place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Location {
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
    /// With whom, where that is one of the own people. `provider` then keeps the name they had when it was last written.
    #[serde(default)]
    pub provider_person: Option<Id>,
    /// Where.
    #[serde(default)]
    pub place: Location,
    /// Phone number of the place.
    #[serde(default)]
    pub phone: String,
    /// Web address of a video session: `https` only, up to 2,000 characters; may be empty.
    #[serde(default)]
    pub video_url: String,
    /// What to bring, at most 20 things, each up to 200 characters.
    #[serde(default)]
    pub bring: Vec<String>,
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
    /// What differs on single days, as its calendar file says; empty for typed series.
    pub exceptions: Vec<SessionException>,
    /// What the person changed on single days. An import never touches these; see [`super::OccurrenceChange`].
    pub own_changes: Vec<SessionException>,
    /// The list begins here: starts before this wall-clock time (in the series' zone) do not take place. They were over when their
    /// file came, and the person did not bring them in.
    pub starts_from: Option<NaiveDateTime>,
    /// The person let it end here: starts at or after this wall-clock time (in the series' zone) do not take place, whatever
    /// the rule or a newer file says.
    pub ends_before: Option<NaiveDateTime>,
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

impl SessionDetails {
    /// Where a session takes place and the link of its video, which calendar files often write into the place. `this_day` is the place
    /// of this day alone: a link in it comes first, and without one the link in the place of the series does not lead there.
    #[must_use]
    pub fn place_and_video(&self, this_day: Option<&str>) -> (Location, String) {
        let mut place = self.place.clone();
        if let Some(name) = this_day {
            name.clone_into(&mut place.name);
        }
        if (self.video_url.is_empty() || this_day.is_some())
            && let Some((link, words)) = link_in_place(&place.name)
        {
            place.name = words;
            return (place, link);
        }
        (place, self.video_url.clone())
    }

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
        video_address(&self.video_url, "video_url")?;
        text::at_most(&self.bring, MOST_TO_BRING, "bring")?;
        for (index, thing) in self.bring.iter().enumerate() {
            text::required(thing, text::NAME, &format!("bring.{index}"))?;
        }
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
