//! UTC-offset transitions of a zone, written out, and the way back: the zone behind transitions that a file spells out itself.
//!
//! Calendar files carry the rules of their zones. Those we write must be the ones we resolve with, or a phone shows another hour
//! than this program; those we read may belong to a zone whose name nobody knows. Refuses to own the file format.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use super::rule::Rule;
use super::zone::{self, Zone};

/// The offset of a zone from some moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockChange {
    /// From when on.
    pub at: DateTime<Utc>,
    /// Seconds east of UTC before.
    pub before: i32,
    /// Seconds east of UTC from then on.
    pub after: i32,
    /// It is summer time from then on.
    pub summer: bool,
    /// What the time is called from then on, such as CDT; may be an offset.
    pub name: String,
}

/// How the clocks of `zone` stand at `from`, and how they change until `to`. The first entry is the state at `from`, with the same
/// offset before and after. An unknown zone counts as UTC.
#[must_use]
pub fn clock_changes(zone: &str, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<ClockChange> {
    let zone = zone::find(zone);
    let (Ok(first), Ok(last)) = (stamp(from), stamp(to)) else {
        return Vec::new();
    };
    let state = zone.to_offset_info(first);
    let mut before = state.offset().seconds();
    let mut changes = vec![ClockChange {
        at: from,
        before,
        after: before,
        summer: state.dst().is_dst(),
        name: state.abbreviation().to_owned(),
    }];
    for change in zone
        .following(first)
        .take_while(|change| change.timestamp() < last)
    {
        let after = change.offset().seconds();
        let Some(at) = DateTime::from_timestamp(change.timestamp().as_second(), 0) else {
            continue;
        };
        changes.push(ClockChange {
            at,
            before,
            after,
            summer: change.dst().is_dst(),
            name: change.abbreviation().to_owned(),
        });
        before = after;
    }
    changes
}

/// One block of clock rules in a file: from its first date on, and at every date of its rule, the clocks show another offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRule {
    /// The first change, on the wall clock before it.
    pub first: NaiveDateTime,
    /// Seconds east of UTC before.
    pub before: i32,
    /// Seconds east of UTC after.
    pub after: i32,
    /// The rule of further changes; none for a change that comes once.
    pub rrule: Option<String>,
    /// Single further changes.
    pub rdates: Vec<NaiveDateTime>,
}

/// How far around the present a zone has to agree, in days: a year back, two ahead.
const BACK: i64 = 366;
const AHEAD: i64 = 731;

/// How long the last change of rules that stop is taken to hold, in days. The next one would come after that.
const HOLDS: i64 = 120;

/// The zone whose clocks go as `rules` say, from a year before `now` to two years after it. `likely` zones come first, then those
/// where most people who read this live, then any. None when no zone does, or when the rules cannot be read.
///
/// Some programs spell the changes of one year out and no rule. No zone stops there; the one is found whose clocks go like that
/// while the file says how they go.
#[must_use]
pub fn zone_like(rules: &[ClockRule], now: DateTime<Utc>, likely: &[&str]) -> Option<String> {
    let (from, to) = (
        now.checked_sub_signed(Duration::days(BACK))?,
        now.checked_add_signed(Duration::days(AHEAD))?,
    );
    let mut changes = Vec::new();
    for rule in rules {
        changes.extend(dates(rule, from, to)?);
    }
    changes.sort_by_key(|(at, _)| *at);
    // Rules that all begin later say what was before them.
    let before = rules
        .iter()
        .min_by_key(|rule| rule.first)
        .map(|rule| rule.before)?;
    let (since, stops) = spelled_out(&changes, from, to).unwrap_or((from, to));
    zone_within(&changes, before, since, stops, likely)
        .or_else(|| zone_within(&changes, before, from, to, likely))
}

/// From when to when changes that stop say how the clocks go: none where they go on, or stopped long ago.
fn spelled_out(
    changes: &[(DateTime<Utc>, i32)],
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let (last, after) = *changes.last()?;
    let (previous, _) = *changes.iter().rev().find(|(_, offset)| *offset != after)?;
    let stops = last.checked_add_signed(Duration::days(HOLDS))?;
    let since = previous.checked_sub_signed(Duration::days(HOLDS / 2))?;
    let year = Duration::days(BACK);
    let lately = last >= from.checked_sub_signed(year)? && last - previous <= year;
    (stops < to && lately).then_some((since, stops))
}

