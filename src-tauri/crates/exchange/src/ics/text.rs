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

/// Text as its writer meant it, where a program escaped it once more than the format does: `&amp;` is "and", `\n` and `<br>` begin a
/// line. Other markup stays text.
pub(super) fn meant(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '\\', '<']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let known = match from.as_bytes().first() {
            Some(b'&') => entity(from),
            Some(b'<') => line_break(from),
            // A folder of a computer has backslashes of its own.
            _ if in_path(&out, from) => None,
            _ => escaped(from),
        };
        let (words, end) = known.unwrap_or_else(|| {
            let first = from.chars().next().unwrap_or_default();
            (first, first.len_utf8())
        });
        out.push(words);
        rest = from.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Longest name of a letter.
const MOST_NAME: usize = 10;

/// The letter that `text` begins with by its name in markup, and where it ends.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(MOST_NAME).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
    let letter = match name.strip_prefix('#') {
        Some(code) => {
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => number(hex, 16),
                None => number(code, 10),
            };
            char::from_u32(code?).filter(|c| !c.is_control())?
        }
        None => match name.to_ascii_lowercase().as_str() {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            _ => return None,
        },
    };
    Some((letter, end + 1))
}

/// A line break of markup at the beginning of `text`, and where it ends.
fn line_break(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(MOST_NAME).position(|byte| byte == b'>')?;
    let name = text.get(1..end)?.trim().trim_end_matches('/').trim_end();
    name.eq_ignore_ascii_case("br").then_some(('\n', end + 1))
}

/// What is escaped at the beginning of `text`, and where it ends.
fn escaped(text: &str) -> Option<(char, usize)> {
    match text.as_bytes().get(1)? {
        b'n' | b'N' => Some(('\n', 2)),
        b',' => Some((',', 2)),
        b';' => Some((';', 2)),
        _ => None,
    }
}

/// Whether a backslash after `before` is part of a path.
fn in_path(before: &str, from: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .unwrap_or_default();
    word.ends_with(':') || word.contains('\\') || from.starts_with("\\\\")
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
    fn what_was_escaped_twice_reads_as_text() {
        for (written, read) in [
            ("Group &amp; Family", "Group & Family"),
            (
                "&lt;b&gt; &quot;x&quot; &#39;y&#x27; &nbsp;",
                "<b> \"x\" 'y'  ",
            ),
            ("&amp;lt;", "&lt;"),
            ("R&D; AT&T &unknown; &", "R&D; AT&T &unknown; &"),
            (
                "Bring notebook\\nPark<br>Ring<BR />twice\\, please",
                "Bring notebook\nPark\nRing\ntwice, please",
            ),
            (
                "C:\\new\\notes and \\\\server\\new",
                "C:\\new\\notes and \\\\server\\new",
            ),
            (
                "<script>a</script> \u{2028}ñ",
                "<script>a</script> \u{2028}ñ",
            ),
            ("&#0;&#x110000;", "&#0;&#x110000;"),
        ] {
            assert_eq!(meant(written), read, "{written:?}");
        }
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
