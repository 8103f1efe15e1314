//! Date, time, duration and UTC-offset values as programs write them.
//!
//! Owns reading each to its last character, or not at all: half a time is another time. What zone a time is in is
//! [`super::zones`]'s.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::decode::is_blank;

/// A date or time as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamp {
    /// A day.
    Day(NaiveDate),
    /// A time on some wall.
    Wall(NaiveDateTime),
    /// A time with its offset, in seconds east of UTC.
    At { wall: NaiveDateTime, offset: i32 },
}

/// What the parser is given for what cannot be read: it is no date to it either.
pub(super) const UNREADABLE: &str = "UNREADABLE";

impl Stamp {
    /// Reads `text` to its end: `20261012`, `2026-10-12T18:00:00.000Z`, `20261012T1800-0230` and their like.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        let (day, rest) = day(text)?;
        let rest = rest.trim_start_matches(is_blank);
        if rest.is_empty() {
            return Some(Self::Day(day));
        }
        let marked = rest.strip_prefix(['T', 't']);
        let time = marked.unwrap_or(rest).trim_start_matches(is_blank);
        let end = time
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))
            .unwrap_or(time.len());
        let (clock, zone) = time.split_at_checked(end)?;
        let wall = on(day, clock)?;
        let zone = zone.trim_matches(is_blank);
        if zone.is_empty() {
            return Some(Self::Wall(wall));
        }
        offset(zone).map(|offset| Self::At { wall, offset })
    }

    /// The same in UTC where it has an offset.
    pub(super) fn in_utc(self) -> Self {
        match self {
            Self::At { wall, offset } => wall
                .checked_sub_signed(Duration::seconds(i64::from(offset)))
                .map_or(self, |wall| Self::At { wall, offset: 0 }),
            Self::Day(_) | Self::Wall(_) => self,
        }
    }

    /// As the standard writes it, in UTC where it has an offset.
    pub(super) fn text(self) -> String {
        match self.in_utc() {
            Self::Day(day) => day.format("%Y%m%d").to_string(),
            Self::Wall(wall) => wall.format("%Y%m%dT%H%M%S").to_string(),
            Self::At { wall, .. } => format!("{}Z", wall.format("%Y%m%dT%H%M%S")),
        }
    }
}

/// The day at the beginning, and what comes after it.
fn day(text: &str) -> Option<(NaiveDate, &str)> {
    let digits = |from: usize, many: usize| {
        text.get(from..from + many)
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|part| part.parse::<u32>().ok())
    };
    let between = |at: usize| text.get(at..=at);
    let parted = matches!(between(4), Some("-" | "/")) && between(4) == between(7);
    let (month, date, end) = if parted {
        (digits(5, 2)?, digits(8, 2)?, 10)
    } else {
        (digits(4, 2)?, digits(6, 2)?, 8)
    };
    let year = i32::try_from(digits(0, 4)?).ok()?;
    let rest = text.get(end..)?;
    let day = NaiveDate::from_ymd_opt(year, month, date)?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((day, rest))
}

/// A clock of hours, or hours and minutes, with seconds and their parts where there are any. Midnight may be 24:00.
fn on(day: NaiveDate, clock: &str) -> Option<NaiveDateTime> {
    let (whole, part) = match clock.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (clock, None),
    };
    if part.is_some_and(|part| {
        part.is_empty() || part.len() > 9 || !part.bytes().all(|byte| byte.is_ascii_digit())
    }) {
        return None;
    }
    let parts: Vec<&str> = if whole.contains(':') {
        whole.split(':').collect()
    } else {
        let at = |from: usize, to: usize| whole.get(from..to);
        match whole.len() {
            2 => vec![at(0, 2)?],
            4 => vec![at(0, 2)?, at(2, 4)?],
            6 => vec![at(0, 2)?, at(2, 4)?, at(4, 6)?],
            // Thousandths of a second without their point.
            9 if part.is_none() => vec![at(0, 2)?, at(2, 4)?, at(4, 6)?],
            _ => return None,
        }
    };
    if parts.len() > 3 || (part.is_some() && parts.len() != 3) {
        return None;
    }
    let number = |at: usize| match parts.get(at) {
        None => Some(0),
        Some(text) => (text.len() == 2)
            .then(|| text.parse::<u32>().ok())
            .flatten(),
    };
    let (hour, minute, second) = (number(0)?, number(1)?, number(2)?);
    if (hour, minute, second) == (24, 0, 0) {
        return day.succ_opt().map(|next| next.and_time(NaiveTime::MIN));
    }
    // A leap second is the last of its minute to everybody's clock.
    let second = if second == 60 { 59 } else { second };
    day.and_hms_opt(hour, minute, second)
}

