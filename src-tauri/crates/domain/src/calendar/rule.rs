//! Recurrence rules (RFC 5545 `RRULE` values) as wall-clock patterns.
//!
//! Owns what a rule may ask for and its expansion into wall-clock times. The expander runs as if the wall clock were UTC, so it
//! never sees a clock change; zones come afterwards, in [`super::zone`]. Refuses sub-daily rules: no program meets every hour,
//! and they are how a small file asks for millions of dates.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated, Validated};

use super::zone::Zone;

/// Longest rule text read, in bytes. The longest rules calendars write stay under 300.
const LONGEST: usize = 1_000;
/// Times of day one rule may name. Twice daily is a medicine; more than four is not a session.
const TIMES_A_DAY: usize = 4;
/// Candidates looked at before giving up on one rule: 50 years of every day.
const CANDIDATES: usize = 20_000;

/// Why a rule cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// Not a recurrence rule, or one that contradicts itself.
    #[error("the rule cannot be read")]
    Unreadable,
    /// Repeats more often than a few times a day.
    #[error("the rule repeats more often than daily")]
    SubDaily,
    /// Never gives a date: a 30 February, or an end before the start.
    #[error("the rule never gives a date")]
    NoDates,
}

/// A checked rule together with the start it was checked against.
#[derive(Debug, Clone)]
pub struct Rule {
    start: NaiveDateTime,
    unvalidated: RRule<Unvalidated>,
    counted: bool,
    step: Option<Duration>,
    until: Option<NaiveDateTime>,
}

/// Wall-clock times, and whether there were more than were looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Walls {
    pub times: Vec<NaiveDateTime>,
    pub cut: bool,
}

/// "The first Monday" means something in a month or a year only (RFC 5545, 3.3.10). In a rule of days or weeks other programs read
/// "Monday"; the expander would take every day.
fn plain_days(parts: &mut [String]) {
    let named = |part: &str, wanted: &str| {
        part.split_once('=')
            .is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case(wanted))
    };
    let short = parts.iter().any(|part| {
        named(part, "FREQ")
            && part.split_once('=').is_some_and(|(_, value)| {
                ["DAILY", "WEEKLY"]
                    .iter()
                    .any(|one| value.trim().eq_ignore_ascii_case(one))
            })
    });
    for part in parts
        .iter_mut()
        .filter(|part| short && named(part, "BYDAY"))
    {
        *part = part
            .split(',')
            .map(|day| {
                let (name, day) = day.split_once('=').map_or(("", day), |(n, d)| (n, d));
                let plain = day.trim().trim_start_matches(['+', '-']);
                let plain = plain.trim_start_matches(|c: char| c.is_ascii_digit());
                if name.is_empty() {
                    plain.to_owned()
                } else {
                    format!("{name}={plain}")
                }
            })
            .collect::<Vec<_>>()
            .join(",");
    }
}

/// "The fifth Monday from the end" of a month, which the expander refuses, is a Monday among its first days: those that have four
/// weeks or more behind them.
fn fifth_from_the_end(parts: &mut Vec<String>) {
    let value = |wanted: &str| {
        parts.iter().position(|part| {
            part.split_once('=')
                .is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case(wanted))
        })
    };
    let monthly = value("FREQ").is_some_and(|at| {
        parts.get(at).is_some_and(|part| {
            part.split_once('=')
                .is_some_and(|(_, freq)| freq.trim().eq_ignore_ascii_case("MONTHLY"))
        })
    });
    let (Some(at), None) = (value("BYDAY"), value("BYMONTHDAY")) else {
        return;
    };
    let days: Option<Vec<String>> = parts.get(at).and_then(|part| {
        let (_, days) = part.split_once('=')?;
        days.split(',')
            .map(|day| day.trim().strip_prefix("-5").map(str::to_owned))
            .collect()
    });
    if let Some(days) = days.filter(|_| monthly) {
        if let Some(part) = parts.get_mut(at) {
            *part = format!("BYDAY={}", days.join(","));
        }
        parts.push("BYMONTHDAY=-29,-30,-31".to_owned());
    }
}

