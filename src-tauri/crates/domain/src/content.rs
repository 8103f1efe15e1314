//! What a lesson is: a tree of typed parts, from its front matter down to a word in bold.
//!
//! Owns the parts, their bounds, and what a right answer is. Refuses to own: any file format (Markdown lives in
//! `evenkeel-exchange`), a person's progress ([`crate::lessons`]), any markup. There is no HTML string anywhere in here:
//! the screen, the printer and the exports each turn the same tree into their own elements.

mod address;
mod quiz;
mod same;
pub mod search;
mod try_it;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words::Lang;

pub use address::{NotAWebAddress, WebAddress};
pub use quiz::{
    ChoiceOption, Group, OrderOption, Question, QuizAnswer, Score, SortOption, Task, sorted_into,
};
pub use try_it::{AlsoTry, Awaited, Target, TryIt};

/// Most bytes of one lesson file. The longest lesson of ours is under 8 KiB.
pub const MAX_SOURCE_BYTES: usize = 64 * 1024;
/// Most sections of a lesson.
pub const MAX_SECTIONS: usize = 20;
/// Most blocks of a section.
pub const MAX_BLOCKS: usize = 40;
/// Most items of a list.
pub const MAX_ITEMS: usize = 30;
/// Most emphasis or strong or link marks around one piece of text.
pub const MAX_INLINE_DEPTH: usize = 4;
/// Most inline parts in one line of text.
pub const MAX_INLINES: usize = 200;
/// Most characters of one piece of text.
pub const MAX_TEXT: usize = 2_000;
/// Most characters of an id.
pub const MAX_ID: usize = 60;
/// Most questions of a quiz.
pub const MAX_QUESTIONS: usize = 10;
/// Fewest and most options of a question.
pub const OPTIONS: std::ops::RangeInclusive<usize> = 2..=10;
/// Most sources of a lesson.
pub const MAX_SOURCES: usize = 20;
/// Most characters of a web address.
pub const MAX_ADDRESS: usize = 500;

/// A whole lesson in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Lesson {
    /// Stable id, the same in every language and version. A person's progress hangs on it.
    pub id: String,
    /// Place in the course, from 1.
    pub number: u32,
    /// The file's name without number and ending.
    pub slug: String,
    /// Goes up with every change of meaning.
    pub version: u32,
    /// The language of every text below.
    pub lang: Lang,
    /// What the list shows.
    pub title: String,
    /// One sentence: what this lesson is good for.
    pub summary: String,
    /// Minutes an unhurried reader needs.
    pub minutes: u32,
    /// The drawing.
    pub picture: Picture,
    /// One idea each, in reading order.
    pub sections: Vec<Section>,
    /// The screen to open after reading.
    pub try_it: TryIt,
    /// Questions with instant feedback. Nobody can do badly in it.
    pub quiz: Vec<Question>,
    /// Something to think about, answered in own words or not at all.
    pub reflection: String,
    /// What the lesson says is taken from here.
    pub sources: Vec<Source>,
    /// The day somebody last held every sentence against its source.
    pub reviewed_on: NaiveDate,
    /// Whether a clinician has read it. The page says "not yet" until one has.
    pub clinician_reviewed: bool,
}

/// A drawing of ours. The picture itself is a component of the screen, found by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Picture {
    /// Which drawing.
    pub id: String,
    /// The same in words, for somebody who does not see it. Never empty.
    pub alt: String,
}

/// Part of a lesson with a heading of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Section {
    /// Stable id, the same in every language: "read so far" is remembered by it.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Whether it states facts or offers something to do.
    pub kind: SectionKind,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// What a section is for. Every block of a [`SectionKind::Facts`] section carries a source; a test holds the built-in lessons to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Says how things are.
    Facts,
    /// Suggests something to do or to think about.
    Practice,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// Items in no order.
    List {
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// Things done one after the other.
    Steps {
        /// The steps, in order.
        items: Vec<Vec<Inline>>,
    },
    /// A few lines set apart.
    Callout {
        /// Why they are set apart.
        tone: Tone,
        /// Its paragraphs.
        paragraphs: Vec<Vec<Inline>>,
    },
}

impl Block {
    /// Every line of text in the block, in reading order.
    #[must_use]
    pub fn lines(&self) -> Vec<&[Inline]> {
        match self {
            Self::Paragraph { text } => vec![text.as_slice()],
            Self::List { items } | Self::Steps { items } => {
                items.iter().map(Vec::as_slice).collect()
            }
            Self::Callout { paragraphs, .. } => paragraphs.iter().map(Vec::as_slice).collect(),
        }
    }
}

/// Why a callout stands apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Good to know.
    Note,
    /// About staying alive: do not overlook.
    Safety,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words, shown as they are.
        text: String,
    },
    /// Stressed.
    Emphasis {
        /// What is stressed.
        text: Vec<Inline>,
    },
    /// Important.
    Strong {
        /// What is important.
        text: Vec<Inline>,
    },
    /// Something on the web. Shown with its address and opened only after a click.
    Link {
        /// Where to.
        to: WebAddress,
        /// What the link is called.
        text: Vec<Inline>,
    },
    /// "This is from there."
    Cite {
        /// Key of one of the lesson's sources.
        source: String,
    },
}

/// The words of a line without any marks, for reading aloud, searching and measuring.
#[must_use]
pub fn plain(line: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(line, &mut out);
    out
}

fn push_plain(line: &[Inline], out: &mut String) {
    for part in line {
        match part {
            Inline::Text { text } => out.push_str(text),
            Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
                push_plain(text, out)
            }
            Inline::Cite { .. } => {}
        }
    }
}

/// The keys of the sources a line cites.
#[must_use]
pub fn cited(line: &[Inline]) -> Vec<&str> {
    let mut keys = Vec::new();
    for part in line {
        match part {
            Inline::Cite { source } => keys.push(source.as_str()),
            Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
                keys.extend(cited(text))
            }
            Inline::Text { .. } => {}
        }
    }
    keys
}

/// Where something in the lesson was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Source {
    /// What the text cites it by.
    pub key: String,
    /// Who wrote what, when.
    pub text: String,
    /// Where it can be read, if it can be on the web.
    pub url: Option<WebAddress>,
}

/// Whether `text` can be an id: small letters, digits and hyphens, not too long.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_ID
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

impl Lesson {
    /// Every line a person reads as running text: summary, sections, hint, reflection. Without headings, quiz and sources.
    #[must_use]
    pub fn body(&self) -> Vec<String> {
        let sections = self
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .flat_map(Block::lines)
            .map(plain);
        std::iter::once(self.summary.clone())
            .chain(sections)
            .chain([self.try_it.hint.clone(), self.reflection.clone()])
            .collect()
    }

    /// Every line of the quiz: prompts, options and what is said back.
    #[must_use]
    pub fn quiz_lines(&self) -> Vec<String> {
        self.quiz.iter().flat_map(Question::lines).collect()
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.quiz.iter().find(|question| question.id == id)
    }

    /// How many questions these answers have right, out of all of them. Answers to questions that are no longer there do not count.
    #[must_use]
    pub fn score(&self, answers: &[QuizAnswer]) -> Score {
        let right = self
            .quiz
            .iter()
            .filter(|question| {
                answers.iter().any(|answer| {
                    answer.question == question.id
                        && question.is_right(&answer.options) == Some(true)
                })
            })
            .count();
        Score {
            right: small(right),
            of: small(self.quiz.len()),
        }
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
