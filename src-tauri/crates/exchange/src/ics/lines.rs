//! Content lines of a calendar file: what begins a component, what ends one, what is a property, and what is only text.
//!
//! Owns unfolding (also where somebody indented the file), and the difference between a line of the format and a line of text that a
//! program forgot to escape: "End: 9:00 PM" ends nothing and "Location: Oak Street" is nobody's place. What belongs to what is
//! [`super::layout`]'s, what a time means [`super::stamp`]'s.

use super::decode::is_blank;
use super::stamp;

/// One line of a file, folds undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// The beginning of a component, in capitals.
    Begin(String),
    /// The end of one.
    End(String),
    /// A property.
    Property(Line),
    /// Words that are neither.
    Words(String),
}

/// A property as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its name, in capitals.
    pub name: String,
    /// Its parameters: names in capitals, values without quotes.
    pub params: Vec<(String, String)>,
    /// Everything between name and value, as written.
    pub head: String,
    /// Its value, as written.
    pub value: String,
    /// Its name is written as the names of the format are in this file.
    pub formal: bool,
}

impl Line {
    /// The value of a parameter.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// Its value without blanks around it.
    pub(super) fn trimmed(&self) -> &str {
        self.value.trim_matches(is_blank)
    }
}

/// Components of the format. Whoever opens one closes it, and words of a person do not name one.
const COMPONENTS: [&str; 14] = [
    "VCALENDAR",
    "VEVENT",
    "VTODO",
    "VJOURNAL",
    "VFREEBUSY",
    "VTIMEZONE",
    "VALARM",
    "STANDARD",
    "DAYLIGHT",
    "VAVAILABILITY",
    "AVAILABLE",
    "PARTICIPANT",
    "VLOCATION",
    "VRESOURCE",
];

/// Properties of the format.
const PROPERTIES: [&str; 52] = [
    "ACTION",
    "ATTACH",
    "ATTENDEE",
    "CALSCALE",
    "CATEGORIES",
    "CLASS",
    "COLOR",
    "COMMENT",
    "COMPLETED",
    "CONFERENCE",
    "CONTACT",
    "CREATED",
    "DAYLIGHT",
    "DESCRIPTION",
    "DTEND",
    "DTSTAMP",
    "DTSTART",
    "DUE",
    "DURATION",
    "EXDATE",
    "EXRULE",
    "FREEBUSY",
    "GEO",
    "IMAGE",
    "LAST-MODIFIED",
    "LOCATION",
    "METHOD",
    "NAME",
    "ORGANIZER",
    "PERCENT-COMPLETE",
    "PRIORITY",
    "PRODID",
    "RDATE",
    "RECURRENCE-ID",
    "REFRESH-INTERVAL",
    "RELATED-TO",
    "REPEAT",
    "RESOURCES",
    "RRULE",
    "SEQUENCE",
    "SOURCE",
    "STATUS",
    "SUMMARY",
    "TRANSP",
    "TRIGGER",
    "TZ",
    "TZID",
    "TZNAME",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "UID",
    "URL",
];

/// Properties whose values are dates and times.
pub(super) const TIMES: [&str; 8] = [
    "DTSTART",
    "DTEND",
    "DTSTAMP",
    "RECURRENCE-ID",
    "EXDATE",
    "RDATE",
    "DUE",
    "LAST-MODIFIED",
];

/// How the names of the format are written in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Capitals,
    Small,
    Any,
}

impl Style {
    fn of(name: &str) -> Self {
        let capitals = name.contains(|c: char| c.is_ascii_uppercase());
        let small = name.contains(|c: char| c.is_ascii_lowercase());
        match (capitals, small) {
            (true, false) => Self::Capitals,
            (false, true) => Self::Small,
            _ => Self::Any,
        }
    }

    fn fits(self, name: &str) -> bool {
        match self {
            Self::Capitals => !name.contains(|c: char| c.is_ascii_lowercase()),
            Self::Small => !name.contains(|c: char| c.is_ascii_uppercase()),
            Self::Any => true,
        }
    }
}

