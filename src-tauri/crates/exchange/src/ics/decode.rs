//! From the bytes of a file to the text that the parser reads.
//!
//! Owns encodings, line ends, whether the file is whole, and what has to be put right because the parser would read something else.

use super::IcsError;

/// Text of a file in any encoding that calendars are saved in, with any line ends, when it is a whole calendar.
///
/// # Errors
/// [`IcsError::Cut`] for one that stops in the middle, [`IcsError::NotOne`] for anything else.
pub(super) fn decode(bytes: &[u8]) -> Result<String, IcsError> {
    let mut text = words(bytes);
    if !text.contains('\n') {
        // Old programs end lines with a carriage return alone.
        text = text.replace('\r', "\n");
    }
    let whole = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let begins = whole
        .get(..15)
        .is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"));
    let ends = whole
        .len()
        .checked_sub(13)
        .and_then(|at| whole.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case("END:VCALENDAR"));
    if begins && ends {
        Ok(without_nothing(&(whole.to_owned() + "\r\n")))
    } else if begins && open(whole) {
        Err(IcsError::Cut)
    } else {
        Err(IcsError::NotOne)
    }
}

/// Whether a calendar that begins in `text` does not end in it.
fn open(text: &str) -> bool {
    let count = |wanted: &str| {
        text.lines()
            .filter(|line| line.trim().eq_ignore_ascii_case(wanted))
            .count()
    };
    count("BEGIN:VCALENDAR") > count("END:VCALENDAR")
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