/// Seconds east of UTC of `Z`, `+0530`, `-02:30`, `GMT-5` or `UTC`. More than 18 hours are no offset.
pub(super) fn offset(text: &str) -> Option<i32> {
    let text = text.trim_matches(is_blank);
    if ["Z", "UTC", "GMT"]
        .iter()
        .any(|one| text.eq_ignore_ascii_case(one))
    {
        return Some(0);
    }
    let named = ["UTC", "GMT"].iter().find_map(|name| {
        text.get(..name.len())
            .filter(|start| start.eq_ignore_ascii_case(name))
            .and(text.get(name.len()..))
    });
    let signed = named.unwrap_or(text).trim_matches(is_blank);
    let (east, rest) = match signed.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits: String = rest.chars().filter(|c| *c != ':').collect();
    let colons = rest.len() - digits.len();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i32>().ok();
    let colon = |at: usize| rest.as_bytes().get(at) == Some(&b':');
    let (hours, minutes, seconds) = match (digits.len(), colons) {
        (1 | 2, 0) => (digits.parse().ok()?, 0, 0),
        (3, 0) => (number(0, 1)?, number(1, 3)?, 0),
        (3, 1) if colon(1) => (number(0, 1)?, number(1, 3)?, 0),
        (4, 0) => (number(0, 2)?, number(2, 4)?, 0),
        (4, 1) if colon(2) => (number(0, 2)?, number(2, 4)?, 0),
        (6, 0) => (number(0, 2)?, number(2, 4)?, number(4, 6)?),
        (6, 2) if colon(2) && colon(5) => (number(0, 2)?, number(2, 4)?, number(4, 6)?),
        _ => return None,
    };
    (hours <= 18 && minutes < 60 && seconds < 60)
        .then_some(east * (hours * 3600 + minutes * 60 + seconds))
}

/// A length in seconds, such as `PT1H30M`. The standard knows no months and years; none of them may be said.
pub(super) fn length(text: &str) -> Option<i64> {
    let text: String = text
        .chars()
        .filter(|c| !is_blank(*c))
        .collect::<String>()
        .to_ascii_uppercase();
    let (sign, rest) = match text.split_at_checked(1)? {
        ("-", rest) => (-1, rest),
        ("+", rest) => (1, rest),
        _ => (1, text.as_str()),
    };
    let mut rest = rest.strip_prefix('P')?;
    let mut thousandths: i64 = 0;
    let (mut timed, mut said, mut last) = (false, false, 0);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            if timed {
                return None;
            }
            timed = true;
            rest = after;
            continue;
        }
        let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))?;
        let (number, unit) = rest.split_at_checked(end)?;
        let number = in_thousandths(number)?;
        // Hours and seconds can only be time; a month can only stand before it.
        let (place, each) = match (unit.chars().next()?, timed) {
            ('Y', false) if number == 0 => (1, 0),
            ('M', false) if number == 0 => (2, 0),
            ('W', false) => (3, 604_800),
            ('D', false) => (4, 86_400),
            ('H', _) => (5, 3_600),
            ('M', true) => (6, 60),
            ('S', _) => (7, 1),
            _ => return None,
        };
        if place <= last {
            return None;
        }
        (last, said) = (place, true);
        timed |= place >= 5;
        thousandths = thousandths.checked_add(number.checked_mul(each)?)?;
        rest = rest.get(end + 1..)?;
    }
    said.then_some(sign * (thousandths.checked_add(999)? / 1_000))
}

