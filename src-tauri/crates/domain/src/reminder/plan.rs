//! From the coming sessions to the agenda.
//!
//! Owns which reminders a session gets and what each says at each level. Does not expand recurrence and does not know the
//! vault: the caller passes the occurrences in.

use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};

use super::{
    AGENDA_VERSION, Agenda, AgendaItem, ReminderAction, ReminderKind, ReminderLevel,
    ReminderSettings, ReminderText, at_words, clock_words,
};
use crate::calendar;
use crate::id::Id;
use crate::sessions::{Occurrence, SessionKind};
use crate::time::Now;
use crate::words::{Arg, Lang, say};

/// How many days ahead the agenda reaches (SECURITY.md 4).
pub const COVERS_DAYS: i64 = 120;

/// The person is told when the agenda reaches fewer days than this (DESIGN.md 2).
pub const WARN_DAYS: i64 = 14;

/// No more items than this.
pub const MAX_ITEMS: usize = 2_000;

/// Reminders that were due this shortly before the agenda was made anew stay in it, so that one nobody saw is not lost.
pub const KEPT_PAST: Duration = Duration::hours(48);

/// Added to the travel time.
const LEAVE_MARGIN_MIN: u32 = 10;

/// What [`plan`] needs besides the sessions.
#[derive(Debug)]
pub struct Planning<'a> {
    /// The present.
    pub now: &'a Now,
    /// Language of the words.
    pub lang: Lang,
    /// What the patient chose.
    pub settings: &'a ReminderSettings,
    /// Whether there are sessions later than [`COVERS_DAYS`] from now.
    pub more_after: bool,
    /// The agenda before this one.
    pub previous: Option<&'a Agenda>,
}

/// Makes the agenda. `id_of` turns a reminder's private name into its opaque id: the same name must give the same id, and nobody
/// without the vault may guess the name from it.
///
/// A reminder whose time has passed is put in only when the agenda before had it: a session that was typed in a minute ago does
/// not remind of what lies behind.
pub fn plan(
    sessions: &[Occurrence],
    planning: &Planning<'_>,
    id_of: &dyn Fn(&str) -> Id,
) -> Agenda {
    let now = planning.now.at;
    let mut covers_until = now + Duration::days(COVERS_DAYS);
    let mut items: Vec<AgendaItem> = Vec::new();
    if planning.settings.on {
        for session in sessions {
            // A note on the day has no hour to remind of.
            if session.start > covers_until || session.cancelled || session.all_day {
                continue;
            }
            for (kind, lead_min) in leads(session, planning.settings) {
                let at = session.start - Duration::minutes(i64::from(lead_min));
                let id = id_of(&format!(
                    "{}|{}|{lead_min}|{}",
                    session.series,
                    session.recurrence_id,
                    at.timestamp()
                ));
                let known = |agenda: &Agenda| agenda.items.iter().any(|item| item.id == id);
                if at <= now && (now - at > KEPT_PAST || !planning.previous.is_some_and(known)) {
                    continue;
                }
                items.push(AgendaItem {
                    id,
                    at,
                    local: session.local_start,
                    zone: session.zone.clone(),
                    lead_min,
                    kind,
                    text: text(planning, kind, session),
                    actions: vec![ReminderAction::Open],
                });
            }
        }
        items.sort_by_key(|item| (item.at, item.id));
        items.dedup_by_key(|item| item.id);
        let more_after = planning.more_after || items.len() >= MAX_ITEMS;
        // One place stays free for the warning.
        if items.len() >= MAX_ITEMS {
            items.truncate(MAX_ITEMS - 1);
            covers_until = items.last().map_or(covers_until, AgendaItem::start);
        }
        if more_after {
            items.push(horizon(planning, covers_until, id_of));
            items.sort_by_key(|item| (item.at, item.id));
        }
    }
    Agenda {
        version: AGENDA_VERSION,
        made_at: now,
        covers_until,
        lang: planning.lang,
        items,
    }
}

/// Which reminders a session gets, and how many minutes before it: the early one, and one to leave by (the way there plus ten
/// minutes) or, where nobody has to travel, at the start.
fn leads(session: &Occurrence, settings: &ReminderSettings) -> Vec<(ReminderKind, u32)> {
    let travel = u32::from(session.place.travel_minutes.unwrap_or(0));
    let last = if travel > 0 {
        (ReminderKind::LeaveBy, travel + LEAVE_MARGIN_MIN)
    } else {
        (ReminderKind::Start, 0)
    };
    match settings.ahead_min {
        // With a long way there "leave now" may come before "in two hours"; an early reminder after it would be no use.
        Some(minutes) if minutes > last.1 => vec![(ReminderKind::Ahead, minutes), last],
        _ => vec![last],
    }
}

