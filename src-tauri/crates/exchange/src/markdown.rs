//! Lessons as files: TOML front matter and Markdown in, the typed tree of `evenkeel_domain::content` out.
//!
//! Owns the small part of Markdown a lesson may use, and every bound on it. Refuses to own: any output. No HTML is made
//! here or anywhere else; raw HTML in a lesson becomes the characters it is written with, and what has no place in a
//! lesson (pictures, tables, code blocks, nested lists, other links than https) is an error that names its line.
//!
//! A lesson is written like this:
//!
//! ```text
//! +++
//! id = "triggers"
//! (the other fields of `Lesson` except `lang` and `sections`)
//! +++
//! ## A heading {#its-id}
//! A paragraph that says how things are.[^key-of-a-source]
//!
//! ## Something to do {#another-id .practice}
//! 1. A step.
//! 2. The next one.
//!
//! > [!IMPORTANT]
//! > About staying alive. (Any other quote is a note.)
//! ```

mod body;
mod front;

use evenkeel_domain::Lang;
use evenkeel_domain::content::{self, Lesson, MAX_SOURCE_BYTES, Question, Task};

/// Why a file is no lesson. Names places and parts, never the file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LessonError {
    /// Over [`MAX_SOURCE_BYTES`].
    #[error("the lesson is larger than 64 KiB")]
    TooLarge,
    /// Holds characters that are not text, or that turn the direction of other text.
    #[error("line {line} holds control characters")]
    ControlCharacter {
        /// Where, from 1.
        line: usize,
    },
    /// Does not start with front matter between two lines of `+++`.
    #[error("the front matter is missing")]
    NoFrontMatter,
    /// The front matter is not TOML, or a field is missing or of the wrong kind.
    #[error("the front matter cannot be read at line {line}")]
    FrontMatter {
        /// Where, from 1.
        line: usize,
    },
    /// A field breaks its rule (empty, too long, out of range, not an id, no or several right answers).
    #[error("the field {field} breaks its rule")]
    Field {
        /// Which one.
        field: &'static str,
    },
    /// The same id or key twice.
    #[error("{field} is there twice")]
    Twice {
        /// Which one.
        field: &'static str,
    },
    /// More of something than a lesson may have.
    #[error("too many or too long: {what}, at line {line}")]
    TooMuch {
        /// Of what.
        what: &'static str,
        /// Where, from 1.
        line: usize,
    },
    /// Something that has no place in a lesson.
    #[error("{what} has no place in a lesson, at line {line}")]
    Unsupported {
        /// What it is.
        what: &'static str,
        /// Where, from 1.
        line: usize,
    },
    /// A link that is not plain https.
    #[error("the link at line {line} is not an https address")]
    Link {
        /// Where, from 1.
        line: usize,
    },
    /// Cites a source that is not in the list.
    #[error("line {line} cites a source that is not listed")]
    UnknownSource {
        /// Where, from 1.
        line: usize,
    },
}

/// Reads one lesson file in `lang`.
///
/// # Errors
/// [`LessonError`]: the first thing that keeps it from being a lesson.
pub fn parse(lang: Lang, source: &str) -> Result<Lesson, LessonError> {
    if source.len() > MAX_SOURCE_BYTES {
        return Err(LessonError::TooLarge);
    }
    let source = source
        .strip_prefix('\u{feff}')
        .unwrap_or(source)
        .replace("\r\n", "\n");
    for (at, line) in source.lines().enumerate() {
        if line.chars().any(is_control) {
            return Err(LessonError::ControlCharacter {
                line: at.saturating_add(1),
            });
        }
    }
    let (head, text) = source
        .strip_prefix("+++\n")
        .and_then(|rest| {
            rest.split_once("\n+++\n")
                .or_else(|| rest.strip_suffix("\n+++").map(|head| (head, "")))
        })
        .ok_or(LessonError::NoFrontMatter)?;
    let front = front::read(head)?;
    // The fences are two lines of the file.
    let first_line = head.lines().count().saturating_add(3);
    let sections = body::read(text, first_line, &front.sources)?;
    let lesson = front.into_lesson(lang, sections);
    check(&lesson)?;
    Ok(lesson)
}

