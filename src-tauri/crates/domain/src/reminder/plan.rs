//! From the coming sessions and requests to the agenda.
//!
//! Owns which reminders a session gets. Does not expand recurrence and does not know the vault: the caller passes the occurrences
//! in. What each says is [`super::text`]'s.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, Duration, NaiveDateTime, NaiveTime, Utc};

use super::{
    AGENDA_VERSION, Agenda, AgendaItem, COVERS_DAYS, KEPT_PAST, MAX_ITEMS, MOST_REPEATS,
    ReminderAction, ReminderKind, ReminderLevel, ReminderRequest, ReminderSettings, ReminderText,
    ReminderTime,
    text::{self, SessionWording, When},
};
use crate::calendar;
use crate::id::Id;
use crate::sessions::{Occurrence, SessionKind};
use crate::time::Now;
use crate::words::{Lang, say};

/// The person is told when the agenda reaches fewer days than this.
pub const WARN_DAYS: i64 = 14;

/// "I am on my way" is offered from so many minutes before the start on; earlier nobody is.
const ON_THE_WAY_MIN: u32 = 60;

/// What [`plan`] needs besides sessions and requests.
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
    /// The number the program wants called when one will be late, for sessions without one of their own. May be empty.
    pub late_phone: &'a str,
}

/// What a reminder is about, inside the vault only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// One date of a series.
    Session {
        /// The series.
        series: Id,
        /// The date, as its series has it.
        recurrence_id: NaiveDateTime,
    },
    /// Something else, in its noun's own terms.
    Request {
        /// As [`ReminderRequest::subject`].
        subject: String,
    },
    /// The agenda itself.
    Agenda,
}

/// What a pop-up that was pressed may be about: everything [`plan`] would remind of, and also what it reminds of no longer because
/// its time has passed or the person said that they are on the way. The pop-up may still be on the screen.
pub fn subjects_of_shown_reminders(
    sessions: &[Occurrence],
    requests: &[ReminderRequest],
    planning: &Planning<'_>,
    id_of: &dyn Fn(&str) -> Id,
) -> BTreeMap<Id, (ReminderKind, About)> {
    let before = Before::of(planning.previous);
    sessions
        .iter()
        .filter(|session| takes_place(session))
        .flat_map(|session| of_session(session, planning, id_of))
        .chain(
            requests
                .iter()
                .filter_map(|request| of_request(request, planning, &before, id_of)),
        )
        .map(|planned| (planned.item.id, (planned.item.kind, planned.about)))
        .collect()
}

/// One reminder and what it is about.
struct Planned {
    item: AgendaItem,
    about: About,
}

/// Makes the agenda. `id_of` turns a reminder's private name into its opaque id: the same name must give the same id, and nobody
/// without the vault may guess the name from it.
///
/// A reminder whose time has passed is put in only when the agenda before had it: a session that was typed in a minute ago does
/// not remind of what lies behind.
pub fn plan(
    sessions: &[Occurrence],
    requests: &[ReminderRequest],
    planning: &Planning<'_>,
    id_of: &dyn Fn(&str) -> Id,
) -> Agenda {
    plan_with(sessions, requests, planning, id_of).0
}

/// The agenda, and what each of its reminders is about, which stays in the vault.
pub fn plan_with(
    sessions: &[Occurrence],
    requests: &[ReminderRequest],
    planning: &Planning<'_>,
    id_of: &dyn Fn(&str) -> Id,
) -> (Agenda, BTreeMap<Id, About>) {
    let (items, covers_until) = planned(sessions, requests, planning, id_of);
    let off = ReminderKind::ALL
        .into_iter()
        .filter(|kind| kind.can_be_added())
        .filter(|kind| {
            planning
                .settings
                .other(*kind)
                .is_some_and(|other| !other.on)
        })
        .collect();
    let about = items
        .iter()
        .map(|planned| (planned.item.id, planned.about.clone()))
        .collect();
    let agenda = Agenda {
        version: AGENDA_VERSION,
        made_at: planning.now.at,
        covers_until,
        lang: planning.lang,
        quiet: planning.settings.quiet,
        off,
        items: items.into_iter().map(|planned| planned.item).collect(),
    };
    (agenda, about)
}

