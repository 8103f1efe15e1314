//! Search queries: what typed words look for, and matching without the full-text index.
//!
//! Owns how typed words are told apart: most become a query of the full-text search; pictures (an emoji alone) and words of
//! scripts whose vowel signs that search takes for gaps are looked for in the text itself. Refuses to own where the texts are.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{EXCERPT_CHARS, MOST_WORDS, Piece};
use crate::text::is_picture;

/// Stretches the line between two letters and says nothing.
const TATWEEL: char = '\u{640}';
/// Stands where an excerpt leaves text out.
const GAP: &str = "…";
/// Most characters of an excerpt before its first hit.
const BEFORE_HIT: usize = 60;

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// For the full-text search: every word must be there, the last one may be its beginning. Each word is a quoted string, so that
    /// nothing a person types is an operator or a mistake. None when there is no such word in it.
    pub query: Option<String>,
    /// What must be in the text besides.
    pub look: Look,
}

/// What is looked for in the text itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look(Vec<Term>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    /// Folded: without marks, in lower case.
    text: Vec<char>,
    /// A word begins where a word begins. A picture may stand anywhere.
    word: bool,
    /// More of the word may follow.
    open: bool,
}

/// What was typed, as a search. None when there is nothing in it that can be found.
#[must_use]
pub fn search(typed: &str) -> Option<Search> {
    let calm = typed.replace('\0', " ");
    // A space after the last word says that it is whole.
    let open = !calm.ends_with(char::is_whitespace);
    let all: Vec<&str> = calm
        .split_whitespace()
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() || is_picture(c)))
        .take(MOST_WORDS)
        .collect();
    let last = all.len().checked_sub(1)?;
    let (mut quoted, mut terms) = (Vec::new(), Vec::new());
    for (index, word) in all.into_iter().enumerate() {
        let open = open && index == last;
        terms.extend(pictures(word));
        if !word.chars().any(char::is_alphanumeric) {
            continue;
        }
        if word.chars().any(has_vowel_signs) {
            terms.extend(words(word, open));
        } else {
            let star = if open { "*" } else { "" };
            quoted.push(format!("\"{}\"{star}", word.replace('"', "\"\"")));
        }
    }
    let query = (!quoted.is_empty()).then(|| quoted.join(" "));
    (query.is_some() || !terms.is_empty()).then_some(Search {
        query,
        look: Look(terms),
    })
}

/// Letters of Hebrew, Arabic, Syriac and Thaana: vowels are marks there that may be left out.
const fn has_vowel_signs(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Runs of pictures in a word.
fn pictures(word: &str) -> impl Iterator<Item = Term> {
    let joins = |c: char| matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}');
    word.split(move |c| !is_picture(c) && !joins(c))
        .filter(|run| run.chars().any(is_picture))
        .map(|run| Term {
            text: folded(run).map(|(c, _)| c).collect(),
            word: false,
            open: true,
        })
        .filter(|term| !term.text.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
}

/// The words inside what was typed without a blank.
fn words(typed: &str, open: bool) -> Vec<Term> {
    let text: Vec<char> = folded(typed).map(|(c, _)| c).collect();
    let mut terms: Vec<Term> = text
        .split(|c| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| Term {
            text: word.to_vec(),
            word: true,
            open: false,
        })
        .collect();
    if let Some(last) = terms.last_mut() {
        last.open = open;
    }
    terms
}

/// Each character as it counts, and where in `text` it stands: no marks, no stretching, lower case.
fn folded(text: &str) -> impl Iterator<Item = (char, usize)> + '_ {
    text.char_indices().flat_map(|(at, c)| {
        std::iter::once(c)
            .nfd()
            .filter(|c| !is_combining_mark(*c) && *c != TATWEEL)
            .flat_map(char::to_lowercase)
            .map(move |c| (c, at))
    })
}

impl Look {
    /// Whether there is nothing to look for here.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of it stands in one of `texts`.
    #[must_use]
    pub fn fits(&self, texts: &[&str]) -> bool {
        let texts: Vec<Vec<(char, usize)>> =
            texts.iter().map(|text| folded(text).collect()).collect();
        self.0
            .iter()
            .all(|term| texts.iter().any(|text| term.in_text(text, 0).is_some()))
    }

