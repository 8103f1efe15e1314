//! Finding words in lessons.
//!
//! Owns how words are compared: without case and accents, from the start of a word, all of them somewhere in the lesson. Says
//! where they stand as ranges, so that no markup is made. Pure: the lessons and the words are handed in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Block, Lesson, Question, Task, plain};
use crate::words::Lang;

/// Most words of a search; more are not looked at.
pub const MAX_TERMS: usize = 8;

/// From where to where something was found, counted in UTF-16 units as the window counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Text with the places where something was found in it, in order and apart from each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The places.
    pub spans: Vec<Span>,
}

/// Where in a lesson a line stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Spot {
    /// In its one-sentence summary.
    Summary,
    /// In a section.
    Section {
        /// Its id.
        id: String,
        /// Its heading.
        title: String,
    },
    /// In a question.
    Quiz,
}

/// A lesson the words were found in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LessonHit {
    /// The lesson's id.
    pub id: String,
    /// Its number.
    pub number: u32,
    /// The language the words were found in.
    pub lang: Lang,
    /// Its title.
    pub title: Marked,
    /// The line that holds most of the words.
    pub line: Marked,
    /// Where that line stands.
    pub spot: Spot,
}

/// The words of a search, folded. Empty when there is nothing to look for.
#[must_use]
pub fn terms(query: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for word in Folded::of(query).words() {
        if !terms.contains(&word) && terms.len() < MAX_TERMS {
            terms.push(word);
        }
    }
    terms
}

/// Lessons that hold all of `terms`, the best first: words in the title, then in a heading or the summary, then elsewhere; the
/// order of the course among equals.
#[must_use]
pub fn search(lessons: &[Lesson], terms: &[String]) -> Vec<LessonHit> {
    let mut hits: Vec<(u32, LessonHit)> = lessons
        .iter()
        .filter_map(|lesson| find(lesson, terms))
        .collect();
    hits.sort_by_key(|(rank, hit)| (std::cmp::Reverse(*rank), hit.number));
    hits.into_iter().map(|(_, hit)| hit).collect()
}

struct Line {
    text: String,
    spot: Spot,
    /// What a word in it is worth.
    weight: u32,
}

fn lines(lesson: &Lesson) -> Vec<Line> {
    let mut lines = vec![Line {
        text: lesson.summary.clone(),
        spot: Spot::Summary,
        weight: 2,
    }];
    for section in &lesson.sections {
        let spot = || Spot::Section {
            id: section.id.clone(),
            title: section.title.clone(),
        };
        lines.push(Line {
            text: section.title.clone(),
            spot: spot(),
            weight: 2,
        });
        for text in section.blocks.iter().flat_map(Block::lines).map(plain) {
            lines.push(Line {
                text,
                spot: spot(),
                weight: 1,
            });
        }
    }
    for text in lesson.quiz.iter().flat_map(asked) {
        lines.push(Line {
            text,
            spot: Spot::Quiz,
            weight: 1,
        });
    }
    lines
}

/// What a question shows before it is answered. What is said back stays unsaid until then.
fn asked(question: &Question) -> Vec<String> {
    let mut lines = vec![question.prompt.clone()];
    match &question.task {
        Task::Choice { options } => lines.extend(options.iter().map(|o| o.text.clone())),
        Task::Order { options, .. } => lines.extend(options.iter().map(|o| o.text.clone())),
        Task::Sort { options, .. } => lines.extend(options.iter().map(|o| o.text.clone())),
    }
    lines
}

fn find(lesson: &Lesson, terms: &[String]) -> Option<(u32, LessonHit)> {
    if terms.is_empty() {
        return None;
    }
    let title = Folded::of(&lesson.title);
    let mut found: Vec<bool> = terms.iter().map(|term| title.holds(term)).collect();
    let in_title = found.iter().filter(|held| **held).count();
    let mut rank = u32::try_from(in_title).unwrap_or(0) * 10;
    let mut best: Option<(u32, Line)> = None;
    for line in lines(lesson) {
        let folded = Folded::of(&line.text);
        let mut here = 0;
        for (term, found) in terms.iter().zip(&mut found) {
            if folded.holds(term) {
                here += 1;
                *found = true;
            }
        }
        let worth = here * line.weight;
        rank = rank.max(u32::try_from(in_title).unwrap_or(0) * 10 + worth);
        if best.as_ref().is_none_or(|(most, _)| here > *most) {
            best = Some((here, line));
        }
    }
    if found.contains(&false) {
        return None;
    }
    let (_, line) = best?;
    let hit = LessonHit {
        id: lesson.id.clone(),
        number: lesson.number,
        lang: lesson.lang,
        title: mark(&lesson.title, terms),
        line: mark(&line.text, terms),
        spot: line.spot,
    };
    Some((rank, hit))
}