impl Rule {
    /// Reads the value of an `RRULE` property for a series that starts at `start` (wall clock) in `zone`.
    ///
    /// `UNTIL` is brought to the wall clock of the series: from UTC when it ends in `Z`, as it is when it has a time of day, as
    /// the end of that day when it is a date. `COUNT` stays.
    ///
    /// # Errors
    /// [`RuleError`]. [`RuleError::NoDates`] only for an end before the start; other empty rules show when they are expanded.
    pub fn parse(text: &str, start: NaiveDateTime, zone: &str) -> Result<Self, RuleError> {
        Self::parse_in(text, start, &Zone::named(zone))
    }

    pub(super) fn parse_in(
        text: &str,
        start: NaiveDateTime,
        zone: &Zone,
    ) -> Result<Self, RuleError> {
        if text.len() > LONGEST || !text.is_ascii() || text.contains(['\r', '\n']) {
            return Err(RuleError::Unreadable);
        }
        let mut until = None;
        let mut parts = Vec::new();
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            match part.split_once('=') {
                Some((name, value)) if name.trim().eq_ignore_ascii_case("UNTIL") => {
                    let wall = until_wall(value.trim(), zone).ok_or(RuleError::Unreadable)?;
                    until = Some(wall);
                    parts.push(format!("UNTIL={}Z", wall.format("%Y%m%dT%H%M%S")));
                }
                Some(_) => parts.push(part.trim().to_owned()),
                None => return Err(RuleError::Unreadable),
            }
        }
        plain_days(&mut parts);
        fifth_from_the_end(&mut parts);
        let unvalidated: RRule<Unvalidated> =
            parts.join(";").parse().map_err(|_| RuleError::Unreadable)?;
        if matches!(
            unvalidated.get_freq(),
            Frequency::Hourly | Frequency::Minutely | Frequency::Secondly
        ) || times_a_day(&unvalidated) > TIMES_A_DAY
        {
            return Err(RuleError::SubDaily);
        }
        if unvalidated.get_interval() == 0 || unvalidated.get_count() == Some(0) {
            return Err(RuleError::Unreadable);
        }
        if until.is_some_and(|until| until < start) {
            return Err(RuleError::NoDates);
        }
        let counted = unvalidated.get_count().is_some();
        let every = i64::from(unvalidated.get_interval());
        let step = match unvalidated.get_freq() {
            _ if counted || !unvalidated.get_by_set_pos().is_empty() => None,
            Frequency::Daily => Some(Duration::days(every)),
            Frequency::Weekly => Some(Duration::weeks(every)),
            _ => None,
        };
        let rule = Self {
            start,
            unvalidated,
            counted,
            step,
            until,
        };
        rule.validated(start)?;
        Ok(rule)
    }

    /// Whether the rule goes on for ever.
    #[must_use]
    pub const fn endless(&self) -> bool {
        !self.counted && self.until.is_none()
    }

    /// Whether the rule has an `UNTIL`.
    #[must_use]
    pub const fn ends_on_a_day(&self) -> bool {
        self.until.is_some()
    }

    /// Whether the rule gives any date within nine years of its start: every leap day comes round in that time.
    #[must_use]
    pub fn gives_dates(&self) -> bool {
        let to = self
            .start
            .checked_add_signed(Duration::days(9 * 366))
            .unwrap_or(self.start);
        !self.walls(self.start, to, 1).times.is_empty()
    }

    fn validated(&self, start: NaiveDateTime) -> Result<RRule<Validated>, RuleError> {
        self.unvalidated
            .clone()
            .validate(floating(start))
            .map_err(|_| RuleError::Unreadable)
    }

    /// The rule's wall-clock times from `from` to `to`, both included, in order, at most `most`.
    pub(super) fn walls(&self, from: NaiveDateTime, to: NaiveDateTime, most: usize) -> Walls {
        let start = self.skip_ahead(from);
        let mut walls = Walls {
            times: Vec::new(),
            cut: false,
        };
        if self.until.is_some_and(|until| until < start) {
            return walls;
        }
        let Ok(rule) = self.validated(start) else {
            return walls;
        };
        // The limit makes the expander stop by itself at rules that never match.
        let set = RRuleSet::new(floating(start)).rrule(rule).limit();
        for (looked, candidate) in set.into_iter().enumerate() {
            let wall = candidate.naive_utc();
            if wall > to {
                return walls;
            }
            if looked >= CANDIDATES {
                walls.cut = true;
                return walls;
            }
            if wall < from || walls.times.last() == Some(&wall) {
                continue;
            }
            if walls.times.len() >= most {
                walls.cut = true;
                return walls;
            }
            walls.times.push(wall);
        }
        walls
    }

    /// A start closer to `from` that gives the same dates from there on: whole periods of a daily or weekly rule without a count.
    fn skip_ahead(&self, from: NaiveDateTime) -> NaiveDateTime {
        let Some(step) = self.step else {
            return self.start;
        };
        let behind =
            from.signed_duration_since(self.start).num_seconds() / step.num_seconds().max(1) - 1;
        i32::try_from(behind)
            .ok()
            .filter(|periods| *periods > 0)
            .and_then(|periods| self.start.checked_add_signed(step * periods))
            .unwrap_or(self.start)
    }
}

