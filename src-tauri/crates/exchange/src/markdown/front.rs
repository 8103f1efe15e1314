//! The front matter of a lesson file.
//!
//! Owns the fields as they stand in the file. Their rules are checked on the whole lesson, in the parent module.

use chrono::NaiveDate;
use evenkeel_domain::Lang;
use evenkeel_domain::content::{Lesson, Picture, Question, Section, Source, TryIt};
use serde::Deserialize;

use super::LessonError;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Front {
    id: String,
    number: u32,
    slug: String,
    version: u32,
    title: String,
    summary: String,
    minutes: u32,
    picture: Picture,
    try_it: TryIt,
    #[serde(default)]
    quiz: Vec<Question>,
    reflection: String,
    #[serde(default)]
    pub(super) sources: Vec<Source>,
    reviewed_on: NaiveDate,
    clinician_reviewed: bool,
}

pub(super) fn read(head: &str) -> Result<Front, LessonError> {
    toml::from_str(head).map_err(|fault| {
        let before = fault.span().map_or(0, |span| span.start);
        let breaks = head
            .bytes()
            .take(before)
            .filter(|byte| *byte == b'\n')
            .count();
        // One for counting from 1, one for the fence above.
        LessonError::FrontMatter {
            line: breaks.saturating_add(2),
        }
    })
}

impl Front {
    pub(super) fn into_lesson(self, lang: Lang, sections: Vec<Section>) -> Lesson {
        Lesson {
            id: self.id,
            number: self.number,
            slug: self.slug,
            version: self.version,
            lang,
            title: self.title,
            summary: self.summary,
            minutes: self.minutes,
            picture: self.picture,
            sections,
            try_it: self.try_it,
            quiz: self.quiz,
            reflection: self.reflection,
            sources: self.sources,
            reviewed_on: self.reviewed_on,
            clinician_reviewed: self.clinician_reviewed,
        }
    }
}
