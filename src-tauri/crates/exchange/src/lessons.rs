//! The lessons built into the app.
//!
//! Owns the list of their files. The files live in `src-tauri/content/lessons/{en,es}`; what is in them is checked by the
//! tests, so that a fault in one is found at build time and not by a patient.

use evenkeel_domain::Lang;
use evenkeel_domain::content::Lesson;

use crate::markdown::{self, LessonError};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// English: name and text of each.
        const EN: &[(&str, &str)] = files!(in "en": $($name),+);
        /// Spanish: the same lessons.
        const ES: &[(&str, &str)] = files!(in "es": $($name),+);
    };
    (in $lang:literal: $($name:literal),+) => {
        &[$(($name, include_str!(concat!("../../../content/lessons/", $lang, "/", $name, ".md")))),+]
    };
}

files!(
    "01-intensive-outpatient",
    "02-privacy-and-rights",
    "03-overdose-and-naloxone",
    "04-withdrawal",
    "05-brain",
    "06-goals",
    "07-plan-your-day",
    "08-triggers",
    "09-cravings",
    "10-ride-the-wave",
    "11-delay-and-halt",
    "12-medicines",
    "13-alcohol",
    "14-opioids-and-fentanyl",
    "15-stimulants",
    "16-other-substances",
    "17-warning-signs",
    "18-saying-no",
    "19-first-hour",
    "20-my-plan",
    "21-mood-worry-trauma",
    "22-sleep-food-movement",
    "23-family-work-law",
    "24-long-run",
);

/// Name (`NN-slug`) and text of every built-in lesson file in `lang`, in the order of the course.
#[must_use]
pub const fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::En => EN,
        Lang::Es => ES,
    }
}

/// Every built-in lesson in `lang`, in the order of the course. Reads all of them each time: whoever asks often keeps the answer.
///
/// # Errors
/// [`LessonError`] of the first file that is no lesson. Tests keep that from happening in a release.
pub fn builtin(lang: Lang) -> Result<Vec<Lesson>, LessonError> {
    files(lang)
        .iter()
        .map(|(_, source)| markdown::parse(lang, source))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lesson_can_be_read_in_both_languages() {
        for lang in Lang::ALL {
            for (name, source) in files(lang) {
                let lesson = markdown::parse(lang, source);
                assert!(lesson.is_ok(), "{}/{name}: {:?}", lang.tag(), lesson.err());
                let lesson = lesson.unwrap();
                assert_eq!(
                    format!("{:02}-{}", lesson.number, lesson.slug),
                    *name,
                    "the file's name says which lesson it is"
                );
            }
            let numbers: Vec<u32> = builtin(lang)
                .unwrap()
                .iter()
                .map(|lesson| lesson.number)
                .collect();
            assert!(
                numbers.is_sorted(),
                "the list keeps the order of the course"
            );
        }
    }
}
