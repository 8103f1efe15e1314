//! Bounds of free text.
//!
//! Owns how long a person's words may be. Content is kept as typed: no trimming inside, no normalising, no filtering.

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

/// Refuses text that is empty (or only white space) or over `most` characters.
///
/// # Errors
/// [`ErrorCode::TextEmpty`] or [`ErrorCode::TextTooLong`] naming `field`.
pub fn required(text: &str, most: usize, field: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() {
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
        assert!(
            required(" \n\t", NAME, "name").is_err(),
            "white space is not a name"
        );
    }
}