/// The lines of `text`, folds undone.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut reader = Reader {
        out: Vec::new(),
        open: None,
        style: Style::Capitals,
        indent: 0,
        after_edge: false,
    };
    for line in text.split('\n') {
        reader.line(line.trim_end_matches('\r'));
    }
    reader.close();
    let mut pieces = reader.out;
    no_component_of_one_end(&mut pieces);
    pieces
}

struct Reader {
    out: Vec<Piece>,
    /// The line that a fold would go on with.
    open: Option<String>,
    style: Style,
    /// By how much lines that are no folds are indented here.
    indent: usize,
    /// The last line began or ended something; nothing goes on after that.
    after_edge: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let line = line.trim_start_matches(super::decode::MARK);
        if self.goes_on_quoted(line) {
            return;
        }
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let bare = line.trim_matches(is_blank);
        if bare.is_empty() {
            // A line of blanks folds blanks in; it changes no name.
            if let (Some(open), Some(blanks)) = (&mut self.open, line.get(1..)) {
                open.push_str(blanks);
            }
            return;
        }
        if let Some((piece, style)) = edge(bare, indent) {
            self.close();
            self.out.push(piece);
            self.style = style;
            self.indent = indent;
            self.after_edge = true;
            return;
        }
        let own = indent == 0
            || ((self.after_edge || indent == self.indent) && self.property(bare).is_some());
        match &mut self.open {
            Some(open) if !own => {
                let fold = indent.min(self.indent + 1);
                open.push_str(line.get(fold..).unwrap_or_default());
            }
            _ => {
                self.close();
                self.indent = indent;
                self.open = Some(line.get(indent..).unwrap_or_default().to_owned());
            }
        }
        self.after_edge = false;
    }

    /// Old programs let quoted-printable text go on after a line that ends with an equals sign.
    fn goes_on_quoted(&mut self, line: &str) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let quoted = open.ends_with('=')
            && open
                .split(':')
                .next()
                .is_some_and(|head| head.to_ascii_uppercase().contains("QUOTED-PRINTABLE"));
        if !quoted || edge(line.trim_matches(is_blank), 0).is_some() {
            return false;
        }
        open.pop();
        open.push_str(line);
        true
    }

    fn close(&mut self) {
        let Some(text) = self.open.take() else {
            return;
        };
        let piece = self
            .property(&text)
            .map_or_else(|| Piece::Words(text), Piece::Property);
        self.out.push(piece);
    }

    fn property(&self, text: &str) -> Option<Line> {
        property(text, self.style)
    }
}

/// The beginning or end of a component, and how the file writes such a word.
fn edge(bare: &str, indent: usize) -> Option<(Piece, Style)> {
    let (name, value) = bare.split_once(':')?;
    let word = name.split(';').next()?.trim_matches(is_blank);
    let begins = word.eq_ignore_ascii_case("BEGIN");
    if !begins && !word.eq_ignore_ascii_case("END") {
        return None;
    }
    let value = value.trim_matches(is_blank);
    let component = value.to_ascii_uppercase();
    // A component nobody knows is one only when it is written as the format writes it.
    let stranger = indent == 0
        && bare.len() == word.len() + 1 + value.len()
        && Style::of(word) == Style::Capitals
        && value.len() > 1
        && value.starts_with(|c: char| c.is_ascii_uppercase())
        && value
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
    if !stranger && !COMPONENTS.contains(&component.as_str()) {
        return None;
    }
    let piece = if begins {
        Piece::Begin(component)
    } else {
        Piece::End(component)
    };
    Some((piece, Style::of(word)))
}

/// A strange component that begins and never ends, or ends and never began, is words.
fn no_component_of_one_end(pieces: &mut [Piece]) {
    let named = |begin: bool| -> std::collections::HashSet<String> {
        pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Begin(name) if begin => Some(name.clone()),
                Piece::End(name) if !begin => Some(name.clone()),
                _ => None,
            })
            .collect()
    };
    let (begun, ended) = (named(true), named(false));
    for piece in pieces {
        let (Piece::Begin(name) | Piece::End(name)) = &*piece else {
            continue;
        };
        let known = COMPONENTS.contains(&name.as_str());
        if !(known || begun.contains(name) && ended.contains(name)) {
            *piece = Piece::Words(name.clone());
        }
    }
}