/// The zone that has `changes`, and no others, between `from` and `to`.
fn zone_within(
    changes: &[(DateTime<Utc>, i32)],
    before: i32,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    likely: &[&str],
) -> Option<String> {
    let start = changes
        .iter()
        .rev()
        .find(|(at, _)| *at <= from)
        .map_or(before, |(_, after)| *after);
    let mut expected = vec![(from, start)];
    for (at, after) in changes.iter().filter(|(at, _)| *at > from && *at < to) {
        let before = expected.last().map_or(start, |(_, offset)| *offset);
        expected.push((*at - Duration::seconds(1), before));
        expected.push((*at, *after));
    }
    let last = expected.last().map_or(start, |(_, offset)| *offset);
    expected.push((to, last));
    // Months apart, so that a zone with more changes than the file says does not pass.
    let mut months = Vec::new();
    let mut at = from;
    while at < to {
        at += Duration::days(15);
        let offset = expected
            .iter()
            .rev()
            .find(|(from, _)| *from <= at)
            .map_or(start, |(_, offset)| *offset);
        months.push((at, offset));
    }
    expected.extend(months.into_iter().filter(|(at, _)| *at < to));

    let fits = |name: &str| {
        let zone = zone::find(name);
        expected
            .iter()
            .all(|(at, offset)| offset_at(&zone, *at) == Some(*offset))
    };
    let known = likely.iter().chain(&COMMON).copied();
    if let Some(name) = known
        .filter(|name| zone::zone_exists(name))
        .find(|name| fits(name))
    {
        return zone::zone_name(name);
    }
    TimeZoneDatabase::bundled()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| zone::zone_exists(name) && name.contains('/'))
        .find(|name| fits(name))
}

/// Zones tried before all others.
const COMMON: [&str; 14] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "America/Mexico_City",
    "America/Bogota",
    "Europe/London",
    "Europe/Madrid",
    "Australia/Sydney",
    "Etc/UTC",
];

