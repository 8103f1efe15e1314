//! A recurrence set: all events of one UID in a file.
//!
//! Owns the choice between versions of the same event, wherever in the file they stand.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::event::Event;

/// All events of one UID: the newest version of the series ([`RecurrenceSet::settle`]), the newest of each changed date, and of each date
/// from which on all change.
#[derive(Default)]
pub(super) struct RecurrenceSet<'a> {
    pub masters: Vec<Event<'a>>,
    pub changes: Vec<Event<'a>>,
}

impl<'a> RecurrenceSet<'a> {
    /// Keeps the newest version of the series. Of two at the same start the newer counts, of equal ones the later in the file. At
    /// several starts a higher SEQUENCE makes a newer version, unless other events of one SEQUENCE stand there side by side: then
    /// their program gives all of them one UID, and each is an event of its own ([`super::shared`]). One whose start cannot be read
    /// takes the place of no other.
    pub(super) fn settle(&mut self) {
        let mut kept: Vec<Event<'a>> = Vec::new();
        let mut places: HashMap<DateTime<Utc>, usize> = HashMap::new();
        let mut without: Vec<Event<'a>> = Vec::new();
        for event in std::mem::take(&mut self.masters) {
            let Some(at) = event.at else {
                without.push(event);
                continue;
            };
            let known = places.get(&at).copied();
            match known.and_then(|place| kept.get_mut(place)) {
                Some(known) if known.version() > event.version() => {}
                Some(known) => *known = event,
                None => {
                    places.insert(at, kept.len());
                    kept.push(event);
                }
            }
        }
        let mut sequences = HashSet::new();
        let side_by_side = kept.iter().any(|one| !sequences.insert(one.sequence));
        let newest = kept.iter().map(|one| one.sequence).max();
        if !side_by_side {
            kept.retain(|one| Some(one.sequence) == newest);
        }
        // A message that calls a series off need not say when it was.
        let off = without
            .iter()
            .position(|one| one.cancelled && Some(one.sequence) >= newest);
        match off {
            Some(off) => self.masters.push(without.swap_remove(off)),
            None => {
                without.retain(|one| !one.cancelled);
                self.masters = kept;
                self.masters.extend(without);
            }
        }
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
