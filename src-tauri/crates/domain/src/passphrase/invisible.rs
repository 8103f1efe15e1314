//! Invisible characters in a passphrase.
//!
//! Owns where such a character counts and how a text looks without them. Emoji are made with two of them, so where one belongs to
//! an emoji it stays. Refuses to own when a passphrase is refused for it ([`super::judge`]).

use crate::text::{is_picture, is_unseen};

/// Variation selector 16: asks for the picture of the character before it.
const PICTURE: char = '\u{FE0F}';
/// Zero width joiner: makes one picture of two.
const JOINER: char = '\u{200D}';
/// The flag that is spelled out in tags, the last of which ends it.
const TAGGED_FLAG: char = '\u{1F3F4}';
const LAST_TAG: char = '\u{E007F}';
/// The box drawn around a digit to make a key of it.
const KEYCAP: char = '\u{20E3}';

const fn is_key(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*')
}

/// Each character, and whether it is there without being seen.
fn looked_at(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut before: Option<char> = None;
    // The last character that is a picture, as long as only its own marks came after it.
    let mut picture = false;
    let mut flag = false;
    let mut rest = text.chars().peekable();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let next = rest.peek().copied();
        let unseen = match c {
            PICTURE => {
                let on_picture = before.is_some_and(is_picture);
                let on_key = before.is_some_and(is_key) && next == Some(KEYCAP);
                !(on_picture || on_key)
            }
            JOINER => !(picture && next.is_some_and(is_picture)),
            '\u{E0020}'..=LAST_TAG => {
                let seen = flag;
                flag &= c != LAST_TAG;
                !seen
            }
            _ => is_unseen(c),
        };
        if c == TAGGED_FLAG {
            flag = true;
        } else if !matches!(c, '\u{E0020}'..=LAST_TAG) {
            flag = false;
        }
        picture = is_picture(c) || (picture && c == PICTURE);
        before = Some(c);
        Some((c, unseen))
    })
}

/// Whether a character stands in it that nobody sees, and that another keyboard would not type.
#[must_use]
pub(super) fn has_unseen(text: &str) -> bool {
    looked_at(text).any(|(_, unseen)| unseen)
}

/// Whether it begins or ends with a blank.
#[must_use]
pub(super) fn has_outer_blank(text: &str) -> bool {
    text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
}

/// The same text with nothing in it that is not seen, and no blank around it.
#[must_use]
pub(super) fn without(text: &str) -> String {
    // As large as it can get, so that no half of it is left behind in memory when it grows.
    let mut seen = String::with_capacity(text.len());
    seen.extend(
        looked_at(text)
            .filter(|(c, unseen)| !unseen && (!c.is_control() || c.is_whitespace()))
            .map(|(c, _)| c),
    );
    let end = seen.trim_end().len();
    seen.truncate(end);
    let blanks = seen.len() - seen.trim_start().len();
    seen.drain(..blanks);
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_sees_is_found_wherever_it_stands() {
        for unseen in [
            '\u{AD}',
            '\u{34F}',
            '\u{61C}',
            '\u{115F}',
            '\u{17B4}',
            '\u{180E}',
            '\u{200B}',
            '\u{200C}',
            '\u{200D}',
            '\u{200E}',
            '\u{2028}',
            '\u{202E}',
            '\u{2060}',
            '\u{2063}',
            '\u{2800}',
            '\u{3164}',
            '\u{FE00}',
            '\u{FE0F}',
            '\u{FEFF}',
            '\u{FFA0}',
            '\u{FFF9}',
            '\u{1D173}',
            '\u{E0001}',
            '\u{E0041}',
            '\u{E01EF}',
        ] {
            for text in [
                format!("{unseen}slate violin"),
                format!("slate{unseen} violin"),
                format!("slate violin{unseen}"),
            ] {
                assert!(has_unseen(&text), "{unseen:?} in {text:?} is not seen");
                assert_eq!(without(&text), "slate violin");
            }
        }
    }

    #[test]
    fn what_makes_an_emoji_is_seen() {
        for emoji in [
            "❤\u{FE0F}",
            "☀\u{FE0F}🌧\u{FE0F}",
            "1\u{FE0F}\u{20E3}",
            "👩\u{200D}🚀",
            "👩🏽\u{200D}🌾",
            "🏳\u{FE0F}\u{200D}🌈",
            "👨\u{200D}👩\u{200D}👧\u{200D}👦",
            "❤\u{FE0F}\u{200D}🔥",
            "🇺🇸",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "©\u{FE0F}",
        ] {
            assert!(!has_unseen(emoji), "{emoji:?} is one picture");
            assert_eq!(without(emoji), emoji);
        }
        for (stray, seen) in [
            ("a\u{FE0F}", "a"),
            ("1\u{FE0F}", "1"),
            ("🦆\u{200D}", "🦆"),
            ("🦆\u{200D}a", "🦆a"),
            ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}"),
            ("👩\u{200D}\u{200D}🚀", "👩🚀"),
            ("🏴a\u{E0067}", "🏴a"),
        ] {
            assert!(
                has_unseen(stray),
                "{stray:?} holds a mark that does nothing"
            );
            assert_eq!(without(stray), seen, "{stray:?}");
        }
    }

    #[test]
    fn letters_marks_and_single_blanks_are_what_they_are() {
        for text in [
            "mi abuela canta boleros",
            "пять зелёных уток",
            "cafe\u{301} ñandú",
            "كِتَاب",
            "हिन्दी",
            "a  b",
        ] {
            assert!(!has_unseen(text) && !has_outer_blank(text), "{text:?}");
            assert_eq!(without(text), text);
        }
        for text in [" a", "a ", "\u{A0}a", "a\u{3000}", "a\n"] {
            assert!(has_outer_blank(text), "{text:?}");
            assert_eq!(without(text), "a");
        }
        assert_eq!(
            without(" \u{200B}\u{FEFF} "),
            "",
            "nothing was there at all"
        );
    }

    proptest! {
        #[test]
        fn what_is_left_is_seen(text in "[a-c 1❤🦆\u{200B}\u{200D}\u{FE0F}\u{20E3}\u{E0067}\u{E007F}🏴]{0,12}") {
            let seen = without(&text);
            prop_assert!(!has_outer_blank(&seen), "{seen:?}");
            prop_assert!(seen.chars().count() <= text.chars().count());
        }
    }
}