/// The reminders of the agenda, by time, with what each is about; and the instant up to which they are complete.
fn planned(
    sessions: &[Occurrence],
    requests: &[ReminderRequest],
    planning: &Planning<'_>,
    id_of: &dyn Fn(&str) -> Id,
) -> (Vec<Planned>, DateTime<Utc>) {
    let now = planning.now.at;
    let mut covers_until = now + Duration::days(COVERS_DAYS);
    let mut all: Vec<Planned> = Vec::new();
    if !planning.settings.on {
        return (all, covers_until);
    }
    let before = Before::of(planning.previous);
    let wanted = |item: &AgendaItem| {
        item.at > now || (now - item.at <= KEPT_PAST && before.ids.contains(&item.id))
    };
    for session in sessions {
        if session.start <= covers_until && takes_place(session) && !settled(session) {
            all.extend(of_session(session, planning, id_of));
        }
    }
    all.extend(
        requests
            .iter()
            .filter(|request| request.at <= covers_until)
            .filter_map(|request| of_request(request, planning, &before, id_of)),
    );
    all.retain(|planned| wanted(&planned.item));
    all.sort_by_key(|planned| (planned.item.at, planned.item.id));
    all.dedup_by_key(|planned| planned.item.id);
    one_checkin_a_minute(&mut all, planning);
    let more_after = planning.more_after || all.len() >= MAX_ITEMS;
    // One place stays free for the warning.
    for rank in [2, 1, 0] {
        let over = all.len().saturating_sub(MAX_ITEMS - 1);
        if all.len() < MAX_ITEMS || over == 0 {
            break;
        }
        // From the first one that has no place on there may be gaps, whenever what it reminds of begins. That a check-in has none
        // is no gap.
        if let Some(first) = give_way(&mut all, over, rank).filter(|_| rank < 2) {
            covers_until = covers_until.min(first);
        }
    }
    if more_after {
        all.push(Planned {
            item: horizon(planning, covers_until, id_of),
            about: About::Agenda,
        });
        all.sort_by_key(|planned| (planned.item.at, planned.item.id));
    }
    (all, covers_until)
}

/// Of check-ins that quiet hours hold back to the same minute only the last stays: two pop-ups with the same words help nobody.
fn one_checkin_a_minute(all: &mut Vec<Planned>, planning: &Planning<'_>) {
    let quiet = planning.settings.quiet.as_ref();
    let mut taken = BTreeSet::new();
    all.reverse();
    all.retain(|planned| {
        planned.item.kind != ReminderKind::Checkin
            || taken.insert(planned.item.due(quiet, &planning.now.zone).at)
    });
    all.reverse();
}

/// Takes out up to `over` reminders of this rank ([`ReminderKind::gives_way`]), the latest first. Answers when the first of them
/// would have come.
fn give_way(all: &mut Vec<Planned>, over: usize, rank: u8) -> Option<DateTime<Utc>> {
    let mut left = over;
    let mut first = None;
    all.reverse();
    all.retain(|planned| {
        let goes = left > 0 && planned.item.kind.gives_way() == rank;
        if goes {
            left -= 1;
            first = Some(planned.item.at);
        }
        !goes
    });
    all.reverse();
    first
}

/// What of the agenda before this one has to be known again.
struct Before<'a> {
    ids: BTreeSet<Id>,
    /// What was added without the vault, by its name, and what can be answered, by its slot: each keeps the id it was shown under.
    names: BTreeMap<&'a str, Id>,
    slots: BTreeMap<&'a str, Id>,
}

impl<'a> Before<'a> {
    fn of(agenda: Option<&'a Agenda>) -> Self {
        let items = || agenda.into_iter().flat_map(|agenda| &agenda.items);
        Self {
            ids: items().map(|item| item.id).collect(),
            names: items()
                .filter_map(|item| Some((item.name.as_deref()?, item.id)))
                .collect(),
            slots: items()
                .filter_map(|item| Some((item.slot.as_deref()?, item.id)))
                .collect(),
        }
    }
}

/// One reminder of a session before it has words.
struct Lead {
    kind: ReminderKind,
    at: DateTime<Utc>,
    minutes: u32,
}

/// A note on the day has no hour to remind of.
const fn takes_place(session: &Occurrence) -> bool {
    !session.cancelled && !session.all_day
}

