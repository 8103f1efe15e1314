//! All events of one UID in a file.
//!
//! Owns the choice between versions of the same event, wherever in the file they stand.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::event::Event;

/// All events of one UID: the newest version of the series, the newest of each changed date, and of each date from which on all
/// change. Where the newest version stands there at several starts these are several series ([`super::shared`]).
#[derive(Default)]
pub(super) struct Family<'a> {
    pub masters: Vec<Event<'a>>,
    pub changes: Vec<Event<'a>>,
}

impl<'a> Family<'a> {
    /// Adds a version of the series.
    pub(super) fn put(&mut self, event: Event<'a>) {
        match self.masters.first() {
            Some(known) if known.version() > event.version() => return,
            Some(known) if known.version() < event.version() => self.masters.clear(),
            // Of two at the same start the later in the file counts; so it does where one has no start to tell it by.
            _ => self
                .masters
                .retain(|known| known.at.is_some() && event.at.is_some() && known.at != event.at),
        }
        self.masters.push(event);
    }

    /// The newest change of each date, and of each date from which on all change, in order. What names no zone is in that of the
    /// series, or, where the file has none, in that of its own new start.
    pub(super) fn newest_changes(&mut self, host: usize) -> Vec<(DateTime<Utc>, Event<'a>)> {
        let series = self.masters.get(host).and_then(|one| one.start.as_ref());
        let mut dates: HashMap<(DateTime<Utc>, bool), Event<'a>> = HashMap::new();
        for mut event in std::mem::take(&mut self.changes) {
            let Some(named) = event.changes.take() else {
                continue;
            };
            event.start = event.start.map(|start| start.beside(series));
            let beside = series.or(event.start.as_ref());
            let at = named.clone().beside(beside).instant(event.zones.device());
            event.changes = Some(named.beside(series));
            let key = (at, event.and_later);
            let known = dates.remove(&key);
            dates.insert(key, newer(known, event));
        }
        let mut dates: Vec<_> = dates
            .into_iter()
            .map(|((at, _), event)| (at, event))
            .collect();
        dates.sort_by_key(|(at, event)| (*at, event.and_later));
        dates
    }
}

/// The one to keep of two versions: the higher SEQUENCE, then the later stamp, then the later in the file.
fn newer<'a>(known: Option<Event<'a>>, event: Event<'a>) -> Event<'a> {
    match known {
        Some(known) if known.version() > event.version() => known,
        _ => event,
    }
}
