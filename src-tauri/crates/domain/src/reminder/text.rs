//! What a pop-up says, at each level.
//!
//! Owns which sentence belongs to which reminder, and making words fit a notification. The sentences are in
//! `ui/messages/*/reminders.ftl`.

use chrono::{DateTime, Datelike, NaiveDateTime, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReminderKind, ReminderLevel};
use crate::calendar;
use crate::sessions::{Occurrence, SessionKind};
use crate::words::{Arg, Lang, say};

/// Longest title of a notification, in characters.
pub const TITLE_CHARS: usize = 80;

/// Longest body of a notification, in characters.
pub const BODY_CHARS: usize = 240;

/// The words of one pop-up, exactly as the patient allowed them to be seen. Plain text without markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReminderText {
    /// One line, up to [`TITLE_CHARS`] characters.
    pub title: String,
    /// Up to [`BODY_CHARS`] characters.
    pub body: String,
}

impl ReminderText {
    /// Makes the words fit a notification: no line breaks or control characters, bounded.
    #[must_use]
    pub fn new(title: &str, body: &str) -> Self {
        Self {
            title: one_line(title, TITLE_CHARS),
            body: one_line(body, BODY_CHARS),
        }
    }
}

/// What a reminder says at the levels that say something. The neutral words are always those of the catalogue of reminders: no noun
/// can put a name into them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestWords {
    /// At [`ReminderLevel::Kind`]: what kind of thing it is.
    pub kind: ReminderText,
    /// At [`ReminderLevel::Full`]: what it is, and where there is one the person's own reason. Without a time of day where
    /// [`super::ReminderRequest::follow_up_min`] is set: the next one says the same.
    pub full: ReminderText,
}

/// Text on one line: control characters, line separators and direction overrides become spaces, runs of space become one,
/// and what is too long ends in "…".
fn one_line(text: &str, limit: usize) -> String {
    let calm: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') { ' ' } else { c })
        .collect();
    let joined = calm.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.chars().count() <= limit {
        return joined;
    }
    joined
        .chars()
        .take(limit.saturating_sub(1))
        .chain(['…'])
        .collect()
}

/// A time of day as people in the product's languages write it: "6:00 PM", "6:00 p.m.".
#[must_use]
pub fn clock_words(lang: Lang, time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let shown = format!("{hour}:{:02}", time.minute());
    let half = if afternoon { "pm" } else { "am" };
    say(
        lang,
        "reminder-clock",
        &[("time", Arg::Text(&shown)), ("half", Arg::Text(half))],
    )
}

/// The same with what a language puts before it: "at 6:00 PM", "a las 6:00 p.m.", "a la 1:00 p.m.".
#[must_use]
pub fn at_words(lang: Lang, time: NaiveTime) -> String {
    with_time(lang, "reminder-at", time)
}

/// "This was for 6:00 PM."
pub(super) fn late_words(lang: Lang, time: NaiveTime) -> String {
    with_time(lang, "reminder-late", time)
}

fn with_time(lang: Lang, id: &str, time: NaiveTime) -> String {
    let one = if time.hour12().1 == 1 { "yes" } else { "no" };
    say(
        lang,
        id,
        &[
            ("time", Arg::Text(&clock_words(lang, time))),
            ("one", Arg::Text(one)),
        ],
    )
}

/// A day and a time: "on Monday at 6:00 PM". The day is named, because "tomorrow" would be wrong after midnight.
fn day_words(lang: Lang, local: NaiveDateTime) -> String {
    let day = match local.weekday() {
        chrono::Weekday::Mon => "mon",
        chrono::Weekday::Tue => "tue",
        chrono::Weekday::Wed => "wed",
        chrono::Weekday::Thu => "thu",
        chrono::Weekday::Fri => "fri",
        chrono::Weekday::Sat => "sat",
        chrono::Weekday::Sun => "sun",
    };
    let at = at_words(lang, local.time());
    say(
        lang,
        "reminder-on-day",
        &[("day", Arg::Text(day)), ("at", Arg::Text(&at))],
    )
}

