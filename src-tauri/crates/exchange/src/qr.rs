//! QR codes that a phone's camera reads from the screen: an appointment, a contact, a line of text.
//!
//! Owns what such a code says ([`appointment`], [`contact`]) and its squares ([`encode`]). An appointment is an iCalendar event (RFC 5545)
//! in UTC, so that it needs no zone rules; a contact is a vCard 3.0 (RFC 2426), which is what most cameras know. Refuses to own the
//! screen it is shown on and how long it stays there. What is in a code is in clear to whoever can see it.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarClassification, ICalendarComponent, ICalendarComponentType, ICalendarEntry,
    ICalendarProperty, ICalendarValue,
};
use chrono::{DateTime, Utc};
use evenkeel_domain::sessions::{CalendarTitles, Occurrence};
use evenkeel_domain::words::{self, Lang};
use qrcode::bits::Bits;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode, Version};

use crate::ics;

/// A code of more bytes is read by few cameras from a laptop's screen, and one of more than 2,900 does not exist.
pub const MOST_BYTES: usize = 2_000;

/// Up to so many bytes a code bears a sixth of its squares misread; above, a fourteenth, so that the squares stay large enough.
const STURDY_BYTES: usize = 600;

/// "UTF-8" in the list of extended channel interpretations. Readers guess at bytes without it, and some guess Chinese.
const ECI_UTF_8: u32 = 26;

/// The squares of a code, without the quiet border of four that it needs around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// Squares a side, 21 to 177.
    pub side: usize,
    /// Row by row; true is dark.
    pub dark: Vec<bool>,
}

/// Why there is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrFault {
    /// More than [`MOST_BYTES`].
    #[error("too long for a code")]
    TooLong,
    /// The text could not be put together.
    #[error("the code could not be made")]
    NotMade,
}

/// Makes the code of a text. ASCII goes as it is, so that the plainest reader reads it; anything else says that it is UTF-8.
///
/// # Errors
/// [`QrFault::TooLong`].
pub fn encode(text: &str) -> Result<Matrix, QrFault> {
    if text.len() > MOST_BYTES {
        return Err(QrFault::TooLong);
    }
    let level = if text.len() <= STURDY_BYTES {
        EcLevel::M
    } else {
        EcLevel::L
    };
    let code = if text.is_ascii() {
        QrCode::with_error_correction_level(text, level)
    } else {
        (1..=40)
            .map(|version| utf_8(text, Version::Normal(version), level))
            .find(|made| !matches!(made, Err(QrError::DataTooLong)))
            .unwrap_or(Err(QrError::DataTooLong))
    };
    let code = code.map_err(|error| match error {
        QrError::DataTooLong => QrFault::TooLong,
        _ => QrFault::NotMade,
    })?;
    Ok(Matrix {
        side: code.width(),
        dark: code
            .to_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect(),
    })
}

fn utf_8(text: &str, version: Version, level: EcLevel) -> Result<QrCode, QrError> {
    let mut bits = Bits::new(version);
    bits.push_eci_designator(ECI_UTF_8)?;
    bits.push_byte_data(text.as_bytes())?;
    bits.push_terminator(level)?;
    QrCode::with_bits(bits, level)
}

/// One appointment as an iCalendar event. By [`CalendarTitles::Neutral`] it says when and nothing else.
///
/// # Errors
/// [`QrFault::NotMade`].
pub fn appointment(
    date: &Occurrence,
    titles: CalendarTitles,
    lang: Lang,
    now: DateTime<Utc>,
) -> Result<String, QrFault> {
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_uid(&ics::uid(date.series, Some(date.recurrence_id)));
    let at = |instant: DateTime<Utc>| PartialDateTime::from_utc_timestamp(instant.timestamp());
    event.add_dtstamp(at(now));
    for (property, instant) in [
        (ICalendarProperty::Dtstart, date.start),
        (ICalendarProperty::Dtend, date.end),
    ] {
        event
            .entries
            .push(ICalendarEntry::new(property).with_value(at(instant)));
    }
    event.add_property(ICalendarProperty::Summary, title(date, titles, lang));
    event.add_property(
        ICalendarProperty::Class,
        ICalendarValue::Classification(ICalendarClassification::Private),
    );
    let mut root = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    root.add_property(ICalendarProperty::Version, "2.0");
    // Names no program, as the files do.
    root.add_property(ICalendarProperty::Prodid, ics::PRODID);
    root.component_ids = vec![1];
    let mut text = String::new();
    ICalendar {
        components: vec![root, event],
    }
    .write_to(&mut text)
    .map_err(|_| QrFault::NotMade)?;
    Ok(text)
}

fn title(date: &Occurrence, titles: CalendarTitles, lang: Lang) -> String {
    let say = |id: &str| words::say(lang, id, &[]);
    match titles {
        CalendarTitles::Neutral => say("sessions-export-neutral"),
        CalendarTitles::Full if !date.title.trim().is_empty() => one_line(&date.title),
        CalendarTitles::Kind | CalendarTitles::Full => say(&date.kind.message()),
    }
}

/// A person as a vCard: the name and the numbers that are not empty.
#[must_use]
pub fn contact(name: &str, phones: &[&str]) -> String {
    let name = escaped(&one_line(name));
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        // Which part is the family's name nobody asked for: all of it is the given name.
        format!("N:;{name};;;"),
        format!("FN:{name}"),
    ];
    lines.extend(
        phones
            .iter()
            .map(|phone| one_line(phone))
            .filter(|phone| !phone.is_empty())
            .map(|phone| format!("TEL;TYPE=VOICE:{}", escaped(&phone))),
    );
    lines.push("END:VCARD".to_owned());
    lines.join("\r\n") + "\r\n"
}

/// Control characters and line breaks become spaces: a name in a phone's list is one line.
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// RFC 2426, section 5: backslash, semicolon and comma.
fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let before = matches!(c, '\\' | ';' | ',').then_some('\\');
            before.into_iter().chain([c])
        })
        .collect()
}

#[cfg(test)]
mod tests;
