//! The recurrence rule (`RRULE`) of an event.
//!
//! Owns the rule in the form in which it is kept. What rules mean is the domain's.

use calcard::common::{CalendarScale, PartialDateTime};
use calcard::icalendar::{ICalendarEntry, ICalendarRecurrenceRule, ICalendarSkip, ICalendarValue};
use chrono::NaiveDateTime;
use evenkeel_domain::calendar::{Rule, RuleError};
use evenkeel_domain::sessions::SkipReason;

/// The rule as stored, checked. None when it never gives a date: the first start takes place all the same.
pub(super) fn rule_text(
    entry: &ICalendarEntry,
    first: NaiveDateTime,
    zone: &str,
    all_day: bool,
) -> Result<Option<String>, SkipReason> {
    let text = entry
        .values
        .iter()
        .find_map(|value| match value {
            ICalendarValue::RecurrenceRule(rule)
                if matches!(rule.rscale, None | Some(CalendarScale::Gregorian))
                    && matches!(rule.skip, None | Some(ICalendarSkip::Omit)) =>
            {
                Some(plain(rule, all_day).to_string())
            }
            _ => None,
        })
        .ok_or(SkipReason::RuleUnreadable)?;
    match Rule::parse(&text, first, zone) {
        Ok(rule) if rule.gives_dates() => Ok(Some(text)),
        Ok(_) => Ok(None),
        Err(RuleError::NoDates) => Err(SkipReason::NoDates),
        Err(RuleError::SubDaily) => Err(SkipReason::SubDaily),
        Err(RuleError::Unreadable) => Err(SkipReason::RuleUnreadable),
    }
}

/// The rule without words that say what is meant anyway, and, for days, with the day of its end only. Programs write midnight in
/// UTC, which is the evening before in America.
fn plain(rule: &ICalendarRecurrenceRule, all_day: bool) -> ICalendarRecurrenceRule {
    let mut rule = ICalendarRecurrenceRule {
        rscale: None,
        skip: None,
        ..rule.clone()
    };
    if all_day {
        rule.until = rule.until.map(|until| PartialDateTime {
            year: until.year,
            month: until.month,
            day: until.day,
            ..PartialDateTime::default()
        });
    }
    rule
}
