//! A repeating start, and the starts it gives.
//!
//! Owns the order of first start, rule, single dates more and single dates less, on the wall clock of one zone. Everything is bounded:
//! the starts, the rules. Refuses to own what it is that starts, and what differs on single days.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::MOST_OCCURRENCES;
use super::rule::{Rule, Walls};
use super::zone::Zone;

/// When something starts, and starts again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule<'a> {
    /// The first start, wall clock in `zone`.
    pub start: NaiveDateTime,
    /// IANA zone whose clock it goes by.
    pub zone: &'a str,
    /// RFC 5545 rule without the `RRULE:` prefix; one that cannot be read gives nothing.
    pub rrule: Option<&'a str>,
    /// More starts.
    pub rdates: &'a [NaiveDateTime],
    /// Starts that do not take place.
    pub exdates: &'a [NaiveDateTime],
}

impl Schedule<'_> {
    /// The starts from `from` to `to` (wall clock, both included), in order, at most [`MOST_OCCURRENCES`]; and whether there were
    /// more.
    #[must_use]
    pub fn starts(&self, from: NaiveDateTime, to: NaiveDateTime) -> (Vec<NaiveDateTime>, bool) {
        let mut found = self.walls(&Zone::named(self.zone), from, to);
        let cut = found.cut || found.times.len() > MOST_OCCURRENCES;
        found.times.truncate(MOST_OCCURRENCES);
        (found.times, cut)
    }

    /// The starts on any of `days`, in order, at most `most`. Looks at the rule once and not once for each day.
    #[must_use]
    pub fn starts_on(&self, days: &BTreeSet<NaiveDate>, most: usize) -> Vec<NaiveDateTime> {
        let (Some(earliest), Some(latest)) = (days.first(), days.last()) else {
            return Vec::new();
        };
        let here = Zone::named(self.zone);
        let end = latest
            .succ_opt()
            .unwrap_or(*latest)
            .and_time(NaiveTime::MIN);
        let ruled = Self {
            rdates: &[],
            ..*self
        };
        let single = Self {
            rrule: None,
            ..*self
        };
        let from = |day: &NaiveDate| day.and_time(NaiveTime::MIN);
        let mut found: BTreeSet<NaiveDateTime> = single
            .walls_up_to(&here, from(earliest), end, usize::MAX)
            .times
            .into_iter()
            .collect();
        let mut next = Some(earliest);
        while let Some(first) = next {
            let walls = ruled.walls_up_to(&here, from(first), end, usize::MAX);
            // A rule is looked at only so far at a time; where that is its end, it gives nothing more.
            next = walls
                .times
                .last()
                .filter(|_| walls.cut)
                .and_then(|wall| days.range(wall.date().succ_opt()?..).next());
            found.extend(walls.times);
        }
        found
            .into_iter()
            .filter(|wall| days.contains(&wall.date()))
            .take(most)
            .collect()
    }

    /// As [`Self::starts`], with the zone found before, and not cut to a number that is shown.
    pub(crate) fn walls(&self, here: &Zone, from: NaiveDateTime, to: NaiveDateTime) -> Walls {
        // Every date the rule gives may be taken out again, so the cap is on what is left, with room for the longest list.
        let most = MOST_OCCURRENCES + self.exdates.len() + 1;
        self.walls_up_to(here, from, to, most)
    }

    /// As [`Self::walls`], with at most `most` dates of the rule.
    fn walls_up_to(
        &self,
        here: &Zone,
        from: NaiveDateTime,
        to: NaiveDateTime,
        most: usize,
    ) -> Walls {
        let mut times: BTreeSet<NaiveDateTime> = BTreeSet::new();
        let mut cut = false;
        match self
            .rrule
            .map(|rule| Rule::parse_in(rule, self.start, here))
        {
            Some(Ok(rule)) => {
                let walls = rule.walls(from, to, most);
                times.extend(walls.times);
                times.insert(self.start);
                cut = walls.cut;
            }
            Some(Err(_)) | None => {
                times.insert(self.start);
            }
        }
        times.extend(self.rdates);
        // By instant, so that a date named on another clock, or inside a clock change, is still the same date.
        let out: HashSet<DateTime<Utc>> = self
            .exdates
            .iter()
            .map(|wall| here.resolve(*wall).at)
            .collect();
        times.retain(|wall| (from..=to).contains(wall) && !out.contains(&here.resolve(*wall).at));
        Walls {
            times: times.into_iter().collect(),
            cut,
        }
    }
}