/// Control characters other than tab, and the marks that turn or hide the direction of text.
fn is_control(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn check(lesson: &Lesson) -> Result<(), LessonError> {
    let field = |ok: bool, field: &'static str| {
        if ok {
            Ok(())
        } else {
            Err(LessonError::Field { field })
        }
    };
    let words = |text: &str| !text.trim().is_empty() && text.chars().count() <= content::MAX_TEXT;
    field(content::is_id(&lesson.id), "id")?;
    field(content::is_id(&lesson.slug), "slug")?;
    field((1..=999).contains(&lesson.number), "number")?;
    field(lesson.version >= 1, "version")?;
    field((1..=60).contains(&lesson.minutes), "minutes")?;
    field(words(&lesson.title), "title")?;
    field(words(&lesson.summary), "summary")?;
    field(words(&lesson.reflection), "reflection")?;
    field(content::is_id(&lesson.picture.id), "picture.id")?;
    field(words(&lesson.picture.alt), "picture.alt")?;
    field(words(&lesson.try_it.label), "try_it.label")?;
    field(words(&lesson.try_it.hint), "try_it.hint")?;
    field(
        lesson
            .try_it
            .also
            .as_ref()
            .is_none_or(|also| words(&also.label)),
        "try_it.also",
    )?;
    field(lesson.try_it.fits(), "try_it.waits_for")?;
    field(!lesson.sections.is_empty(), "sections")?;
    for section in &lesson.sections {
        field(words(&section.title), "section")?;
        field(!section.blocks.is_empty(), "section")?;
    }
    distinct(
        lesson.sections.iter().map(|section| section.id.as_str()),
        "section",
    )?;
    field(lesson.sources.len() <= content::MAX_SOURCES, "sources")?;
    for source in &lesson.sources {
        field(content::is_id(&source.key), "sources.key")?;
        field(words(&source.text), "sources.text")?;
    }
    distinct(
        lesson.sources.iter().map(|source| source.key.as_str()),
        "sources.key",
    )?;
    field(lesson.quiz.len() <= content::MAX_QUESTIONS, "quiz")?;
    distinct(
        lesson.quiz.iter().map(|question| question.id.as_str()),
        "quiz.id",
    )?;
    for question in &lesson.quiz {
        check_question(question)?;
    }
    field(
        lesson
            .body()
            .iter()
            .chain(&lesson.quiz_lines())
            .all(|line| words(line)),
        "text",
    )
}

fn check_question(question: &Question) -> Result<(), LessonError> {
    let field = |ok: bool, field: &'static str| {
        if ok {
            Ok(())
        } else {
            Err(LessonError::Field { field })
        }
    };
    field(content::is_id(&question.id), "quiz.id")?;
    let ids: Vec<&str> = match &question.task {
        Task::Choice { options } => {
            field(
                options.iter().filter(|option| option.right).count() == 1,
                "quiz.options.right",
            )?;
            options.iter().map(|option| option.id.as_str()).collect()
        }
        Task::Order { options, .. } => {
            let mut places: Vec<u32> = options.iter().map(|option| option.place).collect();
            places.sort_unstable();
            field(
                (1..).zip(&places).all(|(at, place)| at == *place),
                "quiz.options.place",
            )?;
            options.iter().map(|option| option.id.as_str()).collect()
        }
        Task::Sort { groups, options } => {
            field(content::OPTIONS.contains(&groups.len()), "quiz.groups")?;
            distinct(
                groups.iter().map(|group| group.id.as_str()),
                "quiz.groups.id",
            )?;
            field(
                groups
                    .iter()
                    .all(|group| content::is_id(&group.id) && !group.label.trim().is_empty()),
                "quiz.groups",
            )?;
            field(
                options
                    .iter()
                    .all(|option| groups.iter().any(|group| group.id == option.group)),
                "quiz.options.group",
            )?;
            options.iter().map(|option| option.id.as_str()).collect()
        }
    };
    field(content::OPTIONS.contains(&ids.len()), "quiz.options")?;
    field(ids.iter().all(|id| content::is_id(id)), "quiz.options.id")?;
    distinct(ids.into_iter(), "quiz.options.id")
}

fn distinct<'a>(
    ids: impl Iterator<Item = &'a str>,
    field: &'static str,
) -> Result<(), LessonError> {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(LessonError::Twice { field });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
