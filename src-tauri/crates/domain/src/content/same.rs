//! Parity of translations: what may not differ between a lesson's two languages.

use super::{Block, Lesson, Question, Section, SectionKind, Tone, cited};

impl Lesson {
    /// What differs from `other` in anything that must be the same in every language: ids, kinds, right answers, citations.
    /// Empty when the two are one lesson in two languages. Names of the parts that differ, for the test that holds them together.
    #[must_use]
    pub fn differs_from(&self, other: &Self) -> Vec<String> {
        let mut parts = Vec::new();
        let mut hold = |same: bool, what: &str| {
            if !same {
                parts.push(what.to_owned());
            }
        };
        hold(self.id == other.id, "id");
        hold(self.number == other.number, "number");
        hold(self.version == other.version, "version");
        hold(self.minutes == other.minutes, "minutes");
        hold(self.picture.id == other.picture.id, "picture");
        hold(
            (self.try_it.target, self.try_it.waits_for)
                == (other.try_it.target, other.try_it.waits_for)
                && self.try_it.also.as_ref().map(|also| also.target)
                    == other.try_it.also.as_ref().map(|also| also.target),
            "try_it",
        );
        hold(self.reviewed_on == other.reviewed_on, "reviewed_on");
        hold(
            self.clinician_reviewed == other.clinician_reviewed,
            "clinician_reviewed",
        );
        hold(
            self.sections
                .iter()
                .map(shape)
                .eq(other.sections.iter().map(shape)),
            "sections",
        );
        hold(
            self.quiz
                .iter()
                .map(Question::outline)
                .eq(other.quiz.iter().map(Question::outline)),
            "quiz",
        );
        // The page itself may be another: many agencies have one in each language.
        hold(
            self.sources
                .iter()
                .map(|s| (&s.key, s.url.is_some()))
                .eq(other.sources.iter().map(|s| (&s.key, s.url.is_some()))),
            "sources",
        );
        parts
    }
}

/// What must be the same of a section: its id and kind, and the form of each block.
#[derive(PartialEq)]
struct Shape<'a> {
    id: &'a str,
    kind: SectionKind,
    blocks: Vec<BlockShape<'a>>,
}

/// What must be the same of a block: its form, how many lines it has, and what it cites.
#[derive(PartialEq)]
struct BlockShape<'a> {
    form: &'static str,
    lines: usize,
    cites: Vec<&'a str>,
}

fn shape(section: &Section) -> Shape<'_> {
    let blocks = section.blocks.iter().map(|block| BlockShape {
        form: match block {
            Block::Paragraph { .. } => "paragraph",
            Block::List { .. } => "list",
            Block::Steps { .. } => "steps",
            Block::Callout {
                tone: Tone::Note, ..
            } => "note",
            Block::Callout {
                tone: Tone::Safety, ..
            } => "safety",
        },
        lines: block.lines().len(),
        cites: block.lines().into_iter().flat_map(cited).collect(),
    });
    Shape {
        id: &section.id,
        kind: section.kind,
        blocks: blocks.collect(),
    }
}