fn times_a_day(rule: &RRule<Unvalidated>) -> usize {
    let several = |count: usize| count.max(1);
    several(rule.get_by_hour().len())
        * several(rule.get_by_minute().len())
        * several(rule.get_by_second().len())
}

fn floating(wall: NaiveDateTime) -> DateTime<Tz> {
    DateTime::<Utc>::from_naive_utc_and_offset(wall, Utc).with_timezone(&Tz::UTC)
}

fn until_wall(value: &str, zone: &Zone) -> Option<NaiveDateTime> {
    if let Some(utc) = value.strip_suffix(['Z', 'z']) {
        let instant = NaiveDateTime::parse_from_str(utc, "%Y%m%dT%H%M%S").ok()?;
        return Some(zone.local(instant.and_utc()));
    }
    if value.contains(['T', 't']) {
        return NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok();
    }
    let day = NaiveDate::parse_from_str(value, "%Y%m%d").ok()?;
    Some(day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn days(rule: &str, start: &str, zone: &str) -> Vec<String> {
        let rule = Rule::parse(rule, wall(start), zone).expect("a rule that calendars write");
        let walls = rule.walls(wall("2026-01-01 00:00"), wall("2027-12-31 00:00"), 2_000);
        walls
            .times
            .iter()
            .map(|at| at.format("%m-%d %H:%M").to_string())
            .collect()
    }

    #[test]
    fn an_end_in_utc_is_an_end_on_the_wall_clock() {
        // 22:00 UTC on the 16th is 17:00 in New York (an hour after the session starts) and 07:00 on the 17th in Tokyo.
        assert_eq!(
            days(
                "FREQ=DAILY;UNTIL=20261216T220000Z",
                "2026-12-14 17:00",
                "America/New_York"
            ),
            ["12-14 17:00", "12-15 17:00", "12-16 17:00"],
            "an evening session in New York on the last day belongs to the series"
        );
        assert_eq!(
            days(
                "FREQ=DAILY;UNTIL=20261216T220000Z",
                "2026-12-15 07:00",
                "Asia/Tokyo"
            ),
            ["12-15 07:00", "12-16 07:00", "12-17 07:00"],
            "a morning session in Tokyo on the next calendar day belongs to it too"
        );
        assert_eq!(
            days(
                "FREQ=DAILY;UNTIL=20261216T215959Z",
                "2026-12-14 17:00",
                "America/New_York"
            ),
            ["12-14 17:00", "12-15 17:00"],
            "one second earlier it does not"
        );
    }

    #[test]
    fn an_end_that_is_a_day_lasts_to_the_end_of_that_day() {
        assert_eq!(
            days(
                "FREQ=DAILY;UNTIL=20261216",
                "2026-12-15 18:00",
                "America/Chicago"
            ),
            ["12-15 18:00", "12-16 18:00"],
            "the last day counts"
        );
        assert_eq!(
            days(
                "FREQ=DAILY;UNTIL=20261216T180000",
                "2026-12-15 18:00",
                "America/Chicago"
            )
            .len(),
            2,
            "a wall-clock end includes itself"
        );
    }

    #[test]
    fn rules_that_ask_for_more_than_a_few_times_a_day_are_refused() {
        let start = wall("2026-09-14 18:00");
        for rule in [
            "FREQ=HOURLY",
            "FREQ=MINUTELY;COUNT=5",
            "FREQ=SECONDLY",
            "FREQ=DAILY;BYHOUR=8,9,10,11,12",
            "FREQ=YEARLY;BYHOUR=1,2;BYMINUTE=1,2,3",
        ] {
            assert_eq!(
                Rule::parse(rule, start, "America/Chicago").err(),
                Some(RuleError::SubDaily),
                "{rule}"
            );
        }
        assert!(
            Rule::parse("FREQ=DAILY;BYHOUR=8,20", start, "America/Chicago").is_ok(),
            "twice a day is a real schedule"
        );
    }

    #[test]
    fn nonsense_is_an_error_and_not_a_guess() {
        let start = wall("2026-09-14 18:00");
        let long = format!("FREQ=DAILY;BYMONTH={}", "1,".repeat(2_000));
        for rule in [
            "",
            "DAILY",
            "FREQ=",
            "FREQ=DAILY;UNTIL=tomorrow",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;COUNT=0",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=DAILY\nEXRULE:FREQ=DAILY",
            long.as_str(),
        ] {
            assert_eq!(
                Rule::parse(rule, start, "America/Chicago").err(),
                Some(RuleError::Unreadable),
                "{rule:.40}"
            );
        }
        assert_eq!(
            Rule::parse("FREQ=DAILY;UNTIL=20200101T000000Z", start, "UTC").err(),
            Some(RuleError::NoDates),
            "it ends before it starts"
        );
    }

    #[test]
    fn a_date_that_never_comes_ends_by_itself() {
        for rule in [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4",
        ] {
            let rule =
                Rule::parse(rule, wall("2026-01-30 09:00"), "UTC").expect("the words are right");
            assert!(
                rule.walls(wall("2026-01-01 00:00"), wall("2027-12-31 00:00"), 2_000)
                    .times
                    .is_empty(),
                "there is no such day"
            );
        }
    }

    #[test]
    fn skipping_ahead_changes_no_date() {
        let start = wall("1999-12-30 18:00");
        for text in [
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA;BYMONTH=9,10,11",
            "FREQ=DAILY;BYMONTH=11",
        ] {
            let quick = Rule::parse(text, start, "UTC").unwrap();
            let slow = Rule {
                step: None,
                ..quick.clone()
            };
            let (from, to) = (wall("2026-10-05 12:00"), wall("2027-02-01 00:00"));
            assert_eq!(
                quick.walls(from, to, 2_000),
                slow.walls(from, to, 2_000),
                "{text}: the shortcut must be invisible"
            );
            assert!(
                !quick.walls(from, to, 2_000).times.is_empty(),
                "{text}: and there is something to see"
            );
        }
    }

    #[test]
    fn the_cap_is_told() {
        let rule = Rule::parse("FREQ=DAILY", wall("2026-01-01 09:00"), "UTC").unwrap();
        assert!(rule.endless());
        let walls = rule.walls(wall("2026-01-01 00:00"), wall("2027-12-31 00:00"), 10);
        assert_eq!(
            (walls.times.len(), walls.cut),
            (10, true),
            "ten were asked for and there were more"
        );
    }
}