/// The words of the pop-up behind "show me one now".
#[must_use]
pub fn test_text(lang: Lang) -> ReminderText {
    ReminderText::new(
        &say(lang, "reminder-neutral-title", &[]),
        &say(lang, "reminder-test-body", &[]),
    )
}

/// A wall time as a reminder says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    local: NaiveDateTime,
    /// The day is named, because the reminder comes on another one.
    names_day: bool,
}

impl When {
    /// Said on the day itself.
    pub(super) const fn same_day(local: NaiveDateTime) -> Self {
        Self {
            local,
            names_day: false,
        }
    }

    /// Said by a reminder that comes at `at`; the wall clock is the one in `zone`.
    pub(super) fn said_at(at: DateTime<Utc>, local: NaiveDateTime, zone: &str) -> Self {
        Self {
            local,
            names_day: calendar::to_local(at, zone).date() != local.date(),
        }
    }

    fn words(self, lang: Lang) -> String {
        if self.names_day {
            day_words(lang, self.local)
        } else {
            at_words(lang, self.local.time())
        }
    }
}

/// Words that tell a bystander nothing but a time.
pub(super) fn neutral(lang: Lang, kind: ReminderKind, when: When) -> ReminderText {
    let id = match kind {
        ReminderKind::Evening => "reminder-neutral-evening",
        ReminderKind::Ahead => "reminder-neutral-ahead",
        ReminderKind::LeaveBy => "reminder-neutral-leave",
        ReminderKind::Start => "reminder-neutral-start",
        ReminderKind::Rerate => "reminder-neutral-rerate",
        ReminderKind::Checkin => "reminder-neutral-checkin",
        ReminderKind::Review => "reminder-neutral-review",
        ReminderKind::Dose => "reminder-neutral-slot",
        ReminderKind::Injection => "reminder-neutral-day",
        ReminderKind::Refill => "reminder-neutral-last",
        ReminderKind::Horizon => "reminder-horizon-body",
    };
    ReminderText::new(
        &say(lang, "reminder-neutral-title", &[]),
        &timed(lang, id, when),
    )
}

fn timed(lang: Lang, id: &str, when: When) -> String {
    say(lang, id, &[("at", Arg::Text(&when.words(lang)))])
}

fn kind_words(lang: Lang, kind: SessionKind) -> String {
    say(lang, &kind.message(), &[])
}

/// The words for a session that has begun, in place of those that say when it starts; `told` is how they say it, `tells` how it is
/// said now. None where they are not there: an agenda may have been written by another version.
pub(super) fn begun(kind: ReminderKind, told: When, tells: When, body: &str) -> Option<String> {
    let neutral = match kind {
        ReminderKind::LeaveBy => "reminder-neutral-leave",
        ReminderKind::Start => "reminder-neutral-start",
        _ => "reminder-neutral-ahead",
    };
    let pairs = [
        (said_id(kind), "reminder-said-began"),
        (neutral, "reminder-neutral-began"),
    ];
    // In the language in which it was written, whichever is chosen now.
    Lang::ALL.into_iter().find_map(|lang| {
        pairs.iter().find_map(|(before, after)| {
            let sentence = timed(lang, before, told);
            body.contains(&sentence)
                .then(|| body.replacen(&sentence, &timed(lang, after, tells), 1))
        })
    })
}

/// The sentence that says when a session starts.
const fn said_id(kind: ReminderKind) -> &'static str {
    match kind {
        ReminderKind::LeaveBy => "reminder-said-leave",
        ReminderKind::Start => "reminder-said-start",
        _ => "reminder-said-ahead",
    }
}

/// What of a session a pop-up may tell.
pub(super) struct SessionWording<'a> {
    pub(super) kind: SessionKind,
    pub(super) title: &'a str,
    pub(super) place: &'a str,
    pub(super) room: &'a str,
    pub(super) phone: &'a str,
    pub(super) zone: &'a str,
}

