//! Where an event takes place (`LOCATION`).
//!
//! Owns finding the link of a video session: some programs write it into the place, others on a line of its own, and the invitations of
//! Zoom, Teams and Meet into their text ([`super::invitation`]). All become one text here, as a person would have typed it; [`evenkeel_domain::sessions::link_in_place`] tells words and link apart again.

use calcard::icalendar::{ICalendarComponent, ICalendarEntry, ICalendarProperty, ICalendarValue};
use evenkeel_domain::sessions::link_in_place;
use evenkeel_domain::text as bounds;

use super::event::text_of;
use super::invitation;
use super::text::{meant, tidy_line};

/// Lines that Google's and Microsoft's calendars write the link of a video session into. Others use CONFERENCE of RFC 7986.
const CONFERENCE_NAMES: [&str; 3] = [
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
];

/// The place, with a conference link that stands on a line of its own behind it. Links are whole or left out. The second value says
/// whether something was cut.
pub(super) fn read(component: &ICalendarComponent) -> (String, bool) {
    let location = text_of(component, &ICalendarProperty::Location);
    let (place, cut) = tidy_line(&meant(location), bounds::SHORT);
    if cut {
        let whole = match place.rsplit_once(' ') {
            Some((words, last)) if is_link(last) => words.to_owned(),
            None if is_link(&place) => String::new(),
            _ => place,
        };
        return (whole, true);
    }
    if place.split_whitespace().any(is_link) {
        return (place, false);
    }
    let link = conference(component).or_else(|| {
        let text = text_of(component, &ICalendarProperty::Description);
        invitation::link(&meant(text))
    });
    let both = link.map(|link| format!("{place} {link}").trim().to_owned());
    match both {
        Some(both) if both.chars().count() <= bounds::SHORT => (both, false),
        _ => (place, false),
    }
}

/// The link of a video session where programs write it besides the place.
fn conference(component: &ICalendarComponent) -> Option<String> {
    let named = |entry: &&ICalendarEntry| match &entry.name {
        ICalendarProperty::Conference => true,
        ICalendarProperty::Other(name) => CONFERENCE_NAMES
            .iter()
            .any(|one| name.eq_ignore_ascii_case(one)),
        _ => false,
    };
    component
        .entries
        .iter()
        .filter(named)
        .filter_map(|entry| entry.values.first().and_then(ICalendarValue::as_text))
        .filter_map(|text| link_in_place(&meant(text)))
        .find_map(|(link, words)| words.is_empty().then_some(link))
}

fn is_link(word: &str) -> bool {
    word.contains("://")
}