/// `text` as a property. None when it is only words.
fn property(text: &str, style: Style) -> Option<Line> {
    let end = text.find([':', ';'])?;
    let written = text.get(..end)?.trim_matches(is_blank);
    let plain = !written.is_empty()
        && written
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !plain {
        return None;
    }
    let name = written.to_ascii_uppercase();
    let formal = style.fits(written);
    let known = PROPERTIES.contains(&name.as_str()) || name.starts_with("X-");
    if !(known || formal && style != Style::Any) {
        return None;
    }
    let rest = text.get(end..)?;
    let colon = if TIMES.contains(&name.as_str()) {
        stamp::colon_before_times(rest).or_else(|| colon(rest))
    } else {
        colon(rest)
    }?;
    let head = rest.get(..colon)?;
    let value = rest.get(colon + 1..)?;
    // A person writes "Location: Oak Street"; a program that writes names in capitals does not.
    if !formal && value.starts_with(is_blank) {
        return None;
    }
    Some(Line {
        name,
        params: params(head),
        head: head.to_owned(),
        value: value.to_owned(),
        formal,
    })
}

/// Where the value begins: the first colon outside quotes, or the first at all where a quote never ends.
fn colon(rest: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ':' if !quoted => return Some(at),
            _ => {}
        }
    }
    rest.find(':')
}

fn params(head: &str) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let (mut quoted, mut part) = (false, String::new());
    for c in head.chars() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => parts.push(std::mem::take(&mut part)),
            _ => part.push(c),
        }
    }
    parts.push(part);
    parts
        .iter()
        .filter_map(|part| part.split_once('='))
        .map(|(name, value)| {
            (
                name.trim_matches(is_blank).to_ascii_uppercase(),
                value.trim_matches(is_blank).to_owned(),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<String> {
        pieces(text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Begin(name) => format!("<{name}"),
                Piece::End(name) => format!("{name}>"),
                Piece::Property(line) => format!("{}={}", line.name, line.trimmed()),
                Piece::Words(text) => format!("'{}'", text.trim()),
            })
            .collect()
    }

    #[test]
    fn what_a_person_wrote_begins_and_ends_nothing() {
        assert_eq!(
            shape(
                "BEGIN:VEVENT\nDESCRIPTION:Hi\nBegin: 6 PM\nEnd: 9:00 PM\nLocation: Oak\nRepeat: weekly\nBEGIN:TUESDAY\nsee you: all\nLOCATION:Elm\nEND:VEVENT"
            ),
            [
                "<VEVENT",
                "DESCRIPTION=Hi",
                "'Begin: 6 PM'",
                "'End: 9:00 PM'",
                "'Location: Oak'",
                "'Repeat: weekly'",
                "'TUESDAY'",
                "'see you: all'",
                "LOCATION=Elm",
                "VEVENT>"
            ]
        );
    }

    #[test]
    fn blanks_change_no_name_and_folds_are_undone() {
        assert_eq!(
            shape(
                "  Begin : vevent \t\n   \nSUMMARY:Even\n ing\n   \n  group\nSTATUS ; X=\"a:b\" : CANCELLED \n  \n\nEND: VEVENT\n \u{feff}"
            ),
            [
                "<VEVENT",
                "SUMMARY=Evening   group",
                "STATUS=CANCELLED",
                "VEVENT>"
            ]
        );
    }

    #[test]
    fn a_file_that_somebody_indented_is_read_line_by_line() {
        assert_eq!(
            shape(
                "BEGIN:VCALENDAR\n  VERSION:2.0\n  BEGIN:VEVENT\n    UID:1\n    SUMMARY:One\n      and more\n    DTSTART:20261012T180000\n  END:VEVENT\nEND:VCALENDAR"
            ),
            [
                "<VCALENDAR",
                "VERSION=2.0",
                "<VEVENT",
                "UID=1",
                "SUMMARY=One and more",
                "DTSTART=20261012T180000",
                "VEVENT>",
                "VCALENDAR>"
            ]
        );
    }
}