/// A number with up to three places behind its point.
fn in_thousandths(text: &str) -> Option<i64> {
    let (whole, part) = match text.split_once(['.', ',']) {
        Some((whole, part)) if (1..=3).contains(&part.len()) => (whole, part),
        Some(_) => return None,
        None => (text, "0"),
    };
    let places = u32::try_from(3 - part.len().min(3)).ok()?;
    let part = part.parse::<i64>().ok()?.checked_mul(10_i64.pow(places))?;
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(1_000)?
        .checked_add(part)
}

/// Where the value of a property with times begins, when names of zones with colons stand before it.
pub(super) fn colon_before_times(rest: &str) -> Option<usize> {
    rest.match_indices(':').map(|(at, _)| at).find(|at| {
        rest.get(at + 1..).is_some_and(|value| {
            values(value).all(|one| {
                let first = one.split('/').next().unwrap_or_default();
                Stamp::read(first).is_some() || Stamp::read(one).is_some()
            })
        })
    })
}

/// The values of a list.
pub(super) fn values(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ';'])
        .map(|one| one.trim_matches(is_blank))
}

/// A list of numbers of a rule, each small enough for what it says.
fn numbers(value: &str, most: i64) -> bool {
    values(value).all(|one| {
        one.parse::<i64>()
            .is_ok_and(|number| number.unsigned_abs() <= most.unsigned_abs())
    })
}