impl<'a> SessionWording<'a> {
    /// With the session's own number, or else the one the program wants called.
    pub(super) fn of(session: &'a Occurrence, late_phone: &'a str) -> Self {
        let own = session.phone.trim();
        Self {
            kind: session.kind,
            zone: &session.zone,
            title: session.title.trim(),
            place: session.place.name.trim(),
            room: session.place.room.trim(),
            phone: if own.is_empty() {
                late_phone.trim()
            } else {
                own
            },
        }
    }
}

/// Whose clock a reminder means, shown where the laptop's is another one: "(Chicago time)".
pub(super) fn zone_note(lang: Lang, zone: &str) -> String {
    let place = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
    say(lang, "reminder-zone-note", &[("place", Arg::Text(&place))])
}

/// Characters that may be added when the pop-up is shown: whose clock is meant, and before it that it is late or was missed.
fn added(lang: Lang, zone: &str) -> usize {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let missed = say(lang, "reminder-missed-body", &[("count", Arg::Number(99))]);
    let before = late_words(lang, noon)
        .chars()
        .count()
        .max(missed.chars().count());
    before + zone_note(lang, zone).chars().count() + 2
}

/// Fewer characters of a place than these tell nobody where to go.
const SHORTEST_PLACE: usize = 8;

/// "Where: …" in up to `room` characters. The place is what is cut where not everything fits: it can be looked up with a click, and
/// the number to call or whose clock is meant is of use only where it stands.
fn place_words(lang: Lang, place: &str, room: usize) -> String {
    let sentence = |what: &str| say(lang, "reminder-full-place", &[("what", Arg::Text(what))]);
    if place.is_empty() {
        return String::new();
    }
    let over = sentence(place).chars().count().saturating_sub(room);
    if over == 0 {
        return sentence(place);
    }
    let left = place.chars().count().saturating_sub(over);
    if left < SHORTEST_PLACE {
        return String::new();
    }
    sentence(&one_line(place, left)).replace("….", "…")
}

/// What a reminder of a session says.
pub(super) fn of_session(
    lang: Lang,
    level: ReminderLevel,
    kind: ReminderKind,
    when: When,
    session: &SessionWording<'_>,
) -> ReminderText {
    let said = || timed(lang, said_id(kind), when);
    let headed = |what: &str| {
        if when.names_day {
            // A bare time under the title would be taken for today's.
            what.to_owned()
        } else {
            format!("{what}, {}", clock_words(lang, when.local.time()))
        }
    };
    match level {
        ReminderLevel::Neutral => neutral(lang, kind, when),
        ReminderLevel::Kind => ReminderText::new(&headed(&kind_words(lang, session.kind)), &said()),
        ReminderLevel::Full => {
            let said = said();
            let phone = if session.phone.is_empty() {
                String::new()
            } else {
                say(
                    lang,
                    "reminder-full-phone",
                    &[("what", Arg::Text(session.phone))],
                )
            };
            let taken =
                said.chars().count() + phone.chars().count() + 2 + added(lang, session.zone);
            let place = [session.place, session.room]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
            let place = place_words(lang, &place, BODY_CHARS.saturating_sub(taken));
            let body = [said, place, phone].join(" ");
            let what = if session.title.is_empty() {
                kind_words(lang, session.kind)
            } else {
                session.title.to_owned()
            };
            ReminderText::new(&headed(&what), &body)
        }
    }
}