    /// The whole text with its hits marked.
    #[must_use]
    pub fn mark(&self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut done = 0;
        for (from, to) in self.hits(text) {
            push(&mut pieces, text.get(done..from), false);
            push(&mut pieces, text.get(from..to), true);
            done = to;
        }
        push(&mut pieces, text.get(done..), false);
        pieces
    }

    /// The text around its first hit, with hits marked, and whether something is left out. None without a hit.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> Option<(Vec<Piece>, bool)> {
        let text = text.trim();
        let (first, _) = self.hits(text).first().copied()?;
        let lead = text.get(..first)?;
        let from = match lead.char_indices().rev().nth(BEFORE_HIT) {
            // Begun at a word, where there is one.
            Some((at, _)) => {
                let blank = lead
                    .get(at..)
                    .and_then(|lead| lead.find(char::is_whitespace));
                at + blank.unwrap_or(0)
            }
            None => 0,
        };
        let rest = text.get(from..)?.trim_start();
        let end = rest
            .char_indices()
            .nth(EXCERPT_CHARS)
            .map_or(rest.len(), |(at, _)| at);
        let mut pieces = self.mark(rest.get(..end)?);
        let (cut_before, cut_after) = (from > 0, end < rest.len());
        if cut_before {
            pieces.insert(0, plain(GAP));
        }
        if cut_after {
            pieces.push(plain(GAP));
        }
        Some((pieces, cut_before || cut_after))
    }

    /// Where the hits stand, in order and apart from each other.
    fn hits(&self, text: &str) -> Vec<(usize, usize)> {
        let letters: Vec<(char, usize)> = folded(text).collect();
        let place = |index: usize| letters.get(index).map_or(text.len(), |(_, at)| *at);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for term in &self.0 {
            let mut from = 0;
            while let Some(at) = term.in_text(&letters, from) {
                from = at + term.text.len();
                found.push((place(at), place(from)));
            }
        }
        found.sort_unstable();
        let mut apart: Vec<(usize, usize)> = Vec::new();
        for (from, to) in found {
            match apart.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => apart.push((from, to)),
            }
        }
        apart
    }
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        hit: false,
    }
}

fn push(pieces: &mut Vec<Piece>, text: Option<&str>, hit: bool) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        pieces.push(Piece {
            text: text.to_owned(),
            hit,
        });
    }
}

impl Term {
    /// Where it stands for the first time, from the letter `from` on.
    fn in_text(&self, letters: &[(char, usize)], from: usize) -> Option<usize> {
        let is_letter = |index: usize| letters.get(index).is_some_and(|(c, _)| c.is_alphanumeric());
        letters
            .windows(self.text.len())
            .enumerate()
            .skip(from)
            .find(|(at, window)| {
                window.iter().map(|(c, _)| c).eq(&self.text)
                    && (!self.word || !at.checked_sub(1).is_some_and(is_letter))
                    && (self.open || !is_letter(at + self.text.len()))
            })
            .map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn query(typed: &str) -> Option<String> {
        search(typed).and_then(|search| search.query)
    }

    fn look(typed: &str) -> Look {
        search(typed).unwrap().look
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| {
                if piece.hit {
                    format!("[{}]", piece.text)
                } else {
                    piece.text.clone()
                }
            })
            .collect()
    }

    #[test]
    fn whatever_is_typed_becomes_quoted_words() {
        assert_eq!(query("pay day").as_deref(), Some("\"pay\" \"day\"*"));
        assert_eq!(
            query("recaída ").as_deref(),
            Some("\"recaída\""),
            "a space ends the word"
        );
        assert_eq!(
            query("NEAR(\"x\" OR y*)").as_deref(),
            Some("\"NEAR(\"\"x\"\"\" \"OR\" \"y*)\"*"),
            "operators are only words"
        );
        assert_eq!(search(" ?! … \0"), None, "no word, no search");
        assert_eq!(
            query(&"a ".repeat(100)).map(|q| q.split(' ').count()),
            Some(16)
        );
        assert!(look("pay day").is_empty(), "the index knows these");
    }