/// Marks `terms` in `text`.
#[must_use]
pub fn mark(text: &str, terms: &[String]) -> Marked {
    let folded = Folded::of(text);
    let mut spans: Vec<Span> = Vec::new();
    for (at, before) in folded.starts() {
        // Where a word begins with two of the terms, the longer one is marked.
        let longest = terms
            .iter()
            .filter(|term| folded.rest(at).starts_with(term.as_str()))
            .map(|term| term.len())
            .max();
        if let Some(length) = longest {
            let end = folded.source_end(at + length);
            if spans.last().is_none_or(|last| last.end <= before) {
                spans.push(Span { start: before, end });
            }
        }
    }
    Marked {
        text: text.to_owned(),
        spans,
    }
}

/// Text without case and accents, and where each of its bytes came from.
struct Folded {
    text: String,
    /// For each byte of `text`: the UTF-16 place of the character it came from, and the place after that character.
    from: Vec<(u32, u32)>,
}

impl Folded {
    fn of(source: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(source.len()),
            from: Vec::with_capacity(source.len()),
        };
        let mut at: u32 = 0;
        for c in source.chars() {
            let end = at.saturating_add(u32::try_from(c.len_utf16()).unwrap_or(1));
            let before = folded.text.len();
            folded.text.extend(
                std::iter::once(c)
                    .nfkd()
                    .filter(|part| !is_combining_mark(*part))
                    .flat_map(char::to_lowercase),
            );
            folded
                .from
                .extend(std::iter::repeat_n((at, end), folded.text.len() - before));
            at = end;
        }
        folded
    }

    fn words(&self) -> impl Iterator<Item = String> + '_ {
        self.text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
    }

    /// Each place a word begins: the byte, and the UTF-16 place in the source.
    fn starts(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        let mut inside = false;
        self.text.char_indices().filter_map(move |(at, c)| {
            let was = std::mem::replace(&mut inside, c.is_alphanumeric());
            (inside && !was).then(|| (at, self.from.get(at).map_or(0, |(start, _)| *start)))
        })
    }

    fn holds(&self, term: &str) -> bool {
        self.starts().any(|(at, _)| self.rest(at).starts_with(term))
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Where the character that byte `end - 1` came from ends in the source.
    fn source_end(&self, end: usize) -> u32 {
        end.checked_sub(1)
            .and_then(|last| self.from.get(last))
            .map_or(0, |(_, end)| *end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, query: &str) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        mark(text, &terms(query))
            .spans
            .iter()
            .map(|span| String::from_utf16(&units[span.start as usize..span.end as usize]).unwrap())
            .collect()
    }

    #[test]
    fn case_and_accents_do_not_matter_either_way() {
        for (text, query, found) in [
            ("Prevención de recaídas", "prevencion", vec!["Prevención"]),
            ("Prevención de recaídas", "RECAÍ", vec!["recaí"]),
            ("El sueño y la señal", "sueno senal", vec!["sueño", "señal"]),
            ("A craving, Cravings", "crav", vec!["crav", "Crav"]),
            ("🌊 Olas", "ola", vec!["Ola"]),
            ("Le\u{301}eme", "leeme", vec!["Le\u{301}eme"]),
            ("ﬁre", "fi", vec!["ﬁ"]),
            ("unriding", "riding", vec![]),
            ("Call 911 now", "911", vec!["911"]),
        ] {
            assert_eq!(marked(text, query), found, "{query} in {text}");
        }
    }

    #[test]
    fn a_search_for_nothing_finds_nothing() {
        for query in ["", "  ", "?!", "\u{301}", "<>"] {
            assert!(terms(query).is_empty(), "{query:?} names no word");
        }
        let many: Vec<String> = (0..50).map(|at| format!("w{at}")).collect();
        assert_eq!(
            terms(&many.join(" ")).len(),
            MAX_TERMS,
            "a page of words is not a search"
        );
    }

    proptest! {
        #[test]
        fn spans_always_lie_on_the_text_and_apart(text in "\\PC{0,120}", query in "\\PC{0,30}") {
            let terms = terms(&query);
            let found = mark(&text, &terms);
            let length = u32::try_from(text.encode_utf16().count()).unwrap();
            let mut last = 0;
            for span in &found.spans {
                prop_assert!(span.start >= last && span.start < span.end && span.end <= length);
                last = span.end;
            }
            let units: Vec<u16> = text.encode_utf16().collect();
            for span in &found.spans {
                prop_assert!(
                    String::from_utf16(&units[span.start as usize..span.end as usize]).is_ok(),
                    "a mark never cuts a character in two"
                );
            }
        }
    }
}