/// A rule with each part read to its end, as the standard writes it. None for one that is none at all.
///
/// A rule that is to take place no times, or every no weeks, is no rule: the parser reads such a number as none given, which would
/// be for ever.
pub(super) fn rule(text: &str) -> Option<String> {
    let text = text.trim_matches(is_blank);
    if text.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    for part in text.split(';') {
        let part = part.trim_matches(is_blank);
        if part.is_empty() {
            continue;
        }
        let Some((name, value)) = part.split_once('=') else {
            return Some(UNREADABLE.to_owned());
        };
        let name = name.trim_matches(is_blank).to_ascii_uppercase();
        let value = value.trim_matches(is_blank);
        let fits = match name.as_str() {
            "COUNT" => value
                .parse::<i64>()
                .is_ok_and(|number| (1..=i64::from(u32::MAX)).contains(&number)),
            "INTERVAL" => value
                .parse::<i64>()
                .is_ok_and(|number| (1..=i64::from(u16::MAX)).contains(&number)),
            "BYSECOND" => numbers(value, 60),
            "BYMINUTE" => numbers(value, 59),
            "BYHOUR" => numbers(value, 23),
            "BYMONTHDAY" => numbers(value, 31),
            "BYWEEKNO" => numbers(value, 53),
            "BYYEARDAY" | "BYSETPOS" => numbers(value, 366),
            "UNTIL" => Stamp::read(value).is_some(),
            _ => true,
        };
        if !fits {
            return Some(UNREADABLE.to_owned());
        }
        let value = match (name.as_str(), Stamp::read(value)) {
            ("UNTIL", Some(until)) => until.text(),
            _ => values(value).collect::<Vec<_>>().join(","),
        };
        parts.push(format!("{name}={value}"));
    }
    Some(parts.join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each form of a date or time, and what it is. None is no time.
    const FORMS: [(&str, Option<&str>); 48] = [
        ("20261012", Some("20261012")),
        ("2026-10-12", Some("20261012")),
        ("2026/10/12", Some("20261012")),
        (" 20261012\t", Some("20261012")),
        ("20261012T180000", Some("20261012T180000")),
        ("20261012t180000", Some("20261012T180000")),
        ("20261012T1800", Some("20261012T180000")),
        ("20261012T18", Some("20261012T180000")),
        ("20261012 T 180000", Some("20261012T180000")),
        ("2026-10-12T180000", Some("20261012T180000")),
        ("2026-10-12T18:00:00", Some("20261012T180000")),
        ("2026-10-12 18:00", Some("20261012T180000")),
        ("20261012T180000.000", Some("20261012T180000")),
        ("20261012T180000000", Some("20261012T180000")),
        ("20261012T235960", Some("20261012T235959")),
        ("20261012T240000", Some("20261013T000000")),
        ("20261231T24", Some("20270101T000000")),
        ("20261012T230000Z", Some("20261012T230000Z")),
        ("20261012T230000 z", Some("20261012T230000Z")),
        ("20261012T230000.000Z", Some("20261012T230000Z")),
        ("20261012T230000000Z", Some("20261012T230000Z")),
        ("20261012T2300Z", Some("20261012T230000Z")),
        ("20261012T23Z", Some("20261012T230000Z")),
        ("20261012T230000UTC", Some("20261012T230000Z")),
        ("20261012T180000-05", Some("20261012T230000Z")),
        ("20261012T180000-0500", Some("20261012T230000Z")),
        ("20261012T180000-05:00", Some("20261012T230000Z")),
        ("20261012T180000-02:30", Some("20261012T203000Z")),
        ("20261012T180000+0545", Some("20261012T121500Z")),
        ("2026-10-12T18:00:00.5+05:45", Some("20261012T121500Z")),
        ("", None),
        ("20261312", None),
        ("20260230", None),
        ("2026-10/12", None),
        ("202610", None),
        ("2026101218", None),
        ("20261012T", None),
        ("20261012Z", None),
        ("20261012T1", None),
        ("20261012T180", None),
        ("20261012T23000Z", None),
        ("20261012T250000", None),
        ("20261012T240001", None),
        ("20261012T180060Z7", None),
        ("20261012T180000-", None),
        ("20261012T180000-2500", None),
        ("20261012T180000 PM", None),
        ("20261012T180000Q", None),
    ];

    #[test]
    fn a_time_is_read_to_its_end_or_not_at_all() {
        for (written, read) in FORMS {
            assert_eq!(
                Stamp::read(written).map(Stamp::text).as_deref(),
                read,
                "{written:?}"
            );
        }
    }

    #[test]
    fn a_length_is_read_to_its_end_or_not_at_all() {
        for (written, minutes) in [
            ("PT3H", Some(180)),
            ("P0Y0M0DT3H0M0S", Some(180)),
            ("pt1h30m", Some(90)),
            (" P 1D ", Some(1_440)),
            ("P1W", Some(10_080)),
            ("PT1.5H", Some(90)),
            ("P3H", Some(180)),
            ("-PT15M", Some(-15)),
            ("P1M", None),
            ("P1Y", None),
            ("3H", None),
            ("PT1H1H", None),
            ("PT30M1H", None),
            ("PT", None),
            ("P", None),
            ("PT3", None),
            ("PT3X", None),
            ("PT3H later", None),
            ("PT99999999999999999999H", None),
        ] {
            assert_eq!(
                length(written).map(|seconds| seconds / 60),
                minutes,
                "{written:?}"
            );
        }
    }

    #[test]
    fn offsets_keep_their_minutes() {
        for (written, seconds) in [
            ("Z", Some(0)),
            ("GMT", Some(0)),
            ("GMT-05:00", Some(-18_000)),
            ("UTC+5", Some(18_000)),
            ("+0530", Some(19_800)),
            ("-02:30", Some(-9_000)),
            ("+053015", Some(19_815)),
            ("+99", None),
            ("+05:3", None),
            ("0500", None),
            ("EST", None),
        ] {
            assert_eq!(offset(written), seconds, "{written:?}");
        }
    }

    #[test]
    fn a_rule_is_read_to_its_end_or_not_at_all() {
        for (written, read) in [
            (
                " FREQ=WEEKLY; COUNT=3 ;BYDAY=MO , WE",
                Some("FREQ=WEEKLY;COUNT=3;BYDAY=MO,WE"),
            ),
            (
                "FREQ=DAILY;UNTIL=2026-10-12T18:00:00-05:00",
                Some("FREQ=DAILY;UNTIL=20261012T230000Z"),
            ),
            ("  ", None),
            ("FREQ=DAILY;COUNT=0", Some(UNREADABLE)),
            ("FREQ=DAILY;COUNT=4294967297", Some(UNREADABLE)),
            ("FREQ=DAILY;INTERVAL=65537", Some(UNREADABLE)),
            ("FREQ=DAILY;UNTIL=20261312", Some(UNREADABLE)),
            ("FREQ=MONTHLY;BYMONTHDAY=257", Some(UNREADABLE)),
            ("FREQ=DAILY;weekly", Some(UNREADABLE)),
        ] {
            assert_eq!(rule(written).as_deref(), read, "{written:?}");
        }
    }
}