/// When a session's reminders come, earliest first: for the screens that say so.
#[must_use]
pub fn reminder_times(
    session: &Occurrence,
    settings: &ReminderSettings,
) -> Vec<(ReminderKind, DateTime<Utc>)> {
    if !settings.on || session.cancelled || session.all_day {
        return Vec::new();
    }
    leads(session, settings)
        .into_iter()
        .map(|(kind, lead)| (kind, session.start - Duration::minutes(i64::from(lead))))
        .collect()
}

fn kind_words(lang: Lang, kind: SessionKind) -> String {
    let name = serde_json::to_value(kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default();
    say(
        lang,
        &format!("session-kind-{}", name.replace('_', "-")),
        &[],
    )
}

fn text(planning: &Planning<'_>, kind: ReminderKind, session: &Occurrence) -> ReminderText {
    let lang = planning.lang;
    let time = session.local_start.time();
    let headed = |what: &str| format!("{what}, {}", clock_words(lang, time));
    match planning.settings.level {
        ReminderLevel::Neutral => neutral_text(lang, kind, session.local_start),
        ReminderLevel::Kind => ReminderText::new(
            &headed(&kind_words(lang, session.kind)),
            &said(lang, kind, time),
        ),
        ReminderLevel::Full => {
            let mut body = said(lang, kind, time);
            let place = [session.place.name.trim(), session.place.room.trim()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>();
            for (id, value) in [
                ("reminder-full-place", place.join(", ")),
                ("reminder-full-phone", session.phone.trim().to_owned()),
            ] {
                if !value.is_empty() {
                    body.push_str(&format!(
                        " {}",
                        say(lang, id, &[("what", Arg::Text(&value))])
                    ));
                }
            }
            let title = session.title.trim();
            let what = if title.is_empty() {
                kind_words(lang, session.kind)
            } else {
                title.to_owned()
            };
            ReminderText::new(&headed(&what), &body)
        }
    }
}

fn said(lang: Lang, kind: ReminderKind, time: NaiveTime) -> String {
    let id = match kind {
        ReminderKind::Ahead => "reminder-said-ahead",
        ReminderKind::LeaveBy => "reminder-said-leave",
        ReminderKind::Start => "reminder-said-start",
        ReminderKind::Horizon => "reminder-horizon-body",
    };
    say(lang, id, &[("at", Arg::Text(&at_words(lang, time)))])
}

/// Words that tell a bystander nothing but a time.
pub(super) fn neutral_text(lang: Lang, kind: ReminderKind, local: NaiveDateTime) -> ReminderText {
    let id = match kind {
        ReminderKind::Ahead => "reminder-neutral-ahead",
        ReminderKind::LeaveBy => "reminder-neutral-leave",
        ReminderKind::Start => "reminder-neutral-start",
        ReminderKind::Horizon => "reminder-horizon-body",
    };
    let at = at_words(lang, local.time());
    ReminderText::new(
        &say(lang, "reminder-neutral-title", &[]),
        &say(lang, id, &[("at", Arg::Text(&at))]),
    )
}

/// The reminder that the agenda runs out: in the morning, [`WARN_DAYS`] before.
fn horizon(
    planning: &Planning<'_>,
    covers_until: DateTime<Utc>,
    id_of: &dyn Fn(&str) -> Id,
) -> AgendaItem {
    let zone = planning.now.zone.clone();
    let day = calendar::to_local(covers_until - Duration::days(WARN_DAYS), &zone).date();
    let resolved = calendar::to_instant(
        day.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default()),
        &zone,
    );
    let at = resolved.at.max(planning.now.at + Duration::minutes(1));
    AgendaItem {
        id: id_of(&format!("horizon|{}", at.timestamp())),
        at,
        local: calendar::to_local(at, &zone),
        zone,
        lead_min: 0,
        kind: ReminderKind::Horizon,
        text: neutral_text(planning.lang, ReminderKind::Horizon, resolved.local),
        actions: vec![ReminderAction::Open],
    }
}
