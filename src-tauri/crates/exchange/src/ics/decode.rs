//! From the bytes of a file to the text that the parser reads.
//!
//! Owns encodings, line ends, whether the file is whole, and what has to be put right because the parser would read something else.

use super::IcsError;

/// Text of a file in any encoding that calendars are saved in, with any line ends, when it is a whole calendar. Words around it, as a
/// mail has them, are left out.
///
/// # Errors
/// [`IcsError::Cut`] for one that stops in the middle, [`IcsError::NotOne`] for anything else.
pub(super) fn decode(bytes: &[u8]) -> Result<String, IcsError> {
    let mut text = words(bytes);
    if !text.trim().contains('\n') {
        // Old programs end lines with a carriage return alone.
        text = text.replace('\r', "\n");
    }
    let lines: Vec<&str> = text.split('\n').map(plain_edge).collect();
    let is = |wanted: &'static str| {
        move |line: &&str| line.trim_matches(is_blank).eq_ignore_ascii_case(wanted)
    };
    let begins = lines.iter().position(|line| is(BEGIN)(line));
    let last_begins = lines.iter().rposition(|line| is(BEGIN)(line));
    let ends = lines.iter().rposition(|line| is(END)(line));
    match (begins, last_begins, ends) {
        (Some(from), Some(last), Some(to)) if last < to => {
            let whole = lines.get(from..=to).unwrap_or_default().join("\n");
            let whole = whole.trim_start_matches(is_blank);
            Ok(without_nothing(&format!("{whole}\r\n")))
        }
        (Some(_), ..) => Err(IcsError::Cut),
        (None, ..) => Err(IcsError::NotOne),
    }
}

/// The line a calendar begins with.
const BEGIN: &str = "BEGIN:VCALENDAR";
/// The line it ends with.
const END: &str = "END:VCALENDAR";
/// What some programs put before a text, and again before each text that was put together with others.
const MARK: char = '\u{feff}';

/// What stands at the edge of a line and says nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == MARK
}

/// A line without a mark before it, and, where something begins or ends, without blanks behind it: the parser would not know it.
fn plain_edge(line: &str) -> &str {
    let line = line.trim_start_matches(MARK);
    let starts = |wanted: &str| {
        line.get(..wanted.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(wanted))
    };
    if starts("BEGIN:") || starts("END:") {
        line.trim_end_matches(is_blank)
    } else {
        line
    }
}

/// The same text where a rule that is to take place no times, or every no weeks, is no rule: the parser reads such a number as none
/// given, which would be for ever.
fn without_nothing(text: &str) -> String {
    let is_nothing = |part: &str| {
        part.split_once('=').is_some_and(|(name, value)| {
            ["COUNT", "INTERVAL"]
                .iter()
                .any(|one| name.trim().eq_ignore_ascii_case(one))
                && value.trim().parse::<i64>().is_ok_and(|number| number <= 0)
        })
    };
    let line = |line: &str| match line.split_once(':') {
        Some((name, rule))
            if name
                .get(..5)
                .is_some_and(|start| start.eq_ignore_ascii_case("RRULE"))
                && rule.split(';').any(is_nothing) =>
        {
            format!("{name}:NONE")
        }
        _ => line.to_owned(),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// UTF-8 or UTF-16 by their marks, else UTF-8; old exports in Latin-1 still give readable words.
fn words(bytes: &[u8]) -> String {
    let wide = |pairs: &[u8], read: fn([u8; 2]) -> u16| {
        let units = pairs
            .chunks_exact(2)
            .filter_map(|pair| pair.try_into().ok())
            .map(read);
        char::decode_utf16(units)
            .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    // Some programs fold lines inside a letter.
    match String::from_utf8(unfolded(bytes)) {
        Ok(text) => text,
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// Latin-1 as Windows has it: quotes, dashes and the euro where Latin-1 has control characters.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let high = byte
        .checked_sub(0x80)
        .and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

/// The bytes without line breaks that a space or tab follows.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = match rest {
            [b'\r', b'\n', b' ' | b'\t', next @ ..] | [b'\n', b' ' | b'\t', next @ ..] => next,
            _ => {
                out.push(*byte);
                after
            }
        };
    }
    out
}