/// When a rule changes the clocks near `from` to `to`, and its very first change.
fn dates(
    rule: &ClockRule,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Option<Vec<(DateTime<Utc>, i32)>> {
    let mut walls = vec![rule.first];
    walls.extend(&rule.rdates);
    if let Some(text) = &rule.rrule {
        // An end in UTC means the clock before the change.
        let fixed = Zone::from(TimeZone::fixed(Offset::from_seconds(rule.before).ok()?));
        match Rule::parse_in(text, rule.first, &fixed) {
            Ok(found) => {
                // Two years back: a state that began before the window has to be found.
                let back = from.checked_sub_signed(Duration::days(2 * BACK))?;
                walls.extend(
                    found
                        .walls(back.naive_utc(), to.naive_utc() + Duration::days(2), 64)
                        .times,
                );
            }
            // Rules of the past end before they begin in some files; their first date stands.
            Err(super::rule::RuleError::NoDates) => {}
            Err(_) => return None,
        }
    }
    walls
        .into_iter()
        .map(|wall| {
            wall.checked_sub_signed(Duration::seconds(i64::from(rule.before)))
                .map(|at| (at.and_utc(), rule.after))
        })
        .collect()
}

fn stamp(at: DateTime<Utc>) -> Result<Timestamp, jiff::Error> {
    Timestamp::from_second(at.timestamp())
}

fn offset_at(zone: &TimeZone, at: DateTime<Utc>) -> Option<i32> {
    Some(zone.to_offset(stamp(at).ok()?).seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn november() -> DateTime<Utc> {
        wall("2026-11-25 12:00").and_utc()
    }

    fn rule(first: &str, before: i32, after: i32, rrule: Option<&str>) -> ClockRule {
        ClockRule {
            first: wall(first),
            before: before * 60,
            after: after * 60,
            rrule: rrule.map(str::to_owned),
            rdates: Vec::new(),
        }
    }

    /// As an office program writes them: from the year 1601, for ever.
    fn office(standard: i32) -> Vec<ClockRule> {
        vec![
            rule(
                "1601-11-04 02:00",
                standard + 60,
                standard,
                Some("FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"),
            ),
            rule(
                "1601-03-11 02:00",
                standard,
                standard + 60,
                Some("FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
            ),
        ]
    }

    #[test]
    fn rules_without_a_known_name_lead_to_the_zone_that_has_them() {
        for (standard, zone) in [
            (-300, "America/New_York"),
            (-360, "America/Chicago"),
            (-480, "America/Los_Angeles"),
        ] {
            assert_eq!(
                zone_like(&office(standard), november(), &[]).as_deref(),
                Some(zone)
            );
        }
        assert_eq!(
            zone_like(&office(-300), november(), &["America/Toronto"]).as_deref(),
            Some("America/Toronto"),
            "the laptop's own zone comes first when it fits"
        );
        assert_eq!(
            zone_like(&office(-300), november(), &["America/Chicago"]).as_deref(),
            Some("America/New_York"),
            "and does not when it does not"
        );
    }

    #[test]
    fn a_zone_without_changes_is_found_and_one_with_changes_does_not_pass_for_it() {
        let fixed = |minutes| vec![rule("1970-01-01 00:00", minutes, minutes, None)];
        assert_eq!(
            zone_like(&fixed(-420), november(), &["America/Denver"]).as_deref(),
            Some("America/Phoenix"),
            "Denver shows the same hour half of the year only"
        );
        assert_eq!(
            zone_like(&fixed(345), november(), &[]).as_deref(),
            Some("Asia/Kathmandu")
        );
        assert_eq!(
            zone_like(&fixed(17), november(), &[]),
            None,
            "nobody lives 17 minutes from Greenwich"
        );
    }

    #[test]
    fn changes_of_one_year_lead_to_the_zone_that_had_them() {
        let year = |year: i32, spring: u32, autumn: u32| {
            vec![
                rule(&format!("{year}-03-{spring:02} 02:00"), -300, -240, None),
                rule(&format!("{year}-11-{autumn:02} 02:00"), -240, -300, None),
            ]
        };
        for rules in [year(2026, 8, 1), year(2025, 9, 2)] {
            assert_eq!(
                zone_like(&rules, november(), &["America/Chicago"]).as_deref(),
                Some("America/New_York")
            );
        }
        assert_eq!(
            zone_like(&year(2026, 9, 1), november(), &[]),
            None,
            "nobody's clocks changed on that day"
        );
        assert_eq!(
            zone_like(&year(1999, 4, 5), november(), &[]).as_deref(),
            Some("America/Bogota"),
            "clocks that stopped long ago stand still"
        );
    }

    #[test]
    fn rules_that_ended_years_ago_do_not_count() {
        let mut rules = office(-300);
        rules.push(rule(
            "1987-04-05 02:00",
            -300,
            -240,
            Some("FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=20060402T070000Z"),
        ));
        assert_eq!(
            zone_like(&rules, november(), &[]).as_deref(),
            Some("America/New_York")
        );
    }

    #[test]
    fn nonsense_leads_nowhere() {
        assert_eq!(zone_like(&[], november(), &["America/Chicago"]), None);
        let hourly = vec![rule("1970-01-01 00:00", 0, 60, Some("FREQ=HOURLY"))];
        assert_eq!(zone_like(&hourly, november(), &[]), None);
        let edge = vec![ClockRule {
            first: NaiveDateTime::MIN,
            ..rule("1970-01-01 00:00", 600, 600, None)
        }];
        assert_eq!(
            zone_like(&edge, november(), &[]),
            None,
            "and does not panic"
        );
    }

    #[test]
    fn the_changes_written_out_are_those_of_the_zone() {
        let from = wall("2026-09-01 00:00").and_utc();
        let to = wall("2027-09-01 00:00").and_utc();
        let seen: Vec<(String, i32, i32, bool, String)> =
            clock_changes("America/Chicago", from, to)
                .into_iter()
                .map(|change| {
                    (
                        change.at.format("%Y-%m-%d %H:%M").to_string(),
                        change.before / 3600,
                        change.after / 3600,
                        change.summer,
                        change.name,
                    )
                })
                .collect();
        assert_eq!(
            seen,
            [
                (
                    "2026-09-01 00:00".to_owned(),
                    -5,
                    -5,
                    true,
                    "CDT".to_owned()
                ),
                (
                    "2026-11-01 07:00".to_owned(),
                    -5,
                    -6,
                    false,
                    "CST".to_owned()
                ),
                (
                    "2027-03-14 08:00".to_owned(),
                    -6,
                    -5,
                    true,
                    "CDT".to_owned()
                ),
            ]
        );
        assert_eq!(
            clock_changes("America/Vancouver", from, to)
                .iter()
                .filter(|change| change.at > from)
                .map(|change| change.after / 3600)
                .filter(|hours| *hours != -7)
                .count(),
            0,
            "British Columbia stays seven hours behind, and a file we write must say so"
        );
    }
}
