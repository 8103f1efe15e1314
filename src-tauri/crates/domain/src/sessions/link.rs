//! The web address of a video session.
//!
//! Owns what such an address may be, and finding it in the words of a place, where many programs put it. Opening it is a port's work,
//! after the person has seen it.

use url::Url;

use crate::error::{ErrorCode, Invalid};
use crate::text;

/// Longest address, in characters.
const LONGEST: usize = 2_000;

/// The address as a browser will read it, its host in plain letters (`xn--…` for letters that only look like others).
/// None for the empty text: no link was given.
///
/// # Errors
/// [`ErrorCode::LinkUnsafe`] for anything but a plain `https://` address: another scheme, a name or password in it, spaces or
/// control characters, no host; [`ErrorCode::TextTooLong`].
pub fn video_address(typed: &str, field: &str) -> Result<Option<Url>, Invalid> {
    if typed.is_empty() {
        return Ok(None);
    }
    text::bounded(typed, LONGEST, field)?;
    let refused = || Invalid::new(ErrorCode::LinkUnsafe, field);
    // The parser forgives tabs, line breaks and backslashes; a person who reads the address does not see them.
    let hidden = |c: char| c.is_control() || c.is_whitespace() || c == '\\' || invisible(c);
    let begins = typed
        .get(..8)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("https://"));
    if !begins || typed.chars().any(hidden) {
        return Err(refused());
    }
    let url = Url::parse(typed).map_err(|_| refused())?;
    let plain = url.scheme() == "https"
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.username().is_empty()
        && url.password().is_none()
        // The parser also finds a host behind more slashes than belong there.
        && !authority(typed).is_empty()
        && !authority(typed).contains('@');
    if plain { Ok(Some(url)) } else { Err(refused()) }
}

/// The one `https` link in the words of a place, and the words without it. None without a link that may be opened, or with several:
/// which one leads to the session is not ours to guess.
#[must_use]
pub fn link_in_place(place: &str) -> Option<(String, String)> {
    let around = |c: char| matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '.');
    let links: Vec<(&str, &str)> = place
        .split_whitespace()
        .map(|word| (word, word.trim_matches(around)))
        .filter(|(_, link)| {
            link.get(..6)
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
                && video_address(link, "place").is_ok()
        })
        .collect();
    let [(word, link)] = links.as_slice() else {
        return None;
    };
    let words: Vec<&str> = place.split_whitespace().filter(|one| one != word).collect();
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '|');
    let rest = words.join(" ").trim_matches(between).to_owned();
    Some(((*link).to_owned(), rest))
}

/// What stands between `https://` and the path.
fn authority(typed: &str) -> &str {
    let rest = typed.get(8..).unwrap_or_default();
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Characters that take no room or turn the direction of reading.
const fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_holds_the_link_gives_it_and_keeps_its_words() {
        let found = |place: &str| link_in_place(place);
        let zoom = "https://video.example/j/9?pwd=a.1";
        for (place, words) in [
            (zoom.to_owned(), ""),
            (format!("Zoom: {zoom}"), "Zoom"),
            (format!("Online Meeting; {zoom}"), "Online Meeting"),
            (format!("Room 4 ({zoom})"), "Room 4"),
            (format!("<{zoom}>"), ""),
        ] {
            assert_eq!(
                found(&place),
                Some((zoom.to_owned(), words.to_owned())),
                "{place:?}"
            );
        }
        for place in [
            "",
            "Oak Street 12",
            "http://video.example/j/9",
            "javascript:alert(1)",
            "https://ana@video.example",
            "https://video.example/a https://video.example/b",
        ] {
            assert_eq!(found(place), None, "{place:?} stays words");
        }
    }

    #[test]
    fn only_a_plain_https_address_is_a_link() {
        let host = |typed: &str| {
            video_address(typed, "video_url")
                .unwrap()
                .and_then(|url| url.host_str().map(str::to_owned))
        };
        assert_eq!(host(""), None, "no link is no error");
        assert_eq!(
            host("https://video.example/j/123?pwd=a%40b#start"),
            Some("video.example".to_owned())
        );
        assert_eq!(
            host("HTTPS://Video.Example"),
            Some("video.example".to_owned())
        );
        assert_eq!(
            host("https://v\u{456}deo.example/"),
            Some("xn--vdeo-l9d.example".to_owned()),
            "a Cyrillic letter that looks like an i is shown for what it is"
        );
        for typed in [
            "http://video.example",
            "javascript:alert(1)",
            "JavaScript:alert(1)//https://video.example",
            "file:///etc/passwd",
            "data:text/html,x",
            "https:video.example",
            "https://",
            "https:///path",
            "https://ana@video.example",
            "https://ana:word@video.example",
            "https://@video.example",
            "https://video.example\u{a}.evil.example",
            "https://video.example/a\tb",
            " https://video.example",
            "https://video.example ",
            "https:\\\\video.example",
            "https://good.example\\@evil.example",
            "https://video\u{202e}.example",
            "https://vid\u{200b}eo.example",
            "https://video.example:99999",
            "video.example",
            "\u{1f30a}\u{1f30a}\u{1f30a}",
        ] {
            assert_eq!(
                video_address(typed, "video_url"),
                Err(Invalid::new(ErrorCode::LinkUnsafe, "video_url")),
                "{typed:?} must never reach a browser"
            );
        }
        assert_eq!(
            video_address(&format!("https://video.example/{}", "a".repeat(2_000)), "v"),
            Err(Invalid::new(ErrorCode::TextTooLong, "v"))
        );
    }
}
