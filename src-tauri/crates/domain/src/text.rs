//! Bounds of free text.
//!
//! Owns how long a person's words may be. Content is kept as typed: no trimming inside, no normalising, no filtering.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::error::{ErrorCode, Invalid};

/// Long free text: notes, thoughts, reflections. In characters (Unicode scalar values).
pub const LONG: usize = 10_000;
/// One or two sentences: a situation, a place, a plan line.
pub const SHORT: usize = 500;
/// A name, an own word.
pub const NAME: usize = 200;

/// Refuses text over `most` characters.
///
/// # Errors
/// [`ErrorCode::TextTooLong`] naming `field`.
pub fn bounded(text: &str, most: usize, field: &str) -> Result<(), Invalid> {
    // Bytes first: a megabyte need not be counted character by character.
    if text.len() > most.saturating_mul(4) || text.chars().count() > most {
        return Err(Invalid::new(ErrorCode::TextTooLong, field));
    }
    Ok(())
}

/// Whether two names are the same to somebody who reads them: capitals, accents and the blanks around and between words do not count.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    let folded = |name: &str| -> Vec<String> {
        name.split_whitespace()
            .map(|word| {
                word.nfd()
                    .filter(|c| !is_combining_mark(*c) && !is_unseen(*c))
                    .flat_map(char::to_lowercase)
                    .collect()
            })
            .collect()
    };
    folded(a) == folded(b)
}

/// Whether a text shows nothing: only white space, control characters and characters of no width.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || is_unseen(c))
}

/// Whether a character is there without being seen: Unicode's `Default_Ignorable_Code_Point`, and what is not in it and shows nothing
/// either (the line and paragraph separators, interlinear marks, the Braille pattern without a dot).
pub(crate) const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Whether a character stands where Unicode keeps its pictures; generously, so arrows and signs are among them.
pub(crate) const fn is_picture(c: char) -> bool {
    matches!(
        c,
        '\u{A9}'
            | '\u{AE}'
            | '\u{203C}'
            | '\u{2049}'
            | '\u{2122}'
            | '\u{2139}'
            | '\u{3030}'
            | '\u{303D}'
            | '\u{3297}'
            | '\u{3299}'
            | '\u{2190}'..='\u{21FF}'
            | '\u{2300}'..='\u{27BF}'
            | '\u{2900}'..='\u{297F}'
            | '\u{2B00}'..='\u{2BFF}'
            | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// Refuses text that is empty (or shows nothing, see [`is_blank`]) or over `most` characters.
///
/// # Errors
/// [`ErrorCode::TextEmpty`] or [`ErrorCode::TextTooLong`] naming `field`.
pub fn required(text: &str, most: usize, field: &str) -> Result<(), Invalid> {
    if is_blank(text) {
        return Err(Invalid::new(ErrorCode::TextEmpty, field));
    }
    bounded(text, most, field)
}

/// Refuses a number outside `low..=high`.
///
/// # Errors
/// [`ErrorCode::NumberOutOfRange`] naming `field`.
pub fn in_range<T: PartialOrd>(value: T, low: T, high: T, field: &str) -> Result<(), Invalid> {
    if value < low || value > high {
        Err(Invalid::new(ErrorCode::NumberOutOfRange, field))
    } else {
        Ok(())
    }
}

/// Refuses more than `most` items.
///
/// # Errors
/// [`ErrorCode::TooMany`] naming `field`.
pub fn at_most<T>(items: &[T], most: usize, field: &str) -> Result<(), Invalid> {
    if items.len() > most {
        Err(Invalid::new(ErrorCode::TooMany, field))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_emoji_are_allowed_and_one_more_is_not() {
        let full = "🌊".repeat(LONG);
        assert_eq!(
            bounded(&full, LONG, "note"),
            Ok(()),
            "the limit counts characters, not bytes"
        );
        assert_eq!(
            bounded(&format!("{full}x"), LONG, "note"),
            Err(Invalid::new(ErrorCode::TextTooLong, "note")),
            "one character over must be told, not cut off"
        );
        for nothing in ["\u{200B}", " \u{FEFF}\u{2060} ", "\u{3164}", "\0"] {
            assert_eq!(
                required(nothing, NAME, "name").map_err(|e| e.code),
                Err(ErrorCode::TextEmpty),
                "{nothing:?} would be a chip with nothing on it"
            );
        }
        for something in ["a\u{200B}", "👩\u{200D}🚀", "ñ"] {
            assert_eq!(required(something, NAME, "name"), Ok(()), "{something}");
        }
        assert!(
            required(" \n\t", NAME, "name").is_err(),
            "white space is not a name"
        );
    }
}
