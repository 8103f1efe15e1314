//! Text from a calendar file.
//!
//! Owns what is kept of it: everything a person could have typed, bounded. Markup stays text. Control characters go, because no
//! screen or file of ours may carry them.

use sha2::{Digest, Sha256};

/// `text` without control characters (line breaks and tabs stay), white space around it, and anything past `most` characters.
/// The second value says whether something was cut.
pub(super) fn tidy(text: &str, most: usize) -> (String, bool) {
    let plain: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    let plain = plain.trim();
    let kept: String = plain.chars().take(most).collect();
    let cut = kept.len() < plain.len();
    (kept, cut)
}

/// `text` on one line: titles and places.
pub(super) fn tidy_line(text: &str, most: usize) -> (String, bool) {
    tidy(&text.replace(['\n', '\t'], " "), most)
}

/// A UID as it can be stored: itself when it is of sane length, else its digest.
pub(super) fn uid(text: &str) -> String {
    let (plain, cut) = tidy_line(text, 255);
    if cut { digest(text) } else { plain }
}

/// A stable stand-in for a UID.
pub(super) fn digest(text: &str) -> String {
    format!(
        "evenkeel-{}",
        data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_right_to_left_text_stay_and_control_characters_go() {
        let text = "<script>alert(1)</script> קבוצה 🌊\u{0}\u{7}\u{1b}[31m\r\nsecond line";
        let (kept, cut) = tidy(text, 10_000);
        assert_eq!(
            kept, "<script>alert(1)</script> קבוצה 🌊[31m\nsecond line",
            "words are kept as they are, bells and escapes are not words"
        );
        assert!(!cut, "nothing was too long");
        assert_eq!(tidy_line("Room\n2", 200).0, "Room 2", "a title is one line");
    }

    #[test]
    fn long_text_is_cut_and_said() {
        let (kept, cut) = tidy(&"🌊".repeat(10_001), 10_000);
        assert_eq!(
            (kept.chars().count(), cut),
            (10_000, true),
            "a limit in characters, told to the person"
        );
    }
}
