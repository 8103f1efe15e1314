//! The text of a lesson file: Markdown events folded into sections, blocks and lines.
//!
//! Owns which Markdown a lesson may use. Works on the parser's events one by one and never recurses, so that no depth of
//! nesting can reach the end of the stack.

use evenkeel_domain::content::{
    Block, Inline, MAX_BLOCKS, MAX_INLINE_DEPTH, MAX_INLINES, MAX_ITEMS, MAX_SECTIONS, MAX_TEXT,
    Section, SectionKind, Source, Tone, WebAddress, is_id, plain,
};
use pulldown_cmark::{BlockQuoteKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::LessonError;

pub(super) fn read(
    text: &str,
    first_line: usize,
    sources: &[Source],
) -> Result<Vec<Section>, LessonError> {
    // Old footnotes: a reference without a definition in the text, because the sources stand in the front matter.
    let options =
        Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_OLD_FOOTNOTES | Options::ENABLE_GFM;
    let mut fold = Fold {
        sources,
        sections: Vec::new(),
        heading: None,
        open: Open::Nothing,
        marks: Vec::new(),
        line: 0,
        pieces: 0,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        // Counting line ends from the start each time would be quadratic; only errors need the number.
        fold.line = range.start;
        fold.take(event)
            .map_err(|fault| fault.at(text, first_line))?;
    }
    Ok(fold.sections)
}

/// A fault with the place it was found at, as an offset into the text.
enum Fault {
    TooMuch(&'static str, usize),
    Unsupported(&'static str, usize),
    Link(usize),
    UnknownSource(usize),
    Field(&'static str),
}

impl Fault {
    fn at(self, text: &str, first_line: usize) -> LessonError {
        let line = |offset: usize| {
            text.bytes()
                .take(offset)
                .filter(|byte| *byte == b'\n')
                .count()
                .saturating_add(first_line)
        };
        match self {
            Self::TooMuch(what, at) => LessonError::TooMuch {
                what,
                line: line(at),
            },
            Self::Unsupported(what, at) => LessonError::Unsupported {
                what,
                line: line(at),
            },
            Self::Link(at) => LessonError::Link { line: line(at) },
            Self::UnknownSource(at) => LessonError::UnknownSource { line: line(at) },
            Self::Field(field) => LessonError::Field { field },
        }
    }
}

/// The block that is being read.
enum Open {
    Nothing,
    Paragraph,
    List {
        ordered: bool,
        items: Vec<Vec<Inline>>,
        in_item: bool,
    },
    Callout {
        tone: Tone,
        paragraphs: Vec<Vec<Inline>>,
    },
}

/// A mark around text that is being read; the first of a stack is the line itself.
enum Mark {
    Line,
    Emphasis,
    Strong,
    Link(WebAddress),
}

struct Fold<'s> {
    sources: &'s [Source],
    sections: Vec<Section>,
    heading: Option<(String, SectionKind)>,
    open: Open,
    marks: Vec<(Mark, Vec<Inline>)>,
    line: usize,
    pieces: usize,
}

impl Fold<'_> {
    fn take(&mut self, event: Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Raw HTML is shown as the characters it is written with.
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.words(&text)
            }
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::FootnoteReference(key) => {
                if !self.sources.iter().any(|source| *source.key == *key) {
                    return Err(Fault::UnknownSource(self.line));
                }
                self.piece(Inline::Cite {
                    source: key.into_string(),
                })
            }
            Event::Rule => Err(self.unsupported("a ruler")),
            Event::TaskListMarker(_) => Err(self.unsupported("a check box")),
            Event::InlineMath(_) | Event::DisplayMath(_) => Err(self.unsupported("a formula")),
        }
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), Fault> {
        match tag {
            Tag::Heading {
                level: HeadingLevel::H2,
                id,
                classes,
                ..
            } => {
                self.at_top("a heading inside another block")?;
                let id = id
                    .map(|id| id.into_string())
                    .filter(|id| is_id(id))
                    .ok_or(Fault::Field("section.id"))?;
                let kind = match classes.as_slice() {
                    [] => SectionKind::Facts,
                    [class] if **class == *"practice" => SectionKind::Practice,
                    _ => return Err(Fault::Field("section.kind")),
                };
                if self.sections.len() >= MAX_SECTIONS {
                    return Err(Fault::TooMuch("sections", self.line));
                }
                self.heading = Some((id, kind));
                self.open_line();
                Ok(())
            }
            Tag::Heading { .. } => Err(self.unsupported("a heading of another level")),
            Tag::Paragraph | Tag::HtmlBlock => self.start_paragraph(),
            Tag::BlockQuote(kind) => {
                self.at_top("a quote inside another block")?;
                let tone = match kind {
                    Some(
                        BlockQuoteKind::Important
                        | BlockQuoteKind::Warning
                        | BlockQuoteKind::Caution,
                    ) => Tone::Safety,
                    Some(BlockQuoteKind::Note | BlockQuoteKind::Tip) | None => Tone::Note,
                };
                self.open = Open::Callout {
                    tone,
                    paragraphs: Vec::new(),
                };
                Ok(())
            }
            Tag::List(first) => {
                self.at_top("a list inside another block")?;
                self.open = Open::List {
                    ordered: first.is_some(),
                    items: Vec::new(),
                    in_item: false,
                };
                Ok(())
            }
            Tag::Item => {
                if let Open::List { items, in_item, .. } = &mut self.open {
                    if items.len() >= MAX_ITEMS {
                        return Err(Fault::TooMuch("list items", self.line));
                    }
                    *in_item = true;
                }
                self.open_line();
                Ok(())
            }
            Tag::Emphasis => self.mark(Mark::Emphasis),
            Tag::Strong => self.mark(Mark::Strong),
            Tag::Link { dest_url, .. } => {
                let to = WebAddress::parse(&dest_url).ok_or(Fault::Link(self.line))?;
                self.mark(Mark::Link(to))
            }
            Tag::Image { .. } => Err(self.unsupported("a picture")),
            Tag::CodeBlock(_) => Err(self.unsupported("a block of code")),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                Err(self.unsupported("a table"))
            }
            Tag::FootnoteDefinition(_) => Err(self.unsupported("a footnote")),
            _ => Err(self.unsupported("this mark")),
        }
    }

    fn start_paragraph(&mut self) -> Result<(), Fault> {
        match &self.open {
            Open::Nothing => {
                self.at_top("a paragraph inside another block")?;
                self.open = Open::Paragraph;
                self.open_line();
            }
            Open::Callout { .. } => self.open_line(),
            // The line of an item is open already; a second paragraph in it has no place.
            Open::List { in_item: true, .. }
                if self.marks.first().is_some_and(|(_, line)| line.is_empty()) => {}
            Open::Paragraph | Open::List { .. } => {
                return Err(self.unsupported("a second paragraph in a list item"));
            }
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Fault> {
        match tag {
            TagEnd::Heading(_) => {
                let title = plain(&self.close_line()?);
                if let Some((id, kind)) = self.heading.take() {
                    self.sections.push(Section {
                        id,
                        title: title.trim().to_owned(),
                        kind,
                        blocks: Vec::new(),
                    });
                }
                Ok(())
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => match &self.open {
                Open::Paragraph => {
                    let text = self.close_line()?;
                    self.open = Open::Nothing;
                    self.block(Block::Paragraph { text })
                }
                Open::Callout { .. } => {
                    let line = self.close_line()?;
                    if let Open::Callout { paragraphs, .. } = &mut self.open {
                        if paragraphs.len() >= MAX_ITEMS {
                            return Err(Fault::TooMuch("paragraphs in a note", self.line));
                        }
                        paragraphs.push(line);
                    }
                    Ok(())
                }
                Open::List { .. } | Open::Nothing => Ok(()),
            },
            TagEnd::Item => {
                let line = self.close_line()?;
                if let Open::List { items, in_item, .. } = &mut self.open {
                    items.push(line);
                    *in_item = false;
                }
                Ok(())
            }
            TagEnd::List(_) => {
                if let Open::List { ordered, items, .. } =
                    std::mem::replace(&mut self.open, Open::Nothing)
                {
                    self.block(if ordered {
                        Block::Steps { items }
                    } else {
                        Block::List { items }
                    })?;
                }
                Ok(())
            }
            TagEnd::BlockQuote(_) => {
                if let Open::Callout { tone, paragraphs } =
                    std::mem::replace(&mut self.open, Open::Nothing)
                {
                    if paragraphs.is_empty() {
                        return Err(self.unsupported("an empty note"));
                    }
                    self.block(Block::Callout { tone, paragraphs })?;
                }
                Ok(())
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                let Some((mark, text)) = self.marks.pop() else {
                    return Ok(());
                };
                match mark {
                    Mark::Emphasis => self.piece(Inline::Emphasis { text }),
                    Mark::Strong => self.piece(Inline::Strong { text }),
                    Mark::Link(to) => self.piece(Inline::Link { to, text }),
                    Mark::Line => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn at_top(&self, what: &'static str) -> Result<(), Fault> {
        if matches!(self.open, Open::Nothing) {
            Ok(())
        } else {
            Err(self.unsupported(what))
        }
    }

    fn unsupported(&self, what: &'static str) -> Fault {
        Fault::Unsupported(what, self.line)
    }

    fn open_line(&mut self) {
        self.pieces = 0;
        self.marks = vec![(Mark::Line, Vec::new())];
    }

    fn close_line(&mut self) -> Result<Vec<Inline>, Fault> {
        let line = self
            .marks
            .drain(..)
            .next()
            .map(|(_, line)| line)
            .unwrap_or_default();
        let words = plain(&line);
        if words.trim().is_empty() {
            return Err(self.unsupported("an empty line of text"));
        }
        if words.chars().count() > MAX_TEXT {
            return Err(Fault::TooMuch("characters in a line", self.line));
        }
        Ok(line)
    }

    fn mark(&mut self, mark: Mark) -> Result<(), Fault> {
        if self.marks.len() > MAX_INLINE_DEPTH {
            return Err(Fault::TooMuch("marks around a text", self.line));
        }
        self.marks.push((mark, Vec::new()));
        Ok(())
    }

    fn words(&mut self, text: &str) -> Result<(), Fault> {
        match self.marks.last_mut() {
            Some((_, line)) => {
                if let Some(Inline::Text { text: before }) = line.last_mut() {
                    before.push_str(text);
                    return Ok(());
                }
                self.piece(Inline::Text {
                    text: text.to_owned(),
                })
            }
            None => Err(self.unsupported("text outside a block")),
        }
    }

    fn piece(&mut self, piece: Inline) -> Result<(), Fault> {
        self.pieces = self.pieces.saturating_add(1);
        if self.pieces > MAX_INLINES {
            return Err(Fault::TooMuch("pieces in a line", self.line));
        }
        match self.marks.last_mut() {
            Some((_, line)) => {
                line.push(piece);
                Ok(())
            }
            None => Err(self.unsupported("text outside a block")),
        }
    }

    fn block(&mut self, block: Block) -> Result<(), Fault> {
        let at = self.line;
        let Some(section) = self.sections.last_mut() else {
            return Err(Fault::Unsupported("text before the first heading", at));
        };
        if section.blocks.len() >= MAX_BLOCKS {
            return Err(Fault::TooMuch("blocks in a section", at));
        }
        section.blocks.push(block);
        Ok(())
    }
}