/// The person said that they are on the way, or how it went: reminding them of it again would only ring.
fn settled(session: &Occurrence) -> bool {
    session
        .attendance
        .as_ref()
        .is_some_and(|noted| noted.on_my_way || noted.status.is_some())
}

/// Minutes before the start at which one has to leave; none where nobody has to travel.
#[must_use]
pub fn leave_min(session: &Occurrence, settings: &ReminderSettings) -> Option<u32> {
    session
        .place
        .travel_minutes
        .filter(|minutes| *minutes > 0)
        .map(|minutes| u32::from(minutes) + u32::from(settings.leave_margin_min))
}

/// Which reminders a session gets, earliest first, each moment once.
fn leads(session: &Occurrence, settings: &ReminderSettings) -> Vec<Lead> {
    let times = settings.times_of(session.kind);
    let leave = leave_min(session, settings);
    let before = |kind, minutes: u32| Lead {
        kind,
        at: session.start - Duration::minutes(i64::from(minutes)),
        minutes,
    };
    let told_to_leave = leave.filter(|_| times.contains(&ReminderTime::LeaveBy));
    let mut all: Vec<Lead> = times
        .iter()
        .filter_map(|time| match time {
            ReminderTime::Before(0) => Some(before(ReminderKind::Start, 0)),
            // With a long way there "leave now" may come before "in two hours"; an early reminder after it would be no use.
            ReminderTime::Before(minutes) => (told_to_leave
                .is_none_or(|leave| u32::from(*minutes) > leave))
            .then(|| before(ReminderKind::Ahead, u32::from(*minutes))),
            ReminderTime::LeaveBy => Some(leave.map_or_else(
                || before(ReminderKind::Start, 0),
                |minutes| before(ReminderKind::LeaveBy, minutes),
            )),
            ReminderTime::EveningBefore(at) => evening(session, *at),
        })
        .collect();
    all.sort_by_key(|lead| (lead.at, lead.kind));
    all.dedup_by_key(|lead| lead.at);
    all
}

fn evening(session: &Occurrence, at: NaiveTime) -> Option<Lead> {
    let local = session
        .local_start
        .date()
        .checked_sub_days(Days::new(1))?
        .and_time(at);
    let minutes = (session.local_start - local).num_minutes();
    Some(Lead {
        kind: ReminderKind::Evening,
        at: calendar::to_instant(local, &session.zone).at,
        minutes: u32::try_from(minutes).ok()?,
    })
}

fn of_session(
    session: &Occurrence,
    planning: &Planning<'_>,
    id_of: &dyn Fn(&str) -> Id,
) -> Vec<Planned> {
    let level = planning.settings.level_of(session.kind);
    let leave = leave_min(session, planning.settings).unwrap_or(0);
    let has_phone = !SessionWording::of(session, planning.late_phone)
        .phone
        .is_empty();
    let date = id_of(&format!(
        "session|{}|{}",
        session.series, session.recurrence_id
    ));
    let mut all: Vec<Planned> = leads(session, planning.settings)
        .into_iter()
        .map(|lead| {
            let name = format!(
                "{}|{}|{}|{}",
                session.series,
                session.recurrence_id,
                lead.minutes,
                lead.at.timestamp()
            );
            Planned {
                item: AgendaItem {
                    lead_min: lead.minutes,
                    leave_min: leave,
                    session: Some(date),
                    actions: actions(has_phone, level, lead.minutes, leave),
                    ..AgendaItem::bare(
                        id_of(&name),
                        lead.kind,
                        lead.at,
                        session.local_start,
                        &session.zone,
                        text::of_session(
                            planning.lang,
                            level,
                            lead.kind,
                            When::said_at(lead.at, session.local_start, &session.zone),
                            &SessionWording::of(session, planning.late_phone),
                        ),
                    )
                },
                about: About::Session {
                    series: session.series,
                    recurrence_id: session.recurrence_id,
                },
            }
        })
        .collect();
    // What the quiet hours hold back comes at their end. Of several at that minute the last says what still helps.
    let quiet = planning.settings.quiet.as_ref();
    let comes = |planned: &Planned| planned.item.due(quiet, &planning.now.zone).at;
    all.reverse();
    all.dedup_by_key(|planned| comes(planned));
    all.reverse();
    all
}

