//! From the bytes of a file to the text that the parser reads.
//!
//! Owns encodings and line ends. What is put right because the parser would read something else is [`super::layout`]'s.

use super::{IcsError, layout};

/// Text of a file in any encoding that calendars are saved in, with any line ends, as a whole calendar. Words around it, as a mail has
/// them, are left out.
///
/// # Errors
/// [`IcsError::Truncated`] for one that stops in the middle, [`IcsError::NotACalendar`] for anything else.
pub(super) fn decode(bytes: &[u8]) -> Result<String, IcsError> {
    let mut text = words(bytes);
    if !text.trim().contains('\n') {
        // Old programs end lines with a carriage return alone.
        text = text.replace('\r', "\n");
    }
    layout::mended(&text)
}

/// What some programs put before a text, and again before each text that was put together with others.
pub(super) const MARK: char = '\u{feff}';

/// What stands at the edge of a line or a value and says nothing.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, MARK | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
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
