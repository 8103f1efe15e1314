//! The words that open an exported file, as they are told by voice and typed by somebody else.
//!
//! Owns how they are folded and what is tried in which order. The page in the file does exactly the same (`reader/words.js` in
//! `evenkeel-exchange`); `tests/fixtures/spoken.json` holds both to it. Refuses to own which words the app draws, and keys.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::seen;

/// How many words a passphrase has that the app makes for an exported file.
pub const GENERATED_WORDS: usize = 7;

/// The form in which the passphrase of an exported file counts: accents, case and spacing do not. It is told by voice and typed on
/// somebody else's keyboard, where "Ábaco" becomes "abaco"; the Spanish word list was made so that this stays unambiguous.
#[must_use]
pub fn spoken(typed: &str) -> String {
    let bare: String = typed.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let lower = bare.to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for word in lower
        .split(|c: char| c.is_whitespace() || c == '\u{feff}')
        .filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// What people put between the words of a list, and around them.
const fn is_list_mark(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '.' | '…'
            | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' | '/' | '|'
            | '"' | '\'' | '`' | '´' | '\u{2018}'..='\u{201F}' | '«' | '»' | '‹' | '›'
            | '(' | ')' | '[' | ']' | '{' | '}' | '#' | '*' | '•' | '·' | 'º' | 'ª'
    )
}

/// The number before an entry of a list.
fn is_list_number(word: &str) -> bool {
    matches!(word.len(), 1 | 2) && word.bytes().all(|digit| digit.is_ascii_digit())
}

/// The shape of every word that can be in a passphrase made by the app: three to eight plain letters.
fn is_plain_word(word: &str) -> bool {
    matches!(word.len(), 3..=8) && word.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// Seven words that were written as a list, without its commas, hyphens, full stops, quotes and numbers. None where anything else
/// is left than [`GENERATED_WORDS`] words such as the app makes: what somebody made up counts as they typed it.
#[must_use]
pub fn listed(typed: &str) -> Option<String> {
    let folded = spoken(typed);
    let words: Vec<&str> = folded
        .split(|c: char| c == ' ' || is_list_mark(c))
        .filter(|word| !word.is_empty() && !is_list_number(word))
        .collect();
    (words.len() == GENERATED_WORDS && words.iter().all(|word| is_plain_word(word)))
        .then(|| words.join(" "))
}

/// What may open a file, folded, in the order to try: as it was typed, without what nobody sees in it, and read as a list of
/// seven words. Each try costs two million rounds, so none is there twice and none is empty. Whoever calls wipes what they get back.
#[must_use]
pub fn tries(typed: &str) -> Vec<String> {
    let plainly = seen(typed);
    let plainly = plainly.as_deref().unwrap_or(typed);
    let mut all: Vec<String> = Vec::with_capacity(3);
    for form in [Some(spoken(typed)), Some(spoken(plainly)), listed(plainly)]
        .into_iter()
        .flatten()
    {
        if !form.is_empty() && !all.contains(&form) {
            all.push(form);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        typed: String,
        tries: Vec<String>,
        why: String,
    }

    #[test]
    fn the_app_tries_what_the_page_tries() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../../../../tests/fixtures/spoken.json"))
                .unwrap();
        assert!(cases.len() > 40, "the table is there");
        for Case {
            typed,
            tries: expected,
            why,
        } in cases
        {
            assert_eq!(tries(&typed), expected, "{why}: {typed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_typed_comes_first_and_nothing_twice(typed in "[a-cA-C á,.\\-'1\u{200B}\u{AD}]{0,40}") {
            let all = tries(&typed);
            prop_assert!(all.len() <= 3);
            if !spoken(&typed).is_empty() {
                prop_assert_eq!(all.first(), Some(&spoken(&typed)));
            }
            for (at, form) in all.iter().enumerate() {
                prop_assert_eq!(&spoken(form), form, "a try is folded already");
                prop_assert!(!all.iter().skip(at + 1).any(|other| other == form));
            }
        }
    }
}