/// The buttons. One can be on the way from an hour before the start on, or from when one has to leave.
fn actions(
    has_phone: bool,
    level: ReminderLevel,
    lead_min: u32,
    leave_min: u32,
) -> Vec<ReminderAction> {
    let near = level == ReminderLevel::Full && lead_min <= ON_THE_WAY_MIN.max(leave_min);
    ReminderAction::ALL
        .into_iter()
        .filter(|action| match action {
            ReminderAction::Open | ReminderAction::Snooze => true,
            ReminderAction::Done | ReminderAction::Taken => false,
            ReminderAction::CallLate => near && has_phone,
            ReminderAction::OnMyWay => near,
        })
        .collect()
}

fn of_request(
    request: &ReminderRequest,
    planning: &Planning<'_>,
    before: &Before<'_>,
    id_of: &dyn Fn(&str) -> Id,
) -> Option<Planned> {
    let choice = planning.settings.other(request.kind).filter(|own| own.on)?;
    if request.name.len() > ReminderRequest::NAME {
        return None;
    }
    let added = before.names.get(request.name.as_str()).copied();
    let slot = request.slot().map(|slot| slot.in_agenda());
    let follows = slot
        .as_deref()
        .and_then(|slot| before.slots.get(slot))
        .copied();
    let id = added
        .or(follows)
        .unwrap_or_else(|| id_of(&request.agenda_name()));
    let answer = if choice.level == ReminderLevel::Neutral {
        ReminderAction::Done
    } else {
        ReminderAction::Taken
    };
    let actions = [
        Some(ReminderAction::Open),
        slot.is_some().then_some(answer),
        Some(ReminderAction::Snooze),
    ];
    let text = text::of_request(
        planning.lang,
        choice.level,
        request.kind,
        request.local,
        request.words.as_ref(),
    );
    Some(Planned {
        item: AgendaItem {
            name: (added.is_some() || request.kind == ReminderKind::Rerate)
                .then(|| request.name.clone()),
            floating: request.floating,
            repeats: request.repeats.min(MOST_REPEATS),
            ends: request.ends,
            follow_up_min: request.follow_up_min.filter(|_| slot.is_some()),
            slot,
            actions: actions.into_iter().flatten().collect(),
            ..AgendaItem::bare(
                id,
                request.kind,
                request.at,
                request.local,
                &request.zone,
                text,
            )
        },
        about: About::Request {
            subject: request.subject.clone(),
        },
    })
}

/// When a session's reminders come, earliest first, quiet hours aside: for the screens that say so.
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
        .map(|lead| (lead.kind, lead.at))
        .collect()
}

/// What the reminder to leave for `session` (or of its start) says at `level`: the example beside the choice. Without a session
/// it is about an invented one at `local`. `late_phone` is as in [`Planning`].
#[must_use]
pub fn example(
    session: Option<&Occurrence>,
    late_phone: &str,
    level: ReminderLevel,
    lang: Lang,
    local: NaiveDateTime,
) -> ReminderText {
    let place = say(lang, "reminder-example-place", &[]);
    let invented = SessionWording {
        kind: SessionKind::GroupPrevention,
        title: "",
        place: &place,
        room: "",
        phone: "555-0100",
        zone: "",
    };
    let travels = session.is_none_or(|session| session.place.travel_minutes.unwrap_or(0) > 0);
    let when = When::same_day(session.map_or(local, |session| session.local_start));
    let kind = if travels {
        ReminderKind::LeaveBy
    } else {
        ReminderKind::Start
    };
    text::of_session(
        lang,
        level,
        kind,
        when,
        &session.map_or(invented, |session| SessionWording::of(session, late_phone)),
    )
}

/// What a reminder of something that is not a session says at `level`.
#[must_use]
pub fn example_of(
    kind: ReminderKind,
    level: ReminderLevel,
    lang: Lang,
    local: NaiveDateTime,
) -> ReminderText {
    let words = text::example_words(lang, kind);
    text::of_request(lang, level, kind, local, words.as_ref())
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
    let text = text::neutral(
        planning.lang,
        ReminderKind::Horizon,
        When::same_day(resolved.local),
    );
    let id = id_of(&format!("horizon|{}", at.timestamp()));
    let local = calendar::to_local(at, &zone);
    AgendaItem::bare(id, ReminderKind::Horizon, at, local, &zone, text)
}
