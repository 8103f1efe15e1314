//! One schedule through its versions: which part rules when.
//!
//! Owns the order of versions and where one ends and the next begins. A version rules from its `from` to that of the next one, each of
//! its parts within that on its own days.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{DoseClock, DoseShape, SchedulePart, ScheduleVersion};
use crate::Id;
use crate::calendar::Zone;

/// A part of a version, and the wall-clock time in which it rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub version: &'a ScheduleVersion,
    pub part: &'a SchedulePart,
    /// Its first moment.
    pub start: NaiveDateTime,
    /// The first moment after it. Not after `start` when another version took all of its time.
    pub end: NaiveDateTime,
    /// Which chain of doses it goes on with, by number; none for shapes that do not count from the last one.
    pub chain: Option<usize>,
}

impl Piece<'_> {
    pub fn rules_at(&self, local: NaiveDateTime) -> bool {
        self.start <= local && local < self.end
    }

    fn is_empty(&self) -> bool {
        self.start >= self.end
    }
}

/// A schedule with its pieces in order.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub schedule: Id,
    pub pieces: Vec<Piece<'a>>,
}

/// The schedules of a medication; nothing of them is left after `stopped`.
pub(super) fn lines(versions: &[ScheduleVersion], stopped: Option<NaiveDate>) -> Vec<Line<'_>> {
    let mut of: Vec<&ScheduleVersion> = versions.iter().collect();
    of.sort_by_key(|one| (one.schedule, one.from, one.version));
    of.chunk_by(|a, b| a.schedule == b.schedule)
        .filter_map(|versions| {
            Some(Line {
                schedule: versions.first()?.schedule,
                pieces: pieces(versions, stopped),
            })
        })
        .collect()
}

fn pieces<'a>(versions: &[&'a ScheduleVersion], stopped: Option<NaiveDate>) -> Vec<Piece<'a>> {
    let after = |last: NaiveDate| {
        let next = last.succ_opt().map(|day| day.and_time(NaiveTime::MIN));
        next.unwrap_or(NaiveDateTime::MAX)
    };
    let mut pieces = Vec::new();
    for (index, version) in versions.iter().enumerate() {
        let next = versions.get(index + 1).map(|next| next.from);
        let ends = [next, stopped.map(after)];
        for part in &version.entry.parts {
            let own = part.until.map(after);
            pieces.push(Piece {
                version,
                part,
                start: version.from.max(part.from.and_time(NaiveTime::MIN)),
                end: ends
                    .into_iter()
                    .chain([own])
                    .flatten()
                    .min()
                    .unwrap_or(NaiveDateTime::MAX),
                chain: None,
            });
        }
    }
    number_chains(&mut pieces);
    pieces
}

/// Parts of the same counting shape one after the other are one chain; another shape that ruled between them ends it. A part that never
/// ruled goes with the one right before it, and ends nothing.
fn number_chains(pieces: &mut [Piece<'_>]) {
    let same =
        |a: &DoseShape, b: &DoseShape| std::mem::discriminant(a) == std::mem::discriminant(b);
    let mut number = 0;
    let mut ruled: Option<&DoseShape> = None;
    let mut listed: Option<&DoseShape> = None;
    for piece in pieces {
        let shape = &piece.part.shape;
        let goes_on = ruled.is_some_and(|before| same(before, shape));
        let beside = listed.is_none_or(|before| same(before, shape));
        listed = Some(shape);
        if piece.is_empty() && ruled.is_some() && !(goes_on && beside) {
            continue;
        }
        if !goes_on {
            number += 1;
        }
        ruled = Some(shape);
        piece.chain = shape.is_chain().then_some(number);
    }
}

/// Zones, each found once.
#[derive(Default)]
pub(super) struct Zones<'a>(RefCell<HashMap<&'a str, Rc<Zone>>>);

impl<'a> Zones<'a> {
    pub fn get(&self, name: &'a str) -> Rc<Zone> {
        let mut known = self.0.borrow_mut();
        Rc::clone(
            known
                .entry(name)
                .or_insert_with(|| Rc::new(Zone::named(name))),
        )
    }
}

impl DoseClock {
    /// The zone it goes by for somebody who is in the zone `here`.
    #[must_use]
    pub fn zone<'a>(&'a self, here: &'a str) -> &'a str {
        match self {
            Self::Here => here,
            Self::Home { zone } => zone,
        }
    }

    /// Whether it is the clock where one is.
    #[must_use]
    pub const fn floats(&self) -> bool {
        matches!(self, Self::Here)
    }
}
