//! The link in the text of an invitation to a video session.
//!
//! Owns knowing the addresses that lead into a meeting of Zoom, Teams or Meet from those beside them: help pages, numbers to dial, ways
//! to another program. What may be opened at all is [`evenkeel_domain::sessions::video_address`]'s.

use evenkeel_domain::sessions::video_address;

/// Longest text that is looked through, in words.
const MOST_WORDS: usize = 2_000;

/// The first address in `text` that leads into a meeting.
pub(super) fn link(text: &str) -> Option<String> {
    let edge = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '\'' | '(' | ')' | '[' | ']')
    };
    text.split(edge)
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .filter_map(address)
        .find_map(|word| {
            let plain = unwrapped(word);
            leads_into_a_meeting(&plain).then_some(plain)
        })
}

/// The address in a word, without what ends a sentence.
fn address(word: &str) -> Option<&str> {
    let at = word
        .as_bytes()
        .windows(8)
        .position(|start| start.eq_ignore_ascii_case(b"https://"))?;
    let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '|' | '*' | '_');
    Some(word.get(at..)?.trim_end_matches(ends))
}

/// The address that a mail filter hid in one of its own.
fn unwrapped(address: &str) -> String {
    let wrapped = host_and_path(address)
        .filter(|(host, _)| host.ends_with(".safelinks.protection.outlook.com"))
        .and_then(|_| {
            let query = address.split_once('?')?.1;
            query.split('&').find_map(|part| part.strip_prefix("url="))
        })
        .and_then(decoded);
    wrapped.unwrap_or_else(|| address.to_owned())
}

/// Percent signs undone.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn host_and_path(address: &str) -> Option<(String, String)> {
    let url = video_address(address, "place").ok().flatten()?;
    Some((url.host_str()?.to_owned(), url.path().to_owned()))
}

fn leads_into_a_meeting(address: &str) -> bool {
    let Some((host, path)) = host_and_path(address) else {
        return false;
    };
    let of = |domain: &str| {
        host == domain
            || host
                .strip_suffix(domain)
                .is_some_and(|before| before.ends_with('.'))
    };
    let into = |starts: &[&str]| {
        starts.iter().any(|start| {
            path.strip_prefix(start)
                .is_some_and(|room| !room.trim_matches('/').is_empty())
        })
    };
    if of("zoom.us") || of("zoomgov.com") {
        return into(&["/j/", "/w/", "/my/", "/s/", "/wc/join/"]);
    }
    if of("teams.microsoft.com") || of("teams.live.com") || of("teams.microsoft.us") {
        return into(&["/l/meetup-join/", "/meet/"]);
    }
    host == "meet.google.com" && is_room(path.trim_matches('/'))
}

/// A room of Meet, such as `abc-defg-hij`, or one that was given a name.
fn is_room(path: &str) -> bool {
    let named = path
        .strip_prefix("lookup/")
        .is_some_and(|name| !name.is_empty());
    let parts: Vec<&str> = path.split('-').collect();
    named
        || (parts.len() == 3
            && parts.iter().all(|part| {
                (3..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase())
            }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_into_a_meeting_is_found_among_all_the_others() {
        for (text, found) in [
            (
                "Ana is inviting you.\n\nJoin Zoom Meeting\nhttps://us02web.zoom.us/j/8812345678?pwd=aB.1\n\nFind your local number: https://us02web.zoom.us/u/kdEx",
                Some("https://us02web.zoom.us/j/8812345678?pwd=aB.1"),
            ),
            (
                "________\nMicrosoft Teams Need help?<https://aka.ms/JoinTeamsMeeting>\nJoin: <https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d>\nOptions: https://teams.microsoft.com/meetingOptions/?x=1",
                Some(
                    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d",
                ),
            ),
            (
                "Click here to join the meeting<https://teams.live.com/meet/9876543210?p=aB>.",
                Some("https://teams.live.com/meet/9876543210?p=aB"),
            ),
            (
                "Join with Google Meet: https://meet.google.com/abc-defg-hij, or dial. More: https://meet.google.com/tel/abc-defg-hij",
                Some("https://meet.google.com/abc-defg-hij"),
            ),
            (
                "<a href=\"https://zoom.us/my/ana.room\">room</a>",
                Some("https://zoom.us/my/ana.room"),
            ),
            (
                "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F77%3Fpwd%3Da&data=x",
                Some("https://zoom.us/j/77?pwd=a"),
            ),
            (
                "See https://zoom.us/download and https://support.zoom.us/hc",
                None,
            ),
            ("http://zoom.us/j/77 is not safe", None),
            ("https://zoom.us.evil.example/j/77", None),
            ("https://evilzoom.us/j/77", None),
            ("https://ana@zoom.us/j/77", None),
            ("https://meet.google.com/", None),
            ("Read https://example.org/j/77", None),
        ] {
            assert_eq!(link(text).as_deref(), found, "{text}");
        }
    }
}
