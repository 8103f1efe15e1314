//! The timeline: everything that was logged, newest first, filtered and searched.
//!
//! Owns the one stream that is worked out rather than stored: sessions that have begun. The stored ones are the store's.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use evenkeel_domain::calendar::{self, Window};
use evenkeel_domain::sessions::{Occurrence, SessionSeries, put_records};
use evenkeel_domain::time::{FARTHEST_CLOCK, LivedDays, Moment, Now, Precision};
use evenkeel_domain::timeline::{
    Piece, TimelineAsk, TimelineCursor, TimelineFilter, TimelineItem, TimelineKind, TimelinePage,
    TimelineWhat, merge, search,
};
use evenkeel_store::{Read, StoreError, tables};

use crate::app::App;
use crate::error::Outcome;
use crate::unlocked::UnlockedVault;

/// How far back sessions are first looked for; doubled as long as a page is not full.
const FIRST_LOOK: Duration = Duration::days(35);

/// A page of the timeline.
///
/// # Errors
/// A bound of the question.
pub fn list(app: &App, vault: &mut UnlockedVault, input: TimelineAsk) -> Outcome<TimelinePage> {
    input.check()?;
    let now = app.now();
    let TimelineAsk {
        filter,
        before,
        limit,
    } = &input;
    let today = now.local().date();
    if filter.searches() {
        let (items, next) = match search(&filter.search) {
            None => (Vec::new(), None),
            Some(wanted) => {
                let found = vault.read(|db| {
                    tables::search::find(db, &wanted, filter, before.as_ref(), *limit)
                })?;
                (found.items, found.next)
            }
        };
        return Ok(TimelinePage { items, next, today });
    }
    let most = limit.saturating_add(1);
    let streams = vault.read(|db| {
        let mut streams = Vec::new();
        for kind in TimelineKind::ALL {
            if !filter.wants(kind) {
                continue;
            }
            streams.push(if kind == TimelineKind::Session {
                sessions(db, filter, before.as_ref(), most, &now)?
            } else {
                tables::timeline::stream(db, kind, filter, before.as_ref(), most)?
            });
        }
        Ok(streams)
    })?;
    let (items, next) = merge(streams, *limit);
    Ok(TimelinePage { items, next, today })
}

/// Sessions that have begun, newest first, after `before`, with whether the person was there. They carry no share flag, and what
/// is noted about one is on its own page, so a filter on either leaves them out.
fn sessions(
    db: &Read<'_>,
    filter: &TimelineFilter,
    before: Option<&TimelineCursor>,
    most: u32,
    now: &Now,
) -> Result<Vec<TimelineItem>, StoreError> {
    if filter.share.is_some() || filter.has_text {
        return Ok(Vec::new());
    }
    let all = tables::sessions::all_with_deleted(db)?;
    let known: Vec<&SessionSeries> = all.iter().filter(|one| one.deleted_at.is_none()).collect();
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    // What was noted stays, also where its series begins later now.
    let noted = tables::session_records::first_start(db)?;
    let Some(earliest) = earliest(&all).into_iter().chain(noted).min() else {
        return Ok(Vec::new());
    };
    let mut to = before.map_or(now.at, |cursor| cursor.at.min(now.at)) + Duration::nanoseconds(1);
    let lived_on = |day: NaiveDate| LivedDays::new(day, day).instants();
    if let Some(last) = filter.to {
        to = to.min(lived_on(last).end);
    }
    let stop = filter
        .from
        .map_or(earliest, |first| lived_on(first).start.max(earliest));
    let mut look = FIRST_LOOK;
    let mut items: Vec<TimelineItem> = Vec::new();
    while items.len() < most && to > stop {
        let from = (to - look).max(stop);
        let window = Window::new(from, to);
        let mut found: Vec<Occurrence> = known
            .iter()
            .flat_map(|one| one.occurrences(window, &now.zone).items)
            .collect();
        let records = crate::sessions::records_about(db, &found, window)?;
        put_records(&mut found, &records, &all, window, &now.zone);
        let mut found: Vec<TimelineItem> = found
            .into_iter()
            .filter(|one| {
                (one.takes_place() || one.attendance.as_ref().is_some_and(|noted| noted.kept))
                    && one.start >= from
                    && one.start < to
                    && filter.holds_day(one.local_start.date())
            })
            .map(item)
            .filter(|item| before.is_none_or(|cursor| cursor.before(&item.cursor())))
            .collect();
        found.sort_by_key(|item| {
            (
                std::cmp::Reverse(item.occurred.at),
                std::cmp::Reverse(item.id),
            )
        });
        items.extend(found);
        to = from;
        look = (look * 2).min(Duration::days(calendar::HORIZON_DAYS));
    }
    items.truncate(most);
    Ok(items)
}

/// No session can have begun before this.
fn earliest(series: &[SessionSeries]) -> Option<DateTime<Utc>> {
    series
        .iter()
        .flat_map(|one| {
            let moved = one
                .exceptions
                .iter()
                .chain(&one.own_changes)
                .filter_map(|exception| exception.start);
            std::iter::once(one.details.start)
                .chain(one.details.rdates.iter().copied())
                .chain(moved)
        })
        .min()
        .map(|local| local.and_utc() - FARTHEST_CLOCK)
}

fn item(session: Occurrence) -> TimelineItem {
    let minutes = session.minutes();
    TimelineItem {
        id: session.series,
        occurred: Moment {
            at: session.start,
            zone: session.zone,
            local: session.local_start,
            precision: Precision::Exact,
        },
        written: None,
        written_late: false,
        share: None,
        what: TimelineWhat::Session {
            recurrence_id: session.recurrence_id,
            session: session.kind,
            minutes,
            status: session.attendance.as_ref().and_then(|noted| noted.status),
        },
        title: if session.title.is_empty() {
            Vec::new()
        } else {
            vec![Piece {
                text: session.title,
                hit: false,
            }]
        },
        excerpt: Vec::new(),
        cut: false,
    }
}