    #[test]
    fn an_emoji_is_found_alone_in_a_row_and_beside_a_word() {
        for (typed, text) in [
            ("🌊", "It rose 🌊 and fell."),
            ("🌊", "wave🌊"),
            ("🌊", "🎉🌊🎉"),
            ("❤", "I \u{2764}\u{FE0F} mornings"),
            ("❤\u{FE0F}", "I \u{2764} mornings"),
            ("👍", "👍🏽"),
            ("👩\u{200D}🚀", "like an 👩\u{200D}🚀"),
            ("☀🌧", "first ☀\u{FE0F}🌧\u{FE0F}"),
        ] {
            assert!(
                look(typed).fits(&["", text]),
                "{typed:?} stands in {text:?}"
            );
        }
        assert!(!look("🌊").fits(&["", "no wave here 🎉"]));
        let both = search("wave 🌊").unwrap();
        assert_eq!(
            both.query.as_deref(),
            Some("\"wave\""),
            "the picture is the last, so the word is whole"
        );
        assert!(!both.look.fits(&["a wave"]) && both.look.fits(&["🌊", "a wave"]));
        assert_eq!(query("wave🌊").as_deref(), Some("\"wave🌊\"*"));
        assert_eq!(shown(&look("🌊").mark("a 🌊 b🌊🌊")), "a [🌊] b[🌊🌊]");
    }

    #[test]
    fn a_word_is_found_with_its_vowel_signs_and_without_them() {
        let with = "قَرَأْتُ كِتَابًا جَمِيلًا";
        let without = "قرأت كتابا جميلا";
        for typed in ["كتابا", "كِتَابًا", "كتاب", "قرأت جميلا", "قرات", "جـميلا"]
        {
            for text in [with, without] {
                assert!(look(typed).fits(&[text]), "{typed:?} stands in {text:?}");
            }
        }
        assert!(!look("كتاب ").fits(&[with]), "a space ends the word");
        assert!(
            !look("تابا").fits(&[with]),
            "a word begins at its beginning"
        );
        assert_eq!(shown(&look("كتاب").mark("x كِتَابًا y")), "x [كِتَابً]ا y");
        assert!(look("שלום").fits(&["שָׁלוֹם"]), "and in Hebrew");
        assert_eq!(
            search("وقت payday").unwrap().query.as_deref(),
            Some("\"payday\"*"),
            "the index finds what it can"
        );
    }

    #[test]
    fn an_excerpt_shows_the_first_hit_wherever_it_stands() {
        let far = format!("{} 🌊 {}", "before ".repeat(100), "after ".repeat(100));
        let (pieces, cut) = look("🌊").excerpt(&far).unwrap();
        let text = shown(&pieces);
        assert!(
            cut && text.starts_with("…before ") && text.ends_with('…'),
            "{text}"
        );
        assert!(text.contains("[🌊]"), "{text}");
        assert!(text.chars().count() <= EXCERPT_CHARS + 4, "{text}");
        assert_eq!(look("🌊").excerpt("calm"), None);
        let (pieces, cut) = look("🌊").excerpt(" a 🌊\n").unwrap();
        assert_eq!((shown(&pieces).as_str(), cut), ("a [🌊]", false));
    }

    proptest! {
        #[test]
        fn nothing_typed_or_written_can_break_it(typed in ".{0,40}", text in ".{0,200}") {
            if let Some(found) = search(&typed) {
                let whole: String = found.look.mark(&text).into_iter().map(|piece| piece.text).collect();
                prop_assert_eq!(whole, text.clone(), "marking changes nothing");
                let hit = found.look.mark(&text).iter().any(|piece| piece.hit);
                if !found.look.is_empty() && found.look.fits(&[&text]) {
                    prop_assert!(hit, "what fits is marked");
                }
                drop(found.look.excerpt(&text));
            }
        }

        #[test]
        fn what_was_written_is_found_by_any_of_its_pictures(text in "[a-c 🌊🎉❤\u{FE0F}👍🏽כִתֻ]{1,30}") {
            for c in text.chars().filter(|c| is_picture(*c)) {
                prop_assert!(look(&c.to_string()).fits(&[&text]), "{c:?} in {text:?}");
            }
        }
    }
}
