//! A time to come in the words of the tray: "today, 6:00 PM", "Monday, 6:00 PM".

use chrono::{DateTime, Datelike as _, Utc, Weekday};
use evenkeel_domain::calendar;
use evenkeel_domain::reminder::clock_words;
use evenkeel_domain::time::Now;
use evenkeel_domain::words::{Arg, Lang, say};

/// `at` as the laptop's wall clock will show it.
pub(crate) fn when(lang: Lang, at: DateTime<Utc>, now: &Now) -> String {
    let (then, today) = (calendar::to_local(at, &now.zone), now.local().date());
    let time = clock_words(lang, then.time());
    let time = ("time", Arg::Text(&time));
    match (then.date() - today).num_days() {
        0 => say(lang, "tray-when-today", &[time]),
        1 => say(lang, "tray-when-tomorrow", &[time]),
        2..=6 => say(
            lang,
            "tray-when-weekday",
            &[("day", Arg::Text(day(then.weekday()))), time],
        ),
        _ => say(
            lang,
            "tray-when-date",
            &[("date", Arg::Text(&then.date().to_string())), time],
        ),
    }
}

const fn day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, TimeZone as _};

    #[test]
    fn near_days_have_names() {
        // 23:00 on Monday in New York.
        let now = Now {
            at: Utc.with_ymd_and_hms(2026, 11, 24, 4, 0, 0).unwrap(),
            zone: "America/New_York".to_owned(),
        };
        let said = |lang, hours| when(lang, now.at + Duration::hours(hours), &now);
        assert_eq!(
            said(Lang::En, 0),
            "today, 11:00 PM",
            "still Monday there, though Tuesday in UTC"
        );
        assert_eq!(
            said(Lang::En, 2),
            "tomorrow, 1:00 AM",
            "two hours later is tomorrow"
        );
        assert_eq!(
            said(Lang::En, 72),
            "Thursday, 11:00 PM",
            "within a week the day's name is enough"
        );
        assert_eq!(said(Lang::Es, 72), "jueves, 11:00 p.m.", "in Spanish");
        assert_eq!(
            said(Lang::En, 24 * 10),
            "2026-12-03, 11:00 PM",
            "later the date"
        );
    }
}