/// What a reminder of something else says.
pub(super) fn of_request(
    lang: Lang,
    level: ReminderLevel,
    kind: ReminderKind,
    local: NaiveDateTime,
    words: Option<&RequestWords>,
) -> ReminderText {
    match (level, words) {
        (ReminderLevel::Neutral, _) => return neutral(lang, kind, When::same_day(local)),
        (ReminderLevel::Kind, Some(own)) => return own.kind.clone(),
        (ReminderLevel::Full, Some(own)) => return own.full.clone(),
        (_, None) => {}
    }
    let name = match kind {
        ReminderKind::Rerate => "rerate",
        ReminderKind::Checkin => "checkin",
        ReminderKind::Review => "review",
        ReminderKind::Dose => "dose",
        ReminderKind::Injection => "injection",
        ReminderKind::Refill => "refill",
        _ => return neutral(lang, kind, When::same_day(local)),
    };
    let (title, body) = match level {
        ReminderLevel::Neutral => return neutral(lang, kind, When::same_day(local)),
        ReminderLevel::Kind => ("reminder-kind-title", "reminder-kind-body"),
        ReminderLevel::Full => ("reminder-full-title", "reminder-full-body"),
    };
    let of = [("thing", Arg::Text(name))];
    ReminderText::new(&say(lang, title, &of), &say(lang, body, &of))
}

/// Invented words, for the example of a kind whose own words come from elsewhere. Without one, those of the catalogue.
pub(super) fn example_words(lang: Lang, kind: ReminderKind) -> Option<RequestWords> {
    (kind == ReminderKind::Dose).then(|| RequestWords {
        kind: of_request(lang, ReminderLevel::Kind, kind, NaiveDateTime::MIN, None),
        full: ReminderText::new(
            &say(lang, "reminder-example-dose-title", &[]),
            &say(lang, "reminder-example-dose-body", &[]),
        ),
    })
}

/// What one pop-up for several at the same minute says, at every level.
pub(super) fn together(lang: Lang, count: usize, late: Option<NaiveTime>) -> ReminderText {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let body = say(
        lang,
        "reminder-neutral-slots",
        &[("count", Arg::Number(count))],
    );
    let late = late.map(|time| late_words(lang, time)).unwrap_or_default();
    ReminderText::new(
        &say(lang, "reminder-neutral-title", &[]),
        &format!("{late} {body}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_fits_a_notification() {
        let text = ReminderText::new("Group\nat\u{202E} six\u{0}", &"word ".repeat(500));
        assert_eq!(
            text.title, "Group at six",
            "line breaks and direction overrides must not reach a pop-up"
        );
        assert_eq!(
            text.body.chars().count(),
            BODY_CHARS,
            "a pop-up is a glance, not a page"
        );
        assert!(text.body.ends_with('…'), "a cut must show");
    }

    #[test]
    fn the_pop_up_to_try_promises_nothing() {
        let said = Lang::ALL.map(|lang| test_text(lang).body);
        assert_eq!(
            said,
            [
                "This is what a reminder looks like.",
                "Así se ve un recordatorio."
            ],
            "it comes from the window, so it proves nothing about the reminder program"
        );
    }

    #[test]
    fn the_time_of_day_reads_as_people_write_it() {
        let six = NaiveTime::from_hms_opt(18, 5, 0).unwrap();
        assert_eq!(clock_words(Lang::En, six), "6:05 PM", "English");
        assert_eq!(clock_words(Lang::Es, six), "6:05 p.m.", "Spanish");
        assert_eq!(
            clock_words(Lang::En, NaiveTime::MIN),
            "12:00 AM",
            "midnight is twelve, not zero"
        );
        assert_eq!(at_words(Lang::En, six), "at 6:05 PM", "English");
        assert_eq!(at_words(Lang::Es, six), "a las 6:05 p.m.", "Spanish");
        assert_eq!(
            at_words(Lang::Es, NaiveTime::from_hms_opt(13, 30, 0).unwrap()),
            "a la 1:30 p.m.",
            "one o'clock is singular"
        );
    }

    #[test]
    fn the_evening_before_names_the_day() {
        let monday = When {
            local: "2026-10-05T18:00:00".parse().unwrap(),
            names_day: true,
        };
        assert_eq!(
            neutral(Lang::En, ReminderKind::Evening, monday).body,
            "You have something planned on Monday at 6:00 PM.",
            "read after midnight, \"tomorrow\" would mean another day"
        );
        assert_eq!(
            neutral(Lang::Es, ReminderKind::Evening, monday).body,
            "Usted tiene algo previsto el lunes a las 6:00 p.m."
        );
    }
}
